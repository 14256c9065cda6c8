//! `fte watch files`

use std::fs;

use crate::testvault::TestVault;

const MAIL: &str = "From: Dana Reyes <dana@example.com>\r\nTo: me@example.org\r\nSubject: Invoice for October, please\r\n\
    Date: Mon, 16 Nov 2026 10:12:44 +0100\r\nMessage-ID: <1@example.com>\r\n\r\nHello,\r\nplease send it.\r\n";

fn created(ran: &crate::testvault::Ran) -> Vec<String> {
    let made = ran.json()["created"].as_array().unwrap().clone();
    made.iter().map(|made| made["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_mail_becomes_one_note_and_its_file_moves_beside_it() {
    let vault = TestVault::new().file("Inbox/invoice.eml", MAIL);
    let ran = vault.fte("watch files --json").ok();
    let paths = created(&ran);
    assert_eq!(paths.len(), 1);
    assert!(
        paths[0].starts_with("Needs_Action/EMAIL_2026-11-16_invoice-for-october-please_"),
        "{paths:?}"
    );
    let id = ran.json()["created"][0]["id"].as_str().unwrap().to_owned();
    let note = vault.read(&paths[0]);
    for line in [
        "type: email",
        "source: files",
        "received: 2026-11-16T09:12:44Z",
        "trust: untrusted",
        "status: needs_action",
    ] {
        assert!(note.contains(line), "{line} in\n{note}");
    }
    assert!(note.contains("please send it."));
    assert_eq!(vault.files("Inbox"), Vec::<String>::new());
    assert_eq!(
        fs::read(vault.path(&format!("Attachments/{id}/message.eml"))).unwrap(),
        MAIL.as_bytes()
    );

    let before = vault.snapshot();
    let again = vault.fte("watch files").ok();
    assert_eq!(again.stdout, "nothing new\n");
    assert_eq!(vault.snapshot(), before);
}
