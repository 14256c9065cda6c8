//! What changes in Odoo between the yes and the deed: what was said yes to is done, or nothing is, or it is said what else was.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Odoo;
use super::proxy::Proxy;
use super::writes::{INVOICE, asked, dana, dead, done, invoice, moves, payments};
use crate::testvault::TestVault;

fn write(odoo: &Odoo, id: &Value, values: &Value) {
    odoo.call("account.move", "write", json!({ "ids": [id], "vals": values }));
}

fn make(odoo: &Odoo, model: &str, values: &Value) -> Value {
    odoo.call(model, "create", json!({ "vals_list": [values] }))[0].clone()
}

fn state(odoo: &Odoo, id: &Value) -> Value {
    odoo.rows("account.move", &json!([["id", "=", id]]), &["state"])[0]["state"].clone()
}

fn lock(odoo: &Odoo) {
    let lock = json!({ "ids": [1], "vals": { "fiscalyear_lock_date": "2026-10-31" } });
    odoo.call("res.company", "write", lock);
}

/// A draft of the command's, with a reference of its own.
fn drafted(vault: &TestVault, reference: &str) -> Value {
    done(vault, &[INVOICE, &["--reference", reference]].concat())["id"].clone()
}

#[test]
fn nothing_of_a_draft_changes_between_the_yes_and_the_posting() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let other = make(&odoo, "res.partner", &json!({ "name": "Mallory", "country_id": 233 }));
    let vault = odoo.vault("accountant");
    let domain = json!([["account_type", "=", "income_other"]]);
    let account = odoo.rows("account.account", &domain, &[])[0]["id"].clone();
    let euro = odoo.euro();
    let of_line = |values: Value| json!({ "invoice_line_ids": [[1, "LINE", values]] });
    let table: [(Value, &str); 9] = [
        (json!({ "partner_id": other }), "its partner"),
        (
            json!({ "invoice_date_due": "2027-01-31" }),
            "it is due on 2027-01-31, and was 2026-11-30",
        ),
        (json!({ "invoice_date": "2026-11-02" }), "its date is 2026-11-02, and was 2026-11-16"),
        (json!({ "ref": "PO 7" }), "reference"),
        (json!({ "narration": "Pay to IBAN DE00" }), "note"),
        (json!({ "currency_id": euro }), "its total is"),
        (of_line(json!({ "quantity": 13 })), "its total is"),
        (of_line(json!({ "account_id": account })), "now: 12 × Consulting"),
        (of_line(json!({ "discount": 50 })), "its total is"),
    ];
    for ((values, said), n) in table.into_iter().zip(1..) {
        let id = drafted(&vault, &format!("PO {n}0"));
        asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
        let domain = json!([["move_id", "=", id], ["name", "=", "Consulting"]]);
        let line = odoo.rows("account.move.line", &domain, &[])[0]["id"].to_string();
        let values = serde_json::from_str(&values.to_string().replace("\"LINE\"", &line)).unwrap();
        write(&odoo, &id, &values);
        let before = vault.files("Dead_Letter");
        let ran = vault.fte("act");
        assert_ne!(ran.exit, 0, "{values}: {ran}");
        let new: Vec<_> =
            vault.files("Dead_Letter").into_iter().filter(|path| !before.contains(path)).collect();
        assert_eq!(new.len(), 1, "{values}: {ran}");
        let why = vault.read(&new[0]);
        assert!(
            why.contains("was changed since it was read") && why.contains(said),
            "{values}: {why}"
        );
        assert_eq!(state(&odoo, &id), "draft", "{values}");
    }
}

#[test]
fn the_account_that_a_bill_is_paid_to_is_a_part_of_the_yes() {
    let Some(odoo) = Odoo::start() else { return };
    let vendor = make(
        &odoo,
        "res.partner",
        &json!({ "name": "Hosting Ltd", "supplier_rank": 1, "country_id": 233 }),
    );
    let bank = |number: &str| {
        make(&odoo, "res.partner.bank", &json!({ "acc_number": number, "partner_id": vendor }))
    };
    let (own, foreign) = (bank("DE11 OWN"), bank("XX66 FOREIGN"));
    let vault = odoo.vault("accountant");
    let bill = ["odoo", "bill", "create", "--vendor", "Hosting Ltd", "--reference", "R-77"];
    let said = ["--amount", "57.50 USD", "--date", "2026-11-02", "--line", "Server = 50 +15%"];
    let id = done(&vault, &[bill.as_slice(), &said].concat())["id"].clone();
    write(&odoo, &id, &json!({ "partner_bank_id": own }));
    let post = ["odoo", "bill", "post", &id.to_string()];
    vault.fte_args(&post).ok();
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("- Paid to: `“DE11 OWN"), "{request}");
    super::writes::say_yes(&vault);
    write(&odoo, &id, &json!({ "partner_bank_id": foreign }));
    assert_ne!(vault.fte("act").exit, 0);
    let why = dead(&vault);
    assert!(
        why.contains("it is paid to XX66 FOREIGN") && why.contains("and was DE11 OWN"),
        "{why}"
    );
    assert_eq!(state(&odoo, &id), "draft");
}

