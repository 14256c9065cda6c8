//! Commands and answers of one IMAP connection.

use super::ImapError;
use super::value::{self, Part, Value};
use crate::base::secret::Hush;
use crate::base::text::{cut, shown_line};
use crate::net::stream::{Stream, StreamError};

/// The most that one answer may have besides what was asked for, in bytes: what a search finds, and what else changes.
pub(super) const ROOM: u64 = 16 * 1024 * 1024;
/// The longest line but for one that tells what a search found, in bytes.
const LINE: usize = 256 * 1024;
/// The most lines that one piece of an answer may go on over.
const LINES: usize = 256;

/// One thing that the server said.
#[derive(Debug)]
pub(super) enum Said {
    /// `* OK …`, unasked or in front of an answer's end.
    Status(Status),
    /// `* SEARCH …`
    Found(Vec<u32>),
    /// `* …`, anything else.
    Data(Vec<Value>),
    /// `+ …`: it waits for more.
    Go(Vec<u8>),
    /// The end of an answer.
    Done(Status),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Ok,
    No,
    Bad,
    Bye,
    PreAuth,
}

/// `OK [CODE] text`
#[derive(Clone, Debug)]
pub(super) struct Status {
    pub(super) kind: Kind,
    /// `UIDNEXT 12`: what stands in brackets, in the server's own case.
    pub(super) code: String,
    /// The same, and what stands after it: foreign, without secrets, and made harmless for a terminal.
    shown: String,
    pub(super) text: String,
}

impl Status {
    fn read(text: &[u8], hush: &Hush) -> Option<Status> {
        let text = String::from_utf8_lossy(text);
        let (word, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let kind = match word.to_ascii_uppercase().as_str() {
            "OK" => Kind::Ok,
            "NO" => Kind::No,
            "BAD" => Kind::Bad,
            "BYE" => Kind::Bye,
            "PREAUTH" => Kind::PreAuth,
            _ => return None,
        };
        let bracket = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (code, text) = bracket.unwrap_or(("", rest));
        let text = shown_line(&cut(hush.over(text).trim(), 200));
        let shown = shown_line(&cut(&hush.over(code), 60));
        Some(Status { kind, code: code.to_owned(), shown, text })
    }

    /// What a code says after its name: `[UIDNEXT 12]`.
    pub(super) fn code(&self, name: &str) -> Option<&str> {
        let (word, rest) = self.code.split_once(' ').unwrap_or((&self.code, ""));
        word.eq_ignore_ascii_case(name).then_some(rest)
    }

    /// What it says, for a person.
    pub(super) fn said(&self) -> String {
        let code = if self.code.is_empty() { String::new() } else { format!("[{}] ", self.shown) };
        let said = format!("{code}{}", self.text);
        if said.trim().is_empty() { "it gives no reason".into() } else { said }
    }
}

pub(super) struct Wire {
    pub(super) stream: Stream,
    number: u32,
    /// The largest run of announced bytes that is taken in the answer that is awaited.
    largest: u64,
    /// What is never told on.
    pub(super) hush: Hush,
}

impl Wire {
    pub(super) fn new(stream: Stream) -> Wire {
        Wire { stream, number: 0, largest: 0, hush: Hush::default() }
    }

    /// Sends a command; its answer may have `room` bytes, and in one piece of it `largest`.
    pub(super) fn send(
        &mut self,
        command: &str,
        room: u64,
        largest: u64,
    ) -> Result<(), StreamError> {
        self.number += 1;
        self.largest = largest;
        self.stream.expect(room);
        self.stream.send(format!("{} {command}\r\n", self.tag()).as_bytes())
    }

    /// A line that belongs to the command under way.
    pub(super) fn go_on(&mut self, bytes: &[u8]) -> Result<(), StreamError> {
        self.stream.expect(ROOM);
        self.stream.send(bytes)?;
        self.stream.send(b"\r\n")
    }

    /// Sends a command and hands over what comes before the answer's end. `name` is the command for errors.
    pub(super) fn run(
        &mut self,
        name: &'static str,
        command: &str,
        mut each: impl FnMut(Said),
    ) -> Result<Status, ImapError> {
        self.send(command, ROOM, LINE as u64)?;
        self.finish(name, |said| {
            each(said);
            Ok::<_, ImapError>(())
        })
    }

    /// Reads up to the end of the answer; `NO` and `BAD` are errors.
    pub(super) fn finish<E: From<ImapError>>(
        &mut self,
        name: &'static str,
        mut each: impl FnMut(Said) -> Result<(), E>,
    ) -> Result<Status, E> {
        loop {
            match self.next().map_err(ImapError::from)? {
                Said::Done(status) if status.kind == Kind::Ok => return Ok(status),
                Said::Done(status) => return Err(self.no(name, &status).into()),
                Said::Status(status) if status.kind == Kind::Bye => {
                    return Err(ImapError::from(self.goodbye(&status)).into());
                }
                Said::Go(_) => {
                    let why = "it waits for more, and there is nothing";
                    return Err(ImapError::from(self.stream.garbled(why)).into());
                }
                said => each(said)?,
            }
        }
    }

