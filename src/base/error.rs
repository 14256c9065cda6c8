//! How a command fails: an exit code that scripts rely on, a cause, and what to do about it.

use std::fmt;

use serde::Serialize;

/// How a command ended: a documented interface, never renumbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Done = 0,
    Failed = 1,
    Usage = 2,
    SetUp = 3,
    SignIn = 4,
    Refused = 5,
    Busy = 6,
    Later = 7,
    Partial = 8,
    Interrupted = 130,
}

impl Exit {
    /// Every exit code with its meaning, in the order of `fte --help`.
    pub(crate) const TABLE: [(Exit, &'static str); 10] = [
        (Exit::Done, "done, nothing to do included"),
        (Exit::Failed, "failed"),
        (Exit::Usage, "wrong usage"),
        (Exit::SetUp, "set-up is missing"),
        (Exit::SignIn, "sign in first"),
        (Exit::Refused, "refused by policy or by a person"),
        (Exit::Busy, "busy: another run holds it"),
        (Exit::Later, "try later"),
        (Exit::Partial, "some worked, some did not"),
        (Exit::Interrupted, "interrupted"),
    ];

    pub(crate) fn code(self) -> u8 {
        self as u8
    }
}

/// A failed command: what the process exits with, why, and what the person can do.
#[derive(Debug)]
pub(crate) struct Fail {
    pub(crate) exit: Exit,
    pub(crate) cause: anyhow::Error,
    pub(crate) hints: Vec<String>,
}

pub(crate) type Result<T, E = Fail> = std::result::Result<T, E>;

impl Fail {
    pub(crate) fn new(exit: Exit, cause: impl Into<anyhow::Error>) -> Fail {
        Fail { exit, cause: cause.into(), hints: Vec::new() }
    }

    /// A failure that is only a sentence: lower case, no full stop.
    pub(crate) fn say(exit: Exit, what: impl fmt::Display) -> Fail {
        Fail::new(exit, anyhow::anyhow!("{what}"))
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Fail {
        self.hints.push(hint.into());
        self
    }

    pub(crate) fn causes(&self) -> Vec<String> {
        self.cause.chain().map(ToString::to_string).collect()
    }

    pub(crate) fn face(&self) -> FailFace<'_> {
        FailFace {
            error: FailBody { exit: self.exit.code(), causes: self.causes(), hints: &self.hints },
        }
    }
}

/// What `--json` prints on stderr for a failure.
#[derive(Serialize)]
pub(crate) struct FailFace<'a> {
    error: FailBody<'a>,
}

#[derive(Serialize)]
struct FailBody<'a> {
    exit: u8,
    causes: Vec<String>,
    hints: &'a [String],
}

impl fmt::Display for FailFace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut causes = self.error.causes.iter();
        // Who pressed Ctrl-C knows that they did: that is no error.
        let is_error = self.error.exit != Exit::Interrupted.code();
        f.write_str(if is_error { "error: " } else { "" })?;
        f.write_str(causes.next().map_or("failed", String::as_str))?;
        for cause in causes {
            write!(f, "\n  caused by: {cause}")?;
        }
        for hint in self.error.hints {
            write!(f, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

/// Gives an error that has no exit code of its own one, at the place that knows.
pub(crate) trait OrFail<T> {
    fn or_fail(self, exit: Exit) -> Result<T>;
    /// `Exit::Failed` with what could not be done in front: `can't read …`.
    fn doing(self, what: impl fmt::Display) -> Result<T>;
}

impl<T, E: Into<anyhow::Error>> OrFail<T> for std::result::Result<T, E> {
    fn or_fail(self, exit: Exit) -> Result<T> {
        self.map_err(|error| Fail::new(exit, error))
    }

    fn doing(self, what: impl fmt::Display) -> Result<T> {
        self.map_err(|error| Fail::new(Exit::Failed, error.into().context(format!("can't {what}"))))
    }
}
