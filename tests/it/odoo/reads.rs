//! What is read in a real Odoo: lists, what is owed, reports, by several users and companies, over both protocols.

use serde_json::{Value, json};

use super::Odoo;
use super::books::HOSTILE;
use crate::testvault::TestVault;

/// A small firm's year: four invoices (one in euros, one a draft), a bill, payments before and after a day.
struct Firm {
    odoo: Odoo,
}

impl Firm {
    fn start() -> Option<Firm> {
        let odoo = Odoo::start()?;
        let (dana, paper) = (odoo.customer(HOSTILE), odoo.vendor("Paper & Co"));
        let first = odoo.posted("out_invoice", dana, ["2026-08-01", "2026-08-15"], 120.0);
        let second = odoo.posted("out_invoice", dana, ["2026-10-10", "2026-11-10"], 50.005);
        let in_euros =
            json!({ "move_type": "out_invoice", "partner_id": dana, "currency_id": odoo.euro() });
        odoo.posted_for(1, in_euros, ["2026-09-01", "2026-12-10"], 33.33);
        let bill = odoo.posted("in_invoice", paper, ["2026-10-01", "2026-10-31"], 10.0);
        odoo.pay(first, "2026-10-15", None);
        odoo.pay(second, "2026-11-05", Some(20.0));
        odoo.pay(bill, "2026-11-02", None);
        odoo.make("account.move", json!({ "move_type": "out_invoice", "partner_id": dana }));
        let other = json!({ "move_type": "out_invoice", "partner_id": dana });
        odoo.posted_for(2, other, ["2026-10-10", "2026-11-10"], 7777.0);
        Some(Firm { odoo })
    }
}

fn column(rows: &Value, key: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows.as_array().unwrap().iter().map(|row| text(&row[key])).collect()
}

/// Every command that reads, as it is typed.
const READING: [&str; 20] = [
    "customer list",
    "vendor list",
    "product list",
    "invoice list",
    "invoice list --open",
    "invoice list --overdue --since 2026-01-01 --partner dana",
    "bill list",
    "payment list",
    "expense list",
    "invoice show INV/2026/00002",
    "bill show BILL/2026/10/0001",
    "receivable",
    "receivable --as-of 2026-10-01",
    "payable --as-of 2026-10-31",
    "summary --period year",
    "report profit-loss --period year",
    "report balance-sheet",
    "report cash-flow --period year",
    "report trial-balance",
    "report tax --period year",
];

#[test]
fn what_is_read_is_what_the_server_has_over_either_protocol() {
    let Some(Firm { odoo }) = Firm::start() else { return };
    let vault = odoo.vault("accountant");
    let read = |words: &str| vault.fte(&format!("odoo {words} --json")).ok().json();
    lists(&read);
    owed(&read);
    reports(&read);
    // The older protocol says the same of all of it, in the form that is written down.
    let examples = crate::docs::examples();
    let older = odoo.vault_with("accountant", "  protocol: jsonrpc\n  login: accountant\n");
    for words in READING {
        let newer = vault.fte(&format!("odoo {words} --json")).ok().stdout;
        assert_eq!(older.fte(&format!("odoo {words} --json")).ok().stdout, newer, "{words}");
        if !words.contains("trial-balance") && !words.contains("report tax") {
            let printed = serde_json::from_str(&newer).unwrap();
            crate::docs::assert_written(&examples, &format!("fte odoo {words}"), &printed);
        }
        // What a server says does nothing to a terminal.
        let shown = vault.fte(&format!("odoo {words}")).ok().stdout;
        for text in [&shown, &newer] {
            let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert_eq!(text.find(acts), None, "{words}: {text:?}");
        }
    }
    let checked = older.fte("odoo check --json").ok().json();
    assert_eq!((&checked["protocol"], &checked["user"]), (&json!("jsonrpc"), &json!("accountant")));
    pdf(&vault);
}

