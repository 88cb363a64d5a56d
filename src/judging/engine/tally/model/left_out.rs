//! What a read shows beyond what the entry's *other* reads lead to expect: nobody vouches for the own opinion.

use super::{
    design::Design,
    fit::{Fit, Judge, Points},
};

/// What one read tells of its entry: precision, and precision × estimate.
fn told<'a>(design: &Design, fit: &'a Fit, points: &Points, read: usize) -> (f64, f64, &'a Judge) {
    let j = &fit.judges[design.judge[read] as usize];
    let share = points.share(read);
    (
        share * (j.a * j.a + j.var_a) / j.v,
        share * (j.a * (points.y[read] - j.b) - j.cov) / j.v,
        j,
    )
}

/// The residual of a read and its variance; `None` for an only read. `ahead` is by how much entries of this kind are better than the fit
/// takes them to be beforehand.
pub(super) fn leave_one_out(
    design: &Design,
    fit: &Fit,
    points: &Points,
    entry: usize,
    read: usize,
    ahead: f64,
) -> Option<(f64, f64)> {
    if design.of_entry(entry).len() < 2 {
        return None;
    }
    let precision = 1.0 / fit.s2[entry];
    let (own, sum, j) = told(design, fit, points, read);
    let rest = precision - own;
    let expected = (fit.m[entry] * precision - sum + ahead) / rest;
    let residual = points.y[read] - j.b - j.a * expected;
    Some((residual, j.v + j.a * j.a / rest))
}

/// The product of two reads' residuals less its expectation, and its variance. Both reads are compared with what all others lead to expect and
/// share the error of that, so its covariance is taken off.
pub(super) fn leave_two_out(
    design: &Design,
    fit: &Fit,
    points: &Points,
    entry: usize,
    reads: [usize; 2],
) -> (f64, f64) {
    let precision = 1.0 / fit.s2[entry];
    let [(own_j, sum_j, j), (own_k, sum_k, k)] = reads.map(|r| told(design, fit, points, r));
    let rest = precision - own_j - own_k;
    let m = (fit.m[entry] * precision - sum_j - sum_k) / rest;
    let x = points.y[reads[0]] - j.b - j.a * m;
    let z = points.y[reads[1]] - k.b - k.a * m;
    let common = j.a * k.a / rest;
    let variance = (j.v + j.a * j.a / rest) * (k.v + k.a * k.a / rest) + common * common;
    (x * z - common, variance)
}
