//! What flies, sails and rolls: kites, balloons, boats, trains, aeroplanes.

use super::super::{
    geometry::{Frame, Pt, pt, spline, turn},
    hand::Hand,
    palette::{Hue, darker, lighter},
};

/// A kite whose line ends at `hand`, if somebody holds it.
pub fn kite(h: &mut Hand, f: Frame, held: Option<Pt>) {
    let colour = h.gay();
    let mut other = h.gay();
    while other == colour {
        other = h.gay();
    }
    if let Some(hand) = held {
        let start = f.at(0.0, -0.4);
        let middle = start.toward(hand, 0.5) + pt(0.0, (hand.x - start.x).abs() * 0.12);
        h.draw(&spline(&[start, middle, hand], false), 1.8);
    }
    let w = (f.size() * 0.035).clamp(1.6, 6.0);
    match h.rng.below(4) {
        0 => {
            h.form(&f.corners([0, -100, 34, -55, 0, 0, -34, -55]), colour);
            h.patch(&f.corners([0, -97, 30, -55, 0, -55]), other);
            h.patch(&f.corners([0, -53, 0, -5, -28, -53]), other);
            h.draw(&f.line([0, -100, 0, 0]), w * 0.8);
            h.draw(&f.line([-34, -55, 34, -55]), w * 0.8);
            tail(h, &f, 0.0, other);
        }
        1 => {
            // A butterfly.
            for side in [-1.0, 1.0] {
                h.form(
                    &f.soft(&[
                        (side * 0.04, -0.6),
                        (side * 0.3, -1.0),
                        (side * 0.62, -0.94),
                        (side * 0.56, -0.6),
                        (side * 0.1, -0.48),
                    ]),
                    colour,
                );
                h.form(
                    &f.soft(&[
                        (side * 0.04, -0.48),
                        (side * 0.42, -0.46),
                        (side * 0.44, -0.16),
                        (side * 0.2, -0.08),
                    ]),
                    other,
                );
                h.spark(
                    f.at(side * 0.38, -0.78),
                    f.size() * 0.07,
                    lighter(other, 0.3),
                );
            }
            h.form(
                &f.soft([-5, -80, 5, -80, 4, -10, -4, -10]),
                darker(colour, 0.5),
            );
            tail(h, &f, -0.08, colour);
        }
        2 => {
            // A shield with a round opening.
            h.form(&f.oblong(-0.34, -1.0, 0.68, 0.9), lighter(colour, 0.5));
            h.patch(&f.oblong(-0.33, -0.99, 0.66, 0.22), colour);
            h.patch(&f.oblong(-0.33, -0.32, 0.66, 0.2), other);
            h.form(&f.round(0.0, -0.55, 0.14, 0.14), h.hue(Hue::White));
            tail(h, &f, -0.08, other);
        }
        _ => {
            // A fish or a swallow.
            h.form(
                &f.corners([-10, -25, -32, 5, 0, -10, 32, 5, 10, -25]),
                other,
            );
            h.solid(
                &f.soft([
                    0, -100, 20, -84, 70, -70, 22, -52, 12, -20, -12, -20, -22, -52, -70, -70, -20,
                    -84,
                ]),
                colour,
            );
            for side in [-1.0, 1.0] {
                h.spark(f.at(side * 0.09, -0.86), f.size() * 0.05, h.hue(Hue::White));
                h.dark_dot(f.at(side * 0.09, -0.86), f.size() * 0.025);
                h.paint_line(
                    &f.curve(&[(side * 0.2, -0.72), (side * 0.4, -0.66), (side * 0.6, -0.7)]),
                    other,
                    w,
                );
            }
        }
    }
}

fn tail(h: &mut Hand, f: &Frame, from: f32, colour: super::super::paper::Rgb) {
    let sway = h.rng.side() * 0.16;
    let line = f.curve(&[
        (0.0, from),
        (sway, 0.2),
        (-sway * 0.6, 0.45),
        (sway * 1.3, 0.75),
        (sway * 0.4, 1.0),
    ]);
    h.draw(&line, 1.8);
    for t in [0.3, 0.55, 0.8, 1.0] {
        let g = Frame::new(line.at(t), f.size() * 0.12).turned(h.rng.bell() * 0.1);
        h.form(&g.corners([-60, -40, 0, 0, -60, 40]), colour);
        h.form(&g.corners([60, -40, 0, 0, 60, 40]), colour);
    }
}

