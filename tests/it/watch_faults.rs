//! `fte watch files` when things go wrong: crashes, races, strange files, a lost ledger.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test that fails panics, and what it writes need not last"
)]

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::testvault::{Following, Ran, TestVault};
use crate::watch::{MAIL, created};

fn database(vault: &TestVault) -> rusqlite::Connection {
    vault.database()
}

const WITH_A_FILE: &str = "From: dana@example.com\r\nSubject: a file\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHere it is.\r\n--b\r\nContent-Type: text/csv\r\n\
    Content-Disposition: attachment; filename=a.csv\r\n\r\na;b\r\n--b--\r\n";

fn mail(number: usize) -> String {
    MAIL.replace("please send it", &format!("please send number {number}"))
}

/// Every item's notes, wherever they are.
fn notes(vault: &TestVault) -> Vec<String> {
    ["Needs_Action", "In_Progress", "Done"]
        .iter()
        .flat_map(|folder| vault.files(folder))
        .filter(|path| path.ends_with(".md"))
        .collect()
}

/// A vault that took in one mail, its source back in the Inbox as if it had never been moved away.
fn before_the_move() -> (TestVault, String, String) {
    let vault = TestVault::new().file("Inbox/a.eml", MAIL);
    let ran = vault.fte("watch files --json").ok();
    let id = ran.json()["created"][0]["id"].as_str().unwrap().to_owned();
    let kept = format!("Attachments/{id}.eml");
    fs::rename(vault.path(&kept), vault.path("Inbox/a.eml")).unwrap();
    (vault, created(&ran).remove(0), kept)
}

#[test]
fn a_crash_before_the_source_was_moved_moves_it() {
    let (vault, note, kept) = before_the_move();
    let ran = vault.fte("watch files --json").ok();
    assert_eq!((created(&ran).len(), ran.json()["known"].as_u64()), (0, Some(1)));
    assert_eq!(notes(&vault), [note]);
    assert_eq!(vault.files("Attachments"), [kept]);
}

#[test]
fn a_crash_before_the_ledger_was_settled_adopts_the_note() {
    for moved in [false, true] {
        let (vault, note, kept) = before_the_move();
        let changes = database(&vault).execute("UPDATE seen SET durable = 0", []).unwrap();
        assert_eq!(changes, 1);
        let mut place = note.clone();
        if moved {
            place = note.replace("Needs_Action", "In_Progress");
            fs::rename(vault.path(&note), vault.path(&place)).unwrap();
        }
        let ran = vault.fte("watch files --json").ok();
        assert_eq!(created(&ran), [place.clone()]);
        assert_eq!(notes(&vault), [place]);
        assert_eq!(vault.files("Attachments"), [kept]);
    }
}

#[test]
fn a_crash_before_the_note_was_written_writes_it() {
    let (vault, note, kept) = before_the_move();
    database(&vault).execute("UPDATE seen SET durable = 0", []).unwrap();
    fs::remove_file(vault.path(&note)).unwrap();
    let ran = vault.fte("watch files --json").ok();
    assert_eq!(created(&ran), std::slice::from_ref(&note));
    assert_eq!((notes(&vault), vault.files("Attachments")), (vec![note], vec![kept]));
}

/// What lies in the vault as an earlier version left it: the original of each mail in a folder of its own.
fn as_it_was(vault: &TestVault, note: &str, kept: &str) -> String {
    let folder = kept.replace(".eml", "/message.eml");
    fs::create_dir(vault.path(kept.trim_end_matches(".eml"))).unwrap();
    if vault.path(kept).exists() {
        fs::rename(vault.path(kept), vault.path(&folder)).unwrap();
    }
    let text = vault.read(note);
    assert!(text.contains(&format!("original: {kept}\n")), "{text}");
    vault.put(note, text.replace(kept, &folder));
    folder
}

