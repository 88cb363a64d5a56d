//! What the board and the release warn of, gathered from entries and judging.

use sea_orm::ConnectionTrait;

use super::Award;
use crate::awards::domain::{CapPassed, CapWork, Concern, Warning, passed_caps};
use crate::editions::Edition;
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::judging::actions as judging;
use crate::kernel::{ActionResult, EntryId};

/// What to know of the awards of an edition as they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Warnings {
    /// About single works, in the order of their numbers.
    pub works: Vec<Warning>,
    /// More awards than usual.
    pub caps: Vec<CapPassed>,
}

impl Warnings {
    /// How many there are.
    pub fn n(&self) -> usize {
        self.works.len() + self.caps.len()
    }

    /// How many are about this work.
    pub fn n_of(&self, entry: EntryId) -> usize {
        self.works.iter().filter(|one| one.entry == entry).count()
    }
}

/// Everything about these awards that a person should know. Nothing of it forbids anything.
pub(super) async fn find_warnings(
    db: &impl ConnectionTrait,
    edition: &Edition,
    awards: &[Award],
) -> ActionResult<Warnings> {
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    if ids.is_empty() {
        return Ok(Warnings::default());
    }
    let belonging = entries::list_belonging(db, &ids).await?;
    let number_of = |id: EntryId| {
        let found = belonging.iter().find(|one| one.id == id);
        found.map(|one| one.number.clone()).unwrap_or_default()
    };
    let mut works = Vec::new();
    let mut warn = |entry: EntryId, concern: Concern| {
        works.push(Warning {
            entry,
            number: number_of(entry),
            concern,
        });
    };
    for one in &belonging {
        match one.state {
            EntryState::Eligible => {}
            EntryState::Suspended => warn(one.id, Concern::CaseOpen),
            _ => warn(one.id, Concern::Gone),
        }
        if !one.may_show_work {
            warn(one.id, Concern::NotShown);
        }
    }
    for one in judging::list_interests(db, edition.id, &ids).await? {
        let concern = Concern::Judge {
            alias: one.alias,
            closeness: one.closeness,
            has_read: one.has_read,
            reason: one.reason,
        };
        warn(one.entry, concern);
    }
    for (round, one) in judging::list_exceptions_of(db, edition.id, &ids).await? {
        let concern = Concern::Exception {
            round,
            goes_on: one.goes_on,
            reason: one.reason,
        };
        warn(one.entry_id, concern);
    }
    works.sort_by(|a, b| a.number.cmp(&b.number));
    let counted: Vec<CapWork> = belonging
        .into_iter()
        .map(|one| CapWork {
            number: one.number,
            country: one.country,
            member: one.member_code,
            school: one.school,
            adult: one.adult,
            child: one.child,
        })
        .collect();
    Ok(Warnings {
        works,
        caps: passed_caps(&edition.award_caps, &counted),
    })
}
