//! `fte watch finance`

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, OrFail as _, Result, clock, interrupt, pulse};
use crate::cmd::finance::files::Reader;
use crate::cmd::finance::import::Imported;
use crate::config;
use crate::remote::bank::{Answers, Bank, Waiting, open_file, waiting};
use crate::run::child;
use crate::vault::Folder;

/// How soon a stop is heard between two looks.
const SLICE: Duration = Duration::from_millis(100);

/// Take in the bank statements that lie in `Inbox/` and in `finance.folder`
///
/// What is OFX, CAMT.053 or MT940, or a CSV of a bank whose mapping is kept, is imported as by `fte finance import`. From
/// `Inbox/` it moves to `Accounting/Bank/Files/`; in `finance.folder` files stay as they are. All else is left: in `Inbox/`
/// it is `fte watch files`' to take.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte watch finance\n  fte watch finance --dry-run\n  fte watch finance --follow"
)]
pub(crate) struct FinanceArgs {
    /// Say what would be taken in and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Look again every `finance.poll_s` seconds, until Ctrl-C; one line of output for each pass that took something in
    #[arg(long, conflicts_with = "dry_run")]
    follow: bool,
}

impl FinanceArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let stop = interrupt::listen(child::is_ours("watch finance"), || {})?;
        let mut seen = Seen::default();
        if !self.follow {
            let imported = self.look(app, &mut seen)?;
            app.out.outcome(&imported, imported.is_news())?;
            return imported.verdict();
        }
        if let Some(path) = config::env(child::PULSE) {
            pulse::begin(Path::new(&path)).doing("write the watcher's sign of life")?;
        }
        let every = Duration::from_secs(app.config()?.number("finance.poll_s")?.unsigned_abs());
        app.out.say("watching; Ctrl-C ends it");
        loop {
            let imported = self.look(app, &mut seen)?;
            if imported.is_news() {
                app.out.report(&imported)?;
            }
            rest(&stop, every)?;
        }
    }

    /// One pass, of which the state is told.
    fn look(&self, app: &App, seen: &mut Seen) -> Result<Imported> {
        let imported = self.pass(app, seen);
        if !self.dry_run {
            let (state, now) = (app.state()?, app.clock.now());
            match &imported {
                Ok(_) => state.watch_ran("finance", now)?,
                Err(fail) => state.watch_failed("finance", fail, now)?,
            }
        }
        imported
    }

    /// Looks once; a file that was looked at and did not change since is not looked at again. One that could not be taken in is
    /// tried again, and said where another reason keeps it.
    fn pass(&self, app: &App, seen: &mut Seen) -> Result<Imported> {
        let (vault, config) = (app.vault()?, app.config()?);
        let bank = Bank::open(vault, app.state()?);
        let settle = Duration::from_millis(config.number("watch.settle_ms")?.unsigned_abs());
        let mut reader = Reader::new(app, Answers::default(), None, self.dry_run)?;
        let folder = config.filled("finance.folder").map(PathBuf::from);
        if folder.as_ref().is_some_and(|folder| folder.is_relative()) {
            return Err(Fail::say(Exit::SetUp, "`finance.folder` is no whole path")
                .hint("write it from the root on: where a schedule runs, no other is found"));
        }
        let places = [(Some(vault.dir(Folder::Inbox)), true), (folder, false)];
        // Both are listed before anything is taken in: a pass that fails for a folder has done nothing.
        let mut there = Vec::new();
        for (dir, is_inbox) in places.into_iter().filter_map(|(dir, is)| Some((dir?, is))) {
            let hint = "`finance.folder` in .fte/config.yaml names it";
            let files =
                waiting(&dir).map_err(|fail| if is_inbox { fail } else { fail.hint(hint) })?;
            there.extend(files.into_iter().map(|file| (file, is_inbox)));
        }
        let mut now = Seen::default();
        for (file, is_inbox) in there {
            pulse::beat();
            let is_written = file.rested().is_some_and(|rested| rested < settle);
            if is_written {
                continue;
            }
            let is_known = seen.files.contains(&file);
            let taken =
                if is_known { Ok(()) } else { self.take(&bank, &mut reader, &file, is_inbox) };
            match taken {
                Ok(()) => now.files.push(file),
                Err(fail) => now.failed(seen, file, &fail, &mut reader),
            }
        }
        *seen = now;
        let has_new = !reader.files.is_empty();
        reader.finish(app, has_new)
    }

    /// Takes a file in where it is a statement; one that can't be read is named, and keeps no other from its turn.
    fn take(
        &self,
        bank: &Bank<'_>,
        reader: &mut Reader<'_>,
        file: &Waiting,
        is_inbox: bool,
    ) -> Result<()> {
        let taken = open_file(&file.path).and_then(|(name, bytes)| {
            if !bank.knows(&bytes)? {
                return Ok(());
            }
            reader.bytes(&name, &bytes)?;
            if is_inbox && !self.dry_run { bank.file_away(&name, &bytes) } else { Ok(()) }
        });
        match taken {
            // Another watcher took it meanwhile.
            Err(fail) if fail.exit == Exit::Usage && !file.path.exists() => Ok(()),
            taken => taken,
        }
    }
}

/// What was looked at: files that need no second look, and why others were not taken in.
#[derive(Default)]
struct Seen {
    files: Vec<Waiting>,
    failed: Vec<(Waiting, Vec<String>)>,
}

impl Seen {
    /// Notes why a file was not taken in, and says it where that is news.
    fn failed(&mut self, before: &Seen, file: Waiting, fail: &Fail, reader: &mut Reader<'_>) {
        let now = (file, fail.causes());
        if !before.failed.contains(&now) {
            reader.fail(&now.0.name, fail);
        }
        self.failed.push(now);
    }
}

fn rest(stop: &AtomicBool, every: Duration) -> Result<()> {
    let begun = Instant::now();
    while begun.elapsed() < every {
        pulse::beat();
        if stop.load(Ordering::Relaxed) {
            return Err(interrupt::stopped("what was taken in is kept"));
        }
        clock::wait(SLICE);
    }
    Ok(())
}
