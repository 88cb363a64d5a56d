//! From scorecards to standings, and what goes on.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::super::assign::lottery;
use super::super::domain::{
    AssignmentState, Placed, RoundState, check_move, cut, refuse_tally, seed_number,
};
use super::super::store::{self, Judge, Round, Standing, Tally};
use super::super::tally::{self as engine, Fallback, Method, Parameters, Score, Sheet};
use super::{hold, note};
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{
    ActionError, ActionResult, Actor, Country, EditionId, EntryId, Permission, Refusal, RoundId,
    TallyId,
};

/// The scores of a closed round with what they are about.
struct Ballot {
    sheet: Sheet,
    parameters: Parameters,
    ids: HashMap<String, EntryId>,
}

impl Ballot {
    /// Whole scorecards of entries still in the contest. Entries go by their numbers, judges by their aliases, so that
    /// anyone with the export computes the same hash.
    async fn open(
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
        let mut sheet = Sheet {
            criteria: edition
                .criteria
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
                let criterion = edition
                    .criteria
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
            parameters: parameters_of(round, edition, sheet.entries.len(), method),
            sheet,
            ids,
        })
    }
}

/// What is fixed before opening: weights, the places at which something is decided, the scale.
fn parameters_of(round: &Round, edition: &Edition, n: usize, method: Method) -> Parameters {
    let mut cuts: Vec<usize> = edition
        .tiers
        .iter()
        .scan(0, |sum, tier| {
            *sum += usize::try_from(tier.size).unwrap_or(0);
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
    let scale = edition
        .criteria
        .first()
        .map(ends)
        .filter(|first| edition.criteria.iter().all(|one| ends(one) == *first));
    Parameters {
        method,
        weights: edition
            .criteria
            .iter()
            .map(|criterion| (criterion.code.clone(), criterion.weight))
            .collect(),
        cuts,
        seed: seed_number(&round.seed),
        scale,
        fixed: None,
    }
}

fn method_of(round: &Round) -> ActionResult<Method> {
    round.tally_method.parse().map_err(ActionError::internal)
}

async fn closed_round(db: &impl ConnectionTrait, id: RoundId) -> ActionResult<(Round, Edition)> {
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if !round.state.shows_votes() {
        return Err(Refusal::conflict("round-not-closed").into());
    }
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    Ok((round, edition))
}

/// Computes the standings of a closed round and keeps them for good. Another method than the one the round was opened
/// with, or a second computation, needs a reason; the newest counts.
pub async fn run_tally(
    app: &App,
    actor: &Actor,
    id: RoundId,
    method: Option<Method>,
    reason: &str,
) -> ActionResult<TallyId> {
    actor.require(Permission::RoundWrite)?;
    let (round, edition) = closed_round(app.db.read(), id).await?;
    let published = method_of(&round)?;
    let method = method.unwrap_or(published);
    let reason = reason.trim();
    if method != published && reason.is_empty() {
        return Err(Refusal::unprocessable("tally-needs-reason").into());
    }
    let Ballot {
        sheet,
        parameters,
        ids,
    } = Ballot::open(app.db.read(), &round, &edition, method).await?;
    // Seconds for a large contest: not where other requests wait, and before the transaction.
    let outcome = tokio::task::spawn_blocking(move || engine::tally(&sheet, &parameters))
        .await
        .map_err(ActionError::internal)?
        .map_err(|refusal| refuse_tally(&refusal))?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Tallied)?;
    let row = Tally {
        id: app.clock.new_id(),
        round_id: id,
        method: method.name().to_owned(),
        parameters: serde_json::to_value(&outcome.parameters)?,
        seed: round.seed.clone(),
        inputs_sha256: outcome.inputs_sha256.clone(),
        output_sha256: hex::encode(Sha256::digest(serde_json::to_vec(&outcome.standings)?)),
        diagnostics: json!({ "judges": outcome.judges, "diagnostics": outcome.diagnostics }),
        run_by: actor.person(),
        run_at: now,
        reason: Some(reason.to_owned()).filter(|text| !text.is_empty()),
    };
    let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let standings = outcome
        .standings
        .iter()
        .filter_map(|standing| {
            Some(Standing {
                tally_id: row.id,
                entry_id: *ids.get(&standing.entry)?,
                rank: whole(standing.rank),
                estimate: Some(standing.estimate),
                standard_error: standing.se,
                raw_mean: standing.raw_mean,
                reads: whole(standing.reads),
                rank_low: standing.rank_low.map(whole),
                rank_high: standing.rank_high.map(whole),
            })
        })
        .collect();
    let facts = json!({
        "tally": row.id, "method": row.method, "inputs_sha256": row.inputs_sha256,
        "output_sha256": row.output_sha256, "reason": row.reason,
    });
    let tally = row.id;
    store::insert_tally(&tx, row, standings).await?;
    round.state = RoundState::Tallied;
    store::update_round(&tx, round).await?;
    note(&tx, app, actor, "round.tallied", id, facts).await?;
    tx.commit().await?;
    Ok(tally)
}

/// What another method would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The method.
    pub method: Method,
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
    let ballot = Ballot::open(db, &round, &edition, method_of(&round)?).await?;
    let numbers: HashMap<EntryId, String> = ballot
        .ids
        .iter()
        .map(|(number, id)| (*id, number.clone()))
        .collect();
    let placed = store::list_standings(db, tally.id)
        .await?
        .into_iter()
        .filter_map(|standing| Some((numbers.get(&standing.entry_id)?.clone(), standing.rank)));
    let (counts, _) = cut(placed_of(&round.seed, placed), count);
    let Ballot {
        sheet, parameters, ..
    } = ballot;
    let others = tokio::task::spawn_blocking(move || engine::alternatives(&sheet, &parameters))
        .await
        .map_err(ActionError::internal)?
        .map_err(|refusal| refuse_tally(&refusal))?;
    Ok(others
        .into_iter()
        .map(|other| {
            let placed = other
                .standings
                .into_iter()
                .map(|(number, rank, _)| (number, i32::try_from(rank).unwrap_or(i32::MAX)));
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

/// What went on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advancement {
    /// How many.
    pub n_advanced: usize,
    /// Whether the lot decided between equals at the cut.
    pub is_tied: bool,
    /// The round that got them; a round made later gets them too.
    pub next: Option<RoundId>,
}

/// Sends the first `count` (or as many as the round says) on to the next round, or leaves them to the award board.
pub async fn advance(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
) -> ActionResult<Advancement> {
    actor.require(Permission::ResultCertify)?;
    let result = find_result(app, actor, id, count)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let advanced: Vec<EntryId> = result
        .placings
        .iter()
        .filter(|placing| placing.is_above)
        .map(|placing| placing.standing.entry_id)
        .collect();
    if advanced.is_empty() {
        return Err(Refusal::unprocessable("advance-nobody").into());
    }
    let tx = app.db.write().await?;
    let mut round = hold(&tx, id).await?;
    check_move(round.state, RoundState::Advanced)?;
    let latest = store::find_latest_tally(&tx, id).await?;
    if latest.is_none_or(|tally| tally.id != result.tally.id) {
        return Err(Refusal::conflict("round-not-tallied").into());
    }
    store::update_advanced(&tx, id, &advanced).await?;
    let next = store::list_rounds(&tx, round.edition_id)
        .await?
        .into_iter()
        .find(|other| other.position == round.position + 1 && other.state == RoundState::Draft);
    if let Some(next) = &next {
        store::replace_round_entries(&tx, next.id, &advanced).await?;
    }
    round.state = RoundState::Advanced;
    store::update_round(&tx, round).await?;
    let outcome = Advancement {
        n_advanced: advanced.len(),
        is_tied: result.is_tied,
        next: next.map(|round| round.id),
    };
    let facts = json!({
        "tally": result.tally.id, "n_advanced": outcome.n_advanced, "by_lot": outcome.is_tied,
        "next": outcome.next,
    });
    note(&tx, app, actor, "round.advanced", id, facts).await?;
    tx.commit().await?;
    Ok(outcome)
}

/// Where an entry stands at the end of judging.
#[derive(Debug, Clone, PartialEq)]
pub struct FinalStanding {
    /// The entry.
    pub entry_id: EntryId,
    /// Competition rank over the whole contest.
    pub rank: i32,
    /// On the contest's own scale, in the last round the entry was in.
    pub estimate: Option<f64>,
    /// Reads behind it.
    pub reads: i32,
}

/// The order for the award board, best first: the last tallied round, and behind it, in their own order, those that only
/// an earlier one ranked. Empty before the first tally. Whether the actor may see it is the caller's to ask.
pub async fn list_final_standings(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<FinalStanding>> {
    let mut rounds = store::list_rounds(db, edition).await?;
    rounds.reverse();
    let mut all: Vec<FinalStanding> = Vec::new();
    for round in rounds {
        if !matches!(round.state, RoundState::Tallied | RoundState::Advanced) {
            continue;
        }
        let Some(tally) = store::find_latest_tally(db, round.id).await? else {
            continue;
        };
        let ahead = all.len();
        let behind: Vec<Standing> = store::list_standings(db, tally.id)
            .await?
            .into_iter()
            .filter(|standing| all.iter().all(|one| one.entry_id != standing.entry_id))
            .collect();
        let mut last: Option<(i32, i32)> = None;
        for (at, standing) in behind.into_iter().enumerate() {
            let place = i32::try_from(ahead + at + 1).unwrap_or(i32::MAX);
            let rank = match last {
                Some((old, rank)) if old == standing.rank => rank,
                _ => place,
            };
            last = Some((standing.rank, rank));
            all.push(FinalStanding {
                entry_id: standing.entry_id,
                rank,
                estimate: standing.estimate,
                reads: standing.reads,
            });
        }
    }
    Ok(all)
}
