//! How fair a counted round was, in figures that a parent can be shown: how strict each judge is, what points each gave, whether being seen
//! early or late mattered, how judges treated each country, whether two judges went together, and how sure the line is. Pure: the published document and the judges' own orders in,
//! figures out.
//!
//! What a judge gave beyond expectation is measured against a line of the judge's own through the results of all judges (least squares), so that
//! neither strictness nor a stretched scale shows up as favour. A *warning* is only raised where the statistics support one: beyond three standard
//! errors, which one in 370 honest figures reaches by chance.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::published::PublishedRound;
use super::tally::{JudgePair, Trade};

/// How many standard errors a figure must be off to be called out.
pub const WARN_Z: f64 = 3.0;
/// Fewest reads behind a figure about one judge and one country.
pub const CELL_READS_MIN: usize = 8;
/// Parts into which a judge's own order is cut.
pub const ORDER_PARTS: usize = 5;
/// Works shown on each side of the line.
pub const AROUND: usize = 15;

/// One judge's ruler.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Ruler {
    /// Label of the judge.
    pub judge: String,
    /// Works read.
    pub reads: usize,
    /// Points that an average judge gives more than this one; positive is strict.
    pub severity: Option<f64>,
    /// Its standard error.
    pub severity_se: Option<f64>,
    /// Mean of the points given.
    pub mean: f64,
    /// How often each whole number of points was given: (points, times), ascending.
    pub given: Vec<(i64, usize)>,
    /// Agreement with the others on the same works, −1 to 1.
    pub agreement: Option<f64>,
}

/// What a part of the works got beyond expectation, on average.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Beyond {
    /// Reads behind it.
    pub reads: usize,
    /// Points, positive is favourable.
    pub points: f64,
    /// Standard error.
    pub se: f64,
}

impl Beyond {
    /// In standard errors; 0 where there is no error to speak of.
    pub fn z(&self) -> f64 {
        if self.se > 0.0 {
            self.points / self.se
        } else {
            0.0
        }
    }

    /// Whether a person should look at it.
    pub fn is_worth_a_look(&self) -> bool {
        self.z().abs() > WARN_Z
    }

    fn of(values: &[f64]) -> Option<Self> {
        let n = values.len() as f64;
        if values.len() < 2 {
            return None;
        }
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
        Some(Self {
            reads: values.len(),
            points: mean,
            se: (variance / n).sqrt(),
        })
    }
}

/// One judge and the works of one home (country).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Cell {
    /// Label of the judge.
    pub judge: String,
    /// Whose works.
    pub home: String,
    /// What they got beyond expectation.
    pub beyond: Beyond,
}

/// A work near the line. It has no name here: what matters is the place.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NearLine {
    /// Its place.
    pub rank: usize,
    /// The best place of the 90 % interval.
    pub rank_low: usize,
    /// The worst place of the 90 % interval.
    pub rank_high: usize,
    /// Whether it is above the line.
    pub is_above: bool,
    /// Probability of truly being above.
    pub p_above: Option<f64>,
}

/// How fair a round was.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Fairness {
    /// Works with a place.
    pub n_entries: usize,
    /// Judges who read.
    pub n_judges: usize,
    /// Reads in all.
    pub n_reads: usize,
    /// By judge.
    pub rulers: Vec<Ruler>,
    /// By part of the judges' own orders, the first part first; empty where orders are not known.
    pub order: Vec<Beyond>,
    /// By judge and country, where there are reads enough.
    pub cells: Vec<Cell>,
    /// Pairs of judges whose points went together more than the works explain.
    pub pairs: Vec<JudgePair>,
    /// Pairs of judges of whom each gave the other's country more than the panel did.
    pub trades: Vec<Trade>,
    /// Where the line is, if there is one.
    pub cut: Option<usize>,
    /// Around the line.
    pub near: Vec<NearLine>,
    /// Wrong decisions to be expected at the line.
    pub wrong_expected: Option<f64>,
}

impl Fairness {
    /// Whether being seen early or late mattered for some part.
    pub fn is_order_worth_a_look(&self) -> bool {
        self.order.iter().any(Beyond::is_worth_a_look)
    }

    /// The cells that a person should look at.
    pub fn cells_worth_a_look(&self) -> impl Iterator<Item = &Cell> {
        self.cells
            .iter()
            .filter(|cell| cell.beyond.is_worth_a_look())
    }
}

/// One read as far as this needs it.
struct Read<'a> {
    judge: &'a str,
    entry: &'a str,
    points: f64,
}

