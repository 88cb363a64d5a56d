//! From a counted round to what goes on: the cut with its counts, exceptions with a reason, the chair's word, a second person's hand.

use super::*;

#[actix_web::test]
async fn the_cut_is_counted_by_group_exceptions_say_why_and_two_people_decide() {
    let contest = Contest::start(&twenty(), &COUNTRIES).await;
    let app = &contest.house.app;
    let round = contest.open_round(3).await;
    contest.score_all(round, 0).await;
    close_and_count(app, round).await;
    let mut staff = contest.house.signed_in(Role::Secretariat).await;
    let mut chair = contest.house.signed_in(Role::Chair).await;
    let at = |verb: &str| format!("/api/v1/rounds/{round}/{verb}");
    let post = || "POST".parse().unwrap();

    let seen = staff.get(&format!("{}?count=5", at("result"))).await.json();
    assert_eq!((&seen["count"], &seen["n_on"]), (&5.into(), &5.into()));
    let sum = |groups: &serde_json::Value, what: &str| -> i64 {
        let groups = groups.as_array().unwrap();
        groups.iter().map(|one| one[what].as_i64().unwrap()).sum()
    };
    for groups in ["countries", "divisions", "members"] {
        assert_eq!(sum(&seen[groups], "n_on"), 5, "{groups}");
        assert_eq!(sum(&seen[groups], "n_all"), 20, "{groups}");
    }
    assert_eq!(seen["divisions"][0]["group"], "A");
    let chances: Vec<f64> = seen["standings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["p_above"].as_f64().unwrap())
        .collect();
    assert!(
        (chances.iter().sum::<f64>() - 5.0).abs() < 0.1,
        "{chances:?}"
    );
    assert!(chances.first() > chances.last());

    // The last is taken up, the first left out; the line stays where it is.
    let number = |n: usize| seen["standings"][n]["number"].as_str().unwrap().to_owned();
    let (first, last) = (number(0), number(19));
    let except = |entry: &str, goes_on: bool, reason: &str| serde_json::json!({ "entry": entry, "goes_on": goes_on, "reason": reason });
    let to = at("exceptions");
    let none = serde_json::json!({});
    for (body, code) in [
        (except(&last, true, " "), "judging-reason-missing"),
        (
            except("9-XX-999", true, "the only one"),
            "exception-not-in-round",
        ),
    ] {
        let no = staff.send_json(post(), &to, &body).await;
        assert_eq!(no.json()["code"], code);
    }
    for body in [
        except(&last, false, "a slip"),
        except(&last, true, "the only one in ink"),
        except(&first, false, "drawn after a photo"),
    ] {
        let made = staff.send_json(post(), &to, &body).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    }
    let page = staff
        .get("/en/desk/editions/9/rounds/1?count=6")
        .await
        .text();
    assert!(page.contains("the only one in ink") && page.contains("Taken up"));
    assert!(!page.contains("a slip"), "the last word counts");
    assert_eq!(page.matches("badge-good\">Goes on").count(), 6, "6 − 1 + 1");
    let seen = staff.get(&format!("{}?count=7", at("result"))).await.json();
    assert_eq!(seen["n_on"], 7);
    let back = staff
        .send_json("DELETE".parse().unwrap(), &format!("{to}/{first}"), &none)
        .await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.text());

    // Nothing goes on without the chair; where there is one, nobody else certifies.
    let no = staff.send_json(post(), &at("advancement"), &none).await;
    assert_eq!(no.json()["code"], "round-not-certified");
    let word = serde_json::json!({ "count": 7, "reason": "looked at the line together" });
    let no = staff.send_json(post(), &at("certification"), &word).await;
    assert_eq!(no.json()["code"], "chair-certifies");
    assert!(page.contains("The chair of this contest certifies"));
    let silent = serde_json::json!({ "count": 7, "reason": "" });
    let no = chair.send_json(post(), &at("certification"), &silent).await;
    assert_eq!(no.json()["code"], "judging-reason-missing");
    let yes = chair.send_json(post(), &at("certification"), &word).await;
    assert_eq!(yes.status, StatusCode::OK, "{}", yes.text());

    // What is certified does not move: no exception, no reopening; a count anew takes the word back.
    let no = staff
        .send_json(post(), &to, &except(&first, false, "late"))
        .await;
    assert_eq!(no.json()["code"], "round-certified");
    let reopen = judging::reopen_round(app, &system(), round, "a friend asked", None).await;
    assert_eq!(code(reopen), "round-certified");
    contest.house.check().await;
    let own = chair.send_json(post(), &at("advancement"), &none).await;
    assert_eq!(own.json()["code"], "advance-by-another");
    judging::count_round(app, &system(), round, None, "once more")
        .await
        .unwrap();
    let no = staff.send_json(post(), &at("advancement"), &none).await;
    assert_eq!(no.json()["code"], "round-not-certified");
    chair.send_json(post(), &at("certification"), &word).await;
    let reason = serde_json::json!({ "reason": "one more look" });
    let ended = chair
        .send_json(post(), &at("certification/ending"), &reason)
        .await;
    assert_eq!(ended.status, StatusCode::OK, "{}", ended.text());
    chair.send_json(post(), &at("certification"), &word).await;
    let other = serde_json::json!({ "count": 8 });
    let no = staff.send_json(post(), &at("advancement"), &other).await;
    assert_eq!(no.json()["code"], "advance-not-as-certified");
    let done = staff.send_json(post(), &at("advancement"), &none).await;
    assert_eq!(
        done.json()["n"],
        8,
        "seven and the one taken up: {}",
        done.text()
    );
    let sql = "SELECT COUNT(*) FROM round_entries x JOIN entries e ON e.id = x.entry_id WHERE x.state = 'advanced'";
    assert_eq!(count(app.db.read(), sql).await, 8);
    let taken = format!("{sql} AND e.number = '{last}'");
    assert_eq!(count(app.db.read(), &taken).await, 1);
    // What went on may come before the same judges again: no number and no country yet.
    let mut judge = judge_browser(&contest, 0).await;
    for verb in ["export", "fairness"] {
        assert_eq!(judge.get(&at(verb)).await.status, StatusCode::NOT_FOUND);
    }
    contest.house.check().await;
}
