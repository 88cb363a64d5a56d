//! `Idempotency-Key` on every JSON POST of a signed-in person: the same key and body again gets the same answer, the
//! same key with another body is refused, and so is a second request while the first is being carried out.
//!
//! Only answers that say yes are kept: what was refused may be tried again. The note that a request is being carried
//! out, the deed and the answer are three transactions. If the server dies between them, the note is taken for stale
//! after [`NOTE_FOR`] and the request is carried out again; the deed's own rules (a number, a slug, a position that is
//! taken) then say whether it was done. Sending in an entry must not hang on that: its action keeps its answer in its
//! own transaction, and takes its key there, which is why a visitor's keys and uploads pass by here.

use actix_web::body::{self, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpResponse, web};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::door;
use crate::kernel::{ActionError, ActionResult, Refusal};
use crate::platform::answers::{self, Answer};
use crate::platform::clock::Clock;
use crate::platform::db::Db;

/// The longest key, in characters.
const KEY_CHARS_MAX: usize = 200;

/// How long a request may be under way before its server is taken for dead.
const NOTE_FOR: jiff::SignedDuration = jiff::SignedDuration::from_secs(120);

/// Where answers are kept, and the time.
#[derive(Debug, Clone)]
pub struct Answers {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
}

/// Answers a repeated request as it was answered before.
pub async fn answer_once<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some((answers, scope, key)) = asks_once(&request) else {
        return Ok(next.call(request).await?.map_into_boxed_body());
    };
    if key.is_empty() || key.len() > KEY_CHARS_MAX || !key.bytes().all(|b| b.is_ascii_graphic()) {
        let refusal =
            Refusal::unprocessable("idempotency-key-malformed").with("chars_max", KEY_CHARS_MAX);
        return Ok(request.error_response(ActionError::from(refusal)));
    }
    let sent = request.extract::<web::Bytes>().await?;
    let asked = Sha256::new()
        .chain_update(request.path())
        .chain_update([0])
        .chain_update(&sent)
        .finalize();
    let stream = futures_util::stream::once(std::future::ready(Ok(sent)));
    request.set_payload(Payload::Stream {
        payload: Box::pin(stream),
    });
    let note = Answer {
        scope,
        key: hex::encode(Sha256::digest(key)),
        request_sha256: hex::encode(asked),
        status: 0,
        answer: json!(null),
        made_at: answers.clock.now(),
    };
    match begin(&answers, &note).await {
        Ok(None) => {}
        Ok(Some(answer)) => return Ok(request.into_response(given_before(&answer))),
        Err(error) => return Ok(request.error_response(error)),
    }
    // A task of its own: what has begun ends, and its answer is kept, also when the asker hangs up.
    let carried_out = actix_web::rt::spawn(async move {
        let response = next.call(request).await?.map_into_boxed_body();
        keep(&answers, &note, response).await
    });
    carried_out
        .await
        .map_err(|error| actix_web::Error::from(ActionError::internal(error)))?
}

/// Where the answer would be kept, and the key, if this is a request that is answered once.
fn asks_once(request: &ServiceRequest) -> Option<(web::Data<Answers>, String, String)> {
    let key = request.headers().get("idempotency-key")?;
    let is_json = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|value| value.as_bytes().starts_with(b"application/json"));
    let person = door::actor_of(request.request()).person()?;
    let answers = request.app_data::<web::Data<Answers>>()?.clone();
    (request.method() == Method::POST && is_json).then(|| {
        (
            answers,
            format!("api:{person}"),
            // What is not ASCII is refused with the rest that is malformed.
            key.to_str().unwrap_or_default().to_owned(),
        )
    })
}

