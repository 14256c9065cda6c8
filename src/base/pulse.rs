//! A watcher's sign of life: a number in a file that its supervisor looks at. A hung process stops counting.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// Signs of life are not written more often than this.
const APART: Duration = Duration::from_millis(100);

/// One in a process: what reads a document deep down knows nothing of who started it.
static PULSE: OnceLock<Mutex<Pulse>> = OnceLock::new();

struct Pulse {
    file: File,
    count: u64,
    last: Instant,
}

/// Begins to count in a file. Until then [`beat`] does nothing.
pub(crate) fn begin(path: &Path) -> io::Result<()> {
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    let _ = PULSE.set(Mutex::new(Pulse { file, count: 0, last: Instant::now() }));
    beat_now();
    Ok(())
}

/// A sign of life; to be called wherever something long makes headway.
pub(crate) fn beat() {
    let is_due =
        |pulse: &Mutex<Pulse>| pulse.lock().is_ok_and(|pulse| pulse.last.elapsed() >= APART);
    if PULSE.get().is_some_and(is_due) {
        beat_now();
    }
}

/// Gives signs of life while something waits for an answer: a call over the network, which has a time limit of its own. One
/// that outlasts the longest limit that can be set is a hang, and gives none any more.
pub(crate) fn during<T>(work: impl FnOnce() -> T) -> T {
    const LONGEST: Duration = Duration::from_mins(11);
    const EVERY: Duration = Duration::from_secs(1);
    if PULSE.get().is_none() {
        return work();
    }
    std::thread::scope(|scope| {
        let (over, heard) = channel::<()>();
        scope.spawn(move || {
            let begun = Instant::now();
            while begun.elapsed() < LONGEST
                && heard.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout)
            {
                beat_now();
            }
        });
        let done = work();
        drop(over);
        done
    })
}

fn beat_now() {
    let Some(Ok(mut pulse)) = PULSE.get().map(Mutex::lock) else { return };
    pulse.count += 1;
    pulse.last = Instant::now();
    let said = format!("{} {:020}\n", std::process::id(), pulse.count);
    // One that can't be written is missed by the supervisor, which says so.
    let _ = pulse.file.rewind().and_then(|()| pulse.file.write_all(said.as_bytes()));
}
