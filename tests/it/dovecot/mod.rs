//! A real mail server as a peer: Dovecot with IMAP and submission, and a sink that takes what is sent. All of it on
//! 127.0.0.1, in a folder of its own, ended when dropped.
//!
//! Any user signs in with the password `secret`. The server's certificate is for `localhost` and `127.0.0.1`, from an
//! authority of the test's own (`ca`, for `SSL_CERT_FILE`).

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::testvault::{NOW, PATIENCE};

/// The password of every user.
pub(crate) const PASSWORD: &str = "secret";

/// A mail server and what it sends to.
pub(crate) struct Dovecot {
    dir: tempfile::TempDir,
    server: Option<Child>,
    sink: Option<Child>,
    /// Plain text, STARTTLS offered.
    pub(crate) imap_port: u16,
    pub(crate) imaps_port: u16,
    /// STARTTLS; asks for a sign-in and hands over to the sink.
    pub(crate) submission_port: u16,
    /// Plain text, asks for no sign-in.
    pub(crate) sink_port: u16,
    pub(crate) sink_starttls_port: u16,
    pub(crate) sink_tls_port: u16,
}

/// What the sink took.
#[derive(Debug)]
pub(crate) struct Sent {
    /// The envelope's sender.
    pub(crate) from: String,
    /// The envelope's recipients.
    pub(crate) to: Vec<String>,
    pub(crate) raw: Vec<u8>,
}

impl Dovecot {
    /// `None` where Dovecot or what the sink needs is not installed; says so.
    pub(crate) fn start() -> Option<Dovecot> {
        Dovecot::with("")
    }

    /// The same, with lines of the test's own at the end of its settings.
    pub(crate) fn with(settings: &str) -> Option<Dovecot> {
        let mut dovecot = Dovecot::prepare()?;
        dovecot.start_sink();
        dovecot.start_server(settings);
        Some(dovecot)
    }

    /// The folder, with the certificates in it; nothing runs yet.
    fn prepare() -> Option<Dovecot> {
        if let Some(missing) = missing() {
            eprintln!("skipped: {missing}");
            return None;
        }
        let dir = tempfile::Builder::new().prefix("fte-dovecot").tempdir().unwrap();
        for name in ["run", "state", "mail", "tls", "sent"] {
            fs::create_dir(dir.path().join(name)).unwrap();
        }
        certify(&dir.path().join("tls"));
        let dovecot = Dovecot {
            dir,
            server: None,
            sink: None,
            imap_port: 0,
            imaps_port: 0,
            submission_port: 0,
            sink_port: 0,
            sink_starttls_port: 0,
            sink_tls_port: 0,
        };
        dovecot.make_folder("alice", "INBOX");
        dovecot.give_away();
        Some(dovecot)
    }

    fn root(&self) -> &Path {
        self.dir.path()
    }

    /// The certificate of the authority that vouches for the servers.
    pub(crate) fn ca(&self) -> PathBuf {
        self.root().join("tls/ca.pem")
    }

