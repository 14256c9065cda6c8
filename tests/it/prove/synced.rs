//! What a program that syncs the vault does to a request: recognised, never executed for that, never lost.
//!
//! Each scene begins with one request that waits for a yes, or was answered. Whatever comes then, the answer to the
//! mail goes out once where a person says yes, and not at all where they said no; and what somebody wrote on another
//! device is still in the vault afterwards.

use std::fs;

use super::stages::{self, say_yes, waiting};
use super::stand::leaf;
use super::{Sweep, hold};
use crate::testvault::TestVault;

/// What was written on another device.
const MARK: &str = "written on another device";

struct Scene {
    vault: TestVault,
    /// The waiting request's id, file name and text.
    id: String,
    name: String,
    text: String,
}

impl Scene {
    fn new() -> Scene {
        let vault = (stages::yes().prepare)();
        let path = vault.files("Pending_Approval").remove(0);
        let (id, text) = (waiting(&vault).remove(0), vault.read(&path));
        Scene { id, name: leaf(&path).to_owned(), text, vault }
    }

    fn stem(&self) -> &str {
        self.name.trim_end_matches(".md")
    }

    /// The request's text with a line from elsewhere in it.
    fn changed(&self) -> String {
        format!("{}\n{MARK}\n", self.text)
    }

    fn put(&self, folder: &str, text: &str) {
        self.vault.put(&format!("{folder}/{}", self.name), text);
    }

    fn shift(&self, from: &str, to: &str) {
        fs::create_dir_all(self.vault.path(to)).unwrap();
        let at = |folder: &str| self.vault.path(folder).join(&self.name);
        fs::rename(at(from), at(to)).unwrap();
    }

    fn gone(&self, folder: &str) {
        fs::remove_file(self.vault.path(folder).join(&self.name)).unwrap();
    }

    /// Says yes, and lets it be done.
    fn done(&self) {
        self.vault.fte(&format!("approve yes {}", self.id)).ok();
        self.act();
        assert_eq!(self.sent(), 1);
    }

    fn refused(&self) {
        self.vault.fte(&format!("approve no {}", self.id)).ok();
        self.act();
    }

    fn act(&self) {
        let ran = self.vault.fte("act");
        assert!([0, 1, 5, 8].contains(&ran.exit), "{ran}");
    }

    fn sent(&self) -> usize {
        self.vault.files("Outbox").len()
    }

    /// A whole copy under another name in `Approved/`.
    fn copy_named(&self, name: &str) {
        self.vault.put(&format!("Approved/{name}"), self.changed());
    }
}

