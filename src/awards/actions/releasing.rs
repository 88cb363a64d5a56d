//! The release by two people: what it would do, its proposal, and the one commit that makes results public.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    Announcement, Proposal, Warnings, count_tiers, enqueue_letters, find_tier, find_warnings, hold,
    note, refuse_gone, refuse_running, refuse_unanswered,
};
use crate::app::App;
use crate::awards::domain::{AwardState, Counted, ProposalState};
use crate::awards::{letters, store};
use crate::editions::actions as editions;
use crate::editions::{AwardTier, Edition, EditionState};
use crate::entries::actions::{self as entries, Entry};
use crate::kernel::{
    ActionError, ActionResult, Actor, AnnouncementId, AwardTierId, EntryId, Lang, Permission,
    PersonId, Refusal, Role,
};
use crate::people::actions as people;

/// Receivers on one page of their list.
pub const RECEIVERS_MAX: u64 = 100;

/// What a release would do, before anyone says yes to it.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Awards that become public.
    pub n_awards: usize,
    /// Awarded works whose guardian did not agree to showing: named nowhere, but they get their letter.
    pub n_hidden: usize,
    /// Letters by language: awarded, thanks.
    pub letters: BTreeMap<Lang, (usize, usize)>,
    /// Places of tiers that are not full, or over-full.
    pub off_size: Vec<(AwardTierId, Counted)>,
    /// One letter of each kind and language as it would be sent.
    pub samples: Vec<Sample>,
    /// Changes with any award and any receiver: both people carry it, so that they say yes to the same.
    pub stamp: String,
}

impl Preview {
    /// Letters in all.
    pub fn n_letters(&self) -> usize {
        self.letters.values().map(|(a, b)| a + b).sum()
    }
}

/// A letter as its first receiver gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Its language.
    pub lang: Lang,
    /// Whether it tells of an award; else it thanks.
    pub is_awarded: bool,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub body: String,
}

/// Whoever gets a letter.
#[derive(Debug, Clone)]
pub struct Receiver {
    /// The entry that it is about.
    pub entry: Entry,
    /// Its award; none gets thanks.
    pub tier: Option<AwardTier>,
}

/// The release of an edition as the desk sees it.
#[derive(Debug)]
pub struct Release {
    /// The edition.
    pub edition: Edition,
    /// What it would do now.
    pub preview: Preview,
    /// The proposal that waits.
    pub proposal: Option<Proposal>,
    /// Who proposed it.
    pub proposer: Option<String>,
    /// Others who may confirm what this actor proposes, by name.
    pub others: Vec<String>,
    /// What to know of the awards as they stand; forbids nothing.
    pub warnings: Warnings,
    /// Once it was announced.
    pub announcement: Option<Announcement>,
}

impl Release {
    /// Whether something changed after it was proposed: then it counts no more.
    pub fn is_stale(&self) -> bool {
        self.proposal
            .as_ref()
            .is_some_and(|proposal| proposal.stamp != self.preview.stamp)
    }
}

