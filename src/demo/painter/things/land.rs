//! What is below and behind: ground, hills, mountains, water, paths.

use super::super::{
    brush::Wash,
    geometry::{Frame, Path, pt, spline},
    hand::Hand,
    palette::{Hue, darker, lighter, mix},
    paper::Rgb,
};
use super::plants;

/// A strip of land from a waving upper line at the share `top` down to the lower edge of the page.
pub fn ground(h: &mut Hand, top: f32, wave: f32, colour: Rgb) {
    h.behind(|h| lay(h, (top, 1.0), wave, colour));
    plants::strew(h, (top + wave * 0.7 + 0.02, 1.0), colour);
}

fn lay(h: &mut Hand, (top, bottom): (f32, f32), wave: f32, colour: Rgb) {
    let path = strip(h, top, wave, h.high * bottom + 14.0);
    let slant = h.rng.bell() * 0.05;
    if h.wet() {
        let path = h.wobble(&path);
        let mut wash = if h.habits.medium == super::super::Medium::Gouache {
            Wash::poster(colour)
        } else {
            Wash::water(colour)
        };
        wash.tints = [colour, darker(colour, 0.3)];
        wash.drift = (0.0, 0.8);
        wash.mingle = 0.5;
        wash.bloom_size = 90.0;
        wash.streaks.0 = slant;
        h.sheet.clear(&path, 0.0, 0.96);
        let seed = h.rng.bits();
        h.sheet.wash(&path, &wash, seed);
    } else {
        let path = h.wobble(&path);
        h.reserve(&path);
        h.fill_along(&path, colour, slant);
    }
}

/// The outline of land or water between a waving line at the share `top` and the page unit `bottom`.
pub fn strip(h: &mut Hand, top: f32, wave: f32, bottom: f32) -> Path {
    let n = h.rng.count(3, 6);
    let line: Vec<_> = (0..=n + 1)
        .map(|k| {
            let x = -16.0 + (h.wide + 32.0) * k as f32 / (n + 1) as f32;
            pt(x, h.high * top + h.rng.bell() * wave * h.high)
        })
        .collect();
    let mut points = spline(&line, false).points;
    points.push(pt(h.wide + 16.0, bottom));
    points.push(pt(-16.0, bottom));
    Path::closed(points)
}

/// Rolling hills, one behind another, each with its own green.
pub fn hills(h: &mut Hand, top: f32, n: usize, colours: &[Rgb]) {
    for k in 0..n {
        let share = top + k as f32 * STEP;
        let colour = colours[k % colours.len()];
        // What the next hill hides is not painted.
        let bottom = if k + 1 < n {
            (share + STEP + 2.0 * WAVE).min(1.0)
        } else {
            1.0
        };
        h.behind(|h| lay(h, (share, bottom), WAVE, colour));
        plants::strew(
            h,
            (
                share + WAVE * 0.7 + 0.02,
                if k + 1 < n { share + STEP } else { 1.0 },
            ),
            colour,
        );
    }
}

/// How far one hill begins below another, in shares of the page.
const STEP: f32 = 0.07;
/// How high hills rise and fall, in shares of the page.
const WAVE: f32 = 0.07;

/// Pointed or rounded mountains along the horizon.
pub fn mountains(h: &mut Hand, horizon: f32, tall: f32, colour: Rgb, snow: bool) {
    let base = h.high * horizon + 10.0;
    let n = h.rng.count(2, 5);
    let round = h.rng.chance(0.4);
    let step = h.wide / n as f32;
    let mut order: Vec<usize> = (0..n).collect();
    h.rng.shuffle(&mut order);
    for k in order {
        let x = step * (k as f32 + 0.5) + h.rng.bell() * step * 0.4;
        let up = tall * h.high * h.rng.range(0.6, 1.0);
        let half = step * h.rng.range(0.62, 0.95);
        let tone = mix(
            colour,
            h.any(&[Hue::Blue, Hue::Violet, Hue::Pine, Hue::Brown]),
            0.2 * h.rng.unit(),
        );
        peak(h, Frame::new(pt(x, base), up), half / up, tone, snow, round);
    }
}

/// One mountain with its foot at the frame's foot, `half` wide to each side.
pub fn peak(h: &mut Hand, f: Frame, half: f32, colour: Rgb, snow: bool, round: bool) {
    let lean = h.rng.bell() * half * 0.25;
    let path = if round {
        f.soft(&[
            (-half, 0.06),
            (-half * 0.55, -0.55),
            (lean, -1.0),
            (half * 0.55, -0.6),
            (half, 0.06),
            (0.0, 0.1),
        ])
    } else {
        let (a, b, c) = (
            h.rng.range(0.4, 0.56),
            h.rng.range(0.66, 0.8),
            h.rng.range(0.35, 0.55),
        );
        f.corners(&[
            (-half, 0.04),
            (-half * (1.0 - a) + lean * a, -a),
            (-half * (1.0 - b) * 0.8 + lean, -b),
            (lean, -1.0),
            (half * 0.3 + lean, -b * 0.9),
            (half * (1.0 - c), -c),
            (half, 0.04),
        ])
    };
    h.solid(&path, colour);
    if snow {
        let cap = h.rng.range(0.64, 0.74);
        let s = (1.0 - cap) * half * 0.86;
        let path = f.corners(&[
            (lean, -1.01),
            (lean + s, -cap),
            (lean + s * 0.5, -cap - 0.05),
            (lean + s * 0.25, -cap + 0.07),
            (lean - s * 0.12, -cap - 0.06),
            (lean - s * 0.45, -cap + 0.08),
            (lean - s * 0.62, -cap - 0.03),
            (lean - s * 1.0, -cap),
        ]);
        let white = h.hue(Hue::White);
        let path = if round {
            f.soft(&[
                (lean, -1.0),
                (lean + s, -cap),
                (lean + s * 0.4, -cap + 0.05),
                (lean, -cap - 0.04),
                (lean - s * 0.5, -cap + 0.05),
                (lean - s, -cap),
            ])
        } else {
            path
        };
        h.form(&path, white);
    }
}

