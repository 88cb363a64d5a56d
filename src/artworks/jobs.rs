//! The jobs of artworks: ids in, one action called.

use serde::Deserialize;

use super::{actions, image_service};
use crate::app::App;
use crate::kernel::ArtworkId;
use crate::platform::queue::{Job, JobError};

#[derive(Deserialize)]
struct Ids {
    artwork_id: ArtworkId,
}

/// `make-derivatives`
pub async fn make_derivatives(app: App, job: Job) -> Result<(), JobError> {
    let ids: Ids = job.ids()?;
    Ok(actions::make_derivatives(&app, ids.artwork_id).await?)
}

/// `make-tiles`
pub async fn make_tiles(app: App, job: Job) -> Result<(), JobError> {
    let ids: Ids = job.ids()?;
    Ok(image_service::make_tiles(&app, ids.artwork_id).await?)
}
