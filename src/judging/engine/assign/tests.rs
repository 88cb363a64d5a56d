//! What a plan must hold, at the edges and on both sides of them.

use super::*;
use proptest::prelude::*;

fn labels(prefix: &str, n: usize) -> Vec<String> {
    (0..n).map(|i| format!("{prefix}{i}")).collect()
}

/// Judges come from countries in turn, entries with the given shares: nobody reads the own country.
fn own_country(entries: usize, judges: usize, shares: &[usize]) -> Vec<Read> {
    let total: usize = shares.iter().sum();
    let mut conflicts = Vec::new();
    for entry in 0..entries {
        let mut place = entry % total;
        let country = shares
            .iter()
            .position(|s| {
                let inside = place < *s;
                place = place.saturating_sub(*s);
                inside
            })
            .unwrap();
        conflicts.extend(
            (0..judges)
                .filter(|j| j % shares.len() == country)
                .map(|judge| Read { entry, judge }),
        );
    }
    conflicts
}

fn must_hold(plan: &Plan, entries: usize, judges: usize, conflicts: &[Read], reads: usize) {
    let mut by_entry = vec![0; entries];
    let mut loads = vec![0; judges];
    for r in &plan.reads {
        by_entry[r.entry] += 1;
        loads[r.judge] += 1;
    }
    assert!(
        by_entry.iter().all(|n| *n == reads),
        "every entry has {reads} reads"
    );
    assert!(
        plan.reads.windows(2).all(|w| w[0] < w[1]),
        "sorted, none twice"
    );
    assert_eq!(loads, plan.loads);
    let conflicts: std::collections::BTreeSet<_> = conflicts.iter().collect();
    assert!(
        plan.reads.iter().all(|r| !conflicts.contains(r)),
        "no conflict is read"
    );
    assert_eq!(plan.links.components, 1);
}

fn spread(loads: &[usize]) -> usize {
    loads.iter().max().unwrap() - loads.iter().min().unwrap()
}

#[test]
fn a_contest_with_own_country_conflicts_is_level_and_well_linked() {
    let (entries, judges) = (labels("e", 456), labels("j", 10));
    let conflicts = own_country(456, 10, &[76, 76, 76, 76, 76, 76]);
    let plan = assign(&entries, &judges, &conflicts, 4, &[], 9).unwrap();
    must_hold(&plan, 456, 10, &conflicts, 4);
    assert_eq!(spread(&plan.loads), 1);
    let worst = plan.links.worst_se.unwrap();
    assert!(worst < 0.120, "{worst}");
    assert!(plan.links.are_sound());
}

#[test]
fn judges_of_the_largest_country_read_all_they_may_and_the_others_share_the_rest() {
    // 290 of 456 entries come from the country of judges 0 and 5: each of them can read 166 at most.
    let conflicts = own_country(456, 10, &[290, 71, 49, 29, 17]);
    let plan = assign(&labels("e", 456), &labels("j", 10), &conflicts, 4, &[], 9).unwrap();
    must_hold(&plan, 456, 10, &conflicts, 4);
    let (own, others): (Vec<_>, Vec<_>) =
        plan.loads.iter().enumerate().partition(|(j, _)| j % 5 == 0);
    assert!(own.iter().all(|(_, l)| **l == 166), "{own:?}");
    assert!(
        others.iter().all(|(_, l)| (186..=187).contains(*l)),
        "{others:?}"
    );
}

#[test]
fn conflicts_bend_the_loads_no_further_than_they_must() {
    // Judge 0 may read only 10 of 40 entries, so 3 × 40 reads put 10 on it and 36 or 37 on each of the other three.
    let conflicts: Vec<Read> = (10..40).map(|entry| Read { entry, judge: 0 }).collect();
    let plan = assign(&labels("e", 40), &labels("j", 4), &conflicts, 3, &[], 1).unwrap();
    must_hold(&plan, 40, 4, &conflicts, 3);
    assert_eq!(plan.loads[0], 10);
    assert!(
        plan.loads[1..].iter().all(|l| (36..=37).contains(l)),
        "{:?}",
        plan.loads
    );
}

