//! Many-facet Rasch measurement with one rating scale: ln(P_c/P_{c−1}) = θ_entry − s_judge − d_criterion − τ_c.
//!
//! Linacre (1989, Many-Facet Rasch Measurement), by joint maximum likelihood as in the FACETS program: blocks of Newton steps
//! in turn, severities, difficulties and thresholds each with mean zero. An entry (or judge) with only lowest or only highest scores is
//! measured as if its total were 0.3 inside, which keeps its measure finite; its scores stay in the totals of all others, as in the R
//! package TAM. Weights of criteria multiply the likelihood.
//!
//! The estimate is the *fair average*: the points an average judge would be expected to give. Scores must be whole
//! numbers; categories nobody used are closed up, so that a threshold exists for each step that was taken.

use super::{Estimates, Found, reads::Reads};

/// More categories than this are no rating scale.
const CATEGORIES_MAX: usize = 30;

/// What FACETS takes off an extreme total so that it has a finite measure.
const EXTREME_SHIFT: f64 = 0.3;

const ITERATIONS_MAX: usize = 500;

/// Settled when no measure moves by more than this many logits.
const SETTLED: f64 = 1e-6;

/// One score as a category.
struct Cell {
    entry: usize,
    judge: usize,
    criterion: usize,
    category: usize,
    weight: f64,
}

/// Measures in logits.
pub(super) struct Measures {
    pub(super) entries: Vec<f64>,
    pub(super) entry_se: Vec<f64>,
    pub(super) judges: Vec<f64>,
    pub(super) judge_se: Vec<f64>,
    pub(super) criteria: Vec<f64>,
    /// Threshold of each step between neighbouring categories in use.
    pub(super) steps: Vec<f64>,
    /// Points of each category in use.
    points: Vec<f64>,
    converged: bool,
    iterations: usize,
}

/// Fair averages of the entries. `None` when scores are not whole numbers on a short scale.
pub(super) fn rasch(reads: &Reads) -> Option<Found> {
    let measures = measure(reads)?;
    let fair = |theta: f64| {
        // Expected points over the criteria, each as the average judge would give them.
        let (mut sum, mut slope, mut total) = (0.0, 0.0, 0.0);
        for (weight, d) in criterion_weights(reads).into_iter().zip(&measures.criteria) {
            let (mean, variance) = measures.expected_points(theta - d);
            sum += weight * mean;
            slope += weight * variance;
            total += weight;
        }
        (sum / total, slope / total)
    };
    let (mut points, mut se) = (Vec::new(), Vec::new());
    for (theta, error) in measures.entries.iter().zip(&measures.entry_se) {
        let (mean, slope) = fair(*theta);
        points.push(mean);
        se.push(slope * error);
    }
    let centre = measures.entries.iter().sum::<f64>() / measures.entries.len() as f64;
    let (_, slope) = fair(centre);
    Some(Found {
        converged: measures.converged,
        iterations: measures.iterations,
        // Logits become points by the slope of the scale at the average entry.
        severities: Some(
            measures
                .judges
                .iter()
                .zip(&measures.judge_se)
                .map(|(s, e)| (s * slope, Some(e * slope)))
                .collect(),
        ),
        ..Found::plain(Estimates {
            points,
            se: Some(se),
        })
    })
}

/// Share of each criterion in a full read.
fn criterion_weights(reads: &Reads) -> Vec<f64> {
    let mut weights = vec![0.0; reads.criteria.len()];
    for c in reads.all_cells() {
        weights[c.criterion] += c.weight;
    }
    weights
}

/// Measures everything in logits. `None` when scores are not whole numbers on a short scale or all alike.
pub(super) fn measure(reads: &Reads) -> Option<Measures> {
    let mut used: Vec<i64> = Vec::new();
    for c in reads.all_cells() {
        let whole = libm::round(c.points);
        if whole != c.points || whole.abs() > 1e9 {
            return None;
        }
        if let Err(at) = used.binary_search(&(whole as i64)) {
            if used.len() == CATEGORIES_MAX {
                return None;
            }
            used.insert(at, whole as i64);
        }
    }
    if used.len() < 2 {
        return None;
    }
    let mut cells = Vec::with_capacity(reads.all_cells().len());
    for row in &reads.rows {
        let own = reads.cells(row);
        for c in own {
            cells.push(Cell {
                entry: row.entry,
                judge: row.judge,
                criterion: c.criterion,
                category: used.binary_search(&(c.points as i64)).unwrap_or(0),
                // Weights that average one leave the amount of information as it is.
                weight: c.weight * own.len() as f64,
            });
        }
    }
    let points = used.iter().map(|p| *p as f64).collect();
    let mut work = Work::new(reads, cells, points);
    work.settle();
    Some(work.finish())
}

