//! Paper: its tint and its tooth, the small hills and valleys that wax skips and pigment settles in.

use super::{noise, rng::Rng};

/// A colour as stored: red, green, blue.
pub type Rgb = [u8; 3];

/// Side of the largest square of tooth that repeats over a sheet, in pixels. A power of two.
const SIDE: usize = 512;

/// What a sheet feels like under the hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tooth {
    /// Copy paper or a school pad.
    Smooth,
    /// Drawing paper.
    Cartridge,
    /// Watercolour paper.
    Rough,
}

/// One sheet's surface.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Its colour.
    pub tint: Rgb,
    side: usize,
    tooth: Vec<u8>,
    rag: Vec<u8>,
    relief: i16,
}

impl Paper {
    /// A surface for pictures with `px_per_unit` pixels to a page unit.
    pub fn new(tint: Rgb, kind: Tooth, px_per_unit: f32, rng: &Rng) -> Self {
        // A small picture needs no large square. The long side of a page is 1000 units.
        let side = ((px_per_unit * 1000.0) as usize)
            .next_power_of_two()
            .clamp(32, SIDE);
        let (coarse, fine, relief) = match kind {
            Tooth::Smooth => (1.5, 0.35, 3),
            Tooth::Cartridge => (2.1, 0.4, 5),
            Tooth::Rough => (3.4, 0.5, 6),
        };
        let coarse_px = (coarse * px_per_unit).max(1.2);
        let (first, second) = (
            noise::white(rng.bits(), side),
            noise::white(rng.bits(), side),
        );
        let hills = noise::softened(&first, side, coarse_px);
        let bumps = noise::softened(&second, side, (coarse_px * 0.5).max(1.0));
        let wide = noise::softened(&first, side, (7.0 * px_per_unit).max(2.0));
        // The same noise read elsewhere serves for another purpose.
        let elsewhere = |i: usize| (i + 211 * side + 97) % (side * side);
        let height: Vec<f32> = (0..side * side)
            .map(|i| hills[i] + 0.55 * bumps[i] + fine * second[i] + 0.2 * wide[i])
            .collect();
        let ragged: Vec<f32> = (0..side * side)
            .map(|i| wide[i] + 0.35 * hills[elsewhere(i)])
            .collect();
        Self {
            tint,
            side,
            tooth: evened(&height),
            rag: evened(&ragged),
            relief,
        }
    }

    /// The tooth under part of a row of pixels: 255 = hill, 0 = valley, every height equally often.
    pub fn tooth(&self, y: usize, from: usize, to: usize, out: &mut Vec<u8>) {
        repeated(&self.tooth, self.side, y, from, to, out);
    }

    /// The slower noise that frays the edges of a wash, under part of a row of pixels.
    pub fn rag(&self, y: usize, from: usize, to: usize, out: &mut Vec<u8>) {
        repeated(&self.rag, self.side, y, from, to, out);
    }

    /// One channel (0..3) of the bare sheet where its tooth is `height`: hills catch a little more light.
    pub fn bare(&self, channel: usize, height: u8) -> u8 {
        let lift = (i16::from(height) - 150) * self.relief / 256;
        (i16::from(self.tint[channel]) + lift).clamp(0, 255) as u8
    }
}

/// Part of a row of a square that repeats over the sheet.
fn repeated(square: &[u8], side: usize, y: usize, from: usize, to: usize, out: &mut Vec<u8>) {
    let row = &square[(y & (side - 1)) * side..][..side];
    out.clear();
    let mut x = from;
    while x < to {
        let start = x & (side - 1);
        let n = (side - start).min(to - x);
        out.extend_from_slice(&row[start..start + n]);
        x += n;
    }
}

/// Ranks the heights so that each of the 256 levels is about equally frequent.
fn evened(height: &[f32]) -> Vec<u8> {
    const BINS: usize = 4096;
    let (mut low, mut high) = (f32::MAX, f32::MIN);
    for &h in height {
        low = low.min(h);
        high = high.max(h);
    }
    let scale = (BINS - 1) as f32 / (high - low).max(1e-6);
    let bin = |h: f32| ((h - low) * scale) as usize;
    let mut counts = vec![0u32; BINS];
    for &h in height {
        counts[bin(h)] += 1;
    }
    let mut below = 0u32;
    let total = height.len() as f32;
    let ranks: Vec<u8> = counts
        .iter()
        .map(|&n| {
            let middle = below as f32 + n as f32 * 0.5;
            below += n;
            (middle / total * 255.0) as u8
        })
        .collect();
    height.iter().map(|&h| ranks[bin(h)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_height_of_the_tooth_is_about_equally_frequent() {
        let paper = Paper::new([250, 248, 240], Tooth::Rough, 2.0, &Rng::new(7));
        let mut quarters = [0usize; 4];
        let mut row = Vec::new();
        for y in 0..SIDE {
            paper.tooth(y, 0, SIDE, &mut row);
            for &h in &row {
                quarters[usize::from(h) / 64] += 1;
            }
        }
        for n in quarters {
            let share = n as f32 / (SIDE * SIDE) as f32;
            assert!(
                (0.22..0.28).contains(&share),
                "a quarter of the heights holds {share}"
            );
        }
    }
}
