//! The rules that one sentence of SQL can tell, in the order of a contest. Each lists what breaks it; what both
//! databases understand alike is enough, and `{column}` spells an id.

/// One rule.
pub(super) struct Rule {
    /// Stable kebab-case code.
    pub code: &'static str,
    /// What should hold.
    pub says: &'static str,
    /// Lists whatever breaks it, as one text column.
    pub sql: &'static str,
}

macro_rules! rules {
    ($($code:literal, $says:literal, $sql:literal;)+) => {
        /// Every rule.
        pub(super) const ALL: &[Rule] = &[$(Rule { code: $code, says: $says, sql: $sql }),+];
    };
}

rules! {
    // people
    "grant-for-unknown-member", "a role for a member government is for one that exists",
        "SELECT {g.id} FROM grants g WHERE g.member_code IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM member_governments m WHERE m.code = g.member_code)";
    "grant-for-unknown-edition", "a role within an edition is for one that exists",
        "SELECT {g.id} FROM grants g WHERE g.edition_id IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM editions e WHERE e.id = g.edition_id)";
    "grant-revoked-too-early", "a role is taken away after it was given",
        "SELECT {id} FROM grants WHERE revoked_at < granted_at";
    "session-for-unknown-entry", "an opened entry exists",
        "SELECT {s.session_id} FROM session_entries s WHERE NOT EXISTS \
         (SELECT 1 FROM entries e WHERE e.id = s.entry_id)";
    // editions
    "edition-ends-before-it-begins", "an edition closes after it opens",
        "SELECT CAST(number AS text) FROM editions WHERE closes_at <= opens_at";
    "division-upside-down", "an age band begins where it ends or before",
        "SELECT {id} FROM divisions WHERE age_min > age_max";
    "divisions-overlap", "an age is in one division of an edition only",
        "SELECT {a.id} FROM divisions a JOIN divisions b ON b.edition_id = a.edition_id AND b.id <> a.id \
         WHERE a.age_min >= b.age_min AND a.age_min <= b.age_max";
    "criterion-cannot-tell", "a criterion has a weight and at least two points",
        "SELECT {id} FROM criteria WHERE weight <= 0 OR points_min >= points_max";
    "tier-without-room", "an award tier holds at least one work",
        "SELECT {id} FROM award_tiers WHERE size < 1";
    "quota-twice", "a member government has one quota in an edition",
        "SELECT {edition_id} FROM quotas GROUP BY edition_id, member_code HAVING COUNT(*) > 1";
    "quota-below-zero", "a quota is a number of entries",
        "SELECT {id} FROM quotas WHERE entries_max < 0";
    "quota-of-unknown-member", "a quota is of a member government that exists",
        "SELECT {q.id} FROM quotas q WHERE q.member_code IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM member_governments m WHERE m.code = q.member_code)";
    // artworks
    "artwork-without-entry", "a drawing takes part in an edition",
        "SELECT {a.id} FROM artworks a WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e.artwork_id = a.id)";
    "picture-ready-without-sizes", "a picture that is ready has sizes and an address",
        "SELECT {a.id} FROM artworks a WHERE a.picture_state = 'ready' AND (a.media_hash IS NULL OR NOT EXISTS \
         (SELECT 1 FROM derivatives d WHERE d.artwork_id = a.id))";
    "picture-not-ready-with-sizes", "a picture that waits or failed has no sizes",
        "SELECT DISTINCT {a.id} FROM artworks a JOIN derivatives d ON d.artwork_id = a.id \
         WHERE a.picture_state <> 'ready' AND a.media_hash IS NULL";
    "picture-failed-without-reason", "a picture that could not be made says why",
        "SELECT {id} FROM artworks WHERE picture_state = 'failed' AND picture_refusal IS NULL";
    "picture-without-extent", "a picture has a width, a height and bytes",
        "SELECT {id} FROM artworks WHERE width < 1 OR height < 1 OR original_bytes < 1";
    "size-larger-than-original", "no size is larger than its original; a sheet laid straight may be longer, with no more pixels",
        "SELECT {d.artwork_id} FROM derivatives d JOIN artworks a ON a.id = d.artwork_id \
         WHERE a.straightened IS NULL AND (d.width > a.width OR d.height > a.height)";
    "picture-not-as-decided", "a picture is straightened between the corners last decided about its photo, or not at all",
        "SELECT {a.id} FROM artworks a WHERE COALESCE(a.straightened, '') <> COALESCE((SELECT s.corners FROM straightenings s \
         WHERE s.artwork_id = a.id AND s.original_sha256 = a.original_sha256 ORDER BY s.id DESC LIMIT 1), '')";
    "picture-straightened-without-file", "a picture that is ready is made of what was decided",
        "SELECT {id} FROM artworks WHERE (straightened IS NULL AND straightened_sha256 IS NOT NULL) \
         OR (picture_state = 'ready' AND straightened IS NOT NULL AND straightened_sha256 IS NULL)";
    "size-in-one-format-only", "every size is there as JPEG and as WebP",
        "SELECT {artwork_id} FROM derivatives GROUP BY artwork_id, width \
         HAVING SUM(CASE WHEN format IN ('jpg', 'webp') THEN 1 ELSE 0 END) <> 2";
    "size-without-avif", "a picture has every size as AVIF, or none: pages point at all of them",
        "SELECT {artwork_id} FROM derivatives GROUP BY artwork_id \
         HAVING SUM(CASE WHEN format = 'avif' THEN 1 ELSE 0 END) NOT IN (0, COUNT(DISTINCT width))";
    // entries
    "entry-number-wrong", "an entry's number is its edition, country and sequence",
        "SELECT e.number FROM entries e JOIN editions o ON o.id = e.edition_id WHERE e.number <> \
         CAST(o.number AS text) || '-' || e.country || '-' || CASE WHEN e.sequence < 10 THEN '00' \
         WHEN e.sequence < 100 THEN '0' ELSE '' END || CAST(e.sequence AS text)";
    "entry-numbers-with-holes", "the numbers of a country are 1, 2, 3 … up to the last given out: none is lost",
        "SELECT s.country FROM entry_sequences s WHERE s.last <> (SELECT COUNT(*) FROM entries e \
         WHERE e.edition_id = s.edition_id AND e.country = s.country) OR s.last <> COALESCE((SELECT MAX(e.sequence) \
         FROM entries e WHERE e.edition_id = s.edition_id AND e.country = s.country), 0)";
    "entry-without-sequence", "an entry's number was given out",
        "SELECT e.number FROM entries e WHERE NOT EXISTS (SELECT 1 FROM entry_sequences s \
         WHERE s.edition_id = e.edition_id AND s.country = e.country)";
    "entry-in-foreign-division", "an entry's division is of its edition",
        "SELECT e.number FROM entries e JOIN divisions d ON d.id = e.division_id WHERE d.edition_id <> e.edition_id";
    "entry-outside-its-ages", "an entry's age is within its division",
        "SELECT e.number FROM entries e JOIN divisions d ON d.id = e.division_id \
         WHERE e.state <> 'erased' AND (e.age < d.age_min OR e.age > d.age_max)";
    "entry-of-unknown-member", "an entry's member government exists and is of its country",
        "SELECT e.number FROM entries e WHERE NOT EXISTS (SELECT 1 FROM member_governments m \
         WHERE m.code = e.member_code AND m.country = e.country)";
    "same-picture-twice", "a picture stands in an edition once",
        "SELECT MIN(e.number) FROM entries e JOIN artworks a ON a.id = e.artwork_id WHERE e.state NOT IN \
         ('withdrawn', 'erased') GROUP BY e.edition_id, a.received_sha256 HAVING COUNT(*) > 1";
    "quota-exceeded", "no member government has more entries standing than its quota",
        "SELECT t.member_code FROM (SELECT edition_id, member_code, COUNT(*) AS n FROM entries WHERE state IN \
         ('submitted', 'returned', 'eligible', 'suspended') GROUP BY edition_id, member_code) t WHERE t.n > COALESCE(\
         (SELECT q.entries_max FROM quotas q WHERE q.edition_id = t.edition_id AND q.member_code = t.member_code), \
         (SELECT q.entries_max FROM quotas q WHERE q.edition_id = t.edition_id AND q.member_code IS NULL), t.n)";
    "entry-without-consent", "nobody takes part without their guardian's yes",
        "SELECT e.number FROM entries e WHERE e.state <> 'erased' AND NOT EXISTS (SELECT 1 FROM consents c \
         WHERE c.entry_id = e.id AND c.purpose = 'taking-part' AND c.state = 'given')";
    "work-shown-without-consent", "what may be shown has a guardian's yes that was not taken back",
        "SELECT e.number FROM entries e WHERE e.may_show_work AND COALESCE((SELECT c.state FROM consents c \
         WHERE c.entry_id = e.id AND c.purpose = 'show-work' ORDER BY c.at DESC, c.id DESC LIMIT 1), '') <> 'given'";
    "name-shown-without-consent", "a name that may be shown has a guardian's yes that was not taken back",
        "SELECT e.number FROM entries e WHERE e.may_show_name AND COALESCE((SELECT c.state FROM consents c \
         WHERE c.entry_id = e.id AND c.purpose = 'show-name' ORDER BY c.at DESC, c.id DESC LIMIT 1), '') <> 'given'";
    "withdrawn-entry-public", "what was taken back is not public",
        "SELECT number FROM entries WHERE state IN ('withdrawn', 'erased', 'disqualified') \
         AND (published_at IS NOT NULL OR may_show_work AND state <> 'disqualified')";
    "returned-without-deadline", "an entry that was sent back has a day until when it may come again",
        "SELECT number FROM entries WHERE state = 'returned' AND return_deadline_at IS NULL";
    "decided-without-screening", "an entry that was admitted, sent back or rejected has that decision",
        "SELECT e.number FROM entries e WHERE e.state IN ('eligible', 'returned', 'ineligible') AND NOT EXISTS \
         (SELECT 1 FROM screenings s WHERE s.entry_id = e.id)";
    "entry-without-journal", "the journal tells once of every entry's arrival",
        "SELECT e.number FROM entries e WHERE (SELECT COUNT(*) FROM journal j WHERE j.subject_id = e.id \
         AND j.verb = 'entry.submitted') <> 1";
    "entry-without-receipt", "every entry's guardian was written to",
        "SELECT e.number FROM entries e WHERE e.state <> 'erased' AND NOT EXISTS (SELECT 1 FROM letters l \
         WHERE l.about_kind = 'entry' AND l.about_id = e.id)";
    // judging
    "seat-of-foreign-judge", "a panel's judges are of the round's edition",
        "SELECT {s.judge_id} FROM panel_seats s JOIN judges j ON j.id = s.judge_id JOIN rounds r \
         ON r.id = s.round_id WHERE j.edition_id <> r.edition_id";
    "foreign-entry-in-round", "a round judges entries of its own edition",
        "SELECT e.number FROM round_entries x JOIN entries e ON e.id = x.entry_id JOIN rounds r \
         ON r.id = x.round_id WHERE e.edition_id <> r.edition_id";
    "assignment-without-seat", "who judges sits on the panel",
        "SELECT {a.id} FROM assignments a WHERE NOT EXISTS (SELECT 1 FROM panel_seats s \
         WHERE s.round_id = a.round_id AND s.judge_id = a.judge_id)";
    "assignment-outside-round", "what is judged is in the round",
        "SELECT {a.id} FROM assignments a WHERE NOT EXISTS (SELECT 1 FROM round_entries x \
         WHERE x.round_id = a.round_id AND x.entry_id = a.entry_id)";
    "recused-without-reason", "a judge who stepped aside has said so",
        "SELECT {a.id} FROM assignments a WHERE a.state = 'recused' AND NOT EXISTS \
         (SELECT 1 FROM recusals r WHERE r.assignment_id = a.id)";
    "done-without-scorecard", "a finished assignment has a scorecard, or stands in an order or a comparison",
        "SELECT {a.id} FROM assignments a JOIN rounds r ON r.id = a.round_id WHERE a.state = 'done' AND NOT EXISTS \
         (SELECT 1 FROM scorecards s WHERE s.assignment_id = a.id AND r.method NOT IN ('ranking', 'pairs')) \
         AND NOT EXISTS (SELECT 1 FROM judge_orders o WHERE r.method = 'ranking' AND o.round_id = a.round_id \
         AND o.judge_id = a.judge_id) AND NOT EXISTS (SELECT 1 FROM comparisons c WHERE r.method = 'pairs' \
         AND (c.first_id = a.id OR c.second_id = a.id))";
    "scorecard-revisions-with-holes", "every revision of a scorecard is kept",
        "SELECT {assignment_id} FROM scorecards GROUP BY assignment_id HAVING MAX(revision) - MIN(revision) + 1 <> \
         COUNT(*)";
    "score-out-of-range", "points are within their criterion",
        "SELECT {s.scorecard_id} FROM scores s JOIN criteria c ON c.id = s.criterion_id \
         WHERE s.points < c.points_min OR s.points > c.points_max";
    "score-of-foreign-criterion", "points are for a criterion of the round's edition",
        "SELECT {s.scorecard_id} FROM scores s JOIN scorecards k ON k.id = s.scorecard_id JOIN assignments a \
         ON a.id = k.assignment_id JOIN rounds r ON r.id = a.round_id JOIN criteria c ON c.id = s.criterion_id \
         WHERE c.edition_id <> r.edition_id";
    "round-closed-without-time", "a closed round says when",
        "SELECT {id} FROM rounds WHERE state IN ('closed', 'reviewing', 'tallied', 'certified', 'advanced') \
         AND closed_at IS NULL";
    "tallied-without-tally", "a tallied round has a tally",
        "SELECT {r.id} FROM rounds r WHERE r.state IN ('tallied', 'certified', 'advanced') AND NOT EXISTS \
         (SELECT 1 FROM tallies t WHERE t.round_id = r.id)";
    "standing-outside-round", "who is ranked was in the round",
        "SELECT {s.tally_id} FROM standings s JOIN tallies t ON t.id = s.tally_id WHERE NOT EXISTS \
         (SELECT 1 FROM round_entries x WHERE x.round_id = t.round_id AND x.entry_id = s.entry_id)";
    "ranks-not-of-a-competition", "a rank is one more than the number of those before it",
        "SELECT {s.tally_id} FROM standings s WHERE s.rank <> 1 + (SELECT COUNT(*) FROM standings b \
         WHERE b.tally_id = s.tally_id AND b.rank < s.rank)";
    "review-and-round-disagree", "a round is in review while its review is open, and only then",
        "SELECT {r.id} FROM rounds r WHERE (CASE WHEN r.state = 'reviewing' THEN 1 ELSE 0 END) <> \
         (SELECT COUNT(*) FROM spread_reviews v WHERE v.round_id = r.id AND v.ended_at IS NULL)";
    "revised-outside-review", "a card revised in a review is of a work that the review looked at, in its time",
        "SELECT {k.id} FROM scorecards k JOIN assignments a ON a.id = k.assignment_id WHERE k.review_id IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM spread_reviews v JOIN reviewed_entries e ON e.review_id = v.id \
         WHERE v.id = k.review_id AND v.round_id = a.round_id AND e.entry_id = a.entry_id \
         AND k.cast_at >= v.opened_at AND k.cast_at <= COALESCE(v.ended_at, k.cast_at))";
    "exception-twice", "of a work in a round one exception stands at most",
        "SELECT {round_id} FROM round_exceptions WHERE taken_back_at IS NULL GROUP BY round_id, entry_id \
         HAVING COUNT(*) > 1";
    "exception-outside-round", "an exception is about a work of its round, and says why",
        "SELECT {x.id} FROM round_exceptions x WHERE x.reason = '' OR NOT EXISTS (SELECT 1 FROM round_entries e \
         WHERE e.round_id = x.round_id AND e.entry_id = x.entry_id)";
    "certified-otherwise", "what goes on was certified: the newest tally of the round, by its output",
        "SELECT {r.id} FROM rounds r WHERE r.state = 'certified' AND (SELECT COUNT(*) FROM certifications c \
         JOIN tallies t ON t.id = c.tally_id WHERE c.round_id = r.id AND c.taken_back_at IS NULL \
         AND t.round_id = r.id AND t.output_sha256 = c.output_sha256 AND NOT EXISTS (SELECT 1 FROM tallies n \
         WHERE n.round_id = r.id AND n.run_at > t.run_at)) <> 1";
    "certified-though-not", "a certification stands only under a round that is certified or has gone on",
        "SELECT {c.id} FROM certifications c JOIN rounds r ON r.id = c.round_id WHERE c.taken_back_at IS NULL \
         AND r.state NOT IN ('certified', 'advanced')";
    // awards
    "award-of-foreign-tier", "an award's tier is of its edition",
        "SELECT {a.id} FROM awards a JOIN award_tiers t ON t.id = a.tier_id WHERE t.edition_id <> a.edition_id";
    "award-to-foreign-entry", "an award goes to an entry of its edition",
        "SELECT {a.id} FROM awards a JOIN entries e ON e.id = a.entry_id WHERE e.edition_id <> a.edition_id";
    "tier-over-its-size", "no award tier holds more works than it has room for",
        "SELECT {t.id} FROM award_tiers t WHERE t.size < (SELECT COUNT(*) FROM awards a JOIN entries e \
         ON e.id = a.entry_id WHERE a.tier_id = t.id AND e.state = 'eligible' \
         AND a.state IN ('candidate', 'announced'))";
    "published-without-announcement", "works are public while or after their edition's results are",
        "SELECT e.number FROM entries e WHERE e.published_at IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM announcements n WHERE n.edition_id = e.edition_id) AND NOT EXISTS (SELECT 1 FROM \
         objection_periods p JOIN editions o ON o.id = p.edition_id WHERE o.id = e.edition_id AND o.state IN \
         ('objection', 'confirmed'))";
    "award-of-disqualified-entry", "a disqualified entry holds no award",
        "SELECT {a.id} FROM awards a JOIN entries e ON e.id = a.entry_id WHERE e.state = 'disqualified' \
         AND a.state IN ('candidate', 'announced')";
    "award-revoked-without-case", "an award is revoked by an upheld case",
        "SELECT {a.id} FROM awards a WHERE a.state = 'revoked' AND NOT EXISTS (SELECT 1 FROM cases c \
         WHERE c.id = a.case_id AND c.state = 'upheld')";
    "reserve-with-award", "a reserve that waits holds no award",
        "SELECT e.number FROM reserves r JOIN awards a ON a.entry_id = r.entry_id AND a.edition_id = r.edition_id \
         JOIN entries e ON e.id = r.entry_id WHERE r.state = 'waiting' AND a.state IN ('candidate', 'announced')";
    "objections-without-period", "while objections are taken there is a day until when",
        "SELECT CAST(o.number AS text) FROM editions o WHERE o.state = 'objection' AND NOT EXISTS \
         (SELECT 1 FROM objection_periods p WHERE p.edition_id = o.id)";
    "suspended-without-case", "an entry is suspended by an open case",
        "SELECT e.number FROM entries e WHERE e.state = 'suspended' AND NOT EXISTS (SELECT 1 FROM cases c \
         WHERE c.entry_id = e.id AND c.state = 'open')";
    "case-without-suspension", "an entry in an open case is suspended or gone",
        "SELECT {c.id} FROM cases c JOIN entries e ON e.id = c.entry_id WHERE c.state = 'open' \
         AND e.state NOT IN ('suspended', 'withdrawn', 'erased')";
    "case-decided-without-reason", "a decided case says when and why",
        "SELECT {id} FROM cases WHERE state <> 'open' AND (decided_at IS NULL OR reason = '')";
    "objection-without-answer", "an objection is in an open case, or its case is decided as it is",
        "SELECT {o.id} FROM objections o LEFT JOIN cases c ON c.id = o.case_id WHERE (o.state = 'in-case' \
         AND COALESCE(c.state, '') <> 'open') OR (o.state IN ('upheld', 'dismissed') AND COALESCE(c.state, '') <> o.state)";
    "objection-after-release", "once results are final no objection waits for an answer",
        "SELECT {o.id} FROM objections o JOIN announcements n ON n.edition_id = o.edition_id WHERE o.state = 'open'";
    "contact-kept-after-answer", "the address of whoever reported is forgotten with the answer",
        "SELECT {id} FROM objections WHERE answered_at IS NOT NULL AND contact <> ''";
    "announced-by-one", "results are made public by two people",
        "SELECT {id} FROM announcements WHERE announced_by = proposed_by";
    // exhibitions
    "exhibition-public-without-time", "an exhibition that everyone sees says since when",
        "SELECT slug FROM exhibitions WHERE state = 'public' AND published_at IS NULL";
    "exhibition-ends-before-it-begins", "an exhibition closes after it opens",
        "SELECT slug FROM exhibitions WHERE closes_on < opens_on";
    "stop-ends-before-it-begins", "a stop closes after it opens",
        "SELECT {id} FROM stops WHERE closes_on < opens_on";
    // engines
    "journal-by-unknown-person", "who is in the journal exists",
        "SELECT {j.id} FROM journal j WHERE j.actor_kind = 'person' AND NOT EXISTS \
         (SELECT 1 FROM people p WHERE p.id = j.actor_id)";
    "job-dead-without-reason", "work that failed for good says when and why",
        "SELECT {id} FROM jobs WHERE state = 'dead' AND (ended_at IS NULL OR last_error IS NULL)";
    "job-running-without-worker", "running work has a worker",
        "SELECT {id} FROM jobs WHERE state = 'running' AND claimed_by IS NULL";
    "letter-sent-without-try", "a letter that was sent was taken by a mail server",
        "SELECT {l.id} FROM letters l WHERE l.state = 'sent' AND (l.sent_at IS NULL OR NOT EXISTS (SELECT 1 FROM \
         deliveries d WHERE d.letter_id = l.id AND d.outcome = 'accepted'))";
    "letter-waiting-though-sent", "a letter that was taken does not wait",
        "SELECT {id} FROM letters WHERE state = 'waiting' AND sent_at IS NOT NULL";
    "letter-taken-twice", "a letter is taken once",
        "SELECT {letter_id} FROM deliveries WHERE outcome = 'accepted' GROUP BY letter_id HAVING COUNT(*) > 1";
    "letter-bounced-without-try", "a letter that bounced was refused by a mail server",
        "SELECT {l.id} FROM letters l WHERE l.state = 'bounced' AND NOT EXISTS (SELECT 1 FROM deliveries d \
         WHERE d.letter_id = l.id AND d.outcome = 'refused')";
}
