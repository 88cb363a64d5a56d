//! How a tally is to be computed: fixed and published before a round opens.

use super::TallyRefusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A tally method. Its name in commands, configuration and JSON is the variant in kebab case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The plain mean of an entry's reads.
    Mean,
    /// The middle read.
    Median,
    /// The mean without the highest and the lowest read.
    TrimmedMean,
    /// The mean after each judge's points are brought to the same mean and spread.
    ZScore,
    /// The mean share of a judge's other entries that this entry beats.
    Borda,
    /// Two-way least squares: the mean after each judge's severity is taken off.
    TwoWay,
    /// Two-way random effects.
    TwoWayRandom,
    /// Many-facet Rasch measurement.
    Rasch,
    /// The hierarchical model of judges: severity, discrimination and noise.
    Model,
}

impl Method {
    /// All methods, in the order in which they are listed to people.
    pub const ALL: [Self; 9] = [
        Self::Mean,
        Self::Median,
        Self::TrimmedMean,
        Self::ZScore,
        Self::Borda,
        Self::TwoWay,
        Self::TwoWayRandom,
        Self::Rasch,
        Self::Model,
    ];

    /// The name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
            Self::Median => "median",
            Self::TrimmedMean => "trimmed-mean",
            Self::ZScore => "z-score",
            Self::Borda => "borda",
            Self::TwoWay => "two-way",
            Self::TwoWayRandom => "two-way-random",
            Self::Rasch => "rasch",
            Self::Model => "model",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// No such method; the text is the name that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no tally method called {0}")]
pub struct UnknownMethod(pub String);

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(name: &str) -> Result<Self, UnknownMethod> {
        Self::ALL
            .into_iter()
            .find(|m| m.name() == name)
            .ok_or_else(|| UnknownMethod(name.to_owned()))
    }
}

/// Known variances, on the scale of the points squared.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Variances {
    /// Of the entries' quality.
    pub entry: f64,
    /// Of the judges' severity.
    pub judge: f64,
    /// Of the noise of a read.
    pub error: f64,
}

/// Everything besides the scores that a tally depends on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameters {
    /// The method.
    pub method: Method,
    /// Weight by criterion; they need not sum to one. Empty: all criteria count alike.
    pub weights: Vec<(String, f64)>,
    /// Places at which something is decided (1, 10, 180): for each, every entry's probability of being above is given.
    pub cuts: Vec<usize>,
    /// The published seed of the round. No method draws random numbers; it is kept so that a lottery after ties can be checked.
    pub seed: u64,
    /// Lowest and highest possible score of a criterion, where all criteria share a scale. If not given, the lowest and
    /// highest score in use are taken for the ends of a scale of whole or half points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<(f64, f64)>,
    /// Variances that are known and not to be estimated (two-way-random and model).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Variances>,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            method: Method::Model,
            weights: Vec::new(),
            cuts: Vec::new(),
            seed: 0,
            scale: None,
            fixed: None,
        }
    }
}

impl Parameters {
    pub(super) fn check(&self) -> Result<(), TallyRefusal> {
        let mut cuts = self.cuts.clone();
        cuts.sort_unstable();
        if cuts.first() == Some(&0) || cuts.windows(2).any(|w| w[0] == w[1]) {
            return Err(TallyRefusal::BadCut);
        }
        if self
            .scale
            .is_some_and(|(low, high)| !low.is_finite() || !high.is_finite() || high <= low)
        {
            return Err(TallyRefusal::BadScale);
        }
        let bad = |v: f64| !v.is_finite() || v < 0.0;
        if self
            .fixed
            .is_some_and(|v| bad(v.entry) || bad(v.judge) || bad(v.error) || v.error == 0.0)
        {
            return Err(TallyRefusal::BadVariances);
        }
        Ok(())
    }
}
