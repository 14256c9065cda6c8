//! Signing in: a password is taken, or Google asked for a consent in the browser (OAuth 2.0 for installed apps, RFC 8252,
//! with PKCE, RFC 7636).

use std::time::Duration;

use chrono::TimeDelta;

use super::google::{self, CallError, Granted};
use super::record::{Google, Held, Record};
use super::renew::LOCK;
use super::store::Store;
use super::{KeyError, Keys, Service, command, service};
use crate::base::secret::Secret;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, OrFail as _, Result, Time, digest};
use crate::net::Http;
use crate::net::loopback::Loopback;

/// How long a person may take in the browser.
const LIMIT: Duration = Duration::from_mins(5);

/// What was stored.
pub(crate) struct SignedIn {
    pub(crate) store: Store,
    pub(crate) given: Vec<String>,
    pub(crate) user: Option<String>,
    pub(crate) scopes: Vec<String>,
    /// What was asked for and not granted.
    pub(crate) missing: Vec<String>,
    pub(crate) ends: Option<Time>,
    /// The variable that comes before what was stored.
    pub(crate) hidden_by: Option<&'static str>,
}

impl Keys<'_> {
    /// Where the secret will go, for the person to see before it is typed: `imap.example.com:993`.
    pub(crate) fn place(&self, service: Service) -> Result<(String, Option<String>)> {
        let servers = self.servers(service)?;
        Ok((servers.into_iter().next().unwrap_or_default(), service.user(self.config)))
    }

    fn servers(&self, service: Service) -> Result<Vec<String>> {
        if service.is_over_google(self.config) {
            let what = format!("`{}.sign_in` is `google`: Gmail's sign-in is used", service.name());
            return Err(Fail::say(Exit::SetUp, what).hint("`fte auth gmail login` signs in"));
        }
        service.servers(self.config).ok_or_else(|| {
            let what = format!("`{}` is not set", service.first_setting());
            let fail = Fail::say(Exit::SetUp, what);
            match service {
                Service::Gmail => fail.hint("make an OAuth client (Desktop app) on https://console.cloud.google.com: docs/sign-in.md says how"),
                _ => fail.hint("set it in `.fte/config.yaml`"),
            }
        })
    }

    /// Stores a password, or a token of the web service.
    pub(crate) fn store_secret(&self, service: Service, secret: Secret) -> Result<SignedIn> {
        if secret.reveal().is_empty() {
            return Err(Fail::say(Exit::Usage, "nothing was given: nothing is stored"));
        }
        if secret.reveal().chars().any(char::is_control) {
            return Err(Fail::say(Exit::Usage, "the secret has a control character in it"));
        }
        self.store_held(service, Held::Secret(secret))
    }

    /// Stores a command that prints it, once it did.
    pub(crate) fn store_command(&self, service: Service, text: &str) -> Result<SignedIn> {
        let words = command::words(text).ok_or_else(|| {
            Fail::say(Exit::Usage, format!("is no command: `{}`", shown_line(text)))
        })?;
        command::run(&words).map_err(|why| {
            Fail::say(Exit::SignIn, why).hint("it is run without a shell: write its whole path")
        })?;
        self.store_held(service, Held::Command(words))
    }

    fn store_held(&self, service: Service, held: Held) -> Result<SignedIn> {
        let given = self.servers(service)?;
        let user = service.user(self.config);
        let record = Record { given, user, stored: self.clock.now(), held };
        self.stored(service, &record, Vec::new())
    }

    fn stored(&self, service: Service, record: &Record, missing: Vec<String>) -> Result<SignedIn> {
        let store = self.keep(service, record).map_err(KeyError::fail)?;
        let hidden = self.surrounding(service.variable()).map_err(KeyError::fail)?;
        let google = match &record.held {
            Held::Google(google) => Some(google),
            _ => None,
        };
        Ok(SignedIn {
            store,
            given: record.given.clone(),
            user: record.user.clone(),
            scopes: google.map(|google| google.scopes.clone()).unwrap_or_default(),
            missing,
            ends: google.and_then(|google| google.ends),
            hidden_by: hidden.map(|_| service.variable()),
        })
    }

    /// Gives what there is to the servers that the settings say now. Returns them.
    pub(crate) fn trust_servers(&self, service: Service) -> Result<Vec<String>> {
        let handed = self.surrounding(service.variable()).map_err(KeyError::fail)?;
        if handed.is_some() {
            let servers = match service {
                Service::Gmail => service::token_servers(self.config),
                _ => self.servers(service)?,
            };
            self.trust(service, &servers)?;
            return Ok(servers);
        }
        let servers = self.servers(service)?;
        let Some(record) = self.record(service).map_err(KeyError::fail)? else {
            return Err(KeyError::Missing { service: service.name() }.fail());
        };
        let record = Record { given: servers, ..record };
        self.keep(service, &record).map_err(KeyError::fail)?;
        Ok(record.given)
    }

    /// Whether a token of Google's is handed over by the environment: then there is no sign-in to make.
    pub(crate) fn has_given_token(&self) -> Result<bool> {
        let found = self.surrounding(Service::Gmail.variable()).map_err(KeyError::fail)?;
        Ok(found.is_some())
    }

    /// The OAuth client's secret: handed over, or stored with the last sign-in of this client.
    pub(crate) fn client_secret(&self) -> Result<Option<Secret>> {
        let found = self.surrounding("FTE_GMAIL_CLIENT_SECRET").map_err(KeyError::fail)?;
        if let Some(found) = found {
            return Ok(Some(found.secret));
        }
        let id = self.config.text("gmail.client_id");
        // What can't be read is asked for anew.
        let record = self.record(Service::Gmail).ok().flatten();
        Ok(record.and_then(|record| match record.held {
            Held::Google(google) if google.client_id == id => google.client_secret,
            _ => None,
        }))
    }

    /// Begins a sign-in to Google: the listener is there before the browser opens.
    ///
    /// `trusts`: that an address of Google's in the settings is another one was meant.
    pub(crate) fn begin(&self, port: u16, trusts: bool) -> Result<Consent> {
        self.servers(Service::Gmail)?;
        if let Some(other) = service::not_googles(self.config).filter(|_| !trusts) {
            let what =
                format!("the settings sign in elsewhere than at Google: {}", shown_line(&other));
            return Err(Fail::say(Exit::SignIn, what)
                .hint("`fte auth gmail login --trust-server`, where you set it so"));
        }
        let loopback = Loopback::bind(port).doing("listen for the browser's answer")?;
        Ok(Consent {
            redirect: loopback.address(),
            loopback,
            state: random()?,
            verifier: random()?,
            scopes: google::scopes_of(&self.config.text("gmail.access")),
        })
    }

    /// Changes the code for tokens, and stores them where they are the account's that the settings say.
    pub(crate) fn finish(
        &self,
        http: &dyn Http,
        consent: &Answered,
        client_secret: Option<Secret>,
    ) -> Result<SignedIn> {
        let client_secret = client_secret.filter(|secret| !secret.reveal().is_empty());
        let client_id = self.config.text("gmail.client_id");
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", consent.code.reveal()),
            ("code_verifier", consent.verifier.reveal()),
            ("redirect_uri", consent.redirect.as_str()),
            ("client_id", client_id.as_str()),
        ];
        form.extend(client_secret.as_ref().map(|secret| ("client_secret", secret.reveal())));
        // Who renews meanwhile would put the old sign-in back over the new one.
        let _one = self.state.lock(LOCK)?;
        self.state.keep_reserve()?;
        let url = self.config.text("gmail.token");
        let granted = google::token(http, &url, &form).map_err(not_granted)?;
        let given = self.servers(Service::Gmail)?;
        let now = self.clock.now();
        let google = grant(granted, (client_id.clone(), client_secret), consent, now)?;
        let missing = google::missing(&consent.scopes, &google.scopes);
        let user = self.owner(http, &google)?;
        let record = Record { given, user, stored: now, held: Held::Google(google) };
        self.stored(Service::Gmail, &record, missing)
    }

    /// Where the person is sent to.
    pub(crate) fn consent_url(&self, consent: &Consent) -> String {
        let challenge = digest::sha256_bytes(consent.verifier.reveal());
        let challenge = data_encoding::BASE64URL_NOPAD.encode(&challenge);
        let (at, id) = (self.config.text("gmail.authorize"), self.config.text("gmail.client_id"));
        let user = self.config.text("gmail.user");
        let scopes = consent.scopes.join(" ");
        let mut pairs = vec![
            ("client_id", id.as_str()),
            ("redirect_uri", consent.redirect.as_str()),
            ("response_type", "code"),
            ("scope", scopes.as_str()),
            ("state", consent.state.reveal()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
            // A refresh token, and a new one each time.
            ("access_type", "offline"),
            ("prompt", "consent"),
        ];
        pairs.extend((!user.is_empty()).then_some(("login_hint", user.as_str())));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!("{at}{}{query}", if at.contains('?') { '&' } else { '?' })
    }
}

