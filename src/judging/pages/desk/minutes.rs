//! The minutes of a round, to print and sign.

use actix_web::web;
use askama::Template;

use super::Place;
use super::round::CutForm;
use crate::app::App;
use crate::judging::actions::{self, Minutes, Placing};
use crate::platform::web::{PageResult, Ui, page};

#[derive(Template)]
#[template(path = "judging/minutes.html")]
struct MinutesPage {
    ui: Ui,
    base: String,
    minutes: Minutes,
}

impl MinutesPage {
    fn going_on(&self) -> Vec<&Placing> {
        let all = self.minutes.result.placings.iter();
        all.filter(|one| one.goes_on()).collect()
    }
}

/// `GET /{lang}/desk/editions/{number}/rounds/{position}/minutes`
pub async fn show_minutes(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    query: web::Query<CutForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = actions::find_round_at(&app, &ui.actor, number, position).await?;
    let minutes = actions::find_minutes(&app, &ui.actor, id, query.count).await?;
    page(&MinutesPage {
        base: ui.link(&format!("/desk/editions/{number}/rounds/{position}")),
        minutes,
        ui,
    })
}
