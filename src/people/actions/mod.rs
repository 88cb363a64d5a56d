//! Inviting people, asking for a code, signing in and out.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::domain::{self, Email};
use super::{letters, store};
use crate::app::App;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, EntryId, GrantId, Lang, MemberCode, Permission,
    PersonId, Refusal, Role, SessionId, Who,
};
use crate::platform::journal::{self, Subject};
use crate::platform::mail;

mod roles;

pub use roles::{
    N_PEOPLE, PeopleList, PersonSheet, invite, list_holders, list_with_roles, roles_to_give,
    take_role,
};
pub use store::{Person, grant::Model as HeldRole};

/// A secret of 256 bits, as URL-safe text. Only its hash is kept.
pub fn new_token() -> ActionResult<String> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| ActionError::internal(error.to_string()))?;
    Ok(base64::Engine::encode(
        &base64::engine::general_purpose::URL_SAFE_NO_PAD,
        bytes,
    ))
}

/// What is kept of a secret: its SHA-256. Secrets of 256 bits need no slow hash.
pub fn hash_token(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

/// A code is short, so what is kept of it is bound to its address.
fn hash_code(email: &Email, code: &str) -> String {
    hex::encode(Sha256::digest(
        format!("{}\n{code}", email.as_str()).as_bytes(),
    ))
}

/// Who is invited, and as what.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// Where letters go.
    pub email: Email,
    /// How they are addressed; kept if the person is known already.
    pub name: String,
    /// The language of their letters.
    pub lang: Lang,
    /// What they become.
    pub role: Role,
    /// Only in this edition, if given.
    pub edition: Option<EditionId>,
    /// For this member government (coordinators).
    pub member: Option<MemberCode>,
}

/// Finds or makes the person and gives them the role, once. Inside the caller's transaction.
pub async fn grant_role(
    tx: &impl sea_orm::ConnectionTrait,
    app: &App,
    actor: &Actor,
    invitee: &Invitee,
) -> ActionResult<PersonId> {
    actor.require(Permission::RoleGrant)?;
    let now = app.clock.now();
    let person = match store::find_person_by_email(tx, &invitee.email).await? {
        Some(person) => person.id,
        None => {
            let id: PersonId = app.clock.new_id();
            let person = Person {
                id,
                email: invitee.email.as_str().to_owned(),
                name: invitee.name.clone(),
                lang: invitee.lang,
                made_at: now,
            };
            store::insert_person(tx, person).await?;
            id
        }
    };
    let held = store::list_grants(tx, person).await?;
    let wanted = crate::kernel::Grant {
        role: invitee.role,
        edition: invitee.edition,
        member: invitee.member.clone(),
    };
    if !held.contains(&wanted) {
        let id: GrantId = app.clock.new_id();
        store::insert_grant(
            tx,
            store::grant::Model {
                id,
                person_id: person,
                role: invitee.role,
                edition_id: invitee.edition,
                member_code: invitee.member.clone(),
                granted_at: now,
                granted_by: actor.person(),
                revoked_at: None,
            },
        )
        .await?;
        let facts =
            json!({ "role": invitee.role, "edition": invitee.edition, "member": invitee.member });
        journal::record(
            tx,
            now,
            actor,
            "role.granted",
            Subject::new("person", person),
            facts,
        )
        .await?;
    }
    Ok(person)
}

/// Invites by letter: the link in it lets the person in once. Inside the caller's transaction.
pub async fn invite_by_letter(
    tx: &impl sea_orm::ConnectionTrait,
    app: &App,
    actor: &Actor,
    invitee: &Invitee,
) -> ActionResult<PersonId> {
    let person = grant_role(tx, app, actor, invitee).await?;
    let now = app.clock.now();
    let token = new_token()?;
    store::insert_invitation(
        tx,
        store::invitation::Model {
            id: Uuid::now_v7(),
            person_id: person,
            token_sha256: hash_token(&token),
            made_at: now,
            expires_at: now.plus(domain::INVITATION_LIFE),
            used_at: None,
        },
    )
    .await?;
    let link = format!(
        "{}/{}/invitation?token={token}",
        app.config.server.public_url, invitee.lang
    );
    let letter = letters::invitation(app, invitee.lang, &invitee.email, &invitee.name, &link);
    mail::post(tx, now, letter).await?;
    Ok(person)
}

