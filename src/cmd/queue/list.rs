//! `fte queue list`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Result, clock, table, text};
use crate::gate::talk;
use crate::model::Id;
use crate::model::request::Standing;
use crate::state::holds::{Hold, HoldKind};
use crate::state::requests::Request;
use crate::state::services::Service;

/// List what is approved and not done, what is in doubt, what failed for good
#[derive(Args, Debug)]
pub(crate) struct ListArgs {}

/// One request that is not done.
#[derive(Serialize)]
struct Row {
    id: Id,
    action: &'static str,
    target: String,
    /// Of the item that it is for, else of the letter; `null` where there is none.
    subject: Option<String>,
    amount: Option<String>,
    /// When it came to be as it is: RFC 3339.
    since: String,
    /// What holds it back; `null`: nothing, the next run takes it.
    hold: Option<HoldKind>,
    /// Until when it is held back; `null`: until a person says so.
    until: Option<String>,
    why: Option<String>,
}

#[derive(Serialize)]
struct Queue {
    /// Approved, and not done yet.
    approved: Vec<Row>,
    /// Begun, and nobody knows whether it happened.
    doubt: Vec<Row>,
    /// Failed for good.
    dead: Vec<Row>,
    /// Services in trouble.
    services: Vec<Service>,
}

/// Reads the queue and prints it.
pub(super) fn run(app: &App) -> Result<()> {
    let (state, now) = (app.state()?, app.clock.now());
    let (holds, services) = (state.holds(now)?, state.services()?);
    let held_back = |request: &Request| {
        let own = holds.get(request.id.as_str()).cloned();
        let service = request.action.connector().service();
        let trouble = services.iter().find(|other| Some(other.name.as_str()) == service);
        own.filter(|hold| hold.holds(now)).or_else(|| trouble?.hold(now))
    };
    let (world, stopped) = (app.world()?, state.stopped(app.vault()?)?);
    let rows = |standing| -> Result<Vec<Row>> {
        let requests = state.requests(standing)?.into_iter();
        Ok(requests
            .map(|request| {
                let hold = held_back(&request).filter(|_| !request.standing.is_over());
                let is_next = request.standing == Standing::Approved && hold.is_none();
                let obstacle = || stopped.clone().or_else(|| world.obstacle(&request.action));
                let why = if is_next { obstacle() } else { None };
                Row { subject: talk::subject(world.vault, &request), ..row(request, hold, why) }
            })
            .collect())
    };
    app.out.report(&Queue {
        approved: rows(Standing::Approved)?,
        doubt: rows(Standing::Begun)?,
        dead: rows(Standing::Dead)?,
        services,
    })
}

/// `why`: what keeps one that nothing holds from being done.
fn row(request: Request, hold: Option<Hold>, why: Option<String>) -> Row {
    Row {
        hold: hold.as_ref().map(|hold| hold.kind),
        until: hold.as_ref().and_then(|hold| hold.until).map(clock::seconds),
        why: hold.map(|hold| hold.why).or(why).or_else(|| reason(&request)),
        action: request.action.name(),
        target: request.action.target(),
        subject: None,
        amount: request.action.amount().map(|amount| amount.to_string()),
        since: request.updated,
        id: request.id,
    }
}

fn reason(request: &Request) -> Option<String> {
    Some(request.receipt.as_ref()?.get("reason")?.as_str()?.to_owned())
}

impl fmt::Display for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |text: &str| text::cut(&text::shown_line(text), 60);
        let mut parts = Vec::new();
        let approved = self.approved.iter().map(|row| {
            let until = match (&row.hold, &row.until) {
                (None, _) if row.why.is_some() => "that is changed",
                (None, _) => "the next run",
                (Some(_), Some(until)) => until,
                (Some(_), None) => "you say so",
            };
            let why = row.why.as_deref().unwrap_or_default();
            [
                row.id.to_string(),
                row.action.to_owned(),
                line(&row.target),
                about(row),
                until.to_owned(),
                text::shown_line(why),
            ]
        });
        parts.push(table::table(
            ["approved", "action", "target", "about", "until", "why"],
            approved,
        ));
        for (heading, rows) in [("in doubt", &self.doubt), ("dead letter", &self.dead)] {
            let rows = rows.iter().map(|row| {
                let why = row.why.as_deref().unwrap_or_default();
                [
                    row.id.to_string(),
                    row.action.to_owned(),
                    line(&row.target),
                    about(row),
                    row.since.clone(),
                    text::shown_line(why),
                ]
            });
            parts.push(table::table([heading, "action", "target", "about", "since", "why"], rows));
        }
        parts.push(in_trouble(&self.services));
        parts.retain(|part| !part.is_empty());
        let text = parts.join("\n\n");
        f.write_str(if text.is_empty() { "nothing waits to be done" } else { &text })
    }
}

/// What a row is about, cut to a column.
fn about(row: &Row) -> String {
    text::cut(&text::shown_line(row.subject.as_deref().unwrap_or_default()), 30)
}

fn in_trouble(services: &[Service]) -> String {
    let rows = services.iter().map(|service| {
        let until = match service.until {
            _ if service.paused => format!("`fte queue retry {}`", service.name),
            Some(until) => clock::seconds(until),
            None => "it is still tried".into(),
        };
        [service.name.clone(), until, text::shown_line(&service.why)]
    });
    table::table(["service", "not tried until", "why"], rows)
}
