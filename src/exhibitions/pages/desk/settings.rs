//! The desk's page of an exhibition's settings.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::{Pairs, find, place, wrongs_of};
use crate::app::App;
use crate::exhibitions::actions::{self, Exhibition};
use crate::exhibitions::domain::NewExhibition;
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::FieldErrors;
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "exhibitions/desk_settings.html")]
struct SettingsPage {
    ui: Ui,
    exhibition: Exhibition,
    values: Values,
    errors: FieldErrors,
}

/// `GET /{lang}/desk/exhibitions/{slug}/settings`
pub async fn settings(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let exhibition = find(&app, &ui, &slug).await?.exhibition;
    let values = Values::of_exhibition(&exhibition);
    page(&SettingsPage {
        ui,
        exhibition,
        values,
        errors: FieldErrors::new(),
    })
}

/// `POST /{lang}/desk/exhibitions/{slug}/settings`
pub async fn update(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    Form(pairs): Pairs,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let exhibition = find(&app, &ui, &slug).await?.exhibition;
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (new, errors) = forms::exhibition(fields);
    let new = NewExhibition {
        cover_entry_id: exhibition.cover_entry_id,
        ..new
    };
    let act = actions::update_exhibition(&app, &ui.actor, exhibition.id, &new);
    let errors = wrongs_of(errors, act).await?;
    if !errors.is_empty() {
        let again = SettingsPage {
            ui,
            exhibition,
            values,
            errors,
        };
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    see_other(place(&ui, &new.slug, ""))
}
