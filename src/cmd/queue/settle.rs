//! `fte queue settle`

use std::fmt;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::Result;
use crate::cmd::approve::person;
use crate::gate::Gate;
use crate::model::Id;
use crate::work::act::Executor;

/// Say whether a request happened of which nobody knows
///
/// The service is asked once more first: what it says counts.
#[derive(Args, Debug)]
#[group(skip)]
#[command(group = clap::ArgGroup::new("which").required(true).args(["happened", "did_not"]), after_help = "Examples:
  fte queue settle 7k2m9qxa4d --happened --receipt 'order 4711 in their list'
  fte queue settle 7k2m9qxa4d --did-not")]
pub(crate) struct SettleArgs {
    /// The request: its id, the start of it, or its note
    #[arg(value_name = "ID")]
    id: String,
    /// It happened: it goes to Done/ and is not done again
    #[arg(long)]
    happened: bool,
    /// It did not happen: the next `fte act` does it
    #[arg(long)]
    did_not: bool,
    /// What shows that it happened, for the receipt
    #[arg(
        long,
        value_name = "TEXT",
        requires = "happened",
        default_value = "a person says that it happened",
        hide_default_value = true
    )]
    receipt: String,
}

#[derive(Serialize)]
struct Settled {
    id: Id,
    happened: bool,
}

impl SettleArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        // What is finished is finished as `act` does it: its receipt counts like any other.
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "act")?;
        let (world, interrupted) = (app.world()?, AtomicBool::new(false));
        let executor =
            Executor { gate: &gate, world: &world, dry_run: false, interrupted: &interrupted };
        let request = crate::cmd::request(app, &self.id)?;
        let happened = self.happened.then_some(self.receipt.as_str());
        let acted = executor.settle_by(&request, happened, &person())?;
        for warning in &acted.warnings {
            app.out.warn(warning);
        }
        app.out.report(&Settled { happened: !acted.executed.is_empty(), id: request.id })
    }
}

impl fmt::Display for Settled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.happened {
            "it happened, and is in Done"
        } else {
            "it did not happen; the next `fte act` does it"
        };
        write!(f, "{}: {what}", self.id)
    }
}
