//! The release by two people: its preview with the exact letters, the list of receivers, the proposal and the yes.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::app::App;
use crate::awards::actions::{self, Receiver, Release};
use crate::awards::pages::division_name;
use crate::awards::pages::warnings::{self, Told};
use crate::kernel::refusal::Fact;
use crate::kernel::{ActionError, ActionResult, EntryId, Instant, Refusal};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "awards/announcement.html")]
struct ReleasePage {
    ui: Ui,
    release: Release,
    board: String,
    warnings: Vec<Told>,
    refusal: Option<Refusal>,
}

async fn release_of(
    app: &App,
    ui: Ui,
    number: i32,
    refusal: Option<Refusal>,
) -> ActionResult<ReleasePage> {
    let release = actions::find_release(app, &ui.actor, number).await?;
    Ok(ReleasePage {
        board: ui.link(&format!("/desk/editions/{number}/awards")),
        warnings: warnings::told(app, &ui, &release.warnings),
        release,
        refusal,
        ui,
    })
}

impl ReleasePage {
    fn place(&self, rest: &str) -> String {
        let number = self.release.edition.number;
        self.ui
            .link(&format!("/desk/editions/{number}/awards{rest}"))
    }

    /// Tiers that are not given as often as intended: name, its language, what is said of it.
    fn off_size(&self) -> Vec<(&str, &'static str, String)> {
        let tiers = &self.release.edition.tiers;
        let found = self
            .release
            .preview
            .off_size
            .iter()
            .filter_map(|(id, counted)| {
                let name = &tiers.iter().find(|tier| tier.id == *id)?.name;
                let places = counted.places;
                let facts = [
                    ("n", Fact::from(counted.n_given)),
                    ("size", Fact::from(places.n)),
                ];
                let mut says = self.ui.ta("announce-off-size", &facts);
                let division = division_name(&self.ui, &self.release.edition, places.division);
                if !division.is_empty() {
                    says = format!("{division} · {says}");
                }
                Some((self.ui.pick(name), self.ui.pick_lang(name), says))
            });
        found.collect()
    }

    fn is_own(&self) -> bool {
        let proposal = self.release.proposal.as_ref();
        proposal.is_some_and(|one| Some(one.proposed_by) == self.ui.actor.person())
    }

    /// A moment in the contest's own zone.
    fn moment(&self, at: Option<Instant>) -> String {
        let zone = self.release.edition.time_zone();
        at.map_or_else(String::new, |at| self.ui.moment(&at, &zone))
    }

    fn proposed(&self) -> String {
        let proposal = self.release.proposal.as_ref();
        self.moment(proposal.map(|one| one.proposed_at))
    }

    fn announced(&self) -> String {
        let done = self.release.announcement.as_ref();
        self.moment(done.map(|one| one.announced_at))
    }

    fn proposer(&self) -> &str {
        self.release.proposer.as_deref().unwrap_or("—")
    }

    fn others(&self) -> String {
        self.release.others.join(", ")
    }
}

/// `GET /{lang}/desk/editions/{number}/awards/announcement`
pub async fn preview(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    page(&release_of(&app, ui, path.1, None).await?)
}

/// What one looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenForm {
    stamp: String,
}

async fn told(app: &App, ui: Ui, number: i32, outcome: ActionResult<()>) -> PageResult {
    let refusal = match outcome {
        Ok(()) => {
            return see_other(ui.link(&format!("/desk/editions/{number}/awards/announcement")));
        }
        Err(ActionError::Refused(refusal)) => refusal,
        Err(other) => return Err(other),
    };
    let again = release_of(app, ui, number, Some(refusal)).await?;
    page_with(StatusCode::CONFLICT, &again)
}

/// `POST /{lang}/desk/editions/{number}/awards/announcement/proposal`: the first of two.
pub async fn propose(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<SeenForm>,
) -> PageResult {
    let outcome = actions::propose_release(&app, &ui.actor, path.1, &form.stamp).await;
    told(&app, ui, path.1, outcome).await
}

/// `POST /{lang}/desk/editions/{number}/awards/announcement/proposal/ending`
pub async fn take_back(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    let outcome = actions::take_back_proposal(&app, &ui.actor, path.1).await;
    told(&app, ui, path.1, outcome).await
}

/// `POST /{lang}/desk/editions/{number}/awards/announcement`: the second of two.
pub async fn announce(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<SeenForm>,
) -> PageResult {
    let outcome = actions::confirm_release(&app, &ui.actor, path.1, &form.stamp).await;
    told(&app, ui, path.1, outcome).await
}

#[derive(Template)]
#[template(path = "awards/receivers.html")]
struct ReceiversPage {
    ui: Ui,
    number: i32,
    receivers: Vec<Receiver>,
    next: Option<EntryId>,
}

/// Where a page of receivers begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReceiversQuery {
    after: Option<EntryId>,
}

/// `GET /{lang}/desk/editions/{number}/awards/announcement/receivers`
pub async fn receivers(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    query: web::Query<ReceiversQuery>,
) -> PageResult {
    let (receivers, next) = actions::list_receivers(&app, &ui.actor, path.1, query.after).await?;
    page(&ReceiversPage {
        number: path.1,
        receivers,
        next,
        ui,
    })
}
