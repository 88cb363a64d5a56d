//! The award board: tiers as shares and by age band, moves of two people at once, and what is warned of.

use actix_web::http::{Method, StatusCode};
use artkite::awards::actions as awards;
use artkite::awards::domain::Concern;
use artkite::editions::actions as editions;
use artkite::editions::{AwardCaps, AwardTier, CapScope, Division, Edition, TierSize};
use artkite::entries::actions as entries;
use artkite::judging::actions as judging;
use artkite::judging::domain::Closeness;
use artkite::kernel::{Actor, DivisionId, EntryId, Lang, Role, Translated};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::json;

use crate::awards::{announce, tallied};
use crate::judging::Contest;
use crate::support::TestApp;

const BOARD: &str = "/en/desk/editions/9/awards";

async fn run(house: &TestApp, sql: &str) {
    let tx = house.app.db.write().await.unwrap();
    let backend = tx.get_database_backend();
    let done = tx
        .execute_raw(Statement::from_string(backend, sql))
        .await
        .unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
    tx.commit().await.unwrap();
}

fn id<Id: From<uuid::Uuid>>(n: u128) -> Id {
    uuid::Uuid::from_u128(n).into()
}

fn tier(position: i32, size: TierSize, is_per_division: bool) -> AwardTier {
    AwardTier {
        id: id(950 + position.unsigned_abs() as u128),
        position,
        name: Translated::one(Lang::En, format!("Level {position}")),
        size,
        is_per_division,
    }
}

/// Twenty works that were judged: twelve of the younger band, eight of the older; these tiers.
async fn in_two_bands(tiers: Vec<AwardTier>) -> Contest {
    let mut contest = tallied().await;
    let mut divisions = contest.edition.divisions.clone();
    divisions[0].age_max = 9;
    divisions.push(Division {
        id: id(909),
        code: "B".into(),
        name: Translated::one(Lang::En, "Older"),
        age_min: 10,
        age_max: 18,
    });
    let stored = editions::find_edition(&contest.house.app, &Actor::system(), 9)
        .await
        .unwrap();
    let edition = Edition {
        divisions,
        tiers,
        ..stored
    };
    editions::update_edition(&contest.house.app, &Actor::system(), &edition, None)
        .await
        .unwrap();
    let older: DivisionId = id(909);
    let backend = contest.house.app.db.read().get_database_backend();
    let value = match backend {
        sea_orm::DatabaseBackend::Sqlite => format!("X'{}'", older.0.simple()),
        _ => format!("'{}'", older.0),
    };
    let sql =
        format!("UPDATE entries SET division_id = {value}, age = 12 WHERE country IN ('MN', 'RU')");
    run(&contest.house, &sql).await;
    contest.edition = edition;
    contest
}

async fn bands_of(contest: &Contest, ids: &[EntryId]) -> Vec<bool> {
    let db = contest.house.app.db.read();
    let divisions = entries::list_divisions(db, ids).await.unwrap();
    ids.iter().map(|one| divisions[one] == id(909)).collect()
}

