//! The judge model on small simulated contests; the large ones are in `benches/judging_simulation`.

use super::super::*;

/// Seeded uniform and normal numbers: a linear congruential generator and sums of twelve, good enough for a test.
pub(super) struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / (1_u64 << 31) as f64
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// What makes a judge: level, stretch, noise.
#[derive(Clone, Copy)]
pub(super) struct Habit(pub(super) f64, pub(super) f64, pub(super) f64);

pub(super) const HONEST: Habit = Habit(0.0, 1.0, 0.6);

pub(super) struct Contest {
    pub(super) sheet: Sheet,
    pub(super) truth: Vec<f64>,
}

/// `n` entries of homes h0..h3, each read by `reads` of the judges in turn; `extra` is added by judge 1 to entries of h2.
pub(super) fn contest(n: usize, habits: &[Habit], reads: usize, extra: f64, seed: u64) -> Contest {
    let mut chance = Chance(seed);
    let mut sheet = Sheet {
        entries: (0..n).map(|e| format!("e{e:03}")).collect(),
        judges: (0..habits.len()).map(|j| format!("j{j}")).collect(),
        entry_homes: (0..n).map(|e| Some(format!("h{}", e % 4))).collect(),
        judge_homes: (0..habits.len())
            .map(|j| Some(format!("h{}", j % 4)))
            .collect(),
        ..Sheet::default()
    };
    let mut truth = Vec::new();
    for entry in 0..n {
        let quality = chance.normal();
        truth.push(quality);
        let first = (chance.uniform() * habits.len() as f64) as usize;
        let stride = 1 + (chance.uniform() * (habits.len() - 1) as f64) as usize;
        let mut judges: Vec<usize> = Vec::new();
        let mut at = first;
        while judges.len() < reads {
            if judges.contains(&at) {
                at = (at + 1) % habits.len();
                continue;
            }
            judges.push(at);
            at = (at + stride) % habits.len();
        }
        for judge in judges {
            let Habit(level, stretch, noise) = habits[judge];
            let favour = if judge == 1 && entry % 4 == 2 {
                extra
            } else {
                0.0
            };
            let x = 6.0 + 1.5 * (level + stretch * quality + noise * chance.normal() + favour);
            sheet.scores.push(Score {
                round: 0,
                entry,
                judge,
                criterion: 0,
                points: x.round().clamp(1.0, 10.0),
            });
        }
    }
    Contest { sheet, truth }
}

pub(super) fn model(c: &Contest) -> Tally {
    tally(
        &c.sheet,
        &Parameters {
            cuts: vec![40],
            ..Parameters::default()
        },
    )
    .unwrap()
}

/// Mean squared distance of two rankings, by the truth of the contest.
pub(super) fn rank_error(c: &Contest, t: &Tally) -> f64 {
    let mut order: Vec<usize> = (0..c.truth.len()).collect();
    order.sort_by(|a, b| c.truth[*b].total_cmp(&c.truth[*a]));
    let mut error = 0.0;
    for (place, s) in t.standings.iter().enumerate() {
        let entry: usize = s.entry[1..].parse().unwrap();
        let true_place = order.iter().position(|e| *e == entry).unwrap();
        error += (place as f64 - true_place as f64).powi(2);
    }
    error / c.truth.len() as f64
}

pub(super) fn panel() -> Vec<Habit> {
    vec![
        Habit(-1.0, 1.0, 0.5),
        HONEST,
        Habit(0.8, 1.0, 0.5),
        Habit(0.3, 0.5, 0.6),
        Habit(0.0, 1.6, 0.5),
        Habit(0.0, 1.0, 1.4),
        Habit(-0.4, 1.0, 0.6),
        Habit(0.5, 0.9, 0.6),
    ]
}

