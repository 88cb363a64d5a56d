//! Scores put in canonical order and, per read, weighed into one number.

use super::{Sheet, TallyRefusal};

/// One judge's look at one entry in one round.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) entry: usize,
    pub(super) judge: usize,
    /// Weighted mean over the criteria present.
    pub(super) points: f64,
    /// Where the read's cells are.
    cells: (usize, usize),
}

impl Row {
    /// Positions of the read's cells among all cells.
    pub(super) fn span(&self) -> std::ops::Range<usize> {
        self.cells.0..self.cells.1
    }
}

/// One criterion of a read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) criterion: usize,
    /// Share of the read's points; the weights of a read sum to one.
    pub(super) weight: f64,
    pub(super) points: f64,
}

/// All reads, sorted by (entry, judge, round); entries and judges in the order of their labels, without those that have no score.
#[derive(Debug, Clone)]
pub(super) struct Reads {
    pub(super) entries: Vec<String>,
    pub(super) judges: Vec<String>,
    /// Names of the criteria in their order; one empty name where there is only one.
    pub(super) criteria: Vec<String>,
    /// Country (or other group) by entry and by judge, numbered alike.
    pub(super) entry_homes: Vec<Option<usize>>,
    pub(super) judge_homes: Vec<Option<usize>>,
    /// Names of the homes.
    pub(super) homes: Vec<String>,
    pub(super) rows: Vec<Row>,
    cells: Vec<Cell>,
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
        let (_, round_at, _) = canonical(&sheet.rounds, 0..sheet.rounds.len());
        let (mut criteria, criterion_at, _) = canonical(
            &sheet.criteria,
            sheet
                .scores
                .iter()
                .map(|s| s.criterion)
                .filter(|c| *c < sheet.criteria.len()),
        );
        if criteria.is_empty() {
            criteria.push(String::new());
        }
        let mut scores: Vec<_> = sheet
            .scores
            .iter()
            .map(|s| {
                let place =
                    |at: &[Option<usize>], i: usize| at.get(i).copied().flatten().unwrap_or(0);
                (
                    place(&entry_at, s.entry),
                    place(&judge_at, s.judge),
                    place(&round_at, s.round),
                    place(&criterion_at, s.criterion),
                    weights[s.criterion],
                    s.points,
                )
            })
            .collect();
        scores.sort_unstable_by_key(|s| (s.0, s.1, s.2, s.3));

        let mut rows = Vec::new();
        let mut cells = Vec::with_capacity(scores.len());
        for group in scores.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
            let total: f64 = group.iter().map(|s| s.4).sum();
            // A read of which only criteria of weight zero are present says nothing.
            if total > 0.0 {
                let sum: f64 = group.iter().map(|s| s.4 * s.5).sum();
                let begin = cells.len();
                cells.extend(group.iter().map(|s| Cell {
                    criterion: s.3,
                    weight: s.4 / total,
                    points: s.5,
                }));
                rows.push(Row {
                    entry: group[0].0,
                    judge: group[0].1,
                    points: sum / total,
                    cells: (begin, cells.len()),
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
        let (homes, [entry_homes, judge_homes]) = number_homes(
            sheet,
            [(&entry_at, entries.len()), (&judge_at, judges.len())],
        );
        Ok(Self {
            entries,
            judges,
            criteria,
            entry_homes,
            judge_homes,
            homes,
            rows,
            cells,
            starts,
            unread,
        })
    }

    /// The criteria of one read.
    pub(super) fn cells(&self, row: &Row) -> &[Cell] {
        &self.cells[row.cells.0..row.cells.1]
    }

    /// Every cell of every read, in order.
    pub(super) fn all_cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Positions of one entry's rows.
    pub(super) fn range(&self, entry: usize) -> std::ops::Range<usize> {
        self.starts[entry]..self.starts[entry + 1]
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
) -> (Vec<String>, Vec<Option<usize>>, Vec<String>) {
    let mut in_use = vec![false; labels.len()];
    for i in used {
        in_use[i] = true;
    }
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_unstable_by(|a, b| labels[*a].cmp(&labels[*b]));
    let mut at = vec![None; labels.len()];
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for i in order {
        if in_use[i] {
            at[i] = Some(kept.len());
            kept.push(labels[i].clone());
        } else {
            left.push(labels[i].clone());
        }
    }
    (kept, at, left)
}

/// Homes of entries and judges in use, as numbers into one sorted list of names.
fn number_homes(
    sheet: &Sheet,
    at: [(&[Option<usize>], usize); 2],
) -> (Vec<String>, [Vec<Option<usize>>; 2]) {
    let given = [&sheet.entry_homes, &sheet.judge_homes];
    let mut names: Vec<String> = given
        .iter()
        .flat_map(|g| g.iter().flatten().cloned())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut numbered = [vec![None; at[0].1], vec![None; at[1].1]];
    for ((homes, (at, _)), out) in given.into_iter().zip(at).zip(&mut numbered) {
        for (given, home) in homes.iter().enumerate() {
            if let (Some(home), Some(at)) = (home, at.get(given).copied().flatten()) {
                out[at] = names.binary_search(home).ok();
            }
        }
    }
    (names, numbered)
}
