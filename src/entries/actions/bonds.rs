//! Which entries somebody is bound to: judging keeps them from that person. Schools and addresses are compared here and go no further.

use std::collections::{HashMap, HashSet};

use sea_orm::ConnectionTrait;

use super::candidates::NUMBERS_MAX;
use crate::entries::domain::EntryState;
use crate::entries::store;
use crate::kernel::{ActionResult, Country, EditionId, EntryId, MemberCode};

/// What binds somebody to entries.
#[derive(Debug, Clone, Default)]
pub struct Bond {
    /// Schools where they teach or have taught, as they wrote them.
    pub schools: Vec<String>,
    /// Their mail address; empty if there is none.
    pub email: String,
}

/// How somebody is bound to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// The child goes to one of their schools.
    School,
    /// They are the adult who answers for the child.
    Child,
}

/// For each bond, the admitted entries of an edition that it holds to.
pub async fn list_bound(
    db: &impl ConnectionTrait,
    edition: EditionId,
    bonds: &[Bond],
) -> ActionResult<Vec<HashMap<EntryId, Tie>>> {
    let schools: Vec<HashSet<String>> = bonds
        .iter()
        .map(|bond| bond.schools.iter().map(|name| school_key(name)).collect())
        .collect();
    let mut bound = vec![HashMap::new(); bonds.len()];
    for (entry, school, guardian) in store::list_bonds(db, edition).await? {
        let key = school_key(&school);
        for (at, bond) in bonds.iter().enumerate() {
            let tie = if !bond.email.is_empty() && bond.email == guardian {
                Tie::Child
            } else if !key.is_empty() && schools[at].contains(&key) {
                Tie::School
            } else {
                continue;
            };
            bound[at].insert(entry, tie);
        }
    }
    Ok(bound)
}

/// How many admitted entries of an edition name each of these schools.
pub async fn count_by_school(
    db: &impl ConnectionTrait,
    edition: EditionId,
    schools: &[String],
) -> ActionResult<Vec<usize>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (_, school, _) in store::list_bonds(db, edition).await? {
        *counts.entry(school_key(&school)).or_default() += 1;
    }
    Ok(schools
        .iter()
        .map(|name| counts.get(&school_key(name)).copied().unwrap_or(0))
        .collect())
}

/// What entries share with each other, for counts that the staff is warned by. Schools, adults and children are numbers that mean nothing
/// outside one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belonging {
    /// The entry.
    pub id: EntryId,
    /// Its public code.
    pub number: String,
    /// Where it stands.
    pub state: EntryState,
    /// Whether the drawing may be shown.
    pub may_show_work: bool,
    /// Its country.
    pub country: Country,
    /// The member government that sent it.
    pub member_code: MemberCode,
    /// The same for entries whose schools are written alike; none where no school is.
    pub school: Option<usize>,
    /// The same for entries that one adult answers for.
    pub adult: Option<usize>,
    /// The same for entries of one member with the same name and age.
    pub child: Option<usize>,
}

/// What these entries share.
pub async fn list_belonging(
    db: &impl ConnectionTrait,
    ids: &[EntryId],
) -> ActionResult<Vec<Belonging>> {
    let mut rows = Vec::new();
    for some in ids.chunks(NUMBERS_MAX) {
        rows.extend(store::list_by_ids(db, some).await?);
    }
    let (mut schools, mut adults, mut children) =
        (Lots::default(), Lots::default(), Lots::default());
    let of = |row: super::Entry| {
        let name = school_key(&row.name_native);
        let child = if name.is_empty() {
            name
        } else {
            format!("{name}|{}|{}", row.age, row.member_code)
        };
        Belonging {
            school: schools.number(school_key(&row.school)),
            adult: adults.number(row.guardian_email),
            child: children.number(child),
            id: row.id,
            number: row.number,
            state: row.state,
            may_show_work: row.may_show_work,
            country: row.country,
            member_code: row.member_code,
        }
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Numbers for words: the same one for the same word.
#[derive(Default)]
struct Lots(HashMap<String, usize>);

impl Lots {
    fn number(&mut self, word: String) -> Option<usize> {
        let next = self.0.len();
        (!word.is_empty()).then(|| *self.0.entry(word).or_insert(next))
    }
}

/// What is compared of a school's name: its letters and digits, without case, spaces, stops and quotation marks, and full-width forms
/// as plain ones. Two spellings of one school that differ in more are two schools to a program, and the desk sees that no entry names one.
fn school_key(name: &str) -> String {
    name.chars()
        .map(|c| match u32::from(c) {
            wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_school_is_one_however_it_is_set() {
        assert_eq!(
            school_key(" Gymnasium No. 5 "),
            school_key("gymnasium «NO 5»")
        );
        assert_eq!(school_key("第５小学校"), school_key("第5 小学校"));
        assert_eq!(school_key("5-Р СУРГУУЛЬ"), school_key("5-р сургууль"));
        assert_ne!(school_key("School 1"), school_key("School 12"));
        assert_eq!(school_key(" – "), "");
    }
}
