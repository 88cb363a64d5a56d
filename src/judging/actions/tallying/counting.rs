//! Computing standings, keeping them with the document they came from.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::super::domain::{RoundState, check_move, refuse_tally};
use super::super::super::published::PublishedRound;
use super::super::super::store::{self, Round, Standing, Tally};
use super::super::super::tally::{self as engine, Method};
use super::super::{hold, note};
use super::ballot::{Ballot, method_of};
use super::certifying::lapse;
use super::closed_round;
use super::ordered::count_orders;
use super::proof::TALLIED;
use crate::app::App;
use crate::editions::Edition;
use crate::kernel::{
    ActionError, ActionResult, Actor, FieldErrors, Permission, Reach, Refusal, RoundId, TallyId,
};

/// Computes the standings of a closed round by a method named as the round names it; see [`run_tally`].
pub async fn count_round(
    app: &App,
    actor: &Actor,
    id: RoundId,
    method: Option<&str>,
    reason: &str,
) -> ActionResult<TallyId> {
    actor.require(Permission::RoundWrite)?;
    let (round, edition) = closed_round(app.db.read(), id).await?;
    if method.is_some_and(|method| !round.method.tally_methods().contains(&method)) {
        let mut errors = FieldErrors::new();
        errors.add("method", "not-a-choice");
        return Err(errors.into());
    }
    if round.method.asks_orders() {
        return count_orders(app, actor, id, (round, edition), method, reason.trim()).await;
    }
    let method = method
        .map(str::parse)
        .transpose()
        .map_err(ActionError::internal)?;
    run_tally(app, actor, id, method, reason).await
}

/// Computes the standings of a closed round of points and keeps them for good. Another method than the one the round was opened
/// with, or a second computation, needs a reason; the newest counts.
pub async fn run_tally(
    app: &App,
    actor: &Actor,
    id: RoundId,
    method: Option<Method>,
    reason: &str,
) -> ActionResult<TallyId> {
    actor.require(Permission::RoundWrite)?;
    let (round, edition) = closed_round(app.db.read(), id).await?;
    if round.method.asks_orders() {
        return count_orders(app, actor, id, (round, edition), None, reason.trim()).await;
    }
    let published = method_of(&round)?;
    let method = method.unwrap_or(published);
    let reason = reason.trim();
    if method != published && reason.is_empty() {
        return Err(Refusal::unprocessable("tally-needs-reason").into());
    }
    let Ballot {
        sheet,
        parameters,
        ids,
    } = Ballot::open(app.db.read(), &round, &edition, method).await?;
    // Seconds for a large contest: not where other requests wait, and before the transaction.
    let counted = tokio::task::spawn_blocking(move || {
        let outcome = engine::tally(&sheet, &parameters)?;
        let document = serde_json::to_vec(&PublishedRound::of(&sheet, outcome.clone()));
        Ok((outcome, document))
    });
    let (outcome, document) = counted
        .await
        .map_err(ActionError::internal)?
        .map_err(|refusal| refuse_tally(&refusal))?;
    let document = document?;
    let packed = store::pack(&document).map_err(ActionError::internal)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Tallied)?;
    let row = Tally {
        id: app.clock.new_id(),
        round_id: id,
        method: method.name().to_owned(),
        parameters: serde_json::to_value(&outcome.parameters)?,
        seed: round.seed.clone(),
        inputs_sha256: outcome.inputs_sha256.clone(),
        output_sha256: hex::encode(Sha256::digest(serde_json::to_vec(&outcome.standings)?)),
        diagnostics: json!({ "judges": outcome.judges, "diagnostics": outcome.diagnostics }),
        run_by: actor.person(),
        run_at: now,
        reason: Some(reason.to_owned()).filter(|text| !text.is_empty()),
    };
    let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let standings = outcome
        .standings
        .iter()
        .filter_map(|standing| {
            Some(Standing {
                tally_id: row.id,
                entry_id: *ids.get(&standing.entry)?,
                rank: whole(standing.rank),
                estimate: Some(standing.estimate),
                standard_error: standing.se,
                raw_mean: standing.raw_mean,
                reads: whole(standing.reads),
                rank_low: standing.rank_low.map(whole),
                rank_high: standing.rank_high.map(whole),
            })
        })
        .collect();
    let facts = json!({
        "tally": row.id, "method": row.method, "seed": row.seed, "inputs_sha256": row.inputs_sha256,
        "output_sha256": row.output_sha256, "reason": row.reason,
        "document_sha256": hex::encode(Sha256::digest(&document)),
        "kept_sha256": hex::encode(Sha256::digest(&packed)),
    });
    let tally = row.id;
    store::insert_tally(&tx, row, standings).await?;
    store::insert_document(&tx, tally, packed).await?;
    lapse(&tx, app, actor, &round, COUNTED_ANEW).await?;
    round.state = RoundState::Tallied;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, TALLIED, id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    Ok(tally)
}

/// Why a certification ends where somebody counts once more.
pub(super) const COUNTED_ANEW: &str = "counted anew";

/// Every tally of a closed round, the newest first: the newest counts, the others stay on record.
pub async fn list_tallies(app: &App, actor: &Actor, id: RoundId) -> ActionResult<Vec<Tally>> {
    actor.require(Permission::TallyRead)?;
    closed_round(app.db.read(), id).await?;
    Ok(store::list_tallies(app.db.read(), id).await?)
}

/// The document of the tally that counts, as it was computed: entries, judges by alias, scores, standings. The desk and
/// auditors have it once a round is counted, judges once the edition's results stand, everyone once they are public.
pub async fn find_export(app: &App, actor: &Actor, id: RoundId) -> ActionResult<Vec<u8>> {
    Ok(find_shown(app, actor, id).await?.2)
}

/// A counted round that the actor may read whole, and its document.
pub(super) async fn find_shown(
    app: &App,
    actor: &Actor,
    id: RoundId,
) -> ActionResult<(Round, Edition, Vec<u8>)> {
    let reach = actor.require(Permission::ScorecardReadClosed)?;
    let (round, edition) = match closed_round(app.db.read(), id).await {
        // Whether a round is still open is nobody's business outside.
        Err(ActionError::Refused(_)) if reach < Reach::ReadAll => {
            return Err(ActionError::NotFound);
        }
        found => found?,
    };
    let is_shown = if actor.may(Permission::TallyRead) {
        true
    } else if reach >= Reach::ReadAll {
        // Entries are named by number and country there: a judge, who may meet one of them again in a review or a later round, waits until
        // nothing of the edition is judged any more.
        edition.state.keeps_results()
    } else {
        edition.state.is_announced()
    };
    if !is_shown {
        return Err(ActionError::NotFound);
    }
    let tally = store::find_latest_tally(app.db.read(), id)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let document = store::find_document(app.db.read(), tally.id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let document = store::unpack(&document).map_err(ActionError::internal)?;
    Ok((round, edition, document))
}
