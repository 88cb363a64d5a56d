//! Judging, as JSON: the same actions as the pages. What judges get has no field that tells who made a work.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::actions::{self, Cast, OwnRound, Work};
use super::domain::{AssignmentState, Card, CardFlag, ConflictRule, Pace, RoundState};
use super::forms::{JudgeForm, RoundForm};
use super::tally::Method;
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{
    ActionResult, AssignmentId, Country, FieldErrors, Instant, JudgeId, Lang, RoundId, ScorecardId,
    TallyId, Translated,
};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

/// A round as a judge sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnRoundView {
    /// Its id.
    pub id: RoundId,
    /// The edition's number.
    pub edition: i32,
    /// Its name.
    pub name: Translated,
    /// Where it stands.
    pub state: RoundState,
    /// The first instant that is too late.
    pub deadline_at: Option<Instant>,
    /// Works on this judge's desk.
    pub n_total: usize,
    /// Those with all points given.
    pub n_done: usize,
}

impl From<OwnRound> for OwnRoundView {
    fn from(own: OwnRound) -> Self {
        Self {
            id: own.round.id,
            edition: own.edition.number,
            name: own.round.name,
            state: own.round.state,
            deadline_at: own.round.deadline_at,
            n_total: own.n_total,
            n_done: own.n_done,
        }
    }
}

/// One work on a judge's desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkView {
    /// The judge's own look at it.
    pub assignment_id: AssignmentId,
    /// What it is called here; another one for every judge.
    pub label: String,
    /// Where it stands.
    pub state: AssignmentState,
    /// On the pile for later.
    pub is_later: bool,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words.
    pub statement: String,
    /// The judge's own points by the criterion's code.
    pub points: BTreeMap<String, i32>,
}

fn work_view(work: Work, edition: &Edition) -> WorkView {
    WorkView {
        assignment_id: work.assignment,
        label: work.label,
        state: work.state,
        is_later: work.is_later,
        picture: work.picture,
        title: work.title,
        title_lang: work.title_lang,
        statement: work.statement,
        points: edition
            .criteria
            .iter()
            .filter_map(|one| Some((one.code.clone(), *work.points.get(&one.id)?)))
            .collect(),
    }
}

/// All works of a judge in a round.
#[derive(Debug, Serialize, ToSchema)]
pub struct GridView {
    /// The round.
    pub round: OwnRoundView,
    /// In the judge's own order.
    pub works: Vec<WorkView>,
}

/// One work with its scorecard.
#[derive(Debug, Serialize, ToSchema)]
pub struct CardView {
    /// The work.
    pub work: WorkView,
    /// The judge's own note.
    pub note: String,
    /// What the judge asks the secretariat to look at.
    pub flags: Vec<CardFlag>,
    /// How often the card was changed.
    pub revision: i32,
    /// When it was last saved.
    pub saved_at: Option<Instant>,
    /// The work before.
    pub previous: Option<AssignmentId>,
    /// The work after.
    pub next: Option<AssignmentId>,
}

/// What became of a card.
#[derive(Debug, Serialize, ToSchema)]
pub struct CastView {
    /// The scorecard that counts.
    pub scorecard_id: ScorecardId,
    /// Its number, from 1.
    pub revision: i32,
    /// By the server's clock.
    pub cast_at: Instant,
    /// Whether every criterion has its points.
    pub is_whole: bool,
}

impl From<Cast> for CastView {
    fn from(cast: Cast) -> Self {
        Self {
            scorecard_id: cast.id,
            revision: cast.revision,
            cast_at: cast.cast_at,
            is_whole: cast.is_whole,
        }
    }
}

/// The rounds in which the asker has works.
#[utoipa::path(get, path = "/api/v1/judging/rounds", tag = "judging", responses((status = 200, body = Vec<OwnRoundView>)))]
pub async fn list_own_rounds(app: web::Data<App>, Visitor(actor): Visitor) -> PageResult {
    let rounds = actions::list_own_rounds(&app, &actor).await?;
    json(
        &rounds
            .into_iter()
            .map(OwnRoundView::from)
            .collect::<Vec<_>>(),
    )
}

