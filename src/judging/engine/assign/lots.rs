//! Drawing lots that anyone can draw again: SHA-256 of the published seed and the label.
//!
//! One digest per entry and per judge; the lot of a pair mixes the two 64-bit keys with the finaliser of SplitMix64
//! (Steele, Lea and Flood 2014), because a digest per pair would be 5,000,000 digests for 100,000 entries × 50 judges.

use super::AssignRefusal;
use sha2::{Digest, Sha256};

/// The canonical order of entries and judges for one seed, and the lot of each pair.
///
/// Everything behind the door works on *canonical* positions (sorted by key), so that the order of the input cannot matter.
pub(super) struct Lots {
    entry_at: Vec<usize>,
    judge_at: Vec<usize>,
    entry_keys: Vec<u64>,
    judge_keys: Vec<u64>,
}

impl Lots {
    pub(super) fn draw(
        seed: u64,
        entries: &[&str],
        judges: &[&str],
    ) -> Result<Self, AssignRefusal> {
        let (entry_at, entry_keys) = sorted(seed, "entry", entries)?;
        let (judge_at, judge_keys) = sorted(seed, "judge", judges)?;
        Ok(Self {
            entry_at,
            judge_at,
            entry_keys,
            judge_keys,
        })
    }

    /// The caller's position of a canonical entry.
    pub(super) fn entry(&self, canonical: usize) -> usize {
        self.entry_at[canonical]
    }

    /// The caller's position of a canonical judge.
    pub(super) fn judge(&self, canonical: usize) -> usize {
        self.judge_at[canonical]
    }

    /// Canonical positions by the caller's positions: (entries, judges).
    pub(super) fn inverse(&self) -> (Vec<usize>, Vec<usize>) {
        let invert = |at: &[usize]| {
            let mut back = vec![0; at.len()];
            for (canonical, given) in at.iter().enumerate() {
                back[*given] = canonical;
            }
            back
        };
        (invert(&self.entry_at), invert(&self.judge_at))
    }

    /// The lot of a pair of canonical positions: the smaller one wins a tie.
    pub(super) fn pair(&self, entry: usize, judge: usize) -> u64 {
        mix(self.entry_keys[entry] ^ mix(self.judge_keys[judge]))
    }
}

fn sorted(
    seed: u64,
    kind: &'static str,
    labels: &[&str],
) -> Result<(Vec<usize>, Vec<u64>), AssignRefusal> {
    let mut keyed: Vec<(u64, &str, usize)> = labels
        .iter()
        .enumerate()
        .map(|(i, l)| (key(seed, kind, l), *l, i))
        .collect();
    keyed.sort_unstable();
    // Equal labels have equal keys, so they stand side by side.
    if let Some(w) = keyed.windows(2).find(|w| w[0].1 == w[1].1) {
        return Err(AssignRefusal::SameLabel {
            kind,
            label: w[0].1.to_owned(),
        });
    }
    Ok((
        keyed.iter().map(|k| k.2).collect(),
        keyed.iter().map(|k| k.0).collect(),
    ))
}

fn key(seed: u64, kind: &str, label: &str) -> u64 {
    let digest = Sha256::new()
        .chain_update(seed.to_string())
        .chain_update("|")
        .chain_update(kind)
        .chain_update("|")
        .chain_update(label)
        .finalize();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_be_bytes(first)
}

/// SplitMix64's finaliser: a bijection of 64 bits in which every input bit moves about half of the output bits.
fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The order in which one judge meets its entries: its own shuffle of `entries`, as positions.
///
/// Sorted by SHA-256 of `seed|judge|entry`; equal labels keep the order given.
pub fn draw_order<E: AsRef<str>>(seed: u64, judge: &str, entries: &[E]) -> Vec<usize> {
    let mut keyed: Vec<([u8; 32], usize)> = entries
        .iter()
        .enumerate()
        .map(|(i, e)| {
            let digest = Sha256::new()
                .chain_update(seed.to_string())
                .chain_update("|")
                .chain_update(judge)
                .chain_update("|")
                .chain_update(e.as_ref())
                .finalize();
            (digest.into(), i)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|k| k.1).collect()
}

/// The last resort of the tie chain, a lottery that can be checked: SHA-256 of `seed|entry`, hexadecimal; the smallest wins.
pub fn lottery(seed: &str, entry: &str) -> String {
    let digest = Sha256::new()
        .chain_update(seed)
        .chain_update("|")
        .chain_update(entry)
        .finalize();
    hex::encode(digest)
}
