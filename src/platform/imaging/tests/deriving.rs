use super::made::{
    asymmetric, inverse, jpeg_rgb, png_of, png_rgb, tiff_of, webp_rgb, with_segment,
};
use super::*;

fn set(bytes: &[u8], spec: &DerivativeSpec) -> DerivativeSet {
    derive(bytes, &probed(bytes).unwrap(), spec, &Limits::default()).unwrap()
}

/// Fast and nearly exact: what is tested here are positions and colours.
fn fine() -> DerivativeSpec {
    DerivativeSpec {
        jpeg_quality: 100,
        webp_quality: 100.0,
        webp_method: 0,
        ..DerivativeSpec::default()
    }
}

fn pixels(derivative: &Derivative) -> image::RgbImage {
    let format = match derivative.format {
        Format::WebP => image::ImageFormat::WebP,
        _ => image::ImageFormat::Jpeg,
    };
    image::load_from_memory_with_format(&derivative.bytes, format)
        .unwrap()
        .into_rgb8()
}

/// Mean of the light of all samples, 1 for white (IEC 61966-2-1).
fn mean_light(picture: &image::RgbImage) -> f64 {
    let light = |&sample: &u8| {
        let sample = f64::from(sample) / 255.0;
        match sample <= 0.040_45 {
            true => sample / 12.92,
            false => ((sample + 0.055) / 1.055).powf(2.4),
        }
    };
    picture.as_raw().iter().map(light).sum::<f64>() / picture.as_raw().len() as f64
}

/// Mean of the absolute differences of all samples.
fn mean_difference(a: &image::RgbImage, b: &image::RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    a.as_raw()
        .iter()
        .zip(b.as_raw())
        .map(|(a, b)| f64::from(a.abs_diff(*b)))
        .sum::<f64>()
        / a.as_raw().len() as f64
}

#[test]
fn all_sizes_in_both_types_from_the_largest_down() {
    let set = set(&fixture("gps_in_exif.jpg"), &DerivativeSpec::default());
    assert_eq!((set.width, set.height), (640, 480));
    let made: Vec<_> = set
        .derivatives
        .iter()
        .map(|derivative| (derivative.width, derivative.height, derivative.format))
        .collect();
    assert_eq!(
        made,
        [
            (640, 480, Format::Jpeg),
            (640, 480, Format::WebP),
            (320, 240, Format::Jpeg),
            (320, 240, Format::WebP)
        ]
    );
    for derivative in &set.derivatives {
        let header = probed(&derivative.bytes).unwrap();
        assert_eq!(
            (header.format, header.width, header.height),
            (derivative.format, derivative.width, derivative.height)
        );
        assert_eq!(header.orientation, Orientation::UPRIGHT);
    }
    assert!((5..=25).contains(&set.thumbhash.len()));
}

#[test]
fn derivatives_carry_no_metadata() {
    for derivative in set(
        &fixture("orientation_landscape_6.jpg"),
        &DerivativeSpec::default(),
    )
    .derivatives
    {
        match derivative.format {
            Format::Jpeg => {
                let markers: Vec<u8> = jpeg::segments(&derivative.bytes)
                    .into_iter()
                    .map(|(marker, _)| marker)
                    .collect();
                assert!(
                    markers
                        .iter()
                        .all(|marker| !matches!(marker, 0xE1..=0xEF | 0xFE)),
                    "{markers:02X?}"
                );
            }
            _ => assert_eq!(webp::chunk_list(&derivative.bytes).len(), 1),
        }
    }
}

#[test]
fn the_same_bytes_give_the_same_bytes() {
    let original = fixture("drawing_small_rgba_600x450.png");
    assert!(
        set(&original, &DerivativeSpec::default()) == set(&original, &DerivativeSpec::default())
    );
}

#[test]
fn all_eight_orientations_are_upright_in_all_types() {
    let (width, height) = (300, 200);
    let upright = asymmetric(width, height);
    let wanted = image::RgbImage::from_raw(width, height, upright.clone()).unwrap();
    for number in 1..=8 {
        let orientation = Orientation::from_exif(number).unwrap();
        let stored =
            inverse(orientation).turn::<3>(upright.clone(), width as usize, height as usize);
        let (w, h) = inverse(orientation).upright_sides(width, height);
        for file in [
            png_rgb(w, h, &stored, orientation),
            tiff_of(w, h, 3, 2, 8, &stored, orientation),
            webp_rgb(w, h, &stored, orientation),
            jpeg_rgb(w, h, &stored, orientation),
        ] {
            let clean = strip_metadata(&file, &probed(&file).unwrap()).unwrap();
            let set = set(&clean.bytes, &fine());
            assert_eq!((set.width, set.height), (width, height));
            for derivative in &set.derivatives {
                let difference = mean_difference(&pixels(derivative), &wanted);
                let format = clean.header.format;
                assert!(
                    difference < 3.0,
                    "orientation {number} of {format:?} as {:?}: {difference:.2}",
                    derivative.format
                );
            }
        }
    }
}