impl Measures {
    /// Expected points and the slope d(points)/d(logit) at a location.
    fn expected_points(&self, eta: f64) -> (f64, f64) {
        let mut p = vec![0.0; self.points.len()];
        probabilities(eta, &self.steps, &mut p);
        let mean: f64 = p.iter().zip(&self.points).map(|(p, x)| p * x).sum();
        let rank: f64 = p.iter().enumerate().map(|(c, p)| p * c as f64).sum();
        let slope = p
            .iter()
            .zip(&self.points)
            .enumerate()
            .map(|(c, (p, x))| p * x * (c as f64 - rank))
            .sum();
        (mean, slope)
    }
}

/// P_c ∝ exp(c·η − τ₁ − … − τ_c), computed so that nothing overflows.
fn probabilities(eta: f64, steps: &[f64], p: &mut [f64]) {
    let mut exponent = 0.0;
    let mut largest = 0.0_f64;
    p[0] = 0.0;
    for (c, tau) in steps.iter().enumerate() {
        exponent += eta - tau;
        p[c + 1] = exponent;
        largest = largest.max(exponent);
    }
    let mut total = 0.0;
    for x in p.iter_mut() {
        *x = libm::exp(*x - largest);
        total += *x;
    }
    for x in p.iter_mut() {
        *x /= total;
    }
}

/// Which block of measures a pass improves.
#[derive(Clone, Copy, PartialEq)]
enum Block {
    Entries,
    Judges,
    Criteria,
}

/// What is taken off the totals at an end, by measure of a block.
struct Shifts {
    entries: Vec<f64>,
    judges: Vec<f64>,
    criteria: Vec<f64>,
}

impl Shifts {
    fn new(reads: &Reads, cells: &[Cell], top: f64) -> Self {
        let of = |n: usize, at: fn(&Cell) -> usize| -> Vec<f64> {
            let mut totals = vec![(0.0, 0.0); n];
            for c in cells {
                let (total, weight) = &mut totals[at(c)];
                *total += c.weight * c.category as f64;
                *weight += c.weight;
            }
            let shift = |(total, weight): (f64, f64)| {
                if weight > 0.0 && total <= 1e-9 {
                    -EXTREME_SHIFT
                } else if weight > 0.0 && total >= weight * top - 1e-9 {
                    EXTREME_SHIFT
                } else {
                    0.0
                }
            };
            totals.into_iter().map(shift).collect()
        };
        Self {
            entries: of(reads.entries.len(), |c| c.entry),
            judges: of(reads.judges.len(), |c| c.judge),
            criteria: of(reads.criteria.len(), |c| c.criterion),
        }
    }

    fn of(&self, block: Block) -> &[f64] {
        match block {
            Block::Entries => &self.entries,
            Block::Judges => &self.judges,
            Block::Criteria => &self.criteria,
        }
    }

    fn sum(&self, block: Block) -> f64 {
        self.of(block).iter().sum()
    }
}

struct Work {
    cells: Vec<Cell>,
    shifts: Shifts,
    points: Vec<f64>,
    entries: Vec<f64>,
    judges: Vec<f64>,
    criteria: Vec<f64>,
    steps: Vec<f64>,
    converged: bool,
    iterations: usize,
}

impl Work {
    fn new(reads: &Reads, cells: Vec<Cell>, points: Vec<f64>) -> Self {
        Self {
            shifts: Shifts::new(reads, &cells, (points.len() - 1) as f64),
            cells,
            entries: vec![0.0; reads.entries.len()],
            judges: vec![0.0; reads.judges.len()],
            criteria: vec![0.0; reads.criteria.len()],
            steps: vec![0.0; points.len() - 1],
            points,
            converged: false,
            iterations: 0,
        }
    }

    fn settle(&mut self) {
        for _ in 0..ITERATIONS_MAX {
            let mut moved = self.improve(Block::Entries);
            moved = moved.max(self.improve(Block::Judges));
            if self.criteria.len() > 1 {
                moved = moved.max(self.improve(Block::Criteria));
            }
            moved = moved.max(self.improve_steps());
            self.iterations += 1;
            if moved < SETTLED {
                self.converged = true;
                return;
            }
        }
    }

