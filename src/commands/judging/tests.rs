//! The commands as functions: files in, JSON out, sentences and exit codes.

use super::*;
use clap::Parser;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: JudgingCommand,
}

/// A folder of files and the commands run in it.
struct Desk {
    folder: tempfile::TempDir,
}

/// What a command said.
struct Said {
    is_yes: bool,
    out: String,
    aside: String,
}

impl Said {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// `line` is split at spaces; words ending in .csv or .json are files of the folder.
    fn run(&self, line: &str) -> Result<Said, Failed> {
        let words = line.split(' ').map(|word| {
            if word.ends_with(".csv") || word.ends_with(".json") {
                self.path().join(word).display().to_string()
            } else {
                word.to_owned()
            }
        });
        let cli = Cli::try_parse_from(std::iter::once("judging".to_owned()).chain(words)).unwrap();
        let (mut out, mut aside) = (Vec::new(), Vec::new());
        run(&cli.command, &mut out, &mut aside).map(|is_yes| Said {
            is_yes,
            out: String::from_utf8(out).unwrap(),
            aside: String::from_utf8(aside).unwrap(),
        })
    }

    fn failed(&self, line: &str) -> Failed {
        match self.run(line) {
            Ok(said) => panic!("{line} gave {}", said.out),
            Err(failed) => failed,
        }
    }
}

/// Six entries, four judges, two criteria; the last entry was read by nobody.
fn scores() -> String {
    let mut csv = "judge,entry,criterion,score,judge_country,entry_country\n".to_owned();
    for entry in 0..6 {
        for judge in 0..4 {
            for (k, criterion) in ["idea", "craft"].into_iter().enumerate() {
                let score = 2 + (entry * 2 + judge * (entry + 1) + k) % 7;
                csv.push_str(&format!(
                    "j{judge},e{entry},{criterion},{score},c{},c{}\n",
                    judge % 3,
                    entry % 3
                ));
            }
        }
    }
    csv + "j0,e6,idea,,c0,c0\n"
}

#[test]
fn tally_prints_standings_judges_and_diagnostics() {
    let desk = Desk::with(&[("scores.csv", &scores())]);
    let said = desk
        .run("tally --scores scores.csv --method two-way --weights idea=0.6,craft=0.4 --cut 1,3 --seed 7")
        .unwrap();
    let json = said.json();
    assert_eq!(json["method"], "two-way");
    assert_eq!(json["parameters"]["seed"], 7);
    assert_eq!(json["inputs_sha256"].as_str().unwrap().len(), 64);
    let standings = json["standings"].as_array().unwrap();
    assert_eq!(standings.len(), 6);
    for key in [
        "entry",
        "rank",
        "estimate",
        "se",
        "reads",
        "rank_low",
        "rank_high",
        "p_above",
    ] {
        assert!(!standings[0][key].is_null(), "{key}");
    }
    assert!(standings[0]["p_above"]["3"].is_number());
    for key in ["judge", "severity", "reads", "agreement", "flags"] {
        assert!(!json["judges"][0][key].is_null(), "{key}");
    }
    for key in ["connected", "components", "converged", "iterations"] {
        assert!(!json["diagnostics"][key].is_null(), "{key}");
    }
    assert_eq!(json["diagnostics"]["fallback"], Value::Null);
    assert_eq!(json["diagnostics"]["unread"][0], "e6");
    let default = desk.run("tally --scores scores.csv").unwrap().json();
    assert_eq!(default["method"], "model");
}

#[test]
fn alternatives_tell_where_each_entry_would_stand_under_every_method() {
    let desk = Desk::with(&[("scores.csv", &scores())]);
    let json = desk
        .run("tally --scores scores.csv --cut 2 --alternatives")
        .unwrap()
        .json();
    assert_eq!(json["method"], "model");
    let others = json["alternatives"].as_array().unwrap();
    assert_eq!(others.len(), Method::ALL.len());
    for (other, method) in others.iter().zip(Method::ALL) {
        assert_eq!(other["method"], method.name());
        assert_eq!(other["standings"].as_array().unwrap().len(), 6, "{method}");
        assert_eq!(other["standings"][0]["rank"], 1);
        assert!(other["standings"][0]["estimate"].is_number());
    }
    let plain = desk.run("tally --scores scores.csv").unwrap().json();
    assert_eq!(plain.get("alternatives"), None);
}

#[test]
fn known_variances_replace_estimating() {
    let desk = Desk::with(&[("scores.csv", &scores())]);
    let said = desk
        .run("tally --scores scores.csv --method two-way-random --variance-entry 1.28 --variance-judge 0.24 --variance-error 1.27")
        .unwrap();
    assert_eq!(said.json()["diagnostics"]["variances"]["judge"], 0.24);
    let two = Cli::try_parse_from(["judging", "tally", "--scores", "x", "--variance-entry", "1"]);
    assert!(two.is_err(), "all three or none");
}

