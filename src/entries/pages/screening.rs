//! Screening: one drawing at a time, by keys.

use actix_web::web;
use askama::Template;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::straightening::{from_screening, screening_address};
use crate::app::App;
use crate::artworks::actions::Artwork;
use crate::artworks::view::zoom_words;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self, Entry, ScreeningPlace};
use crate::entries::domain::{ConsentState, Decision, Reason, decide as may_decide};
use crate::entries::forms::NOTE_CHARS_MAX;
use crate::kernel::refusal::Facts;
use crate::kernel::text::many_lines;
use crate::kernel::{ActionError, EntryId, FieldErrors};
use crate::members::domain::MemberGovernment;
use crate::platform::web::{Form, PageResult, Ui, page, see_other};

/// Which entry is looked at, and what happened just before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ScreeningQuery {
    entry: Option<String>,
    after: Option<EntryId>,
    told: String,
}

#[derive(Template)]
#[template(path = "entries/screening.html")]
struct ScreeningPage<'a> {
    ui: Ui,
    edition: Edition,
    place: ScreeningPlace,
    member: Option<&'a MemberGovernment>,
    zone: TimeZone,
    was_changed: bool,
    reason_missing: bool,
}

#[derive(Template)]
#[template(path = "entries/screened.html")]
struct NothingPage {
    ui: Ui,
    edition: Edition,
    was_changed: bool,
}

impl ScreeningPage<'_> {
    fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn entry(&self) -> &Entry {
        &self.place.sheet.entry
    }

    fn artwork(&self) -> &Artwork {
        &self.place.sheet.artwork
    }

    fn n_waiting(&self) -> i64 {
        i64::try_from(self.place.n_waiting).unwrap_or(i64::MAX)
    }

    fn reasons(&self) -> &'static [Reason] {
        Reason::ALL
    }

    fn is_decidable(&self) -> bool {
        may_decide(self.place.sheet.entry.state, Decision::Admit, None).is_ok()
    }

    fn link_to(&self, number: &str) -> String {
        self.ui
            .link(&screening_address(self.edition.number, number))
    }

    /// Where the photo is laid straight; from there one comes back here.
    fn straightening_link(&self) -> String {
        self.ui.link(&from_screening(&self.entry().number))
    }

    /// A sheet was found in the photo, and nobody has said yet what becomes of it.
    fn is_proposed(&self) -> bool {
        let sheet = &self.place.sheet;
        sheet.artwork.sheet.is_some() && sheet.straightening().is_none()
    }

    fn megabytes(&self) -> String {
        let bytes = self.place.sheet.artwork.original_bytes as f64;
        self.ui.decimal(&(bytes / 1_048_576.0), 1)
    }

    fn division(&self) -> String {
        let id = self.place.sheet.entry.division_id;
        self.edition
            .divisions
            .iter()
            .find(|division| division.id == id)
            .map(|division| self.ui.pick(&division.name).to_owned())
            .unwrap_or_default()
    }

    fn consent_badge(&self, state: &Option<ConsentState>) -> &'static str {
        match state {
            Some(ConsentState::Given) => "badge-good",
            _ => "",
        }
    }

    fn zoom_words(&self) -> String {
        zoom_words(&self.ui)
    }
}

/// `GET /{lang}/desk/editions/{number}/screening?entry=&after=`
pub async fn screening(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    query: web::Query<ScreeningQuery>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let query = query.into_inner();
    let was_changed = query.told == "changed";
    let found = actions::find_to_screen(
        &app,
        &ui.actor,
        edition.id,
        query.entry.as_deref(),
        query.after,
    )
    .await?;
    let Some(place) = found else {
        return page(&NothingPage {
            ui,
            edition,
            was_changed,
        });
    };
    page(&ScreeningPage {
        zone: edition.time_zone(),
        member: app.members.find(&place.sheet.entry.member_code),
        ui,
        edition,
        place,
        was_changed,
        reason_missing: query.told == "reason",
    })
}

/// A decision.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionForm {
    entry: String,
    seen: String,
    decision: String,
    reason: String,
    note: String,
}

/// `POST /{lang}/desk/editions/{number}/screening`: decides, and shows the next one.
pub async fn decide(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<DecisionForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let mut errors = FieldErrors::new();
    let decision = form.decision.parse::<Decision>();
    if decision.is_err() {
        errors.add("decision", "not-a-choice");
    }
    let note = many_lines(&form.note);
    if note.chars().count() > NOTE_CHARS_MAX {
        let facts = Facts::from([("chars_max", NOTE_CHARS_MAX.into())]);
        errors.add_with("note", "too-long", facts);
    }
    let (Ok(decision), true) = (decision, errors.is_empty()) else {
        return Err(errors.into());
    };
    let reason = form.reason.parse::<Reason>().ok();
    let desk = format!("/desk/editions/{}/screening", edition.number);
    let sheet = actions::find_entry(&app, &ui.actor, &form.entry).await?;
    let after = sheet.entry.id;
    match actions::screen_seen(
        &app,
        &ui.actor,
        &form.entry,
        Some(&form.seen),
        decision,
        reason,
        &note,
    )
    .await
    {
        Ok(_) => see_other(ui.link(&format!("{desk}?after={after}"))),
        Err(ActionError::Refused(refusal)) if refusal.code == "entry-changed-meanwhile" => {
            see_other(ui.link(&format!("{desk}?after={after}&told=changed")))
        }
        Err(ActionError::Refused(refusal)) if refusal.code == "reason-missing" => {
            let here = screening_address(edition.number, &sheet.entry.number);
            see_other(ui.link(&format!("{here}&told=reason")))
        }
        Err(error) => Err(error),
    }
}
