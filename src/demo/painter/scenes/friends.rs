//! People first: friends of many countries, portraits, and the view from the window of an aeroplane.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt, turn},
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            clothes::Dress,
            crafts, houses, land,
            people::{Arm, someone, stand},
            plants, sky,
            sky::Sky,
            trees,
        },
    },
    dress, growing, meadow,
};

const DRESSES: [Dress; 5] = [
    Dress::Deel,
    Dress::Hanbok,
    Dress::Kimono,
    Dress::Tang,
    Dress::Sarafan,
];

/// Children of five countries, hand in hand, before or around the earth.
pub fn friends(h: &mut Hand, _v: Visited) {
    let horizon = h.rng.range(0.6, 0.75);
    let sky = sky::choose(h);
    sky::paint(h, sky, if h.rng.chance(0.5) { horizon } else { 1.0 });
    sky::furnish(h, sky, horizon);
    let side = h.high.min(h.wide);
    let around = h.rng.chance(0.4);
    let mut dresses = DRESSES;
    h.rng.shuffle(&mut dresses);
    let n = h.rng.below(12);
    plants::flowers(h, horizon + 0.12, n);
    if around {
        let f = Frame::new(pt(h.wide * 0.5, h.high * 0.52), side * 0.46);
        crafts::globe(h, f);
        let n = h.rng.count(5, 8);
        for k in 0..n {
            let at = k as f32 / n as f32 - 0.25;
            let (s, c) = turn(at);
            let mut who = someone(h, dresses[k % 5]);
            (who.left, who.right) = (Arm::Out, Arm::Out);
            let foot = f.at(c * 0.5, s * 0.5);
            stand(h, Frame::new(foot, side * 0.23).turned(at + 0.25), &who);
        }
        return;
    }
    if h.rng.chance(0.5) {
        let f = Frame::new(
            pt(h.wide * 0.5, h.high * 0.4),
            side * h.rng.range(0.5, 0.68),
        );
        crafts::globe(h, f);
    }
    let greens = meadow(h);
    land::ground(h, horizon, 0.03, greens[0]);
    let n = if h.wide > h.high {
        h.rng.count(4, 6)
    } else {
        h.rng.count(3, 4)
    };
    let tall = (h.high * 0.62).min(h.wide / n as f32 * 2.1) * h.rng.range(0.85, 1.0);
    for k in 0..n {
        let x = 0.06 + 0.88 * (k as f32 + 0.5) / n as f32;
        let mut who = someone(h, dresses[k % 5]);
        let reach = (0.44 * h.wide / n as f32 / tall).min(0.4);
        (who.left, who.right) = (Arm::To(-reach, -0.45), Arm::To(reach, -0.45));
        if k == 0 && h.rng.chance(0.5) {
            who.left = Arm::Up;
        }
        let f = Frame::new(
            pt(x * h.wide, h.high * h.rng.range(0.93, 0.97)),
            tall * h.about(0.08),
        );
        stand(h, f, &who);
    }
}

/// One person, large, in the dress of the country.
pub fn portrait(h: &mut Hand, v: Visited) {
    let horizon = h.rng.range(0.55, 0.75);
    let sky = sky::choose(h);
    sky::paint(h, sky, horizon + 0.3);
    sky::furnish(h, sky, horizon * 0.6);
    let greens = meadow(h);
    let f = h.frame(h.rng.pick(&[0.18, 0.82]), horizon + 0.03, h.high * 0.34);
    land::hills(h, horizon, 1, &greens);
    match v {
        Visited::Mongolia => houses::yurt(h, f.stretched(0.7, 0.7)),
        Visited::Korea => houses::hall(h, f, 2),
        Visited::Japan => houses::pagoda(h, f),
        Visited::China => houses::round_temple(h, f),
        Visited::Russia => houses::domes(h, f),
    }
    let kind = growing(h, v);
    let f = h.frame(h.rng.pick(&[0.06, 0.94]), 0.9, h.high * 0.5);
    trees::tree(h, f, kind);
    let mut who = someone(h, dress(v));
    who.hat = h.rng.chance(0.8);
    let size = h.high * h.rng.range(0.84, 1.5);
    let foot = if size > h.high {
        h.high * 0.1 + size
    } else {
        h.high * 0.96
    };
    let f = Frame::new(pt(h.wide * h.rng.range(0.4, 0.6), foot), size);
    stand(h, f, &who);
    if size < h.high {
        plants::flowers(h, 0.86, 9);
    }
}

/// The country as seen from the window of an aeroplane.
pub fn window(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let sky = if sky == Sky::Bare { Sky::Day } else { sky };
    let horizon = h.rng.range(0.5, 0.64);
    sky::paint(h, sky, horizon);
    sky::furnish(h, sky, horizon);
    let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal]);
    land::mountains(h, horizon, 0.22, tone, true);
    let greens = meadow(h);
    land::hills(h, horizon, 2, &greens);
    let size = h.high.min(h.wide) * 0.42;
    let f = h.frame(0.5, horizon + 0.14, size);
    match v {
        Visited::Mongolia => houses::yurt(h, f.stretched(0.6, 0.6)),
        Visited::Korea => houses::hall(h, f, 2),
        Visited::Japan => houses::castle(h, f),
        Visited::China => houses::round_temple(h, f),
        Visited::Russia => houses::domes(h, f),
    }
    // The wall of the cabin with its round window.
    let wall = h.any(&[Hue::Silver, Hue::White, Hue::Peach, Hue::Sky]);
    let (cx, cy) = (h.wide * 0.5, h.high * 0.48);
    let (rx, ry) = (h.wide * 0.4, h.high * 0.42);
    let frame = Frame::new(pt(cx, cy), 1.0);
    let opening = frame.soft(&[
        (-rx, 0.0),
        (-rx * 0.92, -ry * 0.72),
        (-rx * 0.6, -ry),
        (rx * 0.6, -ry),
        (rx * 0.92, -ry * 0.72),
        (rx, 0.0),
        (rx * 0.92, ry * 0.72),
        (rx * 0.6, ry),
        (-rx * 0.6, ry),
        (-rx * 0.92, ry * 0.72),
    ]);
    let mut points = vec![
        pt(-20.0, -20.0),
        pt(h.wide + 20.0, -20.0),
        pt(h.wide + 20.0, h.high + 20.0),
        pt(-20.0, h.high + 20.0),
        pt(-20.0, opening.points[0].y),
        opening.points[0],
    ];
    points.extend(opening.points.iter().rev().copied());
    points.push(opening.points[0]);
    points.push(pt(-20.0, opening.points[0].y - 0.1));
    h.patch(
        &super::super::geometry::Path::closed(points),
        lighter(wall, 0.2),
    );
    h.draw(&opening, 7.0);
    let mut who = someone(h, Dress::Tee);
    (who.left, who.right) = (Arm::Down, Arm::Up);
    let f = Frame::new(
        pt(h.wide * h.rng.pick(&[0.2, 0.8]), h.high * 1.3),
        h.high * 0.86,
    );
    stand(h, f, &who);
}
