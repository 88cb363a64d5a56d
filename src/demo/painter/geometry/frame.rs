//! The frames in which things are drawn, and their local points.

use super::{Path, Pt, pt, spline, turn};

/// Points in a frame: pairs of shares, or a flat list x, y, x, y … in hundredths, as shapes are best read.
pub trait Local {
    /// The points as shares of the frame.
    fn pairs(self) -> impl Iterator<Item = (f32, f32)>;
}

impl<const N: usize> Local for [i32; N] {
    fn pairs(self) -> impl Iterator<Item = (f32, f32)> {
        (0..N / 2).map(move |k| (self[2 * k] as f32 * 0.01, self[2 * k + 1] as f32 * 0.01))
    }
}

impl<const N: usize> Local for &[(f32, f32); N] {
    fn pairs(self) -> impl Iterator<Item = (f32, f32)> {
        self.iter().copied()
    }
}

impl Local for &Vec<(f32, f32)> {
    fn pairs(self) -> impl Iterator<Item = (f32, f32)> {
        self.iter().copied()
    }
}

/// Where and how large a thing stands: local (0, 0) is its foot, (0, -1) its top; turned and perhaps mirrored.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    origin: Pt,
    along: Pt,
    down: Pt,
}

impl Frame {
    /// A thing `size` units high with its foot at `foot`.
    pub fn new(foot: Pt, size: f32) -> Self {
        Self {
            origin: foot,
            along: pt(size, 0.0),
            down: pt(0.0, size),
        }
    }

    /// Mirrored left to right if `yes`.
    pub fn mirrored(self, yes: bool) -> Self {
        if yes {
            Self {
                along: self.along * -1.0,
                ..self
            }
        } else {
            self
        }
    }

    /// Wider or narrower, taller or shorter.
    pub fn stretched(self, wide: f32, high: f32) -> Self {
        Self {
            along: self.along * wide,
            down: self.down * high,
            ..self
        }
    }

    /// Turned around its foot by a number of full turns, clockwise.
    pub fn turned(self, turns: f32) -> Self {
        let (s, c) = turn(turns);
        let around = |v: Pt| pt(v.x * c - v.y * s, v.x * s + v.y * c);
        Self {
            along: around(self.along),
            down: around(self.down),
            ..self
        }
    }

    /// A smaller frame with its foot at the local point.
    pub fn within(self, x: f32, y: f32, size: f32) -> Self {
        Self {
            origin: self.at(x, y),
            along: self.along * size,
            down: self.down * size,
        }
    }

    /// The same frame at another foot.
    pub fn moved_to(self, foot: Pt) -> Self {
        Self {
            origin: foot,
            ..self
        }
    }

    /// A local point on the page.
    pub fn at(&self, x: f32, y: f32) -> Pt {
        self.origin + self.along * x + self.down * y
    }

    /// Page units per local unit.
    pub fn size(&self) -> f32 {
        self.down.length()
    }

    /// Local points on the page.
    pub fn points(&self, local: impl Local) -> Vec<Pt> {
        local.pairs().map(|(x, y)| self.at(x, y)).collect()
    }

    /// A closed outline with corners.
    pub fn corners(&self, local: impl Local) -> Path {
        Path::closed(self.points(local))
    }

    /// A closed soft outline.
    pub fn soft(&self, local: impl Local) -> Path {
        spline(&self.points(local), true)
    }

    /// An open soft line.
    pub fn curve(&self, local: impl Local) -> Path {
        spline(&self.points(local), false)
    }

    /// An open line with corners.
    pub fn line(&self, local: impl Local) -> Path {
        Path::open(self.points(local))
    }

    /// An upright box from its upper left corner.
    pub fn oblong(&self, x: f32, y: f32, wide: f32, high: f32) -> Path {
        self.corners(&[(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
    }

    /// An ellipse.
    pub fn round(&self, x: f32, y: f32, half_wide: f32, half_high: f32) -> Path {
        self.arc(x, y, half_wide, half_high, 0.0, 1.0, true)
    }

    /// Part of an ellipse, from one share of a turn to another (0 = right, 0.25 = down), closed by its chord if wanted.
    #[expect(
        clippy::too_many_arguments,
        reason = "the seven numbers of an elliptic arc"
    )]
    pub fn arc(
        &self,
        x: f32,
        y: f32,
        half_wide: f32,
        half_high: f32,
        from: f32,
        to: f32,
        closed: bool,
    ) -> Path {
        let reach = self.along.length() * half_wide.abs() + self.down.length() * half_high.abs();
        let parts = ((reach * (to - from).abs() * 0.9) as usize).clamp(8, 120);
        let whole = closed && (to - from).abs() > 0.999;
        let points = (0..if whole { parts } else { parts + 1 })
            .map(|k| {
                let (s, c) = turn(from + (to - from) * k as f32 / parts as f32);
                self.at(x + half_wide * c, y + half_high * s)
            })
            .collect();
        Path { points, closed }
    }
}
