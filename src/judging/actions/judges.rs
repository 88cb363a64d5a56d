//! Who judges: invited by letter, accepted or declined.

use sea_orm::ConnectionTrait;
use serde_json::json;

use super::super::store::{self, Judge};
use super::accept_judging_from;
use crate::app::App;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::kernel::{
    ActionError, ActionResult, Actor, Country, EditionId, JudgeId, Lang, MemberCode, Permission,
    Refusal, Role,
};
use crate::people::Email;
use crate::people::actions::{self as people, Invitee, Person};
use crate::platform::journal::{self, Subject};

/// Who is to judge.
#[derive(Debug, Clone)]
pub struct NewJudge {
    /// Where letters go.
    pub email: Email,
    /// How they are addressed.
    pub name: String,
    /// The language of their letters.
    pub lang: Lang,
    /// What conflicts are derived from.
    pub country: Country,
    /// Their member government, if they belong to one; it lies in the country.
    pub member: Option<MemberCode>,
}

/// Invites a judge of an edition by letter. Someone who judges in it already is refused.
pub async fn invite_judge(
    app: &App,
    actor: &Actor,
    edition: EditionId,
    new: &NewJudge,
) -> ActionResult<JudgeId> {
    actor.require(Permission::PanelWrite)?;
    if let Some(member) = &new.member
        && member.country() != new.country
    {
        return Err(Refusal::unprocessable("judge-member-elsewhere").into());
    }
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let edition = editions::find_edition_by_id(&tx, edition).await?;
    let invitee = Invitee {
        email: new.email.clone(),
        name: new.name.clone(),
        lang: new.lang,
        role: Role::Judge,
        edition: Some(edition.id),
        member: None,
    };
    let person = people::invite_by_letter(&tx, app, actor, &invitee).await?;
    let others = store::list_judges(&tx, edition.id).await?;
    if others.iter().any(|judge| judge.person_id == person) {
        return Err(Refusal::conflict("judge-invited-already").into());
    }
    let id: JudgeId = app.clock.new_id();
    let judge = Judge {
        id,
        edition_id: edition.id,
        person_id: person,
        country: new.country,
        member_code: new.member.clone(),
        // Public in the results instead of a name; stable because nobody is taken off the list.
        alias: format!("J{:02}", others.len() + 1),
        invited_at: now,
        accepted_at: None,
        declined_at: None,
        schools: store::Schools::default(),
    };
    store::insert_judge(&tx, judge).await?;
    let facts = json!({ "judge": id, "country": new.country });
    note(&tx, app, actor, "judge.invited", edition.id, facts).await?;
    tx.commit().await?;
    Ok(id)
}

/// A line of the journal about a judge of an edition.
pub(super) async fn note(
    tx: &impl ConnectionTrait,
    app: &App,
    actor: &Actor,
    verb: &'static str,
    edition: EditionId,
    facts: serde_json::Value,
) -> ActionResult<()> {
    let subject = Subject::new("edition", edition);
    Ok(journal::record(tx, app.clock.now(), actor, verb, subject, facts).await?)
}

/// A judge with who it is.
#[derive(Debug, Clone)]
pub struct JudgeSheet {
    /// The row.
    pub judge: Judge,
    /// The person.
    pub person: Person,
}

/// The judges of an edition in the order of their invitations, for the desk.
pub async fn list_judges(
    app: &App,
    actor: &Actor,
    edition: EditionId,
) -> ActionResult<Vec<JudgeSheet>> {
    actor.require(Permission::PanelWrite)?;
    let judges = store::list_judges(app.db.read(), edition).await?;
    let ids: Vec<_> = judges.iter().map(|judge| judge.person_id).collect();
    let people = people::list_people(app, &ids).await?;
    Ok(judges
        .into_iter()
        .filter_map(|judge| {
            let person = people.iter().find(|one| one.id == judge.person_id)?.clone();
            Some(JudgeSheet { judge, person })
        })
        .collect())
}

/// Where the actor is invited to judge, the newest first.
pub async fn list_own_judging(app: &App, actor: &Actor) -> ActionResult<Vec<(Judge, Edition)>> {
    actor.require(Permission::ScorecardWrite)?;
    let person = actor.person().ok_or(ActionError::SignInFirst)?;
    let mut own = Vec::new();
    for judge in store::list_judges_of_person(app.db.read(), person).await? {
        let edition = editions::find_edition_by_id(app.db.read(), judge.edition_id).await?;
        own.push((judge, edition));
    }
    Ok(own)
}

/// The judge's own yes to the rules, from no school; said twice it is the same.
pub async fn accept_judging(app: &App, actor: &Actor, judge: JudgeId) -> ActionResult<()> {
    accept_judging_from(app, actor, judge, Vec::new()).await
}

/// The judge's own no. Judges who have accepted cannot take it back this way: they step aside from entries.
pub async fn decline_judging(app: &App, actor: &Actor, id: JudgeId) -> ActionResult<()> {
    actor.require(Permission::ScorecardWrite)?;
    let now = app.clock.now();
    let tx = app.db.write().await?;
    let judge = store::find_judge(&tx, id)
        .await?
        .filter(|judge| Some(judge.person_id) == actor.person())
        .ok_or(ActionError::NotFound)?;
    if judge.accepted_at.is_some() {
        return Err(Refusal::conflict("judging-accepted-already").into());
    }
    store::update_judge_answer(&tx, id, None, Some(now)).await?;
    let facts = json!({ "judge": id });
    note(&tx, app, actor, "judge.declined", judge.edition_id, facts).await?;
    tx.commit().await?;
    Ok(())
}
