# Provisional results, objections, cases and their letters.
desk-cases = Objections and cases
provisional-title = Provisional results
provisional-lede = The judges have decided, but nothing is final yet. Should you know that a work was copied, drawn by an adult, entered elsewhere before or made by a machine, open it and tell us.
provisional-until = A work can be reported until
provisional-over = The time for objections is over. The final results come next.
provisional-none = No work of this award may be shown at the moment.
provisional-link = To the provisional results
objection-title = Report this work
objection-lede = Is something wrong with this work? Nobody but the contest’s office reads what you write, and you need no account. Both sides are heard before anything is decided.
objection-kind = What is wrong
objection-kind-copied = It is copied from another picture
objection-kind-adult-hand = An adult drew or mended it
objection-kind-entered-elsewhere = It was in another contest before
objection-kind-generated = A machine made it
objection-kind-other = Something else
objection-words = What do you know?
objection-words-hint = Please write facts, not guesses about the child.
objection-evidence = Where it can be seen
objection-evidence-hint = For example the address of a page, or the title of a book.
objection-contact = Your mail address
objection-contact-hint = Only for one answer; it is deleted as soon as we have written to you.
objection-optional = (optional)
objection-leave-empty = Leave this empty
objection-send = Send the report
objection-receipt = Your report
receipt-keep = Keep this number. With it this page tells you at any time what became of your report; what you wrote stands nowhere in public.
receipt-state-open = Received. Somebody will read it.
receipt-state-in-case = The work is being looked into, and both sides are heard.
receipt-state-set-aside = Read and answered: there was no reason to look further.
receipt-state-upheld = Decided: the work no longer takes part.
receipt-state-dismissed = Decided: the work stays in the contest.
cases-lede = What people reported about provisional results, and what came of it.
cases-gone =
    { $n ->
        [one] { $n } award belongs to a work that no longer takes part
       *[other] { $n } awards belong to works that no longer take part
    }
cases-gone-hint = Their families took them back. Before results become public, the next works move up and the reserves follow.
cases-gone-do = Let the next move up
cases-reported = Reported works
cases-reported-none = No report waits for an answer.
cases-n-objections =
    { $n ->
        [one] { $n } report
       *[other] { $n } reports
    }
cases-title = Cases
cases-none = No case was ever needed.
period-title = Objection period
period-before = Before results are final, they can be shown as provisional for some days, and anyone may report a work.
period-open = Show provisional results
period-open-hint = The awarded works become public under the same rules as final results, without any letter. From then on awards change through cases alone.
period-ends = Reports are taken until
period-runs = Provisional results are public; reports are taken until { $moment }.
period-over = Reports were taken until { $moment }. Once every report is answered and every case decided, the result can be confirmed.
period-confirm = Confirm the result
period-confirmed = The result is confirmed. Announcing it comes next.
period-reopen = Take the results back
period-reopen-hint = Nobody sees them any more, and the award board is open again. The reason is kept in the journal.
case-title = Case
case-nth = Case no. { $number }
case-opened = Opened
case-open = Open a case
case-open-own = Open a case without a report
case-open-own-hint = For what the desk or a judge noticed. Also after the results are public: an upheld case then revokes the award.
case-entry = Number of the entry
case-words = What is looked into
case-words-hint = The entrant’s side reads these words. Do not name whoever reported it. While the case runs the work is hidden.
case-set-aside = Answer without a case
case-set-aside-hint = Whoever left an address reads this answer.
case-running = While this case runs, the work is hidden from everyone outside, and results cannot be announced.
case-objections = What was reported
case-objections-none = Nobody reported it; the desk opened the case.
case-statements = What both sides say
case-statements-none = Nobody has said anything yet.
case-asked = The entrant’s side was asked by letter on { $moment }.
case-ask-hint = The guardian gets a letter with the words above and a link to answer. It does not say who reported the work.
case-ask = Ask the entrant’s side
case-record = Write down what someone said
case-recorded = written down at the desk
case-who = Who said it
case-said = What was said
case-side-entrant = The entrant’s side
case-side-reporter = Whoever reported it
case-decision = Decision
case-undecided = Not decided yet.
case-uphold = Uphold
case-uphold-hint = The entry is disqualified, its award is withdrawn, and the next move up before anything is final.
case-uphold-late-hint = The entry is disqualified and its award revoked. Nobody moves up any more.
case-dismiss = Dismiss
case-dismiss-hint = Everything is as it was before the case.
case-reason = Reason
case-reason-hint = Both sides read it in their letters. It appears nowhere in public.
case-decide = Decide the case
case-state-open = open
case-state-upheld = upheld
case-state-dismissed = dismissed
statement-title = A question about this drawing
statement-lede = Something was said about this drawing, and we would like to hear your side before anything is decided. Until then it is not shown.
statement-about = What it is about
statement-said = What you wrote
statement-words = Your answer
statement-hint = How was the drawing made? Who helped, with what? Photos of sketches can be sent by answering our letter.
statement-send = Send the answer
statement-outcome-upheld = The drawing no longer takes part.
statement-outcome-dismissed = The drawing stays in the contest.
statement-link = There is a question about this drawing
field-period-too-short = Give people at least a day.
field-period-too-long = Two months at most.
field-unknown-entry = There is no entry with this number.
refusal-awards-of-gone-entries =
    { $n ->
        [one] { $n } award belongs to a work that no longer takes part. Let the next move up first, under “Objections and cases”.
       *[other] { $n } awards belong to works that no longer take part. Let the next move up first, under “Objections and cases”.
    }
