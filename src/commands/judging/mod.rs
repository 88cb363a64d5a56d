//! `artkite judging …`: the pure rules of [`crate::judging`] on plain CSV files, useful without a server.
//!
//! Each command reads its files, calls one function and prints what it returns: JSON (or, for a plan, CSV) on stdout. What goes wrong is a sentence and
//! a hint; wrong use (arguments, files that cannot be read as what they should be) and a no of the rules are told apart, because programs ask.

mod failed;
mod sheets;
mod table;
#[cfg(test)]
mod tests;

pub use failed::Failed;
pub use table::{FILE_BYTES_MAX, LABEL_BYTES_MAX, ROWS_MAX};

use crate::judging::assign::{LINK_SE_MAX, Request, plan};
use crate::judging::pairs::{self, Model};
use crate::judging::published::{PublishedRound, verify};
use crate::judging::rankings::{self, Unranked};
use crate::judging::reliability::reliability;
use crate::judging::tally::{
    Alternative, Method, Parameters, Tally, Variances, alternatives, tally,
};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Judging on plain CSV files.
#[derive(Debug, Subcommand)]
pub enum JudgingCommand {
    /// From scores to standings
    Tally(TallyArgs),
    /// How far the panel can be trusted
    Reliability(ReliabilityArgs),
    /// From comparisons of two to abilities (Bradley–Terry)
    Pairs(PairsArgs),
    /// From rankings to one order
    Ranks(RanksArgs),
    /// Who reads what, as CSV
    Assign(AssignArgs),
    /// Computes a published round again; exit 1 where it differs
    Verify(VerifyArgs),
}

/// Arguments of `tally`.
#[derive(Debug, Clone, Args)]
pub struct TallyArgs {
    /// judge,entry,score or judge,entry,criterion,score; also round, judge_country, entry_country
    #[arg(long, value_name = "FILE.csv")]
    pub scores: PathBuf,
    /// mean median trimmed-mean z-score borda two-way two-way-random rasch model
    #[arg(long, default_value_t = Method::Model)]
    pub method: Method,
    /// Weights of the criteria: idea=0.5,craft=0.3,colour=0.2; all alike if left out
    #[arg(long, value_delimiter = ',', value_parser = weight)]
    pub weights: Vec<(String, f64)>,
    /// Places at which something is decided: 10,180
    #[arg(long = "cut", value_delimiter = ',', value_name = "N")]
    pub cuts: Vec<usize>,
    /// The published seed of the round
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// Lowest and highest possible score: 1,10
    #[arg(long, value_name = "LOW,HIGH", value_parser = scale)]
    pub scale: Option<(f64, f64)>,
    /// Known variance of the entries' quality, in points squared; with the other two it replaces estimating
    #[arg(long, requires_all = ["variance_judge", "variance_error"])]
    pub variance_entry: Option<f64>,
    /// Known variance of the judges' severity
    #[arg(long, requires_all = ["variance_entry", "variance_error"])]
    pub variance_judge: Option<f64>,
    /// Known variance of the noise of a read
    #[arg(long, requires_all = ["variance_entry", "variance_judge"])]
    pub variance_error: Option<f64>,
    /// Prints the whole round with its scores, as `verify` takes it
    #[arg(long)]
    pub document: bool,
    /// Adds where each entry would stand under every other method
    #[arg(long, conflicts_with = "document")]
    pub alternatives: bool,
}

/// Arguments of `reliability`.
#[derive(Debug, Clone, Args)]
pub struct ReliabilityArgs {
    /// judge,entry,score or judge,entry,criterion,score
    #[arg(long, value_name = "FILE.csv")]
    pub scores: PathBuf,
    /// Weights of the criteria: idea=0.5,craft=0.3,colour=0.2; all alike if left out
    #[arg(long, value_delimiter = ',', value_parser = weight)]
    pub weights: Vec<(String, f64)>,
}

/// Arguments of `pairs`.
#[derive(Debug, Clone, Args)]
pub struct PairsArgs {
    /// winner,loser; also count, tie (0 or 1), first (the one that had the advantage)
    #[arg(long, value_name = "FILE.csv")]
    pub pairs: PathBuf,
    /// Ties are part of the model (Davidson)
    #[arg(long)]
    pub ties: bool,
    /// The advantage of the first is part of the model
    #[arg(long)]
    pub order_effect: bool,
}

/// Arguments of `ranks`.
#[derive(Debug, Clone, Args)]
pub struct RanksArgs {
    /// ranking,place,item; also count. Items of one ranking may share a place
    #[arg(long, value_name = "FILE.csv")]
    pub rankings: PathBuf,
    /// borda schulze kemeny plackett-luce
    #[arg(long)]
    pub method: rankings::Method,
    /// Items that a ranking does not name are behind all it names, instead of not seen
    #[arg(long)]
    pub unranked_last: bool,
}

/// Arguments of `assign`.
#[derive(Debug, Clone, Args)]
pub struct AssignArgs {
    /// entry; also country: judges do not read their own
    #[arg(long, value_name = "FILE.csv")]
    pub entries: PathBuf,
    /// judge; also country, capacity
    #[arg(long, value_name = "FILE.csv")]
    pub judges: PathBuf,
    /// Reads per entry
    #[arg(long, value_name = "N")]
    pub reads: usize,
    /// The published seed of the round
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
    /// judge,entry: further reads that must not happen
    #[arg(long, value_name = "FILE.csv")]
    pub conflicts: Option<PathBuf>,
    /// Entries that every judge reads
    #[arg(long, value_delimiter = ',', value_name = "ENTRY")]
    pub anchors: Vec<String>,
}

