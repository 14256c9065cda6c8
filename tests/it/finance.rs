//! `fte finance`: each row of the bank is kept once, whatever file it comes in; what fits is asked for once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use crate::docs::{assert_written, examples};
use crate::testvault::TestVault;

/// A row as the bank has it.
#[derive(Clone, Debug)]
struct Truth {
    /// Days since the first.
    day: u32,
    cents: i64,
    party: String,
    text: String,
    number: usize,
    balance: i64,
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.roll(at + 1));
        }
    }
}

/// `2025-01-01` and so many days.
fn date(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + chrono::Days::new(day.into())
}

fn point(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn comma(cents: i64) -> String {
    point(cents).replace('.', ",")
}

/// Rows of which many are equal to another one of their day.
fn truth(count: usize) -> Vec<Truth> {
    const PARTIES: [&str; 7] = [
        "Coffee Bar",
        "Dana Reyes",
        "Hosting Ltd",
        "Brightleaf Tea",
        "Railway",
        "Harbour Books",
        "Cloudnest",
    ];
    let mut dice = Dice(7);
    let mut balance = 1_000_000;
    let mut rows: Vec<Truth> = Vec::new();
    for number in 0..count {
        let day = u32::try_from(number / 14).unwrap();
        let like = rows.last().filter(|last| last.day == day).cloned();
        let (cents, party, text) = match (dice.roll(4), like) {
            (0, Some(last)) => (last.cents, last.party, last.text),
            // The same sum from somebody else on the same day.
            (1, Some(last)) => (
                last.cents,
                PARTIES[dice.roll(7)].to_owned(),
                format!("order {}", dice.roll(90_000)),
            ),
            _ => {
                let cents = i64::try_from(dice.roll(40_000)).unwrap() + 1;
                let sign = if dice.roll(3) == 0 { 1 } else { -1 };
                let party = PARTIES[dice.roll(7)];
                (sign * cents, party.to_owned(), format!("{party} order {}", dice.roll(90_000)))
            }
        };
        balance += cents;
        rows.push(Truth { day, cents, party, text, number, balance });
    }
    rows
}

const IBAN: &str = "DE89370400440532013000";

fn csv(rows: &[Truth]) -> String {
    let mut text = format!(
        "Kontoauszug;{IBAN}\n\nBuchungstag;Empfänger;Verwendungszweck;Betrag;Währung;Saldo\n"
    );
    for row in rows {
        let day = date(row.day).format("%d.%m.%Y");
        writeln!(
            text,
            "{day};{};{};{};EUR;{}",
            row.party,
            row.text,
            comma(row.cents),
            comma(row.balance)
        )
        .unwrap();
    }
    text
}

fn ofx(rows: &[Truth]) -> String {
    let mut text = String::from(
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:UTF-8\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n\
         <BANKACCTFROM><BANKID>37040044<ACCTID>532013000<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n",
    );
    for row in rows {
        let day = date(row.day).format("%Y%m%d120000[+1:CET]");
        writeln!(
            text,
            "<STMTTRN><TRNTYPE>OTHER\n<DTPOSTED>{day}\n<TRNAMT>{}\n<FITID>O{:07}\n<NAME>{}\n<MEMO>{}\n</STMTTRN>",
            point(row.cents), row.number, row.party, row.text
        )
        .unwrap();
    }
    text + "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n"
}

/// The balances before the first and after the last of whole days.
fn ends(rows: &[Truth]) -> (i64, i64) {
    let first = rows.iter().min_by_key(|row| row.number).unwrap();
    let last = rows.iter().max_by_key(|row| row.number).unwrap();
    (first.balance - first.cents, last.balance)
}

fn camt(rows: &[Truth]) -> String {
    let side = |cents: i64| if cents < 0 { "DBIT" } else { "CRDT" };
    let (opening, closing) = ends(rows);
    let mut text = format!(
        "<?xml version=\"1.0\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\
         <Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n"
    );
    for (code, cents) in [("OPBD", opening), ("CLBD", closing)] {
        writeln!(
            text,
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{}</CdtDbtInd></Bal>",
            point(cents.abs()), side(cents)
        )
        .unwrap();
    }
    for row in rows {
        let (pty, out) = if row.cents < 0 { ("Cdtr", "DBIT") } else { ("Dbtr", "CRDT") };
        writeln!(
            text,
            "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>{out}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{}</Dt></BookgDt>\
             <AcctSvcrRef>S{:07}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><{pty}><Pty><Nm>{}</Nm></Pty></{pty}></RltdPties>\
             <RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            point(row.cents.abs()), date(row.day), row.number, row.party, row.text
        )
        .unwrap();
    }
    text + "</Stmt></BkToCstmrStmt></Document>\n"
}

fn mt940(rows: &[Truth]) -> String {
    let mark = |cents: i64| if cents < 0 { "D" } else { "C" };
    let day = |row: &Truth| date(row.day).format("%y%m%d").to_string();
    let (opening, closing) = ends(rows);
    let at = |cents: i64, day: &str| format!("{}{day}EUR{}", mark(cents), comma(cents.abs()));
    let (first, last) =
        (rows.iter().min_by_key(|row| row.number), rows.iter().max_by_key(|row| row.number));
    let mut text = format!(
        ":20:STMT\n:25:37040044/0532013000\n:28C:1/1\n:60F:{}\n",
        at(opening, &day(first.unwrap()))
    );
    for row in rows {
        let entry = date(row.day).format("%m%d");
        writeln!(
            text,
            ":61:{}{entry}{}{}NTRFNONREF//S{:07}\n:86:166?00BOOKING?20{}?32{}",
            day(row),
            mark(row.cents),
            comma(row.cents.abs()),
            row.number,
            row.text,
            row.party
        )
        .unwrap();
    }
    text + &format!(":62F:{}\n-\n", at(closing, &day(last.unwrap())))
}

/// Every booked row that is kept, as day, amount and who, with how often.
fn kept(vault: &TestVault) -> BTreeMap<(String, String, String), usize> {
    let mut kept = BTreeMap::new();
    for row in vault.fte("finance rows --json").ok().json().as_array().unwrap() {
        assert_eq!(row["standing"], "booked", "{row}");
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        *kept.entry((text("date"), text("amount"), text("party"))).or_insert(0) += 1;
    }
    kept
}

#[test]
fn thirty_exports_of_ten_thousand_rows_are_those_rows() {
    let rows = truth(10_000);
    let mut expected = BTreeMap::new();
    for row in &rows {
        let key =
            (date(row.day).to_string(), format!("{} EUR", point(row.cents)), row.party.clone());
        *expected.entry(key).or_insert(0_usize) += 1;
    }
    let vault = TestVault::new();
    let days = rows.last().unwrap().day + 1;
    let step = days.div_ceil(29);
    let mut dice = Dice(3);
    let mut order: Vec<u32> = (0..30).collect();
    dice.shuffle(&mut order);
    vault.put("first.csv", csv(&rows[..28]));
    vault.fte("finance import first.csv --map giro --yes").ok();
    for (turn, export) in order.into_iter().enumerate() {
        // Each has half of its days from the one before, in another order, and half of its rows twice.
        let from = (export * step).saturating_sub(step);
        let within = |row: &&Truth| (from..from + 2 * step).contains(&row.day);
        let mut own: Vec<Truth> = rows.iter().filter(within).cloned().collect();
        let half: Vec<Truth> = own.iter().filter(|_| dice.roll(2) == 0).cloned().collect();
        own.extend(half);
        dice.shuffle(&mut own);
        let (name, text) = match turn % 4 {
            0 => ("e.csv", csv(&own)),
            1 => ("e.ofx", ofx(&own)),
            2 => ("e.xml", camt(&own)),
            _ => ("e.sta", mt940(&own)),
        };
        let name = format!("{turn}-{name}");
        vault.put(&name, text);
        vault.fte(&format!("finance import {name} --no-match")).ok();
    }
    let kept = kept(&vault);
    let wrong: Vec<_> = expected
        .iter()
        .filter(|(key, count)| kept.get(*key) != Some(count))
        .map(|(key, count)| (key, count, kept.get(key)))
        .chain(
            kept.iter()
                .filter(|(key, _)| !expected.contains_key(*key))
                .map(|(key, count)| (key, &0, Some(count))),
        )
        .take(10)
        .collect();
    assert!(wrong.is_empty(), "row, how often it is, how often it is kept: {wrong:#?}");
    // All of it once more adds nothing, and the balances of the bank agree.
    let again =
        vault.fte("finance import 0-e.csv 1-e.ofx 2-e.xml 3-e.sta --no-match --json").ok().json();
    assert!(again["files"].as_array().unwrap().iter().all(|file| file["new"] == 0), "{again:#}");
    vault.fte("finance check").ok();
}

/// A bank's CSV that is known, with these lines below its heading.
fn known(vault: &TestVault) {
    vault.put(
        "known.csv",
        "Date,Payee,Purpose,Amount,Currency,Status\n2026-01-02,Somebody,hello,1.50,EUR,booked\n",
    );
    vault.fte("finance import known.csv --map bank --account giro --yes --no-match").ok();
}

fn import(vault: &TestVault, name: &str, lines: &str) -> Value {
    vault.put(name, format!("Date,Payee,Purpose,Amount,Currency,Status\n{lines}"));
    vault.fte(&format!("finance import {name} --json")).ok().json()
}

#[test]
fn a_pending_row_becomes_the_booked_one() {
    let vault = TestVault::new();
    known(&vault);
    let first =
        import(&vault, "a.csv", "2026-11-02,CARD 4711,Coffee Bar Berlin,-3.20,EUR,pending\n");
    assert_eq!((&first["files"][0]["new"], &first["files"][0]["pending"]), (&1.into(), &1.into()));
    // Under another day and text.
    let second = import(
        &vault,
        "b.csv",
        "2026-11-02,CARD 4711,Coffee Bar Berlin,-3.20,EUR,pending\n2026-11-05,COFFEE BAR SAGT DANKE,PAYMENT 1,-3.20,EUR,booked\n",
    );
    let file = &second["files"][0];
    assert_eq!(
        (&file["new"], &file["known"], &file["replaced"]),
        (&1.into(), &1.into(), &1.into()),
        "{second:#}"
    );
    // The older export again, and a third one that has it booked alone.
    for (name, lines) in [
        ("a2.csv", "2026-11-02,CARD 4711,Coffee Bar Berlin,-3.20,EUR,pending\n"),
        ("c.csv", "2026-11-05,COFFEE BAR SAGT DANKE,PAYMENT 1,-3.20,EUR,booked\n"),
    ] {
        assert_eq!(import(&vault, name, lines)["files"][0]["new"], 0, "{name}");
    }
    let rows = vault.fte("finance rows --from 2026-11-01 --json").ok().json();
    let booked: Vec<_> =
        rows.as_array().unwrap().iter().filter(|row| row["standing"] == "booked").collect();
    assert_eq!(booked.len(), 1);
    assert_eq!(booked[0]["replaces"], rows[0]["id"]);
}

#[test]
fn two_equal_rows_of_one_day_are_two_and_stay_two() {
    let vault = TestVault::new();
    known(&vault);
    let coffee = "2026-11-02,Coffee Bar,coffee,-3.20,EUR,booked\n";
    assert_eq!(import(&vault, "a.csv", coffee)["files"][0]["new"], 1);
    assert_eq!(import(&vault, "b.csv", &coffee.repeat(2))["files"][0]["new"], 1);
    assert_eq!(import(&vault, "c.csv", &coffee.repeat(2))["files"][0]["new"], 0);
    assert_eq!(import(&vault, "d.csv", coffee)["files"][0]["new"], 0);
    // The same sum from somebody else is another row, and said.
    let tea = import(&vault, "e.csv", "2026-11-02,Tea House,tea,-3.20,EUR,booked\n");
    assert_eq!(tea["files"][0]["new"], 1);
    assert!(
        tea["files"][0]["doubts"][0]["what"].as_str().unwrap().contains("other words"),
        "{tea:#}"
    );
}

#[test]
fn pages_that_go_on_within_a_day_lose_no_row() {
    let page = |opening: &str, closing: &str| {
        format!(
            ":20:P\n:25:37040044/0532013000\n:60M:C261102EUR{opening}\n:61:2611021102D3,20NMSCNONREF\n:86:coffee bar\n\
             :62M:C261102EUR{closing}\n-\n"
        )
    };
    let vault = TestVault::new();
    let imported = |name: &str, text: String| {
        vault.put(name, text);
        vault.fte(&format!("finance import {name} --json")).ok().json()["files"][0]["new"].clone()
    };
    assert_eq!(imported("1.sta", page("100,00", "96,80")), 1);
    assert_eq!(imported("2.sta", page("96,80", "93,60")), 1);
    assert_eq!(imported("1-again.sta", page("100,00", "96,80")), 0);
    assert_eq!(imported("2-again.sta", page("96,80", "93,60")), 0);
    assert_eq!(imported("both.sta", page("100,00", "96,80") + &page("96,80", "93,60")), 0);
    // A third page with two days missing before it: the balances say so.
    let later =
        page("80,00", "76,80").replace("2611021102", "2611051105").replace("261102", "261105");
    assert_eq!(imported("3.sta", later), 1);
    insta::assert_snapshot!(vault.fte("finance check"), @r"
    exit 1
    --- stdout
    0532013000: from 2026-11-03 to 2026-11-04 the bank's balances come to -13.60 EUR, the rows to 0.00 EUR: -13.60 EUR is missing, or a row is there twice
    --- stderr
    error: the rows and the bank's balances differ once
    hint: a statement of those days, imported again, adds what is missing
    ");
}

#[test]
fn what_fits_two_ways_is_asked() {
    let vault = TestVault::new();
    vault.put(
        "x.csv",
        "Date,Payee,Amount,Currency\n03/04/2026,A,1.50,EUR\n05/06/2026,B,-2.50,EUR\n",
    );
    let before = vault.snapshot();
    insta::assert_snapshot!(vault.fte("finance import x.csv --map x --yes"), @r"
    exit 2
    --- stderr
    error: how `x.csv` is read can't be told from it alone
    hint: `03/04/2026` can be day or month first, and no day in the file tells which (`--dates dmy` or `--dates mdy` says it)
    hint: it does not say which account it is of (`--account giro` says it)
    ");
    assert_eq!(vault.snapshot(), before);
    vault.fte("finance import x.csv --map x --yes --dates dmy --account giro").ok();
    assert_eq!(vault.fte("finance rows --json").ok().json()[0]["date"], "2026-04-03");
    // One decimal mark only where it is one.
    vault.put("y.csv", "Date;Payee;Amount;Currency\n2026-04-03;A;1.190;EUR\n");
    let ran = vault.fte("finance import y.csv --map y --yes");
    assert!(ran.exit == 2 && ran.stderr.contains("a thousand or a fraction"), "{ran}");
}

#[test]
fn what_is_wrong_names_file_line_and_field() {
    let vault = TestVault::new();
    known(&vault);
    for (name, text, expected) in [
        (
            "a.csv",
            "Date,Payee,Purpose,Amount,Currency,Status\n2026-11-02,A,x,1.50,EUR,\n2026-11-32,A,x,1.50,EUR,\n",
            "`a.csv`: line 3: `Date` is not a day",
        ),
        (
            "b.csv",
            "Date,Payee,Purpose,Amount,Currency,Status\n\n2026-11-02,A,x,1.5.0,EUR,\n",
            "`b.csv`: line 3: `Amount` is not an amount",
        ),
        (
            "c.csv",
            "Date,Payee,Purpose,Amount,Currency,Status\n2026-11-02,A,x,1.505,EUR,\n",
            "more decimal places",
        ),
        (
            "d.ofx",
            "OFXHEADER:100\n<OFX><STMTRS><STMTTRN>\n<DTPOSTED>20261102\n<TRNAMT>abc\n</STMTTRN></STMTRS></OFX>",
            "`d.ofx`: line 4: `TRNAMT` is not an amount: `abc`",
        ),
        (
            "e.xml",
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>",
            "`e.xml`: line 1: is not XML",
        ),
        ("f.sta", ":20:X\n:25:1/2\n:61:hello\n", "`f.sta`: line 3: `:61:` is not a statement line"),
    ] {
        vault.put(name, text);
        let before = vault.snapshot();
        let ran = vault.fte(&format!("finance import {name}"));
        assert!(ran.exit == 1 && ran.stderr.contains(expected), "{name}: {ran}");
        assert_eq!(vault.snapshot(), before, "{name}");
    }
    // A dry run changes nothing, either.
    vault.put("g.csv", "Date,Payee,Purpose,Amount,Currency,Status\n2026-11-02,A,x,1.50,EUR,\n");
    let before = vault.snapshot();
    assert_eq!(
        vault.fte("finance import g.csv --dry-run --json").ok().json()["files"][0]["new"],
        1
    );
    assert_eq!(vault.snapshot(), before);
}

#[test]
fn two_at_once_take_each_row_in_once() {
    let vault = TestVault::new();
    known(&vault);
    let mut lines = String::new();
    for day in 1..=28 {
        writeln!(lines, "2026-02-{day:02},P{day},x,{day}.00,EUR,booked").unwrap();
    }
    vault.put("a.csv", format!("Date,Payee,Purpose,Amount,Currency,Status\n{lines}"));
    let run = || vault.command().args(["finance", "import", "a.csv"]).spawn().unwrap();
    let started: Vec<_> = (0..6).map(|_| run()).collect();
    for mut one in started {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(vault.fte("finance rows --json").ok().json().as_array().unwrap().len(), 29);
}

/// Asks, says yes, books.
fn booked(vault: &TestVault, words: &[&str]) {
    let asked = vault.fte_args(&[words, &["--json"]].concat()).ok().json();
    if asked["verdict"]["verdict"] == "ask" {
        vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    }
    vault.fte("act").ok();
}

fn invoice(vault: &TestVault, customer: &str, price: &str) {
    let line = format!("Work = {price}");
    booked(vault, &["ledger", "invoice", "create", "--customer", customer, "--line", &line]);
}

#[test]
fn a_row_pays_what_it_names_once() {
    let vault = TestVault::new();
    known(&vault);
    let examples = examples();
    invoice(&vault, "Dana Reyes", "120.00");
    invoice(&vault, "Harbour Books", "450.00");
    invoice(&vault, "Brightleaf Tea", "90.00");
    // The third one's payment was booked from a mail.
    booked(&vault, &["ledger", "payment", "record", "INV-0003", "--date", "2026-11-15"]);
    let imported = import(
        &vault,
        "a.csv",
        "2026-11-16,REYES DANA,Invoice INV-0001,120.00,EUR,booked\n\
         2026-11-16,Harbour Books,INV-0002 first part,400.00,EUR,booked\n\
         2026-11-16,Brightleaf Tea Ltd,INV0003,90.00,EUR,booked\n\
         2026-11-17,Brightleaf Tea Ltd,INV-0003 again,90.00,EUR,booked\n\
         2026-11-16,Nobody,nothing,7.00,EUR,booked\n",
    );
    assert_written(&examples, "fte finance import", &imported);
    let matched = &imported["matched"];
    assert_eq!(matched["asked"].as_array().unwrap().len(), 1, "{matched:#}");
    assert_eq!(matched["asked"][0]["document"], "INV-0001");
    assert_eq!(matched["linked"][0]["to"], "PAY-0001", "{matched:#}");
    let open = matched["open"].as_array().unwrap();
    assert_eq!(
        (open.len(), &open[0]["kind"], &open[1]["kind"]),
        (2, &"near".into(), &"double".into()),
        "{matched:#}"
    );
    assert!(
        open[0]["warnings"][0].as_str().unwrap().starts_with("50.00 EUR less than"),
        "{matched:#}"
    );
    // Asked for is not settled: nothing is booked of it yet.
    let standing = || {
        let rows = vault.fte("finance rows --json").ok().json();
        let rows = rows.as_array().unwrap();
        let row = rows.iter().find(|row| row["party"] == "REYES DANA").unwrap().clone();
        (row["asked"].as_bool().unwrap(), row["settled"].as_bool().unwrap())
    };
    assert_eq!(standing(), (true, false));
    assert!(vault.fte("finance rows").ok().stdout.contains("asked for"));
    // A second import asks for nothing again, nor does one after the yes.
    let again = vault.fte("finance import a.csv --json").ok().json();
    assert_eq!(again["matched"]["asked"].as_array().unwrap().len(), 0, "{again:#}");
    let request = matched["asked"][0]["request"].as_str().unwrap();
    if matched["asked"][0]["verdict"]["verdict"] == "ask" {
        vault.fte(&format!("approve yes {request}")).ok();
    }
    vault.fte("act").ok();
    assert_eq!(standing(), (false, true));
    assert_eq!(vault.fte("ledger invoice show INV-0001 --json").ok().json()["status"], "paid");
    let again = vault.fte("finance import a.csv --json").ok().json();
    assert_eq!(again["matched"]["asked"].as_array().unwrap().len(), 0);
    // What is near is a person's to say, once.
    let left = vault.fte("finance match --json").ok().json();
    assert_written(&examples, "fte finance match", &left);
    let row = left.as_array().unwrap().iter().find(|left| left["kind"] == "near").unwrap()["row"]
        .as_str()
        .unwrap();
    vault.fte(&format!("finance match {row} INV-0002")).ok();
    assert_eq!(vault.fte(&format!("finance match {row} INV-0002")).exit, 5);
    // What was paid for nothing that is owed is an expense.
    import(&vault, "b.csv", "2026-11-16,Railway,ticket,-19.90,EUR,booked\n");
    let rows = vault.fte("finance rows --open --json").ok().json();
    assert_written(&examples, "fte finance rows", &rows);
    let row = rows.as_array().unwrap().iter().find(|row| row["party"] == "Railway").unwrap()["id"]
        .as_str()
        .unwrap();
    let asked = vault.fte(&format!("finance book {row} --category travel --json")).ok().json();
    assert_written(&examples, "fte finance book", &asked);
    assert_eq!(vault.fte(&format!("finance book {row} --category travel")).exit, 5);
    assert_written(&examples, "fte finance check", &vault.fte("finance check --json").ok().json());
}

#[test]
fn charges_that_come_again_are_found() {
    let vault = TestVault::new();
    known(&vault);
    let mut lines = String::new();
    for month in 6..=11 {
        let price = if month < 9 { "12.99" } else { "14.99" };
        writeln!(
            lines,
            "2026-{month:02}-03,FIGMA INC. {month}{month}77,monthly,-{price},EUR,booked"
        )
        .unwrap();
        writeln!(lines, "2026-{month:02}-01,Miller Estates,Rent,-780.00,EUR,booked").unwrap();
        writeln!(
            lines,
            "2026-{month:02}-{:02},Bakery,bread,-{month}.20,EUR,booked",
            month * 7 % 28 + 1
        )
        .unwrap();
        if month < 9 {
            writeln!(lines, "2026-{month:02}-09,Gone Cloud,storage,-5.00,EUR,booked").unwrap();
        }
    }
    writeln!(
        lines,
        "2025-11-10,Domains,yearly,-30.00,EUR,booked\n2026-11-09,Domains,yearly,-30.00,EUR,booked"
    )
    .unwrap();
    import(&vault, "a.csv", &lines);
    let found = vault.fte("finance subscriptions --json").ok().json();
    assert_written(&examples(), "fte finance subscriptions", &found);
    let names: Vec<_> =
        found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["FIGMA INC. 111177", "Domains"]);
    let figma = &found[0];
    assert_eq!(
        [
            &figma["amount"],
            &figma["before"],
            &figma["since"],
            &figma["yearly"],
            &figma["drift"],
            &figma["saves"]
        ],
        ["14.99 EUR", "12.99 EUR", "2026-09-03", "179.88 EUR", "15.4", "179.88 EUR"]
    );
    let all = vault.fte("finance subscriptions --all --json").ok().json();
    assert_eq!(all.as_array().unwrap().len(), 4, "{all:#}");
    // A mail about it is a sign of use, its receipt is none.
    vault.put(
        "Needs_Action/EMAIL_2026-11-10_your-figma-receipt_7k2m4qxa5d.md",
        "---\nid: 7k2m4qxa5d\ntype: email\n---\n",
    );
    assert_eq!(vault.fte("finance subscriptions --json").ok().json()[0]["sign"], Value::Null);
    vault.put(
        "Needs_Action/EMAIL_2026-11-10_mara-commented-in-figma_7k2m5qxa5d.md",
        "---\nid: 7k2m5qxa5d\ntype: email\n---\n",
    );
    let used = vault.fte("finance subscriptions --json").ok().json();
    assert!(used[0]["sign"].as_str().unwrap().contains("mara-commented"), "{used:#}");
    assert_eq!(used[0]["saves"], Value::Null);
}

#[test]
fn a_cell_that_a_spreadsheet_would_work_on_is_text() {
    let vault = TestVault::new();
    known(&vault);
    import(&vault, "a.csv", "2026-11-02,=HYPERLINK(\"http://x\"),+1,-3.20,EUR,booked\n");
    let table = vault.read("Accounting/Bank/GIRO-2026.csv");
    assert!(table.contains("'=HYPERLINK") && table.contains("'+1"), "{table}");
    assert_eq!(
        import(&vault, "b.csv", "2026-11-02,=HYPERLINK(\"http://x\"),+1,-3.20,EUR,booked\n")["files"]
            [0]["new"],
        0
    );
}

#[test]
fn a_statement_in_the_inbox_is_the_banks_and_all_else_is_not() {
    let mut vault = TestVault::new();
    known(&vault);
    let mut lines = String::new();
    for month in 7..=11 {
        writeln!(lines, "2026-{month:02}-03,Cloudnest,storage,-24.00,EUR,booked").unwrap();
    }
    let head = "Date,Payee,Purpose,Amount,Currency,Status\n";
    vault.put("Inbox/november.csv", format!("{head}{lines}"));
    vault.put("Inbox/other.csv", "a;b\n1;2\n");
    vault.put("Inbox/broken.ofx", "OFXHEADER:100\n<OFX>");
    std::fs::create_dir(vault.root().parent().unwrap().join("downloads")).unwrap();
    let folder = vault.root().parent().unwrap().join("downloads");
    std::fs::write(folder.join("x.csv"), format!("{head}2026-11-05,Tea,tea,-1.00,EUR,booked\n"))
        .unwrap();
    vault.set_env("FTE_FINANCE_FOLDER", folder.to_str().unwrap());
    vault.set_env("FTE_WATCH_SETTLE_MS", "0");
    let before = vault.snapshot();
    assert_eq!(vault.fte("watch finance --dry-run").exit, 8);
    assert_eq!(vault.snapshot(), before);
    let ran = vault.fte("watch finance --json");
    assert_eq!(ran.exit, 8, "{ran}");
    assert_written(&examples(), "fte watch finance", &ran.json());
    assert_eq!(vault.files("Inbox"), ["Inbox/broken.ofx", "Inbox/other.csv"]);
    assert_eq!(vault.files("Accounting/Bank/Files"), ["Accounting/Bank/Files/november.csv"]);
    assert_eq!(vault.fte("finance rows --json").ok().json().as_array().unwrap().len(), 7);
    std::fs::remove_file(vault.path("Inbox/broken.ofx")).unwrap();
    // The same again adds nothing, under the same name and another.
    vault.put("Inbox/november.csv", format!("{head}{lines}"));
    vault.fte("watch finance").ok();
    vault.put("Inbox/november.csv", format!("{head}{lines}"));
    vault.fte("watch finance").ok();
    assert_eq!(vault.files("Inbox"), ["Inbox/other.csv"]);
    assert_eq!(vault.fte("finance rows --json").ok().json().as_array().unwrap().len(), 7);
    // What comes every month is in the briefing.
    vault.fte("briefing generate").ok();
    let briefing = vault.read(&vault.files("Briefings")[0]);
    assert!(briefing.contains("Cloudnest") && briefing.contains("24.00 EUR"), "{briefing}");
}

#[test]
fn a_folder_of_statements_that_is_gone_is_a_problem_until_it_is_back() {
    let mut vault = TestVault::new();
    let folder = vault.root().parent().unwrap().join("downloads");
    vault.set_env("FTE_FINANCE_FOLDER", folder.to_str().unwrap());
    let said = |vault: &TestVault| {
        let health = vault.fte("health --json").json();
        let rows = health["parts"].as_array().unwrap().clone();
        let row = rows.iter().find(|row| row["part"] == "watch finance").unwrap().clone();
        (row["level"].as_str().unwrap().to_owned(), row.to_string())
    };
    vault.put("Inbox/broken.ofx", "OFXHEADER:100\n<OFX>");
    let missing = vault.fte("watch finance");
    assert!(missing.exit == 3 && missing.stderr.contains("downloads"), "{missing}");
    assert_eq!(said(&vault).0, "bad", "{}", said(&vault).1);
    std::fs::remove_file(vault.path("Inbox/broken.ofx")).unwrap();
    std::fs::create_dir(&folder).unwrap();
    vault.fte("watch finance").ok();
    assert_eq!(said(&vault).0, "ok", "{}", said(&vault).1);
    vault.set_env("FTE_FINANCE_FOLDER", "downloads");
    let relative = vault.fte("watch finance");
    assert!(relative.exit == 3 && relative.stderr.contains("whole path"), "{relative}");
}