#[test]
fn the_same_seed_gives_the_same_plan_in_whatever_order_the_lists_come() {
    let (entries, judges) = (labels("e", 60), labels("j", 7));
    let plan = assign(&entries, &judges, &[], 3, &[], 42).unwrap();
    let names = |p: &Plan, e: &[String], j: &[String]| {
        let mut all: Vec<_> = p
            .reads
            .iter()
            .map(|r| (e[r.entry].clone(), j[r.judge].clone()))
            .collect();
        all.sort();
        all
    };
    let (mut turned_e, mut turned_j) = (entries.clone(), judges.clone());
    turned_e.reverse();
    turned_j.rotate_left(3);
    let turned = assign(&turned_e, &turned_j, &[], 3, &[], 42).unwrap();
    assert_eq!(
        names(&plan, &entries, &judges),
        names(&turned, &turned_e, &turned_j)
    );
    assert_eq!(plan.links, turned.links);
    let other = assign(&entries, &judges, &[], 3, &[], 43).unwrap();
    assert_ne!(
        names(&plan, &entries, &judges),
        names(&other, &entries, &judges)
    );
}

#[test]
fn one_read_each_cannot_connect_two_judges_and_is_refused() {
    let refusal = assign(&labels("e", 6), &labels("j", 2), &[], 1, &[], 1).unwrap_err();
    assert_eq!(refusal.code(), "not-connected");
    assert_eq!(
        refusal,
        AssignRefusal::NotConnected {
            groups: vec![vec![0], vec![1]]
        }
    );
    assert!(assign(&labels("e", 6), &labels("j", 1), &[], 1, &[], 1).is_ok());
    let anchored = plan(&Request {
        entries: ["a", "b", "c"].to_vec(),
        judges: ["x", "y"].to_vec(),
        reads_per_entry: 1,
        anchors: vec![1],
        ..Request::default()
    })
    .unwrap();
    assert_eq!(anchored.reads.iter().filter(|r| r.entry == 1).count(), 2);
    assert_eq!(anchored.links.components, 1);
}

#[test]
fn judges_divided_by_conflicts_are_refused_with_their_groups() {
    // Two languages: nobody can cross.
    let conflicts: Vec<Read> = (0..20)
        .flat_map(|entry| (0..6).map(move |judge| Read { entry, judge }))
        .filter(|r| (r.entry < 10) != (r.judge < 3))
        .collect();
    let refusal = assign(&labels("e", 20), &labels("j", 6), &conflicts, 2, &[], 5).unwrap_err();
    assert_eq!(
        refusal,
        AssignRefusal::NotConnected {
            groups: vec![vec![0, 1, 2], vec![3, 4, 5]]
        }
    );
    // One bilingual entry suffices.
    let crossing: Vec<Read> = conflicts.into_iter().filter(|r| r.entry != 4).collect();
    let plan = assign(&labels("e", 20), &labels("j", 6), &crossing, 2, &[], 5).unwrap();
    must_hold(&plan, 20, 6, &crossing, 2);
}

#[test]
fn too_few_judges_without_a_conflict_names_the_entries() {
    let conflicts = [Read { entry: 2, judge: 0 }, Read { entry: 2, judge: 1 }];
    assert!(assign(&labels("e", 4), &labels("j", 4), &conflicts, 2, &[], 1).is_ok());
    assert_eq!(
        assign(&labels("e", 4), &labels("j", 4), &conflicts, 3, &[], 1).unwrap_err(),
        AssignRefusal::TooFewEligible {
            entries: vec![2],
            wanted: 3
        }
    );
}

