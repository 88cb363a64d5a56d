//! A close look at a guess: its sides drawn exactly, and what lies inside and outside of them.

use super::across::{Across, N_PLACES};
use super::edges::Edges;
use super::lines::{Line, beyond, range_of, share_along};
use super::n_samples;
use super::sheet::RUNS_ON;
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
const CUT_CALM_MIN: f32 = 0.6;
/// Luminance from which on something is as light as the paper next to it, as a share.
const AS_LIGHT: f32 = 0.93;
/// Paper is at least as light as this share of the lightest part of the picture, however dark the drawing on it.
const PAPER_MIN: f32 = 0.55;
/// Levels from which on two colours differ.
const DIFFERENT: f32 = 8.0;
/// The same where a side leaves the picture, and little of it is asked.
const DIFFERENT_AT_END: f32 = 14.0;
/// How far in and out of a side it is asked what lies beyond its shadow, px.
const FAR_PX: f32 = 9.0;
/// Least share of places of a side of a sheet that is cut off where they differ so far out.
const PARTS_MIN: f32 = 0.5;

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

/// The best that a close look can say of a guess.
pub(super) const QUALITY_MAX: f32 = 1.2;

/// A guess that stood the close look.
pub(super) struct Seen {
    pub corners: [(f32, f32); 4],
    /// Up to [`QUALITY_MAX`].
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
    /// Share of places where they differ farther in and out, too: beyond the seams of tiles and beyond shadows.
    parts: f32,
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

    /// The sides of a guess drawn exactly, twice: the first time the ends of the places asked are still those of the guess.
    fn drawn(&self, corners: &[(f32, f32); 4]) -> Option<[(f32, f32); 4]> {
        let mut exact = *corners;
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
        Some(exact)
    }

