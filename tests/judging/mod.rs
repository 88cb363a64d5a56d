//! A whole round: invited, assigned, scored blind, closed, counted, advanced; and what nobody may see before.

mod chain;
mod faces;
mod fair;
mod methods;
mod orders;
mod twins;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use actix_web::http::StatusCode;
use artkite::artworks::actions as artworks;
use artkite::artworks::domain::Words;
use artkite::editions::actions as editions;
use artkite::editions::domain::Anchors;
use artkite::editions::{AwardTier, Criterion, Division, Edition, EditionState};
use artkite::entries::actions as entries;
use artkite::entries::domain::{ConsentPurpose, Decision, Relation, Submission};
use artkite::judging::actions::{self as judging, NewJudge, NewRound};
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

fn edition_of() -> Edition {
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
            size: 1,
        }],
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

#[actix_web::test]
async fn a_round_goes_from_its_panel_to_what_goes_on() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.round(3).await;
    let preview = judging::preview_plan(app, &system(), round).await.unwrap();
    assert_eq!(
        (preview.n_entries, preview.n_reads, preview.n_components),
        (20, 60, 1)
    );
    let loads: Vec<usize> = preview.loads.iter().map(|load| load.n_reads).collect();
    assert_eq!(loads, [12; 5]);
    assert!(preview.loads.iter().all(|load| load.n_conflicts == 4));
    assert_eq!(
        code(judging::open_round(app, &system(), round).await),
        "round-not-assigned"
    );

    judging::assign(app, &system(), round).await.unwrap();
    let unseen = judging::find_grid(app, &contest.judge(0), round).await;
    assert_eq!(
        code(unseen),
        "not-found",
        "a plan is invisible until it is released"
    );
    judging::open_round(app, &system(), round).await.unwrap();
    let edition = editions::find_edition(app, &system(), 9).await.unwrap();
    assert_eq!(edition.state, EditionState::Judging);

    contest.score_all(round, 0).await;
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.n_total), (60, 60));
    assert_eq!(progress.n_entries_full, 20);
    assert!(
        judging::close_round(app, &system(), round, "")
            .await
            .unwrap()
            .is_empty()
    );
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    let result = judging::find_result(app, &system(), round, None)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((result.placings.len(), result.count), (20, 8));
    assert_eq!(result.placings.iter().filter(|one| one.is_above).count(), 8);
    assert_eq!(
        result.countries.iter().map(|one| one.n_all).sum::<usize>(),
        20
    );

    let compared = judging::compare_methods(app, &system(), round, 8)
        .await
        .unwrap();
    assert_eq!(compared.len(), Method::ALL.len());
    assert_eq!(compared[0].n_same, 8, "the mean agrees with itself");

    let advanced = judging::advance(app, &system(), round, None).await.unwrap();
    assert_eq!((advanced.n_advanced, advanced.next), (8, None));
    let last = contest.round(4).await;
    let preview = judging::preview_plan(app, &system(), last).await.unwrap();
    assert_eq!(preview.n_entries, 8, "a later round gets what went on");

    let final_standings = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap();
    assert_eq!(final_standings.len(), 20);
    assert!(
        final_standings
            .windows(2)
            .all(|pair| pair[0].rank <= pair[1].rank)
    );
    assert_eq!(final_standings[0].reads, 3);
}

#[actix_web::test]
async fn a_judge_never_gets_their_own_countrys_entries() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU", "MN"]).await;
    let round = contest.open_round(3).await;
    let candidates = contest.candidates().await;
    let app = &contest.house.app;
    let sql = "SELECT COUNT(*) FROM assignments a JOIN judges j ON j.id = a.judge_id JOIN entries e ON e.id = a.entry_id WHERE e.country = j.country";
    assert_eq!(count(app.db.read(), sql).await, 0);
    // Stepping aside hands on to nobody of that country either.
    let n_before = contest.works(0, round).await.len();
    for work in contest.works(0, round).await.iter().take(5) {
        judging::recuse(app, &contest.judge(0), work.assignment, "my pupil")
            .await
            .unwrap();
    }
    assert_eq!(contest.works(0, round).await.len(), n_before - 5);
    assert_eq!(count(app.db.read(), sql).await, 0);
    assert_eq!(candidates.len(), 20);
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!(
        (
            progress.n_recused,
            progress.n_total,
            progress.n_entries_short
        ),
        (5, 60, 0)
    );
}

