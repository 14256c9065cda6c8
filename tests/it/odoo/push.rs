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

/// Books in dollars: opening balances, invoices (one with two lines, paid in part; one in euros; one credited), a bill that is paid
/// and one that is open, an expense, a payment that was taken back, an entry of the person's own.
fn books(odoo: &Odoo) -> TestVault {
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  currency: USD\n"));
    let handbook = vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask");
    vault.put("Company_Handbook.md", handbook);
    let table: [&[&str]; 14] = [
        &["open", "--date", "2026-01-01", "--balance", "assets:bank = 5200.00 USD"],
        &["rate", "add", "EUR", "1.10", "--date", "2026-02-01"],
        &[
            "invoice",
            "create",
            "--customer",
            "Dana Reyes",
            "--line",
            "Work = 12 x 120.00 +15%",
            "--line",
            "Travel = 99.50 +0%",
            "--date",
            "2026-02-10",
        ],
        &["payment", "record", "INV-0001", "--amount", "1000.00 USD", "--date", "2026-02-20"],
        &[
            "invoice",
            "create",
            "--customer",
            "Harbour Books",
            "--currency",
            "EUR",
            "--line",
            "Signs = 500",
            "--date",
            "2026-02-11",
        ],
        &[
            "payment",
            "record",
            "INV-0002",
            "--amount",
            "200.00 EUR",
            "--bank",
            "225.00 USD",
            "--date",
            "2026-02-21",
        ],
        &[
            "invoice",
            "create",
            "--customer",
            "Dana Reyes",
            "--line",
            "Wrong = 80 +15%",
            "--date",
            "2026-02-12",
        ],
        &["invoice", "credit", "INV-0003", "--note", "wrong hours"],
        &[
            "bill",
            "record",
            "--vendor",
            "Hosting Ltd",
            "--amount",
            "115.00 USD",
            "--reference",
            "R-77",
            "--category",
            "software",
            "--tax",
            "15%",
            "--date",
            "2026-03-01",
        ],
        &["payment", "record", "BILL-0001", "--date", "2026-03-05"],
        &[
            "bill",
            "record",
            "--vendor",
            "Paper Co",
            "--amount",
            "49.00 USD",
            "--reference",
            "P-1",
            "--category",
            "office",
            "--date",
            "2026-03-02",
        ],
        &[
            "expense",
            "record",
            "--vendor",
            "Railway",
            "--amount",
            "89.90 USD",
            "--category",
            "travel",
            "--date",
            "2026-03-07",
        ],
        &["payment", "record", "BILL-0002", "--date", "2026-03-08"],
        &["reverse", "PAY-0004", "--note", "bounced"],
    ];
    for words in table {
        booked(&vault, words);
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
    // Nothing is asked for before a person has looked at what accounts become.
    let ran = vault.fte("ledger push odoo");
    assert_eq!(ran.exit, 3, "{ran}");
    let note = vault.read("Accounting/Odoo.md");
    for row in [
        "| assets:bank | 101401 |",
        "| assets:receivable | 121000 |",
        "| sale 15% | 15% |",
        "| liabilities:tax:15% | 251000 |",
    ] {
        assert!(note.contains(row), "{row}: {note}");
    }
    let plan = vault.fte("ledger push odoo --dry-run --json").ok().json();
    assert_eq!(plan["there"], 0);
    let count = |kind: &str| {
        let of = plan["entries"].as_array().unwrap().iter().find(|row| row["kind"] == kind);
        of.map_or(0, |row| row["count"].as_u64().unwrap())
    };
    let counts = [
        "invoice",
        "invoice, as an entry",
        "credit note",
        "bill",
        "payment",
        "reverse",
        "expense",
        "opening balances",
        "of your own",
    ]
    .map(count);
    assert_eq!(counts, [2, 1, 1, 2, 4, 1, 1, 1, 1], "{plan}");
    assert!(vault.files("Pending_Approval").is_empty());
    let asked = vault.fte("ledger push odoo --json").ok().json();
    assert_eq!(asked["action"], "odoo.books.push", "{asked}");
    let request = vault.read(&vault.files("Pending_Approval")[0]);
    assert!(request.contains("assets:bank → 101401"), "{request}");
    assert_eq!(vault.fte("ledger push odoo --check").exit, 1, "nothing is there yet");
    let acted = act(&vault);
    let receipt = &acted["executed"][0]["receipt"];
    assert_eq!(
        (&receipt["made"], &receipt["there"], &receipt["differences"]),
        (&json!(14), &json!(14), &json!(0)),
        "{acted}"
    );
    assert_eq!(receipt["changed"], Value::Null, "{receipt}");
    let made = moves(&odoo);
    assert_eq!(made.len(), 14, "{made:?}");
    let invoice = move_of(&made, "INV-0001");
    assert_eq!(
        (&invoice["name"], &invoice["move_type"], &invoice["date"]),
        (&json!("INV-0001"), &json!("out_invoice"), &json!("2026-02-10"))
    );
    assert_eq!(
        (&invoice["amount_total"], &invoice["amount_residual"], &invoice["payment_state"]),
        (&json!(1755.5), &json!(755.5), &json!("partial"))
    );
    assert_eq!(move_of(&made, "INV-0003")["payment_state"], "reversed");
    assert_eq!(move_of(&made, "CN-0001")["move_type"], "out_refund");
    assert_eq!(move_of(&made, "BILL-0001")["payment_state"], "paid");
    // What was paid and taken back is open.
    assert_eq!(move_of(&made, "BILL-0002")["amount_residual"], 49.0);
    let lines = odoo.rows(
        "account.move.line",
        &json!([
            ["move_id", "=", move_of(&made, "INV-0002")["id"]],
            ["account_type", "=", "asset_receivable"]
        ]),
        &["amount_currency", "balance", "amount_residual_currency"],
    );
    assert_eq!(
        (&lines[0]["amount_currency"], &lines[0]["balance"], &lines[0]["amount_residual_currency"]),
        (&json!(500.0), &json!(550.0), &json!(300.0)),
        "{lines:?}"
    );
    let checked = vault.fte("ledger push odoo --check --json").ok().json();
    assert_eq!(checked["differences"], 0, "{checked}");
    let bank =
        checked["accounts"].as_array().unwrap().iter().find(|row| row["code"] == "101401").unwrap();
    assert_eq!(bank["books"], bank["odoo"]);
    // Once more: nothing.
    let again = vault.fte("ledger push odoo --json").ok().json();
    assert_eq!(
        (&again["there"], again["entries"].as_array().unwrap().len()),
        (&json!(14), 0),
        "{again}"
    );
    // Odoo goes on with the numbers.
    let dana = invoice["partner_id"][0].as_u64().unwrap();
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
