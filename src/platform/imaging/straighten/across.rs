//! One side of a guess, drawn exactly: which edges cross it where, and the straight line on which most of them lie.

use super::edges::Edges;
use super::lines::Line;

/// Places asked along a side.
pub(super) const N_PLACES: usize = 90;
/// How far across a side its edge is looked for, px.
const REACH_PX: f32 = 6.0;

/// The edges across a side, place by place: how strong at which distance from it, and whether it gets lighter there.
pub(super) struct Across {
    from: (f32, f32),
    /// Along the side, per place; and across it, inwards, per step.
    along: (f32, f32),
    inward: (f32, f32),
    strength: Vec<[f32; N_STEPS]>,
    /// The same with a sign: positive where it gets lighter inwards.
    lighter: Vec<[f32; N_STEPS]>,
}

/// Steps across a side.
const N_STEPS: usize = 25;
/// Length of a step, px.
const STEP_PX: f32 = 2.0 * REACH_PX / (N_STEPS - 1) as f32;
/// Strength that counts at most, so that no stroke outweighs the edge of the sheet.
const STRENGTH_MAX: f32 = 5.0;
/// Weakest crest that counts.
const STRENGTH_MIN: f32 = 1.5;
/// An edge weaker than this share of the strongest one near it is part of a texture.
const STANDS_OUT: f32 = 0.4;
/// An inner edge is taken from this share of the best one's strength on.
const INNER_FROM: f32 = 0.85;

