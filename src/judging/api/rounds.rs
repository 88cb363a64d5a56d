//! Judges and rounds as the desk's programs make them: who judges, what a round is, who sits on its panel.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::super::actions;
use super::super::domain::{ConflictRule, RoundMethod, RoundState};
use super::super::forms::{JudgeForm, RoundForm};
use super::{DoneView, MadeView, QuestionView, done};
use crate::app::App;
use crate::editions::actions as editions;
use crate::kernel::{Country, Instant, JudgeId, Lang, RoundId, Translated};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

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
