//! What people wear: the festive dress of five countries and what one wears on a journey.

mod bodies;

use super::{
    super::{
        geometry::Frame,
        hand::Hand,
        palette::{Hue, darker, lighter},
        paper::Rgb,
    },
    people::{Build, Person},
};
use bodies::{coat, deel, hanbok, kimono, sarafan, tang, tee};

/// A kind of dress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// The Mongolian deel with its sash.
    Deel,
    /// The Korean hanbok.
    Hanbok,
    /// The Japanese kimono or yukata.
    Kimono,
    /// The Chinese jacket with knots, or a long dress.
    Tang,
    /// The Russian sarafan, or a belted shirt.
    Sarafan,
    /// A winter coat.
    Coat,
    /// What one wears to school and on a journey.
    Tee,
}

/// Legs and shoes, drawn before the body.
pub fn below(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    let boots = matches!(who.dress, Dress::Deel | Dress::Coat)
        || (who.dress == Dress::Sarafan && !who.girl);
    let trousers = match who.dress {
        Dress::Tee if !who.girl => darker(who.trim, 0.3),
        Dress::Tang if !who.girl => who.trim,
        Dress::Hanbok if !who.girl => lighter(who.trim, 0.4),
        Dress::Sarafan | Dress::Coat => h.any(&[Hue::Navy, Hue::Grey, Hue::Brown]),
        _ => who.skin,
    };
    let leg = if who.dress == Dress::Hanbok || !who.girl {
        0.085
    } else {
        0.058
    };
    let shoe = if boots {
        h.any(&[Hue::Brown, Hue::Red, Hue::Umber])
    } else {
        h.any(&[Hue::Red, Hue::Black, Hue::Blue, Hue::White, Hue::Pink])
    };
    let gap = b.half * 0.55;
    for side in [-1.0, 1.0] {
        let x = side * gap;
        h.form(
            &f.corners(&[
                (x - leg * 0.5, b.hip - 0.03),
                (x + leg * 0.5, b.hip - 0.03),
                (x + leg * 0.45, -0.025),
                (x - leg * 0.45, -0.025),
            ]),
            trousers,
        );
        if boots {
            h.form(
                &f.soft(&[
                    (x - 0.045, -0.16),
                    (x + 0.045, -0.16),
                    (x + 0.045 + side.max(0.0) * 0.05, -0.01),
                    (x, 0.0),
                    (x - 0.045 + side.min(0.0) * 0.05, -0.01),
                ]),
                shoe,
            );
        } else {
            h.form(&f.round(x + side * 0.02, -0.022, 0.055, 0.028), shoe);
        }
    }
}

/// The colour of a sleeve, its breadth at shoulder and wrist, and how far down the arm it goes (1 = to the hand).
pub fn sleeve(who: &Person) -> (Rgb, f32, f32, f32) {
    match who.dress {
        Dress::Kimono => (who.cloth, 0.09, 0.19, 0.9),
        Dress::Hanbok => (lighter(who.trim, 0.25), 0.085, 0.12, 0.94),
        Dress::Deel => (who.cloth, 0.09, 0.085, 0.94),
        Dress::Tang if who.girl => (who.cloth, 0.08, 0.11, 0.8),
        Dress::Sarafan if who.girl => ([250, 247, 240], 0.1, 0.075, 0.85),
        Dress::Coat => (who.cloth, 0.1, 0.095, 0.96),
        Dress::Tee => (who.cloth, 0.085, 0.085, 0.42),
        _ => (who.cloth, 0.085, 0.08, 0.92),
    }
}

/// The body from the shoulders down to the hem.
pub fn body(h: &mut Hand, f: &Frame, b: &Build, who: &Person) {
    match who.dress {
        Dress::Deel => deel(h, f, b, who),
        Dress::Hanbok => hanbok(h, f, b, who),
        Dress::Kimono => kimono(h, f, b, who),
        Dress::Tang => tang(h, f, b, who),
        Dress::Sarafan => sarafan(h, f, b, who),
        Dress::Coat => coat(h, f, b, who),
        Dress::Tee => tee(h, f, b, who),
    }
}
