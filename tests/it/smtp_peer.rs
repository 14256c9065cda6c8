//! A small strict mail server: takes a message as RFC 5321 has it, records what it took, and fails on demand.
//!
//! What a client does that no server need put up with is a violation, and every test asks for them. One fault is set for
//! all that follows until it is taken back.

use std::io::{self, BufRead as _, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;

use data_encoding::BASE64;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// Who may sign in, and with what.
pub(crate) const USER: &str = "mara";
pub(crate) const PASSWORD: &str = "a-pass-of-the-peer";
pub(crate) const TOKEN: &str = "a-token-of-the-peer";

/// Where in a conversation something goes wrong: instead of the answer to this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// In the middle of the message.
    Body,
    /// The message is there whole, and is not taken.
    DotUndone,
    /// The message is there whole, and taken.
    DotDone,
}

/// What goes wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It says nothing more, and keeps the connection.
    Hang,
    /// It closes the connection.
    Cut,
    /// It says this.
    Say(&'static str),
    /// It says half of the answer, and closes.
    Half,
    /// It sends a line without end.
    Endless,
    /// It sends an answer of lines without end.
    Lines,
    /// It says what is right, and goes on with an answer to what nobody asked yet.
    Early,
}

/// A message that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    /// As it was before it was made transparent, its last line's end included.
    pub(crate) bytes: Vec<u8>,
    /// Who had signed in.
    pub(crate) user: Option<String>,
    pub(crate) in_tls: bool,
}

impl Taken {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }
}

/// What a server asks for and offers.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kind {
    /// TLS from the start.
    pub(crate) tls: bool,
    pub(crate) start_tls: bool,
    /// How one signs in; empty: it asks for nothing.
    pub(crate) auth: &'static str,
    pub(crate) size: Option<usize>,
}

pub(crate) struct SmtpPeer {
    pub(crate) port: u16,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

struct Shared {
    kind: Kind,
    tls: Option<Arc<ServerConfig>>,
    inner: Mutex<Inner>,
    changed: Condvar,
}

#[derive(Default)]
struct Inner {
    fault: Option<(At, Fault)>,
    taken: Vec<Taken>,
    violations: Vec<String>,
    /// How many connections there were.
    calls: usize,
    connections: Vec<TcpStream>,
    is_away: bool,
}

impl SmtpPeer {
    pub(crate) fn start(kind: Kind) -> SmtpPeer {
        SmtpPeer::start_with(kind, None)
    }

    /// With the certificate of a folder that [`certificates`] made.
    pub(crate) fn start_with(kind: Kind, certificates: Option<&Path>) -> SmtpPeer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared = Arc::new(Shared {
            kind,
            tls: certificates.map(server_config),
            inner: Mutex::default(),
            changed: Condvar::new(),
        });
        let mut peer = SmtpPeer { port, shared, acceptor: None };
        peer.listen(listener);
        peer
    }

    fn listen(&mut self, listener: TcpListener) {
        self.inner().is_away = false;
        let shared = Arc::clone(&self.shared);
        self.acceptor = Some(std::thread::spawn(move || accept(&listener, &shared)));
    }

