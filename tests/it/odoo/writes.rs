//! What writes to Odoo, against the real one: each from the command to what the server has, and what keeps it from that.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Odoo;
use super::proxy::{FAULTS, Fault, Proxy};
use crate::testvault::{Ran, TestVault};

pub(super) const INVOICE: &[&str] = &[
    "odoo",
    "invoice",
    "create",
    "--customer",
    "Dana Reyes",
    "--line",
    "Consulting = 12 x 120.00 +15%",
    "--line",
    "Travel = 99.995 +0%",
];

/// Says yes to all that waits.
pub(super) fn say_yes(vault: &TestVault) {
    for path in vault.files("Pending_Approval") {
        let id = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
        vault.fte(&format!("approve yes {id}")).ok();
    }
}

/// Asks, says yes, and has it done; the receipt.
#[track_caller]
pub(super) fn done(vault: &TestVault, words: &[&str]) -> Value {
    vault.fte_args(words).ok();
    say_yes(vault);
    let acted = vault.fte("act --json").ok().json();
    acted["executed"][0]["receipt"].clone()
}

/// Asks and says yes.
#[track_caller]
pub(super) fn asked(vault: &TestVault, words: &[&str]) {
    vault.fte_args(words).ok();
    say_yes(vault);
}

/// A customer in Odoo, at home, so that the tax stays as it is.
pub(super) fn dana(odoo: &Odoo) -> u64 {
    let values = json!([{ "name": "Dana Reyes", "email": "dana@example.com", "country_id": 233 }]);
    odoo.call("res.partner", "create", json!({ "vals_list": values }))[0].as_u64().unwrap()
}

/// A posted invoice of 100 dollars; its id.
pub(super) fn invoice(odoo: &Odoo) -> u64 {
    let partner = dana(odoo);
    let line = json!([0, 0, { "name": "Work", "quantity": 1, "price_unit": 100, "tax_ids": [] }]);
    let values = json!([{
        "move_type": "out_invoice", "partner_id": partner, "invoice_date": "2026-11-10",
        "invoice_date_due": "2026-12-10", "invoice_line_ids": [line],
    }]);
    let id = odoo.call("account.move", "create", json!({ "vals_list": values }))[0].clone();
    odoo.call("account.move", "action_post", json!({ "ids": [id] }));
    id.as_u64().unwrap()
}

fn pay_by_hand(odoo: &Odoo, id: u64, amount: &str) {
    let context = json!({
        "active_model": "account.move", "active_ids": [id], "allowed_company_ids": [1],
    });
    let amount: f64 = amount.parse().unwrap();
    let values = json!([{ "payment_date": "2026-11-12", "amount": amount }]);
    let wizard = odoo.call(
        "account.payment.register",
        "create",
        json!({ "vals_list": values, "context": context }),
    );
    let args = json!({ "ids": wizard, "context": context });
    odoo.call("account.payment.register", "action_create_payments", args);
}

pub(super) fn moves(odoo: &Odoo, kind: &str) -> Vec<Value> {
    odoo.rows(
        "account.move",
        &json!([["move_type", "=", kind]]),
        &["name", "state", "amount_total", "amount_residual", "ref", "payment_state"],
    )
}

pub(super) fn payments(odoo: &Odoo) -> usize {
    odoo.rows("account.payment", &json!([]), &["amount"]).len()
}

/// Takes away the payments that `fte` made.
pub(super) fn take_back_payments(odoo: &Odoo) {
    let made = odoo.rows("account.payment", &json!([["memo", "ilike", "fte:"]]), &["memo"]);
    let ids: Vec<&Value> = made.iter().map(|row| &row["id"]).collect();
    for method in ["action_draft", "unlink"].iter().filter(|_| !ids.is_empty()) {
        odoo.call("account.payment", method, json!({ "ids": ids }));
    }
}

pub(super) fn dead(vault: &TestVault) -> String {
    vault.files("Dead_Letter").iter().map(|path| vault.read(path)).collect()
}

