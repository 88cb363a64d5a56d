//! Sending in, looking, taking back, sending again, screening, and what later features read.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::domain::{
    self, ConsentPurpose, ConsentState, Decision, EntryState, NameShown, Reason, Submission,
    check_resubmission, check_submission, check_withdrawal, clean_code, display_name, entry_code,
};
use super::{letters, store};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::domain::Kept;
use crate::artworks::view::PictureView;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{
    ActionError, ActionResult, Actor, ArtworkId, ConsentId, Country, EditionId, EntryId, Instant,
    Lang, MemberCode, Permission, Reach, Refusal, ScreeningId,
};
use crate::platform::answers;
use crate::platform::journal::{self, Subject};
use crate::platform::mail;

mod published;

pub use published::{list_agreeing, list_published};
pub use store::{Consent, Entry, Screening};

/// The version of the consent texts in the locale files.
pub const CONSENT_TEXT_VERSION: &str = "1";

/// What whoever sent it in gets back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The entry.
    pub id: EntryId,
    /// Its number: `9-MN-017`.
    pub number: String,
    /// Opens the entry; only its hash is kept.
    pub code: String,
}

fn sha256_of(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

const SCOPE: &str = "entry";

/// Turns a filled form and a kept picture into an entry of the open call and thanks the guardian. The same `key` with
/// the same content gives the same receipt, however often and however simultaneously it is sent.
pub async fn submit(
    app: &App,
    actor: &Actor,
    edition_number: i32,
    key: &str,
    submission: &Submission,
    kept: &Kept,
) -> ActionResult<Receipt> {
    actor.require(Permission::EntrySubmit)?;
    let key_sha256 = sha256_of(key);
    let request = format!(
        "{edition_number}\n{}",
        submission.fingerprint(&kept.received_sha256.to_string())
    );
    let request = sha256_of(&request);
    if let Some(receipt) = find_receipt(app, &key_sha256, key, &request).await? {
        return Ok(receipt);
    }
    let edition = editions::find_edition(app, actor, edition_number).await?;
    match submit_once(
        app,
        actor,
        &edition,
        (key, &key_sha256),
        &request,
        submission,
        kept,
    )
    .await
    {
        Err(ActionError::Internal(error)) if is_taken(&*error) => {
            // Another request with the same key was through first.
            find_receipt(app, &key_sha256, key, &request)
                .await?
                .ok_or(ActionError::Internal(error))
        }
        outcome => outcome,
    }
}

fn is_taken(error: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    error
        .downcast_ref::<sea_orm::DbErr>()
        .is_some_and(answers::is_taken)
}

async fn find_receipt(
    app: &App,
    key_sha256: &str,
    key: &str,
    request: &str,
) -> ActionResult<Option<Receipt>> {
    let Some(answer) = answers::find(app.db.read(), SCOPE, key_sha256).await? else {
        return Ok(None);
    };
    if answer.request_sha256 != request {
        return Err(Refusal::unprocessable("key-used-for-another").into());
    }
    let mut salt = [0; 32];
    let text = |name: &str| answer.answer[name].as_str().unwrap_or_default();
    hex::decode_to_slice(text("salt"), &mut salt).map_err(ActionError::internal)?;
    Ok(Some(Receipt {
        id: text("id").parse().map_err(ActionError::internal)?,
        number: text("number").to_owned(),
        code: entry_code(&salt, key),
    }))
}

async fn submit_once(
    app: &App,
    actor: &Actor,
    edition: &Edition,
    (key, key_sha256): (&str, &str),
    request: &str,
    submission: &Submission,
    kept: &Kept,
) -> ActionResult<Receipt> {
    let now = app.clock.now();
    let division = check_submission(edition, submission, now)?.id;
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|error| ActionError::internal(error.to_string()))?;
    let code = entry_code(&salt, key);
    let id: EntryId = app.clock.new_id();
    let country = submission.member.country();

    let tx = app.db.write().await?;
    refuse_same_picture(&tx, edition.id, kept, None).await?;
    if let Some(entries_max) = edition.quota_of(&submission.member) {
        let n = store::count_standing(&tx, edition.id, &submission.member).await?;
        if n >= u64::try_from(entries_max).unwrap_or(0) {
            return Err(Refusal::conflict("quota-full")
                .with("entries_max", i64::from(entries_max))
                .into());
        }
    }
    let sequence = store::next_sequence(&tx, edition.id, country).await?;
    let number = edition.entry_number(country, sequence);
    answers::insert(
        &tx,
        answers::Answer {
            scope: SCOPE.to_owned(),
            key: key_sha256.to_owned(),
            request_sha256: request.to_owned(),
            status: 201,
            answer: json!({ "id": id, "number": number, "salt": hex::encode(salt) }),
            made_at: now,
        },
    )
    .await?;
    let artwork_id = artworks::create_artwork(
        &tx,
        app,
        kept,
        submission.words.clone(),
        artworks::lane_of(edition.id),
    )
    .await?;
    let entry = Entry {
        id,
        edition_id: edition.id,
        number: number.clone(),
        sequence,
        country,
        member_code: submission.member.clone(),
        division_id: division,
        artwork_id,
        state: EntryState::Submitted,
        name_native: submission.name_native.clone(),
        name_latin: submission.name_latin.clone(),
        age: submission.age,
        school: submission.school.clone(),
        sent_by: if actor.person().is_some() {
            "staff"
        } else {
            "family"
        }
        .to_owned(),
        guardian_name: submission.guardian_name.clone(),
        guardian_email: submission.guardian_email.as_str().to_owned(),
        lang: submission.lang,
        code_sha256: sha256_of(&clean_code(&code)),
        submitted_at: now,
        return_deadline_at: None,
        may_show_work: submission.agrees(ConsentPurpose::ShowWork),
        may_show_name: submission.agrees(ConsentPurpose::ShowName),
        published_at: None,
    };
    store::insert_entry(&tx, entry.clone()).await?;
    store::insert_consents(&tx, consents_of(app, &entry, submission, now)).await?;
    journal::record(
        &tx,
        now,
        actor,
        "entry.submitted",
        Subject::new("entry", id),
        json!({ "number": number }),
    )
    .await?;
    let letter = letters::received(app, &entry, &submission.words.title, &code);
    mail::post(&tx, now, letter).await?;
    tx.commit().await?;
    Ok(Receipt { id, number, code })
}

