//! The letters of an announcement: awarded, and thanks. Never a score, never a rank.

use crate::app::App;
use crate::editions::AwardTier;
use crate::entries::actions::Entry;
use crate::platform::journal::Subject;
use crate::platform::mail::NewLetter;

/// To the guardian of an entry: which award, or thanks for taking part.
pub fn result(app: &App, entry: &Entry, tier: Option<&AwardTier>) -> NewLetter {
    let link = |path: String| format!("{}/{}{path}", app.config.server.public_url, entry.lang);
    let mut facts = vec![
        ("guardian", entry.guardian_name.as_str().into()),
        ("number", entry.number.as_str().into()),
        ("link", link(format!("/entries/{}", entry.number)).into()),
    ];
    let kind = match tier {
        Some(tier) => {
            facts.push(("award", tier.name.text(entry.lang).into()));
            "entry-awarded"
        }
        None => "entry-thanks",
    };
    let mut letter = app.letter(
        entry.lang,
        kind,
        &entry.guardian_email,
        &entry.guardian_name,
        &facts,
    );
    letter.about = Some(Subject::new("entry", entry.id));
    letter
}
