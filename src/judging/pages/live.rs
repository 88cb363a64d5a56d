//! A round in one room: the wall, for whoever leads it, and the keypad in every judge's hand.

use actix_web::web;
use askama::Template;
use serde::{Deserialize, Serialize};

use super::desk::RoundDesk;
use super::judge::{Row, clock, rows_of, unknown_view};
use crate::app::App;
use crate::artworks::PictureView;
use crate::judging::actions::{self, Keypad, Wall};
use crate::judging::domain::{RoundMethod, check_takes_cards};
use crate::kernel::RoundId;
use crate::platform::web::{Form, PageResult, Ui, json, page, see_other};

#[derive(Template)]
#[template(path = "judging/wall.html")]
struct WallPage {
    ui: Ui,
    base: String,
    wall: Wall,
    picture: Option<PictureView>,
}

/// `GET …/rounds/{position}/wall`
pub async fn show_wall(at: RoundDesk) -> PageResult {
    let wall = actions::find_wall(&at.app, at.actor(), at.round).await?;
    let base = at.base();
    page(&WallPage {
        base,
        picture: wall.work.picture.clone(),
        wall,
        ui: at.into_ui(),
    })
}

/// What a wall that is up asks again and again.
#[derive(Debug, Serialize)]
struct WallNow {
    place: i32,
    n_answered: usize,
    n_judges: usize,
}

/// `GET …/rounds/{position}/wall/now`
pub async fn show_wall_now(at: RoundDesk) -> PageResult {
    let (place, answers) = actions::find_answers(&at.app, at.actor(), at.round).await?;
    json(&WallNow {
        place,
        n_answered: answers.n_answered,
        n_judges: answers.n_judges,
    })
}

/// Which work is to hang.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WallForm {
    place: i32,
}

/// `POST …/rounds/{position}/wall`
pub async fn move_wall(at: RoundDesk, Form(form): Form<WallForm>) -> PageResult {
    match actions::show_on_wall(&at.app, at.actor(), at.round, form.place).await {
        Ok(()) => see_other(format!("{}/wall", at.base())),
        Err(error) => at.after::<()>(Err(error)).await,
    }
}

#[derive(Template)]
#[template(path = "judging/keypad.html")]
struct KeypadPage {
    ui: Ui,
    keypad: Keypad,
    rows: Vec<Row>,
    is_open: bool,
    is_sift: bool,
    saved: Option<String>,
}

/// `GET /{lang}/judging/rounds/{round_id}/live`
pub async fn show_keypad(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let keypad = actions::find_keypad(&app, &ui.actor, path.1).await?;
    let round = &keypad.round;
    page(&KeypadPage {
        is_open: check_takes_cards(round.state, round.deadline_at, app.clock.now()).is_ok(),
        is_sift: round.method == RoundMethod::Sift,
        rows: keypad
            .card
            .as_ref()
            .map_or_else(Vec::new, |card| rows_of(&ui, card)),
        saved: keypad
            .card
            .as_ref()
            .and_then(|card| clock(card.saved_at, &keypad.edition)),
        keypad,
        ui,
    })
}

/// What a keypad asks again and again.
#[derive(Debug, Serialize)]
struct KeypadNow {
    place: i32,
}

/// `GET /{lang}/judging/rounds/{round_id}/live/now`
pub async fn show_keypad_now(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
) -> PageResult {
    let place = actions::find_cursor(&app, &ui.actor, path.1).await?;
    json(&KeypadNow { place })
}
