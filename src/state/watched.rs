//! How the last look at each source ended.

use serde::{Deserialize, Serialize};

use super::State;
use crate::base::{Exit, Fail, Result, Time, clock};

/// Why a source can't be looked at, since it last could.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trouble {
    /// The first failed look in a row.
    pub(crate) since: Time,
    /// The exit code of the last.
    pub(crate) exit: u8,
    pub(crate) why: String,
}

impl Trouble {
    /// Whether it can pass by itself: the source was away.
    pub(crate) fn passes(&self) -> bool {
        self.exit == Exit::Later.code()
    }

    /// Whether a new sign-in mends it.
    pub(crate) fn is_sign_in(&self) -> bool {
        self.exit == Exit::SignIn.code()
    }
}

impl State {
    /// Notes a look that was through, whether or not there was something.
    pub(crate) fn watch_ran(&self, source: &str, now: Time) -> Result<()> {
        if self.watch_trouble(source)?.is_some() {
            self.forget(&trouble(source))?;
        }
        self.set_note(&format!("last_run.watch.{source}"), &clock::seconds(now))
    }

    /// Notes a look that failed. One that was stopped, or that another run made, says nothing of the source.
    pub(crate) fn watch_failed(&self, source: &str, fail: &Fail, now: Time) -> Result<()> {
        if matches!(fail.exit, Exit::Interrupted | Exit::Busy) {
            return Ok(());
        }
        let since = self.watch_trouble(source)?.map_or(now, |before| before.since);
        let why = fail.causes().join(": ");
        let now = Trouble { since, exit: fail.exit.code(), why };
        self.set_note(&trouble(source), &serde_json::to_string(&now).unwrap_or_default())
    }

    pub(crate) fn watch_trouble(&self, source: &str) -> Result<Option<Trouble>> {
        let noted = self.note(&trouble(source))?;
        Ok(noted.and_then(|noted| serde_json::from_str(&noted).ok()))
    }
}

fn trouble(source: &str) -> String {
    format!("trouble.watch.{source}")
}