fn grant(
    granted: Granted,
    (client_id, client_secret): (String, Option<Secret>),
    consent: &Answered,
    now: Time,
) -> Result<Google> {
    let after = |lasts| TimeDelta::from_std(lasts).ok().and_then(|d| now.checked_add_signed(d));
    let refresh = granted.refresh.ok_or_else(|| {
        Fail::say(
            Exit::SignIn,
            "the answer has no refresh token: the sign-in would end within the hour",
        )
        .hint("take fte's access away in your account's settings, and sign in again")
    })?;
    Ok(Google {
        client_id,
        client_secret,
        refresh,
        ends: granted.refresh_lasts.and_then(after),
        access: granted.access,
        expires: after(granted.lasts).unwrap_or(now),
        scopes: granted.scopes.unwrap_or_else(|| consent.scopes.clone()),
    })
}

fn not_granted(error: CallError) -> Fail {
    match error {
        CallError::Away(error) => {
            KeyError::Away(error).fail().hint("nothing is stored; sign in again later")
        }
        CallError::Refused { code, said } => {
            let what = format!("no token was given: {}", CallError::words(&code, &said));
            let fail = Fail::say(Exit::SignIn, what);
            match code.as_str() {
                "invalid_client" | "unauthorized_client" => fail.hint(
                    "the id or the secret of the OAuth client is another: https://console.cloud.google.com has both",
                ),
                _ => fail.hint("sign in again: a code can be used once, and soon"),
            }
        }
    }
}

