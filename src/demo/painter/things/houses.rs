//! Buildings: yurts, houses and the landmarks that everybody draws.

use super::super::{
    geometry::{Frame, Path, pt},
    hand::Hand,
    palette::{Hue, darker, lighter},
    paper::Rgb,
};

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

/// A roof that sweeps up at its corners, `half` wide to each side, standing on y = 0 of its frame and 1 high.
pub fn swept_roof(h: &mut Hand, f: &Frame, half: f32, colour: Rgb) {
    let ridge = half * 0.52;
    let path = f.soft(&[
        (-half, -0.22),
        (-half * 0.8, -0.08),
        (0.0, 0.02),
        (half * 0.8, -0.08),
        (half, -0.22),
        (half * 0.72, -0.36),
        (ridge, -0.92),
        (ridge * 0.9, -1.0),
        (-ridge * 0.9, -1.0),
        (-ridge, -0.92),
        (-half * 0.72, -0.36),
    ]);
    h.solid(&path, colour);
    let p = pen(h, f).max(1.2);
    let line = darker(colour, 0.45);
    if f.size() > 24.0 {
        let n = 9;
        for k in 0..n {
            let t = (k as f32 + 0.5) / n as f32 * 2.0 - 1.0;
            h.line(
                &f.curve(&[
                    (t * ridge, -0.92),
                    (t * (ridge + half) * 0.5, -0.4),
                    (t * half * 0.88, -0.07),
                ]),
                line,
                p,
            );
        }
    }
    h.line(&f.line(&[(-ridge, -0.98), (ridge, -0.98)]), line, p * 2.4);
}

/// A palace hall or gate: stone base, red columns, one or two swept roofs. 1 high, about 1.6 wide.
pub fn hall(h: &mut Hand, f: Frame, storeys: usize) {
    let roof = h.any(&[Hue::Grey, Hue::Navy, Hue::Teal, Hue::Pine, Hue::Ochre]);
    let stone = lighter(h.hue(Hue::Grey), 0.35);
    let wall = h.any(&[Hue::Peach, Hue::Lemon, Hue::White, Hue::Green]);
    let column = h.any(&[Hue::Red, Hue::Red, Hue::Brown, Hue::Green]);
    h.solid(&f.corners([-82, 1, -78, -12, 78, -12, 82, 1]), stone);
    let low = if storeys > 1 { 0.3 } else { 0.42 };
    h.form(&f.oblong(-0.62, -0.12 - low, 1.24, low), wall);
    let n = h.rng.count(4, 6);
    for k in 0..n {
        let x = -0.6 + 1.2 * k as f32 / (n - 1) as f32;
        h.form(&f.oblong(x - 0.035, -0.12 - low, 0.07, low), column);
    }
    let door = h.any(&[Hue::Brown, Hue::Green, Hue::Red]);
    h.form(&f.oblong(-0.12, -0.12 - low * 0.82, 0.24, low * 0.82), door);
    let band = h.any(&[Hue::Green, Hue::Teal, Hue::Blue]);
    h.form(&f.oblong(-0.66, -0.17 - low, 1.32, 0.07), band);
    if storeys > 1 {
        swept_roof(h, &f.within(0.0, -0.13 - low, 0.24), 3.8, roof);
        h.form(&f.oblong(-0.42, -0.74, 0.84, 0.12), column);
        swept_roof(h, &f.within(0.0, -0.72, 0.28), 2.5, roof);
    } else {
        swept_roof(h, &f.within(0.0, -0.13 - low, 0.44), 2.0, roof);
    }
}

/// A pagoda of several storeys, 1 high.
pub fn pagoda(h: &mut Hand, f: Frame) {
    let storeys = h.rng.count(3, 5);
    let wall = h.any(&[Hue::Red, Hue::Orange, Hue::White, Hue::Brown]);
    let roof = h.any(&[Hue::Navy, Hue::Grey, Hue::Teal, Hue::Umber, Hue::Pine]);
    let tall = 0.86 / storeys as f32;
    let stone = lighter(h.hue(Hue::Grey), 0.3);
    h.form(&f.oblong(-0.36, -0.05, 0.72, 0.06), stone);
    for k in 0..storeys {
        let t = k as f32 / storeys as f32;
        let half = 0.25 * (1.0 - 0.5 * t);
        let y = -0.05 - tall * k as f32;
        h.form(
            &f.oblong(-half, y - tall * 0.62, half * 2.0, tall * 0.62),
            wall,
        );
        let door = darker(wall, 0.5);
        h.form(
            &f.oblong(-half * 0.2, y - tall * 0.5, half * 0.4, tall * 0.5),
            door,
        );
        swept_roof(
            h,
            &f.within(0.0, y - tall * 0.56, tall * 0.52),
            half * 1.75 / (tall * 0.52),
            roof,
        );
    }
    let gold = h.hue(Hue::Yellow);
    h.line(&f.line([0, -90, 0, -102]), gold, (f.size() * 0.02).max(2.0));
}

