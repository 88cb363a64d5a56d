//! Which four of the lines are the sides of the sheet.
//!
//! Every pair of lying lines with every pair of standing ones is a guess. A guess is good if edges run along its sides and stop at its
//! corners; the best ones are then drawn exactly and looked at: the sides must be straight as cut paper is and no drawn frame, and what
//! lies outside must not be more of the same paper.

use serde::{Deserialize, Serialize};

use super::corners::Corners;
use super::cut::{self, Chain};
use super::edges::Edges;
use super::lines::{At, Line, Lines};
use super::look::{Look, QUALITY_MAX};
use crate::raster::Raster;

/// One side of a picture or of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// Above.
    Top,
    /// To the right.
    Right,
    /// Below.
    Bottom,
    /// To the left.
    Left,
}

/// What was found of a sheet in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// A whole sheet that lies on something else.
    Whole(Corners),
    /// A sheet with something else around it whose one side lies outside of the picture.
    Cut(Side),
    /// No sheet's edges: the drawing fills the picture, or nothing can be said.
    Nothing,
}

/// Least share of the picture that a sheet covers.
const AREA_MIN: f32 = 0.05;
/// Share of the picture below which more is asked of a sheet.
const SMALL: f32 = 0.14;
/// Least support of each side of a small one.
const SMALL_SUPPORT_MIN: f32 = 0.75;
/// Least distance of opposite sides, as a share of the picture's shorter side.
const SIDE_MIN: f32 = 0.15;
/// Least length of a side that is seen, px.
const SEEN_PX_MIN: f32 = 16.0;
/// A corner is at least this far inside the picture, as a share of its longer side.
const MARGIN: f32 = 0.004;
/// Least support of each side.
const SUPPORT_MIN: f32 = 0.4;
/// Least mean support of the sides.
const SUPPORT_MEAN_MIN: f32 = 0.6;
/// Support of a line beyond a corner from which on it runs on.
pub(super) const RUNS_ON: f32 = 0.7;
/// Guesses that are looked at closely.
const N_CLOSE: usize = 24;

struct Guess {
    corners: [(f32, f32); 4],
    score: f32,
}

/// Looks for the sheet.
pub(crate) fn find(raster: &Raster) -> Finding {
    if raster.width < 48 || raster.height < 48 {
        return Finding::Nothing;
    }
    let edges = Edges::of(raster);
    let lines = Lines::of(raster, &edges);
    let (mut guesses, chains) = guess(&lines);
    guesses.sort_by(|a, b| b.score.total_cmp(&a.score));
    let look = Look::of(raster, &edges);
    let long = edges.width.max(edges.height) as f32;
    let (mut sure, mut best) = (0.0, None);
    for guess in several(&guesses, long) {
        if guess.score + QUALITY_MAX <= sure {
            break; // nor is any that follows
        }
        if let Some(seen) = look.closely(&guess.corners)
            && guess.score + seen.quality > sure
        {
            (sure, best) = (guess.score + seen.quality, Some(seen));
        }
    }
    // The surest one decides: beside a drawn border there is always a worse guess that is none, and within a sheet that is cut off a
    // smaller one that is whole.
    match (cut::find_cut(&lines, chains, &look, sure), best) {
        (Some(side), _) => Finding::Cut(side),
        (None, Some(seen)) if !seen.is_drawn_frame => {
            let (width, height) = (edges.width as f32, edges.height as f32);
            Corners::from_shares(seen.corners.map(|(x, y)| (x / width, y / height)))
                .map_or(Finding::Nothing, Finding::Whole)
        }
        _ => Finding::Nothing,
    }
}

/// The best guesses, each different from those before it by more than the close look moves a corner.
fn several(guesses: &[Guess], long: f32) -> Vec<&Guess> {
    let mut kept: Vec<&Guess> = Vec::new();
    for guess in guesses {
        let is_new = kept.iter().all(|other| {
            guess
                .corners
                .iter()
                .zip(&other.corners)
                .any(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1) > 0.012 * long)
        });
        if is_new {
            kept.push(guess);
        }
        if kept.len() == N_CLOSE {
            break;
        }
    }
    kept
}

