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
