//! Decoded pixels: eight bits a sample, interleaved.

use fast_image_resize as fir;

use super::{Orientation, PictureRefusal};

/// Samples of one pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Samples {
    Grey,
    Rgb,
    /// Ink: 0 is none, 255 is full.
    Cmyk,
}

impl Samples {
    pub(super) fn count(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

/// A decoded picture.
#[derive(Debug, Clone)]
pub(super) struct Raster {
    pub width: u32,
    pub height: u32,
    pub samples: Samples,
    /// `width * height * samples.count()` bytes, row by row from the top.
    pub bytes: Vec<u8>,
}

impl Raster {
    /// The sides and samples of this one with no pixels yet.
    pub(super) fn clone_sides(&self) -> Self {
        Self {
            width: self.width,
            height: self.height,
            samples: self.samples,
            bytes: Vec::new(),
        }
    }

    /// Makes the picture smaller (Lanczos, three lobes); a picture that has these sides already is given back.
    pub(super) fn resized(self, width: u32, height: u32) -> Result<Self, PictureRefusal> {
        if (self.width, self.height) == (width, height) {
            return Ok(self);
        }
        self.resize_to(width, height)
    }

    /// Like [`Raster::resized`], keeping this one.
    pub(super) fn resize_to(&self, width: u32, height: u32) -> Result<Self, PictureRefusal> {
        let pixel = match self.samples {
            Samples::Grey => fir::PixelType::U8,
            Samples::Rgb => fir::PixelType::U8x3,
            Samples::Cmyk => fir::PixelType::U8x4,
        };
        let source = fir::images::ImageRef::new(self.width, self.height, &self.bytes, pixel)
            .map_err(|_| PictureRefusal::Unreadable)?;
        let mut target = fir::images::Image::new(width, height, pixel);
        // Four samples are inks here and never colour with alpha.
        let options = fir::ResizeOptions::new().use_alpha(false);
        fir::Resizer::new()
            .resize(&source, &mut target, &options)
            .map_err(|_| PictureRefusal::Unreadable)?;
        Ok(Self {
            width,
            height,
            samples: self.samples,
            bytes: target.into_vec(),
        })
    }

    /// Turns the picture upright.
    pub(super) fn turned(self, orientation: Orientation) -> Self {
        let (width, height) = orientation.upright_sides(self.width, self.height);
        let (w, h) = (self.width as usize, self.height as usize);
        let bytes = match self.samples {
            Samples::Grey => orientation.turn::<1>(self.bytes, w, h),
            Samples::Rgb => orientation.turn::<3>(self.bytes, w, h),
            Samples::Cmyk => orientation.turn::<4>(self.bytes, w, h),
        };
        Self {
            width,
            height,
            samples: self.samples,
            bytes,
        }
    }
}
