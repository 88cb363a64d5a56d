//! The call as the public reads it, and the desk on which an edition is made, set up and moved on.

mod call;
mod desk;

pub use call::*;
pub use desk::*;
