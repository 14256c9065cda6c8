//! A vault that is brought back to the same beginning for each point, and what must hold of it after whatever happened.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::stages::Stage;
use super::{hold, in_memory};
use crate::testvault::{NOW, Ran, TestVault};

/// The folders in which a note is a thing with a state, and lies once.
const STATES: [&str; 9] = [
    "Needs_Action",
    "In_Progress",
    "Plans",
    "Pending_Approval",
    "Approved",
    "Rejected",
    "Done",
    "Dead_Letter",
    "Quarantine",
];

/// The prefix of what a killed writer leaves: nobody's file, hidden, removed by `vault repair` once it is old.
pub(crate) const TEMPORARY: &str = ".fte-tmp-";

/// What lies outside of the vault and its state: a service that a stage calls.
pub(crate) struct Outside {
    /// Called with the vault once, before it is kept: where the service is, say.
    pub(crate) ready: Box<dyn Fn(&TestVault)>,
    /// Called before each point: the service forgets the one before.
    pub(crate) reset: Box<dyn Fn()>,
    /// What must hold there at any time: nothing happened twice.
    pub(crate) is_once: Box<dyn Fn() -> Result<(), String>>,
    /// What must hold there in the end: all happened that was to.
    pub(crate) is_settled: Box<dyn Fn() -> Result<(), String>>,
}

/// A vault before a stage, and what the stage makes of it where nothing goes wrong.
pub(crate) struct Stand {
    pub(crate) vault: TestVault,
    pub(crate) words: Vec<String>,
    stage: Stage,
    before: TempDir,
    names_before: Vec<String>,
    /// Every content that a file had before or has in the end.
    known: BTreeSet<Vec<u8>>,
    /// After the stage, and after what follows it.
    pub(crate) done: After,
    settled: After,
    outside: Option<Outside>,
}

/// All that is there, as far as two runs must agree on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct After {
    /// Of the log, the names alone.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Rows by table, without the log's checkpoint.
    state: BTreeMap<String, Vec<String>>,
    /// What was logged, without what tells one run from another; the log's own events are left out.
    events: Vec<String>,
}

impl Stand {
    pub(crate) fn new(stage: Stage) -> Stand {
        Stand::with(stage, None)
    }

    /// A stage that calls a service.
    pub(crate) fn with(stage: Stage, outside: Option<Outside>) -> Stand {
        in_memory();
        let vault = (stage.prepare)();
        if let Some(outside) = &outside {
            (outside.ready)(&vault);
        }
        let before = kept(&vault);
        let words = (stage.words)(&vault);
        let names_before = visible(&vault);
        let mut stand = Stand {
            known: contents(&vault),
            done: After::default(),
            settled: After::default(),
            vault,
            words,
            stage,
            before,
            names_before,
            outside,
        };
        stand.run().ok();
        stand.done = After::of(&stand.vault, stand.stage.loose);
        stand.known.extend(contents(&stand.vault));
        stand.follow().unwrap();
        stand.settled = After::of(&stand.vault, stand.stage.loose);
        stand.is_settled().unwrap();
        (stand.stage.reached)(&stand.vault);
        stand.known.extend(contents(&stand.vault));
        stand.put_back();
        stand
    }

    pub(crate) fn put_back(&self) {
        self.put_back_from(&self.before);
    }

    /// What is there now, to be put back.
    pub(crate) fn keep(&self) -> TempDir {
        kept(&self.vault)
    }

    pub(crate) fn put_back_from(&self, kept: &TempDir) {
        if let Some(outside) = &self.outside {
            (outside.reset)();
        }
        for (from, to) in [("vault", self.vault.root()), ("state", self.vault.state_dir())] {
            fs::remove_dir_all(&to).unwrap();
            copy(&kept.path().join(from), &to);
        }
    }

    /// The stage, undisturbed.
    pub(crate) fn run(&self) -> Ran {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        self.vault.fte_args(&words)
    }

