//! Lines of a table, and hours that were worked.

use super::{Wrong, facts, value};

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
