//! The habits kept through one drawing: tools, breadths, manners.

use super::{Medium, paper::Rgb};

/// With what the outlines of a drawing are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// No outlines.
    None,
    /// A soft lead pencil.
    Lead,
    /// A black felt pen.
    Felt,
    /// Dark wax or oil pastel.
    Wax,
    /// Brush or pen and ink.
    Ink,
    /// The colour of the thing, darker.
    Own,
}

/// The habits kept through one drawing.
#[derive(Clone, Debug)]
pub struct Habits {
    /// The medium of the areas.
    pub medium: Medium,
    /// The medium of sky, land and water.
    pub ground: Medium,
    /// Strokes swirl through sky and land.
    pub swirls: bool,
    /// The paper is dark.
    pub dark_paper: bool,
    /// The outlines.
    pub outline: Outline,
    /// Breadth of outlines in page units.
    pub line: f32,
    /// Breadth of the crayon, pencil or felt tip in page units.
    pub tip: f32,
    /// Main direction of filling, in turns.
    pub slant: f32,
    /// What is strewn over meadows: blades, dashes, dots or nothing.
    pub texture: u8,
    /// Paper left free around things, in page units.
    pub halo: f32,
    /// How hard it presses; 1 = ordinary.
    pub press: f32,
    /// Colour of the outlines that are not the thing's own.
    pub dark: Rgb,
    /// How eyes are drawn: dots, arcs, large, or with lids.
    pub eyes: u8,
    /// Colour of large eyes.
    pub iris: Rgb,
    /// Whether cheeks are red.
    pub cheeks: bool,
    /// People are drawn as the smallest do, with lines for arms and legs.
    pub sticks: bool,
    /// 0 = a sure hand of sixteen, 1 = six years old.
    pub young: f32,
}
