//! What an entry is, when it is taken, how it moves on, and which name the public reads. Pure.

mod changing;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::artworks::domain::Words;
use crate::editions::{Division, Edition};
use crate::kernel::{Country, Instant, Lang, MemberCode, Refusal};
use crate::people::Email;
use crate::words;

pub use changing::{check_resubmission, check_straightening, check_withdrawal};

words! {
    /// Where an entry stands.
    pub enum EntryState {
        /// Received, not yet checked.
        Submitted = "submitted",
        /// Sent back with a reason; may come again.
        Returned = "returned",
        /// Admitted to judging.
        Eligible = "eligible",
        /// Cannot take part.
        Ineligible = "ineligible",
        /// The same drawing is in this edition already.
        Duplicate = "duplicate",
        /// Taken back by those who sent it.
        Withdrawn = "withdrawn",
        /// Held up by an open case.
        Suspended = "suspended",
        /// Taken out by a decided case.
        Disqualified = "disqualified",
        /// Personal data were removed by right.
        Erased = "erased",
    }
}

words! {
    /// What a guardian agrees to, one by one.
    pub enum ConsentPurpose {
        /// To be judged; the only one that is needed.
        TakingPart = "taking-part",
        /// Data may cross a border to the secretariat.
        Transfer = "transfer",
        /// The drawing may be shown.
        ShowWork = "show-work",
        /// The name may stand beside it.
        ShowName = "show-name",
        /// Catalogue, posters, touring exhibition.
        PrintAndTour = "print-and-tour",
        /// Kept in the archive after the contest.
        Archive = "archive",
    }
}

words! {
    /// What was said to a purpose.
    pub enum ConsentState {
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
        /// Yes once, no more.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// Who the consenting adult is to the child.
    pub enum Relation {
        /// Mother or father.
        Parent = "parent",
        /// Another relative who has custody.
        Relative = "relative",
        /// Guardian by law.
        LegalGuardian = "legal-guardian",
    }
}

words! {
    /// What the screening desk decides.
    pub enum Decision {
        /// Goes to judging.
        Admit = "admit",
        /// Goes back with a reason.
        Return = "return",
        /// Cannot take part.
        Reject = "reject",
    }
}

words! {
    /// Why an entry goes back or cannot take part.
    pub enum Reason {
        /// The photo is blurred or dark.
        Blurred = "blurred",
        /// An edge of the drawing is cut off.
        Cut = "cut",
        /// A name, face or address can be read in the picture.
        PersonalData = "personal-data",
        /// The age needs another look.
        Age = "age",
        /// The same drawing was entered already.
        Duplicate = "duplicate",
        /// Not a drawing of the child's own.
        NotOwn = "not-own",
        /// Not on the theme.
        Theme = "theme",
    }
}

/// How long a returned entry may take to come back, in days.
pub const RETURN_DAYS: i64 = 7;

/// What was filled in, as values that cannot be wrong by themselves.
#[derive(Clone, PartialEq)]
pub struct Submission {
    /// The name in the child's own script.
    pub name_native: String,
    /// The name in Latin letters.
    pub name_latin: String,
    /// The member government; it lies in the country.
    pub member: MemberCode,
    /// Years on the edition's day.
    pub age: i32,
    /// May be empty.
    pub school: String,
    /// Title and statement.
    pub words: Words,
    /// The adult who consents.
    pub guardian_name: String,
    /// Where the receipt goes.
    pub guardian_email: Email,
    /// What the adult is to the child.
    pub relation: Relation,
    /// The language of the form, for the letters.
    pub lang: Lang,
    /// The answers; a purpose that was not answered is absent.
    pub consents: BTreeMap<ConsentPurpose, bool>,
}

impl std::fmt::Debug for Submission {
    /// Without names and addresses.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Submission")
            .field("member", &self.member)
            .field("age", &self.age)
            .finish_non_exhaustive()
    }
}