refusal-objections-unanswered =
    { $n ->
        [one] { $n } report or case still waits. Answer it first, under “Objections and cases”.
       *[other] { $n } reports and cases still wait. Answer them first, under “Objections and cases”.
    }
refusal-objections-running = Works can still be reported until { $ends_at }.
refusal-objections-over = Works could be reported until { $ends_at }.
refusal-objections-enough = This work has been reported often enough; it will be looked at.
refusal-objections-none = No report about this work waits for an answer.
refusal-too-many-objections = Many reports came from your connection within an hour. Please try again later.
refusal-case-decided = This case has been decided.
refusal-case-not-now = A case can be opened once the call is over.
refusal-statement-asked-already = The entrant’s side has been asked already.
refusal-statements-enough = You have answered several times; all of it will be read. For more, please answer our letter.
refusal-awards-fixed = The result is provisional or confirmed: awards now change through cases alone.
refusal-results-stand-already = The results are provisional or confirmed, so rounds stay as they are. To change a round, take the results back first.
letter-case-statement-asked-subject = A question about { $number }
letter-case-statement-asked-body =
    Dear { $guardian },

    something was said about the drawing with the number { $number }, and we would like to hear your side before anything is decided:

    { $words }

    Please tell us here how the drawing was made, or simply answer this letter. The code from your receipt opens the page:

    { $link }

    Until it is decided the drawing is not shown. Nothing is decided yet.
letter-case-upheld-subject = Decision about { $number }
letter-case-upheld-body =
    Dear { $guardian },

    we looked into the drawing with the number { $number } and heard what both sides had to say. It can no longer take part. The reason:

    { $reason }

    What was written can be read here:

    { $link }

    If you see it differently, please answer this letter.
letter-case-dismissed-subject = Decision about { $number }
letter-case-dismissed-body =
    Dear { $guardian },

    we looked into the drawing with the number { $number }. It stays in the contest, and everything is as before. The reason:

    { $reason }

    Thank you for your help. What was written can be read here:

    { $link }
letter-objection-upheld-subject = Your report { $receipt }
letter-objection-upheld-body =
    Good day,

    you reported the work { $number }. We looked into it and heard both sides; it no longer takes part. The reason:

    { $reason }

    Thank you for your help. Your address has now been deleted here.
letter-objection-dismissed-subject = Your report { $receipt }
letter-objection-dismissed-body =
    Good day,

    you reported the work { $number }. We looked at what you wrote; the work stays in the contest. The reason:

    { $reason }

    Thank you for looking closely. Your address has now been deleted here.
board-reserves = Reserves
board-reserves-hint = They move up in this order when an award is withdrawn before results are public.
board-reserves-none = No reserves yet. Filling by rank sets them.
