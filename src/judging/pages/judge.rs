//! A judge's pages. What they show comes from [`actions::Work`], which has no field for anything that tells who made it.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::super::actions::{self, CardSheet, Judge, OwnRound, Work};
use super::super::domain::{
    CardFlag, RoundMethod, RoundState, Verdict, WHOLE_WORK, check_takes_cards,
};
use super::super::forms;
use crate::app::App;
use crate::editions::{Criterion, Edition};
use crate::kernel::{
    ActionError, ActionResult, AssignmentId, FieldErrors, Instant, JudgeId, Refusal, RoundId,
};
use crate::platform::web::{Form, PageResult, Ui, json, page, page_with, see_other};

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

/// Nothing but the token.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmptyForm {}

/// `POST /{lang}/judging/judges/{judge_id}/acceptance`
pub async fn accept(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, JudgeId)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    actions::accept_judging(&app, &ui.actor, path.1).await?;
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

/// A way of looking at the grid.
struct Tab {
    href: String,
    name: String,
    n: usize,
    is_here: bool,
}

/// How often the judge gave so many points.
struct Bar {
    href: String,
    points: String,
    n: usize,
    max: usize,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "judging/grid.html")]
struct GridPage {
    ui: Ui,
    own: OwnRound,
    saved: Option<String>,
    saved_at: Option<Instant>,
    first_open: Option<String>,
    is_sift: bool,
    is_dry_run: bool,
    /// The answers of a sift, where the grid takes them.
    sift: Vec<Answer>,
    tabs: Vec<Tab>,
    bars: Vec<Bar>,
    works: Vec<Work>,
}

/// Which works of the grid are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Open,
    Later,
    Points(i64),
}

impl Shown {
    /// From the address; anything that is not on this list is refused, never ignored.
    fn of(pairs: &[(String, String)]) -> ActionResult<Self> {
        let number = |text: &str| text.parse().ok().filter(|n| (0..=100).contains(n));
        match pairs {
            [] => Ok(Self::All),
            [(name, value)] => match (name.as_str(), value.as_str()) {
                ("show", "all") => Ok(Self::All),
                ("show", "open") => Ok(Self::Open),
                ("show", "later") => Ok(Self::Later),
                ("points", value) => number(value).map(Self::Points).ok_or_else(unknown_view),
                _ => Err(unknown_view()),
            },
            _ => Err(unknown_view()),
        }
    }

    fn takes(self, work: &Work) -> bool {
        match self {
            Self::All => true,
            Self::Open => work.mean.is_none(),
            Self::Later => work.is_later,
            Self::Points(points) => rounded(work) == Some(points),
        }
    }
}

pub(super) fn unknown_view() -> ActionError {
    Refusal::unprocessable("judging-unknown-view").into()
}

fn rounded(work: &Work) -> Option<i64> {
    work.mean.map(|mean| mean.round() as i64)
}

