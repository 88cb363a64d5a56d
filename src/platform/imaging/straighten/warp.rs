//! From a quadrilateral in the photo to a rectangle.

use super::corners::Corners;
use super::light::Light;
use super::n_samples;
use crate::raster::Raster;

/// Focal length of a phone's main camera (26 mm on a frame of 36 × 24 mm, by the diagonal), as a share of the longer side of a 4:3
/// picture. It tells how much of a sheet's narrowness is tilt.
const FOCAL: f64 = 0.75;

/// The map of the unit square to a quadrilateral, row by row (Heckbert, "Fundamentals of texture mapping and image warping", 1989).
fn projection(quad: &[(f32, f32); 4]) -> [f64; 9] {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = quad.map(|(x, y)| (f64::from(x), f64::from(y)));
    let (ax, bx, sx) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (ay, by, sy) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let whole = ax * by - bx * ay;
    let (g, h) = ((sx * by - bx * sy) / whole, (ax * sy - sx * ay) / whole);
    [
        x1 - x0 + g * x1,
        x3 - x0 + h * x3,
        x0,
        y1 - y0 + g * y1,
        y3 - y0 + h * y3,
        y0,
        g,
        h,
        1.0,
    ]
}

/// Width and height of the sheet between the corners of a picture of these sides, px: in the proportion that it has on the table,
/// with no detail lost and no more pixels than the picture has.
///
/// The proportion follows from the camera: with its focal length known, the two axes of the sheet are the first columns of the
/// projection seen through it (Zhang and He, "Whiteboard scanning and image enhancement", 2007, with the focal length assumed).
pub(crate) fn sheet_sides(corners: &Corners, width: u32, height: u32) -> (u32, u32) {
    let (middle_x, middle_y) = (width as f32 * 0.5, height as f32 * 0.5);
    let quad = corners
        .at(width, height)
        .map(|(x, y)| (x - middle_x, y - middle_y));
    let m = projection(&quad);
    let focal = FOCAL * f64::from(width.max(height));
    let axis =
        |k: usize| ((m[k] / focal).powi(2) + (m[k + 3] / focal).powi(2) + m[k + 6].powi(2)).sqrt();
    let ratio = axis(0) / axis(1);
    let side = |a: usize, b: usize| f64::from((quad[a].0 - quad[b].0).hypot(quad[a].1 - quad[b].1));
    let (mut wide, mut high) = (side(0, 1).max(side(2, 3)), side(1, 2).max(side(3, 0)));
    if wide > high * ratio {
        high = wide / ratio;
    } else {
        wide = high * ratio;
    }
    let most = f64::from(width) * f64::from(height);
    let scale = (most / (wide * high)).sqrt().min(1.0);
    let px = |side: f64| ((side * scale).round() as u32).max(1);
    (px(wide), px(high))
}

/// Fixed point of places in the source; the higher half of these bits weighs the pixels.
const PLACE_BITS: u32 = 16;
const PLACE_ONE: i32 = 1 << PLACE_BITS;
/// Weights of two neighbours together.
const WEIGHT_ONE: u32 = 256;

/// The sheet between the corners as a rectangle of these sides, between four pixels each, in the light given.
pub(crate) fn lay_straight(
    raster: &Raster,
    corners: &Corners,
    width: u32,
    height: u32,
    light: &Light,
) -> Raster {
    let bytes = match n_samples(raster) {
        1 => laid::<1>(raster, corners, width, height, light),
        3 => laid::<3>(raster, corners, width, height, light),
        _ => laid::<4>(raster, corners, width, height, &Light::even()),
    };
    Raster {
        width,
        height,
        samples: raster.samples,
        bytes,
    }
}

/// Pixels of a row that are laid at a time. A row of a sheet that lies askew passes hundreds of rows of the photo: of a stripe this
/// broad, the next row finds them all still near the processor.
const STRIPE_PX: usize = 512;

