//! Sending in, looking, taking back, sending again, screening, and what later features read.

mod bonds;
mod candidates;
mod desk;
mod own;
mod published;
mod screening;
mod shown;
mod straightening;
mod submit;
mod suspending;

pub use bonds::*;
pub use candidates::*;
pub use desk::*;
pub use own::*;
pub use published::*;
pub use screening::*;
pub use shown::*;
pub use straightening::*;
pub use submit::*;
pub use suspending::*;

pub use super::store::{Consent, Entry, Screening};
