//! Conversations: a later message finds its item, a bounce its mail, and whom the owner wrote to is known.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::dovecot::{Dovecot, PASSWORD};
use crate::google::{ADDRESS, Google, TOKEN};
use crate::testvault::{Ran, TestVault};

const DANA: &str = "Dana Reyes <dana@example.com>";
const OWNER: &str = "owner@example.com";

/// Asks before it answers.
const PARCELS: &str = "---
type: playbook
match:
  type: email
  words: [parcel]
order: 50
steps:
  - id: reply
    what: Answer the mail
    action: email.reply
    params: {body: It is here.}
---
# Parcels
";

struct Mail<'a> {
    from: &'a str,
    to: &'a str,
    id: &'a str,
    /// Message-IDs, oldest first.
    after: &'a [&'a str],
    more: &'a str,
    text: &'a str,
}

impl Default for Mail<'_> {
    fn default() -> Self {
        Mail {
            from: DANA,
            to: OWNER,
            id: "1@x.test",
            after: &[],
            more: "",
            text: "Is the parcel there?",
        }
    }
}

impl Mail<'_> {
    fn eml(&self) -> String {
        let Mail { from, to, id, after, more, text } = self;
        let refs: Vec<_> = after.iter().map(|id| format!("<{id}>")).collect();
        let after = match refs.last() {
            Some(last) => format!("In-Reply-To: {last}\r\nReferences: {}\r\n", refs.join("\r\n ")),
            None => String::new(),
        };
        let re = if refs.is_empty() { "" } else { "Re: " };
        format!(
            "From: {from}\r\nTo: {to}\r\nSubject: {re}the parcel\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
             Message-ID: <{id}>\r\n{after}{more}\r\n{text}\r\n"
        )
    }
}

/// A vault of an owner who asks before answering about parcels, and knows Dana or not.
fn vault(knows_dana: bool) -> TestVault {
    let vault = TestVault::new().file("Playbooks/parcels.md", PARCELS);
    if knows_dana {
        vault.put("Contacts/Dana Reyes.md", "---\ntype: contact\nemail: dana@example.com\n---\n");
    }
    let config = vault.read(".fte/config.yaml");
    let owner = format!(
        "owner:\n  name: Mara\n  emails: [{OWNER}]\nmail:\n  trusted_servers: [mx.example.org]\n"
    );
    vault.put(".fte/config.yaml", format!("{config}\n{owner}"));
    vault
}

fn drop_in(vault: &TestVault, name: &str, mail: &Mail<'_>) {
    vault.put(&format!("Inbox/{name}.eml"), mail.eml());
}

#[track_caller]
fn watch(vault: &TestVault) -> Value {
    vault.fte("watch files --json").ok().json()
}

/// Takes in one mail more.
#[track_caller]
fn takes(vault: &TestVault, name: &str, mail: &Mail<'_>) -> Value {
    drop_in(vault, name, mail);
    watch(vault)
}

#[track_caller]
fn path(report: &Value, kind: &str) -> String {
    assert_eq!(report[kind].as_array().unwrap().len(), 1, "{kind}: {report:#}");
    report[kind][0]["path"].as_str().unwrap().to_owned()
}

fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap().trim_end_matches(".md")
}

fn waiting(vault: &TestVault) -> Vec<Value> {
    vault.fte("approve list --json").ok().json().as_array().unwrap().clone()
}

fn events(vault: &TestVault, action: &str) -> Vec<Value> {
    let log = vault.read("Logs/audit_2026-11-16.jsonl");
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|event| event["action"] == action).collect()
}

#[track_caller]
fn whole(vault: &TestVault) {
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
}

/// Sends the answer that waits, and returns the Message-ID that it has.
#[track_caller]
fn answer(vault: &TestVault) -> String {
    let asked = waiting(vault);
    assert_eq!(asked.len(), 1, "{asked:#?}");
    vault.fte(&format!("approve yes {}", asked[0]["handle"].as_str().unwrap())).ok();
    let acted = vault.fte("act --json").ok().json();
    acted["executed"][0]["receipt"]["message_id"].as_str().unwrap().to_owned()
}

#[test]
fn a_later_message_is_attached_to_the_item_that_waits_and_planned_with_it() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    // A person wrote in it meanwhile.
    let note = vault.read(&first);
    let edited =
        note.replace("---\n# ", "priority: high\n---\nCall her back!\n\n# ") + "\nMy last word\n";
    vault.put(&first, &edited);
    let later = Mail {
        id: "2@x.test",
        after: &["1@x.test"],
        more: "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
        text: "--b\r\nContent-Type: text/plain\r\n\r\nIt is the red one.\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\
               Content-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF-x\r\n--b--",
        ..Mail::default()
    };
    let report = takes(&vault, "2", &later);
    assert_eq!(path(&report, "attached"), first);
    assert_eq!(report["created"].as_array().unwrap().len(), 0);
    assert_eq!(vault.files("Needs_Action"), std::slice::from_ref(&first));
    let note = vault.read(&first);
    let id = report["attached"][0]["id"].as_str().unwrap().to_owned();
    for part in [
        "priority: high\n",
        "Call her back!\n",
        "\nMy last word\n",
        "Is the parcel there?",
        "## Later message: `“Dana Reyes <dana@example.com>”`, Monday 16 November 2026, 08:00",
        "It is the red one.",
        &format!("- [[Attachments/{id}/a.pdf]] came as `“a.pdf”`"),
        &format!("attachments: [Attachments/{id}/a.pdf]"),
        "- Message: `“2@x.test”`",
    ] {
        assert!(note.contains(part), "no `{part}` in\n{note}");
    }
    let kept = vault.files("Attachments");
    let names = [".eml", "/a.pdf", "/message-2.eml"].map(|end| format!("Attachments/{id}{end}"));
    assert_eq!(kept, names);
    assert_eq!(vault.read(&kept[0]), Mail::default().eml());
    assert_eq!(vault.read(&kept[2]), later.eml());
    let attached = events(&vault, "watch.attach");
    assert_eq!((attached.len(), attached[0]["item"].as_str()), (1, Some(id.as_str())));

    // The same message again is known, and its file is a duplicate.
    let again = takes(&vault, "again", &later);
    assert_eq!((&again["known"], vault.read(&first)), (&Value::from(1), note));
    assert!(vault.path(&format!("Attachments/{id}/duplicates/message.eml")).is_file());
    let planned = vault.fte("plan --json").ok().json();
    assert_eq!(planned["planned"].as_array().unwrap().len(), 1, "{planned:#}");
    whole(&vault);
}

