//! One sheet of paper with what has been laid on it so far. Knows pixels, tooth and pigment; not what is drawn.

use super::{
    brush::{Deposit, Wash},
    field::{self, CellRow, Field},
    geometry::{Path, Pt, pt, turn},
    noise,
    paper::Paper,
    raster::{Mask, Touch},
};

/// A sheet being worked on. Positions are page units; (0, 0) is the upper left corner.
#[derive(Debug)]
pub struct Sheet {
    wide: usize,
    high: usize,
    scale: f32,
    paper: Paper,
    /// Red, green and blue, each a plane of its own: rows of one kind of number are worked on many at once.
    planes: [Vec<u8>; 3],
    mask: Mask,
    field: Field,
    row: Row,
}

/// What is worked out for one row of pixels. Kept to save its memory.
#[derive(Debug, Default)]
struct Row {
    tooth: Vec<u8>,
    rag: Vec<u8>,
    share: Vec<u16>,
    inside: Vec<f32>,
    much: Vec<f32>,
    tone: Vec<f32>,
    spare: Vec<f32>,
    cells: CellRow,
}

impl Sheet {
    /// Bare paper.
    pub fn new(wide: usize, high: usize, scale: f32, paper: Paper) -> Self {
        let mut row = Row::default();
        let mut planes: [Vec<u8>; 3] = std::array::from_fn(|_| Vec::with_capacity(wide * high));
        for y in 0..high {
            paper.tooth(y, 0, wide, &mut row.tooth);
            for (channel, plane) in planes.iter_mut().enumerate() {
                plane.extend(row.tooth.iter().map(|&height| paper.bare(channel, height)));
            }
        }
        Self {
            wide,
            high,
            scale,
            paper,
            planes,
            mask: Mask::new(wide, high),
            field: Field::new(scale),
            row,
        }
    }

    /// The picture, row by row, three bytes a pixel.
    pub fn into_pixels(self) -> Vec<u8> {
        let [r, g, b] = &self.planes;
        let mut out = vec![0; r.len() * 3];
        for (px, ((r, g), b)) in out.chunks_exact_mut(3).zip(r.iter().zip(g).zip(b)) {
            px.copy_from_slice(&[*r, *g, *b]);
        }
        out
    }

    fn touch(&self, t: Touch) -> Touch {
        // Nothing gets thinner than most of a pixel, or small pictures would lose their lines.
        Touch {
            at: t.at * self.scale,
            half: (t.half * self.scale).max(0.55),
            press: t.press,
        }
    }

    /// Presses strokes that darken where they cross or lie beside each other. Laid by [`Sheet::deposit`].
    pub fn press_added(&mut self, stroke: &[Touch], soft: f32) {
        let last = stroke.len().saturating_sub(1);
        for i in 0..last {
            let (a, b) = (self.touch(stroke[i]), self.touch(stroke[i + 1]));
            self.mask.add(a, b, soft, (i > 0, i + 1 < last));
        }
    }

    /// Presses one line that does not darken where it meets itself. Laid by [`Sheet::deposit`].
    pub fn press_line(&mut self, line: &[Touch], soft: f32) {
        for pair in line.windows(2) {
            let (a, b) = (self.touch(pair[0]), self.touch(pair[1]));
            let sharp = soft.min(a.half.max(b.half) * 1.4).max(1.0);
            self.mask.stroke(a, b, sharp);
        }
    }

    /// Lays pigment wherever strokes were pressed, and forgets the strokes.
    pub fn deposit(&mut self, how: &Deposit) {
        let (first, end) = self.mask.take_rows();
        for y in first..end {
            let Some((from, cells)) = self.mask.touched_row(y) else {
                continue;
            };
            let to = from + cells.len();
            self.paper.tooth(y, from, to, &mut self.row.tooth);
            let share = &mut self.row.share;
            share.clear();
            share.extend(
                cells
                    .iter()
                    .zip(&self.row.tooth)
                    .map(|(cell, height)| how.share(*cell, *height)),
            );
            cells.fill(0);
            for (plane, colour) in self.planes.iter_mut().zip(how.colour) {
                let pixels = &mut plane[y * self.wide + from..][..to - from];
                if how.stain {
                    stain(pixels, share, colour);
                } else {
                    blend(pixels, share, colour);
                }
            }
        }
    }

