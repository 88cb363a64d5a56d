//! Journeys in the head: a child dreaming, landmarks around the earth, things that come out of a suitcase or a book.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt, scalloped, turn},
        hand::Hand,
        palette::{Hue, lighter},
        things::{
            beasts::{Beast, beast},
            clothes::Dress,
            crafts, festive, houses, land,
            people::{Arm, someone, stand},
            plants, sky, trees,
        },
    },
    close, dress,
};

/// The landmark of a country, in a frame.
pub fn landmark(h: &mut Hand, f: Frame, v: Visited) {
    match v {
        Visited::Mongolia => houses::yurt(h, f.stretched(0.62, 0.62)),
        Visited::Korea => {
            let storeys = h.rng.count(1, 2);
            houses::hall(h, f.stretched(0.85, 0.85), storeys);
        }
        Visited::Japan => match h.rng.below(3) {
            0 => houses::torii(h, f.stretched(0.8, 0.8)),
            1 => houses::castle(h, f),
            _ => houses::pagoda(h, f),
        },
        Visited::China => houses::round_temple(h, f.stretched(0.9, 0.9)),
        Visited::Russia => houses::domes(h, f),
    }
}

/// An animal of a country, in a frame.
fn companion(h: &mut Hand, f: Frame, v: Visited) {
    let kind = match v {
        Visited::Mongolia => Beast::Camel,
        Visited::Korea => Beast::Tiger,
        Visited::Japan => Beast::Crane,
        Visited::China => Beast::Panda,
        Visited::Russia => Beast::Bear,
    };
    beast(h, f, kind);
}

/// One of several ways to dream of a country.
pub fn dream(h: &mut Hand, v: Visited) {
    match h.rng.below(3) {
        0 => bubble(h, v),
        1 => suitcase(h, v),
        _ => round_trip(h),
    }
}

/// A child below, and above it in a cloud what it thinks of.
fn bubble(h: &mut Hand, v: Visited) {
    let wall = h.any(&[
        Hue::Lemon,
        Hue::Peach,
        Hue::Pink,
        Hue::Sky,
        Hue::Lime,
        Hue::Navy,
    ]);
    land::ground(h, -0.05, 0.0, lighter(wall, 0.25));
    if h.rng.chance(0.5) {
        close::pattern(h, 1.0);
    }
    let (cx, cy) = (h.wide * h.rng.range(0.46, 0.56), h.high * 0.38);
    let (rx, ry) = (h.wide * 0.42, h.high * 0.31);
    let f = Frame::new(pt(cx, cy), 1.0);
    let corners: Vec<_> = (0..13)
        .map(|k| {
            let (s, c) = turn((k as f32 + h.rng.bell() * 0.2) / 13.0);
            f.at(c * rx, s * ry)
        })
        .collect();
    let white = h.any(&[Hue::White, Hue::White, Hue::Sky]);
    h.form(&scalloped(&corners, 0.36, true), lighter(white, 0.5));
    let size = h.high * 0.4;
    let place = Frame::new(pt(cx - rx * 0.2, cy + ry * 0.66), size);
    landmark(h, place, v);
    companion(
        h,
        Frame::new(pt(cx + rx * 0.6, cy + ry * 0.7), h.high * 0.24).mirrored(true),
        v,
    );
    let at = Frame::new(pt(cx + rx * 0.5, cy - ry * 0.35), h.high * 0.1);
    match h.rng.below(3) {
        0 => crafts::plane(h, at),
        1 => crafts::balloon(h, at.stretched(1.7, 1.7)),
        _ => sky::cloud(h, at.stretched(0.7, 0.7), 1),
    }
    for (k, (x, y)) in [(0.3, 0.73), (0.26, 0.79), (0.235, 0.835)]
        .into_iter()
        .enumerate()
    {
        let r = h.high * (0.034 - 0.009 * k as f32);
        let puff = Frame::new(pt(x * h.wide, y * h.high), r);
        h.form(&puff.round(0.0, 0.0, 1.0, 0.8), white);
    }
    let mut who = someone(h, Dress::Tee);
    who.prop = None;
    (who.left, who.right) = (Arm::Hip, Arm::Up);
    let f = Frame::new(pt(h.wide * 0.16, h.high * 1.12), h.high * 0.46);
    stand(h, f, &who);
    let n = h.rng.count(2, 4);
    for k in 0..n {
        let x = 0.42 + 0.5 * (k as f32 + 0.5) / n as f32;
        let f = h.frame(x, 0.97, h.high * h.rng.range(0.14, 0.22));
        match h.rng.below(3) {
            0 => plants::flower(h, f),
            1 => festive::doll(h, f),
            _ => beast(h, f, Beast::Cat),
        }
    }
}

