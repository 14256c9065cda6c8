//! What is stored of one sign-in: the secret, with the server that it was given for beside it.

use serde_json::{Value, json};

use crate::base::secret::Secret;
use crate::base::{Time, clock, platform};

/// What is stored of one sign-in.
pub(super) struct Record {
    /// The servers that it may go to.
    pub(super) given: Vec<String>,
    pub(super) user: Option<String>,
    pub(super) stored: Time,
    pub(super) held: Held,
}

pub(super) enum Held {
    Secret(Secret),
    /// A program that prints it, with its words.
    Command(Vec<String>),
    Google(Google),
}

/// A sign-in to Google, as RFC 6749 has it.
#[derive(Clone)]
pub(super) struct Google {
    pub(super) client_id: String,
    pub(super) client_secret: Option<Secret>,
    pub(super) refresh: Secret,
    /// When the sign-in as a whole ends, where Google said so.
    pub(super) ends: Option<Time>,
    pub(super) access: Secret,
    /// When the access token ends.
    pub(super) expires: Time,
    pub(super) scopes: Vec<String>,
}

impl Record {
    /// Only for the store: all of it, secrets in clear text.
    pub(super) fn to_json(&self) -> Value {
        let held = match &self.held {
            Held::Secret(secret) => json!({ "secret": secret.reveal() }),
            Held::Command(words) => json!({ "command": words }),
            Held::Google(google) => json!({ "google": {
                "client_id": google.client_id,
                "client_secret": google.client_secret.as_ref().map(Secret::reveal),
                "refresh_token": google.refresh.reveal(),
                "ends": google.ends.map(clock::seconds),
                "access_token": google.access.reveal(),
                "expires": clock::seconds(google.expires),
                "scopes": google.scopes,
            } }),
        };
        json!({
            "given": self.given,
            "user": self.user,
            "stored": clock::seconds(self.stored),
            "held": held,
        })
    }

    /// `None` where it is not of this form.
    pub(super) fn from_json(value: &Value) -> Option<Record> {
        platform::leave_no_core();
        let held = value.get("held")?;
        let held = if let Some(secret) = secret(held.get("secret")) {
            Held::Secret(secret)
        } else if let Some(words) = held.get("command") {
            Held::Command(texts(words))
        } else {
            Held::Google(Google::from_json(held.get("google")?)?)
        };
        Some(Record {
            given: texts(value.get("given")?),
            user: value.get("user").and_then(Value::as_str).map(str::to_owned),
            stored: time(value.get("stored"))?,
            held,
        })
    }
}

impl Google {
    fn from_json(value: &Value) -> Option<Google> {
        Some(Google {
            client_id: value.get("client_id")?.as_str()?.to_owned(),
            client_secret: secret(value.get("client_secret")),
            refresh: secret(value.get("refresh_token"))?,
            ends: time(value.get("ends")),
            access: secret(value.get("access_token"))?,
            expires: time(value.get("expires"))?,
            scopes: texts(value.get("scopes")?),
        })
    }
}

fn secret(value: Option<&Value>) -> Option<Secret> {
    value?.as_str().map(|text| Secret::new(text.to_owned()))
}

fn texts(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn time(value: Option<&Value>) -> Option<Time> {
    clock::parse(value?.as_str()?)
}
