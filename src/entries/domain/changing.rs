//! What may still be changed about an entry, and until when.

use super::EntryState;
use crate::editions::{Edition, EditionState};
use crate::kernel::{Instant, Refusal};

/// Whether an entry can still be taken back.
pub fn check_withdrawal(state: EntryState) -> Result<(), Refusal> {
    match state {
        EntryState::Withdrawn | EntryState::Erased | EntryState::Disqualified => {
            Err(Refusal::conflict("entry-not-withdrawable").with("state", state.as_str()))
        }
        _ => Ok(()),
    }
}

/// Whether another picture is taken: only after a return, and in time.
pub fn check_resubmission(
    state: EntryState,
    deadline_at: Option<Instant>,
    now: Instant,
) -> Result<(), Refusal> {
    if state != EntryState::Returned {
        return Err(Refusal::conflict("entry-not-returned").with("state", state.as_str()));
    }
    match deadline_at {
        Some(deadline_at) if now >= deadline_at => {
            Err(Refusal::conflict("return-deadline-over").with("deadline_at", deadline_at))
        }
        _ => Ok(()),
    }
}

/// Whether the picture of an entry may be laid straight, or not, now. Those who sent it in may until the call closes, or until the day
/// to which another photo is awaited, as long as nobody has decided about it; the desk may until judges have seen it.
pub fn check_straightening(
    edition: &Edition,
    state: EntryState,
    return_deadline_at: Option<Instant>,
    is_desk: bool,
    now: Instant,
) -> Result<(), Refusal> {
    if edition.state >= EditionState::Judging {
        return Err(Refusal::conflict("straightening-judged"));
    }
    match state {
        EntryState::Returned => check_resubmission(state, return_deadline_at, now),
        EntryState::Submitted | EntryState::Eligible if is_desk => Ok(()),
        EntryState::Submitted => edition
            .takes_entries(now)
            .map_err(|_| Refusal::conflict("straightening-over")),
        _ => Err(Refusal::conflict("straightening-settled").with("state", state.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_comes_again_only_after_a_return_and_in_time() {
        let at = Instant::from_ms;
        assert!(check_resubmission(EntryState::Returned, Some(at(10)), at(9)).is_ok());
        assert_eq!(
            check_resubmission(EntryState::Returned, Some(at(10)), at(10))
                .unwrap_err()
                .code,
            "return-deadline-over"
        );
        assert_eq!(
            check_resubmission(EntryState::Eligible, None, at(0))
                .unwrap_err()
                .code,
            "entry-not-returned"
        );
    }
}
