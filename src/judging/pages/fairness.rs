//! How a round is judged, and how fair it was: pages for everyone.

use actix_web::web;
use askama::Template;

use super::super::actions::{self, FairnessSheet, Round};
use super::super::fairness::{Beyond, Cell, Fairness};
use super::plot::{Axis, Mark, Plot};
use crate::app::App;
use crate::editions::{Criterion, Edition};
use crate::kernel::Country;
use crate::platform::web::{PageResult, Ui, page};

#[derive(Template)]
#[template(path = "judging/rules.html")]
struct RulesPage {
    ui: Ui,
    edition: Edition,
    rounds: Vec<(Round, Vec<Criterion>)>,
    is_published: bool,
}

/// `GET /{lang}/editions/{number}/judging`
pub async fn show_rules(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    let (edition, rounds) = actions::list_rules(&app, &ui.actor, path.1).await?;
    let rounds = rounds
        .into_iter()
        .map(|round| {
            let questions = round.questions(&edition);
            (round, questions)
        })
        .collect();
    page(&RulesPage {
        is_published: edition.state.is_announced(),
        edition,
        rounds,
        ui,
    })
}

#[derive(Template)]
#[template(path = "judging/fairness.html")]
struct FairnessPage {
    ui: Ui,
    sheet: FairnessSheet,
    strict: Plot,
    given: Plot,
    order: Option<Plot>,
    cells: Option<Plot>,
    near: Option<Plot>,
    /// Judge, country, points: what a person should look at.
    looks: Vec<(String, String, String)>,
    /// Pairs of judges, a line each.
    pairs: Vec<String>,
}

/// `GET /{lang}/editions/{number}/rounds/{position}/fairness`
pub async fn show_fairness(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32, i32)>,
) -> PageResult {
    let id = actions::find_round_at(&app, &ui.actor, path.1, path.2).await?;
    let sheet = actions::find_fairness(&app, &ui.actor, id).await?;
    let fairness = &sheet.fairness;
    let looks = fairness
        .cells_worth_a_look()
        .map(|cell| {
            (
                cell.judge.clone(),
                home_name(&ui, &cell.home),
                signed(&ui, cell.beyond.points),
            )
        })
        .collect();
    page(&FairnessPage {
        strict: plot_strict(&ui, fairness),
        given: plot_given(&ui, fairness),
        order: (!fairness.order.is_empty()).then(|| plot_order(&ui, fairness)),
        cells: (!fairness.cells.is_empty()).then(|| plot_cells(&ui, fairness)),
        near: (!fairness.near.is_empty()).then(|| plot_near(&ui, fairness)),
        looks,
        pairs: pairs(&ui, fairness),
        sheet,
        ui,
    })
}

/// Judges who went together, and those who lifted one another's country.
fn pairs(ui: &Ui, fairness: &Fairness) -> Vec<String> {
    let judges = |two: &[String; 2]| two.join(" + ");
    let together = fairness.pairs.iter().map(|pair| {
        let who = judges(&pair.judges);
        ui.t2(
            "fairness-pairs-together",
            "judges",
            who,
            "works",
            pair.entries,
        )
    });
    let trades = fairness.trades.iter().map(|trade| {
        let [one, other] = trade.points.map(|points| signed(ui, points));
        let (who, points) = (judges(&trade.judges), format!("{one}, {other}"));
        ui.t2("fairness-pairs-trade", "judges", who, "points", points)
    });
    together.chain(trades).collect()
}

/// The country's name in the reader's language.
fn home_name(ui: &Ui, home: &str) -> String {
    home.parse::<Country>()
        .map_or_else(|_| home.to_owned(), |country| ui.country(&country))
}

/// With its sign, to one digit.
fn signed(ui: &Ui, points: f64) -> String {
    let sign = if points < 0.0 { "−" } else { "+" };
    format!("{sign}{}", ui.decimal(&points.abs(), 1))
}

const WIDTH: f64 = 640.0;
const LABEL: f64 = 60.0;

