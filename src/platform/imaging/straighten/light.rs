//! How the light falls on a sheet, read off its paper, and the gain that makes it even.
//!
//! Only the paper is asked: pixels as grey as the lightest grey of the sheet, in cells where there are enough of them. A smooth surface
//! of low degree through the lightest of the cells is the light; what is darker than it is drawing. Where there is no paper to see,
//! nothing is changed.

use super::n_samples;
use crate::raster::Raster;

/// The most that a coded sample is raised: 1.45 is about 2.3 times the light.
const GAIN_MAX: f64 = 1.45;
/// The least: where the lightest of the paper is lighter than the rest can become.
const GAIN_MIN: f64 = 0.96;
/// Where the paper is brought to, coded.
const WHITE: f64 = 246.0;
/// How much of the way to there.
const GENTLY: f64 = 0.75;
/// Side of a cell, px of the small copy.
const CELL_PX: usize = 14;
/// Nodes of the gains, along each side.
const NODES: usize = 33;

/// Gains over a sheet.
pub(crate) struct Light {
    /// `NODES` rows of `NODES`; empty where nothing changes.
    gains: Vec<f32>,
}

/// What a cell shows of the paper.
#[derive(Debug, Clone, Copy)]
struct Cell {
    u: f64,
    v: f64,
    /// Natural logarithm of the paper's coded luminance.
    light: f64,
}

impl Light {
    /// Nothing is changed.
    pub(crate) fn even() -> Self {
        Self { gains: Vec::new() }
    }

    /// The gains that make the light on this small copy of a sheet even and its paper gently white.
    pub(crate) fn of(small: &Raster) -> Self {
        let cells = cells(small);
        let n_all =
            (small.width as usize).div_ceil(CELL_PX) * (small.height as usize).div_ceil(CELL_PX);
        let Some(surface) = Surface::through(&cells, n_all) else {
            return Self::even();
        };
        let node = |k: usize| k as f64 / (NODES - 1) as f64;
        let lights: Vec<f64> = (0..NODES * NODES)
            .map(|k| surface.at(node(k % NODES), node(k / NODES)).exp())
            .collect();
        let mut sorted = lights.clone();
        sorted.sort_by(f64::total_cmp);
        let most = sorted[sorted.len() * 9 / 10];
        let target = most + (WHITE - most).max(0.0) * GENTLY;
        Self {
            gains: lights
                .into_iter()
                .map(|light| (target / light).clamp(GAIN_MIN, GAIN_MAX) as f32)
                .collect(),
        }
    }

    /// The gains along a share of the height; none where nothing changes.
    pub(super) fn row_at(&self, v: f32) -> Option<LightRow<'_>> {
        let place = v.clamp(0.0, 1.0) * (NODES - 1) as f32;
        let row = (place as usize).min(NODES - 2);
        let (above, below) = self.gains.get(row * NODES..)?.split_at_checked(NODES)?;
        Some(LightRow {
            above,
            below,
            part: place - row as f32,
        })
    }
}

/// The gains along a row, between the nodes above and below it.
pub(super) struct LightRow<'a> {
    above: &'a [f32],
    below: &'a [f32],
    part: f32,
}

impl LightRow<'_> {
    /// Parts of the row between nodes.
    pub fn n_spans(&self) -> usize {
        self.above.len() - 1
    }

    /// The gain at a node.
    pub fn node(&self, at: usize) -> f32 {
        let (a, b) = (self.above[at], self.below[at]);
        a + (b - a) * self.part
    }
}

/// Red and blue of the paper for one part of green: the median among the lightest pixels that are nearly grey.
fn tint(pixels: &[[f64; 3]]) -> Option<(f64, f64)> {
    let mut lights: Vec<f64> = pixels.iter().map(light_of).collect();
    lights.sort_by(f64::total_cmp);
    let bright = lights[lights.len() * 3 / 4].max(90.0);
    let (mut red, mut blue): (Vec<f64>, Vec<f64>) = pixels
        .iter()
        .filter(|pixel| light_of(pixel) >= bright && greyness(pixel) > 0.72)
        .map(|[r, g, b]| (r / g.max(1.0), b / g.max(1.0)))
        .unzip();
    if red.len() < pixels.len() / 60 {
        return None;
    }
    let middle = |values: &mut Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    Some((middle(&mut red), middle(&mut blue)))
}

/// 1 for a grey, 0 for a full colour.
fn greyness([r, g, b]: &[f64; 3]) -> f64 {
    r.min(*g).min(*b) / r.max(*g).max(*b).max(1.0)
}

fn light_of([r, g, b]: &[f64; 3]) -> f64 {
    0.299 * r + 0.587 * g + 0.114 * b
}

