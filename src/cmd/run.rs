//! `fte run`

use std::time::Duration;

use clap::Args;

use crate::app::App;
use crate::base::Result;
use crate::run::child;
use crate::run::follow::Follow;
use crate::run::left::Sources;
use crate::run::pass::Runner;
use crate::run::until::{Bounds, Until};
use crate::work::alerts::Alerts;

/// Watch, plan and act: once, until all is done, or for as long as it runs
///
/// Without flags it makes one pass: what arrived is taken in, planned, and done where it may be done. Each stage is a
/// process of its own; one that fails keeps no other from its work.
///
/// With `--until-done` it makes passes until nothing is left (0), all that is left waits for you (7), or nothing moved in two
/// passes (1: it says what is stuck and why). What is only held back for a time is waited for. Killed and started again, it
/// goes on where things are.
///
/// With `--follow` the watchers run on, and what arrives, what you answer and what was held back is dealt with as it comes.
/// A watcher that dies or hangs is started again within 30 s. Ctrl-C, SIGTERM and a closed terminal end it cleanly.
#[derive(Args, Debug)]
#[command(after_long_help = "Examples:
  fte run                                   one pass: for cron, with -q
  fte run --until-done && echo all done     0 only where nothing is left, for nobody
  fte run --until-done 7k2m3qxa4d           until this item is done
  fte run --until-done --for 10m --json | jq '.stuck[].why'
  fte run --follow                          for as long as the machine runs")]
pub(crate) struct RunArgs {
    /// Go on until all is done, or these items are: id, start of an id, or path
    #[arg(long, conflicts_with = "follow")]
    until_done: bool,
    /// The items that count for being done
    #[arg(value_name = "ITEM", requires = "until_done")]
    items: Vec<String>,
    /// End after so many passes all the same, with exit code 7
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "until_done", value_parser = clap::value_parser!(u32).range(1..))]
    max_passes: u32,
    /// End after this time all the same, with exit code 7: `90s`, `30m`, `2h`, `1d`
    #[arg(long = "for", value_name = "TIME", default_value = "1h", requires = "until_done", value_parser = duration)]
    time: Duration,
    /// Keep the watchers running and act on what comes, until Ctrl-C; one line of output for each pass that did something
    #[arg(long)]
    follow: bool,
}

impl RunArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (vault, state, config) = (app.vault()?, app.state()?, app.config()?);
        let runner = Runner::new(app.out, vault, config, &app.clock)?;
        if self.follow {
            let alerts = Alerts { trail: app.trail()?, config };
            let follow = Follow::new(app.out, alerts, runner, child::patience(config)?)?;
            app.out.say("watching, planning and acting; Ctrl-C ends it");
            return follow.run();
        }
        let bounds = Bounds { passes: self.max_passes, time: self.time };
        let from = Sources { vault, state };
        let until = Until::new(from, runner, app.clock, &self.items, bounds)?;
        let report = if self.until_done { until.run()? } else { until.once()? };
        // A reader that went away makes nothing done that is not.
        let printed = app.out.outcome(&report, report.is_news());
        report.verdict()?;
        printed
    }
}

/// A time as a person types it: a number and its unit.
fn duration(text: &str) -> std::result::Result<Duration, String> {
    let wrong = || "write it as a number with its unit: `90s`, `30m`, `2h`, `1d`".to_owned();
    let units = [('s', 1), ('m', 60), ('h', 3600), ('d', 86_400)];
    let (unit, seconds) =
        units.into_iter().find(|(unit, _)| text.ends_with(*unit)).ok_or_else(wrong)?;
    let number: u32 = text.trim_end_matches(unit).parse().map_err(|_| wrong())?;
    Ok(Duration::from_secs(u64::from(number) * seconds))
}
