//! Children and grown-ups as children draw them: who they are and how they stand. Their heads are in `heads`, what they
//! wear in `clothes`, what they hold in `props`.

use super::{
    super::{
        geometry::{Frame, Path, Pt, ribbon},
        hand::Hand,
        palette::{Hue, mix},
        paper::Rgb,
    },
    clothes::{self, Dress},
    heads,
    props::{self, Prop},
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
    /// The hand on the hip.
    Hip,
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
    /// What is held in the right of the picture.
    pub prop: Option<Prop>,
    /// A mask over mouth and nose, as in those years.
    pub masked: bool,
    /// With headdress.
    pub hat: bool,
    /// A pointed chin.
    pub chin: bool,
}

/// Somebody in the clothes of a country.
pub fn someone(h: &mut Hand, dress: Dress) -> Person {
    let girl = h.rng.chance(0.55);
    let hair = match (girl, dress) {
        (false, _) => Hair::Short,
        (_, Dress::Tang) => h.rng.pick(&[Hair::Buns, Hair::Buns, Hair::Bob]),
        (_, Dress::Sarafan) => h.rng.pick(&[Hair::Plaits, Hair::Tail, Hair::Long]),
        _ => h
            .rng
            .pick(&[Hair::Bob, Hair::Long, Hair::Plaits, Hair::Tail, Hair::Buns]),
    };
    let mane = if matches!(dress, Dress::Sarafan) {
        h.any(&[Hue::Ochre, Hue::Yellow, Hue::Brown, Hue::Umber])
    } else {
        h.any(&[Hue::Black, Hue::Black, Hue::Umber])
    };
    let skin = mix([253, 226, 200], h.hue(Hue::Peach), h.rng.unit());
    let cloth = h.gay();
    let mut trim = h.gay();
    while trim == cloth {
        trim = h.gay();
    }
    let arm = |h: &Hand| match h.rng.below(11) {
        0..4 => Arm::Down,
        4..7 => Arm::Out,
        7 => Arm::Hip,
        _ => Arm::Up,
    };
    let (left, right) = (arm(h), arm(h));
    let prop = h.rng.chance(0.38).then(|| props::choose(h, dress));
    Person {
        dress,
        girl,
        hair,
        mane,
        skin,
        cloth,
        trim,
        left,
        right: if prop.is_some() && right == Arm::Hip {
            Arm::Up
        } else {
            right
        },
        prop,
        masked: h.rng.chance(0.05),
        hat: h.rng.chance(0.65),
        chin: h.rng.chance(0.6 - 0.5 * h.habits.young),
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
    pub fn of(h: &Hand) -> Self {
        let head = (0.225 + 0.12 * h.habits.young) * h.about(0.1);
        let shoulder = -(1.0 - head) + 0.015;
        Self {
            head,
            shoulder,
            hip: shoulder * 0.47,
            half: (0.09 + 0.035 * h.habits.young) * h.about(0.12),
        }
    }
}

/// Draws a person standing, seen from the front. Returns the page points of the two hands.
pub fn stand(h: &mut Hand, f: Frame, who: &Person) -> (Pt, Pt) {
    if h.habits.sticks {
        return super::sticks::stand(h, f, who);
    }
    let f = f
        .turned(h.rng.bell() * 0.014 * (0.3 + h.habits.young))
        .stretched(h.about(0.08), 1.0);
    let b = Build::of(h);
    let g = f.within(0.0, -1.0 + b.head * 0.5, b.head);
    heads::behind(h, &g, who);
    clothes::below(h, &f, &b, who);
    // Arms that do not cross the body are drawn first, so that the shoulders join.
    let crosses = |arm: Arm, side: f32| matches!(arm, Arm::To(x, _) if x * side < b.half);
    let mut hands = [f.at(0.0, 0.0); 2];
    let arms = [(-1.0, who.left), (1.0, who.right)];
    for (k, &(side, pose)) in arms.iter().enumerate() {
        if !crosses(pose, side) {
            hands[k] = arm(h, &f, &b, who, side, pose);
        }
    }
    clothes::body(h, &f, &b, who);
    for (k, &(side, pose)) in arms.iter().enumerate() {
        if crosses(pose, side) {
            hands[k] = arm(h, &f, &b, who, side, pose);
        }
    }
    heads::head(h, &g, who);
    (hands[0], hands[1])
}

/// One arm with its sleeve and hand; returns the hand.
fn arm(h: &mut Hand, f: &Frame, b: &Build, who: &Person, side: f32, pose: Arm) -> Pt {
    let reach = -b.shoulder * 0.42;
    let (x0, y0) = (side * b.half * 0.62, b.shoulder + 0.045);
    let bend = h.rng.range(0.02, 0.06);
    let ((x1, y1), elbow) = match pose {
        Arm::Down => ((side * (b.half + 0.085), y0 + reach * 0.98), bend),
        Arm::Out => (
            (
                side * (b.half + reach * 0.92),
                y0 + reach * h.rng.range(0.1, 0.45),
            ),
            bend,
        ),
        Arm::Up => (
            (
                side * (b.half + reach * h.rng.range(0.3, 0.7)),
                y0 - reach * 0.75,
            ),
            bend * 1.6,
        ),
        Arm::Hip => ((side * b.half * 1.05, b.hip * 1.25), 0.02),
        Arm::To(x, y) => ((x, y), bend),
    };
    let out = if pose == Arm::Hip { 0.16 } else { elbow * 0.5 };
    let (ex, ey) = ((x0 + x1) * 0.5 + side * out, (y0 + y1) * 0.5 + elbow);
    let middle = f.curve(&[(x0, y0), (ex, ey), (x1, y1)]);
    let size = f.size();
    let (sleeve, from, to, share) = clothes::sleeve(who);
    if share < 1.0 {
        let bare = ribbon(
            &middle.part((share - 0.1).max(0.0), 1.0),
            0.052 * size,
            0.044 * size,
        );
        h.form(&bare, who.skin);
    }
    let hand_at = middle.at(1.0);
    if let (Some(prop), true) = (who.prop, side > 0.0) {
        props::hold(h, &f.moved_to(hand_at), prop);
    }
    let way = (hand_at - middle.at(0.85)).unit();
    palm(h, hand_at, way, size, who.skin);
    let cloth = ribbon(&middle.part(0.0, share), from * size, to * size);
    h.form(&cloth, sleeve);
    hand_at
}

/// A hand: a mitten with a thumb, or five rays from the young.
fn palm(h: &mut Hand, at: Pt, way: Pt, size: f32, skin: Rgb) {
    let across = way.normal();
    let rays = h.habits.young > 0.55 && size > 130.0;
    if rays {
        for k in 0..5 {
            let spread = (k as f32 - 2.0) * 0.5;
            let tip = at + (way + across * spread).unit() * (0.058 * size);
            let width = (0.014 * size).clamp(1.4, 5.0);
            h.draw(&Path::open(vec![at, tip]), width.min(h.habits.line));
        }
    }
    let p = |a: f32, b: f32| at + way * (a * size) + across * (b * size);
    let mitten = vec![
        p(-0.015, -0.022),
        p(0.02, -0.03),
        p(0.05, -0.018),
        p(0.056, 0.008),
        p(0.03, 0.026),
        p(-0.015, 0.022),
    ];
    h.form(&super::super::geometry::spline(&mitten, true), skin);
    if size > 90.0 && !rays {
        h.form(
            &super::super::geometry::spline(
                &[
                    p(0.005, 0.018),
                    p(0.03, 0.045),
                    p(0.038, 0.034),
                    p(0.026, 0.014),
                ],
                true,
            ),
            skin,
        );
    }
}
