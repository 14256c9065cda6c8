//! The methods of Gmail's API that the account answers, and what Google turns down of a request.

use data_encoding::{BASE64URL, BASE64URL_NOPAD};
use serde_json::{Map, Value, json};

use super::mailbox::{Mailbox, Message, SYSTEM};
use super::wire::{Answer, Request};

/// What a query parameter may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// It may be there several times.
    Texts,
    Number,
    Bool,
    One(&'static [&'static str]),
    Several(&'static [&'static str]),
}

use Kind::{Bool, Number, One, Several, Text, Texts};

pub(super) struct Method {
    /// As Google names it, without `gmail.users.`.
    pub(super) name: &'static str,
    verb: &'static str,
    /// Below `users/{userId}`; `{id}` is one word.
    path: &'static str,
    query: &'static [(&'static str, Kind)],
    /// The last words of the scopes that it takes, beside `https://mail.google.com/`.
    scopes: &'static [&'static str],
    /// Quota units, as of May 2026.
    pub(super) units: u32,
    body: Option<&'static [&'static str]>,
}

const FORMAT: Kind = One(&["minimal", "full", "raw", "metadata"]);
const PAGES: &[(&str, Kind)] = &[
    ("q", Text),
    ("labelIds", Texts),
    ("maxResults", Number),
    ("pageToken", Text),
    ("includeSpamTrash", Bool),
];
const READ: &[&str] = &["gmail.metadata", "gmail.modify", "gmail.readonly"];
const WRITE: &[&str] = &["gmail.compose", "gmail.modify"];
const DRAFTS: &[&str] = &["gmail.compose", "gmail.modify", "gmail.readonly"];
const MESSAGE: &[&str] = &[
    "id",
    "threadId",
    "labelIds",
    "snippet",
    "historyId",
    "internalDate",
    "payload",
    "sizeEstimate",
    "raw",
    "classificationLabelValues",
];

#[rustfmt::skip]
const METHODS: &[Method] = &[
    Method { name: "getProfile", verb: "GET", path: "profile", query: &[], body: None, units: 1,
        scopes: &["gmail.compose", "gmail.metadata", "gmail.modify", "gmail.readonly"] },
    Method { name: "labels.list", verb: "GET", path: "labels", query: &[], body: None, units: 1,
        scopes: &["gmail.labels", "gmail.metadata", "gmail.modify", "gmail.readonly"] },
    Method { name: "messages.list", verb: "GET", path: "messages", query: PAGES, body: None, units: 5, scopes: READ },
    Method { name: "messages.get", verb: "GET", path: "messages/{id}", body: None, units: 20, scopes: READ,
        query: &[("format", FORMAT), ("metadataHeaders", Texts)] },
    Method { name: "messages.import", verb: "POST", path: "messages/import", body: Some(MESSAGE), units: 25,
        query: &[("internalDateSource", One(&["receivedTime", "dateHeader"])), ("neverMarkSpam", Bool),
            ("processForCalendar", Bool), ("deleted", Bool)],
        scopes: &["gmail.insert", "gmail.modify"] },
    Method { name: "messages.send", verb: "POST", path: "messages/send", query: &[], body: Some(MESSAGE), units: 100,
        scopes: &["gmail.compose", "gmail.modify", "gmail.send"] },
    Method { name: "messages.modify", verb: "POST", path: "messages/{id}/modify", query: &[], units: 5,
        body: Some(&["addLabelIds", "removeLabelIds"]), scopes: &["gmail.modify"] },
    Method { name: "history.list", verb: "GET", path: "history", body: None, units: 2, scopes: READ,
        query: &[("startHistoryId", Text), ("labelId", Text), ("maxResults", Number), ("pageToken", Text),
            ("historyTypes", Several(&["messageAdded", "messageDeleted", "labelAdded", "labelRemoved"]))] },
    Method { name: "threads.get", verb: "GET", path: "threads/{id}", body: None, units: 40, scopes: READ,
        query: &[("format", One(&["full", "metadata", "minimal"])), ("metadataHeaders", Texts)] },
    Method { name: "drafts.create", verb: "POST", path: "drafts", query: &[], body: Some(&["id", "message"]),
        units: 10, scopes: WRITE },
    Method { name: "drafts.send", verb: "POST", path: "drafts/send", query: &[], body: Some(&["id", "message"]),
        units: 100, scopes: WRITE },
    Method { name: "drafts.list", verb: "GET", path: "drafts", body: None, units: 5, scopes: DRAFTS,
        query: &[("q", Text), ("maxResults", Number), ("pageToken", Text), ("includeSpamTrash", Bool)] },
    Method { name: "drafts.get", verb: "GET", path: "drafts/{id}", query: &[("format", FORMAT)], body: None,
        units: 20, scopes: DRAFTS },
    Method { name: "drafts.delete", verb: "DELETE", path: "drafts/{id}", query: &[], body: None, units: 10,
        scopes: WRITE },
];

