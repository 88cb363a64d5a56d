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

/// The whole number below, without a call into a mathematics library.
fn below(x: f32) -> i32 {
    let i = x as i32;
    if (i as f32) > x { i - 1 } else { i }
}

fn ease(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

/// A wavy number in -1..1 along a line; features about 1 long.
pub fn along(seed: u32, x: f32) -> f32 {
    let i = below(x);
    let t = ease(x - i as f32);
    let (a, b) = (lattice(seed, i, 0), lattice(seed, i + 1, 0));
    a + (b - a) * t
}

/// A cloudy number in -1..1 over a plane; features about 1 across.
pub fn over(seed: u32, x: f32, y: f32) -> f32 {
    let (i, j) = (below(x), below(y));
    let (t, u) = (ease(x - i as f32), ease(y - j as f32));
    let top = lattice(seed, i, j) + (lattice(seed, i + 1, j) - lattice(seed, i, j)) * t;
    let low = lattice(seed, i, j + 1) + (lattice(seed, i + 1, j + 1) - lattice(seed, i, j + 1)) * t;
    top + (low - top) * u
}

/// Three octaves of [`over`], in about -1..1. Each is turned against the others, so that no lattice shows.
pub fn cloud(seed: u32, x: f32, y: f32) -> f32 {
    let (a, b) = (x * 0.8 - y * 0.6, x * 0.6 + y * 0.8);
    let (c, d) = (x * 0.38 + y * 0.92, x * -0.92 + y * 0.38);
    0.55 * over(seed, a, b)
        + 0.3 * over(seed ^ 0x51, c * 1.9, d * 1.9)
        + 0.15 * over(seed ^ 0xA7, x * 3.7, y * 3.7)
}

/// Folds a 64-bit seed to the 32 bits that these fields take.
pub fn fold(seed: u64) -> u32 {
    (scramble(seed) >> 32) as u32
}

/// A square of white noise in about -1..1, `side` wide.
pub fn white(seed: u64, side: usize) -> Vec<f32> {
    let mut out = Vec::with_capacity(side * side);
    let mut state = seed;
    while out.len() < side * side {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let bits = scramble(state);
        out.extend((0..4).map(|k| ((bits >> (16 * k)) as u16) as f32 * (1.0 / 32_768.0) - 1.0));
    }
    out.truncate(side * side);
    out
}

/// White noise made soft: features about `feature` pixels across, continued over the edges, with a spread of about 1.
/// Moving means, unlike noise on a lattice, leave no direction in it.
pub fn softened(white: &[f32], side: usize, feature: f32) -> Vec<f32> {
    let mut grid = white.to_vec();
    let mut spare = vec![0.0; side * side];
    // Two means of breadth 2r + 1 make features about that broad.
    let reach = ((feature - 1.0) * 0.5).clamp(0.0, side as f32 * 0.2);
    for _ in 0..2 {
        soften_rows(&mut grid, side, reach);
        turn_over(&grid, &mut spare, side);
        soften_rows(&mut spare, side, reach);
        turn_over(&spare, &mut grid, side);
    }
    let mean = grid.iter().sum::<f32>() / grid.len() as f32;
    let spread = grid.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / grid.len() as f32;
    let scale = 1.0 / spread.sqrt().max(1e-6);
    grid.iter_mut().for_each(|v| *v = (*v - mean) * scale);
    grid
}

/// Rows become columns. In blocks, so that both sides stay in the cache.
fn turn_over(from: &[f32], to: &mut [f32], side: usize) {
    const BLOCK: usize = 16;
    for top in (0..side).step_by(BLOCK) {
        for left in (0..side).step_by(BLOCK) {
            for y in top..(top + BLOCK).min(side) {
                for x in left..(left + BLOCK).min(side) {
                    to[x * side + y] = from[y * side + x];
                }
            }
        }
    }
}

/// A moving mean along each row, which runs around; the outermost cells count for the broken part of `reach`.
fn soften_rows(grid: &mut [f32], side: usize, reach: f32) {
    let whole = reach as usize;
    let part = reach - whole as f32;
    let share = 1.0 / (2.0 * reach + 1.0);
    let pad = whole + 1;
    let mut long = vec![0.0; side + 2 * pad];
    for row in grid.chunks_exact_mut(side) {
        long[..pad].copy_from_slice(&row[side - pad..]);
        long[pad..pad + side].copy_from_slice(row);
        long[pad + side..].copy_from_slice(&row[..pad]);
        let mut sum: f32 = long[1..2 * pad].iter().sum();
        for (x, out) in row.iter_mut().enumerate() {
            let (before, behind) = (long[x], long[x + 2 * pad]);
            *out = (sum + part * (before + behind)) * share;
            sum += behind - long[x + 1];
        }
    }
}
