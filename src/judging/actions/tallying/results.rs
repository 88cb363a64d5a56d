//! The tally that counts with a cut drawn through it, and what other methods would have made of it.

use std::collections::{BTreeMap, HashMap};

use super::super::super::assign::lottery;
use super::super::super::domain::{Placed, cut, refuse_tally};
use super::super::super::store::{self, Standing, Tally};
use super::super::super::tally::{self as engine, Fallback};
use super::ballot::{Ballot, method_of};
use super::closed_round;
use super::ordered::{count_on_the_side, given_in};
use crate::app::App;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{ActionError, ActionResult, Actor, Country, EntryId, Permission, RoundId};

/// What another method would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The method, as rounds name it.
    pub method: String,
    /// Why the plain mean stands in for it.
    pub fallback: Option<Fallback>,
    /// How many of those above the cut under the tally that counts would be above it here too.
    pub n_same: usize,
    /// The numbers of those that would come in.
    pub comes_in: Vec<String>,
    /// The numbers of those that would fall out.
    pub falls_out: Vec<String>,
}

/// The first `count` under every method beside the tally that counts.
pub async fn compare_methods(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: usize,
) -> ActionResult<Vec<Compared>> {
    actor.require(Permission::TallyRead)?;
    let db = app.db.read();
    let (round, edition) = closed_round(db, id).await?;
    let Some(tally) = store::find_latest_tally(db, id).await? else {
        return Ok(Vec::new());
    };
    let others: Vec<Other> = if round.method.asks_orders() {
        let (given, _) = given_in(db, &round, &edition).await?;
        let mut others = Vec::new();
        for method in round.method.tally_methods() {
            // What a method cannot count is not compared with: Kemeny of many, Plackett–Luce of shared places.
            let Ok(counted) = count_on_the_side(given.clone(), method.to_owned()).await else {
                continue;
            };
            others.push(Other {
                method: method.to_owned(),
                fallback: None,
                ranks: counted
                    .standings
                    .into_iter()
                    .map(|one| (one.entry, one.rank))
                    .collect(),
            });
        }
        others
    } else {
        let ballot = Ballot::open(db, &round, &edition, method_of(&round)?).await?;
        let Ballot {
            sheet, parameters, ..
        } = ballot;
        tokio::task::spawn_blocking(move || engine::alternatives(&sheet, &parameters))
            .await
            .map_err(ActionError::internal)?
            .map_err(|refusal| refuse_tally(&refusal))?
            .into_iter()
            .map(|other| Other {
                method: other.method.name().to_owned(),
                fallback: other.fallback,
                ranks: other
                    .standings
                    .into_iter()
                    .map(|one| (one.entry, one.rank))
                    .collect(),
            })
            .collect()
    };
    let standings = store::list_standings(db, tally.id).await?;
    let ids: Vec<EntryId> = standings.iter().map(|one| one.entry_id).collect();
    let numbers = entries::list_numbers(db, &ids).await?;
    let placed = standings
        .into_iter()
        .filter_map(|standing| Some((numbers.get(&standing.entry_id)?.clone(), standing.rank)));
    let (counts, _) = cut(placed_of(&round.seed, placed), count);
    Ok(others
        .into_iter()
        .map(|other| {
            let placed = other
                .ranks
                .into_iter()
                .map(|(number, rank)| (number, i32::try_from(rank).unwrap_or(i32::MAX)));
            let (first, _) = cut(placed_of(&round.seed, placed), count);
            let comes_in: Vec<String> = first
                .iter()
                .filter(|number| !counts.contains(number))
                .cloned()
                .collect();
            let falls_out = counts
                .iter()
                .filter(|number| !first.contains(number))
                .cloned()
                .collect();
            Compared {
                method: other.method,
                fallback: other.fallback,
                n_same: first.len() - comes_in.len(),
                comes_in,
                falls_out,
            }
        })
        .collect())
}

/// The order that another method makes.
struct Other {
    method: String,
    fallback: Option<Fallback>,
    ranks: Vec<(String, usize)>,
}

