//! Long straight lines among the edges: Hough's transform with the edges' own directions, then least squares.
//!
//! Duda and Hart, "Use of the Hough transformation to detect lines and curves in pictures" (1972); voting only near the direction of
//! the gradient after O'Gorman and Clowes, "Finding picture edges through collinearity of feature points" (1976).

use super::super::edges::Edges;
use super::super::n_samples;
use super::{Line, STRONG, WEAK};
use crate::raster::Raster;

/// Directions in half a turn.
const N_ANGLES: usize = 360;
/// Directions beside its own for which an edge votes: noise, grain and the steps of pixels turn it by some 6°.
const VOTES_TO_EACH_SIDE: i32 = 13;
/// Directions within which two maxima are the same line.
const APART: i32 = 5;
/// Breadth of a bin across the line, px.
const BIN_PX: f32 = 1.5;
/// Lines kept of each kind.
const N_LINES: usize = 30;
/// Maxima looked at until both kinds have theirs.
const N_LOOKED_MAX: usize = 240;
/// How far from the middle two lines are compared, px.
const SAME_PX: f32 = 160.0;

/// The longest lines of a picture: those that lie and those that stand, the longest first.
pub(super) fn longest(raster: &Raster, edges: &Edges) -> (Vec<Line>, Vec<Line>) {
    let crests = crests(raster, edges);
    let (cx, cy) = (edges.width as f32 * 0.5, edges.height as f32 * 0.5);
    let reach = cx.hypot(cy);
    let n_bins = (2.0 * reach / BIN_PX) as usize + 3;
    let mut votes = vec![0.0_f32; N_ANGLES * n_bins];
    let turns: Vec<(f32, f32)> = (0..N_ANGLES)
        .map(|k| {
            let (s, c) = (k as f32 * std::f32::consts::PI / N_ANGLES as f32).sin_cos();
            (c, s)
        })
        .collect();
    for crest in &crests.all {
        let (x, y) = (crest.x - cx, crest.y - cy);
        for off in -VOTES_TO_EACH_SIDE..=VOTES_TO_EACH_SIDE {
            let k = (crest.angle as i32 + off).rem_euclid(N_ANGLES as i32) as usize;
            let (c, s) = turns[k];
            let bin = (x * c + y * s + reach) * (1.0 / BIN_PX) + 1.0;
            let low = bin as i32;
            let (low, part) = (low as usize, bin - low as f32);
            let vote = crest.weight;
            votes[k * n_bins + low] += vote * (1.0 - part);
            votes[k * n_bins + (low + 1).min(n_bins - 1)] += vote * part;
        }
    }
    let (mut lying, mut standing) = (Vec::new(), Vec::new());
    let least = 0.06 * edges.width.min(edges.height) as f32;
    // The most of each direction, so that the next line is found without asking all cells again.
    let most_of = |votes: &[f32], k: usize| {
        votes[k * n_bins..(k + 1) * n_bins]
            .iter()
            .copied()
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .unwrap_or((0, 0.0))
    };
    let mut mosts: Vec<(usize, f32)> = (0..N_ANGLES).map(|k| most_of(&votes, k)).collect();
    let mut n_looked = 0;
    while (lying.len() < N_LINES || standing.len() < N_LINES)
        && n_looked < N_LOOKED_MAX
        && let Some((k, (bin, most))) = mosts
            .iter()
            .copied()
            .enumerate()
            .max_by(|a, b| a.1.1.total_cmp(&b.1.1))
        && most >= least
    {
        n_looked += 1;
        clear_around(&mut votes, n_bins, k, bin);
        for off in -APART..=APART {
            let angle = (k as i32 + off).rem_euclid(N_ANGLES as i32) as usize;
            mosts[angle] = most_of(&votes, angle);
        }
        let (c, s) = turns[k];
        let rho = (bin as f32 - 1.0) * BIN_PX - reach + cx * c + cy * s;
        let kind = if s > std::f32::consts::FRAC_1_SQRT_2 {
            &mut lying
        } else {
            &mut standing
        };
        if kind.len() < N_LINES {
            let line = fitted(&crests, Line { nx: c, ny: s, rho });
            // Many maxima lead to the same line; they would take the places of others.
            if !kind.iter().any(|other| are_same(other, &line, (cx, cy))) {
                kind.push(line);
            }
        }
    }
    (lying, standing)
}

