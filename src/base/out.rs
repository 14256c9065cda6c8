//! The only module that prints: reports on stdout, everything for a person on stderr.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

use dialoguer::console::Term;
use serde::Serialize;

use super::error::{Exit, Fail, Result};
use super::text::wrapped;

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

    /// Prints what a command did or found; with `--quiet` only where that `is_news`, so that a job of cron's that had
    /// nothing to do says nothing. A program that asked for JSON gets it in any case.
    pub(crate) fn outcome<T: Serialize + Display>(self, report: &T, is_news: bool) -> Result<()> {
        if self.quiet && !self.json && !is_news { Ok(()) } else { self.report(report) }
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
            let _ = writeln!(io::stderr(), "{}", fitted(&message.to_string(), &Term::stderr()));
        }
    }

    /// Says something that the person should not miss, even with `--quiet`.
    #[expect(clippy::unused_self, reason = "who prints was handed the right to")]
    pub(crate) fn warn(self, message: impl Display) {
        let _ = writeln!(io::stderr(), "warning: {message}");
    }

    /// Whether a person sees stdout: what is piped goes to a program, which may ask for keys itself.
    #[expect(clippy::unused_self, reason = "who prints was handed the right to")]
    pub(crate) fn is_seen(self) -> bool {
        io::stdout().is_terminal()
    }

    pub(crate) fn is_json(self) -> bool {
        self.json
    }
}

fn text(text: &str) -> Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    line(&fitted(text.trim_end_matches('\n'), &Term::stdout()))
}

/// The text with its long lines broken between words, where a terminal would break them anywhere.
fn fitted<'a>(text: &'a str, terminal: &Term) -> Cow<'a, str> {
    match terminal.size_checked() {
        Some((_, width)) if terminal.is_term() => Cow::Owned(wrapped(text, width.into())),
        _ => Cow::Borrowed(text),
    }
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
