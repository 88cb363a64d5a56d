//! Provisional results for everyone, and reporting a work without an account.

use std::collections::HashMap;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, web};
use askama::Template;
use serde::Deserialize;

use super::{WorkView, shown_again, views_of};
use crate::app::App;
use crate::awards::actions::{self, Provisional, Receipted, Work};
use crate::awards::domain::{
    EVIDENCE_CHARS_MAX, NewObjection, ObjectionKind, WORDS_CHARS_MAX, receipt_of,
};
use crate::editions::AwardTier;
use crate::kernel::{ActionError, ActionResult, FieldErrors, Refusal};
use crate::platform::web::client::{Throttles, address};
use crate::platform::web::{Form, PageResult, Ui, page, page_with, see_other};

#[derive(Template)]
#[template(path = "awards/provisional.html")]
struct ProvisionalPage {
    ui: Ui,
    provisional: Provisional,
    tiers: Vec<(AwardTier, Vec<WorkView>)>,
}

/// What both pages say of the period's end.
trait Ending {
    fn parts(&self) -> (&Ui, &Provisional);

    /// The end in the contest's zone; the browser adds the reader's own.
    fn ends(&self) -> String {
        let (ui, provisional) = self.parts();
        let zone = provisional.edition.time_zone();
        ui.moment(&provisional.period.ends_at, &zone)
    }

    /// The sentence with its place for the reader's own time left open.
    fn your_time(&self) -> String {
        self.parts().0.t1("call-your-time", "time", "{time}")
    }
}

impl Ending for ProvisionalPage {
    fn parts(&self) -> (&Ui, &Provisional) {
        (&self.ui, &self.provisional)
    }
}

/// `GET /{lang}/editions/{number}/provisional`
pub async fn show(app: web::Data<App>, ui: Ui, path: web::Path<(String, i32)>) -> PageResult {
    let (provisional, works) = actions::find_provisional(&app, path.1).await?;
    let views = views_of(&app, &ui, &works).await?;
    let mut views: HashMap<String, WorkView> = views
        .into_iter()
        .map(|view| (view.number.clone(), view))
        .collect();
    let mut order = provisional.edition.tiers.clone();
    order.sort_by_key(|tier| tier.position);
    let tiers = order
        .into_iter()
        .map(|tier| {
            let own = works.iter().filter(|work| work.tier.id == tier.id);
            let own = own.filter_map(|work| views.remove(&work.fact.number));
            let own = own.collect();
            (tier, own)
        })
        .collect();
    page(&ProvisionalPage {
        ui,
        provisional,
        tiers,
    })
}

/// What stands in the form. Nothing prints it: it is somebody's words and address.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ObjectionForm {
    kind: String,
    words: String,
    evidence: String,
    contact: String,
    /// People do not see it; whoever fills it is a machine.
    website: String,
}

#[derive(Template)]
#[template(path = "awards/objection.html")]
struct ObjectionPage {
    ui: Ui,
    provisional: Provisional,
    work: WorkView,
    form: ObjectionForm,
    errors: FieldErrors,
    refusal: Option<Refusal>,
}

impl Ending for ObjectionPage {
    fn parts(&self) -> (&Ui, &Provisional) {
        (&self.ui, &self.provisional)
    }
}

impl ObjectionPage {
    fn kinds(&self) -> &'static [ObjectionKind] {
        ObjectionKind::ALL
    }

    fn wrong(&self, field: &str) -> Option<String> {
        self.ui.field_error(&self.errors, field)
    }

    fn wrong_class(&self, field: &str) -> &'static str {
        match self.errors.of(field) {
            Some(_) => " field-wrong",
            None => "",
        }
    }

    fn words_max(&self) -> usize {
        WORDS_CHARS_MAX
    }

    fn evidence_max(&self) -> usize {
        EVIDENCE_CHARS_MAX
    }
}

async fn objection_page(
    app: &App,
    ui: Ui,
    number: &str,
    form: ObjectionForm,
    errors: FieldErrors,
    refusal: Option<Refusal>,
) -> ActionResult<ObjectionPage> {
    let (provisional, work) = actions::find_provisional_work(app, number).await?;
    let work: [Work; 1] = [work];
    let view = views_of(app, &ui, &work).await?.pop();
    Ok(ObjectionPage {
        work: view.ok_or(ActionError::NotFound)?,
        provisional,
        ui,
        form,
        errors,
        refusal,
    })
}

/// `GET /{lang}/works/{entry_number}/objection`
pub async fn ask(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let empty = ObjectionForm::default();
    page(&objection_page(&app, ui, &path.1, empty, FieldErrors::new(), None).await?)
}

/// `POST /{lang}/works/{entry_number}/objection`
pub async fn report(
    app: web::Data<App>,
    throttles: web::Data<Throttles>,
    mut ui: Ui,
    request: HttpRequest,
    path: web::Path<(String, String)>,
    Form(form): Form<ObjectionForm>,
) -> PageResult {
    let number = path.into_inner().1;
    if !form.website.is_empty() {
        // A machine gets what looks like a receipt, and nothing is kept.
        return see_other(ui.link(&format!("/objections/{}", receipt_of([0; 8]))));
    }
    let outcome = send(&app, &throttles, &ui, &request, &number, &form).await;
    let (status, errors, refusal) = match outcome {
        Ok(receipt) => return see_other(ui.link(&format!("/objections/{receipt}"))),
        Err(error) => shown_again(error)?,
    };
    ui.path = format!("/works/{number}/objection");
    let again = objection_page(&app, ui, &number, form, errors, refusal).await?;
    let mut response = page_with(status, &again)?;
    if status == StatusCode::TOO_MANY_REQUESTS {
        let later = header::HeaderValue::from_static("600");
        response.headers_mut().insert(header::RETRY_AFTER, later);
    }
    Ok(response)
}

async fn send(
    app: &App,
    throttles: &Throttles,
    ui: &Ui,
    request: &HttpRequest,
    number: &str,
    form: &ObjectionForm,
) -> ActionResult<String> {
    let new = NewObjection::read(
        &form.kind,
        &form.words,
        &form.evidence,
        &form.contact,
        ui.lang,
    )?;
    let from = address(request, &app.config.server.trusted_proxies);
    throttles.objections.check(from)?;
    actions::report(app, &ui.actor, number, &new).await
}

#[derive(Template)]
#[template(path = "awards/receipt.html")]
struct ReceiptPage {
    ui: Ui,
    receipted: Receipted,
}

/// `GET /{lang}/objections/{receipt}`
pub async fn receipt(app: web::Data<App>, ui: Ui, path: web::Path<(String, String)>) -> PageResult {
    let receipted = actions::find_receipted(&app, &path.1).await?;
    page(&ReceiptPage { ui, receipted })
}