/// From one place that is worked out to the next, px; between them places lie on a line. That needs no division for each pixel, and
/// in a sheet of a thousand pixels it is a hundredth of a pixel beside the curve at the strongest tilt.
const SPAN_PX: usize = 8;
/// Narrower sheets have every place worked out, px.
const SPANNED_FROM_PX: usize = 1024;

/// The way from places in the sheet to places in the photo.
struct Way {
    m: [f32; 9],
    /// Farthest place right and down, fixed point: one pixel before the last, so that there is always a next one.
    x_max: i32,
    y_max: i32,
}

impl Way {
    fn of(raster: &Raster, corners: &Corners) -> Self {
        let place_max = |side: u32| {
            let pixels = side.saturating_sub(2).min(i16::MAX as u32) as i32;
            pixels * PLACE_ONE + PLACE_ONE - 1
        };
        Self {
            m: projection(&corners.at(raster.width, raster.height)).map(|cell| cell as f32),
            x_max: place_max(raster.width),
            y_max: place_max(raster.height),
        }
    }

    /// The places at these shares of the width, in one row at a share of the height.
    fn places(&self, v: f32, shares: impl Iterator<Item = f32>, places: &mut [(i32, i32)]) {
        let m = &self.m;
        let (px, py, pz) = (m[1] * v + m[2], m[4] * v + m[5], m[7] * v + m[8]);
        let half = PLACE_ONE as f32 * 0.5;
        for (place, u) in places.iter_mut().zip(shares) {
            let scale = PLACE_ONE as f32 / (m[6] * u + pz);
            *place = (
                (((m[0] * u + px) * scale - half) as i32).clamp(0, self.x_max),
                (((m[3] * u + py) * scale - half) as i32).clamp(0, self.y_max),
            );
        }
    }
}

fn laid<const N: usize>(
    raster: &Raster,
    corners: &Corners,
    width: u32,
    height: u32,
    light: &Light,
) -> Vec<u8> {
    let way = Way::of(raster, corners);
    let (wide, high) = (width as usize, height as usize);
    let stride = raster.width as usize * N;
    let span = if wide >= SPANNED_FROM_PX { SPAN_PX } else { 1 };
    let mut out = vec![0; wide * high * N];
    let mut places = [(0_i32, 0_i32); STRIPE_PX + 1];
    let mut gains = [0_u32; STRIPE_PX];
    for left in (0..wide).step_by(STRIPE_PX) {
        let n = STRIPE_PX.min(wide - left);
        let places = &mut places[..=n.div_ceil(span)];
        let gains = &mut gains[..n];
        for (row, target) in out.chunks_exact_mut(wide * N).enumerate() {
            let v = (row as f32 + 0.5) / high as f32;
            let shares = (left..)
                .step_by(span)
                .map(|column| (column as f32 + 0.5) / wide as f32);
            way.places(v, shares, places);
            let is_lit = light.gains(v, left, wide, gains);
            let target = target[left * N..(left + n) * N].as_chunks_mut::<N>().0;
            for ((pixels, gains), ends) in target
                .chunks_mut(span)
                .zip(gains.chunks(span))
                .zip(places.windows(2))
            {
                let (mut x, mut y) = ends[0];
                let (dx, dy) = ((ends[1].0 - x) / span as i32, (ends[1].1 - y) / span as i32);
                for (pixel, &gain) in pixels.iter_mut().zip(gains) {
                    let seen = between::<N>(&raster.bytes, stride, (x as u32, y as u32));
                    *pixel = if is_lit { lit(seen, gain) } else { seen };
                    (x, y) = (x + dx, y + dy);
                }
            }
        }
    }
    out
}

/// Every other byte of eight, each with room for its weight.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

