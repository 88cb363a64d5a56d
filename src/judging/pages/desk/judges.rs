//! The desk's page of judges: who was invited, and inviting.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::app::App;
use crate::editions::actions as editions;
use crate::judging::actions::{self, JudgeSheet};
use crate::judging::forms::JudgeForm;
use crate::kernel::{ActionResult, Country, FieldErrors, Permission};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "judging/judges.html")]
struct JudgesPage {
    ui: Ui,
    number: i32,
    judges: Vec<JudgeSheet>,
    countries: Vec<Country>,
    form: JudgeForm,
    errors: FieldErrors,
}

async fn judges_page(
    app: &App,
    ui: Ui,
    number: i32,
    form: JudgeForm,
    errors: FieldErrors,
) -> ActionResult<JudgesPage> {
    ui.actor.require(Permission::PanelWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    Ok(JudgesPage {
        judges: actions::list_judges(app, &ui.actor, edition.id).await?,
        countries: app.members.countries(),
        number,
        form,
        errors,
        ui,
    })
}

/// `GET /{lang}/desk/editions/{number}/judges`
pub async fn show_judges(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
) -> PageResult {
    let form = JudgeForm {
        lang: ui.lang.as_str().to_owned(),
        ..JudgeForm::default()
    };
    page(&judges_page(&app, ui, path.1, form, FieldErrors::new()).await?)
}

/// `POST /{lang}/desk/editions/{number}/judges`
pub async fn invite(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<JudgeForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    match form.read() {
        Ok(new) => {
            actions::invite_judge(&app, &ui.actor, edition.id, &new).await?;
            see_other(ui.link(&format!("/desk/editions/{}/judges", path.1)))
        }
        Err(errors) => {
            let again = judges_page(&app, ui, path.1, form, errors).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}