#[test]
fn a_mail_that_an_earlier_version_kept_in_a_folder_is_known_there() {
    let (vault, note, kept) = before_the_move();
    fs::rename(vault.path("Inbox/a.eml"), vault.path(&kept)).unwrap();
    let folder = as_it_was(&vault, &note, &kept);
    let text = vault.read(&note);
    for lost in [false, true] {
        if lost {
            fs::remove_dir_all(vault.state_dir()).unwrap();
        }
        vault.put("Inbox/again.eml", MAIL);
        let ran = vault.fte("watch files --json").ok();
        assert_eq!((created(&ran).len(), ran.json()["known"].as_u64()), (0, Some(1)));
        assert_eq!((notes(&vault), vault.read(&note)), (vec![note.clone()], text.clone()));
        let duplicates = folder.replace("/message.eml", "/duplicates");
        let mut all = vault.files(&duplicates);
        assert_eq!(all.len(), if lost { 2 } else { 1 });
        all.push(folder.clone());
        assert_eq!(vault.files("Attachments"), all);
    }
    // One that was cut off before its source was moved.
    for durable in [true, false] {
        let (vault, note, kept) = before_the_move();
        let folder = as_it_was(&vault, &note, &kept);
        if !durable {
            database(&vault).execute("UPDATE seen SET durable = 0", []).unwrap();
        }
        vault.fte("watch files --json").ok();
        assert_eq!(vault.files("Attachments"), std::slice::from_ref(&folder), "{durable}");
        assert_eq!((notes(&vault), vault.read(&folder)), (vec![note], MAIL.to_owned()));
    }
}

/// The folder with what came later is no sign of where the original is: the note says it.
#[test]
fn an_original_goes_where_its_note_says_whatever_came_later() {
    for durable in [true, false] {
        let (vault, _, kept) = before_the_move();
        let folder = kept.trim_end_matches(".eml");
        vault.put(&format!("{folder}/message-2.eml"), "a later message");
        if !durable {
            database(&vault).execute("UPDATE seen SET durable = 0", []).unwrap();
        }
        vault.fte("watch files --json").ok();
        assert_eq!(vault.files("Attachments"), [kept.clone(), format!("{folder}/message-2.eml")]);
    }
}

#[test]
fn a_note_that_was_dealt_with_does_not_come_back() {
    let vault = TestVault::new().file("Inbox/a.eml", MAIL);
    let note = created(&vault.fte("watch files --json").ok()).remove(0);
    fs::remove_file(vault.path(&note)).unwrap();
    vault.put("Inbox/again.eml", MAIL);
    let ran = vault.fte("watch files --json").ok();
    assert_eq!((created(&ran).len(), ran.json()["known"].as_u64()), (0, Some(1)));
    assert!(notes(&vault).is_empty());
}

#[test]
fn a_lost_ledger_is_filled_from_the_notes() {
    let vault = TestVault::new()
        .file("Inbox/a.eml", MAIL)
        .file("Inbox/b.md", "# Call")
        .file("Inbox/c.eml", "junk");
    let made = created(&vault.fte("watch files --json").ok());
    fs::create_dir_all(vault.path("Done/2026-11")).unwrap();
    fs::rename(vault.path(&made[0]), vault.path(&made[0].replace("Needs_Action", "Done/2026-11")))
        .unwrap();
    fs::remove_dir_all(vault.state_dir()).unwrap();
    vault.put("Inbox/a.eml", MAIL);
    vault.put("Inbox/b.md", "# Call");
    vault.put("Inbox/c.eml", "junk");
    let ran = vault.fte("watch files --json").ok();
    assert_eq!((created(&ran).len(), ran.json()["known"].as_u64()), (0, Some(3)), "{}", ran.stdout);
    assert_eq!(notes(&vault).len(), 2);
    assert!(vault.files("Inbox").is_empty());
    assert!(!vault.files("Attachments").iter().any(|path| path.ends_with("/c.eml")));
    assert_eq!(vault.files("Quarantine").len(), 3);
}

