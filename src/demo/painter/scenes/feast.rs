//! Feasts: lanterns, lions, dragons, naadam, fireworks, carnival.

use super::{
    super::{
        Visited,
        geometry::{Frame, pt},
        hand::Hand,
        palette::Hue,
        things::{
            beasts, crafts, festive, houses, land,
            people::{Arm, someone, stand},
            plants, sky,
            sky::Sky,
        },
    },
    dress, meadow, row_of_people,
};

/// A feast of the country.
pub fn festival(h: &mut Hand, v: Visited) {
    let horizon = h.rng.range(0.5, 0.66);
    let mut sky = if h.rng.chance(0.4) {
        Sky::Night
    } else {
        sky::choose(h)
    };
    if v == Visited::Mongolia && sky == Sky::Night {
        sky = Sky::Day;
    }
    sky::paint(h, sky, horizon);
    if sky == Sky::Night {
        sky::furnish(h, sky, horizon);
    }
    if sky == Sky::Night || h.rng.chance(0.2) {
        for _ in 0..h.rng.count(2, 5) {
            let f = h.frame(
                h.rng.range(0.08, 0.92),
                h.rng.range(0.1, 0.34),
                h.high * h.rng.range(0.07, 0.15),
            );
            festive::firework(h, f);
        }
    }
    match v {
        Visited::Mongolia => naadam(h, horizon),
        Visited::Russia => carnival(h, horizon, sky),
        _ => street(h, v, horizon, sky),
    }
}

fn street(h: &mut Hand, v: Visited, horizon: f32, sky: Sky) {
    let n = h.rng.count(2, 3);
    for k in 0..n {
        let f = h.frame(
            (k as f32 + 0.5) / n as f32,
            horizon + 0.06,
            h.high * h.rng.range(0.34, 0.44),
        );
        match (v, k % 2) {
            (Visited::Japan, 0) => houses::pagoda(h, f),
            _ => {
                let storeys = h.rng.count(1, 2);
                houses::hall(h, f, storeys);
            }
        }
    }
    let floor = if sky == Sky::Night {
        h.any(&[Hue::Umber, Hue::Violet, Hue::Grey, Hue::Ochre])
    } else {
        h.any(&[Hue::Peach, Hue::Ochre, Hue::Silver, Hue::Lime, Hue::Orange])
    };
    land::ground(h, horizon, 0.01, floor);
    let lines = h.rng.count(1, 2);
    for k in 0..lines {
        let y = h.high * (0.06 + 0.13 * k as f32);
        let (a, b) = (
            pt(-10.0, y + h.rng.bell() * 20.0),
            pt(h.wide + 10.0, y + h.rng.bell() * 20.0),
        );
        let n = h.rng.count(6, 9);
        festive::garland(h, a, b, n, true);
    }
    let dancer = someone(h, dress(v));
    let mirrored = h.rng.chance(0.5);
    match h.rng.below(3) {
        0 if v != Visited::Japan => {
            let n = h.rng.count(1, 2);
            for k in 0..n {
                let x = if n == 1 { 0.5 } else { 0.27 + 0.46 * k as f32 };
                let f = h
                    .frame(
                        x,
                        h.rng.range(0.84, 0.92),
                        h.high.min(h.wide) * if n == 1 { 0.5 } else { 0.36 },
                    )
                    .mirrored(mirrored != (k == 1));
                festive::lion(h, f);
            }
            row_of_people(h, v, 3, 0.97, h.high * 0.26, (0.0, 0.36), false);
        }
        1 if v == Visited::China || v == Visited::Korea => {
            let y = h.high * h.rng.range(0.48, 0.58);
            let (a, b) = (pt(h.wide * 0.06, y), pt(h.wide * 0.8, y - h.high * 0.06));
            let (a, b) = if mirrored {
                (pt(h.wide * 0.94, y), pt(h.wide * 0.2, y - h.high * 0.06))
            } else {
                (a, b)
            };
            festive::dragon(h, a, b, h.high * 0.11, Some(h.high * 0.95), &dancer);
        }
        _ => {
            let n = h.rng.count(2, 4);
            let tall = h.high * h.rng.range(0.36, 0.5);
            row_of_people(h, v, n, 0.97, tall, (0.08, 0.92), false);
            let f = h.frame(h.rng.range(0.2, 0.8), 0.97, h.high * 0.18);
            festive::drum(h, f);
        }
    }
}