#[test]
fn a_partner_or_product_that_is_there_is_said_and_not_made() {
    let Some(odoo) = Odoo::start() else { return };
    let vault = odoo.vault("accountant");
    let vat = ["--vat", "US12345671", "--email", "ap@northwind.test", "--country", "us"];
    let create = ["odoo", "customer", "create", "--name", "Northwind Inc"];
    let receipt = done(&vault, &[create.as_slice(), vat.as_slice()].concat());
    assert_eq!(receipt["document"], "Northwind Inc", "{receipt}");
    let row = odoo.rows(
        "res.partner",
        &json!([["id", "=", receipt["id"]]]),
        &["vat", "email", "country_id", "customer_rank"],
    );
    assert_eq!(row[0]["country_id"][0], 233, "{row:?}");
    assert_eq!(row[0]["customer_rank"], 1);
    let table: [(&[&str], &str); 3] = [
        (&["customer", "create", "--name", "NORTHWIND inc"], "of this name already: Northwind Inc"),
        (&["vendor", "create", "--name", "X", "--email", "AP@northwind.test"], "with this address"),
        (&["vendor", "create", "--name", "X", "--vat", "US 12345671"], "with this tax number"),
    ];
    for (words, said) in table {
        let ran = vault.fte_args(&[&["odoo"], words].concat());
        assert_eq!(ran.exit, 5, "{ran}");
        assert!(ran.stderr.contains(said), "{ran}");
    }
    // Somebody else makes it while the request waits.
    asked(&vault, &["odoo", "customer", "create", "--name", "Late"]);
    odoo.call("res.partner", "create", json!({ "vals_list": [{ "name": "late" }] }));
    let ran = vault.fte("act");
    assert!([1, 8].contains(&ran.exit), "{ran}");
    assert!(dead(&vault).contains("there is one of this name already"), "{}", dead(&vault));
    let again = [create.as_slice(), &["--even-if-there"]].concat();
    let second = done(&vault, &again);
    assert_ne!(second["id"], receipt["id"]);
    let product = ["odoo", "product", "create", "--name", "Hour", "--reference", "H"];
    let receipt = done(&vault, &[product.as_slice(), &["--price", "120.00 USD"]].concat());
    let row =
        odoo.rows("product.product", &json!([["id", "=", receipt["id"]]]), &["list_price", "type"]);
    assert_eq!((&row[0]["list_price"], &row[0]["type"]), (&json!(120.0), &json!("service")));
    assert_eq!(vault.fte_args(&product).exit, 5);
    let euros = ["odoo", "product", "create", "--name", "Other", "--price", "1.00 EUR"];
    assert_eq!(vault.fte_args(&euros).exit, 2);
}

#[test]
fn an_invoice_is_drafted_posted_and_paid_as_the_server_has_it() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant");
    let receipt = done(&vault, INVOICE);
    let expected = json!({
        "connector": "odoo", "model": "account.move", "state": "draft", "partner": "Dana Reyes",
        "amount": "1756.00 USD", "untaxed": "1540.00 USD", "tax": "216.00 USD",
        "date": "2026-11-16", "due": "2026-11-30", "booked": "2026-11-16",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&receipt[key], value, "{key} of {receipt}");
    }
    let draft = receipt["document"].as_str().unwrap().to_owned();
    vault.fte_args(&["odoo", "invoice", "post", &draft]).ok();
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    for said in [
        "- Line: `“12 × Consulting at 120 USD: 1440.00 USD (tax 15%; 400000 Product Sales)”`",
        "- Odoo makes it: net 1540.00 USD, tax 216.00 USD",
        "- Due: `“2026-11-30”`",
        "- Amount: 1756.00 USD",
    ] {
        assert!(request.contains(said), "{said}: {request}");
    }
    say_yes(&vault);
    let acted = vault.fte("act --json").ok().json();
    let posted = &acted["executed"][0]["receipt"];
    assert_eq!(posted["document"], "INV/2026/00001", "{posted}");
    assert_eq!(
        (&posted["amount"], &posted["open"]),
        (&json!("1756.00 USD"), &json!("1756.00 USD"))
    );
    assert!(posted.get("changed").is_none(), "{posted}");
    let record = ["odoo", "payment", "record", "INV/2026/00001", "--amount"];
    let over = vault.fte_args(&[record.as_slice(), &["1756.01 USD"]].concat());
    assert_eq!(over.exit, 5, "{over}");
    let part = done(&vault, &[record.as_slice(), &["1000.00 USD"]].concat());
    assert_eq!((&part["amount"], &part["open"]), (&json!("1000.00 USD"), &json!("756.00 USD")));
    assert!(part.get("changed").is_none(), "{part}");
    let rest = [record.as_slice(), &["755.00 USD", "--write-off", "443000"]].concat();
    let rest = done(&vault, &rest);
    assert_eq!(rest["open"], "0.00 USD", "{rest}");
    assert!(rest.get("changed").is_none(), "{rest}");
    let all = moves(&odoo, "out_invoice");
    assert_eq!((all.len(), &all[0]["payment_state"]), (1, &json!("paid")), "{all:?}");
    assert_eq!(payments(&odoo), 2);
    assert_eq!(vault.fte("odoo payment record INV/2026/00001").exit, 5);
    vault.fte("audit verify").ok();
    vault.fte("vault check").ok();
}

