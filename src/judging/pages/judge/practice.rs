//! Practising: the card's page with works that are nobody's to judge. What is sent here is not read.

use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use tokio::sync::OnceCell;

use super::card::{CardPage, Hung, Ways};
use super::unknown_view;
use crate::app::App;
use crate::judging::actions::{self, PRACTICE_WORKS};
use crate::kernel::{ActionError, ActionResult, RoundId};
use crate::platform::web::{Form, PageResult, Ui, page, see_other};

/// Longer side of a painted example, px.
const PAINTED_SIDE_PX: u32 = 1280;
/// Which of the painter's drawings the examples are.
const PAINTED_SEED: u64 = 5;

/// An example, painted once while the house is open.
struct Painted {
    jpeg: web::Bytes,
    size: (i32, i32),
}

static PAINTED: [OnceCell<Arc<Painted>>; PRACTICE_WORKS] =
    [const { OnceCell::const_new() }; PRACTICE_WORKS];

async fn painted(n: usize) -> ActionResult<Arc<Painted>> {
    let place = n.checked_sub(1).and_then(|at| PAINTED.get(at));
    let place = place.ok_or(ActionError::NotFound)?;
    let paint = || async move {
        let index = u32::try_from(n).unwrap_or(0);
        tokio::task::spawn_blocking(move || {
            let spec = painter::DrawingSpec {
                long_side_px: PAINTED_SIDE_PX,
                ..painter::plan(index, PAINTED_SEED)
            };
            let drawing = painter::paint(&spec);
            let side = |px: u32| i32::try_from(px).unwrap_or(i32::MAX);
            Arc::new(Painted {
                size: (side(drawing.width()), side(drawing.height())),
                jpeg: painter::encode(&drawing, &painter::Capture::ScanJpeg).into(),
            })
        })
        .await
        .map_err(ActionError::internal)
    };
    place.get_or_try_init(paint).await.cloned()
}

/// `GET /judging-practice/{n}.jpg`: a painted example.
pub async fn show_painted(path: web::Path<usize>) -> ActionResult<HttpResponse> {
    let painted = painted(*path).await?;
    Ok(HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((header::CACHE_CONTROL, "public, max-age=86400"))
        .body(painted.jpeg.clone()))
}

/// `GET /{lang}/judging/rounds/{round_id}/practice/{n}`
pub async fn show_practice(
    app: web::Data<App>,
    ui: Ui,
    path: web::Path<(String, RoundId, usize)>,
    query: web::Query<Vec<(String, String)>>,
) -> PageResult {
    if !query.is_empty() {
        return Err(unknown_view());
    }
    let (_, round, n) = path.into_inner();
    let mut sheet = actions::find_practice(&app, &ui.actor, round, n).await?;
    let hung = match &sheet.work.picture {
        Some(picture) => Hung::of(picture),
        None => {
            sheet.work.title = ui.t("judging-practice-painted");
            sheet.work.title_lang = ui.lang;
            Hung::one(format!("/judging-practice/{n}.jpg"), painted(n).await?.size)
        }
    };
    let grid = ui.link(&format!("/judging/rounds/{round}"));
    let nth = |n: usize| format!("{grid}/practice/{n}");
    let ways = Ways {
        action: nth(n),
        recusal: None,
        previous: (n > 1).then(|| nth(n - 1)),
        next: (n < PRACTICE_WORKS).then(|| nth(n + 1)),
        grid,
    };
    page(&CardPage::of_practice(ui, sheet, hung, ways))
}

/// `POST /{lang}/judging/rounds/{round_id}/practice/{n}`: goes on; nothing is kept.
pub async fn go_on_practising(
    ui: Ui,
    path: web::Path<(String, RoundId, usize)>,
    _form: Form<Vec<(String, String)>>,
) -> PageResult {
    let (_, round, n) = path.into_inner();
    let grid = format!("/judging/rounds/{round}");
    see_other(match n < PRACTICE_WORKS {
        true => ui.link(&format!("{grid}/practice/{}", n + 1)),
        false => ui.link(&grid),
    })
}
