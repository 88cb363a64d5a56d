//! Smooth pseudo-random fields: wobble of a hand along a line, clouds in a wash, the grain of paper.

use super::rng::scramble;

/// A fixed pseudo-random number in -1..1 for a lattice point.
fn lattice(seed: u32, x: i32, y: i32) -> f32 {
    let mut h = seed ^ (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77);
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
    h ^= h >> 15;
    (h >> 8) as f32 * (2.0 / 16_777_216.0) - 1.0
}

fn ease(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

/// A wavy number in -1..1 along a line; features about 1 long.
pub fn along(seed: u32, x: f32) -> f32 {
    let i = x.floor();
    let t = ease(x - i);
    let (a, b) = (lattice(seed, i as i32, 0), lattice(seed, i as i32 + 1, 0));
    a + (b - a) * t
}

/// A cloudy number in -1..1 over a plane; features about 1 across.
pub fn over(seed: u32, x: f32, y: f32) -> f32 {
    let (i, j) = (x.floor(), y.floor());
    let (t, u) = (ease(x - i), ease(y - j));
    let (i, j) = (i as i32, j as i32);
    let top = lattice(seed, i, j) + (lattice(seed, i + 1, j) - lattice(seed, i, j)) * t;
    let low = lattice(seed, i, j + 1) + (lattice(seed, i + 1, j + 1) - lattice(seed, i, j + 1)) * t;
    top + (low - top) * u
}

/// Three octaves of [`over`], in about -1..1.
pub fn cloud(seed: u32, x: f32, y: f32) -> f32 {
    0.57 * over(seed, x, y)
        + 0.29 * over(seed ^ 0x51, x * 2.03, y * 2.03)
        + 0.14 * over(seed ^ 0xA7, x * 4.1, y * 4.1)
}

/// Folds a 64-bit seed to the 32 bits that these fields take.
pub fn fold(seed: u64) -> u32 {
    (scramble(seed) >> 32) as u32
}

/// A square of noise that continues itself over its edges, `side` wide, with features `feature` pixels across.
pub fn tile(seed: u32, side: usize, feature: f32) -> Vec<f32> {
    let cells = ((side as f32 / feature.max(1.0)).round() as usize).clamp(1, side);
    let step = cells as f32 / side as f32;
    let corners: Vec<f32> = (0..cells * cells)
        .map(|i| lattice(seed, (i % cells) as i32, (i / cells) as i32))
        .collect();
    let columns: Vec<(usize, usize, f32)> = (0..side)
        .map(|x| {
            let place = x as f32 * step;
            let i = place as usize;
            (i % cells, (i + 1) % cells, ease(place - i as f32))
        })
        .collect();
    let mut out = Vec::with_capacity(side * side);
    for &(row, below, u) in &columns {
        let (top, low) = (
            &corners[row * cells..][..cells],
            &corners[below * cells..][..cells],
        );
        out.extend(columns.iter().map(|&(i, j, t)| {
            let a = top[i] + (top[j] - top[i]) * t;
            let b = low[i] + (low[j] - low[i]) * t;
            a + (b - a) * u
        }));
    }
    out
}
