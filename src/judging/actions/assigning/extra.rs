//! Extra reads: one more look at the works near a cut, by judges who tell works apart.
//!
//! Three reads a work, the third placed where it may change an award, choose the winners as well as five for everybody. The desk sees how many reads
//! each judge would get and what is expected of them, then releases exactly that. Which works they are is not shown: it would tell before
//! closing who stands near the line. Judges see one more work, nothing else.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::super::domain::{AssignmentState, RoundState, refuse_tally};
use super::super::super::extra::worth_of_reads;
use super::super::super::store::{self, Assignment, Judge};
use super::super::super::tally::{self as engine, Flag, Method, Tally};
use super::super::tallying::Ballot;
use super::super::{hold, note};
use super::table::{Table, last_position};
use crate::app::App;
use crate::editions::actions as editions;
use crate::entries::actions::Candidate;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, EntryId, JudgeId, Permission, Refusal, RoundId,
};

/// No work is read more often than this.
const READS_MAX: usize = 8;
/// Fewest reads before one more can be placed: without two, an entry's place has no margin.
const READS_MIN: usize = 2;
/// Judges whose reads tell less than this share of the median judge's get no extra ones.
const INFORMATION_MIN: f64 = 0.35;
/// Whether a work is above a cut is open while its probability lies between these.
const OPEN: (f64, f64) = (0.2, 0.8);

/// What extra reads would give one judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtraLoad {
    /// The judge.
    pub judge: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Extra reads.
    pub n_reads: usize,
}

/// Extra reads before they are released.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtraProposal {
    /// How many were asked for.
    pub budget: usize,
    /// How many are worth it: at most one a work, none where nothing is open.
    pub n_reads: usize,
    /// By judge who gets some.
    pub loads: Vec<ExtraLoad>,
    /// Works of which it is open whether they are above some cut.
    pub n_open: usize,
    /// Wrong decisions to be expected over all cuts, as things stand.
    pub wrong_expected: f64,
    /// Names exactly this proposal; releasing asks for it.
    pub stamp: String,
}

/// A proposal with what it would write.
struct Proposal {
    shown: ExtraProposal,
    reads: Vec<(JudgeId, EntryId)>,
}

/// What extra reads would be placed now, `budget` at most. Changes nothing; the same scorecards give the same proposal.
pub async fn preview_extra_reads(
    app: &App,
    actor: &Actor,
    round: RoundId,
    budget: usize,
) -> ActionResult<ExtraProposal> {
    actor.require(Permission::AssignmentWrite)?;
    let round = store::find_round(app.db.read(), round)
        .await?
        .ok_or(ActionError::NotFound)?;
    let table = Table::lay(app.db.read(), round).await?;
    Ok(propose(app, &table, budget).await?.shown)
}

