//! Every address on one page: the product's table of contents. Each names the permission without which nobody comes
//! in at all; actions narrow further. `{lang}` is one of the seven languages.

use actix_web::dev::{Handler, ServiceRequest};
use actix_web::http::Method;
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, HttpMessage, Resource, Responder, Route, web};

use crate::artworks::uploads;
use crate::kernel::Permission as P;
use crate::platform::web::trace::Pattern;
use crate::platform::web::{assets, door, idempotency, page_cache};
use crate::{
    api_doc, awards, desk, editions, entries, exhibitions, home, judging, members, people, privacy,
    reports,
};

/// One address, its method, and who may come in.
pub struct Line {
    /// `GET`, `POST` …
    pub method: Method,
    /// The address as a pattern.
    pub path: &'static str,
    /// Without this nobody comes in.
    pub need: P,
    /// Whether a copy of the page may be shown to readers without a cookie.
    pub is_kept: bool,
    route: Route,
}

/// Every address.
#[rustfmt::skip]
pub fn all() -> Vec<Line> {
    vec![
        // the first page
        get   ("/",                                       P::GalleryRead,     home::choose_language),
        page  ("/{lang}/",                                P::GalleryRead,     home::show),
        page  ("/{lang}/privacy",                         P::GalleryRead,     privacy::show),
        get   ("/assets/{name:.*}",                       P::GalleryRead,     assets::serve),
        get   ("/judging-worker.js",                      P::GalleryRead,     assets::serve_worker),
        get   ("/judging-practice/{n}.jpg",               P::GalleryRead,     judging::pages::show_painted),
        get   ("/healthz",                                P::GalleryRead,     home::is_alive),
        get   ("/readyz",                                 P::GalleryRead,     home::is_ready),
        get   ("/api/docs",                               P::GalleryRead,     api_doc::show_page),
        get   ("/api/v1/openapi.json",                    P::GalleryRead,     api_doc::show_document),

        // members
        get   ("/api/v1/members",                         P::GalleryRead,     members::api::list),

        // reports
        page  ("/{lang}/members/standing",                P::GalleryRead,     reports::pages::show),
        get   ("/{lang}/desk/standing",                   P::EditionWrite,    reports::pages::desk),
        post  ("/{lang}/desk/standing/rule",              P::EditionWrite,    reports::pages::set_rule),
        post  ("/{lang}/desk/standing/past",              P::EditionWrite,    reports::pages::enter_past),
        get   ("/api/v1/members/standing",                P::GalleryRead,     reports::api::show),
        put   ("/api/v1/members/standing/rule",           P::EditionWrite,    reports::api::set_rule),
        put   ("/api/v1/members/standing/past/{number}",  P::EditionWrite,    reports::api::enter_past),

        // people
        get   ("/{lang}/sign-in",                         P::GalleryRead,     people::pages::sign_in),
        post  ("/{lang}/sign-in-codes",                   P::GalleryRead,     people::pages::ask_for_code),
        post  ("/{lang}/sessions",                        P::GalleryRead,     people::pages::begin),
        post  ("/{lang}/session/ending",                  P::GalleryRead,     people::pages::end),
        get   ("/{lang}/invitation",                      P::GalleryRead,     people::pages::invitation),
        post  ("/{lang}/invitation/acceptance",           P::GalleryRead,     people::pages::accept_invitation),
        get   ("/api/v1/session",                         P::GalleryRead,     people::api::show_session),
        // the desk's own: background work, letters, the journal
        get   ("/{lang}/desk/jobs",                       P::JobWrite,        desk::pages::jobs),
        post  ("/{lang}/desk/jobs/{job_id}/retry",        P::JobWrite,        desk::pages::retry_job),
        get   ("/{lang}/desk/letters",                    P::LetterApprove,   desk::pages::letters),
        post  ("/{lang}/desk/letters/{letter_id}/resending", P::LetterApprove, desk::pages::resend_letter),
        get   ("/{lang}/desk/people",                     P::RoleGrant,       desk::people::pages::list),
        post  ("/{lang}/desk/people",                     P::RoleGrant,       desk::people::pages::invite),
        post  ("/{lang}/desk/roles/{grant_id}/revocation", P::RoleGrant,      desk::people::pages::take_role),
        get   ("/{lang}/desk/journal",                    P::JournalRead,     desk::pages::journal),
        get   ("/api/v1/jobs",                            P::JobWrite,        desk::api::list_jobs),
        post  ("/api/v1/jobs/{job_id}/retry",             P::JobWrite,        desk::api::retry_job),
        get   ("/api/v1/letters",                         P::LetterApprove,   desk::api::list_letters),
        post  ("/api/v1/letters/{letter_id}/resending",   P::LetterApprove,   desk::api::resend_letter),
        get   ("/api/v1/people",                          P::RoleGrant,       desk::people::api::list),
        post  ("/api/v1/people",                          P::RoleGrant,       desk::people::api::invite),
        delete("/api/v1/roles/{grant_id}",                P::RoleGrant,       desk::people::api::take_role),
        get   ("/api/v1/journal",                         P::JournalRead,     desk::api::list_journal),
        get   ("/api/v1/journal/head",                    P::GalleryRead,     desk::api::show_journal_head),

        // awards
        page  ("/{lang}/gallery",                         P::GalleryRead,     awards::pages::gallery::show),
        page  ("/{lang}/works/{entry_number}",            P::GalleryRead,     awards::pages::gallery::show_work),
        page  ("/{lang}/editions/{number}/results",       P::GalleryRead,     awards::pages::results::show),
        get   ("/{lang}/desk/editions/{number}/awards",   P::AwardWrite,      awards::pages::desk::board),
        post  ("/{lang}/desk/editions/{number}/awards",   P::AwardWrite,      awards::pages::desk::give),
        post  ("/{lang}/desk/editions/{number}/awards/filling", P::AwardWrite, awards::pages::desk::fill),
        get   ("/{lang}/desk/editions/{number}/awards/announcement", P::ResultPublish, awards::pages::release::preview),
        get   ("/{lang}/desk/editions/{number}/awards/announcement/receivers", P::ResultPublish, awards::pages::release::receivers),
        post  ("/{lang}/desk/editions/{number}/awards/announcement/proposal", P::ResultPublish, awards::pages::release::propose),
        post  ("/{lang}/desk/editions/{number}/awards/announcement/proposal/ending", P::ResultPublish, awards::pages::release::take_back),
        post  ("/{lang}/desk/editions/{number}/awards/announcement", P::ResultPublish, awards::pages::release::announce),
        page  ("/{lang}/editions/{number}/provisional",   P::GalleryRead,     awards::pages::provisional::show),
        get   ("/{lang}/works/{entry_number}/objection",  P::CaseOpen,        awards::pages::provisional::ask),
        post  ("/{lang}/works/{entry_number}/objection",  P::CaseOpen,        awards::pages::provisional::report),
        get   ("/{lang}/objections/{receipt}",            P::GalleryRead,     awards::pages::provisional::receipt),
        get   ("/{lang}/entries/{entry_number}/case",     P::CaseOpen,        awards::pages::statement::show),
        post  ("/{lang}/entries/{entry_number}/case",     P::CaseOpen,        awards::pages::statement::give),
        get   ("/{lang}/desk/editions/{number}/cases",    P::CaseRead,        awards::pages::cases::docket),
        post  ("/{lang}/desk/editions/{number}/cases",    P::CaseDecide,      awards::pages::cases::open_case),
        post  ("/{lang}/desk/editions/{number}/objection-period", P::ResultPublish, awards::pages::cases::open_period),
        post  ("/{lang}/desk/editions/{number}/confirmation", P::ResultPublish, awards::pages::cases::confirm),
        post  ("/{lang}/desk/editions/{number}/results-reopening", P::ResultPublish, awards::pages::cases::reopen),
        post  ("/{lang}/desk/editions/{number}/awards/moving-up", P::AwardWrite, awards::pages::cases::fill_gone),
        post  ("/{lang}/desk/entries/{entry_number}/objections-answer", P::CaseDecide, awards::pages::cases::set_aside),
        get   ("/{lang}/desk/cases/{case_id}",            P::CaseRead,        awards::pages::cases::case),
        post  ("/{lang}/desk/cases/{case_id}/asking",     P::CaseDecide,      awards::pages::cases::ask_statement),
        post  ("/{lang}/desk/cases/{case_id}/statements", P::CaseDecide,      awards::pages::cases::record_statement),
        post  ("/{lang}/desk/cases/{case_id}/decision",   P::CaseDecide,      awards::pages::cases::decide),
        get   ("/api/v1/editions/{number}/provisional",   P::GalleryRead,     awards::api::show_provisional),
        post  ("/api/v1/works/{entry_number}/objections", P::CaseOpen,        awards::api::report),
        get   ("/api/v1/objections/{receipt}",            P::GalleryRead,     awards::api::show_receipt),
        post  ("/api/v1/editions/{number}/objection-period", P::ResultPublish, awards::api::open_period),
        post  ("/api/v1/editions/{number}/confirmation",  P::ResultPublish,   awards::api::confirm),
        post  ("/api/v1/editions/{number}/results-reopening", P::ResultPublish, awards::api::reopen),
        post  ("/api/v1/editions/{number}/awards/moving-up", P::AwardWrite,   awards::api::fill_gone),
        get   ("/api/v1/editions/{number}/cases",         P::CaseRead,        awards::api::list_cases),
        post  ("/api/v1/entries/{entry_number}/cases",    P::CaseDecide,      awards::api::open_case),
        post  ("/api/v1/entries/{entry_number}/objections-answer", P::CaseDecide, awards::api::set_aside),
        get   ("/api/v1/entries/{entry_number}/case",     P::CaseOpen,        awards::api::show_own_case),
        post  ("/api/v1/entries/{entry_number}/case/statements", P::CaseOpen, awards::api::give_statement),
        get   ("/api/v1/cases/{case_id}",                 P::CaseRead,        awards::api::show_case),
        post  ("/api/v1/cases/{case_id}/asking",          P::CaseDecide,      awards::api::ask_statement),
        post  ("/api/v1/cases/{case_id}/statements",      P::CaseDecide,      awards::api::record_statement),
        post  ("/api/v1/cases/{case_id}/decision",        P::CaseDecide,      awards::api::decide),
        get   ("/api/v1/works",                           P::GalleryRead,     awards::api::list_works),
        get   ("/api/v1/works/{entry_number}",            P::GalleryRead,     awards::api::show_work),
        get   ("/api/v1/editions/{number}/results",       P::GalleryRead,     awards::api::show_results),
        post  ("/api/v1/editions/{number}/awards",        P::AwardWrite,      awards::api::give),
        post  ("/api/v1/editions/{number}/awards/filling", P::AwardWrite,     awards::api::fill),
        get   ("/api/v1/editions/{number}/announcement",  P::ResultPublish,   awards::api::preview),
        get   ("/api/v1/editions/{number}/announcement/receivers", P::ResultPublish, awards::api::list_receivers),
        post  ("/api/v1/editions/{number}/announcement/proposal", P::ResultPublish, awards::api::propose),
        delete("/api/v1/editions/{number}/announcement/proposal", P::ResultPublish, awards::api::take_back),
        post  ("/api/v1/editions/{number}/announcement",  P::ResultPublish,   awards::api::announce),

        // exhibitions
        page  ("/{lang}/exhibitions",                     P::GalleryRead,     exhibitions::pages::list),
        page  ("/{lang}/exhibitions/{slug}",              P::GalleryRead,     exhibitions::pages::show),
        page  ("/{lang}/exhibitions/{slug}/rooms/{n}",    P::GalleryRead,     exhibitions::pages::show_room),
        page  ("/{lang}/exhibitions/{slug}/works",        P::GalleryRead,     exhibitions::pages::show_works),
        get   ("/{lang}/desk/exhibitions",                P::ExhibitionWrite, exhibitions::pages::desk::list),
        post  ("/{lang}/desk/exhibitions",                P::ExhibitionWrite, exhibitions::pages::desk::create),
        get   ("/{lang}/desk/exhibitions/{slug}",         P::ExhibitionWrite, exhibitions::pages::desk::show),
        post  ("/{lang}/desk/exhibitions/{slug}/state",   P::ExhibitionWrite, exhibitions::pages::desk::change_state),
        get   ("/{lang}/desk/exhibitions/{slug}/settings", P::ExhibitionWrite, exhibitions::pages::desk::settings),
        post  ("/{lang}/desk/exhibitions/{slug}/settings", P::ExhibitionWrite, exhibitions::pages::desk::update),
        get   ("/{lang}/desk/exhibitions/{slug}/rooms",   P::ExhibitionWrite, exhibitions::pages::desk::new_room),
        post  ("/{lang}/desk/exhibitions/{slug}/rooms",   P::ExhibitionWrite, exhibitions::pages::desk::add_room),
        get   ("/{lang}/desk/exhibitions/{slug}/rooms/{n}", P::ExhibitionWrite, exhibitions::pages::desk::room),
        post  ("/{lang}/desk/exhibitions/{slug}/rooms/{n}", P::ExhibitionWrite, exhibitions::pages::desk::update_room),
        post  ("/{lang}/desk/exhibitions/{slug}/rooms/{n}/works", P::ExhibitionWrite, exhibitions::pages::desk::hang),
        post  ("/{lang}/desk/exhibitions/{slug}/rooms/{n}/arrangement", P::ExhibitionWrite, exhibitions::pages::desk::arrange_room),
        get   ("/{lang}/desk/placements/{id}",            P::ExhibitionWrite, exhibitions::pages::desk::labels),
        post  ("/{lang}/desk/placements/{id}",            P::ExhibitionWrite, exhibitions::pages::desk::write_labels),
        post  ("/{lang}/desk/placements/{id}/place",      P::ExhibitionWrite, exhibitions::pages::desk::move_work),
        get   ("/{lang}/desk/exhibitions/{slug}/stops",   P::ExhibitionWrite, exhibitions::pages::desk::stops),
        post  ("/{lang}/desk/exhibitions/{slug}/stops",   P::ExhibitionWrite, exhibitions::pages::desk::add_stop),
        post  ("/{lang}/desk/exhibitions/{slug}/venues",  P::ExhibitionWrite, exhibitions::pages::desk::add_venue),
        post  ("/{lang}/desk/exhibitions/{slug}/stops/{stop_id}", P::ExhibitionWrite, exhibitions::pages::desk::change_stop),
        get   ("/api/v1/exhibitions",                     P::GalleryRead,     exhibitions::api::list_exhibitions),
        post  ("/api/v1/exhibitions",                     P::ExhibitionWrite, exhibitions::api::create_exhibition),
        get   ("/api/v1/exhibitions/{slug}",              P::GalleryRead,     exhibitions::api::show_exhibition),
        put   ("/api/v1/exhibitions/{slug}",              P::ExhibitionWrite, exhibitions::api::update_exhibition),
        put   ("/api/v1/exhibitions/{slug}/state",        P::ExhibitionWrite, exhibitions::api::change_state),
        get   ("/api/v1/exhibitions/{slug}/gaps",         P::ExhibitionWrite, exhibitions::api::list_gaps),
        post  ("/api/v1/exhibitions/{slug}/rooms",        P::ExhibitionWrite, exhibitions::api::add_room),
        post  ("/api/v1/exhibitions/{slug}/rooms/{n}/placements", P::ExhibitionWrite, exhibitions::api::hang),
        post  ("/api/v1/exhibitions/{slug}/stops",        P::ExhibitionWrite, exhibitions::api::add_stop),
        delete("/api/v1/placements/{id}",                 P::ExhibitionWrite, exhibitions::api::take_down),
        put   ("/api/v1/placements/{id}/labels/{kind}",   P::ExhibitionWrite, exhibitions::api::write_label),
        get   ("/api/v1/venues",                          P::ExhibitionWrite, exhibitions::api::list_venues),
        post  ("/api/v1/venues",                          P::ExhibitionWrite, exhibitions::api::add_venue),

        // editions
        get   ("/{lang}/call",                            P::GalleryRead,     editions::pages::current_call),
        get   ("/{lang}/editions/{number}",               P::GalleryRead,     editions::pages::call),
        get   ("/{lang}/desk",                            P::DeskRead,        editions::pages::list),
        post  ("/{lang}/desk/editions",                   P::EditionWrite,    editions::pages::create),
        get   ("/{lang}/desk/editions/{number}",          P::DeskRead,        editions::pages::overview),
        post  ("/{lang}/desk/editions/{number}/states",   P::EditionWrite,    editions::pages::enter_state),
        get   ("/{lang}/desk/editions/{number}/settings", P::EditionWrite,    editions::pages::settings),
        post  ("/{lang}/desk/editions/{number}/settings", P::EditionWrite,    editions::pages::save_settings),
        get   ("/api/v1/editions",                        P::GalleryRead,     editions::api::list_editions),
        post  ("/api/v1/editions",                        P::EditionWrite,    editions::api::create_edition),
        get   ("/api/v1/editions/{number}",               P::GalleryRead,     editions::api::show_edition),
        put   ("/api/v1/editions/{number}",               P::EditionWrite,    editions::api::update_edition),
        post  ("/api/v1/editions/{number}/states",        P::EditionWrite,    editions::api::enter_state),

        // artworks: pictures that arrive in pieces (tus 1.0)
        options("/api/v1/uploads",                        P::EntrySubmit,     uploads::tus::describe),
        post  ("/api/v1/uploads",                         P::EntrySubmit,     uploads::tus::create),
        head  ("/api/v1/uploads/{upload_id}",             P::EntrySubmit,     uploads::tus::measure),
        get   ("/api/v1/uploads/{upload_id}",             P::EntrySubmit,     uploads::tus::show),
        patch ("/api/v1/uploads/{upload_id}",             P::EntrySubmit,     uploads::tus::append),
        delete("/api/v1/uploads/{upload_id}",             P::EntrySubmit,     uploads::tus::end),
        post  ("/api/v1/uploads/{upload_id}",             P::EntrySubmit,     uploads::tus::as_post),

        // entries
        get   ("/{lang}/editions/{number}/entering",      P::EntrySubmit,     entries::pages::enter),
        post  ("/{lang}/editions/{number}/entries",       P::EntrySubmit,     entries::pages::submit),
        get   ("/{lang}/entry",                           P::GalleryRead,     entries::pages::code_form),
        post  ("/{lang}/entry/opening",                   P::GalleryRead,     entries::pages::open),
        get   ("/{lang}/entries/{entry_number}",          P::GalleryRead,     entries::pages::show),
        post  ("/{lang}/entries/{entry_number}/picture",  P::EntryWrite,      entries::pages::send_again),
        get   ("/{lang}/entries/{entry_number}/straightening", P::GalleryRead, entries::pages::straightening::show),
        post  ("/{lang}/entries/{entry_number}/straightening", P::EntryWrite, entries::pages::straightening::decide),
        get   ("/entries/{entry_number}/photo.jpg",       P::EntryRead,       entries::pages::straightening::show_photo),
        get   ("/entries/{entry_number}/sheet.jpg",       P::EntryRead,       entries::pages::straightening::show_straightened),
        post  ("/{lang}/entries/{entry_number}/withdrawal", P::EntryWithdraw, entries::pages::withdraw),
        get   ("/{lang}/desk/editions/{number}/entries",  P::EntryRead,       entries::pages::list),
        get   ("/{lang}/desk/editions/{number}/screening", P::ScreeningWrite, entries::pages::screening),
        post  ("/{lang}/desk/editions/{number}/screening", P::ScreeningWrite, entries::pages::decide),
        post  ("/{lang}/desk/entries/{entry_number}/picture-retry", P::ScreeningWrite, entries::pages::retry_picture),
        get   ("/media/{hash}/{width:[0-9]+}.{ext:avif|jpg|webp}", P::GalleryRead, entries::media::serve),
        head  ("/media/{hash}/{width:[0-9]+}.{ext:avif|jpg|webp}", P::GalleryRead, entries::media::serve),
        get   ("/iiif/{version:2|3}/{rest:.*}",           P::GalleryRead,     entries::iiif::serve),
        head  ("/iiif/{version:2|3}/{rest:.*}",           P::GalleryRead,     entries::iiif::serve),
        options("/iiif/{version:2|3}/{rest:.*}",          P::GalleryRead,     entries::iiif::options),
        get   ("/api/v1/editions/{number}/entries",       P::EntryRead,       entries::api::list),
        post  ("/api/v1/editions/{number}/entries",       P::EntrySubmit,     entries::api::submit),
        get   ("/api/v1/entries/{entry_number}",          P::EntryRead,       entries::api::show),
        get   ("/api/v1/entries/{entry_number}/likenesses", P::ScreeningWrite, entries::api::list_alike),
        post  ("/api/v1/entries/{entry_number}/picture",  P::EntryWrite,      entries::api::send_again),
        post  ("/api/v1/entries/{entry_number}/straightening", P::EntryWrite, entries::api::straighten),
        post  ("/api/v1/entries/{entry_number}/withdrawal", P::EntryWithdraw, entries::api::withdraw),
        post  ("/api/v1/entries/{entry_number}/screening", P::ScreeningWrite, entries::api::screen),
        post  ("/api/v1/entries/{entry_number}/picture-retry", P::ScreeningWrite, entries::api::retry_picture),
        post  ("/api/v1/entry/opening",                   P::GalleryRead,     entries::api::open),
        // judging: the judge's own
        get   ("/{lang}/judging",                         P::ScorecardWrite, judging::pages::show_own_rounds),
        post  ("/{lang}/judging/judges/{judge_id}/acceptance", P::ScorecardWrite, judging::pages::accept),
        post  ("/{lang}/judging/judges/{judge_id}/declining", P::ScorecardWrite, judging::pages::decline),
        get   ("/{lang}/judging/rounds/{round_id}",       P::ScorecardWrite, judging::pages::show_grid),
        get   ("/{lang}/judging/rounds/{round_id}/live",  P::ScorecardWrite, judging::pages::show_keypad),
        get   ("/{lang}/judging/rounds/{round_id}/live/now", P::ScorecardWrite, judging::pages::show_keypad_now),
        get   ("/{lang}/judging/rounds/{round_id}/practice/{n}", P::ScorecardWrite, judging::pages::show_practice),
        post  ("/{lang}/judging/rounds/{round_id}/practice/{n}", P::ScorecardWrite, judging::pages::go_on_practising),
        post  ("/{lang}/judging/rounds/{round_id}/order", P::ScorecardWrite, judging::pages::cast_order),
        post  ("/{lang}/judging/rounds/{round_id}/comparison", P::ScorecardWrite, judging::pages::cast_comparison),
        get   ("/{lang}/judging/rounds/{round_id}/review", P::ScorecardWrite, judging::pages::show_own_review),
        get   ("/{lang}/judging/rounds/{round_id}/review/{place}", P::ScorecardWrite, judging::pages::show_reviewed_work),
        post  ("/{lang}/judging/rounds/{round_id}/review/{place}/scorecard", P::ScorecardWrite, judging::pages::revise),
        get   ("/{lang}/judging/assignments/{assignment_id}", P::ScorecardWrite, judging::pages::show_card),
        post  ("/{lang}/judging/assignments/{assignment_id}/scorecard", P::ScorecardWrite, judging::pages::cast),
        get   ("/{lang}/judging/assignments/{assignment_id}/recusal", P::ScorecardWrite, judging::pages::ask_recusal),
        post  ("/{lang}/judging/assignments/{assignment_id}/recusal", P::ScorecardWrite, judging::pages::recuse),

        // judging: the desk
        get   ("/{lang}/desk/editions/{number}/judges",   P::PanelWrite,     judging::pages::show_judges),
        post  ("/{lang}/desk/editions/{number}/judges",   P::PanelWrite,     judging::pages::invite),
        post  ("/{lang}/desk/editions/{number}/judges/{judge_id}/schools", P::PanelWrite, judging::pages::set_schools),
        get   ("/{lang}/desk/editions/{number}/rounds",   P::RoundWrite,     judging::pages::show_rounds),
        post  ("/{lang}/desk/editions/{number}/rounds",   P::RoundWrite,     judging::pages::make_round),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}", P::RoundWrite,     judging::pages::show_round),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/panel", P::PanelWrite,     judging::pages::set_panel),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}/wall", P::RoundWrite,     judging::pages::show_wall),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}/wall/now", P::RoundWrite,     judging::pages::show_wall_now),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/wall", P::RoundWrite,     judging::pages::move_wall),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/common-works", P::AssignmentWrite, judging::pages::set_common_works),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/plan", P::AssignmentWrite, judging::pages::assign),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/opening", P::RoundWrite,     judging::pages::open),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/dry-run", P::RoundWrite,     judging::pages::start_dry_run),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/dry-run/ending", P::RoundWrite,     judging::pages::end_dry_run),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/pause", P::RoundWrite,     judging::pages::pause),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/reminder", P::RoundWrite,     judging::pages::remind),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/reassignment", P::AssignmentWrite, judging::pages::reassign),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/extra-reads", P::AssignmentWrite, judging::pages::release_extra_reads),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/missing", P::AssignmentWrite, judging::pages::settle_missing),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/closing", P::RoundWrite,     judging::pages::close),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/reopening", P::ResultCertify,  judging::pages::reopen),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}/review", P::RoundWrite,     judging::pages::show_review),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/review", P::RoundWrite,     judging::pages::open_review),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/review/ending", P::RoundWrite,     judging::pages::end_review),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/tally", P::RoundWrite,     judging::pages::count),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}/deliberation", P::TallyRead,      judging::pages::show_table),
        get   ("/{lang}/desk/editions/{number}/rounds/{position}/minutes", P::TallyRead,      judging::pages::show_minutes),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/exceptions", P::ResultCertify,  judging::pages::make_exception),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/exceptions/ending", P::ResultCertify,  judging::pages::take_back_exception),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/certification", P::ResultCertify,  judging::pages::certify),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/certification/ending", P::ResultCertify,  judging::pages::take_back_certification),
        post  ("/{lang}/desk/editions/{number}/rounds/{position}/advancement", P::ResultCertify,  judging::pages::advance),

        // judging: for programs
        get   ("/api/v1/judging/rounds",                  P::ScorecardWrite, judging::api::list_own_rounds),
        get   ("/api/v1/judging/rounds/{round_id}",       P::ScorecardWrite, judging::api::show_grid),
        get   ("/api/v1/judging/rounds/{round_id}/order", P::ScorecardWrite, judging::api::show_order),
        post  ("/api/v1/judging/rounds/{round_id}/order", P::ScorecardWrite, judging::api::cast_order),
        get   ("/api/v1/judging/rounds/{round_id}/pair",  P::ScorecardWrite, judging::api::show_pair),
        post  ("/api/v1/judging/rounds/{round_id}/comparison", P::ScorecardWrite, judging::api::cast_comparison),
        get   ("/api/v1/judging/rounds/{round_id}/review", P::ScorecardWrite, judging::api::show_own_review),
        get   ("/api/v1/judging/assignments/{assignment_id}", P::ScorecardWrite, judging::api::show_card),
        post  ("/api/v1/judging/assignments/{assignment_id}/scorecards", P::ScorecardWrite, judging::api::cast),
        post  ("/api/v1/judging/assignments/{assignment_id}/recusal", P::ConflictDeclare, judging::api::recuse),
        post  ("/api/v1/judging/judges/{judge_id}/acceptance", P::ScorecardWrite, judging::api::accept),
        post  ("/api/v1/judging/judges/{judge_id}/declining", P::ScorecardWrite, judging::api::decline),
        get   ("/api/v1/editions/{number}/judges",        P::PanelWrite,     judging::api::list_judges),
        post  ("/api/v1/editions/{number}/judges",        P::PanelWrite,     judging::api::invite),
        get   ("/api/v1/editions/{number}/rounds",        P::RoundWrite,     judging::api::list_rounds),
        post  ("/api/v1/editions/{number}/rounds",        P::RoundWrite,     judging::api::make_round),
        post  ("/api/v1/rounds/{round_id}/panel",         P::PanelWrite,     judging::api::set_panel),
        post  ("/api/v1/judges/{judge_id}/schools",       P::PanelWrite,     judging::api::set_schools),
        get   ("/api/v1/rounds/{round_id}/common-works",  P::AssignmentWrite, judging::api::show_common_works),
        post  ("/api/v1/rounds/{round_id}/common-works",  P::AssignmentWrite, judging::api::set_common_works),
        get   ("/api/v1/rounds/{round_id}/below-quorum",  P::RoundWrite,     judging::api::list_below_quorum),
        get   ("/api/v1/rounds/{round_id}/plan",          P::AssignmentWrite, judging::api::preview_plan),
        post  ("/api/v1/rounds/{round_id}/plan",          P::AssignmentWrite, judging::api::assign),
        post  ("/api/v1/rounds/{round_id}/opening",       P::RoundWrite,     judging::api::open),
        post  ("/api/v1/rounds/{round_id}/dry-run",       P::RoundWrite,     judging::api::start_dry_run),
        delete("/api/v1/rounds/{round_id}/dry-run",       P::RoundWrite,     judging::api::end_dry_run),
        post  ("/api/v1/rounds/{round_id}/pause",         P::RoundWrite,     judging::api::pause),
        get   ("/api/v1/rounds/{round_id}/progress",      P::RoundWrite,     judging::api::show_progress),
        get   ("/api/v1/rounds/{round_id}/missing",       P::RoundWrite,     judging::api::list_missing),
        post  ("/api/v1/rounds/{round_id}/missing",       P::AssignmentWrite, judging::api::settle_missing),
        post  ("/api/v1/rounds/{round_id}/reminder",      P::RoundWrite,     judging::api::remind),
        post  ("/api/v1/rounds/{round_id}/reassignment",  P::AssignmentWrite, judging::api::reassign),
        get   ("/api/v1/rounds/{round_id}/extra-reads",   P::AssignmentWrite, judging::api::preview_extra_reads),
        post  ("/api/v1/rounds/{round_id}/extra-reads",   P::AssignmentWrite, judging::api::release_extra_reads),
        post  ("/api/v1/rounds/{round_id}/closing",       P::RoundWrite,     judging::api::close),
        post  ("/api/v1/rounds/{round_id}/reopening",     P::ResultCertify,  judging::api::reopen),
        get   ("/api/v1/rounds/{round_id}/review",        P::RoundWrite,     judging::api::show_review),
        post  ("/api/v1/rounds/{round_id}/review",        P::RoundWrite,     judging::api::open_review),
        post  ("/api/v1/rounds/{round_id}/review/ending", P::RoundWrite,     judging::api::end_review),
        get   ("/api/v1/rounds/{round_id}/deliberation",  P::TallyRead,      judging::api::show_table),
        get   ("/api/v1/rounds/{round_id}/tallies",       P::TallyRead,      judging::api::list_tallies),
        post  ("/api/v1/rounds/{round_id}/tallies",       P::RoundWrite,     judging::api::count),
        get   ("/api/v1/rounds/{round_id}/comparison",    P::TallyRead,      judging::api::compare),
        get   ("/{lang}/editions/{number}/judging",       P::GalleryRead,    judging::pages::show_rules),
        get   ("/{lang}/editions/{number}/rounds/{position}/fairness", P::ScorecardReadClosed, judging::pages::show_fairness),
        get   ("/api/v1/editions/{number}/judging",       P::GalleryRead,    judging::api::list_rules),
        get   ("/api/v1/rounds/{round_id}/fairness",      P::ScorecardReadClosed, judging::api::show_fairness),
        get   ("/api/v1/rounds/{round_id}/export",        P::ScorecardReadClosed, judging::api::export),
        get   ("/api/v1/rounds/{round_id}/result",        P::TallyRead,      judging::api::show_result),
        post  ("/api/v1/rounds/{round_id}/exceptions",    P::ResultCertify,  judging::api::make_exception),
        delete("/api/v1/rounds/{round_id}/exceptions/{entry}", P::ResultCertify,  judging::api::take_back_exception),
        post  ("/api/v1/rounds/{round_id}/certification", P::ResultCertify,  judging::api::certify),
        post  ("/api/v1/rounds/{round_id}/certification/ending", P::ResultCertify,  judging::api::take_back_certification),
        post  ("/api/v1/rounds/{round_id}/advancement",   P::ResultCertify,  judging::api::advance),
    ]
}

