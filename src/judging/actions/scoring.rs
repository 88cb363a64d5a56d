//! What a judge sees and gives. [`Work`] has no field for anything that tells who made the work.

use std::collections::{BTreeMap, HashMap};

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::LockType;
use serde_json::json;

use super::super::domain::{
    self, AssignmentState, Card, CardFlag, RoundState, check_card, check_takes_cards, minutes_left,
    neutral_label, weighted_mean,
};
use super::super::store::{self, Assignment, Judge, Round, Scorecard};
use super::check_results_open;
use super::reviewing::review_of_card;
use crate::app::App;
use crate::artworks::PictureView;
use crate::editions::actions as editions;
use crate::editions::{Criterion, Edition};
use crate::entries::actions as entries;
use crate::kernel::refusal::RefusalKind;
use crate::kernel::{
    ActionError, ActionResult, Actor, AssignmentId, CriterionId, EntryId, Instant, Lang,
    Permission, Refusal, RoundId, ScorecardId,
};
use crate::platform::journal::{self, Subject};

/// One work on a judge's desk.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// The judge's own look at it.
    pub assignment: AssignmentId,
    /// What it is called here: `9-088`, another one for every judge.
    pub label: String,
    /// Where it stands.
    pub state: AssignmentState,
    /// On the pile for later.
    pub is_later: bool,
    /// The picture, once it is ready.
    pub picture: Option<PictureView>,
    /// The child's title.
    pub title: String,
    /// The language of title and statement.
    pub title_lang: Lang,
    /// The child's words; may be empty.
    pub statement: String,
    /// The judge's own points so far.
    pub points: BTreeMap<CriterionId, i32>,
    /// Their weighted mean.
    pub mean: Option<f64>,
}

/// A round as one judge sees it.
#[derive(Debug, Clone)]
pub struct OwnRound {
    /// The round.
    pub round: Round,
    /// Its edition.
    pub edition: Edition,
    /// What it asks about each work.
    pub questions: Vec<Criterion>,
    /// Works on this judge's desk.
    pub n_total: usize,
    /// Those with all points given.
    pub n_done: usize,
}

/// All works of a judge in a round.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The round.
    pub own: OwnRound,
    /// In the judge's own order.
    pub works: Vec<Work>,
    /// When the judge last gave something.
    pub saved_at: Option<Instant>,
}

/// One work with its scorecard.
#[derive(Debug, Clone)]
pub struct CardSheet {
    /// The round.
    pub own: OwnRound,
    /// The work.
    pub work: Work,
    /// The judge's own note.
    pub note: String,
    /// What the judge asks the secretariat to look at.
    pub flags: Vec<CardFlag>,
    /// How often the card was changed; 0 before the first time.
    pub revision: i32,
    /// When the card was last saved.
    pub saved_at: Option<Instant>,
    /// The work before this one.
    pub previous: Option<AssignmentId>,
    /// The work after this one.
    pub next: Option<AssignmentId>,
    /// About how many minutes the rest takes.
    pub minutes_left: Option<i64>,
}

/// The judge behind an actor in a round that judges see; to everyone else it does not exist.
pub(super) async fn own_judge(
    db: &impl ConnectionTrait,
    actor: &Actor,
    round: &Round,
) -> ActionResult<Judge> {
    let person = actor.person().ok_or(ActionError::SignInFirst)?;
    let judge = store::find_judge_of_person(db, round.edition_id, person)
        .await?
        .filter(|_| round.state.is_released())
        .ok_or(ActionError::NotFound)?;
    if judge.accepted_at.is_none() {
        return Err(Refusal::conflict("accept-judging-first").into());
    }
    Ok(judge)
}

/// The released rounds in which the actor has works, the newest edition first.
pub async fn list_own_rounds(app: &App, actor: &Actor) -> ActionResult<Vec<OwnRound>> {
    actor.require(Permission::ScorecardWrite)?;
    let person = actor.person().ok_or(ActionError::SignInFirst)?;
    let db = app.db.read();
    let judges: Vec<Judge> = store::list_judges_of_person(db, person)
        .await?
        .into_iter()
        .filter(|judge| judge.accepted_at.is_some())
        .collect();
    let editions: Vec<_> = judges.iter().map(|judge| judge.edition_id).collect();
    let ids: Vec<_> = judges.iter().map(|judge| judge.id).collect();
    let counts = store::count_assignments(db, &ids).await?;
    let mut own = Vec::new();
    for round in store::list_rounds_of_editions(db, &editions).await? {
        if !round.state.is_released() {
            continue;
        }
        let count = |wanted: &[AssignmentState]| -> usize {
            counts
                .iter()
                .filter(|(id, state, _)| *id == round.id && wanted.contains(state))
                .map(|(_, _, n)| usize::try_from(*n).unwrap_or(0))
                .sum()
        };
        let n_done = count(&[AssignmentState::Done]);
        let n_total = n_done + count(&[AssignmentState::Released, AssignmentState::Started]);
        if n_total > 0 {
            let edition = editions::find_edition_by_id(db, round.edition_id).await?;
            own.push(OwnRound {
                questions: round.questions(&edition),
                edition,
                round,
                n_total,
                n_done,
            });
        }
    }
    own.sort_by_key(|own| (std::cmp::Reverse(own.edition.number), own.round.position));
    Ok(own)
}

