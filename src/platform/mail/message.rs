//! From a stored letter to a mail that nothing in it can bend: one receiver, the headers we set and no others.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
use lettre::{Address, address::AddressError};

use super::Letter;
use crate::kernel::text::one_line;

/// The longest name in a header, in characters; longer ones are cut.
const NAME_CHARS_MAX: usize = 100;

/// The longest subject, in characters; longer ones are cut.
const SUBJECT_CHARS_MAX: usize = 200;

/// Why no mail can be made of a letter. It never will be.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unsendable {
    #[error("the address is not a mail address: {0}")]
    Address(#[from] AddressError),
    #[error("the mail cannot be built: {0}")]
    Build(#[from] lettre::error::Error),
}

/// The mail: the same bytes each time but for the part boundary, so that a second copy is known as one.
pub(super) fn compose(letter: &Letter, from: &Mailbox) -> Result<Message, Unsendable> {
    let address: Address = letter.to_address.trim().parse()?;
    let name = Some(header_line(&letter.to_name, NAME_CHARS_MAX)).filter(|name| !name.is_empty());
    let builder = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(name, address))
        .subject(header_line(&letter.subject, SUBJECT_CHARS_MAX))
        .date(
            UNIX_EPOCH + Duration::from_millis(u64::try_from(letter.made_at.as_ms()).unwrap_or(0)),
        )
        .message_id(Some(format!("<{}@{}>", letter.id, from.email.domain())))
        .raw_header(ascii("Content-Language", letter.lang.tag()))
        // Out-of-office programs do not answer what says this (RFC 3834).
        .raw_header(ascii("Auto-Submitted", "auto-generated"));
    let text = SinglePart::plain(letter.body_text.clone());
    Ok(if letter.body_html.is_empty() {
        builder.singlepart(text)?
    } else {
        let html = SinglePart::html(letter.body_html.clone());
        builder.multipart(MultiPart::alternative().singlepart(text).singlepart(html))?
    })
}

fn ascii(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// A text fit for a header: one line of one direction, no longer than `chars_max`.
fn header_line(text: &str, chars_max: usize) -> String {
    let line: String = one_line(text).chars().take(chars_max).collect();
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_text_has_one_line_one_direction_and_an_end() {
        assert_eq!(
            header_line("Bat\r\nBcc: all@example.org\t\u{0}x", 100),
            "Bat Bcc: all@example.org x"
        );
        assert_eq!(
            header_line("\u{202e}gpj.\u{2066}exe\u{2069}", 100),
            "gpj.exe"
        );
        assert_eq!(header_line("  a\u{2028}b\u{a0}\u{85}c ", 100), "a b c");
        assert_eq!(header_line(&"я".repeat(300), 100), "я".repeat(100));
        // Mongolian script needs its variation selectors, Persian its joiner.
        assert_eq!(
            header_line("ᠮᠣᠩᠭᠣᠯ\u{180b} می\u{200c}شود", 100),
            "ᠮᠣᠩᠭᠣᠯ\u{180b} می\u{200c}شود"
        );
    }
}
