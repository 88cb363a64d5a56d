//! A close look at a guess: its sides drawn exactly, and what lies inside and outside of them.

use super::across::{Across, N_PLACES};
use super::edges::Edges;
use super::n_samples;
use crate::raster::Raster;

/// An edge that is nearer to the drawn side than this lies on it, px. Cut paper does; a hand's line does not.
const ON_LINE_PX: f32 = 1.1;
/// Least share of a side's places with an edge on the line.
const ON_LINE_MIN: f32 = 0.55;
/// The same, in the mean of the four sides.
const ON_LINE_MEAN_MIN: f32 = 0.88;
/// Least share of places where inside and outside differ, in the mean.
const DIFFERS_MIN: f32 = 0.7;
/// Least calm of what lies outside of a side.
const CALM_MIN: f32 = 0.5;
/// The same, in the mean of the four sides.
const CALM_MEAN_MIN: f32 = 0.78;
/// The least of each of the three sides of a sheet that is cut off: with one side less to go by, more is asked of them.
const CUT_ON_LINE_MIN: f32 = 0.75;
/// The same for what lies outside of them.
const CUT_CALM_MIN: f32 = 0.8;
/// Luminance from which on something is as light as the paper next to it, as a share.
const AS_LIGHT: f32 = 0.93;

/// With less around it than this, as a share of the longer side, the sheet fills the picture and nothing is to be done.
const FILLS: f32 = 0.02;
/// Margins that differ less than this, as a share of their mean, are a drawn border: a hand does not hold a camera so.
const EVEN_BORDER: f32 = 0.3;
/// A table that changes more than this along the sheet …
const CALM_TABLE: f32 = 0.8;
/// … must be seen at least this far around it, as a share of the longer side.
const NARROW: f32 = 0.08;

/// A slope of a side that no scanner makes: 1.2°.
const TILT_MIN: f32 = 0.021;
/// Level from which on the outside is as light as paper in a scan.
const PAPER_LIGHT: f32 = 222.0;

pub(super) struct Look<'a> {
    raster: &'a Raster,
    edges: &'a Edges,
    /// Luminance of the lightest part of the picture.
    white: f32,
}

/// A guess that stood the close look.
pub(super) struct Seen {
    pub corners: [(f32, f32); 4],
    /// 0 to 1.
    pub quality: f32,
    /// What lies around is a border of the drawing itself.
    pub is_drawn_frame: bool,
}

/// What lies along one side.
struct Strip {
    /// Share of places whose edge lies on the line.
    on_line: f32,
    /// Share of places where inside and outside differ.
    differs: f32,
    /// How little the outside changes along the side, 0 to 1.
    calm: f32,
    /// Luminance of the outside.
    light: f32,
    /// Whether the outside is as light and as grey as paper of this sheet.
    is_paper_outside: bool,
}

impl<'a> Look<'a> {
    pub fn of(raster: &'a Raster, edges: &'a Edges) -> Self {
        let mut counts = [0_usize; 256];
        for pixel in raster.bytes.chunks_exact(n_samples(raster)) {
            counts[luminance(pixel) as usize] += 1;
        }
        let mut left = raster.width as usize * raster.height as usize / 33;
        let mut white = 255;
        while white > 0 && left > counts[white] {
            left -= counts[white];
            white -= 1;
        }
        Self {
            raster,
            edges,
            white: white as f32,
        }
    }

