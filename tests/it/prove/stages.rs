//! The stages that are swept: what each begins with, its command, and what it comes to.

use std::sync::LazyLock;

use super::hold;
use crate::google::{Google, TOKEN};
use crate::testvault::{NOW, TestVault};

/// Looks at a vault, and says what does not hold of it.
pub(crate) type Otherwise = fn(&TestVault) -> Result<(), String>;

/// A command, the vault that it meets, and what follows it.
pub(crate) struct Stage {
    pub(crate) name: &'static str,
    /// The vault before the command; its own last run left the state's database closed.
    pub(crate) prepare: fn() -> TestVault,
    pub(crate) words: fn(&TestVault) -> Vec<String>,
    /// How the command may end, beside well, where an interrupted one had done the work already.
    pub(crate) again: &'static [i32],
    /// Actions that the log may have once more or less often: a report, a repair and a stop are noted once they are done,
    /// and run again without harm.
    pub(crate) loose: &'static [&'static str],
    /// What runs after it.
    pub(crate) then: &'static [&'static str],
    /// Another end that is as good where a call failed.
    pub(crate) otherwise: Option<Otherwise>,
    /// Asserts that the end is the one that was meant.
    pub(crate) reached: fn(&TestVault),
}

const PLAYBOOK: &str = "---
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
    params: {body: It is here.}
  - id: remind
    what: Remember it
    needs: reply
    action: reminder.create
    params: {title: The parcel}
  - id: bill
    what: Book the postage
    needs: reply
    action: ledger.expense.record
    params: {vendor: '{{ item.from.email }}', amount: 5.00 EUR}
---
# Parcels
";

pub(crate) fn mail(from: &str, number: usize) -> String {
    format!(
        "From: {from}\r\nTo: owner@example.com\r\nSubject: the parcel\r\nDate: Mon, 16 Nov 2026 08:00:00 +0000\r\n\
         Message-ID: <{number}@mail.test>\r\n\r\nIs the parcel there?\r\n"
    )
}

/// A vault of an owner with one contact and one playbook.
pub(crate) fn vault() -> TestVault {
    let vault = TestVault::new();
    for shipped in vault.files("Playbooks") {
        std::fs::remove_file(vault.path(&shipped)).unwrap();
    }
    vault.put("Playbooks/parcels.md", PLAYBOOK);
    vault.put("Contacts/Dana.md", "---\ntype: contact\nemail: dana@example.com\n---\n");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    vault
}

/// A vault with these mails read, and planned or not.
fn with_mails(senders: &[&str], planned: bool) -> TestVault {
    let vault = vault();
    for (number, from) in senders.iter().enumerate() {
        vault.put(&format!("Inbox/{number}.eml"), mail(from, number));
    }
    vault.fte("watch files").ok();
    if planned {
        vault.fte("plan").ok();
    }
    vault
}

/// The ids of what waits for an answer.
pub(crate) fn waiting(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["handle"].as_str().unwrap().to_owned()).collect()
}