/// All works of the asking judge in a round.
#[utoipa::path(get, path = "/api/v1/judging/rounds/{round_id}", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = GridView)))]
pub async fn show_grid(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let grid = actions::find_grid(&app, &actor, *path).await?;
    let works = grid
        .works
        .into_iter()
        .map(|work| work_view(work, &grid.own.edition))
        .collect();
    json(&GridView {
        round: grid.own.into(),
        works,
    })
}

/// One work of the asking judge with its scorecard.
#[utoipa::path(get, path = "/api/v1/judging/assignments/{assignment_id}", tag = "judging", params(("assignment_id" = AssignmentId, Path)), responses((status = 200, body = CardView)))]
pub async fn show_card(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<AssignmentId>,
) -> PageResult {
    let sheet = actions::find_card(&app, &actor, *path).await?;
    json(&CardView {
        work: work_view(sheet.work, &sheet.own.edition),
        note: sheet.note,
        flags: sheet.flags,
        revision: sheet.revision,
        saved_at: sheet.saved_at,
        previous: sheet.previous,
        next: sheet.next,
    })
}

/// A judge's card.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CardForm {
    /// Points by the criterion's code; those not given yet are absent.
    pub points: BTreeMap<String, i32>,
    /// For the judge alone.
    pub note: String,
    /// For the secretariat.
    pub flags: Vec<CardFlag>,
    /// Onto the pile for later.
    pub is_later: bool,
    /// What the device said the time was, where the card was kept without network.
    pub client_at: Option<Instant>,
}

/// Takes the asking judge's card; with an `Idempotency-Key` the same card may come any number of times.
#[utoipa::path(post, path = "/api/v1/judging/assignments/{assignment_id}/scorecards", tag = "judging", params(("assignment_id" = AssignmentId, Path)), request_body = CardForm, responses((status = 200, body = CastView)))]
pub async fn cast(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<AssignmentId>,
    Form(form): Form<CardForm>,
) -> PageResult {
    let sheet = actions::find_card(&app, &actor, *path).await?;
    let mut errors = FieldErrors::new();
    let mut card = Card {
        note: form.note,
        flags: form.flags,
        is_later: form.is_later,
        client_at: form.client_at,
        ..Card::default()
    };
    card.flags.sort_unstable();
    card.flags.dedup();
    for (code, points) in form.points {
        match sheet
            .own
            .edition
            .criteria
            .iter()
            .find(|one| one.code == code)
        {
            Some(criterion) => {
                card.points.insert(criterion.id, points);
            }
            None => errors.add(code, "no-such-criterion"),
        }
    }
    errors.into_result(())?;
    let key = request
        .headers()
        .get("idempotency-key")
        .and_then(|value| value.to_str().ok());
    let cast = actions::cast_scorecard(&app, &actor, *path, key, &card).await?;
    json(&CastView::from(cast))
}

/// A reason.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonBody {
    /// In the writer's own words.
    pub reason: String,
}

/// What was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneView {
    /// How many were touched.
    pub n: usize,
}

fn done(n: usize) -> PageResult {
    json(&DoneView { n })
}

/// The asking judge steps aside from a work.
#[utoipa::path(post, path = "/api/v1/judging/assignments/{assignment_id}/recusal", tag = "judging", params(("assignment_id" = AssignmentId, Path)), request_body = ReasonBody, responses((status = 200, body = DoneView)))]
pub async fn recuse(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<AssignmentId>,
    Form(form): Form<ReasonBody>,
) -> PageResult {
    actions::recuse(&app, &actor, *path, &form.reason).await?;
    done(1)
}