    /// The sides drawn exactly; `None` if this is no sheet on something else.
    pub fn closely(&self, corners: &[(f32, f32); 4]) -> Option<Seen> {
        let mut exact = *corners;
        // Twice: the first time the ends of the places asked are still those of the guess.
        for _ in 0..2 {
            let mut lines = [None; 4];
            for (at, line) in lines.iter_mut().enumerate() {
                *line = Across::of(self.edges, exact[at], exact[(at + 1) % 4]).drawn();
            }
            let [top, right, bottom, left] = lines;
            let (top, right, bottom, left) = (top?, right?, bottom?, left?);
            exact = [
                left.cross(&top)?,
                top.cross(&right)?,
                right.cross(&bottom)?,
                bottom.cross(&left)?,
            ];
        }
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        let moved = exact
            .iter()
            .zip(corners)
            .map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1))
            .fold(0.0_f32, f32::max);
        let is_within = exact
            .iter()
            .all(|&(x, y)| x > 0.0 && y > 0.0 && x < width && y < height);
        if !is_within || moved > 0.03 * width.max(height) {
            return None;
        }
        let strips = [0, 1, 2, 3].map(|at| self.strip(exact[at], exact[(at + 1) % 4]));
        let mean = |of: fn(&Strip) -> f32| strips.iter().map(of).sum::<f32>() / 4.0;
        let n_paper = strips.iter().filter(|s| s.is_paper_outside).count();
        let on_line = mean(|s| s.on_line);
        let differs = mean(|s| s.differs);
        let calm = mean(|s| s.calm);
        let least = |of: fn(&Strip) -> f32| strips.iter().map(of).fold(1.0, f32::min);
        let (on_line_least, calm_least) = (least(|s| s.on_line), least(|s| s.calm));
        let is_sheet = on_line >= ON_LINE_MEAN_MIN
            && on_line_least >= ON_LINE_MIN
            && differs >= DIFFERS_MIN
            && calm >= CALM_MEAN_MIN
            && calm_least >= CALM_MIN;
        // What is as light as paper outside may be the rest of the sheet. A table is it if the sheet lies as no scanner would have it.
        let is_table = on_line >= 0.9
            && calm >= 0.85
            && tilt(&exact) > TILT_MIN
            && strips.iter().all(|s| s.light < PAPER_LIGHT);
        if !is_sheet || (n_paper > 1 && !is_table) {
            return None;
        }
        Some(Seen {
            corners: exact,
            quality: 0.5 * on_line + 0.3 * differs + 0.4 * calm - 0.2 * n_paper as f32,
            is_drawn_frame: self.is_drawn_frame(&exact, calm),
        })
    }

    /// Whether three sides, of which the first and the last run out of the picture, are those of a sheet on something else.
    pub fn is_cut_sheet(&self, corners: &[(f32, f32); 4]) -> bool {
        let mut exact = *corners;
        for _ in 0..2 {
            let [first, over, last] =
                [0, 1, 2].map(|at| Across::of(self.edges, exact[at], exact[at + 1]).drawn());
            let (Some(first), Some(over), Some(last)) = (first, over, last) else {
                return false;
            };
            let (Some(a), Some(b)) = (first.cross(&over), over.cross(&last)) else {
                return false;
            };
            exact = [
                first.point(first.along(corners[0])),
                a,
                b,
                last.point(last.along(corners[3])),
            ];
        }
        let strips = [0, 1, 2].map(|at| self.strip(exact[at], exact[at + 1]));
        let mean = |of: fn(&Strip) -> f32| strips.iter().map(of).sum::<f32>() / 3.0;
        mean(|s| s.on_line) >= ON_LINE_MEAN_MIN
            && mean(|s| s.calm) >= CALM_MEAN_MIN
            && mean(|s| s.differs) >= DIFFERS_MIN
            && strips.iter().all(|s| {
                s.on_line >= CUT_ON_LINE_MIN && s.calm >= CUT_CALM_MIN && !s.is_paper_outside
            })
    }

    /// Whether what lies around is the border of the drawing itself: as broad on all sides, as no table shows, or narrow with a
    /// pattern in it.
    fn is_drawn_frame(&self, corners: &[(f32, f32); 4], calm: f32) -> bool {
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        let [a, b, c, d] = *corners;
        let margins = [
            a.1,
            b.1,
            width - b.0,
            width - c.0,
            height - c.1,
            height - d.1,
            d.0,
            a.0,
        ];
        let mean = margins.iter().sum::<f32>() / 8.0;
        let most = margins.iter().copied().fold(0.0, f32::max);
        let least = margins.iter().copied().fold(f32::INFINITY, f32::min);
        mean < NARROW * width.max(height)
            && (most - least < EVEN_BORDER * mean || calm < CALM_TABLE)
            || mean < FILLS * width.max(height)
    }

    /// The mean colour around a point.
    fn colour(&self, x: f32, y: f32) -> Option<[f32; 3]> {
        let (width, height) = (self.raster.width as usize, self.raster.height as usize);
        if x < 1.0 || y < 1.0 || x >= width as f32 - 1.0 || y >= height as f32 - 1.0 {
            return None;
        }
        let n = n_samples(self.raster);
        let (i, j) = (x as usize, y as usize);
        let mut sum = [0.0; 3];
        for row in j - 1..=j + 1 {
            for column in i - 1..=i + 1 {
                let start = (row * width + column) * n;
                for (c, sum) in sum.iter_mut().enumerate() {
                    *sum += f32::from(self.raster.bytes[start + c.min(n - 1)]);
                }
            }
        }
        Some(sum.map(|sum| sum / 9.0))
    }

    fn strip(&self, from: (f32, f32), to: (f32, f32)) -> Strip {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1.0);
        // Corners go round clockwise, so the outside lies to the left of each side, which is along (dy, -dx).
        let (ox, oy) = (dy / length, -dx / length);
        let across = Across::of(self.edges, from, to);
        let on_line = across.crests_near(0.0, 0.0, ON_LINE_PX).len() as f32 / N_PLACES as f32;
        let mut outside: Vec<[f32; 3]> = Vec::new();
        let mut inside_light = Vec::new();
        let (mut near, mut far) = (Vec::new(), Vec::new());
        let (mut n_differ, mut n) = (0, 0);
        for place in 0..N_PLACES {
            let share = 0.04 + 0.92 * (place as f32 + 0.5) / N_PLACES as f32;
            let (x, y) = (from.0 + dx * share, from.1 + dy * share);
            for deep in [3.0, 0.02 * length, 0.05 * length, 0.09 * length] {
                if let Some(colour) = self.colour(x - ox * deep, y - oy * deep) {
                    inside_light.push(light_of(&colour));
                }
            }
            let (Some(inner), Some(outer)) = (
                self.colour(x - ox * 3.5, y - oy * 3.5),
                self.colour(x + ox * 3.5, y + oy * 3.5),
            ) else {
                continue;
            };
            n += 1;
            if apart(&inner, &outer) >= 8.0 {
                n_differ += 1;
            }
            outside.push(outer);
            near.push(light_of(&outer));
            // Beyond the sheet's own shadow.
            if let Some(beyond) = self.colour(x + ox * 9.0, y + oy * 9.0) {
                far.push(light_of(&beyond));
            }
        }
        let n_calm = outside
            .windows(2)
            .filter(|pair| apart(&pair[0], &pair[1]) < 9.0)
            .count();
        inside_light.sort_by(f32::total_cmp);
        let paper = inside_light
            .get(inside_light.len() * 9 / 10)
            .copied()
            .unwrap_or(self.white);
        let middle = |lights: &mut Vec<f32>| {
            lights.sort_by(f32::total_cmp);
            lights.get(lights.len() / 2).copied().unwrap_or(0.0)
        };
        // A blank border may be narrower than what is asked for beyond a shadow.
        let light = middle(&mut near).max(middle(&mut far));
        let mean_colour = outside.iter().fold([0.0; 3], |mut sum, colour| {
            for (sum, c) in sum.iter_mut().zip(colour) {
                *sum += c / outside.len().max(1) as f32;
            }
            sum
        });
        let high = mean_colour.into_iter().fold(0.0_f32, f32::max);
        let low = mean_colour.into_iter().fold(255.0_f32, f32::min);
        let is_grey = high - low < 0.2 * high;
        Strip {
            on_line,
            differs: n_differ as f32 / n.max(1) as f32,
            calm: n_calm as f32 / outside.len().saturating_sub(1).max(1) as f32,
            light,
            is_paper_outside: is_grey
                && (light >= AS_LIGHT * paper || light >= AS_LIGHT * self.white),
        }
    }
}

/// The largest slope of a side against the side of the picture next to it.
fn tilt(corners: &[(f32, f32); 4]) -> f32 {
    (0..4)
        .map(|at| {
            let (a, b) = (corners[at], corners[(at + 1) % 4]);
            let (dx, dy) = ((b.0 - a.0).abs(), (b.1 - a.1).abs());
            dx.min(dy) / dx.max(dy).max(1.0)
        })
        .fold(0.0, f32::max)
}

fn apart(a: &[f32; 3], b: &[f32; 3]) -> f32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max)
}

/// Luma of Rec. 601, of coded values: what is meant is "how light does it look".
pub(crate) fn light_of(colour: &[f32; 3]) -> f32 {
    0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
}

fn luminance(pixel: &[u8]) -> u8 {
    match pixel {
        [r, g, b, ..] => light_of(&[f32::from(*r), f32::from(*g), f32::from(*b)]) as u8,
        [grey, ..] => *grey,
        [] => 0,
    }
}
