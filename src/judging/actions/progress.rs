//! How far a round is: counts and flags, never points.

use std::collections::HashMap;

use serde_json::json;

use super::super::domain::{AssignmentState, CardFlag, Pace, RoundState, pace};
use super::super::letters;
use super::super::store;
use super::judges::JudgeSheet;
use super::{list_judges, note};
use crate::app::App;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, Instant, JudgeId, Permission, Refusal, RoundId,
};
use crate::platform::mail;

/// How far one judge is.
#[derive(Debug, Clone)]
pub struct JudgeProgress {
    /// The judge.
    pub sheet: JudgeSheet,
    /// Works on their desk.
    pub n_total: usize,
    /// Those with all points given.
    pub n_done: usize,
    /// Those they stepped aside from, or that were taken from them.
    pub n_recused: usize,
    /// When they last gave something.
    pub last_at: Option<Instant>,
    /// How they keep up.
    pub pace: Pace,
}

/// A work that a judge asks the secretariat to look at. Not who asks, and no points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flagged {
    /// The number of the entry.
    pub entry_number: String,
    /// What it may be.
    pub flag: CardFlag,
}

/// How far a round is.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Scorecards to be given.
    pub n_total: usize,
    /// Scorecards given.
    pub n_done: usize,
    /// Entries in the round.
    pub n_entries: usize,
    /// Entries that have all their reads.
    pub n_entries_full: usize,
    /// Entries that fewer judges will read than the round asks for.
    pub n_entries_short: usize,
    /// Steps aside.
    pub n_recused: usize,
    /// What judges flagged.
    pub flagged: Vec<Flagged>,
    /// By judge of the panel, in the order of their invitations.
    pub judges: Vec<JudgeProgress>,
}

/// How far a round is, for the desk.
pub async fn find_progress(app: &App, actor: &Actor, round: RoundId) -> ActionResult<Progress> {
    actor.require(Permission::RoundWrite)?;
    actor.require(Permission::ScorecardReadOpen)?;
    let db = app.db.read();
    let now = app.clock.now();
    let round = store::find_round(db, round)
        .await?
        .ok_or(ActionError::NotFound)?;
    let numbers: HashMap<EntryId, String> = entries::list_candidates(db, round.edition_id)
        .await?
        .into_iter()
        .map(|candidate| (candidate.id, candidate.number))
        .collect();
    let mut assignments = store::list_assignments(db, round.id).await?;
    assignments.retain(|one| numbers.contains_key(&one.entry_id));
    let last: HashMap<JudgeId, Instant> = store::list_last_cast(db, round.id)
        .await?
        .into_iter()
        .collect();
    let seats = store::list_seats(db, round.id).await?;
    let judges = list_judges(app, actor, round.edition_id)
        .await?
        .into_iter()
        .filter(|sheet| seats.iter().any(|seat| seat.judge_id == sheet.judge.id))
        .map(|sheet| {
            let own = |wanted: &[AssignmentState]| {
                assignments
                    .iter()
                    .filter(|one| one.judge_id == sheet.judge.id && wanted.contains(&one.state))
                    .count()
            };
            let n_recused = own(&[AssignmentState::Recused]);
            let n_done = own(&[AssignmentState::Done]);
            let n_total = n_done
                + own(&[
                    AssignmentState::Planned,
                    AssignmentState::Released,
                    AssignmentState::Started,
                ]);
            let last_at = last.get(&sheet.judge.id).copied();
            let has_accepted = sheet.judge.accepted_at.is_some();
            let times = (round.opens_at, round.deadline_at);
            JudgeProgress {
                pace: pace(has_accepted, n_done, n_total, last_at, times, now),
                n_total,
                n_done,
                n_recused,
                last_at,
                sheet,
            }
        })
        .collect();
    let wanted = usize::try_from(round.reads_per_entry).unwrap_or(0);
    let mut reads: HashMap<EntryId, (usize, usize)> = HashMap::new();
    for one in &assignments {
        let (n_live, n_done) = reads.entry(one.entry_id).or_default();
        *n_live += usize::from(one.state != AssignmentState::Recused);
        *n_done += usize::from(one.state == AssignmentState::Done);
    }
    let live = |state: AssignmentState| state != AssignmentState::Recused;
    let cards = store::list_current(db, round.id, None).await?;
    let mut flagged: Vec<Flagged> = assignments
        .iter()
        .filter_map(|one| Some((one, cards.get(&one.id)?)))
        .flat_map(|(one, (card, _))| {
            let number = numbers.get(&one.entry_id).cloned().unwrap_or_default();
            card.flags.0.iter().map(move |flag| Flagged {
                entry_number: number.clone(),
                flag: *flag,
            })
        })
        .collect();
    flagged.sort_by(|a, b| (&a.entry_number, a.flag).cmp(&(&b.entry_number, b.flag)));
    flagged.dedup();
    Ok(Progress {
        n_total: assignments.iter().filter(|one| live(one.state)).count(),
        n_done: assignments
            .iter()
            .filter(|one| one.state == AssignmentState::Done)
            .count(),
        n_entries: reads.len(),
        n_entries_full: reads.values().filter(|(_, done)| *done >= wanted).count(),
        n_entries_short: reads.values().filter(|(live, _)| *live < wanted).count(),
        n_recused: assignments.iter().filter(|one| !live(one.state)).count(),
        flagged,
        judges,
    })
}

/// Writes to every judge of an open round who still has works: how many, and until when. Returns to how many.
pub async fn remind_late(app: &App, actor: &Actor, id: RoundId) -> ActionResult<usize> {
    actor.require(Permission::RoundWrite)?;
    let progress = find_progress(app, actor, id).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let round = store::find_round(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if round.state != RoundState::Open {
        return Err(Refusal::conflict("round-not-open").into());
    }
    let edition = editions::find_edition_by_id(&tx, round.edition_id).await?;
    let mut n_letters = 0;
    for judge in &progress.judges {
        let n_left = judge.n_total - judge.n_done;
        if n_left == 0 || judge.sheet.judge.declined_at.is_some() {
            continue;
        }
        let letter = letters::reminder(app, &judge.sheet.person, &edition, &round, n_left);
        mail::post(&tx, now, letter).await?;
        n_letters += 1;
    }
    note(
        &tx,
        app,
        actor,
        "judges.reminded",
        id,
        json!({ "n_letters": n_letters }),
    )
    .await?;
    tx.commit().await?;
    Ok(n_letters)
}
