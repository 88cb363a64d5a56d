//! From whole orders to one order: Borda, Schulze, Kemeny, Plackett–Luce.
//!
//! A ranking puts items into places, best first; items may share a place. Items that a ranking does not name were not seen by whoever made it, and
//! nothing is concluded about them, unless [`Unranked::Last`] says that they are all behind. What the methods are for:
//!
//! - **Borda**: the share of others that an item beats, halves for shared places. Transparent, pulled about by weak candidates.
//! - **Schulze**: the order of the strongest chains of majorities; honours every majority that no chain overrules.
//! - **Kemeny**: the order with the fewest disagreements with all rankings; exact, therefore only for small sets.
//! - **Plackett–Luce**: a chance model with abilities and standard errors; for many partial rankings.
//!
//! Counting is done in whole numbers, the model in the fixed order of the labels: the same rankings give the same bits on every machine.
//! Ties that remain are shown as shared places; breaking them is somebody else's rule.

mod borda;
mod kemeny;
mod plackett_luce;
mod refusal;
mod schulze;
#[cfg(test)]
mod tests;

pub use kemeny::KEMENY_ITEMS_MAX;
pub use plackett_luce::{PLACKETT_LUCE_ITEMS_MAX, PLACKETT_LUCE_WORK_MAX};
pub use refusal::RankingsRefusal;
pub use schulze::SCHULZE_ITEMS_MAX;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The counts of all rankings may add up to this much, so that no sum of pairs overflows.
pub const RANKINGS_MAX: u64 = 1 << 40;

/// Items named, or taken for last, over all rankings together: at most this many.
pub const CELLS_MAX: usize = 10_000_000;

/// How one order is made of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Mean share of the others beaten.
    Borda,
    /// Strongest chains of majorities.
    Schulze,
    /// Fewest disagreements.
    Kemeny,
    /// Chance model of choosing the best of those left.
    PlackettLuce,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 4] = [Self::Borda, Self::Schulze, Self::Kemeny, Self::PlackettLuce];

    /// The name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Borda => "borda",
            Self::Schulze => "schulze",
            Self::Kemeny => "kemeny",
            Self::PlackettLuce => "plackett-luce",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No such method; the text is the name that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no ranking method called {0}")]
pub struct UnknownRankingMethod(pub String);

impl FromStr for Method {
    type Err = UnknownRankingMethod;

    fn from_str(name: &str) -> Result<Self, UnknownRankingMethod> {
        Self::ALL
            .into_iter()
            .find(|m| m.name() == name)
            .ok_or_else(|| UnknownRankingMethod(name.to_owned()))
    }
}

/// What it means that a ranking does not name an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unranked {
    /// It was not seen: nothing is concluded.
    #[default]
    Unseen,
    /// It is behind all that are named, and shares the last place with the others that are not.
    Last,
}

/// One ranking, or several alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Positions of the items by place, best first; a place may be shared.
    pub places: Vec<Vec<usize>>,
    /// How often; at least 1.
    pub count: u64,
}

/// The order made of the rankings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The method.
    pub method: Method,
    /// What unnamed items were taken for.
    pub unranked: Unranked,
    /// Rankings in all.
    pub rankings: u64,
    /// Best first; items that share a place in the order of their labels.
    pub standings: Vec<Place>,
    /// Kemeny: what the optimal order agrees and disagrees with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consensus: Option<Consensus>,
    /// Plackett–Luce: log-likelihood at its top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_likelihood: Option<f64>,
}

/// Where one item stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Label.
    pub item: String,
    /// 1 + the number of items that are ahead: 1, 2, 2, 4.
    pub rank: usize,
    /// Borda: points (others beaten, halves for shared places, summed over rankings). Schulze: items beaten. Plackett–Luce: log-worth, sum zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Borda: points as a share of the most that could be had, by which items are ordered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Plackett–Luce: standard error of the log-worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub se: Option<f64>,
    /// Kemeny: best and worst place over all optimal orders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_range: Option<(usize, usize)>,
}

impl Place {
    fn new(item: &str, rank: usize) -> Self {
        Self {
            item: item.to_owned(),
            rank,
            score: None,
            share: None,
            se: None,
            rank_range: None,
        }
    }
}

/// The fewest disagreements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consensus {
    /// One optimal order: of several the one that comes first by labels.
    pub order: Vec<String>,
    /// How many orders are equally good.
    pub optimal_orders: u64,
    /// Pairwise preferences the order agrees with, over all rankings (Kemeny's score).
    pub agreements: u64,
    /// Those it contradicts.
    pub disagreements: u64,
}

/// Rankings that contradict nothing, on items in the order of their labels.
struct Ballots {
    items: Vec<String>,
    /// Equal rankings are added up; in a fixed order.
    rankings: Vec<Ranking>,
}

