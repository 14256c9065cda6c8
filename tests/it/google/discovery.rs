//! Requests and answers, held against Google's own description of the API (its discovery document).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use regex::Regex;
use serde_json::Value;

use super::Recorded;
use super::wire::pairs;
use crate::testvault::corpus;

/// Google's document: what `FTE_GMAIL_DISCOVERY` names, or the corpus has. `None`, and said once, where there is none.
pub(crate) fn found() -> Option<&'static Value> {
    static FOUND: OnceLock<Option<Value>> = OnceLock::new();
    let read = |path: &Path| serde_json::from_slice(&std::fs::read(path).ok()?).ok();
    FOUND
        .get_or_init(|| {
            let named = std::env::var_os("FTE_GMAIL_DISCOVERY").map(PathBuf::from);
            if let Some(path) = named {
                return Some(
                    read(&path).unwrap_or_else(|| panic!("no document: {}", path.display())),
                );
            }
            let found = read(&corpus("mail/gmail.v1.json"));
            if found.is_none() {
                eprintln!("skipped: Google's discovery document is not here (FTE_GMAIL_DISCOVERY)");
            }
            found
        })
        .as_ref()
}

/// What is wrong with each request to the API, and with what it was answered. `large`: ids of history may be larger than
/// Google says.
pub(crate) fn check(document: &Value, requests: &[Recorded], large: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let of_the_api =
        |request: &&Recorded| !matches!(request.name.as_str(), "authorize" | "token" | "revoke");
    for request in requests.iter().filter(of_the_api) {
        let mut found = Found { document, large, wrong: Vec::new() };
        found.request(request);
        let named =
            |why| format!("{} {} ({:?}): {why}", request.method, request.url, request.fault);
        wrong.extend(found.wrong.into_iter().map(named));
    }
    wrong
}

struct Found<'a> {
    document: &'a Value,
    large: bool,
    wrong: Vec<String>,
}

