//! Running a round by program: plan, open, remind, reassign, pause, close, reopen. Counts, never points.

use std::collections::BTreeMap;

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::actions;
use super::super::domain::{Bar, Pace};
use super::super::forms::read_settled;
use super::{DoneView, ReasonBody, done};
use crate::app::App;
use crate::kernel::{AssignmentId, Instant, JudgeId, RoundId};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// What a plan would give one judge.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoadView {
    /// The judge.
    pub judge_id: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Entries they would read.
    pub n_reads: usize,
    /// Entries that are kept from them.
    pub n_conflicts: usize,
    /// The same by reason.
    pub kept: BTreeMap<Bar, usize>,
}

/// A plan before it is released.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlanView {
    /// Entries in the round.
    pub n_entries: usize,
    /// Reads in all.
    pub n_reads: usize,
    /// Entries that every judge reads who may.
    pub n_common: usize,
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
        n_common: plan.n_common,
        loads: plan
            .loads
            .into_iter()
            .map(|load| LoadView {
                judge_id: load.judge,
                alias: load.alias,
                n_reads: load.n_reads,
                n_conflicts: load.n_conflicts,
                kept: load.kept.into_iter().collect(),
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

/// Shows a planned round to its judges for trying.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/dry-run", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn start_dry_run(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    actions::start_dry_run(&app, &actor, *path).await?;
    done(1)
}

/// Ends the dry run and deletes its scorecards. `n` is how many.
#[utoipa::path(delete, path = "/api/v1/rounds/{round_id}/dry-run", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn end_dry_run(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let n_deleted = actions::end_dry_run(&app, &actor, *path).await?;
    done(usize::try_from(n_deleted).unwrap_or(usize::MAX))
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

/// A scorecard that was not given.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingView {
    /// The look that it would be of.
    pub assignment_id: AssignmentId,
    /// Whose it is.
    pub judge_id: JudgeId,
    /// Their alias.
    pub alias: String,
    /// The number of the entry.
    pub entry_number: String,
}

/// The scorecards that closing now would leave out.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/missing", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = Vec<MissingView>)))]
pub async fn list_missing(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let missing = actions::list_missing(&app, &actor, *path).await?;
    let views: Vec<MissingView> = missing
        .into_iter()
        .map(|one| MissingView {
            assignment_id: one.assignment,
            judge_id: one.judge,
            alias: one.alias,
            entry_number: one.entry_number,
        })
        .collect();
    json(&views)
}

/// What becomes of missing scorecards.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementBody {
    /// Which ones.
    pub assignment_ids: Vec<AssignmentId>,
    /// `least` (those with the fewest works give them), `chair`, `drop`, or a judge's id.
    pub to: String,
    /// In the writer's own words.
    pub reason: String,
}

/// Gives missing scorecards to another judge or the chair, or drops them; all or none.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/missing", tag = "judging", params(("round_id" = RoundId, Path)), request_body = SettlementBody, responses((status = 200, body = DoneView)))]
pub async fn settle_missing(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<SettlementBody>,
) -> PageResult {
    let how = read_settled(&form.to)?;
    let cards = &form.assignment_ids;
    done(actions::settle_missing(&app, &actor, *path, cards, how, &form.reason).await?)
}

/// Writes to every judge who still has works. `n` is how many letters.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/reminder", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = DoneView)))]
pub async fn remind(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    done(actions::remind_late(&app, &actor, *path).await?)
}

/// Whose works go to others.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReassignmentBody {
    /// The judge who cannot go on.
    pub judge_id: JudgeId,
    /// Who gets all that they may read, such as a chair who fills in; the least loaded ones, if absent.
    #[serde(default)]
    pub to_judge_id: Option<JudgeId>,
    /// In the writer's own words.
    pub reason: String,
}

/// Gives what a judge has not begun to the others. `n` is how many found somebody.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/reassignment", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ReassignmentBody, responses((status = 200, body = DoneView)))]
pub async fn reassign(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ReassignmentBody>,
) -> PageResult {
    let (from, to) = (form.judge_id, form.to_judge_id);
    done(actions::reassign(&app, &actor, *path, from, to, &form.reason).await?)
}

/// Opening a closed round again.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReopeningBody {
    /// In the writer's own words.
    pub reason: String,
    /// A new deadline; needed where the old one has passed.
    pub deadline_at: Option<Instant>,
}

/// Opens a closed round again for a reason; tallies that were made stay on record.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/reopening", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ReopeningBody, responses((status = 200, body = DoneView)))]
pub async fn reopen(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ReopeningBody>,
) -> PageResult {
    actions::reopen_round(&app, &actor, *path, &form.reason, form.deadline_at).await?;
    done(1)
}

/// How many extra reads to place.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ExtraReadsQuery {
    /// At most so many, 1 to 10,000.
    pub budget: usize,
}

/// What extra reads would give one judge.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExtraLoadView {
    /// The judge.
    pub judge_id: JudgeId,
    /// Their alias.
    pub alias: String,
    /// Extra reads.
    pub n_reads: usize,
}

/// Extra reads before they are released. Which works they are of is not told while the round is open.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExtraReadsView {
    /// How many were asked for.
    pub budget: usize,
    /// How many are worth it.
    pub n_reads: usize,
    /// By judge who gets some.
    pub loads: Vec<ExtraLoadView>,
    /// Works of which it is open whether they are above some cut.
    pub n_open: usize,
    /// Wrong decisions to be expected over all cuts, as things stand.
    pub wrong_expected: f64,
    /// What releasing asks for.
    pub stamp: String,
}

/// Where one more read may change an award; changes nothing.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/extra-reads", tag = "judging", params(("round_id" = RoundId, Path), ExtraReadsQuery), responses((status = 200, body = ExtraReadsView)))]
pub async fn preview_extra_reads(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    query: web::Query<ExtraReadsQuery>,
) -> PageResult {
    let found = actions::preview_extra_reads(&app, &actor, *path, query.budget).await?;
    json(&ExtraReadsView {
        budget: found.budget,
        n_reads: found.n_reads,
        loads: found
            .loads
            .into_iter()
            .map(|load| ExtraLoadView {
                judge_id: load.judge,
                alias: load.alias,
                n_reads: load.n_reads,
            })
            .collect(),
        n_open: found.n_open,
        wrong_expected: found.wrong_expected,
        stamp: found.stamp,
    })
}

/// The proposal that was seen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtraReadsBody {
    /// As it was asked for.
    pub budget: usize,
    /// As it was answered.
    pub stamp: String,
}

/// Releases a proposal of extra reads as it was seen. `n` is how many.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/extra-reads", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ExtraReadsBody, responses((status = 200, body = DoneView)))]
pub async fn release_extra_reads(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<ExtraReadsBody>,
) -> PageResult {
    done(actions::release_extra_reads(&app, &actor, *path, form.budget, &form.stamp).await?)
}
