//! A whole house for one test: its own database, its own files, its own outbox, a clock that stands still.

pub mod heic;
pub mod s3;
pub mod server;
pub mod smtp;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{self, HeaderMap};
use actix_web::http::{Method, StatusCode};
use actix_web::test;
use artkite::app::App;
use artkite::config::Config;
use artkite::kernel::{Actor, Instant, Lang, Role};
use artkite::people::actions::{self, Invitee};
use artkite::platform::clock::Clock;
use artkite::platform::decoder::{Decoder, Terms};
use artkite::serve::Furniture;
use artkite::web_app;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Every test begins at this time unless it moves the clock.
pub const NOW: &str = "2026-09-01T03:00:00Z";

/// Children of the program that these tests are of: their own program is none of it.
pub fn decoder(terms: Terms) -> Decoder {
    Decoder::of(env!("CARGO_BIN_EXE_artkite").into(), terms)
}

/// What answers a request.
type Doors = dyn Fn(
    test::TestRequest,
) -> LocalBoxFuture<'static, Result<ServiceResponse<BoxBody>, actix_web::Error>>;

/// One house.
pub struct TestApp {
    pub app: App,
    furniture: Furniture,
    /// Built once: routes are hundreds.
    doors: OnceCell<Box<Doors>>,
    // Dropped last: the folder goes with the test.
    folder: TempDir,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub cookies: Vec<Cookie<'static>>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("the answer is UTF-8")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("the answer is JSON")
    }

    pub fn location(&self) -> &str {
        self.headers
            .get(header::LOCATION)
            .expect("the answer says where to go")
            .to_str()
            .unwrap()
    }
}

/// A browser: keeps its cookies, finds the token in the forms it is shown.
pub struct Browser<'a> {
    house: &'a TestApp,
    cookies: HashMap<String, String>,
    csrf: String,
    pub accept_language: &'static str,
}

impl TestApp {
    /// A house at [`NOW`].
    pub async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// A house at [`NOW`] with some settings of its own: `("ARTKITE__SECTION__KEY", value)`.
    pub async fn start_with(own: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name).display().to_string();
        let database = match std::env::var("TEST_DATABASE_URL") {
            Ok(url) => fresh_postgres(&url).await,
            Err(_) => format!("sqlite:{}", place("artkite.db")),
        };
        let mut settings = HashMap::from([
            ("ARTKITE__DATABASE__URL".to_owned(), database),
            (
                "ARTKITE__DATABASE__N_CONNECTIONS_MAX".to_owned(),
                "3".to_owned(),
            ),
            (
                "ARTKITE__FILES__URL".to_owned(),
                format!("file:{}", place("uploads")),
            ),
            (
                "ARTKITE__MAIL__URL".to_owned(),
                format!("file:{}", place("outbox")),
            ),
            (
                "ARTKITE__JOURNAL__KEY_FILE".to_owned(),
                place("journal.key"),
            ),
        ]);
        settings.extend(
            own.iter()
                .map(|(key, value)| ((*key).to_owned(), (*value).to_owned())),
        );
        let config = Config::load_from(None, Some(settings)).unwrap();
        let now: Instant = NOW.parse().unwrap();
        let mut app = App::open(config, Clock::held_at(now)).await.unwrap();
        app.decoder = decoder(Terms::default());
        let furniture = Furniture::new(&app).unwrap();
        Self {
            app,
            furniture,
            doors: OnceCell::new(),
            folder,
        }
    }

    /// The folder of everything it keeps.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A new browser without cookies.
    pub fn browser(&self) -> Browser<'_> {
        Browser {
            house: self,
            cookies: HashMap::new(),
            csrf: String::new(),
            accept_language: "en",
        }
    }

    /// A browser in which a person with this role is signed in.
    pub async fn signed_in(&self, role: Role) -> Browser<'_> {
        self.signed_in_as(role, &format!("{role}@example.org"))
            .await
    }

    /// The same for a person with an address of their own.
    pub async fn signed_in_as(&self, role: Role, email: &str) -> Browser<'_> {
        let invitee = Invitee {
            email: email.parse().unwrap(),
            name: "Test Person".into(),
            lang: Lang::En,
            role,
            edition: None,
            member: None,
        };
        let code = actions::invite_with_code(&self.app, &Actor::system(), &invitee)
            .await
            .unwrap();
        let mut browser = self.browser();
        let answer = browser
            .post(
                "/en/sessions",
                &[("email", email), ("code", &code), ("next", "")],
            )
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        browser
    }

    /// Nothing that must always hold is broken; called at the end of a flow.
    #[allow(dead_code)] // not every feature's flows reach data worth checking
    pub async fn check(&self) {
        let report = artkite::check::run(&self.app, true).await.unwrap();
        assert_eq!(report.broken, [], "the data are broken");
    }

    /// A request of a program without cookies, with headers of its own.
    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = test::TestRequest::with_uri(path)
            .method(method)
            .peer_addr("127.0.0.1:40000".parse().unwrap());
        for header in headers {
            request = request.insert_header(*header);
        }
        self.call(request).await
    }

    async fn call(&self, request: test::TestRequest) -> Answer {
        let doors = self
            .doors
            .get_or_init(async || {
                let service = Rc::new(test::init_service(web_app!(self.furniture)).await);
                Box::new(move |request: test::TestRequest| {
                    let service = Rc::clone(&service);
                    async move {
                        let request = request.to_request();
                        let response = test::try_call_service(&*service, request).await?;
                        Ok(response.map_into_boxed_body())
                    }
                    .boxed_local()
                }) as Box<Doors>
            })
            .await;
        let response = match doors(request).await {
            Ok(response) => response,
            Err(error) => panic!("the edge let an error through: {error}"),
        };
        let status = response.status();
        let headers = response.headers().clone();
        let cookies = response
            .response()
            .cookies()
            .map(Cookie::into_owned)
            .collect();
        let body = response.into_body().try_into_bytes();
        let body = match body {
            Ok(bytes) => bytes.to_vec(),
            Err(body) => actix_web::body::to_bytes(body).await.unwrap().to_vec(),
        };
        Answer {
            status,
            headers,
            cookies,
            body,
        }
    }
}

