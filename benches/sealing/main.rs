//! What sealing costs: processor time of the file store's deeds in a local folder, plain and sealed by turns. Medians.

use std::time::Duration;

use artkite::config::Config;
use artkite::platform::files::{ContentHash, Files};
use rustix::time::{ClockId, clock_gettime};

const N: usize = 60;
const PICTURE_BYTES: usize = 5_000_000;
const SIZE_BYTES: usize = 60_000;
const TILE_BYTES: usize = 40_000;

fn main() {
    actix_web::rt::System::new().block_on(run());
}

/// Processor time of all threads so far.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

async fn of<T>(deed: impl Future<Output = T>) -> (Duration, T) {
    let begun = spent();
    let done = deed.await;
    (spent() - begun, done)
}

async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let config = |url: &str, key_file: &str| {
        let settings = [
            ("ARTKITE__FILES__URL", format!("file:{}", place(url))),
            ("ARTKITE__FILES__KEY_FILE", key_file.to_owned()),
        ];
        let settings = settings.map(|(key, value)| (key.to_owned(), value));
        Config::load_from(None, Some(settings.into())).expect("settings")
    };
    let sealing = config("sealed", &place("files.key")).files;
    Files::add_key(&sealing, 0).await.expect("a key");
    let stores = [
        Files::open(&config("plain", "").files, 0).expect("a store"),
        Files::open(&sealing, 0).expect("a store"),
    ];
    let mut times: Vec<[Vec<Duration>; 2]> = (0..5).map(|_| Default::default()).collect();
    for n in 0..N {
        let (picture, size) = (text(n, PICTURE_BYTES), text(n, SIZE_BYTES));
        for (which, files) in stores.iter().enumerate() {
            let mut note = |row: usize, time| times[row][which].push(time);
            let (time, hash) = of(files.put(picture.clone().into())).await;
            let hash: ContentHash = hash.expect("kept");
            note(0, time);
            let (time, read) = of(files.get(&hash)).await;
            assert_eq!(read.expect("read"), picture);
            note(1, time);
            let offset = (n * 79_999 % (PICTURE_BYTES - TILE_BYTES)) as u64;
            let (time, read) = of(files.get_part(&hash, offset, TILE_BYTES)).await;
            assert_eq!(read.expect("read").len(), TILE_BYTES);
            note(2, time);
            let (time, hash) = of(files.put(size.clone().into())).await;
            let hash = hash.expect("kept");
            note(3, time);
            let (time, read) = of(files.get(&hash)).await;
            assert_eq!(read.expect("read"), size);
            note(4, time);
        }
    }
    let rows = [
        "put 5 MB",
        "get 5 MB",
        "40 kB of it",
        "put 60 kB",
        "get 60 kB",
    ];
    for (what, times) in rows.iter().zip(times) {
        let [plain, sealed] = times.map(|mut times| {
            times.sort_unstable();
            times[N / 2].as_secs_f64() * 1e6
        });
        let ratio = sealed / plain;
        eprintln!("{what}: {plain:.0} µs plain, {sealed:.0} µs sealed, {ratio:.2} ×");
    }
}

fn text(n: usize, length: usize) -> Vec<u8> {
    let mut state = n as u64 + 1;
    let bytes = (0..length).map(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (state >> 33) as u8
    });
    bytes.collect()
}