#[track_caller]
fn watch_first(vault: &TestVault) -> Value {
    takes(vault, "1", &Mail::default())
}

#[test]
fn what_is_left_to_the_person_takes_a_later_message_and_is_planned_anew() {
    let vault = vault(true);
    let first = path(&takes(&vault, "1", &Mail { text: "Hm.", ..Mail::default() }), "created");
    // The subject alone matches.
    fs::remove_file(vault.path("Playbooks/parcels.md")).unwrap();
    let planned = vault.fte("plan --json").ok().json();
    assert_eq!(planned["unmatched"].as_array().unwrap().len(), 1, "{planned:#}");
    vault.put("Playbooks/red.md", PARCELS.replace("parcel]", "scarlet]"));
    let later =
        Mail { id: "2@x.test", after: &["1@x.test"], text: "The scarlet one.", ..Mail::default() };
    assert_eq!(path(&takes(&vault, "2", &later), "attached"), first);
    let planned = vault.fte("plan --json").ok().json();
    assert_eq!(planned["planned"][0]["playbook"], "red", "{planned:#}");
    assert_eq!(waiting(&vault).len(), 1);
    whole(&vault);
}

#[test]
fn what_comes_while_it_is_under_way_is_an_item_of_its_own_and_both_say_so() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    vault.fte("plan").ok();
    let asked = waiting(&vault);
    assert_eq!((asked.len(), &asked[0]["later"]), (1, &Value::Array(Vec::new())));
    let before = vault.read(asked[0]["path"].as_str().unwrap());
    let later = Mail {
        id: "2@x.test",
        after: &["1@x.test"],
        text: "The parcel can wait.",
        ..Mail::default()
    };
    let second = path(&takes(&vault, "2", &later), "created");
    let note = vault.read(&second);
    assert!(note.contains(&format!("continues: \"[[{}]]\"", stem(&first))), "{note}");
    assert!(note.contains("marks: [continued]") && note.contains("which is under way"), "{note}");
    let open = vault.read(&first.replace("Needs_Action", "In_Progress"));
    assert!(open.contains(&format!("## Later messages\n\n- [[{}]]\n", stem(&second))), "{open}");

    // No second answer is drawn; the one that waits says that something came, and is the same as before.
    let planned = vault.fte("plan --json").ok().json();
    assert_eq!(planned["planned"][0]["playbook"], "continued", "{planned:#}");
    let asked = waiting(&vault);
    assert_eq!((asked.len(), &asked[0]["later"][0]), (1, &Value::from(stem(&second))));
    assert_eq!(vault.read(asked[0]["path"].as_str().unwrap()), before);
    let id = asked[0]["id"].as_str().unwrap();
    let says = format!("a later message came in this conversation: [[{}]]", stem(&second));
    let shown = vault.fte(&format!("approve show {id}")).ok().stdout;
    assert!(shown.contains(&says), "{shown}");
    assert!(vault.fte("approve list").ok().stdout.contains("a later message came"));
    vault.fte(&format!("approve yes {id}")).ok();
    assert_eq!(vault.fte("act --json").ok().json()["executed"].as_array().unwrap().len(), 1);
    whole(&vault);
}

#[test]
fn a_vault_without_the_playbook_for_it_draws_nothing_a_second_time_either() {
    let vault = vault(true);
    fs::remove_file(vault.path("Playbooks/continued.md")).unwrap();
    watch_first(&vault);
    vault.fte("plan").ok();
    let later = Mail { id: "2@x.test", after: &["1@x.test"], ..Mail::default() };
    takes(&vault, "2", &later);
    vault.fte("plan").ok();
    assert_eq!(waiting(&vault).len(), 1);
}

#[test]
fn what_a_rule_let_go_asks_once_a_later_message_came() {
    let vault = vault(true);
    let auto = PARCELS.replace("order: 50\n", "order: 50\nauto: true\n");
    vault.put("Playbooks/parcels.md", auto);
    watch_first(&vault);
    vault.fte("plan").ok();
    assert_eq!(vault.files("Approved").len(), 1);
    let later =
        Mail { id: "2@x.test", after: &["1@x.test"], text: "Never mind.", ..Mail::default() };
    takes(&vault, "2", &later);
    let acted = vault.fte("act --json").ok().json();
    assert_eq!(acted["executed"].as_array().unwrap().len(), 0, "{acted:#}");
    let asked = waiting(&vault);
    assert_eq!(asked.len(), 1);
    vault.fte(&format!("approve yes {}", asked[0]["handle"].as_str().unwrap())).ok();
    assert_eq!(vault.fte("act --json").ok().json()["executed"].as_array().unwrap().len(), 1);
    whole(&vault);
}

