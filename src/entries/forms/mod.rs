//! What is typed when a drawing is sent in, as texts, and how it becomes a [`Submission`].

mod corners;

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Deserialize;
use utoipa::ToSchema;

use super::domain::{ConsentPurpose, Relation, Submission};
use crate::app::App;
use crate::artworks::domain::Words;
use crate::kernel::refusal::Facts;
use crate::kernel::text::{many_lines, one_line};
use crate::kernel::{FieldErrors, Lang, MemberCode};
use crate::people::Email;

pub use corners::{CornersChoice, CornersForm};

/// Longest name, in characters.
pub const NAME_CHARS_MAX: usize = 120;
/// Longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 120;
/// Longest name of a school, in characters.
pub const SCHOOL_CHARS_MAX: usize = 200;
/// Longest statement, in characters.
pub const STATEMENT_CHARS_MAX: usize = 1000;
/// Longest note of the screening desk, in characters.
pub const NOTE_CHARS_MAX: usize = 1000;
/// Longest key of a sending, in characters.
pub const KEY_CHARS_MAX: usize = 200;

/// The form as it was filled in. It comes back as it was when something is wrong.
#[derive(Clone, Default)]
pub struct EntryForm {
    /// Names this sending, so that it is taken once.
    pub key: String,
    /// The picture that was received already, as [`crate::artworks::domain::Kept::reference`] names it.
    pub kept: String,
    /// The picture of which was told what is to be seen; sent again as it is, it is taken.
    pub seen: String,
    /// ISO 3166-2 code.
    pub member: String,
    /// The child's name in its own script.
    pub name_native: String,
    /// The same in Latin letters.
    pub name_latin: String,
    /// Years.
    pub age: String,
    /// May be empty.
    pub school: String,
    /// The drawing's title.
    pub title: String,
    /// Its language.
    pub title_lang: String,
    /// A few sentences; may be empty.
    pub statement: String,
    /// The consenting adult.
    pub guardian_name: String,
    /// Where the letters go.
    pub guardian_email: String,
    /// What the adult is to the child.
    pub relation: String,
    /// `yes` or `no` by purpose; what was not answered is absent.
    pub consents: BTreeMap<ConsentPurpose, String>,
}

impl std::fmt::Debug for EntryForm {
    /// Without names and addresses.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EntryForm").finish_non_exhaustive()
    }
}

/// The name of a consent's field: `consent-taking-part`.
pub fn consent_field(purpose: ConsentPurpose) -> String {
    format!("consent-{purpose}")
}

impl EntryForm {
    /// The form of the fields that came in; a field that does not exist is refused.
    pub fn of(texts: Vec<(String, String)>) -> Result<Self, FieldErrors> {
        let mut form = Self::default();
        let mut errors = FieldErrors::new();
        for (name, text) in texts {
            let field = match name.as_str() {
                "key" => &mut form.key,
                "kept" => &mut form.kept,
                "seen" => &mut form.seen,
                "member" => &mut form.member,
                "name_native" => &mut form.name_native,
                "name_latin" => &mut form.name_latin,
                "age" => &mut form.age,
                "school" => &mut form.school,
                "title" => &mut form.title,
                "title_lang" => &mut form.title_lang,
                "statement" => &mut form.statement,
                "guardian_name" => &mut form.guardian_name,
                "guardian_email" => &mut form.guardian_email,
                "relation" => &mut form.relation,
                other => {
                    let purpose = other.strip_prefix("consent-").map(str::parse);
                    if let Some(Ok(purpose)) = purpose {
                        form.consents.insert(purpose, text);
                    } else {
                        errors.add(name, "unknown-field");
                    }
                    continue;
                }
            };
            *field = text;
        }
        if errors.is_empty() {
            Ok(form)
        } else {
            Err(errors)
        }
    }

    /// What was answered to a purpose: `yes`, `no` or nothing.
    pub fn answer(&self, purpose: &ConsentPurpose) -> &str {
        self.consents.get(purpose).map_or("", String::as_str)
    }

