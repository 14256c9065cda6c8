//! What was sent over SMTP, among what the account sent: found there where an answer was lost, put there where nobody else does.

use std::sync::Arc;

use serde_json::json;

use super::act::Executor;
use super::acted::Acted;
use super::effect::World;
use super::execute::is_automatic;
use crate::base::{Fail, Result, Time, clock};
use crate::model::Id;
use crate::model::action::{Action, Connector, Email};
use crate::model::attempt::Found;
use crate::model::request::Standing;
use crate::remote::imap::{Account, ImapError, Session};
use crate::remote::message::{self, Stamp};
use crate::remote::smtp::Server;
use crate::state::Intent;
use crate::state::requests::Request;

/// How long a server may take to file what it sent, where it does that.
const FILED: chrono::Duration = chrono::Duration::minutes(10);

/// How long it is tried to file a copy.
const TRIED: chrono::Duration = chrono::Duration::hours(24);

/// Who puts a mail among what was sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filing {
    /// fte, over IMAP.
    Append,
    Server,
    Nobody,
}

impl World<'_> {
    fn filing(&self) -> Filing {
        let host = Server::of(self.config).host.to_lowercase();
        let has_imap = self.config.filled("imap.host").is_some();
        // It files what it sends, and a copy put there is one more.
        let is_gmail = host.ends_with(".gmail.com") || host.ends_with(".googlemail.com");
        match self.config.text("smtp.sent").as_str() {
            "none" => Filing::Nobody,
            // Without it nothing can be put there, nor looked for.
            _ if !has_imap => Filing::Nobody,
            "append" if !is_gmail => Filing::Append,
            _ => Filing::Server,
        }
    }

    /// Whether a mail that went out is yet to be filed, by fte.
    pub(super) fn owes_copy(&self, action: &Action) -> bool {
        action.connector() == Connector::Smtp && self.filing() == Filing::Append
    }

    /// How long after it was begun something that was done may not be found yet.
    pub(super) fn filed_by(&self, action: &Action) -> chrono::Duration {
        match action.connector() {
            Connector::Smtp if self.filing() == Filing::Server => FILED,
            Connector::Gmail => self.gmail_files_by(),
            _ => chrono::Duration::zero(),
        }
    }

    /// Whether a mail whose answer was lost went out. Only that it is there proves something: it may have gone out and not
    /// been filed, so that a person says which it was. What keeps it from being looked for is no fault of the server that
    /// sends, and stops nothing there.
    pub(super) fn find_over_smtp(&self, action: &Action, key: &Id) -> Result<Found> {
        let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else {
            return Ok(Found::No);
        };
        // It was stopped before the end of the message.
        if !self.state.can_have_ended(key)? {
            return Ok(Found::No);
        }
        Ok(self.looked_for(mail, key.as_str(), self.keys.clock.now()))
    }

    fn looked_for(&self, mail: &Email, key: &str, now: Time) -> Found {
        if self.filing() == Filing::Nobody {
            return Found::CannotTell(
                "what is sent is filed nowhere that can be looked at (`smtp.sent`, `imap.host`)"
                    .into(),
            );
        }
        let id = message::id(mail, key);
        match self.sent_folder(now).and_then(|(mut session, folder)| {
            let found = session.find_message_id(&folder, &id).map_err(|error| error.to_string());
            session.close();
            found
        }) {
            Ok(true) => Found::Yes(json!({
                "connector": "smtp",
                "server": Server::of(self.config).name(),
                "message_id": id,
                "recipients": message::envelope(mail).map(|(_, to)| to).unwrap_or_default(),
                "said": "found among what was sent",
            })),
            Ok(false) => Found::CannotTell(
                "it is not among what was sent, which does not prove that it did not go out".into(),
            ),
            Err(why) => Found::CannotTell(format!("what was sent can't be looked at: {why}")),
        }
    }

    /// A session with the account, and the folder of what it sent.
    fn sent_folder(&self, now: Time) -> Result<(Session, String), String> {
        let said = |fail: Fail| fail.causes().join(": ");
        let account = Account::of(self.config, Arc::default()).map_err(said)?;
        let mut session = self.signed_in(&account, now).map_err(said)??;
        let folder = session.sent_folder().map_err(|error| error.to_string())?;
        let folder = folder.ok_or("the account has no folder of what was sent (`imap.sent`)")?;
        Ok((session, folder))
    }

    /// Signs in, but not on and on where that is turned down: the watcher and this know of each other.
    fn signed_in(&self, account: &Account, now: Time) -> Result<Result<Session, String>> {
        let before = self.state.turned_down()?;
        if let Some(before) = before.as_ref().filter(|before| now < before.until()) {
            let until = clock::local(before.until()).format("%Y-%m-%d %H:%M");
            return Ok(Err(format!(
                "{} turned the sign-in down; it is not tried again before {until} (`fte watch imap` tries it at once)",
                account.server()
            )));
        }
        let opened = Session::open(account, &self.keys, self.gmail);
        match &opened {
            Err(ImapError::SignIn { .. }) => self.state.turn_down(before.as_ref(), now)?,
            Ok(_) if before.is_some() => self.state.sign_in_works()?,
            _ => {}
        }
        Ok(opened.map_err(|error| error.to_string()))
    }

    /// Puts a copy of a mail among what was sent, its `Bcc` included, unless it is there.
    fn file(
        &self,
        (session, folder): &mut (Session, String),
        (mail, intent, automatic): (&Email, &Intent, bool),
    ) -> Result<(), String> {
        let key = intent.key.as_str();
        let there = session.find_message_id(folder, &message::id(mail, key));
        if there.map_err(|error| error.to_string())? {
            return Ok(());
        }
        let stamp = Stamp { key, at: intent.begun, automatic };
        let bytes = message::build(self.vault, mail, &stamp).map_err(|error| error.to_string())?;
        session.append(folder, &bytes, true).map_err(|error| error.to_string())
    }
}

