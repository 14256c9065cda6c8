//! Commands and answers of SMTP over a connection: each answer in its time, and to the command that was sent.

use std::fmt;
use std::sync::Arc;

use super::Server;
use crate::base::secret::Hush;
use crate::base::text::{cut, shown_line};
use crate::base::web;
use crate::net::stream::{Peer, Security, Stream, StreamError};

/// Bytes that an answer may have, and of a message that are sent at once.
const ANSWER: u64 = 64 << 10;
const PIECE: usize = 64 << 10;

pub(super) struct Wire {
    stream: Stream,
    hush: Hush,
}

/// What a server answered: a code and its words.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) code: u16,
    pub(super) lines: Vec<String>,
}

/// Why there is no answer, or none that can be used; it names the server.
#[derive(Debug)]
pub(super) struct Broken(pub(super) String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<StreamError> for Broken {
    fn from(error: StreamError) -> Broken {
        let more = match error {
            StreamError::Untrusted { .. } => "; `SSL_CERT_FILE` names other authorities",
            _ => "",
        };
        Broken(format!("{error}{more}"))
    }
}

impl Reply {
    pub(super) fn is_yes(&self) -> bool {
        (200..300).contains(&self.code)
    }

    pub(super) fn is_no(&self) -> bool {
        (400..600).contains(&self.code)
    }

    /// What it says, for a message and a receipt.
    pub(super) fn said(&self) -> String {
        cut(&shown_line(&format!("{} {}", self.code, self.lines.join(" "))), 300)
    }
}

impl Wire {
    /// Connects. Where there is to be no TLS, to this machine alone.
    pub(super) fn connect(server: &Server) -> Result<Wire, Broken> {
        if server.security == Security::None && !web::is_here(&server.host) {
            return Err(Broken(format!(
                "{} is on another machine, and `smtp.security` is `none`: nothing was sent in the clear",
                server.name()
            )));
        }
        let peer = Peer {
            host: server.host.clone(),
            port: server.port,
            limit: server.limit,
            // What was begun is finished: a message half sent helps nobody.
            stop: Arc::default(),
        };
        let stream = Stream::connect(&peer, server.security == Security::Tls)?;
        Ok(Wire { stream, hush: Hush::default() })
    }

    /// The same connection in TLS. What was said in the clear beyond the last answer ends it: anybody may have said it.
    pub(super) fn secure(&mut self) -> Result<(), Broken> {
        Ok(self.stream.secure()?)
    }

    /// Never tells these on.
    pub(super) fn hush(&mut self, secrets: impl IntoIterator<Item = String>) {
        secrets.into_iter().for_each(|secret| self.hush.add([secret.as_str()]));
    }

    /// Sends a command and reads its answer.
    pub(super) fn command(&mut self, line: &str) -> Result<Reply, Broken> {
        self.is_quiet()?;
        self.stream.send(format!("{line}\r\n").as_bytes())?;
        self.reply()
    }

    /// Sends a message, all but the full stop that ends it.
    pub(super) fn body(&mut self, message: &[u8]) -> Result<(), Broken> {
        let mut out = Vec::with_capacity(2 * PIECE);
        for line in message.split_inclusive(|byte| *byte == b'\n') {
            // Source: RFC 5321 §4.5.2.
            if line.starts_with(b".") {
                out.push(b'.');
            }
            out.extend(line);
            if out.len() >= PIECE {
                self.stream.send(&out)?;
                out.clear();
            }
        }
        if !message.ends_with(b"\r\n") {
            out.extend(b"\r\n");
        }
        Ok(self.stream.send(&out)?)
    }

    /// Fails where it has said something that it was not asked for: that is never the answer to what follows.
    pub(super) fn is_quiet(&mut self) -> Result<(), Broken> {
        if self.stream.has_come()? {
            return Err(self.stream.garbled("it answered before it was asked").into());
        }
        Ok(())
    }

    /// The next answer, within the limit from here on.
    pub(super) fn reply(&mut self) -> Result<Reply, Broken> {
        self.stream.expect(ANSWER);
        let mut reply = Reply { code: 0, lines: Vec::new() };
        loop {
            let line = self.stream.line()?;
            let (code, text, goes_on) = parsed(&line).ok_or_else(|| self.garbage(&line))?;
            if reply.code != 0 && reply.code != code {
                return Err(self.garbage(&line));
            }
            reply.code = code;
            reply.lines.push(self.hush.over(&text));
            if !goes_on {
                return Ok(reply);
            }
        }
    }

    /// Says good-bye and does not wait.
    pub(super) fn leave(&mut self) {
        let _ = self.stream.send(b"QUIT\r\n");
    }

    fn garbage(&self, line: &[u8]) -> Broken {
        let text = self.hush.over(&String::from_utf8_lossy(line));
        let why = format!("no answer of SMTP: {}", cut(&shown_line(&text), 100));
        self.stream.garbled(&why).into()
    }
}

/// A line's code and text, and whether another follows.
fn parsed(line: &[u8]) -> Option<(u16, String, bool)> {
    let (code, rest) = line.split_at_checked(3)?;
    if !code.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let code = std::str::from_utf8(code).ok()?.parse().ok()?;
    let goes_on = match rest.first() {
        None | Some(b' ') => false,
        Some(b'-') => true,
        Some(_) => return None,
    };
    let text = rest.get(1..).unwrap_or_default();
    (200..600).contains(&code).then(|| (code, String::from_utf8_lossy(text).into_owned(), goes_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_a_code_and_nothing_else_is_one() {
        let read = |line: &str| parsed(line.as_bytes());
        assert_eq!(read("250 ok"), Some((250, "ok".into(), false)));
        assert_eq!(read("250-a"), Some((250, "a".into(), true)));
        assert_eq!(read("354"), Some((354, String::new(), false)));
        for bad in
            ["", "25", "199 x", "600 x", "2x0 ok", "250_ok", "+OK", "HTTP/1.1 200 OK", "²50 x"]
        {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