/// Notes that the request is being carried out, or finds what was answered before.
async fn begin(answers: &Answers, note: &Answer) -> ActionResult<Option<Answer>> {
    for _ in 0..2 {
        let tx = answers.db.write().await?;
        match answers::insert(&tx, note.clone()).await {
            Ok(()) => {
                tx.commit().await?;
                return Ok(None);
            }
            Err(error) if answers::is_taken(&error) => drop(tx),
            Err(error) => return Err(error.into()),
        }
        let Some(before) = answers::find(answers.db.read(), &note.scope, &note.key).await? else {
            continue; // refused meanwhile: it may be tried again
        };
        if before.request_sha256 != note.request_sha256 {
            return Err(Refusal::unprocessable("key-used-for-another").into());
        }
        if before.status != 0 {
            return Ok(Some(before));
        }
        if note.made_at < before.made_at.plus(NOTE_FOR) {
            break;
        }
        let tx = answers.db.write().await?;
        answers::forget(&tx, &before).await?;
        tx.commit().await?;
    }
    Err(Refusal::conflict("request-in-progress").into())
}

/// Keeps a yes for the next time; forgets the note of a no.
async fn keep(
    answers: &Answers,
    note: &Answer,
    response: ServiceResponse<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let status = response.status();
    let (request, response) = response.into_parts();
    let write = async |answer: Option<serde_json::Value>| -> ActionResult<()> {
        let tx = answers.db.write().await?;
        match answer {
            Some(answer) => {
                answers::finish(&tx, note, i32::from(status.as_u16()), answer).await?;
            }
            None => {
                answers::forget(&tx, note).await?;
            }
        }
        Ok(tx.commit().await?)
    };
    if !status.is_success() {
        write(None).await?;
        return Ok(ServiceResponse::new(request, response));
    }
    let (response, sent) = response.into_parts();
    let sent = body::to_bytes(sent).await?;
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|value| value.to_str().ok());
    let answer = json!({ "body": String::from_utf8_lossy(&sent), "location": location });
    write(Some(answer)).await?;
    Ok(ServiceResponse::new(
        request,
        response.set_body(BoxBody::new(sent)),
    ))
}

