//! Cities and trains.

use super::{
    super::{
        Visited,
        hand::Hand,
        palette::{Hue, lighter},
        things::{crafts, houses, land, plants, sky, trains, trees},
    },
    growing, meadow, row_of_people,
};

/// A city with its tower.
pub fn city(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.56, 0.74);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let night = sky.is_night();
    if v == Visited::Korea || h.rng.chance(0.3) {
        let tone = h.any(&[Hue::Green, Hue::Pine, Hue::Blue]);
        land::mountains(h, horizon, 0.26, lighter(tone, 0.2), false);
    }
    let tall = h.rng.range(0.3, 0.46);
    houses::skyline(h, horizon + 0.01, -0.02, 1.02, tall * 0.8, night);
    let size = h.high * h.rng.range(0.5, 0.62);
    let f = h.frame(h.rng.range(0.3, 0.7), horizon + 0.02, size);
    match v {
        Visited::Japan => houses::tower(h, f, 0),
        Visited::Korea => houses::tower(h, f, 1),
        Visited::China => houses::tower(h, f, 2),
        Visited::Russia => houses::domes(h, f.stretched(0.9, 0.8)),
        Visited::Mongolia => houses::hall(h, f.stretched(0.6, 0.6), 2),
    }
    houses::skyline(h, horizon + 0.03, -0.02, 0.3, tall * 0.6, night);
    houses::skyline(h, horizon + 0.03, 0.7, 1.02, tall * 0.6, night);
    if h.rng.chance(0.5) {
        let blue = h.any(&[Hue::Blue, Hue::Teal, Hue::Navy]);
        land::water(h, horizon + 0.02, 1.0, blue);
        let (y, kind, mirrored) = (horizon + 0.14, h.rng.below(3), h.rng.chance(0.5));
        let f = h
            .frame(h.rng.range(0.2, 0.8), y, h.high * 0.13)
            .mirrored(mirrored);
        crafts::boat(h, f, kind);
        let floor = h.any(&[Hue::Lime, Hue::Ochre, Hue::Grey, Hue::Green]);
        land::ground(h, 0.88, 0.01, floor);
    } else {
        let floor = h.any(&[Hue::Grey, Hue::Silver, Hue::Lime, Hue::Green, Hue::Ochre]);
        land::ground(h, horizon + 0.02, 0.008, floor);
        let road = h.any(&[Hue::Grey, Hue::Silver, Hue::Black]);
        land::winding(h, horizon + 0.03, road);
    }
    let kind = growing(h, v);
    for x in [0.06, 0.94] {
        if h.rng.chance(0.6) {
            let f = h.frame(x, 0.95, h.high * h.rng.range(0.3, 0.46));
            trees::tree(h, f, kind);
        }
    }
    let n = h.rng.below(4);
    let tall = h.high * h.rng.range(0.24, 0.36);
    row_of_people(h, v, n, 0.98, tall, (0.15, 0.85), false);
    if h.rng.chance(0.3) {
        let mirrored = h.rng.chance(0.5);
        let f = h
            .frame(h.rng.range(0.2, 0.8), 0.2, h.high * 0.1)
            .mirrored(mirrored);
        crafts::plane(h, f);
    }
}

/// A train through the country.
pub fn train(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.4, 0.56);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    match v {
        Visited::Japan => {
            let f = h.frame(
                h.rng.range(0.3, 0.7),
                horizon + 0.02,
                h.high * h.rng.range(0.26, 0.36),
            );
            land::fuji(h, f);
        }
        _ => {
            let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Pine]);
            land::mountains(h, horizon, 0.24, tone, v != Visited::China);
        }
    }
    let greens = meadow(h);
    land::hills(h, horizon, 2, &greens);
    let kind = growing(h, v);
    for _ in 0..h.rng.count(2, 7) {
        let f = h.frame(
            h.rng.unit(),
            horizon + h.rng.range(0.06, 0.15),
            h.high * h.rng.range(0.14, 0.26),
        );
        trees::tree(h, f, kind);
    }
    let y = h.rng.range(0.74, 0.84);
    trains::rails(h, h.high * y, 20.0);
    let fast = match v {
        Visited::Japan | Visited::China => h.rng.chance(0.85),
        Visited::Korea => h.rng.chance(0.6),
        _ => h.rng.chance(0.15),
    };
    let mirrored = h.rng.chance(0.5);
    let size = h.high * h.rng.range(0.17, 0.24);
    let x = if mirrored {
        h.rng.range(0.12, 0.3)
    } else {
        h.rng.range(0.7, 0.88)
    };
    let cars = h.rng.count(2, 4);
    let f = h.frame(x, y + 0.01, size).mirrored(mirrored);
    trains::train(h, f, cars, fast);
    let n = h.rng.below(14);
    plants::flowers(h, y + 0.08, n);
    let n = h.rng.below(3);
    row_of_people(h, v, n, 0.985, h.high * 0.2, (0.2, 0.8), false);
}
