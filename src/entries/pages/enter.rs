//! The form in which a drawing is sent in, and its receipt.

use actix_web::cookie::time::Duration;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde_json::json;
use uuid::Uuid;

use super::{
    CountryChoice, Told, Wrongs, countries_of, field_of, photo_hint, receive_picture, refuse_photo,
    status_of, takes_heic,
};
use crate::app::App;
use crate::artworks::domain::{Kept, Words};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self, Receipt};
use crate::entries::domain::{ConsentPurpose, Relation};
use crate::entries::forms::{
    EntryForm, KEY_CHARS_MAX, NAME_CHARS_MAX, SCHOOL_CHARS_MAX, STATEMENT_CHARS_MAX,
    TITLE_CHARS_MAX, consent_field,
};
use crate::kernel::refusal::{Facts, Refusal};
use crate::kernel::{ActionError, Actor, EntryId, FieldErrors, Lang};
use crate::people::actions as people;
use crate::people::sessions::{self, COOKIE};
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::{PageResult, Ui, Upload, page, page_with};

#[derive(Template)]
#[template(path = "entries/enter.html")]
struct EnterPage<'a> {
    ui: Ui,
    edition: &'a Edition,
    countries: Vec<CountryChoice<'a>>,
    form: EntryForm,
    kept: Option<Kept>,
    told: Told,
    wrongs: Wrongs,
    bytes_max: usize,
    takes_heic: bool,
}

impl<'a> EnterPage<'a> {
    fn blank(app: &'a App, ui: Ui, edition: &'a Edition, takes_heic: bool) -> Self {
        let form = EntryForm {
            key: Uuid::new_v4().to_string(),
            title_lang: ui.lang.to_string(),
            ..EntryForm::default()
        };
        Self {
            edition,
            countries: countries_of(app, &ui),
            form,
            kept: None,
            told: Told::default(),
            wrongs: Wrongs::default(),
            bytes_max: app.config.limits.original_bytes_max,
            takes_heic,
            ui,
        }
    }

    fn edition_number(&self) -> i64 {
        self.edition.number.into()
    }

    fn photo_hint(&self) -> String {
        photo_hint(&self.ui, self.edition, self.bytes_max, self.takes_heic)
    }

    fn kept_width(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.width.into())
    }

    fn kept_height(&self) -> i64 {
        self.kept.as_ref().map_or(0, |kept| kept.height.into())
    }

    fn purposes(&self) -> &'static [ConsentPurpose] {
        ConsentPurpose::ALL
    }

    fn relations(&self) -> &'static [Relation] {
        Relation::ALL
    }

    fn consent_field(&self, purpose: &ConsentPurpose) -> String {
        consent_field(*purpose)
    }

    fn name_chars_max(&self) -> usize {
        NAME_CHARS_MAX
    }

    fn title_chars_max(&self) -> usize {
        TITLE_CHARS_MAX
    }

    fn school_chars_max(&self) -> usize {
        SCHOOL_CHARS_MAX
    }

    fn statement_chars_max(&self) -> usize {
        STATEMENT_CHARS_MAX
    }

    /// The bands for the browser's telling.
    fn divisions_json(&self) -> String {
        let bands: Vec<_> = self
            .edition
            .divisions
            .iter()
            .map(|band| {
                json!({ "name": self.ui.pick(&band.name), "from": band.age_min, "to": band.age_max })
            })
            .collect();
        json!(bands).to_string()
    }

    fn closes_at(&self) -> String {
        self.edition
            .closes_at
            .map(|at| self.ui.moment(&at, &self.edition.time_zone()))
            .unwrap_or_default()
    }

    /// What the browser says of a photo before it is sent, with the places of its numbers.
    fn says(&self, prefix: &str, code: &str) -> String {
        let names = [
            "width",
            "height",
            "short_side_px_min",
            "megabytes",
            "megabytes_max",
            "percent",
        ];
        let places = [
            "{width}",
            "{height}",
            "{side_min}",
            "{megabytes}",
            "{megabytes_max}",
            "{percent}",
        ];
        let facts: Facts = names
            .into_iter()
            .zip(places)
            .map(|(name, place)| (name, place.into()))
            .collect();
        match prefix {
            "photo" => self.ui.sentence("photo", code, &facts),
            _ => self.ui.sentence("refusal", code, &facts),
        }
    }
}

/// `GET /{lang}/editions/{number}/entering`
pub async fn enter(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    edition.takes_entries(app.clock.now())?;
    let takes_heic = takes_heic(&app).await;
    page(&EnterPage::blank(&app, ui, &edition, takes_heic))
}

