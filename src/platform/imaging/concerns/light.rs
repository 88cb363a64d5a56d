//! Whether a photo is dark: paper is bright even on a drawing of the night.

use super::Plane;

/// Light that at least a twentieth of the picture has: paper, a moon, a white gouache. `web/js/rules/photo.js` asks the same of the
/// photo before it is sent.
const BRIGHT_MIN: f32 = 115.0;

pub(super) fn is_dark(plane: &Plane) -> bool {
    let mut lights = plane.light.clone();
    let at = lights.len().saturating_sub(1) * 95 / 100;
    if lights.is_empty() {
        return false;
    }
    let (_, bright, _) = lights.select_nth_unstable_by(at, f32::total_cmp);
    *bright < BRIGHT_MIN
}
