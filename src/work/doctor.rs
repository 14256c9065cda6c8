//! `fte doctor`: all that is wrong, in words, with what mends it. What can't be opened is a finding, and stops nothing else.

use std::fmt;
use std::path::Path;

use serde::Serialize;

use crate::audit::Trail;
use crate::base::text::shown_line;
use crate::base::{Clock, Fail, Result, Time, platform};
use crate::config::Config;
use crate::gate::handbook;
use crate::model::Id;
use crate::plan::library::Library;
use crate::report::health::{self, Level};
use crate::state::State;
use crate::vault::Vault;
use crate::vault::check::{self, Scope};

use super::alerts;

/// What could be opened, and why the rest could not.
pub(crate) struct Given<'a> {
    pub(crate) vault: Result<&'a Vault>,
    pub(crate) config: Result<&'a Config>,
    pub(crate) state: Result<&'a State>,
    pub(crate) clock: &'a Clock,
}

/// What is wrong, and what was looked at.
#[derive(Debug, Serialize)]
pub(crate) struct Examined {
    pub(crate) at: Time,
    /// Whether nothing is bad.
    pub(crate) ok: bool,
    /// Worst first.
    pub(crate) findings: Vec<Finding>,
    /// What was looked at, in order; where a part can't be found wrong, with what it is.
    pub(crate) looked: Vec<String>,
}

/// One thing that is wrong. Sentences may hold foreign text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    pub(crate) level: Level,
    pub(crate) part: String,
    pub(crate) what: String,
    /// The command, or what else to do.
    pub(crate) mend: String,
}

/// Looks at everything that can be looked at.
pub(crate) fn examine(given: &Given<'_>) -> Examined {
    let mut doctor = Doctor::default();
    let vault = doctor.opened("vault", &given.vault);
    // Without a vault neither of them can be there; that is no finding of its own.
    let config = vault.and_then(|_| doctor.opened("settings", &given.config));
    let state = config.and_then(|_| doctor.opened("state", &given.state));
    if let Some(config) = config {
        doctor.settings(config);
    }
    let state = state.filter(|state| doctor.database(state));
    if let (Some(config), Some(state)) = (config, state) {
        doctor.command(state, config);
    }
    if let Some(vault) = vault {
        doctor.handbook(vault);
        doctor.playbooks(vault);
        doctor.notes(vault, state, given.clock);
        if let (Some(config), Some(state)) = (config, state) {
            doctor.health(&Trail { vault, state, clock: given.clock }, config);
        }
    }
    doctor.programs();
    let Doctor { mut findings, looked } = doctor;
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let ok = findings.iter().all(|finding| finding.level != Level::Bad);
    Examined { at: given.clock.now(), ok, findings, looked }
}

#[derive(Default)]
struct Doctor {
    findings: Vec<Finding>,
    looked: Vec<String>,
}

impl Doctor {
    fn find(&mut self, level: Level, part: &str, what: impl Into<String>, mend: impl Into<String>) {
        let (part, what, mend) = (part.to_owned(), what.into(), mend.into());
        self.findings.push(Finding { level, part, what, mend });
    }

    fn look(&mut self, part: impl Into<String>) {
        self.looked.push(part.into());
    }

