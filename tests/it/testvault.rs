//! A vault in a temporary folder, and the binary run on it in a clean environment at a fixed time.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use tempfile::TempDir;

/// The time that the tests' commands believe in: a Monday morning.
pub(crate) const NOW: &str = "2026-11-16T09:30:00Z";

/// Far longer than anything takes: a test that waits this long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_mins(1);

/// Documents from elsewhere, with their licences beside them; the folder is there only where the project is made.
pub(crate) fn corpus(below: &str) -> PathBuf {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data");
    std::env::var_os("FTE_CORPUS").map_or_else(|| beside.into(), PathBuf::from).join(below)
}

/// The messages in `tests/data/mail`, by name.
pub(crate) fn own_mails() -> Vec<(String, Vec<u8>)> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/mail");
    let mut found: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    found.sort();
    found
}

/// A command that goes on until it is told to stop, its output line by line. Killed when dropped.
pub(crate) struct Following {
    child: Child,
    lines: Receiver<String>,
}

impl Following {
    pub(crate) fn start(mut command: Command) -> Following {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let reader = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            reader.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Following { child, lines }
    }

    /// The next line as JSON.
    #[track_caller]
    pub(crate) fn next(&self) -> serde_json::Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("a line within a minute");
        serde_json::from_str(&line).unwrap()
    }

    /// Ctrl-C; returns the exit code.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub(crate) struct TestVault {
    dir: TempDir,
    now: String,
    /// Variables beside those of every test.
    env: Vec<(&'static str, String)>,
}

/// What a run printed and returned.
pub(crate) struct Ran {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("not JSON ({error}): {:?}\nstderr: {}", self.stdout, self.stderr)
        })
    }

    /// Fails the test where the run did.
    #[track_caller]
    pub(crate) fn ok(self) -> Ran {
        assert_eq!(self.exit, 0, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "exit {}", self.exit)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "\n--- {name}\n{}", text.trim_end())?;
            }
        }
        Ok(())
    }
}

impl TestVault {
    /// A fresh vault from `fte init`.
    pub(crate) fn new() -> TestVault {
        let vault = TestVault::empty();
        vault.fte("init .").ok();
        vault
    }

    /// A folder that is no vault yet.
    pub(crate) fn empty() -> TestVault {
        let vault =
            TestVault { dir: tempfile::tempdir().unwrap(), now: NOW.into(), env: Vec::new() };
        fs::create_dir(vault.root()).unwrap();
        vault
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.dir.path().join("vault")
    }

    pub(crate) fn state_dir(&self) -> PathBuf {
        self.dir.path().join("state")
    }

    /// The state database of the vault.
    pub(crate) fn database(&self) -> rusqlite::Connection {
        let states = fs::read_dir(self.state_dir()).unwrap().map(|entry| entry.unwrap().path());
        let found = states.map(|dir| dir.join("state.db")).find(|path| path.is_file());
        rusqlite::Connection::open(found.expect("a command that opens the state")).unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    /// Sets the time of the commands that follow.
    pub(crate) fn at(mut self, now: &str) -> TestVault {
        self.set_now(now);
        self
    }

    /// Sets a variable for the commands that follow.
    pub(crate) fn set_env(&mut self, name: &'static str, value: &str) {
        self.env.push((name, value.to_owned()));
    }

    pub(crate) fn set_now(&mut self, now: &str) {
        self.now = now.into();
    }

    /// Writes a file into the vault.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> TestVault {
        self.put(name, content);
        self
    }

    pub(crate) fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub(crate) fn read_bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Vault paths of the files below a folder, sorted.
    pub(crate) fn files(&self, below: &str) -> Vec<String> {
        let mut found: Vec<_> = walkdir::WalkDir::new(self.path(below))
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                entry.path().strip_prefix(self.root()).unwrap().to_string_lossy().replace('\\', "/")
            })
            .collect();
        found.sort();
        found
    }

    /// Where the mail of an item lies, as it came.
    pub(crate) fn original(&self, id: &str) -> String {
        let flat = format!("Attachments/{id}.eml");
        let is_flat = self.path(&flat).exists();
        if is_flat { flat } else { format!("Attachments/{id}/message.eml") }
    }

    /// Every file of the vault with its bytes, to compare before and after.
    pub(crate) fn snapshot(&self) -> BTreeMap<String, Vec<u8>> {
        self.files(".")
            .into_iter()
            .map(|name| (name.clone(), fs::read(self.path(&name)).unwrap()))
            .collect()
    }

    /// The command, ready to run: a clean environment, the vault as current folder.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fte"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.dir.path())
            .env("FTE_STATE_DIR", self.state_dir())
            .env("FTE_NOW", &self.now)
            // Every run meets files that were written just now.
            .env("FTE_WATCH_SETTLE_MS", "20")
            .env("TZ", "UTC")
            .env("COLUMNS", "100")
            .envs(self.env.iter().map(|(name, value)| (*name, value)))
            .current_dir(self.root())
            .stdin(Stdio::null());
        // Windows can't start a process without it.
        if let Some(root) = std::env::var_os("SYSTEMROOT") {
            command.env("SYSTEMROOT", root);
        }
        command
    }

    /// Runs `fte` with these words (split at spaces); paths in the output are shortened to `$VAULT`.
    pub(crate) fn fte(&self, words: &str) -> Ran {
        self.fte_args(&words.split_whitespace().collect::<Vec<_>>())
    }

    pub(crate) fn fte_args(&self, args: &[&str]) -> Ran {
        self.ran(&self.command().args(args).output().unwrap())
    }

    pub(crate) fn ran(&self, output: &Output) -> Ran {
        Ran {
            exit: output.status.code().unwrap_or(-1),
            stdout: self.shorten(&output.stdout),
            stderr: self.shorten(&output.stderr),
        }
    }

    fn shorten(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let root = self.root().canonicalize().unwrap_or_else(|_| self.root());
        let shorter =
            |text: String, path: &Path, name: &str| text.replace(&*path.to_string_lossy(), name);
        let text = shorter(text, &root, "$VAULT");
        shorter(shorter(text, &self.root(), "$VAULT"), self.dir.path(), "$TMP")
    }
}
