//! What must hold of a statement whatever bytes it is made of.

use super::guess::{self, Answers};
use super::known::Known;
use super::merge::{From, merge};
use super::statement::{self, Format};
use super::{import, store};
use crate::model::money::Money;

/// A file of any format: it is refused, or its rows are kept once, whatever is done with it afterwards.
pub(crate) fn statement(data: &[u8]) {
    let text = statement::decode(data, None);
    let format = Format::of(&text);
    let said = Answers { currency: "EUR".parse().ok(), ..Answers::default() };
    let statements = match format {
        Format::Csv => {
            let Ok(guess) = guess::csv(&text, "own", &said) else { return };
            import::read_mapped(data, &guess.map)
        }
        Format::Qif => import::read_mapped(data, &guess::qif(&text, "own", &said).map),
        format => statement::read(format, &text),
    };
    let Ok(statements) = statements else { return };
    let mut known = Known::of(Vec::new(), Vec::new());
    let from = From { account: "OWN", source: "own", file: "own" };
    let money =
        |line: &statement::Line| Money::new(line.amount, line.currency.or(said.currency)?).ok();
    for one in &statements {
        let first = merge(&mut known, one.clone(), &from, &money);
        let again = merge(&mut known, one.clone(), &from, &money);
        assert!(again.new.is_empty(), "{:?} came twice of {one:?}", again.new);
        // What is kept is read back as it was.
        let heading = store::parse(&store::head()).map(|parsed| parsed.heading).unwrap_or_default();
        let lines: String = first.new.iter().map(|row| store::print(row, &heading)).collect();
        let read = store::parse(&format!("{}{lines}", store::head()));
        let read =
            read.map(|parsed| parsed.rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
        assert_eq!(read.as_ref(), Ok(&first.new));
    }
}
