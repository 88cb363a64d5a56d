//! The deliberation table: works of a counted round side by side, with what every judge gave, for those who decide where the line runs.

use std::collections::{BTreeSet, HashMap};

use super::super::domain::CardFlag;
use super::super::store;
use super::reviewing::{Read, by_alias, reads_of, spread_of};
use super::tallying::{Placing, find_result};
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::actions as editions;
use crate::editions::{Criterion, Edition};
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, EntryId, Lang, Permission, Refusal, RoundId,
};

/// Works that lie on the table without being chosen.
pub const N_AROUND: usize = 6;
/// The most that can be chosen by hand.
pub const CHOSEN_MAX: usize = 12;

/// Which works lie on the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Laid {
    /// Those around the line.
    Around,
    /// From this place of the ranking on, counted from 1.
    From(usize),
    /// These, by number.
    Chosen(Vec<String>),
}

/// A work on the table.
#[derive(Debug, Clone)]
pub struct TableWork {
    /// Where it stands.
    pub placing: Placing,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
    /// What judges gave; empty in rounds of orders.
    pub reads: Vec<Read>,
    /// Points between the most and the fewest.
    pub spread: Option<f64>,
    /// What judges ask to have looked at.
    pub flags: BTreeSet<CardFlag>,
}

/// The table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The round.
    pub round: store::Round,
    /// Its edition.
    pub edition: Edition,
    /// What judges were asked.
    pub questions: Vec<Criterion>,
    /// The works, best first.
    pub works: Vec<TableWork>,
    /// Where the line runs.
    pub count: usize,
    /// The first place that is shown, where the ranking is leafed through.
    pub first: Option<usize>,
    /// The whole ranking, to choose from: place and number.
    pub ranking: Vec<(i32, String)>,
}

/// Works of a counted round side by side, with the line after `count`, or where the chair or the round says.
pub async fn find_table(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
    laid: &Laid,
) -> ActionResult<Table> {
    actor.require(Permission::TallyRead)?;
    actor.require(Permission::ScorecardReadClosed)?;
    let result = find_result(app, actor, id, count)
        .await?
        .ok_or_else(|| Refusal::conflict("round-not-tallied"))?;
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let questions = round.questions(&edition);
    let n = result.placings.len();
    let ranking = result
        .placings
        .iter()
        .map(|one| (one.standing.rank, one.number.clone()))
        .collect();
    let first = match laid {
        Laid::Around => Some(result.count.saturating_sub(N_AROUND / 2)),
        Laid::From(place) => Some(place.saturating_sub(1)),
        Laid::Chosen(_) => None,
    }
    .map(|first| first.min(n.saturating_sub(N_AROUND)));
    let placings: Vec<Placing> = match (first, laid) {
        (None, Laid::Chosen(numbers)) => {
            let all = result.placings.into_iter();
            all.filter(|one| numbers.contains(&one.number))
                .take(CHOSEN_MAX)
                .collect()
        }
        (first, _) => {
            let all = result.placings.into_iter();
            all.skip(first.unwrap_or(0)).take(N_AROUND).collect()
        }
    };
    let ids: Vec<EntryId> = placings.iter().map(|one| one.standing.entry_id).collect();
    let mut reads = reads_of(db, &round, &questions, Some(&ids)).await?;
    let mut blind: HashMap<EntryId, entries::BlindEntry> = entries::list_blind(db, &ids)
        .await?
        .into_iter()
        .map(|entry| (entry.id, entry))
        .collect();
    let works = placings
        .into_iter()
        .filter_map(|placing| {
            let entry = blind.remove(&placing.standing.entry_id)?;
            let reads = by_alias(reads.remove(&entry.id).unwrap_or_default());
            Some(TableWork {
                placing,
                picture: entry.picture,
                title: entry.title,
                title_lang: entry.title_lang,
                statement: entry.statement,
                spread: spread_of(&reads),
                flags: reads.iter().flat_map(|read| read.flags.clone()).collect(),
                reads,
            })
        })
        .collect();
    Ok(Table {
        round,
        edition,
        questions,
        works,
        count: result.count,
        first: first.map(|first| first + 1),
        ranking,
    })
}
