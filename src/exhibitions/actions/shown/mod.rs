//! Exhibitions as they are seen: only works that may be shown now, the hang closed up where one is gone. The number
//! of queries does not depend on the number of works.

mod sheets;

use std::collections::HashMap;

use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;

use super::touring::VENUES_MAX;
use super::{Exhibition, Label, Placement, Room, Stop, Venue, store};
use crate::app::App;
use crate::entries::actions as entries;
use crate::exhibitions::domain::{ExhibitionState, Phase, StopState, phase, stop_state};
use crate::exhibitions::hang::{Bay, settle};
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, ExhibitionId, Instant, Permission, PlacementId,
    RoomId, Translated, VenueId,
};

pub use sheets::*;

/// Most exhibitions on one page.
const EXHIBITIONS_MAX: u64 = 100;

fn stop_sheets(stops: Vec<Stop>, venues: &HashMap<VenueId, Venue>, now: Instant) -> Vec<StopSheet> {
    stops
        .into_iter()
        .map(|stop| {
            let zone = TimeZone::get(&stop.zone).unwrap_or(TimeZone::UTC);
            let today = now.timestamp().to_zoned_datetime(zone).date();
            let (opens_on, closes_on) = (store::day(&stop.opens_on), store::day(&stop.closes_on));
            StopSheet {
                venue: stop.venue_id.and_then(|id| venues.get(&id).cloned()),
                state: stop_state(stop.state, opens_on, closes_on, today),
                opens_on,
                closes_on,
                stop,
            }
        })
        .collect()
}

async fn list_stops(
    db: &impl ConnectionTrait,
    exhibitions: &[ExhibitionId],
    now: Instant,
) -> ActionResult<Vec<StopSheet>> {
    let stops = store::list_stops(db, exhibitions).await?;
    let venue_ids: Vec<VenueId> = stops.iter().filter_map(|stop| stop.venue_id).collect();
    let venues = store::list_venues_by_ids(db, &venue_ids).await?;
    let venues = venues.into_iter().map(|venue| (venue.id, venue)).collect();
    Ok(stop_sheets(stops, &venues, now))
}

/// The phase seen from the zone of the exhibition's stops (UTC where there are none).
fn phase_of(exhibition: &Exhibition, stops: &[StopSheet], now: Instant) -> Phase {
    let zone = stops
        .first()
        .and_then(|stop| TimeZone::get(&stop.stop.zone).ok())
        .unwrap_or(TimeZone::UTC);
    let today = now.timestamp().to_zoned_datetime(zone).date();
    let days = (
        exhibition.opens_on.as_deref().map(store::day),
        exhibition.closes_on.as_deref().map(store::day),
    );
    let states: Vec<StopState> = stops.iter().map(|stop| stop.state).collect();
    phase(exhibition.state, days, &states, today)
}

/// The works of placements that may be shown now, in order; and those that may not.
async fn hung_works(
    db: &impl ConnectionTrait,
    placements: Vec<Placement>,
) -> ActionResult<(HashMap<PlacementId, HungWork>, Vec<Placement>)> {
    let ids: Vec<EntryId> = placements.iter().map(|row| row.entry_id).collect();
    let placement_ids: Vec<PlacementId> = placements.iter().map(|row| row.id).collect();
    let mut labels: HashMap<PlacementId, Vec<Label>> = HashMap::new();
    for label in store::list_labels(db, &placement_ids).await? {
        labels.entry(label.placement_id).or_default().push(label);
    }
    let shown = entries::list_public(db, &ids).await?;
    let shown: HashMap<EntryId, entries::PublicEntry> =
        shown.into_iter().map(|entry| (entry.id, entry)).collect();
    let mut works = HashMap::new();
    for row in &placements {
        let Some((entry, picture)) = shown
            .get(&row.entry_id)
            .and_then(|entry| Some((entry, entry.picture.clone()?)))
        else {
            continue;
        };
        let work = HungWork {
            id: row.id,
            entry_id: row.entry_id,
            words: row.snapshot.clone(),
            labels: labels
                .remove(&row.id)
                .into_iter()
                .flatten()
                .map(|label| (label.kind, label.text))
                .collect(),
            country: entry.country,
            maker: entry.maker.clone(),
            picture,
        };
        works.insert(row.id, work);
    }
    Ok((works, placements))
}

