//! An account's mail as Gmail keeps it: messages, drafts, labels, conversations, history.

use std::collections::BTreeSet;

use mail_parser::MessageParser;
use serde_json::{Value, json};

/// Labels that every account has.
pub(super) const SYSTEM: &[&str] = &[
    "INBOX",
    "SENT",
    "DRAFT",
    "UNREAD",
    "STARRED",
    "IMPORTANT",
    "SPAM",
    "TRASH",
    "CHAT",
    "CATEGORY_PERSONAL",
    "CATEGORY_SOCIAL",
    "CATEGORY_PROMOTIONS",
    "CATEGORY_UPDATES",
    "CATEGORY_FORUMS",
];

#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) thread: String,
    pub(crate) labels: BTreeSet<String>,
    pub(crate) raw: Vec<u8>,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    /// The history record that changed it last.
    history: u128,
}

#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) id: String,
    /// The id of its message, which is another one whenever it was changed.
    pub(crate) message: String,
}

/// A mail that went out.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    pub(crate) id: String,
    pub(crate) thread: String,
    /// To, Cc and Bcc, without names.
    pub(crate) recipients: Vec<String>,
    /// As the account keeps it: another Message-ID, no Bcc.
    pub(crate) raw: Vec<u8>,
}

#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) id: u128,
    pub(super) kind: &'static str,
    message: String,
    thread: String,
    /// The labels that the message had then.
    labels: Vec<String>,
    /// Those that were added or removed.
    changed: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Mailbox {
    pub(super) address: String,
    pub(super) messages: Vec<Message>,
    pub(super) drafts: Vec<Draft>,
    pub(super) labels: Vec<(String, String)>,
    pub(super) sent: Vec<Sent>,
    pub(super) changes: Vec<Change>,
    /// Of the newest record.
    pub(super) history: u128,
    /// Records before this one are forgotten.
    pub(super) oldest: u128,
    /// Milliseconds since 1970: what the service takes for now.
    pub(super) now: i64,
    /// What is sent appears in no search and list yet.
    pub(super) lags: bool,
    /// Keys of a message that are shown as something else.
    pub(super) twists: Vec<(String, Value)>,
    /// Messages that no search finds.
    pub(super) unindexed: Vec<String>,
    made: u64,
}

/// A history id that needs all of 64 bits.
const FIRST: u128 = 18_446_744_073_709_000_000;

impl Mailbox {
    pub(super) fn new(address: &str, now: i64) -> Mailbox {
        Mailbox {
            address: address.into(),
            messages: Vec::new(),
            drafts: Vec::new(),
            labels: Vec::new(),
            sent: Vec::new(),
            changes: Vec::new(),
            history: FIRST,
            oldest: FIRST,
            now,
            lags: false,
            twists: Vec::new(),
            unindexed: Vec::new(),
            made: 0,
        }
    }

    fn new_id(&mut self) -> String {
        self.made += 1;
        format!("{:016x}", 0x18f0_0000_0000_0000 + self.made * 0x1_0000_0017)
    }

    pub(super) fn label(&mut self, name: &str) -> String {
        if SYSTEM.contains(&name) {
            return name.into();
        }
        if let Some((id, _)) = self.labels.iter().find(|(id, known)| known == name || id == name) {
            return id.clone();
        }
        let id = format!("Label_{}", self.labels.len() + 1);
        self.labels.push((id.clone(), name.into()));
        id
    }

    pub(super) fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// Puts a message into the account. `thread`: the conversation that it says it belongs to.
    pub(super) fn add(
        &mut self,
        raw: Vec<u8>,
        labels: &[&str],
        at: i64,
        thread: Option<&str>,
    ) -> Message {
        let id = self.new_id();
        let thread = thread.map_or_else(|| id.clone(), str::to_owned);
        let labels: BTreeSet<String> = labels.iter().map(|name| self.label(name)).collect();
        let message = Message { id, thread, labels, raw, at, history: 0 };
        self.messages.push(message.clone());
        self.change("messagesAdded", &message.id, Vec::new());
        self.message(&message.id).unwrap().clone()
    }

