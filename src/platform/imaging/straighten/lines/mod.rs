//! The long straight lines of a picture, where they cross, and how much of them is an edge.

mod hough;

use super::edges::Edges;
use crate::raster::Raster;
use hough::longest;

/// Weakest edge that votes, levels per pixel. A light sheet on a light table has 4 to 8.
const WEAK: f32 = 1.8;
/// From here on an edge votes in full: strong strokes of the drawing are not worth more than the edge of the sheet.
const STRONG: f32 = 6.0;

/// A line with its normal: `x · nx + y · ny = rho`, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    pub nx: f32,
    pub ny: f32,
    pub rho: f32,
}

impl Line {
    /// Where two lines cross; `None` if they hardly do.
    pub fn cross(&self, other: &Self) -> Option<(f32, f32)> {
        let whole = self.nx * other.ny - self.ny * other.nx;
        (whole.abs() > 0.1).then(|| {
            (
                (self.rho * other.ny - other.rho * self.ny) / whole,
                (other.rho * self.nx - self.rho * other.nx) / whole,
            )
        })
    }

    /// The place along the line of a point, px.
    pub fn along(&self, (x, y): (f32, f32)) -> f32 {
        y * self.nx - x * self.ny
    }

    /// The point at a place along the line.
    pub fn point(&self, along: f32) -> (f32, f32) {
        (
            self.nx * self.rho - self.ny * along,
            self.ny * self.rho + self.nx * along,
        )
    }

    /// Through points with weights, by least squares across the line (orthogonal regression).
    pub fn through(points: impl Iterator<Item = ((f32, f32), f32)> + Clone) -> Option<Self> {
        let (mut sum, mut sx, mut sy) = (0.0_f64, 0.0, 0.0);
        for ((x, y), weight) in points.clone() {
            let weight = f64::from(weight);
            sum += weight;
            sx += f64::from(x) * weight;
            sy += f64::from(y) * weight;
        }
        if sum <= 0.0 {
            return None;
        }
        let (mx, my) = (sx / sum, sy / sum);
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for ((x, y), weight) in points {
            let (dx, dy) = (f64::from(x) - mx, f64::from(y) - my);
            xx += dx * dx * f64::from(weight);
            xy += dx * dy * f64::from(weight);
            yy += dy * dy * f64::from(weight);
        }
        // The direction of the longer axis of the cloud; the normal stands on it.
        let turn = 0.5 * f64::atan2(2.0 * xy, xx - yy);
        let (ny, nx) = (turn.cos(), -turn.sin());
        Some(Self {
            nx: nx as f32,
            ny: ny as f32,
            rho: (nx * mx + ny * my) as f32,
        })
    }
}

/// How well edges support a line, as sums from its beginning, so that any part of it can be asked.
pub(super) struct Support {
    start: f32,
    sums: Vec<f32>,
}

/// Distance of the places asked along a line, px.
const STEP_PX: f32 = 2.0;

impl Support {
    pub fn of(edges: &Edges, line: &Line) -> Self {
        let reach = (edges.width as f32).hypot(edges.height as f32);
        let n = (2.0 * reach / STEP_PX) as usize;
        let mut sums = Vec::with_capacity(n + 1);
        let mut sum = 0.0;
        sums.push(0.0);
        for k in 0..n {
            sum += support_at(edges, line, -reach + k as f32 * STEP_PX);
            sums.push(sum);
        }
        Self {
            start: -reach,
            sums,
        }
    }

    /// The supported share between two places along the line, `0.0..=1.0`.
    pub fn share(&self, from: f32, to: f32) -> f32 {
        let place = |along: f32| {
            (((along - self.start) / STEP_PX).round().max(0.0) as usize).min(self.sums.len() - 1)
        };
        let (from, to) = (place(from.min(to)), place(from.max(to)));
        if from == to {
            return 0.0;
        }
        (self.sums[to] - self.sums[from]) / (to - from) as f32
    }
}

/// Whether an edge runs along the line here, 0 to 1; nothing outside of the picture.
fn support_at(edges: &Edges, line: &Line, along: f32) -> f32 {
    let (x, y) = line.point(along);
    let mut best = 0.0_f32;
    for off in [-1.5_f32, -0.75, 0.0, 0.75, 1.5] {
        let (px, py) = (x + line.nx * off, y + line.ny * off);
        if px < 1.0 || py < 1.0 || px > edges.width as f32 - 2.0 || py > edges.height as f32 - 2.0 {
            continue;
        }
        let at = (py + 0.5) as usize * edges.width + (px + 0.5) as usize;
        let much = edges.strength[at];
        let facing = (edges.across[at] * line.nx + edges.down[at] * line.ny).abs();
        if much >= WEAK && facing >= 0.9 * much {
            best = best.max(((much - WEAK) / (STRONG - WEAK)).clamp(0.25, 1.0));
        }
    }
    best
}

