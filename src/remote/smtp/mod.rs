//! One message to one mail server (RFC 5321, RFC 6409), and exactly what came of it.
//!
//! A message is its recipients' once its last byte, the full stop that ends it, went out: whatever fails before that did
//! surely not happen, and an answer that is lost after it leaves open whether it did. It goes to all whom it is for, or to
//! nobody: what was approved is what is sent.

mod session;
mod wire;

use std::time::Duration;

use serde_json::json;
use session::Session;

use crate::auth::{KeyError, Keys, Token};
use crate::base::secret::Secret;
use crate::config::Config;
use crate::model::attempt::{Attempt, Failure, FailureClass};
use crate::net::Http;
use crate::net::stream::Security;

/// What a server is signed in to with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    Password,
    Google,
    Nothing,
}

/// The server as the settings describe it.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) sign_in: SignIn,
    pub(crate) user: String,
    /// How long one answer may take.
    pub(crate) limit: Duration,
}

impl Server {
    pub(crate) fn of(config: &Config) -> Server {
        let number = |name| config.number(name).unwrap_or_default();
        Server {
            host: config.text("smtp.host").trim().to_owned(),
            port: u16::try_from(number("smtp.port")).unwrap_or_default(),
            security: match config.text("smtp.security").as_str() {
                "none" => Security::None,
                "starttls" => Security::StartTls,
                _ => Security::Tls,
            },
            sign_in: match config.text("smtp.sign_in").as_str() {
                "none" => SignIn::Nothing,
                "google" => SignIn::Google,
                _ => SignIn::Password,
            },
            user: config.filled("smtp.user").unwrap_or_else(|| config.text("imap.user")),
            limit: Duration::from_secs(number("smtp.limit_s").unsigned_abs()),
        }
    }

    /// `smtp.example.com:465`
    pub(crate) fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}

/// A message on its way out.
pub(crate) struct Outgoing<'a> {
    /// Bare addresses in ASCII.
    pub(crate) from: &'a str,
    pub(crate) recipients: &'a [String],
    pub(crate) message_id: &'a str,
    /// The message in lines that end with CRLF, without `Bcc`.
    pub(crate) bytes: &'a [u8],
    /// Called before the last byte is sent, from which on it may have arrived; where it fails, nothing is.
    pub(crate) about_to_end: &'a dyn Fn() -> Result<(), String>,
}

/// The server, and what it is signed in to with.
pub(crate) struct Smtp<'a> {
    pub(crate) server: Server,
    pub(crate) keys: Keys<'a>,
    /// What a token is renewed over.
    pub(crate) http: &'a dyn Http,
}

enum Credential {
    Password(Secret),
    Token(Token),
}

impl Credential {
    fn secret(&self) -> &Secret {
        match self {
            Credential::Password(secret) => secret,
            Credential::Token(token) => &token.secret,
        }
    }
}

impl Smtp<'_> {
    /// Why nothing can be sent as things are set up; `None` where it can. What there is to sign in with is not looked at: that
    /// can take its time, and a secret is bound to the first server that it is fetched for.
    pub(crate) fn obstacle(&self) -> Option<String> {
        let Server { host, user, sign_in, .. } = &self.server;
        if host.is_empty() {
            return Some("`smtp.host` in .fte/config.yaml is not set".into());
        }
        if host.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Some("`smtp.host` in .fte/config.yaml is no server's name".into());
        }
        if user.is_empty() && *sign_in != SignIn::Nothing {
            return Some("`smtp.user` in .fte/config.yaml is not set".into());
        }
        None
    }

    /// Sends it, once.
    pub(crate) fn send(&self, outgoing: &Outgoing<'_>) -> Attempt {
        let credential = match self.credential() {
            Ok(credential) => credential,
            Err(error) => return unsigned(&error),
        };
        let token = match self.send_with(outgoing, credential.as_ref()) {
            Ok(attempt) => return attempt,
            Err(failure) => match (&credential, failure.class) {
                // A token can end before its time; the password that is turned down is wrong.
                (Some(Credential::Token(token)), FailureClass::Authentication) => token,
                _ => return Attempt::Failed(failure),
            },
        };
        match self.keys.renewed(self.http, token) {
            Ok(token) => self
                .send_with(outgoing, Some(&Credential::Token(token)))
                .unwrap_or_else(Attempt::Failed),
            Err(error) => unsigned(&error),
        }
    }

    fn credential(&self) -> Result<Option<Credential>, KeyError> {
        Ok(match self.server.sign_in {
            SignIn::Nothing => None,
            SignIn::Password => {
                let secret = self.keys.password("smtp", &self.server.name())?;
                Some(Credential::Password(secret))
            }
            SignIn::Google => Some(Credential::Token(self.keys.token(self.http)?)),
        })
    }

    /// One conversation. The error says that it was not signed in to, or not even reached.
    fn send_with(
        &self,
        outgoing: &Outgoing<'_>,
        credential: Option<&Credential>,
    ) -> Result<Attempt, Failure> {
        let mut session = Session::open(&self.server)?;
        if let Some(credential) = credential {
            session.sign_in(&self.server.user, credential)?;
        }
        let attempt = match session.send(outgoing) {
            Ok(Ok(said)) => Attempt::Done(json!({
                "connector": "smtp",
                "server": self.server.name(),
                "message_id": outgoing.message_id,
                "recipients": outgoing.recipients,
                "said": said,
            })),
            Ok(Err(lost)) => Attempt::InDoubt(lost),
            Err(failure) => Attempt::Failed(failure),
        };
        session.close();
        Ok(attempt)
    }
}

/// Nothing to sign in with: nothing was sent.
fn unsigned(error: &KeyError) -> Attempt {
    let class = match error {
        KeyError::Store(_) => return Attempt::NotPossible(error.to_string()),
        KeyError::Away(_) => FailureClass::Away,
        _ => FailureClass::Authentication,
    };
    Attempt::Failed(Failure::new(class, error.to_string()))
}
