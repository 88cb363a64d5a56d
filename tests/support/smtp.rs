//! A mail server that fails as it is told. It speaks the protocol over a real socket; what it takes it keeps.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Takes everything.
    None,
    /// Hangs up without a word.
    HangsUp,
    /// Says that it is closing before anything else.
    Greets421,
    /// Wants this receiver later.
    Receiver451,
    /// Does not know this receiver.
    Receiver550,
    /// Takes the whole letter and is gone before it says so.
    DropsAfterData,
    /// Never says a word.
    Tarpit,
}

/// The server; it goes with the test.
pub struct MailServer {
    pub port: u16,
    fault: Arc<Mutex<Fault>>,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            fault: Arc::new(Mutex::new(Fault::None)),
            taken: Arc::default(),
        };
        let (fault, taken) = (server.fault.clone(), server.taken.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, fault.clone(), taken.clone()));
            }
        });
        server
    }

    pub fn fail(&self, fault: Fault) {
        *self.fault.lock().unwrap() = fault;
    }

    /// Every letter whose last line arrived, acknowledged or not.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

async fn serve(stream: TcpStream, fault: Arc<Mutex<Fault>>, taken: Arc<Mutex<Vec<String>>>) {
    let now = || *fault.lock().unwrap();
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    match now() {
        Fault::HangsUp => return,
        Fault::Tarpit => return tokio::time::sleep(Duration::from_secs(600)).await,
        Fault::Greets421 => {
            let _ = write.write_all(b"421 mail.example.org closing\r\n").await;
            return;
        }
        _ => {}
    }
    if write.write_all(b"220 mail.example.org\r\n").await.is_err() {
        return;
    }
    while let Ok(Some(line)) = lines.next_line().await {
        let verb = line.split([' ', ':']).next().unwrap_or("").to_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-mail.example.org\r\n250 8BITMIME\r\n",
            "RCPT" if now() == Fault::Receiver451 => "451 4.3.0 try again later\r\n",
            "RCPT" if now() == Fault::Receiver550 => "550 5.1.1 no such user here\r\n",
            "DATA" => {
                let _ = write.write_all(b"354 go on\r\n").await;
                let mut letter = String::new();
                while let Ok(Some(line)) = lines.next_line().await {
                    if line == "." {
                        break;
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                taken.lock().unwrap().push(letter);
                if now() == Fault::DropsAfterData {
                    return;
                }
                "250 2.0.0 taken\r\n"
            }
            "QUIT" => {
                let _ = write.write_all(b"221 bye\r\n").await;
                return;
            }
            _ => "250 ok\r\n",
        };
        if write.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}
