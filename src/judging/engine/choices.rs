//! One chosen among several, many times: the likelihood that paired comparisons and rankings share.
//!
//! Each alternative has a value that is linear in the parameters and is chosen with probability exp(value)/Σ exp(values) (McFadden 1974,
//! the conditional logit). Bradley–Terry, with ties and order effect, is a choice among two or three outcomes; a Plackett–Luce
//! ranking is a chain of choices of the best among those left. The log-likelihood is concave, so Newton's method with
//! halved steps finds its top, and the information matrix there gives the standard errors.
//!
//! exp and ln come from `libm`, sums run in the order given: the same choices give the same bits on every machine.

use super::linear::{Square, dot};

/// An alternative's value as a sum of (parameter, factor).
pub(super) type Value = Vec<(usize, f64)>;

/// One alternative was chosen among several, so many times.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) count: f64,
    pub(super) chosen: usize,
    pub(super) alternatives: Vec<Value>,
}

/// The top of the likelihood.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    pub(super) estimates: Vec<f64>,
    /// Inverse of the observed information.
    pub(super) covariance: Square,
    pub(super) log_likelihood: f64,
    pub(super) iterations: usize,
}

/// The likelihood has no top: some parameter is not determined, or runs away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoTop;

const ITERATIONS_MAX: usize = 200;

/// A log-odds beyond this (1 in 10¹³) is on its way to infinity.
const ESTIMATE_MAX: f64 = 30.0;

/// When no parameter moves by more than this, the last Newton step has squared the error away.
const SETTLED: f64 = 1e-8;

struct At {
    log_likelihood: f64,
    slope: Vec<f64>,
    information: Square,
}

/// Finds the top of the likelihood. Parameters that need a fixed value (one item's) must be left out by the caller.
pub(super) fn fit(n_parameters: usize, choices: &[Choice]) -> Result<Fit, NoTop> {
    let mut x = vec![0.0; n_parameters];
    for iteration in 1..=ITERATIONS_MAX {
        let here = look(&x, choices);
        let step = here.information.cholesky().ok_or(NoTop)?.solve(&here.slope);
        let mut share = 1.0;
        let mut next = moved(&x, &step, share);
        // The likelihood's own rounding must not be taken for a descent.
        let floor = here.log_likelihood - 1e-12 * here.log_likelihood.abs();
        while log_likelihood(&next, choices) < floor {
            share *= 0.5;
            if share < 1e-9 {
                return Err(NoTop);
            }
            next = moved(&x, &step, share);
        }
        x = next;
        if x.iter().any(|v| v.is_nan() || v.abs() > ESTIMATE_MAX) {
            return Err(NoTop);
        }
        if share == 1.0 && step.iter().all(|s| s.abs() < SETTLED) {
            let top = look(&x, choices);
            let covariance = top.information.cholesky().ok_or(NoTop)?.inverse();
            return Ok(Fit {
                estimates: x,
                covariance,
                log_likelihood: top.log_likelihood,
                iterations: iteration,
            });
        }
    }
    Err(NoTop)
}

fn moved(x: &[f64], step: &[f64], share: f64) -> Vec<f64> {
    x.iter().zip(step).map(|(x, s)| x + share * s).collect()
}

/// Probabilities of the alternatives and the log of the chosen one's.
fn chances(x: &[f64], choice: &Choice, into: &mut Vec<f64>) -> f64 {
    into.clear();
    into.extend(
        choice
            .alternatives
            .iter()
            .map(|a| a.iter().map(|(p, factor)| x[*p] * factor).sum::<f64>()),
    );
    let chosen = into[choice.chosen];
    let highest = into.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for v in into.iter_mut() {
        *v = libm::exp(*v - highest);
        sum += *v;
    }
    for v in into.iter_mut() {
        *v /= sum;
    }
    chosen - highest - libm::log(sum)
}

fn log_likelihood(x: &[f64], choices: &[Choice]) -> f64 {
    let mut p = Vec::new();
    choices
        .iter()
        .map(|c| c.count * chances(x, c, &mut p))
        .sum()
}

