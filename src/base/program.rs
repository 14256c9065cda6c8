//! Runs a program of the person's choice: without a shell, without our secrets, and not for ever.

use std::ffi::OsString;
use std::io::{self, Read as _, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::platform;
use super::text::{cut, shown_line};

/// How often is looked whether it has ended.
const PACE: Duration = Duration::from_millis(20);

/// How much of what it says on stderr is kept, in bytes.
const SAID: u64 = 1000;

/// How much of what it prints is kept, in bytes.
const PRINTED: u64 = 64 << 10;

/// How long its output may stay open after its end.
const REST: Duration = Duration::from_secs(5);

/// A program with its words, what it is told, and how long it may take.
#[derive(Debug)]
pub(crate) struct Program<'a> {
    /// The program first; each is one word, whatever stands in it.
    pub(crate) words: &'a [String],
    /// Beside the few variables that a program needs to find its way; nothing else of our environment is passed on.
    pub(crate) environment: Vec<(&'static str, OsString)>,
    pub(crate) stdin: Vec<u8>,
    pub(crate) limit: Duration,
}

impl Program<'_> {
    /// Runs it to its end. The error is a sentence for the person: it could not be started, failed, or took too long.
    ///
    /// What it starts itself is ended with it when its time is over, where the system has process groups.
    pub(crate) fn run(&self) -> Result<(), String> {
        self.to_its_end(Stdio::null()).map(drop)
    }

    /// [`Program::run`], and what it printed on stdout, at most 64 KB of it.
    pub(crate) fn printed(&self) -> Result<Vec<u8>, String> {
        self.to_its_end(Stdio::piped())
    }

    fn to_its_end(&self, stdout: Stdio) -> Result<Vec<u8>, String> {
        let name = self.words.first().map(|word| shown_line(word)).unwrap_or_default();
        let mut child = self
            .start(stdout)
            .map_err(|error| format!("`{name}` could not be started: {error}"))?;
        if let Some(mut stdin) = child.stdin.take() {
            let told = self.stdin.clone();
            // A program that does not read it is none the worse; nobody waits for this.
            std::thread::spawn(move || stdin.write_all(&told));
        }
        let said = listen(child.stderr.take(), SAID);
        let printed = listen(child.stdout.take(), PRINTED);
        match ended(&mut child, self.limit) {
            // What it started may hold its stdout for longer: that is not waited for.
            Ok(Some(status)) if status.success() => printed
                .recv_timeout(REST)
                .map_err(|_| format!("`{name}` has ended, and something still holds its output")),
            Ok(Some(status)) => {
                let said = said.recv_timeout(PACE * 5).unwrap_or_default();
                let said = cut(&shown_line(String::from_utf8_lossy(&said).trim()), 200);
                let words = if said.is_empty() { said } else { format!(": {said}") };
                Err(format!("`{name}` failed ({status}){words}"))
            }
            Ok(None) => {
                Err(format!("`{name}` took more than {} s and was ended", self.limit.as_secs()))
            }
            Err(error) => Err(format!("`{name}`: {error}")),
        }
    }

    fn start(&self, stdout: Stdio) -> io::Result<Child> {
        let Some((program, words)) = self.words.split_first() else {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "no program is named"));
        };
        let mut command = Command::new(program);
        command.args(words).env_clear().envs(platform::plain_environment());
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(stdout).stderr(Stdio::piped());
        platform::own_group(&mut command).spawn()
    }
}

/// The beginning of what it says, in bytes; the rest is read and dropped, so that it never waits for us.
fn listen(pipe: Option<impl io::Read + Send + 'static>, most: u64) -> Receiver<Vec<u8>> {
    let (sender, said) = channel();
    let Some(mut pipe) = pipe else {
        let _ = sender.send(Vec::new());
        return said;
    };
    std::thread::spawn(move || {
        let mut first = Vec::new();
        let _ = pipe.by_ref().take(most).read_to_end(&mut first);
        let _ = sender.send(first);
        let _ = io::copy(&mut pipe, &mut io::sink());
    });
    said
}

/// How it ended; `None` where its time was over before.
fn ended(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= limit {
            platform::end_group(child);
            child.wait()?;
            return Ok(None);
        }
        std::thread::park_timeout(PACE);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(words: &[&str], limit: Duration) -> Result<(), String> {
        let words: Vec<String> = words.iter().map(ToString::to_string).collect();
        // More than a pipe holds, to a program that does not read.
        Program { words: &words, environment: Vec::new(), stdin: vec![b'x'; 1 << 20], limit }.run()
    }

    #[test]
    fn a_program_ends_within_its_time_with_all_that_it_started() {
        let begun = Instant::now();
        let said = run(&["sh", "-c", "sleep 60 & sleep 60"], Duration::from_millis(200));
        assert_eq!(said.unwrap_err(), "`sh` took more than 0 s and was ended");
        assert!(begun.elapsed() < Duration::from_secs(30));
    }

    #[test]
    fn what_went_wrong_is_said() {
        let long = Duration::from_secs(30);
        assert_eq!(run(&["true"], long), Ok(()));
        let failed = run(&["sh", "-c", "printf 'no \\033[2J\\n' >&2; exit 3"], long).unwrap_err();
        assert_eq!(failed, "`sh` failed (exit status: 3): no ⟨U+001B⟩[2J");
        assert!(run(&["/nowhere/at/all"], long).unwrap_err().contains("could not be started"));
        assert!(run(&[], long).unwrap_err().contains("no program is named"));
        let words: Vec<String> = ["echo", "a", "b"].map(str::to_owned).into();
        let echo =
            Program { words: &words, environment: Vec::new(), stdin: Vec::new(), limit: long };
        assert_eq!(echo.printed().unwrap(), b"a b\n");
    }
}
