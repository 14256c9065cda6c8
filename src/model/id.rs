//! The short name of an item, plan, request or intent.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::base::digest;

/// Ten characters of `a-z2-7`, derived from what it names, so that the same thing gets the same id again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Id(String);

impl Id {
    /// The id of a thing that these parts identify. The first part says what kind of thing it is.
    pub(crate) fn of(parts: &[&[u8]]) -> Id {
        Id(digest::short_id(parts))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not an id: `{0}` (ten characters of a-z and 2-7)")]
pub(crate) struct NotAnId(String);

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Id, NotAnId> {
        let fits = text.len() == 10 && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
        if fits {
            Ok(Id(text.to_owned()))
        } else {
            Err(NotAnId(crate::base::text::shown_line(text)))
        }
    }
}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Id, NotAnId> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
