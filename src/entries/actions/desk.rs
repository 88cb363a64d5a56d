//! What the staff look through: lists, counts, the queue of screening, pictures that failed.

use std::collections::HashMap;

use super::shown::list_with_pictures;
use super::{Entry, EntrySheet, find_entry, stamp_of};
use crate::app::App;
use crate::artworks::actions::{self as artworks, Artwork, Shown};
use crate::entries::domain::EntryState;
use crate::entries::store;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, EntryId, MemberCode, Permission, Reach,
};

/// The entries of an edition in these states, in the order of arrival, after a cursor. For the staff.
pub async fn list_entries(
    app: &App,
    actor: &Actor,
    edition: EditionId,
    states: &[EntryState],
    after: Option<EntryId>,
    n_max: u64,
) -> ActionResult<Vec<Entry>> {
    actor.require(Permission::EntryRead)?;
    let mut entries = store::list_in_states(app.db.read(), edition, states, after, n_max).await?;
    entries
        .retain(|entry| actor.reaches_entry(Permission::EntryRead, entry.id, &entry.member_code));
    Ok(entries)
}

/// How many entries of an edition stand in each state, by member government. Numbers only.
pub async fn count_by_member(
    app: &App,
    edition: EditionId,
) -> ActionResult<Vec<(MemberCode, EntryState, i64)>> {
    Ok(store::count_by_member(app.db.read(), edition).await?)
}

/// Which entries of an edition a list shows.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// Only in this state.
    pub state: Option<EntryState>,
    /// Only of this member government.
    pub member: Option<MemberCode>,
}

/// An entry in the staff's list.
#[derive(Debug, Clone)]
pub struct DeskRow {
    /// The entry.
    pub entry: Entry,
    /// Its drawing with its picture, once it is ready.
    pub shown: Shown,
}

/// A page of a list: the rows, and after which entry the next page begins, if there is one.
#[derive(Debug, Clone)]
pub struct DeskPage {
    /// The rows, in the order of arrival.
    pub rows: Vec<DeskRow>,
    /// The cursor of the next page.
    pub next: Option<EntryId>,
}

/// Most rows of one page of the staff's list.
pub const DESK_ROWS_MAX: u64 = 100;

/// The members within an actor's reach; none means all of them.
fn scope_of(actor: &Actor, permission: Permission) -> ActionResult<Option<Vec<MemberCode>>> {
    let reach = actor.require(permission)?;
    Ok(match reach {
        Reach::ReadAll | Reach::All => None,
        _ => Some(actor.members(permission).into_iter().cloned().collect()),
    })
}

/// A page of the entries of an edition, for the staff and, of their own member, coordinators.
pub async fn list_desk(
    app: &App,
    actor: &Actor,
    edition: EditionId,
    filter: &EntryFilter,
    after: Option<EntryId>,
    n_max: u64,
) -> ActionResult<DeskPage> {
    let mut members = scope_of(actor, Permission::EntryRead)?;
    if let Some(member) = &filter.member {
        let is_within = members.as_ref().is_none_or(|all| all.contains(member));
        members = Some(is_within.then(|| member.clone()).into_iter().collect());
    }
    let n_max = n_max.clamp(1, DESK_ROWS_MAX);
    let db = app.db.read();
    let states: Vec<EntryState> = match filter.state {
        Some(state) => vec![state],
        None => EntryState::ALL.to_vec(),
    };
    let mut entries =
        store::list_of_members(db, edition, &states, members.as_deref(), after, n_max + 1).await?;
    let has_more = entries.len() as u64 > n_max;
    entries.truncate(usize::try_from(n_max).unwrap_or(usize::MAX));
    let next = entries.last().filter(|_| has_more).map(|entry| entry.id);
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    let rows = list_with_pictures(db, &ids)
        .await?
        .into_iter()
        .map(|(entry, shown)| DeskRow { entry, shown })
        .collect();
    Ok(DeskPage { rows, next })
}

/// An entry at the screening desk, with its place in the queue.
#[derive(Debug, Clone)]
pub struct ScreeningPlace {
    /// The entry.
    pub sheet: EntrySheet,
    /// What the decision must carry, so that it is about what was looked at.
    pub stamp: String,
    /// How many wait within the actor's reach.
    pub n_waiting: u64,
    /// The waiting one before it, by number.
    pub previous: Option<String>,
    /// The waiting one after it, by number.
    pub next: Option<String>,
    /// Other entries with the very same picture, of any edition.
    pub same: Vec<DeskRow>,
    /// Entries of this or an earlier edition whose pictures are likely of the same drawing, the most alike first.
    pub alike: Vec<DeskRow>,
}