#[test]
fn an_answer_to_what_was_done_opens_the_conversation_again_and_goes_on_from_there() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    vault.fte("plan").ok();
    let sent = answer(&vault);
    assert!(vault.path(&first.replace("Needs_Action", "Done/2026-11")).is_file());
    // Their program names our mail alone.
    let thanks = Mail { id: "2@x.test", after: &[&sent], text: "Thanks.", ..Mail::default() };
    let second = path(&takes(&vault, "2", &thanks), "created");
    let note = vault.read(&second);
    assert!(note.contains(&format!("continues: \"[[{}]]\"", stem(&first))), "{note}");
    assert!(note.contains("which was over") && !note.contains("continued"), "{note}");
    // What comes next goes to the newest that is open, whichever it names.
    let more =
        Mail { id: "3@x.test", after: &["1@x.test"], text: "One more thing.", ..Mail::default() };
    assert_eq!(path(&takes(&vault, "3", &more), "attached"), second);
    whole(&vault);
}

#[test]
fn who_takes_no_part_in_a_conversation_has_an_item_of_their_own_with_a_warning() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    let before = vault.read(&first);
    let forged = Mail {
        from: "Eve <eve@evil.test>",
        id: "9@evil.test",
        after: &["1@x.test"],
        text: "Send the parcel to me.",
        ..Mail::default()
    };
    let own = path(&takes(&vault, "9", &forged), "created");
    let note = vault.read(&own);
    assert!(
        note.contains("⚠ `“it names a conversation that its sender takes no part in”`"),
        "{note}"
    );
    assert!(!note.contains("continues:") && vault.read(&first) == before);
    // Nor does who takes part, but is proven to be somebody else.
    let auth = "Authentication-Results: mx.example.org; dmarc=fail header.from=example.com\r\n";
    let posing = Mail { id: "8@x.test", after: &["1@x.test"], more: auth, ..Mail::default() };
    let own = path(&takes(&vault, "8", &posing), "created");
    assert!(vault.read(&own).contains("continues:") && !vault.read(&first).contains("8@x.test"));
    // A list is answered by people whom its mail never named, and machines are not read with what people wrote.
    let list = Mail {
        from: "Tom <tom@club.test>",
        id: "7@club.test",
        after: &["1@x.test"],
        more: "List-Id: <club>\r\n",
        ..Mail::default()
    };
    let note = vault.read(&path(&takes(&vault, "7", &list), "created"));
    assert!(!note.contains("takes no part"), "{note}");
    let away = Mail {
        id: "6@x.test",
        after: &["1@x.test"],
        more: "Auto-Submitted: auto-replied\r\n",
        text: "I am away.",
        ..Mail::default()
    };
    assert!(vault.read(&path(&takes(&vault, "6", &away), "created")).contains("continues:"));
    whole(&vault);
}

#[test]
fn a_message_less_proven_than_the_first_is_not_read_with_it() {
    let vault = vault(true);
    let auth = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.com\r\n";
    let first = path(&takes(&vault, "1", &Mail { more: auth, ..Mail::default() }), "created");
    let bare = Mail { id: "2@x.test", after: &["1@x.test"], ..Mail::default() };
    let own = path(&takes(&vault, "2", &bare), "created");
    assert!(vault.read(&own).contains(&format!("continues: \"[[{}]]\"", stem(&first))));
    let proven = Mail { id: "3@x.test", after: &["1@x.test"], more: auth, ..Mail::default() };
    let report = takes(&vault, "3", &proven);
    assert_eq!(
        report["created"].as_array().unwrap().len() + report["attached"].as_array().unwrap().len(),
        1
    );
    whole(&vault);
}

/// Who got a copy of the first knows its Message-ID, and can write a second in its sender's name.
#[test]
fn a_request_says_that_a_part_of_it_came_later_and_from_nobody_knows_whom() {
    const SAID: &str = "no mail server of yours vouches for who sent that";
    let passed = "Authentication-Results: mx.example.org; dmarc=pass header.from=example.com\r\n";
    for (more, is_said) in [("", true), (passed, false)] {
        let vault = vault(true);
        takes(&vault, "a", &Mail { more, ..Mail::default() });
        let later = Mail { id: "2@x.test", after: &["1@x.test"], more, ..Mail::default() };
        path(&takes(&vault, "b", &later), "attached");
        vault.fte("plan").ok();
        let waiting = waiting(&vault);
        let shown = vault.fte(&format!("approve show {}", waiting[0]["id"].as_str().unwrap()));
        assert_eq!(shown.stdout.replace('\n', " ").contains(SAID), is_said, "{more:?} {shown}");
        let note = vault.read(waiting[0]["path"].as_str().unwrap());
        assert_eq!(note.contains(SAID), is_said, "{note}");
    }
}

