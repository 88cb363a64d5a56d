//! The desk on which an edition is made, set up and moved on.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::super::actions;
use super::super::domain::{CapScope, Edition, EditionState, PhotoRule};
use super::super::forms::{Typed, ZONES};
use super::call::days_left;
use crate::app::App;
use crate::kernel::{ActionError, FieldErrors, Lang, Permission, Refusal};
use crate::members::domain::MemberGovernment;
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "editions/desk_list.html")]
struct DeskListPage {
    ui: Ui,
    editions: Vec<Edition>,
    number: String,
    year: String,
    copy_of: String,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl DeskListPage {
    fn value(&self, name: &str) -> &str {
        match name {
            "number" => &self.number,
            _ => &self.year,
        }
    }
}

/// `GET /{lang}/desk`
pub async fn list(app: web::Data<App>, ui: Ui) -> PageResult {
    let editions = actions::list_editions(&app, &ui.actor).await?;
    let last = editions.first();
    let this_year = i32::from(
        app.clock
            .now()
            .timestamp()
            .to_zoned_datetime(TimeZone::UTC)
            .year(),
    );
    page(&DeskListPage {
        number: last.map_or(1, |last| last.number + 1).to_string(),
        year: last.map_or(this_year, |last| last.year + 1).to_string(),
        copy_of: last.map_or_else(String::new, |last| last.number.to_string()),
        editions,
        errors: FieldErrors::new(),
        refusal: None,
        ui,
    })
}

/// Making an edition.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewForm {
    number: String,
    year: String,
    copy_of: String,
}

/// `POST /{lang}/desk/editions`
pub async fn create(app: web::Data<App>, ui: Ui, Form(form): Form<NewForm>) -> PageResult {
    let number = form.number.trim().parse().unwrap_or(0);
    let year = form.year.trim().parse().unwrap_or(0);
    let copy_of = form.copy_of.trim().parse().ok();
    let (errors, refusal) = match actions::create_next(&app, &ui.actor, number, year, copy_of).await
    {
        Ok(edition) => {
            return see_other(ui.link(&format!("/desk/editions/{}/settings", edition.number)));
        }
        Err(ActionError::Fields(errors)) => (errors, None),
        Err(ActionError::Refused(refusal)) => (FieldErrors::new(), Some(refusal)),
        Err(other) => return Err(other),
    };
    let again = DeskListPage {
        editions: actions::list_editions(&app, &ui.actor).await?,
        number: form.number,
        year: form.year,
        copy_of: form.copy_of,
        errors,
        refusal,
        ui,
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
}

#[derive(Template)]
#[template(path = "editions/desk_overview.html")]
struct OverviewPage {
    ui: Ui,
    edition: Edition,
    zone: TimeZone,
    days_left: i64,
    missing: Vec<&'static str>,
    next: Vec<EditionState>,
}

/// `GET /{lang}/desk/editions/{number}`
pub async fn overview(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    let edition = actions::find_edition(&app, &ui.actor, path.1).await?;
    let may_write = ui.actor.may(Permission::EditionWrite);
    page(&OverviewPage {
        zone: edition.time_zone(),
        days_left: match edition.state {
            EditionState::Announced | EditionState::Open => {
                days_left(edition.closes_at, app.clock.now())
            }
            _ => 0,
        },
        missing: match edition.state {
            EditionState::Draft | EditionState::Announced => edition.missing_before_open(),
            _ => Vec::new(),
        },
        next: EditionState::ALL
            .iter()
            .copied()
            .filter(|next| may_write && edition.state.may_become(*next))
            .filter(|next| !edition.state.moves_with_awards(*next))
            .collect(),
        edition,
        ui,
    })
}

impl OverviewPage {
    /// Whether making the results public comes next: that is done with the awards.
    fn is_to_be_released(&self) -> bool {
        let state = self.edition.state;
        self.ui.may("result:publish")
            && (EditionState::Judging..EditionState::Published).contains(&state)
    }

    /// The states of an ordinary life, in order.
    fn life(&self) -> Vec<EditionState> {
        EditionState::ALL
            .iter()
            .copied()
            .filter(|state| *state != EditionState::Cancelled)
            .collect()
    }
}

/// Moving on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateForm {
    state: EditionState,
}

/// `POST /{lang}/desk/editions/{number}/states`: the edition enters a state.
pub async fn enter_state(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<StateForm>,
) -> PageResult {
    let edition = actions::find_edition(&app, &ui.actor, path.1).await?;
    actions::change_state(&app, &ui.actor, edition.id, form.state).await?;
    see_other(ui.link(&format!("/desk/editions/{}", edition.number)))
}

