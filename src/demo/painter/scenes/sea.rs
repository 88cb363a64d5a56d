//! Coasts, lakes and boats.

use super::{
    super::{
        Visited,
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            beasts::{Beast, beast},
            crafts, houses, land, sky,
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
        land::flowers(h, 0.93, 8);
    }
}
