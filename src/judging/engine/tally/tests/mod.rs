//! The door as a whole: what every tally must hold whatever the method.

mod facets;
mod methods;
mod model;
mod watch;

use super::*;
use proptest::prelude::*;

/// judge, entry, points → a sheet with lists in order of appearance.
pub(super) fn sheet(scores: &[(&str, &str, f64)]) -> Sheet {
    let mut sheet = Sheet::default();
    let place = |list: &mut Vec<String>, label: &str| {
        list.iter().position(|l| l == label).unwrap_or_else(|| {
            list.push(label.to_owned());
            list.len() - 1
        })
    };
    for (judge, entry, points) in scores {
        let judge = place(&mut sheet.judges, judge);
        let entry = place(&mut sheet.entries, entry);
        sheet.scores.push(Score {
            round: 0,
            entry,
            judge,
            criterion: 0,
            points: *points,
        });
    }
    sheet
}

fn mean_of(scores: &[(&str, &str, f64)], cuts: &[usize]) -> Tally {
    tally(
        &sheet(scores),
        &Parameters {
            method: Method::Mean,
            cuts: cuts.to_vec(),
            ..Parameters::default()
        },
    )
    .unwrap()
}

#[test]
fn equal_means_share_a_competition_rank() {
    // 0.1 + 0.2 + 0.3 summed in another order differs in the last bit; the means are equal all the same.
    let t = mean_of(
        &[
            ("a", "x", 0.1),
            ("b", "x", 0.2),
            ("c", "x", 0.3),
            ("a", "y", 0.3),
            ("b", "y", 0.2),
            ("c", "y", 0.1),
            ("a", "z", 0.9),
            ("b", "z", 0.9),
            ("c", "z", 0.9),
            ("a", "w", 0.0),
            ("b", "w", 0.0),
            ("c", "w", 0.1),
        ],
        &[],
    );
    let places: Vec<_> = t
        .standings
        .iter()
        .map(|s| (s.entry.as_str(), s.rank))
        .collect();
    assert_eq!(places, [("z", 1), ("x", 2), ("y", 2), ("w", 4)]);
    assert!((t.standings[1].estimate - 0.2).abs() < 1e-12);
    assert_eq!(t.standings[0].reads, 3);
}

#[test]
fn weights_count_over_the_criteria_present() {
    let mut s = sheet(&[("a", "x", 8.0), ("a", "y", 6.0)]);
    s.criteria = vec!["idea".into(), "craft".into()];
    s.scores.push(Score {
        criterion: 1,
        points: 2.0,
        ..s.scores[0]
    });
    let weights = vec![("craft".to_owned(), 1.0), ("idea".to_owned(), 3.0)];
    let t = tally(
        &s,
        &Parameters {
            weights,
            ..Parameters::default()
        },
    )
    .unwrap();
    let estimates: Vec<_> = t
        .standings
        .iter()
        .map(|s| (s.entry.as_str(), s.estimate))
        .collect();
    // x: (3·8 + 1·2)/4; y has no craft score: 6.
    assert_eq!(estimates, [("x", 6.5), ("y", 6.0)]);
    let lacking = vec![("idea".to_owned(), 1.0)];
    let refusal = tally(
        &s,
        &Parameters {
            weights: lacking,
            ..Parameters::default()
        },
    )
    .unwrap_err();
    assert_eq!(
        refusal,
        TallyRefusal::WeightsDoNotFit {
            criterion: "craft".into()
        }
    );
    let unknown = vec![
        ("idea".to_owned(), 1.0),
        ("craft".to_owned(), 1.0),
        ("luck".to_owned(), 1.0),
    ];
    let refusal = tally(
        &s,
        &Parameters {
            weights: unknown,
            ..Parameters::default()
        },
    )
    .unwrap_err();
    assert_eq!(
        refusal,
        TallyRefusal::WeightsDoNotFit {
            criterion: "luck".into()
        }
    );
    let negative = vec![("idea".to_owned(), -1.0), ("craft".to_owned(), 2.0)];
    assert_eq!(
        tally(
            &s,
            &Parameters {
                weights: negative,
                ..Parameters::default()
            }
        )
        .unwrap_err(),
        TallyRefusal::BadWeights
    );
}

#[test]
fn the_order_of_the_input_changes_no_bit() {
    let scores = [
        ("a", "x", 7.1),
        ("b", "x", 5.3),
        ("a", "y", 4.9),
        ("c", "y", 8.7),
        ("b", "z", 6.6),
        ("c", "z", 6.1),
        ("c", "x", 9.2),
    ];
    let mut turned = scores;
    turned.reverse();
    let json = |t: &Tally| serde_json::to_string(t).unwrap();
    assert_eq!(
        json(&mean_of(&scores, &[1, 2])),
        json(&mean_of(&turned, &[1, 2]))
    );
}