impl Browser<'_> {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    /// A form, with the token of the session if there is one.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut pairs: Vec<(&str, String)> = fields
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        if self.cookies.contains_key("artkite") {
            if self.csrf.is_empty() {
                self.get("/en/entry").await;
            }
            pairs.push(("csrf", self.csrf.clone()));
        }
        let body = serde_html_form::to_string(&pairs).unwrap();
        self.send(
            Method::POST,
            path,
            Some("application/x-www-form-urlencoded"),
            body.into_bytes(),
        )
        .await
    }

    /// A form with a file: `(field, name, bytes)`, with the token of the session if there is one.
    pub async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &str, &[u8])>,
    ) -> Answer {
        if self.cookies.contains_key("artkite") && self.csrf.is_empty() {
            self.get("/en/entry").await;
        }
        let mut body = Vec::new();
        let csrf = self.csrf.clone();
        let token = [("csrf", csrf.as_str())];
        for (name, value) in token.iter().chain(fields) {
            body.extend(
                format!(
                    "--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        if let Some((field, name, bytes)) = file {
            body.extend(
                format!(
                    "--XX\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--XX--\r\n");
        self.send(
            Method::POST,
            path,
            Some("multipart/form-data; boundary=XX"),
            body,
        )
        .await
    }

    /// JSON, as a program sends it.
    pub async fn send_json(
        &mut self,
        method: Method,
        path: &str,
        body: &serde_json::Value,
    ) -> Answer {
        self.send(
            method,
            path,
            Some("application/json"),
            body.to_string().into_bytes(),
        )
        .await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        content_type: Option<&str>,
        body: Vec<u8>,
    ) -> Answer {
        let headers = content_type.map(|content_type| ("content-type", content_type));
        self.send_with(method, path, headers.as_slice(), body).await
    }

    /// Anything, with headers of its own.
    pub async fn send_with(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = test::TestRequest::with_uri(path)
            .method(method)
            .insert_header((header::ACCEPT_LANGUAGE, self.accept_language))
            .peer_addr("127.0.0.1:40000".parse().unwrap());
        for header in headers {
            request = request.insert_header(*header);
        }
        if !body.is_empty() {
            request = request.set_payload(body);
        }
        for (name, value) in &self.cookies {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        let answer = self.house.call(request).await;
        for cookie in &answer.cookies {
            if cookie.value().is_empty() {
                self.cookies.remove(cookie.name());
            } else {
                if cookie.name() == "artkite" {
                    self.csrf.clear();
                }
                self.cookies
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        if let Ok(text) = std::str::from_utf8(&answer.body)
            && let Some((_, rest)) = text.split_once("name=\"csrf\" value=\"")
            && let Some((token, _)) = rest.split_once('"')
            && !token.is_empty()
        {
            self.csrf = token.to_owned();
        }
        answer
    }
}

/// A database of its own in the server at `url`, copied from one that was migrated once.
async fn fresh_postgres(url: &str) -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let (server, _) = url.rsplit_once('/').expect("postgres://host/database");
    let in_server = |name: &str| format!("{server}/{name}");
    let template = TEMPLATE
        .get_or_init(|| async {
            let name = format!("artkite_{}_template", std::process::id());
            let admin = Database::connect(url).await.unwrap();
            admin
                .execute_unprepared(&format!("CREATE DATABASE {name}"))
                .await
                .unwrap();
            let db = artkite::platform::db::Db::open(&in_server(&name), 1)
                .await
                .unwrap();
            db.migrate().await.unwrap();
            db.close().await.unwrap();
            admin.close().await.unwrap();
            name
        })
        .await;
    let name = format!(
        "artkite_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    // Copying a template wants nobody else in it, so copies are made one after the other.
    static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _turn = ONE_AT_A_TIME.lock().await;
    let admin = Database::connect(url).await.unwrap();
    admin
        .execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .await
        .unwrap();
    admin.close().await.unwrap();
    in_server(&name)
}
