//! Plays the 9th edition through the features' own actions. Each part looks first what stands already.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::entrants::{Entrant, entrants};
use super::staff::{Staff, at, gather};
use super::story::Facts;
use super::studio::Studio;
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::editions::actions as editions;
use crate::editions::{Edition, EditionState, Quota, TierSize, templates};
use crate::entries::EntryState;
use crate::entries::actions::{self as entries, Entry};
use crate::entries::domain::Decision;
use crate::kernel::{ActionError, Actor, MemberCode};
use crate::members::Membership;

/// How much of the contest is to be built.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Entries of the 9th edition.
    pub n_entries: u32,
    /// Longer side of the pictures, px, where it is not as a phone or a scanner would make it; for tests.
    pub long_side_px: Option<u32>,
    /// Painters; 0 = one per core.
    pub n_painters: usize,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many entries were sent in.
    Entered(u64),
    /// A part of the story began.
    Began(&'static str),
}

/// Nobody can send more entries in one edition than the real contest let them.
const QUOTA: i32 = 80;
/// How long after the sending the desk looks.
const SCREENED_AFTER: SignedDuration = SignedDuration::from_hours(26);
/// Most entries that are asked for at once.
const LIST_MAX: u64 = 20_000;

/// What every part of the story needs.
pub(super) struct Scene<'a> {
    pub(super) app: &'a App,
    pub(super) facts: Facts,
    pub(super) staff: Staff,
    pub(super) wish: Wish,
    pub(super) members: BTreeMap<String, Vec<MemberCode>>,
}

/// Builds what is missing of the demonstration; `told` hears how far it is. The exhibition waits for the sizes of its
/// pictures, so a worker must be at work meanwhile.
///
/// # Errors
/// What an action refuses or cannot do, with what was being done.
pub async fn build(app: &App, wish: Wish, told: &dyn Fn(Progress)) -> anyhow::Result<()> {
    let scene = Scene::set(app, wish).await?;
    scene.enter_10(&scene.edition_10().await?).await?;
    let edition = scene.edition_9().await?;
    if edition.state == EditionState::Published {
        return scene.exhibit(told).await;
    }
    if edition.state == EditionState::Open {
        scene.enter_all(&edition, told).await?;
        scene.close_call(&edition).await?;
    }
    told(Progress::Entered(u64::from(wish.n_entries)));
    scene.judge(&edition, told).await?;
    scene.announce(told).await?;
    scene.exhibit(told).await
}

/// Makes what the first pages need: people, and the edition with its call. Quick.
///
/// # Errors
/// As [`build`].
pub async fn prepare(app: &App, wish: Wish) -> anyhow::Result<()> {
    let scene = Scene::set(app, wish).await?;
    scene.edition_9().await?;
    scene.edition_10().await?;
    Ok(())
}

impl<'a> Scene<'a> {
    async fn set(app: &'a App, wish: Wish) -> anyhow::Result<Self> {
        let mut members: BTreeMap<String, Vec<MemberCode>> = BTreeMap::new();
        for one in app.members.all() {
            if one.membership == Membership::Member {
                let country = one.country.to_string();
                members.entry(country).or_default().push(one.code.clone());
            }
        }
        let facts = Facts::edition_9()?;
        // The people are there before the call.
        let staff = gather(&at(
            app,
            facts.opens_at().plus(-SignedDuration::from_hours(240)),
        ))
        .await?;
        Ok(Self {
            app,
            facts,
            staff,
            wish,
            members,
        })
    }

    /// The edition, its call open; made if it is not there.
    async fn edition_9(&self) -> anyhow::Result<Edition> {
        let desk = &self.staff.secretariat;
        let number = self.facts.number;
        match editions::find_edition(self.app, desk, number).await {
            Ok(edition) if edition.state == EditionState::Draft => {}
            Ok(edition) => return Ok(edition),
            Err(ActionError::NotFound) => {
                let early = at(
                    self.app,
                    self.facts.opens_at().plus(-SignedDuration::from_hours(100)),
                );
                editions::create_edition(&early, desk, &self.draft()?).await?;
            }
            Err(error) => return Err(error.into()),
        }
        let edition = editions::find_edition(self.app, desk, number).await?;
        let opening = at(self.app, self.facts.opens_at());
        editions::change_state(&opening, desk, edition.id, EditionState::Open).await?;
        Ok(editions::find_edition(self.app, desk, number).await?)
    }