#[test]
fn the_rehearsal_says_what_would_be_called_and_nothing_is() {
    let Some(odoo) = Odoo::start() else { return };
    let id = invoice(&odoo);
    let proxy = Proxy::before(&odoo);
    let vault = proxy.vault(&odoo, "accountant", "");
    let calls = |words: &[&str]| {
        let report = vault.fte_args(&[words, &["--dry-run", "--json"]].concat()).ok().json();
        let calls = report["calls"].as_array().unwrap().clone();
        let name = |call: &Value| {
            format!("{}/{}", call["model"].as_str().unwrap(), call["method"].as_str().unwrap())
        };
        (calls.iter().map(name).collect::<Vec<_>>(), calls)
    };
    let (names, all) = calls(INVOICE);
    assert_eq!(names, ["account.move/load"]);
    assert_eq!(all[0]["args"]["data"][0][4], "2026-11-30", "the due date is always sent: {all:?}");
    assert_eq!(all[0]["context"]["allowed_company_ids"], json!([1]));
    let number = moves(&odoo, "out_invoice")[0]["name"].as_str().unwrap().to_owned();
    let (names, all) = calls(&["odoo", "payment", "record", &number]);
    let wizard = "account.payment.register";
    assert_eq!(names, [format!("{wizard}/create"), format!("{wizard}/action_create_payments")]);
    assert_eq!(all[0]["context"]["active_ids"], json!([id]));
    assert_eq!(all[0]["args"]["vals_list"][0]["amount"], 100.0);
    assert_eq!(proxy.writes(), [] as [&str; 0]);
    assert_eq!((payments(&odoo), vault.files("Pending_Approval").len()), (0, 0));
    // And where the settings say so, an approved request stays as it is.
    let dry = odoo.vault("accountant");
    let config = dry.read(".fte/config.yaml").replace("mode: live", "mode: dry-run");
    dry.put(".fte/config.yaml", config);
    asked(&dry, &["odoo", "payment", "record", &number]);
    let acted = dry.fte("act --json").json();
    assert!(acted["not_possible"][0]["why"].as_str().unwrap().starts_with("dry-run"), "{acted}");
    assert_eq!((payments(&odoo), dry.files("Approved").len()), (0, 1));
}

#[test]
fn a_draft_that_was_changed_since_it_was_read_is_not_posted() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant");
    let id = done(&vault, INVOICE)["id"].clone();
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    let lines = odoo.rows(
        "account.move.line",
        &json!([["move_id", "=", id], ["name", "=", "Travel"]]),
        &[],
    );
    let change = json!([[1, lines[0]["id"], { "price_unit": 1000 }]]);
    odoo.call(
        "account.move",
        "write",
        json!({ "ids": [id], "vals": { "invoice_line_ids": change } }),
    );
    let ran = vault.fte("act");
    assert!([1, 8].contains(&ran.exit), "{ran}");
    assert!(
        dead(&vault).contains(
            "was changed since it was read (its total is 2656.00 USD, and was 1756.00 USD)"
        ),
        "{}",
        dead(&vault)
    );
    assert_eq!(moves(&odoo, "out_invoice")[0]["state"], "draft");
    // One that says the same amount otherwise, too.
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    let change = json!([[1, lines[0]["id"], { "name": "Something else" }]]);
    odoo.call(
        "account.move",
        "write",
        json!({ "ids": [id], "vals": { "invoice_line_ids": change } }),
    );
    assert_ne!(vault.fte("act").exit, 0);
    assert!(dead(&vault).contains("now: 1 × Something else"), "{}", dead(&vault));
    // Read anew, it goes.
    let receipt = done(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    assert_eq!(receipt["amount"], "2656.00 USD", "{receipt}");
}

