//! Cases: opened by the desk, both sides heard, decided with a reason.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Case, Objection, Statement, fill_vacancy, note, own_case};
use crate::app::App;
use crate::awards::domain::{
    AwardState, CaseState, ObjectionState, STATEMENTS_MAX, Side, check_case_time, check_words,
};
use crate::awards::{letters, store};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self as entries, Entry};
use crate::kernel::{
    ActionError, ActionResult, Actor, AwardTierId, CaseId, FieldErrors, Permission, Refusal,
    StatementId,
};
use crate::platform::journal::{self, Subject};
use crate::platform::mail;

async fn note_case(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    case: &Case,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("case", case.id);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

fn check_reason(field: &'static str, words: &str) -> ActionResult<String> {
    let mut errors = FieldErrors::new();
    let words = check_words(&mut errors, field, words);
    errors.into_result(words)
}

/// Opens a case about an entry: it is in nobody's sight while the case runs, and the unanswered objections to it are
/// the case's. `words` say what is looked into.
pub async fn open_case(
    app: &App,
    actor: &Actor,
    entry_number: &str,
    words: &str,
) -> ActionResult<CaseId> {
    actor.require(Permission::CaseDecide)?;
    let words = check_reason("words", words)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = entries::find_row_by_number(&tx, entry_number).await?;
    let edition = editions::hold_edition(&tx, entry.edition_id).await?;
    check_case_time(edition.state)?;
    entries::suspend(&tx, app, actor, &entry).await?;
    let n_before = store::count_cases(&tx, edition.id).await?;
    let case = Case {
        id: app.clock.new_id(),
        edition_id: edition.id,
        entry_id: entry.id,
        number: i32::try_from(n_before + 1).unwrap_or(i32::MAX),
        state: CaseState::Open,
        words,
        opened_at: now,
        opened_by: actor.person(),
        asked_at: None,
        reason: String::new(),
        decided_at: None,
        decided_by: None,
        lost_tier_id: None,
    };
    let id = case.id;
    store::insert_case(&tx, case.clone()).await?;
    let n_objections = store::put_in_case(&tx, entry.id, id).await?;
    let facts = json!({ "entry": entry.id, "n_objections": n_objections });
    note_case(&tx, app, actor, "case.opened", &case, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(id)
}

/// Answers all open objections to an entry without a case, with a reason: nothing speaks for looking further.
pub async fn set_aside(
    app: &App,
    actor: &Actor,
    entry_number: &str,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::CaseDecide)?;
    let reason = check_reason("reason", reason)?;
    let tx = app.db.write().await?;
    let entry = entries::find_row_by_number(&tx, entry_number).await?;
    editions::hold_edition(&tx, entry.edition_id).await?;
    let open = store::list_open_objections_to(&tx, entry.id).await?;
    if open.is_empty() {
        return Err(Refusal::conflict("objections-none").into());
    }
    let n = open.len();
    answer(&tx, app, &entry, open, ObjectionState::SetAside, &reason).await?;
    let subject = Subject::new("entry", entry.id);
    let facts = json!({ "n": n, "reason": reason });
    let verb = "objections.set-aside";
    journal::record(&tx, app.clock.now(), actor, verb, subject, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Answers objections: their reporters get a letter where they left an address, which is then forgotten.
async fn answer(
    tx: &impl ConnectionTrait,
    app: &App,
    entry: &Entry,
    objections: Vec<Objection>,
    state: ObjectionState,
    reason: &str,
) -> ActionResult<()> {
    let now = app.clock.now();
    for mut one in objections {
        if !one.contact.is_empty() {
            let letter = letters::objection_answered(app, entry, &one, state, reason);
            mail::post(tx, now, letter).await?;
        }
        one.contact = String::new();
        one.state = state;
        one.answer = reason.to_owned();
        one.answered_at = Some(now);
        store::update_objection(tx, one).await?;
    }
    Ok(())
}

/// The open case, for those who move it on: nobody else does until the transaction ends.
async fn hold_open(tx: &impl ConnectionTrait, id: CaseId) -> ActionResult<(Case, Entry)> {
    let case = store::hold_case(tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if case.state != CaseState::Open {
        return Err(Refusal::conflict("case-decided").into());
    }
    let entry = entries::find_entry_row(tx, case.entry_id).await?;
    Ok((case, entry))
}

/// Asks the entrant's side by letter for a statement. Once a case.
pub async fn ask_statement(app: &App, actor: &Actor, id: CaseId) -> ActionResult<()> {
    actor.require(Permission::CaseDecide)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let (case, entry) = hold_open(&tx, id).await?;
    if case.asked_at.is_some() {
        return Err(Refusal::conflict("statement-asked-already").into());
    }
    mail::post(&tx, now, letters::statement_asked(app, &entry, &case)).await?;
    note_case(&tx, app, actor, "case.statement-asked", &case, json!({})).await?;
    let asked = Case {
        asked_at: Some(now),
        ..case
    };
    store::update_case(&tx, asked).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes down what a side said by mail, by telephone or in person.
pub async fn record_statement(
    app: &App,
    actor: &Actor,
    id: CaseId,
    side: Side,
    words: &str,
) -> ActionResult<()> {
    actor.require(Permission::CaseDecide)?;
    let words = check_reason("words", words)?;
    let tx = app.db.write().await?;
    let (case, _) = hold_open(&tx, id).await?;
    add_statement(&tx, app, actor, &case, side, words).await?;
    tx.commit().await?;
    Ok(())
}

async fn add_statement(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    case: &Case,
    side: Side,
    words: String,
) -> ActionResult<()> {
    let statement = Statement {
        id: app.clock.new_id::<StatementId>(),
        case_id: case.id,
        side,
        words,
        made_at: app.clock.now(),
        recorded_by: actor.person(),
    };
    store::insert_statement(tx, statement).await?;
    let facts = json!({ "side": side });
    note_case(tx, app, actor, "case.statement", case, facts).await
}

/// The entrant's side says something in the case about its own entry. Who may only read cases speaks for nobody, so this
/// asks for what changing the entry asks for.
pub async fn give_statement(
    app: &App,
    actor: &Actor,
    entry_number: &str,
    words: &str,
) -> ActionResult<()> {
    let words = check_reason("words", words)?;
    let tx = app.db.write().await?;
    let found = own_case(&tx, actor, Permission::EntryWrite, entry_number).await?;
    let (case, _) = hold_open(&tx, found.id).await?;
    let own = store::list_statements(&tx, case.id).await?;
    let n = own.iter().filter(|one| one.side == Side::Entrant).count();
    if n >= STATEMENTS_MAX {
        return Err(Refusal::conflict("statements-enough").into());
    }
    add_statement(&tx, app, actor, &case, Side::Entrant, words).await?;
    tx.commit().await?;
    Ok(())
}

/// Decides a case with a reason. Upheld: the entry is disqualified and its award withdrawn (revoked, once the results
/// are public), and before that the next move up. Dismissed: everything as before. Both sides get a letter.
pub async fn decide_case(
    app: &App,
    actor: &Actor,
    id: CaseId,
    is_upheld: bool,
    reason: &str,
) -> ActionResult<()> {
    actor.require(Permission::CaseDecide)?;
    let reason = check_reason("reason", reason)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    // The edition first, as whoever changes awards does: two who hold both never wait for each other.
    let seen = store::find_case(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let edition = editions::hold_edition(&tx, seen.edition_id).await?;
    let (mut case, entry) = hold_open(&tx, id).await?;
    let (state, answered) = match is_upheld {
        true => (CaseState::Upheld, ObjectionState::Upheld),
        false => (CaseState::Dismissed, ObjectionState::Dismissed),
    };
    let mut n_moved = 0;
    if is_upheld {
        entries::disqualify(&tx, app, actor, &entry).await?;
        (case.lost_tier_id, n_moved) = take_award(&tx, app, actor, &edition, &case).await?;
    } else {
        entries::resume(&tx, app, actor, &entry).await?;
    }
    case.state = state;
    case.reason = reason.clone();
    case.decided_at = Some(now);
    case.decided_by = actor.person();
    store::update_case(&tx, case.clone()).await?;
    let objections = store::list_objections_of(&tx, id).await?;
    answer(&tx, app, &entry, objections, answered, &reason).await?;
    // Who was never asked and keeps everything need not be worried.
    if is_upheld || case.asked_at.is_some() {
        mail::post(&tx, now, letters::case_decided(app, &entry, &case)).await?;
    }
    let facts = json!({ "state": state, "tier": case.lost_tier_id, "n_moved": n_moved });
    note_case(&tx, app, actor, "case.decided", &case, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Takes the award of a disqualified entry away; before the results are public the next move up. The tier that was
/// lost, and how many moved.
async fn take_award(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    edition: &Edition,
    case: &Case,
) -> ActionResult<(Option<AwardTierId>, usize)> {
    store::delete_reserve(tx, edition.id, case.entry_id).await?;
    let held = store::find_of_entry(tx, edition.id, case.entry_id).await?;
    let Some(mut award) = held.filter(|award| award.state.stands()) else {
        return Ok((None, 0));
    };
    let tier = award.tier_id;
    let was_public = award.state == AwardState::Announced;
    award.state = if was_public {
        AwardState::Revoked
    } else {
        AwardState::Withdrawn
    };
    award.case_id = Some(case.id);
    store::update_award(tx, award.clone()).await?;
    let n_moved = if was_public {
        0
    } else {
        fill_vacancy(tx, app, actor, edition, &award).await?
    };
    let facts = json!({ "entry": case.entry_id, "tier": tier, "case": case.id });
    let verb = if was_public {
        "award.revoked"
    } else {
        "award.withdrawn"
    };
    note(tx, app, actor, verb, edition.id, facts).await?;
    Ok((Some(tier), n_moved))
}
