//! `fte act`

use std::sync::atomic::Ordering;

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result, clock, interrupt};
use crate::gate::Gate;
use crate::run::child;
use crate::state::services::mend_sign_in;
use crate::work::act::Executor;
use crate::work::acted::Acted;

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
        let world = app.world()?;
        let interrupted = interrupt::listen(child::is_ours("act"), || {})?;
        let executor = Executor {
            gate: &gate,
            world: &world,
            dry_run: self.dry_run,
            interrupted: &interrupted,
        };
        let acted = executor.run()?;
        for warning in &acted.warnings {
            app.out.warn(warning);
        }
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
    let Some(fail) = failure(acted) else { return Ok(()) };
    let exit = if acted.executed.is_empty() { fail.exit } else { Exit::Partial };
    Err(Fail { exit, ..fail })
}

fn failure(acted: &Acted) -> Option<Fail> {
    let of_approved =
        |n: usize, exit, what| Fail::say(exit, format!("{n} of the approved requests {what}"));
    let (failed, buried) = (acted.failed.len(), acted.buried);
    match (failed, buried) {
        (0, 0) => {}
        (0, _) => {
            return Some(of_approved(buried, Exit::Failed, "failed").hint("Dead_Letter/ says why"));
        }
        _ => {
            let fail = of_approved(failed + buried, Exit::Failed, "failed");
            return Some(fail.hint(
                "the next `fte act` finds out what became of each, and does what was not done",
            ));
        }
    }
    if let Some(service) = acted.sign_in.first() {
        let what = format!("{service} turned the credential down and is paused");
        return Some(Fail::say(Exit::SignIn, what).hint(mend_sign_in(service)));
    }
    if acted.set_aside > 0 {
        let what = match acted.set_aside {
            1 => "1 file is no request and was set aside".to_owned(),
            n => format!("{n} files are no requests and were set aside"),
        };
        let hint = "each lies in Quarantine/; nothing of it was executed";
        return Some(Fail::say(Exit::Refused, what).hint(hint));
    }
    if acted.troubled > 0 {
        let fail = of_approved(acted.troubled, Exit::Later, "could not be done now");
        return Some(fail.hint("a later `fte act` goes on with it"));
    }
    (acted.held > 0)
        .then(|| Fail::say(Exit::Refused, "everything is stopped").hint("`fte resume` goes on"))
}
