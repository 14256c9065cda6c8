//! What an action can be given without its playbook saying it: whom a reply answers, files by their paths.

use serde_json::{Map, Value, json};

use super::draft::is_nothing;
use crate::model::item::Item;

/// What a reply is, where the playbook says nothing else.
pub(crate) struct Defaults {
    to: Vec<String>,
    subject: String,
    message_id: Option<String>,
    references: Vec<String>,
    /// Gmail's conversation.
    thread: Option<String>,
}

impl Defaults {
    pub(super) fn of(item: &Item) -> Defaults {
        let to: Vec<_> = if item.reply_to.is_empty() {
            item.from.iter().collect()
        } else {
            item.reply_to.iter().collect()
        };
        let mut references = item.references.clone();
        references.extend(item.message_id.clone().filter(|id| !item.references.contains(id)));
        Defaults {
            to: to
                .into_iter()
                .filter(|address| !address.email.is_empty())
                .map(ToString::to_string)
                .collect(),
            subject: super::filters::reply_subject(&item.subject),
            message_id: item.message_id.clone(),
            references,
            thread: item.thread.clone().filter(|_| item.source == "gmail"),
        }
    }

    /// For checks before there is an item.
    pub(crate) fn sample() -> Defaults {
        Defaults {
            to: vec!["x@y.example".into()],
            subject: "Re: x".into(),
            message_id: None,
            references: Vec::new(),
            thread: None,
        }
    }
}

/// What an action can be given without the playbook saying it: whom a reply answers, and files by their paths.
pub(crate) fn fill_in(action: &str, params: &mut Map<String, Value>, defaults: &Defaults) {
    if action == "email.reply" {
        let set = |params: &mut Map<String, Value>, key: &str, value: Value| {
            if !params.contains_key(key) && !is_nothing(&value) {
                params.insert(key.to_owned(), value);
            }
        };
        set(params, "to", json!(defaults.to));
        set(params, "subject", json!(defaults.subject));
        set(params, "in_reply_to", json!(defaults.message_id));
        set(params, "references", json!(defaults.references));
        set(params, "thread", json!(defaults.thread));
    }
    let lists: &[&str] = if action.starts_with("email.") {
        &["to", "cc", "bcc", "references", "attachments"]
    } else {
        &["media", "files"]
    };
    for key in lists {
        if let Some(value) = params.get_mut(*key).filter(|value| value.is_string()) {
            *value = Value::Array(vec![value.take()]);
        }
    }
    for key in ["attachments", "media", "files"] {
        let files = params.get_mut(key).and_then(Value::as_array_mut);
        for file in files.into_iter().flatten().filter(|file| file.is_string()) {
            *file = json!({"path": file.take()});
        }
    }
}