#[test]
fn capacities_are_kept_to_the_last_read_and_refused_one_below() {
    let (entries, judges) = (labels("e", 10), labels("j", 4));
    // Judge 3 is barred from 8 entries: filling the capacities exactly needs moving others out of the way.
    let conflicts: Vec<Read> = (2..10).map(|entry| Read { entry, judge: 3 }).collect();
    for seed in 0..20 {
        let plan = assign(&entries, &judges, &conflicts, 2, &[9, 6, 3, 2], seed).unwrap();
        must_hold(&plan, 10, 4, &conflicts, 2);
        assert_eq!(plan.loads, [9, 6, 3, 2]);
        let refusal = assign(&entries, &judges, &conflicts, 2, &[9, 6, 2, 2], seed).unwrap_err();
        assert!(
            matches!(refusal, AssignRefusal::TooLittleCapacity { missing: 1, .. }),
            "{refusal}"
        );
    }
}

#[test]
fn standing_reads_stay_and_a_new_judge_catches_up() {
    let (entries, judges) = (labels("e", 40), labels("j", 5));
    let before = assign(&entries, &judges[..4], &[], 2, &[], 3).unwrap();
    let done: Vec<Read> = before
        .reads
        .iter()
        .copied()
        .filter(|r| r.entry < 10)
        .collect();
    let after = plan(&Request {
        entries: entries.iter().map(String::as_str).collect(),
        judges: judges.iter().map(String::as_str).collect(),
        reads_per_entry: 2,
        standing: done.clone(),
        seed: 3,
        ..Request::default()
    })
    .unwrap();
    must_hold(&after, 40, 5, &[], 2);
    assert!(done.iter().all(|r| after.reads.contains(r)));
    assert_eq!(spread(&after.loads), 0);
}

#[test]
fn wrong_use_is_refused_by_name() {
    let e = labels("e", 3);
    let none: [&str; 0] = [];
    assert_eq!(
        assign(&none, &["j"], &[], 1, &[], 0).unwrap_err().code(),
        "no-entries"
    );
    assert_eq!(
        assign(&e, &none, &[], 1, &[], 0).unwrap_err().code(),
        "no-judges"
    );
    assert_eq!(
        assign(&e, &["j"], &[], 0, &[], 0).unwrap_err().code(),
        "no-reads"
    );
    assert_eq!(
        assign(&e, &["j", "j"], &[], 1, &[], 0)
            .unwrap_err()
            .to_string(),
        "the judge j is listed twice"
    );
    assert_eq!(
        assign(&e, &["j", "k"], &[], 1, &[3], 0).unwrap_err().code(),
        "capacities-do-not-fit"
    );
    let outside = [Read { entry: 3, judge: 0 }];
    assert_eq!(
        assign(&e, &["j"], &outside, 1, &[], 0).unwrap_err().code(),
        "not-listed"
    );
}

#[test]
fn links_of_a_complete_table_are_those_of_the_textbook() {
    // Every judge reads every entry: the variance of a difference is 2/entries.
    let reads: Vec<Read> = (0..8)
        .flat_map(|entry| (0..3).map(move |judge| Read { entry, judge }))
        .collect();
    let links = measure_links(8, 3, &reads);
    assert!((links.worst_se.unwrap() - 0.5).abs() < 1e-12);
    assert!((links.mean_se.unwrap() - 0.5).abs() < 1e-12);
    // Fano plane: 7 judges, 7 entries of 3, each pair once. Efficiency 7/9, so the variance is 2/3 · 9/7.
    let fano = [
        [0, 1, 2],
        [0, 3, 4],
        [0, 5, 6],
        [1, 3, 5],
        [1, 4, 6],
        [2, 3, 6],
        [2, 4, 5],
    ];
    let reads: Vec<Read> = fano
        .iter()
        .enumerate()
        .flat_map(|(entry, js)| {
            js.iter().map(move |judge| Read {
                entry,
                judge: *judge,
            })
        })
        .collect();
    let links = measure_links(7, 7, &reads);
    assert!((links.worst_se.unwrap() - (2.0_f64 / 3.0 * 9.0 / 7.0).sqrt()).abs() < 1e-12);
    assert_eq!(measure_links(7, 8, &reads).judges, 7);
    let apart = measure_links(
        2,
        2,
        &[Read { entry: 0, judge: 0 }, Read { entry: 1, judge: 1 }],
    );
    assert_eq!((apart.components, apart.worst_se), (2, None));
    assert!(!apart.are_sound());
}

