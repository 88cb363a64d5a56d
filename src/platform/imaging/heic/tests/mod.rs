//! What the boxes say, and what becomes of the pixels behind them.

mod opening;
mod reading;

use super::made::{Coded, Heic, boxed};
use super::*;
use crate::tests::fixture;
use crate::{Format, Header, probe};

/// The photo of the fixtures, alone.
fn alone() -> Heic {
    Heic::photo(Coded::photo(&fixture("gps_in_exif.heic")))
}

fn probed(bytes: &[u8]) -> Result<Header, PictureRefusal> {
    probe(bytes, &Limits::default())
}

fn code_of(file: &[u8]) -> &'static str {
    match probed(file) {
        Ok(header) => panic!("taken as {header:?}"),
        Err(refusal) => refusal.code(),
    }
}

fn seen(file: &[u8]) -> (u32, u32) {
    let header = probed(file).unwrap();
    assert_eq!(header.format, Format::Heic);
    (header.upright_width, header.upright_height)
}

/// What is cut out of the middle.
fn clap(width: u32, height: u32) -> Vec<u8> {
    let numbers = [width, 1, height, 1, 0, 1, 0, 1];
    boxed(b"clap", &numbers.map(u32::to_be_bytes).concat())
}

fn irot(turns: u8) -> Vec<u8> {
    boxed(b"irot", &[turns])
}
