//! The database: SQLite in a file or PostgreSQL, behind the same three verbs (read, write, migrate).
//!
//! SQLite has one writer connection and a pool of readers; a write transaction begins IMMEDIATE, so that it never
//! fails half-way for want of the lock. Started on less than WAL with `synchronous = FULL` it refuses to run:
//! with NORMAL every acknowledged commit since the last checkpoint is lost when the power goes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DbErr, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
};

/// How long a writer waits for another process's write before it gives up (SQLite).
const BUSY_TIMEOUT: Duration = Duration::from_secs(8);

/// Oldest SQLite that survives the corruption after a WAL reset (3.51.3).
const SQLITE_VERSION_MIN: (u32, u32, u32) = (3, 51, 3);

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DbStartError {
    /// The address is of neither kind.
    #[error("database.url {0:?} is neither sqlite:PATH nor postgres://…")]
    UnknownUrl(String),
    /// The folder of the SQLite file cannot be made.
    #[error("the folder for the database {path:?} cannot be made: {error}")]
    Folder {
        /// The file wanted.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// A setting under which acknowledged data could be lost.
    #[error(
        "the database runs with {setting} = {found}, which can lose acknowledged entries; it must be {wanted}"
    )]
    Unsafe {
        /// Its name.
        setting: &'static str,
        /// What it is.
        found: String,
        /// What it must be.
        wanted: &'static str,
    },
    /// The database itself said no.
    #[error("the database did not answer: {0}")]
    Db(#[from] DbErr),
}

/// Readers and the writer.
#[derive(Debug, Clone)]
pub struct Db {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    n_asked: Arc<AtomicU64>,
}

impl Db {
    /// Opens `sqlite:PATH` or `postgres://…` and refuses settings under which acknowledged data could be lost.
    pub async fn open(url: &str, n_connections_max: u32) -> Result<Self, DbStartError> {
        let db = if let Some(path) = url.strip_prefix("sqlite:") {
            Self::open_sqlite(Path::new(path), n_connections_max).await?
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(n_connections_max)
                .acquire_timeout(Duration::from_secs(10))
                .test_before_acquire(true)
                .sqlx_logging(false);
            let mut pool = Database::connect(options).await?;
            let n_asked = count_statements(&mut [&mut pool]);
            Self {
                reader: pool.clone(),
                writer: pool,
                n_asked,
            }
        } else {
            return Err(DbStartError::UnknownUrl(url.to_owned()));
        };
        db.refuse_unsafe_settings().await?;
        Ok(db)
    }

