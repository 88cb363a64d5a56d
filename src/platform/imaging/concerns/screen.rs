//! Whether a picture is one of a phone's screen: as long as a phone is, and at both ends a bar in whose every line one exact colour is
//! most of it, which no camera ever saw.

use std::collections::HashMap;

use super::super::raster::{Raster, Samples};

/// The sides of phones' screens, long to short: from 16 : 9 without its bars to the narrowest that fold.
const LONG_MIN: f32 = 1.6;
const LONG_MAX: f32 = 2.5;
/// Least length of a bar, as a share of the screen's.
const BAR_MIN: f32 = 0.035;
/// Levels by which a packed colour may be off its own. A plain table before a camera is off by more along a row.
const SAME: u8 = 2;
/// Share of a line that must have its commonest colour: signs and words stand in it.
const ROW_SAME: f32 = 0.6;
/// Share of a bar's lines that must be so: a line of signs may stand between them.
const LINES_SAME: f32 = 0.75;

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

    /// The commonest colour of a line and how many pixels have it.
    fn commonest(&self, line: usize) -> ([u8; 3], usize) {
        let across = || (0..self.n_across()).map(|across| self.pixel(line, across));
        let mut counts = HashMap::new();
        for pixel in across() {
            *counts.entry(pixel).or_insert(0_usize) += 1;
        }
        // Of two that are as common the darker one, whatever the order in which they are kept.
        let colour = counts
            .into_iter()
            .max_by_key(|(colour, n)| (*n, std::cmp::Reverse(*colour)))
            .map_or([0; 3], |(colour, _)| colour);
        (
            colour,
            across().filter(|pixel| is_same(*pixel, colour)).count(),
        )
    }

    /// The bar at the beginning or the end.
    fn bar(&self, is_last: bool) -> Option<Bar> {
        let (n, across) = (self.n_lines(), self.n_across());
        let line = |k: usize| if is_last { n - 1 - k } else { k };
        // The second line: resizing touches the rim.
        let (colour, _) = self.commonest(line(1));
        let (mut n_lines, mut n_blank) = (0, 0);
        let (mut n_plain, mut n_same) = (0, 0);
        for k in 1..n / 3 {
            let (own, same) = self.commonest(line(k));
            if same as f32 >= ROW_SAME * across as f32 {
                n_plain += 1;
            }
            if is_same(own, colour) {
                n_same += same;
            }
            if n_plain as f32 >= LINES_SAME * k as f32 {
                (n_lines, n_blank) = (k, n_same);
            }
        }
        let all = (n_lines * across).max(1) as f32;
        (n_lines as f32 >= BAR_MIN * n as f32).then_some(Bar {
            colour,
            is_blank: n_blank as f32 > 0.998 * all,
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
