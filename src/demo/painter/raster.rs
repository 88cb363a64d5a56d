//! From outlines to pixels: spans of a filled outline, and strokes pressed into a mask.

use super::geometry::{Pt, pt};

/// A piece of a row inside an outline.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// Which of the rows.
    pub row: i32,
    /// Where it begins.
    pub from: f32,
    /// Where it ends.
    pub to: f32,
}

/// The parts of the horizontal lines `y = (row + 0.5) * pitch`, `first <= row < last`, inside a closed outline (non-zero winding).
pub fn spans(points: &[Pt], pitch: f32, first: i32, last: i32) -> Vec<Span> {
    let mut crossings: Vec<(i32, f32, i32)> = Vec::new();
    let n = points.len();
    for i in 0..n {
        let (a, b) = (points[i], points[(i + 1) % n]);
        let (low, high, way) = if a.y <= b.y { (a, b, 1) } else { (b, a, -1) };
        let tall = high.y - low.y;
        if tall <= 0.0 {
            continue;
        }
        let from = ((low.y / pitch - 0.5).ceil() as i32).max(first);
        let to = ((high.y / pitch - 0.5).ceil() as i32).min(last);
        let slope = (high.x - low.x) / tall;
        for row in from..to {
            let y = (row as f32 + 0.5) * pitch;
            crossings.push((row, low.x + (y - low.y) * slope, way));
        }
    }
    crossings.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut out = Vec::with_capacity(crossings.len() / 2);
    let (mut winding, mut start) = (0, 0.0);
    for (row, x, way) in crossings {
        if winding == 0 {
            start = x;
        }
        winding += way;
        if winding == 0 && x > start {
            out.push(Span {
                row,
                from: start,
                to: x,
            });
        }
    }
    out
}

/// A grid of how much of each cell lies inside an outline, 0..1. `scale` is cells per unit and `origin` the cell of its corner.
pub fn cover(
    points: &[Pt],
    scale: f32,
    origin: (i32, i32),
    wide: usize,
    high: usize,
    out: &mut Vec<f32>,
) {
    const SUB: i32 = 4;
    out.clear();
    out.resize(wide * high, 0.0);
    let local: Vec<Pt> = points
        .iter()
        .map(|p| pt(p.x * scale - origin.0 as f32, p.y * scale - origin.1 as f32))
        .collect();
    let share = 1.0 / SUB as f32;
    for span in spans(&local, share, 0, high as i32 * SUB) {
        let (from, to) = (span.from.max(0.0), span.to.min(wide as f32));
        if to <= from {
            continue;
        }
        let row = &mut out[(span.row / SUB) as usize * wide..][..wide];
        let (a, b) = (from as usize, (to as usize).min(wide - 1));
        if a == b {
            row[a] += (to - from) * share;
        } else {
            row[a] += (a as f32 + 1.0 - from) * share;
            for cell in &mut row[a + 1..b] {
                *cell += share;
            }
            row[b] += (to - b as f32) * share;
        }
    }
}

/// Blurs a grid by a moving mean of `2 * reach + 1` cells in both directions, twice (near to a Gaussian).
pub fn blur(grid: &mut [f32], wide: usize, high: usize, reach: usize, spare: &mut Vec<f32>) {
    if reach == 0 || wide == 0 || high == 0 {
        return;
    }
    spare.clear();
    spare.resize(grid.len(), 0.0);
    let share = 1.0 / (2 * reach + 1) as f32;
    for _ in 0..2 {
        for (from, to) in grid.chunks_exact(wide).zip(spare.chunks_exact_mut(wide)) {
            let mut sum = from[0] * reach as f32;
            for k in 0..=reach {
                sum += from[k.min(wide - 1)];
            }
            for x in 0..wide {
                to[x] = sum * share;
                sum += from[(x + reach + 1).min(wide - 1)] - from[x.saturating_sub(reach)];
            }
        }
        let mut sums: Vec<f32> = spare[..wide].iter().map(|v| v * reach as f32).collect();
        for k in 0..=reach {
            let row = &spare[k.min(high - 1) * wide..][..wide];
            sums.iter_mut().zip(row).for_each(|(sum, v)| *sum += v);
        }
        for y in 0..high {
            let add = &spare[(y + reach + 1).min(high - 1) * wide..][..wide];
            let drop = &spare[y.saturating_sub(reach) * wide..][..wide];
            let to = &mut grid[y * wide..][..wide];
            for x in 0..wide {
                to[x] = sums[x] * share;
                sums[x] += add[x] - drop[x];
            }
        }
    }
}

