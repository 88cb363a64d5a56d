//! How a rule says no. Codes are public and never renamed; the words live in the locale files under
//! `refusal-<code>` (and `field-<code>` for a field's error), with the facts as their arguments.

use std::collections::BTreeMap;

use serde::Serialize;

/// A fact of a refusal: a number or a short text, shown inside the sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    /// A count or measure; the unit is in the fact's name.
    Number(i64),
    /// A code, number or name that may be shown.
    Text(String),
    /// A point in time; shown in the reader's zone and the contest's.
    Instant(super::Instant),
}

impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<i32> for Fact {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}
impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}
impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
/// Templates hand out references.
impl<T: Clone + Into<Fact>> From<&T> for Fact {
    fn from(fact: &T) -> Self {
        fact.clone().into()
    }
}
impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<super::Instant> for Fact {
    fn from(instant: super::Instant) -> Self {
        Self::Instant(instant)
    }
}

/// The facts of a refusal by name.
pub type Facts = BTreeMap<&'static str, Fact>;

/// Whether a refused request may succeed later as it is, which decides the HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// The state of things says no (409): closed, already done, quota full.
    Conflict,
    /// The content says no (422): not in any division, out of range.
    Unprocessable,
    /// Too large (413).
    TooLarge,
    /// A type that is not taken (415).
    UnsupportedType,
    /// Too often (429).
    TooMany,
    /// The machine says not now (503, with `Retry-After`): disk full, file store away.
    Unavailable,
}

/// A rule said no.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("refused: {code}")]
pub struct Refusal {
    /// Stable kebab-case code.
    pub code: &'static str,
    /// Decides the status.
    pub kind: RefusalKind,
    /// Arguments of the sentence.
    pub facts: Facts,
}

impl Refusal {
    /// A no from the state of things (409).
    pub fn conflict(code: &'static str) -> Self {
        Self::new(code, RefusalKind::Conflict)
    }

    /// A no from the content (422).
    pub fn unprocessable(code: &'static str) -> Self {
        Self::new(code, RefusalKind::Unprocessable)
    }

    /// A no of any kind, without facts.
    pub fn new(code: &'static str, kind: RefusalKind) -> Self {
        Self {
            code,
            kind,
            facts: Facts::new(),
        }
    }

    /// Adds a fact for the sentence.
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.insert(name, fact.into());
        self
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldError {
    /// The field's name, as in the form and the JSON.
    pub field: String,
    /// Stable kebab-case code.
    pub code: &'static str,
    /// Arguments of the sentence.
    pub facts: Facts,
}

/// All that is wrong with what came in, at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes an error without facts.
    pub fn add(&mut self, field: impl Into<String>, code: &'static str) {
        self.add_with(field, code, Facts::new());
    }

    /// Notes an error with facts.
    pub fn add_with(&mut self, field: impl Into<String>, code: &'static str, facts: Facts) {
        self.0.push(FieldError {
            field: field.into(),
            code,
            facts,
        });
    }

    /// The errors of one field.
    pub fn of(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `value` if nothing is wrong, else the errors.
    pub fn into_result<T>(self, value: T) -> Result<T, ActionError> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(ActionError::Fields(self))
        }
    }
}

/// Why an action did not happen. Each kind becomes a problem+json or a page in one place,
/// [`crate::platform::web::problem`].
#[derive(Debug, thiserror::Error)]
pub enum ActionError {
    /// A rule said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The input is wrong; all fields at once.
    #[error("wrong input")]
    Fields(FieldErrors),
    /// No such thing, or not for this actor's eyes (the two look the same).
    #[error("not found")]
    NotFound,
    /// Needs someone signed in.
    #[error("sign in first")]
    SignInFirst,
    /// Signed in, but not with a role that may.
    #[error("not allowed")]
    NotAllowed,
    /// Something broke on our side; logged once at the boundary, never shown.
    #[error("internal: {0}")]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl ActionError {
    /// Wraps what broke on our side.
    pub fn internal(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(error.into())
    }
}

impl From<FieldErrors> for ActionError {
    fn from(errors: FieldErrors) -> Self {
        Self::Fields(errors)
    }
}

impl From<sea_orm::DbErr> for ActionError {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::internal(error)
    }
}

impl From<std::io::Error> for ActionError {
    fn from(error: std::io::Error) -> Self {
        Self::internal(error)
    }
}

impl From<serde_json::Error> for ActionError {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

/// What an action returns.
pub type ActionResult<T> = Result<T, ActionError>;
