use proptest::prelude::*;

use super::*;
use crate::platform::files::ContentHash;
use crate::platform::files::keys::Keys;
use crate::platform::files::sealing;

fn key(n: u8) -> Key {
    Key::new([n; 32]).unwrap()
}

fn keys(numbers: &[u8]) -> Keys {
    let newest_last = numbers.iter().rev();
    newest_last.fold(Keys::default(), |keys, n| keys.with_first(key(*n)))
}

/// Bytes in which no two chunks are alike.
fn text(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at % 251) as u8).collect()
}

fn sealed(plain: &[u8]) -> Vec<u8> {
    let plain = bytes::Bytes::copy_from_slice(plain);
    let hash = ContentHash::of(&plain);
    sealing::seal(&keys(&[7]), hash, plain).unwrap().into()
}

fn opens(plain: &[u8], sealed: Vec<u8>) -> Option<Vec<u8>> {
    let open = sealing::open(&keys(&[7]), ContentHash::of(plain), sealed);
    open.ok().map(Vec::from)
}

fn subkey_of(plain: &[u8], n: u8) -> Subkey {
    Subkey::derive(&key(n), ContentHash::of(plain).as_bytes(), &[b"file"]).unwrap()
}

fn part(plain: &[u8], sealed: &[u8], offset: u64, length: usize) -> Result<Vec<u8>, Broken> {
    let range = chunks_of(offset, length);
    let place = |at: u64| sealed.len().min(at as usize);
    let chunks = &sealed[place(range.start)..place(range.end)];
    subkey_of(plain, 7).open_part(chunks, sealed.len() as u64, offset, length)
}

/// Made by another program (Node's HKDF, AES-256-GCM and SHA-256) after the description above.
#[test]
fn sealed_bytes_are_those_that_another_program_makes() {
    let of = |plain: &[u8]| hex::encode(sealed(plain));
    assert_eq!(
        of(b"a drawing"),
        "977365616c65640100a80d82c68fb94a9ee4d574a62590c03916fa5473467828d016215224015bc238"
    );
    assert_eq!(
        of(b""),
        "977365616c65640100a80d82c68fb94ac0f8f0f3c2e55e1d8cf6c0a8f9ec0a6e"
    );
    assert_eq!(
        ContentHash::of(&sealed(&text(150_000))).to_string(),
        "4491ea08b9e9e5e8775b8f7eb14c71850ad6fe7525fcf9802646933f330bdeb5"
    );
}

/// Lengths about the borders of chunks more often than others.
fn lengths() -> impl Strategy<Value = usize> {
    let near =
        (0..4_usize, 0..5_usize).prop_map(|(n, by)| (n * CHUNK_BYTES + by).saturating_sub(2));
    prop_oneof![3 => near, 1 => 0..3 * CHUNK_BYTES]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_sealed_opens_whole_and_in_any_part(length in lengths(), from in lengths(), part_length in lengths()) {
        let plain = text(length);
        let sealed = sealed(&plain);
        prop_assert_eq!(sealed.len() as u64, HEADER_BYTES as u64 + chunks_length(length as u64));
        prop_assert_eq!(sealed_with(&sealed), Some(key(7).id));
        prop_assert_eq!(opens(&plain, sealed.clone()), Some(plain.clone()));
        let found = part(&plain, &sealed, from as u64, part_length);
        match plain.get(from..from + part_length) {
            Some(expected) => prop_assert_eq!(found.as_deref(), Ok(expected)),
            None => prop_assert_eq!(found, Err(Broken)),
        }
    }

    #[test]
    fn one_flipped_bit_anywhere_is_found(length in lengths(), at in any::<prop::sample::Index>(), bit in 0..8) {
        let plain = text(length);
        let mut sealed = sealed(&plain);
        let at = at.index(sealed.len());
        sealed[at] ^= 1_u8 << bit;
        prop_assert_eq!(opens(&plain, sealed), None);
    }

    #[test]
    fn what_was_cut_off_is_found(length in lengths(), at in any::<prop::sample::Index>()) {
        let plain = text(length);
        let mut sealed = sealed(&plain);
        sealed.truncate(at.index(sealed.len()));
        // Nothing at all is no sealed file: it is what an empty one is where nothing is sealed.
        let left = (length == 0 && sealed.is_empty()).then(Vec::new);
        prop_assert_eq!(opens(&plain, sealed), left);
    }
}

#[test]
fn every_bit_of_a_small_file_and_every_cut_is_found() {
    let plain = text(100);
    let whole = sealed(&plain);
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << bit;
            assert_eq!(opens(&plain, flipped), None, "bit {bit} of byte {at}");
        }
        assert_eq!(opens(&plain, whole[..at].to_vec()), None, "cut at {at}");
    }
    assert_eq!(opens(&plain, whole), Some(plain));
}

