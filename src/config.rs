//! Settings: typed, read once, refused at the start when wrong.
//!
//! `config/default.toml` is compiled in and documents every key; a file named by `ARTKITE_CONFIG` and then variables
//! `ARTKITE__SECTION__KEY` override it. An unknown key or a bad value stops the start with a sentence.

use std::net::SocketAddr;

use config::{Environment, File, FileFormat};
use serde::Deserialize;

/// The file that documents every key and its default.
pub const DEFAULT_TOML: &str = include_str!("../config/default.toml");

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The web server.
    pub server: Server,
    /// The database.
    pub database: Database,
    /// Where originals and derivatives are kept.
    pub files: Files,
    /// Where letters go.
    pub mail: Mail,
    /// Work in the background.
    pub worker: Worker,
    /// What is made of pictures.
    pub pictures: Pictures,
    /// The journal's signature.
    pub journal: Journal,
    /// Named limits, each with its unit.
    pub limits: Limits,
}

/// The web server.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// The address people see, without a trailing slash; links in letters begin with it.
    pub public_url: String,
    /// Worker threads; 0 = one per core.
    pub workers: usize,
    /// Where `/metrics` listens; empty = not at all.
    pub metrics_listen: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}

/// The database.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://user:password@host/name`.
    pub url: String,
    /// Most connections (SQLite: most readers).
    pub n_connections_max: u32,
}

/// Where originals and derivatives are kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// `file:FOLDER` or `s3://BUCKET/PREFIX`.
    pub url: String,
    /// S3 only: the service's address, such as `https://s3.example.org`.
    pub s3_endpoint: String,
    /// S3 only: its region.
    pub s3_region: String,
    /// S3 only.
    pub s3_access_key: String,
    /// S3 only.
    pub s3_secret_key: String,
    /// The file of the keys with which files are sealed; empty = not sealed.
    pub key_file: String,
}

/// Where letters go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `file:FOLDER`, `smtp://host:port` or `smtps://user:password@host`.
    pub url: String,
    /// Who writes, as `Name <address>`.
    pub from: String,
}

/// Work in the background.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Whether `artkite serve` also works (else run `artkite work`).
    pub enabled: bool,
    /// Jobs at once; 0 = one per core.
    pub jobs: usize,
}

/// What is made of pictures.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pictures {
    /// AVIF of every size, beside JPEG and WebP.
    pub avif: bool,
}

/// Said where AVIF is wanted and this machine cannot make it.
pub const NO_AVIF: &str =
    "this machine cannot make AVIF: install libheif1 (and, since Debian 13, libheif-plugin-aomenc)";

/// The journal's signature.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The key's file; empty = beside the database.
    pub key_file: String,
}

/// Named limits, each with its unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Largest picture that is taken, in bytes.
    pub original_bytes_max: usize,
    /// Longest side of a picture, in px.
    pub side_px_max: u32,
    /// Largest picture, in px.
    pub area_px_max: u64,
    /// Least free space in the file store's disk below which nothing more is taken, in bytes.
    pub disk_free_bytes_min: u64,
    /// Bytes that all pictures together may have that are arriving in pieces.
    pub uploads_bytes_max: i64,
    /// Pictures that are opened at once for the image service; 0 = one per core.
    pub views_at_once_max: usize,
    /// Requests that wait for their turn; more are told to come back.
    pub views_waiting_max: usize,
    /// Largest view of a picture, in px; a whole picture above it is made smaller.
    pub view_area_px_max: u64,
    /// Memory for views that are kept ready, and as much again for tiles that are kept opened, in bytes.
    pub view_bytes_kept_max: usize,
    /// Codes sent to one address within an hour.
    pub sign_in_codes_per_hour_max: u32,
    /// Entries sent from one address (a school may share one) within an hour.
    pub entries_per_address_per_hour_max: u32,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Unknown key, wrong type, missing file.
    #[error("the settings cannot be read: {0}")]
    Read(#[from] config::ConfigError),
    /// A value that cannot work.
    #[error("{key}: {why}")]
    Value {
        /// Which key.
        key: &'static str,
        /// What is wrong with it.
        why: String,
    },
}

