//! Where letters go: a mail server, or a folder with one file for each letter.

use std::path::PathBuf;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::transport::smtp::{self, PoolConfig};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use url::{Host, Url};

use super::{Letter, message};
use crate::platform::files;

/// The longest wait for one answer of the mail server.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(20);

/// The longest time for one letter, all answers together.
const LETTER_TIMEOUT: Duration = Duration::from_secs(60);

/// Connections kept for the next letter, and for how long.
const N_CONNECTIONS_MAX: u32 = 4;
const CONNECTION_IDLE_MAX: Duration = Duration::from_secs(30);

/// Why no letters can go out at all.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// `mail.url` or `mail.from` cannot work.
    #[error("{key}: {why}")]
    Settings {
        /// Which key.
        key: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The folder for letters cannot be made.
    #[error("mail.url: the folder {folder:?} cannot be made: {error}")]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
}

/// How a try ended, with what the other side said (which may name the receiver).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivered {
    /// Taken.
    Accepted(String),
    /// Not now: no answer, a 4xx, or trouble that is not this letter's.
    Deferred(String),
    /// Never: a 5xx to this letter, or no mail can be made of it.
    Refused(String),
}

/// Delivers letters. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl std::fmt::Debug for Mailer {
    /// Without the mail server's password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.way {
            Way::Folder(folder) => write!(f, "Mailer(folder {folder:?})"),
            Way::Smtp(_) => write!(f, "Mailer(smtp)"),
        }
    }
}

impl Mailer {
    /// Opens what `settings.url` names; call it inside the async runtime. The mail server is not asked anything yet.
    ///
    /// - `file:FOLDER`: each letter becomes a file.
    /// - `smtps://…`: TLS from the first byte.
    /// - `smtp://…`: STARTTLS where the server offers it; where a password is sent, only with it. To this same machine
    ///   plain. `?tls=required`, `?tls=opportunistic` and `?tls=none` say otherwise.
    pub fn open(settings: &crate::config::Mail) -> Result<Self, MailError> {
        let from = settings.from.parse().map_err(|_| MailError::Settings {
            key: "mail.from",
            why: "not a mail address".to_owned(),
        })?;
        let way = match settings.url.strip_prefix("file:") {
            Some(folder) => {
                let folder = PathBuf::from(folder);
                files::make_folder(&folder.join(TEMP)).map_err(|error| MailError::Folder {
                    folder: folder.clone(),
                    error,
                })?;
                Way::Folder(folder)
            }
            None => Way::Smtp(open_smtp(&settings.url)?),
        };
        Ok(Self { from, way })
    }

    /// Tries once to deliver a letter.
    pub async fn deliver(&self, letter: &Letter) -> Delivered {
        let mail = match message::compose(letter, &self.from) {
            Ok(mail) => mail,
            Err(error) => return Delivered::Refused(error.to_string()),
        };
        match &self.way {
            Way::Folder(folder) => {
                write_file(folder.join(file_name(letter)), folder.join(TEMP), mail).await
            }
            Way::Smtp(transport) => {
                match tokio::time::timeout(LETTER_TIMEOUT, send(transport, mail)).await {
                    Ok(delivered) => delivered,
                    Err(_) => Delivered::Deferred(format!(
                        "took longer than {} s",
                        LETTER_TIMEOUT.as_secs()
                    )),
                }
            }
        }
    }
}

fn open_smtp(url: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let bad = |why: &str| MailError::Settings {
        key: "mail.url",
        why: why.to_owned(),
    };
    let mut url = Url::parse(url).map_err(|error| bad(&error.to_string()))?;
    if url.scheme() == "smtp" {
        let is_this_machine = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            // Of an unknown scheme the host is not read as an address.
            Some(Host::Domain(name)) => {
                name == "localhost"
                    || name
                        .parse()
                        .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
            }
            None => return Err(bad("names no host")),
        };
        let asked = url
            .query_pairs()
            .find(|(key, _)| key == "tls")
            .map(|(_, value)| value.into_owned());
        let tls = match asked {
            Some(asked) => asked,
            None if is_this_machine => "none".to_owned(),
            None if url.password().is_some() => "required".to_owned(),
            None => "opportunistic".to_owned(),
        };
        if url.port().is_none() && tls != "required" {
            // Not the port for submission, which a bare address of a mail server does not mean.
            url.set_port(Some(smtp::SMTP_PORT))
                .map_err(|()| bad("names no host"))?;
        }
        url.set_query(None);
        if tls != "none" {
            url.query_pairs_mut().append_pair("tls", &tls);
        }
    }
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str())
        .map_err(|error| bad(&spelled(&error)))?;
    Ok(builder
        .timeout(Some(ANSWER_TIMEOUT))
        .pool_config(
            PoolConfig::new()
                .min_idle(0)
                .max_size(N_CONNECTIONS_MAX)
                .idle_timeout(CONNECTION_IDLE_MAX),
        )
        .build())
}

async fn send(transport: &AsyncSmtpTransport<Tokio1Executor>, mail: Message) -> Delivered {
    // Greeting, TLS and password first, by themselves: a 5xx there is the mail server's trouble or our settings', and
    // must not bounce the letter.
    match transport.test_connection().await {
        Ok(true) => {}
        Ok(false) => return Delivered::Deferred("the mail server does not answer".to_owned()),
        Err(error) => return Delivered::Deferred(spelled(&error)),
    }
    match transport.send(mail).await {
        Ok(answer) => {
            let code = answer.code();
            let text = answer.message().collect::<Vec<_>>().join(" ");
            Delivered::Accepted(format!("{code} {text}"))
        }
        // What the letter itself makes impossible, such as an address in a script the server does not speak.
        Err(error) if error.is_permanent() || error.is_client() => {
            Delivered::Refused(spelled(&error))
        }
        Err(error) => Delivered::Deferred(spelled(&error)),
    }
}

/// An error with its causes, in one line.
fn spelled(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let said = error.to_string();
        if !text.contains(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = error.source();
    }
    text
}

/// Below the folder of letters: those being written.
const TEMP: &str = "temp";

/// When, which, in what language; the same at every try; nothing personal.
fn file_name(letter: &Letter) -> String {
    let made_at = letter.made_at.timestamp().strftime("%Y%m%dT%H%M%SZ");
    let id = letter.id.0.simple().to_string();
    // The end of the id is its random part.
    format!(
        "{made_at}-{}-{}-{}.eml",
        letter.kind,
        letter.lang,
        &id[20..]
    )
}

async fn write_file(path: PathBuf, temp: PathBuf, mail: Message) -> Delivered {
    let written =
        tokio::task::spawn_blocking(move || files::write_durably(&path, &temp, &mail.formatted()))
            .await;
    match written {
        Ok(Ok(())) => Delivered::Accepted("written".to_owned()),
        Ok(Err(error)) => Delivered::Deferred(error.to_string()),
        Err(error) => Delivered::Deferred(error.to_string()),
    }
}