    /// The values of the form, or all that is wrong with it. `lang` is the language of the page.
    pub fn read(&self, app: &App, lang: Lang) -> Result<Submission, FieldErrors> {
        let mut errors = FieldErrors::new();
        let name_native = line(
            &mut errors,
            "name_native",
            &self.name_native,
            NAME_CHARS_MAX,
        );
        let name_latin = line(&mut errors, "name_latin", &self.name_latin, NAME_CHARS_MAX);
        let title = line(&mut errors, "title", &self.title, TITLE_CHARS_MAX);
        let guardian_name = line(
            &mut errors,
            "guardian_name",
            &self.guardian_name,
            NAME_CHARS_MAX,
        );
        let school = one_line(&self.school);
        too_long(&mut errors, "school", &school, SCHOOL_CHARS_MAX);
        let statement = many_lines(&self.statement);
        too_long(&mut errors, "statement", &statement, STATEMENT_CHARS_MAX);
        let member = choice::<MemberCode>(&mut errors, "member", &self.member)
            .filter(|code| app.members.find(code).is_some());
        if member.is_none() && errors.of("member").is_none() {
            errors.add("member", "not-a-choice");
        }
        let title_lang = choice::<Lang>(&mut errors, "title_lang", &self.title_lang);
        let relation = choice::<Relation>(&mut errors, "relation", &self.relation);
        let age = self.age.trim().parse::<i32>().ok();
        if self.age.trim().is_empty() {
            errors.add("age", "required");
        } else if age.is_none_or(|age| !(0..=150).contains(&age)) {
            errors.add("age", "age-not-a-number");
        }
        let email = self.guardian_email.parse::<Email>().ok();
        if self.guardian_email.trim().is_empty() {
            errors.add("guardian_email", "required");
        } else if email.is_none() {
            errors.add("guardian_email", "not-an-email");
        }
        let mut consents = BTreeMap::new();
        for purpose in ConsentPurpose::ALL {
            match self.answer(purpose) {
                "yes" => drop(consents.insert(*purpose, true)),
                "no" => drop(consents.insert(*purpose, false)),
                "" if *purpose != ConsentPurpose::TakingPart => {}
                _ => errors.add(consent_field(*purpose), "answer-yes-or-no"),
            }
        }
        if consents.get(&ConsentPurpose::TakingPart) == Some(&false) {
            errors.add(consent_field(ConsentPurpose::TakingPart), "consent-needed");
        }
        match (member, title_lang, relation, age, email) {
            (Some(member), Some(title_lang), Some(relation), Some(age), Some(guardian_email))
                if errors.is_empty() =>
            {
                Ok(Submission {
                    name_native,
                    name_latin,
                    member,
                    age,
                    school,
                    words: Words {
                        title,
                        title_lang,
                        statement,
                    },
                    guardian_name,
                    guardian_email,
                    relation,
                    lang,
                    consents,
                })
            }
            _ => Err(errors),
        }
    }
}

fn line(errors: &mut FieldErrors, field: &str, typed: &str, chars_max: usize) -> String {
    let text = one_line(typed);
    if text.is_empty() {
        errors.add(field, "required");
    }
    too_long(errors, field, &text, chars_max);
    text
}

fn too_long(errors: &mut FieldErrors, field: &str, text: &str, chars_max: usize) {
    if text.chars().count() > chars_max {
        let facts = Facts::from([("chars_max", chars_max.into())]);
        errors.add_with(field, "too-long", facts);
    }
}

fn choice<T: FromStr>(errors: &mut FieldErrors, field: &str, typed: &str) -> Option<T> {
    let typed = typed.trim();
    let chosen = typed.parse().ok();
    if typed.is_empty() {
        errors.add(field, "required");
    } else if chosen.is_none() {
        errors.add(field, "not-a-choice");
    }
    chosen
}

/// An entry as programs send it: the part `entry`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryInput {
    /// ISO 3166-2 code of the member government.
    pub member: String,
    /// The child's name in its own script; at most 120 characters.
    pub name_native: String,
    /// The same in Latin letters; at most 120 characters.
    pub name_latin: String,
    /// Years on the edition's day.
    pub age: i32,
    /// At most 200 characters.
    #[serde(default)]
    pub school: String,
    /// The drawing's title; at most 120 characters.
    pub title: String,
    /// Language of title and statement.
    pub title_lang: String,
    /// At most 1000 characters.
    #[serde(default)]
    pub statement: String,
    /// The consenting adult; at most 120 characters.
    pub guardian_name: String,
    /// Where the letters go.
    pub guardian_email: String,
    /// `parent`, `relative` or `legal-guardian`.
    pub relation: String,
    /// Language of the letters: one of the seven.
    pub lang: String,
    /// Answers by purpose. Only `taking-part` must be there and `true`.
    pub consents: BTreeMap<String, bool>,
}

impl EntryInput {
    /// The form that a person would have filled in.
    pub fn into_form(self) -> Result<(EntryForm, Lang), FieldErrors> {
        let mut errors = FieldErrors::new();
        let lang = choice::<Lang>(&mut errors, "lang", &self.lang);
        let mut consents = BTreeMap::new();
        for (purpose, answer) in self.consents {
            match purpose.parse() {
                Ok(purpose) => {
                    let word = if answer { "yes" } else { "no" };
                    consents.insert(purpose, word.to_owned());
                }
                Err(_) => errors.add(format!("consent-{purpose}"), "unknown-field"),
            }
        }
        let form = EntryForm {
            member: self.member,
            name_native: self.name_native,
            name_latin: self.name_latin,
            age: self.age.to_string(),
            school: self.school,
            title: self.title,
            title_lang: self.title_lang,
            statement: self.statement,
            guardian_name: self.guardian_name,
            guardian_email: self.guardian_email,
            relation: self.relation,
            consents,
            ..EntryForm::default()
        };
        match lang {
            Some(lang) if errors.is_empty() => Ok((form, lang)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_does_not_exist_is_refused() {
        let pairs = |name: &str| vec![(name.to_owned(), "x".to_owned())];
        assert!(EntryForm::of(pairs("title")).is_ok());
        assert!(EntryForm::of(pairs("consent-show-name")).is_ok());
        for wrong in ["state", "consent-everything", ""] {
            assert!(EntryForm::of(pairs(wrong)).is_err(), "{wrong}");
        }
    }
}
