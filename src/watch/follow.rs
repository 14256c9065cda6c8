//! `--follow`: takes in what arrives as it arrives, and nothing that is still being written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use chrono::TimeDelta;
use notify::{EventKind, RecursiveMode, Watcher as _, event::AccessKind};

use super::files::{self, Found, Listing, Stamp, Unsettled};
use super::{Report, Watch};
use crate::base::{Fail, Result, Time, interrupt, pulse};

/// How often folders are looked at although nothing was heard of them: network drives tell nothing.
pub(crate) const LOOK: Duration = Duration::from_secs(10);
/// The same, where the system can't tell at all.
const LOOK_BLIND: Duration = Duration::from_secs(2);

/// How often the state is told that the watcher is there.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// How long what is not ready must have lain there before it is said: a download goes on, a link stays.
const LONG: Duration = Duration::from_mins(1);

/// Why the wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    Changed,
    Stop,
}

/// A follower of some folders.
pub(crate) struct Follow<'w> {
    watch: &'w Watch<'w>,
    paths: Vec<PathBuf>,
    signals: Receiver<Signal>,
    every: Duration,
    /// When the state was last told.
    noted: Option<Time>,
    /// Ends when dropped.
    _watcher: Option<notify::RecommendedWatcher>,
    seen: Seen,
}

/// What earlier looks saw.
#[derive(Default)]
struct Seen {
    before: BTreeMap<PathBuf, Stamp>,
    /// What was taken in, or could not be, as it was then.
    taken: BTreeMap<PathBuf, Stamp>,
    told: BTreeSet<(PathBuf, String)>,
}

impl<'w> Follow<'w> {
    /// Begins to listen to `Inbox/` or these paths, and to what stops it through `signals`.
    ///
    /// It looks at them every `look`, although nothing was heard.
    pub(crate) fn begin(
        watch: &'w Watch<'w>,
        paths: &[PathBuf],
        (sender, signals): (Sender<Signal>, Receiver<Signal>),
        look: Duration,
    ) -> Result<Follow<'w>> {
        let paths = watch.places(paths)?;
        let watcher = listen(&paths, sender);
        let every = if watcher.is_some() { look } else { look.min(LOOK_BLIND) };
        let seen = Seen::default();
        Ok(Follow { watch, paths, signals, every, noted: None, _watcher: watcher, seen })
    }

    /// Runs until it is told to stop; hands over what each pass did. Always an error: 130 after a stop.
    pub(crate) fn run(&mut self, mut say: impl FnMut(&Report) -> Result<()>) -> Result<()> {
        loop {
            pulse::beat();
            let (ready, waiting) = self.seen.look(&self.paths, self.watch.trail.vault.root());
            if !ready.found.is_empty() {
                let report = self.watch.take(vec![ready], Unsettled::new())?;
                if !report.is_empty() {
                    say(&report)?;
                }
            }
            self.note()?;
            let stop = if waiting { self.pause() } else { self.wait() };
            if stop || self.watch.stop.load(Ordering::Relaxed) {
                return Err(stopped());
            }
        }
    }

    /// Says in the state that it looked: where nothing arrives, nothing else would.
    fn note(&mut self) -> Result<()> {
        let now = self.watch.trail.clock.now();
        if self.noted.is_none_or(|noted| now - noted >= NOTED) {
            self.watch.note_run()?;
            self.noted = Some(now);
        }
        Ok(())
    }

    /// Waits for a change; whether to stop.
    fn wait(&self) -> bool {
        match self.signals.recv_timeout(self.every) {
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => true,
            Ok(Signal::Changed) | Err(RecvTimeoutError::Timeout) => false,
        }
    }

    /// Lets things settle; whether to stop. Changes meanwhile don't shorten it.
    fn pause(&self) -> bool {
        // A rest of nothing would never end where changes come without pause.
        let mut rest = self.watch.settle.max(Duration::from_millis(10));
        while !rest.is_zero() {
            pulse::beat();
            let begun = std::time::Instant::now();
            if let Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) =
                self.signals.recv_timeout(rest.min(self.every))
            {
                return true;
            }
            rest = rest.saturating_sub(begun.elapsed());
        }
        false
    }
}

/// How a follower ends that was told to.
pub(super) fn stopped() -> Fail {
    interrupt::stopped("all that was taken in is safe on the disk")
}

impl Seen {
    /// What has not changed since the last look, and whether something else is there that may settle.
    fn look(&mut self, paths: &[PathBuf], avoid: &Path) -> (Listing, bool) {
        let mut ready = Listing::default();
        let mut now = BTreeMap::new();
        let mut waiting = false;
        for path in paths {
            let listing = files::list(path, avoid);
            ready.maildirs.extend(listing.maildirs);
            for found in listing.found {
                match &found {
                    Found::File(path) | Found::Message(path) => {
                        let Ok(stamp) = Stamp::of(path) else { continue };
                        now.insert(path.clone(), stamp);
                        if self.taken.get(path) == Some(&stamp) {
                            continue;
                        }
                        if self.before.get(path) == Some(&stamp) {
                            self.taken.insert(path.clone(), stamp);
                            ready.found.push(found);
                        } else {
                            waiting = true;
                        }
                    }
                    Found::Failed(path, why) => {
                        if self.told.insert((path.clone(), why.clone())) {
                            ready.found.push(found);
                        }
                    }
                    Found::Skipped(path, why) => {
                        let stays =
                            Stamp::of(path).is_ok_and(|stamp| stamp.unsettled(LONG).is_none());
                        if stays && self.told.insert((path.clone(), (*why).to_owned())) {
                            ready.found.push(found);
                        }
                    }
                }
            }
        }
        self.taken.retain(|path, _| now.contains_key(path));
        self.before = now;
        (ready, waiting)
    }
}

/// Listens to folders; `None` where the system has no room for it, or no way.
fn listen(paths: &[PathBuf], sender: Sender<Signal>) -> Option<notify::RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| tells(event.kind)) {
            let _ = sender.send(Signal::Changed);
        }
    })
    .ok()?;
    let listens = |path: &Path, watcher: &mut notify::RecommendedWatcher| {
        watcher.watch(path, RecursiveMode::Recursive).is_ok()
    };
    paths.iter().all(|path| listens(path, &mut watcher)).then_some(watcher)
}

/// Whether an event can mean that something arrived. Our own reading and moving away does not.
fn tells(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(notify::event::AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Remove(_) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_ready_when_two_looks_see_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let paths = [dir.path().to_owned()];
        let file = dir.path().join("a.txt");
        let mut seen = Seen::default();
        std::fs::File::create(&file).unwrap().set_len(1).unwrap();
        assert_eq!((0, true), {
            let (ready, waiting) = seen.look(&paths, Path::new("/"));
            (ready.found.len(), waiting)
        });
        std::fs::File::create(&file).unwrap().set_len(2).unwrap();
        assert_eq!((0, true), {
            let (ready, waiting) = seen.look(&paths, Path::new("/"));
            (ready.found.len(), waiting)
        });
        assert_eq!((1, false), {
            let (ready, waiting) = seen.look(&paths, Path::new("/"));
            (ready.found.len(), waiting)
        });
        assert_eq!((0, false), {
            let (ready, waiting) = seen.look(&paths, Path::new("/"));
            (ready.found.len(), waiting)
        });
        std::fs::File::create(dir.path().join("b.pdf.part")).unwrap();
        assert_eq!((0, false), {
            let (ready, waiting) = seen.look(&paths, Path::new("/"));
            (ready.found.len(), waiting)
        });
    }
}