pub(crate) fn say_yes(vault: &TestVault) {
    let waiting = waiting(vault);
    if !waiting.is_empty() {
        let ran = vault.fte(&format!("approve yes {}", waiting.join(" ")));
        // One that has to be drawn anew is asked once more.
        assert!([0, 5, 8].contains(&ran.exit), "{ran}");
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[track_caller]
fn counts(vault: &TestVault, expected: &[(&str, usize)]) {
    for (folder, count) in expected {
        assert_eq!(vault.files(folder).len(), *count, "{folder}: {:?}", vault.files(folder));
    }
}

#[track_caller]
fn booked(vault: &TestVault, count: usize) {
    assert_eq!(vault.read("Accounting/ledger.journal").matches("; fte:").count(), count);
}

/// Mails of which one carries a file, an mbox, a table, and junk; all of them once, or some of them twice.
fn watching(twice: bool) -> Stage {
    fn prepare() -> TestVault {
        let vault = vault();
        let attached = "From: a@b.test\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nbody\n--b\n\
            Content-Type: application/x\nContent-Disposition: attachment; filename=f.bin\n\ndata\n--b--\n";
        let in_mbox = |number| {
            format!("From x@y Mon Nov 16 09:00:00 2026\n{}\n", mail("eve@example.net", number))
        };
        vault.put("Inbox/0.eml", mail("dana@example.com", 0));
        vault.put("Inbox/1.eml", attached);
        vault.put("Inbox/all.mbox", in_mbox(3) + &in_mbox(4));
        vault.put("Inbox/junk.eml", "junk");
        vault.put("Inbox/x.csv", "a;b\n1;2\n");
        vault.fte("status").ok();
        vault
    }
    fn prepare_twice() -> TestVault {
        let vault = prepare();
        vault.put("Inbox/again.eml", mail("dana@example.com", 0));
        vault.put("Inbox/more.mbox", vault.read("Inbox/all.mbox"));
        vault
    }
    Stage {
        name: "watch files",
        prepare: if twice { prepare_twice } else { prepare },
        words: |_| words("watch files"),
        again: &[],
        loose: &[],
        then: &["watch files"],
        // What could not be moved away, or compared with the contacts, is said in the report or in the note.
        otherwise: Some(|vault| {
            vault.fte("watch files");
            let left = (vault.files("Inbox").len(), vault.files("Needs_Action").len());
            hold(left == (0, 5), || format!("{left:?} in Inbox and Needs_Action"))
        }),
        reached: |vault| {
            counts(vault, &[("Inbox", 0), ("Needs_Action", 5), ("Quarantine", 2)]);
        },
    }
}

pub(crate) fn watch() -> Stage {
    watching(true)
}

/// So many mails that their disk is flushed whole.
pub(crate) fn watch_many() -> Stage {
    Stage {
        name: "watch many",
        prepare: || {
            let vault = vault();
            let in_mbox = |number| {
                format!("From x@y Mon Nov 16 09:00:00 2026\n{}\n", mail("eve@example.net", number))
            };
            vault.put("Inbox/all.mbox", (0..40).map(in_mbox).collect::<String>());
            vault.fte("status").ok();
            vault
        },
        words: |_| words("watch files"),
        again: &[],
        loose: &[],
        then: &["watch files"],
        otherwise: None,
        reached: |vault| counts(vault, &[("Inbox", 0), ("Needs_Action", 40), ("Quarantine", 0)]),
    }
}

/// A Gmail account whose first look takes several pages, one of its messages with a file, and one that is quarantined.
pub(crate) fn gmail() -> Stage {
    static GOOGLE: LazyLock<Google> = LazyLock::new(|| {
        let google = Google::start();
        google.deliver(mail("dana@example.com", 0), &["INBOX", "IMPORTANT"]);
        google.deliver(
            "From: a@b.test\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nbody\r\n--b\r\n\
             Content-Type: application/x\r\nContent-Disposition: attachment; filename=f.bin\r\n\r\ndata\r\n--b--\r\n",
            &["INBOX"],
        );
        let broken = google.deliver(mail("eve@example.net", 2), &["INBOX"]);
        google.twist(&broken, serde_json::json!({ "raw": "%" }));
        google.pages_of(2);
        google
    });
    Stage {
        name: "watch gmail",
        prepare: || {
            let mut vault = vault();
            let config = vault.read(".fte/config.yaml");
            vault.put(".fte/config.yaml", config + &GOOGLE.settings("read"));
            vault.set_env("FTE_GMAIL_ACCESS_TOKEN", TOKEN);
            vault.fte("status").ok();
            vault
        },
        words: |_| words("watch gmail"),
        again: &[],
        loose: &[],
        then: &["watch gmail"],
        otherwise: None,
        reached: |vault| counts(vault, &[("Needs_Action", 2), ("Quarantine", 2)]),
    }
}

/// Where one of two like things fails, the other is taken in: all the same, but another.
pub(crate) fn watch_once() -> Stage {
    watching(false)
}

/// A bill that is asked for on a machine that knows nothing of the vault yet.
pub(crate) fn first() -> Stage {
    Stage {
        name: "a first run",
        prepare: || {
            let vault = vault();
            std::fs::remove_dir_all(vault.state_dir()).ok();
            std::fs::create_dir(vault.state_dir()).unwrap();
            vault
        },
        words: bill().words,
        again: &[],
        loose: &[],
        then: &[],
        otherwise: None,
        reached: asks,
    }
}

pub(crate) fn plan() -> Stage {
    Stage {
        name: "plan",
        prepare: || with_mails(&["dana@example.com", "eve@example.net"], false),
        words: |_| words("plan"),
        again: &[],
        loose: &[],
        then: &["plan"],
        otherwise: None,
        reached: |vault| {
            counts(vault, &[("Needs_Action", 0), ("Plans", 2), ("Approved", 1)]);
            counts(vault, &[("Pending_Approval", 1)]);
        },
    }
}

/// A whole pass: mail is taken in, planned, and what needs no yes is done, each by a process of its own.
pub(crate) fn pass() -> Stage {
    Stage {
        name: "run",
        prepare: || {
            let vault = vault();
            vault.put("Inbox/0.eml", mail("dana@example.com", 0));
            vault.put("Inbox/1.eml", mail("eve@example.net", 1));
            vault.fte("status").ok();
            vault
        },
        words: |_| words("run"),
        again: &[],
        loose: &[],
        then: &["run", "run"],
        otherwise: None,
        reached: |vault| {
            counts(vault, &[("Inbox", 0), ("Approved", 0), ("Outbox/new", 1)]);
            counts(vault, &[("In_Progress", 2), ("Pending_Approval", 2)]);
        },
    }
}

/// Where the playbooks can't be read, an item's first plan says that none matches, and the next one which.
pub(crate) fn plan_at_last() -> Stage {
    Stage { loose: &["plan.create", "plan.update"], ..plan() }
}

pub(crate) fn yes() -> Stage {
    Stage {
        name: "approve yes",
        prepare: || with_mails(&["eve@example.net"], true),
        words: |vault| words(&format!("approve yes {}", waiting(vault).remove(0))),
        again: &[5],
        loose: &[],
        then: &[],
        // The yes is in the state, its line could not be written to the log: the note went back, and is asked again.
        otherwise: None,
        reached: |vault| counts(vault, &[("Approved", 1), ("Pending_Approval", 0)]),
    }
}

pub(crate) fn no() -> Stage {
    Stage {
        name: "approve no",
        prepare: || with_mails(&["eve@example.net"], true),
        words: |vault| words(&format!("approve no {} --reason late", waiting(vault).remove(0))),
        again: &[5],
        loose: &[],
        then: &["act"],
        otherwise: None,
        reached: |vault| counts(vault, &[("Rejected", 1), ("Pending_Approval", 0)]),
    }
}

/// The yes to a whole plan, of which two steps were approved by it, taken back.
pub(crate) fn no_to_plan() -> Stage {
    Stage {
        name: "approve no, a plan",
        prepare: || {
            let vault = vault();
            let both = PLAYBOOK.replace("auto: true\n", "");
            let both = both.replace("    needs: reply\n    action: ledger", "    action: ledger");
            vault.put("Playbooks/parcels.md", both);
            vault.put("Inbox/0.eml", mail("eve@example.net", 0));
            vault.fte("watch files").ok();
            vault.fte("plan").ok();
            let read = vault.fte(&format!("approve plan {} --json", plan_id(&vault))).ok().json();
            vault.fte(&format!("approve yes {}", read["handle"].as_str().unwrap())).ok();
            counts(&vault, &[("Approved", 2), ("Pending_Approval", 0)]);
            vault
        },
        words: |vault| words(&format!("approve no {}", plan_id(vault))),
        // It was taken back.
        again: &[5],
        loose: &[],
        then: &["act"],
        // It counts, and a note could not follow: that one is drawn again when it is answered, and asked once more.
        otherwise: Some(|vault| {
            vault.fte("act");
            let sent = vault.files("Outbox/new").len();
            hold(sent == 0, || format!("{sent} messages"))?;
            for _ in 0..3 {
                say_yes(vault);
                vault.fte("act");
            }
            let sent = vault.files("Outbox/new").len();
            hold(sent == 1, || format!("{sent} messages"))?;
            let journal = vault.read("Accounting/ledger.journal").matches("; fte:").count();
            hold(journal == 1, || format!("{journal} entries"))
        }),
        reached: |vault| {
            counts(vault, &[("Approved", 0), ("Pending_Approval", 2), ("Outbox/new", 0)]);
        },
    }
}

fn plan_id(vault: &TestVault) -> String {
    let plan = vault.files("Plans").into_iter().find(|path| path.contains("/PLAN_")).unwrap();
    plan.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned()
}

/// Two mails of which one is answered by itself and one with a yes, each with two more steps.
pub(crate) fn act() -> Stage {
    Stage {
        name: "act",
        prepare: || {
            let vault = with_mails(&["dana@example.com", "eve@example.net"], true);
            say_yes(&vault);
            vault
        },
        words: |_| words("act"),
        again: &[],
        loose: &[],
        then: &["act"],
        otherwise: None,
        reached: |vault| {
            counts(vault, &[("Outbox/new", 2), ("Outbox/tmp", 0), ("Approved", 0)]);
            // The postage is above what goes without a yes.
            counts(vault, &[("Pending_Approval", 2)]);
        },
    }
}

/// The smallest run that has an effect: a mail is answered.
pub(crate) fn one() -> Stage {
    Stage {
        name: "act, one mail",
        prepare: || {
            let vault = vault();
            let (head, after) = PLAYBOOK.split_once("  - id: remind").unwrap();
            let (_, end) = after.split_once("---\n").unwrap();
            vault.put("Playbooks/parcels.md", format!("{head}---\n{end}"));
            vault.put("Inbox/0.eml", mail("dana@example.com", 0));
            vault.fte("watch files").ok();
            vault.fte("plan").ok();
            vault
        },
        words: |_| words("act"),
        again: &[],
        loose: &[],
        then: &["act"],
        otherwise: None,
        reached: |vault| counts(vault, &[("Outbox/new", 1), ("Outbox/tmp", 0), ("Approved", 0)]),
    }
}

/// Two who asked to be left alone, one of them a contact, approved and not noted.
pub(crate) fn opt_out() -> Stage {
    Stage {
        name: "act, left alone",
        prepare: || {
            let vault = vault();
            let (head, _) = PLAYBOOK.split_once("  - id: reply").unwrap();
            let step = "  - id: leave\n    what: Leave them alone\n    action: contact.opt_out\n    \
                        params: {email: '{{ item.from.email }}'}\n";
            vault.put("Playbooks/parcels.md", format!("{head}{step}---\n# Parcels\n"));
            vault.put("Inbox/0.eml", mail("dana@example.com", 0));
            vault.put("Inbox/1.eml", mail("eve@example.net", 1));
            vault.fte("watch files").ok();
            vault.fte("plan").ok();
            say_yes(&vault);
            vault
        },
        words: |_| words("act"),
        again: &[],
        loose: &[],
        then: &["act"],
        otherwise: None,
        reached: |vault| {
            counts(vault, &[("Contacts", 2), ("Approved", 0)]);
            for contact in vault.files("Contacts") {
                assert_eq!(vault.read(&contact).matches("opt_out: true\n").count(), 1);
            }
        },
    }
}

/// A draft that is submitted.
pub(crate) fn draft() -> Stage {
    Stage {
        name: "email send, a draft",
        prepare: || {
            let vault = vault();
            vault.fte("email draft --to dana@example.com --subject Friday Hello").ok();
            vault
        },
        words: |vault| words(&format!("email send {}", vault.files("Plans").remove(0))),
        again: &[],
        loose: &[],
        then: &[],
        otherwise: None,
        reached: |vault| {
            asks(vault);
            assert!(vault.read(&vault.files("Plans")[0]).contains("request: \"[[APPROVAL_"));
        },
    }
}

/// The vault with two invoices and a bill in its books.
fn with_books() -> TestVault {
    let vault = vault();
    invoice_of(&vault, "Dana");
    invoice_of(&vault, "Eve");
    vault.fte_args(&["ledger", "bill", "record", "--vendor", "Rent", "--amount", "70.00 EUR"]).ok();
    say_yes(&vault);
    vault.fte("act").ok();
    booked(&vault, 3);
    vault
}

fn invoice_of(vault: &TestVault, customer: &str) {
    let line = "Work = 2 x 50.00";
    vault.fte_args(&["ledger", "invoice", "create", "--customer", customer, "--line", line]).ok();
}

/// An invoice, a bill, a payment and a credit note, approved and not booked.
pub(crate) fn books() -> Stage {
    fn prepare() -> TestVault {
        let vault = with_books();
        ask(&vault, &["invoice", "bill", "payment", "credit"]);
        vault
    }
    booking("act, the books", prepare, |vault| booked(vault, 7))
}

/// One approved entry of each kind by itself: where one fails, no other goes before it.
pub(crate) fn book_invoice() -> Stage {
    booking("act, an invoice", || with_asked("invoice"), |vault| booked(vault, 4))
}

pub(crate) fn book_payment() -> Stage {
    booking("act, a payment", || with_asked("payment"), |vault| booked(vault, 4))
}

pub(crate) fn book_credit() -> Stage {
    booking("act, a credit note", || with_asked("credit"), |vault| booked(vault, 4))
}

fn with_asked(kind: &str) -> TestVault {
    let vault = with_books();
    ask(&vault, &[kind]);
    vault
}

fn ask(vault: &TestVault, kinds: &[&str]) {
    for kind in kinds {
        match *kind {
            "invoice" => invoice_of(vault, "Fay"),
            "bill" => {
                let power = ["bill", "record", "--vendor", "Power", "--amount", "9.00 EUR"];
                vault.fte_args(&[&["ledger"], power.as_slice()].concat()).ok();
            }
            "payment" => drop(vault.fte("ledger payment record INV-0001").ok()),
            _ => drop(vault.fte("ledger invoice credit INV-0002").ok()),
        }
    }
    say_yes(vault);
}

fn booking(name: &'static str, prepare: fn() -> TestVault, reached: fn(&TestVault)) -> Stage {
    Stage {
        name,
        prepare,
        words: |_| words("act"),
        again: &[],
        loose: &[],
        then: &["act", "ledger check"],
        otherwise: None,
        reached,
    }
}

fn asks(vault: &TestVault) {
    counts(vault, &[("Pending_Approval", 1)]);
}

pub(crate) fn invoice() -> Stage {
    asking("ledger invoice create", with_books, |_| {
        words("ledger invoice create --customer Fay --line Work=100")
    })
}

pub(crate) fn bill() -> Stage {
    asking("ledger bill record", with_books, |_| {
        let mut words = words("ledger bill record --vendor Power --amount");
        words.push("9.00 EUR".into());
        words
    })
}

pub(crate) fn payment() -> Stage {
    asking("ledger payment record", with_books, |_| words("ledger payment record INV-0001"))
}

pub(crate) fn credit() -> Stage {
    asking("ledger invoice credit", with_books, |_| words("ledger invoice credit INV-0002"))
}

/// A command that asks for one thing.
fn asking(
    name: &'static str,
    prepare: fn() -> TestVault,
    words: fn(&TestVault) -> Vec<String>,
) -> Stage {
    Stage {
        name,
        prepare,
        words,
        again: &[],
        loose: &[],
        then: &[],
        otherwise: None,
        reached: asks,
    }
}

fn closed_books() -> TestVault {
    let vault = with_books();
    vault.fte("ledger close 2026-10-31").ok();
    say_yes(&vault);
    vault.fte("act").ok();
    booked(&vault, 4);
    vault
}

fn opened() -> Vec<String> {
    ["ledger", "open", "--balance", "assets:cash = 9.00 EUR"].map(str::to_owned).to_vec()
}

pub(crate) fn close() -> Stage {
    asking("ledger close", with_books, |_| words("ledger close 2026-10-31"))
}

pub(crate) fn open() -> Stage {
    asking("ledger open", with_books, |_| opened())
}

pub(crate) fn rate() -> Stage {
    asking("ledger rate add", with_books, |_| words("ledger rate add USD 0.92"))
}

pub(crate) fn reopen() -> Stage {
    asking("ledger reopen", closed_books, |_| words("ledger reopen"))
}

/// An opening, a rate and a closing, approved and not booked.
pub(crate) fn periods() -> Stage {
    fn prepare() -> TestVault {
        let vault = with_books();
        vault.fte_args(&opened().iter().map(String::as_str).collect::<Vec<_>>()).ok();
        vault.fte("ledger rate add USD 0.92").ok();
        vault.fte("ledger close 2026-10-31").ok();
        say_yes(&vault);
        vault
    }
    booking("act, open and close", prepare, |vault| {
        booked(vault, 6);
        let journal = vault.read("Accounting/ledger.journal");
        for words in ["; opening: OPEN-0001", "; closing: CLOSE-0001", "P 2026-11-16 USD 0.92 EUR"]
        {
            assert_eq!(journal.matches(words).count(), 1, "{words}");
        }
    })
}

pub(crate) fn reopened() -> Stage {
    fn prepare() -> TestVault {
        let vault = closed_books();
        vault.fte("ledger reopen").ok();
        say_yes(&vault);
        vault
    }
    booking("act, reopen", prepare, |vault| booked(vault, 5))
}

/// An invoice that is drawn, and that noted with its customer.
pub(crate) fn drawing() -> Stage {
    fn prepare() -> TestVault {
        let vault = with_books();
        vault.put(
            "Playbooks/draw.md",
            "---\ntype: playbook\norder: 10\nauto: true\nmatch:\n  type: [file, task]\n  words: [draw]\nsteps:\n  \
             - id: pdf\n    what: Draw it\n    action: invoice.pdf\n    params: {document: INV-0001}\n  \
             - id: note\n    what: Note it\n    needs: pdf\n    action: contact.log\n    \
             params: {contact: Dana, text: INV-0001 was drawn}\n---\n# Draw\n",
        );
        vault.put("Inbox/draw.md", "Please draw it.\n");
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        say_yes(&vault);
        vault
    }
    booking("act, a drawing", prepare, |vault| {
        assert!(vault.read_bytes("Accounting/Invoices/INV-0001.pdf").starts_with(b"%PDF"));
        assert_eq!(vault.read("Contacts/Dana.md").matches("INV-0001 was drawn").count(), 1);
    })
}

/// Two days of the log that are old enough to be packed.
pub(crate) fn prune() -> Stage {
    fn prepare() -> TestVault {
        let mut vault = vault();
        for day in ["2026-02-02", "2026-03-03"] {
            vault.set_now(&format!("{day}T10:00:00Z"));
            vault.fte("stop").ok();
            vault.fte("resume").ok();
        }
        vault.set_now(NOW);
        vault.fte("stop").ok();
        vault
    }
    Stage {
        name: "audit prune",
        prepare,
        words: |_| words("audit prune"),
        again: &[],
        loose: &["audit.prune"],
        then: &[],
        otherwise: None,
        reached: |vault| counts(vault, &[("Logs/archive", 2), ("Logs", 3)]),
    }
}

/// A folder that is missing, and notes that say another state than their folder's.
pub(crate) fn repair() -> Stage {
    Stage {
        name: "vault repair",
        prepare: || {
            let vault = with_mails(&["dana@example.com", "eve@example.net"], false);
            for note in vault.files("Needs_Action") {
                let text = vault.read(&note).replace("status: needs_action", "status: done");
                vault.put(&note, text);
            }
            for folder in ["Briefings", "Audits", "Skills"] {
                std::fs::remove_dir_all(vault.path(folder)).unwrap();
            }
            vault
        },
        words: |_| words("vault repair"),
        again: &[],
        loose: &["vault.repair"],
        then: &["vault repair"],
        otherwise: None,
        reached: |vault| {
            for note in vault.files("Needs_Action") {
                assert!(vault.read(&note).contains("status: needs_action"), "{note}");
            }
        },
    }
}

/// A statement of which one row is new, one known, and one pays an open invoice.
pub(crate) fn import() -> Stage {
    Stage {
        name: "finance import",
        prepare: || {
            let vault = vault();
            let asked = vault
                .fte_args(&[
                    "ledger",
                    "invoice",
                    "create",
                    "--customer",
                    "Dana Reyes",
                    "--line",
                    "Work = 120.00",
                    "--json",
                ])
                .ok()
                .json();
            vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap()));
            vault.fte("act").ok();
            let head = "Date,Payee,Purpose,Amount,Currency\n2026-11-02,Railway,ticket,-3.20,EUR\n";
            vault.put("a.csv", head);
            vault.fte("finance import a.csv --map bank --account giro --yes").ok();
            vault.put("b.csv", format!("{head}2026-11-17,Dana Reyes,INV-0001,120.00,EUR\n2025-12-30,Tea,tea,-5.00,EUR\n"));
            vault
        },
        words: |_| words("finance import b.csv"),
        again: &[],
        loose: &[],
        then: &["finance import b.csv", "act"],
        otherwise: None,
        reached: |vault| {
            let rows = vault.fte("finance rows --json").ok().json();
            assert_eq!(rows.as_array().unwrap().len(), 3, "{rows:#}");
            let asked = rows.as_array().unwrap().iter().filter(|row| row["asked"] == true).count();
            assert_eq!(asked, 1, "{rows:#}");
        },
    }
}