/// Makes a person and a first code that works in any browser: for the operator's own terminal.
pub async fn invite_with_code(app: &App, actor: &Actor, invitee: &Invitee) -> ActionResult<String> {
    let tx = app.db.write().await?;
    grant_role(&tx, app, actor, invitee).await?;
    let code = new_code()?;
    insert_code(&tx, app, &invitee.email, &code, "", domain::FIRST_CODE_LIFE).await?;
    let letter = letters::sign_in_code(app, invitee.lang, &invitee.email, &code);
    mail::post(&tx, app.clock.now(), letter).await?;
    tx.commit().await?;
    Ok(code)
}

/// Sends a code to an address that may sign in. An unknown address gets nothing and looks the same from outside.
pub async fn ask_for_code(app: &App, email: &Email, browser: &str, lang: Lang) -> ActionResult<()> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let hour_ago = now.plus(-jiff::SignedDuration::from_hours(1));
    let n_asked = store::count_codes_asked_since(&tx, email, hour_ago).await?;
    if n_asked >= u64::from(app.config.limits.sign_in_codes_per_hour_max) {
        return Err(Refusal::new("too-many-codes", RefusalKind::TooMany).into());
    }
    let code = new_code()?;
    // Written for an unknown address too, so that both take the same time and the same limit.
    insert_code(
        &tx,
        app,
        email,
        &code,
        &hash_token(browser),
        domain::CODE_LIFE,
    )
    .await?;
    if store::find_person_by_email(&tx, email).await?.is_some() {
        mail::post(&tx, now, letters::sign_in_code(app, lang, email, &code)).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn new_code() -> ActionResult<String> {
    Ok(domain::code_of(getrandom::u64().map_err(|error| {
        ActionError::internal(error.to_string())
    })?))
}

async fn insert_code(
    tx: &impl sea_orm::ConnectionTrait,
    app: &App,
    email: &Email,
    code: &str,
    browser_sha256: &str,
    life: jiff::SignedDuration,
) -> ActionResult<()> {
    let now = app.clock.now();
    let row = store::code::Model {
        id: Uuid::now_v7(),
        email: email.as_str().to_owned(),
        code_sha256: hash_code(email, code),
        browser_sha256: browser_sha256.to_owned(),
        tries: 0,
        made_at: now,
        expires_at: now.plus(life),
        used_at: None,
    };
    Ok(store::insert_code(tx, row).await?)
}

/// A session that has just begun.
#[derive(Debug)]
pub struct NewSession {
    /// Goes into the cookie; only its hash is kept.
    pub token: String,
    /// Its id.
    pub id: SessionId,
    /// What the person may do: decides which page greets them.
    pub roles: Vec<Role>,
}

/// Signs in with a code. Wrong, used, expired, tried too often and unknown address all look the same.
pub async fn sign_in(
    app: &App,
    email: &Email,
    typed: &str,
    browser: &str,
) -> ActionResult<NewSession> {
    let now = app.clock.now();
    let wrong = || ActionError::from(Refusal::unprocessable("wrong-code"));
    let tx = app.db.write().await?;
    let open = store::list_open_codes(&tx, email, &hash_token(browser), now).await?;
    let open: Vec<_> = open
        .into_iter()
        .filter(|code| code.tries < domain::CODE_TRIES_MAX)
        .collect();
    let sha = hash_code(email, &domain::clean_code(typed));
    let Some(right) = open.iter().find(|code| code.code_sha256 == sha) else {
        store::update_codes_tried(&tx, open.iter().map(|code| code.id).collect()).await?;
        tx.commit().await?;
        return Err(wrong());
    };
    let Some(person) = store::find_person_by_email(&tx, email).await? else {
        return Err(wrong());
    };
    if !store::update_code_used(&tx, right.id, now).await? {
        return Err(wrong());
    }
    let session = begin_session(&tx, app, Some(person.id)).await?;
    tx.commit().await?;
    Ok(session)
}

/// The person whom an unused invitation is for, to greet them. Changes nothing.
pub async fn find_invited(app: &App, token: &str) -> ActionResult<Person> {
    let invitation =
        store::find_invitation(app.db.read(), &hash_token(token), app.clock.now()).await?;
    let invitation = invitation.ok_or_else(|| Refusal::conflict("invitation-used"))?;
    store::find_person(app.db.read(), invitation.person_id)
        .await?
        .ok_or(ActionError::NotFound)
}

/// Accepts an invitation: it works once.
pub async fn accept_invitation(app: &App, token: &str) -> ActionResult<NewSession> {
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let invitation = store::find_invitation(&tx, &hash_token(token), now).await?;
    let invitation = invitation.ok_or_else(|| Refusal::conflict("invitation-used"))?;
    if !store::update_invitation_used(&tx, invitation.id, now).await? {
        return Err(Refusal::conflict("invitation-used").into());
    }
    let session = begin_session(&tx, app, Some(invitation.person_id)).await?;
    tx.commit().await?;
    Ok(session)
}

async fn begin_session(
    tx: &impl sea_orm::ConnectionTrait,
    app: &App,
    person: Option<PersonId>,
) -> ActionResult<NewSession> {
    let now = app.clock.now();
    let token = new_token()?;
    let id: SessionId = app.clock.new_id();
    let row = store::session::Model {
        id,
        token_sha256: hash_token(&token),
        person_id: person,
        made_at: now,
        seen_at: now,
        expires_at: now.plus(domain::SESSION_LIFE),
    };
    store::insert_session(tx, row).await?;
    let mut roles = Vec::new();
    if let Some(person) = person {
        let held = store::list_grants(tx, person).await?;
        roles = held.into_iter().map(|grant| grant.role).collect();
        let actor = Actor {
            who: Who::Person(person),
            ..Actor::visitor()
        };
        journal::record(
            tx,
            now,
            &actor,
            "session.begun",
            Subject::new("person", person),
            json!({}),
        )
        .await?;
    }
    Ok(NewSession { token, id, roles })
}

/// Lets this browser see one entry: joins its session if there is one, else begins one without a person.
pub async fn open_entry(
    app: &App,
    session: Option<SessionId>,
    entry: EntryId,
) -> ActionResult<Option<NewSession>> {
    let tx = app.db.write().await?;
    let (id, new) = match session {
        Some(id) => (id, None),
        None => {
            let new = begin_session(&tx, app, None).await?;
            (new.id, Some(new))
        }
    };
    store::insert_session_entry(&tx, id, entry).await?;
    tx.commit().await?;
    Ok(new)
}

/// Ends a session.
pub async fn sign_out(app: &App, session: SessionId) -> ActionResult<()> {
    let tx = app.db.write().await?;
    store::delete_session(&tx, session).await?;
    tx.commit().await?;
    Ok(())
}

/// Forgets sessions, codes and invitations that ended more than a day ago; run by the clock.
pub async fn forget_expired(app: &App) -> ActionResult<u64> {
    let before = app.clock.now().plus(-jiff::SignedDuration::from_hours(24));
    let tx = app.db.write().await?;
    let n = store::delete_expired(&tx, before).await?;
    tx.commit().await?;
    Ok(n)
}

/// People by their ids, for earlier features' pages: names of judges, who decided.
pub async fn list_people(app: &App, ids: &[PersonId]) -> ActionResult<Vec<Person>> {
    Ok(store::list_people(app.db.read(), ids).await?)
}

/// The mail addresses of people, as far as they exist.
pub async fn list_emails(
    db: &impl ConnectionTrait,
    ids: &[PersonId],
) -> ActionResult<HashMap<PersonId, String>> {
    let people = store::list_people(db, ids).await?;
    Ok(people.into_iter().map(|one| (one.id, one.email)).collect())
}

/// Who a person is and what they may be.
pub async fn find_person(app: &App, id: PersonId) -> ActionResult<Person> {
    store::find_person(app.db.read(), id)
        .await?
        .ok_or(ActionError::NotFound)
}