    fn change(&mut self, kind: &'static str, id: &str, changed: Vec<String>) {
        self.history += 7;
        let history = self.history;
        let message = self.messages.iter_mut().find(|message| message.id == id).unwrap();
        message.history = history;
        self.changes.push(Change {
            id: history,
            kind,
            message: message.id.clone(),
            thread: message.thread.clone(),
            labels: message.labels.iter().cloned().collect(),
            changed,
        });
    }

    pub(super) fn relabel(&mut self, id: &str, add: &[String], remove: &[String]) {
        let message = self.messages.iter_mut().find(|message| message.id == id).unwrap();
        let new: Vec<_> =
            add.iter().filter(|l| message.labels.insert((*l).clone())).cloned().collect();
        let old: Vec<_> = remove.iter().filter(|l| message.labels.remove(*l)).cloned().collect();
        for (kind, labels) in [("labelsAdded", new), ("labelsRemoved", old)] {
            if !labels.is_empty() {
                self.change(kind, id, labels);
            }
        }
    }

    /// It is gone for good.
    pub(super) fn remove(&mut self, id: &str) {
        self.change("messagesDeleted", id, Vec::new());
        self.messages.retain(|message| message.id != id);
        self.drafts.retain(|draft| draft.message != id);
    }

    pub(super) fn add_draft(&mut self, raw: Vec<u8>, thread: Option<&str>) -> Draft {
        let thread = self.joins(&raw, thread);
        let message = self.add(raw, &["DRAFT"], self.now, thread.as_deref());
        let draft = Draft {
            id: format!("r{}", 7_000_000_000_000_000_000 + self.made),
            message: message.id,
        };
        self.drafts.push(draft.clone());
        draft
    }

    /// A draft with other contents: its message is another one.
    pub(super) fn change_draft(&mut self, id: &str, raw: Vec<u8>) {
        let at = self.drafts.iter().position(|draft| draft.id == id).unwrap();
        let old = self.drafts[at].message.clone();
        let thread = self.message(&old).unwrap().thread.clone();
        let new = self.add(raw, &["DRAFT"], self.now, Some(&thread));
        self.drafts[at].message = new.id;
        self.remove(&old);
    }

