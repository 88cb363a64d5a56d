//! Scores put in canonical order and, per read, weighed into one number.

use super::{Sheet, TallyRefusal};

/// One judge's look at one entry in one round.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) entry: usize,
    pub(super) judge: usize,
    /// Weighted mean over the criteria present.
    pub(super) points: f64,
}

/// All reads, sorted by (entry, judge, round); entries and judges in the order of their labels, without those that have no score.
#[derive(Debug, Clone)]
pub(super) struct Reads {
    pub(super) entries: Vec<String>,
    pub(super) judges: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Where each entry's rows begin; one more than there are entries.
    starts: Vec<usize>,
    /// Entries without any score, in the order of their labels.
    pub(super) unread: Vec<String>,
}

impl Reads {
    /// Weighs the criteria of each read: Σ wₖxₖ / Σ wₖ over the criteria present. Without weights all count alike.
    ///
    /// Expects a sheet that [`Sheet::sha256`] has accepted.
    pub(super) fn compose(sheet: &Sheet, weights: &[(String, f64)]) -> Result<Self, TallyRefusal> {
        let weights = weigh(sheet, weights)?;
        let (entries, entry_at, unread) =
            canonical(&sheet.entries, sheet.scores.iter().map(|s| s.entry));
        let (judges, judge_at, _) = canonical(&sheet.judges, sheet.scores.iter().map(|s| s.judge));
        let mut scores: Vec<_> = sheet
            .scores
            .iter()
            .map(|s| {
                let round = sheet.rounds.get(s.round).map_or("", String::as_str);
                let criterion = sheet.criteria.get(s.criterion).map_or("", String::as_str);
                (
                    entry_at[s.entry],
                    judge_at[s.judge],
                    round,
                    criterion,
                    weights[s.criterion],
                    s.points,
                )
            })
            .collect();
        scores.sort_unstable_by(|a, b| (a.0, a.1, a.2, a.3).cmp(&(b.0, b.1, b.2, b.3)));

        let mut rows = Vec::new();
        for group in scores.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let weight: f64 = group.iter().map(|s| s.4).sum();
            // A read of which only criteria of weight zero are present says nothing.
            if weight > 0.0 {
                let sum: f64 = group.iter().map(|s| s.4 * s.5).sum();
                rows.push(Row {
                    entry: group[0].0,
                    judge: group[0].1,
                    points: sum / weight,
                });
            }
        }
        let mut starts = vec![0; entries.len() + 1];
        for r in &rows {
            starts[r.entry + 1] += 1;
        }
        for e in 0..entries.len() {
            starts[e + 1] += starts[e];
        }
        Ok(Self {
            entries,
            judges,
            rows,
            starts,
            unread,
        })
    }

    /// The reads of one entry.
    pub(super) fn of_entry(&self, entry: usize) -> &[Row] {
        &self.rows[self.starts[entry]..self.starts[entry + 1]]
    }
}

fn weigh(sheet: &Sheet, weights: &[(String, f64)]) -> Result<Vec<f64>, TallyRefusal> {
    if weights.is_empty() {
        return Ok(vec![1.0; sheet.criteria.len().max(1)]);
    }
    if weights.iter().any(|(_, w)| !w.is_finite() || *w < 0.0)
        || weights.iter().all(|(_, w)| *w == 0.0)
    {
        return Err(TallyRefusal::BadWeights);
    }
    if let Some((unknown, _)) = weights.iter().find(|(c, _)| !sheet.criteria.contains(c)) {
        return Err(TallyRefusal::WeightsDoNotFit {
            criterion: unknown.clone(),
        });
    }
    sheet
        .criteria
        .iter()
        .map(|c| {
            let mut found = weights.iter().filter(|(name, _)| name == c);
            match (found.next(), found.next()) {
                (Some((_, w)), None) => Ok(*w),
                _ => Err(TallyRefusal::WeightsDoNotFit {
                    criterion: c.clone(),
                }),
            }
        })
        .collect()
}

/// The labels in use, sorted; the place of each given position among them; the labels not in use, sorted.
fn canonical(
    labels: &[String],
    used: impl Iterator<Item = usize>,
) -> (Vec<String>, Vec<usize>, Vec<String>) {
    let mut in_use = vec![false; labels.len()];
    for i in used {
        in_use[i] = true;
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by(|a, b| labels[*a].cmp(&labels[*b]));
    let mut at = vec![0; labels.len()];
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for i in order {
        if in_use[i] {
            at[i] = kept.len();
            kept.push(labels[i].clone());
        } else {
            left.push(labels[i].clone());
        }
    }
    (kept, at, left)
}
