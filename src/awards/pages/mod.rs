//! What people see of awards: the gallery, a work, the results, the secretariat's board, and the release by two.

pub mod cases;
pub mod desk;
pub mod gallery;
pub mod provisional;
pub mod release;
pub mod results;
pub mod statement;
mod warnings;

use actix_web::http::StatusCode;

use crate::app::App;
use crate::artworks::view::PictureView;
use crate::editions::Edition;
use crate::entries::actions::PublicEntry;
use crate::kernel::{ActionError, DivisionId, FieldErrors, Refusal};
use crate::platform::web::Ui;

use super::actions::Work;

/// What a page is shown again with after its form said no: the answer's status, what is wrong in the fields, and the
/// refusal. An error that no form can mend stays one.
fn shown_again(
    error: ActionError,
) -> Result<(StatusCode, FieldErrors, Option<Refusal>), ActionError> {
    let status = error.status();
    match error {
        ActionError::Fields(errors) => Ok((status, errors, None)),
        ActionError::Refused(refusal) => Ok((status, FieldErrors::new(), Some(refusal))),
        other => Err(other),
    }
}

/// What an age band of an edition is called; nothing where it is all of them.
fn division_name<'a>(ui: &Ui, edition: &'a Edition, id: Option<DivisionId>) -> &'a str {
    let found = edition.divisions.iter().find(|one| Some(one.id) == id);
    found.map_or("", |division| ui.pick(&division.name))
}

/// A work as a page shows it.
pub struct WorkView {
    /// Its public code.
    pub number: String,
    /// Its picture.
    pub picture: PictureView,
    /// The child's title.
    pub title: String,
    /// The language of title and words.
    pub title_lang: &'static str,
    /// The child's words; may be empty.
    pub statement: String,
    /// The maker's name; empty where it may not be shown.
    pub name: String,
    /// The language of the name.
    pub name_lang: &'static str,
    /// Age and region, as far as they may be shown.
    pub whence: String,
    /// The number of its edition.
    pub edition: i64,
    /// Its award.
    pub prize: String,
    /// The language of the award's name.
    pub prize_lang: &'static str,
}

impl WorkView {
    /// None while its picture is still being made.
    fn of(app: &App, ui: &Ui, entry: PublicEntry, work: &Work) -> Option<Self> {
        let member = app.members.find(&entry.maker.member);
        let region = member.map_or_else(String::new, |member| ui.pick(&member.name).to_owned());
        let whence = match entry.maker.age {
            Some(age) => ui.t2("work-age-place", "age", age, "place", region),
            None => region,
        };
        let mut picture = entry.picture?;
        picture.alt.clone_from(&entry.title);
        Some(Self {
            number: entry.number,
            picture,
            title: entry.title,
            title_lang: entry.title_lang.tag(),
            statement: entry.statement,
            name: entry.maker.name.unwrap_or_default(),
            name_lang: member.map_or("", |member| member.native_lang.tag()),
            whence,
            edition: work.edition_number.into(),
            prize: ui.pick(&work.tier.name).to_owned(),
            prize_lang: ui.pick_lang(&work.tier.name),
        })
    }
}

/// Works as a page shows them, in their order; those whose picture is still being made are left out.
pub async fn views_of(
    app: &App,
    ui: &Ui,
    works: &[Work],
) -> crate::kernel::ActionResult<Vec<WorkView>> {
    let ids: Vec<_> = works.iter().map(|work| work.fact.id).collect();
    let entries = crate::entries::actions::list_public(app.db.read(), &ids).await?;
    Ok(entries
        .into_iter()
        .filter_map(|entry| {
            let work = works.iter().find(|work| work.fact.id == entry.id)?;
            WorkView::of(app, ui, entry, work)
        })
        .collect())
}
