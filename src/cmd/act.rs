//! `fte act`

use std::sync::atomic::Ordering;

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result, clock, interrupt};
use crate::gate::Gate;
use crate::run::child;
use crate::work::act::Executor;
use crate::work::acted::Acted;
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
        let gate = Gate::open(app.vault()?, app.state()?, app.config()?, app.trail()?, "act")?;
        let world = World { vault: app.vault()?, state: app.state()?, config: app.config()? };
        let interrupted = interrupt::listen(child::is_ours("act"), || {})?;
        let acted = Executor {
            gate: &gate,
            world: &world,
            dry_run: self.dry_run,
            interrupted: &interrupted,
        }
        .run()?;
        if !self.dry_run {
            app.state()?.set_note("last_run.act", &clock::seconds(app.clock.now()))?;
        }
        app.out.outcome(&acted, acted.is_news())?;
        if interrupted.load(Ordering::Relaxed) {
            return Err(interrupt::stopped("what was begun is settled by the next `fte act`"));
        }
        finish(&acted)
    }
}

/// What could not be done, or was set aside, is said by the exit code as well.
fn finish(acted: &Acted) -> Result<()> {
    let (failed, aside) = (acted.failed.len(), acted.set_aside);
    let (alone, what) = match (failed + acted.buried, aside) {
        (0, 0) if acted.held > 0 => {
            return Err(
                Fail::say(Exit::Refused, "everything is stopped").hint("`fte resume` goes on")
            );
        }
        (0, 0) => return Ok(()),
        (0, 1) => (Exit::Refused, "1 file is no request and was set aside".to_owned()),
        (0, n) => (Exit::Refused, format!("{n} files are no requests and were set aside")),
        (1, _) => (Exit::Failed, "1 of the approved requests failed".to_owned()),
        (n, _) => (Exit::Failed, format!("{n} of the approved requests failed")),
    };
    let exit = if acted.executed.is_empty() { alone } else { Exit::Partial };
    let fail = Fail::say(exit, what);
    Err(match (failed, acted.buried) {
        (0, 0) => fail.hint("each lies in Quarantine/; nothing of it was executed"),
        (0, _) => fail.hint("Dead_Letter/ says why"),
        _ => fail.hint("the next `fte act` tries them again"),
    })
}