/// That nobody vouches for a conversation is no sign of fraud: it is so in each vault whose mail server is not named.
#[test]
fn an_ordinary_conversation_is_planned_as_one() {
    let vault = vault(true);
    fs::remove_file(vault.path("Playbooks/parcels.md")).unwrap();
    takes(&vault, "a", &Mail { text: "The design is agreed: 40 hours.", ..Mail::default() });
    let text = "Please send me the invoice for the design, 40 hours at 90 EUR.";
    let later = Mail { id: "2@x.test", after: &["1@x.test"], text, ..Mail::default() };
    let note = vault.read(&path(&takes(&vault, "b", &later), "attached"));
    assert!(note.contains("- no mail server of yours vouches for who sent this one\n"), "{note}");
    let report = vault.fte("plan --json").ok().json();
    assert_eq!(report["planned"].as_array().unwrap().len(), 1, "{report:#}");
    assert_eq!(report["planned"][0]["playbook"], "invoice-requested", "{report:#}");
    assert!(!waiting(&vault).is_empty());
    whole(&vault);
}

#[test]
fn another_person_of_a_conversation_is_not_taken_for_the_first() {
    let vault = vault(true);
    let first = Mail { to: "owner@example.com, tom@firm.test", ..Mail::default() };
    let first = path(&takes(&vault, "1", &first), "created");
    let tom = Mail {
        from: "Tom <tom@firm.test>",
        id: "2@firm.test",
        after: &["1@x.test"],
        ..Mail::default()
    };
    let second = path(&takes(&vault, "2", &tom), "created");
    let note = vault.read(&second);
    assert!(note.contains("marks: [continued]") && !note.contains("takes no part"), "{note}");
    assert!(vault.read(&first).contains(&format!("- [[{}]]", stem(&second))));
    // The owner's own mail answers, and is no message to the owner.
    let own = Mail {
        from: OWNER,
        to: DANA,
        id: "3@example.com",
        after: &["1@x.test"],
        ..Mail::default()
    };
    let own = path(&takes(&vault, "3", &own), "created");
    vault.fte("plan").ok();
    assert!(!vault.path(&own).is_file() || vault.read(&own).contains("kind: sent"));
    whole(&vault);
}

#[test]
fn a_conversation_of_fifty_is_one_item_however_it_comes() {
    let ids: Vec<String> = (0..50).map(|n| format!("{n}@x.test")).collect();
    let mails: Vec<String> = (0..50)
        .map(|n| {
            let after: Vec<&str> =
                ids[..n].iter().rev().take(9).rev().map(String::as_str).collect();
            let text = format!("Message {n} of the parcel.");
            Mail { id: &ids[n], after: &after, text: &text, ..Mail::default() }.eml()
        })
        .collect();
    let at_once = vault(true);
    let mbox: Vec<_> = mails
        .iter()
        .map(|mail| format!("From x Mon Nov 16 08:00:00 2026\n{}\n", mail.replace("\r\n", "\n")))
        .collect();
    let mbox = mbox.concat();
    at_once.put("Inbox/all.mbox", mbox);
    let report = watch(&at_once);
    assert_eq!(report["attached"].as_array().unwrap().len(), 49, "{report:#}");
    let first = path(&report, "created");
    let note = at_once.read(&first);
    assert!((0..50).all(|n| note.contains(&format!("Message {n} of the parcel."))));
    let id = report["created"][0]["id"].as_str().unwrap();
    assert_eq!(at_once.files("Attachments").len(), 50);
    assert_eq!(at_once.files(&format!("Attachments/{id}")).len(), 49);
    whole(&at_once);

    let one_by_one = vault(true);
    for (n, mail) in mails.iter().enumerate() {
        one_by_one.put("Inbox/next.eml", mail);
        let report = watch(&one_by_one);
        assert_eq!(report["attached"].as_array().unwrap().len(), usize::from(n > 0), "{n}");
    }
    assert_eq!(one_by_one.files("Needs_Action").len(), 1);
    // One more than a note holds begins a note of its own.
    for n in [50, 51] {
        let id = format!("{n}@x.test");
        let text = format!("Message {n}.");
        let more = Mail { id: &id, after: &["49@x.test"], text: &text, ..Mail::default() };
        takes(&one_by_one, "more", &more);
    }
    assert_eq!(one_by_one.files("Needs_Action").len(), 2);
    whole(&one_by_one);
}

#[test]
fn a_lost_state_learns_the_conversations_from_the_notes() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    let later = Mail { id: "2@x.test", after: &["1@x.test"], text: "Later.", ..Mail::default() };
    takes(&vault, "2", &later);
    fs::remove_dir_all(vault.state_dir()).unwrap();
    let again = takes(&vault, "again", &later);
    assert_eq!(again["known"], 1, "{again:#}");
    let third = Mail { id: "3@x.test", after: &["2@x.test"], text: "Last.", ..Mail::default() };
    assert_eq!(path(&takes(&vault, "3", &third), "attached"), first);
    let eve =
        Mail { from: "eve@evil.test", id: "4@x.test", after: &["2@x.test"], ..Mail::default() };
    let own = path(&takes(&vault, "4", &eve), "created");
    assert!(vault.read(&own).contains("takes no part in"));
}

fn bounce(of: &str, action: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.test\r\nTo: {OWNER}\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         Date: Mon, 16 Nov 2026 09:00:00 +0000\r\nMessage-ID: <b-{action}@mx.test>\r\nAuto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=r\r\n\r\n\
         --r\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
         --r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n\
         Final-Recipient: rfc822; dana@example.com\r\nAction: {action}\r\nStatus: {}\r\n\r\n\
         --r\r\nContent-Type: message/rfc822\r\n\r\nFrom: {OWNER}\r\nTo: dana@example.com\r\nMessage-ID: <{of}>\r\n\
         Subject: Re: the parcel\r\n\r\nIt is here.\r\n--r--\r\n",
        if action == "delayed" { "4.4.1" } else { "5.1.1" }
    )
}

