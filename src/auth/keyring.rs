//! The system's keyring: the Secret Service under Linux, the keychain under macOS, the credential manager under Windows.

use std::fmt;

/// Why it was of no use.
#[derive(Debug)]
pub(super) enum Trouble {
    /// There is none, or it does not answer.
    Absent(String),
    /// It is there, and did not do it: it is locked, say.
    Failed(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Absent(why) => write!(f, "there is no keyring here: {why}"),
            Trouble::Failed(why) => write!(f, "the keyring: {why}"),
        }
    }
}

pub(super) use system::{delete, get, set};

#[cfg(target_os = "linux")]
mod system {
    use std::collections::HashMap;
    use std::path::Path;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use dbus_secret_service::{EncryptionType, Error, Item, SecretService};

    use super::Trouble;
    use crate::base::prompt;
    use crate::config;

    /// How long it may take to answer at all.
    const QUICK: Duration = Duration::from_secs(3);
    /// How long a person may take to unlock it; nobody is asked where nobody can answer.
    const PATIENCE: u64 = 60;

    pub(crate) fn get(account: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let account = account.to_owned();
        asked(move |service| {
            let found = service.search_items(attributes(&account))?;
            let Some(item) = found.unlocked.first().or(found.locked.first()) else {
                return Ok(None);
            };
            item.ensure_unlocked()?;
            item.get_secret().map(Some)
        })
    }

    pub(crate) fn set(account: &str, label: &str, secret: &[u8]) -> Result<(), Trouble> {
        let (account, label, secret) = (account.to_owned(), label.to_owned(), secret.to_owned());
        asked(move |service| {
            let collection = service.get_default_collection()?;
            collection.ensure_unlocked()?;
            let kind = "application/json";
            collection.create_item(&label, attributes(&account), &secret, true, kind).map(drop)
        })
    }

    pub(crate) fn delete(account: &str) -> Result<(), Trouble> {
        let account = account.to_owned();
        asked(move |service| {
            let found = service.search_items(attributes(&account))?;
            found.unlocked.iter().chain(&found.locked).try_for_each(|item: &Item<'_>| {
                item.ensure_unlocked()?;
                item.delete()
            })
        })
    }

    fn attributes(account: &str) -> HashMap<&str, &str> {
        HashMap::from([("application", "fte"), ("account", account)])
    }

    /// Asks in a thread of its own: a bus that hangs must not hold the command.
    fn asked<T: Send + 'static>(
        work: impl FnOnce(&SecretService) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Trouble> {
        if !has_bus() {
            return Err(Trouble::Absent("no session bus".into()));
        }
        let patience = if prompt::can_ask() { PATIENCE } else { 0 };
        let ((here, connected), (done, outcome)) = (channel(), channel());
        std::thread::spawn(move || {
            let service =
                SecretService::connect_with_max_prompt_timeout(EncryptionType::Dh, patience);
            let _ = here.send(service.as_ref().map(drop).map_err(ToString::to_string));
            let _ = service.map(|service| done.send(work(&service)));
        });
        match connected.recv_timeout(QUICK) {
            Err(_) => return Err(Trouble::Absent("it does not answer".into())),
            Ok(Err(why)) => return Err(Trouble::Absent(why)),
            Ok(Ok(())) => {}
        }
        match outcome.recv_timeout(QUICK * 3 + Duration::from_secs(patience)) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(Error::NoResult)) => Err(Trouble::Absent("it has no default collection".into())),
            Ok(Err(Error::Prompt | Error::Locked)) => {
                Err(Trouble::Failed("it is locked, and was not unlocked".into()))
            }
            Ok(Err(error)) => Err(Trouble::Failed(error.to_string())),
            Err(_) => Err(Trouble::Failed("it does not answer".into())),
        }
    }

    /// Without a bus the library would start one.
    fn has_bus() -> bool {
        let there = |dir: String| Path::new(&dir).join("bus").exists();
        config::env("DBUS_SESSION_BUS_ADDRESS").is_some()
            || config::env("XDG_RUNTIME_DIR").is_some_and(there)
    }
}

#[cfg(any(target_os = "macos", windows))]
mod system {
    use std::sync::Arc;

    #[cfg(target_os = "macos")]
    use apple_native_keyring_store::keychain::Store;
    use keyring_core::{CredentialStore, Entry, Error};
    #[cfg(windows)]
    use windows_native_keyring_store::Store;

    use super::Trouble;

    pub(crate) fn get(account: &str) -> Result<Option<Vec<u8>>, Trouble> {
        match entry(account)?.get_secret() {
            Ok(secret) => Ok(Some(secret)),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    }

    pub(crate) fn set(account: &str, _label: &str, secret: &[u8]) -> Result<(), Trouble> {
        entry(account)?.set_secret(secret).map_err(|error| failed(&error))
    }

    pub(crate) fn delete(account: &str) -> Result<(), Trouble> {
        match entry(account)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(failed(&error)),
        }
    }

    fn entry(account: &str) -> Result<Entry, Trouble> {
        let store = Store::new().map_err(|error| Trouble::Absent(kind(&error).into()))?;
        let store: Arc<CredentialStore> = store;
        Entry::new_in_store(&store, "fte", account).map_err(|error| failed(&error))
    }

    fn failed(error: &Error) -> Trouble {
        Trouble::Failed(kind(error).into())
    }

    /// In words of ours: some errors carry the secret's own bytes.
    fn kind(error: &Error) -> &'static str {
        match error {
            Error::NoStorageAccess(_) => "it can't be opened: it may be locked",
            Error::TooLong(..) => "what is to be stored is too long for it",
            _ => "it did not do it",
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
mod system {
    use super::Trouble;

    const NONE: &str = "this system has none that fte knows";

    pub(crate) fn get(_: &str) -> Result<Option<Vec<u8>>, Trouble> {
        Err(Trouble::Absent(NONE.into()))
    }

    pub(crate) fn set(_: &str, _: &str, _: &[u8]) -> Result<(), Trouble> {
        Err(Trouble::Absent(NONE.into()))
    }

    pub(crate) fn delete(_: &str) -> Result<(), Trouble> {
        Err(Trouble::Absent(NONE.into()))
    }
}
