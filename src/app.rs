//! What every action is given first: settings, database, files, words, clock. Built once.

use std::sync::Arc;

use askama::Template;
use sea_orm::{ConnectionTrait, DbErr};

use crate::artworks::image_service::ImageService;
use crate::config::{Config, NO_AVIF};
use crate::kernel::Lang;
use crate::kernel::refusal::Fact;
use crate::members::actions::Members;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::decoder::Decoder;
use crate::platform::files::Files;
use crate::platform::i18n::I18n;
use crate::platform::journal;
use crate::platform::mail::NewLetter;
use crate::platform::web::cookie::CookieRules;
use crate::platform::web::page_cache::PageCache;

/// The house's engines, ready to use. Cheap to clone.
#[derive(Clone)]
pub struct App {
    /// Settings, checked.
    pub config: Arc<Config>,
    /// The database.
    pub db: Db,
    /// Originals and derivatives.
    pub files: Files,
    /// The children that open pictures.
    pub decoder: Decoder,
    /// Views of pictures that are kept ready.
    pub images: ImageService,
    /// Words and formats.
    pub i18n: Arc<I18n>,
    /// The time, and ids.
    pub clock: Clock,
    /// How cookies are named.
    pub cookies: CookieRules,
    /// The member governments.
    pub members: Members,
    /// Public pages as they were last made.
    pub pages: PageCache,
    /// What the journal is signed with.
    pub journal_keys: journal::Keys,
}

impl App {
    /// Opens the database (migrating it), the file store and the words.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        let db = Db::open(&config.database.url, config.database.n_connections_max).await?;
        db.migrate().await?;
        let files = Files::open(&config.files, config.limits.disk_free_bytes_min)?;
        files.refuse_bad_settings().await?;
        let members = Members::load(&db).await?;
        let journal_keys = open_journal(&config, &db).await?;
        Ok(Self {
            images: ImageService::new(&config),
            cookies: CookieRules::new(&config.server.public_url),
            config: Arc::new(config),
            db,
            files,
            decoder: Decoder::of_this_program()?,
            i18n: Arc::new(I18n::load()?),
            pages: PageCache::new(clock.clone()),
            clock,
            members,
            journal_keys,
        })
    }

    /// Refuses to start where the settings ask for more of pictures than this machine can make.
    pub async fn refuse_what_cannot_be_made(&self) -> anyhow::Result<()> {
        let wants_avif = self.config.pictures.avif;
        anyhow::ensure!(
            !wants_avif || self.decoder.abilities().await?.makes_avif,
            "pictures.avif: {NO_AVIF}"
        );
        Ok(())
    }

    /// Signs the journal as it will stand after this transaction.
    pub async fn sign_journal(&self, tx: &impl ConnectionTrait) -> Result<(), DbErr> {
        journal::checkpoint(tx, &self.journal_keys, self.clock.now()).await?;
        Ok(())
    }

    /// Something public changed: pages kept ready are made anew. Said by actions after their commit; other nodes follow
    /// when their copies are [`crate::platform::web::page_cache::LIFE`] old.
    pub fn public_changed(&self) {
        self.pages.clear();
    }

    /// A letter of a kind in a language: `letter-<kind>-subject` and `letter-<kind>-body` of the locale files.
    pub fn letter(
        &self,
        lang: Lang,
        kind: &'static str,
        to_address: &str,
        to_name: &str,
        facts: &[(&'static str, Fact)],
    ) -> NewLetter {
        let subject = self
            .i18n
            .text(lang, &format!("letter-{kind}-subject"), facts);
        let body_text = self.i18n.text(lang, &format!("letter-{kind}-body"), facts);
        let body_html = LetterPage {
            lang,
            subject: &subject,
            paragraphs: paragraphs(&body_text),
        }
        .render()
        // Askama fails only where a filter does, and this template has none.
        .unwrap_or_default();
        NewLetter {
            kind,
            lang,
            to_address: to_address.to_owned(),
            to_name: to_name.to_owned(),
            subject,
            body_text,
            body_html,
            about: None,
        }
    }
}

/// The journal's key, and the chain brought up to date. A journal that was signed with another key is not opened: whoever
/// lost the key must say so by putting it back, not by going on with a new one.
async fn open_journal(config: &Config, db: &Db) -> anyhow::Result<journal::Keys> {
    let path = config.journal_key_path();
    let last = journal::find_latest_checkpoint(db.read()).await?;
    if let (Some(last), false) = (&last, path.exists()) {
        anyhow::bail!(
            "journal.key_file {path:?} is missing; the journal was signed with {}: put its key back",
            last.public_key
        );
    }
    let keys = journal::Keys::open(&path)?;
    if let Some(last) = last.filter(|last| last.public_key != keys.public_key()) {
        anyhow::bail!(
            "journal.key_file {path:?} holds {}; the journal was signed with {}",
            keys.public_key(),
            last.public_key
        );
    }
    let tx = db.write().await?;
    journal::link_waiting(&tx).await?;
    tx.commit().await?;
    Ok(keys)
}

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct LetterPage<'a> {
    lang: Lang,
    subject: &'a str,
    paragraphs: Vec<Paragraph<'a>>,
}

/// A paragraph of a letter; one that is an address and nothing else becomes a link.
struct Paragraph<'a> {
    text: &'a str,
    is_link: bool,
}

fn paragraphs(body: &str) -> Vec<Paragraph<'_>> {
    body.split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(|text| Paragraph {
            text,
            is_link: (text.starts_with("https://") || text.starts_with("http://"))
                && !text.contains(char::is_whitespace),
        })
        .collect()
}
