//! The door of a route: who is there, and may they come in at all.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use std::future::{Ready, ready};

use crate::kernel::{ActionError, Actor, Permission};

/// Who acts, as found by the people feature; a visitor where nobody signed in.
#[derive(Debug, Clone)]
pub struct Visitor(pub Actor);

impl FromRequest for Visitor {
    type Error = ActionError;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(actor_of(request))))
    }
}

/// Notes who acts for the rest of this request.
pub fn admit(request: &ServiceRequest, actor: Actor, csrf: String) {
    request.extensions_mut().insert(actor);
    request.extensions_mut().insert(Csrf(csrf));
}

/// Who acts.
pub fn actor_of(request: &HttpRequest) -> Actor {
    request
        .extensions()
        .get::<Actor>()
        .cloned()
        .unwrap_or_else(Actor::visitor)
}

/// The token that forms of this session must carry; empty without a session.
#[derive(Debug, Clone, Default)]
pub struct Csrf(pub String);

/// The token of this request's session.
pub fn csrf_of(request: &HttpRequest) -> String {
    request
        .extensions()
        .get::<Csrf>()
        .cloned()
        .unwrap_or_default()
        .0
}

/// Lets only those through who reach `permission` at all; actions narrow further.
pub async fn require<B: MessageBody + 'static>(
    permission: Permission,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match actor_of(request.request()).require(permission) {
        Ok(_) => Ok(next.call(request).await?.map_into_boxed_body()),
        Err(error) => Ok(request.error_response(error)),
    }
}