async fn room_sheets(
    db: &impl ConnectionTrait,
    rooms: Vec<(usize, Room)>,
) -> ActionResult<Vec<RoomSheet>> {
    let ids: Vec<RoomId> = rooms.iter().map(|(_, room)| room.id).collect();
    let placements = store::list_placements(db, &ids).await?;
    let mut pauses: HashMap<(RoomId, i32), Translated> = store::list_pauses(db, &ids)
        .await?
        .into_iter()
        .map(|pause| ((pause.room_id, pause.bay), pause.text))
        .collect();
    let (mut works, placements) = hung_works(db, placements).await?;
    let mut sheets: Vec<RoomSheet> = rooms
        .into_iter()
        .map(|(number, room)| RoomSheet {
            room,
            number,
            bays: Vec::new(),
            hidden: Vec::new(),
        })
        .collect();
    for sheet in &mut sheets {
        let mut bays: Vec<(i32, Bay<HungWork, Translated>)> = Vec::new();
        for row in placements.iter().filter(|row| row.room_id == sheet.room.id) {
            if bays.last().is_none_or(|(bay, _)| *bay != row.bay) {
                let pause = pauses.remove(&(row.room_id, row.bay));
                bays.push((
                    row.bay,
                    Bay {
                        pause,
                        works: Vec::new(),
                    },
                ));
            }
            match (works.remove(&row.id), bays.last_mut()) {
                (Some(work), Some((_, bay))) => bay.works.push(work),
                _ => sheet.hidden.push(row.clone()),
            }
        }
        let bays = bays.into_iter().map(|(_, bay)| bay).collect();
        sheet.bays = settle(bays, HungWork::orientation);
    }
    Ok(sheets)
}

async fn find_visible(app: &App, actor: &Actor, slug: &str) -> ActionResult<Exhibition> {
    let exhibition = store::find_by_slug(app.db.read(), slug)
        .await?
        .ok_or(ActionError::NotFound)?;
    if exhibition.state.is_public() || actor.may(Permission::ExhibitionWrite) {
        Ok(exhibition)
    } else {
        Err(ActionError::NotFound)
    }
}

/// An exhibition with all its rooms. Before it is public only curators find it.
pub async fn find_by_slug(app: &App, actor: &Actor, slug: &str) -> ActionResult<Sheet> {
    sheet(app, actor, slug, None).await
}

/// An exhibition with the works of one room only; the other rooms are there without theirs.
pub async fn find_room(app: &App, actor: &Actor, slug: &str, number: usize) -> ActionResult<Sheet> {
    let sheet = sheet(app, actor, slug, Some(number)).await?;
    if number == 0 || number > sheet.rooms.len() {
        return Err(ActionError::NotFound);
    }
    Ok(sheet)
}

async fn sheet(app: &App, actor: &Actor, slug: &str, only: Option<usize>) -> ActionResult<Sheet> {
    let db = app.db.read();
    let exhibition = find_visible(app, actor, slug).await?;
    let rooms = store::list_rooms(db, &[exhibition.id]).await?;
    let mut empty = Vec::new();
    let mut wanted = Vec::new();
    for (number, room) in (1..).zip(rooms) {
        if only.is_none_or(|only| only == number) {
            wanted.push((number, room));
        } else {
            empty.push(RoomSheet {
                room,
                number,
                bays: Vec::new(),
                hidden: Vec::new(),
            });
        }
    }
    let mut rooms = room_sheets(db, wanted).await?;
    rooms.extend(empty);
    rooms.sort_by_key(|room| room.number);
    let now = app.clock.now();
    let stops = list_stops(db, &[exhibition.id], now).await?;
    let phase = phase_of(&exhibition, &stops, now);
    Ok(Sheet {
        exhibition,
        rooms,
        stops,
        phase,
    })
}

/// The exhibitions that everyone may see, the newest first, with their covers and stops.
pub async fn list_exhibitions(app: &App) -> ActionResult<Vec<Summary>> {
    list_in(app, &[ExhibitionState::Public, ExhibitionState::Archived]).await
}

/// Every exhibition, for curators.
pub async fn list_for_desk(app: &App, actor: &Actor) -> ActionResult<Vec<Summary>> {
    actor.require(Permission::ExhibitionWrite)?;
    list_in(app, ExhibitionState::ALL).await
}