impl Submission {
    /// Whether the guardian said yes to a purpose.
    pub fn agrees(&self, purpose: ConsentPurpose) -> bool {
        self.consents.get(&purpose) == Some(&true)
    }

    /// What makes two sendings the same, with the picture's hash.
    pub fn fingerprint(&self, received_sha256: &str) -> String {
        let consents: Vec<String> = self
            .consents
            .iter()
            .map(|(purpose, answer)| format!("{purpose}={answer}"))
            .collect();
        let parts = [
            self.name_native.as_str(),
            &self.name_latin,
            self.member.as_str(),
            &self.age.to_string(),
            &self.school,
            &self.words.title,
            self.words.title_lang.as_str(),
            &self.words.statement,
            &self.guardian_name,
            self.guardian_email.as_str(),
            self.relation.as_str(),
            &consents.join("&"),
            received_sha256,
        ];
        hex::encode(Sha256::digest(parts.join("\n").as_bytes()))
    }
}

/// Whether the entry is taken now; its division if so.
pub fn check_submission<'a>(
    edition: &'a Edition,
    submission: &Submission,
    now: Instant,
) -> Result<&'a Division, Refusal> {
    edition.takes_entries(now)?;
    if !submission.agrees(ConsentPurpose::TakingPart) {
        return Err(Refusal::unprocessable("consent-missing"));
    }
    edition.division_for(submission.age)
}

/// Where a decision leads, or why it cannot be taken.
pub fn decide(
    state: EntryState,
    decision: Decision,
    reason: Option<Reason>,
) -> Result<EntryState, Refusal> {
    let may_be_screened = matches!(
        state,
        EntryState::Submitted
            | EntryState::Eligible
            | EntryState::Ineligible
            | EntryState::Duplicate
    );
    if !may_be_screened {
        return Err(Refusal::conflict("entry-not-screenable").with("state", state.as_str()));
    }
    match (decision, reason) {
        (Decision::Admit, _) => Ok(EntryState::Eligible),
        (_, None) => Err(Refusal::unprocessable("reason-missing")),
        (Decision::Return, Some(_)) => Ok(EntryState::Returned),
        (Decision::Reject, Some(Reason::Duplicate)) => Ok(EntryState::Duplicate),
        (Decision::Reject, Some(_)) => Ok(EntryState::Ineligible),
    }
}

/// Digits and letters that are not taken for one another (Crockford's base 32).
pub const CODE_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code that opens an entry: 16 signs, 80 bits, in groups of four. Made of a secret kept with the answer to the
/// sending and of the sending's key, so that the same sending gets the same code and neither alone gives it.
pub fn entry_code(salt: &[u8; 32], key: &str) -> String {
    let digest = Sha256::new_with_prefix(salt)
        .chain_update(key.as_bytes())
        .finalize();
    let mut bits = 0u128;
    for byte in &digest[..10] {
        bits = bits << 8 | u128::from(*byte);
    }
    let signs: Vec<u8> = (0..16)
        .rev()
        .map(|at| CODE_ALPHABET[(bits >> (at * 5)) as usize & 31])
        .collect();
    signs
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join("-")
}

/// A code as people type it, in the spelling that is hashed: no blanks or hyphens, capitals, O as 0, I and L as 1.
pub fn clean_code(typed: &str) -> String {
    typed
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

words! {
    /// How much of a name the public reads.
    pub enum NameShown {
        /// The whole name.
        Full = "full",
        /// The given name.
        Given = "given",
        /// None: "a child".
        Masked = "masked",
    }
}

/// What the public reads of who drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisplayName {
    /// The name, as far as it may be shown.
    pub name: Option<String>,
    /// Years; dropped where it would single a child out.
    pub age: Option<i32>,
    /// Where from.
    pub member: MemberCode,
}

/// A member's division with fewer entrants than this is shown without ages.
pub const SMALL_GROUP: u64 = 5;

