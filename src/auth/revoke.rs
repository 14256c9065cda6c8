//! Ending a sign-in: taken back at the server, and forgotten here.

use super::google::{self, CallError};
use super::record::Held;
use super::renew::LOCK;
use super::{KeyError, Keys, Service};
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::net::Http;

/// What came of it.
pub(crate) struct Revoked {
    /// Whether the server took it back; a password has nothing to be taken back.
    pub(crate) at_server: bool,
    /// What the person should know.
    pub(crate) warnings: Vec<String>,
}

impl Keys<'_> {
    /// Forgets what is stored, also where the server can't be told or what is stored can't be read.
    pub(crate) fn revoke(&self, http: &dyn Http, service: Service) -> Result<Revoked> {
        let _one = match service {
            Service::Gmail => Some(self.state.lock(LOCK)?),
            _ => None,
        };
        let mut revoked = Revoked { at_server: false, warnings: Vec::new() };
        let known = self.known(service).map_err(KeyError::fail)?;
        let handed = self.surrounding(service.variable()).ok().flatten().is_some();
        if known.is_none() && !handed {
            return Err(Fail::say(
                Exit::SignIn,
                format!("nothing is stored for {}", service.name()),
            ));
        }
        match self.record(service) {
            Ok(Some(record)) => {
                if let Held::Google(google) = &record.held {
                    let url = self.config.text("gmail.revoke");
                    let told = if record.given.contains(&url) {
                        google::revoke(http, &url, &google.refresh).map_err(why)
                    } else {
                        Err(format!("it was not given for {}", shown_line(&url)))
                    };
                    revoked.at_server = told.is_ok();
                    revoked.warnings.extend(told.err().map(|why| {
                        format!(
                            "the server did not take it back: {why}; take fte's access away in the account's settings: \
                             https://myaccount.google.com/connections"
                        )
                    }));
                }
            }
            Ok(None) => {}
            Err(error) => revoked.warnings.push(format!("{error}; it is forgotten all the same")),
        }
        if known.is_some() {
            self.forget(service).map_err(KeyError::fail)?;
        }
        if handed {
            let variable = service.variable();
            revoked.warnings.push(format!(
                "{variable} is set, and is still used: take it out of the environment or the `.env` file"
            ));
        }
        Ok(revoked)
    }
}

fn why(error: CallError) -> String {
    match error {
        CallError::Away(error) => error.to_string(),
        CallError::Refused { code, said } => CallError::words(&code, &said),
    }
}