fn line<F, Args>(method: Method, path: &'static str, need: P, handler: F) -> Line
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let route = Route::new().method(method.clone()).to(handler);
    Line {
        method,
        path,
        need,
        is_kept: false,
        route,
    }
}

/// A public page of which a copy is kept ready; see [`page_cache`].
fn page<F, Args>(path: &'static str, need: P, handler: F) -> Line
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    Line {
        is_kept: true,
        ..line(Method::GET, path, need, handler)
    }
}

macro_rules! verbs {
    ($($name:ident $method:ident),+) => {$(
        #[allow(dead_code)]
        fn $name<F, Args>(path: &'static str, need: P, handler: F) -> Line
        where
            F: Handler<Args>,
            Args: FromRequest + 'static,
            F::Output: Responder + 'static,
        {
            line(Method::$method, path, need, handler)
        }
    )+};
}
verbs!(get GET, head HEAD, post POST, put PUT, patch PATCH, delete DELETE, options OPTIONS);

/// What most addresses begin with, those that are asked for most first. It is compared once, and what follows it only then: who asks for a
/// picture does not wait until two hundred patterns of pages have been tried.
const HEADS: [&str; 4] = ["/iiif", "/media", "/api/v1", "/{lang}"];

/// Registers every address, each behind its door.
pub fn configure(config: &mut web::ServiceConfig) {
    let mut resources: Vec<(&'static str, Vec<Route>)> = Vec::new();
    for line in all() {
        let need = line.need;
        let mut route = line.route;
        if line.method == Method::POST && line.path.starts_with("/api/v1/") {
            route = route.wrap(from_fn(idempotency::answer_once));
        }
        if line.is_kept {
            route = route.wrap(from_fn(page_cache::keep));
        }
        let route = route.wrap(from_fn(move |request: ServiceRequest, next| {
            request.extensions_mut().insert(Pattern(line.path));
            door::require(need, request, next)
        }));
        match resources.iter_mut().find(|(path, _)| *path == line.path) {
            Some((_, routes)) => routes.push(route),
            None => resources.push((line.path, vec![route])),
        }
    }
    for head in HEADS {
        let mut scope = web::scope(&head.replace("{lang}", "{lang:zh|ja|ko|mn|ru|en|vi}"));
        for (path, routes) in resources.extract_if(.., |(path, _)| path.starts_with(head)) {
            scope = scope.service(resource(&path[head.len()..], routes));
        }
        config.service(scope);
    }
    for (path, routes) in resources {
        config.service(resource(path, routes));
    }
}

fn resource(path: &str, routes: Vec<Route>) -> Resource {
    routes
        .into_iter()
        .fold(web::resource(path), Resource::route)
}
