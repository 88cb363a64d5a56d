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
    /// In every language of the contest: [`read_csv`] takes no line that lacks one.
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
    name_ja: String,
    name_ko: String,
    name_mn: String,
    name_ru: String,
    name_vi: String,
}

/// Reads the file: a header, then one government a line, with its name in every language of the contest. `name_native`
/// repeats the one in `native_lang`, so that a person who edits the file sees at once what a place calls itself.
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
            let name = Translated(BTreeMap::from([
                (Lang::Zh, row.name_zh),
                (Lang::Ja, row.name_ja),
                (Lang::Ko, row.name_ko),
                (Lang::Mn, row.name_mn),
                (Lang::Ru, row.name_ru),
                (Lang::En, row.name_en),
                (Lang::Vi, row.name_vi),
            ]));
            if let Some(lang) = name.missing(Lang::ALL).first() {
                return Err(bad(format!("{} has no name in {lang}", row.code)));
            }
            if name.text(row.native_lang) != row.name_native {
                let lang = row.native_lang;
                return Err(bad(format!("name_native is not the name in {lang}")));
            }
            Ok(MemberGovernment {
                code: row.code,
                country: row.country,
                membership: row.membership,
                kind: row.kind,
                name,
                native_lang: row.native_lang,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::actions::CSV;

    #[test]
    fn the_file_lists_79_members_and_one_associate() {
        let members = read_csv(CSV).unwrap();
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
        assert_eq!(khentii.name.get(Lang::Mn), ("Хэнтий", Lang::Mn));
        assert_eq!(khentii.name.get(Lang::Ko), ("헨티 아이막", Lang::Ko));
    }

    /// Whether a reader of `lang` can read this letter aloud.
    fn belongs(letter: char, lang: Lang) -> bool {
        let is_han = matches!(letter, '\u{4E00}'..='\u{9FFF}');
        match lang {
            Lang::Zh => is_han,
            Lang::Ja => is_han || matches!(letter, '\u{30A1}'..='\u{30FC}'),
            Lang::Ko => matches!(letter, '가'..='힣'),
            Lang::Mn => matches!(letter, 'А'..='я' | 'Ё' | 'ё' | 'Ө' | 'ө' | 'Ү' | 'ү'),
            Lang::Ru => matches!(letter, 'А'..='я' | 'Ё' | 'ё'),
            Lang::En => letter.is_ascii_alphabetic() || matches!(letter, 'Ö' | 'ö' | 'ü'),
            // Letters with their marks in one character, as a search types them.
            Lang::Vi => {
                letter.is_alphabetic()
                    && matches!(letter, 'A'..='z' | 'À'..='ɏ' | '\u{1E00}'..='\u{1EFF}')
            }
        }
    }

    /// A caption on a phone keeps a name of so many characters on one line.
    const NAME_CHARS_MAX: usize = 28;

    #[test]
    fn every_member_has_one_name_of_its_own_in_every_language_and_its_script() {
        let members = read_csv(CSV).unwrap();
        for lang in Lang::ALL {
            let mut seen = std::collections::BTreeSet::new();
            for member in &members {
                let (name, found) = member.name.get(*lang);
                assert_eq!(found, *lang, "{}", member.code);
                assert!(seen.insert(name), "{lang}: {name} stands twice");
                assert!(name.chars().count() <= NAME_CHARS_MAX, "{lang}: {name}");
                assert_eq!(name.trim(), name, "{lang}");
                let strange = name
                    .chars()
                    .find(|c| !" -・（）()".contains(*c) && !belongs(*c, *lang));
                assert_eq!(strange, None, "{lang}: {name}");
            }
            assert_eq!(seen.len(), 80);
        }
    }

    #[test]
    fn a_bad_line_is_named() {
        let header = CSV.lines().next().unwrap();
        let bad = |line: &str| {
            read_csv(&format!("{header}\n{line}\n"))
                .unwrap_err()
                .to_string()
        };
        assert!(
            bad("MN-1,RU,member,capital,A,M,mn,Z,J,K,M,R,V")
                .contains("line 2: MN-1 does not lie in RU")
        );
        assert!(bad("MN-1,MN,friend,capital,A,M,mn,Z,J,K,M,R,V").contains("line 2"));
        let unnamed = bad("MN-1,MN,member,capital,A,M,mn,Z,J, ,M,R,V");
        assert!(
            unnamed.contains("line 2: MN-1 has no name in ko"),
            "{unnamed}"
        );
        let other = bad("MN-1,MN,member,capital,A,N,mn,Z,J,K,M,R,V");
        assert!(
            other.contains("line 2: name_native is not the name in mn"),
            "{other}"
        );
        let good = "MN-1,MN,member,capital,A,M,mn,Z,J,K,M,R,V";
        assert!(bad(&format!("{good}\n{good}")).contains("line 3: MN-1 stands twice"));
    }
}
