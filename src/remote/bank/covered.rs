//! Which days statements cover, with the bank's balances, and whether the rows agree: `Accounting/Bank/Statements.csv`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::balance::{self, Gap};
use super::file::{STATEMENTS, broken};
use super::known::Span;
use super::row::Row;
use super::{Bank, store};
use crate::base::Result;
use crate::model::money::Currency;

impl Bank<'_> {
    /// Notes which days a statement covers, and its balances.
    pub(super) fn record(&self, file: &str, records: &[(String, String, Span)]) -> Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        let line = |(account, source, span): &(String, String, Span)| {
            let (opening, closing) =
                span.ends.map(|(a, b)| (a.to_string(), b.to_string())).unwrap_or_default();
            let file = store::guarded(file);
            store::line(&[
                account.clone(),
                span.from.to_string(),
                span.to.to_string(),
                opening,
                closing,
                source.clone(),
                file,
            ])
        };
        let head = store::line(
            &["account", "from", "to", "opening", "closing", "source", "file"].map(str::to_owned),
        );
        self.append(STATEMENTS, &head, &records.iter().map(line).collect::<String>())
    }

    /// The days that statements cover, by account.
    pub(super) fn spans(&self) -> Result<BTreeMap<String, Vec<Span>>> {
        let text = self.text(STATEMENTS)?;
        let mut spans: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(self.whole(STATEMENTS, &text)?.as_bytes());
        for record in reader.records() {
            let record = record.map_err(|_| broken(STATEMENTS, "is not a table"))?;
            let cell = |at: usize| record.get(at).unwrap_or_default();
            let day = |at: usize| NaiveDate::parse_from_str(cell(at), "%Y-%m-%d").ok();
            let number = |at: usize| Decimal::from_str_exact(cell(at)).ok();
            // A line that says no days says nothing: no row is taken in or left out for it.
            if let (Some(from), Some(to)) = (day(1), day(2)) {
                let span = Span { from, to, ends: number(3).zip(number(4)) };
                spans.entry(cell(0).to_owned()).or_default().push(span);
            }
        }
        Ok(spans)
    }

    /// Every row, by account, day and place in the file, each with its vault path and line.
    pub(crate) fn rows(&self) -> Result<Vec<(String, usize, Row)>> {
        let mut all = Vec::new();
        for (account, year) in self.files()? {
            for (line, row) in self.rows_of(&account, year)? {
                all.push((Bank::path_of(&row), line, row));
            }
        }
        all.sort_by(|a, b| (&a.2.account, a.2.date, a.1).cmp(&(&b.2.account, b.2.date, b.1)));
        Ok(all)
    }

    /// Where the rows that are kept and the bank's own balances come to something else; of these accounts, or of all.
    pub(crate) fn gaps(&self, accounts: Option<&[String]>) -> Result<Vec<Gap>> {
        let spans = self.spans()?;
        let mut of: BTreeMap<(String, Currency), Vec<Row>> = BTreeMap::new();
        for (account, year) in self.files()? {
            if accounts.is_some_and(|accounts| !accounts.contains(&account)) {
                continue;
            }
            let booked = self
                .rows_of(&account, year)?
                .into_iter()
                .map(|(_, row)| row)
                .filter(|row| !row.is_pending());
            for row in booked {
                of.entry((account.clone(), row.amount.currency())).or_default().push(row);
            }
        }
        let mut gaps = Vec::new();
        let several: BTreeSet<String> = {
            let mut seen = BTreeSet::new();
            of.keys()
                .filter(|(account, _)| !seen.insert(account.clone()))
                .map(|(account, _)| account.clone())
                .collect()
        };
        for ((account, currency), rows) in &of {
            let rows: Vec<&Row> = rows.iter().collect();
            // Of an account in several currencies a statement does not say which its balances are in.
            let own = if several.contains(account) { None } else { spans.get(account) };
            gaps.extend(balance::gaps(account, *currency, &rows, own.map_or(&[], Vec::as_slice)));
        }
        Ok(gaps)
    }
}
