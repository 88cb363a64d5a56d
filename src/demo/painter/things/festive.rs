//! What feasts are made of: lanterns, lions, dragons, fireworks, drums, strings of flags, nested dolls.

use super::{
    super::{
        geometry::{Frame, Path, Pt, pt, ribbon, spline, turn},
        hand::Hand,
        palette::{Hue, darker, lighter},
    },
    people::{Arm, Person, stand},
};

/// A paper lantern hanging from its frame's origin, 1 high.
pub fn lantern(h: &mut Hand, f: Frame) {
    let red = h.any(&[Hue::Red, Hue::Red, Hue::Orange, Hue::Yellow, Hue::Rose]);
    let gold = h.any(&[Hue::Yellow, Hue::Lemon]);
    let w = (f.size() * 0.04).clamp(1.4, 5.0);
    h.draw(&f.line([0, -12, 0, 12]), w * 0.7);
    h.solid(
        &f.soft([-18, 14, 18, 14, 42, 38, 18, 62, -18, 62, -42, 38]),
        red,
    );
    for x in [-0.55, 0.0, 0.55] {
        h.paint_line(
            &f.curve(&[(x * 0.3, 0.15), (x * 0.52, 0.38), (x * 0.3, 0.61)]),
            gold,
            w * 0.8,
        );
    }
    h.form(&f.oblong(-0.2, 0.08, 0.4, 0.07), gold);
    h.form(&f.oblong(-0.2, 0.6, 0.4, 0.07), gold);
    for x in [-0.1, 0.0, 0.1] {
        h.line(
            &f.curve(&[(x, 0.67), (x * 1.3, 0.82), (x * 1.1, 0.98)]),
            red,
            w,
        );
    }
}

/// A string from side to side with lanterns or small flags.
pub fn garland(h: &mut Hand, from: Pt, to: Pt, n: usize, lanterns: bool) {
    let sag = (to - from).length() * 0.12;
    let middle = from.toward(to, 0.5) + pt(0.0, sag);
    let line = spline(
        &[
            from,
            from.toward(middle, 0.5) + pt(0.0, sag * 0.25),
            middle,
            middle.toward(to, 0.5) + pt(0.0, sag * 0.25),
            to,
        ],
        false,
    );
    h.draw(&line, 2.0);
    for k in 0..n {
        let p = line.at((k as f32 + 0.5) / n as f32);
        let size = (to - from).length() / n as f32;
        if lanterns {
            lantern(h, Frame::new(p, (size * 0.9).min(90.0)));
        } else {
            let f = Frame::new(p, (size * 0.7).min(46.0));
            let colour = h.gay();
            h.form(&f.corners([-42, 0, 42, 0, 0, 100]), colour);
        }
    }
}

