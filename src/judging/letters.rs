//! The letters that judges get besides their invitation.

use super::store::Round;
use crate::app::App;
use crate::editions::Edition;
use crate::people::actions::Person;
use crate::platform::journal::Subject;
use crate::platform::mail::NewLetter;

/// "So many drawings wait for your points", with the day until when.
pub fn reminder(
    app: &App,
    person: &Person,
    edition: &Edition,
    round: &Round,
    n_left: usize,
) -> NewLetter {
    let until = round.deadline_at.map_or_else(String::new, |at| {
        app.i18n
            .formats(person.lang)
            .instant(at, &edition.time_zone())
    });
    let facts = [
        ("name", person.name.as_str().into()),
        ("number", i64::from(edition.number).into()),
        ("round", round.name.text(person.lang).into()),
        ("n_left", n_left.into()),
        (
            "has_deadline",
            if until.is_empty() { "no" } else { "yes" }.into(),
        ),
        ("deadline", until.into()),
        (
            "link",
            format!("{}/{}/judging", app.config.server.public_url, person.lang).into(),
        ),
    ];
    let mut letter = app.letter(
        person.lang,
        "judging-reminder",
        &person.email,
        &person.name,
        &facts,
    );
    letter.about = Some(Subject::new("round", round.id));
    letter
}
