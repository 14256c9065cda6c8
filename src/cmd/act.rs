//! `fte act`

use std::sync::atomic::AtomicBool;

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result, clock};
use crate::gate::Gate;
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
        let interrupted = AtomicBool::new(false);
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
    let counted = |n: usize, one: &str, more: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {more}"),
    };
    let of_approved = |n, exit| {
        let what = counted(n, "of the approved requests failed", "of the approved requests failed");
        Fail::say(exit, what)
    };
    if acted.interrupted {
        return Some(Fail::say(Exit::Interrupted, "stopped; what was begun is finished"));
    }
    let (failed, buried) = (acted.failed.len(), acted.buried);
    match (failed, buried) {
        (0, 0) => {}
        (0, _) => return Some(of_approved(buried, Exit::Failed).hint("Dead_Letter/ says why")),
        _ => {
            let fail = of_approved(failed + buried, Exit::Failed);
            return Some(fail.hint("the next `fte act` tries them again"));
        }
    }
    if let Some(service) = acted.sign_in.first() {
        let what = format!("{service} turned the credential down and is paused");
        let hint = format!("mend it, then `fte queue retry {service}`");
        return Some(Fail::say(Exit::SignIn, what).hint(hint));
    }
    if acted.set_aside > 0 {
        let what = counted(
            acted.set_aside,
            "file is no request and was set aside",
            "files are no requests and were set aside",
        );
        let hint = "each lies in Quarantine/; nothing of it was executed";
        return Some(Fail::say(Exit::Refused, what).hint(hint));
    }
    if acted.troubled > 0 {
        let what = counted(
            acted.troubled,
            "of the approved requests could not be done now",
            "of the approved requests could not be done now",
        );
        return Some(Fail::say(Exit::Later, what).hint("a later `fte act` goes on with it"));
    }
    (acted.held > 0)
        .then(|| Fail::say(Exit::Refused, "everything is stopped").hint("`fte resume` goes on"))
}