fn lists(read: &dyn Fn(&str) -> Value) {
    let all = read("invoice list");
    assert_eq!(
        column(&all, "number"),
        ["null", "INV/2026/00002", "INV/2026/00003", "INV/2026/00001"]
    );
    assert_eq!(column(&all, "state"), ["draft", "posted", "posted", "posted"]);
    // 2 × 50.005 is 100.01, with 15 % of tax; 20.00 of it is paid. The server's own figures.
    assert_eq!(column(&all, "total")[1..], ["115.01 USD", "76.66 EUR", "276.00 USD"]);
    assert_eq!(column(&all, "open")[1..], ["95.01 USD", "76.66 EUR", "0.00 USD"]);
    assert_eq!(column(&read("invoice list --open"), "id").len(), 2);
    assert_eq!(column(&read("invoice list --overdue"), "number"), ["INV/2026/00002"]);
    assert_eq!(column(&read("invoice list --since 2026-09-02"), "number"), ["INV/2026/00002"]);
    assert_eq!(column(&read("invoice list --limit 2"), "id").len(), 2);
    // `%` and `_` are letters of a name.
    for nobody in ["nobody", "%", "d_na"] {
        assert_eq!(read(&format!("invoice list --partner {nobody}")), json!([]), "{nobody}");
    }
    assert_eq!(read("invoice list --partner DANA").as_array().unwrap().len(), 4);
    assert_eq!(column(&read("customer list"), "city"), ["Lyon"]);
    assert_eq!(column(&read("vendor list --name paper"), "name"), ["Paper & Co"]);
    assert_eq!(column(&read("payment list"), "incoming"), ["true", "false", "true"]);
    let shown = read("invoice show inv/2026/00002");
    assert_eq!(shown["below"]["lines"][0]["untaxed"], "100.01 USD");
    assert_eq!(shown["below"]["lines"][0]["taxes"], json!(["15%"]));
    assert_eq!(column(&shown["below"]["settled"], "amount"), ["20.00 USD"]);
}

fn owed(read: &dyn Fn(&str) -> Value) {
    let now = read("receivable");
    assert_eq!(column(&now["rows"], "open"), ["95.01 USD", "76.66 EUR"]);
    assert_eq!(column(&now["rows"], "bucket"), ["1-30", "not due"]);
    // On that day the first was not paid yet, and the second not written.
    let then = read("receivable --as-of 2026-10-01");
    assert_eq!(column(&then["rows"], "open"), ["276.00 USD", "76.66 EUR"]);
    assert_eq!(column(&then["rows"], "overdue"), ["47", "0"]);
    assert_eq!(then["totals"][1]["buckets"], json!({ "31-60": "276.00 USD" }));
    // Between its two dates the second owed all of itself.
    let between = read("receivable --as-of 2026-11-04");
    assert_eq!(column(&between["rows"], "open"), ["115.01 USD", "76.66 EUR"]);
    assert_eq!(column(&read("payable")["rows"], "open"), [""; 0]);
    assert_eq!(column(&read("payable --as-of 2026-11-01")["rows"], "open"), ["23.00 USD"]);
}

fn reports(read: &dyn Fn(&str) -> Value) {
    let year = read("report profit-loss --period year");
    assert_eq!(column(&year["results"], "amount")[1], "386.67 USD");
    let august = read("report profit-loss --from 2026-08-01 --to 2026-08-31");
    assert_eq!(column(&august["results"], "amount"), ["240.00 USD", "240.00 USD"]);
    let sheet = read("report balance-sheet");
    let sides = column(&sheet["results"], "amount");
    assert_eq!(sides[0], sides[1]);
    // 276.00 and 20.00 came in, 23.00 went out.
    let cash = read("report cash-flow --period year");
    assert_eq!(column(&cash["results"], "amount"), ["0.00 USD", "273.00 USD", "273.00 USD"]);
    let trial = read("report trial-balance");
    assert_eq!(trial["debit"], trial["credit"]);
    assert!(trial["rows"].as_array().unwrap().len() > 4);
    let tax = read("report tax --period year");
    assert_eq!(column(&tax["rows"], "on"), ["sale", "purchase"]);
    assert_eq!(column(&tax["rows"], "base"), ["406.67 USD", "-20.00 USD"]);
    // 36.00, 15.00 and 10.00, less 3.00.
    assert_eq!(tax["owed"], "58.00 USD");
    let summary = read("summary --period year");
    assert_eq!(summary["invoiced"], json!({ "count": 3, "untaxed": "406.67 USD" }));
    assert_eq!(summary["billed"], json!({ "count": 1, "untaxed": "20.00 USD" }));
    assert_eq!(
        (&summary["profit"], &summary["held"]),
        (&json!("386.67 USD"), &json!("273.00 USD"))
    );
}

fn pdf(vault: &TestVault) {
    let ran = vault.fte("odoo invoice pdf INV/2026/00001 --json");
    if ran.exit != 0 && ran.stderr.contains("wkhtmltopdf") {
        eprintln!("skipped: this Odoo makes no PDF");
        return;
    }
    assert_eq!(ran.ok().json()["file"], "INV_2026_00001.pdf");
    assert!(vault.read_bytes("INV_2026_00001.pdf").starts_with(b"%PDF-"));
    let again = vault.fte("odoo invoice pdf INV/2026/00001");
    assert_eq!(again.exit, 1, "{again}");
    assert!(again.stderr.contains("is there already"), "{again}");
    let draft = vault.fte("odoo invoice list --json").json()[0]["id"].to_string();
    assert_eq!(vault.fte(&format!("odoo invoice pdf {draft}")).exit, 5);
}

