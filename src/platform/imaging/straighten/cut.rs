//! A sheet of which one side lies outside of the picture: two opposite sides that run out of it and one that joins them.

use super::edges::Edges;
use super::lines::{Line, Support};
use super::look::Look;
use super::sheet::{Side, area};

/// Least support of each of the three sides.
const SUPPORT_MIN: f32 = 0.6;
/// Least share of the picture that such a sheet covers.
const AREA_MIN: f32 = 0.35;
/// Guesses that are looked at closely.
const N_CLOSE: usize = 6;

/// The side at which the sheet is cut off, if there is such a sheet.
pub(super) fn find_cut(
    edges: &Edges,
    lying: &[Line],
    standing: &[Line],
    look: &Look<'_>,
) -> Option<Side> {
    let (width, height) = (edges.width as f32, edges.height as f32);
    // The border that the sheet runs out of, as a line just inside of the picture.
    let border = |nx: f32, ny: f32, rho: f32| Line { nx, ny, rho };
    let mut guesses = Vec::new();
    for (side, out, running, joining) in [
        (
            Side::Bottom,
            border(0.0, 1.0, height - 2.0),
            standing,
            lying,
        ),
        (Side::Top, border(0.0, 1.0, 1.0), standing, lying),
        (Side::Right, border(1.0, 0.0, width - 2.0), lying, standing),
        (Side::Left, border(1.0, 0.0, 1.0), lying, standing),
    ] {
        let supports: Vec<Support> = running.iter().map(|l| Support::of(edges, l)).collect();
        for join in joining {
            let join_support = Support::of(edges, join);
            // Each running line from the joining one to the border, if edges run along all of it.
            let ends: Vec<((f32, f32), (f32, f32))> = running
                .iter()
                .zip(&supports)
                .filter_map(|(line, support)| {
                    let (inner, outer) = (line.cross(join)?, line.cross(&out)?);
                    let share = support.share(line.along(inner), line.along(outer));
                    let is_within = |(x, y): (f32, f32)| {
                        x >= 2.0 && y >= 2.0 && x <= width - 2.0 && y <= height - 2.0
                    };
                    (share >= SUPPORT_MIN && is_within(inner)).then_some((inner, outer))
                })
                .collect();
            for (at, a) in ends.iter().enumerate() {
                for b in &ends[at + 1..] {
                    let share = join_support.share(join.along(a.0), join.along(b.0));
                    if share < SUPPORT_MIN {
                        continue;
                    }
                    // Round clockwise, from the border in along one, over, and out along the other.
                    let mut corners = [a.1, a.0, b.0, b.1];
                    if area(&corners) < 0.0 {
                        corners = [b.1, b.0, a.0, a.1];
                    }
                    let covered = area(&corners) / (width * height);
                    let is_within =
                        |&(x, y): &(f32, f32)| x >= 0.0 && y >= 0.0 && x <= width && y <= height;
                    if covered >= AREA_MIN && corners.iter().all(is_within) {
                        guesses.push((share + covered, side, corners));
                    }
                }
            }
        }
    }
    guesses.sort_by(|a, b| b.0.total_cmp(&a.0));
    guesses
        .iter()
        .take(N_CLOSE)
        .find(|(_, _, corners)| look.is_cut_sheet(corners))
        .map(|(_, side, _)| *side)
}
