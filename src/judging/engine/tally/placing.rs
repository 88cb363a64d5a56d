//! From estimates to places: ranks, rank ranges, probabilities of being above a cut. The same for every method.

use super::{Estimates, normal, outcome::Standing, reads::Reads, simple::mean_of};
use std::collections::BTreeMap;

/// Φ⁻¹(0.95): rank ranges hold 90 %.
const Z_90: f64 = 1.644_853_626_951_472_2;

/// Knots of the table of expected ranks.
const KNOTS: usize = 513;

/// Above this many entries the table of expected ranks is built from classes of alike entries.
const EXACT_MAX: usize = 4096;

/// Estimates are compared after rounding to six decimals, so that no rounding error of a sum breaks or makes a tie.
pub(super) fn comparable(points: f64) -> i64 {
    // Scores are far below 9e12, where the cast would saturate.
    libm::round(points * 1e6) as i64
}

/// Standings, best first.
pub(super) fn place(reads: &Reads, estimates: &Estimates, cuts: &[usize]) -> Vec<Standing> {
    let points = &estimates.points;
    let mut order: Vec<usize> = (0..points.len()).collect();
    // Canonical positions are in the order of the labels.
    order.sort_by_key(|e| (std::cmp::Reverse(comparable(points[*e])), *e));
    let table = estimates.se.as_ref().map(|se| Expected::of(points, se));
    let ranges = match (&estimates.se, &table) {
        (Some(se), Some(table)) => Some(rank_ranges(points, se, table)),
        _ => None,
    };
    let thresholds: Vec<(usize, Option<f64>)> = cuts
        .iter()
        .map(|cut| {
            let line = (*cut < order.len()).then(|| match &table {
                Some(table) => table.line(*cut),
                None => 0.5 * (points[order[*cut - 1]] + points[order[*cut]]),
            });
            (*cut, line)
        })
        .collect();

    let mut standings: Vec<Standing> = Vec::with_capacity(order.len());
    for (position, e) in order.iter().copied().enumerate() {
        let rank = match standings.last() {
            Some(s) if comparable(s.estimate) == comparable(points[e]) => s.rank,
            _ => position + 1,
        };
        let se = estimates.se.as_ref().map(|se| se[e]);
        let mut p_above = BTreeMap::new();
        for (cut, line) in &thresholds {
            let p = match (line, se) {
                (None, _) => Some(1.0),
                (Some(line), Some(se)) => Some(above(points[e], se, *line)),
                (Some(_), None) => None,
            };
            if let Some(p) = p {
                p_above.insert(*cut, p);
            }
        }
        let range = ranges.as_ref().map(|r| r[e]);
        standings.push(Standing {
            entry: reads.entries[e].clone(),
            rank,
            estimate: points[e],
            se,
            reads: reads.of_entry(e).len(),
            raw_mean: mean_of(reads.of_entry(e)),
            rank_low: range.map(|r| r.0.min(rank)),
            rank_high: range.map(|r| r.1.max(rank)),
            p_above,
        });
    }
    standings
}

/// The probability of truly being above a cut, by entry: what [`Standing::p_above`] says of the cuts fixed before, for any other, from
/// estimates and standard errors as they were kept.
pub fn chances_above(points: &[f64], se: &[f64], cut: usize) -> Vec<f64> {
    if cut == 0 || cut >= points.len() {
        return vec![if cut == 0 { 0.0 } else { 1.0 }; points.len()];
    }
    let line = Expected::of(points, se).line(cut);
    points
        .iter()
        .zip(se)
        .map(|(mean, se)| above(*mean, *se, line))
        .collect()
}

/// P(truth > line) for a normal posterior; without uncertainty a matter of fact, and a half on the line itself.
fn above(mean: f64, se: f64, line: f64) -> f64 {
    if se > 0.0 {
        normal::probability((mean - line) / se)
    } else if comparable(mean) == comparable(line) {
        0.5
    } else if mean > line {
        1.0
    } else {
        0.0
    }
}

/// 90 % rank ranges, without random numbers.
///
/// With truth t, an entry's rank is 1 + a sum of independent yes/no events "k is above t": mean F(t) = Σ Φ((mₖ − t)/sₖ) and variance V(t) =
/// Σ pₖ(1 − pₖ). Where the others lie dense the rank's own scatter is like a further uncertainty √V/|F′| of t, so
/// the range runs from F(m + z·s*) to F(m − z·s*) with s*² = s² + V/F′².
fn rank_ranges(points: &[f64], se: &[f64], table: &Expected) -> Vec<(usize, usize)> {
    points
        .iter()
        .zip(se)
        .map(|(m, s)| {
            let (_, v, density) = table.at(*m);
            // At its own mean an entry adds 1/4 to V and its own density to F′; neither is part of the scatter of the others.
            let own_density = normal::density(0.0) / s.max(table.tiny);
            let (v, density) = ((v - 0.25).max(0.0), density - own_density);
            let scatter = if density > 0.0 {
                (v / (density * density)).min(v * s * s + s * s)
            } else {
                0.0
            };
            let wide = Z_90 * (s * s + scatter).sqrt();
            let rank = |t: f64| {
                let (f, _, _) = table.at(t);
                let own = normal::probability((m - t) / s.max(table.tiny));
                libm::round((f - own).max(0.0)) as usize + 1
            };
            (rank(m + wide), rank(m - wide).min(points.len()))
        })
        .collect()
}

