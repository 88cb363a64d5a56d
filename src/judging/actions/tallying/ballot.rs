//! What a tally is computed from: the scores that count, and what was fixed before opening.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::super::super::domain::{AssignmentState, seed_number};
use super::super::super::store::{self, Judge, Round};
use super::super::super::tally::{Method, Parameters, Score, Sheet};
use crate::editions::Edition;
use crate::editions::domain::InJudging;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{ActionError, ActionResult, EntryId};

/// The scores of a closed round with what they are about.
pub(in super::super) struct Ballot {
    pub(in super::super) sheet: Sheet,
    pub(in super::super) parameters: Parameters,
    pub(in super::super) ids: HashMap<String, EntryId>,
}

impl Ballot {
    /// Whole scorecards of entries still in the contest. Entries go by their numbers, judges by their aliases, so that
    /// anyone with the export computes the same hash.
    pub(in super::super) async fn open(
        db: &impl ConnectionTrait,
        round: &Round,
        edition: &Edition,
        method: Method,
    ) -> ActionResult<Self> {
        let candidates = entries::list_candidates(db, edition.id).await?;
        let by_id: HashMap<EntryId, &Candidate> =
            candidates.iter().map(|one| (one.id, one)).collect();
        let judges = store::list_judges(db, edition.id).await?;
        let cards = store::list_current(db, round.id, None).await?;
        let questions = round.questions(edition);
        let works = entries::count_in_judging(db, edition.id).await?;
        let mut sheet = Sheet {
            criteria: questions
                .iter()
                .map(|criterion| criterion.code.clone())
                .collect(),
            ..Sheet::default()
        };
        let mut entry_at: HashMap<EntryId, usize> = HashMap::new();
        let mut ids = HashMap::new();
        for entry in store::list_round_entries(db, round.id).await? {
            if let Some(candidate) = by_id.get(&entry.entry_id) {
                entry_at.insert(entry.entry_id, sheet.entries.len());
                ids.insert(candidate.number.clone(), candidate.id);
                sheet.entries.push(candidate.number.clone());
                sheet.entry_homes.push(Some(candidate.country.to_string()));
            }
        }
        let mut judge_at = HashMap::new();
        for judge in &judges {
            let Judge {
                id, alias, country, ..
            } = judge;
            judge_at.insert(*id, sheet.judges.len());
            sheet.judges.push(alias.clone());
            sheet.judge_homes.push(Some(country.to_string()));
        }
        for one in store::list_assignments(db, round.id).await? {
            let (AssignmentState::Done, Some(entry), Some(judge), Some((_, scores))) = (
                one.state,
                entry_at.get(&one.entry_id),
                judge_at.get(&one.judge_id),
                cards.get(&one.id),
            ) else {
                continue;
            };
            for score in scores {
                let criterion = questions
                    .iter()
                    .position(|criterion| criterion.id == score.criterion_id);
                if let Some(criterion) = criterion {
                    sheet.scores.push(Score {
                        round: 0,
                        entry: *entry,
                        judge: *judge,
                        criterion,
                        points: f64::from(score.points),
                    });
                }
            }
        }
        Ok(Self {
            parameters: parameters_of(round, edition, &works, sheet.entries.len(), method),
            sheet,
            ids,
        })
    }
}

/// What is fixed before opening: weights, the places at which something is decided, the scale.
fn parameters_of(
    round: &Round,
    edition: &Edition,
    works: &InJudging,
    n: usize,
    method: Method,
) -> Parameters {
    let mut cuts: Vec<usize> = edition
        .tiers
        .iter()
        .scan(0, |sum, tier| {
            let places = tier.places(&edition.divisions, works);
            *sum += places.iter().map(|one| one.n).sum::<usize>();
            Some(*sum)
        })
        .chain(
            round
                .advance_count
                .and_then(|count| usize::try_from(count).ok()),
        )
        .filter(|place| (1..n).contains(place))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let ends = |criterion: &crate::editions::Criterion| {
        (
            f64::from(criterion.points_min),
            f64::from(criterion.points_max),
        )
    };
    let questions = round.questions(edition);
    let scale = questions
        .first()
        .map(ends)
        .filter(|first| questions.iter().all(|one| ends(one) == *first));
    Parameters {
        method,
        weights: questions
            .iter()
            .map(|criterion| (criterion.code.clone(), criterion.weight))
            .collect(),
        cuts,
        seed: seed_number(&round.seed),
        scale,
        fixed: None,
    }
}

pub(super) fn method_of(round: &Round) -> ActionResult<Method> {
    round.tally_method.parse().map_err(ActionError::internal)
}
