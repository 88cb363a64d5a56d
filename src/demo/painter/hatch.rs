//! Filling an area with strokes: back and forth across the shape, never quite to its edge and sometimes over it.

use super::{
    Medium,
    brush::Deposit,
    geometry::{Path, Pt, pt, turn},
    hand::Hand,
    noise,
    palette::{brightness, darker, lighter, mix},
    paper::Rgb,
    raster::{self, Touch},
};

/// The longest stroke made without moving the wrist, in page units.
const SWEEP: f32 = 190.0;

/// Fills the part of a shape between two shares of each stroke across it.
pub fn fill(hand: &mut Hand, path: &Path, colour: Rgb, slant: f32, part: (f32, f32)) {
    let young = hand.habits.young;
    let breadth = path.breadth();
    let tip = hand.habits.tip.min(0.8 + breadth * 0.55);
    let press = hand.habits.press;
    match hand.habits.medium {
        Medium::ColouredPencil => {
            edge(hand, path, colour, tip * 0.9);
            strokes(hand, path, slant, tip, 0.74, press * 0.92, part);
            hand.sheet.deposit(&Deposit::pencil(colour, 1.0));
            // A second layer, crossing at a small angle, in a neighbouring colour.
            if breadth > 10.0 && hand.rng.chance(0.75 - 0.4 * young) {
                let other = hand.rng.pick(&[
                    darker(colour, 0.3),
                    mix(colour, [240, 170, 60], 0.3),
                    mix(colour, [60, 90, 180], 0.3),
                ]);
                strokes(hand, path, slant + 0.07, tip, 1.15, press * 0.62, part);
                hand.sheet.deposit(&Deposit::pencil(other, 0.9));
            }
        }
        Medium::Felt => {
            edge(hand, path, colour, tip * 0.8);
            strokes(hand, path, slant, tip, 0.86, 1.0, part);
            hand.sheet.deposit(&Deposit::felt(colour));
        }
        _ => {
            if breadth < 60.0 || hand.rng.chance(0.5) {
                edge(hand, path, colour, tip * 0.8);
            }
            let cover = if brightness(colour) > 235.0 { 0.9 } else { 1.0 };
            strokes(hand, path, slant, tip, 0.62 + 0.12 * young, press, part);
            hand.sheet.deposit(&Deposit::wax(colour, cover));
            if breadth > 14.0 && hand.rng.chance(0.7 - 0.4 * young) {
                let other = hand.rng.pick(&[
                    darker(colour, 0.25),
                    lighter(colour, 0.35),
                    mix(colour, [250, 190, 60], 0.3),
                ]);
                strokes(
                    hand,
                    path,
                    slant + hand.rng.bell() * 0.12,
                    tip,
                    1.5,
                    press * 0.75,
                    part,
                );
                hand.sheet.deposit(&Deposit {
                    most: 150,
                    ..Deposit::wax(other, 0.85)
                });
            }
        }
    }
}

/// The marks of a broad brush on an area of opaque paint: lighter and darker, dry where they end.
pub fn brushwork(hand: &mut Hand, path: &Path, colour: Rgb, slant: f32) {
    let breadth = path.breadth();
    if breadth < 9.0 {
        return;
    }
    let tip = (breadth * 0.3).clamp(4.0, 20.0);
    let tones = [
        lighter(colour, 0.3),
        darker(colour, 0.26),
        mix(colour, [250, 200, 90], 0.22),
    ];
    let first = hand.rng.below(3);
    for k in 0..2 {
        let tone = tones[(first + k) % 3];
        let way = slant + hand.rng.bell() * 0.05;
        strokes(hand, path, way, tip, 2.3, 0.72, (0.04, 0.96));
        let how = Deposit {
            most: 96,
            tooth: 170,
            contrast: 220,
            ..Deposit::paint(tone)
        };
        hand.sheet.deposit(&how);
    }
}

/// A lighter second layer over part of a shape.
pub fn shade(hand: &mut Hand, path: &Path, tone: Rgb, slant: f32) {
    let tip = hand.habits.tip.min(0.8 + path.breadth() * 0.5);
    strokes(
        hand,
        path,
        slant,
        tip,
        1.0,
        hand.habits.press * 0.75,
        (0.0, 1.0),
    );
    let how = match hand.habits.medium {
        Medium::ColouredPencil => Deposit::pencil(tone, 0.8),
        Medium::Felt => Deposit {
            most: 90,
            ..Deposit::felt(tone)
        },
        _ => Deposit {
            most: 90,
            ..Deposit::wax(tone, 0.85)
        },
    };
    hand.sheet.deposit(&how);
}

/// Goes along the edge first, as one is told to.
fn edge(hand: &mut Hand, path: &Path, colour: Rgb, width: f32) {
    let half = width * 0.5;
    let centre = path.centre();
    let touches: Vec<Touch> = path
        .resampled(6.0)
        .points
        .iter()
        .map(|&p| {
            let inward = (centre - p).unit() * (half * 0.8).min((centre - p).length());
            Touch {
                at: p + inward,
                half,
                press: 0.95,
            }
        })
        .collect();
    if touches.len() < 2 {
        return;
    }
    hand.sheet.press_line(&touches, 2.0);
    let how = match hand.habits.medium {
        Medium::ColouredPencil => Deposit::pencil(colour, 0.9),
        Medium::Felt => Deposit::felt(colour),
        _ => Deposit::wax(colour, 1.0),
    };
    if hand.habits.medium != Medium::Felt {
        hand.sheet.deposit(&how);
    }
}