    /// What was opened; else its failure is found.
    fn opened<'a, T>(&mut self, part: &str, opened: &Result<&'a T>) -> Option<&'a T> {
        self.look(part);
        match opened {
            Ok(opened) => Some(opened),
            Err(fail) => {
                self.failed(part, fail);
                None
            }
        }
    }

    fn failed(&mut self, part: &str, fail: &Fail) {
        let what = fail.causes().join(": ");
        let is_damaged = ["malformed", "not a database"].iter().any(|sign| what.contains(sign));
        let mend = match is_damaged {
            true => BACKUP.to_owned(),
            false if fail.hints.is_empty() => "see what the message names".to_owned(),
            false => fail.hints.join("; "),
        };
        self.find(Level::Bad, part, what, mend);
    }

    fn settings(&mut self, config: &Config) {
        if let Some(unsaid) = config.unsaid() {
            let mend = "write them in `.fte/config.yaml`, and take the `#` in front of them away";
            self.find(Level::Warn, "settings", unsaid, mend);
        }
        let reads_mail = config.watches("imap") || config.watches("gmail");
        if reads_mail && config.list("mail.trusted_servers").is_empty() {
            let what = "`mail.trusted_servers` is empty: who claims to be somebody in a mail is not told from who is";
            let mend = "put the name there that begins the topmost `Authentication-Results` of a mail you got (for Gmail \
                        `mx.google.com`)";
            self.find(Level::Warn, "settings", what, mend);
        }
    }

    /// The database as a whole, and who can read it. Whether it can be relied on.
    fn database(&mut self, state: &State) -> bool {
        self.folder(state.dir());
        match state.faults() {
            Ok(faults) => match faults.first() {
                None => return true,
                Some(first) => {
                    let what = format!("the state database is damaged: {first}");
                    self.find(Level::Bad, "state", what, BACKUP);
                }
            },
            Err(fail) => self.failed("state", &fail),
        }
        false
    }

    fn folder(&mut self, dir: &Path) {
        self.look("the state folder's place and permissions");
        let shown = shown_line(&dir.to_string_lossy());
        if dir.metadata().is_ok_and(|found| platform::is_open_to_others(&found)) {
            let what = format!("others on this machine can get into the state folder {shown}");
            self.find(Level::Bad, "state", what, format!("chmod 700 '{shown}'"));
        }
        if let Some(synced) = dir.iter().find_map(|part| synced(&part.to_string_lossy())) {
            let what = format!(
                "the state folder {shown} seems to be synced by {synced}: two machines would write one database"
            );
            self.find(
                Level::Warn,
                "state",
                what,
                "let `FTE_STATE_DIR` name a folder that is not synced, and move it there",
            );
        }
    }

    fn command(&mut self, state: &State, config: &Config) {
        self.look("alert.command");
        match alerts::command_obstacle(state, config) {
            Ok(None) => {}
            Ok(Some(why)) => {
                self.find(
                    Level::Warn,
                    "alerts",
                    why,
                    "`fte health --allow-command`, where it is yours",
                );
            }
            Err(fail) => self.failed("alerts", &fail),
        }
    }

    fn handbook(&mut self, vault: &Vault) {
        self.look("Company_Handbook.md");
        let faults = match handbook::read(vault) {
            Ok(text) => handbook::parse(&text).1,
            Err(fail) => return self.failed("policy", &fail),
        };
        if let Some(first) = faults.first() {
            let what =
                format!("{first}{}: nothing is executed until it is mended", more(faults.len()));
            self.find(
                Level::Bad,
                "policy",
                what,
                "mend the line; `fte policy check` names every fault",
            );
        }
    }

    fn playbooks(&mut self, vault: &Vault) {
        self.look("Playbooks");
        let mistakes = match Library::load(vault) {
            Ok(library) => library.mistakes,
            Err(error) => return self.failed("playbooks", &error.into()),
        };
        if let Some(first) = mistakes.first() {
            let what =
                format!("{first}{}: a playbook with a mistake is not used", more(mistakes.len()));
            self.find(
                Level::Warn,
                "playbooks",
                what,
                "mend it; `fte plan --check` names every mistake",
            );
        }
    }

    fn notes(&mut self, vault: &Vault, state: Option<&State>, clock: &Clock) {
        self.look("notes");
        // A state that can't be read knows of no note that it was not made here.
        let known = |id: &Id| !matches!(state.map(|state| state.request(id)), Some(Ok(None)));
        let scope = Scope { all: false, now: clock.now(), known: &known };
        let checked = match check::check(vault, &scope) {
            Ok(checked) => checked,
            Err(error) => return self.failed("notes", &error.into()),
        };
        let Some(first) = checked.problems.first() else { return };
        let mends = checked.problems.iter().any(|problem| problem.repair.is_some());
        let what = format!("{}: {}{}", first.file, first.what, more(checked.problems.len()));
        let mend = if mends {
            "`fte vault check` names them all, and `fte vault repair` mends what needs no guess"
        } else {
            "`fte vault check` names them all"
        };
        self.find(Level::Warn, "notes", what, mend);
    }

    /// All that `fte health` finds, and whether anything was ever run.
    fn health(&mut self, trail: &Trail<'_>, config: &Config) {
        let health = health::look(trail, config);
        for part in &health.parts {
            self.look(part.part.clone());
            if part.level != Level::Ok {
                let mend = part.mend.clone().unwrap_or_default();
                self.find(part.level, &part.part, part.what.clone(), mend);
            }
        }
        self.look("schedule");
        if !health.has_run() {
            self.find(
                Level::Warn,
                "schedule",
                "no schedule is seen: neither watch nor plan nor act has run here yet",
                "`fte schedule install` lets your computer's scheduler run them, `fte run --follow` runs them while it runs",
            );
        }
    }

    /// What other programs find: cron looks for `fte` in its PATH, people read the books with hledger.
    fn programs(&mut self) {
        let own = std::env::current_exe().and_then(|path| path.canonicalize()).ok();
        let shown = |path: &Path| shown_line(&path.to_string_lossy());
        self.look("fte in PATH");
        match (platform::program("fte"), own) {
            (None, own) => {
                let own = own.as_deref().map(shown).unwrap_or_default();
                self.find(
                    Level::Warn,
                    "program",
                    "`fte` is not in PATH: what runs it by that name does not find it",
                    format!(
                        "`fte schedule install` writes the whole path; elsewhere write {own}, or put it into a folder of PATH"
                    ),
                );
            }
            (Some(found), Some(own)) if found.canonicalize().ok().as_ref() != Some(&own) => {
                let what = format!(
                    "the `fte` in PATH is another than this one: {}, and this is {}",
                    shown(&found),
                    shown(&own)
                );
                self.find(
                    Level::Warn,
                    "program",
                    what,
                    "take one of them away; what runs `fte` by its name takes the other one",
                );
            }
            _ => {}
        }
        let hledger = platform::program("hledger").map_or("not there, and not needed", |_| "there");
        self.look(format!("hledger ({hledger})"));
    }
}

