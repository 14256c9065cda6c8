//! What can come of a call to Odoo, by what follows from it.
//!
//! The server's `debug` is a traceback with paths of its machine: it is never read.

use super::datum::Datum;
use crate::base::text::{cut, shown_line};
use crate::net::http::{Response, StatusCode};
use crate::net::{HttpError, media_type};

/// Why a call gave nothing. Texts are the server's first line, made safe to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OdooError {
    /// The call was not sent.
    #[error("Odoo can't be reached: {0}")]
    Away(String),
    /// It was sent, or may have been; what became of it is not known.
    #[error("Odoo did not answer: {0}")]
    Lost(String),
    /// It was reached and did nothing; the same may work later.
    #[error("Odoo is busy: {0}")]
    Busy(String),
    #[error("Odoo turned the API key down: it is wrong, revoked or has ended")]
    Key,
    #[error(
        "Odoo has no database of this name, or none is named and it has several (`odoo.database`)"
    )]
    Database,
    #[error("this user may not do it in Odoo: {0}")]
    Rights(String),
    /// A model or method that this server does not have: an app is not installed, or it is another version.
    #[error("this Odoo does not have it: {0}")]
    Unknown(String),
    /// A record that is not there, or no more.
    #[error("Odoo does not have the record: {0}")]
    Missing(String),
    /// A rule of the business, in the server's words.
    #[error("Odoo refused it: {0}")]
    Refused(String),
    /// What `fte` itself keeps from being written: it is there already, or is not what was approved.
    #[error("{0}")]
    Stopped(String),
    /// An error of the server's own; the transaction was rolled back.
    #[error("Odoo failed: {0}")]
    Fault(String),
    /// An answer that is not one of Odoo's.
    #[error("that is no answer of Odoo's: {0}")]
    Answer(String),
    /// What was to be sent is nothing that this server takes: said before it was.
    #[error("{0}")]
    Data(String),
}

impl OdooError {
    /// With what is left in Odoo, where it surely went no further than that.
    pub(super) fn leaving(self, left: impl std::fmt::Display) -> OdooError {
        match self {
            OdooError::Rights(_)
            | OdooError::Unknown(_)
            | OdooError::Missing(_)
            | OdooError::Refused(_)
            | OdooError::Stopped(_)
            | OdooError::Data(_)
            | OdooError::Fault(_) => OdooError::Stopped(format!("{self}; {left} is left in Odoo")),
            // It goes on from there by itself, or is looked for.
            OdooError::Away(_)
            | OdooError::Lost(_)
            | OdooError::Busy(_)
            | OdooError::Key
            | OdooError::Database
            | OdooError::Answer(_) => self,
        }
    }
}

impl From<HttpError> for OdooError {
    fn from(error: HttpError) -> OdooError {
        match &error {
            HttpError::Unreachable { .. } => OdooError::Away(error.to_string()),
            HttpError::Lost { .. } => OdooError::Lost(error.to_string()),
            HttpError::Invalid(why) => OdooError::Data(why.clone()),
        }
    }
}

/// An answer of `/json/2`: its body, or what its status and exception's name say.
///
/// Source: seen on Odoo 19.0; 404 is a web page where no database is meant, JSON where a model or record is.
pub(super) fn read_json2(answer: &Response<Vec<u8>>) -> Result<Datum, OdooError> {
    let status = answer.status();
    let is_json = media_type(answer) == "application/json";
    if status.is_success() {
        let body = is_json.then(|| Datum::parse(answer.body()));
        return match body {
            Some(Ok(body)) => Ok(body),
            Some(Err(error)) => Err(OdooError::Answer(error.to_string())),
            None => Err(OdooError::Answer(format!("a web page ({status})"))),
        };
    }
    let body = Datum::parse(answer.body()).unwrap_or(Datum::Null);
    let name = body.get("name").and_then(Datum::text).unwrap_or_default();
    let message = body.get("message").and_then(Datum::text).unwrap_or_default();
    let said = first_line(message);
    Err(match status {
        StatusCode::UNAUTHORIZED => OdooError::Key,
        StatusCode::NOT_FOUND if !is_json => OdooError::Database,
        StatusCode::NOT_FOUND if name.ends_with("MissingError") => OdooError::Missing(said),
        StatusCode::NOT_FOUND => OdooError::Unknown(said),
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            OdooError::Busy(status.to_string())
        }
        // What stands in front of it gave up: nobody knows how far it came.
        StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT => {
            OdooError::Lost(status.to_string())
        }
        _ if !is_json => OdooError::Answer(format!("a web page ({status})")),
        _ => named(name, said).unwrap_or_else(|| OdooError::Answer(status.to_string())),
    })
}

