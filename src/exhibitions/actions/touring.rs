//! Venues and stops. Stops may overlap; one without a venue is online.

use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Stop, Venue, find, note, store};
use crate::app::App;
use crate::exhibitions::domain::{NewStop, NewVenue, STOPS_MAX, StopKind, StopState};
use crate::kernel::{
    ActionError, ActionResult, Actor, ExhibitionId, FieldErrors, Permission, Refusal, StopId,
    VenueId,
};
use crate::platform::journal::{self, Subject};

/// Most venues; the list is a choice on one page.
pub(super) const VENUES_MAX: u64 = 500;

/// Makes a venue known.
pub async fn add_venue(app: &App, actor: &Actor, new: &NewVenue) -> ActionResult<VenueId> {
    actor.require(Permission::ExhibitionWrite)?;
    let mut errors = new.check();
    if let Some(code) = &new.member_code
        && app.members.find(code).is_none()
    {
        errors.add("member_code", "not-a-choice");
    }
    errors.into_result(())?;
    let id: VenueId = app.clock.new_id();
    let tx = app.db.write().await?;
    if store::list_venues(&tx, VENUES_MAX).await?.len() as u64 >= VENUES_MAX {
        return Err(Refusal::conflict("too-many-venues")
            .with("venues_max", VENUES_MAX as i64)
            .into());
    }
    let row = Venue {
        id,
        name: new.name.clone(),
        member_code: new.member_code.clone(),
        address: new.address.clone(),
    };
    store::insert_venue(&tx, row).await?;
    let subject = Subject::new("venue", id);
    journal::record(
        &tx,
        app.clock.now(),
        actor,
        "venue.added",
        subject,
        json!({}),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(id)
}

async fn check_venue(tx: &impl ConnectionTrait, id: Option<VenueId>) -> ActionResult<()> {
    let Some(id) = id else { return Ok(()) };
    if store::list_venues_by_ids(tx, &[id]).await?.is_empty() {
        let mut errors = FieldErrors::new();
        errors.add("venue_id", "not-a-choice");
        return Err(errors.into());
    }
    Ok(())
}

/// Plans a stop. It may overlap with others.
pub async fn add_stop(
    app: &App,
    actor: &Actor,
    exhibition: ExhibitionId,
    new: &NewStop,
) -> ActionResult<StopId> {
    actor.require(Permission::ExhibitionWrite)?;
    new.check().into_result(())?;
    let id: StopId = app.clock.new_id();
    let tx = app.db.write().await?;
    find(&tx, exhibition).await?;
    check_venue(&tx, new.venue_id).await?;
    if store::list_stops(&tx, &[exhibition]).await?.len() >= STOPS_MAX {
        return Err(Refusal::conflict("too-many-stops")
            .with("stops_max", STOPS_MAX)
            .into());
    }
    let row = Stop {
        id,
        exhibition_id: exhibition,
        venue_id: new.venue_id,
        kind: match new.venue_id {
            Some(_) => StopKind::Venue,
            None => StopKind::Online,
        },
        name: new.name.clone(),
        opens_on: new.opens_on.to_string(),
        closes_on: new.closes_on.to_string(),
        zone: new.zone.clone(),
        state: StopState::Planned,
        note: new.note.clone(),
    };
    store::insert_stop(&tx, row).await?;
    note(
        &tx,
        app,
        actor,
        "stop.planned",
        exhibition,
        json!({ "stop_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(id)
}

/// What happens to a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StopChange {
    /// To other days; it says so until it begins.
    Move {
        /// First day.
        opens_on: Date,
        /// Last day.
        closes_on: Date,
    },
    /// It does not take place.
    Cancel,
}

/// Moves a stop to other days, or cancels it. Everyone still sees that it was announced.
pub async fn change_stop(
    app: &App,
    actor: &Actor,
    id: StopId,
    change: StopChange,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    let tx = app.db.write().await?;
    let mut row = store::find_stop(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let verb = match change {
        StopChange::Move {
            opens_on,
            closes_on,
        } => {
            if opens_on > closes_on {
                let mut errors = FieldErrors::new();
                errors.add("closes_on", "days-backwards");
                return Err(errors.into());
            }
            row.opens_on = opens_on.to_string();
            row.closes_on = closes_on.to_string();
            row.state = StopState::Moved;
            "stop.moved"
        }
        StopChange::Cancel => {
            row.state = StopState::Cancelled;
            "stop.cancelled"
        }
    };
    store::update_stop(&tx, &row).await?;
    note(
        &tx,
        app,
        actor,
        verb,
        row.exhibition_id,
        json!({ "stop_id": id }),
    )
    .await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
