//! A CSV file with named columns, read row by row within named limits.

use super::Failed;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Largest file that is read, bytes.
pub const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// Most rows of a file.
pub const ROWS_MAX: usize = 5_000_000;

/// Longest label (entry, judge, criterion, item, country), bytes.
pub const LABEL_BYTES_MAX: usize = 200;

/// One row: the cells of the columns asked for, in that order; empty where the column or the cell is missing.
pub(super) struct Row<'a> {
    cells: &'a [&'a str],
    file: &'a Path,
    line: u64,
}

impl<'a> Row<'a> {
    /// A cell that may be empty.
    pub(super) fn cell(&self, column: usize) -> &'a str {
        self.cells[column]
    }

    /// A cell that must not be empty nor too long.
    pub(super) fn label(&self, column: usize, name: &str) -> Result<&'a str, Failed> {
        let cell = self.cells[column];
        if cell.is_empty() {
            return Err(self.wrong(
                format!("the {name} is empty"),
                "Fill it in, or take the line out.",
            ));
        }
        if cell.len() > LABEL_BYTES_MAX {
            return Err(self.wrong(
                format!("the {name} is longer than {LABEL_BYTES_MAX} bytes"),
                "Use a number or a short name.",
            ));
        }
        Ok(cell)
    }

    /// What is wrong with this row.
    pub(super) fn wrong(&self, what: impl std::fmt::Display, hint: &str) -> Failed {
        Failed::use_of(
            format!("{} line {}: {what}", self.file.display(), self.line),
            hint,
        )
    }
}

/// Which of the columns asked for a file has.
pub(super) struct Columns {
    is_there: Vec<bool>,
}

impl Columns {
    pub(super) fn has(&self, column: usize) -> bool {
        self.is_there[column]
    }
}

/// Reads a file, giving each row to `each`. `must` columns have to be there, `may` columns can; others are refused, because a misspelt one would be lost.
pub(super) fn read(
    file: &Path,
    must: &[&str],
    may: &[&str],
    mut each: impl FnMut(&Row<'_>) -> Result<(), Failed>,
) -> Result<Columns, Failed> {
    let text = read_text(file)?;
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| {
        Failed::use_of(
            format!("{} is not a readable CSV file: {error}", file.display()),
            "Each line needs as many cells as the first, with commas between them.",
        )
    };
    let names: Vec<&str> = must.iter().chain(may).copied().collect();
    let known = || {
        let may = match may {
            [] => String::new(),
            may => format!(" and, where known, {}", may.join(",")),
        };
        format!("The first line names the columns: {}{may}.", must.join(","))
    };
    let mut at: Vec<Option<usize>> = vec![None; names.len()];
    for (column, name) in reader.headers().map_err(unreadable)?.iter().enumerate() {
        let name = name.to_ascii_lowercase();
        let place = names.iter().position(|n| *n == name).ok_or_else(|| {
            Failed::use_of(
                format!("{} has a column {name:?} that is not known", file.display()),
                known(),
            )
        })?;
        if at[place].replace(column).is_some() {
            return Err(Failed::use_of(
                format!("{} has the column {name} twice", file.display()),
                known(),
            ));
        }
    }
    if let Some(lacking) = (0..must.len()).find(|c| at[*c].is_none()) {
        return Err(Failed::use_of(
            format!("{} has no column {}", file.display(), must[lacking]),
            known(),
        ));
    }
    let mut record = csv::StringRecord::new();
    let mut rows = 0;
    while reader.read_record(&mut record).map_err(unreadable)? {
        rows += 1;
        if rows > ROWS_MAX {
            return Err(Failed::use_of(
                format!("{} has more than {ROWS_MAX} rows", file.display()),
                "Split it by round.",
            ));
        }
        let cells: Vec<&str> = at
            .iter()
            .map(|c| c.and_then(|c| record.get(c)).unwrap_or(""))
            .collect();
        each(&Row {
            cells: &cells,
            file,
            line: record.position().map_or(0, csv::Position::line),
        })?;
    }
    Ok(Columns {
        is_there: at.iter().map(Option::is_some).collect(),
    })
}

/// The text of a file, without the mark that some programs put first.
pub(super) fn read_text(file: &Path) -> Result<String, Failed> {
    let unreadable = |error: std::io::Error| {
        Failed::use_of(
            format!("{} cannot be read: {error}", file.display()),
            "Check the path and that it is a text file in UTF-8.",
        )
    };
    let opened = File::open(file).map_err(unreadable)?;
    let mut text = String::new();
    opened
        .take(FILE_BYTES_MAX + 1)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if text.len() as u64 > FILE_BYTES_MAX {
        return Err(Failed::use_of(
            format!(
                "{} is larger than {} MiB",
                file.display(),
                FILE_BYTES_MAX >> 20
            ),
            "Split it by round.",
        ));
    }
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}