async fn list_in(app: &App, states: &[ExhibitionState]) -> ActionResult<Vec<Summary>> {
    let db = app.db.read();
    let exhibitions = store::list_exhibitions(db, states, EXHIBITIONS_MAX).await?;
    let ids: Vec<ExhibitionId> = exhibitions.iter().map(|row| row.id).collect();
    let rooms = store::list_rooms(db, &ids).await?;
    let room_ids: Vec<RoomId> = rooms.iter().map(|room| room.id).collect();
    let placements = store::list_placements(db, &room_ids).await?;
    // The chosen cover and the first few in case it is gone: never the whole hang.
    let mut covers: Vec<Placement> = Vec::new();
    let mut of: HashMap<ExhibitionId, Vec<PlacementId>> = HashMap::new();
    for exhibition in &exhibitions {
        let mut hung: Vec<&Placement> = rooms
            .iter()
            .filter(|room| room.exhibition_id == exhibition.id)
            .flat_map(|room| placements.iter().filter(move |row| row.room_id == room.id))
            .collect();
        hung.sort_by_key(|row| Some(row.entry_id) != exhibition.cover_entry_id);
        for row in hung.into_iter().take(4) {
            of.entry(exhibition.id).or_default().push(row.id);
            covers.push(row.clone());
        }
    }
    let (mut works, _) = hung_works(db, covers).await?;
    let now = app.clock.now();
    let mut stops: HashMap<ExhibitionId, Vec<StopSheet>> = HashMap::new();
    for stop in list_stops(db, &ids, now).await? {
        stops.entry(stop.stop.exhibition_id).or_default().push(stop);
    }
    Ok(exhibitions
        .into_iter()
        .map(|exhibition| {
            let stops = stops.remove(&exhibition.id).unwrap_or_default();
            let cover = of
                .remove(&exhibition.id)
                .into_iter()
                .flatten()
                .find_map(|id| works.remove(&id));
            Summary {
                phase: phase_of(&exhibition, &stops, now),
                cover,
                stops,
                exhibition,
            }
        })
        .collect())
}

/// A placement with its exhibition and work, for the curator who writes beside it.
pub async fn find_placement(
    app: &App,
    actor: &Actor,
    id: PlacementId,
) -> ActionResult<(Exhibition, Room, HungWork)> {
    actor.require(Permission::ExhibitionWrite)?;
    let db = app.db.read();
    let row = store::find_placement(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let room = store::find_room(db, row.room_id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let exhibition = super::find(db, room.exhibition_id).await?;
    let (mut works, _) = hung_works(db, vec![row]).await?;
    let work = works.remove(&id).ok_or(ActionError::NotFound)?;
    Ok((exhibition, room, work))
}

/// Every venue that is known.
pub async fn list_venues(app: &App, actor: &Actor) -> ActionResult<Vec<Venue>> {
    actor.require(Permission::ExhibitionWrite)?;
    Ok(store::list_venues(app.db.read(), VENUES_MAX).await?)
}

/// A stop with the exhibition that stops there.
#[derive(Debug, Clone, PartialEq)]
pub struct TourStop {
    /// The exhibition's place in the address.
    pub slug: String,
    /// Its title.
    pub title: Translated,
    /// The stop.
    pub stop: StopSheet,
}

impl TourStop {
    /// Whether it is open today.
    pub fn is_open(&self) -> bool {
        self.stop.state == StopState::Open
    }
}

/// Stops that are open, then those that come next, at most `n_max`.
pub fn tour_of(exhibitions: &[Summary], n_max: usize) -> Vec<TourStop> {
    let mut tour: Vec<TourStop> = exhibitions
        .iter()
        .flat_map(|summary| {
            let standing = summary.stops.iter().filter(|stop| {
                matches!(
                    stop.state,
                    StopState::Open | StopState::Planned | StopState::Moved
                )
            });
            standing.map(|stop| TourStop {
                slug: summary.exhibition.slug.clone(),
                title: summary.exhibition.title.clone(),
                stop: stop.clone(),
            })
        })
        .collect();
    tour.sort_by_key(|item| (!item.is_open(), item.stop.opens_on));
    tour.truncate(n_max);
    tour
}
