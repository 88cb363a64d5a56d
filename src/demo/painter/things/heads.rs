//! Heads: faces and hair. All shapes are in a frame whose origin is the middle of the head and whose size is its height.

use super::{
    super::{
        geometry::Frame,
        hand::Hand,
        palette::{Hue, darker, lighter},
    },
    hats,
    people::{Hair, Person},
};

/// Hair that falls behind the shoulders; drawn before the body.
pub fn behind(h: &mut Hand, g: &Frame, who: &Person) {
    match who.hair {
        Hair::Long => {
            let long = h.rng.range(0.9, 1.4);
            h.form(
                &g.soft([-50, -20, 0, -58, 50, -20, 58, 30, -58, 30]),
                who.mane,
            );
            h.form(
                &g.stretched(1.0, long)
                    .soft([-50, 0, 50, 0, 60, 66, 42, 96, -42, 96, -60, 66]),
                who.mane,
            );
        }
        Hair::Bob => h.form(
            &g.soft([-52, -20, 0, -58, 52, -20, 62, 36, 40, 50, -40, 50, -62, 36]),
            who.mane,
        ),
        Hair::Tail => h.form(&g.soft([30, -45, 75, -50, 85, 20, 65, 60, 55, 0]), who.mane),
        _ => {}
    }
}

/// Head, face, hair and hat.
pub fn head(h: &mut Hand, g: &Frame, who: &Person) {
    h.form(&g.oblong(-0.09, 0.38, 0.18, 0.22), who.skin);
    if matches!(who.hair, Hair::Short | Hair::Plaits | Hair::Buns) {
        for side in [false, true] {
            let ear = g.mirrored(side);
            h.form(&ear.round(0.43, 0.04, 0.07, 0.1), who.skin);
        }
    }
    let wide = g.stretched(h.about(0.08), 1.0);
    let skull = if who.chin {
        wide.soft([
            0, -50, 34, -36, 43, -4, 36, 24, 16, 47, 0, 51, -16, 47, -36, 24, -43, -4, -34, -36,
        ])
    } else {
        wide.soft([
            0, -50, 34, -35, 44, 2, 34, 34, 0, 50, -34, 34, -44, 2, -34, -35,
        ])
    };
    h.form(&skull, who.skin);
    face(h, g, who);
    hair(h, g, who);
    if who.hat {
        hats::hat(h, g, who);
    }
}

fn hair(h: &mut Hand, g: &Frame, who: &Person) {
    let fringe = h.rng.range(0.5, 1.6);
    let part = h.rng.range(-0.3, 0.3);
    let low = |y: f32| -0.1 - 0.12 * y * fringe;
    let cap = match h.rng.below(3) {
        // A straight fringe, a parting, or locks.
        0 => g.soft(&[
            (-0.47, 0.06),
            (-0.49, -0.24),
            (-0.27, -0.53),
            (0.0, -0.59),
            (0.27, -0.53),
            (0.49, -0.24),
            (0.47, 0.06),
            (0.39, low(0.3)),
            (0.0, low(0.6)),
            (-0.39, low(0.3)),
        ]),
        1 => g.soft(&[
            (-0.48, 0.1),
            (-0.49, -0.24),
            (-0.27, -0.53),
            (0.0, -0.59),
            (0.27, -0.53),
            (0.49, -0.24),
            (0.48, 0.1),
            (0.38, low(0.2)),
            (part, low(2.0)),
            (-0.38, low(0.2)),
        ]),
        _ => g.corners(&[
            (-0.47, 0.06),
            (-0.5, -0.22),
            (-0.36, -0.47),
            (-0.12, -0.58),
            (0.12, -0.58),
            (0.36, -0.47),
            (0.5, -0.22),
            (0.47, 0.06),
            (0.36, low(1.0)),
            (0.26, low(0.2)),
            (0.1, low(1.2)),
            (-0.04, low(0.3)),
            (-0.18, low(1.3)),
            (-0.3, low(0.3)),
        ]),
    };
    h.form(&cap, who.mane);
    let size = g.size();
    if size > 60.0 {
        let shine = if super::super::palette::brightness(who.mane) < 90.0 {
            lighter(who.mane, 0.3)
        } else {
            darker(who.mane, 0.3)
        };
        for k in 0..4 {
            let x = -0.3 + 0.2 * k as f32;
            h.line(
                &g.curve(&[(x * 0.6, -0.54), (x * 0.95, -0.47), (x * 1.1, -0.38)]),
                shine,
                (size * 0.02).clamp(1.0, 4.0),
            );
        }
    }
    for side in [false, true] {
        let s = g.mirrored(side);
        match who.hair {
            Hair::Plaits => {
                for k in 0..4 {
                    h.form(
                        &s.round(0.5 + 0.03 * k as f32, 0.18 + 0.2 * k as f32, 0.1, 0.12),
                        who.mane,
                    );
                }
                h.form(&s.corners([60, 90, 50, 104, 72, 104]), who.trim);
            }
            Hair::Buns => {
                h.form(&s.round(0.36, -0.55, 0.17, 0.16), who.mane);
                h.spark(s.at(0.3, -0.42), 0.06 * size, who.trim);
            }
            _ => {}
        }
    }
}

