//! A connection over TCP, and TLS above it, that is read line by line: nothing on it takes longer or gets larger than was said.
//!
//! An answer may take its limit, and a second more for each 16 KiB of it: a large message may come slowly, and a server that
//! hangs or drips is given up. Only waiting counts, not what is done with an answer meanwhile.

mod dial;

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

use dial::{certificate, dial};

use super::tls;
use crate::base::pulse;

/// How long a read lasts before it is looked whether to stop.
const SLICE: Duration = Duration::from_millis(200);
/// What of an answer prolongs its limit by a second, in bytes.
const PACE: u64 = 16 * 1024;
/// The longest line, in bytes. What a search finds comes in one.
const LINE: usize = 8 * 1024 * 1024;
/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    Tls,
    /// It begins in plain text and changes to TLS before anything is said on it.
    StartTls,
    /// On this machine alone.
    None,
}

/// Why there is no connection, or none any more. Each names the server as `host:port`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StreamError {
    /// Nothing was said.
    #[error("{server} can't be reached: {why}")]
    Unreachable { server: String, why: String },
    /// Nothing was said: the server has no certificate for its name of an authority that is trusted.
    #[error("the certificate of {server} can't be trusted: {why}")]
    Untrusted { server: String, why: String },
    /// What was said last may have arrived, or not.
    #[error("the connection to {server} was lost: {why}")]
    Lost { server: String, why: String },
    /// What it says makes no sense, or is without end.
    #[error("what {server} says can't be read: {why}")]
    Garbled { server: String, why: String },
    /// The command was told to end.
    #[error("stopped")]
    Stopped,
}

/// Where to connect to, and what limits it.
#[derive(Clone)]
pub(crate) struct Peer {
    pub(crate) host: String,
    pub(crate) port: u16,
    /// How long one answer may take.
    pub(crate) limit: Duration,
    /// Set from outside to give up whatever is waited for.
    pub(crate) stop: Arc<AtomicBool>,
}

impl Peer {
    /// `host:port`, as errors name it.
    pub(crate) fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}

/// A connection.
pub(crate) struct Stream {
    peer: Peer,
    link: Link,
    /// What was read and not taken yet: from `taken` on, and up to `scanned` there is no end of a line in it.
    buffer: Vec<u8>,
    taken: usize,
    scanned: usize,
    answer: Answer,
}

enum Link {
    Plain(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
    /// A change to TLS failed.
    Gone,
}

/// What of an answer came, and what may.
#[derive(Default)]
struct Answer {
    waited: Duration,
    received: u64,
    allowed: u64,
}

impl Stream {
    /// Connects, over TLS where `is_tls`.
    pub(crate) fn connect(peer: &Peer, is_tls: bool) -> Result<Stream, StreamError> {
        let socket = dial(peer)?;
        let unreachable = |error: io::Error| unreachable(peer, &error);
        socket.set_read_timeout(Some(SLICE)).map_err(unreachable)?;
        socket.set_write_timeout(Some(peer.limit)).map_err(unreachable)?;
        socket.set_nodelay(true).map_err(unreachable)?;
        let (peer, link) = (peer.clone(), Link::Plain(socket));
        let answer = Answer::default();
        let mut stream = Stream { peer, link, buffer: Vec::new(), taken: 0, scanned: 0, answer };
        if is_tls {
            stream.secure()?;
        }
        Ok(stream)
    }

    /// Changes to TLS (STARTTLS). Nothing that came before may be waiting to be read: anybody could have put it there.
    pub(crate) fn secure(&mut self) -> Result<(), StreamError> {
        if self.has_unread() {
            return Err(self.garbled("it went on in plain text although encryption was to begin"));
        }
        let Link::Plain(socket) = std::mem::replace(&mut self.link, Link::Gone) else {
            return Err(self.lost("encryption began twice"));
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| self.unreachable(&error))?;
        let config = config.with_root_certificates(tls::roots()).with_no_client_auth();
        let bare = self.peer.host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(bare).map_err(|error| self.unreachable(&error))?;
        let tls = ClientConnection::new(Arc::new(config), name)
            .map_err(|error| self.unreachable(&error))?;
        let mut tls = Box::new(StreamOwned::new(tls, socket));
        self.shake_hands(&mut tls)?;
        self.link = Link::Tls(tls);
        Ok(())
    }

