//! From the rows of a file to what the rules take.

use super::{Failed, table};
use crate::judging::assign::{AssignRefusal, Read};
use crate::judging::pairs::{Comparison, Model};
use crate::judging::rankings::Ranking;
use crate::judging::tally::{Score, Sheet};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Labels in the order in which they appear.
#[derive(Default)]
struct Labels {
    at: HashMap<String, usize>,
    list: Vec<String>,
}

impl Labels {
    fn at(&mut self, label: &str) -> usize {
        if let Some(at) = self.at.get(label) {
            return *at;
        }
        self.at.insert(label.to_owned(), self.list.len());
        self.list.push(label.to_owned());
        self.list.len() - 1
    }
}

/// A group per label, learnt from rows that may repeat it.
#[derive(Default)]
struct Homes(Vec<Option<String>>);

impl Homes {
    /// False when another home was known already.
    fn learn(&mut self, at: usize, home: &str) -> bool {
        if self.0.len() <= at {
            self.0.resize(at + 1, None);
        }
        if home.is_empty() {
            return true;
        }
        match &self.0[at] {
            Some(known) => known == home,
            None => {
                self.0[at] = Some(home.to_owned());
                true
            }
        }
    }

    /// One per label; none at all where none is known.
    fn list(mut self, n: usize) -> Vec<Option<String>> {
        if self.0.iter().all(Option::is_none) {
            return Vec::new();
        }
        self.0.resize(n, None);
        self.0
    }
}

/// Reads scores. An empty score was not given: its entry is listed without a read.
pub(super) fn read_scores(file: &Path) -> Result<Sheet, Failed> {
    let (mut entries, mut judges) = (Labels::default(), Labels::default());
    let (mut criteria, mut rounds) = (Labels::default(), Labels::default());
    let (mut entry_homes, mut judge_homes) = (Homes::default(), Homes::default());
    let mut scores = Vec::new();
    let mut lacks = [false; 2];
    table::read(
        file,
        &["judge", "entry", "score"],
        &["criterion", "round", "judge_country", "entry_country"],
        |row| {
            let judge = judges.at(row.label(0, "judge")?);
            let entry = entries.at(row.label(1, "entry")?);
            if !judge_homes.learn(judge, row.cell(5)) {
                return Err(row.wrong(
                    "the judge had another country before",
                    "Give each judge one country.",
                ));
            }
            if !entry_homes.learn(entry, row.cell(6)) {
                return Err(row.wrong(
                    "the entry had another country before",
                    "Give each entry one country.",
                ));
            }
            let mut name = |labels: &mut Labels, column: usize, what: &str, lack: usize| {
                if row.cell(column).is_empty() {
                    lacks[lack] = true;
                    return Ok(0);
                }
                row.label(column, what).map(|label| labels.at(label))
            };
            let criterion = name(&mut criteria, 3, "criterion", 0)?;
            let round = name(&mut rounds, 4, "round", 1)?;
            let given = row.cell(2);
            if !given.is_empty() {
                let points = given.parse::<f64>().ok().filter(|p| p.is_finite());
                let points = points.ok_or_else(|| {
                    row.wrong(
                        format!("{given:?} is not a score"),
                        "Write the score with digits and a point, or leave it empty if it was not given.",
                    )
                })?;
                scores.push(Score {
                    round,
                    entry,
                    judge,
                    criterion,
                    points,
                });
            }
            Ok(())
        },
    )?;
    for (labels, lack, what) in [
        (&criteria, lacks[0], "criterion"),
        (&rounds, lacks[1], "round"),
    ] {
        if lack && !labels.list.is_empty() {
            return Err(Failed::use_of(
                format!(
                    "{}: some lines name a {what} and some do not",
                    file.display()
                ),
                format!("Fill in the {what} on every line, or leave the column out."),
            ));
        }
    }
    let (n_entries, n_judges) = (entries.list.len(), judges.list.len());
    Ok(Sheet {
        entries: entries.list,
        judges: judges.list,
        criteria: criteria.list,
        rounds: rounds.list,
        entry_homes: entry_homes.list(n_entries),
        judge_homes: judge_homes.list(n_judges),
        scores,
    })
}

