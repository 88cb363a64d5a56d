//! Small places of a picture and what they look like, so that a part of a drawing is known again.
//!
//! Corners (Harris and Stephens, 1988) in five sizes, each with the direction of its mass and 128 comparisons of light along it (after
//! Rublee et al., "ORB: an efficient alternative to SIFT or SURF", 2011). Two pictures agree in as many places as one turn, one size
//! and one shift bring together.

use super::Plane;

/// Places of two pictures that must come together for the same drawing.
pub const PLACES_MIN: u32 = 7;

/// Most places kept of a picture.
const N_MAX: usize = 96;
/// Bytes of a place: x, y, size, direction, 16 of looks.
const BYTES: usize = 20;
/// How many sizes are looked at, each 1.25 times coarser.
const N_SIZES: usize = 6;
const COARSER: f32 = 1.25;
/// Half the side of what a place looks like, px.
const REACH: i32 = 14;
/// Most of the 128 comparisons in which two looks of the same place differ.
const LOOKS_MAX: u32 = 34;
/// Cells a side in which the best corners are chosen, so that they lie all over the picture.
const CELLS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    /// In parts of the longer side.
    x: f32,
    y: f32,
    /// Steps of [`COARSER`].
    size: u8,
    /// In 256ths of a turn.
    direction: u8,
    looks: u128,
}

/// The places of a picture, packed.
pub(super) fn places(plane: &Plane) -> Vec<u8> {
    let long = plane.width.max(plane.height) as f32;
    let pattern = pattern();
    let mut found: Vec<(f32, Place)> = Vec::new();
    for size in 0..N_SIZES {
        let scale = COARSER.powi(size as i32);
        let side = |px: usize| ((px as f32 / scale).round() as usize).max(1);
        let (wide, high) = (side(plane.width), side(plane.height));
        if wide.min(high) < 3 * REACH as usize {
            break;
        }
        let level = Plane {
            width: wide,
            height: high,
            light: softened(&plane.scaled(wide, high), wide, high),
        };
        for (x, y, strength) in corners(&level) {
            let direction = direction(&level, x, y);
            let place = Place {
                x: (x as f32 + 0.5) * plane.width as f32 / wide as f32 / long,
                y: (y as f32 + 0.5) * plane.height as f32 / high as f32 / long,
                size: size as u8,
                direction: ((direction / std::f32::consts::TAU).rem_euclid(1.0) * 256.0) as u8,
                looks: looks(&level, x, y, direction, &pattern),
            };
            found.push((strength, place));
        }
    }
    chosen(found)
        .into_iter()
        .flat_map(|place| packed(&place))
        .collect()
}

/// The strongest of each cell in turns, until there are enough.
fn chosen(mut found: Vec<(f32, Place)>) -> Vec<Place> {
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut cells: Vec<Vec<Place>> = vec![Vec::new(); CELLS * CELLS];
    for (_, place) in found {
        let cell = |share: f32| ((share * CELLS as f32) as usize).min(CELLS - 1);
        cells[cell(place.y) * CELLS + cell(place.x)].push(place);
    }
    let mut kept = Vec::new();
    let mut turn = 0;
    while kept.len() < N_MAX && cells.iter().any(|cell| cell.len() > turn) {
        kept.extend(cells.iter().filter_map(|cell| cell.get(turn)));
        turn += 1;
    }
    kept.truncate(N_MAX);
    kept
}

fn packed(place: &Place) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes[0] = (place.x * 255.0) as u8;
    bytes[1] = (place.y * 255.0) as u8;
    bytes[2] = place.size;
    bytes[3] = place.direction;
    bytes[4..].copy_from_slice(&place.looks.to_le_bytes());
    bytes
}

