//! A whole round: invited, assigned, scored blind, closed, counted, advanced; and what nobody may see before.

mod apart;
mod cards;
mod chain;
mod closing;
mod deciding;
mod faces;
mod fair;
mod methods;
mod minutes;
mod orders;
mod pages;
mod reviewing;
mod room;
mod rounds;
mod twins;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::http::StatusCode;
use artkite::app::App;
use artkite::artworks::actions as artworks;
use artkite::artworks::domain::Words;
use artkite::editions::actions as editions;
use artkite::editions::domain::Anchors;
use artkite::editions::{
    AwardCaps, AwardTier, Criterion, Division, Edition, EditionState, PhotoRule, TierSize,
};
use artkite::entries::actions as entries;
use artkite::entries::domain::{ConsentPurpose, Decision, Relation, Submission};
use artkite::judging::actions::{self as judging, NewJudge, NewRound, ResultSheet};
use artkite::judging::domain::{Card, CardFlag, ConflictRule, RoundMethod, RoundSettings};
use artkite::judging::tally::Method;
use artkite::kernel::{
    ActionError, Actor, AssignmentId, EntryId, Grant, JudgeId, Lang, PersonId, Role, RoundId,
    Translated, Who,
};
use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, Statement};

use crate::support::TestApp;

/// An entry of the contest, by what differs between entries.
#[derive(Clone, Copy)]
pub struct Sent {
    country: &'static str,
    name: &'static str,
    school: &'static str,
    age: i32,
    minute: i64,
}

/// A house with a contest in it whose call is closed.
pub struct Contest {
    pub house: TestApp,
    pub edition: Edition,
    pub judges: Vec<(JudgeId, PersonId)>,
}

fn system() -> Actor {
    Actor::system()
}

/// Ids that are the same in every house, so that houses can be compared.
fn fixed<Id: From<uuid::Uuid>>(n: u128) -> Id {
    uuid::Uuid::from_u128(n).into()
}

pub fn edition_of() -> Edition {
    let criterion = |n, code: &str, weight| Criterion {
        id: fixed(n),
        code: code.into(),
        name: Translated::one(Lang::En, code),
        anchors: Anchors {
            low: Translated::one(Lang::En, "seen before"),
            middle: Translated::default(),
            high: Translated::one(Lang::En, "only this child"),
        },
        weight,
        points_min: 1,
        points_max: 10,
    };
    Edition {
        id: fixed(900),
        number: 9,
        year: 2026,
        state: EditionState::Draft,
        theme: Translated::one(Lang::En, "The sea"),
        description: Translated::default(),
        zone: "Asia/Seoul".into(),
        languages: vec![Lang::En],
        opens_at: Some("2026-06-01T00:00:00Z".parse().unwrap()),
        closes_at: Some("2026-09-27T09:00:00Z".parse().unwrap()),
        grace_minutes: 0,
        age_on: jiff::civil::date(2026, 9, 27),
        short_side_px_min: 10,
        photo_rule: PhotoRule::Warn,
        divisions: vec![Division {
            id: fixed(901),
            code: "A".into(),
            name: Translated::one(Lang::En, "All"),
            age_min: 5,
            age_max: 18,
        }],
        criteria: vec![criterion(910, "idea", 0.5), criterion(911, "theme", 0.5)],
        tiers: vec![AwardTier {
            id: fixed(902),
            position: 1,
            name: Translated::one(Lang::En, "Best"),
            size: TierSize::Works(1),
            is_per_division: false,
        }],
        award_caps: AwardCaps::default(),
        quotas: Vec::new(),
    }
}

