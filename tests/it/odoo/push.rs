//! The embedded books moved into a real Odoo: what is made there, once, and what differs.

use serde_json::{Value, json};

use super::Odoo;
use crate::testvault::TestVault;

/// Says yes to all that waits, and has it done.
#[track_caller]
fn act(vault: &TestVault) -> Value {
    for path in vault.files("Pending_Approval") {
        let id = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
        vault.fte(&format!("approve yes {id}")).ok();
    }
    vault.fte("act --json").json()
}

#[track_caller]
fn booked(vault: &TestVault, words: &[&str]) {
    vault.fte_args(&[&["ledger"], words].concat()).ok();
    let acted = act(vault);
    assert_eq!(
        acted["executed"][0]["action"].as_str().map(|a| a.starts_with("ledger.")),
        Some(true),
        "{acted}"
    );
}

/// What is booked: opening balances, invoices (one with two lines, paid in part; one in euros; one credited), a bill that is paid,
/// with the tax that it states, and one whose payment was taken back, an expense. Words are set apart by `|`.
const BOOKED: [&str; 14] = [
    "open|--date|2026-01-01|--balance|assets:bank = 5200.00 USD",
    "rate|add|EUR|1.10|--date|2026-02-01",
    "invoice|create|--customer|Dana Reyes|--line|Work = 12 x 120.00 +15%|--line|Travel = 99.50 +0%|--date|2026-02-10",
    "payment|record|INV-0001|--amount|1000.00 USD|--date|2026-02-20",
    "invoice|create|--customer|Harbour Books|--currency|EUR|--line|Signs = 500|--date|2026-02-11",
    "payment|record|INV-0002|--amount|200.00 EUR|--bank|225.00 USD|--date|2026-02-21",
    "invoice|create|--customer|Dana Reyes|--line|Wrong = 80 +15%|--date|2026-02-12",
    "invoice|credit|INV-0003|--note|wrong hours",
    "bill|record|--vendor|Hosting Ltd|--amount|115.00 USD|--reference|R-77|--category|software|--tax|15% = 14.97|--date|2026-03-01",
    "payment|record|BILL-0001|--date|2026-03-05",
    "bill|record|--vendor|Paper Co|--amount|49.00 USD|--reference|P-1|--category|office|--date|2026-03-02",
    "expense|record|--vendor|Railway|--amount|89.90 USD|--category|travel|--date|2026-03-07",
    "payment|record|BILL-0002|--date|2026-03-08",
    "reverse|PAY-0004|--note|bounced",
];

/// A vault with these books, in dollars, and an entry of the person's own.
fn books(odoo: &Odoo) -> TestVault {
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  currency: USD\n"));
    let handbook = vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask");
    vault.put("Company_Handbook.md", handbook);
    for words in BOOKED {
        booked(&vault, &words.split('|').collect::<Vec<_>>());
    }
    let journal = vault.read("Accounting/ledger.journal");
    let own = "\n2026-03-31 Bank fee\n    expenses:bank fees    12.30 USD\n    assets:bank\n";
    vault.put("Accounting/ledger.journal", format!("{journal}{own}"));
    vault
}

fn moves(odoo: &Odoo) -> Vec<Value> {
    let fields = &[
        "name",
        "move_type",
        "state",
        "date",
        "amount_total",
        "amount_tax",
        "amount_residual",
        "payment_state",
        "partner_id",
        "invoice_origin",
    ];
    odoo.rows("account.move", &json!([]), fields)
}

fn move_of<'m>(moves: &'m [Value], origin: &str) -> &'m Value {
    let is_it = |row: &&Value| {
        row["invoice_origin"].as_str().is_some_and(|own| own.starts_with(&format!("{origin} fte:")))
    };
    moves.iter().find(is_it).unwrap_or_else(|| panic!("no {origin}: {moves:?}"))
}

