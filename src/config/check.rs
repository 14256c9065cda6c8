//! What is wrong in the settings: the line, the name, what it can be, what may have been meant.

use rust_decimal::Decimal;
use serde_json::Value;

use super::{Config, FILE, Holds, KEYS, Key, Origin};
use crate::base::text::{nearest, shown_line};
use crate::base::web;
use crate::base::{Exit, Fail, Result};
use crate::model::action::parse_address;
use crate::model::limits::{Budget, Wait};
use crate::model::money::Currency;
use crate::model::pace::Weekly;
use crate::vault::yaml;

/// Fails at the first section or setting that there is not.
pub(super) fn names(text: &str, file: &Value) -> Result<()> {
    let Value::Object(sections) = file else {
        // Nothing but comments.
        if file.is_null() {
            return Ok(());
        }
        return Err(Fail::say(Exit::SetUp, format!("`{FILE}`: not a list of settings")));
    };
    for (section, value) in sections.iter().filter(|(section, _)| *section != "vault") {
        let known: Vec<&str> = KEYS
            .iter()
            .filter_map(|key| key.name.strip_prefix(section.as_str())?.strip_prefix('.'))
            .collect();
        if known.is_empty() || !matches!(value, Value::Object(_) | Value::Null) {
            return Err(unknown(text, section, section, &all_sections()));
        }
        for key in value.as_object().into_iter().flatten().map(|(key, _)| key) {
            if !known.contains(&key.as_str()) {
                let name = format!("{section}.{key}");
                return Err(unknown(text, &name, key, &known));
            }
        }
    }
    Ok(())
}

fn all_sections() -> Vec<&'static str> {
    let mut sections: Vec<_> =
        KEYS.iter().filter_map(|key| Some(key.name.split_once('.')?.0)).collect();
    sections.dedup();
    sections
}

fn unknown(text: &str, name: &str, said: &str, known: &[&str]) -> Fail {
    let place = place(text, name);
    let fail =
        Fail::say(Exit::SetUp, format!("{place}: there is no setting `{}`", shown_line(name)));
    let there = format!("there are {}", known.join(", "));
    match nearest(said, known) {
        Some(meant) => fail.hint(format!("did you mean `{meant}`? {there}")),
        None => fail.hint(there),
    }
}

/// Fails at the first setting that can't be what it is set to, wherever that was said.
pub(super) fn values(text: &str, config: &Config) -> Result<()> {
    for key in KEYS {
        let (value, origin) = config.get(key.name);
        if let Err(what) = fits(key, &value, &config.list(key.name)) {
            let place = match origin {
                Origin::Environment(variable) => format!("`{variable}`"),
                _ => place(text, key.name),
            };
            let what = format!("{place}: `{}` {what}: `{}`", key.name, shown_line(&value));
            return Err(Fail::say(Exit::SetUp, what));
        }
    }
    Ok(())
}

