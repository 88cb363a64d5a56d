# Exhibitions, rooms, stops; the curator’s desk.
refusal-exhibition-cannot-become = The exhibition cannot go from “{ $from }” to “{ $to }”.
refusal-exhibition-has-gaps =
    { $n_gaps ->
        [one] One thing is still missing.
       *[other] { $n_gaps } things are still missing.
    } The list names them.
refusal-too-many-rooms = An exhibition has at most { $rooms_max } rooms.
refusal-room-full = A room holds at most { $works_max } works; this would make { $n_works }.
refusal-work-not-public =
    { $n_works ->
        [one] One of the works may not be shown in public.
       *[other] { $n_works } of the works may not be shown in public.
    }
refusal-too-many-stops = An exhibition has at most { $stops_max } stops.
refusal-too-many-venues = There are { $venues_max } venues already, which is the most.
refusal-changed-meanwhile = Somebody changed this meanwhile. Please look again.
field-exhibition-text-too-long = At most { $chars_max } characters.
field-exhibition-text-missing = Please write this in at least one language.
field-not-a-slug = Small letters a–z, digits and hyphens only.
field-slug-taken = Another exhibition has this address.
field-exhibition-languages-missing = Please choose at least one language.
field-days-backwards = The last day is before the first.
field-too-many-words = { $lang }: { $n_words } words; at most { $words_max }.
field-no-work-chosen = Please choose at least one work.
field-not-a-day = Please choose a day.
field-not-a-zone = This is no time zone; write for example Asia/Seoul.
hung-age-place = { $age }, { $place }
hung-comma = {", "}
hung-more = More
hung-count =
    { $n ->
        [one] { $n } work
       *[other] { $n } works
    }
hung-all = All works
hung-zoom-close = Close
hung-zoom-in = Closer
hung-zoom-out = Further away
hung-zoom-home = Whole work
hung-zoom-left = Left
hung-zoom-right = Right
hung-zoom-up = Up
hung-zoom-down = Down
hung-zoom-says = Zoom { $step } of 5, { $place }
hung-zoom-places = upper left|top|upper right|left|middle|right|lower left|bottom|lower right
room-nth = Room { $number }
room-to = On to “{ $room }”
room-back = Back to “{ $room }”
room-work-before = Work before
room-work-next = Next work
room-empty = Nothing hangs here yet.
stop-online = online
stop-is-planned = to come
stop-is-open = open now
stop-is-closed = over
stop-is-moved = new dates
stop-is-cancelled = cancelled
exhibition-enter = Enter
exhibition-tour = Tour dates
exhibition-rooms = Rooms
exhibition-where = Where to see it
exhibition-thanks = With thanks to
exhibition-phase-now = Now
exhibition-phase-next = Coming
exhibition-phase-past = Past exhibitions
exhibitions-none = There is no exhibition yet.
exhibition-is-draft = draft
exhibition-is-review = in review
exhibition-is-public = public
exhibition-is-archived = archived
curate-to-draft = Back to draft
curate-to-review = Give to review
curate-to-public = Open to everyone
curate-to-archived = Archive
wall-chalk = Chalk
wall-putty = Putty
wall-sage = Sage
wall-dusk = Dusk
wall-ink = Ink
role-solo = Alone
role-pair = A pair
role-cluster = A group
label-kind-title = Title, translated
label-kind-childs-words = The child’s words, translated
label-kind-alt = What one sees, for those who do not
label-kind-extended = What you add
gap-title = Title of the exhibition
gap-lede = The one sentence
gap-works = Not one work hangs
gap-room-title = Title of the room
gap-room-works = The room is empty
gap-consent = May not be shown
gap-tour-consent = No consent to tour
gap-work-title = Title, translated
gap-work-alt = What one sees, in words
curate-none = There is no exhibition yet. Make the first one.
curate-make = Make an exhibition
curate-title = Title
curate-lede = One sentence
curate-lede-hint = It stands under the title on the first screen.
curate-slug = Address
curate-slug-hint = Small letters, digits, hyphens: five-countries-one-sky
curate-languages = Languages
curate-languages-hint = Every work needs its words in each of these before the exhibition opens.
curate-opens-on = First day
curate-closes-on = Last day
curate-thanks = Thanks
curate-thanks-hint = Schools and people, one a line. No names of children.
curate-settings = Title and settings
curate-save = Save
curate-look = See it as a visitor
curate-state = State
curate-days = Days
curate-works = Works
curate-room-add = Add a room
curate-room-title = Title of the room
curate-room-intro = At its door
curate-room-words = Words and wall of the room
curate-room-remove = Close this room and take its works down
curate-room-forward = “{ $room }” nearer to the entrance
curate-wall = Wall
curate-wall-hint = Bright drawings like light walls, dark ones darker walls.
curate-stops = Stops and venues
curate-stops-lede = Stops may overlap. A stop without a venue is online.
curate-stop-add = Add a stop
curate-stop-name = Name of the stop
curate-stop-name-hint = Only where it is not the venue’s: a fair, an online show.
curate-stop-note = Hours, how to get in
curate-stop-change = Change
curate-stop-move = Move to these days
curate-stop-cancel = Cancel this stop
curate-venue = Venue
curate-venue-online = None: online
curate-venue-add = Add a venue
curate-venue-name = Name of the venue
curate-member = Member government
curate-address = Address
curate-zone = Time zone
curate-gaps = What is missing
curate-gaps-none = Nothing is missing. The exhibition may open.
curate-gaps-count =
    { $n ->
        [one] One thing to do
       *[other] { $n } things to do
    }
curate-gap = Missing
curate-gap-where = Where
curate-rearrange = Propose a hang
curate-pause = pause: bare wall
curate-earlier = “{ $title }” one place earlier
curate-later = “{ $title }” one place later
curate-with-before = With those before
curate-apart = Begin anew here
curate-to-room = To “{ $room }”
curate-down = Take down
curate-hidden =
    { $n ->
        [one] One work may no longer be shown; visitors do not see it.
       *[other] { $n } works may no longer be shown; visitors do not see them.
    }
curate-choose = Choose works
curate-choose-hint = Tick as many as you like; they are hung in this order with a proposed rhythm.
curate-choose-none = No published work fits.
curate-edition = Contest
curate-country = Country
curate-every = All
curate-filter = Show
curate-hangs = hangs already
curate-hang = Hang what is ticked
curate-more = More works
curate-words-max = At most { $n } words in each language.
curate-pause-before = A stretch of wall before this group
curate-pause-sentence = A sentence on it
curate-pause-hint = May stay empty. Where the rhythm needs a pause it stays.
curate-cover = The work of the first screen
