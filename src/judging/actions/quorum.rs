//! The fewest reads with which an entry counts as judged: whoever closes a round sees which entries lie below, and says why.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::super::domain::AssignmentState;
use super::super::store::{self, Round};
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, Permission, Refusal, RoundId};

/// An entry with too few reads to count as judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BelowQuorum {
    /// Its number.
    pub entry_number: String,
    /// Reads it has.
    pub n_reads: usize,
}

/// The entries of a round that have fewer reads than its quorum, by number; those still in the contest.
pub async fn list_below_quorum(
    app: &App,
    actor: &Actor,
    round: RoundId,
) -> ActionResult<Vec<BelowQuorum>> {
    actor.require(Permission::RoundWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, round)
        .await?
        .ok_or(ActionError::NotFound)?;
    below_quorum(db, &round).await
}

/// The same within a transaction. Where judges give orders there are no reads to count.
pub(super) async fn below_quorum(
    db: &impl ConnectionTrait,
    round: &Round,
) -> ActionResult<Vec<BelowQuorum>> {
    if round.method.asks_orders() {
        return Ok(Vec::new());
    }
    let quorum = usize::try_from(round.settings.quorum).unwrap_or(0);
    let mut reads: HashMap<EntryId, usize> = HashMap::new();
    for one in store::list_assignments(db, round.id).await? {
        if one.state == AssignmentState::Done {
            *reads.entry(one.entry_id).or_default() += 1;
        }
    }
    let numbers: HashMap<EntryId, String> = entries::list_candidates(db, round.edition_id)
        .await?
        .into_iter()
        .map(|candidate| (candidate.id, candidate.number))
        .collect();
    let mut below: Vec<BelowQuorum> = store::list_round_entries(db, round.id)
        .await?
        .into_iter()
        .filter_map(|entry| {
            let n_reads = reads.get(&entry.entry_id).copied().unwrap_or(0);
            let entry_number = numbers.get(&entry.entry_id)?.clone();
            (n_reads < quorum).then_some(BelowQuorum {
                entry_number,
                n_reads,
            })
        })
        .collect();
    below.sort_by(|a, b| a.entry_number.cmp(&b.entry_number));
    Ok(below)
}

/// Closing with entries below the quorum needs a reason.
pub(super) fn check_quorum(
    below: &[BelowQuorum],
    quorum: i32,
    reason: &str,
) -> Result<(), Refusal> {
    if below.is_empty() || !reason.trim().is_empty() {
        return Ok(());
    }
    Err(Refusal::unprocessable("closing-below-quorum")
        .with("n_entries", below.len())
        .with("quorum", quorum))
}
