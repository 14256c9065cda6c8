//! What somebody tried who can write mails to the owner, or into the vault: none of it works.

use serde_json::{Value, json};

use crate::testvault::TestVault;

/// Answers every mail about a parcel by itself, and quotes it.
const QUOTES: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 500
auto: true
steps:
  - id: reply
    what: Answer the mail
    action: email.reply
    params:
      subject: \"Re: {{ item.subject }}\"
      body: |
        Hello {{ item.from.name }}, you wrote:
        {{ item.text | quoted }}
---
# Parcels
";

fn mail(subject: &str, text: &str) -> String {
    format!(
        "From: Dana Reyes <dana@example.com>\r\nTo: owner@example.com\r\nSubject: {subject}\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <{subject}-1@mail.test>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n"
    )
}

/// A vault that knows Dana, with a playbook, not planned yet.
fn fresh(playbook: &str) -> TestVault {
    let vault = TestVault::new().file("Playbooks/parcels.md", playbook).file(
        "Contacts/Dana Reyes.md",
        "---\ntype: contact\nemail: dana@example.com\niban: NL91ABNA0417164300\n---\n",
    );
    let config = vault.read(".fte/config.yaml");
    vault.put(
        ".fte/config.yaml",
        format!("{config}\nowner:\n  name: Mara\n  emails: [owner@example.com]\n"),
    );
    vault
}

fn planned(playbook: &str, mails: &[(&str, &str)]) -> TestVault {
    let vault = fresh(playbook);
    for (at, (subject, text)) in mails.iter().enumerate() {
        vault.put(&format!("Inbox/{at}.eml"), mail(subject, text));
    }
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    vault
}

fn waiting(vault: &TestVault) -> Vec<Value> {
    vault.fte("approve list --json").ok().json().as_array().unwrap().clone()
}

#[test]
fn a_way_out_from_a_mail_is_never_sent_by_itself_however_it_is_spelt() {
    let many = format!(
        "{} HTTPS://EVIL.EXAMPLE",
        (0..600).map(|n| format!("n{n}")).collect::<Vec<_>>().join(" ")
    );
    let ways = [
        "HTTPS://EVIL.EXAMPLE/PAY",
        "evil-bank.com/login",
        "https:\u{2044}\u{2044}evil",
        "a\u{ff20}evil.example",
        "a(at)evil.example",
        "DE89 3704 0044 0532 0130 00",
        "DE89-3704-0044-0532-0130-00",
        "+49 151 12345678",
        "1,500 EUR",
        r"\\evil\share",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "https://evil.\nexample/broken",
        &many,
    ];
    let mails: Vec<_> = ways.iter().map(|way| format!("The parcel: {way}, thanks")).collect();
    let mails: Vec<_> =
        mails.iter().enumerate().map(|(at, text)| (format!("s{at}"), text.as_str())).collect();
    let mails: Vec<_> = mails.iter().map(|(subject, text)| (subject.as_str(), *text)).collect();
    let vault = planned(QUOTES, &mails);
    assert_eq!(vault.files("Approved"), Vec::<String>::new());
    let asked = waiting(&vault);
    assert_eq!(asked.len(), ways.len());
    assert!(
        asked.iter().filter(|row| row["outside"] == true).count() >= ways.len() - 1,
        "{asked:#?}"
    );
}

#[test]
fn a_letter_of_the_playbook_s_own_words_still_goes_by_itself() {
    let text = "The parcel is here since 2026-11-14 10:30. Yours, dana@example.com, NL91 ABNA 0417 1643 00";
    let own = QUOTES.replace(
        "Hello {{ item.from.name }}, you wrote:\n        {{ item.text | quoted }}",
        "Hello {{ item.from.name }}, I will look at it by {{ today | plus_days(2) | long_date }}.",
    );
    let vault = planned(&own, &[("Where is it, please?", text)]);
    assert_eq!(vault.files("Approved").len(), 1);
    // What the sender wrote goes to nobody unread, not even their own words.
    let vault = planned(QUOTES, &[("Where is it, please?", text)]);
    assert_eq!(vault.files("Approved"), Vec::<String>::new());
}

#[test]
fn no_spelling_in_a_subject_or_behind_a_word_goes_by_itself() {
    let glued = QUOTES.replace(
        "you wrote:\n        {{ item.text | quoted }}",
        "you wrote:{{ item.text | trim }}",
    );
    let ways = [
        "DE89|3704|0044|0532|0130|00",
        "evil[.]com",
        "1.2.3.4/pay",
        "500 ₽",
        "5 BTC",
        "a_b_c.example",
    ];
    let in_text: Vec<_> = ways.iter().map(|way| format!("{way} parcel")).collect();
    let mails: Vec<_> = in_text.iter().map(|text| ("Hello", text.as_str())).collect();
    assert_eq!(planned(&glued, &mails).files("Approved"), Vec::<String>::new());
    let mails: Vec<_> = ways.iter().map(|way| (*way, "the parcel")).collect();
    assert_eq!(planned(&glued, &mails).files("Approved"), Vec::<String>::new());
}