/// Pairs of lines that could be opposite sides, the upper or left one first.
fn pairs(lines: &Lines<'_>, is_lying: bool, least: f32) -> Vec<(usize, usize)> {
    let (width, height) = lines.sides();
    let middle = (width * 0.5, height * 0.5);
    let mut pairs = Vec::new();
    for i in 0..lines.n(is_lying) {
        for j in (0..lines.n(is_lying)).filter(|j| *j != i) {
            let (a, b) = (lines.line((is_lying, i)), lines.line((is_lying, j)));
            // The normals of a kind look one way (right or down) up to a sign.
            let away = |line: &Line| {
                let sign = if line.nx + line.ny < 0.0 { -1.0 } else { 1.0 };
                (line.rho - line.nx * middle.0 - line.ny * middle.1) * sign
            };
            let turn = (a.nx * b.nx + a.ny * b.ny).abs();
            if away(b) - away(a) >= least && turn > 0.9 {
                pairs.push((i, j));
            }
        }
    }
    pairs
}

/// How much of a side that begins and ends at these places of a line is an edge, as far as it lies in the picture; `None` if that is too
/// little.
fn share_of(
    lines: &Lines<'_>,
    at: At,
    from: Option<(f32, f32)>,
    to: Option<(f32, f32)>,
) -> Option<f32> {
    let line = lines.line(at);
    let (low, high) = lines.range(at)?;
    let from = line.along(from?).clamp(low, high);
    let to = line.along(to?).clamp(low, high);
    if (to - from).abs() < SEEN_PX_MIN {
        return None;
    }
    let sense = (to - from).signum();
    let share = lines
        .support(at)
        .share(from + sense * 2.0, to - sense * 2.0);
    (share >= SUPPORT_MIN).then_some(share)
}

/// Sheets that lie whole in the picture, and those of which one corner lies outside.
fn guess(lines: &Lines<'_>) -> (Vec<Guess>, Vec<Chain>) {
    let (width, height) = lines.sides();
    let least = SIDE_MIN * width.min(height);
    let rows = pairs(lines, true, least);
    let columns = pairs(lines, false, least);
    // Most pairs of lines have a third line between them that no edge supports: asked first, they are never combined.
    let lying_parts: Vec<Vec<Option<f32>>> = columns
        .iter()
        .map(|&(left, right)| {
            let part = |row| {
                let (from, to) = (lines.cross(row, left), lines.cross(row, right));
                share_of(lines, (true, row), from, to)
            };
            (0..lines.n(true)).map(part).collect()
        })
        .collect();
    let (mut guesses, mut chains) = (Vec::new(), Vec::new());
    for &(top, bottom) in &rows {
        let standing_parts: Vec<Option<f32>> = (0..lines.n(false))
            .map(|column| {
                let (from, to) = (lines.cross(top, column), lines.cross(bottom, column));
                share_of(lines, (false, column), from, to)
            })
            .collect();
        for (&(left, right), lying_parts) in columns.iter().zip(&lying_parts) {
            let (Some(s1), Some(s2), Some(s3), Some(s4)) = (
                lying_parts[top],
                standing_parts[right],
                lying_parts[bottom],
                standing_parts[left],
            ) else {
                continue;
            };
            let shares = [s1, s2, s3, s4];
            let sides = [(true, top), (false, right), (true, bottom), (false, left)];
            if shares.iter().sum::<f32>() / 4.0 < SUPPORT_MEAN_MIN {
                continue;
            }
            let (Some(a), Some(b), Some(c), Some(d)) = (
                lines.cross(top, left),
                lines.cross(top, right),
                lines.cross(bottom, right),
                lines.cross(bottom, left),
            ) else {
                continue;
            };
            weigh(
                lines,
                sides,
                [a, b, c, d],
                shares,
                &mut guesses,
                &mut chains,
            );
        }
    }
    (guesses, chains)
}

