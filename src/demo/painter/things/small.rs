//! Small things that children add when there is still room: butterflies, dragonflies, petals, hearts, soap bubbles.

use super::super::{
    geometry::{Frame, pt},
    hand::Hand,
    palette::{Hue, lighter},
};

/// Adds a few of one kind where they may be.
pub fn scatter(h: &mut Hand) {
    let kind = h.rng.below(5);
    let n = h.rng.count(2, 6);
    for _ in 0..n {
        let (x, low) = (h.rng.range(0.05, 0.95), h.rng.range(0.5, 0.9));
        let lean = h.rng.bell() * 0.12;
        let near = h.rng.range(0.8, 1.3);
        match kind {
            0 => butterfly(h, h.frame(x, low, 34.0 * near).turned(lean)),
            1 => dragonfly(h, h.frame(x, low - 0.2, 44.0 * near).turned(lean + 0.2)),
            2 => heart(h, h.frame(x, low - 0.4, 24.0 * near).turned(lean)),
            3 => bubble(h, h.frame(x, low - 0.3, 26.0 * near)),
            _ => petals(h),
        }
    }
}

fn butterfly(h: &mut Hand, f: Frame) {
    let (wing, spot) = (h.gay(), h.gay());
    for side in [false, true] {
        let s = f.mirrored(side);
        h.form(&s.soft([4, -50, 30, -98, 66, -90, 58, -54, 10, -42]), wing);
        h.form(
            &s.soft([4, -42, 44, -40, 46, -12, 18, -6]),
            lighter(wing, 0.3),
        );
        h.spark(s.at(0.42, -0.74), f.size() * 0.07, spot);
        h.draw(&s.curve([1, -70, 8, -96, 18, -104]), 1.6);
    }
    let dark = h.hue(Hue::Umber);
    h.line(&f.line([0, -72, 0, -12]), dark, (f.size() * 0.09).max(2.0));
}

fn dragonfly(h: &mut Hand, f: Frame) {
    let body = h.any(&[Hue::Red, Hue::Teal, Hue::Orange, Hue::Blue]);
    let wing = lighter(h.hue(Hue::Sky), 0.45);
    for side in [false, true] {
        let s = f.mirrored(side);
        h.form(&s.soft([2, -66, 40, -84, 62, -76, 40, -62]), wing);
        h.form(&s.soft([2, -58, 38, -58, 56, -46, 34, -44]), wing);
    }
    h.line(&f.line([0, -72, 0, 0]), body, (f.size() * 0.07).max(2.0));
    h.dot(f.at(0.0, -0.78), f.size() * 0.075, body);
}

fn heart(h: &mut Hand, f: Frame) {
    let red = h.any(&[Hue::Red, Hue::Pink, Hue::Rose]);
    h.form(
        &f.soft([
            0, 0, -48, -44, -50, -82, -24, -98, 0, -76, 24, -98, 50, -82, 48, -44,
        ]),
        red,
    );
}

fn bubble(h: &mut Hand, f: Frame) {
    let rim = h.any(&[Hue::Sky, Hue::Pink, Hue::Lime, Hue::Violet]);
    let width = (f.size() * 0.06).max(1.6);
    h.paint_line(&f.round(0.0, -0.5, 0.5, 0.5), lighter(rim, 0.3), width);
    let white = h.hue(Hue::White);
    h.paint_line(
        &f.arc(0.0, -0.5, 0.34, 0.34, 0.55, 0.72, false),
        white,
        width,
    );
}

/// Petals on the wind, over the whole sheet.
pub fn petals(h: &mut Hand) {
    let pink = lighter(h.any(&[Hue::Pink, Hue::Rose, Hue::Orange]), 0.3);
    for _ in 0..h.rng.count(8, 16) {
        let at = pt(h.rng.unit() * h.wide, h.rng.unit() * h.high);
        let f = Frame::new(at, h.rng.range(8.0, 14.0)).turned(h.rng.unit());
        h.patch(
            &f.soft([0, 0, -34, -50, -12, -96, 0, -84, 12, -96, 34, -50]),
            pink,
        );
    }
}