    /// What runs after the stage.
    fn follow(&self) -> Result<(), String> {
        for words in self.stage.then {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}` after it: {ran}"))?;
        }
        Ok(())
    }

    /// What must hold the moment after a command was stopped, before anything else runs.
    pub(crate) fn holds_at_once(&self) -> Result<(), String> {
        for name in visible(&self.vault) {
            let bytes = self.vault.read_bytes(&name);
            if !self.known.contains(&bytes) {
                is_whole(&name, &bytes, &self.settled)?;
            }
        }
        self.is_once()?;
        let names = visible(&self.vault);
        for note in self.names_before.iter().filter(|name| is_note_of_a_state(name)) {
            let count = names.iter().filter(|name| leaf(name) == leaf(note)).count();
            hold(count == 1, || format!("{note} is there {count} times"))?;
        }
        Ok(())
    }

    /// What must hold when the power is back: what is visible is whole, nothing is gone. A move may have left a note
    /// under both names, and the ends of the log and of the journal are mended by the next who writes there.
    pub(crate) fn holds_after_a_power_cut(&self) -> Result<(), String> {
        for name in visible(&self.vault) {
            let bytes = self.vault.read_bytes(&name);
            let is_appended = name.starts_with("Logs/audit_") || leaf(&name) == "ledger.journal";
            if !is_appended && !name.starts_with("Outbox/tmp/") && !self.known.contains(&bytes) {
                is_whole(&name, &bytes, &self.settled)?;
            }
        }
        self.is_once()?;
        let names = visible(&self.vault);
        for note in self.names_before.iter().filter(|name| is_note_of_a_state(name)) {
            hold(names.iter().any(|name| leaf(name) == leaf(note)), || format!("{note} is lost"))?;
        }
        Ok(())
    }

    fn is_settled(&self) -> Result<(), String> {
        self.outside.as_ref().map_or(Ok(()), |outside| (outside.is_settled)())
    }

    /// No effect is there twice.
    fn is_once(&self) -> Result<(), String> {
        if let Some(outside) = &self.outside {
            (outside.is_once)()?;
        }
        let mut seen = BTreeSet::new();
        // What lies in `tmp` is no message yet, to any mail client.
        let is_message = |name: &&String| name.starts_with("Outbox/") && !name.contains("/tmp/");
        for name in visible(&self.vault).iter().filter(is_message) {
            let key = leaf(name).split(':').next().unwrap_or_default();
            hold(seen.insert(key.to_owned()), || format!("{name} is there twice"))?;
        }
        let journal = self.vault.path("Accounting/ledger.journal");
        let journal = fs::read_to_string(journal).unwrap_or_default();
        for key in journal.lines().filter_map(|line| line.split_once("; fte:")) {
            hold(seen.insert(key.1.to_owned()), || format!("{} is booked twice", key.1))?;
        }
        Ok(())
    }

    /// The stage is done, without running anything more.
    pub(crate) fn is_done(&self) -> Result<(), String> {
        After::of(&self.vault, self.stage.loose).is_like(&self.done)
    }

    /// Runs the stage again, and what follows it; then all is as if nothing had happened.
    pub(crate) fn ends_well(&self) -> Result<(), String> {
        let again = self.run();
        let is_fine = again.exit == 0 || self.stage.again.contains(&again.exit);
        hold(is_fine, || format!("run again: {again}"))?;
        self.follow()?;
        self.is_once()?;
        let after = After::of(&self.vault, self.stage.loose);
        after.is_like(&self.settled).map_err(|why| format!("{why}\nrun again it said: {again}"))?;
        self.is_sound()
    }

    /// [`Stand::ends_well`], where files may have come back under names that they had left: each such copy is told of
    /// and put where nothing happens to it.
    pub(crate) fn ends_well_but_for_copies(&self) -> Result<(), String> {
        let again = self.run();
        let is_fine = [0, 1, 5, 8].contains(&again.exit) || self.stage.again.contains(&again.exit);
        hold(is_fine, || format!("run again: {again}"))?;
        // What is told of once is not told of again.
        let told = self.stage.then.iter().map(|words| self.vault.fte(words).to_string());
        let told: Vec<String> = told.collect();
        self.take_doubles_away().map_err(|why| format!("{why}: {}", told.join("\n")))?;
        self.follow()?;
        self.is_once()?;
        let after = After::of(&self.vault, self.stage.loose);
        let held = after.is_like_but_for_copies(&self.settled);
        held.map_err(|why| format!("{why}\nrun again it said: {again}"))?;
        self.is_sound()
    }

    /// A note that lies in two folders is a person's to take away: they are told of it.
    fn take_doubles_away(&self) -> Result<(), String> {
        let settled: BTreeSet<&str> = self.settled.files.keys().map(|name| leaf(name)).collect();
        let is_double = |name: &String| {
            let is_there = self.settled.files.contains_key(name);
            !is_there && is_note_of_a_state(name) && settled.contains(leaf(name))
        };
        for double in visible(&self.vault).into_iter().filter(is_double) {
            if !double.starts_with("Quarantine/") {
                let check = self.vault.fte("vault check");
                hold(check.stdout.contains(leaf(&double)), || format!("{double} is not told of"))?;
                fs::remove_file(self.vault.path(&double)).unwrap();
            }
        }
        Ok(())
    }

    fn is_sound(&self) -> Result<(), String> {
        self.is_settled()?;
        for words in ["audit verify", "vault check"] {
            let ran = self.vault.fte(words);
            hold(ran.exit == 0, || format!("`{words}`: {ran}"))?;
        }
        Ok(())
    }

    /// The folders in which what a killed run left half-written lies now.
    pub(crate) fn leftovers(&self) -> BTreeSet<String> {
        let left =
            self.vault.files(".").into_iter().filter(|name| leaf(name).starts_with(TEMPORARY));
        left.map(|name| name.split('/').next().unwrap_or_default().to_owned()).collect()
    }

    /// A repair, once they are old, takes the leftovers away.
    pub(crate) fn takes_leftovers_away(&mut self) -> Result<(), String> {
        self.vault.set_now("2027-11-16T09:30:00Z");
        self.vault.fte("vault repair");
        self.vault.set_now(NOW);
        let left = self.leftovers();
        hold(left.is_empty(), || format!("left over, after a repair a year later: {left:?}"))
    }
}

impl After {
    pub(crate) fn of(vault: &TestVault, loose: &[&str]) -> After {
        let read = |name: String| {
            let is_log = name.starts_with("Logs/");
            (name.clone(), if is_log { Vec::new() } else { vault.read_bytes(&name) })
        };
        let files = visible(vault).into_iter().map(read).collect();
        After { files, state: state(vault), events: events(vault, loose) }
    }

    /// Where it is not as it should be: the first difference in words.
    pub(crate) fn is_like(&self, wanted: &After) -> Result<(), String> {
        self.has_files_of(wanted)?;
        for (table, rows) in &wanted.state {
            let other = self.state.get(table);
            let differ = || differences(other.into_iter().flatten(), rows);
            hold(other == Some(rows), || format!("state, {table}: {}", differ()))?;
        }
        hold(self.events == wanted.events, || {
            format!("log: {}", differences(&self.events, &wanted.events))
        })
    }

    fn is_like_but_for_copies(&self, wanted: &After) -> Result<(), String> {
        let is_aside = |name: &str| {
            let number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
            name.starts_with("Quarantine/")
                || name.contains("/duplicates/")
                || name.starts_with("Logs/set_aside_")
                || name.starts_with("Done/") && leaf(name).rsplit('-').next().is_some_and(number)
        };
        let mut own = self.clone();
        own.files.retain(|name, _| wanted.files.contains_key(name) || !is_aside(name));
        // Told of, and no effect.
        let is_told = |event: &String| event.contains("\"receipt\":null");
        own.events.retain(|event| wanted.events.contains(event) || !is_told(event));
        own.is_like(wanted)
    }

    pub(crate) fn has_files_of(&self, wanted: &After) -> Result<(), String> {
        let (own, other) = (self.files.keys(), wanted.files.keys());
        hold(own.eq(other), || {
            format!("files: {}", differences(self.files.keys(), wanted.files.keys()))
        })?;
        for (name, bytes) in &wanted.files {
            let own = self.files.get(name);
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            hold(own == Some(bytes), || {
                let own = text(own.map_or(&[], Vec::as_slice));
                format!("{name}: {}", differences(own.lines(), text(bytes).lines()))
            })?;
        }
        Ok(())
    }
}

fn differences<T: AsRef<str>>(
    own: impl IntoIterator<Item = T>,
    wanted: impl IntoIterator<Item = T>,
) -> String {
    let texts = |all: &mut dyn Iterator<Item = T>| -> Vec<String> {
        all.map(|text| text.as_ref().to_owned()).collect()
    };
    let (own, mut wanted) = (texts(&mut own.into_iter()), texts(&mut wanted.into_iter()));
    let mut more = Vec::new();
    for text in own {
        match wanted.iter().position(|other| *other == text) {
            Some(at) => drop(wanted.swap_remove(at)),
            None => more.push(text),
        }
    }
    let cut = |texts: Vec<String>| -> String { texts.join(" | ").chars().take(700).collect() };
    format!("missing [{}], too many [{}]", cut(wanted), cut(more))
}

/// Vault paths of the files that people and programs see.
pub(crate) fn visible(vault: &TestVault) -> Vec<String> {
    vault.files(".").into_iter().filter(|name| !leaf(name).starts_with(TEMPORARY)).collect()
}

pub(crate) fn leaf(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn is_note_of_a_state(name: &str) -> bool {
    STATES.iter().any(|folder| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        && Path::new(name).extension().is_some_and(|extension| extension == "md")
}

fn contents(vault: &TestVault) -> BTreeSet<Vec<u8>> {
    visible(vault).iter().map(|name| vault.read_bytes(name)).collect()
}

/// Whether a file that nobody knows yet was written to its end.
fn is_whole(name: &str, bytes: &[u8], settled: &After) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let half = |what: &str| Err(format!("{name} is half written: {what}"));
    if name.starts_with("Logs/") {
        // What was written of a last line is there, and the rest in the state.
        let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let bad = lines.find(|line| serde_json::from_str::<Value>(line).is_err());
        return bad.map_or(Ok(()), half);
    }
    if leaf(name) == "ledger.journal" {
        let whole = settled.files.get(name).is_some_and(|whole| whole.starts_with(bytes));
        return if whole && text.ends_with('\n') { Ok(()) } else { half(&text) };
    }
    let is_note = Path::new(name).extension().is_some_and(|extension| extension == "md");
    let is_begun = text.starts_with("# ") || text.starts_with("---\n") && text.contains("\n---\n");
    let is_whole = is_note && is_begun;
    if is_whole && text.ends_with('\n') { Ok(()) } else { half(&text) }
}

/// The rows of the state's tables. How often something was tried, and when, tells one run from another.
fn state(vault: &TestVault) -> BTreeMap<String, Vec<String>> {
    let db = vault.database();
    let mut names = db
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'log_%'
             AND name <> 'attempts'",
        )
        .unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let rows = |table: &String| {
        let mut all = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns: Vec<String> = all.column_names().map(str::to_owned).collect();
        let row = |row: &rusqlite::Row<'_>| {
            let cells = columns.iter().enumerate().filter(|(_, name)| *name != "tries");
            let cells = cells.map(|(at, name)| match row.get_ref(at).unwrap() {
                rusqlite::types::ValueRef::Text(text) => {
                    format!("{name}={}", String::from_utf8_lossy(text))
                }
                value => format!("{name}={value:?}"),
            });
            Ok(cells.collect::<Vec<_>>().join(" "))
        };
        let mut rows: Vec<String> = all.query_map([], row).unwrap().map(Result::unwrap).collect();
        // An empty value is none, and these are files' times.
        let times = ["key=plan.swept:", "key=plan.left:", "key=playbooks.sound "];
        let is_time = |row: &str| times.iter().any(|time| row.starts_with(time));
        rows.retain(|row| !row.ends_with("value=") && !is_time(row));
        rows.sort();
        (table.clone(), rows)
    };
    names.iter().map(rows).collect()
}

/// What was logged, as the program finds it, in no order.
fn events(vault: &TestVault, loose: &[&str]) -> Vec<String> {
    let found = vault.fte("audit search --json");
    assert_eq!(found.exit, 0, "{found}");
    let mut events = Vec::new();
    for line in found.stdout.lines() {
        let mut event: Value = serde_json::from_str(line).unwrap();
        let action = event["action"].as_str().unwrap_or_default().to_owned();
        // A repair of the log, and a try that failed, are more than there is where nothing goes wrong.
        if action == "audit.repair" || event["status"] == "failure" || loose.contains(&&*action) {
            continue;
        }
        let fields = event.as_object_mut().unwrap();
        for field in ["seq", "prev", "timestamp", "duration_ms", "retry_count"] {
            fields.remove(field);
        }
        // How far a plan is, and what it asks for, tells whichever command comes to it first.
        if action.starts_with("plan.") || action == "approval.request" {
            fields.remove("actor");
        }
        events.push(event.to_string());
    }
    events.sort();
    events
}

pub(crate) fn kept(vault: &TestVault) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    copy(&vault.root(), &dir.path().join("vault"));
    copy(&vault.state_dir(), &dir.path().join("state"));
    dir
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
