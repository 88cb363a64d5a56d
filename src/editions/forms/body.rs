//! The settings as one document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::editions::domain::{
    Anchors, AwardCaps, AwardTier, Criterion, Division, Edition, PhotoRule, Quota, TierSize,
    WHOLE_PERMILLE,
};
use crate::editions::templates::NewIds;
use crate::kernel::{
    AwardTierId, CriterionId, DivisionId, Instant, Lang, MemberCode, QuotaId, Translated,
};

/// An age band, as written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DivisionBody {
    /// Left out for a new one.
    pub id: Option<DivisionId>,
    /// `A`, `B` …
    pub code: String,
    /// Its name by language.
    pub name: Translated,
    /// Youngest age, years.
    pub age_min: i32,
    /// Oldest age, years.
    pub age_max: i32,
}

/// A criterion, as written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionBody {
    /// Left out for a new one.
    pub id: Option<CriterionId>,
    /// Short stable code.
    pub code: String,
    /// Its name by language.
    pub name: Translated,
    /// What the fewest points mean.
    #[serde(default)]
    pub low: Translated,
    /// What the middle means.
    #[serde(default)]
    pub middle: Translated,
    /// What the most points mean.
    #[serde(default)]
    pub high: Translated,
    /// Its share.
    pub weight: f64,
    /// Fewest points.
    pub points_min: i32,
    /// Most points.
    pub points_max: i32,
}

/// An award tier, as written; the first is the highest.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TierBody {
    /// Left out for a new one.
    pub id: Option<AwardTierId>,
    /// Its name by language.
    pub name: Translated,
    /// How many are given; left out where a share is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<i32>,
    /// What share of the works in judging is given, in percent, 0.1 to 100 with one decimal, rounded up to whole works; left out where `size` says
    /// how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_percent: Option<f64>,
    /// Whether so many, or this share, are given in each age band; else in all.
    #[serde(default)]
    pub is_per_division: bool,
}

impl TierBody {
    /// What both, none, or a share finer than a tenth of a percent come to is refused with all that gives nothing.
    fn size(&self) -> TierSize {
        match (self.size, self.share_percent) {
            (Some(n), None) => TierSize::Works(n),
            (None, None) => TierSize::Works(0),
            (_, Some(percent)) => {
                let permille = percent * 10.0;
                let is_read = self.size.is_none()
                    && (0.0..=f64::from(WHOLE_PERMILLE)).contains(&permille)
                    && (permille - permille.round()).abs() < 1e-6;
                // In bounds, and whole.
                TierSize::Permille(if is_read { permille.round() as i32 } else { 0 })
            }
        }
    }
}

/// A quota, as written.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuotaBody {
    /// For this member government; for all others where left out.
    pub member: Option<MemberCode>,
    /// How many.
    pub entries_max: i32,
}

/// All that can be set of an edition.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionBody {
    /// The year it is named after.
    pub year: i32,
    /// The subject by language.
    pub theme: Translated,
    /// A paragraph for the call, by language.
    #[serde(default)]
    pub description: Translated,
    /// IANA name of the contest's zone.
    pub zone: String,
    /// The languages in which the call is announced.
    pub languages: Vec<Lang>,
    /// Entries are taken from here …
    pub opens_at: Option<Instant>,
    /// … until here.
    pub closes_at: Option<Instant>,
    /// Minutes after the deadline in which an entry is still taken.
    pub grace_minutes: i32,
    /// The day on which an age counts.
    #[schema(value_type = String, format = Date)]
    pub age_on: Date,
    /// Least length of a picture's short side, px.
    pub short_side_px_min: i32,
    /// What becomes of a photo that is blurred, dark or cut off; `warn` where left out.
    #[serde(default = "warn")]
    pub photo_rule: PhotoRule,
    /// Age bands, in order.
    pub divisions: Vec<DivisionBody>,
    /// Questions to the judges, in order.
    pub criteria: Vec<CriterionBody>,
    /// Levels of award, the highest first.
    pub tiers: Vec<TierBody>,
    /// How many awards of one country, member and so on are the most that raise no warning; what is left out is not counted.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, i32>)]
    pub award_caps: AwardCaps,
    /// Quotas.
    pub quotas: Vec<QuotaBody>,
}

fn warn() -> PhotoRule {
    PhotoRule::Warn
}

