//! Animals of forest, water and air.

use super::super::super::{
    geometry::{Frame, ribbon},
    hand::Hand,
    palette::{Hue, darker, lighter},
};
use super::{eye, legs, pen};

pub(super) fn panda(h: &mut Hand, f: Frame) {
    let black = h.hue(Hue::Black);
    let white = h.hue(Hue::White);
    for side in [-1.0, 1.0] {
        h.form(&f.round(side * 0.26, -0.95, 0.11, 0.11), black);
    }
    h.form(
        &f.soft([-42, -6, -44, -36, -26, -55, 26, -55, 44, -36, 42, -6, 0, 0]),
        white,
    );
    for side in [-1.0, 1.0] {
        h.form(
            &f.soft(&[
                (side * 0.14, 0.0),
                (side * 0.2, -0.16),
                (side * 0.42, -0.16),
                (side * 0.5, 0.0),
                (side * 0.32, 0.05),
            ]),
            black,
        );
        h.form(
            &f.soft(&[
                (side * 0.3, -0.5),
                (side * 0.46, -0.42),
                (side * 0.36, -0.24),
                (side * 0.12, -0.2),
                (side * 0.12, -0.3),
                (side * 0.26, -0.36),
            ]),
            black,
        );
    }
    h.form(
        &f.soft([
            -36, -70, -22, -96, 22, -96, 36, -70, 24, -48, 0, -43, -24, -48,
        ]),
        white,
    );
    for side in [-1.0, 1.0] {
        h.form(
            &f.soft(&[
                (side * 0.08, -0.76),
                (side * 0.18, -0.82),
                (side * 0.24, -0.68),
                (side * 0.12, -0.62),
            ]),
            black,
        );
        h.spark(
            f.at(side * 0.155, -0.73),
            (f.size() * 0.028).max(1.3),
            white,
        );
    }
    h.form(&f.soft([-5, -61, 5, -61, 0, -56]), black);
    h.draw(
        &f.curve([-9, -53, -4, -50, 0, -55, 4, -50, 9, -53]),
        pen(h, &f),
    );
    let green = h.hue(Hue::Green);
    h.line(
        &f.curve([-2, -10, 10, -32, 26, -60]),
        green,
        (f.size() * 0.04).max(2.5),
    );
    for (x, y) in [(0.2, -0.5), (0.26, -0.6), (0.13, -0.38)] {
        h.patch(
            &f.soft(&[
                (x, y),
                (x + 0.1, y - 0.05),
                (x + 0.2, y + 0.02),
                (x + 0.08, y + 0.03),
            ]),
            green,
        );
    }
}

pub(super) fn tiger(h: &mut Hand, f: Frame) {
    let orange = h.any(&[Hue::Orange, Hue::Yellow, Hue::Ochre]);
    let black = h.hue(Hue::Black);
    let white = h.hue(Hue::White);
    let w = (f.size() * 0.035).clamp(2.0, 10.0);
    let tail = f.curve([-50, -45, -72, -50, -74, -80, -60, -92]);
    h.form(&ribbon(&tail, 0.08 * f.size(), 0.06 * f.size()), orange);
    legs(
        h,
        &f,
        [-34, -30, -42, -30, 26, -30, 16, -30],
        0.0,
        0.1,
        orange,
        white,
    );
    h.solid(
        &f.soft([
            -54, -50, -36, -64, 10, -62, 36, -60, 42, -36, 20, -22, -30, -22, -52, -30,
        ]),
        orange,
    );
    for k in 0..6 {
        let x = -0.44 + 0.13 * k as f32;
        h.line(
            &f.curve(&[(x, -0.61), (x + 0.03, -0.5), (x + 0.0, -0.4)]),
            black,
            w * 0.8,
        );
    }
    for side in [-1.0, 1.0] {
        h.form(&f.round(0.42 + side * 0.2, -0.98, 0.08, 0.08), orange);
    }
    h.solid(
        &f.soft([
            12, -72, 22, -95, 42, -100, 62, -95, 72, -72, 60, -50, 42, -45, 24, -50,
        ]),
        orange,
    );
    h.form(
        &f.soft([27, -60, 42, -66, 57, -60, 54, -49, 42, -46, 30, -49]),
        white,
    );
    for x in [0.34, 0.42, 0.5] {
        h.line(&f.line(&[(x, -0.98), (x, -0.87)]), black, w * 0.7);
    }
    for side in [-1.0, 1.0] {
        h.line(
            &f.line(&[(0.42 + side * 0.28, -0.72), (0.42 + side * 0.17, -0.68)]),
            black,
            w * 0.7,
        );
        h.line(
            &f.line(&[(0.42 + side * 0.27, -0.62), (0.42 + side * 0.18, -0.6)]),
            black,
            w * 0.7,
        );
        h.spark(f.at(0.42 + side * 0.12, -0.76), f.size() * 0.04, white);
        h.dark_dot(
            f.at(0.42 + side * 0.12, -0.755),
            (f.size() * 0.024).max(1.1),
        );
        h.draw(
            &f.line(&[(0.42 + side * 0.1, -0.55), (0.42 + side * 0.34, -0.57)]),
            pen(h, &f) * 0.7,
        );
    }
    let nose = h.any(&[Hue::Pink, Hue::Rose]);
    h.form(&f.soft([37, -65, 47, -65, 42, -60]), nose);
    h.draw(
        &f.curve([34, -53, 38, -51, 42, -56, 46, -51, 50, -53]),
        pen(h, &f),
    );
}