/// The time of day in the contest's zone, as the browser code writes it.
pub(super) fn clock(at: Option<Instant>, edition: &Edition) -> Option<String> {
    let time = at?.timestamp().to_zoned_datetime(edition.time_zone());
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// `GET /{lang}/judging/rounds/{round_id}`
pub async fn show_grid(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    let grid = actions::find_grid(&app, &ui.actor, path.1).await?;
    match grid.own.round.method {
        RoundMethod::Ranking => return super::order::show_order(&app, ui, path.1, &query).await,
        RoundMethod::Pairs => return super::order::show_pair(&app, ui, path.1, &query).await,
        _ => {}
    }
    let shown = Shown::of(&query)?;
    let base = ui.link(&format!("/judging/rounds/{}", path.1));
    let tab = |view: Shown, word: &str, query: &str| Tab {
        href: format!("{base}{query}"),
        name: ui.word("judging-tab", word),
        n: grid.works.iter().filter(|work| view.takes(work)).count(),
        is_here: shown == view,
    };
    let tabs = vec![
        tab(Shown::All, "all", ""),
        tab(Shown::Open, "open", "?show=open"),
        tab(Shown::Later, "later", "?show=later"),
    ];
    let criteria = &grid.own.questions;
    let lowest = criteria.iter().map(|one| one.points_min).min().unwrap_or(0);
    let highest = criteria.iter().map(|one| one.points_max).max().unwrap_or(0);
    let count = |points: i64| {
        grid.works
            .iter()
            .filter(|work| rounded(work) == Some(points))
            .count()
    };
    let is_sift = grid.own.round.method == RoundMethod::Sift;
    let range = i64::from(lowest)..=i64::from(highest);
    let max = range.clone().map(count).max().unwrap_or(0);
    let bars = if max == 0 || highest - lowest > 20 {
        Vec::new()
    } else {
        range
            .map(|points| Bar {
                href: format!("{base}?points={points}"),
                points: match is_sift {
                    true => verdict_word(&ui, points),
                    false => points.to_string(),
                },
                n: count(points),
                max,
                is_here: shown == Shown::Points(points),
            })
            .collect()
    };
    let first_open = grid
        .works
        .iter()
        .find(|work| work.mean.is_none() && !work.is_later)
        .or_else(|| grid.works.iter().find(|work| work.is_later))
        .map(|work| ui.link(&format!("/judging/assignments/{}", work.assignment)));
    let is_open = check_takes_cards(
        grid.own.round.state,
        grid.own.round.deadline_at,
        app.clock.now(),
    )
    .is_ok();
    page(&GridPage {
        sift: if is_sift && is_open {
            verdicts(&ui)
        } else {
            Vec::new()
        },
        is_sift,
        is_dry_run: grid.own.round.state == RoundState::DryRun,
        saved: clock(grid.saved_at, &grid.own.edition),
        saved_at: grid.saved_at,
        works: grid
            .works
            .into_iter()
            .filter(|work| shown.takes(work))
            .collect(),
        own: grid.own,
        first_open,
        tabs,
        bars,
        ui,
    })
}

/// One answer that can be given.
#[derive(Debug, Clone)]
struct Answer {
    points: i32,
    word: String,
    /// The key that gives it, beside its digit.
    key: &'static str,
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

/// The word of a sift's points.
fn verdict_word(ui: &Ui, points: i64) -> String {
    i32::try_from(points)
        .ok()
        .and_then(Verdict::of_points)
        .map_or_else(String::new, |verdict| ui.word("verdict", verdict))
}

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
        Ok((cast, _)) if wants_json => json(&super::super::api::CastView::from(cast)),
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

#[derive(Template)]
#[template(path = "judging/recusal.html")]
struct RecusalPage {
    ui: Ui,
    id: AssignmentId,
    label: String,
}

/// `GET /{lang}/judging/assignments/{assignment_id}/recusal`
pub async fn ask_recusal(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, AssignmentId)>,
) -> PageResult {
    let sheet = actions::find_card(&app, &ui.actor, path.1).await?;
    page(&RecusalPage {
        ui,
        id: path.1,
        label: sheet.work.label,
    })
}

/// Why a judge steps aside, and other reasons.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonForm {
    /// In the writer's own words.
    pub reason: String,
}

/// `POST /{lang}/judging/assignments/{assignment_id}/recusal`
pub async fn recuse(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, AssignmentId)>,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let sheet = actions::find_card(&app, &ui.actor, path.1).await?;
    actions::recuse(&app, &ui.actor, path.1, &form.reason).await?;
    see_other(match sheet.next {
        Some(next) => ui.link(&format!("/judging/assignments/{next}")),
        None => ui.link(&format!("/judging/rounds/{}", sheet.own.round.id)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_views_of_the_grid_are_known() {
        let of = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            Shown::of(&pairs).ok()
        };
        assert_eq!(of(&[]), Some(Shown::All));
        assert_eq!(of(&[("show", "later")]), Some(Shown::Later));
        assert_eq!(of(&[("points", "5")]), Some(Shown::Points(5)));
        assert_eq!(of(&[("country", "MN")]), None);
        assert_eq!(of(&[("show", "mine")]), None);
        assert_eq!(of(&[("show", "all"), ("sort", "country")]), None);
    }

    #[test]
    fn every_state_of_a_round_has_a_colour() {
        for state in crate::judging::domain::RoundState::ALL {
            assert!(["note", "good", "wait"].contains(&super::super::badge_of(state)));
        }
    }
}
