//! Dashboard, briefing and trace over a real Odoo's books: from its copy alone, and the same as Odoo says.

use serde_json::{Value, json};

use super::Odoo;
use crate::figures::assert_add_up;
use crate::testvault::TestVault;

/// A week's books: invoices of several ages and currencies, a credit note, a bill, payments; of the main company.
fn firm() -> Option<Odoo> {
    let odoo = Odoo::own()?;
    let (dana, paper) = (odoo.customer("Dana Reyes"), odoo.vendor("Paper & Co"));
    odoo.posted("out_invoice", dana, ["2026-08-01", "2026-08-10"], 40.0);
    odoo.posted("out_invoice", dana, ["2026-10-19", "2026-11-01"], 80.0);
    let paid = odoo.posted("out_invoice", dana, ["2026-11-10", "2026-11-24"], 120.0);
    let in_euros =
        json!({ "move_type": "out_invoice", "partner_id": dana, "currency_id": odoo.euro() });
    odoo.posted_for(1, in_euros, ["2026-11-12", "2026-12-10"], 33.33);
    odoo.posted("out_refund", dana, ["2026-11-13", "2026-11-13"], 5.0);
    odoo.posted("in_invoice", paper, ["2026-10-11", "2026-11-20"], 10.0);
    // Odoo books a bill of a month that is over at its end, where nothing else is said.
    let bill = json!({ "move_type": "in_invoice", "partner_id": paper, "date": "2026-11-11" });
    odoo.posted_for(1, bill, ["2026-11-11", "2026-11-30"], 7.0);
    odoo.pay(paid, "2026-11-14", Some(100.0));
    let other = json!({ "move_type": "out_invoice", "partner_id": dana });
    odoo.posted_for(2, other, ["2026-11-10", "2026-11-10"], 7777.0);
    Some(odoo)
}

fn vault(odoo: &Odoo) -> TestVault {
    let vault = odoo.vault("accountant");
    let config = vault.read(".fte/config.yaml");
    vault.put(".fte/config.yaml", format!("{config}\nbooks:\n  system: odoo\n"));
    vault
}

/// What reports, the server's own word, say of the same days.
fn said(vault: &TestVault, words: &str) -> Value {
    vault.fte(&format!("odoo {words} --json")).ok().json()
}

fn figure(vault: &TestVault, id: &str) -> Value {
    vault.fte(&format!("briefing explain {id} --json")).ok().json()
}

#[test]
fn the_figures_are_odoo_s_and_come_from_its_copy_with_its_age() {
    let Some(mut odoo) = firm() else { return };
    let mut vault = vault(&odoo);
    vault
        .put("Business_Goals.md", "## Budget\n| What | A month |\n|---|---|\n| Expenses | 100 |\n");
    let week = said(&vault, "summary --from 2026-11-09 --to 2026-11-15");
    let month = said(&vault, "summary --from 2026-11-01 --to 2026-11-15");
    let (owed, owing) = (said(&vault, "receivable"), said(&vault, "payable"));
    vault.fte("odoo sync").ok();
    odoo.kill();
    vault.set_now("2026-11-16T11:30:00Z");
    for (id, expected) in [
        ("revenue-week", &week["income"]),
        ("expenses-week", &week["expenses"]),
        ("revenue-month", &month["income"]),
        ("expenses-month", &month["expenses"]),
        ("profit-month", &month["profit"]),
        ("cash", &week["held"]),
    ] {
        assert_eq!(figure(&vault, id)["value"], json!([expected]), "{id}");
    }
    let totals = |owed: &Value, key: &str| -> Value {
        let mut of: Vec<String> = owed["totals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|total| {
                let part = if key == "total" { &total["total"] } else { &total["buckets"][key] };
                part.as_str().unwrap_or_default().to_owned()
            })
            .filter(|part| !part.is_empty())
            .collect();
        of.sort_by_key(|part| part[part.len() - 3..].to_owned());
        json!(of)
    };
    assert_eq!(figure(&vault, "receivable")["value"], totals(&owed, "total"));
    assert_eq!(figure(&vault, "payable")["value"], totals(&owing, "total"));
    for (id, bucket) in [
        ("receivable-1-30", "1-30"),
        ("receivable-over-90", "over 90"),
        ("receivable-not-due", "not due"),
    ] {
        assert_eq!(figure(&vault, id)["value"], totals(&owed, bucket), "{id}");
    }
    let list = vault.fte("briefing explain --json").ok().json();
    assert!(assert_add_up(&list) >= 18, "{list:#}");
    let revenue = figure(&vault, "revenue-week");
    assert_eq!(revenue["origin"], "the copy of Odoo's books of 2026-11-16T09:30:00Z, 2 h old");
    let at = revenue["sources"][0]["at"].as_str().unwrap();
    assert!(at.starts_with("Odoo INV/2026/0") && at.contains(" #"), "{revenue:#}");
    assert_eq!(figure(&vault, "expenses-week")["value"], json!(["14.00 USD"]));
    let budget = figure(&vault, "budget-expenses");
    assert!(
        budget["value"].is_array()
            && budget["goal"]
                .as_str()
                .unwrap()
                .contains(" % of at most 100.00 USD at 50 % of the month"),
        "{budget:#}"
    );
    assert_notes(&vault, &odoo);
}

