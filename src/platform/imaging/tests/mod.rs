//! The engine as a whole, on real pictures (`tests/fixtures/pictures`) and on pictures made here.

mod cleaning;
mod colours;
mod damage;
mod deriving;
mod made;
mod probing;
mod tiles;

use super::*;

/// A real picture of `tests/fixtures/pictures`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../tests/fixtures/pictures")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn probed(bytes: &[u8]) -> Result<Header, PictureRefusal> {
    probe(bytes, &Limits::default())
}
