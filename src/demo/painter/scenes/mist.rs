//! Layers of mountains in mist, as older hands paint them with much water: near ones dark, far ones almost paper.

use super::{
    super::{
        Medium, Visited,
        brush::Wash,
        geometry::{Frame, Path, Pt, pt},
        hand::Hand,
        noise,
        palette::{Hue, darker, lighter, mix},
        paper::Rgb,
        things::{
            beasts::{Beast, beast},
            crafts, houses, sky,
            sky::Sky,
        },
    },
    growing,
};

/// A landscape in depth, without outlines behind.
pub fn layers(h: &mut Hand, v: Visited) {
    let sky = h
        .rng
        .pick(&[Sky::Morning, Sky::Sunset, Sky::Day, Sky::Sunset]);
    let horizon = h.rng.range(0.34, 0.5);
    sky::paint(h, sky, horizon + 0.2);
    let red = h.any(&[Hue::Red, Hue::Orange, Hue::Yellow]);
    let disc = h.frame(
        h.rng.range(0.2, 0.8),
        horizon * h.rng.range(0.4, 0.8),
        h.rng.range(30.0, 54.0),
    );
    h.patch(&disc.round(0.0, 0.0, 1.0, 1.0), red);
    let tone = h.any(&[Hue::Blue, Hue::Teal, Hue::Violet, Hue::Pine, Hue::Navy]);
    let far = lighter(tone, 0.62);
    let near = darker(mix(tone, h.hue(Hue::Pine), 0.4), 0.35);
    let n = h.rng.count(4, 6);
    let house = h.rng.below(n - 2) + 1;
    for k in 0..n {
        let depth = k as f32 / (n - 1) as f32;
        let top = horizon + (0.92 - horizon) * depth * 0.9;
        let rough = 0.16 * (1.0 - depth) + 0.05;
        let colour = mix(far, near, depth);
        let ridge = ridge(h, top, rough);
        layer(h, &ridge, colour, depth);
        if k == house {
            let f = h.frame(
                h.rng.range(0.2, 0.8),
                top + 0.04,
                h.high * h.rng.range(0.16, 0.26),
            );
            match v {
                Visited::Mongolia => houses::yurt(h, f.stretched(0.5, 0.5)),
                Visited::Russia => houses::domes(h, f),
                Visited::Japan => houses::pagoda(h, f),
                Visited::Korea => houses::hall(h, f.stretched(0.8, 0.8), 1),
                Visited::China => houses::pagoda(h, f),
            }
        } else if k > 0 && h.rng.chance(0.7) {
            silhouettes(h, &ridge, colour, depth);
        }
    }
    match h.rng.below(4) {
        0 => {
            for _ in 0..h.rng.count(2, 4) {
                let f = h.frame(
                    h.rng.range(0.1, 0.9),
                    h.rng.range(0.84, 0.97),
                    h.high * h.rng.range(0.12, 0.2),
                );
                let mirrored = h.rng.chance(0.5);
                beast(h, f.mirrored(mirrored), Beast::Crane);
            }
        }
        1 => {
            let f = h.frame(h.rng.range(0.2, 0.8), 0.93, h.high * 0.14);
            crafts::boat(h, f, 0);
        }
        2 => {
            let kind = growing(h, v);
            let f = h.frame(
                h.rng.pick(&[0.1, 0.9]),
                1.0,
                h.high * h.rng.range(0.5, 0.75),
            );
            super::super::things::trees::tree(h, f, kind);
        }
        _ => super::row_of_people(h, v, 1, 0.98, h.high * 0.3, (0.2, 0.8), false),
    }
    sky::birds(h, horizon);
}

/// A jagged line over the page at about a share of its height.
fn ridge(h: &mut Hand, top: f32, rough: f32) -> Vec<Pt> {
    let seed = noise::fold(h.rng.bits());
    let n = 56;
    (0..=n)
        .map(|k| {
            let t = k as f32 / n as f32;
            let up = 0.75 * noise::along(seed, t * 3.2)
                + 0.3 * noise::along(seed ^ 1, t * 9.0)
                + 0.1 * noise::along(seed ^ 2, t * 26.0);
            pt(-16.0 + (h.wide + 32.0) * t, h.high * (top - up * rough))
        })
        .collect()
}

/// One layer, thinning downwards into mist.
fn layer(h: &mut Hand, ridge: &[Pt], colour: Rgb, depth: f32) {
    let bottom = ridge.iter().map(|p| p.y).fold(0.0, f32::max) + h.high * (0.2 + 0.2 * depth);
    let mut points = ridge.to_vec();
    points.push(pt(h.wide + 16.0, bottom));
    points.push(pt(-16.0, bottom));
    let path = Path::closed(points);
    if !h.wet() {
        h.patch(&path, colour);
        return;
    }
    let pale = mix(lighter(colour, 0.75), h.hue(Hue::Peach), 0.2);
    let gouache = h.habits.medium == Medium::Gouache;
    let mut wash = if gouache {
        Wash::poster(colour)
    } else {
        Wash::water(colour)
    };
    wash.tints = [
        colour,
        if depth > 0.9 {
            darker(colour, 0.2)
        } else {
            pale
        },
    ];
    wash.drift = (-0.1, 1.0);
    wash.mingle = 0.35;
    wash.bloom_size = 110.0;
    wash.rim = if gouache { 0.0 } else { 0.25 };
    h.sheet.clear(&path, 0.0, if gouache { 0.0 } else { 0.9 });
    let seed = h.rng.bits();
    h.sheet.wash(&path, &wash, seed);
}

/// Small firs along a ridge, of its own colour.
fn silhouettes(h: &mut Hand, ridge: &[Pt], colour: Rgb, depth: f32) {
    let dark = darker(colour, 0.3);
    let from = h.rng.below(ridge.len() / 2);
    for p in ridge.iter().skip(from).take(h.rng.count(5, 16)) {
        let size = h.high * (0.03 + 0.09 * depth) * h.rng.range(0.6, 1.2);
        let f = Frame::new(*p + pt(0.0, size * 0.15), size);
        h.line(&f.line([0, 0, 0, -100]), dark, (size * 0.06).max(1.5));
        for (y, half) in [(-0.2, 0.3), (-0.42, 0.24), (-0.64, 0.16), (-0.82, 0.09)] {
            h.line(
                &f.curve(&[(-half, y + 0.08), (0.0, y - 0.06), (half, y + 0.08)]),
                dark,
                (size * 0.09).max(1.5),
            );
        }
    }
}
