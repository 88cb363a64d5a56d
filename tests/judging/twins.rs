//! Two houses that are equal but for who made the works: whatever a judge asks, both answer with the same bytes (J-01 of the trust plan).
//!
//! Ids, session tokens and media addresses are chance; they become numbers in the order in which they appear, so that the same work
//! must stand in the same place of every answer.

use artkite::kernel::Lang;
use artkite::platform::queue::Queue;

use sha2::{Digest, Sha256};

use super::*;
use crate::support::{Answer, Browser};

/// Makes chance alike: runs of 16 hexadecimal digits and hyphens or more become numbers, tokens of forms are cut out.
#[derive(Default)]
struct Names {
    seen: HashMap<String, usize>,
}

impl Names {
    fn of(&mut self, text: &str) -> String {
        const TOKEN: &str = "name=\"csrf\" value=\"";
        let mut clean = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(TOKEN) {
            clean.push_str(before);
            rest = after.split_once('"').unwrap().1;
        }
        clean.push_str(rest);

        let is_part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-');
        let mut out = String::with_capacity(clean.len());
        let mut rest = clean.as_str();
        while let Some(start) = rest.as_bytes().iter().position(is_part) {
            let len = rest.as_bytes()[start..]
                .iter()
                .take_while(|byte| is_part(byte))
                .count();
            let run = &rest[start..start + len];
            out.push_str(&rest[..start]);
            if len >= 16 {
                let next = self.seen.len();
                let number = *self.seen.entry(run.to_owned()).or_insert(next);
                out.push_str(&format!("#{number}"));
            } else {
                out.push_str(run);
            }
            rest = &rest[start + len..];
        }
        out + rest
    }

    /// Status, headers and body of an answer, without what chance decides.
    fn answer(&mut self, asked: &str, answer: &Answer) -> String {
        let mut headers: Vec<String> = answer
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("")))
            .filter(|line| !line.starts_with("x-request-id") && !line.starts_with("set-cookie"))
            .collect();
        headers.sort();
        let body = match std::str::from_utf8(&answer.body) {
            // A problem carries the id of its request.
            Ok(text) => match text.split_once("\"request_id\":\"") {
                Some((before, after)) => {
                    format!("{before}{}", after.split_once('"').unwrap().1)
                }
                None => text.to_owned(),
            },
            // Short enough not to be taken for an id.
            Err(_) => format!(
                "picture {}",
                &hex::encode(Sha256::digest(&answer.body))[..12]
            ),
        };
        self.of(&format!(
            "{asked}\n{}\n{}\n{body}",
            answer.status,
            headers.join("\n")
        ))
    }
}

/// Everything that a judge can ask for in a round, and much that they cannot; what was answered, in order.
async fn session(contest: &Contest, n: usize, round: RoundId, answers: &mut Vec<String>) {
    let mut names = Names::default();
    let mut judge = judge_browser(contest, n).await;
    let works = contest.works(n, round).await;
    let of_another = contest.works((n + 1) % contest.judges.len(), round).await;
    let api = "/api/v1/judging";
    let mut paths = vec![
        format!("{api}/rounds"),
        format!("{api}/rounds/{round}"),
        format!("/api/v1/rounds/{round}/result"),
        format!("/api/v1/rounds/{round}/progress"),
        format!("/api/v1/rounds/{round}/export"),
        "/api/v1/session".to_owned(),
        "/en/desk".to_owned(),
        "/en/gallery".to_owned(),
        "/en/gallery?country=MN".to_owned(),
        "/api/v1/editions/9".to_owned(),
        "/api/v1/editions/9/entries".to_owned(),
        format!("{api}/rounds/{round}?country=MN"),
        format!("/en/judging/rounds/{round}?sort=country"),
    ];
    for lang in Lang::ALL {
        paths.push(format!("/{lang}/judging"));
        paths.push(format!("/{lang}/judging/rounds/{round}/live"));
        for n in 1..=2 {
            paths.push(format!("/{lang}/judging/rounds/{round}/practice/{n}"));
        }
        for view in ["", "?show=open", "?show=later", "?points=4", "?points=9"] {
            paths.push(format!("/{lang}/judging/rounds/{round}{view}"));
        }
    }
    for (at, work) in works.iter().enumerate() {
        let lang = Lang::ALL[at % Lang::ALL.len()];
        let id = work.assignment;
        paths.push(format!("/en/judging/assignments/{id}"));
        paths.push(format!("/{lang}/judging/assignments/{id}/recusal"));
        paths.push(format!("/{lang}/judging/assignments/{id}"));
        paths.push(format!("{api}/assignments/{id}"));
        let picture = work.picture.as_ref().expect("sizes are made");
        paths.push(picture.src(320));
        paths.push(picture.largest());
        paths.push(format!("{}/0", picture.src(320)));
    }
    for work in of_another.iter().take(5) {
        paths.push(format!("/en/judging/assignments/{}", work.assignment));
        paths.push(format!("{api}/assignments/{}", work.assignment));
    }
    for path in paths {
        let answer = judge.get(&path).await;
        answers.push(names.answer(&path, &answer));
    }
    for (at, work) in works.iter().enumerate() {
        let to = format!("/en/judging/assignments/{}/scorecard", work.assignment);
        let points = (at % 12).to_string();
        let fields = [
            ("points-idea", points.as_str()),
            ("points-theme", "5"),
            ("note", "n"),
        ];
        send(&mut judge, &to, &fields, &mut names, answers).await;
        if at % 3 == 0 {
            let later = [("points-idea", "7"), ("later", "1"), ("country", "MN")];
            send(&mut judge, &to, &later[..2], &mut names, answers).await;
            send(&mut judge, &to, &later, &mut names, answers).await;
        }
        let to = format!("{api}/assignments/{}/scorecards", work.assignment);
        let body = serde_json::json!({ "points": { "idea": 1 + at % 10, "theme": 1 + at % 7 } });
        let answer = judge.send_json("POST".parse().unwrap(), &to, &body).await;
        answers.push(names.answer(&to, &answer));
    }
    for work in works.iter().take(2) {
        let to = format!("/en/judging/assignments/{}/recusal", work.assignment);
        send(
            &mut judge,
            &to,
            &[("reason", "my pupil")],
            &mut names,
            answers,
        )
        .await;
    }
    for path in [
        format!("/en/judging/rounds/{round}"),
        format!("{api}/rounds/{round}"),
        "/ko/judging".to_owned(),
    ] {
        let answer = judge.get(&path).await;
        answers.push(names.answer(&path, &answer));
    }
}

