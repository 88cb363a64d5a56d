//! Every id is its own type, so that an entry's id cannot be passed where a round's is wanted.
//!
//! Ids are UUIDv7 (RFC 9562): made by us, sorted by time of making, the same on both databases. They are made by
//! [`crate::platform::clock::Clock::new_id`], because making one needs the time and chance.

/// Declares an id type around a UUIDv7.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, sea_orm::DeriveValueType, utoipa::ToSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self { Self(id) }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self { id.0 }
        }

        // Asked for of every primary key; only databases that count up their own keys would use it.
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { Ok(Self(text.parse()?)) }
        }
    )+};
}

ids! {
    /// A person with a sign-in: secretariat, judge, coordinator, teacher.
    PersonId,
    /// What a person may be: one role, perhaps within an edition or a member government.
    GrantId,
    /// One signed-in browser.
    SessionId,
    /// One numbered run of the contest.
    EditionId,
    /// An age band of an edition.
    DivisionId,
    /// A weighted question that judges answer with points.
    CriterionId,
    /// A level of award of an edition.
    AwardTierId,
    /// The most entries a member government may send.
    QuotaId,
    /// A drawing with its original and derivatives.
    ArtworkId,
    /// What a person decided about laying the sheet of a photo straight.
    StraighteningId,
    /// A picture that arrives in pieces. Made of chance alone (UUIDv4): its address is the key to it.
    UploadId,
    /// A drawing's taking part in one edition.
    EntryId,
    /// A guardian's word for one purpose.
    ConsentId,
    /// One decision of the screening desk.
    ScreeningId,
    /// One pass of judging.
    RoundId,
    /// A person judging in one edition.
    JudgeId,
    /// This judge looks at this entry.
    AssignmentId,
    /// A judge steps aside.
    RecusalId,
    /// One assignment's scores; every revision is kept.
    ScorecardId,
    /// A judge's order of their works in a round; every revision is kept.
    JudgeOrderId,
    /// What a judge said of two works.
    ComparisonId,
    /// An immutable computation of a round's standings.
    TallyId,
    /// A work that goes on, or stays, otherwise than the cut says.
    ExceptionId,
    /// All judges of a round look once more at the works about which they differ.
    ReviewId,
    /// The chair's word for a tally.
    CertificationId,
    /// An award given to an entry.
    AwardId,
    /// Results made public.
    AnnouncementId,
    /// A report that something is wrong with a work.
    ObjectionId,
    /// What is looked into about an entry, and decided.
    CaseId,
    /// What a side says in a case.
    StatementId,
    /// A rule by which member governments stand, as it was set once.
    StandingRuleId,
    /// A member's figures in an edition that was not run here.
    PastRecordId,
    /// A selection of works under one title.
    ExhibitionId,
    /// A themed section of an exhibition.
    RoomId,
    /// One work hung in a room.
    PlacementId,
    /// The caption of a placement in one language.
    LabelId,
    /// A place that can show an exhibition.
    VenueId,
    /// An exhibition at a place for some days.
    StopId,
    /// A mail that we write.
    LetterId,
    /// One try to deliver a letter.
    DeliveryId,
    /// A piece of work in the background.
    JobId,
    /// A line of the journal.
    JournalId,
}
