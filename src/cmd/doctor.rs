//! `fte doctor`

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::report::health::Level;
use crate::work::doctor::{Given, examine};

/// Say what is wrong, and the command that mends it
///
/// Looks at all that `fte health` does, and at the settings, the policy, the playbooks, the notes, the state folder and how
/// a schedule would find fte. It works where other commands don't: what can't be opened is said, worst first.
///
/// Exits with 1 where something is bad; what is only worth a look is no failure.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte doctor\n  fte doctor --json | jq -r '.findings[].mend'")]
pub(crate) struct DoctorArgs {}

impl DoctorArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let examined = examine(&Given {
            vault: app.vault(),
            config: app.config(),
            state: app.state(),
            clock: &app.clock,
        });
        app.out.outcome(&examined, !examined.findings.is_empty())?;
        match examined.findings.iter().filter(|finding| finding.level == Level::Bad).count() {
            0 => Ok(()),
            1 => Err(Fail::say(Exit::Failed, "1 thing is wrong")),
            count => Err(Fail::say(Exit::Failed, format!("{count} things are wrong"))),
        }
    }
}
