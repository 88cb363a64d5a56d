//! An S3-compatible server of its own (`s3s-fs`, which checks signatures), where `ARTKITE_TEST_S3` names the program;
//! `make test-tools` installs it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::server::free_port;

pub const ACCESS_KEY: &str = "artkite-test";
pub const SECRET_KEY: &str = "a secret of the tests";

pub struct S3 {
    program: PathBuf,
    root: PathBuf,
    child: Option<Child>,
    port: u16,
}

impl S3 {
    /// Starts it on a folder; none where the program is not there.
    pub async fn start(folder: &Path) -> Option<Self> {
        let named = std::env::var_os("ARTKITE_TEST_S3")?;
        let program = Some(PathBuf::from(named)).filter(|path| path.is_file())?;
        let root = folder.join("s3");
        std::fs::create_dir_all(root.join("drawings")).unwrap();
        let mut s3 = Self {
            program,
            root,
            child: None,
            port: free_port(),
        };
        s3.rise().await;
        Some(s3)
    }

    /// Starts it (again) on the same folder and port.
    pub async fn rise(&mut self) {
        let child = Command::new(&self.program)
            .args(["--host", "127.0.0.1", "--port", &self.port.to_string()])
            .args(["--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY])
            .arg(&self.root)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.child = Some(child);
        for _ in 0..500 {
            let address = ("127.0.0.1", self.port);
            if tokio::net::TcpStream::connect(address).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the S3 server did not start");
    }

    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Where its objects lie as files.
    pub fn objects(&self) -> PathBuf {
        self.root.join("drawings/contest")
    }

    /// The settings of a house that keeps its files here.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        vec![
            ("ARTKITE__FILES__URL", "s3://drawings/contest".to_owned()),
            (
                "ARTKITE__FILES__S3_ENDPOINT",
                format!("http://127.0.0.1:{}", self.port),
            ),
            ("ARTKITE__FILES__S3_ACCESS_KEY", ACCESS_KEY.to_owned()),
            ("ARTKITE__FILES__S3_SECRET_KEY", SECRET_KEY.to_owned()),
        ]
    }
}

impl Drop for S3 {
    fn drop(&mut self) {
        self.kill();
    }
}
