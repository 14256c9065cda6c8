//! Why Google says no, as what follows from it.

use std::time::Duration;

use serde_json::Value;

use super::api::ApiError;
use crate::base::text::{cut, shown_line};
use crate::base::{Time, clock};
use crate::net::http::{Response, StatusCode};
use crate::net::retry_after;

/// The longest that Gmail's word on when to come again is believed.
const LONGEST: Duration = Duration::from_hours(24);

/// Why Google says no, in its own words.
struct Said {
    /// Of all its forms: `errors[].reason`, `details[].reason`, `status`.
    reasons: Vec<String>,
    /// As it goes to a person: `: the message`, or nothing.
    why: String,
    message: String,
}

impl Said {
    fn of(answer: &Response<Vec<u8>>) -> Said {
        let body: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
        let error = body.get("error").unwrap_or(&Value::Null);
        let text =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let list =
            |key: &str| error.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let mut reasons: Vec<String> = ["errors", "details"]
            .iter()
            .flat_map(|key| list(key))
            .filter_map(|one| text(&one, "reason"))
            .collect();
        reasons.extend(text(error, "status"));
        // A page of a proxy tells a person nothing.
        let message = text(error, "message")
            .or_else(|| text(&body, "error_description"))
            .or_else(|| error.as_str().map(str::to_owned))
            .unwrap_or_default();
        let shown = cut(&shown_line(&message), 300);
        let why = if shown.is_empty() { shown } else { format!(": {shown}") };
        Said { reasons, why, message }
    }

    fn is(&self, reason: &str) -> bool {
        self.reasons.iter().any(|given| given == reason)
    }

    /// The first of Google's reasons, as it goes to a person.
    fn reason(&self) -> String {
        let first = self.reasons.first().map(|reason| cut(&shown_line(reason), 60));
        first.unwrap_or_else(|| "no reason".into())
    }

    fn is_quota(&self) -> bool {
        const WORDS: [&str; 5] = [
            "rateLimitExceeded",
            "userRateLimitExceeded",
            "RATE_LIMIT_EXCEEDED",
            "RESOURCE_EXHAUSTED",
            "quotaExceeded",
        ];
        WORDS.iter().any(|word| self.is(word))
    }
}

/// What an answer that is no success means. The same reason comes with 403 and with 429, in the domain `usageLimits` or
/// `global`; where one comes without a reason, its status decides.
pub(super) fn refusal(answer: &Response<Vec<u8>>, now: Time) -> ApiError {
    let said = Said::of(answer);
    let after = retry_after(answer).max(retry_in_text(&said.message, now));
    let status = answer.status();
    let refused = || ApiError::Refused {
        status: status.as_u16(),
        reason: said.reason(),
        why: said.why.clone(),
    };
    let set_up = || ApiError::SetUp { reason: said.reason(), why: said.why.clone() };
    match status {
        StatusCode::UNAUTHORIZED => {
            ApiError::SignIn(format!("Google turned the sign-in down{}", said.why))
        }
        StatusCode::TOO_MANY_REQUESTS => ApiError::Quota { why: quota_why(&said), after },
        StatusCode::FORBIDDEN if said.is_quota() => {
            ApiError::Quota { why: quota_why(&said), after }
        }
        StatusCode::FORBIDDEN
            if said.is("insufficientPermissions") || said.is("ACCESS_TOKEN_SCOPE_INSUFFICIENT") =>
        {
            ApiError::SignIn(format!(
                "the sign-in to Gmail does not go so far (`gmail.access`){}",
                said.why
            ))
        }
        StatusCode::FORBIDDEN => set_up(),
        StatusCode::BAD_REQUEST if said.is("failedPrecondition") => set_up(),
        StatusCode::NOT_FOUND => ApiError::Gone,
        StatusCode::REQUEST_TIMEOUT => transient(status, said.why, after),
        _ if status.is_server_error() => transient(status, said.why, after),
        _ if status.is_client_error() => refused(),
        // A redirect, or what is no status at all: this is not Gmail.
        _ => ApiError::Lost(format!("what answered in Gmail's place said {status}")),
    }
}

fn transient(status: StatusCode, why: String, after: Option<Duration>) -> ApiError {
    ApiError::Transient { status: status.as_u16(), why, after }
}

fn quota_why(said: &Said) -> String {
    let why = said.why.trim_start_matches(": ");
    if why.is_empty() { said.reason() } else { why.to_owned() }
}

