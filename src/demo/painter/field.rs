//! A coarse grid in which a painted area is worked out before it is laid at full size: how far inside, how much pigment,
//! which tint. All of these are smooth, so they need no more cells than page units.

use super::{
    brush::Wash,
    geometry::{Path, Pt},
    noise, raster,
};

/// How far beyond the page areas are worked out, in page units, so that edges off the page leave no mark on it.
const BEYOND: f32 = 24.0;

/// What is known of one cell: for red, green and blue either what opaque paint shows there (0..255) or which share of the
/// light a stain takes; and how far inside the outline it is (0.5 on the edge).
pub type Cell = [f32; 4];

/// The grid over the area in work. Kept between areas to save its memory.
#[derive(Debug, Default)]
pub struct Field {
    /// Cells per page unit, at most 1.
    pub scale: f32,
    left: i32,
    top: i32,
    wide: usize,
    high: usize,
    inside: Vec<f32>,
    rim: Vec<f32>,
    wide_rim: Vec<f32>,
    cells: Vec<Cell>,
    /// For each row the first cell that is not outside, and one after the last.
    reached: Vec<(usize, usize)>,
    spare: Vec<f32>,
}

impl Field {
    /// A grid for pictures with `px_per_unit` pixels to a page unit.
    pub fn new(px_per_unit: f32) -> Self {
        Self {
            scale: px_per_unit.clamp(0.15, 1.0),
            ..Self::default()
        }
    }

    /// Finds how far inside an outline each cell around it lies. False if nothing of it can be seen.
    pub fn survey(&mut self, outline: &Path, page: Pt, margin: f32) -> bool {
        let (low, high) = outline.bounds();
        let pad = 3.0 + margin;
        let cells = |v: f32| (v * self.scale).clamp(-1e6, 1e6);
        self.left = cells((low.x - pad).max(-BEYOND)).floor() as i32;
        self.top = cells((low.y - pad).max(-BEYOND)).floor() as i32;
        let right = cells((high.x + pad).min(page.x + BEYOND)).ceil() as i32 + 1;
        let end = cells((high.y + pad).min(page.y + BEYOND)).ceil() as i32 + 1;
        if right <= self.left || end <= self.top {
            return false;
        }
        self.wide = (right - self.left) as usize;
        self.high = (end - self.top) as usize;
        let origin = (self.left, self.top);
        raster::cover(
            &outline.points,
            self.scale,
            origin,
            self.wide,
            self.high,
            &mut self.inside,
        );
        true
    }

    /// Softens the edge, and notes which part of each row is reached.
    pub fn soften(&mut self, reach: usize) {
        raster::blur(
            &mut self.inside,
            self.wide,
            self.high,
            reach,
            &mut self.spare,
        );
        self.reached.clear();
        self.reached
            .extend(self.inside.chunks_exact(self.wide).map(|row| {
                let first = row.iter().position(|v| *v > 1e-4);
                let last = row.iter().rposition(|v| *v > 1e-4);
                first.zip(last).map_or((0, 0), |(a, b)| {
                    (a.saturating_sub(1), (b + 2).min(row.len()))
                })
            }));
    }

    /// Works out pigment, drift of tint and bristles of a wash over an area `breadth` page units thick. To be called
    /// between [`Field::survey`] and [`Field::soften`], whose edge it needs sharp.
    pub fn rims(&mut self, how: &Wash, breadth: f32) {
        self.rim.clear();
        self.wide_rim.clear();
        if how.rim <= 0.0 {
            return;
        }
        let mut rim = |reach: f32, grid: &mut Vec<f32>| {
            grid.extend_from_slice(&self.inside);
            let cells = ((reach * self.scale) as usize).max(1);
            raster::blur(grid, self.wide, self.high, cells, &mut self.spare);
        };
        rim(1.6_f32.min(breadth * 0.25), &mut self.rim);
        rim((breadth * 0.35).clamp(1.5, 9.0), &mut self.wide_rim);
    }

