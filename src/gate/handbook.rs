//! Reads the policy out of `Company_Handbook.md`: the fenced YAML block that begins with `policy:`.

use std::fmt;

use serde_json::{Map, Value};

use super::policy::{Policy, Rule, Then, When};
use crate::base::{Exit, Fail, Result, text};
use crate::model::action::{ACTIONS, covers_name};
use crate::model::money::Money;
use crate::vault::{Vault, yaml};

/// The handbook, below the vault's root.
pub(crate) const FILE: &str = "Company_Handbook.md";

/// A rule that can't be read, and where. Nothing is done by a policy with a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) line: usize,
    pub(crate) what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FILE}:{}: {}", self.line, self.what)
    }
}

impl From<Fault> for Fail {
    fn from(fault: Fault) -> Fail {
        Fail::say(Exit::SetUp, fault).hint(
            "mend the rule; until then nothing is executed. `fte policy check` lists every fault",
        )
    }
}

/// The policy of a vault; a handbook that is not there is an error: without rules nobody knows what was meant.
pub(crate) fn load(vault: &Vault) -> Result<Policy> {
    let text = read(vault)?;
    let (policy, faults) = parse(&text);
    match faults.into_iter().next() {
        Some(fault) => Err(fault.into()),
        None => Ok(policy),
    }
}

/// The handbook's text.
pub(crate) fn read(vault: &Vault) -> Result<String> {
    let bytes = vault.read_root(FILE)?.ok_or_else(|| {
        Fail::say(Exit::SetUp, format!("there is no `{FILE}`"))
            .hint("`fte init` writes a fresh one where it is missing")
    })?;
    String::from_utf8(bytes)
        .map_err(|_| Fail::say(Exit::SetUp, format!("`{FILE}` is not UTF-8 text")))
}

/// Every rule that can be read, and every fault.
pub(crate) fn parse(handbook: &str) -> (Policy, Vec<Fault>) {
    let fault = |line, what: &str| (Policy::default(), vec![Fault { line, what: what.to_owned() }]);
    let blocks = find_blocks(handbook);
    let block = match blocks.as_slice() {
        [] => return fault(1, "there is no policy: a fenced block that begins with `policy:`"),
        [block] => block,
        // Which of them rules must not be a matter of which is seen.
        [first, second, ..] => {
            let what = format!("a second policy: the first begins in line {}", first.line);
            return fault(second.line, &what);
        }
    };
    if is_in_comment(handbook, block.line) {
        return fault(block.line, "the policy stands in a comment, where nobody who reads sees it");
    }
    let value = match yaml::parse(&block.text) {
        Ok(value) => value,
        Err(what) => return fault(block.line, &format!("the policy is no YAML: {what}")),
    };
    let Some(Value::Array(rules)) = value.get("policy") else {
        return fault(block.line, "`policy` is not a list of rules");
    };
    let mut policy = Policy::default();
    let mut faults = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let lines = block.rule_lines(at);
        match read_rule(rule, &lines) {
            Ok(rule) => policy.rules.push(rule),
            Err(fault) => faults.push(fault),
        }
    }
    (policy, faults)
}

/// The policy block: its text and the line of the handbook that it begins in.
struct Block {
    line: usize,
    text: String,
}

/// Every fenced block that begins with `policy:`.
fn find_blocks(handbook: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut fence: Option<&str> = None;
    let mut block = Block { line: 0, text: String::new() };
    for (at, line) in handbook.lines().enumerate() {
        let bare = line.trim_end();
        match fence {
            None if bare.starts_with("```") => {
                fence = bare.get(..bare.chars().take_while(|c| *c == '`').count());
                block = Block { line: at + 2, text: String::new() };
            }
            Some(open) if bare == open => {
                fence = None;
                if block.text.lines().any(|line| line.starts_with("policy:")) {
                    blocks.push(std::mem::replace(
                        &mut block,
                        Block { line: 0, text: String::new() },
                    ));
                }
            }
            Some(_) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// Whether the text above a line leaves a comment open, in which Obsidian and others show nothing.
fn is_in_comment(handbook: &str, line: usize) -> bool {
    let above: String =
        handbook.lines().take(line.saturating_sub(2)).flat_map(|line| [line, "\n"]).collect();
    let is_open =
        above.rfind("<!--").is_some_and(|open| above.rfind("-->").is_none_or(|end| end < open));
    is_open || above.matches("%%").count() % 2 == 1
}

/// The lines of one rule with their numbers in the handbook.
struct RuleLines<'a>(Vec<(usize, &'a str)>);

impl RuleLines<'_> {
    fn first(&self) -> usize {
        self.0.first().map_or(1, |(line, _)| *line)
    }

    /// The line that names a key, else the rule's first.
    fn of(&self, key: &str) -> usize {
        let names =
            |line: &str| line.contains(&format!("{key}:")) || line.contains(&format!("{key}\":"));
        self.0.iter().find(|(_, line)| names(line)).map_or_else(|| self.first(), |(line, _)| *line)
    }
}

