//! Invented names and titles in the scripts of their countries. Pure: the same number gives the same child.

use std::sync::LazyLock;

use crate::kernel::{Country, Lang, Translated};

use super::painter::{Scene, Visited};

const NAMES_CSV: &str = include_str!("names.csv");
const TITLES_CSV: &str = include_str!("titles.csv");

/// An invented child's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// In the script of the country.
    pub native: String,
    /// In Latin letters, family name first as the country writes it.
    pub latin: String,
}

struct Row {
    keys: [String; 2],
    native: String,
    latin: String,
}

static NAMES: LazyLock<Vec<Row>> = LazyLock::new(|| rows(NAMES_CSV));
static TITLES: LazyLock<Vec<Title>> = LazyLock::new(titles);

fn rows(csv: &str) -> Vec<Row> {
    csv.lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split(',').map(str::to_owned);
            Some(Row {
                keys: [cells.next()?, cells.next()?],
                native: cells.next()?,
                latin: cells.next().unwrap_or_default(),
            })
        })
        .collect()
}

fn pick<'a>(rows: &'a [Row], first: &str, second: &str, number: u64) -> &'a Row {
    let fitting: Vec<&Row> = rows
        .iter()
        .filter(|row| row.keys[0] == first && row.keys[1] == second)
        .collect();
    // Every list is held to be filled by a test.
    fitting[usize::try_from(number % fitting.len() as u64).unwrap_or(0)]
}

/// A whole name of a country; Chinese, Japanese and Korean are written without a space.
pub fn name_of(country: Country, number: u64) -> Name {
    let country = country.as_str();
    let (family, given) = (pick(&NAMES, country, "family", number), number / 31);
    match country {
        "RU" => {
            let is_girl = given.is_multiple_of(2);
            let given = pick(
                &NAMES,
                "RU",
                if is_girl { "given-f" } else { "given-m" },
                given / 2,
            );
            let ending = if is_girl { "а" } else { "" };
            let latin_ending = if is_girl { "a" } else { "" };
            Name {
                native: format!("{}{ending} {}", family.native, given.native),
                latin: format!("{}{latin_ending} {}", family.latin, given.latin),
            }
        }
        _ => {
            let given = pick(&NAMES, country, "given", given);
            let space = if country == "MN" { " " } else { "" };
            Name {
                native: format!("{}{space}{}", family.native, given.native),
                latin: format!("{} {}", family.latin, given.latin),
            }
        }
    }
}

/// What a drawing is called, and what is to be seen on it.
#[derive(Debug, Clone)]
pub struct Title {
    /// The country that is visited.
    pub visited: Visited,
    /// What is painted.
    pub scene: Scene,
    /// The words.
    pub words: Translated,
}

fn titles() -> Vec<Title> {
    let mut lines = TITLES_CSV.lines();
    let languages: Vec<Lang> = lines
        .next()
        .map(|head| {
            head.split(',')
                .filter_map(|cell| cell.parse().ok())
                .collect()
        })
        .unwrap_or_default();
    lines
        .filter_map(|line| {
            let mut cells = line.split(',');
            Some(Title {
                visited: visited_of(cells.next()?)?,
                scene: scene_of(cells.next()?)?,
                words: Translated(
                    languages
                        .iter()
                        .copied()
                        .zip(cells.map(str::to_owned))
                        .collect(),
                ),
            })
        })
        .collect()
}

/// A title for a drawing of a visited country.
pub fn title_of(visited: Visited, number: u64) -> &'static Title {
    let fitting: Vec<&Title> = TITLES
        .iter()
        .filter(|title| title.visited == visited)
        .collect();
    // Every list is held to be filled by a test.
    fitting[usize::try_from(number % fitting.len() as u64).unwrap_or(0)]
}

/// A visited country by its word in the files.
pub fn visited_of(word: &str) -> Option<Visited> {
    Visited::ALL
        .into_iter()
        .find(|visited| visited.name() == word)
}

/// A scene by its word in the files.
pub fn scene_of(word: &str) -> Option<Scene> {
    Scene::ALL
        .into_iter()
        .find(|scene| format!("{scene:?}").eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_has_many_names_in_two_scripts() {
        for (code, wanted) in [("CN", 150), ("JP", 40), ("KR", 25), ("MN", 15), ("RU", 60)] {
            let country = code.parse().unwrap();
            let names: BTreeSet<String> = (0..300)
                .map(|number| name_of(country, number * 7919).native)
                .collect();
            assert!(names.len() >= wanted, "{code}: {}", names.len());
            for number in 0..300 {
                let name = name_of(country, number);
                assert!(name.latin.is_ascii() && name.latin.len() > 3, "{name:?}");
                assert!(
                    name.native.chars().all(|c| !c.is_ascii_alphabetic()),
                    "{name:?}"
                );
            }
        }
    }

    #[test]
    fn every_visited_country_has_titles_in_every_language() {
        assert_eq!(TITLES.len() + 1, TITLES_CSV.lines().count());
        for visited in Visited::ALL {
            let titles: BTreeSet<&str> = (0..9)
                .map(|number| title_of(visited, number).words.text(Lang::En))
                .collect();
            assert_eq!(titles.len(), 9, "{visited:?}");
        }
        for title in TITLES.iter() {
            assert_eq!(title.words.missing(Lang::ALL), [], "{title:?}");
        }
    }
}