/// The notes say from when the copy is, link to Odoo, and say what a copy that is too old can't tell.
fn assert_notes(vault: &TestVault, odoo: &Odoo) {
    vault.fte("briefing generate").ok();
    vault.fte("dashboard").ok();
    let briefing = vault.read("Briefings/2026-11-16_Monday_Briefing.md");
    for note in [&briefing, &vault.read("Dashboard.md")] {
        assert!(
            note.contains("- From the copy of Odoo's books of 16 November 2026, made today.\n"),
            "{note}"
        );
    }
    let link = format!("]({}/mail/view?model=account.move&res_id=", odoo.url);
    assert!(
        briefing.contains(&link)
            && briefing.contains("Dana Reyes, due 2026-08-10, 98 days overdue"),
        "{briefing}"
    );
    // Two days on, the running week has begun and the copy has a part of it alone.
    let at = |now: &str, words: &str| {
        let output = vault.command().env("FTE_NOW", now).args(words.split(' ')).output().unwrap();
        vault.ran(&output)
    };
    at("2026-11-18T09:00:00Z", "dashboard").ok();
    let dashboard = vault.read("Dashboard.md");
    assert!(
        dashboard.contains("2 days old. What was booked after it is not counted: `fte odoo sync`"),
        "{dashboard}"
    );
    let ran = at("2026-12-14T09:00:00Z", "briefing generate");
    let why = "the copy of Odoo's books is of 2026-11-16, too old to tell about 2026-12-13; `fte odoo sync` makes a new one";
    assert_eq!((ran.exit, ran.stderr.contains(why)), (0, true), "{ran}");
    let old = at("2026-12-14T09:00:00Z", "briefing explain receivable --json").json();
    assert_eq!((&old["value"], &old["origin"]), (&Value::Null, &Value::Null));
    assert!(
        vault.read("Briefings/2026-12-14_Monday_Briefing.md").contains("too old to tell"),
        "not said"
    );
}

#[test]
fn an_invoice_in_odoo_is_traced_from_each_end() {
    let Some(odoo) = Odoo::start() else { return };
    odoo.customer("Dana Reyes");
    let vault = vault(&odoo);
    let done = |words: &[&str]| -> Value {
        vault.fte_args(words).ok();
        for path in vault.files("Pending_Approval") {
            let id = path.rsplit('_').next().unwrap().trim_end_matches(".md").to_owned();
            vault.fte(&format!("approve yes {id}")).ok();
        }
        vault.fte("act --json").ok().json()["executed"][0].clone()
    };
    let line = "Consulting = 12 x 120.00";
    let made = done(&["odoo", "invoice", "create", "--customer", "Dana Reyes", "--line", line]);
    let id = made["receipt"]["id"].as_u64().unwrap();
    let posted = done(&["odoo", "invoice", "post", &format!("#{id}")]);
    let number = posted["receipt"]["document"].as_str().unwrap().to_owned();
    let paid = done(&["odoo", "payment", "record", &number, "--amount", "1000.00 USD"]);
    let payment = paid["receipt"]["document"].as_str().unwrap();
    let traced = |name: &str| vault.fte_args(&["trace", name, "--json"]).ok().json();
    let whole = traced(&number);
    let kinds: Vec<&str> = whole["stops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|stop| stop["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "request").count(), 3, "{whole:#}");
    let document =
        whole["stops"].as_array().unwrap().iter().find(|stop| stop["kind"] == "document").unwrap();
    assert_eq!(document["path"], format!("{}/mail/view?model=account.move&res_id={id}", odoo.url));
    for action in ["odoo.invoice.create", "odoo.invoice.post", "odoo.payment.record"] {
        assert!(whole["log"].to_string().contains(action), "{action}: {whole:#}");
    }
    let names = [format!("#{id}"), payment.to_owned()];
    let requests = [&made, &posted, &paid].map(|done| done["id"].as_str().unwrap().to_owned());
    for name in names.iter().chain(&requests) {
        assert_eq!(traced(name)["stops"], whole["stops"], "{name}");
    }
    // With a copy it says how it stands there.
    vault.fte("odoo sync").ok();
    let copied = traced(&number).to_string();
    assert!(copied.contains("open, as the copy of 2026-11-16 has it"), "{copied}");
}
