//! Who looks at what: planned, shown to the desk before it is released, completed when a judge steps aside.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::assign::{self as lots, Plan, Read, Request};
use super::super::domain::{
    self, AssignmentState, LinkQuality, RoundState, is_in_conflict, refuse_plan, seed_number,
};
use super::super::store::{self, Assignment, Judge, Round, Seat};
use super::{hold, note};
use crate::app::App;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, EntryId, JudgeId, Permission, Reach, Refusal,
    RoundId,
};

/// What a plan would give one judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The judge.
    pub judge: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Entries they would read, those already begun included.
    pub n_reads: usize,
    /// Entries that the conflict rule keeps from them.
    pub n_conflicts: usize,
}

/// A plan before it is released.
#[derive(Debug, Clone)]
pub struct PlanPreview {
    /// Entries in the round.
    pub n_entries: usize,
    /// Reads in all.
    pub n_reads: usize,
    /// By judge; empty where there is no plan.
    pub loads: Vec<Load>,
    /// Groups of judges that share no entry; 1 is what it must be.
    pub n_components: usize,
    /// Worst standard error of a difference between two judges, in noise of a read.
    pub worst_se: Option<f64>,
    /// The same as a word.
    pub quality: LinkQuality,
    /// Why there is no plan.
    pub refusal: Option<Refusal>,
}

/// All that a plan is made of.
struct Table {
    round: Round,
    judges: Vec<Judge>,
    seats: Vec<Seat>,
    candidates: Vec<Candidate>,
    conflicts: Vec<Read>,
    /// Begun or done: they stay.
    standing: Vec<Read>,
    assignments: Vec<Assignment>,
}

impl Table {
    async fn lay(db: &impl ConnectionTrait, round: Round) -> ActionResult<Self> {
        let seats = store::list_seats(db, round.id).await?;
        let mut judges = store::list_judges(db, round.edition_id).await?;
        judges.retain(|judge| {
            judge.declined_at.is_none() && seats.iter().any(|seat| seat.judge_id == judge.id)
        });
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
        for (judge, one) in judges.iter().enumerate() {
            for (entry, candidate) in candidates.iter().enumerate() {
                if is_in_conflict(round.conflict_rule, one.country, candidate.country) {
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
            conflicts,
            standing,
            assignments,
        })
    }

    fn plan(&self) -> Result<Plan, lots::AssignRefusal> {
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
            reads_per_entry: usize::try_from(self.round.reads_per_entry).unwrap_or(0),
            capacities: if is_limited {
                self.judges.iter().map(capacity).collect()
            } else {
                Vec::new()
            },
            anchors: Vec::new(),
            standing: self.standing.clone(),
            seed: seed_number(&self.round.seed),
        })
    }

    fn preview(&self) -> PlanPreview {
        let n_entries = self.candidates.len();
        match self.plan() {
            Err(refusal) => PlanPreview {
                n_entries,
                n_reads: 0,
                loads: Vec::new(),
                n_components: 0,
                worst_se: None,
                quality: LinkQuality::TooWeak,
                refusal: Some(refuse_plan(&refusal)),
            },
            Ok(plan) => PlanPreview {
                n_entries,
                n_reads: plan.reads.len(),
                loads: self
                    .judges
                    .iter()
                    .enumerate()
                    .map(|(at, judge)| Load {
                        judge: judge.id,
                        alias: judge.alias.clone(),
                        n_reads: plan.loads[at],
                        n_conflicts: self
                            .conflicts
                            .iter()
                            .filter(|read| read.judge == at)
                            .count(),
                    })
                    .collect(),
                n_components: plan.links.components,
                worst_se: plan.links.worst_se,
                quality: LinkQuality::of(plan.links.worst_se),
                refusal: None,
            },
        }
    }
}

fn index<T: std::hash::Hash + Eq>(ids: impl Iterator<Item = T>) -> HashMap<T, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

/// What assigning would do now: the desk looks at it before it says yes. Changes nothing; the same seed gives the same
/// plan.
pub async fn preview_plan(app: &App, actor: &Actor, round: RoundId) -> ActionResult<PlanPreview> {
    actor.require(Permission::AssignmentWrite)?;
    let round = store::find_round(app.db.read(), round)
        .await?
        .ok_or(ActionError::NotFound)?;
    Ok(Table::lay(app.db.read(), round).await?.preview())
}

/// Who looks at what in a round, for the desk: no points.
pub async fn list_assignments(
    app: &App,
    actor: &Actor,
    round: RoundId,
) -> ActionResult<Vec<Assignment>> {
    actor.require(Permission::AssignmentWrite)?;
    Ok(store::list_assignments(app.db.read(), round).await?)
}

