//! `fte watch`: one subcommand for each source.

mod finance;
mod gmail;
mod imap;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::{Exit, Fail, OrFail as _, Result, interrupt, pulse};
use crate::config;
use crate::run::child;
use crate::watch::follow::{Follow, LOOK, Signal};
use crate::watch::{Report, Watch};

/// Take in what arrived: one note in `Needs_Action/` for each thing
#[derive(Args, Debug)]
pub(crate) struct WatchArgs {
    #[command(subcommand)]
    source: Source,
}

#[derive(Subcommand, Debug)]
enum Source {
    Files(FilesArgs),
    Finance(finance::FinanceArgs),
    Gmail(gmail::GmailArgs),
    Imap(imap::ImapArgs),
}

impl WatchArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.source {
            Source::Files(args) => args.run(app),
            Source::Finance(args) => args.run(app),
            Source::Gmail(args) => args.run(app),
            Source::Imap(args) => args.run(app),
        }
    }
}

/// Take in the mail and files that lie in `Inbox/`
///
/// Reads `.eml`, `.mbox`, Maildir folders, `.ics`, `.csv`, `.json`, `.md`, `.txt`, `.html`, `.pdf`, images and anything
/// else. Each message or file becomes one note, however often it is dropped. What is in `Inbox/` moves to `Attachments/`
/// (or an mbox to `Done/`) once its notes are safe on the disk; files elsewhere stay where they are. What can't be read
/// goes to `Quarantine/` with the reason. A file that is still being written, a link and anything else that is no file
/// stays and is named.
///
/// A note of your own keeps `due`, `priority` and `domain` of its front matter; `arrived` is when something was taken in,
/// `received` when it was sent, by its own word.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  fte watch files\n  fte watch files ~/Mail/export.mbox ~/Downloads/invoice.pdf\n  fte watch files --json | jq -r '.created[].path'\n  fte watch files --follow"
)]
pub(crate) struct FilesArgs {
    /// Files or folders to read in place of `Inbox/`; they stay where they are
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Say what would be done and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass
    #[arg(long, conflicts_with = "dry_run")]
    follow: bool,
}

impl FilesArgs {
    fn run(&self, app: &App) -> Result<()> {
        let (trail, config) = (app.trail()?, app.config()?);
        let settle = config.number("watch.settle_ms")?.clamp(0, 60_000).unsigned_abs();
        let settle = Duration::from_millis(settle);
        let (sender, signals) = channel();
        let tell = sender.clone();
        let has_parent = child::is_ours("watch files");
        let stop = interrupt::listen(has_parent, move || {
            let _ = tell.send(Signal::Stop);
        })?;
        let watch = Watch { trail, config, dry_run: self.dry_run, settle, stop };
        if self.follow {
            return self.follow(app, &watch, (sender, signals));
        }
        let report = watch.files(&self.paths)?;
        app.out.outcome(&report, report.is_news())?;
        verdict(&report)
    }

    fn follow(
        &self,
        app: &App,
        watch: &Watch<'_>,
        signals: (Sender<Signal>, Receiver<Signal>),
    ) -> Result<()> {
        let pulse = config::env(child::PULSE);
        if let Some(path) = &pulse {
            pulse::begin(Path::new(path)).doing("write the watcher's sign of life")?;
        }
        let look = if pulse.is_some() { child::look(watch.config)? } else { LOOK };
        let mut follow = Follow::begin(watch, &self.paths, signals, look)?;
        app.out.say("watching; Ctrl-C ends it");
        follow.run(|report| app.out.outcome(report, report.is_news()))
    }
}

/// Exit code 8 where something was left that a person has to look at.
fn verdict(report: &Report) -> Result<()> {
    match report.failed.as_slice() {
        [] => Ok(()),
        [one] => Err(Fail::say(
            Exit::Partial,
            format!("`{}` {}", crate::base::text::shown_line(&one.path), one.why),
        )),
        several => Err(Fail::say(
            Exit::Partial,
            format!("{} sources could not be taken in", several.len()),
        )),
    }
}
