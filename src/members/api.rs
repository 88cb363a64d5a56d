//! The member governments, as JSON.

use actix_web::web;
use serde::Serialize;
use utoipa::ToSchema;

use super::domain::{MemberGovernment, Membership};
use crate::app::App;
use crate::kernel::{Country, Lang, MemberCode, Translated};
use crate::platform::web::{PageResult, json};

/// A regional government of the association.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberView {
    /// ISO 3166-2.
    pub code: MemberCode,
    /// Its country.
    pub country: Country,
    /// How it belongs.
    pub membership: Membership,
    /// province, aimag, prefecture, oblast …
    pub kind: String,
    /// Its name by language: all seven, in each one's own script.
    pub name: Translated,
    /// The language of its own name.
    pub native_lang: Lang,
}

/// All of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct MembersView {
    /// By country, in the association's order. There are so few that they come on one page.
    pub members: Vec<MemberView>,
}

impl From<&MemberGovernment> for MemberView {
    fn from(member: &MemberGovernment) -> Self {
        Self {
            code: member.code.clone(),
            country: member.country,
            membership: member.membership,
            kind: member.kind.clone(),
            name: member.name.clone(),
            native_lang: member.native_lang,
        }
    }
}

/// The member governments.
#[utoipa::path(get, path = "/api/v1/members", tag = "members", responses((status = 200, body = MembersView)))]
pub async fn list(app: web::Data<App>) -> PageResult {
    json(&MembersView {
        members: app.members.all().iter().map(Into::into).collect(),
    })
}