#[test]
fn books_are_moved_once_and_agree() {
    let Some(odoo) = Odoo::start() else { return };
    let vault = books(&odoo);
    asked(&vault);
    let acted = act(&vault);
    let receipt = &acted["executed"][0]["receipt"];
    let counts = ["made", "there", "differences"].map(|name| receipt[name].as_u64());
    assert_eq!(
        (counts, &receipt["changed"]),
        ([Some(14), Some(14), Some(0)], &Value::Null),
        "{acted}"
    );
    let made = moves(&odoo);
    assert_eq!(made.len(), 14, "{made:?}");
    documents(&odoo, &made);
    let checked = vault.fte("ledger push odoo --check --json").ok().json();
    assert_eq!(checked["differences"], 0, "{checked}");
    crate::docs::assert_written(&crate::docs::examples(), "fte ledger push odoo --check", &checked);
    let bank = checked["accounts"].as_array().unwrap().iter().find(|row| row["code"] == "101401");
    // 5200 + 1000 + 225 - 115 - 49 + 49 - 89.90 - 12.30
    assert_eq!(bank.unwrap()["odoo"], "6207.80 USD", "{checked}");
    // Once more: nothing.
    let again = vault.fte("ledger push odoo --json").ok().json();
    assert_eq!((&again["there"], &again["entries"]), (&json!(14), &json!([])), "{again}");
    // Odoo goes on with the numbers.
    let dana = move_of(&made, "INV-0001")["partner_id"][0].as_u64().unwrap();
    let next = odoo.posted("out_invoice", dana, ["2026-11-01", "2026-11-20"], 10.0);
    let next = odoo.rows("account.move", &json!([["id", "=", next]]), &["name"]);
    assert_eq!(next[0]["name"], "INV-0004");
    // It is Odoo's own, and no difference; what is booked later is all that a second push moves.
    assert_eq!(vault.fte("ledger push odoo --check").exit, 0);
    booked(&vault, &["payment", "record", "INV-0001", "--date", "2026-03-20"]);
    assert_eq!(vault.fte("ledger push odoo --check").exit, 1);
    vault.fte("ledger push odoo").ok();
    let acted = act(&vault);
    assert_eq!(acted["executed"][0]["receipt"]["made"], 1, "{acted}");
    assert_eq!(move_of(&moves(&odoo), "INV-0001")["payment_state"], "paid");
    vault.fte("ledger push odoo --check").ok();
}

/// Nothing is asked for before a person has looked at what accounts become; then one request is, for all of it.
#[track_caller]
fn asked(vault: &TestVault) {
    let ran = vault.fte("ledger push odoo");
    assert_eq!(ran.exit, 3, "{ran}");
    let note = vault.read("Accounting/Odoo.md");
    for row in [
        "| assets:bank | 101401 |",
        "| assets:receivable | 121000 |",
        "| sale 15% | 15% |",
        "| liabilities:tax:15% | 251000 |",
        "| expenses:bank fees | 620000 |",
    ] {
        assert!(note.contains(row), "{row}: {note}");
    }
    let plan = vault.fte("ledger push odoo --dry-run --json").ok().json();
    let examples = crate::docs::examples();
    crate::docs::assert_written(&examples, "fte ledger push odoo --dry-run", &plan);
    let kinds = plan["entries"].as_array().unwrap().iter();
    let kinds = kinds.map(|row| format!("{} {}", row["count"], row["kind"].as_str().unwrap()));
    let expected = "2 bill, 1 credit note, 1 expense, 2 invoice, 1 invoice, as an entry, 1 of your own, 1 opening balances, 4 payment, 1 reverse";
    assert_eq!(kinds.collect::<Vec<_>>().join(", "), expected, "{plan}");
    assert!(vault.files("Pending_Approval").is_empty());
    let asked = vault.fte("ledger push odoo --json").ok().json();
    crate::docs::assert_written(&examples, "fte ledger push odoo", &asked);
    assert_eq!(asked["action"], "odoo.books.push", "{asked}");
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("assets:bank → 101401"), "{request}");
    assert_eq!(vault.fte("ledger push odoo --check").exit, 1, "nothing is there yet");
}

/// Documents are what they are in the books.
#[track_caller]
fn documents(odoo: &Odoo, made: &[Value]) {
    let invoice = move_of(made, "INV-0001");
    let said =
        ["name", "move_type", "date", "payment_state"].map(|name| invoice[name].as_str().unwrap());
    assert_eq!(said, ["INV-0001", "out_invoice", "2026-02-10", "partial"]);
    assert_eq!(
        (&invoice["amount_total"], &invoice["amount_residual"]),
        (&json!(1755.5), &json!(755.5))
    );
    assert_eq!(move_of(made, "INV-0003")["payment_state"], "reversed");
    assert_eq!(move_of(made, "CN-0001")["move_type"], "out_refund");
    // Its tax is the one that is booked, not the one that Odoo's rounding makes.
    let bill = move_of(made, "BILL-0001");
    assert_eq!(
        (&bill["move_type"], &bill["amount_tax"], &bill["payment_state"]),
        (&json!("in_invoice"), &json!(14.97), &json!("paid"))
    );
    // What was paid and taken back is open.
    assert_eq!(move_of(made, "BILL-0002")["amount_residual"], 49.0);
    let of = json!([
        ["move_id", "=", move_of(made, "INV-0002")["id"]],
        ["account_type", "=", "asset_receivable"]
    ]);
    let fields = ["amount_currency", "balance", "amount_residual_currency"];
    let lines = odoo.rows("account.move.line", &of, &fields);
    assert_eq!(fields.map(|name| lines[0][name].as_f64()), [Some(500.0), Some(550.0), Some(300.0)]);
}

