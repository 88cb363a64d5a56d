//! The journal as a chain: the hash of a line covers the hash of the line before it.
//!
//! A hash is SHA-256 of the JSON array `[before, seq, id, at, actor_kind, actor_id, verb, subject_kind, subject_id, facts]`, ids with
//! hyphens, `at` in milliseconds, the keys of facts in order, `before` empty for the first line. That form is the same whichever
//! database kept the line.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, DatabaseBackend, IntoActiveModel, QueryOrder, QuerySelect, Statement};
use serde_json::{Number, Value, json};
use sha2::{Digest, Sha256};

use super::checkpoints::{self, Head};
use super::{Keys, Line, row};
use crate::kernel::Instant;

/// Lines read or linked at once.
const N_LINES: u64 = 1000;

/// Chosen once: whoever holds this PostgreSQL advisory lock may write the end of the chain until the transaction ends.
const LOCK: i64 = 0x0061_7274_6b69_7465;

/// How often the end may move on while a chain is read.
const ENDS_MAX: usize = 5;

/// After so long a line that no transaction still writes is in the chain.
const WAITS_MAX: jiff::SignedDuration = jiff::SignedDuration::from_secs(60);

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Stable kebab-case code: `line-altered`, `line-missing`, `line-added`, `end-missing`, `end-added`, `checkpoint-false`,
    /// `checkpoint-missing`.
    pub code: &'static str,
    /// Which line or checkpoint: its place in the chain, or its id where it has none.
    pub at: String,
}

/// Facts in the form in which both databases give them back: numbers with at most 12 digits after the point's first.
///
/// A computed number of 17 digits may come back one bit off through JSON; then an honest line would look altered.
pub(super) fn settled(facts: Value) -> Value {
    match facts {
        Value::Number(number) if number.is_f64() => {
            let short = number
                .as_f64()
                .and_then(|number| format!("{number:.11e}").parse().ok());
            short
                .and_then(Number::from_f64)
                .map_or(Value::Null, Value::Number)
        }
        Value::Array(items) => items.into_iter().map(settled).collect(),
        Value::Object(map) => map
            .into_iter()
            .map(|(name, value)| (name, settled(value)))
            .collect(),
        other => other,
    }
}

/// JSON with the keys of every object in order. Whole numbers have no point, whichever way they came.
fn canonical(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(canonical).collect(),
        Value::Object(map) => {
            let sorted: BTreeMap<&String, Value> = map
                .iter()
                .map(|(name, value)| (name, canonical(value)))
                .collect();
            json!(sorted)
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => {
                json!(float as i64)
            }
            _ => value.clone(),
        },
        other => other.clone(),
    }
}

/// The hash of a line at a place, after the line with the hash `before`.
fn hash_of(before: &str, seq: i64, line: &Line) -> String {
    let form = json!([
        before,
        seq,
        line.id.0,
        line.at.as_ms(),
        line.actor_kind,
        line.actor_id,
        line.verb,
        line.subject_kind,
        line.subject_id,
        canonical(&line.facts),
    ]);
    hex::encode(Sha256::digest(form.to_string()))
}

/// Whether this transaction may write the end of the chain. On SQLite it is the only writer. On PostgreSQL the lock is tried,
/// never waited for: waiting while holding rows that the other one wants would be a deadlock. Whoever does not get it leaves the line
/// to the next who does.
pub(super) async fn may_link(tx: &impl ConnectionTrait) -> Result<bool, DbErr> {
    if tx.get_database_backend() == DatabaseBackend::Sqlite {
        return Ok(true);
    }
    let sql = format!("SELECT pg_try_advisory_xact_lock({LOCK})");
    let row = tx
        .query_one_raw(Statement::from_string(tx.get_database_backend(), sql))
        .await?;
    row.map_or(Ok(false), |row| row.try_get_by_index(0))
}

