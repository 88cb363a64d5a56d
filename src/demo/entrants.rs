//! The children of the demonstration: who sends which drawing when. Pure: the same place gives the same child.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::SignedDuration;

use super::names::{name_of, scene_of, title_of, visited_of};
use super::painter::{Capture, DrawingSpec, Scene, capture, plan};
use super::story::{Facts, NamedAward};
use crate::artworks::domain::Words;
use crate::entries::domain::{ConsentPurpose, Relation, Submission};
use crate::kernel::{Country, Instant, Lang, MemberCode, Translated};
use crate::people::Email;

const STATEMENTS_CSV: &str = include_str!("statements.csv");

static STATEMENTS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = STATEMENTS_CSV.lines().skip(1);
    lines.filter_map(|line| line.split_once(',')).collect()
});

/// Decides every chance in the demonstration.
const SEED: u64 = 2021;

/// A child with a drawing.
#[derive(Debug, Clone)]
pub struct Entrant {
    /// The drawing.
    pub spec: DrawingSpec,
    /// How it was sent in.
    pub capture: Capture,
    /// The filled form.
    pub submission: Submission,
    /// Its title in all languages.
    pub title: Translated,
    /// The award that the record names for it.
    pub named_tier: Option<i32>,
    /// When it was sent.
    pub at: Instant,
}

