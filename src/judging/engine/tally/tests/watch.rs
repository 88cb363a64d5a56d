//! What a person should look at, on small simulated contests.

use super::super::*;
use super::model::{Contest, HONEST, Habit, contest, model, panel, rank_error};

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

/// Seven judges read everything; the last gives on a share of the works what the third gave.
fn copied(n: usize, share: usize) -> Contest {
    let mut c = contest(n, &panel()[..7], 7, 0.0, 3);
    let theirs: Vec<Score> = c.sheet.scores.clone();
    for s in c.sheet.scores.iter_mut().filter(|s| s.judge == 6) {
        if s.entry % 10 < share {
            let same = |t: &&Score| t.judge == 2 && t.entry == s.entry;
            s.points = theirs.iter().find(same).unwrap().points;
        }
    }
    c
}

#[test]
fn two_who_copy_everything_do_not_outvote_five() {
    let (honest, c) = (copied(200, 0), copied(200, 10));
    let (before, t) = (model(&honest), model(&c));
    assert!(before.diagnostics.pairs.is_empty());
    let pairs: Vec<_> = t.diagnostics.pairs.iter().map(|p| &p.judges).collect();
    assert_eq!(
        pairs,
        [&["j2".to_owned(), "j6".to_owned()]],
        "they, and nobody honest"
    );
    assert!(t.diagnostics.converged);
    // One of seven opinions is gone: the order is a little worse, and not that of the two.
    let (before, after) = (rank_error(&honest, &before), rank_error(&c, &t));
    assert!(after < 1.6 * before, "{before} {after}");
    let information = |j: usize| t.judges[j].information.unwrap();
    assert!(information(2) < 1.5 && information(6) < 1.5);
}

#[test]
fn who_copies_half_is_found_too() {
    let t = model(&copied(450, 5));
    assert!(
        t.diagnostics.pairs.iter().any(|p| p.judges == ["j2", "j6"]),
        "{:?}",
        t.diagnostics.pairs
    );
}

#[test]
fn judges_who_lift_one_anothers_home_are_listed_and_one_who_does_alone_is_not() {
    // Judge 4 is of h0, judge 5 of h1: each adds to the other's.
    let mut habits = panel();
    habits[5] = HONEST;
    let lift = |mutual: bool| {
        let mut c = contest(240, &habits, 4, 0.0, 12);
        for s in &mut c.sheet.scores {
            let is_lifted =
                (s.judge == 4 && s.entry % 4 == 1) || (mutual && s.judge == 5 && s.entry % 4 == 0);
            if is_lifted {
                s.points = (s.points + 2.0).min(10.0);
            }
        }
        model(&c).diagnostics.trades
    };
    let found = lift(true);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (&found[0].judges, &found[0].homes),
        (
            &["j4".to_owned(), "j5".to_owned()],
            &["h0".to_owned(), "h1".to_owned()]
        )
    );
    assert!(
        found[0].points.iter().all(|p| (0.8..3.0).contains(p)),
        "{found:?}"
    );
    assert!(lift(false).is_empty());
}
