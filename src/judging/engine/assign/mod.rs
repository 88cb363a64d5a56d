//! Who looks at what: reads are spread over judges by lot, evenly, and so that every judge can be compared.
//!
//! Pure and deterministic. Entries and judges come in as labels; everything that is left to chance is decided by
//! SHA-256 of the published seed and those labels, so neither the order of the input nor a database id can tilt
//! the draw, and anyone can repeat it. What must hold of a plan:
//!
//! - a judge never reads an entry it is in conflict with (the caller derives conflicts; they are absolute here);
//! - loads differ by at most one, as far as conflicts and capacities allow (then no chain of moves can even them out);
//! - among equally loaded judges the one who shares the fewest entries with the entry's other judges comes first, so
//!   that every judge is compared with every other;
//! - the judge–entry graph is connected: without that, one judge's severity cannot be told from the quality of what
//!   the others saw, and no common ranking exists. What cannot be connected is refused, never returned.
//!
//! Absent on purpose: storage, clocks, who is a judge, why somebody is in conflict.

mod balance;
mod connect;
mod desk;
mod links;
mod lots;
mod refusal;
#[cfg(test)]
mod tests;

pub use links::{LINK_SE_MAX, LINK_SE_WARN, Links, measure_links};
pub use lots::{draw_order, lottery};
pub use refusal::AssignRefusal;

use desk::Desk;
use lots::Lots;

/// One judge looks at one entry; both are positions in the slices the caller gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Read {
    /// Position in `entries`.
    pub entry: usize,
    /// Position in `judges`.
    pub judge: usize,
}

/// What is to be planned.
#[derive(Debug, Clone, Default)]
pub struct Request<'a> {
    /// Labels of the entries, all different.
    pub entries: Vec<&'a str>,
    /// Labels of the judges, all different.
    pub judges: Vec<&'a str>,
    /// Reads that must never happen. May repeat.
    pub conflicts: Vec<Read>,
    /// Judges per entry, at least 1.
    pub reads_per_entry: usize,
    /// The most a judge can read, by judge; empty means no limit.
    pub capacities: Vec<usize>,
    /// Entries (positions) that every judge without a conflict reads.
    pub anchors: Vec<usize>,
    /// Reads that stand already (begun or done) and must stay; they count for loads and reads per entry. They may
    /// exceed `reads_per_entry` and even contradict a conflict declared later: what to do with those is a person's decision.
    pub standing: Vec<Read>,
    /// The published seed of the contest or round.
    pub seed: u64,
}

/// Who reads what, and how well it holds together.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// All reads, standing ones included, sorted by (entry, judge).
    pub reads: Vec<Read>,
    /// Reads per judge.
    pub loads: Vec<usize>,
    /// How well judges can be compared.
    pub links: Links,
}

/// Plans `reads_per_entry` reads of every entry: the short form of [`plan`].
///
/// `conflicts` are reads that must never happen; `capacities` is empty (no limits) or holds one number per judge.
///
/// # Errors
/// [`AssignRefusal`], with what is missing, when no plan without conflicts and within capacities exists, or none that
/// connects all judges was found.
pub fn assign<E: AsRef<str>, J: AsRef<str>>(
    entries: &[E],
    judges: &[J],
    conflicts: &[Read],
    reads_per_entry: usize,
    capacities: &[usize],
    seed: u64,
) -> Result<Plan, AssignRefusal> {
    plan(&Request {
        entries: entries.iter().map(AsRef::as_ref).collect(),
        judges: judges.iter().map(AsRef::as_ref).collect(),
        conflicts: conflicts.to_vec(),
        reads_per_entry,
        capacities: capacities.to_vec(),
        seed,
        ..Request::default()
    })
}

/// Plans a round, or completes one: after a judge dropped out or joined, give what has been begun as `standing`.
///
/// # Errors
/// As [`assign`].
pub fn plan(request: &Request) -> Result<Plan, AssignRefusal> {
    check(request)?;
    let lots = Lots::draw(request.seed, &request.entries, &request.judges)?;
    let mut desk = Desk::lay(request, &lots)?;
    desk.place_anchors()?;
    let waiting = desk.deal();
    balance::make_room(&mut desk, &waiting).map_err(|e| e.with_entry_of(&lots))?;
    balance::level(&mut desk);
    connect::join(&mut desk).map_err(|e| e.with_judges_of(&lots))?;

    let mut reads: Vec<Read> = desk
        .reads()
        .map(|r| Read {
            entry: lots.entry(r.entry),
            judge: lots.judge(r.judge),
        })
        .collect();
    reads.sort_unstable();
    let mut loads = vec![0; request.judges.len()];
    for r in &reads {
        loads[r.judge] += 1;
    }
    let canonical: Vec<Read> = desk.reads().collect();
    Ok(Plan {
        reads,
        loads,
        links: measure_links(request.entries.len(), request.judges.len(), &canonical),
    })
}

fn check(request: &Request) -> Result<(), AssignRefusal> {
    if request.entries.is_empty() {
        return Err(AssignRefusal::NoEntries);
    }
    if request.judges.is_empty() {
        return Err(AssignRefusal::NoJudges);
    }
    if request.reads_per_entry == 0 {
        return Err(AssignRefusal::NoReads);
    }
    if !request.capacities.is_empty() && request.capacities.len() != request.judges.len() {
        return Err(AssignRefusal::CapacitiesDoNotFit {
            given: request.capacities.len(),
            judges: request.judges.len(),
        });
    }
    let outside = |r: &Read| r.entry >= request.entries.len() || r.judge >= request.judges.len();
    if request
        .conflicts
        .iter()
        .chain(&request.standing)
        .any(outside)
        || request.anchors.iter().any(|e| *e >= request.entries.len())
    {
        return Err(AssignRefusal::OutOfRange);
    }
    Ok(())
}
