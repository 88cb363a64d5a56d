//! What becomes public: 180 awards in four tiers, the announcement, and the touring exhibition with its stops.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use jiff::SignedDuration;
use jiff::civil::{Time, time};
use serde::Deserialize;

use super::build::{Progress, Scene};
use super::entrants::Entrant;
use super::names::scene_of;
use super::painter::Medium;
use super::staff::at;
use crate::artworks::actions as artworks;
use crate::awards::actions as awards;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState};
use crate::entries::ConsentPurpose;
use crate::entries::actions as entries;
use crate::exhibitions::actions::{self as exhibitions, Sheet};
use crate::exhibitions::domain::{
    ExhibitionState, LabelKind, NewExhibition, NewRoom, NewStop, NewVenue, Wall,
};
use crate::kernel::{ActionError, EntryId, ExhibitionId, Lang, Translated};

const WORDS: &str = include_str!("exhibition.toml");
/// Works that one room is filled with before the others have their share.
const ROOM_SHARE: usize = 20;
/// How often one looks whether the pictures are ready.
const LOOK_EVERY: Duration = Duration::from_millis(200);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    lede: Translated,
    rooms: Vec<RoomWords>,
    media: BTreeMap<String, Translated>,
    visited: BTreeMap<String, Translated>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoomWords {
    wall: Wall,
    scenes: Vec<String>,
    title: Translated,
    intro: Translated,
}

impl Words {
    fn read() -> Result<Self, config::ConfigError> {
        config::Config::builder()
            .add_source(config::File::from_str(WORDS, config::FileFormat::Toml))
            .build()?
            .try_deserialize()
    }

    /// What one sees, for those who do not: with what, what, and where.
    fn alt(&self, entrant: &Entrant) -> Translated {
        let medium = self.media.get(match entrant.spec.medium {
            Medium::Crayon => "crayon",
            Medium::ColouredPencil => "coloured-pencil",
            Medium::Felt => "felt",
            Medium::Watercolour => "watercolour",
            Medium::Ink => "ink",
            Medium::Gouache => "gouache",
        });
        let visited = self.visited.get(entrant.spec.visited.name());
        let text = |words: Option<&Translated>, lang| {
            words.map_or_else(String::new, |words| words.text(lang).to_owned())
        };
        Translated(
            Lang::ALL
                .iter()
                .map(|lang| {
                    let title = entrant.title.text(*lang);
                    let (medium, visited) = (text(medium, *lang), text(visited, *lang));
                    (*lang, format!("{medium}: {title} ({visited})"))
                })
                .collect(),
        )
    }
}

impl Scene<'_> {
    /// Fills the tiers in the panel's order, the record's own awards first, and announces: one proposes,
    /// another confirms. The pictures may follow.
    pub(super) async fn announce(&self, told: &dyn Fn(Progress)) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let number = self.facts.number;
        let edition = editions::find_edition(self.app, desk, number).await?;
        if edition.state >= EditionState::Published {
            return Ok(());
        }
        told(Progress::Began("awards"));
        let day = self.at_day(self.facts.announced_on, time(10, 0, 0, 0));
        let then = at(self.app, day);
        for (entry, entrant) in self.pairs(&edition).await? {
            let tier = entrant.named_tier.and_then(|position| {
                let mut tiers = edition.tiers.iter();
                tiers.find(|tier| tier.position == position)
            });
            if let Some(tier) = tier {
                let reason = "The record of this edition names it.";
                awards::give(&then, desk, number, entry, Some(tier.id), reason).await?;
            }
        }
        awards::fill_by_rank(&then, desk, number, awards::RESERVES).await?;
        let release = awards::find_release(&then, desk, number).await?;
        let seen = release.preview.stamp.clone();
        if release.proposal.is_none() || release.is_stale() {
            awards::propose_release(&then, desk, number, &seen).await?;
        }
        awards::confirm_release(&then, &self.staff.deputy, number, &seen).await?;
        Ok(())
    }

    /// Hangs the exhibition and sends it on tour, once the pictures are ready.
    pub(super) async fn exhibit(&self, told: &dyn Fn(Progress)) -> anyhow::Result<()> {
        let curator = &self.staff.curator;
        let plan = self.facts.exhibition.clone();
        let days_before = |n: i64| {
            let opening = self.at_day(plan.opens_on, time(9, 0, 0, 0));
            at(self.app, opening.plus(-SignedDuration::from_hours(24 * n)))
        };
        let words = Words::read()?;
        let sheet = match exhibitions::find_by_slug(self.app, curator, &plan.slug).await {
            Ok(sheet) if sheet.exhibition.state == ExhibitionState::Public => return Ok(()),
            Ok(sheet) => Some(sheet),
            Err(ActionError::NotFound) => None,
            Err(error) => return Err(error.into()),
        };
        told(Progress::Began("sizes of pictures"));
        while artworks::count_waiting(self.app).await? > 0 {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        self.app.public_changed();
        told(Progress::Began("exhibition"));
        let id = match &sheet {
            Some(sheet) => sheet.exhibition.id,
            None => {
                let new = NewExhibition {
                    slug: plan.slug.clone(),
                    title: plan.title.clone(),
                    lede: words.lede.clone(),
                    languages: Lang::ALL.to_vec(),
                    opens_on: Some(plan.opens_on),
                    closes_on: Some(plan.closes_on),
                    thanks: self.schools(plan.n_works),
                    cover_entry_id: None,
                };
                exhibitions::create_exhibition(&days_before(12), curator, &new).await?
            }
        };
        self.hang(&words, id, sheet.as_ref()).await?;
        self.tour(id, sheet.map_or(0, |sheet| sheet.stops.len()))
            .await?;
        exhibitions::publish(&days_before(0), curator, id).await?;
        Ok(())
    }
}

