//! `artkite files` and the start of the program, with right and wrong keys, and killed while it seals.

use std::fs::Permissions;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::time::Duration;

use super::*;
use crate::support::TestApp;
use crate::support::server::artkite;

/// The program on a store: whether it did it, and what it said on stdout and stderr.
fn run(house: &TestApp, settings: &[(&str, String)], arguments: &[&str]) -> (bool, String, String) {
    let mut command = artkite(house, &[]);
    for (key, value) in settings {
        command.env(key, value);
    }
    let output = command.args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.success(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[actix_web::test]
async fn the_command_makes_a_key_seals_and_says_what_is_wrong() {
    let house = TestApp::start().await;
    for place in Place::both().await {
        let hashes = put_all(&place.open("").unwrap()).await;
        let settings = place.settings("files.key");
        let refused = |settings: &[(&str, String)], command: &[&str], sentence: &str| {
            let (is_well, _, said) = run(&house, settings, command);
            assert!(!is_well && said.contains(sentence), "{sentence}: {said}");
        };
        refused(
            &place.settings(""),
            &["files", "new-key"],
            "files.key_file is empty",
        );
        refused(
            &place.settings(""),
            &["files", "seal"],
            "files.key_file is empty",
        );
        refused(&settings, &["check"], "is missing; put it back");
        refused(&settings, &["files", "seal"], "is missing; put it back");
        let path = place.key_file("files.key");
        assert!(!path.exists(), "no key is made in silence");

        let (is_well, id, said) = run(&house, &settings, &["files", "new-key"]);
        assert!(is_well && said.contains("Keep a copy"), "{said}");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let (is_well, said, why) = run(&house, &settings, &["files", "seal"]);
        assert!(is_well, "{said}{why}");
        assert_eq!(said, "7 files sealed, 0 were before, 0 left as they are\n");
        let (_, said, _) = run(&house, &settings, &["files", "seal"]);
        assert_eq!(said, "0 files sealed, 7 were before, 0 left as they are\n");
        reads_all(&place.start("files.key").await.unwrap(), &hashes).await;

        std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        refused(&settings, &["check"], "can be read by others; make it 0600");
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        let good = std::fs::read(&path).unwrap();
        std::fs::write(&path, "a key").unwrap();
        refused(&settings, &["check"], "line 1, is no key of the file store");
        std::fs::remove_file(&path).unwrap();
        refused(&settings, &["files", "new-key"], "put it back");
        assert!(!path.exists(), "no new key in the place of a lost one");
        refused(&place.settings(""), &["check"], id.trim());
        std::fs::write(&path, &good).unwrap();

        // A new key: the old one is needed until all is sealed with the new one.
        let (is_well, _, said) = run(&house, &settings, &["files", "new-key"]);
        assert!(!is_well && said.contains("0600"), "written by hand: {said}");
        std::fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        let (is_well, new, said) = run(&house, &settings, &["files", "new-key"]);
        assert!(is_well && new != id, "{said}");
        let (is_well, said, _) = run(&house, &settings, &["files", "seal"]);
        assert!(is_well, "{said}");
        let retired = format!("key {} is no longer needed\n", id.trim());
        assert!(
            said.starts_with("7 files sealed") && said.ends_with(&retired),
            "{said}"
        );

        // A file that cannot be opened is named and stays, and its key with it.
        let files = place.start("files.key").await.unwrap();
        let odd = files.put(text(9, 90).into()).await.unwrap();
        std::fs::write(place.root().join(odd.path()), b"something else").unwrap();
        let (is_well, said, _) = run(&house, &settings, &["files", "seal"]);
        assert!(!is_well && said.contains("1 left as they are"), "{said}");
        assert!(said.contains(&odd.to_string()), "{said}");
        assert_eq!(place.stored(odd), b"something else");
    }
}

#[actix_web::test]
async fn killed_while_it_seals_every_file_is_whole_and_the_next_call_goes_on() {
    const N: usize = 150;
    let house = TestApp::start().await;
    for place in Place::both().await {
        let plain = place.open("").unwrap();
        let mut hashes = Vec::new();
        for n in 0..N {
            let bytes = text(n, 1000 + n * 200);
            hashes.push(plain.put(bytes.into()).await.unwrap());
        }
        place.add_key("files.key").await.unwrap();
        let settings = place.settings("files.key");
        let files = place.start("files.key").await.unwrap();
        let is_sealed = |hash: &&ContentHash| {
            let mut begins = [0; MAGIC.len()];
            let file = std::fs::File::open(place.root().join(hash.path()));
            file.unwrap().read_exact(&mut begins).unwrap();
            begins == *MAGIC
        };
        let n_sealed = || hashes.iter().filter(is_sealed).count();
        let mut n_kills = 0;
        while n_sealed() < N {
            let before = n_sealed();
            let mut command = artkite(&house, &[]);
            command.envs(settings.iter().map(|(key, value)| (key, value)));
            let mut child = command
                .args(["files", "seal"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            // Killed as soon as it is seen to have sealed something more, so it is mostly in the middle of the next.
            let ended = loop {
                if let Some(status) = child.try_wait().unwrap() {
                    break Some(status);
                }
                if n_sealed() > before {
                    break None;
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            };
            match ended {
                Some(status) => assert!(status.success(), "it did not seal"),
                None => {
                    child.kill().unwrap();
                    child.wait().unwrap();
                    n_kills += 1;
                }
            }
            for (n, hash) in hashes.iter().enumerate() {
                let read = files.get(hash).await.unwrap();
                assert_eq!(read, text(n, 1000 + n * 200), "{n} after {n_kills} kills");
            }
            if n_kills == 8 {
                let (is_well, said, _) = run(&house, &settings, &["files", "seal"]);
                assert!(is_well, "{said}");
            }
        }
        assert_eq!(n_sealed(), N);
        for (path, stored) in contents(&place.root()) {
            // What a killed writer had begun is as sealed as what it finished.
            let is_name_of_key = path.parent().unwrap().ends_with("sealed_with");
            let begins = &stored[..stored.len().min(MAGIC.len())];
            assert!(is_name_of_key || MAGIC.starts_with(begins), "{path:?}");
        }
        eprintln!("{n_kills} kills, {N} files, none lost");
        assert!(n_kills > 0);
    }
}
