//! How close an order comes to the true one.

/// A running mean.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mean {
    sum: f64,
    n: f64,
}

impl Mean {
    pub fn add(&mut self, x: f64) {
        self.sum += x;
        self.n += 1.0;
    }

    pub fn value(&self) -> f64 {
        if self.n > 0.0 { self.sum / self.n } else { 0.0 }
    }

    pub fn count(&self) -> f64 {
        self.n
    }

    /// Adds what another mean has seen.
    pub fn join(&mut self, other: &Self) {
        self.sum += other.sum;
        self.n += other.n;
    }
}

impl FromIterator<f64> for Mean {
    fn from_iter<I: IntoIterator<Item = f64>>(values: I) -> Self {
        let mut mean = Self::default();
        values.into_iter().for_each(|x| mean.add(x));
        mean
    }
}

/// What one order is worth.
#[derive(Debug, Clone, Copy)]
pub struct Scores {
    pub spearman: f64,
    pub kendall: f64,
    /// Share of the true best 180 among the first 180.
    pub precision_180: f64,
    pub precision_10: f64,
    /// Is the first the true best?
    pub top_1: f64,
    /// Is the true best among the first three?
    pub top_1_in_3: f64,
    /// Share of the rank errors' variance that the severity of an entry's judges explains.
    pub luck: f64,
    /// Ranks that the favoured country's entries gain, on average.
    pub favoured_lift: f64,
}

/// Rank of each, 1 for the highest; equal ones in the order given.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*b].total_cmp(&values[*a]));
    let mut ranks = vec![0.0; values.len()];
    for (at, i) in order.into_iter().enumerate() {
        ranks[i] = (at + 1) as f64;
    }
    ranks
}

pub fn compare(truth: &[f64], estimates: &[f64], severity: &[f64], favoured: &[usize]) -> Scores {
    let (real, found) = (ranks(truth), ranks(estimates));
    let n = truth.len();
    let both = |k: f64| (0..n).filter(|i| real[*i] <= k && found[*i] <= k).count() as f64 / k;
    let best = (0..n).find(|i| real[*i] == 1.0).unwrap_or(0);
    let (mut alike, mut pairs) = (0.0, 0.0);
    for a in 0..n {
        for b in 0..a {
            // Equal estimates count half.
            let (t, e) = (truth[a] - truth[b], estimates[a] - estimates[b]);
            alike += if e == 0.0 { 0.0 } else { (t * e).signum() };
            pairs += 1.0;
        }
    }
    let errors: Vec<f64> = real.iter().zip(&found).map(|(r, f)| r - f).collect();
    let luck = correlation(&errors, severity);
    Scores {
        spearman: correlation(&real, &found),
        kendall: alike / pairs,
        precision_180: both(180.0),
        precision_10: both(10.0),
        top_1: f64::from(u8::from(found[best] == 1.0)),
        top_1_in_3: f64::from(u8::from(found[best] <= 3.0)),
        luck: luck * luck,
        favoured_lift: favoured
            .iter()
            .map(|i| errors[*i])
            .collect::<Mean>()
            .value(),
    }
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len() as f64;
    let (ma, mb) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(b) {
        aa += (x - ma) * (x - ma);
        bb += (y - mb) * (y - mb);
        ab += (x - ma) * (y - mb);
    }
    let scale = (aa * bb).sqrt();
    if scale > 0.0 { ab / scale } else { 0.0 }
}

/// Level and slope of the least-squares line of y on x.
pub fn line(points: &[(f64, f64)]) -> (f64, f64) {
    let n = points.len() as f64;
    let (mx, my) = (
        points.iter().map(|p| p.0).sum::<f64>() / n,
        points.iter().map(|p| p.1).sum::<f64>() / n,
    );
    let xx: f64 = points.iter().map(|p| (p.0 - mx) * (p.0 - mx)).sum();
    let xy: f64 = points.iter().map(|p| (p.0 - mx) * (p.1 - my)).sum();
    let slope = if xx > 0.0 { xy / xx } else { 0.0 };
    (my - slope * mx, slope)
}
