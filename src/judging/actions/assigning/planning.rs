//! Planning a round: shown to the desk before it is released.

use std::collections::{BTreeMap, HashSet};

use serde_json::json;

use super::super::super::assign as lots;
use super::super::super::domain::{
    AssignmentState, Bar, LinkQuality, RoundState, refuse_plan, seed_number,
};
use super::super::super::store::{self, Assignment, Judge};
use super::super::{hold, note};
use super::common;
use super::table::{Table, last_position};
use crate::app::App;
use crate::entries::actions::Candidate;
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, JudgeId, Permission, Refusal, RoundId,
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
    /// Entries that are kept from them.
    pub n_conflicts: usize,
    /// The same by reason, only those that occur.
    pub kept: Vec<(Bar, usize)>,
}

/// A plan before it is released.
#[derive(Debug, Clone)]
pub struct PlanPreview {
    /// Entries in the round.
    pub n_entries: usize,
    /// Reads in all.
    pub n_reads: usize,
    /// Entries that every judge reads who may.
    pub n_common: usize,
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

impl Table {
    fn preview(&self) -> PlanPreview {
        let n_entries = self.candidates.len();
        match self.plan() {
            Err(refusal) => PlanPreview {
                n_entries,
                n_reads: 0,
                n_common: 0,
                loads: Vec::new(),
                n_components: 0,
                worst_se: None,
                quality: LinkQuality::TooWeak,
                refusal: Some(refuse_plan(&refusal)),
            },
            Ok(plan) => PlanPreview {
                n_entries,
                n_reads: plan.reads.len(),
                n_common: common::places(self).len(),
                loads: self
                    .judges
                    .iter()
                    .enumerate()
                    .map(|(at, judge)| self.load(judge, plan.loads[at]))
                    .collect(),
                n_components: plan.links.components,
                worst_se: plan.links.worst_se,
                quality: LinkQuality::of(plan.links.worst_se),
                refusal: None,
            },
        }
    }
}

impl Table {
    fn load(&self, judge: &Judge, n_reads: usize) -> Load {
        let mut kept: BTreeMap<Bar, usize> = BTreeMap::new();
        for one in &self.candidates {
            if let Some(bar) = self.bar(judge.id, one.id) {
                *kept.entry(bar).or_default() += 1;
            }
        }
        Load {
            judge: judge.id,
            alias: judge.alias.clone(),
            n_reads,
            n_conflicts: kept.values().sum(),
            kept: kept.into_iter().collect(),
        }
    }
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
    let mut table = Table::lay(&tx, round).await?;
    common::settle(&tx, &mut table).await?;
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
        // The judge's own order: by lot, so that neither the hour of arrival nor the country shows in it. In one room all see one order.
        let last = last_position(keeps.iter().copied(), judge.id);
        let order = if round.settings.is_live {
            table.places_in_room(&new)
        } else {
            let labels: Vec<&str> = new.iter().map(|one| one.lot.as_str()).collect();
            lots::draw_order(seed_number(&round.seed), &judge.alias, &labels)
                .into_iter()
                .zip(last + 1..)
                .collect()
        };
        for (place, position) in order {
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
