//! Faces of animals that fill a sheet. Frames have their origin in the middle of the face and its height as size.

use super::{
    super::{
        geometry::{Frame, turn},
        hand::Hand,
        palette::{Hue, darker, lighter},
        paper::Rgb,
    },
    beasts::Beast,
};

/// Draws the face of an animal from the front; the bear's for those whose face is seldom drawn so.
pub fn face(h: &mut Hand, g: Frame, kind: Beast) {
    if !matches!(kind, Beast::Horse | Beast::Camel | Beast::Seal) {
        shoulders(h, &g, kind);
    }
    match kind {
        Beast::Panda => panda(h, &g),
        Beast::Tiger => tiger(h, &g),
        Beast::Horse => horse(h, &g),
        Beast::Camel => camel(h, &g),
        Beast::Seal => seal(h, &g),
        Beast::Cat => cat(h, &g),
        _ => bear(h, &g),
    }
}

/// What is below the face, down to the edge of the sheet.
fn shoulders(h: &mut Hand, g: &Frame, kind: Beast) {
    let colour = match kind {
        Beast::Panda => h.hue(Hue::Black),
        Beast::Tiger => h.hue(Hue::Orange),
        Beast::Cat => h.any(&[Hue::Orange, Hue::White, Hue::Grey]),
        _ => h.hue(Hue::Brown),
    };
    h.solid(
        &g.soft([-40, 36, 0, 30, 40, 36, 62, 70, 66, 130, -66, 130, -62, 70]),
        colour,
    );
    if kind == Beast::Panda {
        let white = h.hue(Hue::White);
        h.form(&g.soft([-32, 74, 0, 66, 32, 74, 36, 130, -36, 130]), white);
    }
}

fn pen(h: &Hand, g: &Frame) -> f32 {
    (g.size() * 0.014).clamp(2.0, h.habits.line.max(3.0))
}

fn eye(h: &mut Hand, s: &Frame, x: f32, y: f32, r: f32, iris: Rgb) {
    let (white, black) = (h.hue(Hue::White), h.hue(Hue::Black));
    h.form(&s.round(x, y, r, r * 1.1), white);
    h.form(&s.round(x, y + r * 0.1, r * 0.66, r * 0.74), iris);
    h.form(&s.round(x, y + r * 0.1, r * 0.36, r * 0.46), black);
    h.spark(s.at(x - r * 0.25, y - r * 0.28), r * 0.2 * s.size(), white);
}

fn whiskers(h: &mut Hand, g: &Frame, x: f32, y: f32) {
    let width = pen(h, g);
    for side in [false, true] {
        let s = g.mirrored(side);
        for k in 0..3 {
            let lift = (k as f32 - 1.0) * 0.05;
            h.draw(
                &s.curve(&[
                    (x, y + lift * 0.5),
                    (x + 0.16, y + lift),
                    (x + 0.32, y + lift * 2.2),
                ]),
                width,
            );
        }
    }
}

/// Short strokes of fur all around.
fn fur(h: &mut Hand, g: &Frame, half_wide: f32, half_high: f32, colour: Rgb) {
    let width = pen(h, g);
    for k in 0..54 {
        let (s, c) = turn((k as f32 + h.rng.bell() * 0.4) / 54.0);
        let (a, b) = (h.rng.range(0.86, 0.97), h.rng.range(1.02, 1.12));
        h.line(
            &g.line(&[
                (c * half_wide * a, s * half_high * a),
                (c * half_wide * b, s * half_high * b),
            ]),
            colour,
            width,
        );
    }
}

