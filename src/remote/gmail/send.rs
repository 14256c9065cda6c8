//! A mail over Gmail's API, once: as a draft first where the sign-in goes so far, which tells later whether it went out.
//!
//! Gmail knows no idempotency key, and replaces the Message-ID of what is sent. A draft can be sent once: it is gone then.
//! Its id is durable before it is sent. What went out is known by a header with the intent's key.

use serde::Deserialize;
use serde_json::{Value, json};

use super::allowed::Allowed;
use super::api::{Api, ApiError, encoded};
use super::draft::same;
use super::outcome::{not_now, sent_or_not, undone, unmade};
use super::{Brief, Listed, Message, decoded, lenient};
use crate::auth::account::is_same;
use crate::base::text::{cut, shown_line};
use crate::base::{Clock, Result, Time};
use crate::config::Config;
use crate::model::Id;
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::remote::message::MARKER;
use crate::state::{Intent, State};

/// The largest message that Gmail's API takes, in bytes.
///
/// Source: Google's discovery document of the Gmail API, `mediaUpload.maxSize`.
const LARGEST: usize = 36_700_160;
/// A message of so many bytes still goes as JSON, where base64 makes it a third longer: JSON of some 8 MB was turned down.
const IN_JSON: usize = 3 << 20;

/// What is noted in a draft's place where a mail is sent without one.
const WITHOUT: &str = "-";

/// Of so many messages it is looked whether they are the one that is looked for; where there are more, nobody can tell.
const LOOKED_AT: usize = 100;
const PAGE: &str = "100";

/// What is looked for was made after its intent, by a clock that may be another.
const SKEW: chrono::Duration = chrono::Duration::hours(1);

/// Sends from one account.
pub(crate) struct Sender<'a> {
    pub(crate) api: &'a Api<'a>,
    pub(crate) state: &'a State,
    pub(crate) config: &'a Config,
    pub(crate) clock: &'a Clock,
}

/// A mail that is to go out.
pub(crate) struct Letter<'m> {
    pub(crate) intent: &'m Intent,
    /// Whose mail it is, as it was said yes to.
    pub(crate) account: &'m str,
    /// Gmail's conversation that it belongs to.
    pub(crate) thread: Option<&'m str>,
    /// The message, its `Bcc` included.
    pub(crate) bytes: &'m [u8],
}