    /// The sides drawn exactly; `None` if this is no sheet on something else.
    pub fn closely(&self, corners: &[(f32, f32); 4]) -> Option<Seen> {
        let exact = self.drawn(corners)?;
        let long = self.edges.width.max(self.edges.height) as f32;
        let moved = exact
            .iter()
            .zip(corners)
            .map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1))
            .fold(0.0_f32, f32::max);
        let is_within = exact.iter().all(|corner| self.is_within(*corner));
        if !is_within || moved > 0.03 * long || self.runs_on(&exact) {
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
            is_drawn_frame: self.is_drawn_frame(
                &[0, 1, 2, 3].map(|at| [exact[at], exact[(at + 1) % 4]]),
                calm,
            ),
        })
    }

    /// Whether a point lies in the picture.
    fn is_within(&self, (x, y): (f32, f32)) -> bool {
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        x > 0.0 && y > 0.0 && x < width && y < height
    }

    /// Whether edges run on beyond both ends of a side: then the sheet does, too.
    fn runs_on(&self, corners: &[(f32, f32); 4]) -> bool {
        let share = |from: (f32, f32), to: (f32, f32)| {
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = dx.hypot(dy).max(1.0);
            let (nx, ny) = (-dy / length, dx / length);
            let rho = nx * from.0 + ny * from.1;
            let line = Line { nx, ny, rho };
            let range = range_of(self.edges, &line);
            beyond(range, line.along(from), line.along(to))
                .map_or(0.0, |(near, far)| share_along(self.edges, &line, near, far))
        };
        (0..4).any(|at| {
            let [a, b, c, d] = [0, 1, 2, 3].map(|n| corners[(at + n) % 4]);
            // The side from a to b: its neighbours come from d and from c.
            share(d, a) > RUNS_ON && share(c, b) > RUNS_ON
        })
    }

    /// The sides that follow one another drawn exactly; the first and the last one end at the border, as in the guess.
    fn drawn_open(&self, points: &[(f32, f32)]) -> Option<Vec<(f32, f32)>> {
        let last = points.len() - 1;
        let mut exact = points.to_vec();
        for _ in 0..2 {
            let sides: Option<Vec<Line>> = exact
                .windows(2)
                .map(|ends| Across::of(self.edges, ends[0], ends[1]).drawn())
                .collect();
            let sides = sides?;
            exact[0] = sides[0].point(sides[0].along(points[0]));
            for (at, pair) in sides.windows(2).enumerate() {
                exact[at + 1] = pair[0].cross(&pair[1])?;
            }
            exact[last] = sides[last - 1].point(sides[last - 1].along(points[last]));
            // Of four sides the first and the last one meet outside, or no corner is missing.
            if last == 4 && self.is_within(sides[3].cross(&sides[0])?) {
                return None;
            }
        }
        Some(exact)
    }

    /// How surely these are the sides of a sheet on something else that runs out of the picture, one after the other clockwise; the first
    /// and the last one end at the border. `None` if they are not.
    pub fn along(&self, points: &[(f32, f32)]) -> Option<f32> {
        let exact = self.drawn_open(points)?;
        let strips: Vec<Strip> = exact
            .windows(2)
            .map(|ends| self.strip(ends[0], ends[1]))
            .collect();
        let n = strips.len() as f32;
        let mean = |of: fn(&Strip) -> f32| strips.iter().map(of).sum::<f32>() / n;
        let (on_line, differs, calm) = (mean(|s| s.on_line), mean(|s| s.differs), mean(|s| s.calm));
        let is_sheet = on_line >= ON_LINE_MEAN_MIN
            && calm >= CALM_MEAN_MIN
            && differs >= DIFFERS_MIN
            && strips.iter().all(|s| {
                s.on_line >= CUT_ON_LINE_MIN
                    && s.calm >= CUT_CALM_MIN
                    && s.differs.min(s.parts) >= PARTS_MIN
            });
        // Where the fourth side is not to be seen, on the way out of the picture, too: a sheet that ends before the border is whole.
        let leaves = match exact.as_slice() {
            [a, b, c, d] => self.parts_at_end(*a, *b) && self.parts_at_end(*d, *c),
            _ => true,
        };
        let is_sheet = is_sheet && leaves;
        let is_table = on_line >= 0.9
            && calm >= 0.85
            && exact.windows(2).map(slope).fold(0.0, f32::max) > TILT_MIN
            && strips.iter().all(|s| s.light < PAPER_LIGHT);
        let is_paper = strips.iter().any(|s| s.is_paper_outside);
        let sides: Vec<_> = exact.windows(2).map(|ends| [ends[0], ends[1]]).collect();
        (is_sheet && (is_table || !is_paper) && !self.is_drawn_frame(&sides, calm))
            .then_some(0.5 * on_line + 0.3 * differs + 0.4 * calm)
    }

    /// Whether what lies on either hand of a line still differs where it leaves the picture, at `end`.
    fn parts_at_end(&self, end: (f32, f32), inner: (f32, f32)) -> bool {
        let (dx, dy) = (inner.0 - end.0, inner.1 - end.1);
        let length = dx.hypot(dy).max(1.0);
        let (dx, dy) = (dx / length, dy / length);
        let (mut n, mut n_differ) = (0, 0);
        for back in [3.0, 5.0, 7.0, 9.0, 11.0, 13.0] {
            let (x, y) = (end.0 + dx * back, end.1 + dy * back);
            let beside = |far: f32| self.colour(x - dy * far, y + dx * far);
            if let (Some(one), Some(other)) = (beside(FAR_PX), beside(-FAR_PX)) {
                n += 1;
                n_differ += usize::from(apart(&one, &other) >= DIFFERENT_AT_END);
            }
        }
        2 * n_differ > n
    }

    /// Whether what lies around these sides is the border of the drawing itself: as broad on all of them, as no table shows, or narrow
    /// with a pattern in it.
    fn is_drawn_frame(&self, sides: &[[(f32, f32); 2]], calm: f32) -> bool {
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        let margins: Vec<f32> = sides
            .iter()
            .flat_map(|[a, b]| {
                // The outside lies to the left of a side.
                let (ox, oy) = (b.1 - a.1, a.0 - b.0);
                [a, b].map(|&(x, y)| match (ox.abs() > oy.abs(), ox < 0.0, oy < 0.0) {
                    (true, true, _) => x,
                    (true, false, _) => width - x,
                    (false, _, true) => y,
                    (false, _, false) => height - y,
                })
            })
            .collect();
        let mean = margins.iter().sum::<f32>() / margins.len() as f32;
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
        let (mut n_parts, mut n_far) = (0, 0);
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
            if apart(&inner, &outer) >= DIFFERENT {
                n_differ += 1;
            }
            outside.push(outer);
            near.push(light_of(&outer));
            // Beyond the sheet's own shadow.
            if let Some(beyond) = self.colour(x + ox * FAR_PX, y + oy * FAR_PX) {
                far.push(light_of(&beyond));
                if let Some(within) = self.colour(x - ox * FAR_PX, y - oy * FAR_PX) {
                    n_far += 1;
                    n_parts += usize::from(apart(&within, &beyond) >= DIFFERENT);
                }
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
            parts: n_parts as f32 / n_far.max(1) as f32,
            calm: n_calm as f32 / outside.len().saturating_sub(1).max(1) as f32,
            light,
            is_paper_outside: is_grey
                && light >= AS_LIGHT * self.white.min(paper.max(PAPER_MIN * self.white)),
        }
    }
}

/// The largest slope of a side against the side of the picture next to it.
fn tilt(corners: &[(f32, f32); 4]) -> f32 {
    (0..4)
        .map(|at| slope(&[corners[at], corners[(at + 1) % 4]]))
        .fold(0.0, f32::max)
}

/// The slope of a side against the side of the picture next to it.
fn slope(ends: &[(f32, f32)]) -> f32 {
    let (dx, dy) = ((ends[1].0 - ends[0].0).abs(), (ends[1].1 - ends[0].1).abs());
    dx.min(dy) / dx.max(dy).max(1.0)
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