fn panda(h: &mut Hand, g: &Frame) {
    let (black, white) = (h.hue(Hue::Black), h.hue(Hue::White));
    for side in [false, true] {
        let s = g.mirrored(side);
        h.solid(&s.round(0.4, -0.4, 0.17, 0.17), black);
        h.form(&s.round(0.4, -0.39, 0.08, 0.08), h.hue(Hue::Grey));
    }
    h.solid(
        &g.soft([
            -58, 4, -50, -30, -24, -47, 0, -50, 24, -47, 50, -30, 58, 4, 44, 36, 18, 49, 0, 51,
            -18, 49, -44, 36,
        ]),
        white,
    );
    fur(h, g, 0.56, 0.49, h.hue(Hue::Silver));
    let iris = h.any(&[Hue::Umber, Hue::Brown, Hue::Black]);
    for side in [false, true] {
        let s = g.mirrored(side);
        h.form(
            &s.soft([10, -12, 20, -21, 34, -14, 40, 4, 34, 17, 22, 14, 12, 2]),
            black,
        );
        eye(h, &s, 0.235, -0.04, 0.085, iris);
        let pink = h.hue(Hue::Pink);
        h.fill(&s.round(0.36, 0.22, 0.08, 0.06), lighter(pink, 0.3));
    }
    h.form(&g.soft([-9, 12, 0, 9, 9, 12, 5, 20, 0, 23, -5, 20]), black);
    let width = pen(h, g) * 1.4;
    h.draw(&g.curve([-14, 30, -6, 34, 0, 23, 6, 34, 14, 30]), width);
}

fn tiger(h: &mut Hand, g: &Frame) {
    let orange = h.any(&[Hue::Orange, Hue::Orange, Hue::Yellow]);
    let (black, white) = (h.hue(Hue::Black), h.hue(Hue::White));
    for side in [false, true] {
        let s = g.mirrored(side);
        h.solid(&s.round(0.4, -0.4, 0.15, 0.15), orange);
        h.form(&s.round(0.4, -0.38, 0.08, 0.08), h.hue(Hue::Pink));
    }
    h.solid(
        &g.soft([
            -56, 2, -50, -30, -24, -48, 0, -51, 24, -48, 50, -30, 56, 2, 48, 30, 22, 48, 0, 51,
            -22, 48, -48, 30,
        ]),
        orange,
    );
    fur(h, g, 0.55, 0.5, darker(orange, 0.2));
    h.form(
        &g.soft([
            -28, 22, -14, 10, 0, 14, 14, 10, 28, 22, 24, 40, 0, 49, -24, 40,
        ]),
        white,
    );
    for side in [false, true] {
        let s = g.mirrored(side);
        h.form(&s.soft([9, -24, 24, -28, 34, -20, 24, -16]), white);
        for k in 0..3 {
            let y = -0.1 + 0.14 * k as f32;
            h.form(
                &s.corners(&[(0.56, y), (0.34, y + 0.03), (0.55, y + 0.07)]),
                black,
            );
        }
        h.form(&s.corners([8, -48, 12, -34, 16, -47]), black);
        h.form(&s.corners([22, -46, 22, -33, 30, -43]), black);
    }
    // Stripes on the brow.
    for y in [-0.42, -0.35, -0.28] {
        let reach = 0.05 + (y + 0.42) * 0.3;
        h.line(&g.line(&[(-reach, y), (reach, y)]), black, g.size() * 0.024);
    }
    let iris = h.any(&[Hue::Lime, Hue::Yellow, Hue::Green]);
    for side in [false, true] {
        eye(h, &g.mirrored(side), 0.21, -0.07, 0.1, iris);
    }
    let nose = h.any(&[Hue::Pink, Hue::Rose, Hue::Red]);
    h.form(&g.soft([-10, 10, 0, 8, 10, 10, 5, 19, 0, 22, -5, 19]), nose);
    let width = pen(h, g) * 1.4;
    h.draw(&g.curve([-16, 30, -7, 34, 0, 22, 7, 34, 16, 30]), width);
    whiskers(h, g, 0.14, 0.28);
}

