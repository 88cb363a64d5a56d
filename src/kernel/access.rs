//! The one table of who may do what. Deny by default: what is not written here may not be done.
//!
//! A route needs one [`Permission`]; the door asks whether any of the visitor's roles reaches it at all, and the
//! action narrows by how far ([`Reach`]). States of things narrow further, in the features' domains.
//! Printed by the test `permissions` and compared with `tests/snapshots/permissions.txt`.

use std::collections::BTreeSet;

use super::{EditionId, EntryId, MemberCode, PersonId};
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

words! {
    /// What can be done, as `resource:action`.
    pub enum Permission {
        /// See published results, works, exhibitions, rules.
        GalleryRead = "gallery:read",
        /// Zoom into a picture at full size.
        ZoomRead = "zoom:read",
        /// Send an entry in. Whoever fills the form is the entrant, so a visitor reaches their own.
        EntrySubmit = "entry:submit",
        /// See an entry's state and receipt.
        EntryRead = "entry:read",
        /// Change or send again what was returned.
        EntryWrite = "entry:write",
        /// Take an entry back.
        EntryWithdraw = "entry:withdraw",
        /// Send many entries together.
        BatchRun = "batch:run",
        /// Download the stored original.
        OriginalDownload = "original:download",
        /// See the picture, title and statement without the maker.
        BlindEntryRead = "blind-entry:read",
        /// See a child's name, age and school.
        ChildRead = "child:read",
        /// See the name as it is shown in public.
        DisplayNameRead = "display-name:read",
        /// See how to reach a guardian.
        GuardianContactRead = "guardian-contact:read",
        /// See which consents stand.
        ConsentStateRead = "consent-state:read",
        /// See the proof of a consent.
        ConsentEvidenceRead = "consent-evidence:read",
        /// Give, record or withdraw a consent.
        ConsentWrite = "consent:write",
        /// Export or erase one's own data.
        OwnDataExport = "own-data:export",
        /// Rank and nominate within a quota.
        LocalRankingWrite = "local-ranking:write",
        /// Admit, return, reject.
        ScreeningWrite = "screening:write",
        /// See who judges.
        PanelRead = "panel:read",
        /// Invite judges and form panels.
        PanelWrite = "panel:write",
        /// Declare a conflict of interest.
        ConflictDeclare = "conflict:declare",
        /// Make and release assignments.
        AssignmentWrite = "assignment:write",
        /// Cast or revise a scorecard.
        ScorecardWrite = "scorecard:write",
        /// See scores before the round closes.
        ScorecardReadOpen = "scorecard:read-open",
        /// See scores after the round closed.
        ScorecardReadClosed = "scorecard:read-closed",
        /// Key in a scorecard from paper.
        PaperScorecardWrite = "paper-scorecard:write",
        /// Make, open, pause, close a round; tally; advance.
        RoundWrite = "round:write",
        /// See a tally and its standings.
        TallyRead = "tally:read",
        /// Sign a result.
        ResultCertify = "result:certify",
        /// Put entries into award tiers.
        AwardWrite = "award:write",
        /// Hang works, write labels, plan stops.
        ExhibitionWrite = "exhibition:write",
        /// Make results public.
        ResultPublish = "result:publish",
        /// Report a work or answer a case.
        CaseOpen = "case:open",
        /// Decide a case.
        CaseDecide = "case:decide",
        /// Check a certificate by its number.
        CertificateVerify = "certificate:verify",
        /// Issue certificates.
        CertificateIssue = "certificate:issue",
        /// Export personal data in bulk.
        PersonalDataExport = "personal-data:export",
        /// Write a letter.
        LetterDraft = "letter:draft",
        /// Release letters; see the outbox.
        LetterApprove = "letter:approve",
        /// Give and take roles.
        RoleGrant = "role:grant",
        /// Read the journal.
        JournalRead = "journal:read",
        /// Set up an edition.
        EditionWrite = "edition:write",
        /// See the queue; retry what failed.
        JobWrite = "job:write",
        /// Use the desk at all.
        DeskRead = "desk:read",
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

impl Permission {
    /// One letter a role, in the order of [`Role::ALL`]:
    /// Anonymous, Entrant, Guardian, Teacher, Coordinator, Judge, cHair, cUrator, Secretariat, auDitor.
    const fn row(self) -> &'static [u8; 10] {
        use Permission as P;
        match self {
            //                         AEGTCJHUSD
            P::GalleryRead =>
            /*     */
            {
                b"pppppppppp"
            }
            P::ZoomRead =>
            /*        */
            {
                b"poosmaapr-"
            }
            P::EntrySubmit =>
            /*     */
            {
                b"ooosm---W-"
            }
            P::EntryRead =>
            /*       */
            {
                b"-oosm---r-"
            }
            P::EntryWrite =>
            /*      */
            {
                b"-oosm---W-"
            }
            P::EntryWithdraw =>
            /*   */
            {
                b"-oosm---W-"
            }
            P::BatchRun =>
            /*        */
            {
                b"---sm---W-"
            }
            P::OriginalDownload =>
            /**/
            {
                b"-oosm--pr-"
            }
            P::BlindEntryRead =>
            /*  */
            {
                b"-----ar-r-"
            }
            P::ChildRead =>
            /*       */
            {
                b"-oosm---r-"
            }
            P::DisplayNameRead =>
            /* */
            {
                b"poosm--pr-"
            }
            P::GuardianContactRead => b"--o-m---r-",
            P::ConsentStateRead =>
            /**/
            {
                b"-oosm--crc"
            }
            P::ConsentEvidenceRead => b"--o-m---r-",
            P::ConsentWrite =>
            /*    */
            {
                b"-oosm---W-"
            }
            P::OwnDataExport =>
            /*   */
            {
                b"-oosm---W-"
            }
            P::LocalRankingWrite =>
            /**/
            {
                b"----m---r-"
            }
            P::ScreeningWrite =>
            /*  */
            {
                b"----m---W-"
            }
            P::PanelRead =>
            /*       */
            {
                b"pppppprprr"
            }
            P::PanelWrite =>
            /*      */
            {
                b"------W-W-"
            }
            P::ConflictDeclare =>
            /* */
            {
                b"-----oW-W-"
            }
            P::AssignmentWrite =>
            /* */
            {
                b"------W-W-"
            }
            P::ScorecardWrite =>
            /*  */
            {
                b"-----aa---"
            }
            P::ScorecardReadOpen =>
            /**/
            {
                b"----cocccc"
            }
            P::ScorecardReadClosed => b"ppppprrprr",
            P::PaperScorecardWrite => b"--------W-",
            P::RoundWrite =>
            /*      */
            {
                b"------W-W-"
            }
            P::TallyRead =>
            /*       */
            {
                b"------r-rr"
            }
            P::ResultCertify =>
            /*   */
            {
                b"------W-W-"
            }
            P::AwardWrite =>
            /*      */
            {
                b"------W-W-"
            }
            P::ExhibitionWrite =>
            /* */
            {
                b"-------WW-"
            }
            P::ResultPublish =>
            /*   */
            {
                b"--------W-"
            }
            P::CaseOpen =>
            /*        */
            {
                b"poosmaapWr"
            }
            P::CaseDecide =>
            /*      */
            {
                b"------W-W-"
            }
            P::CertificateVerify =>
            /**/
            {
                b"pppppppppp"
            }
            P::CertificateIssue =>
            /**/
            {
                b"----m---W-"
            }
            P::PersonalDataExport => b"---sm---Wc",
            P::LetterDraft =>
            /*     */
            {
                b"----m-WWW-"
            }
            P::LetterApprove =>
            /*   */
            {
                b"--------W-"
            }
            P::RoleGrant =>
            /*       */
            {
                b"----m-a-W-"
            }
            P::JournalRead =>
            /*     */
            {
                b"--o-m-a-rr"
            }
            P::EditionWrite =>
            /*    */
            {
                b"--------W-"
            }
            P::JobWrite =>
            /*        */
            {
                b"--------W-"
            }
            P::DeskRead =>
            /*        */
            {
                b"----m-rrWr"
            }
        }
    }

    /// How far `role` reaches with this permission.
    pub fn reach(self, role: Role) -> Reach {
        Reach::from_letter(self.row()[role as usize])
    }
}

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
    pub fn require(&self, permission: Permission) -> Result<Reach, super::ActionError> {
        match self.reach(permission) {
            Reach::Deny if self.who == Who::Visitor => Err(super::ActionError::SignInFirst),
            Reach::Deny => Err(super::ActionError::NotAllowed),
            reach => Ok(reach),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_in_the_order_of_the_roles() {
        assert_eq!(
            Permission::ScorecardWrite.reach(Role::Judge),
            Reach::Assigned
        );
        assert_eq!(
            Permission::ScorecardWrite.reach(Role::Secretariat),
            Reach::Deny
        );
        assert_eq!(
            Permission::EditionWrite.reach(Role::Secretariat),
            Reach::All
        );
        assert_eq!(Permission::TallyRead.reach(Role::Auditor), Reach::ReadAll);
        assert_eq!(Permission::ExhibitionWrite.reach(Role::Curator), Reach::All);
    }

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