#[test]
fn runs_at_once_take_each_thing_once() {
    let vault = TestVault::new();
    let mut mbox = String::new();
    for number in 0..60 {
        vault.put(&format!("Inbox/{number}.eml"), mail(number));
        mbox += &format!("From x@y.test Mon Nov 16 09:00:00 2026\n{}\n", mail(number + 30));
    }
    vault.put("Inbox/all.mbox", mbox);
    let spawn = |_| {
        vault.command().args(["watch", "files", "--json"]).stdout(Stdio::piped()).spawn().unwrap()
    };
    let runs: Vec<_> = (0..4).map(spawn).collect();
    let ran: Vec<_> =
        runs.into_iter().map(|child| vault.ran(&child.wait_with_output().unwrap()).ok()).collect();
    let made: usize = ran.iter().map(|ran| created(ran).len()).sum();
    assert_eq!((made, notes(&vault).len()), (90, 90));
    assert!(vault.files("Inbox").is_empty(), "{:?}", vault.files("Inbox"));
    assert_eq!(vault.read("Logs/audit_2026-11-16.jsonl").lines().count(), 90);
}

#[test]
fn what_can_not_be_read_is_kept_with_the_reason() {
    let vault = TestVault::new()
        .file("Inbox/empty.eml", "")
        .file("Inbox/blank.eml", " \r\n\r\n")
        .file("Inbox/noise.eml", [0u8, 159, 146, 150].repeat(5000))
        .file("Inbox/words.eml", "no header here\nat all\n")
        .file("Inbox/empty.txt", "")
        .file("Inbox/notes.mbox", "not an mbox\n")
        .file(&format!("Inbox/{}.eml", "n".repeat(240)), "x");
    let ran = vault.fte("watch files --json").ok();
    let gone = ran.json()["quarantined"].as_array().unwrap().clone();
    // `empty.eml` and `empty.txt` are two kinds of nothing.
    assert_eq!((created(&ran).len(), gone.len()), (0, 7), "{}", ran.stdout);
    for gone in &gone {
        assert!(vault.path(gone["path"].as_str().unwrap()).is_file(), "{gone}");
        let note = vault.read(gone["note"].as_str().unwrap());
        assert!(
            note.contains("status: quarantine") && note.contains(gone["reason"].as_str().unwrap()),
            "{note}"
        );
    }
    assert!(vault.files("Inbox").is_empty());
    let before = vault.snapshot();
    vault.put("Inbox/noise-again.eml", [0u8, 159, 146, 150].repeat(5000));
    let again = vault.fte("watch files --json").ok();
    assert_eq!(again.json()["known"], 1);
    assert_eq!(vault.snapshot().len(), before.len() + 1);
}

#[test]
fn strange_but_sound_files_are_items() {
    let vault = TestVault::new()
        .file("Inbox/line.txt", "x".repeat(10 * 1024 * 1024))
        .file("Inbox/nul.txt", "a\0b\0c")
        .file("Inbox/utf16.txt", b"\xff\xfeh\0i\0\n\0")
        .file("Inbox/latin.csv", b"Name;Betrag\nM\xfcller;1,00\n")
        .file("Inbox/deep/er/scan.pdf.exe", b"MZ\0\0")
        .file("Inbox/.DS_Store", "x")
        .file("Inbox/~$open.docx", "x");
    let ran = vault.fte("watch files --json").ok();
    assert_eq!(created(&ran).len(), 5, "{}", ran.stdout);
    assert_eq!(vault.files("Inbox"), ["Inbox/.DS_Store", "Inbox/~$open.docx"]);
    let text = |name: &str| {
        let path = created(&ran).into_iter().find(|path| path.contains(name)).unwrap();
        vault.read(&path)
    };
    assert!(text("_hi_").contains("```text\nhi\n"));
    assert!(text("latin-csv").contains("Müller;1,00"));
    assert!(text("_xxx").contains("is 10485760 bytes long"));
}