    /// Sends a message. An error says why Google would not.
    pub(super) fn send(
        &mut self,
        raw: &[u8],
        thread: Option<&str>,
    ) -> Result<Message, &'static str> {
        let parsed = MessageParser::default().parse(raw).ok_or("Invalid message")?;
        let mut recipients = Vec::new();
        for list in [parsed.to(), parsed.cc(), parsed.bcc()].into_iter().flatten() {
            for address in list.iter() {
                recipients.push(address.address().ok_or("Invalid To header")?.to_owned());
            }
        }
        if recipients.is_empty() {
            return Err("Recipient address required");
        }
        if recipients.iter().any(|address| !address.contains('@')) {
            return Err("Invalid To header");
        }
        let thread = self.joins(raw, thread);
        let message_id = format!("<CAF{:08x}@mail.gmail.com>", self.made + 0x51a2_0000);
        let from = parsed.from().and_then(|from| from.first()).and_then(|from| from.address());
        let mut kept = without(raw, &["bcc", "message-id"]);
        if !from.is_some_and(|from| from.eq_ignore_ascii_case(&self.address)) {
            // An address that is not the account's is silently replaced.
            kept = without(&kept, &["from"]);
            kept = [format!("From: {}\r\n", self.address).as_bytes(), &kept].concat();
        }
        let kept = [format!("Message-ID: {message_id}\r\n").as_bytes(), &kept].concat();
        let mut labels = vec!["SENT"];
        if recipients.iter().any(|to| to.eq_ignore_ascii_case(&self.address)) {
            labels.extend(["INBOX", "UNREAD"]);
        }
        let message = self.add(kept.clone(), &labels, self.now, thread.as_deref());
        self.sent.push(Sent {
            id: message.id.clone(),
            thread: message.thread.clone(),
            recipients,
            raw: kept,
        });
        Ok(message)
    }

    pub(super) fn send_draft(&mut self, id: &str) -> Result<Message, &'static str> {
        let draft = self.drafts.iter().find(|draft| draft.id == id).unwrap().clone();
        let old = self.message(&draft.message).unwrap().clone();
        let sent = self.send(&old.raw, Some(&old.thread))?;
        self.remove(&old.id);
        Ok(sent)
    }

    /// The conversation that a message joins: the one that is named, where its headers and its subject say so too.
    fn joins(&self, raw: &[u8], thread: Option<&str>) -> Option<String> {
        let thread = thread?;
        let parsed = MessageParser::default().parse(raw)?;
        let names = [parsed.in_reply_to().as_text_list(), parsed.references().as_text_list()];
        let names: Vec<String> = names
            .into_iter()
            .flatten()
            .flat_map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>())
            .collect();
        let subject = base_subject(parsed.subject().unwrap_or_default());
        let is_of_it = |message: &&Message| {
            let there = MessageParser::default().parse(&message.raw).unwrap();
            message.thread == thread
                && there.message_id().is_some_and(|id| names.iter().any(|name| name == id))
                && base_subject(there.subject().unwrap_or_default()) == subject
        };
        // A draft of a conversation of its own stays with it.
        let is_own = self.messages.iter().any(|m| m.thread == thread && m.labels.contains("DRAFT"));
        (is_own || self.messages.iter().any(|message| is_of_it(&message)))
            .then(|| thread.to_owned())
    }

    /// Messages, newest first, that have all labels and match a search.
    pub(super) fn search(&self, labels: &[String], query: &str, spam: bool) -> Vec<&Message> {
        let mut found: Vec<&Message> = self
            .messages
            .iter()
            .filter(|message| labels.iter().all(|label| message.labels.contains(label)))
            .filter(|message| {
                let hidden = ["SPAM", "TRASH"].iter().any(|label| message.labels.contains(*label));
                spam || !hidden || query.contains("in:anywhere") || query.contains("in:spam")
            })
            .filter(|message| !(self.lags && message.labels.contains("SENT")))
            .filter(|message| query.is_empty() || !self.unindexed.contains(&message.id))
            .filter(|message| words(query).iter().all(|word| self.matches(message, word)))
            .collect();
        found.sort_by_key(|message| std::cmp::Reverse((message.at, message.id.clone())));
        found
    }

    fn matches(&self, message: &Message, word: &str) -> bool {
        if let Some(word) = word.strip_prefix('-') {
            return !self.matches(message, word);
        }
        if let Some(inner) = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')) {
            return words(inner).iter().all(|word| self.matches(message, word));
        }
        let parsed = MessageParser::default().parse(&message.raw).unwrap();
        let has = |text: &str, part: &str| text.to_lowercase().contains(&part.to_lowercase());
        let header = |name: &str| parsed.header_raw(name).unwrap_or_default().to_owned();
        let (name, value) = word.split_once(':').unwrap_or(("", word));
        let value = value.trim_matches(['"', '(', ')']);
        let seconds = |value: &str| value.parse::<i64>().map(|seconds| seconds * 1000);
        match name {
            "in" | "is" | "label" if value == "anywhere" => true,
            "in" | "is" | "label" => {
                let value = if value == "drafts" { "draft" } else { value };
                let own = self.labels.iter().filter(|(_, name)| name.eq_ignore_ascii_case(value));
                let ids: Vec<String> =
                    own.map(|(id, _)| id.clone()).chain([value.to_uppercase()]).collect();
                ids.iter().any(|id| message.labels.contains(id))
            }
            "category" => message.labels.contains(&format!("CATEGORY_{}", value.to_uppercase())),
            "after" => seconds(value).is_ok_and(|at| message.at >= at),
            "before" => seconds(value).is_ok_and(|at| message.at < at),
            "newer_than" => {
                let days = value.strip_suffix('d').and_then(|days| days.parse::<i64>().ok());
                days.is_some_and(|days| message.at >= self.now - days * 86_400_000)
            }
            "from" | "to" | "cc" | "subject" => has(&header(name), value),
            "rfc822msgid" => {
                parsed.message_id().is_some_and(|id| id == value.trim_matches(['<', '>']))
            }
            _ => has(&String::from_utf8_lossy(&message.raw), word),
        }
    }

    /// A message as the API shows it, in a form.
    pub(super) fn shown(&self, message: &Message, format: &str, headers: &[String]) -> Value {
        let mut shown = json!({
            "id": message.id,
            "threadId": message.thread,
            "labelIds": message.labels,
            "snippet": "…",
            "sizeEstimate": message.raw.len(),
            "historyId": message.history.to_string(),
            "internalDate": message.at.to_string(),
        });
        if message.labels.is_empty() {
            shown.as_object_mut().unwrap().remove("labelIds");
        }
        let parsed = MessageParser::default().parse(&message.raw).unwrap();
        let kept =
            |name: &str| headers.is_empty() || headers.iter().any(|h| h.eq_ignore_ascii_case(name));
        let rows: Vec<Value> = parsed
            .headers_raw()
            .filter(|(name, _)| kept(name))
            .map(|(name, value)| json!({ "name": name, "value": value.trim().replace("\r\n", "") }))
            .collect();
        let mime = parsed.root_part().headers.iter().find(|h| h.name() == "Content-Type");
        let mime = mime.map_or("text/plain", |_| "multipart/mixed");
        match format {
            "raw" => shown["raw"] = json!(data_encoding::BASE64URL.encode(&message.raw)),
            "metadata" => shown["payload"] = json!({ "mimeType": mime, "headers": rows }),
            "full" => {
                let text = parsed.body_text(0).unwrap_or_default();
                let data = data_encoding::BASE64URL.encode(text.as_bytes());
                shown["payload"] = json!({ "partId": "", "mimeType": "text/plain", "filename": "",
                    "headers": rows, "body": { "size": text.len(), "data": data } });
            }
            _ => {}
        }
        for (_, keys) in self.twists.iter().filter(|(id, _)| *id == message.id) {
            for (key, value) in keys.as_object().unwrap() {
                shown[key] = value.clone();
            }
        }
        shown
    }

    /// The records after one, of these kinds and of a label.
    pub(super) fn since(
        &self,
        start: u128,
        kinds: &[String],
        label: Option<&String>,
    ) -> Vec<&Change> {
        let wanted = |change: &&Change| {
            let kind = match change.kind {
                "messagesAdded" => "messageAdded",
                "messagesDeleted" => "messageDeleted",
                "labelsAdded" => "labelAdded",
                _ => "labelRemoved",
            };
            change.id > start
                && (kinds.is_empty() || kinds.iter().any(|wanted| wanted == kind))
                && label.is_none_or(|label| change.labels.contains(label))
        };
        self.changes.iter().filter(wanted).collect()
    }
}

