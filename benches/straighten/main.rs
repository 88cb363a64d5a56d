//! What it costs to lay a photographed sheet straight: 12 megapixels, one core, CPU time.
//!
//! And what the two pictures cost that a person decides by: the photo on which corners are set, and what would come of them.
//!
//! `cargo bench -p imaging --bench straighten`. The photos are those of the tests (a painted drawing on a table, tilted, unevenly
//! lit), 4000 × 3000 px.

#[path = "../../tests/support/table.rs"]
#[allow(dead_code)]
mod table;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Bencher, Criterion, criterion_group, criterion_main};
use imaging::{
    DerivativeSpec, Finding, Format, Limits, derive, find_sheet, probe, straighten, strip_metadata,
};
use rustix::time::{ClockId, clock_gettime};

const SEED: u64 = 20_261_126;

/// The time that this thread has computed: others who use the machine do not count.
fn computed() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// Measures by the time computed, not by the clock.
fn measure<T>(bencher: &mut Bencher<'_>, mut work: impl FnMut() -> T) {
    bencher.iter_custom(|n| {
        let before = computed();
        for _ in 0..n {
            black_box(work());
        }
        computed() - before
    });
}

fn benches(criterion: &mut Criterion) {
    let limits = Limits::default();
    let shot = table::shot(3, SEED, 4000);
    let file = table::jpeg(&shot.photo, 88);
    let header = probe(&file, &limits).expect("a JPEG");
    let clean = strip_metadata(&file, &header).expect("a JPEG");
    let Ok(Finding::Whole(corners)) = find_sheet(&clean.bytes, &clean.header, &limits) else {
        panic!("the sheet of this photo is found");
    };
    let mut group = criterion.benchmark_group("straighten");
    group
        .sample_size(10)
        .measurement_time(Duration::from_secs(5));
    group.bench_function("find the sheet, 12 MP JPEG", |b| {
        measure(b, || {
            find_sheet(black_box(&clean.bytes), &clean.header, &limits)
        });
    });
    group.bench_function("file to straightened file, 12 MP JPEG", |b| {
        measure(b, || {
            straighten(black_box(&clean.bytes), &clean.header, None, &limits)
        });
    });
    group.bench_function("the same, corners given", |b| {
        measure(b, || {
            straighten(
                black_box(&clean.bytes),
                &clean.header,
                Some(corners),
                &limits,
            )
        });
    });
    // Widths as in `artworks::actions::straightening`.
    for (name, width, is_straightened) in [
        ("the photo to set corners on", 1280, false),
        ("a preview", 960, true),
    ] {
        let spec = DerivativeSpec {
            widths: vec![width],
            formats: vec![Format::Jpeg],
            sheet: is_straightened.then_some(corners),
            is_straightened,
            ..DerivativeSpec::default()
        };
        let make = || derive(black_box(&clean.bytes), &clean.header, &spec, &limits);
        group.bench_function(name, |b| measure(b, make));
    }
    group.finish();
}

criterion_group!(straightening, benches);
criterion_main!(straightening);