#[test]
fn one_company_is_read_and_no_other_mixed_in() {
    let Some(Firm { odoo }) = Firm::start() else { return };
    let unsaid = odoo.vault("both").fte("odoo invoice list");
    assert_eq!(unsaid.exit, 3, "{unsaid}");
    assert!(unsaid.stderr.contains("`Main Company`, `Second Company`"), "{unsaid}");
    let of = |company: &str| odoo.vault_with("both", &format!("  company: {company}\n"));
    let second = of("Second Company");
    let invoices = second.fte("odoo invoice list --json").ok().json();
    assert_eq!(column(&invoices, "untaxed"), ["15554.00 EUR"]);
    let owed = second.fte("odoo receivable --json").ok().json();
    assert_eq!(owed["rows"].as_array().unwrap().len(), 1);
    let result = second.fte("odoo report profit-loss --period year --json").ok().json();
    assert_eq!(column(&result["results"], "amount")[1], "15554.00 EUR");
    // Another's document is not found, though its id is right and the user may see it.
    let id = invoices[0]["id"].to_string();
    assert_eq!(of("Main Company").fte(&format!("odoo invoice show {id}")).exit, 2);
    let wrong = of("Third Company").fte("odoo invoice list");
    assert_eq!(wrong.exit, 3, "{wrong}");
    assert!(wrong.stderr.contains("no company `Third Company`"), "{wrong}");
}

#[test]
fn a_check_says_which_part_of_the_set_up_is_wrong() {
    let Some(odoo) = Odoo::start() else { return };
    let fine = odoo.vault("accountant").fte("odoo check --json").ok().json();
    assert_eq!((&fine["version"], &fine["protocol"]), (&json!("19.0"), &json!("json2")));
    assert_eq!((&fine["company"], &fine["currency"]), (&json!("Main Company"), &json!("USD")));
    assert_eq!(fine["missing_apps"], json!([]));
    let says = |vault: &TestVault, exit: i32, what: &str| {
        let ran = vault.fte("odoo check");
        assert_eq!(ran.exit, exit, "{what}: {ran}");
        assert!(ran.stderr.contains(what), "{what}: {ran}");
    };
    says(&TestVault::new(), 3, "`odoo.url`");
    says(&odoo.vault("ended"), 4, "turned the API key down");
    says(&odoo.vault_with("ended", "  protocol: jsonrpc\n  login: accountant\n"), 4, "API key");
    let mut wrong = odoo.vault("accountant");
    wrong.set_env("FTE_ODOO_API_KEY", "0123456789abcdef0123456789abcdef01234567");
    says(&wrong, 4, "turned the API key down");
    says(&odoo.vault("employee"), 3, "may not read invoices");
    says(&odoo.vault("both"), 3, "several companies");
    says(&odoo.vault_with("accountant", "  protocol: jsonrpc\n"), 3, "`odoo.login` is not set");
    let another = |from: &str, to: &str, more: &str| {
        let vault = odoo.vault_with("accountant", more);
        let config = vault.read(".fte/config.yaml").replace(from, to);
        vault.put(".fte/config.yaml", config);
        vault
    };
    let older = "  protocol: jsonrpc\n  login: accountant\n";
    for more in ["", older] {
        says(&another(&odoo.database, "t_nowhere", more), 3, "`odoo.database`");
    }
    // A port that nobody listens at.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    says(&another(&odoo.url, &format!("http://{free}"), ""), 7, "can't be reached");
    let auditor = odoo.vault("auditor").fte("odoo check --json").ok().json();
    let rights = auditor["rights"].as_array().unwrap();
    let may = |to: &str| rights.iter().find(|right| right["to"] == to).unwrap()["has"].clone();
    assert_eq!((may("read the ledger"), may("write payments")), (json!(true), json!(false)));
    let app = odoo.rows("ir.module.module", &json!([["name", "=", "hr_expense"]]), &["name"]);
    let ids = json!([app[0]["id"]]);
    odoo.call("ir.module.module", "button_immediate_uninstall", json!({ "ids": ids }));
    let without = odoo.vault("accountant");
    assert_eq!(without.fte("odoo check --json").ok().json()["missing_apps"], json!(["hr_expense"]));
    let list = without.fte("odoo expense list");
    assert_eq!(list.exit, 3, "{list}");
    // What is there is copied all the same.
    without.fte("odoo sync").ok();
    let older = odoo.vault_with("accountant", older);
    assert_eq!(older.fte("odoo check --json").ok().json()["missing_apps"], json!(["hr_expense"]));
}