/// A torii: two posts and two beams. 1 high, 1.3 wide.
pub fn torii(h: &mut Hand, f: Frame) {
    let red = h.any(&[Hue::Red, Hue::Red, Hue::Orange]);
    let dark = h.hue(Hue::Black);
    for side in [-1.0, 1.0] {
        h.form(
            &f.corners(&[
                (side * 0.47, 0.0),
                (side * 0.42, -0.88),
                (side * 0.33, -0.88),
                (side * 0.36, 0.0),
            ]),
            red,
        );
        h.form(&f.oblong(side * 0.415 - 0.075, -0.06, 0.15, 0.07), dark);
    }
    h.form(&f.oblong(-0.53, -0.7, 1.06, 0.075), red);
    h.form(&f.oblong(-0.06, -0.86, 0.12, 0.18), red);
    h.form(
        &f.soft([-66, -98, 0, -91, 66, -98, 62, -87, 0, -82, -62, -87]),
        red,
    );
    h.form(
        &f.soft([-70, -105, 0, -96, 70, -105, 67, -97, 0, -90, -67, -97]),
        dark,
    );
}

/// A white castle of stepped storeys on a stone base. 1 high.
pub fn castle(h: &mut Hand, f: Frame) {
    let stone = lighter(h.hue(Hue::Grey), 0.1);
    let roof = h.any(&[Hue::Navy, Hue::Grey, Hue::Teal, Hue::Umber]);
    let white = h.hue(Hue::White);
    h.solid(
        &f.soft([-60, 1, -48, -14, -44, -28, 44, -28, 48, -14, 60, 1]),
        stone,
    );
    for (y, half, tall) in [(-0.28, 0.4, 0.2), (-0.5, 0.3, 0.17), (-0.69, 0.2, 0.14)] {
        h.form(&f.oblong(-half, y - tall, half * 2.0, tall), white);
        let dark = h.hue(Hue::Black);
        for k in 0..3 {
            let x = (k as f32 - 1.0) * half * 0.55;
            h.form(
                &f.oblong(x - 0.018, y - tall * 0.72, 0.036, tall * 0.38),
                dark,
            );
        }
        swept_roof(
            h,
            &f.within(0.0, y - tall + 0.03, 0.15),
            half * 1.36 / 0.15,
            roof,
        );
        if y > -0.4 {
            h.form(
                &f.corners(&[
                    (-0.15, y - tall + 0.0),
                    (0.0, y - tall - 0.13),
                    (0.15, y - tall),
                ]),
                white,
            );
        }
    }
}

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

/// A long wall with towers over hills, from the left to the right edge of the page.
pub fn great_wall(h: &mut Hand, y: f32) {
    let stone = h.any(&[Hue::Ochre, Hue::Grey, Hue::Peach, Hue::Brown]);
    let n = 6;
    let line: Vec<_> = (0..=n)
        .map(|k| {
            let t = k as f32 / n as f32;
            pt(
                -10.0 + (h.wide + 20.0) * t,
                h.high
                    * (y + 0.09 * super::super::geometry::wave(t * 1.3 + 0.1)
                        + h.rng.bell() * 0.03),
            )
        })
        .collect();
    let top = super::super::geometry::spline(&line, false);
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

/// A round temple with three blue roofs, 1 high.
pub fn round_temple(h: &mut Hand, f: Frame) {
    let blue = h.any(&[Hue::Blue, Hue::Navy, Hue::Teal]);
    let stone = h.hue(Hue::White);
    for (k, half) in [0.72, 0.6, 0.48].into_iter().enumerate() {
        let y = -0.055 * k as f32;
        h.form(
            &f.soft(&[
                (-half, y),
                (-half, y - 0.05),
                (0.0, y - 0.065),
                (half, y - 0.05),
                (half, y),
                (0.0, y + 0.02),
            ]),
            stone,
        );
    }
    let red = h.hue(Hue::Red);
    for (y, half, roof) in [
        (-0.17, 0.33, 0.46),
        (-0.42, 0.25, 0.37),
        (-0.64, 0.17, 0.28),
    ] {
        h.solid(&f.oblong(-half, y - 0.17, half * 2.0, 0.18), red);
        let gold = h.hue(Hue::Yellow);
        for k in 0..5 {
            let x = (k as f32 - 2.0) * half * 0.42;
            h.paint_line(
                &f.line(&[(x, y), (x, y - 0.15)]),
                gold,
                (f.size() * 0.009).max(1.2),
            );
        }
        h.solid(
            &f.soft(&[
                (-roof, y - 0.13),
                (-roof * 0.55, y - 0.24),
                (-half * 0.55, y - 0.3),
                (half * 0.55, y - 0.3),
                (roof * 0.55, y - 0.24),
                (roof, y - 0.13),
                (0.0, y - 0.1),
            ]),
            blue,
        );
    }
    h.solid(
        &f.soft([-20, -88, -6, -97, 0, -99, 6, -97, 20, -88, 0, -86]),
        blue,
    );
    let gold = h.hue(Hue::Yellow);
    h.form(&f.round(0.0, -1.0, 0.035, 0.04), gold);
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
