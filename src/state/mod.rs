//! What the machine remembers, outside the vault: one small database and the locks, in the system's state folder.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rusqlite::{Connection, OptionalExtension as _};

pub(crate) mod alerts;
pub(crate) mod attempts;
pub(crate) mod consent;
mod cursors;
mod drafts;
mod evidence;
pub(crate) mod holds;
mod intents;
pub(crate) mod log;
pub(crate) mod messages;
mod outgoing;
pub(crate) mod planned;
mod plans;
mod replies;
pub(crate) mod requests;
mod roots;
mod scheduled;
pub(crate) mod seen;
pub(crate) mod services;
pub(crate) mod sign_in;
mod stop;
pub(crate) mod watched;

pub(crate) use intents::Intent;
pub(crate) use plans::Sealed;
pub(crate) use roots::{forget_id, own_id};

use crate::base::{Exit, Fail, Result, disk, platform};

/// What brings the database from each form to the next; a newer form than the last is refused. Only ever added to.
const STEPS: [&str; 4] = [
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
    include_str!("schema/4.sql"),
];

/// The file that keeps room for one outcome, and its size in bytes: a commit writes a few pages of 4 KiB.
const RESERVE: &str = "reserve";
const RESERVED: usize = 256 << 10;

/// The state of one vault.
pub(crate) struct State {
    dir: PathBuf,
    pub(crate) db: Connection,
}

impl State {
    /// Opens (or makes) the state folder `home/<vault id>`, which only its owner can read.
    ///
    /// Every commit is durable: WAL with `synchronous=FULL`.
    pub(crate) fn open(home: &Path, vault: &str) -> Result<State> {
        let dir = home.join(vault);
        let fault = |error: anyhow::Error| {
            Fail::new(
                Exit::Failed,
                error.context(format!("can't open the state in {}", dir.display())),
            )
            .hint("`FTE_STATE_DIR` moves it")
        };
        if !dir.is_dir() {
            fs::create_dir_all(&dir).map_err(|e| fault(e.into()))?;
            platform::make_private(&dir).map_err(|e| fault(e.into()))?;
            // What is committed in it must not go with its name.
            for above in dir.ancestors().skip(1).take(2) {
                platform::sync_dir(above).map_err(|e| fault(e.into()))?;
            }
        }
        // Two first runs at once would both make the tables.
        let opening =
            File::options().create(true).truncate(false).write(true).open(dir.join("open.lock"));
        let opening =
            opening.and_then(|file| file.lock().map(|()| file)).map_err(|e| fault(e.into()))?;
        let db = Connection::open(dir.join("state.db")).map_err(|e| fault(e.into()))?;
        db.busy_timeout(Duration::from_secs(30)).map_err(|e| fault(e.into()))?;
        db.execute_batch(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        )
        .map_err(|e| fault(e.into()))?;
        let state = State { dir, db };
        state.migrate()?;
        drop(opening);
        Ok(state)
    }

    fn migrate(&self) -> Result<()> {
        if self.form()? == STEPS.len() {
            return Ok(());
        }
        self.once(|| {
            // Another process may have made it while we waited for its lock.
            let form = self.form()?;
            let Some(missing) = STEPS.get(form..) else {
                let what = format!(
                    "the state is of a newer fte (form {form}, this one knows {})",
                    STEPS.len()
                );
                return Err(Fail::say(Exit::SetUp, what).hint("update fte; nothing was changed"));
            };
            missing.iter().try_for_each(|step| self.db.execute_batch(step)).map_err(broken)?;
            self.db.pragma_update(None, "user_version", STEPS.len()).map_err(broken)
        })
    }

    /// How many of the steps were made.
    fn form(&self) -> Result<usize> {
        self.db.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(broken)
    }

    /// A small value by name.
    pub(crate) fn note(&self, key: &str) -> Result<Option<String>> {
        self.db
            .query_row("SELECT value FROM notes WHERE key = ?1", [key], |row| row.get(0))
            .optional()
            .map_err(broken)
    }

    pub(crate) fn set_note(&self, key: &str, value: &str) -> Result<()> {
        let sql = "INSERT INTO notes (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.db.execute(sql, [key, value]).map_err(broken).map(drop)
    }

