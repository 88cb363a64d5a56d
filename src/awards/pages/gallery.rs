//! The gallery of awarded works, and one work.

use std::collections::BTreeMap;

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{WorkView, views_of};
use crate::app::App;
use crate::artworks::view::zoom_words;
use crate::awards::actions::{self, Work};
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{ActionError, ActionResult, Actor, EntryId};
use crate::platform::imaging::ColourWord;
use crate::platform::web::{PageResult, Ui, page};

/// Works on one page.
pub const WORKS_PER_PAGE: usize = 60;

/// What the address asks for; an empty or unknown value asks for everything.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct GalleryQuery {
    /// Number of the edition.
    pub edition: String,
    /// Country code.
    pub country: String,
    /// Code of the member government.
    pub member: String,
    /// Code of the division.
    pub division: String,
    /// Position of the award tier, 1 the highest.
    pub award: String,
    /// A word of [`ColourWord`]: works with much of this colour.
    pub colour: String,
    /// Show what follows this work's number.
    pub after: String,
}

/// One choice of a filter.
pub struct Choice {
    /// The value in the address.
    pub value: String,
    /// What it is called.
    pub name: String,
    /// How many works it has.
    pub n: usize,
    /// Whether it is chosen.
    pub is_on: bool,
}

/// What the gallery shows: the works that fit, and the choices that there are.
pub struct Selection {
    /// All that fit, in order.
    pub works: Vec<Work>,
    /// Filters: name in the address, choices.
    pub filters: Vec<(&'static str, Vec<Choice>)>,
}

/// The editions that the query asks for, and their works that fit.
pub async fn select(
    app: &App,
    ui: &Ui,
    query: &GalleryQuery,
) -> ActionResult<(Vec<Edition>, Selection)> {
    let visitor = Actor::visitor();
    let all = editions::list_editions(app, &visitor).await?;
    let works = actions::list_works(app.db.read(), &all).await?;
    let division_of = |work: &Work| -> String {
        all.iter()
            .find(|edition| edition.id == work.fact.edition_id)
            .and_then(|edition| {
                edition
                    .divisions
                    .iter()
                    .find(|part| part.id == work.fact.division)
            })
            .map_or_else(String::new, |part| part.code.clone())
    };
    // A work has one country and several colours: each with its value in the address and its name.
    type Value<'a> = Box<dyn Fn(&Work) -> Vec<(String, String)> + 'a>;
    let fields: Vec<(&'static str, &str, Value<'_>)> = vec![
        (
            "edition",
            &query.edition,
            Box::new(|work| {
                let number = work.edition_number;
                vec![(number.to_string(), ui.t1("edition-nth", "number", number))]
            }),
        ),
        (
            "award",
            &query.award,
            Box::new(|work| {
                vec![(
                    work.tier.position.to_string(),
                    ui.pick(&work.tier.name).to_owned(),
                )]
            }),
        ),
        (
            "country",
            &query.country,
            Box::new(|work| {
                vec![(
                    work.fact.country.to_string(),
                    ui.country(&work.fact.country),
                )]
            }),
        ),
        (
            "member",
            &query.member,
            Box::new(|work| {
                let member = app.members.find(&work.fact.member);
                let name =
                    member.map_or_else(String::new, |member| ui.pick(&member.name).to_owned());
                vec![(work.fact.member.to_string(), name)]
            }),
        ),
        (
            "division",
            &query.division,
            Box::new(|work| {
                let code = division_of(work);
                vec![(code.clone(), code)]
            }),
        ),
        (
            "colour",
            &query.colour,
            Box::new(|work| {
                ColourWord::ALL
                    .into_iter()
                    .filter(|word| work.colour_words & word.bit() != 0)
                    .map(|word| (word.as_str().to_owned(), ui.word("colour", word.as_str())))
                    .collect()
            }),
        ),
    ];
    let fits = |work: &Work, except: &str| {
        fields.iter().all(|(name, wish, value)| {
            wish.is_empty()
                || *name == except
                || value(work).iter().any(|(value, _)| value == *wish)
        })
    };
    let filters = fields
        .iter()
        .map(|(name, wish, value)| {
            // Each filter counts what the others leave.
            let mut counted: BTreeMap<String, (String, usize)> = BTreeMap::new();
            for work in works.iter().filter(|work| fits(work, name)) {
                for (value, words) in value(work) {
                    counted.entry(value).or_insert((words, 0)).1 += 1;
                }
            }
            let mut choices: Vec<Choice> = counted
                .into_iter()
                .map(|(value, (name, n))| Choice {
                    is_on: value == **wish,
                    value,
                    name,
                    n,
                })
                .collect();
            if *name == "member" {
                choices.sort_by(|a, b| a.name.cmp(&b.name));
            }
            if *name == "colour" {
                // Around the circle, as people know it from their paint box.
                choices.sort_by_key(|one| one.value.parse::<ColourWord>().ok());
            }
            (*name, choices)
        })
        .collect();
    let fitting = works
        .iter()
        .filter(|work| fits(work, ""))
        .cloned()
        .collect();
    Ok((
        all.clone(),
        Selection {
            works: fitting,
            filters,
        },
    ))
}

/// The part of a list that follows the work of a number, and the number from which the next part begins.
pub fn part_after<'a>(works: &'a [Work], after: &str) -> (&'a [Work], Option<&'a str>) {
    let from = works
        .iter()
        .position(|work| work.fact.number == after)
        .map_or(0, |at| at + 1);
    let to = (from + WORKS_PER_PAGE).min(works.len());
    let part = &works[from..to];
    let next = (to < works.len())
        .then(|| part.last().map(|work| work.fact.number.as_str()))
        .flatten();
    (part, next)
}

