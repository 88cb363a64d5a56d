//! The job that takes one letter to the mail server.

use std::time::Duration;

use super::{Delivered, LetterState, Mailer, Outcome, find, store};
use crate::kernel::LetterId;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::queue::{JobError, Terms};

/// The kind of the job; its payload is `{"letter_id": …}`.
pub const DELIVER_LETTER: &str = "deliver-letter";

/// Fourteen tries over some 29 hours: a minute, then twice as long each time, up to four hours. At most half of
/// `n_parallel` places, because a mail server that does not answer takes its time.
pub fn deliver_letter_terms(n_parallel: usize) -> Terms {
    Terms {
        attempts_max: 14,
        wait_first: Duration::from_secs(60),
        wait_factor: 2.0,
        wait_max: Duration::from_secs(4 * 3600),
        time_max: Duration::from_secs(120),
        n_parallel_max: (n_parallel / 2).max(1),
    }
}

/// Tries once to deliver a letter and notes how it ended. Safe to run twice: a letter that is no longer waiting, or is
/// gone, is left alone. Bounced is an end too: no further try would change the answer.
pub async fn deliver_letter(
    db: &Db,
    clock: &Clock,
    mailer: &Mailer,
    id: LetterId,
) -> Result<(), JobError> {
    let Some(letter) = find(db.read(), id)
        .await?
        .filter(|letter| letter.state == LetterState::Waiting)
    else {
        return Ok(());
    };
    let delivered = mailer.deliver(&letter).await;
    let (outcome, answer) = match &delivered {
        Delivered::Accepted(answer) => (Outcome::Accepted, answer),
        Delivered::Deferred(answer) => (Outcome::Deferred, answer),
        Delivered::Refused(answer) => (Outcome::Refused, answer),
    };
    let tx = db.write().await?;
    store::note_try(&tx, clock.now(), id, outcome, answer).await?;
    tx.commit().await?;
    metrics::counter!("artkite_letters_total", "kind" => letter.kind, "outcome" => outcome.as_str()).increment(1);
    match outcome {
        Outcome::Accepted => Ok(()),
        Outcome::Refused => {
            tracing::warn!(letter = %id, "a letter bounced");
            Ok(())
        }
        // The answer may name the receiver; it stays with the letter.
        Outcome::Deferred => Err(JobError::Retry(
            "the letter was not taken; see its deliveries".to_owned(),
        )),
    }
}
