//! The one table of who may do what. Deny by default: what is not written here may not be done.
//!
//! A route needs one [`Permission`]; the door asks whether any of the visitor's roles reaches it at all, and the
//! action narrows by how far ([`Reach`]). States of things narrow further, in the features' domains.
//! Printed by the test `permissions` and compared with `tests/snapshots/permissions.txt`.

mod actor;
mod permission;

pub use actor::{Actor, Grant, Who};
pub use permission::Permission;

use crate::words;

words! {
    /// What someone is to the contest.
    pub enum Role {
        /// Not signed in.
        Anonymous = "anonymous",
        /// Holds the code of an entry: the child, or who helped.
        Entrant = "entrant",
        /// The adult who consents.
        Guardian = "guardian",
        /// Sends for a school.
        Teacher = "teacher",
        /// Gathers for a member government.
        Coordinator = "coordinator",
        /// Scores assigned entries.
        Judge = "judge",
        /// Leads a panel.
        Chair = "chair",
        /// Hangs exhibitions.
        Curator = "curator",
        /// Runs the contest.
        Secretariat = "secretariat",
        /// Checks, changes nothing.
        Auditor = "auditor",
    }
}

/// How far a role reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Deny,
    /// Numbers only, never content.
    Count,
    /// What is published with consent.
    Published,
    /// What is their own.
    Own,
    /// What was assigned to them.
    Assigned,
    /// Their own school's.
    School,
    /// Their own member government's.
    Member,
    /// Reading everything, changing nothing.
    ReadAll,
    /// Everything.
    All,
}

impl Reach {
    /// The letter used in the table and in print.
    pub const fn letter(self) -> char {
        match self {
            Reach::Deny => '-',
            Reach::Count => 'c',
            Reach::Published => 'p',
            Reach::Own => 'o',
            Reach::Assigned => 'a',
            Reach::School => 's',
            Reach::Member => 'm',
            Reach::ReadAll => 'r',
            Reach::All => 'W',
        }
    }

    const fn from_letter(letter: u8) -> Self {
        match letter {
            b'c' => Reach::Count,
            b'p' => Reach::Published,
            b'o' => Reach::Own,
            b'a' => Reach::Assigned,
            b's' => Reach::School,
            b'm' => Reach::Member,
            b'r' => Reach::ReadAll,
            b'W' => Reach::All,
            _ => Reach::Deny,
        }
    }
}

/// The whole table as text, one permission a line.
pub fn print_table() -> String {
    use std::fmt::Write;
    let mut out = String::from("permission                ");
    for role in Role::ALL {
        let _ = write!(out, " {:>11}", role.as_str());
    }
    out.push('\n');
    for permission in Permission::ALL {
        let _ = write!(out, "{:<26}", permission.as_str());
        for role in Role::ALL {
            let _ = write!(out, " {:>11}", permission.reach(*role).letter());
        }
        out.push('\n');
    }
    out
}
