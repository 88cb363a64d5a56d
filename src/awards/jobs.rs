//! The job of awards: ids in, one action called.

use serde::Deserialize;

use super::actions;
use crate::app::App;
use crate::kernel::AnnouncementId;
use crate::platform::queue::{Job, JobError};

#[derive(Deserialize)]
struct Ids {
    announcement_id: AnnouncementId,
}

/// `write-result-letters`
pub async fn write_result_letters(app: App, job: Job) -> Result<(), JobError> {
    let ids: Ids = job.ids()?;
    Ok(actions::write_result_letters(&app, ids.announcement_id).await?)
}
