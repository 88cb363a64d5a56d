//! The scores as they were given, and their fingerprint.

use super::TallyRefusal;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// One judge's points for one criterion of one entry. All but the points are positions in the lists of the [`Sheet`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Which round, 0 where there is only one.
    pub round: usize,
    /// Which entry.
    pub entry: usize,
    /// Which judge.
    pub judge: usize,
    /// Which criterion, 0 where there is only one.
    pub criterion: usize,
    /// The points, finite.
    pub points: f64,
}

/// All scores of a tally, with the labels of everything they name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Labels of the entries, all different.
    pub entries: Vec<String>,
    /// Labels of the judges, all different.
    pub judges: Vec<String>,
    /// Names of the criteria, all different; empty where there is one without a name.
    pub criteria: Vec<String>,
    /// Names of the rounds, all different; empty where there is one without a name. A judge may score an entry once per round.
    pub rounds: Vec<String>,
    /// Country (or other group) by entry; empty where unknown.
    pub entry_homes: Vec<Option<String>>,
    /// Country (or other group) by judge; empty where unknown.
    pub judge_homes: Vec<Option<String>>,
    /// The scores, in any order.
    pub scores: Vec<Score>,
}

impl Sheet {
    /// SHA-256 of the scores and homes in a canonical form, hexadecimal.
    ///
    /// The form is one JSON array per line: `["score",round,entry,judge,criterion,points]`, labels as text, in the order of
    /// (entry, judge, round, criterion) by bytes, the points in the shortest decimal form that reads back to the same number; then
    /// `["entry",entry,home]` and `["judge",judge,home]` where homes are known, in the order of the labels. The order of the
    /// lists and of the scores does not matter.
    ///
    /// # Errors
    /// [`TallyRefusal`] when a position is outside its list, a label occurs twice, a score is not finite or given twice.
    pub fn sha256(&self) -> Result<String, TallyRefusal> {
        self.check()?;
        let quoted = |labels: &[String]| -> Vec<String> {
            labels
                .iter()
                .map(|l| serde_json::Value::from(l.as_str()).to_string())
                .collect()
        };
        let (rounds, criteria) = (quoted(&self.rounds), quoted(&self.criteria));
        let (entries, judges) = (quoted(&self.entries), quoted(&self.judges));
        let [by_round, by_entry, by_judge, by_criterion] =
            [&self.rounds, &self.entries, &self.judges, &self.criteria].map(|l| places(l));
        let unnamed = "\"\"".to_owned();
        let mut order: Vec<(u64, u64, usize)> = self
            .scores
            .iter()
            .enumerate()
            .map(|(i, s)| {
                let round = by_round.get(s.round).copied().unwrap_or(0);
                let criterion = by_criterion.get(s.criterion).copied().unwrap_or(0);
                (
                    by_entry[s.entry] << 32 | by_judge[s.judge],
                    round << 32 | criterion,
                    i,
                )
            })
            .collect();
        order.sort_unstable();
        let mut hash = Sha256::new();
        for (_, _, i) in order {
            let s = self.scores[i];
            hash.update(format!(
                "[\"score\",{},{},{},{},{}]\n",
                rounds.get(s.round).unwrap_or(&unnamed),
                entries[s.entry],
                judges[s.judge],
                criteria.get(s.criterion).unwrap_or(&unnamed),
                // −0 and 0 are the same score.
                serde_json::Value::from(s.points + 0.0),
            ));
        }
        for (kind, labels, places, homes) in [
            ("entry", &entries, by_entry, &self.entry_homes),
            ("judge", &judges, by_judge, &self.judge_homes),
        ] {
            let mut lines: Vec<_> = places.iter().zip(labels.iter().zip(homes)).collect();
            lines.sort_unstable();
            for (_, (label, home)) in lines {
                if let Some(home) = home {
                    hash.update(format!(
                        "[\"{kind}\",{label},{}]\n",
                        serde_json::Value::from(home.as_str())
                    ));
                }
            }
        }
        Ok(hex::encode(hash.finalize()))
    }

    pub(super) fn check(&self) -> Result<(), TallyRefusal> {
        if self.scores.is_empty() {
            return Err(TallyRefusal::NoScores);
        }
        for (kind, labels) in [
            ("entry", &self.entries),
            ("judge", &self.judges),
            ("criterion", &self.criteria),
            ("round", &self.rounds),
        ] {
            let mut seen = BTreeSet::new();
            if let Some(label) = labels.iter().find(|l| !seen.insert(*l)) {
                return Err(TallyRefusal::SameLabel {
                    kind,
                    label: label.clone(),
                });
            }
        }
        let fits = |homes: &[Option<String>], labels: &[String]| {
            homes.is_empty() || homes.len() == labels.len()
        };
        let listed = |s: &Score| {
            s.entry < self.entries.len()
                && s.judge < self.judges.len()
                && s.criterion < self.criteria.len().max(1)
                && s.round < self.rounds.len().max(1)
        };
        if !fits(&self.entry_homes, &self.entries)
            || !fits(&self.judge_homes, &self.judges)
            || !self.scores.iter().all(listed)
        {
            return Err(TallyRefusal::NotListed);
        }
        if let Some(s) = self.scores.iter().find(|s| !s.points.is_finite()) {
            return Err(TallyRefusal::NotANumber {
                judge: self.judges[s.judge].clone(),
                entry: self.entries[s.entry].clone(),
            });
        }
        let mut keys: Vec<_> = self
            .scores
            .iter()
            .map(|s| (s.round, s.entry, s.judge, s.criterion))
            .collect();
        keys.sort_unstable();
        if let Some(w) = keys.windows(2).find(|w| w[0] == w[1]) {
            return Err(TallyRefusal::ScoredTwice {
                judge: self.judges[w[0].2].clone(),
                entry: self.entries[w[0].1].clone(),
            });
        }
        Ok(())
    }
}

/// The place of each label in the order of all labels.
fn places(labels: &[String]) -> Vec<u64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by(|a, b| labels[*a].cmp(&labels[*b]));
    let mut places = vec![0; labels.len()];
    for (place, i) in order.into_iter().enumerate() {
        places[i] = place as u64;
    }
    places
}