fn consents_of(app: &App, entry: &Entry, submission: &Submission, now: Instant) -> Vec<Consent> {
    submission
        .consents
        .iter()
        .map(|(purpose, is_given)| {
            let text = consent_text(app, submission.lang, *purpose);
            Consent {
                id: app.clock.new_id::<ConsentId>(),
                entry_id: entry.id,
                purpose: *purpose,
                state: if *is_given {
                    ConsentState::Given
                } else {
                    ConsentState::Refused
                },
                text_version: CONSENT_TEXT_VERSION.to_owned(),
                text_sha256: sha256_of(&text),
                lang: submission.lang,
                given_by: submission.guardian_name.clone(),
                relation: submission.relation.to_string(),
                method: "click".to_owned(),
                at: now,
            }
        })
        .collect()
}

/// What a guardian reads beside a purpose: its name and what it means.
pub fn consent_text(app: &App, lang: Lang, purpose: ConsentPurpose) -> String {
    format!(
        "{}\n{}",
        app.i18n.word(lang, "consent", purpose.as_str()),
        app.i18n.word(lang, "consent-hint", purpose.as_str())
    )
}

/// Says no to a picture that already stands in this edition, and names the entry to the one who sent it again.
async fn refuse_same_picture(
    tx: &impl ConnectionTrait,
    edition: EditionId,
    kept: &Kept,
    except: Option<EntryId>,
) -> ActionResult<()> {
    let same = artworks::list_same_picture(tx, kept).await?;
    let found = store::list_of_artworks(tx, &same).await?;
    let is_standing = |entry: &&Entry| {
        entry.edition_id == edition
            && Some(entry.id) != except
            && !matches!(entry.state, EntryState::Withdrawn | EntryState::Erased)
    };
    match found.iter().find(is_standing) {
        Some(entry) => Err(Refusal::conflict("picture-entered-already")
            .with("number", entry.number.as_str())
            .into()),
        None => Ok(()),
    }
}

