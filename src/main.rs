//! The `artkite` command.

fn main() {}
