//! What every action is given first: settings, database, files, words, clock. Built once.

use std::sync::Arc;

use askama::Template;

use crate::artworks::image_service::ImageService;
use crate::config::Config;
use crate::kernel::Lang;
use crate::kernel::refusal::Fact;
use crate::members::actions::Members;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::decoder::Decoder;
use crate::platform::files::Files;
use crate::platform::i18n::I18n;
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
}

impl App {
    /// Opens the database (migrating it), the file store and the words.
    pub async fn open(config: Config, clock: Clock) -> anyhow::Result<Self> {
        let db = Db::open(&config.database.url, config.database.n_connections_max).await?;
        db.migrate().await?;
        let files = Files::open(&config.files, config.limits.disk_free_bytes_min)?;
        files.refuse_bad_settings().await?;
        let members = Members::load(&db).await?;
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
        })
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