#[derive(Template)]
#[template(path = "awards/gallery.html")]
struct GalleryPage {
    ui: Ui,
    works: Vec<WorkView>,
    n_all: usize,
    filters: Vec<(&'static str, Vec<Choice>)>,
    next: Option<String>,
    query: String,
}

impl GalleryPage {
    /// A filter with one choice that is not chosen filters nothing.
    fn is_offered(&self, choices: &[Choice]) -> bool {
        choices.len() > 1 || choices.iter().any(|one| one.is_on)
    }

    /// Whether no choice of a filter is chosen.
    fn is_any(&self, choices: &[Choice]) -> bool {
        !choices.iter().any(|one| one.is_on)
    }

    /// Colours are shown as colours, with their words.
    fn is_colour(&self, name: &str) -> bool {
        name == "colour"
    }

    /// A work's page keeps the filters, so that its neighbours are those of this gallery.
    fn place_of(&self, work: &WorkView) -> String {
        format!("/works/{}{}", work.number, self.query)
    }
}

/// The filters as they stand in an address, without the cursor: `?country=MN`, or nothing.
fn query_of(query: &GalleryQuery) -> String {
    let pairs: Vec<(&str, &str)> = [
        ("edition", query.edition.as_str()),
        ("award", &query.award),
        ("country", &query.country),
        ("member", &query.member),
        ("division", &query.division),
        ("colour", &query.colour),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .collect();
    if pairs.is_empty() {
        return String::new();
    }
    serde_html_form::to_string(&pairs).map_or_else(|_| String::new(), |text| format!("?{text}"))
}

/// `GET /{lang}/gallery`
pub async fn show(app: web::Data<App>, ui: Ui, query: web::Query<GalleryQuery>) -> PageResult {
    let (_, selection) = select(&app, &ui, &query).await?;
    let (part, next) = part_after(&selection.works, &query.after);
    page(&GalleryPage {
        works: views_of(&app, &ui, part).await?,
        n_all: selection.works.len(),
        next: next.map(|next| {
            let filters = query_of(&query);
            let mark = if filters.is_empty() { "?" } else { "&" };
            format!("/gallery{filters}{mark}after={next}")
        }),
        filters: selection.filters,
        query: query_of(&query),
        ui,
    })
}

#[derive(Template)]
#[template(path = "awards/work.html")]
struct WorkPage {
    ui: Ui,
    work: WorkView,
    theme: String,
    theme_lang: &'static str,
    division: String,
    previous: Option<String>,
    next: Option<String>,
    gallery: String,
    zoom: String,
}

/// `GET /{lang}/works/{entry_number}`: one public work, with its neighbours in the gallery it was opened from.
pub async fn show_work(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    query: web::Query<GalleryQuery>,
) -> PageResult {
    let (editions, mut selection) = select(&app, &ui, &query).await?;
    let find = |works: &[Work]| works.iter().position(|work| work.fact.number == path.1);
    let at = match find(&selection.works) {
        Some(at) => at,
        None => {
            // Opened with filters that do not hold it: shown among all.
            let all = select(&app, &ui, &GalleryQuery::default()).await?.1;
            selection = all;
            find(&selection.works).ok_or(ActionError::NotFound)?
        }
    };
    let work = selection.works[at].clone();
    let view = views_of(&app, &ui, std::slice::from_ref(&work)).await?;
    let view = view.into_iter().next().ok_or(ActionError::NotFound)?;
    let edition = editions
        .iter()
        .find(|edition| edition.id == work.fact.edition_id)
        .ok_or(ActionError::NotFound)?;
    let filters = query_of(&query);
    let place = |at: Option<usize>| {
        let number = &selection.works.get(at?)?.fact.number;
        Some(format!("/works/{number}{filters}"))
    };
    let division = edition
        .divisions
        .iter()
        .find(|part| part.id == work.fact.division);
    page(&WorkPage {
        work: view,
        theme: ui.pick(&edition.theme).to_owned(),
        theme_lang: ui.pick_lang(&edition.theme),
        division: division.map_or_else(String::new, |part| {
            format!(
                "{} · {}–{}",
                ui.pick(&part.name),
                part.age_min,
                part.age_max
            )
        }),
        previous: place(at.checked_sub(1)),
        next: place(Some(at + 1)),
        gallery: format!("/gallery{filters}"),
        zoom: zoom_words(&ui),
        ui,
    })
}

/// The ids of works, for the JSON face.
pub fn ids_of(works: &[Work]) -> Vec<EntryId> {
    works.iter().map(|work| work.fact.id).collect()
}
