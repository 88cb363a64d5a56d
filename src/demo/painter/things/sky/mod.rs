//! What is above: skies by hour and weather, sun, moon, clouds, birds, rain and snow.

mod lights;
mod weather;

use super::super::{
    Medium,
    brush::Wash,
    geometry::{Path, Pt, pt, turn},
    hand::Hand,
    noise,
    palette::{Hue, lighter, mix},
    paper::Rgb,
};
use lights::{moon, stars, sun};
use weather::{rain, rainbow};

pub use weather::{birds, cloud, clouds, snow};

/// Hour and weather.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sky {
    /// The paper itself.
    Bare,
    /// A blue strip at the upper edge, as small children see it.
    Strip,
    /// Blue down to the horizon.
    Day,
    /// Pale, with the yellow of morning below.
    Morning,
    /// Orange, rose and violet.
    Sunset,
    /// Dark blue.
    Night,
    /// Grey, raining.
    Rain,
    /// Pale grey, snowing.
    Snow,
}

impl Sky {
    /// Whether it is dark.
    pub fn is_night(self) -> bool {
        self == Sky::Night
    }
}

/// A sky for a drawing, likelier simple for the young.
pub fn choose(h: &mut Hand) -> Sky {
    let young = h.habits.young;
    let dice = h.rng.unit();
    if h.habits.dark_paper {
        return if dice < 0.7 { Sky::Night } else { Sky::Sunset };
    }
    // Paint covers the whole sheet; only who draws leaves it bare.
    let bare = if h.habits.ground == Medium::Gouache {
        0.1
    } else {
        0.42
    };
    if h.rng.chance(bare * young) {
        return if h.rng.chance(0.5) {
            Sky::Bare
        } else {
            Sky::Strip
        };
    }
    match dice {
        d if d < 0.07 && h.habits.ground != Medium::Gouache => Sky::Bare,
        d if d < 0.55 => Sky::Day,
        d if d < 0.68 => Sky::Morning,
        d if d < 0.82 => Sky::Sunset,
        d if d < 0.93 => Sky::Night,
        d if d < 0.95 => Sky::Rain,
        _ => Sky::Snow,
    }
}

/// Paints a sky down to the share `horizon` of the page.
pub fn paint(h: &mut Hand, sky: Sky, horizon: f32) {
    h.behind(|h| lay(h, sky, horizon));
}

fn lay(h: &mut Hand, sky: Sky, horizon: f32) {
    h.cold = sky == Sky::Snow;
    let (w, y) = (h.wide, h.high * horizon + 16.0);
    let blue = h.any(&[
        Hue::Sky,
        Hue::Sky,
        Hue::Sky,
        Hue::Blue,
        Hue::Blue,
        Hue::Teal,
    ]);
    let (upper, lower) = match sky {
        Sky::Bare => return,
        Sky::Strip => {
            let band = h.high * h.rng.range(0.07, 0.14);
            let path = band_path(h, -6.0, band, 8.0);
            h.fill_along(&path, blue, 0.0);
            return;
        }
        Sky::Day => (blue, lighter(h.hue(Hue::Sky), 0.35)),
        Sky::Morning => (
            lighter(h.hue(Hue::Sky), 0.3),
            h.any(&[Hue::Lemon, Hue::Peach, Hue::Pink]),
        ),
        Sky::Sunset => (
            h.any(&[Hue::Violet, Hue::Rose, Hue::Orange, Hue::Blue]),
            h.any(&[Hue::Orange, Hue::Yellow, Hue::Pink]),
        ),
        Sky::Night => (
            h.any(&[Hue::Navy, Hue::Navy, Hue::Blue]),
            h.any(&[Hue::Navy, Hue::Violet, Hue::Blue]),
        ),
        Sky::Rain => (h.hue(Hue::Grey), lighter(h.hue(Hue::Grey), 0.4)),
        Sky::Snow => (
            mix(h.hue(Hue::Grey), h.hue(Hue::Sky), 0.5),
            lighter(h.hue(Hue::Sky), 0.55),
        ),
    };
    let bottom = h.high * horizon;
    if sky == Sky::Night && h.habits.dark_paper {
        if h.habits.swirls {
            swirl(
                h,
                (0.0, bottom),
                &[h.hue(Hue::Blue), h.hue(Hue::Violet), h.hue(Hue::Teal)],
            );
        }
        return;
    }
    match h.habits.medium {
        Medium::Watercolour | Medium::Ink | Medium::Gouache => {
            let mut wash = if h.habits.medium == Medium::Gouache {
                Wash::poster(upper)
            } else {
                Wash::water(upper)
            };
            wash.tints = [upper, lower];
            wash.drift = (0.0, 1.0);
            wash.mingle = 0.45;
            wash.blooms = if h.habits.medium == Medium::Gouache {
                0.2
            } else {
                0.5
            };
            wash.bloom_size = h.rng.range(80.0, 170.0);
            wash.load = if h.habits.medium == Medium::Gouache {
                1.0
            } else {
                h.rng.range(0.6, 0.95)
            };
            wash.streaks.0 = h.rng.bell() * 0.03;
            let path = Path::closed(vec![
                pt(-20.0, -20.0),
                pt(w + 20.0, -20.0),
                pt(w + 20.0, y),
                pt(-20.0, y),
            ]);
            let seed = h.rng.bits();
            h.sheet.wash(&path, &wash, seed);
        }
        _ => {
            // Layers of crayon from above to below; the joints overlap.
            let bands = if upper == lower { 1 } else { h.rng.count(2, 4) };
            let slant = h.rng.pick(&[0.0, 0.0, 0.09, -0.1, 0.13]) + h.rng.bell() * 0.02;
            for k in 0..bands {
                let share = |k: usize| k as f32 / bands as f32;
                let (from, to) = (y * share(k) - 10.0, y * share(k + 1));
                let colour = mix(
                    upper,
                    lower,
                    if bands > 1 {
                        k as f32 / (bands - 1) as f32
                    } else {
                        0.0
                    },
                );
                let path = band_path(h, from, to, 14.0);
                h.fill_along(&path, colour, slant);
            }
        }
    }
    if h.habits.swirls && matches!(sky, Sky::Day | Sky::Sunset | Sky::Night | Sky::Morning) {
        let tints = [
            lighter(upper, 0.3),
            mix(upper, lower, 0.5),
            lighter(lower, 0.25),
            upper,
            mix(lower, [250, 235, 170], 0.5),
        ];
        swirl(h, (0.0, bottom), &tints);
    }
}