impl Config {
    /// Reads defaults, the file named by `ARTKITE_CONFIG`, and the environment, in this order.
    pub fn load() -> Result<Self, ConfigError> {
        Self::load_from(std::env::var("ARTKITE_CONFIG").ok().as_deref(), None)
    }

    /// The same with a given file and, for tests, a given environment instead of the process's own.
    pub fn load_from(
        file: Option<&str>,
        environment: Option<std::collections::HashMap<String, String>>,
    ) -> Result<Self, ConfigError> {
        let mut builder =
            config::Config::builder().add_source(File::from_str(DEFAULT_TOML, FileFormat::Toml));
        if let Some(file) = file {
            builder = builder.add_source(File::new(file, FileFormat::Toml));
        }
        let environment = Environment::with_prefix("ARTKITE")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .source(environment);
        let config: Self = builder.add_source(environment).build()?.try_deserialize()?;
        config.refuse_bad_values()?;
        Ok(config)
    }

    /// Where the journal's key is kept.
    pub fn journal_key_path(&self) -> std::path::PathBuf {
        if !self.journal.key_file.is_empty() {
            return self.journal.key_file.clone().into();
        }
        match self.database.url.strip_prefix("sqlite:") {
            Some(path) => std::path::Path::new(path).with_file_name("journal.key"),
            None => "var/journal.key".into(),
        }
    }

