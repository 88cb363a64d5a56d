//! The box of colours a child has before it, and the mood in which it uses them.

use super::{paper::Rgb, rng::Rng};

/// A colour of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say what they are")]
pub enum Hue {
    Red,
    Orange,
    Yellow,
    Lemon,
    Lime,
    Green,
    Pine,
    Teal,
    Sky,
    Blue,
    Navy,
    Violet,
    Pink,
    Rose,
    Peach,
    Ochre,
    Brown,
    Umber,
    Grey,
    Silver,
    Black,
    White,
}

const BOX: [Rgb; 22] = [
    [216, 44, 40],
    [240, 124, 34],
    [250, 200, 40],
    [252, 228, 96],
    [150, 198, 66],
    [56, 150, 72],
    [28, 92, 66],
    [48, 160, 164],
    [124, 194, 236],
    [42, 102, 192],
    [34, 48, 108],
    [114, 76, 162],
    [244, 140, 172],
    [212, 62, 116],
    [250, 212, 182],
    [208, 152, 70],
    [136, 84, 48],
    [84, 54, 40],
    [138, 142, 150],
    [200, 204, 208],
    [42, 38, 42],
    [253, 252, 248],
];

/// The general tone of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// Straight from the box.
    Bright,
    /// Much water or a light hand.
    Soft,
    /// Everything a little towards orange.
    Warm,
    /// Everything a little towards blue.
    Cool,
    /// Mixed, broken colours of older hands.
    Earthy,
}

/// A box of colours, as this drawing uses it.
#[derive(Clone, Debug)]
pub struct Palette {
    colours: [Rgb; 22],
}

/// Part of the way from one colour to another.
pub fn mix(a: Rgb, b: Rgb, share: f32) -> Rgb {
    let part = |a: u8, b: u8| {
        (f32::from(a) + (f32::from(b) - f32::from(a)) * share + 0.5).clamp(0.0, 255.0) as u8
    };
    [part(a[0], b[0]), part(a[1], b[1]), part(a[2], b[2])]
}

/// Darker and a little cooler, as a child shades.
pub fn darker(colour: Rgb, share: f32) -> Rgb {
    mix(
        colour,
        [colour[0] / 4, colour[1] / 4, colour[2] / 3 + 12],
        share,
    )
}

/// Lighter.
pub fn lighter(colour: Rgb, share: f32) -> Rgb {
    mix(colour, [255, 253, 248], share)
}

/// How bright a colour looks, 0..255.
pub fn brightness(colour: Rgb) -> f32 {
    0.3 * f32::from(colour[0]) + 0.59 * f32::from(colour[1]) + 0.11 * f32::from(colour[2])
}

impl Palette {
    /// A box in a mood; each maker mixes its colours a little differently.
    pub fn new(mood: Mood, rng: &Rng) -> Self {
        let colours = BOX.map(|colour| {
            let moved = colour.map(|c| (f32::from(c) + rng.bell() * 26.0).clamp(14.0, 253.0) as u8);
            let grey = brightness(moved) as u8;
            match mood {
                Mood::Bright => moved,
                Mood::Soft => lighter(moved, 0.22),
                Mood::Warm => mix(moved, [240, 150, 60], 0.12),
                Mood::Cool => mix(moved, [80, 130, 210], 0.12),
                Mood::Earthy => mix(mix(moved, [grey; 3], 0.16), [160, 124, 84], 0.1),
            }
        });
        let mut palette = Self { colours };
        // White and black stay what they are in every mood.
        palette.colours[Hue::White as usize] = BOX[Hue::White as usize];
        palette.colours[Hue::Black as usize] = BOX[Hue::Black as usize];
        palette
    }

    /// The colour for a name.
    pub fn of(&self, hue: Hue) -> Rgb {
        self.colours[hue as usize]
    }
}
