//! What a person should know of a photo while the drawing still lies on the table: that it is blurred, dark, cut off, mostly table, or a
//! picture of a screen.
//!
//! All of it is measured on one small copy, beside the sheet that is found there. A concern is a hint and never a verdict: where nothing
//! can be said (a wash without an edge, a drawing that fills the frame) nothing is.

mod blur;
mod light;
mod screen;

use serde::{Deserialize, Serialize};

use super::raster::{Raster, Samples};
use super::straighten::{self, Finding};
use super::{Header, Limits, PictureRefusal, derive, header};

/// What can be seen of a photo that another one would do better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Concern {
    /// A picture of a phone's screen, not of the drawing.
    Screenshot,
    /// Even the sharpest edges are soft.
    Blurred,
    /// Even the paper is dark.
    Dark,
    /// The sheet runs out of the picture.
    CutOff,
    /// The sheet is a small part of the picture.
    MostlyTable,
}

/// What the first look at a picture finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The sheet.
    pub sheet: Finding,
    /// What a person should know, the weightiest first; nothing if all is well.
    pub concerns: Vec<Concern>,
}

/// Share of the picture below which a sheet is a small part of it: a quarter of what the camera saw was the drawing.
const SHEET_SHARE_MIN: f32 = 0.25;

/// Opens a picture once, small, looks for the sheet and for what is wrong with the photo.
///
/// `header` must be what [`probe`](super::probe) said of these bytes.
///
/// # Errors
/// Those of decoding: a picture that was cut on its way is found here.
pub fn look(bytes: &[u8], header: &Header, limits: &Limits) -> Result<Seen, PictureRefusal> {
    header::check_sides(header.width, header.height, limits)?;
    let sides = straighten::look_sides(header.upright_width, header.upright_height);
    let raster = derive::opened(bytes, header, sides, limits)?.0;
    let sheet = straighten::find(&raster);
    Ok(Seen {
        sheet,
        concerns: concerns(&raster, &sheet),
    })
}

fn concerns(raster: &Raster, sheet: &Finding) -> Vec<Concern> {
    // Whatever else seems wrong with it, it is the screen's.
    if screen::is_screen(raster) {
        return vec![Concern::Screenshot];
    }
    let light = Plane::of(raster);
    let mut found = Vec::new();
    if blur::is_blurred(&light) {
        found.push(Concern::Blurred);
    }
    if light::is_dark(&light) {
        found.push(Concern::Dark);
    }
    match sheet {
        Finding::Cut(_) => found.push(Concern::CutOff),
        Finding::Whole(corners) if share_of(&corners.shares()) < SHEET_SHARE_MIN => {
            found.push(Concern::MostlyTable);
        }
        _ => {}
    }
    found
}

/// The share of the picture within four corners, going round (the shoelace formula).
fn share_of(corners: &[(f32, f32); 4]) -> f32 {
    (0..4)
        .map(|at| {
            let (a, b) = (corners[at], corners[(at + 1) % 4]);
            a.0 * b.1 - b.0 * a.1
        })
        .sum::<f32>()
        * 0.5
}

/// The light of a picture, 0 to 255 as coded.
struct Plane {
    width: usize,
    height: usize,
    light: Vec<f32>,
}

impl Plane {
    fn of(raster: &Raster) -> Self {
        let light = match raster.samples {
            Samples::Rgb => raster
                .bytes
                .as_chunks::<3>()
                .0
                .iter()
                .map(|pixel| straighten::light_of(&pixel.map(f32::from)))
                .collect(),
            // Ink never comes here: what was opened is sRGB or grey.
            _ => raster.bytes.iter().copied().map(f32::from).collect(),
        };
        Self {
            width: raster.width as usize,
            height: raster.height as usize,
            light,
        }
    }
}
