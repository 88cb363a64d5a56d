//! What a member government is, and how the file lists them. Pure.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::kernel::{Country, Lang, MemberCode, Translated};
use crate::words;

words! {
    /// How a government belongs to the association.
    pub enum Membership {
        /// Full member.
        Member = "member",
        /// Takes part without a vote.
        Associate = "associate",
        /// Looks on.
        Observer = "observer",
    }
}

/// A regional government of the association.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberGovernment {
    /// ISO 3166-2.
    pub code: MemberCode,
    /// Its country.
    pub country: Country,
    /// How it belongs.
    pub membership: Membership,
    /// province, aimag, prefecture, oblast …
    pub kind: String,
    /// English, Chinese and its own language.
    pub name: Translated,
    /// The language of its own name.
    pub native_lang: Lang,
}

/// A line of the file that is not a member government.
#[derive(Debug, thiserror::Error)]
#[error("member_governments.csv, line {line}: {why}")]
pub struct BadLine {
    /// Counted from 1, the header included.
    pub line: usize,
    /// What is wrong.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: MemberCode,
    country: Country,
    membership: Membership,
    kind: String,
    name_en: String,
    name_native: String,
    native_lang: Lang,
    name_zh: String,
}

/// Reads the file: a header, then one government a line.
pub fn read_csv(text: &str) -> Result<Vec<MemberGovernment>, BadLine> {
    let mut seen = std::collections::BTreeSet::new();
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .enumerate()
        .map(|(index, row)| {
            let bad = |why: String| BadLine {
                line: index + 2,
                why,
            };
            let row: Row = row.map_err(|error| bad(error.to_string()))?;
            if row.code.country() != row.country {
                return Err(bad(format!("{} does not lie in {}", row.code, row.country)));
            }
            if !seen.insert(row.code.clone()) {
                return Err(bad(format!("{} stands twice", row.code)));
            }
            let name = BTreeMap::from([
                (Lang::En, row.name_en),
                (Lang::Zh, row.name_zh),
                (row.native_lang, row.name_native),
            ]);
            Ok(MemberGovernment {
                code: row.code,
                country: row.country,
                membership: row.membership,
                kind: row.kind,
                name: Translated(name),
                native_lang: row.native_lang,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_lists_79_members_and_one_associate() {
        let members = read_csv(crate::members::actions::CSV).unwrap();
        let count = |membership| {
            members
                .iter()
                .filter(|member| member.membership == membership)
                .count()
        };
        assert_eq!(count(Membership::Member), 79);
        assert_eq!(count(Membership::Associate), 1);
        let khentii = members
            .iter()
            .find(|member| member.code.as_str() == "MN-039")
            .unwrap();
        assert_eq!(khentii.name.text(Lang::Mn), "Хэнтий");
        assert_eq!(khentii.name.text(Lang::Ru), "Khentii");
    }

    #[test]
    fn a_bad_line_is_named() {
        let header = "code,country,membership,kind,name_en,name_native,native_lang,name_zh\n";
        let bad = |line: &str| {
            read_csv(&format!("{header}{line}\n"))
                .unwrap_err()
                .to_string()
        };
        assert!(bad("MN-1,RU,member,capital,A,B,mn,C").contains("line 2: MN-1 does not lie in RU"));
        assert!(bad("MN-1,MN,friend,capital,A,B,mn,C").contains("line 2"));
        let twice = "MN-1,MN,member,capital,A,B,mn,C\nMN-1,MN,member,capital,A,B,mn,C";
        assert!(bad(twice).contains("line 3: MN-1 stands twice"));
    }
}