    /// What goes wrong from now on.
    pub(crate) fn fails(&self, fault: Option<(At, Fault)>) {
        self.inner().fault = fault;
    }

    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.inner().taken.clone()
    }

    pub(crate) fn calls(&self) -> usize {
        self.inner().calls
    }

    /// What the client did that it must not.
    pub(crate) fn violations(&self) -> Vec<String> {
        self.inner().violations.clone()
    }

    pub(crate) fn forget(&self) {
        let mut inner = self.inner();
        inner.taken.clear();
        inner.violations.clear();
    }

    /// Nobody listens any more; what is connected is cut.
    pub(crate) fn go_away(&mut self) {
        self.inner().is_away = true;
        self.shared.changed.notify_all();
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(acceptor) = self.acceptor.take() {
            acceptor.join().unwrap();
        }
        for connection in std::mem::take(&mut self.inner().connections) {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    pub(crate) fn come_back(&mut self) {
        self.listen(TcpListener::bind(("127.0.0.1", self.port)).unwrap());
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.shared.inner.lock().unwrap()
    }
}

impl Drop for SmtpPeer {
    fn drop(&mut self) {
        self.go_away();
    }
}

/// A folder with an authority (`ca.pem`) and a server's certificate for `localhost` and 127.0.0.1; `None` where there is no
/// openssl to make them.
pub(crate) fn certificates() -> Option<tempfile::TempDir> {
    let dir = tempfile::tempdir().unwrap();
    let run = |words: &str| {
        let mut command = Command::new("openssl");
        command.args(words.split(' ')).current_dir(dir.path());
        command.output().is_ok_and(|output| output.status.success())
    };
    let names = "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n";
    std::fs::write(dir.path().join("names"), names).unwrap();
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    let made = run(&format!(
        "req -x509 {key} -days 3650 -subj /CN=test-authority -keyout ca.key -out ca.pem"
    )) && run(&format!("req {key} -subj /CN=localhost -keyout srv.key -out srv.csr"))
        && run(
            "x509 -req -in srv.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -out srv.pem -extfile names",
        );
    if !made {
        eprintln!("skipped: there is no openssl to make certificates with");
    }
    made.then_some(dir)
}

fn server_config(dir: &Path) -> Arc<ServerConfig> {
    let file = |name: &str| -> PathBuf { dir.join(name) };
    let chain = CertificateDer::pem_file_iter(file("srv.pem")).unwrap().map(Result::unwrap);
    let key = PrivateKeyDer::from_pem_file(file("srv.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth();
    Arc::new(config.with_single_cert(chain.collect(), key).unwrap())
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else { continue };
        {
            let mut inner = shared.inner.lock().unwrap();
            if inner.is_away {
                return;
            }
            inner.calls += 1;
            inner.connections.push(stream.try_clone().unwrap());
        }
        let shared = Arc::clone(shared);
        std::thread::spawn(move || {
            let closing = stream.try_clone().unwrap();
            let _ = serve(stream, &shared);
            let _ = closing.shutdown(Shutdown::Both);
        });
    }
}

enum Line {
    Plain(BufReader<TcpStream>),
    Tls(Box<BufReader<StreamOwned<ServerConnection, TcpStream>>>),
}

struct Talk<'a> {
    line: Line,
    shared: &'a Shared,
    in_tls: bool,
    user: Option<String>,
    from: Option<(String, Option<usize>)>,
    to: Vec<String>,
}

/// Why a conversation ends.
type Ends = io::Error;

fn ends() -> Ends {
    io::ErrorKind::ConnectionAborted.into()
}

fn serve(stream: TcpStream, shared: &Shared) -> Result<(), Ends> {
    let line = Line::Plain(BufReader::new(stream));
    let mut talk = Talk { line, shared, in_tls: false, user: None, from: None, to: Vec::new() };
    if shared.kind.tls {
        talk.secure()?;
    }
    talk.answer(At::Greeting, "220 peer.test ready")?;
    let mut greeted = false;
    loop {
        let line = talk.read()?;
        let (verb, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let needs_user = !shared.kind.auth.is_empty() && talk.user.is_none();
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" if rest.is_empty() || rest.contains(' ') => talk.say("501 who?")?,
            "EHLO" => {
                greeted = true;
                talk.ehlo(rest)?;
            }
            "QUIT" => return talk.say("221 bye"),
            "RSET" => {
                (talk.from, talk.to) = (None, Vec::new());
                talk.say("250 ok")?;
            }
            _ if !greeted => talk.wrong("spoke before EHLO", "503 EHLO first")?,
            "STARTTLS" if shared.kind.start_tls && !talk.in_tls => {
                talk.answer(At::StartTls, "220 go on")?;
                talk.secure()?;
                greeted = false;
            }
            "AUTH" if needs_user => talk.auth(rest)?,
            "MAIL" if needs_user => talk.say("530 5.7.0 sign in first")?,
            "MAIL" if talk.from.is_some() => talk.wrong("two senders", "503 one at a time")?,
            "MAIL" => talk.mail(rest)?,
            "RCPT" if talk.from.is_none() => talk.wrong("RCPT before MAIL", "503 MAIL first")?,
            "RCPT" => talk.rcpt(rest)?,
            "DATA" if talk.to.is_empty() => talk.wrong("DATA for nobody", "554 for whom?")?,
            "DATA" => talk.data()?,
            _ => talk.wrong(&format!("an unknown command: {line}"), "500 what?")?,
        }
    }
}

impl Talk<'_> {
    fn ehlo(&mut self, name: &str) -> Result<(), Ends> {
        if name != "[127.0.0.1]" {
            self.violation(&format!("it tells its name: {name}"));
        }
        let kind = self.shared.kind;
        let mut lines = vec!["peer.test greets you".to_owned(), "8BITMIME".into()];
        if kind.start_tls && !self.in_tls {
            lines.push("STARTTLS".into());
        }
        if !kind.auth.is_empty() && (self.in_tls || !kind.start_tls) {
            lines.push(format!("AUTH {}", kind.auth));
        }
        if let Some(size) = kind.size {
            lines.push(format!("SIZE {size}"));
        }
        let last = lines.len() - 1;
        let mut answer = String::new();
        for (at, line) in lines.iter().enumerate() {
            answer += &format!("250{}{line}\r\n", if at < last { '-' } else { ' ' });
        }
        self.answer(At::Ehlo, answer.trim_end())
    }

    fn auth(&mut self, rest: &str) -> Result<(), Ends> {
        if self.shared.kind.start_tls && !self.in_tls {
            return self.wrong("it signed in in the clear", "538 in TLS");
        }
        let decode = |text: &str| -> String {
            String::from_utf8(BASE64.decode(text.as_bytes()).unwrap_or_default())
                .unwrap_or_default()
        };
        let (way, first) = rest.split_once(' ').unwrap_or((rest, ""));
        if !self.shared.kind.auth.split(' ').any(|offered| offered == way) {
            return self.wrong(&format!("it signs in by {way}"), "504 not so");
        }
        let is_known = match way {
            "PLAIN" => decode(first) == format!("\0{USER}\0{PASSWORD}"),
            "LOGIN" => {
                self.say("334 VXNlcm5hbWU6")?;
                let user = decode(&self.read()?);
                self.say("334 UGFzc3dvcmQ6")?;
                (user, decode(&self.read()?)) == (USER.into(), PASSWORD.into())
            }
            _ => {
                let is_known =
                    decode(first) == format!("user={USER}\x01auth=Bearer {TOKEN}\x01\x01");
                if !is_known {
                    self.say("334 eyJzdGF0dXMiOiI0MDEifQ==")?;
                    if !self.read()?.is_empty() {
                        self.violation("its answer to the explanation is not empty");
                    }
                }
                is_known
            }
        };
        if !is_known {
            // As some servers do, with what they were told in it.
            return self.say(&format!("535 5.7.8 no such sign-in: {first}"));
        }
        self.user = Some(USER.into());
        self.answer(At::Auth, "235 2.7.0 welcome")
    }

    fn mail(&mut self, rest: &str) -> Result<(), Ends> {
        let Some((from, more)) = rest.strip_prefix("FROM:<").and_then(|r| r.split_once('>')) else {
            return self.wrong(&format!("MAIL {rest}"), "501 who?");
        };
        let mut size = None;
        for word in more.split_whitespace() {
            match word.split_once('=') {
                Some(("SIZE", bytes)) if self.shared.kind.size.is_some() => {
                    size = bytes.parse().ok();
                }
                _ => return self.wrong(&format!("MAIL with {word}"), "555 not offered"),
            }
        }
        if size > self.shared.kind.size {
            return self.wrong("larger than it was told", "552 5.3.4 too large");
        }
        self.from = Some((from.to_owned(), size));
        self.answer(At::Mail, "250 2.1.0 ok")
    }

    fn rcpt(&mut self, rest: &str) -> Result<(), Ends> {
        let to = rest.strip_prefix("TO:<").and_then(|rest| rest.strip_suffix('>'));
        let Some(to) = to.filter(|to| to.contains('@') && to.is_ascii()) else {
            return self.wrong(&format!("RCPT {rest}"), "501 who?");
        };
        if to.starts_with("nobody") {
            return self.say(&format!("550 5.1.1 <{to}>: there is nobody of that name"));
        }
        if to.starts_with("later") {
            return self.say("450 4.2.1 not now");
        }
        self.to.push(to.to_owned());
        self.answer(At::Rcpt, "250 2.1.5 ok")
    }

    fn data(&mut self) -> Result<(), Ends> {
        self.answer(At::Data, "354 go on")?;
        let mut bytes = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.reader().read_until(b'\n', &mut line)? == 0 {
                return Err(ends());
            }
            if line == b".\r\n" {
                break;
            }
            self.look_at(&line);
            bytes.extend(line.strip_prefix(b".").unwrap_or(&line));
            if self.fault() == Some((At::Body, Fault::Cut)) {
                return Err(ends());
            }
            if self.fault().is_some_and(|(at, _)| at == At::Body) {
                return self.answer(At::Body, "");
            }
        }
        let Some((from, size)) = self.from.take() else { return Err(ends()) };
        if size.is_some_and(|size| size != bytes.len()) {
            self.violation(&format!("it said {size:?} bytes, and sent {}", bytes.len()));
        }
        let to = std::mem::take(&mut self.to);
        if self.fault().is_some_and(|(at, _)| at == At::DotUndone) {
            return self.answer(At::DotUndone, "");
        }
        let taken = Taken { from, to, bytes, user: self.user.clone(), in_tls: self.in_tls };
        self.shared.inner.lock().unwrap().taken.push(taken);
        self.answer(At::DotDone, "250 2.0.0 taken as 4711")
    }

    fn look_at(&self, line: &[u8]) {
        let text = line.strip_suffix(b"\r\n");
        match text {
            None => self.violation("a line that does not end with CRLF"),
            Some(text) if text.contains(&b'\r') => self.violation("a carriage return in a line"),
            Some(text) if text.len() > 998 + usize::from(text.starts_with(b".")) => {
                self.violation("a line of more than 998 bytes");
            }
            Some(text) if !text.is_ascii() => self.violation("a byte that is no ASCII"),
            Some(_) => {}
        }
    }

    fn fault(&self) -> Option<(At, Fault)> {
        self.shared.inner.lock().unwrap().fault
    }

    /// Says what is right, or what the fault has it say.
    fn answer(&mut self, at: At, right: &str) -> Result<(), Ends> {
        let fault = self.fault().filter(|(where_, _)| *where_ == at).map(|(_, fault)| fault);
        match fault {
            None => self.say(right),
            Some(Fault::Say(words)) => self.say(words),
            Some(Fault::Early) => {
                self.write(format!("{right}\r\n250 2.0.0 taken already\r\n").as_bytes())
            }
            Some(Fault::Cut) => Err(ends()),
            Some(Fault::Half) => {
                self.write(b"250-2.0.0 half an ans")?;
                Err(ends())
            }
            Some(Fault::Endless) => loop {
                self.write(&[b'x'; 1000])?;
            },
            Some(Fault::Lines) => loop {
                self.write(b"250-and so on\r\n")?;
            },
            Some(Fault::Hang) => {
                let inner = self.shared.inner.lock().unwrap();
                drop(self.shared.changed.wait_while(inner, |inner| !inner.is_away).unwrap());
                Err(ends())
            }
        }
    }

    fn wrong(&mut self, what: &str, answer: &str) -> Result<(), Ends> {
        self.violation(what);
        self.say(answer)
    }

    fn violation(&self, what: &str) {
        self.shared.inner.lock().unwrap().violations.push(what.to_owned());
    }

    fn say(&mut self, words: &str) -> Result<(), Ends> {
        self.write(format!("{words}\r\n").as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Ends> {
        match &mut self.line {
            Line::Plain(line) => line.get_mut().write_all(bytes),
            Line::Tls(line) => {
                line.get_mut().write_all(bytes).and_then(|()| line.get_mut().flush())
            }
        }
    }

    fn reader(&mut self) -> &mut dyn io::BufRead {
        match &mut self.line {
            Line::Plain(line) => line,
            Line::Tls(line) => line.as_mut(),
        }
    }

    /// A command, which ends with CRLF.
    fn read(&mut self) -> Result<String, Ends> {
        let mut line = Vec::new();
        if (&mut *self.reader()).take(16 << 10).read_until(b'\n', &mut line)? == 0 {
            return Err(ends());
        }
        let whole = line.strip_suffix(b"\r\n").map(|line| String::from_utf8(line.to_vec()));
        if let Some(Ok(line)) = whole {
            return Ok(line);
        }
        self.violation("a command that is none");
        Err(ends())
    }

    fn secure(&mut self) -> Result<(), Ends> {
        let Line::Plain(line) = &self.line else { return Err(ends()) };
        if !line.buffer().is_empty() {
            self.violation("it went on in the clear after STARTTLS");
        }
        let socket = line.get_ref().try_clone()?;
        let config = Arc::clone(self.shared.tls.as_ref().expect("a server with a certificate"));
        let mut connection = ServerConnection::new(config).unwrap();
        let mut socket = socket;
        connection.complete_io(&mut socket)?;
        self.line = Line::Tls(Box::new(BufReader::new(StreamOwned::new(connection, socket))));
        self.in_tls = true;
        Ok(())
    }
}
