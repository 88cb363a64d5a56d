//! How a drawing gets into a file: laid on a scanner, or photographed with a phone that also writes down where and with what.

use image::{ImageEncoder, RgbImage};

use super::{noise, remarks, rng::Rng};

/// How a drawing was captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capture {
    /// A scan stored as JPEG, without any remark in it.
    ScanJpeg,
    /// A scan stored as PNG.
    ScanPng,
    /// A photograph in the shape 4:3, with uneven light and the remarks of a camera.
    Phone {
        /// Chance: light, tilt, table.
        seed: u64,
        /// The EXIF orientation, 1, 3, 6 or 8; the pixels are stored turned accordingly.
        orientation: u8,
        /// What is seen around the sheet.
        around: Around,
        /// The longer side of the photograph in pixels; a phone's sensor is finer than what its lens draws.
        long_side_px: u32,
    },
}

/// What a photograph shows around the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// Nothing: a little of the sheet is cut off.
    Nothing,
    /// A narrow edge of the table.
    Edge,
    /// Much of the table, on which the sheet lies askew.
    Table,
}

/// Quality of scans, 1..=100.
const SCAN_QUALITY: i32 = 86;
/// Quality of photographs, 1..=100.
const PHOTO_QUALITY: i32 = 84;

/// The file for a captured drawing: JPEG or PNG.
pub fn encode(drawing: &RgbImage, capture: &Capture) -> Vec<u8> {
    match *capture {
        Capture::ScanJpeg => jpeg(drawing, SCAN_QUALITY),
        Capture::ScanPng => png(drawing),
        Capture::Phone {
            seed,
            orientation,
            around,
            long_side_px,
        } => {
            let rng = Rng::new(seed);
            let upright = photograph(drawing, around, long_side_px, &rng);
            // Orientation 6 asks the viewer to turn by a quarter clockwise, so the pixels lie a quarter the other way.
            let stored = match orientation {
                3 => image::imageops::rotate180(&upright),
                6 => image::imageops::rotate270(&upright),
                8 => image::imageops::rotate90(&upright),
                _ => upright,
            };
            remarks::insert(
                &jpeg(&stored, PHOTO_QUALITY),
                &remarks::remarks(orientation, &rng),
            )
        }
    }
}

fn jpeg(picture: &RgbImage, quality: i32) -> Vec<u8> {
    let view = turbojpeg::Image {
        pixels: picture.as_raw().as_slice(),
        width: picture.width() as usize,
        pitch: picture.width() as usize * 3,
        height: picture.height() as usize,
        format: turbojpeg::PixelFormat::RGB,
    };
    turbojpeg::compress(view, quality, turbojpeg::Subsamp::Sub2x2)
        .expect("a picture of at most 8000 pixels a side fits into a JPEG")
        .to_vec()
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    image::codecs::png::PngEncoder::new(&mut file)
        .write_image(
            picture.as_raw(),
            picture.width(),
            picture.height(),
            image::ExtendedColorType::Rgb8,
        )
        .expect("writing a PNG into memory cannot fail");
    file
}

/// A photograph of the sheet: the four corners a little off, warm uneven light, the noise of a small sensor.
fn photograph(drawing: &RgbImage, around: Around, long: u32, rng: &Rng) -> RgbImage {
    let (sheet_wide, sheet_high) = drawing.dimensions();
    let lying = sheet_wide >= sheet_high;
    let long = long.clamp(16, 8000);
    let short = (long * 3 / 4).max(1);
    let (wide, high) = if lying { (long, short) } else { (short, long) };
    let inset = match around {
        Around::Nothing => -rng.range(0.004, 0.014),
        Around::Edge => rng.range(0.025, 0.07),
        Around::Table => rng.range(0.13, 0.17),
    };
    let quad = corners(
        wide as f32,
        high as f32,
        sheet_wide as f32 / sheet_high as f32,
        inset,
        around,
        rng,
    );
    let back = inverse(&projection(&quad));
    let light = Light::new(wide, high, rng);
    let desk = Desk::new(rng);
    let sheet = Sheet::new(drawing);
    let mut photo = vec![0; wide as usize * high as usize * 3];
    let noise = grain(rng);
    for (y, row) in photo.chunks_exact_mut(wide as usize * 3).enumerate() {
        let fy = y as f32 + 0.5;
        let [p, q, r] = [
            [back[0], back[1] * fy + back[2]],
            [back[3], back[4] * fy + back[5]],
            [back[6], back[7] * fy + back[8]],
        ];
        let lit = light.row(y as u32);
        let jump = (super::rng::scramble(y as u64) & 0x3FFF) as usize;
        for (x, px) in row.chunks_exact_mut(3).enumerate() {
            let fx = x as i32 as f32 + 0.5;
            let below = 1.0 / (r[0] * fx + r[1]);
            let (u, v) = ((p[0] * fx + p[1]) * below, (q[0] * fx + q[1]) * below);
            let inside = u >= 0.0 && v >= 0.0 && u <= 1.0 && v <= 1.0;
            let colour = if inside || around == Around::Nothing {
                sheet.at(u, v)
            } else {
                desk.at(fx / long as f32, fy / long as f32, u, v)
            };
            let gain = lit.at(fx);
            let speck = noise[(jump + x) & (NOISE - 1)] + 0.5;
            for (c, px) in px.iter_mut().enumerate() {
                *px = (colour[c] * gain * light.tint[c] + speck) as u8;
            }
        }
    }
    RgbImage::from_raw(wide, high, photo).unwrap_or_else(|| drawing.clone())
}