    fn shake_hands(
        &mut self,
        tls: &mut StreamOwned<ClientConnection, TcpStream>,
    ) -> Result<(), StreamError> {
        let begun = Instant::now();
        while tls.conn.is_handshaking() {
            self.look_up()?;
            if begun.elapsed() > self.peer.limit {
                let why = format!("no encryption within {} s", self.peer.limit.as_secs());
                return Err(self.unreachable(&why));
            }
            match tls.conn.complete_io(&mut tls.sock) {
                Ok(_) => {}
                Err(error) if is_slice(&error) => {}
                Err(error) => return Err(self.unshaken(&error)),
            }
        }
        Ok(())
    }

    /// Why TLS did not come about.
    fn unshaken(&self, error: &io::Error) -> StreamError {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
        match inner {
            Some(rustls::Error::InvalidCertificate(why)) => {
                StreamError::Untrusted { server: self.peer.name(), why: certificate(why) }
            }
            Some(rustls::Error::InvalidMessage(_)) => {
                self.unreachable(&"it does not speak TLS on this port")
            }
            _ if error.kind() == io::ErrorKind::UnexpectedEof => {
                self.unreachable(&"it hung up instead of beginning encryption")
            }
            _ => self.unreachable(error),
        }
    }

    /// Begins to count for an answer that may have so many bytes.
    pub(crate) fn expect(&mut self, allowed: u64) {
        self.answer = Answer { allowed, ..Answer::default() };
    }

