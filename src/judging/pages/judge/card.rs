//! The scorecard of one work: its questions, and what is given.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;

use super::{Answer, clock, unknown_view, verdicts, zoom_words};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::Criterion;
use crate::judging::actions::{self, CardSheet};
use crate::judging::api::CastView;
use crate::judging::domain::{CardFlag, RoundMethod, RoundState, WHOLE_WORK, check_takes_cards};
use crate::judging::forms;
use crate::kernel::{ActionError, AssignmentId, FieldErrors, Instant};
use crate::platform::web::{Form, PageResult, Ui, json, page, page_with, see_other};

/// A question on the card.
pub(in crate::judging::pages) struct Row {
    pub(in crate::judging::pages) code: String,
    pub(in crate::judging::pages) name: String,
    pub(in crate::judging::pages) anchors: String,
    pub(in crate::judging::pages) answers: Vec<Answer>,
    pub(in crate::judging::pages) given: Option<i32>,
}

/// A question as the card asks it.
pub(super) fn row_of(
    ui: &Ui,
    method: RoundMethod,
    question: &Criterion,
    given: Option<i32>,
) -> Row {
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

/// The work's picture as the card hangs it.
pub(super) struct Hung {
    src: String,
    srcset: String,
    largest: String,
    width: i32,
    height: i32,
}

impl Hung {
    pub(super) fn of(picture: &PictureView) -> Self {
        Self {
            src: picture.src(1280),
            srcset: picture.srcset("webp"),
            largest: picture.largest(),
            width: picture.width,
            height: picture.height,
        }
    }

    /// A picture that comes in one size.
    pub(super) fn one(src: String, (width, height): (i32, i32)) -> Self {
        Self {
            largest: src.clone(),
            src,
            srcset: String::new(),
            width,
            height,
        }
    }
}

/// Where a card leads to.
pub(super) struct Ways {
    pub(super) grid: String,
    pub(super) action: String,
    pub(super) recusal: Option<String>,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
}

#[derive(Template)]
#[template(path = "judging/card.html")]
pub(super) struct CardPage {
    ui: Ui,
    saved: Option<String>,
    is_open: bool,
    is_sift: bool,
    is_dry_run: bool,
    is_practice: bool,
    picture: Option<Hung>,
    ways: Ways,
    zoom_words: String,
    rows: Vec<Row>,
    flags: &'static [CardFlag],
    errors: FieldErrors,
    sheet: CardSheet,
}

impl CardPage {
    /// A card of nobody: it looks like one and is not kept.
    pub(super) fn of_practice(ui: Ui, sheet: CardSheet, picture: Hung, ways: Ways) -> Self {
        Self {
            is_sift: sheet.own.round.method == RoundMethod::Sift,
            is_dry_run: false,
            is_practice: true,
            saved: None,
            is_open: true,
            picture: Some(picture),
            ways,
            zoom_words: zoom_words(&ui),
            flags: CardFlag::ALL,
            rows: rows_of(&ui, &sheet),
            errors: FieldErrors::new(),
            sheet,
            ui,
        }
    }
}

/// The questions of a card, with what is given.
pub(in crate::judging::pages) fn rows_of(ui: &Ui, sheet: &CardSheet) -> Vec<Row> {
    sheet
        .own
        .questions
        .iter()
        .map(|question| {
            let given = sheet.work.points.get(&question.id).copied();
            row_of(ui, sheet.own.round.method, question, given)
        })
        .collect()
}

fn card_page(ui: Ui, sheet: CardSheet, errors: FieldErrors, now: Instant) -> CardPage {
    let round = &sheet.own.round;
    let card = |id| ui.link(&format!("/judging/assignments/{id}"));
    let own = card(sheet.work.assignment);
    let is_open = check_takes_cards(round.state, round.deadline_at, now).is_ok();
    CardPage {
        is_sift: round.method == RoundMethod::Sift,
        is_dry_run: round.state == RoundState::DryRun,
        is_practice: false,
        saved: clock(sheet.saved_at, &sheet.own.edition),
        is_open,
        picture: sheet.work.picture.as_ref().map(Hung::of),
        ways: Ways {
            grid: ui.link(&format!("/judging/rounds/{}", round.id)),
            action: format!("{own}/scorecard"),
            recusal: is_open.then(|| format!("{own}/recusal")),
            previous: sheet.previous.map(card),
            next: sheet.next.map(card),
        },
        zoom_words: zoom_words(&ui),
        flags: CardFlag::ALL,
        rows: rows_of(&ui, &sheet),
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
            let round = &sheet.own.round;
            let view = if round.settings.is_live {
                "/live"
            } else {
                "?show=open"
            };
            see_other(ui.link(&format!("/judging/rounds/{}{view}", round.id)))
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
