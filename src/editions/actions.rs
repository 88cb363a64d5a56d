//! Making an edition, setting it up, moving it on.

use serde_json::json;

use super::domain::{Edition, EditionState, check_divisions, check_tiers};
use super::{store, templates};
use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, FieldErrors, Permission, Refusal,
};
use crate::platform::journal::{self, Subject};

/// An edition by its number, for those who may see it: a draft is the secretariat's own.
pub async fn find_edition(app: &App, actor: &Actor, number: i32) -> ActionResult<Edition> {
    let edition = store::find_edition_by_number(app.db.read(), number)
        .await?
        .ok_or(ActionError::NotFound)?;
    if edition.state.is_public() || actor.may(Permission::EditionWrite) {
        Ok(edition)
    } else {
        Err(ActionError::NotFound)
    }
}

/// An edition by its id, for other features' actions; whether the actor may see it is theirs to ask.
pub async fn find_edition_by_id(
    db: &impl sea_orm::ConnectionTrait,
    id: EditionId,
) -> ActionResult<Edition> {
    store::find_edition(db, id)
        .await?
        .ok_or(ActionError::NotFound)
}

/// The same, for another feature's transaction that changes what belongs to the edition: others who hold it wait.
pub async fn hold_edition(
    tx: &impl sea_orm::ConnectionTrait,
    id: EditionId,
) -> ActionResult<Edition> {
    store::lock_edition(tx, id).await?;
    find_edition_by_id(tx, id).await
}

/// The editions that the actor may see, the newest first.
pub async fn list_editions(app: &App, actor: &Actor) -> ActionResult<Vec<Edition>> {
    let mut editions = store::list_editions(app.db.read()).await?;
    if !actor.may(Permission::EditionWrite) {
        editions.retain(|edition| edition.state.is_public());
    }
    Ok(editions)
}

/// The edition whose call is the current one: the newest that is announced or open, else the newest public one.
pub async fn find_current(app: &App) -> ActionResult<Option<Edition>> {
    let editions = list_editions(app, &Actor::visitor()).await?;
    let is_calling =
        |edition: &&Edition| matches!(edition.state, EditionState::Open | EditionState::Announced);
    Ok(editions
        .iter()
        .find(is_calling)
        .or_else(|| editions.first())
        .cloned())
}

/// Makes an edition as given (from a template or a copy of the last one), in draft.
pub async fn create_edition(app: &App, actor: &Actor, edition: &Edition) -> ActionResult<()> {
    actor.require(Permission::EditionWrite)?;
    refuse_nonsense(edition)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    if store::find_edition_by_number(&tx, edition.number)
        .await?
        .is_some()
    {
        return Err(Refusal::conflict("edition-number-taken")
            .with("number", i64::from(edition.number))
            .into());
    }
    store::insert_edition(&tx, edition, now).await?;
    let facts = json!({ "number": edition.number });
    journal::record(
        &tx,
        now,
        actor,
        "edition.made",
        Subject::new("edition", edition.id),
        facts,
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Makes the next edition in draft: from the one with number `copy_of`, else from the built-in template.
pub async fn create_next(
    app: &App,
    actor: &Actor,
    number: i32,
    year: i32,
    copy_of: Option<i32>,
) -> ActionResult<Edition> {
    actor.require(Permission::EditionWrite)?;
    let mut errors = FieldErrors::new();
    if !(1..=999).contains(&number) {
        errors.add("number", "not-a-number");
    }
    if !(1900..=2200).contains(&year) {
        errors.add("year", "not-a-number");
    }
    errors.into_result(())?;
    let edition = match copy_of {
        Some(last) => {
            let last = find_edition(app, actor, last).await?;
            templates::copy_to_next(&app.clock, &last, number, year)
        }
        None => {
            templates::new_from_template(&app.clock, number, year).map_err(ActionError::internal)?
        }
    };
    create_edition(app, actor, &edition).await?;
    Ok(edition)
}

/// Writes the edition anew: theme, calendar, divisions, criteria, tiers, quotas. The state stays as it is.
/// Divisions, criteria and tiers that entries, scores or awards already name cannot be taken out. `seen` is the
/// [`Edition::stamp`] of what the writer had before their eyes; if it is another by now, nothing is overwritten.
pub async fn update_edition(
    app: &App,
    actor: &Actor,
    edition: &Edition,
    seen: Option<&str>,
) -> ActionResult<()> {
    actor.require(Permission::EditionWrite)?;
    refuse_nonsense(edition)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let stored = store::find_edition(&tx, edition.id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if seen.is_some_and(|seen| seen != stored.stamp()) {
        return Err(Refusal::conflict("edition-changed-meanwhile").into());
    }
    let edition = Edition {
        state: stored.state,
        number: stored.number,
        ..edition.clone()
    };
    store::update_edition(&tx, &edition, now)
        .await
        .map_err(part_in_use)?;
    journal::record(
        &tx,
        now,
        actor,
        "edition.changed",
        Subject::new("edition", edition.id),
        json!({}),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Moves the edition on: announces, opens, closes … What makes results public takes more than one person's word and is
/// done with the awards.
pub async fn change_state(
    app: &App,
    actor: &Actor,
    id: EditionId,
    next: EditionState,
) -> ActionResult<()> {
    actor.require(Permission::EditionWrite)?;
    let tx = app.db.write().await?;
    let edition = hold_edition(&tx, id).await?;
    if edition.state.moves_with_awards(next) {
        return Err(Refusal::conflict("edition-state-of-awards").into());
    }
    change_state_in(&tx, app, actor, id, next).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// The same inside another action's transaction: closing a round, announcing results.
pub async fn change_state_in(
    tx: &impl sea_orm::ConnectionTrait,
    app: &App,
    actor: &Actor,
    id: EditionId,
    next: EditionState,
) -> ActionResult<()> {
    let edition = store::find_edition(tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    edition.become_state(next)?;
    store::update_state(tx, id, next).await?;
    let facts = json!({ "from": edition.state, "to": next });
    journal::record(
        tx,
        app.clock.now(),
        actor,
        "edition.moved",
        Subject::new("edition", id),
        facts,
    )
    .await?;
    Ok(())
}

fn refuse_nonsense(edition: &Edition) -> ActionResult<()> {
    let mut errors = FieldErrors::new();
    let bands: Vec<_> = edition
        .divisions
        .iter()
        .map(|part| (part.age_min, part.age_max))
        .collect();
    if let Err(code) = check_divisions(&bands) {
        errors.add("divisions", code);
    }
    if let (Some(opens_at), Some(closes_at)) = (edition.opens_at, edition.closes_at)
        && opens_at >= closes_at
    {
        errors.add("closes_at", "closes-before-opening");
    }
    if jiff::tz::TimeZone::get(&edition.zone).is_err() {
        errors.add("zone", "unknown-zone");
    }
    if edition
        .criteria
        .iter()
        .any(|part| part.weight.is_nan() || part.weight <= 0.0)
    {
        errors.add("criteria", "weight-not-positive");
    }
    if edition
        .criteria
        .iter()
        .any(|part| part.points_min >= part.points_max)
    {
        errors.add("criteria", "points-backwards");
    }
    if let Err(code) = check_tiers(&edition.tiers) {
        errors.add("tiers", code);
    }
    if !edition.award_caps.is_sound() {
        errors.add("caps", "cap-below-one");
    }
    errors.into_result(())
}

fn part_in_use(error: sea_orm::DbErr) -> ActionError {
    match error.sql_err() {
        Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => {
            Refusal::conflict("edition-part-in-use").into()
        }
        _ => error.into(),
    }
}
