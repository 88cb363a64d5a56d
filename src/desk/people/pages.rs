//! The page of people and their roles.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::forms::InvitationForm;
use crate::app::App;
use crate::desk::pages::Bare;
use crate::editions::{Edition, actions as editions};
use crate::kernel::{
    ActionError, EditionId, FieldErrors, GrantId, MemberCode, Permission, PersonId, Role,
};
use crate::members::MemberGovernment;
use crate::people::actions::{self as people, HeldRole, PeopleList, PersonSheet};
use crate::people::domain::GIVEN_ROLES;
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage {
    ui: Ui,
    list: PeopleList,
    /// Only holders of this role.
    role: Option<Role>,
    editions: Vec<Edition>,
    countries: Vec<(String, Vec<MemberGovernment>)>,
    form: InvitationForm,
    errors: FieldErrors,
    is_invited: bool,
}

impl PeoplePage {
    fn roles_to_give(&self) -> &'static [Role] {
        people::roles_to_give(&self.ui.actor)
    }

    fn given_roles(&self) -> &'static [Role] {
        &GIVEN_ROLES
    }

    fn edition_number(&self, id: &EditionId) -> i64 {
        let edition = self.editions.iter().find(|edition| edition.id == *id);
        edition.map_or(0, |edition| edition.number.into())
    }

    fn find_member(&self, code: &MemberCode) -> Option<&MemberGovernment> {
        let mut members = self.countries.iter().flat_map(|(_, members)| members);
        members.find(|member| member.code == *code)
    }

    /// Not one's own last secretariat role: the action would refuse.
    fn may_take(&self, sheet: &PersonSheet, held: &HeldRole) -> bool {
        let is_last = sheet
            .roles
            .iter()
            .filter(|one| one.role == held.role)
            .count()
            == 1;
        let is_own = self.ui.actor.person() == Some(sheet.person.id);
        !(is_own && is_last && held.role == Role::Secretariat)
            && (self.roles_to_give().len() > 1 || self.roles_to_give().contains(&held.role))
    }

    fn is_of(&self, role: &Role) -> bool {
        self.role == Some(*role)
    }

    fn label(&self, field: &str) -> String {
        match field {
            "email" => self.ui.t("people-email"),
            "name" => self.ui.t("people-name"),
            "lang" => self.ui.t("people-lang"),
            "edition" => self.ui.t("people-edition"),
            "member" => self.ui.t("people-member"),
            _ => self.ui.t("people-role"),
        }
    }

    /// Whether the actor may invite for this member government.
    fn may_name(&self, member: &MemberGovernment) -> bool {
        let own = self.ui.actor.members(Permission::RoleGrant);
        self.roles_to_give().len() > 1 || own.contains(&&member.code)
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.ui.field_error(&self.errors, field)
    }

    /// What is wrong, with the field that it is wrong in, in the order of the form.
    fn wrongs(&self) -> Vec<(&'static str, String)> {
        ["email", "name", "lang", "role", "edition", "member"]
            .into_iter()
            .filter_map(|field| Some((field, self.wrong(field)?)))
            .collect()
    }
}

/// Whom to list, and where the page begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeopleQuery {
    role: String,
    before: Option<PersonId>,
    invited: Option<u8>,
}

async fn page_of(
    app: &App,
    ui: Ui,
    query: &PeopleQuery,
    form: InvitationForm,
    errors: FieldErrors,
) -> Result<PeoplePage, ActionError> {
    let role = query.role.parse().ok();
    let countries = app.members.countries().into_iter().map(|country| {
        let members = app.members.of(country).cloned().collect();
        (ui.country(&country), members)
    });
    Ok(PeoplePage {
        list: people::list_with_roles(app, &ui.actor, role, query.before).await?,
        role,
        editions: editions::list_editions(app, &ui.actor).await?,
        countries: countries.collect(),
        form,
        errors,
        is_invited: query.invited.is_some(),
        ui,
    })
}

/// `GET /{lang}/desk/people`
pub async fn list(app: web::Data<App>, ui: Ui, query: web::Query<PeopleQuery>) -> PageResult {
    let form = InvitationForm {
        lang: ui.lang.to_string(),
        // The most frequent, and far from the most powerful.
        role: Role::Judge.to_string(),
        ..InvitationForm::default()
    };
    page(&page_of(&app, ui, &query, form, FieldErrors::new()).await?)
}

/// `POST /{lang}/desk/people`
pub async fn invite(app: web::Data<App>, ui: Ui, Form(form): Form<InvitationForm>) -> PageResult {
    let outcome = match form.read(&app, &ui.actor).await {
        Ok(invitee) => people::invite(&app, &ui.actor, &invitee).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(_) => see_other(format!("{}?invited=1", ui.link("/desk/people"))),
        Err(ActionError::Fields(errors)) => {
            let again = page_of(&app, ui, &PeopleQuery::default(), form, errors).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(error) => Err(error),
    }
}

/// `POST /{lang}/desk/roles/{grant_id}/revocation`
pub async fn take_role(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, GrantId)>,
    _: Form<Bare>,
) -> PageResult {
    people::take_role(&app, &ui.actor, path.into_inner().1).await?;
    see_other(ui.link("/desk/people"))
}
