//! `fte schedule`

mod install;
mod remove;
mod run;
mod show;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;

/// Let this computer run fte by the clock
///
/// Mail is taken in, planned and carried out every five minutes, the dashboard is drawn every hour, the briefing is there on
/// Monday morning. One line in your crontab (or a systemd timer, a launch agent, a Windows task) calls `fte schedule
/// run`, and that runs what is due: what was missed while the computer was off is done once.
///
/// `schedule.minutes` and `schedule.briefing` in the vault's `.fte/config.yaml` change the pace.
#[derive(Args, Debug)]
pub(crate) struct ScheduleArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Show(show::ShowArgs),
    Install(install::InstallArgs),
    Remove(remove::RemoveArgs),
    Run(run::RunArgs),
}

impl ScheduleArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Show(args) => args.run(app),
            Verb::Install(args) => args.run(app),
            Verb::Remove(args) => args.run(app),
            Verb::Run(args) => args.run(app),
        }
    }
}