    /// Runs `work` in one transaction that nobody else writes beside; all of it is durable, or none.
    pub(crate) fn once<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.db.execute_batch("BEGIN IMMEDIATE").map_err(broken)?;
        match work() {
            Ok(value) => self.db.execute_batch("COMMIT").map_err(broken).map(|()| value),
            Err(fail) => {
                let _ = self.db.execute_batch("ROLLBACK");
                Err(fail)
            }
        }
    }

    /// Holds `name` until the guard is dropped (or the process ends); waits for another holder.
    pub(crate) fn lock(&self, name: &str) -> Result<Lock> {
        let file = self.lock_file(name)?;
        file.lock().map_err(|error| self.lock_failed(name, error.into()))?;
        Ok(Lock { _file: file })
    }

    /// [`State::lock`], but exit code 6 where another process holds it.
    pub(crate) fn try_lock(&self, name: &str) -> Result<Lock> {
        self.lock_if_free(name)?.ok_or_else(|| {
            Fail::say(Exit::Busy, format!("another `fte` holds `{name}`"))
                .hint("try again when it is done")
        })
    }

    /// [`State::lock`], but `None` where another process holds it.
    pub(crate) fn lock_if_free(&self, name: &str) -> Result<Option<Lock>> {
        let file = self.lock_file(name)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(self.lock_failed(name, error.into())),
        }
    }

    fn lock_file(&self, name: &str) -> Result<File> {
        let path = self.dir.join(format!("{name}.lock"));
        let opened = File::options().create(true).truncate(false).write(true).open(path);
        opened.map_err(|error| self.lock_failed(name, error.into()))
    }

    fn lock_failed(&self, name: &str, error: anyhow::Error) -> Fail {
        Fail::new(
            Exit::Failed,
            error.context(format!("can't lock `{name}` in {}", self.dir.display())),
        )
    }

    /// Sets room aside on the disk for the outcome of a call that is about to be made: what happened must be noted although
    /// the disk fills up meanwhile.
    pub(crate) fn keep_reserve(&self) -> Result<()> {
        let path = self.dir.join(RESERVE);
        if fs::metadata(&path).is_ok_and(|known| known.len() == RESERVED as u64) {
            return Ok(());
        }
        // Written, not only sized: a file of holes takes no room.
        disk::replace(&path, &vec![b'.'; RESERVED]).map_err(|error| {
            let what =
                format!("no room can be set aside in {}: nothing was begun", self.dir.display());
            Fail::new(Exit::Failed, anyhow::Error::new(error).context(what))
                .hint("make room on the disk")
        })
    }

    /// Gives that room back, for what could not be noted otherwise. Whether there was any.
    pub(crate) fn spend_reserve(&self) -> bool {
        fs::remove_file(self.dir.join(RESERVE)).is_ok()
    }

    /// Tells a run that waits (`fte run`) of a change that no file of the vault shows. That nobody can be told is no failure:
    /// they look again by themselves.
    pub(crate) fn ring(&self) {
        if let Some(bell) = self.bell() {
            let _ = disk::replace(&bell.join("rung"), b".");
        }
    }

    /// The folder in which something changes with each [`State::ring`], made where it is missing. The state's own folder
    /// would not do: there something changes all the time.
    pub(crate) fn bell(&self) -> Option<PathBuf> {
        let bell = self.dir.join("bell");
        fs::create_dir_all(&bell).ok().map(|()| bell)
    }

    /// When the database was last written to, by the file system's clock.
    pub(crate) fn written(&self) -> Option<SystemTime> {
        let of = |name: &str| self.dir.join(name).metadata().ok()?.modified().ok();
        ["state.db", "state.db-wal"].into_iter().filter_map(of).max()
    }

    /// What the database's own check finds wrong with it. Reads all of it.
    pub(crate) fn faults(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare("PRAGMA quick_check(5)").map_err(broken)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        let said: Vec<_> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
        Ok(said.into_iter().filter(|said| said != "ok").collect())
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }
}

/// Held until dropped.
pub(crate) struct Lock {
    _file: File,
}

/// A fault of the database, said as one.
pub(crate) fn broken(error: rusqlite::Error) -> Fail {
    let busy = matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    );
    let exit = if busy { Exit::Busy } else { Exit::Failed };
    Fail::new(exit, anyhow::Error::new(error).context("the state database"))
}