#[test]
fn chunks_that_are_swapped_dropped_doubled_or_cut_off_are_found() {
    let plain = text(3 * CHUNK_BYTES);
    let whole = sealed(&plain);
    let chunk = |n: usize| {
        let begin = HEADER_BYTES + n * SEALED_CHUNK_BYTES;
        &whole[begin..begin + SEALED_CHUNK_BYTES]
    };
    let of = |chunks: &[usize]| {
        let chunks = chunks.iter().flat_map(|n| chunk(*n));
        whole[..HEADER_BYTES]
            .iter()
            .chain(chunks)
            .copied()
            .collect()
    };
    assert_eq!(opens(&plain, of(&[0, 1, 2])).as_ref(), Some(&plain));
    for wrong in [
        &[1, 0, 2][..],
        &[0, 2, 1],
        &[0, 1],
        &[0, 2],
        &[0],
        &[2],
        &[],
        &[0, 1, 2, 2],
        &[0, 1, 1, 2],
    ] {
        let moved: Vec<u8> = of(wrong);
        assert_eq!(opens(&plain, moved.clone()), None, "{wrong:?}");
        // A part proves itself alone: of the last chunk, that it is the last.
        let last = part(&plain, &moved, 2 * CHUNK_BYTES as u64, 10);
        let is_there = wrong.len() == 3 && wrong[2] == 2;
        assert_eq!(last.is_ok(), is_there, "{wrong:?}");
    }
    let end = whole.len() as u64;
    for file_bytes in [
        end - 1,
        end + 1,
        end + 17,
        end - SEALED_CHUNK_BYTES as u64,
        0,
    ] {
        let chunks = &whole[HEADER_BYTES + 2 * SEALED_CHUNK_BYTES..];
        let part = subkey_of(&plain, 7).open_part(chunks, file_bytes, 2 * CHUNK_BYTES as u64, 10);
        let same_chunks = count_chunks(file_bytes) == Some(3);
        assert_eq!(part.is_ok(), same_chunks, "{file_bytes}");
    }
}

#[test]
fn nothing_opens_under_another_name_key_or_purpose() {
    let (plain, other) = (text(1000), text(1001));
    let whole = sealed(&plain);
    let hash = ContentHash::of(&plain);
    assert_eq!(opens(&other, whole.clone()), None, "another name");
    let open = |numbers: &[u8]| sealing::open(&keys(numbers), hash, whole.clone());
    assert!(open(&[7]).is_ok() && open(&[8, 7]).is_ok());
    for without in [&[8][..], &[]] {
        let error = open(without).unwrap_err().to_string();
        assert!(error.contains(&key(7).id.to_string()), "{error}");
    }
    // A key of the right name that is not the right key.
    let chunks = &whole[HEADER_BYTES..];
    let file_bytes = whole.len() as u64;
    for wrong in [
        subkey_of(&plain, 8),
        Subkey::derive(&key(7), hash.as_bytes(), &[b"part"]).unwrap(),
    ] {
        let part = wrong.open_part(chunks, file_bytes, 0, 10);
        assert_eq!(part, Err(Broken));
    }
}

#[test]
fn a_part_of_no_bytes_is_where_the_file_is_and_nowhere_else() {
    for length in [0, 10, CHUNK_BYTES, CHUNK_BYTES + 1] {
        let plain = text(length);
        let whole = sealed(&plain);
        assert_eq!(part(&plain, &whole, 0, 0), Ok(Vec::new()));
        assert_eq!(part(&plain, &whole, length as u64, 0), Ok(Vec::new()));
        for beyond in [length + 1, length + CHUNK_BYTES, 3 * CHUNK_BYTES] {
            assert_eq!(part(&plain, &whole, beyond as u64, 0), Err(Broken));
        }
    }
}

#[test]
fn what_lies_there_plain_opens_by_its_hash_also_where_it_looks_sealed() {
    let plain = text(500);
    assert_eq!(opens(&plain, plain.clone()).as_ref(), Some(&plain));
    let mut damaged = plain.clone();
    damaged[9] ^= 1;
    assert_eq!(opens(&plain, damaged), None);
    let like = sealed(b"something else");
    let hash = ContentHash::of(&like);
    assert!(sealing::open(&Keys::default(), hash, like).is_ok());
}

#[test]
fn no_offset_is_too_far_to_be_asked_for() {
    let plain = text(10);
    let whole = sealed(&plain);
    for (offset, length) in [
        (u64::MAX, 1),
        (u64::MAX - 1, usize::MAX),
        (1 << 62, 1 << 40),
    ] {
        let chunks = chunks_of(offset, length);
        assert!(chunks.start <= chunks.end);
        let part = subkey_of(&plain, 7).open_part(&[], whole.len() as u64, offset, 1);
        assert_eq!(part, Err(Broken));
    }
}
