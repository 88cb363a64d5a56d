//! One random edit of the tables that hold the journal and tallies.

use sea_orm::{DatabaseBackend, DatabaseTransaction, DbErr};
use serde_json::Value;

use super::*;

/// What a column holds, as far as an edit must know.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Id,
    Whole,
    Real,
    Text,
    Json,
    Bytes,
}

/// A table with its key columns first: name, number of key columns, columns.
type Columns = (&'static str, usize, &'static [(&'static str, Kind)]);

const TABLES: &[Columns] = &[
    (
        "journal",
        1,
        &[
            ("id", Kind::Id),
            ("at", Kind::Whole),
            ("actor_kind", Kind::Text),
            ("actor_id", Kind::Id),
            ("verb", Kind::Text),
            ("subject_kind", Kind::Text),
            ("subject_id", Kind::Id),
            ("facts", Kind::Json),
            ("seq", Kind::Whole),
            ("hash", Kind::Text),
        ],
    ),
    (
        "journal_head",
        1,
        &[("id", Kind::Id), ("seq", Kind::Whole), ("hash", Kind::Text)],
    ),
    (
        "journal_checkpoints",
        1,
        &[
            ("id", Kind::Id),
            ("at", Kind::Whole),
            ("seq", Kind::Whole),
            ("hash", Kind::Text),
            ("public_key", Kind::Text),
            ("signature", Kind::Text),
        ],
    ),
    (
        "tallies",
        1,
        &[
            ("id", Kind::Id),
            ("round_id", Kind::Id),
            ("method", Kind::Text),
            ("parameters", Kind::Json),
            ("seed", Kind::Text),
            ("inputs_sha256", Kind::Text),
            ("output_sha256", Kind::Text),
            ("diagnostics", Kind::Json),
            ("run_by", Kind::Id),
            ("run_at", Kind::Whole),
            ("reason", Kind::Text),
        ],
    ),
    (
        "standings",
        2,
        &[
            ("tally_id", Kind::Id),
            ("entry_id", Kind::Id),
            ("rank", Kind::Whole),
            ("estimate", Kind::Real),
            ("standard_error", Kind::Real),
            ("raw_mean", Kind::Real),
            ("reads", Kind::Whole),
            ("rank_low", Kind::Whole),
            ("rank_high", Kind::Whole),
        ],
    ),
    (
        "tally_documents",
        1,
        &[("tally_id", Kind::Id), ("document_gzip", Kind::Bytes)],
    ),
];

/// A small seeded generator (xorshift64*): the same edits every time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }
}

pub(super) struct Editor {
    pub(super) backend: DatabaseBackend,
    pub(super) dice: Dice,
}

impl Editor {
    /// The column as text, in a form of which [`Editor::literal`] makes a literal again.
    fn spelled(&self, column: &str, kind: Kind) -> String {
        match (self.backend, kind) {
            (DatabaseBackend::Sqlite, Kind::Id | Kind::Bytes) => format!("lower(hex({column}))"),
            (_, Kind::Id) => format!("replace(CAST({column} AS text), '-', '')"),
            (_, Kind::Bytes) => format!("encode({column}, 'hex')"),
            _ => format!("CAST({column} AS text)"),
        }
    }

    fn literal(&self, value: &Option<String>, kind: Kind) -> String {
        let Some(value) = value else {
            return "NULL".to_owned();
        };
        let quoted = value.replace('\'', "''");
        match (self.backend, kind) {
            (_, Kind::Whole | Kind::Real) => value.clone(),
            (DatabaseBackend::Sqlite, Kind::Id | Kind::Bytes) => format!("x'{value}'"),
            (_, Kind::Id) => format!("CAST('{value}' AS uuid)"),
            (_, Kind::Bytes) => format!("decode('{value}', 'hex')"),
            (DatabaseBackend::Postgres, Kind::Json) => format!("CAST('{quoted}' AS jsonb)"),
            _ => format!("'{quoted}'"),
        }
    }

    /// Every row of a table: its columns as text.
    async fn rows(
        &self,
        tx: &DatabaseTransaction,
        (table, _, columns): (&str, usize, &[(&str, Kind)]),
    ) -> Result<Vec<Vec<Option<String>>>, DbErr> {
        let list: Vec<String> = columns
            .iter()
            .map(|(name, kind)| self.spelled(name, *kind))
            .collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", list.join(", "));
        tx.query_all_raw(Statement::from_string(self.backend, sql))
            .await?
            .iter()
            .map(|row| {
                // Nothing, in hexadecimal, is an empty text on one of the databases.
                columns
                    .iter()
                    .enumerate()
                    .map(|(at, (_, kind))| {
                        let text: Option<String> = row.try_get_by_index(at)?;
                        let is_none =
                            matches!(kind, Kind::Id | Kind::Bytes) && text.as_deref() == Some("");
                        Ok(text.filter(|_| !is_none))
                    })
                    .collect()
            })
            .collect()
    }

    /// Something else of the same kind.
    fn changed(&mut self, old: &Option<String>, kind: Kind) -> Option<String> {
        let Some(old) = old else {
            return Some(match kind {
                Kind::Id => "0123456789abcdef0123456789abcdef".to_owned(),
                Kind::Whole | Kind::Real => "1".to_owned(),
                _ => "x".to_owned(),
            });
        };
        match kind {
            Kind::Whole => {
                let step = [1, -1, 2, 1000, -1000][self.dice.below(5)];
                Some((old.parse::<i64>().unwrap() + step).to_string())
            }
            Kind::Real => {
                let number: f64 = old.parse().unwrap();
                let step = [1e-6, -1e-3, 0.5, -2.0][self.dice.below(4)];
                Some(format!("{:?}", number + step))
            }
            Kind::Json => {
                let mut value: Value = serde_json::from_str(old).unwrap();
                self.touch(&mut value);
                Some(value.to_string())
            }
            Kind::Id | Kind::Bytes => {
                let mut signs: Vec<char> = old.chars().collect();
                let at = self.dice.below(signs.len());
                signs[at] = if signs[at] == '0' { '1' } else { '0' };
                Some(signs.into_iter().collect())
            }
            Kind::Text => {
                let mut signs: Vec<char> = old.chars().collect();
                if signs.is_empty() {
                    return Some("x".to_owned());
                }
                let at = self.dice.below(signs.len());
                match self.dice.below(3) {
                    0 => signs[at] = if signs[at] == 'a' { 'b' } else { 'a' },
                    1 => {
                        signs.remove(at);
                    }
                    _ => signs.insert(at, 'z'),
                }
                Some(signs.into_iter().collect())
            }
        }
    }

    /// Changes one leaf, or adds or takes away a member.
    fn touch(&mut self, value: &mut Value) {
        match value {
            Value::Object(map) if !map.is_empty() && self.dice.below(8) > 0 => {
                let at = self.dice.below(map.len());
                let name = map.keys().nth(at).unwrap().clone();
                if self.dice.below(8) == 0 {
                    map.remove(&name);
                } else {
                    self.touch(&mut map[&name]);
                }
            }
            Value::Object(map) => {
                map.insert("added".to_owned(), Value::from(1));
            }
            Value::Array(items) if !items.is_empty() && self.dice.below(8) > 0 => {
                let at = self.dice.below(items.len());
                self.touch(&mut items[at]);
            }
            Value::Array(items) => items.push(Value::from(1)),
            Value::Number(number) => *value = Value::from(number.as_f64().unwrap() + 1.0),
            Value::String(text) => text.push('x'),
            Value::Bool(yes) => *value = Value::from(!*yes),
            Value::Null => *value = Value::from(1),
        }
    }

    /// One random edit; says which. `None` where there was nothing to change.
    pub(super) async fn edit(&mut self, tx: &DatabaseTransaction) -> Result<Option<String>, DbErr> {
        // The journal is where most lines are.
        let pick = self.dice.below(TABLES.len() + 4);
        let table = TABLES[pick.saturating_sub(4)];
        let (name, n_keys, columns) = table;
        let rows = self.rows(tx, table).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let row = &rows[self.dice.below(rows.len())];
        let key: Vec<String> = columns[..n_keys]
            .iter()
            .zip(row)
            .map(|((column, kind), value)| format!("{column} = {}", self.literal(value, *kind)))
            .collect();
        let key = key.join(" AND ");
        let (said, sql) = match self.dice.below(12) {
            0 => ("delete", format!("DELETE FROM {name} WHERE {key}")),
            1 => {
                // A forged copy under another key, at the end of the chain or beside it.
                let values: Vec<String> = columns
                    .iter()
                    .zip(row)
                    .map(|((column, kind), value)| {
                        let value = match *column {
                            "id" | "entry_id" => self.changed(value, *kind),
                            "seq" if name == "journal" && self.dice.below(2) == 0 => None,
                            "seq" if name == "journal" => Some((rows.len() + 1).to_string()),
                            _ => value.clone(),
                        };
                        self.literal(&value, *kind)
                    })
                    .collect();
                let list: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
                let sql = format!(
                    "INSERT INTO {name} ({}) VALUES ({})",
                    list.join(", "),
                    values.join(", ")
                );
                ("copy", sql)
            }
            2 => {
                // A value of another row of the same table.
                let at = self.dice.below(columns.len());
                let other = &rows[self.dice.below(rows.len())][at];
                if *other == row[at] {
                    return Ok(None);
                }
                let (column, kind) = columns[at];
                let value = self.literal(other, kind);
                (
                    "swap",
                    format!("UPDATE {name} SET {column} = {value} WHERE {key}"),
                )
            }
            _ => {
                let at = self.dice.below(columns.len());
                let (column, kind) = columns[at];
                let new = if row[at].is_some() && self.dice.below(10) == 0 {
                    None
                } else {
                    self.changed(&row[at], kind)
                };
                let value = self.literal(&new, kind);
                (
                    "set",
                    format!("UPDATE {name} SET {column} = {value} WHERE {key}"),
                )
            }
        };
        tx.execute_unprepared(&sql).await?;
        Ok(Some(format!(
            "{said}: {}",
            sql.chars().take(400).collect::<String>()
        )))
    }
}