    fn location(&self, c: &Cell) -> f64 {
        self.entries[c.entry] - self.judges[c.judge] - self.criteria[c.criterion]
    }

    /// One Newton step for each measure of a block; the largest move.
    fn improve(&mut self, block: Block) -> f64 {
        // Only the entries settle the level. What a total moved inside leaves over falls on every measure of another block alike: asked to
        // match their own totals to the point, judges would pull the level back in each round, and nothing would ever settle.
        let left_over = match block {
            Block::Entries => 0.0,
            _ => self.shifts.sum(Block::Entries) - self.shifts.sum(block),
        };
        let sums = self.residuals(block);
        let share = left_over / sums.len() as f64;
        let sign = if block == Block::Entries { 1.0 } else { -1.0 };
        let values = match block {
            Block::Entries => &mut self.entries,
            Block::Judges => &mut self.judges,
            Block::Criteria => &mut self.criteria,
        };
        let mut moved = 0.0_f64;
        for (value, (residual, variance)) in values.iter_mut().zip(&sums) {
            if *variance > 0.0 {
                let step = (sign * (residual - share) / variance).clamp(-1.0, 1.0);
                *value += step;
                moved = moved.max(step.abs());
            }
        }
        if block != Block::Entries {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            for v in values.iter_mut() {
                *v -= mean;
            }
            // What the block loses in level the entries gain.
            for e in &mut self.entries {
                *e -= mean;
            }
        }
        moved
    }

    /// Σ (observed − expected) and Σ variance of the category, by measure of a block.
    fn residuals(&self, block: Block) -> Vec<(f64, f64)> {
        let n = match block {
            Block::Entries => self.entries.len(),
            Block::Judges => self.judges.len(),
            Block::Criteria => self.criteria.len(),
        };
        let mut sums = vec![(0.0, 0.0); n];
        let mut p = vec![0.0; self.points.len()];
        for c in &self.cells {
            probabilities(self.location(c), &self.steps, &mut p);
            let mean: f64 = p.iter().enumerate().map(|(x, p)| p * x as f64).sum();
            let square: f64 = p.iter().enumerate().map(|(x, p)| p * (x * x) as f64).sum();
            let at = match block {
                Block::Entries => c.entry,
                Block::Judges => c.judge,
                Block::Criteria => c.criterion,
            };
            sums[at].0 += c.weight * (c.category as f64 - mean);
            sums[at].1 += c.weight * (square - mean * mean);
        }
        for (s, shift) in sums.iter_mut().zip(self.shifts.of(block)) {
            s.0 -= shift;
        }
        sums
    }

    /// One Newton step for each threshold: as many steps c must be expected as were taken.
    fn improve_steps(&mut self) -> f64 {
        let n = self.steps.len();
        let mut sums = vec![(0.0, 0.0); n];
        let mut p = vec![0.0; n + 1];
        for c in &self.cells {
            probabilities(self.location(c), &self.steps, &mut p);
            let mut at_least = 0.0;
            for (step, s) in sums.iter_mut().enumerate().rev() {
                at_least += p[step + 1];
                let taken = f64::from(u8::from(c.category > step));
                s.0 += c.weight * (at_least - taken);
                s.1 += c.weight * at_least * (1.0 - at_least);
            }
        }
        let share = self.shifts.sum(Block::Entries) / n as f64;
        let mut moved = 0.0_f64;
        // Neighbouring thresholds lean on one another; half a step keeps the simultaneous move stable.
        for (tau, (residual, variance)) in self.steps.iter_mut().zip(&sums) {
            if *variance > 0.0 {
                let step = (0.5 * (residual + share) / variance).clamp(-1.0, 1.0);
                *tau += step;
                moved = moved.max(step.abs());
            }
        }
        let mean = self.steps.iter().sum::<f64>() / n as f64;
        for tau in &mut self.steps {
            *tau -= mean;
        }
        for e in &mut self.entries {
            *e -= mean;
        }
        moved
    }

    fn finish(self) -> Measures {
        let error = |block: Block| -> Vec<f64> {
            self.residuals(block)
                .iter()
                .map(|(_, v)| if *v > 0.0 { 1.0 / v.sqrt() } else { 0.0 })
                .collect()
        };
        let (entry_se, judge_se) = (error(Block::Entries), error(Block::Judges));
        Measures {
            entry_se,
            judge_se,
            entries: self.entries,
            judges: self.judges,
            criteria: self.criteria,
            steps: self.steps,
            points: self.points,
            converged: self.converged,
            iterations: self.iterations,
        }
    }
}