/// The drawing as it lies before the lens.
struct Sheet<'a> {
    pixels: &'a [u8],
    wide: usize,
    size: (f32, f32),
}

impl<'a> Sheet<'a> {
    fn new(drawing: &'a RgbImage) -> Self {
        let (wide, high) = drawing.dimensions();
        Self {
            pixels: drawing.as_raw(),
            wide: wide as usize,
            size: (wide as f32, high as f32),
        }
    }

    /// The colour at shares of its width and height, between four pixels.
    fn at(&self, u: f32, v: f32) -> [f32; 3] {
        let x = (u * self.size.0 - 0.5).clamp(0.0, self.size.0 - 1.01);
        let y = (v * self.size.1 - 0.5).clamp(0.0, self.size.1 - 1.01);
        let (i, j) = (x as i32, y as i32);
        let (t, u) = (x - i as f32, y - j as f32);
        let start = (j as usize * self.wide + i as usize) * 3;
        let pair = |start: usize| self.pixels.get(start..start + 6).unwrap_or(&[0; 6]);
        let (top, low) = (pair(start), pair(start + self.wide * 3));
        std::array::from_fn(|c| {
            let at = |pair: &[u8]| {
                let (a, b) = (f32::from(pair[c]), f32::from(pair[c + 3]));
                a + (b - a) * t
            };
            let (a, b) = (at(top), at(low));
            a + (b - a) * u
        })
    }
}

/// Where the corners of the sheet come to lie in the photograph.
fn corners(
    wide: f32,
    high: f32,
    ratio: f32,
    inset: f32,
    around: Around,
    rng: &Rng,
) -> [(f32, f32); 4] {
    let is_whole = around != Around::Nothing;
    let edge = inset * wide.min(high);
    let (mut w, mut h) = (wide - 2.0 * edge, high - 2.0 * edge);
    // With the table the whole sheet fits in; without, a little of it is cut off.
    if (w / h > ratio) == is_whole {
        w = h * ratio;
    } else {
        h = w / ratio;
    }
    let (cx, cy) = (
        wide * 0.5 + rng.bell() * edge.abs() * 0.3,
        high * 0.5 + rng.bell() * edge.abs() * 0.3,
    );
    let (off, turn) = match around {
        Around::Nothing => (edge.abs() * 0.5, 0.0),
        Around::Edge => (edge * 0.55, 0.0),
        Around::Table => (edge * 0.15, rng.range(0.06, 0.11) * rng.side()),
    };
    let (sin, cos) = turn.sin_cos();
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(x, y)| {
        let (x, y) = (x * w, y * h);
        (
            cx + x * cos - y * sin + rng.bell() * off,
            cy + x * sin + y * cos + rng.bell() * off,
        )
    })
}