/// How long from now Gmail asks to be left alone in a text: `User-rate limit exceeded.  Retry after
/// 2026-11-20T11:16:42.247Z`, where it rarely has a `Retry-After`. `None` where that is over.
fn retry_in_text(message: &str, now: Time) -> Option<Duration> {
    let (_, after) = message.split_once("Retry after ")?;
    let until = clock::parse(after.split_whitespace().next()?.trim_end_matches(['.', ',', ')']))?;
    (until - now).to_std().ok().map(|wait| wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::secret::Hush;
    use crate::net::hushed;

    fn answer(status: u16, body: &str) -> Response<Vec<u8>> {
        Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap()
    }

    fn google(code: u16, reason: &str, domain: &str, message: &str) -> String {
        serde_json::json!({ "error": {
            "code": code, "message": message,
            "errors": [{ "message": message, "domain": domain, "reason": reason }],
        }})
        .to_string()
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn every_answer_has_its_class() {
        let now = clock::parse("2026-11-20T11:00:00Z").unwrap();
        let later = "User-rate limit exceeded.  Retry after 2026-11-20T11:16:42.247Z";
        let info =
            r#"{"error":{"code":403,"message":"m","details":[{"@type":"x","reason":"REASON"}]}}"#;
        let table = [
            (400, google(400, "badRequest", "global", "m"), "refused badRequest"),
            (400, google(400, "failedPrecondition", "global", "m"), "set-up failedPrecondition"),
            (401, google(401, "authError", "global", "m"), "sign-in"),
            (403, google(403, "insufficientPermissions", "global", "m"), "sign-in"),
            (
                403,
                google(403, "accessNotConfigured", "usageLimits", "m"),
                "set-up accessNotConfigured",
            ),
            (403, google(403, "domainPolicy", "global", "m"), "set-up domainPolicy"),
            (
                403,
                google(403, "dailyLimitExceeded", "usageLimits", "m"),
                "set-up dailyLimitExceeded",
            ),
            (403, google(403, "rateLimitExceeded", "usageLimits", "m"), "quota -"),
            (403, google(403, "userRateLimitExceeded", "global", "m"), "quota -"),
            (403, google(403, "rateLimitExceeded", "global", later), "quota 1002"),
            (429, google(429, "rateLimitExceeded", "global", later), "quota 1002"),
            (
                429,
                google(
                    429,
                    "userRateLimitExceeded",
                    "usageLimits",
                    "Retry after 2026-11-20T10:00:00Z",
                ),
                "quota -",
            ),
            (429, google(429, "rateLimitExceeded", "global", "Retry after soon"), "quota -"),
            (
                429,
                google(429, "rateLimitExceeded", "global", "Retry after 2999-01-01T00:00:00Z"),
                "quota 86400",
            ),
            (429, String::new(), "quota -"),
            (403, String::new(), "set-up no reason"),
            (403, info.replace("REASON", "RATE_LIMIT_EXCEEDED"), "quota -"),
            (403, info.replace("REASON", "SERVICE_DISABLED"), "set-up SERVICE_DISABLED"),
            (403, info.replace("REASON", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), "sign-in"),
            (404, google(404, "notFound", "global", "m"), "gone"),
            (404, String::new(), "gone"),
            (413, "<html>".into(), "refused no reason"),
            (500, google(500, "backendError", "global", "m"), "transient 500"),
            (502, "<!DOCTYPE html><title>502</title>".into(), "transient 502"),
            (503, String::new(), "transient 503"),
            (302, String::new(), "lost"),
        ];
        for (status, body, expected) in table {
            let class = match refusal(&answer(status, &body), now) {
                ApiError::SignIn(_) => "sign-in".into(),
                ApiError::Quota { after, .. } => {
                    format!("quota {}", after.map_or("-".into(), |wait| wait.as_secs().to_string()))
                }
                ApiError::Transient { status, .. } => format!("transient {status}"),
                ApiError::Gone => "gone".into(),
                ApiError::Refused { reason, .. } => format!("refused {reason}"),
                ApiError::SetUp { reason, .. } => format!("set-up {reason}"),
                ApiError::Here(_) => "here".into(),
                ApiError::TooMuch(_) => "too much".into(),
                ApiError::Lost(_) => "lost".into(),
                ApiError::Unreachable(_) => "unreachable".into(),
            };
            assert_eq!(class, expected, "{status} {body}");
        }
    }

    #[test]
    fn what_google_says_is_shown_safely_and_never_the_token() {
        let now = clock::parse("2026-11-20T11:00:00Z").unwrap();
        let body = google(400, "bad\u{1b}[2J", "global", "a\u{202e}b s3cret\n c");
        let mut hush = Hush::default();
        hush.add(["s3cret"]);
        let error = refusal(&hushed(answer(400, &body), &hush), now).to_string();
        assert_eq!(error, "Gmail refused it (400 bad⟨U+001B⟩[2J): a⟨U+202E⟩b (the credential) c");
    }
}
