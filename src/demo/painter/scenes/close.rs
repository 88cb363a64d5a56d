//! Things seen from close by: the face of an animal, nested dolls and other things one brings home.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt, turn},
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            beasts::{Beast, beast},
            faces, festive, houses, land, plants, sky, trees,
        },
    },
    growing, meadow,
};

/// The face of an animal of the country, large, among leaves and flowers.
pub fn face(h: &mut Hand, v: Visited) {
    let kinds: &[Beast] = match v {
        Visited::Mongolia => &[Beast::Horse, Beast::Camel],
        Visited::Korea => &[Beast::Tiger],
        Visited::Japan => &[Beast::Cat, Beast::Cat],
        Visited::China => &[Beast::Panda, Beast::Panda, Beast::Tiger],
        Visited::Russia => &[Beast::Bear, Beast::Seal, Beast::Tiger],
    };
    let kind = h.rng.pick(kinds);
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.5, 0.8);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon * 0.7);
    let greens = meadow(h);
    match kind {
        Beast::Panda => trees::bamboo(h, 0.0, 1.0, 8),
        Beast::Seal => land::water(h, horizon, 1.0, h.hue(Hue::Blue)),
        _ => {
            land::ground(h, horizon, 0.04, greens[0]);
            let tree = growing(h, v);
            for x in [0.08, 0.93] {
                let f = h.frame(
                    x,
                    horizon + h.rng.range(0.05, 0.2),
                    h.high * h.rng.range(0.4, 0.6),
                );
                trees::tree(h, f, tree);
            }
        }
    }
    let size = h.high.min(h.wide) * h.rng.range(0.6, 0.82);
    let lean = h.rng.bell() * 0.02;
    let g = Frame::new(
        pt(
            h.wide * h.rng.range(0.42, 0.58),
            h.high * h.rng.range(0.5, 0.6),
        ),
        size,
    )
    .turned(lean);
    faces::face(h, g, kind);
    let n = h.rng.count(5, 16);
    for k in 0..n {
        let x = (k as f32 + h.rng.unit()) / n as f32;
        let f = h.frame(x, h.rng.range(0.97, 1.03), h.high * h.rng.range(0.1, 0.2));
        plants::flower(h, f);
    }
}

/// What one brings home: nested dolls, lucky cats, drums, on a patterned cloth.
pub fn keepsakes(h: &mut Hand, v: Visited) {
    let wall = h.any(&[
        Hue::Sky,
        Hue::Lemon,
        Hue::Pink,
        Hue::Teal,
        Hue::Peach,
        Hue::Violet,
        Hue::Orange,
    ]);
    let cloth = h.gay();
    let edge = h.rng.range(0.6, 0.72);
    land::ground(h, -0.05, 0.0, lighter(wall, 0.3));
    pattern(h, edge);
    land::ground(h, edge, 0.004, cloth);
    let light = lighter(cloth, 0.6);
    for k in 0..9 {
        let x = h.wide * k as f32 / 8.0;
        h.paint_line(
            &super::super::geometry::Path::open(vec![
                pt(x, h.high * edge),
                pt(x * 1.3 - h.wide * 0.15, h.high),
            ]),
            light,
            3.0,
        );
    }
    let n = if h.wide > h.high {
        h.rng.count(3, 6)
    } else {
        h.rng.count(2, 4)
    };
    for k in 0..n {
        let x = (k as f32 + 0.5) / n as f32;
        let size = h.high * h.rng.range(0.34, 0.5) * if k % 2 == 0 { 1.25 } else { 0.9 };
        let size = size.min(h.wide / n as f32 * 1.25);
        let f = h.frame(x, if k % 2 == 0 { 0.84 } else { 0.94 }, size);
        match (v, h.rng.below(3)) {
            (Visited::Russia, _) => festive::doll(h, f),
            (Visited::Japan, 0..2) => beast(h, f, Beast::Cat),
            (Visited::Japan, _) => festive::drum(h, f),
            (Visited::China, 0) => festive::lantern(h, Frame::new(f.at(0.0, -1.0), size)),
            (Visited::China, 1) => beast(h, f, Beast::Panda),
            (Visited::Mongolia, 0) if k == 0 => houses::yurt(h, f.stretched(0.6, 0.6)),
            (Visited::Mongolia, 0) => beast(h, f.stretched(0.8, 0.8), Beast::Horse),
            (Visited::Mongolia, 1) => beast(h, f.stretched(0.8, 0.8), Beast::Camel),
            (Visited::Korea, 0) => festive::drum(h, f),
            (Visited::Korea, 1) => beast(h, f.stretched(0.8, 0.8), Beast::Tiger),
            _ => festive::doll(h, f),
        }
    }
    if h.rng.chance(0.5) {
        let n = h.rng.count(5, 9);
        festive::garland(
            h,
            pt(-10.0, h.high * 0.04),
            pt(h.wide + 10.0, h.high * 0.06),
            n,
            v != Visited::Russia,
        );
    }
}

/// A wallpaper of dots, flowers or stripes down to a share of the page.
pub fn pattern(h: &mut Hand, down: f32) {
    let colour = h.gay();
    let step = h.rng.range(56.0, 96.0);
    let kind = h.rng.below(3);
    let (columns, rows) = (
        (h.wide / step) as i32 + 1,
        (h.high * down / step) as i32 + 1,
    );
    for row in 0..rows {
        for column in 0..columns {
            let at = pt(
                (column as f32 + 0.5 * (row % 2) as f32 + 0.3) * step,
                (row as f32 + 0.4) * step,
            );
            match kind {
                0 => h.dot(at, step * 0.1, colour),
                1 => {
                    for k in 0..5 {
                        let (s, c) = turn(k as f32 / 5.0);
                        h.dot(at + pt(c, s) * (step * 0.13), step * 0.075, colour);
                    }
                }
                _ => {
                    let f = Frame::new(at, step * 0.3);
                    h.line(&f.line([-40, 0, 40, 0]), colour, 4.0);
                    h.line(&f.line([0, -40, 0, 40]), colour, 4.0);
                }
            }
        }
    }
}
