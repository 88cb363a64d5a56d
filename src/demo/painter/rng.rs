//! A small pseudo-random stream (SplitMix64): the same numbers for the same seed on every machine.
//!
//! The generator is the one of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (OOPSLA 2014).

use std::cell::Cell;

/// A stream of pseudo-random numbers. It moves on behind a shared reference, so that a call may draw chance for several
/// of its arguments.
#[derive(Debug)]
pub struct Rng {
    state: Cell<u64>,
}

/// Scrambles 64 bits: the output function of SplitMix64.
pub fn scramble(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Rng {
    /// A stream that depends on nothing but the seed.
    pub fn new(seed: u64) -> Self {
        Self {
            state: Cell::new(scramble(seed ^ 0x0D1B_54A3_2D19_2ED0)),
        }
    }

    /// A stream of its own for one part of a drawing, so that adding a part does not change the others.
    pub fn fork(&self) -> Self {
        Self::new(self.bits())
    }

    /// The next 64 bits.
    pub fn bits(&self) -> u64 {
        self.state
            .set(self.state.get().wrapping_add(0x9E37_79B9_7F4A_7C15));
        scramble(self.state.get())
    }

    /// Even in `0.0..1.0`.
    pub fn unit(&self) -> f32 {
        (self.bits() >> 40) as f32 * (1.0 / 16_777_216.0)
    }

    /// Even in `low..high`.
    pub fn range(&self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Even in `-1.0..1.0`.
    pub fn signed(&self) -> f32 {
        self.unit() * 2.0 - 1.0
    }

    /// Bell-shaped around 0, within -1.0..1.0 (the mean of three even numbers).
    pub fn bell(&self) -> f32 {
        (self.signed() + self.signed() + self.signed()) * (1.0 / 3.0)
    }

    /// Even in `0..n`; 0 for an empty range.
    pub fn below(&self, n: usize) -> usize {
        if n == 0 {
            return 0;
        }
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }

    /// Even in `low..=high`.
    pub fn count(&self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True with probability `p`.
    pub fn chance(&self, p: f32) -> bool {
        self.unit() < p
    }

    /// -1.0 or 1.0.
    pub fn side(&self) -> f32 {
        if self.chance(0.5) { 1.0 } else { -1.0 }
    }

    /// One of the choices, each as likely.
    ///
    /// # Panics
    /// If there is no choice.
    pub fn pick<T: Copy>(&self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// The same things in another order.
    pub fn shuffle<T>(&self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}
