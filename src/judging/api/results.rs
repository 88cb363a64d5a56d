//! Counting by program, and what came of it; closed rounds only.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::actions;
use super::super::domain::{ConflictRule, RoundMethod, RoundState};
use super::super::fairness::Fairness;
use super::{DoneView, QuestionView, done};
use crate::app::App;
use crate::kernel::{DivisionId, Instant, RoundId, TallyId, Translated};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

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
    let id =
        actions::count_round(&app, &actor, *path, form.method.as_deref(), &form.reason).await?;
    json_with(StatusCode::CREATED, &TallyMadeView { id })
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
    /// Whether it stands above the cut.
    pub is_above: bool,
    /// How probably it truly belongs above; null where the count gives no margin.
    pub p_above: Option<f64>,
    /// Whether it would go on: above the cut, or by an exception.
    pub goes_on: bool,
    /// Why it goes on, or stays, otherwise than the cut says.
    pub exception: Option<String>,
}

/// How many of a group would go on.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupCountView {
    /// A country, a member government, or the code of an age band.
    pub group: String,
    /// Those who would go on.
    pub n_on: usize,
    /// In the round.
    pub n_all: usize,
}

fn groups<K>(
    counts: Vec<actions::GroupCount<K>>,
    name: impl Fn(K) -> String,
) -> Vec<GroupCountView> {
    counts
        .into_iter()
        .map(|one| GroupCountView {
            group: name(one.group),
            n_on: one.n_on,
            n_all: one.n_all,
        })
        .collect()
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
    /// Where the cut is drawn.
    pub count: usize,
    /// Whether it runs through entries of one rank, so that the lot decides.
    pub is_tied: bool,
    /// How many would go on, exceptions included.
    pub n_on: usize,
    /// By country, most entries first.
    pub countries: Vec<GroupCountView>,
    /// By age band, most entries first.
    pub divisions: Vec<GroupCountView>,
    /// By member government, most entries first.
    pub members: Vec<GroupCountView>,
    /// When the chair certified it.
    pub certified_at: Option<Instant>,
    /// Best first.
    pub standings: Vec<PlacingView>,
}

