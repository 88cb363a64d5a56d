//! The scorecard of one work: its questions, and what is given.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;

use super::{Answer, clock, unknown_view, verdicts, zoom_words};
use crate::app::App;
use crate::editions::Criterion;
use crate::judging::actions::{self, CardSheet};
use crate::judging::api::CastView;
use crate::judging::domain::{CardFlag, RoundMethod, RoundState, WHOLE_WORK, check_takes_cards};
use crate::judging::forms;
use crate::kernel::{ActionError, AssignmentId, FieldErrors, Instant};
use crate::platform::web::{Form, PageResult, Ui, json, page, page_with, see_other};

/// A question on the card.
struct Row {
    code: String,
    name: String,
    anchors: String,
    answers: Vec<Answer>,
    given: Option<i32>,
}

/// A question as the card asks it.
fn row_of(ui: &Ui, method: RoundMethod, question: &Criterion, given: Option<i32>) -> Row {
    let ends = [
        (question.points_min, &question.anchors.low),
        (question.points_max, &question.anchors.high),
    ];
    let anchors: Vec<String> = ends
        .iter()
        .map(|(points, text)| (points, ui.pick(text)))
        .filter(|(_, text)| !text.is_empty())
        .map(|(points, text)| format!("{points} {text}"))
        .collect();
    Row {
        code: question.code.clone(),
        name: if question.id == WHOLE_WORK {
            ui.word("round-question", method)
        } else {
            ui.pick(&question.name).to_owned()
        },
        anchors: anchors.join(" · "),
        answers: if method == RoundMethod::Sift {
            verdicts(ui)
        } else {
            (question.points_min..=question.points_max)
                .map(|points| Answer {
                    points,
                    word: points.to_string(),
                    key: "",
                })
                .collect()
        },
        given,
    }
}

#[derive(Template)]
#[template(path = "judging/card.html")]
struct CardPage {
    ui: Ui,
    saved: Option<String>,
    is_open: bool,
    is_sift: bool,
    is_dry_run: bool,
    preload: String,
    zoom_words: String,
    rows: Vec<Row>,
    flags: &'static [CardFlag],
    errors: FieldErrors,
    sheet: CardSheet,
}

fn card_page(ui: Ui, sheet: CardSheet, errors: FieldErrors, now: Instant) -> CardPage {
    let round = &sheet.own.round;
    let preload: Vec<String> = sheet
        .ahead
        .iter()
        .map(|picture| picture.src(1280))
        .collect();
    let rows = sheet
        .own
        .questions
        .iter()
        .map(|question| {
            let given = sheet.work.points.get(&question.id).copied();
            row_of(&ui, round.method, question, given)
        })
        .collect();
    CardPage {
        is_sift: round.method == RoundMethod::Sift,
        is_dry_run: round.state == RoundState::DryRun,
        saved: clock(sheet.saved_at, &sheet.own.edition),
        is_open: check_takes_cards(round.state, round.deadline_at, now).is_ok(),
        preload: preload.join(" "),
        zoom_words: zoom_words(&ui),
        flags: CardFlag::ALL,
        rows,
        errors,
        sheet,
        ui,
    }
}

/// `GET /{lang}/judging/assignments/{assignment_id}`
pub async fn show_card(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, AssignmentId)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let sheet = actions::find_card(&app, &ui.actor, path.1).await?;
    page(&card_page(ui, sheet, FieldErrors::new(), app.clock.now()))
}

/// `POST /{lang}/judging/assignments/{assignment_id}/scorecard`: from the script, which wants JSON, or as a plain form.
pub async fn cast(
    app: web::Data<App>,
    ui: Ui,
    request: HttpRequest,
    path: web::Path<(String, AssignmentId)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let id = path.1;
    let wants_json = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("application/json"));
    let sheet = actions::find_card(&app, &ui.actor, id).await?;
    // A tile of the grid gives the answer alone; the card's key says that a card which waited for the network is the same card.
    let taken = |name: &str| {
        pairs
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
    };
    let (key, is_from_grid) = (taken("key"), taken("tile").is_some());
    let fields: Vec<(String, String)> = pairs
        .iter()
        .filter(|(name, _)| name != "key" && name != "tile")
        .cloned()
        .collect();
    let outcome = match forms::read_card(&fields, &sheet.own.questions) {
        Ok(mut card) => {
            if is_from_grid {
                card.note.clone_from(&sheet.note);
                card.flags.clone_from(&sheet.flags);
            }
            actions::cast_scorecard(&app, &ui.actor, id, key.as_deref(), &card)
                .await
                .map(|cast| (cast, card.is_later))
        }
        Err(errors) => Err(errors.into()),
    };
    match outcome {
        Ok((cast, _)) if wants_json => json(&CastView::from(cast)),
        Ok(_) if is_from_grid => {
            see_other(ui.link(&format!("/judging/rounds/{}?show=open", sheet.own.round.id)))
        }
        Ok((cast, is_later)) => {
            let onward = if is_later || cast.is_whole {
                sheet.next
            } else {
                Some(id)
            };
            see_other(match onward {
                Some(to) => ui.link(&format!("/judging/assignments/{to}")),
                None => ui.link(&format!("/judging/rounds/{}", sheet.own.round.id)),
            })
        }
        Err(ActionError::Fields(errors)) if !wants_json => {
            let sheet = forms::as_typed(sheet, &fields);
            let again = card_page(ui, sheet, errors, app.clock.now());
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}
