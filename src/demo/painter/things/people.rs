//! Children and grown-ups as children draw them: heads, faces, arms; what they wear is in `clothes`.

use super::{
    super::{
        geometry::{Frame, Pt, ribbon},
        hand::Hand,
        palette::{Hue, darker},
        paper::Rgb,
    },
    clothes::{self, Dress},
};

/// Where an arm goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arm {
    /// Hanging.
    Down,
    /// Stretched to the side, as for holding hands.
    Out,
    /// Waving.
    Up,
    /// To a point of the person's own frame.
    To(f32, f32),
}

/// Hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hair {
    /// Short.
    Short,
    /// To the chin.
    Bob,
    /// Long and open.
    Long,
    /// Two plaits.
    Plaits,
    /// Two knots.
    Buns,
    /// A tail behind.
    Tail,
}

/// One person to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// What is worn.
    pub dress: Dress,
    /// A girl or a woman.
    pub girl: bool,
    /// Hair.
    pub hair: Hair,
    /// Colour of the hair.
    pub mane: Rgb,
    /// Colour of the skin.
    pub skin: Rgb,
    /// The main colour worn.
    pub cloth: Rgb,
    /// The second colour worn.
    pub trim: Rgb,
    /// The arm at the left of the picture.
    pub left: Arm,
    /// The arm at the right of the picture.
    pub right: Arm,
    /// A mask over mouth and nose, as in those years.
    pub masked: bool,
    /// With headdress.
    pub hat: bool,
}

/// Somebody in the clothes of a country.
pub fn someone(h: &mut Hand, dress: Dress) -> Person {
    let girl = h.rng.chance(0.55);
    let hair = if girl {
        match dress {
            Dress::Tang => h.rng.pick(&[Hair::Buns, Hair::Buns, Hair::Bob]),
            Dress::Sarafan => h.rng.pick(&[Hair::Plaits, Hair::Tail, Hair::Long]),
            _ => h
                .rng
                .pick(&[Hair::Bob, Hair::Long, Hair::Plaits, Hair::Tail, Hair::Buns]),
        }
    } else {
        Hair::Short
    };
    let mane = if dress == Dress::Sarafan {
        h.any(&[Hue::Ochre, Hue::Yellow, Hue::Brown, Hue::Umber])
    } else {
        h.any(&[Hue::Black, Hue::Black, Hue::Umber])
    };
    let skin = super::super::palette::mix([252, 222, 196], h.hue(Hue::Peach), h.rng.unit());
    let cloth = h.gay();
    let mut trim = h.gay();
    while trim == cloth {
        trim = h.gay();
    }
    let arm = |h: &mut Hand| match h.rng.below(10) {
        0..4 => Arm::Down,
        4..7 => Arm::Out,
        _ => Arm::Up,
    };
    let (left, right) = (arm(h), arm(h));
    let masked = h.rng.chance(0.05);
    let hat = h.rng.chance(0.65);
    Person {
        dress,
        girl,
        hair,
        mane,
        skin,
        cloth,
        trim,
        left,
        right,
        masked,
        hat,
    }
}

/// The measures of a body in its own frame: the younger the hand, the larger the head.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// Height of the head.
    pub head: f32,
    /// Where the shoulders are (negative is up).
    pub shoulder: f32,
    /// Where the hips are.
    pub hip: f32,
    /// Half of the breadth of the shoulders.
    pub half: f32,
}

impl Build {
    /// For this hand.
    pub fn of(h: &mut Hand) -> Self {
        let head = (0.225 + 0.12 * h.habits.young) * h.about(0.1);
        let shoulder = -(1.0 - head) + 0.015;
        Self {
            head,
            shoulder,
            hip: shoulder * 0.47,
            half: 0.085 + 0.035 * h.habits.young,
        }
    }
}

/// Draws a person standing, seen from the front. Returns the page points of the two hands.
pub fn stand(h: &mut Hand, f: Frame, who: &Person) -> (Pt, Pt) {
    let f = f
        .turned(h.rng.bell() * 0.012 * (0.3 + h.habits.young))
        .stretched(h.about(0.08), 1.0);
    let b = Build::of(h);
    behind_head(h, &f, &b, who);
    clothes::below(h, &f, &b, who);
    clothes::body(h, &f, &b, who);
    let left = arm(h, &f, &b, who, -1.0, who.left);
    let right = arm(h, &f, &b, who, 1.0, who.right);
    head(h, &f, &b, who);
    (left, right)
}

