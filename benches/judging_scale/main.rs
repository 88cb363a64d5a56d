//! How time and memory grow with a contest: one core, seeded, no server.
//!
//! `cargo bench -p judging_engine --bench judging_scale -- [SCORECARDS_MAX]` (default 1,000,000) prints three tables: assignment, tally and reliability of contests from 1,000
//! to a million scorecards; assignments of 100,000 entries under conflicts of several kinds; and what one cannot be had. Times are processor time of the one
//! thread, so that others on the machine do not count. Each row runs in a process of its own: its memory is that process's high-water mark.

mod contest;

use contest::{COUNTRIES, JUDGES, Kind, READS, conflicts, labels, score};
use judging_engine::assign::{Plan, assign};
use judging_engine::reliability::reliability;
use judging_engine::tally::{Parameters, tally};
use rustix::time::{ClockId, clock_gettime};
use std::io::{self, Write};
use std::process::Command;

const SIZES: [usize; 8] = [
    1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 500_000, 1_000_000,
];
/// Entries of the second table, and of the goals.
const ENTRIES: usize = 100_000;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["one", scorecards, ..] => one_contest(scorecards.parse().unwrap_or(1_000)),
        ["plan", kind, ..] => one_plan(kind.parse().unwrap_or(0)),
        _ => {
            let most = words.iter().filter_map(|w| w.parse().ok()).next();
            all(most.unwrap_or(1_000_000))
        }
    }
}

/// Prints both tables, a process a row.
fn all(most: usize) -> io::Result<()> {
    let mut out = io::stdout();
    let row = |words: [&str; 2]| -> io::Result<String> {
        let done = Command::new(std::env::current_exe()?)
            .args(words)
            .output()?;
        if !done.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&done.stderr)));
        }
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    };
    writeln!(
        out,
        "{JUDGES} judges of {COUNTRIES} countries, {READS} reads an entry, nobody reads the own country\n\n\
         | scorecards | entries | assign, CPU s | loads | tally, CPU s | µs a scorecard | peak MiB | reliability, CPU s |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|"
    )?;
    for scorecards in SIZES.into_iter().filter(|n| *n <= most) {
        out.write_all(row(["one", &scorecards.to_string()])?.as_bytes())?;
    }
    writeln!(
        out,
        "\nAssignment of {ENTRIES} entries to {JUDGES} judges, {READS} reads an entry\n\n\
         | conflicts | barred pairs | CPU s | loads | connected | peak MiB |\n|---|--:|--:|--:|---|--:|"
    )?;
    for kind in 0..Kind::ALL.len() {
        out.write_all(row(["plan", &kind.to_string()])?.as_bytes())?;
    }
    Ok(())
}

fn one_contest(scorecards: usize) -> io::Result<()> {
    let entries = labels("e", scorecards / READS);
    let judges = labels("j", JUDGES);
    let barred = conflicts(Kind::OwnCountry, entries.len());
    let begun = processor_time();
    let plan =
        assign(&entries, &judges, &barred, READS, &[], 1).expect("forty-five judges can read");
    let assigning = processor_time() - begun;
    drop(barred);

    let n = entries.len();
    let sheet = score(entries, judges, &plan);
    let parameters = Parameters {
        cuts: vec![1, 10, n / 3],
        ..Parameters::default()
    };
    let begun = processor_time();
    let found = tally(&sheet, &parameters).expect("a simulated sheet is in order");
    let tallying = processor_time() - begun;
    assert!(found.diagnostics.fallback.is_none() && found.diagnostics.converged);
    let memory = high_water();
    drop(found);
    let begun = processor_time();
    reliability(&sheet, &[]).expect("a simulated sheet is in order");
    writeln!(
        io::stdout(),
        "| {scorecards} | {n} | {assigning:.2} | {} | {tallying:.3} | {:.2} | {memory} | {:.2} |",
        loads(&plan),
        1e6 * tallying / scorecards as f64,
        processor_time() - begun
    )
}

fn one_plan(kind: usize) -> io::Result<()> {
    let kind = Kind::ALL[kind.min(Kind::ALL.len() - 1)];
    let (entries, judges) = (labels("e", ENTRIES), labels("j", JUDGES));
    let barred = conflicts(kind, ENTRIES);
    let begun = processor_time();
    let found = assign(&entries, &judges, &barred, READS, &[], 1);
    let assigning = processor_time() - begun;
    let (loads, connected) = match &found {
        Ok(plan) => (loads(plan), format!("{} part", plan.links.components)),
        Err(refusal) => ("–".to_owned(), format!("refused: {refusal}")),
    };
    writeln!(
        io::stdout(),
        "| {} | {} | {assigning:.2} | {loads} | {connected} | {} |",
        kind.words(),
        barred.len(),
        high_water()
    )
}

fn loads(plan: &Plan) -> String {
    let (least, most) = (plan.loads.iter().min(), plan.loads.iter().max());
    format!("{}–{}", least.unwrap_or(&0), most.unwrap_or(&0))
}

/// Processor time that this thread has used, seconds.
fn processor_time() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 * 1e-9
}

/// The most memory the process has held so far, MiB; 0 where the system does not tell.
fn high_water() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|l| l.strip_prefix("VmHWM:"))
        .and_then(|l| l.trim().trim_end_matches("kB").trim().parse::<u64>().ok())
        .map_or(0, |kb| kb / 1024)
}
