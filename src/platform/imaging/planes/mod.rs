//! A picture as light and colour apart: as most photos are stored, and as both types that we make are coded.
//!
//! YCbCr of JFIF (ITU-R BT.601, all 256 steps, colour centred between its pixels). Sizes are made from sizes in it: half the samples
//! of red, green and blue, and nothing is turned from one into the other on the way.

use std::borrow::Cow;

use resampling::{Part, resample, resample_light};

use super::raster::{Raster, Samples};
use super::{Orientation, PictureRefusal};

/// One sample a point, row by row.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

impl Plane {
    /// The beginning of the plane: no more of it than there is.
    fn beginning(&self, (wide, high): (f64, f64)) -> Part {
        let within = |length: f64, side: u32| length.min(f64::from(side));
        (
            0.0,
            0.0,
            within(wide, self.width),
            within(high, self.height),
        )
    }
}

/// A picture in planes.
#[derive(Debug, Clone)]
pub(super) struct Planes {
    pub width: u32,
    pub height: u32,
    /// At least the picture's sides: decoders fill up whole blocks.
    pub light: Plane,
    /// Blue and red against the light; none of a grey picture.
    pub colour: Option<[Plane; 2]>,
    /// Pixels that a sample of colour stands for, across and down.
    pub step: (u32, u32),
}

/// What is coded: colour at half the size both ways.
pub(super) const HALVED: (u32, u32) = (2, 2);

impl Planes {
    /// Light and colour of a raster, colour halved both ways (mean of four). Ink has none.
    pub(super) fn of(raster: &Raster) -> Result<Self, PictureRefusal> {
        let (width, height) = (raster.width, raster.height);
        let (light, colour) = match raster.samples {
            Samples::Grey => (raster.bytes.clone(), None),
            Samples::Rgb => {
                let (light, blue, red) = split(&raster.bytes, width as usize);
                let half = |bytes| Plane {
                    width: width.div_ceil(2),
                    height: height.div_ceil(2),
                    bytes,
                };
                (light, Some([half(blue), half(red)]))
            }
            Samples::Cmyk => return Err(PictureRefusal::Unsupported { kind: "output" }),
        };
        let light = Plane {
            width,
            height,
            bytes: light,
        };
        Ok(Self {
            width,
            height,
            light,
            colour,
            step: HALVED,
        })
    }

    /// Makes the picture smaller (Lanczos, three lobes), with colour halved; nothing is done to one that is so already.
    ///
    /// Means of the light plane are means of light as it is seen, not of its code: a hatched grey stays as light as it is. Colour is
    /// taken as it is coded: what that is away from the truth is less than what halving it takes (measured: `benches/README.md`).
    pub(super) fn resized(self, width: u32, height: u32) -> Result<Self, PictureRefusal> {
        let light = match (self.light.width, self.light.height) == (width, height) {
            true => self.light,
            false => {
                let whole = (f64::from(self.width), f64::from(self.height));
                let part = self.light.beginning(whole);
                let (from, to) = ((self.light.width, self.light.height), (width, height));
                Plane {
                    width,
                    height,
                    bytes: resample_light(&self.light.bytes, from, part, to)
                        .ok_or(PictureRefusal::Unreadable)?,
                }
            }
        };
        let half = (width.div_ceil(2), height.div_ceil(2));
        let is_halved = self.step == HALVED;
        let colour = match self.colour {
            Some([blue, red]) if is_halved && (blue.width, blue.height) == half => {
                Some([blue, red])
            }
            Some(planes) => {
                // What the last sample stands for may lie half outside of the picture.
                let across = |half: u32, width: u32, whole: u32, step: u32| {
                    f64::from(half * 2) / f64::from(width) * f64::from(whole) / f64::from(step)
                };
                let part = (
                    across(half.0, width, self.width, self.step.0),
                    across(half.1, height, self.height, self.step.1),
                );
                let [blue, red] = planes;
                Some([sized(&blue, part, half)?, sized(&red, part, half)?])
            }
            None => None,
        };
        Ok(Self {
            width,
            height,
            light,
            colour,
            step: HALVED,
        })
    }