    pub(super) fn no(&self, name: &'static str, status: &Status) -> ImapError {
        let code = status.code.split(' ').next().unwrap_or_default().to_ascii_uppercase();
        ImapError::No { server: self.stream.peer().name(), name, code, why: status.said() }
    }

    pub(super) fn goodbye(&self, status: &Status) -> StreamError {
        self.stream.lost(&format!("it said goodbye: {}", status.said()))
    }

    /// The next thing that is said.
    pub(super) fn next(&mut self) -> Result<Said, StreamError> {
        let line = self.stream.line()?;
        if let Some(rest) = line.strip_prefix(b"* ") {
            return match (Status::read(rest, &self.hush), found(rest)) {
                (Some(status), _) => Ok(Said::Status(status)),
                (_, Some(Ok(found))) => Ok(Said::Found(found)),
                (_, Some(Err(why))) => Err(self.stream.garbled(why)),
                (None, None) => self.data(rest.to_vec()).map(Said::Data),
            };
        }
        if let Some(rest) = line.strip_prefix(b"+") {
            return Ok(Said::Go(rest.strip_prefix(b" ").unwrap_or(rest).to_vec()));
        }
        let tag = format!("{} ", self.tag());
        let status = line.strip_prefix(tag.as_bytes());
        if let Some(status) = status.and_then(|status| Status::read(status, &self.hush)) {
            return Ok(Said::Done(status));
        }
        let line = shown_line(&cut(&self.hush.over(&String::from_utf8_lossy(&line)), 60));
        Err(self.stream.garbled(&format!("`{line}` is no answer")))
    }

    /// The greeting, which stands before every command.
    pub(super) fn greeting(&mut self) -> Result<Status, StreamError> {
        self.stream.expect(ROOM);
        match self.next()? {
            Said::Status(status) => Ok(status),
            _ => Err(self.stream.garbled("it does not greet as an IMAP server")),
        }
    }

    fn tag(&self) -> String {
        format!("f{}", self.number)
    }

    /// The values of an answer that begins with this line, over as many lines as it announces.
    fn data(&mut self, first: Vec<u8>) -> Result<Vec<Value>, StreamError> {
        let mut parts = Vec::new();
        let mut line = first;
        let mut length = 0;
        loop {
            length += line.len();
            if length > LINE || parts.len() > LINES * 2 {
                return Err(self.stream.garbled("a line of an answer is too long"));
            }
            let Some((text, count)) = value::announced(&line) else { break };
            if count > self.largest {
                let why =
                    format!("it announces {count} bytes where at most {} are due", self.largest);
                return Err(self.stream.garbled(&why));
            }
            parts.push(Part::Text(text.to_vec()));
            parts.push(Part::Literal(self.stream.exact(count)?));
            line = self.stream.line()?;
        }
        parts.push(Part::Text(line));
        value::read(parts).map_err(|why| self.stream.garbled(why))
    }
}

/// What a search found: a mailbox of a million messages has a line of 7 MB.
fn found(line: &[u8]) -> Option<Result<Vec<u32>, &'static str>> {
    let word = line.get(..6).filter(|word| word.eq_ignore_ascii_case(b"SEARCH"))?;
    let rest = line.get(word.len()..)?;
    if !matches!(rest.first(), None | Some(b' ')) {
        return None;
    }
    // With CONDSTORE: `SEARCH 1 2 (MODSEQ 9)`.
    let numbers = rest.split(|byte| *byte == b'(').next().unwrap_or_default();
    let numbers = numbers.split(|byte| *byte == b' ').filter(|number| !number.is_empty());
    let read = |number: &[u8]| {
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        number.ok_or("what a search found is no list of numbers")
    };
    Some(numbers.map(read).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_has_its_code_and_its_text() {
        let read = |text: &[u8]| Status::read(text, &Hush::default());
        let status = read(b"OK [UIDNEXT 12] ahead").unwrap();
        assert_eq!((status.kind, status.code("uidnext")), (Kind::Ok, Some("12")));
        assert_eq!((status.said().as_str(), status.code("UID")), ("[UIDNEXT 12] ahead", None));
        assert_eq!(read(b"NO").unwrap().said(), "it gives no reason");
        assert!(read(b"OKAY x").is_none());
        assert!(!read("NO \u{1b}[2J".as_bytes()).unwrap().text.contains('\u{1b}'));
    }

    #[test]
    fn what_a_search_finds_is_a_list_of_numbers() {
        assert_eq!(found(b"SEARCH 4 2").unwrap().unwrap(), [4, 2]);
        assert_eq!(found(b"search 3 (MODSEQ 9)").unwrap().unwrap(), [3]);
        assert!(found(b"SEARCH").unwrap().unwrap().is_empty());
        assert!(found(b"SEARCH 1 x").unwrap().is_err());
        assert!(found(b"SEARCHED 1").is_none() && found(b"12 EXISTS").is_none());
    }
}
