//! Many-facet Rasch measurement against the tables of two other programs.

use super::super::{rasch, reads::Reads, *};
use super::sheet;
use rasch::Measures;

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

fn all(got: &[f64], want: &[f64], tolerance: f64) {
    assert_eq!(got.len(), want.len());
    for (g, w) in got.iter().zip(want) {
        close(*g, *w, tolerance);
    }
}

fn fair(sheet: &Sheet) -> Tally {
    let parameters = Parameters {
        method: Method::Rasch,
        ..Parameters::default()
    };
    tally(sheet, &parameters).unwrap()
}

fn estimate(t: &Tally, entry: &str) -> f64 {
    t.standings
        .iter()
        .find(|s| s.entry == entry)
        .unwrap()
        .estimate
}

fn measures(sheet: &Sheet) -> Measures {
    rasch::measure(&Reads::compose(sheet, &[]).unwrap()).unwrap()
}

/// Guilford 1954, Psychometric Methods, p. 282: three senior scientists rate seven junior ones on five traits of creativity; the
/// worked example of chapter 10 of Linacre, Many-Facet Rasch Measurement, and of the FACETS program.
fn guilford() -> Sheet {
    let rows: [[u8; 5]; 21] = [
        [5, 5, 3, 5, 3],
        [9, 7, 8, 7, 5],
        [3, 3, 3, 7, 1],
        [7, 3, 1, 3, 3],
        [9, 7, 7, 8, 5],
        [3, 5, 3, 5, 1],
        [7, 7, 5, 5, 5],
        [6, 5, 4, 6, 3],
        [8, 7, 5, 7, 2],
        [4, 5, 3, 6, 6],
        [5, 6, 4, 5, 5],
        [2, 4, 3, 2, 3],
        [4, 4, 6, 4, 2],
        [3, 3, 5, 5, 4],
        [5, 5, 5, 7, 3],
        [7, 7, 5, 7, 5],
        [3, 5, 5, 5, 5],
        [5, 3, 3, 3, 1],
        [9, 7, 7, 7, 7],
        [3, 3, 3, 5, 3],
        [7, 7, 7, 5, 7],
    ];
    let names = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let scores = rows.iter().enumerate().flat_map(|(at, row)| {
        row.iter().enumerate().map(move |(criterion, x)| Score {
            round: 0,
            judge: at / 7,
            entry: at % 7,
            criterion,
            points: f64::from(*x),
        })
    });
    Sheet {
        entries: names(&[
            "Anne", "Betty", "Chris", "David", "Edward", "Fred", "George",
        ]),
        judges: names(&["Avogadro", "Brahe", "Cavendish"]),
        criteria: names(&["Attack", "Basis", "Clarity", "Daring", "Enthusiasm"]),
        scores: scores.collect(),
        ..Sheet::default()
    }
}

#[test]
fn many_facet_rasch_gives_tams_table_of_guilfords_scientists() {
    // R package TAM 4.4-2 under R 4.2.2: tam.jml(resp, A, B, bias = FALSE, constraint = "items", version = 2) until nothing moves by
    // 1e-9; resp has a row for each junior and a column for each trait and senior, A effect-codes trait + senior + step, all nine
    // categories in each column. The deviance at its end is 331.776084.
    let m = measures(&guilford());
    all(
        &m.entries,
        &[
            -0.142_766, 0.653_242, -0.322_838, -0.544_264, 0.362_485, -0.645_008, 0.210_903,
        ],
        2e-6,
    );
    all(&m.judges, &[-0.041_041, 0.189_741, -0.148_700], 2e-6);
    all(
        &m.criteria,
        &[-0.268_947, -0.136_603, 0.151_101, -0.268_947, 0.523_396],
        2e-6,
    );
    let steps = [
        -0.682_121, -2.346_335, 0.809_122, -1.456_574, 1.678_042, -1.031_217, 2.438_441, 0.590_642,
    ];
    all(&m.steps, &steps, 2e-5);
    // Errors: R package mfrmr 0.2.2, fit_mfrm(model = "RSM", method = "JML") and diagnose_mfrm; its measures are TAM's. (TAM takes errors at
    // Warm's estimate and, for judges, of a contrast.)
    all(
        &m.entry_se,
        &[
            0.171_974, 0.184_617, 0.174_890, 0.181_374, 0.175_665, 0.185_235, 0.172_808,
        ],
        2e-6,
    );
    all(&m.judge_se, &[0.116_044, 0.117_249, 0.116_029], 2e-6);

    let t = fair(&guilford());
    close(estimate(&t, "Betty"), 6.408_0, 1e-4);
    close(estimate(&t, "Fred"), 3.591_2, 1e-4);
    assert!(t.diagnostics.converged && t.diagnostics.fallback.is_none());
}

