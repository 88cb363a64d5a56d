//! Published answers, and what must hold of every answer.

use super::*;
use crate::tally::Score;
use proptest::prelude::*;

fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// judge → its row of scores by entry, `NaN` where it gave none.
fn sheet(by_judge: &[&[f64]]) -> Sheet {
    let n = by_judge[0].len();
    let scores = by_judge.iter().enumerate().flat_map(|(judge, row)| {
        row.iter()
            .enumerate()
            .filter(|(_, x)| !x.is_nan())
            .map(move |(entry, x)| Score {
                round: 0,
                entry,
                judge,
                criterion: 0,
                points: *x,
            })
    });
    Sheet {
        entries: (0..n).map(|e| format!("e{e:02}")).collect(),
        judges: (0..by_judge.len()).map(|j| format!("j{j}")).collect(),
        scores: scores.collect(),
        ..Sheet::default()
    }
}

/// Shrout and Fleiss 1979, table 2: four judges rate six targets.
fn shrout_fleiss() -> Sheet {
    sheet(&[
        &[9.0, 6.0, 8.0, 7.0, 10.0, 6.0],
        &[2.0, 1.0, 4.0, 1.0, 5.0, 2.0],
        &[5.0, 3.0, 6.0, 2.0, 6.0, 4.0],
        &[8.0, 2.0, 8.0, 6.0, 9.0, 7.0],
    ])
}

#[test]
fn the_six_intraclass_correlations_are_those_of_shrout_and_fleiss() {
    let r = reliability(&shrout_fleiss(), &[]).unwrap();
    // Table 4 of the paper gives two decimals; the further ones, and the intervals, are those of another program (scipy's F in the formulas
    // of pp. 424–426, and pingouin 0.7 to two decimals).
    for (got, published, value, low, high) in [
        (
            r.icc.icc1_1,
            0.17,
            0.165_741_77,
            -0.132_932_32,
            0.722_560_06,
        ),
        (r.icc.icc2_1, 0.29, 0.289_763_78, 0.018_786_51, 0.761_084_37),
        (r.icc.icc3_1, 0.71, 0.714_840_71, 0.342_464_77, 0.945_858_26),
        (
            r.icc.icc1_k,
            0.44,
            0.442_797_13,
            -0.884_442_16,
            0.912_415_42,
        ),
        (r.icc.icc2_k, 0.62, 0.620_050_55, 0.071_136_82, 0.927_232_04),
        (r.icc.icc3_k, 0.91, 0.909_315_54, 0.675_674_71, 0.985_891_68),
    ] {
        let got = got.unwrap();
        close(got.value, published, 0.005);
        close(got.value, value, 1e-8);
        close(got.low.unwrap(), low, 1e-8);
        close(got.high.unwrap(), high, 1e-8);
    }
    assert!(r.notes.is_empty(), "{:?}", r.notes);
    // Cronbach's alpha is ICC(3,k); standardised from the mean correlation (numpy).
    close(
        r.cronbach_alpha.raw.unwrap(),
        0.909_315_542_377_069_4,
        1e-12,
    );
    close(
        r.cronbach_alpha.standardized.unwrap(),
        0.926_943_646_258_727_4,
        1e-12,
    );
    assert_eq!(
        (r.entries, r.judges, r.reads, r.entries_read_by_all),
        (6, 4, 24, 6)
    );
}

/// Krippendorff 2011, Computing Krippendorff's alpha-reliability, section C: four observers, twelve units, gaps.
fn krippendorff_c() -> Sheet {
    const O: f64 = f64::NAN;
    sheet(&[
        &[1.0, 2.0, 3.0, 3.0, 2.0, 1.0, 4.0, 1.0, 2.0, O, O, O],
        &[1.0, 2.0, 3.0, 3.0, 2.0, 2.0, 4.0, 1.0, 2.0, 5.0, O, 3.0],
        &[O, 3.0, 3.0, 3.0, 2.0, 3.0, 4.0, 2.0, 2.0, 5.0, 1.0, O],
        &[1.0, 2.0, 3.0, 3.0, 2.0, 4.0, 4.0, 1.0, 2.0, 5.0, 1.0, O],
    ])
}

#[test]
fn alpha_of_data_c_is_krippendorffs_in_all_four_metrics() {
    let r = reliability(&krippendorff_c(), &[]).unwrap();
    let a = r.krippendorff_alpha;
    // Published: .743, .815, .849, .797; the further digits from the `krippendorff` package 0.9.
    for (got, published, value) in [
        (a.nominal, 0.743, 0.743_421_052_631_579),
        (a.ordinal, 0.815, 0.815_387_503_754_881_4),
        (a.interval, 0.849, 0.849_107_142_857_142_7),
        (a.ratio, 0.797, 0.797_402_774_711_621_2),
    ] {
        close(got.unwrap(), published, 0.0005);
        close(got.unwrap(), value, 1e-12);
    }
    // The table has gaps and uneven reads.
    assert!(r.icc.icc1_1.is_none() && r.notes.contains_key("icc1"));
    let single = r.icc.icc3_1.unwrap();
    assert!(single.low.is_none() && single.value > 0.5 && r.notes.contains_key("icc2"));
    assert!(r.notes["kendall_w"].contains("8 of 12 entries"));
}

