//! What every page is made with: the reader's language, who they are, and the words.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use fluent_langneg::{
    LanguageIdentifier, NegotiationStrategy, negotiate_languages, parse_accepted_languages,
};
use jiff::civil;
use jiff::tz::TimeZone;

use super::assets::Assets;
use super::door;
use crate::kernel::refusal::{Fact, Facts};
use crate::kernel::{
    ActionError, Actor, Country, FieldErrors, Instant, Lang, Permission, Translated,
};
use crate::platform::i18n::I18n;

/// The page's context: language, actor, words. Every page struct has one, called `ui`.
#[derive(Clone)]
pub struct Ui {
    /// The reader's language: from the address, else from `Accept-Language`.
    pub lang: Lang,
    /// Who reads.
    pub actor: Actor,
    /// The address after `/{lang}`, with its query: the language menu keeps it.
    pub path: String,
    /// The token that this session's forms carry.
    pub csrf: String,
    /// The scheme and host people see.
    pub public_url: String,
    i18n: Arc<I18n>,
    assets: web::Data<Assets>,
}

impl FromRequest for Ui {
    type Error = ActionError;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

impl Ui {
    /// The context of a request.
    pub fn of(request: &HttpRequest) -> Self {
        let i18n = request
            .app_data::<web::Data<I18n>>()
            .expect("the app carries its words")
            .clone()
            .into_inner();
        let assets = request
            .app_data::<web::Data<Assets>>()
            .expect("the app knows its assets")
            .clone();
        let public_url = request
            .app_data::<web::Data<super::shield::PublicUrl>>()
            .map(|url| url.0.clone())
            .unwrap_or_default();
        let from_path = lang_of_path(request.path());
        let lang = from_path.unwrap_or_else(|| accepted_lang(request));
        let whole = request
            .uri()
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let path = if from_path.is_some() {
            whole[lang.as_str().len() + 1..].to_owned()
        } else {
            "/".to_owned()
        };
        Self {
            lang,
            actor: door::actor_of(request),
            path,
            csrf: door::csrf_of(request),
            public_url,
            i18n,
            assets,
        }
    }

    /// The message of `key`.
    pub fn t(&self, key: &str) -> String {
        self.i18n.text(self.lang, key, &[])
    }

    /// The message of `key` with one argument.
    pub fn t1(&self, key: &str, name: &'static str, value: impl Into<Fact>) -> String {
        self.i18n.text(self.lang, key, &[(name, value.into())])
    }

    /// The message of `key` with two arguments.
    pub fn t2(
        &self,
        key: &str,
        name: &'static str,
        value: impl Into<Fact>,
        name2: &'static str,
        value2: impl Into<Fact>,
    ) -> String {
        self.i18n.text(
            self.lang,
            key,
            &[(name, value.into()), (name2, value2.into())],
        )
    }

    /// The message of `key` with any arguments.
    pub fn ta(&self, key: &str, args: &[(&'static str, Fact)]) -> String {
        self.i18n.text(self.lang, key, args)
    }

    /// The message `<prefix>-<word>` of a word of a closed set.
    pub fn word(&self, prefix: &str, word: impl std::fmt::Display) -> String {
        self.i18n.word(self.lang, prefix, &word.to_string())
    }

    /// The sentence of a code with its facts.
    pub fn sentence(&self, prefix: &str, code: &str, facts: &Facts) -> String {
        self.i18n.sentence(self.lang, prefix, code, facts)
    }

    /// What is wrong with a field, if anything.
    pub fn field_error(&self, errors: &FieldErrors, field: &str) -> Option<String> {
        errors
            .of(field)
            .map(|error| self.sentence("field", error.code, &error.facts))
    }

    /// The best text of a translated one.
    pub fn pick<'a>(&self, text: &'a Translated) -> &'a str {
        text.text(self.lang)
    }

    /// The `lang` attribute of the best text of a translated one.
    pub fn pick_lang(&self, text: &Translated) -> &'static str {
        text.get(self.lang).1.tag()
    }