    /// Turns the picture upright. Sides that are exchanged or mirrored must be whole samples of colour, or it would move by a pixel:
    /// see [`Planes::can_turn`].
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let (width, height) = orientation.upright_sides(self.width, self.height);
        let turned = |plane: Plane| {
            let sides = orientation.upright_sides(plane.width, plane.height);
            let (w, h) = (plane.width as usize, plane.height as usize);
            Plane {
                width: sides.0,
                height: sides.1,
                bytes: orientation.turn::<1>(plane.bytes, w, h),
            }
        };
        Self {
            width,
            height,
            light: turned(self.light),
            colour: self.colour.map(|planes| planes.map(turned)),
            step: orientation.upright_sides(self.step.0, self.step.1),
        }
    }

    /// Whether the picture, with its colour halved, keeps it in place when it is turned.
    pub(super) fn can_turn(&self, orientation: Orientation) -> bool {
        let is_even = self.width.is_multiple_of(2) && self.height.is_multiple_of(2);
        orientation.is_upright() || self.colour.is_none() || is_even
    }

    /// The picture pixel by pixel, each with the colour that was halved for it: [`Planes::of`] makes the same planes of it again, but for
    /// a step of rounding and colours that no screen has.
    ///
    /// Colour must be halved: see [`Planes::resized`].
    pub(super) fn pixels(&self) -> Raster {
        let (samples, bytes) = match &self.colour {
            None => (Samples::Grey, self.light.bytes.clone()),
            Some([blue, red]) => {
                let (width, half) = (self.width as usize, blue.width as usize);
                let mut rgb = vec![0; self.light.bytes.len() * 3];
                let rows = rgb.chunks_exact_mut(width * 3);
                for (y, (row, light)) in rows.zip(self.light.bytes.chunks(width)).enumerate() {
                    let at = y / 2 * half..(y / 2 + 1) * half;
                    let colour = blue.bytes[at.clone()].iter().zip(&red.bytes[at]);
                    let two = row.chunks_mut(6).zip(light.chunks(2));
                    for ((pixels, light), (&blue, &red)) in two.zip(colour) {
                        for (rgb, &light) in pixels.as_chunks_mut().0.iter_mut().zip(light) {
                            *rgb = pixel(light, blue, red);
                        }
                    }
                }
                (Samples::Rgb, rgb)
            }
        };
        Raster {
            width: self.width,
            height: self.height,
            samples,
            bytes,
        }
    }

    /// A copy in another size, pixel by pixel: for what looks at a small picture.
    pub(super) fn raster(&self, width: u32, height: u32) -> Result<Raster, PictureRefusal> {
        let sides = (width, height);
        let whole = (f64::from(self.width), f64::from(self.height));
        let light = sized(&self.light, whole, sides)?;
        let (samples, bytes) = match &self.colour {
            None => (Samples::Grey, light.bytes),
            Some([blue, red]) => {
                let part = (
                    whole.0 / f64::from(self.step.0),
                    whole.1 / f64::from(self.step.1),
                );
                let (blue, red) = (sized(blue, part, sides)?, sized(red, part, sides)?);
                let colour = blue.bytes.into_iter().zip(red.bytes);
                let rgb = light.bytes.into_iter().zip(colour);
                (
                    Samples::Rgb,
                    rgb.flat_map(|(y, (cb, cr))| pixel(y, cb, cr)).collect(),
                )
            }
        };
        Ok(Raster {
            width,
            height,
            samples,
            bytes,
        })
    }

    /// The light with even sides, the last column and row once more where they were odd: JPEG codes blocks of 2 × 2.
    pub(super) fn even_light(&self) -> Cow<'_, [u8]> {
        let (w, h) = (self.width as usize, self.height as usize);
        if w.is_multiple_of(2) && h.is_multiple_of(2) {
            return Cow::Borrowed(&self.light.bytes);
        }
        let (even_w, even_h) = (w.next_multiple_of(2), h.next_multiple_of(2));
        let mut even = Vec::with_capacity(even_w * even_h);
        for row in self.light.bytes.chunks_exact(w) {
            even.extend_from_slice(row);
            even.extend_from_slice(&row[w - (even_w - w)..]);
        }
        if even_h > h {
            even.extend_from_within((h - 1) * even_w..);
        }
        Cow::Owned(even)
    }

    /// Light and colour in the steps that WebP has for them: 16 to 235 and 16 to 240 (RFC 6386, section 9.2, with ITU-R BT.601).
    pub(super) fn narrowed(&self) -> [Vec<u8>; 3] {
        let light = |&y: &u8| of_255(u16::from(y) * 219) + 16;
        // 128 stays where it is.
        let colour = |&c: &u8| of_255(u16::from(c) * 224 + 128 * 31);
        let n_half = self.width.div_ceil(2) as usize * self.height.div_ceil(2) as usize;
        let [blue, red] = match &self.colour {
            Some(planes) => planes
                .each_ref()
                .map(|plane| plane.bytes.iter().map(colour).collect()),
            None => [vec![128; n_half], vec![128; n_half]],
        };
        [self.light.bytes.iter().map(light).collect(), blue, red]
    }
}

