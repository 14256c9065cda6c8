//! Messages of the open folder: what there is of them, their headers, themselves.

use super::value::Value;
use super::wire::{ROOM, Said};
use super::{ImapError, Session};
use crate::base::Time;

/// So many messages are asked for in one command.
pub(super) const AT_ONCE: usize = 500;
/// The most that is read of a message's header, in bytes.
pub(crate) const HEADER: u64 = 64 * 1024;
/// How much larger than announced a message may turn out, in bytes: some servers only guess its size.
const SLACK: u64 = 1024 * 1024;

/// What there is of a message without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) uid: u32,
    /// In bytes, as the server says.
    pub(crate) size: u64,
    pub(crate) flags: Vec<String>,
    /// When the server took it.
    pub(crate) arrived: Option<Time>,
}

/// A message's header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) uid: u32,
    /// When the server took it.
    pub(crate) arrived: Option<Time>,
    /// At most [`HEADER`] bytes.
    pub(crate) raw: Vec<u8>,
}

impl Session {
    /// Adds what there is of these messages; one that is gone is left out. What came before an error is kept.
    pub(crate) fn list(&mut self, uids: &[u32], listed: &mut Vec<Listed>) -> Result<(), ImapError> {
        for uids in uids.chunks(AT_ONCE) {
            let command = format!("UID FETCH {} (UID RFC822.SIZE FLAGS INTERNALDATE)", set(uids));
            self.wire.run("UID FETCH", &command, |said| {
                let found = Fetched::of(said).and_then(Fetched::listed);
                listed.extend(found.filter(|found| uids.contains(&found.uid)));
            })?;
        }
        Ok(())
    }

    /// Which of these messages are in the open folder.
    pub(crate) fn there(&mut self, uids: &[u32]) -> Result<Vec<u32>, ImapError> {
        let mut there = Vec::new();
        for uids in uids.chunks(AT_ONCE) {
            let found = self.search(&format!("UID {}", set(uids)))?;
            there.extend(found.into_iter().filter(|uid| uids.contains(uid)));
        }
        Ok(there)
    }

