//! The entrant's side in a case about its own entry.

use actix_web::web;
use askama::Template;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::shown_again;
use crate::app::App;
use crate::awards::actions::{self, OwnCase};
use crate::awards::domain::{CaseState, WORDS_CHARS_MAX};
use crate::editions::actions as editions;
use crate::kernel::{ActionResult, Actor, FieldErrors, Instant, Refusal};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "awards/statement.html")]
struct StatementPage {
    ui: Ui,
    number: String,
    own: OwnCase,
    zone: TimeZone,
    words: String,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl StatementPage {
    fn is_open(&self) -> bool {
        self.own.case.state == CaseState::Open
    }

    fn moment(&self, at: &Instant) -> String {
        self.ui.moment(at, &self.zone)
    }

    fn says(&self) -> Option<String> {
        self.ui.field_error(&self.errors, "words")
    }

    fn words_max(&self) -> usize {
        WORDS_CHARS_MAX
    }
}

async fn page_of(
    app: &App,
    ui: Ui,
    number: String,
    words: String,
    errors: FieldErrors,
    refusal: Option<Refusal>,
) -> ActionResult<StatementPage> {
    let own = actions::find_own_case(app, &ui.actor, &number).await?;
    let edition = editions::find_edition_by_id(app.db.read(), own.case.edition_id).await?;
    Ok(StatementPage {
        zone: edition.time_zone(),
        ui,
        number,
        own,
        words,
        errors,
        refusal,
    })
}

/// Whoever has no code in hand is asked for it, whatever the number.
fn is_empty_handed(actor: &Actor) -> bool {
    actor.person().is_none() && actor.entries.is_empty()
}

/// `GET /{lang}/entries/{entry_number}/case`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    if is_empty_handed(&ui.actor) {
        return see_other(ui.link("/entry"));
    }
    let number = path.into_inner().1;
    page(&page_of(&app, ui, number, String::new(), FieldErrors::new(), None).await?)
}

/// What one has to say.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WordsForm {
    words: String,
}

/// `POST /{lang}/entries/{entry_number}/case`
pub async fn give(
    app: web::Data<App>,
    mut ui: Ui,
    path: web::Path<(String, String)>,
    Form(form): Form<WordsForm>,
) -> PageResult {
    let number = path.into_inner().1;
    let place = format!("/entries/{number}/case");
    let outcome = actions::give_statement(&app, &ui.actor, &number, &form.words).await;
    let Err(error) = outcome else {
        return see_other(ui.link(&place));
    };
    let (status, errors, refusal) = shown_again(error)?;
    ui.path = place;
    let again = page_of(&app, ui, number, form.words, errors, refusal).await?;
    page_with(status, &again)
}
