//! The buildings everybody knows: palaces, gates, the wall, castles, domes.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt},
        hand::Hand,
        palette::Hue,
        things::{houses, land, plants, sky, sky::Sky, trees},
    },
    growing, meadow, row_of_people,
};

/// A landmark in its landscape.
pub fn temple(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.5, 0.68);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Green]);
    let greens = if sky == Sky::Snow {
        vec![h.hue(Hue::White)]
    } else {
        meadow(h)
    };
    let portrait = h.high > h.wide;
    let size = h.high * h.rng.range(0.42, 0.56) * if portrait { 0.8 } else { 1.0 };
    let x = h.rng.range(0.36, 0.64);
    let place = h.frame(x, horizon + h.rng.range(0.06, 0.12), size);
    match v {
        Visited::China if h.rng.chance(0.55) => {
            land::mountains(h, horizon, 0.3, tone, false);
            let n = h.rng.count(2, 3);
            land::hills(h, horizon - 0.06, n, &greens);
            houses::great_wall(h, horizon - 0.02);
            land::hills(h, horizon + 0.12, 2, &greens);
        }
        Visited::China => {
            land::ground(h, horizon, 0.02, greens[0]);
            houses::round_temple(h, place);
        }
        Visited::Japan => {
            if h.rng.chance(0.6) {
                let f = h.frame(h.rng.range(0.2, 0.8), horizon + 0.02, h.high * 0.3);
                land::fuji(h, f);
            }
            land::hills(h, horizon, 2, &greens);
            match h.rng.below(3) {
                0 => houses::castle(h, place),
                1 => houses::pagoda(h, place),
                _ => {
                    let tone = h.any(&[Hue::Ochre, Hue::Silver, Hue::Peach]);
                    land::winding(h, horizon + 0.04, tone);
                    houses::torii(h, place);
                }
            }
        }
        Visited::Korea => {
            land::mountains(h, horizon, 0.3, tone, false);
            let floor = h.any(&[Hue::Peach, Hue::Ochre, Hue::Lime]);
            land::ground(h, horizon, 0.02, floor);
            let storeys = h.rng.count(1, 2);
            houses::hall(h, place, storeys);
        }
        Visited::Mongolia => {
            land::mountains(h, horizon, 0.28, tone, true);
            land::hills(h, horizon, 1, &greens);
            houses::hall(h, place, 2);
            let f = h.frame(
                if x > 0.5 { 0.14 } else { 0.86 },
                horizon + 0.2,
                h.high * 0.18,
            );
            houses::yurt(h, f);
        }
        Visited::Russia => {
            land::ground(h, horizon, 0.02, greens[0]);
            houses::domes(h, place);
        }
    }
    let kind = growing(h, v);
    for x in [h.rng.range(0.0, 0.14), h.rng.range(0.86, 1.0)] {
        if h.rng.chance(0.75) {
            let f = Frame::new(
                pt(x * h.wide, h.high * h.rng.range(0.84, 0.97)),
                h.high * h.rng.range(0.42, 0.66),
            );
            trees::tree(h, f, kind);
        }
    }
    let n = h.rng.below(14);
    plants::flowers(h, 0.86, n);
    let n = h.rng.below(4);
    let tall = h.high * h.rng.range(0.24, 0.38);
    let holding = h.rng.chance(0.4);
    row_of_people(h, v, n, 0.975, tall, (0.15, 0.85), holding);
    if h.rng.chance(0.3) && matches!(v, Visited::Japan | Visited::Korea) {
        // Petals on the wind.
        for _ in 0..40 {
            let at = pt(h.rng.unit() * h.wide, h.rng.unit() * h.high);
            let pink = h.hue(Hue::Pink);
            h.spark(at, h.rng.range(2.0, 4.2), pink);
        }
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}
