//! A step of a draft: which works all judges read.

use serde::Deserialize;

use super::RoundDesk;
use crate::judging::actions::{self, CommonWorks};
use crate::platform::web::{Form, PageResult};

/// Which works all judges read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommonForm {
    n_drawn: i32,
    chosen: String,
}

/// `POST …/rounds/{position}/common-works`: how many are drawn, and numbers with spaces or commas between.
pub async fn set_common_works(at: RoundDesk, Form(form): Form<CommonForm>) -> PageResult {
    let new = CommonWorks {
        n_drawn: form.n_drawn,
        chosen: read_numbers(&form.chosen),
    };
    let outcome = actions::set_common_works(&at.app, at.actor(), at.round, &new).await;
    at.after(outcome).await
}

/// Entry numbers as people write them.
fn read_numbers(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '，'))
        .filter(|one| !one.is_empty())
        .map(str::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_may_stand_as_people_write_them() {
        assert_eq!(
            super::read_numbers(" 9-mn-001, 9-CN-012、9-JP-003\n"),
            ["9-MN-001", "9-CN-012", "9-JP-003"]
        );
    }
}
