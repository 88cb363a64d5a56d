//! Photographs of painted drawings on tables, with the corners of the sheet known: a camera that is tilted and turned, wood, cloth and
//! tiles, soft and hard shadows, a second sheet, blank borders.

use image::RgbImage;
use painter::{DrawingSpec, paint, plan};

/// SplitMix64: the same numbers for the same seed on every machine.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x7AB1E)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / 16_777_216.0
    }

    pub fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    pub fn below(&mut self, n: usize) -> usize {
        ((self.unit() * n as f32) as usize).min(n - 1)
    }

    pub fn chance(&mut self, share: f32) -> bool {
        self.unit() < share
    }
}

/// A photo and where the sheet's corners are in it, as shares of its sides.
pub struct Shot {
    pub photo: RgbImage,
    pub corners: [(f32, f32); 4],
    /// What is on it, for the message of a test that fails.
    pub told: String,
}

/// The painted sheet at a place, with a blank border in some.
pub fn sheet(index: u32, seed: u64, long_side_px: u32, border: f32) -> RgbImage {
    let spec = DrawingSpec {
        long_side_px,
        ..plan(index, seed)
    };
    let drawing = paint(&spec);
    if border <= 0.0 {
        return drawing;
    }
    let (wide, high) = drawing.dimensions();
    let edge = (border * wide.min(high) as f32) as u32;
    let mut sheet = RgbImage::from_fn(wide + 2 * edge, high + 2 * edge, |x, y| {
        let fibre = ((x * 7 + y * 13) % 5) as u8;
        image::Rgb([244 + fibre, 243 + fibre, 236 + fibre])
    });
    image::imageops::replace(&mut sheet, &drawing, edge.into(), edge.into());
    sheet
}

/// Noise that looks smooth at a distance of one.
fn smooth(seed: u32, x: f32, y: f32) -> f32 {
    let lattice = |i: i32, j: i32| {
        let mut h =
            seed ^ (i as u32).wrapping_mul(0x9E37_79B1) ^ (j as u32).wrapping_mul(0x85EB_CA77);
        h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
        h ^= h >> 13;
        (h >> 8) as f32 / 8_388_608.0 - 1.0
    };
    let (i, j) = (x.floor(), y.floor());
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (t, u) = (ease(x - i), ease(y - j));
    let (i, j) = (i as i32, j as i32);
    let top = lattice(i, j) * (1.0 - t) + lattice(i + 1, j) * t;
    let low = lattice(i, j + 1) * (1.0 - t) + lattice(i + 1, j + 1) * t;
    top * (1.0 - u) + low * u
}

#[derive(Debug, Clone, Copy)]
enum Top {
    Planks,
    Wood,
    Cloth,
    Tiles,
    Plain,
}

struct Table {
    top: Top,
    colour: [f32; 3],
    seed: u32,
    turn: f32,
}

impl Table {
    /// The colour at a place of the table; the long side of the sheet is about 1.
    fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (s, c) = self.turn.sin_cos();
        let (x, y) = (x * c + y * s, y * c - x * s);
        let fibre = smooth(self.seed, x * 3.0, y * 70.0) * 9.0
            + smooth(self.seed ^ 5, x * 14.0, y * 190.0) * 6.0;
        match self.top {
            Top::Planks => {
                let plank = (y * 3.2).floor();
                let gap = (y * 3.2 - plank < 0.03) as i32 as f32;
                let tone = smooth(self.seed ^ 9, plank * 1.7, 0.5) * 14.0;
                self.colour.map(|c| (c + fibre + tone) * (1.0 - 0.55 * gap))
            }
            Top::Wood => self.colour.map(|c| c + fibre * 1.3),
            Top::Cloth => {
                let weave = ((x * 9.0).fract().abs() < 0.5) as i32 as f32
                    + ((y * 9.0).fract().abs() < 0.5) as i32 as f32;
                self.colour.map(|c| {
                    c * (0.86 + 0.1 * weave) + smooth(self.seed, x * 200.0, y * 200.0) * 5.0
                })
            }
            Top::Tiles => {
                let seam = ((x * 2.3).rem_euclid(1.0) < 0.02 || (y * 2.3).rem_euclid(1.0) < 0.02)
                    as i32 as f32;
                self.colour
                    .map(|c| c * (1.0 - 0.3 * seam) + smooth(self.seed, x * 5.0, y * 5.0) * 4.0)
            }
            Top::Plain => self
                .colour
                .map(|c| c + smooth(self.seed, x * 2.0, y * 2.0) * 4.0),
        }
    }
}