impl Across {
    pub fn of(edges: &Edges, from: (f32, f32), to: (f32, f32)) -> Self {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1.0);
        // Corners go round clockwise, so inwards is to the right of each side.
        let inward = (-dy / length, dx / length);
        let lighter: Vec<[f32; N_STEPS]> = (0..N_PLACES)
            .map(|place| {
                let share = share_of(place);
                let (x, y) = (from.0 + dx * share, from.1 + dy * share);
                std::array::from_fn(|step| {
                    let off = offset_of(step as f32);
                    edges.facing(x + inward.0 * off, y + inward.1 * off, inward.0, inward.1)
                })
            })
            .collect();
        Self {
            from,
            along: (dx, dy),
            inward,
            strength: lighter.iter().map(|steps| steps.map(f32::abs)).collect(),
            lighter,
        }
    }

    /// The line along the edge. Of two edges beside each other the inner one, if it gets darker at the outer one and lighter at the
    /// inner one: a shadow lies between them. Else it may be the sheet's blank border.
    pub fn drawn(&self) -> Option<Line> {
        let (from, to) = self.best_line()?;
        let points = self.crests_near(from, to, 1.8);
        if points.len() < N_PLACES / 4 {
            return None;
        }
        Line::through(points.into_iter())
    }

    /// Whether a step of a place is the crest of an edge.
    fn is_crest(steps: &[f32; N_STEPS], k: usize) -> bool {
        steps[k] >= STRENGTH_MIN && steps[k] > steps[k - 1] && steps[k] >= steps[k + 1]
    }

    /// Offsets at both ends of the line on which most crests lie. Every crest votes for all lines through it, a vote for each
    /// offset at the end that is farther from it.
    fn best_line(&self) -> Option<(f32, f32)> {
        let mut votes = [[0.0_f32; N_STEPS]; N_STEPS];
        for (place, steps) in self.strength.iter().enumerate() {
            let share = share_of(place);
            for k in (1..N_STEPS - 1).filter(|k| Self::is_crest(steps, *k)) {
                let much = steps[k].min(STRENGTH_MAX);
                let (near_share, far_share) = (share.max(1.0 - share), share.min(1.0 - share));
                let mut vote = |far: usize, near: usize, vote: f32| {
                    // The near end is the second one in the latter half of the side.
                    let (from, to) = if share >= 0.5 {
                        (far, near)
                    } else {
                        (near, far)
                    };
                    votes[from][to] += vote;
                };
                for far in 0..N_STEPS {
                    let near = (k as f32 - far as f32 * far_share) / near_share;
                    if near >= 0.0 && near <= (N_STEPS - 1) as f32 {
                        let low = near as usize;
                        let part = near - low as f32;
                        vote(far, low, much * (1.0 - part));
                        vote(far, (low + 1).min(N_STEPS - 1), much * part);
                    }
                }
            }
        }
        let mut scored = Vec::with_capacity(N_STEPS * N_STEPS);
        for a in 1..N_STEPS - 1 {
            for b in 1..N_STEPS - 1 {
                // A line is as broad as its neighbours.
                let sum: f32 = votes[a - 1..=a + 1]
                    .iter()
                    .map(|row| row[b - 1..=b + 1].iter().sum::<f32>())
                    .sum();
                scored.push((sum + votes[a][b], a, b));
            }
        }
        let best = scored
            .iter()
            .copied()
            .max_by(|x, y| x.0.total_cmp(&y.0))
            .filter(|best| best.0 > 0.3 * N_PLACES as f32)?;
        let apart = (2.0 * 2.5 / STEP_PX) as usize;
        let inner = scored
            .iter()
            .copied()
            .filter(|one| one.1 + one.2 >= best.1 + best.2 + apart)
            .max_by(|x, y| x.0.total_cmp(&y.0))
            .filter(|inner| {
                inner.0 >= INNER_FROM * best.0
                    && self.gets_lighter(best.1, best.2) < 0.0
                    && self.gets_lighter(inner.1, inner.2) > 0.0
            });
        let (_, a, b) = inner.unwrap_or(best);
        Some((offset_of(a as f32), offset_of(b as f32)))
    }

    /// By how much it gets lighter inwards along the line with these steps at its ends.
    fn gets_lighter(&self, from: usize, to: usize) -> f32 {
        let places = self.lighter.iter().enumerate();
        places
            .map(|(place, steps)| {
                let step = from as f32 + (to as f32 - from as f32) * share_of(place);
                steps[(step.round() as usize).min(N_STEPS - 1)]
            })
            .sum()
    }

    /// The crests not farther than `reach` from the line with these offsets at its ends, between the steps, with their strength.
    pub fn crests_near(&self, from: f32, to: f32, reach: f32) -> Vec<((f32, f32), f32)> {
        let mut crests = Vec::with_capacity(N_PLACES);
        for (place, steps) in self.strength.iter().enumerate() {
            let share = share_of(place);
            let wanted = from + (to - from) * share;
            let best = (1..N_STEPS - 1)
                .filter(|&k| {
                    Self::is_crest(steps, k)
                        && (offset_of(k as f32) - wanted).abs() <= reach + STEP_PX
                })
                .min_by(|a, b| {
                    let far = |k: &usize| (offset_of(*k as f32) - wanted).abs();
                    far(a).total_cmp(&far(b))
                });
            let Some(k) = best else {
                continue;
            };
            // The top of the parabola through the crest and its neighbours.
            let (before, behind) = (steps[k - 1], steps[k + 1]);
            let bend = before - 2.0 * steps[k] + behind;
            let part = if bend < -1e-6 {
                (0.5 * (before - behind) / bend).clamp(-0.5, 0.5)
            } else {
                0.0
            };
            let off = offset_of(k as f32 + part);
            let most = steps.iter().copied().fold(0.0, f32::max);
            if (off - wanted).abs() > reach || steps[k] < STANDS_OUT * most {
                continue;
            }
            let point = (
                self.from.0 + self.along.0 * share + self.inward.0 * off,
                self.from.1 + self.along.1 * share + self.inward.1 * off,
            );
            crests.push((point, steps[k].min(STRENGTH_MAX)));
        }
        crests
    }
}

/// The share of a side at which a place lies.
fn share_of(place: usize) -> f32 {
    0.03 + 0.94 * (place as f32 + 0.5) / N_PLACES as f32
}

/// The distance of a step from the side, inwards, px.
fn offset_of(step: f32) -> f32 {
    step * STEP_PX - REACH_PX
}
