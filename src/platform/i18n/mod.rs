//! Words in seven languages: Fluent messages (`templates/locales/<lang>/<feature>.ftl`), and dates, numbers and
//! country names by CLDR data. Knows no feature: keys and facts come in, text goes out.
//!
//! Keys that are put together at run time are always `<prefix>-<word>` through [`I18n::word`], so that a test can see
//! which prefixes are in use.

mod format;

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;

pub use format::Formats;

use crate::kernel::Lang;
use crate::kernel::refusal::{Fact, Facts};

#[derive(RustEmbed)]
#[folder = "templates/locales"]
#[include = "*/*.ftl"]
struct LocaleFiles;

/// The messages and formats of every language.
pub struct I18n {
    languages: HashMap<Lang, Language>,
}

struct Language {
    bundle: FluentBundle<FluentResource>,
    formats: Formats,
}

/// Why the words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum I18nError {
    /// A locale file is not Fluent.
    #[error("{file}: {why}")]
    Syntax {
        /// Which file.
        file: String,
        /// What the parser said.
        why: String,
    },
    /// CLDR data for a language is missing.
    #[error("no formats for {lang}: {why}")]
    Formats {
        /// Which language.
        lang: Lang,
        /// What is missing.
        why: String,
    },
}

impl I18n {
    /// Reads all locale files.
    pub fn load() -> Result<Self, I18nError> {
        let mut languages = HashMap::new();
        for lang in Lang::ALL {
            let tag = lang.tag().parse().map_err(|error| I18nError::Formats {
                lang: *lang,
                why: format!("{error}"),
            })?;
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // Isolation marks would show up in letters and copied text; our sentences do not mix directions.
            bundle.set_use_isolating(false);
            let prefix = format!("{}/", lang.as_str());
            let mut files: Vec<_> = LocaleFiles::iter()
                .filter(|path| path.starts_with(&prefix))
                .collect();
            files.sort();
            for path in files {
                let syntax = |why: String| I18nError::Syntax {
                    file: path.to_string(),
                    why,
                };
                let file =
                    LocaleFiles::get(&path).ok_or_else(|| syntax("cannot be read".into()))?;
                let source = String::from_utf8(file.data.into_owned())
                    .map_err(|error| syntax(error.to_string()))?;
                let resource = FluentResource::try_new(source)
                    .map_err(|(_, errors)| syntax(format!("{errors:?}")))?;
                bundle
                    .add_resource(resource)
                    .map_err(|errors| syntax(format!("{errors:?}")))?;
            }
            let formats =
                Formats::new(*lang).map_err(|why| I18nError::Formats { lang: *lang, why })?;
            languages.insert(*lang, Language { bundle, formats });
        }
        Ok(Self { languages })
    }

    /// Formats of dates, numbers and country names.
    pub fn formats(&self, lang: Lang) -> &Formats {
        &self.language(lang).formats
    }

    /// The message of `key`. A missing one shows its key, and a test keeps that from happening.
    pub fn text(&self, lang: Lang, key: &str, args: &[(&'static str, Fact)]) -> String {
        self.find(lang, key, args).unwrap_or_else(|| {
            tracing::error!(key, lang = lang.as_str(), "message is missing");
            key.to_owned()
        })
    }

    /// The message of a word: the key is `<prefix>-<word>`.
    pub fn word(&self, lang: Lang, prefix: &str, word: &str) -> String {
        self.text(lang, &format!("{prefix}-{word}"), &[])
    }

    /// The message of a refusal's or field error's code with its facts.
    pub fn sentence(&self, lang: Lang, prefix: &str, code: &str, facts: &Facts) -> String {
        let args: Vec<_> = facts
            .iter()
            .map(|(name, fact)| (*name, fact.clone()))
            .collect();
        self.text(lang, &format!("{prefix}-{code}"), &args)
    }

    /// Whether there is such a message.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.language(lang).bundle.has_message(key)
    }

    fn find(&self, lang: Lang, key: &str, args: &[(&'static str, Fact)]) -> Option<String> {
        let language = self.language(lang);
        let pattern = language.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = if args.is_empty() {
            language.bundle.format_pattern(pattern, None, &mut errors)
        } else {
            let mut values = FluentArgs::with_capacity(args.len());
            for (name, fact) in args {
                values.set(*name, language.value(fact));
            }
            language
                .bundle
                .format_pattern(pattern, Some(&values), &mut errors)
                .into_owned()
                .into()
        };
        if !errors.is_empty() {
            tracing::error!(
                key,
                lang = lang.as_str(),
                ?errors,
                "message does not fit its arguments"
            );
        }
        Some(text.into_owned())
    }

    fn language(&self, lang: Lang) -> &Language {
        &self.languages[&lang]
    }
}

impl Language {
    fn value<'a>(&self, fact: &'a Fact) -> FluentValue<'a> {
        match fact {
            Fact::Number(number) => FluentValue::from(*number),
            Fact::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Fact::Instant(instant) => {
                FluentValue::String(Cow::Owned(self.formats.instant_utc(*instant)))
            }
        }
    }
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("I18n").finish_non_exhaustive()
    }
}

/// Every `key = …` of every locale file: `(language, file, key)`.
pub fn list_keys() -> Vec<(Lang, String, String)> {
    let mut keys = Vec::new();
    for path in LocaleFiles::iter() {
        let Some((lang, file)) = path.split_once('/') else {
            continue;
        };
        let (Ok(lang), Some(data)) = (lang.parse::<Lang>(), LocaleFiles::get(&path)) else {
            continue;
        };
        for line in String::from_utf8_lossy(&data.data).lines() {
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase());
            if let (true, Some((key, _))) = (is_key, line.split_once('=')) {
                keys.push((lang, file.to_owned(), key.trim().to_owned()));
            }
        }
    }
    keys
}