/// The colour between four pixels, the first of which lies at a place.
#[inline(always)]
fn between<const N: usize>(bytes: &[u8], stride: usize, (x, y): (u32, u32)) -> [u8; N] {
    let weight = |place: u32| place >> (PLACE_BITS - 8) & (WEIGHT_ONE - 1);
    let (t, u) = (weight(x), weight(y));
    let start = (y >> PLACE_BITS) as usize * stride + (x >> PLACE_BITS) as usize * N;
    // Eight bytes of both rows at once: two pixels and a third of which nothing is used.
    if N == 3
        && let Some(window) = bytes.get(start..start + stride + 8)
        && let (Some(top), Some(low)) = (window.first_chunk(), window.last_chunk())
    {
        let (top, low) = (u64::from_le_bytes(*top), u64::from_le_bytes(*low));
        let (v, w) = (u64::from(WEIGHT_ONE - u), u64::from(u));
        // Red, blue and the next green; green, the next red and the next blue.
        let even = (top & EVEN) * v + (low & EVEN) * w;
        let odd = (top >> 8 & EVEN) * v + (low >> 8 & EVEN) * w;
        let sample = |here: u64, next: u64| {
            let (here, next) = (here as u32 & 0xFFFF, next as u32 & 0xFFFF);
            ((here * (WEIGHT_ONE - t) + next * t + 32_768) >> 16) as u8
        };
        let colour = [
            sample(even, odd >> 16),
            sample(odd, even >> 32),
            sample(even >> 16, odd >> 32),
        ];
        return std::array::from_fn(|c| colour[c]);
    }
    between_few(bytes, start, stride, t, u)
}

/// The same sample by sample: for few samples, and at the picture's very end.
fn between_few<const N: usize>(
    bytes: &[u8],
    start: usize,
    stride: usize,
    t: u32,
    u: u32,
) -> [u8; N] {
    let pair = |start: usize| {
        let row = bytes.get(start..).unwrap_or(&[]);
        match row.as_chunks::<N>().0 {
            [a, b, ..] => (*a, *b),
            [a] => (*a, *a),
            [] => ([255; N], [255; N]),
        }
    };
    let (top, low) = (pair(start), pair((start + stride).min(bytes.len() - N)));
    let (s, v) = (WEIGHT_ONE - t, WEIGHT_ONE - u);
    std::array::from_fn(|c| {
        let above = u32::from(top.0[c]) * s + u32::from(top.1[c]) * t;
        let below = u32::from(low.0[c]) * s + u32::from(low.1[c]) * t;
        ((above * v + below * u + 32_768) >> 16) as u8
    })
}

/// Fixed point of gains.
const GAIN_BITS: u32 = 12;
const GAIN_ONE: u32 = 1 << GAIN_BITS;

/// Brightens a pixel as far as its lightest sample allows: all samples by the same factor, so that its hue stays.
#[inline(always)]
fn lit<const N: usize>(pixel: [u8; N], gain: u32) -> [u8; N] {
    let by = |gain: u32| pixel.map(|sample| (u32::from(sample) * gain + GAIN_ONE / 2) >> GAIN_BITS);
    let mut bright = by(gain);
    if bright.iter().fold(0, |all, one| all | one) > 255 {
        // Rare: paper is seldom brought to more than white.
        let most = pixel.iter().copied().fold(1, u8::max);
        bright = by(255 * GAIN_ONE / u32::from(most));
    }
    bright.map(|sample| sample as u8)
}