/// Arguments of `verify`.
#[derive(Debug, Clone, Args)]
pub struct VerifyArgs {
    /// A published round (`tally --document`, or the round's own download)
    #[arg(value_name = "EXPORT.json")]
    pub export: PathBuf,
}

/// Runs a command. `out` gets the answer, `aside` what a person should know beside it. False: the answer was printed and is no.
///
/// # Errors
/// [`Failed`] with a sentence, a hint and the exit code.
pub fn run(
    command: &JudgingCommand,
    out: &mut impl Write,
    aside: &mut impl Write,
) -> Result<bool, Failed> {
    match command {
        JudgingCommand::Tally(args) => run_tally(args, out).map(|()| true),
        JudgingCommand::Reliability(args) => {
            let sheet = sheets::read_scores(&args.scores)?;
            print(out, &reliability(&sheet, &args.weights)?).map(|()| true)
        }
        JudgingCommand::Pairs(args) => {
            let model = Model {
                ties: args.ties,
                order_effect: args.order_effect,
            };
            let (items, comparisons) = sheets::read_pairs(&args.pairs, model)?;
            print(out, &pairs::compare(&items, &comparisons, model)?).map(|()| true)
        }
        JudgingCommand::Ranks(args) => {
            let (items, given) = sheets::read_rankings(&args.rankings)?;
            let unranked = if args.unranked_last {
                Unranked::Last
            } else {
                Unranked::Unseen
            };
            print(out, &rankings::rank(&items, &given, args.method, unranked)?).map(|()| true)
        }
        JudgingCommand::Assign(args) => run_assign(args, out, aside).map(|()| true),
        JudgingCommand::Verify(args) => {
            let document = table::read_text(&args.export)?;
            let verdict = verify(&document)?;
            print(out, &verdict)?;
            Ok(verdict.same)
        }
    }
}

fn run_tally(args: &TallyArgs, out: &mut impl Write) -> Result<(), Failed> {
    let sheet = sheets::read_scores(&args.scores)?;
    let fixed = match (
        args.variance_entry,
        args.variance_judge,
        args.variance_error,
    ) {
        (Some(entry), Some(judge), Some(error)) => Some(Variances {
            entry,
            judge,
            error,
        }),
        _ => None,
    };
    let parameters = Parameters {
        method: args.method,
        weights: args.weights.clone(),
        cuts: args.cuts.clone(),
        seed: args.seed,
        scale: args.scale,
        fixed,
    };
    let found = tally(&sheet, &parameters)?;
    if args.document {
        print(out, &PublishedRound::of(&sheet, found))
    } else if args.alternatives {
        let alternatives = alternatives(&sheet, &parameters)?;
        print(
            out,
            &Compared {
                tally: found,
                alternatives,
            },
        )
    } else {
        print(out, &found)
    }
}

/// A tally with the order that every method would have made.
#[derive(Serialize)]
struct Compared {
    #[serde(flatten)]
    tally: Tally,
    alternatives: Vec<Alternative>,
}

fn run_assign(
    args: &AssignArgs,
    out: &mut impl Write,
    aside: &mut impl Write,
) -> Result<(), Failed> {
    let entries = sheets::read_entries(&args.entries)?;
    let judges = sheets::read_judges(&args.judges)?;
    let conflicts = sheets::conflicts(&entries, &judges, args.conflicts.as_deref())?;
    let anchors = sheets::anchors(&entries, &args.anchors)?;
    let request = Request {
        entries: entries.labels.iter().map(String::as_str).collect(),
        judges: judges.labels.iter().map(String::as_str).collect(),
        conflicts,
        reads_per_entry: args.reads,
        capacities: judges.capacities.clone(),
        anchors,
        seed: args.seed,
        ..Request::default()
    };
    let plan = plan(&request).map_err(|refusal| sheets::explain(refusal, &entries, &judges))?;

    let mut csv = csv::Writer::from_writer(&mut *out);
    csv.write_record(["judge", "entry"])?;
    for read in &plan.reads {
        csv.write_record([&judges.labels[read.judge], &entries.labels[read.entry]])?;
    }
    csv.flush()?;
    drop(csv);

    let (least, most) = (plan.loads.iter().min(), plan.loads.iter().max());
    writeln!(
        aside,
        "{} reads; a judge has {} to {}; two judges' severities can be told apart to {:.2} of a read's noise at worst.",
        plan.reads.len(),
        least.unwrap_or(&0),
        most.unwrap_or(&0),
        plan.links.worst_se.unwrap_or(f64::INFINITY)
    )?;
    if !plan.links.are_sound() {
        writeln!(
            aside,
            "That is more than {LINK_SE_MAX:.2}: add entries that several judges read before making one ranking of all."
        )?;
    }
    Ok(())
}

fn print(out: &mut impl Write, answer: &impl Serialize) -> Result<(), Failed> {
    serde_json::to_writer_pretty(&mut *out, answer).map_err(std::io::Error::from)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

fn weight(text: &str) -> Result<(String, f64), String> {
    let (name, number) = text
        .split_once('=')
        .ok_or("write a criterion and its weight, as in idea=0.5")?;
    let weight: f64 = number
        .trim()
        .parse()
        .map_err(|_| format!("{number} is not a number such as 0.5"))?;
    Ok((name.trim().to_owned(), weight))
}

fn scale(text: &str) -> Result<(f64, f64), String> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    text.split_once(',')
        .and_then(|(low, high)| Some((number(low)?, number(high)?)))
        .ok_or_else(|| "write the lowest and the highest possible score, as in 1,10".to_owned())
}
