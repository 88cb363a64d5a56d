//! The letters of an announcement (awarded, thanks), of a case to the entrant's side, and of an answer to whoever
//! reported. Never a score, never a rank, never who reported.

use super::domain::{CaseState, ObjectionState};
use super::store::{Case, Objection};
use crate::app::App;
use crate::editions::AwardTier;
use crate::entries::actions::Entry;
use crate::kernel::refusal::Fact;
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

/// To the guardian of an entry about its case, with the page on which to answer and to read.
fn about_case(
    app: &App,
    entry: &Entry,
    kind: &'static str,
    more: (&'static str, &str),
) -> NewLetter {
    let link = format!(
        "{}/{}/entries/{}/case",
        app.config.server.public_url, entry.lang, entry.number
    );
    let facts: [(&'static str, Fact); 4] = [
        ("guardian", entry.guardian_name.as_str().into()),
        ("number", entry.number.as_str().into()),
        ("link", link.into()),
        (more.0, more.1.into()),
    ];
    let (to, name) = (&entry.guardian_email, &entry.guardian_name);
    let mut letter = app.letter(entry.lang, kind, to, name, &facts);
    letter.about = Some(Subject::new("entry", entry.id));
    letter
}

/// "We would like to hear your side."
pub fn statement_asked(app: &App, entry: &Entry, case: &Case) -> NewLetter {
    about_case(
        app,
        entry,
        "case-statement-asked",
        ("words", case.words.as_str()),
    )
}

/// How the case was decided, and why.
pub fn case_decided(app: &App, entry: &Entry, case: &Case) -> NewLetter {
    let kind = match case.state {
        CaseState::Upheld => "case-upheld",
        _ => "case-dismissed",
    };
    about_case(app, entry, kind, ("reason", case.reason.as_str()))
}

/// To whoever reported a work and left an address.
pub fn objection_answered(
    app: &App,
    entry: &Entry,
    objection: &Objection,
    state: ObjectionState,
    reason: &str,
) -> NewLetter {
    let kind = match state {
        ObjectionState::Upheld => "objection-upheld",
        _ => "objection-dismissed",
    };
    let facts: [(&'static str, Fact); 3] = [
        ("number", entry.number.as_str().into()),
        ("receipt", objection.receipt.as_str().into()),
        ("reason", reason.into()),
    ];
    let mut letter = app.letter(objection.lang, kind, &objection.contact, "", &facts);
    letter.about = Some(Subject::new("entry", entry.id));
    letter
}