/// The judge's desk in a round: the assignments whose entries are still in the contest.
pub(super) async fn desk_of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    round: Round,
) -> ActionResult<(OwnRound, Judge, Vec<Assignment>)> {
    let judge = own_judge(db, actor, &round).await?;
    let mut desk = store::list_assignments_of_judge(db, round.id, judge.id).await?;
    // Only this judge's entries are asked about: a card must not cost more in a larger contest.
    let own: Vec<EntryId> = desk.iter().map(|one| one.entry_id).collect();
    let standing = entries::list_eligible(db, &own).await?;
    desk.retain(|one| standing.contains(&one.entry_id));
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let own = OwnRound {
        questions: round.questions(&edition),
        edition,
        n_total: desk.len(),
        n_done: n_done(&desk),
        round,
    };
    Ok((own, judge, desk))
}

fn n_done(desk: &[Assignment]) -> usize {
    desk.iter()
        .filter(|one| one.state == AssignmentState::Done)
        .count()
}

/// All works of the acting judge in a round, with their own points.
pub async fn find_grid(app: &App, actor: &Actor, round: RoundId) -> ActionResult<Grid> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let round = store::find_round(db, round)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (own, judge, desk) = desk_of(db, actor, round).await?;
    let cards = store::list_current(db, own.round.id, Some(judge.id)).await?;
    let saved_at = cards.values().map(|(card, _)| card.cast_at).max();
    let points = cards
        .into_iter()
        .map(|(assignment, (_, scores))| (assignment, points_of(scores)))
        .collect();
    let works = works_of(db, &own, &desk, &points).await?;
    Ok(Grid {
        own,
        works,
        saved_at,
    })
}

fn points_of(scores: Vec<store::Score>) -> BTreeMap<CriterionId, i32> {
    scores
        .into_iter()
        .map(|score| (score.criterion_id, score.points))
        .collect()
}

/// Assignments as works: this is where the entry's id and number are left behind.
pub(super) async fn works_of(
    db: &impl ConnectionTrait,
    own: &OwnRound,
    desk: &[Assignment],
    points: &HashMap<AssignmentId, BTreeMap<CriterionId, i32>>,
) -> ActionResult<Vec<Work>> {
    let ids: Vec<EntryId> = desk.iter().map(|one| one.entry_id).collect();
    let mut blind: HashMap<EntryId, entries::BlindEntry> = entries::list_blind(db, &ids)
        .await?
        .into_iter()
        .map(|entry| (entry.id, entry))
        .collect();
    Ok(desk
        .iter()
        .filter_map(|one| {
            let entry = blind.remove(&one.entry_id)?;
            let points = points.get(&one.id).cloned().unwrap_or_default();
            Some(Work {
                assignment: one.id,
                label: neutral_label(own.edition.number, one.position),
                state: one.state,
                is_later: one.is_later,
                picture: entry.picture,
                title: entry.title,
                title_lang: entry.title_lang,
                statement: entry.statement,
                mean: weighted_mean(&points, &own.questions),
                points,
            })
        })
        .collect())
}

