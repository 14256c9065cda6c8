//! `fte status`: what waits for the person, the queues, what is due, what failed. Never opens `Done/`.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::deadlines::{self, Deadline, LiveNote};
use super::facts::Sources;
use super::figure::{self, Figure, Value};
use super::health::{self, Doubt, Held};
use super::log::{self, Logged};
use super::money::Accounts;
use super::runs::{self, LastRun};
use super::waiting::{self, Waiting};
use crate::base::table::table;
use crate::base::text::{cut, shown_line};
use crate::base::{Clock, Result, Time, clock};
use crate::state::alerts::Alert;
use crate::state::services::Service;
use crate::vault::{Folder, Vault};

/// What is looked at, in the order in which a thing passes through.
pub(crate) const QUEUES: [Folder; 7] = [
    Folder::Inbox,
    Folder::NeedsAction,
    Folder::InProgress,
    Folder::PendingApproval,
    Folder::Approved,
    Folder::DeadLetter,
    Folder::Quarantine,
];

/// What the names of alerts begin with that ask the person whether something happened.
const QUESTION: &str = "doubt.";

/// How many rows of a table a terminal gets; `--json` has all of them.
const ROWS: usize = 10;

/// The state of a vault now.
#[derive(Debug, Serialize)]
pub(crate) struct Status {
    pub(crate) at: Time,
    pub(crate) waiting: Vec<Waiting>,
    pub(crate) queues: Vec<Queue>,
    pub(crate) deadlines: Vec<Deadline>,
    /// Of the last 24 hours, newest first.
    pub(crate) failures: Vec<Failure>,
    pub(crate) last_runs: Vec<LastRun>,
    /// Services in trouble.
    pub(crate) services: Vec<Service>,
    /// Approved and held back.
    pub(crate) held: Vec<Held>,
    /// Begun, and nobody knows what came of it.
    pub(crate) doubt: Vec<Doubt>,
    /// Problems that were told of and last.
    pub(crate) alerts: Vec<Alert>,
    /// The month's revenue and what is owed, where the books know.
    pub(crate) money: Vec<Amount>,
    /// Why the books could not be read, which requests are unknown here, what the settings lack.
    pub(crate) warnings: Vec<String>,
}

/// A figure of the books, in short; `fte briefing explain` has the rest.
#[derive(Debug, Serialize)]
pub(crate) struct Amount {
    pub(crate) id: std::borrow::Cow<'static, str>,
    pub(crate) label: std::borrow::Cow<'static, str>,
    pub(crate) value: Option<Value>,
}

/// A folder with how much lies in it and since when.
#[derive(Debug, Serialize)]
pub(crate) struct Queue {
    pub(crate) folder: &'static str,
    pub(crate) count: u64,
    pub(crate) oldest: Option<NaiveDate>,
    /// The age of the oldest, in days.
    pub(crate) days: Option<i64>,
}

/// Something that failed. `target` and `error` may be foreign text.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) timestamp: String,
    pub(crate) action: String,
    pub(crate) target: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) source: super::source::At,
}

/// Looks at everything that is live.
pub(crate) fn now(from: Sources<'_>, clock: &Clock) -> Result<Status> {
    let Sources { vault, state, config } = from;
    let (at, today) = (clock.now(), clock.today());
    let accounts = Accounts::read(vault, state, config, today)?;
    let notes = deadlines::live_notes(vault)?;
    let amount =
        |figure: Figure| Amount { id: figure.id, label: figure.label, value: figure.value };
    Ok(Status {
        at,
        waiting: waiting::all(vault, state, at)?,
        queues: queues(vault, &notes, today)?,
        deadlines: deadlines::all(from, &notes, &accounts, today)?,
        failures: failures(vault, at)?,
        last_runs: runs::last(state, config, at)?,
        services: state.services()?,
        held: health::held(state, at)?,
        doubt: health::doubts(state, at)?,
        alerts: state.alerts()?,
        money: accounts.glance(today).into_iter().map(amount).collect(),
        warnings: warnings(from, &accounts)?,
    })
}

/// What a person should know before they believe the rest.
fn warnings(from: Sources<'_>, accounts: &Accounts) -> Result<Vec<String>> {
    let books = accounts.faults.iter().cloned();
    let mut warnings: Vec<_> = from.state.stopped(from.vault)?.into_iter().chain(books).collect();
    warnings.extend(waiting::unknown(from.vault, from.state)?);
    warnings.extend(from.config.unsaid());
    Ok(warnings)
}

