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
        finish(&acted, child::is_ours("act"))
    }
}

/// What could not be done, or was set aside, is said by the exit code as well. `unasked`: nobody sees it who was not told
/// before of what lasts.
fn finish(acted: &Acted, unasked: bool) -> Result<()> {
    let Some(fail) = failure(acted, unasked) else { return Ok(()) };
    let exit = if acted.executed.is_empty() { fail.exit } else { Exit::Partial };
    Err(Fail { exit, ..fail })
}

fn failure(acted: &Acted, unasked: bool) -> Option<Fail> {
    if let Some(fail) = broken(acted) {
        return Some(fail);
    }
    let known = acted.paused.iter().filter(|_| !unasked);
    if let Some(service) = acted.sign_in.iter().chain(known).next() {
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
    let stuck = if unasked { acted.troubled } else { acted.troubled.max(acted.stuck()) };
    if stuck > 0 {
        let what = format!("{stuck} of the approved requests could not be done now");
        return Some(Fail::say(Exit::Later, what).hint(goes_on(acted)));
    }
    (acted.held > 0)
        .then(|| Fail::say(Exit::Refused, "everything is stopped").hint("`fte resume` goes on"))
}

/// What failed on this machine, or for good.
fn broken(acted: &Acted) -> Option<Fail> {
    let of =
        |n: usize, what| Fail::say(Exit::Failed, format!("{n} of the approved requests {what}"));
    let (failed, unfiled, buried) = (acted.failed.len(), acted.unfiled(), acted.buried);
    if failed > unfiled {
        let hint = "the next `fte act` finds out what became of each, and does what was not done";
        return Some(of(failed - unfiled + buried, "failed").hint(hint));
    }
    if buried > 0 {
        return Some(of(buried, "failed").hint("Dead_Letter/ says why"));
    }
    let done = match unfiled {
        0 => return None,
        1 => "1 request was".to_owned(),
        n => format!("{n} requests were"),
    };
    let why = acted.failed.first().and_then(|failed| Some(failed.why.split_once(": ")?.1));
    let what = format!(
        "{done} done, and could not be filed: {}",
        why.unwrap_or("its note could not follow")
    );
    let hint = "the next `fte act` files what was done; nothing is done a second time";
    Some(Fail::say(Exit::Failed, what).hint(hint))
}

/// How what could not be done goes on.
fn goes_on(acted: &Acted) -> &'static str {
    let is_asked = acted.doubt.iter().any(|doubt| doubt.until.is_none());
    if is_asked {
        "nobody can tell whether it happened: a note in Needs_Action/ asks you, and `fte queue` says how to answer"
    } else if acted.doubt.is_empty() {
        "a later `fte act` goes on with it"
    } else {
        "a later `fte act` looks what became of it; where nobody can tell, you are asked, and nothing is done twice"
    }
}