    fn page(&self) -> Pt {
        pt(self.wide as f32 / self.scale, self.high as f32 / self.scale)
    }

    /// Takes everything off an area again, as when a child left the paper free around a thing. `share` 1 = all of it.
    pub fn clear(&mut self, outline: &Path, grow: f32, share: f32) {
        if !self.field.survey(outline, self.page(), grow.max(0.0) * 2.0) {
            return;
        }
        let f = &mut self.field;
        let reach = field::edge_reach(outline, f.scale, grow);
        f.soften(reach);
        let shift = field::edge_shift(reach, f.scale, grow);
        let gain = field::edge_gain(field::edge_slope(reach, f.scale), self.scale);
        let most = share * 256.0;
        let row = &mut self.row;
        for part in self.field.rows(self.scale, self.wide, self.high) {
            let (y, from, to) = part;
            self.field
                .inside_row(part, self.scale, &mut row.spare, &mut row.inside);
            self.paper.tooth(y, from, to, &mut row.tooth);
            row.share.clear();
            row.share.extend(
                row.inside
                    .iter()
                    .map(|v| (raised(*v, shift, gain) * most) as i32 as u16),
            );
            for (channel, plane) in self.planes.iter_mut().enumerate() {
                let pixels = &mut plane[y * self.wide + from..][..to - from];
                for ((p, share), height) in pixels.iter_mut().zip(&row.share).zip(&row.tooth) {
                    *p = between(*p, self.paper.bare(channel, *height), *share);
                }
            }
        }
    }

    /// Paints an area.
    pub fn wash(&mut self, outline: &Path, how: &Wash, seed: u64) {
        if !self.field.survey(
            outline,
            self.page(),
            how.melt * 2.0 + how.grow.max(0.0) * 2.0,
        ) {
            return;
        }
        let breadth = outline.breadth();
        let f = &mut self.field;
        let melts = how.melt > 0.5;
        let reach =
            field::edge_reach(outline, f.scale, how.grow).max((how.melt * f.scale * 0.5) as usize);
        f.rims(how, breadth);
        f.soften(reach);
        f.work_out(how, noise::fold(seed ^ 0x5EED));
        let slope = field::edge_slope(reach, f.scale);
        let gain = if melts {
            1.0
        } else {
            field::edge_gain(slope, self.scale)
        };
        let shift = field::edge_shift(reach, f.scale, how.grow);
        let fray = if melts {
            0.0
        } else {
            how.fray * slope * breadth.min(14.0) * (0.16 / 128.0)
        };
        let brush = Bristles::new(how, self.scale, noise::fold(seed));
        let row = &mut self.row;
        for part in self.field.rows(self.scale, self.wide, self.high) {
            let (y, from, to) = part;
            self.field.cell_row(part, self.scale, &mut row.cells);
            self.paper.tooth(y, from, to, &mut row.tooth);
            self.paper.rag(y, from, to, &mut row.rag);
            brush.row(y, from, to, &mut row.tone);
            let [r, g, b, inside] = &row.cells.lanes;
            row.much.clear();
            row.much.extend(
                row.tooth
                    .iter()
                    .zip(&row.rag)
                    .zip(inside)
                    .zip(&row.tone)
                    .map(|(((tooth, rag), inside), hair)| {
                        let ragged = f32::from(*rag) - 128.0;
                        let share = raised(*inside, shift + ragged * fray, gain);
                        // Pigment gathers in the deep valleys only; hills hardly differ.
                        let deep = (120.0 - f32::from(*tooth)).max(-24.0);
                        let valley = (deep * how.grain + ragged * how.blotch) * (1.0 / 128.0);
                        if how.opaque {
                            (hair * 0.8 - valley * 1.6 + 1.12).clamp(0.72, 1.0) * share
                        } else {
                            (1.0 + valley + hair) * share
                        }
                    }),
            );
            row.tone
                .iter_mut()
                .for_each(|hair| *hair = 1.0 + *hair * 0.36);
            for (plane, lane) in self.planes.iter_mut().zip([r, g, b]) {
                let pixels = &mut plane[y * self.wide + from..][..to - from];
                if how.opaque {
                    cover(pixels, lane, &row.much, &row.tone);
                } else {
                    soak(pixels, lane, &row.much);
                }
            }
        }
    }
}

