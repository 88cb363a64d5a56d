//! The seven languages of the contest, and text that exists in some of them.

use std::collections::BTreeMap;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};

use crate::words;

words! {
    /// A language that pages and letters speak (BCP 47 primary subtag).
    pub enum Lang {
        /// Chinese, simplified.
        Zh = "zh",
        /// Japanese.
        Ja = "ja",
        /// Korean.
        Ko = "ko",
        /// Mongolian, Cyrillic.
        Mn = "mn",
        /// Russian.
        Ru = "ru",
        /// English.
        En = "en",
        /// Vietnamese.
        Vi = "vi",
    }
}

impl Lang {
    /// The language's own name for itself, for the language menu.
    pub const fn own_name(self) -> &'static str {
        match self {
            Lang::Zh => "中文",
            Lang::Ja => "日本語",
            Lang::Ko => "한국어",
            Lang::Mn => "Монгол",
            Lang::Ru => "Русский",
            Lang::En => "English",
            Lang::Vi => "Tiếng Việt",
        }
    }

    /// What goes into `lang="…"`: fonts are chosen by it, so Chinese says which script it means.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            other => other.as_str(),
        }
    }
}

/// One text in some of the languages. Shown in the reader's language, else in English, else in whichever there is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Translated(pub BTreeMap<Lang, String>);

impl Translated {
    /// One text in one language.
    pub fn one(lang: Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang, text.into())]))
    }

    /// The best text for a reader of `lang`, with the language it is really in (for the `lang` attribute).
    /// Empty text in `lang` itself if there is none at all.
    pub fn get(&self, lang: Lang) -> (&str, Lang) {
        [lang, Lang::En]
            .into_iter()
            .find_map(|wanted| {
                self.0
                    .get(&wanted)
                    .filter(|text| !text.is_empty())
                    .map(|text| (text.as_str(), wanted))
            })
            .or_else(|| {
                self.0
                    .iter()
                    .find(|(_, text)| !text.is_empty())
                    .map(|(lang, text)| (text.as_str(), *lang))
            })
            .unwrap_or(("", lang))
    }

    /// The best text for a reader of `lang`.
    pub fn text(&self, lang: Lang) -> &str {
        self.get(lang).0
    }

    /// Which of `wanted` have no text yet.
    pub fn missing(&self, wanted: &[Lang]) -> Vec<Lang> {
        wanted
            .iter()
            .copied()
            .filter(|lang| self.0.get(lang).is_none_or(|text| text.trim().is_empty()))
            .collect()
    }
}

impl utoipa::PartialSchema for Translated {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        BTreeMap::<String, String>::schema()
    }
}

impl utoipa::ToSchema for Translated {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_their_language_else_english_else_what_there_is() {
        let mut theme = Translated::one(Lang::Zh, "海");
        assert_eq!(theme.get(Lang::Ko), ("海", Lang::Zh));
        theme.0.insert(Lang::En, "The sea".into());
        assert_eq!(theme.get(Lang::Ko), ("The sea", Lang::En));
        theme.0.insert(Lang::Ko, "바다".into());
        assert_eq!(theme.get(Lang::Ko), ("바다", Lang::Ko));
        assert_eq!(theme.missing(&[Lang::Ko, Lang::Mn]), vec![Lang::Mn]);
        assert_eq!(Translated::default().get(Lang::Ru), ("", Lang::Ru));
    }
}
