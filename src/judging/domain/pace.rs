//! How a judge keeps up, and how long the rest takes. Pure.

use crate::kernel::Instant;
use crate::words;

/// About how many minutes the rest takes at the judge's own pace: the median of the pauses between cards that are
/// shorter than ten minutes. `None` with fewer than five of them.
pub fn minutes_left(mut done_at: Vec<Instant>, n_left: usize) -> Option<i64> {
    done_at.sort_unstable();
    let mut pauses: Vec<i64> = done_at
        .windows(2)
        .map(|pair| pair[1].as_ms() - pair[0].as_ms())
        .filter(|ms| *ms < 600_000)
        .collect();
    if pauses.len() < 5 {
        return None;
    }
    pauses.sort_unstable();
    let left = pauses[pauses.len() / 2] * i64::try_from(n_left).unwrap_or(i64::MAX / 600_000);
    Some(left / 60_000 + i64::from(left % 60_000 > 0))
}

words! {
    /// How a judge keeps up.
    pub enum Pace {
        /// Has not said yes yet.
        NotAccepted = "not-accepted",
        /// Nothing left.
        Done = "done",
        /// Nothing given for three days, or not at all a day after opening.
        Silent = "silent",
        /// Behind the clock.
        Slow = "slow",
        /// As it should be.
        OnTime = "on-time",
    }
}

/// How a judge keeps up, from counts and times alone. `times` are the opening and the deadline.
pub fn pace(
    has_accepted: bool,
    n_done: usize,
    n_total: usize,
    last_at: Option<Instant>,
    (opens_at, deadline_at): (Option<Instant>, Option<Instant>),
    now: Instant,
) -> Pace {
    const DAY_MS: i64 = 86_400_000;
    if !has_accepted {
        return Pace::NotAccepted;
    }
    if n_done >= n_total {
        return Pace::Done;
    }
    let Some(opens_at) = opens_at else {
        return Pace::OnTime;
    };
    let rest = now.as_ms() - last_at.unwrap_or(opens_at).as_ms();
    if rest
        > if last_at.is_some() {
            3 * DAY_MS
        } else {
            DAY_MS
        }
    {
        return Pace::Silent;
    }
    let Some(deadline_at) = deadline_at else {
        return Pace::OnTime;
    };
    let whole = (deadline_at.as_ms() - opens_at.as_ms()).max(1) as f64;
    let gone = (now.as_ms() - opens_at.as_ms()) as f64 / whole;
    // A fifth behind an even pace still catches up.
    if (n_done as f64) / (n_total as f64) < gone - 0.2 {
        Pace::Slow
    } else {
        Pace::OnTime
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_the_judges_own_pace_and_forgets_long_pauses() {
        let minute = |n: i64| Instant::from_ms(n * 60_000);
        let done: Vec<_> = [0, 1, 2, 3, 60, 61, 62].into_iter().map(minute).collect();
        assert_eq!(minutes_left(done.clone(), 30), Some(30));
        assert_eq!(minutes_left(done[..4].to_vec(), 30), None);
    }

    #[test]
    fn a_judge_is_slow_a_fifth_behind_the_clock_and_silent_after_three_days() {
        let day = |n: i64| Instant::from_ms(n * 86_400_000);
        let times = (Some(day(0)), Some(day(10)));
        let at = |n_done, last: Option<i64>, now| {
            pace(true, n_done, 100, last.map(day), times, day(now))
        };
        assert_eq!(at(100, Some(1), 9), Pace::Done);
        assert_eq!(at(30, Some(5), 5), Pace::OnTime);
        assert_eq!(at(29, Some(5), 5), Pace::Slow);
        assert_eq!(at(50, Some(1), 4), Pace::OnTime);
        assert_eq!(at(50, Some(1), 5), Pace::Silent);
        assert_eq!(at(0, None, 2), Pace::Silent);
        let unasked = pace(false, 0, 100, None, times, day(1));
        assert_eq!(unasked, Pace::NotAccepted);
    }
}
