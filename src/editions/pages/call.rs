//! The call as the public reads it.

use actix_web::web;
use askama::Template;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::super::actions;
use super::super::domain::{AwardTier, Edition, EditionState, TierSize};
use crate::app::App;
use crate::kernel::refusal::Fact;
use crate::kernel::{ActionError, Instant, Refusal};
use crate::platform::web::{PageResult, Ui, page, see_other};

/// Milliseconds of a day, for "days left".
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Template)]
#[template(path = "editions/call.html")]
struct CallPage {
    ui: Ui,
    edition: Edition,
    zone: TimeZone,
    takes_entries: bool,
    refusal: Option<Refusal>,
    days_left: i64,
    asked_age: String,
    told: Option<Told>,
}

/// What is said about an age that was asked for.
struct Told {
    is_in: bool,
    says: String,
}

/// What the address may ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CallQuery {
    age: String,
}

/// `GET /{lang}/call`: the current call.
pub async fn current_call(app: web::Data<App>, ui: Ui) -> PageResult {
    match actions::find_current(&app).await? {
        Some(edition) => see_other(ui.link(&format!("/editions/{}", edition.number))),
        None => Err(ActionError::NotFound),
    }
}

/// `GET /{lang}/editions/{number}`
pub async fn call(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    query: web::Query<CallQuery>,
) -> PageResult {
    let edition = actions::find_edition(&app, &ui.actor, path.1).await?;
    let now = app.clock.now();
    let told = query
        .age
        .trim()
        .parse::<i32>()
        .ok()
        .map(|age| match edition.division_for(age) {
            Ok(division) => Told {
                is_in: true,
                says: ui.ta(
                    "call-age-in",
                    &[
                        ("age", Fact::Number(age.into())),
                        ("division", ui.pick(&division.name).into()),
                    ],
                ),
            },
            Err(refusal) => Told {
                is_in: false,
                says: ui.sentence("refusal", refusal.code, &refusal.facts),
            },
        });
    let refusal = edition.takes_entries(now).err();
    page(&CallPage {
        zone: edition.time_zone(),
        takes_entries: refusal.is_none(),
        days_left: days_left(edition.closes_at, now),
        refusal,
        asked_age: query.into_inner().age,
        told,
        edition,
        ui,
    })
}

/// Whole days until an instant, the begun one counted; 0 when it is over or not set.
pub(super) fn days_left(until: Option<Instant>, now: Instant) -> i64 {
    until.map_or(0, |until| {
        (until.as_ms() - now.as_ms()).max(0).div_euclid(DAY_MS)
            + i64::from((until.as_ms() - now.as_ms()).max(0) % DAY_MS > 0)
    })
}

#[derive(Serialize)]
struct Band<'a> {
    name: &'a str,
    from: i32,
    to: i32,
}

/// How many of a tier are given, in words.
pub fn tier_says(ui: &Ui, tier: &AwardTier) -> String {
    match (tier.size, tier.is_per_division) {
        (TierSize::Works(n), false) => ui.t1("call-award-count", "n", n),
        (TierSize::Works(n), true) => ui.t1("call-award-count-each", "n", n),
        (TierSize::Permille(_), false) => {
            ui.t1("call-award-share", "percent", percent_of(ui, tier))
        }
        (TierSize::Permille(_), true) => {
            ui.t1("call-award-share-each", "percent", percent_of(ui, tier))
        }
    }
}

/// The share that a tier takes, in percent, as a number in the language of the page; empty where it takes so many works.
pub fn percent_of(ui: &Ui, tier: &AwardTier) -> String {
    match tier.size {
        TierSize::Works(_) => String::new(),
        TierSize::Permille(n) => ui.decimal(&(f64::from(n) / 10.0), u8::from(n % 10 != 0)),
    }
}

impl CallPage {
    fn tier_says(&self, tier: &AwardTier) -> String {
        tier_says(&self.ui, tier)
    }

    /// The age bands for the field that tells a division while one types; see `data-age-divisions`.
    fn bands(&self) -> String {
        let bands: Vec<Band<'_>> = self
            .edition
            .divisions
            .iter()
            .map(|part| Band {
                name: self.ui.pick(&part.name),
                from: part.age_min,
                to: part.age_max,
            })
            .collect();
        serde_json::to_string(&bands).unwrap_or_default()
    }

    /// A sentence with its places left open, for the browser to fill in.
    fn age_in(&self) -> String {
        self.ui.ta(
            "call-age-in",
            &[("age", "{age}".into()), ("division", "{division}".into())],
        )
    }

    /// What is said of an age outside all bands, with the age left open.
    fn age_out(&self) -> String {
        let refusal = self.edition.division_for(-1).err();
        refusal.map_or_else(String::new, |refusal| {
            let refusal = refusal.with("age", "{age}");
            self.ui.sentence("refusal", refusal.code, &refusal.facts)
        })
    }

    fn is_over(&self) -> bool {
        self.refusal
            .as_ref()
            .is_some_and(|refusal| refusal.code == "call-closed")
    }

    fn has_provisional(&self) -> bool {
        self.edition.state == EditionState::Objection
    }

    fn has_results(&self) -> bool {
        matches!(
            self.edition.state,
            EditionState::Published | EditionState::Archived
        )
    }
}
