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
field-key-missing = A key that names this sending is missing.

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
