//! Ornamental borders, as on carpets and album leaves.

use super::{
    geometry::{Frame, Path, Pt, pt, turn},
    hand::Hand,
    palette::{Hue, lighter},
    paper::Rgb,
};

/// Draws a border of some breadth around the page, over what is there.
pub fn draw(h: &mut Hand) {
    let breadth = h.rng.range(34.0, 54.0);
    let ground = h.gay();
    let mut mark = h.any(&[Hue::Yellow, Hue::White, Hue::Red, Hue::Blue, Hue::Lemon]);
    if mark == ground {
        mark = lighter(ground, 0.7);
    }
    let (w, t) = (h.wide, h.high);
    let sides = [
        (pt(0.0, 0.0), pt(w, 0.0)),
        (pt(w, t), pt(0.0, t)),
        (pt(0.0, t), pt(0.0, 0.0)),
        (pt(w, 0.0), pt(w, t)),
    ];
    let kind = h.rng.below(5);
    for (a, b) in sides {
        let along = (b - a).unit();
        let inward = along.normal();
        let out = along * 10.0;
        let band = Path::closed(vec![
            a - out - inward * 10.0,
            b + out - inward * 10.0,
            b + out + inward * breadth,
            a - out + inward * breadth,
        ]);
        h.patch(&band, ground);
    }
    for (a, b) in sides {
        side(h, (a, b), breadth, mark, kind);
    }
    let inner = Path::closed(vec![
        pt(breadth, breadth),
        pt(w - breadth, breadth),
        pt(w - breadth, t - breadth),
        pt(breadth, t - breadth),
    ]);
    h.paint_line(&inner, mark, 5.0);
}

/// The marks of one side, from corner to corner.
fn side(h: &mut Hand, (a, b): (Pt, Pt), breadth: f32, mark: Rgb, kind: usize) {
    let along = (b - a).unit();
    let inward = along.normal();
    let long = (b - a).length() - 2.0 * breadth;
    let n = ((long / (breadth * 1.15)) as usize).max(2);
    let step = long / n as f32;
    let at = |x: f32, y: f32| a + along * (breadth + x) + inward * (breadth * y);
    match kind {
        // Teeth, waves, hammers, flowers, lozenges.
        0 => {
            for k in 0..n {
                let x = step * k as f32;
                let tooth = vec![
                    at(x + step * 0.1, 0.2),
                    at(x + step * 0.9, 0.2),
                    at(x + step * 0.5, 0.82),
                ];
                h.patch(&Path::closed(tooth), mark);
            }
        }
        1 => {
            let points: Vec<Pt> = (0..=n * 2)
                .map(|k| at(step * 0.5 * k as f32, if k % 2 == 0 { 0.25 } else { 0.75 }))
                .collect();
            h.paint_line(
                &super::geometry::spline(&points, false),
                mark,
                breadth * 0.14,
            );
        }
        2 => {
            for k in 0..n {
                let x = step * k as f32;
                let shares = [
                    (0.0, 0.8),
                    (0.0, 0.22),
                    (0.72, 0.22),
                    (0.72, 0.62),
                    (0.36, 0.62),
                    (0.36, 0.44),
                ];
                let hook = shares.iter().map(|&(u, v)| at(x + step * u, v)).collect();
                h.paint_line(&Path::open(hook), mark, breadth * 0.11);
            }
        }
        3 => {
            for k in 0..n {
                let f = Frame::new(at(step * (k as f32 + 0.5), 0.5), breadth);
                for petal in 0..5 {
                    let (s, c) = turn(petal as f32 / 5.0);
                    h.spark(f.at(c * 0.2, s * 0.2), breadth * 0.13, mark);
                }
                let heart = h.hue(Hue::Orange);
                h.spark(f.at(0.0, 0.0), breadth * 0.1, heart);
            }
        }
        _ => {
            for k in 0..n {
                let x = step * (k as f32 + 0.5);
                let half = step * 0.4;
                let lozenge = vec![
                    at(x - half, 0.5),
                    at(x, 0.18),
                    at(x + half, 0.5),
                    at(x, 0.82),
                ];
                h.patch(&Path::closed(lozenge), mark);
            }
        }
    }
    // The corner belongs to both sides: a square with a dot.
    let f = Frame::new(
        a + along * (breadth * 0.5) + inward * (breadth * 0.5),
        breadth,
    );
    h.spark(f.at(0.0, 0.0), breadth * 0.2, mark);
}
