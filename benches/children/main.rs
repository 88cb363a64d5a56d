//! What it costs that pictures are opened by children: all sizes of some pictures, made in this process and made by warm children, with
//! as many at once as there are cores; processor time of all processes together and pictures a second. The two take turns.
//!     cargo bench --bench children -- PICTURE...

use std::path::Path;
use std::time::Instant;

use artkite::platform::decoder::{Decoder, Terms};
use artkite::platform::imaging::{self, DerivativeSpec, Header, Limits};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};

const TURNS: usize = 5;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(run());
}

async fn run() {
    let fixtures = ["orientation_landscape_6.jpg", "scan_small.tiff"]
        .map(|name| format!("tests/fixtures/pictures/{name}"));
    let mut named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    if named.is_empty() {
        named.extend(fixtures);
    }
    let pictures: Vec<_> = named.iter().map(|path| picture(path.as_ref())).collect();

    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        inside.push(measure(&pictures, None).await);
        let children = Decoder::of(env!("CARGO_BIN_EXE_artkite").into(), Terms::default());
        // Warm: each has made the sizes of one picture before.
        measure(&pictures[..1], Some(&children)).await;
        measure(&pictures[..1], Some(&children)).await;
        outside.push(measure(&pictures, Some(&children)).await);
    }
    let (inside, outside) = (median(inside), median(outside));
    let each = |(seconds, cpu): (f64, f64)| {
        let n = pictures.len() as f64;
        (n / seconds, cpu * 1000.0 / n)
    };
    for (what, (rate, cpu)) in [("inside", each(inside)), ("children", each(outside))] {
        eprintln!("{what:9} {rate:6.2} pictures/s, {cpu:7.1} CPU-ms a picture");
    }
    eprintln!(
        "children cost {:+.1} % of the throughput, {:+.1} % of the processor time",
        (1.0 - inside.0 / outside.0) * 100.0,
        (outside.1 / inside.1 - 1.0) * 100.0
    );
}

fn picture(path: &Path) -> (Bytes, Header) {
    let bytes = std::fs::read(path).expect("a picture");
    let header = imaging::probe(&bytes, &Limits::default()).expect("a picture");
    (bytes.into(), header)
}

/// Seconds on the wall and of processors.
async fn measure(pictures: &[(Bytes, Header)], children: Option<&Decoder>) -> (f64, f64) {
    let at_once = std::thread::available_parallelism().map_or(2, usize::from);
    let (begun, cpu) = (Instant::now(), processor_seconds());
    stream::iter(pictures)
        .map(async |(bytes, header)| {
            let (spec, limits) = (DerivativeSpec::default(), Limits::default());
            match children {
                Some(children) => {
                    children
                        .derive(bytes.clone(), header, &spec, &limits)
                        .await?
                }
                None => {
                    let (bytes, header) = (bytes.clone(), header.clone());
                    tokio::task::spawn_blocking(move || {
                        imaging::derive(&bytes, &header, &spec, &limits)
                    })
                    .await
                    .expect("no panic")
                }
            }
            .expect("all sizes");
            Ok::<_, artkite::platform::decoder::DecoderError>(())
        })
        .buffer_unordered(at_once)
        .try_collect::<()>()
        .await
        .expect("children that answer");
    (begun.elapsed().as_secs_f64(), processor_seconds() - cpu)
}

/// Of this process and its children, those that still run among them.
fn processor_seconds() -> f64 {
    let own = std::process::id().to_string();
    let ticks: u64 = std::fs::read_dir("/proc")
        .expect("Linux")
        .filter_map(|entry| {
            let place = entry.ok()?.path();
            // `/proc/self` would count this process once more.
            let pid = place.file_name()?.to_str()?;
            let is_process = pid.bytes().all(|byte| byte.is_ascii_digit());
            let stat = std::fs::read_to_string(place.join("stat")).ok()?;
            // pid (name) state ppid … utime stime: fields 1, 4, 14 and 15 (proc(5)).
            let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
            let is_ours = pid == own || *fields.get(1)? == own;
            let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
            (is_process && is_ours).then_some(ticks(11)? + ticks(12)?)
        })
        .sum();
    // 100 a second, on every Linux (USER_HZ).
    ticks as f64 / 100.0
}

fn median(mut runs: Vec<(f64, f64)>) -> (f64, f64) {
    let mut of = |key: fn(&(f64, f64)) -> f64| {
        runs.sort_by(|a, b| key(a).total_cmp(&key(b)));
        key(&runs[runs.len() / 2])
    };
    (of(|run| run.0), of(|run| run.1))
}
