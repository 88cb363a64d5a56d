//! Entering, the entry's own page, and the desk's pages about entries.

mod desk;
mod enter;
mod own;
mod screening;
pub mod straightening;

pub use desk::{list, retry_picture};
pub use enter::{enter, submit};
pub(super) use enter::{let_in, photo_missing};
pub use own::{code_form, open, send_again, show, withdraw};
pub use screening::{decide, screening};

use actix_web::http::StatusCode;

use crate::app::App;
use crate::artworks::actions as artworks;
use crate::artworks::domain::{Kept, PhotoConcern, too_many_bytes};
use crate::editions::{Edition, PhotoRule};
use crate::kernel::refusal::{Facts, RefusalKind};
use crate::kernel::{ActionError, ActionResult, FieldErrors, Refusal};
use crate::members::domain::MemberGovernment;
use crate::platform::decoder::Abilities;
use crate::platform::web::{Ui, UploadedFile};

/// One thing that is wrong with a form, in words.
struct Wrong {
    /// The field's id; empty for the form as a whole.
    field: String,
    /// The sentence.
    sentence: String,
}

/// All that is wrong with a form, for its page.
#[derive(Default)]
struct Wrongs(Vec<Wrong>);

impl Wrongs {
    fn add_fields(&mut self, ui: &Ui, errors: &FieldErrors) {
        for error in &errors.0 {
            self.0.push(Wrong {
                field: error.field.clone(),
                sentence: ui.sentence("field", error.code, &error.facts),
            });
        }
    }

    fn add_refusal(&mut self, ui: &Ui, field: &str, refusal: &Refusal) {
        self.0.push(Wrong {
            field: field.to_owned(),
            sentence: ui.sentence("refusal", refusal.code, &refusal.facts),
        });
    }

    fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|wrong| wrong.field == field)
            .map(|wrong| wrong.sentence.as_str())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The field that a refusal is about; empty for the form as a whole.
fn field_of(refusal: &Refusal) -> &'static str {
    match refusal.code {
        "age-outside-divisions" => "age",
        "consent-missing" => "consent-taking-part",
        "quota-full" => "member",
        code if code.starts_with("picture-") => "photo",
        _ => "",
    }
}

/// What is wrong with the content is 422, whatever it is; the rest keeps its own status.
fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal.kind {
        RefusalKind::Conflict if !field_of(refusal).is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        RefusalKind::Unprocessable | RefusalKind::TooLarge | RefusalKind::UnsupportedType => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        _ => ActionError::from(refusal.clone()).status(),
    }
}

/// What is to be told of a photo before it is taken, and whether that was done: the form names the picture it was told of.
#[derive(Default)]
struct Told {
    /// What is to be seen and what to do.
    sentences: Vec<String>,
    /// What the form is to name.
    seen: String,
    /// Nothing is to be told, or it was.
    is_done: bool,
}

impl Told {
    fn of(ui: &Ui, edition: &Edition, kept: Option<&Kept>, seen: &str) -> Self {
        let concerns = kept
            .filter(|_| edition.photo_rule == PhotoRule::Warn)
            .map_or(&[][..], |kept| &kept.concerns);
        let reference = kept.map(Kept::reference).unwrap_or_default();
        Self {
            is_done: concerns.is_empty() || seen == reference,
            seen: reference,
            sentences: concerns
                .iter()
                .map(|concern| ui.sentence("refusal", concern.code(), &Facts::new()))
                .collect(),
        }
    }
}

/// All that an edition which takes no bad photo says of one.
fn refuse_photo(wrongs: &mut Wrongs, ui: &Ui, edition: &Edition, concerns: &[PhotoConcern]) {
    if edition.photo_rule == PhotoRule::Refuse {
        for concern in concerns {
            wrongs.add_refusal(ui, "photo", &Refusal::unprocessable(concern.code()));
        }
    }
}

/// Keeps the picture of a form, or finds the one that an earlier try of the same form brought.
pub(super) async fn receive_picture(
    app: &App,
    edition: &Edition,
    file: Option<UploadedFile>,
    reference: &str,
) -> ActionResult<Option<Kept>> {
    let side_min = edition.short_side_px_min;
    match file {
        Some(UploadedFile::Whole(bytes)) => {
            artworks::keep_picture(app, bytes, side_min).await.map(Some)
        }
        Some(UploadedFile::TooLong(bytes)) => {
            Err(too_many_bytes(bytes, app.config.limits.original_bytes_max).into())
        }
        None if reference.is_empty() => Ok(None),
        None => artworks::find_kept(app, reference, side_min).await,
    }
}

/// Whether a file field offers HEIC. A phone makes a JPEG of its photo by itself for a field that does not.
async fn takes_heic(app: &App) -> bool {
    let abilities = app.decoder.abilities().await.unwrap_or_else(|error| {
        tracing::warn!(%error, "it is not known whether HEIC can be opened");
        Abilities::default()
    });
    abilities.takes_heic
}

/// What a photo is to be, in words; as `own` and `enter` ask for one. `bytes_max` is the largest file that is taken.
fn photo_hint(ui: &Ui, edition: &Edition, bytes_max: usize, takes_heic: bool) -> String {
    ui.ta(
        "enter-photo-hint",
        &[
            ("megabytes_max", (bytes_max >> 20).into()),
            ("short_side_px_min", edition.short_side_px_min.into()),
            ("takes_heic", if takes_heic { "yes" } else { "no" }.into()),
        ],
    )
}

/// The members of one country, for a choice.
struct CountryChoice<'a> {
    country: String,
    members: Vec<&'a MemberGovernment>,
}

fn countries_of<'a>(app: &'a App, ui: &Ui) -> Vec<CountryChoice<'a>> {
    app.members
        .countries()
        .into_iter()
        .map(|country| CountryChoice {
            country: ui.country(&country),
            members: app.members.of(country).collect(),
        })
        .collect()
}
