# Signing in.
sign-in-lede = For the secretariat, judges, coordinators and teachers. We send a code to your mail address; there is no password.
sign-in-email = Your mail address
sign-in-send-code = Send me a code
sign-in-code-title = Type the code
sign-in-code-lede = If this address may sign in, a letter with eight digits is on its way. The code works for ten minutes, in this browser.
sign-in-code = The eight digits
sign-in-code-none = No letter after a few minutes?
sign-in-again = Ask for another code
invitation-title = Invitation
invitation-hello = Welcome, { $name }
invitation-lede = You are invited to work with us. This button lets you in, once; afterwards you sign in with a code by mail.
invitation-begin = Begin
field-wrong-code = This code is wrong, used or too old. Codes work once, for ten minutes, in the browser that asked for them.
refusal-wrong-code = This code is wrong, used or too old.
refusal-too-many-codes = Too many codes were asked for this address. Please wait an hour.
refusal-invitation-used = This invitation was already used or is too old. Sign in with a code by mail, or ask for a new invitation.

letter-sign-in-code-subject = { $code } is your code
letter-sign-in-code-body =
    Your code to sign in is

    { $code }

    It works once, for ten minutes, in the browser in which you asked for it. If you did not ask, do nothing.
letter-invitation-subject = Your invitation
letter-invitation-body =
    Dear { $name },

    you are invited to work with us on the drawing contest. This link lets you in, once, within fourteen days:

    { $link }

    Afterwards you sign in with a code that we send to this address.

# People at the desk.
people-lede = Who works with us, and as what. A role that is taken away ends with the person’s next click.
people-none = Nobody here yet.
people-name = Name
people-email = Mail address
people-role = Role
people-roles = Roles
people-any = All
people-filter = Show
people-no-role = no role any more
people-take = Take away
people-take-hint = From the next click on the person can no longer do this. It is written in the journal.
people-take-sure = Yes, take it away
people-invite = Invite someone
people-invite-hint = A letter with a link goes out, good once and for fourteen days. For somebody who is here already it adds the role.
people-lang = Language of the letters
people-edition = Edition
people-edition-hint = For judges and chairs.
people-every-edition = Every edition
people-member = Member government
people-member-hint = For coordinators and teachers.
people-no-member = None
people-send = Send the invitation
people-sending = Sending…
people-invited = The invitation is on its way.
people-wrong = { $n ->
    [one] One thing needs another look
   *[other] { $n } things need another look
}
people-kept = What you wrote is kept.
person-role-secretariat = Secretariat
person-role-coordinator = Coordinator
person-role-teacher = Teacher
person-role-judge = Judge
person-role-chair = Chair of the judges
person-role-curator = Curator
person-role-auditor = Auditor
field-edition-not-for-role = Only judges and chairs are invited for one edition.
field-member-not-for-role = Only coordinators and teachers belong to a member government.
refusal-own-secretariat-role = This is your own last secretariat role. A colleague of the secretariat can take it away.
