//! The end of the chain, and signatures under it.

use sea_orm::entity::prelude::*;
use sea_orm::{IntoActiveModel, PaginatorTrait, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{Keys, Line, chain};
use crate::kernel::Instant;

mod head {
    #![allow(missing_docs)]
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal_head")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub seq: i64,
        pub hash: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

mod row {
    #![allow(missing_docs)] // what the columns mean stands in the migrations
    use super::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "journal_checkpoints")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub at: Instant,
        pub seq: i64,
        pub hash: String,
        pub public_key: String,
        pub signature: String,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// A signature under the chain as it stood. Kept outside (printed, sent to an auditor), it proves the chain up to it.
pub use row::Model as Checkpoint;

/// How far the chain reaches: the last line's place, from 1, and its hash; 0 and empty before the first line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The last line's place.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
}

/// The sentence that is signed.
fn sentence(id: Uuid, at: Instant, seq: i64, hash: &str) -> String {
    format!("artkite-journal-1\n{id}\n{}\n{seq}\n{hash}\n", at.as_ms())
}

impl Checkpoint {
    /// Whether the house signed this.
    pub fn is_signed_by(&self, keys: &Keys) -> bool {
        self.public_key == keys.public_key()
            && keys.verifies(
                sentence(self.id, self.at, self.seq, &self.hash).as_bytes(),
                &self.signature,
            )
    }
}

/// How far the chain reaches.
pub async fn find_head(db: &impl ConnectionTrait) -> Result<Head, DbErr> {
    let row = head::Entity::find_by_id(Uuid::nil()).one(db).await?;
    Ok(row.map_or_else(Head::default, |row| Head {
        seq: row.seq,
        hash: row.hash,
    }))
}

pub(super) async fn set_head(tx: &impl ConnectionTrait, to: &Head) -> Result<(), DbErr> {
    let row = head::Model {
        id: Uuid::nil(),
        seq: to.seq,
        hash: to.hash.clone(),
    };
    let moved = head::Entity::update_many()
        .set(row.clone().into_active_model().reset_all())
        .filter(head::Column::Id.eq(Uuid::nil()))
        .exec(tx)
        .await?;
    if moved.rows_affected == 0 {
        head::Entity::insert(row.into_active_model())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The verb of the line that tells of a signature: who takes the signature away leaves the line behind.
pub(super) const SIGNED: &str = "journal.signed";

/// Signs the chain as it stands, unless nothing was written since the last signature, or another writer holds the end. The newest signature
/// is returned; none for an empty journal.
pub async fn checkpoint(
    tx: &impl ConnectionTrait,
    keys: &Keys,
    now: Instant,
) -> Result<Option<Checkpoint>, DbErr> {
    let last = find_latest_checkpoint(tx).await?;
    if !chain::may_link(tx).await? {
        return Ok(last);
    }
    chain::link_waiting(tx).await?;
    let head = find_head(tx).await?;
    // After a signature stands the line that tells of it.
    let is_signed = last.as_ref().is_some_and(|last| last.seq + 1 >= head.seq);
    if head.seq == 0 || is_signed {
        return Ok(last);
    }
    let id = Uuid::now_v7();
    let made = Checkpoint {
        id,
        at: now,
        seq: head.seq,
        signature: keys.sign(sentence(id, now, head.seq, &head.hash).as_bytes()),
        hash: head.hash,
        public_key: keys.public_key().to_owned(),
    };
    row::Entity::insert(made.clone().into_active_model())
        .exec_without_returning(tx)
        .await?;
    let line = Line {
        id: Uuid::now_v7().into(),
        at: now,
        actor_kind: "system".to_owned(),
        actor_id: None,
        verb: SIGNED.to_owned(),
        subject_kind: "checkpoint".to_owned(),
        subject_id: id,
        facts: json!({ "seq": made.seq }),
        seq: None,
        hash: None,
    };
    chain::append(tx, line).await?;
    Ok(Some(made))
}

/// The newest signature.
pub async fn find_latest_checkpoint(
    db: &impl ConnectionTrait,
) -> Result<Option<Checkpoint>, DbErr> {
    row::Entity::find()
        .order_by_desc(row::Column::Seq)
        .order_by_desc(row::Column::Id)
        .one(db)
        .await
}

/// How many ends there are: one, or none before the first line.
pub(super) async fn count_heads(db: &impl ConnectionTrait) -> Result<u64, DbErr> {
    head::Entity::find().count(db).await
}

pub(super) async fn list_all(db: &impl ConnectionTrait) -> Result<Vec<Checkpoint>, DbErr> {
    row::Entity::find()
        .order_by_asc(row::Column::Seq)
        .order_by_asc(row::Column::Id)
        .all(db)
        .await
}
