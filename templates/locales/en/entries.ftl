# Entering a drawing, and what becomes of it.
refusal-quota-full = { $entries_max ->
    [one] This region may send one drawing, and it has arrived. Please ask the coordinator of your region.
   *[other] This region may send { $entries_max } drawings, and all of them have arrived. Please ask the coordinator of your region.
}
refusal-picture-entered-already = This drawing is already in the contest, with the number { $number }. It need not be sent twice.
refusal-wrong-entry-code = No drawing belongs to this code. Please compare it with the receipt or with our letter.
refusal-entry-changed-meanwhile = Somebody was faster: this drawing has just been decided or changed. Nothing of yours was written over it.
refusal-consent-missing = Without a parent’s or guardian’s yes to taking part we may not accept the drawing.
refusal-entry-not-screenable = This drawing cannot be decided in the state it is in: it was sent back or taken back.
refusal-reason-missing = Please choose a reason: it goes into the letter.
refusal-entry-not-withdrawable = This drawing is no longer in the contest, so it cannot be taken back.
refusal-entry-not-returned = Another photo is not needed: this drawing was not sent back.
refusal-return-deadline-over = The time for another photo ended on { $deadline_at }.
refusal-too-many-entries = Very many drawings came from this connection within an hour. Please try again in a little while; what you wrote is kept.
refusal-too-many-tries = Too many codes were tried. Please wait a minute.
field-age-not-a-number = Please give the age in whole years.
field-answer-yes-or-no = Please answer yes or no.
field-consent-needed = Only with a yes here may we accept the drawing.
field-photo-missing = Please choose a photo of the drawing.

consent-taking-part = Taking part in the contest
consent-hint-taking-part = The judges see the drawing, its title and the child’s words. They do not see the name, the age or the school. This is the only yes that we need.
consent-transfer = Data may go abroad
consent-hint-transfer = The secretariat works in another country. With a yes it may read the name and how to reach you there.
consent-show-work = Showing the drawing
consent-hint-show-work = If it is chosen, the drawing may be seen on this site and in exhibitions.
consent-show-name = Showing the name
consent-hint-show-name = The name, the age and the region stand beside the drawing. Without a yes only the region does.
consent-print-and-tour = Printing and touring
consent-hint-print-and-tour = The drawing may be in the catalogue, on posters and in touring exhibitions.
consent-archive = Keeping it afterwards
consent-hint-archive = The drawing may stay in the contest’s archive when the contest is over. Without a yes it is deleted.

screening-reason-blurred = the photo is blurred or dark
screening-reason-cut = an edge of the drawing is cut off
screening-reason-personal-data = a name, a face or an address can be seen in the picture
screening-reason-age = the age needs another look
screening-reason-duplicate = the same drawing is in the contest already
screening-reason-not-own = it is not a drawing of the child’s own
screening-reason-theme = it does not fit the theme

letter-entry-received-subject = We have received the drawing: { $number }
letter-entry-received-body =
    Dear { $guardian },

    thank you: the drawing “{ $title }” has arrived. Its number is

    { $number }

    With this code you can see at any time where it is, send another photo if one is needed, or take it back:

    { $code }

    { $link }

    Please keep this letter. The code opens this one drawing only; whoever has it needs no account.
letter-entry-returned-subject = Please send the photo again: { $number }
letter-entry-returned-body =
    Dear { $guardian },

    the drawing { $number } is not lost, but we need another photo of it: { $reason }.

    { $note }

    Please send it by { $deadline_at }. Open this page and type the code from our first letter:

    { $link }
letter-entry-rejected-subject = The drawing { $number } cannot take part
letter-entry-rejected-body =
    Dear { $guardian },

    thank you for the drawing { $number }. We are sorry that it cannot take part this time: { $reason }.

    { $note }

    If you think that we are wrong, please answer to the secretariat and name the number.

# Pages.
enter-title = Send in a drawing
enter-until = Until { $closes_at }.
enter-wrong = { $n ->
    [one] One thing needs another look
   *[other] { $n } things need another look
}
enter-kept = What you wrote is kept. Nothing has been sent in yet.
enter-draft = Kept on this device at { $time }
enter-draft-forget = Forget it
enter-sending = Sending…
enter-part-drawing = The drawing
enter-photo = Photo of the drawing
enter-photo-hint = In good light, straight from above. { $takes_heic ->
        [yes] JPEG, HEIC, PNG, WebP or TIFF
       *[no] JPEG, PNG, WebP or TIFF
    }, up to { $megabytes_max } MB; the short side at least { $short_side_px_min } px.
