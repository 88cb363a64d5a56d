//! Animals, seen as children see them.

use super::super::{
    geometry::{Frame, Local, ribbon, scalloped, turn},
    hand::Hand,
    palette::{Hue, darker, lighter},
    paper::Rgb,
};

/// An animal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say what they are")]
pub enum Beast {
    Horse,
    Camel,
    Sheep,
    Goat,
    Yak,
    Deer,
    Panda,
    Tiger,
    Bear,
    Rabbit,
    Cat,
    Dog,
    Crane,
    Seal,
    Eagle,
    Carp,
}

/// Draws an animal, about 1 high, standing on its frame's foot and looking right.
pub fn beast(h: &mut Hand, f: Frame, kind: Beast) {
    match kind {
        Beast::Horse => horse(h, f, None),
        Beast::Camel => camel(h, f),
        Beast::Sheep => sheep(h, f),
        Beast::Goat => goat(h, f),
        Beast::Yak => yak(h, f),
        Beast::Deer => deer(h, f),
        Beast::Panda => panda(h, f),
        Beast::Tiger => tiger(h, f),
        Beast::Bear => bear(h, f),
        Beast::Rabbit => rabbit(h, f),
        Beast::Cat => cat(h, f),
        Beast::Dog => dog(h, f),
        Beast::Crane => crane(h, f),
        Beast::Seal => seal(h, f),
        Beast::Eagle => eagle(h, f),
        Beast::Carp => carp(h, f),
    }
}

fn pen(h: &Hand, f: &Frame) -> f32 {
    (f.size() * 0.02).clamp(1.2, h.habits.line.max(2.5))
}

/// Four legs: each from (x, y) down to its foot, the far ones darker.
fn legs(h: &mut Hand, f: &Frame, places: impl Local, foot: f32, wide: f32, colour: Rgb, hoof: Rgb) {
    for (k, (x, y)) in places.pairs().enumerate() {
        let tone = if k % 2 == 0 {
            darker(colour, 0.22)
        } else {
            colour
        };
        let swing = h.rng.bell() * 0.07;
        let middle = f.curve(&[
            (x, y),
            (x + swing * 0.6, (y + foot) * 0.5),
            (x + swing, foot),
        ]);
        h.form(
            &ribbon(&middle, wide * 1.35 * f.size(), wide * 0.85 * f.size()),
            tone,
        );
        h.form(
            &f.oblong(x + swing - wide * 0.55, foot - 0.045, wide * 1.15, 0.05),
            hoof,
        );
    }
}

fn eye(h: &mut Hand, f: &Frame, x: f32, y: f32) {
    h.dark_dot(f.at(x, y), (f.size() * 0.018).clamp(1.1, 7.0));
}

/// A horse, with its colour if it matters.
pub fn horse(h: &mut Hand, f: Frame, coat: Option<Rgb>) {
    let colour = coat.unwrap_or_else(|| {
        h.any(&[
            Hue::Brown,
            Hue::Ochre,
            Hue::Umber,
            Hue::White,
            Hue::Orange,
            Hue::Grey,
            Hue::Black,
        ])
    });
    let mane = if colour == h.hue(Hue::Black) {
        h.hue(Hue::Grey)
    } else {
        h.any(&[Hue::Umber, Hue::Black, Hue::Lemon])
    };
    let hoof = h.hue(Hue::Black);
    let w = (f.size() * 0.035).clamp(1.6, 9.0);
    for k in 0..6 {
        let t = k as f32 * 0.02;
        h.line(
            &f.curve(&[
                (-0.46 + t * 0.2, -0.6),
                (-0.6 - t, -0.5),
                (-0.64 + t, -0.2 + t),
            ]),
            mane,
            w,
        );
    }
    legs(
        h,
        &f,
        [-33, -42, -40, -44, 30, -42, 22, -40],
        0.0,
        0.075,
        colour,
        hoof,
    );
    let body = f.soft([
        -44, -62, -22, -68, 6, -63, 22, -70, 36, -90, 46, -99, 55, -93, 70, -78, 69, -71, 60, -70,
        50, -73, 44, -60, 37, -43, 15, -34, -15, -35, -38, -38, -49, -50,
    ]);
    h.solid(&body, colour);
    h.form(&f.corners([41, -95, 43, -107, 50, -97]), colour);
    for k in 0..8 {
        let t = k as f32 / 7.0;
        let (x, y) = (0.42 - 0.2 * t, -0.99 + 0.3 * t);
        h.line(
            &f.curve(&[(x, y), (x - 0.07, y + 0.03), (x - 0.1, y + 0.12)]),
            mane,
            w,
        );
    }
    eye(h, &f, 0.53, -0.87);
    h.dark_dot(f.at(0.66, -0.75), (f.size() * 0.01).max(0.8));
}

