//! The page on which a photo is laid straight, and the pictures that it shows.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use askama::Template;
use bytes::Bytes;
use serde::Deserialize;

use super::enter::is_empty_handed;
use super::{Wrongs, status_of};
use crate::app::App;
use crate::artworks::actions::stamp_of_photo;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self, Entry, EntrySheet};
use crate::entries::forms::{CornersChoice, CornersForm};
use crate::kernel::refusal::Facts;
use crate::kernel::{ActionError, ActionResult, Permission, Refusal};
use crate::platform::imaging::Corners;
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, Ui, page_with, see_other};

/// Longest side of what is shown, px: only its proportion counts.
const SHOWN_PX: u32 = 4096;

/// The corners of a photo in which no sheet was found: a little inside, so that each can be taken hold of.
const BLANK: [(u16, u16); 4] = [(500, 500), (9500, 500), (9500, 9500), (500, 9500)];

/// From where the page was opened: a place that is known here, never an address. The form is sent to the page's own address and so
/// keeps it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OriginQuery {
    from: String,
}

impl OriginQuery {
    /// Whether one goes back to the screening desk. Whoever does not screen comes from the entry, whatever the address says.
    fn is_screening(&self, ui: &Ui, entry: &Entry) -> bool {
        let (id, member) = (entry.id, &entry.member_code);
        self.from == FROM_SCREENING
            && ui
                .actor
                .reaches_entry(Permission::ScreeningWrite, id, member)
    }
}

/// The place of whoever screens the edition's entries.
const FROM_SCREENING: &str = "screening";

/// The address of an entry at the screening desk.
pub(super) fn screening_address(edition: i32, entry: &str) -> String {
    format!("/desk/editions/{edition}/screening?entry={entry}")
}

fn straightening_address(entry: &str) -> String {
    format!("/entries/{entry}/straightening")
}

/// The address of the page for whoever comes from the screening desk.
pub(super) fn from_screening(entry: &str) -> String {
    format!("{}?from={FROM_SCREENING}", straightening_address(entry))
}

#[derive(Template)]
#[template(path = "entries/straightening.html")]
struct StraighteningPage {
    ui: Ui,
    /// One came from the screening desk.
    is_from_desk: bool,
    edition: Edition,
    sheet: EntrySheet,
    form: CornersForm,
    /// What the form holds, if these are corners.
    corners: Option<Corners>,
    wrongs: Wrongs,
}

impl StraighteningPage {
    fn edition_number(&self) -> i64 {
        self.edition.number.into()
    }

    fn link_to_entry(&self) -> String {
        self.ui
            .link(&format!("/entries/{}", self.sheet.entry.number))
    }

    fn link_to_desk(&self) -> String {
        let entry = &self.sheet.entry.number;
        self.ui.link(&screening_address(self.edition.number, entry))
    }

    fn photo(&self) -> String {
        photo_address(&self.sheet.entry.number)
    }

    fn preview(&self, corners: &Corners) -> String {
        preview_address(&self.sheet.entry.number, corners)
    }

    /// Where the browser asks for what would come of other corners.
    fn preview_start(&self) -> String {
        format!("/entries/{}/sheet.jpg?corners=", self.sheet.entry.number)
    }

    fn preview_sides(&self, corners: &Corners) -> (u32, u32) {
        preview_sides(&self.sheet, corners)
    }

    /// The outline for a drawing as wide and high as 10,000.
    fn outline(&self, corners: &Corners) -> String {
        corners.to_string()
    }

    fn is_found(&self) -> bool {
        self.sheet.artwork.sheet.is_some()
    }

    fn is_straightened(&self) -> bool {
        self.sheet.artwork.straightened.is_some()
    }

    /// The corner that a field is of.
    fn corner_of(&self, field: &str) -> String {
        let corners = self.form.corners();
        let own = corners
            .iter()
            .find(|corner| corner.fields.iter().any(|one| one.name == field));
        own.map(|own| self.ui.word("corner", own.corner))
            .unwrap_or_default()
    }

    /// What the browser says at once of corners that are none.
    fn says(&self, code: &str) -> String {
        self.ui.sentence("refusal", code, &Facts::new())
    }

    /// What a point says of its place, for whoever does not see it.
    fn says_place(&self) -> String {
        self.ui.t2("straighten-says", "x", "{x}", "y", "{y}")
    }
}

/// The address of the copy of an entry's photo.
pub(super) fn photo_address(number: &str) -> String {
    format!("/entries/{number}/photo.jpg")
}

/// The address of what would come of these corners.
pub(super) fn preview_address(number: &str, corners: &Corners) -> String {
    let corners = corners.to_string().replace(' ', "+");
    format!("/entries/{number}/sheet.jpg?corners={corners}")
}

/// The proportion of what would come of these corners, as sides in px.
pub(super) fn preview_sides(sheet: &EntrySheet, corners: &Corners) -> (u32, u32) {
    let side = |px: i32| u32::try_from(px).unwrap_or(1).max(1);
    let artwork = &sheet.artwork;
    corners.sheet_sides(side(artwork.width), side(artwork.height), SHOWN_PX)
}