#[test]
fn a_locked_period_moves_the_booking_and_a_person_is_told() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant");
    let dated = [INVOICE, &["--date", "2026-07-10", "--due", "2026-08-10"]].concat();
    let id = done(&vault, &dated)["id"].clone();
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    let lock = json!({ "ids": [1], "vals": { "fiscalyear_lock_date": "2026-07-31" } });
    odoo.call("res.company", "write", lock);
    let ran = vault.fte("act --json").ok();
    let receipt = ran.json()["executed"][0]["receipt"].clone();
    assert_eq!(receipt["date"], "2026-07-10", "{receipt}");
    assert_ne!(receipt["booked"], "2026-07-10", "{receipt}");
    let said = receipt["changed"][0].as_str().unwrap();
    assert!(said.contains("not on 2026-07-10: the period of that day is locked"), "{said}");
    assert!(ran.stderr.contains("warning: Odoo made INV/2026/00001 otherwise"), "{}", ran.stderr);
    let notes = vault.files("Needs_Action");
    assert!(vault.read(&notes[0]).contains("otherwise than it was approved"), "{notes:?}");
    let log = vault.fte("audit search locked --json").ok().stdout;
    assert!(log.contains("the period of that day is locked"), "{log}");
    // Put away, it is over; till then, it is told once.
    vault.fte("act").ok();
    assert_eq!(vault.files("Needs_Action"), notes);
    std::fs::remove_file(vault.path(&notes[0])).unwrap();
    vault.fte("act").ok();
    assert_eq!(vault.fte("status --json").json()["alerts"], json!([]));
}

#[test]
fn a_word_that_could_be_several_things_is_listed() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant");
    let create = |more: &[&str]| {
        let words = ["odoo", "invoice", "create", "--customer", "Dana Reyes", "--line"];
        vault.fte_args(&[words.as_slice(), more].concat())
    };
    let refused = |ran: Ran, said: &str| {
        assert_eq!(ran.exit, 2, "{ran}");
        assert!(ran.stderr.contains(said), "{said}: {ran}");
    };
    refused(create(&["Work = 1 +19%"]), "no tax on a sale of `19` in Odoo; there are `15%` (#1)");
    refused(create(&["Work = 1", "--line", "More = 1 +15%"]), "say it on each line");
    refused(
        create(&["Work = 1", "--currency", "CHF"]),
        "`CHF` is no currency in use in Odoo; there are `USD`",
    );
    refused(
        create(&["Work = 1", "--terms", "30 Tage"]),
        "`30 Tage` is no payment terms in Odoo; there are",
    );
    refused(create(&["[Nothing] Work = 1"]), "there is no product `Nothing` in Odoo");
    dana(&odoo);
    refused(create(&["Work = 1"]), "`Dana Reyes` could be #");
    let tax =
        json!([{ "name": "15% other", "amount": 15, "type_tax_use": "sale", "company_id": 1 }]);
    odoo.call("account.tax", "create", json!({ "vals_list": tax }));
    let rows = odoo.rows("res.partner", &json!([["name", "=", "Dana Reyes"]]), &[]);
    let customer = format!("#{}", rows[0]["id"]);
    let words = ["odoo", "invoice", "create", "--customer", &customer, "--line"];
    let ran = vault.fte_args(&[words.as_slice(), &["Work = 1 +15%"]].concat());
    refused(ran, "could be `15%` (#1), `15% other` (#");
    let receipt = done(&vault, &[words.as_slice(), &["Work = 100 +15% other"]].concat());
    assert_eq!(receipt["tax"], "15.00 USD", "{receipt}");
    let terms = ["Work = 100 +0%", "--terms", "30 days"];
    let receipt = done(&vault, &[words.as_slice(), terms.as_slice()].concat());
    assert_eq!(receipt["due"], "2026-12-16", "{receipt}");
}

