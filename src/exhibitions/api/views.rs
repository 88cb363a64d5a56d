//! Exhibitions as programs read them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::artworks::view::PictureView;
use crate::exhibitions::actions::{HungWork, RoomSheet, Sheet, StopSheet, Summary};
use crate::exhibitions::domain::{
    ExhibitionState, LabelKind, Phase, PlacementRole, StopState, Wall,
};
use crate::kernel::{
    Country, ExhibitionId, Lang, MemberCode, PlacementId, RoomId, StopId, Translated,
};

/// A stop of a tour.
#[derive(Debug, Serialize, ToSchema)]
pub struct StopView {
    /// Its id.
    pub id: StopId,
    /// Its name.
    pub name: Translated,
    /// How to find it; empty online.
    pub address: String,
    /// Whether it is on the web.
    pub is_online: bool,
    /// First day, in the zone.
    pub opens_on: String,
    /// Last day, in the zone.
    pub closes_on: String,
    /// IANA name.
    pub zone: String,
    /// Where it stands today.
    pub state: StopState,
}

impl From<&StopSheet> for StopView {
    fn from(sheet: &StopSheet) -> Self {
        Self {
            id: sheet.stop.id,
            name: sheet.name().clone(),
            address: sheet
                .venue
                .as_ref()
                .map_or(String::new(), |venue| venue.address.clone()),
            is_online: sheet.is_online(),
            opens_on: sheet.stop.opens_on.clone(),
            closes_on: sheet.stop.closes_on.clone(),
            zone: sheet.stop.zone.clone(),
            state: sheet.state,
        }
    }
}

/// An exhibition in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExhibitionSummaryView {
    /// Its id.
    pub id: ExhibitionId,
    /// Its place in the address.
    pub slug: String,
    /// Its title.
    pub title: Translated,
    /// One sentence.
    pub lede: Translated,
    /// Seen from today.
    pub phase: Phase,
    /// Its stops.
    pub stops: Vec<StopView>,
}

impl From<&Summary> for ExhibitionSummaryView {
    fn from(summary: &Summary) -> Self {
        Self {
            id: summary.exhibition.id,
            slug: summary.exhibition.slug.clone(),
            title: summary.exhibition.title.clone(),
            lede: summary.exhibition.lede.clone(),
            phase: summary.phase,
            stops: summary.stops.iter().map(StopView::from).collect(),
        }
    }
}

/// Every exhibition that is public.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExhibitionListView {
    /// The newest first.
    pub exhibitions: Vec<ExhibitionSummaryView>,
}

/// A work as it hangs.
#[derive(Debug, Serialize, ToSchema)]
pub struct HungWorkView {
    /// The placement.
    pub placement_id: PlacementId,
    /// The entry's number.
    pub number: String,
    /// How it hangs.
    pub role: PlacementRole,
    /// The child's title.
    pub title: String,
    /// The language of title and words.
    pub title_lang: Option<Lang>,
    /// The child's own words; may be empty.
    pub own_words: String,
    /// The number of the edition.
    pub edition: i32,
    /// Its country.
    pub country: Country,
    /// The maker's name, where it may be shown.
    pub maker_name: Option<String>,
    /// The maker's age, where it may be shown.
    pub maker_age: Option<i32>,
    /// Where the maker comes from.
    pub member_code: MemberCode,
    /// Titles in other languages.
    pub titles: Translated,
    /// What one sees.
    pub alt: Translated,
    /// What the curator adds.
    pub extended: Translated,
    /// The picture.
    pub picture: PictureView,
}

impl HungWorkView {
    fn new(work: &HungWork, role: PlacementRole) -> Self {
        Self {
            placement_id: work.id,
            number: work.words.number.clone(),
            role,
            title: work.words.title.clone(),
            title_lang: work.words.title_lang,
            own_words: work.words.own_words.clone(),
            edition: work.words.edition,
            country: work.country,
            maker_name: work.maker.name.clone(),
            maker_age: work.maker.age,
            member_code: work.maker.member.clone(),
            titles: work.label(LabelKind::Title).clone(),
            alt: work.label(LabelKind::Alt).clone(),
            extended: work.label(LabelKind::Extended).clone(),
            picture: work.picture.clone(),
        }
    }
}

/// Works that hang together.
#[derive(Debug, Serialize, ToSchema)]
pub struct BayView {
    /// The sentence of the pause before; without languages for bare wall, absent where there is no pause.
    pub pause: Option<Translated>,
    /// From left to right.
    pub works: Vec<HungWorkView>,
}

/// A room as it hangs today.
#[derive(Debug, Serialize, ToSchema)]
pub struct RoomView {
    /// Its id.
    pub id: RoomId,
    /// From 1.
    pub number: usize,
    /// Its title.
    pub title: Translated,
    /// At its door.
    pub intro: Translated,
    /// Its colour.
    pub wall: Wall,
    /// What hangs, in order.
    pub bays: Vec<BayView>,
}

impl From<&RoomSheet> for RoomView {
    fn from(sheet: &RoomSheet) -> Self {
        Self {
            id: sheet.room.id,
            number: sheet.number,
            title: sheet.room.title.clone(),
            intro: sheet.room.intro.clone(),
            wall: sheet.room.wall,
            bays: sheet
                .bays
                .iter()
                .map(|bay| BayView {
                    pause: bay.pause.clone(),
                    works: bay
                        .works
                        .iter()
                        .map(|work| HungWorkView::new(work, bay.role()))
                        .collect(),
                })
                .collect(),
        }
    }
}

/// An exhibition with its rooms and stops.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExhibitionView {
    /// Its id.
    pub id: ExhibitionId,
    /// Its place in the address.
    pub slug: String,
    /// Its title.
    pub title: Translated,
    /// One sentence.
    pub lede: Translated,
    /// Where it stands.
    pub state: ExhibitionState,
    /// Seen from today.
    pub phase: Phase,
    /// The languages of its words.
    pub languages: Vec<Lang>,
    /// First day.
    pub opens_on: Option<String>,
    /// Last day.
    pub closes_on: Option<String>,
    /// Who is thanked.
    pub thanks: Vec<String>,
    /// The rooms with their works.
    pub rooms: Vec<RoomView>,
    /// The stops.
    pub stops: Vec<StopView>,
}

impl From<&Sheet> for ExhibitionView {
    fn from(sheet: &Sheet) -> Self {
        let exhibition = &sheet.exhibition;
        Self {
            id: exhibition.id,
            slug: exhibition.slug.clone(),
            title: exhibition.title.clone(),
            lede: exhibition.lede.clone(),
            state: exhibition.state,
            phase: sheet.phase,
            languages: exhibition.languages.0.clone(),
            opens_on: exhibition.opens_on.clone(),
            closes_on: exhibition.closes_on.clone(),
            thanks: sheet.thanks().map(str::to_owned).collect(),
            rooms: sheet.rooms.iter().map(RoomView::from).collect(),
            stops: sheet.stops.iter().map(StopView::from).collect(),
        }
    }
}
