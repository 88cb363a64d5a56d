//! Churches of onion domes.

use super::super::super::{
    geometry::Frame,
    hand::Hand,
    palette::{Hue, darker},
};

/// A church of onion domes, 1 high.
pub fn domes(h: &mut Hand, f: Frame) {
    let brick = h.any(&[Hue::Red, Hue::Orange, Hue::White, Hue::Rose, Hue::Peach]);
    let mut towers = vec![
        (-0.42, 0.52, 0.1),
        (0.42, 0.5, 0.1),
        (-0.22, 0.64, 0.11),
        (0.23, 0.66, 0.11),
        (0.0, 0.82, 0.13),
    ];
    if h.rng.chance(0.4) {
        towers.drain(..2);
    }
    h.solid(&f.oblong(-0.55, -0.24, 1.1, 0.25), brick);
    for &(x, tall, half) in &towers {
        let tone = if h.rng.chance(0.7) {
            brick
        } else {
            h.any(&[Hue::White, Hue::Peach, Hue::Orange])
        };
        h.solid(
            &f.oblong(x - half * 0.72, -tall + 0.12, half * 1.44, tall - 0.12),
            tone,
        );
        let white = h.hue(Hue::White);
        for k in 0..2 {
            let y = -tall + 0.2 + 0.13 * k as f32;
            if y < -0.1 {
                let dark = darker(tone, 0.5);
                h.form(
                    &f.soft(&[
                        (x - half * 0.3, y + 0.07),
                        (x - half * 0.3, y),
                        (x, y - 0.04),
                        (x + half * 0.3, y),
                        (x + half * 0.3, y + 0.07),
                    ]),
                    dark,
                );
            }
        }
        h.paint_line(
            &f.line(&[
                (x - half * 0.75, -tall + 0.125),
                (x + half * 0.75, -tall + 0.125),
            ]),
            white,
            (f.size() * 0.014).max(1.5),
        );
        onion(h, &f.within(x, -tall + 0.13, half * 2.1));
    }
    for x in [-0.36, 0.0, 0.36] {
        let dark = h.any(&[Hue::Umber, Hue::Navy, Hue::Brown]);
        h.form(
            &f.soft(&[
                (x - 0.07, 0.0),
                (x - 0.07, -0.12),
                (x, -0.19),
                (x + 0.07, -0.12),
                (x + 0.07, 0.0),
            ]),
            dark,
        );
    }
}

/// An onion dome, 1 high with its cross.
fn onion(h: &mut Hand, f: &Frame) {
    let colour = h.gay();
    h.solid(
        &f.soft([
            -34, 0, -50, -22, -42, -46, -16, -66, 0, -88, 16, -66, 42, -46, 50, -22, 34, 0,
        ]),
        colour,
    );
    let stripe = h.any(&[Hue::White, Hue::Yellow, Hue::Red, Hue::Green, Hue::Blue]);
    let w = (f.size() * 0.07).clamp(1.4, 7.0);
    match h.rng.below(4) {
        0 => {
            for t in [-0.55, 0.0, 0.55] {
                h.paint_line(
                    &f.curve(&[
                        (t * 0.5, -0.02),
                        (t * 0.9, -0.26),
                        (t * 0.62, -0.5),
                        (t * 0.12, -0.72),
                    ]),
                    stripe,
                    w,
                );
            }
        }
        1 => {
            for (y, r) in [(-0.1, 0.4), (-0.27, 0.46), (-0.44, 0.36)] {
                h.paint_line(
                    &f.curve(&[
                        (-r, y),
                        (-r * 0.5, y + 0.07),
                        (0.0, y),
                        (r * 0.5, y + 0.07),
                        (r, y),
                    ]),
                    stripe,
                    w,
                );
            }
        }
        2 => {
            for k in 0..9 {
                let (x, y) = (((k % 3) as f32 - 1.0) * 0.24, -0.12 - 0.16 * (k / 3) as f32);
                h.spark(f.at(x, y), f.size() * 0.05, stripe);
            }
        }
        _ => {
            for t in [-0.4, -0.1, 0.2] {
                h.paint_line(
                    &f.curve(&[(t - 0.1, -0.05), (t + 0.1, -0.3), (t + 0.22, -0.5)]),
                    stripe,
                    w,
                );
            }
        }
    }
    let gold = h.hue(Hue::Yellow);
    h.line(&f.line([0, -84, 0, -110]), gold, w.max(1.6) * 0.7);
    h.line(&f.line([-8, -100, 8, -100]), gold, w.max(1.6) * 0.7);
}
