//! The only module that prints: reports on stdout, everything for a person on stderr.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;

use super::error::{Exit, Fail, Result};

/// Where a command's report goes, and in which of its two faces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Out {
    json: bool,
    quiet: bool,
}

impl Out {
    pub(crate) fn new(json: bool, quiet: bool) -> Out {
        Out { json, quiet }
    }

    /// Prints a report: its `Display` face, or one JSON document with `--json`.
    pub(crate) fn report<T: Serialize + Display>(self, report: &T) -> Result<()> {
        if self.json { line(&json(report)?) } else { text(&report.to_string()) }
    }

    /// Prints one element of a stream: a line of text, or one JSON line with `--json`.
    pub(crate) fn item<T: Serialize + Display>(self, item: &T) -> Result<()> {
        self.report(item)
    }

    /// Prints bytes that are already in their final form (an exported log line, a man page).
    #[expect(clippy::unused_self, reason = "who prints was handed the right to")]
    pub(crate) fn raw(self, bytes: &[u8]) -> Result<()> {
        let mut stdout = io::stdout().lock();
        written(stdout.write_all(bytes).and_then(|()| stdout.flush()))
    }

    /// Says something to the person on stderr; nothing depends on it, so a closed stderr is no failure.
    pub(crate) fn say(self, message: impl Display) {
        if !self.quiet {
            let _ = writeln!(io::stderr(), "{message}");
        }
    }

    /// Says something that the person should not miss, even with `--quiet`.
    #[expect(clippy::unused_self, reason = "who prints was handed the right to")]
    pub(crate) fn warn(self, message: impl Display) {
        let _ = writeln!(io::stderr(), "warning: {message}");
    }

    pub(crate) fn is_json(self) -> bool {
        self.json
    }
}

fn text(text: &str) -> Result<()> {
    if text.is_empty() { Ok(()) } else { line(text.trim_end_matches('\n')) }
}

fn line(line: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    written(writeln!(stdout, "{line}").and_then(|()| stdout.flush()))
}

/// Prints a failure on stderr, as JSON with `--json`.
pub(crate) fn print_failure(fail: &Fail, as_json: bool) {
    let face = fail.face();
    let text = if as_json { json(&face).unwrap_or_default() } else { face.to_string() };
    let _ = writeln!(io::stderr(), "{text}");
}

/// Whether a person sees stderr and can be shown bars and colours.
pub(crate) fn person_watches() -> bool {
    io::stderr().is_terminal()
}

fn json<T: Serialize>(value: &T) -> Result<String> {
    let json = serde_json::to_string(value).map_err(|error| Fail::new(Exit::Failed, error))?;
    // A terminal must not act on what a program is to read.
    Ok(super::text::shown_json(&json).into_owned())
}

/// A reader that went away (`fte … | head`) ends the command quietly, as it does others.
fn written(result: io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Fail::say(Exit::Done, "")),
        other => other.map_err(|error| {
            Fail::new(Exit::Failed, anyhow::Error::new(error).context("can't write to stdout"))
        }),
    }
}
