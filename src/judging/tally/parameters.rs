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
}

impl Method {
    /// All methods, in the order in which they are listed to people.
    pub const ALL: [Self; 1] = [Self::Mean];

    /// The name in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mean => "mean",
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
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            method: Method::Mean,
            weights: Vec::new(),
            cuts: Vec::new(),
            seed: 0,
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
        Ok(())
    }
}
