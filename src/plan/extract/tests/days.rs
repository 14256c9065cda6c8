//! Days in every form, the ones that count from the message, the document's own and the due one.

use chrono::{TimeZone as _, Utc};

use super::{Wrong, facts, mail, value, values};
use crate::model::person::Address;
use crate::plan::extract::{Owner, extract};

#[test]
fn days_in_every_usual_form() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        ("2026-11-20", &["2026-11-20"]),
        ("2026-11-20T10:00:00Z", &["2026-11-20"]),
        ("2026/11/20", &["2026-11-20"]),
        ("16 November 2026", &["2026-11-16"]),
        ("16th November 2026", &["2026-11-16"]),
        ("the 16th of November, 2026", &["2026-11-16"]),
        ("November 16, 2026", &["2026-11-16"]),
        ("November 16th 2026", &["2026-11-16"]),
        ("Nov 16 2026", &["2026-11-16"]),
        ("Nov. 16, 2026", &["2026-11-16"]),
        ("16-Nov-2026", &["2026-11-16"]),
        ("16-Nov-26", &["2026-11-16"]),
        ("16 Nov '26", &["2026-11-16"]),
        ("Mon, 16 Nov 2026", &["2026-11-16"]),
        ("Monday, November 16, 2026", &["2026-11-16"]),
        ("16.11.2026", &["2026-11-16"]),
        ("16.11.26", &["2026-11-16"]),
        ("version 2.4.11, section 1.2.10", &[]),
        // The accent apart, as macOS writes it.
        ("2 de\u{301}cembre 2026", &["2026-12-02"]),
        ("16. November 2026", &["2026-11-16"]),
        ("16. Nov. 2026", &["2026-11-16"]),
        ("Montag, 16. November 2026", &["2026-11-16"]),
        ("1er décembre 2026", &["2026-12-01"]),
        ("02 Juillet 2015", &["2015-07-02"]),
        ("19 april 2014", &["2014-04-19"]),
        ("3 de marzo de 2026", &["2026-03-03"]),
        ("16/11/2026", &["2026-11-16"]),
        ("11/16/2026", &["2026-11-16"]),
        ("Nov 20", &["2026-11-20"]),
        ("3 January", &["2027-01-03"]),
        ("20 October", &["2026-10-20"]),
        ("Fri, 20 Nov", &["2026-11-20"]),
        ("Wir treffen uns am 20.11. und nicht früher", &["2026-11-20"]),
        ("29.02.2028", &["2028-02-29"]),
        // None.
        ("31.02.2026", &[]),
        ("2026-13-01", &[]),
        ("May 5 people come", &["2027-05-05"]),
        ("may 5 people come", &[]),
        ("5 out of 10", &[]),
        ("October 2026", &[]),
        ("1234/10/2022", &[]),
        ("192.168.10.12", &[]),
        ("order 07-04271-05709", &[]),
        ("10.5.3", ["2003-05-10"][..0].as_ref()),
        ("version 2.11.26.4", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).dates), *expected, text);
    }
}

#[test]
fn the_order_of_day_and_month_is_shown_or_asked() {
    // Open: nothing shows it.
    let open = facts("Let us meet on 03/04/2027 for the thing");
    assert_eq!((open.dates.len(), open.unsure.len()), (0, 1), "{:?}", open.unsure);
    // Another date in the text shows it.
    assert_eq!(values(&facts("From 03/04/2027 to 25/04/2027").dates), ["2027-04-03", "2027-04-25"]);
    assert_eq!(values(&facts("From 03/04/2027 to 04/25/2027").dates), ["2027-03-04", "2027-04-25"]);
    // The language shows it.
    assert_eq!(values(&facts("Bitte kommen Sie am 03/04/2027 zu uns").dates), ["2027-04-03"]);
    // An address does.
    assert_eq!(values(&facts("Fremont, CA 94538\nDate: 03/04/2027").dates), ["2027-03-04"]);
    assert_eq!(values(&facts("£20 on 03/04/2027").dates), ["2027-04-03"]);
    // The day that it was sent does.
    let mut item = mail("Date: 11/12/2026, due on 12/01/2026");
    item.received = Utc.with_ymd_and_hms(2026, 11, 12, 12, 0, 0).unwrap();
    assert_eq!(values(&extract(&item, &Owner::default()).dates), ["2026-11-12", "2026-12-01"]);
    // The sender's country does.
    let mut item = mail("on 03/04/2027");
    item.from = Some(Address::new("X", "x@shop.co.uk"));
    assert_eq!(values(&extract(&item, &Owner::default()).dates), ["2027-04-03"]);
    // The same either way.
    assert_eq!(values(&facts("04/04/2027").dates), ["2027-04-04"]);
}

