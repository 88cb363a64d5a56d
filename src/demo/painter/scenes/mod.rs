//! Compositions: what stands where in a drawing of a country one wants to see.

mod alley;
mod close;
mod dream;
mod feast;
mod friends;
mod land;
mod mist;
mod sea;
mod temple;
mod town;
mod wild;
mod wind;

use super::{
    DrawingSpec, Scene, Visited,
    geometry::{Frame, pt},
    hand::Hand,
    palette::Hue,
    paper::Rgb,
    things::{
        clothes::Dress,
        people::{Arm, Person, someone, stand},
        small,
        trees::Tree,
    },
};

/// Draws the scene of a spec.
pub fn compose(h: &mut Hand, spec: &DrawingSpec) {
    let v = spec.visited;
    match spec.scene {
        Scene::House => land::house(h, v),
        Scene::Yurt => land::yurt(h, v),
        Scene::Mountains if h.habits.young < 0.6 && !h.habits.dark_paper && h.rng.chance(0.6) => {
            mist::layers(h, v)
        }
        Scene::Mountains => land::mountains(h, v),
        Scene::Sea => sea::sea(h, v),
        Scene::Boat => sea::boat(h, v),
        Scene::Kites => wind::kites(h, v),
        Scene::Balloons => wind::balloons(h, v),
        Scene::Animals => wild::animals(h, v),
        Scene::Forest => wild::forest(h, v),
        Scene::Festival => feast::festival(h, v),
        Scene::City => town::city(h, v),
        Scene::Train => town::train(h, v),
        Scene::Temple => temple::temple(h, v),
        Scene::Friends => friends::friends(h, v),
        Scene::Portrait => friends::portrait(h, v),
        Scene::Window => friends::window(h, v),
        Scene::Face => close::face(h, v),
        Scene::Keepsakes => close::keepsakes(h, v),
        Scene::Street => alley::street(h, v),
        Scene::Dream => dream::dream(h, v),
        Scene::Wave => sea::wave(h, v),
        Scene::Herd => wild::herd(h, v),
    }
    let elsewhere = matches!(
        spec.scene,
        Scene::Keepsakes | Scene::Window | Scene::Street | Scene::Sea | Scene::Boat | Scene::Wave
    );
    if !elsewhere && !h.cold && h.rng.chance(0.3) {
        small::scatter(h);
    }
}

/// What one wears at feasts in a country.
fn dress(v: Visited) -> Dress {
    match v {
        Visited::Mongolia => Dress::Deel,
        Visited::Korea => Dress::Hanbok,
        Visited::Japan => Dress::Kimono,
        Visited::China => Dress::Tang,
        Visited::Russia => Dress::Sarafan,
    }
}

/// Somebody of the country, or a visitor.
fn local(h: &mut Hand, v: Visited) -> Person {
    if h.cold && h.rng.chance(0.75) {
        return someone(h, Dress::Coat);
    }
    let wear = if h.rng.chance(0.72) {
        dress(v)
    } else {
        Dress::Tee
    };
    someone(h, wear)
}

/// A tree that grows there.
fn growing(h: &mut Hand, v: Visited) -> Tree {
    if h.cold {
        return h.rng.pick(&[Tree::Fir, Tree::Fir, Tree::Bare]);
    }
    match v {
        Visited::Mongolia => h.rng.pick(&[Tree::Round, Tree::Fir, Tree::Autumn]),
        Visited::Korea => h
            .rng
            .pick(&[Tree::Cherry, Tree::Autumn, Tree::Round, Tree::Fir]),
        Visited::Japan => h
            .rng
            .pick(&[Tree::Cherry, Tree::Cherry, Tree::Fir, Tree::Autumn]),
        Visited::China => h
            .rng
            .pick(&[Tree::Round, Tree::Cherry, Tree::Fir, Tree::Round]),
        Visited::Russia => h
            .rng
            .pick(&[Tree::Birch, Tree::Birch, Tree::Fir, Tree::Autumn]),
    }
}

/// Greens of a meadow, or the browns of autumn and the steppe.
fn meadow(h: &mut Hand) -> Vec<Rgb> {
    match h.rng.below(5) {
        0 => vec![h.hue(Hue::Lime), h.hue(Hue::Green)],
        1 => vec![h.hue(Hue::Green), h.hue(Hue::Pine)],
        2 => vec![h.hue(Hue::Yellow), h.hue(Hue::Ochre)],
        3 => vec![h.hue(Hue::Lime), h.hue(Hue::Yellow), h.hue(Hue::Green)],
        _ => vec![h.hue(Hue::Green), h.hue(Hue::Lime)],
    }
}

/// People side by side along the line `y` (share of the page), each `tall` page units high, between two shares of the width.
fn row_of_people(
    h: &mut Hand,
    v: Visited,
    n: usize,
    y: f32,
    tall: f32,
    (from, to): (f32, f32),
    holding: bool,
) {
    // Sometimes the people matter more than the place.
    let tall = if h.rng.chance(0.3) {
        tall * h.rng.range(1.2, 1.6)
    } else {
        tall
    };
    let y = if tall > 0.5 * h.high { y + 0.04 } else { y };
    for k in 0..n {
        let x = from + (to - from) * (k as f32 + 0.5) / n as f32;
        let mut who = local(h, v);
        if holding {
            let reach = (to - from) * h.wide / n as f32 / tall * 0.5;
            let y = -0.46;
            who.left = Arm::To(-reach.min(0.42), y);
            who.right = Arm::To(reach.min(0.42), y);
        }
        let size = tall * h.about(0.1);
        let foot = pt(x * h.wide, y * h.high + h.rng.bell() * 8.0);
        stand(h, Frame::new(foot, size), &who);
    }
}
