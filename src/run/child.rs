//! Our own binary as a child: a stage that is run to its end, or a watcher that goes on.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::base::{Exit, OrFail as _, Result, Time, clock, platform};
use crate::config::{self, Config};
use crate::vault::Vault;

/// Names the command whose end of stdin is its supervisor's end.
const PARENT: &str = "FTE_SUPERVISED";
/// Names the file in which a watcher counts its signs of life.
pub(crate) const PULSE: &str = "FTE_PULSE";

/// How long a child that was told to end may take: a call over the network ends within that.
const GRACE: Duration = Duration::from_secs(20);
/// How long after its last word a child may take to be gone.
const LAST: Duration = Duration::from_secs(5);

/// A source that is watched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Watcher {
    /// As in `fte watch NAME`.
    pub(crate) name: &'static str,
    pub(crate) words: &'static [&'static str],
}

/// Every source there is.
const WATCHERS: &[Watcher] = &[
    Watcher { name: "files", words: &["watch", "files"] },
    Watcher { name: "imap", words: &["watch", "imap"] },
    Watcher { name: "gmail", words: &["watch", "gmail"] },
    Watcher { name: "finance", words: &["watch", "finance"] },
];

/// The sources that are set up.
pub(crate) fn watchers(config: &Config) -> impl Iterator<Item = &'static Watcher> {
    WATCHERS.iter().filter(|watcher| config.watches(watcher.name))
}

/// Whether this process is a child of `fte run` that was started as this command.
pub(crate) fn is_ours(command: &str) -> bool {
    config::env(PARENT).as_deref() == Some(command)
}

/// How long a watcher may give no sign of life.
pub(crate) fn patience(config: &Config) -> Result<Duration> {
    Ok(Duration::from_secs(config.number("run.patience_s")?.unsigned_abs()))
}

/// How often a watcher looks although nothing was heard: well within that.
pub(crate) fn look(config: &Config) -> Result<Duration> {
    Ok(patience(config)? * 2 / 5)
}

/// How many lines of a child's stderr are kept.
const SAID: usize = 1000;

/// What the loops wait for.
#[derive(Debug)]
pub(crate) enum Event {
    /// Ctrl-C, SIGTERM, a closed terminal.
    Stop,
    /// Something in the vault.
    Changed,
    /// A line of a child's stdout.
    Line(u64, String),
    /// A line of a child's stderr.
    Said(u64, String),
    /// A child has said its last.
    Gone(u64),
}

/// Starts children.
pub(crate) struct Hands {
    own: PathBuf,
    vault: PathBuf,
    sender: Sender<Event>,
    started: u64,
    /// The time that children are to believe in, where it stands still.
    pub(crate) now: Option<Time>,
}

impl Hands {
    /// The binary is found once: it may be replaced by a newer one while we run.
    pub(crate) fn new(vault: &Vault, sender: Sender<Event>) -> Result<Hands> {
        let own = std::env::current_exe().doing("find this program")?;
        Ok(Hands { own, vault: vault.root().to_owned(), sender, started: 0, now: None })
    }

    /// Where those send who hear of something else.
    pub(super) fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Starts `fte WORDS --json -q`; what it says comes as events.
    pub(crate) fn start(&mut self, words: &[&str], pulse: Option<&Path>) -> Result<Kid> {
        let name: Vec<_> = words.iter().filter(|word| !word.starts_with('-')).copied().collect();
        let mut command = Command::new(&self.own);
        command.args(words).args(["--json", "-q", "--vault"]).arg(&self.vault);
        command.env(PARENT, name.join(" ")).env_remove(PULSE);
        if let Some(pulse) = pulse {
            command.env(PULSE, pulse);
        }
        if let Some(now) = self.now {
            command.env("FTE_NOW", clock::millis(now));
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = platform::apart(&mut command)
            .spawn()
            .doing(format!("start `fte {}`", name.join(" ")))?;
        self.started += 1;
        let number = self.started;
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            let said = sender.clone();
            let errors = std::thread::spawn(move || {
                lines(stderr, |line| said.send(Event::Said(number, line)).is_ok());
            });
            lines(stdout, |line| sender.send(Event::Line(number, line)).is_ok());
            let _ = errors.join();
            let _ = sender.send(Event::Gone(number));
        });
        let stdin = child.stdin.take();
        let since = Instant::now();
        Ok(Kid {
            number,
            child,
            stdin,
            line: None,
            said: VecDeque::new(),
            since,
            over: None,
            waited: false,
        })
    }
}

