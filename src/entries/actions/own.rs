//! What an entry's own people do: look, open by its code, take back, send again.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::submit::{refuse_same_picture, sha256_of};
use super::{Consent, Entry, Screening};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::domain::{Kept, check_photo};
use crate::artworks::view::PictureView;
use crate::editions::actions as editions;
use crate::entries::domain::{
    ConsentPurpose, ConsentState, EntryState, check_resubmission, check_withdrawal, clean_code,
};
use crate::entries::store;
use crate::kernel::{ActionError, ActionResult, Actor, Instant, Permission, Refusal};
use crate::platform::journal::{self, Subject};

/// An entry with all that its own people and the staff may see.
#[derive(Debug, Clone)]
pub struct EntrySheet {
    /// The row.
    pub entry: Entry,
    /// The drawing.
    pub artwork: artworks::Artwork,
    /// Its picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The word that counts for each purpose.
    pub consents: Vec<(ConsentPurpose, Option<ConsentState>)>,
    /// The decisions, the newest first.
    pub screenings: Vec<Screening>,
    /// What was decided about laying its photos straight, the newest first.
    pub straightenings: Vec<artworks::Straightening>,
}

/// An entry by its number, for its own people and the staff; to everyone else it does not exist.
pub async fn find_entry(app: &App, actor: &Actor, number: &str) -> ActionResult<EntrySheet> {
    let entry = find_reached(app.db.read(), actor, Permission::EntryRead, number).await?;
    sheet_of(app, entry).await
}

/// The row of an entry that is within the actor's reach through this permission; to everyone else it does not exist.
pub async fn find_reached(
    db: &impl ConnectionTrait,
    actor: &Actor,
    permission: Permission,
    number: &str,
) -> ActionResult<Entry> {
    store::find_by_number(db, number)
        .await?
        .filter(|entry| actor.reaches_entry(permission, entry.id, &entry.member_code))
        .ok_or(ActionError::NotFound)
}

async fn sheet_of(app: &App, entry: Entry) -> ActionResult<EntrySheet> {
    let db = app.db.read();
    let mut shown = artworks::list_shown(db, &[entry.artwork_id]).await?;
    let shown = shown
        .remove(&entry.artwork_id)
        .ok_or(ActionError::NotFound)?;
    let words = store::list_consents(db, entry.id).await?;
    let consents = ConsentPurpose::ALL
        .iter()
        .map(|purpose| {
            let last = words.iter().rev().find(|word| word.purpose == *purpose);
            (*purpose, last.map(|word| word.state))
        })
        .collect();
    Ok(EntrySheet {
        screenings: store::list_screenings(db, entry.id).await?,
        straightenings: artworks::list_straightenings(db, entry.artwork_id).await?,
        artwork: shown.artwork,
        picture: shown.picture,
        consents,
        entry,
    })
}

/// The entry that a typed code opens.
pub async fn find_by_code(app: &App, typed: &str) -> ActionResult<Entry> {
    store::find_by_code(app.db.read(), &sha256_of(&clean_code(typed)))
        .await?
        .ok_or_else(|| Refusal::unprocessable("wrong-entry-code").into())
}

/// Whether this code opens this entry.
pub fn opens(entry: &Entry, code: &str) -> bool {
    entry.code_sha256 == sha256_of(&clean_code(code))
}

/// Takes an entry back: it is no longer judged or shown, and its guardian's consents end.
pub async fn withdraw(app: &App, actor: &Actor, number: &str) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::EntryWithdraw, number).await?;
    check_withdrawal(entry.state)?;
    move_on(&tx, &entry, EntryState::Withdrawn, None).await?;
    store::update_hidden(&tx, entry.id).await?;
    let given: Vec<Consent> = {
        let words = store::list_consents(&tx, entry.id).await?;
        ConsentPurpose::ALL
            .iter()
            .filter_map(|purpose| words.iter().rev().find(|word| word.purpose == *purpose))
            .filter(|word| word.state == ConsentState::Given)
            .map(|word| Consent {
                id: app.clock.new_id(),
                state: ConsentState::Withdrawn,
                at: now,
                ..word.clone()
            })
            .collect()
    };
    if !given.is_empty() {
        store::insert_consents(&tx, given).await?;
    }
    note(&tx, app, actor, "entry.withdrawn", &entry, json!({})).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

pub(super) async fn move_on(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    next: EntryState,
    deadline_at: Option<Instant>,
) -> ActionResult<()> {
    if store::update_state(tx, entry, next, deadline_at).await? {
        Ok(())
    } else {
        Err(Refusal::conflict("entry-changed-meanwhile").into())
    }
}

pub(super) async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    entry: &Entry,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("entry", entry.id);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

/// Another picture for an entry that was sent back; it then waits for screening again.
pub async fn send_again(app: &App, actor: &Actor, number: &str, kept: &Kept) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::EntryWrite, number).await?;
    check_resubmission(entry.state, entry.return_deadline_at, now)?;
    let edition = editions::find_edition_by_id(&tx, entry.edition_id).await?;
    check_photo(edition.photo_rule, &kept.concerns)?;
    refuse_same_picture(&tx, entry.edition_id, kept, None).await?;
    move_on(&tx, &entry, EntryState::Submitted, None).await?;
    let lane = artworks::lane_of(entry.edition_id);
    artworks::replace_picture(&tx, app, entry.artwork_id, kept, lane).await?;
    note(&tx, app, actor, "entry.sent-again", &entry, json!({})).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