fn given_before(answer: &Answer) -> HttpResponse {
    let status = u16::try_from(answer.status)
        .ok()
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::OK);
    let mut response = HttpResponse::build(status);
    response
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .insert_header(("idempotent-replayed", "true"));
    if let Some(location) = answer.answer["location"].as_str() {
        response.insert_header((header::LOCATION, location));
    }
    response.body(
        answer.answer["body"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use actix_web::middleware::from_fn;
    use actix_web::{App, test};

    use super::*;
    use crate::kernel::{Actor, PersonId, Who};

    /// Counts its deeds; refuses the body "no"; takes its time where the body says so.
    async fn deed(count: web::Data<AtomicU32>, body: String) -> ActionResult<HttpResponse> {
        if body == "\"no\"" {
            return Err(Refusal::conflict("store-full").into());
        }
        if body == "\"slow\"" {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        }
        let n = count.fetch_add(1, Ordering::SeqCst) + 1;
        Ok(HttpResponse::Created()
            .insert_header((header::LOCATION, format!("/deeds/{n}")))
            .json(json!({ "deed": n })))
    }

    async fn as_person<B: MessageBody>(
        request: ServiceRequest,
        next: Next<B>,
    ) -> Result<ServiceResponse<B>, actix_web::Error> {
        let number = request
            .headers()
            .get("person")
            .map_or(1, |value| value.to_str().unwrap().parse::<u128>().unwrap());
        let actor = Actor {
            who: Who::Person(PersonId(uuid::Uuid::from_u128(number))),
            ..Actor::visitor()
        };
        door::admit(&request, actor, String::new());
        next.call(request).await
    }

    struct Given {
        status: u16,
        body: String,
        location: Option<String>,
    }

    macro_rules! post {
        ($app:expr, $key:expr, $body:expr) => {
            post!($app, $key, $body, "1")
        };
        ($app:expr, $key:expr, $body:expr, $person:expr) => {{
            let request = test::TestRequest::post()
                .uri("/deeds")
                .insert_header(("idempotency-key", $key))
                .insert_header(("person", $person))
                .insert_header((header::CONTENT_TYPE, "application/json"))
                .set_payload($body)
                .to_request();
            let response = test::call_service(&$app, request).await;
            Given {
                status: response.status().as_u16(),
                location: response
                    .headers()
                    .get(header::LOCATION)
                    .map(|value| value.to_str().unwrap().to_owned()),
                body: String::from_utf8(test::read_body(response).await.to_vec()).unwrap(),
            }
        }};
    }

    #[actix_web::test]
    async fn the_same_key_and_body_get_the_same_answer_and_the_deed_is_done_once() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}/a.db", folder.path().display());
        let db = Db::open(&url, 2).await.unwrap();
        db.migrate().await.unwrap();
        let clock = Clock::held_at("2026-09-01T03:00:00Z".parse().unwrap());
        let count = web::Data::from(Arc::new(AtomicU32::new(0)));
        let app = test::init_service(
            App::new()
                .app_data(count.clone())
                .app_data(web::Data::new(Answers {
                    db: db.clone(),
                    clock: clock.clone(),
                }))
                .route("/deeds", web::post().to(deed).wrap(from_fn(answer_once)))
                .wrap(from_fn(as_person)),
        )
        .await;

        let first = post!(app, "k1", "\"yes\"");
        assert_eq!(first.status, 201);
        let again = post!(app, "k1", "\"yes\"");
        assert_eq!((again.status, &again.body), (201, &first.body));
        assert_eq!(again.location, first.location);
        assert_eq!(count.load(Ordering::SeqCst), 1);

        assert_eq!(post!(app, "k1", "\"other\"").status, 422);
        assert_eq!(post!(app, "k1", "\"yes\"", "2").body, "{\"deed\":2}");
        assert_eq!(post!(app, "", "\"yes\"").status, 422);
        assert_eq!(post!(app, "a b", "\"yes\"").status, 422);
        assert_eq!(post!(app, "x".repeat(201), "\"yes\"").status, 422);

        // A no is not kept.
        assert_eq!(post!(app, "k2", "\"no\"").status, 409);
        assert_eq!(post!(app, "k2", "\"yes\"").status, 201);
        assert_eq!(count.load(Ordering::SeqCst), 3);

        // Two at once: one does it, the other is told so.
        let (one, other) =
            futures_util::join!(async { post!(app, "k3", "\"slow\"").status }, async {
                post!(app, "k3", "\"slow\"").status
            });
        assert_eq!((one.min(other), one.max(other)), (201, 409));
        assert_eq!(count.load(Ordering::SeqCst), 4);

        // A server that died under way: after two minutes its note is stale.
        let note = Answer {
            scope: format!("api:{}", uuid::Uuid::from_u128(1)),
            key: hex::encode(Sha256::digest("k4")),
            request_sha256: hex::encode(Sha256::digest("/deeds\0\"yes\"")),
            status: 0,
            answer: json!(null),
            made_at: clock.now(),
        };
        let tx = db.write().await.unwrap();
        answers::insert(&tx, note).await.unwrap();
        tx.commit().await.unwrap();
        let now = clock.now();
        clock.set(now.plus(jiff::SignedDuration::from_secs(119)));
        assert_eq!(post!(app, "k4", "\"yes\"").status, 409);
        clock.set(now.plus(jiff::SignedDuration::from_secs(120)));
        assert_eq!(post!(app, "k4", "\"yes\"").status, 201);

        // After two weeks the next answer takes the old ones away.
        clock.set(now.plus(jiff::SignedDuration::from_hours(24 * 14 + 1)));
        assert_eq!(post!(app, "k5", "\"yes\"").status, 201);
        let old = hex::encode(Sha256::digest("k1"));
        let scope = format!("api:{}", uuid::Uuid::from_u128(1));
        assert!(
            answers::find(db.read(), &scope, &old)
                .await
                .unwrap()
                .is_none()
        );
    }
}
