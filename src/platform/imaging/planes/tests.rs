use super::*;

fn raster(width: u32, height: u32, rgb: impl Fn(u32, u32) -> [u8; 3]) -> Raster {
    let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    Raster {
        width,
        height,
        samples: Samples::Rgb,
        bytes: points.flat_map(|(x, y)| rgb(x, y)).collect(),
    }
}

/// One colour in every cube of 15 steps, and all corners.
fn colours() -> impl Iterator<Item = [u8; 3]> {
    let steps = || (0..=255).step_by(15);
    steps().flat_map(move |r| steps().flat_map(move |g| steps().map(move |b| [r, g, b])))
}

fn one(rgb: [u8; 3]) -> Planes {
    Planes::of(&raster(2, 2, |_, _| rgb)).unwrap()
}

fn of(planes: &Planes) -> [u8; 3] {
    let [blue, red] = planes.colour.as_ref().unwrap();
    [planes.light.bytes[0], blue.bytes[0], red.bytes[0]]
}

#[test]
fn light_and_colour_are_those_of_the_standards_and_lead_back() {
    for rgb in colours() {
        let planes = one(rgb);
        let [r, g, b] = rgb.map(f64::from);
        // ITU-R BT.601 in all steps (JFIF), and in the steps of video.
        let light = 0.299 * r + 0.587 * g + 0.114 * b;
        let [blue, red] = [(b - light) / 1.772, (r - light) / 1.402];
        let seen = of(&planes).map(f64::from);
        for (seen, wanted) in seen.iter().zip([light, blue + 128.0, red + 128.0]) {
            assert!((seen - wanted.min(255.0)).abs() <= 0.51, "{rgb:?}");
        }
        let narrow = planes.narrowed().map(|plane| f64::from(plane[0]));
        let scaled = |colour: f64| colour * 224.0 / 255.0 + 128.0;
        let wanted = [light * 219.0 / 255.0 + 16.0, scaled(blue), scaled(red)];
        for (seen, wanted) in narrow.iter().zip(wanted) {
            assert!((seen - wanted).abs() < 1.0, "{rgb:?}: {seen}, {wanted:.2}");
        }
        let back = planes.raster(1, 1).unwrap().bytes;
        assert!(
            back.iter().zip(rgb).all(|(a, b)| a.abs_diff(b) <= 2),
            "{rgb:?}: {back:?}"
        );
    }
}

#[test]
fn the_nearest_step_is_taken() {
    for n in 0..=65_152_u16 {
        let nearest = (f64::from(n) / 255.0).round();
        assert_eq!(f64::from(of_255(n)), nearest, "{n}");
    }
}

#[test]
fn colour_is_the_mean_of_four_and_at_odd_edges_of_what_there_is() {
    let planes = Planes::of(&raster(3, 3, |x, y| match (x, y) {
        (0, 0) => [0, 0, 255],
        (2, 2) => [255, 0, 0],
        _ => [0, 0, 0],
    }))
    .unwrap();
    let [blue, red] = planes.colour.as_ref().unwrap();
    assert_eq!((blue.width, blue.height), (2, 2));
    assert_eq!(blue.bytes, [160, 128, 128, 85]);
    assert_eq!(red.bytes, [123, 128, 128, 255]);
}

#[test]
fn odd_light_is_filled_up_with_its_edge() {
    let planes = Planes::of(&raster(3, 1, |x, _| [x as u8 * 10; 3])).unwrap();
    assert_eq!(*planes.even_light(), [0, 10, 20, 20, 0, 10, 20, 20]);
    let even = Planes::of(&raster(4, 2, |x, _| [x as u8; 3])).unwrap();
    assert!(matches!(even.even_light(), Cow::Borrowed(_)));
}

/// A picture without a hard edge, so that what differs is where things are.
fn soft(width: u32, height: u32) -> Raster {
    raster(width, height, |x, y| {
        let (x, y) = (x as f64 / width as f64, y as f64 / height as f64);
        [x * 255.0, y * 255.0, (1.0 - x) * 200.0].map(|sample| sample as u8)
    })
}

#[test]
fn sizes_keep_light_and_colour_in_place() {
    for (from, to) in [
        ((64, 48), (32, 24)),
        ((65, 49), (33, 25)),
        ((99, 71), (31, 23)),
        ((40, 40), (40, 40)),
    ] {
        let small = Planes::of(&soft(from.0, from.1))
            .unwrap()
            .resized(to.0, to.1)
            .unwrap();
        let wanted = Planes::of(&soft(to.0, to.1)).unwrap();
        let pairs = |planes: &Planes| {
            let [blue, red] = planes.colour.clone().unwrap();
            [planes.light.clone(), blue, red]
        };
        for (seen, wanted) in pairs(&small).iter().zip(pairs(&wanted)) {
            assert_eq!((seen.width, seen.height), (wanted.width, wanted.height));
            let most = seen.bytes.iter().zip(&wanted.bytes);
            let most = most.map(|(a, b)| a.abs_diff(*b)).max().unwrap();
            assert!(most <= 6, "{from:?} to {to:?}: {most}");
        }
    }
}

#[test]
fn pixels_lead_back_to_their_planes() {
    for sides in [(24, 16), (25, 17), (1, 1)] {
        let planes = Planes::of(&soft(sides.0, sides.1)).unwrap();
        let pixels = planes.pixels();
        assert_eq!((pixels.width, pixels.height), sides);
        let again = Planes::of(&pixels).unwrap();
        let bytes = |planes: Planes| {
            let [blue, red] = planes.colour.unwrap();
            [planes.light.bytes, blue.bytes, red.bytes].concat()
        };
        let (planes, again) = (bytes(planes), bytes(again));
        assert!(planes.iter().zip(&again).all(|(a, b)| a.abs_diff(*b) <= 1));
    }
    let grey = soft(5, 3).grey();
    assert_eq!(Planes::of(&grey).unwrap().pixels().bytes, grey.bytes);
}

#[test]
fn planes_turn_as_the_picture_does() {
    let picture = soft(24, 16);
    for number in 1..=8 {
        let orientation = Orientation::from_exif(number).unwrap();
        let planes = |raster: &Raster| Planes::of(raster).unwrap();
        assert!(planes(&picture).can_turn(orientation));
        assert_eq!(planes(&soft(24, 15)).can_turn(orientation), number == 1);
        assert!(planes(&soft(24, 15).grey()).can_turn(orientation));
        let turned = planes(&picture).turned(orientation);
        let wanted = Planes::of(&picture.clone().turned(orientation)).unwrap();
        assert_eq!((turned.width, turned.height), (wanted.width, wanted.height));
        assert_eq!(turned.light.bytes, wanted.light.bytes);
        let bytes = |planes: Planes| planes.colour.unwrap().map(|plane| plane.bytes);
        assert_eq!(bytes(turned), bytes(wanted));
    }
}
