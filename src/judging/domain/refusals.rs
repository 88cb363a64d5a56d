//! Why there is no plan or no tally: what the engine says no to, as refusals with their facts. Pure.

use super::super::assign::AssignRefusal;
use super::super::orders::OrdersRefusal;
use super::super::pairs::PairsRefusal;
use super::super::rankings::RankingsRefusal;
use super::super::tally::TallyRefusal;
use crate::kernel::Refusal;

/// Why there is no plan, with its facts.
pub fn refuse_plan(refusal: &AssignRefusal) -> Refusal {
    match refusal {
        AssignRefusal::NoEntries => Refusal::conflict("plan-no-entries"),
        AssignRefusal::NoJudges => Refusal::conflict("plan-no-judges"),
        AssignRefusal::TooFewEligible { entries, wanted } => {
            Refusal::conflict("plan-too-few-eligible-judges")
                .with("n_entries", entries.len())
                .with("reads", *wanted)
        }
        AssignRefusal::TooLittleCapacity { missing, .. } => {
            Refusal::conflict("plan-too-little-capacity").with("n_missing", *missing)
        }
        AssignRefusal::NotConnected { groups } => {
            Refusal::conflict("plan-not-connected").with("n_groups", groups.len())
        }
        AssignRefusal::NoReads
        | AssignRefusal::SameLabel { .. }
        | AssignRefusal::CapacitiesDoNotFit { .. }
        | AssignRefusal::OutOfRange => Refusal::conflict("plan-impossible"),
    }
}

/// Why there is no tally.
pub fn refuse_tally(refusal: &TallyRefusal) -> Refusal {
    match refusal {
        TallyRefusal::NoScores => Refusal::conflict("tally-no-scores"),
        _ => Refusal::conflict("tally-impossible"),
    }
}

/// Why there is no tally of orders.
pub fn refuse_orders(refusal: &OrdersRefusal) -> Refusal {
    match refusal {
        OrdersRefusal::NothingGiven => Refusal::conflict("tally-no-scores"),
        OrdersRefusal::Pairs(PairsRefusal::NotConnected { parts })
        | OrdersRefusal::Rankings(RankingsRefusal::NotConnected { parts }) => {
            Refusal::conflict("tally-not-connected").with("n_parts", parts.len())
        }
        OrdersRefusal::Rankings(RankingsRefusal::TooManyItems { limit, .. }) => {
            Refusal::conflict("tally-too-many").with("n_max", *limit)
        }
        OrdersRefusal::Rankings(RankingsRefusal::SharedPlace) => {
            Refusal::conflict("tally-shared-place")
        }
        _ => Refusal::conflict("tally-impossible"),
    }
}
