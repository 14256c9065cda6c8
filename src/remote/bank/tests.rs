//! Readers and merging, held by tables of cases; and by bytes that nobody meant.

use proptest::prelude::*;

use super::guess::{self, Answers};
use super::statement::{self, Format, Statement};
use super::{fuzz, import, number};

fn read(text: &str) -> Vec<Statement> {
    statement::read(Format::of(text), text).unwrap()
}

/// Day, value date, amount, party, text, reference, bank's id, IBAN, pending.
fn shown(statement: &Statement) -> Vec<String> {
    let line = |line: &statement::Line| {
        let value = line.value.map(|day| day.to_string()).unwrap_or_default();
        format!(
            "{} {value} {} | {} | {} | {} | {} | {} | {}",
            line.date,
            line.amount,
            line.party,
            line.text,
            line.reference,
            line.bank_id,
            line.iban,
            line.pending
        )
    };
    statement.lines.iter().map(line).collect()
}

const OFX1: &str = "OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252

<OFX>
<SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261116</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>
<STMTRS><CURDEF>USD
<BANKACCTFROM><BANKID>123<ACCTID>00-456-789<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20261101<DTEND>20261116
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261102120000[-5:EST]<TRNAMT>-1234.56<FITID>F1<NAME>AT&amp;T &lt;US&gt;
<MEMO>
</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261103<TRNAMT>+5,5<FITID>F2<CHECKNUM>77<PAYEE><NAME>Dana</PAYEE><MEMO>hi</STMTTRN>
</BANKTRANLIST>
<LEDGERBAL><BALAMT>99.10<DTASOF>20261116</LEDGERBAL>
<AVAILBAL><BALAMT>50.00<DTASOF>20261116</AVAILBAL>
</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>";

#[test]
fn ofx_is_read_with_and_without_end_tags() {
    let one = read(OFX1).remove(0);
    assert_eq!(
        (one.account.as_str(), one.closing.unwrap().to_string()),
        ("00-456-789", "99.1".to_owned())
    );
    let expected = [
        "2026-11-02  -1234.56 | AT&T <US> |  |  | F1 |  | false",
        "2026-11-03  5.5 | Dana | hi 77 |  | F2 |  | false",
    ];
    assert_eq!(shown(&one), expected);
    let xml = "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS>
        <CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM><BANKTRANLIST><STMTTRN><TRNTYPE>DEBIT</TRNTYPE>
        <DTPOSTED>20261102</DTPOSTED><TRNAMT>-5.00</TRNAMT><FITID>F9</FITID><NAME><![CDATA[A & <B>]]></NAME><MEMO></MEMO>
        </STMTTRN></BANKTRANLIST><BANKTRANLISTP><STMTTRNP><TRNTYPE>DEBIT</TRNTYPE><DTTRAN>20261103</DTTRAN>
        <TRNAMT>-6.00</TRNAMT><NAME>C</NAME></STMTTRNP></BANKTRANLISTP></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>";
    let one = read(xml).remove(0);
    assert_eq!(
        shown(&one),
        ["2026-11-02  -5 | A & <B> |  |  | F9 |  | false", "2026-11-03  -6 | C |  |  |  |  | true"]
    );
}

const MT940: &str = "{1:F01BANKDEFFXXXX0000000000}{2:O9400000000000}{4:
:20:STARTUMSE
:25:10020030/1234567890
:28C:00001/001
:60F:C261101EUR1000,00
:61:2611021102DR120,50NDDTEREF-1//BANK1
/OCMT/EUR120,50/
:86:105?00SEPA-BASISLASTSCHRIFT?20EREF+R-77 MREF+M1?21SVWZ+Hosting Nove?22mber?30COBADE
FF?31DE89370400440532013000?32HOSTING LTD?33 BERLIN
:61:2612310101CR5,00NTRFNONREF
:86:/TRTP/SEPA/IBAN/NL91ABNA0417164300/NAME/Dana Reyes/REMI/INV-0041 thanks/EREF/E-9
:61:2611031103RCR5,00NTRFX
:86:Free words
on two lines
:62F:C261231EUR879,50
-}";

#[test]
fn mt940_is_read_in_every_dialect() {
    let one = read(MT940).remove(0);
    assert_eq!((one.account.as_str(), one.is_closed()), ("1234567890", true));
    assert_eq!(
        shown(&one),
        [
            "2026-11-02 2026-11-02 -120.5 | HOSTING LTD BERLIN | SEPA-BASISLASTSCHRIFT EREF+R-77 MREF+M1SVWZ+Hosting November /OCMT/EUR120,50/ | R-77 | BANK1 | DE89370400440532013000 | false",
            "2027-01-01 2026-12-31 5 | Dana Reyes | INV-0041 thanks | E-9 |  | NL91ABNA0417164300 | false",
            "2026-11-03 2026-11-03 -5 |  | Free words on two lines | X |  |  | false",
        ]
    );
}