/// A sheet on the table: where it lies and how it is turned; its long side is 1 × `size`.
struct Lying {
    picture: RgbImage,
    centre: (f32, f32),
    turn: f32,
    size: f32,
}

impl Lying {
    /// Half width and half height on the table.
    fn half(&self) -> (f32, f32) {
        let (wide, high) = self.picture.dimensions();
        let long = wide.max(high) as f32;
        (
            self.size * 0.5 * wide as f32 / long,
            self.size * 0.5 * high as f32 / long,
        )
    }

    /// Place on the table → shares of the sheet.
    fn shares(&self, x: f32, y: f32) -> (f32, f32) {
        let (s, c) = self.turn.sin_cos();
        let (dx, dy) = (x - self.centre.0, y - self.centre.1);
        let (half_w, half_h) = self.half();
        (
            (dx * c + dy * s) / (2.0 * half_w) + 0.5,
            (dy * c - dx * s) / (2.0 * half_h) + 0.5,
        )
    }

    fn corner(&self, at: usize) -> (f32, f32) {
        let (s, c) = self.turn.sin_cos();
        let (half_w, half_h) = self.half();
        let (x, y) = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)][at];
        let (x, y) = (x * half_w, y * half_h);
        (self.centre.0 + x * c - y * s, self.centre.1 + y * c + x * s)
    }

    fn colour(&self, u: f32, v: f32) -> [f32; 3] {
        let (wide, high) = self.picture.dimensions();
        let x = (u * wide as f32 - 0.5).clamp(0.0, wide as f32 - 1.01);
        let y = (v * high as f32 - 0.5).clamp(0.0, high as f32 - 1.01);
        let (i, j) = (x as u32, y as u32);
        let (t, w) = (x - i as f32, y - j as f32);
        let px = |i: u32, j: u32| self.picture.get_pixel(i, j).0.map(f32::from);
        let (a, b, c, d) = (px(i, j), px(i + 1, j), px(i, j + 1), px(i + 1, j + 1));
        std::array::from_fn(|k| {
            (a[k] * (1.0 - t) + b[k] * t) * (1.0 - w) + (c[k] * (1.0 - t) + d[k] * t) * w
        })
    }
}

/// A camera above the table: focal length as a share of the photo's long side.
struct Camera {
    focal: f32,
    /// Rows of the rotation from table to camera, and the place of the table's origin before it.
    rows: [[f32; 3]; 3],
    before: [f32; 3],
    sides: (f32, f32),
}

impl Camera {
    fn seen(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let [a, b, c]: [f32; 3] =
            std::array::from_fn(|k| self.rows[k][0] * x + self.rows[k][1] * y + self.before[k]);
        let long = self.sides.0.max(self.sides.1);
        (
            self.sides.0 * 0.5 + self.focal * long * a / c,
            self.sides.1 * 0.5 + self.focal * long * b / c,
        )
    }

    /// The place on the table behind a pixel: the ray back through the plane.
    fn place(&self, px: f32, py: f32) -> (f32, f32) {
        let long = self.sides.0.max(self.sides.1);
        let ray = [
            (px - self.sides.0 * 0.5) / (self.focal * long),
            (py - self.sides.1 * 0.5) / (self.focal * long),
            1.0,
        ];
        // Solve rows · (x, y, 0) + before = t · ray for x and y: cross out t.
        let line = |k: usize| {
            [
                self.rows[k][0] - ray[k] * self.rows[2][0],
                self.rows[k][1] - ray[k] * self.rows[2][1],
                ray[k] * self.before[2] - self.before[k],
            ]
        };
        let (p, q) = (line(0), line(1));
        let whole = p[0] * q[1] - p[1] * q[0];
        (
            (p[2] * q[1] - p[1] * q[2]) / whole,
            (p[0] * q[2] - p[2] * q[0]) / whole,
        )
    }
}

/// The blank border of the sheet with a number, as a share of its shorter side.
pub fn border_of(number: u32, seed: u64) -> f32 {
    if number.is_multiple_of(3) {
        Chance::new(seed ^ 0xB0 ^ (u64::from(number) << 20)).range(0.02, 0.12)
    } else {
        0.0
    }
}

/// The photo with a number. `long_side_px` of the photo; the sheet is painted about as large.
pub fn shot(number: u32, seed: u64, long_side_px: u32) -> Shot {
    shot_from(number, seed, long_side_px, 1.0)
}

