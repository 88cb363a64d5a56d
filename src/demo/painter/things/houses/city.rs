//! What is long or tall: the wall, rows of city houses, towers.

use super::super::super::{
    geometry::{Frame, Path, pt, spline, wave},
    hand::Hand,
    palette::{Hue, darker},
};

/// A long wall with towers over hills, from the left to the right edge of the page.
pub fn great_wall(h: &mut Hand, y: f32) {
    let stone = h.any(&[Hue::Ochre, Hue::Grey, Hue::Peach, Hue::Brown]);
    let n = 6;
    let line: Vec<_> = (0..=n)
        .map(|k| {
            let t = k as f32 / n as f32;
            pt(
                -10.0 + (h.wide + 20.0) * t,
                h.high * (y + 0.09 * wave(t * 1.3 + 0.1) + h.rng.bell() * 0.03),
            )
        })
        .collect();
    let top = spline(&line, false);
    let thick = h.high * 0.075;
    // Battlements along the upper line.
    let dense = top.resampled(13.0);
    let mut points = Vec::new();
    for (k, p) in dense.points.iter().enumerate() {
        let up = if k % 2 == 0 { 10.0 } else { 0.0 };
        points.push(*p - pt(0.0, up));
        points.push(*p + pt(7.0, -up));
    }
    points.extend(dense.points.iter().rev().map(|p| *p + pt(0.0, thick)));
    h.solid(&Path::closed(points), stone);
    let grout = darker(stone, 0.35);
    for row in 1..4 {
        let line = top.moved(pt(0.0, thick * row as f32 / 4.0));
        h.line(&line, grout, 1.8);
    }
    for t in [0.14, 0.5, 0.86] {
        let p = top.at(t + h.rng.bell() * 0.05);
        let f = Frame::new(p + pt(0.0, thick), h.high * h.rng.range(0.2, 0.27));
        h.solid(&f.corners([-36, 0, -30, -72, 30, -72, 36, 0]), stone);
        for k in 0..4 {
            h.form(&f.oblong(-0.34 + 0.18 * k as f32, -0.86, 0.12, 0.15), stone);
        }
        let dark = h.hue(Hue::Umber);
        for x in [-0.18, 0.0, 0.18] {
            h.form(
                &f.soft(&[
                    (x - 0.05, -0.4),
                    (x - 0.05, -0.52),
                    (x, -0.58),
                    (x + 0.05, -0.52),
                    (x + 0.05, -0.4),
                ]),
                dark,
            );
        }
    }
}

/// Houses of a city, side by side along the line y = 0 of each frame, between two shares of the page.
pub fn skyline(h: &mut Hand, base: f32, from: f32, to: f32, tall: f32, night: bool) {
    let mut x = from * h.wide;
    while x < to * h.wide {
        let wide = h.rng.range(0.05, 0.11) * h.wide;
        let high = tall * h.high * h.rng.range(0.35, 1.0);
        let f = Frame::new(pt(x + wide * 0.5, base * h.high), high);
        let half = wide / high * 0.5;
        let colour = if night {
            h.any(&[Hue::Navy, Hue::Violet, Hue::Grey, Hue::Umber, Hue::Blue])
        } else {
            h.any(&[
                Hue::Grey,
                Hue::Sky,
                Hue::Peach,
                Hue::Orange,
                Hue::Silver,
                Hue::Teal,
                Hue::Pink,
                Hue::Ochre,
            ])
        };
        match h.rng.below(4) {
            0 => h.solid(
                &f.corners(&[
                    (-half, 0.0),
                    (-half, -0.88),
                    (0.0, -1.0),
                    (half, -0.88),
                    (half, 0.0),
                ]),
                colour,
            ),
            1 => h.solid(
                &f.soft(&[
                    (-half, 0.0),
                    (-half, -0.8),
                    (0.0, -1.0),
                    (half, -0.8),
                    (half, 0.0),
                    (0.0, 0.0),
                ]),
                colour,
            ),
            _ => h.solid(&f.oblong(-half, -1.0, half * 2.0, 1.0), colour),
        }
        let light = if night {
            h.hue(Hue::Yellow)
        } else {
            h.any(&[Hue::Sky, Hue::White, Hue::Lemon, Hue::Navy])
        };
        let columns = (wide / 17.0) as usize;
        let rows = (high / 26.0) as usize;
        for row in 0..rows.saturating_sub(1) {
            for column in 0..columns {
                if h.rng.chance(0.8) {
                    let px = -half + 2.0 * half * (column as f32 + 0.5) / columns as f32;
                    let py = -0.82 + 0.8 * row as f32 / rows as f32;
                    h.spark(f.at(px, py), 3.4, light);
                }
            }
        }
        x += wide * h.rng.range(0.9, 1.12);
    }
}

/// A television tower with a ball or a deck; 1 high.
pub fn tower(h: &mut Hand, f: Frame, kind: usize) {
    let red = h.any(&[Hue::Red, Hue::Orange]);
    match kind {
        0 => {
            // Lattice with spread feet.
            h.solid(
                &f.soft([
                    -20, 0, -10, -30, -4, -60, -2, -85, 2, -85, 4, -60, 10, -30, 20, 0, 12, 0, 0,
                    -18, -12, 0,
                ]),
                red,
            );
            let white = h.hue(Hue::White);
            for (y, half) in [(-0.3, 0.12), (-0.58, 0.075)] {
                h.form(&f.oblong(-half, y - 0.04, half * 2.0, 0.05), white);
            }
            h.line(&f.line([0, -83, 0, -100]), red, (f.size() * 0.014).max(2.0));
        }
        1 => {
            // A needle with a deck, on its hill.
            let pale = h.any(&[Hue::White, Hue::Silver]);
            h.solid(&f.corners([-5, 0, -4, -60, 4, -60, 5, 0]), pale);
            h.form(
                &f.soft([-13, -60, -10, -70, 10, -70, 13, -60, 7, -54, -7, -54]),
                pale,
            );
            h.line(&f.line([0, -70, 0, -100]), red, (f.size() * 0.02).max(2.0));
        }
        _ => {
            // Balls on legs.
            let grey = h.any(&[Hue::Silver, Hue::Grey]);
            let ball = h.any(&[Hue::Rose, Hue::Pink, Hue::Red, Hue::Violet]);
            for x in [-0.13, 0.0, 0.13] {
                h.form(
                    &f.corners(&[
                        (x * 1.3 - 0.02, 0.0),
                        (x * 0.3 - 0.015, -0.62),
                        (x * 0.3 + 0.015, -0.62),
                        (x * 1.3 + 0.02, 0.0),
                    ]),
                    grey,
                );
            }
            h.solid(&f.round(0.0, -0.22, 0.13, 0.12), ball);
            h.solid(&f.round(0.0, -0.62, 0.09, 0.085), ball);
            h.line(&f.line([0, -70, 0, -100]), grey, (f.size() * 0.02).max(2.0));
            h.form(&f.round(0.0, -0.78, 0.035, 0.035), ball);
        }
    }
}
