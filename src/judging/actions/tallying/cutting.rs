//! The tally that counts, with a cut drawn through it: who would go on, how many of each country, division and member government.

use std::collections::{BTreeMap, HashMap};

use super::super::super::domain::cut;
use super::super::super::store::{self, Certification, Exception, Standing, Tally};
use super::super::super::tally as engine;
use super::closed_round;
use super::comparing::placed_of;
use crate::app::App;
use crate::entries::actions::{self as entries, Candidate};
use crate::kernel::{
    ActionResult, Actor, Country, DivisionId, EntryId, MemberCode, Permission, RoundId,
};

/// One row of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Placing {
    /// The standing.
    pub standing: Standing,
    /// The entry's number.
    pub number: String,
    /// Its country.
    pub country: Country,
    /// The member government that sent it.
    pub member: MemberCode,
    /// Its age band.
    pub division: DivisionId,
    /// Whether it stands above the cut.
    pub is_above: bool,
    /// How probably it truly belongs above; none where the count gives no margin.
    pub p_above: Option<f64>,
    /// Why it goes on, or stays, otherwise than the cut says.
    pub exception: Option<Exception>,
}

impl Placing {
    /// Whether it would go on: above the cut, or taken up; never if it is left out.
    pub fn goes_on(&self) -> bool {
        match &self.exception {
            Some(exception) => exception.goes_on,
            None => self.is_above,
        }
    }

    /// Whether the line runs within its margin of one standard error: Φ(±1).
    pub fn is_near(&self) -> bool {
        self.p_above
            .is_some_and(|p| (0.158_655..=0.841_345).contains(&p))
    }
}

/// How many of a group go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCount<K> {
    /// The group.
    pub group: K,
    /// Those who would go on.
    pub n_on: usize,
    /// In the round.
    pub n_all: usize,
}

/// The tally that counts, with the cut drawn at some place.
#[derive(Debug, Clone)]
pub struct ResultSheet {
    /// The tally.
    pub tally: Tally,
    /// All tallies of the round, the newest first.
    pub n_tallies: usize,
    /// Best first.
    pub placings: Vec<Placing>,
    /// Where the cut was drawn.
    pub count: usize,
    /// Whether it went through entries of one rank, so that the lot decided.
    pub is_tied: bool,
    /// By country, most entries first.
    pub countries: Vec<GroupCount<Country>>,
    /// By age band, most entries first.
    pub divisions: Vec<GroupCount<DivisionId>>,
    /// By member government, most entries first.
    pub members: Vec<GroupCount<MemberCode>>,
    /// The chair's word for this tally, if it was given.
    pub certification: Option<Certification>,
}

impl ResultSheet {
    /// How many would go on: those above the cut, with the exceptions.
    pub fn n_on(&self) -> usize {
        self.placings.iter().filter(|one| one.goes_on()).count()
    }

    /// Numbers of the rank that the cut runs through, if it runs through one: those that the lot puts above it, or below.
    pub fn tied(&self, is_above: bool) -> Vec<&str> {
        let last = self.placings.iter().rfind(|one| one.is_above);
        let rank = last.filter(|_| self.is_tied).map(|one| one.standing.rank);
        self.placings
            .iter()
            .filter(|one| Some(one.standing.rank) == rank && one.is_above == is_above)
            .map(|one| one.number.as_str())
            .collect()
    }

    /// Those within one standard error of the line.
    pub fn near(&self) -> Vec<&Placing> {
        self.placings.iter().filter(|one| one.is_near()).collect()
    }

    /// Those that go on, or stay, otherwise than the cut says.
    pub fn exceptions(&self) -> Vec<&Placing> {
        let all = self.placings.iter();
        all.filter(|one| one.exception.is_some()).collect()
    }
}

