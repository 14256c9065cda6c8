//! Runs the jobs that are due, each once, as a process of its own.

use std::fmt;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::Serialize;

use super::due::is_due;
use super::jobs::{self, Job, Last, TODAY};
use crate::audit::Trail;
use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, OrFail as _, Result};
use crate::config::Config;
use crate::model::event::{Event, Status};

/// How long a job may take. All that `fte` does can be ended at any point; a job that hangs is, and the next run goes on.
const LONGEST: Duration = Duration::from_hours(1);
/// How much of what a job says is kept, in bytes of each of its two outputs.
const SAID: u64 = 64 * 1024;

/// What was run.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Ran {
    pub(crate) ran: Vec<One>,
    /// Jobs that are due and are still being run by another process.
    pub(crate) busy: Vec<&'static str>,
}

/// A job that ran.
#[derive(Debug, Serialize)]
pub(crate) struct One {
    job: &'static str,
    command: String,
    /// Its exit code; `null` where it had none: it did not start, or was ended.
    exit: Option<u8>,
    /// What it printed.
    said: String,
    /// What it came to, as it is noted.
    #[serde(skip)]
    word: String,
    /// What kept it from having an exit code, or the last that it complained of.
    #[serde(skip)]
    why: String,
    /// Whether that is news: it said something, and did not just fail as it had before.
    #[serde(skip)]
    is_news: bool,
}

/// Runs every job of the table that is due, with the program `fte`, in the table's order.
///
/// A job that fails is in the report, and in the log where it did not fail in the same way before. Errors are the state's
/// and the log's alone.
pub(crate) fn run(trail: &Trail<'_>, config: &Config, fte: &Path) -> Result<Ran> {
    let minutes = jobs::minutes(config)?;
    let mut ran = Ran::default();
    for job in jobs::table(config)? {
        let due = || -> Result<bool> {
            let now = trail.clock.now();
            job.begin_with(trail.state, now)?;
            Ok(is_due(job.pace, job.last(trail.state)?.as_ref(), now, minutes))
        };
        if !due()? {
            continue;
        }
        let lock = match trail.state.try_lock(&job.lock()) {
            Err(fail) if fail.exit == Exit::Busy => {
                ran.busy.push(job.name);
                continue;
            }
            lock => lock?,
        };
        // Whoever held the lock a moment ago may just have run it.
        if due()? {
            ran.ran.push(one(trail, &job, fte)?);
        }
        drop(lock);
    }
    Ok(ran)
}

fn one(trail: &Trail<'_>, job: &Job, fte: &Path) -> Result<One> {
    let before = job.last(trail.state)?;
    let last = job.begun(trail.clock.now(), None);
    job.set_last(trail.state, &last)?;
    let today = trail.clock.today().to_string();
    let words = job.words.iter().map(|word| if *word == TODAY { today.as_str() } else { *word });
    let mut command = Command::new(fte);
    command.arg("--vault").arg(trail.vault.root()).arg("--quiet").args(words);
    let mut one = One::of(job, &carried_out(command, LONGEST));
    let ended = |last: &Last| last.ended.clone().unwrap_or_else(|| "0".to_owned());
    let before = before.as_ref().map_or_else(|| "0".to_owned(), ended);
    // What lasts is said once, and so is that something has to wait.
    let is_known = (one.is_bad() || one.word == "7") && one.word == before;
    one.is_news = !one.said.is_empty() && !is_known;
    let last = Last { ended: Some(one.word.clone()), ..last };
    let was_bad = is_bad(&before);
    if (one.is_bad() && one.word != before) || (was_bad && !one.is_bad()) {
        let event = event(trail, job, &one);
        trail.record_with(vec![event], || job.set_last(trail.state, &last))?;
    } else {
        job.set_last(trail.state, &last)?;
    }
    Ok(one)
}

/// That a job began to fail, fails in another way, or is well again.
fn event(trail: &Trail<'_>, job: &Job, one: &One) -> Event {
    let status = if one.is_bad() { Status::Failure } else { Status::Success };
    let mut event = Event::new(trail.clock.now(), "schedule", "schedule.run", status);
    event.resource = Some(job.name.to_owned());
    event.parameters.insert("command".into(), one.command.clone().into());
    event.parameters.insert("exit".into(), one.exit.into());
    event.error = one.is_bad().then(|| one.why.clone());
    event
}

/// Whether an outcome is a failure of the job: refused by a person, busy and later are not.
fn is_bad(word: &str) -> bool {
    !matches!(word, "0" | "5" | "6" | "7" | "-")
}

impl One {
    fn of(job: &Job, ended: &Ended) -> One {
        let exit = match &ended.how {
            How::Exit(code) => Some(*code),
            _ => None,
        };
        let word = match &ended.how {
            How::Exit(code) => code.to_string(),
            How::Unstarted(_) => "unstarted".to_owned(),
            How::Killed => "killed".to_owned(),
            How::TooLong => "too-long".to_owned(),
        };
        let complaint = ended.stderr.lines().find_map(|line| line.strip_prefix("error: "));
        let why = match &ended.how {
            How::Exit(code) => complaint.map_or_else(|| format!("exit code {code}"), shown_line),
            How::Unstarted(why) => format!("did not start: {why}"),
            How::Killed => "was ended by a signal".to_owned(),
            How::TooLong => "took longer than an hour, and was ended".to_owned(),
        };
        let said = [ended.stdout.trim_end(), ended.stderr.trim_end()];
        let mut said: Vec<&str> = said.into_iter().filter(|said| !said.is_empty()).collect();
        if exit.is_none() {
            said.push(&why);
        }
        let said = said.join("\n");
        let why = cut(&why, 500);
        One { job: job.name, command: job.command(), exit, said, word, why, is_news: false }
    }

