//! A round that asks for orders instead of points: whole rankings, or comparisons of two. From what judges gave to standings, as a document that
//! anyone can compute again. Pure.
//!
//! Rankings go through [`super::rankings`] by the method that the round published. Comparisons go through Bradley–Terry with ties
//! ([`super::pairs`]); because a work that wins every comparison has no finite ability, each pair that was compared gets [`PRIOR`] of a win each way
//! beside what was given: enough to keep every ability finite, too little to move an order that the comparisons decide.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::pairs::{self, Comparison, Model, PairsRefusal};
use super::published::Named;
use super::rankings::{self, Ranking, RankingsRefusal, Unranked};

/// What the documents of this form call themselves.
pub const FORMAT: &str = "artkite-orders-1";

/// The share of a win that each side of a compared pair gets beside what was given.
pub const PRIOR: f64 = 0.1;

/// How comparisons are counted; the only way there is.
pub const BRADLEY_TERRY: &str = "bradley-terry";

/// One judge's order of the works they saw, best first; works may share a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeOrder {
    /// Label of the judge.
    pub judge: String,
    /// Labels by place.
    pub places: Vec<Vec<String>>,
}

/// What a judge said of two works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgePair {
    /// Label of the judge.
    pub judge: String,
    /// The one shown first.
    pub first: String,
    /// The other.
    pub second: String,
    /// Which came out ahead; none for a tie.
    pub ahead: Option<String>,
}

/// What judges gave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// All works of the round.
    pub entries: Vec<Named>,
    /// All judges of the round.
    pub judges: Vec<Named>,
    /// Whole orders.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rankings: Vec<JudgeOrder>,
    /// Comparisons of two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<JudgePair>,
}

/// Where one work stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Label of the work.
    pub entry: String,
    /// Competition rank: 1, 2, 2, 4.
    pub rank: usize,
    /// The method's own figure, where it has one.
    pub estimate: Option<f64>,
    /// Its standard error, where there is one.
    pub se: Option<f64>,
    /// Share of the others that it came out ahead of, halves for shared places: the plain figure beside every method's.
    pub share: f64,
    /// Orders or comparisons that name it.
    pub reads: usize,
}

/// A counted round of orders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedOrders {
    /// [`FORMAT`].
    pub format: String,
    /// What judges gave.
    #[serde(flatten)]
    pub given: Given,
    /// `borda`, `schulze`, `kemeny`, `plackett-luce` or `bradley-terry`.
    pub method: String,
    /// Fingerprint of what judges gave.
    pub inputs_sha256: String,
    /// Best first; equal ones in the order of their labels. Works that nobody named are not among them.
    pub standings: Vec<Placed>,
}

