//! What is read of objections and cases: the desk's docket, one case, and the case about one's own entry.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;

use super::{Case, Objection, ObjectionPeriod, Statement, find_tier, list_gone};
use crate::app::App;
use crate::awards::domain::Side;
use crate::awards::store;
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition};
use crate::entries::actions::{self as entries, BlindEntry};
use crate::kernel::{ActionError, ActionResult, Actor, CaseId, EntryId, Permission};

/// A work with the objections to it that have no answer.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The work, without its maker.
    pub work: BlindEntry,
    /// The oldest first.
    pub objections: Vec<Objection>,
}

/// What lies on the desk: unanswered objections by work, and the cases.
#[derive(Debug)]
pub struct Docket {
    /// The edition.
    pub edition: Edition,
    /// Its objection period.
    pub period: Option<ObjectionPeriod>,
    /// Works with unanswered objections, the longest waiting first.
    pub reported: Vec<Reported>,
    /// Cases, the newest first, each with its work.
    pub cases: Vec<(Case, BlindEntry)>,
    /// Awards whose entries no longer take part.
    pub n_gone: usize,
}

/// Unanswered objections and cases of an edition.
pub async fn find_docket(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<Docket> {
    actor.require(Permission::CaseRead)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let db = app.db.read();
    let mut by_entry: Vec<(EntryId, Vec<Objection>)> = Vec::new();
    for one in store::list_open_objections(db, edition.id).await? {
        match by_entry.iter_mut().find(|(id, _)| *id == one.entry_id) {
            Some((_, same)) => same.push(one),
            None => by_entry.push((one.entry_id, vec![one])),
        }
    }
    let cases = store::list_cases(db, edition.id).await?;
    let mut ids: Vec<EntryId> = by_entry.iter().map(|(id, _)| *id).collect();
    ids.extend(cases.iter().map(|case| case.entry_id));
    ids.sort_unstable();
    ids.dedup();
    let works: HashMap<EntryId, BlindEntry> = entries::list_blind(db, &ids)
        .await?
        .into_iter()
        .map(|work| (work.id, work))
        .collect();
    let awards = store::list_awards(db, edition.id).await?;
    Ok(Docket {
        period: store::find_period(db, edition.id).await?,
        n_gone: list_gone(db, &awards).await?.len(),
        reported: by_entry
            .into_iter()
            .filter_map(|(id, objections)| {
                let work = works.get(&id)?.clone();
                Some(Reported { work, objections })
            })
            .collect(),
        cases: cases
            .into_iter()
            .filter_map(|case| {
                let work = works.get(&case.entry_id)?.clone();
                Some((case, work))
            })
            .collect(),
        edition,
    })
}

/// A case with all that was said in it.
#[derive(Debug)]
pub struct CaseSheet {
    /// The case.
    pub case: Case,
    /// Its edition.
    pub edition: Edition,
    /// The work, without its maker.
    pub work: BlindEntry,
    /// The objections that it answers.
    pub objections: Vec<Objection>,
    /// What both sides said, the oldest first.
    pub statements: Vec<Statement>,
    /// The award that is at stake, or that was lost.
    pub tier: Option<AwardTier>,
}

/// One case, for the desk.
pub async fn find_case(app: &App, actor: &Actor, id: CaseId) -> ActionResult<CaseSheet> {
    actor.require(Permission::CaseRead)?;
    let case = store::find_case(app.db.read(), id)
        .await?
        .ok_or(ActionError::NotFound)?;
    sheet_of(app, case).await
}

async fn sheet_of(app: &App, case: Case) -> ActionResult<CaseSheet> {
    let db = app.db.read();
    let edition = editions::find_edition_by_id(db, case.edition_id).await?;
    let held = store::find_of_entry(db, case.edition_id, case.entry_id).await?;
    let at_stake = held.filter(|award| award.state.stands());
    let tier = case.lost_tier_id.or(at_stake.map(|award| award.tier_id));
    Ok(CaseSheet {
        tier: tier.and_then(|tier| find_tier(&edition, tier).cloned()),
        work: entries::list_blind(db, &[case.entry_id])
            .await?
            .pop()
            .ok_or(ActionError::NotFound)?,
        objections: store::list_objections_of(db, case.id).await?,
        statements: store::list_statements(db, case.id).await?,
        edition,
        case,
    })
}

/// The case about an entry as its own people see it.
#[derive(Debug)]
pub struct OwnCase {
    /// The case; none if nobody looks into the entry.
    pub case: Case,
    /// What they said, the oldest first.
    pub statements: Vec<Statement>,
}

/// The newest case about one's own entry.
pub async fn find_own_case(app: &App, actor: &Actor, entry_number: &str) -> ActionResult<OwnCase> {
    let db = app.db.read();
    let case = own_case(db, actor, Permission::CaseOpen, entry_number).await?;
    let mut statements = store::list_statements(db, case.id).await?;
    statements.retain(|one| one.side == Side::Entrant);
    Ok(OwnCase { case, statements })
}

pub(super) async fn own_case(
    db: &impl ConnectionTrait,
    actor: &Actor,
    permission: Permission,
    entry_number: &str,
) -> ActionResult<Case> {
    let entry = entries::find_reached(db, actor, permission, entry_number).await?;
    store::find_case_of(db, entry.id)
        .await?
        .ok_or(ActionError::NotFound)
}