/// What is known of an entry to whoever may change it now.
async fn find_changeable(app: &App, ui: &Ui, number: &str) -> ActionResult<(EntrySheet, Edition)> {
    let sheet = actions::find_entry(app, &ui.actor, number).await?;
    let entry = &sheet.entry;
    let is_own = ui
        .actor
        .reaches_entry(Permission::EntryWrite, entry.id, &entry.member_code);
    if !is_own {
        return Err(ActionError::NotFound);
    }
    let edition = editions::find_edition_by_id(app.db.read(), entry.edition_id).await?;
    actions::may_straighten(app, &ui.actor, &edition, entry)?;
    Ok((sheet, edition))
}

fn answer(
    (ui, is_from_desk): (Ui, bool),
    (sheet, edition): (EntrySheet, Edition),
    form: CornersForm,
    (corners, wrongs): (Option<Corners>, Wrongs),
    status: StatusCode,
) -> PageResult {
    page_with(
        status,
        &StraighteningPage {
            ui,
            is_from_desk,
            edition,
            sheet,
            form,
            corners,
            wrongs,
        },
    )
}

/// The form with the corners that count now, else with those that were found, else with the photo's own.
fn fresh(sheet: &EntrySheet) -> (CornersForm, Option<Corners>) {
    let shown = sheet.corners();
    let blank = || Corners::new(BLANK);
    let form = shown
        .or_else(blank)
        .map(|corners| CornersForm::of(&corners, stamp_of_photo(&sheet.artwork)));
    (form.unwrap_or_default(), shown)
}

/// `GET /{lang}/entries/{entry_number}/straightening?from=`: whoever has no code in hand is asked for it.
pub async fn show(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    query: web::Query<OriginQuery>,
) -> PageResult {
    if is_empty_handed(&ui.actor) {
        return see_other(ui.link("/entry"));
    }
    let found = find_changeable(&app, &ui, &path.1).await?;
    let is_from_desk = query.is_screening(&ui, &found.0.entry);
    let (form, corners) = fresh(&found.0);
    let seen = (corners, Wrongs::default());
    answer((ui, is_from_desk), found, form, seen, StatusCode::OK)
}

/// `POST /{lang}/entries/{entry_number}/straightening?from=`
pub async fn decide(
    app: web::Data<App>,
    mut ui: Ui,
    path: web::Path<(String, String)>,
    query: web::Query<OriginQuery>,
    Form(form): Form<CornersForm>,
) -> PageResult {
    let number = path.into_inner().1;
    let found = find_changeable(&app, &ui, &number).await?;
    let is_from_desk = query.is_screening(&ui, &found.0.entry);
    let (done, here) = match is_from_desk {
        true => (
            screening_address(found.1.number, &number),
            from_screening(&number),
        ),
        false => (
            format!("/entries/{number}#picture"),
            straightening_address(&number),
        ),
    };
    ui.path = here;
    let read = match form.choice {
        CornersChoice::AsItIs => Ok(None),
        _ => form.read().map(Some),
    };
    let mut wrongs = Wrongs::default();
    let (corners, outcome) = match read {
        Ok(corners) if form.choice == CornersChoice::Preview => {
            return answer(
                (ui, is_from_desk),
                found,
                form,
                (corners, wrongs),
                StatusCode::OK,
            );
        }
        Ok(corners) => {
            let asked = actions::straighten(&app, &ui.actor, &number, &form.seen, corners);
            (corners, asked.await)
        }
        Err(error) => (None, Err(error)),
    };
    let status = match outcome {
        Ok(()) => return see_other(ui.link(&done)),
        Err(ActionError::Fields(errors)) => {
            wrongs.add_fields(&ui, &errors);
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(ActionError::Refused(refusal)) => {
            wrongs.add_refusal(&ui, "", &refusal);
            let status = status_of(&refusal);
            if refusal.code == "photo-changed-meanwhile" {
                // What was typed is of a photo that is gone.
                let found = find_changeable(&app, &ui, &number).await?;
                let (form, corners) = fresh(&found.0);
                return answer((ui, is_from_desk), found, form, (corners, wrongs), status);
            }
            status
        }
        Err(error) => return Err(error),
    };
    answer((ui, is_from_desk), found, form, (corners, wrongs), status)
}

/// As private as the photo itself: nothing of it is kept on the way.
fn private_jpeg(bytes: Bytes) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header(("cross-origin-resource-policy", "same-origin"))
        .insert_header((header::CONTENT_DISPOSITION, "inline"))
        .body(bytes)
}

/// `GET /entries/{entry_number}/photo.jpg`: the photo as it was sent, upright and small.
pub async fn show_photo(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
) -> ActionResult<HttpResponse> {
    Ok(private_jpeg(
        actions::show_photo(&app, &actor, &path).await?,
    ))
}

/// Corners as `x,y x,y x,y x,y` in ten-thousandths.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SheetQuery {
    corners: String,
}

/// `GET /entries/{entry_number}/sheet.jpg?corners=`: what would come of these corners.
pub async fn show_straightened(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    query: web::Query<SheetQuery>,
) -> ActionResult<HttpResponse> {
    let corners = query.corners.parse();
    let corners = corners.map_err(|()| Refusal::unprocessable("corners-crossed"))?;
    let picture = actions::show_straightened(&app, &actor, &path, corners).await?;
    Ok(private_jpeg(picture))
}
