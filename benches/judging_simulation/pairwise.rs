//! The other way to judge: no scores, each judge says of each work whether it is better than the one before.
//!
//! Crowd-BT (Chen, Bennett, Collins-Thompson and Horvitz 2013, Pairwise ranking aggregation in a crowdsourced setting), on which the hackathon program Gavel
//! rests: qualities are normal, a judge is right with a beta-distributed probability, both are updated after each comparison by matching
//! moments, and with probability 1 − ε the next work is the one from which most is to be learnt. The judges look as often as in a scored round.

use super::chance::Chance;
use super::world::Contest;

/// A judge is believed to be right in ten of eleven comparisons at the start.
const RIGHT: (f64, f64) = (10.0, 1.0);
/// Share of looks that go to a work drawn by lot.
const BY_LOT: f64 = 0.25;
/// Works seen less often than this come first.
const LOOKS_MIN: usize = 5;
/// A variance shrinks by no more than this at once.
const SHRINK_MIN: f64 = 1e-4;

#[derive(Debug, Clone, Copy)]
struct Work {
    mean: f64,
    variance: f64,
}

impl Work {
    /// Information gained on the way to `after` (Kullback and Leibler).
    fn learnt(&self, after: &Self) -> f64 {
        let moved = after.mean - self.mean;
        0.5 * (after.variance / self.variance + moved * moved / self.variance
            - 1.0
            - libm::log(after.variance / self.variance))
    }
}

/// (right, wrong) of a judge.
type Trust = (f64, f64);

/// The two works after the first came out ahead.
fn update(ahead: &Work, behind: &Work, trust: Trust) -> (Work, Work) {
    let (a, b) = (libm::exp(ahead.mean), libm::exp(behind.mean));
    let believed = trust.0 * a / (trust.0 * a + trust.1 * b);
    let expected = a / (a + b);
    let curve = believed * (1.0 - believed) - expected * (1.0 - expected);
    let moved = |w: &Work, sign: f64| Work {
        mean: w.mean + sign * w.variance * (believed - expected),
        variance: w.variance * (1.0 + w.variance * curve).max(SHRINK_MIN),
    };
    (moved(ahead, 1.0), moved(behind, -1.0))
}

/// Probability that the first comes out ahead by its quality alone, with the works' uncertainty.
fn chance_ahead(one: &Work, other: &Work) -> f64 {
    let (a, b) = (libm::exp(one.mean), libm::exp(other.mean));
    let p = a / (a + b);
    let bend = 0.5 * (one.variance + other.variance) * a * b * (b - a) / (a + b).powi(3);
    (p + bend).clamp(1e-6, 1.0 - 1e-6)
}

/// Probability of that outcome as this judge tells it, and the judge after it.
fn trusted(right: f64, trust: Trust) -> (f64, Trust) {
    let (alpha, beta) = trust;
    let n = alpha + beta;
    let wrong = 1.0 - right;
    let told = (right * alpha + wrong * beta) / n;
    let first = (right * (alpha + 1.0) * alpha + wrong * alpha * beta) / (told * (n + 1.0) * n);
    let second = (right * (alpha + 2.0) * (alpha + 1.0) * alpha
        + wrong * (alpha + 1.0) * alpha * beta)
        / (told * (n + 2.0) * (n + 1.0) * n);
    let spread = second - first * first;
    let scale = (first - second) / spread;
    (told, (scale * first, scale * (1.0 - first)))
}

/// Qualities as the panel's comparisons tell them, by entry, after `looks` looks by each judge.
pub fn qualities(contest: &Contest, looks: usize) -> Vec<f64> {
    let mut chance = Chance::seeded(&[contest.seed, 5]);
    let (n, judges) = (contest.truth.len(), contest.rulers.len());
    let mut works = vec![
        Work {
            mean: 0.0,
            variance: 1.0,
        };
        n
    ];
    let mut looked = vec![0_usize; n];
    let mut seen = vec![vec![false; n]; judges];
    let mut trust = vec![RIGHT; judges];
    let mut before: Vec<Option<usize>> = vec![None; judges];
    for look in 0..looks * judges {
        let judge = look % judges;
        let open: Vec<usize> = (0..n)
            .filter(|e| !seen[judge][*e] && !contest.is_barred(*e, judge))
            .collect();
        let fewest: Vec<usize> = open
            .iter()
            .copied()
            .filter(|e| looked[*e] < LOOKS_MIN)
            .collect();
        let open = if fewest.is_empty() { open } else { fewest };
        if open.is_empty() {
            continue;
        }
        let by_lot = chance.uniform() < BY_LOT;
        let drawn = open[(chance.uniform() * open.len() as f64) as usize];
        let next = match before[judge] {
            Some(last) if !by_lot => open
                .iter()
                .map(|e| (gain(&works[last], &works[*e], trust[judge]), *e))
                .max_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(drawn, |best| best.1),
            _ => drawn,
        };
        looked[next] += 1;
        seen[judge][next] = true;
        if let Some(last) = before[judge].replace(next) {
            let is_better = contest.impression(next, judge) > contest.impression(last, judge);
            let (ahead, behind) = if is_better {
                (next, last)
            } else {
                (last, next)
            };
            let right = chance_ahead(&works[ahead], &works[behind]);
            let (a, b) = update(&works[ahead], &works[behind], trust[judge]);
            trust[judge] = trusted(right, trust[judge]).1;
            (works[ahead], works[behind]) = (a, b);
        }
    }
    works.iter().map(|w| w.mean).collect()
}

/// What a comparison of these two can be expected to tell.
fn gain(last: &Work, next: &Work, trust: Trust) -> f64 {
    let one_way = |ahead: &Work, behind: &Work| {
        let (told, _) = trusted(chance_ahead(ahead, behind), trust);
        let (a, b) = update(ahead, behind, trust);
        told * (ahead.learnt(&a) + behind.learnt(&b))
    };
    one_way(last, next) + one_way(next, last)
}