/// A scene: its name, what comes, how much is sent by the next `act`, and how much once a person said yes to all that
/// waits then.
type Row = (&'static str, fn(&Scene), usize, usize);

const ROWS: &[Row] = &[
    (
        "Syncthing's conflict copy",
        |s| s.copy_named(&format!("{}.sync-conflict-20261120-101500-ABCDEF.md", s.stem())),
        0,
        1,
    ),
    (
        "Dropbox's conflict copy",
        |s| s.copy_named(&format!("{} (Ann's conflicted copy 2026-11-20).md", s.stem())),
        0,
        1,
    ),
    (
        "Nextcloud's conflict copy",
        |s| s.copy_named(&format!("{} (conflicted copy 2026-11-20 101500).md", s.stem())),
        0,
        1,
    ),
    ("Google Drive's conflict copy", |s| s.copy_named(&format!("{}[Conflict].md", s.stem())), 0, 1),
    ("a copy with a number", |s| s.copy_named(&format!("{} (1).md", s.stem())), 0, 1),
    ("a copy in other letters", |s| s.copy_named(&s.name.to_lowercase()), 0, 1),
    ("Syncthing's temporary file", |s| s.copy_named(&format!(".syncthing.{}.tmp", s.name)), 0, 1),
    (
        "Syncthing's temporary file on Windows",
        |s| s.copy_named(&format!("~syncthing~{}.tmp", s.name)),
        0,
        1,
    ),
    ("iCloud's placeholder", |s| s.copy_named(&format!(".{}.icloud", s.name)), 0, 1),
    ("a half copy of what still waits", |s| s.put("Approved", &s.text[..s.text.len() / 2]), 0, 1),
    ("an empty copy of what still waits", |s| s.put("Approved", ""), 0, 1),
    (
        "half of what was moved",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.put("Approved", &s.text[..s.text.len() / 2]);
        },
        0,
        1,
    ),
    (
        "nothing of what was moved, and then the rest",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.put("Approved", "");
            s.act();
            s.put("Approved", &s.text);
        },
        // What was moved was a yes, and it came.
        1,
        1,
    ),
    (
        "half in front matter, and then the rest",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.put("Approved", &s.text[..20]);
            s.act();
            s.put("Approved", &s.text);
        },
        // What was moved was a yes, and it came.
        1,
        1,
    ),
    (
        "git's conflict markers in what was moved",
        |s| {
            s.shift("Pending_Approval", "Approved");
            let (head, body) = s.text.split_once("\n---\n").unwrap();
            let body = format!("<<<<<<< HEAD\n{body}=======\n{MARK}\n>>>>>>> phone\n");
            s.put("Approved", &format!("{head}\n---\n{body}"));
        },
        0,
        1,
    ),
    (
        "git's conflict markers in the front matter of what waits",
        |s| {
            let text = s.text.replacen("---\n", "---\n<<<<<<< HEAD\n", 1);
            s.put("Pending_Approval", &text.replacen("\n---\n", "\n=======\n>>>>>>> b\n---\n", 1));
            // It can't be read, and so not be answered, until somebody mends it.
            s.act();
            assert_eq!(s.vault.fte(&format!("approve yes {}", s.id)).exit, 1);
            s.act();
            assert_eq!(s.sent(), 0);
            s.put("Pending_Approval", &s.text);
        },
        0,
        1,
    ),
    ("it comes before it goes", |s| s.put("Approved", &s.text), 0, 1),
    (
        "it comes before it goes, and then goes",
        |s| {
            s.put("Approved", &s.text);
            s.act();
            s.gone("Pending_Approval");
        },
        0,
        1,
    ),
    ("it is moved by another device", |s| s.shift("Pending_Approval", "Approved"), 1, 1),
    (
        "it comes back after it was done",
        |s| {
            s.done();
            s.put("Approved", &s.text);
        },
        1,
        1,
    ),
    (
        "it comes back twice after it was done",
        |s| {
            s.done();
            s.put("Approved", &s.text);
            s.act();
            s.put("Approved", &s.text);
        },
        1,
        1,
    ),
    (
        "it comes back changed after it was done",
        |s| {
            s.done();
            s.put("Approved", &s.changed());
        },
        1,
        1,
    ),
    (
        "it waits again after it was done",
        |s| {
            s.done();
            s.put("Pending_Approval", &s.text);
        },
        1,
        1,
    ),
    (
        "it was rejected on another device after it was done",
        |s| {
            s.done();
            s.put("Rejected", &s.text);
        },
        1,
        1,
    ),
    (
        "it was taken out of Done",
        |s| {
            s.done();
            let note = s.vault.files("Done").into_iter().find(|path| leaf(path) == s.name).unwrap();
            fs::rename(s.vault.path(&note), s.vault.path("Approved").join(&s.name)).unwrap();
        },
        1,
        1,
    ),
    (
        "a no, and it comes back",
        |s| {
            s.refused();
            s.put("Approved", &s.text);
        },
        0,
        0,
    ),
    (
        "a yes on one device and a no on another",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.put("Rejected", &s.text);
        },
        0,
        0,
    ),
    (
        "a conflict copy in Done",
        |s| {
            s.done();
            let name = format!("{}.sync-conflict-20261120-101500-ABCDEF.md", s.stem());
            s.vault.put(&format!("Done/2026-11/{name}"), s.changed());
        },
        1,
        1,
    ),
    (
        "a conflict copy of the plan",
        |s| {
            let plan = s.vault.files("Plans").remove(0);
            let name = plan.replace(".md", ".sync-conflict-20261120-101500-ABCDEF.md");
            s.vault.put(&name, s.vault.read(&plan) + MARK);
        },
        0,
        1,
    ),
    (
        "a conflict copy of the item",
        |s| {
            let item = s.vault.files("In_Progress").remove(0);
            let name = item.replace(".md", " (Ann's conflicted copy 2026-11-20).md");
            s.vault.put(&name, s.vault.read(&item) + MARK);
            s.vault.put(&name.replace("In_Progress", "Needs_Action"), s.vault.read(&item) + MARK);
            let planned = s.vault.fte("plan --json").ok().json();
            assert_eq!(planned["planned"], serde_json::json!([]));
        },
        0,
        1,
    ),
    (
        "a conflict copy of the log",
        |s| {
            let log = s.vault.read("Logs/audit_2026-11-16.jsonl");
            let name = "Logs/audit_2026-11-16.sync-conflict-20261120-101500-ABCDEF.jsonl";
            s.vault.put(name, log + MARK);
        },
        0,
        1,
    ),
    (
        "an older log of another device, then ours again",
        |s| {
            let log = s.vault.read("Logs/audit_2026-11-16.jsonl");
            let first = log.lines().next().unwrap().to_owned() + "\n";
            s.vault.put("Logs/audit_2026-11-16.jsonl", first);
            s.vault.put("Logs/audit_2026-11-16.jsonl", log);
        },
        0,
        1,
    ),
    (
        "other ends of lines",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.put("Approved", &s.text.replace('\n', "\r\n"));
        },
        // The same meaning, so the person's yes holds.
        1,
        1,
    ),
    (
        "a stop from another device, taken back",
        |s| {
            s.shift("Pending_Approval", "Approved");
            s.vault.put("STOP.md", "");
            s.act();
            assert_eq!(s.sent(), 0);
            fs::remove_file(s.vault.path("STOP.md")).unwrap();
        },
        1,
        1,
    ),
    (
        "a mail that is half there",
        |s| {
            let mail = stages::mail("eve@example.net", 7).replace("parcel", "weather");
            s.vault.put("Inbox/.syncthing.m.eml.tmp", &mail[..40]);
            s.vault.put("Inbox/.m.eml.icloud", &mail[..40]);
            s.vault.put("Inbox/m.eml.part", &mail[..40]);
            s.vault.fte("watch files");
            assert_eq!(s.vault.files("Needs_Action").len(), 0);
            s.vault.put("Inbox/m.eml", mail);
            s.vault.fte("watch files").ok();
            s.vault.fte("watch files").ok();
            assert_eq!(s.vault.files("Needs_Action").len(), 1);
        },
        0,
        1,
    ),
    (
        "an item that is half there, and then whole",
        |s| {
            s.vault.put("Inbox/m.eml", stages::mail("fay@example.net", 7));
            s.vault.fte("watch files").ok();
            let item = s.vault.files("Needs_Action").remove(0);
            let text = s.vault.read(&item);
            for half in ["", &text[..30], &text[..text.len() / 3]] {
                s.vault.put(&item, half);
                s.vault.fte("plan");
                assert_eq!(s.vault.files("Plans").len(), 1, "{half:?}");
            }
            s.vault.put(&item, &text);
            s.vault.fte("plan").ok();
            assert_eq!(s.vault.files("Plans").len(), 2);
            // The second waits beside the first, and is another's.
            let other = waiting(&s.vault).into_iter().find(|id| *id != s.id).unwrap();
            s.vault.fte(&format!("approve no {other}")).ok();
        },
        0,
        1,
    ),
];

