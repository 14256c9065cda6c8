//! Who carries each action out: the only place that causes an effect.

use serde_json::Value;

use super::notes;
use crate::base::{Exit, OrFail as _, Result, Time, clock};
use crate::config::Config;
use crate::model::Id;
use crate::model::action::{Action, Connector};
use crate::remote::books::{Books, BooksError};
use crate::remote::outbox::{Outbox, OutboxError};
use crate::state::{Intent, State};
use crate::vault::{Created, Folder, Place, Vault};

/// What an action is carried out with.
pub(crate) struct World<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) config: &'a Config,
}

/// What came of an action.
#[derive(Debug)]
pub(crate) enum Outcome {
    Done(Value),
    /// Nothing happened, and nothing will before something else is set up.
    NotPossible(String),
    /// It can never work as it is; nothing happened.
    Refused(String),
}

impl World<'_> {
    /// Why an action can't be carried out here now; `None` where it can.
    pub(crate) fn obstacle(&self, action: &Action) -> Option<String> {
        match action.spec().connector {
            Connector::Missing => {
                Some(format!("there is no connector for `{}` yet", action.name()))
            }
            Connector::Outbox if self.config.sender().is_none() => {
                Some(OutboxError::NoSender.to_string())
            }
            _ => None,
        }
    }

    /// Does it, once: the same intent again gives the first receipt. An error leaves open whether it happened.
    pub(crate) fn perform(
        &self,
        action: &Action,
        intent: &Intent,
        automatic: bool,
    ) -> Result<Outcome> {
        let (key, at) = (&intent.key, intent.begun);
        match action {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => {
                outbox_outcome(self.outbox().write(mail, key.as_str(), at, automatic))
            }
            Action::WriteNote(_) | Action::Remind(_) | Action::AddContact(_) => {
                self.make(action, key, at)
            }
            Action::DiscardNote(discard) => {
                Ok(self.discard(discard, key)?.map_or_else(Outcome::Refused, Outcome::Done))
            }
            Action::CreateInvoice(_)
            | Action::RecordBill(_)
            | Action::RecordExpense(_)
            | Action::RecordPayment(_)
            | Action::CreditInvoice(_)
            | Action::ReverseEntry(_) => self.book(action, key, at),
            Action::Pay(_)
            | Action::PostX(_)
            | Action::PostFacebook(_)
            | Action::PostInstagram(_)
            | Action::PostLinkedin(_)
            | Action::SendWhatsapp(_) => {
                Ok(Outcome::NotPossible(self.obstacle(action).unwrap_or_default()))
            }
        }
    }

    /// The receipt of what was done under an intent; `None` where it is sure that nothing was.
    pub(crate) fn find(
        &self,
        action: &Action,
        intent: &Intent,
        automatic: bool,
    ) -> Result<Option<Value>> {
        let (key, at) = (&intent.key, intent.begun);
        if let Action::SendEmail(mail) | Action::ReplyEmail(mail) = action {
            return self.outbox().find(mail, key.as_str(), at, automatic).or_fail(Exit::Failed);
        }
        if let Action::DiscardNote(discard) = action {
            return self.discarded(discard, key);
        }
        match action.spec().connector {
            Connector::Books => {
                let books = Books::open(self.vault, self.state, self.config);
                let found = books.find(key.as_str())?;
                found.map(serde_json::to_value).transpose().or_fail(Exit::Failed)
            }
            Connector::Vault => match self.made(key)? {
                Some(there) => {
                    Ok(notes::built(action, key, at)?.map(|built| built.receipt(&there)))
                }
                None => Ok(None),
            },
            Connector::Outbox | Connector::Missing => Ok(None),
        }
    }

    /// What follows once the receipt is durable; the same again changes nothing.
    pub(crate) fn release(&self, action: &Action, key: &Id) -> Result<()> {
        if action.spec().connector == Connector::Outbox {
            self.outbox().deliver(key.as_str()).or_fail(Exit::Failed)?;
        }
        Ok(())
    }

    /// The note that an intent made: its key is the note's id, wherever a person moved it since.
    fn made(&self, key: &Id) -> Result<Option<Place>> {
        let folders = [
            Folder::NeedsAction,
            Folder::InProgress,
            Folder::Contacts,
            Folder::Plans,
            Folder::Briefings,
            Folder::Audits,
            Folder::Done,
        ];
        Ok(self.vault.find_id(key, &folders)?)
    }

    fn book(&self, action: &Action, key: &Id, at: Time) -> Result<Outcome> {
        let books = Books::open(self.vault, self.state, self.config);
        match books.perform(action, key.as_str(), clock::local(at).date_naive()) {
            Ok(Some(receipt)) => {
                serde_json::to_value(receipt).map(Outcome::Done).or_fail(Exit::Failed)
            }
            Ok(None) => {
                Ok(Outcome::NotPossible(format!("`{}` is nothing of the books", action.name())))
            }
            Err(error @ (BooksError::Refused(_) | BooksError::Data { .. })) => {
                Ok(Outcome::Refused(error.to_string()))
            }
            // A person must mend the line first; then it is booked.
            Err(error @ BooksError::Journal { .. }) => Ok(Outcome::NotPossible(error.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    fn outbox(&self) -> Outbox<'_> {
        Outbox { vault: self.vault }
    }

    fn make(&self, action: &Action, key: &Id, at: Time) -> Result<Outcome> {
        let Some(built) = notes::built(action, key, at)? else {
            return Ok(Outcome::NotPossible(format!("`{}` makes no note", action.name())));
        };
        if let Some(there) = self.made(key)? {
            return Ok(Outcome::Done(built.receipt(&there)));
        }
        match self.vault.create(&built.place, built.text.as_bytes())? {
            // The key is in the name: whatever it holds now, this action made it.
            Created::New | Created::Same | Created::Differs => {
                Ok(Outcome::Done(built.receipt(&built.place)))
            }
        }
    }
}

/// A mail that can't be built never will; a missing sender or a full disk can be mended.
fn outbox_outcome(written: std::result::Result<Value, OutboxError>) -> Result<Outcome> {
    match written {
        Ok(receipt) => Ok(Outcome::Done(receipt)),
        Err(error @ OutboxError::NoSender) => Ok(Outcome::NotPossible(error.to_string())),
        Err(error @ OutboxError::Io { .. }) => Err(error).or_fail(Exit::Failed),
        Err(error) => Ok(Outcome::Refused(error.to_string())),
    }
}
