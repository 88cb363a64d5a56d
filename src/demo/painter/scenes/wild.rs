//! Animals and forests.

use super::{
    super::{
        Visited,
        hand::Hand,
        palette::Hue,
        things::{
            beasts::{Beast, beast},
            houses, land, plants, sky,
            sky::Sky,
            trees,
        },
    },
    growing, meadow, row_of_people,
};

fn living(v: Visited) -> &'static [Beast] {
    match v {
        Visited::Mongolia => &[
            Beast::Horse,
            Beast::Camel,
            Beast::Sheep,
            Beast::Goat,
            Beast::Yak,
            Beast::Eagle,
        ],
        Visited::Korea => &[Beast::Tiger, Beast::Rabbit, Beast::Crane, Beast::Dog],
        Visited::Japan => &[Beast::Deer, Beast::Cat, Beast::Crane, Beast::Carp],
        Visited::China => &[Beast::Panda, Beast::Panda, Beast::Crane, Beast::Tiger],
        Visited::Russia => &[Beast::Bear, Beast::Seal, Beast::Tiger, Beast::Rabbit],
    }
}

/// One or several animals, large.
pub fn animals(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.4, 0.62);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    if v == Visited::China {
        trees::bamboo(h, 0.0, 0.3, 4);
        trees::bamboo(h, 0.72, 1.0, 4);
    }
    if h.rng.chance(0.5) && v != Visited::China {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Green, Hue::Brown]);
        land::mountains(h, horizon, 0.24, tone, true);
    }
    let greens = if sky == Sky::Snow {
        vec![h.hue(Hue::White)]
    } else {
        meadow(h)
    };
    land::hills(h, horizon, 2, &greens);
    if v != Visited::China {
        for _ in 0..h.rng.below(4) {
            let kind = growing(h, v);
            let f = h.frame(
                h.rng.unit(),
                horizon + h.rng.range(0.03, 0.12),
                h.high * h.rng.range(0.25, 0.45),
            );
            trees::tree(h, f, kind);
        }
    }
    let kinds = living(v);
    let n = h.rng.pick(&[1, 1, 2, 2, 3, 5]);
    let kind = h.rng.pick(kinds);
    for k in 0..n {
        let what = if h.rng.chance(0.55) {
            kind
        } else {
            h.rng.pick(kinds)
        };
        let size = h.high.min(h.wide * 0.8)
            * (if n == 1 {
                0.62
            } else if n == 2 {
                0.44
            } else {
                0.32
            })
            * h.about(0.15);
        let x = if n == 1 {
            h.rng.range(0.42, 0.58)
        } else {
            (k as f32 + 0.5) / n as f32
        };
        let y = if n > 2 && k % 2 == 0 { 0.72 } else { 0.92 };
        let y = if what == Beast::Eagle { 0.62 } else { y };
        let mirrored = h.rng.chance(0.5);
        let f = h.frame(x, y, size).mirrored(mirrored);
        beast(h, f, what);
    }
    let n = h.rng.below(14);
    plants::flowers(h, 0.84, n);
    let n = h.rng.below(30);
    plants::grass(h, 0.75, n);
    if sky == Sky::Snow {
        sky::snow(h);
    }
}

