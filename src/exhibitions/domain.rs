//! What an exhibition, its labels and its stops are, and when they may be shown. Pure. How works hang: [`super::hang`].

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kernel::refusal::Facts;
use crate::kernel::{EntryId, FieldErrors, Lang, MemberCode, Refusal, Translated, VenueId};
use crate::words;

words! {
    /// Where an exhibition stands.
    pub enum ExhibitionState {
        /// Being hung; only curators see it.
        Draft = "draft",
        /// Hung; someone else looks at it.
        Review = "review",
        /// Everyone sees it.
        Public = "public",
        /// Over; its address still answers.
        Archived = "archived",
    }
}

impl ExhibitionState {
    /// Whether one may go from here to `next`.
    pub fn may_become(self, next: Self) -> bool {
        use ExhibitionState as S;
        matches!(
            (self, next),
            (S::Draft, S::Review)
                | (S::Review, S::Draft | S::Public)
                | (S::Public, S::Draft | S::Archived)
                | (S::Archived, S::Public)
        )
    }

    /// Whether everyone may see it.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Public | Self::Archived)
    }
}

words! {
    /// The colour of a room: five that are tuned to drawings on white paper, and no others.
    pub enum Wall {
        /// Nearly white.
        Chalk = "chalk",
        /// Warm grey.
        Putty = "putty",
        /// Green grey.
        Sage = "sage",
        /// Dusk blue.
        Dusk = "dusk",
        /// Nearly black.
        Ink = "ink",
    }
}

words! {
    /// How a work hangs.
    pub enum PlacementRole {
        /// Alone, at full height.
        Solo = "solo",
        /// Two that speak to each other.
        Pair = "pair",
        /// Three to five.
        Cluster = "cluster",
    }
}

words! {
    /// What a label says; each in any of the languages.
    pub enum LabelKind {
        /// The title in other languages than the child's.
        Title = "title",
        /// The child's own words in other languages.
        ChildsWords = "childs-words",
        /// What one sees, for those who do not.
        Alt = "alt",
        /// What the curator adds.
        Extended = "extended",
    }
}

impl LabelKind {
    /// The most words it may have: a reader tires of one label after some forty-five seconds.
    pub const fn words_max(self) -> usize {
        match self {
            Self::Title => 20,
            Self::ChildsWords => 80,
            Self::Alt => 40,
            Self::Extended => 75,
        }
    }
}

words! {
    /// Where a stop stands.
    pub enum StopState {
        /// Still to come.
        Planned = "planned",
        /// Today.
        Open = "open",
        /// Over.
        Closed = "closed",
        /// At other days or another place than announced.
        Moved = "moved",
        /// Will not take place.
        Cancelled = "cancelled",
    }
}

words! {
    /// Where a stop is.
    pub enum StopKind {
        /// At a place.
        Venue = "venue",
        /// On the web.
        Online = "online",
    }
}

/// Where a stop stands today: by its days, unless it was moved (until it begins) or cancelled.
pub fn stop_state(kept: StopState, opens_on: Date, closes_on: Date, today: Date) -> StopState {
    match kept {
        StopState::Cancelled => StopState::Cancelled,
        _ if today > closes_on => StopState::Closed,
        _ if today >= opens_on => StopState::Open,
        StopState::Moved => StopState::Moved,
        _ => StopState::Planned,
    }
}

/// Most works in a room.
pub const ROOM_WORKS_MAX: usize = 30;
/// Most rooms of an exhibition.
pub const ROOMS_MAX: usize = 12;
/// Most stops of an exhibition.
pub const STOPS_MAX: usize = 60;
/// Longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 120;
/// Longest lede, room text, note or address, in characters.
pub const TEXT_CHARS_MAX: usize = 600;
/// Most words of the sentence in a pause.
pub const PAUSE_WORDS_MAX: usize = 30;
/// Longest slug.
pub const SLUG_CHARS_MAX: usize = 60;
/// Longest list of thanks, in characters.
pub const THANKS_CHARS_MAX: usize = 8000;

/// How many words a text has. Chinese and Japanese have no spaces: there two characters count as a word.
pub fn count_words(text: &str) -> usize {
    let is_han = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}');
    let n_han = text.chars().filter(|c| is_han(*c)).count();
    let n_spaced = text
        .split(|c: char| c.is_whitespace() || is_han(c))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count();
    n_spaced + n_han.div_ceil(2)
}

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

words! {
    /// What is missing before an exhibition may open.
    pub enum GapKind {
        /// The exhibition's title.
        Title = "title",
        /// The one sentence.
        Lede = "lede",
        /// Not one work hangs.
        Works = "works",
        /// A room's title.
        RoomTitle = "room-title",
        /// A room without works.
        RoomWorks = "room-works",
        /// Nobody allows any more that the work is shown, or its picture is not ready.
        Consent = "consent",
        /// The guardian did not agree to print and tour, and there is a stop at a place.
        TourConsent = "tour-consent",
        /// The work's title.
        WorkTitle = "work-title",
        /// What one sees, in words.
        WorkAlt = "work-alt",
    }
}

/// Something that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Gap {
    /// What.
    pub kind: GapKind,
    /// In which room, from 1; of the whole, if absent.
    pub room: Option<usize>,
    /// Of which work, by its number.
    pub work: Option<String>,
    /// In which languages; empty where it is not a matter of language.
    pub languages: Vec<Lang>,
}