/// One row a judge: a dot at the severity, a line as wide as its 95 % interval; right is strict.
fn plot_strict(ui: &Ui, fairness: &Fairness) -> Plot {
    const ROW: f64 = 26.0;
    let known: Vec<_> = fairness
        .rulers
        .iter()
        .filter_map(|ruler| {
            Some((
                ruler,
                ruler.severity?,
                1.96 * ruler.severity_se.unwrap_or(0.0),
            ))
        })
        .collect();
    let most = known
        .iter()
        .map(|(_, severity, margin)| severity.abs() + margin)
        .fold(0.5, f64::max);
    let axis = Axis::new(-most, most, LABEL + 50.0, WIDTH - 60.0);
    let height = ROW * known.len() as f64 + 34.0;
    let mut plot = Plot::new(WIDTH, height, ui.t("fairness-strict-title"));
    plot.line(
        "plot-axis",
        (axis.at(0.0), 4.0),
        (axis.at(0.0), height - 26.0),
    );
    for (at, (ruler, severity, margin)) in known.iter().enumerate() {
        let y = ROW * at as f64 + 16.0;
        plot.words("plot-label", (0.0, y + 4.0), "start", ruler.judge.clone());
        plot.line(
            "plot-range",
            (axis.at(severity - margin), y),
            (axis.at(severity + margin), y),
        );
        plot.dot("plot-dot", (axis.at(*severity), y), 5.0);
        plot.words(
            "plot-number",
            (WIDTH, y + 4.0),
            "end",
            signed(ui, *severity),
        );
    }
    let foot = height - 6.0;
    plot.words(
        "plot-note",
        (axis.at(-most), foot),
        "start",
        ui.t("fairness-mild"),
    );
    plot.words(
        "plot-note",
        (axis.at(most), foot),
        "end",
        ui.t("fairness-strict"),
    );
    plot
}

/// One row a judge: how often each number of points was given.
fn plot_given(ui: &Ui, fairness: &Fairness) -> Plot {
    const ROW: f64 = 46.0;
    let points = || fairness.rulers.iter().flat_map(|ruler| ruler.given.iter());
    let low = points().map(|(points, _)| *points).min().unwrap_or(0);
    let high = points().map(|(points, _)| *points).max().unwrap_or(1);
    let most = points().map(|(_, n)| *n).max().unwrap_or(1).max(1);
    let step = (WIDTH - LABEL) / (high - low + 1) as f64;
    let height = ROW * fairness.rulers.len() as f64 + 22.0;
    let mut plot = Plot::new(WIDTH, height, ui.t("fairness-given-title"));
    for (at, ruler) in fairness.rulers.iter().enumerate() {
        let foot = ROW * (at as f64 + 1.0) - 4.0;
        plot.words(
            "plot-label",
            (0.0, foot - 10.0),
            "start",
            ruler.judge.clone(),
        );
        plot.line("plot-axis", (LABEL, foot), (WIDTH, foot));
        for (points, n) in &ruler.given {
            let tall = (ROW - 12.0) * *n as f64 / most as f64;
            let x = LABEL + (points - low) as f64 * step;
            plot.bar("plot-bar", (x + 2.0, foot - tall), step - 4.0, tall);
        }
    }
    for points in low..=high {
        let x = LABEL + ((points - low) as f64 + 0.5) * step;
        plot.words("plot-note", (x, height - 4.0), "middle", points.to_string());
    }
    plot
}

/// A column a part of the judges' own order: points beyond expectation, with the 95 % interval.
fn plot_order(ui: &Ui, fairness: &Fairness) -> Plot {
    const HEIGHT: f64 = 200.0;
    let most = fairness
        .order
        .iter()
        .map(|part| part.points.abs() + 1.96 * part.se)
        .fold(0.5, f64::max);
    let axis = Axis::new(-most, most, HEIGHT - 30.0, 10.0);
    let step = (WIDTH - LABEL) / fairness.order.len() as f64;
    let mut plot = Plot::new(WIDTH, HEIGHT, ui.t("fairness-order-title"));
    plot.line("plot-axis", (LABEL, axis.at(0.0)), (WIDTH, axis.at(0.0)));
    for (number, anchor) in [(most, 10.0), (-most, HEIGHT - 30.0)] {
        plot.words(
            "plot-note",
            (0.0, anchor + 4.0),
            "start",
            signed(ui, number),
        );
    }
    for (at, part) in fairness.order.iter().enumerate() {
        let x = LABEL + (at as f64 + 0.5) * step;
        range(&mut plot, &axis, x, part);
    }
    plot.words(
        "plot-note",
        (LABEL, HEIGHT - 6.0),
        "start",
        ui.t("fairness-early"),
    );
    plot.words(
        "plot-note",
        (WIDTH, HEIGHT - 6.0),
        "end",
        ui.t("fairness-late"),
    );
    plot
}