pub(super) fn bear(h: &mut Hand, f: Frame) {
    let brown = h.any(&[Hue::Brown, Hue::Umber, Hue::Ochre]);
    let pale = lighter(brown, 0.4);
    for side in [-1.0, 1.0] {
        h.form(&f.round(side * 0.2, -0.97, 0.085, 0.085), brown);
        h.form(
            &f.soft(&[
                (side * 0.1, 0.0),
                (side * 0.12, -0.2),
                (side * 0.32, -0.2),
                (side * 0.36, 0.0),
                (side * 0.22, 0.03),
            ]),
            darker(brown, 0.15),
        );
    }
    h.solid(
        &f.soft([
            -34, -10, -36, -40, -22, -62, 22, -62, 36, -40, 34, -10, 0, -4,
        ]),
        brown,
    );
    h.form(&f.round(0.0, -0.3, 0.2, 0.2), pale);
    for side in [-1.0, 1.0] {
        let up = h.rng.chance(0.5);
        let y = if up { -0.75 } else { -0.3 };
        let arm = f.curve(&[(side * 0.26, -0.54), (side * 0.42, -0.46), (side * 0.48, y)]);
        h.form(&ribbon(&arm, 0.15 * f.size(), 0.12 * f.size()), brown);
    }
    h.solid(
        &f.soft([
            -28, -76, -18, -96, 18, -96, 28, -76, 18, -58, 0, -54, -18, -58,
        ]),
        brown,
    );
    h.form(&f.round(0.0, -0.67, 0.11, 0.085), pale);
    for side in [-1.0, 1.0] {
        eye(h, &f, side * 0.1, -0.81);
    }
    let black = h.hue(Hue::Black);
    h.form(&f.soft([-4, -71, 4, -71, 0, -66]), black);
    h.draw(&f.curve([-5, -63, 0, -61, 5, -63]), pen(h, &f));
}

pub(super) fn crane(h: &mut Hand, f: Frame) {
    let white = h.hue(Hue::White);
    let black = h.hue(Hue::Black);
    let red = h.hue(Hue::Red);
    let w = (f.size() * 0.02).clamp(1.6, 6.0);
    for x in [-0.04, 0.06] {
        h.line(
            &f.curve(&[(x, -0.4), (x + 0.02, -0.2), (x, 0.0), (x + 0.07, 0.0)]),
            black,
            w,
        );
    }
    h.form(
        &f.soft([-42, -42, -20, -58, 10, -60, 20, -50, 5, -38, -20, -34]),
        white,
    );
    h.form(&f.soft([-48, -40, -25, -50, -16, -40, -32, -28]), black);
    let neck = f.curve([12, -54, 24, -68, 16, -84, 26, -95]);
    h.form(&ribbon(&neck, 0.08 * f.size(), 0.05 * f.size()), white);
    h.form(&f.round(0.28, -0.95, 0.05, 0.04), white);
    h.spark(f.at(0.28, -0.985), f.size() * 0.025, red);
    h.line(&f.line([32, -95, 48, -92]), black, w);
    eye(h, &f, 0.295, -0.955);
}