#[test]
fn a_bounce_names_the_mail_that_came_back_and_that_the_bounce() {
    let vault = vault(true);
    watch_first(&vault);
    vault.fte("plan").ok();
    let sent = answer(&vault);
    let request = vault.files("Done").into_iter().find(|path| path.contains("/APPROVAL_")).unwrap();
    vault.put("Inbox/b.eml", bounce(&sent, "failed"));
    let item = path(&watch(&vault), "created");
    let note = vault.read(&item);
    for part in [
        &format!("about: \"[[{}]]\"", stem(&request)),
        &format!("to `“Dana Reyes <dana@example.com>”`: [[{}]]", stem(&request)),
        "- `“dana@example.com”` did not get it",
    ] {
        assert!(note.contains(part), "no `{part}` in\n{note}");
    }
    assert!(
        !note.contains("takes no part in") && !note.contains("first contact: you")
            || note.contains("bounce")
    );
    let done = vault.read(&request);
    let came = format!(
        "## What came back\n\n- It did not reach `“dana@example.com”`: [[{}]]\n",
        stem(&item)
    );
    assert!(done.contains(&came) && done.contains("receipt:"), "{done}");
    let logged = events(&vault, "mail.bounced");
    assert_eq!(logged.len(), 1);
    let id = stem(&request).rsplit('_').next().unwrap();
    assert_eq!(
        (&logged[0]["parameters"]["request"], &logged[0]["target"]),
        (&Value::from(id), &Value::from("dana@example.com"))
    );
    let planned = vault.fte("plan --json").ok().json();
    assert_eq!(planned["planned"][0]["playbook"], "bounce", "{planned:#}");
    assert!(vault.read(&item.replace("Needs_Action", "In_Progress")).contains("priority: high"));

    vault.put("Inbox/d.eml", bounce(&sent, "delayed"));
    let note = vault.read(&path(&watch(&vault), "created"));
    assert!(note.contains("has not got it yet") && note.contains("delayed"), "{note}");
    assert_eq!(events(&vault, "mail.delayed").len(), 1);
    vault.put(
        "Inbox/n.eml",
        bounce("nobody@elsewhere.test", "failed").replace("b-failed", "b-other"),
    );
    let note = vault.read(&path(&watch(&vault), "created"));
    assert!(note.contains("None that `fte` sent") && !note.contains("about:"), "{note}");
    whole(&vault);
}

/// What else is asked for in that conversation was planned of a mail that arrived.
#[test]
fn a_bounce_is_told_where_the_conversation_is_under_way() {
    let vault = vault(true);
    let second = "  - id: again\n    what: Write again\n    action: email.send\n    params: {to: [dana@example.com], subject: parcel, body: Did you get it?}\n---\n# Parcels\n";
    vault.put("Playbooks/parcels.md", PARCELS.replace("---\n# Parcels\n", second));
    let first = path(&watch_first(&vault), "created");
    vault.fte("plan").ok();
    let asked = waiting(&vault);
    let reply = asked.iter().find(|row| row["action"] == "email.reply").unwrap();
    vault.fte(&format!("approve yes {}", reply["handle"].as_str().unwrap())).ok();
    let acted = vault.fte("act --json").ok().json();
    let sent = acted["executed"][0]["receipt"]["message_id"].as_str().unwrap().to_owned();

    vault.put("Inbox/d.eml", bounce(&sent, "delayed"));
    watch(&vault);
    assert_eq!(waiting(&vault)[0]["later"].as_array().unwrap().len(), 0, "it may arrive yet");
    vault.put("Inbox/b.eml", bounce(&sent, "failed"));
    let back = path(&watch(&vault), "created");
    let note = vault.read(&back);
    assert!(note.contains(&format!("continues: \"[[{}]]\"", stem(&first))), "{note}");
    assert!(note.contains(&format!("- The mail went out for [[{}]]\n", stem(&first))), "{note}");
    assert!(note.contains("about: \"[[APPROVAL_") && !note.contains("continued"), "{note}");
    let first = first.replace("Needs_Action", "In_Progress");
    assert!(vault.read(&first).contains(&format!("- [[{}]]\n", stem(&back))));
    let asked = waiting(&vault);
    assert_eq!((asked.len(), &asked[0]["later"][0]), (1, &Value::from(stem(&back))));
    // Nobody goes on with the report: what Dana writes next goes to her own.
    let more = Mail { id: "2@x.test", after: &[&sent], text: "One thing more.", ..Mail::default() };
    let more = path(&takes(&vault, "2", &more), "created");
    assert!(vault.read(&more).contains(&format!("continues: \"[[{}]]\"", stem(&first))));
    let planned = vault.fte("plan --json").ok().json();
    let plans = planned["planned"].as_array().unwrap();
    assert!(plans.iter().any(|plan| plan["playbook"] == "bounce"), "{planned:#}");
    whole(&vault);
}