#[test]
fn relative_days_count_from_the_message() {
    let mut wrong = Wrong::default();
    // Monday, 16 November 2026.
    let table: &[(&str, &[&str])] = &[
        ("today", &["2026-11-16"]),
        ("tomorrow", &["2026-11-17"]),
        ("the day after tomorrow", &["2026-11-18"]),
        ("yesterday", &["2026-11-15"]),
        ("by Friday", &["2026-11-20"]),
        ("this Friday", &["2026-11-20"]),
        ("on Thursday", &["2026-11-19"]),
        ("before Wednesday", &["2026-11-18"]),
        ("next Monday", &["2026-11-23"]),
        ("Friday next week", &["2026-11-27"]),
        ("last Friday", &["2026-11-13"]),
        ("in 3 days", &["2026-11-19"]),
        ("in three days", &["2026-11-19"]),
        ("within 14 days", &["2026-11-30"]),
        ("in two weeks", &["2026-11-30"]),
        ("in a month", &["2026-12-16"]),
        ("within 5 business days", &["2026-11-23"]),
        ("within 48 hours", &["2026-11-18"]),
        ("by the end of the month", &["2026-11-30"]),
        ("by end of month", &["2026-11-30"]),
        ("by EOM", &["2026-11-30"]),
        ("end of next month", &["2026-12-31"]),
        ("by the end of the week", &["2026-11-20"]),
        ("by end of November", &["2026-11-30"]),
        ("by year end", &["2026-12-31"]),
        ("by end of quarter", &["2026-12-31"]),
        ("EOD", &["2026-11-16"]),
        ("by the 20th", &["2026-11-20"]),
        ("by the 10th", &["2026-12-10"]),
        ("bitte bis morgen", &["2026-11-17"]),
        ("übermorgen", &["2026-11-18"]),
        ("bis Freitag", &["2026-11-20"]),
        ("am Donnerstag", &["2026-11-19"]),
        ("kommenden Mittwoch", &["2026-11-18"]),
        ("innerhalb von 14 Tagen", &["2026-11-30"]),
        ("in zwei Wochen", &["2026-11-30"]),
        ("binnen 5 Werktagen", &["2026-11-23"]),
        ("bis Ende des Monats", &["2026-11-30"]),
        ("zum Monatsende", &["2026-11-30"]),
        ("bis Ende November", &["2026-11-30"]),
        ("bis zum 20.", &["2026-11-20"]),
        ("bis Jahresende", &["2026-12-31"]),
        ("d'ici vendredi", &["2026-11-20"]),
        ("sous 30 jours", &["2026-12-16"]),
        ("demain", &["2026-11-17"]),
        // None.
        ("Guten Morgen", &[]),
        ("am Morgen", &[]),
        ("the Friday meeting", &[]),
        ("we sat there", &[]),
        ("by the 15th century", &[]),
        ("within 30 days of delivery", &[]),
        ("I sent it on Friday", &[]),
        ("end of story", &[]),
        ("am Wochenende", &[]),
    ];
    for (text, expected) in table {
        wrong.same(values(&facts(text).dates), *expected, text);
    }
    let next = facts("Can we meet next Friday?");
    assert_eq!(
        (values(&next.dates), next.unsure.len()),
        (vec!["2026-11-20"], 1),
        "of two readings the earlier, and a question"
    );
}

#[test]
fn a_weekday_that_is_another_is_asked_about() {
    let facts = facts("Please pay by Monday, 17 November 2026.");
    assert_eq!((value(&facts.due).as_str(), facts.unsure.len()), ("-", 1), "{:?}", facts.unsure);
}