#[test]
fn logits_become_points_by_the_slope_of_the_scale() {
    // From the logits above: the mean variance over the traits is 2.288707 points per logit at the average junior; each junior's error has
    // the slope at its own place.
    let t = fair(&guilford());
    for (judge, severity, se) in [
        (0, -0.093_931, 0.265_590),
        (1, 0.434_262, 0.268_348),
        (2, -0.340_333, 0.265_556),
    ] {
        let judge = &t.judges[judge];
        close(judge.severity.unwrap(), severity, 1e-5);
        close(judge.severity_se.unwrap(), se, 1e-5);
    }
    let error = |t: &Tally, entry: &str| {
        let standing = t.standings.iter().find(|s| s.entry == entry).unwrap();
        standing.se.unwrap()
    };
    close(error(&t, "Betty"), 0.361_874, 1e-5);
    close(error(&t, "Fred"), 0.360_436, 1e-5);

    // The same ratings from 2 to 18 in steps of two: nothing changes in logits, everything doubles in points.
    let mut wide = guilford();
    for s in &mut wide.scores {
        s.points *= 2.0;
    }
    let wide = fair(&wide);
    for (a, b) in t.standings.iter().zip(&wide.standings) {
        close(2.0 * a.estimate, b.estimate, 1e-9);
        close(2.0 * a.se.unwrap(), b.se.unwrap(), 1e-9);
    }
    for (a, b) in t.judges.iter().zip(&wide.judges) {
        close(2.0 * a.severity.unwrap(), b.severity.unwrap(), 1e-9);
        close(2.0 * a.severity_se.unwrap(), b.severity_se.unwrap(), 1e-9);
    }
}

#[test]
fn a_judge_who_gives_nothing_but_the_best_is_measured_too() {
    let mut s = guilford();
    s.judges.push("Darwin".to_owned());
    for (entry, criterion) in (0..7).flat_map(|e| (0..5).map(move |c| (e, c))) {
        s.scores.push(Score {
            round: 0,
            judge: 3,
            entry,
            criterion,
            points: 9.0,
        });
    }
    let m = measures(&s);
    assert!(fair(&s).diagnostics.converged);
    // What the four gave more than expected cancels, as the entries' totals are met; Darwin's part is 0.3 points above everybody else's.
    let more = |judge: usize| -> f64 {
        let own = s.scores.iter().filter(|s| s.judge == judge);
        own.map(|s| {
            let location = m.entries[s.entry] - m.judges[judge] - m.criteria[s.criterion];
            s.points - 1.0 - expected(&m, location).0
        })
        .sum()
    };
    close((0..4).map(more).sum(), 0.0, 1e-3);
    close(more(1), more(0), 1e-3);
    close(more(2), more(0), 1e-3);
    close(more(3), more(0) + 0.3, 1e-3);
}

/// Expected category and its variance.
fn expected(m: &Measures, location: f64) -> (f64, f64) {
    let mut p = vec![1.0];
    for (c, tau) in m.steps.iter().enumerate() {
        p.push(p[c] * (location - tau).exp());
    }
    let total: f64 = p.iter().sum();
    let moment = |power| {
        p.iter()
            .enumerate()
            .map(|(c, p)| (c as f64).powi(power) * p)
            .sum::<f64>()
            / total
    };
    (moment(1), moment(2) - moment(1) * moment(1))
}

/// Observed less expected points of one senior for one junior, and their variance, were the junior `more` logits better.
fn surprise(m: &Measures, judge: usize, entry: usize, more: f64) -> (f64, f64) {
    let sheet = guilford();
    let own = |s: &&Score| (s.judge, s.entry) == (judge, entry);
    sheet.scores.iter().filter(own).fold((0.0, 0.0), |sum, s| {
        let location = m.entries[entry] + more - m.judges[judge] - m.criteria[s.criterion];
        let (mean, variance) = expected(m, location);
        (sum.0 + s.points - 1.0 - mean, sum.1 + variance)
    })
}