/// A small drawing: its number decides its colours.
fn picture(n: usize) -> bytes::Bytes {
    let image = image::RgbImage::from_fn(48, 36, |x, y| {
        let n = n as u32 + 1;
        image::Rgb([(x * n) as u8, (y * n * 3) as u8, (n * 40) as u8])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    image.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner().into()
}

const COUNTRIES: [&str; 5] = ["CN", "JP", "KR", "MN", "RU"];

/// Twenty entries, four of each country.
pub fn twenty() -> Vec<Sent> {
    (0..20)
        .map(|n| Sent {
            country: COUNTRIES[n % 5],
            name: "Test Child",
            school: "School 1",
            age: 9,
            minute: n as i64,
        })
        .collect()
}

/// What stands after a tally of a closed round.
async fn standings(app: &App, round: RoundId) -> ResultSheet {
    judging::find_result(app, &system(), round, None)
        .await
        .unwrap()
        .unwrap()
}

/// Closes a round in which nothing is missing, counts it by the way it was opened with, and gives what stands.
async fn close_and_count(app: &App, round: RoundId) -> ResultSheet {
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    judging::count_round(app, &system(), round, None, "")
        .await
        .unwrap();
    standings(app, round).await
}

impl Contest {
    /// A contest with these entries admitted, in this order, and judges of these countries who said yes.
    pub async fn start(sent: &[Sent], countries: &[&str]) -> Self {
        let house = TestApp::start().await;
        let app = &house.app;
        let edition = edition_of();
        editions::create_edition(app, &system(), &edition)
            .await
            .unwrap();
        let staff = system();
        let to = |state| editions::change_state(app, &staff, edition.id, state);
        to(EditionState::Open).await.unwrap();
        let begin = app.clock.now();
        // Sent in the order of the minutes; the picture stays with its place in the list.
        let mut order: Vec<usize> = (0..sent.len()).collect();
        order.sort_by_key(|n| sent[*n].minute);
        for n in order {
            let one = sent[n];
            app.clock
                .set(begin.plus(SignedDuration::from_mins(one.minute)));
            let kept = artworks::keep_picture(app, picture(n), 10).await.unwrap();
            let member = app.members.of(one.country.parse().unwrap()).next().unwrap();
            let submission = Submission {
                name_native: one.name.into(),
                name_latin: one.name.into(),
                member: member.code.clone(),
                age: one.age,
                school: one.school.into(),
                words: Words {
                    title: format!("Work {n}"),
                    title_lang: Lang::En,
                    statement: format!("I drew this: {n}."),
                },
                guardian_name: "Guardian".into(),
                guardian_email: format!("g{n}@example.org").parse().unwrap(),
                relation: Relation::Parent,
                lang: Lang::En,
                consents: ConsentPurpose::ALL.iter().map(|one| (*one, true)).collect(),
            };
            let key = format!("key-of-sending-{n}");
            let receipt = entries::submit(app, &system(), 9, &key, &submission, &kept)
                .await
                .unwrap();
            entries::screen(app, &system(), &receipt.number, Decision::Admit, None, "")
                .await
                .unwrap();
        }
        app.clock.set(begin.plus(SignedDuration::from_hours(1)));
        to(EditionState::Closed).await.unwrap();
        let mut judges = Vec::new();
        for (n, country) in countries.iter().enumerate() {
            let new = NewJudge {
                email: format!("judge{n}@example.org").parse().unwrap(),
                name: format!("Judge {n}"),
                lang: Lang::En,
                country: country.parse().unwrap(),
                member: None,
            };
            let id = judging::invite_judge(app, &system(), edition.id, &new)
                .await
                .unwrap();
            let all = judging::list_judges(app, &system(), edition.id)
                .await
                .unwrap();
            let person = all.iter().find(|one| one.judge.id == id).unwrap().person.id;
            judges.push((id, person));
        }
        let contest = Self {
            edition,
            judges,
            house,
        };
        for n in 0..countries.len() {
            judging::accept_judging(&contest.house.app, &contest.judge(n), contest.judges[n].0)
                .await
                .unwrap();
        }
        contest
    }

    /// The nth judge, as signed in.
    fn judge(&self, n: usize) -> Actor {
        Actor {
            who: Who::Person(self.judges[n].1),
            grants: vec![Grant {
                role: Role::Judge,
                edition: Some(self.edition.id),
                member: None,
            }],
            entries: BTreeSet::new(),
        }
    }

    async fn round(&self, reads: i32) -> RoundId {
        let app = &self.house.app;
        let new = NewRound {
            method: RoundMethod::Criteria,
            settings: RoundSettings::default(),
            name: Translated::one(Lang::En, "First reading"),
            reads_per_entry: reads,
            conflict_rule: ConflictRule::OwnCountry,
            tally_method: Method::Mean.name().to_owned(),
            seed: "2026".into(),
            advance_count: Some(8),
            deadline_at: Some(app.clock.now().plus(SignedDuration::from_hours(24))),
        };
        let id = judging::create_round(app, &system(), self.edition.id, &new)
            .await
            .unwrap();
        let seats: Vec<_> = self.judges.iter().map(|(id, _)| (*id, None)).collect();
        judging::set_panel(app, &system(), id, &seats)
            .await
            .unwrap();
        id
    }

    /// A round that is assigned and open.
    pub async fn open_round(&self, reads: i32) -> RoundId {
        let id = self.round(reads).await;
        judging::assign(&self.house.app, &system(), id)
            .await
            .unwrap();
        judging::open_round(&self.house.app, &system(), id)
            .await
            .unwrap();
        id
    }

    /// Its results are public, with no award given.
    pub async fn publish(&self) {
        let app = &self.house.app;
        let tx = app.db.write().await.unwrap();
        for state in [EditionState::Confirmed, EditionState::Published] {
            editions::change_state_in(&tx, app, &system(), self.edition.id, state)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        app.public_changed();
    }

    async fn works(&self, n: usize, round: RoundId) -> Vec<judging::Work> {
        judging::find_grid(&self.house.app, &self.judge(n), round)
            .await
            .unwrap()
            .works
    }

    fn card(&self, idea: i32, theme: i32) -> Card {
        Card {
            points: BTreeMap::from([
                (self.edition.criteria[0].id, idea),
                (self.edition.criteria[1].id, theme),
            ]),
            ..Card::default()
        }
    }

    async fn cast(
        &self,
        n: usize,
        id: AssignmentId,
        key: Option<&str>,
        card: &Card,
    ) -> Result<judging::Cast, ActionError> {
        judging::cast_scorecard(&self.house.app, &self.judge(n), id, key, card).await
    }

    /// Every judge gives every work points that its title decides; `spare` works of each judge are left out.
    pub async fn score_all(&self, round: RoundId, spare: usize) {
        for n in 0..self.judges.len() {
            let works = self.works(n, round).await;
            for work in &works[..works.len() - spare] {
                let quality: i32 = work.title.trim_start_matches("Work ").parse().unwrap();
                let points = (quality * 7 + n as i32) % 10 + 1;
                self.cast(
                    n,
                    work.assignment,
                    None,
                    &self.card(points, (points + 2).min(10)),
                )
                .await
                .unwrap();
            }
        }
    }

    async fn candidates(&self) -> HashMap<EntryId, entries::Candidate> {
        entries::list_candidates(self.house.app.db.read(), self.edition.id)
            .await
            .unwrap()
            .into_iter()
            .map(|one| (one.id, one))
            .collect()
    }
}

async fn count(db: &impl ConnectionTrait, sql: &str) -> i64 {
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    row.try_get_by_index(0).unwrap()
}

fn code<T: std::fmt::Debug>(outcome: Result<T, ActionError>) -> String {
    outcome.unwrap_err().code().to_owned()
}

/// A browser in which the nth judge of the contest is signed in, by code, as a person does it.
async fn judge_browser<'a>(contest: &'a Contest, n: usize) -> crate::support::Browser<'a> {
    use artkite::people::actions as people;
    let app = &contest.house.app;
    let email: artkite::people::Email = format!("judge{n}@example.org").parse().unwrap();
    let invitee = people::Invitee {
        email,
        name: String::new(),
        lang: Lang::En,
        role: Role::Judge,
        edition: Some(contest.edition.id),
        member: None,
    };
    let code = people::invite_with_code(app, &system(), &invitee)
        .await
        .unwrap();
    let mut browser = contest.house.browser();
    let email = format!("judge{n}@example.org");
    let answer = browser
        .post(
            "/en/sessions",
            &[("email", &email), ("code", &code), ("next", "")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser
}
