//! The letters to a guardian: received, please send the photo again, cannot take part.

use super::domain::Reason;
use super::store::Entry;
use crate::app::App;
use crate::kernel::Instant;
use crate::platform::journal::Subject;
use crate::platform::mail::NewLetter;

fn about(mut letter: NewLetter, entry: &Entry) -> NewLetter {
    letter.about = Some(Subject::new("entry", entry.id));
    letter
}

fn link(app: &App, entry: &Entry) -> String {
    format!(
        "{}/{}/entries/{}",
        app.config.server.public_url, entry.lang, entry.number
    )
}

/// "We have received it": the number, and the code that opens the entry.
pub fn received(app: &App, entry: &Entry, title: &str, code: &str) -> NewLetter {
    let facts = [
        ("guardian", entry.guardian_name.as_str().into()),
        ("number", entry.number.as_str().into()),
        ("title", title.into()),
        ("code", code.into()),
        ("link", link(app, entry).into()),
    ];
    let to = (&entry.guardian_email, &entry.guardian_name);
    about(
        app.letter(entry.lang, "entry-received", to.0, to.1, &facts),
        entry,
    )
}

/// "Please take the photo again because …", with the day until when.
pub fn returned(
    app: &App,
    entry: &Entry,
    reason: Reason,
    note: &str,
    deadline_at: Instant,
) -> NewLetter {
    let facts = [
        ("guardian", entry.guardian_name.as_str().into()),
        ("number", entry.number.as_str().into()),
        (
            "reason",
            app.i18n
                .word(entry.lang, "screening-reason", reason.as_str())
                .into(),
        ),
        ("note", note.into()),
        ("deadline_at", deadline_at.into()),
        ("link", link(app, entry).into()),
    ];
    let to = (&entry.guardian_email, &entry.guardian_name);
    about(
        app.letter(entry.lang, "entry-returned", to.0, to.1, &facts),
        entry,
    )
}

/// "This drawing cannot take part because …".
pub fn rejected(app: &App, entry: &Entry, reason: Reason, note: &str) -> NewLetter {
    let facts = [
        ("guardian", entry.guardian_name.as_str().into()),
        ("number", entry.number.as_str().into()),
        (
            "reason",
            app.i18n
                .word(entry.lang, "screening-reason", reason.as_str())
                .into(),
        ),
        ("note", note.into()),
    ];
    let to = (&entry.guardian_email, &entry.guardian_name);
    about(
        app.letter(entry.lang, "entry-rejected", to.0, to.1, &facts),
        entry,
    )
}
