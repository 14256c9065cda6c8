//! schema.org microdata (`itemscope`, `itemtype`, `itemprop`) as JSON-LD objects.

use serde_json::{Map, Value};

use super::element::is_void;
use super::token::{Tag, Token, decoded, tokens};

/// How many elements may be open at once; deeper ones are not told apart.
const OPEN: usize = 256;
/// How far up a closing tag is looked for.
const REACH: usize = 32;

/// The items at the top of a page.
pub(crate) fn read(html: &str) -> Vec<Value> {
    let mut walk = Walk::default();
    for token in tokens(html) {
        match token {
            Token::Open(tag) => walk.open(&tag),
            Token::Close(name) => walk.close(name),
            Token::Text(text) => walk.text(&decoded(text)),
            Token::Raw { .. } => {}
        }
        if walk.found.len() >= 50 {
            break;
        }
    }
    while !walk.stack.is_empty() {
        walk.pop();
    }
    walk.found
}

#[derive(Default)]
struct Walk {
    stack: Vec<Open>,
    found: Vec<Value>,
}

/// An element that is open and means something: an item, a property, or both.
struct Open {
    name: String,
    property: Option<String>,
    item: Option<Map<String, Value>>,
    text: String,
}

impl Walk {
    fn open(&mut self, tag: &Tag<'_>) {
        let property = tag.attribute("itemprop").filter(|name| !name.is_empty());
        let item = tag.attribute("itemscope").map(|_| {
            let mut item = Map::new();
            if let Some(kind) = tag.attribute("itemtype") {
                let kind = kind.trim().trim_end_matches('/');
                item.insert("@type".into(), Value::from(kind.rsplit('/').next().unwrap_or(kind)));
            }
            item
        });
        if is_void(tag.name) {
            if let (Some(property), Some(value)) = (property, said(tag)) {
                self.set(&property, Value::from(value));
            }
            return;
        }
        let mut property = property;
        if item.is_none()
            && let (Some(name), Some(value)) = (&property, said(tag))
        {
            self.set(name, Value::from(value));
            property = None;
        }
        if self.stack.len() < OPEN {
            let name = tag.name.to_ascii_lowercase();
            self.stack.push(Open { name, property, item, text: String::new() });
        }
    }

    fn close(&mut self, name: &str) {
        let at = self
            .stack
            .iter()
            .rev()
            .take(REACH)
            .position(|open| name.eq_ignore_ascii_case(&open.name));
        for _ in 0..at.map_or(0, |at| at + 1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        match (open.item, open.property) {
            (Some(item), Some(property)) if !item.is_empty() => {
                self.set(&property, Value::Object(item));
            }
            // A type alone says nothing.
            (Some(item), None)
                if item.len() > 1 && self.stack.iter().all(|open| open.item.is_none()) =>
            {
                self.found.push(Value::Object(item));
            }
            (None, Some(property)) => {
                let text = open.text.split_whitespace().collect::<Vec<_>>().join(" ");
                if !text.is_empty() {
                    self.set(&property, Value::from(text));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let reading =
            self.stack.iter_mut().rev().find(|open| open.property.is_some() || open.item.is_some());
        if let Some(open) = reading
            && open.property.is_some()
            && open.text.len() < 4096
        {
            open.text.extend(text.chars().take(4096));
        }
    }

    /// Sets a property of the innermost item; a second value makes it a list.
    fn set(&mut self, property: &str, value: Value) {
        let Some(item) = self.stack.iter_mut().rev().find_map(|open| open.item.as_mut()) else {
            return;
        };
        if item.len() >= 100 {
            return;
        }
        match item.get_mut(property) {
            None => {
                item.insert(property.to_owned(), value);
            }
            Some(Value::Array(values)) if values.len() < 100 => values.push(value),
            Some(Value::Array(_)) => {}
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }
}

/// The value that an element has in an attribute, where its kind has one.
fn said(tag: &Tag<'_>) -> Option<String> {
    if let Some(content) = tag.attribute("content") {
        return Some(content);
    }
    let name = match tag.name.to_ascii_lowercase().as_str() {
        "a" | "link" | "area" => "href",
        "img" | "source" | "embed" | "iframe" => "src",
        "time" => "datetime",
        "data" | "meter" => "value",
        _ => return None,
    };
    tag.attribute(name)
}
