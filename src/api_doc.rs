//! The OpenAPI document, made from the handlers themselves, and the page that reads it to people.
//!
//! A handler under `/api/v1` carries `#[utoipa::path]` and stands in the list below; a test compares the list with
//! [`crate::routes`] in both directions, so that neither an undocumented address nor an invented one remains.

use std::sync::OnceLock;

use askama::Template;
use serde_json::Value;
use utoipa::openapi::path::{ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa::openapi::{Content, Object, Ref, RefOr, ResponseBuilder, Type};
use utoipa::{Modify, OpenApi};

use crate::platform::web::{PageResult, Ui, json, page};
use crate::{awards, desk, editions, exhibitions, judging, people, reports};

/// Every handler under `/api/v1`, by feature.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Artkite",
        description = "Everything the pages do. Errors are problem+json (RFC 9457) with a stable `code`. Lists are \
                       paged by cursor: `next` is the `after` of the next page. A POST may carry an \
                       `Idempotency-Key`: sent again with the same body it gets the same answer.",
        license(name = "Apache-2.0")
    ),
    paths(
        show_document,
        crate::members::api::list,
        people::api::show_session,
        crate::artworks::uploads::tus::describe,
        crate::artworks::uploads::tus::create,
        crate::artworks::uploads::tus::measure,
        crate::artworks::uploads::tus::show,
        crate::artworks::uploads::tus::append,
        crate::artworks::uploads::tus::end,
        crate::artworks::uploads::tus::as_post,
        reports::api::show,
        reports::api::set_rule,
        reports::api::enter_past,
        awards::api::list_works,
        awards::api::show_work,
        awards::api::show_results,
        awards::api::give,
        awards::api::fill,
        awards::api::preview,
        awards::api::list_receivers,
        awards::api::propose,
        awards::api::take_back,
        awards::api::announce,
        awards::api::show_provisional,
        awards::api::report,
        awards::api::show_receipt,
        awards::api::open_period,
        awards::api::confirm,
        awards::api::reopen,
        awards::api::fill_gone,
        awards::api::list_cases,
        awards::api::open_case,
        awards::api::set_aside,
        awards::api::show_own_case,
        awards::api::give_statement,
        awards::api::show_case,
        awards::api::ask_statement,
        awards::api::record_statement,
        awards::api::decide,
        editions::api::list_editions,
        editions::api::create_edition,
        editions::api::show_edition,
        editions::api::update_edition,
        editions::api::enter_state,
        exhibitions::api::list_exhibitions,
        exhibitions::api::create_exhibition,
        exhibitions::api::show_exhibition,
        exhibitions::api::update_exhibition,
        exhibitions::api::change_state,
        exhibitions::api::list_gaps,
        exhibitions::api::add_room,
        exhibitions::api::hang,
        exhibitions::api::add_stop,
        exhibitions::api::take_down,
        exhibitions::api::write_label,
        exhibitions::api::list_venues,
        exhibitions::api::add_venue,
        desk::people::api::list,
        desk::people::api::invite,
        desk::people::api::take_role,
        desk::api::list_jobs,
        desk::api::retry_job,
        desk::api::list_letters,
        desk::api::resend_letter,
        desk::api::list_journal,
        desk::api::show_journal_head,
        crate::entries::api::list,
        crate::entries::api::submit,
        crate::entries::api::show,
        crate::entries::api::list_alike,
        crate::entries::api::send_again,
        crate::entries::api::straighten,
        crate::entries::api::withdraw,
        crate::entries::api::screen,
        crate::entries::api::retry_picture,
        crate::entries::api::open,
        judging::api::show_common_works,
        judging::api::set_common_works,
        judging::api::list_below_quorum,
        judging::api::set_schools,
        judging::api::list_own_rounds,
        judging::api::show_grid,
        judging::api::show_order,
        judging::api::cast_order,
        judging::api::show_pair,
        judging::api::cast_comparison,
        judging::api::show_card,
        judging::api::cast,
        judging::api::recuse,
        judging::api::accept,
        judging::api::decline,
        judging::api::list_judges,
        judging::api::invite,
        judging::api::list_rounds,
        judging::api::make_round,
        judging::api::set_panel,
        judging::api::preview_plan,
        judging::api::assign,
        judging::api::open,
        judging::api::start_dry_run,
        judging::api::end_dry_run,
        judging::api::pause,
        judging::api::show_progress,
        judging::api::list_missing,
        judging::api::settle_missing,
        judging::api::remind,
        judging::api::reassign,
        judging::api::preview_extra_reads,
        judging::api::release_extra_reads,
        judging::api::close,
        judging::api::reopen,
        judging::api::list_tallies,
        judging::api::count,
        judging::api::compare,
        judging::api::export,
        judging::api::show_fairness,
        judging::api::list_rules,
        judging::api::show_result,
        judging::api::advance,
        judging::api::make_exception,
        judging::api::take_back_exception,
        judging::api::certify,
        judging::api::show_own_review,
        judging::api::show_review,
        judging::api::open_review,
        judging::api::end_review,
        judging::api::show_table,
        judging::api::take_back_certification,
    ),
    components(schemas(crate::platform::web::problem::Problem, crate::platform::web::problem::ProblemField)),
    modifiers(&Common)
)]
struct Document;

/// What holds for every address: how it says no, and who one is.
struct Common;