/// Reads comparisons of two.
pub(super) fn read_pairs(
    file: &Path,
    model: Model,
) -> Result<(Vec<String>, Vec<Comparison>), Failed> {
    let mut items = Labels::default();
    let mut comparisons = Vec::new();
    let columns = table::read(
        file,
        &["winner", "loser"],
        &["count", "tie", "first"],
        |row| {
            let winner = items.at(row.label(0, "winner")?);
            let loser = items.at(row.label(1, "loser")?);
            let count = match row.cell(2) {
                "" => 1.0,
                text => text
                    .parse::<f64>()
                    .ok()
                    .filter(|c| c.is_finite() && *c >= 0.0)
                    .ok_or_else(|| {
                        row.wrong(
                            format!("{text:?} is not a count"),
                            "Write how often it happened, or leave it empty for once.",
                        )
                    })?,
            };
            let tie = match row.cell(3) {
                "" | "0" => false,
                "1" => true,
                text => {
                    return Err(row.wrong(
                        format!("{text:?} is not a tie or none"),
                        "Write 1 for a tie, 0 for none.",
                    ));
                }
            };
            let first = match row.cell(4) {
                "" => None,
                label if label == row.cell(0) => Some(winner),
                label if label == row.cell(1) => Some(loser),
                label => {
                    return Err(row.wrong(
                        format!("{label} is neither of the two"),
                        "Name one of the two as first, or leave it empty.",
                    ));
                }
            };
            // A table of all pairs has zeros in it.
            if count > 0.0 {
                comparisons.push(Comparison {
                    winner,
                    loser,
                    tie,
                    first,
                    count,
                });
            }
            Ok(())
        },
    )?;
    for (asked, column, option, name) in [
        (model.ties, 3, "--ties", "tie"),
        (model.order_effect, 4, "--order-effect", "first"),
    ] {
        if asked && !columns.has(column) {
            return Err(Failed::use_of(
                format!("{option} needs a column {name} in {}", file.display()),
                format!("Add the column, or leave {option} out."),
            ));
        }
    }
    Ok((items.list, comparisons))
}

/// One ranking as its rows come in.
#[derive(Default)]
struct Given {
    places: BTreeMap<u32, Vec<usize>>,
    count: Option<u64>,
}

/// Reads rankings.
pub(super) fn read_rankings(file: &Path) -> Result<(Vec<String>, Vec<Ranking>), Failed> {
    let (mut items, mut names) = (Labels::default(), Labels::default());
    let mut given: Vec<Given> = Vec::new();
    table::read(file, &["ranking", "place", "item"], &["count"], |row| {
        let ranking = names.at(row.label(0, "ranking")?);
        let item = items.at(row.label(2, "item")?);
        let place = row
            .cell(1)
            .parse::<u32>()
            .ok()
            .filter(|p| *p > 0)
            .ok_or_else(|| {
                row.wrong(
                    format!("{:?} is not a place", row.cell(1)),
                    "Write whole numbers from 1; items that share a place have the same.",
                )
            })?;
        if given.len() <= ranking {
            given.push(Given::default());
        }
        let Given {
            places,
            count: known,
        } = &mut given[ranking];
        places.entry(place).or_default().push(item);
        if !row.cell(3).is_empty() {
            let count = row
                .cell(3)
                .parse::<u64>()
                .ok()
                .filter(|c| *c > 0)
                .ok_or_else(|| {
                    row.wrong(
                        format!("{:?} is not a count", row.cell(3)),
                        "Write how many gave this ranking, 1 or more.",
                    )
                })?;
            if known.is_some_and(|k| k != count) {
                return Err(row.wrong(
                    "the ranking had another count before",
                    "Give each ranking one count.",
                ));
            }
            *known = Some(count);
        }
        Ok(())
    })?;
    let rankings = given
        .into_iter()
        .map(|g| Ranking {
            places: g.places.into_values().collect(),
            count: g.count.unwrap_or(1),
        })
        .collect();
    Ok((items.list, rankings))
}

/// Entries or judges of a plan.
pub(super) struct Listed {
    pub(super) labels: Vec<String>,
    countries: Vec<String>,
    /// By judge; empty where none has any.
    pub(super) capacities: Vec<usize>,
}

impl Listed {
    fn at(&self) -> HashMap<&str, usize> {
        self.labels.iter().map(String::as_str).zip(0..).collect()
    }
}

