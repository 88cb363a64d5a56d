//! From the panel's order to public results, and the touring exhibition of the best works.

use jiff::SignedDuration;
use jiff::civil::time;
use serde::Deserialize;

use super::build::{Progress, Scene};
use super::staff::at;
use crate::app::App;
use crate::awards::actions as awards;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState};
use crate::entries::ConsentPurpose;
use crate::entries::actions as entries;
use crate::exhibitions::actions as exhibitions;
use crate::exhibitions::domain::{
    ExhibitionState, LabelKind, NewExhibition, NewRoom, NewStop, NewVenue, ROOM_WORKS_MAX, Wall,
};
use crate::kernel::{ActionError, Actor, EntryId, ExhibitionId, Lang, Translated};

/// The rooms and the words that a curator would write.
const WORDS: &str = include_str!("exhibition.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    lede: Translated,
    thanks: String,
    rooms: Vec<RoomWords>,
    /// What one sees and what it is called, by the country that is shown.
    shown: std::collections::BTreeMap<String, Shown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoomWords {
    wall: Wall,
    title: Translated,
    intro: Translated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    title: Translated,
    alt: Translated,
}

/// The languages in which the exhibition was announced.
const LANGUAGES: [Lang; 2] = [Lang::Ko, Lang::En];

impl Scene<'_> {
    /// Gives the awards that the record names, fills the tiers by rank, announces.
    pub(super) async fn award(
        &self,
        edition: &Edition,
        told: &dyn Fn(Progress),
    ) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let now = editions::find_edition(self.app, desk, edition.number).await?;
        if now.state == EditionState::Published {
            return Ok(());
        }
        told(Progress::Began("awards"));
        let day = at(
            self.app,
            self.facts.at(self.facts.announced_on, time(10, 0, 0, 0)),
        );
        let board = awards::find_board(&day, desk, edition.number).await?;
        let is_given = |entry: EntryId| {
            let mut all = board.tiers.iter().flat_map(|(_, awards)| awards);
            all.any(|award| award.entry_id == entry)
        };
        let standing = self.standing(desk, edition).await?;
        for (entry, entrant) in standing.iter().zip(self.entrants()) {
            let named = self.facts.named_awards.iter().find(|award| {
                award.member == entrant.submission.member
                    && award.title == entrant.submission.words.title
            });
            let tier = named.and_then(|named| {
                edition
                    .tiers
                    .iter()
                    .find(|tier| tier.position == named.tier)
            });
            if let Some(tier) = tier
                && !is_given(entry.id)
            {
                let why = "named in the record";
                awards::give(&day, desk, edition.number, entry.id, Some(tier.id), why).await?;
            }
        }
        awards::fill_by_rank(&day, desk, edition.number).await?;
        awards::announce(&day, desk, edition.number).await?;
        Ok(())
    }

    /// Hangs the best works that may be shown and may travel, writes their labels, plans the stops, opens. Waits for pictures that
    /// are still being made.
    pub(super) async fn exhibit(
        &self,
        edition: &Edition,
        told: &dyn Fn(Progress),
    ) -> anyhow::Result<()> {
        let facts = &self.facts.exhibition;
        let curator = &self.staff.curator;
        match exhibitions::find_by_slug(self.app, &Actor::visitor(), &facts.slug).await {
            Ok(_) => return Ok(()),
            Err(ActionError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        told(Progress::Began("the exhibition"));
        let day = at(
            self.app,
            self.facts
                .at(facts.opens_on, time(9, 0, 0, 0))
                .plus(-SignedDuration::from_hours(24 * 7)),
        );
        let words: Words = config::Config::builder()
            .add_source(config::File::from_str(WORDS, config::FileFormat::Toml))
            .build()?
            .try_deserialize()?;
        let id = self.exhibition(&day, &words).await?;
        let works = self.works(&day, edition).await?;
        self.hang(&day, id, &words, &works).await?;
        self.tour(&day, id).await?;
        let staff = exhibitions::find_by_slug(&day, curator, &facts.slug).await?;
        if staff.exhibition.state == ExhibitionState::Draft {
            exhibitions::change_state(&day, curator, id, ExhibitionState::Review).await?;
        }
        exhibitions::publish(&day, curator, id).await?;
        Ok(())
    }

    /// The exhibition in draft; made if it is not there.
    async fn exhibition(&self, day: &App, words: &Words) -> anyhow::Result<ExhibitionId> {
        let facts = &self.facts.exhibition;
        let curator = &self.staff.curator;
        match exhibitions::find_by_slug(day, curator, &facts.slug).await {
            Ok(sheet) => return Ok(sheet.exhibition.id),
            Err(ActionError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        let new = NewExhibition {
            slug: facts.slug.clone(),
            title: facts.title.clone(),
            lede: words.lede.clone(),
            languages: LANGUAGES.to_vec(),
            opens_on: Some(facts.opens_on),
            closes_on: Some(facts.closes_on),
            thanks: words.thanks.clone(),
            cover_entry_id: None,
        };
        Ok(exhibitions::create_exhibition(day, curator, &new).await?)
    }

    /// The best works that may be shown and may travel; their pictures are ready.
    async fn works(&self, day: &App, edition: &Edition) -> anyhow::Result<Vec<EntryId>> {
        let db = day.db.read();
        let awarded = awards::list_awarded(db, edition.id).await?;
        let travel = entries::list_agreeing(db, &awarded, ConsentPurpose::PrintAndTour).await?;
        let mut works: Vec<EntryId> = awarded
            .into_iter()
            .filter(|id| travel.contains(id))
            .collect();
        let n_all = usize::try_from(self.wish.n_entries).unwrap_or(usize::MAX);
        let n =
            self.facts.exhibition.n_works * n_all / usize::try_from(self.facts.n_entries())?.max(1);
        works.truncate(n.max(2));
        loop {
            let shown = entries::list_public(day.db.read(), &works).await?;
            if shown.iter().all(|entry| entry.picture.is_some()) {
                return Ok(shown.into_iter().map(|entry| entry.id).collect());
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
    }

    /// Hangs the works in their rooms and writes their labels.
    async fn hang(
        &self,
        day: &App,
        id: ExhibitionId,
        words: &Words,
        works: &[EntryId],
    ) -> anyhow::Result<()> {
        let curator = &self.staff.curator;
        let slug = &self.facts.exhibition.slug;
        let n_rooms = words.rooms.len().min(works.len().div_ceil(4)).max(1);
        let per_room = works.len().div_ceil(n_rooms).min(ROOM_WORKS_MAX);
        let sheet = exhibitions::find_by_slug(day, curator, slug).await?;
        for (n, (room, part)) in words.rooms.iter().zip(works.chunks(per_room)).enumerate() {
            let room_id = match sheet.rooms.get(n) {
                Some(room) => room.room.id,
                None => {
                    let new = NewRoom {
                        title: room.title.clone(),
                        intro: room.intro.clone(),
                        wall: room.wall,
                    };
                    exhibitions::add_room(day, curator, id, &new).await?
                }
            };
            exhibitions::hang(day, curator, room_id, part).await?;
        }
        let shown_of = self.shown_of(day).await?;
        let sheet = exhibitions::find_by_slug(day, curator, slug).await?;
        for work in sheet.rooms.iter().flat_map(|room| room.works()) {
            let Some(shown) = shown_of
                .get(&work.words.number)
                .and_then(|visited| words.shown.get(*visited))
            else {
                continue;
            };
            exhibitions::write_label(day, curator, work.id, LabelKind::Title, &shown.title).await?;
            exhibitions::write_label(day, curator, work.id, LabelKind::Alt, &shown.alt).await?;
        }
        Ok(())
    }

    /// Which country each entry shows, by its number.
    async fn shown_of(
        &self,
        day: &App,
    ) -> anyhow::Result<std::collections::BTreeMap<String, &'static str>> {
        let desk = &self.staff.secretariat;
        let edition = editions::find_edition(day, desk, self.facts.number).await?;
        let standing = self.standing(desk, &edition).await?;
        Ok(standing
            .into_iter()
            .zip(self.entrants())
            .map(|(entry, entrant)| (entry.number, entrant.spec.visited.name()))
            .collect())
    }

    /// Four libraries one after the other, and the online show that overlaps one of them.
    async fn tour(&self, day: &App, id: ExhibitionId) -> anyhow::Result<()> {
        let curator = &self.staff.curator;
        let facts = &self.facts.exhibition;
        let sheet = exhibitions::find_by_slug(day, curator, &facts.slug).await?;
        for stop in facts.stops.iter().skip(sheet.stops.len()) {
            let is_online = stop.kind == "online";
            let venue_id = if is_online {
                None
            } else {
                let new = NewVenue {
                    name: stop.name.clone(),
                    member_code: stop.member.clone(),
                    address: String::new(),
                };
                Some(exhibitions::add_venue(day, curator, &new).await?)
            };
            let new = NewStop {
                venue_id,
                name: if is_online {
                    stop.name.clone()
                } else {
                    Translated::default()
                },
                opens_on: stop.opens_on,
                closes_on: stop.closes_on,
                zone: self.facts.zone.clone(),
                note: Translated::default(),
            };
            exhibitions::add_stop(day, curator, id, &new).await?;
        }
        Ok(())
    }
}
