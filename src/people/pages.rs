//! Signing in and out, by page.

use actix_web::cookie::time::Duration;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

use super::domain::{self, Email};
use super::sessions::{self, COOKIE};
use super::{
    actions,
    actions::{NewSession, Person},
};
use crate::app::App;
use crate::kernel::{ActionError, FieldErrors};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page, page_with, see_other};

/// Binds a code to the browser that asked for it.
const BROWSER_COOKIE: &str = "artkite-browser";

#[derive(Template)]
#[template(path = "people/sign_in.html")]
struct SignInPage {
    ui: Ui,
    email: String,
    next: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "people/sign_in_code.html")]
struct CodePage {
    ui: Ui,
    email: String,
    next: String,
    errors: FieldErrors,
}

#[derive(Template)]
#[template(path = "people/invitation.html")]
struct InvitationPage {
    ui: Ui,
    person: Person,
    token: String,
}

/// What the address carries.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInQuery {
    next: String,
}

/// `GET /{lang}/sign-in`
pub async fn sign_in(ui: Ui, query: web::Query<SignInQuery>) -> PageResult {
    page(&SignInPage {
        ui,
        email: String::new(),
        next: query.into_inner().next,
        errors: FieldErrors::new(),
    })
}

/// Asking for a code.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    email: String,
    next: String,
}

/// `POST /{lang}/sign-in-codes`
pub async fn ask_for_code(
    app: web::Data<App>,
    ui: Ui,
    request: HttpRequest,
    Form(form): Form<CodeForm>,
) -> PageResult {
    let Ok(email) = form.email.parse::<Email>() else {
        let mut errors = FieldErrors::new();
        errors.add("email", "not-an-email");
        let again = SignInPage {
            ui,
            email: form.email,
            next: form.next,
            errors,
        };
        return page_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    };
    let browser = match app.cookies.read(&request, BROWSER_COOKIE) {
        Some(browser) => browser,
        None => actions::new_token()?,
    };
    actions::ask_for_code(&app, &email, &browser, ui.lang).await?;
    let mut response = page(&CodePage {
        ui,
        email: form.email,
        next: form.next,
        errors: FieldErrors::new(),
    })?;
    let cookie = app
        .cookies
        .make(BROWSER_COOKIE, browser, Some(Duration::minutes(30)));
    response
        .add_cookie(&cookie)
        .map_err(ActionError::internal)?;
    Ok(response)
}

/// Showing the code back.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SessionForm {
    email: String,
    code: String,
    next: String,
}

/// `POST /{lang}/sessions`
pub async fn begin(
    app: web::Data<App>,
    ui: Ui,
    request: HttpRequest,
    Form(form): Form<SessionForm>,
) -> PageResult {
    let browser = app
        .cookies
        .read(&request, BROWSER_COOKIE)
        .unwrap_or_default();
    let outcome = match form.email.parse::<Email>() {
        Ok(email) => actions::sign_in(&app, &email, &form.code, &browser).await,
        Err(_) => Err(crate::kernel::Refusal::unprocessable("wrong-code").into()),
    };
    match outcome {
        Ok(session) => signed_in(&app, &ui, session, &form.next),
        Err(ActionError::Refused(refusal)) if refusal.code == "wrong-code" => {
            let mut errors = FieldErrors::new();
            errors.add("code", "wrong-code");
            let again = CodePage {
                ui,
                email: form.email,
                next: form.next,
                errors,
            };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}

fn signed_in(app: &App, ui: &Ui, session: NewSession, next: &str) -> PageResult {
    let first = ui.link(domain::first_page(&session.roles));
    let mut response = see_other(domain::safe_next(next).unwrap_or(&first))?;
    let cookie = app
        .cookies
        .make(COOKIE, session.token, Some(Duration::hours(24)));
    response
        .add_cookie(&cookie)
        .map_err(ActionError::internal)?;
    Ok(response)
}

/// The token of an invitation, in the link of its letter.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenForm {
    token: String,
}

/// `GET /{lang}/invitation?token=…` greets and changes nothing: scanners of mail open links too.
pub async fn invitation(app: web::Data<App>, ui: Ui, query: web::Query<TokenForm>) -> PageResult {
    let token = query.into_inner().token;
    let person = actions::find_invited(&app, &token).await?;
    page(&InvitationPage { ui, person, token })
}

/// `POST /{lang}/invitation/acceptance`
pub async fn accept_invitation(
    app: web::Data<App>,
    ui: Ui,
    Form(form): Form<TokenForm>,
) -> PageResult {
    let session = actions::accept_invitation(&app, &form.token).await?;
    signed_in(&app, &ui, session, "")
}

/// `POST /{lang}/session/ending`
pub async fn end(
    app: web::Data<App>,
    ui: Ui,
    request: HttpRequest,
    _form: Form<EmptyForm>,
) -> PageResult {
    if let Some(session) = sessions::current(&request) {
        actions::sign_out(&app, session).await?;
    }
    let mut response: HttpResponse = see_other(ui.link("/"))?;
    response
        .add_cookie(&app.cookies.end(COOKIE))
        .map_err(ActionError::internal)?;
    Ok(response)
}
