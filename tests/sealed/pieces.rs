//! Pieces that arrive: each a sealed record, wherever the line was cut.

use bytes::Bytes;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

/// A piece that is appended, and then perhaps the same place once more with something else, as after a piece that was never
/// acknowledged.
#[derive(Debug, Clone)]
struct Piece {
    length: usize,
    n_before: Vec<usize>,
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let length = || prop_oneof![1..50_usize, 65_530..65_540_usize, Just(65_536)];
    let piece = (length(), prop::collection::vec(length(), 0..3))
        .prop_map(|(length, n_before)| Piece { length, n_before });
    prop::collection::vec(piece, 1..6)
}

async fn arrives(place: &Place, pieces: &[Piece]) {
    let files = place.start("files.key").await.unwrap();
    let id = Uuid::new_v4();
    let mut whole = Vec::new();
    for (n, piece) in pieces.iter().enumerate() {
        let offset = whole.len() as u64;
        for (again, length) in piece.n_before.iter().enumerate() {
            let torn = text(100 * n + again, *length);
            let (first, second) = torn.split_at(length / 2);
            for (at, part) in [(0, first), (first.len(), second)] {
                if !part.is_empty() {
                    let part = Bytes::copy_from_slice(part);
                    files
                        .append_part(id, offset + at as u64, part)
                        .await
                        .unwrap();
                }
            }
        }
        let bytes = text(1000 + n, piece.length);
        // Another node, or the same after a new start, remembers nothing.
        let files = match n % 2 {
            0 => files.clone(),
            _ => place.start("files.key").await.unwrap(),
        };
        files
            .append_part(id, offset, bytes.clone().into())
            .await
            .unwrap();
        files.secure_part(id).await.unwrap();
        whole.extend(bytes);
    }
    let read = files.read_part(id, whole.len() as u64).await.unwrap();
    assert_eq!(read.as_deref(), Some(&whole[..]));
    let more = files.read_part(id, whole.len() as u64 + 1).await.unwrap();
    assert_eq!(more, None);
    assert_eq!(files.list_parts().await.unwrap(), [id]);
    for (path, stored) in contents(&place.root().join("parts")) {
        assert!(stored.starts_with(MAGIC), "{path:?}");
    }
    files.remove_part(id).await.unwrap();
    assert!(files.list_parts().await.unwrap().is_empty());
}

#[test]
fn an_upload_is_what_was_acknowledged_however_it_was_cut() {
    let system = actix_web::rt::System::new();
    let place = Place::local();
    system.block_on(place.add_key("files.key")).unwrap();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(40)
    });
    runner
        .run(&pieces(), |pieces| {
            system.block_on(arrives(&place, &pieces));
            Ok(())
        })
        .unwrap();
}

#[actix_web::test]
async fn pieces_lie_sealed_in_a_bucket_too() {
    for place in Place::both().await {
        place.add_key("files.key").await.unwrap();
        let piece = |length, n_before| Piece { length, n_before };
        let pieces = [
            piece(65_536, vec![]),
            piece(7, vec![30, 7]),
            piece(300_000, vec![300_000]),
        ];
        arrives(&place, &pieces).await;
    }
}

#[actix_web::test]
async fn an_upload_that_was_begun_plain_or_with_an_older_key_goes_on() {
    for place in Place::both().await {
        let (plain, old) = (Uuid::new_v4(), Uuid::new_v4());
        let append = async |files: &Files, id, offset, n| {
            let piece = text(n, 1000).into();
            files.append_part(id, offset, piece).await.unwrap();
        };
        let files = place.start("").await.unwrap();
        append(&files, plain, 0, 0).await;
        place.add_key("files.key").await.unwrap();
        let files = place.start("files.key").await.unwrap();
        append(&files, plain, 1000, 1).await;
        append(&files, old, 0, 0).await;
        place.add_key("files.key").await.unwrap();
        let files = place.start("files.key").await.unwrap();
        for id in [plain, old] {
            append(&files, id, if id == plain { 2000 } else { 1000 }, 2).await;
        }
        let read = files.read_part(plain, 3000).await.unwrap().unwrap();
        assert_eq!(read, [text(0, 1000), text(1, 1000), text(2, 1000)].concat());
        let read = files.read_part(old, 2000).await.unwrap().unwrap();
        assert_eq!(read, [text(0, 1000), text(2, 1000)].concat());
        // The older key went too early: as if it had expired.
        let both = std::fs::read_to_string(place.key_file("files.key")).unwrap();
        let (new, _) = both.split_once('\n').unwrap();
        std::fs::write(place.key_file("files.key"), new).unwrap();
        let files = place.open("files.key").unwrap();
        assert_eq!(files.read_part(old, 2000).await.unwrap(), None);
    }
}

#[actix_web::test]
async fn a_piece_opens_only_where_it_was_put() {
    let place = Place::local();
    place.add_key("files.key").await.unwrap();
    let files = place.start("files.key").await.unwrap();
    let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
    for id in [one, other] {
        for n in 0..2_usize {
            let piece = text(n, 1000).into();
            files.append_part(id, 1000 * n as u64, piece).await.unwrap();
        }
    }
    let path = |id: Uuid| place.root().join("parts").join(id.to_string());
    let good = std::fs::read(path(one)).unwrap();
    let half = good.len() / 2;
    let is_read = async |bytes: &[u8]| {
        std::fs::write(path(one), bytes).unwrap();
        matches!(files.read_part(one, 2000).await, Ok(Some(_)))
    };
    assert!(is_read(&good).await);
    let swapped = [&good[half..], &good[..half]].concat();
    let doubled = [&good[..half], &good[..half]].concat();
    let others = std::fs::read(path(other)).unwrap();
    for wrong in [&swapped, &doubled, &others, &good[..half].to_vec()] {
        assert!(!is_read(wrong).await);
    }
    for at in (0..good.len()).step_by(7) {
        let mut flipped = good.clone();
        flipped[at] ^= 1;
        // Without the mark of a record it is taken for an upload that was begun plain: too long by what a record adds, and no picture.
        if at >= MAGIC.len() {
            assert!(!is_read(&flipped).await, "byte {at}");
        }
    }
}

#[actix_web::test]
async fn a_store_that_seals_nothing_takes_a_piece_for_what_it_is() {
    for place in Place::both().await {
        let files = place.start("").await.unwrap();
        let id = Uuid::new_v4();
        let like = [&MAGIC[..], &text(1, 500)].concat();
        files.append_part(id, 0, like.clone().into()).await.unwrap();
        let read = files.read_part(id, like.len() as u64).await.unwrap();
        assert_eq!(read.as_deref(), Some(&like[..]));
    }
}