#[actix_web::test]
async fn too_few_judges_are_a_refusal_with_its_numbers_not_a_bad_plan() {
    let contest = Contest::start(&twenty(), &["CN", "CN", "CN"]).await;
    let round = contest.round(3).await;
    let preview = judging::preview_plan(&contest.house.app, &system(), round)
        .await
        .unwrap();
    let refusal = preview.refusal.unwrap();
    assert_eq!(refusal.code, "plan-too-few-eligible-judges");
    assert_eq!(refusal.facts["n_entries"], 4usize.into());
    let outcome = judging::assign(&contest.house.app, &system(), round).await;
    assert_eq!(code(outcome), "plan-too-few-eligible-judges");
}

#[actix_web::test]
async fn a_card_is_taken_once_in_range_in_time_and_for_ones_own_work_only() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    let mine = contest.works(0, round).await[0].assignment;
    let good = contest.card(7, 8);

    assert_eq!(code(contest.cast(1, mine, None, &good).await), "not-found");
    for points in [0, 11] {
        let outcome = contest.cast(0, mine, None, &contest.card(points, 5)).await;
        let Err(ActionError::Fields(errors)) = outcome else {
            panic!("{points} points were taken");
        };
        assert_eq!(errors.of("idea").unwrap().code, "points-outside");
    }
    for (judge, work) in [(0, mine)] {
        let first = contest.cast(judge, work, Some("k1"), &good).await.unwrap();
        let again = contest.cast(judge, work, Some("k1"), &good).await.unwrap();
        assert_eq!(first, again);
        let other = contest
            .cast(judge, work, Some("k1"), &contest.card(1, 1))
            .await;
        assert_eq!(code(other), "key-used-for-another");
        let same = contest.cast(judge, work, None, &good).await.unwrap();
        assert_eq!(
            same.revision, 1,
            "the same words without a key are the same card"
        );
        let changed = contest
            .cast(judge, work, None, &contest.card(9, 8))
            .await
            .unwrap();
        assert_eq!(changed.revision, 2);
        let back = contest.cast(judge, work, None, &good).await.unwrap();
        assert_eq!(back.revision, 3, "back to the first is a change too");
    }
    let n = count(app.db.read(), "SELECT COUNT(*) FROM scorecards").await;
    assert_eq!(n, 3, "every revision is kept");
    let half = Card {
        points: BTreeMap::from([(contest.edition.criteria[0].id, 5)]),
        flags: vec![CardFlag::Copied],
        ..Card::default()
    };
    let theirs = contest.works(1, round).await[0].assignment;
    assert!(!contest.cast(1, theirs, None, &half).await.unwrap().is_whole);
    let progress = judging::find_progress(app, &system(), round).await.unwrap();
    assert_eq!((progress.n_done, progress.flagged.len()), (1, 1));

    judging::pause_round(app, &system(), round).await.unwrap();
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(1, 1)).await),
        "round-paused"
    );
    judging::open_round(app, &system(), round).await.unwrap();
    let opened = app.clock.now();
    app.clock.set(opened.plus(SignedDuration::from_hours(24)));
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(1, 1)).await),
        "round-over"
    );
    app.clock
        .set(opened.plus(SignedDuration::from_secs(24 * 3600 - 1)));
    assert_eq!(
        contest
            .cast(0, mine, None, &contest.card(1, 1))
            .await
            .unwrap()
            .revision,
        4
    );
    judging::close_round(app, &system(), round, "out of time")
        .await
        .unwrap();
    assert_eq!(
        code(contest.cast(0, mine, None, &contest.card(2, 2)).await),
        "round-closed"
    );
    let replay = contest.cast(0, mine, Some("k1"), &good).await.unwrap();
    assert_eq!(
        replay.revision, 1,
        "what was taken before is still answered"
    );
}

