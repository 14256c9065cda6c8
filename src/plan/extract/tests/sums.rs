//! The sums of a document: total, net, tax, its lines, the hours worked.

use super::{Wrong, facts, value};

#[test]
fn the_total_is_what_the_text_calls_so() {
    let mut wrong = Wrong::default();
    let table = [
        ("Total: €100.00", "100.00 EUR"),
        ("Subtotal €100.00\nVAT 20% €20.00\nTotal €120.00", "120.00 EUR"),
        ("Grand total | 319.00\nPrices in INR", "319.00 INR"),
        ("Please pay me $5k for the logo", "5000.00 USD"),
        ("Can you send an invoice for $1,200?", "1200.00 USD"),
        ("Bitte überweisen Sie 119,00 € bis Freitag.", "119.00 EUR"),
        ("Total: $279.84\nPaid: $100.00\nAmount due: $179.84", "279.84 USD"),
        ("Total: $50.00\nAmount due: $0.00", "50.00 USD"),
        ("Invoice total: $100\nPrevious balance: $50\nAmount due: $150", "100.00 USD"),
        ("You sent a total of £9.23 GBP.\nTotal £1.99\nTotal £3.75\nTotal £3.49", "9.23 GBP"),
        ("Order total: $10.00\nOrder total: $12.00", "-"),
        ("Total: $10.00\nTotal: €12.00", "-"),
        ("Invoice total: $500\nAmount due: $700", "-"),
        ("We met 3 people and saw $5 bills", "-"),
        ("Our rate is $50/hour", "-"),
        ("It costs between $500 and $800", "-"),
        ("Free shipping on orders over $50", "-"),
        ("The budget is $5,000 for you", "-"),
        ("No amounts here", "-"),
        ("Total: $10.00 and the total: $10.00", "10.00 USD"),
        ("Montant : 12 €\nNet à payer : 29,99 €", "29.99 EUR"),
        ("Te betalen: € 49,99", "49.99 EUR"),
        ("Total refund: $20.00", "20.00 USD"),
        ("Summe 1.000,00 € 190,00 € 1.190,00 €", "1190.00 EUR"),
        ("Item A $5\nItem B $7\nTotal $12", "12.00 USD"),
    ];
    for (text, expected) in table {
        wrong.same(value(&facts(text).total), expected, text);
    }
}

#[test]
fn a_contradiction_becomes_one_question() {
    let mut wrong = Wrong::default();
    for text in [
        "Order total: $10.00\nOrder total: $12.00",
        "Invoice total: $500\nAmount due: $700",
        "Invoice\nDesk $500\nChair $200",
    ] {
        let facts = facts(text);
        wrong.same((facts.total, facts.unsure.len()), (None, 1), text);
    }
    let facts = facts("Net: €100.00\nVAT: €25.00\nTotal: €119.00");
    assert_eq!((value(&facts.total).as_str(), facts.unsure.len()), ("119.00 EUR", 1));
}

#[test]
fn net_and_tax_fit_to_the_total() {
    let mut wrong = Wrong::default();
    let table = [
        ("Subtotal €100.00\nVAT 20% €20.00\nTotal €120.00", "100.00 EUR", "20.00 EUR"),
        ("Total Before VAT: £17.67\nVAT: £3.53\nOrder Total: £21.20", "17.67 GBP", "3.53 GBP"),
        ("Netto 100,00 €\nMwSt. 19% 19,00 €\nGesamtbetrag 119,00 €", "100.00 EUR", "19.00 EUR"),
        ("Total facture | 24.99 | 5.00 | 29.99 €", "24.99 EUR", "5.00 EUR"),
        ("Total: $12.00", "-", "-"),
        ("VAT £1.48\nTotal £8.89", "-", "1.48 GBP"),
    ];
    for (text, net, tax) in table {
        let facts = facts(text);
        wrong.same((value(&facts.net).as_str(), value(&facts.tax).as_str()), (net, tax), text);
    }
}

