//! What the design asks for, beside what was measured.

use super::found::Found;
use super::measure::Scores;
use super::worlds::*;
use std::io::Write;

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
enum Aim {
    AtLeast(f64),
    AtMost(f64),
    Within(f64, f64),
}

use Aim::{AtLeast, AtMost, Within};

impl Aim {
    fn is_met(self, x: f64) -> bool {
        match self {
            AtLeast(least) => x >= least,
            AtMost(most) => x <= most,
            Within(least, most) => (least..=most).contains(&x),
        }
    }

    fn words(self) -> String {
        match self {
            AtLeast(least) => format!("≥ {least}"),
            AtMost(most) => format!("≤ {most}"),
            Within(least, most) => format!("{least}–{most}"),
        }
    }
}

/// One line of the table.
struct Goal {
    name: &'static str,
    measured: f64,
    must: Aim,
    stretch: Aim,
}

fn goal(name: &'static str, measured: f64, must: Aim, stretch: Aim) -> Goal {
    Goal {
        name,
        measured,
        must,
        stretch,
    }
}

/// Results by the name of the world.
struct All<'a>(&'a [(&'static str, Found)]);

impl All<'_> {
    fn world(&self, name: &str) -> &Found {
        let at = self.0.iter().position(|(n, _)| *n == name);
        &self.0[at.expect("a world of the list")].1
    }

    fn share(&self, name: &str, of: fn(&Scores) -> f64) -> f64 {
        self.world(name).model.mean(of) / self.world(name).oracle.mean(of)
    }

    fn model(&self, name: &str, of: fn(&Scores) -> f64) -> f64 {
        self.world(name).model.mean(of)
    }

    fn over_mean(&self, name: &str) -> f64 {
        self.model(name, P180) - self.world(name).mean.mean(P180)
    }

    fn over_two_way(&self, name: &str) -> f64 {
        self.model(name, P180) - self.world(name).two_way.mean(P180)
    }
}

const P180: fn(&Scores) -> f64 = |s| s.precision_180;
const P10: fn(&Scores) -> f64 = |s| s.precision_10;

/// Prints all goals with a verdict each.
pub fn print(out: &mut impl Write, all: &[(&'static str, Found)]) -> std::io::Result<()> {
    let all = All(all);
    writeln!(
        out,
        "\n| goal | measured | must | stretch | met |\n|---|--:|--:|--:|---|"
    )?;
    let lines = order(&all)
        .into_iter()
        .chain(reads(&all))
        .chain(fairness(&all));
    for l in lines {
        let verdict = if l.stretch.is_met(l.measured) {
            "stretch"
        } else if l.must.is_met(l.measured) {
            "must"
        } else {
            "**missed**"
        };
        writeln!(
            out,
            "| {} | {:.3} | {} | {} | {verdict} |",
            l.name,
            l.measured,
            l.must.words(),
            l.stretch.words()
        )?;
    }
    Ok(())
}

/// How near the order comes to the truth.
fn order(all: &All) -> Vec<Goal> {
    let (near, nearly) = (AtLeast(0.990), AtLeast(0.997));
    let (rank, ranks) = (AtLeast(0.992), AtLeast(0.997));
    let (pair, pairs) = (AtLeast(0.980), AtLeast(0.995));
    vec![
        goal(
            "P@180 / oracle, clean, 3 reads",
            all.share(CLEAN_3, P180),
            near,
            nearly,
        ),
        goal(
            "P@180 / oracle, clean, 4 reads",
            all.share(CLEAN_4, P180),
            near,
            nearly,
        ),
        goal(
            "P@180 / oracle, clean, 5 reads",
            all.share(CLEAN_5, P180),
            near,
            nearly,
        ),
        goal(
            "P@180 / oracle, one lazy and one favouring judge",
            all.share(ADVERSE, P180),
            AtLeast(0.985),
            nearly,
        ),
        goal(
            "Spearman / oracle, clean",
            all.share(CLEAN_4, |s| s.spearman),
            rank,
            ranks,
        ),
        goal(
            "Spearman / oracle, adverse",
            all.share(ADVERSE, |s| s.spearman),
            rank,
            ranks,
        ),
        goal(
            "Kendall / oracle, clean",
            all.share(CLEAN_4, |s| s.kendall),
            pair,
            pairs,
        ),
        goal(
            "Kendall / oracle, adverse",
            all.share(ADVERSE, |s| s.kendall),
            pair,
            pairs,
        ),
        goal(
            "P@10 / oracle, clean",
            all.share(CLEAN_4, P10),
            AtLeast(0.93),
            AtLeast(0.98),
        ),
        goal(
            "best work among the first three / oracle, clean",
            all.share(CLEAN_4, |s| s.top_1_in_3),
            AtLeast(0.88),
            AtLeast(0.97),
        ),
        goal(
            "P@180 over the mean, clean",
            all.over_mean(CLEAN_4),
            AtLeast(0.022),
            AtLeast(0.029),
        ),
        goal(
            "P@180 over the mean, adverse",
            all.over_mean(ADVERSE),
            AtLeast(0.035),
            AtLeast(0.043),
        ),
        goal(
            "P@180 / oracle, unlike panels",
            all.share(UNEVEN, P180),
            AtLeast(0.985),
            AtLeast(0.995),
        ),
        goal(
            "P@180 over two-way, unlike panels",
            all.over_two_way(UNEVEN),
            AtLeast(-0.003),
            AtLeast(0.0),
        ),
        goal(
            "P@180 / oracle, nothing to correct",
            all.share(NIPS, P180),
            AtLeast(0.99),
            AtLeast(0.99),
        ),
        goal(
            "P@180 over two-way, nothing to correct",
            all.over_two_way(NIPS),
            AtLeast(-0.003),
            AtLeast(-0.001),
        ),
    ]
}

/// What reads where they are worth most bring, and what does not depend on them.
fn reads(all: &All) -> Vec<Goal> {
    let cut_only = all.model(CUT_ONLY, P180);
    let clean = all.world(CLEAN_4);
    vec![
        goal(
            "2 + 1 over 3 even reads, P@180",
            cut_only - all.model(CLEAN_3, P180),
            AtLeast(0.025),
            AtLeast(0.035),
        ),
        goal(
            "2 + 1 over 5 even reads, P@180",
            cut_only - all.model(CLEAN_5, P180),
            AtLeast(-0.010),
            AtLeast(0.0),
        ),
        goal(
            "2 + 1 for all tiers over 3 even reads, P@10",
            all.model(TIERS, P10) - all.model(CLEAN_3, P10),
            AtLeast(0.08),
            AtLeast(0.12),
        ),
        goal(
            "luck of the draw: r² of rank error and panel's severity",
            all.model(CLEAN_4, |s| s.luck),
            AtMost(0.01),
            AtMost(0.004),
        ),
        goal(
            "90 % intervals cover",
            clean.covered.value(),
            Within(0.87, 0.93),
            Within(0.885, 0.905),
        ),
        goal(
            "calibration of P(above 180), worst decile",
            clean.worst_calibration(),
            AtMost(0.05),
            AtMost(0.02),
        ),
        goal(
            "the same SHA-256 with the reads in another order",
            clean.repeated.value(),
            AtLeast(1.0),
            AtLeast(1.0),
        ),
        goal(
            "a tally of 456 × 10 × 4, CPU seconds",
            clean.seconds.value(),
            AtMost(0.5),
            AtMost(0.1),
        ),
    ]
}

/// What stands out and what it moves.
fn fairness(all: &All) -> Vec<Goal> {
    let (adverse, favour) = (all.world(ADVERSE), all.world(FAVOUR));
    let (often, always) = (AtLeast(0.95), AtLeast(0.99));
    let (rarely, hardly) = (AtMost(0.05), AtMost(0.01));
    let (found, alarms) = (AtLeast(0.90), AtMost(0.05));
    vec![
        goal(
            "ranks that a favoured country gains",
            favour.model.mean(|s| s.favoured_lift),
            AtMost(5.0),
            AtMost(3.0),
        ),
        goal(
            "lazy judge flagged, adverse",
            adverse.lazy.found.value(),
            often,
            always,
        ),
        goal(
            "flagged lazy wrongly, adverse, per contest",
            adverse.lazy.wrongly.value(),
            rarely,
            hardly,
        ),
        goal(
            "lazy judge flagged, alone",
            all.world(LAZY).lazy.found.value(),
            often,
            always,
        ),
        goal(
            "flagged lazy wrongly, clean, per contest",
            all.world(CLEAN_4).lazy.wrongly.value(),
            rarely,
            hardly,
        ),
        goal(
            "favoured judge × country flagged",
            favour.cells.found.value(),
            AtLeast(0.75),
            AtLeast(0.82),
        ),
        goal(
            "the same beside a lazy judge",
            adverse.cells.found.value(),
            AtLeast(0.75),
            AtLeast(0.82),
        ),
        goal(
            "judge × country flagged wrongly, per contest",
            favour.cells.wrongly.value(),
            rarely,
            AtMost(0.02),
        ),
        goal(
            "J-07: +1 point for the own country flagged, 7 × 450",
            all.world(OWN_POINT).cells.found.value(),
            often,
            often,
        ),
        goal(
            "J-07: false alarm, 7 × 450, honest",
            all.world(OWN_WORLD).cells.alarms.value(),
            alarms,
            alarms,
        ),
        goal(
            "+1 sd for the own country flagged, 4 reads of 456",
            all.world(OWN_READS).cells.found.value(),
            often,
            often,
        ),
        goal(
            "J-08: a judge who copies half found, 7 × 450",
            all.world(COPIED_HALF).pairs.found.value(),
            found,
            found,
        ),
        goal(
            "J-08: one who copies all found, 7 × 450",
            all.world(COPIED_ALL).pairs.found.value(),
            found,
            found,
        ),
        goal(
            "P@180 / oracle where one copies all, 7 × 450",
            all.share(COPIED_ALL, P180),
            AtLeast(0.985),
            AtLeast(0.997),
        ),
        goal(
            "J-08: two who trade a point found, 7 × 450",
            all.world(TRADED).trades.found.value(),
            found,
            found,
        ),
        goal(
            "J-08: contests with a false pair, 7 × 450, honest",
            all.world(OWN_WORLD).pairs.alarms.value(),
            alarms,
            alarms,
        ),
        goal(
            "J-08: contests with a false trade, 7 × 450, honest",
            all.world(OWN_WORLD).trades.alarms.value(),
            alarms,
            alarms,
        ),
        goal(
            "one who copies all common works found, 4 reads of 456",
            all.world(COPIED_4).pairs.found.value(),
            AtLeast(0.88),
            found,
        ),
        goal(
            "contests with a false pair, 4 reads of 456, clean",
            all.world(CLEAN_4).pairs.alarms.value(),
            alarms,
            alarms,
        ),
    ]
}
