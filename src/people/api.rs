//! Who am I, as JSON.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::{Grant, MemberCode, PersonId, Role};
use crate::platform::web::door::Visitor;
use crate::platform::web::{PageResult, json};

/// A role in hand.
#[derive(Debug, Serialize, ToSchema)]
pub struct GrantView {
    /// What one is.
    pub role: Role,
    /// Only in this edition, if given.
    pub edition_id: Option<crate::kernel::EditionId>,
    /// For this member government, if given.
    pub member_code: Option<MemberCode>,
}

/// Who asks.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionView {
    /// The signed-in person, if any.
    pub person_id: Option<PersonId>,
    /// Their roles.
    pub grants: Vec<GrantView>,
    /// How many entries this session has opened by their codes.
    pub n_entries: usize,
}

impl From<Grant> for GrantView {
    fn from(grant: Grant) -> Self {
        Self {
            role: grant.role,
            edition_id: grant.edition,
            member_code: grant.member,
        }
    }
}

/// Who asks, and as what.
#[utoipa::path(get, path = "/api/v1/session", tag = "people", responses((status = 200, body = SessionView)))]
pub async fn show_session(Visitor(actor): Visitor) -> PageResult {
    json(&SessionView {
        person_id: actor.person(),
        n_entries: actor.entries.len(),
        grants: actor.grants.into_iter().map(GrantView::from).collect(),
    })
}