/// The result of a closed round with the cut at `count`, or where the chair certified it, or where the round says. `None` before
/// the first tally.
pub async fn find_result(
    app: &App,
    actor: &Actor,
    id: RoundId,
    count: Option<usize>,
) -> ActionResult<Option<ResultSheet>> {
    actor.require(Permission::TallyRead)?;
    let db = app.db.read();
    let (round, edition) = closed_round(db, id).await?;
    let tallies = store::list_tallies(db, id).await?;
    let n_tallies = tallies.len();
    let Some(tally) = tallies.into_iter().next() else {
        return Ok(None);
    };
    let certification = store::find_certification(db, id)
        .await?
        .filter(|one| one.tally_id == tally.id);
    let mut exceptions: HashMap<EntryId, Exception> = store::list_exceptions(db, id)
        .await?
        .into_iter()
        .map(|one| (one.entry_id, one))
        .collect();
    let candidates: HashMap<EntryId, Candidate> = entries::list_candidates(db, edition.id)
        .await?
        .into_iter()
        .map(|candidate| (candidate.id, candidate))
        .collect();
    let standings: Vec<(Standing, &Candidate)> = store::list_standings(db, tally.id)
        .await?
        .into_iter()
        .filter_map(|standing| {
            let candidate = candidates.get(&standing.entry_id)?;
            Some((standing, candidate))
        })
        .collect();
    let whole = |count: i32| usize::try_from(count).ok();
    let count = count
        .or(certification
            .as_ref()
            .and_then(|one| whole(one.advance_count)))
        .or(round.advance_count.and_then(whole))
        .unwrap_or(standings.len())
        .min(standings.len());
    let chances = chances_of(standings.iter().map(|(standing, _)| standing), count);
    let ranks = standings
        .iter()
        .map(|(standing, candidate)| (candidate.number.clone(), standing.rank));
    let (above, is_tied) = cut(placed_of(&round.seed, ranks), count);
    let above: std::collections::HashSet<String> = above.into_iter().collect();
    let mut placings: Vec<Placing> = standings
        .into_iter()
        .enumerate()
        .map(|(at, (standing, candidate))| Placing {
            is_above: above.contains(&candidate.number),
            p_above: chances.as_ref().and_then(|all| all.get(at).copied()),
            exception: exceptions.remove(&standing.entry_id),
            standing,
            number: candidate.number.clone(),
            country: candidate.country,
            member: candidate.member_code.clone(),
            division: candidate.division_id,
        })
        .collect();
    placings.sort_by(|a, b| {
        let key = |one: &Placing| (one.standing.rank, !one.is_above);
        (key(a), &a.number).cmp(&(key(b), &b.number))
    });
    Ok(Some(ResultSheet {
        tally,
        n_tallies,
        count,
        is_tied,
        countries: count_by(&placings, |one| one.country),
        divisions: count_by(&placings, |one| one.division),
        members: count_by(&placings, |one| one.member.clone()),
        certification,
        placings,
    }))
}

/// How probably each truly belongs above the cut, where all have an estimate with its error.
fn chances_of<'a>(standings: impl Iterator<Item = &'a Standing>, count: usize) -> Option<Vec<f64>> {
    let (points, errors): (Vec<f64>, Vec<f64>) = standings
        .map(|one| Some((one.estimate?, one.standard_error?)))
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .unzip();
    Some(engine::chances_above(&points, &errors, count))
}

fn count_by<K: Ord>(placings: &[Placing], group: impl Fn(&Placing) -> K) -> Vec<GroupCount<K>> {
    let mut groups: BTreeMap<K, (usize, usize)> = BTreeMap::new();
    for one in placings {
        let (n_on, n_all) = groups.entry(group(one)).or_default();
        *n_on += usize::from(one.goes_on());
        *n_all += 1;
    }
    let mut counts: Vec<GroupCount<K>> = groups
        .into_iter()
        .map(|(group, (n_on, n_all))| GroupCount { group, n_on, n_all })
        .collect();
    counts.sort_by_key(|one| std::cmp::Reverse(one.n_all));
    counts
}