#[test]
fn a_bounce_in_words_is_told_by_the_headers_that_it_repeats() {
    let vault = vault(true);
    watch_first(&vault);
    vault.fte("plan").ok();
    let sent = answer(&vault);
    vault.put("Inbox/b.eml", format!(
        "From: Mail Delivery System <Mailer-Daemon@exim.test>\r\nTo: {OWNER}\r\nSubject: Mail delivery failed: returning message to sender\r\n\
         X-Failed-Recipients: dana@example.com\r\nDate: Mon, 16 Nov 2026 09:00:00 +0000\r\nMessage-ID: <e@exim.test>\r\n\r\n\
         Unrouteable address\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\n\
         From: {OWNER}\r\nTo: dana@example.com\r\nMessage-ID: <{sent}>\r\n\r\nIt is here.\r\n"
    ));
    let note = vault.read(&path(&watch(&vault), "created"));
    assert!(
        note.contains("about: \"[[APPROVAL_")
            && note.contains("`“dana@example.com”` did not get it"),
        "{note}"
    );
}

#[test]
fn whom_the_owner_said_yes_to_writing_to_is_known() {
    let vault = vault(false);
    let first = path(&watch_first(&vault), "created");
    assert!(vault.read(&first).contains("- first contact: you never wrote to this address"));
    vault.fte("plan").ok();
    assert_eq!(vault.files("Contacts"), Vec::<String>::new());
    let asked = waiting(&vault);
    let warned = asked[0]["warnings"].to_string();
    assert_eq!(warned.matches("first contact").count(), 1, "{warned}");
    let sent = answer(&vault);
    assert_eq!(vault.files("Contacts"), ["Contacts/Dana Reyes.md"]);
    let contact = vault.read("Contacts/Dana Reyes.md");
    for part in [
        "type: contact",
        "email: dana@example.com",
        "known: true",
        "since: 2026-11-16",
        "met: you wrote to them on 2026-11-16",
    ] {
        assert!(contact.contains(part), "no `{part}` in\n{contact}");
    }
    assert_eq!(events(&vault, "contact.known").len(), 1);
    vault.fte("act").ok();
    assert_eq!(events(&vault, "contact.known").len(), 1);
    let thanks = Mail { id: "2@x.test", after: &[&sent], ..Mail::default() };
    assert!(!vault.read(&path(&takes(&vault, "2", &thanks), "created")).contains("first contact"));
    whole(&vault);
}

#[test]
fn contacts_of_one_name_are_two_and_what_is_foreign_in_a_name_is_inert() {
    let vault = vault(true);
    let mails = [
        ("Dana Reyes <dana@other.test>", "1@x.test"),
        ("\"../../Start_Here [[x]] <b>\" <odd@other.test>", "2@x.test"),
        ("CON <con@other.test>", "3@x.test"),
        ("no-reply@other.test", "4@x.test"),
    ];
    for (from, id) in mails {
        drop_in(&vault, id, &Mail { from, id, ..Mail::default() });
    }
    watch(&vault);
    vault.fte("plan").ok();
    for asked in waiting(&vault) {
        vault.fte(&format!("approve yes {}", asked["handle"].as_str().unwrap())).ok();
    }
    assert_eq!(vault.fte("act --json").ok().json()["executed"].as_array().unwrap().len(), 4);
    let names = vault.files("Contacts");
    assert_eq!(
        names,
        [
            "Contacts/Dana Reyes (dana@other.test).md",
            "Contacts/Dana Reyes.md",
            "Contacts/Start Here x b.md",
            "Contacts/file-CON.md"
        ]
    );
    let odd = vault.read("Contacts/Start Here x b.md");
    let (front, body) = odd.split_once("\n---\n").unwrap();
    assert!(!front.contains("[[") && !front.contains("<b>") && body.starts_with("# `“"), "{odd}");
    whole(&vault);
}

#[test]
fn what_a_person_said_of_a_contact_stands_and_what_fte_said_is_raised() {
    let vault = vault(false);
    vault.put(
        "Contacts/Dana.md",
        "---\ntype: contact\nemail: dana@example.com\nknown: false # not yet\n---\n",
    );
    vault.put(
        "Playbooks/lead.md",
        "---
type: playbook
match:
  from: tom@firm.test
order: 90
steps:
  - id: contact
    what: Note who wrote
    action: contact.create
    params: {name: '{{ item.from.name }}', email: '{{ item.from.email }}'}
  - id: reply
    what: Answer the mail
    needs: contact
    action: email.reply
    params: {body: Hello.}
---
# Leads
",
    );
    drop_in(&vault, "1", &Mail::default());
    drop_in(&vault, "2", &Mail { from: "Tom <tom@firm.test>", id: "2@x.test", ..Mail::default() });
    watch(&vault);
    vault.fte("plan").ok();
    for _ in 0..3 {
        for asked in waiting(&vault) {
            vault.fte(&format!("approve yes {}", asked["handle"].as_str().unwrap())).ok();
        }
        vault.fte("act").ok();
    }
    assert_eq!(vault.files("Outbox/new").len(), 2);
    assert!(vault.read("Contacts/Dana.md").contains("known: false # not yet"));
    let tom = vault.files("Contacts").into_iter().find(|path| path.contains("tom_")).unwrap();
    assert!(vault.read(&tom).contains("known: true\n"), "{}", vault.read(&tom));
    assert_eq!(vault.files("Contacts").len(), 2);
    whole(&vault);
}

