//! Each flow, by who may not do it, in a database that is none, and with each of its calls failing: a bill, an expense, a credit
//! note as much as an invoice and a payment.

use serde_json::{Value, json};

use super::Odoo;
use super::proxy::{FAULTS, Fault, Proxy};
use super::writes::{INVOICE, asked, dead, invoice, payments, say_yes};
use crate::testvault::TestVault;

const BILL: &[&str] = &[
    "odoo",
    "bill",
    "create",
    "--vendor",
    "Hosting Ltd",
    "--reference",
    "R-77",
    "--amount",
    "57.50 USD",
    "--date",
    "2026-11-02",
    "--line",
    "Server = 50 +15%",
    "--file",
    "Attachments/x/bill.pdf",
];
const EXPENSE: &[&str] = &[
    "odoo",
    "expense",
    "record",
    "--for",
    "Train",
    "--amount",
    "89.90 USD",
    "--date",
    "2026-11-03",
    "--file",
    "Attachments/x/ticket.pdf",
];
const CREDIT: &[&str] = &["odoo", "invoice", "credit", "INV/2026/00001"];
const PAYMENT: &[&str] = &["odoo", "payment", "record", "INV/2026/00001"];

/// A posted invoice, a draft of a bill, and a vendor; the id of the bill.
fn firm(odoo: &Odoo) -> u64 {
    invoice(odoo);
    let values = json!([{ "name": "Hosting Ltd", "supplier_rank": 1, "country_id": 233 }]);
    let vendor = odoo.call("res.partner", "create", json!({ "vals_list": values }))[0].clone();
    let line = json!([0, 0, { "name": "Work", "quantity": 1, "price_unit": 10, "tax_ids": [] }]);
    let values = json!([{
        "move_type": "in_invoice", "partner_id": vendor, "invoice_date": "2026-11-10", "ref": "R-1",
        "invoice_date_due": "2026-12-10", "invoice_line_ids": [line],
    }]);
    odoo.call("account.move", "create", json!({ "vals_list": values }))[0].as_u64().unwrap()
}

fn with_files(vault: TestVault) -> TestVault {
    vault.put("Attachments/x/bill.pdf", "%PDF-1.4 a bill");
    vault.put("Attachments/x/ticket.pdf", "%PDF-1.4 a ticket");
    vault
}

/// All that could have been made or changed.
fn all(odoo: &Odoo) -> Value {
    json!([
        odoo.rows(
            "account.move",
            &json!([]),
            &["state", "payment_state", "amount_residual", "move_type"]
        ),
        odoo.rows("account.payment", &json!([]), &["state"]),
        odoo.rows("hr.expense", &json!([]), &["state"]),
        odoo.rows(
            "ir.attachment",
            &json!([["res_model", "in", ["account.move", "hr.expense"]]]),
            &["name"]
        ),
    ])
}

#[test]
fn whoever_may_only_read_writes_nothing_in_any_flow() {
    let Some(odoo) = Odoo::start() else { return };
    let bill = firm(&odoo).to_string();
    let before = all(&odoo);
    let flows = [INVOICE, CREDIT, BILL, &["odoo", "bill", "post", &bill], PAYMENT];
    let auditor = with_files(odoo.vault("auditor"));
    for words in flows {
        asked(&auditor, words);
        let ran = auditor.fte("act");
        assert_ne!(ran.exit, 0, "{words:?}: {ran}");
        let letters = auditor.files("Dead_Letter");
        assert_eq!(letters.len(), 1, "{words:?}: {ran}");
        let why = auditor.read(&letters[0]);
        assert!(why.contains("this user may not do it in Odoo"), "{words:?}: {why}");
        std::fs::remove_file(auditor.path(&letters[0])).unwrap();
        assert_eq!(all(&odoo), before, "{words:?}");
    }
    // Who is an employee may have expenses; and the books are closed to them.
    let employee = with_files(odoo.vault("employee"));
    asked(&employee, INVOICE);
    assert_ne!(employee.fte("act").exit, 0);
    assert!(dead(&employee).contains("this user may not do it in Odoo"), "{}", dead(&employee));
    for words in flows.iter().skip(1) {
        let ran = employee.fte_args(words);
        assert_eq!(ran.exit, 3, "{words:?}: {ran}");
        assert!(ran.stderr.contains("this user may not do it in Odoo"), "{words:?}: {ran}");
    }
    assert_eq!(all(&odoo), before);
    for vault in [&auditor, &employee] {
        asked(vault, EXPENSE);
        let acted = vault.fte("act --json").ok().json();
        let receipt = &acted["executed"][0]["receipt"];
        assert_eq!(receipt["state"], "draft", "{receipt}");
        assert!(receipt["left"].as_str().unwrap().contains("it is not submitted"), "{receipt}");
        assert_eq!(vault.files("Pending_Approval"), [] as [&str; 0]);
    }
    let expenses = odoo.rows("hr.expense", &json!([]), &["employee_id"]);
    let of: Vec<&Value> = expenses.iter().map(|row| &row["employee_id"][1]).collect();
    assert_eq!(of, [&json!("auditor"), &json!("employee")]);
}