/// Mount Fuji: a wide skirt and a broad white crown.
pub fn fuji(h: &mut Hand, f: Frame) {
    let colour = h.any(&[Hue::Blue, Hue::Sky, Hue::Violet, Hue::Navy, Hue::Teal]);
    let body = f.soft([
        -170, 3, -100, -25, -50, -64, -20, -98, 0, -100, 20, -98, 52, -62, 105, -24, 175, 3, 0, 5,
    ]);
    h.solid(&body, colour);
    let cap = f.corners(&[
        (-0.21, -0.99),
        (-0.08, -1.03),
        (0.06, -1.0),
        (0.2, -1.0),
        (0.42, -0.7),
        (0.3, -0.73),
        (0.22, -0.6),
        (0.1, -0.74),
        (-0.02, -0.56),
        (-0.14, -0.73),
        (-0.26, -0.6),
        (-0.34, -0.72),
        (-0.44, -0.68),
    ]);
    let white = h.hue(Hue::White);
    h.form(&cap, white);
}

/// Sea, lake or river surface between two shares of the page.
pub fn water(h: &mut Hand, top: f32, bottom: f32, colour: Rgb) {
    h.behind(|h| pour(h, top, bottom, colour));
    ripples(h, top, bottom, colour);
}

fn pour(h: &mut Hand, top: f32, bottom: f32, colour: Rgb) {
    let mut path = strip(h, top, 0.004, h.high * bottom + 14.0);
    let slant = h.rng.bell() * 0.02;
    if h.wet() {
        let mut wash = if h.habits.medium == super::super::Medium::Gouache {
            Wash::poster(colour)
        } else {
            Wash::water(colour)
        };
        wash.tints = [lighter(colour, 0.25), darker(colour, 0.25)];
        wash.drift = (0.0, 1.0);
        wash.mingle = 0.5;
        wash.bloom_size = 70.0;
        wash.streaks = (slant, 0.25);
        h.sheet.clear(&path, 0.0, 0.96);
        let seed = h.rng.bits();
        h.sheet.wash(&path, &wash, seed);
    } else {
        path = h.wobble(&path);
        h.reserve(&path);
        h.fill_along(&path, colour, slant);
    }
}

/// Waves as rows of curls or of short lines.
fn ripples(h: &mut Hand, top: f32, bottom: f32, colour: Rgb) {
    let tone = if h.rng.chance(0.5) {
        darker(colour, 0.4)
    } else {
        h.hue(Hue::White)
    };
    let curls = h.rng.chance(0.3 + 0.4 * h.habits.young);
    let rows = ((bottom - top) * 11.0) as usize + 1;
    let width = h.habits.line.clamp(2.5, 4.5);
    for row in 0..rows {
        let y = h.high * (top + (bottom - top) * (row as f32 + 0.6) / rows as f32);
        if curls {
            let step = 34.0 + row as f32 * 5.0;
            let mut x = h.rng.range(-20.0, 20.0);
            let mut points = Vec::new();
            while x < h.wide + 20.0 {
                points.push(pt(x, y));
                points.push(pt(x + step * 0.5, y - step * 0.24));
                x += step;
            }
            h.paint_line(&spline(&points, false), tone, width);
        } else {
            for _ in 0..h.rng.count(2, 6) {
                let x = h.rng.unit() * h.wide;
                let long = h.rng.range(16.0, 60.0);
                let f = Frame::new(pt(x, y + h.rng.bell() * 10.0), long);
                h.paint_line(&f.curve([-50, 0, -20, -5, 20, 4, 50, 0]), tone, width * 0.8);
            }
        }
    }
}

/// A winding path or river that comes towards the viewer.
pub fn winding(h: &mut Hand, horizon: f32, colour: Rgb) {
    let (w, top, end) = (h.wide, h.high * horizon, h.high + 16.0);
    let x = w * h.rng.range(0.3, 0.7);
    let (far, mid, near) = (
        x + h.rng.bell() * 40.0,
        x + h.rng.side() * w * 0.16,
        x + h.rng.bell() * w * 0.2,
    );
    let y = |t: f32| top + (end - top) * t;
    let left = spline(
        &[
            pt(far - 7.0, y(0.0)),
            pt(mid - 26.0, y(0.32)),
            pt(x - 52.0, y(0.6)),
            pt(near - 130.0, y(1.0)),
        ],
        false,
    );
    let right = spline(
        &[
            pt(near + 130.0, y(1.0)),
            pt(x + 58.0, y(0.6)),
            pt(mid + 30.0, y(0.32)),
            pt(far + 7.0, y(0.0)),
        ],
        false,
    );
    let mut points = left.points;
    points.extend(right.points);
    h.form(&Path::closed(points), colour);
}
