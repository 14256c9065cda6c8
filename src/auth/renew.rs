//! Google's access token: made anew before it ends, by one process at a time.

use chrono::TimeDelta;

use super::google::{self, CallError};
use super::record::{Google, Held, Record};
use super::{KeyError, Keys, Service, Token, service};
use crate::base::secret::Secret;
use crate::net::Http;

/// How long before its end a token is no longer used: a call takes its time, and clocks differ.
const EARLY: TimeDelta = TimeDelta::minutes(5);

/// Held by who renews, signs in or takes back: nobody else then uses the refresh token, or writes what is stored.
pub(super) const LOCK: &str = "auth.gmail";

const SERVICE: Service = Service::Gmail;

impl Keys<'_> {
    /// The token that is stored, or a new one where its end is near, or where it is `old`, which was turned down.
    pub(super) fn renew(&self, http: &dyn Http, old: Option<&Token>) -> Result<Token, KeyError> {
        let (_, google) = self.google()?;
        if self.is_good(&google, old) {
            return Ok(token(&google));
        }
        let _one = self.state.lock(LOCK).map_err(|fail| KeyError::state(&fail))?;
        // While the lock was waited for, somebody else may have done it.
        let (record, google) = self.google()?;
        if self.is_good(&google, old) {
            return Ok(token(&google));
        }
        let ended = self.known(SERVICE)?.and_then(|known| known.ended);
        if let Some(why) = ended {
            return Err(KeyError::Ended { service: SERVICE.name(), why });
        }
        self.call(http, record, google)
    }

    /// What is stored, where it may go to the servers of the settings.
    fn google(&self) -> Result<(Record, Google), KeyError> {
        let missing = KeyError::Missing { service: SERVICE.name() };
        let Some(record) = self.record(SERVICE)? else { return Err(missing) };
        SERVICE.bound(&record.given, &service::gmail_servers(self.config))?;
        match &record.held {
            Held::Google(google) => {
                let google = google.clone();
                Ok((record, google))
            }
            Held::Secret(_) | Held::Command(_) => Err(missing),
        }
    }

    fn is_good(&self, google: &Google, old: Option<&Token>) -> bool {
        let is_old = old.is_some_and(|old| old.secret.reveal() == google.access.reveal());
        !is_old && google.expires - self.clock.now() > EARLY
    }

    /// Asks for a new one. It is durable before it is used, and a new refresh token before the old one is let go.
    fn call(&self, http: &dyn Http, record: Record, old: Google) -> Result<Token, KeyError> {
        // With a full disk nothing is begun whose outcome could not be kept.
        self.state.keep_reserve().map_err(|fail| KeyError::state(&fail))?;
        let secret = old.client_secret.as_ref().map_or("", Secret::reveal);
        let mut form = vec![
            ("grant_type", "refresh_token"),
            ("refresh_token", old.refresh.reveal()),
            ("client_id", old.client_id.as_str()),
        ];
        form.extend((!secret.is_empty()).then_some(("client_secret", secret)));
        let granted = match google::token(http, &self.config.text("gmail.token"), &form) {
            Ok(granted) => granted,
            Err(CallError::Away(error)) => return Err(KeyError::Away(error)),
            Err(CallError::Refused { code, said }) => return Err(self.refused(&code, &said)),
        };
        let now = self.clock.now();
        let after = |lasts| TimeDelta::from_std(lasts).ok().and_then(|d| now.checked_add_signed(d));
        let google = Google {
            access: granted.access,
            expires: after(granted.lasts).unwrap_or(now),
            ends: granted.refresh_lasts.map_or(old.ends, after),
            refresh: granted.refresh.unwrap_or(old.refresh),
            scopes: granted.scopes.unwrap_or(old.scopes),
            client_id: old.client_id,
            client_secret: old.client_secret,
        };
        let token = token(&google);
        self.keep(SERVICE, &Record { held: Held::Google(google), ..record })?;
        Ok(token)
    }

    /// A refresh token that is turned down stays so: that is remembered, and not asked again.
    fn refused(&self, code: &str, said: &str) -> KeyError {
        let mut why = CallError::words(code, said);
        if code == "invalid_grant" {
            why += " (revoked, unused for six months, the account's password changed, or the OAuth app's publishing \
                    status is Testing, where Google ends a sign-in after 7 days)";
            let noted = self.known(SERVICE).and_then(|known| match known {
                Some(known) => {
                    let ended = Some(why.clone());
                    self.note_known(SERVICE, &super::store::Known { ended, ..known })
                }
                None => Ok(()),
            });
            if let Err(error) = noted {
                return error;
            }
        }
        KeyError::Ended { service: SERVICE.name(), why }
    }
}

fn token(google: &Google) -> Token {
    Token { secret: google.access.clone(), scopes: google.scopes.clone() }
}