#[test]
fn a_bill_is_made_once_and_only_as_it_says() {
    let Some(odoo) = Odoo::start() else { return };
    let vendor =
        json!({ "vals_list": [{ "name": "Hosting Ltd", "supplier_rank": 1, "country_id": 233 }] });
    odoo.call("res.partner", "create", vendor);
    let vault = odoo.vault("accountant");
    vault.put("Attachments/x/bill.pdf", "%PDF-1.4 a bill");
    let bill = |reference: &str, amount: &str| {
        vault.fte_args(&[
            "odoo",
            "bill",
            "create",
            "--vendor",
            "Hosting Ltd",
            "--reference",
            reference,
            "--amount",
            amount,
            "--date",
            "2026-11-02",
            "--line",
            "Server = 50 +15%",
            "--account",
            "600000",
            "--file",
            "Attachments/x/bill.pdf",
        ])
    };
    bill("R-77", "57.50 USD").ok();
    // The same again, asked for before the first is there.
    bill("r 77", "57.50 USD").ok();
    bill("R-78", "57.49 USD").ok();
    say_yes(&vault);
    let ran = vault.fte("act");
    assert!([1, 8].contains(&ran.exit), "{ran}");
    let why = dead(&vault);
    assert!(why.contains("of this vendor is in Odoo already, as #"), "{why}");
    assert!(
        why.contains(
            "Odoo makes 57.50 USD of the bill, which says 57.49 USD: the draft was taken away again"
        ),
        "{why}"
    );
    let all = moves(&odoo, "in_invoice");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(bill("R/77", "57.50 USD").exit, 5);
    let files = odoo.rows(
        "ir.attachment",
        &json!([["res_model", "=", "account.move"]]),
        &["name", "res_id", "datas", "mimetype"],
    );
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0]["datas"], "JVBERi0xLjQgYSBiaWxs");
    assert_eq!(
        (&files[0]["res_id"], &files[0]["mimetype"]),
        (&all[0]["id"], &json!("application/pdf"))
    );
    let id = all[0]["id"].to_string();
    assert_eq!(vault.fte_args(&["odoo", "invoice", "post", &id]).exit, 2, "it is no invoice");
    let posted = done(&vault, &["odoo", "bill", "post", &id]);
    let number = posted["document"].as_str().unwrap();
    let paid = done(&vault, &["odoo", "payment", "record", number]);
    assert_eq!((&paid["amount"], &paid["open"]), (&json!("57.50 USD"), &json!("0.00 USD")));
}

#[test]
fn an_expense_goes_as_far_as_its_user_may() {
    let Some(odoo) = Odoo::start() else { return };
    for (user, state) in [("accountant", "draft"), ("admin", "posted")] {
        let settings = if user == "admin" { "  company: Main Company\n" } else { "" };
        let vault = odoo.vault_with(user, settings);
        vault.put("Attachments/x/ticket.pdf", "%PDF-1.4 a ticket");
        let text = format!("Train of {user}");
        let receipt = done(
            &vault,
            &[
                "odoo",
                "expense",
                "record",
                "--for",
                &text,
                "--amount",
                "89.90 USD",
                "--date",
                "2026-11-03",
                "--file",
                "Attachments/x/ticket.pdf",
            ],
        );
        assert_eq!(
            (&receipt["state"], &receipt["amount"]),
            (&json!(state), &json!("89.90 USD")),
            "{receipt}"
        );
        let is_left = receipt["left"].is_string();
        assert_eq!(is_left, state != "posted", "{receipt}");
        let domain = json!([["res_model", "=", "hr.expense"], ["res_id", "=", receipt["id"]]]);
        assert_eq!(odoo.rows("ir.attachment", &domain, &[]).len(), 1);
    }
    let mut vault = odoo.vault_with("admin", "  company: Main Company\n");
    let company = ["--company-paid", "--category", "COMM"];
    let words = ["odoo", "expense", "record", "--for", "Cloud", "--amount", "23.00 USD"];
    let receipt = done(&vault, &[words.as_slice(), company.as_slice()].concat());
    assert_eq!(receipt["state"], "paid", "{receipt}");
    // What Odoo takes for the same is not submitted.
    vault.set_now("2026-11-16T09:31:00Z");
    let receipt = done(&vault, &[words.as_slice(), company.as_slice()].concat());
    assert_eq!(receipt["state"], "draft", "{receipt}");
    assert!(receipt["left"].as_str().unwrap().contains("takes it for the same"), "{receipt}");
    // A user who is no employee can have none.
    let both = odoo.vault_with("both", "  company: Second Company\n");
    let ran = both.fte_args(&["odoo", "expense", "record", "--for", "X", "--amount", "1.00 EUR"]);
    assert_eq!(ran.exit, 2, "{ran}");
    assert!(ran.stderr.contains("is no employee of the company"), "{ran}");
}

