//! Every stage with too little room: a disk of so many bytes, and files that may grow to so many, which writes a part and
//! then fails. A clear error, and nothing that the next run with room does not finish.

use std::path::Path;
use std::process::{Command, Stdio};

use super::fail::is_said;
use super::stages::{self, Stage};
use super::stand::{Stand, copy};
use super::{Sweep, is_full};
use crate::peer::Peer;
use crate::webhook::{Settled, act, approved, done};

fn ends(stand: &Stand, ran: &crate::testvault::Ran) -> Result<(), String> {
    stand.holds_at_once()?;
    is_said(ran, || stand.is_done())
}

/// A shell's limit of a file's size, in blocks of 512 bytes; what is above is written up to it, and then refused.
fn limited(stand: &Stand, blocks: usize) -> Result<(), String> {
    let plain = stand.vault.command();
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -f {blocks}; trap '' XFSZ; exec \"$@\""), "sh"]);
    command.arg(plain.get_program()).args(&stand.words).env_clear();
    command.envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))));
    command.current_dir(stand.vault.root()).stdin(Stdio::null());
    let ran = stand.vault.ran(&command.output().unwrap());
    ends(stand, &ran)
}

fn with_short_files(stage: Stage, sweep: &mut Sweep) {
    let name = stage.name;
    let stand = Stand::new(stage);
    // The state's database is longer than all else that is written.
    let step = if is_full() { 3 } else { 43 };
    for blocks in (0..180).step_by(step) {
        stand.put_back();
        let held = limited(&stand, blocks).and_then(|()| stand.ends_well());
        sweep.point(&format!("{name}, {blocks} blocks a file"), held);
    }
}

/// A file system in memory over a vault and its state, taken away when dropped.
struct Small<'a>(&'a Path);

impl Small<'_> {
    /// `None` where this user may not mount.
    fn mount(at: &Path, bytes: u64) -> Option<Small<'_>> {
        let size = format!("size={bytes}");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Small(at))
    }

    fn grow(&self) {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,size=64m"]).arg(self.0);
        assert!(mount.status().unwrap().success());
    }
}

impl Drop for Small<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

const PAGE: u64 = 4096;

/// What a file system in memory takes for what lies in a folder.
fn pages(root: &Path) -> u64 {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    let of = |length: u64| length.div_ceil(PAGE);
    entries
        .map(|entry| entry.metadata().unwrap())
        .filter(std::fs::Metadata::is_file)
        .map(|m| of(m.len()))
        .sum()
}

fn on_a_small_disk(stage: Stage, sweep: &mut Sweep) {
    let name = stage.name;
    let stand = Stand::new(stage);
    let root = stand.vault.root().parent().unwrap().to_owned();
    let kept = stand.keep();
    let needed = pages(kept.path());
    let step = if is_full() { 1 } else { 9 };
    for more in (0..40).step_by(step) {
        let Some(small) = Small::mount(&root, (needed + more) * PAGE) else {
            eprintln!("skipped: no small disk, this user may not mount one");
            return;
        };
        for part in ["vault", "state"] {
            copy(&kept.path().join(part), &root.join(part));
        }
        let held = {
            let ran = stand.run();
            ends(&stand, &ran)
        };
        small.grow();
        let held = held.and_then(|()| stand.ends_well());
        sweep.point(&format!("{name}, {more} pages of 4 KiB free"), held);
    }
}

fn stages() -> Vec<Stage> {
    let all = [
        stages::watch_once,
        stages::plan,
        stages::yes,
        stages::act,
        stages::book_payment,
        stages::prune,
        stages::stop,
    ];
    let bounded = [stages::watch_once, stages::act, stages::book_payment];
    let taken = if is_full() { all.as_slice() } else { bounded.as_slice() };
    taken.iter().map(|stage| stage()).collect()
}

#[test]
fn a_file_that_can_not_grow_is_said_and_mended() {
    let mut sweep = Sweep::new("short writes");
    for stage in stages() {
        with_short_files(stage, &mut sweep);
    }
    sweep.end(9);
}

#[test]
fn a_disk_that_is_full_is_said_and_mended() {
    let mut sweep = Sweep::new("full disk");
    for stage in stages() {
        on_a_small_disk(stage, &mut sweep);
    }
    sweep.end(0);
}

/// What the log has no room for is not sent: its receipt could not be kept, and a person would be asked what became of it.
#[test]
fn what_the_log_has_no_room_for_is_not_told_to_a_service() {
    const TOLD: usize = 12;
    let peer = Peer::start().without_idempotency();
    let vault = approved(&peer, TOLD, Settled::Person, "");
    let (logs, kept) = (vault.path("Logs"), tempfile::tempdir().unwrap());
    copy(&logs, &kept.path().join("Logs"));
    // Of the log, a page that is begun has room for a little.
    let Some(small) = Small::mount(&logs, pages(&logs) * PAGE) else {
        return eprintln!("skipped: no small disk, this user may not mount one");
    };
    copy(&kept.path().join("Logs"), &logs);
    let ran = act(&vault);
    assert_ne!(ran.exit, 0, "{ran}");
    let told = peer.deeds().len();
    assert!(told < TOLD, "{told} were told: the log was not full");
    assert_eq!(ran.json()["doubt"], serde_json::json!([]), "{ran}");
    small.grow();
    let again = act(&vault);
    assert_eq!(again.json()["doubt"], serde_json::json!([]), "{again}");
    let mut keys: Vec<_> = peer.deeds().into_iter().map(|deed| deed.key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!((peer.deeds().len(), keys.len(), done(&vault)), (TOLD, TOLD, TOLD), "{again}");
    vault.fte("audit verify").ok();
}
