//! Tallies and their standings: written once, never changed.

use std::io::{Read, Write};

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, QueryOrder};

use crate::kernel::{EntryId, Instant, PersonId, RoundId, TallyId};

pub mod tally {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tallies")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TallyId,
        pub round_id: RoundId,
        pub method: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub parameters: Json,
        pub seed: String,
        pub inputs_sha256: String,
        pub output_sha256: String,
        #[sea_orm(column_type = "JsonBinary")]
        pub diagnostics: Json,
        pub run_by: Option<PersonId>,
        pub run_at: Instant,
        pub reason: Option<String>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod standing {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "standings")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub tally_id: TallyId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: EntryId,
        pub rank: i32,
        pub estimate: Option<f64>,
        pub standard_error: Option<f64>,
        pub raw_mean: f64,
        pub reads: i32,
        pub rank_low: Option<i32>,
        pub rank_high: Option<i32>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub mod document {
    use super::*;
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "tally_documents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub tally_id: TallyId,
        pub document_gzip: Vec<u8>,
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub use standing::Model as Standing;
pub use tally::Model as Tally;

/// Largest document of a tally: 20,000 entries with 20 reads of 5 criteria each are below it.
const DOCUMENT_BYTES_MAX: u64 = 512 << 20;

/// Rows written by one statement.
const ROWS_MAX: usize = 500;

pub async fn insert_tally(
    tx: &impl ConnectionTrait,
    tally: Tally,
    standings: Vec<Standing>,
) -> Result<(), DbErr> {
    tally::Entity::insert(tally.into_active_model())
        .exec_without_returning(tx)
        .await?;
    for some in standings.chunks(ROWS_MAX) {
        let rows = some.iter().cloned().map(IntoActiveModel::into_active_model);
        standing::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Keeps what a tally was computed from and what came out, as [`pack`] gave it.
pub async fn insert_document(
    tx: &impl ConnectionTrait,
    tally: TallyId,
    document_gzip: Vec<u8>,
) -> Result<(), DbErr> {
    let row = document::Model {
        tally_id: tally,
        document_gzip,
    };
    document::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// The document of a tally, packed; those counted before documents were kept have none.
pub async fn find_document(
    db: &impl ConnectionTrait,
    tally: TallyId,
) -> Result<Option<Vec<u8>>, DbErr> {
    let row = document::Entity::find_by_id(tally).one(db).await?;
    Ok(row.map(|row| row.document_gzip))
}

/// Makes a document small.
pub fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes)?;
    packed.finish()
}

/// A document as it was before [`pack`].
pub fn unpack(packed: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed)
        .take(DOCUMENT_BYTES_MAX)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Of a round, the newest first.
pub async fn list_tallies(db: &impl ConnectionTrait, round: RoundId) -> Result<Vec<Tally>, DbErr> {
    tally::Entity::find()
        .filter(tally::Column::RoundId.eq(round))
        .order_by_desc(tally::Column::RunAt)
        .order_by_desc(tally::Column::Id)
        .all(db)
        .await
}

/// Of every round, by id.
pub async fn list_all_tallies(db: &impl ConnectionTrait) -> Result<Vec<Tally>, DbErr> {
    tally::Entity::find()
        .order_by_asc(tally::Column::Id)
        .all(db)
        .await
}

/// The one that counts: the newest.
pub async fn find_latest_tally(
    db: &impl ConnectionTrait,
    round: RoundId,
) -> Result<Option<Tally>, DbErr> {
    tally::Entity::find()
        .filter(tally::Column::RoundId.eq(round))
        .order_by_desc(tally::Column::RunAt)
        .order_by_desc(tally::Column::Id)
        .one(db)
        .await
}

/// Best first.
pub async fn list_standings(
    db: &impl ConnectionTrait,
    tally: TallyId,
) -> Result<Vec<Standing>, DbErr> {
    standing::Entity::find()
        .filter(standing::Column::TallyId.eq(tally))
        .order_by_asc(standing::Column::Rank)
        .order_by_asc(standing::Column::EntryId)
        .all(db)
        .await
}
