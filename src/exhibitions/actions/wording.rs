//! What is written beside a work: its labels.

use serde_json::json;

use super::{Label, note, store};
use crate::app::App;
use crate::exhibitions::domain::{LabelKind, check_words};
use crate::kernel::{
    ActionError, ActionResult, Actor, LabelId, Permission, PlacementId, Translated,
};

/// Writes a label in place of the one of its kind; empty languages are left out.
pub async fn write_label(
    app: &App,
    actor: &Actor,
    id: PlacementId,
    kind: LabelKind,
    text: &Translated,
) -> ActionResult<()> {
    actor.require(Permission::ExhibitionWrite)?;
    check_words(kind.as_str(), text, kind.words_max()).into_result(())?;
    let tx = app.db.write().await?;
    let row = store::find_placement(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let room = store::find_room(&tx, row.room_id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let label = Label {
        id: app.clock.new_id::<LabelId>(),
        placement_id: id,
        kind,
        text: filled(text),
    };
    store::upsert_label(&tx, label).await?;
    let facts = json!({ "placement_id": id, "kind": kind });
    note(&tx, app, actor, "label.written", room.exhibition_id, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// A text without its empty languages.
pub(super) fn filled(text: &Translated) -> Translated {
    let kept = text.0.iter().filter(|(_, text)| !text.trim().is_empty());
    Translated(
        kept.map(|(lang, text)| (*lang, text.trim().to_owned()))
            .collect(),
    )
}