impl Light {
    /// The gains along a part of a row of `wide` pixels at a share of the height; false if nothing changes.
    fn gains(&self, v: f32, left: usize, wide: usize, gains: &mut [u32]) -> bool {
        let Some(row) = self.row_at(v) else {
            return false;
        };
        let n_spans = row.n_spans();
        let per_px = n_spans as f32 / wide as f32;
        let fixed = |gain: f32| (gain * (GAIN_ONE << PLACE_BITS) as f32) as i64;
        let mut done = 0;
        // From node to node the gain grows evenly.
        while done < gains.len() {
            let place = ((left + done) as f32 + 0.5) * per_px;
            let at = (place as usize).min(n_spans - 1);
            let (a, b) = (row.node(at), row.node(at + 1));
            let next = ((at + 1) * wide).div_ceil(n_spans).saturating_sub(left);
            let next = next.clamp(done + 1, gains.len());
            let mut gain = fixed(a + (b - a) * (place - at as f32));
            let step = fixed((b - a) * per_px);
            for one in &mut gains[done..next] {
                *one = (gain >> PLACE_BITS) as u32;
                gain += step;
            }
            done = next;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raster::Samples;

    fn raster(width: u32, height: u32, of: impl Fn(u32, u32) -> [u8; 3]) -> Raster {
        Raster {
            width,
            height,
            samples: Samples::Rgb,
            bytes: (0..height)
                .flat_map(|y| (0..width).map(move |x| (x, y)))
                .flat_map(|(x, y)| of(x, y))
                .collect(),
        }
    }

    #[test]
    fn the_whole_picture_laid_straight_is_itself() {
        let whole = Corners::new([(0, 0), (10_000, 0), (10_000, 10_000), (0, 10_000)]).unwrap();
        let picture = raster(61, 40, |x, y| [(x * 4) as u8, (y * 6) as u8, (x ^ y) as u8]);
        assert_eq!(sheet_sides(&whole, 61, 40), (61, 40));
        let laid = lay_straight(&picture, &whole, 61, 40, &Light::even());
        let off = picture
            .bytes
            .iter()
            .zip(&laid.bytes)
            .map(|(a, b)| a.abs_diff(*b))
            .max();
        assert!(off <= Some(1), "{off:?}");
    }

    #[test]
    fn corners_of_the_quadrilateral_become_corners_of_the_sheet() {
        let corners =
            Corners::new([(2000, 1000), (9000, 2000), (8000, 9000), (1000, 8000)]).unwrap();
        // Four colours around the middle of the sheet, blended by where a pixel lies in it.
        let picture = raster(400, 400, |x, y| {
            if x < 200 {
                if y < 200 { [200, 0, 0] } else { [0, 200, 0] }
            } else if y < 200 {
                [0, 0, 200]
            } else {
                [200, 200, 0]
            }
        });
        let laid = lay_straight(&picture, &corners, 100, 100, &Light::even());
        let at = |x: usize, y: usize| &laid.bytes[(y * 100 + x) * 3..][..3];
        assert_eq!(at(5, 5), [200, 0, 0]);
        assert_eq!(at(94, 5), [0, 0, 200]);
        assert_eq!(at(94, 94), [200, 200, 0]);
        assert_eq!(at(5, 94), [0, 200, 0]);
    }

    #[test]
    fn a_tilted_sheet_keeps_its_proportion() {
        // A sheet of 3 to 2 before a camera with a focal length of 0.75, tilted by 35° around its horizontal axis.
        let (s, c) = 35_f64.to_radians().sin_cos();
        let seen = |x: f64, y: f64| {
            let (y, z) = (y * c, 3.2 + y * s);
            (
                (0.5 + 0.75 * x / z) as f32,
                (0.5 + 0.75 * y / z * 4.0 / 3.0) as f32,
            )
        };
        let corners = Corners::from_shares([
            seen(-1.5, -1.0),
            seen(1.5, -1.0),
            seen(1.5, 1.0),
            seen(-1.5, 1.0),
        ])
        .unwrap();
        let (width, height) = sheet_sides(&corners, 4000, 3000);
        let ratio = f64::from(width) / f64::from(height);
        assert!((ratio - 1.5).abs() < 0.01, "{ratio}");
        // Without the camera the middle lengths would have said 1.8.
        assert!(width * height <= 4000 * 3000);
    }

    #[test]
    fn light_never_changes_a_hue() {
        for (before, gain) in [
            ([250, 200, 40], 1.4),
            ([120, 60, 30], 1.4),
            ([255, 0, 0], 2.0),
        ] {
            let after: [u8; 3] = lit(before, (gain * GAIN_ONE as f32) as u32);
            let scale = f32::from(after[0]) / f32::from(before[0]);
            for (a, b) in after.iter().zip(before) {
                assert!(
                    (f32::from(*a) - f32::from(b) * scale).abs() <= 1.5,
                    "{before:?} {after:?}"
                );
            }
            assert!(after[0] >= before[0]);
        }
    }
}
