//! Invoices as PDF: what stands in them, what their codes say, and that the file that was read is the file that goes out.

use std::process::Command;

use sha2::{Digest as _, Sha256};

use crate::testvault::{Ran, TestVault};

pub(crate) const OWNER: &str = "
owner:
  name: Mara Lindqvist
  emails: [mara@studio.example]
invoice:
  name: Lindqvist Studio
  street: Torstraße 140
  zip: \"10119\"
  city: Berlin
  country: DE
  vat: DE123456789
  iban: DE89 3704 0044 0532 0130 00
  bic: COBADEFFXXX
";

const SWISS: &str = "
owner:
  name: Mara Lindqvist
  emails: [mara@studio.example]
invoice:
  street: Bahnhofstrasse 12a
  zip: \"8001\"
  city: Zürich
  country: CH
  vat: CHE-123.456.789 MWST
  iban: CH58 0079 1123 0008 8901 2
";

const DANA: &str = "---
email: dana@reyes.example
company: Reyes & Töchter GmbH
street: Große Bleichen 8
zip: \"20354\"
city: Hamburg
country: DE
vat: DE987654321
---
";

/// A vault with the owner's settings and a customer, where no entry asks for its amount to be typed.
fn vault(settings: &str) -> TestVault {
    let vault = TestVault::new().file("Contacts/Dana Reyes.md", DANA);
    let config = vault.read(".fte/config.yaml") + settings;
    vault.put(".fte/config.yaml", config);
    let handbook = vault.read("Company_Handbook.md").replace("then: ask twice", "then: ask");
    vault.file("Company_Handbook.md", handbook)
}

/// Books an invoice; returns its number.
#[track_caller]
fn booked(vault: &TestVault, args: &[&str]) -> String {
    let args = [&["ledger", "invoice", "create"], args, &["--json"]].concat();
    let asked = vault.fte_args(&args).ok().json();
    vault.fte(&format!("approve yes {}", asked["id"].as_str().unwrap())).ok();
    let acted = vault.fte("act --json").ok().json();
    acted["executed"][0]["receipt"]["document"].as_str().unwrap().to_owned()
}

const LINES: [&str; 8] = [
    "--customer",
    "Dana Reyes",
    "--line",
    "Beratung = 12 x 120.00 +19%",
    "--line",
    "Fachbuch »Zeichen« = 2 x 24.90 +7%",
    "--line",
    "Nachlass = -50 +19%",
];

/// What a program prints about a file; `None` (said on stderr) where it is not installed.
fn printed(program: &str, args: &[&str]) -> Option<String> {
    let Ok(ran) = Command::new(program).args(args).output() else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
    Some(String::from_utf8(ran.stdout).unwrap())
}

fn text(vault: &TestVault, name: &str) -> Option<String> {
    let path = vault.path(name);
    let text = printed("pdftotext", &["-layout", path.to_str().unwrap(), "-"])?;
    // Rows of a table are lines with gaps of many lengths.
    let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let pages =
        text.split('\u{c}').map(|page| page.lines().map(line).collect::<Vec<_>>().join("\n"));
    // A narrow gap is one or none, by the reader's guess.
    Some(pages.collect::<Vec<_>>().join("\u{c}").replace(" %", "%"))
}