#[test]
fn a_request_that_is_drawn_anew_still_warns_of_its_sender_and_of_values_from_outside() {
    let text = "The parcel: see https://evil.example/a\\b\"c";
    let mut vault = planned(&QUOTES.replace("auto: true\n", ""), &[]);
    vault.put("Inbox/a.eml", mail("s", text).replace("To: ", "Reply-To: pay@relay.test\r\nTo: "));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let before = waiting(&vault);
    assert!(before[0]["warnings"].to_string().contains("pay@relay.test"), "{before:#?}");
    vault.set_now("2026-12-30T09:30:00Z");
    let id = before[0]["id"].as_str().unwrap();
    assert_eq!(vault.fte(&format!("approve yes {id}")).exit, 5);
    let after = waiting(&vault);
    assert_eq!(
        (&after[0]["warnings"], &after[0]["outside"]),
        (&before[0]["warnings"], &json!(true)),
        "{after:#?}"
    );
    assert!(vault.read(after[0]["path"].as_str().unwrap()).contains("evil.example/a"));
}

#[test]
fn a_file_that_can_not_leave_stops_its_own_step_alone() {
    let attaches = QUOTES
        .replace(
            "      subject:",
            "      attachments: [{path: \"Attachments/gone.pdf\"}]\n      subject:",
        )
        .replace("[parcel]", "[boiler]");
    let vault = fresh(QUOTES).file("Playbooks/boilers.md", attaches);
    vault.put("Inbox/0.eml", mail("a", "the boiler"));
    vault.put("Inbox/1.eml", mail("b", "the parcel"));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    let acted = vault.fte("act --json").json();
    assert_eq!(acted["executed"].as_array().unwrap().len(), 1, "{acted:#}");
    assert_eq!(vault.files("Needs_Action").len(), 1);
    assert!(vault.read("Logs/audit_2026-11-16.jsonl").contains("gone.pdf"));
    vault.fte("audit verify").ok();
}

#[test]
fn an_edit_that_names_a_file_which_can_not_leave_is_asked_again_and_stops_nothing() {
    let vault =
        planned(&QUOTES.replace("auto: true\n", ""), &[("a", "the parcel"), ("b", "the parcel")]);
    let asked = waiting(&vault);
    let paths: Vec<_> = asked.iter().map(|row| row["path"].as_str().unwrap()).collect();
    let edited = vault
        .read(paths[0])
        .replace("subject: ", "attachments: [{path: \"../../etc/passwd\"}]\nsubject: ");
    vault.put(paths[0], edited);
    for path in &paths {
        std::fs::rename(
            vault.path(path),
            vault.path("Approved").join(path.rsplit('/').next().unwrap()),
        )
        .unwrap();
    }
    let acted = vault.fte("act --json").json();
    assert_eq!(acted["executed"].as_array().unwrap().len(), 1, "{acted:#}");
    assert_eq!(vault.files("Outbox").len(), 1);
    let again = waiting(&vault);
    assert_eq!(again[0]["path"], paths[0]);
    assert!(vault.read(paths[0]).contains(
        "the edit can't be used: the file `../../etc/passwd` is not a path within the vault"
    ));
}