/// Whether two lines are less than a pixel apart on both sides of the middle of the picture.
fn are_same(one: &Line, other: &Line, middle: (f32, f32)) -> bool {
    let centre = other.along(middle);
    [-SAME_PX, SAME_PX].into_iter().all(|off| {
        let (x, y) = other.point(centre + off);
        (one.nx * x + one.ny * y - one.rho).abs() < 1.0
    })
}

/// Empties the cell and its neighbours, so that a line is found once. Beyond half a turn the sign of rho changes.
fn clear_around(votes: &mut [f32], n_bins: usize, k: usize, bin: usize) {
    for off in -APART..=APART {
        let turned = k as i32 + off;
        let angle = turned.rem_euclid(N_ANGLES as i32) as usize;
        let middle = if turned == angle as i32 {
            bin as i32
        } else {
            n_bins as i32 - 1 - bin as i32
        };
        for near in (middle - 2).max(0)..=(middle + 2).min(n_bins as i32 - 1) {
            votes[angle * n_bins + near as usize] = 0.0;
        }
    }
}

struct Crest {
    x: f32,
    y: f32,
    /// The direction of the gradient, in bins of half a turn.
    angle: u16,
    weight: f32,
}

/// All crests, in the order of their directions.
struct Crests {
    all: Vec<Crest>,
    /// Where each direction begins, and the end.
    starts: Vec<usize>,
}

impl Crests {
    fn of(mut all: Vec<Crest>) -> Self {
        all.sort_by_key(|crest| crest.angle);
        let starts = (0..=N_ANGLES as u16)
            .map(|angle| all.partition_point(|crest| crest.angle < angle))
            .collect();
        Self { all, starts }
    }

    /// Those whose direction is within so many bins of this one, whichever way round.
    fn facing(&self, bin: f32, reach: f32) -> impl Iterator<Item = &Crest> {
        let (from, to) = ((bin - reach).ceil() as i32, (bin + reach).floor() as i32);
        (from..=to).flat_map(|angle| {
            let angle = angle.rem_euclid(N_ANGLES as i32) as usize;
            &self.all[self.starts[angle]..self.starts[angle + 1]]
        })
    }
}

fn crests(raster: &Raster, edges: &Edges) -> Crests {
    let busy = busy(edges);
    let mut crests = Vec::new();
    for y in 2..edges.height.saturating_sub(2) {
        for x in 2..edges.width.saturating_sub(2) {
            let at = y * edges.width + x;
            let much = edges.strength[at];
            if much < WEAK || !edges.is_crest(x, y) {
                continue;
            }
            let angle = f32::atan2(edges.down[at], edges.across[at]);
            let share = angle / std::f32::consts::PI;
            let share = if share < 0.0 { share + 1.0 } else { share };
            let bin = (share * N_ANGLES as f32 + 0.5) as usize % N_ANGLES;
            let (nx, ny) = (edges.across[at] / much, edges.down[at] / much);
            let calm = calm_beside(edges, &busy, (x, y), (nx, ny));
            let parts = parts(raster, (x, y), (nx, ny));
            crests.push(Crest {
                x: x as f32,
                y: y as f32,
                angle: bin as u16,
                weight: ((much - WEAK) / (STRONG - WEAK)).clamp(0.2, 1.0) * calm * parts,
            });
        }
    }
    Crests::of(crests)
}

/// How far beside an edge it is asked whether it parts two things, px.
const PARTED_PX: [f32; 2] = [5.0, 7.0];
/// Levels from which on it does.
const PARTED: f32 = 20.0;