fn fits(key: &Key, value: &str, list: &[String]) -> Result<(), String> {
    let fits = match key.holds {
        Holds::Text | Holds::Texts => true,
        Holds::Words => are_words(value, list),
        Holds::Currency => value.parse::<Currency>().is_ok(),
        Holds::Sender => value.is_empty() || is_address(&parse_address(value).email),
        Holds::Addresses => list.iter().all(|one| is_address(one)),
        Holds::Number(least, most) => {
            value.parse().is_ok_and(|number| (least..=most).contains(&number))
        }
        Holds::Choice(words) => words.contains(&value),
        Holds::Url if is_without_key(key, value) => false,
        Holds::Url => value.is_empty() || web::check(&value.replace("{key}", "key")).is_ok(),
        Holds::Host => value.is_empty() || is_host(value),
        Holds::Waits => list.iter().all(|one| one.parse::<Wait>().is_ok()),
        Holds::Budgets => list.iter().all(|one| one.parse::<Budget>().is_ok()),
        Holds::Percent => value
            .parse::<Decimal>()
            .is_ok_and(|rate| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&rate)),
        Holds::Weekly => value.parse::<Weekly>().is_ok(),
    };
    if fits {
        return Ok(());
    }
    Err(match key.holds {
        Holds::Words => {
            "is no program with its words, like `[notify-send, \"5\"]` (a number in quotes)".into()
        }
        Holds::Currency => "is no currency, three letters like `EUR`".into(),
        Holds::Sender => "is no mail address, like `Dana Reyes <dana@example.com>`".into(),
        Holds::Addresses => "is no list of mail addresses, like `[dana@example.com]`".into(),
        Holds::Number(least, most) => format!("is no whole number from {least} to {most}"),
        Holds::Percent => "is no number from 0 to 100, like `19`".into(),
        Holds::Choice(words) => format!("is none of `{}`", words.join("`, `")),
        Holds::Url if is_without_key(key, value) => {
            "needs `{key}` in it: without one, each request would look like any other".into()
        }
        Holds::Url => web::check(&value.replace("{key}", "key")).err().unwrap_or_default(),
        Holds::Host => {
            "is no server's name, like `imap.example.com`; a port has a setting of its own".into()
        }
        Holds::Waits => first_wrong::<Wait>(list),
        Holds::Budgets => first_wrong::<Budget>(list),
        Holds::Weekly => "is no weekday with a time, like `Monday 07:00`".into(),
        Holds::Text | Holds::Texts => String::new(),
    })
}

/// A number among the words would be dropped from the list, and another command run than the one that was meant.
fn are_words(value: &str, list: &[String]) -> bool {
    let said = match yaml::parse(value) {
        Ok(Value::Array(values)) => values.len(),
        _ => list.len(),
    };
    said == list.len() && list.first().is_none_or(|program| !program.trim().is_empty())
}

/// Whether a value is a server's name or address alone: no port, no scheme, no user. `[::1]` is one.
fn is_host(value: &str) -> bool {
    let bare = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match bare {
        Some(inner) => inner.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            value.parse::<std::net::IpAddr>().is_ok()
                || !value.contains(|c: char| {
                    c.is_whitespace() || c.is_control() || matches!(c, ':' | '/' | '@' | '?' | '#')
                })
        }
    }
}

fn is_without_key(key: &Key, value: &str) -> bool {
    key.name == "webhook.find" && !value.is_empty() && !value.contains("{key}")
}

/// What is wrong with the first entry of a list that can't be read.
fn first_wrong<T: std::str::FromStr<Err = String>>(list: &[String]) -> String {
    let wrong = list.iter().find_map(|one| one.parse::<T>().err().map(|what| (one, what)));
    wrong.map(|(one, what)| format!("has `{}`, which {what}", shown_line(one))).unwrap_or_default()
}

fn is_address(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>,@".contains(c))
    };
    text.rsplit_once('@').is_some_and(|(local, domain)| is_part(local) && is_part(domain))
}

/// Where a setting stands: the file and, where it can be told, the line.
fn place(text: &str, name: &str) -> String {
    let (section, key) =
        name.split_once('.').map_or((name, None), |(section, key)| (section, Some(key)));
    let names = |line: &str, word: &str| {
        line.trim_start()
            .trim_start_matches(['"', '\''])
            .strip_prefix(word)
            .is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    };
    let mut lines = text
        .lines()
        .zip(1..)
        .skip_while(|(line, _)| line.starts_with(' ') || !names(line, section));
    let first = lines.next();
    let found = match key {
        None => first,
        Some(key) => first.and_then(|first| {
            lines
                .take_while(|(line, _)| line.trim().is_empty() || line.starts_with([' ', '#']))
                .find(|(line, _)| names(line, key))
                .or(Some(first))
        }),
    };
    found.map_or_else(|| format!("`{FILE}`"), |(_, line)| format!("{FILE}:{line}"))
}
