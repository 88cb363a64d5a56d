//! Each dress from the shoulders down to its hem.

use super::super::{
    super::{
        geometry::{Frame, turn},
        hand::Hand,
        palette::{Hue, darker, lighter},
        paper::Rgb,
    },
    people::{Build, Person},
};

/// A robe from the shoulders to `hem`, flaring to `flare` times the shoulders.
fn robe(h: &mut Hand, f: &Frame, b: &Build, hem: f32, flare: f32, colour: Rgb) {
    let (s, w) = (b.shoulder, b.half);
    let waist = b.hip * 1.25;
    let path = f.soft(&[
        (-w * 0.45, s - 0.005),
        (w * 0.45, s - 0.005),
        (w, s + 0.03),
        (w * 0.92, waist),
        (w * flare * 0.9, hem * 0.6 + waist * 0.4),
        (w * flare, hem),
        (0.0, hem + 0.015),
        (-w * flare, hem),
        (-w * flare * 0.9, hem * 0.6 + waist * 0.4),
        (-w * 0.92, waist),
        (-w, s + 0.03),
    ]);
    h.solid(&path, colour);
}

pub(super) fn deel(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    robe(h, f, b, -0.13, 1.5, who.cloth);
    let (s, w) = (b.shoulder, b.half);
    let waist = b.hip * 1.2;
    let pen = (f.size() * 0.016).clamp(1.5, 6.0);
    let gold = if who.trim == who.cloth {
        h.hue(Hue::Yellow)
    } else {
        who.trim
    };
    h.paint_line(
        &f.curve(&[
            (0.0, s),
            (w * 0.35, s + 0.08),
            (w * 0.85, s + 0.1),
            (w * 0.9, waist),
        ]),
        gold,
        pen,
    );
    h.paint_line(
        &f.curve(&[(-w * 1.4, -0.15), (0.0, -0.135), (w * 1.4, -0.15)]),
        gold,
        pen,
    );
    h.form(
        &f.corners(&[
            (-w * 0.98, waist - 0.03),
            (w * 0.98, waist - 0.03),
            (w, waist + 0.03),
            (-w, waist + 0.03),
        ]),
        gold,
    );
    if f.size() > 150.0 {
        pattern(h, f, (0.0, waist * 0.62), w * 0.7, gold);
    }
}

pub(super) fn hanbok(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (s, w) = (b.shoulder, b.half);
    let chest = s + (b.hip - s) * 0.42;
    if who.girl {
        let skirt = f.soft(&[
            (-w * 0.85, chest),
            (w * 0.85, chest),
            (w * 1.9, b.hip * 0.7),
            (w * 2.3, -0.07),
            (0.0, -0.035),
            (-w * 2.3, -0.07),
            (-w * 1.9, b.hip * 0.7),
        ]);
        h.solid(&skirt, who.cloth);
        let fold = darker(who.cloth, 0.35);
        for x in [-0.9, -0.3, 0.35, 0.95] {
            h.line(
                &f.curve(&[
                    (x * w * 0.6, chest + 0.05),
                    (x * w * 1.4, b.hip * 0.5),
                    (x * w * 1.8, -0.08),
                ]),
                fold,
                (f.size() * 0.007).clamp(0.8, 3.0),
            );
        }
    } else {
        robe(h, f, b, b.hip * 0.75, 1.1, who.cloth);
    }
    let top = lighter(who.trim, 0.25);
    h.form(
        &f.corners(&[
            (-w * 0.4, s - 0.005),
            (w * 0.4, s - 0.005),
            (w * 1.02, s + 0.03),
            (w * 0.95, chest + 0.015),
            (-w * 0.95, chest + 0.015),
            (-w * 1.02, s + 0.03),
        ]),
        top,
    );
    let pen = (f.size() * 0.018).clamp(1.5, 6.0);
    let white = h.hue(Hue::White);
    h.paint_line(
        &f.line(&[(-w * 0.35, s), (0.05 * w, s + 0.07), (w * 0.35, s)]),
        white,
        pen,
    );
    let bow = h.any(&[Hue::Red, Hue::Rose, Hue::Violet]);
    let x = w * 0.08;
    h.paint_line(
        &f.curve(&[
            (x, s + 0.07),
            (x + 0.01, chest + 0.06),
            (x - 0.01, chest + 0.14),
        ]),
        bow,
        pen * 1.25,
    );
    h.paint_line(
        &f.curve(&[
            (x, s + 0.07),
            (x + 0.045, chest + 0.05),
            (x + 0.04, chest + 0.11),
        ]),
        bow,
        pen * 1.25,
    );
}

