//! A web service of the person's own choice that is told things: a JSON document posted under an idempotency key.
//!
//! The key goes out as `Idempotency-Key`, bare, as most services take it: a service that knows the header does
//! a repeated request once. Where it has an address that says what it did under a key, that settles a lost answer.

use serde_json::{Value, json};

use crate::base::secret::{Hush, Secret};
use crate::base::text::{cut, shown_line};
use crate::base::web;
use crate::model::attempt::{Attempt, Failure, FailureClass, Found};
use crate::model::params::Hook;
use crate::net::http::{HeaderValue, Request, Response, StatusCode, header};
use crate::net::{Http, HttpError, hushed, media_type, retry_after};

/// The service as the settings describe it.
pub(crate) struct Webhook<'a> {
    pub(crate) http: &'a dyn Http,
    /// Sent as `Authorization: Bearer …`.
    pub(crate) token: Option<Secret>,
}

impl Webhook<'_> {
    pub(crate) fn send(&self, hook: &Hook, key: &str) -> Attempt {
        if self.authorization().is_some_and(|word| HeaderValue::from_str(&word).is_err()) {
            let why = "its token can't be sent: it has a line end or a control character";
            return Attempt::NotPossible(why.into());
        }
        let request = match self.request(hook, key) {
            Ok(request) => request,
            Err(why) => return Attempt::Failed(Failure::new(FailureClass::Data, why)),
        };
        match self.http.send(request).map(|answer| self.hushed(answer)) {
            Ok(answer) => self.named(read_answer(&answer)),
            Err(error) => unanswered(&error)
                .map_or_else(|| Attempt::InDoubt(error.to_string()), Attempt::Failed),
        }
    }

    /// What the service says of a key.
    pub(crate) fn find(&self, hook: &Hook, key: &str) -> Found {
        if hook.repeat {
            return Found::Repeat;
        }
        let Some(find) = &hook.find else {
            return Found::CannotTell(
                "the service has no address that says what it did (`webhook.find`)".into(),
            );
        };
        let request = self.authorized(Request::get(find.replace("{key}", key))).body(Vec::new());
        let answer = match request.map_err(|error| HttpError::Invalid(error.to_string())) {
            Ok(request) => self.http.send(request).map(|answer| self.hushed(answer)),
            Err(error) => Err(error),
        };
        match answer {
            Ok(answer) => read_found(&answer),
            // Asking changes nothing: whatever kept the answer away, it is asked again.
            Err(error) => Found::NotNow(Failure::new(FailureClass::Away, error.to_string())),
        }
    }

    /// A credential that was turned down, with the name that a person knows it by.
    fn named(&self, attempt: Attempt) -> Attempt {
        match attempt {
            Attempt::Failed(failure) if failure.class == FailureClass::Authentication => {
                let sent = if self.token.is_some() {
                    "its token was sent"
                } else {
                    "none was sent: `fte auth webhook login` stores one"
                };
                Attempt::Failed(Failure { why: format!("{}; {sent}", failure.why), ..failure })
            }
            attempt => attempt,
        }
    }

    /// An answer without the credential: a service may tell it back, and what it says is kept.
    fn hushed(&self, answer: Response<Vec<u8>>) -> Response<Vec<u8>> {
        let mut hush = Hush::default();
        hush.add(self.token.iter().map(Secret::reveal));
        hushed(answer, &hush)
    }

    fn request(&self, hook: &Hook, key: &str) -> Result<Request<Vec<u8>>, String> {
        let url = hook.url.as_deref().ok_or("`webhook.url` is not set")?;
        web::check(url)?;
        let request = Request::post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header("Idempotency-Key", key);
        self.authorized(request).body(body(hook, key).into_bytes()).map_err(|e| e.to_string())
    }

    fn authorized(
        &self,
        request: crate::net::http::request::Builder,
    ) -> crate::net::http::request::Builder {
        match self.authorization() {
            Some(word) => request.header(header::AUTHORIZATION, word),
            None => request,
        }
    }

    fn authorization(&self) -> Option<String> {
        self.token.as_ref().map(|token| format!("Bearer {}", token.reveal()))
    }
}

/// Why nothing can be sent as things are set up; `None` where it can.
pub(crate) fn obstacle(hook: &Hook) -> Option<String> {
    let Some(url) = &hook.url else {
        return Some("`webhook.url` in .fte/config.yaml is not set".into());
    };
    // The credential goes to the service, and nowhere else.
    let elsewhere = hook.find.as_ref().is_some_and(|find| !web::same_origin(url, find));
    elsewhere.then(|| "`webhook.find` is at another place than `webhook.url`".into())
}

/// What would go over the wire, without the credential.
pub(crate) fn shown(hook: &Hook, key: &str) -> String {
    let url = hook.url.as_deref().unwrap_or("nowhere");
    format!("POST {}: {}", shown_line(url), body(hook, key))
}

fn body(hook: &Hook, key: &str) -> String {
    json!({ "key": key, "event": hook.event, "text": hook.text }).to_string()
}

/// A failure of which it is sure that nothing was sent; `None` where nobody knows.
fn unanswered(error: &HttpError) -> Option<Failure> {
    let class = match error {
        HttpError::Unreachable { .. } => FailureClass::Away,
        HttpError::Invalid(_) => FailureClass::Data,
        HttpError::Lost { .. } => return None,
    };
    Some(Failure::new(class, error.to_string()))
}

