//! One message as Gmail has it: whole, or the stub of one that can't be had.

use super::labels;
use super::looking::{Candidate, Look};
use super::{Gmail, shown};
use crate::base::Time;
use crate::remote::gmail::api::ApiError;
use crate::remote::gmail::{Message, decoded};
use crate::watch::mail;
use crate::watch::mailbox::{Fetched, Raw};

/// How much of what can't be opened is kept, in bytes.
const HEAD: usize = 64 * 1024;

/// What came of asking for a message.
pub(super) enum Got {
    Message(Box<Fetched>),
    /// It is gone, or none of those that are read.
    Nothing,
}

impl Gmail<'_> {
    pub(super) fn fetch(&self, candidate: &Candidate, look: &Look) -> Result<Got, ApiError> {
        let message = match self.reader.whole(&candidate.id) {
            // The answer did not come whole: the line was cut, or it is more than an answer may have.
            Err(ApiError::Lost(_)) => match self.too_large(candidate)? {
                Some(stub) => return Ok(Got::Message(Box::new(stub))),
                None => self.reader.whole(&candidate.id),
            },
            other => other,
        };
        let message = match message {
            Ok(message) => message,
            Err(ApiError::Gone) => return Ok(Got::Nothing),
            Err(error) => return Err(error),
        };
        let wanted = candidate.sure || look.wanted.any(&message.label_ids);
        if !wanted || look.wanted.leaves_out(&message.label_ids) {
            return Ok(Got::Nothing);
        }
        if !candidate.searched && !self.is_found(&candidate.id, &message, look)? {
            return Ok(Got::Nothing);
        }
        Ok(Got::Message(Box::new(self.fetched(candidate, message))))
    }

    fn fetched(&self, candidate: &Candidate, mut message: Message) -> Fetched {
        let raw = message.raw.take().unwrap_or_default();
        match decoded(&raw) {
            Some(bytes) if !bytes.is_empty() => {
                Fetched { raw: Raw::Whole(bytes), ..self.bare(candidate, Some(&message)) }
            }
            _ => {
                let why = if raw.is_empty() {
                    "came from Gmail without its text".to_owned()
                } else {
                    "came from Gmail in a form that can't be decoded (no base64url)".to_owned()
                };
                let mut bytes = raw.into_bytes();
                let size = bytes.len() as u64;
                bytes.truncate(HEAD);
                let raw = Raw::Head { bytes, size, why };
                Fetched { raw, ..self.bare(candidate, Some(&message)) }
            }
        }
    }

    /// The stub of a message that is larger than what is opened; `None` where it is not, so that something else kept it away.
    fn too_large(&self, candidate: &Candidate) -> Result<Option<Fetched>, ApiError> {
        let message = match self.reader.head(&candidate.id) {
            Ok(message) => message,
            Err(ApiError::Gone) => return Ok(None),
            Err(error) => return Err(error),
        };
        if message.size_estimate.is_none_or(|size| size <= mail::LIMIT) {
            return Ok(None);
        }
        Ok(Some(self.stub(candidate, Some(&message), crate::watch::too_large())))
    }

    /// What is kept of a message that can't be had whole: its headers, where they are known.
    pub(super) fn stub(
        &self,
        candidate: &Candidate,
        message: Option<&Message>,
        why: String,
    ) -> Fetched {
        let mut head = String::new();
        for header in message.map(|message| message.payload.headers.as_slice()).unwrap_or_default()
        {
            head += &format!("{}: {}\r\n", header.name, header.value.replace(['\r', '\n'], " "));
        }
        let mut bytes = head.into_bytes();
        bytes.truncate(HEAD);
        let size = message.and_then(|message| message.size_estimate).unwrap_or_default();
        Fetched { raw: Raw::Head { bytes, size, why }, ..self.bare(candidate, message) }
    }

    /// All but what it says.
    fn bare(&self, candidate: &Candidate, message: Option<&Message>) -> Fetched {
        let thread = message.and_then(|message| message.thread_id.clone());
        Fetched {
            key: self.key(&candidate.id),
            id: candidate.id.clone(),
            shown: shown(&candidate.id),
            thread: thread.or_else(|| candidate.thread.clone()),
            arrived: message.and_then(arrived),
            marks: labels::marks(message.map_or(&[], |message| &message.label_ids)),
            raw: Raw::Whole(Vec::new()),
        }
    }

    /// Whether the search of the settings finds a message. History can't be searched, and a search by id there is not: the
    /// second in which the message came is searched, with the settings' words and, where that finds it not, without. One
    /// that no search finds is not indexed yet: it is taken in, as nothing is to be lost.
    fn is_found(&self, id: &str, message: &Message, look: &Look) -> Result<bool, ApiError> {
        let Some(query) = self.config.filled("gmail.query") else { return Ok(true) };
        let Some(arrived) = arrived(message) else { return Ok(true) };
        let second = arrived.timestamp();
        let about = format!("after:{} before:{}", second - 1, second + 2);
        let finds = |search: &str| -> Result<bool, ApiError> {
            let found = self.reader.list(None, search, look.wanted.everywhere())?;
            Ok(found.iter().any(|message| message.id == id))
        };
        Ok(finds(&format!("{about} ({query})"))? || !finds(&about)?)
    }
}

/// When Gmail took a message.
pub(super) fn arrived(message: &Message) -> Option<Time> {
    let millis = message.internal_date.as_ref()?.parse().ok()?;
    chrono::DateTime::from_timestamp_millis(millis)
}
