//! Each method against published or independently computed answers.

use super::super::*;
use super::sheet;
use std::f64::consts::PI;

fn by(method: Method, scores: &[(&str, &str, f64)]) -> Tally {
    tally(
        &sheet(scores),
        &Parameters {
            method,
            ..Parameters::default()
        },
    )
    .unwrap()
}

fn estimate(t: &Tally, entry: &str) -> f64 {
    t.standings
        .iter()
        .find(|s| s.entry == entry)
        .unwrap()
        .estimate
}

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// Montgomery, Design and Analysis of Experiments, section 4.4: four catalysts in four batches of raw material, three in each (a BIBD).
fn catalysts() -> Vec<(&'static str, &'static str, f64)> {
    vec![
        ("b1", "c1", 73.0),
        ("b2", "c1", 74.0),
        ("b4", "c1", 71.0),
        ("b2", "c2", 75.0),
        ("b3", "c2", 67.0),
        ("b4", "c2", 72.0),
        ("b1", "c3", 73.0),
        ("b2", "c3", 75.0),
        ("b3", "c3", 68.0),
        ("b1", "c4", 75.0),
        ("b3", "c4", 72.0),
        ("b4", "c4", 75.0),
    ]
}

#[test]
fn two_way_least_squares_gives_montgomerys_adjusted_catalysts() {
    let t = by(Method::TwoWay, &catalysts());
    // Grand mean 72.5, adjusted totals Q = −9/3, −7/3, −4/3, 20/3, effects 3Q/8.
    for (catalyst, effect) in [
        ("c1", -9.0 / 8.0),
        ("c2", -7.0 / 8.0),
        ("c3", -4.0 / 8.0),
        ("c4", 20.0 / 8.0),
    ] {
        close(estimate(&t, catalyst), 72.5 + effect, 1e-9);
    }
    // Error mean square 0.65 on 5 degrees of freedom; var(μ + τ) = 0.65·(1/12 + 9/32).
    close(
        t.standings[0].se.unwrap(),
        (0.65_f64 * (1.0 / 12.0 + 9.0 / 32.0)).sqrt(),
        1e-9,
    );
    assert!(t.judges.iter().all(|j| j.severity.is_some()));
    close(
        t.judges.iter().map(|j| j.severity.unwrap()).sum(),
        0.0,
        1e-9,
    );
}

#[test]
fn two_way_random_effects_match_an_independent_reml_fit() {
    // Variances, estimates and errors by brute-force maximisation of the restricted likelihood of the 12 × 12 covariance matrix.
    let t = by(Method::TwoWayRandom, &catalysts());
    let v = t.diagnostics.variances.unwrap();
    close(v.entry, 2.521_821, 2e-5);
    close(v.judge, 7.797_16, 1e-4);
    close(v.error, 0.660_619, 2e-6);
    for (c, want) in [
        ("c1", 71.511_544),
        ("c2", 71.694_843),
        ("c3", 72.044_585),
        ("c4", 74.749_028),
    ] {
        close(estimate(&t, c), want, 2e-6);
    }
    close(t.standings[0].se.unwrap(), 1.474_108, 1e-5);
    close(t.judges[0].severity.unwrap(), -0.873_609, 1e-5);
    // The prediction error √(D − DZ'PZD) of every judge, in R.
    for j in &t.judges {
        close(j.severity_se.unwrap(), 1.458_641, 1e-5);
    }
}

#[test]
fn known_variances_give_the_posterior_without_estimating() {
    // The ratios of the NIPS 2014 experiment; answers from the same independent program.
    let fixed = Some(Variances {
        entry: 1.28,
        judge: 0.24,
        error: 1.27,
    });
    for method in [Method::TwoWayRandom, Method::Model] {
        let t = tally(
            &sheet(&catalysts()),
            &Parameters {
                method,
                fixed,
                ..Parameters::default()
            },
        )
        .unwrap();
        for (c, want) in [
            ("c1", 72.302_063),
            ("c2", 71.705_005),
            ("c3", 72.128_137),
            ("c4", 73.864_795),
        ] {
            close(estimate(&t, c), want, 1e-6);
        }
        close(t.standings[0].se.unwrap(), 0.641_761, 1e-6);
        assert_eq!(t.diagnostics.variances, fixed);
    }
}

