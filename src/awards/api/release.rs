//! The release of an edition's results, as JSON.

use actix_web::web;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Done;
use crate::app::App;
use crate::awards::actions;
use crate::awards::domain::Concern;
use crate::kernel::{EntryId, Instant, Lang, PersonId, Translated};
use crate::platform::web::door::Visitor;
use crate::platform::web::{Form, PageResult, json};

/// A proposal that waits for another person's yes.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProposalJson {
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Instant,
    /// Whether something changed since: then it counts no more.
    pub is_stale: bool,
}

/// How many letters go out in a language.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterCount {
    /// The language.
    pub lang: Lang,
    /// Letters that tell of an award.
    pub n_awarded: usize,
    /// Letters that thank.
    pub n_thanks: usize,
}

/// Something to know about awards.
#[derive(Debug, Serialize, ToSchema)]
pub struct WarningJson {
    /// `judge-own-child`, `judge-own-school`, `judge-own-member`, `judge-stepped-aside`, `exception`, `case-open`, `not-shown`, `gone`, or
    /// `cap-country`, `cap-member`, `cap-school`, `cap-adult`, `cap-child`.
    pub kind: String,
    /// The works that it is about.
    pub numbers: Vec<String>,
    /// The alias of the judge that it is about.
    pub judge: Option<String>,
    /// Whether the judge's scorecard counted.
    pub has_read: Option<bool>,
    /// How many awards are usual.
    pub most: Option<i32>,
}

fn warnings_of(warnings: &actions::Warnings) -> Vec<WarningJson> {
    let caps = warnings.caps.iter().map(|cap| WarningJson {
        kind: format!("cap-{}", cap.scope),
        numbers: cap.numbers.clone(),
        judge: None,
        has_read: None,
        most: Some(cap.most),
    });
    let works = warnings.works.iter().map(|one| {
        let (kind, judge, has_read) = match &one.concern {
            Concern::Judge {
                alias,
                closeness,
                has_read,
                ..
            } => (
                format!("judge-{closeness}"),
                Some(alias.clone()),
                Some(*has_read),
            ),
            Concern::Exception { .. } => ("exception".to_owned(), None, None),
            Concern::CaseOpen => ("case-open".to_owned(), None, None),
            Concern::NotShown => ("not-shown".to_owned(), None, None),
            Concern::Gone => ("gone".to_owned(), None, None),
        };
        WarningJson {
            kind,
            numbers: vec![one.number.clone()],
            judge,
            has_read,
            most: None,
        }
    });
    caps.chain(works).collect()
}

/// What a release would do, and whether someone proposed it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PreviewJson {
    /// Awards that become public.
    pub n_awards: usize,
    /// Of these, works that may not be shown.
    pub n_hidden: usize,
    /// Letters in all.
    pub n_letters: usize,
    /// Letters by language.
    pub letters: Vec<LetterCount>,
    /// What to know before saying yes: forbids nothing.
    pub warnings: Vec<WarningJson>,
    /// Sent back with the proposal and with the yes to it.
    pub stamp: String,
    /// The proposal that waits.
    pub proposal: Option<ProposalJson>,
    /// When the results were announced.
    pub announced_at: Option<Instant>,
}

/// The exact numbers of what a release would make public and send, and its proposal.
#[utoipa::path(get, path = "/api/v1/editions/{number}/announcement", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = PreviewJson)))]
pub async fn preview(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    let release = actions::find_release(&app, &actor, path.into_inner()).await?;
    let is_stale = release.is_stale();
    let preview = release.preview;
    json(&PreviewJson {
        n_awards: preview.n_awards,
        n_hidden: preview.n_hidden,
        n_letters: preview.n_letters(),
        letters: preview
            .letters
            .iter()
            .map(|(lang, (n_awarded, n_thanks))| LetterCount {
                lang: *lang,
                n_awarded: *n_awarded,
                n_thanks: *n_thanks,
            })
            .collect(),
        warnings: warnings_of(&release.warnings),
        stamp: preview.stamp,
        proposal: release.proposal.map(|proposal| ProposalJson {
            proposed_by: proposal.proposed_by,
            proposed_at: proposal.proposed_at,
            is_stale,
        }),
        announced_at: release.announcement.map(|done| done.announced_at),
    })
}

/// Where a page of receivers begins.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReceiversQuery {
    /// The `next` of the page before.
    pub after: Option<EntryId>,
}

/// Whoever gets a letter.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiverJson {
    /// The number of the entry.
    pub number: String,
    /// The guardian.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The letter's language.
    pub lang: Lang,
    /// The award that it tells of; a letter without one thanks.
    pub award: Option<Translated>,
}

/// A page of receivers.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiverList {
    /// In the order of arrival.
    pub items: Vec<ReceiverJson>,
    /// The `after` of the next page.
    pub next: Option<EntryId>,
}

/// Everyone who would get a letter.
#[utoipa::path(get, path = "/api/v1/editions/{number}/announcement/receivers", tag = "awards", params(("number" = i32, Path), ReceiversQuery), responses((status = 200, body = ReceiverList)))]
pub async fn list_receivers(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    query: web::Query<ReceiversQuery>,
) -> PageResult {
    let (receivers, next) =
        actions::list_receivers(&app, &actor, path.into_inner(), query.after).await?;
    json(&ReceiverList {
        items: receivers
            .into_iter()
            .map(|one| ReceiverJson {
                number: one.entry.number,
                name: one.entry.guardian_name,
                address: one.entry.guardian_email,
                lang: one.entry.lang,
                award: one.tier.map(|tier| tier.name),
            })
            .collect(),
        next,
    })
}

/// What one looked at before saying yes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenBody {
    /// The stamp of the preview.
    pub stamp: String,
}

/// Proposes to make the results public; another person has to confirm.
#[utoipa::path(post, path = "/api/v1/editions/{number}/announcement/proposal", tag = "awards", params(("number" = i32, Path)), request_body = SeenBody, responses((status = 200, body = Done)))]
pub async fn propose(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<SeenBody>,
) -> PageResult {
    actions::propose_release(&app, &actor, path.into_inner(), &body.stamp).await?;
    json(&Done { is_done: true })
}

/// Takes the proposal back.
#[utoipa::path(delete, path = "/api/v1/editions/{number}/announcement/proposal", tag = "awards", params(("number" = i32, Path)), responses((status = 200, body = Done)))]
pub async fn take_back(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
) -> PageResult {
    actions::take_back_proposal(&app, &actor, path.into_inner()).await?;
    json(&Done { is_done: true })
}

/// Makes public what another person proposed, and writes the letters. Once.
#[utoipa::path(post, path = "/api/v1/editions/{number}/announcement", tag = "awards", params(("number" = i32, Path)), request_body = SeenBody, responses((status = 200, body = Done)))]
pub async fn announce(
    app: web::Data<App>,
    Visitor(actor): Visitor,
    path: web::Path<i32>,
    Form(body): Form<SeenBody>,
) -> PageResult {
    actions::confirm_release(&app, &actor, path.into_inner(), &body.stamp).await?;
    json(&Done { is_done: true })
}
