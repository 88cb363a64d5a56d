//! Where one more read changes the awards most.
//!
//! After two reads each, an entry far from every cut is decided; one near a cut is not. The worth of one more read of an entry is how much the
//! expected loss of deciding wrongly at each cut shrinks by it: the knowledge gradient (Frazier, Powell and Dayanik 2008). One read alone may be too
//! little to change anything where several would, so the best number of reads is looked for and its worth shared among them (KG(*); Frazier and Powell
//! 2010, Paradoxes in learning and the marginal value of information). Three reads an entry, the third placed this way, choose the winners as well as five for everybody. Pure: who gives the read is for [`super::assign`].

use super::tally::{Tally, normal};

/// An entry and what one more read of it is worth, in points of expected gain; comparable only within one tally.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// Label of the entry.
    pub entry: String,
    /// Never negative.
    pub worth: f64,
}

/// The worth of one more read by entry, highest first; equal ones in the order of the labels.
///
/// `cuts` are places at which something is decided, with how much each matters (1:2, 3:1, 10:1, 180:1 served all tiers well in simulations; the lowest cut
/// alone starves the top). Entries that have `reads_max` reads are left out. Empty where the method gives no standard errors or no
/// noise of a read ([`super::tally::Diagnostics::read_variance`]).
pub fn worth_of_reads(tally: &Tally, cuts: &[(usize, f64)], reads_max: usize) -> Vec<Worth> {
    let Some(noise) = tally.diagnostics.read_variance else {
        return Vec::new();
    };
    let standings = &tally.standings;
    // A read changes a decision when it carries the estimate past the middle between the last above and the first below.
    let lines: Vec<(f64, f64)> = cuts
        .iter()
        .filter(|(cut, _)| *cut > 0 && *cut < standings.len())
        .map(|(cut, weight)| {
            let middle = 0.5 * (standings[*cut - 1].estimate + standings[*cut].estimate);
            (middle, *weight)
        })
        .collect();
    let mut worths: Vec<Worth> = standings
        .iter()
        .filter(|s| s.reads < reads_max)
        .filter_map(|s| {
            let variance = s.se? * s.se?;
            let worth_of = |more: f64| -> f64 {
                // Standard deviation of where the estimate will stand after so many more reads.
                let moves = variance / (variance + noise / more).sqrt();
                if moves <= 0.0 {
                    return 0.0;
                }
                lines
                    .iter()
                    .map(|(line, weight)| {
                        let z = (s.estimate - line).abs() / moves;
                        let gain = normal::density(z) - z * normal::probability(-z);
                        weight * moves * gain.max(0.0)
                    })
                    .sum()
            };
            let worth = (1..=reads_max - s.reads)
                .map(|more| worth_of(more as f64) / more as f64)
                .fold(0.0, f64::max);
            Some(Worth {
                entry: s.entry.clone(),
                worth,
            })
        })
        .collect();
    worths.sort_by(|a, b| {
        b.worth
            .total_cmp(&a.worth)
            .then_with(|| a.entry.cmp(&b.entry))
    });
    worths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Method, Parameters, Score, Sheet, tally};

    /// Nine entries a point apart, three judges; the middle ones were read by all, the outer ones by two.
    fn nine() -> Tally {
        let mut sheet = Sheet {
            entries: (0..9).map(|e| format!("e{e}")).collect(),
            judges: (0..3).map(|j| format!("j{j}")).collect(),
            ..Sheet::default()
        };
        for entry in 0..9 {
            for judge in 0..3 {
                let wobble = ((entry * 7 + judge * 5) % 3) as f64 * 0.4;
                sheet.scores.push(Score {
                    round: 0,
                    entry,
                    judge,
                    criterion: 0,
                    points: 9.0 - entry as f64 + wobble,
                });
            }
        }
        let parameters = Parameters {
            method: Method::TwoWayRandom,
            ..Parameters::default()
        };
        tally(&sheet, &parameters).unwrap()
    }

    #[test]
    fn the_entries_beside_a_cut_come_first_and_weights_count() {
        let t = nine();
        let order = |cuts: &[(usize, f64)]| -> Vec<String> {
            worth_of_reads(&t, cuts, 8)
                .into_iter()
                .map(|w| w.entry)
                .collect()
        };
        let one = order(&[(3, 1.0)]);
        let mut beside = one[..2].to_vec();
        beside.sort();
        assert_eq!(beside, ["e2", "e3"]);
        assert_eq!(one.len(), 9);
        let weighed = order(&[(3, 0.01), (7, 1.0)]);
        let mut beside = weighed[..2].to_vec();
        beside.sort();
        assert_eq!(beside, ["e6", "e7"]);
    }

    #[test]
    fn where_one_read_could_change_nothing_several_are_looked_at() {
        let t = nine();
        let worth = |reads_max| {
            let all = worth_of_reads(&t, &[(1, 1.0)], reads_max);
            all.into_iter().find(|w| w.entry == "e3").unwrap().worth
        };
        // Three reads stand; e3 is far from the first place.
        assert!(worth(7) > 1.02 * worth(4), "{} {}", worth(7), worth(4));
    }

    #[test]
    fn entries_with_enough_reads_and_methods_without_errors_are_left_out() {
        let mut t = nine();
        assert!(worth_of_reads(&t, &[(3, 1.0)], 3).is_empty());
        assert!(
            worth_of_reads(&t, &[(9, 1.0)], 8)
                .iter()
                .all(|w| w.worth == 0.0),
            "all are above the last place"
        );
        t.diagnostics.read_variance = None;
        assert!(worth_of_reads(&t, &[(3, 1.0)], 8).is_empty());
    }
}
