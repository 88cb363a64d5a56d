# Awards: gallery, results, the board, the announcement and its letters.

work-age-place = { $age }, { $place }
work-comma = {", "}
work-more = More about this work
work-theme = Theme
work-division = Age group
work-neighbours = Neighbouring works
work-previous = Before
work-all = All works
work-next = Next
gallery-count =
    { $n ->
        [one] { $n } awarded work
       *[other] { $n } awarded works
    }
gallery-filter = Choose works
gallery-by-edition = Contest
gallery-by-award = Award
gallery-by-country = Country
gallery-by-member = Region
gallery-by-division = Age group
gallery-by-colour = Colour
colour-red = Red
colour-orange = Orange
colour-yellow = Yellow
colour-green = Green
colour-turquoise = Turquoise
colour-blue = Blue
colour-violet = Violet
colour-pink = Pink
colour-brown = Brown
colour-black = Black
gallery-all = All
gallery-show = Show
gallery-none = No work fits. Take a filter away.
gallery-pages = Pages
gallery-more = More works
results-title = Results
results-lede = { $awards } awards among { $entries } drawings
results-gallery = All awarded works
results-entries = Drawings by country
results-more = All works with this award
strip-title = Awarded works
strip-all = See all
board-lede = Works by award, from the highest down. Nothing here is public before the announcement.
board-announced = The results are public. Awards no longer change here.
board-filled = The awards were filled in the panel’s order.
board-tied = Equal ranks lie across the cut of these awards; please decide by hand:
board-fill = Fill by rank
board-fill-hint = Keeps what you set by hand.
board-unplaced = Next in the panel’s order
board-unplaced-none = Nobody is left without an award.
board-tier = Award
board-none = no award
board-set = Set
announce-title = Announcement
announce-lede = This makes the results, the gallery and the letters public, at once and only once.
announce-done = Announced { $moment }.
announce-awards = Awards
announce-letters = Letters
announce-hidden = Awarded, but may not be shown
announce-off-size = { $n } given, { $size } intended
announce-by-language = Letters by language
announce-awarded = Awarded
announce-thanks = Thanks
refusal-entry-not-eligible = { $number } does not take part any more.
refusal-nothing-tallied-yet = No round has been tallied yet, so there is no order.
refusal-no-awards-given = No award was given yet.

letter-entry-awarded-subject = { $number }: { $award }
letter-entry-awarded-body =
    Dear { $guardian },

    the drawing with the number { $number } has received an award: { $award }. Congratulations to the artist!

    Here is what happens next:

    { $link }

    Thank you for letting us see it.
letter-entry-thanks-subject = Thank you for { $number }
letter-entry-thanks-body =
    Dear { $guardian },

    the contest is over, and the results are public. The judges looked at the drawing with the number { $number } with care. Every drawing made this contest richer; thank you, and please thank the artist.

    { $link }
board-share = { $percent } % of { $works } works, rounded up
warn-title = Worth knowing
warn-hint = Nothing here forbids anything. Look at it before the awards become public.
warn-own-child-read = Judge { $judge } answers for this child and scored the work.
warn-own-child-kept = Judge { $judge } answers for this child; they did not score the work.
warn-own-school-read = Judge { $judge } has taught at this child’s school and scored the work.
warn-own-school-kept = Judge { $judge } has taught at this child’s school; they did not score the work.
warn-own-member-read = Judge { $judge } comes from the same member government and scored the work.
warn-own-member-kept = Judge { $judge } comes from the same member government; they did not score the work.
warn-stepped-aside-read = Judge { $judge } stepped aside in one round ({ $reason }) but scored the work in another.
warn-stepped-aside-kept = Judge { $judge } stepped aside from this work: { $reason }
warn-exception-on = Went on by an exception in round { $round }: { $reason }
warn-exception-off = Was left out by an exception in round { $round }: { $reason }
warn-case-open = A case about this work is open.
warn-not-shown = There is no consent to show this work: it will be in no gallery.
warn-gone = This work takes part no more.
warn-cap = { $group }: { $n } awards, { $most } at most intended
warn-cap-works = { $group }: { $n } awards, { $most } at most intended ({ $numbers })
board-drag = Drag to another award
board-moved = { $number } → { $tier }
board-not-saved = Not saved: there is no connection. Nothing was moved; try again.
refusal-award-moved-meanwhile = Somebody moved { $number } after you opened the board. It is shown where it stands now; move it again if you still want to.
board-warnings =
    { $n ->
        [one] { $n } thing to know
       *[other] { $n } things to know
    }
board-each = in each age group
