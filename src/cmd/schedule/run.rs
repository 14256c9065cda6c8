//! `fte schedule run`

use clap::Args;

use crate::app::App;
use crate::base::{OrFail as _, Result};
use crate::sched::run;

/// Run what is due, each job once
///
/// This is what the schedule calls; nothing keeps you from typing it. A job that was missed any number of times runs once.
/// One that fails stops no other, and the exit code says so. Two at once run each job once.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte schedule run\n  fte schedule run --json | jq '.ran[] | select(.exit != 0)'"
)]
pub(crate) struct RunArgs {}

impl RunArgs {
    #[expect(clippy::unused_self, reason = "every command is run alike")]
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let own = std::env::current_exe().doing("find out where `fte` itself lies")?;
        let ran = run::run(&app.trail()?, app.config()?, &own)?;
        app.out.outcome(&ran, ran.is_news())?;
        ran.verdict()
    }
}
