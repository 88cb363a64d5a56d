//! A published round: everything that its result was computed from, beside the result, so that anyone can compute it again.
//!
//! The document is JSON: `{"format": "artkite-round-1", "entries": […], "judges": […], "scores": […], "tally": {…}}`. Judges go by the label the edition
//! publishes (an alias or a name). [`verify`] recomputes the tally from the scores and the parameters that the tally names and lists every difference.

#[cfg(test)]
mod tests;

use super::orders::{self, OrdersRefusal, PublishedOrders};
use super::tally::{Score, Sheet, Tally, TallyRefusal, tally};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use thiserror::Error;

/// What the documents of this form call themselves.
pub const FORMAT: &str = "artkite-round-1";

/// At most this many differences are listed.
pub const DIFFERENCES_MAX: usize = 50;

/// A published round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedRound {
    /// [`FORMAT`].
    pub format: String,
    /// All entries of the round, read or not.
    pub entries: Vec<Named>,
    /// All judges of the round.
    pub judges: Vec<Named>,
    /// The scores.
    pub scores: Vec<PublishedScore>,
    /// The result.
    pub tally: Tally,
}

/// An entry or a judge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// Its label.
    pub label: String,
    /// Country or other group, where it was part of the computation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
}

/// One score by labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PublishedScore {
    /// Who.
    pub judge: String,
    /// To which entry.
    pub entry: String,
    /// For which criterion, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<String>,
    /// In which round, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<String>,
    /// How many.
    #[serde(with = "exact")]
    pub points: f64,
}

/// Points to the last bit: our reader of JSON may be one bit off with numbers of more than 15 digits, so those (no judge ever wrote one, but a
/// computed score can be) stand in quotes.
mod exact {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Points {
        Number(f64),
        Text(String),
    }

    pub(super) fn serialize<S: Serializer>(points: &f64, to: S) -> Result<S::Ok, S::Error> {
        let text = points.to_string();
        if text.bytes().filter(u8::is_ascii_digit).count() > 15 {
            to.serialize_str(&text)
        } else {
            to.serialize_f64(*points)
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
        match Points::deserialize(from)? {
            Points::Number(points) => Ok(points),
            Points::Text(text) => text.parse().map_err(D::Error::custom),
        }
    }
}

/// What recomputing a round found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verdict {
    /// Nothing differs.
    pub same: bool,
    /// Fingerprint of the scores in the document.
    pub inputs_sha256: String,
    /// What differs, at most [`DIFFERENCES_MAX`].
    pub differences: Vec<Difference>,
    /// How many differences there are in all.
    pub differing: usize,
}

/// One place at which the published and the recomputed tally differ.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// Where, as in `standings/3/rank`.
    pub at: String,
    /// What was published; null where it is missing.
    pub published: Value,
    /// What comes out; null where nothing does.
    pub recomputed: Value,
}