    /// Works out what a wash leaves in each cell that it reaches.
    pub fn work_out(&mut self, how: &Wash, seed: u32) {
        self.cells.clear();
        self.cells.resize(self.wide * self.high, [0.0; 4]);
        let clouds = Clouds::new(self, how, seed);
        let [a, b] = how.tints.map(|t| t.map(f32::from));
        let whole = (self.high.max(2) - 1) as f32;
        let mut weather = vec![(0.0, 0.0); self.wide];
        for y in 0..self.high {
            let (from, to) = self.reached[y];
            if from >= to {
                continue;
            }
            clouds.row(y, &mut weather);
            let slide = how.drift.0 + (how.drift.1 - how.drift.0) * (y as f32 / whole);
            for (x, &(bloom, mingle)) in weather.iter().enumerate().take(to).skip(from) {
                let i = y * self.wide + x;
                let rim = if how.rim > 0.0 {
                    let narrow = (1.0 - self.rim[i]).max(0.0) * 1.7;
                    let wide = (1.0 - self.wide_rim[i]).max(0.0) * 0.5;
                    (narrow + wide) * how.rim
                } else {
                    0.0
                };
                // A backrun: water that came later pushed the pigment into a line.
                let shore = if how.backrun > 0.0 {
                    how.backrun * shore(bloom)
                } else {
                    0.0
                };
                let load = how.load * (1.0 + bloom * how.blooms + rim + shore);
                let mix = (slide + mingle * how.mingle).clamp(0.0, 1.0);
                let tint = [
                    a[0] + (b[0] - a[0]) * mix,
                    a[1] + (b[1] - a[1]) * mix,
                    a[2] + (b[2] - a[2]) * mix,
                ];
                let [r, g, b] = if how.opaque {
                    let tone = 1.0 + (load - how.load) * 0.4;
                    let pale = (tone - 1.0).max(0.0);
                    tint.map(|t| t * tone.min(1.0) + (255.0 - t) * pale)
                } else {
                    tint.map(|t| (1.0 - t * (1.0 / 255.0)) * load)
                };
                self.cells[i] = [r, g, b, self.inside[i]];
            }
        }
    }

    /// The rows of pixels that the area reaches: row, first column, one after the last.
    pub fn rows(
        &self,
        scale: f32,
        wide: usize,
        high: usize,
    ) -> impl Iterator<Item = (usize, usize, usize)> + use<'_> {
        let px = scale / self.scale;
        let first = (self.top as f32 * px).max(0.0) as usize;
        let end = (((self.top + self.high as i32) as f32 * px).max(0.0) as usize).min(high);
        (first..end).filter_map(move |y| {
            let (j, _) = self.between(y, scale);
            let (a, b) = (self.reached[j], self.reached[(j + 1).min(self.high - 1)]);
            let (from, to) = match (a.0 < a.1, b.0 < b.1) {
                (true, true) => (a.0.min(b.0), a.1.max(b.1)),
                (true, false) => a,
                (false, true) => b,
                (false, false) => return None,
            };
            let column = |cell: usize| ((self.left as f32 + cell as f32) * px).max(0.0) as usize;
            let (from, to) = (column(from).min(wide), column(to).min(wide));
            (from < to).then_some((y, from, to))
        })
    }

    /// The row of cells above the middle of a row of pixels, and how far below it that lies.
    fn between(&self, y: usize, scale: f32) -> (usize, f32) {
        let v = ((y as f32 + 0.5) * self.scale / scale - self.top as f32 - 0.5)
            .clamp(0.0, (self.high - 1) as f32);
        let j = (v as usize).min(self.high.saturating_sub(2));
        (j, v - j as f32)
    }

    /// Where in the row of cells a row of pixels begins, and the step from pixel to pixel.
    fn across(&self, from: usize, scale: f32) -> (f32, f32) {
        let step = self.scale / scale;
        (
            ((from as f32 + 0.5) * step - self.left as f32 - 0.5).max(0.0),
            step,
        )
    }

    /// How far inside each pixel of a row lies, drawn through between cells.
    pub fn inside_row(
        &self,
        (y, from, to): (usize, usize, usize),
        scale: f32,
        spare: &mut Vec<f32>,
        out: &mut Vec<f32>,
    ) {
        let (j, down) = self.between(y, scale);
        let top = &self.inside[j * self.wide..][..self.wide];
        let low = &self.inside[(j + 1).min(self.high - 1) * self.wide..][..self.wide];
        spare.clear();
        spare.extend(top.iter().zip(low).map(|(a, b)| a + (b - a) * down));
        spare.push(spare[self.wide - 1]);
        let (start, step) = self.across(from, scale);
        let last = self.wide - 1;
        out.clear();
        out.extend((0..to - from).map(|i| {
            let u = start + i as f32 * step;
            let k = (u as usize).min(last);
            spare[k] + (spare[k + 1] - spare[k]) * (u - k as f32)
        }));
    }

    /// What is known of each pixel of a row, drawn through between cells.
    pub fn cell_row(&self, (y, from, to): (usize, usize, usize), scale: f32, out: &mut CellRow) {
        let (j, down) = self.between(y, scale);
        let (start, step) = self.across(from, scale);
        let first = (start as usize).min(self.wide - 1);
        let end = ((start + (to - from) as f32 * step) as usize + 2).min(self.wide);
        let top = &self.cells[j * self.wide..][first..end];
        let low = &self.cells[(j + 1).min(self.high - 1) * self.wide..][first..end];
        let spare = &mut out.spare;
        spare.clear();
        spare.extend(top.iter().zip(low).map(|(a, b)| lerp(a, b, down)));
        let last = spare.len() - 1;
        spare.push(spare[last]);
        let start = start - first as f32;
        let n = to - from;
        out.lanes.iter_mut().for_each(|lane| lane.resize(n, 0.0));
        let [r, g, b, inside] = &mut out.lanes;
        let (r, g, b, inside) = (&mut r[..n], &mut g[..n], &mut b[..n], &mut inside[..n]);
        for i in 0..n {
            let u = start + i as f32 * step;
            let k = (u as usize).min(last);
            let cell = lerp(&spare[k], &spare[k + 1], u - k as f32);
            [r[i], g[i], b[i], inside[i]] = cell;
        }
    }
}

