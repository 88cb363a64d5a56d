//! Orders and comparisons by a judge's program.

use actix_web::{HttpRequest, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::actions::{self, Ordered};
use super::super::domain::Ahead;
use super::{OwnRoundView, WorkView, work_view};
use crate::app::App;
use crate::kernel::{AssignmentId, Instant, RoundId};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// A judge's own order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderView {
    /// The round.
    pub round: OwnRoundView,
    /// All their works, in their own order of seeing.
    pub works: Vec<WorkView>,
    /// The places given so far, best first; a place may be shared.
    pub places: Vec<Vec<AssignmentId>>,
    /// When it was last saved.
    pub saved_at: Option<Instant>,
}

/// What became of an order or a comparison.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderedView {
    /// Its number among the judge's own, from 1.
    pub revision: i32,
    /// By the server's clock.
    pub cast_at: Instant,
    /// Works that are done by it.
    pub n_done: usize,
}

impl From<Ordered> for OrderedView {
    fn from(done: Ordered) -> Self {
        Self {
            revision: done.revision,
            cast_at: done.cast_at,
            n_done: done.n_done,
        }
    }
}

fn key_of(request: &HttpRequest) -> Option<&str> {
    request
        .headers()
        .get("idempotency-key")
        .and_then(|value| value.to_str().ok())
}

/// The asking judge's order in a ranking round.
#[utoipa::path(get, path = "/api/v1/judging/rounds/{round_id}/order", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = OrderView)))]
pub async fn show_order(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let sheet = actions::find_order(&app, &actor, *path).await?;
    json(&OrderView {
        works: sheet
            .works
            .into_iter()
            .map(|work| work_view(work, &[]))
            .collect(),
        places: sheet.places,
        saved_at: sheet.saved_at,
        round: sheet.own.into(),
    })
}

/// An order.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderBody {
    /// Assignments by place, best first; a place may be shared, works left out are not placed yet.
    pub places: Vec<Vec<AssignmentId>>,
}

/// Takes the asking judge's order; with an `Idempotency-Key` the same order may come any number of times.
#[utoipa::path(post, path = "/api/v1/judging/rounds/{round_id}/order", tag = "judging", params(("round_id" = RoundId, Path)), request_body = OrderBody, responses((status = 200, body = OrderedView)))]
pub async fn cast_order(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<RoundId>,
    Form(form): Form<OrderBody>,
) -> PageResult {
    let key = key_of(&request);
    let done = actions::cast_order(&app, &actor, *path, key, &form.places).await?;
    json(&OrderedView::from(done))
}

/// Whether to think again.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PairQuery {
    /// The last two instead of the next.
    pub again: bool,
}

/// Two works to compare.
#[derive(Debug, Serialize, ToSchema)]
pub struct PairView {
    /// The round.
    pub round: OwnRoundView,
    /// The one shown first, and the other; absent when all had their looks.
    pub pair: Option<[WorkView; 2]>,
    /// What was said of these two before.
    pub said: Option<Ahead>,
    /// Comparisons given.
    pub n_given: usize,
    /// Comparisons still to be given, about.
    pub n_left: usize,
}

/// The next two works of the asking judge in a round of pairs.
#[utoipa::path(get, path = "/api/v1/judging/rounds/{round_id}/pair", tag = "judging", params(("round_id" = RoundId, Path), PairQuery), responses((status = 200, body = PairView)))]
pub async fn show_pair(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    query: web::Query<PairQuery>,
) -> PageResult {
    let sheet = actions::find_pair(&app, &actor, *path, query.again).await?;
    json(&PairView {
        pair: sheet
            .pair
            .map(|(first, second)| [work_view(first, &[]), work_view(second, &[])]),
        said: sheet.said,
        n_given: sheet.n_given,
        n_left: sheet.n_left,
        round: sheet.own.into(),
    })
}

/// What a judge says of two works.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonBody {
    /// The one shown first.
    pub first: AssignmentId,
    /// The other.
    pub second: AssignmentId,
    /// Which came out ahead.
    pub ahead: Ahead,
}

/// Takes what the asking judge says of two works; of the same two the newest word counts.
#[utoipa::path(post, path = "/api/v1/judging/rounds/{round_id}/comparison", tag = "judging", params(("round_id" = RoundId, Path)), request_body = ComparisonBody, responses((status = 200, body = OrderedView)))]
pub async fn cast_comparison(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    request: HttpRequest,
    path: web::Path<RoundId>,
    Form(form): Form<ComparisonBody>,
) -> PageResult {
    let key = key_of(&request);
    let two = (form.first, form.second);
    let done = actions::cast_comparison(&app, &actor, *path, key, two, form.ahead).await?;
    json(&OrderedView::from(done))
}
