//! A judge's pages. What they show comes from [`actions::Work`], which has no field for anything that tells who made it. Here: a judge's
//! own rounds, saying yes or no to judging, and what the other pages share.

mod card;
mod grid;
mod practice;
mod recusal;
mod review;

pub use card::*;
pub(super) use card::{Row, rows_of};
pub use grid::*;
pub use practice::*;
pub use recusal::*;
pub use review::*;

use actix_web::web;
use askama::Template;

use super::desk::SchoolsForm;
use crate::app::App;
use crate::editions::Edition;
use crate::judging::actions::{self, Judge, OwnRound};
use crate::judging::domain::{Verdict, read_schools};
use crate::kernel::{ActionError, Instant, JudgeId, Refusal};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page, see_other};

#[derive(Template)]
#[template(path = "judging/home.html")]
struct HomePage {
    ui: Ui,
    invitations: Vec<(Judge, Edition)>,
    rounds: Vec<OwnRound>,
}

/// `GET /{lang}/judging`
pub async fn show_own_rounds(app: web::Data<App>, ui: Ui) -> PageResult {
    let invitations = actions::list_own_judging(&app, &ui.actor).await?;
    let rounds = actions::list_own_rounds(&app, &ui.actor).await?;
    page(&HomePage {
        ui,
        invitations,
        rounds,
    })
}

/// `POST /{lang}/judging/judges/{judge_id}/acceptance`: field `schools`, one a line.
pub async fn accept(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, JudgeId)>,
    Form(form): Form<SchoolsForm>,
) -> PageResult {
    let schools = read_schools(&form.schools)?;
    actions::accept_judging_from(&app, &ui.actor, path.1, schools).await?;
    see_other(ui.link("/judging"))
}

/// `POST /{lang}/judging/judges/{judge_id}/declining`
pub async fn decline(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, JudgeId)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    actions::decline_judging(&app, &ui.actor, path.1).await?;
    see_other(ui.link("/judging"))
}

pub(super) fn unknown_view() -> ActionError {
    Refusal::unprocessable("judging-unknown-view").into()
}

/// The time of day in the contest's zone, as the browser code writes it.
pub(super) fn clock(at: Option<Instant>, edition: &Edition) -> Option<String> {
    let time = at?.timestamp().to_zoned_datetime(edition.time_zone());
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// One answer that can be given.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) points: i32,
    pub(super) word: String,
    /// The key that gives it, beside its digit.
    pub(super) key: &'static str,
}

/// The three answers of a sift, yes first: the hand begins there.
fn verdicts(ui: &Ui) -> Vec<Answer> {
    [
        (Verdict::Yes, "y"),
        (Verdict::Maybe, "m"),
        (Verdict::No, "n"),
    ]
    .map(|(verdict, key)| Answer {
        points: verdict.points(),
        word: ui.word("verdict", verdict),
        key,
    })
    .to_vec()
}

/// What the browser's zoom says, as its script wants it.
pub(super) fn zoom_words(ui: &Ui) -> String {
    let word = |name: &str| ui.word("judging-zoom", name);
    let says = ui.t2("judging-zoom-says", "step", "{step}", "place", "{place}");
    let places: Vec<String> = word("places")
        .split('|')
        .map(|one| one.trim().to_owned())
        .collect();
    serde_json::json!({
        "close": word("close"), "in": word("in"), "out": word("out"), "home": word("home"),
        "left": word("left"), "right": word("right"), "up": word("up"), "down": word("down"),
        "says": says, "places": places,
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_state_of_a_round_has_a_colour() {
        for state in crate::judging::domain::RoundState::ALL {
            assert!(["note", "good", "wait"].contains(&super::super::badge_of(state)));
        }
    }
}