    fn draft(&self) -> anyhow::Result<Edition> {
        let facts = &self.facts;
        let mut draft = templates::new_from_template(&self.app.clock, facts.number, facts.year)?;
        draft.theme = facts.theme.clone();
        draft.zone.clone_from(&facts.zone);
        draft.opens_at = Some(facts.opens_at());
        draft.closes_at = Some(facts.closes_at());
        draft.age_on = facts.age_on;
        draft.quotas = vec![Quota {
            id: self.app.clock.new_id(),
            member: None,
            entries_max: QUOTA,
        }];
        self.fit_pictures(&mut draft);
        for (tier, size) in draft
            .tiers
            .iter_mut()
            .zip(facts.tiers_for(self.wish.n_entries))
        {
            tier.size = TierSize::Works(i32::try_from(size).unwrap_or(i32::MAX));
        }
        Ok(draft)
    }

    /// Small pictures are let in where small ones are painted.
    pub(super) fn fit_pictures(&self, draft: &mut Edition) {
        if let Some(long) = self.wish.long_side_px {
            draft.short_side_px_min = i32::try_from(long / 3).unwrap_or(1);
        }
    }

    /// Sends in what is missing, in order, and admits it.
    async fn enter_all(&self, edition: &Edition, told: &dyn Fn(Progress)) -> anyhow::Result<()> {
        self.enter(edition, &self.entrants(), true, told).await
    }

    /// The children of the 9th edition, in the order of their sending.
    pub(super) fn entrants(&self) -> Vec<Entrant> {
        let call = (self.facts.opens_at(), self.facts.closes_at());
        entrants(&self.facts, &self.members, call, self.wish.n_entries, 0)
    }

    /// What was sent in already, in the order of its sending.
    pub(super) async fn standing(
        &self,
        desk: &Actor,
        edition: &Edition,
    ) -> anyhow::Result<Vec<Entry>> {
        Ok(
            entries::list_entries(self.app, desk, edition.id, EntryState::ALL, None, LIST_MAX)
                .await?,
        )
    }

    /// Sends in those of `all` that are not there yet; they are sent in order, so their count tells where to go on.
    pub(super) async fn enter(
        &self,
        edition: &Edition,
        all: &[Entrant],
        is_screened: bool,
        told: &dyn Fn(Progress),
    ) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let standing = self.standing(desk, edition).await?;
        for entry in standing
            .iter()
            .filter(|one| is_screened && one.state == EntryState::Submitted)
        {
            let later = at(self.app, entry.submitted_at.plus(SCREENED_AFTER));
            entries::screen(&later, desk, &entry.number, Decision::Admit, None, "").await?;
        }
        let rest = &all[standing.len().min(all.len())..];
        told(Progress::Entered(standing.len() as u64));
        let jobs = rest.iter().map(|one| self.sheet_of(one)).collect();
        let mut studio = Studio::open(jobs, self.wish.n_painters)?;
        for (n_before, entrant) in (standing.len()..).zip(rest) {
            let Some(file) = studio.next().await else {
                anyhow::bail!("a painter stopped before drawing {}", n_before + 1);
            };
            let then = at(self.app, entrant.at);
            let kept = artworks::keep_picture(&then, file, edition.short_side_px_min).await?;
            let key = format!("demo-{}-{n_before:04}", edition.number);
            let receipt = entries::submit(
                &then,
                &Actor::visitor(),
                edition.number,
                &key,
                &entrant.submission,
                &kept,
            )
            .await?;
            if is_screened {
                let later = at(self.app, entrant.at.plus(SCREENED_AFTER));
                entries::screen(&later, desk, &receipt.number, Decision::Admit, None, "").await?;
            }
            told(Progress::Entered(n_before as u64 + 1));
        }
        Ok(())
    }

    fn sheet_of(
        &self,
        entrant: &Entrant,
    ) -> (super::painter::DrawingSpec, super::painter::Capture) {
        use super::painter::{Capture, DrawingSpec};
        let Some(long_side_px) = self.wish.long_side_px else {
            return (entrant.spec, entrant.capture);
        };
        let spec = DrawingSpec {
            long_side_px,
            ..entrant.spec
        };
        let capture = match entrant.capture {
            Capture::Phone {
                seed,
                orientation,
                around,
                ..
            } => Capture::Phone {
                seed,
                orientation,
                around,
                long_side_px,
            },
            other => other,
        };
        (spec, capture)
    }

    async fn close_call(&self, edition: &Edition) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let after = at(
            self.app,
            self.facts.closes_at().plus(SignedDuration::from_mins(30)),
        );
        editions::change_state(&after, desk, edition.id, EditionState::Closed).await?;
        Ok(())
    }
}
