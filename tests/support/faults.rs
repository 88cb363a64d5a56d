//! What goes wrong with photos of drawings, made on purpose: blurred, moved, dark, cut off, too far away, a picture of a screen.

use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

use super::table::{Chance, Shot};

/// Out of focus: `share` of the long side is the blur's standard deviation.
pub fn blurred(photo: &RgbImage, share: f32) -> RgbImage {
    imageops::fast_blur(photo, share * long_side(photo))
}

/// A hand that moved while the shutter was open: smeared by `share` of the long side, along a direction.
pub fn moved(photo: &RgbImage, share: f32, way: f32) -> RgbImage {
    let (wide, high) = photo.dimensions();
    let length = share * long_side(photo);
    let n = (length.ceil() as i32).max(1);
    let (dy, dx) = way.sin_cos();
    RgbImage::from_fn(wide, high, |x, y| {
        let mut sum = [0_u32; 3];
        for k in 0..n {
            let along = (k as f32 / n as f32 - 0.5) * length;
            let at = |from: u32, by: f32, to: u32| {
                (from as f32 + by * along)
                    .round()
                    .clamp(0.0, to as f32 - 1.0) as u32
            };
            let pixel = photo.get_pixel(at(x, dx, wide), at(y, dy, high));
            for (sum, sample) in sum.iter_mut().zip(pixel.0) {
                *sum += u32::from(sample);
            }
        }
        Rgb(sum.map(|sum| (sum / n as u32) as u8))
    })
}

/// So many stops less light, and the grain that comes with it.
pub fn darkened(photo: &RgbImage, stops: f32, chance: &mut Chance) -> RgbImage {
    let less = 0.5_f32.powf(stops);
    let mut out = photo.clone();
    for pixel in out.pixels_mut() {
        let speck = (chance.unit() - 0.5) * 6.0;
        for sample in &mut pixel.0 {
            let linear = (f32::from(*sample) / 255.0).powf(2.2) * less;
            *sample = (linear.powf(1.0 / 2.2) * 255.0 + speck).clamp(0.0, 255.0) as u8;
        }
    }
    out
}

/// The photo without what lies beyond a line through the sheet: `deep` is the share of the sheet that is lost at one side.
pub fn cut(shot: &Shot, side: usize, deep: f32) -> RgbImage {
    let (wide, high) = shot.photo.dimensions();
    let all = |of: fn(&(f32, f32)) -> f32| {
        let low = shot.corners.iter().map(of).fold(1.0_f32, f32::min);
        let high = shot.corners.iter().map(of).fold(0.0_f32, f32::max);
        (low, high)
    };
    let ((left, right), (top, bottom)) = (all(|c| c.0), all(|c| c.1));
    let px = |share: f32, side: u32| (share * side as f32) as u32;
    let (x, y, w, h) = match side {
        0 => {
            let at = px(top + deep * (bottom - top), high);
            (0, at, wide, high - at)
        }
        1 => (0, 0, px(right - deep * (right - left), wide), high),
        2 => (0, 0, wide, px(bottom - deep * (bottom - top), high)),
        _ => {
            let at = px(left + deep * (right - left), wide);
            (at, 0, wide - at, high)
        }
    };
    imageops::crop_imm(&shot.photo, x, y, w, h).to_image()
}

/// The ways in which a photo is shown on a screen.
#[derive(Debug, Clone, Copy)]
pub enum Screen {
    /// Alone on black or white, with the clock above and a bar below.
    Viewer,
    /// As a message among others.
    Chat,
}

/// A picture of a phone's screen with the photo on it; `is_dark` is the phone's taste.
pub fn on_screen(photo: &RgbImage, how: Screen, is_dark: bool, chance: &mut Chance) -> RgbImage {
    let sizes = [
        (720, 1600),
        (1080, 2340),
        (750, 1334),
        (1170, 2532),
        (1080, 1920),
    ];
    let (wide, high) = sizes[chance.below(sizes.len())];
    let (wide, high) = (wide / 2, high / 2); // as large as the small copy needs
    let (paper, ink) = match is_dark {
        true => (Rgb([0, 0, 0]), Rgb([235, 235, 235])),
        false => (Rgb([255, 255, 255]), Rgb([30, 30, 30])),
    };
    let chat = match is_dark {
        true => Rgb([17, 27, 33]),
        false => Rgb([236, 229, 221]),
    };
    let mut screen = RgbImage::from_pixel(wide, high, paper);
    let block = |screen: &mut RgbImage, x: u32, y: u32, w: u32, h: u32, colour: Rgb<u8>| {
        for j in y..(y + h).min(high) {
            for i in x..(x + w).min(wide) {
                screen.put_pixel(i, j, colour);
            }
        }
    };
    let unit = wide / 24;
    let (own_wide, own_high) = photo.dimensions();
    let fitted = |w: u32| {
        let h = (w * own_high / own_wide).min(high * 6 / 10);
        imageops::resize(photo, w, h, FilterType::Triangle)
    };
    match how {
        Screen::Viewer => {
            let shown = fitted(wide);
            let top = (high - shown.height()) / 2;
            imageops::replace(&mut screen, &shown, 0, top.into());
        }
        Screen::Chat => {
            block(&mut screen, 0, unit * 5, wide, high - unit * 8, chat);
            let shown = fitted(wide * 3 / 4);
            let left = if chance.chance(0.5) {
                unit / 2
            } else {
                wide - wide * 3 / 4 - unit / 2
            };
            let top = (high - shown.height()) / 2;
            block(&mut screen, left, top - unit * 3, wide / 2, unit * 2, paper);
            imageops::replace(&mut screen, &shown, left.into(), top.into());
            // The name above and the field to write in below.
            block(&mut screen, unit * 4, unit * 3, unit * 7, unit, ink);
            block(
                &mut screen,
                unit,
                high - unit * 5 / 2,
                wide - unit * 5,
                unit * 2,
                chat,
            );
        }
    }
    // The clock and the battery.
    block(&mut screen, unit, unit / 2, unit * 2, unit / 2, ink);
    block(
        &mut screen,
        wide - unit * 3,
        unit / 2,
        unit * 2,
        unit / 2,
        ink,
    );
    // The line to swipe along.
    block(&mut screen, wide / 3, high - unit / 3, wide / 3, 3, ink);
    screen
}

fn long_side(photo: &RgbImage) -> f32 {
    photo.width().max(photo.height()) as f32
}
