//! Background work, letters and the journal at the desk.

use actix_web::http::{Method, StatusCode};
use artkite::kernel::{Actor, Lang, Role};
use artkite::people::actions::{self, Invitee};
use artkite::platform::mail::{self, LetterState};
use artkite::platform::queue::{Handlers, Job, JobError, JobState, NewJob, Queue, count, enqueue};
use serde_json::json;

use crate::support::TestApp;

/// A job that fails for good, with this error.
async fn a_dead_job(house: &TestApp) {
    let app = &house.app;
    let tx = app.db.write().await.unwrap();
    let job = NewJob {
        kind: "break",
        payload: json!({ "thing_id": "1" }),
        lane: "test".into(),
        dedupe_key: Some("break:1".into()),
    };
    enqueue(&tx, app.clock.now(), job).await.unwrap();
    tx.commit().await.unwrap();
    let handlers = Handlers::new().on("break", |_: Job| async {
        Err(JobError::Final("the <thing> is broken".into()))
    });
    Queue::run_due(&app.db, &app.clock, &handlers)
        .await
        .unwrap();
}

#[actix_web::test]
async fn what_failed_for_good_is_shown_with_its_reason_and_runs_again_when_asked() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    a_dead_job(&house).await;
    let page = staff.get("/en/desk/jobs").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    assert!(text.contains("the &#60;thing&#62; is broken"), "{text}");

    let dead = staff.get("/api/v1/jobs").await.json();
    let id = dead["dead"][0]["id"].as_str().unwrap().to_owned();
    let answer = staff.post(&format!("/en/desk/jobs/{id}/retry"), &[]).await;
    assert_eq!(answer.location(), "/en/desk/jobs");
    let counts = count(house.app.db.read()).await.unwrap();
    let own = counts.iter().find(|count| count.kind == "break").unwrap();
    assert_eq!((own.state, own.n), (JobState::Queued, 1));

    let again = staff
        .send_json(
            Method::POST,
            &format!("/api/v1/jobs/{id}/retry"),
            &json!({}),
        )
        .await;
    assert_eq!(
        again.status,
        StatusCode::NOT_FOUND,
        "it is not dead any more"
    );
    let journal = staff.get("/api/v1/journal").await.json();
    assert_eq!(journal["lines"][0]["verb"], "job.retried");
}

#[actix_web::test]
async fn letters_are_shown_by_state_and_a_bounced_one_is_sent_again() {
    let house = TestApp::start().await;
    let mut staff = house.signed_in(Role::Secretariat).await;
    let invitee = Invitee {
        email: "saran@example.org".parse().unwrap(),
        name: "Saran".into(),
        lang: Lang::Mn,
        role: Role::Judge,
        edition: None,
        member: None,
    };
    let tx = house.app.db.write().await.unwrap();
    actions::invite_by_letter(&tx, &house.app, &Actor::system(), &invitee)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let page = staff.get("/ru/desk/letters").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("saran@example.org"));
    let db = house.app.db.read();
    for letter in mail::list_in_state(db, LetterState::Waiting, None, 9)
        .await
        .unwrap()
    {
        assert!(
            !page.text().contains(&letter.subject),
            "a subject may be a code"
        );
    }

    let waiting = staff.get("/api/v1/letters").await.json();
    let id = waiting["letters"][0]["id"].as_str().unwrap().to_owned();
    let path = format!("/en/desk/letters/{id}/resending");
    let answer = staff.post(&path, &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "it has not bounced");
    assert_eq!(
        mail::count(house.app.db.read()).await.unwrap(),
        [(LetterState::Waiting, 2)],
        "the other is the code that the staff signed in with"
    );
    for state in ["waiting", "sent", "bounced"] {
        let page = staff.get(&format!("/en/desk/letters?state={state}")).await;
        assert_eq!(page.status, StatusCode::OK, "{state}");
    }
}

#[actix_web::test]
async fn the_journal_is_read_from_the_newest_page_by_page() {
    let house = TestApp::start().await;
    let mut auditor = house.signed_in(Role::Auditor).await;
    for _ in 0..60 {
        house.app.clock.set(house.app.clock.now());
        a_journal_line(&house).await;
    }
    let first = auditor.get("/api/v1/journal").await.json();
    assert_eq!(first["lines"].as_array().unwrap().len(), 50);
    let next = first["next"].as_str().unwrap();
    let second = auditor
        .get(&format!("/api/v1/journal?before={next}"))
        .await
        .json();
    let n_rest = second["lines"].as_array().unwrap().len();
    assert!(n_rest >= 10 && second["next"].is_null());
    let about = first["lines"][0]["subject_id"].as_str().unwrap();
    let page = auditor
        .get(&format!("/mn/desk/journal?about=thing:{about}"))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("thing.tried"));
    let nonsense = auditor.get("/en/desk/journal?about=thing").await;
    assert_eq!(nonsense.status, StatusCode::NOT_FOUND);
}

async fn a_journal_line(house: &TestApp) {
    use artkite::platform::journal::{Subject, record};
    let tx = house.app.db.write().await.unwrap();
    let subject = Subject::new("thing", uuid::Uuid::from_u128(7));
    record(
        &tx,
        house.app.clock.now(),
        &Actor::system(),
        "thing.tried",
        subject,
        json!({}),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

#[actix_web::test]
async fn a_chair_may_not_read_the_whole_journal() {
    let house = TestApp::start().await;
    let mut chair = house.signed_in(Role::Chair).await;
    let answer = chair.get("/en/desk/journal").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}
