//! Simulated contests: how close each way of tallying comes to the truth, and how far that is from what can be had.
//!
//! `cargo bench -p judging_engine --bench judging_simulation -- [RUNS] [SEED] [WORDS]` (default 20 runs; 300 for figures to be quoted; only worlds with those words in their name). Everything is seeded: the same
//! arguments print the same table, on however many cores. Worlds, measures and goals are those of the judging design: 456 entries from six countries, ten
//! judges, three criteria, halo noise.
//!
//! The yardstick is an oracle that knows every judge's true severity, discrimination, noise and favour and computes the posterior mean of each entry
//! from the same reads; it takes rounding as noise and clipped scores by a few rounds of expectation, so it can be beaten by a hair.

mod chance;
mod found;
mod goals;
mod measure;
mod oracle;
mod pairwise;
mod plans;
mod world;
mod worlds;

use found::{Found, Row, Search};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use worlds::Case;

fn main() -> std::io::Result<()> {
    let numbers: Vec<u64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let runs = numbers.first().copied().unwrap_or(20).max(1);
    let seed = numbers.get(1).copied().unwrap_or(1);
    let wanted = std::env::args()
        .skip(1)
        .find(|a| a.starts_with(char::is_alphabetic));
    let mut out = std::io::stdout();
    writeln!(out, "{runs} runs a world, seed {seed}\n")?;
    writeln!(
        out,
        "| world | method | Spearman | Kendall | P@180 | % of oracle | P@10 | top-1 | in first 3 | luck r² | favoured lift |"
    )?;
    writeln!(out, "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
    let mut all = Vec::new();
    let is_wanted = |case: &Case| wanted.as_ref().is_none_or(|w| case.name.contains(w));
    for case in worlds::cases().into_iter().filter(is_wanted) {
        let found = simulate(&case, runs, seed);
        print_orders(&mut out, &case, &found)?;
        all.push((case.name, found));
    }
    print_watch(&mut out, &all)?;
    if wanted.is_some() {
        return Ok(());
    }
    goals::print(&mut out, &all)
}

/// All runs of a case, on all cores, added up in their order.
fn simulate(case: &Case, runs: u64, seed: u64) -> Found {
    let next = AtomicUsize::new(0);
    let n = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut done = Vec::new();
        loop {
            let run = next.fetch_add(1, Ordering::Relaxed) as u64;
            if run >= runs {
                return done;
            }
            let seed = seed.wrapping_mul(1_000_003).wrapping_add(run);
            done.push((run, Found::of(case, seed)));
        }
    };
    let mut done: Vec<(u64, Found)> = thread::scope(|scope| {
        let hands: Vec<_> = (0..n).map(|_| scope.spawn(work)).collect();
        hands
            .into_iter()
            .flat_map(|hand| hand.join().expect("a simulated contest can be tallied"))
            .collect()
    });
    done.sort_unstable_by_key(|one| one.0);
    let mut found = Found::default();
    for (_, run) in done {
        found.join(run);
    }
    found
}

fn print_orders(out: &mut impl Write, case: &Case, found: &Found) -> std::io::Result<()> {
    let best = found.oracle.mean(|s| s.precision_180);
    let rows: [(&str, &Row); 5] = [
        ("mean", &found.mean),
        ("pairs, as many looks", &found.pairwise),
        ("two-way", &found.two_way),
        ("**model**", &found.model),
        ("oracle", &found.oracle),
    ];
    for (method, row) in rows.into_iter().filter(|(_, row)| !row.is_empty()) {
        writeln!(
            out,
            "| {} | {method} | {:.3} | {:.3} | {:.3} | {:.1} | {:.3} | {:.2} | {:.2} | {:.3} | {:+.1} |",
            case.name,
            row.mean(|s| s.spearman),
            row.mean(|s| s.kendall),
            row.mean(|s| s.precision_180),
            100.0 * row.mean(|s| s.precision_180) / best,
            row.mean(|s| s.precision_10),
            row.mean(|s| s.top_1),
            row.mean(|s| s.top_1_in_3),
            row.mean(|s| s.luck),
            row.mean(|s| s.favoured_lift),
        )?;
    }
    Ok(())
}

/// Who was found, and who was wrongly named, in every world.
fn print_watch(out: &mut impl Write, all: &[(&str, Found)]) -> std::io::Result<()> {
    writeln!(
        out,
        "\nFound in so many of the contests · wrongly named per contest:\n\n| world | lazy judge | judge × country | pair | trade | 90 % interval | CPU ms |"
    )?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|--:|")?;
    let cell = |s: &Search| {
        let found = if s.found.count() > 0.0 {
            format!("{:.3}", s.found.value())
        } else {
            "–".to_owned()
        };
        format!("{found} · {:.3}", s.wrongly.value())
    };
    for (name, f) in all {
        let covered = if f.covered.count() > 0.0 {
            format!("{:.3}", f.covered.value())
        } else {
            "–".to_owned()
        };
        writeln!(
            out,
            "| {name} | {} | {} | {} | {} | {covered} | {:.0} |",
            cell(&f.lazy),
            cell(&f.cells),
            cell(&f.pairs),
            cell(&f.trades),
            1000.0 * f.seconds.value(),
        )?;
    }
    Ok(())
}