fn cells(small: &Raster) -> Vec<Cell> {
    let n = n_samples(small);
    let (width, height) = (small.width as usize, small.height as usize);
    let pixels: Vec<[f64; 3]> = small
        .bytes
        .chunks_exact(n)
        .map(|pixel| std::array::from_fn(|c| f64::from(pixel[c.min(n - 1)])))
        .collect();
    if pixels.len() < CELL_PX * CELL_PX {
        return Vec::new();
    }
    let Some((red, blue)) = tint(&pixels) else {
        return Vec::new();
    };
    let mut cells = Vec::new();
    let mut lights = Vec::new();
    for top in (0..height).step_by(CELL_PX) {
        for left in (0..width).step_by(CELL_PX) {
            lights.clear();
            let (low, right) = ((top + CELL_PX).min(height), (left + CELL_PX).min(width));
            for y in top..low {
                for pixel in &pixels[y * width + left..y * width + right] {
                    let [r, g, b] = *pixel;
                    let g = g.max(1.0);
                    if (r / g - red).abs() < 0.05 && (b / g - blue).abs() < 0.07 {
                        lights.push(light_of(pixel));
                    }
                }
            }
            if lights.len() * 8 < (low - top) * (right - left) {
                continue;
            }
            lights.sort_by(f64::total_cmp);
            // Not the very lightest, which are noise.
            let light = lights[lights.len() * 4 / 5].max(1.0);
            cells.push(Cell {
                u: (left + right) as f64 * 0.5 / width as f64,
                v: (top + low) as f64 * 0.5 / height as f64,
                light: light.ln(),
            });
        }
    }
    cells
}

/// Terms of the surface: 1, then degree one, two, three.
const TERMS: usize = 10;

fn terms(u: f64, v: f64) -> [f64; TERMS] {
    let (x, y) = (2.0 * u - 1.0, 2.0 * v - 1.0);
    [
        1.0,
        x,
        y,
        x * x,
        x * y,
        y * y,
        x * x * x,
        x * x * y,
        x * y * y,
        y * y * y,
    ]
}

struct Surface {
    of: [f64; TERMS],
    /// What was seen at the darkest and at the lightest: the surface says no more than that.
    low: f64,
    high: f64,
}

impl Surface {
    /// The surface over the lightest of the cells; `None` where too few of them agree to be paper.
    fn through(cells: &[Cell], n_all: usize) -> Option<Self> {
        if cells.len() < 6 || cells.len() * 16 < n_all {
            return None;
        }
        let quarters: std::collections::BTreeSet<(bool, bool)> = cells
            .iter()
            .map(|cell| (cell.u < 0.5, cell.v < 0.5))
            .collect();
        let n_terms = match (quarters.len(), cells.len()) {
            (4, 90..) => 10,
            (4, 30..) => 6,
            (3.., 10..) => 3,
            _ => 1,
        };
        let mut lights: Vec<f64> = cells.iter().map(|cell| cell.light).collect();
        lights.sort_by(f64::total_cmp);
        let bright = lights[lights.len() * 4 / 5];
        // From above: the first weights leave out what is a third darker than the light cells.
        let mut weights: Vec<f64> = cells
            .iter()
            .map(|cell| if cell.light > bright - 0.4 { 1.0 } else { 0.05 })
            .collect();
        let mut of = [0.0; TERMS];
        for round in 0..14 {
            of = solved(cells, &weights, n_terms)?;
            for (cell, weight) in cells.iter().zip(&mut weights) {
                let off = cell.light - value(&of, cell.u, cell.v);
                let reach = if round < 6 { 0.06 } else { 0.03 };
                *weight = if off >= 0.0 {
                    1.0
                } else {
                    1.0 / (1.0 + (off / reach).powi(4))
                };
            }
        }
        let paper: Vec<f64> = cells
            .iter()
            .filter(|cell| (cell.light - value(&of, cell.u, cell.v)).abs() < 0.05)
            .map(|cell| cell.light)
            .collect();
        if paper.len() < 6 || paper.len() * 20 < n_all {
            return None;
        }
        Some(Self {
            low: paper.iter().copied().fold(f64::INFINITY, f64::min),
            high: paper.iter().copied().fold(0.0, f64::max),
            of,
        })
    }

    fn at(&self, u: f64, v: f64) -> f64 {
        value(&self.of, u, v).clamp(self.low, self.high)
    }
}

fn value(of: &[f64; TERMS], u: f64, v: f64) -> f64 {
    of.iter().zip(terms(u, v)).map(|(a, t)| a * t).sum()
}

/// Weighted least squares by the normal equations; the terms beyond `n` stay 0.
fn solved(cells: &[Cell], weights: &[f64], n: usize) -> Option<[f64; TERMS]> {
    let mut rows = [[0.0_f64; TERMS + 1]; TERMS];
    for (cell, weight) in cells.iter().zip(weights) {
        let t = terms(cell.u, cell.v);
        for i in 0..n {
            for j in 0..n {
                rows[i][j] += t[i] * t[j] * weight;
            }
            rows[i][TERMS] += t[i] * cell.light * weight;
        }
    }
    for (i, row) in rows.iter_mut().enumerate().take(n).skip(1) {
        // A little reluctance to bend, so that a few cells in a corner cannot.
        row[i] += 0.02 * cells.len() as f64 / 10.0;
    }
    for at in 0..n {
        let pivot = (at..n).max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs()))?;
        rows.swap(at, pivot);
        if rows[at][at].abs() < 1e-12 {
            return None;
        }
        let lead = rows[at];
        for row in rows.iter_mut().take(n).skip(at + 1) {
            let factor = row[at] / lead[at];
            for (cell, lead) in row.iter_mut().zip(lead) {
                *cell -= factor * lead;
            }
        }
    }
    let mut of = [0.0; TERMS];
    for at in (0..n).rev() {
        let rest: f64 = (at + 1..n).map(|k| rows[at][k] * of[k]).sum();
        of[at] = (rows[at][TERMS] - rest) / rows[at][at];
    }
    Some(of)
}