fn unpacked(bytes: &[u8]) -> Vec<Place> {
    bytes
        .as_chunks::<BYTES>()
        .0
        .iter()
        .map(|bytes| {
            let mut looks = [0; 16];
            looks.copy_from_slice(&bytes[4..]);
            Place {
                x: f32::from(bytes[0]) / 255.0,
                y: f32::from(bytes[1]) / 255.0,
                size: bytes[2],
                direction: bytes[3],
                looks: u128::from_le_bytes(looks),
            }
        })
        .collect()
}

impl Plane {
    fn scaled(&self, wide: usize, high: usize) -> Vec<f32> {
        if (wide, high) == (self.width, self.height) {
            return self.light.clone();
        }
        self.grid(wide, high)
    }
}

/// Blurred by 1 2 1 in both directions, twice.
fn softened(light: &[f32], wide: usize, high: usize) -> Vec<f32> {
    let mut light = light.to_vec();
    let mut spare = light.clone();
    for _ in 0..2 {
        for y in 0..high {
            for x in 1..wide - 1 {
                let at = y * wide + x;
                spare[at] = (light[at - 1] + 2.0 * light[at] + light[at + 1]) * 0.25;
            }
            spare[y * wide] = light[y * wide];
            spare[y * wide + wide - 1] = light[y * wide + wide - 1];
        }
        for y in 1..high - 1 {
            for x in 0..wide {
                let at = y * wide + x;
                light[at] = (spare[at - wide] + 2.0 * spare[at] + spare[at + wide]) * 0.25;
            }
        }
    }
    light
}

/// Corners with their strength, each the strongest around, in reading order.
fn corners(level: &Plane) -> Vec<(usize, usize, f32)> {
    let (wide, high) = (level.width, level.height);
    let mut products = vec![[0.0_f32; 3]; wide * high];
    for y in 1..high - 1 {
        for x in 1..wide - 1 {
            let at = y * wide + x;
            let gx = level.light[at + 1] - level.light[at - 1];
            let gy = level.light[at + wide] - level.light[at - wide];
            products[at] = [gx * gx, gy * gy, gx * gy];
        }
    }
    let edge = REACH as usize + 2;
    let mut strength = vec![0.0_f32; wide * high];
    for y in edge..high.saturating_sub(edge) {
        for x in edge..wide.saturating_sub(edge) {
            let mut sum = [0.0; 3];
            for row in y - 2..=y + 2 {
                for cell in &products[row * wide + x - 2..=row * wide + x + 2] {
                    for (sum, value) in sum.iter_mut().zip(cell) {
                        *sum += value;
                    }
                }
            }
            let [xx, yy, xy] = sum;
            // The smaller of the two curvatures: it is large only where light changes in both directions.
            let spread = ((xx - yy) * 0.5).hypot(xy);
            strength[y * wide + x] = (xx + yy) * 0.5 - spread;
        }
    }
    let mut corners = Vec::new();
    for y in edge..high.saturating_sub(edge) {
        for x in edge..wide.saturating_sub(edge) {
            let much = strength[y * wide + x];
            if much < 400.0 {
                continue;
            }
            let is_most = (y - 3..=y + 3).all(|row| {
                strength[row * wide + x - 3..=row * wide + x + 3]
                    .iter()
                    .enumerate()
                    .all(|(k, other)| *other < much || (row, x + k - 3) == (y, x))
            });
            if is_most {
                corners.push((x, y, much));
            }
        }
    }
    corners
}

/// Where the light around a place has its centre, as an angle.
fn direction(level: &Plane, x: usize, y: usize) -> f32 {
    let (mut mx, mut my) = (0.0, 0.0);
    let reach = REACH - 3;
    for dy in -reach..=reach {
        for dx in -reach..=reach {
            if dx * dx + dy * dy > reach * reach {
                continue;
            }
            let at = (y as i32 + dy) as usize * level.width + (x as i32 + dx) as usize;
            mx += dx as f32 * level.light[at];
            my += dy as f32 * level.light[at];
        }
    }
    my.atan2(mx)
}

