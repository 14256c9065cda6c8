//! `fte auth status`, `fte auth SERVICE status`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::auth::Service;
use crate::auth::status::{Source, Standing};
use crate::base::table::table;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, Time, clock};
use crate::net::Http;

/// Show where each secret comes from, how old it is, what it may do and when it ends
///
/// Exits with 4 where something that the settings need is missing or of no use.
#[derive(Args, Debug)]
pub(crate) struct StatusArgs {
    /// Fetch each secret as work would: renew Google's token where its end is near, run a command that prints one
    #[arg(long)]
    check: bool,
}

#[derive(Serialize)]
struct Status {
    at: Time,
    services: Vec<Standing>,
}

impl StatusArgs {
    pub(crate) fn run(&self, app: &App, only: Option<Service>) -> Result<()> {
        let keys = app.keys()?;
        let http: Option<&dyn Http> = if self.check { Some(app.gmail()?) } else { None };
        let services = Service::ALL.into_iter().filter(|one| only.is_none_or(|only| only == *one));
        let services = services.map(|service| keys.standing(service, http)).collect();
        let status = Status { at: app.clock.now(), services };
        app.out.report(&status)?;
        // Who asks for one by its name wants to know of it, whatever the settings need.
        let counts = |one: &&Standing| one.problem.is_some() && (one.needed || only.is_some());
        let wrong: Vec<_> = status.services.iter().filter(counts).map(|one| one.service).collect();
        if wrong.is_empty() {
            return Ok(());
        }
        Err(Fail::say(Exit::SignIn, format!("sign in first: {}", wrong.join(", ")))
            .hint(format!("`fte auth {} login`", wrong.first().unwrap_or(&"SERVICE"))))
    }
}

impl Standing {
    fn from(&self) -> &'static str {
        match self.source {
            Source::Environment => "environment",
            Source::EnvFile => ".env file",
            Source::Keyring => "keyring",
            Source::File => "file",
            Source::Command => "command",
            Source::None => "-",
        }
    }

    /// What there is to say of it, the most urgent first.
    fn words(&self, now: Time) -> String {
        let mut words = Vec::new();
        match &self.problem {
            Some(_) if self.source == Source::None && !self.needed => {
                return "nothing stored, not needed".into();
            }
            Some(problem) => words.push(shown_line(problem)),
            None => words.push("ok".to_owned()),
        }
        if !self.missing.is_empty() && self.problem.is_none() {
            words.push(format!("not granted: {}", shown_line(&self.missing.join(" "))));
        }
        if let Some(ends) = self.ends.filter(|ends| *ends > now) {
            words.push(format!("ends in {}", length(ends - now)));
        }
        if let Some(may) = self.may_end.filter(|_| self.problem.is_none()) {
            words.push(format!(
                "Google's testing tokens die in {}; it may be one",
                length(may - now)
            ));
        }
        words.join("; ")
    }
}

/// `6 days`, `5 h`.
fn length(time: chrono::TimeDelta) -> String {
    match time.num_hours() {
        hours @ ..48 => format!("{} h", hours.max(0)),
        hours => format!("{} days", hours / 24),
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &Option<String>| text.as_deref().map_or("-".into(), shown_line);
        let row = |one: &Standing| {
            let scopes = one.scopes.iter().map(|scope| {
                shown_line(scope.rsplit_once("/auth/").map_or(scope.as_str(), |(_, name)| name))
            });
            let scopes = scopes.collect::<Vec<_>>().join(" ");
            [
                one.service.to_owned(),
                one.from().to_owned(),
                shown(&one.server),
                one.stored.map_or("-".into(), |stored| clock::ago(self.at, stored)),
                if scopes.is_empty() { "-".into() } else { scopes },
                one.words(self.at),
            ]
        };
        let headings = ["service", "from", "server", "stored", "may", "how it is"];
        f.write_str(&table(headings, self.services.iter().map(row)))
    }
}