    /// Writes all of it.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        for piece in bytes.chunks(PIECE) {
            self.look_up()?;
            let sent = match &mut self.link {
                Link::Plain(socket) => socket.write_all(piece),
                Link::Tls(tls) => tls.write_all(piece).and_then(|()| tls.flush()),
                Link::Gone => Err(io::ErrorKind::NotConnected.into()),
            };
            sent.map_err(|error| self.broken(&error))?;
        }
        Ok(())
    }

    /// The next line, without its end.
    pub(crate) fn line(&mut self) -> Result<Vec<u8>, StreamError> {
        loop {
            if let Some(line) = self.buffered_line() {
                return Ok(line);
            }
            if self.unread().len() > LINE {
                return Err(self.garbled("a line without end"));
            }
            self.fill()?;
        }
    }

    /// The next so many bytes.
    pub(crate) fn exact(&mut self, count: u64) -> Result<Vec<u8>, StreamError> {
        // What is announced is not believed: memory is taken as it comes.
        let mut bytes = Vec::with_capacity(usize::try_from(count).unwrap_or(PIECE).min(1 << 20));
        while (bytes.len() as u64) < count {
            if !self.has_unread() {
                self.fill()?;
            }
            let lacking = usize::try_from(count - bytes.len() as u64).unwrap_or(usize::MAX);
            let here = self.unread();
            let part = here.get(..lacking.min(here.len())).unwrap_or_default();
            bytes.extend_from_slice(part);
            let part = part.len();
            self.take(part);
        }
        Ok(bytes)
    }

    /// Waits up to `rest` for a line; whether there is one. Not hearing anything is no fault here.
    pub(crate) fn wait(&mut self, rest: Duration) -> Result<bool, StreamError> {
        let begun = Instant::now();
        while !self.has_line() {
            if begun.elapsed() >= rest {
                return Ok(false);
            }
            if self.unread().len() > PIECE {
                return Err(self.garbled("a line without end"));
            }
            self.read()?;
        }
        Ok(true)
    }

    pub(crate) fn peer(&self) -> &Peer {
        &self.peer
    }

    /// Whether what is said here can be read on the way.
    pub(crate) fn is_plain(&self) -> bool {
        !matches!(self.link, Link::Tls(_))
    }

    pub(crate) fn garbled(&self, why: &str) -> StreamError {
        StreamError::Garbled { server: self.peer.name(), why: why.to_owned() }
    }

    pub(crate) fn lost(&self, why: &str) -> StreamError {
        StreamError::Lost { server: self.peer.name(), why: why.to_owned() }
    }

    fn unreachable(&self, why: &dyn std::fmt::Display) -> StreamError {
        unreachable(&self.peer, why)
    }

    fn broken(&self, error: &io::Error) -> StreamError {
        if is_slice(error) {
            return self.lost(&format!("it took nothing for {} s", self.peer.limit.as_secs()));
        }
        match error.kind() {
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => self.lost("it hung up"),
            _ => self.lost(&error.to_string()),
        }
    }

    /// Reads until something came.
    fn fill(&mut self) -> Result<(), StreamError> {
        loop {
            let begun = Instant::now();
            let some = self.read()?;
            self.answer.waited += begun.elapsed();
            if self.answer.received > self.answer.allowed {
                return Err(self.garbled("an answer without end"));
            }
            let earned = Duration::from_secs(self.answer.received / PACE);
            if self.answer.waited > self.peer.limit + earned {
                let limit = self.peer.limit.as_secs();
                let why = match self.answer.received {
                    0 => format!("it said nothing for {limit} s"),
                    _ => format!("its answer was not through after {limit} s"),
                };
                return Err(self.lost(&why));
            }
            if some {
                return Ok(());
            }
        }
    }

    /// Reads what is there, or waits a little for it; whether something came.
    fn read(&mut self) -> Result<bool, StreamError> {
        self.look_up()?;
        if self.taken > 0 {
            self.buffer.drain(..self.taken);
            (self.taken, self.scanned) = (0, self.scanned.saturating_sub(self.taken));
        }
        let before = self.buffer.len();
        self.buffer.resize(before + PIECE, 0);
        let room = self.buffer.get_mut(before..).unwrap_or_default();
        let read = match &mut self.link {
            Link::Plain(socket) => socket.read(room),
            Link::Tls(tls) => tls.read(room),
            Link::Gone => Err(io::ErrorKind::NotConnected.into()),
        };
        self.buffer.truncate(before + read.as_ref().map_or(0, |read| (*read).min(PIECE)));
        match read {
            Ok(0) => Err(self.lost("it hung up")),
            Ok(read) => {
                self.answer.received += read as u64;
                Ok(true)
            }
            Err(error) if is_slice(&error) => Ok(false),
            Err(error) => Err(self.broken(&error)),
        }
    }

    /// Whether to go on; waiting for a server is a sign of life.
    fn look_up(&self) -> Result<(), StreamError> {
        pulse::beat();
        if self.peer.stop.load(Ordering::Relaxed) { Err(StreamError::Stopped) } else { Ok(()) }
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.taken..).unwrap_or_default()
    }

    fn has_unread(&self) -> bool {
        self.taken < self.buffer.len()
    }

    fn take(&mut self, count: usize) {
        self.taken += count;
        self.scanned = self.scanned.max(self.taken);
    }

    /// Where the next line ends: its line feed.
    fn line_end(&mut self) -> Option<usize> {
        let from = self.scanned.max(self.taken);
        let found = memchr::memchr(b'\n', self.buffer.get(from..)?);
        self.scanned = found.map_or(self.buffer.len(), |at| from + at);
        found.map(|at| from + at)
    }

    fn has_line(&mut self) -> bool {
        self.line_end().is_some()
    }

    fn buffered_line(&mut self) -> Option<Vec<u8>> {
        let end = self.line_end()?;
        let line = self.buffer.get(self.taken..end)?;
        let line = line.strip_suffix(b"\r").unwrap_or(line).to_vec();
        self.taken = end + 1;
        self.scanned = self.taken;
        Some(line)
    }
}