    async fn open_sqlite(path: &Path, n_readers_max: u32) -> Result<Self, DbStartError> {
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|error| DbStartError::Folder {
                path: path.to_owned(),
                error,
            })?;
        }
        let connect = |n_max: u32, mode: &'static str| {
            let mut options = ConnectOptions::new(format!("sqlite:{}?mode={mode}", path.display()));
            options
                .max_connections(n_max)
                .min_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .sqlx_logging(false);
            options.acquire_timeout(Duration::from_secs(30));
            // A local file cannot go away: asking before each use would only cost a query.
            options.test_before_acquire(false);
            options.map_sqlx_sqlite_opts(|options| {
                options
                    .journal_mode(sea_orm::sqlx::sqlite::SqliteJournalMode::Wal)
                    .synchronous(sea_orm::sqlx::sqlite::SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(BUSY_TIMEOUT)
                    .pragma("mmap_size", "0")
                    .pragma("cache_size", "-16000")
                    .pragma("temp_store", "memory")
            });
            Database::connect(options)
        };
        let mut writer = connect(1, "rwc").await?;
        let mut reader = connect(n_readers_max, "rwc").await?;
        let n_asked = count_statements(&mut [&mut writer, &mut reader]);
        Ok(Self {
            reader,
            writer,
            n_asked,
        })
    }

    /// For reading outside a transaction.
    pub fn read(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a transaction that will write. Dropped without [`DatabaseTransaction::commit`], it never happened.
    pub async fn write(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(options).await
    }

    /// How many statements were sent since the start: a page that asks more often the longer its list grows is found by this.
    pub fn n_asked(&self) -> u64 {
        self.n_asked.load(Ordering::Relaxed)
    }

    /// Which engine it is.
    pub fn backend(&self) -> DatabaseBackend {
        self.reader.get_database_backend()
    }

    /// Brings the tables up to date; returns how many steps were taken.
    pub async fn migrate(&self) -> Result<usize, DbErr> {
        let pending = Migrator::get_pending_migrations(&self.writer).await?.len();
        Migrator::up(&self.writer, None).await?;
        Ok(pending)
    }

    /// Takes the last `n` steps back.
    pub async fn migrate_down(&self, n: u32) -> Result<(), DbErr> {
        Migrator::down(&self.writer, Some(n)).await
    }

    /// Whether every step has been taken.
    pub async fn is_migrated(&self) -> Result<bool, DbErr> {
        Ok(Migrator::get_pending_migrations(&self.reader)
            .await?
            .is_empty())
    }

    /// Lets go of all connections.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.writer.close().await
    }

    async fn refuse_unsafe_settings(&self) -> Result<(), DbStartError> {
        match self.backend() {
            DatabaseBackend::Sqlite => {
                for connection in [&self.writer, &self.reader] {
                    expect(
                        connection,
                        "journal_mode",
                        "PRAGMA journal_mode",
                        &["wal"],
                        "wal",
                    )
                    .await?;
                    expect(
                        connection,
                        "synchronous",
                        "PRAGMA synchronous",
                        &["2", "3"],
                        "FULL",
                    )
                    .await?;
                    expect(
                        connection,
                        "foreign_keys",
                        "PRAGMA foreign_keys",
                        &["1"],
                        "on",
                    )
                    .await?;
                    expect(connection, "mmap_size", "PRAGMA mmap_size", &["0", ""], "0").await?;
                }
                let version = ask(&self.reader, "SELECT sqlite_version()").await?;
                if parse_version(&version) < SQLITE_VERSION_MIN {
                    return Err(DbStartError::Unsafe {
                        setting: "SQLite version",
                        found: version,
                        wanted: "3.51.3 or later",
                    });
                }
            }
            _ => {
                for setting in ["fsync", "full_page_writes"] {
                    expect(
                        &self.reader,
                        setting,
                        &format!("SHOW {setting}"),
                        &["on"],
                        "on",
                    )
                    .await?;
                }
                let safe = ["on", "local", "remote_write", "remote_apply"];
                expect(
                    &self.reader,
                    "synchronous_commit",
                    "SHOW synchronous_commit",
                    &safe,
                    "on",
                )
                .await?;
            }
        }
        Ok(())
    }
}

/// Counts what is sent over these connections, transactions included.
fn count_statements(connections: &mut [&mut DatabaseConnection]) -> Arc<AtomicU64> {
    let n_asked = Arc::new(AtomicU64::new(0));
    for connection in connections {
        let counter = n_asked.clone();
        connection.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
    }
    n_asked
}

async fn expect(
    connection: &DatabaseConnection,
    setting: &'static str,
    sql: &str,
    safe: &[&str],
    wanted: &'static str,
) -> Result<(), DbStartError> {
    let found = ask(connection, sql).await?;
    if safe.contains(&found.as_str()) {
        Ok(())
    } else {
        Err(DbStartError::Unsafe {
            setting,
            found,
            wanted,
        })
    }
}

/// The first column of the first row as text.
async fn ask(connection: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let row = connection
        .query_one_raw(Statement::from_string(
            connection.get_database_backend(),
            sql,
        ))
        .await?;
    let Some(row) = row else {
        return Ok(String::new());
    };
    row.try_get_by_index::<String>(0).or_else(|_| {
        row.try_get_by_index::<i64>(0)
            .map(|number| number.to_string())
    })
}

fn parse_version(text: &str) -> (u32, u32, u32) {
    let mut parts = text.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn sqlite_starts_durable_and_migrates_up_down_up() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/deep/artkite.db", folder.path().display());
        let db = Db::open(&url, 2).await.unwrap();
        let n_steps = db.migrate().await.unwrap();
        assert!(n_steps > 0);
        assert!(db.is_migrated().await.unwrap());
        db.migrate_down(n_steps as u32).await.unwrap();
        assert!(!db.is_migrated().await.unwrap());
        assert_eq!(db.migrate().await.unwrap(), n_steps);
    }

    #[tokio::test]
    async fn an_unsafe_setting_stops_the_start_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("artkite.db");
        let db = Db::open(&format!("sqlite:{}", path.display()), 1)
            .await
            .unwrap();
        db.writer
            .execute_unprepared("PRAGMA synchronous = NORMAL")
            .await
            .unwrap();
        let error = db.refuse_unsafe_settings().await.unwrap_err().to_string();
        assert!(
            error.contains("synchronous = 1") && error.contains("FULL"),
            "{error}"
        );
        assert!(matches!(
            Db::open("mysql://x", 1).await,
            Err(DbStartError::UnknownUrl(_))
        ));
    }
}
