//! Streets that lead into the picture: old lanes with lanterns, stairs between houses.

use super::{
    super::{
        Visited,
        geometry::{Frame, Path, Pt, pt},
        hand::Hand,
        palette::{Hue, darker, lighter},
        things::{festive, houses, land, people::stand, sky},
    },
    local,
};

/// An old street in perspective, with lanterns or flags over it.
pub fn street(h: &mut Hand, v: Visited) {
    let sky = sky::choose(h);
    let horizon = h.rng.range(0.38, 0.52);
    sky::paint(h, sky, horizon + 0.1);
    sky::furnish(h, sky, horizon);
    let night = sky.is_night();
    let goal = pt(h.wide * h.rng.range(0.42, 0.58), h.high * horizon);
    let f = Frame::new(goal + pt(0.0, h.high * 0.05), h.high * 0.24);
    match v {
        Visited::Russia => houses::domes(h, f),
        Visited::Japan => houses::pagoda(h, f),
        _ => houses::hall(h, f, 2),
    }
    pavement(h, goal);
    let n = h.rng.count(3, 4);
    for side in [-1.0, 1.0] {
        for k in 0..n {
            front(h, v, goal, side, (k as f32, n as f32), night);
        }
    }
    let lines = h.rng.count(2, 4);
    for k in 0..lines {
        let t = 0.35 + 0.62 * (k as f32 + 1.0) / lines as f32;
        let y = goal.y * (1.0 - t * 0.88);
        let reach = h.wide * 0.5 * t;
        let count = 4 + k;
        festive::garland(
            h,
            pt(goal.x - reach, y),
            pt(goal.x + reach, y + h.rng.bell() * 14.0),
            count,
            v != Visited::Russia,
        );
    }
    let n = h.rng.count(2, 5);
    for k in 0..n {
        let near = (k as f32 + h.rng.range(0.4, 1.0)) / n as f32;
        let y = goal.y + (h.high - goal.y) * (0.25 + 0.72 * near);
        let x = goal.x + h.rng.signed() * h.wide * 0.2 * (0.4 + near);
        let who = local(h, v);
        stand(h, Frame::new(pt(x, y), h.high * (0.1 + 0.3 * near)), &who);
    }
}

/// The way in the middle: stones or stairs.
fn pavement(h: &mut Hand, goal: Pt) {
    let stone = h.any(&[Hue::Silver, Hue::Ochre, Hue::Grey, Hue::Peach]);
    let edge = darker(stone, 0.15);
    land::ground(h, goal.y / h.high, 0.0, edge);
    let (w, t) = (h.wide, h.high + 14.0);
    let path = Path::closed(vec![
        pt(goal.x - w * 0.05, goal.y),
        pt(goal.x + w * 0.05, goal.y),
        pt(w * 0.86, t),
        pt(w * 0.14, t),
    ]);
    h.form(&path, stone);
    let line = darker(stone, 0.35);
    for k in 1..11 {
        let s = (k as f32 / 11.0) * (k as f32 / 11.0);
        let y = goal.y + (t - goal.y) * s;
        let reach = w * (0.05 + 0.32 * s);
        h.line(
            &Path::open(vec![pt(goal.x - reach, y), pt(goal.x + reach, y)]),
            line,
            2.4 + 2.0 * s,
        );
    }
}

/// The front of the `k`th of `n` houses from the far end on one side, narrowing towards the goal.
fn front(h: &mut Hand, v: Visited, goal: Pt, side: f32, (k, n): (f32, f32), night: bool) {
    let edge = |t: f32| {
        let x = goal.x + side * h.wide * (0.05 + 0.5 * t * t);
        let low = goal.y + (h.high * 1.02 - goal.y) * t * t;
        let top = goal.y - goal.y * 0.86 * t;
        (x, low, top)
    };
    let (x0, low0, top0) = edge(0.3 + 0.75 * k / n);
    let (x1, low1, top1) = edge(0.3 + 0.75 * (k + 1.0) / n);
    let wall = match v {
        Visited::Russia => h.any(&[Hue::Peach, Hue::Sky, Hue::Lemon, Hue::Pink]),
        _ => h.any(&[Hue::Brown, Hue::Red, Hue::Ochre, Hue::Umber, Hue::Orange]),
    };
    let wall = if night { darker(wall, 0.3) } else { wall };
    h.solid(
        &Path::closed(vec![pt(x0, top0), pt(x1, top1), pt(x1, low1), pt(x0, low0)]),
        wall,
    );
    let at = |u: f32, t: f32| {
        let (x, low, top) = (
            x0 + (x1 - x0) * u,
            low0 + (low1 - low0) * u,
            top0 + (top1 - top0) * u,
        );
        pt(x, low + (top - low) * t)
    };
    let glow = if night {
        h.hue(Hue::Yellow)
    } else {
        h.any(&[Hue::Lemon, Hue::Sky, Hue::White, Hue::Yellow])
    };
    let quad =
        |a: f32, b: f32, c: f32, d: f32| Path::closed(vec![at(a, d), at(b, d), at(b, c), at(a, c)]);
    let pane = h.habits.line.clamp(1.6, 3.0);
    for (c, d) in [(0.5, 0.68), (0.76, 0.92)] {
        for (a, b) in [(0.14, 0.42), (0.58, 0.86)] {
            h.form(&quad(a, b, c, d), glow);
            h.draw(
                &Path::open(vec![at((a + b) * 0.5, c), at((a + b) * 0.5, d)]),
                pane,
            );
        }
    }
    let door = h.any(&[Hue::Brown, Hue::Green, Hue::Red, Hue::Blue]);
    h.form(&quad(0.3, 0.7, 0.0, 0.3), door);
    let awning = h.gay();
    let (a, b) = (at(0.05, 0.36), at(0.95, 0.36));
    let drop = (low1 - top1) * 0.07;
    h.form(
        &Path::closed(vec![
            a,
            b,
            b + pt(-side * drop * 0.8, drop),
            a + pt(-side * drop * 0.8, drop),
        ]),
        lighter(awning, 0.1),
    );
    let roof = h.any(&[Hue::Navy, Hue::Grey, Hue::Umber, Hue::Teal]);
    let over = (low1 - top1) * 0.08;
    let eave = -side * over * 0.7;
    h.form(
        &Path::closed(vec![
            pt(x0 + eave, top0 + over * 0.6),
            pt(x1 + eave, top1 + over),
            pt(x1, top1 - over),
            pt(x0, top0 - over * 0.6),
        ]),
        roof,
    );
    if v != Visited::Russia {
        let p = at(0.5, 0.44) + pt(-side * drop * 0.6, 0.0);
        festive::lantern(h, Frame::new(p, (low1 - top1) * 0.15));
    }
}
