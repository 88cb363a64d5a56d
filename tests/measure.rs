//! Measurements are off by default, and on a listener of their own where they are asked for.

use crate::support::TestApp;
use crate::support::server::{Server, client, free_port};

#[actix_web::test]
async fn measurements_have_their_own_listener_and_count_requests_jobs_and_letters() {
    let house = TestApp::start().await;
    let listen = format!("127.0.0.1:{}", free_port());
    let server = Server::start(
        &house,
        &[
            ("ARTKITE__SERVER__METRICS_LISTEN", listen.as_str()),
            // A job that waits stays there to be counted.
            ("ARTKITE__WORKER__ENABLED", "false"),
        ],
    )
    .await;
    let http = client();
    let invited = crate::support::server::artkite(&house, &[])
        .args(["admin", "invite", "saran@example.org", "--role", "judge"])
        .output()
        .unwrap();
    assert!(invited.status.success());
    let public = http.get(format!("{}/metrics", server.url)).send().await;
    assert_eq!(public.unwrap().status(), 404);
    let text = http
        .get(format!("http://{listen}/metrics"))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    for line in [
        "http_requests_total{route=\"/readyz\",status=\"200\"}",
        "http_request_seconds_bucket{route=\"/readyz\",le=\"0.1\"}",
        "artkite_jobs{kind=\"deliver-letter\",state=\"queued\"} 1",
        "artkite_letters{state=\"waiting\"} 1",
    ] {
        assert!(text.contains(line), "{line} is missing in:\n{text}");
    }
    assert!(!text.contains("saran"));
}
