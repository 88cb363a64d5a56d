//! Shortening the way to the fixed point of a fit.

use super::fit::Fit;

/// Every so many iterations each entry and each severity leaps ahead.
pub(super) const LEAP_EVERY: usize = 4;

/// The last value and the last two moves of a coordinate.
#[derive(Debug, Clone, Copy)]
struct Track {
    value: f64,
    step: f64,
    before: f64,
}

impl Track {
    fn at(value: f64) -> Self {
        Self {
            value,
            step: 0.0,
            before: 0.0,
        }
    }

    /// Notes where the coordinate is now; how far it moved.
    fn follow(&mut self, value: f64) -> f64 {
        self.before = self.step;
        self.step = value - self.value;
        self.value = value;
        self.step.abs()
    }

    /// Where a coordinate that creeps by a constant ratio will end (Aitken's rule). The fixed point stays what it is; only the way there is
    /// shorter.
    fn leap(&mut self) -> f64 {
        let ratio = self.step / self.before;
        if ratio > 0.2 && ratio < 0.95 {
            self.value += self.step * ratio / (1.0 - ratio);
        }
        self.value
    }
}

/// The tracks of all entries, and of each judge's b, a and ln v.
pub(super) struct Tracks {
    m: Vec<Track>,
    judges: Vec<[Track; 3]>,
}

impl Tracks {
    pub(super) fn start(fit: &Fit) -> Self {
        Self {
            m: fit.m.iter().copied().map(Track::at).collect(),
            judges: fit
                .judges
                .iter()
                .map(|j| [j.b, j.a, libm::log(j.v)].map(Track::at))
                .collect(),
        }
    }

    /// Follows the fit; the largest move of an entry.
    pub(super) fn follow(&mut self, fit: &Fit) -> f64 {
        for (tracks, j) in self.judges.iter_mut().zip(&fit.judges) {
            for (track, value) in tracks.iter_mut().zip([j.b, j.a, libm::log(j.v)]) {
                track.follow(value);
            }
        }
        self.m
            .iter_mut()
            .zip(&fit.m)
            .map(|(track, m)| track.follow(*m))
            .fold(0.0, f64::max)
    }

    /// Lets all of them leap ahead.
    pub(super) fn leap(&mut self, fit: &mut Fit) {
        for (track, m) in self.m.iter_mut().zip(&mut fit.m) {
            *m = track.leap();
        }
        for (tracks, j) in self.judges.iter_mut().zip(&mut fit.judges) {
            let [b, a, log_v] = tracks;
            j.b = b.leap();
            j.a = a.leap().max(0.0);
            j.v = libm::exp(log_v.leap());
        }
    }
}