#[test]
fn the_documents_day_and_the_due_day() {
    let mut wrong = Wrong::default();
    let table = [
        ("Invoice date: 2026-11-01\nDue date: 2026-11-30", "2026-11-01", "2026-11-30"),
        (
            "Invoice Date: | Due Date: | Reference:\n03/20/2023 | 04/04/2023 | CUSTREF123",
            "2023-03-20",
            "2023-04-04",
        ),
        ("Rechnungsdatum: 01.11.2026\nFällig am: 30.11.2026", "2026-11-01", "2026-11-30"),
        (
            "Rechnung Nr. 17 vom 1. November 2026, zahlbar bis 30.11.2026",
            "2026-11-01",
            "2026-11-30",
        ),
        (
            "Facture n°562044387 du 02 Juillet 2015\nDate limite de paiement le 05 Juillet 2015",
            "2015-07-02",
            "2015-07-05",
        ),
        ("Factuurdatum: 19 april 2014\nVervaldatum 3 mei 2014", "2014-04-19", "2014-05-03"),
        ("Date: 28 July 2020", "2020-07-28", "-"),
        ("Placed on October 24, 2021", "2021-10-24", "-"),
        ("Order Date: 15-10-2015\nInvoice Date: 20-10-2015", "2015-10-20", "-"),
        ("7 Mar 2019 15:24:09 GMT\nTransaction ID: 4GS58716Y63398437", "2019-03-07", "-"),
        ("Invoice date: 2026-11-01\nPayment terms: 15 days", "2026-11-01", "2026-11-16"),
        ("Invoice date: 2026-11-01. Terms: net 30", "2026-11-01", "2026-12-01"),
        ("Rechnungsdatum: 01.11.2026. Zahlbar innerhalb von 14 Tagen.", "2026-11-01", "2026-11-15"),
        ("Rechnungsdatum: 01.11.2026\nZahlungsziel: 14 Tage", "2026-11-01", "2026-11-15"),
        ("Rechnungsdatum: 01.11.2026. 30 Tage netto", "2026-11-01", "2026-12-01"),
        ("Please pay by Friday.", "-", "2026-11-20"),
        ("Please pay within 14 days.", "-", "2026-11-30"),
        ("Payment is due by November 30.", "-", "2026-11-30"),
        (
            "Rechnungsdatum: 16.11.2026\nNetto 100,00 EUR\nMwSt 19,00 EUR\nGesamtbetrag 119,00 EUR",
            "2026-11-16",
            "-",
        ),
        ("Net 250.00\nVAT 50.00\nTotal 300.00 GBP", "-", "-"),
        ("Net 250 EUR, invoice date 2026-11-16", "2026-11-16", "-"),
        ("Invoice date 2026-11-16, net 30", "2026-11-16", "2026-12-16"),
        ("Net 10 kg of coffee", "-", "-"),
        ("In 14 days we are closed. Payment by bank transfer, please.", "-", "-"),
        ("Bitte überweisen Sie den Betrag bis zum 30.11.2026.", "-", "2026-11-30"),
        ("Der Betrag ist bis Freitag zu zahlen.", "-", "2026-11-20"),
        ("Payment due on receipt. Invoice date 2026-11-10", "2026-11-10", "2026-11-10"),
        ("Let us meet on 2026-11-20", "-", "-"),
        ("Delivery date: 2026-11-20", "-", "-"),
        ("Valid until 2026-11-20", "-", "-"),
        ("Due: 2026-11-20\nDue date: 2026-11-25", "-", "-"),
        ("Invoice date: 2026-11-01\nInvoice date: 2026-11-02", "-", "-"),
        (
            "2% Skonto bei Zahlung innerhalb 10 Tagen, sonst 30 Tage netto. Rechnungsdatum 01.11.2026",
            "2026-11-01",
            "2026-12-01",
        ),
    ];
    for (text, date, due) in table {
        let facts = facts(text);
        wrong.same((value(&facts.date).as_str(), value(&facts.due).as_str()), (date, due), text);
    }
    assert_eq!(facts("Due: 2026-11-20\nDue date: 2026-11-25").unsure.len(), 1);
    assert_eq!(
        facts("Invoice date: 2026-11-01\nTerms: net 30\nDue date: 2026-11-15").unsure.len(),
        1,
        "terms against the date"
    );
}

#[test]
fn days_in_quoted_text_count_from_when_it_was_written() {
    let text = "Thanks!\n\nOn Mon, Nov 2, 2026 at 9:12 AM Dana Reyes <dana@reyes.example> wrote:\n> Please pay by Friday.\n> It is €50.00.";
    let facts = facts(text);
    let due = facts.due.unwrap();
    assert_eq!((due.value.as_str(), due.quoted), ("2026-11-06", true));
    assert!(
        facts.requests.is_empty() && facts.deadlines.is_empty(),
        "what is only quoted is nobody's request"
    );
    // Without a header, nobody knows which Friday.
    assert_eq!(values(&super::facts("> by Friday").dates), Vec::<&str>::new());
}
