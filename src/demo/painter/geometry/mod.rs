//! Points, outlines and the frames in which things are drawn. Lengths are page units: the long side of a sheet is 1000.
//!
//! Only `+ - * /`, `sqrt` and rounding are used, which IEEE 754 fixes to the last bit, so that outlines are the same everywhere.

mod frame;

use std::ops::{Add, Mul, Sub};

pub use frame::{Frame, Local};

/// A point or a vector. x goes right, y goes down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pt {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A point.
pub fn pt(x: f32, y: f32) -> Pt {
    Pt { x, y }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        pt(self.x + other.x, self.y + other.y)
    }
}
impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        pt(self.x - other.x, self.y - other.y)
    }
}
impl Mul<f32> for Pt {
    type Output = Pt;
    fn mul(self, factor: f32) -> Pt {
        pt(self.x * factor, self.y * factor)
    }
}

impl Pt {
    /// Distance to the origin.
    pub fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// On the way to `other`: 0 here, 1 there.
    pub fn toward(self, other: Pt, share: f32) -> Pt {
        self + (other - self) * share
    }

    /// The same direction with length 1; a zero vector stays.
    pub fn unit(self) -> Pt {
        let length = self.length();
        if length > 1e-6 {
            self * (1.0 / length)
        } else {
            self
        }
    }

    /// Turned by a quarter.
    pub fn normal(self) -> Pt {
        pt(-self.y, self.x)
    }
}

/// Sine and cosine of a number of full turns (1.0 = 360°), by polynomials; error below 2e-6.
pub fn turn(turns: f32) -> (f32, f32) {
    (wave(turns), wave(turns + 0.25))
}

/// Sine of a number of full turns.
pub fn wave(turns: f32) -> f32 {
    let t = turns - turns.floor();
    // Fold into a quarter: sin is odd around 0.5 and even around 0.25.
    let (t, sign) = if t > 0.5 { (t - 0.5, -1.0) } else { (t, 1.0) };
    let t = if t > 0.25 { 0.5 - t } else { t };
    let x = t * std::f32::consts::TAU;
    let x2 = x * x;
    sign * x
        * (1.0
            - x2 * (1.0 / 6.0 - x2 * (1.0 / 120.0 - x2 * (1.0 / 5040.0 - x2 * (1.0 / 362_880.0)))))
}

/// A line made of short straight pieces, open or closed.
#[derive(Clone, Debug)]
pub struct Path {
    /// The corners.
    pub points: Vec<Pt>,
    /// Whether the last point joins the first.
    pub closed: bool,
}

impl Path {
    /// An open line through the points.
    pub fn open(points: Vec<Pt>) -> Self {
        Self {
            points,
            closed: false,
        }
    }

    /// A closed outline through the points.
    pub fn closed(points: Vec<Pt>) -> Self {
        Self {
            points,
            closed: true,
        }
    }

    /// The smallest box around it: least and greatest corner.
    pub fn bounds(&self) -> (Pt, Pt) {
        let mut low = pt(f32::MAX, f32::MAX);
        let mut high = pt(f32::MIN, f32::MIN);
        for p in &self.points {
            low = pt(low.x.min(p.x), low.y.min(p.y));
            high = pt(high.x.max(p.x), high.y.max(p.y));
        }
        (low, high)
    }

    /// The middle of its box.
    pub fn centre(&self) -> Pt {
        let (low, high) = self.bounds();
        low.toward(high, 0.5)
    }

    /// Enclosed area, without sign.
    pub fn area(&self) -> f32 {
        let n = self.points.len();
        let mut twice = 0.0;
        for i in 0..n {
            let (a, b) = (self.points[i], self.points[(i + 1) % n]);
            twice += a.x * b.y - b.x * a.y;
        }
        (twice * 0.5).abs()
    }

    /// About how thick a brush may be that still fits in: area over half of the way round.
    pub fn breadth(&self) -> f32 {
        let way = self.length().max(1e-3);
        2.0 * self.area() / way
    }

    /// Length along it, with the closing piece.
    pub fn length(&self) -> f32 {
        let n = self.points.len();
        let pieces = if self.closed { n } else { n.saturating_sub(1) };
        (0..pieces)
            .map(|i| (self.points[(i + 1) % n] - self.points[i]).length())
            .sum()
    }