/// With the lot that decides between equals: SHA-256 of the published seed and the entry's number.
fn placed_of(seed: &str, ranks: impl Iterator<Item = (String, i32)>) -> Vec<Placed<String>> {
    ranks
        .map(|(id, rank)| Placed {
            lot: lottery(seed, &id),
            id,
            rank,
        })
        .collect()
}

/// One row of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Placing {
    /// The standing.
    pub standing: Standing,
    /// The entry's number.
    pub number: String,
    /// Its country.
    pub country: Country,
    /// Whether it would go on.
    pub is_above: bool,
}

/// How many of a country go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryCount {
    /// The country.
    pub country: Country,
    /// Above the cut.
    pub n_above: usize,
    /// In the round.
    pub n_all: usize,
}

/// The tally that counts, with the cut drawn at some place.
#[derive(Debug, Clone)]
pub struct ResultSheet {
    /// The tally.
    pub tally: Tally,
    /// All tallies of the round, the newest first.
    pub n_tallies: usize,
    /// Best first.
    pub placings: Vec<Placing>,
    /// Where the cut was drawn.
    pub count: usize,
    /// Whether it went through entries of one rank, so that the lot decided.
    pub is_tied: bool,
    /// By country, most entries first.
    pub countries: Vec<CountryCount>,
}

/// The result of a closed round with the cut at `count`, or where the round says. `None` before the first tally.
pub async fn find_result(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
) -> ActionResult<Option<ResultSheet>> {
    actor.require(Permission::TallyRead)?;
    let db = app.db.read();
    let (round, edition) = closed_round(db, id).await?;
    let tallies = store::list_tallies(db, id).await?;
    let n_tallies = tallies.len();
    let Some(tally) = tallies.into_iter().next() else {
        return Ok(None);
    };
    let candidates: HashMap<EntryId, Candidate> = entries::list_candidates(db, edition.id)
        .await?
        .into_iter()
        .map(|candidate| (candidate.id, candidate))
        .collect();
    let standings: Vec<(Standing, &Candidate)> = store::list_standings(db, tally.id)
        .await?
        .into_iter()
        .filter_map(|standing| {
            let candidate = candidates.get(&standing.entry_id)?;
            Some((standing, candidate))
        })
        .collect();
    let count = count
        .or(round
            .advance_count
            .and_then(|count| usize::try_from(count).ok()))
        .unwrap_or(standings.len())
        .min(standings.len());
    let ranks = standings
        .iter()
        .map(|(standing, candidate)| (candidate.number.clone(), standing.rank));
    let (above, is_tied) = cut(placed_of(&round.seed, ranks), count);
    let place: HashMap<&str, usize> = above
        .iter()
        .enumerate()
        .map(|(at, number)| (number.as_str(), at))
        .collect();
    let mut by_country: BTreeMap<Country, (usize, usize)> = BTreeMap::new();
    let mut placings: Vec<Placing> = standings
        .into_iter()
        .map(|(standing, candidate)| {
            let is_above = place.contains_key(candidate.number.as_str());
            let (n_above, n_all) = by_country.entry(candidate.country).or_default();
            *n_above += usize::from(is_above);
            *n_all += 1;
            Placing {
                standing,
                number: candidate.number.clone(),
                country: candidate.country,
                is_above,
            }
        })
        .collect();
    placings.sort_by(|a, b| {
        let key = |one: &Placing| (one.standing.rank, !one.is_above);
        (key(a), &a.number).cmp(&(key(b), &b.number))
    });
    let mut countries: Vec<CountryCount> = by_country
        .into_iter()
        .map(|(country, (n_above, n_all))| CountryCount {
            country,
            n_above,
            n_all,
        })
        .collect();
    countries.sort_by_key(|one| std::cmp::Reverse(one.n_all));
    Ok(Some(ResultSheet {
        tally,
        n_tallies,
        placings,
        count,
        is_tied,
        countries,
    }))
}
