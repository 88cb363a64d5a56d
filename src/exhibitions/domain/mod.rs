//! What an exhibition, its labels and its stops are, and when they may be shown. Pure. How works hang: [`super::hang`].

mod typed;

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use crate::kernel::{Lang, Refusal};
use crate::words;

pub use typed::*;

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
    use crate::kernel::Translated;
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