#[test]
fn a_complete_table_gives_the_analysis_of_variance_components() {
    // Shrout and Fleiss 1979, table 2: mean squares 11.24 between targets, 32.49 between judges, 1.02 error.
    let t = by(Method::TwoWayRandom, &shrout_fleiss());
    let v = t.diagnostics.variances.unwrap();
    close(v.entry, (11.241_667 - 1.019_444) / 4.0, 1e-4);
    close(v.judge, (32.486_111 - 1.019_444) / 6.0, 1e-4);
    close(v.error, 1.019_444, 1e-5);
}

pub(in super::super) fn shrout_fleiss() -> Vec<(&'static str, &'static str, f64)> {
    let table: [(&str, [f64; 4]); 6] = [
        ("1", [9.0, 2.0, 5.0, 8.0]),
        ("2", [6.0, 1.0, 3.0, 2.0]),
        ("3", [8.0, 4.0, 6.0, 8.0]),
        ("4", [7.0, 1.0, 2.0, 6.0]),
        ("5", [10.0, 5.0, 6.0, 9.0]),
        ("6", [6.0, 2.0, 4.0, 7.0]),
    ];
    let judges = ["a", "b", "c", "d"];
    table
        .iter()
        .flat_map(|(target, row)| judges.iter().zip(row).map(|(j, x)| (*j, *target, *x)))
        .collect()
}

#[test]
fn a_judge_agrees_with_the_mean_of_the_others() {
    // Judge a of Shrout and Fleiss's table against the means 5, 2, 6, 3, 6⅔ and 4⅓ of b, c and d.
    let t = by(Method::Mean, &shrout_fleiss());
    close(t.judges[0].agreement.unwrap(), 0.805_787_370, 1e-9);
}

#[test]
fn median_and_trimmed_mean_drop_what_they_say() {
    let scores = [
        ("a", "x", 1.0),
        ("b", "x", 4.0),
        ("c", "x", 6.0),
        ("d", "x", 10.0),
        ("e", "x", 5.0),
        ("a", "y", 2.0),
        ("b", "y", 9.0),
        ("c", "y", 3.0),
        ("d", "y", 4.0),
        ("a", "z", 2.0),
        ("b", "z", 7.0),
    ];
    let median = by(Method::Median, &scores);
    let trimmed = by(Method::TrimmedMean, &scores);
    assert_eq!(
        (estimate(&median, "x"), estimate(&trimmed, "x")),
        (5.0, 5.0)
    );
    assert_eq!(
        (estimate(&median, "y"), estimate(&trimmed, "y")),
        (3.5, 3.5)
    );
    // Two reads: nothing to drop.
    assert_eq!(
        (estimate(&median, "z"), estimate(&trimmed, "z")),
        (4.5, 4.5)
    );
    // Squares within the entries: 42.8 + 29 + 12.5 on 11 − 3 degrees of freedom.
    let s2 = 84.3 / 8.0;
    let of = |t: &Tally, entry: &str| {
        let standing = t.standings.iter().find(|s| s.entry == entry).unwrap();
        standing.se.unwrap()
    };
    close(of(&median, "x"), (PI / 2.0 * s2 / 5.0).sqrt(), 1e-12);
    close(of(&median, "z"), (s2 / 2.0).sqrt(), 1e-12);
    for (entry, kept) in [("x", 3.0), ("y", 2.0), ("z", 2.0)] {
        close(of(&trimmed, entry), (s2 / kept).sqrt(), 1e-12);
    }
}