/// What the code on the last page holds. The cross in the middle of a Swiss code is painted over: zbar takes it for a corner of
/// a code.
fn code(vault: &TestVault, name: &str, page: &str, cross: bool) -> Option<String> {
    let (pdf, image) = (vault.path(name), vault.state_dir().join("page"));
    let (pdf, image) = (pdf.to_str().unwrap(), image.to_str().unwrap());
    let dots = "-r 300 -gray -singlefile";
    let mut args: Vec<&str> = dots.split(' ').collect();
    args.extend(["-f", page, pdf, image]);
    printed("pdftoppm", &args)?;
    let image = format!("{image}.pgm");
    if cross {
        blank(&image);
    }
    // Without a message bus zbar complains of that, and reads all the same.
    let read = ["-q", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sqrcode.binary", &image];
    printed("zbarimg", &read).map(|code| code.trim_end().to_owned() + "\n")
}

/// Paints the square of 7 mm around the middle of a Swiss code white: 90 mm from the left, 232 mm from the top.
fn blank(image: &str) {
    let mut bytes = std::fs::read(image).unwrap();
    let head: Vec<_> = bytes.split(u8::is_ascii_whitespace).take(4).map(<[u8]>::to_vec).collect();
    let number = |at: usize| String::from_utf8_lossy(&head[at]).parse::<usize>().unwrap();
    let (width, height) = (number(1), number(2));
    let start = bytes.len() - width * height;
    let dots = |tenths: usize| tenths * 300 / 254;
    for y in dots(2285)..dots(2355) {
        let row = start + y * width;
        bytes[row + dots(865)..row + dots(935)].fill(255);
    }
    std::fs::write(image, bytes).unwrap();
}

#[test]
fn an_invoice_says_all_that_it_must_and_its_code_pays_it() {
    let vault = vault(OWNER);
    let id = booked(&vault, &LINES);
    let drawn = vault.fte(&format!("ledger invoice pdf {id} --json")).ok().json();
    assert_eq!(drawn["path"], "Accounting/Invoices/INV-0001.pdf");
    assert_eq!(drawn["lacks"], serde_json::json!([]));
    let bytes = vault.read_bytes("Accounting/Invoices/INV-0001.pdf");
    let digest = format!("{:x}", HexOf(&Sha256::digest(&bytes)));
    assert_eq!(drawn["sha256"], digest.as_str());
    let shown = vault.fte(&format!("ledger invoice show {id} --json")).ok().json();
    assert_eq!(shown["pdf"], "Accounting/Invoices/INV-0001.pdf");
    if let Some(text) = text(&vault, "Accounting/Invoices/INV-0001.pdf") {
        for words in [
            "Rechnung INV-0001",
            "Lindqvist Studio · Torstraße 140 · 10119 Berlin",
            "Reyes & Töchter GmbH",
            "Große Bleichen 8",
            "20354 Hamburg",
            "Ihre USt-IdNr. DE987654321",
            "16.11.2026",
            "30.11.2026",
            "Beratung 12 120,00 19% 1.440,00",
            "Fachbuch »Zeichen« 2 24,90 7% 49,80",
            "Nachlass 1 −50,00 19% −50,00",
            "Zwischensumme 1.439,80",
            "USt. 19% auf 1.390,00 264,10",
            "USt. 7% auf 49,80 3,49",
            "Gesamtbetrag 1.707,39 EUR",
            "Bitte zahlen Sie bis zum 30.11.2026 unter Angabe von INV-0001.",
            "DE89 3704 0044 0532 0130 00",
            "COBADEFFXXX",
            "USt-IdNr. DE123456789",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    let epc = "BCD\n002\n1\nSCT\nCOBADEFFXXX\nLindqvist Studio\nDE89370400440532013000\nEUR1707.39\n\n\nINV-0001\n";
    if let Some(code) = code(&vault, "Accounting/Invoices/INV-0001.pdf", "1", false) {
        assert_eq!(code, epc);
    }
}

/// Bytes that print as hexadecimal digits.
pub(crate) struct HexOf<'a>(pub(crate) &'a [u8]);

impl std::fmt::LowerHex for HexOf<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

#[test]
fn the_same_invoice_is_the_same_file_and_another_is_never_put_in_its_place() {
    let draw = |name: &str| {
        let vault = vault(OWNER);
        let id = booked(&vault, &LINES);
        vault.fte_args(&["ledger", "invoice", "pdf", &id, "--output", name]).ok();
        (vault.read_bytes(name), vault)
    };
    let ((one, vault), (other, _)) = (draw("a.pdf"), draw("b.pdf"));
    assert!(one == other, "two drawings of one invoice differ");
    // Again is no error; what was paid in between stands on no invoice.
    vault.fte("ledger payment record INV-0001").ok();
    vault.fte("ledger invoice pdf INV-0001 --output a.pdf").ok();
    // Another address is another file.
    vault.put("Contacts/Dana Reyes.md", DANA.replace("Bleichen 8", "Bleichen 9"));
    let Ran { exit, stderr, .. } = vault.fte("ledger invoice pdf INV-0001 --output a.pdf");
    assert_eq!(
        (exit, stderr.lines().next()),
        (5, Some("error: a.pdf is there and differs from what would be drawn now"))
    );
    assert!(vault.read_bytes("a.pdf") == one);
    vault.put("Accounting/Invoices/INV-0001.pdf", "mine");
    assert_eq!(vault.fte("ledger invoice pdf INV-0001").exit, 5);
    assert_eq!(vault.fte("ledger invoice send INV-0001").exit, 5);
    assert_eq!(vault.read("Accounting/Invoices/INV-0001.pdf"), "mine");
}

#[test]
fn a_swiss_account_makes_a_qr_bill() {
    let vault = vault(SWISS).file(
        "Contacts/Pia Rutschmann.md",
        "---\nstreet: Grosse Marktgasse 28\nzip: 9400\ncity: Rorschach\ncountry: CH\nlanguage: de\n---\n",
    );
    let line = ["--currency", "CHF", "--line", "Logo = 15 x 120.00 +8.1%"];
    booked(&vault, &[&["--customer", "Pia Rutschmann"], &line[..]].concat());
    booked(&vault, &[&["--customer", "Ευα"], &line[..]].concat());
    let name = |number: u8| format!("Accounting/Invoices/INV-000{number}.pdf");
    vault.fte("ledger invoice pdf INV-0001").ok();
    let lacks = vault.fte("ledger invoice pdf INV-0002 --json").ok().json();
    assert_eq!(lacks["lacks"][0], "the customer's address: there is no note `Ευα` in Contacts/");
    if let Some(text) = text(&vault, &name(1)) {
        for words in [
            "Empfangsschein Zahlteil",
            "RF40 INV0 001",
            "MWST 8.1% 145.80",
            "Gesamtbetrag 1’945.80 CHF",
            "CHF 1 945.80 CHF 1 945.80",
            "Annahmestelle",
            "Vor der Einzahlung abzutrennen",
        ] {
            assert!(text.contains(words), "{words}\n{text}");
        }
    }
    let payee = "SPC\n0200\n1\nCH5800791123000889012\nS\nMara Lindqvist\nBahnhofstrasse\n12a\n8001\nZürich\nCH\n\n\n\n\n\n\n\n1945.80\nCHF\n";
    let debtor = "S\nPia Rutschmann\nGrosse Marktgasse\n28\n9400\nRorschach\nCH\nSCOR\nRF40INV0001\nRechnung INV-0001\nEPD\n";
    if let Some(code) = code(&vault, &name(1), "1", true) {
        assert_eq!(code, format!("{payee}{debtor}"));
    }
    // Without an address, and with letters that the code can't hold, the payer writes it by hand.
    let blank = "\n\n\n\n\n\n\nSCOR\nRF13INV0002\nInvoice INV-0002\nEPD\n";
    if let Some(code) = code(&vault, &name(2), "1", true) {
        assert_eq!(code, format!("{payee}{blank}"));
    }
}

#[test]
fn an_invoice_prints_what_the_books_say_of_its_tax() {
    let vault = vault(OWNER);
    let lines = [
        "--line=Beratung = 1000 +DE-reverse",
        "--line=Fachbuch = 3 x 9.99 +7% incl",
        "--line=Heft = 100 +19%",
    ];
    booked(&vault, &[&["--customer", "Dana Reyes"], &lines[..]].concat());
    vault.fte("ledger invoice pdf INV-0001").ok();
    let Some(text) = text(&vault, "Accounting/Invoices/INV-0001.pdf") else { return };
    for words in [
        "Fachbuch 3 9,99 * 7% 28,01",
        "* Dieser Preis enthält die Steuer, der Betrag daneben nicht.",
        "Zwischensumme 1.128,01",
        "USt. 19% auf 100,00 19,00",
        "USt. 7% auf 28,01 1,96",
        "USt. 0% auf 1.000,00 0,00",
        "Gesamtbetrag 1.148,97 EUR",
        "Steuerschuldnerschaft des Leistungsempfängers",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert!(!text.contains("Es wird keine Umsatzsteuer berechnet."), "{text}");
}

/// The customer's note decides when it is asked for; what is booked decides from then on.
#[test]
fn who_owes_the_tax_is_decided_once() {
    let vault = vault(OWNER);
    let owing = DANA.replace("country: DE", "country: FR\nlanguage: fr\nreverse_charge: true");
    vault.put("Contacts/Dana Reyes.md", owing);
    booked(&vault, &["--customer", "Dana Reyes", "--line", "Conseil = 100"]);
    booked(&vault, &["--customer", "Dana Reyes", "--line", "Conseil = 100 +19%"]);
    let journal = vault.read("Accounting/ledger.journal");
    for (words, count) in [
        ("; line: 1 x 100.00 +0% DE-reverse | Conseil", 1),
        ("; says: Steuerschuldnerschaft des Leistungsempfängers", 1),
        ("; line: 1 x 100.00 +19% | Conseil", 1),
    ] {
        assert_eq!(journal.matches(words).count(), count, "{words}\n{journal}");
    }
    // The note says otherwise now: what was booked stays what it is.
    vault.put("Contacts/Dana Reyes.md", DANA);
    vault.fte("ledger invoice pdf INV-0001").ok();
    if let Some(text) = text(&vault, "Accounting/Invoices/INV-0001.pdf") {
        assert!(text.contains("Steuerschuldnerschaft des Leistungsempfängers"), "{text}");
    }
    // An owner whose country has no row of its own says it in the directive's words.
    let config = vault.read(".fte/config.yaml").replace("country: DE", "country: PT");
    vault.put(".fte/config.yaml", config);
    vault.put("Contacts/Eve.md", "---\nreverse_charge: true\n---\n");
    booked(&vault, &["--customer", "Eve", "--line", "Work = 100"]);
    assert!(vault.read("Accounting/ledger.journal").contains("; says: Reverse charge\n"));
}

#[test]
fn a_long_invoice_carries_its_sum_over() {
    let vault = vault(OWNER);
    let lines: Vec<String> =
        (1..=40).map(|n| format!("--line=Position {n} = {n} x 12.50 +19%")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    booked(&vault, &[&["--customer", "Dana Reyes"], &lines[..]].concat());
    let drawn = vault.fte("ledger invoice pdf INV-0001 --json").ok().json();
    assert_eq!(drawn["pages"], 3);
    let Some(text) = text(&vault, "Accounting/Invoices/INV-0001.pdf") else { return };
    let pages: Vec<&str> = text.split('\u{c}').collect();
    let carried = |page: &str| {
        let rows = page.lines().filter_map(|line| line.strip_prefix("Übertrag "));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let (first, second, third) = (carried(pages[0]), carried(pages[1]), carried(pages[2]));
    assert_eq!((first.len(), second.len(), third.len()), (1, 2, 1), "{text}");
    assert_eq!((&first[0], &second[1]), (&second[0], &third[0]));
    // What is carried is what stands above it.
    let count = pages[0].lines().filter(|line| line.starts_with("Position ")).count();
    let cents = 1250 * count * (count + 1) / 2;
    let whole = format!("{}.{:03},{:02}", cents / 100_000, cents / 100 % 1000, cents % 100);
    assert_eq!(first[0], whole.trim_start_matches("0."));
    assert!(
        pages[2].contains("Zwischensumme 10.250,00") && pages[2].contains("Seite 3 von 3"),
        "{text}"
    );
}

#[test]
fn what_the_font_lacks_is_named_and_nothing_is_written() {
    let vault = vault(OWNER);
    booked(&vault, &["--customer", "Dana Reyes", "--line", "Kaligrafie 漢字 = 10"]);
    let Ran { exit, stderr, .. } = vault.fte("ledger invoice pdf INV-0001");
    let said =
        "error: the invoice's font has no `字` (U+5B57), `漢` (U+6F22) for `Kaligrafie 漢字`";
    assert_eq!((exit, stderr.lines().next()), (1, Some(said)));
    assert!(!vault.path("Accounting/Invoices/INV-0001.pdf").exists());
    // Settings that can't be are errors that name them.
    let config = vault.read(".fte/config.yaml");
    for (old, new, said) in [
        ("DE89 3704", "DE88 3704", "`invoice.iban` is no IBAN"),
        (
            "bic: COBADEFFXXX",
            "logo: ../secret.png",
            "`invoice.logo`: `../secret.png` is not a path within the vault",
        ),
        (
            "bic: COBADEFFXXX",
            "logo: Company_Handbook.md",
            "`invoice.logo`: the file is neither PNG nor JPEG",
        ),
        (
            "bic: COBADEFFXXX",
            "logo: Attachments/torn.png",
            "`invoice.logo`: the file can't be read as an image",
        ),
        (
            "bic: COBADEFFXXX",
            "logo: Attachments/huge.png",
            "`invoice.logo`: the file is larger than 8000 by 8000 dots",
        ),
    ] {
        vault.put(".fte/config.yaml", config.replace(old, new));
        vault.put("Attachments/torn.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10");
        vault.put(
            "Attachments/huge.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\0\x10\x08\0\0\0\0",
        );
        let Ran { exit, stderr, .. } = vault.fte("ledger invoice pdf INV-0001");
        assert!(exit == 3 && stderr.contains(said), "{stderr}");
    }
}

#[test]
fn an_invoice_is_sent_once_with_the_very_file_that_was_read() {
    let vault = vault(OWNER);
    booked(&vault, &LINES);
    let asked = vault.fte("ledger invoice send INV-0001 --json").ok().json();
    assert_eq!(asked["to"], serde_json::json!(["Dana Reyes <dana@reyes.example>"]));
    assert_eq!(asked["subject"], "Rechnung INV-0001");
    let digest = asked["attachments"][0]["sha256"].as_str().unwrap().to_owned();
    let note = vault.read(asked["path"].as_str().unwrap());
    assert!(
        note.contains(&digest)
            && note
                .contains("anbei die Rechnung INV-0001 über 1.707,39 EUR, fällig am 30.11.2026."),
        "{note}"
    );
    // Asked for again, it is the same letter.
    let again = vault.fte("ledger invoice send INV-0001 --json").ok().json();
    assert_eq!(again["id"], asked["id"]);
    vault.fte(&format!("approve yes {}", asked["handle"].as_str().unwrap())).ok();
    // Another file under its name after the yes does not go out.
    let pdf = vault.read_bytes("Accounting/Invoices/INV-0001.pdf");
    vault.put("Accounting/Invoices/INV-0001.pdf", "another");
    vault.fte("act");
    let sent = |vault: &TestVault| vault.files("Outbox").len();
    assert_eq!(sent(&vault), 0);
    vault.put("Accounting/Invoices/INV-0001.pdf", pdf);
    let again = vault.fte("ledger invoice send INV-0001 --json");
    assert!(again.exit == 0 || again.exit == 5, "{again}");
}
