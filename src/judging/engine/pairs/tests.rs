//! Published answers and refusals.

use super::*;

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// Winner, loser, whether a tie, who was first, count.
type Row<'a> = (&'a str, &'a str, bool, Option<&'a str>, f64);

fn run(rows: &[Row<'_>], model: Model) -> Result<Pairs, PairsRefusal> {
    let mut labels: Vec<String> = Vec::new();
    let mut at = |name: &str| {
        labels.iter().position(|l| l == name).unwrap_or_else(|| {
            labels.push(name.to_owned());
            labels.len() - 1
        })
    };
    let comparisons: Vec<Comparison> = rows
        .iter()
        .map(|(winner, loser, tie, first, count)| Comparison {
            winner: at(winner),
            loser: at(loser),
            tie: *tie,
            first: first.map(&mut at),
            count: *count,
        })
        .collect();
    compare(&labels, &comparisons, model)
}

fn item<'a>(pairs: &'a Pairs, name: &str) -> &'a Ability {
    pairs.items.iter().find(|a| a.item == name).unwrap()
}

/// Home team, away team, wins of the home team, wins of the away team.
type Series = (&'static str, &'static str, f64, f64);

/// Agresti 1990, Categorical Data Analysis (2nd edition 2002, table 10.10): the Eastern Division of the American League, 1987.
const BASEBALL: [Series; 42] = [
    ("Milwaukee", "Detroit", 4.0, 3.0),
    ("Milwaukee", "Toronto", 4.0, 2.0),
    ("Milwaukee", "New York", 4.0, 3.0),
    ("Milwaukee", "Boston", 6.0, 1.0),
    ("Milwaukee", "Cleveland", 4.0, 2.0),
    ("Milwaukee", "Baltimore", 6.0, 0.0),
    ("Detroit", "Milwaukee", 3.0, 3.0),
    ("Detroit", "Toronto", 4.0, 2.0),
    ("Detroit", "New York", 4.0, 3.0),
    ("Detroit", "Boston", 6.0, 0.0),
    ("Detroit", "Cleveland", 6.0, 1.0),
    ("Detroit", "Baltimore", 4.0, 3.0),
    ("Toronto", "Milwaukee", 2.0, 5.0),
    ("Toronto", "Detroit", 4.0, 3.0),
    ("Toronto", "New York", 2.0, 4.0),
    ("Toronto", "Boston", 4.0, 3.0),
    ("Toronto", "Cleveland", 4.0, 2.0),
    ("Toronto", "Baltimore", 6.0, 0.0),
    ("New York", "Milwaukee", 3.0, 3.0),
    ("New York", "Detroit", 5.0, 1.0),
    ("New York", "Toronto", 2.0, 5.0),
    ("New York", "Boston", 4.0, 3.0),
    ("New York", "Cleveland", 4.0, 2.0),
    ("New York", "Baltimore", 6.0, 1.0),
    ("Boston", "Milwaukee", 5.0, 1.0),
    ("Boston", "Detroit", 2.0, 5.0),
    ("Boston", "Toronto", 3.0, 3.0),
    ("Boston", "New York", 4.0, 2.0),
    ("Boston", "Cleveland", 5.0, 2.0),
    ("Boston", "Baltimore", 6.0, 0.0),
    ("Cleveland", "Milwaukee", 2.0, 5.0),
    ("Cleveland", "Detroit", 3.0, 3.0),
    ("Cleveland", "Toronto", 3.0, 4.0),
    ("Cleveland", "New York", 4.0, 3.0),
    ("Cleveland", "Boston", 4.0, 2.0),
    ("Cleveland", "Baltimore", 2.0, 4.0),
    ("Baltimore", "Milwaukee", 2.0, 5.0),
    ("Baltimore", "Detroit", 1.0, 5.0),
    ("Baltimore", "Toronto", 1.0, 6.0),
    ("Baltimore", "New York", 2.0, 4.0),
    ("Baltimore", "Boston", 1.0, 6.0),
    ("Baltimore", "Cleveland", 3.0, 4.0),
];

