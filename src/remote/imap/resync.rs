//! What a folder tells of itself as it is opened: what changed and what is gone since it was last open (QRESYNC).
//!
//! It saves a search, and never decides alone: what it does not name is searched for, and what it calls gone is asked
//! for once more. Source: RFC 7162 §3.2.5 and RFC 5161 (ENABLE).

use std::collections::BTreeSet;

use super::fetch::{AT_ONCE, set};
use super::value::Value;
use super::wire::Said;
use super::{ImapError, Session};

/// What is known of a folder, and what of it one wants to hear about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) uid_validity: u32,
    /// Its HIGHESTMODSEQ at that time; never 0.
    pub(crate) modseq: u64,
    /// All messages from this UID on.
    pub(crate) from: u32,
    /// And these below it.
    pub(crate) also: Vec<u32>,
}

impl Known {
    /// `(QRESYNC (7 12 3,9:4294967295))`; `*` is not allowed there.
    pub(super) fn words(&self) -> String {
        let Known { uid_validity, modseq, from, also } = self;
        let also: Vec<u32> = also.iter().copied().filter(|uid| uid < from).take(AT_ONCE).collect();
        let comma = if also.is_empty() { "" } else { "," };
        let (also, last) = (set(&also), u32::MAX);
        format!(" (QRESYNC ({uid_validity} {modseq} {also}{comma}{from}:{last}))")
    }
}

/// What a folder told of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// What is there, and is new or changed.
    changed: BTreeSet<u32>,
    /// What is not there, first and last of each run.
    gone: Vec<(u32, u32)>,
}

impl Told {
    /// `3 FETCH (UID 4 FLAGS () MODSEQ (3))`, `VANISHED (EARLIER) 2,5:7`
    pub(super) fn take(&mut self, said: Said) {
        let Said::Data(values) = said else { return };
        match values.as_slice() {
            [word, .., uids] if word.is("VANISHED") => {
                let runs = uids.text().unwrap_or_default();
                self.gone.extend(runs.split(',').filter_map(run));
            }
            [_, word, Value::List(pairs)] if word.is("FETCH") => {
                let mut pairs = pairs.chunks_exact(2);
                let uid = pairs.find(|pair| pair.first().is_some_and(|name| name.is("UID")));
                let uid = uid.and_then(|pair| pair.get(1)?.number());
                self.changed.extend(uid.and_then(|uid| u32::try_from(uid).ok()));
            }
            _ => {}
        }
    }

    /// Whether it says that a message is gone.
    pub(crate) fn is_gone(&self, uid: u32) -> bool {
        self.gone.iter().any(|(first, last)| (*first..=*last).contains(&uid))
    }

    /// The UIDs from `first` to `last`, where it says of each of them that it is there.
    pub(crate) fn all(&self, first: u32, last: u32) -> Option<Vec<u32>> {
        let uids: Vec<u32> = self.changed.range(first..=last.max(first)).copied().collect();
        let due = u64::from(last).checked_sub(u64::from(first))? + 1;
        (uids.len() as u64 == due).then_some(uids)
    }
}

/// `5:7`, either way round, or `5`
fn run(text: &str) -> Option<(u32, u32)> {
    let (one, other) = text.split_once(':').unwrap_or((text, text));
    let (one, other) = (one.parse().ok()?, other.parse().ok()?);
    Some((u32::min(one, other), u32::max(one, other)))
}

impl Session {
    /// Whether the server can be asked what changed since a folder was open.
    pub(crate) fn may_resync(&self) -> bool {
        self.offers("QRESYNC") && self.resyncs != Some(false)
    }

    /// Whether it will answer that, which has to be agreed on once.
    pub(super) fn agrees_to_resync(&mut self) -> Result<bool, ImapError> {
        if let Some(resyncs) = self.resyncs {
            return Ok(resyncs);
        }
        self.resyncs = Some(false);
        let mut resyncs = false;
        self.wire.run("ENABLE", "ENABLE QRESYNC", |said| match said {
            Said::Data(values) if values.first().is_some_and(|word| word.is("ENABLED")) => {
                resyncs |= values.iter().any(|word| word.is("QRESYNC"));
            }
            _ => {}
        })?;
        self.resyncs = Some(resyncs);
        Ok(resyncs)
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::{self, Part};
    use super::*;

    fn told(lines: &[&str]) -> Told {
        let mut told = Told::default();
        for line in lines {
            let values = value::read(vec![Part::Text((*line).into())]).unwrap();
            told.take(Said::Data(values));
        }
        told
    }

    #[test]
    fn what_is_asked_names_no_message_twice() {
        let known = |also| Known { uid_validity: 7, modseq: 12, from: 9, also };
        assert_eq!(known(vec![]).words(), " (QRESYNC (7 12 9:4294967295))");
        assert_eq!(known(vec![4, 3, 9, 11]).words(), " (QRESYNC (7 12 3:4,9:4294967295))");
    }

    #[test]
    fn what_is_told_is_taken_only_where_it_tells_of_each() {
        let told = told(&[
            "VANISHED (EARLIER) 2,7:5,x,*,9:",
            "VANISHED 41",
            "3 FETCH (UID 10 FLAGS () MODSEQ (3))",
            "4 FETCH (MODSEQ (3) UID 11)",
            "5 FETCH (UID x)",
            "6 FETCH (FLAGS ())",
            "7 EXISTS",
        ]);
        let gone: Vec<u32> = (0..50).filter(|uid| told.is_gone(*uid)).collect();
        assert_eq!(gone, [2, 5, 6, 7, 41]);
        assert_eq!(told.all(10, 11), Some(vec![10, 11]));
        assert_eq!((told.all(10, 12), told.all(9, 11), told.all(12, 11)), (None, None, None));
        assert_eq!(told.all(1, u32::MAX), None);
    }
}
