//! The calls that give, renew and take back Google's tokens (RFC 6749, RFC 7009), each one form posted over TLS.

use std::time::Duration;

use serde_json::Value;

use crate::base::secret::{Hush, Secret};
use crate::base::text::{cut, shown_line};
use crate::base::web;
use crate::net::http::{Request, Response, StatusCode, header};
use crate::net::{Http, HttpError};

/// What a token call gave.
pub(super) struct Granted {
    pub(super) access: Secret,
    pub(super) lasts: Duration,
    /// Google gives one with consent; another server may give a new one with each renewal.
    pub(super) refresh: Option<Secret>,
    /// `None`: what was asked for (RFC 6749 §5.1).
    pub(super) scopes: Option<Vec<String>>,
    pub(super) refresh_lasts: Option<Duration>,
}

/// Why a call gave nothing.
pub(super) enum CallError {
    /// It can be made again: nobody said no.
    Away(HttpError),
    /// The server's own word for it, `invalid_grant`, and what it adds.
    Refused { code: String, said: String },
}

/// How long an access token lasts where it is not said.
const HOUR: u64 = 3600;

/// Calls the token endpoint.
pub(super) fn token(
    http: &dyn Http,
    url: &str,
    form: &[(&str, &str)],
) -> Result<Granted, CallError> {
    let answer = post(http, url, form)?;
    let refused = |why: &str| CallError::Refused { code: why.into(), said: String::new() };
    let text = |key: &str| answer.get(key).and_then(Value::as_str).map(str::to_owned);
    let token = |key: &str| text(key).filter(|token| is_token(token)).map(Secret::new);
    if !text("token_type").is_none_or(|kind| kind.eq_ignore_ascii_case("bearer")) {
        return Err(refused("the answer has a token of an unknown type"));
    }
    Ok(Granted {
        access: token("access_token").ok_or_else(|| refused("the answer has no access token"))?,
        lasts: seconds(&answer, "expires_in").unwrap_or(Duration::from_secs(HOUR)),
        refresh: token("refresh_token"),
        scopes: text("scope")
            .map(|scopes| hush(form).over(&scopes).split_whitespace().map(str::to_owned).collect()),
        refresh_lasts: seconds(&answer, "refresh_token_expires_in"),
    })
}

/// Takes a token back; one that the server does not know (any more) is taken back already.
pub(super) fn revoke(http: &dyn Http, url: &str, token: &Secret) -> Result<(), CallError> {
    match post(http, url, &[("token", token.reveal())]) {
        Err(CallError::Refused { code, .. }) if code == "invalid_token" => Ok(()),
        done => done.map(drop),
    }
}

fn seconds(answer: &Value, key: &str) -> Option<Duration> {
    let value = answer.get(key)?;
    let seconds = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    // A thousand years are for ever, and can be counted.
    Some(Duration::from_secs(seconds.min(31_557_600_000)))
}

/// Whether it can stand in a header (RFC 6750 §2.1: `b64token`, read generously).
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn post(http: &dyn Http, url: &str, form: &[(&str, &str)]) -> Result<Value, CallError> {
    let invalid = |why: String| CallError::Away(HttpError::Invalid(why));
    web::check(url).map_err(|why| invalid(format!("`{}` {why}", shown_line(url))))?;
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let request = Request::post(url)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .body(body.into_bytes())
        .map_err(|error| invalid(error.to_string()))?;
    let host = request.uri().authority().map(ToString::to_string).unwrap_or_default();
    // Whether it arrived or not: a token call has no effect that its caller would have to be in doubt of.
    let away = |why: String| CallError::Away(HttpError::Unreachable { host: host.clone(), why });
    let answer = http.send(request).map_err(|error| match error {
        HttpError::Unreachable { why, .. } | HttpError::Lost { why, .. } => away(why),
        HttpError::Invalid(why) => invalid(why),
    })?;
    read(&answer, form).map_err(|error| error.unwrap_or_else(away))
}

/// The answer's JSON; an error that is a sentence means that it can be asked again.
fn read(
    answer: &Response<Vec<u8>>,
    form: &[(&str, &str)],
) -> Result<Value, Result<CallError, String>> {
    let status = answer.status();
    let json: Option<Value> = serde_json::from_slice(answer.body()).ok();
    if status.is_success() {
        let empty = answer.body().is_empty().then_some(Value::Null);
        let readable = json.or(empty);
        return readable.ok_or_else(|| Err(format!("its answer can't be read ({status})")));
    }
    let code = json.as_ref().and_then(|json| json.get("error")).and_then(Value::as_str);
    match code {
        Some(code) if status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS => {
            let said = json.as_ref().and_then(|json| json.get("error_description"));
            Err(Ok(CallError::Refused {
                code: hushed(code, form),
                said: hushed(said.and_then(Value::as_str).unwrap_or_default(), form),
            }))
        }
        _ => Err(Err(format!("it answered {status}"))),
    }
}

