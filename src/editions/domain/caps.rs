//! How many awards of one country, member government, school, adult or child are more than usual. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words;

words! {
    /// By what awards are counted against a cap.
    pub enum CapScope {
        /// The country of the entry.
        Country = "country",
        /// The member government that sent it.
        Member = "member",
        /// The child's school, as it was written.
        School = "school",
        /// The adult who answers for the child: one who sent in for many.
        Adult = "adult",
        /// The child.
        Child = "child",
    }
}

/// The most awards that raise no warning, by what is counted. Passing a cap warns and forbids nothing.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, sea_orm::FromJsonQueryResult,
)]
pub struct AwardCaps(pub BTreeMap<CapScope, i32>);

impl AwardCaps {
    /// Whether every cap lets at least one through.
    pub fn is_sound(&self) -> bool {
        self.0.values().all(|most| *most >= 1)
    }
}