fn holds(scene: &Scene, now: usize, later: usize) -> Result<(), String> {
    let was_written = is_written(scene);
    scene.act();
    hold(scene.sent() == now, || format!("{} sent, not {now}", scene.sent()))?;
    scene.act();
    hold(scene.sent() == now, || format!("{} sent by the second act", scene.sent()))?;
    for _ in 0..2 {
        say_yes(&scene.vault);
        scene.act();
    }
    hold(scene.sent() == later, || format!("{} sent in the end, not {later}", scene.sent()))?;
    let waits = waiting(&scene.vault);
    hold(waits.is_empty(), || format!("{waits:?} still waits"))?;
    hold(scene.vault.files("Outbox/new").len() == later, || "not delivered".into())?;
    let verified = scene.vault.fte("audit verify");
    hold(verified.exit == 0, || format!("{verified}"))?;
    hold(!was_written || is_written(scene), || "what was written elsewhere is lost".into())
}

fn is_written(scene: &Scene) -> bool {
    let holds =
        |path: &String| String::from_utf8_lossy(&scene.vault.read_bytes(path)).contains(MARK);
    scene.vault.files(".").iter().any(holds)
}

/// Every third scene.
fn sweep(part: usize) {
    let mut sweep = Sweep::new(format!("sync, {} of 3", part + 1));
    for (name, comes, now, later) in ROWS.iter().skip(part).step_by(3) {
        let scene = Scene::new();
        comes(&scene);
        sweep.point(name, holds(&scene, *now, *later));
    }
    sweep.end(10);
}

#[test]
fn what_a_syncing_program_does_to_a_request_is_recognised() {
    sweep(0);
}

#[test]
fn what_a_syncing_program_does_to_a_request_is_never_executed_for_that() {
    sweep(1);
}

#[test]
fn what_a_syncing_program_does_to_a_request_is_not_lost() {
    sweep(2);
}
