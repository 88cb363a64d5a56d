//! The secretariat's award board.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;
use serde::Deserialize;

use crate::app::App;
use crate::artworks::view::PictureView;
use crate::awards::actions::{self, Announcement};
use crate::awards::domain::{Counted, Filling};
use crate::awards::pages::division_name;
use crate::awards::pages::warnings::{self, Told};
use crate::editions::pages::percent_of;
use crate::editions::{AwardTier, Edition};
use crate::entries::actions as entries;
use crate::kernel::{
    ActionError, ActionResult, AwardTierId, Country, DivisionId, EntryId, Refusal,
};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

/// A work on the board.
struct Card {
    id: EntryId,
    number: String,
    country: Option<Country>,
    title: String,
    title_lang: &'static str,
    picture: Option<PictureView>,
    place: i32,
    n_warnings: usize,
}

struct TierView {
    tier: AwardTier,
    counted: Vec<Counted>,
    cards: Vec<Card>,
}

impl TierView {
    fn size_class(&self) -> &'static str {
        let is_over = |one: &Counted| one.n_given > one.places.n;
        if self.counted.iter().any(is_over) {
            " tier-over"
        } else if self.counted.iter().all(Counted::is_full) {
            " tier-full"
        } else {
            ""
        }
    }
}

#[derive(Template)]
#[template(path = "awards/board.html")]
struct BoardPage {
    ui: Ui,
    edition: Edition,
    tiers: Vec<TierView>,
    reserves: Vec<Card>,
    n_reserves: usize,
    unplaced: Vec<Card>,
    announcement: Option<Announcement>,
    countries: Vec<(Country, usize)>,
    refusal: Option<Refusal>,
    board: String,
    warnings: Vec<Told>,
    tied: Vec<(AwardTierId, Option<DivisionId>)>,
    is_filled: bool,
}

impl BoardPage {
    /// Whether awards change by cases alone.
    fn is_fixed(&self) -> bool {
        self.edition.state.keeps_results()
    }

    /// Whether so many reserves wait in each age band.
    fn is_in_bands(&self) -> bool {
        actions::reserves_in_bands(&self.edition)
    }

    fn place(&self, rest: &str) -> String {
        self.ui.link(&format!(
            "/desk/editions/{}/awards{rest}",
            self.edition.number
        ))
    }

    /// Tiers in which a tie lies across the cut, in words: name, its language, the age band where it is one of those.
    fn tied_names(&self) -> Vec<(&str, &'static str, &str)> {
        let name_of = |(id, division): &(AwardTierId, Option<DivisionId>)| {
            let name = &self.edition.tiers.iter().find(|tier| tier.id == *id)?.name;
            let (says, lang) = (self.ui.pick(name), self.ui.pick_lang(name));
            Some((says, lang, self.division_name(division)))
        };
        self.tied.iter().filter_map(name_of).collect()
    }

    /// What an age band is called; nothing where it is all of them.
    fn division_name(&self, id: &Option<DivisionId>) -> &str {
        division_name(&self.ui, &self.edition, *id)
    }

    /// What a share comes to: from how many works, and that it is rounded up. Empty where a tier takes so many works.
    fn share_says(&self, tier: &AwardTier, counted: &Counted) -> String {
        let percent = percent_of(&self.ui, tier);
        if percent.is_empty() {
            return percent;
        }
        let n_works = self.ui.number(counted.places.n_works);
        self.ui
            .t2("board-share", "percent", percent, "works", n_works)
    }
}