/// Releases a proposal as it was seen. Where a scorecard came in between, the stamp no longer fits and a person looks again.
pub async fn release_extra_reads(
    app: &App,
    actor: &Actor,
    id: RoundId,
    budget: usize,
    stamp: &str,
) -> ActionResult<usize> {
    actor.require(Permission::AssignmentWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    let table = Table::lay(&tx, round).await?;
    let proposal = propose(app, &table, budget).await?;
    if proposal.shown.stamp != stamp {
        return Err(Refusal::conflict("extra-reads-changed").into());
    }
    let mut rows: Vec<Assignment> = Vec::new();
    for (judge, entry) in &proposal.reads {
        let all = table.assignments.iter().chain(&rows);
        rows.push(Assignment {
            id: app.clock.new_id::<AssignmentId>(),
            round_id: id,
            judge_id: *judge,
            entry_id: *entry,
            position: last_position(all, *judge) + 1,
            state: AssignmentState::Released,
            is_later: false,
            released_at: Some(now),
            done_at: None,
        });
    }
    let n = rows.len();
    store::insert_assignments(&tx, rows).await?;
    let facts = json!({
        "budget": budget, "n_reads": n, "n_open": proposal.shown.n_open,
        "wrong_expected": proposal.shown.wrong_expected, "stamp": stamp,
    });
    note(&tx, app, actor, "round.extra-reads-released", id, facts).await?;
    tx.commit().await?;
    Ok(n)
}

async fn propose(app: &App, table: &Table, budget: usize) -> ActionResult<Proposal> {
    let round = &table.round;
    if !matches!(round.state, RoundState::Open | RoundState::Paused) {
        return Err(Refusal::conflict("round-not-open").into());
    }
    let db = app.db.read();
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let Ballot {
        sheet,
        mut parameters,
        ids,
    } = Ballot::open(db, round, &edition, Method::Model).await?;
    if sheet.scores.is_empty() {
        return Err(Refusal::conflict("tally-no-scores").into());
    }
    parameters.method = Method::Model;
    let cuts = parameters.cuts.clone();
    let tally = tokio::task::spawn_blocking(move || engine::tally(&sheet, &parameters))
        .await
        .map_err(ActionError::internal)?
        .map_err(|refusal| refuse_tally(&refusal))?;
    let reads = place(table, &tally, &cuts, &ids, budget);
    let mut per_judge: BTreeMap<JudgeId, usize> = BTreeMap::new();
    for (judge, _) in &reads {
        *per_judge.entry(*judge).or_default() += 1;
    }
    let loads = table
        .judges
        .iter()
        .filter_map(|judge| {
            Some(ExtraLoad {
                judge: judge.id,
                alias: judge.alias.clone(),
                n_reads: *per_judge.get(&judge.id)?,
            })
        })
        .collect();
    let is_open = |p: f64| p > OPEN.0 && p < OPEN.1;
    let mut stamp = Sha256::new();
    stamp.update(&tally.inputs_sha256);
    for (judge, entry) in &reads {
        stamp.update(judge.0.as_bytes());
        stamp.update(entry.0.as_bytes());
    }
    Ok(Proposal {
        shown: ExtraProposal {
            budget,
            n_reads: reads.len(),
            loads,
            n_open: tally
                .standings
                .iter()
                .filter(|one| one.p_above.values().any(|p| is_open(*p)))
                .count(),
            wrong_expected: tally
                .standings
                .iter()
                .flat_map(|one| one.p_above.values())
                .map(|p| p.min(1.0 - p))
                .sum(),
            stamp: hex::encode(stamp.finalize()),
        },
        reads,
    })
}

/// Who gives which work one more look: the works by what a look is worth, each to the least loaded judge who may, equal ones by lot.
fn place(
    table: &Table,
    tally: &Tally,
    cuts: &[usize],
    ids: &HashMap<String, EntryId>,
    budget: usize,
) -> Vec<(JudgeId, EntryId)> {
    // The first place is decided by the fewest: it counts twice.
    let weighed: Vec<(usize, f64)> = cuts
        .iter()
        .map(|cut| (*cut, if *cut == 1 { 2.0 } else { 1.0 }))
        .collect();
    let of_entry: HashMap<EntryId, &Candidate> =
        table.candidates.iter().map(|one| (one.id, one)).collect();
    let mut knows: HashSet<(JudgeId, EntryId)> = HashSet::new();
    let mut waits: HashSet<EntryId> = HashSet::new();
    let mut loads: HashMap<JudgeId, usize> = HashMap::new();
    for one in &table.assignments {
        knows.insert((one.judge_id, one.entry_id));
        if one.state != AssignmentState::Recused {
            *loads.entry(one.judge_id).or_default() += 1;
        }
        if matches!(
            one.state,
            AssignmentState::Released | AssignmentState::Started
        ) {
            waits.insert(one.entry_id);
        }
    }
    let tells: HashSet<&str> = tally
        .judges
        .iter()
        .filter(|report| {
            report
                .information
                .is_none_or(|share| share >= INFORMATION_MIN)
        })
        .filter(|report| {
            let is_idle = |flag: &Flag| matches!(flag, Flag::LittleInformation { .. });
            !report.flags.iter().any(is_idle)
        })
        .map(|report| report.judge.as_str())
        .collect();
    let reads_of: HashMap<&str, usize> = tally
        .standings
        .iter()
        .map(|one| (one.entry.as_str(), one.reads))
        .collect();
    let mut reads = Vec::new();
    for worth in worth_of_reads(tally, &weighed, READS_MAX) {
        if reads.len() == budget || worth.worth <= 0.0 {
            break;
        }
        let candidate = ids.get(&worth.entry).and_then(|id| of_entry.get(id));
        let Some(candidate) = candidate else { continue };
        let n_reads = reads_of.get(worth.entry.as_str()).copied().unwrap_or(0);
        if n_reads < READS_MIN || waits.contains(&candidate.id) {
            continue;
        }
        let has_room = |judge: &Judge| {
            let seat = table.seats.iter().find(|seat| seat.judge_id == judge.id);
            let capacity = seat.and_then(|seat| seat.capacity);
            let load = loads.get(&judge.id).copied().unwrap_or(0);
            capacity.is_none_or(|most| load < usize::try_from(most).unwrap_or(0))
        };
        let lot = |judge: &Judge| {
            Sha256::digest(format!(
                "{}|{}|{}",
                table.round.seed, candidate.lot, judge.alias
            ))
        };
        let next = table
            .judges
            .iter()
            .filter(|judge| {
                judge.accepted_at.is_some()
                    && tells.contains(judge.alias.as_str())
                    && table.may_read(judge.id, candidate.id)
                    && !knows.contains(&(judge.id, candidate.id))
                    && has_room(judge)
            })
            .min_by_key(|judge| (loads.get(&judge.id).copied().unwrap_or(0), lot(judge)));
        if let Some(judge) = next {
            *loads.entry(judge.id).or_default() += 1;
            reads.push((judge.id, candidate.id));
        }
    }
    reads
}
