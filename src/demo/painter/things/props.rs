//! What people hold in their hands on a journey or at a feast.

use super::{
    super::{
        geometry::{Frame, turn},
        hand::Hand,
        palette::{Hue, lighter},
    },
    clothes::Dress,
    festive, plants,
};

/// A thing held in a hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prop {
    /// A paddle of coloured wind wheels.
    Wheel,
    /// Some balloons on strings.
    Balloons,
    /// A lantern on a stick.
    Lantern,
    /// A fan.
    Fan,
    /// A flower.
    Flower,
    /// A small suitcase.
    Suitcase,
    /// A sweet on a stick.
    Sweet,
    /// A parasol.
    Parasol,
}

/// What somebody in such a dress may hold.
pub fn choose(h: &Hand, dress: Dress) -> Prop {
    match dress {
        Dress::Kimono => h
            .rng
            .pick(&[Prop::Fan, Prop::Parasol, Prop::Wheel, Prop::Lantern]),
        Dress::Tang => h
            .rng
            .pick(&[Prop::Lantern, Prop::Sweet, Prop::Fan, Prop::Wheel]),
        Dress::Hanbok => h
            .rng
            .pick(&[Prop::Flower, Prop::Fan, Prop::Lantern, Prop::Wheel]),
        Dress::Deel => h.rng.pick(&[Prop::Flower, Prop::Wheel, Prop::Balloons]),
        Dress::Sarafan => h.rng.pick(&[Prop::Flower, Prop::Balloons, Prop::Sweet]),
        Dress::Coat => h.rng.pick(&[Prop::Balloons, Prop::Sweet, Prop::Suitcase]),
        Dress::Tee => h
            .rng
            .pick(&[Prop::Suitcase, Prop::Balloons, Prop::Sweet, Prop::Wheel]),
    }
}

/// Draws it in a frame whose origin is the hand and whose size is that of the person.
pub fn hold(h: &mut Hand, f: &Frame, prop: Prop) {
    let size = f.size();
    let pen = (size * 0.012).clamp(1.4, 4.5);
    match prop {
        Prop::Wheel => {
            h.draw(&f.line([0, 10, 2, -24]), pen);
            for k in 0..4 {
                let colour = h.gay();
                let (s, c) = turn(0.06 + k as f32 / 4.0);
                let at =
                    |x: f32, y: f32| (0.02 + (c * x - s * y) * 0.1, -0.24 + (s * x + c * y) * 0.1);
                h.form(
                    &f.corners(&[at(0.0, 0.0), at(1.0, 0.0), at(0.55, 0.55)]),
                    colour,
                );
            }
        }
        Prop::Balloons => {
            for (x, y) in [(-0.1, -0.42), (0.12, -0.46), (0.02, -0.58)] {
                h.draw(
                    &f.curve(&[(0.0, 0.0), (x * 0.2, y * 0.5), (x, y + 0.1)]),
                    pen * 0.6,
                );
                let colour = h.gay();
                h.form(
                    &f.soft(&[
                        (x, y + 0.1),
                        (x - 0.075, y - 0.02),
                        (x, y - 0.1),
                        (x + 0.075, y - 0.02),
                    ]),
                    colour,
                );
                let white = h.hue(Hue::White);
                h.spark(f.at(x - 0.025, y - 0.045), size * 0.012, white);
            }
        }
        Prop::Lantern => {
            h.draw(&f.line([-4, 8, 14, -14]), pen);
            festive::lantern(h, f.within(0.14, -0.13, 0.24));
        }
        Prop::Fan => {
            let colour = h.gay();
            h.form(
                &f.soft([-1, 2, -14, -10, -11, -18, 0, -21, 11, -18, 14, -10, 1, 2]),
                lighter(colour, 0.3),
            );
            for x in [-0.1, -0.05, 0.0, 0.05, 0.1] {
                h.draw(&f.line(&[(0.0, 0.02), (x, -0.17)]), pen * 0.6);
            }
        }
        Prop::Flower => plants::flower(h, f.within(0.0, 0.06, 0.3)),
        Prop::Suitcase => {
            let colour = h.any(&[Hue::Red, Hue::Blue, Hue::Brown, Hue::Yellow, Hue::Teal]);
            h.draw(&f.arc(0.0, 0.07, 0.045, 0.06, 0.5, 1.0, false), pen * 1.4);
            h.solid(&f.oblong(-0.11, 0.06, 0.22, 0.15), colour);
            for x in [-0.06, 0.06] {
                h.draw(&f.line(&[(x, 0.06), (x, 0.21)]), pen * 0.8);
            }
        }
        Prop::Sweet => {
            h.draw(&f.line([0, 6, 4, -20]), pen * 0.8);
            let colour = h.any(&[Hue::Red, Hue::Pink, Hue::Rose]);
            for k in 0..4 {
                h.form(
                    &f.round(
                        0.012 + 0.011 * k as f32,
                        -0.05 - 0.05 * k as f32,
                        0.03,
                        0.028,
                    ),
                    colour,
                );
            }
        }
        Prop::Parasol => {
            let colour = h.gay();
            h.draw(&f.line([0, 8, 0, -34]), pen);
            h.solid(
                &f.soft([
                    -26, -28, -16, -40, 0, -46, 16, -40, 26, -28, 13, -31, 0, -28, -13, -31,
                ]),
                colour,
            );
            for x in [-0.13, 0.0, 0.13] {
                h.draw(
                    &f.curve(&[(0.0, -0.46), (x * 0.7, -0.4), (x, -0.3)]),
                    pen * 0.6,
                );
            }
        }
    }
}
