//! Animals of the house.

use super::super::super::{
    geometry::{Frame, ribbon},
    hand::Hand,
    palette::Hue,
};
use super::{eye, legs, pen};

pub(super) fn rabbit(h: &mut Hand, f: Frame) {
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

pub(super) fn cat(h: &mut Hand, f: Frame) {
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

pub(super) fn dog(h: &mut Hand, f: Frame) {
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
