//! The contests that are simulated.

use super::plans::Policy;
use super::world::World;

/// One kind of contest and how it is read.
pub struct Case {
    pub name: &'static str,
    pub world: World,
    pub policy: Policy,
    /// The panel also compares works in pairs, looking as often.
    pub compares: bool,
    /// Only what stands out is measured, not the order.
    pub is_watch: bool,
}

pub const CLEAN_3: &str = "clean, 3 reads";
pub const CLEAN_4: &str = "clean, 4 reads";
pub const CLEAN_5: &str = "clean, 5 reads";
pub const ADVERSE: &str = "one lazy, one favouring judge";
pub const LAZY: &str = "one lazy judge";
pub const FAVOUR: &str = "one favouring judge";
pub const UNEVEN: &str = "panels of unlike works, 20 % crossed";
pub const NIPS: &str = "nothing to correct (as NIPS 2014)";
pub const TIERS: &str = "2 reads + 1 where worth most, all tiers";
pub const CUT_ONLY: &str = "2 reads + 1 where worth most, last cut only";
pub const OWN_WORLD: &str = "7 judges read all 450, honest";
pub const OWN_POINT: &str = "7 judges read all 450, +1 point for the own country";
pub const OWN_READS: &str = "4 reads, nobody recused, +1 sd for the own country";
pub const COPIED_ALL: &str = "7 judges read all 450, one copies all of another's";
pub const COPIED_HALF: &str = "7 judges read all 450, one copies half of another's";
pub const COPIED_FIFTH: &str = "7 judges read all 450, one copies a fifth of another's";
pub const COPIED_4: &str = "4 reads, one copies all of another's common works";
pub const COPIED_4_HALF: &str = "4 reads, one copies half of another's common works";
pub const TRADED: &str = "7 judges read all 450, two add 1 point to one another's country";
pub const TRADED_4: &str = "4 reads, two add 1 point to one another's country";

/// A point of the scale in standard deviations of quality.
const POINT: f64 = 1.0 / super::world::STEP;

/// All of them.
pub fn cases() -> Vec<Case> {
    let clean = World::default();
    let with = |lazy, favour| World {
        lazy,
        favour,
        ..clean.clone()
    };
    let case = |name, world: &World, policy| Case {
        name,
        world: world.clone(),
        policy,
        compares: false,
        is_watch: false,
    };
    let paired = |one: Case| Case {
        compares: true,
        ..one
    };
    let watch = |one: Case| Case {
        is_watch: true,
        ..one
    };
    let adaptive = |tiers| Policy::Adaptive {
        first: 2,
        extra: 1,
        tiers,
    };
    let uneven = World {
        panels_apart: 0.8,
        ..clean.clone()
    };
    let nips = World {
        severity: 0.43,
        discrimination: 0.0,
        noise: 1.0,
        ..clean.clone()
    };
    let seven = World {
        entries: 450,
        judges: 7,
        recused: false,
        ..clean.clone()
    };
    let seven_with = |favour, copied, traded| World {
        favour,
        copied,
        traded,
        ..seven.clone()
    };
    let ten_with = |copied, traded| World {
        copied,
        traded,
        ..clean.clone()
    };
    let own = World {
        recused: false,
        favour: 1.0,
        ..clean.clone()
    };
    let crossed = Policy::Panels {
        reads: 4,
        crossed: 0.2,
    };
    let all = Policy::Even(7);
    vec![
        case(CLEAN_3, &clean, Policy::Even(3)),
        paired(case(CLEAN_4, &clean, Policy::Even(4))),
        case(CLEAN_5, &clean, Policy::Even(5)),
        paired(case(ADVERSE, &with(true, 1.0), Policy::Even(4))),
        case(LAZY, &with(true, 0.0), Policy::Even(4)),
        case(FAVOUR, &with(false, 1.0), Policy::Even(4)),
        case(UNEVEN, &uneven, crossed),
        case(NIPS, &nips, Policy::Even(4)),
        case(TIERS, &clean, adaptive(true)),
        case(CUT_ONLY, &clean, adaptive(false)),
        watch(case(OWN_WORLD, &seven, all)),
        watch(case(OWN_POINT, &seven_with(POINT, 0.0, 0.0), all)),
        watch(case(OWN_READS, &own, Policy::Even(4))),
        case(COPIED_ALL, &seven_with(0.0, 1.0, 0.0), all),
        watch(case(COPIED_HALF, &seven_with(0.0, 0.5, 0.0), all)),
        watch(case(COPIED_FIFTH, &seven_with(0.0, 0.2, 0.0), all)),
        case(COPIED_4, &ten_with(1.0, 0.0), Policy::Even(4)),
        watch(case(COPIED_4_HALF, &ten_with(0.5, 0.0), Policy::Even(4))),
        watch(case(TRADED, &seven_with(0.0, 0.0, POINT), all)),
        watch(case(TRADED_4, &ten_with(0.0, POINT), Policy::Even(4))),
    ]
}