#[test]
fn what_a_person_posted_meanwhile_is_done_or_is_not_what_was_read() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let vault = odoo.vault("accountant");
    let post = |id: &Value| {
        odoo.call("account.move", "action_post", json!({ "ids": [id] }));
    };
    // Just as it was read.
    let same = drafted(&vault, "A");
    asked(&vault, &["odoo", "invoice", "post", &same.to_string()]);
    post(&same);
    let receipt = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
    assert_eq!(receipt["document"], "INV/2026/00001", "{receipt}");
    assert!(receipt.get("changed").is_none(), "{receipt}");
    // With another day.
    let later = drafted(&vault, "B");
    asked(&vault, &["odoo", "invoice", "post", &later.to_string()]);
    write(&odoo, &later, &json!({ "invoice_date_due": "2027-01-31" }));
    post(&later);
    let receipt = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
    assert_eq!(receipt["changed"], json!(["it is due on 2027-01-31, not 2026-11-30"]));
    assert_eq!(vault.files("Needs_Action").len(), 1);
    // As something else.
    let else_ = drafted(&vault, "C");
    asked(&vault, &["odoo", "invoice", "post", &else_.to_string()]);
    write(&odoo, &else_, &json!({ "narration": "Something else" }));
    post(&else_);
    assert_ne!(vault.fte("act").exit, 0);
    let why = dead(&vault);
    assert!(
        why.contains("it is posted already, as INV/2026/00003, and is not what was read"),
        "{why}"
    );
    assert_eq!(moves(&odoo, "out_invoice").len(), 3);
}

#[test]
fn what_changes_in_the_last_moment_is_said() {
    let Some(odoo) = Odoo::start() else { return };
    let odoo = Arc::new(odoo);
    dana(&odoo);
    let proxy = Proxy::before(&odoo);
    let vault = proxy.vault(&odoo, "accountant", "");
    let id = drafted(&vault, "A");
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    let (by_hand, own) = (odoo.clone(), id.clone());
    proxy.before_call("account.move/action_post", move || {
        write(&by_hand, &own, &json!({ "narration": "Pay to IBAN DE00" }));
    });
    let receipt = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
    assert!(
        receipt["changed"][0].as_str().unwrap().contains("are not as they were read"),
        "{receipt}"
    );
    let note = vault.read(&vault.files("Needs_Action")[0]);
    assert!(note.contains("otherwise than it was approved"), "{note}");
    // Posted by somebody else in that moment, it is posted, once.
    let id = drafted(&vault, "B");
    asked(&vault, &["odoo", "invoice", "post", &id.to_string()]);
    let (by_hand, own) = (odoo.clone(), id.clone());
    proxy.before_call("account.move/action_post", move || {
        by_hand.call("account.move", "action_post", json!({ "ids": [own] }));
    });
    let receipt = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
    assert_eq!(receipt["document"], "INV/2026/00002", "{receipt}");
    assert!(receipt.get("changed").is_none(), "{receipt}");
}

#[test]
fn a_locked_period_is_said_of_whatever_was_booked_elsewhere() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let vendor = json!({ "name": "Hosting Ltd", "supplier_rank": 1, "country_id": 233 });
    make(&odoo, "res.partner", &vendor);
    let vault = odoo.vault_with("admin", "  company: Main Company\n");
    let bill = ["odoo", "bill", "create", "--vendor", "Hosting Ltd", "--reference", "R-77"];
    let said = ["--amount", "57.50 USD", "--date", "2026-10-02", "--line", "Server = 50 +15%"];
    let bill = done(&vault, &[bill.as_slice(), &said].concat())["id"].to_string();
    let dated = ["--date", "2026-10-15"];
    let expense = ["odoo", "expense", "record", "--for", "Train", "--amount", "89.90 USD"];
    let company = ["--company-paid", "--category", "COMM"];
    let flows: [(&str, Vec<&str>); 5] = [
        ("bill", vec!["odoo", "bill", "post", &bill]),
        ("expense", [expense.as_slice(), &dated].concat()),
        ("expense of the company", [&expense[..6], &["23.00 USD"], &company, &dated].concat()),
        (
            "payment",
            [
                &["odoo", "payment", "record", "INV/2026/00001", "--amount", "40.00 USD"],
                dated.as_slice(),
            ]
            .concat(),
        ),
        (
            "credit note",
            [&["odoo", "invoice", "credit", "INV/2026/00002"], dated.as_slice()].concat(),
        ),
    ];
    let values = json!({ "move_type": "out_invoice", "invoice_date": "2026-11-10" });
    let copy =
        odoo.call("account.move", "copy", json!({ "ids": [1], "default": values }))[0].clone();
    odoo.call("account.move", "action_post", json!({ "ids": [copy] }));
    for (_, words) in &flows {
        asked(&vault, words);
    }
    lock(&odoo);
    let acted = vault.fte("act --json").json();
    let executed = acted["executed"].as_array().unwrap();
    assert_eq!(executed.len(), flows.len(), "{acted}");
    for done in executed {
        let receipt = &done["receipt"];
        let booked = receipt["booked"].as_str().unwrap();
        assert!(booked > "2026-10-31", "{receipt}");
        let said = receipt["changed"].to_string();
        assert!(said.contains(&format!("it is booked on {booked}, not on 2026-10-")), "{receipt}");
    }
    // Each of them is told of.
    assert_eq!(vault.files("Needs_Action").len(), flows.len());
    assert_eq!(payments(&odoo), 2);
}

