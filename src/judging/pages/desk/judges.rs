//! The desk's page of judges: who was invited, and inviting.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::app::App;
use crate::editions::actions as editions;
use crate::judging::actions::{self, JudgeSheet, OwnSchool};
use crate::judging::domain::read_schools;
use crate::judging::forms::JudgeForm;
use crate::kernel::{ActionResult, Country, FieldErrors, JudgeId, Permission};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "judging/judges.html")]
struct JudgesPage {
    ui: Ui,
    number: i32,
    judges: Vec<(JudgeSheet, Vec<OwnSchool>)>,
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
    let schools = actions::list_schools(app, &ui.actor, edition.id).await?;
    let judges = actions::list_judges(app, &ui.actor, edition.id)
        .await?
        .into_iter()
        .map(|one| {
            let is_own = |school: &&OwnSchool| school.judge == one.judge.id;
            let own = schools.iter().filter(is_own).cloned().collect();
            (one, own)
        })
        .collect();
    Ok(JudgesPage {
        judges,
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

/// Schools, one a line.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SchoolsForm {
    pub(in crate::judging::pages) schools: String,
}

/// `POST /{lang}/desk/editions/{number}/judges/{judge_id}/schools`
pub async fn set_schools(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32, JudgeId)>,
    Form(form): Form<SchoolsForm>,
) -> PageResult {
    let schools = read_schools(&form.schools)?;
    actions::set_judge_schools(&app, &ui.actor, path.2, schools).await?;
    see_other(ui.link(&format!("/desk/editions/{}/judges", path.1)))
}