pub(super) fn seal(h: &mut Hand, f: Frame) {
    let grey = h.any(&[Hue::Grey, Hue::Silver, Hue::Umber, Hue::Blue]);
    h.solid(
        &f.soft([
            -95, -16, -80, -30, -50, -30, -10, -62, 20, -96, 50, -98, 64, -74, 56, -30, 30, 0, -40,
            2, -70, -8, -98, 2,
        ]),
        grey,
    );
    h.form(
        &f.soft([10, -20, 34, -24, 40, 6, 10, 10]),
        darker(grey, 0.25),
    );
    for x in [0.3, 0.5] {
        h.dark_dot(f.at(x, -0.8), (f.size() * 0.05).max(1.5));
    }
    h.dark_dot(f.at(0.42, -0.66), (f.size() * 0.045).max(1.4));
    for side in [-1.0, 1.0] {
        for y in [-0.62, -0.56] {
            h.draw(
                &f.line(&[(0.42 + side * 0.06, -0.61), (0.42 + side * 0.34, y)]),
                pen(h, &f) * 0.7,
            );
        }
    }
    h.draw(&f.curve([34, -58, 42, -54, 50, -58]), pen(h, &f));
}

pub(super) fn eagle(h: &mut Hand, f: Frame) {
    let brown = h.any(&[Hue::Brown, Hue::Umber, Hue::Ochre]);
    for side in [-1.0, 1.0] {
        let wing = f.corners(&[
            (side * 0.08, -0.6),
            (side * 0.4, -0.95),
            (side * 0.95, -1.0),
            (side * 1.1, -0.82),
            (side * 0.96, -0.76),
            (side * 0.98, -0.64),
            (side * 0.8, -0.64),
            (side * 0.8, -0.52),
            (side * 0.6, -0.54),
            (side * 0.5, -0.42),
            (side * 0.3, -0.46),
            (side * 0.1, -0.38),
        ]);
        h.solid(&wing, brown);
    }
    h.form(
        &f.corners([-10, -25, 10, -25, 22, 0, 0, 4, -22, 0]),
        darker(brown, 0.2),
    );
    h.solid(
        &f.soft([-13, -50, 0, -72, 13, -50, 10, -22, -10, -22]),
        brown,
    );
    let white = h.any(&[Hue::White, Hue::Lemon, Hue::Ochre]);
    h.form(&f.round(0.0, -0.74, 0.11, 0.11), white);
    let yellow = h.hue(Hue::Yellow);
    h.form(&f.corners([6, -78, 22, -70, 8, -68]), yellow);
    eye(h, &f, 0.03, -0.77);
}

/// A carp lying along its frame, about 2 long.
pub(super) fn carp(h: &mut Hand, f: Frame) {
    let colour = h.any(&[
        Hue::Red,
        Hue::Orange,
        Hue::Blue,
        Hue::Teal,
        Hue::Rose,
        Hue::Black,
    ]);
    h.form(
        &f.corners([-70, -50, -115, -90, -102, -50, -115, -10]),
        colour,
    );
    h.solid(
        &f.soft([-80, -50, -30, -82, 40, -86, 95, -50, 40, -14, -30, -18]),
        colour,
    );
    let white = h.hue(Hue::White);
    let w = (f.size() * 0.04).clamp(1.4, 7.0);
    for column in 0..4 {
        let x = -0.4 + 0.24 * column as f32;
        for y in [-0.68, -0.5, -0.32] {
            h.paint_line(&f.arc(x, y, 0.1, 0.09, 0.25, 0.75, false), white, w);
        }
    }
    h.form(&f.round(0.68, -0.58, 0.11, 0.12), white);
    h.dark_dot(f.at(0.7, -0.57), (f.size() * 0.05).max(1.4));
}