#[test]
fn currencies_of_no_and_of_three_places_are_drafted_posted_and_paid_to_the_last() {
    let Some(odoo) = Odoo::start() else { return };
    dana(&odoo);
    let all = json!({ "allowed_company_ids": [1], "active_test": false });
    let args = json!({ "domain": [["name", "in", ["JPY", "KWD"]]], "fields": ["name"], "limit": 5, "context": all });
    let currencies = odoo.call("res.currency", "search_read", args).as_array().unwrap().clone();
    for currency in &currencies {
        odoo.call(
            "res.currency",
            "write",
            json!({ "ids": [currency["id"]], "vals": { "active": true } }),
        );
        let rate = if currency["name"] == "JPY" { 150.0 } else { 0.307 };
        let values = json!({ "currency_id": currency["id"], "name": "2026-01-01", "company_rate": rate, "company_id": 1 });
        make(&odoo, "res.currency.rate", &values);
    }
    let table = [
        ("JPY", "Signs = 3 x 333 +15%", "1149 JPY", "149 JPY", "1000 JPY"),
        ("KWD", "Signs = 3 x 0.333 +15%", "1.149 KWD", "0.149 KWD", "1.000 KWD"),
    ];
    for (code, line, total, part, rest) in table {
        let vault = odoo.vault("accountant");
        // Any amount in another currency than the limit's would have to be typed.
        let handbook = vault.read("Company_Handbook.md");
        vault.put("Company_Handbook.md", handbook.replace("USD", code));
        let create = ["odoo", "invoice", "create", "--customer", "Dana Reyes", "--currency", code];
        let receipt = done(&vault, &[create.as_slice(), &["--line", line]].concat());
        assert_eq!(receipt["amount"], total, "{receipt}");
        let id = receipt["id"].to_string();
        asked(&vault, &["odoo", "invoice", "post", &id]);
        // Another rate changes nothing of what was said yes to.
        let currency = currencies.iter().find(|row| row["name"] == code).unwrap()["id"].clone();
        let values = json!({ "currency_id": currency, "name": "2026-11-16", "company_rate": 99.0, "company_id": 1 });
        make(&odoo, "res.currency.rate", &values);
        let posted = vault.fte("act --json").ok().json()["executed"][0]["receipt"].clone();
        assert_eq!(
            (&posted["amount"], &posted["open"]),
            (&json!(total), &json!(total)),
            "{posted}"
        );
        assert!(posted.get("changed").is_none(), "{posted}");
        let number = posted["document"].as_str().unwrap();
        let paid = done(&vault, &["odoo", "payment", "record", number, "--amount", part]);
        assert_eq!((&paid["amount"], &paid["open"]), (&json!(part), &json!(rest)), "{paid}");
        let paid = done(&vault, &["odoo", "payment", "record", number]);
        assert_eq!(paid["amount"], rest, "{paid}");
        assert!(
            paid["open"].as_str().unwrap().starts_with('0') && paid.get("changed").is_none(),
            "{paid}"
        );
        // What it has no places for is said before anybody is asked.
        let odd = vault.fte_args(&[
            "odoo",
            "payment",
            "record",
            number,
            "--amount",
            &format!("0.0001 {code}"),
        ]);
        assert_eq!(odd.exit, 2, "{odd}");
    }
    assert_eq!(payments(&odoo), 4);
}

#[test]
fn two_runs_at_once_do_each_thing_once() {
    let Some(odoo) = Odoo::start() else { return };
    invoice(&odoo);
    let vault = odoo.vault("accountant");
    let draft = drafted(&vault, "A");
    asked(&vault, &["odoo", "invoice", "post", &draft.to_string()]);
    asked(&vault, &[INVOICE, &["--reference", "B"]].concat());
    asked(&vault, &["odoo", "invoice", "credit", "INV/2026/00001"]);
    asked(&vault, &["odoo", "customer", "create", "--name", "Northwind"]);
    let mut all: Vec<_> = (0..3).map(|_| vault.command().arg("act").spawn().unwrap()).collect();
    for child in &mut all {
        child.wait().unwrap();
    }
    vault.fte("act").ok();
    assert_eq!(vault.files("Done").len(), 5);
    assert_eq!((moves(&odoo, "out_invoice").len(), moves(&odoo, "out_refund").len()), (3, 1));
    assert_eq!(odoo.rows("res.partner", &json!([["name", "=", "Northwind"]]), &[]).len(), 1);
    vault.fte("audit verify").ok();
}
