//! The first page, and whether the house is alive.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

use crate::app::App;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{ActionResult, Refusal};
use crate::platform::web::{PageResult, Ui, page, ui::accepted_lang};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    ui: Ui,
}

/// `GET /` → the best of our languages for this browser.
pub async fn choose_language(request: HttpRequest) -> HttpResponse {
    HttpResponse::Found()
        .insert_header((header::LOCATION, format!("/{}/", accepted_lang(&request))))
        .insert_header((header::VARY, "Accept-Language"))
        .finish()
}

/// `GET /{lang}/`
pub async fn show(ui: Ui) -> PageResult {
    page(&HomePage { ui })
}

/// `GET /healthz`: the process answers.
pub async fn is_alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers and is up to date.
pub async fn is_ready(app: web::Data<App>) -> ActionResult<&'static str> {
    if app.db.is_migrated().await? {
        Ok("ready\n")
    } else {
        Err(Refusal::new("not-ready", RefusalKind::Unavailable).into())
    }
}