/// Adds four sides to the guesses if they could be those of a sheet.
fn weigh(
    lines: &Lines<'_>,
    sides: [At; 4],
    corners: [(f32, f32); 4],
    shares: [f32; 4],
    guesses: &mut Vec<Guess>,
    chains: &mut Vec<Chain>,
) {
    let (width, height) = lines.sides();
    let long = width.max(height);
    let margin = (MARGIN * long).max(1.0);
    let is_within = |(x, y): (f32, f32)| {
        x >= margin && y >= margin && x <= width - margin && y <= height - margin
    };
    let outside = (0..4).filter(|at| !is_within(corners[*at])).count();
    let covered = area(&corners) / (width * height);
    if outside > 1 || covered < AREA_MIN || !is_sheet_like(&corners) {
        return;
    }
    let (mean, least) = (
        shares.iter().sum::<f32>() / 4.0,
        shares.iter().copied().fold(1.0, f32::min),
    );
    // The less of the picture a sheet covers, the more other things could look like one.
    if covered < SMALL && (least < SMALL_SUPPORT_MIN || outside > 0) {
        return;
    }
    // How far edges run on beyond the beginning and the end of each side.
    let beyond = [0, 1, 2, 3].map(|at| {
        let line = lines.line(sides[at]);
        let (from, to) = (line.along(corners[at]), line.along(corners[(at + 1) % 4]));
        (
            lines.beyond(sides[at], to, from),
            lines.beyond(sides[at], from, to),
        )
    });
    // Where both neighbours of a side run on beyond it, the sheet does, too.
    if (0..4).any(|at| beyond[(at + 3) % 4].1 > RUNS_ON && beyond[(at + 1) % 4].0 > RUNS_ON) {
        return;
    }
    let beyond: f32 = beyond.iter().map(|(from, to)| from + to).sum();
    let centre = corners.iter().fold((0.0, 0.0), |sum, corner| {
        (sum.0 + corner.0 * 0.25, sum.1 + corner.1 * 0.25)
    });
    let off = (centre.0 - width * 0.5).hypot(centre.1 - height * 0.5) / long;
    let score = mean + 0.6 * least - 0.1 * beyond + 0.35 * covered.sqrt() - 0.3 * off;
    match (0..4).find(|at| !is_within(corners[*at])) {
        None => guesses.push(Guess { corners, score }),
        Some(at) => chains.extend(cut::without_corner(lines, sides, corners, at, score)),
    }
}

/// The area within four points, going round (the shoelace formula).
pub(super) fn area(corners: &[(f32, f32); 4]) -> f32 {
    (0..4)
        .map(|at| {
            let (a, b) = (corners[at], corners[(at + 1) % 4]);
            a.0 * b.1 - b.0 * a.1
        })
        .sum::<f32>()
        * 0.5
}