impl Gap {
    /// One of the whole.
    pub fn whole(kind: GapKind, languages: Vec<Lang>) -> Self {
        Self {
            kind,
            room: None,
            work: None,
            languages,
        }
    }
}

/// Moves on, or says why not; to become public there may be no gap.
pub fn become_state(
    state: ExhibitionState,
    next: ExhibitionState,
    n_gaps: usize,
) -> Result<(), Refusal> {
    if !state.may_become(next) {
        return Err(Refusal::conflict("exhibition-cannot-become")
            .with("from", state.as_str())
            .with("to", next.as_str()));
    }
    if next == ExhibitionState::Public && n_gaps > 0 {
        return Err(Refusal::conflict("exhibition-has-gaps").with("n_gaps", n_gaps));
    }
    Ok(())
}

words! {
    /// When an exhibition is, seen from today.
    pub enum Phase {
        /// It can be seen.
        Now = "now",
        /// It will be.
        Next = "next",
        /// It could be.
        Past = "past",
    }
}

/// When an exhibition is, by its own days and those of its stops; without any days it is now.
pub fn phase(
    state: ExhibitionState,
    days: (Option<Date>, Option<Date>),
    stops: &[StopState],
    today: Date,
) -> Phase {
    let (opens_on, closes_on) = days;
    let stops: BTreeSet<StopState> = stops.iter().copied().collect();
    let is_to_come = stops.contains(&StopState::Planned) || stops.contains(&StopState::Moved);
    if state == ExhibitionState::Archived {
        Phase::Past
    } else if stops.contains(&StopState::Open) {
        Phase::Now
    } else if opens_on.is_some() || closes_on.is_some() {
        match (opens_on, closes_on) {
            (Some(opens_on), _) if today < opens_on => Phase::Next,
            (_, Some(closes_on)) if today > closes_on && !is_to_come => Phase::Past,
            (_, Some(closes_on)) if today > closes_on => Phase::Next,
            _ => Phase::Now,
        }
    } else if is_to_come {
        // Between two stops a tour goes on.
        if stops.contains(&StopState::Closed) {
            Phase::Now
        } else {
            Phase::Next
        }
    } else if stops.contains(&StopState::Closed) {
        Phase::Past
    } else {
        Phase::Now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_stop_opens_and_closes_by_its_days_on_the_first_and_the_last_inclusive() {
        let state = |kept, day| stop_state(kept, date(2021, 9, 7), date(2021, 9, 17), day);
        assert_eq!(
            state(StopState::Planned, date(2021, 9, 6)),
            StopState::Planned
        );
        assert_eq!(state(StopState::Planned, date(2021, 9, 7)), StopState::Open);
        assert_eq!(
            state(StopState::Planned, date(2021, 9, 17)),
            StopState::Open
        );
        assert_eq!(
            state(StopState::Planned, date(2021, 9, 18)),
            StopState::Closed
        );
        assert_eq!(state(StopState::Moved, date(2021, 9, 6)), StopState::Moved);
        assert_eq!(state(StopState::Moved, date(2021, 9, 8)), StopState::Open);
        assert_eq!(
            state(StopState::Cancelled, date(2021, 9, 8)),
            StopState::Cancelled
        );
    }

    #[test]
    fn words_are_counted_in_scripts_with_and_without_spaces() {
        assert_eq!(count_words(""), 0);
        assert_eq!(count_words("The wind runs with me."), 5);
        assert_eq!(count_words("Салхи надтай хамт гүйдэг."), 4);
        assert_eq!(count_words("바람은 나와 함께 달린다"), 4);
        assert_eq!(count_words("我的草原朋友"), 3);
        let limit = LabelKind::Extended.words_max();
        let text = |n: usize| Translated::one(Lang::En, "word ".repeat(n));
        assert!(check_words("text", &text(limit), limit).is_empty());
        assert!(!check_words("text", &text(limit + 1), limit).is_empty());
    }

    #[test]
    fn an_exhibition_is_looked_at_before_it_opens_and_opens_without_gaps() {
        use ExhibitionState as S;
        assert!(become_state(S::Draft, S::Public, 0).is_err());
        assert!(become_state(S::Draft, S::Review, 7).is_ok());
        assert_eq!(
            become_state(S::Review, S::Public, 1).unwrap_err().code,
            "exhibition-has-gaps"
        );
        assert!(become_state(S::Review, S::Public, 0).is_ok());
        assert!(become_state(S::Public, S::Archived, 3).is_ok());
    }

    #[test]
    fn between_two_stops_a_tour_goes_on() {
        use StopState as T;
        let of = |stops: &[T]| {
            phase(
                ExhibitionState::Public,
                (None, None),
                stops,
                date(2026, 9, 1),
            )
        };
        assert_eq!(of(&[]), Phase::Now);
        assert_eq!(of(&[T::Planned]), Phase::Next);
        assert_eq!(of(&[T::Closed, T::Planned]), Phase::Now);
        assert_eq!(of(&[T::Closed, T::Open, T::Planned]), Phase::Now);
        assert_eq!(of(&[T::Closed, T::Cancelled]), Phase::Past);
    }
}