fn camel(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Ochre, Hue::Brown, Hue::Orange, Hue::Ochre]);
    let fur = darker(colour, 0.4);
    legs(
        h,
        &f,
        [-36, -42, -42, -44, 20, -42, 12, -40],
        0.0,
        0.07,
        colour,
        fur,
    );
    let body = f.soft([
        -50, -58, -40, -68, -33, -92, -24, -96, -14, -68, -4, -66, 3, -92, 12, -97, 22, -68, 34,
        -52, 43, -60, 46, -85, 50, -97, 60, -98, 74, -90, 74, -84, 60, -83, 57, -60, 45, -40, 25,
        -36, -20, -36, -45, -40,
    ]);
    h.solid(&body, colour);
    let w = (f.size() * 0.03).clamp(1.6, 8.0);
    for (x, y) in [
        (-0.3, -0.93),
        (-0.25, -0.95),
        (-0.2, -0.9),
        (0.06, -0.93),
        (0.11, -0.95),
        (0.16, -0.9),
        (0.5, -0.97),
        (0.46, -0.62),
        (0.5, -0.55),
    ] {
        h.line(
            &f.curve(&[(x, y), (x + 0.01, y + 0.06), (x - 0.01, y + 0.11)]),
            fur,
            w,
        );
    }
    h.line(&f.curve([-50, -56, -56, -45, -54, -33]), fur, w);
    if h.rng.chance(0.7) {
        let cloth = h.gay();
        h.form(
            &f.soft([-17, -70, -5, -67, 4, -71, 6, -45, -6, -42, -18, -45]),
            cloth,
        );
        let trim = h.any(&[Hue::Yellow, Hue::White]);
        h.paint_line(&f.line([-17, -50, 5, -50]), trim, w * 0.7);
    }
    eye(h, &f, 0.58, -0.92);
    h.draw(&f.line([74, -86, 66, -86]), pen(h, &f));
}

fn sheep(h: &mut Hand, f: Frame) {
    let face = h.any(&[Hue::Black, Hue::Umber, Hue::Peach]);
    let wool = h.any(&[Hue::White, Hue::White, Hue::Silver]);
    let dark = h.hue(Hue::Black);
    legs(
        h,
        &f,
        [-28, -35, -36, -35, 26, -35, 18, -35],
        0.0,
        0.07,
        face,
        dark,
    );
    let corners: Vec<_> = (0..11)
        .map(|k| {
            let (s, c) = turn(k as f32 / 11.0);
            f.at(c * 0.48, -0.56 + s * 0.3)
        })
        .collect();
    h.form(&scalloped(&corners, 0.45, true), wool);
    let p = pen(h, &f);
    for _ in 0..6 {
        let (x, y) = (h.rng.signed() * 0.34, -0.56 + h.rng.signed() * 0.17);
        h.draw(&f.arc(x, y, 0.06, 0.05, 0.4, 1.1, false), p * 0.8);
    }
    h.form(&f.soft([44, -82, 62, -84, 74, -66, 66, -54, 50, -60]), face);
    h.form(&f.soft([48, -80, 36, -82, 40, -72]), face);
    if face == dark {
        let white = h.hue(Hue::White);
        h.spark(f.at(0.6, -0.73), (f.size() * 0.025).max(1.2), white);
    } else {
        eye(h, &f, 0.6, -0.73);
    }
}