/// `POST /{lang}/editions/{number}/entries`
pub async fn submit(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    ui: Ui,
    request: HttpRequest,
    path: web::Path<(String, i32)>,
    payload: web::Payload,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let bytes_max = app.config.limits.original_bytes_max;
    let mut upload = Upload::read(&request, payload, "photo", bytes_max).await?;
    let token = upload.check_token(&request);
    let mut form = EntryForm::of(upload.texts)?;
    if form.key.is_empty() || form.key.len() > KEY_CHARS_MAX {
        form.key = Uuid::new_v4().to_string();
    }
    let takes_heic = takes_heic(&app).await;
    let back = |mut form: EntryForm, kept: Option<Kept>, wrongs: Wrongs, status: StatusCode| {
        let mut ui = ui.clone();
        ui.path = format!("/editions/{}/entering", edition.number);
        let told = Told::of(&ui, &edition, kept.as_ref(), &form.seen);
        if kept.is_some() {
            form.seen = told.seen.clone();
        }
        let again = EnterPage {
            form,
            kept,
            told,
            wrongs,
            ..EnterPage::blank(&app, ui, &edition, takes_heic)
        };
        let mut response = page_with(status, &again)?;
        if status == StatusCode::SERVICE_UNAVAILABLE || status == StatusCode::TOO_MANY_REQUESTS {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
        }
        Ok(response)
    };
    let mut wrongs = Wrongs::default();

    // Whoever has no sign-in sends in with no authority but their own: a form that was opened before this browser had
    // a session (another tab, the way back after a receipt) is as good as one opened after it.
    if token.is_err() && ui.actor.person().is_some() {
        let refusal = Refusal::conflict("form-expired");
        wrongs.add_refusal(&ui, "", &refusal);
        return back(form, None, wrongs, status_of(&refusal));
    }
    // Asked before the picture is kept: a closed call takes no room.
    let may_come = edition.takes_entries(app.clock.now()).and_then(|()| {
        throttles
            .entries
            .check(address(&request, &app.config.server.trusted_proxies))
    });
    if let Err(refusal) = may_come {
        wrongs.add_refusal(&ui, "", &refusal);
        return back(form, None, wrongs, status_of(&refusal));
    }
    let kept = match receive_picture(&app, &edition, upload.file, &form.kept).await {
        Ok(Some(kept)) => {
            refuse_photo(&mut wrongs, &ui, &edition, &kept.concerns);
            wrongs.is_empty().then_some(kept)
        }
        Ok(None) => None,
        Err(ActionError::Refused(refusal)) => {
            wrongs.add_refusal(&ui, field_of(&refusal), &refusal);
            if field_of(&refusal).is_empty() {
                return back(form, None, wrongs, status_of(&refusal));
            }
            None
        }
        Err(error) => return Err(error),
    };
    if kept.is_none() && wrongs.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("photo", "photo-missing");
        wrongs.add_fields(&ui, &errors);
    }
    form.kept = kept.as_ref().map(Kept::reference).unwrap_or_default();
    let submission = match form.read(&app, ui.lang) {
        Ok(submission) => {
            if let Err(refusal) = edition.division_for(submission.age) {
                wrongs.add_refusal(&ui, field_of(&refusal), &refusal);
            }
            Some(submission)
        }
        Err(errors) => {
            wrongs.add_fields(&ui, &errors);
            None
        }
    };
    let is_fine = wrongs.is_empty() && Told::of(&ui, &edition, kept.as_ref(), &form.seen).is_done;
    let (Some(kept), Some(submission), true) = (kept.clone(), submission, is_fine) else {
        return back(form, kept, wrongs, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match actions::submit(
        &app,
        &ui.actor,
        edition.number,
        &form.key,
        &submission,
        &kept,
    )
    .await
    {
        Ok(receipt) => {
            receipt_page(
                &app,
                &ui,
                &request,
                &edition,
                &receipt,
                &submission.words,
                kept.sheet.is_some(),
            )
            .await
        }
        Err(ActionError::Refused(refusal)) => {
            wrongs.add_refusal(&ui, field_of(&refusal), &refusal);
            if refusal.code == "key-used-for-another" {
                // The form of one child was filled in again for another: that is a sending of its own.
                form.key = Uuid::new_v4().to_string();
            }
            let status = status_of(&refusal);
            back(form, Some(kept), wrongs, status)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "entries/receipt.html")]
struct ReceiptPage<'a> {
    ui: Ui,
    edition: &'a Edition,
    receipt: &'a Receipt,
    title: &'a str,
    title_lang: Lang,
    /// The sheet was found in the photo: on the entry's page it can be laid straight.
    is_found: bool,
}

async fn receipt_page(
    app: &App,
    ui: &Ui,
    request: &HttpRequest,
    edition: &Edition,
    receipt: &Receipt,
    words: &Words,
    is_found: bool,
) -> PageResult {
    let mut ui = ui.clone();
    ui.path = format!("/entries/{}", receipt.number);
    let mut response = page_with(
        StatusCode::CREATED,
        &ReceiptPage {
            ui,
            edition,
            receipt,
            title: &words.title,
            title_lang: words.title_lang,
            is_found,
        },
    )?;
    let_in(app, request, &mut response, receipt.id).await?;
    Ok(response)
}

/// Lets this browser see the entry from now on.
pub(in crate::entries) async fn let_in(
    app: &App,
    request: &HttpRequest,
    response: &mut HttpResponse,
    entry: EntryId,
) -> Result<(), ActionError> {
    let session = people::open_entry(app, sessions::current(request), entry).await?;
    if let Some(session) = session {
        let cookie = app
            .cookies
            .make(COOKIE, session.token, Some(Duration::hours(24)));
        response
            .add_cookie(&cookie)
            .map_err(ActionError::internal)?;
    }
    Ok(())
}

/// Whether this actor may ask for an entry at all: a visitor with no code in hand is asked for one first, so that
/// nothing is learned from the answer.
pub(in crate::entries) fn is_empty_handed(actor: &Actor) -> bool {
    actor.person().is_none() && actor.entries.is_empty()
}

/// The refusal of a form without a picture.
pub(in crate::entries) fn photo_missing() -> ActionError {
    let mut errors = FieldErrors::new();
    errors.add("picture", "photo-missing");
    errors.into()
}
