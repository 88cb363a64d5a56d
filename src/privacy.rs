//! What is kept of children, in plain words at three levels: for the child, for the guardian, in full.

use askama::Template;

use crate::platform::web::{PageResult, Ui, page};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    ui: Ui,
}

impl PrivacyPage {
    fn for_child(&self) -> Vec<String> {
        paragraphs(&self.ui.t("privacy-child"))
    }

    fn for_guardian(&self) -> Vec<String> {
        paragraphs(&self.ui.t("privacy-guardian"))
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::to_owned).collect()
}

/// `GET /{lang}/privacy`
pub async fn show(ui: Ui) -> PageResult {
    page(&PrivacyPage { ui })
}
