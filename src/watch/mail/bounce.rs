//! Reports of mail servers: who could not be reached, and why.

use serde_json::{Map, Value};

use super::headers::Headers;

/// One recipient of a delivery report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Delivery {
    pub(crate) fields: Vec<(String, String)>,
}

/// The recipients in a `message/delivery-status` part.
///
/// Source: RFC 3464 §2.1: groups of fields with blank lines between, the first about the message.
pub(crate) fn deliveries(status: &[u8]) -> Vec<Delivery> {
    let mut rest = status;
    let mut found = Vec::new();
    while !rest.is_empty() && found.len() < 100 {
        let start = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let group = rest.get(start..).unwrap_or_default();
        let (headers, after, _) = Headers::split(group, 256 * 1024, "text/plain");
        if headers.is_empty() {
            break;
        }
        let names = [
            "Final-Recipient",
            "Original-Recipient",
            "Action",
            "Status",
            "Diagnostic-Code",
            "Remote-MTA",
        ];
        let fields: Vec<_> = names
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), headers.text(name)?)))
            .collect();
        if headers.has("Final-Recipient") || headers.has("Original-Recipient") {
            found.push(Delivery { fields });
        }
        rest = after;
    }
    found
}

impl Delivery {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether it could not be delivered, or not yet.
    pub(crate) fn is_bounce(&self) -> bool {
        let action = self.field("Action").unwrap_or_default().to_lowercase();
        let status = self.field("Status").unwrap_or_default();
        matches!(action.as_str(), "failed" | "delayed") || status.starts_with(['4', '5'])
    }

    /// As structured data.
    pub(crate) fn value(&self) -> Value {
        let mut object = Map::new();
        object.insert("@type".into(), Value::from("DeliveryStatus"));
        let recipient = self
            .field("Final-Recipient")
            .or_else(|| self.field("Original-Recipient"))
            .unwrap_or_default();
        let recipient = recipient.rsplit_once(';').map_or(recipient, |(_, address)| address).trim();
        object.insert("recipient".into(), Value::from(recipient));
        for (key, name) in
            [("action", "Action"), ("status", "Status"), ("diagnostic", "Diagnostic-Code")]
        {
            if let Some(value) = self.field(name) {
                object.insert(key.into(), Value::from(value));
            }
        }
        Value::Object(object)
    }
}

/// Whether a message that is no `multipart/report` is a bounce all the same: from nobody, about a failure.
pub(crate) fn looks_like_bounce(headers: &Headers<'_>, subject: &str) -> bool {
    let from = headers.addresses("From");
    let user = from.first().map(|from| from.email.to_lowercase()).unwrap_or_default();
    let robot = user.starts_with("mailer-daemon") || user.starts_with("postmaster");
    let returned = headers.plain("Return-Path").is_some_and(|path| path.trim() == "<>");
    let subject = subject.to_lowercase();
    let words = [
        "undeliver",
        "delivery status",
        "delivery failure",
        "returned mail",
        "failure notice",
        "mail delivery failed",
        "could not be delivered",
        "delivery has failed",
        "user unknown",
    ];
    (robot || returned || headers.has("X-Failed-Recipients"))
        && words.iter().any(|word| subject.contains(word))
        || headers.has("X-Failed-Recipients")
}
