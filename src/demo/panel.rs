//! Five judges look at the 9th edition: who they are, and how they give points. The points are drawn, but as people give
//! them: one is stricter, one uses only the middle of the scale, and nobody sees the same twice.

use std::collections::{BTreeMap, HashMap};

use jiff::SignedDuration;

use super::build::{Progress, Scene};
use super::entrants::{bell, chance};
use super::staff::{acting, at};
use crate::editions::Edition;
use crate::entries::actions as entries;
use crate::judging::actions::{self as judging, JudgeSheet, NewJudge, NewRound};
use crate::judging::domain::{
    AssignmentState, Card, ConflictRule, RoundMethod, RoundSettings, RoundState,
};
use crate::judging::tally::Method;
use crate::kernel::{CriterionId, EntryId, Lang, Role, RoundId, Translated};

/// A judge: address, name, country, language; how many points below the others, how far the points reach apart, and how
/// much one look differs from the next.
struct Person {
    email: &'static str,
    name: &'static str,
    country: &'static str,
    lang: Lang,
    severity: f64,
    spread: f64,
    noise: f64,
}

const PANEL: [Person; 5] = [
    person(
        "judge@example.org",
        "小野美香",
        "JP",
        Lang::Ja,
        0.1,
        1.0,
        0.6,
    ),
    person(
        "judge-2@example.org",
        "沈若兰",
        "CN",
        Lang::Zh,
        0.7,
        1.15,
        0.7,
    ),
    person(
        "judge-3@example.org",
        "한서우",
        "KR",
        Lang::Ko,
        -0.5,
        0.8,
        0.6,
    ),
    person(
        "judge-4@example.org",
        "Ганбаатар Сарнай",
        "MN",
        Lang::Mn,
        -0.8,
        1.05,
        0.8,
    ),
    person(
        "judge-5@example.org",
        "Вера Лапина",
        "RU",
        Lang::Ru,
        0.4,
        1.2,
        0.9,
    ),
];

const fn person(
    email: &'static str,
    name: &'static str,
    country: &'static str,
    lang: Lang,
    severity: f64,
    spread: f64,
    noise: f64,
) -> Person {
    Person {
        email,
        name,
        country,
        lang,
        severity,
        spread,
        noise,
    }
}

/// Judges per entry.
const READS: i32 = 3;
/// What an entry in the middle gets from a judge in the middle.
const MIDDLE: f64 = 5.7;
/// Points for one standard deviation of what the entries are worth.
const POINTS_PER_SD: f64 = 1.45;

/// What an entry is worth, in standard deviations. Those that the record names are worth what their award says.
fn worth(place: u64, named_tier: Option<i32>) -> f64 {
    match named_tier {
        Some(1) => 3.6,
        Some(2) => 2.7,
        Some(3) => 2.0,
        Some(_) => 0.8,
        None => bell(place, 50).min(2.3),
    }
}

/// The points of one judge for one criterion.
fn points(judge: &Person, at: u64, place: u64, criterion: u64, worth: f64) -> i32 {
    let read = bell(place * 8 + at, 60) * judge.noise;
    let own = bell(place * 64 + at * 8 + criterion, 61) * 0.6;
    let wished = MIDDLE - judge.severity + judge.spread * POINTS_PER_SD * worth + read + own;
    (wished.round() as i32).clamp(1, 10)
}

impl Scene<'_> {
    /// Invites, assigns, scores, closes, counts and certifies, from wherever it stands. Needs the call closed and all admitted.
    pub(super) async fn judge(
        &self,
        edition: &Edition,
        told: &dyn Fn(Progress),
    ) -> anyhow::Result<()> {
        told(Progress::Began("judging"));
        let desk = &self.staff.secretariat;
        let closed = self.facts.closes_at();
        let day = |n: i64| at(self.app, closed.plus(SignedDuration::from_hours(24 * n)));
        let judges = self.invite(edition).await?;
        let rounds = judging::list_rounds(self.app, desk, edition.id).await?;
        let id = match rounds.first() {
            Some(round) => round.id,
            None => judging::create_round(&day(3), desk, edition.id, &self.round()).await?,
        };
        let state = async || {
            let sheet = judging::find_round(self.app, desk, id).await?;
            anyhow::Ok(sheet.round.state)
        };
        if state().await? == RoundState::Draft {
            let seats: Vec<_> = judges.iter().map(|one| (one.judge.id, None)).collect();
            judging::set_panel(&day(3), desk, id, &seats).await?;
            judging::assign(&day(3), desk, id).await?;
            judging::open_round(&day(4), desk, id).await?;
        }
        if state().await? == RoundState::Open {
            self.score(edition, id, &judges).await?;
            judging::close_round(&day(32), desk, id, "").await?;
        }
        if state().await? == RoundState::Closed {
            judging::run_tally(&day(33), desk, id, None, "").await?;
        }
        if state().await? == RoundState::Tallied {
            let works = entries::count_in_judging(self.app.db.read(), edition.id).await?;
            let places = edition
                .tiers
                .iter()
                .flat_map(|tier| tier.places(&edition.divisions, &works));
            let n_awards = places.map(|one| one.n);
            let seen = "The panel has seen the order and stands by it.";
            let deputy = &self.staff.deputy;
            judging::certify(&day(33), deputy, id, Some(n_awards.sum()), seen).await?;
        }
        Ok(())
    }
}

