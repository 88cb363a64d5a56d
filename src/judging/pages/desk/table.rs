//! The deliberation table, and the desk's page of a spread review.

use std::collections::BTreeMap;

use actix_web::web;
use askama::Template;

use super::steps::RoundDesk;
use super::{Place, round_at};
use crate::app::App;
use crate::editions::{Criterion, Edition};
use crate::judging::actions::{self, DeskReview, Laid, N_AROUND, Round, Table};
use crate::judging::domain::{RoundState, WHOLE_WORK, is_apart, points_apart};
use crate::kernel::{ActionResult, CriterionId, Refusal};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page};

#[derive(Template)]
#[template(path = "judging/table.html")]
struct TablePage {
    ui: Ui,
    base: String,
    table: Table,
    questions: Vec<String>,
    zoom_words: String,
}

impl TablePage {
    fn link_from(&self, place: &usize) -> String {
        format!("?count={}&from={place}", self.table.count)
    }

    /// The places before those shown, where there are any.
    fn higher(&self) -> Option<usize> {
        let first = self.table.first.filter(|first| *first > 1)?;
        Some(first.saturating_sub(N_AROUND).max(1))
    }

    fn lower(&self) -> Option<usize> {
        let next = self.table.first? + N_AROUND;
        (next <= self.table.ranking.len()).then_some(next)
    }

    fn is_laid(&self, number: &str) -> bool {
        let mut works = self.table.works.iter();
        works.any(|work| work.placing.number == number)
    }

    fn is_apart(&self, spread: &Option<f64>) -> bool {
        points_apart(self.table.round.method).is_some_and(|rule| is_apart(*spread, rule))
    }
}

/// Points in the order of the questions.
pub(in super::super) fn points_of(
    questions: &[Criterion],
    points: &BTreeMap<CriterionId, i32>,
) -> Vec<String> {
    questions
        .iter()
        .map(|one| {
            let points = points.get(&one.id);
            points.map_or_else(|| "–".to_owned(), ToString::to_string)
        })
        .collect()
}

/// What was asked, in words; nothing where the whole work was the only question.
pub(in super::super) fn names_of(ui: &Ui, questions: &[Criterion]) -> Vec<String> {
    questions
        .iter()
        .filter(|one| one.id != WHOLE_WORK)
        .map(|one| ui.pick(&one.name).to_owned())
        .collect()
}

/// Which works lie on the table: `count`, `from`, and `entry` any number of times. What is not on this list is refused.
fn laid_of(pairs: &[(String, String)]) -> ActionResult<(Option<usize>, Laid)> {
    let wrong = || Refusal::unprocessable("judging-unknown-view");
    let number = |text: &str| text.trim().parse::<usize>().map_err(|_| wrong());
    let (mut count, mut from, mut chosen) = (None, None, Vec::new());
    for (name, value) in pairs {
        match name.as_str() {
            "count" => count = Some(number(value)?),
            "from" => from = Some(number(value)?),
            "entry" => chosen.push(value.clone()),
            _ => return Err(wrong().into()),
        }
    }
    let laid = match from {
        _ if !chosen.is_empty() => Laid::Chosen(chosen),
        Some(place) => Laid::From(place),
        None => Laid::Around,
    };
    Ok((count, laid))
}

/// `GET /{lang}/desk/editions/{number}/rounds/{position}/deliberation`
pub async fn show_table(
    app: web::Data<App>,
    ui: Ui,
    path: Place,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    // Auditors look too, who take no steps in a round.
    let id = actions::find_round_at(&app, &ui.actor, number, position).await?;
    let (count, laid) = laid_of(&query)?;
    let table = actions::find_table(&app, &ui.actor, id, count, &laid).await?;
    page(&TablePage {
        base: ui.link(&format!("/desk/editions/{number}/rounds/{position}")),
        questions: names_of(&ui, &table.questions),
        zoom_words: crate::artworks::view::zoom_words(&ui),
        table,
        ui,
    })
}

#[derive(Template)]
#[template(path = "judging/review.html")]
struct ReviewPage {
    ui: Ui,
    base: String,
    edition: Edition,
    round: Round,
    review: DeskReview,
    questions: Vec<Criterion>,
    names: Vec<String>,
    may_open: bool,
}

/// `GET /{lang}/desk/editions/{number}/rounds/{position}/review`
pub async fn show_review(app: web::Data<App>, ui: Ui, path: Place) -> PageResult {
    let (_, number, position) = path.into_inner();
    let id = round_at(&app, &ui, number, position).await?;
    let sheet = actions::find_round(&app, &ui.actor, id).await?;
    let review = actions::find_review(&app, &ui.actor, id).await?;
    let questions = sheet.round.questions(&sheet.edition);
    page(&ReviewPage {
        names: names_of(&ui, &questions),
        questions,
        base: ui.link(&format!("/desk/editions/{number}/rounds/{position}")),
        may_open: matches!(sheet.round.state, RoundState::Closed | RoundState::Tallied)
            && !sheet.edition.state.keeps_results()
            && !review.works.is_empty(),
        edition: sheet.edition,
        round: sheet.round,
        review,
        ui,
    })
}

/// `POST …/rounds/{position}/review`
pub async fn open_review(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::open_review(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

/// `POST …/rounds/{position}/review/ending`
pub async fn end_review(at: RoundDesk, _form: Form<EmptyForm>) -> PageResult {
    let outcome = actions::end_review(&at.app, at.actor(), at.round).await;
    at.after(outcome).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lays_what_was_chosen_or_a_stretch_of_the_ranking_or_what_lies_around_the_line() {
        let of = |pairs: &[(&str, &str)]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            laid_of(&pairs).ok()
        };
        assert_eq!(of(&[]), Some((None, Laid::Around)));
        assert_eq!(
            of(&[("count", "8"), ("from", "13")]),
            Some((Some(8), Laid::From(13)))
        );
        let two = [("entry", "9-MN-001"), ("from", "2"), ("entry", "9-KR-004")];
        let chosen = vec!["9-MN-001".to_owned(), "9-KR-004".to_owned()];
        assert_eq!(of(&two), Some((None, Laid::Chosen(chosen))));
        assert_eq!(of(&[("count", "many")]), None);
        assert_eq!(of(&[("sort", "country")]), None);
    }
}