#[test]
fn the_fingerprint_changes_with_every_score() {
    let scores = [("a", "x", 7.0), ("b", "x", 5.0)];
    let before = sheet(&scores).sha256().unwrap();
    assert_eq!(before.len(), 64);
    for changed in [
        [("a", "x", 7.5), ("b", "x", 5.0)],
        [("a", "x", 5.0), ("b", "x", 7.0)],
        [("a", "x", 7.0), ("c", "x", 5.0)],
        [("a", "y", 7.0), ("b", "y", 5.0)],
    ] {
        assert_ne!(sheet(&changed).sha256().unwrap(), before);
    }
    // printf '["score","","x","a","",7.0]\n["score","","x","b","",5.0]\n' | sha256sum
    assert_eq!(
        before,
        "2bb2368aff3dc5a8cdefdac50f8435bc411cab8af7ed27b86937a25c8cfcaf1e"
    );
}

#[test]
fn contradictions_are_refused_by_name() {
    let twice = [("a", "x", 7.0), ("a", "x", 5.0)];
    let refusal = tally(&sheet(&twice), &Parameters::default()).unwrap_err();
    assert_eq!(refusal.to_string(), "a scored x twice in the same round");
    let mut rounds = sheet(&twice);
    rounds.rounds = vec!["sift".into(), "final".into()];
    rounds.scores[1].round = 1;
    assert_eq!(
        tally(&rounds, &Parameters::default()).unwrap().standings[0].reads,
        2
    );

    assert_eq!(
        tally(&Sheet::default(), &Parameters::default()).unwrap_err(),
        TallyRefusal::NoScores
    );
    assert_eq!(
        tally(&sheet(&[("a", "x", f64::NAN)]), &Parameters::default())
            .unwrap_err()
            .code(),
        "not-a-number"
    );
    let mut same = sheet(&[("a", "x", 1.0)]);
    same.entries.push("x".into());
    assert_eq!(
        tally(&same, &Parameters::default()).unwrap_err().code(),
        "same-label"
    );
    let mut outside = sheet(&[("a", "x", 1.0)]);
    outside.scores[0].criterion = 1;
    assert_eq!(
        tally(&outside, &Parameters::default()).unwrap_err(),
        TallyRefusal::NotListed
    );
    for cuts in [vec![0], vec![3, 3]] {
        let parameters = Parameters {
            cuts,
            ..Parameters::default()
        };
        assert_eq!(
            tally(&sheet(&[("a", "x", 1.0)]), &parameters).unwrap_err(),
            TallyRefusal::BadCut
        );
    }
}

#[test]
fn an_entry_nobody_read_has_no_standing_but_is_named() {
    let mut s = sheet(&[("a", "x", 1.0), ("b", "x", 3.0)]);
    s.entries.push("forgotten".into());
    let t = tally(&s, &Parameters::default()).unwrap();
    assert_eq!(t.standings.len(), 1);
    assert_eq!(t.diagnostics.unread, ["forgotten"]);
    assert_eq!(t.standings[0].se, Some(1.0));
}

#[test]
fn a_cut_between_far_apart_entries_is_certain_and_one_beyond_the_last_holds_all() {
    let t = mean_of(
        &[
            ("a", "x", 9.0),
            ("b", "x", 9.1),
            ("a", "y", 5.0),
            ("b", "y", 5.1),
            ("a", "z", 1.0),
            ("b", "z", 1.1),
        ],
        &[1, 2, 3],
    );
    assert!(t.standings[0].p_above[&1] > 0.999_999);
    assert!(t.standings[1].p_above[&1] < 1e-6);
    assert!(t.standings[1].p_above[&2] > 0.999_999);
    assert!(t.standings.iter().all(|s| s.p_above[&3] == 1.0));
    let ranges: Vec<_> = t
        .standings
        .iter()
        .map(|s| (s.rank_low.unwrap(), s.rank_high.unwrap()))
        .collect();
    assert_eq!(ranges, [(1, 1), (2, 2), (3, 3)]);
}

#[test]
fn as_many_are_expected_above_a_cut_as_there_are_places() {
    // Crowded in the middle, thin at the top, with unlike errors: the middle between the two estimates beside the cut is not the line.
    let names: Vec<String> = (0..60).map(|i| format!("{i:02}")).collect();
    let mut scores = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let m = (i as f64 - 30.0).powi(3) * 1e-4;
        let apart = 0.3 + 0.05 * (i % 7) as f64;
        scores.push(("a", name.as_str(), m - apart));
        scores.push(("b", name.as_str(), m + apart));
    }
    let t = mean_of(&scores, &[3, 20, 45]);
    for cut in [3, 20, 45] {
        let expected: f64 = t.standings.iter().map(|s| s.p_above[&cut]).sum();
        assert!((expected - cut as f64).abs() < 0.02, "{cut}: {expected}");
    }
    // What was kept of a tally tells the same for these cuts, and for any other.
    let points: Vec<f64> = t.standings.iter().map(|s| s.estimate).collect();
    let se: Vec<f64> = t.standings.iter().filter_map(|s| s.se).collect();
    for cut in [3, 20, 45] {
        for (again, s) in chances_above(&points, &se, cut).iter().zip(&t.standings) {
            assert!((again - s.p_above[&cut]).abs() < 1e-9, "{cut}: {}", s.entry);
        }
    }
    let expected: f64 = chances_above(&points, &se, 31).iter().sum();
    assert!((expected - 31.0).abs() < 0.02, "{expected}");
    assert_eq!(chances_above(&points, &se, 60), [1.0; 60]);
}

