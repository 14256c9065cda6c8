//! An action's parameters as YAML that a person can read and edit, and back again without loss.

use serde_json::{Map, Value};

use crate::vault::{inert, yaml};

/// Parameters as a fenced block: inert, whatever they hold.
pub(crate) fn block(params: &Value) -> String {
    inert::block(text(params).trim_end_matches('\n'))
}

/// Parameters from the text of such a block.
pub(crate) fn read(text: &str) -> Result<Value, String> {
    // JSON is YAML too, but takes characters that a YAML reader refuses.
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|error| error.to_string());
    }
    yaml::parse(&format!("{}\n", text.strip_suffix('\n').unwrap_or(text)))
}

fn text(params: &Value) -> String {
    let Value::Object(pairs) = params else { return params.to_string() };
    let readable = readable(pairs);
    if read(readable.trim_end_matches('\n')).as_ref() == Ok(params) {
        readable
    } else {
        params.to_string()
    }
}

fn readable(pairs: &Map<String, Value>) -> String {
    let mut text = String::new();
    for (key, value) in pairs {
        match value {
            Value::String(long) if long.contains('\n') => text += &literal(key, long),
            Value::Array(values) if values.iter().any(Value::is_object) => {
                text += &format!("{key}:\n");
                for value in values {
                    text += &format!("  - {}\n", yaml::flow(value));
                }
            }
            other => text += &format!("{key}: {}\n", yaml::flow(other)),
        }
    }
    text
}

/// A text of several lines as it is, indented.
fn literal(key: &str, long: &str) -> String {
    let kept = if long.ends_with('\n') { "|" } else { "|-" };
    let mut text = format!("{key}: {kept}\n");
    for line in long.strip_suffix('\n').unwrap_or(long).split('\n') {
        if !line.is_empty() {
            text.push_str("  ");
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn back(params: &Value) -> Value {
        read(&inert::first_block(&block(params)).unwrap()).unwrap()
    }

    #[test]
    fn a_person_can_read_it() {
        let params = json!({"to": ["Dana <dana@example.com>"], "subject": "Re: Invoice", "body": "Hi Dana,\n\nthanks.\n\nMax"});
        assert_eq!(
            text(&params),
            "to: [Dana <dana@example.com>]\nsubject: \"Re: Invoice\"\nbody: |-\n  Hi Dana,\n\n  thanks.\n\n  Max\n"
        );
        assert_eq!(back(&params), params);
    }

    #[test]
    fn nasty_texts_come_back() {
        for nasty in [
            "a\r\nb",
            " lead\nb",
            "trail \nb",
            "\n",
            "\n\n",
            "a\n\n\n",
            "``````\n### send\n```text\nto: [x]\n```",
            "yes",
            "2026-11-20",
            "1e3",
            "a: b\n- c",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\nx",
            "{{ 7*7 }}\n::",
            "⟨U+200B⟩\n⟨U+",
            "\u{0}\u{7f}\u{85}\u{feff}\n\u{202e}",
            "'\n\"",
            "#\n%YAML",
            "---\n...\n",
            "\u{2028}\na",
            "a\tb\n\tc",
            "null",
            "~",
            "",
            "🦀\n",
        ] {
            for params in
                [json!({"body": nasty}), json!({"to": [nasty], "lines": [{"text": nasty}]})]
            {
                assert_eq!(back(&params), params, "{nasty:?}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(body in "(?s).*", line in "[ \\-:#'\"\\[\\]{}|>&*!%@`a\n\t~]{0,30}") {
            let params = json!({"body": body, "subject": line, "to": [line], "lines": [{"text": line, "price": "1"}]});
            proptest::prop_assert_eq!(back(&params), params);
        }
    }
}