/// Over a real server: its folder of what was sent tells whom the owner wrote to, and answers find their conversation.
#[test]
fn what_lies_in_the_server_s_sent_folder_makes_people_known_and_what_claims_to_does_not() {
    let Some(server) = Dovecot::start() else { return };
    let mut vault = vault(false);
    vault.set_env("FTE_IMAP_HOST", "127.0.0.1");
    vault.set_env("FTE_IMAP_PORT", &server.imaps_port.to_string());
    vault.set_env("FTE_IMAP_USER", "alice");
    vault.set_env("FTE_IMAP_PASSWORD", PASSWORD);
    vault.set_env("SSL_CERT_FILE", &server.ca().to_string_lossy());
    let own = |to: &str, id: &str| Mail { from: OWNER, to, id, ..Mail::default() }.eml();
    server.deliver(
        "Sent",
        own("Dana Reyes <dana@example.com>, no-reply@shop.test", "s1@example.com"),
    );
    server.deliver(
        "Sent",
        own("Eve <eve@evil.test>", "s2@x.test").replace("From: owner@", "From: other@"),
    );
    server.deliver("INBOX", own("Mallory <mallory@evil.test>", "s3@x.test"));
    server.deliver("INBOX", Mail { id: "1@x.test", ..Mail::default() }.eml());
    let report = vault.fte("watch imap --json").ok().json();
    assert_eq!(report["created"].as_array().unwrap().len(), 2, "{report:#}");
    assert_eq!(vault.files("Contacts"), ["Contacts/Dana Reyes.md"]);
    let notes: String = vault.files("Needs_Action").iter().map(|path| vault.read(path)).collect();
    assert!(!notes.contains("first contact"), "{notes}");
    let log = vault.read("Logs/audit_2026-11-16.jsonl");
    vault.fte("watch imap").ok();
    assert_eq!(vault.read("Logs/audit_2026-11-16.jsonl"), log);
    server.deliver("Sent", own("tom@firm.test", "s4@x.test"));
    server.deliver(
        "INBOX",
        Mail { id: "2@x.test", after: &["1@x.test"], text: "Later.", ..Mail::default() }.eml(),
    );
    let report = vault.fte("watch imap --json").ok().json();
    assert_eq!(report["attached"].as_array().unwrap().len(), 1, "{report:#}");
    assert_eq!(vault.files("Contacts").len(), 2);
    assert_eq!(events(&vault, "contact.known").len(), 2);
    let id = report["attached"][0]["id"].as_str().unwrap();
    assert!(vault.path(&format!("Attachments/{id}/message-2.eml")).is_file());
    whole(&vault);
}

#[test]
fn what_gmail_sent_makes_people_known() {
    let google = Google::start();
    let mut vault = vault(false);
    let settings = google.settings("read");
    vault.put(
        ".fte/config.yaml",
        vault.read(".fte/config.yaml").replace(OWNER, ADDRESS) + "\n" + &settings,
    );
    vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
    google.allow(&["gmail.readonly"]);
    let own = |to: &str, id: &str| Mail { from: ADDRESS, to, id, ..Mail::default() }.eml();
    google.deliver(own("Dana Reyes <dana@example.com>", "s1@x.test"), &["SENT"]);
    google.deliver(own("Mallory <mallory@evil.test>", "s2@x.test"), &["INBOX"]);
    google.deliver(Mail { id: "1@x.test", ..Mail::default() }.eml(), &["INBOX"]);
    let report = vault.fte("watch gmail --json").ok().json();
    assert_eq!(report["created"].as_array().unwrap().len(), 2, "{report:#}");
    assert_eq!(vault.files("Contacts"), ["Contacts/Dana Reyes.md"]);
    let notes: String = vault.files("Needs_Action").iter().map(|path| vault.read(path)).collect();
    assert!(!notes.contains("first contact"), "{notes}");
    google.deliver(own("tom@firm.test", "s3@x.test"), &["SENT"]);
    vault.fte("watch gmail").ok();
    vault.fte("watch gmail").ok();
    assert_eq!(vault.files("Contacts").len(), 2);
    assert_eq!(events(&vault, "contact.known").len(), 2);
    whole(&vault);
}

/// Gmail puts a message into the conversation that it names, whoever sent it: that makes nobody a part of it.
#[test]
fn who_writes_into_a_conversation_of_gmail_takes_no_part_in_it_the_second_time_either() {
    for at_once in [false, true] {
        let google = Google::start();
        let mut vault = vault(true);
        let settings = google.settings("read");
        vault.put(
            ".fte/config.yaml",
            vault.read(".fte/config.yaml").replace(OWNER, ADDRESS) + "\n" + &settings,
        );
        vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
        google.allow(&["gmail.readonly"]);
        let to_owner = |mail: Mail<'_>| Mail { to: ADDRESS, ..mail }.eml();
        let thread = google.deliver(to_owner(Mail::default()), &["INBOX"]);
        let first = path(&vault.fte("watch gmail --json").ok().json(), "created");
        let mut created = Vec::new();
        for (n, after) in [(1, &["1@x.test"][..]), (2, &[])] {
            let (id, text) = (format!("{n}@evil.test"), format!("Send it to me, {n}."));
            let eve = Mail {
                from: "Eve <eve@evil.test>",
                id: &id,
                after,
                text: &text,
                ..Mail::default()
            };
            google.deliver_into(to_owner(eve), &["INBOX"], Some(&thread));
            if n == 2 || !at_once {
                let report = vault.fte("watch gmail --json").ok().json();
                created.extend(report["created"].as_array().unwrap().clone());
            }
        }
        assert_eq!(created.len(), 2, "at once: {at_once}, {created:#?}");
        for item in created {
            let note = vault.read(item["path"].as_str().unwrap());
            assert!(!note.contains("continues:") && !note.contains("continued"), "{note}");
        }
        assert!(!vault.read(&first).contains("evil.test"));
        // Who takes part still does.
        let more = Mail { id: "3@x.test", text: "One more thing.", ..Mail::default() };
        google.deliver_into(to_owner(more), &["INBOX"], Some(&thread));
        let report = vault.fte("watch gmail --json").ok().json();
        assert_eq!(path(&report, "attached"), first);
        whole(&vault);
    }
}

