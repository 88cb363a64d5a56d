//! Works to practise on before the first real card: the same page and keys, and nothing of it is kept.
//!
//! They are works that the house has shown before with consent: real drawings, known to everybody, and no part of what is judged now. A house that
//! has shown too few paints examples. Nobody has to choose them, and no entry of the edition is ever among them, so that nobody has an
//! opinion of a work before it is theirs to judge.

use std::collections::BTreeMap;

use super::super::assign::lottery;
use super::super::domain::AssignmentState;
use super::super::store;
use super::scoring::own_judge;
use super::{CardSheet, OwnRound, Work};
use crate::app::App;
use crate::editions::actions as editions;
use crate::entries::actions as entries;
use crate::kernel::{ActionError, ActionResult, Actor, AssignmentId, Lang, Permission, RoundId};

/// How many works there are to practise on.
pub const PRACTICE_WORKS: usize = 5;

/// The nth work to practise on, from 1, as a card that is nobody's. One without a picture is to be painted.
pub async fn find_practice(
    app: &App,
    actor: &Actor,
    id: RoundId,
    n: usize,
) -> ActionResult<CardSheet> {
    actor.require(Permission::ScorecardWrite)?;
    if !(1..=PRACTICE_WORKS).contains(&n) {
        return Err(ActionError::NotFound);
    }
    let db = app.db.read();
    let round = store::find_round(db, id)
        .await?
        .filter(|round| !round.method.asks_orders())
        .ok_or(ActionError::NotFound)?;
    own_judge(db, actor, &round).await?;
    let edition = editions::find_edition_by_id(db, round.edition_id).await?;
    let mut shown: Vec<_> = entries::list_public_facts(db, None)
        .await?
        .into_iter()
        .filter(|one| one.edition_id != edition.id)
        .map(|one| (lottery(&round.seed, &one.number), one.id))
        .collect();
    shown.sort();
    let known = match shown.get(n - 1).filter(|_| shown.len() >= PRACTICE_WORKS) {
        Some((_, entry)) => entries::list_blind(db, &[*entry]).await?.into_iter().next(),
        None => None,
    };
    let (picture, title, title_lang, statement) = match known {
        Some(one) if one.picture.is_some() => {
            (one.picture, one.title, one.title_lang, one.statement)
        }
        _ => (None, String::new(), Lang::En, String::new()),
    };
    Ok(CardSheet {
        work: Work {
            assignment: AssignmentId(uuid::Uuid::nil()),
            label: format!("{n} / {PRACTICE_WORKS}"),
            state: AssignmentState::Released,
            is_later: false,
            picture,
            title,
            title_lang,
            statement,
            points: BTreeMap::new(),
            mean: None,
        },
        own: OwnRound {
            questions: round.questions(&edition),
            n_total: PRACTICE_WORKS,
            n_done: 0,
            edition,
            round,
        },
        note: String::new(),
        flags: Vec::new(),
        revision: 0,
        saved_at: None,
        previous: None,
        next: None,
        minutes_left: None,
    })
}
