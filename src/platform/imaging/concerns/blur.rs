//! Whether a photo is blurred: how wide its sharpest edges are.
//!
//! A wash is soft however sharp the photo, so it is not asked how soft most edges are, but how sharp the sharpest fifth is: a pencil's
//! stroke, a crayon's rim, the paper's own edge. Edges count by how steep they are: a sky that slowly grows light has many, and none
//! of them says anything. A hand that moved leaves the edges along its way sharp, so the same is asked of each direction alone.

use super::Plane;

/// Light from one side of an edge to the other below which it is grain and not an edge.
const STEP_MIN: f32 = 24.0;
/// How far an edge is followed to either side, px.
const REACH: usize = 24;
/// Edges without which nothing is said.
const N_EDGES_MIN: usize = 200;
/// The share of the sharpest edges, by their steepness.
const SHARPEST: f32 = 0.2;
/// Width of the sharpest edges from which on a photo is blurred, px of the small copy. Photos and scans of drawings have 1.8 to 2.6, a
/// leaf so near that it fills the frame has 3.1; out of focus by 0.3 % of the long side, they have 3.8 and more.
const WIDE: f32 = 3.6;
/// The same of the edges of one direction: sharp ones have at most 3.3, moved by 2 % of the long side 4.7 and more …
const WIDE_ONE_WAY: f32 = 4.2;
/// … if it has at least this share of all steepness.
const ONE_WAY_SHARE: f32 = 0.1;
/// Directions that are told apart.
const N_WAYS: usize = 4;

pub(super) fn is_blurred(plane: &Plane) -> bool {
    let widths = Widths::of(plane);
    widths.all().is_some_and(|width| width > WIDE)
        || widths
            .widest_way()
            .is_some_and(|width| width > WIDE_ONE_WAY)
}

/// An edge: how wide it is, px, and how steep, levels per px.
type Edge = (f32, f32);

/// All edges, by the direction in which the light changes.
struct Widths([Vec<Edge>; N_WAYS]);

impl Widths {
    fn of(plane: &Plane) -> Self {
        let mut widths = Self(Default::default());
        let (w, h) = (plane.width, plane.height);
        if w < 8 || h < 8 {
            return widths;
        }
        let light = smoothed(plane);
        let at = |x: usize, y: usize| light[y * w + x];
        let slope = |x: usize, y: usize| {
            (
                (at(x + 1, y) - at(x - 1, y)) * 0.5,
                (at(x, y + 1) - at(x, y - 1)) * 0.5,
            )
        };
        for y in 2..h - 2 {
            for x in 2..w - 2 {
                let (dx, dy) = slope(x, y);
                let is_across = dx.abs() >= dy.abs();
                let (main, step) = if is_across { (dx, 1) } else { (dy, w) };
                // The steepest place of its row or column, and no mere grain.
                let (before, after) = if is_across {
                    (slope(x - 1, y).0, slope(x + 1, y).0)
                } else {
                    (slope(x, y - 1).1, slope(x, y + 1).1)
                };
                let steep = main.abs();
                if steep < STEP_MIN / (2.0 * REACH as f32)
                    || before * main.signum() > steep
                    || after * main.signum() >= steep
                {
                    continue;
                }
                let (back, on) = if is_across {
                    (x, w - 1 - x)
                } else {
                    (y, h - 1 - y)
                };
                let here = y * w + x;
                let rise = climb(&light, here, step, on, main.signum())
                    + climb_back(&light, here, step, back, main.signum());
                if rise < STEP_MIN {
                    continue;
                }
                let whole = dx.hypot(dy);
                widths.0[way(dx, dy)].push((rise / whole, whole));
            }
        }
        widths
    }

    /// The width of the sharpest edges.
    fn all(&self) -> Option<f32> {
        sharpest(self.0.iter().flatten().copied().collect())
    }

    /// The same of the direction in which they are widest.
    fn widest_way(&self) -> Option<f32> {
        let whole: f32 = self.0.iter().map(|way| steepness(way)).sum();
        self.0
            .iter()
            .filter(|way| steepness(way) >= ONE_WAY_SHARE * whole)
            .filter_map(|way| sharpest(way.clone()))
            .max_by(f32::total_cmp)
    }
}

fn steepness(edges: &[Edge]) -> f32 {
    edges.iter().map(|(_, steep)| steep).sum()
}

/// The width up to which the sharpest share of all steepness lies.
fn sharpest(mut edges: Vec<Edge>) -> Option<f32> {
    if edges.len() < N_EDGES_MIN {
        return None;
    }
    edges.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut left = SHARPEST * steepness(&edges);
    for (width, steep) in edges {
        left -= steep;
        if left <= 0.0 {
            return Some(width);
        }
    }
    None
}

/// How far the light rises from a place on, as long as it does.
fn climb(light: &[f32], from: usize, step: usize, room: usize, sense: f32) -> f32 {
    let mut rise = 0.0;
    for n in 0..room.min(REACH) {
        let more = (light[from + (n + 1) * step] - light[from + n * step]) * sense;
        if more <= 0.0 {
            break;
        }
        rise += more;
    }
    rise
}

/// The same to the other side.
fn climb_back(light: &[f32], from: usize, step: usize, room: usize, sense: f32) -> f32 {
    let mut rise = 0.0;
    for n in 0..room.min(REACH) {
        let more = (light[from - n * step] - light[from - (n + 1) * step]) * sense;
        if more <= 0.0 {
            break;
        }
        rise += more;
    }
    rise
}

/// Which of the directions: along the row, down to the right, along the column, up to the right.
fn way(dx: f32, dy: f32) -> usize {
    let turn = dy.atan2(dx).rem_euclid(std::f32::consts::PI) / std::f32::consts::PI;
    (turn * N_WAYS as f32 + 0.5) as usize % N_WAYS
}

/// Each pixel with its neighbours, 1 2 1 both ways: grain goes, edges stay.
fn smoothed(plane: &Plane) -> Vec<f32> {
    let (w, h) = (plane.width, plane.height);
    let mix = |a: f32, b: f32, c: f32| (a + 2.0 * b + c) * 0.25;
    let mut rows = plane.light.clone();
    for (to, from) in rows.chunks_exact_mut(w).zip(plane.light.chunks_exact(w)) {
        for (x, to) in to.iter_mut().enumerate() {
            *to = mix(from[x.saturating_sub(1)], from[x], from[(x + 1).min(w - 1)]);
        }
    }
    let mut out = rows.clone();
    for y in 0..h {
        let (above, below) = (y.saturating_sub(1) * w, (y + 1).min(h - 1) * w);
        for x in 0..w {
            out[y * w + x] = mix(rows[above + x], rows[y * w + x], rows[below + x]);
        }
    }
    out
}
