//! `fte act`

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result, clock};
use crate::gate::Gate;
use crate::work::act::Executor;
use crate::work::effect::World;

/// Execute, once, what is approved or needs no approval
///
/// Each request in Approved/ is checked again (seal, expiry, policy) before anything happens. What was changed, copied,
/// used before or made by anything but fte is not executed, and you are told why.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte act\n  fte act --dry-run\n  fte act --json | jq '.executed[].receipt'"
)]
pub(crate) struct ActArgs {
    /// Say what would be executed, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl ActArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?)?;
        let world = World { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let receipts = std::cell::OnceCell::new();
        let acted =
            Executor { gate: &gate, world: &world, dry_run: self.dry_run, receipts }.run()?;
        if !self.dry_run {
            app.state()?.set_note("last_run.act", &clock::seconds(app.clock.now()))?;
        }
        app.out.outcome(&acted, acted.is_news())?;
        if acted.failed.is_empty() {
            return Ok(());
        }
        let exit = if acted.executed.is_empty() { Exit::Failed } else { Exit::Partial };
        Err(Fail::say(exit, format!("{} of the approved requests failed", acted.failed.len()))
            .hint("the next `fte act` tries them again"))
    }
}