#[test]
fn an_invoice_is_cancelled_whole_by_a_credit_note() {
    let Some(odoo) = Odoo::start() else { return };
    let id = invoice(&odoo);
    let vault = odoo.vault("accountant");
    let credit = ["odoo", "invoice", "credit", "INV/2026/00001", "--note", "wrong hours"];
    asked(&vault, &credit);
    let receipt = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
    assert_eq!(receipt["cancels"], "INV/2026/00001", "{receipt}");
    assert_eq!((&receipt["state"], &receipt["open"]), (&json!("posted"), &json!("0.00 USD")));
    assert_eq!(moves(&odoo, "out_invoice")[0]["payment_state"], "reversed");
    assert_eq!(vault.fte_args(&credit).exit, 5);
    assert_eq!(moves(&odoo, "out_refund").len(), 1);
    assert!(id > 0);
}

#[test]
fn a_posted_invoice_is_mailed_with_the_servers_pdf() {
    let Some(odoo) = Odoo::start() else { return };
    let id = invoice(&odoo);
    // As its own button does it; what makes a PDF is not on every machine.
    let pdf = "JVBERi0xLjQgdGhlIGludm9pY2U=";
    let file = json!([{ "name": "INV_2026_00001.pdf", "res_model": "account.move", "res_id": id,
        "res_field": "invoice_pdf_report_file", "datas": pdf, "mimetype": "application/pdf" }]);
    odoo.call("ir.attachment", "create", json!({ "vals_list": file }));
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nowner:\n  emails: [owner@example.com]\n"));
    vault.fte("odoo invoice send INV/2026/00001").ok();
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("- To: `“Dana Reyes <dana@example.com>”`"), "{request}");
    say_yes(&vault);
    vault.fte("act").ok();
    let mail = vault.read(&vault.files("Outbox/new")[0]);
    assert!(
        mail.contains("Subject: Invoice INV/2026/00001") && mail.contains("INV_2026_00001.pdf"),
        "{mail}"
    );
    assert!(mail.contains(pdf), "{mail}");
    let kept = vault.files("Attachments");
    assert_eq!(vault.read(&kept[0]), "%PDF-1.4 the invoice");
    // A draft goes to nobody.
    dana(&odoo);
    let ran = vault.fte("odoo invoice send INV/2026/00009");
    assert_eq!(ran.exit, 2, "{ran}");
}

#[test]
fn two_at_once_pay_once() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let vault = odoo.vault("accountant");
    asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
    // Another request for the same money, of another vault.
    let other = odoo.vault("accountant").at("2026-11-16T09:31:00Z");
    asked(&other, &["odoo", "payment", "record", "INV/2026/00001"]);
    let start = |vault: &TestVault| vault.command().arg("act").spawn().unwrap();
    let mut all = [start(&vault), start(&vault), start(&vault)];
    for child in &mut all {
        child.wait().unwrap();
    }
    assert_eq!(payments(&odoo), 1);
    assert_ne!(other.fte("act").exit, 0);
    assert!(dead(&other).contains("nothing is open of INV/2026/00001"), "{}", dead(&other));
    assert_eq!(payments(&odoo), 1);
}

#[test]
fn a_foreign_payment_in_between_is_seen_or_said() {
    let wizard = "account.payment.register";
    for (call, part, is_paid) in [
        (format!("{wizard}/create"), "40", false),
        (format!("{wizard}/create"), "100", false),
        (format!("{wizard}/action_create_payments"), "100", true),
        (format!("{wizard}/action_create_payments"), "40", true),
    ] {
        let Some(odoo) = Odoo::start() else { return };
        let odoo = Arc::new(odoo);
        let id = invoice(&odoo);
        let proxy = Proxy::before(&odoo);
        let vault = proxy.vault(&odoo, "accountant", "");
        asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
        let by_hand = odoo.clone();
        proxy.before_call(&call, move || pay_by_hand(&by_hand, id, part));
        let ran = vault.fte("act --json");
        if is_paid {
            // Nothing keeps the server from it once the wizard runs: then it must be said, and loudly.
            let receipt = ran.json()["executed"][0]["receipt"].clone();
            let said = receipt["changed"].to_string();
            assert!(
                said.contains("more was paid of INV/2026/00001 than was open"),
                "{call} {part}: {receipt}"
            );
            assert_eq!(vault.files("Needs_Action").len(), 1);
            assert_eq!(payments(&odoo), 2);
        } else {
            assert!([1, 8].contains(&ran.exit), "{ran}");
            assert_eq!(payments(&odoo), 1, "{call} {part}: {ran}");
        }
    }
}

