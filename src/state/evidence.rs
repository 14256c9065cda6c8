//! What the log says was executed although this machine does not know of it: after its state was put back from a backup
//! or lost, or because somebody wrote such lines. It proves nothing; whoever executes it must be asked.

use super::{State, broken};
use crate::base::{Exit, OrFail as _, Result};
use crate::model::Id;

const TAKEN_OVER: &str = "log.taken_over";
const LOGGED: &str = "logged:";

impl State {
    /// Notes that the log's lines from `seq` on were taken over without the checkpoint's word for them.
    pub(crate) fn set_taken_over(&self, seq: u64) -> Result<()> {
        let first = self.taken_over()?.map_or(seq, |known| known.min(seq));
        self.set_note(TAKEN_OVER, &first.to_string())
    }

    /// The first of such lines whose receipts were not looked at yet.
    pub(crate) fn taken_over(&self) -> Result<Option<u64>> {
        Ok(self.note(TAKEN_OVER)?.and_then(|seq| seq.parse().ok()))
    }

    /// Notes the receipts of such lines by request, in place of the need to look for them.
    pub(crate) fn set_evidence<'a>(
        &self,
        receipts: impl Iterator<Item = (&'a String, &'a serde_json::Value)>,
    ) -> Result<()> {
        self.once(|| {
            for (request, receipt) in receipts {
                let receipt = serde_json::to_string(receipt).or_fail(Exit::Failed)?;
                self.set_note(&format!("{LOGGED}{request}"), &receipt)?;
            }
            self.forget(TAKEN_OVER)
        })
    }

    /// The receipt that such a line has of a request.
    pub(crate) fn evidence(&self, request: &Id) -> Result<Option<String>> {
        self.note(&format!("{LOGGED}{request}"))
    }

    /// Forgets it: the person is told of it, or the connector settled it.
    pub(crate) fn drop_evidence(&self, request: &Id) -> Result<()> {
        self.forget(&format!("{LOGGED}{request}"))
    }

    pub(crate) fn forget(&self, key: &str) -> Result<()> {
        self.db.execute("DELETE FROM notes WHERE key = ?1", [key]).map_err(broken).map(drop)
    }
}
