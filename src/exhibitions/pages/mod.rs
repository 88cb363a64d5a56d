//! Public pages of exhibitions: the list, the first screen, a room, all works. The desk: [`desk`].

pub mod desk;

use std::collections::BTreeSet;

use actix_web::web;
use askama::Template;

use super::actions::{self, HungWork, RoomSheet, Sheet, StopSheet, Summary, TourStop};
use super::domain::{LabelKind, Phase, StopState, Wall};
use crate::app::App;
use crate::artworks::view::PictureView;
use crate::kernel::{ActionError, Lang};
use crate::platform::web::{PageResult, Ui, page};

/// A work as a page shows it, in the reader's language.
pub struct WorkView {
    /// `2-07`: room and place in it.
    pub place: String,
    /// The entry's number.
    pub number: String,
    /// The picture, its alt text in the reader's language.
    pub picture: PictureView,
    /// How large it hangs within its group.
    pub size: &'static str,
    /// The child's own words; may be empty.
    pub own: String,
    /// Their translation; empty where none is needed or there is none.
    pub own_translated: String,
    /// The language of `own_translated`.
    pub own_translated_lang: &'static str,
    /// The child's title.
    pub title: String,
    /// The language of title and words.
    pub title_lang: &'static str,
    /// The title in the reader's language; empty where none is needed or there is none.
    pub translated: String,
    /// The language of `translated`.
    pub translated_lang: &'static str,
    /// The maker's name; empty where it may not be shown.
    pub name: String,
    /// The language of the name.
    pub name_lang: &'static str,
    /// Age and place, as far as they may be shown.
    pub whence: String,
    /// The number of the edition.
    pub edition: i64,
    /// The award, in the reader's language; may be empty.
    pub prize: String,
    /// What the curator adds; may be empty.
    pub extended: String,
    /// Its language.
    pub extended_lang: &'static str,
}

/// A text of a label in the reader's language or another, with its language; empty where it is the child's own.
fn other_text(ui: &Ui, work: &HungWork, kind: LabelKind) -> (String, &'static str) {
    if work.words.title_lang == Some(ui.lang) {
        return (String::new(), ui.lang.tag());
    }
    let (text, lang) = work.label(kind).get(ui.lang);
    (text.to_owned(), lang.tag())
}

impl WorkView {
    /// A hung work for this reader; `place` is its number in the room, `size` its class.
    pub fn new(app: &App, ui: &Ui, work: &HungWork, place: String, size: &'static str) -> Self {
        let member = app.members.find(&work.maker.member);
        let region = member.map_or(String::new(), |member| ui.pick(&member.name).to_owned());
        let whence = match work.maker.age {
            Some(age) => ui.t2("hung-age-place", "age", i64::from(age), "place", region),
            None => region,
        };
        let (translated, translated_lang) = other_text(ui, work, LabelKind::Title);
        let (own_translated, own_translated_lang) = other_text(ui, work, LabelKind::ChildsWords);
        let extended = work.label(LabelKind::Extended);
        let alt = ui.pick(work.label(LabelKind::Alt));
        let mut picture = work.picture.clone();
        picture.alt = if alt.is_empty() {
            work.words.title.clone()
        } else {
            alt.to_owned()
        };
        Self {
            place,
            number: work.words.number.clone(),
            picture,
            size,
            own: work.words.own_words.clone(),
            own_translated: if work.words.own_words.is_empty() {
                String::new()
            } else {
                own_translated
            },
            own_translated_lang,
            title: work.words.title.clone(),
            title_lang: work.words.title_lang.map_or("", Lang::tag),
            translated,
            translated_lang,
            name: work.maker.name.clone().unwrap_or_default(),
            name_lang: member.map_or("", |member| member.native_lang.tag()),
            whence,
            edition: work.words.edition.into(),
            prize: ui.pick(&work.words.prize).to_owned(),
            extended: ui.pick(extended).to_owned(),
            extended_lang: ui.pick_lang(extended),
        }
    }
}

/// Works that hang together, as a page shows them.
pub struct BayView {
    /// `solo`, `pair`, `cluster`.
    pub role: &'static str,
    /// Whether wall stands before them.
    pub is_after_pause: bool,
    /// The sentence on it; may be empty.
    pub pause: String,
    /// Its language.
    pub pause_lang: &'static str,
    /// From left to right.
    pub works: Vec<WorkView>,
}

