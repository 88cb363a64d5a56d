//! The outbox: letters are written in the same transaction as the deed they tell of, and delivered by the queue.
//!
//! A letter is waiting → sent, or bounced when the receiver's side says that it will never take it. Each try is a row.
//! One mail for each receiver, never a list. A worker that is killed between the mail server's yes and our note of it
//! sends the letter again; its Message-ID is made from the letter's id, so that mail programs show it once.
//!
//! Deliberately absent: what letters say (features and their templates know that), and names or addresses in logs.

mod deliver;
mod mailer;
mod message;
mod store;

pub use deliver::{DELIVER_LETTER, deliver_letter, deliver_letter_terms};
pub use mailer::{Delivered, MailError, Mailer};
pub use store::{
    Letter, LetterState, Outcome, Try, count, find, list_about, list_in_state, list_tries,
    list_tries_of, post, resend,
};

use crate::kernel::Lang;
use crate::platform::journal::Subject;

/// A letter to be sent.
#[derive(Clone)]
pub struct NewLetter {
    /// Which letter it is: `entry-received`. Part of file names, so letters, digits and `-` only.
    pub kind: &'static str,
    /// The language it is written in.
    pub lang: Lang,
    /// The receiver's mail address.
    pub to_address: String,
    /// The receiver's name; may be empty.
    pub to_name: String,
    /// Its subject line.
    pub subject: String,
    /// What it says, as plain text.
    pub body_text: String,
    /// The same as HTML; empty = plain text only.
    pub body_html: String,
    /// What it tells of.
    pub about: Option<Subject>,
}

impl std::fmt::Debug for NewLetter {
    /// Without names, addresses and words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewLetter")
            .field("kind", &self.kind)
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}
