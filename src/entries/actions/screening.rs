//! Deciding whether an entry is judged.

use serde_json::json;

use super::own::{find_reached, move_on, note};
use super::{Entry, Screening};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::entries::domain::{self, Decision, EntryState, Reason};
use crate::entries::{letters, store};
use crate::kernel::{ActionResult, Actor, Permission, Refusal, ScreeningId};
use crate::platform::mail;

/// What tells a form whether the entry is still as it was shown: its state, how often it was decided, and how often, if at all, whether
/// its picture is laid straight.
pub fn stamp_of(entry: &Entry, n_screenings: usize, n_straightenings: usize) -> String {
    let state = entry.state;
    match n_straightenings {
        0 => format!("{state}-{n_screenings}"),
        n => format!("{state}-{n_screenings}-{n}"),
    }
}

/// Admits, returns or rejects; the guardian is told why by letter, in the language of the form.
pub async fn screen(
    app: &App,
    actor: &Actor,
    number: &str,
    decision: Decision,
    reason: Option<Reason>,
    words: &str,
) -> ActionResult<EntryState> {
    screen_seen(app, actor, number, None, decision, reason, words).await
}

/// The same for someone who looked first: where the entry is no longer as `seen` says, another was faster and
/// nothing is decided.
pub async fn screen_seen(
    app: &App,
    actor: &Actor,
    number: &str,
    seen: Option<&str>,
    decision: Decision,
    reason: Option<Reason>,
    words: &str,
) -> ActionResult<EntryState> {
    actor.require(Permission::ScreeningWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::ScreeningWrite, number).await?;
    if let Some(seen) = seen {
        let screenings = store::list_screenings(&tx, entry.id).await?;
        let straightenings = artworks::list_straightenings(&tx, entry.artwork_id).await?;
        if seen != stamp_of(&entry, screenings.len(), straightenings.len()) {
            return Err(Refusal::conflict("entry-changed-meanwhile").into());
        }
    }
    let next = domain::decide(entry.state, decision, reason)?;
    let deadline_at = (next == EntryState::Returned)
        .then(|| now.plus(jiff::SignedDuration::from_hours(24 * domain::RETURN_DAYS)));
    move_on(&tx, &entry, next, deadline_at).await?;
    store::insert_screening(
        &tx,
        Screening {
            id: app.clock.new_id::<ScreeningId>(),
            entry_id: entry.id,
            decision,
            reason: reason.filter(|_| decision != Decision::Admit),
            note: words.to_owned(),
            decided_by: actor.person(),
            decided_at: now,
        },
    )
    .await?;
    let facts = json!({ "decision": decision, "reason": reason });
    note(&tx, app, actor, "entry.screened", &entry, facts).await?;
    match (reason, deadline_at) {
        (Some(reason), Some(deadline_at)) => {
            let letter = letters::returned(app, &entry, reason, words, deadline_at);
            mail::post(&tx, now, letter).await?;
        }
        (Some(reason), None) if decision == Decision::Reject => {
            mail::post(&tx, now, letters::rejected(app, &entry, reason, words)).await?;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(next)
}
