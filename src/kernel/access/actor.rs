//! Who acts, with which roles, and what they may do with them.

use std::collections::BTreeSet;

use super::{Permission, Reach, Role};
use crate::kernel::{ActionError, EditionId, EntryId, MemberCode, PersonId};

/// A role that a person holds, perhaps only within an edition or a member government.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// What they are.
    pub role: Role,
    /// Only in this edition, if given.
    pub edition: Option<EditionId>,
    /// For this member government (coordinators).
    pub member: Option<MemberCode>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Not signed in.
    Visitor,
    /// A signed-in person.
    Person(PersonId),
    /// The clock or the queue.
    System,
}

/// Who acts, and with which authority. Passed to every action; never ambient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who it is.
    pub who: Who,
    /// The roles they hold.
    pub grants: Vec<Grant>,
    /// The entries whose codes this browser has shown.
    pub entries: BTreeSet<EntryId>,
}

impl Actor {
    /// A visitor with nothing in hand.
    pub fn visitor() -> Self {
        Self {
            who: Who::Visitor,
            grants: Vec::new(),
            entries: BTreeSet::new(),
        }
    }

    /// The clock or the queue: reaches everything, and says so in the journal.
    pub fn system() -> Self {
        Self {
            who: Who::System,
            ..Self::visitor()
        }
    }

    /// The person, if one is signed in.
    pub fn person(&self) -> Option<PersonId> {
        match self.who {
            Who::Person(id) => Some(id),
            Who::Visitor | Who::System => None,
        }
    }

    /// Whether the actor holds `role` (in any edition).
    pub fn is(&self, role: Role) -> bool {
        self.roles().any(|held| held == role)
    }

    /// Every role in hand; a visitor's and an entrant's included.
    pub fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        let entrant = (!self.entries.is_empty()).then_some(Role::Entrant);
        std::iter::once(Role::Anonymous)
            .chain(entrant)
            .chain(self.grants.iter().map(|grant| grant.role))
    }

    /// The farthest reach of any role in hand.
    pub fn reach(&self, permission: Permission) -> Reach {
        if self.who == Who::System {
            return Reach::All;
        }
        self.roles()
            .map(|role| permission.reach(role))
            .max()
            .unwrap_or(Reach::Deny)
    }

    /// Whether any role reaches this at all: the question at the door.
    pub fn may(&self, permission: Permission) -> bool {
        self.reach(permission) > Reach::Deny
    }

    /// The member governments within reach through this permission.
    pub fn members(&self, permission: Permission) -> Vec<&MemberCode> {
        self.grants
            .iter()
            .filter(|grant| permission.reach(grant.role) == Reach::Member)
            .filter_map(|grant| grant.member.as_ref())
            .collect()
    }

    /// Whether this entry of this member government is within reach: all of them, the member's, or one's own.
    pub fn reaches_entry(
        &self,
        permission: Permission,
        entry: EntryId,
        member: &MemberCode,
    ) -> bool {
        self.reach(permission) >= Reach::ReadAll
            || self.members(permission).contains(&member)
            || (self.entries.contains(&entry) && permission.reach(Role::Entrant) == Reach::Own)
    }

    /// The refusal where [`Actor::may`] says no: a visitor is asked to sign in, anyone else is told no.
    pub fn require(&self, permission: Permission) -> Result<Reach, ActionError> {
        match self.reach(permission) {
            Reach::Deny if self.who == Who::Visitor => Err(ActionError::SignInFirst),
            Reach::Deny => Err(ActionError::NotAllowed),
            reach => Ok(reach),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinator_reaches_only_their_own_member() {
        let mn: MemberCode = "MN-073".parse().unwrap();
        let kr: MemberCode = "KR-47".parse().unwrap();
        let mut coordinator = Actor::visitor();
        coordinator.grants.push(Grant {
            role: Role::Coordinator,
            edition: None,
            member: Some(mn.clone()),
        });
        let entry = EntryId(uuid::Uuid::nil());
        assert!(coordinator.reaches_entry(Permission::EntryRead, entry, &mn));
        assert!(!coordinator.reaches_entry(Permission::EntryRead, entry, &kr));
    }

    #[test]
    fn a_code_opens_one_entry_only() {
        let mine = EntryId(uuid::Uuid::from_u128(1));
        let other = EntryId(uuid::Uuid::from_u128(2));
        let member: MemberCode = "MN-073".parse().unwrap();
        let entrant = Actor {
            entries: BTreeSet::from([mine]),
            ..Actor::visitor()
        };
        assert!(entrant.reaches_entry(Permission::EntryRead, mine, &member));
        assert!(!entrant.reaches_entry(Permission::EntryRead, other, &member));
    }
}
