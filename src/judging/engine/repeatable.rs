//! The same bits everywhere: a seeded contest goes through everything that is published, and each answer's SHA-256 is written down here.
//!
//! What holds it: labels are put in order before anything is summed, sums run in that order, and beside +, −, ×, ÷ and √, which IEEE 754 fixes to the
//! last bit, only `libm` is used. A changed hash means that rounds published before can no longer be repeated: say so in the changelog.

use crate::assign::{Read, assign, draw_order, lottery};
use crate::orders::{self, Given, JudgeOrder, JudgePair};
use crate::reliability::reliability;
use crate::tally::{Method, Parameters, Score, Sheet, tally};
use serde::Serialize;
use sha2::{Digest, Sha256};

const ENTRIES: usize = 90;
const JUDGES: usize = 8;

fn digest(answer: &impl Serialize) -> String {
    let hash = Sha256::digest(serde_json::to_string(answer).unwrap());
    hex::encode(&hash[..8])
}

/// Six countries, three criteria, four reads; points from a hash of who gave them to what.
fn contest() -> (Vec<Read>, Sheet) {
    let entries: Vec<String> = (0..ENTRIES).map(|e| format!("e{e:02}")).collect();
    let judges: Vec<String> = (0..JUDGES).map(|j| format!("j{j}")).collect();
    let conflicts: Vec<Read> = (0..ENTRIES)
        .flat_map(|entry| (0..JUDGES).map(move |judge| Read { entry, judge }))
        .filter(|r| r.entry % 6 == r.judge % 6)
        .collect();
    let plan = assign(&entries, &judges, &conflicts, 4, &[], 2026).unwrap();
    let lot = |text: String| f64::from(Sha256::digest(text)[0]) / 255.0;
    let mut scores = Vec::new();
    for r in &plan.reads {
        let quality = 6.0 * lot(format!("quality {}", r.entry));
        let level = 2.0 * lot(format!("level {}", r.judge));
        let favour = if r.judge == 1 && r.entry % 6 == 4 {
            2.5
        } else {
            0.0
        };
        for criterion in 0..3 {
            let noise = 3.0 * lot(format!("noise {} {} {criterion}", r.entry, r.judge));
            scores.push(Score {
                round: 0,
                entry: r.entry,
                judge: r.judge,
                criterion,
                points: (quality + level + noise + favour).round().clamp(1.0, 10.0),
            });
        }
    }
    let homes = |n: usize| (0..n).map(|i| Some(format!("c{}", i % 6))).collect();
    let sheet = Sheet {
        entry_homes: homes(ENTRIES),
        judge_homes: homes(JUDGES),
        entries,
        judges,
        criteria: ["idea", "craft", "colour"].map(str::to_owned).to_vec(),
        rounds: Vec::new(),
        scores,
    };
    (plan.reads, sheet)
}

fn parameters(method: Method) -> Parameters {
    let weight = |name: &str, weight| (name.to_owned(), weight);
    Parameters {
        method,
        weights: vec![
            weight("idea", 0.4),
            weight("craft", 0.3),
            weight("colour", 0.3),
        ],
        cuts: vec![1, 10, 30],
        ..Parameters::default()
    }
}

/// The best ten as each judge orders them, and as comparisons of neighbours.
fn final_round() -> Given {
    let lot = |text: String| Sha256::digest(text)[0];
    let mut given = Given::default();
    for judge in 0..JUDGES {
        let mut order: Vec<usize> = (0..10).collect();
        order.sort_by_key(|e| (e * 20 + usize::from(lot(format!("{judge} {e}")) / 2), *e));
        let label = |e: usize| format!("e{e:02}");
        given.rankings.push(JudgeOrder {
            judge: format!("j{judge}"),
            places: order.iter().map(|e| vec![label(*e)]).collect(),
        });
        given.pairs.extend(order.windows(2).map(|w| JudgePair {
            judge: format!("j{judge}"),
            first: label(w[1]),
            second: label(w[0]),
            ahead: (lot(format!("tie {judge} {}", w[0])) > 40).then(|| label(w[0])),
        }));
    }
    given
}

#[test]
fn every_published_answer_is_the_same_on_every_machine() {
    let (plan, sheet) = contest();
    let mut found: Vec<(String, String)> = Vec::new();
    let reads: Vec<(usize, usize)> = plan.iter().map(|r| (r.entry, r.judge)).collect();
    let own = draw_order(2026, "j3", &sheet.entries);
    found.push((
        "assignment".into(),
        digest(&(reads, own, lottery("2026", "e07"))),
    ));
    let mut turned = sheet.clone();
    turned.scores.reverse();
    turned.judges.reverse();
    turned.judge_homes.reverse();
    for s in &mut turned.scores {
        s.judge = JUDGES - 1 - s.judge;
    }
    for method in Method::ALL {
        let answer = digest(&tally(&sheet, &parameters(method)).unwrap());
        let again = digest(&tally(&turned, &parameters(method)).unwrap());
        assert_eq!(answer, again, "{method}: the order of the input is in it");
        found.push((method.name().into(), answer));
    }
    let weights = parameters(Method::Model).weights;
    found.push((
        "reliability".into(),
        digest(&reliability(&sheet, &weights).unwrap()),
    ));
    let given = final_round();
    for method in [
        "borda",
        "schulze",
        "kemeny",
        "plackett-luce",
        orders::BRADLEY_TERRY,
    ] {
        let answer = digest(&orders::count(given.clone(), method).unwrap());
        found.push((format!("order {method}"), answer));
    }
    let written: Vec<(String, String)> = WRITTEN
        .iter()
        .map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned()))
        .collect();
    assert_eq!(found, written);
}

/// The first eight bytes of each answer's SHA-256.
const WRITTEN: [(&str, &str); 16] = [
    ("assignment", "bec16c87fb9a5562"),
    ("mean", "c61a8a40ad75cfbc"),
    ("median", "6ae273ee16360686"),
    ("trimmed-mean", "5bb0707a6f63f707"),
    ("z-score", "15ba508b1c174e2d"),
    ("borda", "8e85b0f844b3b1e9"),
    ("two-way", "37aabee46c153d50"),
    ("two-way-random", "2df202866b93a925"),
    ("rasch", "4a79948d0e548b09"),
    ("model", "67e76f26fc8f07c3"),
    ("reliability", "2cd1b8c96e320f39"),
    ("order borda", "3ed960be06ec4f9e"),
    ("order schulze", "9d16effdb6bb2d8a"),
    ("order kemeny", "e5d4383d32407ec7"),
    ("order plackett-luce", "b03df9e665cc0300"),
    ("order bradley-terry", "7dd3ed646c941fc8"),
];