#[test]
fn many_facet_rasch_leaves_the_surprises_that_facets_prints_for_guilfords_scientists() {
    // Linacre, A User's Guide to FACETS, table 9 (bias iteration report, senior × junior, 21 terms): at the first iteration the largest
    // residual of a senior about a junior is −12.9867 points, which asks for −1.1329 logits. FACETS stops its main analysis when
    // totals are met within 0.5 points and nothing moves by 0.01 logits.
    let m = measures(&guilford());
    let pairs = (0..3).flat_map(|judge| (0..7).map(move |entry| (judge, entry)));
    let largest = pairs
        .map(|(judge, entry)| (surprise(&m, judge, entry, 0.0), judge, entry))
        .max_by(|(a, ..), (b, ..)| a.0.abs().total_cmp(&b.0.abs()))
        .unwrap();
    let ((points, variance), judge, entry) = largest;
    assert_eq!((judge, entry), (1, 4), "Brahe about Edward");
    close(points, -12.986_7, 0.1);
    close(points / variance, -1.132_9, 0.01);

    // Table 14.3.1.1 (pairwise report): David measures .25 ± .29 by Brahe's ratings alone and −1.05 ± .35 by Cavendish's, a contrast of
    // 1.30 with t = 2.86; junior scientists have mean zero there.
    let centre = m.entries.iter().sum::<f64>() / 7.0;
    let david = |judge: usize| {
        let mut more = 0.0;
        for _ in 0..50 {
            let (points, variance) = surprise(&m, judge, 3, more);
            more += points / variance;
        }
        let error = 1.0 / surprise(&m, judge, 3, more).1.sqrt();
        (m.entries[3] - centre + more, error)
    };
    let (brahe, cavendish) = (david(1), david(2));
    // A hundredth from the stopping rule, half a hundredth from the printing.
    close(brahe.0, 0.25, 0.015);
    close(brahe.1, 0.29, 0.006);
    close(cavendish.0, -1.05, 0.015);
    close(cavendish.1, 0.35, 0.006);
    let contrast = brahe.0 - cavendish.0;
    close(contrast, 1.30, 0.025);
    close(contrast / brahe.1.hypot(cavendish.1), 2.86, 0.04);
}

#[test]
fn a_perfect_entry_and_missing_reads_give_tams_measures_too() {
    // The same call of TAM: an eighth junior with nothing but nines, Chris not read by Avogadro, George not by Brahe, Edward not by
    // Cavendish. Its adj = 0.3 is taken off the perfect total; items and steps answer for all scores as they stand.
    let mut s = guilford();
    s.entries.push("Harriet".to_owned());
    s.scores
        .retain(|s| ![(0, 2), (1, 6), (2, 4)].contains(&(s.judge, s.entry)));
    for (judge, criterion) in (0..3).flat_map(|j| (0..5).map(move |c| (j, c))) {
        s.scores.push(Score {
            round: 0,
            judge,
            entry: 7,
            criterion,
            points: 9.0,
        });
    }
    let m = measures(&s);
    all(
        &m.entries,
        &[
            -0.172_205, 0.746_675, -0.078_915, -0.630_525, -0.030_311, -0.742_902, 0.584_999,
            5.109_202,
        ],
        2e-5,
    );
    all(&m.judges, &[-0.151_847, 0.094_704, 0.057_142], 2e-6);
    all(
        &m.criteria,
        &[-0.352_846, -0.234_228, 0.209_679, -0.234_228, 0.611_624],
        2e-6,
    );
    let steps = [
        -1.119_640, -2.255_387, 0.624_688, -1.572_525, 1.614_272, -0.693_940, 2.417_369, 0.985_163,
    ];
    all(&m.steps, &steps, 2e-5);
    assert!(fair(&s).diagnostics.converged);
}

#[test]
fn rasch_gives_finite_measures_to_perfect_entries_and_refuses_fractions() {
    let mut scores = Vec::new();
    let names: Vec<String> = (0..8).map(|e| format!("e{e}")).collect();
    for (e, name) in names.iter().enumerate() {
        for (j, judge) in ["a", "b", "c"].into_iter().enumerate() {
            let points = if e == 7 {
                5.0
            } else {
                1.0 + ((e * 2 + j * e) % 4) as f64
            };
            scores.push((judge, name.as_str(), points));
        }
    }
    let t = fair(&sheet(&scores));
    assert_eq!(
        (t.standings[0].entry.as_str(), t.diagnostics.fallback),
        ("e7", None)
    );
    assert!(t.standings[0].estimate > 4.0 && t.standings[0].estimate < 5.0);
    assert!(t.diagnostics.converged);
    scores[0].2 = 1.25;
    assert_eq!(
        fair(&sheet(&scores)).diagnostics.fallback,
        Some(Fallback::NotWholeScores)
    );
}