fn baseball_rows() -> Vec<Row<'static>> {
    BASEBALL
        .iter()
        .flat_map(|(home, away, won, lost)| {
            [
                (*home, *away, false, Some(*home), *won),
                (*away, *home, false, Some(*home), *lost),
            ]
        })
        .filter(|row| row.4 > 0.0)
        .collect()
}

fn baseball(model: Model) -> Pairs {
    run(&baseball_rows(), model).unwrap()
}

#[test]
fn agrestis_baseball_teams_without_home_advantage() {
    let p = baseball(Model::default());
    // Table 10.11 prints 1.58 1.44 1.29 1.25 1.11 0.68 0; further digits from Turner and Firth 2012 (Journal of Statistical Software 48(9), section 3.3).
    for (team, published, value, se) in [
        ("Milwaukee", 1.58, 1.5814, 0.3433),
        ("Detroit", 1.44, 1.4364, 0.3396),
        ("Toronto", 1.29, 1.2945, 0.3367),
        ("New York", 1.25, 1.2476, 0.3359),
        ("Boston", 1.11, 1.1077, 0.3339),
        ("Cleveland", 0.68, 0.6839, 0.3319),
        ("Baltimore", 0.0, 0.0, 0.0),
    ] {
        let a = item(&p, team);
        close(a.from_reference, published, 0.005);
        close(a.from_reference, value, 5e-5);
        close(a.from_reference_se, se, 5e-5);
    }
    assert_eq!(p.reference, "Baltimore");
    assert_eq!(p.items[0].item, "Milwaukee");
    assert!(p.order.is_none() && p.tie.is_none());
    close(p.items.iter().map(|a| a.ability).sum(), 0.0, 1e-12);
    // Sum-zero values and errors by another program (scipy's BFGS, numerical Hessian).
    close(item(&p, "Baltimore").ability, -1.050_202, 1e-6);
    close(item(&p, "Baltimore").se, 0.232_462, 1e-5);
    close(item(&p, "Milwaukee").se, 0.207_419, 1e-5);
}

#[test]
fn agrestis_baseball_teams_play_better_at_home() {
    let p = baseball(Model {
        order_effect: true,
        ..Model::default()
    });
    // Agresti 2002, p. 438: home advantage 0.302 with standard error 0.131; table 10.11, column 5: the worths.
    let home = p.order.unwrap();
    close(home.estimate, 0.302, 0.0005);
    close(home.estimate, 0.302_260_7, 1e-6);
    close(home.se, 0.131, 0.0005);
    for (team, worth) in [
        ("Milwaukee", 0.220),
        ("Detroit", 0.190),
        ("Toronto", 0.164),
        ("New York", 0.157),
        ("Boston", 0.137),
        ("Cleveland", 0.088),
        ("Baltimore", 0.044),
    ] {
        close(item(&p, team).worth, worth, 0.000_51);
    }
    close(item(&p, "Detroit").from_reference, 1.475_357_2, 1e-6);
    close(item(&p, "Detroit").from_reference_se, 0.344_552, 1e-5);
    close(p.log_likelihood, -169.542_871_45, 1e-7);
    // Turner and Firth 2012, section 3.3.
    close(p.deviance, 38.643, 0.0005);
    assert_eq!(p.df, 35);
}

