//! The header of whatever bytes: it may be refused, and what is taken keeps its limits.

#![no_main]

use imaging::{Limits, SNIFFED_BYTES, probe, refuse_by_beginning, strip_metadata};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    // What half of it gives away stays so with the rest.
    let half = &bytes[..bytes.len() / 2];
    if half.len() >= SNIFFED_BYTES && refuse_by_beginning(half, &limits).is_some() {
        assert!(
            probe(bytes, &limits)
                .and_then(|header| strip_metadata(bytes, &header))
                .is_err()
        );
    }
    let Ok(header) = probe(bytes, &limits) else {
        return;
    };
    let area = u64::from(header.width) * u64::from(header.height);
    assert!((1..=limits.area_px_max).contains(&area));
    assert!(header.width.max(header.height) <= limits.side_px_max);
    assert!((1..=16).contains(&header.sample_bits));
    assert!(header.decoding_bytes() >= area);
    assert_eq!(
        u64::from(header.upright_width) * u64::from(header.upright_height),
        area
    );
});