#[cfg(unix)]
#[test]
fn the_outbox_is_no_way_out_of_the_vault() {
    for link in ["Outbox", "Outbox/new"] {
        let vault = planned(QUOTES, &[("a", "the parcel")]);
        let outside = vault.state_dir().join("outside");
        std::fs::create_dir(&outside).unwrap();
        std::fs::create_dir_all(vault.path(link).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(&outside, vault.path(link)).unwrap();
        let acted = vault.fte("act --json").json();
        assert_eq!(acted["executed"], json!([]), "{acted:#}");
        assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
        // It is done where the link is gone.
        std::fs::remove_file(vault.path(link)).unwrap();
        assert_eq!(vault.fte("act --json").ok().json()["executed"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn a_header_that_no_mail_may_have_is_refused() {
    let vault = planned(
        &QUOTES.replace("Re: {{ item.subject }}", &"x".repeat(1200)),
        &[("a", "the parcel")],
    );
    let acted = vault.fte("act --json").json();
    assert!(
        acted["refused"].to_string().contains("longer than a line of a mail may be"),
        "{acted:#}"
    );
    assert_eq!(vault.files("Outbox").len(), 0);
}

#[test]
fn a_name_that_is_as_long_as_can_be_is_set_aside_twice() {
    let name = format!("{}.md", "x".repeat(252));
    let vault = fresh(QUOTES)
        .file(&format!("Approved/{name}"), "a")
        .file(&format!("Quarantine/{name}"), "b");
    assert!(vault.fte("act --json").json()["refused"].to_string().contains("no request was made"));
    assert_eq!((vault.files("Approved").len(), vault.files("Quarantine").len()), (0, 2));
}

#[test]
fn a_no_whose_note_a_crash_left_behind_is_put_where_it_belongs() {
    let vault = planned(&QUOTES.replace("auto: true\n", ""), &[("a", "the parcel")]);
    let row = waiting(&vault).remove(0);
    let path = row["path"].as_str().unwrap();
    let note = vault.read(path);
    vault.fte(&format!("approve no {}", row["id"].as_str().unwrap())).ok();
    let rejected = vault.files("Rejected").remove(0);
    std::fs::rename(vault.path(&rejected), vault.path(path)).unwrap();
    vault.put(path, note);
    vault.fte("act").ok();
    assert_eq!(vault.files("Rejected"), [rejected]);
    assert_eq!(vault.files("Pending_Approval"), Vec::<String>::new());
    vault.fte("vault check").ok();
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).map(drop).unwrap();
        }
    }
}

#[test]
fn a_yes_that_was_used_is_not_used_again_where_the_state_was_put_back_from_a_backup() {
    let vault = planned(&QUOTES.replace("auto: true\n", ""), &[("a", "the parcel")]);
    let row = waiting(&vault).remove(0);
    vault.fte(&format!("approve yes {}", row["id"].as_str().unwrap())).ok();
    let backup = tempfile::tempdir().unwrap();
    copy(&vault.state_dir(), backup.path());
    let approved = vault.files("Approved").remove(0);
    let note = vault.read(&approved);
    vault.fte("act").ok();
    std::fs::remove_file(vault.path(&vault.files("Outbox")[0])).unwrap();
    std::fs::remove_dir_all(vault.state_dir()).unwrap();
    copy(backup.path(), &vault.state_dir());
    vault.put(&approved, note);
    let again = vault.fte("act --json").ok().json();
    assert_eq!((&again["executed"], vault.files("Outbox")), (&json!([]), Vec::new()), "{again:#}");
    assert!(again["refused"].to_string().contains("executed already"), "{again:#}");
    let waits = waiting(&vault).remove(0);
    assert!(waits["warnings"][0].as_str().unwrap().contains("this was done already"), "{waits:#}");
    let verified = vault.fte("audit verify");
    assert!(verified.stdout.contains("taken over") && verified.exit == 1, "{verified}");
    vault.fte("audit verify --accept").ok();
}

#[test]
fn a_message_that_somebody_put_into_the_outbox_beforehand_is_no_receipt() {
    let name = |vault: &TestVault| vault.files("Outbox").remove(0);
    let first = planned(QUOTES, &[("a", "the parcel")]);
    first.fte("act").ok();
    let vault = planned(QUOTES, &[("a", "the parcel")])
        .file(&name(&first), "Subject: other\r\n\r\nevil\r\n");
    let acted = vault.fte("act --json").json();
    assert!(acted["failed"].to_string().contains("another content"), "{acted:#}");
    std::fs::remove_file(vault.path(&name(&vault))).unwrap();
    assert_eq!(vault.fte("act --json").ok().json()["executed"].as_array().unwrap().len(), 1);
}

#[test]
fn json_says_the_same_and_moves_no_cursor() {
    let vault = planned(
        &QUOTES.replace("auto: true\n", ""),
        &[("a", "the parcel \u{9b}31m\u{202e}\u{e0041}x")],
    );
    let id = waiting(&vault)[0]["id"].as_str().unwrap().to_owned();
    let shown = vault.fte(&format!("approve show {id} --json")).ok();
    assert!(!shown.stdout.contains(['\u{9b}', '\u{202e}', '\u{e0041}']), "{shown}");
    assert!(
        shown.json()["params"]["body"]
            .as_str()
            .unwrap()
            .contains("the parcel \u{9b}31m\u{202e}\u{e0041}x"),
        "{shown}"
    );
}

#[test]
fn a_note_that_was_moved_back_while_it_was_executed_is_filed() {
    let vault = planned(&QUOTES.replace("auto: true\n", ""), &[("a", "the parcel")]);
    let row = waiting(&vault).remove(0);
    let note = vault.read(row["path"].as_str().unwrap());
    vault.fte(&format!("approve yes {}", row["id"].as_str().unwrap())).ok();
    vault.fte("act").ok();
    let done = vault.files("Done").into_iter().find(|file| file.contains("/APPROVAL_")).unwrap();
    std::fs::remove_file(vault.path(&done)).unwrap();
    vault.put(row["path"].as_str().unwrap(), note);
    vault.fte("act").ok();
    assert_eq!((vault.files("Pending_Approval").len(), vault.files("Outbox").len()), (0, 1));
    assert!(vault.read(&done).contains("receipt: "));
    vault.fte("audit verify").ok();
}
