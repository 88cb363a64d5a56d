//! Who holds which role: the list at the desk, inviting with a role, taking a role away.

use std::collections::HashMap;

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::{Invitee, invite_by_letter};
use crate::app::App;
use crate::kernel::{
    ActionError, ActionResult, Actor, EditionId, GrantId, MemberCode, Permission, PersonId, Reach,
    Refusal, Role,
};
use crate::people::domain;
use crate::people::store::{self, Person, grant::Model as HeldRole};
use crate::platform::journal::{self, Subject};

/// People on one page.
pub const N_PEOPLE: usize = 50;

/// A person and the roles they hold.
#[derive(Debug, Clone)]
pub struct PersonSheet {
    /// The person.
    pub person: Person,
    /// Their roles, oldest first.
    pub roles: Vec<HeldRole>,
}

/// A page of people, and where the next one begins.
#[derive(Debug, Clone)]
pub struct PeopleList {
    /// The people, the newest first.
    pub sheets: Vec<PersonSheet>,
    /// Ask for what stands before this; none at the end.
    pub next: Option<PersonId>,
}

/// The member governments whose people the actor gives roles to; none named: everybody's.
fn reached_members(actor: &Actor) -> ActionResult<Option<Vec<MemberCode>>> {
    match actor.require(Permission::RoleGrant)? {
        Reach::All => Ok(None),
        Reach::Member => {
            let members = actor.members(Permission::RoleGrant);
            Ok(Some(members.into_iter().cloned().collect()))
        }
        _ => Err(ActionError::NotAllowed),
    }
}

/// Which roles the actor may give: a coordinator invites teachers of the own member government.
pub fn roles_to_give(actor: &Actor) -> &'static [Role] {
    match reached_members(actor) {
        Ok(None) => &domain::GIVEN_ROLES,
        Ok(Some(_)) => &[Role::Teacher],
        Err(_) => &[],
    }
}

/// People with their roles, the newest first; only holders of one role, if given.
pub async fn list_with_roles(
    app: &App,
    actor: &Actor,
    role: Option<Role>,
    before: Option<PersonId>,
) -> ActionResult<PeopleList> {
    let members = reached_members(actor)?;
    let db = app.db.read();
    let mut people =
        store::list_people_page(db, role, members.as_deref(), before, N_PEOPLE as u64 + 1).await?;
    let is_more = people.len() > N_PEOPLE;
    people.truncate(N_PEOPLE);
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let mut roles: HashMap<PersonId, Vec<HeldRole>> = HashMap::new();
    for held in store::list_held_roles(db, &ids).await? {
        let is_reached = members.as_ref().is_none_or(|members| {
            held.member_code
                .as_ref()
                .is_some_and(|m| members.contains(m))
        });
        if is_reached {
            roles.entry(held.person_id).or_default().push(held);
        }
    }
    Ok(PeopleList {
        next: ids.last().copied().filter(|_| is_more),
        sheets: people
            .into_iter()
            .map(|person| PersonSheet {
                roles: roles.remove(&person.id).unwrap_or_default(),
                person,
            })
            .collect(),
    })
}

/// Invites someone by letter and gives them a role. Inviting again sends a new link and keeps one role.
pub async fn invite(app: &App, actor: &Actor, invitee: &Invitee) -> ActionResult<PersonId> {
    if let Some(members) = reached_members(actor)? {
        let is_own = invitee.member.as_ref().is_some_and(|m| members.contains(m));
        if invitee.role != Role::Teacher || !is_own {
            return Err(ActionError::NotAllowed);
        }
    }
    domain::check_role(
        invitee.role,
        invitee.edition.is_some(),
        invitee.member.is_some(),
    )
    .into_result(())?;
    let tx = app.db.write().await?;
    let person = invite_by_letter(&tx, app, actor, invitee).await?;
    tx.commit().await?;
    Ok(person)
}

/// Who holds a role in an edition now, there or everywhere. Whether the actor may know is the caller's to ask.
pub async fn list_holders(
    db: &impl ConnectionTrait,
    role: Role,
    edition: EditionId,
) -> ActionResult<Vec<PersonId>> {
    let held = store::list_holders(db, role, edition).await?;
    Ok(held.into_iter().map(|one| one.person_id).collect())
}

/// Takes a role away, from the person's next request on. Nobody takes their own last secretariat role, so that the
/// house is never left without one.
pub async fn take_role(app: &App, actor: &Actor, id: GrantId) -> ActionResult<()> {
    actor.require(Permission::RoleGrant)?;
    let members = reached_members(actor).map_err(|_| ActionError::NotFound)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    // Two of the secretariat who take each other's role at once take turns here, and the second is told no.
    let secretariat = store::lock_held_roles(&tx, Role::Secretariat).await?;
    let held = store::find_held_role(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    if let Some(members) = members {
        let is_own = held
            .member_code
            .as_ref()
            .is_some_and(|m| members.contains(m));
        if held.role != Role::Teacher || !is_own {
            return Err(ActionError::NotFound);
        }
    } else if let Some(own) = actor.person()
        && !secretariat
            .iter()
            .any(|other| other.person_id == own && other.id != id)
    {
        return Err(match held.person_id == own {
            true => Refusal::conflict("own-secretariat-role").into(),
            false => ActionError::NotAllowed, // a colleague was faster with one's own
        });
    }
    if !store::update_role_taken(&tx, id, now).await? {
        return Err(ActionError::NotFound);
    }
    let facts =
        json!({ "role": held.role, "edition": held.edition_id, "member": held.member_code });
    let subject = Subject::new("person", held.person_id);
    journal::record(&tx, now, actor, "role.taken", subject, facts).await?;
    tx.commit().await?;
    Ok(())
}