#[test]
fn a_document_verifies_and_a_touched_one_does_not() {
    let desk = Desk::with(&[("scores.csv", &scores())]);
    let document = desk
        .run("tally --scores scores.csv --cut 2 --document")
        .unwrap()
        .out;
    fs::write(desk.path().join("round.json"), &document).unwrap();
    let said = desk.run("verify round.json").unwrap();
    assert!(said.is_yes, "{}", said.out);
    assert_eq!(said.json()["same"], true);

    let mut touched: Value = serde_json::from_str(&document).unwrap();
    touched["tally"]["standings"][0]["rank"] = Value::from(2);
    fs::write(desk.path().join("round.json"), touched.to_string()).unwrap();
    let said = desk.run("verify round.json").unwrap();
    assert!(!said.is_yes);
    assert_eq!(said.json()["differences"][0]["at"], "standings/0/rank");

    fs::write(desk.path().join("round.json"), "{}").unwrap();
    assert_eq!(desk.failed("verify round.json").exit, 2);
}

#[test]
fn reliability_prints_all_coefficients() {
    let desk = Desk::with(&[("scores.csv", &scores().replace("j0,e6,idea,,c0,c0\n", ""))]);
    let json = desk.run("reliability --scores scores.csv").unwrap().json();
    for path in [
        "/icc/icc1_1/value",
        "/icc/icc3_k/high",
        "/krippendorff_alpha/ordinal",
        "/kendall_w/w_tie_corrected",
        "/cronbach_alpha/raw",
        "/separation/reliability",
    ] {
        assert!(json.pointer(path).unwrap().is_number(), "{path}");
    }
    assert_eq!(json["entries"], 6);
}

#[test]
fn pairs_take_counts_ties_and_order() {
    let desk = Desk::with(&[
        ("plain.csv", "winner,loser\na,b\na,b\nb,c\nc,a\nb,a\n"),
        (
            "full.csv",
            "winner,loser,count,tie,first\na,b,8,0,a\nb,a,5,0,b\na,b,2,0,b\nb,a,2,0,a\na,b,3,1,a\nb,a,0,0,\n",
        ),
        ("apart.csv", "winner,loser\na,b\nc,d\nd,c\n"),
    ]);
    let json = desk.run("pairs --pairs plain.csv").unwrap().json();
    assert_eq!(json["reference"], "a");
    assert_eq!(json["items"].as_array().unwrap().len(), 3);
    for key in [
        "item",
        "rank",
        "ability",
        "se",
        "from_reference",
        "from_reference_se",
        "worth",
    ] {
        assert!(!json["items"][0][key].is_null(), "{key}");
    }
    assert_eq!((&json["tie"], &json["order"]), (&Value::Null, &Value::Null));

    let json = desk
        .run("pairs --pairs full.csv --ties --order-effect")
        .unwrap()
        .json();
    assert!(json["tie"]["estimate"].is_number());
    assert!(json["order"]["estimate"].as_f64().unwrap() > 0.0);
    assert_eq!(json["comparisons"], 20.0);

    let failed = desk.failed("pairs --pairs apart.csv");
    assert_eq!(failed.exit, 1);
    assert!(
        failed.sentence.contains("c, d") && !failed.hint.is_empty(),
        "{failed}"
    );
    let failed = desk.failed("pairs --pairs plain.csv --ties");
    assert_eq!(failed.exit, 2);
    assert!(failed.sentence.contains("column tie"), "{failed}");
}

#[test]
fn ranks_make_one_order_of_tennessees_ballots() {
    let mut csv = "ranking,place,item,count\n".to_owned();
    for (ranking, count, items) in [
        (
            "west",
            42,
            ["Memphis", "Nashville", "Chattanooga", "Knoxville"],
        ),
        (
            "middle",
            26,
            ["Nashville", "Chattanooga", "Knoxville", "Memphis"],
        ),
        (
            "south",
            15,
            ["Chattanooga", "Knoxville", "Nashville", "Memphis"],
        ),
        (
            "east",
            17,
            ["Knoxville", "Chattanooga", "Nashville", "Memphis"],
        ),
    ] {
        for (at, item) in items.iter().enumerate() {
            csv.push_str(&format!("{ranking},{},{item},{count}\n", at + 1));
        }
    }
    let desk = Desk::with(&[
        ("tennessee.csv", &csv),
        ("shared.csv", "ranking,place,item\n1,1,a\n1,1,b\n1,2,c\n"),
    ]);
    for method in ["borda", "schulze", "kemeny"] {
        let json = desk
            .run(&format!("ranks --rankings tennessee.csv --method {method}"))
            .unwrap()
            .json();
        assert_eq!(json["method"], method);
        assert_eq!(json["standings"][0]["item"], "Nashville");
        assert_eq!(json["rankings"], 100);
    }
    let json = desk
        .run("ranks --rankings shared.csv --method borda")
        .unwrap()
        .json();
    assert_eq!(json["standings"][1]["rank"], 1);
    // Only Plackett–Luce needs each side to be ahead somewhere: Memphis is first or last.
    assert!(
        desk.run("ranks --rankings tennessee.csv --method plackett-luce")
            .is_ok()
    );
    assert_eq!(
        desk.failed("ranks --rankings shared.csv --method plackett-luce")
            .exit,
        1
    );
}