    fn refuse_bad_values(&self) -> Result<(), ConfigError> {
        let bad = |key, why: &str| {
            Err(ConfigError::Value {
                key,
                why: why.to_owned(),
            })
        };
        let public = &self.server.public_url;
        if !(public.starts_with("http://") || public.starts_with("https://"))
            || public.ends_with('/')
        {
            return bad(
                "server.public_url",
                "must begin with http:// or https:// and not end with a slash",
            );
        }
        if self.server.metrics_listen == self.server.listen.to_string() {
            return bad("server.metrics_listen", "must not be the public address");
        }
        if !self.server.metrics_listen.is_empty()
            && self.server.metrics_listen.parse::<SocketAddr>().is_err()
        {
            return bad(
                "server.metrics_listen",
                "must be empty or an address and port, such as 127.0.0.1:9090",
            );
        }
        if !(self.database.url.starts_with("sqlite:") || self.database.url.starts_with("postgres"))
        {
            return bad("database.url", "must be sqlite:PATH or postgres://…");
        }
        if self.database.n_connections_max == 0 {
            return bad("database.n_connections_max", "must be at least 1");
        }
        match self.files.url.split_once(':') {
            Some(("file", path)) if !path.is_empty() => {}
            Some(("s3", rest)) if rest.starts_with("//") && rest.len() > 2 => {
                if [
                    &self.files.s3_endpoint,
                    &self.files.s3_access_key,
                    &self.files.s3_secret_key,
                ]
                .iter()
                .any(|text| text.is_empty())
                {
                    return bad(
                        "files.s3_endpoint",
                        "s3:// needs s3_endpoint, s3_access_key and s3_secret_key",
                    );
                }
            }
            _ => return bad("files.url", "must be file:FOLDER or s3://BUCKET/PREFIX"),
        }
        if !["file:", "smtp://", "smtps://"]
            .iter()
            .any(|scheme| self.mail.url.starts_with(scheme))
        {
            return bad("mail.url", "must be file:FOLDER, smtp://… or smtps://…");
        }
        if self.mail.from.parse::<lettre::message::Mailbox>().is_err() {
            return bad(
                "mail.from",
                "must be an address, such as Artkite <contest@example.org>",
            );
        }
        if self.limits.side_px_max == 0 || self.limits.area_px_max == 0 {
            return bad("limits.side_px_max", "limits in px must be at least 1");
        }
        // A tile must fit.
        if self.limits.view_area_px_max < 1 << 18 {
            return bad("limits.view_area_px_max", "must be at least 262144 px");
        }
        if self.limits.sign_in_codes_per_hour_max == 0 {
            return bad(
                "limits.sign_in_codes_per_hour_max",
                "must be at least 1, or nobody can sign in",
            );
        }
        if self.limits.entries_per_address_per_hour_max == 0 {
            return bad(
                "limits.entries_per_address_per_hour_max",
                "must be at least 1, or nobody can enter",
            );
        }
        if self.limits.original_bytes_max < 1024 {
            return bad("limits.original_bytes_max", "must be at least 1024 bytes");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn with(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = pairs
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect();
        Config::load_from(None, Some(environment))
    }

    #[test]
    fn the_documented_defaults_are_good() {
        let config = Config::load_from(None, Some(HashMap::new())).unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.database.url, "sqlite:var/artkite.db");
    }

    #[test]
    fn the_environment_overrides() {
        let config = with(&[
            ("ARTKITE__SERVER__LISTEN", "0.0.0.0:9000"),
            ("ARTKITE__WORKER__JOBS", "3"),
        ])
        .unwrap();
        assert_eq!(config.server.listen.port(), 9000);
        assert_eq!(config.worker.jobs, 3);
    }

    #[test]
    fn unknown_keys_and_bad_values_stop_the_start_with_a_sentence() {
        for (key, value, sentence) in [
            ("ARTKITE__SERVER__LISTN", "127.0.0.1:1", "listn"),
            ("ARTKITE__SERVER__LISTEN", "everywhere", "listen"),
            (
                "ARTKITE__SERVER__PUBLIC_URL",
                "https://a.example/",
                "server.public_url",
            ),
            ("ARTKITE__DATABASE__URL", "mysql://x", "database.url"),
            ("ARTKITE__FILES__URL", "uploads", "files.url"),
            ("ARTKITE__FILES__URL", "s3://bucket", "s3_endpoint"),
            ("ARTKITE__MAIL__FROM", "nobody", "mail.from"),
            ("ARTKITE__WORKER__JOBS", "many", "jobs"),
            ("ARTKITE__DATABASE__SYNCHRONOUS", "NORMAL", "synchronous"),
            (
                "ARTKITE__DATABASE__N_CONNECTIONS_MAX",
                "0",
                "n_connections_max",
            ),
            ("ARTKITE__MAIL__URL", "sendmail", "mail.url"),
            ("ARTKITE__SERVER__METRICS_LISTEN", "9090", "metrics_listen"),
            (
                "ARTKITE__SERVER__METRICS_LISTEN",
                "127.0.0.1:8080",
                "metrics_listen",
            ),
            (
                "ARTKITE__SERVER__TRUSTED_PROXIES",
                "the-proxy",
                "trusted_proxies",
            ),
            ("ARTKITE__LIMITS__SIDE_PX_MAX", "-1", "side_px_max"),
            ("ARTKITE__LIMITS__AREA_PX_MAX", "0", "side_px_max"),
            (
                "ARTKITE__LIMITS__VIEW_AREA_PX_MAX",
                "1000",
                "view_area_px_max",
            ),
            (
                "ARTKITE__LIMITS__ORIGINAL_BYTES_MAX",
                "10",
                "original_bytes_max",
            ),
            (
                "ARTKITE__LIMITS__SIGN_IN_CODES_PER_HOUR_MAX",
                "0",
                "sign_in_codes_per_hour_max",
            ),
            (
                "ARTKITE__LIMITS__ENTRIES_PER_ADDRESS_PER_HOUR_MAX",
                "0",
                "entries_per_address_per_hour_max",
            ),
            ("ARTKITE__COLOUR__OF", "blue", "colour"),
            ("ARTKITE__PICTURES__AVIF", "perhaps", "avif"),
        ] {
            let error = with(&[(key, value)]).expect_err(key).to_string();
            assert!(error.contains(sentence), "{key}={value}: {error}");
        }
    }
}
