//! The six intraclass correlations of Shrout and Fleiss (1979, Intraclass correlations: uses in assessing rater reliability,
//! Psychological Bulletin 86, 420–428), with 95 % intervals from F.

use super::tails::f_quantile;
use serde::{Deserialize, Serialize};

/// Share of probability left out at each end of an interval.
const TAIL: f64 = 0.025;

/// A coefficient with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Coefficient {
    /// The estimate; negative where entries differ less than chance would make them.
    pub value: f64,
    /// Lower end; null where no interval is known.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

impl Coefficient {
    /// A value of which no interval is known.
    pub(super) fn bare(value: f64) -> Self {
        Self {
            value,
            low: None,
            high: None,
        }
    }
}

/// Intraclass correlations; null with the reason in the notes.
///
/// `1`: each entry has its own judges. `2`: the judges are a sample of possible judges, their severities count against them. `3`: these judges and
/// no others, severities do not count. `_1`: of one judge; `_k`: of the mean of k judges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Icc {
    /// One judge of an entry's own panel.
    pub icc1_1: Option<Coefficient>,
    /// One judge drawn from many (absolute agreement).
    pub icc2_1: Option<Coefficient>,
    /// One of just these judges (consistency).
    pub icc3_1: Option<Coefficient>,
    /// The mean of an entry's own panel.
    pub icc1_k: Option<Coefficient>,
    /// The mean of k judges drawn from many.
    pub icc2_k: Option<Coefficient>,
    /// The mean of just these judges; equals Cronbach's alpha.
    pub icc3_k: Option<Coefficient>,
}

/// Mean squares of a complete table, one row per entry.
struct Squares {
    n: f64,
    k: f64,
    between: f64,
    within: f64,
    judges: f64,
    error: f64,
}

/// All six, for a complete table (one row per entry, one column per judge). `None` when it is smaller than 2 × 2 or all scores are equal; where the
/// entries' means are equal a mean of k has no coefficient.
pub fn icc(rows: &[Vec<f64>]) -> Option<Icc> {
    let s = squares(rows)?;
    let (n, k) = (s.n, s.k);
    let (icc1_1, icc1_k) = one_way(&s)?;
    let free = (n - 1.0) * (k - 1.0);
    let mut all = Icc {
        icc1_1: Some(icc1_1),
        icc1_k,
        ..Icc::default()
    };
    if s.between + s.error > 0.0 {
        let single = (s.between - s.error) / (s.between + (k - 1.0) * s.error);
        let mean = ratio(s.between - s.error, s.between);
        let interval = (s.error > 0.0 && s.between > 0.0).then(|| {
            let f = s.between / s.error;
            (
                f / f_quantile(TAIL, n - 1.0, free),
                f * f_quantile(TAIL, free, n - 1.0),
            )
        });
        all.icc3_1 = Some(with(single, interval, |f| (f - 1.0) / (f + k - 1.0)));
        all.icc3_k = mean.map(|m| with(m, interval, |f| 1.0 - 1.0 / f));
    }
    let judges = (s.judges - s.error) / n;
    let spread = s.between + (k - 1.0) * s.error + k * judges;
    if spread > 0.0 {
        let single = (s.between - s.error) / spread;
        let interval = random_judges(&s, single);
        let stepped = |x: f64| k * x / (1.0 + (k - 1.0) * x);
        all.icc2_1 = Some(with(single, interval, |x| x));
        all.icc2_k = ratio(s.between - s.error, s.between + judges)
            .map(|m| with(m, interval.map(|(l, h)| (stepped(l), stepped(h))), |x| x));
    }
    Some(all)
}

/// ICC(1,1) and ICC(1,k) where each entry has the same number of reads, by whomever (one row per entry).
/// `None` when there are fewer than two entries or reads each, or all scores are equal; no ICC(1,k) when the entries' means are.
pub fn icc_one_way(rows: &[Vec<f64>]) -> Option<(Coefficient, Option<Coefficient>)> {
    one_way(&squares(rows)?)
}

