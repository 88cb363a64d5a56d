//! What goes on, and the order at the end of judging.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::domain::RoundState;
use super::super::super::store::{self, Standing};
use super::super::{hold, note};
use super::certifying::certified_by_another;
use super::find_result;
use crate::app::App;
use crate::kernel::{ActionResult, Actor, EditionId, EntryId, Permission, Refusal, RoundId};

/// What went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advancement {
    /// How many.
    pub n_advanced: usize,
    /// Whether the lot decided between equals at the cut.
    pub is_tied: bool,
    /// The round that got them; a round made later gets them too.
    pub next: Option<RoundId>,
}

/// Sends what the chair certified on to the next round, or leaves it to the award board; the one who certified does not. A `count` is
/// what the actor believes was certified.
pub async fn advance(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
) -> ActionResult<Advancement> {
    actor.require(Permission::ResultCertify)?;
    let result = find_result(app, actor, id, None)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let advanced: Vec<EntryId> = result
        .placings
        .iter()
        .filter(|placing| placing.goes_on())
        .map(|placing| placing.standing.entry_id)
        .collect();
    if advanced.is_empty() {
        return Err(Refusal::unprocessable("advance-nobody").into());
    }
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    let certification = certified_by_another(&tx, actor, &round).await?;
    // Nothing changes under a certification; another one may have come meanwhile.
    if result.certification.as_ref() != Some(&certification) {
        return Err(Refusal::conflict("result-changed").into());
    }
    if count.is_some_and(|count| count != result.count) {
        return Err(Refusal::conflict("advance-not-as-certified")
            .with("n", result.count)
            .into());
    }
    store::update_advanced(&tx, id, &advanced).await?;
    let next = store::list_rounds(&tx, round.edition_id)
        .await?
        .into_iter()
        .find(|other| other.position == round.position + 1 && other.state == RoundState::Draft);
    if let Some(next) = &next {
        store::replace_round_entries(&tx, next.id, &advanced).await?;
    }
    round.state = RoundState::Advanced;
    store::update_round(&tx, round).await?;
    let outcome = Advancement {
        n_advanced: advanced.len(),
        is_tied: result.is_tied,
        next: next.map(|round| round.id),
    };
    let facts = json!({
        "tally": result.tally.id, "certification": certification.id, "count": result.count,
        "n_advanced": outcome.n_advanced, "by_lot": outcome.is_tied, "next": outcome.next,
    });
    note(&tx, app, actor, "round.advanced", id, facts).await?;
    tx.commit().await?;
    Ok(outcome)
}

/// Where an entry stands at the end of judging.
#[derive(Debug, Clone, PartialEq)]
pub struct FinalStanding {
    /// The entry.
    pub entry_id: EntryId,
    /// Competition rank over the whole contest.
    pub rank: i32,
    /// On the contest's own scale, in the last round the entry was in.
    pub estimate: Option<f64>,
    /// Reads behind it.
    pub reads: i32,
}

/// The order for the award board, best first: the last tallied round, and behind it, in their own order, those that only
/// an earlier one ranked. Empty before the first tally. Whether the actor may see it is the caller's to ask.
pub async fn list_final_standings(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<FinalStanding>> {
    let mut rounds = store::list_rounds(db, edition).await?;
    rounds.reverse();
    let mut all: Vec<FinalStanding> = Vec::new();
    for round in rounds {
        if !round.state.has_standings() {
            continue;
        }
        let Some(tally) = store::find_latest_tally(db, round.id).await? else {
            continue;
        };
        let ahead = all.len();
        let behind: Vec<Standing> = store::list_standings(db, tally.id)
            .await?
            .into_iter()
            .filter(|standing| all.iter().all(|one| one.entry_id != standing.entry_id))
            .collect();
        let mut last: Option<(i32, i32)> = None;
        for (at, standing) in behind.into_iter().enumerate() {
            let place = i32::try_from(ahead + at + 1).unwrap_or(i32::MAX);
            let rank = match last {
                Some((old, rank)) if old == standing.rank => rank,
                _ => place,
            };
            last = Some((standing.rank, rank));
            all.push(FinalStanding {
                entry_id: standing.entry_id,
                rank,
                estimate: standing.estimate,
                reads: standing.reads,
            });
        }
    }
    Ok(all)
}