/// Bytes of a JSON body that are still taken; a larger mail is uploaded.
const JSON_LIMIT: usize = 5 << 20;
/// Bytes of the largest message.
const MESSAGE_LIMIT: usize = 36_700_160;

/// A request that belongs to a method.
pub(super) struct Call {
    pub(super) method: &'static Method,
    user: String,
    id: String,
    is_upload: bool,
}

/// What the request is for; `None` where there is no such method.
pub(super) fn call(request: &Request) -> Option<Call> {
    let (rest, is_upload) = match request.path().strip_prefix("/upload") {
        Some(rest) => (rest, true),
        None => (request.path(), false),
    };
    let rest = rest.strip_prefix("/gmail/v1/users/")?;
    let (user, rest) = rest.split_once('/')?;
    let words: Vec<&str> = rest.split('/').collect();
    // What is spelled out comes before what is any word: `drafts/send` is no draft.
    let fits = |method: &&Method| {
        let path: Vec<&str> = method.path.split('/').collect();
        let same = |(own, word): (&&str, &&str)| own == word || *own == "{id}" && !word.is_empty();
        method.verb == request.method
            && path.len() == words.len()
            && path.iter().zip(&words).all(same)
    };
    let uploads = ["drafts.create", "drafts.send", "messages.send", "messages.import"];
    let method = METHODS.iter().filter(fits).min_by_key(|method| method.path.contains('{'))?;
    if is_upload && !uploads.contains(&method.name) {
        return None;
    }
    let at = method.path.split('/').position(|word| word == "{id}");
    let id = at.map_or_else(String::new, |at| words[at].to_owned());
    Some(Call { method, user: user.replace("%40", "@"), id, is_upload })
}

pub(super) fn not_found() -> Answer {
    Answer::error(404, "NOT_FOUND", "notFound", "global", "Requested entity was not found.")
}

pub(super) fn unauthorised() -> Answer {
    Answer::error(
        401,
        "UNAUTHENTICATED",
        "authError",
        "global",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.",
    )
    .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"")
}

fn bad(message: &str) -> Answer {
    Answer::error(400, "INVALID_ARGUMENT", "invalidArgument", "global", message)
}

