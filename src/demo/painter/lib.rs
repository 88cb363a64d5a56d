//! Paints children's drawings, so that the demonstration looks like an exhibition and not like test data.
//!
//! Pure: a [`DrawingSpec`] becomes a picture, the same one on every machine. Holds paper, pigment, a trembling hand and the
//! things children draw; no clock, no files, no threads, and nothing of contests.

mod border;
mod brush;
mod capture;
mod field;
mod geometry;
mod habits;
mod hand;
mod hatch;
mod noise;
mod palette;
mod paper;
mod plan;
mod raster;
mod remarks;
mod rng;
mod scenes;
mod sheet;
mod style;
mod things;

pub use capture::{Around, Capture, encode};
pub use plan::{capture, plan};

use rng::Rng;

/// With what a drawing is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Wax crayon or oil pastel.
    Crayon,
    /// Coloured pencil.
    ColouredPencil,
    /// Felt pen.
    Felt,
    /// Watercolour.
    Watercolour,
    /// Ink lines with washes.
    Ink,
    /// Poster paint.
    Gouache,
}

impl Medium {
    /// All media.
    pub const ALL: [Self; 6] = [
        Self::Crayon,
        Self::ColouredPencil,
        Self::Felt,
        Self::Watercolour,
        Self::Ink,
        Self::Gouache,
    ];
}

/// What is depicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of scenes say what they are")]
pub enum Scene {
    House,
    Yurt,
    Mountains,
    Sea,
    Boat,
    Kites,
    Balloons,
    Animals,
    Forest,
    Festival,
    City,
    Train,
    Temple,
    Friends,
    Portrait,
    Window,
    Face,
    Keepsakes,
    Street,
    Dream,
    Wave,
    Herd,
}

impl Scene {
    /// All scenes.
    pub const ALL: [Self; 22] = [
        Self::House,
        Self::Yurt,
        Self::Mountains,
        Self::Sea,
        Self::Boat,
        Self::Kites,
        Self::Balloons,
        Self::Animals,
        Self::Forest,
        Self::Festival,
        Self::City,
        Self::Train,
        Self::Temple,
        Self::Friends,
        Self::Portrait,
        Self::Window,
        Self::Face,
        Self::Keepsakes,
        Self::Street,
        Self::Dream,
        Self::Wave,
        Self::Herd,
    ];
}

/// The country that is dreamt of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of countries say what they are")]
pub enum Visited {
    Mongolia,
    Korea,
    Japan,
    China,
    Russia,
}

impl Visited {
    /// Its name in the files of the demonstration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mongolia => "mongolia",
            Self::Korea => "korea",
            Self::Japan => "japan",
            Self::China => "china",
            Self::Russia => "russia",
        }
    }

    /// All five.
    pub const ALL: [Self; 5] = [
        Self::Mongolia,
        Self::Korea,
        Self::Japan,
        Self::China,
        Self::Russia,
    ];
}

/// Everything that decides a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawingSpec {
    /// Chance; two drawings of the same kind differ by it.
    pub seed: u64,
    /// The medium.
    pub medium: Medium,
    /// The scene.
    pub scene: Scene,
    /// The country depicted.
    pub visited: Visited,
    /// The age of the hand in years, 6..=16: wobble, proportion, detail.
    pub skill: f32,
    /// Upright rather than lying.
    pub portrait: bool,
    /// The longer side in pixels, 16..=8000.
    pub long_side_px: u32,
}

/// Paints a drawing.
pub fn paint(spec: &DrawingSpec) -> image::RgbImage {
    let rng = Rng::new(spec.seed);
    let ratio = rng.pick(&[1.414, 1.414, 1.333, 1.333, 1.5]);
    let long = spec.long_side_px.clamp(16, 8000);
    let short = ((long as f32 / ratio).round() as u32).max(8);
    let (wide, high) = if spec.portrait {
        (short, long)
    } else {
        (long, short)
    };
    let scale = long as f32 / 1000.0;
    let mut hand = style::begin(spec, wide as usize, high as usize, scale, &rng);
    scenes::compose(&mut hand, spec);
    style::finish(&mut hand);
    let pixels = hand.sheet.into_pixels();
    image::RgbImage::from_raw(wide, high, pixels)
        .unwrap_or_else(|| image::RgbImage::new(wide, high))
}

#[cfg(test)]
mod tests;
