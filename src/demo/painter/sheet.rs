//! One sheet of paper with what has been laid on it so far. Knows pixels, tooth and pigment; not what is drawn.

use super::{
    brush::{Deposit, Wash},
    field::{self, Field},
    geometry::{Path, Pt, pt, turn},
    noise,
    paper::{Paper, Rgb},
    raster::{Mask, Touch},
};

/// A sheet being worked on. Positions are page units; (0, 0) is the upper left corner.
#[derive(Debug)]
pub struct Sheet {
    wide: usize,
    high: usize,
    scale: f32,
    paper: Paper,
    /// The bare paper for each height of its tooth.
    bare: Vec<Rgb>,
    pixels: Vec<u8>,
    mask: Mask,
    field: Field,
}

impl Sheet {
    /// Bare paper.
    pub fn new(wide: usize, high: usize, scale: f32, paper: Paper) -> Self {
        let mut pixels = Vec::with_capacity(wide * high * 3);
        let bare: Vec<Rgb> = (0..=255).map(|height| paper.bare(height)).collect();
        for y in 0..high {
            let tooth = paper.tooth_row(y);
            for x in 0..wide {
                pixels.extend_from_slice(&bare[usize::from(tooth[Paper::wrap(x)])]);
            }
        }
        let field = Field::new(scale);
        Self {
            wide,
            high,
            scale,
            paper,
            bare,
            pixels,
            mask: Mask::new(wide, high),
            field,
        }
    }

    /// The picture, row by row, three bytes a pixel.
    pub fn into_pixels(self) -> Vec<u8> {
        self.pixels
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
        let [r, g, b] = how.colour.map(i32::from);
        let (first, end) = self.mask.take_rows();
        for y in first..end {
            let Some((from, cells)) = self.mask.touched_row(y) else {
                continue;
            };
            let tooth = self.paper.tooth_row(y);
            let row = &mut self.pixels[(y * self.wide + from) * 3..][..cells.len() * 3];
            for (x, (cell, px)) in cells.iter_mut().zip(row.chunks_exact_mut(3)).enumerate() {
                if *cell == 0 {
                    continue;
                }
                let share = how.share(*cell, tooth[Paper::wrap(from + x)]);
                *cell = 0;
                if how.stain {
                    stain(px, [r, g, b], share);
                } else {
                    blend(px, [r, g, b], share);
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
        let (mut spare, mut inside) = (Vec::new(), Vec::new());
        for part in self.field.rows(self.scale, self.wide, self.high) {
            let (y, from, to) = part;
            self.field
                .inside_row(part, self.scale, &mut spare, &mut inside);
            let tooth = self.paper.tooth_row(y);
            let row = &mut self.pixels[(y * self.wide + from) * 3..][..(to - from) * 3];
            for (x, (v, px)) in inside.iter().zip(row.chunks_exact_mut(3)).enumerate() {
                let share = ((raised(*v, shift, gain)) * most) as i32;
                if share > 0 {
                    let bare = self.bare[usize::from(tooth[Paper::wrap(from + x)])];
                    blend(px, bare.map(i32::from), share);
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
        let (mut spare, mut cells) = (Vec::new(), Vec::new());
        for part in self.field.rows(self.scale, self.wide, self.high) {
            let (y, from, to) = part;
            self.field
                .cell_row(part, self.scale, &mut spare, &mut cells);
            let (tooth, rag) = (self.paper.tooth_row(y), self.paper.rag_row(y));
            let row = &mut self.pixels[(y * self.wide + from) * 3..][..(to - from) * 3];
            for (i, (px, cell)) in row.chunks_exact_mut(3).zip(&cells).enumerate() {
                let x = from + i;
                let at = Paper::wrap(x);
                let ragged = f32::from(rag[at]) - 128.0;
                let share = raised(cell[0], shift + ragged * fray, gain);
                if share <= 0.002 {
                    continue;
                }
                // Pigment gathers in the deep valleys only; hills hardly differ.
                let deep = (120.0 - f32::from(tooth[at])).max(-24.0);
                let valley = deep * how.grain + ragged * how.blotch;
                let hair = brush.at(x, y, cell[3]);
                let tint = mixed(&how.tints, cell[2]);
                if how.opaque {
                    cover(px, tint, share, hair, cell[1] - how.load, valley);
                } else {
                    soak(
                        px,
                        tint,
                        cell[1] * (1.0 + valley * (1.0 / 128.0) + hair) * share,
                    );
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

fn mixed(tints: &[Rgb; 2], share: f32) -> [f32; 3] {
    let part = |k: usize| {
        let (a, b) = (f32::from(tints[0][k]), f32::from(tints[1][k]));
        a + (b - a) * share
    };
    [part(0), part(1), part(2)]
}

/// Lays opaque paint: bristles and load make it lighter or darker, hills of the tooth catch it, valleys less so.
fn cover(px: &mut [u8], tint: [f32; 3], share: f32, hair: f32, load: f32, valley: f32) {
    let tone = 1.0 + hair * 0.36 + load * 0.4;
    let thin = (hair * 0.8 - valley * (1.6 / 128.0) + 1.12).clamp(0.72, 1.0) * share;
    for (p, t) in px.iter_mut().zip(tint) {
        let lit = if tone > 1.0 {
            t + (255.0 - t) * (tone - 1.0)
        } else {
            t * tone
        };
        let old = f32::from(*p);
        *p = (old + (lit - old) * thin + 0.5) as u8;
    }
}

/// Lets a stain soak in: light goes through the pigment twice.
fn soak(px: &mut [u8], tint: [f32; 3], pigment: f32) {
    for (p, t) in px.iter_mut().zip(tint) {
        let through = (1.0 - (1.0 - t * (1.0 / 255.0)) * pigment).max(0.03);
        *p = (f32::from(*p) * through + 0.5) as u8;
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

    fn at(&self, x: usize, y: usize, warp: f32) -> f32 {
        let place = x as f32 * self.across.0 + y as f32 * self.across.1 + warp;
        self.marks[place as i32 as usize & (BRISTLES - 1)]
    }
}

fn blend(px: &mut [u8], colour: [i32; 3], share: i32) {
    for (p, c) in px.iter_mut().zip(colour) {
        let old = i32::from(*p);
        *p = (old + (((c - old) * share + 128) >> 8)) as u8;
    }
}

fn stain(px: &mut [u8], colour: [i32; 3], share: i32) {
    for (p, c) in px.iter_mut().zip(colour) {
        let through = (255 - (((255 - c) * share) >> 8)).max(6);
        *p = ((i32::from(*p) * through + 127) / 255) as u8;
    }
}