/// The nearest to a 255th; `n` is at most 65,152.
fn of_255(n: u16) -> u8 {
    let n = n + 128;
    ((n + (n >> 8)) >> 8) as u8
}

/// The beginning of a plane, in another size, as it is coded; no more of it than there is.
fn sized(
    plane: &Plane,
    (wide, high): (f64, f64),
    (width, height): (u32, u32),
) -> Result<Plane, PictureRefusal> {
    let part = plane.beginning((wide, high));
    let from = (plane.width, plane.height);
    let bytes = resample(&plane.bytes, 1, from, Some(part), (width, height))
        .ok_or(PictureRefusal::Unreadable)?;
    Ok(Plane {
        width,
        height,
        bytes,
    })
}

/// Light, and blue and red at half the size. JFIF 1.02, in 16 bits of fraction as libjpeg has it.
fn split(rgb: &[u8], width: usize) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let (pixels, _) = rgb.as_chunks::<3>();
    let light = pixels.iter().map(|&[r, g, b]| {
        let light = 19_595 * u32::from(r) + 38_470 * u32::from(g) + 7_471 * u32::from(b);
        ((light + (1 << 15)) >> 16) as u8
    });
    let light = light.collect();
    let n = width.div_ceil(2) * pixels.len().div_ceil(width).div_ceil(2);
    let (mut blue, mut red) = (Vec::with_capacity(n), Vec::with_capacity(n));
    // 128 and the rounding of a sum of four; less by one, for pure blue and red would be 256.
    const MIDDLE: i32 = (128 << 18) + (1 << 17) - 1;
    let mut push = |[a, b, c, d]: [&[u8; 3]; 4]| {
        let sum = |k: usize| i32::from(a[k]) + i32::from(b[k]) + i32::from(c[k]) + i32::from(d[k]);
        let (r, g, b) = (sum(0), sum(1), sum(2));
        blue.push(((MIDDLE - 11_059 * r - 21_709 * g + 32_768 * b) >> 18) as u8);
        red.push(((MIDDLE + 32_768 * r - 27_439 * g - 5_329 * b) >> 18) as u8);
    };
    for rows in pixels.chunks(width * 2) {
        let (above, below) = rows.split_at(width);
        let below = if below.is_empty() { above } else { below };
        let ((above, a_last), (below, b_last)) = (above.as_chunks::<2>(), below.as_chunks::<2>());
        for ([a, b], [c, d]) in above.iter().zip(below) {
            push([a, b, c, d]);
        }
        if let ([a], [b]) = (a_last, b_last) {
            push([a, a, b, b]);
        }
    }
    (light, blue, red)
}

/// Red, green and blue of light and colour; JFIF 1.02.
fn pixel(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let (y, cb, cr) = (
        (i32::from(y) << 16) + (1 << 15),
        i32::from(cb) - 128,
        i32::from(cr) - 128,
    );
    [
        y + 91_881 * cr,
        y - 22_554 * cb - 46_802 * cr,
        y + 116_130 * cb,
    ]
    .map(|sample| (sample >> 16).clamp(0, 255) as u8)
}

#[cfg(test)]
mod tests;
