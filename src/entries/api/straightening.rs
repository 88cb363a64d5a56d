//! Laying the sheet of a photo straight, as JSON.

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{EntrySheet, sheet_view};
use crate::app::App;
use crate::artworks::actions::stamp_of_photo;
use crate::artworks::domain::{StraighteningDecision, read_corners};
use crate::entries::actions;
use crate::kernel::{ActionResult, Instant, Refusal};
use crate::platform::imaging::Corners;
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// Four corners, clockwise from the top left, each as shares of the upright photo's width and height, 0 to 1.
type Shares = [[f64; 2]; 4];

/// Parts of a side in which corners are counted.
const PARTS: f64 = 10_000.0;

/// What is known and decided about the sheet in the photo.
#[derive(Debug, Serialize, ToSchema)]
pub struct StraighteningView {
    /// What a decision carries as `seen`: it names the photo.
    pub photo: String,
    /// Where the sheet lies, if it was found: clockwise from the top left, as shares of the upright photo's width and height.
    #[schema(value_type = Option<Vec<Vec<f64>>>)]
    pub found: Option<Shares>,
    /// Between which corners the picture is made; none if the photo is the picture.
    #[schema(value_type = Option<Vec<Vec<f64>>>)]
    pub corners: Option<Shares>,
    /// What was decided about this photo.
    pub decision: Option<StraighteningDecision>,
    /// When.
    pub decided_at: Option<Instant>,
}

impl StraighteningView {
    pub(super) fn of(sheet: &EntrySheet) -> Self {
        let shares = |text: &Option<String>| {
            let corners: Corners = text.as_ref()?.parse().ok()?;
            let share = |part: u16| f64::from(part) / PARTS;
            Some(corners.parts().map(|(x, y)| [share(x), share(y)]))
        };
        let last = sheet.straightening();
        Self {
            photo: stamp_of_photo(&sheet.artwork),
            found: shares(&sheet.artwork.sheet),
            corners: shares(&sheet.artwork.straightened),
            decision: last.map(|last| last.decision),
            decided_at: last.map(|last| last.decided_at),
        }
    }
}

/// Whether, and between which corners, the picture is laid straight.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StraighteningInput {
    /// The `photo` of what was looked at: if another one has come since, nothing is decided.
    seen: String,
    /// The corners, clockwise from the top left, as shares of the upright photo's width and height; none: the photo is the picture.
    #[schema(value_type = Option<Vec<Vec<f64>>>)]
    corners: Option<Shares>,
}

fn corners_of(shares: Shares) -> ActionResult<Corners> {
    let is_within = |share: &f64| (0.0..=1.0).contains(share);
    if !shares.iter().flatten().all(is_within) {
        return Err(Refusal::unprocessable("corners-outside").into());
    }
    let part = |share: f64| (share * PARTS).round() as u16;
    Ok(read_corners(shares.map(|[x, y]| (part(x), part(y))))?)
}

/// Has the picture of an entry made of its photo's sheet, laid straight, or of the photo itself. The photo stays as it was sent.
#[utoipa::path(
    post, path = "/api/v1/entries/{entry_number}/straightening", tag = "entries",
    params(("entry_number" = String, Path, description = "9-MN-017")),
    request_body = StraighteningInput,
    responses((status = 200, body = super::EntrySheetView)),
)]
pub async fn straighten(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<String>,
    Form(input): Form<StraighteningInput>,
) -> PageResult {
    let corners = input.corners.map(corners_of).transpose()?;
    actions::straighten(&app, &actor, &path, &input.seen, corners).await?;
    json(&sheet_view(actions::find_entry(&app, &actor, &path).await?))
}
