//! What ends a command before it is through: Ctrl-C, SIGTERM, a closed terminal; for a child of `fte run`, its parent's end.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::error::{Exit, Fail, OrFail as _, Result};
use super::{clock, platform};

/// How long a child whose parent is gone may take to come to an end.
const GRACE: Duration = Duration::from_mins(1);

/// Listens; what is returned is set, and then `tell` called, when the command is to end. A second Ctrl-C ends it at once.
///
/// A child (`has_parent`) is told by the end of its stdin: its parent holds the other end of that pipe and says nothing on
/// it, so the end comes too where the parent was killed, on every system. One that does not end then is ended.
///
/// To be called once in a process.
pub(crate) fn listen(
    has_parent: bool,
    tell: impl Fn() + Clone + Send + 'static,
) -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let (flag, say) = (Arc::clone(&stop), tell.clone());
    ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            platform::end_self();
        }
        say();
    })
    .doing("listen for Ctrl-C")?;
    if has_parent {
        let flag = Arc::clone(&stop);
        std::thread::spawn(move || {
            let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
            flag.store(true, Ordering::Relaxed);
            tell();
            clock::wait(GRACE);
            platform::end_self();
        });
    }
    Ok(stop)
}

/// How a command ends that was told to; `what` is what that leaves.
pub(crate) fn stopped(what: &str) -> Fail {
    Fail::say(Exit::Interrupted, format!("stopped; {what}"))
}