/// The queues: live notes by when they arrived, the rest by names alone.
pub(crate) fn queues(vault: &Vault, notes: &[LiveNote], today: NaiveDate) -> Result<Vec<Queue>> {
    let queue = |folder: Folder| {
        let glance = vault.glance(folder)?;
        let arrived = notes.iter().filter(|note| note.place.folder == folder);
        let oldest = match arrived.filter_map(|note| note.since).min() {
            Some(since) => Some(since),
            None => glance.oldest,
        };
        let days = oldest.map(|day| (today - day).num_days().max(0));
        Ok(Queue { folder: folder.name(), count: glance.count, oldest, days })
    };
    QUEUES.into_iter().map(queue).collect()
}

/// What failed in the last 24 hours, newest first.
pub(crate) fn failures(vault: &Vault, now: Time) -> Result<Vec<Failure>> {
    let from = now - chrono::Duration::hours(24);
    let to = now + chrono::Duration::milliseconds(1);
    let lines = log::between(vault, (from, to), r#""status":"failure""#, Logged::is_failure)?;
    let failure = |line: Logged| Failure {
        timestamp: line.timestamp,
        action: line.action,
        target: line.target,
        error: line.error,
        source: line.source,
    };
    Ok(lines.into_iter().rev().map(failure).collect())
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts =
            vec![self.waiting_part(), self.queue_part(), self.deadline_part(), self.failure_part()];
        parts.push(self.alert_part());
        parts.push(self.service_part());
        parts.push(self.held_part());
        parts.push(self.doubt_part());
        parts.push(self.money_part());
        parts.push(self.run_part());
        parts.retain(|part| !part.is_empty());
        f.write_str(&parts.join("\n\n"))
    }
}

impl Status {
    /// The stages that ran before and stopped, in a sentence; `None` where every promise is kept.
    pub(crate) fn stale(&self) -> Option<String> {
        let of = |run: &LastRun| {
            if let Some(broken) = &run.broken {
                return format!("`fte {}` fails: {}", run.stage, shown_line(&broken.why));
            }
            let ago = match run.at {
                Some(at) => format!("has not run for {}", clock::ago(self.at, at)),
                None => "never ran".to_owned(),
            };
            format!("`fte {}` {ago}, promised is {}", run.stage, run.pace())
        };
        let stale: Vec<_> =
            self.last_runs.iter().filter(|run| run.stale || run.broken.is_some()).map(of).collect();
        (!stale.is_empty()).then(|| stale.join("; "))
    }

    fn waiting_part(&self) -> String {
        let rows = self.waiting.iter().take(ROWS).map(|request| {
            let amount = request.amount.map(|amount| amount.to_string()).unwrap_or_default();
            [
                request.id.to_string(),
                request.action.to_owned(),
                short(&request.target),
                amount,
                request.expires_on(),
            ]
        });
        let rows = table(["waits for you", "action", "target", "amount", "expires"], rows);
        let requests = match self.waiting.len() {
            0 => String::new(),
            1 => format!("1 request waits for your answer: `fte approve`\n{rows}"),
            n => format!("{n} requests wait for your answer: `fte approve`\n{rows}{}", more(n)),
        };
        let said: Vec<_> =
            [self.questions(), requests].into_iter().filter(|s| !s.is_empty()).collect();
        if !said.is_empty() {
            return said.join("\n");
        }
        let is_paused = self.services.iter().any(|service| service.paused);
        let is_quiet = self.alerts.is_empty() && !is_paused;
        if is_quiet { "nothing waits for you" } else { "no request waits for your yes" }.into()
    }

    /// What only the person can tell: whether something happened.
    fn questions(&self) -> String {
        match self.alerts.iter().filter(|alert| alert.name.starts_with(QUESTION)).count() {
            0 => String::new(),
            1 => "1 question waits for your answer: did it happen? `fte queue`".into(),
            n => format!("{n} questions wait for your answer: did it happen? `fte queue`"),
        }
    }

    fn queue_part(&self) -> String {
        let rows = self.queues.iter().filter(|queue| queue.count > 0).map(|queue| {
            let age = queue.days.map(age).unwrap_or_default();
            [queue.folder.to_owned(), queue.count.to_string(), age]
        });
        match table(["queue", "notes", "oldest"], rows) {
            rows if rows.is_empty() => "all queues are empty".into(),
            rows => rows,
        }
    }