/// An open suitcase from which a country rises.
fn suitcase(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    sky::paint(h, sky, 1.0);
    sky::furnish(h, sky, 0.5);
    let case = h.any(&[Hue::Red, Hue::Brown, Hue::Blue, Hue::Teal, Hue::Orange]);
    let f = h.frame(0.5, 0.97, h.high.min(h.wide) * 0.34);
    // The open lid stands behind what comes out.
    h.solid(
        &f.soft([
            -124, -58, -132, -150, -120, -182, 120, -182, 132, -150, 124, -58,
        ]),
        lighter(case, 0.3),
    );
    h.patch(
        &f.soft([
            -110, -62, -116, -144, -106, -168, 106, -168, 116, -144, 110, -62,
        ]),
        lighter(case, 0.72),
    );
    let size = h.high.min(h.wide) * 0.5;
    for (x, s) in [(0.2, 0.7), (0.8, 0.7)] {
        let tree = super::growing(h, v);
        let f = h.frame(x, 0.8, size * s);
        trees::tree(h, f, tree);
    }
    landmark(h, h.frame(0.5, 0.76, size), v);
    companion(h, h.frame(0.27, 0.84, size * 0.42), v);
    let who = someone(h, dress(v));
    stand(h, h.frame(0.7, 0.86, size * 0.66), &who);
    h.solid(&f.corners([-122, -64, 122, -64, 126, 2, -126, 2]), case);
    let pen = h.habits.line.max(4.0);
    h.draw(&f.arc(0.0, -0.3, 0.24, 0.16, 0.0, 0.5, false), pen * 1.6);
    let gold = h.hue(Hue::Yellow);
    for x in [-0.7, 0.7] {
        h.form(&f.oblong(x - 0.09, -0.62, 0.18, 0.22), gold);
    }
    for _ in 0..7 {
        let colour = h.gay();
        let (x, y) = (h.rng.range(-1.1, 1.1), h.rng.range(-0.32, -0.1));
        let stamp = f.within(x, y, h.rng.range(0.1, 0.16));
        h.form(&stamp.round(0.0, 0.0, 1.0, 0.8), colour);
    }
}

/// The earth in the middle with a landmark of every country around it, and an aeroplane.
fn round_trip(h: &mut Hand) {
    let sky = sky::choose(h);
    sky::paint(h, sky, 1.0);
    if sky.is_night() {
        sky::furnish(h, sky, 1.0);
    } else {
        sky::clouds(h, 1.6, 5);
    }
    let side = h.high.min(h.wide);
    let g = Frame::new(pt(h.wide * 0.5, h.high * 0.54), side * 0.44);
    let mut countries = Visited::ALL;
    h.rng.shuffle(&mut countries);
    let shift = h.rng.range(-0.06, 0.06);
    for (k, v) in countries.into_iter().enumerate() {
        let at = k as f32 / 5.0 - 0.25 + shift;
        let (s, c) = turn(at);
        let f = Frame::new(g.at(c * 0.47, s * 0.47), side * 0.25).turned(at + 0.25);
        landmark(h, f, v);
    }
    crafts::globe(h, g);
    for (k, v) in countries.into_iter().enumerate() {
        let at = k as f32 / 5.0 - 0.15 + shift;
        let (s, c) = turn(at);
        let f = Frame::new(g.at(c * 0.48, s * 0.48), side * 0.15).turned(at + 0.25);
        let who = someone(h, dress(v));
        stand(h, f, &who);
    }
    let mirrored = h.rng.chance(0.5);
    let f = Frame::new(
        pt(h.wide * if mirrored { 0.14 } else { 0.86 }, h.high * 0.14),
        side * 0.09,
    )
    .mirrored(mirrored);
    crafts::plane(h, f);
}