/// A round in one room: what hangs on the wall and what judges hold in their hands, work after work; once it is closed, what is left.
async fn in_one_room(contest: &Contest, answers: &mut Vec<String>) {
    let app = &contest.house.app;
    let new = NewRound {
        method: RoundMethod::Sift,
        settings: RoundSettings {
            is_live: true,
            ..RoundSettings::default()
        },
        name: Translated::one(Lang::En, "In the room"),
        reads_per_entry: 1,
        conflict_rule: ConflictRule::OwnCountry,
        tally_method: Method::Mean.name().to_owned(),
        seed: "room".into(),
        advance_count: None,
        deadline_at: None,
    };
    let edition = contest.edition.id;
    let round = judging::create_round(app, &system(), edition, &new)
        .await
        .unwrap();
    let seats: Vec<_> = contest.judges.iter().map(|(id, _)| (*id, None)).collect();
    judging::set_panel(app, &system(), round, &seats)
        .await
        .unwrap();
    judging::assign(app, &system(), round).await.unwrap();
    judging::open_round(app, &system(), round).await.unwrap();
    let mut names = Names::default();
    let mut chair = contest.house.signed_in(Role::Secretariat).await;
    let mut judge = judge_browser(contest, 0).await;
    let wall = "/en/desk/editions/9/rounds/2/wall".to_owned();
    let keypad = format!("/en/judging/rounds/{round}/live");
    for n in 0..10 {
        let hangs = judging::find_wall(app, &system(), round).await.unwrap();
        for path in [wall.clone(), format!("{wall}/now")] {
            let answer = chair.get(&path).await;
            answers.push(names.answer(&path, &answer));
        }
        let picture = hangs.work.picture.as_ref().expect("sizes are made");
        for path in [&keypad, &format!("{keypad}/now"), &picture.largest()] {
            let answer = judge.get(path).await;
            answers.push(names.answer(path, &answer));
        }
        let hand = judging::find_keypad(app, &contest.judge(0), round)
            .await
            .unwrap();
        let id = hand.card.expect("nothing is kept away").work.assignment;
        let to = format!("/en/judging/assignments/{id}/scorecard");
        let verdict = (1 + n % 3).to_string();
        let fields = [("tile", "1"), ("points-verdict", verdict.as_str())];
        send(&mut judge, &to, &fields, &mut names, answers).await;
        let place = hangs.next.unwrap().to_string();
        send(&mut chair, &wall, &[("place", &place)], &mut names, answers).await;
    }
    judging::close_round(app, &system(), round, "the evening is over")
        .await
        .unwrap();
    for path in [keypad.clone(), format!("/en/judging/rounds/{round}")] {
        let answer = judge.get(&path).await;
        answers.push(names.answer(&path, &answer));
    }
}

