//! Which drawing comes at which place of the exhibition: a varied mix of media, scenes, countries and ages.

use super::{Around, Capture, DrawingSpec, Medium, Scene, Visited, rng::Rng};

/// One drawing in this many is a photograph of 12 megapixels.
const LARGE_EVERY: u32 = 19;
/// The longer side of those, in pixels.
const LARGE_SIDE_PX: u32 = 4000;
/// How large what they photograph is painted: about what a phone's lens can tell apart.
const LARGE_PAINTED_PX: u32 = 2600;

/// The drawing at a place of the exhibition.
pub fn plan(index: u32, seed: u64) -> DrawingSpec {
    let rng = Rng::new(seed.wrapping_mul(0x1_0001).wrapping_add(u64::from(index)));
    // Scenes and countries go round in steps without a common divisor, so that neighbours differ and all pairs occur.
    let scene = Scene::ALL[(index as usize * 7 + index as usize / 16) % Scene::ALL.len()];
    let visited = Visited::ALL[(index as usize * 3 + index as usize / 5) % Visited::ALL.len()];
    let medium = rng.pick(&[
        Medium::Crayon,
        Medium::Crayon,
        Medium::Crayon,
        Medium::Watercolour,
        Medium::Watercolour,
        Medium::Watercolour,
        Medium::Gouache,
        Medium::Gouache,
        Medium::Gouache,
        Medium::ColouredPencil,
        Medium::ColouredPencil,
        Medium::Felt,
        Medium::Felt,
        Medium::Ink,
    ]);
    let skill = 6.0 + 10.0 * (rng.unit() + rng.unit()) * 0.5;
    let portrait = match scene {
        Scene::Portrait => rng.chance(0.75),
        Scene::Train | Scene::Friends => rng.chance(0.08),
        Scene::Kites | Scene::Balloons | Scene::Forest | Scene::Temple => rng.chance(0.42),
        _ => rng.chance(0.24),
    };
    let long_side_px = if is_large(index) {
        LARGE_PAINTED_PX
    } else {
        rng.pick(&[1900, 2000, 2100, 2200, 2400])
    };
    DrawingSpec {
        seed: rng.bits(),
        medium,
        scene,
        visited,
        skill,
        portrait,
        long_side_px,
    }
}

/// Whether the drawing at a place is sent in as a photograph of 12 megapixels.
fn is_large(index: u32) -> bool {
    index % LARGE_EVERY == 11
}

/// How the drawing at a place of the exhibition was sent in.
pub fn capture(index: u32, seed: u64) -> Capture {
    let spec = plan(index, seed);
    let rng = Rng::new(spec.seed ^ 0xCA97);
    let large = is_large(index);
    if large || rng.chance(0.3) {
        return Capture::Phone {
            seed: rng.bits(),
            orientation: if spec.portrait {
                rng.pick(&[6, 6, 6, 8])
            } else {
                rng.pick(&[1, 1, 1, 3])
            },
            around: if rng.chance(0.35) {
                Around::Edge
            } else {
                Around::Nothing
            },
            long_side_px: if large {
                LARGE_SIDE_PX
            } else {
                spec.long_side_px
            },
        };
    }
    if rng.chance(0.04) {
        Capture::ScanPng
    } else {
        Capture::ScanJpeg
    }
}
