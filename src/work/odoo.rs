//! What is done in Odoo: what keeps it back, how it is done, and how it is found again.

use serde_json::Value;

use super::act::Executor;
use super::acted::Acted;
use super::alerts::{self, Problem};
use super::effect::World;
use crate::auth::KeyError;
use crate::base::{Result, clock, text};
use crate::model::Id;
use crate::model::action::{Action, Connector};
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::model::push::Push;
use crate::net::HttpError;
use crate::remote::books::{Books, BooksError};
use crate::remote::odoo::connect::{ConnectError, connect};
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::write::Desk;
use crate::remote::odoo::{Odoo, Site, hours, push};
use crate::state::Intent;
use crate::state::requests::Request;
use crate::vault::Folder;

impl World<'_> {
    /// An outside service begins in dry-run: it is shown what would be written.
    pub(super) fn odoo_obstacle(&self, action: &Action) -> Option<String> {
        let Some(site) = self.config.odoo_site() else {
            return Some("`odoo.url` in .fte/config.yaml is not set".into());
        };
        (self.config.text("odoo.mode") != "live").then(|| {
            let shown = text::shown_line(&action.params().to_string());
            format!("dry-run (`odoo.mode: live` writes it): {} to {site}: {shown}", action.name())
        })
    }

    pub(super) fn write_to_odoo(&self, action: &Action, intent: &Intent) -> Attempt {
        // The settings can't have changed since it was looked at; were they others, it would go where nobody said yes to.
        if action.clone().odoo_site().is_none_or(|site| *site != self.config.odoo_site()) {
            return Attempt::NotPossible("the settings name another Odoo now".into());
        }
        if let Action::DraftInvoice(invoice) = action
            && let Some(why) = self.billed(&invoice.time, &intent.request)
        {
            return Attempt::Failed(Failure::new(FailureClass::Refused, why));
        }
        let done = match action {
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method is of one lifetime"
            )]
            Action::PushBooks(push) => self.moving(push, |books| books.perform()),
            _ => self.in_odoo(|odoo| self.desk(odoo, intent).perform(action)),
        };
        done.map_or_else(Attempt::from, Attempt::Done)
    }

    /// What is read in Odoo; else what the try came to.
    pub(super) fn read_odoo<T>(
        &self,
        work: impl FnOnce(&Odoo<'_>) -> std::result::Result<T, OdooError>,
    ) -> std::result::Result<T, Attempt> {
        self.in_odoo(work).map_err(Attempt::from)
    }

    pub(super) fn find_in_odoo(&self, action: &Action, intent: &Intent) -> Found {
        let found = match action {
            #[expect(
                clippy::redundant_closure_for_method_calls,
                reason = "the method is of one lifetime"
            )]
            Action::PushBooks(push) => self.moving(push, |books| books.find()),
            _ => self.in_odoo(|odoo| self.desk(odoo, intent).find(action)),
        };
        match found {
            Ok(Some(receipt)) => Found::Yes(receipt),
            Ok(None) => Found::No,
            // Asking changes nothing: whatever kept the answer away, it is asked again.
            Err(Fault::SetUp(why) | Fault::Lost(why)) => {
                Found::NotNow(Failure::new(FailureClass::Away, why))
            }
            Err(Fault::Failed(failure)) => Found::NotNow(failure),
        }
    }

    /// Why hours can't be billed: an invoice that counts has one of them, or may have it.
    fn billed(&self, time: &[String], own: &Id) -> Option<String> {
        if time.is_empty() {
            return None;
        }
        match hours::billed(self.state) {
            Ok(all) => {
                let others = all.iter().filter(|one| one.request != *own && one.is_begun);
                let twice = others.flat_map(|one| &one.rows).find(|row| time.contains(row))?;
                Some(format!("the row {twice} of the time sheets is billed already"))
            }
            Err(fail) => Some(fail.causes().join(": ")),
        }
    }

    /// Works on the books as they were when they were asked to be moved, and on what Odoo has of them.
    fn moving<T>(
        &self,
        push: &Push,
        work: impl FnOnce(&push::Push<'_>) -> std::result::Result<T, OdooError>,
    ) -> std::result::Result<T, Fault> {
        let refused = |why: String| Fault::Failed(Failure::new(FailureClass::Data, why));
        if push.vault != self.config.vault_id {
            return Err(refused("the books are those of another vault".into()));
        }
        let books = Books::open(self.vault, self.state, self.config);
        let read = || Ok((books.read_as_of(push.bytes, &push.sha256)?, books.home()?));
        let (ledger, home) = read().map_err(|error: BooksError| refused(error.to_string()))?;
        let migration = ledger.migration(home);
        if migration.total(home) != push.amount {
            return Err(refused("the books come to another sum than was approved".into()));
        }
        self.in_odoo(|odoo| {
            work(&push::Push::open(odoo, (&migration, home), &push.map, &push.vault)?)
        })
    }

    fn desk<'d>(&'d self, odoo: &'d Odoo<'d>, intent: &'d Intent) -> Desk<'d> {
        let today = clock::local(intent.begun).date_naive();
        // A setting that is no number is said wherever settings are read.
        let terms_days = self.config.number("books.terms_days").unwrap_or_default();
        Desk { odoo, vault: self.vault, key: intent.key.as_str(), today, terms_days }
    }

    fn in_odoo<T>(
        &self,
        work: impl FnOnce(&Odoo<'_>) -> std::result::Result<T, OdooError>,
    ) -> std::result::Result<T, Fault> {
        let site = Site::of(self.config)
            .ok_or_else(|| Fault::SetUp("`odoo.url` in .fte/config.yaml is not set".into()))?;
        let odoo = connect(self.odoo, &site, self.config, self.keys).map_err(|error| {
            // Signing in changes nothing.
            match error.into() {
                Fault::Lost(why) => Fault::Failed(Failure::new(FailureClass::Transient, why)),
                fault => fault,
            }
        })?;
        work(&odoo).map_err(Fault::from)
    }
}

/// What an alert about a document that is otherwise than approved is called; behind it, the request's id.
const OTHERWISE: &str = "odoo.changed.";

impl Executor<'_> {
    /// Notes, in the commit that the receipt is in, that a person is to be told of it: a crash after it tells them later.
    pub(super) fn note_otherwise(&self, done: &Request) -> Result<()> {
        if otherwise(done).is_some() { self.gate.state.owe_telling(&done.id) } else { Ok(()) }
    }

    /// Tells a person of what Odoo made otherwise than it was approved: a receipt in `Done/` is easily not read.
    pub(super) fn tell_otherwise(&self, done: &Request, acted: &mut Acted) {
        let Some(what) = otherwise(done) else { return };
        acted.warnings.push(text::shown_line(&what));
        let mend = format!(
            "look at it in Odoo, and put it right there where it is wrong; {} in Done/ says what was approved. Move this note to Done/ when you have",
            done.name
        );
        let name = format!("{OTHERWISE}{}", done.id);
        let told = alerts::raise(self.alerts(), &Problem { name: &name, what: &what, mend: &mend });
        acted.told(told.and_then(|told| self.gate.state.settle_telling(&done.id).map(|()| told)));
    }

    /// Tells what a crash kept from being told; then what the person has put away is over.
    pub(super) fn settle_otherwise(&self, acted: &mut Acted) -> Result<()> {
        for id in self.gate.state.owed_tellings()? {
            match self.gate.state.request(&id)? {
                Some(done) => self.tell_otherwise(&done, acted),
                None => self.gate.state.settle_telling(&id)?,
            }
        }
        // One whose note could not be written yet is not one that the person has put away.
        let unwritten = self.gate.state.alert_changes()?;
        if unwritten.iter().any(|name| name.starts_with(OTHERWISE)) {
            acted.told(alerts::settle(self.alerts()));
        }
        let told = self.gate.state.alerts()?.into_iter();
        for alert in told.filter(|alert| !unwritten.contains(&alert.name)) {
            let is_there =
                || self.gate.vault.find_id(&alert.note, &[Folder::NeedsAction, Folder::InProgress]);
            if alert.name.starts_with(OTHERWISE) && is_there()?.is_none() {
                acted.told(alerts::solve(self.alerts(), &alert.name));
            }
        }
        Ok(())
    }
}