/// A judge of an edition.
#[derive(Debug, Serialize, ToSchema)]
pub struct JudgeView {
    /// Its id.
    pub id: JudgeId,
    /// What is published instead of a name.
    pub alias: String,
    /// The name.
    pub name: String,
    /// What conflicts are derived from.
    pub country: Country,
    /// When they said yes.
    pub accepted_at: Option<Instant>,
    /// When they said no.
    pub declined_at: Option<Instant>,
}

/// The judges of an edition.
#[utoipa::path(get, path = "/api/v1/editions/{number}/judges", tag = "judging", params(("number" = i32, Path)), responses((status = 200, body = Vec<JudgeView>)))]
pub async fn list_judges(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let edition = editions::find_edition(&app, &actor, *path).await?;
    let judges = actions::list_judges(&app, &actor, edition.id).await?;
    let views: Vec<JudgeView> = judges
        .into_iter()
        .map(|sheet| JudgeView {
            id: sheet.judge.id,
            alias: sheet.judge.alias,
            name: sheet.person.name,
            country: sheet.judge.country,
            accepted_at: sheet.judge.accepted_at,
            declined_at: sheet.judge.declined_at,
        })
        .collect();
    json(&views)
}

/// The id of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeView {
    /// Its id.
    pub id: uuid::Uuid,
}

/// Invites a judge by letter.
#[utoipa::path(post, path = "/api/v1/editions/{number}/judges", tag = "judging", params(("number" = i32, Path)), request_body = JudgeForm, responses((status = 201, body = MadeView)))]
pub async fn invite(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(form): Form<JudgeForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &actor, *path).await?;
    let id = actions::invite_judge(&app, &actor, edition.id, &form.read()?).await?;
    json_with(StatusCode::CREATED, &MadeView { id: id.0 })
}

/// A round, for the desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoundView {
    /// Its id.
    pub id: RoundId,
    /// Its place in the edition, from 1.
    pub position: i32,
    /// Its name.
    pub name: Translated,
    /// Where it stands.
    pub state: RoundState,
    /// Judges per entry.
    pub reads_per_entry: i32,
    /// Which entries a judge never gets.
    pub conflict_rule: ConflictRule,
    /// How standings are computed.
    pub tally_method: String,
    /// Decides all lots.
    pub seed: String,
    /// How many go on.
    pub advance_count: Option<i32>,
    /// The first instant that is too late.
    pub deadline_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Why it was closed with scorecards missing.
    pub closing_reason: Option<String>,
}

/// The rounds of an edition.
#[utoipa::path(get, path = "/api/v1/editions/{number}/rounds", tag = "judging", params(("number" = i32, Path)), responses((status = 200, body = Vec<RoundView>)))]
pub async fn list_rounds(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let edition = editions::find_edition(&app, &actor, *path).await?;
    let rounds = actions::list_rounds(&app, &actor, edition.id).await?;
    let views: Vec<RoundView> = rounds
        .into_iter()
        .map(|round| RoundView {
            id: round.id,
            position: round.position,
            name: round.name,
            state: round.state,
            reads_per_entry: round.reads_per_entry,
            conflict_rule: round.conflict_rule,
            tally_method: round.tally_method,
            seed: round.seed,
            advance_count: round.advance_count,
            deadline_at: round.deadline_at,
            closed_at: round.closed_at,
            closing_reason: round.closing_reason,
        })
        .collect();
    json(&views)
}

/// Makes the next round of an edition; its name is in English.
#[utoipa::path(post, path = "/api/v1/editions/{number}/rounds", tag = "judging", params(("number" = i32, Path)), request_body = RoundForm, responses((status = 201, body = MadeView)))]
pub async fn make_round(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(form): Form<RoundForm>,
) -> PageResult {
    let edition = editions::find_edition(&app, &actor, *path).await?;
    let new = form.read(Lang::En, &edition)?;
    let id = actions::create_round(&app, &actor, edition.id, &new).await?;
    json_with(StatusCode::CREATED, &MadeView { id: id.0 })
}

