//! The one cookie: a session token. Readers of public pages get none.

use actix_web::HttpRequest;
use actix_web::cookie::{Cookie, SameSite, time::Duration};

/// How cookies are named and guarded; decided by the public address.
#[derive(Debug, Clone)]
pub struct CookieRules {
    is_secure: bool,
}

impl CookieRules {
    /// With an https address: Secure and `__Host-`. Plain http is for trying out on loopback only.
    pub fn new(public_url: &str) -> Self {
        Self {
            is_secure: public_url.starts_with("https://"),
        }
    }

    fn name(&self, base: &str) -> String {
        if self.is_secure {
            format!("__Host-{base}")
        } else {
            base.to_owned()
        }
    }

    /// Reads a cookie of ours.
    pub fn read(&self, request: &HttpRequest, base: &str) -> Option<String> {
        request
            .cookie(&self.name(base))
            .map(|cookie| cookie.value().to_owned())
    }

    /// A cookie that lives for so long; `max_age` of `None` lives until the browser closes.
    pub fn make(&self, base: &str, value: String, max_age: Option<Duration>) -> Cookie<'static> {
        let mut cookie = Cookie::build(self.name(base), value)
            .path("/")
            .http_only(true)
            .secure(self.is_secure)
            .same_site(SameSite::Lax)
            .finish();
        cookie.set_max_age(max_age);
        cookie
    }

    /// The same cookie, ended.
    pub fn end(&self, base: &str) -> Cookie<'static> {
        self.make(base, String::new(), Some(Duration::ZERO))
    }
}
