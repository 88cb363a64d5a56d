//! From comparisons of two to abilities: Bradley–Terry, with ties and with the advantage of standing first.
//!
//! Item i comes out ahead of j with odds πᵢ : πⱼ (Bradley and Terry 1952); ln π is the ability. A tie has the weight ν·√(πᵢπⱼ) (Davidson 1970, On
//! extending the Bradley–Terry model to accommodate ties in paired comparison experiments); of two in order the second's weight is multiplied
//! by γ (Davidson and Beaver 1977), of which −ln γ is reported, the log-odds that the first gains. Maximum likelihood by Newton's
//! method; standard errors from the information matrix.
//!
//! No comparison, no ability: where the items fall into parts of which one never came out ahead, the likelihood has no top
//! (Ford 1957) and the answer is a refusal that names the parts, not a number.
//!
//! Pure and reproducible: items are put in the order of their labels and equal comparisons are added up before anything is computed.

mod refusal;
#[cfg(test)]
mod tests;

pub use refusal::PairsRefusal;

use super::choices::{Choice, Value, abilities, fit};
use super::parts::strong_parts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The information matrix has a row per item and is inverted: at most this many.
pub const ITEMS_MAX: usize = 500;

/// One comparison of two items, or several alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Position of the item that came out ahead (of a tie: one of the two).
    pub winner: usize,
    /// Position of the other.
    pub loser: usize,
    /// Neither came out ahead.
    pub tie: bool,
    /// Position of the one that had the advantage (stood first, played at home), if either did.
    pub first: Option<usize>,
    /// How often; above zero, need not be whole.
    pub count: f64,
}

/// Which parameters the model has beside the abilities.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    /// Ties are part of the model (Davidson).
    pub ties: bool,
    /// So is the advantage of the first.
    pub order_effect: bool,
}

/// What the comparisons say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pairs {
    /// The item whose ability is zero in the second parametrisation: the first in the order of the labels.
    pub reference: String,
    /// Best first; equal ones in the order of their labels.
    pub items: Vec<Ability>,
    /// ln ν of a tie; null where ties are not part of the model or none occurred.
    pub tie: Option<Parameter>,
    /// Log-odds that the first gains; null where order is not part of the model.
    pub order: Option<Parameter>,
    /// Comparisons in all.
    pub comparisons: f64,
    /// At its top.
    pub log_likelihood: f64,
    /// Twice the distance to a model with a parameter for every outcome of every pair.
    pub deviance: f64,
    /// Degrees of freedom of the deviance.
    pub df: usize,
    /// Newton steps.
    pub iterations: usize,
}

/// One item's place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ability {
    /// Label.
    pub item: String,
    /// Competition rank by ability; abilities that agree to six decimals share one.
    pub rank: usize,
    /// Log-ability, all of them summing to zero.
    pub ability: f64,
    /// Its standard error.
    pub se: f64,
    /// Log-ability with the reference item at zero.
    pub from_reference: f64,
    /// Its standard error; zero for the reference.
    pub from_reference_se: f64,
    /// π, all of them summing to one.
    pub worth: f64,
}

/// A parameter beside the abilities.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// On the log scale.
    pub estimate: f64,
    /// Standard error on the log scale.
    pub se: f64,
    /// exp of the estimate: ν of ties, the odds of the first against an equal.
    pub ratio: f64,
}

/// How often each outcome of one pairing occurred.
#[derive(Default)]
struct Outcomes {
    /// The one with the smaller label ahead (or, in order, the first).
    one: f64,
    other: f64,
    tie: f64,
}

/// Estimates abilities from comparisons.
///
/// # Errors
/// [`PairsRefusal`] when labels or comparisons contradict themselves, when there are more than [`ITEMS_MAX`] items, or when the
/// comparisons do not determine the parameters; with the parts that cannot be compared.
pub fn compare(
    labels: &[String],
    comparisons: &[Comparison],
    model: Model,
) -> Result<Pairs, PairsRefusal> {
    check(labels, comparisons, model)?;
    let (names, place) = canonical(labels);
    // (one, other, in that order) → outcomes.
    let mut pairings: BTreeMap<(usize, usize, bool), Outcomes> = BTreeMap::new();
    for c in comparisons {
        let (winner, loser) = (place[c.winner], place[c.loser]);
        let first = c.first.filter(|_| model.order_effect).map(|f| place[f]);
        let one = first.unwrap_or(winner.min(loser));
        let other = if one == winner { loser } else { winner };
        let outcomes = pairings.entry((one, other, first.is_some())).or_default();
        if c.tie {
            outcomes.tie += c.count;
        } else if one == winner {
            outcomes.one += c.count;
        } else {
            outcomes.other += c.count;
        }
    }
    connected(&names, &pairings)?;
    let total = |of: fn(&Outcomes) -> f64| pairings.values().map(of).sum::<f64>();
    let has_ties = total(|o| o.tie) > 0.0;
    if total(|o| o.one + o.other) == 0.0 {
        return Err(PairsRefusal::OnlyTies);
    }
    if model.order_effect && !pairings.keys().any(|k| k.2) {
        return Err(PairsRefusal::NoOrder);
    }

    let n = names.len();
    let mut n_parameters = n - 1;
    let mut more = |is_there: bool| {
        is_there.then(|| {
            n_parameters += 1;
            n_parameters - 1
        })
    };
    let tie_at = more(has_ties);
    let order_at = more(model.order_effect);
    let choices = choices(&pairings, tie_at, order_at);
    let fit = fit(n_parameters, &choices).map_err(|_| PairsRefusal::NotDetermined)?;

    let parameter = |at: Option<usize>| {
        at.map(|p| Parameter {
            estimate: fit.estimates[p],
            se: fit.covariance.at(p, p).max(0.0).sqrt(),
            ratio: libm::exp(fit.estimates[p]),
        })
    };
    let found = abilities(n, &fit);
    let worths: Vec<f64> = found.sum_zero.iter().map(|a| libm::exp(a.0)).collect();
    let all_worths: f64 = worths.iter().sum();
    let mut items: Vec<Ability> = (0..n)
        .map(|i| Ability {
            item: names[i].clone(),
            rank: 0,
            ability: found.sum_zero[i].0,
            se: found.sum_zero[i].1,
            from_reference: found.from_first[i].0,
            from_reference_se: found.from_first[i].1,
            worth: worths[i] / all_worths,
        })
        .collect();
    let comparable = |a: &Ability| libm::round(a.ability * 1e6) as i64;
    items.sort_by_key(|a| std::cmp::Reverse(comparable(a)));
    for at in 0..n {
        items[at].rank = match at.checked_sub(1) {
            Some(before) if comparable(&items[before]) == comparable(&items[at]) => {
                items[before].rank
            }
            _ => at + 1,
        };
    }
    let (full, outcomes) = saturated(&pairings, has_ties);
    Ok(Pairs {
        reference: names[0].clone(),
        items,
        tie: parameter(tie_at),
        order: parameter(order_at),
        comparisons: total(|o| o.one + o.other + o.tie),
        log_likelihood: fit.log_likelihood,
        deviance: (2.0 * (full - fit.log_likelihood)).max(0.0),
        df: outcomes.saturating_sub(n_parameters),
        iterations: fit.iterations,
    })
}

