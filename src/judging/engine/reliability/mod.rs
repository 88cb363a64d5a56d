//! How far a panel can be trusted: agreement, concordance, and how many levels of quality its scores tell apart.
//!
//! [`reliability`] computes everything a table of scores allows and says of the rest why it cannot be had. Pure and reproducible to the last bit,
//! like the tally. Each coefficient's function names its source and can be used on its own.
//!
//! What the coefficients need differs. ICC(2), ICC(3), Kendall's W and Cronbach's alpha in their published form need a complete table (every judge
//! read every entry). In a contest that is the exception, so: W and Cronbach's alpha use the entries that every judge read; the ICCs come from the
//! variance components of all reads, then without an interval. Krippendorff's alpha takes any design as it is.

mod alpha;
mod concordance;
mod icc;
mod separation;
mod tails;
#[cfg(test)]
mod tests;

pub use alpha::{Cronbach, Metric, NoAlpha, VALUES_MAX, cronbach, krippendorff};
pub use concordance::{Concordance, concordance};
pub use icc::{Coefficient, Icc, icc, icc_one_way};
pub use separation::{Separation, separation};

use super::tally::{Panel, Sheet, TallyRefusal, Variances, panel};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything known about a panel's reliability. What cannot be computed is null; `notes` has the reason under the same name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reliability {
    /// Entries that were read.
    pub entries: usize,
    /// Judges who read anything.
    pub judges: usize,
    /// Reads.
    pub reads: usize,
    /// Entries that every judge read.
    pub entries_read_by_all: usize,
    /// Intraclass correlations.
    pub icc: Icc,
    /// Krippendorff's alpha by metric.
    pub krippendorff_alpha: Alphas,
    /// Concordance of the judges' orders, on the entries that every judge read.
    pub kendall_w: Option<Concordance>,
    /// Judges as items, on the entries that every judge read.
    pub cronbach_alpha: Cronbach,
    /// How many levels of quality the judge-adjusted means tell apart.
    pub separation: Option<Separation>,
    /// Where differences between scores come from.
    pub variance_components: Option<Components>,
    /// Why something is null, or on what it rests, by name.
    pub notes: BTreeMap<String, String>,
}

/// Krippendorff's alpha by metric; null with the reason in the notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Alphas {
    /// Alike or not.
    pub nominal: Option<f64>,
    /// By order.
    pub ordinal: Option<f64>,
    /// By difference.
    pub interval: Option<f64>,
    /// By ratio.
    pub ratio: Option<f64>,
}

/// Variances of a single read, in points squared, and what follows for the number of reads (generalizability and decision study, Brennan 2001).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Components {
    /// Between entries: what the contest is about.
    pub entry: f64,
    /// Between judges: severity.
    pub judge: f64,
    /// The rest: taste, mood, chance.
    pub error: f64,
    /// Reads per entry, each by another judge, for a mean of reliability 0.8; null where entries do not differ.
    pub reads_for_0_8: Option<usize>,
    /// The same for 0.9.
    pub reads_for_0_9: Option<usize>,
}

impl Components {
    fn of(v: Variances) -> Self {
        // Reliability r of a mean of k reads: entry/(entry + (judge + error)/k) = r.
        let reads = |r: f64| {
            (v.entry > 0.0)
                .then(|| libm::ceil(r / (1.0 - r) * (v.judge + v.error) / v.entry - 1e-9).max(1.0))
                // More reads than this nobody can give.
                .filter(|k| *k < 1e9)
                .map(|k| k as usize)
        };
        Self {
            entry: v.entry,
            judge: v.judge,
            error: v.error,
            reads_for_0_8: reads(0.8),
            reads_for_0_9: reads(0.9),
        }
    }
}

