//! How works hang: alone, in pairs, in clusters, with stretches of wall between. Pure.
//!
//! Two rules make the rhythm: at most five works without a pause, and never two works in a row that hang alone with
//! the same orientation, a pause between them or not. [`arrange`] proposes a hang; [`settle`] keeps the rules when
//! works are moved, taken down or withdrawn, and otherwise leaves what a curator chose.

use super::domain::PlacementRole;

/// Most works without a pause; also the most in a cluster.
pub const WORKS_BETWEEN_PAUSES_MAX: usize = 5;

/// The shape of a sheet, as far as the eye of a row cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Wider than high.
    Landscape,
    /// Higher than wide.
    Portrait,
    /// Neither, within five in a hundred.
    Square,
}

impl Orientation {
    /// By width and height in the same unit.
    pub fn of(width: i32, height: i32) -> Self {
        let (width, height) = (i64::from(width.max(1)), i64::from(height.max(1)));
        if (width - height).abs() * 20 <= width.max(height) {
            Self::Square
        } else if width > height {
            Self::Landscape
        } else {
            Self::Portrait
        }
    }
}

/// Works that hang together, and whether a pause stands before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bay<W, P> {
    /// The pause before, with what stands in it.
    pub pause: Option<P>,
    /// One to five works, from left to right.
    pub works: Vec<W>,
}

impl<W, P> Bay<W, P> {
    /// How its works hang.
    pub fn role(&self) -> PlacementRole {
        match self.works.len() {
            0 | 1 => PlacementRole::Solo,
            2 => PlacementRole::Pair,
            _ => PlacementRole::Cluster,
        }
    }
}

/// The sizes of groups that a room is filled with, over and over: loud, then in dialogue, then many voices.
const PATTERN: [usize; 8] = [1, 2, 3, 1, 2, 1, 4, 2];

/// Proposes a hang for works in their order: it begins with one alone and ends with one alone where it can.
pub fn arrange<W: Clone>(works: &[W], orientation: impl Fn(&W) -> Orientation) -> Vec<Bay<W, ()>> {
    let mut bays = Vec::new();
    let mut rest = works;
    for size in PATTERN.iter().cycle() {
        let size = match (*size, rest.len()) {
            (_, 0) => break,
            // What would be left over is never a stray: the last one hangs alone on purpose.
            (size, n) if n > size => size,
            (_, n) => n.min(4),
        };
        let (now, later) = rest.split_at(size);
        bays.push(Bay {
            pause: None,
            works: now.to_vec(),
        });
        rest = later;
    }
    settle(bays, orientation)
}