/// A dancing lion with two pairs of legs below its cloth, about 1.5 wide, looking right.
pub fn lion(h: &mut Hand, f: Frame) {
    let cloth = h.any(&[Hue::Red, Hue::Yellow, Hue::Orange, Hue::Green, Hue::Blue]);
    let fringe = h.any(&[Hue::Yellow, Hue::White, Hue::Orange]);
    let w = (f.size() * 0.03).clamp(1.6, 8.0);
    let trousers = lighter(cloth, 0.15);
    let shoes = h.hue(Hue::Black);
    for (x, kick) in [(-0.62, -0.1), (-0.4, 0.02), (0.16, -0.02), (0.4, 0.14)] {
        let leg = f.curve(&[(x, -0.4), (x + kick * 0.4, -0.2), (x + kick, -0.02)]);
        h.form(&ribbon(&leg, 0.17 * f.size(), 0.12 * f.size()), trousers);
        h.paint_line(
            &f.line(&[(x + kick - 0.08, -0.1), (x + kick + 0.08, -0.1)]),
            fringe,
            w * 1.6,
        );
        h.form(
            &f.soft(&[
                (x + kick - 0.07, -0.03),
                (x + kick + 0.13, -0.03),
                (x + kick + 0.1, 0.03),
                (x + kick - 0.07, 0.03),
            ]),
            shoes,
        );
    }
    let tail = f.soft([-76, -56, -98, -78, -90, -90, -70, -70]);
    h.form(&tail, fringe);
    h.solid(
        &f.soft([
            -84, -34, -80, -62, -40, -74, 10, -76, 40, -60, 50, -32, 20, -30, -10, -34, -50, -28,
        ]),
        cloth,
    );
    for row in 0..3 {
        let y = -0.64 + 0.12 * row as f32;
        for k in 0..6 {
            let x = -0.7 + 0.16 * k as f32 + 0.05 * row as f32;
            h.paint_line(&f.arc(x, y, 0.08, 0.07, 0.0, 0.5, false), fringe, w);
        }
    }
    for k in 0..15 {
        let x = -0.8 + 0.08 * k as f32;
        h.line(
            &f.line(&[(x, -0.33), (x + h.rng.bell() * 0.02, -0.22)]),
            fringe,
            w * 1.2,
        );
    }
    // The head, with its mane, eyes and laughing mouth.
    let n = 14;
    for k in 0..n {
        let (s, c) = turn(k as f32 / n as f32);
        h.form(
            &f.round(0.52 + c * 0.34, -0.66 + s * 0.32, 0.09, 0.09),
            fringe,
        );
    }
    h.solid(&f.round(0.52, -0.66, 0.33, 0.31), cloth);
    let white = h.hue(Hue::White);
    let mouth = darker(h.hue(Hue::Red), 0.35);
    h.form(
        &f.soft([26, -56, 52, -52, 78, -56, 68, -38, 52, -34, 36, -38]),
        mouth,
    );
    for k in 0..5 {
        let x = 0.32 + 0.09 * k as f32;
        h.form(
            &f.corners(&[(x, -0.54), (x + 0.08, -0.54), (x + 0.04, -0.47)]),
            white,
        );
    }
    for side in [-1.0, 1.0] {
        h.form(&f.round(0.52 + side * 0.15, -0.74, 0.1, 0.11), white);
        h.dark_dot(f.at(0.52 + side * 0.14, -0.73), f.size() * 0.045);
        h.paint_line(
            &f.curve(&[
                (0.52 + side * 0.06, -0.88),
                (0.52 + side * 0.17, -0.93),
                (0.52 + side * 0.28, -0.86),
            ]),
            fringe,
            w * 1.6,
        );
    }
    let nose = h.any(&[Hue::Rose, Hue::Green, Hue::Orange]);
    h.form(&f.round(0.52, -0.61, 0.07, 0.05), nose);
    let horn = h.any(&[Hue::Yellow, Hue::Lemon, Hue::Teal]);
    h.form(&f.corners([45, -94, 52, -112, 59, -94]), horn);
}

