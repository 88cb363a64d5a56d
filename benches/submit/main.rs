//! What a family waits for, and what comes after: sending in on SQLite with `synchronous = FULL`, and the sizes of a
//! picture. Plain stopwatch figures: median and 99th percentile of thirty.

use std::time::{Duration, Instant};

use artkite::app::App;
use artkite::artworks::actions as artworks;
use artkite::artworks::domain::Words;
use artkite::config::Config;
use artkite::editions::domain::{AwardTier, Criterion, Division};
use artkite::editions::{
    AwardCaps, Edition, EditionState, PhotoRule, TierSize, actions as editions,
};
use artkite::entries::actions as entries;
use artkite::entries::domain::{ConsentPurpose, Relation, Submission};
use artkite::kernel::{Actor, Lang, Translated};
use artkite::platform::clock::Clock;
use artkite::platform::decoder::{Decoder, Terms};
use artkite::platform::imaging::{self, DerivativeSpec, Limits};
use artkite::platform::queue::Queue;

const N: u32 = 30;

fn main() {
    actix_web::rt::System::new().block_on(run());
}

async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = |name: &str| folder.path().join(name).display().to_string();
    let settings = [
        (
            "ARTKITE__DATABASE__URL",
            format!("sqlite:{}", place("a.db")),
        ),
        ("ARTKITE__FILES__URL", format!("file:{}", place("uploads"))),
        ("ARTKITE__MAIL__URL", format!("file:{}", place("outbox"))),
    ];
    let settings = settings.map(|(key, value)| (key.to_owned(), value));
    let config = Config::load_from(None, Some(settings.into_iter().collect())).expect("settings");
    let now = "2026-09-01T03:00:00Z".parse().expect("a time");
    let mut app = App::open(config, Clock::held_at(now))
        .await
        .expect("a house");
    // This program is not the one whose children open pictures.
    app.decoder = Decoder::of(env!("CARGO_BIN_EXE_artkite").into(), Terms::default());
    let edition = edition(&app);
    editions::create_edition(&app, &Actor::system(), &edition)
        .await
        .expect("an edition");

    let pictures: Vec<Vec<u8>> = (0..N).map(photo).collect();
    let bytes = pictures[0].len();
    let (mut keeping, mut submitting) = (Vec::new(), Vec::new());
    for (n, picture) in (0_u32..).zip(pictures) {
        let begun = Instant::now();
        let kept = artworks::keep_picture(&app, picture.into(), edition.short_side_px_min)
            .await
            .expect("a picture that is taken");
        keeping.push(begun.elapsed());
        let begun = Instant::now();
        let (key, submission) = (format!("key-{n}"), submission(n));
        entries::submit(&app, &Actor::visitor(), 9, &key, &submission, &kept)
            .await
            .expect("an entry");
        submitting.push(begun.elapsed());
    }
    say(
        &format!("keep a photo of 3000 x 2250 px, {} kB", bytes / 1000),
        keeping,
    );
    say(
        "submit: entry, consents, letter, journal, jobs; one commit",
        submitting,
    );

    let handlers = artkite::schedule::handlers(&app).expect("handlers");
    let begun = Instant::now();
    let n_jobs = Queue::run_due(&app.db, &app.clock, &handlers)
        .await
        .expect("work");
    let each = begun.elapsed() / u32::try_from(n_jobs.max(1)).unwrap_or(1);
    eprintln!(
        "{n_jobs} jobs (sizes of {N} pictures and their letters), one after another: {each:.1?} each"
    );

    for name in [
        "orientation_landscape_6.jpg",
        "drawing_small_rgba_600x450.png",
        "scan_small.tiff",
    ] {
        let bytes = std::fs::read(format!("tests/fixtures/pictures/{name}")).expect("a fixture");
        let limits = Limits::default();
        let header = imaging::probe(&bytes, &limits).expect("a picture");
        let spec = DerivativeSpec::default();
        let mut times = Vec::new();
        for _ in 0..20 {
            let begun = Instant::now();
            imaging::derive(&bytes, &header, &spec, &limits).expect("sizes");
            times.push(begun.elapsed());
        }
        say(&format!("all sizes of {name}"), times);
    }
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let (median, late) = (times[times.len() / 2], times[times.len() * 99 / 100]);
    eprintln!("{what}: {median:.1?} median, {late:.1?} 99th");
}

/// What a phone gives: many colours, no two alike.
fn photo(n: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(3000, 2250, |x, y| {
        let wave = ((x + 31 * n) / 9 * ((y + n) / 7)) as u8;
        image::Rgb([wave, (x / 12) as u8, (y / 9) as u8])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .expect("a JPEG");
    bytes.into_inner()
}

fn submission(n: u32) -> Submission {
    Submission {
        name_native: "Номин".into(),
        name_latin: "Nomin".into(),
        member: "MN-073".parse().expect("a member"),
        age: 11,
        school: String::new(),
        words: Words {
            title: format!("Drawing {n}"),
            title_lang: Lang::En,
            statement: String::new(),
        },
        guardian_name: "Bat".into(),
        guardian_email: "bat@example.org".parse().expect("an address"),
        relation: Relation::Parent,
        lang: Lang::Mn,
        consents: [(ConsentPurpose::TakingPart, true)].into(),
    }
}

fn edition(app: &App) -> Edition {
    let name = |text: &str| Translated::one(Lang::En, text);
    Edition {
        id: app.clock.new_id(),
        number: 9,
        year: 2026,
        state: EditionState::Open,
        theme: name("The sea"),
        description: Translated::default(),
        zone: "Asia/Seoul".to_owned(),
        languages: vec![Lang::En],
        opens_at: "2026-06-01T00:00:00Z".parse().ok(),
        closes_at: "2026-09-27T09:00:00Z".parse().ok(),
        grace_minutes: 15,
        age_on: jiff::civil::date(2026, 9, 27),
        short_side_px_min: 300,
        photo_rule: PhotoRule::Warn,
        divisions: vec![Division {
            id: app.clock.new_id(),
            code: "A".into(),
            name: name("A"),
            age_min: 6,
            age_max: 12,
        }],
        criteria: vec![Criterion {
            id: app.clock.new_id(),
            code: "idea".into(),
            name: name("Idea"),
            anchors: Default::default(),
            weight: 1.0,
            points_min: 1,
            points_max: 10,
        }],
        tiers: vec![AwardTier {
            id: app.clock.new_id(),
            position: 1,
            name: name("Best Work"),
            size: TierSize::Works(1),
            is_per_division: false,
        }],
        award_caps: AwardCaps::default(),
        quotas: Vec::new(),
    }
}