/// What a server said, without what it was told.
fn hushed(said: &str, form: &[(&str, &str)]) -> String {
    cut(&shown_line(hush(form).over(said).trim()), 200)
}

/// Takes out what the server was told in confidence, as it was encoded for it, too.
fn hush(form: &[(&str, &str)]) -> Hush {
    let mut hush = Hush::default();
    let is_secret = |name: &str| !matches!(name, "grant_type" | "redirect_uri" | "client_id");
    for (_, value) in form.iter().filter(|(name, _)| is_secret(name)) {
        let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        hush.add([*value, encoded.as_str()]);
    }
    hush
}

impl CallError {
    /// What was refused, in words: `invalid_grant: Token has been expired or revoked.`
    pub(super) fn words(code: &str, said: &str) -> String {
        if said.is_empty() { code.to_owned() } else { format!("{code}: {said}") }
    }
}

/// What `gmail.access` asks for.
///
/// Source: <https://developers.google.com/workspace/gmail/api/auth/scopes>.
pub(super) fn scopes_of(access: &str) -> Vec<String> {
    let names: &[&str] = match access {
        "send" => &["gmail.send"],
        "read+send" => &["gmail.readonly", "gmail.send"],
        "modify" => &["gmail.modify"],
        "imap" => return vec![EVERYTHING.into()],
        _ => &["gmail.readonly"],
    };
    names.iter().map(|name| format!("{BEFORE}{name}")).collect()
}

const BEFORE: &str = "https://www.googleapis.com/auth/";
const EVERYTHING: &str = "https://mail.google.com/";

/// Those of `asked` that `granted` does not cover: a wider one covers what it has in it.
pub(super) fn missing(asked: &[String], granted: &[String]) -> Vec<String> {
    let has = |name: &str| granted.iter().any(|scope| scope == name);
    let covers = |scope: &String| {
        let narrow = scope.strip_prefix(BEFORE);
        let by_modify = matches!(narrow, Some("gmail.readonly" | "gmail.send"));
        has(scope)
            || (narrow.is_some() && has(EVERYTHING))
            || (by_modify && has(&format!("{BEFORE}gmail.modify")))
    };
    asked.iter().filter(|scope| !covers(scope)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_granted_is_found() {
        let granted = |access: &str| scopes_of(access);
        for (asked, given, count) in [
            ("read", "read", 0),
            ("read+send", "read", 1),
            ("read+send", "modify", 0),
            ("modify", "read+send", 1),
            ("modify", "imap", 0),
            ("imap", "modify", 1),
            ("send", "read", 1),
        ] {
            assert_eq!(missing(&scopes_of(asked), &granted(given)).len(), count, "{asked} {given}");
        }
        assert_eq!(missing(&scopes_of("read+send"), &[]).len(), 2);
    }

    #[test]
    fn a_server_that_tells_a_secret_back_is_hushed() {
        let form = [("grant_type", "refresh_token"), ("refresh_token", "1//a+b"), ("code", "")];
        assert_eq!(
            hushed("refresh_token 1//a+b or 1%2F%2Fa%2Bb is\nbad", &form),
            "refresh_token (the credential) or (the credential) is bad"
        );
    }

    struct Says(&'static str);

    impl Http for Says {
        fn send(&self, _: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError> {
            Ok(Response::new(self.0.as_bytes().to_vec()))
        }
    }

    #[test]
    fn a_secret_among_the_scopes_is_none_and_a_token_that_comes_again_is_one() {
        let says =
            r#"{"access_token":"a","refresh_token":"s3cret","scope":"read s3cret czNjcmV0"}"#;
        let form = [("refresh_token", "s3cret")];
        let Ok(granted) = token(&Says(says), "https://oauth2.example/token", &form) else {
            panic!("it is an answer");
        };
        assert_eq!(granted.refresh.unwrap().reveal(), "s3cret");
        assert_eq!(granted.scopes.unwrap().join(" "), "read (the credential) (the credential)");
    }
}
