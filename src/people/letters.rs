//! The letters that people get about signing in.

use crate::app::App;
use crate::kernel::Lang;
use crate::platform::mail::NewLetter;

use super::domain::Email;

/// "Your code is 12345678." To one address, with no name in it: it may not be known yet.
pub fn sign_in_code(app: &App, lang: Lang, email: &Email, code: &str) -> NewLetter {
    let grouped = format!("{} {}", &code[..4], &code[4..]);
    app.letter(
        lang,
        "sign-in-code",
        email.as_str(),
        "",
        &[("code", grouped.into())],
    )
}

/// "You are invited" with a link that works once.
pub fn invitation(app: &App, lang: Lang, email: &Email, name: &str, link: &str) -> NewLetter {
    app.letter(
        lang,
        "invitation",
        email.as_str(),
        name,
        &[("name", name.into()), ("link", link.into())],
    )
}
