//! Whether a photo is blurred: how wide its sharpest edges are.
//!
//! A wash is soft however sharp the photo, so it is not asked how soft most edges are, but how sharp the sharpest fifth is: a pencil's
//! stroke, a crayon's rim, the paper's own edge. A hand that moved leaves the edges along its way sharp, so the same is asked of each
//! direction alone.

use super::Plane;

/// Light from one side of an edge to the other below which it is grain and not an edge.
const STEP_MIN: f32 = 24.0;
/// How far an edge is followed to either side, px.
const REACH: usize = 24;
/// Edges without which nothing is said.
const N_EDGES_MIN: usize = 200;
/// The share of the sharpest edges.
const SHARPEST: f32 = 0.2;
/// Width of the sharpest edges from which on a photo is blurred, px of the small copy. Photos and scans of drawings have 1.8 to 2.7,
/// a leaf so near that it fills the frame has 3.6.
const WIDE: f32 = 4.0;
/// The same of the edges of one direction …
const WIDE_ONE_WAY: f32 = 4.6;
/// … if at least this share of all edges has it.
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

/// The widths of all edges, by the direction in which the light changes.
struct Widths([Vec<f32>; N_WAYS]);

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
                widths.0[way(dx, dy)].push(rise / whole);
            }
        }
        widths
    }

    /// The width of the sharpest edges.
    fn all(&self) -> Option<f32> {
        let mut all: Vec<f32> = self.0.iter().flatten().copied().collect();
        sharpest(&mut all)
    }

    /// The same of the direction in which they are widest.
    fn widest_way(&self) -> Option<f32> {
        let n: usize = self.0.iter().map(Vec::len).sum();
        self.0
            .iter()
            .filter(|way| way.len() as f32 >= ONE_WAY_SHARE * n as f32)
            .filter_map(|way| sharpest(&mut way.clone()))
            .max_by(f32::total_cmp)
    }
}

fn sharpest(widths: &mut [f32]) -> Option<f32> {
    if widths.len() < N_EDGES_MIN {
        return None;
    }
    let at = (widths.len() as f32 * SHARPEST) as usize;
    Some(*widths.select_nth_unstable_by(at, f32::total_cmp).1)
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
