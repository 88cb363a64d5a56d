# Editions: the call, the settings, the life of a contest.

edition-state-draft = in preparation
edition-state-announced = announced
edition-state-open = open
edition-state-closed = closed
edition-state-screening = being screened
edition-state-judging = being judged
edition-state-provisional = provisional result
edition-state-objection = objection period
edition-state-confirmed = confirmed
edition-state-published = published
edition-state-archived = archived
edition-state-cancelled = cancelled

edition-do-draft = Back to preparation
edition-do-announced = Announce
edition-do-open = Open the call
edition-do-closed = Close the call
edition-do-screening = Begin the screening
edition-do-judging = Begin the judging
edition-do-provisional = State the provisional result
edition-do-objection = Open the objection period
edition-do-confirmed = Confirm the result
edition-do-archived = Archive
edition-do-cancelled = Cancel this contest

edition-do-hint-draft = The public no longer sees it.
edition-do-hint-announced = The call becomes public; entries are not taken yet.
edition-do-hint-open = From the opening day on, drawings are taken until the deadline.
edition-do-hint-closed = No more drawings are taken. Those that came in stay.
edition-do-hint-screening = The desk checks which drawings may take part.
edition-do-hint-judging = Rounds can be opened. The settings of criteria should no longer change.
edition-do-hint-provisional = The panel’s order stands, but nothing is final.
edition-do-hint-objection = Anyone may report a work for some days.
edition-do-hint-confirmed = The result is final and still not public.
edition-do-hint-archived = It stays readable; nothing can change any more.
edition-do-hint-cancelled = The contest will not take place. What was sent in is kept.

editions-none = No contest yet. Make the first one below.
editions-number = Contest number
editions-year = Year
editions-state = State
editions-make = Make an edition
editions-begin-with = Begin with
editions-template = the built-in template
editions-copy = a copy of no. { $number }
editions-no-theme = No theme yet
editions-public-page = Public page
editions-left = Left
editions-missing = Still missing before the call can open
editions-next = What comes next
editions-release = Results become public through the awards, by two people.
editions-life = The life of a contest
edition-missing-theme-untranslated = the theme in every language of the call
edition-missing-calendar-missing = the opening and the deadline
edition-missing-divisions-missing = the age groups
edition-missing-criteria-missing = the criteria for the judges
edition-missing-tiers-missing = the award tiers
settings-lede = Everything that differs from one contest to the next. Nothing is sent to anybody by saving.
settings-saved = Saved.
settings-kept = What you typed still stands below.
settings-words = Theme and words
settings-untranslated = Not yet translated:
settings-theme = Theme
settings-description = A paragraph for the call
settings-in-this-language = The call is announced in this language
settings-calendar = Calendar
settings-zone = Time zone of the contest
settings-opens-at = Entries from
settings-closes-at = Deadline
settings-grace = Silent grace after the deadline, minutes
settings-age-on = The day on which an age counts
settings-short-side = Shortest side of a picture, pixels
settings-photo-rule = A photo that is blurred, dark or cut off
settings-photo-rule-hint = Measured when the photo arrives: blurred, dark, cut off, mostly table, a picture of a screen.
photo-rule-warn = say so, and take it if it is sent again as it is
photo-rule-refuse = do not take it
settings-rows-hint = Empty a row to take it out. After saving there are new empty rows.
settings-add-row = Another one
settings-divisions = Age groups
settings-code = Code
settings-age-min = From age
settings-age-max = To age
settings-name = Name
settings-criteria = Criteria
settings-weight = Weight
settings-points-min = Fewest points
settings-points-max = Most points
settings-low = What the fewest points mean
settings-middle = What the middle means
settings-high = What the most points mean
settings-tiers = Award tiers
settings-size = How many
settings-quotas = Quotas
settings-member = Member government
settings-all-members = every member without a quota of its own
settings-entries-max = Most entries
settings-save = Save
call-lede = Children and young people of the member regions send one drawing. It costs nothing, needs no e-mail address of the child’s, and a phone’s photo is enough.
call-enter = Enter a drawing
call-have-code = I have an entry’s code
call-results = To the results
call-opens = The call opens on { $moment }.
call-what = What to draw
call-who = Who may take part
call-age-on = Ages count on { $day }
call-division = Group
call-age = Age
call-ages = { $from } to { $to } years
call-how-old = How old is the child on { $day }?
call-check = Check
call-age-in = At { $age }: { $division }. Welcome!
call-how = How to send it
call-step-draw = Draw
call-step-draw-hint = On paper, by yourself. Pictures made by a machine are not taken.
call-step-photo = Take a photo or scan
call-step-photo-hint = By a window, from straight above. The page says at once whether the photo is large and bright enough.
call-step-form = Fill in one page
call-step-form-hint = Name, age, region, title. Half-written words stay on this phone until tomorrow.
call-step-consent = Ask a parent or guardian
call-step-consent-hint = Each purpose is asked for on its own. Agreeing to take part alone is enough to be judged.
call-judged = How it is judged
call-judged-blind = The judges see the drawing, its title and your words. They do not see name, school or country, and no judge scores drawings of the own country.
call-deadline = Deadline
call-days-left =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
call-your-time = { $time } where you are
call-calendar = Calendar
call-opening = The call opens
call-closing = Last moment to send a drawing
call-awards = Awards
call-award-count =
    { $n ->
        [one] { $n } award
       *[other] { $n } awards
    }
