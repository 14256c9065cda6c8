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
        let record = Record { held: Held::Google(old.clone()), ..record };
        // With a full disk or a locked keyring nothing is begun whose outcome could not be kept.
        self.prepare(SERVICE, &record)?;
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
        self.keep_renewed(SERVICE, &Record { held: Held::Google(google), ..record })?;
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::VecDeque;

    use serde_json::{Value, json};

    use super::*;
    use crate::base::{Clock, clock};
    use crate::config::Config;
    use crate::net::HttpError;
    use crate::net::http::{Request, Response};
    use crate::state::State;
    use crate::vault::Vault;

    /// Answers in order, and keeps the forms that it was sent.
    struct Script {
        answers: RefCell<VecDeque<(u16, Value)>>,
        sent: RefCell<Vec<String>>,
    }

    impl Script {
        fn of(answers: impl IntoIterator<Item = (u16, Value)>) -> Script {
            let answers = RefCell::new(answers.into_iter().collect());
            Script { answers, sent: RefCell::default() }
        }
    }

    impl Http for Script {
        fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
            self.sent.borrow_mut().push(String::from_utf8(request.into_body()).unwrap());
            let (status, body) = self.answers.borrow_mut().pop_front().unwrap();
            if status == 0 {
                return Err(HttpError::Lost { host: "h".into(), why: "cut".into() });
            }
            Ok(Response::builder().status(status).body(body.to_string().into_bytes()).unwrap())
        }
    }

    /// Runs `test` with a sign-in that was stored at nine and whose token lasts an hour.
    fn with_keys(minutes: i64, test: impl FnOnce(Keys<'_>)) {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("vault");
        std::fs::create_dir_all(root.join(".fte")).unwrap();
        let settings = "vault: abcdefghij\ngmail:\n  client_id: c\nsecrets:\n  store: file\n";
        crate::base::disk::create(&root.join(".fte/config.yaml"), settings.as_bytes()).unwrap();
        let vault = Vault::open(&root).unwrap();
        let config = Config::load(&vault).unwrap();
        let state = State::open(&dir.path().join("state"), &config.vault_id).unwrap();
        let nine = clock::parse("2026-11-16T09:00:00Z").unwrap();
        let clock = Clock::fixed(nine + TimeDelta::minutes(minutes));
        let keys = Keys { config: &config, state: &state, clock: &clock };
        let google = Google {
            client_id: "c".into(),
            client_secret: Some(Secret::new("cs".into())),
            refresh: Secret::new("r1".into()),
            ends: None,
            access: Secret::new("a1".into()),
            expires: nine + TimeDelta::hours(1),
            scopes: vec!["s".into()],
        };
        let given = service::gmail_servers(&config);
        let record = Record { given, user: None, stored: nine, held: Held::Google(google) };
        keys.keep(SERVICE, &record).unwrap();
        test(keys);
    }

    fn token_of(access: &str, refresh: Option<&str>) -> Value {
        json!({ "access_token": access, "refresh_token": refresh, "expires_in": "3600" })
    }

    #[test]
    fn a_token_is_used_until_five_minutes_before_its_end() {
        with_keys(54, |keys| {
            let http = Script::of([]);
            assert_eq!(keys.token(&http).unwrap().secret.reveal(), "a1");
        });
        with_keys(55, |keys| {
            let http = Script::of([(200, token_of("a2", None))]);
            assert_eq!(keys.token(&http).unwrap().secret.reveal(), "a2");
            // Google gives no new refresh token: the old one stays.
            assert_eq!(keys.token(&http).unwrap().secret.reveal(), "a2");
            assert_eq!(
                *http.sent.borrow(),
                ["grant_type=refresh_token&refresh_token=r1&client_id=c&client_secret=cs"]
            );
            assert_eq!(keys.google().unwrap().1.refresh.reveal(), "r1");
        });
    }

    #[test]
    fn one_that_was_turned_down_is_renewed_once_for_all_who_hold_it() {
        with_keys(10, |keys| {
            let http = Script::of([(200, token_of("a2", Some("r2"))), (200, token_of("a3", None))]);
            let old = keys.token(&http).unwrap();
            assert_eq!(keys.renewed(&http, &old).unwrap().secret.reveal(), "a2");
            // Who still holds the old one gets the new one, without a call.
            let again = keys.renewed(&http, &old).unwrap();
            assert_eq!((again.secret.reveal(), &again.scopes), ("a2", &vec!["s".to_owned()]));
            assert_eq!(keys.renewed(&http, &again).unwrap().secret.reveal(), "a3");
            assert!(http.sent.borrow()[1].contains("refresh_token=r2"));
        });
    }

    #[test]
    fn what_may_pass_is_tried_again_and_what_ended_is_not() {
        with_keys(60, |keys| {
            let http = Script::of([
                (0, json!(null)),
                (503, json!({ "error": "invalid_grant" })),
                (429, json!({ "error": "rate" })),
                (200, json!("no token")),
                (401, json!({ "error": "invalid_client" })),
                (400, json!({ "error": "invalid_grant", "error_description": "r1 and cs" })),
            ]);
            for _ in 0..3 {
                let error = keys.token(&http).err().unwrap();
                assert!(matches!(error, KeyError::Away(HttpError::Unreachable { .. })), "{error}");
            }
            for _ in 0..2 {
                assert!(matches!(keys.token(&http), Err(KeyError::Ended { .. })));
            }
            for _ in 0..2 {
                let why = keys.token(&http).err().unwrap().to_string();
                assert!(
                    why.contains("invalid_grant: (the credential) and (the credential)"),
                    "{why}"
                );
                assert!(why.contains("7 days"), "{why}");
            }
            assert_eq!(http.sent.borrow().len(), 6);
        });
    }
}