/// Brings bays under the two rules with the least change: empty bays go and their pause moves on, bays that are too
/// large are divided, of two alike alone in a row a pair is made, and pauses come in where there are too few.
/// The order of the works stays as it is.
pub fn settle<W, P: Default>(
    bays: Vec<Bay<W, P>>,
    orientation: impl Fn(&W) -> Orientation,
) -> Vec<Bay<W, P>> {
    let mut settled: Vec<Bay<W, P>> = Vec::new();
    let mut waiting: Option<P> = None;
    for bay in bays {
        let mut pause = bay.pause.or_else(|| waiting.take());
        if bay.works.is_empty() {
            waiting = pause;
            continue;
        }
        let mut works = bay.works.into_iter().peekable();
        while works.peek().is_some() {
            let some: Vec<W> = works.by_ref().take(WORKS_BETWEEN_PAUSES_MAX).collect();
            let is_alike = match (
                settled.last().map(|bay| bay.works.as_slice()),
                some.as_slice(),
            ) {
                (Some([before]), [now]) => orientation(before) == orientation(now),
                _ => false,
            };
            let n_settled = settled.len();
            match settled.last_mut() {
                Some(last) if is_alike => {
                    last.works.extend(some);
                    if last.pause.is_none() && n_settled > 1 {
                        last.pause = pause.take();
                    } else if pause.is_some() {
                        waiting = pause.take();
                    }
                }
                _ => settled.push(Bay {
                    pause: pause.take(),
                    works: some,
                }),
            }
        }
    }
    // A room begins with a work.
    if let Some(first) = settled.first_mut() {
        first.pause = None;
    }
    let mut n_since = 0;
    for bay in &mut settled {
        if bay.pause.is_some() || n_since + bay.works.len() > WORKS_BETWEEN_PAUSES_MAX {
            n_since = 0;
            bay.pause.get_or_insert_default();
        }
        n_since += bay.works.len();
    }
    if let Some(first) = settled.first_mut() {
        first.pause = None;
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Work = (usize, Orientation);

    fn orientation() -> impl Strategy<Value = Orientation> {
        prop_oneof![
            Just(Orientation::Landscape),
            Just(Orientation::Portrait),
            Just(Orientation::Square)
        ]
    }

    fn check<P>(bays: &[Bay<Work, P>], n: usize) {
        let order: Vec<usize> = bays
            .iter()
            .flat_map(|bay| &bay.works)
            .map(|w| w.0)
            .collect();
        assert_eq!(
            order,
            (0..n).collect::<Vec<_>>(),
            "the order of the works stays"
        );
        let mut n_since = 0;
        for (position, bay) in bays.iter().enumerate() {
            assert!((1..=5).contains(&bay.works.len()));
            assert!(
                position > 0 || bay.pause.is_none(),
                "a room begins with a work"
            );
            n_since = if bay.pause.is_some() { 0 } else { n_since } + bay.works.len();
            assert!(
                n_since <= WORKS_BETWEEN_PAUSES_MAX,
                "too many without a pause"
            );
        }
        for pair in bays.windows(2) {
            if let ([a], [b]) = (pair[0].works.as_slice(), pair[1].works.as_slice()) {
                assert_ne!(a.1, b.1, "two alike alone in a row");
            }
        }
    }

    proptest! {
        #[test]
        fn a_proposed_hang_keeps_the_rhythm(works in prop::collection::vec(orientation(), 0..40)) {
            let works: Vec<Work> = works.into_iter().enumerate().collect();
            check(&arrange(&works, |work| work.1), works.len());
        }

        #[test]
        fn whatever_is_moved_or_withdrawn_the_hang_closes_and_keeps_the_rhythm(
            bays in prop::collection::vec((prop::option::of(0u8..9), prop::collection::vec(orientation(), 0..9)), 0..14)
        ) {
            let mut n = 0;
            let bays: Vec<Bay<Work, u8>> = bays
                .into_iter()
                .map(|(pause, works)| Bay {
                    pause,
                    works: works.into_iter().map(|work| { n += 1; (n - 1, work) }).collect(),
                })
                .collect();
            let settled = settle(bays, |work| work.1);
            check(&settled, n);
            // What stands, stands: settling again changes nothing.
            prop_assert_eq!(settle(settled.clone(), |work| work.1), settled);
        }
    }

    #[test]
    fn a_room_begins_with_one_alone_and_speaks_in_several_voices() {
        let works: Vec<Work> = (0..20)
            .map(|n| {
                (
                    n,
                    if n % 3 == 0 {
                        Orientation::Portrait
                    } else {
                        Orientation::Landscape
                    },
                )
            })
            .collect();
        let bays = arrange(&works, |work| work.1);
        let sizes: Vec<usize> = bays.iter().map(|bay| bay.works.len()).collect();
        assert_eq!(sizes, [1, 2, 3, 1, 2, 1, 4, 2, 1, 2, 1]);
        assert_eq!(bays.iter().filter(|bay| bay.pause.is_some()).count(), 5);
    }

    #[test]
    fn a_sheet_nearly_square_is_square() {
        assert_eq!(Orientation::of(100, 95), Orientation::Square);
        assert_eq!(Orientation::of(100, 94), Orientation::Landscape);
        assert_eq!(Orientation::of(94, 100), Orientation::Portrait);
    }
}