/// 32 random bytes as 43 characters of `A-Za-z0-9-_` (RFC 7636 §4.1).
fn random() -> Result<Secret> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Fail::say(Exit::Failed, error))?;
    Ok(Secret::new(data_encoding::BASE64URL_NOPAD.encode(&bytes)))
}

/// A consent that was not given yet.
pub(crate) struct Consent {
    loopback: Loopback,
    redirect: String,
    state: Secret,
    verifier: Secret,
    scopes: Vec<String>,
}

/// A consent that was given.
pub(crate) struct Answered {
    code: Secret,
    redirect: String,
    verifier: Secret,
    scopes: Vec<String>,
}

impl Consent {
    /// Waits for the browser, five minutes.
    pub(crate) fn wait(self) -> Result<Answered> {
        let Consent { loopback, redirect, state, verifier, scopes } = self;
        let known = state.clone();
        let query = loopback
            .wait(LIMIT, move |query| Answer::read(query).is_of(&known))
            .doing("listen for the browser's answer")?;
        let query = query.ok_or_else(|| {
            Fail::say(Exit::SignIn, "no answer came from the browser within 5 minutes").hint(
                "`--paste` takes the address that the browser ends at, from another machine too",
            )
        })?;
        let code = Answer::read(&query).code(&state)?;
        Ok(Answered { code, redirect, verifier, scopes })
    }