/// What Google turns down before it does anything: a scope that is missing, a parameter or a field that there is not.
pub(super) fn refusal(call: &Call, request: &Request, scopes: &[String]) -> Option<Answer> {
    let has = |word: &str| scopes.iter().any(|scope| scope.rsplit('/').next() == Some(word));
    let is_all = scopes.iter().any(|scope| scope == "https://mail.google.com/");
    let is_allowed = is_all || call.method.scopes.iter().any(|scope| has(scope));
    let query = request.query();
    let value =
        |name: &str| query.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    // With the metadata scope alone there is no search, and no whole message.
    let reads_all =
        is_all || ["gmail.readonly", "gmail.modify", "gmail.compose"].iter().any(|s| has(s));
    let needs_all = value("q").is_some()
        || matches!(call.method.name, "messages.get")
            && !matches!(value("format"), Some("metadata" | "minimal"));
    if !is_allowed || needs_all && !reads_all {
        return Some(Answer::error(
            403,
            "PERMISSION_DENIED",
            "insufficientPermissions",
            "global",
            "Request had insufficient authentication scopes.",
        ));
    }
    for (at, (name, value)) in query.iter().enumerate() {
        if ["alt", "fields", "key", "prettyPrint", "quotaUser"].contains(&name.as_str())
            || call.is_upload && name == "uploadType"
        {
            continue;
        }
        let unknown = || {
            bad(&format!(
                "Invalid JSON payload received. Unknown name \"{name}\": Cannot bind query parameter."
            ))
        };
        let Some((_, kind)) = call.method.query.iter().find(|(own, _)| own == name) else {
            return Some(unknown());
        };
        let repeats = query.iter().take(at).any(|(own, _)| own == name);
        let wrong = match kind {
            Text | Texts => false,
            Number => value.parse::<u32>().is_err(),
            Bool => !matches!(value.as_str(), "true" | "false"),
            One(words) | Several(words) => !words.contains(&value.as_str()),
        };
        if wrong || repeats && !matches!(kind, Texts | Several(_)) {
            return Some(bad(&format!("Invalid value at '{name}', \"{value}\"")));
        }
    }
    if call.is_upload {
        return None;
    }
    match (call.method.body, request.body.is_empty()) {
        (None, true) | (Some(_), false) => {}
        (None, false) => return Some(Answer::html(400, "Bad Request")),
        (Some(_), true) => return Some(bad("Missing body")),
    }
    if request.body.len() > JSON_LIMIT {
        return Some(Answer::html(413, "Request Entity Too Large"));
    }
    call.method.body.and_then(|fields| bad_body(request, fields))
}

fn bad_body(request: &Request, fields: &[&str]) -> Option<Answer> {
    if request.kind() != "application/json" {
        return Some(bad("Media type is not supported."));
    }
    let Ok(Value::Object(body)) = serde_json::from_slice(&request.body) else {
        return Some(bad("Invalid JSON payload received."));
    };
    let unknown = |name: &str| {
        Some(bad(&format!(
            "Invalid JSON payload received. Unknown name \"{name}\": Cannot find field."
        )))
    };
    if let Some(name) = body.keys().find(|name| !fields.contains(&name.as_str())) {
        return unknown(name);
    }
    if let Some(Value::Object(message)) = body.get("message")
        && let Some(name) = message.keys().find(|name| !MESSAGE.contains(&name.as_str()))
    {
        return unknown(name);
    }
    None
}

/// What a request for a page of a list asks for, and how many the account gives at once.
struct Page {
    start: usize,
    size: usize,
    token: String,
}

