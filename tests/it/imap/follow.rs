//! `fte watch imap --follow`: what arrives is taken in as it arrives, and a server that was away is come back to.

use std::time::{Duration, Instant};

use super::fake::{Box, Fake, Fault, mail as small};
use super::{mail, vault};
use crate::dovecot::Dovecot;
use crate::testvault::{Following, PATIENCE, TestVault};

fn following(vault: &TestVault) -> Following {
    let mut command = vault.command();
    command.args(["watch", "imap", "--follow", "--json"]);
    Following::start(command)
}

#[test]
fn what_arrives_is_heard_of_and_the_server_may_go_away() {
    let Some(mut server) = Dovecot::start() else { return };
    server.deliver("INBOX", mail(1));
    let vault = vault(&server);
    let follower = following(&vault);
    assert_eq!(follower.next()["created"][0]["subject"], "number 1");
    server.deliver("INBOX", mail(2));
    assert_eq!(follower.next()["created"][0]["subject"], "number 2");
    server.stop();
    server.deliver("INBOX", mail(3));
    server.again();
    assert_eq!(follower.next()["created"][0]["subject"], "number 3");
    server.deliver("INBOX", mail(4));
    assert_eq!(follower.next()["created"][0]["subject"], "number 4");
    assert_eq!(follower.interrupt(), Some(130));
}

#[test]
fn other_folders_are_looked_at_meanwhile() {
    let Some(server) = Dovecot::start() else { return };
    server.deliver("Work", mail(1));
    let mut vault = vault(&server);
    vault.set_env("FTE_IMAP_FOLDERS", "[INBOX, Work]");
    vault.set_env("FTE_IMAP_EVERY_S", "1");
    let follower = following(&vault);
    assert_eq!(follower.next()["created"][0]["source"], "Work 1");
    server.deliver("Work", mail(2));
    assert_eq!(follower.next()["created"][0]["source"], "Work 2");
    server.deliver("INBOX", mail(3));
    assert_eq!(follower.next()["created"][0]["source"], "INBOX 1");
}

fn fake_vault(fake: &Fake) -> TestVault {
    let mut vault = TestVault::new();
    vault.set_env("FTE_IMAP_HOST", "127.0.0.1");
    vault.set_env("FTE_IMAP_PORT", &fake.port.to_string());
    vault.set_env("FTE_IMAP_SECURITY", "none");
    vault.set_env("FTE_IMAP_USER", "alice");
    vault.set_env("FTE_IMAP_PASSWORD", "secret");
    vault.set_env("FTE_IMAP_LIMIT_S", "1");
    vault.set_env("FTE_IMAP_EVERY_S", "1");
    vault
}

#[test]
fn a_server_that_can_not_tell_is_asked_at_a_pace() {
    let fake = Fake::start(Box::of(1), |_, _| None);
    let vault = fake_vault(&fake);
    let follower = following(&vault);
    assert_eq!(follower.next()["created"][0]["subject"], "number 1");
    fake.change(|there| {
        there.messages.push((2, small(2)));
        there.next = Some(3);
    });
    assert_eq!(follower.next()["created"][0]["subject"], "number 2");
    assert_eq!(follower.interrupt(), Some(130));
    // One connection for all of it.
    let signed_in = fake.heard().iter().filter(|command| command.starts_with("AUTH")).count();
    assert_eq!(signed_in, 1, "{:?}", fake.heard());
}

#[test]
fn a_server_that_cries_wolf_is_not_overrun_and_one_that_hangs_is_left() {
    // It says at once that something is new, each time; every second connection hangs after the sign-in.
    let offers = "AUTH=PLAIN SASL-IR IDLE";
    let fake = Fake::start(Box { offers, ..Box::of(1) }, |number, command| match command {
        "IDLE" => Some(Fault::Ask(vec!["+ idling\r\n* 1 EXISTS".into()], "OK idled".into())),
        _ if number % 2 == 0 && command.starts_with("EXAMINE") => Some(Fault::Hang),
        _ => None,
    });
    let vault = fake_vault(&fake);
    let begun = Instant::now();
    let follower = following(&vault);
    assert_eq!(follower.next()["created"][0]["subject"], "number 1");
    while begun.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let idled = fake.heard().iter().filter(|command| *command == "IDLE").count();
    assert!((1..=8).contains(&idled), "{idled}");
    fake.change(|there| {
        there.messages.push((2, small(2)));
        there.next = Some(3);
    });
    assert_eq!(follower.next()["created"][0]["subject"], "number 2");
    assert!(begun.elapsed() < PATIENCE);
    assert_eq!(follower.interrupt(), Some(130));
}

#[test]
fn a_server_that_talks_on_and_on_is_listened_to_no_longer() {
    let offers = "AUTH=PLAIN SASL-IR IDLE";
    let fake = Fake::start(Box { offers, ..Box::of(1) }, |_, command| {
        (command == "IDLE").then(|| Fault::Flood(b"+ still here\r\n".to_vec()))
    });
    let mut vault = fake_vault(&fake);
    // Another folder is looked at once in a second.
    vault.set_env("FTE_IMAP_FOLDERS", "[INBOX, Work]");
    let follower = following(&vault);
    assert_eq!(follower.next()["created"][0]["subject"], "number 1");
    let begun = Instant::now();
    while !fake.heard().iter().any(|command| command == "IDLE") {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    fake.change(|there| {
        there.messages.push((2, small(2)));
        there.next = Some(3);
    });
    assert_eq!(follower.next()["created"][0]["subject"], "number 2");
    assert_eq!(follower.interrupt(), Some(130));
}

#[test]
fn it_gives_signs_of_life_while_it_waits_and_ends_with_its_parent() {
    let offers = "AUTH=PLAIN SASL-IR IDLE";
    let fake = Fake::start(Box { offers, ..Box::of(0) }, |_, command| {
        (command == "IDLE").then(|| Fault::Stall(b"+ idling\r\n".to_vec()))
    });
    let vault = fake_vault(&fake);
    let pulse = vault.state_dir().join("pulse");
    let mut child = vault
        .command()
        .args(["watch", "imap", "--follow", "--json"])
        .env("FTE_SUPERVISED", "watch imap")
        .env("FTE_PULSE", &pulse)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let wait = |what: &str, is_so: &mut dyn FnMut() -> bool| {
        while !is_so() {
            assert!(begun.elapsed() < PATIENCE, "{what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    wait("it listens", &mut || fake.heard().iter().any(|command| command == "IDLE"));
    for _ in 0..3 {
        let before = std::fs::read(&pulse).unwrap();
        wait("another sign of life", &mut || std::fs::read(&pulse).unwrap() != before);
    }
    drop(child.stdin.take());
    wait("its end", &mut || child.try_wait().unwrap().is_some());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}