#[test]
fn severity_and_discrimination_are_found_and_the_order_comes_closer_to_the_truth() {
    let c = contest(240, &panel(), 4, 0.0, 11);
    let t = model(&c);
    assert!(t.diagnostics.converged && t.diagnostics.fallback.is_none());
    let severity: Vec<f64> = t.judges.iter().map(|j| j.severity.unwrap()).collect();
    for (j, Habit(level, ..)) in panel().into_iter().enumerate() {
        // Levels average 0.025; points are 1.5 per unit; positive is strict.
        let want = -1.5 * (level - 0.025);
        let error = t.judges[j].severity_se.unwrap();
        assert!(
            (severity[j] - want).abs() < 4.0 * error + 0.1,
            "{j}: {} {want} ± {error}",
            severity[j]
        );
    }
    let discrimination = |j: usize| t.judges[j].discrimination.unwrap();
    assert!(
        discrimination(3) < 0.7 && discrimination(4) > 1.3,
        "{} {}",
        discrimination(3),
        discrimination(4)
    );
    let information = |j: usize| t.judges[j].information.unwrap();
    assert!(information(5) < 0.75 && information(4) > 1.3);
    assert!(
        t.judges.iter().all(|j| j.flags.is_empty()),
        "nobody stands out"
    );

    let other = |method| {
        tally(
            &c.sheet,
            &Parameters {
                method,
                ..Parameters::default()
            },
        )
        .unwrap()
    };
    let (model, two_way, mean) = (
        rank_error(&c, &t),
        rank_error(&c, &other(Method::TwoWay)),
        rank_error(&c, &other(Method::Mean)),
    );
    assert!(
        model < 0.95 * two_way && two_way < 0.8 * mean,
        "{model} {two_way} {mean}"
    );
}

#[test]
fn tens_are_taken_as_at_least_so_the_best_are_told_apart() {
    // A lenient panel: every sixth score is a 10. With a scale that goes on above 10 the same scores mean exactly ten.
    let habits: Vec<Habit> = panel()
        .into_iter()
        .map(|Habit(level, stretch, _)| Habit(level + 1.3, stretch, 0.6))
        .collect();
    // What the average of these judges would have given the twelve best, were there room above 10.
    let (level, stretch) = habits
        .iter()
        .fold((0.0, 0.0), |(l, s), h| (l + h.0 / 8.0, s + h.1 / 8.0));
    let error = |c: &Contest, t: &Tally| {
        let mut order: Vec<usize> = (0..c.truth.len()).collect();
        order.sort_by(|a, b| c.truth[*b].total_cmp(&c.truth[*a]));
        let squares = order[..12].iter().map(|e| {
            let s = t
                .standings
                .iter()
                .find(|s| s.entry == c.sheet.entries[*e])
                .unwrap();
            (s.estimate - 6.0 - 1.5 * (level + stretch * c.truth[*e])).powi(2)
        });
        squares.sum::<f64>()
    };
    let (mut with_ends, mut without) = (0.0, 0.0);
    for seed in 40..46 {
        let c = contest(160, &habits, 4, 0.0, seed);
        let tens = c.sheet.scores.iter().filter(|s| s.points == 10.0).count();
        assert!(tens > 80, "{tens}");
        let open = Parameters {
            scale: Some((-90.0, 100.0)),
            ..Parameters::default()
        };
        with_ends += error(&c, &model(&c));
        without += error(&c, &tally(&c.sheet, &open).unwrap());
    }
    assert!(with_ends < 0.5 * without, "{with_ends} {without}");
}

#[test]
fn scattered_blunders_switch_the_weights_on() {
    // Every 40th read is a slip of the pen by six points.
    let mut c = contest(300, &panel(), 4, 0.0, 77);
    let clean = rank_error(&c, &model(&c));
    for s in c.sheet.scores.iter_mut().step_by(40) {
        s.points = if s.points > 5.0 {
            s.points - 5.0
        } else {
            s.points + 5.0
        };
    }
    let slipped = rank_error(&c, &model(&c));
    let two_way = tally(
        &c.sheet,
        &Parameters {
            method: Method::TwoWay,
            ..Parameters::default()
        },
    )
    .unwrap();
    let unweighted = rank_error(&c, &two_way);
    assert!(
        slipped < 1.4 * clean && slipped < 0.7 * unweighted,
        "{clean} {slipped} {unweighted}"
    );
}

#[test]
fn three_criteria_and_rounds_go_into_one_fit() {
    let mut c = contest(80, &panel(), 3, 0.0, 2);
    c.sheet.criteria = vec!["idea".into(), "craft".into()];
    c.sheet.rounds = vec!["sift".into(), "final".into()];
    let mut more: Vec<Score> = c
        .sheet
        .scores
        .iter()
        .map(|s| Score { criterion: 1, ..*s })
        .collect();
    more.extend(
        c.sheet
            .scores
            .iter()
            .filter(|s| s.entry < 10)
            .map(|s| Score { round: 1, ..*s }),
    );
    c.sheet.scores.extend(more);
    let weights = vec![("idea".into(), 2.0), ("craft".into(), 1.0)];
    let t = tally(
        &c.sheet,
        &Parameters {
            weights,
            ..Parameters::default()
        },
    )
    .unwrap();
    assert!(t.diagnostics.converged);
    assert_eq!(
        t.standings
            .iter()
            .find(|s| s.entry == "e003")
            .unwrap()
            .reads,
        6
    );
}