/// The same statement in `Inbox/`, and another one in the folder that is watched, whose new row is of a year of its own: what was
/// taken in moves to the bank's files.
pub(crate) fn watch_finance() -> Stage {
    Stage {
        name: "watch finance",
        prepare: || {
            let mut vault = (import().prepare)();
            // What is written just now would wait for the next pass.
            vault.set_env("FTE_WATCH_SETTLE_MS", "0");
            std::fs::rename(vault.path("b.csv"), vault.path("Inbox/b.csv")).unwrap();
            std::fs::create_dir(vault.path("downloads")).unwrap();
            let head = "Date,Payee,Purpose,Amount,Currency\n2026-11-02,Railway,ticket,-3.20,EUR\n";
            vault.put("downloads/c.csv", format!("{head}2024-11-18,Tea,tea,-4.00,EUR\n"));
            let config = vault.read(".fte/config.yaml");
            let folder = vault.path("downloads");
            vault.put(
                ".fte/config.yaml",
                format!("{config}\nfinance:\n  folder: {}\n", folder.display()),
            );
            vault.fte("status").ok();
            vault
        },
        words: |_| words("watch finance"),
        again: &[],
        loose: &[],
        then: &["watch finance", "act"],
        otherwise: None,
        reached: |vault| {
            counts(vault, &[("Inbox", 0), ("Accounting/Bank/Files", 1), ("downloads", 1)]);
            let rows = vault.fte("finance rows --json").ok().json();
            let rows = rows.as_array().unwrap();
            let asked = rows.iter().filter(|row| row["asked"] == true).count();
            assert_eq!((rows.len(), asked), (4, 1), "{rows:#?}");
        },
    }
}