fn unreachable(peer: &Peer, why: &dyn std::fmt::Display) -> StreamError {
    StreamError::Unreachable { server: peer.name(), why: why.to_string() }
}

/// Whether a read or write only reached the end of its slice.
fn is_slice(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted
    )
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    /// A server that says this and hangs up, or hangs where `and_hangs`.
    fn saying(text: Vec<u8>, and_hangs: bool) -> Peer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().unwrap();
            let _ = socket.write_all(&text);
            if and_hangs {
                let _ = socket.read(&mut [0]);
            }
        });
        let limit = Duration::from_secs(1);
        Peer { host: "127.0.0.1".into(), port, limit, stop: Arc::default() }
    }

    fn reading(text: &[u8], and_hangs: bool) -> Stream {
        let mut stream = Stream::connect(&saying(text.to_vec(), and_hangs), false).unwrap();
        stream.expect(64 << 20);
        stream
    }

    #[test]
    fn lines_and_bytes_come_as_they_were_sent() {
        let mut stream = reading(b"one\r\ntwo\n{3}\r\na\nb\r\n\r\nrest", false);
        assert_eq!(
            (stream.line().unwrap(), stream.line().unwrap()),
            (b"one".to_vec(), b"two".to_vec())
        );
        assert_eq!(stream.line().unwrap(), b"{3}");
        assert_eq!(
            (stream.exact(3).unwrap(), stream.line().unwrap()),
            (b"a\nb".to_vec(), Vec::new())
        );
        assert_eq!(stream.line().unwrap(), b"");
        let lost = stream.line().unwrap_err().to_string();
        assert!(lost.contains("was lost: it hung up"), "{lost}");
    }

    #[test]
    fn silence_endless_lines_and_endless_answers_end() {
        let said = |mut stream: Stream| stream.line().unwrap_err().to_string();
        assert!(said(reading(b"", true)).contains("it said nothing for 1 s"));
        assert!(said(reading(b"half", true)).contains("not through after 1 s"));
        assert!(said(reading(&vec![b'x'; LINE + 2 * PIECE], true)).contains("a line without end"));
        let mut small = reading(&b"* 1 EXISTS\r\n".repeat(1000), true);
        small.expect(100);
        let error = (0..1000).find_map(|_| small.line().err()).unwrap().to_string();
        assert!(error.contains("an answer without end"), "{error}");
        let mut announced = reading(b"few", false);
        assert!(announced.exact(u64::MAX).unwrap_err().to_string().contains("it hung up"));
    }

    #[test]
    fn plain_text_that_waits_before_encryption_is_refused() {
        let mut stream = reading(b"a1 OK begin\r\n* OK injected\r\n", true);
        assert_eq!(stream.line().unwrap(), b"a1 OK begin");
        let error = stream.secure().unwrap_err().to_string();
        assert!(error.contains("went on in plain text"), "{error}");
    }

    #[test]
    fn a_wait_is_no_fault_and_a_stop_ends_it() {
        let mut stream = reading(b"", true);
        assert!(!stream.wait(Duration::from_millis(1)).unwrap());
        stream.peer.stop.store(true, Ordering::Relaxed);
        assert!(matches!(stream.wait(Duration::from_mins(1)), Err(StreamError::Stopped)));
    }

    #[test]
    fn nobody_there_and_no_encryption_are_told_apart() {
        let peer = saying(b"* OK hello\r\n".to_vec(), false);
        let error = Stream::connect(&peer, true).err().unwrap().to_string();
        assert!(error.contains("does not speak TLS"), "{error}");
        let gone = Peer { port: 1, ..peer };
        let error = Stream::connect(&gone, false).err().unwrap();
        assert!(matches!(error, StreamError::Unreachable { .. }), "{error}");
    }
}