    /// The same line with a point about every `step` units.
    pub fn resampled(&self, step: f32) -> Path {
        let n = self.points.len();
        if n < 2 {
            return self.clone();
        }
        let pieces = if self.closed { n } else { n - 1 };
        let mut points = Vec::with_capacity(pieces * 2);
        for i in 0..pieces {
            let (a, b) = (self.points[i], self.points[(i + 1) % n]);
            let parts = (((b - a).length() / step).ceil() as usize).clamp(1, 400);
            for k in 0..parts {
                points.push(a.toward(b, k as f32 / parts as f32));
            }
        }
        if !self.closed {
            points.push(self.points[n - 1]);
        }
        Path {
            points,
            closed: self.closed,
        }
    }

    /// The part between two shares (0..1) of its length.
    pub fn part(&self, from: f32, to: f32) -> Path {
        let dense = self.resampled(3.0);
        let n = dense.points.len();
        let last = n.saturating_sub(1) as f32;
        let a = (from.clamp(0.0, 1.0) * last) as usize;
        let b = ((to.clamp(0.0, 1.0) * last).ceil() as usize).min(n.saturating_sub(1));
        Path::open(dense.points[a..=b.max(a)].to_vec())
    }

    /// The point at a share (0..1) of its length, roughly.
    pub fn at(&self, share: f32) -> Pt {
        let n = self.points.len();
        if n == 1 {
            return self.points[0];
        }
        let place = share.clamp(0.0, 1.0) * (n - 1) as f32;
        let i = (place as usize).min(n - 2);
        self.points[i].toward(self.points[i + 1], place - i as f32)
    }

    /// Moved by a vector.
    pub fn moved(&self, by: Pt) -> Path {
        Path {
            points: self.points.iter().map(|p| *p + by).collect(),
            closed: self.closed,
        }
    }
}

/// A smooth curve (Catmull–Rom) through the points.
pub fn spline(points: &[Pt], closed: bool) -> Path {
    let n = points.len();
    if n < 3 {
        return Path {
            points: points.to_vec(),
            closed,
        };
    }
    let at = |i: isize| -> Pt {
        if closed {
            points[i.rem_euclid(n as isize) as usize]
        } else {
            points[i.clamp(0, n as isize - 1) as usize]
        }
    };
    let pieces = if closed { n } else { n - 1 };
    let mut out = Vec::with_capacity(pieces * 8);
    for i in 0..pieces as isize {
        let (p0, p1, p2, p3) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        let parts = (((p2 - p1).length() / 4.0) as usize).clamp(3, 60);
        for k in 0..parts {
            let t = k as f32 / parts as f32;
            let (t2, t3) = (t * t, t * t * t);
            out.push(
                (p1 * 2.0
                    + (p2 - p0) * t
                    + (p0 * 2.0 - p1 * 5.0 + p2 * 4.0 - p3) * t2
                    + (p1 * 3.0 - p0 - p2 * 3.0 + p3) * t3)
                    * 0.5,
            );
        }
    }
    if !closed {
        out.push(points[n - 1]);
    }
    Path {
        points: out,
        closed,
    }
}

/// An outline whose pieces bulge outwards: clouds, crowns of trees, wool. `depth` is the height of a bulge over its breadth;
/// the corners are to be given clockwise as seen (y down). Unless it runs `around`, its last corner is joined to the first
/// by a straight foot.
pub fn scalloped(corners: &[Pt], depth: f32, around: bool) -> Path {
    let n = corners.len();
    let pieces = if around { n } else { n.saturating_sub(1) };
    let mut points = Vec::with_capacity(n * 9);
    for i in 0..pieces {
        let (a, b) = (corners[i], corners[(i + 1) % n]);
        let out = (b - a).normal() * -depth;
        for k in 0..9 {
            let t = k as f32 / 9.0;
            // A half circle pulled a little over the corners.
            let (s, c) = turn(0.5 * t);
            points.push(a.toward(b, 0.5 - 0.54 * c) + out * s);
        }
    }
    if !around {
        points.extend(corners.last());
    }
    Path::closed(points)
}

/// A band around an open line, `from` wide at its start and `to` wide at its end: arms, legs, sashes.
pub fn ribbon(middle: &Path, from: f32, to: f32) -> Path {
    let n = middle.points.len();
    let mut left = Vec::with_capacity(n * 2);
    let mut right = Vec::with_capacity(n);
    for i in 0..n {
        let before = middle.points[i.saturating_sub(1)];
        let after = middle.points[(i + 1).min(n - 1)];
        let side = (after - before).unit().normal();
        let half = 0.5 * (from + (to - from) * i as f32 / (n.max(2) - 1) as f32);
        left.push(middle.points[i] + side * half);
        right.push(middle.points[i] - side * half);
    }
    right.reverse();
    left.extend(right);
    Path::closed(left)
}
