//! `fte watch gmail` against an emulator that others wrote (`emulate` 0.11.2, from npm), behind a proxy that has what it lacks:
//! the account's profile, and faults.
//!
//! `FTE_EMULATE` names its folder. Skipped, and said, where that or node is missing.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use data_encoding::BASE64URL;
use serde_json::{Value, json};

use crate::testvault::{PATIENCE, TestVault};

const SEED: &str = "tokens:\n  seeded_token_1: { login: owner@example.com, scopes: [] }\n\
    google:\n  users:\n    - { email: owner@example.com, name: Owner }\n";

/// Its own server listens everywhere.
const LOOPBACK: &str = "const net = require('net'); const listen = net.Server.prototype.listen;\n\
    net.Server.prototype.listen = function (...a) {\n\
      const port = typeof a[0] === 'object' ? a[0].port : Number(a[0]);\n\
      return listen.call(this, { port, host: '127.0.0.1' }, ...a.filter((x) => typeof x === 'function'));\n\
    };\n";

/// The emulator; ended when dropped.
struct Emulator {
    child: Child,
    address: SocketAddr,
    _dir: tempfile::TempDir,
}

impl Emulator {
    /// `None` where it can't be run here, and why is said.
    fn start() -> Option<Emulator> {
        let home = std::env::var_os("FTE_EMULATE").map(PathBuf::from)?;
        let program = home.join("dist/index.js");
        if !program.is_file() {
            eprintln!("skipped: there is no emulator in {}", home.display());
            return None;
        }
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("seed.yaml"), SEED).unwrap();
        std::fs::write(dir.path().join("loopback.cjs"), LOOPBACK).unwrap();
        // A port that was free a moment ago; another may have it by now.
        for _ in 0..5 {
            let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
            let port = address.port().to_string();
            let base = format!("http://{address}");
            let words =
                ["start", "-s", "google", "-p", &port, "--base-url", &base, "--seed", "seed.yaml"];
            let child = Command::new("node")
                .args(["--require", "./loopback.cjs"])
                .arg(&program)
                .args(words)
                .current_dir(dir.path())
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            let Ok(mut child) = child else {
                eprintln!("skipped: there is no node");
                return None;
            };
            let begun = Instant::now();
            while begun.elapsed() < PATIENCE && matches!(child.try_wait(), Ok(None)) {
                if TcpStream::connect(address).is_ok() {
                    return Some(Emulator { child, address, _dir: dir });
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            let _ = child.kill();
            let _ = child.wait();
        }
        panic!("the emulator does not start");
    }

    fn call(&self, verb: &str, path: &str, body: &str) -> Value {
        let head = format!(
            "{verb} /gmail/v1/users/me/{path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer seeded_token_1\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let answer = forwarded(self.address, head.as_bytes());
        let text = String::from_utf8_lossy(&answer);
        let (start, end) = (text.find('{').unwrap(), text.rfind('}').unwrap());
        serde_json::from_str(&text[start..=end]).unwrap()
    }

    fn deliver(&self, number: usize, labels: &[&str]) -> String {
        let raw = format!(
            "From: Dana <dana@example.net>\r\nTo: owner@example.com\r\nSubject: parcel {number}\r\n\
             Date: Mon, 16 Nov 2026 {:02}:{:02}:00 +0000\r\nMessage-ID: <{number}@mail.test>\r\n\r\nIs it there?\r\n",
            number / 60 % 9,
            number % 60
        );
        let body = json!({ "raw": BASE64URL.encode(raw.as_bytes()), "labelIds": labels });
        let made = self.call("POST", "messages/import", &body.to_string());
        made["id"].as_str().unwrap().to_owned()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn forwarded(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

/// What is in front of the emulator.
struct Proxy {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

/// What happens to a request.
#[derive(Clone, Copy)]
enum Fault {
    /// It is not passed on, and the connection cut.
    Cut,
    /// It is passed on, and the connection cut without an answer.
    CutDone,
    /// It is not passed on, and answered with this.
    Status(u16),
}

#[derive(Default)]
struct Shared {
    /// For requests whose path begins so.
    faults: VecDeque<(&'static str, Fault)>,
    paths: Vec<String>,
}

impl Proxy {
    fn start(emulator: SocketAddr) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared: Arc<Mutex<Shared>> = Arc::default();
        let of_all = Arc::clone(&shared);
        // Ends with the process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&of_all);
                std::thread::spawn(move || serve(&stream, emulator, &shared));
            }
        });
        Proxy { address, shared }
    }

    fn next(&self, path: &'static str, fault: Fault) {
        self.shared.lock().unwrap().faults.push_back((path, fault));
    }

    fn paths(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.lock().unwrap().paths)
    }
}

fn serve(mut stream: &TcpStream, emulator: SocketAddr, shared: &Mutex<Shared>) {
    let mut head = String::new();
    let mut reader = BufReader::new(stream);
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).unwrap_or(0) == 0 {
            return;
        }
    }
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let mut body = vec![0; length.unwrap_or_default()];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let whole = [closing(&head).into_bytes(), body].concat();
    let target = head.split(' ').nth(1).unwrap_or_default();
    let path = target.strip_prefix("/gmail/v1/users/me/").unwrap_or(target).to_owned();
    let fault = {
        let mut shared = shared.lock().unwrap();
        shared.paths.push(path.clone());
        let at = shared.faults.iter().position(|(begins, _)| path.starts_with(begins));
        at.and_then(|at| shared.faults.remove(at)).map(|(_, fault)| fault)
    };
    let own = |status: u16, body: &str| {
        format!("HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    };
    let answer = match fault {
        Some(Fault::Cut) => Vec::new(),
        Some(Fault::CutDone) => {
            forwarded(emulator, &whole);
            Vec::new()
        }
        Some(Fault::Status(status)) => {
            own(status, "{\"error\":{\"errors\":[{\"reason\":\"backendError\"}]}}")
        }
        None if path == "profile" => {
            let ask = head.replacen("/profile", "/history?startHistoryId=0&maxResults=1", 1);
            let answer = forwarded(emulator, closing(&ask).as_bytes());
            let text = String::from_utf8_lossy(&answer);
            let history = text.rsplit("\"historyId\":\"").next().unwrap_or_default();
            let history: String = history.chars().take_while(char::is_ascii_digit).collect();
            own(
                200,
                &json!({ "emailAddress": "owner@example.com", "historyId": history }).to_string(),
            )
        }
        None => forwarded(emulator, &whole),
    };
    let _ = stream.write_all(&answer);
    let _ = stream.shutdown(Shutdown::Both);
}

/// A request after which the connection ends.
fn closing(head: &str) -> String {
    let lines =
        head.trim_end().lines().filter(|line| !line.to_lowercase().starts_with("connection:"));
    lines.collect::<Vec<_>>().join("\r\n") + "\r\nConnection: close\r\n\r\n"
}

fn vault(proxy: &Proxy) -> TestVault {
    let mut vault = TestVault::new();
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", "seeded_token_1");
    vault.set_env("FTE_GMAIL_USER", "owner@example.com");
    vault.set_env("FTE_GMAIL_API", &format!("http://{}", proxy.address));
    vault.set_env("FTE_GMAIL_UNITS", "1000000");
    vault
}

fn stand() -> Option<(Emulator, Proxy, TestVault)> {
    if std::env::var_os("FTE_EMULATE").is_none() {
        eprintln!("skipped: FTE_EMULATE does not name an emulator");
        return None;
    }
    let emulator = Emulator::start()?;
    let proxy = Proxy::start(emulator.address);
    let vault = vault(&proxy);
    Some((emulator, proxy, vault))
}

#[test]
fn an_emulator_of_others_is_read_to_its_end() {
    let Some((emulator, proxy, vault)) = stand() else { return };
    (0..30).for_each(|number| _ = emulator.deliver(number, &["INBOX", "UNREAD"]));
    let spam = emulator.deliver(30, &["SPAM"]);
    let archived = emulator.deliver(31, &["UNREAD"]);
    // The token is turned down within the list, then the line is cut: nothing is lost by either.
    proxy.next("messages/", Fault::Status(500));
    proxy.next("messages/", Fault::Cut);
    let ran = vault.fte("watch gmail --json");
    assert_eq!(ran.exit, 7, "{ran}");
    assert_eq!(vault.files("Needs_Action").len(), 29);
    vault.fte("watch gmail").ok();
    assert_eq!(vault.files("Needs_Action").len(), 30);

    proxy.paths();
    vault.fte("watch gmail").ok();
    assert_eq!(proxy.paths().len(), 2, "whose mailbox it is, and nothing new");

    let body = json!({ "addLabelIds": ["INBOX"], "removeLabelIds": ["SPAM"] }).to_string();
    emulator.call("POST", &format!("messages/{spam}/modify"), &body);
    let body = json!({ "addLabelIds": ["INBOX", "STARRED"] }).to_string();
    emulator.call("POST", &format!("messages/{archived}/modify"), &body);
    emulator.deliver(32, &["INBOX"]);
    proxy.next("history", Fault::Status(401));
    assert_eq!(vault.fte("watch gmail").exit, 4);
    let report = vault.fte("watch gmail --json").ok().json();
    assert_eq!(report["created"].as_array().unwrap().len(), 3, "{report}");
    // Gmail forgets: a whole look finds what is new, and nothing twice.
    emulator.deliver(33, &["INBOX"]);
    proxy.next("history", Fault::Status(404));
    let report = vault.fte("watch gmail --json").ok().json();
    assert_eq!((report["created"].as_array().unwrap().len(), &report["known"]), (1, &json!(33)));
    assert_eq!(vault.files("Needs_Action").len(), 34);
}

/// What the emulator has with a label.
fn labelled(emulator: &Emulator, label: &str) -> Vec<Value> {
    let list = emulator.call("GET", &format!("messages?labelIds={label}&maxResults=100"), "");
    list["messages"].as_array().cloned().unwrap_or_default()
}

#[test]
fn an_emulator_of_others_sends_an_answer_once_in_its_conversation() {
    let faults = [
        None,
        Some(("drafts/send", Fault::Cut)),
        Some(("drafts/send", Fault::CutDone)),
        Some(("drafts/send", Fault::Status(502))),
        Some(("drafts", Fault::CutDone)),
        Some(("drafts", Fault::Status(500))),
    ];
    for (at, fault) in faults.into_iter().enumerate() {
        let Some((emulator, proxy, mut vault)) = stand() else { return };
        let asked = emulator.deliver(1, &["INBOX"]);
        let asked = emulator.call("GET", &format!("messages/{asked}?format=minimal"), "");
        let (sent, drafts) =
            (labelled(&emulator, "SENT").len(), labelled(&emulator, "DRAFT").len());
        vault.put(
            "Playbooks/parcels.md",
            "---\ntype: playbook\nmatch:\n  type: email\n  words: [parcel]\norder: 500\nsteps:\n  - id: mail\n    what: Answer\n    \
             action: email.reply\n    params: {body: \"It is here.\"}\n---\n# Parcels\n",
        );
        let config = vault.read(".fte/config.yaml");
        let settings = "owner:\n  emails: [owner@example.com]\nmail:\n  via: gmail\n  mode: live\ngmail:\n  access: modify\n  limit_s: 2\n";
        vault.put(".fte/config.yaml", format!("{config}\n{settings}"));
        vault.fte("watch gmail").ok();
        vault.fte("plan").ok();
        let waiting = vault.fte("approve list --json").ok().json();
        vault.fte(&format!("approve yes {}", waiting[0]["handle"].as_str().unwrap())).ok();
        if let Some((path, fault)) = fault {
            proxy.next(path, fault);
        }
        for minute in [30, 33, 36] {
            vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            vault.fte("act");
        }
        let now = labelled(&emulator, "SENT");
        assert_eq!(now.len(), sent + 1, "row {at}");
        assert!(now.iter().any(|message| message["threadId"] == asked["threadId"]), "row {at}");
        assert_eq!(labelled(&emulator, "DRAFT").len(), drafts, "row {at}: no draft is left");
        let done = vault.files("Done").iter().filter(|path| path.contains("APPROVAL_")).count();
        assert_eq!((done, vault.files("Approved").len()), (1, 0), "row {at}");
    }
}

/// Prints how fast a thousand messages come in: for a person.
#[test]
#[ignore = "a measurement"]
fn a_thousand_messages_are_timed() {
    let Some((emulator, proxy, vault)) = stand() else { return };
    (0..1000).for_each(|number| _ = emulator.deliver(number, &["INBOX"]));
    for what in ["a first look at 1,000", "nothing new"] {
        proxy.paths();
        let begun = Instant::now();
        vault.fte("watch gmail -q").ok();
        let (took, requests) = (begun.elapsed(), proxy.paths().len());
        eprintln!("{what}: {took:?}, {requests} requests");
    }
    assert_eq!(vault.files("Needs_Action").len(), 1000);
}