fn goat(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::White, Hue::Grey, Hue::Brown, Hue::Ochre]);
    let dark = h.hue(Hue::Umber);
    legs(
        h,
        &f,
        [-30, -40, -36, -40, 28, -40, 20, -40],
        0.0,
        0.06,
        colour,
        dark,
    );
    h.solid(
        &f.soft([
            -45, -64, 0, -66, 24, -68, 36, -86, 46, -92, 66, -76, 62, -70, 48, -72, 42, -56, 34,
            -40, 0, -34, -40, -38,
        ]),
        colour,
    );
    let w = (f.size() * 0.03).clamp(1.6, 8.0);
    h.line(&f.curve([44, -92, 36, -106, 22, -110]), dark, w * 1.3);
    h.line(&f.curve([58, -68, 58, -60, 60, -54]), dark, w);
    h.line(&f.curve([-45, -62, -55, -72]), dark, w);
    eye(h, &f, 0.52, -0.82);
}

fn yak(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Umber, Hue::Black, Hue::Brown]);
    let fur = lighter(colour, 0.25);
    let dark = h.hue(Hue::Black);
    legs(
        h,
        &f,
        [-34, -25, -42, -25, 30, -25, 22, -25],
        0.0,
        0.09,
        colour,
        dark,
    );
    h.solid(
        &f.soft([
            -58, -60, -40, -78, 0, -76, 22, -90, 42, -82, 62, -76, 74, -54, 66, -44, 50, -42, 36,
            -20, 0, -14, -40, -16, -58, -30,
        ]),
        colour,
    );
    let w = (f.size() * 0.022).clamp(1.4, 6.0);
    for k in 0..16 {
        let x = -0.52 + 0.06 * k as f32;
        h.paint_line(
            &f.curve(&[(x, -0.34), (x - 0.02, -0.24), (x + 0.01, -0.13)]),
            fur,
            w,
        );
    }
    let horn = h.any(&[Hue::Silver, Hue::Lemon, Hue::White]);
    for side in [0.0, 0.12] {
        h.line(
            &f.curve(&[
                (0.5 + side, -0.8),
                (0.46 + side, -0.96),
                (0.56 + side, -1.05),
            ]),
            horn,
            w * 2.0,
        );
    }
    let white = h.hue(Hue::White);
    h.spark(f.at(0.6, -0.62), (f.size() * 0.022).max(1.2), white);
    h.form(&f.soft([64, -54, 76, -54, 74, -44, 64, -44]), fur);
}

fn deer(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Ochre, Hue::Brown, Hue::Orange]);
    let dark = h.hue(Hue::Umber);
    legs(
        h,
        &f,
        [-27, -40, -33, -40, 22, -40, 15, -40],
        0.0,
        0.05,
        colour,
        dark,
    );
    h.solid(
        &f.soft([
            -40, -60, 0, -60, 17, -64, 26, -84, 32, -94, 42, -92, 55, -82, 53, -76, 40, -77, 37,
            -60, 27, -40, 0, -36, -36, -40,
        ]),
        colour,
    );
    h.form(&f.soft([30, -92, 19, -98, 24, -88]), colour);
    let white = h.hue(Hue::White);
    for _ in 0..9 {
        let (x, y) = (h.rng.range(-0.32, 0.15), h.rng.range(-0.57, -0.46));
        h.spark(f.at(x, y), (f.size() * 0.014).max(1.2), white);
    }
    let w = (f.size() * 0.022).clamp(1.4, 7.0);
    for lean in [-0.08, 0.06] {
        h.line(
            &f.curve(&[
                (0.35, -0.94),
                (0.33 + lean, -1.1),
                (0.4 + lean * 2.0, -1.25),
            ]),
            dark,
            w,
        );
        h.line(
            &f.line(&[(0.335 + lean, -1.1), (0.42 + lean, -1.14)]),
            dark,
            w,
        );
    }
    eye(h, &f, 0.41, -0.86);
    h.dark_dot(f.at(0.54, -0.8), (f.size() * 0.016).max(1.0));
}

