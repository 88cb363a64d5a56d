//! How a drawing begins and ends: choosing paper, mood and habits; taking off the tape.

use super::{
    DrawingSpec, Medium, border,
    geometry::{Path, pt},
    habits::{Habits, Outline},
    hand::Hand,
    palette::{Mood, Palette},
    paper::{Paper, Rgb, Tooth},
    rng::Rng,
    sheet::Sheet,
};

/// A hand before its empty sheet.
pub fn begin(spec: &DrawingSpec, wide: usize, high: usize, scale: f32, rng: &Rng) -> Hand {
    let young = ((16.0 - spec.skill) / 10.0).clamp(0.0, 1.0);
    let tooth = match spec.medium {
        Medium::Watercolour | Medium::Ink => {
            rng.pick(&[Tooth::Rough, Tooth::Rough, Tooth::Cartridge])
        }
        Medium::Felt => Tooth::Smooth,
        Medium::ColouredPencil => rng.pick(&[Tooth::Smooth, Tooth::Smooth, Tooth::Cartridge]),
        _ => rng.pick(&[
            Tooth::Cartridge,
            Tooth::Cartridge,
            Tooth::Rough,
            Tooth::Smooth,
        ]),
    };
    let dark_paper = matches!(spec.medium, Medium::Crayon | Medium::Gouache) && rng.chance(0.09);
    let tint: Rgb = if dark_paper {
        rng.pick(&[[38, 36, 42], [34, 40, 66], [52, 44, 42]])
    } else {
        rng.pick(&[
            [252, 251, 247],
            [250, 247, 238],
            [247, 246, 243],
            [251, 248, 236],
            [244, 241, 230],
        ])
    };
    let paper = Paper::new(tint, tooth, scale, &rng.fork());
    let outline = match spec.medium {
        Medium::Crayon => rng.pick(&[Outline::Wax, Outline::Own, Outline::Felt, Outline::Own]),
        Medium::ColouredPencil => {
            rng.pick(&[Outline::Lead, Outline::Own, Outline::Felt, Outline::Lead])
        }
        Medium::Felt => rng.pick(&[Outline::Felt, Outline::Felt, Outline::Own]),
        Medium::Watercolour => rng.pick(&[
            Outline::Lead,
            Outline::Felt,
            Outline::Ink,
            Outline::None,
            Outline::Own,
        ]),
        Medium::Ink => Outline::Ink,
        Medium::Gouache => rng.pick(&[Outline::None, Outline::Own, Outline::Felt, Outline::Ink]),
    };
    let line = match outline {
        Outline::Lead => rng.range(1.7, 2.6),
        Outline::Felt => rng.range(3.2, 5.6),
        Outline::Wax => rng.range(5.0, 8.0),
        Outline::Ink => rng.range(2.8, 5.0),
        Outline::Own | Outline::None => rng.range(3.0, 6.0),
    };
    let tip = match spec.medium {
        Medium::ColouredPencil => rng.range(3.0, 4.4),
        Medium::Felt => rng.range(5.5, 9.5),
        _ => rng.range(8.5, 14.0),
    };
    let dark: Rgb = match outline {
        Outline::Lead => [92, 90, 96],
        Outline::Ink => rng.pick(&[[38, 34, 40], [58, 40, 30], [34, 40, 66]]),
        Outline::Wax => rng.pick(&[[44, 38, 40], [44, 38, 40], [40, 50, 110], [90, 52, 36]]),
        _ => rng.pick(&[[34, 32, 36], [34, 32, 36], [54, 36, 30]]),
    };
    let mood = match spec.medium {
        Medium::Ink => rng.pick(&[Mood::Earthy, Mood::Soft, Mood::Bright, Mood::Warm]),
        Medium::Watercolour => rng.pick(&[
            Mood::Bright,
            Mood::Bright,
            Mood::Soft,
            Mood::Cool,
            Mood::Warm,
        ]),
        Medium::ColouredPencil => rng.pick(&[Mood::Bright, Mood::Bright, Mood::Warm]),
        _ => rng.pick(&[
            Mood::Bright,
            Mood::Bright,
            Mood::Bright,
            Mood::Warm,
            Mood::Cool,
            Mood::Earthy,
        ]),
    };
    let outline = if dark_paper {
        rng.pick(&[Outline::None, Outline::Own])
    } else {
        outline
    };
    // Crayon and felt pen are often washed over; who paints, paints all.
    let ground = match spec.medium {
        Medium::Crayon if !dark_paper && rng.chance(0.26) => Medium::Watercolour,
        Medium::Felt if rng.chance(0.4) => Medium::Watercolour,
        Medium::ColouredPencil if rng.chance(0.15) => Medium::Watercolour,
        Medium::Ink if rng.chance(0.2) => Medium::Watercolour,
        other => other,
    };
    let swirls = match spec.medium {
        Medium::Crayon | Medium::Gouache => rng.chance(0.2),
        _ => rng.chance(0.04),
    };
    let habits = Habits {
        medium: spec.medium,
        ground,
        swirls,
        dark_paper,
        outline,
        line,
        tip,
        slant: rng.pick(&[-0.1, -0.14, -0.06, 0.1, 0.0, -0.2, 0.22]) + rng.bell() * 0.02,
        texture: rng.below(5) as u8,
        halo: rng.range(0.2, 2.6) * (0.5 + young),
        press: rng.range(0.82, 1.12),
        dark,
        eyes: rng.below(4) as u8,
        iris: rng.pick(&[[84, 54, 40], [60, 40, 36], [44, 90, 150], [60, 110, 70]]),
        cheeks: rng.chance(0.6),
        sticks: young > 0.55 && rng.chance(0.65),
        young,
    };
    let page_wide = wide as f32 / scale;
    let page_high = high as f32 / scale;
    Hand {
        palette: Palette::new(mood, &rng.fork()),
        rng: rng.fork(),
        sheet: Sheet::new(wide, high, scale, paper),
        habits,
        cold: false,
        wide: page_wide,
        high: page_high,
        lamp: None,
    }
}

/// Adds a border, or takes off the tape where a margin was taped, and leaves the sheet.
pub fn finish(h: &mut Hand) {
    if h.rng.chance(0.07) {
        border::draw(h);
        return;
    }
    let taped = match h.habits.medium {
        Medium::Watercolour | Medium::Gouache => 0.45,
        Medium::Ink => 0.3,
        _ => 0.12,
    };
    if !h.rng.chance(taped) {
        return;
    }
    let margin = h.rng.range(14.0, 34.0);
    let (w, t) = (h.wide, h.high);
    let skew = |h: &mut Hand| h.rng.bell() * 2.5;
    let boxes = [
        (-9.0, -9.0, w + 9.0, margin),
        (-9.0, t - margin, w + 9.0, t + 9.0),
        (-9.0, -9.0, margin, t + 9.0),
        (w - margin, -9.0, w + 9.0, t + 9.0),
    ];
    for (x0, y0, x1, y1) in boxes {
        let path = Path::closed(vec![
            pt(x0, y0 + skew(h)),
            pt(x1, y0 + skew(h)),
            pt(x1 + skew(h), y1),
            pt(x0 + skew(h), y1),
        ]);
        h.sheet.clear(&path, 0.0, 1.0);
    }
}