#[cfg(unix)]
#[test]
fn links_pipes_and_locked_files_are_left_and_said() {
    use std::os::unix::ffi::OsStringExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    let vault = TestVault::new()
        .file("Inbox/good.eml", MAIL)
        .file("secret.eml", mail(1))
        .file("Inbox/locked.eml", mail(2));
    std::os::unix::fs::symlink(vault.path("secret.eml"), vault.path("Inbox/link.eml")).unwrap();
    std::os::unix::fs::symlink(vault.root(), vault.path("Inbox/linked-folder")).unwrap();
    fs::hard_link(vault.path("secret.eml"), vault.path("Inbox/hard.eml")).unwrap();
    assert!(Command::new("mkfifo").arg(vault.path("Inbox/pipe.eml")).status().unwrap().success());
    let odd = vault.path("Inbox").join(std::ffi::OsString::from_vec(b"caf\xe9.txt".to_vec()));
    fs::write(&odd, "# Odd name").unwrap();
    fs::set_permissions(vault.path("Inbox/locked.eml"), fs::Permissions::from_mode(0o000)).unwrap();
    // The owner of everything reads everything.
    let all_powerful = fs::read(vault.path("Inbox/locked.eml")).is_ok();
    // A Maildir elsewhere, linked as a folder of one that is here.
    for part in ["Inbox/box/cur", "Inbox/box/new", "elsewhere/cur", "elsewhere/new"] {
        fs::create_dir_all(vault.path(part)).unwrap();
    }
    vault.put("elsewhere/new/1.host", mail(3));
    std::os::unix::fs::symlink(vault.path("elsewhere"), vault.path("Inbox/box/.linked")).unwrap();
    vault.put("Inbox/page.pdf.download/page.pdf", "half");
    let ran = vault.fte("watch files --json");
    assert_eq!(ran.exit, if all_powerful { 0 } else { 8 });
    assert_eq!(created(&ran).len(), if all_powerful { 3 } else { 2 }, "{}", ran.stdout);
    let left: Vec<String> = ran.json()["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|left| left["path"].as_str().unwrap().to_owned())
        .collect();
    for name in
        ["link.eml", "linked-folder", "hard.eml", "pipe.eml", "box/.linked", "page.pdf.download"]
    {
        assert!(left.contains(&format!("Inbox/{name}")), "{name} in {left:?}");
        assert!(fs::symlink_metadata(vault.path(&format!("Inbox/{name}"))).is_ok(), "{name}");
    }
    assert!(!odd.exists());
    assert!(!notes(&vault).iter().any(|path| vault.read(path).contains("please send number 1")));
    assert!(vault.path("elsewhere/new/1.host").exists());
}

#[test]
fn a_mail_made_to_break_readers_is_an_item_that_says_what_was_skipped() {
    let head = |subject: &str| format!("From: a@b.test\nSubject: {subject}\nMIME-Version: 1.0\n");
    let mut nested = head("nested");
    for level in 0..1000 {
        nested += &format!("Content-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\n");
    }
    let messages =
        head("messages") + &"Content-Type: message/rfc822\n\n".repeat(1000) + "Subject: x\n\nhi\n";
    let many = head("many")
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + &"--b\nContent-Type: application/x\n\nx\n".repeat(10_000);
    let headers = head("headers")
        + &(0..100_000).map(|n| format!("X-{n}: y\n")).collect::<String>()
        + "\nhi\n";
    let vault = TestVault::new()
        .file("Inbox/nested.eml", nested)
        .file("Inbox/messages.eml", messages)
        .file("Inbox/many.eml", many)
        .file("Inbox/headers.eml", headers);
    let ran = vault.fte("watch files --json").ok();
    assert_eq!(created(&ran).len(), 4);
    let expected = [
        ("nested", "not opened"),
        ("messages", "not opened"),
        ("many", "more than 500 parts"),
        ("headers", "bytes of headers"),
    ];
    for (name, notice) in expected {
        let path =
            created(&ran).into_iter().find(|path| path.contains(&format!("_{name}_"))).unwrap();
        let note = vault.read(&path);
        assert!(note.contains("## Notices") && note.contains(notice), "{note}");
    }
}

#[test]
fn damaged_contacts_do_not_stop_the_mail() {
    let vault = TestVault::new()
        .file("Contacts/Bad.md", "---\na: 1\na: 2\n---\n")
        .file("Inbox/a.eml", MAIL);
    let ran = vault.fte("watch files --json").ok();
    assert!(vault.read(&created(&ran)[0]).contains("was not compared with your contacts"));
}

#[cfg(unix)]
#[test]
fn following_takes_in_what_is_moved_in_and_ends_well() {
    let vault = TestVault::new().file("Inbox/first.eml", mail(1));
    fs::create_dir_all(vault.path("Inbox/box/cur")).unwrap();
    let mut command = vault.command();
    command.args(["watch", "files", "--follow", "--json"]);
    let watch = Following::start(command);
    assert_eq!(watch.next()["created"][0]["source"], "Inbox/first.eml");
    vault.put("Inbox/second.eml.part", mail(2));
    vault.put("other/third.eml", mail(3));
    fs::rename(vault.path("other/third.eml"), vault.path("Inbox/third.eml")).unwrap();
    assert_eq!(watch.next()["created"][0]["source"], "Inbox/third.eml");
    fs::rename(vault.path("Inbox/second.eml.part"), vault.path("Inbox/second.eml")).unwrap();
    assert_eq!(watch.next()["created"][0]["source"], "Inbox/second.eml");
    vault.put("Inbox/box/new/1.host", mail(4));
    assert_eq!(watch.next()["created"][0]["source"], "Inbox/box/new/1.host");
    assert_eq!(watch.interrupt(), Some(130));
    assert!(vault.files("Inbox").is_empty() && !vault.path("Inbox/box").exists());
}

/// The sizes of the attachment that the only item lists: in its note, and on the disk.
fn sizes(vault: &TestVault) -> (u64, u64) {
    let note = vault.read(&notes(vault)[0]);
    let line = note.lines().find(|line| line.starts_with("- [[Attachments/")).unwrap();
    let path = line.strip_prefix("- [[").unwrap().split_once("]]").unwrap().0;
    let noted = line.split_once(" bytes").unwrap().0.rsplit(' ').next().unwrap();
    (noted.parse().unwrap(), fs::metadata(vault.path(path)).unwrap().len())
}

#[test]
fn a_file_that_is_still_being_written_is_left_until_it_is_whole() {
    let vault = TestVault::new().file("Inbox/bank.csv", "Date;Amount\n");
    let written = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file =
                fs::OpenOptions::new().append(true).open(vault.path("Inbox/bank.csv")).unwrap();
            while !written.load(Ordering::Relaxed) {
                file.write_all(b"2026-11-16;1,00\n").unwrap();
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        let mut command = vault.command();
        command.args(["watch", "files", "--json"]).env("FTE_WATCH_SETTLE_MS", "400");
        let ran = vault.ran(&command.output().unwrap());
        written.store(true, Ordering::Relaxed);
        let ran = ran.ok().json();
        assert_eq!(ran["skipped"][0]["why"], "is still being written", "{ran}");
    });
    assert!(notes(&vault).is_empty());
    let whole = fs::metadata(vault.path("Inbox/bank.csv")).unwrap().len();
    vault.fte("watch files").ok();
    assert_eq!(sizes(&vault), (whole, whole));
}