const CAMT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id>
<Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>PRCD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-01</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-11-03</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">15.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-02</Dt></BookgDt>
<ValDt><DtTm>2026-11-03T00:00:00</DtTm></ValDt><AcctSvcrRef>S-1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E-1</EndToEndId></Refs>
<RltdPties><Dbtr><Nm>Me</Nm></Dbtr><Cdtr><Nm>Hosting Ltd</Nm></Cdtr><CdtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></CdtrAcct></RltdPties>
<RmtInf><Ustrd>Invoice R-77</Ustrd><Ustrd>November</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">7.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts><ValDt><Dt>2026-11-04</Dt></ValDt></Ntry>
<Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>INFO</Sts><BookgDt><Dt>2026-11-02</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>"#;

#[test]
fn camt_is_read_in_both_shapes() {
    let expected = [
        "2026-11-02 2026-11-03 -15 | Hosting Ltd | Invoice R-77 November | E-1 | S-1 | NL91ABNA0417164300 | false",
        "2026-11-04 2026-11-04 7 |  |  |  |  |  | true",
    ];
    let one = read(CAMT).remove(0);
    assert!(one.is_closed());
    assert_eq!(shown(&one), expected);
    let newer = CAMT
        .replace("001.02", "001.08")
        .replace("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>")
        .replace("<Sts>PDNG</Sts>", "<Sts><Cd>PDNG</Cd></Sts>")
        .replace(
            "<Cdtr><Nm>Hosting Ltd</Nm></Cdtr>",
            "<Cdtr><Pty><Nm>Hosting Ltd</Nm></Pty></Cdtr>",
        );
    assert_eq!(shown(&read(&newer).remove(0)), expected);
    // No entity of the file's own making is followed.
    let bomb = CAMT.replace("<Document", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Document");
    assert!(statement::read(Format::Camt, &bomb).is_err());
}

const QIF: &str = "!Account\nNGiro\nTBank\n^\n!Type:Bank\nD12/31'26\nT-1,234.56\nPHosting Ltd\nMNovember\nN77\n^\nD1/ 2/27\nT5.00\nPDana\n^\n";

#[test]
fn qif_is_read_by_the_form_that_all_its_days_fit() {
    let guess =
        guess::qif(QIF, "q", &Answers { currency: "USD".parse().ok(), ..Answers::default() });
    assert!(guess.asks.is_empty(), "{:?}", guess.asks);
    let one = import::read_mapped(QIF.as_bytes(), &guess.map).unwrap().remove(0);
    assert_eq!(one.account, "GIRO");
    assert_eq!(
        shown(&one),
        [
            "2026-12-31  -1234.56 | Hosting Ltd | November 77 |  |  |  | false",
            "2027-01-02  5 | Dana |  |  |  |  | false"
        ]
    );
    let cut = QIF.trim_end().trim_end_matches('^');
    assert!(import::read_mapped(cut.as_bytes(), &guess.map).is_err());
}

#[test]
fn a_table_is_guessed_with_its_reasons() {
    let said = Answers {
        currency: "EUR".parse().ok(),
        account: Some("giro".into()),
        ..Answers::default()
    };
    // Debit and credit, German and without a heading; Windows-1252 throughout.
    let table = [
        (
            "Date,Description,Debit,Credit,Balance\n13/11/2026,Rent,\"1,200.00\",,800.00\n14/11/2026,Dana,,5.00,805.00\n",
            "2026-11-13  -1200 |  | Rent",
        ),
        (
            "Buchungstag;Name;Betrag;S/H\n13.11.26;B\u{e4}cker;3,20;S\n14.11.26;Dana;5,00;H\n",
            "2026-11-13  -3.2 | B\u{e4}cker |",
        ),
        (
            "2026-11-13\t-3.20\tCoffee Bar\n2026-11-14\t5.00\tDana\n",
            "2026-11-13  -3.2 |  | Coffee Bar",
        ),
    ];
    for (text, expected) in table {
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
        let guess = guess::csv(&statement::decode(&bytes, None), "t", &said).unwrap();
        assert!(guess.asks.is_empty(), "{:?}", guess.asks);
        let kept = super::Map::parse("t", &guess.map.print()).unwrap();
        assert_eq!(kept, guess.map);
        let one = import::read_mapped(&bytes, &kept).unwrap().remove(0);
        assert!(shown(&one)[0].starts_with(expected), "{:?}", shown(&one));
    }
}

#[test]
fn what_is_written_into_a_file_by_others_changes_no_amount() {
    // A comment within an amount ends nothing; one below zero says its direction twice.
    let said = read(&CAMT.replace("15.00", "1<!-- -->5.00")).remove(0);
    assert!(said.is_closed());
    let twice = CAMT.replace(">15.00<", ">-15.00<");
    assert!(statement::read(Format::Camt, &twice).is_err());
    // The envelope's braces within words are words.
    let words = MT940.replace("Free words", "Free {4:words\n{ more");
    assert!(shown(&read(&words).remove(0))[2].contains("Free {4:words"), "{words}");
    // A row in another currency than the account's is in that.
    let foreign =
        OFX1.replace("<FITID>F1", "<CURRENCY><CURRATE>1.1<CURSYM>CHF</CURRENCY><FITID>F1");
    let line = read(&foreign).remove(0).lines.remove(0);
    assert_eq!(line.currency, "CHF".parse().ok());
    let changed = foreign.replace("CURRENCY", "ORIGCURRENCY");
    assert_eq!(read(&changed).remove(0).lines.remove(0).currency, None);
}

#[test]
fn what_never_ends_is_looked_for_once() {
    // Quadratic, each of these would take hours.
    let ofx = format!("<OFX>{}", "<A><![CDATA[".repeat(400_000));
    assert!(statement::read(Format::Ofx, &ofx).is_err());
    let words = format!(
        "<OFX><STMTRS><STMTTRN><DTPOSTED>20261102<TRNAMT>1<NAME>{}</STMTTRN></OFX>",
        "&".repeat(5_000_000)
    );
    assert_eq!(statement::read(Format::Ofx, &words).unwrap().len(), 1);
    let deep = format!("<Document>:camt.053{}", "<a>".repeat(1_000_000));
    assert!(statement::read(Format::of(&deep), &deep).is_err());
    let wide = format!("a;b;c\n{}", ";".repeat(5_000_000));
    assert!(guess::csv(&wide, "own", &Answers::default()).is_err());
}

/// Where, how much is taken away, and what is put there.
type Edit = (usize, usize, String);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let put = "([-<>:;,/?&#'\"=0-9A-Z\n{}^!\u{e9}\u{200b}]{0,20}|:61:26110[1-9]C1,|<Ntry>|<!\\[CDATA\\[|[0-9]{1,30}[.,][0-9]{0,8}|\u{27e8}U\\+200B\u{27e9})";
    prop::collection::vec((0usize..3000, 0usize..120, put), 1..5)
}

