//! The chair stands for a result: its standings, where the cut lies, and the exceptions. Only then does anything go on, and another
//! person lets it: two have looked.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::domain::{RoundState, check_move};
use super::super::super::store::{self, Certification, Exception, Round};
use super::super::assigning::check_reason;
use super::super::{hold, note};
use super::find_result;
use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, EntryId, Permission, Refusal, Role, RoundId, Who,
};
use crate::people::actions as people;

/// Certifies the newest tally with the cut after `count`. The chair does; where the edition has none, one of the secretariat.
pub async fn certify(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::ResultCertify)?;
    let reason = check_reason(reason)?;
    let result = find_result(app, actor, id, count)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let n = result.placings.len();
    if count.is_some_and(|count| count > n) {
        return Err(Refusal::unprocessable("advance-too-many")
            .with("n", n)
            .into());
    }
    let n_on = result.n_on();
    if n_on == 0 {
        return Err(Refusal::unprocessable("advance-nobody").into());
    }
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Certified)?;
    if !is_to_certify(&tx, actor, round.edition_id).await? {
        return Err(Refusal::conflict("chair-certifies").into());
    }
    // Meanwhile somebody may have counted anew or made an exception; what is certified is what was seen.
    let latest = store::find_latest_tally(&tx, id).await?;
    let ranked: HashMap<EntryId, &Option<Exception>> = result
        .placings
        .iter()
        .map(|one| (one.standing.entry_id, &one.exception))
        .collect();
    let mut exceptions = store::list_exceptions(&tx, id).await?;
    // About one that has withdrawn nothing is left to decide.
    exceptions.retain(|one| ranked.contains_key(&one.entry_id));
    let n_seen = ranked.values().filter(|seen| seen.is_some()).count();
    let is_as_seen = n_seen == exceptions.len()
        && exceptions
            .iter()
            .all(|one| ranked[&one.entry_id].as_ref() == Some(one));
    if !is_as_seen || latest.is_none_or(|tally| tally.id != result.tally.id) {
        return Err(Refusal::conflict("result-changed").into());
    }
    let certification = Certification {
        id: app.clock.new_id(),
        round_id: id,
        tally_id: result.tally.id,
        output_sha256: result.tally.output_sha256,
        advance_count: i32::try_from(result.count).unwrap_or(i32::MAX),
        reason: reason.to_owned(),
        certified_by: actor.person(),
        certified_at: now,
        taken_back_by: None,
        taken_back_at: None,
        taken_back_reason: None,
    };
    let facts = json!({
        "tally": certification.tally_id, "output_sha256": certification.output_sha256,
        "count": certification.advance_count, "n_on": n_on,
        "exceptions": exceptions.iter().map(|one| json!({ "entry": one.entry_id, "goes_on": one.goes_on })).collect::<Vec<_>>(),
        "reason": reason,
    });
    store::insert_certification(&tx, certification).await?;
    round.state = RoundState::Certified;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.certified", id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the certification back, with a reason: the round is counted, nothing more.
pub async fn take_back_certification(
    app: &App,
    actor: &Actor,
    id: RoundId,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::ResultCertify)?;
    let reason = check_reason(reason)?;
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    if round.state != RoundState::Certified {
        return Err(Refusal::conflict("round-not-certified").into());
    }
    lapse(&tx, app, actor, &round, reason).await?;
    round.state = RoundState::Tallied;
    store::update_round(&tx, round).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends what the chair certified, if anything stands; whoever counts anew does so too.
pub(super) async fn lapse(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    round: &Round,
    reason: &str,
) -> ActionResult<()> {
    let Some(certification) = store::find_certification(tx, round.id).await? else {
        return Ok(());
    };
    let now = app.clock.now();
    store::take_back_certification(tx, certification.id, actor.person(), now, reason).await?;
    let facts = json!({ "tally": certification.tally_id, "reason": reason });
    note(tx, app, actor, "certification.taken-back", round.id, facts).await
}

/// Whether the actor is the one to certify a result of the edition.
pub async fn may_certify(app: &App, actor: &Actor, edition: EditionId) -> ActionResult<bool> {
    Ok(
        actor.may(Permission::ResultCertify)
            && is_to_certify(app.db.read(), actor, edition).await?,
    )
}

async fn is_to_certify(
    db: &impl ConnectionTrait,
    actor: &Actor,
    edition: EditionId,
) -> ActionResult<bool> {
    if is_chair(actor, edition) {
        return Ok(true);
    }
    let chairs = people::list_holders(db, Role::Chair, edition).await?;
    Ok(chairs.is_empty())
}

/// Whether the actor leads the panel of this edition. The house itself acts for whoever is missing: its demo, its tests.
fn is_chair(actor: &Actor, edition: EditionId) -> bool {
    actor.who == Who::System
        || actor.grants.iter().any(|grant| {
            grant.role == Role::Chair && grant.edition.is_none_or(|other| other == edition)
        })
}

/// The certification under which a round goes on now; refused for the person who certified.
pub(super) async fn certified_by_another(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    round: &Round,
) -> ActionResult<Certification> {
    check_move(round.state, RoundState::Advanced)?;
    let certification = store::find_certification(tx, round.id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if certification.certified_by.is_some() && certification.certified_by == actor.person() {
        return Err(Refusal::conflict("advance-by-another").into());
    }
    Ok(certification)
}