/// A seat.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatBody {
    /// Who sits.
    pub judge_id: JudgeId,
    /// The most entries they can read.
    #[serde(default)]
    pub capacity: Option<i32>,
}

/// A panel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PanelBody {
    /// Who sits in it.
    pub seats: Vec<SeatBody>,
}

/// Seats a round's panel.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/panel", tag = "judging", params(("round_id" = RoundId, Path)), request_body = PanelBody, responses((status = 200, body = DoneView)))]
pub async fn set_panel(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<PanelBody>,
) -> PageResult {
    let seats: Vec<_> = form
        .seats
        .iter()
        .map(|seat| (seat.judge_id, seat.capacity))
        .collect();
    actions::set_panel(&app, &actor, *path, &seats).await?;
    done(seats.len())
}

/// What a plan would give one judge.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadView {
    /// The judge.
    pub judge_id: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Entries they would read.
    pub n_reads: usize,
    /// Entries that the conflict rule keeps from them.
    pub n_conflicts: usize,
}

/// A plan before it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanView {
    /// Entries in the round.
    pub n_entries: usize,
    /// Reads in all.
    pub n_reads: usize,
    /// By judge.
    pub loads: Vec<LoadView>,
    /// Groups of judges that share no entry.
    pub n_components: usize,
    /// Worst standard error of a difference between two judges, in noise of a read.
    pub worst_se: Option<f64>,
    /// The code of the refusal, where there is no plan.
    pub refusal: Option<String>,
}

fn plan_view(plan: actions::PlanPreview) -> PageResult {
    json(&PlanView {
        n_entries: plan.n_entries,
        n_reads: plan.n_reads,
        loads: plan
            .loads
            .into_iter()
            .map(|load| LoadView {
                judge_id: load.judge,
                alias: load.alias,
                n_reads: load.n_reads,
                n_conflicts: load.n_conflicts,
            })
            .collect(),
        n_components: plan.n_components,
        worst_se: plan.worst_se,
        refusal: plan.refusal.map(|no| no.code.to_owned()),
    })
}

/// What assigning would do now; changes nothing.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/plan", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = PlanView)))]
pub async fn preview_plan(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    plan_view(actions::preview_plan(&app, &actor, *path).await?)
}

/// Assigns the round's entries to its panel.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/plan", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = PlanView)))]
pub async fn assign(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    plan_view(actions::assign(&app, &actor, *path).await?)
}

/// Opens a round, or a paused one again.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/opening", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn open(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    actions::open_round(&app, &actor, *path).await?;
    done(1)
}

/// Takes no scorecards until the round is opened again.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/pause", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn pause(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    actions::pause_round(&app, &actor, *path).await?;
    done(1)
}

/// How far one judge is.
#[derive(Debug, Serialize, ToSchema)]
pub struct JudgeProgressView {
    /// The judge.
    pub judge_id: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Works on their desk.
    pub n_total: usize,
    /// Those with all points given.
    pub n_done: usize,
    /// Those they stepped aside from.
    pub n_recused: usize,
    /// When they last gave something.
    pub last_at: Option<Instant>,
    /// How they keep up.
    pub pace: Pace,
}

/// How far a round is: counts, never points.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgressView {
    /// Scorecards to be given.
    pub n_total: usize,
    /// Scorecards given.
    pub n_done: usize,
    /// Entries with all their reads.
    pub n_entries_full: usize,
    /// Entries that too few judges will read.
    pub n_entries_short: usize,
    /// By judge.
    pub judges: Vec<JudgeProgressView>,
}

/// How far a round is.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/progress", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = ProgressView)))]
pub async fn show_progress(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let progress = actions::find_progress(&app, &actor, *path).await?;
    json(&ProgressView {
        n_total: progress.n_total,
        n_done: progress.n_done,
        n_entries_full: progress.n_entries_full,
        n_entries_short: progress.n_entries_short,
        judges: progress
            .judges
            .into_iter()
            .map(|one| JudgeProgressView {
                judge_id: one.sheet.judge.id,
                alias: one.sheet.judge.alias,
                n_total: one.n_total,
                n_done: one.n_done,
                n_recused: one.n_recused,
                last_at: one.last_at,
                pace: one.pace,
            })
            .collect(),
    })
}

