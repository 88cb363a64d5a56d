//! Animals of the herd, and deer.

use super::super::super::{
    geometry::{Frame, scalloped, turn},
    hand::Hand,
    palette::{Hue, darker, lighter},
    paper::Rgb,
};
use super::{eye, legs, pen};

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

pub(super) fn camel(h: &mut Hand, f: Frame) {
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

pub(super) fn sheep(h: &mut Hand, f: Frame) {
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

pub(super) fn goat(h: &mut Hand, f: Frame) {
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

pub(super) fn yak(h: &mut Hand, f: Frame) {
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

pub(super) fn deer(h: &mut Hand, f: Frame) {
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