#[test]
fn four_statistics_journals_stand_as_stigler_found() {
    // Stigler 1994, Citation patterns in the journals of statistics and probability, as in Agresti 2002, p. 448: who cites is the loser.
    let counts = [
        ("Biometrika", "Comm Statist", 730.0),
        ("Comm Statist", "Biometrika", 33.0),
        ("Biometrika", "JASA", 498.0),
        ("JASA", "Biometrika", 320.0),
        ("Biometrika", "JRSS-B", 221.0),
        ("JRSS-B", "Biometrika", 284.0),
        ("Comm Statist", "JASA", 68.0),
        ("JASA", "Comm Statist", 813.0),
        ("Comm Statist", "JRSS-B", 17.0),
        ("JRSS-B", "Comm Statist", 276.0),
        ("JASA", "JRSS-B", 142.0),
        ("JRSS-B", "JASA", 325.0),
    ];
    let rows: Vec<_> = counts
        .iter()
        .map(|(cited, citing, n)| (*cited, *citing, false, None, *n))
        .collect();
    let p = run(&rows, Model::default()).unwrap();
    // Turner and Firth 2012, section 2.1.
    close(item(&p, "Comm Statist").from_reference, -2.9491, 5e-5);
    close(item(&p, "JASA").from_reference, -0.4796, 5e-5);
    close(item(&p, "JRSS-B").from_reference, 0.2690, 5e-5);
    close(p.deviance, 4.293, 0.0005);
    assert_eq!(p.df, 3);
    let order: Vec<_> = p.items.iter().map(|a| (a.item.as_str(), a.rank)).collect();
    assert_eq!(
        order,
        [
            ("JRSS-B", 1),
            ("Biometrika", 2),
            ("JASA", 3),
            ("Comm Statist", 4)
        ]
    );
}

/// Davidson 1970, example 2: six brands of chocolate pudding; brands, preferences for the one, for the other, none.
const PUDDING: [(&str, &str, f64, f64, f64); 15] = [
    ("1", "2", 19.0, 22.0, 16.0),
    ("1", "3", 16.0, 19.0, 12.0),
    ("2", "3", 19.0, 19.0, 10.0),
    ("1", "4", 18.0, 23.0, 13.0),
    ("2", "4", 23.0, 19.0, 9.0),
    ("3", "4", 19.0, 20.0, 15.0),
    ("1", "5", 13.0, 19.0, 18.0),
    ("2", "5", 16.0, 20.0, 12.0),
    ("3", "5", 16.0, 15.0, 17.0),
    ("4", "5", 17.0, 14.0, 16.0),
    ("1", "6", 18.0, 21.0, 12.0),
    ("2", "6", 22.0, 20.0, 12.0),
    ("3", "6", 13.0, 18.0, 10.0),
    ("4", "6", 14.0, 19.0, 18.0),
    ("5", "6", 11.0, 21.0, 12.0),
];

#[test]
fn davidsons_puddings_tie_often() {
    let rows: Vec<_> = PUDDING
        .iter()
        .flat_map(|(a, b, one, other, tie)| {
            [
                (*a, *b, false, None, *one),
                (*b, *a, false, None, *other),
                (*a, *b, true, None, *tie),
            ]
        })
        .collect();
    let p = run(
        &rows,
        Model {
            ties: true,
            ..Model::default()
        },
    )
    .unwrap();
    // Davidson's own estimates, as the vignette of the R package PlackettLuce repeats them; he stopped a few steps short of the top (his log-likelihood
    // is 4e-7 lower), so they agree to 3e-5. Then the top itself by another program (scipy, numerical Hessian for the errors).
    for (brand, worth) in [
        ("1", 0.138_800_5),
        ("2", 0.172_998_5),
        ("3", 0.161_742_0),
        ("4", 0.165_393_0),
        ("5", 0.158_680_5),
        ("6", 0.202_385_5),
    ] {
        close(item(&p, brand).worth, worth, 3e-5);
    }
    close(p.tie.unwrap().ratio, 0.746_814_7, 3e-5);
    for (brand, worth) in [
        ("1", 0.138_803_4),
        ("2", 0.173_001_5),
        ("3", 0.161_747_4),
        ("4", 0.165_373_0),
        ("5", 0.158_685_4),
        ("6", 0.202_389_3),
    ] {
        close(item(&p, brand).worth, worth, 1e-7);
    }
    let tie = p.tie.unwrap();
    close(tie.ratio, 0.746_823_0, 1e-7);
    close(tie.se, 0.082_498_7, 1e-6);
    close(item(&p, "6").se, 0.126_594_4, 1e-6);
    close(item(&p, "2").from_reference_se, 0.187_217, 1e-6);
    assert_eq!((p.comparisons, p.items[0].item.as_str()), (745.0, "6"));
    // Fifteen pairs of three outcomes, less five abilities and the tie.
    assert_eq!(p.df, 15 * 2 - 6);
}