impl Change {
    /// A record; `bare` leaves out what Google leaves out at times.
    pub(super) fn shown(&self, bare: bool) -> Value {
        let short = json!({ "id": self.message, "threadId": self.thread });
        let mut message = short.clone();
        if !bare && !self.labels.is_empty() {
            message["labelIds"] = json!(self.labels);
        }
        let mut entry = json!({ "message": message });
        if self.kind.starts_with("labels") {
            entry["labelIds"] = json!(self.changed);
        }
        json!({ "id": self.id.to_string(), "messages": [short], self.kind: [entry] })
    }
}

/// The words of a search: a quoted or bracketed part is one.
fn words(query: &str) -> Vec<String> {
    let (mut words, mut word, mut depth) = (Vec::new(), String::new(), false);
    for c in query.chars() {
        match c {
            '"' | '(' | ')' => {
                depth = if c == '"' { !depth } else { c == '(' };
                word.push(c);
            }
            ' ' if !depth => words.push(std::mem::take(&mut word)),
            _ => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

fn base_subject(subject: &str) -> String {
    let mut subject = subject.trim().to_lowercase();
    while let Some(rest) =
        ["re:", "fwd:", "fw:"].iter().find_map(|prefix| subject.strip_prefix(prefix))
    {
        subject = rest.trim().to_owned();
    }
    subject
}

/// A message without some headers, their continuation lines included.
pub(super) fn without(raw: &[u8], names: &[&str]) -> Vec<u8> {
    let (mut kept, mut in_head, mut drops) = (Vec::new(), true, false);
    for line in raw.split_inclusive(|byte| *byte == b'\n') {
        if in_head {
            if line == b"\r\n" || line == b"\n" {
                in_head = false;
            } else if !line.starts_with(b" ") && !line.starts_with(b"\t") {
                let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
                let name = String::from_utf8_lossy(name).trim().to_lowercase();
                drops = names.contains(&name.as_str());
            }
        }
        if !in_head || !drops {
            kept.extend(line);
        }
    }
    kept
}
