//! `fte watch imap`

use std::path::Path;

use clap::Args;

use super::verdict;
use crate::app::App;
use crate::base::out::Out;
use crate::base::{OrFail as _, Result, interrupt, pulse, text};
use crate::config;
use crate::run::child;
use crate::watch::Report;
use crate::watch::imap::{Tell, Watch};

/// Take in the mail of an IMAP server
///
/// Reads the folders of `imap.folders` and makes one note of each message, once: a message that also lies in `Inbox/` or
/// comes through Gmail is the same item. The first look goes back `imap.days`; each later one takes what is new. Messages
/// stay on the server as they are, unread ones unread (`imap.mark_read` changes that). A message that can't be fetched is
/// named and tried again; it holds up no other.
///
/// The password is asked for once, by `fte auth imap login`.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  fte watch imap\n  fte watch imap --dry-run\n  fte watch imap --json | jq -r '.created[].subject'\n  fte watch imap --follow"
)]
pub(crate) struct ImapArgs {
    /// Say what would be taken in and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Keep watching and take in what arrives, until Ctrl-C; one line of output for each pass
    #[arg(long, conflicts_with = "dry_run")]
    follow: bool,
}

impl ImapArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let is_child = child::is_ours("watch imap");
        let stop = interrupt::listen(is_child, || {})?;
        let mut watch = Watch::new(app.trail()?, app.keys()?, app.gmail()?, stop)?;
        watch.dry_run = self.dry_run;
        watch.unasked = is_child;
        if self.follow {
            return follow(app, &watch);
        }
        let passed = watch.once();
        passed.notes.iter().for_each(|note| app.out.warn(text::shown_line(note)));
        // What was taken in before something went wrong is told, too.
        if passed.done.is_ok() || !passed.report.is_empty() {
            app.out.outcome(&passed.report, passed.report.is_news())?;
        }
        passed.done?;
        verdict(&passed.report)
    }
}

fn follow(app: &App, watch: &Watch<'_>) -> Result<()> {
    if let Some(path) = config::env(child::PULSE) {
        pulse::begin(Path::new(&path)).doing("write the watcher's sign of life")?;
    }
    app.out.say("watching; Ctrl-C ends it");
    watch.follow(&mut Told(app.out))
}

struct Told(Out);

impl Tell for Told {
    fn report(&mut self, report: &Report) -> Result<()> {
        self.0.outcome(report, report.is_news())
    }

    fn warn(&mut self, what: &str) {
        self.0.warn(text::shown_line(what));
    }
}
