//! Simulated contests: how close each way of tallying comes to the truth, and how far that is from what can be had.
//!
//! `cargo bench --bench judging_simulation -- [RUNS] [SEED]` (default 20 runs; 300 for figures to be quoted). Everything is seeded: the same arguments print
//! the same table. Worlds, measures and goals are those of the judging design: 456 entries from six countries, ten judges, three criteria, halo noise.
//!
//! The yardstick is an oracle that knows every judge's true severity, discrimination, noise and favour and computes the posterior mean of each entry
//! from the same reads; it takes rounding as noise and clipped scores by a few rounds of expectation, so it can be beaten by a hair.

mod measure;
mod oracle;
mod world;

use artkite::judging::tally::{Flag, Parameters, Tally, panel, tally};
use measure::{Mean, Scores, compare};
use std::io::Write;
use world::{Contest, Policy, World};

/// What one way of tallying reached, averaged over runs.
#[derive(Default)]
struct Row {
    scores: Vec<Scores>,
}

impl Row {
    fn mean(&self, of: impl Fn(&Scores) -> f64) -> f64 {
        self.scores.iter().map(of).collect::<Mean>().value()
    }
}

/// What the model says beside the order, averaged over runs.
#[derive(Default)]
struct Model {
    covered: Mean,
    calibration: [Mean; 10],
    lazy_found: Mean,
    lazy_false: Mean,
    cell_found: Mean,
    cell_false: Mean,
}

/// One world's results.
#[derive(Default)]
struct Found {
    mean: Row,
    two_way: Row,
    model: Row,
    oracle: Row,
    beside: Model,
    seconds: f64,
}

const CUT: usize = 180;

fn main() -> std::io::Result<()> {
    let numbers: Vec<u64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let runs = numbers.first().copied().unwrap_or(20).max(1);
    let seed = numbers.get(1).copied().unwrap_or(1);
    let mut out = std::io::stdout();
    writeln!(out, "{runs} runs a world, seed {seed}\n")?;
    writeln!(
        out,
        "{:<34} {:>8} {:>8} {:>7} {:>8} {:>6} {:>6} {:>6} {:>6} {:>8}",
        "world, method",
        "Spearman",
        "Kendall",
        "P@180",
        "% oracle",
        "P@10",
        "top-1",
        "in 3",
        "luck",
        "favlift"
    )?;
    let mut all = Vec::new();
    for (name, world, policy) in worlds() {
        let found = simulate(&world, policy, runs, seed);
        print(&mut out, name, &found)?;
        all.push((name, found));
    }
    goals(&mut out, &all)
}

fn worlds() -> Vec<(&'static str, World, Policy)> {
    let clean = World::default();
    let with = |lazy, bias| World {
        lazy,
        bias,
        ..clean.clone()
    };
    vec![
        ("clean 3", clean.clone(), Policy::Even(3)),
        ("clean 4", clean.clone(), Policy::Even(4)),
        ("clean 5", clean.clone(), Policy::Even(5)),
        ("adv 4", with(true, true), Policy::Even(4)),
        ("lazy 4", with(true, false), Policy::Even(4)),
        ("bias 4", with(false, true), Policy::Even(4)),
        (
            "uneven panels, 20 % crossed",
            World {
                panels_apart: 0.8,
                ..clean.clone()
            },
            Policy::Panels {
                reads: 4,
                crossed: 0.2,
            },
        ),
        (
            "nothing to correct (NIPS)",
            World {
                severity: 0.43,
                discrimination: 0.0,
                noise: 1.0,
                ..clean.clone()
            },
            Policy::Even(4),
        ),
        (
            "adaptive 2 + 1, tiers",
            clean.clone(),
            Policy::Adaptive {
                first: 2,
                extra: 1,
                tiers: true,
            },
        ),
        (
            "adaptive 2 + 1, cut only",
            clean,
            Policy::Adaptive {
                first: 2,
                extra: 1,
                tiers: false,
            },
        ),
    ]
}

fn simulate(world: &World, policy: Policy, runs: u64, seed: u64) -> Found {
    let mut found = Found::default();
    for run in 0..runs {
        let contest = Contest::draw(world, seed.wrapping_mul(1_000_003).wrapping_add(run));
        let sheet = contest.read(policy);
        let parameters = Parameters {
            cuts: vec![1, 3, 10, CUT],
            weights: contest.weights(),
            ..Parameters::default()
        };
        let begun = std::time::Instant::now();
        let fitted = tally(&sheet, &parameters).expect("a simulated sheet is in order");
        found.seconds += begun.elapsed().as_secs_f64() / runs as f64;
        let laid = panel(&sheet, &contest.weights()).expect("a simulated sheet is in order");

        let severity = contest.panel_severity(&sheet);
        let measured =
            |estimates: &[f64]| compare(&contest.truth, estimates, &severity, &contest.favoured);
        let from = |value: &dyn Fn(usize) -> f64| -> Vec<f64> {
            let mut by_entry = vec![0.0; contest.truth.len()];
            for (at, s) in fitted.standings.iter().enumerate() {
                by_entry[world::number(&s.entry)] = value(at);
            }
            by_entry
        };
        found
            .mean
            .scores
            .push(measured(&from(&|at| fitted.standings[at].raw_mean)));
        found
            .model
            .scores
            .push(measured(&from(&|at| fitted.standings[at].estimate)));
        if let Ok((points, _)) = &laid.adjusted {
            let mut by_entry = vec![0.0; contest.truth.len()];
            for (label, points) in laid.entries.iter().zip(points) {
                by_entry[world::number(label)] = *points;
            }
            found.two_way.scores.push(measured(&by_entry));
        }
        found
            .oracle
            .scores
            .push(measured(&oracle::posterior_means(&contest, &sheet)));
        found.beside.take(&contest, &fitted);
    }
    found
}

