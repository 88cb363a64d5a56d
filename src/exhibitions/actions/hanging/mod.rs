//! Hanging works, moving them, taking them down, and the pauses between them.

mod loaded;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::wording::filled;
use super::{Placement, Snapshot, note, store};
use crate::app::App;
use crate::awards::actions as awards;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::exhibitions::domain::{PAUSE_WORDS_MAX, ROOM_WORKS_MAX, check_words};
use crate::exhibitions::hang::{Bay, Orientation, arrange};
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, ExhibitionId, Permission, PlacementId, Refusal,
    RoomId, Translated,
};

use loaded::{Hanging, Hung};

/// Hangs works behind those that hang in the room already, arranged by the rhythm of [`arrange`], and keeps their
/// words. Only works that may be shown can be hung; a work hangs once in an exhibition, and hanging it again is no
/// error and does nothing.
pub async fn hang(
    app: &App,
    actor: &Actor,
    room: RoomId,
    works: &[EntryId],
) -> ActionResult<usize> {
    actor.require(Permission::ExhibitionWrite)?;
    let all_editions = editions::list_editions(app, &Actor::system()).await?;
    let tx = app.db.write().await?;
    let mut hanging = Hanging::load(&tx, room).await?;
    let exhibition = hanging.room.exhibition_id;
    let hung = entries_of(&tx, exhibition).await?;
    let mut wanted: Vec<EntryId> = Vec::new();
    for id in works {
        if !hung.contains(id) && !wanted.contains(id) {
            wanted.push(*id);
        }
    }
    let n_works = hanging.n_works() + wanted.len();
    if n_works > ROOM_WORKS_MAX {
        return Err(Refusal::conflict("room-full")
            .with("works_max", ROOM_WORKS_MAX)
            .with("n_works", n_works)
            .into());
    }
    let shown = entries::list_public(&tx, &wanted).await?;
    let n_hidden = wanted.len() - shown.iter().filter(|entry| entry.picture.is_some()).count();
    if n_hidden > 0 {
        return Err(Refusal::unprocessable("work-not-public")
            .with("n_works", n_hidden)
            .into());
    }
    let ids: Vec<EntryId> = shown.iter().map(|entry| entry.id).collect();
    let mut prizes = awards::tiers_of(&tx, &ids).await?;
    let new: Vec<Hung> = shown
        .into_iter()
        .filter_map(|entry| {
            let picture = entry.picture?;
            let edition = all_editions
                .iter()
                .find(|edition| edition.id == entry.edition_id);
            let row = Placement {
                id: app.clock.new_id(),
                room_id: room,
                entry_id: entry.id,
                position: 0,
                bay: 0,
                role: crate::exhibitions::domain::PlacementRole::Solo,
                snapshot: Snapshot {
                    number: entry.number,
                    title: entry.title,
                    title_lang: Some(entry.title_lang),
                    own_words: entry.statement,
                    edition: edition.map_or(0, |edition| edition.number),
                    prize: prizes
                        .remove(&entry.id)
                        .map(|tier| tier.name)
                        .unwrap_or_default(),
                },
            };
            Some((row, Orientation::of(picture.width, picture.height)))
        })
        .collect();
    let n_new = new.len();
    let known = hanging.ids();
    hanging.bays.extend(proposed(&new));
    hanging.write(&tx, app, &known).await?;
    let facts = json!({ "room_id": room, "n_works": n_new });
    note(&tx, app, actor, "works.hung", exhibition, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(n_new)
}

fn proposed(works: &[Hung]) -> Vec<Bay<Hung, Translated>> {
    arrange(works, |hung| hung.1)
        .into_iter()
        .map(|bay| Bay {
            pause: bay.pause.map(|()| Translated::default()),
            works: bay.works,
        })
        .collect()
}

/// The entries that hang anywhere in an exhibition.
async fn entries_of(
    tx: &impl ConnectionTrait,
    exhibition: ExhibitionId,
) -> ActionResult<Vec<EntryId>> {
    let rooms: Vec<RoomId> = store::list_rooms(tx, &[exhibition])
        .await?
        .iter()
        .map(|room| room.id)
        .collect();
    let placements = store::list_placements(tx, &rooms).await?;
    Ok(placements.iter().map(|row| row.entry_id).collect())
}

/// Proposes the whole hang of a room anew, in the order in which the works hang. Sentences in pauses stay, in order.
pub async fn rearrange(app: &App, actor: &Actor, room: RoomId) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let hanging = Hanging::load(&tx, room).await?;
    let known = hanging.ids();
    let mut sentences: Vec<Translated> = hanging
        .bays
        .iter()
        .filter_map(|bay| bay.pause.clone())
        .filter(|text| !text.0.is_empty())
        .collect();
    let (row, works) = hanging.flat();
    let exhibition = row.exhibition_id;
    let mut bays = proposed(&works);
    for bay in &mut bays {
        if bay.pause.is_some() && !sentences.is_empty() {
            bay.pause = Some(sentences.remove(0));
        }
    }
    let hanging = Hanging { room: row, bays };
    hanging.write(&tx, app, &known).await?;
    note(
        &tx,
        app,
        actor,
        "room.rearranged",
        exhibition,
        json!({ "room_id": room }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Where a work goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Changes places with the one before.
    Earlier,
    /// Changes places with the one after.
    Later,
    /// Hangs alone at the end of another room of the exhibition.
    ToRoom(RoomId),
}

async fn find_hung(
    tx: &impl ConnectionTrait,
    id: PlacementId,
) -> ActionResult<(Placement, Hanging)> {
    let row = store::find_placement(tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let hanging = Hanging::load(tx, row.room_id).await?;
    Ok((row, hanging))
}

/// Moves a work. Within the room works change places and the rhythm stays.
pub async fn move_placement(
    app: &App,
    actor: &Actor,
    id: PlacementId,
    to: Move,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let (_, mut hanging) = find_hung(&tx, id).await?;
    let exhibition = hanging.room.exhibition_id;
    let known = hanging.ids();
    match to {
        Move::Earlier | Move::Later => {
            let mut places: Vec<&mut Hung> = hanging
                .bays
                .iter_mut()
                .flat_map(|bay| &mut bay.works)
                .collect();
            let at = places.iter().position(|hung| hung.0.id == id);
            let other = match (to, at) {
                (Move::Earlier, Some(at)) => at.checked_sub(1),
                (_, Some(at)) => Some(at + 1),
                _ => None,
            };
            if let (Some(at), Some(other)) = (at, other)
                && other < places.len()
            {
                let (low, high) = (at.min(other), at.max(other));
                let (before, after) = places.split_at_mut(high);
                std::mem::swap(&mut *before[low], &mut *after[0]);
            }
        }
        Move::ToRoom(room) if room != hanging.room.id => {
            let mut target = Hanging::load(&tx, room).await?;
            if target.room.exhibition_id != exhibition {
                return Err(ActionError::NotFound);
            }
            if target.n_works() >= ROOM_WORKS_MAX {
                return Err(Refusal::conflict("room-full")
                    .with("works_max", ROOM_WORKS_MAX)
                    .with("n_works", target.n_works() + 1)
                    .into());
            }
            let (bay, at) = hanging.place(id).ok_or(ActionError::NotFound)?;
            let hung = hanging.bays[bay].works.remove(at);
            let mut in_target = target.ids();
            in_target.push(id);
            target.bays.push(Bay {
                pause: None,
                works: vec![hung],
            });
            target.write(&tx, app, &in_target).await?;
        }
        Move::ToRoom(_) => {}
    }
    hanging.write(&tx, app, &known).await?;
    note(
        &tx,
        app,
        actor,
        "work.moved",
        exhibition,
        json!({ "placement_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Whether a work hangs with those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// It joins the works before it.
    WithBefore,
    /// From it on something new begins.
    Apart,
}

/// Makes a work hang with those before it, or begin something new.
pub async fn set_together(
    app: &App,
    actor: &Actor,
    id: PlacementId,
    together: Together,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let (_, mut hanging) = find_hung(&tx, id).await?;
    let exhibition = hanging.room.exhibition_id;
    let known = hanging.ids();
    let (bay, at) = hanging.place(id).ok_or(ActionError::NotFound)?;
    match together {
        Together::WithBefore if at == 0 && bay > 0 => {
            let own = hanging.bays.remove(bay);
            hanging.bays[bay - 1].works.extend(own.works);
        }
        Together::Apart if at > 0 => {
            let works = hanging.bays[bay].works.split_off(at);
            hanging.bays.insert(bay + 1, Bay { pause: None, works });
        }
        _ => {}
    }
    hanging.write(&tx, app, &known).await?;
    note(
        &tx,
        app,
        actor,
        "work.moved",
        exhibition,
        json!({ "placement_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Takes a work down; the hang closes the gap.
pub async fn take_down(app: &App, actor: &Actor, id: PlacementId) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let (row, mut hanging) = find_hung(&tx, id).await?;
    let exhibition = hanging.room.exhibition_id;
    let known = hanging.ids();
    if let Some((bay, at)) = hanging.place(id) {
        hanging.bays[bay].works.remove(at);
    }
    store::delete_placement(&tx, id).await?;
    hanging.write(&tx, app, &known).await?;
    let facts = json!({ "entry_id": row.entry_id });
    note(&tx, app, actor, "work.taken-down", exhibition, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Puts a pause before the bay in which a work hangs, with a sentence or without (`Some`), or takes it away (`None`);
/// where the rhythm needs one it stays, without its sentence.
pub async fn write_pause(
    app: &App,
    actor: &Actor,
    before: PlacementId,
    text: Option<&Translated>,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    if let Some(text) = text {
        check_words("pause", text, PAUSE_WORDS_MAX).into_result(())?;
    }
    let tx = app.db.write().await?;
    let (_, mut hanging) = find_hung(&tx, before).await?;
    let exhibition = hanging.room.exhibition_id;
    let known = hanging.ids();
    let (bay, _) = hanging.place(before).ok_or(ActionError::NotFound)?;
    hanging.bays[bay].pause = text.map(filled);
    hanging.write(&tx, app, &known).await?;
    note(
        &tx,
        app,
        actor,
        "pause.written",
        exhibition,
        json!({ "placement_id": before }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