/// F, V and −F′ on an even grid, between which they are interpolated.
struct Expected {
    from: f64,
    step: f64,
    tiny: f64,
    knots: Vec<(f64, f64, f64)>,
}

impl Expected {
    fn of(points: &[f64], se: &[f64]) -> Self {
        let low = points
            .iter()
            .zip(se)
            .map(|(m, s)| m - 5.0 * s)
            .fold(f64::INFINITY, f64::min);
        let high = points
            .iter()
            .zip(se)
            .map(|(m, s)| m + 5.0 * s)
            .fold(f64::NEG_INFINITY, f64::max);
        let step = ((high - low) / (KNOTS - 1) as f64).max(1e-9);
        // An entry without uncertainty still needs a slope.
        let tiny = 0.5 * step;
        let mut knots = vec![(0.0, 0.0, 0.0); KNOTS];
        for (m, s, count) in classes(points, se, low, high) {
            let s = s.max(tiny);
            for (k, knot) in knots.iter_mut().enumerate() {
                let z = (m - (low + step * k as f64)) / s;
                if z < -6.5 {
                    break;
                }
                let p = if z > 6.5 { 1.0 } else { normal::probability(z) };
                knot.0 += count * p;
                knot.1 += count * p * (1.0 - p);
                if z < 6.5 {
                    knot.2 += count * normal::density(z) / s;
                }
            }
        }
        Self {
            from: low,
            step,
            tiny,
            knots,
        }
    }

    /// Where the line of a cut runs: as many truths are expected above it as there are places. The middle between the estimates on either side
    /// would run too low for a cut in the upper half, because estimates lie closer together than truths. Between entries far
    /// apart any line would do; it runs in the middle.
    fn line(&self, cut: usize) -> f64 {
        const NEAR: f64 = 1e-3;
        0.5 * (self.falls_to(cut as f64 + NEAR) + self.falls_to(cut as f64 - NEAR))
    }

    /// The truth above which this many are expected.
    fn falls_to(&self, count: f64) -> f64 {
        // F falls from the number of entries to none.
        let k = self.knots.partition_point(|knot| knot.0 > count).max(1);
        let Some(after) = self.knots.get(k) else {
            return self.from + self.step * (KNOTS - 1) as f64;
        };
        let before = self.knots[k - 1];
        let fall = before.0 - after.0;
        let part = if fall > 0.0 {
            (before.0 - count) / fall
        } else {
            0.5
        };
        self.from + self.step * ((k - 1) as f64 + part.clamp(0.0, 1.0))
    }

    fn at(&self, t: f64) -> (f64, f64, f64) {
        let x = ((t - self.from) / self.step).clamp(0.0, (KNOTS - 1) as f64);
        let k = (x as usize).min(KNOTS - 2);
        let w = x - k as f64;
        let (a, b) = (self.knots[k], self.knots[k + 1]);
        let mix = |a: f64, b: f64| a + w * (b - a);
        (mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
    }
}

/// (mean, s.e., how many): each entry for itself, or, where they are very many, 1024 × 24 classes.
fn classes(points: &[f64], se: &[f64], low: f64, high: f64) -> Vec<(f64, f64, f64)> {
    if points.len() <= EXACT_MAX {
        return points.iter().zip(se).map(|(m, s)| (*m, *s, 1.0)).collect();
    }
    const MEANS: usize = 1024;
    const ERRORS: usize = 24;
    let largest = se.iter().copied().fold(0.0, f64::max);
    let width = (high - low).max(1e-9) / MEANS as f64;
    let mut cells = vec![(0.0, 0.0, 0.0); MEANS * ERRORS];
    for (m, s) in points.iter().zip(se) {
        let by_mean = (((m - low) / width) as usize).min(MEANS - 1);
        let by_error = if largest > 0.0 {
            ((s / largest * ERRORS as f64) as usize).min(ERRORS - 1)
        } else {
            0
        };
        let cell: &mut (f64, f64, f64) = &mut cells[by_mean * ERRORS + by_error];
        cell.0 += m;
        cell.1 += s;
        cell.2 += 1.0;
    }
    cells
        .into_iter()
        .filter(|c| c.2 > 0.0)
        .map(|(m, s, n)| (m / n, s / n, n))
        .collect()
}
