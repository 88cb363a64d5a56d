//! The minutes of a counted round: everything that a chair and a panel sign.

use std::collections::{BTreeMap, HashMap};

use super::super::domain::AssignmentState;
use super::super::reliability::separation;
use super::super::store::{self, Review, Round};
use super::tallying::{ResultSheet, find_result};
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, Country, EntryId, JudgeId, Lang, Permission, Refusal, RoundId,
};
use crate::people::actions as people;
use crate::platform::journal::{self, Checkpoint};

/// A judge as the minutes name them: by name, apart from what anyone gave.
#[derive(Debug, Clone)]
pub struct MinutesJudge {
    /// The name.
    pub name: String,
    /// The language that the name is written in.
    pub lang: Lang,
    /// Their country.
    pub country: Country,
    /// Whole scorecards.
    pub n_done: usize,
}

/// Scorecards of one judge that were not given, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotGiven {
    /// The judge's alias.
    pub alias: String,
    /// Why.
    pub reason: String,
    /// The entries' numbers.
    pub numbers: Vec<String>,
}

/// How far the order can be relied on, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reliance {
    /// Other judges as good would give much the same order.
    High,
    /// They would move works by some places.
    Fair,
    /// The order would look otherwise.
    Low,
}

impl Reliance {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Fair => "fair",
            Self::Low => "low",
        }
    }

    /// From the share of the scores' variance that is not error; the bounds are those usual for decisions about groups and single works.
    fn of(share: f64) -> Self {
        match share {
            share if share >= 0.8 => Self::High,
            share if share >= 0.6 => Self::Fair,
            _ => Self::Low,
        }
    }
}

/// The minutes of a round.
#[derive(Debug, Clone)]
pub struct Minutes {
    /// The round.
    pub round: Round,
    /// Its edition.
    pub edition: Edition,
    /// Who judged, in the order of their invitations.
    pub judges: Vec<MinutesJudge>,
    /// Whole scorecards that count.
    pub n_reads: usize,
    /// What was not given, and why.
    pub not_given: Vec<NotGiven>,
    /// Spread reviews, each with how many works it looked at.
    pub reviews: Vec<(Review, usize)>,
    /// The result as it stands or was certified.
    pub result: ResultSheet,
    /// Share of the scores' variance that is not error, and what that means; none where the count gives no margin.
    pub reliance: Option<(f64, Reliance)>,
    /// Who certified.
    pub chair: Option<String>,
    /// The newest signature under the journal.
    pub checkpoint: Option<Checkpoint>,
}

/// The minutes of a round that was counted, with the cut after `count` while it is not certified.
pub async fn find_minutes(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
) -> ActionResult<Minutes> {
    actor.require(Permission::TallyRead)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if !round.state.has_standings() {
        return Err(Refusal::conflict("round-not-tallied").into());
    }
    let is_certified = store::find_certification(db, id).await?.is_some();
    let result = find_result(app, actor, id, count.filter(|_| !is_certified))
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let seats = store::list_seats(db, id).await?;
    let mut judges = store::list_judges(db, edition.id).await?;
    judges.retain(|judge| seats.iter().any(|seat| seat.judge_id == judge.id));
    let persons: Vec<_> = judges.iter().map(|judge| judge.person_id).collect();
    let persons = people::list_people(app, &persons).await?;
    let assignments = store::list_assignments(db, id).await?;
    let standing: Vec<EntryId> = result
        .placings
        .iter()
        .map(|one| one.standing.entry_id)
        .collect();
    let n_done = |judge: JudgeId| {
        let own = assignments.iter().filter(|one| one.judge_id == judge);
        own.filter(|one| one.state == AssignmentState::Done && standing.contains(&one.entry_id))
            .count()
    };
    let named: Vec<MinutesJudge> = judges
        .iter()
        .filter_map(|judge| {
            let person = persons.iter().find(|one| one.id == judge.person_id)?;
            Some(MinutesJudge {
                name: person.name.clone(),
                lang: person.lang,
                country: judge.country,
                n_done: n_done(judge.id),
            })
        })
        .collect();
    let aliases: HashMap<JudgeId, &str> = judges
        .iter()
        .map(|judge| (judge.id, judge.alias.as_str()))
        .collect();
    let reasons: HashMap<_, _> = store::list_recusals(db, id)
        .await?
        .into_iter()
        .map(|one| (one.assignment_id, one.reason))
        .collect();
    let ids: Vec<EntryId> = assignments.iter().map(|one| one.entry_id).collect();
    let numbers = entries::list_numbers(db, &ids).await?;
    let mut missing: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for one in &assignments {
        let reason = match one.state {
            AssignmentState::Recused => reasons.get(&one.id).cloned().unwrap_or_default(),
            AssignmentState::Released | AssignmentState::Started => {
                round.closing_reason.clone().unwrap_or_default()
            }
            AssignmentState::Done | AssignmentState::Planned => continue,
        };
        if let (Some(alias), Some(number)) =
            (aliases.get(&one.judge_id), numbers.get(&one.entry_id))
        {
            let key = ((*alias).to_owned(), reason);
            missing.entry(key).or_default().push(number.clone());
        }
    }
    let mut reviews = Vec::new();
    for review in store::list_reviews(db, id).await? {
        let n_works = store::list_reviewed(db, review.id).await?.len();
        reviews.push((review, n_works));
    }
    let given = result
        .placings
        .iter()
        .map(|one| Some((one.standing.estimate?, one.standing.standard_error?)));
    let share = given.collect::<Option<Vec<(f64, f64)>>>().and_then(|all| {
        let (points, errors): (Vec<f64>, Vec<f64>) = all.into_iter().unzip();
        Some(separation(&points, &errors)?.reliability)
    });
    let chair = match result
        .certification
        .as_ref()
        .and_then(|one| one.certified_by)
    {
        Some(person) => Some(people::find_person(app, person).await?.name),
        None => None,
    };
    Ok(Minutes {
        n_reads: named.iter().map(|judge| judge.n_done).sum(),
        judges: named,
        not_given: missing
            .into_iter()
            .map(|((alias, reason), mut numbers)| {
                numbers.sort();
                NotGiven {
                    alias,
                    reason,
                    numbers,
                }
            })
            .collect(),
        reviews,
        reliance: share.map(|share| (share, Reliance::of(share))),
        chair,
        checkpoint: journal::find_latest_checkpoint(db).await?,
        result,
        round,
        edition,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_relied_on_by_what_of_it_is_not_error() {
        assert_eq!(Reliance::of(0.8), Reliance::High);
        assert_eq!(Reliance::of(0.79), Reliance::Fair);
        assert_eq!(Reliance::of(0.2), Reliance::Low);
    }
}