#[test]
fn each_user_is_told_what_they_may_not() {
    let Some(odoo) = Odoo::start() else { return };
    let id = invoice(&odoo);
    let draft = odoo.call("account.move", "copy", json!({ "ids": [id] }))[0].to_string();
    let dates = json!({ "invoice_date": "2026-11-16", "invoice_date_due": "2026-11-20" });
    odoo.call(
        "account.move",
        "write",
        json!({ "ids": [draft.parse::<u64>().unwrap()], "vals": dates }),
    );
    // The auditor reads, and may write nothing.
    let auditor = odoo.vault("auditor");
    for words in [
        INVOICE,
        &["odoo", "invoice", "post", &draft],
        &["odoo", "payment", "record", "INV/2026/00001"],
        &["odoo", "customer", "create", "--name", "New"],
    ] {
        auditor.fte_args(words).ok();
    }
    say_yes(&auditor);
    let ran = auditor.fte("act");
    assert!([1, 8].contains(&ran.exit), "{ran}");
    let why = dead(&auditor);
    assert_eq!(auditor.files("Dead_Letter").len(), 4, "{ran}");
    assert!(why.contains("this user may not do it in Odoo: You are not allowed to"), "{why}");
    assert!(why.contains("an administrator of Odoo can give this user the right"), "{why}");
    // The employee may not even look.
    let employee = odoo.vault("employee");
    let ran = employee.fte("odoo payment record INV/2026/00001");
    assert_eq!(ran.exit, 3, "{ran}");
    assert!(ran.stderr.contains("this user may not do it in Odoo"), "{ran}");
    // A key that has ended.
    let ended = odoo.vault("ended");
    let ran = ended.fte("odoo payment record INV/2026/00001");
    assert_eq!(ran.exit, 4, "{ran}");
    // What belongs to another company is not there.
    let other = odoo.vault_with("both", "  company: Second Company\n");
    let ran = other.fte("odoo payment record INV/2026/00001");
    assert_eq!(ran.exit, 2, "{ran}");
    assert!(ran.stderr.contains("no such document of this company"), "{ran}");
    // Another company by the time that it is done: then it is nothing that was said yes to.
    let moved = odoo.vault_with("both", "  company: Main Company\n");
    asked(&moved, &["odoo", "payment", "record", "INV/2026/00001"]);
    let config = moved.read(".fte/config.yaml").replace("Main Company", "Second Company");
    moved.put(".fte/config.yaml", config);
    moved.fte("act");
    assert_eq!(payments(&odoo), 0);
    assert_eq!(moves(&odoo, "out_invoice").len(), 2);
}

/// A playbook that drafts an invoice and posts it as the server made it.
const PLAYBOOK: &str = r#"---
type: playbook
match:
  type: email
  words: [signage]
order: 500
steps:
  - id: draft
    what: Draft the invoice
    action: odoo.invoice.create
    params:
      customer: Dana Reyes
      currency: USD
      lines: [{text: Signs, price: "500.00", tax: "15"}]
  - id: post
    what: Post it
    needs: draft
    action: odoo.invoice.post
    params:
      id: "{{ steps.draft.id }}"
  - id: note
    what: Note its number
    needs: post
    action: note.write
    params:
      folder: Plans
      title: Signs
      text: "{{ steps.post.document }} over {{ steps.post.total }}, due {{ steps.post.due }}"
---
# Signs
"#;

#[test]
fn a_plan_drafts_and_then_posts_what_the_server_made() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant").file("Playbooks/signs.md", PLAYBOOK);
    let mail = "From: Dana Reyes <dana@example.com>\r\nTo: owner@example.com\r\nSubject: signage\r\n\
                Date: Mon, 16 Nov 2026 08:00:00 +0000\r\nMessage-ID: <one@example.com>\r\n\r\nThe signage.\r\n";
    vault.put("Inbox/one.eml", mail);
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    say_yes(&vault);
    vault.fte("act").ok();
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("- Odoo makes it: net 500.00 USD, tax 75.00 USD"), "{request}");
    assert!(request.contains("- Amount: 575.00 USD"), "{request}");
    say_yes(&vault);
    vault.fte("act").ok();
    let all = moves(&odoo, "out_invoice");
    assert_eq!((all.len(), &all[0]["state"]), (1, &json!("posted")), "{all:?}");
    say_yes(&vault);
    vault.fte("act").ok();
    let text: String = vault.files("Plans").iter().map(|path| vault.read(path)).collect();
    assert!(text.contains("INV/2026/00001 over 575.00 USD, due 2026-11-30"), "{text}");
    assert_eq!(vault.files("In_Progress"), [] as [&str; 0]);
}

