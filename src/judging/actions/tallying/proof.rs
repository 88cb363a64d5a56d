//! Whether kept tallies are as they were computed: each against its line of the journal, which is chained and signed, and against the
//! document it was computed from.

use std::collections::BTreeMap;

use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::super::super::orders::{self, PublishedOrders};
use super::super::super::published::PublishedRound;
use super::super::super::store::{self, Standing, Tally};
use crate::entries::actions as entries;
use crate::kernel::{ActionResult, EntryId, TallyId};
use crate::platform::journal::{self, Subject};

/// The verb of the line that a tally leaves.
pub(super) const TALLIED: &str = "round.tallied";

/// Tallies that are not as they were computed, each with what differs: `ID rank of 9-MN-017`. Tallies from before documents were kept
/// are compared with their line alone.
pub async fn list_altered_tallies(db: &impl ConnectionTrait) -> ActionResult<Vec<String>> {
    let mut altered = Vec::new();
    // The lines first: a tally that is counted meanwhile has its line by then, and is asked for once more below.
    let lines = journal::list_of_verb(db, TALLIED).await?;
    let mut tallies: BTreeMap<TallyId, Tally> = store::list_all_tallies(db)
        .await?
        .into_iter()
        .map(|tally| (tally.id, tally))
        .collect();
    for line in lines {
        let id: Option<TallyId> = line.facts["tally"].as_str().and_then(|id| id.parse().ok());
        let Some(tally) = id.and_then(|id| tallies.remove(&id)) else {
            altered.push(format!("{} is missing", line.facts["tally"]));
            continue;
        };
        for what in compare(db, &tally, &line).await? {
            altered.push(format!("{} {what}", tally.id));
        }
    }
    for tally in tallies.values() {
        let subject = Subject::new("round", tally.round_id);
        let is_told = journal::list_about(db, subject)
            .await?
            .iter()
            .any(|line| line.facts["tally"] == tally.id.to_string());
        if !is_told {
            altered.push(format!("{} was never computed", tally.id));
        }
    }
    Ok(altered)
}

async fn compare(
    db: &impl ConnectionTrait,
    tally: &Tally,
    line: &journal::Line,
) -> ActionResult<Vec<String>> {
    let mut what = Vec::new();
    let told = |name: &str| line.facts.get(name).and_then(Value::as_str);
    for (name, is_same) in [
        ("round", line.subject_id == tally.round_id.0),
        ("run_by", line.actor_id == tally.run_by.map(|id| id.0)),
        ("run_at", line.at == tally.run_at),
        ("method", told("method") == Some(&tally.method)),
        (
            "inputs_sha256",
            told("inputs_sha256") == Some(&tally.inputs_sha256),
        ),
        (
            "output_sha256",
            told("output_sha256") == Some(&tally.output_sha256),
        ),
        ("reason", told("reason") == tally.reason.as_deref()),
        ("seed", told("seed").is_none_or(|seed| seed == tally.seed)),
    ] {
        if !is_same {
            what.push(name.to_owned());
        }
    }
    let packed = store::find_document(db, tally.id).await?;
    let is_kept = told("kept_sha256").map(str::to_owned)
        == packed
            .as_ref()
            .map(|packed| hex::encode(Sha256::digest(packed)));
    let document = packed.map(|packed| store::unpack(&packed).unwrap_or_default());
    let document = match document {
        Some(document) if is_kept => document,
        None if is_kept => return Ok(what),
        _ => {
            what.push("document".to_owned());
            return Ok(what);
        }
    };
    let computed = Computed::of(&document)?;
    if !agrees(&computed.parameters, &tally.parameters) {
        what.push("parameters".to_owned());
    }
    if !agrees(&computed.diagnostics, &tally.diagnostics) {
        what.push("diagnostics".to_owned());
    }
    let rows = store::list_standings(db, tally.id).await?;
    let ids: Vec<EntryId> = rows.iter().map(|row| row.entry_id).collect();
    let numbers = entries::list_numbers(db, &ids).await?;
    let mut by_number: BTreeMap<String, Standing> = rows
        .into_iter()
        .map(|row| {
            let number = numbers.get(&row.entry_id).cloned();
            (number.unwrap_or_else(|| row.entry_id.to_string()), row)
        })
        .collect();
    for standing in &computed.standings {
        let Some(row) = by_number.remove(&standing.entry) else {
            what.push(format!("standing of {} is missing", standing.entry));
            continue;
        };
        let whole = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
        for (name, is_same) in [
            ("rank", row.rank == whole(standing.rank)),
            ("estimate", is_near(row.estimate, standing.estimate)),
            ("standard_error", is_near(row.standard_error, standing.se)),
            (
                "raw_mean",
                is_near(Some(row.raw_mean), Some(standing.raw_mean)),
            ),
            ("reads", row.reads == whole(standing.reads)),
            ("rank_low", row.rank_low == standing.rank_low.map(whole)),
            ("rank_high", row.rank_high == standing.rank_high.map(whole)),
        ] {
            if !is_same {
                what.push(format!("{name} of {}", standing.entry));
            }
        }
    }
    what.extend(
        by_number
            .keys()
            .map(|number| format!("standing of {number} was never computed")),
    );
    Ok(what)
}

/// What a document says that the rows must say too.
struct Computed {
    parameters: Value,
    diagnostics: Value,
    standings: Vec<ComputedRow>,
}

struct ComputedRow {
    entry: String,
    rank: usize,
    estimate: Option<f64>,
    se: Option<f64>,
    raw_mean: f64,
    reads: usize,
    rank_low: Option<usize>,
    rank_high: Option<usize>,
}

impl Computed {
    fn of(document: &[u8]) -> ActionResult<Self> {
        let value: Value = serde_json::from_slice(document)?;
        if value["format"] == orders::FORMAT {
            let counted: PublishedOrders = serde_json::from_value(value)?;
            return Ok(Self {
                parameters: json!({ "format": counted.format, "prior": orders::PRIOR }),
                diagnostics: json!({
                    "n_rankings": counted.given.rankings.len(), "n_pairs": counted.given.pairs.len(),
                }),
                standings: counted
                    .standings
                    .into_iter()
                    .map(|one| ComputedRow {
                        entry: one.entry,
                        rank: one.rank,
                        estimate: one.estimate,
                        se: one.se,
                        raw_mean: one.share,
                        reads: one.reads,
                        rank_low: None,
                        rank_high: None,
                    })
                    .collect(),
            });
        }
        let tally = serde_json::from_value::<PublishedRound>(value)?.tally;
        Ok(Self {
            parameters: serde_json::to_value(&tally.parameters)?,
            diagnostics: json!({ "judges": tally.judges, "diagnostics": tally.diagnostics }),
            standings: tally
                .standings
                .into_iter()
                .map(|one| ComputedRow {
                    entry: one.entry,
                    rank: one.rank,
                    estimate: Some(one.estimate),
                    se: one.se,
                    raw_mean: one.raw_mean,
                    reads: one.reads,
                    rank_low: one.rank_low,
                    rank_high: one.rank_high,
                })
                .collect(),
        })
    }
}

/// The same number but for the last bit, which JSON may lose.
fn is_near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-12 * a.abs().max(b.abs()),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The same JSON but for the last bit of its numbers.
fn agrees(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => is_near(a.as_f64(), b.as_f64()),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agrees(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter()
                    .all(|(name, a)| b.get(name).is_some_and(|b| agrees(a, b)))
        }
        (a, b) => a == b,
    }
}
