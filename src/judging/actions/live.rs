//! A round judged together in one room: one work on the wall, moved by whoever leads, and a keypad in every judge's hand that follows.
//!
//! Live is how a round is run, not how judges answer: every answer is an ordinary scorecard, and who comes late finds all works on their own
//! page. The wall shows how many have answered, never what.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::domain::{AssignmentState, RoundState, neutral_label};
use super::super::store::{self, Assignment, Cursor, Round};
use super::scoring::own_judge;
use super::{CardSheet, find_card, hold, note};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self as entries, BlindEntry};
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, Permission, Refusal, RoundId};

/// What hangs on the wall.
#[derive(Debug, Clone)]
pub struct Wall {
    /// The round.
    pub round: Round,
    /// Its edition.
    pub edition: Edition,
    /// The work, without its maker.
    pub work: BlindEntry,
    /// What it is called in this room.
    pub label: String,
    /// Its place in the order of the room.
    pub position: i32,
    /// Where the cursor was put; 0 before it was put anywhere.
    pub cursor: i32,
    /// Which one it is, from 1.
    pub n: usize,
    /// How many works there are.
    pub n_works: usize,
    /// The place of the one before.
    pub previous: Option<i32>,
    /// The place of the one after.
    pub next: Option<i32>,
    /// The picture of the one after.
    pub ahead: Option<PictureView>,
    /// How many have answered.
    pub answers: Answers,
}

/// How many have answered about the work on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// Judges who have answered.
    pub n_answered: usize,
    /// Judges who are to answer.
    pub n_judges: usize,
}

/// A live round that judges see. There is no other.
async fn live_round(db: &impl ConnectionTrait, id: RoundId) -> ActionResult<Round> {
    store::find_round(db, id)
        .await?
        .filter(|round| round.settings.is_live && round.state.is_released())
        .ok_or(ActionError::NotFound)
}

/// The works of the room in its order: place and entry, of entries still in the contest.
async fn works_of_room(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> ActionResult<Vec<(i32, EntryId)>> {
    let mut works = store::list_places(db, round).await?;
    let ids: Vec<EntryId> = works.iter().map(|(_, id)| *id).collect();
    let standing = entries::list_eligible(db, &ids).await?;
    works.retain(|(_, id)| standing.contains(id));
    Ok(works)
}

async fn answers_about(
    db: &impl ConnectionTrait,
    round: RoundId,
    entry: EntryId,
) -> ActionResult<Answers> {
    let looks = store::list_assignments_of_entry(db, round, entry).await?;
    let is_done = |one: &&Assignment| one.state == AssignmentState::Done;
    Ok(Answers {
        n_answered: looks.iter().filter(is_done).count(),
        n_judges: looks.len(),
    })
}

/// Where the cursor was put; 0 before it was put anywhere: places begin at 1.
async fn cursor_of(db: &impl ConnectionTrait, id: RoundId) -> ActionResult<i32> {
    let cursor = store::find_cursor(db, id).await?;
    Ok(cursor.map_or(0, |cursor| cursor.position))
}

/// Which work that means: the first from there on, for one that left the contest gives way to the next.
fn stands_at(works: &[(i32, EntryId)], cursor: i32) -> Option<usize> {
    works
        .iter()
        .position(|(place, _)| *place >= cursor)
        .or_else(|| works.len().checked_sub(1))
}

/// The wall of a live round, for whoever leads it.
pub async fn find_wall(app: &App, actor: &Actor, id: RoundId) -> ActionResult<Wall> {
    actor.require(Permission::RoundWrite)?;
    let db = app.db.read();
    let round = live_round(db, id).await?;
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let works = works_of_room(db, id).await?;
    let cursor = cursor_of(db, id).await?;
    let at = stands_at(&works, cursor).ok_or(ActionError::NotFound)?;
    let (position, entry) = works[at];
    let ids: Vec<EntryId> = works.iter().skip(at).take(2).map(|(_, id)| *id).collect();
    let mut shown = entries::list_blind(db, &ids).await?.into_iter();
    let work = shown.next().ok_or(ActionError::NotFound)?;
    Ok(Wall {
        label: neutral_label(edition.number, position),
        answers: answers_about(db, id, entry).await?,
        previous: at.checked_sub(1).map(|before| works[before].0),
        next: works.get(at + 1).map(|(place, _)| *place),
        ahead: shown.next().and_then(|one| one.picture),
        n: at + 1,
        n_works: works.len(),
        position,
        cursor,
        work,
        round,
        edition,
    })
}

/// Where the cursor was put, and how many have answered there: what a wall that is up asks again and again.
pub async fn find_answers(app: &App, actor: &Actor, id: RoundId) -> ActionResult<(i32, Answers)> {
    actor.require(Permission::RoundWrite)?;
    let db = app.db.read();
    live_round(db, id).await?;
    let works = works_of_room(db, id).await?;
    let cursor = cursor_of(db, id).await?;
    let at = stands_at(&works, cursor).ok_or(ActionError::NotFound)?;
    Ok((cursor, answers_about(db, id, works[at].1).await?))
}

/// Puts a work on the wall, by its place in the order of the room.
pub async fn show_on_wall(app: &App, actor: &Actor, id: RoundId, place: i32) -> ActionResult<()> {
    actor.require(Permission::RoundWrite)?;
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    if !round.settings.is_live {
        return Err(ActionError::NotFound);
    }
    if !matches!(round.state, RoundState::Open | RoundState::DryRun) {
        return Err(Refusal::conflict("round-not-open").into());
    }
    let works = works_of_room(&tx, id).await?;
    if works.iter().all(|(one, _)| *one != place) {
        return Err(ActionError::NotFound);
    }
    let cursor = Cursor {
        round_id: id,
        position: place,
        moved_at: app.clock.now(),
    };
    store::put_cursor(&tx, cursor).await?;
    let facts = json!({ "place": place });
    note(&tx, app, actor, "round.work-shown", id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// What a judge's keypad holds.
#[derive(Debug, Clone)]
pub struct Keypad {
    /// The round.
    pub round: Round,
    /// Its edition.
    pub edition: Edition,
    /// Where the cursor was put; 0 before it was put anywhere.
    pub cursor: i32,
    /// What it is called in this room.
    pub label: String,
    /// The judge's card for it; none where the work is not theirs to judge.
    pub card: Option<CardSheet>,
}

/// The acting judge's keypad for the work on the wall.
pub async fn find_keypad(app: &App, actor: &Actor, id: RoundId) -> ActionResult<Keypad> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let round = live_round(db, id).await?;
    let judge = own_judge(db, actor, &round).await?;
    let cursor = cursor_of(db, id).await?;
    let works = works_of_room(db, id).await?;
    let at = stands_at(&works, cursor).ok_or(ActionError::NotFound)?;
    let position = works[at].0;
    let own = store::list_assignments_of_judge(db, id, judge.id)
        .await?
        .into_iter()
        .find(|one| one.position == position);
    let card = match own {
        Some(own) => Some(find_card(app, actor, own.id).await?),
        None => None,
    };
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    Ok(Keypad {
        label: neutral_label(edition.number, position),
        cursor,
        card,
        edition,
        round,
    })
}

/// Where the cursor was put, for the acting judge: what a keypad asks again and again, so it reads one row and no list.
pub async fn find_cursor(app: &App, actor: &Actor, id: RoundId) -> ActionResult<i32> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let round = live_round(db, id).await?;
    own_judge(db, actor, &round).await?;
    cursor_of(db, id).await
}