/// The share of an area in a pixel, from the softened field: steep again at the edge, and nothing where the field is nothing.
fn raised(inside: f32, shift: f32, gain: f32) -> f32 {
    ((inside - 0.5 + shift) * gain + 0.5)
        .clamp(0.0, 1.0)
        .min(inside * 24.0)
}

/// Lays opaque paint: `tone` makes it lighter or darker, `much` says how much of it sticks.
fn cover(pixels: &mut [u8], paint: &[f32], much: &[f32], tone: &[f32]) {
    for (((p, paint), much), tone) in pixels.iter_mut().zip(paint).zip(much).zip(tone) {
        let old = f32::from(*p);
        *p = (old + (paint * tone - old) * much + 0.5).clamp(0.0, 255.0) as i32 as u8;
    }
}

/// Lets a stain soak in, `much` of what it takes from the light there.
fn soak(pixels: &mut [u8], taken: &[f32], much: &[f32]) {
    for ((p, taken), much) in pixels.iter_mut().zip(taken).zip(much) {
        *p = (f32::from(*p) * (1.0 - taken * much).clamp(0.03, 1.0) + 0.5) as i32 as u8;
    }
}

/// Number of bristle positions after which a brush repeats. A power of two.
const BRISTLES: usize = 1024;
const BRISTLES_PER_UNIT: f32 = 1.1;

/// The marks of single bristles across the way of a brush.
struct Bristles {
    marks: Vec<f32>,
    across: (f32, f32),
}

impl Bristles {
    fn new(how: &Wash, px_per_unit: f32, seed: u32) -> Self {
        let (way, strength) = how.streaks;
        let (s, c) = turn(way);
        let step = BRISTLES_PER_UNIT / px_per_unit;
        let mark = |i: usize| {
            let x = i as f32;
            let fine = 0.25 * noise::along(seed ^ 5, x);
            strength
                * (0.6 * noise::along(seed, x * 0.45)
                    + 0.5 * noise::along(seed ^ 9, x * 0.11)
                    + fine)
        };
        Self {
            marks: (0..BRISTLES).map(mark).collect(),
            across: (-s * step, c * step),
        }
    }

    fn row(&self, y: usize, from: usize, to: usize, out: &mut Vec<f32>) {
        let start = y as f32 * self.across.1 + 8192.0;
        out.clear();
        out.extend((from..to).map(|x| {
            let place = x as i32 as f32 * self.across.0 + start;
            self.marks[place as i32 as usize & (BRISTLES - 1)]
        }));
    }
}

/// On the way from one level to another: a share of 256 is all the way.
fn between(old: u8, new: u8, share: u16) -> u8 {
    ((u16::from(old) * (256 - share) + u16::from(new) * share) >> 8) as u8
}

fn blend(pixels: &mut [u8], share: &[u16], colour: u8) {
    for (p, share) in pixels.iter_mut().zip(share) {
        *p = between(*p, colour, *share);
    }
}

fn stain(pixels: &mut [u8], share: &[u16], colour: u8) {
    let half = u16::from(255 - colour).div_ceil(2);
    for (p, share) in pixels.iter_mut().zip(share) {
        let through = 255 - ((half * share) >> 7).min(249);
        let light = u16::from(*p) * through + 128;
        *p = ((light + (light >> 8)) >> 8) as u8;
    }
}