fn bear(h: &mut Hand, g: &Frame) {
    let brown = h.any(&[Hue::Brown, Hue::Umber, Hue::Ochre]);
    let pale = lighter(brown, 0.42);
    for side in [false, true] {
        let s = g.mirrored(side);
        h.solid(&s.round(0.4, -0.38, 0.16, 0.16), brown);
        h.form(&s.round(0.4, -0.37, 0.08, 0.08), pale);
    }
    h.solid(
        &g.soft([
            -55, 4, -48, -30, -22, -47, 0, -49, 22, -47, 48, -30, 55, 4, 44, 34, 20, 49, 0, 51,
            -20, 49, -44, 34,
        ]),
        brown,
    );
    fur(h, g, 0.54, 0.49, darker(brown, 0.3));
    h.form(
        &g.soft([-24, 22, -12, 8, 12, 8, 24, 22, 16, 40, 0, 45, -16, 40]),
        pale,
    );
    let iris = h.hue(Hue::Umber);
    for side in [false, true] {
        eye(h, &g.mirrored(side), 0.2, -0.08, 0.08, iris);
    }
    let black = h.hue(Hue::Black);
    h.form(&g.soft([-9, 12, 0, 9, 9, 12, 5, 20, 0, 23, -5, 20]), black);
    let width = pen(h, g) * 1.4;
    h.draw(&g.curve([-12, 32, -5, 35, 0, 23, 5, 35, 12, 32]), width);
    if h.rng.chance(0.5) {
        let fur_hat = h.any(&[Hue::Grey, Hue::Red, Hue::Umber]);
        h.form(
            &g.soft([-44, -34, -30, -66, 0, -72, 30, -66, 44, -34, 0, -42]),
            fur_hat,
        );
        let red = h.any(&[Hue::Red, Hue::Yellow]);
        h.form(&g.round(0.0, -0.52, 0.06, 0.06), red);
    }
}

fn horse(h: &mut Hand, g: &Frame) {
    let coat = h.any(&[Hue::Brown, Hue::Ochre, Hue::White, Hue::Umber, Hue::Grey]);
    let mane = h.any(&[Hue::Umber, Hue::Black, Hue::Lemon, Hue::Orange]);
    h.solid(&g.soft([-34, 70, -24, 10, 24, 10, 34, 70]), coat);
    for side in [false, true] {
        let s = g.mirrored(side);
        h.form(&s.corners([12, -44, 22, -68, 30, -40]), coat);
        h.form(&s.corners([17, -46, 22, -60, 26, -43]), h.hue(Hue::Pink));
    }
    h.solid(
        &g.soft([
            -28, -40, 0, -50, 28, -40, 30, -14, 20, 22, 24, 42, 14, 54, -14, 54, -24, 42, -20, 22,
            -30, -14,
        ]),
        coat,
    );
    if h.rng.chance(0.6) {
        let white = h.hue(Hue::White);
        h.form(&g.soft([0, -36, 8, -16, 6, 24, -6, 24, -8, -16]), white);
    }
    h.form(
        &g.soft([-22, 36, 0, 28, 22, 36, 16, 54, -16, 54]),
        lighter(coat, 0.3),
    );
    let iris = h.hue(Hue::Umber);
    for side in [false, true] {
        let s = g.mirrored(side);
        eye(h, &s, 0.22, -0.14, 0.075, iris);
        h.dark_dot(s.at(0.09, 0.42), g.size() * 0.026);
    }
    let width = pen(h, g);
    h.draw(&g.curve([-10, 50, 0, 52, 10, 50]), width * 1.3);
    for k in 0..15 {
        let x = -0.2 + 0.028 * k as f32;
        let long = h.rng.range(-0.3, -0.16);
        h.line(
            &g.curve(&[
                (x * 0.6, -0.54),
                (x + h.rng.bell() * 0.04, -0.42),
                (x * 1.1, long),
            ]),
            mane,
            g.size() * 0.03,
        );
    }
    let strap = h.any(&[Hue::Red, Hue::Blue, Hue::Green, Hue::Orange]);
    h.paint_line(&g.curve([-20, 20, 0, 23, 20, 20]), strap, g.size() * 0.03);
    h.paint_line(&g.line([-20, 20, -29, -24]), strap, g.size() * 0.025);
    h.paint_line(&g.line([20, 20, 29, -24]), strap, g.size() * 0.025);
    let gold = h.hue(Hue::Yellow);
    for x in [-0.2, 0.2] {
        h.form(&g.round(x, 0.2, 0.035, 0.035), gold);
    }
}

