//! `fte trace`: from every name that a thing has, the same way from the mail to the bank's row, and back.

use serde_json::Value;

use crate::monthly::{ASK, asked, vault, yes};
use crate::testvault::TestVault;

/// A statement whose first row pays the invoice, and whose second one pays nothing that is known.
const STATEMENT: &str = ":20:STMT
:25:37040044/0532013000
:28C:1/1
:60F:C261101EUR1000,00
:61:2611121112C1237,61NTRFNONREF//S0000001
:86:166?00GUTSCHRIFT?20INV-0001?32Dana Reyes
:61:2611121112D19,90NTRFNONREF//S0000002
:86:105?00LASTSCHRIFT?20ticket?32Railway
:62F:C261112EUR2217,71
-
";

/// The stops and the log's entries of what is called so.
#[track_caller]
fn traced(vault: &TestVault, id: &str) -> (Value, Value) {
    let found = vault.fte_args(&["trace", id, "--json"]).ok().json();
    (found["stops"].clone(), found["log"].clone())
}

fn of<'a>(stops: &'a Value, kind: &str) -> Vec<&'a Value> {
    stops.as_array().unwrap().iter().filter(|stop| stop["kind"] == kind).collect()
}

/// A month's invoice: asked for by a note, booked, drawn, mailed, paid by a row of the bank.
fn paid() -> TestVault {
    let mut vault = vault();
    asked(&vault, "Monthly", ASK);
    for _ in 0..2 {
        yes(&vault);
    }
    vault.set_now("2026-11-13T08:00:00Z");
    vault.put("november.sta", STATEMENT);
    let imported = vault.fte("finance import november.sta --json").ok().json();
    assert_eq!(imported["matched"]["asked"][0]["document"], "INV-0001", "{imported:#}");
    assert_eq!(yes(&vault), ["ledger.payment.record"]);
    vault
}

#[test]
fn from_each_end_the_same_way() {
    let vault = paid();
    let shown = vault.fte("ledger invoice show INV-0001 --json").ok().json();
    assert_eq!(shown["status"], "paid");
    let (stops, log) = traced(&vault, "INV-0001");
    let row = of(&stops, "bank");
    assert_eq!(row.len(), 1, "{stops:#}");
    assert!(row[0]["what"].as_str().unwrap().ends_with("; booked as PAY-0001"), "{}", row[0]);
    let kinds: Vec<&str> =
        stops.as_array().unwrap().iter().map(|stop| stop["kind"].as_str().unwrap()).collect();
    for kind in
        ["item", "plan", "request", "approval", "intent", "document", "file", "mail", "payment"]
    {
        assert!(kinds.contains(&kind), "no {kind} in {stops:#}");
    }
    // Everything has a name, and each leads to all of it.
    let mut names: Vec<String> = stops
        .as_array()
        .unwrap()
        .iter()
        .map(|stop| stop["id"].as_str().unwrap().to_owned())
        .collect();
    for intent in of(&stops, "intent") {
        let what = intent["what"].as_str().unwrap();
        names.push(what.strip_prefix("key ").unwrap().split(',').next().unwrap().to_owned());
    }
    // As reports and notes name them.
    for kind in ["bank", "item", "plan"] {
        names.push(of(&stops, kind)[0]["path"].as_str().unwrap().to_owned());
    }
    names.push(format!("Accounting/ledger.journal:{}", shown["at"]["line"]));
    names.sort();
    names.dedup();
    assert!(names.len() >= 15, "{names:?}");
    for name in &names {
        let (other, other_log) = traced(&vault, name);
        assert_eq!(other, stops, "from {name}");
        assert_eq!(other_log, log, "from {name}");
    }
    assert_log(&vault, &stops, &log);
}