    /// What Dovecot logged so far.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.root().join("dovecot.log")).unwrap_or_default()
    }

    /// What the sink took so far.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        let mut names: Vec<_> = fs::read_dir(self.root().join("sent"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
            .collect();
        names.sort();
        let read = |path: PathBuf| {
            let who: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let to = who["to"].as_array().unwrap().iter();
            Sent {
                from: who["from"].as_str().unwrap_or_default().to_owned(),
                to: to.map(|to| to.as_str().unwrap().to_owned()).collect(),
                raw: fs::read(path.with_extension("eml")).unwrap(),
            }
        };
        names.into_iter().map(read).collect()
    }

    /// Puts a message into a folder of alice's, as it arrives: unread, half an hour before [`NOW`].
    pub(crate) fn deliver(&self, folder: &str, raw: impl AsRef<[u8]>) {
        self.deliver_as("alice", folder, raw, "", half_an_hour_ago());
    }

    /// Puts a message into a user's folder with these flags (Maildir's letters: `S` seen, `F` flagged) and the time at
    /// which the server took it.
    pub(crate) fn deliver_as(
        &self,
        user: &str,
        folder: &str,
        raw: impl AsRef<[u8]>,
        flags: &str,
        at: SystemTime,
    ) {
        let maildir = self.make_folder(user, folder);
        let number = NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        // Dovecot gives UIDs in the order of these names.
        let name = format!("1700000000.M{number:06}P{}.host", std::process::id());
        let tmp = maildir.join("tmp").join(&name);
        fs::write(&tmp, raw).unwrap();
        File::options().write(true).open(&tmp).unwrap().set_modified(at).unwrap();
        own_file(&tmp);
        let place = if flags.is_empty() {
            maildir.join("new").join(name)
        } else {
            maildir.join("cur").join(format!("{name}:2,{flags}"))
        };
        fs::rename(tmp, place).unwrap();
    }

    /// The names of the messages in a folder of alice's, each with its flags at its end (`…:2,S`), and their bytes.
    pub(crate) fn messages(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let maildir = self.maildir("alice", folder);
        let mut found: Vec<(String, Vec<u8>)> = ["new", "cur"]
            .iter()
            .filter_map(|below| fs::read_dir(maildir.join(below)).ok())
            .flatten()
            .map(|entry| entry.unwrap())
            .map(|entry| {
                (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())
            })
            .collect();
        found.sort();
        found
    }

    /// Takes every message of a folder of alice's away whose bytes have this in them, as another program that deletes.
    pub(crate) fn expunge(&self, folder: &str, text: &str) {
        self.doveadm(&["expunge", "-u", "alice", "mailbox", folder, "TEXT", text]);
    }

    /// Loses what the server knows of a folder of alice's: its messages get new UIDs under another UIDVALIDITY.
    pub(crate) fn reset_uids(&mut self, folder: &str) {
        self.stop();
        let maildir = self.maildir("alice", folder);
        for entry in fs::read_dir(&maildir).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            // By `dovecot-uidvalidity…` it gives no UIDVALIDITY twice, though it be within a second.
            if name.starts_with("dovecot") && !name.starts_with("dovecot-uidvalidity") {
                fs::remove_file(entry.path()).unwrap();
            }
        }
        self.again();
    }

    /// Runs `doveadm` with these words.
    pub(crate) fn doveadm(&self, words: &[&str]) -> String {
        let mut command = self.as_user("doveadm");
        command.arg("-c").arg(self.root().join("dovecot.conf")).args(words);
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "doveadm {words:?}: {said}\n{}", self.log());
        String::from_utf8(output.stdout).unwrap()
    }

    /// Ends the server, as for a pause: its ports turn connections down.
    pub(crate) fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            end(server);
        }
    }

    /// Starts it again, on the ports that it had.
    pub(crate) fn again(&mut self) {
        self.stop();
        assert!(self.run_server(), "Dovecot does not start again: {}", self.log());
    }

    pub(crate) fn maildir(&self, user: &str, folder: &str) -> PathBuf {
        let maildir = self.root().join("mail").join(user).join("Maildir");
        if folder == "INBOX" { maildir } else { maildir.join(format!(".{folder}")) }
    }

    fn make_folder(&self, user: &str, folder: &str) -> PathBuf {
        let maildir = self.maildir(user, folder);
        if !maildir.join("new").is_dir() {
            for below in ["cur", "new", "tmp"] {
                fs::create_dir_all(maildir.join(below)).unwrap();
            }
            own(&self.root().join("mail"));
        }
        maildir
    }

    fn start_sink(&mut self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/dovecot/sink.py");
        let mut command = self.as_user(PYTHON);
        command.arg("-c").arg(fs::read_to_string(script).unwrap());
        let root = self.root();
        command.args([root.join("sent"), root.join("mail")]);
        command.args([root.join("tls/server.pem"), root.join("tls/server.key")]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit());
        let mut sink = command.spawn().unwrap();
        let mut lines = BufReader::new(sink.stdout.take().unwrap()).lines();
        let mut port = || lines.next().expect("the sink starts").unwrap().parse().unwrap();
        (self.sink_port, self.sink_starttls_port, self.sink_tls_port) = (port(), port(), port());
        self.sink = Some(sink);
    }

    /// On free ports: another process can take one between our finding it and Dovecot's, so it is tried again.
    fn start_server(&mut self, settings: &str) {
        for _ in 0..5 {
            let free: Vec<TcpListener> =
                (0..3).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
            let port = |at: usize| free[at].local_addr().unwrap().port();
            (self.imap_port, self.imaps_port, self.submission_port) = (port(0), port(1), port(2));
            drop(free);
            let conf = format!("{}\n{settings}\n", self.conf());
            fs::write(self.root().join("dovecot.conf"), conf).unwrap();
            self.give_away();
            if self.run_server() {
                return;
            }
            self.stop();
        }
        panic!("Dovecot does not start: {}", self.log());
    }

    /// Whether it came up.
    fn run_server(&mut self) -> bool {
        let mut command = self.as_user("dovecot");
        command.arg("-F").arg("-c").arg(self.root().join("dovecot.conf"));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = command.spawn().unwrap();
        let begun = Instant::now();
        let up = |port: u16| TcpStream::connect(("127.0.0.1", port)).is_ok();
        let pid = self.root().join("run/master.pid");
        loop {
            let is_up = pid.exists()
                && up(self.imap_port)
                && up(self.imaps_port)
                && up(self.submission_port);
            let is_over = server.try_wait().unwrap().is_some();
            if is_up || is_over || begun.elapsed() > PATIENCE {
                self.server = Some(server);
                return is_up && !is_over;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// A command of the user that all of it runs as: nobody, where the tests run as root. It ends with the test.
    fn as_user(&self, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]);
        if is_root() {
            command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups"]);
        }
        command.arg(program).env("HOME", self.root()).current_dir(self.root());
        command
    }

    /// Everything belongs to the user that it runs as.
    fn give_away(&self) {
        own(self.root());
    }

    fn conf(&self) -> String {
        let user = if is_root() { "nobody".to_owned() } else { said("id", &["-un"]) };
        let group = if is_root() { "nogroup".to_owned() } else { said("id", &["-gn"]) };
        include_str!("dovecot.conf")
            .replace("DIR", &self.root().to_string_lossy())
            .replace("USER", &user)
            .replace("GROUP", &group)
            .replace("IMAPS_PORT", &self.imaps_port.to_string())
            .replace("IMAP_PORT", &self.imap_port.to_string())
            .replace("SUBMISSION_PORT", &self.submission_port.to_string())
            .replace("SINK_PORT", &self.sink_port.to_string())
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.stop();
        if let Some(mut sink) = self.sink.take() {
            let _ = sink.kill();
            let _ = sink.wait();
        }
    }
}

