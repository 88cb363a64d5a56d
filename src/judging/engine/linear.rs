//! Small dense linear algebra: what assignment and tally need of it, and no more.
//!
//! Matrices here have one row per judge or criterion (tens, rarely hundreds), so plain row-major loops are
//! fast enough, and their order of summation is fixed: the same input gives the same bits on every machine.
//! Nothing here knows of judges, entries or scores.

/// A square matrix, row-major.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    n: usize,
    cells: Vec<f64>,
}

impl Square {
    /// All zero, `n` by `n`.
    pub fn zero(n: usize) -> Self {
        Self {
            n,
            cells: vec![0.0; n * n],
        }
    }

    /// Rows (and columns).
    pub fn size(&self) -> usize {
        self.n
    }

    /// The cell in row `r`, column `c`.
    pub fn at(&self, r: usize, c: usize) -> f64 {
        self.cells[r * self.n + c]
    }

    /// Adds `x` to the cell in row `r`, column `c`.
    pub fn add(&mut self, r: usize, c: usize, x: f64) {
        self.cells[r * self.n + c] += x;
    }

    /// Adds `x` to every cell of the diagonal.
    pub fn add_diagonal(&mut self, x: f64) {
        for i in 0..self.n {
            self.cells[i * self.n + i] += x;
        }
    }

    /// Matrix times vector.
    ///
    /// # Panics
    /// If the vector is not `size()` long.
    pub fn times(&self, v: &[f64]) -> Vec<f64> {
        assert_eq!(v.len(), self.n);
        self.cells
            .chunks(self.n.max(1))
            .map(|row| dot(row, v))
            .collect()
    }

    /// The Cholesky factor of a symmetric positive definite matrix; `None` when it is not (numerically) that:
    /// a pivot falls below 1e-12 of the largest diagonal cell.
    pub fn cholesky(&self) -> Option<Cholesky> {
        let n = self.n;
        let largest = (0..n).map(|i| self.at(i, i)).fold(0.0, f64::max);
        let mut l = Square::zero(n);
        for i in 0..n {
            for j in 0..=i {
                let s = self.at(i, j) - dot(&l.cells[i * n..i * n + j], &l.cells[j * n..j * n + j]);
                if i == j {
                    if s.is_nan() || s <= largest * 1e-12 {
                        return None;
                    }
                    l.cells[i * n + i] = s.sqrt();
                } else {
                    l.cells[i * n + j] = s / l.at(j, j);
                }
            }
        }
        Some(Cholesky { lower: l })
    }
}

/// Eigenvalues of a symmetric matrix and its eigenvectors.
#[derive(Debug, Clone)]
pub struct Eigen {
    /// Eigenvalues, in no particular (but a fixed) order.
    pub values: Vec<f64>,
    /// Eigenvector k in column k.
    pub vectors: Square,
}

impl Square {
    /// Eigenvalues and vectors by cyclic Jacobi rotations (Golub and Van Loan, section 8.5): slower than others, but short, accurate to
    /// the last digits and without square roots of differences. About 8·n³ per sweep, fewer than ten sweeps.
    pub fn eigen(&self) -> Eigen {
        let n = self.n;
        let mut a = self.clone();
        let mut vectors = Square::zero(n);
        vectors.add_diagonal(1.0);
        let size: f64 = self.cells.iter().map(|x| x * x).sum();
        for _ in 0..60 {
            let mut off = 0.0;
            for r in 0..n {
                for c in 0..r {
                    off += a.at(r, c) * a.at(r, c);
                }
            }
            if off <= 1e-28 * size {
                break;
            }
            for p in 0..n {
                for q in p + 1..n {
                    rotate(&mut a, &mut vectors, p, q);
                }
            }
        }
        Eigen {
            values: (0..n).map(|i| a.at(i, i)).collect(),
            vectors,
        }
    }
}