/// A number that depends on a place and on what is asked, and on nothing else (SplitMix64).
pub fn chance(place: u64, question: u64) -> u64 {
    let mut z = SEED
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(place.wrapping_mul(0xD1B5_4A32_D192_ED03))
        .wrapping_add(question.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The same between 0 and 1.
pub fn unit(place: u64, question: u64) -> f64 {
    (chance(place, question) >> 11) as f64 / (1u64 << 53) as f64
}

/// About normally distributed, mean 0, standard deviation 1.
pub fn bell(place: u64, question: u64) -> f64 {
    let sum: f64 = (0..12)
        .map(|part| unit(place, question * 16 + part + 1000))
        .sum();
    sum - 6.0
}

/// The language of a country's children.
pub fn language_of(country: Country) -> Lang {
    match country.as_str() {
        "CN" => Lang::Zh,
        "JP" => Lang::Ja,
        "KR" | "KP" => Lang::Ko,
        "MN" => Lang::Mn,
        "RU" => Lang::Ru,
        "VN" => Lang::Vi,
        _ => Lang::En,
    }
}

/// `n` children of an edition's call, in the order of their sending; `members` are each country's governments and
/// `first_place` is where their drawings begin among all that the painter can paint.
pub fn entrants(
    facts: &Facts,
    members: &BTreeMap<String, Vec<MemberCode>>,
    (opens_at, closes_at): (Instant, Instant),
    n: u32,
    first_place: u32,
) -> Vec<Entrant> {
    let mut countries: Vec<(f64, &str)> = Vec::new();
    let shares = facts.shares(n);
    for (country, share) in &shares {
        for k in 0..*share {
            let jitter = unit(u64::from(k), country.bytes().map(u64::from).sum());
            countries.push(((f64::from(k) + jitter) / f64::from(*share), country));
        }
    }
    countries.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
    let mut named: Vec<&NamedAward> = facts.named_awards.iter().collect();
    let whole = closes_at.since(opens_at).as_millis() as f64;
    let mut entrants = Vec::with_capacity(countries.len());
    for (place, (_, country)) in (0u32..).zip(countries) {
        let own = u64::from(first_place + place);
        // More comes in the last weeks than in the first.
        let share = ((f64::from(place) + 0.5) / f64::from(n.max(1))).powf(0.55);
        let at = opens_at.plus(SignedDuration::from_millis((whole * share) as i64));
        let Ok(code) = country.parse::<Country>() else {
            continue;
        };
        let found = named
            .iter()
            .position(|award| award.member.country() == code)
            .filter(|_| first_place == 0 && unit(own, 1) < 0.2);
        let named = found.map(|at| named.remove(at));
        let governments = members.get(country).map_or(&[][..], Vec::as_slice);
        if let Some(entrant) = entrant_at(own, code, governments, named, at) {
            entrants.push(entrant);
        }
    }
    entrants
}

fn entrant_at(
    own: u64,
    country: Country,
    governments: &[MemberCode],
    named: Option<&NamedAward>,
    at: Instant,
) -> Option<Entrant> {
    let place = u32::try_from(own).ok()?;
    let mut spec = plan(place, SEED);
    let lang = language_of(country);
    let found = title_of(spec.visited, chance(own, 2));
    let mut title = found.words.clone();
    spec.scene = found.scene;
    // Some governments send many, most send a few.
    let pick = unit(own, 3).powf(1.4) * governments.len() as f64;
    let mut member = governments.get(pick as usize)?.clone();
    if let Some(award) = named {
        spec.visited = visited_of(&award.visited).unwrap_or(spec.visited);
        spec.scene = scene_of(&award.scene).unwrap_or(spec.scene);
        spec.portrait = false;
        title.clone_from(&award.title);
        member = award.member.clone();
    }
    if matches!(spec.scene, Scene::Train | Scene::Friends | Scene::Herd) {
        spec.portrait = false;
    }
    let age = (spec.skill.round() as i32).clamp(6, 16);
    let name = name_of(country, chance(own, 4) >> 8);
    let guardian = name_of(country, chance(own, 5) >> 8);
    let statements: Vec<&str> = STATEMENTS
        .iter()
        .filter(|(of, _)| *of == lang.as_str())
        .map(|(_, words)| *words)
        .collect();
    let statement = (named.is_some() || unit(own, 6) < 0.6)
        .then(|| statements.get((chance(own, 7) % statements.len().max(1) as u64) as usize))
        .flatten()
        .map_or("", |words| *words);
    let says = |question: u64, share: f64| unit(own, question) < share;
    let consents = BTreeMap::from([
        (ConsentPurpose::TakingPart, true),
        (ConsentPurpose::Transfer, true),
        (ConsentPurpose::ShowWork, true),
        (ConsentPurpose::ShowName, named.is_some() || says(8, 0.86)),
        (
            ConsentPurpose::PrintAndTour,
            named.is_some() || says(9, 0.9),
        ),
        (ConsentPurpose::Archive, says(10, 0.8)),
    ]);
    Some(Entrant {
        named_tier: named.map(|award| award.tier),
        capture: capture(place, SEED),
        spec,
        submission: Submission {
            name_native: name.native,
            name_latin: name.latin,
            member,
            age,
            school: school_of(lang, age, 1 + chance(own, 11) % 48),
            words: Words {
                title: title.text(lang).to_owned(),
                title_lang: lang,
                statement: statement.to_owned(),
            },
            guardian_name: guardian.native,
            guardian_email: format!("guardian-{own}@example.org")
                .parse::<Email>()
                .ok()?,
            relation: Relation::Parent,
            lang,
            consents,
        },
        title,
        at,
    })
}

fn school_of(lang: Lang, age: i32, number: u64) -> String {
    let is_small = age <= 12;
    match lang {
        Lang::Zh => format!("第{number}{}", if is_small { "小学" } else { "中学" }),
        Lang::Ja => format!("第{number}{}", if is_small { "小学校" } else { "中学校" }),
        Lang::Ko => format!(
            "제{number}{}",
            if is_small {
                "초등학교"
            } else {
                "중학교"
            }
        ),
        Lang::Mn => format!("{number}-р сургууль"),
        Lang::Ru => format!("Школа № {number}"),
        Lang::Vi => format!("Trường số {number}"),
        Lang::En => format!("School No. {number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> BTreeMap<String, Vec<MemberCode>> {
        let all = crate::members::domain::read_csv(crate::members::actions::CSV).unwrap();
        let mut by_country: BTreeMap<String, Vec<MemberCode>> = BTreeMap::new();
        for one in all {
            by_country
                .entry(one.country.to_string())
                .or_default()
                .push(one.code);
        }
        by_country
    }

    #[test]
    fn the_call_brings_the_published_numbers_in_the_true_proportions() {
        let facts = Facts::edition_9().unwrap();
        assert_eq!(facts.n_entries(), 456);
        assert_eq!(facts.tier_sizes.iter().sum::<u32>(), facts.awarded_total);
        let shares: Vec<u32> = facts.shares(456).into_values().collect();
        assert_eq!(shares, [290, 49, 29, 17, 71]);
        let shares: Vec<u32> = facts.shares(40).into_values().collect();
        assert_eq!(shares, [25, 4, 3, 2, 6]);
        assert_eq!(facts.tiers_for(456), [1, 4, 15, 160]);
    }

    #[test]
    fn the_children_come_in_order_and_those_whom_the_record_names_are_among_them() {
        let facts = Facts::edition_9().unwrap();
        let call = (facts.opens_at(), facts.closes_at());
        let all = entrants(&facts, &members(), call, 456, 0);
        assert_eq!(all.len(), 456);
        assert!(all.windows(2).all(|pair| pair[0].at <= pair[1].at));
        assert!(call.0 <= all[0].at && all[455].at < call.1);
        for award in &facts.named_awards {
            let found = all
                .iter()
                .any(|one| one.submission.member == award.member && one.title == award.title);
            assert!(found, "{:?}", award.title);
        }
    }
}
