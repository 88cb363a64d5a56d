//! The page of one entry, for its own people and the staff, and the code that opens it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::enter::{is_empty_handed, let_in, photo_missing};
use super::straightening::{photo_address, preview_address, preview_sides};
use super::{Told, Wrongs, photo_hint, receive_picture, refuse_photo, status_of, takes_heic};
use crate::app::App;
use crate::artworks::PictureState;
use crate::artworks::actions::stamp_of_photo;
use crate::artworks::domain::Kept;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self, EntrySheet};
use crate::entries::domain::{ConsentState, EntryState};
use crate::entries::forms::CornersForm;
use crate::kernel::{ActionError, FieldErrors, Permission};
use crate::members::domain::MemberGovernment;
use crate::platform::imaging::Corners;
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, Upload, page, page_with, see_other};

#[derive(Template)]
#[template(path = "entries/code.html")]
struct CodePage {
    ui: Ui,
    code: String,
    error: Option<String>,
}

/// `GET /{lang}/entry`
pub async fn code_form(ui: Ui) -> PageResult {
    page(&CodePage {
        ui,
        code: String::new(),
        error: None,
    })
}

/// A typed code.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    code: String,
}

/// Longest code that is looked at, in bytes: with blanks and hyphens.
const CODE_BYTES_MAX: usize = 64;

/// `POST /{lang}/entry/opening`
pub async fn open(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    mut ui: Ui,
    request: HttpRequest,
    Form(form): Form<CodeForm>,
) -> PageResult {
    ui.path = "/entry".to_owned();
    let typed = form.code.get(..CODE_BYTES_MAX).unwrap_or(&form.code);
    let outcome = match throttles
        .entry_codes
        .check(address(&request, &app.config.server.trusted_proxies))
    {
        Ok(()) => actions::find_by_code(&app, typed).await,
        Err(refusal) => Err(refusal.into()),
    };
    match outcome {
        Ok(entry) => {
            let mut response = see_other(ui.link(&format!("/entries/{}", entry.number)))?;
            let_in(&app, &request, &mut response, entry.id).await?;
            Ok(response)
        }
        Err(ActionError::Refused(refusal)) => {
            let status = status_of(&refusal);
            let again = CodePage {
                error: Some(ui.sentence("refusal", refusal.code, &refusal.facts)),
                ui,
                code: form.code,
            };
            let mut response = page_with(status, &again)?;
            if status == StatusCode::TOO_MANY_REQUESTS {
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
            }
            Ok(response)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "entries/own.html")]
struct OwnPage<'a> {
    ui: Ui,
    edition: Edition,
    sheet: EntrySheet,
    member: Option<&'a MemberGovernment>,
    wrongs: Wrongs,
    kept: Option<Kept>,
    told: Told,
    n_before: u64,
    bytes_max: usize,
    takes_heic: bool,
    zone: TimeZone,
    /// The photo may be laid straight, or not, by whoever looks at this now.
    may_straighten: bool,
}

impl OwnPage<'_> {
    fn edition_number(&self) -> i64 {
        self.edition.number.into()
    }

    fn photo_hint(&self) -> String {
        photo_hint(&self.ui, &self.edition, self.bytes_max, self.takes_heic)
    }

    fn kept_reference(&self) -> String {
        self.kept.as_ref().map(Kept::reference).unwrap_or_default()
    }

    fn kept_width(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.width.into())
    }

    fn kept_height(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.height.into())
    }

    fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn n_before(&self) -> i64 {
        i64::try_from(self.n_before).unwrap_or(i64::MAX)
    }

    fn is_waiting(&self) -> bool {
        self.sheet.artwork.picture_state == PictureState::Waiting
    }

    fn is_failed(&self) -> bool {
        self.sheet.artwork.picture_state == PictureState::Failed
    }

    /// Whether a case is open about it, or was decided: there is a page to answer and to read.
    fn is_looked_into(&self) -> bool {
        let state = self.sheet.entry.state;
        matches!(state, EntryState::Suspended | EntryState::Disqualified)
    }

    fn is_returned(&self) -> bool {
        self.sheet.entry.state == EntryState::Returned
    }

    fn is_withdrawable(&self) -> bool {
        crate::entries::domain::check_withdrawal(self.sheet.entry.state).is_ok()
    }

    fn is_own(&self, permission: Permission) -> bool {
        let entry = &self.sheet.entry;
        self.ui
            .actor
            .reaches_entry(permission, entry.id, &entry.member_code)
    }

    fn may_withdraw(&self) -> bool {
        self.is_withdrawable() && self.is_own(Permission::EntryWithdraw)
    }

    fn may_send_again(&self) -> bool {
        self.is_returned() && self.is_own(Permission::EntryWrite)
    }

    /// The corners that are proposed: found in the photo, and nothing was decided yet.
    fn proposal(&self) -> Option<Corners> {
        let is_open = self.may_straighten && self.sheet.straightening().is_none();
        self.sheet
            .corners()
            .filter(|_| is_open && !self.is_failed())
    }

    fn proposed_form(&self, corners: &Corners) -> CornersForm {
        CornersForm::of(corners, self.photo_stamp())
    }

    fn photo_stamp(&self) -> String {
        stamp_of_photo(&self.sheet.artwork)
    }

    fn photo(&self) -> String {
        photo_address(&self.sheet.entry.number)
    }

    fn preview(&self, corners: &Corners) -> String {
        preview_address(&self.sheet.entry.number, corners)
    }

    fn preview_sides(&self, corners: &Corners) -> (u32, u32) {
        preview_sides(&self.sheet, corners)
    }

    fn straightening_link(&self) -> String {
        let number = &self.sheet.entry.number;
        self.ui.link(&format!("/entries/{number}/straightening"))
    }

    fn is_straightened(&self) -> bool {
        self.sheet.artwork.straightened.is_some()
    }

    /// Which of the badge's colours tells the state.
    fn badge(&self) -> &'static str {
        match self.sheet.entry.state {
            EntryState::Eligible => "badge-good",
            EntryState::Returned => "badge-wait",
            EntryState::Ineligible | EntryState::Duplicate | EntryState::Disqualified => {
                "badge-stop"
            }
            EntryState::Submitted => "badge-note",
            _ => "",
        }
    }

    fn consent_badge(&self, state: &Option<ConsentState>) -> &'static str {
        match state {
            Some(ConsentState::Given) => "badge-good",
            _ => "",
        }
    }

    fn consent_word(&self, state: &Option<ConsentState>) -> &'static str {
        state.map_or("unanswered", ConsentState::as_str)
    }

    /// Why it was returned or cannot take part, and what the desk wrote.
    fn last_no(&self) -> Option<(String, &str)> {
        let last = self.sheet.screenings.first()?;
        let reason = last.reason?;
        Some((self.ui.word("screening-reason", reason), last.note.as_str()))
    }

    fn deadline(&self) -> String {
        self.sheet
            .entry
            .return_deadline_at
            .map(|at| self.ui.moment(&at, &self.edition.time_zone()))
            .unwrap_or_default()
    }
}