/// Among trees.
pub fn forest(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.34, 0.56);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let greens = if sky == Sky::Snow {
        vec![h.hue(Hue::White)]
    } else {
        meadow(h)
    };
    land::hills(h, horizon, 2, &greens);
    if h.rng.chance(0.45) {
        let tone = h.any(&[Hue::Sky, Hue::Ochre, Hue::Peach, Hue::Blue]);
        land::winding(h, horizon + 0.04, tone);
    }
    if v == Visited::China && h.rng.chance(0.7) {
        trees::bamboo(h, 0.0, 1.0, 11);
    } else {
        let kind = growing(h, v);
        let n = h.rng.count(6, 13);
        for k in 0..n {
            let depth = (k as f32 + h.rng.unit()) / n as f32;
            let y = horizon + 0.02 + (0.9 - horizon) * depth * depth;
            let size = h.high * (0.26 + 0.62 * depth) * h.about(0.15);
            let x = h.rng.unit();
            let x = if depth > 0.5 {
                if x < 0.5 {
                    x * 0.56
                } else {
                    1.0 - (1.0 - x) * 0.56
                }
            } else {
                x
            };
            let other = if h.rng.chance(0.2) {
                growing(h, v)
            } else {
                kind
            };
            let f = h.frame(x, y, size);
            trees::tree(h, f, other);
            if k == n / 2 && h.rng.chance(0.5) && v == Visited::Russia {
                let f = h.frame(h.rng.range(0.35, 0.65), y, h.high * 0.3);
                houses::cottage(h, f, true);
            }
        }
    }
    let kinds = living(v);
    for _ in 0..h.rng.count(1, 3) {
        let what = h.rng.pick(kinds);
        if matches!(what, Beast::Eagle | Beast::Carp | Beast::Seal) {
            continue;
        }
        let mirrored = h.rng.chance(0.5);
        let f = h
            .frame(
                h.rng.range(0.2, 0.8),
                h.rng.range(0.82, 0.96),
                h.high * h.rng.range(0.22, 0.38),
            )
            .mirrored(mirrored);
        beast(h, f, what);
    }
    let n = h.rng.below(20);
    plants::flowers(h, 0.82, n);
    if h.rng.chance(0.45) {
        let n = h.rng.count(1, 2);
        row_of_people(h, v, n, 0.98, h.high * 0.32, (0.2, 0.8), false);
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}

/// Many animals of one kind running over the land, with riders where there are horses.
pub fn herd(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.3, 0.46);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Brown]);
    land::mountains(h, horizon, 0.2, tone, true);
    let greens = if sky == Sky::Snow {
        vec![h.hue(Hue::White)]
    } else {
        meadow(h)
    };
    land::hills(h, horizon, 3, &greens);
    let kind = match v {
        Visited::Mongolia => h
            .rng
            .pick(&[Beast::Horse, Beast::Camel, Beast::Sheep, Beast::Yak]),
        Visited::Japan => h.rng.pick(&[Beast::Deer, Beast::Crane]),
        Visited::China => h.rng.pick(&[Beast::Panda, Beast::Horse]),
        Visited::Korea => h.rng.pick(&[Beast::Crane, Beast::Horse]),
        Visited::Russia => h.rng.pick(&[Beast::Deer, Beast::Horse, Beast::Bear]),
    };
    let mirrored = h.rng.chance(0.5);
    let n = h.rng.count(6, 11);
    let rows = 3;
    for row in 0..rows {
        let y = horizon + 0.16 + (0.8 - horizon) * (row as f32 + 0.4) / rows as f32;
        let count = (n - row * 2).max(2) / 2;
        for k in 0..count {
            let x = (k as f32 + h.rng.range(0.2, 0.8)) / count as f32;
            let size = h.high * (0.13 + 0.1 * row as f32) * h.about(0.12);
            let turned = mirrored != h.rng.chance(0.12);
            let f = h.frame(x, y + h.rng.bell() * 0.03, size).mirrored(turned);
            if kind == Beast::Horse && h.rng.chance(0.3) {
                super::feast::rider(h, f);
            } else {
                beast(h, f, kind);
            }
        }
    }
    let n = h.rng.count(6, 26);
    plants::grass(h, horizon + 0.2, n);
    if h.rng.chance(0.4) {
        let tall = h.high * h.rng.range(0.3, 0.46);
        let from = h.rng.range(0.02, 0.7);
        row_of_people(h, v, 1, 0.99, tall, (from, from + 0.26), false);
    }
    if sky == Sky::Snow {
        sky::snow(h);
    }
}
