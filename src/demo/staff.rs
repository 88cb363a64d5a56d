//! The invented people who run the contest, and acting as one of them.

use crate::app::App;
use crate::kernel::{ActionResult, Actor, EditionId, Grant, Instant, Lang, PersonId, Role, Who};
use crate::people::Email;
use crate::people::actions::{self as people, Invitee};
use crate::platform::clock::Clock;

/// Who runs the demonstration's contest.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Runs it.
    pub secretariat: Actor,
    /// The second of the secretariat, who confirms what the first proposes.
    pub deputy: Actor,
    /// Hangs the exhibition.
    pub curator: Actor,
}

/// The addresses that one can sign in with, what they are, and how letters address them.
pub const ADDRESSES: [(&str, Role, &str); 4] = [
    ("secretariat@example.org", Role::Secretariat, "Kim Dana"),
    ("deputy@example.org", Role::Secretariat, "Anu Bold"),
    ("judge@example.org", Role::Judge, "Ono Mika"),
    ("curator@example.org", Role::Curator, "Sam Reed"),
];

/// The same house at another time.
pub fn at(app: &App, when: Instant) -> App {
    App {
        clock: Clock::held_at(when),
        ..app.clone()
    }
}

/// A person in a role.
pub fn acting(person: PersonId, role: Role, edition: Option<EditionId>) -> Actor {
    Actor {
        who: Who::Person(person),
        grants: vec![Grant {
            role,
            edition,
            member: None,
        }],
        ..Actor::visitor()
    }
}

/// Gives everyone their role, once.
pub async fn gather(app: &App) -> ActionResult<Staff> {
    let tx = app.db.write().await?;
    let mut actors = Vec::new();
    for (email, role, name) in ADDRESSES {
        if role == Role::Judge {
            continue; // judges are invited by the contest itself
        }
        let person =
            people::grant_role(&tx, app, &Actor::system(), &invitee(email, role, name)?).await?;
        actors.push(acting(person, role, None));
    }
    tx.commit().await?;
    let mut actors = actors.into_iter();
    let mut next = || actors.next().unwrap_or_else(Actor::visitor);
    Ok(Staff {
        secretariat: next(),
        deputy: next(),
        curator: next(),
    })
}

fn invitee(email: &str, role: Role, name: &str) -> ActionResult<Invitee> {
    Ok(Invitee {
        email: email
            .parse::<Email>()
            .map_err(crate::kernel::ActionError::internal)?,
        name: name.to_owned(),
        lang: Lang::En,
        role,
        edition: None,
        member: None,
    })
}

/// A code for each that lets them in for a day.
pub async fn codes(app: &App) -> ActionResult<Vec<(&'static str, String)>> {
    let mut codes = Vec::new();
    for (email, role, name) in ADDRESSES {
        let invitee = invitee(email, role, name)?;
        let code = people::invite_with_code(app, &Actor::system(), &invitee).await?;
        codes.push((email, code));
    }
    Ok(codes)
}
