//! HTML as it comes in mail: cut into tokens, turned into the text that a reader would see, its structured data found.
//!
//! There is no tree. A tree of hostile HTML costs more than its bytes: unclosed `<font>`s are opened again in each
//! paragraph (html5ever makes 10^8 nodes of 2 MB), and walking 2,000 nested tables overflows the stack. One pass over
//! tokens is linear, has nothing to recurse into, and knows at each text whether its own tags and their styles hide it.
//! What a style sheet hides, by a class or by colours, is read as if it were seen.

mod element;
pub(crate) mod microdata;
#[cfg(test)]
mod tests;
mod text;
mod token;

pub(crate) use text::text;
pub(crate) use token::{Token, tokens};

use serde_json::Value;

/// The largest HTML that is turned into text, in bytes; of more, its beginning.
pub(crate) const LIMIT: usize = 2 * 1024 * 1024;
/// The largest piece of JSON-LD that is read.
const JSON: usize = 256 * 1024;

/// As much of a page as is read, and what to say where that is not all.
pub(crate) fn head(html: &str) -> (&str, Option<String>) {
    let end = html.floor_char_boundary(LIMIT);
    let all = html.len();
    let notice =
        (end < all).then(|| format!("the HTML is {all} bytes long; the first {end} were read"));
    (html.get(..end).unwrap_or_default(), notice)
}

/// The schema.org objects that a page carries: JSON-LD first, then microdata.
pub(crate) fn structured(html: &str) -> Vec<Value> {
    let mut found = Vec::new();
    if find_ignore_case(html, "ld+json") {
        for token in tokens(html) {
            if let Token::Raw { name: "script", tag, content } = token
                && tag.attribute("type").is_some_and(|kind| kind.to_lowercase().contains("ld+json"))
            {
                json_ld(content, &mut found);
            }
        }
    }
    if find_ignore_case(html, "itemscope") {
        found.extend(microdata::read(html));
    }
    found.truncate(50);
    found
}

/// The JSON values in a script; several in a row, commas between or after them and comment marks are common faults.
fn json_ld(content: &str, found: &mut Vec<Value>) {
    let trim: &[char] = &[' ', '\n', '\r', '\t', ',', ';'];
    let content = content.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let content = content.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    if content.len() > JSON {
        return;
    }
    let mut rest = content.trim_matches(trim);
    while !rest.is_empty() && found.len() < 50 {
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        let Some(Ok(value)) = values.next() else {
            // A list with one bad comma: what stands in it, object by object.
            match rest.strip_prefix('[') {
                Some(inner) => rest = inner.trim_matches(trim),
                None => return,
            }
            continue;
        };
        rest = rest.get(values.byte_offset()..).unwrap_or_default().trim_start_matches(trim);
        rest = if rest == "]" { "" } else { rest };
        match value {
            Value::Array(values) => found.extend(values.into_iter().filter(Value::is_object)),
            Value::Object(mut object) => match object.remove("@graph") {
                Some(Value::Array(values)) => {
                    found.extend(values.into_iter().filter(Value::is_object));
                }
                Some(graph) => {
                    object.insert("@graph".into(), graph);
                    found.push(Value::Object(object));
                }
                None => found.push(Value::Object(object)),
            },
            _ => {}
        }
    }
}

/// Whether a word of ASCII letters is in a text, in any case.
pub(crate) fn find_ignore_case(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return true };
    memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text).any(|at| {
        text.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
    })
}
