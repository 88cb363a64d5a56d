//! Animals, seen as children see them.

mod herds;
mod pets;
mod wild;

use super::super::{
    geometry::{Frame, Local, ribbon},
    hand::Hand,
    palette::darker,
    paper::Rgb,
};
use herds::{camel, deer, goat, sheep, yak};
use pets::{cat, dog, rabbit};
use wild::{bear, carp, crane, eagle, panda, seal, tiger};

pub use herds::horse;

/// An animal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say what they are")]
pub enum Beast {
    Horse,
    Camel,
    Sheep,
    Goat,
    Yak,
    Deer,
    Panda,
    Tiger,
    Bear,
    Rabbit,
    Cat,
    Dog,
    Crane,
    Seal,
    Eagle,
    Carp,
}

/// Draws an animal, about 1 high, standing on its frame's foot and looking right.
pub fn beast(h: &mut Hand, f: Frame, kind: Beast) {
    match kind {
        Beast::Horse => horse(h, f, None),
        Beast::Camel => camel(h, f),
        Beast::Sheep => sheep(h, f),
        Beast::Goat => goat(h, f),
        Beast::Yak => yak(h, f),
        Beast::Deer => deer(h, f),
        Beast::Panda => panda(h, f),
        Beast::Tiger => tiger(h, f),
        Beast::Bear => bear(h, f),
        Beast::Rabbit => rabbit(h, f),
        Beast::Cat => cat(h, f),
        Beast::Dog => dog(h, f),
        Beast::Crane => crane(h, f),
        Beast::Seal => seal(h, f),
        Beast::Eagle => eagle(h, f),
        Beast::Carp => carp(h, f),
    }
}

fn pen(h: &Hand, f: &Frame) -> f32 {
    (f.size() * 0.02).clamp(1.2, h.habits.line.max(2.5))
}

/// Four legs: each from (x, y) down to its foot, the far ones darker.
fn legs(h: &mut Hand, f: &Frame, places: impl Local, foot: f32, wide: f32, colour: Rgb, hoof: Rgb) {
    for (k, (x, y)) in places.pairs().enumerate() {
        let tone = if k % 2 == 0 {
            darker(colour, 0.22)
        } else {
            colour
        };
        let swing = h.rng.bell() * 0.07;
        let middle = f.curve(&[
            (x, y),
            (x + swing * 0.6, (y + foot) * 0.5),
            (x + swing, foot),
        ]);
        h.form(
            &ribbon(&middle, wide * 1.35 * f.size(), wide * 0.85 * f.size()),
            tone,
        );
        h.form(
            &f.oblong(x + swing - wide * 0.55, foot - 0.045, wide * 1.15, 0.05),
            hoof,
        );
    }
}

fn eye(h: &mut Hand, f: &Frame, x: f32, y: f32) {
    h.dark_dot(f.at(x, y), (f.size() * 0.018).clamp(1.1, 7.0));
}
