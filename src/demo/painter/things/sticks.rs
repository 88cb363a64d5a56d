//! People as the smallest draw them: a head, a triangle, and lines for arms and legs.

use super::{
    super::{
        geometry::{Frame, Pt},
        hand::Hand,
        palette::Hue,
    },
    heads,
    people::{Arm, Hair, Person},
    props,
};

/// Draws a person standing. Returns the page points of the two hands.
pub fn stand(h: &mut Hand, f: Frame, who: &Person) -> (Pt, Pt) {
    let f = f.turned(h.rng.bell() * 0.025).stretched(h.about(0.12), 1.0);
    let size = f.size();
    let head = h.rng.range(0.34, 0.44);
    let g = f.within(0.0, -1.0 + head * 0.5, head);
    let neck = -1.0 + head;
    let hem = -h.rng.range(0.16, 0.24);
    let limb = (size * 0.028).clamp(2.0, 9.0);
    let ink = if h.rng.chance(0.5) {
        who.skin
    } else {
        h.habits.dark
    };
    heads::behind(h, &g, who);
    for side in [-1.0, 1.0] {
        let x = side * 0.07;
        h.line(&f.line(&[(x, hem - 0.02), (x * 1.2, -0.02)]), ink, limb);
        let shoe = h.any(&[Hue::Black, Hue::Red, Hue::Brown, Hue::Blue]);
        h.form(&f.round(x * 1.2 + side * 0.03, -0.015, 0.055, 0.028), shoe);
    }
    let shoulder = neck + 0.06;
    let mut hands = [f.at(0.0, 0.0); 2];
    for (k, (side, pose)) in [(-1.0, who.left), (1.0, who.right)].into_iter().enumerate() {
        let (x, y) = match pose {
            Arm::Up => (side * 0.3, shoulder - 0.16),
            Arm::Down | Arm::Hip => (side * 0.24, shoulder + 0.2),
            Arm::Out => (side * 0.34, shoulder + 0.02),
            Arm::To(x, y) => (x, y),
        };
        h.line(&f.line(&[(side * 0.04, shoulder), (x, y)]), ink, limb);
        hands[k] = f.at(x, y);
        if let (Some(prop), true) = (who.prop, k == 1) {
            props::hold(h, &f.moved_to(hands[k]), prop);
        }
        for finger in -1..=1 {
            let spread = finger as f32 * 0.035;
            h.line(
                &f.line(&[(x, y), (x + side * 0.045, y + spread - 0.01)]),
                ink,
                limb * 0.6,
            );
        }
    }
    if who.girl {
        h.form(
            &f.corners(&[
                (-0.05, neck - 0.02),
                (0.05, neck - 0.02),
                (0.2, hem),
                (-0.2, hem),
            ]),
            who.cloth,
        );
        if size > 90.0 {
            for _ in 0..6 {
                let (x, y) = (
                    h.rng.bell() * 0.13,
                    h.rng.range(neck * 0.5 + hem * 0.5, hem - 0.03),
                );
                h.spark(f.at(x, y), size * 0.014, who.trim);
            }
        }
    } else {
        let half = 0.11;
        h.form(
            &f.corners(&[
                (-half, neck - 0.01),
                (half, neck - 0.01),
                (half, hem),
                (-half, hem),
            ]),
            who.cloth,
        );
        h.paint_line(
            &f.line(&[(-half, (neck + hem) * 0.5), (half, (neck + hem) * 0.5)]),
            who.trim,
            limb * 1.2,
        );
    }
    let mut who = *who;
    who.chin = false;
    if who.hair == Hair::Bob {
        who.hair = Hair::Plaits;
    }
    heads::head(h, &g, &who);
    (hands[0], hands[1])
}