/// One arm with its sleeve and hand; returns the hand.
fn arm(h: &mut Hand, f: &Frame, b: &Build, who: &Person, side: f32, pose: Arm) -> Pt {
    let reach = -b.shoulder * 0.42;
    let (x0, y0) = (side * b.half * 0.92, b.shoulder + 0.035);
    let (x1, y1) = match pose {
        Arm::Down => (side * (b.half + 0.08), y0 + reach * 0.98),
        Arm::Out => (side * (b.half + reach * 0.92), y0 + reach * 0.3),
        Arm::Up => (side * (b.half + reach * 0.6), y0 - reach * 0.75),
        Arm::To(x, y) => (x, y),
    };
    let bend = h.rng.range(0.02, 0.06);
    let (ex, ey) = ((x0 + x1) * 0.5 + side * bend * 0.4, (y0 + y1) * 0.5 + bend);
    let middle = f.curve(&[(x0, y0), (ex, ey), (x1, y1)]);
    let size = f.size();
    let (sleeve, from, to, share) = clothes::sleeve(who);
    if share < 1.0 {
        let bare = ribbon(&middle.part(share - 0.08, 1.0), 0.05 * size, 0.045 * size);
        h.form(&bare, who.skin);
    }
    let hand_at = middle.at(1.0);
    let g = Frame::new(hand_at, size);
    h.form(&g.round(0.0, 0.0, 0.034, 0.034), who.skin);
    if size > 170.0 && h.habits.young > 0.25 {
        let way = (hand_at - middle.at(0.8)).unit();
        for k in -1..=1 {
            let tip = hand_at + (way + way.normal() * (k as f32 * 0.6)).unit() * (0.055 * size);
            let finger = super::super::geometry::Path::open(vec![hand_at, tip]);
            let dark = h.habits.line.min(3.0);
            h.draw(&finger, dark);
        }
    }
    let cloth = ribbon(&middle.part(0.0, share), from * size, to * size);
    h.form(&cloth, sleeve);
    hand_at
}

/// Hair that falls behind the shoulders.
fn behind_head(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (c, r) = (-1.0 + b.head * 0.5, b.head);
    match who.hair {
        Hair::Long => {
            let long = h.rng.range(0.9, 1.5) * r;
            h.form(
                &f.soft(&[
                    (-0.5 * r, c - 0.2 * r),
                    (0.0, c - 0.58 * r),
                    (0.5 * r, c - 0.2 * r),
                    (0.62 * r, c + long * 0.7),
                    (0.45 * r, c + long),
                    (-0.45 * r, c + long),
                    (-0.62 * r, c + long * 0.7),
                ]),
                who.mane,
            );
        }
        Hair::Bob => {
            h.form(
                &f.soft(&[
                    (-0.52 * r, c - 0.2 * r),
                    (0.0, c - 0.58 * r),
                    (0.52 * r, c - 0.2 * r),
                    (0.62 * r, c + 0.36 * r),
                    (0.4 * r, c + 0.5 * r),
                    (-0.4 * r, c + 0.5 * r),
                    (-0.62 * r, c + 0.36 * r),
                ]),
                who.mane,
            );
        }
        Hair::Tail => {
            h.form(
                &f.soft(&[
                    (0.3 * r, c - 0.45 * r),
                    (0.75 * r, c - 0.5 * r),
                    (0.85 * r, c + 0.2 * r),
                    (0.65 * r, c + 0.6 * r),
                    (0.55 * r, c),
                ]),
                who.mane,
            );
        }
        _ => {}
    }
}

/// Head, face, hair and hat.
pub fn head(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let (c, r) = (-1.0 + b.head * 0.5, b.head);
    let wide = 0.43 * h.about(0.08);
    h.form(
        &f.oblong(-0.09 * r, c + 0.38 * r, 0.18 * r, 0.2 * r),
        who.skin,
    );
    if who.hair == Hair::Short {
        for side in [-1.0, 1.0] {
            h.form(
                &f.round(side * wide * r, c + 0.04 * r, 0.07 * r, 0.1 * r),
                who.skin,
            );
        }
    }
    h.form(
        &f.soft(&[
            (0.0, c - 0.5 * r),
            (wide * 0.8 * r, c - 0.35 * r),
            (wide * r, c),
            (wide * 0.78 * r, c + 0.32 * r),
            (0.0, c + 0.5 * r),
            (-wide * 0.78 * r, c + 0.32 * r),
            (-wide * r, c),
            (-wide * 0.8 * r, c - 0.35 * r),
        ]),
        who.skin,
    );
    face(h, &f.within(0.0, c, r), who);
    let fringe = h.rng.range(-0.28, -0.08);
    let part = h.rng.bell() * 0.3;
    let cap = f.soft(&[
        (-0.47 * r, c + 0.04 * r),
        (-0.49 * r, c - 0.24 * r),
        (-0.27 * r, c - 0.53 * r),
        (0.0, c - 0.59 * r),
        (0.27 * r, c - 0.53 * r),
        (0.49 * r, c - 0.24 * r),
        (0.47 * r, c + 0.04 * r),
        (0.38 * r, c + fringe * 0.7 * r),
        (part * r, c + (fringe - 0.08) * r),
        (-0.38 * r, c + fringe * 0.7 * r),
    ]);
    h.form(&cap, who.mane);
    match who.hair {
        Hair::Plaits => {
            let n = 4;
            for side in [-1.0, 1.0] {
                for k in 0..n {
                    let y = c + (0.18 + 0.2 * k as f32) * r;
                    h.form(
                        &f.round(side * (0.5 + 0.03 * k as f32) * r, y, 0.1 * r, 0.12 * r),
                        who.mane,
                    );
                }
                h.spark(
                    f.at(side * 0.6 * r, c + (0.2 + 0.2 * n as f32) * r),
                    0.07 * r * f.size(),
                    who.trim,
                );
            }
        }
        Hair::Buns => {
            for side in [-1.0, 1.0] {
                h.form(
                    &f.round(side * 0.36 * r, c - 0.55 * r, 0.17 * r, 0.16 * r),
                    who.mane,
                );
                h.spark(
                    f.at(side * 0.3 * r, c - 0.42 * r),
                    0.06 * r * f.size(),
                    who.trim,
                );
            }
        }
        _ => {}
    }
    if who.hat {
        clothes::hat(h, &f.within(0.0, c, r), who);
    }
}

