//! Where a small picture changes, how much and in which direction.

use super::n_samples;
use crate::raster::Raster;

/// The gradients of a picture, in levels per pixel; of the sample that changes most.
pub(super) struct Edges {
    pub width: usize,
    pub height: usize,
    /// To the right.
    pub across: Vec<f32>,
    /// Downwards.
    pub down: Vec<f32>,
    /// Length of the two.
    pub strength: Vec<f32>,
}

impl Edges {
    pub fn of(raster: &Raster) -> Self {
        let (width, height) = (raster.width as usize, raster.height as usize);
        let n = width * height;
        let (mut across, mut down, mut strength) = (vec![0.0; n], vec![0.0; n], vec![0.0_f32; n]);
        for sample in 0..n_samples(raster) {
            let plane = softened(raster, sample);
            for y in 1..height.saturating_sub(1) {
                let rows = [-1, 0, 1].map(|dy: isize| {
                    let start = (y as isize + dy) as usize * width;
                    &plane[start..start + width]
                });
                for x in 1..width - 1 {
                    // Scharr, "Optimal operators in digital image processing" (2000): 3, 10, 3.
                    let gx = (rows[0][x + 1] - rows[0][x - 1]) * 3.0
                        + (rows[1][x + 1] - rows[1][x - 1]) * 10.0
                        + (rows[2][x + 1] - rows[2][x - 1]) * 3.0;
                    let gy = (rows[2][x - 1] - rows[0][x - 1]) * 3.0
                        + (rows[2][x] - rows[0][x]) * 10.0
                        + (rows[2][x + 1] - rows[0][x + 1]) * 3.0;
                    let (gx, gy) = (gx / 32.0, gy / 32.0);
                    let much = (gx * gx + gy * gy).sqrt();
                    let at = y * width + x;
                    if much > strength[at] {
                        (across[at], down[at], strength[at]) = (gx, gy, much);
                    }
                }
            }
        }
        Self {
            width,
            height,
            across,
            down,
            strength,
        }
    }

    /// The part of the gradient across a line, between pixels, positive where it gets lighter the way the normal looks; 0 where the
    /// edge does not run along it.
    pub fn facing(&self, x: f32, y: f32, nx: f32, ny: f32) -> f32 {
        if x < 1.0 || y < 1.0 || x >= self.width as f32 - 2.0 || y >= self.height as f32 - 2.0 {
            return 0.0;
        }
        let (i, j) = (x as usize, y as usize);
        let (t, u) = (x - i as f32, y - j as f32);
        let at = j * self.width + i;
        let one = |at: usize| {
            let facing = self.across[at] * nx + self.down[at] * ny;
            if facing.abs() >= 0.88 * self.strength[at] {
                facing
            } else {
                0.0
            }
        };
        let top = one(at) * (1.0 - t) + one(at + 1) * t;
        let low = one(at + self.width) * (1.0 - t) + one(at + self.width + 1) * t;
        top * (1.0 - u) + low * u
    }

    /// Whether a pixel is the crest of its edge.
    pub fn is_crest(&self, x: usize, y: usize) -> bool {
        let at = y * self.width + x;
        let (gx, gy, much) = (self.across[at], self.down[at], self.strength[at]);
        let step = if gx.abs() > 2.414 * gy.abs() {
            1
        } else if gy.abs() > 2.414 * gx.abs() {
            self.width
        } else if gx * gy > 0.0 {
            self.width + 1
        } else {
            self.width - 1
        };
        much > self.strength[at - step] && much >= self.strength[at + step]
    }
}

/// One sample of all pixels, blurred by the binomial 1 4 6 4 1: the grain of wood and of the sensor goes, the edge of a sheet stays.
fn softened(raster: &Raster, sample: usize) -> Vec<f32> {
    let (width, height) = (raster.width as usize, raster.height as usize);
    let n = n_samples(raster);
    let plane: Vec<f32> = raster
        .bytes
        .chunks_exact(n)
        .map(|pixel| f32::from(pixel[sample]))
        .collect();
    let mut rows = plane.clone();
    for (source, target) in plane.chunks_exact(width).zip(rows.chunks_exact_mut(width)) {
        for x in 2..width.saturating_sub(2) {
            target[x] = (source[x - 2] + source[x + 2]) * 0.0625
                + (source[x - 1] + source[x + 1]) * 0.25
                + source[x] * 0.375;
        }
    }
    let mut both = rows.clone();
    for y in 2..height.saturating_sub(2) {
        for x in 0..width {
            let at = y * width + x;
            both[at] = (rows[at - 2 * width] + rows[at + 2 * width]) * 0.0625
                + (rows[at - width] + rows[at + width]) * 0.25
                + rows[at] * 0.375;
        }
    }
    both
}
