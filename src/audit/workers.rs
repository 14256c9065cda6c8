//! Works on files side by side, one a thread, and hands the results over in the files' order.

use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How many results of one file may wait to be taken: what is printed slowly is not read ahead.
const WAITING: usize = 4;

/// Where a worker puts its results.
pub(crate) struct Results<T>(SyncSender<T>);

impl<T> Results<T> {
    /// Waits until there is room; `Break` when nobody wants more.
    pub(crate) fn put(&self, result: T) -> ControlFlow<()> {
        self.0.send(result).map_or(ControlFlow::Break(()), ControlFlow::Continue)
    }
}

/// Runs `work` on each of `files`, as many at once as there are cores; `take` gets all results of the first file, then
/// all of the second, and so on, until it breaks. The buffer that `work` gets is its thread's.
pub(crate) fn in_order<F: Sync, T: Send>(
    files: &[F],
    work: impl Fn(&F, &mut Vec<u8>, &Results<T>) + Sync,
    mut take: impl FnMut(T) -> ControlFlow<()>,
) {
    let (senders, receivers): (Vec<_>, Vec<_>) = files.iter().map(|_| channel()).unzip();
    let next = AtomicUsize::new(0);
    let is_over = AtomicBool::new(false);
    let run = || {
        let mut buffer = Vec::new();
        while !is_over.load(Ordering::Relaxed) {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(file), Some(sender)) = (files.get(at), senders.get(at)) else { break };
            // Dropped at the end of the turn: that is how the taker learns that the file is done.
            let sender = sender.lock().ok().and_then(|mut sender| sender.take());
            if let Some(sender) = sender {
                work(file, &mut buffer, &Results(sender));
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(run);
        }
        let _ = receivers.into_iter().flatten().try_for_each(&mut take);
        is_over.store(true, Ordering::Relaxed);
    });
}

fn channel<T>() -> (Mutex<Option<SyncSender<T>>>, Receiver<T>) {
    let (sender, receiver) = sync_channel(WAITING);
    (Mutex::new(Some(sender)), receiver)
}