fn camel(h: &mut Hand, g: &Frame) {
    let coat = h.any(&[Hue::Ochre, Hue::Brown, Hue::Orange]);
    h.solid(&g.soft([-20, 70, -22, 20, 22, 20, 20, 70]), coat);
    for side in [false, true] {
        h.form(
            &g.mirrored(side).soft([22, -36, 42, -46, 40, -32, 28, -24]),
            coat,
        );
    }
    h.solid(
        &g.soft([
            -26, -34, 0, -44, 26, -34, 28, -10, 22, 20, 28, 38, 14, 50, -14, 50, -28, 38, -22, 20,
            -28, -10,
        ]),
        coat,
    );
    let wool = darker(coat, 0.3);
    for k in 0..16 {
        let x = -0.2 + 0.027 * k as f32;
        h.line(
            &g.curve(&[(x, -0.5 + x * x), (x + 0.02, -0.42), (x - 0.01, -0.33)]),
            wool,
            g.size() * 0.03,
        );
        h.line(
            &g.curve(&[(x, 0.52), (x + 0.01, 0.6), (x - 0.01, 0.68)]),
            wool,
            g.size() * 0.03,
        );
    }
    let iris = h.hue(Hue::Umber);
    let width = pen(h, g);
    for side in [false, true] {
        let s = g.mirrored(side);
        eye(h, &s, 0.18, -0.12, 0.075, iris);
        h.draw(&s.curve([8, -20, 18, -26, 30, -19]), width * 1.8);
        for x in [0.2, 0.25, 0.3] {
            h.draw(&s.line(&[(x, -0.22), (x + 0.05, -0.29)]), width);
        }
        h.draw(&s.curve([5, 26, 9, 22, 13, 26]), width * 1.5);
    }
    h.draw(&g.line([0, 30, 0, 38]), width);
    h.draw(
        &g.curve([-20, 40, -8, 46, 0, 38, 8, 46, 20, 40]),
        width * 1.3,
    );
    let tassel = h.gay();
    h.paint_line(&g.curve([-24, 14, 0, 18, 24, 14]), tassel, g.size() * 0.03);
}

fn seal(h: &mut Hand, g: &Frame) {
    let grey = h.any(&[Hue::Silver, Hue::Grey, Hue::Sky]);
    h.solid(
        &g.soft([-48, 60, -46, 0, -34, -36, 0, -50, 34, -36, 46, 0, 48, 60]),
        grey,
    );
    let spots = darker(grey, 0.3);
    for _ in 0..14 {
        let (x, y) = (h.rng.bell() * 0.4, h.rng.range(-0.45, -0.22));
        h.dot(g.at(x, y), g.size() * 0.014, spots);
    }
    let black = h.hue(Hue::Black);
    let white = h.hue(Hue::White);
    for side in [false, true] {
        let s = g.mirrored(side);
        h.form(&s.round(0.2, -0.06, 0.1, 0.11), black);
        h.spark(s.at(0.17, -0.1), g.size() * 0.026, white);
        h.form(&s.round(0.1, 0.2, 0.13, 0.1), lighter(grey, 0.5));
    }
    h.form(&g.soft([-7, 9, 0, 6, 7, 9, 0, 16]), black);
    whiskers(h, g, 0.12, 0.2);
    let width = pen(h, g);
    h.draw(&g.curve([-8, 30, 0, 33, 8, 30]), width * 1.3);
}

fn cat(h: &mut Hand, g: &Frame) {
    let coat = h.any(&[Hue::Orange, Hue::White, Hue::Grey, Hue::Ochre]);
    for side in [false, true] {
        let s = g.mirrored(side);
        h.solid(&s.corners([14, -40, 40, -62, 46, -20]), coat);
        h.form(&s.corners([24, -40, 37, -52, 40, -28]), h.hue(Hue::Pink));
    }
    h.solid(
        &g.soft([
            -52, 4, -44, -28, -20, -44, 20, -44, 44, -28, 52, 4, 40, 34, 0, 46, -40, 34,
        ]),
        coat,
    );
    fur(h, g, 0.52, 0.44, darker(coat, 0.25));
    let iris = h.any(&[Hue::Lime, Hue::Yellow, Hue::Sky, Hue::Teal]);
    for side in [false, true] {
        eye(h, &g.mirrored(side), 0.22, -0.06, 0.12, iris);
    }
    let nose = h.any(&[Hue::Pink, Hue::Rose]);
    h.form(&g.soft([-6, 12, 0, 10, 6, 12, 0, 18]), nose);
    let width = pen(h, g) * 1.3;
    h.draw(&g.curve([-12, 24, -5, 27, 0, 18, 5, 27, 12, 24]), width);
    whiskers(h, g, 0.14, 0.2);
}
