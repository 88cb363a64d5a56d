//! What a drawing tool leaves behind: how pigment of a stroke sits on the tooth, and how a wash dries.

use super::paper::Rgb;

/// How the pigment of strokes is laid, pixel by pixel, from press and tooth. All factors are 256 = 1.
#[derive(Clone, Copy, Debug)]
pub struct Deposit {
    /// Colour of the pigment.
    pub colour: Rgb,
    /// How much of the press arrives.
    pub gain: i32,
    /// How much the valleys are skipped. 0 = ink, 256 = chalk.
    pub tooth: i32,
    /// How sharply covered passes over into bare.
    pub contrast: i32,
    /// The most that can be covered. Above 256 for stains that darken where strokes cross.
    pub most: i32,
    /// Stains let what lies below shine through; else the pigment covers it.
    pub stain: bool,
}

impl Deposit {
    /// Share of pigment (256 = all, at most [`Deposit::most`]) for a press (128 = ordinary) and a height of the tooth.
    pub fn share(&self, press: u8, height: u8) -> u16 {
        let arrives = f32::from(press) * (self.gain as f32 * (1.0 / 128.0));
        let skipped = f32::from(255 - height) * (self.tooth as f32 * (1.0 / 256.0));
        let share = (arrives - skipped) * (self.contrast as f32 * (1.0 / 256.0));
        share.clamp(0.0, self.most as f32) as i32 as u16
    }

    /// Wax crayon or oil pastel.
    pub fn wax(colour: Rgb, heavy: f32) -> Self {
        Self {
            colour,
            gain: (300.0 * heavy) as i32,
            tooth: 292,
            contrast: 370,
            most: 246,
            stain: false,
        }
    }

    /// Coloured pencil: light, leaves half of the valleys.
    pub fn pencil(colour: Rgb, heavy: f32) -> Self {
        Self {
            colour,
            gain: (236.0 * heavy) as i32,
            tooth: 176,
            contrast: 290,
            most: 236,
            stain: true,
        }
    }

    /// Felt pen: an even stain, darker where strokes cross.
    pub fn felt(colour: Rgb) -> Self {
        Self {
            colour,
            gain: 226,
            tooth: 14,
            contrast: 256,
            most: 380,
            stain: true,
        }
    }

    /// Ink from a pen or a fine brush.
    pub fn ink(colour: Rgb) -> Self {
        Self {
            colour,
            gain: 300,
            tooth: 60,
            contrast: 300,
            most: 246,
            stain: true,
        }
    }

    /// Opaque paint from a small brush.
    pub fn paint(colour: Rgb) -> Self {
        Self {
            colour,
            gain: 330,
            tooth: 110,
            contrast: 380,
            most: 252,
            stain: false,
        }
    }
}

/// How a painted area varies and dries.
#[derive(Clone, Copy, Debug)]
pub struct Wash {
    /// The colour, and the one it drifts to.
    pub tints: [Rgb; 2],
    /// How the second colour comes in: 0 = nowhere, 1 = fully, at the upper and at the lower edge of the page part painted.
    pub drift: (f32, f32),
    /// How much the two colours run into each other in clouds.
    pub mingle: f32,
    /// Strength of the pigment; 1 = the colour itself.
    pub load: f32,
    /// How much more pigment gathers at the rim.
    pub rim: f32,
    /// How unevenly the water carried it.
    pub blooms: f32,
    /// Size of these clouds in page units.
    pub bloom_size: f32,
    /// How dark the lines are that later water left.
    pub backrun: f32,
    /// How much the valleys of the tooth gather (water) or the hills catch (dry brush).
    pub grain: f32,
    /// How much larger specks of pigment settle unevenly.
    pub blotch: f32,
    /// How far the edge melts into wet paper, in page units; 0 = a dry edge.
    pub melt: f32,
    /// How frayed the edge is.
    pub fray: f32,
    /// Opaque paint instead of a stain.
    pub opaque: bool,
    /// Streaks of bristles: direction in turns and strength.
    pub streaks: (f32, f32),
    /// Page units by which the area is grown (or shrunk).
    pub grow: f32,
}

impl Wash {
    /// Watercolour from a loaded brush.
    pub fn water(colour: Rgb) -> Self {
        Self {
            tints: [colour, colour],
            drift: (0.0, 0.0),
            mingle: 0.0,
            load: 0.85,
            rim: 0.42,
            blooms: 0.38,
            bloom_size: 60.0,
            backrun: 0.16,
            grain: 0.1,
            blotch: 0.022,
            melt: 0.0,
            fray: 0.35,
            opaque: false,
            streaks: (0.0, 0.045),
            grow: 0.0,
        }
    }

    /// Poster paint.
    pub fn poster(colour: Rgb) -> Self {
        Self {
            rim: 0.0,
            blooms: 0.16,
            bloom_size: 45.0,
            load: 1.0,
            backrun: 0.0,
            grain: 0.06,
            blotch: 0.0,
            fray: 0.3,
            opaque: true,
            streaks: (0.0, 0.2),
            ..Self::water(colour)
        }
    }
}