/// Makes one order of the rankings.
///
/// # Errors
/// [`RankingsRefusal`] when labels or rankings contradict themselves, when there are more items than the method can do exactly (the limit is
/// named), or when Plackett–Luce cannot compare all items; with the parts that cannot be compared.
pub fn rank(
    labels: &[String],
    rankings: &[Ranking],
    method: Method,
    unranked: Unranked,
) -> Result<Order, RankingsRefusal> {
    let ballots = Ballots::take(labels, rankings, unranked)?;
    let mut order = Order {
        method,
        unranked,
        rankings: ballots.rankings.iter().map(|r| r.count).sum(),
        standings: Vec::new(),
        consensus: None,
        log_likelihood: None,
    };
    order.standings = match method {
        Method::Borda => borda::borda(&ballots),
        Method::Schulze => schulze::schulze(&ballots)?,
        Method::Kemeny => {
            let (standings, consensus) = kemeny::kemeny(&ballots)?;
            order.consensus = Some(consensus);
            standings
        }
        Method::PlackettLuce => {
            let (standings, log_likelihood) = plackett_luce::plackett_luce(&ballots)?;
            order.log_likelihood = Some(log_likelihood);
            standings
        }
    };
    // Of the same rank in the order of the labels, in which the methods deliver them.
    order.standings.sort_by_key(|p| p.rank);
    Ok(order)
}

impl Ballots {
    fn take(
        labels: &[String],
        rankings: &[Ranking],
        unranked: Unranked,
    ) -> Result<Self, RankingsRefusal> {
        if rankings.is_empty() || labels.is_empty() {
            return Err(RankingsRefusal::NoRankings);
        }
        let mut by_label: Vec<usize> = (0..labels.len()).collect();
        by_label.sort_unstable_by(|a, b| labels[*a].cmp(&labels[*b]));
        if let Some(w) = by_label.windows(2).find(|w| labels[w[0]] == labels[w[1]]) {
            return Err(RankingsRefusal::SameLabel {
                label: labels[w[0]].clone(),
            });
        }
        let mut place_of = vec![0; labels.len()];
        for (place, given) in by_label.iter().enumerate() {
            place_of[*given] = place;
        }
        let cells: usize = match unranked {
            Unranked::Last => rankings.len().saturating_mul(labels.len()),
            Unranked::Unseen => rankings.iter().flat_map(|r| &r.places).map(Vec::len).sum(),
        };
        if cells > CELLS_MAX {
            return Err(RankingsRefusal::TooMuchWork);
        }
        let mut total: u64 = 0;
        let mut added: BTreeMap<Vec<Vec<usize>>, u64> = BTreeMap::new();
        let mut is_ranked = vec![false; labels.len()];
        for r in rankings {
            if r.count == 0 {
                return Err(RankingsRefusal::BadCount);
            }
            total = total
                .checked_add(r.count)
                .filter(|t| *t <= RANKINGS_MAX)
                .ok_or(RankingsRefusal::BadCount)?;
            let mut named = vec![false; labels.len()];
            let mut places = Vec::with_capacity(r.places.len() + 1);
            for place in r.places.iter().filter(|p| !p.is_empty()) {
                let mut items = Vec::with_capacity(place.len());
                for i in place {
                    let at = *place_of.get(*i).ok_or(RankingsRefusal::NotListed)?;
                    if std::mem::replace(&mut named[at], true) {
                        return Err(RankingsRefusal::RankedTwice {
                            item: labels[*i].clone(),
                        });
                    }
                    is_ranked[at] = true;
                    items.push(at);
                }
                items.sort_unstable();
                places.push(items);
            }
            if unranked == Unranked::Last {
                let rest: Vec<usize> = (0..labels.len()).filter(|i| !named[*i]).collect();
                if !rest.is_empty() {
                    places.push(rest);
                }
            }
            *added.entry(places).or_default() += r.count;
        }
        let items: Vec<String> = by_label.into_iter().map(|i| labels[i].clone()).collect();
        if let Some(at) = is_ranked.iter().position(|r| !r)
            && unranked == Unranked::Unseen
        {
            return Err(RankingsRefusal::NeverRanked {
                item: items[at].clone(),
            });
        }
        Ok(Self {
            items,
            rankings: added
                .into_iter()
                .map(|(places, count)| Ranking { places, count })
                .collect(),
        })
    }

    /// d[i][j], row-major: how many rankings put i ahead of j.
    fn preferences(&self) -> Vec<u64> {
        let n = self.items.len();
        let mut ahead = vec![0; n * n];
        for r in &self.rankings {
            for (at, place) in r.places.iter().enumerate() {
                for i in place {
                    for j in r.places[at + 1..].iter().flatten() {
                        ahead[i * n + j] += r.count;
                    }
                }
            }
        }
        ahead
    }
}