/// A long dragon winding from `from` to `to`, carried by dancers standing on the line `feet` (page units) if given.
pub fn dragon(h: &mut Hand, from: Pt, to: Pt, thick: f32, feet: Option<f32>, dancer: &Person) {
    let body = h.any(&[Hue::Red, Hue::Green, Hue::Yellow, Hue::Orange, Hue::Teal]);
    let gold = h.any(&[Hue::Yellow, Hue::Lemon, Hue::Orange]);
    let n = 7;
    let way = to - from;
    let up = way.unit().normal();
    let knots: Vec<Pt> = (0..=n)
        .map(|k| {
            let t = k as f32 / n as f32;
            from + way * t
                + up * (if k % 2 == 0 { -1.0 } else { 1.0 } * thick * 1.15 * (1.0 - t * 0.3))
        })
        .collect();
    let spine = spline(&knots, false);
    if let Some(feet) = feet {
        for k in 0..5 {
            let p = spine.at(0.08 + 0.19 * k as f32);
            let tall = ((feet - p.y) * 0.72).max(50.0);
            let mut who = *dancer;
            (who.left, who.right) = (Arm::Up, Arm::Up);
            who.hat = false;
            let foot = pt(p.x + h.rng.bell() * 10.0, feet + h.rng.bell() * 8.0);
            h.draw(&Path::open(vec![p, pt(foot.x, foot.y - tall * 0.8)]), 4.0);
            stand(h, Frame::new(foot, tall), &who);
        }
    }
    let dense = spine.resampled(7.0);
    // Fins, then the body, then the scales.
    let steps = dense.points.len();
    for k in (3..steps.saturating_sub(3)).step_by(3) {
        let side = (dense.points[k + 1] - dense.points[k - 1]).unit().normal();
        let p = dense.points[k] - side * (thick * 0.42);
        let tip = p - side * (thick * 0.34);
        let along = side.normal() * (thick * 0.16);
        h.form(&Path::closed(vec![p + along, tip, p - along]), gold);
    }
    h.solid(&ribbon(&spine, thick * 0.35, thick), body);
    let scale = lighter(gold, 0.1);
    for k in (4..steps.saturating_sub(4)).step_by(3) {
        let side = (dense.points[k + 1] - dense.points[k - 1]).unit().normal();
        let t = k as f32 / steps as f32;
        for row in [-0.2, 0.12] {
            let f = Frame::new(
                dense.points[k] + side * (thick * row * (0.5 + 0.5 * t)),
                thick * 0.17,
            );
            h.paint_line(
                &f.arc(0.0, 0.0, 1.0, 1.0, 0.0, 0.5, false),
                scale,
                (thick * 0.05).clamp(1.4, 4.0),
            );
        }
    }
    let f = Frame::new(to, thick * 1.9).mirrored(way.x < 0.0);
    for k in 0..9 {
        let (s, c) = turn(0.3 + 0.4 * k as f32 / 8.0);
        let g = f.line(&[(c * 0.3, s * 0.3), (c * 0.72, s * 0.6)]);
        h.line(&g, gold, thick * 0.14);
    }
    h.solid(
        &f.soft([
            -35, -30, 0, -44, 30, -30, 70, -24, 78, -6, 50, 0, 30, 5, 62, 18, 60, 30, 10, 36, -30,
            26,
        ]),
        body,
    );
    let white = h.hue(Hue::White);
    for k in 0..4 {
        let x = 0.34 + 0.1 * k as f32;
        h.form(
            &f.corners(&[(x, -0.03), (x + 0.07, -0.04), (x + 0.04, 0.07)]),
            white,
        );
    }
    h.form(&f.round(0.16, -0.24, 0.12, 0.13), white);
    h.dark_dot(f.at(0.19, -0.23), thick * 0.1);
    for x in [-0.16, 0.02] {
        h.line(
            &f.curve(&[(x, -0.4), (x - 0.12, -0.62), (x - 0.02, -0.8)]),
            gold,
            thick * 0.13,
        );
    }
    let red = h.any(&[Hue::Rose, Hue::Red]);
    h.line(
        &f.curve([72, -16, 95, -24, 105, -2, 120, -12]),
        red,
        thick * 0.07,
    );
}

/// A burst of fireworks.
pub fn firework(h: &mut Hand, f: Frame) {
    let colours = [
        h.any(&[Hue::Red, Hue::Yellow, Hue::Pink, Hue::Orange]),
        h.any(&[Hue::Lemon, Hue::Lime, Hue::Sky, Hue::White]),
    ];
    let n = h.rng.count(11, 18);
    for k in 0..n {
        let (s, c) = turn((k as f32 + h.rng.bell() * 0.2) / n as f32);
        let long = h.rng.range(0.75, 1.0);
        let colour = colours[k % 2];
        let drop = 0.12 * long;
        h.paint_line(
            &f.curve(&[
                (c * 0.15, s * 0.15),
                (c * 0.6 * long, s * 0.6 * long),
                (c * long, s * long + drop),
            ]),
            colour,
            (f.size() * 0.03).clamp(1.8, 6.0),
        );
        h.spark(
            f.at(c * long * 1.08, s * long * 1.08 + drop),
            (f.size() * 0.028).max(1.6),
            colour,
        );
    }
}