/// The same from so many times as far away.
pub fn shot_from(number: u32, seed: u64, long_side_px: u32, far: f32) -> Shot {
    let mut chance = Chance::new(seed ^ (u64::from(number) << 20));
    let border = border_of(number, seed);
    let painted = (long_side_px * 3 / 5).min(2600);
    let picture = sheet(number, seed, painted, border);
    let lying = picture.width() >= picture.height();
    let tops = [Top::Planks, Top::Wood, Top::Cloth, Top::Tiles, Top::Plain];
    let colours = [
        [150.0, 108.0, 70.0],
        [196.0, 164.0, 122.0],
        [92.0, 88.0, 86.0],
        [210.0, 206.0, 198.0],
        [70.0, 78.0, 96.0],
        [120.0, 50.0, 46.0],
        [58.0, 44.0, 36.0],
    ];
    let table = Table {
        top: tops[chance.below(5)],
        colour: colours[chance.below(7)],
        seed: chance.bits() as u32,
        turn: chance.range(-0.6, 0.6),
    };
    let main = Lying {
        picture,
        centre: (0.0, 0.0),
        turn: chance.range(-0.2, 0.2),
        size: 1.0,
    };
    let second = (number % 4 == 1).then(|| Lying {
        picture: sheet(number + 1000, seed, painted / 2, 0.03),
        centre: {
            let sense = if chance.chance(0.5) { 1.0 } else { -1.0 };
            // Beside the long side, or below it; reaching out of the photo.
            (sense * chance.range(0.9, 1.1), chance.range(-0.25, 0.25))
        },
        turn: chance.range(-0.5, 0.5),
        size: chance.range(0.6, 0.75),
    });
    let long = long_side_px as f32;
    let short = (long * 0.75).round();
    let sides = if lying { (long, short) } else { (short, long) };
    let tilt = chance.range(0.0, 0.42);
    let way = chance.range(0.0, std::f32::consts::TAU);
    let mut camera = aimed(&main, sides, tilt, way, &mut chance);
    camera.before[2] *= far;
    let corners = [0, 1, 2, 3].map(|at| {
        let (x, y) = camera.seen(main.corner(at));
        (x / sides.0, y / sides.1)
    });
    let shadow = number % 4;
    let light = Light::new(shadow, &mut chance);
    let told = format!(
        "photo {number}: {:?} {:?}, border {border:.2}, tilt {tilt:.2}, second {}, shadow {shadow}",
        table.top,
        table.colour,
        second.is_some()
    );
    let mut grain = Chance::new(seed ^ 0x6A1);
    let loud = chance.range(1.5, 4.0);
    let photo = RgbImage::from_fn(sides.0 as u32, sides.1 as u32, |px, py| {
        let (fx, fy) = (px as f32 + 0.5, py as f32 + 0.5);
        let (x, y) = camera.place(fx, fy);
        let colour = shown(&main, second.as_ref(), &table, x, y);
        let gain = light.at(fx / sides.0, fy / sides.1);
        let speck = (grain.unit() + grain.unit() - 1.0) * loud;
        image::Rgb(std::array::from_fn(|c| {
            (colour[c] * gain * light.tint[c] + speck).clamp(0.0, 255.0) as u8
        }))
    });
    Shot {
        photo,
        corners,
        told,
    }
}

fn shown(main: &Lying, second: Option<&Lying>, table: &Table, x: f32, y: f32) -> [f32; 3] {
    let mut shade = 1.0_f32;
    for sheet in [Some(main), second].into_iter().flatten() {
        let (u, v) = sheet.shares(x, y);
        if (0.0..=1.0).contains(&u) && (0.0..=1.0).contains(&v) {
            return sheet.colour(u, v);
        }
        // The sheet's own narrow shadow, to the lower right.
        let out = (u - 1.0).max(v - 1.0);
        if out > 0.0 && u > -0.01 && v > -0.01 {
            shade = shade.min(1.0 - 0.4 * (1.0 - out * 70.0).max(0.0));
        }
    }
    table.at(x, y).map(|c| c * shade)
}