/// What an answer says of the request.
///
/// Only 2xx says that it was done, and only 429, 425, 503 and what refuses the request itself that it was not. All else is
/// in doubt: 500, 502 and 504 say that something went wrong (RFC 9110 §15.6), a redirect is how web applications answer what
/// they did, and 409 under an idempotency key is said while the first request is under way.
fn read_answer(answer: &Response<Vec<u8>>) -> Attempt {
    let status = answer.status();
    let said = said(answer);
    if status.is_success() {
        // What stands between may answer in the service's place: a sign-in page of a network, say.
        if media_type(answer) == "text/html" {
            return Attempt::InDoubt(format!("it answered with a web page ({status})"));
        }
        return Attempt::Done(receipt(answer));
    }
    let failed =
        |class, why: String| Attempt::Failed(Failure { class, why, after: retry_after(answer) });
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => failed(
            FailureClass::Authentication,
            format!("it turned the credential down ({status}){said}"),
        ),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::TOO_EARLY | StatusCode::SERVICE_UNAVAILABLE => {
            failed(FailureClass::Transient, format!("it is busy ({status}){said}"))
        }
        StatusCode::REQUEST_TIMEOUT => {
            Attempt::InDoubt(format!("it did not wait for the whole request ({status}){said}"))
        }
        _ if status.is_client_error() && status != StatusCode::CONFLICT => {
            failed(FailureClass::Refused, format!("it refused the request ({status}){said}"))
        }
        _ => Attempt::InDoubt(format!(
            "its answer does not say whether it was done ({status}){said}"
        )),
    }
}

fn read_found(answer: &Response<Vec<u8>>) -> Found {
    let status = answer.status();
    let is_json = serde_json::from_slice::<Value>(answer.body()).is_ok_and(|v| v.is_object());
    match status {
        // Anybody says 404: a proxy, a wrong address. The service says it in its own form.
        StatusCode::NOT_FOUND if is_json => Found::No,
        _ if status.is_success() && is_json => Found::Yes(receipt(answer)),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Found::NotNow(Failure::new(
            FailureClass::Authentication,
            format!("it turned the credential down ({status}){}", said(answer)),
        )),
        _ => Found::NotNow(Failure {
            class: FailureClass::Transient,
            why: format!("asked what it did, it gave no usable answer ({status})"),
            after: retry_after(answer),
        }),
    }
}

fn receipt(answer: &Response<Vec<u8>>) -> Value {
    let body: Option<Value> = serde_json::from_slice(answer.body()).ok();
    let id = match body.as_ref().and_then(|body| body.get("id")) {
        Some(Value::String(id)) => Value::String(cut(&shown_line(id), 200)),
        Some(id @ Value::Number(_)) => id.clone(),
        _ => Value::Null,
    };
    let said = String::from_utf8_lossy(answer.body());
    json!({
        "connector": "webhook",
        "status": answer.status().as_u16(),
        "id": id,
        "said": cut(&shown_line(&said), 300),
    })
}

/// The first words of an answer, for a message.
fn said(answer: &Response<Vec<u8>>) -> String {
    let text = String::from_utf8_lossy(answer.body());
    let text = cut(&shown_line(text.trim()), 200);
    if text.is_empty() { text } else { format!(": {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, kind: &str, body: &str) -> Response<Vec<u8>> {
        let answer = Response::builder().status(status).header("content-type", kind);
        answer.header("retry-after", "7").body(body.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn every_status_has_its_class() {
        let class = |status| match read_answer(&answer(status, "application/json", "{}")) {
            Attempt::Failed(failure) => failure.class.as_str(),
            Attempt::InDoubt(_) => "doubt",
            Attempt::Done(_) => "done",
            Attempt::NotPossible(_) => "not possible",
        };
        let table = [
            (200, "done"),
            (204, "done"),
            (303, "doubt"),
            (400, "refused"),
            (401, "authentication"),
            (403, "authentication"),
            (404, "refused"),
            (408, "doubt"),
            (409, "doubt"),
            (422, "refused"),
            (425, "transient"),
            (429, "transient"),
            (500, "doubt"),
            (502, "doubt"),
            (503, "transient"),
            (504, "doubt"),
            (999, "doubt"),
        ];
        for (status, expected) in table {
            assert_eq!(class(status), expected, "{status}");
        }
        assert!(matches!(
            read_answer(&answer(200, "text/html; charset=utf-8", "<html>")),
            Attempt::InDoubt(_)
        ));
        let busy = read_answer(&answer(429, "text/plain", ""));
        assert!(matches!(busy, Attempt::Failed(f) if f.after.is_some_and(|a| a.as_secs() == 7)));
        assert_eq!(read_found(&answer(404, "", "{}")), Found::No);
        assert!(matches!(read_found(&answer(404, "text/html", "<h1>Not found")), Found::NotNow(_)));
        assert!(matches!(read_found(&answer(200, "", "{\"id\": 1}")), Found::Yes(_)));
        assert!(matches!(read_found(&answer(200, "text/html", "<html>")), Found::NotNow(_)));
    }
}