/// A draft as it was noted, and as Gmail names it.
struct Draft {
    id: String,
    /// The id of its message, which is another one once its content is another.
    message: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    #[serde(deserialize_with = "lenient")]
    id: String,
    #[serde(deserialize_with = "lenient")]
    message: Held,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Held {
    #[serde(deserialize_with = "lenient")]
    id: String,
    raw: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Drafts {
    #[serde(deserialize_with = "lenient")]
    drafts: Vec<Shown>,
}

/// How far a try came before the mail itself: what comes next, or what came of it.
type Step<T> = std::result::Result<T, Attempt>;

impl Sender<'_> {
    /// An error leaves open whether it happened.
    pub(crate) fn send(&self, letter: &Letter<'_>) -> Result<Attempt> {
        if letter.bytes.len() > LARGEST {
            let why = format!("it has more than the {LARGEST} bytes that Gmail takes");
            return Ok(Attempt::Failed(Failure::new(FailureClass::Data, why)));
        }
        let allowed = match self.allowed() {
            Ok(allowed) => allowed,
            Err(error) => return Ok(undone(error)),
        };
        let known = self.state.draft(&letter.intent.key)?;
        if !allowed.drafts && known.as_deref().is_none_or(|known| known == WITHOUT) {
            return self.send_without(letter, allowed);
        }
        if let Err(attempt) = self.is_own(letter.account) {
            return Ok(attempt);
        }
        let draft = match self.draft(letter, known.as_deref())? {
            Ok(draft) => draft,
            Err(attempt) => return Ok(attempt),
        };
        Ok(match self.api.post("drafts/send", &json!({ "id": draft.id })) {
            Ok(sent) => Attempt::Done(self.receipt(&sent, allowed)),
            Err(ApiError::Gone) => Attempt::InDoubt("its draft is not in Gmail any more".into()),
            Err(error) => sent_or_not(error),
        })
    }

    /// Whether a mail went out whose answer was lost.
    pub(crate) fn find(&self, intent: &Intent) -> Result<Found> {
        // Nothing is sent before this is durable.
        let Some(known) = self.state.draft(&intent.key)? else { return Ok(Found::No) };
        if known != WITHOUT {
            match self.look(&Draft::noted(&known).id, "minimal") {
                Ok(_) => return Ok(Found::No),
                Err(ApiError::Gone) => {}
                Err(error) => return Ok(Found::NotNow(not_now(error))),
            }
        }
        let allowed = match self.allowed() {
            Ok(allowed) => allowed,
            Err(error) => return Ok(Found::NotNow(not_now(error))),
        };
        if !allowed.search {
            let why = "with this sign-in Gmail can't be asked what it sent (`gmail.access`)";
            return Ok(Found::CannotTell(why.into()));
        }
        Ok(match self.among_sent(intent, allowed) {
            Ok(Some(receipt)) => Found::Yes(receipt),
            Ok(None) if known == WITHOUT => {
                Found::CannotTell("it is not among what the account sent".into())
            }
            Ok(None) => Found::CannotTell(
                "its draft is gone, and it is not among what the account sent: a person may have deleted it, or sent it \
                 otherwise"
                    .into(),
            ),
            Err(error) => Found::NotNow(not_now(error)),
        })
    }

    /// Once, and never again before it is known what became of it.
    fn send_without(&self, letter: &Letter<'_>, allowed: Allowed) -> Result<Attempt> {
        if !allowed.send {
            let why = "the sign-in to Gmail does not allow sending: set `gmail.access` to `modify`, then \
                       `fte auth gmail login`";
            return Ok(Attempt::NotPossible(why.into()));
        }
        // Who may send and no more can't ask whose mailbox it is.
        if allowed.search
            && let Err(attempt) = self.is_own(letter.account)
        {
            return Ok(attempt);
        }
        self.state.set_draft(&letter.intent.key, WITHOUT, self.clock.now())?;
        let sent = match self.post("messages/send", None, letter, letter.thread) {
            // The conversation is gone from the mailbox; whoever gets the mail still has it.
            Err(ApiError::Gone) if letter.thread.is_some() => {
                self.post("messages/send", None, letter, None)
            }
            sent => sent,
        };
        Ok(match sent {
            Ok(sent) => Attempt::Done(self.receipt(&sent, allowed)),
            Err(ApiError::Gone) => Attempt::refused("Gmail does not know where to send from (404)"),
            Err(error) => sent_or_not(error),
        })
    }

    /// Holds the account that is signed in to against the one that was said yes to.
    fn is_own(&self, account: &str) -> Step<()> {
        let profile: super::Profile = match self.api.get("profile", &[]) {
            Err(ApiError::Gone) => {
                return Err(Attempt::NotPossible("there is no Gmail at `gmail.api` (404)".into()));
            }
            profile => profile.map_err(undone)?,
        };
        if is_same(&profile.email_address, account) {
            return Ok(());
        }
        let own = cut(&shown_line(&profile.email_address), 200);
        Err(Attempt::NotPossible(format!(
            "the sign-in to Gmail is that of {own}, and it is to go out from {}: `fte auth gmail login`",
            shown_line(account)
        )))
    }

    /// The draft that is to be sent: the one of an earlier try, as it was, or a new one. Its id is durable then.
    fn draft(&self, letter: &Letter<'_>, known: Option<&str>) -> Result<Step<Draft>> {
        let there = match known.filter(|known| *known != WITHOUT) {
            Some(known) => {
                let draft = Draft::noted(known);
                match self.look(&draft.id, "raw") {
                    Ok(shown) if shown.message.id == draft.message => return Ok(Ok(draft)),
                    Ok(shown) => Some(shown),
                    Err(ApiError::Gone) => return Ok(Err(self.gone(letter))),
                    Err(error) => return Ok(Err(undone(error))),
                }
            }
            // An earlier try may have made one whose answer was lost.
            None if letter.intent.tries > 1 => match self.stray(letter.intent) {
                Ok(stray) => stray,
                Err(error) => return Ok(Err(undone(error))),
            },
            None => None,
        };
        let made = match there {
            Some(shown) if is_ours(&shown, letter.bytes) => Ok(shown),
            Some(_) => return Ok(Err(Attempt::NotPossible(CHANGED.into()))),
            None => self.create(letter),
        };
        let draft = match made {
            Ok(Shown { id, .. }) if id.is_empty() => {
                let why = "Gmail's answer names no draft";
                return Ok(Err(Attempt::Failed(Failure::new(FailureClass::Transient, why))));
            }
            Ok(shown) => Draft { id: shown.id, message: shown.message.id },
            Err(error) => return Ok(Err(unmade(error))),
        };
        self.state.set_draft(&letter.intent.key, &draft.note(), self.clock.now())?;
        Ok(Ok(draft))
    }

    fn create(&self, letter: &Letter<'_>) -> std::result::Result<Shown, ApiError> {
        match self.post("drafts", Some("message"), letter, letter.thread) {
            // The conversation is gone from the mailbox; whoever gets the mail still has it.
            Err(ApiError::Gone) if letter.thread.is_some() => {
                self.post("drafts", Some("message"), letter, None)
            }
            made => made,
        }
    }

    /// The draft of an earlier try is not there: it was sent, or a person deleted it.
    fn gone(&self, letter: &Letter<'_>) -> Attempt {
        let sent = self.allowed().and_then(|allowed| {
            if allowed.search { self.among_sent(letter.intent, allowed) } else { Ok(None) }
        });
        match sent {
            Ok(Some(receipt)) => Attempt::Done(receipt),
            Ok(None) => Attempt::InDoubt("its draft is not in Gmail any more".into()),
            Err(error) => undone(error),
        }
    }

    fn look(&self, draft: &str, form: &str) -> std::result::Result<Shown, ApiError> {
        self.api.get(&format!("drafts/{}", encoded(draft)), &[("format", form)])
    }

    /// A draft with the intent's key that nobody noted.
    fn stray(&self, intent: &Intent) -> std::result::Result<Option<Shown>, ApiError> {
        let query = format!("after:{}", since(intent));
        let list: Drafts = self.api.get("drafts", &[("q", &query), ("maxResults", PAGE)])?;
        for draft in list.drafts.iter().take(LOOKED_AT) {
            let shown = match self.look(&draft.id, "raw") {
                Err(ApiError::Gone) => continue,
                shown => shown?,
            };
            let raw = shown.message.raw.as_deref().and_then(decoded).unwrap_or_default();
            if super::draft::key(&raw).as_deref() == Some(intent.key.as_str()) {
                return Ok(Some(shown));
            }
        }
        Ok(None)
    }

    /// The receipt of what went out under an intent, where it is among what the account sent.
    fn among_sent(
        &self,
        intent: &Intent,
        allowed: Allowed,
    ) -> std::result::Result<Option<Value>, ApiError> {
        let query = format!("in:sent after:{}", since(intent));
        let list: Listed = self.api.get("messages", &[("q", &query), ("maxResults", PAGE)])?;
        for brief in list.messages.iter().take(LOOKED_AT) {
            let message = match self.headers(&brief.id) {
                Err(ApiError::Gone) => continue,
                message => message?,
            };
            if message.is_of(&intent.key) {
                let brief = Brief {
                    thread_id: message.thread_id.clone(),
                    label_ids: Some(message.label_ids.clone()),
                    ..brief.clone()
                };
                return Ok(Some(self.receipt(&brief, allowed)));
            }
        }
        Ok(None)
    }

    fn headers(&self, id: &str) -> std::result::Result<Message, ApiError> {
        let query = [
            ("format", "metadata"),
            ("metadataHeaders", MARKER),
            ("metadataHeaders", "Message-ID"),
        ];
        self.api.get(&format!("messages/{}", encoded(id)), &query)
    }

    /// What shows that it was sent. Its Message-ID is Gmail's, which the answer does not have: a bounce names it.
    fn receipt(&self, sent: &Brief, allowed: Allowed) -> Value {
        let short = |text: &str| cut(&shown_line(text), 200);
        let message_id = allowed.search.then(|| self.headers(&sent.id).ok()).flatten();
        let message_id = message_id.as_ref().and_then(|message| message.header("Message-ID"));
        json!({
            "connector": "gmail",
            "id": short(&sent.id),
            "thread": sent.thread_id.as_deref().map(short),
            "message_id": message_id.map(|id| short(id.trim().trim_matches(['<', '>']))),
            "labels": sent.label_ids.iter().flatten().map(|label| short(label)).collect::<Vec<_>>(),
        })
    }

    fn post<T: serde::de::DeserializeOwned>(
        &self,
        path: &str,
        below: Option<&str>,
        letter: &Letter<'_>,
        thread: Option<&str>,
    ) -> std::result::Result<T, ApiError> {
        let mut message = serde_json::Map::new();
        if let Some(thread) = thread {
            message.insert("threadId".into(), thread.into());
        }
        let within = |message: serde_json::Map<String, Value>| match below {
            Some(below) => json!({ below: message }),
            None => message.into(),
        };
        if letter.bytes.len() > IN_JSON {
            return self.api.upload(path, &within(message), letter.bytes);
        }
        let raw = data_encoding::BASE64URL.encode(letter.bytes);
        message.insert("raw".into(), raw.into());
        self.api.post(path, &within(message))
    }

    fn allowed(&self) -> std::result::Result<Allowed, ApiError> {
        Ok(Allowed::of(&self.api.scopes()?, &self.config.text("gmail.access")))
    }
}

const CHANGED: &str = "its draft in Gmail was changed by a person, and says something else than what was approved: it is not \
                       sent. Delete the draft there to have it sent as approved; or send it there yourself, and reject this one";

impl Draft {
    fn noted(text: &str) -> Draft {
        let (id, message) = text.split_once(' ').unwrap_or((text, ""));
        Draft { id: id.to_owned(), message: message.to_owned() }
    }

    fn note(&self) -> String {
        format!("{} {}", self.id, self.message)
    }
}

impl Message {
    /// Whether an intent made it: by the header of ours, or by our own Message-ID, where that was not replaced.
    fn is_of(&self, key: &Id) -> bool {
        let id = self.header("Message-ID").map(|id| id.trim().trim_start_matches('<'));
        self.header(MARKER).is_some_and(|own| own.trim() == key.as_str())
            || id.is_some_and(|id| id.starts_with(&format!("fte-{key}@")))
    }

    fn header(&self, name: &str) -> Option<&str> {
        let own = self.payload.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        own.map(|header| header.value.as_str())
    }
}

fn is_ours(shown: &Shown, bytes: &[u8]) -> bool {
    let raw = shown.message.raw.as_deref().and_then(decoded);
    raw.is_some_and(|raw| same(bytes, &raw))
}

/// When what an intent made can be from, in seconds since 1970.
fn since(intent: &Intent) -> i64 {
    let at: Time = intent.begun - SKEW;
    at.timestamp()
}
