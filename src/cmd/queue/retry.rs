//! `fte queue retry`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::cmd::approve::person;
use crate::model::Id;
use crate::model::action::Connector;
use crate::model::request::Standing;
use crate::work::queue;

/// Let requests go that are held back, ask a dead letter once more, let a paused service be tried again
///
/// Nothing is executed by this: the next `fte act` does it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte queue retry 7k2m9qxa4d\n  fte queue retry webhook")]
pub(crate) struct RetryArgs {
    /// Requests (ids, the start of them, their notes) or services
    #[arg(value_name = "ID|SERVICE", required = true)]
    names: Vec<String>,
}

#[derive(Serialize)]
struct Retried {
    /// The next run takes them.
    free: Vec<Id>,
    /// Asked once more, by what a yes names them with.
    asked: Vec<String>,
    services: Vec<String>,
}

impl RetryArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = super::gate(app)?;
        let mut retried = Retried { free: Vec::new(), asked: Vec::new(), services: Vec::new() };
        for name in &self.names {
            if Connector::is_service(name) {
                queue::retry_service(&gate, name, &person())?;
                retried.services.push(name.clone());
                continue;
            }
            let now = queue::retry(&gate, &crate::cmd::request(app, name)?, &person())?;
            match now.standing {
                Standing::Pending if now.origin.drawing > 1 => retried.asked.push(now.handle()),
                _ => retried.free.push(now.id),
            }
        }
        app.out.report(&retried)
    }
}

impl fmt::Display for Retried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        lines.extend(
            self.free
                .iter()
                .map(|id| format!("{id}: the next `fte act` takes it, if no budget is used up")),
        );
        lines.extend(
            self.asked.iter().map(|id| format!("{id}: asked once more: `fte approve show {id}`")),
        );
        lines.extend(
            self.services.iter().map(|name| format!("{name}: the next `fte act` tries it")),
        );
        f.write_str(&lines.join("\n"))
    }
}