/// Within a group nothing is equally large: the eye has somewhere to begin.
fn size_in(n_works: usize, at: usize) -> &'static str {
    const SIZES: [[&str; 5]; 3] = [
        ["size-m", "", "size-s", "", ""],
        ["", "size-s", "size-m", "size-s", ""],
        ["size-m", "size-s", "", "size-s", "size-m"],
    ];
    match n_works {
        3..=5 => SIZES[n_works - 3][at.min(4)],
        _ => "",
    }
}

fn bays_of(app: &App, ui: &Ui, room: &RoomSheet) -> Vec<BayView> {
    let mut position = 0;
    room.bays
        .iter()
        .map(|bay| {
            let pause = bay.pause.as_ref();
            BayView {
                role: bay.role().as_str(),
                is_after_pause: pause.is_some(),
                pause: pause.map_or(String::new(), |text| ui.pick(text).to_owned()),
                pause_lang: pause.map_or("", |text| ui.pick_lang(text)),
                works: bay
                    .works
                    .iter()
                    .enumerate()
                    .map(|(at, work)| {
                        position += 1;
                        let place = format!("{}-{position:02}", room.number);
                        WorkView::new(app, ui, work, place, size_in(bay.works.len(), at))
                    })
                    .collect(),
            }
        })
        .collect()
}

/// The style sheets of Han and Hangul that the titles of a page need; at the end of body.
fn han_sheets<'a>(ui: &Ui, works: impl Iterator<Item = &'a HungWork>) -> Vec<&'static str> {
    let langs: BTreeSet<Lang> = works
        .filter_map(|work| work.words.title_lang)
        .chain([ui.lang])
        .collect();
    [
        (Lang::Zh, "han-zh.css"),
        (Lang::Ja, "han-ja.css"),
        (Lang::Ko, "han-ko.css"),
    ]
    .into_iter()
    .filter(|(lang, _)| langs.contains(lang))
    .map(|(_, sheet)| sheet)
    .collect()
}

#[derive(Template)]
#[template(path = "exhibitions/list.html")]
struct ListPage {
    ui: Ui,
    now: Vec<Listed>,
    others: Vec<(Phase, Vec<Listed>)>,
    tour: Vec<TourStop>,
    han: Vec<&'static str>,
}

impl ListPage {
    fn is_empty(&self) -> bool {
        self.others.iter().all(|(_, group)| group.is_empty())
    }
}

/// An exhibition in the list.
struct Listed {
    summary: Summary,
    cover: Option<WorkView>,
}

/// `GET /{lang}/exhibitions`
pub async fn list(app: web::Data<App>, ui: Ui) -> PageResult {
    let exhibitions = actions::list_exhibitions(&app).await?;
    let tour = actions::tour_of(&exhibitions, 8);
    let han = han_sheets(
        &ui,
        exhibitions
            .iter()
            .filter_map(|summary| summary.cover.as_ref()),
    );
    let (mut now, mut next, mut past) = (Vec::new(), Vec::new(), Vec::new());
    for summary in exhibitions {
        let cover = summary
            .cover
            .as_ref()
            .map(|work| WorkView::new(&app, &ui, work, String::new(), ""));
        let place = match summary.phase {
            Phase::Now => &mut now,
            Phase::Next => &mut next,
            Phase::Past => &mut past,
        };
        place.push(Listed { summary, cover });
    }
    let others = vec![(Phase::Next, next), (Phase::Past, past)];
    page(&ListPage {
        ui,
        now,
        others,
        tour,
        han,
    })
}

#[derive(Template)]
#[template(path = "exhibitions/exhibition.html")]
struct ExhibitionPage {
    ui: Ui,
    sheet: Sheet,
    cover: Option<WorkView>,
    wall: Wall,
    han: Vec<&'static str>,
}

impl ExhibitionPage {
    fn link(&self, rest: &str) -> String {
        exhibition_link(&self.ui, &self.sheet, rest)
    }

    fn is_draft(&self) -> bool {
        !self.sheet.exhibition.state.is_public()
    }
}

fn exhibition_link(ui: &Ui, sheet: &Sheet, rest: &str) -> String {
    ui.link(&format!("/exhibitions/{}{rest}", sheet.exhibition.slug))
}

/// `GET /{lang}/exhibitions/{slug}`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = actions::find_by_slug(&app, &ui.actor, &slug).await?;
    let cover = sheet
        .cover()
        .map(|work| WorkView::new(&app, &ui, work, String::new(), ""));
    let han = han_sheets(&ui, sheet.cover().into_iter());
    // The first screen is light unless every room is dark.
    let wall = Wall::Chalk;
    page(&ExhibitionPage {
        ui,
        sheet,
        cover,
        wall,
        han,
    })
}

