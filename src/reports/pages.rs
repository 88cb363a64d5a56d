//! How member governments stand: for everybody once it is public, and the desk on which its rule is set and past figures are entered.

use actix_web::http::StatusCode;
use actix_web::web;
use askama::Template;

use super::actions::{self, StandingSheet};
use super::domain::{Share, Standing};
use super::forms::{PastForm, RuleForm};
use crate::app::App;
use crate::kernel::refusal::Fact;
use crate::kernel::{ActionError, ActionResult, FieldErrors, MemberCode, Refusal};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

/// A sheet with the words for what stands in it.
struct Shown {
    sheet: StandingSheet,
    names: Vec<(MemberCode, String)>,
}

impl Shown {
    fn of(app: &App, ui: &Ui, sheet: StandingSheet) -> Self {
        let named = sheet.standings.iter().map(|one| {
            let name = match app.members.find(&one.member) {
                Some(found) => {
                    format!("{} · {}", ui.pick(&found.name), ui.country(&found.country))
                }
                None => one.member.to_string(),
            };
            (one.member.clone(), name)
        });
        Self {
            names: named.collect(),
            sheet,
        }
    }

    fn name(&self, member: &MemberCode) -> &str {
        let found = self.names.iter().find(|(code, _)| code == member);
        found.map_or("", |(_, name)| name)
    }

    /// Those with the most points: several where they have as many.
    fn first(&self) -> Vec<&Standing> {
        let all = self.sheet.standings.iter();
        all.take_while(|one| one.place == 1).collect()
    }

    /// The rule as sentences.
    fn rule(&self, ui: &Ui) -> Vec<String> {
        let rule = &self.sheet.rule;
        let mut says = vec![
            ui.t1("standing-rule-edition", "points", rule.points_edition),
            ui.t1("standing-rule-work", "points", rule.points_work),
        ];
        let tiers = (1i64..).zip(&rule.points_tiers);
        says.extend(
            tiers
                .map(|(tier, points)| ui.t2("standing-rule-tier", "tier", tier, "points", *points)),
        );
        if !rule.points_tiers.is_empty() {
            says.push(ui.t("standing-rule-levels"));
        }
        says.push(ui.t("standing-rule-ties"));
        says
    }

    /// The numbers of the editions that count, in words.
    fn editions(&self, ui: &Ui) -> String {
        let counted = self.sheet.editions.iter().rev().filter(|one| one.counts);
        let names: Vec<String> = counted
            .map(|one| {
                format!(
                    "{} ({})",
                    ui.t1("edition-nth", "number", one.number),
                    one.year
                )
            })
            .collect();
        names.join(", ")
    }

    /// How the points of one edition add up: `5 + 8 × 1 + 1 × 10 + 2 × 5`.
    fn sum(&self, share: &Share) -> String {
        let rule = &self.sheet.rule;
        let mut parts = vec![share.from_edition.to_string()];
        parts.push(format!("{} × {}", share.record.n_works, rule.points_work));
        let awards = share.record.n_awards.iter().enumerate();
        parts.extend(
            awards
                .filter(|(_, n)| **n > 0)
                .map(|(tier, n)| format!("{n} × {}", rule.points_of_tier(tier))),
        );
        parts.join(" + ")
    }
}

#[derive(Template)]
#[template(path = "reports/standing.html")]
struct StandingPage {
    ui: Ui,
    shown: Shown,
}

/// `GET /{lang}/members/standing`
pub async fn show(app: web::Data<App>, ui: Ui) -> PageResult {
    let sheet = actions::find_public_standing(&app).await?;
    page(&StandingPage {
        shown: Shown::of(&app, &ui, sheet),
        ui,
    })
}

#[derive(Template)]
#[template(path = "reports/desk_standing.html")]
struct DeskPage {
    ui: Ui,
    shown: Shown,
    rule: RuleForm,
    past: PastForm,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl DeskPage {
    fn says(&self, field: &str) -> Option<String> {
        self.ui.field_error(&self.errors, field)
    }

    /// The figures that were entered, edition by edition, as they are typed: number, year, lines.
    fn entered(&self) -> Vec<(i32, i32, String)> {
        let mut editions: Vec<(i32, i32, String)> = Vec::new();
        for one in &self.shown.sheet.past {
            let numbers: Vec<String> = std::iter::once(&one.n_works)
                .chain(&one.n_awards)
                .map(i32::to_string)
                .collect();
            let line = format!("{} {}\n", one.member, numbers.join(" "));
            match editions
                .last_mut()
                .filter(|(number, ..)| *number == one.edition)
            {
                Some((_, _, lines)) => lines.push_str(&line),
                None => editions.push((one.edition, one.year, line)),
            }
        }
        editions
    }

    fn error_says(
        &self,
        code: &str,
        facts: &std::collections::BTreeMap<&'static str, Fact>,
    ) -> String {
        self.ui.sentence("field", code, facts)
    }
}

async fn desk_of(app: &App, ui: Ui) -> ActionResult<DeskPage> {
    let sheet = actions::find_standing(app, &ui.actor).await?;
    Ok(DeskPage {
        rule: RuleForm::of(&sheet.rule, sheet.is_public),
        past: PastForm::default(),
        shown: Shown::of(app, &ui, sheet),
        errors: FieldErrors::new(),
        refusal: None,
        ui,
    })
}

/// `GET /{lang}/desk/standing`
pub async fn desk(app: web::Data<App>, ui: Ui) -> PageResult {
    page(&desk_of(&app, ui).await?)
}

fn done_or_errors(
    outcome: ActionResult<()>,
) -> Result<Option<(FieldErrors, Option<Refusal>)>, ActionError> {
    match outcome {
        Ok(()) => Ok(None),
        Err(ActionError::Fields(errors)) => Ok(Some((errors, None))),
        Err(ActionError::Refused(refusal)) => Ok(Some((FieldErrors::new(), Some(refusal)))),
        Err(other) => Err(other),
    }
}

/// `POST /{lang}/desk/standing/rule`
pub async fn set_rule(app: web::Data<App>, ui: Ui, Form(form): Form<RuleForm>) -> PageResult {
    let outcome = match form.read() {
        Ok(rule) => actions::set_rule(&app, &ui.actor, &rule, form.is_public.is_some()).await,
        Err(errors) => Err(errors.into()),
    };
    match done_or_errors(outcome)? {
        None => see_other(ui.link("/desk/standing")),
        Some((errors, refusal)) => {
            let again = DeskPage {
                rule: form,
                errors,
                refusal,
                ..desk_of(&app, ui).await?
            };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}

/// `POST /{lang}/desk/standing/past`
pub async fn enter_past(app: web::Data<App>, ui: Ui, Form(form): Form<PastForm>) -> PageResult {
    let outcome = match form.read(&app.members) {
        Ok((edition, year, records)) => {
            actions::enter_past(&app, &ui.actor, edition, year, &records).await
        }
        Err(errors) => Err(errors.into()),
    };
    match done_or_errors(outcome)? {
        None => see_other(ui.link("/desk/standing#past")),
        Some((errors, refusal)) => {
            let again = DeskPage {
                past: form,
                errors,
                refusal,
                ..desk_of(&app, ui).await?
            };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}