/// A nested doll, 1 high.
pub fn doll(h: &mut Hand, f: Frame) {
    let shawl = h.gay();
    let dress = h.gay();
    let skin = h.hue(Hue::Peach);
    h.solid(
        &f.soft([
            -32, 0, -40, -28, -30, -54, -24, -72, -20, -90, 0, -100, 20, -90, 24, -72, 30, -54, 40,
            -28, 32, 0, 0, 3,
        ]),
        shawl,
    );
    h.form(
        &f.soft([-24, -4, -28, -28, -14, -50, 14, -50, 28, -28, 24, -4, 0, 0]),
        dress,
    );
    h.form(&f.round(0.0, -0.74, 0.155, 0.16), skin);
    let hair = h.any(&[Hue::Yellow, Hue::Brown, Hue::Ochre, Hue::Umber]);
    h.form(
        &f.soft([
            -16, -74, -10, -88, 0, -90, 10, -88, 16, -74, 7, -82, 0, -84, -7, -82,
        ]),
        hair,
    );
    for side in [-1.0, 1.0] {
        h.dark_dot(f.at(side * 0.06, -0.74), (f.size() * 0.014).max(1.2));
        let blush = h.hue(Hue::Pink);
        h.dot(f.at(side * 0.09, -0.69), f.size() * 0.022, blush);
    }
    let red = h.hue(Hue::Red);
    h.line(
        &f.curve([-3, -67, 0, -66, 3, -67]),
        red,
        (f.size() * 0.014).max(1.4),
    );
    let petal = h.any(&[Hue::Red, Hue::Yellow, Hue::Pink, Hue::White]);
    let leaf = h.hue(Hue::Green);
    for (x, y) in [(0.0, -0.26), (-0.13, -0.14), (0.13, -0.14)] {
        for k in 0..5 {
            let (s, c) = turn(k as f32 / 5.0);
            h.spark(f.at(x + c * 0.04, y + s * 0.04), f.size() * 0.024, petal);
        }
        h.line(
            &f.curve(&[(x + 0.03, y + 0.05), (x + 0.09, y + 0.07)]),
            leaf,
            (f.size() * 0.02).max(1.4),
        );
        let gold = h.hue(Hue::Yellow);
        h.spark(f.at(x, y), f.size() * 0.018, gold);
    }
    h.draw(
        &f.curve([-5, -56, 0, -54, 5, -56]),
        (f.size() * 0.03).clamp(1.6, 6.0),
    );
}

/// A drum on its stand or in the hand, 1 high.
pub fn drum(h: &mut Hand, f: Frame) {
    let red = h.any(&[Hue::Red, Hue::Brown, Hue::Blue]);
    let skin = h.any(&[Hue::Peach, Hue::White, Hue::Lemon]);
    h.solid(
        &f.soft([-40, -70, -50, -36, -38, -2, 38, -2, 50, -36, 40, -70]),
        red,
    );
    h.form(&f.round(0.0, -0.7, 0.42, 0.14), skin);
    let gold = h.hue(Hue::Yellow);
    for k in 0..6 {
        h.spark(
            f.at(-0.36 + 0.145 * k as f32, -0.5),
            (f.size() * 0.03).max(1.4),
            gold,
        );
    }
    for (x, y) in [(-0.2, -1.0), (0.3, -1.0)] {
        h.draw(
            &f.line(&[(x * 0.4, -0.72), (x, y)]),
            (f.size() * 0.05).clamp(1.8, 6.0),
        );
    }
}

/// Carp streamers on a pole whose foot is the frame's foot, 1 high.
pub fn streamers(h: &mut Hand, f: Frame) {
    h.draw(&f.line([0, 0, 0, -100]), (f.size() * 0.018).clamp(2.0, 7.0));
    let gold = h.hue(Hue::Yellow);
    h.form(&f.round(0.0, -1.0, 0.03, 0.03), gold);
    for k in 0..4 {
        let size = 0.17 - 0.02 * k as f32;
        let droop = h.rng.range(-0.02, 0.06);
        let g = f
            .within(0.02 + size * 1.2, -0.82 + 0.2 * k as f32 + size * 0.5, size)
            .mirrored(true)
            .turned(droop);
        super::beasts::beast(h, g, super::beasts::Beast::Carp);
    }
}
