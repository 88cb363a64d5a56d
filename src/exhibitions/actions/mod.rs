//! Making an exhibition, its rooms, its tour, and opening it. Hanging: [`hanging`]; what is read: [`shown`].

mod hanging;
mod shown;
mod touring;
mod wording;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::domain::{
    ExhibitionState, Gap, GapKind, LabelKind, NewExhibition, NewRoom, ROOMS_MAX, StopKind,
    become_state,
};
use super::store;
use crate::app::App;
use crate::entries::ConsentPurpose;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, ExhibitionId, FieldErrors, Lang, Permission,
    Refusal, RoomId,
};
use crate::platform::journal::{self, Subject};

pub use hanging::{
    Move, Together, hang, move_placement, rearrange, set_together, take_down, write_pause,
};
pub use shown::{
    HungWork, PauseText, RoomSheet, Sheet, StopSheet, Summary, TourStop, find_by_slug,
    find_placement, find_room, list_exhibitions, list_for_desk, list_venues, tour_of,
};
pub use store::{Exhibition, Label, Languages, Placement, Room, Snapshot, Stop, Venue};
pub use touring::{StopChange, add_stop, add_venue, change_stop};
pub use wording::write_label;

/// Writes a line of the journal about an exhibition.
async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    exhibition: ExhibitionId,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("exhibition", exhibition);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

