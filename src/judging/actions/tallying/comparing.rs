//! What other methods would have made of a round.

use super::super::super::assign::lottery;
use super::super::super::domain::{Placed, cut, refuse_tally};
use super::super::super::store;
use super::super::super::tally::{self as engine, Fallback};
use super::ballot::{Ballot, method_of};
use super::closed_round;
use super::ordered::{count_on_the_side, given_in};
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, Permission, RoundId};

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
pub(super) fn placed_of(
    seed: &str,
    ranks: impl Iterator<Item = (String, i32)>,
) -> Vec<Placed<String>> {
    ranks
        .map(|(id, rank)| Placed {
            lot: lottery(seed, &id),
            id,
            rank,
        })
        .collect()
}