#[test]
fn each_judge_has_an_own_order_and_the_lottery_can_be_repeated() {
    let entries = labels("e", 30);
    let order = draw_order(7, "ana", &entries);
    let mut sorted = order.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, (0..30).collect::<Vec<_>>());
    assert_eq!(order, draw_order(7, "ana", &entries));
    assert_ne!(order, draw_order(7, "bo", &entries));
    // `printf '2026-seoul|9-MN-017' | sha256sum`
    assert_eq!(
        lottery("2026-seoul", "9-MN-017"),
        "54262041c9ac66ef38b25cc92a312d65475724a5cdf5337440e69d80aaaf881c"
    );
}

/// Could every judge have ⌊mean⌋ or ⌈mean⌉ reads? Each entry needs so many of its judges; found by augmenting paths, apart from the code under test.
fn can_be_level(entries: usize, judges: usize, conflicts: &[Read], reads: usize) -> bool {
    let most = (entries * reads).div_ceil(judges);
    let barred: std::collections::BTreeSet<_> = conflicts.iter().copied().collect();
    let mut given: Vec<Vec<usize>> = vec![Vec::new(); judges];
    fn place(
        entry: usize,
        open: &dyn Fn(usize, usize) -> bool,
        given: &mut [Vec<usize>],
        most: usize,
        seen: &mut [bool],
    ) -> bool {
        for judge in 0..given.len() {
            if seen[judge] || !open(entry, judge) || given[judge].contains(&entry) {
                continue;
            }
            seen[judge] = true;
            if given[judge].len() < most {
                given[judge].push(entry);
                return true;
            }
            for at in 0..given[judge].len() {
                let other = given[judge][at];
                if place(other, open, given, most, seen) {
                    given[judge][at] = entry;
                    return true;
                }
            }
        }
        false
    }
    let open = |entry: usize, judge: usize| !barred.contains(&Read { entry, judge });
    (0..entries).all(|entry| {
        (0..reads).all(|_| place(entry, &open, &mut given, most, &mut vec![false; judges]))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_design_is_valid_or_refused(
        entries in 1usize..40, judges in 1usize..9, reads in 1usize..5, seed: u64,
        bars in proptest::collection::vec((0usize..40, 0usize..9), 0..40),
    ) {
        let conflicts: Vec<Read> = bars.into_iter()
            .filter(|(e, j)| *e < entries && *j < judges)
            .map(|(entry, judge)| Read { entry, judge })
            .collect();
        match assign(&labels("e", entries), &labels("j", judges), &conflicts, reads, &[], seed) {
            Ok(plan) => {
                must_hold(&plan, entries, judges, &conflicts, reads);
                if conflicts.is_empty() {
                    prop_assert!(spread(&plan.loads) <= 1);
                }
                // Nobody has more than their part where any plan manages that.
                if can_be_level(entries, judges, &conflicts, reads) {
                    let most = plan.loads.iter().max().unwrap();
                    prop_assert!(*most <= (entries * reads).div_ceil(judges), "{:?}", plan.loads);
                }
            }
            Err(AssignRefusal::TooFewEligible { entries, .. }) => prop_assert!(!entries.is_empty()),
            // A tree that spans J judges and E entries has J + E − 1 reads; above that, only conflicts divide.
            Err(AssignRefusal::NotConnected { groups }) => prop_assert!(
                groups.len() > 1 && (reads == 1 || !conflicts.is_empty() || reads * entries < judges + entries - 1)
            ),
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}
