//! What can be done, and how far each role reaches with it: one row of letters a permission.

use super::{Reach, Role};
use crate::words;

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
        /// See objections and cases.
        CaseRead = "case:read",
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
            P::CaseRead =>
            /*      */
            {
                b"------r-rr"
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
}
