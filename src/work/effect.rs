//! Who carries each action out: the only place that causes an effect.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;

use super::notes;
use crate::auth::{KeyError, Keys};
use crate::base::secret::Secret;
use crate::base::text::shown_line;
use crate::base::{Exit, OrFail as _, Result, Time, clock, web};
use crate::config::Config;
use crate::model::Id;
use crate::model::action::{Action, Connector, Via};
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::model::params::Hook;
use crate::net::Http;
use crate::remote::books::{Books, BooksError};
use crate::remote::message::MessageError;
use crate::remote::outbox::{Outbox, OutboxError};
use crate::remote::webhook::{self, Webhook};
use crate::state::{Intent, State};
use crate::vault::{Created, Folder, Place, Vault};

/// What an action is carried out with.
pub(crate) struct World<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) config: &'a Config,
    pub(crate) http: &'a dyn Http,
    /// The same for Gmail, with its own limits.
    pub(crate) gmail: &'a dyn Http,
    pub(crate) odoo: &'a dyn Http,
    /// What services are signed in to with.
    pub(crate) keys: Keys<'a>,
    pub(crate) webhook_tokens: Tokens,
}

/// What signs calls of web services, by the place that it was asked for: a stored command runs once a run, and no place gets
/// what was given for another.
pub(crate) type Tokens = RefCell<BTreeMap<String, std::result::Result<Option<Secret>, String>>>;