#[test]
fn another_database_or_none_is_set_up_in_any_flow() {
    let Some(odoo) = Odoo::start() else { return };
    let bill = firm(&odoo).to_string();
    let flows = [INVOICE, CREDIT, BILL, &["odoo", "bill", "post", &bill], PAYMENT, EXPENSE];
    let before = all(&odoo);
    for protocol in ["", "  protocol: jsonrpc\n  login: accountant\n"] {
        let vault = with_files(odoo.vault_with("accountant", protocol));
        let config = vault.read(".fte/config.yaml");
        let wrong = config.replace(&odoo.database, "t_nowhere");
        vault.put(".fte/config.yaml", &wrong);
        for words in flows {
            let ran = vault.fte_args(words);
            assert_eq!(ran.exit, 3, "{words:?}: {ran}");
            assert!(ran.stderr.contains("`odoo.database`"), "{words:?}: {ran}");
        }
        // Said yes to for one, and another one is named by then: asked anew, and written to neither.
        vault.put(".fte/config.yaml", &config);
        for words in flows {
            vault.fte_args(words).ok();
        }
        say_yes(&vault);
        vault.put(".fte/config.yaml", &wrong);
        vault.fte("act");
        assert_eq!(vault.files("Pending_Approval").len(), flows.len());
        assert_eq!((vault.files("Done").len(), vault.files("Dead_Letter").len()), (0, 0));
    }
    assert_eq!(all(&odoo), before);
}

/// The flows with how many of their calls write.
const WRITES: [(&str, usize); 4] = [("credit", 3), ("bill", 2), ("bill post", 1), ("expense", 7)];

#[test]
fn a_call_of_any_flow_that_fails_anyhow_is_made_once() {
    let Some(odoo) = Odoo::start() else { return };
    let bill = firm(&odoo).to_string();
    let proxy = Proxy::before(&odoo);
    let calls = WRITES.iter().flat_map(|(flow, count)| (0..*count).map(move |at| (*flow, at)));
    let calls: Vec<_> = calls.collect();
    let points: Vec<_> = calls.iter().flat_map(|call| FAULTS.map(|fault| (*call, fault))).collect();
    for ((flow, at), fault) in crate::prove::some(&points, 13) {
        let settings = if fault == Fault::Hang { "  limit_s: 1\n" } else { "" };
        let settings = format!("  company: Main Company\n{settings}");
        let mut vault = with_files(proxy.vault(&odoo, "admin", &settings));
        proxy.forget();
        let post = ["odoo", "bill", "post", &bill];
        asked(
            &vault,
            match flow {
                "credit" => CREDIT,
                "bill" => BILL,
                "bill post" => &post,
                _ => EXPENSE,
            },
        );
        proxy.fail(at, fault);
        let ran = vault.fte("act");
        assert!(
            proxy.writes().len() > at,
            "{flow} {at} {fault:?} was never called: {:?} {ran}",
            proxy.writes()
        );
        assert!(!ran.stderr.contains("panicked"), "{ran}");
        proxy.settle();
        proxy.forget();
        for minute in [33, 36, 40] {
            vault.set_now(&format!("2026-11-16T09:{minute}:00Z"));
            vault.fte("act");
        }
        let told = format!("{flow} {at} {fault:?}: {}", dead(&vault));
        assert_eq!(vault.files("Done").len(), 1, "{told}");
        once(&odoo, flow, &told);
    }
    assert_eq!(payments(&odoo), 0);
}

/// Holds what a flow made, and takes it away again.
fn once(odoo: &Odoo, flow: &str, told: &str) {
    let of = |model: &str, domain: Value, field: &str| -> Vec<Value> {
        odoo.rows(model, &domain, &[field])
            .iter()
            .map(|row| json!([row["id"], row[field]]))
            .collect()
    };
    let on = |model: &str, methods: &[&str], id: &Value| {
        for method in methods {
            odoo.call(model, method, json!({ "ids": [id] }));
        }
    };
    let files = |model: &str, id: &Value| {
        odoo.rows("ir.attachment", &json!([["res_model", "=", model], ["res_id", "=", id]]), &[])
            .len()
    };
    match flow {
        "credit" => {
            let notes = of("account.move", json!([["move_type", "=", "out_refund"]]), "state");
            assert!(matches!(notes.as_slice(), [note] if note[1] == "posted"), "{told}: {notes:?}");
            on("account.move", &["button_draft", "unlink"], &notes[0][0]);
        }
        "bill" => {
            let bills = of("account.move", json!([["ref", "=", "R-77"]]), "state");
            assert!(matches!(bills.as_slice(), [bill] if bill[1] == "draft"), "{told}: {bills:?}");
            assert_eq!(files("account.move", &bills[0][0]), 1, "{told}");
            on("account.move", &["unlink"], &bills[0][0]);
        }
        "bill post" => {
            let bills = of("account.move", json!([["ref", "=", "R-1"]]), "state");
            assert_eq!(bills[0][1], "posted", "{told}");
            on("account.move", &["button_draft"], &bills[0][0]);
        }
        _ => {
            let expenses = of("hr.expense", json!([["name", "=", "Train"]]), "state");
            assert!(
                matches!(expenses.as_slice(), [one] if one[1] == "posted"),
                "{told}: {expenses:?}"
            );
            assert_eq!(files("hr.expense", &expenses[0][0]), 1, "{told}");
            let entries = of("account.move", json!([["move_type", "=", "in_receipt"]]), "state");
            assert_eq!(entries.len(), 1, "{told}: {entries:?}");
            on("account.move", &["button_draft", "unlink"], &entries[0][0]);
            on("hr.expense", &["action_reset", "unlink"], &expenses[0][0]);
        }
    }
}
