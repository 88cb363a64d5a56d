//! How well the judges of a design can be compared with one another, before anybody has scored anything.

use super::Read;
use crate::linear::Square;

/// Above this worst standard error of a severity difference (in read-noise standard deviations) link reads are advisable.
pub const LINK_SE_WARN: f64 = 0.20;

/// Above this one a common ranking should not be published without link reads.
pub const LINK_SE_MAX: f64 = 0.30;

/// How well a design links its judges.
#[derive(Debug, Clone, PartialEq)]
pub struct Links {
    /// Groups of judges (who read anything) that share no entry; 1 is what it must be.
    pub components: usize,
    /// Judges who read anything.
    pub judges: usize,
    /// The largest standard error of a severity difference between two judges, with read noise of standard deviation 1;
    /// `None` when not connected or fewer than two judges read.
    pub worst_se: Option<f64>,
    /// The mean of the same over all pairs of judges.
    pub mean_se: Option<f64>,
}

impl Links {
    /// Is every judge who reads comparable with every other, well enough for a common ranking?
    pub fn are_sound(&self) -> bool {
        self.components == 1 && self.worst_se.is_none_or(|se| se <= LINK_SE_MAX)
    }
}

/// Measures the links of a design.
///
/// In the additive model y = entry + judge + noise the information about the judges, entries swept out, is
/// C = K − N'R⁻¹N (K, R: reads per judge and per entry, N: incidence), the matrix of incomplete block designs
/// (John and Williams 1995, ch. 1); the variance of a difference of two judges is x'C⁺x. Cost O(reads · reads per entry + judges³).
pub fn measure_links(n_entries: usize, n_judges: usize, reads: &[Read]) -> Links {
    let mut by_entry: Vec<Vec<usize>> = vec![Vec::new(); n_entries];
    for r in reads {
        by_entry[r.entry].push(r.judge);
    }
    let roots = roots(n_judges, by_entry.iter().map(|js| js.iter().copied()));
    let mut position = vec![None; n_judges];
    let mut active = Vec::new();
    for js in &by_entry {
        for j in js {
            if position[*j].is_none() {
                position[*j] = Some(0);
            }
        }
    }
    for (judge, p) in position.iter_mut().enumerate() {
        if let Some(p) = p {
            *p = active.len();
            active.push(judge);
        }
    }
    let mut distinct: Vec<usize> = active.iter().map(|j| roots[*j]).collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut links = Links {
        components: distinct.len(),
        judges: active.len(),
        worst_se: None,
        mean_se: None,
    };
    if distinct.len() != 1 || active.len() < 2 {
        return links;
    }

    let n = active.len();
    let mut c = Square::zero(n);
    for js in &by_entry {
        let r = js.len() as f64;
        for a in js {
            let Some(a) = position[*a] else { continue };
            c.add(a, a, 1.0);
            for b in js {
                let Some(b) = position[*b] else { continue };
                c.add(a, b, -1.0 / r);
            }
        }
    }
    // C has the vector of ones as its only null direction; adding a multiple of 11' makes it regular and changes
    // no difference of two judges.
    let scale = (0..n).map(|i| c.at(i, i)).fold(0.0, f64::max) / n as f64;
    for a in 0..n {
        for b in 0..n {
            c.add(a, b, scale);
        }
    }
    let Some(inverse) = c.cholesky().map(|f| f.inverse()) else {
        return links;
    };
    let mut worst = 0.0_f64;
    let mut sum = 0.0;
    for a in 0..n {
        for b in 0..a {
            let se = (inverse.at(a, a) + inverse.at(b, b) - 2.0 * inverse.at(a, b))
                .max(0.0)
                .sqrt();
            worst = worst.max(se);
            sum += se;
        }
    }
    links.worst_se = Some(worst);
    links.mean_se = Some(sum / (n * (n - 1) / 2) as f64);
    links
}

/// The representative of each judge's group when the judges of each entry are joined.
pub(super) fn roots<I: Iterator<Item = usize>>(
    n_judges: usize,
    by_entry: impl Iterator<Item = I>,
) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..n_judges).collect();
    fn root(parent: &mut [usize], mut j: usize) -> usize {
        while parent[j] != j {
            parent[j] = parent[parent[j]];
            j = parent[j];
        }
        j
    }
    for mut judges in by_entry {
        let Some(first) = judges.next() else { continue };
        let mut a = root(&mut parent, first);
        for b in judges {
            let b = root(&mut parent, b);
            // The smaller position leads, so that the result does not depend on the order of joining.
            let (lead, follow) = if a < b { (a, b) } else { (b, a) };
            parent[follow] = lead;
            a = lead;
        }
    }
    (0..n_judges).map(|j| root(&mut parent, j)).collect()
}