/// Assigns the round's entries to its panel. In draft the whole plan is made anew and no judge sees it; in an open round
/// what was begun stays, what was not is spread anew (judges added later get work), and judges see it at once.
pub async fn assign(app: &App, actor: &Actor, round: RoundId) -> ActionResult<PlanPreview> {
    actor.require(Permission::AssignmentWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = hold(&tx, round).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let table = Table::lay(&tx, round).await?;
    let plan = table.plan().map_err(|refusal| refuse_plan(&refusal))?;
    let round = &table.round;
    if round.state == RoundState::Draft {
        let ids: Vec<EntryId> = table.candidates.iter().map(|one| one.id).collect();
        store::replace_round_entries(&tx, round.id, &ids).await?;
    }
    let is_released = round.state.is_released();
    let wanted: HashSet<(JudgeId, EntryId)> = plan
        .reads
        .iter()
        .map(|read| (table.judges[read.judge].id, table.candidates[read.entry].id))
        .collect();
    let (keeps, goes): (Vec<&Assignment>, Vec<&Assignment>) =
        table.assignments.iter().partition(|one| match one.state {
            AssignmentState::Planned => false,
            AssignmentState::Released => wanted.contains(&(one.judge_id, one.entry_id)),
            _ => true,
        });
    store::delete_assignments(&tx, goes.iter().map(|one| one.id).collect()).await?;
    let kept: HashSet<(JudgeId, EntryId)> = keeps
        .iter()
        .map(|one| (one.judge_id, one.entry_id))
        .collect();
    let mut rows = Vec::new();
    for (at, judge) in table.judges.iter().enumerate() {
        let new: Vec<&Candidate> = plan
            .reads
            .iter()
            .filter(|read| read.judge == at)
            .map(|read| &table.candidates[read.entry])
            .filter(|candidate| !kept.contains(&(judge.id, candidate.id)))
            .collect();
        // The judge's own order: by lot, so that neither the hour of arrival nor the country shows in it.
        let labels: Vec<&str> = new.iter().map(|one| one.lot.as_str()).collect();
        let order = lots::draw_order(seed_number(&round.seed), &judge.alias, &labels);
        let last = last_position(keeps.iter().copied(), judge.id);
        for (place, position) in order.into_iter().zip(last + 1..) {
            rows.push(Assignment {
                id: app.clock.new_id(),
                round_id: round.id,
                judge_id: judge.id,
                entry_id: new[place].id,
                position,
                state: if is_released {
                    AssignmentState::Released
                } else {
                    AssignmentState::Planned
                },
                is_later: false,
                released_at: is_released.then_some(now),
                done_at: None,
            });
        }
    }
    store::insert_assignments(&tx, rows).await?;
    let preview = table.preview();
    let facts = json!({
        "n_entries": preview.n_entries, "n_reads": preview.n_reads, "n_judges": table.judges.len(),
        "seed": round.seed, "worst_se": preview.worst_se,
    });
    note(&tx, app, actor, "round.assigned", round.id, facts).await?;
    tx.commit().await?;
    Ok(preview)
}

fn last_position<'a>(all: impl Iterator<Item = &'a Assignment>, judge: JudgeId) -> i32 {
    all.filter(|one| one.judge_id == judge)
        .map(|one| one.position)
        .max()
        .unwrap_or(0)
}

/// A judge steps aside from an entry and says why, or the desk takes a judge off one whose conflict came to light; the least loaded judge who may gets it. What was scored already stays
/// on record and no longer counts.
pub async fn recuse(
    app: &App,
    actor: &Actor,
    assignment: AssignmentId,
    reason: &str,
) -> ActionResult<()> {
    let is_desk = actor.require(Permission::ConflictDeclare)? == Reach::All;
    let reason = check_reason(reason)?;
    let tx = app.db.write().await?;
    let found = store::find_assignment(&tx, assignment)
        .await?
        .ok_or(ActionError::NotFound)?;
    let judge = store::find_judge(&tx, found.judge_id)
        .await?
        .filter(|judge| is_desk || Some(judge.person_id) == actor.person())
        .ok_or(ActionError::NotFound)?;
    if found.state == AssignmentState::Planned {
        return Err(ActionError::NotFound);
    }
    if found.state == AssignmentState::Recused {
        return Ok(());
    }
    let round = hold(&tx, found.round_id).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let table = Table::lay(&tx, round).await?;
    let successor = step_aside(&tx, app, &table, &table.assignments, &found, reason).await?;
    let facts = json!({
        "assignment": assignment, "judge": judge.id, "reason": reason,
        "to": successor.map(|one| one.judge_id),
    });
    note(&tx, app, actor, "assignment.recused", table.round.id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// What a reason must be: something, and not a book.
pub(super) fn check_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::unprocessable("judging-reason-missing"));
    }
    if reason.chars().count() > domain::REASON_CHARS_MAX {
        return Err(Refusal::unprocessable("judging-reason-too-long")
            .with("chars_max", domain::REASON_CHARS_MAX));
    }
    Ok(reason)
}