    fn deadline_part(&self) -> String {
        let recent = deadlines::recent(&self.deadlines);
        let rows = recent
            .iter()
            .take(ROWS)
            .map(|deadline| [deadline.due.to_string(), deadline.when(), short(&deadline.title)]);
        let rows = table(["due", "when", "what"], rows);
        let rows = if rows.is_empty() { rows } else { rows + &more(recent.len()) };
        match self.deadlines.len() - recent.len() {
            0 => rows,
            old => {
                let old = format!(
                    "… and {old} late for more than {} days (`--json` has all)",
                    deadlines::LONG_AGO
                );
                if rows.is_empty() { old } else { format!("{rows}\n{old}") }
            }
        }
    }

    fn failure_part(&self) -> String {
        let rows = self.failures.iter().take(ROWS).map(|failure| {
            let said = failure.error.as_deref().or(failure.target.as_deref()).unwrap_or_default();
            [failure.source.to_string(), shown_line(&failure.action), short(said)]
        });
        let rows = table(["failed in the last 24 h", "action", "why"], rows);
        if rows.is_empty() { rows } else { rows + &more(self.failures.len()) }
    }

    fn alert_part(&self) -> String {
        let rows = self.alerts.iter().take(ROWS).map(|alert| {
            [shown_line(&alert.name), since(self.at, alert.since), short(&alert.what)]
        });
        let rows = table(["lasting alert", "since", "what"], rows);
        if rows.is_empty() { rows } else { rows + &more(self.alerts.len()) }
    }

    fn service_part(&self) -> String {
        let rows = self.services.iter().map(|service| {
            let is = match service.until {
                _ if service.paused => "paused: it waits for you".to_owned(),
                Some(until) if self.at < until => {
                    format!("not tried before {}", clock::seconds(until))
                }
                _ => format!("failed {} times in a row", service.failures),
            };
            [shown_line(&service.name), is, since(self.at, service.since), short(&service.why)]
        });
        table(["service in trouble", "is", "since", "why"], rows)
    }

    fn held_part(&self) -> String {
        let rows = self
            .held
            .iter()
            .take(ROWS)
            .map(|held| [held.id.clone(), held.until_words(self.at), short(&held.why)]);
        let rows = table(["held back", "until", "why"], rows);
        if rows.is_empty() { rows } else { rows + &more(self.held.len()) }
    }

    fn doubt_part(&self) -> String {
        let rows = self.doubt.iter().take(ROWS).map(|doubt| {
            let since = doubt.since.map(|began| since(self.at, began)).unwrap_or_default();
            [doubt.id.to_string(), doubt.action.to_owned(), short(&doubt.target), since]
        });
        let rows = table(["in doubt", "action", "target", "since"], rows);
        if rows.is_empty() { rows } else { rows + &more(self.doubt.len()) }
    }

    fn money_part(&self) -> String {
        let shown =
            |amount: &Amount| [amount.label.to_string(), figure::shown(amount.value.as_ref())];
        table(["money", "amount"], self.money.iter().map(shown))
    }

    fn run_part(&self) -> String {
        let runs = self.last_runs.iter().map(|run| match run.at {
            _ if run.broken.is_some() => {
                format!(
                    "{} FAILS ({})",
                    run.stage,
                    shown_line(run.trouble.as_deref().unwrap_or_default())
                )
            }
            Some(at) if run.stale => {
                format!("{} {} (STALE: promised {})", run.stage, since(self.at, at), run.pace())
            }
            Some(at) => format!("{} {}", run.stage, since(self.at, at)),
            None if run.stale => format!("{} never (STALE: promised {})", run.stage, run.pace()),
            None => format!("{} never", run.stage),
        });
        format!("last runs: {}", runs.collect::<Vec<_>>().join(", "))
    }
}

fn short(text: &str) -> String {
    cut(&shown_line(text), 60)
}

fn age(days: i64) -> String {
    if days == 0 { "today".into() } else { age_length(days) }
}

fn age_length(days: i64) -> String {
    if days == 1 { "1 day".into() } else { format!("{days} days") }
}

fn since(now: Time, then: Time) -> String {
    match clock::ago(now, then).as_str() {
        "now" => "just now".into(),
        ago => format!("{ago} ago"),
    }
}

fn more(count: usize) -> String {
    if count > ROWS {
        format!("\n… and {} more (`--json` has all)", count - ROWS)
    } else {
        String::new()
    }
}
