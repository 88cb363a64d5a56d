//! Halls, gates, pagodas and castles with swept roofs.

use super::super::super::{
    geometry::Frame,
    hand::Hand,
    palette::{Hue, darker, lighter},
    paper::Rgb,
};
use super::pen;

/// A roof that sweeps up at its corners, `half` wide to each side, standing on y = 0 of its frame and 1 high.
pub fn swept_roof(h: &mut Hand, f: &Frame, half: f32, colour: Rgb) {
    let ridge = half * 0.52;
    let path = f.soft(&[
        (-half, -0.22),
        (-half * 0.8, -0.08),
        (0.0, 0.02),
        (half * 0.8, -0.08),
        (half, -0.22),
        (half * 0.72, -0.36),
        (ridge, -0.92),
        (ridge * 0.9, -1.0),
        (-ridge * 0.9, -1.0),
        (-ridge, -0.92),
        (-half * 0.72, -0.36),
    ]);
    h.solid(&path, colour);
    let p = pen(h, f).max(1.2);
    let line = darker(colour, 0.45);
    if f.size() > 24.0 {
        let n = 9;
        for k in 0..n {
            let t = (k as f32 + 0.5) / n as f32 * 2.0 - 1.0;
            h.line(
                &f.curve(&[
                    (t * ridge, -0.92),
                    (t * (ridge + half) * 0.5, -0.4),
                    (t * half * 0.88, -0.07),
                ]),
                line,
                p,
            );
        }
    }
    h.line(&f.line(&[(-ridge, -0.98), (ridge, -0.98)]), line, p * 2.4);
}

/// A palace hall or gate: stone base, red columns, one or two swept roofs. 1 high, about 1.6 wide.
pub fn hall(h: &mut Hand, f: Frame, storeys: usize) {
    let roof = h.any(&[Hue::Grey, Hue::Navy, Hue::Teal, Hue::Pine, Hue::Ochre]);
    let stone = lighter(h.hue(Hue::Grey), 0.35);
    let wall = h.any(&[Hue::Peach, Hue::Lemon, Hue::White, Hue::Green]);
    let column = h.any(&[Hue::Red, Hue::Red, Hue::Brown, Hue::Green]);
    h.solid(&f.corners([-82, 1, -78, -12, 78, -12, 82, 1]), stone);
    let low = if storeys > 1 { 0.3 } else { 0.42 };
    h.form(&f.oblong(-0.62, -0.12 - low, 1.24, low), wall);
    let n = h.rng.count(4, 6);
    for k in 0..n {
        let x = -0.6 + 1.2 * k as f32 / (n - 1) as f32;
        h.form(&f.oblong(x - 0.035, -0.12 - low, 0.07, low), column);
    }
    let door = h.any(&[Hue::Brown, Hue::Green, Hue::Red]);
    h.form(&f.oblong(-0.12, -0.12 - low * 0.82, 0.24, low * 0.82), door);
    let band = h.any(&[Hue::Green, Hue::Teal, Hue::Blue]);
    h.form(&f.oblong(-0.66, -0.17 - low, 1.32, 0.07), band);
    if storeys > 1 {
        swept_roof(h, &f.within(0.0, -0.13 - low, 0.24), 3.8, roof);
        h.form(&f.oblong(-0.42, -0.74, 0.84, 0.12), column);
        swept_roof(h, &f.within(0.0, -0.72, 0.28), 2.5, roof);
    } else {
        swept_roof(h, &f.within(0.0, -0.13 - low, 0.44), 2.0, roof);
    }
}

/// A pagoda of several storeys, 1 high.
pub fn pagoda(h: &mut Hand, f: Frame) {
    let storeys = h.rng.count(3, 5);
    let wall = h.any(&[Hue::Red, Hue::Orange, Hue::White, Hue::Brown]);
    let roof = h.any(&[Hue::Navy, Hue::Grey, Hue::Teal, Hue::Umber, Hue::Pine]);
    let tall = 0.86 / storeys as f32;
    let stone = lighter(h.hue(Hue::Grey), 0.3);
    h.form(&f.oblong(-0.36, -0.05, 0.72, 0.06), stone);
    for k in 0..storeys {
        let t = k as f32 / storeys as f32;
        let half = 0.25 * (1.0 - 0.5 * t);
        let y = -0.05 - tall * k as f32;
        h.form(
            &f.oblong(-half, y - tall * 0.62, half * 2.0, tall * 0.62),
            wall,
        );
        let door = darker(wall, 0.5);
        h.form(
            &f.oblong(-half * 0.2, y - tall * 0.5, half * 0.4, tall * 0.5),
            door,
        );
        swept_roof(
            h,
            &f.within(0.0, y - tall * 0.56, tall * 0.52),
            half * 1.75 / (tall * 0.52),
            roof,
        );
    }
    let gold = h.hue(Hue::Yellow);
    h.line(&f.line([0, -90, 0, -102]), gold, (f.size() * 0.02).max(2.0));
}

