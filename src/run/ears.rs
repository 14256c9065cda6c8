//! Hears what changes in the vault: what a person moved, answered or dropped there; and commands that changed only the state.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::child::Event;
use crate::state::State;
use crate::vault::{Folder, Vault};

/// Where a change can mean that there is something to do.
const FOLDERS: [Folder; 8] = [
    Folder::NeedsAction,
    Folder::InProgress,
    Folder::Plans,
    Folder::PendingApproval,
    Folder::Approved,
    Folder::Rejected,
    Folder::Playbooks,
    Folder::Contacts,
];

/// Listens until dropped; `None` where the system has no room for it, or no way.
///
/// Of the vault's own folder, only a stop and the handbook count. The Inbox is a watcher's.
pub(super) fn listen(
    vault: &Vault,
    state: &State,
    sender: Sender<Event>,
) -> Option<RecommendedWatcher> {
    let root = vault.root().to_owned();
    let counts =
        move |path: &Path| path.parent() != Some(&root) || path.file_name().is_some_and(is_rule);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if tells(event.kind) && event.paths.iter().any(|path| counts(path)) {
            let _ = sender.send(Event::Changed);
        }
    })
    .ok()?;
    watcher.watch(vault.root(), RecursiveMode::NonRecursive).ok()?;
    for folder in FOLDERS.map(|folder| vault.dir(folder)).iter().filter(|dir| dir.is_dir()) {
        watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    // Without the bell it hears less, and looks by itself every few minutes.
    if let Some(bell) = state.bell() {
        let _ = watcher.watch(&bell, RecursiveMode::NonRecursive);
    }
    Some(watcher)
}

fn is_rule(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_lowercase();
    name.starts_with("stop") || name == "company_handbook.md"
}

/// Whether an event can be a change; reading is none.
fn tells(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    }
}