fn look(x: &[f64], choices: &[Choice]) -> At {
    let mut at = At {
        log_likelihood: 0.0,
        slope: vec![0.0; x.len()],
        information: Square::zero(x.len()),
    };
    let mut p = Vec::new();
    let mut mean: Vec<f64> = vec![0.0; x.len()];
    let mut touched: Vec<usize> = Vec::new();
    for choice in choices {
        at.log_likelihood += choice.count * chances(x, choice, &mut p);
        for (alternative, p) in choice.alternatives.iter().zip(&p) {
            for (k, factor) in alternative {
                mean[*k] += p * factor;
                touched.push(*k);
                for (l, other) in alternative {
                    at.information
                        .add(*k, *l, choice.count * p * factor * other);
                }
            }
        }
        for (k, factor) in &choice.alternatives[choice.chosen] {
            at.slope[*k] += choice.count * factor;
        }
        touched.sort_unstable();
        touched.dedup();
        for k in &touched {
            at.slope[*k] -= choice.count * mean[*k];
            for l in &touched {
                at.information
                    .add(*k, *l, -choice.count * mean[*k] * mean[*l]);
            }
        }
        for k in touched.drain(..) {
            mean[k] = 0.0;
        }
    }
    at
}

/// Abilities of items of which the first was held at zero: (estimate, standard error) with the first as reference and with sum zero.
pub(super) struct Abilities {
    pub(super) from_first: Vec<(f64, f64)>,
    pub(super) sum_zero: Vec<(f64, f64)>,
}

/// Reads the abilities of `n` items off a fit whose parameter k − 1 is item k.
pub(super) fn abilities(n: usize, fit: &Fit) -> Abilities {
    let value = |i: usize| if i == 0 { 0.0 } else { fit.estimates[i - 1] };
    let mean = (0..n).map(value).sum::<f64>() / n as f64;
    let root = |v: f64| v.max(0.0).sqrt();
    let from_first = (0..n)
        .map(|i| match i.checked_sub(1) {
            None => (0.0, 0.0),
            Some(p) => (value(i), root(fit.covariance.at(p, p))),
        })
        .collect();
    let m = fit.estimates.len();
    let sum_zero = (0..n)
        .map(|i| {
            let mut contrast = vec![0.0; m];
            for (p, c) in contrast.iter_mut().enumerate().take(n - 1) {
                *c = if p + 1 == i { 1.0 } else { 0.0 } - 1.0 / n as f64;
            }
            let variance = dot(&contrast, &fit.covariance.times(&contrast));
            (value(i) - mean, root(variance))
        })
        .collect();
    Abilities {
        from_first,
        sum_zero,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flips(heads: f64, tails: f64) -> Vec<Choice> {
        let alternatives = vec![vec![(0, 1.0)], vec![]];
        [(0, heads), (1, tails)]
            .into_iter()
            .map(|(chosen, count)| Choice {
                count,
                chosen,
                alternatives: alternatives.clone(),
            })
            .collect()
    }

    #[test]
    fn a_coin_has_the_log_odds_and_the_error_of_the_textbook() {
        let fit = fit(1, &flips(30.0, 10.0)).unwrap();
        assert!((fit.estimates[0] - 3.0_f64.ln()).abs() < 1e-14);
        // Variance of a log-odds: 1/30 + 1/10.
        assert!((fit.covariance.at(0, 0) - (1.0 / 30.0 + 0.1)).abs() < 1e-12);
        assert!((fit.log_likelihood - (30.0 * 0.75_f64.ln() + 10.0 * 0.25_f64.ln())).abs() < 1e-12);
    }

    #[test]
    fn a_coin_that_never_falls_on_tails_has_no_top() {
        assert!(matches!(fit(1, &flips(12.0, 0.0)), Err(NoTop)));
        assert!(
            matches!(fit(2, &flips(3.0, 4.0)), Err(NoTop)),
            "a parameter nobody uses"
        );
    }
}
