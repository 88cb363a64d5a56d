//! Words that two or more features share. Pure: no clock, database, file, network or async.
//!
//! What belongs here is a *word* (an id, a country, a language, an instant, who may do what, a rule's no).
//! What belongs elsewhere: anything that does something to the outside ([`crate::platform`]), and anything that
//! only one feature says (that feature's `domain`).

pub mod access;
pub mod country;
pub mod id;
pub mod instant;
pub mod lang;
pub mod member_code;
pub mod refusal;
pub mod text;
pub mod word;

pub use access::{Actor, Grant, Permission, Reach, Role, Who};
pub use country::Country;
pub use id::*;
pub use instant::Instant;
pub use lang::{Lang, Translated};
pub use member_code::MemberCode;
pub use refusal::{ActionError, ActionResult, FieldErrors, Refusal};