fn bent(file: &str, edits: &[Edit]) -> String {
    let mut file = file.to_owned();
    for (at, length, put) in edits {
        let at = file.floor_char_boundary(at % (file.len() + 1));
        let to = file.floor_char_boundary((at + length).min(file.len()));
        file.replace_range(at..to, put);
    }
    file
}

proptest! {
    // `PROPTEST_CASES=100000` looks for longer.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(300)))]

    /// Whatever is cut out of, put into or turned round in a real file: it is refused, or its rows are kept once.
    #[test]
    fn no_bytes_end_a_reader(which in 0usize..6, edits in edits()) {
        let csv = "Buchungstag;Name;Text;Betrag;W\u{e4}hrung;Saldo\n13.11.2026;A;x;-3,20;EUR;96,80\n13.11.2026;A;x;-3,20;EUR;93,60\n";
        let sides = "Date,Payee,Debit,Credit,Type,Status\n03/13/2026,=A;-b,\"1,000.50\",,debit,booked\n03/14/2026,\"B\nC\",,2.00,credit,pending\n";
        let file = [OFX1, MT940, CAMT, QIF, csv, sides][which];
        fuzz::statement(bent(file, &edits).as_bytes());
        if let Some((.., put)) = edits.first() {
            fuzz::statement(put.as_bytes());
        }
    }

    #[test]
    fn an_amount_is_what_was_written(cents in -1_000_000_000i64..1_000_000_000) {
        let amount = rust_decimal::Decimal::new(cents, 2);
        let text = amount.to_string();
        prop_assert_eq!(number::amount(&text, '.'), Some(amount.normalize()));
        prop_assert_eq!(number::amount(&text.replace('.', ","), ','), Some(amount.normalize()));
        prop_assert_eq!(number::plain(&text), Some(amount.normalize()));
    }
}
