//! Rules of addresses, codes and sessions. Pure: `now` and chance come in.

use jiff::SignedDuration;

use crate::kernel::{FieldErrors, Instant, Permission, Reach, Role};

/// How long a code by mail is good (ASVS 6.5.5 allows ten minutes).
pub const CODE_LIFE: SignedDuration = SignedDuration::from_mins(10);
/// How long the first code of an invited person is good.
pub const FIRST_CODE_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// How long an invitation's link is good.
pub const INVITATION_LIFE: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Wrong tries before a code is dead.
pub const CODE_TRIES_MAX: i32 = 5;
/// A session ends at the latest after so long.
pub const SESSION_LIFE: SignedDuration = SignedDuration::from_hours(24);
/// A staff session that rests so long has ended.
pub const IDLE_STAFF: SignedDuration = SignedDuration::from_mins(30);
/// A judge sits over drawings for hours, sometimes without network.
pub const IDLE_JUDGE: SignedDuration = SignedDuration::from_hours(12);
/// A browser that has shown an entry's code.
pub const IDLE_ENTRANT: SignedDuration = SignedDuration::from_hours(2);

/// A mail address: one mailbox, lower-cased, at most 254 bytes (RFC 5321). `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Not a mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a mail address")]
pub struct NotAnEmail;

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Email {
    type Err = NotAnEmail;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim().to_lowercase();
        if text.len() > 254 || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(NotAnEmail);
        }
        text.parse::<lettre::Address>().map_err(|_| NotAnEmail)?;
        Ok(Self(text))
    }
}

impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

/// Eight digits from 64 bits of chance; the remainder's bias is below 10⁻¹¹.
pub fn code_of(chance: u64) -> String {
    format!("{:08}", chance % 100_000_000)
}

/// What people may type around the digits.
pub fn clean_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_digit).collect()
}

/// How long a session may rest, by the roles in hand: the longest of them.
pub fn idle_limit(roles: impl Iterator<Item = Role>) -> SignedDuration {
    roles
        .map(|role| match role {
            Role::Judge => IDLE_JUDGE,
            Role::Entrant => IDLE_ENTRANT,
            Role::Anonymous => SignedDuration::ZERO,
            _ => IDLE_STAFF,
        })
        .max()
        .unwrap_or(SignedDuration::ZERO)
        .max(IDLE_STAFF)
}

/// Whether a session still stands.
pub fn is_alive(now: Instant, seen_at: Instant, expires_at: Instant, idle: SignedDuration) -> bool {
    now < expires_at && now < seen_at.plus(idle)
}

/// The roles that are given to people. Entrants and guardians hold the code of an entry instead.
pub const GIVEN_ROLES: [Role; 7] = [
    Role::Secretariat,
    Role::Coordinator,
    Role::Teacher,
    Role::Judge,
    Role::Chair,
    Role::Curator,
    Role::Auditor,
];

/// What is wrong with a role as it is to be given: only judges and chairs are of one edition, only coordinators and
/// teachers of one member government, and a coordinator always is.
pub fn check_role(role: Role, has_edition: bool, has_member: bool) -> FieldErrors {
    let mut errors = FieldErrors::new();
    if !GIVEN_ROLES.contains(&role) {
        errors.add("role", "not-a-choice");
    }
    if has_edition && !matches!(role, Role::Judge | Role::Chair) {
        errors.add("edition", "edition-not-for-role");
    }
    if has_member && !matches!(role, Role::Coordinator | Role::Teacher) {
        errors.add("member", "member-not-for-role");
    }
    if role == Role::Coordinator && !has_member {
        errors.add("member", "required");
    }
    errors
}

/// The page that greets who has just come in: judges their rounds, those with a desk their desk.
pub fn first_page(roles: &[Role]) -> &'static str {
    let any = |permission: Permission| {
        roles
            .iter()
            .any(|role| permission.reach(*role) > Reach::Deny)
    };
    if any(Permission::ScorecardWrite) {
        "/judging"
    } else if any(Permission::DeskRead) {
        "/desk"
    } else {
        "/"
    }
}

/// Where to go after signing in: only an address of ours, never another host's.
pub fn safe_next(next: &str) -> Option<&str> {
    let is_ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(['\\', '\n', '\r', '\t'])
        && next.len() <= 500;
    is_ours.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_mailbox_in_lower_case_and_never_logged() {
        let email: Email = " Saran@Example.MN ".parse().unwrap();
        assert_eq!(email.as_str(), "saran@example.mn");
        assert!(!format!("{email:?}").contains("saran"));
        for wrong in [
            "",
            "a",
            "a@",
            "@b",
            "a b@c.d",
            "a@b.c\r\nBcc: x@y.z",
            "a@b.c,d@e.f",
        ] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong:?}");
        }
        assert!(
            format!("{}@b.cd", "a".repeat(250))
                .parse::<Email>()
                .is_err()
        );
    }

    #[test]
    fn a_code_has_eight_digits_however_it_is_typed() {
        assert_eq!(code_of(7), "00000007");
        assert_eq!(code_of(u64::MAX).len(), 8);
        assert_eq!(clean_code(" 1234-5678\n"), "12345678");
    }

    #[test]
    fn a_session_ends_at_its_time_or_after_resting() {
        let now = Instant::from_ms(1_000_000_000);
        let idle = SignedDuration::from_mins(30);
        let later = now.plus(SESSION_LIFE);
        assert!(is_alive(
            now.plus(SignedDuration::from_secs(1799)),
            now,
            later,
            idle
        ));
        assert!(!is_alive(
            now.plus(SignedDuration::from_secs(1800)),
            now,
            later,
            idle
        ));
        assert!(!is_alive(later, later, later, idle));
        assert_eq!(
            idle_limit([Role::Anonymous, Role::Judge].into_iter()),
            IDLE_JUDGE
        );
    }

    #[test]
    fn one_is_never_sent_to_another_host() {
        assert_eq!(safe_next("/mn/desk?x=1"), Some("/mn/desk?x=1"));
        for wrong in [
            "",
            "desk",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/a\nb",
        ] {
            assert_eq!(safe_next(wrong), None, "{wrong:?}");
        }
    }
}
