//! What the curator's forms bring in, as values; texts in languages come as one field a language: `title_ko`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::actions::{Exhibition, HungWork, Room};
use super::domain::{LabelKind, NewExhibition, NewRoom, NewStop, NewVenue, Wall};
use crate::kernel::{FieldErrors, Lang, Translated};

/// What stands in the fields of a form; empty where nothing does.
#[derive(Debug, Clone, Default)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// One field.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// One field of a text in languages.
    pub fn in_lang(&self, name: &str, lang: &Lang) -> &str {
        self.get(&format!("{name}_{lang}"))
    }

    /// Fills a field.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Fills the fields of a text in languages.
    pub fn with_text(mut self, name: &str, text: &Translated) -> Self {
        for (lang, text) in &text.0 {
            self.0.insert(format!("{name}_{lang}"), text.clone());
        }
        self
    }

    /// The form of an exhibition.
    pub fn of_exhibition(row: &Exhibition) -> Self {
        let mut values = Self::default()
            .with("slug", &row.slug)
            .with("opens_on", row.opens_on.as_deref().unwrap_or_default())
            .with("closes_on", row.closes_on.as_deref().unwrap_or_default())
            .with("thanks", &row.thanks)
            .with_text("title", &row.title)
            .with_text("lede", &row.lede);
        for lang in &row.languages.0 {
            values = values.with(&format!("language_{lang}"), "yes");
        }
        values
    }

    /// The form of a room.
    pub fn of_room(row: &Room) -> Self {
        Self::default()
            .with("wall", row.wall.as_str())
            .with_text("title", &row.title)
            .with_text("intro", &row.intro)
    }

    /// The form of a work's labels and of the pause before it.
    pub fn of_work(work: &HungWork, pause: Option<&Translated>) -> Self {
        let mut values = Self::default();
        for (kind, text) in &work.labels {
            values = values.with_text(kind.as_str(), text);
        }
        if let Some(text) = pause {
            values = values.with("has_pause", "yes").with_text("pause", text);
        }
        values
    }
}

/// A form as it came in, read field by field; what nobody asked for is refused at the end.
#[derive(Debug)]
pub struct Fields {
    pairs: Vec<(String, String)>,
    /// What is wrong so far.
    pub errors: FieldErrors,
}

impl Fields {
    /// Takes what came in.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self {
            pairs,
            errors: FieldErrors::new(),
        }
    }

    /// What was typed, to show it again.
    pub fn values(&self) -> Values {
        Values(self.pairs.iter().cloned().collect())
    }

    /// One field; empty if it is not there.
    pub fn text(&mut self, name: &str) -> String {
        self.all(name).into_iter().next().unwrap_or_default()
    }

    /// Every value of a field that may be there several times.
    pub fn all(&mut self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.pairs.retain_mut(|(own, value)| {
            let is_it = own == name;
            if is_it {
                found.push(std::mem::take(value).trim().to_owned());
            }
            !is_it
        });
        found
    }

    /// A text in languages; empty ones are left out.
    pub fn translated(&mut self, name: &str) -> Translated {
        let mut text = Translated::default();
        for lang in Lang::ALL {
            let value = self.text(&format!("{name}_{lang}"));
            if !value.is_empty() {
                text.0.insert(*lang, value);
            }
        }
        text
    }

    /// A day, if one was given.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        let value = self.text(name);
        if value.is_empty() {
            return None;
        }
        let day = value.parse().ok();
        if day.is_none() {
            self.errors.add(name, "not-a-day");
        }
        day
    }

    /// A day that must be there.
    fn needed_day(&mut self, name: &str) -> Date {
        let n_errors = self.errors.0.len();
        let day = self.day(name);
        if day.is_none() && self.errors.0.len() == n_errors {
            self.errors.add(name, "not-a-day");
        }
        day.unwrap_or(Date::MIN)
    }

    /// A word of a closed set or another value that is parsed.
    pub fn parsed<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let parsed = self.text(name).parse().ok();
        if parsed.is_none() {
            self.errors.add(name, "not-a-choice");
        }
        parsed
    }

    /// All that is wrong, with fields that do not exist.
    pub fn finish(mut self) -> FieldErrors {
        for (name, _) in &self.pairs {
            self.errors.add(name.clone(), "unknown-field");
        }
        self.errors
    }
}

/// The form of an exhibition. The cover is chosen in the rooms.
pub fn exhibition(mut fields: Fields) -> (NewExhibition, FieldErrors) {
    let languages = Lang::ALL
        .iter()
        .copied()
        .filter(|lang| !fields.text(&format!("language_{lang}")).is_empty())
        .collect();
    let new = NewExhibition {
        slug: fields.text("slug"),
        title: fields.translated("title"),
        lede: fields.translated("lede"),
        languages,
        opens_on: fields.day("opens_on"),
        closes_on: fields.day("closes_on"),
        thanks: fields.text("thanks"),
        cover_entry_id: None,
    };
    let mut errors = new.check();
    errors.0.extend(fields.finish().0);
    (new, errors)
}

/// The form of a room.
pub fn room(mut fields: Fields) -> (NewRoom, FieldErrors) {
    let new = NewRoom {
        title: fields.translated("title"),
        intro: fields.translated("intro"),
        wall: fields.parsed("wall").unwrap_or(Wall::Chalk),
    };
    let mut errors = new.check();
    errors.0.extend(fields.finish().0);
    (new, errors)
}

/// The form of a venue.
pub fn venue(mut fields: Fields) -> (NewVenue, FieldErrors) {
    let code = fields.text("member_code");
    let new = NewVenue {
        name: fields.translated("venue_name"),
        member_code: code.parse().ok(),
        address: fields.text("address"),
    };
    let mut errors = new.check();
    if new.member_code.is_none() && !code.is_empty() {
        errors.add("member_code", "not-a-choice");
    }
    errors.0.extend(fields.finish().0);
    (new, errors)
}

/// The form of a stop.
pub fn stop(mut fields: Fields) -> (NewStop, FieldErrors) {
    let venue = fields.text("venue_id");
    let new = NewStop {
        venue_id: venue.parse().ok(),
        name: fields.translated("name"),
        opens_on: fields.needed_day("opens_on"),
        closes_on: fields.needed_day("closes_on"),
        zone: fields.text("zone"),
        note: fields.translated("note"),
    };
    let mut errors = std::mem::take(&mut fields.errors);
    if errors.is_empty() {
        errors = new.check();
    }
    if new.venue_id.is_none() && !venue.is_empty() {
        errors.add("venue_id", "not-a-choice");
    }
    errors.0.extend(fields.finish().0);
    (new, errors)
}

/// The form of a work's labels: each kind, and the pause before it if there is one.
#[derive(Debug)]
pub struct Labels {
    /// By kind.
    pub texts: Vec<(LabelKind, Translated)>,
    /// The pause before the group in which it hangs.
    pub pause: Option<Translated>,
    /// Whether it becomes the work of the first screen.
    pub is_cover: bool,
}

/// Reads the form of a work's labels.
pub fn labels(mut fields: Fields) -> (Labels, FieldErrors) {
    let texts = LabelKind::ALL
        .iter()
        .map(|kind| (*kind, fields.translated(kind.as_str())))
        .collect();
    let pause = fields.translated("pause");
    let has_pause = !fields.text("has_pause").is_empty();
    let is_cover = !fields.text("is_cover").is_empty();
    let labels = Labels {
        texts,
        pause: has_pause.then_some(pause),
        is_cover,
    };
    (labels, fields.finish())
}
