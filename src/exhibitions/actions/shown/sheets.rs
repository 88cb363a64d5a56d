//! What is read of an exhibition: its sheet, its rooms, its stops and the works that hang.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::{Exhibition, Placement, Room, Snapshot, Stop, Venue, store};
use crate::artworks::view::PictureView;
use crate::entries::domain::DisplayName;
use crate::exhibitions::domain::{LabelKind, Phase, StopKind, StopState};
use crate::exhibitions::hang::{Bay, Orientation};
use crate::kernel::{Country, EntryId, PlacementId, Translated};

/// What stands in a pause; empty for bare wall.
pub type PauseText = Translated;

/// A work as it hangs.
#[derive(Debug, Clone, PartialEq)]
pub struct HungWork {
    /// The placement.
    pub id: PlacementId,
    /// The entry.
    pub entry_id: EntryId,
    /// The words of the day it was hung.
    pub words: Snapshot,
    /// Its labels by kind.
    pub labels: BTreeMap<LabelKind, Translated>,
    /// Its country.
    pub country: Country,
    /// Who drew it, as far as that may be said today.
    pub maker: DisplayName,
    /// Its picture.
    pub picture: PictureView,
}

impl HungWork {
    /// The text of a label; empty if there is none.
    pub fn label(&self, kind: LabelKind) -> &Translated {
        static NONE: Translated = Translated(BTreeMap::new());
        self.labels.get(&kind).unwrap_or(&NONE)
    }

    pub(super) fn orientation(&self) -> Orientation {
        Orientation::of(self.picture.width, self.picture.height)
    }
}

/// A room as it hangs today.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomSheet {
    /// The row.
    pub room: Room,
    /// Its number, from 1.
    pub number: usize,
    /// What hangs, in order.
    pub bays: Vec<Bay<HungWork, PauseText>>,
    /// Works of the hang that may not be shown now, with their words; for curators.
    pub hidden: Vec<Placement>,
}

impl RoomSheet {
    /// The works in order.
    pub fn works(&self) -> impl Iterator<Item = &HungWork> {
        self.bays.iter().flat_map(|bay| &bay.works)
    }

    /// How many can be seen.
    pub fn n_works(&self) -> usize {
        self.works().count()
    }
}

/// A stop as it stands today.
#[derive(Debug, Clone, PartialEq)]
pub struct StopSheet {
    /// The row.
    pub stop: Stop,
    /// Its venue, if it is not online.
    pub venue: Option<Venue>,
    /// First day.
    pub opens_on: Date,
    /// Last day.
    pub closes_on: Date,
    /// Where it stands today, in its own zone.
    pub state: StopState,
}

impl StopSheet {
    /// Its name: its own, else its venue's.
    pub fn name(&self) -> &Translated {
        match &self.venue {
            Some(venue) if self.stop.name.0.values().all(|name| name.is_empty()) => &venue.name,
            _ => &self.stop.name,
        }
    }

    /// Whether it is on the web.
    pub fn is_online(&self) -> bool {
        self.stop.kind == StopKind::Online
    }
}

/// An exhibition with its rooms and stops.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The row.
    pub exhibition: Exhibition,
    /// Its rooms with their works.
    pub rooms: Vec<RoomSheet>,
    /// Its stops, by their first day.
    pub stops: Vec<StopSheet>,
    /// When it is.
    pub phase: Phase,
}

impl Sheet {
    /// The work of the first screen: the one chosen if it can be seen, else the first one that hangs.
    pub fn cover(&self) -> Option<&HungWork> {
        let works = || self.rooms.iter().flat_map(RoomSheet::works);
        let chosen = self.exhibition.cover_entry_id;
        works()
            .find(|work| Some(work.entry_id) == chosen)
            .or_else(|| works().next())
    }

    /// How many works can be seen.
    pub fn n_works(&self) -> usize {
        self.rooms.iter().map(RoomSheet::n_works).sum()
    }

    /// First and last day: its own, else those of its stops.
    pub fn days(&self) -> Option<(Date, Date)> {
        days_of(&self.exhibition, &self.stops)
    }

    /// The stops of today.
    pub fn open_stops(&self) -> impl Iterator<Item = &StopSheet> {
        self.stops
            .iter()
            .filter(|stop| stop.state == StopState::Open)
    }

    /// The next stop that is not cancelled.
    pub fn next_stop(&self) -> Option<&StopSheet> {
        self.stops
            .iter()
            .find(|stop| matches!(stop.state, StopState::Planned | StopState::Moved))
    }

    /// Who is thanked.
    pub fn thanks(&self) -> impl Iterator<Item = &str> {
        self.exhibition
            .thanks
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
    }
}

fn days_of(exhibition: &Exhibition, stops: &[StopSheet]) -> Option<(Date, Date)> {
    let own = |text: &Option<String>| text.as_deref().map(store::day);
    let standing = || {
        stops
            .iter()
            .filter(|stop| stop.state != StopState::Cancelled)
    };
    let from = own(&exhibition.opens_on).or_else(|| standing().map(|stop| stop.opens_on).min())?;
    let to = own(&exhibition.closes_on).or_else(|| standing().map(|stop| stop.closes_on).max())?;
    Some((from, to.max(from)))
}

/// An exhibition in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The row.
    pub exhibition: Exhibition,
    /// The work of its first screen.
    pub cover: Option<HungWork>,
    /// Its stops.
    pub stops: Vec<StopSheet>,
    /// When it is.
    pub phase: Phase,
}

impl Summary {
    /// First and last day: its own, else those of its stops.
    pub fn days(&self) -> Option<(Date, Date)> {
        days_of(&self.exhibition, &self.stops)
    }
}
