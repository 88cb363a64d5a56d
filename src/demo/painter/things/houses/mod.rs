//! Buildings: yurts, houses and the landmarks that everybody draws.

mod city;
mod domes;
mod east;

use super::super::{
    geometry::Frame,
    hand::Hand,
    palette::{Hue, darker},
};

pub use city::{great_wall, skyline, tower};
pub use domes::domes;
pub use east::{castle, hall, pagoda, round_temple, torii};

fn pen(h: &Hand, f: &Frame) -> f32 {
    (f.size() * 0.02).clamp(1.2, h.habits.line.max(2.5))
}

/// A yurt, 1 high and about 1.9 wide.
pub fn yurt(h: &mut Hand, f: Frame) {
    let white = h.any(&[Hue::White, Hue::White, Hue::Silver, Hue::Peach]);
    let band = h.any(&[Hue::Blue, Hue::Red, Hue::Orange, Hue::Brown]);
    let roof = h.any(&[Hue::White, Hue::White, Hue::Silver, Hue::Blue, Hue::Red]);
    h.solid(
        &f.soft([
            -88, 0, -90, -30, -84, -50, 0, -54, 84, -50, 90, -30, 88, 0, 0, 4,
        ]),
        white,
    );
    h.solid(
        &f.soft([
            -98, -48, -50, -78, -14, -94, 14, -94, 50, -78, 98, -48, 0, -44,
        ]),
        roof,
    );
    h.form(
        &f.soft([-17, -92, -10, -100, 10, -100, 17, -92, 0, -88]),
        band,
    );
    let p = pen(h, &f);
    for x in [-0.7, -0.35, 0.35, 0.7] {
        h.line(
            &f.curve(&[(x * 0.2, -0.92), (x * 0.75, -0.7), (x * 1.2, -0.48)]),
            band,
            p,
        );
    }
    h.line(&f.curve([-96, -46, 0, -41, 96, -46]), band, p * 2.2);
    h.line(&f.curve([-90, -18, 0, -14, 90, -18]), band, p * 1.2);
    if f.size() > 90.0 {
        let gold = h.any(&[Hue::Yellow, Hue::Red, Hue::Orange]);
        for k in 0..7 {
            let x = -0.75 + 0.25 * k as f32;
            if x.abs() > 0.2 {
                h.paint_line(
                    &f.curve(&[
                        (x - 0.08, -0.28),
                        (x, -0.36),
                        (x + 0.08, -0.28),
                        (x, -0.24),
                        (x - 0.05, -0.3),
                    ]),
                    gold,
                    p,
                );
            }
        }
    }
    let door = h.any(&[Hue::Red, Hue::Orange, Hue::Blue, Hue::Green, Hue::Brown]);
    h.form(&f.oblong(-0.17, -0.42, 0.34, 0.44), door);
    if f.size() > 60.0 {
        let light = h.hue(Hue::Yellow);
        h.paint_line(&f.line([0, -40, 0, 0]), light, p);
        h.paint_line(&f.oblong(-0.12, -0.36, 0.24, 0.32), light, p);
    }
    if h.rng.chance(0.5) {
        smoke(h, &f.within(0.05, -1.0, 0.8));
    }
}

/// Smoke rising from a point.
pub fn smoke(h: &mut Hand, f: &Frame) {
    let grey = h.any(&[Hue::Grey, Hue::Silver]);
    let w = (f.size() * 0.05).clamp(2.0, 6.0);
    h.line(
        &f.curve([0, 0, 10, -15, -6, -30, 12, -45, 0, -62, 15, -75]),
        grey,
        w,
    );
}

/// A family house with a pitched roof, or a log house with carved windows.
pub fn cottage(h: &mut Hand, f: Frame, logs: bool) {
    let wall = if logs {
        h.any(&[Hue::Ochre, Hue::Brown, Hue::Orange])
    } else {
        h.any(&[
            Hue::White,
            Hue::Yellow,
            Hue::Peach,
            Hue::Sky,
            Hue::Pink,
            Hue::Lemon,
        ])
    };
    let roof = h.any(&[
        Hue::Red,
        Hue::Brown,
        Hue::Blue,
        Hue::Green,
        Hue::Violet,
        Hue::Umber,
    ]);
    h.form(&f.oblong(0.22, -0.98, 0.13, 0.3), darker(wall, 0.3));
    smoke(h, &f.within(0.28, -1.0, 0.7));
    h.solid(&f.oblong(-0.5, -0.58, 1.0, 0.59), wall);
    let p = pen(h, &f);
    if logs {
        let line = darker(wall, 0.45);
        for k in 1..7 {
            let y = -0.58 + 0.083 * k as f32;
            h.line(&f.line(&[(-0.5, y), (0.5, y)]), line, p);
        }
    }
    h.solid(&f.corners([-62, -55, 0, -100, 62, -55]), roof);
    for x in [-0.3, 0.28] {
        window(h, &f.within(x, -0.22, 0.24), logs);
    }
    let door = h.any(&[Hue::Brown, Hue::Red, Hue::Blue, Hue::Green]);
    h.form(&f.oblong(-0.09, -0.36, 0.18, 0.37), door);
}

/// A window with its cross, perhaps with carved shutters.
pub fn window(h: &mut Hand, f: &Frame, carved: bool) {
    let glass = h.any(&[Hue::Sky, Hue::Lemon, Hue::Yellow, Hue::Sky]);
    if carved {
        let trim = h.any(&[Hue::White, Hue::Sky, Hue::Blue]);
        h.form(
            &f.corners([-52, 8, -52, -90, 0, -125, 52, -90, 52, 8]),
            trim,
        );
    }
    h.form(&f.oblong(-0.36, -0.86, 0.72, 0.84), glass);
    if f.size() > 22.0 {
        let p = pen(h, f).max(1.6);
        h.draw(&f.line([0, -86, 0, -2]), p);
        h.draw(&f.line([-36, -46, 36, -46]), p);
    }
}