/// What is known of each pixel of a row: red, green, blue, and how far inside.
#[derive(Debug, Default)]
pub struct CellRow {
    /// One row for each number of a [`Cell`].
    pub lanes: [Vec<f32>; 4],
    spare: Vec<Cell>,
}

fn lerp(a: &Cell, b: &Cell, t: f32) -> Cell {
    [
        a[0] + (b[0] - a[0]) * t,
        a[1] + (b[1] - a[1]) * t,
        a[2] + (b[2] - a[2]) * t,
        a[3] + (b[3] - a[3]) * t,
    ]
}

/// Where a backrun leaves its line: rises slowly towards a level of the cloud and breaks off behind it.
fn shore(bloom: f32) -> f32 {
    let at = |level: f32, wide: f32| {
        let t = (bloom - level) / wide;
        if (0.0..1.0).contains(&t) { t * t } else { 0.0 }
    };
    at(0.12, 0.09) + 0.7 * at(-0.34, 0.07)
}

/// Slow clouds over a field, worked out at every fourth cell and drawn through between: bloom and mingling.
struct Clouds {
    nodes: Vec<(f32, f32)>,
    wide: usize,
}

/// Cells between two nodes.
const APART: usize = 4;

impl Clouds {
    fn new(field: &Field, how: &Wash, seed: u32) -> Self {
        let step = 1.0 / (field.scale * how.bloom_size);
        let (wide, high) = (field.wide / APART + 2, field.high / APART + 2);
        let mut nodes = Vec::with_capacity(wide * high);
        for j in 0..high {
            let v = (field.top + (j * APART) as i32) as f32 * step;
            for i in 0..wide {
                let u = (field.left + (i * APART) as i32) as f32 * step;
                let mingle = if how.mingle > 0.0 {
                    noise::cloud(seed ^ 0x77, u * 0.8, v * 0.8)
                } else {
                    0.0
                };
                nodes.push((noise::cloud(seed, u, v), mingle));
            }
        }
        Self { nodes, wide }
    }

    fn row(&self, y: usize, out: &mut [(f32, f32)]) {
        let (j, down) = (y / APART, (y % APART) as f32 / APART as f32);
        let top = &self.nodes[j * self.wide..][..self.wide];
        let low = &self.nodes[(j + 1) * self.wide..][..self.wide];
        let between =
            |a: (f32, f32), b: (f32, f32), t: f32| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
        let node = |i: usize| between(top[i], low[i], down);
        let (mut left, mut right) = (node(0), node(1));
        for (x, place) in out.iter_mut().enumerate() {
            let part = x % APART;
            if part == 0 && x > 0 {
                left = right;
                right = node(x / APART + 1);
            }
            *place = between(left, right, part as f32 / APART as f32);
        }
    }
}

/// How many cells an edge is softened before it is raised again: none for small things, which would vanish, and enough to
/// find the edge again after it has grown.
pub fn edge_reach(outline: &Path, scale: f32, grow: f32) -> usize {
    let least = if outline.breadth() * scale > 5.0 {
        1
    } else {
        0
    };
    least.max((grow.abs() * scale).ceil() as usize)
}

/// Half of the breadth over which a softened edge falls, in page units: twice the moving mean of [`raster::blur`].
fn edge_half(reach: usize, scale: f32) -> f32 {
    (2 * reach + 1) as f32 / scale
}

/// How fast the field falls at a softened edge, per page unit.
pub fn edge_slope(reach: usize, scale: f32) -> f32 {
    1.0 / edge_half(reach, scale)
}

/// How steeply a softened edge must be raised to be about one and a half pixels soft.
pub fn edge_gain(slope: f32, px_per_unit: f32) -> f32 {
    (px_per_unit / (slope * 1.5)).max(1.0)
}

/// What to add to the field so that its edge moves out by `grow` page units (two box means make a triangular kernel, so
/// the field falls off as a parabola).
pub fn edge_shift(reach: usize, scale: f32, grow: f32) -> f32 {
    let rest = 1.0 - (grow.abs() / edge_half(reach, scale)).min(0.9);
    (0.5 - 0.5 * rest * rest) * grow.signum()
}