/// An entry with all that its own people and the staff may see.
#[derive(Debug, Clone)]
pub struct EntrySheet {
    /// The row.
    pub entry: Entry,
    /// The drawing.
    pub artwork: artworks::Artwork,
    /// Its picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The word that counts for each purpose.
    pub consents: Vec<(ConsentPurpose, Option<ConsentState>)>,
    /// The decisions, the newest first.
    pub screenings: Vec<Screening>,
}

/// An entry by its number, for its own people and the staff; to everyone else it does not exist.
pub async fn find_entry(app: &App, actor: &Actor, number: &str) -> ActionResult<EntrySheet> {
    let entry = find_reached(app.db.read(), actor, Permission::EntryRead, number).await?;
    sheet_of(app, entry).await
}

async fn find_reached(
    db: &impl ConnectionTrait,
    actor: &Actor,
    permission: Permission,
    number: &str,
) -> ActionResult<Entry> {
    store::find_by_number(db, number)
        .await?
        .filter(|entry| actor.reaches_entry(permission, entry.id, &entry.member_code))
        .ok_or(ActionError::NotFound)
}

async fn sheet_of(app: &App, entry: Entry) -> ActionResult<EntrySheet> {
    let db = app.db.read();
    let mut shown = artworks::list_shown(db, &[entry.artwork_id]).await?;
    let shown = shown
        .remove(&entry.artwork_id)
        .ok_or(ActionError::NotFound)?;
    let words = store::list_consents(db, entry.id).await?;
    let consents = ConsentPurpose::ALL
        .iter()
        .map(|purpose| {
            let last = words.iter().rev().find(|word| word.purpose == *purpose);
            (*purpose, last.map(|word| word.state))
        })
        .collect();
    Ok(EntrySheet {
        screenings: store::list_screenings(db, entry.id).await?,
        artwork: shown.artwork,
        picture: shown.picture,
        consents,
        entry,
    })
}

/// The entry that a typed code opens.
pub async fn find_by_code(app: &App, typed: &str) -> ActionResult<Entry> {
    store::find_by_code(app.db.read(), &sha256_of(&clean_code(typed)))
        .await?
        .ok_or_else(|| Refusal::unprocessable("wrong-entry-code").into())
}

/// Whether this code opens this entry.
pub fn opens(entry: &Entry, code: &str) -> bool {
    entry.code_sha256 == sha256_of(&clean_code(code))
}

