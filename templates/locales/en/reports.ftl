# How member governments stand over the editions.

standing-title = The best participating member governments
standing-lede = How member governments stand over the editions: what they took part with and what it was given, in numbers alone. Every sum can be added up again.
standing-none = There are no records yet. They come with the first results that are public, or with figures of earlier editions.
standing-first = Most points:
standing-first-shared = Most points, as many each:
standing-rule = The rule
standing-rule-edition =
    { $points ->
        [one] { $points } point for every edition in which a member took part
       *[other] { $points } points for every edition in which a member took part
    }
standing-rule-work =
    { $points ->
        [one] { $points } point for every work that took part
       *[other] { $points } points for every work that took part
    }
standing-rule-tier =
    { $points ->
        [one] { $points } point for every award of level { $tier }
       *[other] { $points } points for every award of level { $tier }
    }
standing-rule-levels = Level 1 is the highest award. Levels that are not named give nothing.
standing-rule-ties = Members with as many points share a place. The points decide nothing between them.
standing-editions = Counted: { $editions }
standing-members = Member governments
standing-place = Place
standing-shared = shared
standing-member = Member government
standing-n-editions = Editions
standing-works = Works
standing-awards = Awards
standing-points = Points
standing-sums-hint = For each edition: taking part + works × points + awards of each level × points.
standing-together = Together
standing-not-set = Nobody has set this rule yet: it is a proposal. Change it below or save it as it is.
standing-set = Set the rule
standing-points-edition = Points for taking part in an edition
standing-points-work = Points for a work
standing-points-tiers = Points for an award, from the highest level down
standing-first-edition = From edition
standing-last-edition = To edition
standing-make-public = Everybody may read this page
standing-public-page = The public page
standing-past = Earlier editions
standing-past-hint = Editions that were not run with Artkite, entered as figures. Editions of this house are counted from their own entries.
standing-lines = Figures
standing-lines-hint = One member a line: code, works, then awards from the highest level down. For example: KR-47 12 0 1 3. A table from a spreadsheet can be pasted. No lines take the edition out.
standing-enter = Enter
refusal-edition-run-here = Edition { $number } is one of this house: it is counted from its own entries.
field-standing-points-outside = Points are whole numbers from 0 to { $n_max }; at most twenty levels.
field-editions-backwards = The last edition comes before the first.
field-past-member-unknown = Line { $line }: there is no member government with this code.
field-past-line-wrong = Line { $line }: a code, then whole numbers: works, and awards by level.
field-past-more-awards = Line { $line }: more awards than works.
field-past-member-twice = Line { $line }: this member stands on a line above.
