//! From a filled form and a kept picture to an entry.

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Consent, Entry};
use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::domain::{Kept, check_photo};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::domain::{
    ConsentPurpose, ConsentState, EntryState, Submission, check_submission, clean_code, entry_code,
};
use crate::entries::{letters, store};
use crate::kernel::{
    ActionError, ActionResult, Actor, ConsentId, EditionId, EntryId, Instant, Lang, Permission,
    Refusal,
};
use crate::platform::answers;
use crate::platform::journal::{self, Subject};
use crate::platform::mail;

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

pub(super) fn sha256_of(text: &str) -> String {
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
    let outcome = submit_once(
        app,
        actor,
        &edition,
        (key, &key_sha256),
        &request,
        submission,
        kept,
    )
    .await;
    match outcome {
        // Another request with the same key was through first: its picture stands, or its answer does.
        Err(ActionError::Refused(refusal)) => find_receipt(app, &key_sha256, key, &request)
            .await?
            .ok_or(ActionError::Refused(refusal)),
        Err(ActionError::Internal(error)) if is_taken(&*error) => {
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
    check_photo(edition.photo_rule, &kept.concerns)?;
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).map_err(|error| ActionError::internal(error.to_string()))?;
    let code = entry_code(&salt, key);
    let id: EntryId = app.clock.new_id();
    let country = submission.member.country();

    let tx = app.db.write().await?;
    // First, because it holds the country's row: what follows is then asked by one sender at a time.
    let sequence = store::next_sequence(&tx, edition.id, country).await?;
    refuse_same_picture(&tx, edition.id, kept, None).await?;
    if let Some(entries_max) = edition.quota_of(&submission.member) {
        let n = store::count_standing(&tx, edition.id, &submission.member).await?;
        if n >= u64::try_from(entries_max).unwrap_or(0) {
            return Err(Refusal::conflict("quota-full")
                .with("entries_max", i64::from(entries_max))
                .into());
        }
    }
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
pub(super) async fn refuse_same_picture(
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
