//! What judges are kept from, and why: derived from country, schools and children, beside what they stepped aside from.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::super::super::domain::{AssignmentState, Bar, is_in_conflict};
use super::super::super::store::{self, Judge, Round};
use crate::entries::actions::{self as entries, Bond, Candidate, Tie};
use crate::kernel::{ActionResult, EntryId, JudgeId};
use crate::people::actions as people;

/// By judge, the entries they never get.
pub(in super::super) struct Bars(HashMap<JudgeId, HashMap<EntryId, Bar>>);

impl Bars {
    /// All that can be derived for these judges.
    pub(in super::super) async fn derive(
        db: &impl ConnectionTrait,
        round: &Round,
        judges: &[Judge],
        candidates: &[Candidate],
    ) -> ActionResult<Self> {
        let ids: Vec<_> = judges.iter().map(|judge| judge.person_id).collect();
        let mut emails = people::list_emails(db, &ids).await?;
        let bonds: Vec<Bond> = judges
            .iter()
            .map(|judge| Bond {
                schools: judge.schools.0.clone(),
                email: emails.remove(&judge.person_id).unwrap_or_default(),
            })
            .collect();
        let bound = entries::list_bound(db, round.edition_id, &bonds).await?;
        let of_judge = |(judge, ties): (&Judge, HashMap<EntryId, Tie>)| {
            let bars = candidates.iter().filter_map(|one| {
                let bar = if is_in_conflict(round.conflict_rule, judge.country, one.country) {
                    Bar::OwnCountry
                } else {
                    match ties.get(&one.id)? {
                        Tie::School => Bar::OwnSchool,
                        Tie::Child => Bar::OwnChild,
                    }
                };
                Some((one.id, bar))
            });
            (judge.id, bars.collect())
        };
        Ok(Self(judges.iter().zip(bound).map(of_judge).collect()))
    }

    /// Why this judge never gets this entry.
    pub(in super::super) fn of(&self, judge: JudgeId, entry: EntryId) -> Option<Bar> {
        self.0.get(&judge)?.get(&entry).copied()
    }
}

/// Those of a round's entries that this judge is kept from: by country, school or child, or because they stepped aside. Whoever is kept from a
/// work neither learns what others gave it nor says anything of it.
pub(in super::super) async fn list_kept_from(
    db: &impl ConnectionTrait,
    round: &Round,
    judge: &Judge,
    ids: &[EntryId],
) -> ActionResult<HashSet<EntryId>> {
    let mut candidates = entries::list_candidates(db, round.edition_id).await?;
    candidates.retain(|one| ids.contains(&one.id));
    let bars = Bars::derive(db, round, std::slice::from_ref(judge), &candidates).await?;
    let mut kept: HashSet<EntryId> = store::list_assignments(db, round.id)
        .await?
        .into_iter()
        .filter(|one| one.judge_id == judge.id && one.state == AssignmentState::Recused)
        .filter(|one| ids.contains(&one.entry_id))
        .map(|one| one.entry_id)
        .collect();
    let barred = candidates
        .iter()
        .filter(|one| bars.of(judge.id, one.id).is_some());
    kept.extend(barred.map(|one| one.id));
    Ok(kept)
}
