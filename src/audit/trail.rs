//! Appends events to `Logs/audit_YYYY-MM-DD.jsonl`: whole, durable, chained, under many writers.
//!
//! The state database is the log's write-ahead log: under the `log` lock the lines and the new head are committed
//! there first, then appended. A crash in between leaves lines that the next writer appends, so the log never has a
//! line that the checkpoint does not know.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};

use crate::base::{Clock, OrFail as _, Result, digest, disk};
use crate::model::event::Event;
use crate::state::State;
use crate::state::log::{Head, Pending};
use crate::vault::{Folder, Vault};

/// What the first line's `prev` says.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The writing end of the audit log.
#[derive(Clone, Copy)]
pub(crate) struct Trail<'a> {
    pub(crate) vault: &'a Vault,
    pub(crate) state: &'a State,
    pub(crate) clock: &'a Clock,
}

impl Trail<'_> {
    /// Appends events in this order; when it returns they are durable. `seq`, `prev` and a missing time are set here.
    pub(crate) fn record(&self, events: Vec<Event>) -> Result<()> {
        self.record_with(events, || Ok(()))
    }

    /// [`Trail::record`], with a change of the state that becomes durable together with the events, or not at all.
    pub(crate) fn record_with(
        &self,
        events: Vec<Event>,
        change: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        let _lock = self.state.lock("log")?;
        let mut head = self.recover()?;
        let day = self.clock.now().format("%Y-%m-%d");
        let file = format!("audit_{day}.jsonl");
        if head.file != file {
            head.size = self.length(&file)?;
            head.file = file;
        }
        let mut lines = Vec::new();
        for mut event in events {
            event.seq = head.seq + 1;
            event.prev.clone_from(&head.hash);
            let line = serde_json::to_string(&event).doing("write an event")?;
            let pending =
                Pending { seq: event.seq, file: head.file.clone(), offset: head.size, line };
            head.seq = event.seq;
            head.hash = digest::sha256(&pending.line);
            head.size += pending.line.len() as u64 + 1;
            lines.push(pending);
        }
        self.state.once(|| {
            change()?;
            lines.iter().try_for_each(|line| self.state.add_log_pending(line))?;
            self.state.set_log_head(&head)
        })?;
        self.append(&lines)?;
        self.state.drop_log_pending(head.seq)
    }

    /// The head, with lines that a crash kept from the log appended to it.
    fn recover(&self) -> Result<Head> {
        let pending = self.state.log_pending()?;
        if !pending.is_empty() {
            self.append(&pending)?;
        }
        let none = Head { seq: 0, hash: GENESIS.into(), file: String::new(), size: 0 };
        Ok(self.state.log_head()?.unwrap_or(none))
    }

    /// Puts lines where they belong, over a part of them that is there already, and syncs.
    fn append(&self, lines: &[Pending]) -> Result<()> {
        let dir = self.vault.dir(Folder::Logs);
        let doing = "write the audit log";
        fs::create_dir_all(&dir).doing(doing)?;
        for group in lines.chunk_by(|a, b| a.file == b.file) {
            let Some(first) = group.first() else { continue };
            let path = dir.join(&first.file);
            let is_new = !path.exists();
            let mut file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .doing(doing)?;
            file.seek(SeekFrom::Start(first.offset)).doing(doing)?;
            let text: String = group.iter().map(|line| format!("{}\n", line.line)).collect();
            file.write_all(text.as_bytes()).doing(doing)?;
            file.sync_data().doing(doing)?;
            if is_new {
                disk::sync_dir(&dir).doing(doing)?;
            }
        }
        Ok(())
    }

    fn length(&self, file: &str) -> Result<u64> {
        match fs::metadata(self.vault.dir(Folder::Logs).join(file)) {
            Ok(meta) => Ok(meta.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error).doing("look at the audit log"),
        }
    }
}

/// The bytes of one log file, for readers that need all of it.
pub(crate) fn read_file(vault: &Vault, name: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(vault.dir(Folder::Logs).join(name))?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