async fn own_page(
    app: &App,
    ui: Ui,
    number: &str,
    wrongs: Wrongs,
    again: (Option<Kept>, Told),
    status: StatusCode,
) -> PageResult {
    let sheet = actions::find_entry(app, &ui.actor, number).await?;
    let edition = editions::find_edition_by_id(app.db.read(), sheet.entry.edition_id).await?;
    let n_before = match sheet.artwork.picture_state {
        PictureState::Waiting => crate::artworks::actions::count_waiting(app)
            .await?
            .saturating_sub(1),
        _ => 0,
    };
    let own_entry = ui.actor.reaches_entry(
        Permission::EntryWrite,
        sheet.entry.id,
        &sheet.entry.member_code,
    );
    let may_straighten =
        own_entry && actions::may_straighten(app, &ui.actor, &edition, &sheet.entry).is_ok();
    let own = OwnPage {
        may_straighten,
        zone: edition.time_zone(),
        member: app.members.find(&sheet.entry.member_code),
        ui,
        edition,
        sheet,
        wrongs,
        kept: again.0,
        told: again.1,
        n_before,
        bytes_max: app.config.limits.original_bytes_max,
        takes_heic: takes_heic(app).await,
    };
    page_with(status, &own)
}

/// `GET /{lang}/entries/{entry_number}`: whoever has no code in hand is asked for it, whatever the number.
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    if is_empty_handed(&ui.actor) {
        return see_other(ui.link("/entry"));
    }
    let again = (None, Told::default());
    own_page(&app, ui, &path.1, Wrongs::default(), again, StatusCode::OK).await
}

/// `POST /{lang}/entries/{entry_number}/withdrawal`
pub async fn withdraw(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    actions::withdraw(&app, &ui.actor, &path.1).await?;
    see_other(ui.link(&format!("/entries/{}", path.1)))
}

/// `POST /{lang}/entries/{entry_number}/picture`
pub async fn send_again(
    app: web::Data<App>,
    mut ui: Ui,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    payload: web::Payload,
) -> PageResult {
    let number = path.into_inner().1;
    let sheet = actions::find_entry(&app, &ui.actor, &number).await?;
    let edition = editions::find_edition_by_id(app.db.read(), sheet.entry.edition_id).await?;
    let bytes_max = app.config.limits.original_bytes_max;
    let mut upload = Upload::read(&request, payload, "photo", bytes_max).await?;
    upload.check_token(&request)?;
    let reference = upload.take("kept").unwrap_or_default();
    let seen = upload.take("seen").unwrap_or_default();
    let mut wrongs = Wrongs::default();
    let mut again = (None, Told::default());
    ui.path = format!("/entries/{number}");
    let outcome = match receive_picture(&app, &edition, upload.file, &reference).await {
        Ok(Some(kept)) => {
            refuse_photo(&mut wrongs, &ui, &edition, &kept.concerns);
            let told = Told::of(&ui, &edition, Some(&kept), &seen);
            if wrongs.is_empty() && told.is_done {
                actions::send_again(&app, &ui.actor, &number, &kept).await
            } else {
                if wrongs.is_empty() {
                    again = (Some(kept), told);
                }
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                return own_page(&app, ui, &number, wrongs, again, status).await;
            }
        }
        Ok(None) => Err(photo_missing()),
        Err(error) => Err(error),
    };
    let status = match outcome {
        Ok(()) => return see_other(ui.link(&ui.path)),
        Err(ActionError::Refused(refusal)) => {
            wrongs.add_refusal(&ui, "photo", &refusal);
            status_of(&refusal)
        }
        Err(ActionError::Fields(_)) => {
            let mut errors = FieldErrors::new();
            errors.add("photo", "photo-missing");
            wrongs.add_fields(&ui, &errors);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(error) => return Err(error),
    };
    own_page(&app, ui, &number, wrongs, again, status).await
}