/// The log's entries are those that its lines say, and each thing that was done is among them.
fn assert_log(vault: &TestVault, stops: &Value, log: &Value) {
    let entries = log.as_array().unwrap();
    for entry in entries {
        let (file, line) = entry["where"].as_str().unwrap().rsplit_once(':').unwrap();
        let text = vault.read(file);
        let line: Value =
            serde_json::from_str(text.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap())
                .unwrap();
        for (own, logs) in [("at", "timestamp"), ("action", "action"), ("status", "status")] {
            assert_eq!(entry[own], line[logs], "{entry}");
        }
    }
    let has = |action: &str| {
        entries.iter().any(|entry| entry["action"] == action && entry["status"] == "success")
    };
    for action in [
        "watch.files",
        "approval.yes",
        "ledger.invoice.create",
        "invoice.pdf",
        "email.send",
        "ledger.payment.record",
        "item.done",
    ] {
        assert!(has(action), "no {action} in {log:#}");
    }
    assert!(!of(stops, "request").is_empty());
}

#[test]
fn a_row_that_pays_nothing_is_on_its_own() {
    let vault = paid();
    let rows = vault.fte("finance rows --json").ok().json();
    let is_railway = |row: &&Value| row["party"] == "Railway";
    let row = rows.as_array().unwrap().iter().find(is_railway).unwrap()["id"].as_str().unwrap();
    let (stops, log) = traced(&vault, row);
    assert_eq!((stops.as_array().unwrap().len(), log), (1, serde_json::json!([])));
    assert_eq!(stops[0]["what"], "-19.90 EUR Railway “LASTSCHRIFT ticket”; not booked");
    // Asked for as an expense, it leads to the request; booked, to the expense; and either leads back.
    vault.fte(&format!("finance book {row} --category travel")).ok();
    assert_eq!(of(&traced(&vault, row).0, "request").len(), 1);
    assert_eq!(yes(&vault), ["ledger.expense.record"]);
    let (stops, log) = traced(&vault, row);
    assert_eq!(of(&stops, "document")[0]["id"], "EXP-0001");
    assert_eq!(traced(&vault, "EXP-0001"), (stops.clone(), log.clone()));
    let request = of(&stops, "request")[0]["id"].as_str().unwrap();
    assert_eq!(traced(&vault, request), (stops.clone(), log));
    assert!(stops.to_string().find("INV-0001").is_none(), "{stops:#}");
}

#[test]
fn a_payment_booked_by_hand_is_linked_with_its_row() {
    let mut vault = vault();
    asked(&vault, "Monthly", ASK);
    for _ in 0..2 {
        yes(&vault);
    }
    vault.set_now("2026-11-13T08:00:00Z");
    vault.fte("ledger payment record INV-0001 --date 2026-11-12 --note transfer").ok();
    yes(&vault);
    vault.put("november.sta", STATEMENT);
    let imported = vault.fte("finance import november.sta --json").ok().json();
    assert_eq!(imported["matched"]["linked"][0]["to"], "PAY-0001", "{imported:#}");
    let (stops, log) = traced(&vault, "PAY-0001");
    let row = of(&stops, "bank")[0]["id"].as_str().unwrap();
    assert_eq!(traced(&vault, row), (stops.clone(), log));
    assert_eq!(of(&stops, "item").len(), 1);
}

#[test]
fn what_can_t_be_read_is_said_and_the_rest_is_traced() {
    let vault = paid();
    let (stops, _) = traced(&vault, "INV-0001");
    let item = of(&stops, "item")[0]["id"].as_str().unwrap().to_owned();
    let rows = vault.files("Accounting/Bank").into_iter().find(|path| path.ends_with("2026.csv"));
    let journal = vault.read("Accounting/ledger.journal");
    let table = vault.read(rows.as_ref().unwrap());
    vault.put(
        "Accounting/ledger.journal",
        format!("{journal}\n2026-11-10 x\n    assets:bank  1 EUR\n    income  2 EUR\n"),
    );
    vault.put(rows.as_ref().unwrap(), table.replace("1237.61", "much"));
    let ran = vault.fte_args(&["trace", &item, "--json"]);
    assert_eq!(ran.exit, 0, "{ran}");
    assert!(ran.stderr.contains("warning: the books: Accounting/ledger.journal:"), "{ran}");
    assert!(ran.stderr.contains("warning: the bank: ") && ran.stderr.contains("line 2"), "{ran}");
    let found = ran.json()["stops"].clone();
    assert!(!of(&found, "mail").is_empty() && of(&found, "bank").is_empty(), "{found:#}");
}
