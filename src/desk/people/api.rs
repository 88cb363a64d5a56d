//! People and their roles, as JSON.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::forms::InvitationForm;
use crate::app::App;
use crate::kernel::{EditionId, GrantId, Instant, Lang, MemberCode, PersonId, Role};
use crate::people::actions::{self as people, HeldRole, PersonSheet};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json, json_with};

/// Whom to list, and where a page begins.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PeopleQuery {
    /// Only holders of this role.
    pub role: Option<Role>,
    /// The `next` of the page before.
    pub before: Option<PersonId>,
}

/// A role that someone holds.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldRoleView {
    /// Its id: to take it away.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// Only in this edition, if given.
    pub edition_id: Option<EditionId>,
    /// For this member government, if given.
    pub member_code: Option<MemberCode>,
    /// Since when.
    pub granted_at: Instant,
}

/// Someone with a sign-in.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    /// Their id.
    pub id: PersonId,
    /// Where letters go.
    pub email: String,
    /// How they are addressed.
    pub name: String,
    /// The language of their letters.
    pub lang: Lang,
    /// What they are, oldest first.
    pub roles: Vec<HeldRoleView>,
}

/// A page of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct PeopleView {
    /// The newest first.
    pub people: Vec<PersonView>,
    /// The `before` of the next page.
    pub next: Option<PersonId>,
}

/// Who was invited.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvitedView {
    /// Their id.
    pub person_id: PersonId,
}

impl From<HeldRole> for HeldRoleView {
    fn from(held: HeldRole) -> Self {
        Self {
            id: held.id,
            role: held.role,
            edition_id: held.edition_id,
            member_code: held.member_code,
            granted_at: held.granted_at,
        }
    }
}

impl From<PersonSheet> for PersonView {
    fn from(sheet: PersonSheet) -> Self {
        Self {
            id: sheet.person.id,
            email: sheet.person.email,
            name: sheet.person.name,
            lang: sheet.person.lang,
            roles: sheet.roles.into_iter().map(Into::into).collect(),
        }
    }
}

/// People and their roles, the newest first.
#[utoipa::path(get, path = "/api/v1/people", tag = "people", params(PeopleQuery), responses((status = 200, body = PeopleView)))]
pub async fn list(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    query: web::Query<PeopleQuery>,
) -> PageResult {
    let list = people::list_with_roles(&app, &actor, query.role, query.before).await?;
    json(&PeopleView {
        people: list.sheets.into_iter().map(Into::into).collect(),
        next: list.next,
    })
}

/// Invites someone by letter, with a role. Sent for the same person and role again, it sends a new link.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", request_body = InvitationForm, responses((status = 201, body = InvitedView)))]
pub async fn invite(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    Form(form): Form<InvitationForm>,
) -> PageResult {
    let invitee = form.read(&app, &actor).await?;
    let person_id = people::invite(&app, &actor, &invitee).await?;
    json_with(StatusCode::CREATED, &InvitedView { person_id })
}

/// Takes a role away, from the person's next request on.
#[utoipa::path(delete, path = "/api/v1/roles/{grant_id}", tag = "people", params(("grant_id" = GrantId, Path)), responses((status = 204, description = "It is taken")))]
pub async fn take_role(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    id: web::Path<GrantId>,
) -> PageResult {
    people::take_role(&app, &actor, id.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
