//! The scores as the panel's reliability looks at them: who gave what to which entry, and how the scores' variance divides.

use super::{
    Fallback, Method, Parameters, Sheet, TallyRefusal, Variances, find, links, reads::Reads,
};

/// What the reliability of a panel is computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Labels of the judges who read anything, in order.
    pub judges: Vec<String>,
    /// Labels of the entries that were read, in order.
    pub entries: Vec<String>,
    /// By entry: (judge, points), judges ascending. Points are the weighted mean over the criteria; a judge's reads in several rounds are averaged.
    pub reads: Vec<Vec<(usize, f64)>>,
    /// Variances of entries, judges and noise (restricted maximum likelihood), or why there are none.
    pub variances: Result<Variances, Fallback>,
    /// Judge-adjusted means with their standard errors by entry (two-way least squares, not shrunken), or why there are none.
    pub adjusted: Result<(Vec<f64>, Vec<f64>), Fallback>,
}

/// Lays the scores out by entry and judge and divides their variance.
///
/// # Errors
/// As [`super::tally`].
pub fn panel(sheet: &Sheet, weights: &[(String, f64)]) -> Result<Panel, TallyRefusal> {
    sheet.check()?;
    let reads = Reads::compose(sheet, weights)?;
    let links = links(&reads);
    let parameters = Parameters::default();
    let (random, random_why) = find(&reads, &parameters, Method::TwoWayRandom, &links);
    let (fixed, fixed_why) = find(&reads, &parameters, Method::TwoWay, &links);
    let adjusted = match (fixed_why, fixed.estimates.se) {
        (Some(why), _) => Err(why),
        (None, Some(se)) => Ok((fixed.estimates.points, se)),
        (None, None) => Err(Fallback::TooFewReads),
    };
    let by_entry = (0..reads.entries.len())
        .map(|e| {
            reads
                .of_entry(e)
                .chunk_by(|a, b| a.judge == b.judge)
                .map(|rows| {
                    let sum: f64 = rows.iter().map(|r| r.points).sum();
                    (rows[0].judge, sum / rows.len() as f64)
                })
                .collect()
        })
        .collect();
    Ok(Panel {
        reads: by_entry,
        variances: match random_why {
            Some(why) => Err(why),
            None => random.variances.ok_or(Fallback::TooFewReads),
        },
        adjusted,
        judges: reads.judges,
        entries: reads.entries,
    })
}
