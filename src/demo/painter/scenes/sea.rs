//! Coasts, lakes and boats.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt},
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            beasts::{Beast, beast},
            crafts, houses, land, plants, sky,
        },
    },
    growing, meadow, row_of_people,
};

/// A coast or a great lake.
pub fn sea(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.3, 0.5);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if h.rng.chance(0.6) {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Green, Hue::Grey]);
        land::mountains(h, horizon, 0.2, lighter(tone, 0.2), v == Visited::Russia);
    }
    let blue = h.any(&[Hue::Blue, Hue::Teal, Hue::Sky, Hue::Navy]);
    let shore = h.rng.range(0.68, 0.86);
    land::water(h, horizon, 1.0, blue);
    for _ in 0..h.rng.count(1, 3) {
        let (x, y) = (
            h.rng.range(0.1, 0.9),
            h.rng.range(horizon + 0.06, shore - 0.06),
        );
        let (size, kind, mirrored) = (
            60.0 + 220.0 * (y - horizon),
            h.rng.below(3),
            h.rng.chance(0.5),
        );
        let f = h.frame(x, y, size).mirrored(mirrored);
        crafts::boat(h, f, kind);
    }
    let sand = h.any(&[Hue::Lemon, Hue::Ochre, Hue::Peach, Hue::Yellow, Hue::Grey]);
    land::ground(h, shore, 0.04, sand);
    match v {
        Visited::Russia => {
            for _ in 0..h.rng.count(1, 3) {
                let (x, y, mirrored) = (
                    h.rng.range(0.15, 0.85),
                    h.rng.range(shore + 0.06, 0.96),
                    h.rng.chance(0.5),
                );
                let f = h
                    .frame(x, y, h.high * h.rng.range(0.12, 0.24))
                    .mirrored(mirrored);
                beast(h, f, Beast::Seal);
            }
        }
        Visited::Japan if h.rng.chance(0.7) => {
            let f = h.frame(
                h.rng.range(0.25, 0.75),
                shore + 0.02,
                h.high * h.rng.range(0.3, 0.46),
            );
            houses::torii(h, f);
        }
        _ => {
            let kind = growing(h, v);
            let f = h.frame(h.rng.pick(&[0.12, 0.88]), shore + 0.08, h.high * 0.5);
            super::super::things::trees::tree(h, f, kind);
        }
    }
    let n = h.rng.below(4);
    let tall = h.high * h.rng.range(0.2, 0.36);
    row_of_people(h, v, n, 0.98, tall, (0.15, 0.85), false);
}

/// A boat large in the middle.
pub fn boat(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.4, 0.6);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let tone = h.any(&[Hue::Blue, Hue::Green, Hue::Violet, Hue::Teal]);
    if h.rng.chance(0.7) {
        land::mountains(h, horizon, 0.26, lighter(tone, 0.15), false);
    }
    let blue = h.any(&[Hue::Blue, Hue::Teal, Hue::Sky]);
    land::water(h, horizon, 1.0, blue);
    let mirrored = h.rng.chance(0.5);
    let y = h.rng.range(horizon + 0.14, 0.82);
    if v == Visited::China || h.rng.chance(0.2) {
        let f = h
            .frame(0.5, y, h.wide * h.rng.range(0.22, 0.28))
            .mirrored(mirrored);
        crafts::dragon_boat(h, f);
    } else {
        let kind = h.rng.below(3);
        let f = h
            .frame(
                h.rng.range(0.35, 0.65),
                y,
                h.high.min(h.wide) * h.rng.range(0.34, 0.52),
            )
            .mirrored(mirrored);
        crafts::boat(h, f, kind);
    }
    for _ in 0..h.rng.count(0, 4) {
        let (x, mirrored) = (h.rng.range(0.1, 0.9), h.rng.chance(0.5));
        let (y, size) = (h.rng.range(0.85, 0.97), h.high * h.rng.range(0.05, 0.1));
        let f = h.frame(x, y, size).mirrored(mirrored);
        beast(h, f, Beast::Carp);
    }
    if h.rng.chance(0.3) {
        let greens = meadow(h);
        land::ground(h, 0.92, 0.02, greens[0]);
        plants::flowers(h, 0.93, 8);
    }
}

