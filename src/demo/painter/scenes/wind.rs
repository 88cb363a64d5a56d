//! Kites and balloons.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt},
        hand::Hand,
        palette::Hue,
        things::{
            crafts, houses, land,
            people::{Arm, stand},
            plants, sky,
            sky::Sky,
        },
    },
    local, meadow,
};

fn open_sky(h: &mut Hand, horizon: f32) {
    let mut sky = sky::choose(h);
    if matches!(sky, Sky::Rain | Sky::Night | Sky::Snow) {
        sky = Sky::Day;
    }
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
}

/// Children with their kites.
pub fn kites(h: &mut Hand, v: Visited) {
    let horizon = h.rng.range(0.6, 0.78);
    open_sky(h, horizon);
    if h.rng.chance(0.5) {
        let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Green]);
        land::mountains(h, horizon, 0.22, tone, h.habits.young < 0.5);
    }
    let greens = meadow(h);
    land::hills(h, horizon, 2, &greens);
    if v == Visited::Mongolia || h.rng.chance(0.4) {
        let f = h.frame(h.rng.pick(&[0.16, 0.84]), horizon + 0.08, h.high * 0.14);
        if v == Visited::Mongolia {
            houses::yurt(h, f)
        } else {
            houses::hall(h, f, 1)
        }
    }
    if v == Visited::Japan && h.rng.chance(0.6) {
        let f = h.frame(h.rng.range(0.15, 0.85), 0.97, h.high * 0.86);
        super::super::things::festive::streamers(h, f);
    }
    let n = h.rng.below(12);
    plants::flowers(h, horizon + 0.14, n);
    let n = h.rng.count(1, 4);
    let tall = h.high * h.rng.range(0.26, 0.4);
    for k in 0..n {
        let x = (k as f32 + 0.5) / n as f32 + h.rng.bell() * 0.06;
        let mut who = local(h, v);
        let side = h.rng.side();
        if side > 0.0 {
            who.right = Arm::Up
        } else {
            who.left = Arm::Up
        }
        let f = Frame::new(pt(x * h.wide, h.high * h.rng.range(0.93, 0.98)), tall);
        let (left, right) = stand(h, f, &who);
        let hand = if side > 0.0 { right } else { left };
        let at = pt(
            (x + side * h.rng.range(0.0, 0.22)).clamp(0.12, 0.88) * h.wide,
            h.high * h.rng.range(0.24, 0.46),
        );
        let lean = side * h.rng.range(0.0, 0.06);
        let size = h.high * h.rng.range(0.16, 0.3);
        crafts::kite(h, Frame::new(at, size).turned(lean), Some(hand));
    }
    for _ in 0..h.rng.below(3) {
        let at = pt(
            h.rng.range(0.1, 0.9) * h.wide,
            h.high * h.rng.range(0.18, 0.4),
        );
        let size = h.high * h.rng.range(0.08, 0.14);
        crafts::kite(h, Frame::new(at, size).turned(h.rng.bell() * 0.06), None);
    }
}

/// Balloons over a country.
pub fn balloons(h: &mut Hand, v: Visited) {
    let horizon = h.rng.range(0.66, 0.8);
    open_sky(h, horizon);
    let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Pine]);
    if v == Visited::Japan {
        let f = h.frame(h.rng.range(0.3, 0.7), horizon + 0.02, h.high * 0.3);
        land::fuji(h, f);
    } else {
        land::mountains(h, horizon, 0.2, tone, true);
    }
    let greens = meadow(h);
    land::hills(h, horizon, 2, &greens);
    let y = horizon + 0.12;
    let x = h.rng.range(0.25, 0.75);
    let f = h.frame(x, y, h.high * 0.2);
    match v {
        Visited::Mongolia => houses::yurt(h, f),
        Visited::Korea => houses::hall(h, f, 2),
        Visited::Japan => houses::pagoda(h, f),
        Visited::China => houses::great_wall(h, horizon + 0.02),
        Visited::Russia => houses::domes(h, f),
    }
    let n = h.rng.count(2, 6);
    let mut places: Vec<usize> = (0..n).collect();
    h.rng.shuffle(&mut places);
    for (k, place) in places.into_iter().enumerate() {
        let near = (k as f32 + 1.0) / n as f32;
        let x = (place as f32 + h.rng.range(0.3, 0.7)) / n as f32;
        let size = h.high * (0.14 + 0.26 * near);
        let y = h.rng.range(0.3, horizon - 0.02).max(size / h.high + 0.04);
        let f = h.frame(x, y, size);
        crafts::balloon(h, f);
    }
}
