//! Heavy tails: single reads that fit neither the judge nor the entry.
//!
//! Weighing every read by a Student t costs accuracy where noise is normal, so it is done on evidence only: the excess kurtosis k of
//! what each read shows beyond the entry's other reads gives ν = 4 + 6/k degrees of freedom, and nothing is done unless ν < 30.
//! Weights are those of the EM algorithm for the t distribution (Lange, Little and Taylor 1989).

use super::{
    design::Design,
    ends::Ends,
    fit::{Fit, Points},
    left_out::leave_one_out,
};

/// Tails lighter than this many degrees of freedom are called normal.
const NU_MAX: f64 = 30.0;

/// Fewer residuals cannot tell heavy tails from luck: the standard error of a kurtosis is √(24/n).
const READS_MIN: usize = 500;

pub(super) struct Tails {
    nu: Option<f64>,
}

impl Tails {
    /// Looks at the residuals of all reads that are not at an end of the scale.
    pub(super) fn of(design: &Design, fit: &Fit, points: &Points, ends: &Ends) -> Self {
        let at_end = ends.touched_reads(points.y.len());
        let (mut n, mut square, mut fourth) = (0_usize, 0.0, 0.0);
        for e in 0..design.n_entries() {
            for r in design.of_entry(e) {
                if at_end[r] {
                    continue;
                }
                if let Some((residual, variance)) = leave_one_out(design, fit, points, e, r, 0.0) {
                    let z2 = residual * residual / variance;
                    n += 1;
                    square += z2;
                    fourth += z2 * z2;
                }
            }
        }
        if n < READS_MIN {
            return Self { nu: None };
        }
        let excess = fourth * n as f64 / (square * square) - 3.0;
        let nu = 4.0 + 6.0 / excess.max(1e-9);
        Self {
            nu: (nu < NU_MAX).then_some(nu),
        }
    }

    /// Gives each read its weight (ν + 1)/(ν + E[e²]/v).
    pub(super) fn weigh(&self, design: &Design, fit: &Fit, points: &mut Points) {
        let Some(nu) = self.nu else { return };
        let weight = points
            .weight
            .get_or_insert_with(|| vec![1.0; points.y.len()]);
        for e in 0..design.n_entries() {
            for r in design.of_entry(e) {
                let j = &fit.judges[design.judge[r] as usize];
                let residual = points.y[r] - j.b - j.a * fit.m[e];
                let unknown = j.a * j.a * fit.s2[e] + points.blur.as_ref().map_or(0.0, |b| b[r]);
                weight[r] = (nu + 1.0) / (nu + (residual * residual + unknown) / j.v);
            }
        }
    }
}