#[derive(Template)]
#[template(path = "editions/desk_settings.html")]
struct SettingsPage {
    ui: Ui,
    edition: Edition,
    typed: Typed,
    stamp: String,
    members: Vec<MemberGovernment>,
    zones: Vec<String>,
    errors: FieldErrors,
    refusal: Option<Refusal>,
    is_saved: bool,
}

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsQuery {
    saved: Option<u8>,
}

impl SettingsPage {
    fn of(app: &App, ui: Ui, edition: Edition) -> Self {
        let mut zones: Vec<String> = ZONES.iter().map(|zone| (*zone).to_owned()).collect();
        if !zones.contains(&edition.zone) {
            zones.push(edition.zone.clone());
        }
        Self {
            typed: Typed::of(&edition),
            stamp: edition.stamp(),
            members: app.members.all().to_vec(),
            zones,
            errors: FieldErrors::new(),
            refusal: None,
            is_saved: false,
            edition,
            ui,
        }
    }

    fn photo_rules(&self) -> &'static [PhotoRule] {
        PhotoRule::ALL
    }

    fn cap_scopes(&self) -> &'static [CapScope] {
        CapScope::ALL
    }

    /// The languages into which a text of the call is not translated yet.
    fn untranslated(&self) -> Vec<Lang> {
        Lang::ALL
            .iter()
            .copied()
            .filter(|lang| {
                !self.typed.get(format!("language-{lang}")).is_empty()
                    && self.typed.get(format!("theme-{lang}")).is_empty()
            })
            .collect()
    }

    fn wrong(&self, name: impl AsRef<str>) -> &'static str {
        if self.errors.of(name.as_ref()).is_some() {
            " field-wrong"
        } else {
            ""
        }
    }

    fn says(&self, name: impl AsRef<str>) -> Option<String> {
        self.ui.field_error(&self.errors, name.as_ref())
    }

    fn is_filled(&self, kind: &str, row: &usize) -> bool {
        let names = ["code", "size", "entries_max"];
        names
            .iter()
            .any(|name| !self.typed.get(format!("{kind}-{row}-{name}")).is_empty())
            || !self.row_name(kind, row).is_empty()
    }

    /// What a row is called, in the language of the page or the first that has a word for it.
    fn row_name(&self, kind: &str, row: &usize) -> &str {
        std::iter::once(self.ui.lang)
            .chain(Lang::ALL.iter().copied())
            .map(|lang| self.typed.get(format!("{kind}-{row}-name-{lang}")))
            .chain([self.typed.get(format!("{kind}-{row}-code"))])
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }

    fn member_name(&self, member: &MemberGovernment) -> String {
        format!(
            "{} · {}",
            self.ui.country(&member.country),
            self.ui.pick(&member.name)
        )
    }
}

/// `GET /{lang}/desk/editions/{number}/settings`
pub async fn settings(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    query: web::Query<SettingsQuery>,
) -> PageResult {
    let edition = actions::find_edition(&app, &ui.actor, path.1).await?;
    let mut settings = SettingsPage::of(&app, ui, edition);
    settings.is_saved = query.saved.is_some();
    page(&settings)
}

/// `POST /{lang}/desk/editions/{number}/settings`
pub async fn save_settings(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let stored = actions::find_edition(&app, &ui.actor, path.1).await?;
    let typed = Typed::from_pairs(pairs);
    let seen = typed.get("stamp").to_owned();
    let saved = match typed.read() {
        Ok(body) => {
            let edition = body.into_edition(&stored, &app.clock);
            actions::update_edition(&app, &ui.actor, &edition, Some(&seen)).await
        }
        Err(errors) => Err(errors.into()),
    };
    let (errors, refusal) = match saved {
        Ok(()) => {
            let settings = format!("/desk/editions/{}/settings?saved=1", stored.number);
            return see_other(ui.link(&settings));
        }
        Err(ActionError::Fields(errors)) => (errors, None),
        Err(ActionError::Refused(refusal)) => (FieldErrors::new(), Some(refusal)),
        Err(other) => return Err(other),
    };
    let is_conflict = refusal
        .as_ref()
        .is_some_and(|refusal| refusal.code == "edition-changed-meanwhile");
    let mut again = SettingsPage::of(&app, ui, stored);
    if !is_conflict {
        // Saving again after someone else's change is allowed once it was told: then the new stamp stands in the form.
        again.stamp = seen;
    }
    again.typed = typed;
    again.errors = errors;
    again.refusal = refusal;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
}