fn naadam(h: &mut Hand, horizon: f32) {
    let tone = h.any(&[Hue::Blue, Hue::Violet, Hue::Teal, Hue::Brown]);
    land::mountains(h, horizon, 0.24, tone, true);
    let greens = meadow(h);
    land::hills(h, horizon, 2, &greens);
    for k in 0..3 {
        let f = h.frame(
            0.14 + 0.36 * k as f32 + h.rng.bell() * 0.05,
            horizon + 0.07,
            h.high * 0.12,
        );
        houses::yurt(h, f);
    }
    let (a, b) = (pt(-10.0, h.high * 0.1), pt(h.wide + 10.0, h.high * 0.12));
    festive::garland(h, a, b, 14, false);
    let n = h.rng.below(16);
    plants::flowers(h, 0.85, n);
    if h.rng.chance(0.55) {
        // A race of child riders.
        let n = h.rng.count(2, 4);
        let mirrored = h.rng.chance(0.5);
        for k in 0..n {
            let x = (k as f32 + 0.5) / n as f32;
            let size = h.high * h.rng.range(0.28, 0.36);
            let f = h
                .frame(x, if k % 2 == 0 { 0.8 } else { 0.95 }, size)
                .mirrored(mirrored);
            rider(h, f);
        }
    } else {
        // An archer and his friends.
        let mut who = someone(h, super::super::things::clothes::Dress::Deel);
        who.right = Arm::To(0.34, -0.66);
        who.left = Arm::To(-0.12, -0.62);
        let size = h.high * 0.46;
        let f = h.frame(0.3, 0.95, size);
        let bow = f.arc(0.2, -0.66, 0.16, 0.3, -0.25, 0.25, false);
        let (_, hand) = stand(h, f, &who);
        h.line(&bow, h.hue(Hue::Brown), 6.0);
        h.draw(&f.line([20, -96, -12, -62, 20, -36]), 1.8);
        h.draw(&f.line([-12, -62, 55, -66]), 2.6);
        let target = Frame::new(pt(h.wide * 0.84, hand.y + 20.0), h.high * 0.13);
        for (k, hue) in [Hue::White, Hue::Red, Hue::White, Hue::Red]
            .into_iter()
            .enumerate()
        {
            let r = 1.0 - 0.25 * k as f32;
            let colour = h.hue(hue);
            h.form(&target.round(0.0, 0.0, r, r), colour);
        }
        row_of_people(
            h,
            Visited::Mongolia,
            2,
            0.96,
            h.high * 0.34,
            (0.5, 0.78),
            false,
        );
    }
}

/// A child on a running horse.
pub fn rider(h: &mut Hand, f: Frame) {
    beasts::horse(h, f, None);
    let cloth = h.gay();
    let trim = h.gay();
    let skin = h.hue(Hue::Peach);
    let brown = h.hue(Hue::Brown);
    let size = f.size();
    h.form(&f.soft([-14, -68, 14, -68, 10, -58, -12, -58]), trim);
    let leg = f.curve([-2, -70, 12, -50, 6, -34]);
    h.form(
        &super::super::geometry::ribbon(&leg, 0.12 * size, 0.09 * size),
        brown,
    );
    h.solid(
        &f.soft([-12, -66, -10, -100, 5, -106, 14, -98, 12, -68]),
        cloth,
    );
    h.paint_line(&f.line([-12, -76, 13, -76]), trim, (size * 0.04).max(2.0));
    let arm = f.curve([3, -96, 20, -84, 34, -84]);
    h.form(
        &super::super::geometry::ribbon(&arm, 0.09 * size, 0.07 * size),
        cloth,
    );
    h.draw(&f.curve([34, -84, 50, -80, 64, -76]), 2.0);
    h.form(&f.round(0.02, -1.18, 0.13, 0.14), skin);
    h.form(&f.soft([-13, -120, 2, -142, 17, -120, 2, -126]), trim);
    h.dark_dot(f.at(0.08, -1.17), (size * 0.014).max(1.1));
    h.draw(&f.curve([5, -111, 9, -109, 12, -112]), 1.6);
}

fn carnival(h: &mut Hand, horizon: f32, sky: Sky) {
    let f = h.frame(
        h.rng.range(0.35, 0.65),
        horizon + 0.06,
        h.high * h.rng.range(0.46, 0.56),
    );
    houses::domes(h, f);
    let snow = h.rng.chance(0.5) || sky == Sky::Snow;
    let floor = if snow {
        h.hue(Hue::White)
    } else {
        h.any(&[Hue::Lime, Hue::Ochre, Hue::Peach])
    };
    land::ground(h, horizon, 0.03, floor);
    let (a, b) = (pt(-10.0, h.high * 0.08), pt(h.wide + 10.0, h.high * 0.1));
    festive::garland(h, a, b, 13, false);
    if h.rng.chance(0.4) {
        let n = h.rng.count(2, 4);
        for k in 0..n {
            let size = h.high * (0.4 - 0.07 * k as f32);
            let f = h.frame(0.16 + 0.2 * k as f32, 0.95, size);
            festive::doll(h, f);
        }
    }
    let n = h.rng.count(2, 4);
    let tall = h.high * h.rng.range(0.3, 0.42);
    let holding = h.rng.chance(0.6);
    row_of_people(h, Visited::Russia, n, 0.97, tall, (0.2, 0.95), holding);
    if h.rng.chance(0.3) {
        let f = h.frame(0.12, 0.5, h.high * 0.2);
        crafts::balloon(h, f);
    }
    if snow {
        sky::snow(h);
    }
}