/// How hard a pencil of some breadth presses at a point of a line.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    /// Where.
    pub at: Pt,
    /// Half of the breadth of the mark.
    pub half: f32,
    /// 1.0 = an ordinary hand.
    pub press: f32,
}

/// The value of a mask under an ordinary press. Strokes laid over each other add up to 255.
pub const ORDINARY: f32 = 128.0;

/// Where strokes are pressed before their pigment is laid: one byte per pixel, with the touched part of each row.
#[derive(Debug)]
pub struct Mask {
    /// Pixels.
    pub wide: usize,
    /// Pixels.
    pub high: usize,
    cells: Vec<u8>,
    touched: Vec<(u32, u32)>,
    rows: (usize, usize),
}

impl Mask {
    /// An untouched mask.
    pub fn new(wide: usize, high: usize) -> Self {
        Self {
            wide,
            high,
            cells: vec![0; wide * high],
            touched: vec![(u32::MAX, 0); high],
            rows: (high, 0),
        }
    }

    /// Takes the rows that were touched: first, and one after the last.
    pub fn take_rows(&mut self) -> (usize, usize) {
        std::mem::replace(&mut self.rows, (self.high, 0))
    }

    /// Takes the touched part of a row, for reading and then wiping; none if nothing was pressed there.
    pub fn touched_row(&mut self, y: usize) -> Option<(usize, &mut [u8])> {
        let (from, to) = std::mem::replace(&mut self.touched[y], (u32::MAX, 0));
        if from >= to {
            return None;
        }
        Some((
            from as usize,
            &mut self.cells[y * self.wide..][from as usize..to as usize],
        ))
    }

    /// Presses one straight piece of a stroke that adds to what is there. `open` tells which ends join another piece.
    pub fn add(&mut self, a: Touch, b: Touch, sharp: f32, open: (bool, bool)) {
        let (way, half) = (b.at - a.at, (a.half + b.half) * 0.5);
        let length = way.length();
        if half <= 0.05 || length < 1e-3 {
            return;
        }
        let d = way * (1.0 / length);
        // An end fades over the half breadth; a joint passes over within one pixel, so that two pieces make one.
        let fade = |joined: bool| {
            if joined {
                (1.0, 0.5, 0.5)
            } else {
                (1.0 / half, 0.5, half * 0.5)
            }
        };
        let (rise_a, base_a, pad_a) = fade(open.0);
        let (rise_b, base_b, pad_b) = fade(open.1);
        let slope = (b.press - a.press) / length;
        let inverse = 1.0 / (half * half);
        self.rows(a.at, b.at, half + pad_a.max(pad_b), |cells, dx, dy| {
            let (across_0, along_0) = (dy * d.x - dx * d.y, dx * d.x + dy * d.y);
            // Counted from the first cell, not from the one before, so that several cells are worked on at once.
            for (k, cell) in cells.iter_mut().enumerate() {
                let k = k as i32 as f32;
                let (across, along) = (across_0 - k * d.y, along_0 + k * d.x);
                let body = ((1.0 - across * across * inverse) * sharp).clamp(0.0, 1.0);
                let rise = (along * rise_a + base_a).min((length - along) * rise_b + base_b);
                let press = (a.press + along * slope) * ORDINARY;
                let value = f32::from(*cell) + body * rise.clamp(0.0, 1.0) * press;
                *cell = value.min(255.0) as u8;
            }
        });
    }

