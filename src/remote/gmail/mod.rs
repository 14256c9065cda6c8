//! Gmail's API: one call with its errors ([`api`]), its quota ([`quota`]), what is sent ([`send`]), and here what is read with them.

mod allowed;
pub(crate) mod api;
mod draft;
mod outcome;
pub(crate) mod quota;
mod refusal;
pub(crate) mod send;
mod upload;

use std::collections::HashSet;
use std::time::Duration;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};

use api::{Api, ApiError, encoded};
use quota::Pace;

/// How many entries a page may have: the most that Google gives.
const PAGE: &str = "500";

/// How often a call that failed at Gmail is made again within one run.
const AGAIN: u32 = 5;
/// The same, where no answer came: each took as long as a call may.
const AGAIN_LOST: u32 = 1;
/// What Gmail asks for beyond this is not waited for: the run ends, and a later one goes on.
const LONGEST_WAIT: Duration = Duration::from_secs(64);

/// What is asked of an account, within its quota. Ids are opaque texts: a `historyId` can be more than 64 bits hold.
pub(crate) struct Reader<'a> {
    api: Api<'a>,
    pub(crate) pace: Pace<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Profile {
    #[serde(deserialize_with = "lenient")]
    pub(crate) email_address: String,
    #[serde(deserialize_with = "lenient")]
    pub(crate) history_id: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Labels {
    #[serde(deserialize_with = "lenient")]
    labels: Vec<Label>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Label {
    #[serde(deserialize_with = "lenient")]
    pub(crate) id: String,
    #[serde(deserialize_with = "lenient")]
    pub(crate) name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Listed {
    #[serde(deserialize_with = "lenient")]
    messages: Vec<Brief>,
    next_page_token: Option<String>,
}

/// A message as lists name it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Brief {
    #[serde(deserialize_with = "lenient")]
    pub(crate) id: String,
    pub(crate) thread_id: Option<String>,
    /// `None`: it is not said.
    pub(crate) label_ids: Option<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct HistoryPage {
    #[serde(deserialize_with = "lenient")]
    history: Vec<Record>,
    next_page_token: Option<String>,
    history_id: Option<String>,
}

/// One change of the mailbox.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Record {
    #[serde(deserialize_with = "lenient")]
    pub(crate) messages_added: Vec<Change>,
    #[serde(deserialize_with = "lenient")]
    pub(crate) labels_added: Vec<Change>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Change {
    #[serde(deserialize_with = "lenient")]
    pub(crate) message: Brief,
    /// Of a label that was added: which.
    pub(crate) label_ids: Option<Vec<String>>,
}

impl Record {
    fn count(&self) -> usize {
        self.messages_added.len() + self.labels_added.len()
    }
}

/// All that changed since a cursor.
#[derive(Debug, Default)]
pub(crate) struct History {
    pub(crate) records: Vec<Record>,
    /// The mailbox as it was when the first page was read: what changed while the others were comes again. `None` where
    /// Gmail did not say.
    pub(crate) now: Option<String>,
}

/// A message as it was fetched.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Message {
    pub(crate) thread_id: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(crate) label_ids: Vec<String>,
    /// When Gmail took it, in milliseconds.
    pub(crate) internal_date: Option<String>,
    /// In bytes, about.
    pub(crate) size_estimate: Option<u64>,
    /// The whole message, in base64url.
    pub(crate) raw: Option<String>,
    #[serde(deserialize_with = "lenient")]
    pub(crate) payload: Payload,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Payload {
    #[serde(deserialize_with = "lenient")]
    pub(crate) headers: Vec<Header>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Header {
    #[serde(deserialize_with = "lenient")]
    pub(crate) name: String,
    #[serde(deserialize_with = "lenient")]
    pub(crate) value: String,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(api: Api<'a>, pace: Pace<'a>) -> Reader<'a> {
        Reader { api, pace }
    }

    pub(crate) fn profile(&self) -> Result<Profile, ApiError> {
        self.read(quota::PROFILE, "profile", &[], AGAIN_LOST)
    }

    pub(crate) fn labels(&self) -> Result<Vec<Label>, ApiError> {
        let all: Labels = self.read(quota::LABELS, "labels", &[], AGAIN_LOST)?;
        Ok(all.labels)
    }

    /// Every message with a label that a search finds, newest first. Spam and trash are looked at where `everywhere`.
    pub(crate) fn list(
        &self,
        label: Option<&str>,
        search: &str,
        everywhere: bool,
    ) -> Result<Vec<Brief>, ApiError> {
        let mut query = vec![("q", search), ("maxResults", PAGE)];
        query.extend(label.map(|label| ("labelIds", label)));
        if everywhere {
            query.push(("includeSpamTrash", "true"));
        }
        let mut found = Vec::new();
        let mut pages = Pages::default();
        loop {
            let mut query = query.clone();
            query.extend(pages.token());
            let page: Listed = self.read(quota::LIST, "messages", &query, AGAIN_LOST)?;
            let count = page.messages.len();
            found.extend(page.messages);
            if !pages.turn(page.next_page_token, count)? {
                return Ok(found);
            }
        }
    }

    /// Every change since a `historyId`, on all pages. [`ApiError::Gone`]: it is too old; [`ApiError::TooMuch`]: it is so
    /// long ago that a look at all of it is less.
    pub(crate) fn history(&self, since: &str) -> Result<History, ApiError> {
        let query = [
            ("startHistoryId", since),
            ("historyTypes", "messageAdded"),
            ("historyTypes", "labelAdded"),
            ("maxResults", PAGE),
        ];
        let mut history = History::default();
        let mut pages = Pages::default();
        loop {
            let mut query = query.to_vec();
            query.extend(pages.token());
            let page: HistoryPage = self.read(quota::HISTORY, "history", &query, AGAIN_LOST)?;
            if pages.token.is_none() {
                history.now = page.history_id.filter(|id| !id.is_empty());
            }
            let count = page.history.iter().map(Record::count).sum();
            history.records.extend(page.history);
            if !pages.turn(page.next_page_token, count)? {
                return Ok(history);
            }
        }
    }

    /// The whole of a message. One whose answer did not come whole is not asked for again here: it may be too large.
    pub(crate) fn whole(&self, id: &str) -> Result<Message, ApiError> {
        self.read(quota::GET, &format!("messages/{}", encoded(id)), &[("format", "raw")], 0)
    }

    /// What stands above a message, and its size.
    pub(crate) fn head(&self, id: &str) -> Result<Message, ApiError> {
        let path = format!("messages/{}", encoded(id));
        self.read(quota::GET, &path, &[("format", "metadata")], AGAIN_LOST)
    }

    fn read<T: DeserializeOwned>(
        &self,
        cost: u32,
        path: &str,
        query: &[(&str, &str)],
        again_lost: u32,
    ) -> Result<T, ApiError> {
        let mut tries = 0;
        loop {
            self.pace.spend(cost)?;
            let error = match self.api.get(path, query) {
                Ok(read) => return Ok(read),
                Err(error) => error,
            };
            let most = match error {
                ApiError::Quota { .. } | ApiError::Transient { .. } => AGAIN,
                ApiError::Lost(_) => again_lost,
                // Nothing answers: the next run will see.
                _ => 0,
            };
            let wait = pause(tries, dice()).max(error.after().unwrap_or_default());
            if tries >= most || wait > LONGEST_WAIT || !self.pace.wait(wait) {
                return Err(error);
            }
            tries += 1;
        }
    }
}

/// How often a page may come again: a list that changes while it is read repeats some, and ends.
const REPEATED: usize = 20;
/// The most pages of a list, and entries on all of them: what goes on beyond would fill the memory.
const MOST_PAGES: usize = 2_000;
const MOST: usize = 200_000;

/// A pause of 1, 2, 4, 8 … seconds, less up to a half of it, so that many who failed at once don't come again at once.
/// `dice`: any number; the same gives the same.
fn pause(tries: u32, dice: u64) -> Duration {
    let whole = Duration::from_secs(1 << tries.min(6));
    let share = (whole.as_millis() / 2 * u128::from(dice)) >> 64;
    whole.saturating_sub(Duration::from_millis(u64::try_from(share).unwrap_or_default()))
}

/// Without the system's randomness it is a pause like any other.
fn dice() -> u64 {
    getrandom::u64().unwrap_or(u64::MAX / 2)
}

/// The pages of a list: at which it is, and whether they go in circles.
#[derive(Default)]
struct Pages {
    /// The first has none.
    token: Option<String>,
    seen: HashSet<String>,
    repeated: usize,
    turned: usize,
    entries: usize,
}

impl Pages {
    /// What asks for the page.
    fn token(&self) -> Option<(&'static str, &str)> {
        self.token.as_deref().map(|token| ("pageToken", token))
    }

    /// Goes on from a page with so many entries to the next one, where there is one.
    fn turn(&mut self, next: Option<String>, entries: usize) -> Result<bool, ApiError> {
        self.entries += entries;
        if self.entries > MOST {
            let what = format!("Gmail lists more than {MOST} messages: more than is read at once");
            return Err(ApiError::TooMuch(what));
        }
        self.token = next.filter(|token| !token.is_empty());
        let Some(token) = &self.token else { return Ok(false) };
        self.repeated += usize::from(!self.seen.insert(token.clone()));
        if self.repeated > REPEATED {
            return Err(ApiError::Lost("Gmail's pages go in circles".into()));
        }
        self.turned += 1;
        if self.turned >= MOST_PAGES {
            let what = format!("Gmail's list has no end after {MOST_PAGES} pages");
            return Err(ApiError::TooMuch(what));
        }
        Ok(true)
    }
}

/// What Google leaves out, or gives as `null`, is empty.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    from: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(from)?.unwrap_or_default())
}

/// The bytes of base64url, with padding or without; `None` where it is something else.
pub(crate) fn decoded(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    data_encoding::BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_google_leaves_out_is_empty_and_ids_are_texts() {
        let page: HistoryPage = serde_json::from_str(
            r#"{"historyId":"999999999999999999999","history":[{"id":"1"},{"messagesAdded":[{"message":{"id":"a"}}],"labelsAdded":null}]}"#,
        )
        .unwrap();
        assert_eq!(page.history_id.as_deref(), Some("999999999999999999999"));
        assert_eq!(page.history.len(), 2);
        assert!(serde_json::from_str::<HistoryPage>(r#"{"historyId":12}"#).is_err());
        let listed: Listed = serde_json::from_str(r#"{"messages":null}"#).unwrap();
        assert!(listed.messages.is_empty() && listed.next_page_token.is_none());
    }

    #[test]
    fn base64url_is_read_padded_and_not() {
        assert_eq!(decoded("_-8="), Some(vec![0xff, 0xef]));
        assert_eq!(decoded("_-8"), Some(vec![0xff, 0xef]));
        assert_eq!(decoded(""), Some(vec![]));
        for bad in ["/+8=", "a", "ab c", "%%%%"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }

    #[test]
    fn pages_end_and_do_not_go_in_circles() {
        let mut pages = Pages::default();
        assert_eq!(pages.token(), None);
        assert_eq!(pages.turn(Some("b".into()), 1), Ok(true));
        assert_eq!(pages.token(), Some(("pageToken", "b")));
        for _ in 0..REPEATED {
            let turned = pages.turn(Some("b".into()), 1);
            assert_eq!(turned, Ok(true), "a list that changes repeats some");
        }
        assert!(pages.turn(Some("b".into()), 1).is_err());
        assert_eq!(Pages::default().turn(Some(String::new()), 1), Ok(false));
        let mut pages = Pages::default();
        let numbers = 0..2 * MOST_PAGES;
        let turns = |n: &usize| pages.turn(Some(n.to_string()), 0) == Ok(true);
        let turned = numbers.take_while(turns).count();
        assert_eq!(turned, MOST_PAGES - 1, "with the first one");
        assert!(matches!(pages.turn(Some("one more".into()), 0), Err(ApiError::TooMuch(_))));
        assert_eq!(Pages::default().turn(None, MOST), Ok(false));
        assert!(matches!(Pages::default().turn(None, MOST + 1), Err(ApiError::TooMuch(_))));
    }

    #[test]
    fn pauses_grow_and_are_not_the_same_for_all() {
        for (tries, second) in [(0, 1), (1, 2), (4, 16), (90, 64)] {
            let whole = Duration::from_secs(second);
            assert_eq!(pause(tries, 0), whole);
            assert!(pause(tries, u64::MAX) >= whole / 2 && pause(tries, u64::MAX / 2) < whole);
        }
    }
}
