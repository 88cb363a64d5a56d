//! Warnings in words, for the board and the release.

use crate::app::App;
use crate::awards::actions::Warnings;
use crate::awards::domain::{CapPassed, Concern};
use crate::kernel::EntryId;
use crate::kernel::refusal::{Fact, Facts};
use crate::platform::web::Ui;

/// A warning as a page tells it.
pub struct Told {
    /// The work that it is about, with its number; none where it is about several.
    pub work: Option<(EntryId, String)>,
    /// What to know.
    pub says: String,
}

/// All warnings in words.
pub fn told(app: &App, ui: &Ui, warnings: &Warnings) -> Vec<Told> {
    let caps = warnings.caps.iter().map(|one| Told {
        work: None,
        says: cap_says(app, ui, one),
    });
    let works = warnings.works.iter().map(|one| Told {
        work: Some((one.entry, one.number.clone())),
        says: says(ui, &one.concern),
    });
    caps.chain(works).collect()
}

fn says(ui: &Ui, concern: &Concern) -> String {
    match concern {
        Concern::Judge {
            alias,
            closeness,
            has_read,
            reason,
        } => {
            let read = if *has_read { "read" } else { "kept" };
            let facts = Facts::from([
                ("judge", alias.as_str().into()),
                ("reason", reason.as_str().into()),
            ]);
            ui.sentence("warn", &format!("{closeness}-{read}"), &facts)
        }
        Concern::Exception {
            round,
            goes_on,
            reason,
        } => {
            let facts = Facts::from([
                ("round", (*round).into()),
                ("reason", reason.as_str().into()),
            ]);
            let way = if *goes_on {
                "exception-on"
            } else {
                "exception-off"
            };
            ui.sentence("warn", way, &facts)
        }
        Concern::CaseOpen => ui.t("warn-case-open"),
        Concern::NotShown => ui.t("warn-not-shown"),
        Concern::Gone => ui.t("warn-gone"),
    }
}

fn cap_says(app: &App, ui: &Ui, cap: &CapPassed) -> String {
    let group = match (&cap.country, &cap.member) {
        (Some(country), _) => ui.country(country),
        (None, Some(member)) => match app.members.find(member) {
            Some(found) => ui.pick(&found.name).to_owned(),
            None => member.to_string(),
        },
        (None, None) => ui.word("cap", cap.scope),
    };
    let facts = [
        ("group", Fact::from(group)),
        ("n", Fact::from(cap.numbers.len())),
        ("most", Fact::from(cap.most)),
        ("numbers", Fact::from(cap.numbers.join(", "))),
    ];
    if cap.country.is_some() || cap.member.is_some() {
        ui.ta("warn-cap", &facts[..3])
    } else {
        ui.ta("warn-cap-works", &facts)
    }
}