/// Marks an assignment as given up and finds it another judge, if there is one.
async fn step_aside(
    tx: &impl ConnectionTrait,
    app: &App,
    table: &Table,
    assignments: &[Assignment],
    from: &Assignment,
    reason: &str,
) -> ActionResult<Option<Assignment>> {
    let now = app.clock.now();
    store::update_assignment(
        tx,
        Assignment {
            state: AssignmentState::Recused,
            ..from.clone()
        },
    )
    .await?;
    let recusal = store::Recusal {
        id: app.clock.new_id(),
        assignment_id: from.id,
        reason: reason.to_owned(),
        at: now,
    };
    store::insert_recusal(tx, recusal).await?;
    let Some(candidate) = table.candidates.iter().find(|one| one.id == from.entry_id) else {
        return Ok(None);
    };
    let load = |judge: JudgeId| {
        assignments
            .iter()
            .filter(|one| one.judge_id == judge && one.state != AssignmentState::Recused)
            .count()
    };
    let has_room = |judge: JudgeId| {
        table
            .seats
            .iter()
            .find(|seat| seat.judge_id == judge)
            .is_some_and(|seat| {
                seat.capacity
                    .is_none_or(|most| load(judge) < usize::try_from(most).unwrap_or(0))
            })
    };
    let knows = |judge: JudgeId| {
        assignments
            .iter()
            .any(|one| one.judge_id == judge && one.entry_id == from.entry_id)
    };
    let lot = |judge: &Judge| {
        hex::encode(Sha256::digest(
            format!("{}|{}|{}", table.round.seed, candidate.lot, judge.alias).as_bytes(),
        ))
    };
    let next = table
        .judges
        .iter()
        .filter(|judge| {
            judge.id != from.judge_id
                && !is_in_conflict(table.round.conflict_rule, judge.country, candidate.country)
                && has_room(judge.id)
                && !knows(judge.id)
        })
        .min_by_key(|judge| (load(judge.id), lot(judge)));
    let Some(next) = next else {
        return Ok(None);
    };
    let is_released = table.round.state.is_released();
    let row = Assignment {
        id: app.clock.new_id(),
        round_id: table.round.id,
        judge_id: next.id,
        entry_id: from.entry_id,
        position: last_position(assignments.iter(), next.id) + 1,
        state: if is_released {
            AssignmentState::Released
        } else {
            AssignmentState::Planned
        },
        is_later: false,
        released_at: is_released.then_some(now),
        done_at: None,
    };
    store::insert_assignments(tx, vec![row.clone()]).await?;
    Ok(Some(row))
}

/// Gives what a judge has not begun to the others: they fell ill or are silent. Returns how many found somebody.
pub async fn reassign(
    app: &App,
    actor: &Actor,
    round: RoundId,
    judge: JudgeId,
    reason: &str,
) -> ActionResult<usize> {
    actor.require(Permission::AssignmentWrite)?;
    let reason = check_reason(reason)?;
    let tx = app.db.write().await?;
    let round = hold(&tx, round).await?;
    if round.state.shows_votes() {
        return Err(Refusal::conflict("round-closed").into());
    }
    let table = Table::lay(&tx, round).await?;
    let mut assignments = table.assignments.clone();
    let mut n_given = 0;
    let open: Vec<Assignment> = table
        .assignments
        .iter()
        .filter(|one| one.judge_id == judge && one.state == AssignmentState::Released)
        .cloned()
        .collect();
    for from in &open {
        if let Some(new) = step_aside(&tx, app, &table, &assignments, from, reason).await? {
            assignments.push(new);
            n_given += 1;
        }
        if let Some(old) = assignments.iter_mut().find(|one| one.id == from.id) {
            old.state = AssignmentState::Recused;
        }
    }
    let facts = json!({
        "judge": judge, "reason": reason, "n_open": open.len(), "n_given": n_given,
    });
    note(&tx, app, actor, "round.reassigned", table.round.id, facts).await?;
    tx.commit().await?;
    Ok(n_given)
}
