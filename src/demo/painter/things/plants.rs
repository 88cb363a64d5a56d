//! What grows low: grass, flowers, and the marks strewn over a meadow.

use super::super::{
    geometry::{Frame, pt, turn},
    hand::Hand,
    palette::{Hue, darker, lighter, mix},
    paper::Rgb,
};

/// Strews blades, dashes or dots over land between two shares of the page.
pub fn strew(h: &mut Hand, (from, to): (f32, f32), colour: Rgb) {
    let kind = h.habits.texture;
    if kind > 2 || to - from < 0.04 || h.habits.ground != h.habits.medium && kind == 2 {
        return;
    }
    let tones = [
        darker(colour, 0.3),
        lighter(colour, 0.35),
        mix(colour, [250, 214, 90], 0.35),
    ];
    let n = ((to - from) * h.rng.range(90.0, 200.0)) as usize;
    for _ in 0..n {
        let y = h.rng.range(from, to);
        let f = h.frame(h.rng.unit(), y, 10.0 + 22.0 * y * y);
        let tone = h.rng.pick(&tones);
        let width = 2.0 + 3.0 * y;
        match kind {
            0 => {
                let lean = h.rng.bell() * 0.4;
                h.line(
                    &f.curve(&[(0.0, 0.0), (lean * 0.3, -0.5), (lean, -1.0)]),
                    tone,
                    width,
                );
            }
            1 => h.line(&f.curve([-80, 4, 0, -8, 80, 2]), tone, width * 1.2),
            _ => h.dot(f.at(0.0, 0.0), width, tone),
        }
    }
}

/// Tufts of grass.
pub fn grass(h: &mut Hand, top: f32, n: usize) {
    let colours = [h.hue(Hue::Green), h.hue(Hue::Pine), h.hue(Hue::Lime)];
    for _ in 0..n {
        let y = h.rng.range(top, 1.0);
        let at = pt(h.rng.unit() * h.wide, y * h.high);
        let size = 7.0 + 16.0 * (y - top) / (1.0 - top).max(0.05);
        let f = Frame::new(at, size);
        let colour = h.rng.pick(&colours);
        let width = (size * 0.16).clamp(1.8, 4.0);
        for lean in [-0.4, 0.0, 0.4] {
            let tip = lean + h.rng.bell() * 0.2;
            h.line(
                &f.curve(&[(lean * 0.3, 0.0), (lean * 0.7, -0.5), (tip, -1.0)]),
                colour,
                width,
            );
        }
    }
}

/// Flowers scattered over the ground below the share `top`.
pub fn flowers(h: &mut Hand, top: f32, n: usize) {
    for _ in 0..n {
        let y = h.rng.range(top, 1.0);
        let at = pt(h.rng.unit() * h.wide, y * h.high);
        let near = (y - top) / (1.0 - top).max(0.05);
        let size = (12.0 + 30.0 * near) * (0.7 + 0.7 * h.habits.young);
        flower(h, Frame::new(at, size));
    }
}

/// A flower on its stalk.
pub fn flower(h: &mut Hand, f: Frame) {
    let green = h.any(&[Hue::Green, Hue::Pine, Hue::Lime]);
    let petal = h.any(&[
        Hue::Red,
        Hue::Pink,
        Hue::Yellow,
        Hue::Violet,
        Hue::White,
        Hue::Orange,
        Hue::Rose,
    ]);
    let size = f.size();
    let lean = h.rng.bell() * 0.2;
    h.line(
        &f.curve(&[(0.0, 0.0), (lean * 0.4, -0.4), (lean, -0.75)]),
        green,
        (size * 0.08).clamp(1.8, 4.5),
    );
    if size > 22.0 {
        h.patch(&f.soft([0, -10, 18, -36, 40, -42, 24, -18]), green);
    }
    if h.rng.chance(0.3) {
        // Tulip.
        h.form(
            &f.corners(&[
                (lean - 0.2, -1.02),
                (lean - 0.08, -0.88),
                (lean, -1.05),
                (lean + 0.09, -0.88),
                (lean + 0.2, -1.02),
                (lean + 0.17, -0.7),
                (lean, -0.62),
                (lean - 0.17, -0.7),
            ]),
            petal,
        );
        return;
    }
    let petals = h.rng.count(5, 7);
    for k in 0..petals {
        let (s, c) = turn(k as f32 / petals as f32);
        let at = f.at(lean + c * 0.17, -0.84 + s * 0.17);
        if size > 26.0 {
            let g = Frame::new(at, size);
            h.form(&g.round(0.0, 0.0, 0.12, 0.12), petal);
        } else {
            h.spark(at, size * 0.11, petal);
        }
    }
    let heart = if petal == h.hue(Hue::Yellow) {
        h.hue(Hue::Orange)
    } else {
        h.hue(Hue::Yellow)
    };
    h.spark(f.at(lean, -0.84), size * 0.1, heart);
}
