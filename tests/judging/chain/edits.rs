//! Random edits of every column of every table that holds the journal and tallies, each in a transaction that is taken back.
//! `ARTKITE_EDITS=10000` tries as many as the aim asks for; by default a few hundred.

use super::editor::{Dice, Editor};
use super::*;

async fn faults(db: &impl ConnectionTrait, app: &artkite::app::App) -> Vec<String> {
    let mut faults: Vec<String> =
        artkite::platform::journal::prove(db, &app.journal_keys, app.clock.now())
            .await
            .unwrap()
            .into_iter()
            .map(|fault| format!("{} {}", fault.code, fault.at))
            .collect();
    faults.extend(judging::list_altered_tallies(db).await.unwrap());
    faults
}

#[actix_web::test]
async fn every_random_edit_of_journal_and_tallies_is_found() {
    let n_edits: usize = std::env::var("ARTKITE_EDITS")
        .map_or(300, |text| text.parse().expect("ARTKITE_EDITS is a number"));
    let contest = told_contest().await;
    let app = &contest.house.app;
    assert_eq!(
        faults(app.db.read(), app).await,
        [""; 0],
        "nothing was touched yet"
    );
    let mut editor = Editor {
        backend: app.db.backend(),
        dice: Dice(0x9e37_79b9_7f4a_7c15),
    };
    let (mut n_done, mut n_refused) = (0, 0);
    let mut missed = Vec::new();
    while n_done < n_edits {
        let tx = app.db.write().await.unwrap();
        match editor.edit(&tx).await {
            Ok(Some(edit)) => {
                n_done += 1;
                // What can no longer be read was found too.
                let is_found = match artkite::platform::journal::prove(
                    &tx,
                    &app.journal_keys,
                    app.clock.now(),
                )
                .await
                {
                    Ok(faults) if faults.is_empty() => !matches!(
                        judging::list_altered_tallies(&tx).await,
                        Ok(altered) if altered.is_empty()
                    ),
                    _ => true,
                };
                if !is_found {
                    missed.push(edit);
                }
            }
            Ok(None) => {}
            // A key, a reference or a type forbids it: the database found it.
            Err(_) => n_refused += 1,
        }
        drop(tx);
    }
    eprintln!(
        "{n_done} edits, {} not found; {n_refused} more were refused by the database",
        missed.len()
    );
    assert!(
        missed.is_empty(),
        "{} not found:\n{}",
        missed.len(),
        missed.join("\n")
    );
    assert_eq!(
        faults(app.db.read(), app).await,
        [""; 0],
        "all was taken back"
    );
}