/// Makes an exhibition, in draft.
pub async fn create_exhibition(
    app: &App,
    actor: &Actor,
    new: &NewExhibition,
) -> ActionResult<ExhibitionId> {
    actor.require(Permission::ExhibitionWrite)?;
    new.check().into_result(())?;
    let id: ExhibitionId = app.clock.new_id();
    let tx = app.db.write().await?;
    refuse_taken_slug(&tx, &new.slug, None).await?;
    let row = Exhibition {
        id,
        slug: new.slug.clone(),
        title: new.title.clone(),
        lede: new.lede.clone(),
        state: ExhibitionState::Draft,
        opens_on: new.opens_on.map(|day| day.to_string()),
        closes_on: new.closes_on.map(|day| day.to_string()),
        languages: Languages(new.languages.clone()),
        thanks: new.thanks.clone(),
        cover_entry_id: new.cover_entry_id,
        made_at: app.clock.now(),
        published_at: None,
    };
    store::insert_exhibition(&tx, row).await?;
    note(
        &tx,
        app,
        actor,
        "exhibition.made",
        id,
        json!({ "slug": new.slug }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(id)
}

async fn refuse_taken_slug(
    tx: &impl ConnectionTrait,
    slug: &str,
    own: Option<ExhibitionId>,
) -> ActionResult<()> {
    match store::find_by_slug(tx, slug).await? {
        Some(other) if Some(other.id) != own => {
            let mut errors = FieldErrors::new();
            errors.add("slug", "slug-taken");
            Err(errors.into())
        }
        _ => Ok(()),
    }
}

/// Writes title, sentence, days, languages and thanks anew.
pub async fn update_exhibition(
    app: &App,
    actor: &Actor,
    id: ExhibitionId,
    new: &NewExhibition,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    new.check().into_result(())?;
    let tx = app.db.write().await?;
    let mut row = find(&tx, id).await?;
    refuse_taken_slug(&tx, &new.slug, Some(id)).await?;
    row.slug = new.slug.clone();
    row.title = new.title.clone();
    row.lede = new.lede.clone();
    row.opens_on = new.opens_on.map(|day| day.to_string());
    row.closes_on = new.closes_on.map(|day| day.to_string());
    row.languages = Languages(new.languages.clone());
    row.thanks = new.thanks.clone();
    row.cover_entry_id = new.cover_entry_id;
    store::update_exhibition(&tx, &row).await?;
    note(&tx, app, actor, "exhibition.changed", id, json!({})).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

async fn find(db: &impl ConnectionTrait, id: ExhibitionId) -> ActionResult<Exhibition> {
    store::find_exhibition(db, id)
        .await?
        .ok_or(ActionError::NotFound)
}

/// Adds a room behind the others.
pub async fn add_room(
    app: &App,
    actor: &Actor,
    exhibition: ExhibitionId,
    new: &NewRoom,
) -> ActionResult<RoomId> {
    actor.require(Permission::ExhibitionWrite)?;
    new.check().into_result(())?;
    let id: RoomId = app.clock.new_id();
    let tx = app.db.write().await?;
    find(&tx, exhibition).await?;
    let rooms = store::list_rooms(&tx, &[exhibition]).await?;
    if rooms.len() >= ROOMS_MAX {
        return Err(Refusal::conflict("too-many-rooms")
            .with("rooms_max", ROOMS_MAX)
            .into());
    }
    let row = Room {
        id,
        exhibition_id: exhibition,
        position: rooms.last().map_or(1, |room| room.position + 1),
        title: new.title.clone(),
        intro: new.intro.clone(),
        wall: new.wall,
    };
    store::insert_room(&tx, row).await?;
    note(
        &tx,
        app,
        actor,
        "room.added",
        exhibition,
        json!({ "room_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(id)
}

/// Writes a room's words and wall anew.
pub async fn update_room(app: &App, actor: &Actor, id: RoomId, new: &NewRoom) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    new.check().into_result(())?;
    let tx = app.db.write().await?;
    let mut row = store::find_room(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    row.title = new.title.clone();
    row.intro = new.intro.clone();
    row.wall = new.wall;
    store::update_room(&tx, &row).await?;
    note(
        &tx,
        app,
        actor,
        "room.changed",
        row.exhibition_id,
        json!({ "room_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Puts a room one place nearer to the entrance.
pub async fn move_room_forward(app: &App, actor: &Actor, id: RoomId) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let room = store::find_room(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let mut rooms = store::list_rooms(&tx, &[room.exhibition_id]).await?;
    if let Some(at) = rooms.iter().position(|row| row.id == id)
        && at > 0
    {
        rooms.swap(at - 1, at);
        for (position, room) in (1..).zip(&mut rooms) {
            room.position = position;
            store::update_room(&tx, room).await?;
        }
    }
    note(
        &tx,
        app,
        actor,
        "room.moved",
        room.exhibition_id,
        json!({ "room_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Closes a room for good; its works are taken down with it.
pub async fn remove_room(app: &App, actor: &Actor, id: RoomId) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let room = store::find_room(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    store::delete_room(&tx, id).await?;
    note(
        &tx,
        app,
        actor,
        "room.removed",
        room.exhibition_id,
        json!({ "room_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// What is missing before the exhibition may open, in the order of a walk through it.
pub async fn list_gaps(app: &App, actor: &Actor, id: ExhibitionId) -> ActionResult<Vec<Gap>> {
    actor.require(Permission::ExhibitionWrite)?;
    let exhibition = find(app.db.read(), id).await?;
    gaps_of(app.db.read(), &exhibition).await
}

async fn gaps_of(db: &impl ConnectionTrait, exhibition: &Exhibition) -> ActionResult<Vec<Gap>> {
    let languages = &exhibition.languages.0;
    let rooms = store::list_rooms(db, &[exhibition.id]).await?;
    let room_ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
    let placements = store::list_placements(db, &room_ids).await?;
    let placement_ids: Vec<_> = placements.iter().map(|placement| placement.id).collect();
    let labels = store::list_labels(db, &placement_ids).await?;
    let entry_ids: Vec<EntryId> = placements
        .iter()
        .map(|placement| placement.entry_id)
        .collect();
    let shown = entries::list_public(db, &entry_ids).await?;
    let touring = entries::list_agreeing(db, &entry_ids, ConsentPurpose::PrintAndTour).await?;
    let is_on_tour = store::list_stops(db, &[exhibition.id])
        .await?
        .iter()
        .any(|stop| stop.kind == StopKind::Venue);

    let mut gaps = Vec::new();
    let mut need = |kind: GapKind, missing: Vec<Lang>| {
        if !missing.is_empty() {
            gaps.push(Gap::whole(kind, missing));
        }
    };
    need(GapKind::Title, exhibition.title.missing(languages));
    need(GapKind::Lede, exhibition.lede.missing(languages));
    if placements.is_empty() {
        gaps.push(Gap::whole(GapKind::Works, Vec::new()));
    }
    for (number, room) in (1..).zip(&rooms) {
        let in_room = |kind, work: Option<String>, languages| Gap {
            kind,
            room: Some(number),
            work,
            languages,
        };
        let missing = room.title.missing(languages);
        if !missing.is_empty() {
            gaps.push(in_room(GapKind::RoomTitle, None, missing));
        }
        let mut here = placements
            .iter()
            .filter(|placement| placement.room_id == room.id)
            .peekable();
        if here.peek().is_none() {
            gaps.push(in_room(GapKind::RoomWorks, None, Vec::new()));
        }
        for placement in here {
            let work = || Some(placement.snapshot.number.clone());
            let entry = shown
                .iter()
                .find(|entry| entry.id == placement.entry_id && entry.picture.is_some());
            if entry.is_none() {
                gaps.push(in_room(GapKind::Consent, work(), Vec::new()));
                continue;
            }
            if is_on_tour && !touring.contains(&placement.entry_id) {
                gaps.push(in_room(GapKind::TourConsent, work(), Vec::new()));
            }
            let missing_label = |kind: LabelKind| match labels
                .iter()
                .find(|label| label.placement_id == placement.id && label.kind == kind)
            {
                Some(label) => label.text.missing(languages),
                None => languages.clone(),
            };
            let mut missing = missing_label(LabelKind::Title);
            missing.retain(|lang| Some(*lang) != placement.snapshot.title_lang);
            if !missing.is_empty() {
                gaps.push(in_room(GapKind::WorkTitle, work(), missing));
            }
            let missing = missing_label(LabelKind::Alt);
            if !missing.is_empty() {
                gaps.push(in_room(GapKind::WorkAlt, work(), missing));
            }
        }
    }
    Ok(gaps)
}

/// Moves the exhibition on: to review, back to draft, to the archive, or public where nothing is missing.
pub async fn change_state(
    app: &App,
    actor: &Actor,
    id: ExhibitionId,
    next: ExhibitionState,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let exhibition = find(&tx, id).await?;
    // What was public once opens again from the archive with whatever was withdrawn meanwhile closed up.
    let n_gaps = match (exhibition.state, next) {
        (ExhibitionState::Review, ExhibitionState::Public) => {
            gaps_of(&tx, &exhibition).await?.len()
        }
        _ => 0,
    };
    become_state(exhibition.state, next, n_gaps)?;
    let published_at = match next {
        ExhibitionState::Public => exhibition.published_at.or(Some(app.clock.now())),
        _ => exhibition.published_at,
    };
    if !store::update_state(&tx, &exhibition, next, published_at).await? {
        return Err(Refusal::conflict("changed-meanwhile").into());
    }
    let facts = json!({ "from": exhibition.state, "to": next });
    note(&tx, app, actor, "exhibition.moved", id, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Opens the exhibition to everyone. Refused while anything is missing: see [`list_gaps`].
pub async fn publish(app: &App, actor: &Actor, id: ExhibitionId) -> ActionResult<()> {
    let exhibition = find(app.db.read(), id).await?;
    if exhibition.state == ExhibitionState::Draft {
        change_state(app, actor, id, ExhibitionState::Review).await?;
    }
    change_state(app, actor, id, ExhibitionState::Public).await
}

/// Chooses the work of the first screen.
pub async fn set_cover(
    app: &App,
    actor: &Actor,
    id: ExhibitionId,
    work: EntryId,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let mut row = find(&tx, id).await?;
    row.cover_entry_id = Some(work);
    store::update_exhibition(&tx, &row).await?;
    note(
        &tx,
        app,
        actor,
        "exhibition.changed",
        id,
        json!({ "cover_entry_id": work }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