fn check(labels: &[String], comparisons: &[Comparison], model: Model) -> Result<(), PairsRefusal> {
    if comparisons.is_empty() {
        return Err(PairsRefusal::NoComparisons);
    }
    if labels.len() > ITEMS_MAX {
        return Err(PairsRefusal::TooManyItems {
            items: labels.len(),
        });
    }
    let mut sorted: Vec<&String> = labels.iter().collect();
    sorted.sort_unstable();
    if let Some(w) = sorted.windows(2).find(|w| w[0] == w[1]) {
        return Err(PairsRefusal::SameLabel {
            label: w[0].clone(),
        });
    }
    for c in comparisons {
        if c.winner >= labels.len() || c.loser >= labels.len() {
            return Err(PairsRefusal::NotListed);
        }
        let (winner, loser) = (labels[c.winner].clone(), labels[c.loser].clone());
        if c.winner == c.loser {
            return Err(PairsRefusal::WithItself { item: winner });
        }
        if !c.count.is_finite() || c.count <= 0.0 {
            return Err(PairsRefusal::BadCount { winner, loser });
        }
        if c.first.is_some_and(|f| f != c.winner && f != c.loser) {
            return Err(PairsRefusal::FirstIsNeither { winner, loser });
        }
        if c.tie && !model.ties {
            return Err(PairsRefusal::TiesNotInModel { winner, loser });
        }
    }
    Ok(())
}

/// Labels in their order, and the place of each given one among them.
fn canonical(labels: &[String]) -> (Vec<String>, Vec<usize>) {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by(|a, b| labels[*a].cmp(&labels[*b]));
    let mut place = vec![0; labels.len()];
    for (at, given) in order.iter().enumerate() {
        place[*given] = at;
    }
    (
        order.into_iter().map(|i| labels[i].clone()).collect(),
        place,
    )
}

fn connected(
    names: &[String],
    pairings: &BTreeMap<(usize, usize, bool), Outcomes>,
) -> Result<(), PairsRefusal> {
    let mut arrows = Vec::new();
    for ((one, other, _), o) in pairings {
        if o.one + o.tie > 0.0 {
            arrows.push((*one, *other));
        }
        if o.other + o.tie > 0.0 {
            arrows.push((*other, *one));
        }
    }
    let parts = strong_parts(names.len(), &arrows);
    if parts.len() == 1 {
        return Ok(());
    }
    let named = |part: Vec<usize>| part.into_iter().map(|i| names[i].clone()).collect();
    Err(PairsRefusal::NotConnected {
        parts: parts.into_iter().map(named).collect(),
    })
}

fn choices(
    pairings: &BTreeMap<(usize, usize, bool), Outcomes>,
    tie_at: Option<usize>,
    order_at: Option<usize>,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    for ((one, other, in_order), o) in pairings {
        let ability = |item: usize, factor: f64| item.checked_sub(1).map(|p| (p, factor));
        let mut second: Value = ability(*other, 1.0).into_iter().collect();
        if *in_order {
            second.extend(order_at.map(|p| (p, -1.0)));
        }
        let mut alternatives = vec![ability(*one, 1.0).into_iter().collect(), second];
        if let Some(p) = tie_at {
            let halves = [ability(*one, 0.5), ability(*other, 0.5), Some((p, 1.0))];
            alternatives.push(halves.into_iter().flatten().collect());
        }
        for (chosen, count) in [(0, o.one), (1, o.other), (2, o.tie)] {
            if count > 0.0 {
                choices.push(Choice {
                    count,
                    chosen,
                    alternatives: alternatives.clone(),
                });
            }
        }
    }
    choices
}

/// Log-likelihood of the shares themselves, and how many parameters those are.
fn saturated(pairings: &BTreeMap<(usize, usize, bool), Outcomes>, has_ties: bool) -> (f64, usize) {
    let mut sum = 0.0;
    for o in pairings.values() {
        let all = o.one + o.other + o.tie;
        for count in [o.one, o.other, o.tie] {
            if count > 0.0 {
                sum += count * libm::log(count / all);
            }
        }
    }
    (sum, pairings.len() * if has_ties { 2 } else { 1 })
}