impl Model {
    fn take(&mut self, contest: &Contest, fitted: &Tally) {
        // The points stand on the ruler of an average judge, the truth on its own: one line per contest leads from the one to the other.
        let found: Vec<(f64, f64)> = fitted
            .standings
            .iter()
            .map(|s| (s.estimate, contest.truth[world::number(&s.entry)]))
            .collect();
        let (level, slope) = measure::line(&found);
        let best = measure::ranks(&contest.truth);
        for s in &fitted.standings {
            let entry = world::number(&s.entry);
            if let Some(se) = s.se {
                let off = contest.truth[entry] - level - slope * s.estimate;
                let within = off.abs() < 1.644_854 * slope * se;
                self.covered.add(f64::from(u8::from(within)));
            }
            if let Some(p) = s.p_above.get(&CUT) {
                let is_above = f64::from(u8::from(best[entry] <= CUT as f64));
                let decile = ((p * 10.0) as usize).min(9);
                self.calibration[decile].add(is_above - p);
            }
        }
        let (mut lazy, mut cells) = (0.0, 0.0);
        for j in &fitted.judges {
            let judge = world::number(&j.judge);
            for flag in &j.flags {
                match flag {
                    Flag::LittleInformation { .. } if contest.lazy == Some(judge) => {
                        self.lazy_found.add(1.0);
                    }
                    Flag::LittleInformation { .. } => lazy += 1.0,
                    Flag::HomeEffect(effect) => {
                        let meant = contest.favour.is_some_and(|f| {
                            f.judge == judge && effect.home == world::home(f.country)
                        });
                        if meant {
                            self.cell_found.add(1.0);
                        } else {
                            cells += 1.0;
                        }
                    }
                }
            }
        }
        // Each contest counts once, found or not.
        if contest.lazy.is_some() {
            self.lazy_found.close_run();
        }
        if contest.favour.is_some() {
            self.cell_found.close_run();
        }
        self.lazy_false.add(lazy);
        self.cell_false.add(cells);
    }
}