static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);

/// The system's own, which has the sink's library.
const PYTHON: &str = "/usr/bin/python3";

/// Half an hour before [`NOW`].
pub(crate) fn half_an_hour_ago() -> SystemTime {
    at(NOW) - Duration::from_mins(30)
}

/// The instant that a text says (RFC 3339).
pub(crate) fn at(text: &str) -> SystemTime {
    chrono::DateTime::parse_from_rfc3339(text).unwrap().into()
}

/// What of the peer is not installed.
fn missing() -> Option<String> {
    let works = |program: &str, words: &[&str]| {
        let quiet = Command::new(program).args(words).stdin(Stdio::null()).output();
        quiet.is_ok_and(|output| output.status.success())
    };
    let needed: [(&str, &[&str], &str); 5] = [
        ("dovecot", &["--version"], "Dovecot is not installed"),
        ("test", &["-e", "/usr/lib/dovecot/imap"], "Dovecot's IMAP is not installed"),
        ("test", &["-e", "/usr/lib/dovecot/submission"], "Dovecot's submission is not installed"),
        (PYTHON, &["-c", "import aiosmtpd"], "aiosmtpd is not installed for the system's Python"),
        ("setpriv", &["--version"], "setpriv is not installed"),
    ];
    let openssl = ("openssl", &["version"] as &[&str], "openssl is not installed");
    let lacking =
        needed.into_iter().chain([openssl]).find(|(program, words, _)| !works(program, words));
    lacking.map(|(_, _, what)| what.to_owned())
}

/// An authority, and a certificate of it for `localhost` and `127.0.0.1`.
fn certify(dir: &Path) {
    let names = "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n";
    fs::write(dir.join("names"), names).unwrap();
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
    let openssl = |words: &[&str]| {
        let output = Command::new("openssl").args(words).current_dir(dir).output().unwrap();
        assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let authority = ["req", "-x509", "-days", "3650", "-subj", "/CN=fte test authority"];
    openssl(&[&authority[..], &key, &["-keyout", "ca.key", "-out", "ca.pem"]].concat());
    let own = ["req", "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr"];
    openssl(&[&own[..], &key].concat());
    let sign = ["x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key"];
    let out = ["-CAcreateserial", "-days", "3650", "-extfile", "names", "-out", "server.pem"];
    openssl(&[&sign[..], &out].concat());
}

/// Gives a file, or a folder with all that is in it, to the user that the servers run as.
fn own(path: &Path) {
    if is_root() {
        let done = Command::new("chown").args(["-R", "nobody:nogroup"]).arg(path).status();
        assert!(done.unwrap().success());
    }
}

/// The same for one file, without a process: a thousand messages are delivered by one test.
#[cfg(unix)]
fn own_file(path: &Path) {
    static NOBODY: std::sync::OnceLock<Option<(u32, u32)>> = std::sync::OnceLock::new();
    let number = |words: &[&str]| said("id", words).parse().unwrap();
    let ids = || is_root().then(|| (number(&["-u", "nobody"]), number(&["-g", "nobody"])));
    if let Some((user, group)) = *NOBODY.get_or_init(ids) {
        std::os::unix::fs::chown(path, Some(user), Some(group)).unwrap();
    }
}

#[cfg(not(unix))]
fn own_file(_: &Path) {}

fn is_root() -> bool {
    said("id", &["-u"]) == "0"
}

fn said(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn end(mut child: Child) {
    let id = child.id().to_string();
    let _ = Command::new("kill").args(["-TERM", &id]).status();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(10) {
            let _ = child.kill();
            let _ = child.wait();
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
