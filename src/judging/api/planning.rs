//! What a plan rests on, by program: works that all judges read, schools of judges, the quorum.

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DoneView, done};
use crate::app::App;
use crate::judging::actions::{self, CommonWorks};
use crate::judging::domain::read_schools;
use crate::kernel::{JudgeId, RoundId};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// Which works of a round every judge reads who may.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CommonWorksBody {
    /// How many are drawn by lot.
    pub n_drawn: i32,
    /// The numbers of those chosen by hand.
    pub chosen: Vec<String>,
}

/// Which works all judges of a round read.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/common-works", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = CommonWorksBody)))]
pub async fn show_common_works(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let common = actions::find_common_works(&app, &actor, *path).await?;
    json(&CommonWorksBody {
        n_drawn: common.n_drawn,
        chosen: common.chosen,
    })
}

/// Says which works all judges read, while the round is a draft.
#[utoipa::path(post, path = "/api/v1/rounds/{round_id}/common-works", tag = "judging", params(("round_id" = RoundId, Path)), request_body = CommonWorksBody, responses((status = 200, body = DoneView)))]
pub async fn set_common_works(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
    Form(form): Form<CommonWorksBody>,
) -> PageResult {
    let new = CommonWorks {
        n_drawn: form.n_drawn,
        chosen: form.chosen,
    };
    actions::set_common_works(&app, &actor, *path, &new).await?;
    done(1)
}

/// An entry with too few reads to count as judged.
#[derive(Debug, Serialize, ToSchema)]
pub struct BelowQuorumView {
    /// Its number.
    pub entry: String,
    /// Reads it has.
    pub n_reads: usize,
}

/// The entries of a round with fewer reads than its quorum.
#[utoipa::path(get, path = "/api/v1/rounds/{round_id}/below-quorum", tag = "judging", params(("round_id" = RoundId, Path)), responses((status = 200, body = Vec<BelowQuorumView>)))]
pub async fn list_below_quorum(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<RoundId>,
) -> PageResult {
    let below = actions::list_below_quorum(&app, &actor, *path).await?;
    let views: Vec<BelowQuorumView> = below
        .into_iter()
        .map(|one| BelowQuorumView {
            entry: one.entry_number,
            n_reads: one.n_reads,
        })
        .collect();
    json(&views)
}

/// Schools where a judge teaches or has taught.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SchoolsBody {
    /// As the children write them.
    pub schools: Vec<String>,
}

/// Corrects a judge's schools; what the judge has from there in rounds that are not closed goes to others.
#[utoipa::path(post, path = "/api/v1/judges/{judge_id}/schools", tag = "judging", params(("judge_id" = JudgeId, Path)), request_body = SchoolsBody, responses((status = 200, body = DoneView)))]
pub async fn set_schools(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<JudgeId>,
    Form(form): Form<SchoolsBody>,
) -> PageResult {
    let schools = read_schools(&form.schools.join("\n"))?;
    let n = schools.len();
    actions::set_judge_schools(&app, &actor, *path, schools).await?;
    done(n)
}