/// 128 pairs of points within the reach, the same for everyone: an even scatter pulled to the middle.
fn pattern() -> Vec<[(f32, f32); 2]> {
    let mut state = 0x5EED_u64;
    let mut unit = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f32 / 16_777_216.0
    };
    let mut point = || {
        let (radius, angle) = (unit(), unit() * std::f32::consts::TAU);
        let radius = radius.sqrt() * (REACH as f32 - 2.0);
        (radius * angle.cos(), radius * angle.sin())
    };
    (0..128).map(|_| [point(), point()]).collect()
}

fn looks(level: &Plane, x: usize, y: usize, direction: f32, pattern: &[[(f32, f32); 2]]) -> u128 {
    let (s, c) = direction.sin_cos();
    let at = |(px, py): (f32, f32)| {
        let (dx, dy) = (px * c - py * s, px * s + py * c);
        let column = (x as f32 + dx).round() as usize;
        let row = (y as f32 + dy).round() as usize;
        level.light[row.min(level.height - 1) * level.width + column.min(level.width - 1)]
    };
    pattern
        .iter()
        .enumerate()
        .filter(|(_, [a, b])| at(*a) > at(*b))
        .fold(0, |bits, (k, _)| bits | 1 << k)
}

/// How many places of one picture one turn, one size and one shift bring onto alike places of the other.
pub(super) fn n_agreeing(ours: &[u8], theirs: &[u8]) -> u32 {
    let (ours, theirs) = (unpacked(ours), unpacked(theirs));
    let pairs = pairs(&ours, &theirs);
    let mut most = 0;
    for (a, b) in &pairs {
        // One pair says it all: its two directions the turn, its two sizes the size, its two places the shift.
        let turn = f32::from(b.direction.wrapping_sub(a.direction)) / 256.0 * std::f32::consts::TAU;
        let size = COARSER.powi(i32::from(b.size) - i32::from(a.size));
        let (s, c) = turn.sin_cos();
        let mut seen: Vec<(u8, u8)> = Vec::new();
        for (p, q) in &pairs {
            let (dx, dy) = (p.x - a.x, p.y - a.y);
            let (x, y) = (
                b.x + size * (dx * c - dy * s),
                b.y + size * (dx * s + dy * c),
            );
            let off = (x - q.x).hypot(y - q.y);
            let reach = 0.02 + 0.18 * size * dx.hypot(dy);
            let turned = q.direction.wrapping_sub(p.direction) as i8 as i32
                - b.direction.wrapping_sub(a.direction) as i8 as i32;
            let sized =
                (i32::from(q.size) - i32::from(p.size)) - (i32::from(b.size) - i32::from(a.size));
            let is_same =
                off < reach.min(0.08) && (turned as i8).unsigned_abs() < 20 && sized.abs() <= 1;
            // A place and its neighbour of another size count once.
            let cell = ((p.x * 40.0) as u8, (p.y * 40.0) as u8);
            if is_same && !seen.contains(&cell) {
                seen.push(cell);
            }
        }
        most = most.max(seen.len() as u32);
    }
    most
}

/// Each of our places with the one of theirs that looks most like it, if it does by far.
fn pairs(ours: &[Place], theirs: &[Place]) -> Vec<(Place, Place)> {
    ours.iter()
        .filter_map(|place| {
            let mut best = (u32::MAX, None);
            let mut second = u32::MAX;
            for other in theirs {
                let off = (place.looks ^ other.looks).count_ones();
                if off < best.0 {
                    // A near neighbour of the best is the same thing and no rival.
                    if best.1.is_none_or(|last: &Place| is_apart(last, other)) {
                        second = best.0;
                    }
                    best = (off, Some(other));
                } else if off < second && best.1.is_none_or(|last| is_apart(last, other)) {
                    second = off;
                }
            }
            let (off, other) = (best.0, best.1?);
            (off <= LOOKS_MAX && (off as f32) < 0.85 * second as f32).then_some((*place, *other))
        })
        .collect()
}

fn is_apart(a: &Place, b: &Place) -> bool {
    (a.x - b.x).hypot(a.y - b.y) > 0.03
}