/// What a judge can ask for while the panel looks once more at the works about which it differs.
async fn review_session(contest: &Contest, n: usize, round: RoundId, answers: &mut Vec<String>) {
    let mut names = Names::default();
    let mut judge = judge_browser(contest, n).await;
    let app = &contest.house.app;
    let review = judging::find_own_review(app, &contest.judge(n), round).await;
    let works = review.unwrap().works;
    assert!(works.len() >= 10, "{}", works.len());
    let page = format!("judging/rounds/{round}/review");
    let mut paths = vec![
        format!("/api/v1/{page}"),
        format!("/api/v1/rounds/{round}/review"),
        format!("/api/v1/rounds/{round}/deliberation"),
        format!("/api/v1/rounds/{round}/export"),
        format!("/api/v1/rounds/{round}/fairness"),
        format!("/en/{page}?sort=country"),
        format!("/en/{page}/{}", works.len() + 1),
        format!("/en/judging/rounds/{round}"),
    ];
    for lang in Lang::ALL {
        paths.push(format!("/{lang}/judging"));
        paths.push(format!("/{lang}/{page}"));
    }
    for (at, work) in works.iter().take(20).enumerate() {
        let lang = Lang::ALL[at % Lang::ALL.len()];
        paths.push(format!("/{lang}/{page}/{}", work.place));
    }
    for path in &paths {
        let answer = judge.get(path).await;
        answers.push(names.answer(path, &answer));
    }
    for (at, work) in works.iter().take(5).enumerate() {
        let to = format!("/en/{page}/{}/scorecard", work.place);
        let points = (5 + at * 2).to_string();
        let fields = [("points-idea", points.as_str()), ("points-theme", "5")];
        send(&mut judge, &to, &fields, &mut names, answers).await;
        let answer = judge.get(&format!("/en/{page}/{}", work.place)).await;
        answers.push(names.answer(&to, &answer));
    }
}

async fn send(
    judge: &mut Browser<'_>,
    to: &str,
    fields: &[(&str, &str)],
    names: &mut Names,
    answers: &mut Vec<String>,
) {
    let answer = judge.post(to, fields).await;
    answers.push(names.answer(to, &answer));
}

#[actix_web::test]
async fn whatever_a_judge_asks_the_answer_is_the_same_whoever_drew_where_and_when() {
    const N: usize = 60;
    let one: Vec<Sent> = (0..N)
        .map(|n| Sent {
            minute: n as i64,
            ..twenty()[n % 20]
        })
        .collect();
    // The same pictures with other children, countries, ages, schools, and the arrival turned around.
    let other: Vec<Sent> = (0..N)
        .map(|n| Sent {
            country: COUNTRIES[(n * 2 + 3) % 5],
            name: "Quite Another",
            school: "Gymnasium 7",
            age: 17,
            minute: (N - 1 - n) as i64,
        })
        .collect();
    let mut houses = Vec::new();
    for sent in [one, other] {
        let contest = Contest::start(&sent, &["VN"; 4]).await;
        let handlers = artkite::schedule::handlers(&contest.house.app).unwrap();
        Queue::run_due(&contest.house.app.db, &contest.house.app.clock, &handlers)
            .await
            .unwrap();
        let round = contest.open_round(4).await;
        let mut answers = Vec::new();
        for n in 0..contest.judges.len() {
            session(&contest, n, round, &mut answers).await;
        }
        let app = &contest.house.app;
        judging::close_round(app, &system(), round, "two works were left")
            .await
            .unwrap();
        judging::count_round(app, &system(), round, None, "")
            .await
            .unwrap();
        judging::open_review(app, &system(), round).await.unwrap();
        for n in 0..contest.judges.len() {
            review_session(&contest, n, round, &mut answers).await;
        }
        judging::end_review(app, &system(), round).await.unwrap();
        judging::count_round(app, &system(), round, None, "after the review")
            .await
            .unwrap();
        judging::certify(app, &system(), round, Some(N), "all of them")
            .await
            .unwrap();
        judging::advance(app, &system(), round, Some(N))
            .await
            .unwrap();
        in_one_room(&contest, &mut answers).await;
        houses.push(answers);
    }
    let (one, other) = (&houses[0], &houses[1]);
    eprintln!("{} requests of judges in each of two houses", one.len());
    assert!(one.len() >= 2000, "{}", one.len());
    assert_eq!(one.len(), other.len());
    let secret = ["Test Child", "School 1", "9-CN-", "9-MN-", "Inner Mongolia"];
    for (one, other) in one.iter().zip(other) {
        for words in secret {
            assert!(!one.contains(words), "{words} in {one}");
        }
        if one != other {
            let at = one
                .bytes()
                .zip(other.bytes())
                .position(|(a, b)| a != b)
                .unwrap_or(0);
            let near = |text: &str| {
                let bytes = &text.as_bytes()[at.saturating_sub(200)..text.len().min(at + 200)];
                String::from_utf8_lossy(bytes).into_owned()
            };
            let asked = one.lines().next().unwrap_or("");
            panic!(
                "{asked}: they differ:\n{}\n-----\n{}",
                near(one),
                near(other)
            );
        }
    }
}