/// The waiting entry to look at: `number` if given (in any state), else the first after `after`, else the first of
/// all. None if nothing waits.
pub async fn find_to_screen(
    app: &App,
    actor: &Actor,
    edition: EditionId,
    number: Option<&str>,
    after: Option<EntryId>,
) -> ActionResult<Option<ScreeningPlace>> {
    let members = scope_of(actor, Permission::ScreeningWrite)?;
    let members = members.as_deref();
    let db = app.db.read();
    let waiting = [EntryState::Submitted];
    let first_after = async |after| {
        store::list_of_members(db, edition, &waiting, members, after, 1)
            .await
            .map(|found| found.into_iter().next())
    };
    let found = match number {
        Some(number) => Some(number.to_owned()),
        None => match first_after(after).await? {
            Some(entry) => Some(entry.number),
            None => first_after(None).await?.map(|entry| entry.number),
        },
    };
    let Some(number) = found else {
        return Ok(None);
    };
    let sheet = find_entry(app, actor, &number).await?;
    if sheet.entry.edition_id != edition {
        return Err(ActionError::NotFound);
    }
    let id = sheet.entry.id;
    let next = first_after(Some(id)).await?.map(|entry| entry.number);
    let previous = store::find_before(db, edition, &waiting, members, id).await?;
    let (same, alike) = list_same_and_alike(app, actor, &sheet).await?;
    Ok(Some(ScreeningPlace {
        stamp: stamp_of(
            &sheet.entry,
            sheet.screenings.len(),
            sheet.straightenings.len(),
        ),
        n_waiting: store::count_of_members(db, edition, &waiting, members).await?,
        previous: previous.map(|entry| entry.number),
        next,
        same,
        alike,
        sheet,
    }))
}

/// Other entries with the very same picture, and those that are likely of the same drawing, within the actor's reach.
async fn list_same_and_alike(
    app: &App,
    actor: &Actor,
    sheet: &EntrySheet,
) -> ActionResult<(Vec<DeskRow>, Vec<DeskRow>)> {
    let db = app.db.read();
    let own = sheet.artwork.id;
    let mut same = artworks::list_same_as(db, &sheet.artwork).await?;
    same.retain(|other| *other != own);
    let mut alike = artworks::list_likely_same(db, own).await?;
    alike.retain(|other| !same.contains(other));
    let both: Vec<_> = same.iter().chain(&alike).copied().collect();
    let mut entries = store::list_of_artworks(db, &both).await?;
    entries.retain(|entry| {
        actor.reaches_entry(Permission::EntryRead, entry.id, &entry.member_code)
            && !matches!(entry.state, EntryState::Withdrawn | EntryState::Erased)
    });
    // In the order of the artworks: the most alike first.
    entries.sort_by_key(|entry| both.iter().position(|artwork| *artwork == entry.artwork_id));
    let ids: Vec<EntryId> = entries.iter().map(|entry| entry.id).collect();
    let rows = list_with_pictures(db, &ids).await?;
    let (same, alike) = rows
        .into_iter()
        .map(|(entry, shown)| DeskRow { entry, shown })
        .partition(|row| same.contains(&row.entry.artwork_id));
    Ok((same, alike))
}

/// Entries whose pictures are likely of the same drawing as this one's, the most alike first. For the desk.
pub async fn list_alike(app: &App, actor: &Actor, number: &str) -> ActionResult<Vec<DeskRow>> {
    actor.require(Permission::ScreeningWrite)?;
    let sheet = find_entry(app, actor, number).await?;
    Ok(list_same_and_alike(app, actor, &sheet).await?.1)
}

/// Most failed pictures shown at once.
const FAILED_MAX: u64 = 50;

/// The entries of an edition whose picture could not be made, for the staff.
pub async fn list_failed(
    app: &App,
    actor: &Actor,
    edition: EditionId,
) -> ActionResult<Vec<(Entry, Artwork)>> {
    actor.require(Permission::EntryRead)?;
    let db = app.db.read();
    let failed: HashMap<_, _> = artworks::list_failed(db, FAILED_MAX)
        .await?
        .into_iter()
        .map(|artwork| (artwork.id, artwork))
        .collect();
    let ids: Vec<_> = failed.keys().copied().collect();
    let mut found: Vec<(Entry, Artwork)> = store::list_of_artworks(db, &ids)
        .await?
        .into_iter()
        .filter(|entry| {
            entry.edition_id == edition
                && actor.reaches_entry(Permission::EntryRead, entry.id, &entry.member_code)
        })
        .filter_map(|entry| Some((entry.clone(), failed.get(&entry.artwork_id)?.clone())))
        .collect();
    found.sort_by_key(|(entry, _)| entry.id);
    Ok(found)
}

/// Has the failed picture of an entry tried again.
pub async fn retry_picture(app: &App, actor: &Actor, number: &str) -> ActionResult<EntryId> {
    let sheet = find_entry(app, actor, number).await?;
    artworks::retry_picture(app, actor, sheet.artwork.id).await?;
    Ok(sheet.entry.id)
}