pub(crate) fn dashboard() -> Stage {
    Stage {
        name: "dashboard",
        prepare: || with_mails(&["dana@example.com", "eve@example.net"], true),
        words: |_| words("dashboard"),
        again: &[],
        loose: &["dashboard.write"],
        then: &[],
        otherwise: None,
        reached: |vault| assert!(vault.read("Dashboard.md").contains("2026-11-16")),
    }
}

pub(crate) fn briefing() -> Stage {
    Stage {
        name: "briefing generate",
        prepare: || {
            let vault = with_mails(&["dana@example.com", "eve@example.net"], true);
            say_yes(&vault);
            vault.fte("act").ok();
            vault
        },
        words: |_| words("briefing generate"),
        again: &[],
        loose: &["briefing.generate"],
        then: &[],
        // Books that can't be read are not counted, and that is said.
        otherwise: Some(|vault| {
            let is_said = |path: &String| vault.read(path).contains("## Not counted");
            hold(vault.files("Audits").iter().any(is_said), || "nothing is said".into())
        }),
        reached: |vault| counts(vault, &[("Briefings", 1)]),
    }
}

pub(crate) fn stop() -> Stage {
    Stage {
        name: "stop",
        prepare: || with_mails(&["dana@example.com"], true),
        words: |_| words("stop holiday"),
        again: &[],
        loose: &["stop"],
        then: &[],
        otherwise: None,
        reached: |vault| assert_eq!(vault.fte("act").exit, 5),
    }
}

pub(crate) fn resume() -> Stage {
    Stage {
        name: "resume",
        prepare: || {
            let vault = with_mails(&["dana@example.com"], true).file("STOP.md", "not now\n");
            vault.fte("stop holiday").ok();
            vault
        },
        words: |_| words("resume"),
        again: &[],
        loose: &["resume"],
        then: &[],
        otherwise: None,
        reached: |vault| {
            assert!(!vault.path("STOP.md").exists());
            vault.fte("act").ok();
            counts(vault, &[("Outbox/new", 1)]);
        },
    }
}
