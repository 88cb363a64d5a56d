//! Letters and a mail server that fails: nothing is lost, nothing is sent under two names, and the web does not wait.

use std::time::{Duration, Instant};

use actix_web::http::StatusCode;
use artkite::app::App;
use artkite::config::Config;
use artkite::kernel::{Actor, Lang, LetterId, Role};
use artkite::people::actions::{self, Invitee};
use artkite::platform::mail::{self, Letter, LetterState, Outcome};
use artkite::platform::queue::{Queue, list_dead};
use artkite::schedule;
use jiff::SignedDuration;

use crate::support::TestApp;
use crate::support::smtp::{Fault, MailServer};

/// The house's app, sending to a mail server at this port.
fn sending_to(house: &TestApp, port: u16) -> App {
    let mut app = house.app.clone();
    let mut config = Config::clone(&app.config);
    config.mail.url = format!("smtp://127.0.0.1:{port}");
    app.config = config.into();
    app
}

async fn a_letter(app: &App) -> LetterId {
    let invitee = Invitee {
        email: "saran@example.org".parse().unwrap(),
        name: "Saran".into(),
        lang: Lang::Mn,
        role: Role::Judge,
        edition: None,
        member: None,
    };
    let tx = app.db.write().await.unwrap();
    actions::invite_by_letter(&tx, app, &Actor::system(), &invitee)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    mail::list_in_state(app.db.read(), LetterState::Waiting, None, 1)
        .await
        .unwrap()[0]
        .id
}

/// Does what is due.
async fn work(app: &App) {
    let handlers = schedule::handlers(app).unwrap();
    Queue::run_due(&app.db, &app.clock, &handlers)
        .await
        .unwrap();
}

async fn letter(app: &App, id: LetterId) -> Letter {
    mail::find(app.db.read(), id).await.unwrap().unwrap()
}

async fn outcomes(app: &App, id: LetterId) -> Vec<Outcome> {
    let tries = mail::list_tries(app.db.read(), id).await.unwrap();
    tries.into_iter().map(|one| one.outcome).collect()
}

fn message_id(letter: &str) -> &str {
    letter
        .lines()
        .find(|line| line.starts_with("Message-ID:"))
        .expect("a letter has its id")
}

#[actix_web::test]
async fn a_letter_survives_every_passing_fault_and_arrives_under_one_name() {
    let server = MailServer::start().await;
    for (fault, n_copies) in [
        (Fault::HangsUp, 1),
        (Fault::Greets421, 1),
        (Fault::Receiver451, 1),
        // The server took it and could not say so: sent again, but known as the same.
        (Fault::DropsAfterData, 2),
    ] {
        let house = TestApp::start().await;
        let app = sending_to(&house, server.port);
        let n_before = server.taken().len();
        server.fail(fault);
        let id = a_letter(&app).await;
        work(&app).await;
        assert_eq!(
            letter(&app, id).await.state,
            LetterState::Waiting,
            "{fault:?}"
        );
        assert_eq!(outcomes(&app, id).await, [Outcome::Deferred], "{fault:?}");

        server.fail(Fault::None);
        work(&app).await;
        assert_eq!(
            letter(&app, id).await.state,
            LetterState::Waiting,
            "not before its time"
        );
        app.clock
            .set(app.clock.now().plus(SignedDuration::from_secs(120)));
        work(&app).await;
        assert_eq!(letter(&app, id).await.state, LetterState::Sent, "{fault:?}");
        let taken = server.taken().split_off(n_before);
        assert_eq!(taken.len(), n_copies, "{fault:?}");
        for copy in &taken {
            assert_eq!(
                message_id(copy),
                format!("Message-ID: <{id}@artkite.invalid>")
            );
            assert_eq!(copy.matches("\nTo: ").count(), 1, "one receiver");
        }
        house.check().await;
    }
}

#[actix_web::test]
async fn an_unknown_receiver_bounces_at_once_and_is_sent_again_when_asked() {
    let server = MailServer::start().await;
    let house = TestApp::start().await;
    let app = sending_to(&house, server.port);
    let mut staff = house.signed_in(Role::Secretariat).await;
    work(&app).await;
    let id = a_letter(&app).await;
    server.fail(Fault::Receiver550);
    work(&app).await;
    assert_eq!(letter(&app, id).await.state, LetterState::Bounced);
    assert_eq!(outcomes(&app, id).await, [Outcome::Refused]);
    let page = staff.get("/en/desk/letters?state=bounced").await;
    assert!(page.text().contains("no such user here"), "{}", page.text());

    server.fail(Fault::None);
    let path = format!("/en/desk/letters/{id}/resending");
    let answer = staff.post(&path, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    work(&app).await;
    assert_eq!(letter(&app, id).await.state, LetterState::Sent);
    house.check().await;
}

#[actix_web::test]
async fn a_mail_server_that_stays_away_ends_at_the_desk_and_goes_on_from_there() {
    let house = TestApp::start().await;
    let closed = crate::support::server::free_port();
    let app = sending_to(&house, closed);
    let id = a_letter(&app).await;
    for _ in 0..20 {
        work(&app).await;
        app.clock
            .set(app.clock.now().plus(SignedDuration::from_hours(5)));
    }
    assert_eq!(
        letter(&app, id).await.state,
        LetterState::Waiting,
        "never given up"
    );
    assert_eq!(outcomes(&app, id).await.len(), 14);
    let dead = list_dead(app.db.read(), None, 9).await.unwrap();
    assert!(!dead.is_empty());
    house.check().await;

    let mut staff = house.signed_in(Role::Secretariat).await;
    let page = staff.get("/en/desk/jobs").await;
    assert!(page.text().contains("deliver-letter"));
    for job in &dead {
        let path = format!("/en/desk/jobs/{}/retry", job.id);
        let answer = staff.post(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    let server = MailServer::start().await;
    let app = sending_to(&house, server.port);
    work(&app).await;
    assert_eq!(letter(&app, id).await.state, LetterState::Sent);
    house.check().await;
}

#[actix_web::test]
async fn the_web_does_not_wait_for_a_mail_server_that_says_nothing() {
    let server = MailServer::start().await;
    server.fail(Fault::Tarpit);
    let house = TestApp::start().await;
    let app = sending_to(&house, server.port);
    let worker = {
        let app = app.clone();
        actix_web::rt::spawn(async move { schedule::work(&app, std::future::pending()).await })
    };
    let mut browser = house.browser();
    let mut slowest = Duration::ZERO;
    for n in 0..30 {
        a_letter(&app).await;
        let email = format!("someone{n}@example.org");
        let begun = Instant::now();
        let answer = browser
            .post("/en/sign-in-codes", &[("email", &email), ("next", "")])
            .await;
        slowest = slowest.max(begun.elapsed());
        assert_eq!(answer.status, StatusCode::OK);
    }
    worker.abort();
    eprintln!("slowest page while the mail server says nothing: {slowest:?}");
    assert!(slowest < Duration::from_secs(2), "{slowest:?}");
}