refusal-edition-number-taken = There is already a contest no. { $number }.
refusal-edition-part-in-use = An age group, criterion or award tier that you took out is already used by entries, scores or awards. Put it back, or change its name instead.
refusal-edition-changed-meanwhile = Someone else changed these settings after you opened this page. Look at what stands below and save again to keep it, or load the page anew.
refusal-age-outside-divisions = At { $age } one cannot take part: this contest is for ages { $age_min } to { $age_max }.
refusal-call-closed = The call closed on { $closed_at }.
refusal-call-not-open = The call is not open yet.
refusal-edition-cannot-become = The contest cannot go from where it stands to there. Load the page again to see where it stands now.
refusal-edition-incomplete =
    { $n_missing ->
        [one] { $n_missing } thing is still missing before the call can open. The overview says which.
       *[other] { $n_missing } things are still missing before the call can open. The overview says which.
    }
refusal-results-announced-already = The results are already public.
refusal-edition-state-of-awards = Results are made public with the awards, by two people, not here.
field-closes-before-opening = The deadline must come after the opening.
field-points-backwards = The most points must be more than the fewest.
field-size-below-one = At least one is given of each award.
field-unknown-zone = There is no such time zone.
field-weight-not-positive = A weight must be more than nothing.
field-age-band-backwards = An age group runs from the younger to the older age, from 1 to 30 years.
field-age-bands-overlap = Two age groups share an age. Every age may belong to one only.
field-not-a-number = Please write a number.
field-not-a-time = Please write a day and a time.
settings-tiers-hint = A share is one of the works in judging: those that were admitted and have not left. It is rounded up to whole works. In each age group means that every group gets so many, or that share of its own works.
settings-measure = Counted as
settings-measure-works = works
settings-measure-share = % of the works in judging
settings-each = In each age group
settings-caps = Most awards
settings-caps-hint = Where more than this is given, the award board and the release warn. Nothing is forbidden. Leave empty what should not be counted.
cap-country = To one country
cap-member = To one member government
cap-school = To one school
cap-adult = Sent by one adult
cap-child = To one child
field-share-outside = A share lies between 0.1 and 100 percent, with one decimal at most.
field-shares-over-whole = All shares together are more than 100 percent.
field-cap-below-one = A limit of awards is 1 or more; leave it empty where there is none.
call-award-share = { $percent } % of the works in judging, rounded up
call-award-share-each = { $percent } % of the works in judging in each age group, rounded up
call-award-count-each =
    { $n ->
        [one] { $n } award in each age group
       *[other] { $n } awards in each age group
    }
