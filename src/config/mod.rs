//! Settings in layers: default < `.fte/config.yaml` < environment. Each value knows where it came from.

mod check;
mod keys;

use std::path::PathBuf;

pub(crate) use keys::{Holds, KEYS, Key};
use serde_json::Value;

use crate::base::{Exit, Fail, Result, disk};
use crate::model::action::Via;
use crate::vault::{Vault, yaml};

/// The settings file, below the vault's root.
pub(crate) const FILE: &str = ".fte/config.yaml";

/// Where a setting's value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Default,
    File,
    Environment(String),
}

/// The settings of one vault.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// The vault's own id, which names its state folder.
    pub(crate) vault_id: String,
    file: Value,
    environment: Vec<(String, String)>,
}

impl Config {
    /// Reads `.fte/config.yaml`. A setting that is not there to be set, or can't be what it is set to, is an error with its
    /// line, never ignored.
    pub(crate) fn load(vault: &Vault) -> Result<Config> {
        let path = vault.root().join(FILE);
        let named = |what: String| Fail::say(Exit::SetUp, format!("`{FILE}`: {what}"));
        let bytes = disk::read(&path, 1 << 20).map_err(|error| {
            let fail = named(error.to_string());
            if error.kind() == std::io::ErrorKind::NotFound {
                fail.hint("`fte init` in the vault's folder writes a fresh one")
            } else {
                fail
            }
        })?;
        let text = String::from_utf8(bytes).map_err(|_| named("not UTF-8 text".into()))?;
        let file = yaml::parse(&text).map_err(named)?;
        check::names(&text, &file)?;
        let vault_id = file.get("vault").and_then(Value::as_str).unwrap_or_default().to_owned();
        if vault_id.parse::<crate::model::Id>().is_err() {
            return Err(named("there is no `vault: …` with this vault's id, ten characters of a-z and 2-7".into())
                .hint("put the line back as it was: it is the name of this vault's folder in the state folder")
                .hint("`fte init --new-id` gives the vault a new one; what waits for a yes is then asked again"));
        }
        let config = Config { vault_id, file, environment: environment() };
        check::values(&text, &config)?;
        Ok(config)
    }

    /// What is missing of the owner, in a sentence: without it letters have no signature and mail has no sender.
    pub(crate) fn unsaid(&self) -> Option<String> {
        let what = match (self.text("owner.name").is_empty(), self.list("owner.emails").is_empty())
        {
            (false, false) => return None,
            (true, true) => "`owner.name` and `owner.emails` are",
            (true, false) => "`owner.name` is",
            (false, true) => "`owner.emails` is",
        };
        Some(format!(
            "{what} empty in `{FILE}`: letters are signed by nobody, and mail has no sender"
        ))
    }

    /// A setting's text and origin. Lists come as JSON.
    pub(crate) fn get(&self, name: &'static str) -> (String, Origin) {
        let variable = variable(name);
        if let Some((_, value)) = self.environment.iter().find(|(key, _)| *key == variable) {
            return (value.clone(), Origin::Environment(variable));
        }
        match lookup(&self.file, name) {
            Some(Value::String(text)) => (text.clone(), Origin::File),
            Some(Value::Null) | None => {
                let default =
                    KEYS.iter().find(|key| key.name == name).map_or("", |key| key.default);
                (default.to_owned(), Origin::Default)
            }
            Some(other) => (other.to_string(), Origin::File),
        }
    }

    pub(crate) fn text(&self, name: &'static str) -> String {
        self.get(name).0
    }

    /// A setting that is a list; a single text is a list of one.
    pub(crate) fn list(&self, name: &'static str) -> Vec<String> {
        let text = self.text(name);
        match yaml::parse(&text) {
            Ok(Value::Array(values)) => {
                values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
            }
            _ if text.is_empty() => Vec::new(),
            _ => vec![text],
        }
    }

    /// The sender of outgoing mail, `Name <name@domain>`: `mail.from`, else the owner; `None` where neither is set.
    pub(crate) fn sender(&self) -> Option<String> {
        let (from, name) = (self.text("mail.from"), self.text("owner.name"));
        let owner = self.list("owner.emails").into_iter().next().unwrap_or_default();
        let from = match (from.is_empty(), name.is_empty() || owner.is_empty()) {
            (false, _) => from,
            (true, true) => owner,
            (true, false) => format!("{name} <{owner}>"),
        };
        (!from.is_empty()).then_some(from)
    }

