//! Rows of the bank against what is owed in a real Odoo.

use serde_json::{Value, json};

use super::Odoo;
use crate::testvault::TestVault;

/// A statement in dollars: a payment of an invoice by its number, one of a bill by its sum and name, one that is in Odoo already,
/// and coffee.
const ROWS: &str = "date,party,text,amount,currency\n\
2026-11-11,Dana Reyes,INV/2026/00001 thank you,240.00,USD\n\
2026-11-12,Paper Co,paper of October,-20.00,USD\n\
2026-11-13,Dana Reyes,INV/2026/00002,100.00,USD\n\
2026-11-14,Coffee Bar,coffee,-3.20,USD\n";

/// A posted document of one line without tax; its id.
fn document(odoo: &Odoo, kind: &str, partner: u64, price: f64) -> u64 {
    let line = json!([0, 0, { "name": "Work", "price_unit": price, "tax_ids": [] }]);
    let values = json!({
        "move_type": kind, "partner_id": partner, "invoice_date": "2026-11-01",
        "invoice_date_due": "2026-11-30", "invoice_line_ids": [line],
    });
    let id = odoo.make("account.move", values);
    odoo.call("account.move", "action_post", json!({ "ids": [id] }));
    id
}

/// Takes the rows in: without a copy of Odoo they are held against nothing, and it is said.
#[track_caller]
fn imported(vault: &TestVault) -> Value {
    let first = "date,party,text,amount,currency\n2026-10-01,X,x,-1.00,USD\n";
    vault.put("none.csv", first);
    let ran = vault.fte("finance import none.csv --map giro --account giro --yes");
    assert!(ran.exit == 0 && ran.stderr.contains("fte odoo sync"), "{ran}");
    vault.fte("odoo sync").ok();
    vault.put("rows.csv", ROWS);
    let ran = vault.fte("finance import rows.csv --account giro --json").ok();
    assert!(ran.stderr.contains("copy of Odoo of 2026-11-16"), "{ran}");
    ran.json()["matched"].clone()
}

#[test]
fn rows_pay_what_is_open_in_odoo() {
    let Some(odoo) = Odoo::start() else { return };
    let (dana, paper) = (odoo.customer("Dana Reyes"), odoo.vendor("Paper Co"));
    let first = document(&odoo, "out_invoice", dana, 240.0);
    let second = document(&odoo, "out_invoice", dana, 300.0);
    let bill = document(&odoo, "in_invoice", paper, 20.0);
    odoo.pay(second, "2026-11-12", Some(100.0));
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  system: odoo\n  currency: USD\n"));
    let matched = imported(&vault);
    let asked =
        matched["asked"].as_array().unwrap().iter().map(|row| row["document"].as_str().unwrap());
    assert_eq!(asked.collect::<Vec<_>>(), ["INV/2026/00001", "BILL/2026/11/0001"], "{matched}");
    // The payment that a person recorded in Odoo is the third row's.
    assert_eq!(matched["linked"].as_array().unwrap().len(), 1, "{matched}");
    let again = vault.fte("finance import rows.csv --account giro --json").ok().json();
    assert_eq!(again["matched"]["asked"], json!([]), "asked for once");
    for path in vault.files("Pending_Approval") {
        assert!(vault.read(&path).contains("odoo.payment.record"));
        let id = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
        vault.fte(&format!("approve yes {id}")).ok();
    }
    vault.fte("act").ok();
    let open = |id: u64| {
        let rows = odoo.rows("account.move", &json!([["id", "=", id]]), &["amount_residual"]);
        rows[0]["amount_residual"].to_string()
    };
    assert_eq!([first, second, bill].map(open), ["0.0", "200.0", "0.0"]);
    left(&vault);
}

/// What is done is done, with the old copy and with a new one; the rest is a person's to say.
#[track_caller]
fn left(vault: &TestVault) {
    for _ in 0..2 {
        let open = vault.fte("finance rows --open --json").ok().json();
        let open: Vec<&str> =
            open.as_array().unwrap().iter().map(|row| row["amount"].as_str().unwrap()).collect();
        assert_eq!(open, ["-1.00 USD", "-3.20 USD"]);
        assert_eq!(vault.fte("finance match --json").ok().json(), json!([]));
        vault.fte("odoo sync").ok();
    }
    let open = vault.fte("finance rows --open --json").ok().json();
    let row = open[1]["id"].as_str().unwrap();
    let ran = vault.fte(&format!("finance match {row} INV/2026/00009"));
    assert!(ran.exit == 2 && ran.stderr.contains("fte odoo sync"), "{ran}");
    let ran = vault.fte(&format!("finance match {row} INV/2026/00001"));
    assert_eq!(ran.exit, 5, "nothing is open of it: {ran}");
    vault.fte(&format!("finance book {row} --category EXP_GEN")).ok();
    assert!(vault.read(&vault.files("Pending_Approval")[0]).contains("odoo.expense.record"));
}
