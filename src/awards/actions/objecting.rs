//! The objection period: provisional results are public, and anyone may report a work.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Award, Objection, ObjectionPeriod, Work, hold, list_gone, note, works_of};
use crate::app::App;
use crate::awards::domain::{
    NewObjection, OBJECTIONS_PER_WORK_MAX, ObjectionKind, ObjectionState, ProposalState,
    check_period, check_words, receipt_of,
};
use crate::awards::store;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState};
use crate::entries::actions as entries;
use crate::entries::domain::clean_code;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, EntryId, FieldErrors, Instant, ObjectionId,
    Permission, Refusal,
};
use crate::platform::journal::{self, Subject};

/// Makes the results public as provisional until `ends_at`: from now on awards change by cases alone.
pub async fn open_objections(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    ends_at: Instant,
) -> ActionResult<()> {
    actor.require(Permission::ResultPublish)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    check_period(now, ends_at)?;
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    if edition.state != EditionState::Provisional {
        let next = EditionState::Provisional;
        editions::change_state_in(&tx, app, actor, edition.id, next).await?;
    }
    editions::change_state_in(&tx, app, actor, edition.id, EditionState::Objection).await?;
    let awards = store::list_awards(&tx, edition.id).await?;
    if awards.is_empty() {
        return Err(Refusal::conflict("no-awards-given").into());
    }
    refuse_gone(&tx, &awards).await?;
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    entries::publish(&tx, &ids, now).await?;
    let period = ObjectionPeriod {
        edition_id: edition.id,
        opened_at: now,
        ends_at,
        opened_by: actor.person(),
    };
    store::put_period(&tx, period).await?;
    let facts = json!({ "ends_at": ends_at, "n_awards": awards.len() });
    note(&tx, app, actor, "objections.opened", edition.id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Says no while awards are of entries that no longer take part: reserves move up first.
pub(super) async fn refuse_gone(tx: &impl ConnectionTrait, awards: &[Award]) -> ActionResult<()> {
    match list_gone(tx, awards).await?.len() {
        0 => Ok(()),
        n => Err(Refusal::conflict("awards-of-gone-entries")
            .with("n", n)
            .into()),
    }
}

/// Says no while an objection of the edition has no answer, or a case is open.
pub(super) async fn refuse_unanswered(
    tx: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<()> {
    match store::count_unanswered(tx, edition).await? {
        0 => Ok(()),
        n => Err(Refusal::conflict("objections-unanswered")
            .with("n", i64::try_from(n).unwrap_or(i64::MAX))
            .into()),
    }
}

/// Confirms the result once the period is over and every objection answered.
pub async fn confirm_results(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<()> {
    actor.require(Permission::ResultPublish)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    refuse_running(&tx, app.clock.now(), &edition).await?;
    refuse_unanswered(&tx, edition.id).await?;
    editions::change_state_in(&tx, app, actor, edition.id, EditionState::Confirmed).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Says no while the objection period runs.
pub(super) async fn refuse_running(
    tx: &impl ConnectionTrait,
    now: Instant,
    edition: &Edition,
) -> ActionResult<()> {
    if edition.state != EditionState::Objection {
        return Ok(());
    }
    match store::find_period(tx, edition.id).await? {
        Some(period) if now < period.ends_at => Err(Refusal::conflict("objections-running")
            .with("ends_at", period.ends_at)
            .into()),
        _ => Ok(()),
    }
}

/// Takes provisional or confirmed results back, with a reason: nobody sees them any more, the board is open again, and a
/// proposal to release them waits no longer.
pub async fn reopen_results(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::ResultPublish)?;
    let mut errors = FieldErrors::new();
    let reason = check_words(&mut errors, "reason", reason);
    errors.into_result(())?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    let next = EditionState::Provisional;
    if !edition.state.keeps_results() {
        // Judging may become provisional too, but there is nothing to take back yet.
        return Err(Refusal::conflict("edition-cannot-become")
            .with("from", edition.state.as_str())
            .with("to", next.as_str())
            .into());
    }
    editions::change_state_in(&tx, app, actor, edition.id, next).await?;
    store::end_proposal(&tx, edition.id, ProposalState::TakenBack).await?;
    let awards = store::list_awards(&tx, edition.id).await?;
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    entries::unpublish(&tx, &ids).await?;
    store::delete_period(&tx, edition.id).await?;
    let facts = json!({ "reason": reason });
    note(&tx, app, actor, "results.reopened", edition.id, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// An edition whose provisional results everyone sees.
#[derive(Debug)]
pub struct Provisional {
    /// The edition.
    pub edition: Edition,
    /// Its objection period.
    pub period: ObjectionPeriod,
    /// Whether a work can be reported now.
    pub takes_objections: bool,
}

/// Nothing to find before the objection period and after the release.
async fn provisional_of(
    db: &impl ConnectionTrait,
    now: Instant,
    edition: Edition,
) -> ActionResult<Provisional> {
    let is_time = matches!(
        edition.state,
        EditionState::Objection | EditionState::Confirmed
    );
    let period = store::find_period(db, edition.id)
        .await?
        .filter(|_| is_time)
        .ok_or(ActionError::NotFound)?;
    Ok(Provisional {
        takes_objections: edition.state == EditionState::Objection && now < period.ends_at,
        edition,
        period,
    })
}

/// The provisional results of an edition: the works that may be shown, by tier and place.
pub async fn find_provisional(
    app: &App,
    edition_number: i32,
) -> ActionResult<(Provisional, Vec<Work>)> {
    let edition = editions::find_edition(app, &Actor::visitor(), edition_number).await?;
    let db = app.db.read();
    let found = provisional_of(db, app.clock.now(), edition).await?;
    let awards = store::list_awards(db, found.edition.id).await?;
    let works = works_of(db, std::slice::from_ref(&found.edition), awards).await?;
    Ok((found, works))
}

/// The provisional result of one work, by its number.
pub async fn find_provisional_work(app: &App, number: &str) -> ActionResult<(Provisional, Work)> {
    let db = app.db.read();
    let entry = entries::find_row_by_number(db, number).await?;
    let edition = editions::find_edition_by_id(db, entry.edition_id).await?;
    let found = provisional_of(db, app.clock.now(), edition).await?;
    let work = work_of(db, &found.edition, entry.id).await?;
    Ok((found, work))
}

/// The awarded work of an entry, if it may be shown.
async fn work_of(
    db: &impl ConnectionTrait,
    edition: &Edition,
    entry: EntryId,
) -> ActionResult<Work> {
    let award = store::find_of_entry(db, edition.id, entry)
        .await?
        .filter(|award| award.state.stands());
    let only = std::slice::from_ref(edition);
    let works = works_of(db, only, award.into_iter().collect()).await?;
    works.into_iter().next().ok_or(ActionError::NotFound)
}

/// Reports a work of the provisional results. The receipt lets whoever reported it ask later what became of it.
pub async fn report(
    app: &App,
    actor: &Actor,
    number: &str,
    new: &NewObjection,
) -> ActionResult<String> {
    actor.require(Permission::CaseOpen)?;
    let now = app.clock.now();
    let mut chance = [0; 8];
    getrandom::fill(&mut chance).map_err(|error| ActionError::internal(error.to_string()))?;
    let receipt = receipt_of(chance);
    let tx = app.db.write().await?;
    let seen = entries::find_row_by_number(&tx, number).await?;
    // Held before it is looked at: nobody confirms the results or opens a case about the work in between, and leaves this
    // report without an answer.
    let edition = editions::hold_edition(&tx, seen.edition_id).await?;
    let provisional = provisional_of(&tx, now, edition).await?;
    let work = work_of(&tx, &provisional.edition, seen.id).await?;
    if !provisional.takes_objections {
        return Err(Refusal::conflict("objections-over")
            .with("ends_at", provisional.period.ends_at)
            .into());
    }
    if store::count_objections(&tx, work.fact.id).await? >= OBJECTIONS_PER_WORK_MAX {
        return Err(Refusal::conflict("objections-enough").into());
    }
    store::insert_objection(
        &tx,
        Objection {
            id: app.clock.new_id::<ObjectionId>(),
            edition_id: provisional.edition.id,
            entry_id: work.fact.id,
            receipt: receipt.clone(),
            kind: new.kind,
            words: new.words.clone(),
            evidence: new.evidence.clone(),
            contact: new
                .contact
                .as_ref()
                .map_or_else(String::new, |contact| contact.as_str().to_owned()),
            lang: new.lang,
            made_at: now,
            state: ObjectionState::Open,
            case_id: None,
            answer: String::new(),
            answered_at: None,
        },
    )
    .await?;
    let subject = Subject::new("entry", work.fact.id);
    let facts = json!({ "kind": new.kind });
    journal::record(&tx, now, actor, "entry.reported", subject, facts).await?;
    tx.commit().await?;
    Ok(receipt)
}

/// What a receipt tells: never what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipted {
    /// The number on the receipt.
    pub receipt: String,
    /// The number of the work.
    pub entry_number: String,
    /// What was said to be wrong.
    pub kind: ObjectionKind,
    /// Where it stands.
    pub state: ObjectionState,
}

/// What became of an objection, by the number on its receipt, however it is typed.
pub async fn find_receipted(app: &App, typed: &str) -> ActionResult<Receipted> {
    let signs = clean_code(typed);
    if signs.len() != 12 {
        return Err(ActionError::NotFound);
    }
    let receipt = format!("{}-{}-{}", &signs[..4], &signs[4..8], &signs[8..]);
    let db = app.db.read();
    let found = store::find_by_receipt(db, &receipt)
        .await?
        .ok_or(ActionError::NotFound)?;
    let entry = entries::find_entry_row(db, found.entry_id).await?;
    Ok(Receipted {
        receipt,
        entry_number: entry.number,
        kind: found.kind,
        state: found.state,
    })
}