/// A hot-air balloon, 1 high.
pub fn balloon(h: &mut Hand, f: Frame) {
    let colours = [h.gay(), h.gay(), h.gay()];
    let basket = h.any(&[Hue::Brown, Hue::Ochre]);
    for x in [-0.1, 0.1] {
        h.draw(&f.line(&[(x * 2.2, -0.42), (x, -0.14)]), 1.8);
    }
    h.form(
        &f.soft([
            0, -100, 28, -92, 38, -70, 28, -50, 13, -34, -13, -34, -28, -50, -38, -70, -28, -92,
        ]),
        colours[0],
    );
    for (k, (a, b)) in [(-0.62, -0.22), (0.22, 0.62)].into_iter().enumerate() {
        let gore = f.soft(&[
            (0.0, -0.99),
            (a * 0.45, -0.9),
            (a * 0.6, -0.7),
            (a * 0.4, -0.46),
            (b * 0.28, -0.36),
            (b * 0.5, -0.5),
            (b * 0.6, -0.7),
            (b * 0.45, -0.9),
        ]);
        h.patch(&gore, colours[1 + k % 2]);
    }
    h.form(&f.oblong(-0.1, -0.15, 0.2, 0.15), basket);
}

/// A boat about 1.6 long and 1 high with its sail; `kind` 0 = junk, 1 = sail, 2 = steamer.
pub fn boat(h: &mut Hand, f: Frame, kind: usize) {
    let hull = h.any(&[Hue::Brown, Hue::Red, Hue::Blue, Hue::Umber, Hue::White]);
    let white = h.hue(Hue::White);
    match kind {
        0 => {
            let wood = h.hue(Hue::Umber);
            for (x, tall, wide) in [(-0.3, 0.8, 0.3), (0.28, 1.0, 0.36)] {
                h.draw(
                    &f.line(&[(x, -0.15), (x, -tall - 0.05)]),
                    (f.size() * 0.025).max(2.0),
                );
                let sail = h.any(&[Hue::Red, Hue::Orange, Hue::Ochre, Hue::Yellow]);
                h.solid(
                    &f.soft(&[
                        (x - wide * 0.3, -tall),
                        (x + wide * 0.6, -tall * 0.92),
                        (x + wide, -tall * 0.5),
                        (x + wide * 0.8, -0.22),
                        (x - wide * 0.4, -0.26),
                        (x - wide * 0.25, -tall * 0.6),
                    ]),
                    sail,
                );
                for k in 1..4 {
                    let y = -tall + (tall - 0.25) * k as f32 / 4.0;
                    h.line(
                        &f.line(&[(x - wide * 0.3, y), (x + wide * 0.86, y + 0.03)]),
                        wood,
                        2.0,
                    );
                }
            }
            h.solid(
                &f.soft([-85, -34, -60, -16, 55, -16, 85, -30, 60, 6, -60, 6]),
                hull,
            );
        }
        1 => {
            h.draw(&f.line([0, -10, 0, -100]), (f.size() * 0.025).max(2.0));
            let (a, b) = (h.any(&[Hue::White, Hue::Yellow, Hue::Peach]), h.gay());
            h.form(&f.soft([4, -95, 30, -60, 50, -22, 4, -20]), a);
            h.form(&f.corners([-4, -85, -4, -22, -42, -24]), b);
            h.solid(&f.corners([-62, -15, 66, -15, 48, 6, -46, 6]), hull);
        }
        _ => {
            h.form(&f.oblong(-0.5, -0.42, 0.95, 0.26), white);
            h.form(&f.oblong(-0.3, -0.62, 0.6, 0.2), white);
            let red = h.any(&[Hue::Red, Hue::Blue]);
            h.form(&f.oblong(-0.06, -0.9, 0.17, 0.3), red);
            super::houses::smoke(h, &f.within(0.05, -0.9, 0.7));
            let glass = h.hue(Hue::Sky);
            for k in 0..5 {
                h.form(&f.round(-0.36 + 0.17 * k as f32, -0.3, 0.045, 0.05), glass);
            }
            h.solid(&f.corners([-78, -18, 84, -18, 62, 8, -62, 8]), hull);
        }
    }
}

