//! One call of Gmail's API: signed in, encoded, and its failures named by what follows from them.

use std::cell::RefCell;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::refusal::refusal;
use super::upload;
use crate::auth::{KeyError, Keys, Token};
use crate::base::secret::Hush;
use crate::base::{Exit, Fail, Time, pulse};
use crate::net::http::{HeaderValue, Method, Request, Response, StatusCode, header};
use crate::net::{Http, HttpError, Largest, hushed};

/// How many bytes an answer may have that is no message: a page of five hundred entries has a tenth of that.
const LIST: u64 = 8 << 20;

/// The API as one account sees it.
pub(crate) struct Api<'a> {
    http: &'a dyn Http,
    keys: Keys<'a>,
    /// `https://gmail.googleapis.com`
    base: String,
    /// Asked for once; renewed where it is turned down.
    token: RefCell<Option<Token>>,
}

/// Why a call gave nothing, by what follows from it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ApiError {
    /// There is no sign-in, it has ended, or it does not go so far: a person must sign in. Nothing happened.
    #[error("{0}")]
    SignIn(String),
    /// Too much was asked. Nothing happened; the same works later, `after` this where Gmail said so.
    #[error("Gmail's quota is used up for the moment: {why}")]
    Quota { why: String, after: Option<Duration> },
    /// Something failed at Gmail. What reads is read again; whether what changes something did so, only `status` can tell.
    #[error("Gmail is not well ({status}){why}")]
    Transient { status: u16, why: String, after: Option<Duration> },
    /// It is not there, or not any more.
    #[error("it is not in Gmail (404)")]
    Gone,
    /// It said no, and would again. Nothing happened.
    #[error("Gmail refused it ({status} {reason}){why}")]
    Refused { status: u16, reason: String, why: String },
    /// Nothing works before something is set up, with Google's word for it. Nothing happened.
    #[error("Gmail can't be used as it is set up ({reason}){why}")]
    SetUp { reason: String, why: String },
    /// Something failed on this machine before anything was sent: what is stored can't be read, say.
    #[error("{0}")]
    Here(String),
    /// There is more of it than is read at once. Nothing happened.
    #[error("{0}")]
    TooMuch(String),
    /// It was sent, or may have been, and what came back can't be used.
    #[error("{0}")]
    Lost(String),
    /// It was not sent.
    #[error("{0}")]
    Unreachable(String),
}

impl ApiError {
    /// Whether the same may work later without a person.
    pub(crate) fn passes(&self) -> bool {
        match self {
            ApiError::Quota { .. }
            | ApiError::Transient { .. }
            | ApiError::Lost(_)
            | ApiError::Unreachable(_) => true,
            ApiError::SignIn(_)
            | ApiError::Gone
            | ApiError::Here(_)
            | ApiError::TooMuch(_)
            | ApiError::Refused { .. }
            | ApiError::SetUp { .. } => false,
        }
    }

    /// How long Gmail asked to be left alone.
    pub(crate) fn after(&self) -> Option<Duration> {
        match self {
            ApiError::Quota { after, .. } | ApiError::Transient { after, .. } => *after,
            _ => None,
        }
    }
}

impl From<ApiError> for Fail {
    fn from(error: ApiError) -> Fail {
        let (exit, hint) = match &error {
            ApiError::SignIn(_) => (Exit::SignIn, Some("`fte auth gmail login`")),
            ApiError::SetUp { reason, .. } => (Exit::SetUp, hint_of(reason)),
            ApiError::TooMuch(_) => {
                (Exit::SetUp, Some("a smaller `gmail.days`, or a `gmail.query`, makes it less"))
            }
            ApiError::Gone | ApiError::Here(_) | ApiError::Refused { .. } => (Exit::Failed, None),
            _ => (Exit::Later, None),
        };
        let said = error.to_string();
        let fail = Fail::new(exit, error);
        // What is missing of a sign-in often says itself what to do.
        match hint.filter(|hint| !said.contains(hint)) {
            Some(hint) => fail.hint(hint),
            None => fail,
        }
    }
}

/// What to do about a reason that Google gives.
fn hint_of(reason: &str) -> Option<&'static str> {
    match reason {
        "accessNotConfigured" | "SERVICE_DISABLED" => {
            Some("switch the Gmail API on in your Google Cloud project, under APIs & Services")
        }
        "domainPolicy" => Some("the administrator of your Google Workspace must allow it"),
        "dailyLimitExceeded" => {
            Some("it works again tomorrow; a larger quota is asked for at Google")
        }
        "failedPrecondition" => Some("Gmail is off for this account"),
        _ => None,
    }
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> ApiError {
        match error {
            // The token's server is away; the call itself was not made.
            KeyError::Away(error) => ApiError::Unreachable(error.to_string()),
            // No credential was turned down: it is read again by the next call.
            KeyError::Store(error) => ApiError::Here(KeyError::Store(error).to_string()),
            other => ApiError::SignIn(other.to_string()),
        }
    }
}

impl From<HttpError> for ApiError {
    fn from(error: HttpError) -> ApiError {
        let said = error.to_string();
        match error {
            HttpError::Unreachable { .. } => ApiError::Unreachable(said),
            HttpError::Lost { .. } => ApiError::Lost(said),
            HttpError::Invalid(why) => {
                ApiError::SetUp { reason: "gmail.api".into(), why: format!(": {why}") }
            }
        }
    }
}

/// What is asked for: a path below the account, `messages/17c0`, and what goes with it.
struct Ask<'q> {
    method: Method,
    path: &'q str,
    query: &'q [(&'q str, &'q str)],
    body: Body<'q>,
}

/// What goes with a request.
#[derive(Clone, Copy)]
enum Body<'q> {
    Nothing,
    Json(&'q Value),
    /// A whole message, and what is said of it: at another address, which takes more than JSON may have.
    Message(&'q Value, &'q [u8]),
}