#[test]
fn lines_of_a_table_are_read_with_quantity_and_price() {
    let mut wrong = Wrong::default();
    let table: &[(&str, &[&str])] = &[
        (
            "Description | Qty | Unit price | Amount\nConsulting October | 12 | 120.00 | 1,440.00\nTravel | 1 | 80.00 | 80.00\nTotal | $1,520.00",
            &["Consulting October 12 120.00 1440.00", "Travel 1 80.00 80.00"],
        ),
        (
            "Beschreibung     Menge    Einzelpreis    Betrag\nBeratung         2,5      100,00 €       250,00 €\nSumme                                    250,00 €",
            &["Beratung 2.5 100.00 250.00"],
        ),
        ("2 x Widget @ $10.00 = $20.00", &["Widget 2 10.00 20.00"]),
        (
            "- Logo design: $500\n- Website: $1,500\nTotal: $2,000",
            &["Logo design - - 500.00", "Website - - 1500.00"],
        ),
        ("We spent $500 on the logo and $1,500 on the website.", &[]),
        (
            "Pos. | Artikel | Anzahl | Preis | Summe\n1 | Stuhl | 4 | 25,00 | 100,00\nGesamt 100,00 EUR",
            &["Stuhl 4 25.00 100.00"],
        ),
    ];
    for (text, expected) in table {
        let shown = |value: Option<rust_decimal::Decimal>| {
            value.map_or("-".into(), |value| value.to_string())
        };
        let lines: Vec<String> = facts(text)
            .lines
            .iter()
            .map(|line| &line.value)
            .map(|line| {
                format!(
                    "{} {} {} {}",
                    line.text,
                    shown(line.quantity),
                    shown(line.price),
                    shown(line.amount)
                )
            })
            .collect();
        wrong.same(lines, *expected, text);
    }
}

#[test]
fn hours_are_those_that_were_worked() {
    let mut wrong = Wrong::default();
    let table = [
        ("I worked 12.5 hours in October", "12.5"),
        ("Rechnung über 7,5 Stunden Beratung", "7.5"),
        ("Consulting 14 h at $100", "14"),
        ("Timesheet: Mon 4 h, Tue 6 h\nTotal: 10 hours", "10"),
        ("Please invoice 40 hours", "40"),
        ("We worked 4 hours, then 6 hours", "-"),
        ("within 48 hours please", "-"),
        ("Reply within 24 hours or the invoice is void", "-"),
        ("open 24 hours", "-"),
        ("meeting in 2 hours", "-"),
        ("the 3 hour flight", "-"),
    ];
    for (text, expected) in table {
        wrong.same(value(&facts(text).hours), expected, text);
    }
}

#[test]
fn work_by_the_hour_is_a_line_and_its_rate_is_no_sum() {
    let mut wrong = Wrong::default();
    let table = [
        ("Please invoice us for the website: 12.5 hours at 95 EUR.", "12.5 × 95.00 = 1187.50", "-"),
        ("Die Rechnung: 10 Stunden à 80,00 €, also 800,00 € netto.", "10 × 80.00 = 800.00", "-"),
        (
            "7.5 hours  window and posters   at EUR 95.00\nTotal EUR 712.50",
            "window and posters 7.5 × 95.00 = 712.50",
            "712.50 EUR",
        ),
        (
            "12 hours of consulting. We agreed on 80 EUR per hour. Invoice us.",
            "12 × 80.00 = 960.00",
            "-",
        ),
        ("Invoice: 3 days at a daily rate of £400.00", "3 × 400.00 = 1200.00", "-"),
        ("Invoice for 4 hours. It was 500 EUR.", "", "500.00 EUR"),
        ("Let us meet at 10 h at 20 EUR per person", "", "-"),
    ];
    for (text, lines, total) in table {
        let facts = facts(text);
        let said: Vec<_> = facts.lines.iter().map(|line| &line.value).collect();
        let said: Vec<_> = said
            .iter()
            .filter_map(|line| {
                let counted = format!("{} × {} = {}", line.quantity?, line.price?, line.amount?);
                Some(format!("{} {counted}", line.text).trim().to_owned())
            })
            .collect();
        wrong.same((said.join("; ").as_str(), value(&facts.total).as_str()), (lines, total), text);
    }
}

#[test]
fn the_rate_of_the_tax_is_one_or_none() {
    let mut wrong = Wrong::default();
    let table = [
        ("EUR 1,120.00 plus 19% VAT", "19", false),
        ("Invoice total: 1,332.80 EUR incl. 19% VAT", "19", true),
        ("Rechnungsbetrag brutto: 119,00 EUR, inkl. MwSt", "-", true),
        ("Summe 100,00 € zzgl. 7 % MwSt.", "7", false),
        ("Net: €100.00\nVAT: €20.00\nTotal: €120.00", "20", false),
        ("7% VAT on food, 19% VAT on drinks. Total: €120.00", "-", false),
        ("Total: €120.00. Reverse charge applies.", "0", false),
        ("Total: €120.00, 3% discount", "-", false),
    ];
    for (text, rate, included) in table {
        let facts = facts(text);
        wrong.same(
            (value(&facts.tax_percent).as_str(), facts.tax_included),
            (rate, included),
            text,
        );
    }
}