#[actix_web::test]
async fn a_share_in_each_age_band_fills_counts_is_told_and_moves_up_within_its_band() {
    let tiers = vec![
        tier(1, TierSize::Works(1), false),
        tier(2, TierSize::Permille(250), true),
    ];
    let contest = in_two_bands(tiers).await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    let filling = awards::fill_by_rank(app, &staff, 9, 2).await.unwrap();
    assert_eq!((filling.given.len(), filling.n_empty), (6, 0));
    let board = awards::find_board(app, &staff, 9).await.unwrap();
    let n = |at: usize| -> Vec<(usize, usize, usize)> {
        let counted = board.tiers[at].counted.iter();
        counted
            .map(|one| (one.n_given, one.places.n, one.places.n_works))
            .collect()
    };
    assert_eq!(n(0), [(1, 1, 20)]);
    assert_eq!(
        n(1),
        [(3, 3, 12), (2, 2, 8)],
        "a quarter of twelve and of eight"
    );
    // Those who have the places of a band are the best of it who have none above.
    let order = judging::list_final_standings(app.db.read(), contest.edition.id)
        .await
        .unwrap();
    let ids: Vec<EntryId> = order.iter().map(|one| one.entry_id).collect();
    let is_older = bands_of(&contest, &ids).await;
    for older in [false, true] {
        let best: Vec<EntryId> = ids[1..]
            .iter()
            .zip(&is_older[1..])
            .filter(|(_, one)| **one == older)
            .map(|(id, _)| *id)
            .take(if older { 2 } else { 3 })
            .collect();
        for one in best {
            let held = board.tiers[1]
                .awards
                .iter()
                .any(|award| award.entry_id == one);
            assert!(held, "the best of the band");
        }
    }
    assert_eq!(board.reserves.len(), 4, "two of each band wait");

    // Told: on the board, before the call by everybody, and by program.
    let mut desk = house.signed_in(Role::Secretariat).await;
    let page = desk.get(BOARD).await.text();
    for says in [
        "All: 3 / 3",
        "Older: 2 / 2",
        "25 % of 12 works, rounded up",
        // Filling again asks for as many as before: of each band, not of all.
        r#"max="100" value="2""#,
        "in each age group",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    let call = house.browser().get("/en/editions/9").await.text();
    let says = "25 % of the works in judging in each age group, rounded up";
    assert!(call.contains(says), "{call}");
    let told = house.browser().get("/api/v1/editions/9").await.json();
    let share = &told["tiers"][1];
    assert_eq!(
        (
            &share["share_percent"],
            &share["is_per_division"],
            &share["size"]
        ),
        (&json!(25.0), &json!(true), &json!(null))
    );
    let settings = desk.get("/en/desk/editions/9/settings").await.text();
    assert!(settings.contains(r#"name="tier-1-size" type="text" value="25""#));
    for lang in Lang::ALL {
        let path = BOARD.replacen("en", lang.as_str(), 1);
        assert_eq!(desk.get(&path).await.status, StatusCode::OK, "{lang}");
        let path = format!("/{lang}/editions/9");
        assert_eq!(desk.get(&path).await.status, StatusCode::OK, "{lang}");
    }

    // One of the older leaves: the first reserve of the older moves up, whoever is before it in the order.
    let older: Vec<EntryId> = board.tiers[1]
        .awards
        .iter()
        .map(|one| one.entry_id)
        .collect();
    let at = bands_of(&contest, &older)
        .await
        .iter()
        .position(|one| *one)
        .unwrap();
    let number = entries::find_entry_row(app.db.read(), older[at])
        .await
        .unwrap()
        .number;
    entries::withdraw(app, &staff, &number).await.unwrap();
    assert_eq!(awards::fill_gone(app, &staff, 9).await.unwrap(), 1);
    let after = awards::find_board(app, &staff, 9).await.unwrap();
    let now: Vec<EntryId> = after.tiers[1]
        .awards
        .iter()
        .map(|one| one.entry_id)
        .collect();
    let new: Vec<EntryId> = now
        .iter()
        .copied()
        .filter(|one| !older.contains(one))
        .collect();
    assert_eq!(new.len(), 1);
    assert_eq!(bands_of(&contest, &new).await, [true]);
    let first = board
        .reserves
        .iter()
        .map(|one| one.entry_id)
        .collect::<Vec<_>>();
    let bands = bands_of(&contest, &first).await;
    assert_eq!(new[0], first[bands.iter().position(|one| *one).unwrap()]);
    // A quarter of the seven that are left is still two.
    assert_eq!(after.tiers[1].counted[1].places.n, 2);
    house.check().await;
}

#[actix_web::test]
async fn sizes_that_give_nothing_or_too_much_are_refused_in_the_settings() {
    let contest = tallied().await;
    let mut desk = contest.house.signed_in(Role::Secretariat).await;
    let mut settings = desk.get("/api/v1/editions/9").await.json();
    let view = settings.as_object_mut().unwrap();
    for own in ["number", "state", "stamp"] {
        view.remove(own);
    }
    view.retain(|name, _| !name.starts_with("missing") && name != "takes_entries");
    let mut say = async |tiers: serde_json::Value, caps: serde_json::Value| {
        settings["tiers"] = tiers;
        settings["award_caps"] = caps;
        let change = json!({ "settings": settings });
        let answer = desk
            .send_json(Method::PUT, "/api/v1/editions/9", &change)
            .await;
        (answer.status, answer.text())
    };
    let name = || json!({ "en": "Best" });
    for (tiers, caps, code) in [
        (json!([{ "name": name() }]), json!({}), "size-below-one"),
        (
            json!([{ "name": name(), "size": 1, "share_percent": 5 }]),
            json!({}),
            "share-outside",
        ),
        (
            json!([{ "name": name(), "share_percent": 0.05 }]),
            json!({}),
            "share-outside",
        ),
        (
            json!([{ "name": name(), "share_percent": 60 }, { "name": name(), "share_percent": 40.1 }]),
            json!({}),
            "shares-over-whole",
        ),
        (
            json!([{ "name": name(), "size": 1 }]),
            json!({ "country": 0 }),
            "cap-below-one",
        ),
    ] {
        let (status, text) = say(tiers, caps).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(text.contains(code), "{code}: {text}");
    }
    let tiers = json!([{ "name": name(), "size": 1 }, { "name": name(), "share_percent": 12.5 }]);
    let (status, text) = say(tiers, json!({ "country": 3, "child": 1 })).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    assert!(text.contains(r#""share_percent":12.5"#) && text.contains(r#""country":3"#));
}

#[actix_web::test]
async fn a_move_that_came_too_late_is_told_and_changes_nothing() {
    let tiers = vec![
        tier(1, TierSize::Works(1), false),
        tier(2, TierSize::Works(3), false),
        tier(3, TierSize::Works(5), false),
    ];
    let contest = in_two_bands(tiers).await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    awards::fill_by_rank(app, &staff, 9, 0).await.unwrap();
    let board = awards::find_board(app, &staff, 9).await.unwrap();
    let work = board.tiers[1].awards[0].entry_id.to_string();
    let [first, second, third] = [0, 1, 2].map(|at| board.tiers[at].tier.id.to_string());
    let mut one = house.signed_in(Role::Secretariat).await;
    let mut other = house
        .signed_in_as(Role::Secretariat, "deputy@example.org")
        .await;
    // Both saw it in the second; the deputy is faster.
    let to = |tier: &str, seen: &str| {
        vec![
            ("entry", work.clone()),
            ("tier", tier.to_owned()),
            ("seen", seen.to_owned()),
        ]
    };
    fn fields<'a>(all: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
        all.iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect()
    }
    let moved = to(&third, &second);
    assert_eq!(
        other.post(BOARD, &fields(&moved)).await.status,
        StatusCode::SEE_OTHER
    );
    let late = to(&first, &second);
    let told = one.post(BOARD, &fields(&late)).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.text().contains("Somebody moved 9-"), "{}", told.text());
    let stands_in = async || {
        let board = awards::find_board(app, &staff, 9).await.unwrap();
        let found = board.tiers.iter().find(|one| {
            let mut own = one.awards.iter();
            own.any(|award| award.entry_id.to_string() == work)
        });
        found.map(|one| one.tier.id.to_string())
    };
    assert_eq!(stands_in().await.as_deref(), Some(third.as_str()));
    // The same wish twice is fulfilled, not refused; taking back is watched as well; so is giving what was without.
    assert_eq!(
        one.post(BOARD, &fields(&moved)).await.status,
        StatusCode::SEE_OTHER
    );
    let back = to("", &second);
    assert_eq!(
        one.post(BOARD, &fields(&back)).await.status,
        StatusCode::CONFLICT
    );
    let none = to(&first, "none");
    assert_eq!(
        one.post(BOARD, &fields(&none)).await.status,
        StatusCode::CONFLICT
    );
    // Looked at again it can be moved, by program too; who names nothing they saw moves it wherever it is.
    let again = to(&first, &third);
    assert_eq!(
        one.post(BOARD, &fields(&again)).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(stands_in().await.as_deref(), Some(first.as_str()));
    let stale = json!({ "entry_id": work, "tier_id": second, "seen": third });
    let no = one
        .send_json(Method::POST, "/api/v1/editions/9/awards", &stale)
        .await;
    assert_eq!(no.json()["code"], "award-moved-meanwhile");
    let blind = json!({ "entry_id": work, "tier_id": second });
    let yes = one
        .send_json(Method::POST, "/api/v1/editions/9/awards", &blind)
        .await;
    assert_eq!(yes.status, StatusCode::OK);
    // The page carries what is sent along.
    let page = one.get(BOARD).await.text();
    assert!(page.contains(&format!(r#"name="seen" value="{second}""#)));
}

#[actix_web::test]
async fn closeness_exceptions_cases_consents_and_caps_are_warned_of_and_forbid_nothing() {
    let contest = in_two_bands(vec![tier(1, TierSize::Works(4), false)]).await;
    let (house, app, staff) = (&contest.house, &contest.house.app, Actor::system());
    awards::fill_by_rank(app, &staff, 9, 1).await.unwrap();
    let clean = awards::find_board(app, &staff, 9).await.unwrap();
    assert_eq!(clean.warnings.n(), 0, "{:?}", clean.warnings);
    let mut numbers = Vec::new();
    for award in &clean.tiers[0].awards {
        let row = entries::find_entry_row(app.db.read(), award.entry_id).await;
        numbers.push(row.unwrap());
    }
    // Who read the first work? One of them answers for its child, one other taught at the second's school.
    let round = judging::find_round_at(app, &staff, 9, 1).await.unwrap();
    let readers = judging::list_assignments(app, &staff, round).await.unwrap();
    let reader = readers
        .iter()
        .find(|one| one.entry_id == numbers[0].id)
        .unwrap()
        .judge_id;
    let at = contest
        .judges
        .iter()
        .position(|(id, _)| *id == reader)
        .unwrap();
    let first = &numbers[0].number;
    let sql = format!(
        "UPDATE entries SET guardian_email = 'judge{at}@example.org' WHERE number = '{first}'"
    );
    run(house, &sql).await;
    let second = &numbers[1].number;
    run(
        house,
        &format!("UPDATE entries SET school = 'Lyceum 9' WHERE number = '{second}'"),
    )
    .await;
    judging::set_judge_schools(app, &staff, contest.judges[0].0, vec!["LYCEUM 9".into()])
        .await
        .unwrap();
    let third = &numbers[2];
    run(
        house,
        &format!("UPDATE judges SET member_code = '{}'", third.member_code),
    )
    .await;
    let fourth = &numbers[3].number;
    run(
        house,
        &format!("UPDATE entries SET may_show_work = FALSE WHERE number = '{fourth}'"),
    )
    .await;
    let edition = editions::find_edition(app, &staff, 9).await.unwrap();
    let caps = AwardCaps([(CapScope::School, 2), (CapScope::Country, 4)].into());
    let edition = Edition {
        award_caps: caps,
        ..edition
    };
    editions::update_edition(app, &staff, &edition, None)
        .await
        .unwrap();

    let warned = awards::find_board(app, &staff, 9).await.unwrap().warnings;
    let of = |number: &str| -> Vec<&Concern> {
        let about = warned.works.iter().filter(|one| one.number == number);
        about.map(|one| &one.concern).collect()
    };
    let is_close = |concern: &&&Concern, wanted: Closeness, read: Option<bool>| {
        matches!(concern, Concern::Judge { closeness, has_read, .. }
            if *closeness == wanted && read.is_none_or(|read| read == *has_read))
    };
    let own_child = of(first);
    assert!(
        own_child
            .iter()
            .any(|one| is_close(&one, Closeness::OwnChild, Some(true))),
        "{own_child:?}"
    );
    assert!(
        of(second)
            .iter()
            .any(|one| is_close(&one, Closeness::OwnSchool, None))
    );
    let members = of(&third.number).len();
    assert_eq!(members, 3, "every judge of the panel comes from there");
    assert!(of(fourth).contains(&&Concern::NotShown));
    let schools: Vec<&[String]> = warned
        .caps
        .iter()
        .map(|one| {
            assert_eq!((one.scope, one.most), (CapScope::School, 2));
            one.numbers.as_slice()
        })
        .collect();
    assert_eq!(schools.len(), 1, "{:?}", warned.caps);
    assert_eq!(schools[0].len(), 3, "the second goes to another school");

    // Said in seven languages, on the board and where the release is proposed; by program; noted; nothing is forbidden.
    let mut desk = house.signed_in(Role::Secretariat).await;
    for lang in Lang::ALL {
        for rest in ["", "/announcement"] {
            let page = desk
                .get(&format!("/{lang}/desk/editions/9/awards{rest}"))
                .await
                .text();
            assert!(page.contains("id=\"warnings\""), "{lang}{rest}");
            assert!(page.contains(first.as_str()), "{lang}{rest}");
        }
    }
    let page = desk.get(&format!("{BOARD}/announcement")).await.text();
    assert!(
        page.contains("answers for this child and scored the work"),
        "{page}"
    );
    assert!(page.contains("3 awards, 2 at most intended"), "{page}");
    assert!(!page.contains("Lyceum 9") && !page.contains("Test Child"));
    let told = desk.get("/api/v1/editions/9/announcement").await.json();
    let kinds: Vec<&str> = told["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    for kind in [
        "cap-school",
        "judge-own-child",
        "judge-own-school",
        "judge-own-member",
        "not-shown",
    ] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
    let mut judge = house.signed_in(Role::Judge).await;
    assert_eq!(judge.get(BOARD).await.status, StatusCode::FORBIDDEN);
    announce(house).await;
    house.check().await;
}