/// Eyes, nose, mouth and cheeks, or a mask.
pub fn face(h: &mut Hand, g: &Frame, who: &Person) {
    let size = g.size();
    let pen = (size * 0.045)
        .clamp(0.9, h.habits.line.max(2.0))
        .min(size * 0.06);
    let eye = 0.2 * h.about(0.1);
    let blush = h.any(&[Hue::Pink, Hue::Pink, Hue::Orange, Hue::Rose]);
    if size > 26.0 && h.habits.cheeks {
        for side in [-1.0, 1.0] {
            let cheek = g.round(side * 0.28, 0.17, 0.085, 0.065);
            h.fill(&cheek, lighter(blush, 0.3));
        }
    }
    for side in [false, true] {
        eye_of(h, &g.mirrored(side), eye, pen);
    }
    if who.masked {
        let colour = h.any(&[Hue::White, Hue::Sky]);
        for side in [-0.26, 0.26] {
            h.draw(&g.line(&[(side, 0.16), (side * 1.7, 0.04)]), pen * 0.7);
        }
        h.form(
            &g.corners([-26, 13, 0, 10, 26, 13, 20, 40, 0, 46, -20, 40]),
            colour,
        );
        return;
    }
    if size > 36.0 && h.habits.eyes != 1 {
        match h.rng.below(3) {
            0 => h.draw(&g.curve([0, 5, 4, 13, -2, 16]), pen * 0.8),
            1 => h.draw(&g.curve([-4, 14, 0, 17, 4, 14]), pen * 0.8),
            _ => h.dark_dot(g.at(0.0, 0.14), (size * 0.012).max(0.8)),
        }
    }
    let lips = h.any(&[Hue::Red, Hue::Rose, Hue::Red]);
    match h.rng.below(4) {
        0 if size > 40.0 => h.form(
            &g.soft([-14, 25, 0, 28, 14, 25, 8, 36, 0, 40, -8, 36]),
            lips,
        ),
        1 => h.draw(&g.curve([-14, 26, 0, 35, 14, 26]), pen),
        2 if size > 60.0 => {
            h.form(&g.soft([-9, 29, -4, 26, 0, 28, 4, 26, 9, 29, 0, 34]), lips);
        }
        _ => h.line(&g.curve([-13, 27, 0, 35, 13, 27]), lips, pen * 1.25),
    }
}

fn eye_of(h: &mut Hand, s: &Frame, eye: f32, pen: f32) {
    let size = s.size();
    match h.habits.eyes {
        1 => h.draw(
            &s.curve(&[(eye - 0.09, 0.05), (eye, -0.03), (eye + 0.09, 0.05)]),
            pen,
        ),
        2 if size > 40.0 => {
            let white = h.hue(Hue::White);
            h.form(&s.round(eye, 0.0, 0.09, 0.115), white);
            let iris = h.habits.iris;
            h.spark(s.at(eye, 0.02), size * 0.068, iris);
            let dark = h.hue(Hue::Black);
            h.spark(s.at(eye, 0.02), size * 0.042, dark);
            h.spark(s.at(eye - 0.025, -0.025), size * 0.022, white);
            h.draw(
                &s.curve(&[(eye - 0.09, -0.08), (eye, -0.13), (eye + 0.12, -0.06)]),
                pen * 1.2,
            );
            for k in 0..2 {
                let x = eye + 0.07 + 0.04 * k as f32;
                h.draw(&s.line(&[(x, -0.1), (x + 0.05, -0.15)]), pen * 0.8);
            }
        }
        3 => {
            h.draw(
                &s.curve(&[(eye - 0.1, 0.02), (eye, -0.06), (eye + 0.1, 0.0)]),
                pen,
            );
            h.dark_dot(s.at(eye, 0.01), (size * 0.045).max(1.0));
        }
        _ => h.dark_dot(s.at(eye, 0.02), (size * 0.046).max(1.0)),
    }
    if size > 46.0 && h.habits.young < 0.75 {
        h.draw(
            &s.curve(&[(eye - 0.09, -0.17), (eye, -0.21), (eye + 0.1, -0.18)]),
            pen * 0.8,
        );
    }
}
