//! Houses, yurts and mountains.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt},
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            beasts::{Beast, beast},
            houses, land, people, plants, sky,
            sky::Sky,
            trees,
        },
    },
    growing, local, meadow, row_of_people,
};

/// A steppe with yurts and the five beasts of the herders. In another country: its village.
pub fn yurt(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.36, 0.58);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if h.rng.chance(0.75) {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Brown, Hue::Pine]);
        let snow = h.rng.chance(0.6);
        let tall = h.rng.range(0.18, 0.34);
        land::mountains(h, horizon, tall, tone, snow);
    }
    let greens = meadow(h);
    let n = h.rng.count(1, 3);
    land::hills(h, horizon, n, &greens);
    if h.rng.chance(0.4) {
        let blue = h.any(&[Hue::Sky, Hue::Blue]);
        land::winding(h, horizon + 0.06, blue);
    }
    let near = h.habits.young;
    let count = h.rng.count(1, 3);
    for k in 0..count {
        let depth = (k as f32 + h.rng.unit()) / count as f32;
        let size = (70.0 + 150.0 * depth) * (0.8 + 0.5 * near) * if count == 1 { 1.5 } else { 1.0 };
        let x = (k as f32 + h.rng.range(0.25, 0.75)) / count as f32;
        let y = horizon + 0.1 + 0.26 * depth;
        let f = h.frame(x, y, size);
        houses::yurt(h, f);
    }
    let herd = h.rng.count(2, 6);
    let one_kind = h.rng.chance(0.5);
    let kinds = [
        Beast::Horse,
        Beast::Sheep,
        Beast::Camel,
        Beast::Goat,
        Beast::Yak,
    ];
    let kind = h.rng.pick(&kinds);
    for k in 0..herd {
        let y = h.rng.range(horizon + 0.14, 0.97);
        let size = 40.0 + 200.0 * (y - horizon) * h.about(0.2);
        let x = (k as f32 + h.rng.unit()) / herd as f32;
        let what = if one_kind { kind } else { h.rng.pick(&kinds) };
        let mirrored = h.rng.chance(0.5);
        let f = h.frame(x, y, size).mirrored(mirrored);
        beast(h, f, what);
    }
    let n = h.rng.below(14);
    plants::flowers(h, (horizon + 0.25).min(0.9), n);
    let n = h.rng.below(26);
    plants::grass(h, (horizon + 0.2).min(0.9), n);
    if h.rng.chance(0.55) {
        let n = h.rng.count(1, 3);
        let tall = h.high * h.rng.range(0.26, 0.44);
        let from = h.rng.range(0.0, 0.5);
        row_of_people(h, v, n, 0.98, tall, (from, from + 0.16 * n as f32), false);
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}

/// A village house with its people, trees and animals.
pub fn house(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.42, 0.64);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if h.rng.chance(0.5) {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Green, Hue::Teal]);
        let snow = h.rng.chance(0.4);
        land::mountains(h, horizon, 0.25, tone, snow);
    }
    let greens = if sky == Sky::Snow {
        vec![h.hue(Hue::White)]
    } else {
        meadow(h)
    };
    let n = h.rng.count(1, 2);
    land::hills(h, horizon, n, &greens);
    if h.rng.chance(0.5) {
        let tone = h.any(&[Hue::Ochre, Hue::Silver, Hue::Peach]);
        land::winding(h, horizon + 0.05, tone);
    }
    let trees_n = h.rng.count(1, 4);
    for _ in 0..trees_n {
        let kind = growing(h, v);
        let (x, y, size) = (
            h.rng.range(0.02, 0.98),
            horizon + h.rng.range(0.04, 0.2),
            h.high * h.rng.range(0.28, 0.5),
        );
        let f = h.frame(x, y, size);
        trees::tree(h, f, kind);
    }
    let n = h.rng.count(1, 2);
    for k in 0..n {
        let x = if n == 1 {
            h.rng.range(0.3, 0.7)
        } else {
            0.27 + 0.46 * k as f32
        };
        let (y, size) = (
            horizon + h.rng.range(0.14, 0.24),
            h.high * h.rng.range(0.3, 0.44) * if n == 1 { 1.25 } else { 1.0 },
        );
        let f = h.frame(x, y, size);
        match v {
            Visited::Mongolia => houses::yurt(h, f),
            Visited::Russia => houses::cottage(h, f, true),
            Visited::Korea | Visited::China | Visited::Japan if h.rng.chance(0.7) => {
                houses::hall(h, f, 1)
            }
            _ => houses::cottage(h, f, false),
        }
    }
    let n = h.rng.below(12);
    plants::flowers(h, (horizon + 0.3).min(0.92), n);
    let n = h.rng.count(1, 4);
    let tall = h.high * h.rng.range(0.24, 0.4);
    let holding = h.rng.chance(0.4);
    row_of_people(h, v, n, 0.97, tall, (0.12, 0.88), holding);
    if h.rng.chance(0.5) {
        let kind = h.rng.pick(&[Beast::Dog, Beast::Cat, Beast::Rabbit]);
        let (x, mirrored) = (h.rng.range(0.1, 0.9), h.rng.chance(0.5));
        let f = h.frame(x, 0.96, h.high * 0.12).mirrored(mirrored);
        beast(h, f, kind);
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}

/// The mountains of a country, alone or with one who looks at them.
pub fn mountains(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.5, 0.7);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if v == Visited::Japan {
        let (x, size) = (h.rng.range(0.35, 0.65), h.high * h.rng.range(0.3, 0.46));
        let f = h.frame(x, horizon + 0.02, size);
        land::fuji(h, f);
    } else {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Grey, Hue::Teal]);
        let snow = h.rng.chance(0.7);
        let tall = h.rng.range(0.3, 0.46);
        land::mountains(h, horizon, tall, lighter(tone, 0.25), snow);
        let tone = h.any(&[Hue::Pine, Hue::Blue, Hue::Brown, Hue::Green]);
        if h.rng.chance(0.7) {
            land::mountains(h, horizon + 0.04, 0.2, tone, false);
        }
    }
    if h.rng.chance(0.5) {
        let blue = h.any(&[Hue::Sky, Hue::Teal, Hue::Blue]);
        land::water(h, horizon, 1.0, blue);
        let greens = meadow(h);
        land::ground(h, h.rng.range(0.8, 0.9), 0.03, greens[0]);
    } else {
        let greens = meadow(h);
        land::hills(h, horizon, 2, &greens);
        if h.rng.chance(0.4) {
            let blue = h.any(&[Hue::Sky, Hue::Blue]);
            land::winding(h, horizon + 0.05, blue);
        }
    }
    let n = h.rng.count(2, 8);
    let kind = growing(h, v);
    for k in 0..n {
        let x = (k as f32 + h.rng.unit()) / n as f32;
        let y = h.rng.range(horizon + 0.06, 0.96);
        let size = h.high * (0.12 + 0.5 * (y - horizon));
        if (x - 0.5).abs() > 0.15 || size < 140.0 {
            let f = h.frame(x, y, size);
            trees::tree(h, f, kind);
        }
    }
    let n = h.rng.below(14);
    plants::flowers(h, 0.84, n);
    if h.rng.chance(0.6) {
        let who = local(h, v);
        let x = h.rng.range(0.2, 0.8);
        let f = Frame::new(
            pt(x * h.wide, h.high * 0.97),
            h.high * h.rng.range(0.2, 0.4),
        );
        people::stand(h, f, &who);
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}