#[test]
fn a_first_contact_is_said_once_in_what_is_asked() {
    let vault = vault(false);
    vault.put(
        "Playbooks/parcels.md",
        PARCELS
            .replace("email.reply", "ledger.expense.record")
            .replace("{body: It is here.}", "{vendor: The post, amount: 5.00 EUR}"),
    );
    watch_first(&vault);
    vault.fte("plan").ok();
    let asked = waiting(&vault);
    let warnings = asked[0]["warnings"].as_array().unwrap();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(
        warnings[0],
        "first contact: it came from dana@example.com, whom you never wrote to"
    );
}

#[test]
fn two_runs_at_once_attach_each_message_once() {
    let vault = vault(true);
    let first = path(&watch_first(&vault), "created");
    for n in 2..12 {
        let id = format!("{n}@x.test");
        let text = format!("Message {n}.");
        drop_in(
            &vault,
            &n.to_string(),
            &Mail { id: &id, after: &["1@x.test"], text: &text, ..Mail::default() },
        );
    }
    let runs: Vec<_> = (0..4)
        .map(|_| {
            let mut command = vault.command();
            command
                .args(["watch", "files", "--json"])
                .stdout(Stdio::piped())
                .stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    let ran: Vec<Ran> =
        runs.into_iter().map(|run| vault.ran(&run.wait_with_output().unwrap())).collect();
    assert!(
        ran.iter().all(|ran| ran.exit == 0),
        "{}",
        ran.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    );
    watch(&vault);
    assert_eq!(vault.files("Needs_Action"), std::slice::from_ref(&first));
    let note = vault.read(&first);
    assert!((2..12).all(|n| note.matches(&format!("\nMessage {n}.\n")).count() == 1), "{note}");
    assert_eq!(events(&vault, "watch.attach").len(), 10);
    whole(&vault);
}

#[cfg(target_os = "linux")]
mod killed {
    use super::*;
    use crate::killed::{everywhere, has_strace, visible};

    #[test]
    fn a_watch_that_is_killed_anywhere_attaches_once() {
        if !has_strace() {
            return;
        }
        let vault = vault(true);
        let first = path(&watch_first(&vault), "created");
        let later =
            Mail { id: "2@x.test", after: &["1@x.test"], text: "Later one.", ..Mail::default() };
        drop_in(&vault, "2", &later);
        everywhere(&vault, &["watch", "files"], |point| {
            watch(&vault);
            assert_eq!(visible(&vault, "Needs_Action"), std::slice::from_ref(&first), "{point}");
            let note = vault.read(&first);
            assert_eq!(note.matches("Later one.").count(), 1, "{point}\n{note}");
            assert_eq!(events(&vault, "watch.attach").len(), 1, "{point}");
            let kept = visible(&vault, "Attachments");
            assert_eq!(kept.len(), 2, "{point}: {kept:?}");
            assert!(kept[1].ends_with("/message-2.eml"), "{point}: {kept:?}");
            assert_eq!(visible(&vault, "Inbox"), Vec::<String>::new(), "{point}");
            vault.fte("audit verify").ok();
        });
    }

    #[test]
    fn a_watch_that_is_killed_anywhere_tells_the_open_item_once() {
        if !has_strace() {
            return;
        }
        let vault = vault(true);
        let first = path(&watch_first(&vault), "created").replace("Needs_Action", "In_Progress");
        vault.fte("plan").ok();
        let later =
            Mail { id: "2@x.test", after: &["1@x.test"], text: "Later one.", ..Mail::default() };
        drop_in(&vault, "2", &later);
        everywhere(&vault, &["watch", "files"], |point| {
            watch(&vault);
            let new = visible(&vault, "Needs_Action");
            assert_eq!(new.len(), 1, "{point}: {new:?}");
            let link = format!("[[{}]]", stem(&new[0]));
            assert_eq!(vault.read(&first).matches(&link).count(), 1, "{point}");
            assert_eq!(waiting(&vault)[0]["later"][0], stem(&new[0]), "{point}");
            vault.fte("audit verify").ok();
        });
    }

    #[test]
    fn an_act_that_is_killed_anywhere_makes_one_contact() {
        if !has_strace() {
            return;
        }
        let vault = vault(false);
        watch_first(&vault);
        vault.fte("plan").ok();
        let asked = waiting(&vault);
        vault.fte(&format!("approve yes {}", asked[0]["handle"].as_str().unwrap())).ok();
        everywhere(&vault, &["act"], |point| {
            vault.fte("act").ok();
            assert_eq!(visible(&vault, "Contacts"), ["Contacts/Dana Reyes.md"], "{point}");
            assert_eq!(events(&vault, "contact.known").len(), 1, "{point}");
            vault.fte("audit verify").ok();
        });
    }
}
