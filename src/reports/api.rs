//! How member governments stand, as JSON.

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::actions::{self, StandingSheet};
use super::domain::{Rule, Standing};
use super::forms::{PastForm, RuleForm};
use crate::app::App;
use crate::kernel::MemberCode;
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// The rule by which points are given.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleBody {
    /// For every edition in which a member took part.
    pub points_edition: i32,
    /// For every work that took part.
    pub points_work: i32,
    /// For every award, by tier, the highest first; tiers further down give nothing.
    pub points_tiers: Vec<i32>,
    /// Editions from this one on.
    pub first_edition: Option<i32>,
    /// Editions up to this one.
    pub last_edition: Option<i32>,
    /// Whether the public may read what comes of it.
    pub is_public: bool,
}

impl RuleBody {
    fn of(rule: &Rule, is_public: bool) -> Self {
        Self {
            points_edition: rule.points_edition,
            points_work: rule.points_work,
            points_tiers: rule.points_tiers.clone(),
            first_edition: rule.first_edition,
            last_edition: rule.last_edition,
            is_public,
        }
    }
}

/// One edition's part of a member's points.
#[derive(Debug, Serialize, ToSchema)]
pub struct ShareJson {
    /// The edition.
    pub edition: i32,
    /// Its year.
    pub year: i32,
    /// Works that took part.
    pub n_works: i32,
    /// Awards, by tier, the highest first.
    pub n_awards: Vec<i32>,
    /// What it gave.
    pub points: i64,
}

/// How a member stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingJson {
    /// 1 is the most points.
    pub place: usize,
    /// Whether others have as many.
    pub is_shared: bool,
    /// The member government.
    pub member: MemberCode,
    /// All points.
    pub points: i64,
    /// What they are made of, the newest edition first.
    pub editions: Vec<ShareJson>,
}

/// How members stand, and by what rule.
#[derive(Debug, Serialize, ToSchema)]
pub struct StandingList {
    /// The rule.
    pub rule: RuleBody,
    /// The most points first.
    pub items: Vec<StandingJson>,
}

fn list_of(sheet: &StandingSheet) -> StandingList {
    let of = |one: &Standing| StandingJson {
        place: one.place,
        is_shared: one.is_shared,
        member: one.member.clone(),
        points: one.total(),
        editions: one
            .shares
            .iter()
            .map(|share| ShareJson {
                edition: share.record.edition,
                year: share.record.year,
                n_works: share.record.n_works,
                n_awards: share.record.n_awards.clone(),
                points: share.sum(),
            })
            .collect(),
    };
    StandingList {
        rule: RuleBody::of(&sheet.rule, sheet.is_public),
        items: sheet.standings.iter().map(of).collect(),
    }
}

/// How member governments stand over the editions, once that is public.
#[utoipa::path(get, path = "/api/v1/members/standing", tag = "reports", responses((status = 200, body = StandingList)))]
pub async fn show(app: web::Data<App>) -> PageResult {
    json(&list_of(&actions::find_public_standing(&app).await?))
}

/// Sets the rule by which members stand, and whether the public may read it. Answers with how they stand by it.
#[utoipa::path(put, path = "/api/v1/members/standing/rule", tag = "reports", request_body = RuleBody, responses((status = 200, body = StandingList)))]
pub async fn set_rule(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    Form(body): Form<RuleBody>,
) -> PageResult {
    let rule = Rule {
        points_edition: body.points_edition,
        points_work: body.points_work,
        points_tiers: body.points_tiers,
        first_edition: body.first_edition,
        last_edition: body.last_edition,
    };
    // Through the form, so that both say no to the same.
    let rule = RuleForm::of(&rule, body.is_public).read()?;
    actions::set_rule(&app, &actor, &rule, body.is_public).await?;
    json(&list_of(&actions::find_standing(&app, &actor).await?))
}

/// What a member did in an edition.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordBody {
    /// The member government.
    pub member: MemberCode,
    /// Works that took part.
    pub n_works: i32,
    /// Awards, by tier, the highest first.
    #[serde(default)]
    pub n_awards: Vec<i32>,
}

/// What members did in an edition that was not run here.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PastBody {
    /// Its year.
    pub year: i32,
    /// All of it; an empty list takes the edition out.
    pub records: Vec<RecordBody>,
}

/// Enters what members did in an edition that was not run here, in place of what was entered before. Answers with how they stand.
#[utoipa::path(put, path = "/api/v1/members/standing/past/{number}", tag = "reports", params(("number" = i32, Path)), request_body = PastBody, responses((status = 200, body = StandingList)))]
pub async fn enter_past(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<PastBody>,
) -> PageResult {
    let lines = body.records.iter().map(|one| {
        let numbers = std::iter::once(&one.n_works).chain(&one.n_awards);
        let numbers: Vec<String> = numbers.map(i32::to_string).collect();
        format!("{} {}", one.member, numbers.join(" "))
    });
    let form = PastForm {
        edition: path.to_string(),
        year: body.year.to_string(),
        lines: lines.collect::<Vec<_>>().join("\n"),
    };
    let (edition, year, records) = form.read(&app.members)?;
    actions::enter_past(&app, &actor, edition, year, &records).await?;
    json(&list_of(&actions::find_standing(&app, &actor).await?))
}