/// Computes the figures. `orders` is the place of a work in the judge's own order, by (judge, entry), from 1; `cut` how many go on.
pub fn measure(
    round: &PublishedRound,
    orders: &BTreeMap<(String, String), usize>,
    cut: Option<usize>,
) -> Fairness {
    let tally = &round.tally;
    let reads = compose(round);
    let results: BTreeMap<&str, f64> = tally
        .standings
        .iter()
        .map(|one| (one.entry.as_str(), one.estimate))
        .collect();
    let beyond = residuals(&reads, &results);

    let rulers = tally
        .judges
        .iter()
        .map(|report| {
            let mut given: BTreeMap<i64, usize> = BTreeMap::new();
            for read in reads.iter().filter(|read| read.judge == report.judge) {
                *given.entry(read.points.round() as i64).or_default() += 1;
            }
            Ruler {
                judge: report.judge.clone(),
                reads: report.reads,
                severity: report.severity,
                severity_se: report.severity_se,
                mean: report.mean,
                given: given.into_iter().collect(),
                agreement: report.agreement,
            }
        })
        .collect();

    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for ((judge, _), place) in orders {
        let most = last.entry(judge).or_default();
        *most = (*most).max(*place);
    }
    let mut parts: Vec<Vec<f64>> = vec![Vec::new(); ORDER_PARTS];
    for (read, points) in reads.iter().zip(&beyond) {
        let key = (read.judge.to_owned(), read.entry.to_owned());
        if let (Some(place), Some(points)) = (orders.get(&key), points) {
            let of = last.get(read.judge).copied().unwrap_or(1).max(1);
            let part = (place.saturating_sub(1) * ORDER_PARTS / of).min(ORDER_PARTS - 1);
            parts[part].push(*points);
        }
    }
    let order: Vec<Beyond> = parts.iter().filter_map(|part| Beyond::of(part)).collect();

    let homes: BTreeMap<&str, &str> = round
        .entries
        .iter()
        .filter_map(|entry| Some((entry.label.as_str(), entry.home.as_deref()?)))
        .collect();
    let mut by_cell: BTreeMap<(&str, &str), Vec<f64>> = BTreeMap::new();
    for (read, points) in reads.iter().zip(&beyond) {
        if let (Some(home), Some(points)) = (homes.get(read.entry), points) {
            by_cell.entry((read.judge, home)).or_default().push(*points);
        }
    }
    let cells = by_cell
        .into_iter()
        .filter(|(_, values)| values.len() >= CELL_READS_MIN)
        .filter_map(|((judge, home), values)| {
            Some(Cell {
                judge: judge.to_owned(),
                home: home.to_owned(),
                beyond: Beyond::of(&values)?,
            })
        })
        .collect();

    let cut = cut.filter(|cut| (1..tally.standings.len()).contains(cut));
    let near = cut.map_or_else(Vec::new, |cut| near_line(round, cut));
    let wrong_expected = cut.and_then(|cut| {
        let all: Option<Vec<f64>> = tally
            .standings
            .iter()
            .map(|one| one.p_above.get(&cut).copied())
            .collect();
        all.map(|all| all.into_iter().map(|p| p.min(1.0 - p)).sum())
    });
    Fairness {
        n_entries: tally.standings.len(),
        n_judges: tally.judges.len(),
        n_reads: reads.len(),
        rulers,
        order: if order.len() == ORDER_PARTS {
            order
        } else {
            Vec::new()
        },
        cells,
        pairs: tally.diagnostics.pairs.clone(),
        trades: tally.diagnostics.trades.clone(),
        cut,
        near,
        wrong_expected,
    }
}

/// The points of each read: the weighted mean over the criteria given.
fn compose(round: &PublishedRound) -> Vec<Read<'_>> {
    let weights = &round.tally.parameters.weights;
    let mut sums: BTreeMap<(&str, &str), (f64, f64)> = BTreeMap::new();
    for score in &round.scores {
        let weight = score
            .criterion
            .as_ref()
            .and_then(|code| weights.iter().find(|(name, _)| name == code))
            .map_or(1.0, |(_, weight)| *weight);
        let sum = sums.entry((&score.judge, &score.entry)).or_default();
        sum.0 += weight * score.points;
        sum.1 += weight;
    }
    sums.into_iter()
        .filter(|(_, (_, weight))| *weight > 0.0)
        .map(|((judge, entry), (points, weight))| Read {
            judge,
            entry,
            points: points / weight,
        })
        .collect()
}

/// What each read gave beyond the judge's own line through the results; `None` where the judge has too few reads for a line.
fn residuals(reads: &[Read], results: &BTreeMap<&str, f64>) -> Vec<Option<f64>> {
    let mut by_judge: BTreeMap<&str, Vec<(f64, f64)>> = BTreeMap::new();
    for read in reads {
        if let Some(result) = results.get(read.entry) {
            let pairs = by_judge.entry(read.judge).or_default();
            pairs.push((*result, read.points));
        }
    }
    let lines: BTreeMap<&str, (f64, f64)> = by_judge
        .into_iter()
        .filter(|(_, pairs)| pairs.len() >= 5)
        .map(|(judge, pairs)| {
            let n = pairs.len() as f64;
            let (x, y) = pairs
                .iter()
                .fold((0.0, 0.0), |(x, y), p| (x + p.0, y + p.1));
            let (x, y) = (x / n, y / n);
            let xx: f64 = pairs.iter().map(|p| (p.0 - x) * (p.0 - x)).sum();
            let xy: f64 = pairs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum();
            let slope = if xx > 0.0 { xy / xx } else { 0.0 };
            (judge, (y - slope * x, slope))
        })
        .collect();
    reads
        .iter()
        .map(|read| {
            let (at_zero, slope) = lines.get(read.judge)?;
            Some(read.points - at_zero - slope * results.get(read.entry)?)
        })
        .collect()
}