#[test]
fn two_items_have_the_odds_of_their_wins() {
    let p = run(
        &[("a", "b", false, None, 30.0), ("b", "a", false, None, 10.0)],
        Model::default(),
    )
    .unwrap();
    close(item(&p, "b").from_reference, -(3.0_f64.ln()), 1e-12);
    close(
        item(&p, "b").from_reference_se,
        (1.0_f64 / 30.0 + 0.1).sqrt(),
        1e-12,
    );
    close(item(&p, "a").worth, 0.75, 1e-12);
    close(p.deviance, 0.0, 1e-9);
}

#[test]
fn parts_that_never_won_are_refused_by_name() {
    let refusal = run(
        &[
            ("a", "b", false, None, 2.0),
            ("b", "a", false, None, 1.0),
            ("b", "c", false, None, 4.0),
            ("c", "d", false, None, 1.0),
            ("d", "c", false, None, 1.0),
        ],
        Model::default(),
    )
    .unwrap_err();
    let parts = vec![
        vec!["a".to_owned(), "b".into()],
        vec!["c".into(), "d".into()],
    ];
    assert_eq!(refusal, PairsRefusal::NotConnected { parts });
    assert!(refusal.to_string().ends_with("a, b | c, d"), "{refusal}");
    // One tie between the parts joins them where ties are part of the model.
    let ties = Model {
        ties: true,
        ..Model::default()
    };
    let rows = [
        ("a", "b", false, None, 2.0),
        ("b", "a", false, None, 1.0),
        ("b", "c", false, None, 4.0),
        ("b", "c", true, None, 1.0),
    ];
    assert!(run(&rows, ties).is_ok());
}

#[test]
fn wrong_use_is_refused_by_name() {
    let plain = Model::default();
    let code = |rows: &[_], model| run(rows, model).unwrap_err().code();
    assert_eq!(code(&[], plain), "no-comparisons");
    assert_eq!(code(&[("a", "a", false, None, 1.0)], plain), "with-itself");
    assert_eq!(code(&[("a", "b", false, None, 0.0)], plain), "bad-count");
    assert_eq!(
        code(&[("a", "b", false, None, f64::NAN)], plain),
        "bad-count"
    );
    assert_eq!(
        code(&[("a", "b", true, None, 1.0)], plain),
        "ties-not-in-model"
    );
    assert_eq!(
        code(&[("a", "b", false, Some("c"), 1.0)], plain),
        "first-is-neither"
    );
    let ties = Model {
        ties: true,
        ..plain
    };
    assert_eq!(code(&[("a", "b", true, None, 1.0)], ties), "only-ties");
    let order = Model {
        order_effect: true,
        ..plain
    };
    let both = [("a", "b", false, None, 1.0), ("b", "a", false, None, 1.0)];
    assert_eq!(code(&both, order), "no-order");
    // Whoever stood first has always won: the advantage is without bound.
    let first_wins = [
        ("a", "b", false, Some("a"), 5.0),
        ("b", "a", false, Some("b"), 5.0),
    ];
    assert_eq!(code(&first_wins, order), "not-determined");
    // a was always first: its ability and the advantage are one.
    let always = [
        ("a", "b", false, Some("a"), 5.0),
        ("b", "a", false, Some("a"), 3.0),
    ];
    assert_eq!(code(&always, order), "not-determined");
    let many: Vec<String> = (0..=ITEMS_MAX).map(|i| i.to_string()).collect();
    let one = Comparison {
        winner: 0,
        loser: 1,
        tie: false,
        first: None,
        count: 1.0,
    };
    assert_eq!(
        compare(&many, &[one], plain).unwrap_err().code(),
        "too-many-items"
    );
}

#[test]
fn the_order_of_the_input_changes_no_bit() {
    let model = Model {
        order_effect: true,
        ..Model::default()
    };
    let mut rows = baseball_rows();
    let one = run(&rows, model).unwrap();
    rows.reverse();
    assert_eq!(one, run(&rows, model).unwrap());
}