#[test]
fn z_scores_take_off_level_and_spread_of_a_judge() {
    // b gives 10 points more and twice the spread.
    let scores = [
        ("a", "x", 4.0),
        ("a", "y", 5.0),
        ("a", "z", 6.0),
        ("b", "x", 18.0),
        ("b", "y", 20.0),
        ("b", "w", 22.0),
        ("c", "w", 5.0),
        ("c", "x", 5.0),
    ];
    let t = by(Method::ZScore, &scores);
    // c has no spread and counts as average: z of x = (−1 −1 + 0)/3, y = 0, z = 1, w = (1 + 0)/2.
    let (mean, sd) = (85.0 / 8.0, t.standings[0].estimate - estimate(&t, "y"));
    close(estimate(&t, "y"), mean, 1e-12);
    close(estimate(&t, "x"), mean - sd * 2.0 / 3.0, 1e-12);
    close(estimate(&t, "w"), mean + sd * 0.5, 1e-12);
    assert_eq!(t.standings[0].entry, "z");
}

#[test]
fn borda_counts_the_share_of_others_beaten_with_halves_for_ties() {
    let scores = [
        ("a", "x", 9.0),
        ("a", "y", 7.0),
        ("a", "z", 7.0),
        ("b", "x", 1.0),
        ("b", "y", 2.0),
        ("c", "w", 3.0),
    ];
    let t = by(Method::Borda, &scores);
    assert_eq!(estimate(&t, "x"), 0.5 * (1.0 + 0.0));
    assert_eq!(estimate(&t, "y"), 0.5 * (0.25 + 1.0));
    assert_eq!(estimate(&t, "z"), 0.25);
    assert_eq!(
        estimate(&t, "w"),
        0.5,
        "one entry alone is compared with nothing"
    );
}

#[test]
fn what_cannot_be_compared_falls_back_to_the_plain_mean_and_says_so() {
    let apart = [
        ("a", "x", 5.0),
        ("b", "x", 6.0),
        ("c", "y", 7.0),
        ("d", "y", 8.0),
    ];
    let two = [
        ("a", "x", 5.0),
        ("b", "x", 6.0),
        ("a", "y", 7.0),
        ("b", "y", 8.0),
    ];
    let chain = [
        ("a", "x", 5.0),
        ("b", "x", 6.0),
        ("b", "y", 7.0),
        ("c", "y", 8.0),
    ];
    let equal = [
        ("a", "x", 5.0),
        ("b", "x", 5.0),
        ("c", "x", 5.0),
        ("a", "y", 5.0),
        ("b", "y", 5.0),
        ("c", "y", 5.0),
    ];
    for method in [
        Method::TwoWay,
        Method::TwoWayRandom,
        Method::Rasch,
        Method::Model,
    ] {
        for (scores, reason) in [
            (&apart[..], Fallback::NotConnected),
            (&two[..], Fallback::TooFewJudges),
            (&chain[..], Fallback::TooFewReads),
            (&equal[..], Fallback::NoVariation),
        ] {
            let t = by(method, scores);
            assert_eq!(t.diagnostics.fallback, Some(reason), "{method}");
            assert!(t.standings.iter().all(|s| s.estimate == s.raw_mean));
            assert!(t.judges.iter().all(|j| j.discrimination.is_none()));
        }
    }
    let t = by(Method::Model, &apart);
    assert_eq!(
        (
            t.diagnostics.connected,
            t.diagnostics.components,
            t.diagnostics.link_se
        ),
        (false, 2, None)
    );
    assert_eq!(by(Method::Mean, &apart).diagnostics.fallback, None);
}

#[test]
fn alternatives_are_what_each_method_says_alone() {
    let s = sheet(&shrout_fleiss());
    let all = alternatives(&s, &Parameters::default()).unwrap();
    assert_eq!(
        all.iter().map(|a| a.method).collect::<Vec<_>>(),
        Method::ALL
    );
    for a in all {
        let alone = tally(
            &s,
            &Parameters {
                method: a.method,
                ..Parameters::default()
            },
        )
        .unwrap();
        let want: Vec<_> = alone
            .standings
            .into_iter()
            .map(|s| AlternativeStanding {
                entry: s.entry,
                rank: s.rank,
                estimate: s.estimate,
            })
            .collect();
        assert_eq!(a.standings, want, "{}", a.method);
        assert_eq!(a.fallback, alone.diagnostics.fallback);
    }
}