    /// Takes the address that the browser ended at, or the code that is in it.
    pub(crate) fn pasted(self, text: &str) -> Result<Answered> {
        let Consent { redirect, state, verifier, scopes, .. } = self;
        let text = text.trim();
        let code = match text.split_once('?') {
            Some((_, query)) => {
                Answer::read(query.split('#').next().unwrap_or_default()).code(&state)?
            }
            // A code alone has no state beside it; that it is of this sign-in, PKCE holds.
            None if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()) => {
                let decoded = form_urlencoded::parse(format!("code={text}").as_bytes())
                    .find_map(|(name, value)| (name == "code").then(|| value.into_owned()));
                Secret::new(decoded.unwrap_or_default())
            }
            None => {
                return Err(Fail::say(Exit::Usage, "no address and no code was given")
                    .hint("copy what stands in the browser's address line, whole"));
            }
        };
        Ok(Answered { code, redirect, verifier, scopes })
    }
}

/// What a redirect brings (RFC 6749 §4.1.2).
struct Answer {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
}

impl Answer {
    /// What is there twice is not there: nobody could say which one counts.
    fn read(query: &str) -> Answer {
        let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let one = |wanted: &str| {
            let mut found = pairs.iter().filter(|(name, _)| name == wanted);
            let first = found.next().filter(|_| found.next().is_none());
            first.map(|(_, value)| value.clone().into_owned()).filter(|value| !value.is_empty())
        };
        Answer { state: one("state"), code: one("code"), error: one("error") }
    }

    fn is_of(&self, state: &Secret) -> bool {
        let has_one = self.code.is_some() != self.error.is_some();
        has_one && self.state.as_deref().is_some_and(|said| same(said, state.reveal()))
    }

    fn code(self, state: &Secret) -> Result<Secret> {
        if !self.is_of(state) {
            return Err(Fail::say(Exit::SignIn, "the address is not of this sign-in")
                .hint("sign in again, and copy the address that the browser ends at, whole"));
        }
        match (self.code, self.error) {
            (Some(code), _) => Ok(Secret::new(code)),
            (None, error) => Err(declined(&error.unwrap_or_default())),
        }
    }
}

/// What stands on the page that a person saw.
fn declined(error: &str) -> Fail {
    let fail =
        Fail::say(Exit::SignIn, format!("no consent was given: {}", cut(&shown_line(error), 100)));
    match error {
        "access_denied" => fail.hint("you, or the project's list of test users, said no"),
        "admin_policy_enforced" | "org_internal" => {
            fail.hint("your organisation's administrator must allow this client")
        }
        "invalid_scope" => fail.hint("enable the Gmail API in the Cloud project"),
        _ => fail.hint("sign in again"),
    }
}

/// Compares without telling by the time it takes how much is alike.
fn same(one: &str, other: &str) -> bool {
    let differs = one.bytes().zip(other.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b));
    one.len() == other.len() && std::hint::black_box(differs) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_ours_by_its_state_alone() {
        let state = Secret::new("abc-_1".into());
        let is_ours = |query: &str| Answer::read(query).is_of(&state);
        assert!(is_ours("code=x%2Fy&state=abc-_1&scope=a"));
        assert!(is_ours("state=abc-_1&error=access_denied"));
        for not in [
            "",
            "code=x",
            "state=abc-_1",
            "code=&state=abc-_1",
            "code=x&state=abc-_2",
            "code=x&state=abc-_",
            "code=x&state=abc-_11",
            "code=x&state=",
            "code=x&code=y&state=abc-_1",
            "code=x&state=abc-_1&state=abc-_1",
            "code=x&error=e&state=abc-_1",
        ] {
            assert!(!is_ours(not), "{not}");
        }
        assert_eq!(Answer::read("code=x%2Fy&state=abc-_1").code(&state).unwrap().reveal(), "x/y");
    }

    #[test]
    fn each_random_text_is_as_long_as_pkce_wants_it() {
        let (one, other) = (random().unwrap(), random().unwrap());
        assert_eq!(one.reveal().len(), 43);
        assert!(!same(one.reveal(), other.reveal()) && same(one.reveal(), one.reveal()));
    }
}