#[cfg(unix)]
#[test]
fn following_waits_for_the_end_of_what_is_written() {
    let vault = TestVault::new();
    let mut command = vault.command();
    command.args(["watch", "files", "--follow", "--json"]).env("FTE_WATCH_SETTLE_MS", "1000");
    let watch = Following::start(command);
    let mut file = fs::File::create(vault.path("Inbox/bank.csv")).unwrap();
    for _ in 0..300 {
        file.write_all(b"2026-11-16;1,00\n").unwrap();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(watch.next()["created"][0]["source"], "Inbox/bank.csv");
    assert_eq!(watch.interrupt(), Some(130));
    assert_eq!(sizes(&vault), (300 * 16, 300 * 16));
}

/// `watch files` whose moves take long, while a program that has the source open writes on after it was moved.
///
/// `None` where there is no strace.
#[cfg(target_os = "linux")]
fn written_on(vault: &TestVault, source: &str, more: &str) -> Option<Ran> {
    let plain = vault.command();
    let mut command = Command::new("strace");
    // Each rename is held for a while after it was done, as if the machine was busy.
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat2"]);
    command.args(["-e", "inject=renameat2:delay_exit=1500000"]);
    command.arg(plain.get_program()).args(["watch", "files", "--json"]).env_clear();
    command.envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))));
    command.current_dir(vault.root()).stdin(Stdio::null()).stdout(Stdio::piped());
    let mut file = fs::OpenOptions::new().append(true).open(vault.path(source)).unwrap();
    let Ok(child) = command.spawn() else {
        eprintln!("skipped: no strace");
        return None;
    };
    for _ in 0..6000 {
        if !vault.path(source).exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    file.write_all(more.as_bytes()).unwrap();
    Some(vault.ran(&child.wait_with_output().unwrap()))
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_written_on_after_the_move_comes_as_another() {
    let vault = TestVault::new().file("Inbox/bank.csv", "Date;Amount\n");
    let Some(ran) = written_on(&vault, "Inbox/bank.csv", "2026-11-16;1,00\n") else { return };
    assert_eq!(ran.exit, 8, "{ran}");
    let why = ran.json()["failed"][0]["why"].as_str().unwrap().to_owned();
    assert!(why.contains("was written to while it was taken in"), "{why}");
    assert_eq!(sizes(&vault), (12, 12));
    assert_eq!(vault.read("Inbox/bank.csv"), "Date;Amount\n2026-11-16;1,00\n");
    assert_eq!(created(&vault.fte("watch files --json").ok()).len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_message_that_is_added_to_a_mailbox_while_it_is_put_away_is_not_lost() {
    let message = |number| format!("From x@y Mon Nov 16 09:00:00 2026\n{}\n", mail(number));
    let vault = TestVault::new().file("Inbox/all.mbox", message(1));
    let Some(ran) = written_on(&vault, "Inbox/all.mbox", &message(2)) else { return };
    assert_eq!(created(&ran).len(), 1, "{ran}");
    let next = vault.fte("watch files --json").ok();
    assert_eq!((created(&next).len(), next.json()["known"].as_u64()), (1, Some(1)), "{next}");
    assert_eq!(vault.files("Inbox"), Vec::<String>::new());
}

#[test]
fn a_source_that_can_not_be_moved_stops_no_other() {
    let vault = TestVault::new().file("Inbox/a.eml", WITH_A_FILE);
    let ran = vault.fte("watch files --json").ok();
    let id = ran.json()["created"][0]["id"].as_str().unwrap().to_owned();
    let kept = format!("Attachments/{id}");
    fs::remove_dir_all(vault.path(&kept)).unwrap();
    vault.put(&kept, "a file in the folder's place");
    vault.put("Inbox/a.eml", WITH_A_FILE);
    vault.put("Inbox/b.eml", mail(2));
    let ran = vault.fte("watch files --json");
    assert_eq!((ran.exit, created(&ran).len()), (8, 1), "{ran}");
    let failed = ran.json()["failed"][0].clone();
    assert_eq!(failed["path"], "Inbox/a.eml");
    assert_eq!(failed["why"], "is taken in, and could not be moved away: is a file, not a folder");
    assert_eq!(vault.files("Inbox"), ["Inbox/a.eml"]);
}

#[test]
fn a_message_that_is_too_large_is_kept_by_itself_and_its_mbox_put_away() {
    let begin = "From a@b Mon Nov 16 09:00:00 2026\n";
    let large = format!("{begin}Subject: large\n\n{}\n\n", "x".repeat(65 * 1024 * 1024));
    let vault = TestVault::new().file("Inbox/all.mbox", format!("{large}{begin}{}", mail(1)));
    let ran = vault.fte("watch files --json").ok();
    assert_eq!(created(&ran).len(), 1);
    let gone = ran.json()["quarantined"][0].clone();
    assert_eq!(gone["reason"], "is a message larger than 64 MB");
    let kept = fs::metadata(vault.path(gone["path"].as_str().unwrap())).unwrap();
    assert_eq!(kept.len(), large.len() as u64);
    assert_eq!(vault.files("Done"), ["Done/2026-11/all.mbox"]);
}
