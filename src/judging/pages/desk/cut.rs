//! The cut on the desk's page of a round: where it lies, what it means for countries, divisions and member governments, exceptions,
//! and the chair's word.

use serde::Deserialize;

use super::round::CutForm;
use super::steps::RoundDesk;
use crate::app::App;
use crate::editions::Edition;
use crate::judging::actions::{self, Certification, Compared, ResultSheet, Round};
use crate::judging::domain::RoundState;
use crate::kernel::{ActionResult, Country};
use crate::people::actions as people;
use crate::platform::web::{Form, PageResult, Ui};

use super::super::judge::ReasonForm;

/// How many of a group go on, with the group's name in some language.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) lang: &'static str,
    pub(super) n_on: usize,
    pub(super) n_all: usize,
}

/// What the page says about the cut.
pub(super) struct CutView {
    pub(super) result: ResultSheet,
    pub(super) compared: Vec<Compared>,
    pub(super) countries: Vec<Group>,
    pub(super) divisions: Vec<Group>,
    pub(super) members: Vec<Group>,
    /// Whether the cut can still be moved: counted, not certified, and no award rests on it yet.
    pub(super) is_open: bool,
    /// Whether the reader is the one to certify.
    pub(super) may_certify: bool,
    /// Whether the reader certified, and another one lets them go on.
    pub(super) is_own_word: bool,
    /// Who certified.
    pub(super) certifier: Option<String>,
}

impl CutView {
    pub(super) fn certification(&self) -> Option<&Certification> {
        self.result.certification.as_ref()
    }
}

/// The cut of a counted round; none before.
pub(super) async fn cut_view(
    app: &App,
    ui: &Ui,
    edition: &Edition,
    round: &Round,
    asked: Option<usize>,
) -> ActionResult<Option<CutView>> {
    let is_open = round.state == RoundState::Tallied && !edition.state.keeps_results();
    // What was certified is shown as it was certified.
    let asked = asked.filter(|_| is_open);
    let Some(result) = actions::find_result(app, &ui.actor, round.id, asked).await? else {
        return Ok(None);
    };
    let compared = actions::compare_methods(app, &ui.actor, round.id, result.count).await?;
    let country = |country: &Country| (ui.country(country), ui.lang.tag());
    let by = result
        .certification
        .as_ref()
        .and_then(|one| one.certified_by);
    let certifier = match by {
        Some(person) => Some(people::find_person(app, person).await?.name),
        None => None,
    };
    Ok(Some(CutView {
        countries: groups(&result.countries, country),
        divisions: groups(&result.divisions, |id| {
            let division = edition.divisions.iter().find(|one| one.id == *id);
            division.map_or((String::new(), ""), |one| {
                (ui.pick(&one.name).to_owned(), ui.pick_lang(&one.name))
            })
        }),
        members: groups(&result.members, |code| match app.members.find(code) {
            Some(member) => (ui.pick(&member.name).to_owned(), ui.pick_lang(&member.name)),
            None => (code.to_string(), ui.lang.tag()),
        }),
        may_certify: actions::may_certify(app, &ui.actor, edition.id).await?,
        is_own_word: by.is_some() && by == ui.actor.person(),
        certifier,
        is_open,
        compared,
        result,
    }))
}

fn groups<K>(
    counts: &[actions::GroupCount<K>],
    name: impl Fn(&K) -> (String, &'static str),
) -> Vec<Group> {
    counts
        .iter()
        .map(|one| {
            let (name, lang) = name(&one.group);
            Group {
                name,
                lang,
                n_on: one.n_on,
                n_all: one.n_all,
            }
        })
        .collect()
}

/// An exception to the cut, or taking one back; `count` is where the cut was looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExceptionForm {
    entry: String,
    #[serde(default)]
    goes_on: bool,
    #[serde(default)]
    reason: String,
    count: Option<usize>,
}

/// `POST …/rounds/{position}/exceptions`
pub async fn make_exception(at: RoundDesk, Form(form): Form<ExceptionForm>) -> PageResult {
    let outcome = actions::make_exception(
        &at.app,
        at.actor(),
        at.round,
        &form.entry,
        form.goes_on,
        &form.reason,
    )
    .await;
    at.after_cut(outcome, form.count).await
}

/// `POST …/rounds/{position}/exceptions/ending`
pub async fn take_back_exception(at: RoundDesk, Form(form): Form<ExceptionForm>) -> PageResult {
    let outcome = actions::take_back_exception(&at.app, at.actor(), at.round, &form.entry).await;
    at.after_cut(outcome, form.count).await
}

/// What the chair stands for, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificationForm {
    count: Option<usize>,
    reason: String,
}

/// `POST …/rounds/{position}/certification`
pub async fn certify(at: RoundDesk, Form(form): Form<CertificationForm>) -> PageResult {
    let outcome = actions::certify(&at.app, at.actor(), at.round, form.count, &form.reason).await;
    at.after_cut(outcome, form.count).await
}

/// `POST …/rounds/{position}/certification/ending`
pub async fn take_back_certification(at: RoundDesk, Form(form): Form<ReasonForm>) -> PageResult {
    let outcome =
        actions::take_back_certification(&at.app, at.actor(), at.round, &form.reason).await;
    at.after_cut(outcome, None).await
}

/// `POST …/rounds/{position}/advancement`
pub async fn advance(at: RoundDesk, Form(form): Form<CutForm>) -> PageResult {
    let outcome = actions::advance(&at.app, at.actor(), at.round, form.count).await;
    at.after_cut(outcome, None).await
}
