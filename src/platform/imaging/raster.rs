//! Decoded pixels: eight bits a sample, interleaved.

use resampling::{Part, resample};

use super::{Orientation, PictureRefusal, straighten};

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
        self.resize_part(None, width, height)
    }

    /// The same with a part to begin from.
    pub(super) fn resize_part(
        &self,
        part: Option<Part>,
        width: u32,
        height: u32,
    ) -> Result<Self, PictureRefusal> {
        // Four samples are inks here and never colour with alpha.
        let bytes = resample(
            &self.bytes,
            self.samples.count(),
            (self.width, self.height),
            part,
            (width, height),
        )
        .ok_or(PictureRefusal::Unreadable)?;
        Ok(Self {
            width,
            height,
            samples: self.samples,
            bytes,
        })
    }

    /// A part of the picture, in its own size.
    ///
    /// # Panics
    /// If the part is not within the picture.
    pub(super) fn part(&self, (left, top): (u32, u32), (width, height): (u32, u32)) -> Self {
        let n = self.samples.count();
        let row = self.width as usize * n;
        let (from, length) = (left as usize * n, width as usize * n);
        let bytes = self
            .bytes
            .chunks_exact(row)
            .skip(top as usize)
            .take(height as usize)
            .flat_map(|row| &row[from..from + length])
            .copied()
            .collect();
        Self {
            width,
            height,
            samples: self.samples,
            bytes,
        }
    }

    /// The light alone, weighted as in JPEG (ITU-R BT.601). Ink is left as it is: it is never shown.
    pub(super) fn grey(self) -> Self {
        if self.samples != Samples::Rgb {
            return self;
        }
        let bytes = self
            .bytes
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[r, g, b]| {
                let light = 19_595 * u32::from(r) + 38_470 * u32::from(g) + 7_471 * u32::from(b);
                ((light + (1 << 15)) >> 16) as u8
            })
            .collect();
        Self {
            samples: Samples::Grey,
            bytes,
            ..self.clone_sides()
        }
    }

    /// Every sample black or white, whichever is nearer.
    pub(super) fn bitonal(mut self) -> Self {
        for sample in &mut self.bytes {
            *sample = if *sample < 128 { 0 } else { 255 };
        }
        self
    }

    /// A copy in which a sheet is looked for.
    pub(super) fn resize_to_look(&self) -> Result<Self, PictureRefusal> {
        let (width, height) = straighten::look_sides(self.width, self.height);
        self.resize_to(width, height)
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
