//! HTTP/1.1 as a service speaks it: one request in, one answer out.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

/// Bytes of a request line with its headers that are still taken.
const HEAD_LIMIT: u64 = 64 << 10;
/// Bytes of a body that are still read: what the largest mail comes to, as base64.
const BODY_LIMIT: usize = 64 << 20;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// With its query.
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The pairs of the query, decoded, in order.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        pairs(self.target.split_once('?').map_or("", |(_, query)| query))
    }

    /// The media type of the body, without its parameters.
    pub(super) fn kind(&self) -> &str {
        let kind = self.headers.get("content-type").map_or("", String::as_str);
        kind.split(';').next().unwrap_or_default().trim()
    }
}

/// Names and values of a form or a query.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(if *first == b'+' { b' ' } else { *first });
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn json(body: &Value) -> Answer {
        Answer::with_status(200, body)
    }

    pub(super) fn with_status(status: u16, body: &Value) -> Answer {
        // Google's answers are indented, with a line end.
        let body = format!("{body:#}\n").into_bytes();
        let kind = ("Content-Type", "application/json; charset=UTF-8".into());
        Answer { status, headers: vec![kind], body }
    }

    /// What Google's front answers where the service itself did not.
    pub(super) fn html(status: u16, title: &str) -> Answer {
        let body = format!(
            "<!DOCTYPE html>\n<html lang=en>\n<title>Error {status} ({title})!!1</title>\n<p><b>{status}.</b> <ins>That’s an error.</ins>\n"
        );
        let kind = ("Content-Type", "text/html; charset=UTF-8".into());
        Answer { status, headers: vec![kind], body: body.into_bytes() }
    }

    /// An error as Google's APIs give it.
    pub(super) fn error(
        status: u16,
        word: &str,
        reason: &str,
        domain: &str,
        message: &str,
    ) -> Answer {
        let one = json!({ "message": message, "domain": domain, "reason": reason });
        let body = json!({ "error": { "code": status, "message": message, "errors": [one], "status": word } });
        Answer::with_status(status, &body)
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut head =
            format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        let mut bytes = (head + "\r\n").into_bytes();
        bytes.extend(&self.body);
        bytes
    }

    pub(super) fn send(&self, mut stream: &TcpStream) -> io::Result<()> {
        stream.write_all(&self.bytes())
    }
}

/// Reads one request; one that is not HTTP as it must be is refused, and the connection is of no more use.
pub(super) fn read(
    reader: &mut BufReader<TcpStream>,
    stream: &TcpStream,
) -> io::Result<Result<Request, Answer>> {
    let refused = |status, why: &str| Ok(Err(Answer::html(status, why)));
    let mut head = String::new();
    let mut limited = reader.take(HEAD_LIMIT);
    while !head.ends_with("\r\n\r\n") {
        if limited.read_line(&mut head)? == 0 {
            return refused(431, "no end of the headers");
        }
    }
    let mut lines = head.trim_end().split("\r\n");
    let words: Vec<&str> = lines.next().unwrap_or_default().split(' ').collect();
    let [method, target, "HTTP/1.1"] = words[..] else {
        return refused(400, "not a request of HTTP/1.1");
    };
    let mut headers = BTreeMap::new();
    for line in lines {
        let Some((name, value)) = line.split_once(':') else {
            return refused(400, "not a header");
        };
        if headers.insert(name.to_ascii_lowercase(), value.trim().to_owned()).is_some() {
            return refused(400, "a header that is there twice");
        }
    }
    if !headers.contains_key("host") {
        return refused(400, "no Host");
    }
    let length = headers.get("content-length").map(|length| length.parse::<usize>());
    let length = match length {
        None if headers.contains_key("transfer-encoding") || method == "POST" => {
            return refused(411, "Length Required");
        }
        None => 0,
        Some(Ok(length)) if length <= BODY_LIMIT => length,
        Some(_) => return refused(413, "Request Entity Too Large"),
    };
    if headers.get("expect").is_some_and(|word| word == "100-continue") {
        (&*stream).write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(Ok(Request { method: method.into(), target: target.into(), headers, body }))
}
