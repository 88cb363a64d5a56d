//! What the image service computes for a view, without a server around it: CPU-ms of parts of 512 × 512 px anywhere, of parts at another
//! size, and of a tile that is opened and coded again, which is the least that a server without tiles of ours could do.
//!     cargo bench -p imaging --bench views -- PICTURE        a JPEG of at least 2000 × 2000 px

use imaging::iiif::{Request, Source, Version};
use imaging::pyramid::{Index, build, needed, view};
use imaging::{Limits, probe};
use rustix::time::{ClockId, clock_gettime};

const N: u32 = 200;

fn main() {
    let Some(path) = std::env::args()
        .skip(1)
        .find(|word| !word.starts_with("--"))
    else {
        eprintln!("name a picture");
        return;
    };
    let bytes = std::fs::read(path).expect("a picture");
    let limits = Limits::default();
    let header = probe(&bytes, &limits).expect("a picture");
    let file = build(&bytes, &header, &limits).expect("tiles");
    let index = Index::read(&file).expect("an index");
    let source = Source {
        width: index.width,
        height: index.height,
        is_grey: index.is_grey,
        area_px_max: limits.area_px_max,
    };
    let mut state = 12_345_u32;
    let mut below = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(state) * u64::from(limit)) >> 32) as u32
    };
    for (what, part, size, format) in [
        ("a tile, opened and coded", None, "512,512", "color.jpg"),
        ("512 px anywhere", Some(512), "512,512", "default.jpg"),
        (
            "512 px anywhere, WebP",
            Some(512),
            "512,512",
            "default.webp",
        ),
        (
            "900 px anywhere as 512",
            Some(900),
            "512,512",
            "default.jpg",
        ),
    ] {
        let plans: Vec<_> = (0..N)
            .map(|_| {
                let side = part.unwrap_or(512);
                let (x, y) = (below(source.width - side), below(source.height - side));
                let (x, y) = match part {
                    Some(_) => (x, y),
                    None => (x / 512 * 512, y / 512 * 512),
                };
                let region = format!("{x},{y},{side},{side}");
                let request = Request::parse(Version::V3, &region, size, "0", format);
                request.expect("an address").plan(&source).expect("a plan")
            })
            .collect();
        let mut rounds: Vec<f64> = (0..5)
            .map(|_| {
                let begun = cpu_ms();
                for plan in &plans {
                    let needed = needed(&index, plan).expect("tiles");
                    let tiles: Vec<Vec<&[u8]>> = needed
                        .places
                        .iter()
                        .map(|row| {
                            let tile = |place: &imaging::pyramid::Place| {
                                let start = place.offset as usize;
                                &file[start..start + place.length as usize]
                            };
                            row.iter().map(tile).collect()
                        })
                        .collect();
                    view(plan, index.is_grey, &needed, &tiles).expect("a view");
                }
                (cpu_ms() - begun) / f64::from(N)
            })
            .collect();
        rounds.sort_by(f64::total_cmp);
        eprintln!("{what:26} {:6.2} CPU-ms", rounds[2]);
    }
}

fn cpu_ms() -> f64 {
    let used = clock_gettime(ClockId::ProcessCPUTime);
    used.tv_sec as f64 * 1e3 + used.tv_nsec as f64 / 1e6
}