/// Computes all coefficients of a sheet of scores; criteria are weighed into one number per read as in a tally.
///
/// # Errors
/// [`TallyRefusal`] when the sheet or the weights contradict themselves; never because of what the scores say.
pub fn reliability(sheet: &Sheet, weights: &[(String, f64)]) -> Result<Reliability, TallyRefusal> {
    let panel = panel(sheet, weights)?;
    let mut notes = BTreeMap::new();
    let mut note = |name: &str, text: String| {
        notes.insert(name.to_owned(), text);
    };

    let units: Vec<Vec<f64>> = panel
        .reads
        .iter()
        .map(|reads| reads.iter().map(|r| r.1).collect())
        .collect();
    let full: Vec<Vec<f64>> = units
        .iter()
        .filter(|u| u.len() == panel.judges.len())
        .cloned()
        .collect();
    let (n_entries, n_judges, n_full) = (units.len(), panel.judges.len(), full.len());

    let mut alphas = Alphas::default();
    for (name, metric, into) in [
        ("nominal", Metric::Nominal, &mut alphas.nominal),
        ("ordinal", Metric::Ordinal, &mut alphas.ordinal),
        ("interval", Metric::Interval, &mut alphas.interval),
        ("ratio", Metric::Ratio, &mut alphas.ratio),
    ] {
        match krippendorff(&units, metric) {
            Ok(alpha) => *into = Some(alpha),
            Err(why) => note(&format!("krippendorff_alpha.{name}"), why.to_string()),
        }
    }

    let kendall_w = concordance(&full);
    let cronbach_alpha = cronbach(&full);
    let small = n_judges < 2 || n_full < 2;
    let on_some = (n_full < n_entries)
        .then(|| format!("rests on the {n_full} of {n_entries} entries that every judge read"));
    for (name, is_there) in [
        ("kendall_w", kendall_w.is_some()),
        ("cronbach_alpha", cronbach_alpha.raw.is_some()),
    ] {
        if small {
            note(
                name,
                format!(
                    "needs two judges and two entries that every judge read; there are {n_judges} and {n_full}"
                ),
            );
        } else if !is_there {
            note(name, "no judge tells these entries apart".to_owned());
        } else if let Some(text) = &on_some {
            note(name, text.clone());
        }
    }
    if cronbach_alpha.raw.is_some() && cronbach_alpha.standardized.is_none() {
        note(
            "cronbach_alpha.standardized",
            "a judge gave all entries the same".to_owned(),
        );
    }

    let icc = if n_full == n_entries {
        match icc::icc(&full) {
            Some(icc) => icc,
            None => {
                let why = if small {
                    format!(
                        "needs two judges and two entries; there are {n_judges} and {n_entries}"
                    )
                } else {
                    "all scores are equal".to_owned()
                };
                note("icc", why);
                Icc::default()
            }
        }
    } else {
        incomplete(&panel, &units, &mut note)
    };

    if icc.icc1_1.is_some() && icc.icc1_k.is_none() {
        note("icc1_k", "the entries' means do not differ".to_owned());
    }

    let separation = match &panel.adjusted {
        Ok((means, errors)) => {
            let found = separation(means, errors);
            if found.is_none() {
                note("separation", "the entries' means do not differ".to_owned());
            }
            found
        }
        Err(why) => {
            note("separation", why.reason().to_owned());
            None
        }
    };
    let variance_components = match panel.variances {
        Ok(v) => Some(Components::of(v)),
        Err(why) => {
            note("variance_components", why.reason().to_owned());
            None
        }
    };
    Ok(Reliability {
        entries: n_entries,
        judges: n_judges,
        reads: units.iter().map(Vec::len).sum(),
        entries_read_by_all: n_full,
        icc,
        krippendorff_alpha: alphas,
        kendall_w,
        cronbach_alpha,
        separation,
        variance_components,
        notes,
    })
}

/// The ICCs of an incomplete table: 1 by analysis of variance where all entries have the same number of reads, 2 and 3 from variance components, k being the
/// harmonic mean of the reads per entry.
fn incomplete(panel: &Panel, units: &[Vec<f64>], note: &mut impl FnMut(&str, String)) -> Icc {
    let mut icc = Icc::default();
    match icc_one_way(units) {
        Some((single, mean)) => {
            icc.icc1_1 = Some(single);
            icc.icc1_k = mean;
        }
        None => note(
            "icc1",
            "needs the same number of reads, two or more, for every entry".to_owned(),
        ),
    }
    match panel.variances {
        Ok(v) => {
            let k = units.len() as f64 / units.iter().map(|u| 1.0 / u.len() as f64).sum::<f64>();
            let share = |others: f64| {
                let all = v.entry + others;
                (all > 0.0).then(|| Coefficient::bare(v.entry / all))
            };
            icc.icc2_1 = share(v.judge + v.error);
            icc.icc3_1 = share(v.error);
            icc.icc2_k = share((v.judge + v.error) / k);
            icc.icc3_k = share(v.error / k);
            note(
                "icc2",
                "the table is incomplete: from variance components, without interval; k is the harmonic mean of the reads per entry"
                    .to_owned(),
            );
        }
        Err(why) => note(
            "icc2",
            format!(
                "the table is incomplete and has no variance components: {}",
                why.reason()
            ),
        ),
    }
    icc
}
