//! A document verifies as it was, and no other.

use super::*;
use crate::tally::Parameters;

fn published() -> (Sheet, String) {
    let mut sheet = Sheet {
        entries: (0..12).map(|e| format!("e{e:02}")).collect(),
        judges: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
        criteria: vec!["idea".into(), "craft".into()],
        entry_homes: (0..12)
            .map(|e| (e % 3 > 0).then(|| format!("h{}", e % 3)))
            .collect(),
        judge_homes: vec![None, Some("h1".into()), None, Some("h2".into())],
        ..Sheet::default()
    };
    for entry in 0..11 {
        for judge in (0..4).filter(|j| (entry + j) % 4 != 0) {
            for criterion in 0..2 {
                sheet.scores.push(Score {
                    round: 0,
                    entry,
                    judge,
                    criterion,
                    points: 1.0 + ((entry * 3 + judge * 2 + criterion * entry) % 9) as f64 * 1.1,
                });
            }
        }
    }
    let parameters = Parameters {
        cuts: vec![1, 5],
        weights: vec![("idea".into(), 0.7), ("craft".into(), 0.3)],
        ..Parameters::default()
    };
    let tally = tally(&sheet, &parameters).unwrap();
    let round = PublishedRound::of(&sheet, tally);
    (sheet, serde_json::to_string_pretty(&round).unwrap())
}

#[test]
fn an_untouched_round_comes_out_the_same() {
    let (sheet, text) = published();
    let verdict = verify(&text).unwrap();
    assert!(verdict.same, "{:?}", verdict.differences);
    assert_eq!(verdict.inputs_sha256, sheet.sha256().unwrap());
    let round: PublishedRound = serde_json::from_str(&text).unwrap();
    assert_eq!(round.sheet().unwrap(), sheet);
    assert_eq!(round.tally.diagnostics.unread, ["e11"]);
}

#[test]
fn every_changed_number_and_word_is_found() {
    let (_, text) = published();
    let clean: Value = serde_json::from_str(&text).unwrap();
    let mut leaves = Vec::new();
    list_leaves("", &clean, &mut leaves);
    let mut tried = 0;
    for path in leaves {
        let mut touched = clean.clone();
        let leaf = touched.pointer_mut(&path).unwrap();
        *leaf = match &*leaf {
            Value::Number(n) => Value::from(n.as_f64().unwrap() + 0.5),
            Value::String(s) if s.parse::<f64>().is_ok() => Value::from(format!("1{s}")),
            Value::Bool(b) => Value::from(!*b),
            Value::String(s) => Value::from(format!("{s}x")),
            _ => continue,
        };
        tried += 1;
        let found = match verify(&touched.to_string()) {
            Ok(verdict) => !verdict.same,
            Err(_) => true,
        };
        assert!(found, "a change at {path} went unnoticed");
    }
    assert!(tried > 300, "{tried}");
}

fn list_leaves(at: &str, value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(k, v)| list_leaves(&format!("{at}/{k}"), v, out)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(i, v)| list_leaves(&format!("{at}/{i}"), v, out)),
        _ => out.push(at.to_owned()),
    }
}

#[test]
fn a_missing_score_shows_in_the_fingerprint() {
    let (_, text) = published();
    let mut touched: Value = serde_json::from_str(&text).unwrap();
    touched["scores"].as_array_mut().unwrap().pop();
    let verdict = verify(&touched.to_string()).unwrap();
    assert!(!verdict.same);
    assert!(verdict.differences.iter().any(|d| d.at == "inputs_sha256"));
}

#[test]
fn other_documents_are_refused_by_name() {
    assert!(matches!(verify("{"), Err(UnreadableRound::NotARound(_))));
    assert!(matches!(
        verify("{\"format\":\"artkite-round-9\"}"),
        Err(UnreadableRound::OtherFormat(_))
    ));
    let (_, text) = published();
    let mut touched: Value = serde_json::from_str(&text).unwrap();
    touched["scores"][0]["judge"] = Value::from("nobody");
    let refusal = verify(&touched.to_string()).unwrap_err();
    assert!(matches!(
        refusal,
        UnreadableRound::Refused(TallyRefusal::NotListed)
    ));
}