/// One work of the acting judge with its scorecard; another judge's does not exist.
pub async fn find_card(app: &App, actor: &Actor, id: AssignmentId) -> ActionResult<CardSheet> {
    actor.require(Permission::ScorecardWrite)?;
    let db = app.db.read();
    let assignment = store::find_assignment(db, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let round = store::find_round(db, assignment.round_id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let (own, judge, desk) = desk_of(db, actor, round).await?;
    if assignment.judge_id != judge.id {
        return Err(ActionError::NotFound);
    }
    let at = desk
        .iter()
        .position(|one| one.id == id)
        .ok_or(ActionError::NotFound)?;
    let (card, points) = match store::list_revisions(db, id).await?.pop() {
        Some((card, scores)) => (Some(card), points_of(scores)),
        None => (None, BTreeMap::new()),
    };
    let works = works_of(db, &own, &desk[at..=at], &HashMap::from([(id, points)])).await?;
    let work = works.into_iter().next().ok_or(ActionError::NotFound)?;
    let done_at = desk.iter().filter_map(|one| one.done_at).collect();
    Ok(CardSheet {
        work,
        note: card
            .as_ref()
            .map(|card| card.note.clone())
            .unwrap_or_default(),
        flags: card
            .as_ref()
            .map(|card| card.flags.0.clone())
            .unwrap_or_default(),
        revision: card.as_ref().map_or(0, |card| card.revision),
        saved_at: card.as_ref().map(|card| card.cast_at),
        previous: at.checked_sub(1).map(|before| desk[before].id),
        next: desk.get(at + 1).map(|after| after.id),
        minutes_left: minutes_left(done_at, own.n_total - own.n_done),
        own,
    })
}

/// What became of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// The scorecard that counts.
    pub id: ScorecardId,
    /// Its number, from 1.
    pub revision: i32,
    /// By the server's clock.
    pub cast_at: Instant,
    /// Whether every criterion has its points.
    pub is_whole: bool,
}

/// Takes a judge's card for their own assignment while the round is open, or, of a work under review, while that lasts. Every
/// change is a new revision. The same `key` with the same card is the same card, however often it comes and even after closing;
/// without a key, a card that says what the last one says is the last one.
pub async fn cast_scorecard(
    app: &App,
    actor: &Actor,
    id: AssignmentId,
    key: Option<&str>,
    card: &Card,
) -> ActionResult<Cast> {
    actor.require(Permission::ScorecardWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let found = store::find_assignment(&tx, id)
        .await?
        .filter(|one| one.state != AssignmentState::Planned)
        .ok_or(ActionError::NotFound)?;
    let judge = store::find_judge(&tx, found.judge_id)
        .await?
        .filter(|judge| Some(judge.person_id) == actor.person())
        .ok_or(ActionError::NotFound)?;
    // Shared, so that judges do not wait for each other, but closing waits for them.
    let round = store::hold_round(&tx, found.round_id, LockType::Share)
        .await?
        .ok_or(ActionError::NotFound)?;
    let mut assignment = store::hold_assignment(&tx, id)
        .await?
        .ok_or(ActionError::NotFound)?;
    let edition = editions::find_edition_by_id(&tx, round.edition_id).await?;
    let questions = round.questions(&edition);
    let content = card.sha256();
    let revisions = store::list_revisions(&tx, id).await?;
    if let Some((same, _)) =
        key.and_then(|key| revisions.iter().find(|(one, _)| one.idempotency_key == key))
    {
        if same.content_sha256 != content {
            return Err(Refusal::new("key-used-for-another", RefusalKind::Unprocessable).into());
        }
        return Ok(cast_of(same, card.is_whole(&questions)));
    }
    if judge.accepted_at.is_none() {
        return Err(Refusal::conflict("accept-judging-first").into());
    }
    if assignment.state == AssignmentState::Recused {
        return Err(Refusal::conflict("assignment-recused").into());
    }
    check_results_open(&edition)?;
    let is_whole = card.is_whole(&questions);
    let review_id = match round.state {
        RoundState::Reviewing => {
            Some(review_of_card(&tx, &round, &judge, &assignment, is_whole).await?)
        }
        _ => {
            check_takes_cards(round.state, round.deadline_at, now)?;
            None
        }
    };
    check_card(card, &questions).into_result(())?;
    if key.is_some_and(|key| key.is_empty() || key.chars().count() > domain::KEY_CHARS_MAX) {
        return Err(Refusal::unprocessable("idempotency-key-malformed")
            .with("chars_max", domain::KEY_CHARS_MAX)
            .into());
    }
    assignment.is_later = card.is_later || (assignment.is_later && !is_whole);
    let last = revisions.last().map(|(card, _)| card);
    if let (None, Some(last)) = (key, last.filter(|last| last.content_sha256 == content)) {
        store::update_assignment(&tx, assignment).await?;
        tx.commit().await?;
        return Ok(cast_of(last, is_whole));
    }
    let new = Scorecard {
        id: app.clock.new_id(),
        assignment_id: id,
        revision: last.map_or(1, |last| last.revision + 1),
        note: card.note.clone(),
        flags: store::Flags(card.flags.clone()),
        cast_at: now,
        client_at: card.client_at,
        idempotency_key: key.map_or_else(
            || app.clock.new_id::<ScorecardId>().to_string(),
            str::to_owned,
        ),
        content_sha256: content,
        answer: None,
        review_id,
    };
    let scores = card
        .points
        .iter()
        .map(|(criterion, points)| store::Score {
            scorecard_id: new.id,
            criterion_id: *criterion,
            points: *points,
        })
        .collect();
    store::insert_scorecard(&tx, new.clone(), scores).await?;
    assignment.state = match (is_whole, card.points.is_empty()) {
        (true, _) => AssignmentState::Done,
        (false, false) => AssignmentState::Started,
        (false, true) => assignment.state,
    };
    assignment.done_at = is_whole.then(|| assignment.done_at.unwrap_or(now));
    store::update_assignment(&tx, assignment).await?;
    // Which assignment and revision, never which points.
    let facts = json!({
        "revision": new.revision, "round": round.id, "is_dry_run": round.state == RoundState::DryRun,
        "review": review_id,
    });
    let subject = Subject::new("assignment", id);
    journal::record(&tx, now, actor, "scorecard.cast", subject, facts).await?;
    tx.commit().await?;
    Ok(cast_of(&new, is_whole))
}

fn cast_of(card: &Scorecard, is_whole: bool) -> Cast {
    Cast {
        id: card.id,
        revision: card.revision,
        cast_at: card.cast_at,
        is_whole,
    }
}