/// What Odoo made otherwise than it was approved, in a sentence, by the receipt.
fn otherwise(done: &Request) -> Option<String> {
    let receipt = done.receipt.as_ref().filter(|_| done.action.connector() == Connector::Odoo)?;
    let changed = receipt.get("changed")?.as_array()?;
    let said: Vec<&str> = changed.iter().filter_map(Value::as_str).collect();
    let document = receipt.get("document").and_then(Value::as_str).unwrap_or_default();
    Some(format!("Odoo made {document} otherwise than it was approved: {}", said.join("; ")))
}

/// What a try that gave nothing means for the request.
enum Fault {
    /// Nothing was tried, and nothing will be before something is set up.
    SetUp(String),
    /// Surely nothing happened.
    Failed(Failure),
    /// Nobody knows.
    Lost(String),
}

impl From<Fault> for Attempt {
    fn from(fault: Fault) -> Attempt {
        match fault {
            Fault::SetUp(why) => Attempt::NotPossible(why),
            Fault::Failed(failure) => Attempt::Failed(failure),
            Fault::Lost(why) => Attempt::InDoubt(why),
        }
    }
}

impl From<ConnectError> for Fault {
    fn from(error: ConnectError) -> Fault {
        match error {
            ConnectError::SetUp(why) => Fault::SetUp(why),
            ConnectError::Odoo(error) => error.into(),
            ConnectError::Key(KeyError::Away(error @ HttpError::Unreachable { .. })) => {
                Fault::Failed(Failure::new(FailureClass::Away, error.to_string()))
            }
            // No key was turned down, and Odoo is not paused for it: it is read again by the next run.
            ConnectError::Key(error @ KeyError::Store(_)) => Fault::SetUp(error.to_string()),
            ConnectError::Key(error) => {
                Fault::Failed(Failure::new(FailureClass::Authentication, error.to_string()))
            }
        }
    }
}

impl From<OdooError> for Fault {
    fn from(error: OdooError) -> Fault {
        let class = match &error {
            // An error of the server's own may come after its commit, from what stands in front of it.
            OdooError::Lost(_) | OdooError::Answer(_) => return Fault::Lost(error.to_string()),
            OdooError::Database => return Fault::SetUp(error.to_string()),
            OdooError::Away(_) => FailureClass::Away,
            OdooError::Busy(_) => FailureClass::Transient,
            OdooError::Key => FailureClass::Authentication,
            OdooError::Data(_) => FailureClass::Data,
            // One call is one transaction: what the server says no to is rolled back.
            OdooError::Rights(_)
            | OdooError::Unknown(_)
            | OdooError::Missing(_)
            | OdooError::Refused(_)
            | OdooError::Stopped(_)
            | OdooError::Fault(_) => FailureClass::Refused,
        };
        let mend = match &error {
            OdooError::Rights(_) => {
                "; an administrator of Odoo can give this user the right, then `fte queue retry` asks anew"
            }
            _ => "",
        };
        Fault::Failed(Failure::new(class, format!("{error}{mend}")))
    }
}
