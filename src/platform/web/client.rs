//! From where a request comes, and how often from there.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use actix_web::HttpRequest;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::config::Config;
use crate::kernel::Refusal;
use crate::kernel::refusal::RefusalKind;

/// Addresses remembered before those at rest are forgotten.
const ADDRESSES_MAX: usize = 10_000;

/// The network address of whoever asks: the peer's, or behind trusted proxies the last one that is not theirs. Of
/// IPv6 the network (/64), because one house has all of it.
pub fn address(request: &HttpRequest, trusted: &[IpAddr]) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| peer.ip());
    let mut found = peer;
    if trusted.contains(&peer) {
        let forwarded = request
            .headers()
            .get_all("x-forwarded-for")
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','));
        for step in forwarded.collect::<Vec<_>>().into_iter().rev() {
            let Ok(step) = step.trim().parse() else { break };
            found = step;
            if !trusted.contains(&step) {
                break;
            }
        }
    }
    match found.to_canonical() {
        IpAddr::V6(long) => IpAddr::V6((u128::from(long) & !u128::from(u64::MAX)).into()),
        short => short,
    }
}

/// Says no to what comes too often from one address.
pub struct Throttle {
    by_address: DefaultKeyedRateLimiter<IpAddr>,
    code: &'static str,
}

impl Throttle {
    /// At most `n_max` within an hour; `code` is the refusal.
    pub fn per_hour(n_max: u32, code: &'static str) -> Self {
        Self::new(Quota::per_hour(at_least_one(n_max)), code)
    }

    /// At most `n_max` within a minute; `code` is the refusal.
    pub fn per_minute(n_max: u32, code: &'static str) -> Self {
        Self::new(Quota::per_minute(at_least_one(n_max)), code)
    }

    fn new(quota: Quota, code: &'static str) -> Self {
        Self {
            by_address: RateLimiter::keyed(quota),
            code,
        }
    }

    /// Counts one from this address, or refuses it (429).
    pub fn check(&self, address: IpAddr) -> Result<(), Refusal> {
        if self.by_address.len() > ADDRESSES_MAX {
            self.by_address.retain_recent();
        }
        self.by_address
            .check_key(&address)
            .map_err(|_| Refusal::new(self.code, RefusalKind::TooMany))
    }
}

fn at_least_one(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN)
}

/// What is counted by address, for all of the server's threads together.
pub struct Throttles {
    /// Entries sent in.
    pub entries: Throttle,
    /// Uploads begun.
    pub uploads: Throttle,
    /// Codes of entries tried.
    pub entry_codes: Throttle,
    /// Works reported.
    pub objections: Throttle,
}

/// Works that one address may report within an hour.
pub const OBJECTIONS_PER_HOUR_MAX: u32 = 10;

/// Codes of entries that one address may try within a minute.
pub const ENTRY_CODES_PER_MINUTE_MAX: u32 = 10;

impl Throttles {
    /// By the settings.
    pub fn new(config: &Config) -> Self {
        let entries_max = config.limits.entries_per_address_per_hour_max;
        Self {
            entries: Throttle::per_hour(entries_max, "too-many-entries"),
            // A photo may be chosen again, and a line may be so bad that it is begun anew.
            uploads: Throttle::per_hour(entries_max.saturating_mul(3), "too-many-entries"),
            entry_codes: Throttle::per_minute(ENTRY_CODES_PER_MINUTE_MAX, "too-many-tries"),
            objections: Throttle::per_hour(OBJECTIONS_PER_HOUR_MAX, "too-many-objections"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    fn found(peer: &str, forwarded: &str, trusted: &[&str]) -> String {
        let trusted: Vec<IpAddr> = trusted.iter().map(|ip| ip.parse().unwrap()).collect();
        let request = TestRequest::default()
            .peer_addr(format!("{peer}:1").parse().unwrap())
            .insert_header(("x-forwarded-for", forwarded))
            .to_http_request();
        address(&request, &trusted).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_about_who_asks() {
        assert_eq!(found("192.0.2.1", "198.51.100.7", &[]), "192.0.2.1");
        let proxy = ["192.0.2.1"];
        assert_eq!(found("192.0.2.1", "198.51.100.7", &proxy), "198.51.100.7");
        // What the guest wrote themselves stands before what the proxy saw.
        assert_eq!(
            found("192.0.2.1", "203.0.113.9, 198.51.100.7", &proxy),
            "198.51.100.7"
        );
        assert_eq!(found("192.0.2.1", "nonsense", &proxy), "192.0.2.1");
        assert_eq!(found("[2001:db8:1:2:3:4:5:6]", "", &[]), "2001:db8:1:2::");
    }

    #[test]
    fn what_comes_too_often_from_one_address_is_refused_there_and_nowhere_else() {
        let throttle = Throttle::per_minute(2, "too-many-tries");
        let (one, other) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        assert!(throttle.check(one).is_ok());
        assert!(throttle.check(one).is_ok());
        assert_eq!(throttle.check(one).unwrap_err().code, "too-many-tries");
        assert!(throttle.check(other).is_ok());
    }
}