async fn board_of(
    app: &App,
    ui: Ui,
    number: i32,
    refusal: Option<Refusal>,
    filling: Option<Filling>,
) -> ActionResult<BoardPage> {
    let board = actions::find_board(app, &ui.actor, number).await?;
    let placed = board
        .tiers
        .iter()
        .flat_map(|one| &one.awards)
        .map(|award| (award.entry_id, award.position));
    let order: Vec<(EntryId, i32)> = placed
        .chain(
            board
                .reserves
                .iter()
                .map(|one| (one.entry_id, one.position)),
        )
        .chain(board.unplaced.iter().map(|one| (one.entry, one.rank)))
        .collect();
    let ids: Vec<EntryId> = order.iter().map(|(id, _)| *id).collect();
    let blind = entries::list_blind(app.db.read(), &ids).await?;
    let mut cards: std::collections::HashMap<EntryId, Card> = blind
        .into_iter()
        .zip(order)
        .map(|(entry, (_, place))| {
            let country = entry
                .number
                .split('-')
                .nth(1)
                .and_then(|code| code.parse().ok());
            let card = Card {
                id: entry.id,
                country,
                number: entry.number,
                title: entry.title,
                title_lang: entry.title_lang.tag(),
                picture: entry.picture,
                place,
                n_warnings: board.warnings.n_of(entry.id),
            };
            (card.id, card)
        })
        .collect();
    let mut countries: std::collections::BTreeMap<Country, usize> = Default::default();
    let tiers = board
        .tiers
        .into_iter()
        .map(|one| {
            let cards: Vec<Card> = one
                .awards
                .iter()
                .filter_map(|award| cards.remove(&award.entry_id))
                .collect();
            for country in cards.iter().filter_map(|card| card.country) {
                *countries.entry(country).or_default() += 1;
            }
            TierView {
                tier: one.tier,
                counted: one.counted,
                cards,
            }
        })
        .collect();
    let reserves = board
        .reserves
        .iter()
        .filter_map(|one| cards.remove(&one.entry_id))
        .collect();
    let unplaced = board
        .unplaced
        .iter()
        .filter_map(|one| cards.remove(&one.entry))
        .collect();
    Ok(BoardPage {
        n_reserves: match board.n_reserves {
            0 => actions::RESERVES,
            n => n,
        },
        // The cards are on this page.
        board: String::new(),
        warnings: warnings::told(app, &ui, &board.warnings),
        ui,
        edition: board.edition,
        tiers,
        reserves,
        unplaced,
        announcement: board.announcement,
        countries: countries.into_iter().collect(),
        refusal,
        is_filled: filling.is_some(),
        tied: filling.map(|filling| filling.tied).unwrap_or_default(),
    })
}

/// `GET /{lang}/desk/editions/{number}/awards`
pub async fn board(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    page(&board_of(&app, ui, path.1, None, None).await?)
}

/// An entry and its tier; an empty tier takes the award back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardForm {
    entry: EntryId,
    #[serde(default)]
    tier: String,
    /// The tier in which it stood on the page, or `none`.
    seen: Option<String>,
}

/// `POST /{lang}/desk/editions/{number}/awards`: gives, moves or takes back.
pub async fn give(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<AwardForm>,
) -> PageResult {
    let tier = form.tier.parse::<AwardTierId>().ok();
    let seen = form.seen.as_deref();
    match actions::give_seen(&app, &ui.actor, path.1, form.entry, tier, "", seen).await {
        Ok(()) => see_other(ui.link(&format!(
            "/desk/editions/{}/awards#work-{}",
            path.1, form.entry
        ))),
        Err(ActionError::Refused(refusal)) => told(&app, ui, path.1, refusal).await,
        Err(other) => Err(other),
    }
}

async fn told(app: &App, ui: Ui, number: i32, refusal: Refusal) -> PageResult {
    let board = board_of(app, ui, number, Some(refusal), None).await?;
    page_with(StatusCode::CONFLICT, &board)
}

/// How many reserves.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FillingForm {
    n_reserves: String,
}

/// `POST /{lang}/desk/editions/{number}/awards/filling`: fills the tiers by rank and shows what came of it.
pub async fn fill(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    Form(form): Form<FillingForm>,
) -> PageResult {
    let n_reserves = form.n_reserves.trim().parse().unwrap_or(actions::RESERVES);
    match actions::fill_by_rank(&app, &ui.actor, path.1, n_reserves).await {
        Ok(filling) => page(&board_of(&app, ui, path.1, None, Some(filling)).await?),
        Err(ActionError::Refused(refusal)) => told(&app, ui, path.1, refusal).await,
        Err(other) => Err(other),
    }
}
