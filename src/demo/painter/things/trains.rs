//! Trains and their rails.

use super::super::{
    geometry::{Frame, Path, pt},
    hand::Hand,
    palette::Hue,
};

/// A train along y = 0 of its frame, from its right end leftwards; `fast` with a long nose, else a steam engine.
pub fn train(h: &mut Hand, f: Frame, cars: usize, fast: bool) {
    let size = f.size();
    let glass = h.any(&[Hue::Sky, Hue::Lemon, Hue::Sky]);
    let black = h.hue(Hue::Black);
    let colour = if fast {
        h.hue(Hue::White)
    } else {
        h.any(&[Hue::Green, Hue::Red, Hue::Blue, Hue::Orange])
    };
    let stripe = h.any(&[Hue::Blue, Hue::Green, Hue::Red, Hue::Pink]);
    for car in 0..cars {
        let x = -1.05 - 1.75 * car as f32;
        h.solid(&f.oblong(x - 1.65, -0.92, 1.68, 0.82), colour);
        for k in 0..4 {
            h.form(
                &f.oblong(x - 1.5 + 0.38 * k as f32, -0.76, 0.26, 0.28),
                glass,
            );
        }
        h.paint_line(
            &f.line(&[(x - 1.62, -0.3), (x, -0.3)]),
            stripe,
            (size * 0.08).max(2.0),
        );
        for wheel in [-1.3, -0.35] {
            h.form(&f.round(x + wheel, -0.06, 0.13, 0.13), black);
        }
    }
    if fast {
        h.solid(
            &f.soft([
                -105, -92, -50, -92, 10, -78, 65, -42, 86, -20, 72, -8, -105, -8,
            ]),
            colour,
        );
        h.form(&f.soft([-2, -72, 18, -70, 40, -50, 10, -52]), glass);
        for k in 0..2 {
            h.form(&f.oblong(-0.85 + 0.38 * k as f32, -0.76, 0.26, 0.26), glass);
        }
        h.paint_line(
            &f.curve([-105, -30, 20, -30, 80, -20]),
            stripe,
            (size * 0.09).max(2.0),
        );
        return;
    }
    let boiler = h.any(&[Hue::Black, Hue::Green, Hue::Blue, Hue::Grey]);
    h.solid(&f.oblong(-1.0, -1.1, 0.62, 1.0), colour);
    h.form(&f.oblong(-0.88, -0.96, 0.38, 0.34), glass);
    h.solid(&f.oblong(-0.4, -0.78, 1.1, 0.6), boiler);
    h.form(&f.corners([38, -76, 33, -118, 62, -118, 57, -76]), boiler);
    h.form(&f.corners([68, -30, 98, 0, 68, 0]), stripe);
    let red = h.hue(Hue::Red);
    for x in [-0.75, -0.25, 0.15, 0.52] {
        h.form(&f.round(x, -0.1, 0.17, 0.17), red);
        h.dark_dot(f.at(x, -0.1), (size * 0.04).max(1.5));
    }
    let grey = h.any(&[Hue::Silver, Hue::Grey]);
    for (k, (x, y)) in [(0.42, -1.4), (0.15, -1.66), (-0.3, -1.86), (-0.9, -2.0)]
        .into_iter()
        .enumerate()
    {
        let r = 0.16 + 0.07 * k as f32;
        h.form(
            &f.soft(&[
                (x - r, y),
                (x - r * 0.4, y - r * 0.8),
                (x + r * 0.5, y - r * 0.7),
                (x + r, y + r * 0.1),
                (x + r * 0.3, y + r * 0.6),
                (x - r * 0.6, y + r * 0.6),
            ]),
            grey,
        );
    }
}

/// Rails over the page at a height, with their sleepers.
pub fn rails(h: &mut Hand, y: f32, gap: f32) {
    let wood = h.hue(Hue::Brown);
    let steel = h.any(&[Hue::Grey, Hue::Black]);
    let mut x = -10.0;
    while x < h.wide + 10.0 {
        let sleeper = Path::open(vec![pt(x, y - 2.0), pt(x - gap * 0.5, y + gap)]);
        h.line(&sleeper, wood, 6.0);
        x += 27.0;
    }
    for dy in [0.0, gap * 0.75] {
        h.line(
            &Path::open(vec![pt(-10.0, y + dy), pt(h.wide + 10.0, y + dy)]),
            steel,
            4.0,
        );
    }
}