    /// An address of ours in the reader's language; `path` begins with a slash.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.lang)
    }

    /// The same page in another language.
    pub fn in_lang(&self, lang: &Lang) -> String {
        format!("/{lang}{}", self.path)
    }

    /// Marks the current item of the navigation.
    pub fn here(&self, path: &str) -> askama::filters::Safe<&'static str> {
        let is_here = self
            .path
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
        askama::filters::Safe(if is_here {
            " aria-current=\"page\""
        } else {
            ""
        })
    }

    /// As [`Ui::here`]; where `only_exactly`, pages below the address do not count.
    pub fn here_exactly(
        &self,
        path: &str,
        only_exactly: bool,
    ) -> askama::filters::Safe<&'static str> {
        let own = self.path.split('?').next().unwrap_or("");
        if only_exactly && own != path {
            return askama::filters::Safe("");
        }
        self.here(path)
    }

    /// The number of the edition whose desk this is: `/desk/editions/9/…`.
    pub fn desk_edition(&self) -> Option<i64> {
        let rest = self.path.strip_prefix("/desk/editions/")?;
        rest.split(['/', '?']).next()?.parse().ok()
    }

    /// The places of an edition's desk: word, address after the edition's, permission.
    pub fn desk_places(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        &[
            ("overview", "", "desk:read"),
            ("entries", "/entries", "entry:read"),
            ("screening", "/screening", "screening:write"),
            ("judges", "/judges", "panel:write"),
            ("rounds", "/rounds", "round:write"),
            ("awards", "/awards", "award:write"),
            ("cases", "/cases", "case:read"),
            ("settings", "/settings", "edition:write"),
        ]
    }

    /// The places that are not of one edition: word, address, permission.
    pub fn desk_house(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        &[
            ("editions", "/desk", "desk:read"),
            ("exhibitions", "/desk/exhibitions", "exhibition:write"),
            ("standing", "/desk/standing", "edition:write"),
            ("people", "/desk/people", "role:grant"),
            ("letters", "/desk/letters", "letter:approve"),
            ("jobs", "/desk/jobs", "job:write"),
            ("journal", "/desk/journal", "journal:read"),
        ]
    }

    /// Whether the page is written in Cyrillic, whose font is then fetched first.
    pub fn is_cyrillic(&self) -> bool {
        matches!(self.lang, Lang::Mn | Lang::Ru)
    }

    /// Every language, for the menu.
    pub fn langs(&self) -> &'static [Lang] {
        Lang::ALL
    }

    /// The address of a style sheet, script or font.
    pub fn asset(&self, name: &str) -> String {
        self.assets.url(name)
    }

    /// Whether the reader may do this at all; for what a page offers, never instead of the action's own check.
    pub fn may(&self, permission: &str) -> bool {
        permission
            .parse::<Permission>()
            .is_ok_and(|permission| self.actor.may(permission))
    }

    /// Whether someone is signed in.
    pub fn is_signed_in(&self) -> bool {
        self.actor.person().is_some()
    }

    /// A day with its year.
    pub fn day(&self, day: &civil::Date) -> String {
        self.i18n.formats(self.lang).day(*day)
    }

    /// A span of days.
    pub fn days(&self, from: &civil::Date, to: &civil::Date) -> String {
        self.i18n.formats(self.lang).days(*from, *to)
    }

    /// A moment in a zone.
    pub fn moment(&self, instant: &Instant, zone: &TimeZone) -> String {
        self.i18n.formats(self.lang).instant(*instant, zone)
    }

    /// A moment in UTC.
    pub fn moment_utc(&self, instant: &Instant) -> String {
        self.i18n.formats(self.lang).instant_utc(*instant)
    }

    /// A whole number with the language's grouping.
    pub fn number(&self, number: impl Countable) -> String {
        self.i18n.formats(self.lang).number(number.as_count())
    }

    /// A number with so many digits after the mark.
    pub fn decimal(&self, number: &f64, n_digits: u8) -> String {
        self.i18n.formats(self.lang).decimal(*number, n_digits)
    }

    /// A country's name.
    pub fn country(&self, country: &Country) -> String {
        self.i18n.formats(self.lang).country(*country)
    }

    /// The words themselves, for letters in other languages.
    pub fn i18n(&self) -> &I18n {
        &self.i18n
    }
}

/// A whole number of any width; templates hand out references to them.
pub trait Countable {
    /// The number; one too large is the largest.
    fn as_count(&self) -> i64;
}

macro_rules! countable {
    ($($kind:ty),+) => {$(
        impl Countable for $kind {
            fn as_count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )+};
}
countable!(i32, i64, u16, u32, u64, usize);

impl<T: Countable> Countable for &T {
    fn as_count(&self) -> i64 {
        (*self).as_count()
    }
}

/// The language that an address names in its first part.
fn lang_of_path(path: &str) -> Option<Lang> {
    path.strip_prefix('/')?.split('/').next()?.parse().ok()
}

/// The best of ours for the browser's wishes; English if none fits.
pub fn accepted_lang(request: &HttpRequest) -> Lang {
    let wishes = request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("")
        .get(
            ..200.min(
                request
                    .headers()
                    .get(header::ACCEPT_LANGUAGE)
                    .map_or(0, |value| value.len()),
            ),
        )
        .unwrap_or("");
    let ours: Vec<LanguageIdentifier> = Lang::ALL
        .iter()
        .filter_map(|lang| lang.as_str().parse().ok())
        .collect();
    let wanted = parse_accepted_languages(wishes);
    negotiate_languages(&wanted, &ours, None, NegotiationStrategy::Filtering)
        .first()
        .and_then(|found| found.language.as_str().parse().ok())
        .unwrap_or(Lang::En)
}