/// Presses back-and-forth strokes over a shape, `apart` tips from each other.
fn strokes(
    hand: &mut Hand,
    path: &Path,
    slant: f32,
    tip: f32,
    apart: f32,
    press: f32,
    part: (f32, f32),
) {
    let young = hand.habits.young;
    let (s, c) = turn(slant);
    let turned: Vec<Pt> = path
        .points
        .iter()
        .map(|p| pt(p.x * c + p.y * s, p.y * c - p.x * s))
        .collect();
    let pitch = (tip * apart).max(0.6);
    let seed = noise::fold(hand.rng.bits());
    let (low, high) = Path::open(turned.clone()).bounds();
    let first = (low.y / pitch).floor() as i32 - 1;
    let last = (high.y / pitch).ceil() as i32 + 1;
    let careless = (0.22 + 1.1 * young) * tip.min(9.0);
    let soft = if hand.habits.medium == Medium::Felt {
        4.0
    } else {
        1.7
    };
    let half = tip * 0.5;
    // A felt pen that is set down again leaves a dark dot: few of these.
    let sweep = if hand.habits.medium == Medium::Felt {
        SWEEP * 2.4
    } else {
        SWEEP
    };
    let lap = if hand.habits.medium == Medium::Felt {
        0.3
    } else {
        0.8
    };
    for span in raster::spans(&turned, pitch, first, last) {
        let long = span.to - span.from;
        let (from, to) = (span.from + long * part.0, span.from + long * part.1);
        let y = (span.row as f32 + 0.5) * pitch + hand.rng.bell() * pitch * (0.15 + 0.3 * young);
        let mut x = from + half * 0.6 + hand.rng.bell() * careless;
        let end = to - half * 0.6 + hand.rng.bell() * careless;
        if end - x < 0.4 {
            x = (from + to) * 0.5 - 0.3;
        }
        loop {
            let reach = sweep * hand.rng.range(0.55, 1.2);
            // No stump at the end of a row.
            let stop = if end - x < reach * 1.3 {
                end.max(x + 0.6)
            } else {
                x + reach
            };
            one(hand, (x, stop), y, (s, c), half, press, seed, soft);
            if stop >= end {
                break;
            }
            x = stop - tip * lap;
        }
    }
}

/// One stroke: slightly bent, pressed unevenly.
#[expect(
    clippy::too_many_arguments,
    reason = "one place, called for each of thousands of strokes"
)]
fn one(
    hand: &mut Hand,
    (x0, x1): (f32, f32),
    y: f32,
    (s, c): (f32, f32),
    half: f32,
    press: f32,
    seed: u32,
    soft: f32,
) {
    let young = hand.habits.young;
    let long = x1 - x0;
    let bow = hand.rng.bell() * long * 0.012 * (0.5 + young);
    let push = press * (1.0 + hand.rng.bell() * 0.34);
    let pieces = ((long / 55.0) as usize).clamp(1, 5);
    let mut touches = [Touch {
        at: pt(0.0, 0.0),
        half,
        press: push,
    }; 6];
    for (k, touch) in touches[..=pieces].iter_mut().enumerate() {
        let t = k as f32 / pieces as f32;
        let x = x0 + long * t;
        // Rows sag together, as the arm moves around the elbow.
        let sag = 3.0 * noise::along(seed, x / 120.0 + y / 400.0) * (0.4 + young);
        let v = y + sag + bow * 4.0 * t * (1.0 - t);
        touch.at = pt(x * c - v * s, x * s + v * c);
        touch.press = push * (1.0 + 0.18 * noise::along(seed ^ 7, x / 70.0 + y * 0.13));
    }
    hand.sheet.press_added(&touches[..=pieces], soft);
}

/// The part of a shape between two shares of its width, as a shape.
pub fn side(path: &Path, from: f32, to: f32) -> Option<Path> {
    const PITCH: f32 = 4.0;
    let (low, high) = path.bounds();
    let spans = raster::spans(
        &path.points,
        PITCH,
        (low.y / PITCH) as i32 - 1,
        (high.y / PITCH) as i32 + 2,
    );
    let mut left: Vec<Pt> = Vec::new();
    let mut right: Vec<Pt> = Vec::new();
    for span in spans {
        let y = (span.row as f32 + 0.5) * PITCH;
        let long = span.to - span.from;
        if left.last().is_some_and(|p: &Pt| (p.y - y).abs() < 0.1) {
            continue; // Only the first part of a row that the shape meets twice.
        }
        left.push(pt(span.from + long * from, y));
        right.push(pt(span.from + long * to, y));
    }
    if left.len() < 2 {
        return None;
    }
    right.reverse();
    left.extend(right);
    Some(Path::closed(left))
}