impl Ask<'_> {
    /// Whether the answer is a whole message: all else is a list, or what is said of something.
    fn is_whole(&self) -> bool {
        self.query.iter().any(|(name, value)| *name == "format" && *value == "raw")
    }
}

impl<'a> Api<'a> {
    pub(crate) fn new(http: &'a dyn Http, keys: Keys<'a>) -> Api<'a> {
        let base = keys.config.text("gmail.api").trim_end_matches('/').to_owned();
        Api { http, keys, base, token: RefCell::new(None) }
    }

    /// `GET`: parts of the path that are foreign are to be [`encoded`]; the query's values are encoded here.
    pub(crate) fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, &str)],
    ) -> Result<T, ApiError> {
        self.call(&Ask { method: Method::GET, path, query, body: Body::Nothing })
    }

    /// `POST` of a JSON document.
    pub(crate) fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &Value,
    ) -> Result<T, ApiError> {
        self.call(&Ask { method: Method::POST, path, query: &[], body: Body::Json(body) })
    }

    /// `POST` of a message that is too large for JSON, with what is said of it.
    pub(crate) fn upload<T: DeserializeOwned>(
        &self,
        path: &str,
        said: &Value,
        message: &[u8],
    ) -> Result<T, ApiError> {
        let query = &[("uploadType", "multipart")];
        self.call(&Ask { method: Method::POST, path, query, body: Body::Message(said, message) })
    }

    /// What the sign-in may be used for, as Google granted it; empty where that is not known.
    pub(crate) fn scopes(&self) -> Result<Vec<String>, ApiError> {
        Ok(self.token()?.scopes)
    }

    fn call<T: DeserializeOwned>(&self, ask: &Ask<'_>) -> Result<T, ApiError> {
        let token = self.token()?;
        let mut answer = self.once(ask, &token)?;
        if answer.status() == StatusCode::UNAUTHORIZED {
            let token = self.keys.renewed(self.http, &token)?;
            self.token.replace(Some(token.clone()));
            answer = self.once(ask, &token)?;
        }
        let mut hush = Hush::default();
        hush.add([self.token()?.secret.reveal()]);
        read(&hushed(answer, &hush), self.keys.clock.now())
    }

    fn token(&self) -> Result<Token, ApiError> {
        if let Some(token) = &*self.token.borrow() {
            return Ok(token.clone());
        }
        let token = self.keys.token(self.http)?;
        self.token.replace(Some(token.clone()));
        Ok(token)
    }

    fn once(&self, ask: &Ask<'_>, token: &Token) -> Result<Response<Vec<u8>>, ApiError> {
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.secret.reveal()))
            .map_err(|_| ApiError::SignIn("Google's token can't be sent: it is damaged".into()))?;
        bearer.set_sensitive(true);
        let request = Request::builder()
            .method(ask.method.clone())
            .uri(self.address(ask))
            .header(header::ACCEPT, "application/json")
            .header(header::AUTHORIZATION, bearer);
        let request = match ask.body {
            Body::Json(body) => request
                .header(header::CONTENT_TYPE, "application/json")
                .body(body.to_string().into_bytes()),
            Body::Message(said, message) => request
                .header(header::CONTENT_TYPE, upload::media_type())
                .body(upload::related(said, message)),
            Body::Nothing => request.body(Vec::new()),
        };
        let mut request = request.map_err(|error| HttpError::Invalid(error.to_string()))?;
        if !ask.is_whole() {
            request.extensions_mut().insert(Largest(LIST));
        }
        Ok(pulse::during(|| self.http.send(request))?)
    }

    fn address(&self, ask: &Ask<'_>) -> String {
        let upload = if matches!(ask.body, Body::Message(..)) { "/upload" } else { "" };
        let mut address = format!("{}{upload}/gmail/v1/users/me/{}", self.base, ask.path);
        for (at, (name, value)) in ask.query.iter().enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            address += &format!("{sign}{name}={}", encoded(value));
        }
        address
    }
}

/// A text as a part of a path, or as a value of a query.
///
/// Source: RFC 3986 §2.3: all but the unreserved characters.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

/// What an answer says. An answer without a body (204) reads as `null`.
fn read<T: DeserializeOwned>(answer: &Response<Vec<u8>>, now: Time) -> Result<T, ApiError> {
    if !answer.status().is_success() {
        return Err(refusal(answer, now));
    }
    let body: &[u8] =
        if answer.status() == StatusCode::NO_CONTENT { b"null" } else { answer.body() };
    // What stands between may answer in Gmail's place: a sign-in page of a network, say.
    serde_json::from_slice(body).map_err(|error| {
        ApiError::Lost(format!("Gmail's answer can't be used ({}): {error}", answer.status()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Response<Vec<u8>> {
        Response::builder().status(status).body(body.as_bytes().to_vec()).unwrap()
    }

    #[test]
    fn an_answer_that_is_no_json_is_no_empty_one() {
        let now = crate::base::clock::parse("2026-11-20T11:00:00Z").unwrap();
        let read = |status, body: &str| read::<Option<Value>>(&answer(status, body), now);
        assert!(matches!(read(200, "<html>sign in</html>"), Err(ApiError::Lost(_))));
        assert!(matches!(read(200, ""), Err(ApiError::Lost(_))));
        assert_eq!(read(204, ""), Ok(None));
        assert!(matches!(read(200, "{}"), Ok(Some(_))));
    }

    #[test]
    fn foreign_text_is_no_syntax_of_an_address() {
        assert_eq!(encoded("a/../b?c=d&e f+ü%"), "a%2F..%2Fb%3Fc%3Dd%26e%20f%2B%C3%BC%25");
    }
}
