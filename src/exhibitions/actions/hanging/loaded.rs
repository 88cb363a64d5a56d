//! A room as it hangs, loaded to be changed and written back.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use uuid::Uuid;

use super::super::{Placement, Room, store};
use crate::app::App;
use crate::entries::actions as entries;
use crate::exhibitions::hang::{Bay, Orientation, settle};
use crate::kernel::{ActionError, ActionResult, EntryId, PlacementId, RoomId, Translated};

/// A placement with the shape of its sheet.
pub(super) type Hung = (Placement, Orientation);

/// A room as it hangs, to be changed and written back.
pub(super) struct Hanging {
    pub(super) room: Room,
    pub(super) bays: Vec<Bay<Hung, Translated>>,
}

pub(super) async fn orientations(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<HashMap<EntryId, Orientation>> {
    let shown = entries::list_public(db, ids).await?;
    Ok(shown
        .into_iter()
        .filter_map(|entry| {
            let picture = entry.picture?;
            Some((entry.id, Orientation::of(picture.width, picture.height)))
        })
        .collect())
}

impl Hanging {
    pub(super) async fn load(tx: &impl ConnectionTrait, id: RoomId) -> ActionResult<Self> {
        let room = store::find_room(tx, id)
            .await?
            .ok_or(ActionError::NotFound)?;
        let placements = store::list_placements(tx, &[id]).await?;
        let ids: Vec<EntryId> = placements.iter().map(|row| row.entry_id).collect();
        let shapes = orientations(tx, &ids).await?;
        let mut pauses: HashMap<i32, Translated> = store::list_pauses(tx, &[id])
            .await?
            .into_iter()
            .map(|pause| (pause.bay, pause.text))
            .collect();
        let mut bays: Vec<Bay<Hung, Translated>> = Vec::new();
        let mut last = None;
        for row in placements {
            let shape = shapes.get(&row.entry_id).copied();
            let hung = (row, shape.unwrap_or(Orientation::Square));
            if last != Some(hung.0.bay) {
                last = Some(hung.0.bay);
                bays.push(Bay {
                    pause: pauses.remove(&hung.0.bay),
                    works: Vec::new(),
                });
            }
            if let Some(bay) = bays.last_mut() {
                bay.works.push(hung);
            }
        }
        Ok(Self { room, bays })
    }

    pub(super) fn n_works(&self) -> usize {
        self.bays.iter().map(|bay| bay.works.len()).sum()
    }

    /// Where a placement hangs: bay, and place in it.
    pub(super) fn place(&self, id: PlacementId) -> Option<(usize, usize)> {
        self.bays.iter().enumerate().find_map(|(bay, found)| {
            let at = found.works.iter().position(|(row, _)| row.id == id)?;
            Some((bay, at))
        })
    }

    pub(super) fn flat(self) -> (Room, Vec<Hung>) {
        (
            self.room,
            self.bays.into_iter().flat_map(|bay| bay.works).collect(),
        )
    }

    /// Brings it under the rules of rhythm and writes it: known placements anew, unknown ones for the first time.
    pub(super) async fn write(
        self,
        tx: &impl ConnectionTrait,
        app: &App,
        known: &[PlacementId],
    ) -> ActionResult<()> {
        let room = self.room.id;
        let bays = settle(self.bays, |hung| hung.1);
        let mut new = Vec::new();
        let mut pauses = Vec::new();
        let mut position = 0;
        for (number, bay) in (1..).zip(bays) {
            let role = bay.role();
            if let Some(text) = bay.pause {
                let id: Uuid = app.clock.new_id();
                pauses.push(store::Pause {
                    id,
                    room_id: room,
                    bay: number,
                    text,
                });
            }
            for (mut row, _) in bay.works {
                position += 1;
                row.room_id = room;
                row.bay = number;
                row.role = role;
                row.position = position;
                if known.contains(&row.id) {
                    store::update_place(tx, &row).await?;
                } else {
                    new.push(row);
                }
            }
        }
        store::insert_placements(tx, new).await?;
        store::replace_pauses(tx, room, pauses).await?;
        Ok(())
    }

    pub(super) fn ids(&self) -> Vec<PlacementId> {
        self.bays
            .iter()
            .flat_map(|bay| &bay.works)
            .map(|(row, _)| row.id)
            .collect()
    }
}
