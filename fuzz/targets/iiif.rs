//! The four parts of an address of the image service: read, planned, and spelled canonically.

#![no_main]

use imaging::iiif::{Request, Source, Version};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&[way, w0, w1, h0, h1], address)) = bytes.split_first_chunk() else {
        return;
    };
    let Ok(address) = std::str::from_utf8(address) else {
        return;
    };
    let version = if way & 1 == 0 {
        Version::V3
    } else {
        Version::V2
    };
    let source = Source {
        width: u32::from(u16::from_le_bytes([w0, w1])) + 1,
        height: u32::from(u16::from_le_bytes([h0, h1])) + 1,
        is_grey: way & 2 != 0,
        area_px_max: 1 << (8 + u32::from(way >> 4)),
    };
    let mut parts = address.splitn(4, '/');
    let mut part = || parts.next().unwrap_or_default();
    let (region, size, rotation, quality) = (part(), part(), part(), part());
    let Ok(request) = Request::parse(version, region, size, rotation, quality) else {
        return;
    };
    let Ok(plan) = request.plan(&source) else {
        return;
    };
    assert!(plan.region.x + plan.region.width <= source.width);
    assert!(plan.region.y + plan.region.height <= source.height);
    assert!((1..=plan.region.width).contains(&plan.width));
    assert!((1..=plan.region.height).contains(&plan.height));
    assert!(u64::from(plan.width) * u64::from(plan.height) <= source.area_px_max);
    let canonical = plan.canonical(version);
    let mut parts = canonical.splitn(4, '/');
    let mut part = || parts.next().unwrap_or_default();
    let again = Request::parse(version, part(), part(), part(), part())
        .and_then(|request| request.plan(&source))
        .expect("a canonical form is a request");
    assert_eq!(again, plan, "{canonical}");
    assert_eq!(again.canonical(version), canonical);
    let _ = plan.tile(&source);
});
