//! Who is to be invited, as it comes in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::editions::actions as editions;
use crate::kernel::{ActionError, ActionResult, Actor, FieldErrors, MemberCode};
use crate::people::Email;
use crate::people::actions::Invitee;

/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 100;

/// An invitation with a role.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct InvitationForm {
    /// Where the letter goes.
    pub email: String,
    /// How the person is addressed; kept if they are known already.
    pub name: String,
    /// The language of the letter: `ko`.
    pub lang: String,
    /// What they become: `judge`.
    pub role: String,
    /// Only in the edition with this number; for judges and chairs, empty for all.
    pub edition: String,
    /// For this member government; for coordinators and teachers, else empty.
    pub member: String,
}

impl InvitationForm {
    /// The invitee, or all that is wrong at once.
    pub async fn read(&self, app: &App, actor: &Actor) -> ActionResult<Invitee> {
        let mut errors = FieldErrors::new();
        let email = self.email.parse::<Email>();
        if email.is_err() {
            errors.add("email", "not-an-email");
        }
        let name = self.name.trim();
        if name.is_empty() {
            errors.add("name", "required");
        } else if name.chars().count() > NAME_CHARS_MAX {
            errors.add_with(
                "name",
                "too-long",
                [("chars_max", NAME_CHARS_MAX.into())].into(),
            );
        }
        let lang = self.lang.parse();
        if lang.is_err() {
            errors.add("lang", "not-a-choice");
        }
        let role = self.role.parse();
        if role.is_err() {
            errors.add("role", "not-a-choice");
        }
        let member = match self.member.trim() {
            "" => None,
            code => match code.parse::<MemberCode>() {
                Ok(code) if app.members.find(&code).is_some() => Some(code),
                _ => {
                    errors.add("member", "not-a-choice");
                    None
                }
            },
        };
        let edition = match self.edition.trim() {
            "" => None,
            number => match self.find_edition(app, actor, number).await? {
                Some(id) => Some(id),
                None => {
                    errors.add("edition", "not-a-choice");
                    None
                }
            },
        };
        match (email, lang, role) {
            (Ok(email), Ok(lang), Ok(role)) if errors.is_empty() => Ok(Invitee {
                email,
                name: name.to_owned(),
                lang,
                role,
                edition,
                member,
            }),
            _ => Err(ActionError::Fields(errors)),
        }
    }

    async fn find_edition(
        &self,
        app: &App,
        actor: &Actor,
        number: &str,
    ) -> ActionResult<Option<crate::kernel::EditionId>> {
        let Ok(number) = number.parse::<i32>() else {
            return Ok(None);
        };
        match editions::find_edition(app, actor, number).await {
            Ok(edition) => Ok(Some(edition.id)),
            Err(ActionError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