fn range(plot: &mut Plot, axis: &Axis, x: f64, beyond: &Beyond) {
    let margin = 1.96 * beyond.se;
    let class = if beyond.is_worth_a_look() {
        "plot-dot plot-look"
    } else {
        "plot-dot"
    };
    plot.line(
        "plot-range",
        (x, axis.at(beyond.points - margin)),
        (x, axis.at(beyond.points + margin)),
    );
    plot.dot(class, (x, axis.at(beyond.points)), 5.0);
}

/// A row a judge, a column a country: the points in figures, on a ground as strong as they are sure.
fn plot_cells(ui: &Ui, fairness: &Fairness) -> Plot {
    const ROW: f64 = 34.0;
    let mut homes: Vec<&str> = fairness
        .cells
        .iter()
        .map(|cell| cell.home.as_str())
        .collect();
    homes.sort_unstable();
    homes.dedup();
    let mut judges: Vec<&str> = fairness
        .cells
        .iter()
        .map(|cell| cell.judge.as_str())
        .collect();
    judges.sort_unstable();
    judges.dedup();
    let step = (WIDTH - LABEL) / homes.len().max(1) as f64;
    let height = ROW * judges.len() as f64 + 24.0;
    let mut plot = Plot::new(WIDTH, height, ui.t("fairness-cells-title"));
    for (at, home) in homes.iter().enumerate() {
        let x = LABEL + (at as f64 + 0.5) * step;
        plot.words("plot-note", (x, 14.0), "middle", home_name(ui, home));
    }
    for (row, judge) in judges.iter().enumerate() {
        let y = ROW * row as f64 + 22.0;
        plot.words("plot-label", (0.0, y + 21.0), "start", (*judge).to_owned());
        for (column, home) in homes.iter().enumerate() {
            let x = LABEL + column as f64 * step;
            let found = |cell: &&Cell| cell.judge == *judge && cell.home == *home;
            let Some(cell) = fairness.cells.iter().find(found) else {
                plot.words("plot-note", (x + step / 2.0, y + 21.0), "middle", "·");
                continue;
            };
            let class = match cell.beyond.z() {
                z if z > 3.0 => "heat-more-3",
                z if z > 2.0 => "heat-more-2",
                z if z > 1.0 => "heat-more-1",
                z if z < -3.0 => "heat-less-3",
                z if z < -2.0 => "heat-less-2",
                z if z < -1.0 => "heat-less-1",
                _ => "heat-none",
            };
            plot.bar(class, (x + 1.5, y + 1.5), step - 3.0, ROW - 3.0);
            let text = signed(ui, cell.beyond.points);
            let words = match class {
                "heat-more-3" | "heat-less-3" => "plot-number plot-on-heat",
                _ => "plot-number",
            };
            plot.words(words, (x + step / 2.0, y + 21.0), "middle", text);
        }
    }
    plot
}

/// A row a work near the line: its 90 % interval of places.
fn plot_near(ui: &Ui, fairness: &Fairness) -> Plot {
    const ROW: f64 = 16.0;
    let low = fairness
        .near
        .iter()
        .map(|one| one.rank_low)
        .min()
        .unwrap_or(1);
    let high = fairness
        .near
        .iter()
        .map(|one| one.rank_high)
        .max()
        .unwrap_or(1);
    let axis = Axis::new(low as f64, high as f64, LABEL, WIDTH - 10.0);
    let height = ROW * fairness.near.len() as f64 + 26.0;
    let mut plot = Plot::new(WIDTH, height, ui.t("fairness-near-title"));
    let cut = fairness.cut.unwrap_or(0) as f64 + 0.5;
    plot.line(
        "plot-cut",
        (axis.at(cut), 0.0),
        (axis.at(cut), height - 20.0),
    );
    for (at, one) in fairness.near.iter().enumerate() {
        let y = ROW * (at as f64 + 0.5) + 2.0;
        plot.words(
            "plot-label",
            (LABEL - 12.0, y + 4.0),
            "end",
            one.rank.to_string(),
        );
        plot.line(
            "plot-range",
            (axis.at(one.rank_low as f64), y),
            (axis.at(one.rank_high as f64), y),
        );
        let class = if one.is_above {
            "plot-dot"
        } else {
            "plot-dot plot-below"
        };
        plot.dot(class, (axis.at(one.rank as f64), y), 4.0);
    }
    for place in [low, high] {
        let anchor = if place == low { "start" } else { "end" };
        plot.words(
            "plot-note",
            (axis.at(place as f64), height - 4.0),
            anchor,
            place.to_string(),
        );
    }
    plot
}