#[test]
fn a_call_that_fails_anyhow_is_made_once() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let proxy = Proxy::before(&odoo);
    // How many calls write: creating one, posting one, paying one.
    let calls = [("create", 0), ("post", 0), ("pay", 0), ("pay", 1)];
    let all: Vec<_> = FAULTS.iter().flat_map(|fault| calls.map(|call| (*fault, call))).collect();
    let mut number = 0;
    for (fault, (what, at)) in crate::prove::some(&all, 9) {
        let limit = if fault == Fault::Hang { "  limit_s: 1\n" } else { "" };
        let mut vault = proxy.vault(&odoo, "accountant", limit);
        number += 1;
        let reference = format!("REF-{number}");
        let create = [INVOICE, &["--reference", &reference]].concat();
        proxy.forget();
        if what == "create" {
            asked(&vault, &create);
        } else {
            let id = done(&vault, &create)["id"].to_string();
            if what == "pay" {
                let posted = done(&vault, &["odoo", "invoice", "post", &id]);
                let name = posted["document"].as_str().unwrap().to_owned();
                asked(&vault, &["odoo", "payment", "record", &name]);
            } else {
                asked(&vault, &["odoo", "invoice", "post", &id]);
            }
        }
        let before = vault.files("Done").len();
        proxy.fail(at, fault);
        let ran = vault.fte("act");
        assert!(proxy.writes().len() > at, "{what} {at} {fault:?} was never called: {ran}");
        assert!(!ran.stderr.contains("panicked"), "{ran}");
        proxy.settle();
        proxy.forget();
        for minute in [33, 36, 40] {
            vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            vault.fte("act");
        }
        let told = format!("{what} {at} {fault:?}");
        assert_eq!(vault.files("Done").len(), before + 1, "{told}: {}", vault.fte("act"));
        let domain = json!([["ref", "=", reference]]);
        let all = odoo.rows("account.move", &domain, &["state", "payment_state", "name"]);
        assert_eq!(all.len(), 1, "{told}: {all:?}");
        let paid =
            json!([["memo", "ilike", format!("{} ", all[0]["name"].as_str().unwrap_or("-"))]]);
        let paid = odoo.rows("account.payment", &paid, &["amount"]).len();
        let expected = match what {
            "create" => ("draft", 0),
            "post" => ("posted", 0),
            _ => ("posted", 1),
        };
        assert_eq!((all[0]["state"].as_str().unwrap(), paid), expected, "{told}");
    }
}

#[test]
fn a_server_that_hangs_or_dies_in_the_middle_does_it_once() {
    let Some(mut odoo) = Odoo::own() else { return };
    let id = invoice(&odoo);
    let mut vault = odoo.vault_with("accountant", "  limit_s: 1\n");
    asked(&vault, &["odoo", "payment", "record", "INV/2026/00001"]);
    odoo.hold();
    let ran = vault.fte("act");
    assert_eq!(vault.files("Approved").len(), 1, "{ran}");
    odoo.go_on();
    odoo.kill();
    // Away altogether: it waits, and so does what is asked for meanwhile, where nothing must be read for it.
    vault.set_now("2026-11-16T09:40:00Z");
    vault.fte("act");
    assert_eq!(vault.files("Approved").len(), 1);
    let ran = vault.fte("odoo invoice post 1");
    assert_eq!(ran.exit, 7, "{ran}");
    let ran = vault.fte("odoo customer create --name Later").ok();
    assert!(ran.stderr.contains("looked up when it is written"), "{ran}");
    odoo.again();
    // A server that was just started takes its time for the first call.
    assert_eq!(payments(&odoo), 0);
    for hour in [11, 13] {
        vault.set_now(&format!("2026-11-16T{hour}:00:00Z"));
        vault.fte("act");
    }
    assert_eq!(payments(&odoo), 1);
    let all = odoo.rows("account.move", &json!([["id", "=", id]]), &["payment_state"]);
    assert_eq!(all[0]["payment_state"], "paid");
    vault.fte("audit verify").ok();
}
