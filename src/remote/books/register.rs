//! `Accounting/Transactions.md`: the journal's latest transactions, and what there is in each account, to read.

use std::fmt::Write as _;

use super::journal::Transaction;
use super::ledger::Ledger;
use super::notes::account;
use super::{Books, BooksError, PATH};
use crate::vault::{Folder, Place, inert};

/// The most transactions shown: a longer note is no pleasure to open. `fte ledger register` shows all.
const MOST: usize = 500;

impl Books<'_> {
    /// Writes the register, where it does not say already what it must.
    pub(super) fn write_register(&self, ledger: &Ledger) -> Result<(), BooksError> {
        let place = Place::new(Folder::Accounting, "Transactions.md");
        let page = page(ledger);
        let there = self.vault.read_bytes(&place).is_ok_and(|there| there == page.as_bytes());
        if there { Ok(()) } else { Ok(self.vault.write(&place, page.as_bytes())?) }
    }
}

fn page(ledger: &Ledger) -> String {
    let mut page = format!(
        "# Transactions\n\nMade from `{PATH}` with every entry: a change here is lost. `fte ledger register` shows the same.\n\n"
    );
    let _ = balances(&mut page, ledger);
    let mut entries: Vec<&Transaction> = ledger.journal.transactions.iter().collect();
    entries.sort_by_key(|entry| (entry.date, entry.at.line));
    page.push_str("## Latest first\n\n| Date | Document | Who | From | To | Amount |\n|---|---|---|---|---|--:|\n");
    for entry in entries.iter().rev().take(MOST) {
        let _ = row(&mut page, entry);
    }
    if entries.len() > MOST {
        let _ = writeln!(page, "\n{} older ones are in the journal.", entries.len() - MOST);
    }
    page
}

fn balances(page: &mut String, ledger: &Ledger) -> std::fmt::Result {
    page.push_str("## Balances\n\n| Account | Balance |\n|---|--:|\n");
    for balance in ledger.balance(None, None) {
        let amounts: Vec<_> = balance.amounts.iter().map(ToString::to_string).collect();
        writeln!(page, "| {} | {} |", account(&balance.account), foreign(&amounts.join(", ")))?;
    }
    page.push('\n');
    Ok(())
}

fn row(page: &mut String, entry: &Transaction) -> std::fmt::Result {
    let id = super::documents::number(entry).map(|id| format!("[[{id}]]")).unwrap_or_default();
    let side = |negative: bool| {
        let of_side = entry.postings.iter().filter(|posting| {
            posting.amounts.iter().any(|a| a.quantity.is_sign_negative() == negative)
        });
        let names: Vec<_> = of_side.map(|posting| account(&posting.account)).collect();
        names.join(", ")
    };
    let received = entry
        .postings
        .iter()
        .flat_map(|posting| &posting.amounts)
        .filter(|amount| !amount.quantity.is_sign_negative());
    let amounts: Vec<_> = received.map(ToString::to_string).collect();
    let who = inert::cell(&entry.description);
    writeln!(
        page,
        "| {} | {id} | {who} | {} | {} | {} |",
        entry.date,
        side(true),
        side(false),
        foreign(&amounts.join(", "))
    )
}

/// Amounts as they are; in code where a commodity's name is not plainly one.
fn foreign(amounts: &str) -> String {
    let plain = amounts
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'.' | b',' | b'-'));
    if plain { amounts.to_owned() } else { inert::cell(amounts) }
}