    /// What carries outgoing mail, and the account that it goes out from, `mara@smtp.example.com:465`.
    pub(crate) fn carrier(&self) -> (Via, Option<String>) {
        match self.text("mail.via").as_str() {
            "smtp" => {
                let user = self.filled("smtp.user").unwrap_or_else(|| self.text("imap.user"));
                let server = format!("{}:{}", self.text("smtp.host"), self.text("smtp.port"));
                (Via::Smtp, Some(format!("{user}@{server}")))
            }
            "gmail" => (Via::Gmail, Some(self.text("gmail.user"))),
            _ => (Via::Outbox, None),
        }
    }

    /// Which Odoo is written to, as whom and for which company, in words; `None` where none is set up.
    pub(crate) fn odoo_site(&self) -> Option<String> {
        let url = self.filled("odoo.url")?;
        let part = |name, word: &str| {
            self.filled(name).map(|value| format!(", {word} {value}")).unwrap_or_default()
        };
        let (database, company) =
            (part("odoo.database", "database"), part("odoo.company", "company"));
        Some(format!(
            "{}{database}{company}{}",
            url.trim_end_matches('/'),
            part("odoo.login", "as")
        ))
    }

    /// Whether a source is set up to be watched.
    pub(crate) fn watches(&self, source: &str) -> bool {
        match source {
            "files" => true,
            "imap" => self.filled("imap.host").is_some(),
            "gmail" => self.filled("gmail.user").is_some(),
            "finance" => self.filled("finance.folder").is_some(),
            _ => false,
        }
    }

    /// The waits or budgets that a setting lists; `check` held them already.
    pub(crate) fn each<T: std::str::FromStr>(&self, name: &'static str) -> Vec<T> {
        self.list(name).iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// A setting that may be left empty.
    pub(crate) fn filled(&self, name: &'static str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Whether the books are Odoo's: where it is both chosen and there.
    pub(crate) fn books_are_odoos(&self) -> bool {
        self.filled("odoo.url").is_some() && self.text("books.system") == "odoo"
    }

    /// A setting that is a whole number.
    pub(crate) fn number(&self, name: &'static str) -> Result<i64> {
        let (text, origin) = self.get(name);
        text.parse().map_err(|_| {
            let place = match origin {
                Origin::Environment(variable) => format!("`{variable}`"),
                _ => format!("`{FILE}`"),
            };
            Fail::say(Exit::SetUp, format!("{place}: `{name}` is not a whole number: `{text}`"))
        })
    }
}

/// The text of a fresh `config.yaml`: the vault's id, and every setting commented at its default.
pub(crate) fn fresh(vault_id: &str) -> String {
    let mut text = String::from(
        "# Settings of this vault. No secret and no state belongs here.\n\
         # Take the `#` away from a line (and from its section) to change it.\n\n\
         # The name of this vault's state outside the vault. Never copy it to another vault.\n",
    );
    text += &format!("vault: {vault_id}\n");
    let mut section = "";
    for key in KEYS {
        let (own, name) = key.name.split_once('.').unwrap_or(("", key.name));
        if own != section {
            text += &format!("\n# {own}:\n");
            section = own;
        }
        let default = if key.default.is_empty() { "\"\"" } else { key.default };
        text += &format!("#   {name}: {default}   # {}\n", key.about);
    }
    text
}

fn lookup<'a>(file: &'a Value, name: &str) -> Option<&'a Value> {
    let (section, key) = name.split_once('.')?;
    file.get(section)?.get(key)
}

/// `books.currency` is `FTE_BOOKS_CURRENCY`.
fn variable(name: &str) -> String {
    format!("FTE_{}", name.replace('.', "_").to_uppercase())
}

#[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
fn environment() -> Vec<(String, String)> {
    KEYS.iter()
        .map(|key| variable(key.name))
        .filter_map(|name| std::env::var(&name).ok().map(|value| (name, value)))
        .collect()
}

/// One variable of the environment; empty counts as absent.
#[expect(clippy::disallowed_methods, reason = "this is where the environment is read")]
pub(crate) fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Where state is kept: `FTE_STATE_DIR`, else the system's folder.
pub(crate) fn state_home() -> Result<PathBuf> {
    if let Some(dir) = env("FTE_STATE_DIR") {
        return Ok(PathBuf::from(dir));
    }
    crate::base::platform::state_home().ok_or_else(|| {
        Fail::say(Exit::SetUp, "there is no place for state: no home folder is known")
            .hint("set `FTE_STATE_DIR`")
    })
}