/// 1 for an edge with another colour on either side, as the edge of a sheet has; less for a stroke, the grain of wood and the seams of a
/// table.
fn parts(raster: &Raster, (x, y): (usize, usize), (nx, ny): (f32, f32)) -> f32 {
    let n = n_samples(raster);
    let (width, height) = (raster.width as usize, raster.height as usize);
    let at = |far: f32| {
        let column = (x as f32 + nx * far).clamp(0.0, width as f32 - 1.0) as usize;
        let row = (y as f32 + ny * far).clamp(0.0, height as f32 - 1.0) as usize;
        let start = (row * width + column) * n;
        &raster.bytes[start..start + n]
    };
    let ([near, far], [near_back, far_back]) = (PARTED_PX.map(at), PARTED_PX.map(|far| at(-far)));
    let apart = (0..n)
        .map(|c| {
            let sum = |a: &[u8], b: &[u8]| i32::from(a[c]) + i32::from(b[c]);
            (sum(near, far) - sum(near_back, far_back)).abs()
        })
        .max()
        .unwrap_or(0);
    (apart as f32 / (2.0 * PARTED)).clamp(0.25, 1.0)
}

/// How far beside an edge it is looked whether anything goes on there, px.
const BESIDE_PX: f32 = 7.0;
/// Mean strength of edges from which on a place is busy.
const BUSY: f32 = 2.5;

/// The mean strength of the edges around each pixel, five by five.
fn busy(edges: &Edges) -> Vec<f32> {
    let (width, height) = (edges.width, edges.height);
    let mut rows = vec![0.0_f32; width * height];
    for y in 0..height {
        let row = &edges.strength[y * width..(y + 1) * width];
        for x in 2..width.saturating_sub(2) {
            rows[y * width + x] = row[x - 2..=x + 2].iter().sum::<f32>();
        }
    }
    let mut both = vec![0.0_f32; width * height];
    for y in 2..height.saturating_sub(2) {
        for x in 0..width {
            let at = y * width + x;
            both[at] = (rows[at - 2 * width]
                + rows[at - width]
                + rows[at]
                + rows[at + width]
                + rows[at + 2 * width])
                / 25.0;
        }
    }
    both
}

/// 1 for an edge with a calm place on one side, as the edge of a sheet has; less for a stroke among strokes.
fn calm_beside(edges: &Edges, busy: &[f32], (x, y): (usize, usize), (nx, ny): (f32, f32)) -> f32 {
    let at = |far: f32| {
        let column = (x as f32 + nx * far).clamp(0.0, edges.width as f32 - 1.0) as usize;
        let row = (y as f32 + ny * far).clamp(0.0, edges.height as f32 - 1.0) as usize;
        busy[row * edges.width + column]
    };
    let calmer = at(BESIDE_PX).min(at(-BESIDE_PX)) / BUSY;
    (1.0 / (1.0 + calmer * calmer)).max(0.15)
}

/// Directions beside a line's own that still look its way.
const TURN_MAX: f32 = 18.0;

/// Draws a line through the crests near it that look its way.
fn fitted(crests: &Crests, rough: Line) -> Line {
    let mut line = rough;
    for reach in [2.5_f32, 1.8] {
        let angle = f32::atan2(line.ny, line.nx) / std::f32::consts::PI;
        let bin = (angle - angle.floor()) * N_ANGLES as f32;
        let near: Vec<((f32, f32), f32)> = crests
            .facing(bin, TURN_MAX)
            .filter(|crest| (line.nx * crest.x + line.ny * crest.y - line.rho).abs() <= reach)
            .map(|crest| ((crest.x, crest.y), crest.weight))
            .collect();
        let Some(next) = Line::through(near.iter().copied()) else {
            break;
        };
        // The same side is kept in front, so that places along the line keep their sense.
        let sign = (next.nx * rough.nx + next.ny * rough.ny).signum();
        if (next.nx * rough.nx + next.ny * rough.ny).abs() < 0.99 {
            break;
        }
        line = Line {
            nx: next.nx * sign,
            ny: next.ny * sign,
            rho: next.rho * sign,
        };
    }
    line
}
