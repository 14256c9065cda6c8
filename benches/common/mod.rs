//! What the benches share: programs to run beside, and the median of how long they take.

#![allow(dead_code, reason = "each bench takes what it needs")]

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// The first of these programs that is there.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let all =
        std::env::split_paths(&path).flat_map(|dir| names.iter().map(move |name| dir.join(name)));
    all.into_iter().find(|file| file.is_file())
}

pub(crate) fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    command.status().unwrap();
    start.elapsed()
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

pub(crate) fn shown(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// Ten characters of `a-z2-7`, as ids are.
pub(crate) fn id(mut number: usize) -> String {
    let mut id = String::new();
    for _ in 0..10 {
        id.push(char::from(b"abcdefghijklmnopqrstuvwxyz234567"[number % 32]));
        number /= 32;
    }
    id
}