/// An answer of `/jsonrpc`: errors come with the status 200, and null as no result at all.
pub(super) fn read_jsonrpc(answer: &Response<Vec<u8>>) -> Result<Datum, OdooError> {
    let status = answer.status();
    if !status.is_success() {
        // What is not from Odoo itself means the same over either protocol.
        return Err(match read_json2(answer) {
            Err(OdooError::Database) | Ok(_) => OdooError::Answer(format!("a web page ({status})")),
            Err(error) => error,
        });
    }
    let body = match media_type(answer).as_str() {
        "application/json" => {
            Datum::parse(answer.body()).map_err(|error| OdooError::Answer(error.to_string()))?
        }
        _ => return Err(OdooError::Answer(format!("a web page ({status})"))),
    };
    let Some(error) = body.get("error") else {
        return match body {
            Datum::Map(mut map) if map.contains_key("jsonrpc") => {
                Ok(map.remove("result").unwrap_or(Datum::Null))
            }
            _ => Err(OdooError::Answer("no answer to a call".into())),
        };
    };
    let data = error.get("data").unwrap_or(&Datum::Null);
    let text = |from: &Datum, name| from.get(name).and_then(Datum::text).map(str::to_owned);
    let name = text(data, "name").unwrap_or_default();
    let said = first_line(&text(data, "message").unwrap_or_default());
    let is_database = name.ends_with("OperationalError") && said.contains("database");
    Err(match named(&name, said.clone()) {
        _ if is_database => OdooError::Database,
        // An unknown model, in words that the server does not translate.
        Some(OdooError::Refused(said))
            if said.starts_with("Object ") && said.ends_with("doesn't exist") =>
        {
            OdooError::Unknown(said)
        }
        Some(OdooError::Fault(said)) if name.ends_with("AttributeError") => {
            OdooError::Unknown(said)
        }
        Some(error) => error,
        None => OdooError::Answer(first_line(&text(error, "message").unwrap_or_default())),
    })
}

/// An exception by its Python name, the same over every protocol. `None` where there is no name.
pub(super) fn named(name: &str, said: String) -> Option<OdooError> {
    let (_, short) = name.rsplit_once('.').unwrap_or(("", name));
    Some(match short {
        "" => return None,
        "AccessError" | "Forbidden" => OdooError::Rights(said),
        "AccessDenied" => OdooError::Key,
        "MissingError" => OdooError::Missing(said),
        "UserError" | "ValidationError" | "RedirectWarning" => OdooError::Refused(said),
        "NotFound" => OdooError::Unknown(said),
        "SerializationFailure" | "LockNotAvailable" | "DeadlockDetected" => OdooError::Busy(said),
        // The server lost its database, perhaps while it committed.
        "OperationalError" | "InterfaceError" => OdooError::Lost(format!("{short}: {said}")),
        _ => OdooError::Fault(format!("{short}: {said}")),
    })
}

/// The first line of what a server says, for a person.
pub(super) fn first_line(message: &str) -> String {
    let mut lines = message.trim().lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    // What the line announces is in the next one.
    let next = lines.next().filter(|_| first.ends_with(':')).map(|next| format!("{first} {next}"));
    let said = next.as_deref().unwrap_or(first);
    cut(&shown_line(said.strip_suffix('.').unwrap_or(said)), 300)
}
