//! The monthly invoice with the books in a real Odoo: from one sentence to a mail with Odoo's PDF, and no hour billed twice.

use serde_json::json;

use super::Odoo;
use crate::testvault::TestVault;

const DANA: &str = "---\nemail: dana@reyes.example\nrate: 95.00 USD\ntax: 15\n---\nMet in 2019.\n";

const HOURS: &str = "date,client,project,hours,note,rate
2026-10-05,Dana Reyes,Website,7.5,start,
2026-10-06,Dana Reyes,Website,2,more,
2026-10-30,Dana Reyes,Hosting,\"1,25\",x,110.00 USD
2026-11-02,Dana Reyes,Website,1,next month,
";

fn vault(odoo: &Odoo) -> TestVault {
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    let own = "owner:\n  name: Mara Lindqvist\n  emails: [mara@studio.example]\nbooks:\n  system: odoo\n  currency: USD\n";
    vault.put(".fte/config.yaml", format!("{config}\n{own}"));
    vault.file("Contacts/Dana Reyes.md", DANA).file("Accounting/Time/2026.csv", HOURS)
}

#[track_caller]
fn asked(vault: &TestVault, name: &str) -> String {
    // Two notes that say the same are one.
    let words = "Please create and send the monthly invoice to client Dana Reyes for 2026-10.";
    vault.put(&format!("Inbox/{name}.md"), format!("{words}\n\n{name}\n"));
    vault.fte("watch files").ok();
    vault.fte("plan").stdout
}

fn waiting(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
}

/// Says yes to all that waits, and acts; the actions that were done.
#[track_caller]
fn yes(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    for row in waiting.as_array().unwrap() {
        vault.fte(&format!("approve yes {}", row["handle"].as_str().unwrap())).ok();
    }
    let acted = vault.fte("act --json").json();
    let done = acted["executed"].as_array().unwrap().iter();
    done.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_sentence_becomes_a_posted_invoice_and_a_mail_with_odoos_pdf() {
    let Some(odoo) = Odoo::start() else { return };
    let values = json!([{ "name": "Dana Reyes", "country_id": 233 }]);
    odoo.call("res.partner", "create", json!({ "vals_list": values }));
    let vault = vault(&odoo);
    asked(&vault, "Monthly");
    // What is asked for twice is billed once, whichever of them is first.
    asked(&vault, "Again");
    assert_eq!(waiting(&vault), ["odoo.invoice.create", "odoo.invoice.create"]);
    assert_eq!(yes(&vault), ["odoo.invoice.create"]);
    let dead = vault.files("Dead_Letter");
    assert_eq!(dead.len(), 1, "{dead:?}");
    assert!(vault.read(&dead[0]).contains("is billed already"), "{}", vault.read(&dead[0]));
    assert_eq!(waiting(&vault), ["odoo.invoice.post"]);
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("9.5 × Website, October 2026"), "{request}");
    let done = yes(&vault);
    if done == ["odoo.invoice.post"] {
        eprintln!("skipped from here on: Odoo makes no PDF on this machine");
        return;
    }
    assert_eq!(done, ["odoo.invoice.post", "odoo.invoice.pdf"]);
    assert_eq!(waiting(&vault), ["email.send"]);
    let end = "/INV_2026_00001.pdf";
    let file = vault.files("Attachments").into_iter().find(|path| path.ends_with(end)).unwrap();
    let pdf = vault.read_bytes(&file);
    assert!(pdf.starts_with(b"%PDF-"));
    assert_eq!(yes(&vault), ["email.send", "contact.log"]);
    let mail = vault.files("Outbox/new").remove(0);
    let parser = mail_parser::MessageParser::default();
    let mail = parser.parse(&vault.read_bytes(&mail)).unwrap().into_owned();
    let body = mail.body_text(0).unwrap();
    // 9.5 × 95 + 1.25 × 110 with 15 %.
    let said = "invoice INV/2026/00001 for October 2026 over 1196.00 USD.";
    assert!(body.contains(said), "{body}");
    assert!(mail.attachment(0).unwrap().contents() == pdf, "another file went out");
    assert!(vault.read("Contacts/Dana Reyes.md").contains("INV/2026/00001"));
    let moves = odoo.rows("account.move", &json!([]), &["name", "amount_total"]);
    assert_eq!((moves.len(), &moves[0]["amount_total"]), (1, &json!(1196.0)), "{moves:?}");
    // The month is billed; a credit note sets its hours free.
    let said = asked(&vault, "More");
    assert!(waiting(&vault).is_empty(), "{said}");
    vault.fte("odoo invoice credit INV/2026/00001").ok();
    assert_eq!(yes(&vault), ["odoo.invoice.credit"]);
    asked(&vault, "Anew");
    assert_eq!(waiting(&vault), ["odoo.invoice.create"]);
}