fn ratio(above: f64, below: f64) -> Option<f64> {
    (below > 0.0).then(|| above / below)
}

fn with(value: f64, ends: Option<(f64, f64)>, at: impl Fn(f64) -> f64) -> Coefficient {
    Coefficient {
        value,
        low: ends.map(|e| at(e.0)),
        high: ends.map(|e| at(e.1)),
    }
}

fn squares(rows: &[Vec<f64>]) -> Option<Squares> {
    let k = rows.first()?.len();
    if rows.len() < 2 || k < 2 || rows.iter().any(|r| r.len() != k) {
        return None;
    }
    let (n, kf) = (rows.len() as f64, k as f64);
    let grand = rows.iter().flatten().sum::<f64>() / (n * kf);
    let of_rows: Vec<f64> = rows.iter().map(|r| r.iter().sum::<f64>() / kf).collect();
    let of_columns: Vec<f64> = (0..k)
        .map(|c| rows.iter().map(|r| r[c]).sum::<f64>() / n)
        .collect();
    let square = |x: f64| x * x;
    let between = kf * of_rows.iter().map(|m| square(m - grand)).sum::<f64>();
    let judges = n * of_columns.iter().map(|m| square(m - grand)).sum::<f64>();
    let (mut within, mut error) = (0.0, 0.0);
    for (row, m) in rows.iter().zip(&of_rows) {
        for (x, c) in row.iter().zip(&of_columns) {
            within += square(x - m);
            error += square(x - m - c + grand);
        }
    }
    // What a sum of squares of equal numbers leaves by rounding is nothing.
    let total = between + within;
    let clean = |x: f64| if x <= 1e-12 * total { 0.0 } else { x };
    (total > 0.0).then(|| Squares {
        n,
        k: kf,
        between: clean(between) / (n - 1.0),
        within: clean(within) / (n * (kf - 1.0)),
        judges: clean(judges) / (kf - 1.0),
        error: clean(error) / ((n - 1.0) * (kf - 1.0)),
    })
}

fn one_way(s: &Squares) -> Option<(Coefficient, Option<Coefficient>)> {
    let k = s.k;
    let single = ratio(s.between - s.within, s.between + (k - 1.0) * s.within)?;
    let interval = (s.within > 0.0 && s.between > 0.0).then(|| {
        let (f, free) = (s.between / s.within, s.n * (k - 1.0));
        (
            f / f_quantile(TAIL, s.n - 1.0, free),
            f * f_quantile(TAIL, free, s.n - 1.0),
        )
    });
    let mean = ratio(s.between - s.within, s.between);
    Some((
        with(single, interval, |f| (f - 1.0) / (f + k - 1.0)),
        mean.map(|m| with(m, interval, |f| 1.0 - 1.0 / f)),
    ))
}

/// The interval of ICC(2,1): Satterthwaite's degrees of freedom for the mixture of mean squares (Shrout and Fleiss 1979, p. 424; Fleiss and Shrout 1978).
fn random_judges(s: &Squares, single: f64) -> Option<(f64, f64)> {
    if s.error <= 0.0 {
        return None;
    }
    let (n, k, r) = (s.n, s.k, single);
    let f = s.judges / s.error;
    let rest = n * (1.0 + (k - 1.0) * r) - k * r;
    let above = k * r * f + rest;
    let below = (n - 1.0) * k * k * r * r * f * f + rest * rest;
    let free = (k - 1.0) * (n - 1.0) * above * above / below;
    if !free.is_finite() || free <= 0.0 {
        return None;
    }
    let up = f_quantile(TAIL, n - 1.0, free);
    let down = f_quantile(TAIL, free, n - 1.0);
    let mixed = k * s.judges + (k * n - k - n) * s.error;
    Some((
        n * (s.between - up * s.error) / (up * mixed + n * s.between),
        n * (down * s.between - s.error) / (mixed + n * down * s.between),
    ))
}