/// A camera that looks at the sheet from above, tilted, near enough to fill the photo and far enough to have all of it.
fn aimed(main: &Lying, sides: (f32, f32), tilt: f32, way: f32, chance: &mut Chance) -> Camera {
    let (s, c) = tilt.sin_cos();
    let (ws, wc) = way.sin_cos();
    // Turn by `way`, tilt around the new horizontal, turn back.
    let rows = [
        [wc * wc + ws * ws * c, wc * ws * (1.0 - c), -ws * s],
        [wc * ws * (1.0 - c), ws * ws + wc * wc * c, wc * s],
        [ws * s, -wc * s, c],
    ];
    let aim = (chance.range(-0.04, 0.04), chance.range(-0.04, 0.04));
    let margin = chance.range(0.015, 0.11);
    let mut camera = Camera {
        focal: chance.range(0.7, 0.85),
        rows,
        before: [aim.0, aim.1, 0.6],
        sides,
    };
    while camera.before[2] < 4.0 {
        let is_whole = (0..4).all(|at| {
            let (x, y) = camera.seen(main.corner(at));
            let (x, y) = (x / sides.0, y / sides.1);
            x > margin && y > margin && x < 1.0 - margin && y < 1.0 - margin
        });
        if is_whole {
            break;
        }
        camera.before[2] *= 1.01;
    }
    camera
}

/// Uneven light: a slope, dark corners; with `kind` 1 the soft shadow of a hand, 2 the hard edge of a window's shadow.
struct Light {
    tint: [f32; 3],
    level: f32,
    slope: (f32, f32),
    corner: f32,
    hand: Option<(f32, f32, f32)>,
    edge: Option<(f32, f32, f32)>,
}

impl Light {
    fn new(kind: u32, chance: &mut Chance) -> Self {
        let warm = chance.range(-0.02, 0.08);
        Self {
            tint: [1.0, 1.0 - warm * 0.4, 1.0 - warm * 1.5],
            level: chance.range(0.86, 0.98),
            slope: (chance.range(-0.22, 0.22), chance.range(-0.22, 0.22)),
            corner: chance.range(0.03, 0.2),
            hand: (kind == 1).then(|| {
                (
                    chance.unit(),
                    chance.range(0.7, 1.1),
                    chance.range(0.1, 0.25),
                )
            }),
            edge: (kind == 2).then(|| {
                (
                    chance.range(0.0, std::f32::consts::TAU),
                    chance.range(0.05, 0.25),
                    chance.range(0.12, 0.3),
                )
            }),
        }
    }

    fn at(&self, u: f32, v: f32) -> f32 {
        let (dx, dy) = (u - 0.5, v - 0.5);
        let mut gain =
            self.level + self.slope.0 * dx + self.slope.1 * dy - self.corner * (dx * dx + dy * dy);
        if let Some((x, y, depth)) = self.hand {
            let far = (u - x) * (u - x) * 2.2 + (v - y) * (v - y) * 3.0;
            gain -= depth * (1.0 - far).max(0.0).powi(2);
        }
        if let Some((way, off, depth)) = self.edge {
            let beyond = dx * way.cos() + dy * way.sin() - off;
            gain -= depth * (beyond * 60.0).clamp(0.0, 1.0);
        }
        gain.clamp(0.3, 1.0)
    }
}

/// The picture as a phone stores it.
pub fn jpeg(picture: &RgbImage, quality: i32) -> Vec<u8> {
    let view = turbojpeg::Image {
        pixels: picture.as_raw().as_slice(),
        width: picture.width() as usize,
        pitch: picture.width() as usize * 3,
        height: picture.height() as usize,
        format: turbojpeg::PixelFormat::RGB,
    };
    turbojpeg::compress(view, quality, turbojpeg::Subsamp::Sub2x2)
        .expect("the picture fits into a JPEG")
        .to_vec()
}

/// How far the found corners are from the true ones: the largest distance, as a share of the sheet's mean side, both in pixels.
pub fn corner_error(
    truth: &[(f32, f32); 4],
    found: &[(f32, f32); 4],
    (wide, high): (u32, u32),
) -> f32 {
    let at = |(x, y): (f32, f32)| (x * wide as f32, y * high as f32);
    let side: f32 = (0..4)
        .map(|k| {
            let (a, b) = (at(truth[k]), at(truth[(k + 1) % 4]));
            (a.0 - b.0).hypot(a.1 - b.1)
        })
        .sum::<f32>()
        / 4.0;
    truth
        .iter()
        .zip(found)
        .map(|(a, b)| {
            let (a, b) = (at(*a), at(*b));
            (a.0 - b.0).hypot(a.1 - b.1) / side
        })
        .fold(0.0, f32::max)
}
