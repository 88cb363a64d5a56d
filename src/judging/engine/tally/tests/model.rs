//! The judge model on small simulated contests; the large ones are in `benches/judging`.

use super::super::*;

/// Seeded uniform and normal numbers: a linear congruential generator and sums of twelve, good enough for a test.
struct Chance(u64);

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
struct Habit(f64, f64, f64);

const HONEST: Habit = Habit(0.0, 1.0, 0.6);

struct Contest {
    sheet: Sheet,
    truth: Vec<f64>,
}

/// `n` entries of homes h0..h3, each read by `reads` of the judges in turn; `extra` is added by judge 1 to entries of h2.
fn contest(n: usize, habits: &[Habit], reads: usize, extra: f64, seed: u64) -> Contest {
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

fn model(c: &Contest) -> Tally {
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
fn rank_error(c: &Contest, t: &Tally) -> f64 {
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

fn panel() -> Vec<Habit> {
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
fn a_judge_who_throws_dice_is_flagged_and_hardly_counts() {
    let mut habits = panel();
    habits[6] = Habit(0.0, 0.0, 1.2);
    let c = contest(240, &habits, 4, 0.0, 5);
    let t = model(&c);
    assert!(
        matches!(t.judges[6].flags[..], [Flag::LittleInformation { share }] if share < 0.3),
        "{:?}",
        t.judges[6]
    );
    assert!(
        t.judges
            .iter()
            .enumerate()
            .all(|(j, r)| j == 6 || r.flags.is_empty())
    );
    // Turning that judge's scores around moves no entry by more than a fraction of a point.
    let mut turned = c.sheet.clone();
    for s in turned.scores.iter_mut().filter(|s| s.judge == 6) {
        s.points = 11.0 - s.points;
    }
    let u = tally(&turned, &Parameters::default()).unwrap();
    for s in &t.standings {
        let o = u.standings.iter().find(|o| o.entry == s.entry).unwrap();
        assert!((o.estimate - s.estimate).abs() < 0.6, "{s:?} {o:?}");
    }
}

#[test]
fn a_favoured_home_is_flagged_and_gains_next_to_nothing() {
    let honest = model(&contest(240, &panel(), 4, 0.0, 21));
    let c = contest(240, &panel(), 4, 1.2, 21);
    let t = model(&c);
    let [Flag::HomeEffect(effect)] = &t.judges[1].flags[..] else {
        panic!("{:?}", t.judges[1].flags)
    };
    assert_eq!((effect.home.as_str(), effect.own), ("h2", false));
    assert!(
        effect.z > 3.5 && (effect.points - 1.8).abs() < 0.8,
        "{effect:?}"
    );
    let lift = |t: &Tally| {
        let friends = honest
            .standings
            .iter()
            .filter(|s| s.entry[1..].parse::<usize>().unwrap() % 4 == 2);
        let gained: f64 = friends
            .clone()
            .map(|s| {
                t.standings
                    .iter()
                    .find(|o| o.entry == s.entry)
                    .unwrap()
                    .estimate
                    - s.estimate
            })
            .sum();
        gained / friends.count() as f64
    };
    let mean = |extra| {
        let c = contest(240, &panel(), 4, extra, 21);
        tally(
            &c.sheet,
            &Parameters {
                method: Method::Mean,
                ..Parameters::default()
            },
        )
        .unwrap()
    };
    let (plain, fair) = (lift(&mean(1.2)) - lift(&mean(0.0)), lift(&t));
    assert!(plain > 0.15 && fair.abs() < 0.3 * plain, "{plain} {fair}");
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
fn a_read_that_fits_nothing_is_listed() {
    let mut c = contest(120, &panel(), 4, 0.0, 8);
    let victim = c
        .truth
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))
        .unwrap()
        .0;
    let at = c
        .sheet
        .scores
        .iter()
        .position(|s| s.entry == victim && s.judge != 5)
        .unwrap();
    c.sheet.scores[at].points = 1.0;
    let t = model(&c);
    let found = t
        .diagnostics
        .doubtful_reads
        .iter()
        .find(|d| d.entry == c.sheet.entries[victim])
        .unwrap();
    assert_eq!(
        (found.judge.as_str(), found.points),
        (c.sheet.judges[c.sheet.scores[at].judge].as_str(), 1.0)
    );
    assert!(found.z < -2.5 && found.expected > 6.0, "{found:?}");
    assert!(t.diagnostics.doubtful_reads.len() < 15);
}

#[test]
fn judges_who_copy_each_other_are_listed_as_a_pair() {
    let habits: Vec<Habit> = panel()
        .into_iter()
        .map(|Habit(level, ..)| Habit(level, 1.0, 0.9))
        .collect();
    let honest = model(&contest(240, &habits, 4, 0.0, 31));
    assert!(
        honest.diagnostics.pairs.is_empty(),
        "{:?}",
        honest.diagnostics.pairs
    );
    let mut c = contest(240, &habits, 4, 0.0, 31);
    let given: Vec<Score> = c
        .sheet
        .scores
        .iter()
        .copied()
        .filter(|s| s.judge == 2)
        .collect();
    for s in c.sheet.scores.iter_mut().filter(|s| s.judge == 7) {
        if let Some(copied) = given.iter().find(|g| g.entry == s.entry) {
            s.points = copied.points;
        }
    }
    let t = model(&c);
    assert_eq!(t.diagnostics.pairs.len(), 1, "{:?}", t.diagnostics.pairs);
    let pair = &t.diagnostics.pairs[0];
    assert_eq!(pair.judges, ["j2".to_owned(), "j7".to_owned()]);
    assert!(
        pair.z > 3.5 && pair.correlation > 0.3 && pair.entries > 30,
        "{pair:?}"
    );
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

#[test]
fn the_result_is_the_same_to_the_last_bit_in_any_order_and_on_any_machine() {
    use sha2::{Digest, Sha256};
    let c = contest(120, &panel(), 4, 1.0, 9);
    let digest = |sheet: &Sheet| {
        let t = tally(
            sheet,
            &Parameters {
                cuts: vec![1, 10, 40],
                ..Parameters::default()
            },
        )
        .unwrap();
        hex::encode(Sha256::digest(serde_json::to_string(&t).unwrap()))
    };
    let first = digest(&c.sheet);
    let mut turned = c.sheet.clone();
    turned.scores.reverse();
    turned.judges.reverse();
    turned.judge_homes.reverse();
    turned
        .scores
        .iter_mut()
        .for_each(|s| s.judge = panel().len() - 1 - s.judge);
    assert_eq!(digest(&turned), first);
    // Written down on another machine; a change means that published results can no longer be repeated.
    assert_eq!(
        first,
        "c8119cea3be59bd38d86fdfbc6cdf6d3e565ad77dd96bc3d239ec522710f3346"
    );
}