fn page(request: &Request, most: usize) -> Result<Page, Answer> {
    let query = request.query();
    let value =
        |name: &str| query.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
    let size = value("maxResults").map_or(100, |size| size.parse().unwrap_or(100));
    if size > 500 {
        return Err(bad("Invalid maxResults"));
    }
    // A token is good for the very list that it was given for.
    let rest = query.iter().filter(|(name, _)| name != "pageToken");
    let asked: u64 = rest
        .flat_map(|(name, value)| name.bytes().chain(value.bytes()))
        .fold(17, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let start = match value("pageToken") {
        None => 0,
        Some(token) => token
            .split_once('-')
            .filter(|(list, _)| *list == format!("{asked:x}"))
            .and_then(|(_, start)| start.parse().ok())
            .ok_or_else(|| bad("Invalid pageToken"))?,
    };
    Ok(Page { start, size: size.min(most).max(1), token: format!("{asked:x}-") })
}

/// Cuts a page out of a list. `again`: the page before comes once more, as happens when a list changes below it.
fn cut(name: &str, all: Vec<Value>, page: &Page, again: bool) -> Map<String, Value> {
    let mut answer = Map::new();
    let (start, next) = if again {
        (page.start.saturating_sub(page.size), page.start)
    } else {
        (page.start, page.start + page.size)
    };
    let more = next < all.len();
    let part: Vec<Value> = all.into_iter().skip(start).take(page.size).collect();
    if !part.is_empty() {
        answer.insert(name.into(), part.into());
    }
    if more {
        answer.insert("nextPageToken".into(), format!("{}{next}", page.token).into());
    }
    answer
}

/// How the account answers apart from faults.
#[derive(Clone, Copy, Default)]
pub(super) struct Ways {
    /// How many a page has at most; 0: 500.
    pub(super) page: usize,
    /// The page before comes once more.
    pub(super) again: bool,
    /// Keys are left out that need not be there.
    pub(super) bare: bool,
}

/// Does what is asked for, and answers.
pub(super) fn run(call: &Call, request: &Request, mailbox: &mut Mailbox, ways: Ways) -> Answer {
    if call.user != "me" && !call.user.eq_ignore_ascii_case(&mailbox.address) {
        let message = format!("Delegation denied for {}", mailbox.address);
        return Answer::error(403, "PERMISSION_DENIED", "forbidden", "global", &message);
    }
    answered(call, request, mailbox, ways).unwrap_or_else(|refusal| refusal)
}

fn answered(
    call: &Call,
    request: &Request,
    mailbox: &mut Mailbox,
    ways: Ways,
) -> Result<Answer, Answer> {
    let query = request.query();
    let all = |name: &str| -> Vec<String> {
        query.iter().filter(|(own, _)| own == name).map(|(_, value)| value.clone()).collect()
    };
    let one = |name: &str| all(name).into_iter().next();
    let most = if ways.page == 0 { 500 } else { ways.page };
    let short = |message: &Message| json!({ "id": message.id, "threadId": message.thread });
    let form = |default: &str| one("format").unwrap_or_else(|| default.into());
    match call.method.name {
        "getProfile" => {
            let mut threads: Vec<_> = mailbox.messages.iter().map(|m| &m.thread).collect();
            threads.sort();
            threads.dedup();
            Ok(Answer::json(&json!({
                "emailAddress": mailbox.address,
                "messagesTotal": mailbox.messages.len(),
                "threadsTotal": threads.len(),
                "historyId": mailbox.history.to_string(),
            })))
        }
        "labels.list" => {
            let own = mailbox
                .labels
                .iter()
                .map(|(id, name)| json!({ "id": id, "name": name, "type": "user" }));
            let system =
                SYSTEM.iter().map(|name| json!({ "id": name, "name": name, "type": "system" }));
            Ok(Answer::json(&json!({ "labels": system.chain(own).collect::<Vec<_>>() })))
        }
        "messages.list" => {
            let spam = one("includeSpamTrash").is_some_and(|word| word == "true");
            let found = mailbox.search(&all("labelIds"), &one("q").unwrap_or_default(), spam);
            let mut answer = cut(
                "messages",
                found.into_iter().map(short).collect(),
                &page(request, most)?,
                ways.again,
            );
            // An estimate: no count.
            answer.insert("resultSizeEstimate".into(), 201.into());
            Ok(Answer::json(&answer.into()))
        }
        "messages.get" => {
            let message = mailbox.message(&call.id).ok_or_else(not_found)?;
            Ok(shown(mailbox, message, &form("full"), &all("metadataHeaders"), ways.bare))
        }
        "messages.import" => {
            let (raw, _, labels) = message_of(call, request, "")?;
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let at = if one("internalDateSource").is_some_and(|source| source == "receivedTime") {
                mailbox.now
            } else {
                super::date(&raw).unwrap_or(mailbox.now)
            };
            let message = mailbox.add(raw, &labels, at, None);
            Ok(Answer::json(&mailbox.shown(&message, "minimal", &[])))
        }
        "messages.send" => {
            let (raw, thread, _) = message_of(call, request, "")?;
            known_thread(mailbox, thread.as_deref())?;
            let sent = mailbox.send(&raw, thread.as_deref()).map_err(bad)?;
            Ok(Answer::json(
                &json!({ "id": sent.id, "threadId": sent.thread, "labelIds": sent.labels }),
            ))
        }
        "messages.modify" => {
            mailbox.message(&call.id).ok_or_else(not_found)?;
            let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
            let list = |name: &str| -> Vec<String> {
                let list = body[name].as_array().into_iter().flatten();
                list.filter_map(Value::as_str).map(str::to_owned).collect()
            };
            let (add, remove) = (list("addLabelIds"), list("removeLabelIds"));
            let is_fixed = |label: &String| label == "SENT" || label == "DRAFT";
            if let Some(label) = add.iter().chain(&remove).find(|label| is_fixed(label)) {
                return Err(bad(&format!("Invalid label: {label}")));
            }
            mailbox.relabel(&call.id, &add, &remove);
            let message = mailbox.message(&call.id).ok_or_else(not_found)?;
            Ok(Answer::json(
                &json!({ "id": message.id, "threadId": message.thread, "labelIds": message.labels }),
            ))
        }
        "history.list" => history(request, mailbox, &page(request, most)?, ways),
        "threads.get" => {
            let of_it: Vec<&Message> =
                mailbox.messages.iter().filter(|m| m.thread == call.id).collect();
            if of_it.is_empty() {
                return Err(not_found());
            }
            let (form, headers) = (form("full"), all("metadataHeaders"));
            let messages: Vec<Value> =
                of_it.iter().map(|message| mailbox.shown(message, &form, &headers)).collect();
            Ok(Answer::json(
                &json!({ "id": call.id, "historyId": mailbox.history.to_string(), "messages": messages }),
            ))
        }
        name => drafts(name, call, request, mailbox, ways),
    }
}

fn drafts(
    name: &str,
    call: &Call,
    request: &Request,
    mailbox: &mut Mailbox,
    ways: Ways,
) -> Result<Answer, Answer> {
    let query = request.query();
    let one =
        |name: &str| query.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
    let most = if ways.page == 0 { 500 } else { ways.page };
    let position = |mailbox: &Mailbox, id: &str| {
        mailbox.drafts.iter().find(|draft| draft.id == id).cloned().ok_or_else(not_found)
    };
    match name {
        "drafts.create" => {
            let (raw, thread, _) = message_of(call, request, "message")?;
            known_thread(mailbox, thread.as_deref())?;
            let draft = mailbox.add_draft(raw, thread.as_deref());
            let message = mailbox.message(&draft.message).unwrap();
            Ok(Answer::json(&json!({ "id": draft.id, "message": {
                "id": message.id, "threadId": message.thread, "labelIds": message.labels } })))
        }
        "drafts.send" => {
            let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
            let id = body["id"].as_str().ok_or_else(|| bad("Missing draft id"))?;
            position(mailbox, id)?;
            let sent = mailbox.send_draft(id).map_err(bad)?;
            Ok(Answer::json(
                &json!({ "id": sent.id, "threadId": sent.thread, "labelIds": sent.labels }),
            ))
        }
        "drafts.list" => {
            let found = mailbox.search(&["DRAFT".into()], &one("q").unwrap_or_default(), false);
            let rows = found.iter().filter_map(|message| {
                let draft = mailbox.drafts.iter().find(|draft| draft.message == message.id)?;
                Some(json!({ "id": draft.id, "message": { "id": message.id, "threadId": message.thread } }))
            });
            let mut answer = cut("drafts", rows.collect(), &page(request, most)?, ways.again);
            answer.insert("resultSizeEstimate".into(), 201.into());
            Ok(Answer::json(&answer.into()))
        }
        "drafts.get" => {
            let draft = position(mailbox, &call.id)?;
            let message = mailbox.message(&draft.message).unwrap();
            let form = one("format").unwrap_or_else(|| "full".into());
            Ok(Answer::json(
                &json!({ "id": draft.id, "message": mailbox.shown(message, &form, &[]) }),
            ))
        }
        "drafts.delete" => {
            let draft = position(mailbox, &call.id)?;
            mailbox.remove(&draft.message);
            Ok(Answer { status: 204, headers: Vec::new(), body: Vec::new() })
        }
        _ => Err(not_found()),
    }
}

fn shown(
    mailbox: &Mailbox,
    message: &Message,
    form: &str,
    headers: &[String],
    bare: bool,
) -> Answer {
    let mut shown = mailbox.shown(message, form, headers);
    if bare {
        let fields = shown.as_object_mut().unwrap();
        fields.retain(|name, _| matches!(name.as_str(), "id" | "threadId" | "raw" | "payload"));
    }
    Answer::json(&shown)
}

fn history(
    request: &Request,
    mailbox: &Mailbox,
    page: &Page,
    ways: Ways,
) -> Result<Answer, Answer> {
    let query = request.query();
    let all = |name: &str| -> Vec<String> {
        query.iter().filter(|(own, _)| own == name).map(|(_, value)| value.clone()).collect()
    };
    let start = all("startHistoryId");
    let start = start.first().ok_or_else(|| bad("Missing startHistoryId"))?;
    let start: u128 = start.parse().map_err(|_| bad("Invalid startHistoryId"))?;
    if start < mailbox.oldest || start > mailbox.history {
        return Err(not_found());
    }
    let found = mailbox.since(start, &all("historyTypes"), all("labelId").first());
    let rows = found.into_iter().map(|change| change.shown(ways.bare)).collect();
    let mut answer = cut("history", rows, page, ways.again);
    answer.insert("historyId".into(), mailbox.history.to_string().into());
    Ok(Answer::json(&answer.into()))
}

fn known_thread(mailbox: &Mailbox, thread: Option<&str>) -> Result<(), Answer> {
    let is_known = thread.is_none_or(|thread| mailbox.messages.iter().any(|m| m.thread == thread));
    if is_known { Ok(()) } else { Err(not_found()) }
}

/// A message, its conversation, its labels.
type Brought = (Vec<u8>, Option<String>, Vec<String>);

/// The message that a request brings, with its conversation and its labels: in its JSON (`below` a key), or uploaded.
fn message_of(call: &Call, request: &Request, below: &str) -> Result<Brought, Answer> {
    let (raw, body) = if call.is_upload {
        let (body, raw) = uploaded(request)?;
        (Some(raw), body)
    } else {
        (None, serde_json::from_slice(&request.body).unwrap_or_default())
    };
    let message = if below.is_empty() { &body } else { &body[below] };
    let raw = if let Some(raw) = raw {
        raw
    } else {
        let raw = message["raw"].as_str().ok_or_else(|| bad("'raw' RFC822 payload message string or uploading message via /upload/* URL required"))?;
        let bytes = BASE64URL.decode(raw.as_bytes());
        let bytes = bytes.or_else(|_| BASE64URL_NOPAD.decode(raw.as_bytes()));
        bytes.map_err(|_| {
            bad("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed")
        })?
    };
    if raw.len() > MESSAGE_LIMIT {
        return Err(Answer::html(413, "Request Entity Too Large"));
    }
    let thread = match &message["threadId"] {
        Value::Null => None,
        Value::String(thread) => Some(thread.clone()),
        _ => return Err(bad("Invalid value at 'message.thread_id'")),
    };
    let labels = message["labelIds"].as_array().into_iter().flatten();
    let labels = labels.filter_map(Value::as_str).map(str::to_owned).collect();
    Ok((raw, thread, labels))
}

/// The parts of an upload: what is said of the message, and the message.
fn uploaded(request: &Request) -> Result<(Value, Vec<u8>), Answer> {
    let query = request.query();
    let how = query.iter().find(|(name, _)| name == "uploadType").map(|(_, how)| how.as_str());
    match (how, request.kind()) {
        (Some("media"), "message/rfc822") => Ok((Value::Null, request.body.clone())),
        (Some("multipart"), "multipart/related") => {
            let kind = &request.headers["content-type"];
            let boundary = kind.split_once("boundary=").map(|(_, word)| word.trim_matches('"'));
            let boundary = boundary.ok_or_else(|| bad("Missing boundary"))?;
            parts(&request.body, boundary).ok_or_else(|| bad("Malformed multipart body."))
        }
        _ => Err(bad("Media type is not supported.")),
    }
}

fn parts(body: &[u8], boundary: &str) -> Option<(Value, Vec<u8>)> {
    let body = body.strip_prefix(format!("--{boundary}\r\n").as_bytes())?;
    let end = format!("\r\n--{boundary}--");
    let body = &body[..memchr::memmem::rfind(body, end.as_bytes())?];
    let middle = format!("\r\n--{boundary}\r\n");
    let at = memchr::memmem::find(body, middle.as_bytes())?;
    let part = |part: &[u8], kind: &str| -> Option<Vec<u8>> {
        let at = memchr::memmem::find(part, b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&part[..at]).to_lowercase();
        head.contains(&format!("content-type: {kind}")).then(|| part[at + 4..].to_vec())
    };
    let said = serde_json::from_slice(&part(&body[..at], "application/json")?).ok()?;
    Some((said, part(&body[at + middle.len()..], "message/rfc822")?))
}
