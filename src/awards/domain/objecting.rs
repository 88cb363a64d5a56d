//! Objections and cases: what may be said of a work, and where a case stands. Pure.

use crate::editions::EditionState;
use crate::entries::domain::CODE_ALPHABET;
use crate::kernel::refusal::Facts;
use crate::kernel::text::{many_lines, one_line};
use crate::kernel::{FieldErrors, Instant, Lang, Refusal};
use crate::people::Email;
use crate::words;

words! {
    /// What is said to be wrong with a work.
    pub enum ObjectionKind {
        /// It follows another picture.
        Copied = "copied",
        /// An adult drew or mended it.
        AdultHand = "adult-hand",
        /// It was entered in another contest before.
        EnteredElsewhere = "entered-elsewhere",
        /// A machine made it.
        Generated = "generated",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// Where an objection stands.
    pub enum ObjectionState {
        /// Received; nobody has answered.
        Open = "open",
        /// A case looks into it.
        InCase = "in-case",
        /// Answered without a case.
        SetAside = "set-aside",
        /// Answered: the work does not take part any more.
        Upheld = "upheld",
        /// Answered: the work stays.
        Dismissed = "dismissed",
    }
}

words! {
    /// Where a case stands.
    pub enum CaseState {
        /// Both sides are heard; the entry is suspended.
        Open = "open",
        /// The objection is right: the entry is disqualified.
        Upheld = "upheld",
        /// It is not: everything is as before.
        Dismissed = "dismissed",
    }
}

words! {
    /// Who speaks in a case.
    pub enum Side {
        /// The child, the guardian, the teacher.
        Entrant = "entrant",
        /// Whoever reported the work.
        Reporter = "reporter",
    }
}

/// Longest words of an objection, a statement or a reason, in characters.
pub const WORDS_CHARS_MAX: usize = 2000;
/// Longest text about where evidence is to be found, in characters.
pub const EVIDENCE_CHARS_MAX: usize = 500;
/// Most objections to one work that are kept, answered ones included: more say nothing new, and all are read.
pub const OBJECTIONS_PER_WORK_MAX: u64 = 100;
/// Most statements from the entrant's side in one case.
pub const STATEMENTS_MAX: usize = 5;
/// Shortest and longest objection period, in hours: a day, sixty days.
pub const PERIOD_HOURS: (i64, i64) = (24, 24 * 60);

/// An objection as it was filled in.
#[derive(Clone, PartialEq, Eq)]
pub struct NewObjection {
    /// What is wrong.
    pub kind: ObjectionKind,
    /// In whose words.
    pub words: String,
    /// Where evidence is to be found; may be empty.
    pub evidence: String,
    /// Where the answer goes; none wants none.
    pub contact: Option<Email>,
    /// The language of the form, for the answer.
    pub lang: Lang,
}

impl std::fmt::Debug for NewObjection {
    /// Without words and address.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewObjection")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl NewObjection {
    /// Reads what was typed, or says everything that is wrong with it.
    pub fn read(
        kind: &str,
        words: &str,
        evidence: &str,
        contact: &str,
        lang: Lang,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let kind = kind.parse::<ObjectionKind>().ok();
        if kind.is_none() {
            errors.add("kind", "not-a-choice");
        }
        let words = check_words(&mut errors, "words", words);
        let evidence = one_line(evidence);
        if evidence.chars().count() > EVIDENCE_CHARS_MAX {
            errors.add_with("evidence", "too-long", chars_max(EVIDENCE_CHARS_MAX));
        }
        let contact = match contact.trim() {
            "" => None,
            typed => {
                let email = typed.parse::<Email>().ok();
                if email.is_none() {
                    errors.add("contact", "not-an-email");
                }
                email
            }
        };
        match kind {
            Some(kind) if errors.is_empty() => Ok(Self {
                kind,
                words,
                evidence,
                contact,
                lang,
            }),
            _ => Err(errors),
        }
    }
}

fn chars_max(n: usize) -> Facts {
    Facts::from([("chars_max", n.into())])
}

/// A text that must be there and not be too long.
pub fn check_words(errors: &mut FieldErrors, field: &'static str, words: &str) -> String {
    let words = many_lines(words);
    if words.is_empty() {
        errors.add(field, "required");
    } else if words.chars().count() > WORDS_CHARS_MAX {
        errors.add_with(field, "too-long", chars_max(WORDS_CHARS_MAX));
    }
    words
}

/// The number on a reporter's receipt: 60 bits of chance, in signs that are not taken for one another.
pub fn receipt_of(chance: [u8; 8]) -> String {
    let bits = u64::from_be_bytes(chance);
    let signs: Vec<u8> = (0..12)
        .rev()
        .map(|at| CODE_ALPHABET[(bits >> (at * 5)) as usize & 31])
        .collect();
    let groups: Vec<_> = signs.chunks(4).map(String::from_utf8_lossy).collect();
    groups.join("-")
}

/// When an objection period ends: not before a day has passed, not after two months.
pub fn check_period(now: Instant, ends_at: Instant) -> Result<(), FieldErrors> {
    let (least, most) = PERIOD_HOURS;
    let hours = |n| now.plus(jiff::SignedDuration::from_hours(n));
    let mut errors = FieldErrors::new();
    if ends_at < hours(least) {
        errors.add("ends_at", "period-too-short");
    } else if ends_at > hours(most) {
        errors.add("ends_at", "period-too-long");
    }
    if errors.is_empty() {
        Ok(())
    } else {
        Err(errors)
    }
}

/// Whether a case can be opened while the edition stands there: once drawings are being looked at, and also after the
/// results are public.
pub fn check_case_time(state: EditionState) -> Result<(), Refusal> {
    let is_time = (EditionState::Screening..=EditionState::Archived).contains(&state);
    if is_time {
        Ok(())
    } else {
        Err(Refusal::conflict("case-not-now"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_is_read_whole_or_refused_with_all_that_is_wrong() {
        let read = |kind, words: &str, contact| {
            NewObjection::read(kind, words, "", contact, Lang::En)
                .map_err(|errors| errors.0.iter().map(|one| one.code).collect::<Vec<_>>())
        };
        let good = read("copied", " It is in a book. ", "a@example.org").unwrap();
        assert_eq!(good.words, "It is in a book.");
        let turned = read("copied", "\u{202e}koob a\r\n\r\n\r\npage 3", "").unwrap();
        assert_eq!(turned.words, "koob a\n\npage 3");
        assert!(!format!("{good:?}").contains("book"));
        assert_eq!(read("copied", "so", "").unwrap().contact, None);
        assert_eq!(
            read("ugly", "", "nowhere"),
            Err(vec!["not-a-choice", "required", "not-an-email"])
        );
        assert_eq!(read("other", &"x".repeat(2001), ""), Err(vec!["too-long"]));
    }

    #[test]
    fn a_receipt_has_twelve_signs_that_are_told_apart() {
        assert_eq!(receipt_of([0; 8]), "0000-0000-0000");
        let receipt = receipt_of([255; 8]);
        assert_eq!(receipt, "ZZZZ-ZZZZ-ZZZZ");
        assert_ne!(receipt_of([0, 0, 0, 0, 0, 0, 0, 1]), receipt_of([0; 8]));
    }

    #[test]
    fn a_period_lasts_a_day_at_least_and_two_months_at_most() {
        let now = Instant::from_ms(0);
        let code = |hours| {
            let end = now.plus(jiff::SignedDuration::from_hours(hours));
            check_period(now, end).err().map(|errors| errors.0[0].code)
        };
        assert_eq!(code(23), Some("period-too-short"));
        assert_eq!(code(24), None);
        assert_eq!(code(24 * 60), None);
        assert_eq!(code(24 * 60 + 1), Some("period-too-long"));
    }
}