impl Block {
    fn rule_lines(&self, wanted: usize) -> RuleLines<'_> {
        let is_item = |line: &str| line.trim_start().starts_with("- ");
        let indent = |line: &str| line.len() - line.trim_start().len();
        let outer = self.text.lines().find(|line| is_item(line)).map_or(0, indent);
        let mut lines = Vec::new();
        let mut rule = None;
        for (at, line) in self.text.lines().enumerate() {
            if is_item(line) && indent(line) == outer {
                rule = Some(rule.map_or(0, |rule: usize| rule + 1));
            }
            if rule == Some(wanted) {
                lines.push((self.line + at, line));
            }
        }
        RuleLines(lines)
    }
}

const KEYS: [&str; 4] = ["rule", "action", "when", "then"];

fn read_rule(value: &Value, lines: &RuleLines<'_>) -> std::result::Result<Rule, Fault> {
    let fault = |key: &str, what: String| Fault { line: lines.of(key), what };
    let Value::Object(rule) = value else {
        return Err(Fault {
            line: lines.first(),
            what: "a rule is `rule: …`, `action: …`, `when: …`, `then: …`".into(),
        });
    };
    known_keys(rule, &KEYS)
        .map_err(|key| fault(&key, format!("a rule has no `{key}`; it has {}", KEYS.join(", "))))?;
    let text = |key: &str| rule.get(key).and_then(Value::as_str).map(str::to_owned);
    let action =
        text("action").ok_or_else(|| fault("action", "the rule names no `action`".into()))?;
    if !ACTIONS.iter().any(|spec| covers_name(&action, spec.name)) {
        let names: Vec<_> = ACTIONS.iter().map(|spec| spec.name).collect();
        let meant = text::nearest(&action, &names).map(|name| format!("; did you mean `{name}`?"));
        let said = text::shown_line(&action);
        let what = format!("there is no action `{said}`{}", meant.unwrap_or_default());
        return Err(fault("action", what));
    }
    let then = match text("then").as_deref() {
        Some("automatic") => Then::Automatic,
        Some("ask") => Then::Ask,
        Some("ask twice") => Then::AskTwice,
        Some("never") => Then::Never,
        _ => {
            return Err(fault("then", "`then` is one of: automatic, ask, ask twice, never".into()));
        }
    };
    let when = match rule.get("when") {
        None | Some(Value::Null) => When::default(),
        Some(Value::Object(when)) => read_when(when).map_err(|(key, what)| fault(&key, what))?,
        Some(_) => {
            return Err(fault("when", "`when` is a list of conditions, `known: true`".into()));
        }
    };
    let name = text("rule").unwrap_or_else(|| format!("{} → {}", action, then.words()));
    Ok(Rule { name: text::shown_line(&name), line: lines.first(), action, when, then })
}

const CONDITIONS: [&str; 8] = [
    "known",
    "recipients_at_most",
    "attachments",
    "auto",
    "verified",
    "warned",
    "amount_below",
    "amount_at_least",
];

fn read_when(when: &Map<String, Value>) -> std::result::Result<When, (String, String)> {
    known_keys(when, &CONDITIONS).map_err(|key| {
        (key.clone(), format!("there is no condition `{key}`; there are {}", CONDITIONS.join(", ")))
    })?;
    let yes_no = |key: &str| match when.get(key) {
        None => Ok(None),
        Some(Value::Bool(yes)) => Ok(Some(*yes)),
        Some(_) => Err((key.to_owned(), format!("`{key}` is true or false"))),
    };
    let money = |key: &str| match when.get(key) {
        None => Ok(None),
        Some(Value::String(text)) => text
            .parse::<Money>()
            .map(Some)
            .map_err(|error| (key.to_owned(), format!("`{key}`: {error}"))),
        Some(_) => {
            Err((key.to_owned(), format!("`{key}` is an amount with its currency: `100 EUR`")))
        }
    };
    let recipients_at_most = match when.get("recipients_at_most") {
        None => None,
        Some(value) => {
            let number = value.as_u64().and_then(|n| usize::try_from(n).ok());
            let what = || {
                (
                    "recipients_at_most".to_owned(),
                    "`recipients_at_most` is a whole number".to_owned(),
                )
            };
            Some(number.ok_or_else(what)?)
        }
    };
    Ok(When {
        known: yes_no("known")?,
        recipients_at_most,
        attachments: yes_no("attachments")?,
        auto: yes_no("auto")?,
        verified: yes_no("verified")?,
        warned: yes_no("warned")?,
        amount_below: money("amount_below")?,
        amount_at_least: money("amount_at_least")?,
    })
}

/// The first key that is not one of these.
fn known_keys(object: &Map<String, Value>, known: &[&str]) -> std::result::Result<(), String> {
    match object.keys().find(|key| !known.contains(&key.as_str())) {
        Some(key) => Err(text::shown_line(key)),
        None => Ok(()),
    }
}
