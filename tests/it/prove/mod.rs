//! The proof: whatever stops a command, wherever, nothing is lost, nothing happens twice, nothing is forgotten.
//!
//! Each sweep runs bounded by default. `FTE_PROVE=full` (`just prove`) takes every point, and a number as many of each
//! stage; the figures go to standard error, and to the file that `FTE_PROVE_FIGURES` names.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

mod clocks;
mod crowd;
#[cfg(target_os = "linux")]
mod fail;
#[cfg(target_os = "linux")]
mod gmail;
#[cfg(target_os = "linux")]
mod kill;
#[cfg(target_os = "linux")]
mod mail;
#[cfg(target_os = "linux")]
mod mailboxes;
#[cfg(target_os = "linux")]
mod net;
#[cfg(target_os = "linux")]
mod odoo;
#[cfg(target_os = "linux")]
mod power;
#[cfg(target_os = "linux")]
mod push;
#[cfg(target_os = "linux")]
mod replay;
#[cfg(target_os = "linux")]
mod room;
mod stages;
pub(crate) mod stand;
mod synced;
#[cfg(target_os = "linux")]
mod trace;

/// How much is proven.
fn asked_for() -> String {
    std::env::var("FTE_PROVE").unwrap_or_default()
}

pub(crate) fn is_full() -> bool {
    asked_for() == "full"
}

/// The points of a sweep that are taken: all of them in full, else so many, spread evenly.
pub(crate) fn some<T: Clone + std::fmt::Debug>(points: &[T], bounded: usize) -> Vec<T> {
    let most = if is_full() { points.len() } else { asked_for().parse().unwrap_or(bounded) };
    let most = most.clamp(1, points.len().max(1));
    // For whoever looks into one failure.
    if let Ok(word) = std::env::var("FTE_PROVE_ONLY") {
        return points
            .iter()
            .filter(|point| format!("{point:?}").contains(&word))
            .cloned()
            .collect();
    }
    (0..most).filter_map(|n| points.get(n * points.len() / most)).cloned().collect()
}

/// Puts the vaults of this process into memory, where there is some: they are put back thousands of times, and whether
/// a sync reached a disk is not what is asked.
pub(crate) fn in_memory() {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() && std::env::var_os("TMPDIR").is_none() {
        // Said already.
        let _ = tempfile::env::override_temp_dir(memory);
    }
}

/// One sweep: what it took and what failed in it.
pub(crate) struct Sweep {
    name: String,
    began: Instant,
    points: usize,
    /// How many there are, where not all are taken.
    all: usize,
    failures: Vec<String>,
}

impl Sweep {
    pub(crate) fn new(name: impl Into<String>) -> Sweep {
        in_memory();
        Sweep { name: name.into(), began: Instant::now(), points: 0, all: 0, failures: Vec::new() }
    }

    pub(crate) fn of(self, all: usize) -> Sweep {
        Sweep { all, ..self }
    }

    pub(crate) fn point(&mut self, point: &str, held: Result<(), String>) {
        self.points += 1;
        if let Err(why) = held {
            self.failures.push(format!("{point}: {why}"));
        }
    }

    /// Says what came of it, and fails the test where a point failed or there were fewer than expected.
    #[track_caller]
    pub(crate) fn end(self, least: usize) {
        let Sweep { name, began, points, all, failures } = self;
        let all = all.max(points);
        let (failed, seconds) = (failures.len(), began.elapsed().as_secs_f32());
        figure(&format!(
            "{name:<34} {points:>5} of {all:>5} points {failed:>4} failures {seconds:>7.1} s"
        ));
        let shown: Vec<&str> = failures.iter().take(30).map(String::as_str).collect();
        assert!(failures.is_empty(), "{name}: {failed} of {points} failed:\n{}", shown.join("\n"));
        assert!(points >= least, "{name}: {points} points, at least {least} were expected");
    }
}

/// A line of the figures.
pub(crate) fn figure(line: &str) {
    eprintln!("{line}");
    if let Some(file) = std::env::var_os("FTE_PROVE_FIGURES") {
        let file = fs::OpenOptions::new().create(true).append(true).open(file);
        file.unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
    }
}

/// `Err` with what is said, where it does not hold.
pub(crate) fn hold(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}
