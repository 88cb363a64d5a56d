//! A picture as light and colour apart: as most photos are stored, and as both types that we make are coded.
//!
//! YCbCr of JFIF (ITU-R BT.601, all 256 steps, colour centred between its pixels). Sizes are made from sizes in it: half the samples
//! of red, green and blue, and nothing is turned from one into the other on the way.

use std::borrow::Cow;

use resampling::resample;

use super::raster::{Raster, Samples};
use super::{Orientation, PictureRefusal};

/// One sample a point, row by row.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
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
    pub(super) fn resized(self, width: u32, height: u32) -> Result<Self, PictureRefusal> {
        let light = match (self.light.width, self.light.height) == (width, height) {
            true => self.light,
            false => sized(
                &self.light,
                (f64::from(self.width), f64::from(self.height)),
                (width, height),
            )?,
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

    /// Whether a picture of these sides keeps its colours in place when it is turned.
    pub(super) fn can_turn(orientation: Orientation, width: u32, height: u32) -> bool {
        orientation.is_upright() || (width.is_multiple_of(2) && height.is_multiple_of(2))
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

/// The beginning of a plane, in another size; no more of it than there is.
fn sized(
    plane: &Plane,
    (wide, high): (f64, f64),
    (width, height): (u32, u32),
) -> Result<Plane, PictureRefusal> {
    let part = (
        0.0,
        0.0,
        wide.min(f64::from(plane.width)),
        high.min(f64::from(plane.height)),
    );
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
    for rows in pixels.chunks(width * 2) {
        let (above, below) = rows.split_at(width);
        let below = if below.is_empty() { above } else { below };
        for (a, b) in above.chunks(2).zip(below.chunks(2)) {
            let four = [a[0], a[a.len() - 1], b[0], b[b.len() - 1]];
            let [r, g, b] = [0, 1, 2].map(|k| four.iter().map(|px| i32::from(px[k])).sum::<i32>());
            blue.push(((MIDDLE - 11_059 * r - 21_709 * g + 32_768 * b) >> 18) as u8);
            red.push(((MIDDLE + 32_768 * r - 27_439 * g - 5_329 * b) >> 18) as u8);
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
mod tests {
    use super::*;

    fn raster(width: u32, height: u32, rgb: impl Fn(u32, u32) -> [u8; 3]) -> Raster {
        let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Raster {
            width,
            height,
            samples: Samples::Rgb,
            bytes: points.flat_map(|(x, y)| rgb(x, y)).collect(),
        }
    }

    /// One colour in every cube of 15 steps, and all corners.
    fn colours() -> impl Iterator<Item = [u8; 3]> {
        let steps = || (0..=255).step_by(15);
        steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| [r, g, b])))
    }

    fn one(rgb: [u8; 3]) -> Planes {
        Planes::of(&raster(2, 2, |_, _| rgb)).unwrap()
    }

    fn of(planes: &Planes) -> [u8; 3] {
        let [blue, red] = planes.colour.as_ref().unwrap();
        [planes.light.bytes[0], blue.bytes[0], red.bytes[0]]
    }

    #[test]
    fn light_and_colour_are_those_of_the_standards_and_lead_back() {
        for rgb in colours() {
            let planes = one(rgb);
            let [r, g, b] = rgb.map(f64::from);
            // ITU-R BT.601 in all steps (JFIF), and in the steps of video.
            let light = 0.299 * r + 0.587 * g + 0.114 * b;
            let [blue, red] = [(b - light) / 1.772, (r - light) / 1.402];
            let seen = of(&planes).map(f64::from);
            for (seen, wanted) in seen.iter().zip([light, blue + 128.0, red + 128.0]) {
                assert!((seen - wanted.min(255.0)).abs() <= 0.51, "{rgb:?}");
            }
            let narrow = planes.narrowed().map(|plane| f64::from(plane[0]));
            let scaled = |colour: f64| colour * 224.0 / 255.0 + 128.0;
            let wanted = [light * 219.0 / 255.0 + 16.0, scaled(blue), scaled(red)];
            for (seen, wanted) in narrow.iter().zip(wanted) {
                assert!((seen - wanted).abs() < 1.0, "{rgb:?}: {seen}, {wanted:.2}");
            }
            let back = planes.raster(1, 1).unwrap().bytes;
            assert!(
                back.iter().zip(rgb).all(|(a, b)| a.abs_diff(b) <= 2),
                "{rgb:?}: {back:?}"
            );
        }
    }

    #[test]
    fn the_nearest_step_is_taken() {
        for n in 0..=65_152_u16 {
            let nearest = (f64::from(n) / 255.0).round();
            assert_eq!(f64::from(of_255(n)), nearest, "{n}");
        }
    }

    #[test]
    fn colour_is_the_mean_of_four_and_at_odd_edges_of_what_there_is() {
        let planes = Planes::of(&raster(3, 3, |x, y| match (x, y) {
            (0, 0) => [0, 0, 255],
            (2, 2) => [255, 0, 0],
            _ => [0, 0, 0],
        }))
        .unwrap();
        let [blue, red] = planes.colour.as_ref().unwrap();
        assert_eq!((blue.width, blue.height), (2, 2));
        assert_eq!(blue.bytes, [160, 128, 128, 85]);
        assert_eq!(red.bytes, [123, 128, 128, 255]);
    }

    #[test]
    fn odd_light_is_filled_up_with_its_edge() {
        let planes = Planes::of(&raster(3, 1, |x, _| [x as u8 * 10; 3])).unwrap();
        assert_eq!(*planes.even_light(), [0, 10, 20, 20, 0, 10, 20, 20]);
        let even = Planes::of(&raster(4, 2, |x, _| [x as u8; 3])).unwrap();
        assert!(matches!(even.even_light(), Cow::Borrowed(_)));
    }

    /// A picture without a hard edge, so that what differs is where things are.
    fn soft(width: u32, height: u32) -> Raster {
        raster(width, height, |x, y| {
            let (x, y) = (x as f64 / width as f64, y as f64 / height as f64);
            [x * 255.0, y * 255.0, (1.0 - x) * 200.0].map(|sample| sample as u8)
        })
    }

    #[test]
    fn sizes_keep_light_and_colour_in_place() {
        for (from, to) in [
            ((64, 48), (32, 24)),
            ((65, 49), (33, 25)),
            ((99, 71), (31, 23)),
            ((40, 40), (40, 40)),
        ] {
            let small = Planes::of(&soft(from.0, from.1))
                .unwrap()
                .resized(to.0, to.1)
                .unwrap();
            let wanted = Planes::of(&soft(to.0, to.1)).unwrap();
            let pairs = |planes: &Planes| {
                let [blue, red] = planes.colour.clone().unwrap();
                [planes.light.clone(), blue, red]
            };
            for (seen, wanted) in pairs(&small).iter().zip(pairs(&wanted)) {
                assert_eq!((seen.width, seen.height), (wanted.width, wanted.height));
                let most = seen.bytes.iter().zip(&wanted.bytes);
                let most = most.map(|(a, b)| a.abs_diff(*b)).max().unwrap();
                assert!(most <= 6, "{from:?} to {to:?}: {most}");
            }
        }
    }

    #[test]
    fn planes_turn_as_the_picture_does() {
        let picture = soft(24, 16);
        for number in 1..=8 {
            let orientation = Orientation::from_exif(number).unwrap();
            assert!(Planes::can_turn(orientation, 24, 16));
            assert_eq!(Planes::can_turn(orientation, 24, 15), number == 1);
            let turned = Planes::of(&picture).unwrap().turned(orientation);
            let wanted = Planes::of(&picture.clone().turned(orientation)).unwrap();
            assert_eq!((turned.width, turned.height), (wanted.width, wanted.height));
            assert_eq!(turned.light.bytes, wanted.light.bytes);
            let bytes = |planes: Planes| planes.colour.unwrap().map(|plane| plane.bytes);
            assert_eq!(bytes(turned), bytes(wanted));
        }
    }
}