/// Closes a round; with scorecards missing it needs a reason. `n` is how many are missing.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/closing", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ReasonBody, responses((status = 200, body = DoneView)))]
pub async fn close(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ReasonBody>,
) -> PageResult {
    let missing = actions::close_round(&app, &actor, *path, &form.reason).await?;
    done(missing.len())
}

/// How to count.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TallyBody {
    /// Another method than the round's; then with a reason.
    pub method: Option<String>,
    /// In the writer's own words.
    pub reason: String,
}

/// A tally that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct TallyMadeView {
    /// Its id.
    pub id: TallyId,
}

/// Computes the standings of a closed round.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/tallies", tag = "judging", params(("round_id" = RoundId, Path)), request_body = TallyBody, responses((status = 201, body = TallyMadeView)))]
pub async fn count(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<TallyBody>,
) -> PageResult {
    let method = read_method(form.method.as_deref())?;
    let id = actions::run_tally(&app, &actor, *path, method, &form.reason).await?;
    json_with(StatusCode::CREATED, &TallyMadeView { id })
}

fn read_method(name: Option<&str>) -> ActionResult<Option<Method>> {
    let mut errors = FieldErrors::new();
    let method = name
        .map(str::parse::<Method>)
        .transpose()
        .unwrap_or_else(|_| {
            errors.add("method", "not-a-choice");
            None
        });
    errors.into_result(method)
}

/// One row of a result.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlacingView {
    /// The entry's number.
    pub number: String,
    /// Competition rank.
    pub rank: i32,
    /// On the contest's own scale.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// The plain mean.
    pub raw_mean: f64,
    /// Reads behind it.
    pub reads: i32,
    /// Whether it would go on.
    pub is_above: bool,
}

/// The tally that counts.
#[derive(Debug, Serialize, ToSchema)]
pub struct ResultView {
    /// How it was computed.
    pub method: String,
    /// Fingerprint of the scores.
    pub inputs_sha256: String,
    /// Fingerprint of the standings.
    pub output_sha256: String,
    /// Everything it depends on.
    #[schema(value_type = Object)]
    pub parameters: serde_json::Value,
    /// How far it can be relied on.
    #[schema(value_type = Object)]
    pub diagnostics: serde_json::Value,
    /// Best first.
    pub standings: Vec<PlacingView>,
}

/// The result of a closed round; `null` before the first tally.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/result", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = ResultView)))]
pub async fn show_result(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let result = actions::find_result(&app, &actor, *path, None).await?;
    json(&result.map(|result| {
        ResultView {
            method: result.tally.method,
            inputs_sha256: result.tally.inputs_sha256,
            output_sha256: result.tally.output_sha256,
            parameters: result.tally.parameters,
            diagnostics: result.tally.diagnostics,
            standings: result
                .placings
                .into_iter()
                .map(|one| PlacingView {
                    number: one.number,
                    rank: one.standing.rank,
                    estimate: one.standing.estimate,
                    standard_error: one.standing.standard_error,
                    raw_mean: one.standing.raw_mean,
                    reads: one.standing.reads,
                    is_above: one.is_above,
                })
                .collect(),
        }
    }))
}

/// How many go on.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AdvanceBody {
    /// As many as the round says, if absent.
    pub count: Option<usize>,
}

/// Sends the first ones on.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/advancement", tag = "judging", params(("round_id" = RoundId, Path)), request_body = AdvanceBody, responses((status = 200, body = DoneView)))]
pub async fn advance(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<AdvanceBody>,
) -> PageResult {
    let advanced = actions::advance(&app, &actor, *path, form.count).await?;
    done(advanced.n_advanced)
}