#[test]
fn assign_prints_a_plan_that_keeps_out_of_conflicts() {
    let entries: String = (0..40).map(|e| format!("e{e:02},c{}\n", e % 4)).collect();
    let judges: String = (0..6).map(|j| format!("j{j},c{},\n", j % 4)).collect();
    let desk = Desk::with(&[
        ("entries.csv", &format!("entry,country\n{entries}")),
        ("judges.csv", &format!("judge,country,capacity\n{judges}")),
        ("conflicts.csv", "judge,entry\nj5,e00\n"),
        (
            "few.csv",
            "judge,country,capacity\nj0,c0,\nj1,c0,\nj2,c1,\n",
        ),
        (
            "tight.csv",
            "judge,country,capacity\nj0,,10\nj1,,10\nj2,,10\n",
        ),
    ]);
    let line = "assign --entries entries.csv --judges judges.csv --reads 3 --seed 5 --conflicts conflicts.csv";
    let said = desk.run(line).unwrap();
    let rows: Vec<(&str, &str)> = said
        .out
        .lines()
        .skip(1)
        .map(|l| l.split_once(',').unwrap())
        .collect();
    assert_eq!(
        (said.out.lines().next(), rows.len()),
        (Some("judge,entry"), 120)
    );
    for (judge, entry) in &rows {
        let (j, e): (usize, usize) = (judge[1..].parse().unwrap(), entry[1..].parse().unwrap());
        assert_ne!(j % 4, e % 4, "{judge} reads {entry} of its own country");
    }
    assert!(!rows.contains(&("j5", "e00")));
    assert!(said.aside.starts_with("120 reads"), "{}", said.aside);
    assert_eq!(
        desk.run(line).unwrap().out,
        said.out,
        "the same seed gives the same plan"
    );

    let failed = desk.failed("assign --entries entries.csv --judges few.csv --reads 3");
    assert_eq!(failed.exit, 1);
    assert!(failed.sentence.contains("e00"), "{failed}");
    assert_eq!(
        desk.failed("assign --entries entries.csv --judges tight.csv --reads 2")
            .exit,
        1
    );
    let failed =
        desk.failed("assign --entries entries.csv --judges judges.csv --reads 2 --anchors e99");
    assert_eq!(failed.exit, 2);
}

#[test]
fn files_that_are_not_what_they_should_be_are_named_with_the_line() {
    let desk = Desk::with(&[
        ("comma.csv", "judge,entry,score\na,x,7\na,y,\"7,5\"\n"),
        ("lacks.csv", "judge,entry\na,x\n"),
        ("odd.csv", "judge,entry,score,mood\na,x,1,good\n"),
        ("twice.csv", "judge,entry,score\na,x,1\na,x,2\n"),
        (
            "half.csv",
            "judge,entry,criterion,score\na,x,idea,1\na,x,,2\n",
        ),
        (
            "moved.csv",
            "judge,entry,score,entry_country\na,x,1,kr\nb,x,1,jp\n",
        ),
        ("short.csv", "judge,entry,score\na,x\n"),
        ("none.csv", "judge,entry,score\n"),
        (
            "marked.csv",
            "\u{feff}Judge, Entry ,Score\r\na,x,1\r\nb,x,2\r\n",
        ),
        (
            "long.csv",
            &format!(
                "judge,entry,score\n{},x,1\n",
                "a".repeat(LABEL_BYTES_MAX + 1)
            ),
        ),
    ]);
    let tally = |file: &str| desk.failed(&format!("tally --scores {file}"));
    let said = |file: &str, words: &str, exit: u8| {
        let failed = tally(file);
        assert!(failed.sentence.contains(words), "{failed}");
        assert_eq!(failed.exit, exit, "{failed}");
        assert!(failed.hint.ends_with('.'), "{failed}");
    };
    said("comma.csv", "line 3: \"7,5\" is not a score", 2);
    said("lacks.csv", "no column score", 2);
    said("odd.csv", "\"mood\"", 2);
    said("twice.csv", "a scored x twice", 1);
    said("half.csv", "some lines name a criterion", 2);
    said("moved.csv", "line 3: the entry had another country", 2);
    said("short.csv", "not a readable CSV file", 2);
    said("none.csv", "no scores", 1);
    said("long.csv", "longer than", 2);
    said("absent.csv", "cannot be read", 2);
    assert!(
        desk.run("tally --scores marked.csv").is_ok(),
        "a mark, capitals and spaces do no harm"
    );
    let failed = desk.failed("tally --scores marked.csv --weights idea=1");
    assert_eq!(failed.exit, 2);
    assert_eq!(desk.failed("tally --scores marked.csv --cut 0").exit, 2);
}

#[test]
fn wrong_arguments_do_not_parse() {
    for line in [
        "tally",
        "tally --scores x --method best",
        "tally --scores x --weights idea",
        "tally --scores x --scale 10",
        "ranks --rankings x --method copeland",
        "ranks --rankings x",
        "assign --entries x --judges y",
    ] {
        let words = std::iter::once("judging").chain(line.split(' '));
        assert!(Cli::try_parse_from(words).is_err(), "{line}");
    }
}
