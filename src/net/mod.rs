//! The one seam to HTTP: a request goes out, an answer or the reason comes back. Only `live` opens a socket.

use std::time::Duration;

use ureq::http::{Request, Response, header};

pub(crate) mod live;

pub(crate) use ureq::http;

/// Something that carries requests: the network, or what stands in for it.
pub(crate) trait Http {
    /// Sends a request and reads the answer whole, whatever its status. Redirects are not followed: what was approved for
    /// one address is for no other.
    fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, HttpError>;
}

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

/// How long an answer asks to be left alone: `Retry-After` in seconds, at most a day.
///
/// `None` for the date form; the caller then uses its own backoff. Source: RFC 9110 §10.2.3.
pub(crate) fn retry_after(answer: &Response<Vec<u8>>) -> Option<Duration> {
    let value = answer.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    let seconds: u64 = value.trim().parse().ok()?;
    Some(Duration::from_secs(seconds.min(86_400)))
}

/// The media type of an answer, in small letters, without its parameters.
pub(crate) fn media_type(answer: &Response<Vec<u8>>) -> String {
    let value = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_lowercase()
}
