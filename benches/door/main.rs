//! How often the first look at a photo is right: false alarms on good ones, faults that were made on purpose and found.
//!
//! `cargo bench -p imaging --bench door [-- FOLDER…]`; the folders are of pictures of one's own, each told with what is found.

#![allow(clippy::print_stdout)] // figures, for whoever runs it

#[path = "../../tests/support/faults.rs"]
#[allow(dead_code)]
mod faults;
#[path = "../../tests/support/table.rs"]
#[allow(dead_code)]
mod table;

use std::path::Path;

use faults::Screen;
use image::RgbImage;
use imaging::{Concern, Limits, Seen, look, probe};
use painter::{Around, Capture, DrawingSpec};
use table::Chance;

const SEED: u64 = 20_261_127;
/// Photos of each kind.
const N: u32 = 200;
/// Longest side of the photos, px: what is measured is measured on 640.
const LONG_PX: u32 = 1280;

fn seen(file: &[u8]) -> Option<Seen> {
    let limits = Limits::default();
    let header = probe(file, &limits).ok()?;
    look(file, &header, &limits).ok()
}

fn concerns(photo: &RgbImage) -> Vec<Concern> {
    seen(&table::jpeg(photo, 86)).map_or_else(Vec::new, |seen| seen.concerns)
}

/// How many of all raise which concern.
fn tell(name: &str, found: &[Vec<Concern>], wanted: Option<Concern>) {
    let n = found.len();
    let of = |concern: Concern| found.iter().filter(|all| all.contains(&concern)).count();
    let share = |k: usize| 100.0 * k as f64 / n.max(1) as f64;
    let hits = wanted.map_or_else(
        || share(found.iter().filter(|all| all.is_empty()).count()),
        |wanted| share(of(wanted)),
    );
    let others: Vec<String> = [
        Concern::Screenshot,
        Concern::Blurred,
        Concern::Dark,
        Concern::CutOff,
        Concern::MostlyTable,
    ]
    .into_iter()
    .filter(|concern| Some(*concern) != wanted && of(*concern) > 0)
    .map(|concern| format!("{concern:?} {}", of(concern)))
    .collect();
    println!("{name:<44} {hits:>5.1} % of {n:<4} {}", others.join(", "));
}

/// Every number on all cores.
fn each<T: Send>(n: u32, of: impl Fn(u32) -> T + Sync) -> Vec<T> {
    let half = n / 2;
    let part = |from, to| (from..to).map(&of).collect::<Vec<T>>();
    std::thread::scope(|scope| {
        let first = scope.spawn(|| part(0, half));
        let mut second = part(half, n);
        let mut all = first.join().unwrap_or_default();
        all.append(&mut second);
        all
    })
}

fn main() {
    for folder in std::env::args().skip(1).filter(|one| !one.starts_with('-')) {
        tell_folder(Path::new(&folder));
    }
    println!("good ones, without any concern");
    for (name, around) in [
        ("drawings on a scanner", None),
        ("a phone, frame filled", Some(Around::Nothing)),
        ("a phone, some table", Some(Around::Edge)),
        ("a phone, askew on a table", Some(Around::Table)),
    ] {
        let found = each(N, |number| {
            let drawing = painter::paint(&DrawingSpec {
                long_side_px: LONG_PX,
                ..painter::plan(number, SEED)
            });
            let capture = around.map_or(Capture::ScanJpeg, |around| Capture::Phone {
                seed: SEED ^ u64::from(number),
                orientation: [1, 3, 6, 8][number as usize % 4],
                around,
                long_side_px: LONG_PX,
            });
            let found = seen(&painter::encode(&drawing, &capture))
                .map_or_else(Vec::new, |seen| seen.concerns);
            if !found.is_empty() {
                println!("  drawing {number} ({name}): {found:?}");
            }
            found
        });
        tell(name, &found, None);
    }
    let shots = each(N, |number| {
        let shot = table::shot(number, SEED, LONG_PX);
        let found = concerns(&shot.photo);
        if !found.is_empty() {
            println!("  {}: {found:?}", shot.told);
        }
        (shot, found)
    });
    let (shots, found): (Vec<_>, Vec<_>) = shots.into_iter().unzip();
    tell("tables of all kinds, tilted, shadows", &found, None);
    println!("faults, found");
    let chance = |number: u32| Chance::new(SEED ^ (u64::from(number) << 7));
    let all = |name: &str, wanted: Concern, of: &(dyn Fn(u32) -> RgbImage + Sync)| {
        tell(name, &each(N, |number| concerns(&of(number))), Some(wanted));
    };
    let photo = |number: u32| &shots[number as usize].photo;
    for share in [0.0015, 0.002, 0.003, 0.004, 0.006, 0.01] {
        all(
            &format!("out of focus, {:.2} % of the long side", share * 100.0),
            Concern::Blurred,
            &|number| faults::blurred(photo(number), share),
        );
    }
    for share in [0.006, 0.01, 0.015, 0.02] {
        all(
            &format!("moved by {:.1} % of the long side", share * 100.0),
            Concern::Blurred,
            &|number| faults::moved(photo(number), share, chance(number).range(0.0, 3.1)),
        );
    }
    for stops in [1.0, 2.0, 2.5, 3.0, 4.0] {
        all(
            &format!("{stops} stops too dark"),
            Concern::Dark,
            &|number| faults::darkened(photo(number), stops, &mut chance(number)),
        );
    }
    for deep in [0.05, 0.1, 0.2, 0.3] {
        all(
            &format!("{:.0} % of the sheet cut off", deep * 100.0),
            Concern::CutOff,
            &|number| faults::cut(&shots[number as usize], number as usize % 4, deep),
        );
    }
    for far in [1.5, 1.75, 2.0, 2.5] {
        all(
            &format!("from {far} × as far away"),
            Concern::MostlyTable,
            &|number| table::shot_from(number, SEED, LONG_PX, far).photo,
        );
    }
    for how in [Screen::Viewer, Screen::Chat] {
        all(
            &format!("on a phone's screen, {how:?}"),
            Concern::Screenshot,
            &|number| faults::on_screen(photo(number), how, number % 2 == 0, &mut chance(number)),
        );
    }
}

fn tell_folder(folder: &Path) {
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("{} is no folder", folder.display());
        return;
    };
    let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
    paths.sort();
    for path in paths {
        if let Some(seen) = std::fs::read(&path).ok().and_then(|file| seen(&file)) {
            println!("{:?} {:?} {}", seen.concerns, seen.sheet, path.display());
        }
    }
}