impl Scene<'_> {
    /// Every entry with the child who sent it, in the order of their sending.
    async fn pairs(&self, edition: &Edition) -> anyhow::Result<Vec<(EntryId, Entrant)>> {
        let desk = &self.staff.secretariat;
        let standing = self.standing(desk, edition).await?;
        let ids = standing.into_iter().map(|entry| entry.id);
        Ok(ids.zip(self.entrants()).collect())
    }

    fn at_day(&self, day: jiff::civil::Date, hour: Time) -> crate::kernel::Instant {
        self.facts.at(day, hour)
    }

    /// The first schools that sent something, one a line.
    fn schools(&self, n: usize) -> String {
        let mut schools: Vec<String> = Vec::new();
        for entrant in self.entrants() {
            let school = entrant.submission.school;
            if !schools.contains(&school) && schools.len() < n {
                schools.push(school);
            }
        }
        schools.join("\n")
    }

    /// The rooms with their works and labels. What hangs already stays.
    async fn hang(
        &self,
        words: &Words,
        exhibition: ExhibitionId,
        sheet: Option<&Sheet>,
    ) -> anyhow::Result<()> {
        let curator = &self.staff.curator;
        let hanging = self.at_day(self.facts.exhibition.opens_on, time(9, 0, 0, 0));
        let then = at(self.app, hanging.plus(-SignedDuration::from_hours(24 * 10)));
        let edition = editions::find_edition(self.app, curator, self.facts.number).await?;
        let makers: HashMap<EntryId, Entrant> = self.pairs(&edition).await?.into_iter().collect();
        let full = self.choose(words, &edition, &makers).await?;
        for (place, (room, works)) in full.iter().enumerate() {
            let standing = sheet.and_then(|sheet| sheet.rooms.get(place));
            let id = match standing {
                Some(standing) => standing.room.id,
                None => {
                    let new = NewRoom {
                        title: room.title.clone(),
                        intro: room.intro.clone(),
                        wall: room.wall,
                    };
                    exhibitions::add_room(&then, curator, exhibition, &new).await?
                }
            };
            exhibitions::hang(&then, curator, id, works).await?;
        }
        let slug = &self.facts.exhibition.slug;
        let hung = exhibitions::find_by_slug(self.app, curator, slug).await?;
        for work in hung.rooms.iter().flat_map(|room| room.works()) {
            let Some(maker) = makers.get(&work.entry_id) else {
                continue;
            };
            let labels = [
                (LabelKind::Title, maker.title.clone()),
                (LabelKind::Alt, words.alt(maker)),
            ];
            for (kind, text) in labels {
                if work.label(kind) != &text {
                    exhibitions::write_label(&then, curator, work.id, kind, &text).await?;
                }
            }
        }
        Ok(())
    }

    /// Which works hang in which room: the best that may tour, each where its subject belongs.
    async fn choose<'w>(
        &self,
        words: &'w Words,
        edition: &Edition,
        makers: &HashMap<EntryId, Entrant>,
    ) -> anyhow::Result<Vec<(&'w RoomWords, Vec<EntryId>)>> {
        let db = self.app.db.read();
        let awarded = awards::list_awarded(db, edition.id).await?;
        let may_tour = entries::list_agreeing(db, &awarded, ConsentPurpose::PrintAndTour).await?;
        let mut rooms: Vec<(&RoomWords, Vec<EntryId>)> =
            words.rooms.iter().map(|room| (room, Vec::new())).collect();
        let mut n_left = self.facts.exhibition.n_works;
        for entry in awarded.into_iter().filter(|entry| may_tour.contains(entry)) {
            let Some(maker) = makers.get(&entry) else {
                continue;
            };
            let room = rooms.iter_mut().find(|(room, works)| {
                let mut scenes = room.scenes.iter().filter_map(|word| scene_of(word));
                works.len() < ROOM_SHARE && scenes.any(|scene| scene == maker.spec.scene)
            });
            if let Some((_, works)) = room.filter(|_| n_left > 0) {
                works.push(entry);
                n_left -= 1;
            }
        }
        rooms.retain(|(_, works)| !works.is_empty());
        Ok(rooms)
    }

    /// The stops behind the first `n_standing`, in the order of their days.
    async fn tour(&self, exhibition: ExhibitionId, n_standing: usize) -> anyhow::Result<()> {
        let curator = &self.staff.curator;
        let announced = self.at_day(self.facts.announced_on, time(15, 0, 0, 0));
        let then = at(self.app, announced);
        let mut stops = self.facts.exhibition.stops.clone();
        stops.sort_by_key(|stop| stop.opens_on);
        for stop in stops.into_iter().skip(n_standing) {
            let venue_id = match stop.kind.as_str() {
                "online" => None,
                _ => {
                    let held = exhibitions::list_venues(self.app, curator).await?;
                    match held.into_iter().find(|venue| venue.name == stop.name) {
                        Some(venue) => Some(venue.id),
                        None => {
                            let new = NewVenue {
                                name: stop.name.clone(),
                                member_code: stop.member.clone(),
                                address: String::new(),
                            };
                            Some(exhibitions::add_venue(&then, curator, &new).await?)
                        }
                    }
                }
            };
            let new = NewStop {
                venue_id,
                name: if venue_id.is_none() {
                    stop.name
                } else {
                    Translated::default()
                },
                opens_on: stop.opens_on,
                closes_on: stop.closes_on,
                zone: self.facts.zone.clone(),
                note: Translated::default(),
            };
            exhibitions::add_stop(&then, curator, exhibition, &new).await?;
        }
        Ok(())
    }
}
