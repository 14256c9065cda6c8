//! Another program of the system, asked something.

use std::io::{self, Write as _};
use std::process::{Command, Stdio};

use crate::base::text::shown_line;

/// What it answered.
pub(super) struct Answer {
    pub(super) ok: bool,
    pub(super) stdout: Vec<u8>,
    stderr: Vec<u8>,
}

impl Answer {
    /// What it complained of, on one line.
    pub(super) fn complaint(&self) -> String {
        let said = shown_line(&String::from_utf8_lossy(&self.stderr));
        if said.is_empty() { "it gives no reason".to_owned() } else { said }
    }
}

/// Runs it in English, with `input` on stdin. An error of kind `NotFound` where the system has no such program.
pub(super) fn ask(name: &str, words: &[&str], input: &[u8]) -> io::Result<Answer> {
    let mut child = Command::new(name)
        .args(words)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    // Dropped at once, which ends the input. A program that did not want it says by its exit code how that was.
    let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(input));
    let output = child.wait_with_output()?;
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => return Err(error),
        // It was told less than all: whatever it says, it did not do what was asked.
        Err(error) if output.status.success() => return Err(error),
        _ => {}
    }
    Ok(Answer { ok: output.status.success(), stdout: output.stdout, stderr: output.stderr })
}