const BACKUP: &str = "put the state folder back from your backup; without one move `state.db` away: then every waiting \
                      request is asked anew, and what the log says was done is not done again without a question";

/// The program that is known to sync a folder of this name.
fn synced(folder: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 6] = [
        ("dropbox", "Dropbox"),
        ("onedrive", "OneDrive"),
        ("mobile documents", "iCloud"),
        ("nextcloud", "Nextcloud"),
        ("google drive", "Google Drive"),
        ("syncthing", "Syncthing"),
    ];
    let folder = folder.to_lowercase();
    NAMES.iter().find(|(name, _)| folder.starts_with(name)).map(|(_, program)| *program)
}

fn more(count: usize) -> String {
    match count.saturating_sub(1) {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    }
}

impl fmt::Display for Examined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings.is_empty() {
            f.write_str("nothing is wrong\n")?;
        }
        for finding in &self.findings {
            let Finding { level, part, what, mend } = finding;
            writeln!(f, "{:<5} {}: {}", level.as_str(), shown_line(part), shown_line(what))?;
            if !mend.is_empty() {
                writeln!(f, "      {}", shown_line(mend))?;
            }
        }
        let looked: Vec<_> = self.looked.iter().map(|looked| shown_line(looked)).collect();
        write!(f, "\nlooked at: {}", looked.join(", "))
    }
}
