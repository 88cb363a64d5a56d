//! Whether a picture is one of a phone's screen: as long as a phone is, and at both ends a bar of one exact colour, which no camera
//! ever saw.

use super::super::raster::{Raster, Samples};

/// The sides of phones' screens, long to short: from 16 : 9 without its bars to the narrowest that fold.
const LONG_MIN: f32 = 1.6;
const LONG_MAX: f32 = 2.5;
/// Least length of a bar, as a share of the screen's.
const BAR_MIN: f32 = 0.035;
/// Levels by which a packed colour may be off its own. A plain table before a camera is off by more along a row.
const SAME: u8 = 2;
/// Share of a row that must have the bar's colour: signs and words stand in it.
const ROW_SAME: f32 = 0.6;
/// The same over all of a bar.
const BAR_SAME: f32 = 0.8;

pub(super) fn is_screen(raster: &Raster) -> bool {
    let (short, long) = (
        raster.width.min(raster.height),
        raster.width.max(raster.height),
    );
    let ratio = long as f32 / short.max(1) as f32;
    if !(LONG_MIN..=LONG_MAX).contains(&ratio) || short < 32 {
        return false;
    }
    let lines = Lines::along(raster);
    let (Some(first), Some(last)) = (lines.bar(false), lines.bar(true)) else {
        return false;
    };
    // A scan with the same blank margin all around has bars, too, and no sign in any of them.
    !(lines.is_margin(first) && lines.is_margin(last) && first.colour == last.colour)
}

/// A picture as lines across its long side.
struct Lines<'a> {
    raster: &'a Raster,
    is_upright: bool,
}

/// A run of lines of one colour from an end of the picture.
#[derive(Clone, Copy, PartialEq)]
struct Bar {
    colour: [u8; 3],
    /// Whether every pixel has that colour.
    is_blank: bool,
}

impl<'a> Lines<'a> {
    fn along(raster: &'a Raster) -> Self {
        Self {
            raster,
            is_upright: raster.height >= raster.width,
        }
    }

    fn n_lines(&self) -> usize {
        self.raster.width.max(self.raster.height) as usize
    }

    fn n_across(&self) -> usize {
        self.raster.width.min(self.raster.height) as usize
    }

    fn pixel(&self, line: usize, across: usize) -> [u8; 3] {
        let (x, y) = if self.is_upright {
            (across, line)
        } else {
            (line, across)
        };
        let at = y * self.raster.width as usize + x;
        match self.raster.samples {
            Samples::Rgb => std::array::from_fn(|c| self.raster.bytes[at * 3 + c]),
            _ => [self.raster.bytes[at]; 3],
        }
    }

    /// How many pixels of a line have a colour.
    fn n_same(&self, line: usize, colour: [u8; 3]) -> usize {
        (0..self.n_across())
            .filter(|&across| is_same(self.pixel(line, across), colour))
            .count()
    }

    /// The bar at the beginning or the end.
    fn bar(&self, is_last: bool) -> Option<Bar> {
        let n = self.n_lines();
        let line = |k: usize| if is_last { n - 1 - k } else { k };
        // The corner's colour, a little inside of it: resizing touches the rim.
        let colour = self.pixel(line(2), 2);
        let across = self.n_across();
        let mut n_lines = 0;
        let mut n_same = 0;
        for k in 1..n / 3 {
            let same = self.n_same(line(k), colour);
            if (same as f32) < ROW_SAME * across as f32 {
                break;
            }
            n_lines += 1;
            n_same += same;
        }
        let share = n_same as f32 / (n_lines * across).max(1) as f32;
        (n_lines as f32 >= BAR_MIN * n as f32 && share >= BAR_SAME).then_some(Bar {
            colour,
            is_blank: share > 0.998,
        })
    }

    /// Whether a bar is a blank margin that goes on along both sides.
    fn is_margin(&self, bar: Bar) -> bool {
        let n = self.n_lines();
        let n_side = (n / 4..n * 3 / 4)
            .filter(|&line| {
                is_same(self.pixel(line, 2), bar.colour)
                    && is_same(self.pixel(line, self.n_across() - 3), bar.colour)
            })
            .count();
        bar.is_blank && n_side as f32 > 0.9 * (n / 2) as f32
    }
}

fn is_same(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= SAME)
}
