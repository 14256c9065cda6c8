//! A connection over TCP, and TLS above it, that is read line by line: nothing on it takes longer or gets larger than was said.
//!
//! An answer may take its limit, and a second more for each 16 KiB of it: a large message may come slowly, and a server that
//! hangs or drips is given up. Only waiting counts, not what is done with an answer meanwhile. The same goes for what is sent.

mod dial;
mod link;
mod secure;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use dial::dial;
use link::Link;

use super::tls::NoAuthorities;
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
    /// Nothing was said, to nobody: whom to trust can't be read.
    #[error(transparent)]
    NoAuthorities(#[from] NoAuthorities),
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

/// What was sent for an answer, what of it came, and what may.
#[derive(Default)]
struct Answer {
    waited_to_send: Duration,
    sent: u64,
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
        // Windows does not say how much of a write that was given up had gone out: none is given up before the limit there.
        let slice = if cfg!(windows) { peer.limit } else { SLICE };
        socket.set_write_timeout(Some(slice)).map_err(unreachable)?;
        socket.set_nodelay(true).map_err(unreachable)?;
        let (peer, link) = (peer.clone(), Link::Plain(socket));
        let answer = Answer::default();
        let mut stream = Stream { peer, link, buffer: Vec::new(), taken: 0, scanned: 0, answer };
        if is_tls {
            stream.secure()?;
        }
        Ok(stream)
    }

    /// Begins to count for an answer that may have so many bytes.
    pub(crate) fn expect(&mut self, allowed: u64) {
        self.answer = Answer { allowed, ..Answer::default() };
    }

    /// Writes all of it, within the limit since [`Stream::expect`] and a second more for each 16 KiB.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        for piece in bytes.chunks(PIECE) {
            let mut left = piece;
            while !left.is_empty() {
                let taken = self.push(|link| link.write(left))?;
                left = left.get(taken..).unwrap_or_default();
            }
            self.push(|link| link.flush().map(|()| 0))?;
        }
        Ok(())
    }

    /// Writes until something was taken; how many bytes.
    fn push(
        &mut self,
        mut write: impl FnMut(&mut Link) -> io::Result<usize>,
    ) -> Result<usize, StreamError> {
        let since = Instant::now();
        loop {
            self.look_up()?;
            let begun = Instant::now();
            let written = write(&mut self.link);
            self.answer.waited_to_send += begun.elapsed();
            self.answer.sent += written.as_ref().map_or(0, |taken| *taken as u64);
            let earned = Duration::from_secs(self.answer.sent / PACE);
            match written {
                Err(error) if cfg!(windows) && error.kind() == io::ErrorKind::TimedOut => {
                    return Err(self.slow());
                }
                Err(error) if !is_slice(&error) => return Err(self.broken(&error)),
                _ if self.answer.waited_to_send > self.peer.limit + earned => {
                    return Err(self.slow());
                }
                Ok(taken) => return Ok(taken),
                // What lies in buffers on the way is no sign that anybody takes it.
                Err(_) if since.elapsed() > self.peer.limit => return Err(self.slow()),
                Err(_) => {}
            }
        }
    }

    fn slow(&self) -> StreamError {
        let limit = self.peer.limit.as_secs();
        self.lost(&format!("it did not take what was sent within {limit} s"))
    }

    /// Whether it said something that was not read yet, be it half a line. Does not wait.
    pub(crate) fn has_come(&mut self) -> Result<bool, StreamError> {
        if !self.has_unread() {
            self.link.set_waiting(false).map_err(|error| self.broken(&error))?;
            let read = self.read();
            self.link.set_waiting(true).map_err(|error| self.broken(&error))?;
            read?;
        }
        Ok(self.has_unread())
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
        let read = self.link.read(room);
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
mod tests;
