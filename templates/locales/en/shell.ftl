# The shell of every page, and what the house itself says.
app-tagline = Drawing contest of North-East Asia
skip-to-content = Skip to the content
nav-main = Main
nav-call = Call for entries
nav-gallery = Gallery
nav-exhibitions = Exhibitions
nav-judging = Judging
nav-desk = Desk
language = Language
theme = Light or dark
theme-auto = As the device
theme-light = Light
theme-dark = Dark
sign-in = Sign in
sign-out = Sign out
foot-about = An international drawing contest for children and young people of North-East Asia. Reading needs no account and sets no cookie.
foot-privacy = Children’s data
foot-api = For programs

problem-title = That did not work
problem-what = What happened
problem-safe = What is safe
problem-safe-yours = Nothing that was received before is lost or changed.
problem-safe-ours = Everything that was acknowledged is safe. Nothing you just sent was half-kept.
problem-fields = What to change
problem-home = To the first page

refusal-wrong-input = Some of what was sent needs another look.
refusal-not-found = There is nothing at this address, or it is not public.
refusal-sign-in-first = Please sign in first.
refusal-not-allowed = Your account may not do this.
refusal-internal = Something broke on our side. It was noted; please try again in a minute.
refusal-method-not-allowed = This address cannot be used in that way.
refusal-request-timeout = The connection was too slow and was closed. Please try again.
refusal-form-too-large = The form is larger than we take.
refusal-form-malformed = The form arrived damaged. Please send it again.
refusal-form-expired = This form was opened before you last signed in. Go back, load the page again and send it once more.
refusal-cross-site-request = This request came from another site, so it was not carried out.

field-required = Please fill this in.
field-too-long = This is too long: at most { $chars_max } characters.
field-malformed = This cannot be read. Please check it.
field-unknown-field = There is no such field.
field-not-a-choice = Please choose one of the listed ones.
field-not-an-email = This is not a mail address.