/// The projective map of the unit square to a quadrilateral (Heckbert, "Fundamentals of Texture Mapping", 1989, 2.2.3).
fn projection(q: &[(f32, f32); 4]) -> [f32; 9] {
    let [(x0, y0), (x1, y1), (x2, y2), (x3, y3)] = *q;
    let (dx1, dx2, sx) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
    let (dy1, dy2, sy) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
    let whole = dx1 * dy2 - dx2 * dy1;
    let g = (sx * dy2 - dx2 * sy) / whole;
    let h = (dx1 * sy - sx * dy1) / whole;
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

/// The adjugate, which maps back up to a factor that the division takes out.
fn inverse(m: &[f32; 9]) -> [f32; 9] {
    let [a, b, c, d, e, f, g, h, i] = *m;
    [
        e * i - f * h,
        c * h - b * i,
        b * f - c * e,
        f * g - d * i,
        a * i - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    ]
}

/// Length of the strip of noise. A power of two.
const NOISE: usize = 16_384;

fn grain(rng: &Rng) -> Vec<f32> {
    let loud = rng.range(1.6, 4.0);
    (0..NOISE).map(|_| rng.bell() * loud).collect()
}

/// Uneven light: a slope, dark corners, the soft shadow of whoever holds the phone.
struct Light {
    tint: [f32; 3],
    level: f32,
    slope: (f32, f32),
    corner: f32,
    shadow: Option<(f32, f32, f32)>,
    wide: f32,
    high: f32,
}

/// The light along one row, as a parabola piecewise between nodes.
struct Lit {
    nodes: [f32; NODES + 1],
    per_px: f32,
}

const NODES: usize = 32;

impl Light {
    fn new(wide: u32, high: u32, rng: &Rng) -> Self {
        let warm = rng.range(-0.02, 0.075);
        Self {
            tint: [1.0, 1.0 - warm * 0.4, 1.0 - warm * 1.5],
            level: rng.range(0.9, 0.985),
            slope: (rng.bell() * 0.14, rng.bell() * 0.14),
            corner: rng.range(0.03, 0.14),
            shadow: rng
                .chance(0.35)
                .then(|| (rng.unit(), rng.range(0.75, 1.15), rng.range(0.06, 0.16))),
            wide: wide as f32,
            high: high as f32,
        }
    }

    fn row(&self, y: u32) -> Lit {
        let v = y as f32 / self.high;
        let mut nodes = [0.0; NODES + 1];
        for (k, node) in nodes.iter_mut().enumerate() {
            let u = k as f32 / NODES as f32;
            let (dx, dy) = (u - 0.5, v - 0.5);
            let mut gain = self.level + self.slope.0 * dx + self.slope.1 * dy
                - self.corner * (dx * dx + dy * dy);
            if let Some((x, y, depth)) = self.shadow {
                let far = (u - x) * (u - x) * 2.2 + (v - y) * (v - y) * 3.0;
                gain -= depth * (1.0 - far).max(0.0) * (1.0 - far).max(0.0);
            }
            *node = gain.clamp(0.4, 1.0);
        }
        Lit {
            nodes,
            per_px: NODES as f32 / self.wide,
        }
    }
}

impl Lit {
    fn at(&self, x: f32) -> f32 {
        let place = x * self.per_px;
        let k = (place as usize).min(NODES - 1);
        self.nodes[k] + (self.nodes[k + 1] - self.nodes[k]) * (place - k as f32)
    }
}

/// The table below the sheet: wood, cloth or a plain top, with the shadow of the sheet on it.
struct Desk {
    colour: [f32; 3],
    grain: f32,
    seed: u32,
}

impl Desk {
    fn new(rng: &Rng) -> Self {
        Self {
            colour: rng.pick(&[
                [150.0, 108.0, 70.0],
                [196.0, 164.0, 122.0],
                [92.0, 88.0, 86.0],
                [214.0, 210.0, 202.0],
                [70.0, 78.0, 96.0],
            ]),
            grain: rng.range(4.0, 14.0),
            seed: noise::fold(rng.bits()),
        }
    }

    fn at(&self, x: f32, y: f32, u: f32, v: f32) -> [f32; 3] {
        let fibre = noise::over(self.seed, x * 6.0, y * 160.0)
            + 0.5 * noise::over(self.seed ^ 3, x * 30.0, y * 420.0);
        // Light from the upper left: the sheet throws a narrow shadow to the lower right.
        let out = (u - 1.0).max(v - 1.0);
        let shade = if out > 0.0 && u > 0.0 && v > 0.0 {
            1.0 - 0.4 * (1.0 - out * 60.0).max(0.0)
        } else {
            1.0
        };
        self.colour.map(|c| (c + fibre * self.grain) * shade)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projection_and_its_inverse_meet() {
        let quad = [(10.0, 12.0), (410.0, 5.0), (398.0, 309.0), (4.0, 290.0)];
        let back = inverse(&projection(&quad));
        for ((x, y), (u, v)) in
            quad.into_iter()
                .zip([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
        {
            let w = back[6] * x + back[7] * y + back[8];
            let (a, b) = (
                (back[0] * x + back[1] * y + back[2]) / w,
                (back[3] * x + back[4] * y + back[5]) / w,
            );
            assert!(
                (a - u).abs() < 1e-3 && (b - v).abs() < 1e-3,
                "({a}, {b}) is not ({u}, {v})"
            );
        }
    }
}