/// Why there are no standings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrdersRefusal {
    /// Nobody gave anything.
    #[error("nothing was given")]
    NothingGiven,
    /// No such way of counting.
    #[error("{0} counts no orders")]
    UnknownMethod(String),
    /// The rankings cannot be counted so.
    #[error(transparent)]
    Rankings(#[from] RankingsRefusal),
    /// The comparisons cannot be counted.
    #[error(transparent)]
    Pairs(#[from] PairsRefusal),
}

impl Given {
    /// SHA-256 of what judges gave, hexadecimal: one JSON array per line, `["ranking",judge,places]` and `["pair",judge,first,second,ahead]`, all
    /// lines in the order of their bytes.
    pub fn sha256(&self) -> String {
        let mut lines: Vec<String> = self
            .rankings
            .iter()
            .map(|one| {
                let places: Vec<Vec<&String>> = one
                    .places
                    .iter()
                    .map(|place| {
                        let mut place: Vec<&String> = place.iter().collect();
                        place.sort_unstable();
                        place
                    })
                    .collect();
                serde_json::json!(["ranking", one.judge, places]).to_string()
            })
            .chain(self.pairs.iter().map(|one| {
                serde_json::json!(["pair", one.judge, one.first, one.second, one.ahead]).to_string()
            }))
            .collect();
        lines.sort_unstable();
        let mut hash = Sha256::new();
        for line in lines {
            hash.update(line.as_bytes());
            hash.update(b"\n");
        }
        hex::encode(hash.finalize())
    }

    /// Every work that was named, in the order of the labels.
    fn named(&self) -> Vec<String> {
        let named: BTreeSet<&String> = self
            .rankings
            .iter()
            .flat_map(|one| one.places.iter().flatten())
            .chain(self.pairs.iter().flat_map(|one| [&one.first, &one.second]))
            .collect();
        named.into_iter().cloned().collect()
    }
}

/// Counts what judges gave.
///
/// # Errors
/// [`OrdersRefusal`], with the reason of the engine.
pub fn count(given: Given, method: &str) -> Result<PublishedOrders, OrdersRefusal> {
    let labels = given.named();
    if labels.is_empty() {
        return Err(OrdersRefusal::NothingGiven);
    }
    let at: BTreeMap<&str, usize> = labels.iter().map(String::as_str).zip(0..).collect();
    let mut won = vec![(0.0, 0.0, 0_usize); labels.len()];
    let found: Vec<(String, usize, Option<f64>, Option<f64>)> = if method == BRADLEY_TERRY {
        let comparisons = comparisons_of(&given, &at, &mut won);
        let model = Model {
            ties: true,
            order_effect: false,
        };
        pairs::compare(&labels, &comparisons, model)?
            .items
            .into_iter()
            .map(|one| (one.item, one.rank, Some(one.ability), Some(one.se)))
            .collect()
    } else {
        let method = method
            .parse::<rankings::Method>()
            .map_err(|unknown| OrdersRefusal::UnknownMethod(unknown.0))?;
        let orders = rankings_of(&given, &at, &mut won);
        rankings::rank(&labels, &orders, method, Unranked::Unseen)?
            .standings
            .into_iter()
            .map(|one| (one.item, one.rank, one.share.or(one.score), one.se))
            .collect()
    };
    let standings = found
        .into_iter()
        .map(|(entry, rank, estimate, se)| {
            let (ahead, of, reads) = won[at[entry.as_str()]];
            Placed {
                entry,
                rank,
                estimate,
                se,
                share: if of > 0.0 { ahead / of } else { 0.5 },
                reads,
            }
        })
        .collect();
    Ok(PublishedOrders {
        format: FORMAT.to_owned(),
        inputs_sha256: given.sha256(),
        given,
        method: method.to_owned(),
        standings,
    })
}

/// (came out ahead of, could have come out ahead of, named) by work.
type Won = [(f64, f64, usize)];

fn comparisons_of(given: &Given, at: &BTreeMap<&str, usize>, won: &mut Won) -> Vec<Comparison> {
    let mut all = Vec::new();
    let mut compared: BTreeSet<(usize, usize)> = BTreeSet::new();
    for one in &given.pairs {
        let (first, second) = (at[one.first.as_str()], at[one.second.as_str()]);
        let (winner, loser) = if one.ahead.as_ref() == Some(&one.second) {
            (second, first)
        } else {
            (first, second)
        };
        let tie = one.ahead.is_none();
        won[winner].0 += if tie { 0.5 } else { 1.0 };
        won[loser].0 += if tie { 0.5 } else { 0.0 };
        for side in [winner, loser] {
            won[side].1 += 1.0;
            won[side].2 += 1;
        }
        compared.insert((first.min(second), first.max(second)));
        all.push(Comparison {
            winner,
            loser,
            tie,
            first: None,
            count: 1.0,
        });
    }
    for (one, other) in compared {
        for (winner, loser) in [(one, other), (other, one)] {
            all.push(Comparison {
                winner,
                loser,
                tie: false,
                first: None,
                count: PRIOR,
            });
        }
    }
    all
}

fn rankings_of(given: &Given, at: &BTreeMap<&str, usize>, won: &mut Won) -> Vec<Ranking> {
    given
        .rankings
        .iter()
        .map(|one| {
            let n: usize = one.places.iter().map(Vec::len).sum();
            let mut behind = n;
            let mut places = Vec::new();
            for place in &one.places {
                behind -= place.len();
                let ids: Vec<usize> = place.iter().map(|label| at[label.as_str()]).collect();
                for id in &ids {
                    won[*id].0 += behind as f64 + (place.len() - 1) as f64 / 2.0;
                    won[*id].1 += (n - 1) as f64;
                    won[*id].2 += 1;
                }
                places.push(ids);
            }
            Ranking { places, count: 1 }
        })
        .collect()
}

/// What a judge has compared so far: (first, second, ahead) by position; `ahead` none for a tie.
pub type Compared = (usize, usize, Option<usize>);

/// The pair that a judge is shown next among `n` works, each of which should be looked at `looks` times: the work looked at least, against the one
/// nearest to it in what this judge has said so far, never the same pair twice. `None` when every work has its looks, or every pair was shown.
///
/// `lot` decides between equals and who stands first, so that nobody can choose a rival. Only the judge's own answers count: others' would
/// whisper.
pub fn next_pair(
    n: usize,
    compared: &[Compared],
    looks: usize,
    lot: impl Fn(usize, usize) -> u64,
) -> Option<(usize, usize)> {
    let mut seen = vec![0_usize; n];
    let mut ahead = vec![0.0_f64; n];
    let mut done: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (first, second, winner) in compared {
        for side in [*first, *second] {
            seen[side] += 1;
            ahead[side] += match winner {
                Some(winner) if *winner == side => 1.0,
                Some(_) => 0.0,
                None => 0.5,
            };
        }
        done.insert((*first.min(second), *first.max(second)));
    }
    let looks = looks.min(n.saturating_sub(1));
    let level = |item: usize| (ahead[item] + 1.0) / (seen[item] as f64 + 2.0);
    let mut waiting: Vec<usize> = (0..n).filter(|item| seen[*item] < looks).collect();
    waiting.sort_by_key(|item| (seen[*item], lot(*item, *item), *item));
    for item in waiting {
        let rival = (0..n)
            .filter(|other| *other != item && !done.contains(&(item.min(*other), item.max(*other))))
            .min_by(|a, b| {
                let key = |other: usize| ((level(other) - level(item)).abs(), seen[other]);
                let (one, other) = (key(*a), key(*b));
                one.0
                    .total_cmp(&other.0)
                    .then(one.1.cmp(&other.1))
                    .then(lot(item, *a).cmp(&lot(item, *b)))
            });
        if let Some(rival) = rival {
            return Some(if lot(item, rival).is_multiple_of(2) {
                (item, rival)
            } else {
                (rival, item)
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(judge: &str, first: &str, second: &str, ahead: Option<&str>) -> JudgePair {
        JudgePair {
            judge: judge.into(),
            first: first.into(),
            second: second.into(),
            ahead: ahead.map(Into::into),
        }
    }

    #[test]
    fn a_work_that_wins_all_has_a_finite_ability_and_the_first_place() {
        let given = Given {
            pairs: vec![
                pair("j", "a", "b", Some("a")),
                pair("j", "a", "c", Some("a")),
                pair("j", "b", "c", None),
                pair("k", "c", "a", Some("a")),
                pair("k", "b", "c", Some("b")),
            ],
            ..Given::default()
        };
        let found = count(given, BRADLEY_TERRY).unwrap();
        let order: Vec<&str> = found
            .standings
            .iter()
            .map(|one| one.entry.as_str())
            .collect();
        assert_eq!(order, ["a", "b", "c"]);
        let first = &found.standings[0];
        assert!(first.estimate.unwrap() < 10.0 && first.se.unwrap() < 10.0);
        assert_eq!((first.share, first.reads), (1.0, 3));
        let again: PublishedOrders =
            serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
        assert_eq!(
            count(again.given, &again.method).unwrap().inputs_sha256,
            found.inputs_sha256
        );
    }

    #[test]
    fn rankings_with_ties_are_counted_by_each_method_that_takes_them() {
        let order = |judge: &str, places: &[&[&str]]| JudgeOrder {
            judge: judge.into(),
            places: places
                .iter()
                .map(|place| place.iter().map(|label| (*label).to_owned()).collect())
                .collect(),
        };
        let given = Given {
            rankings: vec![
                order("j", &[&["a"], &["b", "c"]]),
                order("k", &[&["b"], &["a"], &["c"]]),
                order("l", &[&["a"], &["c"], &["b"]]),
            ],
            ..Given::default()
        };
        for method in ["borda", "schulze", "kemeny"] {
            let found = count(given.clone(), method).unwrap();
            assert_eq!(found.standings[0].entry, "a", "{method}");
            assert_eq!(found.standings[0].reads, 3);
        }
        assert_eq!(
            count(given.clone(), "borda").unwrap().standings[0].share,
            5.0 / 6.0
        );
        assert!(matches!(
            count(given, "mean"),
            Err(OrdersRefusal::UnknownMethod(_))
        ));
        assert_eq!(
            count(Given::default(), "borda"),
            Err(OrdersRefusal::NothingGiven)
        );
    }

    #[test]
    fn the_next_pair_is_new_near_and_ends_when_all_had_their_looks() {
        let lot = |a: usize, b: usize| ((a.min(b) * 31 + a.max(b) * 17) % 97) as u64;
        let mut compared: Vec<Compared> = Vec::new();
        // The truth: a smaller number is better.
        while let Some((first, second)) = next_pair(12, &compared, 5, lot) {
            assert_ne!(first, second);
            let key = (first.min(second), first.max(second));
            assert!(
                compared
                    .iter()
                    .all(|(a, b, _)| (*a.min(b), *a.max(b)) != key),
                "shown twice"
            );
            compared.push((first, second, Some(first.min(second))));
            assert!(compared.len() <= 66);
        }
        let looks = |item: usize| {
            compared
                .iter()
                .filter(|(a, b, _)| *a == item || *b == item)
                .count()
        };
        assert!((0..12).all(|item| looks(item) >= 5));
        assert!(compared.len() <= 12 * 5, "{}", compared.len());
        let late: usize = compared[compared.len() - 8..]
            .iter()
            .map(|(a, b, _)| a.abs_diff(*b))
            .sum();
        let early: usize = compared[..8].iter().map(|(a, b, _)| a.abs_diff(*b)).sum();
        assert!(late <= early, "rivals come nearer: {early} {late}");
        assert_eq!(next_pair(1, &[], 3, lot), None);
        assert_eq!(next_pair(2, &[(0, 1, None)], 3, lot), None);
    }
}
