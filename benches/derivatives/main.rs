//! What `artkite pictures derive FILE... --out DIR --effort N --jobs N` does, without the house around it: built in minutes, for
//! `compare.sh`. Takes the same words; says nothing.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use imaging::{DerivativeSpec, Limits, derive, probe};

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut files, mut out, mut effort, mut jobs) = (Vec::new(), PathBuf::new(), 4, 1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "pictures" | "derive" | "--bench" => {}
            "--out" => out = args.next().expect("a folder").into(),
            "--effort" => effort = args.next().expect("0 to 6").parse().expect("0 to 6"),
            "--jobs" => jobs = args.next().expect("a number").parse().expect("a number"),
            _ => files.push(PathBuf::from(arg)),
        }
    }
    let spec = DerivativeSpec {
        webp_method: effort,
        ..DerivativeSpec::default()
    };
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let bytes = std::fs::read(file).expect("a picture");
                    let header = probe(&bytes, &Limits::default()).expect("a picture");
                    let set =
                        derive(&bytes, &header, &spec, &Limits::default()).expect("a picture");
                    let name = file.file_stem().expect("a name").to_string_lossy();
                    for one in set.derivatives {
                        let name = format!("{name}-{}.{}", one.width, one.format.extension());
                        std::fs::write(out.join(name), one.bytes).expect("a file");
                    }
                }
            });
        }
    });
}
