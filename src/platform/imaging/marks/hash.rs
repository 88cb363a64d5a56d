//! A hash of coarse light and dark: the signs of the low frequencies of a discrete cosine transform.
//!
//! After Zauner, "Implementation and benchmarking of perceptual image hash functions" (2010). Turning a picture by quarters and
//! mirroring it only exchanges and negates frequencies, so the eight ways to lay it follow from the hash itself.

use super::Plane;

/// Side of the grid that is transformed.
const GRID: usize = 32;
/// Frequencies kept in each direction.
const KEPT: usize = 8;
/// Frequencies that say nothing about the drawing: its mean, and the slope of the light.
const IGNORED: u64 = 1 | 1 << 1 | 1 << KEPT;

/// Hashes that differ in no more bits than this are likely of the same drawing. Of 61.
pub const HASH_BITS_MAX: u32 = 8;

pub(super) fn hash(plane: &Plane) -> u64 {
    let grid = plane.grid(GRID, GRID);
    // The cosines of the transform of length GRID, for the frequencies kept.
    let cosine = |frequency: usize, place: usize| {
        (std::f32::consts::PI * frequency as f32 * (2 * place + 1) as f32 / (2 * GRID) as f32).cos()
    };
    let table: Vec<f32> = (0..KEPT)
        .flat_map(|frequency| (0..GRID).map(move |place| cosine(frequency, place)))
        .collect();
    let mut across = [[0.0_f32; KEPT]; GRID];
    for (row, sums) in grid.chunks_exact(GRID).zip(&mut across) {
        for (sum, cosines) in sums.iter_mut().zip(table.chunks_exact(GRID)) {
            *sum = row.iter().zip(cosines).map(|(a, b)| a * b).sum();
        }
    }
    let mut bits = 0;
    for v in 0..KEPT {
        for u in 0..KEPT {
            let sum: f32 = across
                .iter()
                .zip(&table[v * GRID..])
                .map(|(row, cosine)| row[u] * cosine)
                .sum();
            if sum > 0.0 {
                bits |= 1 << (v * KEPT + u);
            }
        }
    }
    bits & !IGNORED
}

/// Bits of odd frequencies across.
const ODD_ACROSS: u64 = 0xAAAA_AAAA_AAAA_AAAA;
/// Bits of odd frequencies down.
const ODD_DOWN: u64 = 0xFF00_FF00_FF00_FF00;

fn exchanged(hash: u64) -> u64 {
    (0..64)
        .filter(|bit| hash >> bit & 1 == 1)
        .map(|bit| 1 << (bit % KEPT as u64 * KEPT as u64 + bit / KEPT as u64))
        .sum()
}

/// The hash of the picture laid in each of the eight ways.
fn ways(hash: u64) -> [u64; 8] {
    let turned = exchanged(hash);
    let flips = [0, ODD_ACROSS, ODD_DOWN, ODD_ACROSS ^ ODD_DOWN];
    std::array::from_fn(|k| (if k < 4 { hash } else { turned } ^ flips[k % 4]) & !IGNORED)
}

/// In how many bits two hashes differ, at the best of the eight ways to lay one picture on the other.
pub fn hash_distance(a: u64, b: u64) -> u32 {
    ways(a)
        .into_iter()
        .map(|way| (way ^ b).count_ones())
        .min()
        .unwrap_or(64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(width: usize, height: usize, of: impl Fn(f32, f32) -> f32) -> Plane {
        Plane {
            width,
            height,
            light: (0..height)
                .flat_map(|y| (0..width).map(move |x| (x, y)))
                .map(|(x, y)| {
                    of(
                        (x as f32 + 0.5) / width as f32,
                        (y as f32 + 0.5) / height as f32,
                    )
                })
                .collect(),
        }
    }

    /// A picture without any symmetry.
    fn shape(x: f32, y: f32) -> f32 {
        let blob = |cx: f32, cy: f32, r: f32| {
            if (x - cx).hypot(y - cy) < r { 1.0 } else { 0.0 }
        };
        230.0
            - 90.0 * blob(0.3, 0.25, 0.2)
            - 140.0 * blob(0.72, 0.62, 0.16)
            - 60.0 * blob(0.2, 0.85, 0.1)
    }

    #[test]
    fn a_picture_is_known_however_it_is_laid() {
        let upright = hash(&plane(160, 120, shape));
        for (told, laid) in [
            ("mirrored", hash(&plane(160, 120, |x, y| shape(1.0 - x, y)))),
            (
                "upside down",
                hash(&plane(160, 120, |x, y| shape(1.0 - x, 1.0 - y))),
            ),
            (
                "turned left",
                hash(&plane(120, 160, |x, y| shape(1.0 - y, x))),
            ),
            (
                "turned right and mirrored",
                hash(&plane(120, 160, |x, y| shape(y, x))),
            ),
        ] {
            assert!(
                (upright ^ laid).count_ones() > 8,
                "{told} is another hash by itself"
            );
            assert!(
                hash_distance(upright, laid) <= 3,
                "{told}: {}",
                hash_distance(upright, laid)
            );
        }
        let slope = hash(&plane(160, 120, |x, y| {
            shape(x, y) * (0.8 + 0.2 * x - 0.1 * y)
        }));
        assert!(hash_distance(upright, slope) <= 4, "under other light");
        let other = hash(&plane(160, 120, |x, y| shape(x, (y + 0.45) % 1.0)));
        assert!(
            hash_distance(upright, other) > HASH_BITS_MAX,
            "another picture"
        );
    }
}
