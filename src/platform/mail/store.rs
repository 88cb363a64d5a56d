//! All SQL of the outbox: letters and the tries to deliver them.

use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect};

use super::{DELIVER_LETTER, NewLetter};
use crate::kernel::{DeliveryId, Instant, Lang, LetterId};
use crate::platform::journal::Subject;
use crate::platform::queue::{self, NewJob};
use crate::words;

words! {
    /// Where a letter is in its life.
    pub enum LetterState {
        /// Written, not yet taken by a mail server.
        Waiting = "waiting",
        /// Taken by a mail server.
        Sent = "sent",
        /// Refused for good.
        Bounced = "bounced",
    }
}

words! {
    /// How a try ended.
    pub enum Outcome {
        /// The mail server took it.
        Accepted = "accepted",
        /// Not now: it did not answer, or said 4xx.
        Deferred = "deferred",
        /// Never: it said 5xx, or the letter cannot be sent.
        Refused = "refused",
    }
}

/// The longest answer of a mail server kept, in characters.
const ANSWER_CHARS_MAX: usize = 500;

mod letters {
    use super::*;

    /// A letter as it is stored.
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "letters")]
    pub struct Model {
        /// Its id; its Message-ID is made from it.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: LetterId,
        /// Which letter it is.
        pub kind: String,
        /// The language it is written in.
        pub lang: Lang,
        /// The receiver's mail address.
        pub to_address: String,
        /// The receiver's name; may be empty.
        pub to_name: String,
        /// Its subject line.
        pub subject: String,
        /// What it says, as plain text.
        pub body_text: String,
        /// The same as HTML; may be empty.
        pub body_html: String,
        /// The noun it tells of; empty if none.
        pub about_kind: String,
        /// Its id.
        pub about_id: Option<Uuid>,
        /// Where it is in its life.
        pub state: LetterState,
        /// When it was written.
        pub made_at: Instant,
        /// When a mail server took it.
        pub sent_at: Option<Instant>,
    }

    impl std::fmt::Debug for Model {
        /// Without names, addresses and words.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Letter")
                .field("id", &self.id)
                .field("kind", &self.kind)
                .field("state", &self.state)
                .finish_non_exhaustive()
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod deliveries {
    use super::*;

    /// One try to deliver a letter.
    #[derive(Clone, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "deliveries")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DeliveryId,
        /// The letter.
        pub letter_id: LetterId,
        /// When.
        pub tried_at: Instant,
        /// How it ended.
        pub outcome: Outcome,
        /// What the mail server said. It may name the receiver: for the staff's eyes, not for logs.
        pub answer: String,
    }

    impl std::fmt::Debug for Model {
        /// Without the answer, which may name the receiver.
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Try")
                .field("letter_id", &self.letter_id)
                .field("outcome", &self.outcome)
                .finish_non_exhaustive()
        }
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// One try to deliver a letter, as it is stored.
pub use deliveries::Model as Try;
/// A letter as it is stored.
pub use letters::Model as Letter;

use letters::{Column, Entity};

/// Writes a letter inside the caller's transaction, with the job that delivers it: both exist if and only if that is
/// committed.
pub async fn post(
    tx: &impl ConnectionTrait,
    now: Instant,
    letter: NewLetter,
) -> Result<LetterId, DbErr> {
    let id = LetterId::from(Uuid::now_v7());
    Entity::insert(letters::ActiveModel {
        id: Set(id),
        kind: Set(letter.kind.to_owned()),
        lang: Set(letter.lang),
        to_address: Set(letter.to_address),
        to_name: Set(letter.to_name),
        subject: Set(letter.subject),
        body_text: Set(letter.body_text),
        body_html: Set(letter.body_html),
        about_kind: Set(letter
            .about
            .map_or(String::new(), |about| about.kind.to_owned())),
        about_id: Set(letter.about.map(|about| about.id)),
        state: Set(LetterState::Waiting),
        made_at: Set(now),
        sent_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    ask_for_delivery(tx, now, id, letter.kind).await?;
    Ok(id)
}

/// Sends a bounced letter once more, say after the mail server was set right; false if there is no such bounced letter.
pub async fn resend(tx: &impl ConnectionTrait, now: Instant, id: LetterId) -> Result<bool, DbErr> {
    let bounced = Entity::find_by_id(id)
        .filter(Column::State.eq(LetterState::Bounced))
        .one(tx)
        .await?;
    let Some(letter) = bounced else {
        return Ok(false);
    };
    Entity::update_many()
        .col_expr(Column::State, Expr::value(LetterState::Waiting))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    ask_for_delivery(tx, now, id, &letter.kind).await?;
    Ok(true)
}

async fn ask_for_delivery(
    tx: &impl ConnectionTrait,
    now: Instant,
    id: LetterId,
    kind: &str,
) -> Result<(), DbErr> {
    let job = NewJob {
        kind: DELIVER_LETTER,
        payload: serde_json::json!({ "letter_id": id }),
        // One lane for each kind: hundreds of announcements delay a sign-in code by a turn only.
        lane: format!("letters-{kind}"),
        dedupe_key: Some(format!("{DELIVER_LETTER}:{id}")),
    };
    queue::enqueue(tx, now, job).await
}

/// Notes how a try ended and what becomes of the letter.
pub(super) async fn note_try(
    tx: &impl ConnectionTrait,
    now: Instant,
    id: LetterId,
    outcome: Outcome,
    answer: &str,
) -> Result<(), DbErr> {
    deliveries::Entity::insert(deliveries::ActiveModel {
        id: Set(Uuid::now_v7().into()),
        letter_id: Set(id),
        tried_at: Set(now),
        outcome: Set(outcome),
        answer: Set(answer
            .chars()
            .filter(|c| *c != '\0')
            .take(ANSWER_CHARS_MAX)
            .collect()),
    })
    .exec_without_returning(tx)
    .await?;
    let (state, sent_at) = match outcome {
        Outcome::Deferred => return Ok(()),
        Outcome::Accepted => (LetterState::Sent, Some(now)),
        Outcome::Refused => (LetterState::Bounced, None),
    };
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .col_expr(Column::SentAt, Expr::value(sent_at))
        .filter(Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// One letter.
pub async fn find(db: &impl ConnectionTrait, id: LetterId) -> Result<Option<Letter>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// The letters about one subject, oldest first.
pub async fn list_about(db: &impl ConnectionTrait, subject: Subject) -> Result<Vec<Letter>, DbErr> {
    Entity::find()
        .filter(Column::AboutKind.eq(subject.kind))
        .filter(Column::AboutId.eq(subject.id))
        .order_by_asc(Column::Id)
        .all(db)
        .await
}

/// The letters in one state before `before` (all, if none), newest first, at most `n_max`.
pub async fn list_in_state(
    db: &impl ConnectionTrait,
    state: LetterState,
    before: Option<LetterId>,
    n_max: u64,
) -> Result<Vec<Letter>, DbErr> {
    let mut query = Entity::find()
        .filter(Column::State.eq(state))
        .order_by_desc(Column::Id)
        .limit(n_max);
    if let Some(before) = before {
        query = query.filter(Column::Id.lt(before));
    }
    query.all(db).await
}

/// How many letters are in each state; nothing where there are none.
pub async fn count(db: &impl ConnectionTrait) -> Result<Vec<(LetterState, i64)>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "n")
        .group_by(Column::State)
        .into_tuple()
        .all(db)
        .await
}

/// The tries to deliver these letters, oldest first.
pub async fn list_tries_of(db: &impl ConnectionTrait, ids: &[LetterId]) -> Result<Vec<Try>, DbErr> {
    deliveries::Entity::find()
        .filter(deliveries::Column::LetterId.is_in(ids.iter().copied()))
        .order_by_asc(deliveries::Column::Id)
        .all(db)
        .await
}

/// The tries to deliver a letter, oldest first.
pub async fn list_tries(db: &impl ConnectionTrait, id: LetterId) -> Result<Vec<Try>, DbErr> {
    deliveries::Entity::find()
        .filter(deliveries::Column::LetterId.eq(id))
        .order_by_asc(deliveries::Column::Id)
        .all(db)
        .await
}