pub(super) fn kimono(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    robe(h, f, b, -0.05, 1.18, who.cloth);
    let (s, w) = (b.shoulder, b.half);
    if f.size() > 70.0 {
        let dots = lighter(who.trim, 0.3);
        for _ in 0..14 {
            let (x, y) = (h.rng.signed() * w * 0.85, h.rng.range(s + 0.1, -0.1));
            h.spark(f.at(x, y), f.size() * 0.014, dots);
        }
    }
    let pen = (f.size() * 0.02).clamp(1.5, 7.0);
    let white = h.hue(Hue::White);
    h.paint_line(
        &f.line(&[(-w * 0.5, s), (w * 0.2, b.hip * 1.36), (w * 0.25, -0.06)]),
        white,
        pen,
    );
    h.paint_line(&f.line(&[(w * 0.5, s), (0.0, s + 0.12)]), white, pen);
    let waist = b.hip * 1.32;
    h.form(
        &f.corners(&[
            (-w * 0.97, waist - 0.05),
            (w * 0.97, waist - 0.05),
            (w * 0.97, waist + 0.055),
            (-w * 0.97, waist + 0.055),
        ]),
        who.trim,
    );
    let cord = lighter(who.trim, 0.55);
    h.paint_line(
        &f.line(&[(-w * 0.95, waist), (w * 0.95, waist)]),
        cord,
        pen * 0.7,
    );
}

pub(super) fn tang(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (s, w) = (b.shoulder, b.half);
    let hem = if who.girl { -0.14 } else { b.hip * 0.8 };
    robe(h, f, b, hem, if who.girl { 1.35 } else { 1.12 }, who.cloth);
    let pen = (f.size() * 0.015).clamp(1.2, 5.0);
    let gold = h.any(&[Hue::Yellow, Hue::Lemon]);
    h.paint_line(
        &f.line(&[(0.0, s + 0.01), (0.0, hem - 0.02)]),
        gold,
        pen * 0.6,
    );
    for k in 0..4 {
        let y = s + 0.06 + (b.hip * 0.85 - s - 0.06) * k as f32 / 4.0;
        h.paint_line(&f.line(&[(-w * 0.26, y), (w * 0.26, y)]), gold, pen);
    }
    h.paint_line(
        &f.curve(&[
            (-w * 0.42, s + 0.012),
            (0.0, s + 0.02),
            (w * 0.42, s + 0.012),
        ]),
        gold,
        pen * 1.6,
    );
    h.paint_line(
        &f.curve(&[(-w, hem), (0.0, hem + 0.012), (w, hem)]),
        gold,
        pen,
    );
}