enter-photo-kept = Your photo has been received: { $width } × { $height } px. Choose a file only to send another one.
enter-drawing-title = Title
enter-title-lang = Language of the title
enter-statement = A few words about the drawing
enter-statement-hint = In the child’s own words.
enter-optional = (optional)
enter-part-child = Who drew it
enter-name = Name
enter-name-latin = Name in Latin letters
enter-age = Age on { $day }
enter-age-in = { $age } years: division { $division }.
enter-age-out = At { $age } one cannot take part in this contest.
enter-member = Region
enter-choose = Please choose
enter-school = School
enter-part-guardian = Parent or guardian
enter-guardian-name = Name of the parent or guardian
enter-relation = Relation to the child
relation-parent = Mother or father
relation-relative = Another relative
relation-legal-guardian = Legal guardian
enter-guardian-email = Mail address
enter-guardian-email-hint = The receipt and later letters go there. The child needs no address.
enter-part-consent = Consent of the parent or guardian
enter-consent-hint = Only the first one is needed. Whatever you answer to the others, the drawing is judged the same.
answer-yes = Yes
answer-no = No
enter-send = Send in the drawing
receipt-title = We have received your drawing
receipt-letter = A letter is on its way to the parent or guardian.
receipt-number = Number
receipt-code = Code
receipt-code-hint = With this code you can see later where the drawing is, send another photo or take it back. It is shown here once and stands in the letter.
receipt-look = See the drawing
receipt-another = Send another drawing
receipt-print = Print this page or write down the code. Type it later at
step-received = Received
step-received-hint = Place and camera data of the photo have been removed.
step-screening = Check
step-screening-hint = If another photo is needed, a letter comes.
step-judging = Judging
step-judging-hint = The judges see the drawing, its title and the words, nothing else.
step-results = Results
code-title = Your drawing
code-lede = Type the code of the receipt to see where your drawing is.
code-hint = Sixteen letters and digits. Hyphens and capitals do not matter.
code-open = Open
own-next = What happens next
own-judges-see = The judges see exactly this: the drawing, its title and the child’s words.
own-picture-waiting = The picture is being prepared.
own-picture-before = { $n ->
    [one] One other picture is before it.
   *[other] { $n } other pictures are before it.
}
own-picture-failed = The picture could not be prepared yet. Somebody will look at it; nothing is lost.
own-again = Another photo
own-again-until = By { $deadline_at }.
own-again-send = Send the photo
own-facts = What you told us
own-age = Age
own-sent = Sent
own-consents = Consent
consent-state-given = Yes
consent-state-refused = No
consent-state-withdrawn = Taken back
consent-state-unanswered = Not answered
own-withdraw = Take the drawing back
own-withdraw-hint = The drawing is then no longer judged or shown, and every consent ends. This cannot be undone.
own-withdraw-sure = Yes, take it back
entry-state-submitted = Received
entry-state-returned = Another photo is needed
entry-state-eligible = Takes part
entry-state-ineligible = Cannot take part
entry-state-duplicate = In the contest already
entry-state-withdrawn = Taken back
entry-state-suspended = Being looked into
entry-state-disqualified = Excluded
entry-state-erased = Erased
entry-next-submitted = Somebody looks at the drawing and the photo. If another photo is needed, a letter comes.
entry-next-returned = Please take the photo again and send it here.
entry-next-eligible = The drawing goes to the judges.
entry-next-ineligible = We are sorry. The reason stands below and in our letter.
entry-next-duplicate = The same drawing takes part under another number.
entry-next-withdrawn = It is no longer judged or shown.
entry-next-suspended = A report about this drawing is being looked into.
entry-next-disqualified = It was taken out of the contest after a report was decided.
entry-next-erased = Its personal data were removed.
list-all = Entries
list-waiting = Waiting
list-eligible = Admitted
list-returned = Returned
list-pictures-waiting = { $n ->
    [one] One picture is still being prepared.
   *[other] { $n } pictures are still being prepared.
}
list-failed = Pictures that could not be made
list-why = Why
list-retry = Try again
list-entries = All entries
list-state = State
list-any = All
list-filter = Show
list-none = There is no entry here yet.
list-pages = Pages
list-next = Next
list-by-member = By region
list-quota = Entries and quota
screening-none = Nothing waits for a decision.
screening-waiting = { $n ->
    [one] One waits
   *[other] { $n } wait
}
screening-keys = Keys
screening-photo = Photo
screening-same = The very same picture
screening-alike = Likely the same drawing, in this contest or an earlier one
screening-with-reason = Not yet, with a reason
screening-note = A sentence for the letter
decision-admit = Admit
decision-return = Send back, write the letter
decision-reject = Reject
