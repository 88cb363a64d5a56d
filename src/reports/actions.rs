//! The members' standing: found, its rule set, figures of editions that were not run here entered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::domain::{Record, Rule, Standing, stand};
use super::store::{self, ByTier, PastRecord, StoredRule};
use crate::app::App;
use crate::awards::actions as awards;
use crate::editions::actions as editions;
use crate::entries::EntryState;
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, Actor, FieldErrors, Permission, Refusal, StandingRuleId,
};
use crate::platform::journal::{self, Subject};

/// An edition whose records there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recorded {
    /// Its number.
    pub number: i32,
    /// The year it is named after.
    pub year: i32,
    /// Whether it was run here: then its figures are counted, not entered.
    pub is_run_here: bool,
    /// Whether the rule lets it count.
    pub counts: bool,
}

/// How members stand, with all that it is made of.
#[derive(Debug, Clone)]
pub struct StandingSheet {
    /// The rule.
    pub rule: Rule,
    /// Whether somebody set it; else it is a proposal.
    pub is_set: bool,
    /// Whether the public may read it.
    pub is_public: bool,
    /// The editions, the newest first.
    pub editions: Vec<Recorded>,
    /// The members, the most points first.
    pub standings: Vec<Standing>,
    /// The figures that were entered, by edition and member.
    pub past: Vec<Record>,
}

/// The standing as the secretariat sees it.
pub async fn find_standing(app: &App, actor: &Actor) -> ActionResult<StandingSheet> {
    actor.require(Permission::EditionWrite)?;
    sheet_of(app).await
}

/// The same for everybody, once the secretariat has made it public. It is made of editions whose results are public alone.
pub async fn find_public_standing(app: &App) -> ActionResult<StandingSheet> {
    let sheet = sheet_of(app).await?;
    if sheet.is_set && sheet.is_public {
        Ok(sheet)
    } else {
        Err(ActionError::NotFound)
    }
}

async fn sheet_of(app: &App) -> ActionResult<StandingSheet> {
    let db = app.db.read();
    let stored = store::find_rule(db).await?;
    let is_set = stored.is_some();
    let is_public = stored.as_ref().is_some_and(|one| one.is_public);
    let rule = stored.map_or_else(Rule::default, |one| Rule {
        points_edition: one.points_edition,
        points_work: one.points_work,
        points_tiers: one.points_tiers.0,
        first_edition: one.first_edition,
        last_edition: one.last_edition,
    });
    let run = run_here(app).await?;
    let here: BTreeSet<i32> = run.iter().map(|(number, ..)| *number).collect();
    let mut records = Vec::new();
    let mut found: BTreeSet<Recorded> = BTreeSet::new();
    for (number, year, own) in run {
        found.insert(Recorded {
            number,
            year,
            is_run_here: true,
            counts: rule.counts(number),
        });
        records.extend(own);
    }
    let past: Vec<Record> = store::list_past(db)
        .await?
        .into_iter()
        .map(record_of)
        .collect();
    for one in past.iter().filter(|one| !here.contains(&one.edition)) {
        found.insert(Recorded {
            number: one.edition,
            year: one.year,
            is_run_here: false,
            counts: rule.counts(one.edition),
        });
        records.push(one.clone());
    }
    Ok(StandingSheet {
        standings: stand(&rule, &records),
        rule,
        is_set,
        is_public,
        editions: found.into_iter().rev().collect(),
        past,
    })
}

fn record_of(row: PastRecord) -> Record {
    Record {
        edition: row.edition_number,
        year: row.year,
        member: row.member_code,
        n_works: row.n_works,
        n_awards: row.n_awards.0,
    }
}

/// The editions run here whose results are public: number, year, and what each member did.
async fn run_here(app: &App) -> ActionResult<Vec<(i32, i32, Vec<Record>)>> {
    let db = app.db.read();
    let mut run = Vec::new();
    for edition in editions::list_editions(app, &Actor::visitor()).await? {
        if !edition.state.is_announced() {
            continue;
        }
        let mut n_works: BTreeMap<_, i64> = BTreeMap::new();
        for (member, state, n) in entries::count_by_member(app, edition.id).await? {
            if matches!(state, EntryState::Eligible | EntryState::Suspended) {
                *n_works.entry(member).or_default() += n;
            }
        }
        let mut n_awards = awards::count_by_member(db, &edition).await?;
        let records = n_works.into_iter().map(|(member, n)| Record {
            edition: edition.number,
            year: edition.year,
            n_works: i32::try_from(n).unwrap_or(i32::MAX),
            n_awards: n_awards.remove(&member).unwrap_or_default(),
            member,
        });
        run.push((edition.number, edition.year, records.collect()));
    }
    Ok(run)
}

/// Sets the rule from now on, and whether the public may read what comes of it. Earlier rules are kept.
pub async fn set_rule(app: &App, actor: &Actor, rule: &Rule, is_public: bool) -> ActionResult<()> {
    actor.require(Permission::EditionWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let id: StandingRuleId = app.clock.new_id();
    store::insert_rule(
        &tx,
        StoredRule {
            id,
            points_edition: rule.points_edition,
            points_work: rule.points_work,
            points_tiers: ByTier(rule.points_tiers.clone()),
            first_edition: rule.first_edition,
            last_edition: rule.last_edition,
            is_public,
            made_at: now,
            made_by: actor.person(),
        },
    )
    .await?;
    let facts = json!({
        "points_edition": rule.points_edition, "points_work": rule.points_work,
        "points_tiers": rule.points_tiers, "first_edition": rule.first_edition,
        "last_edition": rule.last_edition, "is_public": is_public,
    });
    let subject = Subject::new("standing-rule", id);
    journal::record(&tx, now, actor, "standing-rule.set", subject, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}

/// Enters what members did in an edition that was not run here, in place of what was entered for it before; no records take it out. An edition of
/// this house is counted from its own entries and cannot be entered.
pub async fn enter_past(
    app: &App,
    actor: &Actor,
    edition: i32,
    year: i32,
    records: &[Record],
) -> ActionResult<()> {
    actor.require(Permission::EditionWrite)?;
    let mut errors = FieldErrors::new();
    if !(1..=999).contains(&edition) {
        errors.add("edition", "not-a-number");
    }
    if !(1900..=2200).contains(&year) {
        errors.add("year", "not-a-number");
    }
    errors.into_result(())?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let all = editions::list_editions(app, &Actor::system()).await?;
    if all.iter().any(|one| one.number == edition) {
        return Err(Refusal::conflict("edition-run-here")
            .with("number", i64::from(edition))
            .into());
    }
    let rows = records.iter().map(|one| PastRecord {
        id: app.clock.new_id(),
        edition_number: edition,
        member_code: one.member.clone(),
        year,
        n_works: one.n_works,
        n_awards: ByTier(one.n_awards.clone()),
    });
    let rows: Vec<PastRecord> = rows.collect();
    let n_members = rows.len();
    store::replace_past(&tx, edition, rows).await?;
    let facts = json!({ "edition": edition, "year": year, "n_members": n_members });
    // It has no row of its own: its number is its id.
    let id = uuid::Uuid::from_u128(edition.unsigned_abs().into());
    let subject = Subject::new("past-edition", id);
    journal::record(&tx, now, actor, "past-edition.entered", subject, facts).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