impl World<'_> {
    /// Why an action can't be carried out here now; `None` where it can.
    pub(crate) fn obstacle(&self, action: &Action) -> Option<String> {
        match action.connector() {
            Connector::Missing => {
                Some(format!("there is no connector for `{}` yet", action.name()))
            }
            Connector::Outbox | Connector::Smtp | Connector::Gmail
                if self.config.sender().is_none() =>
            {
                Some(MessageError::NoSender.to_string())
            }
            Connector::Webhook => self.webhook_obstacle(action),
            Connector::Smtp => self.smtp_obstacle(action),
            Connector::Gmail => self.gmail_obstacle(action),
            Connector::Odoo => self.odoo_obstacle(action),
            _ => None,
        }
    }

    /// An outside service begins in dry-run: it is shown what would go over the wire. Its token is not looked at: a program
    /// or a person may have to give it, which is not waited for while the vault is locked.
    fn webhook_obstacle(&self, action: &Action) -> Option<String> {
        let Action::CallWebhook(hook) = action else { return None };
        if let Some(why) = webhook::obstacle(hook) {
            return Some(why);
        }
        (self.config.text("webhook.mode") != "live").then(|| {
            let shown = webhook::shown(hook, "(its key)");
            format!("dry-run (`webhook.mode: live` sends it): {shown}")
        })
    }

    /// Does it, once: the same intent again gives the first receipt. An error leaves open whether it happened.
    pub(crate) fn perform(
        &self,
        action: &Action,
        intent: &Intent,
        automatic: bool,
    ) -> Result<Attempt> {
        let (key, at) = (&intent.key, intent.begun);
        match action.connector() {
            Connector::Vault => self.change_vault(action, key, at),
            Connector::Books => self.book(action, key, at),
            Connector::Outbox | Connector::Smtp | Connector::Gmail => {
                self.mail(action, intent, automatic)
            }
            Connector::Odoo => match action {
                Action::PrintInvoice(printing) => self.print_invoice(printing, key),
                _ => Ok(self.write_to_odoo(action, intent)),
            },
            Connector::Webhook => Ok(self.call_webhook(action, key)),
            Connector::Missing => {
                Ok(Attempt::NotPossible(self.obstacle(action).unwrap_or_default()))
            }
        }
    }

    fn change_vault(&self, action: &Action, key: &Id, at: Time) -> Result<Attempt> {
        match action {
            Action::OptOut(out) => self.opt_out(out, key),
            Action::LogContact(line) => self.log_contact(line, key, at),
            Action::DrawInvoice(drawing) => self.draw_invoice(drawing),
            Action::DiscardNote(discard) => {
                Ok(self.discard(discard, key)?.map_or_else(Attempt::refused, Attempt::Done))
            }
            _ => self.make(action, key, at),
        }
    }

    fn mail(&self, action: &Action, intent: &Intent, automatic: bool) -> Result<Attempt> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else {
            return Ok(Attempt::NotPossible(format!("`{}` is no mail", action.name())));
        };
        let (key, at) = (&intent.key, intent.begun);
        match mail.via {
            Via::Outbox => outbox_outcome(self.outbox().write(mail, key.as_str(), at, automatic)),
            Via::Smtp => self.send_over_smtp(mail, key, at, automatic),
            Via::Gmail => self.send_over_gmail(mail, intent, automatic),
        }
    }

    fn call_webhook(&self, action: &Action, key: &Id) -> Attempt {
        let Action::CallWebhook(hook) = action else {
            return Attempt::NotPossible(format!("`{}` calls no web service", action.name()));
        };
        match self.webhook(hook) {
            Ok(webhook) => webhook.send(hook, key.as_str()),
            Err(why) => Attempt::NotPossible(why),
        }
    }

    /// Whether something was done under an intent.
    pub(crate) fn find(&self, action: &Action, intent: &Intent, automatic: bool) -> Result<Found> {
        let (key, at) = (&intent.key, intent.begun);
        let sure = |found: Option<Value>| found.map_or(Found::No, Found::Yes);
        if let Action::DiscardNote(discard) = action {
            return self.discarded(discard, key).map(sure);
        }
        if let Action::OptOut(out) = action {
            return self.opted_out(out).map(sure);
        }
        if let Action::LogContact(line) = action {
            return self.logged_contact(line, key).map(sure);
        }
        if let Action::DrawInvoice(drawing) = action {
            return self.drawn_invoice(drawing).map(sure);
        }
        if let Action::PrintInvoice(_) = action {
            return self.printed_invoice(key).map(sure);
        }
        Ok(match action.connector() {
            Connector::Books => {
                let books = Books::open(self.vault, self.state, self.config);
                let found = books.find(key.as_str())?;
                sure(found.map(serde_json::to_value).transpose().or_fail(Exit::Failed)?)
            }
            Connector::Vault => sure(match self.made(key)? {
                Some(there) => notes::built(action, key, at)?.map(|built| built.receipt(&there)),
                None => None,
            }),
            Connector::Outbox => match action {
                Action::SendEmail(mail) | Action::ReplyEmail(mail) => {
                    let found = self.outbox().find(mail, key.as_str(), at, automatic);
                    sure(found.or_fail(Exit::Failed)?)
                }
                _ => Found::No,
            },
            Connector::Webhook => match action {
                Action::CallWebhook(hook) => match self.webhook(hook) {
                    Ok(webhook) => webhook.find(hook, key.as_str()),
                    Err(why) => Found::NotNow(Failure::new(FailureClass::Authentication, why)),
                },
                _ => Found::No,
            },
            Connector::Smtp => self.find_over_smtp(action, key)?,
            Connector::Gmail => self.find_over_gmail(intent)?,
            Connector::Odoo => self.find_in_odoo(action, intent),
            Connector::Missing => Found::No,
        })
    }

    /// What follows once the receipt is durable; the same again changes nothing.
    pub(crate) fn release(&self, action: &Action, key: &Id) -> Result<()> {
        if action.connector() == Connector::Outbox {
            self.outbox().deliver(key.as_str()).or_fail(Exit::Failed)?;
        }
        if action.connector() == Connector::Smtp {
            self.state.forget_end(key)?;
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

    fn book(&self, action: &Action, key: &Id, at: Time) -> Result<Attempt> {
        if let Some(path) = self.vault.differing(action.files())? {
            let what = format!("the file `{}` is not what was approved", shown_line(&path));
            return Ok(unbuildable(&what));
        }
        let books = Books::open(self.vault, self.state, self.config);
        match books.perform(action, key.as_str(), clock::local(at).date_naive()) {
            Ok(Some(receipt)) => {
                serde_json::to_value(receipt).map(Attempt::Done).or_fail(Exit::Failed)
            }
            Ok(None) => {
                Ok(Attempt::NotPossible(format!("`{}` is nothing of the books", action.name())))
            }
            Err(error @ BooksError::Refused(_)) => Ok(Attempt::refused(error.to_string())),
            Err(error @ BooksError::Data { .. }) => Ok(unbuildable(&error)),
            // A person must mend the line first; then it is booked.
            Err(error @ BooksError::Journal { .. }) => Ok(Attempt::NotPossible(error.to_string())),
            Err(error) => Err(error.into()),
        }
    }

    fn webhook(&self, hook: &Hook) -> std::result::Result<Webhook<'_>, String> {
        self.webhook_token(hook).map(|token| Webhook { http: self.http, token })
    }

    /// The token, which not every service needs. An error where there is one that may not be used, or can't be read.
    fn webhook_token(&self, hook: &Hook) -> std::result::Result<Option<Secret>, String> {
        let Some(origin) = hook.url.as_deref().and_then(web::origin) else { return Ok(None) };
        let look = || match self.keys.password("webhook", &origin) {
            Ok(token) => Ok(Some(token)),
            Err(KeyError::Missing { .. }) => Ok(None),
            Err(error) => Err(error.to_string()),
        };
        self.webhook_tokens.borrow_mut().entry(origin.clone()).or_insert_with(look).clone()
    }

    fn outbox(&self) -> Outbox<'_> {
        Outbox { vault: self.vault }
    }

    fn make(&self, action: &Action, key: &Id, at: Time) -> Result<Attempt> {
        let Some(built) = notes::built(action, key, at)? else {
            return Ok(Attempt::NotPossible(format!("`{}` makes no note", action.name())));
        };
        if let Some(there) = self.made(key)? {
            return Ok(Attempt::Done(built.receipt(&there)));
        }
        match self.vault.create(&built.place, built.text.as_bytes())? {
            // The key is in the name: whatever it holds now, this action made it.
            Created::New | Created::Same | Created::Differs => {
                Ok(Attempt::Done(built.receipt(&built.place)))
            }
        }
    }
}

/// A mail that can't be built never will; a missing sender or a full disk can be mended.
fn outbox_outcome(written: std::result::Result<Value, OutboxError>) -> Result<Attempt> {
    match written {
        Ok(receipt) => Ok(Attempt::Done(receipt)),
        Err(error @ OutboxError::Message(MessageError::NoSender)) => {
            Ok(Attempt::NotPossible(error.to_string()))
        }
        Err(error @ (OutboxError::Io { .. } | OutboxError::Message(MessageError::Io { .. }))) => {
            Err(error).or_fail(Exit::Failed)
        }
        Err(error) => Ok(unbuildable(&error)),
    }
}

fn unbuildable(error: &impl ToString) -> Attempt {
    Attempt::Failed(Failure::new(FailureClass::Data, error.to_string()))
}
