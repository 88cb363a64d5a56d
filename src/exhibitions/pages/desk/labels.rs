//! The desk's page of one hung work: its labels in every language, the pause beside it, whether it is the cover.

use actix_web::web;
use askama::Template;

use super::{Pairs, place, status_of, wrong_fields};
use crate::app::App;
use crate::exhibitions::actions::{self, Exhibition, HungWork, Room};
use crate::exhibitions::domain::LabelKind;
use crate::exhibitions::forms::{self, Fields, Values};
use crate::kernel::{FieldErrors, Lang, PlacementId};
use crate::platform::web::{Form, PageResult, Ui, page_with, see_other};

#[derive(Template)]
#[template(path = "exhibitions/desk_labels.html")]
struct LabelsPage {
    ui: Ui,
    exhibition: Exhibition,
    room: Room,
    work: HungWork,
    values: Values,
    errors: FieldErrors,
}

impl LabelsPage {
    /// The languages in which a label is asked for, first those announced.
    fn languages(&self) -> &[Lang] {
        &self.exhibition.languages.0
    }

    fn kinds(&self) -> &'static [LabelKind] {
        LabelKind::ALL
    }

    fn is_cover(&self) -> bool {
        self.exhibition.cover_entry_id == Some(self.work.entry_id)
    }
}

async fn labels_page(
    app: &App,
    ui: Ui,
    id: PlacementId,
    typed: Option<(Values, FieldErrors)>,
) -> PageResult {
    let (exhibition, room, work) = actions::find_placement(app, &ui.actor, id).await?;
    let sheet = actions::find_by_slug(app, &ui.actor, &exhibition.slug).await?;
    let pause = sheet
        .rooms
        .iter()
        .flat_map(|room| &room.bays)
        .find(|bay| bay.works.iter().any(|work| work.id == id))
        .and_then(|bay| bay.pause.as_ref());
    let (values, errors) =
        typed.unwrap_or_else(|| (Values::of_work(&work, pause), FieldErrors::new()));
    let status = status_of(&errors);
    page_with(
        status,
        &LabelsPage {
            ui,
            exhibition,
            room,
            work,
            values,
            errors,
        },
    )
}

/// `GET /{lang}/desk/placements/{id}`
pub async fn labels(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, uuid::Uuid)>,
) -> PageResult {
    labels_page(&app, ui, PlacementId(path.into_inner().1), None).await
}

/// `POST /{lang}/desk/placements/{id}`
pub async fn write_labels(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, uuid::Uuid)>,
    Form(pairs): Pairs,
) -> PageResult {
    let id = PlacementId(path.into_inner().1);
    let fields = Fields::new(pairs);
    let values = fields.values();
    let (labels, mut errors) = forms::labels(fields);
    let (exhibition, room, work) = actions::find_placement(&app, &ui.actor, id).await?;
    if errors.is_empty() {
        for (kind, text) in &labels.texts {
            let written = actions::write_label(&app, &ui.actor, id, *kind, text).await;
            errors.0.extend(wrong_fields(written)?.0);
        }
        let written = actions::write_pause(&app, &ui.actor, id, labels.pause.as_ref()).await;
        errors.0.extend(wrong_fields(written)?.0);
    }
    if !errors.is_empty() {
        return labels_page(&app, ui, id, Some((values, errors))).await;
    }
    if labels.is_cover && exhibition.cover_entry_id != Some(work.entry_id) {
        actions::set_cover(&app, &ui.actor, exhibition.id, work.entry_id).await?;
    }
    let sheet = actions::find_by_slug(&app, &ui.actor, &exhibition.slug).await?;
    let number = sheet
        .rooms
        .iter()
        .find(|sheet| sheet.room.id == room.id)
        .map_or(1, |sheet| sheet.number);
    see_other(place(
        &ui,
        &exhibition.slug,
        &format!("/rooms/{number}#work-{id}"),
    ))
}
