//! Clouds, rain, snow, rainbows; and birds.

use super::super::super::{
    Medium,
    geometry::{Frame, Pt, pt, scalloped, turn},
    hand::Hand,
    palette::{Hue, lighter},
    paper::Rgb,
};

/// Some clouds above the horizon.
pub fn clouds(h: &mut Hand, horizon: f32, n: usize) {
    let kind = h.rng.below(3);
    for k in 0..n {
        let x = h.wide * ((k as f32 + h.rng.range(0.2, 0.8)) / n as f32);
        let y = h.high * horizon * h.rng.range(0.1, 0.55);
        let size = h.rng.range(42.0, 90.0);
        cloud(h, Frame::new(pt(x, y), size), kind);
    }
}

/// One cloud, about 3 wide and 1 high.
pub fn cloud(h: &mut Hand, f: Frame, kind: usize) {
    let white = h.hue(Hue::White);
    let blue = lighter(h.hue(Hue::Sky), 0.45);
    match kind {
        0 => {
            // Curls all around.
            let n = h.rng.count(7, 10);
            let corners: Vec<Pt> = (0..n)
                .map(|k| {
                    let (s, c) = turn((k as f32 + h.rng.bell() * 0.25) / n as f32);
                    f.at(c * 1.3, s * 0.42 - 0.4)
                })
                .collect();
            let path = scalloped(&corners, h.rng.range(0.3, 0.5), true);
            h.form(&path, if h.wet() { white } else { blue });
        }
        1 => {
            // A flat foot and some hills, the middle one highest.
            let x = h.rng.range(0.35, 0.5);
            let corners = f.points(&[
                (-1.4, 0.0),
                (-x * 2.0, -0.38),
                (-0.15, -0.6),
                (x * 1.5, -0.42),
                (1.4, 0.0),
            ]);
            h.form(&scalloped(&corners, h.rng.range(0.35, 0.5), false), white);
        }
        _ => {
            let soft = f.soft([
                -150, -10, -90, -45, -20, -75, 60, -50, 140, -30, 150, 0, 40, 5, -80, 8,
            ]);
            if h.wet() && h.habits.medium != Medium::Gouache {
                h.sheet.clear(&soft, 6.0, 0.75);
            } else {
                h.patch(&soft, white);
            }
        }
    }
}

pub(super) fn rainbow(h: &mut Hand, horizon: f32) {
    let base = h.high * horizon;
    let x = h.rng.range(0.25, 0.75) * h.wide;
    let reach = h.rng.range(0.28, 0.42) * h.wide;
    let bands = [
        Hue::Red,
        Hue::Orange,
        Hue::Yellow,
        Hue::Green,
        Hue::Blue,
        Hue::Violet,
    ];
    let thick = h.rng.range(9.0, 15.0);
    for (k, hue) in bands.into_iter().enumerate() {
        let r = reach - k as f32 * thick * 0.95;
        let f = Frame::new(pt(x, base), r);
        let colour = h.hue(hue);
        h.line(&f.arc(0.0, 0.0, 1.0, 0.85, 0.5, 1.0, false), colour, thick);
    }
}

/// A flock, as two strokes each.
pub fn birds(h: &mut Hand, horizon: f32) {
    let n = h.rng.count(2, 7);
    let (x, y) = (h.rng.range(0.2, 0.8), h.rng.range(0.12, 0.5) * horizon);
    let size = h.rng.range(13.0, 26.0);
    for _ in 0..n {
        let at = pt(
            (x + h.rng.bell() * 0.25) * h.wide,
            (y + h.rng.bell() * 0.1) * h.high,
        );
        let f = Frame::new(at, size * h.rng.range(0.7, 1.2)).turned(h.rng.bell() * 0.06);
        let width = h.habits.line.clamp(2.2, 4.0);
        h.draw(
            &f.curve([-100, -35, -50, -55, 0, 0, 50, -55, 100, -35]),
            width,
        );
    }
}

/// Slanting lines.
pub(super) fn rain(h: &mut Hand) {
    let colour = h.any(&[Hue::Blue, Hue::Sky]);
    for _ in 0..h.rng.count(50, 110) {
        let at = pt(h.rng.unit() * h.wide, h.rng.unit() * h.high * 0.9);
        let f = Frame::new(at, h.rng.range(14.0, 30.0));
        h.line(&f.line([0, -100, -22, 0]), colour, 2.4);
    }
}

/// Flakes, over everything that is there.
pub fn snow(h: &mut Hand) {
    let white: Rgb = h.hue(Hue::White);
    for _ in 0..h.rng.count(70, 190) {
        let at = pt(h.rng.unit() * h.wide, h.rng.unit() * h.high);
        let radius = h.rng.range(1.6, 5.0);
        h.spark(at, radius, white);
    }
}