impl Scene<'_> {
    fn round(&self) -> NewRound {
        let name = BTreeMap::from([
            (Lang::Zh, "评审"),
            (Lang::Ja, "審査"),
            (Lang::Ko, "심사"),
            (Lang::Mn, "Шүүлт"),
            (Lang::Ru, "Оценка"),
            (Lang::En, "Judging"),
            (Lang::Vi, "Chấm điểm"),
        ]);
        let closed = self.facts.closes_at();
        NewRound {
            method: RoundMethod::Criteria,
            settings: RoundSettings::default(),
            name: Translated(
                name.into_iter()
                    .map(|(lang, text)| (lang, text.to_owned()))
                    .collect(),
            ),
            reads_per_entry: READS,
            conflict_rule: ConflictRule::OwnCountry,
            tally_method: Method::Model.name().to_owned(),
            seed: "20210703".to_owned(),
            advance_count: None,
            deadline_at: Some(closed.plus(SignedDuration::from_hours(24 * 31))),
        }
    }

    /// The five, each once, all of whom said yes.
    async fn invite(&self, edition: &Edition) -> anyhow::Result<Vec<JudgeSheet>> {
        let desk = &self.staff.secretariat;
        let day = at(
            self.app,
            self.facts.closes_at().plus(SignedDuration::from_hours(24)),
        );
        let held = judging::list_judges(self.app, desk, edition.id).await?;
        for one in &PANEL {
            if held.iter().any(|sheet| sheet.person.email == one.email) {
                continue;
            }
            let new = NewJudge {
                email: one.email.parse()?,
                name: one.name.to_owned(),
                lang: one.lang,
                country: one.country.parse()?,
                member: None,
            };
            judging::invite_judge(&day, desk, edition.id, &new).await?;
        }
        let judges = judging::list_judges(self.app, desk, edition.id).await?;
        for sheet in &judges {
            let judge = acting(sheet.person.id, Role::Judge, Some(edition.id));
            judging::accept_judging(&day, &judge, sheet.judge.id).await?;
        }
        Ok(judges)
    }

    /// Every card that is not whole yet, in each judge's own order, a few every day.
    async fn score(
        &self,
        edition: &Edition,
        round: RoundId,
        judges: &[JudgeSheet],
    ) -> anyhow::Result<()> {
        let desk = &self.staff.secretariat;
        let worths = self.worths(edition).await?;
        let opens = self
            .facts
            .closes_at()
            .plus(SignedDuration::from_hours(24 * 4));
        let criteria: Vec<CriterionId> = edition.criteria.iter().map(|one| one.id).collect();
        for one in judging::list_assignments(self.app, desk, round).await? {
            if one.state == AssignmentState::Done {
                continue;
            }
            let Some(sheet) = judges.iter().find(|sheet| sheet.judge.id == one.judge_id) else {
                continue;
            };
            let Some((at_panel, person)) = PANEL
                .iter()
                .enumerate()
                .find(|(_, person)| person.email == sheet.person.email)
            else {
                continue;
            };
            let Some((place, worth)) = worths.get(&one.entry_id) else {
                continue;
            };
            let given = criteria
                .iter()
                .zip(0u64..)
                .map(|(id, k)| (*id, points(person, at_panel as u64, *place, k, *worth)))
                .collect();
            let card = Card {
                points: given,
                note: String::new(),
                flags: Vec::new(),
                is_later: false,
                client_at: None,
            };
            // About a minute for each work, a sitting of twelve every day.
            let position = i64::from(one.position);
            let sitting = SignedDuration::from_hours(24 * (position / 12).min(25) + 10);
            let within =
                SignedDuration::from_secs(position % 12 * 64 + (chance(*place, 62) % 40) as i64);
            let then = at(self.app, opens.plus(sitting).plus(within));
            let judge = acting(sheet.person.id, Role::Judge, Some(edition.id));
            judging::cast_scorecard(&then, &judge, one.id, Some("demo"), &card).await?;
        }
        Ok(())
    }

    /// The place of every entry in the order of their sending, and what it is worth.
    async fn worths(&self, edition: &Edition) -> anyhow::Result<HashMap<EntryId, (u64, f64)>> {
        let all = self.entrants();
        let desk = &self.staff.secretariat;
        let standing = self.standing(desk, edition).await?;
        Ok((0u64..)
            .zip(standing.iter().zip(&all))
            .map(|(place, (entry, entrant))| (entry.id, (place, worth(place, entrant.named_tier))))
            .collect())
    }
}