#[test]
fn the_real_pictures_of_one_scene_come_out_alike() {
    let spec = DerivativeSpec {
        widths: vec![300],
        formats: vec![Format::Jpeg],
        ..DerivativeSpec::default()
    };
    let wanted = pixels(&set(&fixture("orientation_landscape_1.jpg"), &spec).derivatives[0]);
    for number in [3, 6, 8] {
        let seen = pixels(
            &set(
                &fixture(&format!("orientation_landscape_{number}.jpg")),
                &spec,
            )
            .derivatives[0],
        );
        let difference = mean_difference(&seen, &wanted);
        assert!(difference < 12.0, "orientation {number}: {difference:.2}");
        let upside_down = mean_difference(&image::imageops::rotate180(&seen), &wanted);
        assert!(
            upside_down > 30.0,
            "the scene tells up from down: {upside_down:.2}"
        );
    }
    let portrait = set(&fixture("orientation_portrait_5.jpg"), &spec);
    assert_eq!((portrait.width, portrait.height), (450, 600));
}

#[test]
fn grey_stays_grey_and_depths_palettes_and_alpha_are_understood() {
    let spec = DerivativeSpec {
        formats: vec![Format::Jpeg],
        ..fine()
    };
    let palette: &[u8] = &[10, 20, 30, 200, 100, 50];
    // Name, depth, colour type, chunks, one row of 16 px, the colour expected.
    type Case<'a> = (
        &'a str,
        u8,
        u8,
        Vec<(&'a [u8; 4], &'a [u8])>,
        Vec<u8>,
        [u8; 3],
    );
    let cases: [Case; 7] = [
        ("grey 8", 8, 0, vec![], [128; 16].to_vec(), [128; 3]),
        ("grey 16", 16, 0, vec![], [0x80, 0x12].repeat(16), [128; 3]),
        ("grey 1", 1, 0, vec![], vec![0xFF, 0xFF], [255; 3]),
        (
            "rgb 16",
            16,
            2,
            vec![],
            [200, 0, 100, 0, 50, 0].repeat(16),
            [200, 100, 50],
        ),
        (
            "palette",
            8,
            3,
            vec![(b"PLTE", palette)],
            [1; 16].to_vec(),
            [200, 100, 50],
        ),
        (
            "grey with alpha",
            8,
            4,
            vec![],
            [0, 64].repeat(16),
            [191; 3],
        ),
        (
            "rgb with alpha",
            8,
            6,
            vec![],
            [200, 0, 0, 0].repeat(16),
            [255; 3],
        ),
    ];
    for (name, depth, colour_type, chunks, row, wanted) in cases {
        let rows: Vec<u8> = std::iter::once(0).chain(row).collect::<Vec<_>>().repeat(16);
        let set = set(&png_of(16, 16, depth, colour_type, &chunks, &rows), &spec);
        let derivative = &set.derivatives[0];
        let seen = pixels(derivative).get_pixel(8, 8).0;
        assert!(
            seen.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 2),
            "{name}: {seen:?}, wanted {wanted:?}"
        );
        let is_grey = probed(&derivative.bytes).unwrap().colour == ColourModel::Grey;
        assert_eq!(is_grey, matches!(colour_type, 0 | 4), "{name}");
    }
}

#[test]
fn ink_of_photoshop_is_the_right_way_up() {
    // libjpeg writes four components with Adobe's marker; Photoshop's way is 255 for no ink.
    let pixels_of = |cmyk: [u8; 4]| {
        let ink = cmyk.repeat(16 * 16);
        let picture = turbojpeg::Image {
            pixels: ink.as_slice(),
            width: 16,
            pitch: 64,
            height: 16,
            format: turbojpeg::PixelFormat::CMYK,
        };
        let mut compressor = turbojpeg::Compressor::new().unwrap();
        compressor.set_quality(100).unwrap();
        let file = compressor.compress_to_vec(picture).unwrap();
        assert!(jpeg::has_adobe_marker(&file));
        let clean = strip_metadata(&file, &probed(&file).unwrap()).unwrap();
        let set = set(
            &clean.bytes,
            &DerivativeSpec {
                formats: vec![Format::Jpeg],
                ..fine()
            },
        );
        assert_eq!(set.colour, ColourSource::AssumedInk);
        pixels(&set.derivatives[0]).get_pixel(8, 8).0
    };
    for (stored, wanted) in [
        ([255, 255, 255, 255], [255, 255, 255]),
        ([255, 0, 0, 255], [255, 0, 0]),
        ([255, 255, 255, 0], [0, 0, 0]),
    ] {
        let seen = pixels_of(stored);
        assert!(
            seen.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 3),
            "{stored:?}: {seen:?}"
        );
    }
}

