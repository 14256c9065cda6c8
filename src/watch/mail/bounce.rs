//! Reports of mail servers: who could not be reached, and why.

use serde_json::{Map, Value};

use super::headers::Headers;
use crate::watch::reading::Returned;

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

    /// Whether the server goes on trying.
    fn is_delayed(&self) -> bool {
        let action = self.field("Action").unwrap_or_default().to_lowercase();
        let status = self.field("Status").unwrap_or_default();
        action == "delayed" || (action != "failed" && status.starts_with('4'))
    }

    /// Whom it is about: as the mail named them, where the report says so.
    fn recipient(&self) -> &str {
        let recipient = self
            .field("Original-Recipient")
            .or_else(|| self.field("Final-Recipient"))
            .unwrap_or_default();
        recipient.rsplit_once(';').map_or(recipient, |(_, address)| address).trim()
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

/// What the recipients of a report say of the mail that it is about.
pub(crate) fn missed(deliveries: &[Delivery], returned: &mut Returned) {
    let bounced = deliveries.iter().filter(|delivery| delivery.is_bounce());
    let bounced: Vec<_> = bounced.collect();
    for delivery in &bounced {
        returned.miss(delivery.recipient());
    }
    returned.delayed |= !bounced.is_empty() && bounced.iter().all(|delivery| delivery.is_delayed());
}

/// What a report that is no `multipart/report` says of it: in a header of its own, and where it quotes the mail's.
pub(crate) fn named(headers: &Headers<'_>, text: &str, returned: &mut Returned) {
    let failed = headers.plain("X-Failed-Recipients").unwrap_or_default();
    failed.split(',').for_each(|recipient| returned.miss(recipient));
    let quoted = |line: &str| {
        let (field, value) = line.trim_start_matches(['>', ' ', '|']).split_once(':')?;
        let (_, id) = value.split_once('<')?;
        let (id, _) = id.split_once('>')?;
        let is_id = field.eq_ignore_ascii_case("Message-ID") && !id.contains(char::is_whitespace);
        is_id.then(|| id.to_owned())
    };
    text.lines().filter_map(quoted).for_each(|id| returned.name(&id));
    for field in ["In-Reply-To", "References"] {
        headers.ids(field).iter().rev().take(8).for_each(|id| returned.name(id));
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
