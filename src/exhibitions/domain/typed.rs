//! What a curator types: an exhibition, a room, a place, a stop, and words that have a limit. Pure.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{SLUG_CHARS_MAX, TEXT_CHARS_MAX, THANKS_CHARS_MAX, TITLE_CHARS_MAX, Wall, count_words};
use crate::kernel::refusal::Facts;
use crate::kernel::{EntryId, FieldErrors, Lang, MemberCode, Translated, VenueId};

/// What is said of an exhibition as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewExhibition {
    /// Its place in the address: small letters, digits, hyphens.
    pub slug: String,
    /// Its title.
    pub title: Translated,
    /// One sentence.
    pub lede: Translated,
    /// The languages in which every work must have its words before it opens.
    pub languages: Vec<Lang>,
    /// First day, where it is shown at all times between two days.
    #[schema(value_type = Option<String>)]
    pub opens_on: Option<Date>,
    /// Last day.
    #[schema(value_type = Option<String>)]
    pub closes_on: Option<Date>,
    /// Who is thanked, one a line.
    pub thanks: String,
    /// The work of the first screen; the first one hung, if absent.
    pub cover_entry_id: Option<EntryId>,
}

/// What is said of a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoom {
    /// Its title.
    pub title: Translated,
    /// A few sentences at its door.
    #[serde(default)]
    pub intro: Translated,
    /// Its colour.
    pub wall: Wall,
}

/// A place that can show an exhibition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewVenue {
    /// Its name, in its own language first.
    pub name: Translated,
    /// The member government it lies in.
    pub member_code: Option<MemberCode>,
    /// How to find it.
    pub address: String,
}

/// Some days at a place or online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStop {
    /// Where; online, if absent.
    #[serde(default)]
    pub venue_id: Option<VenueId>,
    /// Its name where it is not the venue's: an art fair, an online show.
    #[serde(default)]
    pub name: Translated,
    /// First day, in the zone.
    #[schema(value_type = String)]
    pub opens_on: Date,
    /// Last day, in the zone.
    #[schema(value_type = String)]
    pub closes_on: Date,
    /// The zone whose days these are, an IANA name.
    pub zone: String,
    /// Opening hours, how to get in.
    #[serde(default)]
    pub note: Translated,
}

fn check_text(errors: &mut FieldErrors, field: &str, text: &Translated, chars_max: usize) {
    if text.0.values().any(|text| text.chars().count() > chars_max) {
        let facts = Facts::from([("chars_max", chars_max.into())]);
        errors.add_with(field, "exhibition-text-too-long", facts);
    }
}

fn check_title(errors: &mut FieldErrors, field: &str, title: &Translated) {
    if title.0.values().all(|text| text.trim().is_empty()) {
        errors.add(field, "exhibition-text-missing");
    }
    check_text(errors, field, title, TITLE_CHARS_MAX);
}

impl NewExhibition {
    /// All that is wrong with it.
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        let is_slug = !self.slug.is_empty()
            && self.slug.len() <= SLUG_CHARS_MAX
            && !self.slug.starts_with('-')
            && !self.slug.ends_with('-')
            && self
                .slug
                .chars()
                .all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        if !is_slug {
            errors.add("slug", "not-a-slug");
        }
        check_title(&mut errors, "title", &self.title);
        check_text(&mut errors, "lede", &self.lede, TEXT_CHARS_MAX);
        if self.languages.is_empty() {
            errors.add("languages", "exhibition-languages-missing");
        }
        if let (Some(opens_on), Some(closes_on)) = (self.opens_on, self.closes_on)
            && opens_on > closes_on
        {
            errors.add("closes_on", "days-backwards");
        }
        if self.thanks.chars().count() > THANKS_CHARS_MAX {
            let facts = Facts::from([("chars_max", THANKS_CHARS_MAX.into())]);
            errors.add_with("thanks", "exhibition-text-too-long", facts);
        }
        errors
    }
}

impl NewRoom {
    /// All that is wrong with it.
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        check_title(&mut errors, "title", &self.title);
        check_text(&mut errors, "intro", &self.intro, TEXT_CHARS_MAX);
        errors
    }
}

impl NewVenue {
    /// All that is wrong with it.
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        check_title(&mut errors, "venue_name", &self.name);
        if self.address.chars().count() > TEXT_CHARS_MAX {
            let facts = Facts::from([("chars_max", TEXT_CHARS_MAX.into())]);
            errors.add_with("address", "exhibition-text-too-long", facts);
        }
        errors
    }
}

impl NewStop {
    /// All that is wrong with it. Stops may overlap, so nothing is asked of the others.
    pub fn check(&self) -> FieldErrors {
        let mut errors = FieldErrors::new();
        if self.venue_id.is_none() {
            check_title(&mut errors, "name", &self.name);
        } else {
            check_text(&mut errors, "name", &self.name, TITLE_CHARS_MAX);
        }
        check_text(&mut errors, "note", &self.note, TEXT_CHARS_MAX);
        if self.opens_on > self.closes_on {
            errors.add("closes_on", "days-backwards");
        }
        if jiff::tz::TimeZone::get(&self.zone).is_err() {
            errors.add("zone", "not-a-zone");
        }
        errors
    }
}

/// All that is wrong with a text that has a limit of words.
pub fn check_words(field: &str, text: &Translated, words_max: usize) -> FieldErrors {
    let mut errors = FieldErrors::new();
    for (lang, text) in &text.0 {
        let n_words = count_words(text);
        if n_words > words_max || text.chars().count() > TEXT_CHARS_MAX {
            let facts = Facts::from([
                ("lang", lang.own_name().into()),
                ("n_words", n_words.into()),
                ("words_max", words_max.into()),
            ]);
            errors.add_with(field, "too-many-words", facts);
        }
    }
    errors
}