#[actix_web::test]
async fn cards_kept_without_network_come_in_any_order_and_twice_and_each_counts_once() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    let works: Vec<AssignmentId> = contest
        .works(0, round)
        .await
        .iter()
        .map(|work| work.assignment)
        .collect();
    let mut cards: Vec<(usize, String, Card)> = works
        .iter()
        .enumerate()
        .flat_map(|(n, _)| (0..3).map(move |k| (n, k)))
        .map(|(n, k)| {
            let mut card = contest.card((n as i32 + k) % 10 + 1, k + 1);
            card.client_at = Some(
                app.clock
                    .now()
                    .plus(SignedDuration::from_mins(-60 + i64::from(k))),
            );
            (n, format!("card-{n}-{k}"), card)
        })
        .collect();
    // A fixed shuffle, then everything a second time backwards.
    cards.sort_by_key(|(n, key, _)| {
        (key.len() * 7 + n * 5 + key.as_bytes()[key.len() - 1] as usize * 3) % 11
    });
    for (n, key, card) in cards.iter().chain(cards.iter().rev()) {
        contest.cast(0, works[*n], Some(key), card).await.unwrap();
    }
    let db = app.db.read();
    assert_eq!(
        count(db, "SELECT COUNT(*) FROM scorecards").await,
        cards.len() as i64
    );
    let gaps = "SELECT COUNT(*) FROM (SELECT assignment_id, MAX(revision) AS last, COUNT(*) AS n FROM scorecards GROUP BY assignment_id) AS per WHERE last <> n OR n <> 3";
    assert_eq!(count(db, gaps).await, 0);
    for (n, work) in works.iter().enumerate() {
        let sheet = judging::find_card(app, &contest.judge(0), *work)
            .await
            .unwrap();
        let last = cards.iter().rfind(|(at, _, _)| *at == n).unwrap();
        assert_eq!(
            sheet.work.points, last.2.points,
            "the last one that arrived counts"
        );
    }
}

#[actix_web::test]
async fn no_points_are_seen_before_closing_and_closing_early_says_why() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 2).await;
    for actor in [system(), contest.judge(0)] {
        for outcome in [
            judging::find_result(app, &actor, round, None)
                .await
                .map(|_| ()),
            judging::compare_methods(app, &actor, round, 5)
                .await
                .map(|_| ()),
            judging::run_tally(app, &actor, round, None, "")
                .await
                .map(|_| ()),
        ] {
            let code = code(outcome);
            assert!(
                ["round-not-closed", "not-allowed"].contains(&code.as_str()),
                "{code}"
            );
        }
    }
    let missing = judging::list_missing(app, &system(), round).await.unwrap();
    assert_eq!(missing.len(), 10);
    assert_eq!(
        code(judging::close_round(app, &system(), round, "  ").await),
        "closing-needs-reason"
    );
    let listed = judging::close_round(app, &system(), round, "two judges fell ill")
        .await
        .unwrap();
    assert_eq!(listed, missing);
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    judging::reopen_round(app, &system(), round, "they are well again", None)
        .await
        .unwrap();
    assert_eq!(
        code(judging::find_result(app, &system(), round, None).await),
        "round-not-closed",
        "what was seen is not shown while it may still change"
    );
    contest.score_all(round, 0).await;
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    judging::run_tally(app, &system(), round, None, "")
        .await
        .unwrap();
    let result = judging::find_result(app, &system(), round, None)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(result.n_tallies, 2, "the old tally is kept");
}

/// What the tally of the round in this test gives on every machine and database.
const INPUTS_SHA256: &str = "173c6b7d7d7025799c63983467214da251792b16858ce5e43d7febef426caa9d";
const OUTPUT_SHA256: &str = "15b5d6091b29a50b556c6400035ecfd5a482197a4a78ca049e180cd1d978e091";

#[actix_web::test]
async fn a_tally_is_the_same_twice_and_on_both_databases() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    judging::close_round(app, &system(), round, "")
        .await
        .unwrap();
    let mut seen = BTreeSet::new();
    for _ in 0..2 {
        judging::run_tally(app, &system(), round, Some(Method::Model), "compare")
            .await
            .unwrap();
        let result = judging::find_result(app, &system(), round, None)
            .await
            .unwrap()
            .unwrap();
        seen.insert((result.tally.inputs_sha256, result.tally.output_sha256));
    }
    let expected = (INPUTS_SHA256.to_owned(), OUTPUT_SHA256.to_owned());
    assert_eq!(seen, BTreeSet::from([expected]));
    assert_eq!(
        code(judging::run_tally(app, &system(), round, Some(Method::Median), "").await),
        "tally-needs-reason"
    );
}