#[derive(Template)]
#[template(path = "exhibitions/room.html")]
struct RoomPage {
    ui: Ui,
    sheet: Sheet,
    at: usize,
    bays: Vec<BayView>,
    /// What the browser says while one zooms, as JSON.
    zoom: String,
    han: Vec<&'static str>,
}

/// The words of zooming in place; the nine places go from the upper left to the lower right.
fn zoom_words(ui: &Ui) -> String {
    let places = ui.t("hung-zoom-places");
    let places: Vec<&str> = places.split('|').map(str::trim).collect();
    serde_json::json!({
        "close": ui.t("hung-zoom-close"),
        "in": ui.t("hung-zoom-in"),
        "out": ui.t("hung-zoom-out"),
        "home": ui.t("hung-zoom-home"),
        "left": ui.t("hung-zoom-left"),
        "right": ui.t("hung-zoom-right"),
        "up": ui.t("hung-zoom-up"),
        "down": ui.t("hung-zoom-down"),
        "says": ui.t2("hung-zoom-says", "step", "{step}", "place", "{place}"),
        "places": places,
    })
    .to_string()
}

impl RoomPage {
    fn link(&self, rest: &str) -> String {
        exhibition_link(&self.ui, &self.sheet, rest)
    }

    fn room(&self) -> &RoomSheet {
        &self.sheet.rooms[self.at]
    }

    fn next_room(&self) -> Option<&RoomSheet> {
        self.sheet.rooms.get(self.at + 1)
    }

    fn room_before(&self) -> Option<&RoomSheet> {
        self.at.checked_sub(1).map(|at| &self.sheet.rooms[at])
    }

    /// The template of the bar's count: `{n}` and `{all}` are filled in as one walks.
    fn count_words(&self) -> String {
        format!("{} {{n}} / {{all}}", self.ui.pick(&self.room().room.title))
    }

    fn sizes(&self, role: &str) -> &'static str {
        match role {
            "solo" => "(min-width: 46rem) 70vw, 88vw",
            "pair" => "(min-width: 46rem) 44vw, 88vw",
            _ => "(min-width: 46rem) 34vw, 80vw",
        }
    }
}

/// `GET /{lang}/exhibitions/{slug}/rooms/{n}`
pub async fn show_room(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String, String)>,
) -> PageResult {
    let (_, slug, number) = path.into_inner();
    let number: usize = number.parse().map_err(|_| ActionError::NotFound)?;
    let sheet = actions::find_room(&app, &ui.actor, &slug, number).await?;
    let at = number - 1;
    let bays = bays_of(&app, &ui, &sheet.rooms[at]);
    let han = han_sheets(&ui, sheet.rooms[at].works());
    let zoom = zoom_words(&ui);
    page(&RoomPage {
        ui,
        sheet,
        at,
        bays,
        zoom,
        han,
    })
}

#[derive(Template)]
#[template(path = "exhibitions/works.html")]
struct WorksPage {
    ui: Ui,
    sheet: Sheet,
    rooms: Vec<Vec<WorkView>>,
    han: Vec<&'static str>,
}

impl WorksPage {
    fn link(&self, rest: &str) -> String {
        exhibition_link(&self.ui, &self.sheet, rest)
    }
}

/// `GET /{lang}/exhibitions/{slug}/works`
pub async fn show_works(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
) -> PageResult {
    let (_, slug) = path.into_inner();
    let sheet = actions::find_by_slug(&app, &ui.actor, &slug).await?;
    let rooms = sheet
        .rooms
        .iter()
        .map(|room| {
            bays_of(&app, &ui, room)
                .into_iter()
                .flat_map(|bay| bay.works)
                .collect()
        })
        .collect();
    let han = han_sheets(&ui, sheet.rooms.iter().flat_map(RoomSheet::works));
    page(&WorksPage {
        ui,
        sheet,
        rooms,
        han,
    })
}

/// The class of a badge that tells where a stop stands.
fn badge_of(state: &StopState) -> &'static str {
    match state {
        StopState::Open => "badge-good",
        StopState::Moved => "badge-wait",
        StopState::Cancelled => "badge-stop",
        StopState::Planned | StopState::Closed => "",
    }
}

/// Whether a stop's state is said beside it; that it is planned or over is seen from its days.
fn is_said(stop: &StopSheet) -> bool {
    stop.state != StopState::Planned
}
