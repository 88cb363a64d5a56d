//! One sheet of paper with what has been laid on it so far. Knows pixels, tooth and pigment; not what is drawn.

use super::{
    brush::{Deposit, Wash},
    geometry::{Path, pt, turn},
    noise,
    paper::{Paper, Rgb},
    raster::{self, Mask, Touch},
};

/// A sheet being worked on. Positions are page units; (0, 0) is the upper left corner.
#[derive(Debug)]
pub struct Sheet {
    wide: usize,
    high: usize,
    scale: f32,
    paper: Paper,
    pixels: Vec<u8>,
    mask: Mask,
    field: Field,
}

/// A coarse grid in which an area is worked out before it is laid at full size. Smooth things need no more cells than page units.
#[derive(Debug, Default)]
struct Field {
    scale: f32,
    left: i32,
    top: i32,
    wide: usize,
    high: usize,
    inside: Vec<f32>,
    rim: Vec<f32>,
    load: Vec<f32>,
    drift: Vec<f32>,
    warp: Vec<f32>,
    spare: Vec<f32>,
}

impl Sheet {
    /// Bare paper.
    pub fn new(wide: usize, high: usize, scale: f32, paper: Paper) -> Self {
        let mut pixels = Vec::with_capacity(wide * high * 3);
        let levels: Vec<Rgb> = (0..=255).map(|height| paper.bare(height)).collect();
        for y in 0..high {
            let tooth = paper.tooth_row(y);
            for x in 0..wide {
                pixels.extend_from_slice(&levels[usize::from(tooth[Paper::wrap(x)])]);
            }
        }
        let field = Field {
            scale: scale.clamp(0.15, 1.0),
            ..Field::default()
        };
        Self {
            wide,
            high,
            scale,
            paper,
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

    /// Works out how far inside an outline each cell around it is: 0.5 on the edge.
    fn survey(&mut self, outline: &Path, melt: f32, grow: f32) -> bool {
        let f = &mut self.field;
        let (low, high) = outline.bounds();
        let pad = 3.0 + melt * 2.0 + grow.max(0.0) * 2.0;
        let cells = |v: f32| (v * f.scale).clamp(-1e6, 1e6);
        let page = pt(self.wide as f32 / self.scale, self.high as f32 / self.scale);
        let left = cells((low.x - pad).max(-24.0)).floor() as i32;
        let top = cells((low.y - pad).max(-24.0)).floor() as i32;
        let right = cells((high.x + pad).min(page.x + 24.0)).ceil() as i32 + 1;
        let end = cells((high.y + pad).min(page.y + 24.0)).ceil() as i32 + 1;
        if right <= left || end <= top {
            return false;
        }
        (f.left, f.top) = (left, top);
        (f.wide, f.high) = ((right - left) as usize, (end - top) as usize);
        raster::cover(
            &outline.points,
            f.scale,
            (left, top),
            f.wide,
            f.high,
            &mut f.inside,
        );
        true
    }

    /// Takes everything off an area again, as when a child left the paper free around a thing. `share` 1 = all of it.
    pub fn clear(&mut self, outline: &Path, grow: f32, share: f32) {
        if !self.survey(outline, 0.0, grow) {
            return;
        }
        let f = &mut self.field;
        let reach = edge_reach(outline, f.scale, grow);
        raster::blur(&mut f.inside, f.wide, f.high, reach, &mut f.spare);
        let shift = edge_shift(reach, f.scale, grow);
        let gain = edge_gain(edge_slope(reach, f.scale), self.scale);
        let levels: Vec<Rgb> = (0..=255).map(|height| self.paper.bare(height)).collect();
        let most = share * 256.0;
        let mut inside = Vec::new();
        for (y, from, to) in Rows::new(&self.field, self.scale, self.wide, self.high) {
            self.field
                .row(&self.field.inside, y, from, to, self.scale, &mut inside);
            let tooth = self.paper.tooth_row(y);
            let row = &mut self.pixels[(y * self.wide + from) * 3..][..(to - from) * 3];
            for (x, (v, px)) in inside.iter().zip(row.chunks_exact_mut(3)).enumerate() {
                let share = (((v - 0.5 + shift) * gain + 0.5).clamp(0.0, 1.0) * most) as i32;
                if share > 0 {
                    let bare = levels[usize::from(tooth[Paper::wrap(from + x)])];
                    blend(px, bare.map(i32::from), share);
                }
            }
        }
    }

    /// Paints an area.
    pub fn wash(&mut self, outline: &Path, how: &Wash, seed: u64) {
        if !self.survey(outline, how.melt, how.grow) {
            return;
        }
        let breadth = outline.breadth();
        let reach = edge_reach(outline, self.field.scale, how.grow)
            .max((how.melt * self.field.scale * 0.5) as usize);
        self.work_out(how, seed, breadth, reach);
        let f = &self.field;
        let slope = edge_slope(reach, f.scale);
        let gain = if how.melt > 0.5 {
            0.9
        } else {
            edge_gain(slope, self.scale)
        };
        let shift = edge_shift(reach, f.scale, how.grow);
        let fray = how.fray * slope * (1.0 / 128.0) * breadth.min(14.0) * 0.16;
        let fray = if how.melt > 0.5 {
            fray * 0.5 + 0.0008
        } else {
            fray
        };
        let (streak, strength) = how.streaks;
        let (s, c) = turn(streak);
        let bristles = bristles(noise::fold(seed));
        let (across_x, across_y) = (
            -s / self.scale * BRISTLES_PER_UNIT,
            c / self.scale * BRISTLES_PER_UNIT,
        );
        let grain = how.grain * (1.0 / 128.0);
        let [a, b] = how.tints.map(|t| t.map(f32::from));
        let (mut inside, mut load, mut drift, mut warp) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (y, from, to) in Rows::new(f, self.scale, self.wide, self.high) {
            f.row(&f.inside, y, from, to, self.scale, &mut inside);
            f.row(&f.load, y, from, to, self.scale, &mut load);
            f.row(&f.drift, y, from, to, self.scale, &mut drift);
            f.row(&f.warp, y, from, to, self.scale, &mut warp);
            let (tooth, rag) = (self.paper.tooth_row(y), self.paper.rag_row(y));
            let row = &mut self.pixels[(y * self.wide + from) * 3..][..(to - from) * 3];
            let base = y as f32 * across_y;
            for (i, px) in row.chunks_exact_mut(3).enumerate() {
                let x = from + i;
                let at = Paper::wrap(x);
                let ragged = f32::from(rag[at]) - 128.0;
                let share =
                    ((inside[i] - 0.5 + shift + ragged * fray) * gain + 0.5).clamp(0.0, 1.0);
                if share <= 0.0 {
                    continue;
                }
                let valley = 128.0 - f32::from(tooth[at]);
                let hair = bristles
                    [((x as f32 * across_x + base + warp[i]) as i32 & (BRISTLES - 1)) as usize]
                    * strength;
                let mix = drift[i];
                let tint = [
                    a[0] + (b[0] - a[0]) * mix,
                    a[1] + (b[1] - a[1]) * mix,
                    a[2] + (b[2] - a[2]) * mix,
                ];
                if how.opaque {
                    let tone = 1.0 + hair * 0.36 + (load[i] - how.load) * 0.4;
                    let thin = (hair * 0.8 - valley * grain * 1.6 + 1.12).clamp(0.72, 1.0);
                    for (p, t) in px.iter_mut().zip(tint) {
                        let lit = if tone > 1.0 {
                            t + (255.0 - t) * (tone - 1.0)
                        } else {
                            t * tone
                        };
                        let old = f32::from(*p);
                        *p = (old + (lit - old) * share * thin + 0.5) as u8;
                    }
                } else {
                    let pigment = load[i] * (1.0 + valley * grain + hair) * share;
                    for (p, t) in px.iter_mut().zip(tint) {
                        let through = (1.0 - (1.0 - t * (1.0 / 255.0)) * pigment).max(0.03);
                        *p = (f32::from(*p) * through + 0.5) as u8;
                    }
                }
            }
        }
    }

    /// Works out pigment, drift of colour and warp of the bristles over the surveyed cells.
    fn work_out(&mut self, how: &Wash, seed: u64, breadth: f32, reach: usize) {
        let f = &mut self.field;
        let seed = noise::fold(seed ^ 0x5EED);
        let cells = f.wide * f.high;
        let rim_reach = (breadth * 0.35).clamp(1.5, 7.0) * f.scale;
        f.rim.clear();
        if how.rim > 0.0 {
            f.rim.extend_from_slice(&f.inside);
            raster::blur(
                &mut f.rim,
                f.wide,
                f.high,
                (rim_reach as usize).max(1),
                &mut f.spare,
            );
        }
        raster::blur(&mut f.inside, f.wide, f.high, reach, &mut f.spare);
        f.load.clear();
        f.drift.clear();
        f.warp.clear();
        f.load.reserve(cells);
        let per_cell = 1.0 / f.scale;
        let cloud_step = per_cell / how.bloom_size;
        let whole = (f.high.max(2) - 1) as f32;
        let (mut blooms, mut mingles) = (vec![0.0; f.wide], vec![0.0; f.wide]);
        for y in 0..f.high {
            let down = y as f32 / whole;
            let slide = how.drift.0 + (how.drift.1 - how.drift.0) * down;
            let v = (f.top + y as i32) as f32 * cloud_step;
            // Clouds are slow: every fourth cell is worked out and the rest drawn through.
            for x in (0..f.wide).filter(|x| x % 4 == 0 || x + 1 == f.wide) {
                let u = (f.left + x as i32) as f32 * cloud_step;
                blooms[x] = noise::cloud(seed, u, v);
                if how.mingle > 0.0 {
                    mingles[x] = noise::cloud(seed ^ 0x77, u * 0.8, v * 0.8);
                }
            }
            draw_through(&mut blooms);
            draw_through(&mut mingles);
            for x in 0..f.wide {
                let rim = if how.rim > 0.0 {
                    (1.3 - f.rim[y * f.wide + x] * 1.5).max(0.0) * how.rim
                } else {
                    0.0
                };
                f.load.push(how.load * (1.0 + blooms[x] * how.blooms + rim));
                f.drift
                    .push((slide + mingles[x] * how.mingle).clamp(0.0, 1.0));
                f.warp.push(blooms[x] * 9.0 * BRISTLES_PER_UNIT + 4096.0);
            }
        }
    }
}

/// Number of bristle positions after which a brush repeats. A power of two.
const BRISTLES: i32 = 1024;
const BRISTLES_PER_UNIT: f32 = 1.1;

fn bristles(seed: u32) -> Vec<f32> {
    (0..BRISTLES)
        .map(|i| {
            let x = i as f32;
            0.6 * noise::along(seed, x * 0.45)
                + 0.5 * noise::along(seed ^ 9, x * 0.11)
                + 0.25 * noise::along(seed ^ 5, x)
        })
        .collect()
}

/// Draws straight lines through every fourth value and the last.
fn draw_through(row: &mut [f32]) {
    let mut x = 0;
    while x + 1 < row.len() {
        let end = (x + 4).min(row.len() - 1);
        let (a, b) = (row[x], row[end]);
        let n = (end - x) as f32;
        for k in 1..end - x {
            row[x + k] = a + (b - a) * k as f32 / n;
        }
        x = end;
    }
}

/// How many cells the edge of an outline is softened before it is raised again: none for small things, which would vanish,
/// and enough to find the edge again after it has grown.
fn edge_reach(outline: &Path, scale: f32, grow: f32) -> usize {
    let least = if outline.breadth() * scale > 5.0 {
        1
    } else {
        0
    };
    least.max((grow.abs() * scale).ceil() as usize)
}

/// Half of the breadth over which a surveyed edge falls, in page units: twice the moving mean of [`raster::blur`].
fn edge_half(reach: usize, scale: f32) -> f32 {
    (2 * reach + 1) as f32 / scale
}

/// How fast the surveyed field falls at an edge, per page unit.
fn edge_slope(reach: usize, scale: f32) -> f32 {
    1.0 / edge_half(reach, scale)
}

/// How steeply a surveyed edge must be raised to be about one and a half pixels soft.
fn edge_gain(slope: f32, px_per_unit: f32) -> f32 {
    (px_per_unit / (slope * 1.5)).max(1.0)
}

/// What to add to the surveyed field so that its edge moves out by `grow` page units (two box means make a triangular
/// kernel, so the field falls off as a parabola).
fn edge_shift(reach: usize, scale: f32, grow: f32) -> f32 {
    let rest = 1.0 - (grow.abs() / edge_half(reach, scale)).min(0.9);
    (0.5 - 0.5 * rest * rest) * grow.signum()
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

impl Field {
    /// The values of a grid along a row of pixels, drawn through between cells.
    fn row(&self, grid: &[f32], y: usize, from: usize, to: usize, scale: f32, out: &mut Vec<f32>) {
        out.clear();
        let step = self.scale / scale;
        let v =
            ((y as f32 + 0.5) * step - self.top as f32 - 0.5).clamp(0.0, (self.high - 1) as f32);
        let j = (v as usize).min(self.high.saturating_sub(2));
        let down = v - j as f32;
        let top = &grid[j * self.wide..][..self.wide];
        let low = &grid[(j + 1).min(self.high - 1) * self.wide..][..self.wide];
        let last = self.wide.saturating_sub(2);
        let start = (from as f32 + 0.5) * step - self.left as f32 - 0.5;
        out.extend((0..to - from).map(|i| {
            let u = (start + i as f32 * step).max(0.0);
            let k = (u as usize).min(last);
            let across = u - k as f32;
            let next = (k + 1).min(self.wide - 1);
            let a = top[k] + (top[next] - top[k]) * across;
            let b = low[k] + (low[next] - low[k]) * across;
            a + (b - a) * down
        }));
    }
}

/// The rows of pixels that a surveyed field reaches: row, first column, column after the last.
struct Rows {
    y: usize,
    end: usize,
    from: usize,
    to: usize,
}

impl Rows {
    fn new(f: &Field, scale: f32, wide: usize, high: usize) -> Self {
        let pixels = |cells: i32| (cells as f32 / f.scale * scale).max(0.0);
        Self {
            y: pixels(f.top) as usize,
            end: (pixels(f.top + f.high as i32) as usize).min(high),
            from: (pixels(f.left) as usize).min(wide),
            to: (pixels(f.left + f.wide as i32) as usize).min(wide),
        }
    }
}

impl Iterator for Rows {
    type Item = (usize, usize, usize);
    fn next(&mut self) -> Option<Self::Item> {
        if self.y >= self.end || self.from >= self.to {
            return None;
        }
        self.y += 1;
        Some((self.y - 1, self.from, self.to))
    }
}
