//! `fte queue drop`

use std::fmt;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{Exit, Fail, Result, prompt, text};
use crate::cmd::approve::person;
use crate::model::Id;
use crate::work::queue;

/// Give up approved requests and dead letters: they are not done
///
/// Asks on a terminal; elsewhere `--yes` is needed. Its note goes to Rejected/, and the log says who dropped it.
#[derive(Args, Debug)]
pub(crate) struct DropArgs {
    /// The requests: ids, the start of them, or their notes
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Why, for the note and the log
    #[arg(long, default_value = "")]
    reason: String,
    /// Don't ask
    #[arg(long, short)]
    yes: bool,
}

#[derive(Serialize)]
struct Dropped {
    dropped: Vec<Id>,
}

impl DropArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = super::gate(app)?;
        let mut dropped = Vec::new();
        for typed in &self.ids {
            let request = crate::cmd::request(app, typed)?;
            let what = format!(
                "drop {}: {} {}",
                request.id,
                request.action.name(),
                text::shown_line(&request.action.target())
            );
            if self.is_meant(&what)? {
                queue::drop_it(&gate, &request, &person(), &self.reason)?;
                dropped.push(request.id);
            }
        }
        app.out.report(&Dropped { dropped })
    }

    fn is_meant(&self, what: &str) -> Result<bool> {
        if self.yes {
            return Ok(true);
        }
        if !prompt::can_ask() {
            let fail = Fail::say(Exit::Usage, "nobody can be asked here, and nothing was dropped");
            return Err(fail.hint("`--yes` drops without asking"));
        }
        Ok(prompt::key(&format!("{what}? [y/n]"), "yn")? == 'y')
    }
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.dropped.as_slice() {
            [] => f.write_str("nothing dropped"),
            dropped => {
                let ids: Vec<_> = dropped.iter().map(ToString::to_string).collect();
                write!(f, "dropped: {}", ids.join(", "))
            }
        }
    }
}