#[actix_web::test]
async fn a_judge_added_to_an_open_round_gets_work_and_what_was_begun_stays() {
    let contest = Contest::start(&twenty(), &["CN", "JP", "KR", "MN", "RU", "MN"]).await;
    let app = &contest.house.app;
    let round = contest.round(3).await;
    let seats: Vec<_> = contest.judges.iter().map(|(id, _)| (*id, None)).collect();
    judging::set_panel(app, &system(), round, &seats[..5])
        .await
        .unwrap();
    judging::assign(app, &system(), round).await.unwrap();
    judging::open_round(app, &system(), round).await.unwrap();
    let begun = contest.works(0, round).await[3].assignment;
    contest
        .cast(0, begun, None, &contest.card(5, 5))
        .await
        .unwrap();

    judging::set_panel(app, &system(), round, &seats)
        .await
        .unwrap();
    judging::assign(app, &system(), round).await.unwrap();
    assert_eq!(contest.works(5, round).await.len(), 10);
    let works = contest.works(0, round).await;
    assert_eq!(works.len(), 10);
    assert!(
        works
            .iter()
            .any(|work| work.assignment == begun && work.mean == Some(5.0))
    );
    let outcome = judging::set_panel(app, &system(), round, &seats[1..]).await;
    assert_eq!(code(outcome), "judge-has-begun");
    let n_given = judging::reassign(app, &system(), round, contest.judges[1].0, None, "ill")
        .await
        .unwrap();
    assert_eq!(n_given, 10);
    assert!(contest.works(1, round).await.is_empty());
}

#[actix_web::test]
async fn only_those_with_works_left_are_reminded() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    for work in contest.works(2, round).await {
        contest
            .cast(2, work.assignment, None, &contest.card(5, 5))
            .await
            .unwrap();
    }
    let before = count(app.db.read(), "SELECT COUNT(*) FROM letters").await;
    assert_eq!(
        judging::remind_late(app, &system(), round).await.unwrap(),
        4
    );
    let after = count(app.db.read(), "SELECT COUNT(*) FROM letters").await;
    assert_eq!(after - before, 4);
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

#[actix_web::test]
async fn a_judge_scores_by_page_with_and_without_script_and_another_ones_card_is_not_there() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let round = contest.open_round(3).await;
    let works = contest.works(0, round).await;
    let mut judge = judge_browser(&contest, 0).await;
    let home = judge.get("/en/judging").await.text();
    assert!(home.contains("0 of 12"), "{home}");
    let grid = judge
        .get(&format!("/en/judging/rounds/{round}"))
        .await
        .text();
    assert!(grid.contains("9-012") && !grid.contains("9-CN") && !grid.contains("9-MN"));
    let address = format!("/en/judging/assignments/{}", works[0].assignment);
    let page = judge.get(&address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains(&works[0].title));

    let to = format!("{address}/scorecard");
    let wrong = judge
        .post(&to, &[("points-idea", "11"), ("note", "keep <this>")])
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text().contains("Points from 1 to 10") && wrong.text().contains("keep &#60;this")
    );
    let half = judge.post(&to, &[("points-idea", "8"), ("note", "")]).await;
    assert_eq!(half.location(), address, "stays until it is whole");
    let fields = [
        ("points-idea", "8"),
        ("points-theme", "9"),
        ("flag", "copied"),
        ("note", ""),
    ];
    let whole = judge.post(&to, &fields).await;
    let next = format!("/en/judging/assignments/{}", works[1].assignment);
    assert_eq!(whole.location(), next);
    let later = judge
        .post(
            &format!("{next}/scorecard"),
            &[("later", "1"), ("note", "")],
        )
        .await;
    assert_eq!(later.status, StatusCode::SEE_OTHER);
    let pile = judge
        .get(&format!("/en/judging/rounds/{round}?show=later"))
        .await
        .text();
    assert_eq!(
        pile.matches("<a href=\"/en/judging/assignments/").count()
            - usize::from(pile.contains("Go on")),
        1
    );
    let eights = judge
        .get(&format!("/en/judging/rounds/{round}?points=9"))
        .await;
    assert_eq!(eights.status, StatusCode::OK);
    for query in ["country=MN", "show=all&sort=country", "show=mine"] {
        let refused = judge
            .get(&format!("/en/judging/rounds/{round}?{query}"))
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
    }
    let mut other = judge_browser(&contest, 1).await;
    for path in [address.clone(), format!("{address}/recusal")] {
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(other.post(&to, &fields).await.status, StatusCode::NOT_FOUND);
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    assert_eq!(staff.post(&to, &fields).await.status, StatusCode::FORBIDDEN);

    let api = format!(
        "/api/v1/judging/assignments/{}/scorecards",
        works[2].assignment
    );
    let body = serde_json::json!({ "points": { "idea": 3, "theme": 4 } });
    let cast = judge.send_json("POST".parse().unwrap(), &api, &body).await;
    assert_eq!(cast.json()["is_whole"], true, "{}", cast.text());
    let body = serde_json::json!({ "points": { "idea": 0 } });
    let cast = judge.send_json("POST".parse().unwrap(), &api, &body).await;
    assert_eq!(cast.status, StatusCode::UNPROCESSABLE_ENTITY);
    let recused = judge
        .post(&format!("{next}/recusal"), &[("reason", "my pupil")])
        .await;
    assert_eq!(recused.status, StatusCode::SEE_OTHER);
    assert_eq!(contest.works(0, round).await.len(), 11);
}

