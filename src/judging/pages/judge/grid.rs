//! The grid: a judge's works of one round, and the ways of looking at them.

use actix_web::web;
use askama::Template;

use super::{Answer, clock, unknown_view, verdicts};
use crate::app::App;
use crate::judging::actions::{self, OwnRound, Work};
use crate::judging::domain::{RoundMethod, RoundState, Verdict, check_takes_cards};
use crate::kernel::{ActionResult, Instant, RoundId};
use crate::platform::web::{PageResult, Ui, page};

/// A way of looking at the grid.
struct Tab {
    href: String,
    name: String,
    n: usize,
    is_here: bool,
}

/// How often the judge gave so many points.
struct Bar {
    href: String,
    points: String,
    n: usize,
    max: usize,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "judging/grid.html")]
struct GridPage {
    ui: Ui,
    own: OwnRound,
    saved: Option<String>,
    saved_at: Option<Instant>,
    first_open: Option<String>,
    is_sift: bool,
    is_dry_run: bool,
    is_open: bool,
    /// The answers of a sift, where the grid takes them.
    sift: Vec<Answer>,
    tabs: Vec<Tab>,
    bars: Vec<Bar>,
    works: Vec<Work>,
}

/// Which works of the grid are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Open,
    Later,
    Points(i64),
}

impl Shown {
    /// From the address; anything that is not on this list is refused, never ignored.
    fn of(pairs: &[(String, String)]) -> ActionResult<Self> {
        let number = |text: &str| text.parse().ok().filter(|n| (0..=100).contains(n));
        match pairs {
            [] => Ok(Self::All),
            [(name, value)] => match (name.as_str(), value.as_str()) {
                ("show", "all") => Ok(Self::All),
                ("show", "open") => Ok(Self::Open),
                ("show", "later") => Ok(Self::Later),
                ("points", value) => number(value).map(Self::Points).ok_or_else(unknown_view),
                _ => Err(unknown_view()),
            },
            _ => Err(unknown_view()),
        }
    }

    fn takes(self, work: &Work) -> bool {
        match self {
            Self::All => true,
            Self::Open => work.mean.is_none(),
            Self::Later => work.is_later,
            Self::Points(points) => rounded(work) == Some(points),
        }
    }
}

fn rounded(work: &Work) -> Option<i64> {
    work.mean.map(|mean| mean.round() as i64)
}

/// `GET /{lang}/judging/rounds/{round_id}`
pub async fn show_grid(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    let grid = actions::find_grid(&app, &ui.actor, path.1).await?;
    match grid.own.round.method {
        RoundMethod::Ranking => {
            return super::super::order::show_order(&app, ui, path.1, &query).await;
        }
        RoundMethod::Pairs => {
            return super::super::order::show_pair(&app, ui, path.1, &query).await;
        }
        _ => {}
    }
    let shown = Shown::of(&query)?;
    let base = ui.link(&format!("/judging/rounds/{}", path.1));
    let tab = |view: Shown, word: &str, query: &str| Tab {
        href: format!("{base}{query}"),
        name: ui.word("judging-tab", word),
        n: grid.works.iter().filter(|work| view.takes(work)).count(),
        is_here: shown == view,
    };
    let tabs = vec![
        tab(Shown::All, "all", ""),
        tab(Shown::Open, "open", "?show=open"),
        tab(Shown::Later, "later", "?show=later"),
    ];
    let criteria = &grid.own.questions;
    let lowest = criteria.iter().map(|one| one.points_min).min().unwrap_or(0);
    let highest = criteria.iter().map(|one| one.points_max).max().unwrap_or(0);
    let count = |points: i64| {
        grid.works
            .iter()
            .filter(|work| rounded(work) == Some(points))
            .count()
    };
    let is_sift = grid.own.round.method == RoundMethod::Sift;
    let range = i64::from(lowest)..=i64::from(highest);
    let max = range.clone().map(count).max().unwrap_or(0);
    let bars = if max == 0 || highest - lowest > 20 {
        Vec::new()
    } else {
        range
            .map(|points| Bar {
                href: format!("{base}?points={points}"),
                points: match is_sift {
                    true => verdict_word(&ui, points),
                    false => points.to_string(),
                },
                n: count(points),
                max,
                is_here: shown == Shown::Points(points),
            })
            .collect()
    };
    let first_open = grid
        .works
        .iter()
        .find(|work| work.mean.is_none() && !work.is_later)
        .or_else(|| grid.works.iter().find(|work| work.is_later))
        .map(|work| ui.link(&format!("/judging/assignments/{}", work.assignment)));
    let is_open = check_takes_cards(
        grid.own.round.state,
        grid.own.round.deadline_at,
        app.clock.now(),
    )
    .is_ok();
    page(&GridPage {
        sift: if is_sift && is_open {
            verdicts(&ui)
        } else {
            Vec::new()
        },
        is_sift,
        is_open,
        is_dry_run: grid.own.round.state == RoundState::DryRun,
        saved: clock(grid.saved_at, &grid.own.edition),
        saved_at: grid.saved_at,
        works: grid
            .works
            .into_iter()
            .filter(|work| shown.takes(work))
            .collect(),
        own: grid.own,
        first_open,
        tabs,
        bars,
        ui,
    })
}

/// The word of a sift's points.
fn verdict_word(ui: &Ui, points: i64) -> String {
    i32::try_from(points)
        .ok()
        .and_then(Verdict::of_points)
        .map_or_else(String::new, |verdict| ui.word("verdict", verdict))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_listed_views_of_the_grid_are_known() {
        let of = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            Shown::of(&pairs).ok()
        };
        assert_eq!(of(&[]), Some(Shown::All));
        assert_eq!(of(&[("show", "later")]), Some(Shown::Later));
        assert_eq!(of(&[("points", "5")]), Some(Shown::Points(5)));
        assert_eq!(of(&[("country", "MN")]), None);
        assert_eq!(of(&[("show", "mine")]), None);
        assert_eq!(of(&[("show", "all"), ("sort", "country")]), None);
    }
}