/// Takes an entry back: it is no longer judged or shown, and its guardian's consents end.
pub async fn withdraw(app: &App, actor: &Actor, number: &str) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::EntryWithdraw, number).await?;
    check_withdrawal(entry.state)?;
    move_on(&tx, &entry, EntryState::Withdrawn, None).await?;
    store::update_hidden(&tx, entry.id).await?;
    let given: Vec<Consent> = {
        let words = store::list_consents(&tx, entry.id).await?;
        ConsentPurpose::ALL
            .iter()
            .filter_map(|purpose| words.iter().rev().find(|word| word.purpose == *purpose))
            .filter(|word| word.state == ConsentState::Given)
            .map(|word| Consent {
                id: app.clock.new_id(),
                state: ConsentState::Withdrawn,
                at: now,
                ..word.clone()
            })
            .collect()
    };
    if !given.is_empty() {
        store::insert_consents(&tx, given).await?;
    }
    note(&tx, app, actor, "entry.withdrawn", &entry, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

async fn move_on(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    next: EntryState,
    deadline_at: Option<Instant>,
) -> ActionResult<()> {
    if store::update_state(tx, entry, next, deadline_at).await? {
        Ok(())
    } else {
        Err(Refusal::conflict("entry-changed-meanwhile").into())
    }
}

async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    entry: &Entry,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("entry", entry.id);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

/// Another picture for an entry that was sent back; it then waits for screening again.
pub async fn send_again(app: &App, actor: &Actor, number: &str, kept: &Kept) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::EntryWrite, number).await?;
    check_resubmission(entry.state, entry.return_deadline_at, now)?;
    refuse_same_picture(&tx, entry.edition_id, kept, None).await?;
    move_on(&tx, &entry, EntryState::Submitted, None).await?;
    let lane = artworks::lane_of(entry.edition_id);
    artworks::replace_picture(&tx, app, entry.artwork_id, kept, lane).await?;
    note(&tx, app, actor, "entry.sent-again", &entry, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Admits, returns or rejects; the guardian is told why by letter, in the language of the form.
pub async fn screen(
    app: &App,
    actor: &Actor,
    number: &str,
    decision: Decision,
    reason: Option<Reason>,
    words: &str,
) -> ActionResult<EntryState> {
    actor.require(Permission::ScreeningWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let entry = find_reached(&tx, actor, Permission::ScreeningWrite, number).await?;
    let next = domain::decide(entry.state, decision, reason)?;
    let deadline_at = (next == EntryState::Returned)
        .then(|| now.plus(jiff::SignedDuration::from_hours(24 * domain::RETURN_DAYS)));
    move_on(&tx, &entry, next, deadline_at).await?;
    store::insert_screening(
        &tx,
        Screening {
            id: app.clock.new_id::<ScreeningId>(),
            entry_id: entry.id,
            decision,
            reason: reason.filter(|_| decision != Decision::Admit),
            note: words.to_owned(),
            decided_by: actor.person(),
            decided_at: now,
        },
    )
    .await?;
    let facts = json!({ "decision": decision, "reason": reason });
    note(&tx, app, actor, "entry.screened", &entry, facts).await?;
    match (reason, deadline_at) {
        (Some(reason), Some(deadline_at)) => {
            let letter = letters::returned(app, &entry, reason, words, deadline_at);
            mail::post(&tx, now, letter).await?;
        }
        (Some(reason), None) if decision == Decision::Reject => {
            mail::post(&tx, now, letters::rejected(app, &entry, reason, words)).await?;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(next)
}

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

async fn list_with_pictures(
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

/// What assigning and counting need to know of an entry that is in judging: no name, no age, no school. For the staff's
/// pages and the lots, never for a judge's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The entry.
    pub id: EntryId,
    /// Its public code.
    pub number: String,
    /// Whose judges are in conflict with it.
    pub country: Country,
    /// The member government that sent it.
    pub member_code: MemberCode,
    /// Decides where lots are drawn: a hash of the picture alone, so that neither the maker nor the hour can tilt them.
    pub lot: String,
}

/// The admitted entries of an edition, in the order of their numbers.
pub async fn list_candidates(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> ActionResult<Vec<Candidate>> {
    let states = [EntryState::Eligible];
    candidates_of(
        db,
        store::list_in_states(db, edition, &states, None, CANDIDATES_MAX).await?,
    )
    .await
}

/// The most entries of an edition that judging looks at.
pub const CANDIDATES_MAX: u64 = 20_000;

async fn candidates_of(
    db: &impl ConnectionTrait,
    entries: Vec<Entry>,
) -> ActionResult<Vec<Candidate>> {
    let artwork_ids: Vec<ArtworkId> = entries.iter().map(|entry| entry.artwork_id).collect();
    let pictures = artworks::list_originals(db, &artwork_ids).await?;
    let mut candidates: Vec<Candidate> = entries
        .into_iter()
        .filter_map(|entry| {
            Some(Candidate {
                lot: pictures.get(&entry.artwork_id)?.to_string(),
                id: entry.id,
                number: entry.number,
                country: entry.country,
                member_code: entry.member_code,
            })
        })
        .collect();
    candidates.sort_by(|a, b| a.number.cmp(&b.number));
    Ok(candidates)
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

/// Makes entries public, inside an announcement's transaction.
pub async fn publish(tx: &impl ConnectionTrait, ids: &[EntryId], at: Instant) -> ActionResult<()> {
    Ok(store::update_published(tx, ids, at).await?)
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
