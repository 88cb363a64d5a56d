//! Trees: round ones, firs, birches, blossoming cherries, willows, bamboo.

use super::super::{
    geometry::{Frame, Path, pt, ribbon, scalloped, spline, turn},
    hand::Hand,
    palette::{Hue, darker, lighter},
    paper::Rgb,
};

/// A kind of tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tree {
    /// A stem with a round crown.
    Round,
    /// A fir in tiers.
    Fir,
    /// A birch with its black marks.
    Birch,
    /// A cherry in blossom.
    Cherry,
    /// A maple or ginkgo in autumn.
    Autumn,
    /// A bare tree.
    Bare,
}

/// Draws a tree with its foot at the frame's foot.
pub fn tree(h: &mut Hand, f: Frame, kind: Tree) {
    match kind {
        Tree::Round => crown(h, f, &[Hue::Green, Hue::Lime, Hue::Pine], false),
        Tree::Autumn => crown(h, f, &[Hue::Orange, Hue::Red, Hue::Yellow], true),
        Tree::Cherry => cherry(h, f),
        Tree::Fir => fir(h, f),
        Tree::Birch => birch(h, f),
        Tree::Bare => {
            let brown = h.any(&[Hue::Umber, Hue::Black, Hue::Brown]);
            branch(
                h,
                f.at(0.0, 0.0),
                -0.25 + h.rng.bell() * 0.02,
                f.size() * 0.36,
                f.size() * 0.07,
                brown,
                4,
            );
        }
    }
}

fn stem(h: &mut Hand, f: &Frame, top: f32, wide: f32, colour: Rgb) {
    let lean = h.rng.bell() * 0.03;
    h.form(
        &f.soft(&[
            (-wide * 0.75, 0.01),
            (-wide * 0.4, top * 0.5),
            (-wide * 0.35 + lean, top),
            (wide * 0.35 + lean, top),
            (wide * 0.4, top * 0.5),
            (wide * 0.75, 0.01),
            (0.0, 0.02),
        ]),
        colour,
    );
}

fn crown(h: &mut Hand, f: Frame, hues: &[Hue], leaves: bool) {
    let wood = h.any(&[Hue::Brown, Hue::Umber, Hue::Ochre]);
    stem(h, &f, -0.55, 0.11, wood);
    let colour = h.any(hues);
    let n = h.rng.count(6, 9);
    let curly = h.rng.chance(0.6);
    let (wide, high) = (0.36 * h.about(0.2), 0.3 * h.about(0.15));
    let corners: Vec<_> = (0..n)
        .map(|k| {
            let (s, c) = turn((k as f32 + h.rng.bell() * 0.2) / n as f32);
            f.at(c * wide * h.about(0.08), -0.68 + s * high * h.about(0.08))
        })
        .collect();
    let path = if curly {
        scalloped(&corners, 0.42, true)
    } else {
        spline(&corners, true)
    };
    h.solid(&path, colour);
    let spots = if leaves {
        h.rng.count(12, 26)
    } else {
        h.rng.below(12)
    };
    let fruit = if leaves {
        h.any(hues)
    } else {
        h.any(&[Hue::Red, Hue::Orange, Hue::Lemon, Hue::Pine])
    };
    for _ in 0..spots {
        let (s, c) = turn(h.rng.unit());
        let r = h.rng.unit();
        h.dot(
            f.at(c * r * wide * 0.85, -0.68 + s * r * high * 0.85),
            f.size() * 0.018,
            fruit,
        );
    }
}

fn cherry(h: &mut Hand, f: Frame) {
    let wood = h.any(&[Hue::Umber, Hue::Brown, Hue::Black]);
    for (x, y) in [
        (-0.3, -0.72),
        (0.32, -0.76),
        (0.02, -0.85),
        (-0.42, -0.55),
        (0.45, -0.58),
    ] {
        let middle = f.curve(&[(0.0, -0.2), (x * 0.4, y * 0.62), (x, y)]);
        h.form(&ribbon(&middle, 0.07 * f.size(), 0.018 * f.size()), wood);
    }
    stem(h, &f, -0.3, 0.12, wood);
    let pinks = [
        lighter(h.hue(Hue::Pink), 0.45),
        h.hue(Hue::Pink),
        lighter(h.hue(Hue::Rose), 0.4),
    ];
    for _ in 0..h.rng.count(5, 8) {
        let (s, c) = turn(h.rng.unit());
        let (x, y) = (
            c * 0.36 * h.rng.range(0.3, 1.0),
            -0.75 + s * 0.2 * h.rng.range(0.3, 1.0),
        );
        let r = h.rng.range(0.12, 0.2);
        let blob = f.soft(&[
            (x - r, y),
            (x - r * 0.6, y - r * 0.7),
            (x + r * 0.2, y - r * 0.8),
            (x + r, y - r * 0.1),
            (x + r * 0.5, y + r * 0.6),
            (x - r * 0.5, y + r * 0.55),
        ]);
        let blob = h.wobble(&blob);
        let pink = h.rng.pick(&pinks);
        // Stains over wood would turn brown.
        h.sheet.clear(&blob, 0.0, if h.wet() { 0.85 } else { 0.4 });
        h.fill(&blob, pink);
    }
    blossoms(h, &f, 60, 0.5, 0.3, -0.75);
}