/// A torii: two posts and two beams. 1 high, 1.3 wide.
pub fn torii(h: &mut Hand, f: Frame) {
    let red = h.any(&[Hue::Red, Hue::Red, Hue::Orange]);
    let dark = h.hue(Hue::Black);
    for side in [-1.0, 1.0] {
        h.form(
            &f.corners(&[
                (side * 0.47, 0.0),
                (side * 0.42, -0.88),
                (side * 0.33, -0.88),
                (side * 0.36, 0.0),
            ]),
            red,
        );
        h.form(&f.oblong(side * 0.415 - 0.075, -0.06, 0.15, 0.07), dark);
    }
    h.form(&f.oblong(-0.53, -0.7, 1.06, 0.075), red);
    h.form(&f.oblong(-0.06, -0.86, 0.12, 0.18), red);
    h.form(
        &f.soft([-66, -98, 0, -91, 66, -98, 62, -87, 0, -82, -62, -87]),
        red,
    );
    h.form(
        &f.soft([-70, -105, 0, -96, 70, -105, 67, -97, 0, -90, -67, -97]),
        dark,
    );
}

/// A white castle of stepped storeys on a stone base. 1 high.
pub fn castle(h: &mut Hand, f: Frame) {
    let stone = lighter(h.hue(Hue::Grey), 0.1);
    let roof = h.any(&[Hue::Navy, Hue::Grey, Hue::Teal, Hue::Umber]);
    let white = h.hue(Hue::White);
    h.solid(
        &f.soft([-60, 1, -48, -14, -44, -28, 44, -28, 48, -14, 60, 1]),
        stone,
    );
    for (y, half, tall) in [(-0.28, 0.4, 0.2), (-0.5, 0.3, 0.17), (-0.69, 0.2, 0.14)] {
        h.form(&f.oblong(-half, y - tall, half * 2.0, tall), white);
        let dark = h.hue(Hue::Black);
        for k in 0..3 {
            let x = (k as f32 - 1.0) * half * 0.55;
            h.form(
                &f.oblong(x - 0.018, y - tall * 0.72, 0.036, tall * 0.38),
                dark,
            );
        }
        swept_roof(
            h,
            &f.within(0.0, y - tall + 0.03, 0.15),
            half * 1.36 / 0.15,
            roof,
        );
        if y > -0.4 {
            h.form(
                &f.corners(&[
                    (-0.15, y - tall + 0.0),
                    (0.0, y - tall - 0.13),
                    (0.15, y - tall),
                ]),
                white,
            );
        }
    }
}

/// A round temple with three blue roofs, 1 high.
pub fn round_temple(h: &mut Hand, f: Frame) {
    let blue = h.any(&[Hue::Blue, Hue::Navy, Hue::Teal]);
    let stone = h.hue(Hue::White);
    for (k, half) in [0.72, 0.6, 0.48].into_iter().enumerate() {
        let y = -0.055 * k as f32;
        h.form(
            &f.soft(&[
                (-half, y),
                (-half, y - 0.05),
                (0.0, y - 0.065),
                (half, y - 0.05),
                (half, y),
                (0.0, y + 0.02),
            ]),
            stone,
        );
    }
    let red = h.hue(Hue::Red);
    for (y, half, roof) in [
        (-0.17, 0.33, 0.46),
        (-0.42, 0.25, 0.37),
        (-0.64, 0.17, 0.28),
    ] {
        h.solid(&f.oblong(-half, y - 0.17, half * 2.0, 0.18), red);
        let gold = h.hue(Hue::Yellow);
        for k in 0..5 {
            let x = (k as f32 - 2.0) * half * 0.42;
            h.paint_line(
                &f.line(&[(x, y), (x, y - 0.15)]),
                gold,
                (f.size() * 0.009).max(1.2),
            );
        }
        h.solid(
            &f.soft(&[
                (-roof, y - 0.13),
                (-roof * 0.55, y - 0.24),
                (-half * 0.55, y - 0.3),
                (half * 0.55, y - 0.3),
                (roof * 0.55, y - 0.24),
                (roof, y - 0.13),
                (0.0, y - 0.1),
            ]),
            blue,
        );
    }
    h.solid(
        &f.soft([-20, -88, -6, -97, 0, -99, 6, -97, 20, -88, 0, -86]),
        blue,
    );
    let gold = h.hue(Hue::Yellow);
    h.form(&f.round(0.0, -1.0, 0.035, 0.04), gold);
}