/// Reads the entries of a plan.
pub(super) fn read_entries(file: &Path) -> Result<Listed, Failed> {
    let mut listed = Listed {
        labels: Vec::new(),
        countries: Vec::new(),
        capacities: Vec::new(),
    };
    table::read(file, &["entry"], &["country"], |row| {
        listed.labels.push(row.label(0, "entry")?.to_owned());
        listed.countries.push(row.cell(1).to_owned());
        Ok(())
    })?;
    Ok(listed)
}

/// Reads the judges of a plan. No capacity means no limit.
pub(super) fn read_judges(file: &Path) -> Result<Listed, Failed> {
    let mut listed = Listed {
        labels: Vec::new(),
        countries: Vec::new(),
        capacities: Vec::new(),
    };
    table::read(file, &["judge"], &["country", "capacity"], |row| {
        listed.labels.push(row.label(0, "judge")?.to_owned());
        listed.countries.push(row.cell(1).to_owned());
        let capacity = match row.cell(2) {
            "" => usize::MAX,
            text => text.parse().map_err(|_| {
                row.wrong(
                    format!("{text:?} is not a capacity"),
                    "Write the most entries this judge can read, or leave it empty.",
                )
            })?,
        };
        listed.capacities.push(capacity);
        Ok(())
    })?;
    Ok(listed)
}

/// Own country, and what a file names.
pub(super) fn conflicts(
    entries: &Listed,
    judges: &Listed,
    file: Option<&Path>,
) -> Result<Vec<Read>, Failed> {
    let mut from: HashMap<&str, Vec<usize>> = HashMap::new();
    for (judge, country) in judges.countries.iter().enumerate() {
        if !country.is_empty() {
            from.entry(country).or_default().push(judge);
        }
    }
    let mut conflicts = Vec::new();
    for (entry, country) in entries.countries.iter().enumerate() {
        for judge in from.get(country.as_str()).into_iter().flatten() {
            conflicts.push(Read {
                entry,
                judge: *judge,
            });
        }
    }
    let Some(file) = file else {
        return Ok(conflicts);
    };
    let (entry_at, judge_at) = (entries.at(), judges.at());
    table::read(file, &["judge", "entry"], &[], |row| {
        let unknown = |what: &str, label: &str| {
            row.wrong(
                format!("the {what} {label} is not listed"),
                "Check the spelling against the lists of entries and judges.",
            )
        };
        let judge = row.label(0, "judge")?;
        let entry = row.label(1, "entry")?;
        conflicts.push(Read {
            judge: *judge_at.get(judge).ok_or_else(|| unknown("judge", judge))?,
            entry: *entry_at.get(entry).ok_or_else(|| unknown("entry", entry))?,
        });
        Ok(())
    })?;
    Ok(conflicts)
}

/// Positions of the anchors.
pub(super) fn anchors(entries: &Listed, labels: &[String]) -> Result<Vec<usize>, Failed> {
    let at = entries.at();
    labels
        .iter()
        .map(|label| {
            at.get(label.as_str()).copied().ok_or_else(|| {
                Failed::use_of(
                    format!("the anchor {label} is not among the entries"),
                    "Check the spelling against the list of entries.",
                )
            })
        })
        .collect()
}

/// A refusal's sentence with the labels it is about.
pub(super) fn explain(refusal: AssignRefusal, entries: &Listed, judges: &Listed) -> Failed {
    const NAMED_MAX: usize = 8;
    let name = |at: &[usize], labels: &[String]| {
        let named: Vec<&str> = at
            .iter()
            .take(NAMED_MAX)
            .map(|i| labels[*i].as_str())
            .collect();
        match at.len().saturating_sub(NAMED_MAX) {
            0 => named.join(", "),
            more => format!("{} and {more} more", named.join(", ")),
        }
    };
    let more = match &refusal {
        AssignRefusal::TooFewEligible { entries: at, .. } => name(at, &entries.labels),
        AssignRefusal::TooLittleCapacity { entry, .. } => name(&[*entry], &entries.labels),
        AssignRefusal::NotConnected { groups } => groups
            .iter()
            .take(NAMED_MAX)
            .map(|g| name(g, &judges.labels))
            .collect::<Vec<_>>()
            .join(" | "),
        _ => String::new(),
    };
    let mut failed = Failed::from(refusal);
    if !more.is_empty() {
        failed.sentence = format!("{}: {more}", failed.sentence);
    }
    failed
}