/// Petals as dabs around (0, `y`).
pub fn blossoms(h: &mut Hand, f: &Frame, n: usize, wide: f32, high: f32, y: f32) {
    let pinks = [
        lighter(h.hue(Hue::Pink), 0.5),
        h.hue(Hue::Pink),
        h.hue(Hue::White),
        h.hue(Hue::Rose),
    ];
    for _ in 0..n {
        let (s, c) = turn(h.rng.unit());
        let r = h.rng.unit();
        let r = r.sqrt();
        let pink = h.rng.pick(&pinks);
        let radius = (f.size() * h.rng.range(0.012, 0.024)).clamp(1.6, 7.0);
        h.spark(f.at(c * r * wide, y + s * r * high), radius, pink);
    }
}

fn fir(h: &mut Hand, f: Frame) {
    let wood = h.any(&[Hue::Brown, Hue::Umber]);
    h.form(&f.oblong(-0.045, -0.16, 0.09, 0.17), wood);
    let green = h.any(&[Hue::Pine, Hue::Green, Hue::Teal]);
    let tiers = h.rng.count(3, 4);
    for k in 0..tiers {
        let t = k as f32 / tiers as f32;
        let low = -0.13 - 0.62 * t;
        let wide = 0.33 * (1.0 - t * 0.62) * h.about(0.12);
        let high = 0.42 * (1.0 - t * 0.25);
        let path = f.corners(&[
            (-wide, low),
            (-wide * 0.45, low - high * 0.42),
            (0.0, (low - high).max(-1.0)),
            (wide * 0.45, low - high * 0.42),
            (wide, low),
            (wide * 0.4, low + 0.03),
            (0.0, low - 0.01),
            (-wide * 0.4, low + 0.03),
        ]);
        h.solid(&path, green);
    }
}

fn birch(h: &mut Hand, f: Frame) {
    let white = h.hue(Hue::White);
    let lean = h.rng.bell() * 0.06;
    let middle = f.curve(&[(0.0, 0.0), (lean * 0.4, -0.4), (lean, -0.98)]);
    let green = h.any(&[Hue::Lime, Hue::Green, Hue::Yellow, Hue::Orange]);
    let stem = ribbon(&middle, 0.075 * f.size(), 0.03 * f.size());
    h.form(&stem, white);
    let dark = h.hue(Hue::Black);
    for _ in 0..h.rng.count(7, 13) {
        let p = middle.at(h.rng.range(0.03, 0.85));
        let g = Frame::new(p, f.size());
        let side = h.rng.side() * 0.022;
        h.line(
            &g.line(&[(side, 0.0), (side * 0.2, 0.004)]),
            dark,
            (f.size() * 0.014).clamp(1.5, 5.0),
        );
    }
    for _ in 0..h.rng.count(5, 8) {
        let p = middle.at(h.rng.range(0.5, 1.0));
        let g = Frame::new(p, f.size());
        let side = h.rng.side();
        let (x, y) = (side * h.rng.range(0.1, 0.22), h.rng.range(-0.02, 0.1));
        h.line(
            &g.curve(&[(0.0, 0.0), (x * 0.6, y - 0.04), (x, y + 0.06)]),
            dark,
            (f.size() * 0.01).clamp(1.2, 3.5),
        );
        for _ in 0..6 {
            let at = g.at(x * h.rng.range(0.2, 1.2), y + h.rng.range(-0.06, 0.12));
            h.dot(at, (f.size() * 0.022).clamp(2.0, 9.0), green);
        }
    }
}

/// A branch that forks: from a point, in a direction (turns), of a length and breadth.
pub fn branch(
    h: &mut Hand,
    from: super::super::geometry::Pt,
    way: f32,
    long: f32,
    wide: f32,
    colour: Rgb,
    depth: usize,
) {
    let (s, c) = turn(way);
    let bend = h.rng.bell() * 0.2;
    let end = from + pt(c * long, s * long);
    let middle = from.toward(end, 0.5) + pt(-s, c) * (bend * long * 0.4);
    let path = super::super::geometry::spline(&[from, middle, end], false);
    h.line(&path, colour, wide.max(1.4));
    if depth > 1 {
        for _ in 0..h.rng.count(2, 3) {
            let turn_by = h.rng.side() * h.rng.range(0.04, 0.12);
            let share = h.rng.range(0.55, 1.0);
            branch(
                h,
                path.at(share),
                way + turn_by,
                long * h.rng.range(0.55, 0.8),
                wide * 0.6,
                colour,
                depth - 1,
            );
        }
    }
}

/// Bamboo canes over the height of the page, from the share `from` to `to` of its width.
pub fn bamboo(h: &mut Hand, from: f32, to: f32, n: usize) {
    let green = h.any(&[Hue::Green, Hue::Lime, Hue::Pine]);
    for k in 0..n {
        let x = h.wide * (from + (to - from) * (k as f32 + h.rng.range(0.2, 0.8)) / n as f32);
        let lean = h.rng.bell() * 30.0;
        let wide = h.rng.range(12.0, 24.0);
        let joints = h.rng.count(5, 8);
        for j in 0..joints {
            let tall = h.high;
            let at = move |j: usize| {
                let t = j as f32 / joints as f32;
                pt(x + lean * t, tall * (1.02 - 1.1 * t))
            };
            let piece = Path::open(vec![at(j), at(j + 1) + pt(0.0, 3.0)]);
            let tone = if h.rng.chance(0.5) {
                green
            } else {
                lighter(green, 0.2)
            };
            h.form(&ribbon(&piece, wide, wide * 0.92), tone);
            if h.rng.chance(0.6) {
                let side = h.rng.side();
                for _ in 0..3 {
                    let g = Frame::new(at(j + 1), h.rng.range(40.0, 70.0))
                        .mirrored(side < 0.0)
                        .turned(h.rng.bell() * 0.08);
                    h.patch(
                        &g.soft([5, 0, 40, -12, 100, 12, 40, 8]),
                        darker(green, 0.15),
                    );
                }
            }
        }
    }
}