impl Executor<'_> {
    /// Files copies of what went out. The receipt is durable by then: whatever goes wrong here makes no mail go out again, is
    /// tried by the next runs for a day, and is told of.
    pub(super) fn file_copies(&self, acted: &mut Acted) -> Result<()> {
        let owed = self.gate.state.owed_copies()?;
        if owed.is_empty() || self.is_stopped(acted)? {
            return Ok(());
        }
        let mut sent = self.world.sent_folder(self.gate.trail.clock.now());
        for id in owed {
            let request = self.gate.state.request(&id)?;
            let Some(request) = request.filter(|request| request.standing == Standing::Done) else {
                self.gate.state.settle_copy(&id)?;
                continue;
            };
            let filed = match (&mut sent, &request.action) {
                (Ok(sent), Action::SendEmail(mail) | Action::ReplyEmail(mail)) => {
                    let intent = self.intent_of(&request)?;
                    self.world.file(sent, (mail, &intent, is_automatic(&request)))
                }
                (Ok(_), _) => Ok(()),
                (Err(why), _) => Err(why.clone()),
            };
            self.filed(&request, filed, acted)?;
        }
        if let Ok((session, _)) = sent {
            session.close();
        }
        Ok(())
    }

    fn filed(&self, request: &Request, filed: Result<(), String>, acted: &mut Acted) -> Result<()> {
        let Err(why) = filed else { return self.gate.state.settle_copy(&request.id) };
        let sent = clock::parse(&request.updated);
        let is_over = sent.is_none_or(|sent| self.gate.trail.clock.now() > sent + TRIED);
        let next = if is_over { "that is given up" } else { "the next run tries again" };
        acted.warnings.push(format!(
            "the mail of request {} went out, and no copy of it is among what was sent: {why}; {next}",
            request.id
        ));
        if is_over { self.gate.state.settle_copy(&request.id) } else { Ok(()) }
    }
}