pub(super) fn sarafan(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (s, w) = (b.shoulder, b.half);
    let pen = (f.size() * 0.018).clamp(1.5, 6.0);
    if !who.girl {
        robe(h, f, b, b.hip * 0.62, 1.15, who.cloth);
        h.paint_line(
            &f.line(&[(-w * 0.9, b.hip * 1.15), (w * 0.9, b.hip * 1.15)]),
            who.trim,
            pen * 1.6,
        );
        h.paint_line(
            &f.line(&[(0.25 * w, s), (0.25 * w, s + 0.14)]),
            who.trim,
            pen,
        );
        return;
    }
    let white = h.hue(Hue::White);
    h.form(
        &f.corners(&[
            (-w * 0.45, s - 0.005),
            (w * 0.45, s - 0.005),
            (w, s + 0.03),
            (w * 0.9, s + 0.16),
            (-w * 0.9, s + 0.16),
            (-w, s + 0.03),
        ]),
        white,
    );
    let dress = f.soft(&[
        (-w * 0.62, s + 0.05),
        (0.0, s + 0.085),
        (w * 0.62, s + 0.05),
        (w * 0.95, b.hip * 1.2),
        (w * 1.7, -0.1),
        (0.0, -0.07),
        (-w * 1.7, -0.1),
        (-w * 0.95, b.hip * 1.2),
    ]);
    h.solid(&dress, who.cloth);
    let gold = h.any(&[Hue::Yellow, Hue::White]);
    h.paint_line(&f.line(&[(0.0, s + 0.09), (0.0, -0.08)]), gold, pen * 1.2);
    h.paint_line(
        &f.curve(&[(-w * 1.6, -0.13), (0.0, -0.1), (w * 1.6, -0.13)]),
        gold,
        pen * 1.2,
    );
    for k in 0..5 {
        h.spark(
            f.at(0.0, s + 0.15 + 0.12 * k as f32),
            f.size() * 0.012,
            who.trim,
        );
    }
}

pub(super) fn coat(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    robe(h, f, b, -0.2, 1.35, who.cloth);
    let (s, w) = (b.shoulder, b.half);
    let fur = h.any(&[Hue::White, Hue::Ochre, Hue::Brown]);
    let pen = (f.size() * 0.04).clamp(2.0, 12.0);
    h.paint_line(
        &f.curve(&[(-w * 1.3, -0.2), (0.0, -0.185), (w * 1.3, -0.2)]),
        fur,
        pen,
    );
    h.paint_line(&f.line(&[(0.0, s + 0.06), (0.0, -0.2)]), fur, pen * 0.6);
    h.paint_line(
        &f.curve(&[(-w * 0.7, s + 0.02), (0.0, s + 0.05), (w * 0.7, s + 0.02)]),
        who.trim,
        pen,
    );
}

pub(super) fn tee(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (s, w) = (b.shoulder, b.half);
    if who.girl {
        let skirt = f.corners(&[
            (-w * 0.85, b.hip * 1.25),
            (w * 0.85, b.hip * 1.25),
            (w * 1.5, b.hip * 0.55),
            (-w * 1.5, b.hip * 0.55),
        ]);
        h.solid(&skirt, who.trim);
    }
    h.solid(
        &f.corners(&[
            (-w * 0.4, s - 0.005),
            (w * 0.4, s - 0.005),
            (w, s + 0.025),
            (w * 0.9, b.hip * 1.0),
            (-w * 0.9, b.hip * 1.0),
            (-w, s + 0.025),
        ]),
        who.cloth,
    );
    match h.rng.below(3) {
        0 => {
            let pen = (f.size() * 0.022).clamp(1.5, 8.0);
            for k in 0..3 {
                let y = s + 0.08 + 0.075 * k as f32;
                h.paint_line(
                    &f.line(&[(-w * 0.88, y), (w * 0.88, y)]),
                    lighter(who.trim, 0.3),
                    pen,
                );
            }
        }
        1 => {
            let strap = darker(who.trim, 0.35);
            let pen = (f.size() * 0.024).clamp(1.5, 8.0);
            for side in [-0.55, 0.55] {
                h.paint_line(
                    &f.curve(&[
                        (side * w, s),
                        (side * w * 1.1, s + 0.1),
                        (side * w * 1.2, s + 0.22),
                    ]),
                    strap,
                    pen,
                );
            }
        }
        _ => h.spark(f.at(0.0, (s + b.hip) * 0.52), f.size() * 0.028, who.trim),
    }
}

/// A small ornament of dots around a point of the frame.
fn pattern(h: &mut Hand, f: &Frame, (x, y): (f32, f32), reach: f32, colour: Rgb) {
    let size = f.size();
    h.spark(f.at(x, y), size * 0.018, colour);
    for k in 0..6 {
        let (s, c) = turn(k as f32 / 6.0);
        h.spark(
            f.at(x + c * reach * 0.55, y + s * reach * 0.55),
            size * 0.011,
            colour,
        );
    }
}
