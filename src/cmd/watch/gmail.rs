//! `fte watch gmail`

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use clap::Args;

use super::verdict;
use crate::app::App;
use crate::base::{OrFail as _, Result, interrupt, pulse};
use crate::config;
use crate::remote::gmail::Reader;
use crate::remote::gmail::api::Api;
use crate::remote::gmail::quota::Pace;
use crate::run::child;
use crate::watch::follow::{LOOK, Signal};
use crate::watch::gmail::follow::Follow;
use crate::watch::gmail::{Gmail, Passed};

/// Take in the mail of your Gmail account
///
/// The first run takes in the mail of the last `gmail.days` days that has one of `gmail.labels` (and that `gmail.query` finds),
/// newest first; later ones what came, or was moved there, since. Each message becomes one note, whatever way it came.
/// Nothing is changed in Gmail: `gmail.access: read` is enough.
///
/// Gmail allows so many units a minute (`gmail.units`): a first run over a large mailbox takes its time, and can be stopped
/// and started again at any point.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  fte watch gmail\n  fte watch gmail --dry-run\n  fte watch gmail --json | jq -r '.created[].path'\n  fte watch gmail --follow"
)]
pub(crate) struct GmailArgs {
    /// Say what would be taken in and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Look again every `gmail.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in
    #[arg(long, conflicts_with = "dry_run")]
    follow: bool,
}

impl GmailArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let (trail, config) = (app.trail()?, app.config()?);
        let (sender, signals) = channel();
        let stop = interrupt::listen(child::is_ours("watch gmail"), move || {
            let _ = sender.send(Signal::Stop);
        })?;
        let pace = Pace::new(config.number("gmail.units")?.unsigned_abs(), &app.clock, stop);
        let reader = Reader::new(Api::new(app.gmail()?, app.keys()?), pace);
        let gmail = Gmail::new(trail, config, reader, self.dry_run)?;
        if self.follow {
            return follow(app, &gmail, signals);
        }
        let passed = gmail.pass()?;
        say(app, &passed)?;
        passed.ended?;
        verdict(&passed.report)
    }
}

fn follow(app: &App, gmail: &Gmail<'_>, signals: Receiver<Signal>) -> Result<()> {
    let config = app.config()?;
    let pulse = config::env(child::PULSE);
    if let Some(path) = &pulse {
        pulse::begin(Path::new(path)).doing("write the watcher's sign of life")?;
    }
    let every = Duration::from_secs(config.number("gmail.poll_s")?.unsigned_abs());
    let beat = if pulse.is_some() { child::look(config)? } else { LOOK };
    app.out.say("watching Gmail; Ctrl-C ends it");
    Follow { gmail, signals, every, beat }.run(|passed| say(app, passed), |why| app.out.warn(why))
}

/// Prints what was taken in. A pass that ended before it was through and took nothing in has its failure to say, alone.
fn say(app: &App, passed: &Passed) -> Result<()> {
    if let Some(notice) = &passed.notice {
        app.out.warn(notice);
    }
    let report = &passed.report;
    if passed.ended.is_err() && report.is_empty() {
        return Ok(());
    }
    app.out.outcome(report, report.is_news())
}
