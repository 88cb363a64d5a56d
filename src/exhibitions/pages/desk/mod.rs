//! The curator's desk: exhibitions, rooms and what hangs in them, labels, the tour. Everything by plain forms. Here: all exhibitions, one of
//! them from above, and what the other pages share.

mod labels;
mod rooms;
mod settings;
mod stops;

pub use labels::{labels, write_labels};
pub use rooms::{
    Choice, PlaceForm, RoomDeed, add_room, arrange_room, hang, move_work, new_room, room,
    update_room,
};
pub use settings::{settings, update};
pub use stops::{add_stop, add_venue, change_stop, stops};

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::app::App;
use crate::exhibitions::actions::{self, Sheet, Summary};
use crate::exhibitions::domain::{ExhibitionState, Gap};
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::{ActionError, ActionResult, FieldErrors};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

type Pairs = Form<Vec<(String, String)>>;

fn status_of(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// What is wrong with the fields, where an action says so; other errors go on.
fn wrong_fields<T>(outcome: ActionResult<T>) -> ActionResult<FieldErrors> {
    match outcome {
        Ok(_) => Ok(FieldErrors::new()),
        Err(ActionError::Fields(errors)) => Ok(errors),
        Err(error) => Err(error),
    }
}

/// What is wrong with a form: what was seen while it was read, or else what the action says, which is asked of a good form only.
async fn wrongs_of<T>(
    errors: FieldErrors,
    act: impl Future<Output = ActionResult<T>>,
) -> ActionResult<FieldErrors> {
    if errors.is_empty() {
        wrong_fields(act.await)
    } else {
        Ok(errors)
    }
}

fn place(ui: &Ui, slug: &str, rest: &str) -> String {
    ui.link(&format!("/desk/exhibitions/{slug}{rest}"))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_list.html")]
struct ListPage {
    ui: Ui,
    exhibitions: Vec<Summary>,
    values: Values,
    errors: FieldErrors,
}

async fn list_page(app: &App, ui: Ui, values: Values, errors: FieldErrors) -> PageResult {
    let exhibitions = actions::list_for_desk(app, &ui.actor).await?;
    let status = status_of(&errors);
    page_with(
        status,
        &ListPage {
            ui,
            exhibitions,
            values,
            errors,
        },
    )
}

/// `GET /{lang}/desk/exhibitions`
pub async fn list(app: web::Data<App>, ui: Ui) -> PageResult {
    list_page(&app, ui, Values::default(), FieldErrors::new()).await
}

/// `POST /{lang}/desk/exhibitions`
pub async fn create(app: web::Data<App>, ui: Ui, Form(pairs): Pairs) -> PageResult {
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, errors) = forms::exhibition(fields);
    let act = actions::create_exhibition(&app, &ui.actor, &new);
    let errors = wrongs_of(errors, act).await?;
    if !errors.is_empty() {
        return list_page(&app, ui, values, errors).await;
    }
    see_other(place(&ui, &new.slug, ""))
}

#[derive(Template)]
#[template(path = "exhibitions/desk_exhibition.html")]
struct OverviewPage {
    ui: Ui,
    sheet: Sheet,
    gaps: Vec<Gap>,
}

impl OverviewPage {
    fn place(&self, rest: &str) -> String {
        place(&self.ui, &self.sheet.exhibition.slug, rest)
    }

    fn state(&self) -> ExhibitionState {
        self.sheet.exhibition.state
    }

    /// Where it may go from here.
    fn ways(&self) -> Vec<ExhibitionState> {
        let from = self.state();
        ExhibitionState::ALL
            .iter()
            .copied()
            .filter(|next| from.may_become(*next))
            .collect()
    }

    fn languages(&self, gap: &Gap) -> String {
        let names: Vec<&str> = gap.languages.iter().map(|lang| lang.own_name()).collect();
        names.join(" · ")
    }
}

/// `GET /{lang}/desk/exhibitions/{slug}`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let gaps = actions::list_gaps(&app, &ui.actor, sheet.exhibition.id).await?;
    page(&OverviewPage { ui, sheet, gaps })
}

async fn find(app: &App, ui: &Ui, slug: &str) -> ActionResult<Sheet> {
    ui.actor
        .require(crate::kernel::Permission::ExhibitionWrite)?;
    actions::find_by_slug(app, &ui.actor, slug).await
}

/// `POST /{lang}/desk/exhibitions/{slug}/state`
pub async fn change_state(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = find(&app, &ui, &slug).await?;
    let mut fields = Fields::new(pairs);
    let next: Option<ExhibitionState> = fields.parsed("state");
    fields.finish().into_result(())?;
    if let Some(next) = next {
        actions::change_state(&app, &ui.actor, sheet.exhibition.id, next).await?;
    }
    see_other(place(&ui, &slug, ""))
}