#[test]
fn hatching_is_as_light_in_every_size_and_grey_stays_grey() {
    let (width, height) = (480_u32, 360_u32);
    let upright = Orientation::UPRIGHT;
    // Upright lines and lines across, one pixel of black and one of white: half of white's light.
    for lines in [|x: u32, _: u32| x, |_: u32, y: u32| y] {
        let at = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let grey: Vec<u8> = at.map(|(x, y)| (lines(x, y) % 2 * 255) as u8).collect();
        let rgb: Vec<u8> = grey.iter().flat_map(|&grey| [grey; 3]).collect();
        let rows = |samples: &[u8], n: usize| {
            let rows = samples.chunks(width as usize * n);
            rows.flat_map(|row| [&[0], row].concat())
                .collect::<Vec<u8>>()
        };
        for (name, file) in [
            ("PNG", png_rgb(width, height, &rgb, upright)),
            (
                "grey PNG",
                png_of(width, height, 8, 0, &[], &rows(&grey, 1)),
            ),
            ("TIFF", tiff_of(width, height, 3, 2, 8, &rgb, upright)),
            ("WebP", webp_rgb(width, height, &rgb, upright)),
            ("JPEG", jpeg_rgb(width, height, &rgb, upright)),
            (
                "turned JPEG",
                jpeg_rgb(width, height, &rgb, Orientation::from_exif(6).unwrap()),
            ),
        ] {
            let clean = strip_metadata(&file, &probed(&file).unwrap()).unwrap();
            // None of them a half of the original: that is where a JPEG is opened smaller, and its coefficients are code and not light.
            let spec = DerivativeSpec {
                widths: vec![300, 150, 75],
                ..fine()
            };
            let set = set(&clean.bytes, &spec);
            assert_eq!(set.derivatives.len(), 6);
            for derivative in &set.derivatives {
                let told = format!(
                    "{name} as {:?} of {} px",
                    derivative.format, derivative.width
                );
                let picture = pixels(derivative);
                // The outermost line has no neighbour: at 75 px that is worth a part in a hundred.
                let light = mean_light(&picture);
                assert!((light - 0.5).abs() < 0.015, "{told}: {light:.4}");
                let most = picture
                    .pixels()
                    .map(|px| px[0].max(px[1]).max(px[2]) - px[0].min(px[1]).min(px[2]));
                assert!(most.max().unwrap() <= 3, "{told}: not grey");
            }
        }
    }
}

#[test]
fn colours_of_another_profile_are_made_small_in_light_too() {
    // One line of each: half of the light of each sample, and white in Display P3 is white.
    let (width, height) = (480, 360);
    let lines = (0..width * height).flat_map(|at| [(at % 2 * 255) as u8; 3]);
    let lines: Vec<u8> = lines.collect();
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut segment = b"ICC_PROFILE\0\x01\x01".to_vec();
    segment.extend(profile);
    for number in [1, 6] {
        let orientation = Orientation::from_exif(number).unwrap();
        let file = with_segment(
            &jpeg_rgb(width, height, &lines, orientation),
            0xE2,
            &segment,
        );
        let spec = DerivativeSpec {
            widths: vec![300],
            ..fine()
        };
        let set = set(&file, &spec);
        assert_eq!(set.colour, ColourSource::Profile);
        for derivative in &set.derivatives {
            let light = mean_light(&pixels(derivative));
            assert!((light - 0.5).abs() < 0.015, "{number}: {light:.4}");
        }
    }
}

#[test]
fn a_large_jpeg_is_decoded_small_and_looks_the_same() {
    let (width, height) = (1600, 1200);
    let file = jpeg_rgb(
        width,
        height,
        &asymmetric(width, height),
        Orientation::UPRIGHT,
    );
    let set = set(
        &file,
        &DerivativeSpec {
            widths: vec![200],
            formats: vec![Format::Jpeg],
            ..fine()
        },
    );
    let seen = pixels(&set.derivatives[0]);
    let wanted = image::RgbImage::from_raw(200, 150, asymmetric(200, 150)).unwrap();
    let difference = mean_difference(&seen, &wanted);
    assert!(difference < 4.0, "{difference:.2}");
}