    /// Presses one piece of a line that does not add to itself: round ends, changing breadth.
    pub fn stroke(&mut self, a: Touch, b: Touch, sharp: f32) {
        let way = b.at - a.at;
        let per_squared = 1.0 / (way.x * way.x + way.y * way.y).max(1e-6);
        let (grow, harder) = (b.half - a.half, b.press - a.press);
        self.rows(a.at, b.at, a.half.max(b.half), |cells, dx, dy| {
            for (k, cell) in cells.iter_mut().enumerate() {
                let dx = dx + k as i32 as f32;
                let t = ((dx * way.x + dy * way.y) * per_squared).clamp(0.0, 1.0);
                let (ex, ey) = (dx - way.x * t, dy - way.y * t);
                let half = a.half + grow * t;
                let body = ((1.0 - (ex * ex + ey * ey) / (half * half)) * sharp).clamp(0.0, 1.0);
                let value = (body * (a.press + harder * t) * ORDINARY).clamp(0.0, 255.0) as u8;
                *cell = (*cell).max(value);
            }
        });
    }

    /// Calls `press` for each row's cells within `reach` of the piece a–b, with the offset of the first cell's middle from a.
    fn rows(&mut self, a: Pt, b: Pt, reach: f32, mut press: impl FnMut(&mut [u8], f32, f32)) {
        let top = ((a.y.min(b.y) - reach).floor().max(0.0)) as usize;
        let end = ((a.y.max(b.y) + reach).ceil().clamp(0.0, self.high as f32)) as usize;
        self.rows = (self.rows.0.min(top), self.rows.1.max(end));
        let way = b - a;
        let length = way.length().max(1e-3);
        let side = (reach * length / way.y.abs().max(1e-3)).min(1e6);
        for y in top..end {
            let dy = y as f32 + 0.5 - a.y;
            // The row meets the band around the line between these; and never leaves the box of its ends.
            let mut from = a.x.min(b.x) - reach;
            let mut to = a.x.max(b.x) + reach;
            if way.y.abs() > 0.05 * length {
                let middle = a.x + way.x * (dy / way.y);
                from = from.max(middle - side);
                to = to.min(middle + side);
            }
            let first = from.floor().clamp(0.0, self.wide as f32) as usize;
            let last = to.ceil().clamp(0.0, self.wide as f32) as usize;
            if first >= last {
                continue;
            }
            let touched = &mut self.touched[y];
            touched.0 = touched.0.min(first as u32);
            touched.1 = touched.1.max(last as u32);
            press(
                &mut self.cells[y * self.wide..][first..last],
                first as f32 + 0.5 - a.x,
                dy,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_covered_by_its_area() {
        let square = [pt(1.5, 1.25), pt(5.25, 1.25), pt(5.25, 4.0), pt(1.5, 4.0)];
        let mut grid = Vec::new();
        cover(&square, 1.0, (0, 0), 8, 8, &mut grid);
        let area: f32 = grid.iter().sum();
        assert!((area - 3.75 * 2.75).abs() < 1e-3, "{area}");
        assert!((grid[2 * 8 + 2] - 1.0).abs() < 1e-6);
        assert!((grid[2 * 8 + 1] - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_blur_keeps_an_even_field_even() {
        let (mut grid, mut spare) = (vec![0.25; 7 * 5], Vec::new());
        blur(&mut grid, 7, 5, 3, &mut spare);
        assert!(grid.iter().all(|v| (v - 0.25).abs() < 1e-5));
    }

    #[test]
    fn two_joined_pieces_press_as_evenly_as_one() {
        let touch = |x: f32| Touch {
            at: pt(x, 10.0),
            half: 4.0,
            press: 1.0,
        };
        let mut mask = Mask::new(40, 20);
        mask.add(touch(5.0), touch(20.3), 4.0, (false, true));
        mask.add(touch(20.3), touch(35.0), 4.0, (true, false));
        let (from, cells) = mask.touched_row(10).expect("the line was pressed");
        for (x, cell) in cells.iter().enumerate().map(|(x, c)| (x + from, *c)) {
            if (12..28).contains(&x) {
                assert!(cell.abs_diff(ORDINARY as u8) <= 2, "{cell} at {x}");
            }
        }
        assert!(mask.touched_row(10).is_none());
    }
}