#[test]
fn concordance_with_ties_is_that_of_zars_birds() {
    // Zar 2010, Biostatistical Analysis, example 20.5: wing, tail and bill length of twelve birds. The rank sums are printed there (and in the
    // manual of UNISTAT, 6.5.6): 14.5 21 30.5 6 11 3.5 20 11.5 29 28.5 22.5 36. χ² is Friedman's, computed by scipy.
    let birds = sheet(&[
        &[
            10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4,
        ],
        &[7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
        &[
            17.0, 17.0, 20.0, 14.5, 15.5, 13.0, 19.5, 16.0, 21.0, 20.0, 18.0, 22.0,
        ],
    ]);
    let w = reliability(&birds, &[]).unwrap().kendall_w.unwrap();
    close(w.w, 0.913_364_413_364_413_3, 1e-12);
    close(w.w_tie_corrected, 0.924_135_220_125_786_2, 1e-12);
    close(w.chi_square, 30.496_462_264_150_946, 1e-10);
    assert_eq!(w.df, 11);
    close(w.p, 0.001_323_545_917_380_98, 1e-12);
}

#[test]
fn concordance_without_ties_is_that_of_siegels_applicants() {
    // Siegel 1956, Nonparametric Statistics, table 9.8: three executives rank six applicants; R = 8 14 11 11 11 8, W = .16.
    let w = concordance(&[
        vec![1.0, 1.0, 6.0],
        vec![6.0, 5.0, 3.0],
        vec![3.0, 6.0, 2.0],
        vec![2.0, 4.0, 5.0],
        vec![5.0, 2.0, 4.0],
        vec![4.0, 3.0, 1.0],
    ])
    .unwrap();
    close(w.w, 0.16, 0.005);
    assert_eq!(w.w, w.w_tie_corrected);
    close(w.chi_square, 2.428_571_428_571_428, 1e-12);
}

#[test]
fn separation_and_strata_are_those_of_wright_and_masters() {
    // Wright and Masters 1982, pp. 92 and 106 (Rasch Measurement Transactions 9:4 and 16:3): G = 2 is a reliability of 0.8 and three strata,
    // G = 1 one of 0.5, G = 3 one of 0.9. Two measures d apart have variance d²/2.
    for (g, reliability, strata) in [
        (1.0_f64, 0.5, 5.0 / 3.0),
        (2.0, 0.8, 3.0),
        (3.0, 0.9, 13.0 / 3.0),
    ] {
        let d = (2.0 * (g * g + 1.0)).sqrt();
        let s = separation(&[-0.5 * d, 0.5 * d], &[1.0, 1.0]).unwrap();
        close(s.separation.unwrap(), g, 1e-12);
        close(s.reliability, reliability, 1e-12);
        close(s.strata.unwrap(), strata, 1e-12);
    }
    // Errors larger than the spread leave nothing.
    let none = separation(&[0.0, 1.0], &[2.0, 2.0]).unwrap();
    assert_eq!((none.reliability, none.separation), (0.0, Some(0.0)));
    assert!(separation(&[1.0, 1.0], &[0.1, 0.1]).is_none());
    let certain = separation(&[1.0, 2.0], &[0.0, 0.0]).unwrap();
    assert_eq!((certain.reliability, certain.strata), (1.0, None));
}

#[test]
fn variance_components_tell_how_many_reads_are_needed() {
    let c = reliability(&shrout_fleiss(), &[])
        .unwrap()
        .variance_components
        .unwrap();
    // Shrout and Fleiss's mean squares 11.24, 32.49, 1.02: entry (11.24 − 1.02)/4, judge (32.49 − 1.02)/6.
    close(c.entry, (11.241_667 - 1.019_444) / 4.0, 1e-4);
    close(c.judge, (32.486_111 - 1.019_444) / 6.0, 1e-3);
    close(c.error, 1.019_444, 1e-4);
    // 4·(5.2444 + 1.0194)/2.5556 = 9.80 and 9/4 of it = 22.06.
    assert_eq!((c.reads_for_0_8, c.reads_for_0_9), (Some(10), Some(23)));
}

#[test]
fn what_cannot_be_had_is_null_and_says_why() {
    let equal = reliability(&sheet(&[&[5.0, 5.0], &[5.0, 5.0]]), &[]).unwrap();
    assert_eq!(equal.icc, Icc::default());
    assert!(equal.kendall_w.is_none() && equal.separation.is_none());
    assert_eq!(equal.krippendorff_alpha, Alphas::default());
    for name in [
        "icc",
        "kendall_w",
        "cronbach_alpha",
        "separation",
        "krippendorff_alpha.ratio",
        "variance_components",
    ] {
        assert!(equal.notes.contains_key(name), "{name}: {:?}", equal.notes);
    }
    let alone = reliability(&sheet(&[&[5.0, 6.0]]), &[]).unwrap();
    assert_eq!(
        alone.notes["krippendorff_alpha.nominal"],
        "no entry has two scores"
    );
    assert!(alone.notes["icc"].contains("two judges"));
    let negative = reliability(&sheet(&[&[-1.0, 2.0], &[0.0, 3.0]]), &[]).unwrap();
    assert!(negative.krippendorff_alpha.interval.is_some());
    assert!(negative.notes["krippendorff_alpha.ratio"].contains("negative"));
}

#[test]
fn perfect_agreement_is_one_without_an_interval() {
    let r = reliability(&sheet(&[&[1.0, 5.0, 9.0], &[1.0, 5.0, 9.0]]), &[]).unwrap();
    for c in [
        r.icc.icc1_1,
        r.icc.icc2_1,
        r.icc.icc3_1,
        r.icc.icc1_k,
        r.icc.icc2_k,
        r.icc.icc3_k,
    ] {
        assert_eq!(c, Some(Coefficient::bare(1.0)));
    }
    assert_eq!(r.kendall_w.unwrap().w_tie_corrected, 1.0);
    assert_eq!(r.krippendorff_alpha.nominal, Some(1.0));
    // The same order, two points stricter: consistent, not in agreement.
    let shifted = reliability(&sheet(&[&[1.0, 5.0, 9.0], &[3.0, 7.0, 11.0]]), &[]).unwrap();
    assert_eq!(shifted.icc.icc3_1.unwrap().value, 1.0);
    assert!(shifted.icc.icc2_1.unwrap().value < 0.95);
}

#[test]
fn the_json_has_the_names_others_rely_on() {
    let r = reliability(&shrout_fleiss(), &[]).unwrap();
    let json = serde_json::to_value(&r).unwrap();
    for path in [
        "/icc/icc1_1/value",
        "/icc/icc2_1/low",
        "/icc/icc3_1/high",
        "/icc/icc1_k/value",
        "/icc/icc2_k/value",
        "/icc/icc3_k/value",
        "/krippendorff_alpha/nominal",
        "/krippendorff_alpha/ordinal",
        "/krippendorff_alpha/interval",
        "/krippendorff_alpha/ratio",
        "/kendall_w/w",
        "/kendall_w/w_tie_corrected",
        "/kendall_w/chi_square",
        "/kendall_w/df",
        "/kendall_w/p",
        "/cronbach_alpha/raw",
        "/cronbach_alpha/standardized",
        "/separation/reliability",
        "/separation/strata",
    ] {
        assert!(json.pointer(path).is_some_and(|v| v.is_number()), "{path}");
    }
    assert!(json["notes"].is_object());
}

proptest! {
    #[test]
    fn coefficients_stay_in_their_bounds_and_the_order_of_the_input_changes_no_bit(
        scores in proptest::collection::vec(proptest::collection::vec(1u8..6, 5), 2..5)
    ) {
        let rows: Vec<Vec<f64>> = scores.iter().map(|r| r.iter().map(|x| f64::from(*x)).collect()).collect();
        let by_judge: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let one = sheet(&by_judge);
        let mut other = one.clone();
        other.scores.reverse();
        let r = reliability(&one, &[]).unwrap();
        prop_assert_eq!(&r, &reliability(&other, &[]).unwrap());
        for c in [r.icc.icc1_1, r.icc.icc2_1, r.icc.icc3_1].into_iter().flatten() {
            prop_assert!(c.value <= 1.0 + 1e-12);
        }
        for c in [r.icc.icc1_1, r.icc.icc3_1].into_iter().flatten() {
            if let (Some(low), Some(high)) = (c.low, c.high) {
                prop_assert!(low <= c.value + 1e-9 && c.value <= high + 1e-9, "{:?}", c);
            }
        }
        if let Some(w) = r.kendall_w {
            prop_assert!((0.0..=1.0 + 1e-12).contains(&w.w_tie_corrected) && w.w <= w.w_tie_corrected + 1e-12);
            prop_assert!((0.0..=1.0).contains(&w.p));
        }
        if let Some(s) = r.separation {
            prop_assert!((0.0..=1.0).contains(&s.reliability));
        }
    }
}