#[test]
fn rank_ranges_match_a_simulated_truth() {
    // 41 entries half a point apart with two reads each: s.e. √½. Truths are drawn from N(m, s²) and ranked 20,000 times.
    let names: Vec<String> = (0..41).map(|i| format!("{i:02}")).collect();
    let mut scores = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let m = i as f64 * 0.5;
        scores.push(("a", name.as_str(), m - 0.5_f64.sqrt()));
        scores.push(("b", name.as_str(), m + 0.5_f64.sqrt()));
    }
    let t = mean_of(&scores, &[]);
    assert!(
        t.standings
            .iter()
            .all(|s| (s.se.unwrap() - 0.5_f64.sqrt()).abs() < 1e-12)
    );

    let mut state = 1_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as f64 / (1_u64 << 31) as f64
    };
    let mut ranks = vec![Vec::new(); 41];
    for _ in 0..20_000 {
        let truth: Vec<f64> = t
            .standings
            .iter()
            .map(|s| s.estimate + s.se.unwrap() * ((0..12).map(|_| uniform()).sum::<f64>() - 6.0))
            .collect();
        for (e, of_entry) in ranks.iter_mut().enumerate() {
            of_entry.push(1 + truth.iter().filter(|x| **x > truth[e]).count());
        }
    }
    for (s, mut drawn) in t.standings.iter().zip(ranks) {
        drawn.sort_unstable();
        let (low, high) = (drawn[1_000], drawn[19_000]);
        assert!(s.rank_low.unwrap().abs_diff(low) <= 1, "{s:?}: {low}");
        assert!(s.rank_high.unwrap().abs_diff(high) <= 1, "{s:?}: {high}");
    }
}

#[test]
fn agreement_is_the_correlation_with_the_others() {
    let t = mean_of(
        &[
            ("a", "w", 1.0),
            ("a", "x", 2.0),
            ("a", "y", 3.0),
            ("a", "z", 4.0),
            ("b", "w", 2.0),
            ("b", "x", 4.0),
            ("b", "y", 6.0),
            ("b", "z", 8.0),
            ("c", "w", 9.0),
            ("c", "x", 9.0),
            ("c", "y", 9.0),
            ("c", "z", 9.0),
        ],
        &[],
    );
    assert!((t.judges[0].agreement.unwrap() - 1.0).abs() < 1e-12);
    assert_eq!(
        t.judges[2].agreement, None,
        "a judge who gives everybody the same agrees with nobody"
    );
    assert_eq!((t.judges[1].reads, t.judges[1].mean), (4, 5.0));
    assert!((t.judges[1].spread.unwrap() - (20.0_f64 / 3.0).sqrt()).abs() < 1e-12);
    assert!(t.diagnostics.connected);
}

#[test]
fn every_method_is_known_by_its_name() {
    for m in Method::ALL {
        assert_eq!(m.name().parse::<Method>(), Ok(m));
        assert_eq!(serde_json::to_value(m).unwrap(), m.name());
    }
    assert_eq!(
        "best".parse::<Method>().unwrap_err().to_string(),
        "there is no tally method called best"
    );
}

proptest! {
    #[test]
    fn ranks_are_competition_ranks_of_the_estimates(
        scores in proptest::collection::btree_map((0u8..6, 0u8..12), 1u8..6, 1..60)
    ) {
        let named: Vec<(String, String, f64)> = scores.iter()
            .map(|((j, e), p)| (format!("j{j}"), format!("e{e}"), f64::from(*p)))
            .collect();
        let rows: Vec<(&str, &str, f64)> = named.iter().map(|(j, e, p)| (j.as_str(), e.as_str(), *p)).collect();
        let t = mean_of(&rows, &[2]);
        for s in &t.standings {
            let better = t.standings.iter().filter(|o| o.estimate > s.estimate + 5e-7).count();
            prop_assert_eq!(s.rank, better + 1);
            if let (Some(low), Some(high)) = (s.rank_low, s.rank_high) {
                prop_assert!(1 <= low && low <= s.rank && s.rank <= high && high <= t.standings.len());
            }
            for p in s.p_above.values() {
                prop_assert!((0.0..=1.0).contains(p));
            }
        }
    }
}
