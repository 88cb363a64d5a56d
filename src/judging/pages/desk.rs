//! The desk's pages: judges, rounds, one round from its panel to what goes on.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::super::actions::{
    self, Compared, ExtraProposal, JudgeSheet, Missing, PlanPreview, Progress, ResultSheet, Round,
};
use super::super::domain::{ConflictRule, RoundMethod, RoundState};
use super::super::forms::{self, JudgeForm, RoundForm};
use super::judge::{EmptyForm, ReasonForm};
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::refusal::Fact;
use crate::kernel::{
    ActionError, ActionResult, Country, FieldErrors, JudgeId, Permission, Refusal, RoundId,
};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "judging/judges.html")]
struct JudgesPage {
    ui: Ui,
    number: i32,
    judges: Vec<JudgeSheet>,
    countries: Vec<Country>,
    form: JudgeForm,
    errors: FieldErrors,
}

async fn judges_page(
    app: &App,
    ui: Ui,
    number: i32,
    form: JudgeForm,
    errors: FieldErrors,
) -> ActionResult<JudgesPage> {
    ui.actor.require(Permission::PanelWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    Ok(JudgesPage {
        judges: actions::list_judges(app, &ui.actor, edition.id).await?,
        countries: app.members.countries(),
        number,
        form,
        errors,
        ui,
    })
}

/// `GET /{lang}/desk/editions/{number}/judges`
pub async fn show_judges(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
) -> PageResult {
    let form = JudgeForm {
        lang: ui.lang.as_str().to_owned(),
        ..JudgeForm::default()
    };
    page(&judges_page(&app, ui, path.1, form, FieldErrors::new()).await?)
}

/// `POST /{lang}/desk/editions/{number}/judges`
pub async fn invite(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<JudgeForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    match form.read() {
        Ok(new) => {
            actions::invite_judge(&app, &ui.actor, edition.id, &new).await?;
            see_other(ui.link(&format!("/desk/editions/{}/judges", path.1)))
        }
        Err(errors) => {
            let again = judges_page(&app, ui, path.1, form, errors).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}

#[derive(Template)]
#[template(path = "judging/rounds.html")]
struct RoundsPage {
    ui: Ui,
    edition: Edition,
    rounds: Vec<Round>,
    rules: &'static [ConflictRule],
    /// Ways of answering, each with its ways of counting.
    methods: Vec<(RoundMethod, Vec<&'static str>)>,
    answers: &'static [RoundMethod],
    form: RoundForm,
    errors: FieldErrors,
}

async fn rounds_page(
    app: &App,
    ui: Ui,
    number: i32,
    form: RoundForm,
    errors: FieldErrors,
) -> ActionResult<RoundsPage> {
    ui.actor.require(Permission::RoundWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    Ok(RoundsPage {
        rounds: actions::list_rounds(app, &ui.actor, edition.id).await?,
        rules: ConflictRule::ALL,
        methods: [
            RoundMethod::Criteria,
            RoundMethod::Ranking,
            RoundMethod::Pairs,
        ]
        .into_iter()
        .map(|method| (method, method.tally_methods()))
        .collect(),
        answers: RoundMethod::ALL,
        edition,
        form,
        errors,
        ui,
    })
}

/// `GET /{lang}/desk/editions/{number}/rounds`
pub async fn show_rounds(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
) -> PageResult {
    let form = RoundForm::default();
    page(&rounds_page(&app, ui, path.1, form, FieldErrors::new()).await?)
}

/// `POST /{lang}/desk/editions/{number}/rounds`
pub async fn make_round(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<RoundForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let outcome = match form.read(ui.lang, &edition) {
        Ok(new) => actions::create_round(&app, &ui.actor, edition.id, &new).await,
        Err(errors) => Err(errors.into()),
    };
    match outcome {
        Ok(id) => {
            let sheet = actions::find_round(&app, &ui.actor, id).await?;
            let to = format!("/desk/editions/{}/rounds/{}", path.1, sheet.round.position);
            see_other(ui.link(&to))
        }
        Err(ActionError::Fields(errors)) => {
            let again = rounds_page(&app, ui, path.1, form, errors).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}

#[derive(Template)]
#[template(path = "judging/round.html")]
struct RoundPage {
    ui: Ui,
    base: String,
    notice: Option<String>,
    edition: Edition,
    round: Round,
    progress: Progress,
    n_late: usize,
    judges: Vec<(JudgeSheet, bool)>,
    plan: Option<PlanPreview>,
    missing: Vec<Missing>,
    result: Option<ResultSheet>,
    compared: Vec<Compared>,
    extra: Option<ExtraProposal>,
    methods: Vec<&'static str>,
    is_draft: bool,
    asks_orders: bool,
    is_dry_run: bool,
    is_open: bool,
    is_before_closing: bool,
    is_countable: bool,
    lede: Vec<(&'static str, Fact)>,
    plan_facts: Vec<(&'static str, Fact)>,
}

/// The round at a position of an edition.
async fn round_at(app: &App, ui: &Ui, number: i32, position: i32) -> ActionResult<RoundId> {
    ui.actor.require(Permission::RoundWrite)?;
    let edition = editions::find_edition(app, &ui.actor, number).await?;
    actions::list_rounds(app, &ui.actor, edition.id)
        .await?
        .into_iter()
        .find(|round| round.position == position)
        .map(|round| round.id)
        .ok_or(ActionError::NotFound)
}

async fn round_page(
    app: &App,
    ui: Ui,
    (number, position): (i32, i32),
    asked: &CutForm,
    notice: Option<Refusal>,
) -> ActionResult<RoundPage> {
    let id = round_at(app, &ui, number, position).await?;
    let sheet = actions::find_round(app, &ui.actor, id).await?;
    let progress = actions::find_progress(app, &ui.actor, id).await?;
    let state = sheet.round.state;
    let is_before_closing = !state.shows_votes();
    let plan = if is_before_closing && !sheet.seats.is_empty() {
        Some(actions::preview_plan(app, &ui.actor, id).await?)
    } else {
        None
    };
    let missing = if matches!(state, RoundState::Open | RoundState::Paused) {
        actions::list_missing(app, &ui.actor, id).await?
    } else {
        Vec::new()
    };
    let result = if is_before_closing {
        None
    } else {
        actions::find_result(app, &ui.actor, id, asked.count).await?
    };
    let (extra, notice) = match asked.extra {
        Some(budget) if is_before_closing && notice.is_none() => {
            match actions::preview_extra_reads(app, &ui.actor, id, budget).await {
                Ok(extra) => (Some(extra), None),
                Err(ActionError::Refused(no)) => (None, Some(no)),
                Err(error) => return Err(error),
            }
        }
        _ => (None, notice),
    };
    let compared = match &result {
        Some(result) => actions::compare_methods(app, &ui.actor, id, result.count).await?,
        None => Vec::new(),
    };
    let seated: HashSet<JudgeId> = sheet.seats.iter().map(|seat| seat.judge_id).collect();
    let judges = actions::list_judges(app, &ui.actor, sheet.edition.id)
        .await?
        .into_iter()
        .filter(|one| one.judge.declined_at.is_none())
        .map(|one| {
            let is_seated = seated.contains(&one.judge.id);
            (one, is_seated)
        })
        .collect();
    let n_entries = match &plan {
        Some(plan) => plan.n_entries,
        None => sheet.n_entries,
    };
    Ok(RoundPage {
        base: ui.link(&format!("/desk/editions/{number}/rounds/{position}")),
        notice: notice.map(|no| ui.sentence("refusal", no.code, &no.facts)),
        n_late: progress
            .judges
            .iter()
            .filter(|one| one.n_done < one.n_total)
            .count(),
        lede: vec![
            ("entries", n_entries.into()),
            ("judges", sheet.seats.len().into()),
            ("reads", i64::from(sheet.round.reads_per_entry).into()),
        ],
        plan_facts: vec![
            ("entries", n_entries.into()),
            ("reads", plan.as_ref().map_or(0, |plan| plan.n_reads).into()),
        ],
        is_draft: state == RoundState::Draft,
        is_dry_run: state == RoundState::DryRun,
        is_open: state == RoundState::Open,
        is_countable: matches!(state, RoundState::Closed | RoundState::Tallied),
        is_before_closing,
        methods: sheet.round.method.tally_methods(),
        asks_orders: sheet.round.method.asks_orders(),
        edition: sheet.edition,
        round: sheet.round,
        progress,
        judges,
        plan,
        missing,
        result,
        compared,
        extra,
        ui,
    })
}

/// Where the cut is drawn.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CutForm {
    /// How many go on; may be empty.
    pub count: Option<usize>,
    /// How many extra reads to propose.
    pub extra: Option<usize>,
}

/// `GET /{lang}/desk/editions/{number}/rounds/{position}`
pub async fn show_round(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32, i32)>,
    query: web::Query<CutForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    page(&round_page(&app, ui, (number, position), &query, None).await?)
}

/// What a step on a round leads to: its page again, with the reason above where a rule said no.
async fn after<T>(app: &App, ui: Ui, place: (i32, i32), outcome: ActionResult<T>) -> PageResult {
    match outcome {
        Ok(_) => see_other(ui.link(&format!("/desk/editions/{}/rounds/{}", place.0, place.1))),
        Err(ActionError::Refused(no)) => {
            let again = round_page(app, ui, place, &CutForm::default(), Some(no)).await?;
            page_with(StatusCode::CONFLICT, &again)
        }
        Err(error) => Err(error),
    }
}

type Place = web::Path<(String, i32, i32)>;

/// `POST …/rounds/{position}/panel`: fields `judge`, several.
pub async fn set_panel(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let mut seats = Vec::new();
    for (name, value) in &pairs {
        match (name.as_str(), value.parse::<JudgeId>()) {
            ("judge", Ok(judge)) => seats.push((judge, None)),
            _ => {
                let mut errors = FieldErrors::new();
                errors.add(name.clone(), "unknown-field");
                return Err(errors.into());
            }
        }
    }
    // Capacities that were set by program stay.
    let sheet = actions::find_round(&app, &ui.actor, id).await?;
    for (judge, capacity) in &mut seats {
        let seat = sheet.seats.iter().find(|seat| seat.judge_id == *judge);
        *capacity = seat.and_then(|seat| seat.capacity);
    }
    let outcome = actions::set_panel(&app, &ui.actor, id, &seats).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/plan`
pub async fn assign(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::assign(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/opening`
pub async fn open(app: web::Data<App>, ui: Ui, path: Place, _form: Form<EmptyForm>) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::open_round(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/dry-run`
pub async fn start_dry_run(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::start_dry_run(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/dry-run/ending`
pub async fn end_dry_run(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::end_dry_run(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/pause`
pub async fn pause(app: web::Data<App>, ui: Ui, path: Place, _form: Form<EmptyForm>) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::pause_round(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/reminder`
pub async fn remind(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    _form: Form<EmptyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::remind_late(&app, &ui.actor, id).await;
    after(&app, ui, (number, position), outcome).await
}

/// Whose open works go to others, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReassignmentForm {
    judge: JudgeId,
    #[serde(default)]
    to: String,
    reason: String,
}

/// `POST …/rounds/{position}/reassignment`
pub async fn reassign(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReassignmentForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    // Empty: whoever has least.
    let to = match form.to.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| ActionError::NotFound)?),
    };
    let outcome = actions::reassign(&app, &ui.actor, id, form.judge, to, &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// A proposal of extra reads as it was seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtraForm {
    budget: usize,
    stamp: String,
}

/// `POST …/rounds/{position}/extra-reads`
pub async fn release_extra_reads(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ExtraForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::release_extra_reads(&app, &ui.actor, id, form.budget, &form.stamp).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/closing`
pub async fn close(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::close_round(&app, &ui.actor, id, &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// Opening a closed round again.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReopeningForm {
    reason: String,
    deadline_at: String,
}

/// `POST …/rounds/{position}/reopening`
pub async fn reopen(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<ReopeningForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let edition = editions::find_edition(&app, &ui.actor, number).await?;
    let Some(deadline_at) = forms::read_local(&form.deadline_at, &edition) else {
        let mut errors = FieldErrors::new();
        errors.add("deadline_at", "malformed");
        return Err(errors.into());
    };
    let outcome = actions::reopen_round(&app, &ui.actor, id, &form.reason, deadline_at).await;
    after(&app, ui, (number, position), outcome).await
}

/// Counting.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TallyForm {
    method: String,
    reason: String,
}

/// `POST …/rounds/{position}/tally`
pub async fn count(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<TallyForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::count_round(&app, &ui.actor, id, Some(&form.method), &form.reason).await;
    after(&app, ui, (number, position), outcome).await
}

/// `POST …/rounds/{position}/advancement`
pub async fn advance(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    Form(form): Form<CutForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let outcome = actions::advance(&app, &ui.actor, id, form.count).await;
    after(&app, ui, (number, position), outcome).await
}
