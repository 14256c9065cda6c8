//! A vault in a temporary folder, and the binary run on it in a clean environment at a fixed time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The time that the tests' commands believe in: a Monday morning.
pub(crate) const NOW: &str = "2026-11-16T09:30:00Z";

pub(crate) struct TestVault {
    dir: TempDir,
    now: String,
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
        let vault = TestVault { dir: tempfile::tempdir().unwrap(), now: NOW.into() };
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
            .env("TZ", "UTC")
            .env("COLUMNS", "100")
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
