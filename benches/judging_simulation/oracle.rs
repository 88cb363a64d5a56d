//! The best that can be made of the reads by someone who knows every judge's true ruler.

use super::world::{
    COPIED, COPYING, COUNTRY_SD, CRITERIA, Contest, HIGH, LOW, MIDDLE, NOISE_BY_CRITERION,
    QUALITY_BY_CRITERION, STEP, WEIGHTS,
};
use judging_engine::tally::Sheet;

/// Rounds in which scores at the ends of the scale are replaced by what they can be expected to stand for.
const ROUNDS: usize = 6;

/// One read as impressions by criterion.
struct Seen {
    judge: usize,
    points: [f64; CRITERIA],
}

/// Posterior mean of each entry's quality. Rounding is taken as uniform noise; a 10 as "9.5 or more".
pub fn posterior_means(contest: &Contest, sheet: &Sheet) -> Vec<f64> {
    let mut reads: Vec<Vec<Seen>> = (0..contest.truth.len()).map(|_| Vec::new()).collect();
    for s in &sheet.scores {
        if contest.lazy == Some(s.judge) {
            continue;
        }
        let of_entry = &mut reads[s.entry];
        if s.criterion == 0 {
            of_entry.push(Seen {
                judge: s.judge,
                points: [0.0; CRITERIA],
            });
        }
        if let Some(seen) = of_entry.last_mut() {
            seen.points[s.criterion] = s.points;
        }
    }
    for (entry, of_entry) in reads.iter_mut().enumerate() {
        if of_entry.iter().any(|seen| seen.judge == COPIED) && contest.is_copied(entry) {
            of_entry.retain(|seen| seen.judge != COPYING);
        }
    }
    let weights: f64 = WEIGHTS.iter().map(|w| w * w).sum();
    let rounding = 1.0 / 12.0 / (STEP * STEP);
    let by_criterion = NOISE_BY_CRITERION * NOISE_BY_CRITERION;
    let noise = contest.world.noise * contest.world.noise;
    let of_read = noise + weights * (by_criterion + rounding);
    let quality = QUALITY_BY_CRITERION * QUALITY_BY_CRITERION;
    let apart = 0.25 * contest.world.panels_apart * contest.world.panels_apart;
    let prior = 1.0 + COUNTRY_SD * COUNTRY_SD + weights * quality + apart;
    reads
        .iter()
        .enumerate()
        .map(|(entry, seen)| {
            let (mut mean, mut variance) = (0.0, prior);
            for round in 0..=ROUNDS {
                let (mut precision, mut sum) = (1.0 / prior, 0.0);
                for read in seen {
                    let ruler = &contest.rulers[read.judge];
                    let a = ruler.discrimination;
                    let favour = contest.favour_of(entry, read.judge);
                    let mut rest = 0.0;
                    for (k, weight) in WEIGHTS.iter().enumerate() {
                        let known = favour - ruler.severity + ruler.level[k];
                        let mut x = (read.points[k] - MIDDLE) / STEP;
                        let sd = (a * a * (variance + quality) + noise + by_criterion).sqrt();
                        if round > 0 && read.points[k] >= HIGH {
                            x = beyond(a * mean + known, sd, (HIGH - 0.5 - MIDDLE) / STEP, 1.0);
                        } else if round > 0 && read.points[k] <= LOW {
                            x = beyond(a * mean + known, sd, (LOW + 0.5 - MIDDLE) / STEP, -1.0);
                        }
                        rest += weight * (x - known);
                    }
                    precision += a * a / of_read;
                    sum += a * rest / of_read;
                }
                variance = 1.0 / precision;
                mean = sum * variance;
            }
            mean
        })
        .collect()
}

/// Mean of N(mean, sd²) beyond a bound, above it for sign 1 and below it for sign −1.
fn beyond(mean: f64, sd: f64, bound: f64, sign: f64) -> f64 {
    let z = sign * (bound - mean) / sd;
    let density = libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
    let tail = 0.5 * libm::erfc(z / std::f64::consts::SQRT_2);
    mean + sign * sd * density / tail.max(1e-300)
}
