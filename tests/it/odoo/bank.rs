//! Rows of the bank against what is owed in a real Odoo.

use serde_json::json;

use super::Odoo;

/// A statement in dollars: a payment of an invoice by its number, one of a bill by its sum and name, one that is in Odoo already,
/// and coffee.
const ROWS: &str = "date,party,text,amount,currency\n\
2026-11-11,Dana Reyes,INV/2026/00001 thank you,240.00,USD\n\
2026-11-12,Paper Co,paper of October,-20.00,USD\n\
2026-11-13,Dana Reyes,INV/2026/00002,100.00,USD\n\
2026-11-14,Coffee Bar,coffee,-3.20,USD\n";

#[test]
fn rows_pay_what_is_open_in_odoo() {
    let Some(odoo) = Odoo::start() else { return };
    let (dana, paper) = (odoo.customer("Dana Reyes"), odoo.vendor("Paper Co"));
    let line = |price: f64| json!([[0, 0, { "name": "Work", "price_unit": price, "tax_ids": [] }]]);
    let document = |kind: &str, partner: u64, price: f64| {
        let id = odoo.make(
            "account.move",
            json!({
                "move_type": kind, "partner_id": partner, "invoice_date": "2026-11-01",
                "invoice_date_due": "2026-11-30", "invoice_line_ids": line(price),
            }),
        );
        odoo.call("account.move", "action_post", json!({ "ids": [id] }));
        id
    };
    let first = document("out_invoice", dana, 240.0);
    let second = document("out_invoice", dana, 300.0);
    let bill = document("in_invoice", paper, 20.0);
    odoo.pay(second, "2026-11-12", Some(100.0));
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  system: odoo\n  currency: USD\n"));
    // Without a copy the rows are taken in all the same, and it is said.
    vault.put("none.csv", ROWS.lines().next().unwrap().to_owned() + "\n2026-10-01,X,x,-1.00,USD\n");
    let ran = vault.fte("finance import none.csv --map giro --account giro --yes");
    assert!(ran.exit == 0 && ran.stderr.contains("fte odoo sync"), "{ran}");
    vault.fte("odoo sync").ok();
    vault.put("rows.csv", ROWS);
    let ran = vault.fte("finance import rows.csv --account giro --json").ok();
    assert!(ran.stderr.contains("copy of Odoo of 2026-11-16"), "{ran}");
    let matched = &ran.json()["matched"];
    let asked: Vec<&str> = matched["asked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["document"].as_str().unwrap())
        .collect();
    assert_eq!(asked, ["INV/2026/00001", "BILL/2026/11/0001"], "{matched}");
    // The payment that a person recorded in Odoo is the third row's.
    assert_eq!(matched["linked"].as_array().unwrap().len(), 1, "{matched}");
    assert_eq!(vault.files("Pending_Approval").len(), 2);
    let ran = vault.fte("finance import rows.csv --account giro --json").ok();
    assert_eq!(ran.json()["matched"]["asked"], json!([]), "asked for once");
    for path in vault.files("Pending_Approval") {
        assert!(vault.read(&path).contains("odoo.payment.record"));
        let id = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
        vault.fte(&format!("approve yes {id}")).ok();
    }
    vault.fte("act").ok();
    let paid = |id: u64| {
        let rows = odoo.rows(
            "account.move",
            &json!([["id", "=", id]]),
            &["payment_state", "amount_residual"],
        );
        rows[0]["amount_residual"].as_f64().unwrap()
    };
    assert_eq!([first, second, bill].map(paid), [0.0, 200.0, 0.0]);
    // Done is done, with the old copy and with a new one.
    for _ in 0..2 {
        let open = vault.fte("finance rows --open --json").ok().json();
        let open: Vec<&str> =
            open.as_array().unwrap().iter().map(|row| row["party"].as_str().unwrap()).collect();
        assert_eq!(open, ["X", "Coffee Bar"]);
        assert_eq!(vault.fte("finance match --json").ok().json(), json!([]));
        vault.fte("odoo sync").ok();
    }
    let row =
        vault.fte("finance rows --open --json").ok().json()[1]["id"].as_str().unwrap().to_owned();
    let ran = vault.fte(&format!("finance match {row} INV/2026/00009"));
    assert!(ran.exit == 2 && ran.stderr.contains("fte odoo sync"), "{ran}");
    let ran = vault.fte(&format!("finance match {row} INV/2026/00001"));
    assert_eq!(ran.exit, 5, "nothing is open of it: {ran}");
    vault.fte(&format!("finance book {row} --category EXP_GEN")).ok();
    assert!(vault.read(&vault.files("Pending_Approval")[0]).contains("odoo.expense.record"));
}
