//! The desk's list of entries, and pictures that failed.

use actix_web::web;
use askama::Template;
use serde::Deserialize;

use super::{CountryChoice, countries_of};
use crate::app::App;
use crate::artworks::actions::Artwork;
use crate::editions::Edition;
use crate::editions::actions as editions;
use crate::entries::actions::{self, DeskPage, Entry, EntryFilter};
use crate::entries::domain::EntryState;
use crate::kernel::{EntryId, MemberCode, Permission, Reach};
use crate::platform::web::{EmptyForm, Form, PageResult, Ui, page, see_other};

/// Rows of a page.
const ROWS: u64 = 50;

/// What the list's address carries.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    state: String,
    member: String,
    after: Option<EntryId>,
}

/// What one member sent, beside what it may send.
struct BoardRow {
    code: MemberCode,
    name: String,
    country: String,
    n_all: i64,
    n_waiting: i64,
    n_eligible: i64,
    n_returned: i64,
    quota: Option<i32>,
}

impl BoardRow {
    fn is_full(&self) -> bool {
        self.quota
            .is_some_and(|quota| self.n_all >= i64::from(quota))
    }
}

#[derive(Template)]
#[template(path = "entries/list.html")]
struct ListPage<'a> {
    ui: Ui,
    edition: Edition,
    query: ListQuery,
    countries: Vec<CountryChoice<'a>>,
    found: DeskPage,
    board: Vec<BoardRow>,
    failed: Vec<(Entry, Artwork)>,
    n_pictures_waiting: u64,
    app: &'a App,
}

impl ListPage<'_> {
    fn n_pictures(&self) -> i64 {
        i64::try_from(self.n_pictures_waiting).unwrap_or(i64::MAX)
    }

    fn states(&self) -> &'static [EntryState] {
        EntryState::ALL
    }

    fn total(&self, count: impl Fn(&BoardRow) -> i64) -> i64 {
        self.board.iter().map(count).sum()
    }

    fn n_all(&self) -> i64 {
        self.total(|row| row.n_all)
    }

    fn n_waiting(&self) -> i64 {
        self.total(|row| row.n_waiting)
    }

    fn n_eligible(&self) -> i64 {
        self.total(|row| row.n_eligible)
    }

    fn n_returned(&self) -> i64 {
        self.total(|row| row.n_returned)
    }

    fn member_name(&self, code: &MemberCode) -> String {
        match self.app.members.find(code) {
            Some(member) => self.ui.pick(&member.name).to_owned(),
            None => code.to_string(),
        }
    }

    fn why_failed(&self, artwork: &Artwork) -> String {
        let code = artwork
            .picture_refusal
            .as_deref()
            .unwrap_or("picture-unreadable");
        // Facts are not kept with the code: of the sentences that name any only the code is shown.
        match code {
            "picture-side-too-long"
            | "picture-area-too-large"
            | "picture-too-many-bytes"
            | "picture-too-small" => code.to_owned(),
            code => self.ui.word("refusal", code),
        }
    }

    fn badge(&self, state: &EntryState) -> &'static str {
        match state {
            EntryState::Eligible => "badge-good",
            EntryState::Submitted => "badge-note",
            EntryState::Returned => "badge-wait",
            EntryState::Ineligible | EntryState::Duplicate | EntryState::Disqualified => {
                "badge-stop"
            }
            _ => "",
        }
    }

    fn next_link(&self, after: &EntryId) -> String {
        let query = [
            ("state", self.query.state.clone()),
            ("member", self.query.member.clone()),
            ("after", after.to_string()),
        ];
        let query = serde_html_form::to_string(query).unwrap_or_default();
        self.ui.link(&format!(
            "/desk/editions/{}/entries?{query}",
            self.edition.number
        ))
    }
}

/// `GET /{lang}/desk/editions/{number}/entries?state=&member=&after=`
pub async fn list(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, i32)>,
    query: web::Query<ListQuery>,
) -> PageResult {
    let edition = editions::find_edition(&app, &ui.actor, path.1).await?;
    let query = query.into_inner();
    let filter = EntryFilter {
        state: query.state.parse().ok(),
        member: query.member.parse().ok(),
    };
    let found = actions::list_desk(&app, &ui.actor, edition.id, &filter, query.after, ROWS).await?;
    let board = board_of(&app, &ui, &edition).await?;
    let failed = actions::list_failed(&app, &ui.actor, edition.id).await?;
    let n_pictures_waiting = crate::artworks::actions::count_waiting(&app).await?;
    page(&ListPage {
        countries: countries_of(&app, &ui),
        app: &app,
        ui,
        edition,
        query,
        found,
        board,
        failed,
        n_pictures_waiting,
    })
}

async fn board_of(
    app: &App,
    ui: &Ui,
    edition: &Edition,
) -> crate::kernel::ActionResult<Vec<BoardRow>> {
    let sees_all = ui.actor.reach(Permission::EntryRead) >= Reach::ReadAll;
    let own = ui.actor.members(Permission::EntryRead);
    let mut board: Vec<BoardRow> = Vec::new();
    for (code, state, n) in actions::count_by_member(app, edition.id).await? {
        if !sees_all && !own.contains(&&code) {
            continue;
        }
        if board.last().is_none_or(|row| row.code != code) {
            let member = app.members.find(&code);
            board.push(BoardRow {
                name: member.map_or(code.to_string(), |one| ui.pick(&one.name).to_owned()),
                country: ui.country(&code.country()),
                quota: edition.quota_of(&code),
                code,
                n_all: 0,
                n_waiting: 0,
                n_eligible: 0,
                n_returned: 0,
            });
        }
        if let Some(row) = board.last_mut() {
            match state {
                EntryState::Submitted => row.n_waiting += n,
                EntryState::Eligible => row.n_eligible += n,
                EntryState::Returned => row.n_returned += n,
                EntryState::Suspended => {}
                _ => continue, // these no longer count against the quota
            }
            row.n_all += n;
        }
    }
    Ok(board)
}

/// `POST /{lang}/desk/entries/{entry_number}/picture-retry`
pub async fn retry_picture(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, String)>,
    _form: Form<EmptyForm>,
) -> PageResult {
    let sheet = actions::find_entry(&app, &ui.actor, &path.1).await?;
    let edition = editions::find_edition_by_id(app.db.read(), sheet.entry.edition_id).await?;
    actions::retry_picture(&app, &ui.actor, &path.1).await?;
    see_other(ui.link(&format!("/desk/editions/{}/entries", edition.number)))
}
