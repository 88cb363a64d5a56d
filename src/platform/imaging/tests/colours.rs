//! Colours through their profiles, beside what LittleCMS makes of them (`tests/fixtures/pictures/colour`).

use super::*;
use crate::derive;

/// Farthest that a colour may be from the reference, ΔE2000: what an eye sees only side by side.
const OFF_MAX: f64 = 1.5;
/// Side of a patch of the samples, px, and patches in a row.
const PATCH: usize = 16;
const ACROSS: usize = 25;

type Lab = [f64; 3];

/// The difference of two colours: CIEDE2000 with all weights 1. Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula:
/// implementation notes, supplementary test data, and mathematical observations", Color Research and Application 30 (2005).
fn delta_e_2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| {
        if a == 0.0 && b == 0.0 {
            0.0
        } else {
            b.atan2(a).to_degrees().rem_euclid(360.0)
        }
    };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let is_grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if is_grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match h1 + h2 {
        sum if is_grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rotation = -(60.0 * (-((h - 275.0) / 25.0).powi(2)).exp())
        .to_radians()
        .sin()
        * 2.0
        * seventh(c);
    let (dl, dc, dh) = (dl / sl, dc / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rotation * dc * dh).sqrt()
}

/// sRGB in eight bits as CIELAB under D65 (IEC 61966-2-1; CIE 15).
fn lab_of(rgb: [u8; 3]) -> Lab {
    let [r, g, b] = rgb.map(|sample| {
        let coded = f64::from(sample) / 255.0;
        if coded <= 0.04045 {
            coded / 12.92
        } else {
            ((coded + 0.055) / 1.055).powf(2.4)
        }
    });
    let [x, y, z] = [
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    ]
    .map(|part: f64| {
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn the_difference_of_colours_is_the_published_one() {
    // Of table 1: turns of the blue, hues on both sides of 180°, greys, large differences, small ones, nearly black.
    for (one, other, published) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, -0.001, 2.49], [50.0, 0.0009, -2.49], 4.8045),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [22.7233, 20.0904, -46.694],
            [23.0331, 14.973, -42.5619],
            2.0373,
        ),
        ([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082),
    ] {
        for (a, b) in [(one, other), (other, one)] {
            let off = (delta_e_2000(a, b) - published).abs();
            assert!(off < 5e-5, "{a:?} {b:?}: {}", delta_e_2000(a, b));
        }
    }
}

/// The colours in the middle of the patches, as we see them.
fn patches(name: &str, n: usize) -> Vec<[u8; 3]> {
    let bytes = fixture(&format!("colour/{name}.jpg"));
    let header = probed(&bytes).unwrap();
    let (raster, source, is_damaged) = derive::opened(
        &bytes,
        &header,
        (header.width, header.height),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!((source, is_damaged), (ColourSource::Profile, false));
    let pixels = raster.bytes.as_chunks::<3>().0;
    (0..n)
        .map(|at| {
            let (x, y) = (
                at % ACROSS * PATCH + PATCH / 2,
                at / ACROSS * PATCH + PATCH / 2,
            );
            pixels[y * raster.width as usize + x]
        })
        .collect()
}

#[test]
fn colours_of_other_spaces_become_those_that_a_colour_library_makes_of_them() {
    for (name, n) in [("display_p3", 150), ("adobe_rgb", 150), ("press", 400)] {
        let wanted: Vec<[u8; 3]> = String::from_utf8(fixture(&format!("colour/{name}.srgb.txt")))
            .unwrap()
            .lines()
            .map(|line| {
                let samples: Vec<u8> = line.split(' ').map(|s| s.parse().unwrap()).collect();
                samples.try_into().unwrap()
            })
            .collect();
        assert_eq!(wanted.len(), n, "{name}");
        let mut off: Vec<(f64, [u8; 3], [u8; 3])> = patches(name, n)
            .into_iter()
            .zip(wanted)
            .map(|(seen, wanted)| (delta_e_2000(lab_of(seen), lab_of(wanted)), seen, wanted))
            .collect();
        off.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mean = off.iter().map(|one| one.0).sum::<f64>() / n as f64;
        assert!(
            off[0].0 <= OFF_MAX,
            "{name}: mean {mean:.2}, farthest (seen, wanted) {:?}",
            &off[..8]
        );
    }
}