/// Why a document cannot be verified.
#[derive(Debug, Error)]
pub enum UnreadableRound {
    /// No JSON, or not of this form.
    #[error("this is not a published round: {0}")]
    NotARound(#[from] serde_json::Error),
    /// Another format.
    #[error("the format is {0:?}, not {FORMAT:?}")]
    OtherFormat(String),
    /// The scores contradict themselves.
    #[error(transparent)]
    Refused(#[from] TallyRefusal),
    /// The orders contradict themselves.
    #[error(transparent)]
    OrdersRefused(#[from] OrdersRefusal),
}

impl PublishedRound {
    /// Puts a sheet and its tally into a document.
    pub fn of(sheet: &Sheet, tally: Tally) -> Self {
        let named = |labels: &[String], homes: &[Option<String>]| {
            labels
                .iter()
                .enumerate()
                .map(|(i, label)| Named {
                    label: label.clone(),
                    home: homes.get(i).cloned().flatten(),
                })
                .collect()
        };
        let scores = sheet.scores.iter().map(|s| PublishedScore {
            judge: sheet.judges[s.judge].clone(),
            entry: sheet.entries[s.entry].clone(),
            criterion: sheet.criteria.get(s.criterion).cloned(),
            round: sheet.rounds.get(s.round).cloned(),
            points: s.points,
        });
        Self {
            format: FORMAT.to_owned(),
            entries: named(&sheet.entries, &sheet.entry_homes),
            judges: named(&sheet.judges, &sheet.judge_homes),
            scores: scores.collect(),
            tally,
        }
    }

    /// The scores as the tally takes them.
    ///
    /// # Errors
    /// [`TallyRefusal::NotListed`] when a score names an entry or a judge that is not listed, or some scores name a criterion or round and some do not.
    pub fn sheet(&self) -> Result<Sheet, TallyRefusal> {
        let split = |named: &[Named]| -> (Vec<String>, Vec<Option<String>>) {
            named
                .iter()
                .map(|n| (n.label.clone(), n.home.clone()))
                .unzip()
        };
        let ((entries, entry_homes), (judges, judge_homes)) =
            (split(&self.entries), split(&self.judges));
        let index = |labels: &[String]| -> BTreeMap<String, usize> {
            labels.iter().cloned().zip(0..).collect()
        };
        let (entry_at, judge_at) = (index(&entries), index(&judges));
        let (mut criteria, mut rounds) = (Names::default(), Names::default());
        let mut scores = Vec::with_capacity(self.scores.len());
        for s in &self.scores {
            scores.push(Score {
                entry: *entry_at.get(&s.entry).ok_or(TallyRefusal::NotListed)?,
                judge: *judge_at.get(&s.judge).ok_or(TallyRefusal::NotListed)?,
                criterion: criteria.at(s.criterion.as_deref()),
                round: rounds.at(s.round.as_deref()),
                points: s.points,
            });
        }
        Ok(Sheet {
            entries,
            judges,
            criteria: criteria.list()?,
            rounds: rounds.list()?,
            entry_homes,
            judge_homes,
            scores,
        })
    }
}

/// Names in the order of their appearance; all scores have one, or none has.
#[derive(Default)]
struct Names {
    at: BTreeMap<String, usize>,
    list: Vec<String>,
    some_lack: bool,
}

impl Names {
    fn at(&mut self, name: Option<&str>) -> usize {
        let Some(name) = name else {
            self.some_lack = true;
            return 0;
        };
        if let Some(at) = self.at.get(name) {
            return *at;
        }
        self.at.insert(name.to_owned(), self.list.len());
        self.list.push(name.to_owned());
        self.list.len() - 1
    }

    fn list(self) -> Result<Vec<String>, TallyRefusal> {
        if self.some_lack && !self.list.is_empty() {
            return Err(TallyRefusal::NotListed);
        }
        Ok(self.list)
    }
}

/// Recomputes a published round and compares everything in its tally.
///
/// # Errors
/// [`UnreadableRound`] when the document is none of this form or its scores contradict themselves.
pub fn verify(document: &str) -> Result<Verdict, UnreadableRound> {
    let published: Value = serde_json::from_str(document)?;
    let format = published
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or("");
    if format == orders::FORMAT {
        return verify_orders(document, &published);
    }
    if format != FORMAT {
        return Err(UnreadableRound::OtherFormat(format.to_owned()));
    }
    let round: PublishedRound = serde_json::from_str(document)?;
    let sheet = round.sheet()?;
    let again = tally(&sheet, &round.tally.parameters)?;
    // Both sides take the way through text, so that reading a number's decimals cannot make a difference of its own.
    let recomputed: Value = serde_json::from_str(&serde_json::to_string(&again)?)?;
    let mut differing = 0;
    let mut differences = Vec::new();
    let nothing = Value::Null;
    walk(
        "",
        published.get("tally").unwrap_or(&nothing),
        &recomputed,
        &mut |at, published, recomputed| {
            differing += 1;
            if differences.len() < DIFFERENCES_MAX {
                differences.push(Difference {
                    at: at.to_owned(),
                    published: published.clone(),
                    recomputed: recomputed.clone(),
                });
            }
        },
    );
    Ok(Verdict {
        same: differing == 0,
        inputs_sha256: again.inputs_sha256,
        differences,
        differing,
    })
}

/// The same for a round of orders.
fn verify_orders(document: &str, published: &Value) -> Result<Verdict, UnreadableRound> {
    let round: PublishedOrders = serde_json::from_str(document)?;
    let again = orders::count(round.given, &round.method)?;
    let recomputed: Value = serde_json::from_str(&serde_json::to_string(&again)?)?;
    let (mut differing, mut differences) = (0, Vec::new());
    for part in ["inputs_sha256", "method", "standings"] {
        walk(
            part,
            &published[part],
            &recomputed[part],
            &mut |at, a, b| {
                differing += 1;
                if differences.len() < DIFFERENCES_MAX {
                    differences.push(Difference {
                        at: at.to_owned(),
                        published: a.clone(),
                        recomputed: b.clone(),
                    });
                }
            },
        );
    }
    Ok(Verdict {
        same: differing == 0,
        inputs_sha256: again.inputs_sha256,
        differences,
        differing,
    })
}

fn walk(at: &str, a: &Value, b: &Value, differ: &mut impl FnMut(&str, &Value, &Value)) {
    let below = |key: &str| {
        if at.is_empty() {
            key.to_owned()
        } else {
            format!("{at}/{key}")
        }
    };
    match (a, b) {
        (Value::Object(x), Value::Object(y)) => {
            let keys: std::collections::BTreeSet<&String> = x.keys().chain(y.keys()).collect();
            for key in keys {
                let (l, r) = (x.get(key), y.get(key));
                walk(
                    &below(key),
                    l.unwrap_or(&Value::Null),
                    r.unwrap_or(&Value::Null),
                    differ,
                );
            }
        }
        (Value::Array(x), Value::Array(y)) => {
            for i in 0..x.len().max(y.len()) {
                walk(
                    &below(&i.to_string()),
                    x.get(i).unwrap_or(&Value::Null),
                    y.get(i).unwrap_or(&Value::Null),
                    differ,
                );
            }
        }
        _ if a != b => differ(at, a, b),
        _ => {}
    }
}