impl EditionBody {
    /// What can be set, as it stands.
    pub fn of(edition: &Edition) -> Self {
        Self {
            year: edition.year,
            theme: edition.theme.clone(),
            description: edition.description.clone(),
            zone: edition.zone.clone(),
            languages: edition.languages.clone(),
            opens_at: edition.opens_at,
            closes_at: edition.closes_at,
            grace_minutes: edition.grace_minutes,
            age_on: edition.age_on,
            short_side_px_min: edition.short_side_px_min,
            photo_rule: edition.photo_rule,
            divisions: edition
                .divisions
                .iter()
                .map(|part| DivisionBody {
                    id: Some(part.id),
                    code: part.code.clone(),
                    name: part.name.clone(),
                    age_min: part.age_min,
                    age_max: part.age_max,
                })
                .collect(),
            criteria: edition
                .criteria
                .iter()
                .map(|part| CriterionBody {
                    id: Some(part.id),
                    code: part.code.clone(),
                    name: part.name.clone(),
                    low: part.anchors.low.clone(),
                    middle: part.anchors.middle.clone(),
                    high: part.anchors.high.clone(),
                    weight: part.weight,
                    points_min: part.points_min,
                    points_max: part.points_max,
                })
                .collect(),
            tiers: edition
                .tiers
                .iter()
                .map(|part| TierBody {
                    id: Some(part.id),
                    name: part.name.clone(),
                    size: match part.size {
                        TierSize::Works(n) => Some(n),
                        TierSize::Permille(_) => None,
                    },
                    share_percent: match part.size {
                        TierSize::Works(_) => None,
                        TierSize::Permille(n) => Some(f64::from(n) / 10.0),
                    },
                    is_per_division: part.is_per_division,
                })
                .collect(),
            award_caps: edition.award_caps.clone(),
            quotas: edition
                .quotas
                .iter()
                .map(|part| QuotaBody {
                    member: part.member.clone(),
                    entries_max: part.entries_max,
                })
                .collect(),
        }
    }

    /// The edition with these settings; number, state and own id stay. Ids of parts that are not this edition's are
    /// not believed: such a part is a new one.
    pub fn into_edition(self, stored: &Edition, ids: &impl NewIds) -> Edition {
        fn keep<Id: PartialEq + From<uuid::Uuid>>(
            id: Option<Id>,
            mut own: impl Iterator<Item = Id>,
            ids: &impl NewIds,
        ) -> Id {
            match id {
                Some(id) if own.any(|known| known == id) => id,
                _ => ids.new_id(),
            }
        }
        Edition {
            id: stored.id,
            number: stored.number,
            state: stored.state,
            year: self.year,
            theme: self.theme,
            description: self.description,
            zone: self.zone,
            languages: self.languages,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            grace_minutes: self.grace_minutes,
            age_on: self.age_on,
            short_side_px_min: self.short_side_px_min,
            photo_rule: self.photo_rule,
            divisions: self
                .divisions
                .into_iter()
                .map(|part| Division {
                    id: keep(part.id, stored.divisions.iter().map(|own| own.id), ids),
                    code: part.code,
                    name: part.name,
                    age_min: part.age_min,
                    age_max: part.age_max,
                })
                .collect(),
            criteria: self
                .criteria
                .into_iter()
                .map(|part| Criterion {
                    id: keep(part.id, stored.criteria.iter().map(|own| own.id), ids),
                    code: part.code,
                    name: part.name,
                    anchors: Anchors {
                        low: part.low,
                        middle: part.middle,
                        high: part.high,
                    },
                    weight: part.weight,
                    points_min: part.points_min,
                    points_max: part.points_max,
                })
                .collect(),
            tiers: (1..)
                .zip(self.tiers)
                .map(|(position, part)| AwardTier {
                    id: keep(part.id, stored.tiers.iter().map(|own| own.id), ids),
                    position,
                    size: part.size(),
                    is_per_division: part.is_per_division,
                    name: part.name,
                })
                .collect(),
            award_caps: self.award_caps,
            quotas: self
                .quotas
                .into_iter()
                .map(|part| Quota {
                    id: ids.new_id::<QuotaId>(),
                    member: part.member,
                    entries_max: part.entries_max,
                })
                .collect(),
        }
    }
}