fn near_line(round: &PublishedRound, cut: usize) -> Vec<NearLine> {
    let standings = &round.tally.standings;
    let from = cut.saturating_sub(AROUND);
    let to = standings.len().min(cut + AROUND);
    standings[from..to]
        .iter()
        .zip(from..)
        .filter_map(|(one, at)| {
            Some(NearLine {
                rank: one.rank,
                rank_low: one.rank_low?,
                rank_high: one.rank_high?,
                is_above: at < cut,
                p_above: one.p_above.get(&cut).copied(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Method, Parameters, Score, Sheet, tally};

    /// Forty works of two countries, four judges; the last judge adds `favour` points to works of A and `late` to the second half
    /// of everyone's order. Noise comes from a fixed pattern.
    fn round(favour: f64, late: f64) -> (PublishedRound, BTreeMap<(String, String), usize>) {
        let mut sheet = Sheet {
            entries: (0..40).map(|e| format!("e{e:02}")).collect(),
            judges: (0..4).map(|j| format!("j{j}")).collect(),
            entry_homes: (0..40)
                .map(|e| Some(["A", "B"][e % 2].to_owned()))
                .collect(),
            judge_homes: vec![Some("C".to_owned()); 4],
            ..Sheet::default()
        };
        let mut orders = BTreeMap::new();
        for judge in 0..4 {
            for entry in 0..40 {
                let place = (entry * 7 + judge * 11) % 40 + 1;
                let noise = ((entry * entry * 7 + judge * judge * 5 + entry * judge * 3) % 17)
                    as f64
                    / 17.0
                    - 0.5;
                let quality = ((entry * 13) % 40) as f64 / 10.0;
                let mut points = 4.0 + quality + noise - judge as f64 * 0.3;
                if judge == 3 && entry % 2 == 0 {
                    points += favour;
                }
                if place > 20 {
                    points += late;
                }
                sheet.scores.push(Score {
                    round: 0,
                    entry,
                    judge,
                    criterion: 0,
                    points,
                });
                orders.insert(
                    (sheet.judges[judge].clone(), sheet.entries[entry].clone()),
                    place,
                );
            }
        }
        let parameters = Parameters {
            method: Method::TwoWayRandom,
            cuts: vec![10],
            ..Parameters::default()
        };
        let found = tally(&sheet, &parameters).unwrap();
        (PublishedRound::of(&sheet, found), orders)
    }

    #[test]
    fn an_honest_panel_raises_no_warning() {
        let (round, orders) = round(0.0, 0.0);
        let found = measure(&round, &orders, Some(10));
        assert_eq!(
            (found.n_entries, found.n_judges, found.n_reads),
            (40, 4, 160)
        );
        assert_eq!(found.cells_worth_a_look().count(), 0);
        assert_eq!((found.pairs.len(), found.trades.len()), (0, 0));
        assert!(!found.is_order_worth_a_look());
        assert_eq!(found.order.len(), ORDER_PARTS);
        assert_eq!(found.near.len(), 25);
        assert_eq!(found.near.iter().filter(|one| one.is_above).count(), 10);
        assert!(found.wrong_expected.unwrap() < 10.0);
        // Strict by 0.3 a judge, in order.
        let severities: Vec<f64> = found
            .rulers
            .iter()
            .map(|one| one.severity.unwrap())
            .collect();
        assert!(
            severities.windows(2).all(|pair| pair[0] < pair[1]),
            "{severities:?}"
        );
        let given: usize = found.rulers[0].given.iter().map(|(_, n)| n).sum();
        assert_eq!(given, 40);
    }

    #[test]
    fn favour_for_a_country_and_a_tired_second_half_are_seen_where_they_are() {
        let (round_, orders) = round(1.5, 0.0);
        let found = measure(&round_, &orders, Some(10));
        let seen: Vec<(&str, &str)> = found
            .cells_worth_a_look()
            .map(|cell| (cell.judge.as_str(), cell.home.as_str()))
            .collect();
        assert!(seen.contains(&("j3", "A")), "{seen:?}");
        let (round_, orders) = round(0.0, 1.5);
        let found = measure(&round_, &orders, None);
        assert!(found.is_order_worth_a_look());
        assert!(found.order[0].points < 0.0 && found.order[4].points > 0.0);
        assert!(found.near.is_empty() && found.cut.is_none());
    }
}
