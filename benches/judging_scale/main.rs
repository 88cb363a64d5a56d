//! How time and memory grow with a contest: one core, seeded, no server.
//!
//! `cargo bench --bench judging_scale -- [SCORECARDS_MAX]` (default 1,000,000). Assignment: entries of ten countries, 50 judges who do not read their
//! own, 5 reads each. Tally: the default model, with three cuts and the judges' report, on those reads. Memory is the process's high-water mark.

use artkite::judging::assign::{Plan, Read, assign};
use artkite::judging::reliability::reliability;
use artkite::judging::tally::{Parameters, Score, Sheet, tally};
use std::io::Write;
use std::time::Instant;

const JUDGES: usize = 50;
const READS: usize = 5;
const COUNTRIES: usize = 10;

fn main() -> std::io::Result<()> {
    let most = std::env::args()
        .filter_map(|a| a.parse().ok())
        .next()
        .unwrap_or(1_000_000);
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:>12} {:>9} {:>9} {:>10} {:>9} {:>13} {:>9}",
        "scorecards", "entries", "assign s", "loads", "tally s", "reliability s", "MiB"
    )?;
    for scorecards in [1_000, 3_000, 10_000, 30_000, 100_000, 500_000, 1_000_000] {
        if scorecards > most {
            break;
        }
        let entries = scorecards / READS;
        let labels: Vec<String> = (0..entries).map(|e| format!("e{e:06}")).collect();
        let judges: Vec<String> = (0..JUDGES).map(|j| format!("j{j:02}")).collect();

        let begun = Instant::now();
        let plan = draw(&labels, &judges);
        let assigning = begun.elapsed().as_secs_f64();
        let loads = (plan.loads.iter().min(), plan.loads.iter().max());

        let sheet = score(labels, judges, &plan);
        let parameters = Parameters {
            cuts: vec![1, 10, entries / 3],
            ..Parameters::default()
        };
        let begun = Instant::now();
        let found = tally(&sheet, &parameters).expect("a simulated sheet is in order");
        let tallying = begun.elapsed().as_secs_f64();
        assert!(found.diagnostics.fallback.is_none());
        let memory = high_water();
        let begun = Instant::now();
        reliability(&sheet, &[]).expect("a simulated sheet is in order");
        writeln!(
            out,
            "{scorecards:>12} {entries:>9} {assigning:>9.2} {:>10} {tallying:>9.2} {:>13.2} {memory:>9}",
            format!("{}-{}", loads.0.unwrap_or(&0), loads.1.unwrap_or(&0)),
            begun.elapsed().as_secs_f64(),
        )?;
    }
    Ok(())
}

fn draw(entries: &[String], judges: &[String]) -> Plan {
    let conflicts: Vec<Read> = (0..entries.len())
        .flat_map(|entry| {
            (entry % COUNTRIES..JUDGES)
                .step_by(COUNTRIES)
                .map(move |judge| Read { entry, judge })
        })
        .collect();
    assign(entries, judges, &conflicts, READS, &[], 1).expect("forty-five judges can read")
}

/// Qualities and rulers from a hash of their numbers: no generator is needed to measure time.
fn score(entries: Vec<String>, judges: Vec<String>, plan: &Plan) -> Sheet {
    let noise = |a: usize, b: usize| {
        // Sum of four uniform numbers, about normal with standard deviation 0.58.
        (0..4_u64)
            .map(|k| {
                let x = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    ^ (b as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
                    ^ k.wrapping_mul(0x1656_67b1_9e37_79f9);
                let x = (x ^ (x >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                ((x ^ (x >> 29)) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
            })
            .sum::<f64>()
    };
    let scores = plan.reads.iter().map(|r| {
        let quality = 1.7 * noise(r.entry, 1_000_003);
        let x = (1.0 + 0.5 * noise(r.judge, 7)) * quality
            + noise(r.judge, 11)
            + noise(r.entry, r.judge);
        Score {
            round: 0,
            entry: r.entry,
            judge: r.judge,
            criterion: 0,
            points: (6.0 + 1.5 * x).round().clamp(1.0, 10.0),
        }
    });
    let homes = |n: usize| {
        (0..n)
            .map(|i| Some(format!("c{}", i % COUNTRIES)))
            .collect()
    };
    Sheet {
        scores: scores.collect(),
        entry_homes: homes(entries.len()),
        judge_homes: homes(judges.len()),
        entries,
        judges,
        ..Sheet::default()
    }
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
