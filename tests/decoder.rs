//! The children that open pictures: what they make, how they fail, and what they cannot reach.

use std::time::Duration;

use artkite::kernel::ActionError;
use artkite::platform::decoder::{Decoder, DecoderError, Failure, Terms};
use artkite::platform::imaging::{self, DerivativeSpec, Limits, PictureRefusal};
use artkite::platform::queue::JobError;
use bytes::Bytes;

use crate::entries::drawing;
use crate::support::decoder;

fn small() -> DerivativeSpec {
    DerivativeSpec {
        widths: vec![64, 200],
        ..DerivativeSpec::default()
    }
}

async fn works(decoder: &Decoder) {
    let bytes = Bytes::from(drawing(7));
    let limits = Limits::default();
    let header = imaging::probe(&bytes, &limits).unwrap();
    let here = imaging::derive(&bytes, &header, &small(), &limits).unwrap();
    let there = decoder
        .derive(bytes, &header, &small(), &limits)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(there, here, "a child makes what this process would");
    assert!(there.derivatives.iter().all(|one| !one.bytes.is_empty()));
}

#[actix_web::test]
async fn a_child_makes_the_same_as_this_process() {
    let decoder = decoder(Terms::default());
    works(&decoder).await;
    works(&decoder).await; // warm now
}

#[actix_web::test]
async fn a_refusal_crosses_the_pipe_as_it_is() {
    let decoder = decoder(Terms::default());
    let mut bytes = drawing(3);
    let limits = Limits::default();
    let header = imaging::probe(&bytes, &limits).unwrap();
    bytes.truncate(bytes.len() / 2);
    let refusal = decoder
        .derive(bytes.into(), &header, &small(), &limits)
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(refusal, PictureRefusal::Truncated);
    let gif = Bytes::from_static(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;");
    let refusal = decoder
        .derive(gif, &header, &small(), &limits)
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(refusal, PictureRefusal::Unsupported { kind: "gif" });
}

#[actix_web::test]
async fn whatever_happens_to_a_child_the_next_picture_is_made() {
    let decoder = decoder(Terms {
        memory_bytes_max: 512 << 20,
        cpu_seconds_max: 1,
        patience: Duration::from_secs(6),
    });
    works(&decoder).await;
    for failure in [
        Failure::Abort,
        Failure::Panic,
        Failure::Memory,
        Failure::Loop,
    ] {
        assert_eq!(decoder.fail(failure).await.unwrap(), None, "{failure:?}");
        works(&decoder).await;
    }
}

/// A machine that is overloaded, seen from here: the child lives, has used no processor time, and does not answer.
#[actix_web::test]
async fn no_answer_in_time_is_no_verdict_on_the_picture() {
    let decoder = decoder(Terms {
        patience: Duration::from_secs(2),
        ..Terms::default()
    });
    let late = decoder.fail(Failure::Sleep).await.unwrap_err();
    assert!(matches!(late, DecoderError::TimedOut), "{late:?}");
    let late = ActionError::from(late);
    let waited_for = JobError::from(late);
    assert_eq!(waited_for, JobError::NotNow("pictures-busy".into()));
    works(&decoder).await;
}

#[cfg(all(
    target_os = "linux",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]
#[actix_web::test]
async fn a_child_that_tries_to_break_out_reaches_nothing() {
    let decoder = decoder(Terms::default());
    let could = decoder.fail(Failure::BreakOut).await.unwrap();
    assert_eq!(could, Some(Vec::new()));
    // The decoder behind libheif needs one, in the same process and under the same bounds; who does not need libheif gets none.
    let could = decoder.fail(Failure::BreakOutWithLibheif).await.unwrap();
    assert_eq!(could, Some(vec!["thread".to_owned()]));
    let could = decoder.fail(Failure::BreakOut).await.unwrap();
    assert_eq!(could, Some(Vec::new()));
}
