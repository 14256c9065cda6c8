//! A message that is too large for JSON, as it is uploaded.

use serde_json::Value;

/// What ends the parts of an upload: no line of a mail is it.
const BOUNDARY: &str = "=_fte-upload-3f0c6a1d9b";

pub(super) fn media_type() -> String {
    format!("multipart/related; boundary=\"{BOUNDARY}\"")
}

/// Two parts: what is said of a message, and the message.
///
/// Source: RFC 2387; Google's page "Upload attachments" of the Gmail API.
pub(super) fn related(said: &Value, message: &[u8]) -> Vec<u8> {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n{said}\r\n\
         --{BOUNDARY}\r\nContent-Type: message/rfc822\r\n\r\n"
    )
    .into_bytes();
    body.extend(message);
    body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
    body
}