/// A dragon boat with its rowers, about 2.6 long.
pub fn dragon_boat(h: &mut Hand, f: Frame) {
    let hull = h.any(&[Hue::Red, Hue::Orange, Hue::Green, Hue::Blue]);
    let gold = h.any(&[Hue::Yellow, Hue::Lemon]);
    let skin = h.hue(Hue::Peach);
    let black = h.hue(Hue::Black);
    for k in 0..5 {
        let x = -0.8 + 0.36 * k as f32;
        let shirt = h.gay();
        h.draw(
            &f.line(&[(x + 0.14, -0.42), (x - 0.12, 0.2)]),
            (f.size() * 0.03).max(2.0),
        );
        h.form(
            &f.soft(&[
                (x - 0.1, -0.15),
                (x - 0.09, -0.5),
                (x + 0.09, -0.5),
                (x + 0.1, -0.15),
            ]),
            shirt,
        );
        h.form(&f.round(x, -0.62, 0.11, 0.12), skin);
        h.form(
            &f.soft(&[(x - 0.12, -0.62), (x, -0.78), (x + 0.12, -0.62), (x, -0.68)]),
            black,
        );
        h.dark_dot(f.at(x + 0.05, -0.61), (f.size() * 0.014).max(1.0));
    }
    h.solid(
        &f.soft([
            -125, -50, -105, -20, -60, -12, 80, -12, 105, -30, 110, -2, 70, 12, -80, 12, -115, -10,
        ]),
        hull,
    );
    for k in 0..9 {
        let x = -0.85 + 0.2 * k as f32;
        h.paint_line(
            &f.arc(x, -0.02, 0.09, 0.09, 0.0, 0.5, false),
            gold,
            (f.size() * 0.025).clamp(1.5, 5.0),
        );
    }
    h.solid(
        &f.soft([
            95, -28, 100, -60, 120, -72, 150, -60, 148, -48, 130, -46, 118, -30, 110, -10,
        ]),
        hull,
    );
    h.form(&f.corners([100, -60, 90, -85, 112, -70]), gold);
    let white = h.hue(Hue::White);
    h.spark(f.at(1.22, -0.6), (f.size() * 0.05).max(2.0), white);
    h.dark_dot(f.at(1.23, -0.6), (f.size() * 0.025).max(1.2));
}

/// An aeroplane flying to the right, about 2 long.
pub fn plane(h: &mut Hand, f: Frame) {
    let white = h.any(&[Hue::White, Hue::White, Hue::Silver]);
    let colour = h.any(&[Hue::Red, Hue::Blue, Hue::Orange, Hue::Green]);
    h.form(
        &f.corners([-92, -50, -110, -100, -85, -100, -60, -55]),
        colour,
    );
    h.form(&f.corners([0, -55, -30, -102, -10, -102, 32, -55]), colour);
    h.solid(
        &f.soft([
            -105, -50, -50, -62, 60, -64, 98, -48, 105, -38, 60, -24, -40, -24, -95, -38,
        ]),
        white,
    );
    h.form(&f.corners([10, -36, -40, 10, -16, 10, 42, -34]), colour);
    let glass = h.hue(Hue::Sky);
    for k in 0..6 {
        h.spark(
            f.at(-0.5 + 0.2 * k as f32, -0.48),
            (f.size() * 0.05).max(1.6),
            glass,
        );
    }
    h.form(&f.soft([78, -56, 92, -48, 88, -42, 74, -46]), glass);
}

/// The earth, 1 high around its frame's origin, with invented coasts and meridians.
pub fn globe(h: &mut Hand, f: Frame) {
    let sea = h.any(&[Hue::Blue, Hue::Sky, Hue::Teal]);
    h.solid(&f.round(0.0, 0.0, 0.5, 0.5), sea);
    let greens = [
        h.hue(Hue::Green),
        h.hue(Hue::Lime),
        h.hue(Hue::Yellow),
        h.hue(Hue::Ochre),
    ];
    for (x, y, r) in [
        (-0.16, -0.2, 0.2),
        (0.2, -0.1, 0.17),
        (-0.12, 0.2, 0.15),
        (0.24, 0.24, 0.09),
    ] {
        let n = 9;
        let points: Vec<(f32, f32)> = (0..n)
            .map(|k| {
                let (s, c) = turn(k as f32 / n as f32);
                let r = r * h.rng.range(0.6, 1.1);
                (x + c * r, y + s * r * 0.85)
            })
            .collect();
        let green = h.rng.pick(&greens);
        h.form(&f.soft(&points), green);
    }
}