/// One Jacobi rotation that makes a[p][q] zero.
fn rotate(a: &mut Square, vectors: &mut Square, p: usize, q: usize) {
    let n = a.n;
    let apq = a.at(p, q);
    if apq == 0.0 {
        return;
    }
    let theta = (a.at(q, q) - a.at(p, p)) / (2.0 * apq);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for k in 0..n {
        let (x, y) = (a.cells[k * n + p], a.cells[k * n + q]);
        a.cells[k * n + p] = c * x - s * y;
        a.cells[k * n + q] = s * x + c * y;
    }
    for k in 0..n {
        let (x, y) = (a.cells[p * n + k], a.cells[q * n + k]);
        a.cells[p * n + k] = c * x - s * y;
        a.cells[q * n + k] = s * x + c * y;
        let (x, y) = (vectors.cells[k * n + p], vectors.cells[k * n + q]);
        vectors.cells[k * n + p] = c * x - s * y;
        vectors.cells[k * n + q] = s * x + c * y;
    }
}

/// A lower triangle L with A = L·Lᵀ.
#[derive(Debug, Clone)]
pub struct Cholesky {
    lower: Square,
}

impl Cholesky {
    /// x with A·x = b.
    ///
    /// # Panics
    /// If `b` has another length than the matrix.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.lower.n;
        assert_eq!(b.len(), n);
        let mut x = b.to_vec();
        for i in 0..n {
            let s = x[i] - dot(&self.lower.cells[i * n..i * n + i], &x[..i]);
            x[i] = s / self.lower.at(i, i);
        }
        for i in (0..n).rev() {
            let mut s = x[i];
            for (k, xk) in x.iter().enumerate().skip(i + 1) {
                s -= self.lower.at(k, i) * xk;
            }
            x[i] = s / self.lower.at(i, i);
        }
        x
    }

    /// ln det A.
    pub fn log_determinant(&self) -> f64 {
        (0..self.lower.n)
            .map(|i| 2.0 * libm::log(self.lower.at(i, i)))
            .sum()
    }

    /// A⁻¹.
    pub fn inverse(&self) -> Square {
        let n = self.lower.n;
        let mut out = Square::zero(n);
        let mut unit = vec![0.0; n];
        for c in 0..n {
            unit[c] = 1.0;
            for (r, x) in self.solve(&unit).into_iter().enumerate() {
                out.cells[r * n + c] = x;
            }
            unit[c] = 0.0;
        }
        out
    }
}

/// The inner product of two equally long rows, summed from the left.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spd() -> Square {
        let mut a = Square::zero(3);
        for (r, row) in [[4.0, 2.0, 0.6], [2.0, 5.0, 1.0], [0.6, 1.0, 3.0]]
            .iter()
            .enumerate()
        {
            for (c, x) in row.iter().enumerate() {
                a.add(r, c, *x);
            }
        }
        a
    }

    #[test]
    fn solving_undoes_multiplying() {
        let a = spd();
        let x = [1.0, -2.0, 3.0];
        let got = a.cholesky().unwrap().solve(&a.times(&x));
        for (g, w) in got.iter().zip(x) {
            assert!((g - w).abs() < 1e-12, "{got:?}");
        }
    }

    #[test]
    fn the_inverse_times_the_matrix_is_the_identity() {
        let a = spd();
        let inv = a.cholesky().unwrap().inverse();
        for c in 0..3 {
            let column: Vec<f64> = (0..3).map(|r| a.at(r, c)).collect();
            for (r, x) in inv.times(&column).into_iter().enumerate() {
                let want = if r == c { 1.0 } else { 0.0 };
                assert!((x - want).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn eigenvectors_are_stretched_by_their_eigenvalues() {
        let a = spd();
        let eigen = a.eigen();
        for k in 0..3 {
            let v: Vec<f64> = (0..3).map(|r| eigen.vectors.at(r, k)).collect();
            assert!((dot(&v, &v) - 1.0).abs() < 1e-12);
            for (x, v) in a.times(&v).iter().zip(&v) {
                assert!((x - eigen.values[k] * v).abs() < 1e-12);
            }
        }
        assert!((eigen.values.iter().sum::<f64>() - 12.0).abs() < 1e-12);
        assert_eq!(Square::zero(2).eigen().values, [0.0, 0.0]);
    }

    #[test]
    fn a_singular_matrix_has_no_factor() {
        let mut a = Square::zero(2);
        for (r, c) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            a.add(r, c, 1.0);
        }
        assert!(a.cholesky().is_none());
        a.add_diagonal(0.5);
        assert!(a.cholesky().is_some());
        assert_eq!(a.size(), 2);
    }
}
