//! Where a sign-in is stored, and what is known of it without looking there.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::keyring::{self, Trouble};
use super::record::{Held, Record};
use super::{KeyError, Keys, Service, file};
use crate::base::Time;
use crate::state::State;

/// Where a sign-in is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Store {
    Keyring,
    File,
}

/// What the state knows of a sign-in, without a secret: no keyring is asked where nothing is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Known {
    pub(super) store: Store,
    pub(super) is_command: bool,
    pub(super) given: Vec<String>,
    pub(super) user: Option<String>,
    pub(super) stored: Time,
    pub(super) scopes: Vec<String>,
    /// When the sign-in as a whole ends, where the service said so.
    pub(super) ends: Option<Time>,
    /// Why it has ended, where the service said that it has.
    pub(super) ended: Option<String>,
}

/// What guards the file: read, changed and written by one at a time.
const FILE_LOCK: &str = "auth";

impl Keys<'_> {
    pub(super) fn known(&self, service: Service) -> Result<Option<Known>, KeyError> {
        known(self.state, service).map_err(|fail| KeyError::state(&fail))
    }

    /// What is stored for a service.
    pub(super) fn record(&self, service: Service) -> Result<Option<Record>, KeyError> {
        let Some(known) = self.known(service)? else { return Ok(None) };
        // What the keyring did not take lies in the file, also where the state was not told of it any more.
        let filed = file::read(&self.file()).map_err(KeyError::Store)?.remove(service.name());
        let value = match known.store {
            Store::Keyring if filed.is_none() => keyring::get(&self.account(service))
                .map_err(|trouble| KeyError::Store(trouble.to_string()))?
                .and_then(|bytes| serde_json::from_slice(&bytes).ok()),
            Store::Keyring | Store::File => filed,
        };
        Ok(value.and_then(|value| Record::from_json(&value)))
    }

    /// Stores it durably, in place of what was stored; then says so in the state.
    pub(super) fn keep(&self, service: Service, record: &Record) -> Result<Store, KeyError> {
        let before = self.known(service)?.map(|known| known.store);
        let store = self.put(service, record)?;
        match (before, store) {
            // In this order: what lies in the file counts.
            (_, Store::Keyring) => self.unfile(service)?,
            // That the old one can't be taken out of a keyring that is away does not harm the new one.
            (Some(Store::Keyring), Store::File) => {
                let _ = keyring::delete(&self.account(service));
            }
            (_, Store::File) => {}
        }
        self.note_kept(service, record, store)?;
        Ok(store)
    }

    /// [`Keys::keep`] of what replaces what is there, where it is: it must not be lost on the way.
    pub(super) fn keep_renewed(&self, service: Service, record: &Record) -> Result<(), KeyError> {
        let store = match self.known(service)?.map(|known| known.store) {
            Some(Store::File) => self.put_in_file(service, record)?,
            _ => self.put(service, record)?,
        };
        self.note_kept(service, record, store)
    }

    /// Makes sure that what comes next can be stored, while nothing depends on it yet.
    pub(super) fn prepare(&self, service: Service, record: &Record) -> Result<(), KeyError> {
        self.state.keep_reserve().map_err(|fail| KeyError::state(&fail))?;
        let is_in_keyring = self.known(service)?.is_some_and(|known| known.store == Store::Keyring);
        if is_in_keyring { self.keep_renewed(service, record) } else { Ok(()) }
    }

    fn note_kept(&self, service: Service, record: &Record, store: Store) -> Result<(), KeyError> {
        let google = match &record.held {
            Held::Google(google) => Some(google),
            Held::Secret(_) | Held::Command(_) => None,
        };
        let known = Known {
            store,
            is_command: matches!(record.held, Held::Command(_)),
            given: record.given.clone(),
            user: record.user.clone(),
            stored: record.stored,
            scopes: google.map(|google| google.scopes.clone()).unwrap_or_default(),
            ends: google.and_then(|google| google.ends),
            ended: None,
        };
        self.note_known(service, &known)
    }

    pub(super) fn note_known(&self, service: Service, known: &Known) -> Result<(), KeyError> {
        let text = serde_json::to_string(known).map_err(|e| KeyError::Store(e.to_string()))?;
        self.state.set_note(&note(service), &text).map_err(|fail| KeyError::state(&fail))
    }

    /// Forgets what is stored for a service, wherever that is.
    pub(super) fn forget(&self, service: Service) -> Result<(), KeyError> {
        let known = self.known(service)?;
        if known.is_some_and(|known| known.store == Store::Keyring) {
            keyring::delete(&self.account(service))
                .map_err(|trouble| KeyError::Store(trouble.to_string()))?;
        }
        self.unfile(service)?;
        self.state.set_note(&note(service), "").map_err(|fail| KeyError::state(&fail))
    }

    fn put(&self, service: Service, record: &Record) -> Result<Store, KeyError> {
        let setting = self.config.text("secrets.store");
        // A command is no secret: it needs no keyring.
        if setting == "file" || matches!(record.held, Held::Command(_)) {
            return self.put_in_file(service, record);
        }
        let label = format!("fte: {}", record.user.as_deref().unwrap_or(service.name()));
        let text = record.to_json().to_string();
        match keyring::set(&self.account(service), &label, text.as_bytes()) {
            Ok(()) => Ok(Store::Keyring),
            Err(trouble) if setting == "keyring" => Err(KeyError::Store(trouble.to_string())),
            Err(Trouble::Absent(_) | Trouble::Failed(_)) => self.put_in_file(service, record),
        }
    }

    fn put_in_file(&self, service: Service, record: &Record) -> Result<Store, KeyError> {
        self.change_file(|services| {
            services.insert(service.name().to_owned(), record.to_json());
            true
        })?;
        Ok(Store::File)
    }

    fn unfile(&self, service: Service) -> Result<(), KeyError> {
        self.change_file(|services| services.remove(service.name()).is_some())
    }

    /// Changes the file where `change` says that there was something to change.
    fn change_file(
        &self,
        change: impl FnOnce(&mut serde_json::Map<String, serde_json::Value>) -> bool,
    ) -> Result<(), KeyError> {
        let _one = self.state.lock(FILE_LOCK).map_err(|fail| KeyError::state(&fail))?;
        let path = self.file();
        let mut services = file::read(&path).map_err(KeyError::Store)?;
        if !change(&mut services) {
            return file::tidy(&path).map_err(KeyError::Store);
        }
        let write = || file::write(&path, &services);
        // The room that was set aside is for what must not be lost.
        let written =
            write().or_else(|error| if self.state.spend_reserve() { write() } else { Err(error) });
        written.map_err(|error| KeyError::Store(format!("{}: {error}", path.display())))
    }

    fn file(&self) -> PathBuf {
        self.state.dir().join(file::NAME)
    }

    /// The name of a vault's sign-in in the keyring, which all vaults share.
    fn account(&self, service: Service) -> String {
        format!("{}/{}", self.config.vault_id, service.name())
    }
}

/// What the state knows of a service's sign-in.
pub(super) fn known(state: &State, service: Service) -> crate::base::Result<Option<Known>> {
    let noted = state.note(&note(service))?;
    Ok(noted.and_then(|text| serde_json::from_str(&text).ok()))
}

fn note(service: Service) -> String {
    format!("auth.{}", service.name())
}