/// A small vault whose books have one invoice, with what accounts are in Odoo.
fn small(odoo: &Odoo, note: &str) -> TestVault {
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  currency: USD\n"));
    let line = ["--line", "Work = 3 x 33.33 +15%", "--date", "2026-02-10"];
    booked(&vault, &[["invoice", "create", "--customer", "Dana Reyes"].as_slice(), &line].concat());
    vault.put("Accounting/Odoo.md", note);
    vault
}

const NOTE: &str = "| Books | Odoo |\n|---|---|\n| assets:receivable | 121000 |\n| liabilities:tax | 251000 |\n| sale 15% | 15% |\n";

#[test]
fn what_can_not_be_moved_is_named() {
    let Some(odoo) = Odoo::start() else { return };
    let vault = small(&odoo, NOTE);
    for words in ["", " --dry-run", " --check"] {
        let ran = vault.fte(&format!("ledger push odoo{words}"));
        assert_eq!(ran.exit, 3, "{ran}");
        assert!(ran.stderr.contains("does not say what `income:sales` is in Odoo"), "{ran}");
        assert!(ran.stderr.contains("| income:sales | 400000 |"), "{ran}");
    }
    vault.put("Accounting/Odoo.md", format!("{NOTE}| income | 999 |\n"));
    let ran = vault.fte("ledger push odoo");
    assert!(
        ran.exit == 2 && ran.stderr.contains("`income`") && ran.stderr.contains("999"),
        "{ran}"
    );
    vault.put("Accounting/Odoo.md", format!("{NOTE}| income | 400000 |\n"));
    // Two of one name are told apart by a row.
    odoo.customer("Dana Reyes");
    let second = odoo.customer("dana reyes");
    let ran = vault.fte("ledger push odoo");
    assert!(ran.exit == 2 && ran.stderr.contains("| partner Dana Reyes | #"), "{ran}");
    let note = format!("{NOTE}| income | 400000 |\n| partner Dana Reyes | #{second} |\n");
    vault.put("Accounting/Odoo.md", note);
    // An entry that is no money in dollars can't go; what is booked or changed after the request is not what was approved.
    let journal = vault.read("Accounting/ledger.journal");
    let own = "\n2026-03-31 Hours\n    assets:time    3.0 h\n    equity:time\n";
    vault.put("Accounting/ledger.journal", format!("{journal}{own}"));
    vault.fte("ledger push odoo").ok();
    let request = vault.files("Pending_Approval").remove(0);
    assert!(vault.read(&request).contains("is no money"), "{}", vault.read(&request));
    vault.put("Accounting/ledger.journal", format!("{journal}{}", own.replace("3.0", "4.0")));
    act(&vault);
    assert!(moves(&odoo).is_empty());
    let dead = vault.files("Dead_Letter").remove(0);
    assert!(vault.read(&dead).contains("is not what was approved"), "{}", vault.read(&dead));
    vault.fte("ledger push odoo").ok();
    let acted = act(&vault);
    let made = moves(&odoo);
    assert_eq!(move_of(&made, "INV-0001")["partner_id"][0], second, "{acted}");
    let ran = vault.fte("ledger push odoo --check");
    assert!(ran.exit == 1 && ran.stdout.contains("can't be moved: hand-"), "{ran}");
}

#[test]
fn what_odoo_has_otherwise_is_a_difference() {
    let Some(odoo) = Odoo::start() else { return };
    let mut vault = small(&odoo, &format!("{NOTE}| income | 400000 |\n| assets | 101401 |\n"));
    vault.fte("ledger push odoo").ok();
    act(&vault);
    vault.fte("ledger push odoo --check").ok();
    let id = move_of(&moves(&odoo), "INV-0001")["id"].as_u64().unwrap();
    odoo.pay(id, "2026-03-01", Some(10.0));
    let ran = vault.fte("ledger push odoo --check --json");
    assert_eq!(ran.exit, 1, "{ran}");
    let checked = ran.json();
    let invoice = &checked["documents"][0];
    assert_eq!(
        (&invoice["open"], &invoice["odoo_open"]),
        (&json!("114.99 USD"), &json!("104.99 USD")),
        "{checked}"
    );
    // What somebody took away there is missing, and is made anew when it is asked for.
    odoo.call("account.move", "button_draft", json!({ "ids": [id] }));
    odoo.call("account.move", "unlink", json!({ "ids": [id] }));
    let ran = vault.fte("ledger push odoo --check");
    assert!(ran.exit == 1 && ran.stdout.contains("not in Odoo: INV-0001"), "{ran}");
    vault.set_now("2026-11-17T09:30:00Z");
    vault.fte("ledger push odoo").ok();
    act(&vault);
    vault.fte("ledger push odoo --check").ok();
}
