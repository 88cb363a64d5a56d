//! Who is it: from the cookie to the [`Actor`], once a request. Requests without the cookie cost nothing.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, web};
use jiff::SignedDuration;

use super::actions::hash_token;
use super::{domain, store};
use crate::app::App;
use crate::kernel::{ActionResult, Actor, SessionId, Who};
use crate::platform::web::door;

/// The cookie's base name.
pub const COOKIE: &str = "artkite";

/// How long after the last note a session's use is noted again: a write a minute, not a write a request.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// The session of this request.
#[derive(Debug, Clone, Copy)]
pub struct CurrentSession(pub SessionId);

/// The session of a request, if it has one.
pub fn current(request: &HttpRequest) -> Option<SessionId> {
    request
        .extensions()
        .get::<CurrentSession>()
        .map(|session| session.0)
}

/// Finds who it is and notes it for the rest of the request.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let app = request
        .app_data::<web::Data<App>>()
        .expect("the app is there")
        .clone();
    if let Some(token) = app.cookies.read(request.request(), COOKIE) {
        match find_actor(&app, &token).await {
            Ok(None) => {}
            Ok(Some((session, actor))) => {
                // Bound to the session and to nothing that a page shows.
                let csrf = hash_token(&format!("csrf\n{token}"));
                request.extensions_mut().insert(CurrentSession(session));
                door::admit(&request, actor, csrf);
            }
            Err(error) => return Ok(request.error_response(error)),
        }
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

async fn find_actor(app: &App, token: &str) -> ActionResult<Option<(SessionId, Actor)>> {
    let now = app.clock.now();
    let Some(session) = store::find_session(app.db.read(), &hash_token(token)).await? else {
        return Ok(None);
    };
    let (who, grants) = match session.person_id {
        Some(person) => (
            Who::Person(person),
            store::list_grants(app.db.read(), person).await?,
        ),
        None => (Who::Visitor, Vec::new()),
    };
    let entries = store::list_session_entries(app.db.read(), session.id)
        .await?
        .into_iter()
        .collect();
    let actor = Actor {
        who,
        grants,
        entries,
    };
    if !domain::is_alive(
        now,
        session.seen_at,
        session.expires_at,
        domain::idle_limit(actor.roles()),
    ) {
        return Ok(None);
    }
    if now >= session.seen_at.plus(SEEN_EVERY) {
        let tx = app.db.write().await?;
        store::update_session_seen(&tx, session.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some((session.id, actor)))
}