/// The share of a part of a line along which an edge runs, `0.0..=1.0`.
pub(super) fn share_along(edges: &Edges, line: &Line, from: f32, to: f32) -> f32 {
    let n = ((to - from).abs() / STEP_PX).round().max(1.0);
    let step = (to - from) / n;
    let sum: f32 = (0..n as usize)
        .map(|k| support_at(edges, line, from + (k as f32 + 0.5) * step))
        .sum();
    sum / n
}

/// How far inside of the border a line is still seen, px.
const BORDER_PX: f32 = 2.0;

/// The part of a line that lies in the picture, as places along it.
pub(super) fn range_of(edges: &Edges, line: &Line) -> Option<(f32, f32)> {
    let (width, height) = (edges.width as f32, edges.height as f32);
    let (mut low, mut high) = (f32::NEG_INFINITY, f32::INFINITY);
    // A point is start + along · step, in each of the two directions.
    for (start, step, size) in [
        (line.nx * line.rho, -line.ny, width),
        (line.ny * line.rho, line.nx, height),
    ] {
        let (a, b) = (BORDER_PX - start, size - BORDER_PX - start);
        if step.abs() < 1e-4 {
            if a > 0.0 || b < 0.0 {
                return None;
            }
            continue;
        }
        let (a, b) = (a / step, b / step);
        low = low.max(a.min(b));
        high = high.min(a.max(b));
    }
    (low < high).then_some((low, high))
}

/// Which line: whether it lies, and its place among those of its kind.
pub(super) type At = (bool, usize);

/// One line with what is asked of it again and again.
struct One {
    line: Line,
    support: Support,
    range: Option<(f32, f32)>,
}

/// The longest lines of a picture.
pub(super) struct Lines<'a> {
    edges: &'a Edges,
    lying: Vec<One>,
    standing: Vec<One>,
    /// Where each lying line crosses each standing one.
    crossings: Vec<Vec<Option<(f32, f32)>>>,
}

impl<'a> Lines<'a> {
    pub fn of(raster: &Raster, edges: &'a Edges) -> Self {
        let (lying, standing) = longest(raster, edges);
        let crossings = lying
            .iter()
            .map(|a| standing.iter().map(|b| a.cross(b)).collect())
            .collect();
        let all = |lines: Vec<Line>| -> Vec<One> {
            let one = |line: Line| One {
                line,
                support: Support::of(edges, &line),
                range: range_of(edges, &line),
            };
            lines.into_iter().map(one).collect()
        };
        Self {
            edges,
            lying: all(lying),
            standing: all(standing),
            crossings,
        }
    }

    fn kind(&self, is_lying: bool) -> &[One] {
        if is_lying {
            &self.lying
        } else {
            &self.standing
        }
    }

    /// How many there are of a kind.
    pub fn n(&self, is_lying: bool) -> usize {
        self.kind(is_lying).len()
    }

    pub fn line(&self, (is_lying, at): At) -> &Line {
        &self.kind(is_lying)[at].line
    }

    pub fn support(&self, (is_lying, at): At) -> &Support {
        &self.kind(is_lying)[at].support
    }

    /// The part of the line that lies in the picture.
    pub fn range(&self, (is_lying, at): At) -> Option<(f32, f32)> {
        self.kind(is_lying)[at].range
    }

    /// Where a lying and a standing line cross.
    pub fn cross(&self, lying: usize, standing: usize) -> Option<(f32, f32)> {
        self.crossings[lying][standing]
    }

    /// Width and height of the picture, px.
    pub fn sides(&self) -> (f32, f32) {
        (self.edges.width as f32, self.edges.height as f32)
    }

    /// How far edges run on beyond the end of a side, seen from its beginning.
    pub fn beyond(&self, at: At, from: f32, to: f32) -> f32 {
        let range = self.range(at);
        beyond(range, from, to).map_or(0.0, |(near, far)| self.support(at).share(near, far))
    }
}

/// The part of a line beyond the end of a side, a tenth as long, as far as it lies in the picture.
pub(super) fn beyond(range: Option<(f32, f32)>, from: f32, to: f32) -> Option<(f32, f32)> {
    let sense = (to - from).signum();
    let more = (0.1 * (to - from).abs()).max(8.0);
    let (low, high) = range?;
    let end = (to + sense * (4.0 + more)).clamp(low, high);
    let near = to + sense * 4.0;
    ((end - near) * sense >= 3.0).then_some((near, end))
}
