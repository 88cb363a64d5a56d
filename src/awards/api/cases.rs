//! The desk's objections and cases, and the case about one's own entry, as JSON.

use actix_web::http::StatusCode;
use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Done, ReasonBody};
use crate::app::App;
use crate::awards::actions;
use crate::awards::domain::{CaseState, ObjectionKind, Side};
use crate::kernel::{CaseId, Instant, Lang, Translated};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

/// An objection as the desk reads it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ObjectionJson {
    /// What is wrong.
    #[schema(value_type = String)]
    pub kind: ObjectionKind,
    /// In the reporter's words.
    pub words: String,
    /// Where evidence is to be found.
    pub evidence: String,
    /// The language it was written in.
    pub lang: Lang,
    /// When.
    pub made_at: Instant,
    /// Whether an answer is awaited.
    pub wants_answer: bool,
}

impl From<actions::Objection> for ObjectionJson {
    fn from(one: actions::Objection) -> Self {
        Self {
            kind: one.kind,
            wants_answer: !one.contact.is_empty(),
            words: one.words,
            evidence: one.evidence,
            lang: one.lang,
            made_at: one.made_at,
        }
    }
}

/// A work with the objections to it that have no answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportedJson {
    /// The number of the work.
    pub entry_number: String,
    /// The oldest first.
    pub objections: Vec<ObjectionJson>,
}

/// A case in the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseLine {
    /// Its id.
    pub id: CaseId,
    /// 1, 2, 3 … within the edition.
    pub number: i32,
    /// The number of the work.
    pub entry_number: String,
    /// open, upheld, dismissed.
    #[schema(value_type = String)]
    pub state: CaseState,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
}

/// Unanswered objections by work, and the cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct DocketJson {
    /// The end of the objection period.
    pub ends_at: Option<Instant>,
    /// Works with unanswered objections.
    pub reported: Vec<ReportedJson>,
    /// The newest first.
    pub cases: Vec<CaseLine>,
}

/// Unanswered objections and cases of an edition.
#[utoipa::path(get, path = "/api/v1/editions/{number}/cases", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = DocketJson)))]
pub async fn list_cases(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let docket = actions::find_docket(&app, &actor, path.into_inner()).await?;
    json(&DocketJson {
        ends_at: docket.period.map(|period| period.ends_at),
        reported: docket
            .reported
            .into_iter()
            .map(|one| ReportedJson {
                entry_number: one.work.number,
                objections: one.objections.into_iter().map(Into::into).collect(),
            })
            .collect(),
        cases: docket
            .cases
            .into_iter()
            .map(|(case, work)| CaseLine {
                id: case.id,
                number: case.number,
                entry_number: work.number,
                state: case.state,
                opened_at: case.opened_at,
                decided_at: case.decided_at,
            })
            .collect(),
    })
}

/// What is looked into, or what someone said.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WordsBody {
    /// In a few sentences.
    pub words: String,
}

/// A case that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenedCase {
    /// Its id.
    pub case_id: CaseId,
}

/// Opens a case: the entry is in nobody's sight while it runs.
#[utoipa::path(post, path = "/api/v1/entries/{entry_number}/cases", tag = "awards", params(("entry_number" = String, Path)), request_body = WordsBody, responses((status = 201, body = OpenedCase)))]
pub async fn open_case(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    Form(body): Form<WordsBody>,
) -> PageResult {
    let case_id = actions::open_case(&app, &actor, &path, &body.words).await?;
    json_with(StatusCode::CREATED, &OpenedCase { case_id })
}

/// Answers all open objections to an entry without a case.
#[utoipa::path(post, path = "/api/v1/entries/{entry_number}/objections-answer", tag = "awards", params(("entry_number" = String, Path)), request_body = ReasonBody, responses((status = 200, body = Done)))]
pub async fn set_aside(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    Form(body): Form<ReasonBody>,
) -> PageResult {
    actions::set_aside(&app, &actor, &path, &body.reason).await?;
    json(&Done { is_done: true })
}

/// What was said in a case.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatementJson {
    /// entrant or reporter.
    #[schema(value_type = String)]
    pub side: Side,
    /// In whose words.
    pub words: String,
    /// When.
    pub made_at: Instant,
}

