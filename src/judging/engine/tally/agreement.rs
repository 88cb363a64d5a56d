//! What can be said of a judge without any model.

use super::{
    JudgeFacts,
    outcome::JudgeReport,
    reads::{Reads, Row},
    simple::{by_judge, moments},
};

/// One report per judge, in canonical order: severities as the method has them, the rest as the model sees it.
pub(super) fn report(
    reads: &Reads,
    severities: Option<Vec<(f64, Option<f64>)>>,
    facts: Option<Vec<JudgeFacts>>,
) -> Vec<JudgeReport> {
    let mut facts = facts.map(Vec::into_iter);
    by_judge(reads)
        .into_iter()
        .enumerate()
        .map(|(at, rows)| {
            let rows: Vec<&Row> = rows.into_iter().map(|r| &reads.rows[r]).collect();
            let given: Vec<f64> = rows.iter().map(|r| r.points).collect();
            let (mean, spread) = moments(&given);
            let facts = facts.as_mut().and_then(Iterator::next);
            let severity = match &severities {
                Some(s) => Some(s[at]),
                None => facts.as_ref().map(|f| (f.severity, Some(f.severity_se))),
            };
            JudgeReport {
                judge: reads.judges[at].clone(),
                reads: rows.len(),
                mean,
                spread: (rows.len() > 1).then_some(spread),
                severity: severity.map(|s| s.0),
                severity_se: severity.and_then(|s| s.1),
                discrimination: facts.as_ref().map(|f| f.discrimination),
                information: facts.as_ref().map(|f| f.information),
                agreement: agreement(reads, &rows),
                home: facts.as_ref().and_then(|f| f.home.clone()),
                flags: facts.map(|f| f.flags).unwrap_or_default(),
            }
        })
        .collect()
}

/// Pearson correlation of the judge's points with the mean of the other judges' points on the same entries.
fn agreement(reads: &Reads, own: &[&Row]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = own
        .iter()
        .filter_map(|r| {
            let others = reads
                .of_entry(r.entry)
                .iter()
                .filter(|o| o.judge != r.judge);
            let (n, sum) = others.fold((0, 0.0), |(n, sum), o| (n + 1, sum + o.points));
            (n > 0).then(|| (r.points, sum / f64::from(n)))
        })
        .collect();
    correlation(&pairs)
}

/// Pearson correlation; `None` with fewer than three pairs or without variation.
pub(super) fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < 3 {
        return None;
    }
    let n = pairs.len() as f64;
    let mx = pairs.iter().map(|p| p.0).sum::<f64>() / n;
    let my = pairs.iter().map(|p| p.1).sum::<f64>() / n;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
        xy += (x - mx) * (y - my);
    }
    let scale = (xx * yy).sqrt();
    (scale > 1e-12).then(|| xy / scale)
}
