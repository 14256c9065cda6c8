//! The seams to the network: HTTP, where a request goes out and an answer or the reason comes back, and `stream`, for what is
//! spoken line by line. Only `live` and `stream` open a socket.

use std::time::Duration;

use ureq::http::{Request, Response, header};

use crate::base::secret::Hush;

pub(crate) mod live;
pub(crate) mod loopback;
pub(crate) mod stream;
pub(crate) mod tls;

pub(crate) use ureq::http;

/// Something that carries requests: the network, or what stands in for it.
pub(crate) trait Http {
    /// Sends a request and reads the answer whole, whatever its status. Redirects are not followed: what was approved for
    /// one address is for no other.
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError>;
}

/// How many bytes of its answer are read at most, as a request's extension: less than what carries it would read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Largest(pub(crate) u64);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpError {
    /// The request was not sent.
    #[error("{host} can't be reached: {why}")]
    Unreachable { host: String, why: String },
    /// It was sent, or may have been; what became of it is not known.
    #[error("{host} did not answer: {why}")]
    Lost { host: String, why: String },
    /// It is no request that can be sent.
    #[error("no request can be made: {0}")]
    Invalid(String),
}

/// An answer without a secret that the service may tell back, in whatever field.
pub(crate) fn hushed(answer: Response<Vec<u8>>, hush: &Hush) -> Response<Vec<u8>> {
    answer.map(|body| match String::from_utf8(body) {
        Ok(text) => hush.over(&text).into_bytes(),
        Err(error) => error.into_bytes(),
    })
}

/// How long an answer asks to be left alone, at most a day: `Retry-After` in seconds, or as a date, which is held against
/// the answer's own `Date`. `None` where it does not say, or not so that it can be read.
///
/// Source: RFC 9110 §10.2.3.
pub(crate) fn retry_after(answer: &Response<Vec<u8>>) -> Option<Duration> {
    let text = |name| answer.headers().get(name)?.to_str().ok().map(str::trim);
    let value = text(header::RETRY_AFTER)?;
    let date = |text| chrono::DateTime::parse_from_rfc2822(text).ok();
    let seconds = if let Ok(seconds) = value.parse::<u64>() {
        seconds
    } else {
        let wait = date(value)? - date(text(header::DATE)?)?;
        u64::try_from(wait.num_seconds()).unwrap_or_default()
    };
    Some(Duration::from_secs(seconds.min(86_400)))
}

/// The media type of an answer, in small letters, without its parameters.
pub(crate) fn media_type(answer: &Response<Vec<u8>>) -> String {
    let value = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_lowercase()
}
