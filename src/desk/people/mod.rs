//! People at the desk: who holds which role, inviting, taking a role away. The rules are the people's own; here they
//! meet the editions, of which the people know only ids.

pub mod api;
pub mod forms;
pub mod pages;