/// The exact numbers and letters of a release, its proposal, and who could confirm it.
pub async fn find_release(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<Release> {
    actor.require(Permission::ResultPublish)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let db = app.db.read();
    let preview = preview_of(db, app, &edition).await?;
    let proposal = store::find_proposal(db, edition.id)
        .await?
        .filter(|proposal| proposal.state == ProposalState::Proposed);
    let secretariat = people::list_with_roles(app, actor, Some(Role::Secretariat), None).await?;
    let name_of = |id: PersonId| {
        let mut sheets = secretariat.sheets.iter();
        let found = sheets.find(|sheet| sheet.person.id == id);
        found.map(|sheet| sheet.person.name.clone())
    };
    Ok(Release {
        proposer: proposal.as_ref().and_then(|one| name_of(one.proposed_by)),
        others: secretariat
            .sheets
            .iter()
            .filter(|sheet| Some(sheet.person.id) != actor.person())
            .map(|sheet| sheet.person.name.clone())
            .collect(),
        announcement: store::find_announcement(db, edition.id).await?,
        warnings: find_warnings(db, &edition, &store::list_awards(db, edition.id).await?).await?,
        edition,
        preview,
        proposal,
    })
}

async fn preview_of(
    db: &impl ConnectionTrait,
    app: &App,
    edition: &Edition,
) -> ActionResult<Preview> {
    let awards = store::list_awards(db, edition.id).await?;
    let tiers: HashMap<EntryId, AwardTierId> = awards
        .iter()
        .map(|award| (award.entry_id, award.tier_id))
        .collect();
    let mut stamp = Sha256::new();
    for award in &awards {
        let line = format!("{} {} {}\n", award.tier_id, award.position, award.entry_id);
        stamp.update(line);
    }
    let mut preview = Preview {
        n_awards: tiers.len(),
        n_hidden: 0,
        letters: BTreeMap::new(),
        off_size: count_tiers(db, edition, &awards)
            .await?
            .into_iter()
            .flat_map(|(tier, counted)| counted.into_iter().map(move |one| (tier.id, one)))
            .filter(|(_, counted)| !counted.is_full())
            .collect(),
        samples: Vec::new(),
        stamp: String::new(),
    };
    let all = entries::CANDIDATES_MAX;
    for entry in entries::list_eligible_rows(db, edition.id, None, all).await? {
        let line = format!("{} {} {}\n", entry.id, entry.lang, entry.guardian_email);
        stamp.update(line);
        let tier = tiers.get(&entry.id).and_then(|id| find_tier(edition, *id));
        let counts = preview.letters.entry(entry.lang).or_default();
        let n = match tier {
            Some(_) => &mut counts.0,
            None => &mut counts.1,
        };
        *n += 1;
        if *n == 1 {
            let letter = letters::result(app, &entry, tier);
            preview.samples.push(Sample {
                lang: entry.lang,
                is_awarded: tier.is_some(),
                subject: letter.subject,
                body: letter.body_text,
            });
        }
        preview.n_hidden += usize::from(tier.is_some() && !entry.may_show_work);
    }
    preview
        .samples
        .sort_by_key(|sample| (sample.lang, !sample.is_awarded));
    preview.stamp = hex::encode(stamp.finalize());
    Ok(preview)
}

/// Everyone who would get a letter, in the order of arrival, after a cursor.
pub async fn list_receivers(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    after: Option<EntryId>,
) -> ActionResult<(Vec<Receiver>, Option<EntryId>)> {
    actor.require(Permission::ResultPublish)?;
    actor.require(Permission::GuardianContactRead)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let db = app.db.read();
    let awards: HashMap<EntryId, AwardTierId> = store::list_awards(db, edition.id)
        .await?
        .into_iter()
        .map(|award| (award.entry_id, award.tier_id))
        .collect();
    let rows = entries::list_eligible_rows(db, edition.id, after, RECEIVERS_MAX).await?;
    let is_full = u64::try_from(rows.len()).unwrap_or(u64::MAX) == RECEIVERS_MAX;
    let next = rows.last().map(|entry| entry.id).filter(|_| is_full);
    let receivers = rows
        .into_iter()
        .map(|entry| Receiver {
            tier: awards
                .get(&entry.id)
                .and_then(|id| find_tier(&edition, *id).cloned()),
            entry,
        })
        .collect();
    Ok((receivers, next))
}

/// Whoever says yes here answers for it: a person, never the clock.
fn person_of(actor: &Actor) -> ActionResult<PersonId> {
    actor.require(Permission::ResultPublish)?;
    actor.person().ok_or(ActionError::NotAllowed)
}

/// What the preview of `seen` shows stands still, and may be made public.
async fn check_seen(
    tx: &impl ConnectionTrait,
    app: &App,
    edition: &Edition,
    seen: &str,
) -> ActionResult<Preview> {
    if edition.state != EditionState::Confirmed {
        edition.become_state(EditionState::Confirmed)?;
    }
    refuse_running(tx, app.clock.now(), edition).await?;
    refuse_unanswered(tx, edition.id).await?;
    refuse_gone(tx, &store::list_awards(tx, edition.id).await?).await?;
    let preview = preview_of(tx, app, edition).await?;
    if preview.n_awards == 0 {
        return Err(Refusal::conflict("no-awards-given").into());
    }
    if preview.stamp != seen {
        return Err(Refusal::conflict("release-changed").into());
    }
    Ok(preview)
}

/// The first of two: asks that what the preview with this stamp shows be made public.
pub async fn propose_release(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    seen: &str,
) -> ActionResult<()> {
    let person = person_of(actor)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    let preview = check_seen(&tx, app, &edition, seen).await?;
    if let Some(held) = store::find_proposal(&tx, edition.id).await?
        && held.state == ProposalState::Proposed
        && held.stamp == preview.stamp
    {
        return Err(Refusal::conflict("release-proposed-already").into());
    }
    let proposal = Proposal {
        edition_id: edition.id,
        state: ProposalState::Proposed,
        stamp: preview.stamp.clone(),
        proposed_by: person,
        proposed_at: app.clock.now(),
    };
    store::put_proposal(&tx, proposal).await?;
    let awards = store::list_awards(&tx, edition.id).await?;
    let facts = json!({
        "n_awards": preview.n_awards, "n_letters": preview.n_letters(), "stamp": preview.stamp,
        "n_warnings": find_warnings(&tx, &edition, &awards).await?.n(),
    });
    note(&tx, app, actor, "results.proposed", edition.id, facts).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the proposal back: one's own, or another's who should look again.
pub async fn take_back_proposal(app: &App, actor: &Actor, edition_number: i32) -> ActionResult<()> {
    person_of(actor)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let tx = app.db.write().await?;
    if !store::end_proposal(&tx, edition.id, ProposalState::TakenBack).await? {
        return Err(Refusal::conflict("release-not-proposed").into());
    }
    let verb = "results.proposal-taken-back";
    note(&tx, app, actor, verb, edition.id, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// The second of two: makes public what was proposed, if it is what both saw. Awards, works with consent, letters to
/// everyone who took part. Once; a second time is refused.
pub async fn confirm_release(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    seen: &str,
) -> ActionResult<()> {
    let person = person_of(actor)?;
    let edition = editions::find_edition(app, actor, edition_number).await?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let edition = hold(&tx, edition.id).await?;
    let Some(proposal) = store::find_proposal(&tx, edition.id)
        .await?
        .filter(|proposal| proposal.state == ProposalState::Proposed)
    else {
        return Err(Refusal::conflict("release-not-proposed").into());
    };
    if proposal.proposed_by == person {
        return Err(Refusal::conflict("release-needs-another").into());
    }
    let preview = check_seen(&tx, app, &edition, seen).await?;
    if proposal.stamp != preview.stamp {
        return Err(Refusal::conflict("release-changed").into());
    }
    // Whoever takes the proposal back holds no edition: this is where one of the two is faster.
    if !store::end_proposal(&tx, edition.id, ProposalState::Confirmed).await? {
        return Err(Refusal::conflict("release-not-proposed").into());
    }
    // The ways from the panel's result to the public one; an objection period may lie between.
    for next in [EditionState::Confirmed, EditionState::Published] {
        if edition.state != next {
            editions::change_state_in(&tx, app, actor, edition.id, next).await?;
        }
    }
    let awards = store::list_awards(&tx, edition.id).await?;
    store::update_states(
        &tx,
        edition.id,
        AwardState::Candidate,
        AwardState::Announced,
    )
    .await?;
    let ids: Vec<EntryId> = awards.iter().map(|award| award.entry_id).collect();
    entries::publish(&tx, &ids, now).await?;
    let id: AnnouncementId = app.clock.new_id();
    let n = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    store::insert_announcement(
        &tx,
        Announcement {
            id,
            edition_id: edition.id,
            announced_at: now,
            announced_by: Some(person),
            proposed_by: Some(proposal.proposed_by),
            n_awards: n(preview.n_awards),
            n_letters: n(preview.n_letters()),
            letters_after: None,
            letters_done_at: None,
        },
    )
    .await?;
    enqueue_letters(&tx, app, id, None).await?;
    let facts = json!({
        "n_awards": preview.n_awards, "n_letters": preview.n_letters(), "stamp": preview.stamp,
        "proposed_by": proposal.proposed_by,
    });
    note(&tx, app, actor, "results.announced", edition.id, facts).await?;
    app.sign_journal(&tx).await?;
    tx.commit().await?;
    app.public_changed();
    Ok(())
}
