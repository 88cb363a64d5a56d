//! Works that every judge reads who may: a common measure by which judges who share nothing else can be compared. Some are chosen by hand, some
//! by lot. What the lot drew is settled when the draft is assigned, so that nothing that comes later moves it.

use std::collections::HashSet;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::super::assign::lottery;
use super::super::super::domain::{COMMON_MAX, RoundState};
use super::super::super::store;
use super::super::{hold, note};
use super::table::Table;
use crate::app::App;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId, Permission, Refusal, RoundId};

/// Which works of a round all judges read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CommonWorks {
    /// How many are drawn by lot.
    pub n_drawn: i32,
    /// The numbers of those chosen by hand.
    pub chosen: Vec<String>,
}

/// What was said about common works, for the desk.
pub async fn find_common_works(app: &App, actor: &Actor, id: RoundId) -> ActionResult<CommonWorks> {
    actor.require(Permission::AssignmentWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let numbers = entries::list_numbers(db, &round.settings.common).await?;
    let mut chosen: Vec<String> = numbers.into_values().collect();
    chosen.sort();
    Ok(CommonWorks {
        n_drawn: round.settings.n_common,
        chosen,
    })
}

/// Says which works all judges read, while the round is a draft.
pub async fn set_common_works(
    app: &App,
    actor: &Actor,
    id: RoundId,
    new: &CommonWorks,
) -> ActionResult<()> {
    actor.require(Permission::AssignmentWrite)?;
    let n_all = new
        .n_drawn
        .saturating_add(i32::try_from(new.chosen.len()).unwrap_or(i32::MAX));
    if new.n_drawn < 0 || n_all > COMMON_MAX {
        return Err(Refusal::unprocessable("too-many-common-works")
            .with("n_max", COMMON_MAX)
            .into());
    }
    let tx = app.db.write().await?;
    let round = hold(&tx, id).await?;
    if round.state != RoundState::Draft {
        return Err(Refusal::conflict("common-works-fixed").into());
    }
    let mut table = Table::lay(&tx, round).await?;
    let mut chosen = Vec::new();
    for number in &new.chosen {
        let found = table.candidates.iter().find(|one| one.number == *number);
        let Some(found) = found else {
            return Err(Refusal::unprocessable("no-such-common-work")
                .with("number", number.as_str())
                .into());
        };
        if !chosen.contains(&found.id) {
            chosen.push(found.id);
        }
    }
    table.round.settings.n_common = new.n_drawn;
    table.round.settings.common = chosen;
    let facts = json!({ "n_drawn": new.n_drawn, "chosen": new.chosen });
    store::update_round(&tx, table.round).await?;
    note(&tx, app, actor, "round.common-works-set", id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Draws the common works of a draft anew and keeps them.
pub(super) async fn settle(tx: &impl ConnectionTrait, table: &mut Table) -> ActionResult<()> {
    if table.round.state != RoundState::Draft {
        return Ok(());
    }
    let drawn = draw(table);
    if table.round.settings.common_drawn != drawn {
        table.round.settings.common_drawn = drawn;
        store::update_round(tx, table.round.clone()).await?;
    }
    Ok(())
}

/// The lot: of what the fewest judges are kept from, those with the smallest SHA-256 of the seed and the picture.
fn draw(table: &Table) -> Vec<EntryId> {
    let settings = &table.round.settings;
    let n_barred = |entry: EntryId| {
        let is_barred = |judge: &&store::Judge| !table.may_read(judge.id, entry);
        table.judges.iter().filter(is_barred).count()
    };
    let mut lots: Vec<(usize, String, EntryId)> = table
        .candidates
        .iter()
        .filter(|one| settings.n_common > 0 && !settings.common.contains(&one.id))
        .map(|one| {
            let lot = lottery(&table.round.seed, &one.lot);
            (n_barred(one.id), lot, one.id)
        })
        .collect();
    lots.sort();
    lots.into_iter()
        .take(usize::try_from(settings.n_common).unwrap_or(0))
        .map(|(_, _, id)| id)
        .collect()
}

/// Where the common works stand among the round's entries. In a live round all of them are common.
pub(super) fn places(table: &Table) -> Vec<usize> {
    let settings = &table.round.settings;
    let drawn = if table.round.state == RoundState::Draft {
        draw(table)
    } else {
        settings.common_drawn.clone()
    };
    let common: HashSet<EntryId> = settings.common.iter().copied().chain(drawn).collect();
    table
        .candidates
        .iter()
        .enumerate()
        .filter(|(_, one)| settings.is_live || common.contains(&one.id))
        .map(|(at, _)| at)
        .collect()
}