impl Modify for Common {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let problem = ResponseBuilder::new()
            .description("A no, with its code")
            .content(
                "application/problem+json",
                Content::new(Some(Ref::from_schema_name("Problem"))),
            )
            .build();
        let key = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .description(Some("Sent again with the same body: the same answer"))
            .schema(Some(Object::with_type(Type::String)))
            .build();
        for path in document.paths.paths.values_mut() {
            if let Some(post) = path.post.as_mut() {
                let parameters = post.parameters.get_or_insert_default();
                if !parameters
                    .iter()
                    .any(|one| matches!(one, RefOr::T(one) if one.name == key.name))
                {
                    parameters.push(RefOr::T(key.clone()));
                }
            }
            let operations = [
                &mut path.get,
                &mut path.post,
                &mut path.put,
                &mut path.patch,
                &mut path.delete,
            ];
            for operation in operations.into_iter().flatten() {
                // Two features may both `show`.
                if let (Some(id), Some(tags)) = (&mut operation.operation_id, &operation.tags) {
                    *id = format!("{}_{id}", tags.join("_"));
                }
                operation
                    .responses
                    .responses
                    .entry("default".to_owned())
                    .or_insert_with(|| problem.clone().into());
            }
        }
        if let Some(components) = document.components.as_mut() {
            components.add_security_scheme(
                "session",
                SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("artkite"))),
            );
        }
    }
}

/// The document, made once.
pub fn document() -> &'static utoipa::openapi::OpenApi {
    static DOCUMENT: OnceLock<utoipa::openapi::OpenApi> = OnceLock::new();
    DOCUMENT.get_or_init(Document::openapi)
}

/// This document.
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "house", responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
pub async fn show_document() -> PageResult {
    json(document())
}

#[derive(Template)]
#[template(path = "api_docs.html")]
struct DocsPage {
    ui: Ui,
    description: String,
    groups: Vec<Group>,
    shapes: Vec<Shape>,
}

/// The operations of one feature.
struct Group {
    name: String,
    operations: Vec<Operation>,
}

struct Operation {
    method: String,
    path: String,
    summary: String,
    description: String,
    parameters: Vec<Row>,
    body: Option<Row>,
    answers: Vec<Row>,
}

/// An object, or a closed set of words, that operations name.
struct Shape {
    name: String,
    description: String,
    words: Vec<String>,
    fields: Vec<Row>,
}

/// A parameter, field, body or answer.
struct Row {
    name: String,
    /// `integer`, `list of EditionView` …
    kind: String,
    /// The shape it links to.
    shape: Option<String>,
    description: String,
    is_required: bool,
}

/// `GET /api/docs`: the document as a page, without script.
pub async fn show_page(ui: Ui) -> PageResult {
    let document = serde_json::to_value(document())?;
    page(&DocsPage {
        ui,
        description: text(&document["info"], "description"),
        groups: groups_of(&document),
        shapes: shapes_of(&document),
    })
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

/// The members of a JSON object, none where it is none.
fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn groups_of(document: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, methods) in members(&document["paths"]) {
        for (method, operation) in members(methods) {
            let name = operation["tags"][0].as_str().unwrap_or("house");
            let operation = operation_of(method, path, operation);
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.operations.push(operation),
                None => groups.push(Group {
                    name: name.to_owned(),
                    operations: vec![operation],
                }),
            }
        }
    }
    groups.sort_by(|a, b| a.name.cmp(&b.name));
    groups
}

fn operation_of(method: &str, path: &str, operation: &Value) -> Operation {
    let parameters = items(&operation["parameters"])
        .map(|parameter| {
            let place = text(parameter, "in");
            let (kind, shape) = kind_of(&parameter["schema"]);
            Row {
                name: text(parameter, "name"),
                kind: format!("{place}: {kind}"),
                shape,
                description: text(parameter, "description"),
                is_required: parameter["required"] == true,
            }
        })
        .collect();
    let answers = members(&operation["responses"])
        .map(|(status, answer)| content_row(status, answer))
        .collect();
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(operation, "summary"),
        description: text(operation, "description"),
        parameters,
        body: operation
            .get("requestBody")
            .map(|body| content_row("", body)),
        answers,
    }
}

/// What a request or an answer carries, of its first media type.
fn content_row(name: &str, value: &Value) -> Row {
    let content = members(&value["content"]).next();
    let (kind, shape) = match content {
        Some((media, content)) => {
            let (kind, shape) = kind_of(&content["schema"]);
            (format!("{media}: {kind}"), shape)
        }
        None => (String::new(), None),
    };
    Row {
        name: name.to_owned(),
        kind,
        shape,
        description: text(value, "description"),
        is_required: false,
    }
}

fn shapes_of(document: &Value) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = members(&document["components"]["schemas"])
        .map(|(name, schema)| {
            let is_required = |field: &str| items(&schema["required"]).any(|name| name == field);
            Shape {
                name: name.clone(),
                description: text(schema, "description"),
                words: items(&schema["enum"])
                    .filter_map(Value::as_str)
                    .map(str::to_owned)
                    .collect(),
                fields: members(&schema["properties"])
                    .map(|(name, field)| {
                        let (kind, shape) = kind_of(field);
                        Row {
                            name: name.clone(),
                            kind,
                            shape,
                            description: text(field, "description"),
                            is_required: is_required(name),
                        }
                    })
                    .collect(),
            }
        })
        .collect();
    shapes.sort_by(|a, b| a.name.cmp(&b.name));
    shapes
}

/// A schema in a word or two, and the shape it names.
fn kind_of(schema: &Value) -> (String, Option<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        return (name.clone(), Some(name));
    }
    // `null or X` is X that may be absent.
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(real) = items(&schema[choice]).find(|one| one["type"] != "null") {
            return kind_of(real);
        }
    }
    let kind = match &schema["type"] {
        Value::String(kind) => kind.as_str(),
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("any"),
        _ => "any",
    };
    if kind == "array" {
        let (kind, shape) = kind_of(&schema["items"]);
        return (format!("list of {kind}"), shape);
    }
    match schema["format"].as_str() {
        Some(format) => (format!("{kind} ({format})"), None),
        None => (kind.to_owned(), None),
    }
}
