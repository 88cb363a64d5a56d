//! Who looks at what: planned, shown to the desk before it is released, completed when a judge steps aside, sharpened where one more read
//! may change an award.

mod aside;
mod bars;
mod common;
mod extra;
mod missing;
mod planning;
mod schools;
mod table;

pub(super) use aside::check_reason;
pub use aside::{reassign, recuse};
pub(super) use bars::{Bars, list_kept_from};
pub use common::{CommonWorks, find_common_works, set_common_works};
pub use extra::{ExtraLoad, ExtraProposal, preview_extra_reads, release_extra_reads};
pub use missing::{Settled, find_panel_chair, settle_missing};
pub use planning::{Load, PlanPreview, assign, list_assignments, preview_plan};
pub use schools::{OwnSchool, accept_judging_from, list_schools, set_judge_schools};
