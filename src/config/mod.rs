//! Settings in layers: default < `.fte/config.yaml` < environment. Each value knows where it came from.

mod check;

use std::path::PathBuf;

use serde_json::Value;

use crate::base::{Exit, Fail, Result, disk};
use crate::model::action::Via;
use crate::vault::{Vault, yaml};

/// The settings file, below the vault's root.
pub(crate) const FILE: &str = ".fte/config.yaml";

/// One setting: its path in the file, default, and what it does. `config.yaml` and the reference are made from this.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) default: &'static str,
    pub(crate) about: &'static str,
    pub(crate) holds: Holds,
}

/// What a setting can be set to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holds {
    Text,
    Texts,
    /// A program and its words, or nothing.
    Words,
    /// Mail addresses.
    Addresses,
    /// An address, with a name or without, or nothing.
    Sender,
    Currency,
    /// A whole number from the first to the last of these.
    Number(i64, i64),
    /// A decimal from 0 to 100.
    Percent,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Waits by kind of action: `email.* 10m`.
    Waits,
    /// Limits a day by kind of action: `email.* 200`, `payment.* 1000.00 EUR`.
    Budgets,
    /// A web address, or nothing.
    Url,
    /// A weekday and a time.
    Weekly,
}

/// Every setting there is, in the file's order. Names have one dot: section and key.
pub(crate) const KEYS: &[Key] = &[
    Key {
        name: "owner.name",
        default: "",
        about: "your name, as letters are signed",
        holds: Holds::Text,
    },
    Key {
        name: "owner.emails",
        default: "[]",
        about: "your own addresses: mail from them is yours, and nobody else's",
        holds: Holds::Addresses,
    },
    Key {
        name: "mail.from",
        default: "",
        about: "the sender of outgoing mail, `Name <name@domain>`; else the first of owner.emails",
        holds: Holds::Sender,
    },
    Key {
        name: "mail.trusted_servers",
        default: "[]",
        about: "your mail server's name in Authentication-Results; only its verdict on a sender counts",
        holds: Holds::Texts,
    },
    Key {
        name: "mail.via",
        default: "outbox",
        about: "who carries your mail: `smtp`, `gmail`, or `outbox`, where it is written and not sent",
        holds: Holds::Choice(&["outbox", "smtp", "gmail"]),
    },
    Key {
        name: "mail.mode",
        default: "dry-run",
        about: "`live` sends over smtp or gmail; `dry-run` shows what would be sent",
        holds: Holds::Choice(&["dry-run", "live"]),
    },
    Key {
        name: "mail.signature",
        default: "",
        about: "what `fte email` puts below a letter",
        holds: Holds::Text,
    },
    Key {
        name: "mail.recipients",
        default: "10",
        about: "how many people one mail may go to; more is refused",
        holds: Holds::Number(1, 1000),
    },
    Key {
        name: "mail.size_mb",
        default: "25",
        about: "megabytes that a mail may have, encoded, with its files; more is refused",
        holds: Holds::Number(1, 100),
    },
    Key {
        name: "mail.opt_out",
        default: "[]",
        about: "addresses and `@domains` that asked to be left alone: no mail goes to them",
        holds: Holds::Texts,
    },
    Key {
        name: "books.currency",
        default: "EUR",
        about: "the currency of the embedded books",
        holds: Holds::Currency,
    },
    Key {
        name: "books.tax_percent",
        default: "0",
        about: "tax on what you sell, in per cent, where a message or contact names none",
        holds: Holds::Percent,
    },
    Key {
        name: "books.terms_days",
        default: "14",
        about: "days until an invoice is due",
        holds: Holds::Number(0, 3650),
    },
    Key {
        name: "books.invoice_prefix",
        default: "INV-",
        about: "what invoice numbers begin with",
        holds: Holds::Text,
    },
    Key {
        name: "approval.expires_days",
        default: "7",
        about: "days until a request for approval expires",
        holds: Holds::Number(1, 3650),
    },
    Key {
        name: "approval.automatic_mails",
        default: "20",
        about: "mails that may go by themselves within a day, one to each recipient; more ask",
        holds: Holds::Number(0, 10_000),
    },
    Key {
        name: "act.wait",
        default: "[]",
        about: "how long an approved action can still be stopped, by kind: `[\"email.* 10m\"]`",
        holds: Holds::Waits,
    },
    Key {
        name: "act.budget",
        default: "[\"email.* 500\", \"webhook.* 1000\", \"post.* 50\", \"payment.* 20\"]",
        about: "how much may happen in a day, by kind: a number, or an amount like `1000.00 EUR`; the rest waits",
        holds: Holds::Budgets,
    },
    Key {
        name: "imap.host",
        default: "",
        about: "your mail server: `imap.example.com`; empty where mail is not read over IMAP",
        holds: Holds::Text,
    },
    Key {
        name: "imap.port",
        default: "993",
        about: "its port; 143 with `starttls`",
        holds: Holds::Number(1, 65_535),
    },
    Key {
        name: "imap.security",
        default: "tls",
        about: "`tls`, `starttls`, or `none` on this machine alone",
        holds: Holds::Choice(&["tls", "starttls", "none"]),
    },
    Key {
        name: "imap.user",
        default: "",
        about: "the name that you sign in with",
        holds: Holds::Text,
    },
    Key {
        name: "imap.sign_in",
        default: "password",
        about: "`password` (or app password), or `google` for a Google account",
        holds: Holds::Choice(&["password", "google"]),
    },
    Key {
        name: "imap.folders",
        default: "[INBOX]",
        about: "the folders that are read",
        holds: Holds::Texts,
    },
    Key {
        name: "imap.sent",
        default: "",
        about: "the folder of what you sent; empty: the one that the server marks so",
        holds: Holds::Text,
    },
    Key {
        name: "imap.days",
        default: "30",
        about: "how many days back the first look goes",
        holds: Holds::Number(0, 36_500),
    },
    Key {
        name: "imap.mark_read",
        default: "no",
        about: "`yes` marks as read what was taken in",
        holds: Holds::Choice(&["no", "yes"]),
    },
    Key {
        name: "imap.limit_s",
        default: "60",
        about: "seconds that one answer of the server may take",
        holds: Holds::Number(1, 600),
    },
    Key {
        name: "smtp.host",
        default: "",
        about: "the server that sends your mail: `smtp.example.com`",
        holds: Holds::Text,
    },
    Key {
        name: "smtp.port",
        default: "465",
        about: "its port; 587 with `starttls`",
        holds: Holds::Number(1, 65_535),
    },
    Key {
        name: "smtp.security",
        default: "tls",
        about: "`tls`, `starttls`, or `none` on this machine alone",
        holds: Holds::Choice(&["tls", "starttls", "none"]),
    },
    Key {
        name: "smtp.user",
        default: "",
        about: "the name that you sign in with; empty: as for imap",
        holds: Holds::Text,
    },
    Key {
        name: "smtp.sign_in",
        default: "password",
        about: "`password`, `google`, or `none` for a server that asks for nothing",
        holds: Holds::Choice(&["password", "google", "none"]),
    },
    Key {
        name: "smtp.sent",
        default: "append",
        about: "who files what was sent: `append` (fte, over imap), `server` (it does so itself, as Gmail), `none`",
        holds: Holds::Choice(&["append", "server", "none"]),
    },
    Key {
        name: "smtp.limit_s",
        default: "60",
        about: "seconds that one answer of the server may take",
        holds: Holds::Number(1, 600),
    },
    Key {
        name: "gmail.client_id",
        default: "",
        about: "the OAuth client (Desktop app) of your Google Cloud project",
        holds: Holds::Text,
    },
    Key {
        name: "gmail.user",
        default: "",
        about: "the account that you sign in to, `mara@example.com`",
        holds: Holds::Text,
    },
    Key {
        name: "gmail.access",
        default: "read",
        about: "what the sign-in asks for: `read`, `send`, `read+send`, `modify` (drafts too), `imap` (all, for imap and smtp)",
        holds: Holds::Choice(&["read", "send", "read+send", "modify", "imap"]),
    },
    Key {
        name: "gmail.labels",
        default: "[INBOX]",
        about: "mail with one of these labels is read",
        holds: Holds::Texts,
    },
    Key {
        name: "gmail.query",
        default: "",
        about: "a Gmail search that mail must match as well, `-from:noreply@example.com`",
        holds: Holds::Text,
    },
    Key {
        name: "gmail.days",
        default: "30",
        about: "how many days back the first look goes",
        holds: Holds::Number(0, 36_500),
    },
    Key {
        name: "gmail.units",
        default: "6000",
        about: "quota units that may be used in a minute; 15000 for Cloud projects from before May 2026",
        holds: Holds::Number(100, 1_000_000),
    },
    Key {
        name: "gmail.limit_s",
        default: "60",
        about: "seconds that a call may take",
        holds: Holds::Number(1, 600),
    },
    Key {
        name: "gmail.api",
        default: "https://gmail.googleapis.com",
        about: "where Gmail's API is",
        holds: Holds::Url,
    },
    Key {
        name: "gmail.authorize",
        default: "https://accounts.google.com/o/oauth2/v2/auth",
        about: "where Google asks for your consent",
        holds: Holds::Url,
    },
    Key {
        name: "gmail.token",
        default: "https://oauth2.googleapis.com/token",
        about: "where Google gives tokens",
        holds: Holds::Url,
    },
    Key {
        name: "gmail.revoke",
        default: "https://oauth2.googleapis.com/revoke",
        about: "where Google takes them back",
        holds: Holds::Url,
    },
    Key {
        name: "secrets.store",
        default: "auto",
        about: "where `fte auth` keeps secrets: `keyring`, `file` (in the state folder), or `auto`: the keyring where there is one",
        holds: Holds::Choice(&["auto", "keyring", "file"]),
    },
    Key {
        name: "webhook.url",
        default: "",
        about: "a web service of yours that `webhook.send` tells things",
        holds: Holds::Url,
    },
    Key {
        name: "webhook.mode",
        default: "dry-run",
        about: "`live` sends; `dry-run` shows what would be sent",
        holds: Holds::Choice(&["dry-run", "live"]),
    },
    Key {
        name: "webhook.find",
        default: "",
        about: "its address that says what it did under a key, with `{key}` in it",
        holds: Holds::Url,
    },
    Key {
        name: "webhook.lost_answer",
        default: "ask",
        about: "`repeat` where the service does a repeated Idempotency-Key once",
        holds: Holds::Choice(&["ask", "repeat"]),
    },
    Key {
        name: "webhook.limit_s",
        default: "30",
        about: "seconds that a call may take",
        holds: Holds::Number(1, 600),
    },
    Key {
        name: "watch.settle_ms",
        default: "1000",
        about: "how long a file must have been left alone before it is read",
        holds: Holds::Number(0, 60_000),
    },
    Key {
        name: "alert.command",
        default: "[]",
        about: "what to run when something is wrong and when it is well again: a program and its words, as a list",
        holds: Holds::Words,
    },
    Key {
        name: "health.pace_minutes",
        default: "15",
        about: "how often watch, plan and act are to run, once they have; later than that is stale",
        holds: Holds::Number(1, 10_080),
    },
    Key {
        name: "health.disk_mb",
        default: "1000",
        about: "megabytes that should be free; less is a warning, less than a tenth is bad",
        holds: Holds::Number(0, 1_000_000_000),
    },
    Key {
        name: "run.patience_s",
        default: "25",
        about: "seconds that a watcher of `fte run --follow` may give no sign of life before it is started anew",
        holds: Holds::Number(1, 25),
    },
    Key {
        name: "run.limit_s",
        default: "1800",
        about: "seconds that one run of `plan` or `act` below `fte run` may take before it is ended and tried again",
        holds: Holds::Number(1, 86_400),
    },
    Key {
        name: "audit.keep_days",
        default: "90",
        about: "days of log at hand; older days are archived compressed",
        holds: Holds::Number(0, 36_500),
    },
    Key {
        name: "schedule.minutes",
        default: "5",
        about: "minutes between two runs of watch, plan and act, once `fte schedule install` was said",
        holds: Holds::Number(1, 30),
    },
    Key {
        name: "schedule.briefing",
        default: "Monday 07:00",
        about: "when the week's briefing is written",
        holds: Holds::Weekly,
    },
];

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

    /// The waits or budgets that a setting lists; `check` held them already.
    pub(crate) fn each<T: std::str::FromStr>(&self, name: &'static str) -> Vec<T> {
        self.list(name).iter().filter_map(|text| text.parse().ok()).collect()
    }

    /// A setting that may be left empty.
    pub(crate) fn filled(&self, name: &'static str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
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
