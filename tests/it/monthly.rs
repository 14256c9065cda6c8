//! The monthly invoice: from one sentence to a mail with the PDF attached, and no hour billed twice.

use crate::invoices::OWNER;
use crate::testvault::TestVault;

const DANA: &str = "---
email: dana@reyes.example
street: Große Bleichen 8
zip: \"20354\"
city: Hamburg
country: DE
rate: 95.00 EUR
tax: 19
---
Met in 2019.
";

const HOURS: &str = "date,client,project,hours,note,rate
2026-10-05,Dana Reyes,Website,7.5,start,
2026-10-06,Dana Reyes,Website,2,more,
2026-10-07,Eve,Other,3,x,
2026-10-30,Dana Reyes,Hosting,\"1,25\",x,110
2026-11-02,Dana Reyes,Website,1,next month,
";

pub(crate) const ASK: &str = "Please create and send the monthly invoice to client Dana Reyes.\n";

pub(crate) fn vault() -> TestVault {
    let vault = TestVault::new()
        .at("2026-11-01T09:30:00Z")
        .file("Contacts/Dana Reyes.md", DANA)
        .file("Accounting/Time/2026.csv", HOURS);
    let config = vault.read(".fte/config.yaml") + OWNER;
    vault.put(".fte/config.yaml", config);
    let handbook = vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask");
    vault.file("Company_Handbook.md", handbook)
}

/// Drops a note and plans it; returns what `fte plan` said.
#[track_caller]
pub(crate) fn asked(vault: &TestVault, name: &str, text: &str) -> serde_json::Value {
    vault.put(&format!("Inbox/{name}.md"), text);
    vault.fte("watch files").ok();
    vault.fte("plan --json").json()
}

/// Says yes to all that waits, and acts; returns the actions that were done.
#[track_caller]
pub(crate) fn yes(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    for row in waiting.as_array().unwrap() {
        vault.fte(&format!("approve yes {}", row["handle"].as_str().unwrap())).ok();
    }
    let acted = vault.fte("act --json").json();
    let done = acted["executed"].as_array().unwrap().iter();
    done.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
}