#[actix_web::test]
async fn the_desk_runs_a_round_by_page_and_is_told_why_a_step_is_not_possible() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let desk = "/en/desk/editions/9";
    let wrong = staff
        .post(
            &format!("{desk}/judges"),
            &[
                ("name", "Aoki"),
                ("email", "no address"),
                ("country", "JP"),
                ("lang", "ja"),
            ],
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("no address"));
    assert!(wrong.text().contains(r#"aria-describedby="email-error""#));
    assert!(
        wrong
            .text()
            .contains(r#"<p class="error" id="email-error">"#)
    );
    let good = [
        ("name", "Aoki"),
        ("email", "aoki@example.org"),
        ("country", "JP"),
        ("lang", "ja"),
    ];
    assert_eq!(
        staff.post(&format!("{desk}/judges"), &good).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        staff
            .get(&format!("{desk}/judges"))
            .await
            .text()
            .contains("J06")
    );

    let bad = staff
        .post(
            &format!("{desk}/rounds"),
            &[("name", ""), ("reads_per_entry", "many")],
        )
        .await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.text()
            .contains(r#"<p class="error" id="reads_per_entry-error">"#)
    );
    let fields = [
        ("name", "First reading"),
        ("reads_per_entry", "3"),
        ("advance_count", "8"),
        ("conflict_rule", "own-country"),
        ("tally_method", "mean"),
        ("deadline_at", "2026-10-06T18:00"),
        ("seed", "2026"),
    ];
    let made = staff.post(&format!("{desk}/rounds"), &fields).await;
    let round = made.location().to_owned();
    assert_eq!(round, "/en/desk/editions/9/rounds/1");
    let ids: Vec<String> = contest
        .judges
        .iter()
        .map(|(id, _)| id.to_string())
        .collect();
    let seats: Vec<(&str, &str)> = ids.iter().map(|id| ("judge", id.as_str())).collect();
    assert_eq!(
        staff.post(&format!("{round}/panel"), &seats).await.status,
        StatusCode::SEE_OTHER
    );
    let page = staff.get(&round).await.text();
    assert!(page.contains("20 drawings, 60 reads in all."), "{page}");
    let early = staff.post(&format!("{round}/opening"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.text().contains("Please assign the drawings first."));
    for step in ["plan", "opening"] {
        let answer = staff.post(&format!("{round}/{step}"), &[]).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{step}: {}",
            answer.text()
        );
    }
    let id = judging::list_rounds(app, &system(), contest.edition.id)
        .await
        .unwrap()[0]
        .id;
    contest.score_all(id, 1).await;
    let open = staff.get(&round).await.text();
    assert!(open.contains("Scorecards missing: 5.") && !open.contains("Fair score"));
    let api = staff.get(&format!("/api/v1/rounds/{id}/result")).await;
    assert_eq!(
        api.status,
        StatusCode::CONFLICT,
        "no points by program either"
    );
    let no = staff
        .post(&format!("{round}/closing"), &[("reason", "")])
        .await;
    assert!(no.text().contains("Please give a reason."));
    staff
        .post(&format!("{round}/closing"), &[("reason", "out of time")])
        .await;
    let counted = staff
        .post(
            &format!("{round}/tally"),
            &[("method", "mean"), ("reason", "")],
        )
        .await;
    assert_eq!(counted.status, StatusCode::SEE_OTHER, "{}", counted.text());
    let page = staff.get(&format!("{round}?count=5")).await.text();
    assert_eq!(page.matches("badge-good\">Goes on").count(), 5);
    assert!(page.contains("out of time"));
    let done = staff
        .post(&format!("{round}/advancement"), &[("count", "8")])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(staff.get(&round).await.text().contains("Decided"));
    let mut judge = judge_browser(&contest, 0).await;
    assert_eq!(judge.get(&round).await.status, StatusCode::FORBIDDEN);
}