/// One great wave, with small boats and perhaps a mountain far away.
pub fn wave(h: &mut Hand, v: Visited) {
    let mut sky = sky::choose(h);
    if sky == sky::Sky::Snow {
        sky = sky::Sky::Morning;
    }
    let horizon = h.rng.range(0.52, 0.62);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if v == Visited::Japan || h.rng.chance(0.4) {
        let f = h.frame(h.rng.range(0.55, 0.75), horizon + 0.02, h.high * 0.24);
        land::fuji(h, f);
    }
    let blues = [
        h.hue(Hue::Blue),
        h.hue(Hue::Teal),
        h.hue(Hue::Navy),
        h.hue(Hue::Sky),
    ];
    land::water(h, horizon, 1.0, blues[1]);
    let (x, y, kind) = (
        h.rng.range(0.5, 0.78),
        h.rng.range(0.72, 0.86),
        h.rng.below(3),
    );
    let f = h.frame(x, y, h.high * h.rng.range(0.12, 0.22));
    crafts::boat(h, f, kind);
    let mirrored = h.rng.chance(0.4);
    let base = Frame::new(
        pt(h.wide * if mirrored { 0.96 } else { 0.04 }, h.high * 1.02),
        h.high * 0.92,
    )
    .mirrored(mirrored);
    let lying = if h.wide > h.high { 1.0 } else { 0.72 };
    let base = base.stretched(lying * h.rng.range(0.75, 1.15), h.rng.range(0.7, 1.0));
    let crest = [
        -30, 6, -26, -50, -6, -82, 26, -94, 56, -84, 72, -62, 70, -48, 60, -58, 44, -62, 34, -48,
        36, -26, 54, -8, 90, 4,
    ];
    h.form(&base.soft(crest), blues[0]);
    let white = h.hue(Hue::White);
    for k in 0..5 {
        let t = k as f32 / 5.0;
        let x = -0.2 + 0.1 * t;
        let stripe = base.curve(&[
            (x + 0.02 + 0.3 * t, 0.0),
            (x + 0.06 + 0.18 * t, -0.4),
            (x + 0.22 + 0.14 * t, -0.72 - 0.04 * t),
            (0.42 + 0.05 * t, -0.86 + 0.1 * t),
        ]);
        h.paint_line(&stripe, if k % 2 == 0 { white } else { blues[3] }, 6.0);
    }
    // Foam: claws along the crest, then drops.
    for k in 0..26 {
        let t = k as f32 / 25.0;
        let (x, y) = if t < 0.6 {
            (
                -0.02 + 1.15 * t,
                -0.84 - 0.1 * (1.0 - (t - 0.3) * (t - 0.3) * 9.0),
            )
        } else {
            (0.67 + 0.08 * (t - 0.6), -0.78 + 0.75 * (t - 0.6))
        };
        let r = h.rng.range(0.02, 0.055);
        let foam = base.round(
            x + h.rng.bell() * 0.03,
            y + h.rng.bell() * 0.03,
            r,
            r * 0.85,
        );
        if h.rng.chance(0.4) {
            h.form(&foam, white)
        } else {
            h.patch(&foam, white)
        }
    }
    for _ in 0..26 {
        let at = base.at(h.rng.range(0.3, 1.0), h.rng.range(-0.96, -0.5));
        h.spark(at, h.rng.range(2.0, 5.5), white);
    }
    if h.rng.chance(0.6) {
        let near = h.rng.pick(&blues);
        land::water(h, h.rng.range(0.88, 0.95), 1.0, near);
    }
}
