//! The real program on the data of a [`TestApp`]: started, killed, started again.

use std::fs::{self, OpenOptions};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::TestApp;

/// `artkite serve`, listening on a port of its own.
pub struct Server {
    child: Child,
    /// `http://127.0.0.1:PORT`
    pub url: String,
}

/// A port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A client for the server: plain HTTP, but the library wants to know how it would speak TLS.
pub fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .timeout(Duration::from_secs(20))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap()
}

/// The program with the settings of the house.
pub fn artkite(house: &TestApp, settings: &[(&str, &str)]) -> Command {
    let config = &house.app.config;
    let mut command = Command::new(env!("CARGO_BIN_EXE_artkite"));
    command
        .env_clear()
        .env("RUST_BACKTRACE", "0")
        .env("ARTKITE__DATABASE__URL", &config.database.url)
        .env("ARTKITE__DATABASE__N_CONNECTIONS_MAX", "4")
        .env("ARTKITE__FILES__URL", &config.files.url)
        .env("ARTKITE__FILES__KEY_FILE", &config.files.key_file)
        .env("ARTKITE__MAIL__URL", &config.mail.url)
        .env("ARTKITE__JOURNAL__KEY_FILE", &config.journal.key_file)
        .env("ARTKITE__SERVER__WORKERS", "2")
        .env("ARTKITE__WORKER__JOBS", "2");
    for (key, value) in settings {
        command.env(key, value);
    }
    command
}

/// Where the program's log goes.
pub fn log_path(house: &TestApp) -> PathBuf {
    house.folder().join("server.log")
}

impl Server {
    /// Starts it and waits until it is ready.
    pub async fn start(house: &TestApp, settings: &[(&str, &str)]) -> Self {
        let address = format!("127.0.0.1:{}", free_port());
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(log_path(house))
            .unwrap();
        let child = artkite(house, settings)
            .arg("serve")
            .env("ARTKITE__SERVER__LISTEN", &address)
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut server = Self {
            child,
            url: format!("http://{address}"),
        };
        let client = client();
        let begun = Instant::now();
        loop {
            let answer = client.get(format!("{}/readyz", server.url)).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return server;
            }
            let is_gone = server.child.try_wait().unwrap().is_some();
            if is_gone || begun.elapsed() > Duration::from_secs(60) {
                let log = fs::read_to_string(log_path(house)).unwrap_or_default();
                panic!("the server did not start:\n{log}");
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