/// Hands over what is read line by line, until nobody takes it.
fn lines(from: Option<impl Read>, mut take: impl FnMut(String) -> bool) {
    let Some(from) = from else { return };
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if !text.is_empty() && !take(text) {
            return;
        }
        line.clear();
    }
}

/// A child. One that is dropped is told to end, waited for, and in the end killed.
pub(crate) struct Kid {
    pub(crate) number: u64,
    child: Child,
    /// Its end is what tells the child to end.
    stdin: Option<ChildStdin>,
    /// What it printed last.
    line: Option<String>,
    said: VecDeque<String>,
    pub(crate) since: Instant,
    /// When it was first seen to be over although its last word had not come.
    over: Option<Instant>,
    /// Whether its end was waited for.
    waited: bool,
}

/// How a child ended, and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None` where a signal ended it.
    pub(crate) exit: Option<i32>,
    /// What it printed last; `null` where that was nothing.
    pub(crate) report: Value,
    /// Why it failed; empty where it did not.
    pub(crate) why: String,
    /// Its warnings.
    pub(crate) warnings: Vec<String>,
}

impl Ended {
    /// Whether another process was at it.
    pub(crate) fn is_busy(&self) -> bool {
        self.exit == Some(i32::from(Exit::Busy.code()))
    }
}

impl Kid {
    pub(crate) fn take_line(&mut self, line: String) {
        self.line = Some(line);
    }

    pub(crate) fn take_said(&mut self, line: String) {
        if self.said.len() >= SAID {
            self.said.pop_front();
        }
        self.said.push_back(line);
    }

    /// Tells it to end: it settles what it is at.
    pub(crate) fn tell(&mut self) {
        drop(self.stdin.take());
    }

    /// Whether it is over although its last word did not come: another process holds what it wrote into.
    pub(crate) fn is_over(&mut self) -> bool {
        if self.over.is_none() && !matches!(self.child.try_wait(), Ok(None)) {
            self.over = Some(Instant::now());
        }
        self.over.is_some_and(|over| over.elapsed() > LAST)
    }

    /// How it ended, once it has said its last.
    pub(crate) fn ended(mut self) -> Ended {
        let status = self.gone(LAST);
        self.say(status)
    }

    /// Ends it at once: it hangs.
    pub(crate) fn kill(mut self) -> Ended {
        let status = self.gone(Duration::ZERO);
        self.say(status)
    }

    fn say(&mut self, status: Option<ExitStatus>) -> Ended {
        let report = self.line.as_ref().and_then(|line| serde_json::from_str(line).ok());
        let exit = status.and_then(|status| status.code());
        let is_warning = |line: &&String| line.starts_with(WARNING);
        let warnings = self.said.iter().filter_map(|line| line.strip_prefix(WARNING));
        let warnings = warnings.map(str::to_owned).collect();
        let last = self.said.iter().rfind(|line| !is_warning(line));
        let why = match (exit, last) {
            (Some(0), _) => String::new(),
            (_, Some(last)) => causes(last).unwrap_or_else(|| last.clone()),
            (Some(code), None) => format!("it ended with exit code {code}"),
            (None, None) => match status {
                Some(status) => format!("it was ended ({status})"),
                None => "it can't be ended".into(),
            },
        };
        Ended { exit, report: report.unwrap_or_default(), why, warnings }
    }

    /// Waits for its end; one that takes longer is killed. `None`: not even that ended it.
    fn gone(&mut self, grace: Duration) -> Option<ExitStatus> {
        self.waited = true;
        let waited = |child: &mut Child, grace: Duration| {
            let begun = Instant::now();
            loop {
                match child.try_wait() {
                    Ok(Some(status)) => return Some(status),
                    Ok(None) if begun.elapsed() < grace => clock::wait(Duration::from_millis(5)),
                    _ => return None,
                }
            }
        };
        waited(&mut self.child, grace).or_else(|| {
            let _ = self.child.kill();
            waited(&mut self.child, LAST)
        })
    }
}

impl Drop for Kid {
    fn drop(&mut self) {
        if !self.waited {
            self.tell();
            self.gone(GRACE);
        }
    }
}

const WARNING: &str = "warning: ";

/// The causes in a failure that was printed as JSON.
fn causes(line: &str) -> Option<String> {
    let fail: Value = serde_json::from_str(line).ok()?;
    let causes = fail.pointer("/error/causes")?.as_array()?;
    let causes: Vec<_> = causes.iter().filter_map(Value::as_str).collect();
    Some(causes.join(": "))
}
