//! Sun, moon and stars.

use super::super::super::{
    brush::Wash,
    geometry::{Frame, Path, pt, turn},
    hand::Hand,
    palette::Hue,
};
use super::Sky;

pub(super) fn sun(h: &mut Hand, sky: Sky, horizon: f32) {
    let young = h.habits.young;
    let size = h.rng.range(38.0, 78.0);
    let colour = if sky == Sky::Sunset {
        h.any(&[Hue::Red, Hue::Orange])
    } else {
        h.any(&[Hue::Yellow, Hue::Orange, Hue::Red, Hue::Yellow])
    };
    if h.lamp.is_none() && h.rng.chance(0.5 * young) {
        // A quarter of a sun in the corner.
        let x = if h.rng.chance(0.5) { 0.0 } else { h.wide };
        let f = Frame::new(pt(x, 0.0), size * 1.7);
        let disc = f.round(0.0, 0.0, 1.0, 1.0);
        h.form(&disc, colour);
        rays(h, &f, 1.0, 24, 0.55);
        return;
    }
    let x = h.rng.range(0.1, 0.9) * h.wide;
    let y = if sky == Sky::Sunset {
        h.high * horizon * h.rng.range(0.6, 1.0)
    } else {
        h.high * h.rng.range(0.1, 0.22)
    };
    let f = match h.lamp {
        Some((at, half)) => Frame::new(at, half * 1.5),
        None => Frame::new(pt(x, y), size),
    };
    let disc = f.round(0.0, 0.0, 0.62, 0.62);
    if sky == Sky::Sunset && h.wet() {
        let mut glow = Wash::water(h.hue(Hue::Yellow));
        glow.melt = 30.0;
        glow.load = 0.5;
        glow.rim = 0.0;
        let seed = h.rng.bits();
        h.sheet.wash(&f.round(0.0, 0.0, 1.1, 1.1), &glow, seed);
    }
    h.form(&disc, colour);
    if h.rng.chance(0.3 + 0.6 * young) && sky != Sky::Sunset {
        let n = h.rng.count(9, 17);
        rays(h, &f, 0.62, n, 0.5);
    }
    if h.rng.chance(0.5 * young) {
        h.dark_dot(f.at(-0.2, -0.1), 2.6);
        h.dark_dot(f.at(0.2, -0.1), 2.6);
        h.draw(&f.curve([-27, 12, 0, 32, 27, 12]), 3.0);
    }
}

pub(super) fn rays(h: &mut Hand, f: &Frame, from: f32, n: usize, long: f32) {
    let colour = h.any(&[Hue::Orange, Hue::Yellow, Hue::Red]);
    let width = h.habits.line.max(4.0);
    for k in 0..n {
        let (s, c) = turn((k as f32 + h.rng.bell() * 0.2) / n as f32);
        let (a, b) = (from + 0.14, from + 0.14 + long * h.rng.range(0.6, 1.1));
        h.line(&f.line(&[(c * a, s * a), (c * b, s * b)]), colour, width);
    }
}

pub(super) fn moon(h: &mut Hand) {
    let x = h.rng.range(0.15, 0.85) * h.wide;
    let y = h.rng.range(0.12, 0.25) * h.high;
    let f = match h.lamp {
        Some((at, half)) => Frame::new(at, half),
        None => Frame::new(pt(x, y), h.rng.range(32.0, 62.0)),
    };
    let colour = h.any(&[Hue::Lemon, Hue::Yellow, Hue::White]);
    if h.rng.chance(0.5) {
        let disc = f.round(0.0, 0.0, 0.9, 0.9);
        h.sheet.clear(&disc, 0.0, 0.9);
        h.form(&disc, colour);
    } else {
        let mut points = f.arc(0.0, 0.0, 0.9, 0.9, -0.2, 0.3, false).points;
        points.extend(f.arc(-0.36, 0.06, 0.66, 0.72, 0.26, -0.17, false).points);
        let crescent = Path::closed(points);
        h.sheet.clear(&crescent, 0.0, 0.9);
        h.form(&crescent, colour);
    }
}

pub(super) fn stars(h: &mut Hand, horizon: f32) {
    let n = h.rng.count(14, 46);
    for _ in 0..n {
        let at = pt(
            h.rng.unit() * h.wide,
            h.rng.unit() * h.rng.unit() * h.high * horizon * 0.95,
        );
        let colour = h.any(&[Hue::Lemon, Hue::White, Hue::Yellow]);
        if h.rng.chance(0.3) {
            let f = Frame::new(at, h.rng.range(9.0, 16.0)).turned(h.rng.bell() * 0.1);
            let points: Vec<(f32, f32)> = (0..10)
                .map(|k| {
                    let (s, c) = turn(k as f32 / 10.0 - 0.25);
                    let r = if k % 2 == 0 { 1.0 } else { 0.42 };
                    (c * r, s * r)
                })
                .collect();
            let star = f.corners(&points);
            h.sheet.clear(&star, 0.0, 0.9);
            h.patch(&star, colour);
        } else {
            let radius = h.rng.range(1.4, 4.2);
            h.spark(at, radius, colour);
        }
    }
}
