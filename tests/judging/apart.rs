//! What keeps judges from works, what all of them read, and the fewest reads that count.

use super::*;
use artkite::judging::actions::CommonWorks;
use artkite::judging::domain::{AssignmentState, Bar};
use artkite::kernel::Who;

/// Twenty entries; every fifth child goes to the Gymnasium.
fn of_two_schools() -> Vec<Sent> {
    twenty()
        .into_iter()
        .enumerate()
        .map(|(n, one)| Sent {
            school: if n % 5 == 0 {
                "Gymnasium № 5"
            } else {
                one.school
            },
            ..one
        })
        .collect()
}

fn round_of(settings: RoundSettings) -> NewRound {
    NewRound {
        method: RoundMethod::Criteria,
        settings,
        name: Translated::one(Lang::En, "First reading"),
        reads_per_entry: 2,
        conflict_rule: ConflictRule::OwnCountry,
        tally_method: Method::Mean.name().to_owned(),
        seed: "2026".into(),
        advance_count: Some(8),
        deadline_at: None,
    }
}

#[actix_web::test]
async fn own_schools_and_children_are_kept_away_common_works_are_read_by_all_and_a_quorum_is_asked()
{
    let contest = Contest::start(&of_two_schools(), &["VN"; 4]).await;
    let app = &contest.house.app;
    let desk = system();
    let candidates = contest.candidates().await;
    let mut numbers: Vec<String> = candidates.values().map(|one| one.number.clone()).collect();
    numbers.sort();
    // The judge answers for one child: the guardian's address is theirs.
    let own_child = candidates
        .values()
        .find(|one| one.number == "9-JP-001")
        .unwrap()
        .id;
    {
        let tx = app.db.write().await.unwrap();
        let backend = tx.get_database_backend();
        let (email, number) = ("judge1@example.org", "9-JP-001");
        let sql =
            format!("UPDATE entries SET guardian_email = '{email}' WHERE number = '{number}'");
        tx.execute_raw(Statement::from_string(backend, sql))
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    // A fifth judge says with the yes where they taught.
    let new = NewJudge {
        email: "teacher@example.org".parse().unwrap(),
        name: "A teacher".into(),
        lang: Lang::En,
        country: "VN".parse().unwrap(),
        member: None,
    };
    let teacher = judging::invite_judge(app, &desk, contest.edition.id, &new)
        .await
        .unwrap();
    let all = judging::list_judges(app, &desk, contest.edition.id)
        .await
        .unwrap();
    let person = all
        .iter()
        .find(|one| one.judge.id == teacher)
        .unwrap()
        .person
        .id;
    let own = Actor {
        who: Who::Person(person),
        ..contest.judge(0)
    };
    let said = || vec!["gymnasium 5".to_owned(), "Gymnasium No 5".to_owned()];
    judging::accept_judging_from(app, &own, teacher, said())
        .await
        .unwrap();
    judging::accept_judging_from(app, &own, teacher, Vec::new())
        .await
        .unwrap();
    let schools = judging::list_schools(app, &desk, contest.edition.id)
        .await
        .unwrap();
    assert_eq!(
        schools.iter().map(|one| one.n_entries).collect::<Vec<_>>(),
        [4, 0],
        "said once, and № is no No"
    );
    judging::set_judge_schools(app, &desk, teacher, vec!["GYMNASIUM «№5»".into()])
        .await
        .unwrap();
    let schools = judging::list_schools(app, &desk, contest.edition.id)
        .await
        .unwrap();
    assert_eq!(schools[0].n_entries, 4);

    let settings = RoundSettings {
        quorum: 3,
        ..RoundSettings::default()
    };
    let wrong = judging::create_round(app, &desk, contest.edition.id, &round_of(settings)).await;
    assert!(
        format!("{wrong:?}").contains("quorum-outside"),
        "more than read a work: {wrong:?}"
    );
    let settings = RoundSettings {
        quorum: 2,
        ..RoundSettings::default()
    };
    let round = judging::create_round(app, &desk, contest.edition.id, &round_of(settings))
        .await
        .unwrap();
    let ids = contest.judges.iter().map(|(id, _)| *id).chain([teacher]);
    let seats: Vec<_> = ids.map(|id| (id, None)).collect();
    judging::set_panel(app, &desk, round, &seats).await.unwrap();

    let before = judging::preview_plan(app, &desk, round).await.unwrap();
    assert_eq!((before.n_common, before.n_reads), (0, 40));
    let common = |n_drawn, chosen: &[&str]| CommonWorks {
        n_drawn,
        chosen: chosen.iter().map(|one| (*one).to_owned()).collect(),
    };
    for (wrong, no) in [
        (common(51, &[]), "too-many-common-works"),
        (common(0, &["9-KR-099"]), "no-such-common-work"),
    ] {
        assert_eq!(
            code(judging::set_common_works(app, &desk, round, &wrong).await),
            no
        );
    }
    let wanted = common(3, &["9-CN-001", "9-JP-001"]);
    judging::set_common_works(app, &desk, round, &wanted)
        .await
        .unwrap();
    assert_eq!(
        judging::find_common_works(app, &desk, round).await.unwrap(),
        wanted
    );
    let plan = judging::preview_plan(app, &desk, round).await.unwrap();
    assert_eq!(plan.n_common, 5);
    assert!(
        plan.worst_se.unwrap() < before.worst_se.unwrap(),
        "a common measure makes judges comparable"
    );
    let loads: Vec<usize> = plan.loads.iter().map(|one| one.n_reads).collect();
    assert!(
        loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1,
        "{loads:?}"
    );
    let kept: Vec<_> = plan.loads.iter().map(|one| one.kept.clone()).collect();
    assert_eq!(
        kept,
        [
            vec![],
            vec![(Bar::OwnChild, 1)],
            vec![],
            vec![],
            vec![(Bar::OwnSchool, 4)]
        ]
    );

    judging::assign(app, &desk, round).await.unwrap();
    judging::open_round(app, &desk, round).await.unwrap();
    assert_eq!(
        code(judging::set_common_works(app, &desk, round, &common(0, &[])).await),
        "common-works-fixed"
    );
    let live = async || {
        let mut all = judging::list_assignments(app, &desk, round).await.unwrap();
        all.retain(|one| one.state != AssignmentState::Recused);
        all
    };
    let at_gymnasium: Vec<_> = (1..=4)
        .map(|n| {
            candidates
                .values()
                .find(|one| one.number == format!("9-CN-{n:03}"))
                .unwrap()
                .id
        })
        .collect();
    let reads = live().await;
    assert!(
        reads
            .iter()
            .all(|one| one.judge_id != teacher || !at_gymnasium.contains(&one.entry_id))
    );
    let read_own_child = (contest.judges[1].0, own_child);
    assert!(
        reads
            .iter()
            .all(|one| (one.judge_id, one.entry_id) != read_own_child)
    );
    let mut readers: BTreeMap<EntryId, usize> = BTreeMap::new();
    for one in &reads {
        *readers.entry(one.entry_id).or_default() += 1;
    }
    assert_eq!(readers[&own_child], 4, "all but the one who may not");
    assert_eq!(readers[&at_gymnasium[0]], 4);
    assert_eq!(
        readers.values().filter(|n| **n == 5).count(),
        3,
        "the lot falls on what everybody may read"
    );

    // The desk learns later that another judge taught there: what comes from there goes to others, begun or not.
    let other = contest.judges[2].0;
    let works = contest.works(2, round).await;
    for work in &works {
        contest
            .cast(2, work.assignment, None, &contest.card(5, 5))
            .await
            .unwrap();
    }
    judging::set_judge_schools(app, &desk, other, vec!["Gymnasium №5".into()])
        .await
        .unwrap();
    let reads = live().await;
    assert!(
        reads
            .iter()
            .all(|one| one.judge_id != other || !at_gymnasium.contains(&one.entry_id))
    );
    assert!(contest.works(2, round).await.len() < works.len());

    // One work is left by all who have it, but for one read.
    let lonely = candidates
        .values()
        .find(|one| one.number == "9-RU-004")
        .unwrap()
        .id;
    loop {
        let mut readers = live().await;
        readers.retain(|one| one.entry_id == lonely);
        if readers.len() == 1 {
            break;
        }
        judging::recuse(app, &desk, readers[0].id, "knows the child")
            .await
            .unwrap();
    }
    for (n, (judge, person)) in contest
        .judges
        .iter()
        .copied()
        .chain([(teacher, person)])
        .enumerate()
    {
        let actor = Actor {
            who: Who::Person(person),
            ..contest.judge(0)
        };
        for one in live().await.iter().filter(|one| one.judge_id == judge) {
            let card = contest.card(1 + (n as i32 * 3) % 9, 5);
            judging::cast_scorecard(app, &actor, one.id, None, &card)
                .await
                .unwrap();
        }
    }
    let below = judging::list_below_quorum(app, &desk, round).await.unwrap();
    let named: Vec<_> = below
        .iter()
        .map(|one| (one.entry_number.as_str(), one.n_reads))
        .collect();
    assert_eq!(named, [("9-RU-004", 1)]);
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let page = "/en/desk/editions/9/rounds/1";
    assert!(staff.get(page).await.text().contains("9-RU-004 · 1 of 2"));
    assert_eq!(
        code(judging::close_round(app, &desk, round, "").await),
        "closing-below-quorum"
    );
    judging::close_round(app, &desk, round, "nobody else may read it")
        .await
        .unwrap();
    judging::count_round(app, &desk, round, None, "")
        .await
        .unwrap();
    assert_eq!(
        staff
            .get(page)
            .await
            .text()
            .matches("too few judges")
            .count(),
        1
    );
    let rules = contest
        .house
        .browser()
        .get("/en/editions/9/judging")
        .await
        .text();
    assert!(
        rules.contains("Fewest judges for a valid result")
            && rules.contains("Drawings that every judge sees")
    );
    contest.house.check().await;
}

#[actix_web::test]
async fn a_judge_says_by_page_where_they_teach_and_the_desk_corrects_it() {
    let contest = Contest::start(&of_two_schools()[..6], &["VN"]).await;
    let app = &contest.house.app;
    let new = NewJudge {
        email: "judge1@example.org".parse().unwrap(),
        name: "Teacher".into(),
        lang: Lang::En,
        country: "VN".parse().unwrap(),
        member: None,
    };
    let id = judging::invite_judge(app, &system(), contest.edition.id, &new)
        .await
        .unwrap();
    let mut judge = judge_browser(&contest, 1).await;
    let home = judge.get("/en/judging").await.text();
    assert!(home.contains(r#"name="schools""#), "{home}");
    assert!(
        !home.contains("Gymnasium"),
        "no list of schools: it would tell who takes part"
    );
    let to = format!("/en/judging/judges/{id}/acceptance");
    let long = "x".repeat(121);
    let no = judge.post(&to, &[("schools", &long)]).await;
    assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
    let yes = judge
        .post(&to, &[("schools", "Gymnasium 5\r\nLyceum\r\n")])
        .await;
    assert_eq!(yes.status, StatusCode::SEE_OTHER);
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let judges = "/en/desk/editions/9/judges";
    let page = staff.get(judges).await.text();
    assert!(
        page.contains("Gymnasium 5</span>") && page.contains("0 drawings"),
        "{page}"
    );
    let set = staff
        .post(
            &format!("{judges}/{id}/schools"),
            &[("schools", "Gymnasium № 5")],
        )
        .await;
    assert_eq!(set.status, StatusCode::SEE_OTHER);
    assert!(staff.get(judges).await.text().contains("2 drawings"));
    assert_eq!(
        judge
            .post(&format!("{judges}/{id}/schools"), &[("schools", "")])
            .await
            .status,
        StatusCode::FORBIDDEN
    );
}
