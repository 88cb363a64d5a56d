//! What programs read of an entry.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::super::actions::{self, EntrySheet};
use super::super::domain::{ConsentPurpose, ConsentState, Decision, EntryState, Reason};
use super::StraighteningView;
use crate::artworks::{PhotoConcern, PictureState, PictureView};
use crate::kernel::{DivisionId, EntryId, Instant, Lang, MemberCode};

/// What whoever sent it in gets back.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptView {
    /// The entry's number: `9-MN-017`.
    pub number: String,
    /// Opens the entry; shown here and in the letter, nowhere else.
    pub code: String,
    /// What another photo would do better, the weightiest first; nothing if all is well.
    pub photo_concerns: Vec<PhotoConcern>,
}

/// An entry, for its own people and the staff.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryView {
    /// Its id; the cursor of lists.
    pub id: EntryId,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: EntryState,
    /// The member government.
    pub member_code: MemberCode,
    /// The age band.
    pub division_id: DivisionId,
    /// The child's name in its own script.
    pub name_native: String,
    /// The same in Latin letters.
    pub name_latin: String,
    /// Years on the edition's day.
    pub age: i32,
    /// May be empty.
    pub school: String,
    /// The drawing's title.
    pub title: String,
    /// Language of title and statement.
    pub title_lang: Lang,
    /// May be empty.
    pub statement: String,
    /// When it arrived.
    pub submitted_at: Instant,
    /// Until when another photo may come, if it was returned.
    pub return_deadline_at: Option<Instant>,
    /// Where the picture stands.
    pub picture_state: PictureState,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// What another photo would do better, the weightiest first; nothing if all is well.
    pub photo_concerns: Vec<PhotoConcern>,
}

/// An entry with its consents and decisions.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntrySheetView {
    /// The entry.
    pub entry: EntryView,
    /// The word that counts, by purpose; what was never answered is absent.
    #[schema(value_type = BTreeMap<String, ConsentState>)]
    pub consents: BTreeMap<ConsentPurpose, ConsentState>,
    /// The decisions, the newest first.
    pub decisions: Vec<DecisionView>,
    /// What a decision may carry as `seen`.
    pub stamp: String,
    /// Whether the sheet in its photo was found and is laid straight.
    pub straightening: StraighteningView,
}

/// A decision of the screening desk.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionView {
    /// What was decided.
    pub decision: Decision,
    /// Why, unless it was admitted.
    pub reason: Option<Reason>,
    /// What was written to the guardian.
    pub note: String,
    /// When.
    pub decided_at: Instant,
}

/// A page of entries.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntriesView {
    /// In the order of arrival.
    pub entries: Vec<EntryView>,
    /// The `after` of the next page, if there is one.
    pub next: Option<EntryId>,
}

pub(super) fn view_of(entry: &actions::Entry, shown: crate::artworks::actions::Shown) -> EntryView {
    EntryView {
        id: entry.id,
        number: entry.number.clone(),
        state: entry.state,
        member_code: entry.member_code.clone(),
        division_id: entry.division_id,
        name_native: entry.name_native.clone(),
        name_latin: entry.name_latin.clone(),
        age: entry.age,
        school: entry.school.clone(),
        title: shown.artwork.title,
        title_lang: shown.artwork.title_lang,
        statement: shown.artwork.statement,
        submitted_at: entry.submitted_at,
        return_deadline_at: entry.return_deadline_at,
        picture_state: shown.artwork.picture_state,
        picture: shown.picture,
        photo_concerns: shown.artwork.concerns.0,
    }
}

pub(super) fn sheet_view(sheet: EntrySheet) -> EntrySheetView {
    EntrySheetView {
        stamp: actions::stamp_of(
            &sheet.entry,
            sheet.screenings.len(),
            sheet.straightenings.len(),
        ),
        straightening: StraighteningView::of(&sheet),
        consents: sheet
            .consents
            .into_iter()
            .filter_map(|(purpose, state)| Some((purpose, state?)))
            .collect(),
        decisions: sheet
            .screenings
            .into_iter()
            .map(|one| DecisionView {
                decision: one.decision,
                reason: one.reason,
                note: one.note,
                decided_at: one.decided_at,
            })
            .collect(),
        entry: view_of(
            &sheet.entry,
            crate::artworks::actions::Shown {
                artwork: sheet.artwork,
                picture: sheet.picture,
            },
        ),
    }
}
