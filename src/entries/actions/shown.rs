//! What judges and the public see, and whether a picture may be seen.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::Entry;
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::image_service;
use crate::artworks::view::PictureView;
use crate::entries::domain::{self, EntryState, NameShown, display_name};
use crate::entries::store;
use crate::kernel::{
    ActionResult, Actor, ArtworkId, Country, EditionId, EntryId, Instant, Lang, Permission, Reach,
};

/// What a judge sees. It has no name field.
#[derive(Debug, Clone, PartialEq)]
pub struct BlindEntry {
    /// The entry.
    pub id: EntryId,
    /// Its public code.
    pub number: String,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
}

/// Entries as judges see them, in the order of `ids`. Which ones a judge may see is judging's to know.
pub async fn list_blind(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<Vec<BlindEntry>> {
    let entries = list_with_pictures(db, ids).await?;
    Ok(entries
        .into_iter()
        .map(|(entry, shown)| BlindEntry {
            id: entry.id,
            number: entry.number,
            picture: shown.picture,
            title: shown.artwork.title,
            title_lang: shown.artwork.title_lang,
            statement: shown.artwork.statement,
        })
        .collect())
}

pub(super) async fn list_with_pictures(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<Vec<(Entry, artworks::Shown)>> {
    let mut entries: HashMap<EntryId, Entry> = store::list_by_ids(db, ids)
        .await?
        .into_iter()
        .map(|entry| (entry.id, entry))
        .collect();
    let artwork_ids: Vec<ArtworkId> = entries.values().map(|entry| entry.artwork_id).collect();
    let mut shown = artworks::list_shown(db, &artwork_ids).await?;
    Ok(ids
        .iter()
        .filter_map(|id| {
            let entry = entries.remove(id)?;
            let shown = shown.remove(&entry.artwork_id)?;
            Some((entry, shown))
        })
        .collect())
}

/// What the public sees of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicEntry {
    /// The entry.
    pub id: EntryId,
    /// Its edition.
    pub edition_id: EditionId,
    /// Its public code.
    pub number: String,
    /// Its country.
    pub country: Country,
    /// Who drew it, as far as that was allowed.
    pub maker: domain::DisplayName,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
}

/// Those of `ids` that are published and may be shown, in that order.
pub async fn list_public(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<Vec<PublicEntry>> {
    let entries = list_with_pictures(db, ids).await?;
    Ok(entries
        .into_iter()
        .filter(|(entry, _)| is_public(entry))
        .map(|(entry, shown)| PublicEntry {
            maker: maker_of(&entry),
            id: entry.id,
            edition_id: entry.edition_id,
            number: entry.number,
            country: entry.country,
            picture: shown.picture,
            title: shown.artwork.title,
            title_lang: shown.artwork.title_lang,
            statement: shown.artwork.statement,
        })
        .collect())
}

fn maker_of(entry: &Entry) -> domain::DisplayName {
    let shown = if entry.may_show_name {
        NameShown::Full
    } else {
        NameShown::Masked
    };
    // Without a count of the group an unnamed child is shown as if it were small: without the age.
    display_name(
        shown,
        &entry.name_native,
        entry.country,
        entry.age,
        &entry.member_code,
        0,
    )
}

/// Whether everyone may see this entry's picture now.
pub fn is_public(entry: &Entry) -> bool {
    entry.published_at.is_some() && entry.may_show_work && entry.state == EntryState::Eligible
}

/// Makes entries public, inside the transaction of their provisional or final results; their tiles are made ahead of the first who looks.
pub async fn publish(tx: &impl ConnectionTrait, ids: &[EntryId], at: Instant) -> ActionResult<()> {
    store::update_published(tx, ids, Some(at)).await?;
    let artworks: Vec<ArtworkId> = store::list_by_ids(tx, ids)
        .await?
        .into_iter()
        .map(|entry| entry.artwork_id)
        .collect();
    image_service::ask_for_tiles(tx, at, &artworks).await
}

/// The entry of an artwork, for those who ask whether its picture may be shown.
pub async fn find_of_artwork(app: &App, artwork: ArtworkId) -> ActionResult<Option<Entry>> {
    let found = store::list_of_artworks(app.db.read(), &[artwork]).await?;
    Ok(found.into_iter().next())
}

/// Whether this actor may see the picture of an entry: everyone a public one; its own people; the staff; judges of
/// the edition once it was admitted.
pub fn may_see_picture(actor: &Actor, entry: &Entry) -> bool {
    is_public(entry)
        || actor.reaches_entry(Permission::EntryRead, entry.id, &entry.member_code)
        || actor.reach(Permission::BlindEntryRead) >= Reach::ReadAll
        || (entry.state == EntryState::Eligible
            && actor.grants.iter().any(|grant| {
                Permission::BlindEntryRead.reach(grant.role) == Reach::Assigned
                    && grant
                        .edition
                        .is_none_or(|edition| edition == entry.edition_id)
            }))
}