/// The public name by consent. A given name is told apart only where the script allows it; otherwise none is shown.
pub fn display_name(
    shown: NameShown,
    name_native: &str,
    country: Country,
    age: i32,
    member: &MemberCode,
    n_in_group: u64,
) -> DisplayName {
    let name = match shown {
        NameShown::Full => Some(name_native.to_owned()),
        NameShown::Given => given_name(name_native, country),
        NameShown::Masked => None,
    };
    DisplayName {
        name,
        age: (shown == NameShown::Full || n_in_group >= SMALL_GROUP).then_some(age),
        member: member.clone(),
    }
}

/// The given name: what follows the family or father's name in the order of the country, none where there is no gap
/// to tell them apart.
fn given_name(name: &str, country: Country) -> Option<String> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    match (parts.as_slice(), country.as_str()) {
        ([_], "CN" | "KR" | "KP") => {
            let mut signs = name.trim().chars();
            signs.next()?;
            let given: String = signs.collect();
            (!given.is_empty()).then_some(given)
        }
        ([], _) | ([_], "JP") => None,
        ([only], _) => Some((*only).to_owned()),
        ([_, rest @ ..], "CN" | "KR" | "KP" | "JP" | "MN" | "VN") => Some(rest.join(" ")),
        ([first, ..], _) => Some((*first).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_sixteen_signs_however_it_is_typed() {
        let code = entry_code(&[7; 32], "key");
        assert_eq!(code.len(), 19);
        assert_eq!(code, entry_code(&[7; 32], "key"));
        assert_ne!(code, entry_code(&[8; 32], "key"));
        assert_ne!(code, entry_code(&[7; 32], "other"));
        assert_eq!(clean_code(&code).len(), 16);
        assert_eq!(
            clean_code(&code.to_lowercase().replace('-', " ")),
            clean_code(&code)
        );
        assert_eq!(clean_code("o0-il"), "0011");
    }

    #[test]
    fn a_decision_leads_on_and_a_no_needs_a_reason() {
        use EntryState as S;
        assert_eq!(decide(S::Submitted, Decision::Admit, None), Ok(S::Eligible));
        assert_eq!(
            decide(S::Submitted, Decision::Return, Some(Reason::Cut)),
            Ok(S::Returned)
        );
        assert_eq!(
            decide(S::Submitted, Decision::Reject, Some(Reason::Duplicate)),
            Ok(S::Duplicate)
        );
        assert_eq!(
            decide(S::Submitted, Decision::Reject, None)
                .unwrap_err()
                .code,
            "reason-missing"
        );
        for state in [S::Returned, S::Withdrawn, S::Erased, S::Disqualified] {
            assert_eq!(
                decide(state, Decision::Admit, None).unwrap_err().code,
                "entry-not-screenable"
            );
        }
    }

    #[test]
    fn the_public_reads_a_name_only_as_far_as_it_was_allowed() {
        let shown = |shown, name, code: &str, n| {
            let member: MemberCode = code.parse().unwrap();
            let it = display_name(shown, name, member.country(), 11, &member, n);
            (it.name, it.age)
        };
        use NameShown::{Full, Given, Masked};
        assert_eq!(
            shown(Full, "Номин Бат", "MN-073", 1),
            (Some("Номин Бат".into()), Some(11))
        );
        assert_eq!(
            shown(Given, "Батын Номин", "MN-073", 5),
            (Some("Номин".into()), Some(11))
        );
        assert_eq!(
            shown(Given, "林小雨", "CN-NM", 4),
            (Some("小雨".into()), None)
        );
        assert_eq!(shown(Given, "森はな", "JP-31", 9), (None, Some(11)));
        assert_eq!(
            shown(Given, "Вера Лесная", "RU-BU", 9),
            (Some("Вера".into()), Some(11))
        );
        assert_eq!(shown(Masked, "Вера Лесная", "RU-BU", 9), (None, Some(11)));
        assert_eq!(shown(Masked, "Вера Лесная", "RU-BU", 4), (None, None));
    }
}