/// Whether four points could be a rectangle seen by a camera that was held more or less above it: corners between 60° and 120°,
/// opposite sides not more different than 1 to 1.6, no strip.
fn is_sheet_like(corners: &[(f32, f32); 4]) -> bool {
    let side = |at: usize| {
        let (a, b) = (corners[at % 4], corners[(at + 1) % 4]);
        (b.0 - a.0, b.1 - a.1)
    };
    let length = |at: usize| side(at).0.hypot(side(at).1);
    let is_square = (0..4).all(|at| {
        let (a, b) = (side(at), side(at + 1));
        let turn = a.0 * b.1 - a.1 * b.0;
        turn > 0.0 && (a.0 * b.0 + a.1 * b.1).abs() < 0.5 * length(at) * length(at + 1)
    });
    let even = |a: f32, b: f32| a.max(b) <= 1.6 * a.min(b);
    let (wide, high) = (length(0) + length(2), length(1) + length(3));
    is_square
        && even(length(0), length(2))
        && even(length(1), length(3))
        && wide.max(high) <= 3.2 * wide.min(high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::Samples;

    /// 320 × 240 px of a table with a quadrilateral of paper on it, and strokes of a drawing that come near no edge.
    fn photo(corners: [(f32, f32); 4], table: [u8; 3]) -> Raster {
        let inside = |x: f32, y: f32| {
            (0..4).all(|at| {
                let (a, b) = (corners[at], corners[(at + 1) % 4]);
                (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0) >= 0.0
            })
        };
        let bytes = (0..240)
            .flat_map(|y| (0..320).map(move |x| (x as f32 + 0.5, y as f32 + 0.5)))
            .flat_map(|(x, y)| {
                let stroke = (x - 160.0).hypot(y - 120.0);
                if (40.0..44.0).contains(&stroke) {
                    [30, 60, 160]
                } else if inside(x, y) {
                    [240, 238, 230]
                } else {
                    table
                }
            })
            .collect();
        Raster {
            width: 320,
            height: 240,
            samples: Samples::Rgb,
            bytes,
        }
    }

    const BROWN: [u8; 3] = [120, 84, 60];

    #[test]
    fn a_sheet_on_a_table_is_found_to_the_pixel() {
        let corners = [(40.0, 32.0), (270.0, 25.0), (285.0, 205.0), (30.0, 215.0)];
        let Finding::Whole(found) = find(&photo(corners, BROWN)) else {
            panic!("a plain sheet");
        };
        for ((x, y), (u, v)) in found.at(320, 240).into_iter().zip(corners) {
            assert!((x - u).hypot(y - v) < 1.5, "({x}, {y}) is not ({u}, {v})");
        }
    }

    #[test]
    fn a_sheet_that_was_photographed_from_far_away_is_found() {
        let corners = [(107.0, 73.0), (214.0, 71.0), (216.0, 166.0), (105.0, 168.0)];
        let Finding::Whole(found) = find(&photo(corners, BROWN)) else {
            panic!("an eighth of the picture");
        };
        for ((x, y), (u, v)) in found.at(320, 240).into_iter().zip(corners) {
            assert!((x - u).hypot(y - v) < 1.5, "({x}, {y}) is not ({u}, {v})");
        }
    }

    #[test]
    fn nothing_is_found_where_there_is_no_table() {
        let whole = [(-9.0, -9.0), (329.0, -9.0), (329.0, 249.0), (-9.0, 249.0)];
        assert_eq!(find(&photo(whole, BROWN)), Finding::Nothing);
        // A border that somebody painted, as broad on all sides.
        let border = [(20.0, 20.0), (300.0, 20.0), (300.0, 220.0), (20.0, 220.0)];
        assert_eq!(find(&photo(border, BROWN)), Finding::Nothing);
        // Too small to say anything of.
        let tiny = Raster {
            width: 20,
            height: 20,
            samples: Samples::Grey,
            bytes: vec![200; 400],
        };
        assert_eq!(find(&tiny), Finding::Nothing);
    }

    #[test]
    fn a_sheet_that_runs_out_of_the_picture_is_cut_off_there() {
        for (corners, side) in [
            (
                [(40.0, 32.0), (270.0, 25.0), (285.0, 290.0), (30.0, 280.0)],
                Side::Bottom,
            ),
            (
                [(40.0, -32.0), (270.0, -25.0), (285.0, 205.0), (30.0, 215.0)],
                Side::Top,
            ),
            (
                [(40.0, 32.0), (370.0, 25.0), (385.0, 205.0), (30.0, 215.0)],
                Side::Right,
            ),
            (
                [(-40.0, 32.0), (270.0, 25.0), (285.0, 205.0), (-30.0, 215.0)],
                Side::Left,
            ),
            // One corner only.
            (
                [(60.0, 60.0), (250.0, 20.0), (345.0, 180.0), (100.0, 215.0)],
                Side::Right,
            ),
        ] {
            assert_eq!(find(&photo(corners, BROWN)), Finding::Cut(side), "{side:?}");
        }
    }
}
