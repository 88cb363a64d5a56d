//! The tables of exhibitions, as rows.

use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::super::domain::{ExhibitionState, LabelKind, PlacementRole, StopKind, StopState, Wall};
use crate::kernel::{
    EntryId, ExhibitionId, Instant, LabelId, Lang, MemberCode, PlacementId, RoomId, StopId,
    Translated, VenueId,
};

/// Languages as a JSON list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Languages(pub Vec<Lang>);

/// The words of a work on the day it was hung. Never the maker's name: that follows consent, each time anew.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    FromJsonQueryResult,
    utoipa::ToSchema,
)]
pub struct Snapshot {
    /// The entry's number.
    pub number: String,
    /// The child's title.
    pub title: String,
    /// The language of title and words.
    pub title_lang: Option<Lang>,
    /// The child's own words; may be empty.
    pub own_words: String,
    /// The number of the edition.
    pub edition: i32,
    /// The tier of its award, if any.
    #[serde(default)]
    pub prize: Translated,
}

pub mod exhibition {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "exhibitions")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ExhibitionId,
        #[sea_orm(column_type = "Text")]
        pub slug: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub title: Translated,
        #[sea_orm(column_type = "JsonBinary")]
        pub lede: Translated,
        pub state: ExhibitionState,
        pub opens_on: Option<String>,
        pub closes_on: Option<String>,
        #[sea_orm(column_type = "JsonBinary")]
        pub languages: Languages,
        #[sea_orm(column_type = "Text")]
        pub thanks: String,
        pub cover_entry_id: Option<EntryId>,
        pub made_at: Instant,
        pub published_at: Option<Instant>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod room {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "rooms")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RoomId,
        pub exhibition_id: ExhibitionId,
        pub position: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub title: Translated,
        #[sea_orm(column_type = "JsonBinary")]
        pub intro: Translated,
        pub wall: Wall,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod placement {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "placements")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PlacementId,
        pub room_id: RoomId,
        pub entry_id: EntryId,
        pub position: i32,
        pub bay: i32,
        pub role: PlacementRole,
        #[sea_orm(column_type = "JsonBinary")]
        pub snapshot: Snapshot,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod pause {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "pauses")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub room_id: RoomId,
        pub bay: i32,
        #[sea_orm(column_type = "JsonBinary")]
        pub text: Translated,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod label {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "labels")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LabelId,
        pub placement_id: PlacementId,
        pub kind: LabelKind,
        #[sea_orm(column_type = "JsonBinary")]
        pub text: Translated,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod venue {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "venues")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: VenueId,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        pub member_code: Option<MemberCode>,
        #[sea_orm(column_type = "Text")]
        pub address: String,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod stop {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "stops")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: StopId,
        pub exhibition_id: ExhibitionId,
        pub venue_id: Option<VenueId>,
        pub kind: StopKind,
        #[sea_orm(column_type = "JsonBinary")]
        pub name: Translated,
        #[sea_orm(column_type = "Text")]
        pub opens_on: String,
        #[sea_orm(column_type = "Text")]
        pub closes_on: String,
        #[sea_orm(column_type = "Text")]
        pub zone: String,
        pub state: StopState,
        #[sea_orm(column_type = "JsonBinary")]
        pub note: Translated,
    }
    impl ActiveModelBehavior for ActiveModel {}
}
