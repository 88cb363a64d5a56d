//! All that a plan is made of, laid out at once.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::super::super::assign::{self as lots, Plan, Read, Request};
use super::super::super::domain::{AssignmentState, Bar, RoundState, seed_number};
use super::super::super::store::{self, Assignment, Judge, Round, Seat};
use super::bars::Bars;
use super::common;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{ActionResult, EntryId, JudgeId};

/// Who draws the one order of a live round; no judge has this alias.
const ROOM: &str = "room";

/// All that a plan is made of.
pub(super) struct Table {
    pub(super) round: Round,
    pub(super) judges: Vec<Judge>,
    pub(super) seats: Vec<Seat>,
    pub(super) candidates: Vec<Candidate>,
    bars: Bars,
    pub(super) conflicts: Vec<Read>,
    /// Begun or done: they stay.
    pub(super) standing: Vec<Read>,
    pub(super) assignments: Vec<Assignment>,
}

impl Table {
    pub(super) async fn lay(db: &impl ConnectionTrait, round: Round) -> ActionResult<Self> {
        let (seats, judges) = panel_of(db, &round).await?;
        let mut candidates = entries::list_candidates(db, round.edition_id).await?;
        if round.position > 1 || round.state != RoundState::Draft {
            let own: HashSet<EntryId> = store::list_round_entries(db, round.id)
                .await?
                .into_iter()
                .map(|entry| entry.entry_id)
                .collect();
            candidates.retain(|candidate| own.contains(&candidate.id));
        }
        let assignments = store::list_assignments(db, round.id).await?;
        let entry_at: HashMap<EntryId, usize> = index(candidates.iter().map(|one| one.id));
        let judge_at: HashMap<JudgeId, usize> = index(judges.iter().map(|one| one.id));
        let mut conflicts = Vec::new();
        let bars = Bars::derive(db, &round, &judges, &candidates).await?;
        for (judge, one) in judges.iter().enumerate() {
            for (entry, candidate) in candidates.iter().enumerate() {
                if bars.of(one.id, candidate.id).is_some() {
                    conflicts.push(Read { entry, judge });
                }
            }
        }
        let mut standing = Vec::new();
        for assignment in &assignments {
            let (Some(entry), Some(judge)) = (
                entry_at.get(&assignment.entry_id),
                judge_at.get(&assignment.judge_id),
            ) else {
                continue;
            };
            let read = Read {
                entry: *entry,
                judge: *judge,
            };
            match assignment.state {
                AssignmentState::Recused => conflicts.push(read),
                AssignmentState::Started | AssignmentState::Done => standing.push(read),
                AssignmentState::Planned | AssignmentState::Released => {}
            }
        }
        Ok(Self {
            round,
            judges,
            seats,
            candidates,
            bars,
            conflicts,
            standing,
            assignments,
        })
    }

    /// Why this judge does not get this entry, if there is a reason.
    pub(super) fn bar(&self, judge: JudgeId, entry: EntryId) -> Option<Bar> {
        self.bars.of(judge, entry).or_else(|| {
            self.assignments
                .iter()
                .any(|one| {
                    one.state == AssignmentState::Recused
                        && (one.judge_id, one.entry_id) == (judge, entry)
                })
                .then_some(Bar::SteppedAside)
        })
    }

    /// Whether nothing that can be derived keeps this judge from this entry.
    pub(super) fn may_read(&self, judge: JudgeId, entry: EntryId) -> bool {
        self.bars.of(judge, entry).is_none()
    }

    /// For these candidates, which of them stands where in the one order of a room, first place first. Places once given stay.
    pub(super) fn places_in_room(&self, new: &[&Candidate]) -> Vec<(usize, i32)> {
        let given: HashMap<EntryId, i32> = self
            .assignments
            .iter()
            .filter(|_| self.round.state != RoundState::Draft)
            .map(|one| (one.entry_id, one.position))
            .collect();
        let last = given.values().copied().max().unwrap_or(0);
        let labels: Vec<&str> = self.candidates.iter().map(|one| one.lot.as_str()).collect();
        let drawn: HashMap<EntryId, i32> =
            lots::draw_order(seed_number(&self.round.seed), ROOM, &labels)
                .into_iter()
                .map(|place| self.candidates[place].id)
                .zip(last + 1..)
                .collect();
        let mut places: Vec<(usize, i32)> = new
            .iter()
            .enumerate()
            .filter_map(|(at, one)| {
                let place = given.get(&one.id).or_else(|| drawn.get(&one.id))?;
                Some((at, *place))
            })
            .collect();
        places.sort_by_key(|(_, place)| *place);
        places
    }

    pub(super) fn plan(&self) -> Result<Plan, lots::AssignRefusal> {
        let is_limited = self.seats.iter().any(|seat| seat.capacity.is_some());
        let capacity = |judge: &Judge| {
            self.seats
                .iter()
                .find(|seat| seat.judge_id == judge.id)
                .and_then(|seat| seat.capacity)
                .map_or(usize::MAX / 2, |most| usize::try_from(most).unwrap_or(0))
        };
        lots::plan(&Request {
            entries: self.candidates.iter().map(|one| one.lot.as_str()).collect(),
            judges: self.judges.iter().map(|one| one.alias.as_str()).collect(),
            conflicts: self.conflicts.clone(),
            // In one room all read all: what somebody is kept from is read by the others, however few they are.
            reads_per_entry: if self.round.settings.is_live {
                1
            } else {
                usize::try_from(self.round.reads_per_entry).unwrap_or(0)
            },
            capacities: if is_limited {
                self.judges.iter().map(capacity).collect()
            } else {
                Vec::new()
            },
            anchors: common::places(self),
            standing: self.standing.clone(),
            seed: seed_number(&self.round.seed),
        })
    }
}

/// The seats of a round, and the judges on them who have not declined.
pub(super) async fn panel_of(
    db: &impl ConnectionTrait,
    round: &Round,
) -> ActionResult<(Vec<Seat>, Vec<Judge>)> {
    let seats = store::list_seats(db, round.id).await?;
    let mut judges = store::list_judges(db, round.edition_id).await?;
    judges.retain(|judge| {
        judge.declined_at.is_none() && seats.iter().any(|seat| seat.judge_id == judge.id)
    });
    Ok((seats, judges))
}

fn index<T: std::hash::Hash + Eq>(ids: impl Iterator<Item = T>) -> HashMap<T, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// The last place of a judge's own order.
pub(super) fn last_position<'a>(all: impl Iterator<Item = &'a Assignment>, judge: JudgeId) -> i32 {
    all.filter(|one| one.judge_id == judge)
        .map(|one| one.position)
        .max()
        .unwrap_or(0)
}
