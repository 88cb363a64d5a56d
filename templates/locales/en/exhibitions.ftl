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
field-not-a-day = This is not a day.
field-not-a-zone = This is no time zone; write for example Asia/Seoul.
