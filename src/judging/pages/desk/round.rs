//! The desk's page of one round: what stands, what is missing, what was counted.

use std::collections::HashSet;

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::cut::{CutView, cut_view};
use super::round_at;
use crate::app::App;
use crate::editions::Edition;
use crate::judging::actions::{
    self, BelowQuorum, CommonWorks, ExtraProposal, JudgeSheet, Missing, PlanPreview, Progress,
    Round,
};
use crate::judging::domain::RoundState;
use crate::kernel::refusal::Fact;
use crate::kernel::{ActionError, ActionResult, JudgeId, Refusal};
use crate::platform::web::{PageResult, Ui, page};

#[derive(Template)]
#[template(path = "judging/round.html")]
pub(super) struct RoundPage {
    ui: Ui,
    base: String,
    notice: Option<String>,
    edition: Edition,
    round: Round,
    progress: Progress,
    n_late: usize,
    judges: Vec<(JudgeSheet, bool)>,
    plan: Option<PlanPreview>,
    common: CommonWorks,
    missing: Vec<Missing>,
    below_quorum: Vec<BelowQuorum>,
    chair: Option<JudgeId>,
    cut: Option<CutView>,
    extra: Option<ExtraProposal>,
    methods: Vec<&'static str>,
    is_draft: bool,
    asks_orders: bool,
    is_dry_run: bool,
    is_open: bool,
    is_before_closing: bool,
    is_countable: bool,
    is_certified: bool,
    lede: Vec<(&'static str, Fact)>,
    plan_facts: Vec<(&'static str, Fact)>,
}

pub(super) async fn round_page(
    app: &App,
    ui: Ui,
    (number, position): (i32, i32),
    asked: &CutForm,
    notice: Option<Refusal>,
) -> ActionResult<RoundPage> {
    let id = round_at(app, &ui, number, position).await?;
    let sheet = actions::find_round(app, &ui.actor, id).await?;
    let progress = actions::find_progress(app, &ui.actor, id).await?;
    let state = sheet.round.state;
    let is_before_closing = !state.shows_votes();
    let plan = if is_before_closing && !sheet.seats.is_empty() {
        Some(actions::preview_plan(app, &ui.actor, id).await?)
    } else {
        None
    };
    let missing = if matches!(state, RoundState::Open | RoundState::Paused) {
        actions::list_missing(app, &ui.actor, id).await?
    } else {
        Vec::new()
    };
    let below_quorum = if matches!(state, RoundState::Open | RoundState::Paused) {
        actions::list_below_quorum(app, &ui.actor, id).await?
    } else {
        Vec::new()
    };
    let common = actions::find_common_works(app, &ui.actor, id).await?;
    let chair = match missing.is_empty() {
        true => None,
        false => actions::find_panel_chair(app, &ui.actor, id).await?,
    };
    let cut = if is_before_closing {
        None
    } else {
        cut_view(app, &ui, &sheet.edition, &sheet.round, asked.count).await?
    };
    let (extra, notice) = match asked.extra {
        Some(budget) if is_before_closing && notice.is_none() => {
            match actions::preview_extra_reads(app, &ui.actor, id, budget).await {
                Ok(extra) => (Some(extra), None),
                Err(ActionError::Refused(no)) => (None, Some(no)),
                Err(error) => return Err(error),
            }
        }
        _ => (None, notice),
    };
    let seated: HashSet<JudgeId> = sheet.seats.iter().map(|seat| seat.judge_id).collect();
    let judges = actions::list_judges(app, &ui.actor, sheet.edition.id)
        .await?
        .into_iter()
        .filter(|one| one.judge.declined_at.is_none())
        .map(|one| {
            let is_seated = seated.contains(&one.judge.id);
            (one, is_seated)
        })
        .collect();
    let n_entries = match &plan {
        Some(plan) => plan.n_entries,
        None => sheet.n_entries,
    };
    Ok(RoundPage {
        base: ui.link(&format!("/desk/editions/{number}/rounds/{position}")),
        notice: notice.map(|no| ui.sentence("refusal", no.code, &no.facts)),
        n_late: progress
            .judges
            .iter()
            .filter(|one| one.n_done < one.n_total)
            .count(),
        lede: vec![
            ("entries", n_entries.into()),
            ("judges", sheet.seats.len().into()),
            ("reads", i64::from(sheet.round.reads_per_entry).into()),
        ],
        plan_facts: vec![
            ("entries", n_entries.into()),
            ("reads", plan.as_ref().map_or(0, |plan| plan.n_reads).into()),
        ],
        is_draft: state == RoundState::Draft,
        is_dry_run: state == RoundState::DryRun,
        is_open: state == RoundState::Open,
        is_countable: matches!(
            state,
            RoundState::Closed | RoundState::Tallied | RoundState::Certified
        ) && !sheet.edition.state.keeps_results(),
        is_certified: state == RoundState::Certified,
        is_before_closing,
        methods: sheet.round.method.tally_methods(),
        asks_orders: sheet.round.method.asks_orders(),
        edition: sheet.edition,
        round: sheet.round,
        progress,
        judges,
        plan,
        common,
        missing,
        below_quorum,
        chair,
        cut,
        extra,
        ui,
    })
}

/// Where the cut is drawn.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CutForm {
    /// How many go on; may be empty.
    pub count: Option<usize>,
    /// How many extra reads to propose.
    pub extra: Option<usize>,
}

/// `GET /{lang}/desk/editions/{number}/rounds/{position}`
pub async fn show_round(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32, i32)>,
    query: web::Query<CutForm>,
) -> PageResult {
    let (_, number, position) = path.into_inner();
    page(&round_page(&app, ui, (number, position), &query, None).await?)
}