fn panda(h: &mut Hand, f: Frame) {
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

fn tiger(h: &mut Hand, f: Frame) {
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

fn bear(h: &mut Hand, f: Frame) {
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

fn rabbit(h: &mut Hand, f: Frame) {
    let white = h.any(&[Hue::White, Hue::White, Hue::Grey, Hue::Peach]);
    let pink = h.hue(Hue::Pink);
    for side in [-1.0, 1.0] {
        h.form(
            &f.soft(&[
                (side * 0.08, -0.66),
                (side * 0.04, -0.95),
                (side * 0.13, -1.06),
                (side * 0.2, -0.92),
                (side * 0.18, -0.66),
            ]),
            white,
        );
        h.line(
            &f.curve(&[(side * 0.12, -0.7), (side * 0.12, -0.95)]),
            pink,
            (f.size() * 0.04).max(1.5),
        );
    }
    h.form(
        &f.soft([-28, 0, -30, -24, -16, -40, 16, -40, 30, -24, 28, 0, 0, 3]),
        white,
    );
    h.form(&f.round(0.0, -0.54, 0.22, 0.18), white);
    for side in [-1.0, 1.0] {
        eye(h, &f, side * 0.09, -0.57);
        h.form(&f.round(side * 0.14, 0.0, 0.1, 0.05), white);
    }
    h.spark(f.at(0.0, -0.51), (f.size() * 0.02).max(1.2), pink);
    h.draw(&f.curve([-5, -46, 0, -49, 5, -46]), pen(h, &f));
}

fn cat(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Orange, Hue::Grey, Hue::White, Hue::Black, Hue::Ochre]);
    let tail = f.curve([25, -8, 50, -10, 52, -40, 42, -55]);
    h.form(&ribbon(&tail, 0.09 * f.size(), 0.06 * f.size()), colour);
    h.solid(
        &f.soft([-28, 0, -26, -35, -12, -58, 12, -58, 26, -35, 30, 0, 0, 2]),
        colour,
    );
    for side in [-1.0, 1.0] {
        h.form(
            &f.corners(&[
                (side * 0.24, -0.78),
                (side * 0.22, -1.02),
                (side * 0.06, -0.9),
            ]),
            colour,
        );
    }
    h.form(
        &f.soft([-27, -72, -16, -92, 16, -92, 27, -72, 16, -56, -16, -56]),
        colour,
    );
    let eyes = if colour == h.hue(Hue::Black) {
        h.hue(Hue::Yellow)
    } else {
        h.hue(Hue::Black)
    };
    let pink = h.hue(Hue::Pink);
    for side in [-1.0, 1.0] {
        h.spark(f.at(side * 0.1, -0.75), (f.size() * 0.03).max(1.2), eyes);
        for y in [-0.66, -0.62] {
            h.draw(
                &f.line(&[(side * 0.08, -0.65), (side * 0.34, y - 0.02)]),
                pen(h, &f) * 0.7,
            );
        }
    }
    h.spark(f.at(0.0, -0.68), (f.size() * 0.022).max(1.0), pink);
}

fn dog(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Ochre, Hue::Brown, Hue::White, Hue::Orange]);
    let dark = h.hue(Hue::Umber);
    let tail = f.curve([-40, -55, -58, -72, -46, -84, -40, -70]);
    h.form(&ribbon(&tail, 0.1 * f.size(), 0.05 * f.size()), colour);
    legs(
        h,
        &f,
        [-26, -30, -34, -30, 22, -30, 14, -30],
        0.0,
        0.08,
        colour,
        dark,
    );
    h.solid(
        &f.soft([
            -42, -56, 0, -58, 22, -66, 26, -90, 40, -98, 56, -88, 72, -78, 68, -66, 50, -64, 38,
            -40, 20, -26, -30, -28, -46, -40,
        ]),
        colour,
    );
    h.form(&f.soft([27, -92, 16, -82, 20, -62, 32, -74]), dark);
    eye(h, &f, 0.46, -0.84);
    h.dark_dot(f.at(0.7, -0.76), (f.size() * 0.032).max(1.2));
}

fn crane(h: &mut Hand, f: Frame) {
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

fn seal(h: &mut Hand, f: Frame) {
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

fn eagle(h: &mut Hand, f: Frame) {
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
fn carp(h: &mut Hand, f: Frame) {
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