    fn is_bad(&self) -> bool {
        is_bad(&self.word)
    }
}

impl Ran {
    pub(crate) fn is_news(&self) -> bool {
        self.ran.iter().any(|one| one.is_news)
    }

    /// A failure where a job failed.
    pub(crate) fn verdict(&self) -> Result<()> {
        let bad: Vec<&One> = self.ran.iter().filter(|one| one.is_bad()).collect();
        let exit = if bad.len() == self.ran.len() { Exit::Failed } else { Exit::Partial };
        match bad.as_slice() {
            [] => Ok(()),
            [one] => Err(Fail::say(exit, format!("`{}` failed: {}", one.command, one.why))
                .hint("it is tried again; `fte schedule show` says when each job last ran")),
            several => {
                let names = several.iter().map(|one| format!("`{}`", one.command));
                let names = names.collect::<Vec<_>>().join(", ");
                Err(Fail::say(exit, format!("{} jobs failed: {names}", several.len()))
                    .hint("they are tried again; `fte schedule show` says when each last ran"))
            }
        }
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.ran {
            match one.exit {
                Some(0) => writeln!(f, "$ {}", one.command)?,
                Some(exit) => writeln!(f, "$ {}  (exit {exit})", one.command)?,
                None => writeln!(f, "$ {}  (no exit code)", one.command)?,
            }
            if !one.said.is_empty() {
                writeln!(f, "{}", one.said)?;
            }
        }
        for job in &self.busy {
            writeln!(f, "{job} is still being run by another process")?;
        }
        if self.ran.is_empty() && self.busy.is_empty() {
            f.write_str("nothing is due")?;
        }
        Ok(())
    }
}

/// How a process ended, and what it had printed.
struct Ended {
    how: How,
    stdout: String,
    stderr: String,
}

#[derive(Debug, PartialEq, Eq)]
enum How {
    Exit(u8),
    Unstarted(String),
    Killed,
    TooLong,
}

/// Runs a command with nothing to read, and ends it after `longest`.
fn carried_out(mut command: Command, longest: Duration) -> Ended {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = match command.spawn().doing("start it") {
        Ok(child) => child,
        Err(fail) => {
            let how = How::Unstarted(shown_line(&fail.causes().join(": ")));
            return Ended { how, stdout: String::new(), stderr: String::new() };
        }
    };
    let deadline = Instant::now() + longest;
    let (stdout, stderr) = (heard(child.stdout.take()), heard(child.stderr.take()));
    let first = until(&stdout, deadline);
    let second = until(&stderr, deadline);
    let in_time = first.is_ok() && second.is_ok();
    let how = ended(&mut child, in_time);
    let rest = |said: Result<String, ()>, from: &Receiver<String>| {
        // A process that it left behind may hold its output open: that one is not waited for.
        said.or_else(|()| until(from, Instant::now() + Duration::from_secs(1))).unwrap_or_default()
    };
    Ended { how, stdout: rest(first, &stdout), stderr: rest(second, &stderr) }
}

fn ended(child: &mut Child, in_time: bool) -> How {
    if !in_time {
        let _ = child.kill();
    }
    let code = child.wait().ok().and_then(|status| status.code());
    match code.and_then(|code| u8::try_from(code).ok()) {
        _ if !in_time => How::TooLong,
        Some(code) => How::Exit(code),
        None => How::Killed,
    }
}

/// Collects the beginning of what a process prints, and lets it print the rest as well.
fn heard(output: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut output) = output {
            let _ = output.by_ref().take(SAID).read_to_end(&mut said);
            let _ = std::io::copy(&mut output, &mut std::io::sink());
        }
        let _ = sender.send(String::from_utf8_lossy(&said).into_owned());
    });
    receiver
}

fn until(said: &Receiver<String>, deadline: Instant) -> Result<String, ()> {
    match said.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        Ok(said) => Ok(said),
        Err(RecvTimeoutError::Disconnected) => Ok(String::new()),
        Err(RecvTimeoutError::Timeout) => Err(()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_a_process_said_and_how_it_ended_is_told_and_one_that_hangs_is_ended() {
        let shell = |script: &str| {
            let mut command = Command::new("/bin/sh");
            command.args(["-c", script]);
            command
        };
        let long = Duration::from_mins(1);
        let ended = carried_out(shell("echo out; echo err >&2; exit 7"), long);
        assert_eq!((ended.how, &*ended.stdout, &*ended.stderr), (How::Exit(7), "out\n", "err\n"));
        let ended = carried_out(shell("yes | head -c 300000; exit 0"), long);
        assert_eq!((ended.how, ended.stdout.len()), (How::Exit(0), 64 * 1024));
        assert_eq!(carried_out(shell("kill -9 $$"), long).how, How::Killed);
        let ended = carried_out(shell("exec tail -f /dev/null"), Duration::from_millis(100));
        assert_eq!(ended.how, How::TooLong);
        let ended = carried_out(Command::new("/nowhere/fte"), long);
        assert!(matches!(ended.how, How::Unstarted(_)));
    }
}