/// Short strokes that follow a wind between two heights of the page, and circle around sun or moon.
pub fn swirl(h: &mut Hand, (from, to): (f32, f32), tints: &[Rgb]) {
    let seed = noise::fold(h.rng.bits());
    let size = h.rng.range(150.0, 300.0);
    let lamp = *h.lamp.get_or_insert_with(|| {
        let at = pt(
            h.rng.range(0.15, 0.85) * h.wide,
            h.rng.range(0.13, 0.26) * h.high,
        );
        (at, h.rng.range(30.0, 50.0))
    });
    let step = 27.0;
    let rows = ((to - from) / (step * 0.8)) as usize + 1;
    let columns = (h.wide / step) as usize + 1;
    for row in 0..rows {
        for column in 0..columns {
            let start = pt(
                (column as f32 + h.rng.unit()) * step,
                from + (row as f32 + h.rng.unit()) * step * 0.8,
            );
            let mut points = vec![start];
            let mut at = start;
            let tint = h.rng.pick(tints);
            for _ in 0..4 {
                at = at + drift_at(seed, at, size, lamp) * 10.0;
                points.push(at);
            }
            if (start - lamp.0).length() > lamp.1 * 1.1 {
                let width = h.rng.range(4.0, 8.0);
                h.paint_line(&Path::open(points), tint, width);
            }
        }
    }
}

/// The direction of the wind at a place.
fn drift_at(seed: u32, at: Pt, size: f32, (lamp, reach): (Pt, f32)) -> Pt {
    let way = noise::cloud(seed, at.x / size, at.y / size) * 0.55;
    let (s, c) = turn(way);
    let wind = pt(c, s * 0.8);
    let from_lamp = at - lamp;
    let near = (1.0 - from_lamp.length() / (reach * 5.0)).clamp(0.0, 1.0);
    wind.toward(from_lamp.unit().normal(), (near * 2.0).min(1.0))
        .unit()
}

/// A band across the page whose lower edge waves.
pub fn band_path(h: &mut Hand, from: f32, to: f32, wave: f32) -> Path {
    let w = h.wide;
    let inset = h.rng.range(0.0, 7.0) * h.habits.young;
    let mut points = vec![pt(inset, from.max(inset)), pt(w - inset, from.max(inset))];
    let n = 7;
    for k in 0..=n {
        let x = w - inset - (w - 2.0 * inset) * k as f32 / n as f32;
        points.push(pt(x, to + h.rng.bell() * wave));
    }
    Path::closed(points)
}

/// What hangs in the sky: sun, moon, stars, clouds, rain.
pub fn furnish(h: &mut Hand, sky: Sky, horizon: f32) {
    let young = h.habits.young;
    match sky {
        Sky::Night => {
            moon(h);
            stars(h, horizon);
        }
        Sky::Rain => {
            clouds(h, horizon, 3);
            rain(h);
        }
        Sky::Snow => snow(h),
        _ => {
            if h.rng.chance(0.45 + 0.4 * young) || sky == Sky::Sunset || h.lamp.is_some() {
                sun(h, sky, horizon);
            }
            let n = h.rng.below(5);
            if sky != Sky::Sunset || h.rng.chance(0.4) {
                clouds(h, horizon, n);
            }
            if h.rng.chance(0.05 + 0.14 * young) {
                rainbow(h, horizon);
            }
            if h.rng.chance(0.5) {
                birds(h, horizon);
            }
        }
    }
}