/// The result of a closed round with the cut at `count`; `null` before the first tally.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/result", tag = "judging", params(("round_id" = RoundId, Path), ComparisonQuery), responses((status = 200, body = ResultView)))]
pub async fn show_result(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    query: web::Query<ComparisonQuery>,
) -> PageResult {
    let result = actions::find_result(&app, &actor, *path, query.count).await?;
    let sheet = actions::find_round(&app, &actor, *path).await.ok();
    let division = |id: DivisionId| {
        let all = sheet.iter().flat_map(|sheet| &sheet.edition.divisions);
        let found = all.into_iter().find(|one| one.id == id);
        found.map_or_else(|| id.to_string(), |one| one.code.clone())
    };
    json(&result.map(|result| {
        ResultView {
            count: result.count,
            is_tied: result.is_tied,
            n_on: result.n_on(),
            certified_at: result.certification.as_ref().map(|one| one.certified_at),
            countries: groups(result.countries, |country| country.to_string()),
            divisions: groups(result.divisions, division),
            members: groups(result.members, |code| code.to_string()),
            method: result.tally.method,
            inputs_sha256: result.tally.inputs_sha256,
            output_sha256: result.tally.output_sha256,
            parameters: result.tally.parameters,
            diagnostics: result.tally.diagnostics,
            standings: result
                .placings
                .into_iter()
                .map(|one| PlacingView {
                    p_above: one.p_above,
                    goes_on: one.goes_on(),
                    exception: one.exception.map(|exception| exception.reason),
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

/// What is believed to be certified.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AdvanceBody {
    /// Where the cut lies; refused if the chair certified another place.
    pub count: Option<usize>,
}

/// Sends on what the chair certified; the one who certified does not.
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

/// A tally as it was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct TallyView {
    /// Its id.
    pub id: TallyId,
    /// How it was computed.
    pub method: String,
    /// Decided all lots.
    pub seed: String,
    /// Fingerprint of the scores.
    pub inputs_sha256: String,
    /// Fingerprint of the standings.
    pub output_sha256: String,
    /// When it was computed.
    pub run_at: Instant,
    /// Why once more, or otherwise than published.
    pub reason: Option<String>,
}

/// Every tally of a closed round, the newest first; the newest counts.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/tallies", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = Vec<TallyView>)))]
pub async fn list_tallies(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let tallies = actions::list_tallies(&app, &actor, *path).await?;
    let views: Vec<TallyView> = tallies
        .into_iter()
        .map(|tally| TallyView {
            id: tally.id,
            method: tally.method,
            seed: tally.seed,
            inputs_sha256: tally.inputs_sha256,
            output_sha256: tally.output_sha256,
            run_at: tally.run_at,
            reason: tally.reason,
        })
        .collect();
    json(&views)
}

/// Where the cut is drawn.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ComparisonQuery {
    /// As many as the round says, if absent.
    pub count: Option<usize>,
}

/// What another method would change.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedView {
    /// The method.
    pub method: String,
    /// Why the plain mean stands in for it.
    #[schema(value_type = Option<Object>)]
    pub fallback: Option<super::super::tally::Fallback>,
    /// How many above the cut stay above it.
    pub n_same: usize,
    /// The numbers of those that would come in.
    pub comes_in: Vec<String>,
    /// The numbers of those that would fall out.
    pub falls_out: Vec<String>,
}

/// The first ones under every method beside the tally that counts; empty before the first tally.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/comparison", tag = "judging", params(("round_id" = RoundId, Path), ComparisonQuery), responses((status = 200, body = Vec<ComparedView>)))]
pub async fn compare(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    query: web::Query<ComparisonQuery>,
) -> PageResult {
    let Some(result) = actions::find_result(&app, &actor, *path, query.count).await? else {
        return json(&Vec::<ComparedView>::new());
    };
    let compared = actions::compare_methods(&app, &actor, *path, result.count).await?;
    let views: Vec<ComparedView> = compared
        .into_iter()
        .map(|one| ComparedView {
            method: one.method,
            fallback: one.fallback,
            n_same: one.n_same,
            comes_in: one.comes_in,
            falls_out: one.falls_out,
        })
        .collect();
    json(&views)
}

/// A counted round as one document: entries, judges by alias, every score that counted, and the tally. `artkite judging verify` computes it again.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/export", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = Object)))]
pub async fn export(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let document = actions::find_export(&app, &actor, *path).await?;
    // Byte by byte as it was kept: its SHA-256 stands in the journal.
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(document))
}

/// How fair a counted round was, in figures: strictness, points given, order, countries, the line.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/fairness", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = Fairness)))]
pub async fn show_fairness(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    json(&actions::find_fairness(&app, &actor, *path).await?.fairness)
}

/// How a round is judged: fixed when it is made, public at once.
#[derive(Debug, Serialize, ToSchema)]
pub struct RulesView {
    /// Its id.
    pub id: RoundId,
    /// Its place in the edition, from 1.
    pub position: i32,
    /// Its name.
    pub name: Translated,
    /// Where it stands.
    pub state: RoundState,
    /// How judges answer.
    pub method: RoundMethod,
    /// What is asked about each work.
    pub questions: Vec<QuestionView>,
    /// Judges per entry.
    pub reads_per_entry: i32,
    /// Fewest reads with which an entry counts as judged.
    pub quorum: i32,
    /// Works that every judge reads who may.
    pub n_common: usize,
    /// Whether all judge together in one room.
    pub is_live: bool,
    /// Which entries a judge never gets.
    pub conflict_rule: ConflictRule,
    /// How standings are computed.
    pub tally_method: String,
    /// Decides all lots.
    pub seed: String,
    /// How many go on.
    pub advance_count: Option<i32>,
}

/// How the rounds of an edition are judged.
#[utoipa::path(get, path = "/api/v1/editions/{number}/judging", tag = "judging", params(("number" = i32, Path)), responses((status = 200, body = Vec<RulesView>)))]
pub async fn list_rules(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let (edition, rounds) = actions::list_rules(&app, &actor, *path).await?;
    let views: Vec<RulesView> = rounds
        .into_iter()
        .map(|round| RulesView {
            id: round.id,
            position: round.position,
            questions: round
                .questions(&edition)
                .into_iter()
                .map(QuestionView::from)
                .collect(),
            quorum: round.settings.quorum,
            n_common: round.n_common(),
            is_live: round.settings.is_live,
            name: round.name,
            state: round.state,
            method: round.method,
            reads_per_entry: round.reads_per_entry,
            conflict_rule: round.conflict_rule,
            tally_method: round.tally_method,
            seed: round.seed,
            advance_count: round.advance_count,
        })
        .collect();
    json(&views)
}
