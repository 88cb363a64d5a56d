//! What the desk is told before a work is awarded: which judges of the panel are close to it, and where a result was departed from. For
//! the staff's pages; a judge goes by their alias.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::super::domain::{AssignmentState, Bar, Closeness, ConflictRule};
use super::super::store::{self, Exception, Round};
use super::assigning::Bars;
use crate::entries::actions as entries;
use crate::kernel::{ActionResult, EditionId, EntryId, JudgeId};

/// A judge of the panel who is close to a work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// The work.
    pub entry: EntryId,
    /// The judge.
    pub alias: String,
    /// How.
    pub closeness: Closeness,
    /// Whether the judge's scorecard counted in some round.
    pub has_read: bool,
    /// Why the judge stepped aside, as it was said; empty where something else keeps them away.
    pub reason: String,
}

/// The judges of an edition's panels who are close to these works: each once for a work, by what weighs most.
pub async fn list_interests(
    db: &impl ConnectionTrait,
    edition: EditionId,
    ids: &[EntryId],
) -> ActionResult<Vec<Interest>> {
    let rounds = store::list_rounds(db, edition).await?;
    let Some(any) = rounds.first() else {
        return Ok(Vec::new());
    };
    let wanted: HashSet<EntryId> = ids.iter().copied().collect();
    let mut seated: HashSet<JudgeId> = HashSet::new();
    let mut read: HashSet<(JudgeId, EntryId)> = HashSet::new();
    let mut aside: HashMap<(JudgeId, EntryId), String> = HashMap::new();
    for round in &rounds {
        let seats = store::list_seats(db, round.id).await?;
        seated.extend(seats.iter().map(|seat| seat.judge_id));
        let mut reasons: HashMap<_, _> = store::list_recusals(db, round.id)
            .await?
            .into_iter()
            .map(|one| (one.assignment_id, one.reason))
            .collect();
        for one in store::list_assignments(db, round.id).await? {
            let pair = (one.judge_id, one.entry_id);
            match one.state {
                AssignmentState::Done if wanted.contains(&one.entry_id) => {
                    read.insert(pair);
                }
                AssignmentState::Recused if wanted.contains(&one.entry_id) => {
                    aside.insert(pair, reasons.remove(&one.id).unwrap_or_default());
                }
                _ => {}
            }
        }
    }
    let mut judges = store::list_judges(db, edition).await?;
    judges.retain(|judge| seated.contains(&judge.id));
    let mut candidates = entries::list_candidates(db, edition).await?;
    candidates.retain(|one| wanted.contains(&one.id));
    // A judge's own country is no interest of its own: rounds that ask for it keep all of it away.
    let by_tie_alone = Round {
        conflict_rule: ConflictRule::None,
        ..any.clone()
    };
    let bars = Bars::derive(db, &by_tie_alone, &judges, &candidates).await?;
    let mut found = Vec::new();
    for one in &candidates {
        for judge in &judges {
            let pair = (judge.id, one.id);
            let closeness = match bars.of(judge.id, one.id) {
                Some(Bar::OwnChild) => Closeness::OwnChild,
                Some(Bar::OwnSchool) => Closeness::OwnSchool,
                _ if judge.member_code.as_ref() == Some(&one.member_code) => Closeness::OwnMember,
                _ if aside.contains_key(&pair) => Closeness::SteppedAside,
                _ => continue,
            };
            found.push(Interest {
                entry: one.id,
                alias: judge.alias.clone(),
                closeness,
                has_read: read.contains(&pair),
                reason: match closeness {
                    Closeness::SteppedAside => aside.remove(&pair).unwrap_or_default(),
                    _ => String::new(),
                },
            });
        }
    }
    Ok(found)
}

/// The exceptions about these works that stand, with the number of the round.
pub async fn list_exceptions_of(
    db: &impl ConnectionTrait,
    edition: EditionId,
    ids: &[EntryId],
) -> ActionResult<Vec<(i32, Exception)>> {
    let mut found = Vec::new();
    for round in store::list_rounds(db, edition).await? {
        let exceptions = store::list_exceptions(db, round.id).await?;
        let about = exceptions
            .into_iter()
            .filter(|one| ids.contains(&one.entry_id));
        found.extend(about.map(|one| (round.position, one)));
    }
    Ok(found)
}