/// A face in a frame whose origin is the middle of the head and whose size is its height.
pub fn face(h: &mut Hand, g: &Frame, who: &Person) {
    let size = g.size();
    let pen = (size * 0.045).clamp(0.9, h.habits.line.max(2.0));
    let eye = 0.2 * h.about(0.1);
    let blush = h.any(&[Hue::Pink, Hue::Pink, Hue::Orange]);
    if h.habits.young > 0.1 && size > 26.0 {
        for side in [-1.0, 1.0] {
            let cheek = g.round(side * 0.27, 0.17, 0.085, 0.065);
            h.fill(&cheek, super::super::palette::lighter(blush, 0.25));
        }
    }
    for side in [-1.0, 1.0] {
        match h.habits.eyes {
            0 => h.dark_dot(g.at(side * eye, 0.02), (size * 0.042).max(1.0)),
            1 => h.draw(
                &g.curve(&[
                    (side * eye - 0.09, 0.05),
                    (side * eye, -0.03),
                    (side * eye + 0.09, 0.05),
                ]),
                pen,
            ),
            2 if size > 40.0 => {
                let white = h.hue(Hue::White);
                h.form(&g.round(side * eye, 0.0, 0.085, 0.11), white);
                let iris = h.any(&[Hue::Umber, Hue::Black, Hue::Brown]);
                h.spark(g.at(side * eye + 0.01, 0.02), size * 0.058, iris);
                h.spark(g.at(side * eye - 0.02, -0.02), size * 0.02, white);
                h.draw(
                    &g.curve(&[
                        (side * eye - 0.1, -0.06),
                        (side * eye, -0.13),
                        (side * eye + 0.1, -0.06),
                    ]),
                    pen,
                );
            }
            2 => h.dark_dot(g.at(side * eye, 0.02), (size * 0.05).max(1.0)),
            _ => {
                h.draw(
                    &g.curve(&[
                        (side * eye - 0.09, -0.03),
                        (side * eye, -0.075),
                        (side * eye + 0.09, -0.03),
                    ]),
                    pen,
                );
                h.dark_dot(g.at(side * eye, 0.02), (size * 0.045).max(1.0));
            }
        }
        if size > 46.0 && h.habits.young < 0.7 {
            h.draw(
                &g.curve(&[
                    (side * (eye - 0.08), -0.18),
                    (side * eye, -0.22),
                    (side * (eye + 0.1), -0.18),
                ]),
                pen * 0.8,
            );
        }
    }
    if who.masked {
        let colour = h.any(&[Hue::White, Hue::Sky]);
        h.form(
            &g.corners([-26, 13, 0, 10, 26, 13, 20, 40, 0, 46, -20, 40]),
            colour,
        );
        return;
    }
    if size > 36.0 {
        h.draw(&g.curve([0, 6, 3, 14, -2, 16]), pen * 0.8);
    }
    let lips = darker(h.hue(Hue::Red), 0.1);
    match h.rng.below(3) {
        0 if size > 40.0 => {
            let mouth = g.soft([-13, 26, 0, 29, 13, 26, 0, 40]);
            h.form(&mouth, lips);
        }
        1 => h.draw(&g.curve([-13, 27, 0, 34, 13, 27]), pen),
        _ => h.line(&g.curve([-12, 27, 0, 34, 12, 27]), lips, pen * 1.2),
    }
}
