//! The spread review: about which works judges differ so far that all of them look once more. Pure.

use super::RoundMethod;

/// From how many points between two judges on a work is looked at once more: three on a scale or on the mean of the criteria, yes
/// against no in a sift. Orders have no points.
pub fn points_apart(method: RoundMethod) -> Option<i32> {
    match method {
        RoundMethod::Scale | RoundMethod::Criteria => Some(3),
        RoundMethod::Sift => Some(2),
        RoundMethod::Ranking | RoundMethod::Pairs => None,
    }
}

/// Points between the judge who gave most and the one who gave least; none with fewer than two.
pub fn spread(given: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut ends: Option<(f64, f64)> = None;
    let mut n = 0;
    for points in given {
        let (low, high) = ends.unwrap_or((points, points));
        ends = Some((low.min(points), high.max(points)));
        n += 1;
    }
    let (low, high) = ends.filter(|_| n > 1)?;
    Some(high - low)
}

/// Whether judges are so far apart. Means are sums of parts: a last bit does not decide.
pub fn is_apart(spread: Option<f64>, points_apart: i32) -> bool {
    spread.is_some_and(|spread| spread >= f64::from(points_apart) - 1e-6)
}

/// What the nth judge is called in a review: A, B, … Z, AA, AB.
pub fn letter(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (n % 26) as u8));
        match (n / 26).checked_sub(1) {
            Some(rest) => n = rest,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_points_between_two_judges_are_apart_and_one_judge_is_not_apart_from_anyone() {
        assert_eq!(spread([4.0]), None);
        assert_eq!(spread([4.0, 7.0, 5.0]), Some(3.0));
        assert!(is_apart(spread([4.0, 7.0]), 3));
        // 0.3 · 4 + 0.7 · 4 falls one bit short of four.
        assert!(is_apart(spread([1.0, 0.3 * 4.0 + 0.7 * 4.0]), 3));
        assert!(!is_apart(spread([4.0, 6.9]), 3));
        assert!(!is_apart(None, 3));
        assert_eq!(points_apart(RoundMethod::Pairs), None);
    }

    #[test]
    fn judges_are_letters_beyond_the_alphabet_too() {
        assert_eq!(
            [0, 1, 25, 26, 27, 701, 702].map(letter),
            ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]
        );
    }
}
