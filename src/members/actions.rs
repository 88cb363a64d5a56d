//! Loading and listing the member governments.

use std::sync::Arc;

use super::domain::{MemberGovernment, read_csv};
use super::store;
use crate::kernel::{ActionError, ActionResult, Country, MemberCode};
use crate::platform::db::Db;

/// The file, compiled in.
pub const CSV: &str = include_str!("../../config/member_governments.csv");

/// The member governments, read once at the start: they change with a release, not in between.
#[derive(Debug, Clone)]
pub struct Members(Arc<Vec<MemberGovernment>>);

impl Members {
    /// Brings the table to what the file says and keeps the list at hand.
    pub async fn load(db: &Db) -> ActionResult<Self> {
        let members = read_csv(CSV).map_err(ActionError::internal)?;
        let tx = db.write().await?;
        store::upsert_members(&tx, &members).await?;
        tx.commit().await?;
        Ok(Self(Arc::new(store::list_members(db.read()).await?)))
    }

    /// All, in the file's order.
    pub fn all(&self) -> &[MemberGovernment] {
        &self.0
    }

    /// One by its code.
    pub fn find(&self, code: &MemberCode) -> Option<&MemberGovernment> {
        self.0.iter().find(|member| member.code == *code)
    }

    /// The countries that have members, each once, in the file's order.
    pub fn countries(&self) -> Vec<Country> {
        let mut countries: Vec<Country> = Vec::new();
        for member in self.0.iter() {
            if !countries.contains(&member.country) {
                countries.push(member.country);
            }
        }
        countries
    }

    /// The members of one country.
    pub fn of(&self, country: Country) -> impl Iterator<Item = &MemberGovernment> {
        self.0
            .iter()
            .filter(move |member| member.country == country)
    }
}
