//! Credentials: where secrets are kept and fetched from, and the tokens that stand for a sign-in.
//!
//! A secret goes to the server that it was given for, and to no other: whoever can write the settings must not be able to
//! have it sent elsewhere.

pub(crate) mod account;
mod command;
mod file;
mod google;
mod keyring;
pub(crate) mod login;
mod record;
mod renew;
pub(crate) mod revoke;
mod service;
pub(crate) mod status;
mod store;
mod surroundings;

pub(crate) use service::Service;
pub(crate) use status::Credential;
pub(crate) use store::Store;

use record::Held;

use crate::base::secret::Secret;
use crate::base::{Clock, Exit, Fail};
use crate::config::Config;
use crate::net::{Http, HttpError};
use crate::state::State;

/// Fetches what services are signed in to with.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'a> {
    pub(crate) config: &'a Config,
    pub(crate) state: &'a State,
    pub(crate) clock: &'a Clock,
}

/// What stands for a sign-in for a while.
#[derive(Clone)]
pub(crate) struct Token {
    pub(crate) secret: Secret,
    /// What it may be used for, as the service granted it. Empty where that is not known: it came from the environment.
    pub(crate) scopes: Vec<String>,
}

/// Why there is no credential.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    #[error("nothing is stored to sign in to {service} with: `fte auth {service} login`")]
    Missing { service: &'static str },
    #[error(
        "what there is to sign in to {service} with was given for {given}, and the settings say {server}: `fte auth {service} login --trust-server` gives it to that one"
    )]
    Elsewhere { service: &'static str, server: String, given: String },
    #[error(
        "the sign-in to {service} has ended: {why}: `fte auth {service} login` makes a new one"
    )]
    Ended { service: &'static str, why: String },
    /// The server that gives tokens can't be asked now. Nothing else was called.
    #[error(transparent)]
    Away(#[from] HttpError),
    #[error("the secrets can't be read: {0}")]
    Store(String),
}

impl KeyError {
    /// As a command's failure: signing in mends it, or waiting, or what it names.
    pub(crate) fn fail(self) -> Fail {
        let exit = match self {
            KeyError::Missing { .. } | KeyError::Elsewhere { .. } | KeyError::Ended { .. } => {
                Exit::SignIn
            }
            KeyError::Away(_) => Exit::Later,
            KeyError::Store(_) => Exit::Failed,
        };
        Fail::new(exit, self)
    }

    fn state(fail: &Fail) -> KeyError {
        KeyError::Store(fail.causes().join(": "))
    }
}

impl Keys<'_> {
    /// The password for `imap`, `smtp` at a server, `imap.example.com:993`; the API key of `odoo`, the token of `webhook` at an
    /// origin.
    pub(crate) fn password(&self, service: &'static str, server: &str) -> Result<Secret, KeyError> {
        let missing = || KeyError::Missing { service };
        let service = Service::named(service).ok_or_else(missing)?;
        let asked = [service::normal(server)];
        if let Some(found) = self.surrounding(service.variable())? {
            self.bound_at_first(service, &asked)?;
            return Ok(found.secret);
        }
        let record = self.record(service)?.ok_or_else(missing)?;
        service.bound(&record.given, &asked)?;
        match record.held {
            Held::Secret(secret) => Ok(secret),
            Held::Command(words) => command::run(&words).map_err(KeyError::Store),
            Held::Google(_) => Err(missing()),
        }
    }

    /// Google's access token, made anew shortly before it ends.
    pub(crate) fn token(&self, http: &dyn Http) -> Result<Token, KeyError> {
        match self.given_token()? {
            Some(token) => Ok(token),
            None => self.renew(http, None),
        }
    }

    /// Another one although the old has time left: the service turned it down.
    pub(crate) fn renewed(&self, http: &dyn Http, old: &Token) -> Result<Token, KeyError> {
        match self.given_token()? {
            Some(token) if token.secret.reveal() != old.secret.reveal() => Ok(token),
            Some(_) => {
                let why = "the token in FTE_GMAIL_ACCESS_TOKEN was turned down".into();
                Err(KeyError::Ended { service: Service::Gmail.name(), why })
            }
            None => self.renew(http, Some(old)),
        }
    }

    /// The token that somebody else renews, and hands over in the environment.
    fn given_token(&self) -> Result<Option<Token>, KeyError> {
        let service = Service::Gmail;
        let Some(found) = self.surrounding(service.variable())? else { return Ok(None) };
        self.bound_at_first(service, &service::token_servers(self.config))?;
        Ok(Some(Token { secret: found.secret, scopes: Vec::new() }))
    }

    /// Holds what comes from the environment to the servers that it was first used with.
    fn bound_at_first(&self, service: Service, asked: &[String]) -> Result<(), KeyError> {
        let given = self.given_first(service, asked).map_err(|fail| KeyError::state(&fail))?;
        service.bound(&given, asked)
    }
}