fn print(out: &mut impl Write, name: &str, found: &Found) -> std::io::Result<()> {
    let best = found.oracle.mean(|s| s.precision_180);
    for (method, row) in [
        ("mean", &found.mean),
        ("two-way", &found.two_way),
        ("model", &found.model),
        ("oracle", &found.oracle),
    ] {
        writeln!(
            out,
            "{:<34} {:>8.3} {:>8.3} {:>7.3} {:>8.1} {:>6.3} {:>6.2} {:>6.2} {:>6.3} {:>+8.1}",
            format!("{name}, {method}"),
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
    let b = &found.beside;
    writeln!(
        out,
        "    intervals cover {:.3}; calibration off by {:.3} at worst; lazy flagged {:.2}, falsely {:.3} a contest; cell flagged {:.2}, falsely {:.3}; {:.2} s\n",
        b.covered.value(),
        b.worst_calibration(),
        b.lazy_found.value(),
        b.lazy_false.value(),
        b.cell_found.value(),
        b.cell_false.value(),
        found.seconds
    )
}

impl Model {
    fn worst_calibration(&self) -> f64 {
        self.calibration
            .iter()
            .filter(|m| m.count() >= 50.0)
            .map(|m| m.value().abs())
            .fold(0.0, f64::max)
    }
}

/// One line of the table of goals: what was reached, what must be and what is hoped for, larger being better.
struct Goal {
    name: &'static str,
    reached: f64,
    must: f64,
    stretch: f64,
}

fn goals(out: &mut impl Write, all: &[(&str, Found)]) -> std::io::Result<()> {
    let world = |name: &str| {
        let at = all.iter().position(|(n, _)| *n == name);
        &all[at.expect("a world of the list")].1
    };
    let share = |name: &str, of: fn(&Scores) -> f64| {
        world(name).model.mean(of) / world(name).oracle.mean(of)
    };
    let goal = |name, reached, must, stretch| Goal {
        name,
        reached,
        must,
        stretch,
    };
    let p180: fn(&Scores) -> f64 = |s| s.precision_180;
    let gain = |name: &str| world(name).model.mean(p180) - world(name).mean.mean(p180);
    let over_two_way = |name: &str| world(name).model.mean(p180) - world(name).two_way.mean(p180);
    let adaptive = world("adaptive 2 + 1, cut only").model.mean(p180);
    let off = |x: f64, middle: f64| -(x - middle).abs();
    let clean = &world("clean 4").beside;
    let lines = [
        goal(
            "P@180 / oracle, clean, 3 reads",
            share("clean 3", p180),
            0.990,
            0.997,
        ),
        goal(
            "P@180 / oracle, clean, 4 reads",
            share("clean 4", p180),
            0.990,
            0.997,
        ),
        goal(
            "P@180 / oracle, clean, 5 reads",
            share("clean 5", p180),
            0.990,
            0.997,
        ),
        goal(
            "P@180 / oracle, adv, 4 reads",
            share("adv 4", p180),
            0.985,
            0.997,
        ),
        goal(
            "Spearman / oracle, clean",
            share("clean 4", |s| s.spearman),
            0.992,
            0.997,
        ),
        goal(
            "Spearman / oracle, adv",
            share("adv 4", |s| s.spearman),
            0.992,
            0.997,
        ),
        goal(
            "Kendall / oracle, clean",
            share("clean 4", |s| s.kendall),
            0.980,
            0.995,
        ),
        goal(
            "Kendall / oracle, adv",
            share("adv 4", |s| s.kendall),
            0.980,
            0.995,
        ),
        goal(
            "P@10 / oracle, clean",
            share("clean 4", |s| s.precision_10),
            0.93,
            0.98,
        ),
        goal(
            "top-1 in 3 / oracle, clean",
            share("clean 4", |s| s.top_1_in_3),
            0.88,
            0.97,
        ),
        goal("P@180 over the mean, clean", gain("clean 4"), 0.022, 0.029),
        goal("P@180 over the mean, adv", gain("adv 4"), 0.035, 0.043),
        goal(
            "P@180 / oracle, uneven panels",
            share("uneven panels, 20 % crossed", p180),
            0.985,
            0.995,
        ),
        goal(
            "P@180 over two-way, uneven panels",
            over_two_way("uneven panels, 20 % crossed"),
            -0.003,
            0.0,
        ),
        goal(
            "P@180 / oracle, NIPS",
            share("nothing to correct (NIPS)", p180),
            0.99,
            0.99,
        ),
        goal(
            "P@180 over two-way, NIPS",
            over_two_way("nothing to correct (NIPS)"),
            -0.003,
            -0.001,
        ),
        goal(
            "adaptive 2+1 over 3 even, P@180",
            adaptive - world("clean 3").model.mean(p180),
            0.025,
            0.035,
        ),
        goal(
            "adaptive 2+1 over 5 even, P@180",
            adaptive - world("clean 5").model.mean(p180),
            -0.010,
            0.0,
        ),
        goal(
            "tiers 2+1 over 3 even, P@10",
            world("adaptive 2 + 1, tiers")
                .model
                .mean(|s| s.precision_10)
                - world("clean 3").model.mean(|s| s.precision_10),
            0.08,
            0.12,
        ),
        goal(
            "luck of the draw (negative)",
            -world("clean 4").model.mean(|s| s.luck),
            -0.01,
            -0.004,
        ),
        goal(
            "favoured lift, bias (negative)",
            -world("bias 4").model.mean(|s| s.favoured_lift),
            -5.0,
            -3.0,
        ),
        goal(
            "coverage off .90 (negative)",
            off(clean.covered.value(), 0.90),
            -0.03,
            -0.015,
        ),
        goal(
            "calibration off (negative)",
            -clean.worst_calibration(),
            -0.05,
            -0.02,
        ),
        goal(
            "lazy flagged, adv",
            world("adv 4").beside.lazy_found.value(),
            0.95,
            0.99,
        ),
        goal(
            "lazy flagged falsely, adv (negative)",
            -world("adv 4").beside.lazy_false.value(),
            -0.05,
            -0.01,
        ),
        goal(
            "cell flagged, bias",
            world("bias 4").beside.cell_found.value(),
            0.75,
            0.82,
        ),
        goal(
            "cell flagged falsely, bias (negative)",
            -world("bias 4").beside.cell_false.value(),
            -0.05,
            -0.02,
        ),
    ];
    writeln!(
        out,
        "{:<40} {:>8} {:>8} {:>8}",
        "goal", "reached", "must", "stretch"
    )?;
    for l in lines {
        let verdict = if l.reached >= l.stretch {
            "stretch"
        } else if l.reached >= l.must {
            "must"
        } else {
            "missed"
        };
        writeln!(
            out,
            "{:<40} {:>8.3} {:>8.3} {:>8.3}  {verdict}",
            l.name, l.reached, l.must, l.stretch
        )?;
    }
    Ok(())
}
