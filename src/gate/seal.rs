//! The digest that binds a yes to exactly what was read: the action's meaning, its files, and the drawn text.

use serde_json::json;

use crate::base::digest;
use crate::model::action::Action;
use crate::vault::Note;

/// The front matter keys that are part of a request; a person may add others.
pub(super) const KEYS: [&str; 10] =
    ["id", "type", "action", "target", "amount", "item", "plan", "rule", "asked", "expires"];

/// The seal of an action as this note shows it.
///
/// Line ends, white space at line ends and blank lines at the end are not part of it, nor is `status`.
pub(crate) fn of(action: &Action, note: &Note) -> String {
    // The value as it stands: a list where a text was is another one.
    let front: Vec<_> = KEYS.iter().map(|key| (*key, note.front.get(key).ok())).collect();
    let meaning = json!({
        "action": action.name(),
        "params": action.params(),
        "front": front,
        "body": body(note),
    });
    digest::sha256(meaning.to_string())
}

fn body(note: &Note) -> String {
    let lines: Vec<_> = note.body.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}