/// Writes a line, linked where the end of the chain is free.
pub(super) async fn append(tx: &impl ConnectionTrait, mut line: Line) -> Result<(), DbErr> {
    if may_link(tx).await? {
        let head = if tx.get_database_backend() == DatabaseBackend::Sqlite {
            checkpoints::find_head(tx).await?
        } else {
            link_after(tx, checkpoints::find_head(tx).await?).await?.0
        };
        let seq = head.seq + 1;
        let hash = hash_of(&head.hash, seq, &line);
        line.seq = Some(seq);
        line.hash = Some(hash.clone());
        checkpoints::set_head(tx, &Head { seq, hash }).await?;
    }
    row::Entity::insert(line.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Links the lines that wait; none where another writer holds the end of the chain. On SQLite, where no line ever waits, only a journal
/// from before it was a chain is linked: a line without a place beside a chain was not written by the house.
pub(super) async fn link_waiting(tx: &impl ConnectionTrait) -> Result<usize, DbErr> {
    if !may_link(tx).await? {
        return Ok(0);
    }
    let head = checkpoints::find_head(tx).await?;
    if head.seq > 0 && tx.get_database_backend() == DatabaseBackend::Sqlite {
        return Ok(0);
    }
    Ok(link_after(tx, head).await?.1)
}

async fn link_after(tx: &impl ConnectionTrait, head: Head) -> Result<(Head, usize), DbErr> {
    let mut head = head;
    let mut n_linked = 0;
    loop {
        let lines = row::Entity::find()
            .filter(row::Column::Seq.is_null())
            .order_by_asc(row::Column::Id)
            .limit(N_LINES)
            .all(tx)
            .await?;
        if lines.is_empty() {
            break;
        }
        for line in &lines {
            let seq = head.seq + 1;
            let hash = hash_of(&head.hash, seq, line);
            row::Entity::update_many()
                .col_expr(row::Column::Seq, Expr::value(Some(seq)))
                .col_expr(row::Column::Hash, Expr::value(Some(hash.clone())))
                .filter(row::Column::Id.eq(line.id))
                .exec(tx)
                .await?;
            head = Head { seq, hash };
            n_linked += 1;
        }
    }
    if n_linked > 0 {
        checkpoints::set_head(tx, &head).await?;
    }
    Ok((head, n_linked))
}

/// Reads the whole chain and every checkpoint and lists what is not as it was written; empty when all is. Reads 1,000
/// lines at a time.
pub async fn prove(
    db: &impl ConnectionTrait,
    keys: &Keys,
    now: Instant,
) -> Result<Vec<Fault>, DbErr> {
    let mut faults = Vec::new();
    let mut fault = |code, at: String| faults.push(Fault { code, at });
    let mut signed: BTreeMap<i64, Vec<checkpoints::Checkpoint>> = BTreeMap::new();
    let mut told: BTreeSet<uuid::Uuid> = BTreeSet::new();
    let mut there: BTreeSet<uuid::Uuid> = BTreeSet::new();
    for one in checkpoints::list_all(db).await? {
        there.insert(one.id);
        if !one.is_signed_by(keys) {
            fault("checkpoint-false", format!("checkpoint {}", one.id));
        }
        signed.entry(one.seq).or_default().push(one);
    }
    let mut before = Head::default();
    let mut n_ends = 0;
    loop {
        let lines = row::Entity::find()
            .filter(row::Column::Seq.gt(before.seq))
            .order_by_asc(row::Column::Seq)
            .limit(N_LINES)
            .all(db)
            .await?;
        let is_last = (lines.len() as u64) < N_LINES;
        for line in lines {
            let seq = line.seq.unwrap_or_default();
            for missing in before.seq + 1..seq {
                fault("line-missing", missing.to_string());
                // A gap of a damaged number must not be spelt out line by line.
                if missing - before.seq > 100 {
                    break;
                }
            }
            let hash = line.hash.clone().unwrap_or_default();
            if hash != hash_of(&before.hash, seq, &line) {
                fault("line-altered", seq.to_string());
            }
            for checkpoint in signed.remove(&seq).unwrap_or_default() {
                if checkpoint.hash != hash {
                    fault("checkpoint-false", format!("checkpoint {}", checkpoint.id));
                }
            }
            if line.verb == checkpoints::SIGNED {
                told.insert(line.subject_id);
            }
            before = Head { seq, hash };
        }
        if !is_last {
            continue;
        }
        // The house may write while this reads: then there is more to read, and the end fits after it.
        let head = checkpoints::find_head(db).await?;
        if head == before {
            break;
        }
        n_ends += 1;
        if head.seq <= before.seq || n_ends > ENDS_MAX {
            fault("end-missing", before.seq.to_string());
            break;
        }
    }
    for checkpoint in signed.into_values().flatten() {
        fault("checkpoint-false", format!("checkpoint {}", checkpoint.id));
    }
    // A signature of this moment may be told of before it is listed: it is asked for once more.
    let mut missing: Vec<uuid::Uuid> = told.difference(&there).copied().collect();
    if !missing.is_empty() {
        let now_there: BTreeSet<uuid::Uuid> = checkpoints::list_all(db)
            .await?
            .into_iter()
            .map(|one| one.id)
            .collect();
        missing.retain(|id| !now_there.contains(id));
    }
    for id in missing {
        fault("checkpoint-missing", format!("checkpoint {id}"));
    }
    if checkpoints::count_heads(db).await? > 1 {
        fault("end-added", before.seq.to_string());
    }
    let strays = row::Entity::find()
        .filter(
            Condition::any()
                .add(row::Column::Seq.is_null())
                .add(row::Column::Seq.lte(0))
                .add(row::Column::Hash.is_null()),
        )
        .limit(N_LINES)
        .all(db)
        .await?;
    for line in strays {
        // Only PostgreSQL has several writers, of whom one may leave a line to the next.
        let may_wait = db.get_database_backend() != DatabaseBackend::Sqlite
            && line.seq.is_none()
            && line.hash.is_none()
            && line.at.plus(WAITS_MAX) > now;
        if !may_wait {
            fault("line-added", line.id.to_string());
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_facts_read_back_the_same_and_keys_have_an_order() {
        let facts = settled(json!({ "b": 0.1 + 0.2, "a": [1.0, 3, "x"], "c": 1.0e-7 / 3.0 }));
        let again: Value = serde_json::from_str(&facts.to_string()).unwrap();
        assert_eq!(facts, again);
        assert_eq!(
            canonical(&json!({ "b": 1.0, "a": { "z": 1, "y": 2 } })).to_string(),
            r#"{"a":{"y":2,"z":1},"b":1}"#
        );
    }
}