/// A case with all that was said in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseJson {
    /// 1, 2, 3 … within the edition.
    pub number: i32,
    /// The number of the work.
    pub entry_number: String,
    /// open, upheld, dismissed.
    #[schema(value_type = String)]
    pub state: CaseState,
    /// What is looked into.
    pub words: String,
    /// The award at stake, or lost.
    pub award: Option<Translated>,
    /// The objections that it answers.
    pub objections: Vec<ObjectionJson>,
    /// What both sides said.
    pub statements: Vec<StatementJson>,
    /// When the entrant's side was asked.
    pub asked_at: Option<Instant>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// Why so; empty while it is open.
    pub reason: String,
}

/// One case.
#[utoipa::path(get, path = "/api/v1/cases/{case_id}", tag = "awards", params(("case_id" = CaseId, Path)), responses((status = 200, body = CaseJson)))]
pub async fn show_case(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<CaseId>,
) -> PageResult {
    let sheet = actions::find_case(&app, &actor, path.into_inner()).await?;
    json(&CaseJson {
        number: sheet.case.number,
        entry_number: sheet.work.number,
        state: sheet.case.state,
        words: sheet.case.words,
        award: sheet.tier.map(|tier| tier.name),
        objections: sheet.objections.into_iter().map(Into::into).collect(),
        statements: sheet.statements.into_iter().map(Into::into).collect(),
        asked_at: sheet.case.asked_at,
        decided_at: sheet.case.decided_at,
        reason: sheet.case.reason,
    })
}

impl From<actions::Statement> for StatementJson {
    fn from(one: actions::Statement) -> Self {
        Self {
            side: one.side,
            words: one.words,
            made_at: one.made_at,
        }
    }
}

/// Asks the entrant's side by letter for a statement.
#[utoipa::path(post, path = "/api/v1/cases/{case_id}/asking", tag = "awards", params(("case_id" = CaseId, Path)), responses((status = 200, body = Done)))]
pub async fn ask_statement(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<CaseId>,
) -> PageResult {
    actions::ask_statement(&app, &actor, path.into_inner()).await?;
    json(&Done { is_done: true })
}

/// Who said what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementBody {
    /// entrant or reporter.
    #[schema(value_type = String)]
    pub side: Side,
    /// What.
    pub words: String,
}

/// Writes down what a side said.
#[utoipa::path(post, path = "/api/v1/cases/{case_id}/statements", tag = "awards", params(("case_id" = CaseId, Path)), request_body = StatementBody, responses((status = 200, body = Done)))]
pub async fn record_statement(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<CaseId>,
    Form(body): Form<StatementBody>,
) -> PageResult {
    let id = path.into_inner();
    actions::record_statement(&app, &actor, id, body.side, &body.words).await?;
    json(&Done { is_done: true })
}

/// The decision and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    /// Whether the objection is right.
    pub is_upheld: bool,
    /// Both sides read this.
    pub reason: String,
}

/// Decides a case.
#[utoipa::path(post, path = "/api/v1/cases/{case_id}/decision", tag = "awards", params(("case_id" = CaseId, Path)), request_body = DecisionBody, responses((status = 200, body = Done)))]
pub async fn decide(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<CaseId>,
    Form(body): Form<DecisionBody>,
) -> PageResult {
    let id = path.into_inner();
    actions::decide_case(&app, &actor, id, body.is_upheld, &body.reason).await?;
    json(&Done { is_done: true })
}

/// The case about one's own entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnCaseJson {
    /// open, upheld, dismissed.
    #[schema(value_type = String)]
    pub state: CaseState,
    /// What is looked into.
    pub words: String,
    /// What one said oneself.
    pub statements: Vec<StatementJson>,
    /// Why it was decided so.
    pub reason: String,
}

/// The newest case about one's own entry.
#[utoipa::path(get, path = "/api/v1/entries/{entry_number}/case", tag = "awards", params(("entry_number" = String, Path)), responses((status = 200, body = OwnCaseJson)))]
pub async fn show_own_case(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
) -> PageResult {
    let own = actions::find_own_case(&app, &actor, &path).await?;
    json(&OwnCaseJson {
        state: own.case.state,
        words: own.case.words,
        statements: own.statements.into_iter().map(Into::into).collect(),
        reason: own.case.reason,
    })
}

/// The entrant's side says something in the case about its own entry.
#[utoipa::path(post, path = "/api/v1/entries/{entry_number}/case/statements", tag = "awards", params(("entry_number" = String, Path)), request_body = WordsBody, responses((status = 200, body = Done)))]
pub async fn give_statement(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    Form(body): Form<WordsBody>,
) -> PageResult {
    actions::give_statement(&app, &actor, &path, &body.words).await?;
    json(&Done { is_done: true })
}