fn waiting(vault: &TestVault) -> Vec<String> {
    let waiting = vault.fte("approve list --json").ok().json();
    let rows = waiting.as_array().unwrap().iter();
    rows.map(|row| row["action"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_sentence_becomes_a_booked_invoice_and_a_mail_with_it() {
    let vault = vault();
    asked(&vault, "Monthly", ASK);
    assert_eq!(waiting(&vault), ["ledger.invoice.create"]);
    // The file is drawn without being asked about: what leaves is asked about, with its digest.
    assert_eq!(yes(&vault), ["ledger.invoice.create", "invoice.pdf"]);
    assert_eq!(waiting(&vault), ["email.send"]);
    let pdf = vault.read_bytes("Accounting/Invoices/INV-0001.pdf");
    let request = vault.files("Pending_Approval").remove(0);
    let drawn = vault.fte("ledger invoice pdf INV-0001 --json").ok().json();
    assert!(vault.read(&request).contains(drawn["sha256"].as_str().unwrap()));
    assert_eq!(yes(&vault), ["email.send", "contact.log"]);

    let shown = vault.fte("ledger invoice show INV-0001 --json").ok().json();
    let lines: Vec<_> = shown["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            [&line["text"], &line["quantity"], &line["price"]]
                .map(|value| value.as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(
        lines,
        [["Website, Oktober 2026", "9.5", "95.00"], ["Hosting, Oktober 2026", "1.25", "110.00"]]
    );
    assert_eq!(shown["amount"], "1237.61 EUR");

    let mail = vault.files("Outbox/new").remove(0);
    let message =
        mail_parser::MessageParser::default().parse(&vault.read_bytes(&mail)).unwrap().into_owned();
    assert_eq!(message.subject(), Some("Rechnung Oktober 2026"));
    let to = message.to().unwrap().first().unwrap();
    assert_eq!(to.address(), Some("dana@reyes.example"));
    let body = message.body_text(0).unwrap();
    assert!(
        body.contains("anbei die Rechnung INV-0001 für Oktober 2026 über 1237.61 EUR."),
        "{body}"
    );
    assert!(message.attachment(0).unwrap().contents() == pdf, "another file went out");

    let contact = vault.read("Contacts/Dana Reyes.md");
    assert!(contact.starts_with(DANA) && contact.contains("## Log\n\n- 2026-11-01: "), "{contact}");
    assert!(
        contact.contains(
            "Invoice INV-0001 for 2026-10 over 1237.61 EUR was booked, and its mail written"
        ),
        "{contact}"
    );
    let done = vault.files("Done");
    for name in ["TASK_", "PLAN_", "book-the-invoice", "draw-it-as-pdf", "send-it", "note-it"] {
        assert!(done.iter().any(|path| path.contains(name)), "{name}: {done:#?}");
    }
    assert!(vault.files("In_Progress").is_empty() && vault.files("Needs_Action").is_empty());
    vault.fte("audit verify").ok();
    vault.fte("ledger check").ok();

    // From any of its names the same way: note, plan, yes, intent, invoice, file, mail, payment.
    vault.fte("ledger payment record INV-0001 --note transfer").ok();
    yes(&vault);
    let traced = |id: &str| vault.fte_args(&["trace", id, "--json"]).ok().json()["stops"].clone();
    let whole = traced("INV-0001");
    let stops = whole.as_array().unwrap();
    // Each request comes before its yes, and that before it is begun.
    let at = |kind: &str, id: &str| {
        stops.iter().position(|stop| stop["kind"] == kind && stop["id"] == id).unwrap()
    };
    for stop in stops.iter().filter(|stop| stop["kind"] == "intent") {
        let id = stop["id"].as_str().unwrap();
        assert!(at("request", id) < at("approval", id), "{whole:#}");
        assert!(at("approval", id) < at("intent", id), "{whole:#}");
    }
    let of = |kind: &str| {
        let found = stops.iter().find(|stop| stop["kind"] == kind);
        found.unwrap_or_else(|| panic!("no {kind}: {whole:#}"))["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("document"), "INV-0001");
    assert_eq!(of("file"), "Accounting/Invoices/INV-0001.pdf");
    let names = [of("item"), of("plan"), of("request"), of("mail"), of("payment"), of("file")];
    assert_eq!(&names[4], "PAY-0001");
    let key = stops.iter().find(|stop| stop["kind"] == "intent").unwrap()["what"].as_str().unwrap();
    let key = key.split(['y', ',']).nth(1).unwrap().trim().to_owned();
    for name in names.iter().chain([&key, &format!("<{}>", names[3])]) {
        assert_eq!(traced(name), whole, "{name}");
    }
    assert_eq!(vault.fte("trace nothing-of-that-name").exit, 2);
    let printed = vault.fte("trace inv-0001").ok().stdout;
    assert!(printed.contains("email.send") && printed.contains("PAY-0001"), "{printed}");
}

#[test]
fn an_hour_is_billed_once_whoever_asks_again() {
    let vault = vault();
    // Two notes are planned before either is booked: the books take the hours of one.
    asked(&vault, "One", ASK);
    asked(&vault, "Two", &ASK.replace("Please", "Do"));
    assert_eq!(waiting(&vault).len(), 2);
    for _ in 0..6 {
        yes(&vault);
    }
    let invoices = |vault: &TestVault| {
        vault.fte("ledger invoice list --json").ok().json().as_array().unwrap().len()
    };
    assert_eq!(invoices(&vault), 1);
    let dead = vault.files("Dead_Letter").remove(0);
    assert!(vault.read(&dead).contains("hours of these are billed already, by INV-0001"));
    assert_eq!(vault.files("Outbox/new").len(), 1);
    // A row that was forgotten goes on the next invoice, alone; a corrected note makes none of the others new.
    let late = HOURS.replace(",more,", ",corrected,") + "2026-10-29,Dana Reyes,Website,4,late,\n";
    vault.put("Accounting/Time/2026.csv", late);
    asked(&vault, "Three", &ASK.replace("Please", "Now"));
    yes(&vault);
    let shown = vault.fte("ledger invoice show INV-0002 --json").ok().json();
    assert_eq!(
        (&shown["lines"][0]["quantity"], &shown["lines"][1]),
        (&"4".into(), &serde_json::Value::Null)
    );
}

#[test]
fn what_is_unclear_is_asked_and_what_can_t_be_read_is_named() {
    let vault = vault();
    // Nobody is named: the question is put, and answered.
    let planned = asked(&vault, "Which", "Send the monthly invoice for October, please.\n");
    assert_eq!(planned["planned"][0]["questions"][0]["name"], "client", "{planned:#}");
    let item = planned["planned"][0]["item"].as_str().unwrap().to_owned();
    vault.fte_args(&["plan", &item, "--answer", "client=Dana Reyes"]).ok();
    assert_eq!(waiting(&vault), ["ledger.invoice.create"]);
    // A row that can't be read stops that client's month, and nobody else's.
    vault.put("Accounting/Time/more.md", "| date | client | hours |\n|---|---|---|\n| 2026-09-01 | Dana Reyes | many |\n| 2026-09-02 | Eve | 2 |\n");
    asked(&vault, "September", &ASK.replace("client", "the client for September:"));
    let plans = vault.files("Plans").into_iter().map(|path| vault.read(&path));
    let fault = "Accounting/Time/more.md:3: not hours like";
    assert!(plans.into_iter().any(|plan| plan.contains(fault)), "{:?}", vault.files("Plans"));
    assert_eq!(waiting(&vault), ["ledger.invoice.create"]);
    // Eve has no rate: that is said with the row.
    asked(&vault, "Eve", "The monthly invoice to Eve for 2026-09\n");
    let plans = vault.files("Plans").into_iter().map(|path| vault.read(&path));
    let fault = "Accounting/Time/more.md:4: no rate";
    assert!(plans.into_iter().any(|plan| plan.contains(fault)));
}

#[test]
fn hours_that_nobody_would_bill_are_named() {
    let vault = vault();
    vault.put("Contacts/Dana Reyes.md", DANA.replace("rate: 95.00 EUR", "monthly_invoice: true"));
    let said = vault.fte("ledger invoice monthly").ok();
    let stranger = "Accounting/Time/2026.csv:4: no note in Contacts/ is for `Eve`";
    assert!(said.stderr.contains(stranger), "{said}");
    vault.fte("watch files").ok();
    // The client has no rate: the plan is made, and what it lacks is said where it was made.
    let planned = vault.fte("plan").ok();
    assert!(planned.stdout.contains("could not be prepared: step `invoice`"), "{planned}");
    assert!(planned.stdout.contains("no rate, and none in the client's note"), "{planned}");
    let item = planned.stdout.split_whitespace().next().unwrap().to_owned();
    assert!(planned.stdout.contains(&format!("mend it, then `fte plan {item}`")), "{planned}");
    // It was asked for, and is not billed: that is not "no hours".
    let again = vault.fte("ledger invoice monthly").ok();
    assert!(again.stdout.contains("are not billed yet: Dana Reyes"), "{again}");
    vault.put("Contacts/Dana Reyes.md", DANA.replace("tax: 19", "tax: 19\nmonthly_invoice: true"));
    vault.fte(&format!("plan {item}")).ok();
    assert_eq!(waiting(&vault), ["ledger.invoice.create"]);
    yes(&vault);
    let again = vault.fte("ledger invoice monthly --json").ok().json();
    assert_eq!(
        (&again["asked"], &again["waits"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
}

#[test]
fn the_tax_adviser_gets_the_mail_that_a_bill_came_in() {
    let vault = vault();
    vault.put("Inbox/bill.eml", include_str!("../data/bills/en-plain.eml"));
    vault.fte("watch files").ok();
    vault.fte("plan").ok();
    yes(&vault);
    let export = ["audit", "export", "--accountant", "2026", "--output", "out", "--json"];
    let handed = vault.fte_args(&export).ok().json();
    assert_eq!(handed["missing"], serde_json::json!([]), "{handed:#}");
    let papers = vault.files("out/bills/BILL-0001");
    let mail = papers.iter().find(|path| path.contains(".eml")).unwrap();
    assert_eq!(vault.read(mail), include_str!("../data/bills/en-plain.eml"));
}

#[test]
fn the_tax_adviser_gets_a_whole_folder_that_nothing_is_written_over() {
    let vault = vault();
    asked(&vault, "Monthly", ASK);
    for _ in 0..3 {
        yes(&vault);
    }
    let bill = [
        "ledger",
        "bill",
        "record",
        "--vendor",
        "Hosting Ltd",
        "--amount",
        "49.00 EUR",
        "--reference",
        "=R-77",
    ];
    vault.fte_args(&bill).ok();
    yes(&vault);
    vault.fte("ledger payment record INV-0001").ok();
    yes(&vault);
    let export = ["audit", "export", "--accountant", "2026-Q4", "--output", "out", "--json"];
    let handed = vault.fte_args(&export).ok().json();
    crate::docs::assert_written(&crate::docs::examples(), "fte audit export --accountant", &handed);
    assert_eq!(
        (&handed["invoices"], &handed["bills"], &handed["payments"]),
        (&1.into(), &1.into(), &1.into())
    );
    assert_eq!(handed["log_ok"], true);
    assert_eq!(handed["missing"], serde_json::json!(["BILL-0001: no bill or receipt is attached"]));
    let files = vault.files("out");
    for file in [
        "README.txt",
        "SHA256SUMS",
        "bills/BILL-0001.md",
        "documents.csv",
        "invoices/INV-0001.md",
        "invoices/INV-0001.pdf",
        "journal.csv",
        "journal.hledger",
        "ledger.journal",
        "log/events.jsonl",
        "log/proof.json",
        "payments/PAY-0001.md",
        "taxes.csv",
    ] {
        assert!(files.contains(&format!("out/{file}")), "{file}: {files:#?}");
    }
    // What the invoice was made of lies beside it.
    assert!(files.iter().any(|file| file.starts_with("out/invoices/INV-0001/TASK_")), "{files:#?}");
    assert!(
        vault.read_bytes("out/invoices/INV-0001.pdf")
            == vault.read_bytes("Accounting/Invoices/INV-0001.pdf")
    );
    assert!(
        vault.read("out/taxes.csv").contains("sales,19%,EUR,1040.00,197.61"),
        "{}",
        vault.read("out/taxes.csv")
    );
    // A spreadsheet computes nothing of a stranger's.
    assert!(
        vault.read("out/documents.csv").contains(",'=R-77,"),
        "{}",
        vault.read("out/documents.csv")
    );
    let sums = vault.read("out/SHA256SUMS");
    assert_eq!(sums.lines().count(), files.len() - 1);
    for line in sums.lines() {
        use sha2::Digest as _;
        let (digest, name) = line.split_once("  ").unwrap();
        let found = sha2::Sha256::digest(vault.read_bytes(&format!("out/{name}")));
        let found = format!("{:x}", crate::invoices::HexOf(&found));
        assert_eq!(found, digest, "{name}");
    }
    assert_eq!(vault.fte_args(&export).exit, 5);
    assert_eq!(vault.read("out/SHA256SUMS"), sums);
    // A later period begins with what was there before.
    vault.fte("audit export --accountant 2027 --output next").ok();
    let next = vault.read("next/journal.hledger");
    assert!(next.contains("2026-12-31 opening balances") && !next.contains("(INV-0001)"), "{next}");
    if let Ok(ran) = std::process::Command::new("hledger")
        .args(["-f"])
        .arg(vault.path("next/journal.hledger"))
        .args(["balance", "assets", "-N", "--flat"])
        .output()
    {
        let text = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(
            text.contains("1237.61 EUR  assets:bank"),
            "{text}{}",
            String::from_utf8_lossy(&ran.stderr)
        );
    } else {
        eprintln!("skipped: hledger is not installed");
    }
}

#[test]
fn on_the_first_of_the_month_it_is_asked_for_once() {
    let vault = vault();
    vault.put("Contacts/Dana Reyes.md", DANA.replace("tax: 19", "tax: 19\nmonthly_invoice: true"));
    vault.put("Contacts/Eve.md", "---\nemail: eve@x.example\nrate: 50.00 EUR\n---\n");
    let config = vault
        .read(".fte/config.yaml")
        .replace("invoice:\n  name", "invoice:\n  monthly: \"yes\"\n  name");
    vault.put(".fte/config.yaml", config);
    let would = vault.fte("ledger invoice monthly --dry-run --json").ok().json();
    assert_eq!(would["asked"][0]["customer"], "Dana Reyes", "{would:#}");
    assert!(vault.files("Inbox").is_empty());
    // The schedule asks, takes it in, and plans it; nothing goes out without a yes.
    vault.fte("schedule run").ok();
    assert_eq!(waiting(&vault), ["ledger.invoice.create"]);
    let again = vault.fte("ledger invoice monthly --json").ok().json();
    assert_eq!(again["asked"], serde_json::json!([]));
    for _ in 0..3 {
        yes(&vault);
    }
    assert_eq!(vault.files("Outbox/new").len(), 1);
    assert_eq!(vault.fte("ledger invoice monthly --month 2026-1").exit, 2);
}

#[test]
fn the_tax_of_a_bill_is_deducted_where_the_settings_say_so_and_the_request_tells() {
    for (setting, said, tax) in [
        ("no", "- Tax: none: all of it is booked as cost", serde_json::json!(0)),
        ("yes", "- Tax: `“19 = 380.00”`", serde_json::json!(1)),
    ] {
        let vault = vault();
        let config = vault.read(".fte/config.yaml") + "books:\n  input_tax: " + setting + "\n";
        vault.put(".fte/config.yaml", config);
        vault.put("Inbox/bill.eml", include_str!("../data/bills/de-skonto.eml"));
        vault.fte("watch files").ok();
        vault.fte("plan").ok();
        let note = vault.read(&vault.files("Pending_Approval").remove(0));
        assert!(note.contains(said), "{note}");
        yes(&vault);
        vault.fte("ledger check").ok();
        let balance = vault.fte("ledger balance assets:tax --json").ok().json();
        let accounts = balance["accounts"].as_array().or(balance.as_array()).unwrap().len();
        assert_eq!(serde_json::json!(accounts), tax, "{balance:#}");
    }
}
