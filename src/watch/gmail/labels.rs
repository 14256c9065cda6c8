//! Gmail's labels: which ones the settings mean, whether a message is read for them, and what they mark it with.

use std::collections::BTreeMap;

use super::Halt;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail};
use crate::remote::gmail::{Label, Reader};

/// Labels that every account has, by their ids.
///
/// Source: Google's page "Manage labels" of the Gmail API.
const SYSTEM: [&str; 14] = [
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

/// A message with one of these is not read, but where the settings name it.
const LEFT_OUT: [&str; 4] = ["DRAFT", "SPAM", "TRASH", "CHAT"];

/// The labels whose mail is read, as ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted(pub(super) Vec<String>);

impl Wanted {
    /// Whether one of these labels is wanted.
    pub(super) fn any(&self, labels: &[String]) -> bool {
        labels.iter().any(|label| self.has(label))
    }

    fn has(&self, label: &str) -> bool {
        self.0.iter().any(|wanted| wanted == label)
    }

    /// Whether a message with these labels is left out although it has, or had, one that is wanted: a draft, spam, what was
    /// thrown away, and what the owner sent (mail to oneself is in the inbox, too).
    pub(super) fn leaves_out(&self, labels: &[String]) -> bool {
        let has = |label: &str| labels.iter().any(|other| other == label);
        let sent = has("SENT") && !has("INBOX") && !self.has("SENT");
        sent || LEFT_OUT.iter().any(|label| has(label) && !self.has(label))
    }

    /// Whether what lies in spam or trash is looked for.
    pub(super) fn everywhere(&self) -> bool {
        self.has("SPAM") || self.has("TRASH")
    }
}

/// The ids of labels that the settings name by id or name; `known` are those of an earlier run. Exit code 3 where Gmail
/// has no such label.
pub(super) fn resolve(
    names: &[String],
    known: &BTreeMap<String, String>,
    reader: &Reader<'_>,
) -> Result<BTreeMap<String, String>, Halt> {
    let mut ids = BTreeMap::new();
    let mut all: Option<Vec<Label>> = None;
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        let system = SYSTEM.iter().find(|id| id.eq_ignore_ascii_case(name));
        let id = match (system, known.get(name)) {
            (Some(id), _) => (*id).to_owned(),
            (None, Some(id)) => id.clone(),
            (None, None) => {
                let all = match &mut all {
                    Some(all) => all,
                    none => none.insert(reader.labels()?),
                };
                find(name, all)?
            }
        };
        ids.insert(name.to_owned(), id);
    }
    if ids.is_empty() {
        let what = "`gmail.labels` is empty: no mail would be read";
        return Err(Fail::say(Exit::SetUp, what).hint("the default is `[INBOX]`").into());
    }
    Ok(ids)
}

/// A label by its name, which differs from others' in more than capitals, or by its id.
fn find(name: &str, all: &[Label]) -> Result<String, Fail> {
    let lower = name.to_lowercase();
    let by_name = all.iter().find(|label| label.name.to_lowercase() == lower);
    let found = by_name.or_else(|| all.iter().find(|label| label.id == name));
    found.map(|label| label.id.clone()).ok_or_else(|| {
        let has: Vec<_> = all
            .iter()
            .filter(|label| !SYSTEM.contains(&label.id.as_str()))
            .map(|label| format!("`{}`", shown_line(&label.name)))
            .collect();
        let has = if has.is_empty() { "none of its own".into() } else { has.join(", ") };
        let what = format!("Gmail has no label `{}` (`gmail.labels`)", shown_line(name));
        Fail::say(Exit::SetUp, what).hint(format!("it has {}", cut(&has, 500)))
    })
}

/// What a message's labels mark its item with.
pub(super) fn marks(labels: &[String]) -> Vec<&'static str> {
    let mut marks = Marks::default();
    for label in labels {
        match label.as_str() {
            "IMPORTANT" => marks.mark("important"),
            "STARRED" => marks.mark("starred"),
            "CATEGORY_PROMOTIONS" => marks.mark("promotions"),
            "CATEGORY_SOCIAL" => marks.mark("social"),
            "CATEGORY_UPDATES" => marks.mark("updates"),
            "CATEGORY_FORUMS" => marks.mark("forums"),
            _ => {}
        }
    }
    marks.0
}

#[derive(Default)]
struct Marks(Vec<&'static str>);

impl Marks {
    fn mark(&mut self, mark: &'static str) {
        if !self.0.contains(&mark) {
            self.0.push(mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &str) -> Vec<String> {
        labels.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_intake_rule() {
        let table = [
            // wanted, the message's labels, wanted by one, left out
            ("INBOX", "INBOX UNREAD", true, false),
            ("INBOX", "UNREAD", false, false),
            ("INBOX", "SENT", false, true),
            ("INBOX", "SENT INBOX", true, false),
            ("INBOX", "DRAFT INBOX", true, true),
            ("INBOX", "SPAM", false, true),
            ("INBOX", "INBOX TRASH", true, true),
            ("INBOX", "CHAT", false, true),
            ("INBOX", "INBOX CATEGORY_PROMOTIONS", true, false),
            ("Label_7", "SENT Label_7", true, true),
            ("Label_7 SENT", "SENT Label_7", true, false),
            ("SPAM", "SPAM", true, false),
            ("INBOX", "", false, false),
        ];
        for (wanted, labels, any, out) in table {
            let (wanted, labels) = (Wanted(of(wanted)), of(labels));
            assert_eq!((wanted.any(&labels), wanted.leaves_out(&labels)), (any, out), "{labels:?}");
        }
    }

    #[test]
    fn a_label_is_found_by_name_or_id() {
        let label = |id: &str, name: &str| Label { id: id.to_owned(), name: name.to_owned() };
        let all =
            [label("INBOX", "INBOX"), label("Label_7", "Kunden/Neu"), label("Label_8", "Label_7")];
        assert_eq!(find("kunden/neu", &all).unwrap(), "Label_7");
        assert_eq!(find("Label_8", &all).unwrap(), "Label_8");
        assert_eq!(find("Label_7", &all).unwrap(), "Label_8", "a name goes before an id");
        let fail = find("Kunden", &all).unwrap_err();
        assert_eq!(fail.exit, Exit::SetUp);
        assert_eq!(fail.hints, ["it has `Kunden/Neu`, `Label_7`"]);
    }

    #[test]
    fn labels_mark_items() {
        assert_eq!(
            marks(&of("INBOX IMPORTANT UNREAD CATEGORY_PROMOTIONS IMPORTANT Label_1")),
            ["important", "promotions"]
        );
    }
}
