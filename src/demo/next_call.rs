//! The 10th edition: its call is open on the day one looks, and a few drawings wait for the desk.

use jiff::SignedDuration;
use jiff::civil::time;
use serde::Deserialize;

use super::build::Scene;
use super::entrants::{chance, entrants};
use super::painter::{Around, Capture};
use super::staff::at;
use crate::artworks::actions::stamp_of_photo;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState, templates};
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, Instant, Translated};

const EDITION_10: &str = include_str!("edition_10.toml");
/// Where its drawings begin among all that the painter can paint.
const FIRST_PLACE: u32 = 1000;
/// Of its drawings, those that were photographed askew on a table. The first one whose sheet is found is laid straight; whether the
/// others shall be is for the desk to say.
const ON_A_TABLE: [usize; 3] = [1, 3, 6];
/// Longest side of these photos, px.
const PHOTO_PX: u32 = 2400;
/// How long after the sending the first one is laid straight.
const STRAIGHTENED_AFTER: SignedDuration = SignedDuration::from_hours(2);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    number: i32,
    opened_days_ago: i64,
    closes_in_days: i64,
    n_entries: u32,
    theme: Translated,
    description: Translated,
}

impl Facts {
    fn read() -> Result<Self, config::ConfigError> {
        config::Config::builder()
            .add_source(config::File::from_str(EDITION_10, config::FileFormat::Toml))
            .build()?
            .try_deserialize()
    }
}

impl Scene<'_> {
    /// The edition with its open call; made if it is not there.
    pub(super) async fn edition_10(&self) -> anyhow::Result<Edition> {
        let desk = &self.staff.secretariat;
        let facts = Facts::read()?;
        match editions::find_edition(self.app, desk, facts.number).await {
            Ok(edition) if edition.state == EditionState::Draft => {}
            Ok(edition) => return Ok(edition),
            Err(ActionError::NotFound) => {
                editions::create_edition(self.app, desk, &self.draft_10(&facts)?).await?;
            }
            Err(error) => return Err(error.into()),
        }
        let edition = editions::find_edition(self.app, desk, facts.number).await?;
        let opening = at(
            self.app,
            edition.opens_at.unwrap_or_else(|| self.app.clock.now()),
        );
        editions::change_state(&opening, desk, edition.id, EditionState::Open).await?;
        Ok(editions::find_edition(self.app, desk, facts.number).await?)
    }

    fn draft_10(&self, facts: &Facts) -> anyhow::Result<Edition> {
        let now = self.app.clock.now();
        let zone = jiff::tz::TimeZone::get(&self.facts.zone)?;
        let day = |n: i64| {
            let then = now.plus(SignedDuration::from_hours(24 * n));
            then.timestamp().to_zoned_datetime(zone.clone()).date()
        };
        let year = i32::from(day(0).year());
        let mut draft = templates::new_from_template(&self.app.clock, facts.number, year)?;
        let closes_on = day(facts.closes_in_days);
        draft.theme = facts.theme.clone();
        draft.description = facts.description.clone();
        draft.zone.clone_from(&self.facts.zone);
        draft.opens_at = Some(self.facts.at(day(-facts.opened_days_ago), time(9, 0, 0, 0)));
        draft.closes_at = Some(self.facts.at(closes_on, time(18, 0, 0, 0)));
        draft.age_on = closes_on;
        self.fit_pictures(&mut draft);
        Ok(draft)
    }

    /// Sends in the few drawings that wait to be looked at.
    pub(super) async fn enter_10(&self, edition: &Edition) -> anyhow::Result<()> {
        let facts = Facts::read()?;
        let opens_at = edition.opens_at.unwrap_or(Instant::from_ms(0));
        let until = opens_at.plus(SignedDuration::from_hours(24 * facts.opened_days_ago - 14));
        let mut all = entrants(
            &self.facts,
            &self.members,
            (opens_at, until),
            facts.n_entries,
            FIRST_PLACE,
        );
        for place in ON_A_TABLE {
            if let Some(entrant) = all.get_mut(place) {
                entrant.capture = Capture::Phone {
                    seed: chance(u64::from(FIRST_PLACE) + place as u64, 20),
                    orientation: if entrant.spec.portrait { 6 } else { 1 },
                    around: Around::Table,
                    long_side_px: PHOTO_PX,
                };
            }
        }
        self.enter(edition, &all, false, &|_| {}).await?;
        self.straighten_10(edition).await
    }

    /// Has the first photo of a sheet on a table laid straight as it was found, unless somebody has decided about it.
    async fn straighten_10(&self, edition: &Edition) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let standing = self.standing(desk, edition).await?;
        for entry in ON_A_TABLE.iter().filter_map(|place| standing.get(*place)) {
            let sheet = entries::find_entry(self.app, desk, &entry.number).await?;
            let Some(corners) = sheet.corners() else {
                continue;
            };
            if sheet.straightening().is_none() && entry.state == EntryState::Submitted {
                let then = at(self.app, entry.submitted_at.plus(STRAIGHTENED_AFTER));
                let seen = stamp_of_photo(&sheet.artwork);
                entries::straighten(&then, desk, &entry.number, &seen, Some(corners)).await?;
            }
            break;
        }
        Ok(())
    }
}
