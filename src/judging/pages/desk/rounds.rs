//! The desk's page of an edition's rounds, and making one.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::judging::actions::{self, Round};
use crate::judging::domain::{ConflictRule, RoundMethod};
use crate::judging::forms::RoundForm;
use crate::kernel::{ActionError, ActionResult, FieldErrors, Permission};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "judging/rounds.html")]
struct RoundsPage {
    ui: Ui,
    edition: Edition,
    rounds: Vec<Round>,
    rules: &'static [ConflictRule],
    /// Ways of answering, each with its ways of counting.
    methods: Vec<(RoundMethod, Vec<&'static str>)>,
    answers: &'static [RoundMethod],
    form: RoundForm,
    errors: FieldErrors,
}

async fn rounds_page(
    app: &App,
    ui: Ui,
    number: i32,
    form: RoundForm,
    errors: FieldErrors,
) -> ActionResult<RoundsPage> {
    ui.actor.require(Permission::RoundWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    Ok(RoundsPage {
        rounds: actions::list_rounds(app, &ui.actor, edition.id).await?,
        rules: ConflictRule::ALL,
        methods: [
            RoundMethod::Criteria,
            RoundMethod::Ranking,
            RoundMethod::Pairs,
        ]
        .into_iter()
        .map(|method| (method, method.tally_methods()))
        .collect(),
        answers: RoundMethod::ALL,
        edition,
        form,
        errors,
        ui,
    })
}

/// `GET /{lang}/desk/editions/{number}/rounds`
pub async fn show_rounds(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
) -> PageResult {
    let form = RoundForm::default();
    page(&rounds_page(&app, ui, path.1, form, FieldErrors::new()).await?)
}

/// `POST /{lang}/desk/editions/{number}/rounds`
pub async fn make_round(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<RoundForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let outcome = match form.read(ui.lang, &edition) {
        Ok(new) => actions::create_round(&app, &ui.actor, edition.id, &new).await,
        Err(errors) => Err(errors.into()),
    };
    match outcome {
        Ok(id) => {
            let sheet = actions::find_round(&app, &ui.actor, id).await?;
            let to = format!("/desk/editions/{}/rounds/{}", path.1, sheet.round.position);
            see_other(ui.link(&to))
        }
        Err(ActionError::Fields(errors)) => {
            let again = rounds_page(&app, ui, path.1, form, errors).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}
