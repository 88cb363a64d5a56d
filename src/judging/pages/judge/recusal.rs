//! Stepping aside from a work.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::app::App;
use crate::judging::actions;
use crate::kernel::AssignmentId;
use crate::platform::web::{Form, PageResult, Ui, page, see_other};

#[derive(Template)]
#[template(path = "judging/recusal.html")]
struct RecusalPage {
    ui: Ui,
    id: AssignmentId,
    label: String,
}

/// `GET /{lang}/judging/assignments/{assignment_id}/recusal`
pub async fn ask_recusal(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, AssignmentId)>,
) -> PageResult {
    let sheet = actions::find_card(&app, &ui.actor, path.1).await?;
    page(&RecusalPage {
        ui,
        id: path.1,
        label: sheet.work.label,
    })
}

/// Why a judge steps aside, and other reasons.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReasonForm {
    /// In the writer's own words.
    pub reason: String,
}

/// `POST /{lang}/judging/assignments/{assignment_id}/recusal`
pub async fn recuse(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, AssignmentId)>,
    Form(form): Form<ReasonForm>,
) -> PageResult {
    let sheet = actions::find_card(&app, &ui.actor, path.1).await?;
    actions::recuse(&app, &ui.actor, path.1, &form.reason).await?;
    see_other(match sheet.next {
        Some(next) => ui.link(&format!("/judging/assignments/{next}")),
        None => ui.link(&format!("/judging/rounds/{}", sheet.own.round.id)),
    })
}
