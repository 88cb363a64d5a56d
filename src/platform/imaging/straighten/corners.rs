//! The four corners of a sheet in a picture.

/// Parts of a side in which corners are counted.
const PARTS: f32 = 10_000.0;

/// Least length of each side of the sheet, as a share of the picture's longer side.
const SIDE_MIN: f32 = 0.05;

use serde::{Deserialize, Serialize};

/// The corners of a sheet in an upright picture, in ten-thousandths of its width and height: top left, top right, bottom right,
/// bottom left. Always a convex quadrilateral within the picture, going round clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Corners([(u16, u16); 4]);

/// Why four points are not the corners of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongCorners {
    /// One of them lies outside of the picture.
    Outside,
    /// A side is shorter than a twentieth of the picture.
    TooSmall,
    /// The sides cross, one is bent inwards, three corners lie nearly on a line, or they go round the other way.
    Crossed,
}

impl Corners {
    /// Corners in ten-thousandths; `None` unless [`Corners::check`] takes them.
    pub fn new(points: [(u16, u16); 4]) -> Option<Self> {
        Self::check(points).ok()
    }

    /// Corners in ten-thousandths, if they go round clockwise, are convex, lie within the picture, and no side is shorter than a
    /// twentieth of it.
    ///
    /// # Errors
    /// The first of [`WrongCorners`] that is so, in their order.
    pub fn check(points: [(u16, u16); 4]) -> Result<Self, WrongCorners> {
        let corners = Self(points);
        if points.iter().any(|&(x, y)| x > 10_000 || y > 10_000) {
            return Err(WrongCorners::Outside);
        }
        let shares = corners.shares();
        let side = |at: usize| {
            let (a, b) = (shares[at % 4], shares[(at + 1) % 4]);
            (b.0 - a.0, b.1 - a.1)
        };
        if (0..4).any(|at| side(at).0.hypot(side(at).1) < SIDE_MIN) {
            return Err(WrongCorners::TooSmall);
        }
        let turns_right = |at: usize| {
            let (side, next) = (side(at), side(at + 1));
            // Clockwise with y downwards: each side turns right into the next, by 11° at the least.
            side.0 * next.1 - side.1 * next.0 > 0.2 * side.0.hypot(side.1) * next.0.hypot(next.1)
        };
        if (0..4).all(turns_right) {
            Ok(corners)
        } else {
            Err(WrongCorners::Crossed)
        }
    }

    /// Width and height of the sheet laid straight, px, in an upright picture of these sides; neither is longer than `side_px_max`.
    pub fn sheet_sides(&self, width: u32, height: u32, side_px_max: u32) -> (u32, u32) {
        let (wide, high) = super::sheet_sides(self, width, height);
        let scale = (f64::from(side_px_max) / f64::from(wide.max(high))).min(1.0);
        let px = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
        (px(wide), px(high))
    }

    /// Corners as shares of width and height.
    pub fn from_shares(shares: [(f32, f32); 4]) -> Option<Self> {
        if shares
            .iter()
            .any(|(x, y)| !(x.is_finite() && y.is_finite()))
        {
            return None;
        }
        let part = |share: f32| (share * PARTS).round().clamp(0.0, PARTS) as u16;
        Self::new(shares.map(|(x, y)| (part(x), part(y))))
    }

    /// Each corner in ten-thousandths of width and height.
    pub fn parts(&self) -> [(u16, u16); 4] {
        self.0
    }

    /// Each corner as shares of width and height, `0.0..=1.0`.
    pub fn shares(&self) -> [(f32, f32); 4] {
        self.0
            .map(|(x, y)| (f32::from(x) / PARTS, f32::from(y) / PARTS))
    }

    /// Each corner in pixels of a picture of these sides.
    pub(super) fn at(&self, width: u32, height: u32) -> [(f32, f32); 4] {
        self.shares()
            .map(|(x, y)| (x * width as f32, y * height as f32))
    }
}

impl std::fmt::Display for Corners {
    /// `x,y x,y x,y x,y` in ten-thousandths.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let points: Vec<String> = self.0.iter().map(|(x, y)| format!("{x},{y}")).collect();
        f.write_str(&points.join(" "))
    }
}

impl std::str::FromStr for Corners {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let points: Vec<(u16, u16)> = text
            .split(' ')
            .map(|point| {
                let (x, y) = point.split_once(',').ok_or(())?;
                Ok((x.parse().map_err(drop)?, y.parse().map_err(drop)?))
            })
            .collect::<Result<_, ()>>()?;
        Self::new(points.try_into().map_err(drop)?).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_a_convex_sheet_within_the_picture_or_they_are_not() {
        let fine = [(100, 100), (9900, 120), (9800, 9700), (50, 9900)];
        let corners = Corners::new(fine).unwrap();
        assert_eq!(corners.to_string().parse(), Ok(corners));
        use WrongCorners::{Crossed, Outside, TooSmall};
        for (wrong, why) in [
            ([fine[1], fine[0], fine[3], fine[2]], Crossed),
            ([fine[0], fine[2], fine[1], fine[3]], Crossed),
            ([fine[0], fine[1], (1000, 1000), fine[3]], Crossed),
            ([(0, 0), (5000, 0), (10_000, 0), (0, 9000)], Crossed),
            ([fine[0], fine[1], fine[2], (50, 10_001)], Outside),
            ([fine[0], fine[1], fine[2], fine[2]], TooSmall),
            ([(0, 0), (400, 0), (400, 400), (0, 400)], TooSmall),
        ] {
            assert_eq!(Corners::check(wrong), Err(why), "{wrong:?}");
            assert_eq!(Corners::new(wrong), None);
        }
        assert!(Corners::new([(0, 0), (500, 0), (500, 500), (0, 500)]).is_some());
        for wrong in ["", "1,2", "a,b c,d e,f g,h", "0,0 10000,0 10000,10000"] {
            assert!(wrong.parse::<Corners>().is_err(), "{wrong}");
        }
        assert_eq!(
            Corners::from_shares([(f32::NAN, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]),
            None
        );
    }
    #[test]
    fn a_sheet_seen_from_very_low_has_no_side_longer_than_asked_for() {
        let corners = Corners::new([(4700, 0), (5300, 0), (10_000, 10_000), (0, 10_000)]).unwrap();
        let (wide, high) = corners.sheet_sides(8000, 10_000, 20_000);
        assert!(wide.max(high) <= 20_000);
        let (small, low) = corners.sheet_sides(8000, 10_000, 1000);
        assert_eq!(small.max(low), 1000);
        let ratio = |(w, h): (u32, u32)| f64::from(w) / f64::from(h);
        assert!((ratio((wide, high)) / ratio((small, low)) - 1.0).abs() < 0.01);
    }
}