impl Found<'_> {
    fn say(&mut self, why: String) {
        self.wrong.push(why);
    }

    fn request(&mut self, request: &Recorded) {
        let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        let Some((method, is_upload)) = method(self.document, &request.method, path) else {
            return self.say("there is no such method".into());
        };
        self.query(method, query);
        match &request.body {
            Some(_) if is_upload => {}
            Some(body) => match method.get("request") {
                Some(schema) => self.value(schema, body, "body"),
                None => self.say("a body where the method takes none".into()),
            },
            None => {}
        }
        // What the account was asked for without the scope was refused, and is a finding only where it was served.
        if let (Some(response), Some(schema)) = (&request.response, method.get("response")) {
            self.value(schema, response, "answer");
        }
        let scopes = method["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut scopes = scopes.map(str::to_owned);
        if request.status == 200 && !scopes.any(|scope| request.scopes.contains(&scope)) {
            self.say("the scopes do not allow it".into());
        }
    }

    fn query(&mut self, method: &Value, query: &str) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (name, value) in pairs(query) {
            *seen.entry(name.clone()).or_default() += 1;
            if self.document["parameters"].get(&name).is_some() {
                continue;
            }
            let Some(parameter) = method["parameters"].get(&name) else {
                self.say(format!("the query has `{name}`, which the method has not"));
                continue;
            };
            if parameter["location"] != "query" {
                self.say(format!("`{name}` belongs into the path"));
            }
            if seen[&name] > 1 && parameter["repeated"] != true {
                self.say(format!("`{name}` is there twice"));
            }
            let is_fine = match parameter["type"].as_str() {
                Some("integer") => value.parse::<u64>().is_ok(),
                Some("boolean") => matches!(value.as_str(), "true" | "false"),
                _ => self.fits(parameter, &value),
            };
            if !is_fine {
                self.say(format!("`{name}` can't be `{value}`"));
            }
        }
        let required = method["parameters"].as_object().into_iter().flatten();
        for (name, parameter) in required {
            let is_missing = !seen.contains_key(name);
            if parameter["required"] == true && parameter["location"] == "query" && is_missing {
                self.say(format!("`{name}` is missing"));
            }
        }
        // Google's text says so, its list of parameters does not.
        if method["id"] == "gmail.users.history.list" && !seen.contains_key("startHistoryId") {
            self.say("`startHistoryId` is missing".into());
        }
    }

    /// Whether a text is what its schema says: its list of words, its format.
    fn fits(&self, schema: &Value, text: &str) -> bool {
        let words = schema["enum"].as_array();
        let is_word = words.is_none_or(|words| words.iter().any(|word| word == text));
        let is_formed = match schema["format"].as_str() {
            Some("uint64") if self.large => text.bytes().all(|byte| byte.is_ascii_digit()),
            Some("uint64") => text.parse::<u64>().is_ok(),
            Some("int64") => text.parse::<i64>().is_ok(),
            Some("byte") => {
                let bare = text.trim_end_matches('=');
                text.len() - bare.len() <= 2
                    && bare.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            }
            _ => true,
        };
        is_word && is_formed
    }

    fn value(&mut self, schema: &Value, value: &Value, at: &str) {
        let schema = match schema["$ref"].as_str() {
            Some(name) => &self.document["schemas"][name],
            None => schema,
        };
        let is_of_type = match schema["type"].as_str().unwrap_or("object") {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.as_str().is_some_and(|text| self.fits(schema, text)),
            "integer" => value.is_u64() || value.is_i64(),
            "boolean" => value.is_boolean(),
            _ => true,
        };
        if !is_of_type {
            let shown: String = value.to_string().chars().take(60).collect();
            return self.say(format!("{at} can't be {shown}"));
        }
        for (number, item) in value.as_array().into_iter().flatten().enumerate() {
            self.value(&schema["items"], item, &format!("{at}[{number}]"));
        }
        let Some(properties) = schema["properties"].as_object() else { return };
        for (name, item) in value.as_object().into_iter().flatten() {
            match properties.get(name) {
                Some(schema) => self.value(schema, item, &format!("{at}.{name}")),
                None => self.say(format!("{at} has `{name}`, which {} has not", schema["id"])),
            }
        }
    }
}

/// The method of a verb and a path, and whether the path is its upload's. What is spelled out comes before what is any word.
fn method<'a>(document: &'a Value, verb: &str, path: &str) -> Option<(&'a Value, bool)> {
    let mut all = Vec::new();
    methods(document, &mut all);
    let mut found: Vec<(usize, &Value, bool)> = Vec::new();
    for method in all.into_iter().filter(|method| method["httpMethod"] == verb) {
        let own = method["path"].as_str().unwrap_or_default();
        let uploads = method["mediaUpload"]["protocols"].as_object().into_iter().flatten();
        let uploads = uploads.filter_map(|(_, protocol)| protocol["path"].as_str());
        for (pattern, is_upload) in
            [(own, false)].into_iter().chain(uploads.map(|path| (path, true)))
        {
            let open = pattern.matches('{').count();
            if fits(pattern.trim_start_matches('/'), path.trim_start_matches('/')) {
                found.push((open, method, is_upload));
            }
        }
    }
    found.sort_by_key(|(open, ..)| *open);
    found.first().map(|(_, method, is_upload)| (*method, *is_upload))
}

fn methods<'a>(resource: &'a Value, all: &mut Vec<&'a Value>) {
    all.extend(resource["methods"].as_object().into_iter().flatten().map(|(_, method)| method));
    for (_, below) in resource["resources"].as_object().into_iter().flatten() {
        methods(below, all);
    }
}

fn fits(pattern: &str, path: &str) -> bool {
    let word = Regex::new(r"\\\{\\?\+?\w+\\\}").unwrap();
    let escaped = regex::escape(pattern);
    let pattern = word.replace_all(&escaped, "[^/]+");
    Regex::new(&format!("^{pattern}$")).unwrap().is_match(path)
}