    /// The messages themselves, one after the other as they come, without marking them as read. One that is gone, or that the
    /// server does not hand over, does not come.
    pub(crate) fn fetch<E: From<ImapError>>(
        &mut self,
        messages: &[Listed],
        mut take: impl FnMut(u32, Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        let uids: Vec<u32> = messages.iter().map(|message| message.uid).collect();
        let sizes = messages.iter().map(|message| message.size);
        let largest = sizes.clone().max().unwrap_or_default().saturating_mul(2) + SLACK;
        let room = sizes.fold(ROOM, |sum, size| sum.saturating_add(size.saturating_mul(2)));
        let command = format!("UID FETCH {} (UID BODY.PEEK[])", set(&uids));
        self.wire.send(&command, room, largest).map_err(ImapError::from)?;
        let each = |said| match Fetched::of(said).and_then(Fetched::body) {
            Some((uid, raw)) if uids.contains(&uid) => take(uid, raw),
            // What changes meanwhile is told in the same words.
            _ => Ok(()),
        };
        self.wire.finish("UID FETCH", each).map(drop)
    }

    /// The headers of these messages, without marking them as read; one that is gone is left out.
    pub(crate) fn headers(
        &mut self,
        uids: &[u32],
        mut take: impl FnMut(Header),
    ) -> Result<(), ImapError> {
        for uids in uids.chunks(AT_ONCE) {
            let what = format!("(UID INTERNALDATE BODY.PEEK[HEADER]<0.{HEADER}>)");
            let room = ROOM + HEADER * uids.len() as u64;
            // Some servers send all of a header although a part was asked for.
            self.wire.send(&format!("UID FETCH {} {what}", set(uids)), room, SLACK)?;
            let each = |said| {
                let fetched = Fetched::of(said);
                let arrived = fetched.as_ref().and_then(Fetched::arrived);
                if let Some((uid, mut raw)) = fetched.and_then(Fetched::body) {
                    raw.truncate(usize::try_from(HEADER).unwrap_or(usize::MAX));
                    take(Header { uid, arrived, raw });
                }
                Ok::<_, ImapError>(())
            };
            self.wire.finish("UID FETCH", each)?;
        }
        Ok(())
    }
}

/// `12 FETCH (UID 7 …)`: names and values in turn.
struct Fetched(Vec<Value>);

impl Fetched {
    fn of(said: Said) -> Option<Fetched> {
        let Said::Data(values) = said else { return None };
        let mut values = values.into_iter().skip(1);
        let is_fetch = values.next()?.is("FETCH");
        match values.next()? {
            Value::List(pairs) if is_fetch => Some(Fetched(pairs)),
            _ => None,
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        let mut pairs = self.0.chunks_exact(2);
        pairs.find_map(|pair| match pair {
            [key, value] if key.is(name) => Some(value),
            _ => None,
        })
    }

    fn uid(&self) -> Option<u32> {
        u32::try_from(self.get("UID")?.number()?).ok()
    }

    fn arrived(&self) -> Option<Time> {
        instant(&self.get("INTERNALDATE")?.text()?)
    }

    fn listed(self) -> Option<Listed> {
        let flags = self.get("FLAGS").and_then(Value::list).unwrap_or_default();
        Some(Listed {
            uid: self.uid()?,
            size: self.get("RFC822.SIZE")?.number()?,
            flags: flags.iter().filter_map(Value::text).collect(),
            arrived: self.arrived(),
        })
    }

    /// The UID, and what came of the message or its header.
    fn body(self) -> Option<(u32, Vec<u8>)> {
        let uid = self.uid()?;
        let mut values = self.0.into_iter();
        while let (Some(name), Some(value)) = (values.next(), values.next()) {
            let is_body = matches!(&name, Value::Atom(atom) if is_body(atom));
            match value {
                Value::Text(bytes) if is_body => return Some((uid, bytes)),
                _ => {}
            }
        }
        None
    }
}

/// `BODY[]`, `BODY[HEADER]<0>`
fn is_body(name: &[u8]) -> bool {
    name.get(..5).is_some_and(|name| name.eq_ignore_ascii_case(b"BODY["))
}

/// ` 7-Nov-2026 09:30:00 +0100`
fn instant(text: &str) -> Option<Time> {
    let read = chrono::DateTime::parse_from_str(text.trim(), "%d-%b-%Y %H:%M:%S %z");
    read.ok().map(|at| at.to_utc())
}

/// UIDs as a command names them: `1:4,7`.
pub(super) fn set(uids: &[u32]) -> String {
    let mut uids = uids.to_vec();
    uids.sort_unstable();
    uids.dedup();
    let runs = uids.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let named = runs.filter_map(|run| match run {
        [] => None,
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}:{last}")),
    });
    named.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::super::value::{self, Part};
    use super::*;

    #[test]
    fn uids_are_named_in_runs() {
        assert_eq!(set(&[7, 1, 2, 3, 9, 10, 3]), "1:3,7,9:10");
        assert_eq!(set(&[u32::MAX, u32::MAX - 1]), "4294967294:4294967295");
        assert_eq!(set(&[]), "");
    }

    #[test]
    fn what_is_fetched_is_read_in_any_order() {
        let of = |text: &str| {
            Fetched::of(Said::Data(value::read(vec![Part::Text(text.into())]).unwrap()))
        };
        let text = r#"3 FETCH (FLAGS (\Seen) INTERNALDATE " 7-Nov-2026 09:30:00 +0100" RFC822.SIZE 12 UID 9)"#;
        let listed = of(text).unwrap().listed().unwrap();
        assert_eq!((listed.uid, listed.size, listed.flags.len()), (9, 12, 1));
        assert_eq!(listed.arrived.unwrap().to_rfc3339(), "2026-11-07T08:30:00+00:00");
        let body = of("3 FETCH (BODY[HEADER]<0> \"x\" UID 4)").unwrap().body();
        assert_eq!(body, Some((4, b"x".to_vec())));
        assert_eq!(of("3 FETCH (UID 4 BODY[] NIL)").unwrap().body(), None);
        assert!(of("3 EXISTS").is_none() && of("3 FETCH x").is_none());
        assert!(of("3 FETCH (FLAGS ())").unwrap().listed().is_none());
    }
}
