//! What accounts, taxes and partners of the books are in Odoo: `Accounting/Odoo.md`, a table that a person edits.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::base::text::{cut, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::model::push::Mapped;
use crate::remote::books::{DocumentKind, Migration, OWED};
use crate::vault::{Folder, Place, Vault, VaultError, inert};

/// The note's vault path.
pub(crate) const NOTE: &str = "Accounting/Odoo.md";

/// What a row about a partner begins with.
pub(super) const PARTNER: &str = "partner ";

/// A row of a fresh note.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Row {
    pub(crate) books: String,
    /// Empty where nothing fits.
    pub(crate) odoo: String,
    pub(crate) why: String,
}

/// All that the books need a row for, or one of an account above it.
pub(crate) fn needed(books: &Migration) -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    for taken in &books.entries {
        for leg in &taken.legs {
            needed.insert(above(&leg.account).to_owned());
        }
        let rates = taken.items.iter().map(|item| item.rate).filter(|rate| !rate.is_zero());
        needed.extend(rates.map(|rate| tax(taken.kind, rate)));
    }
    needed
}

/// The account that an account counts in: everybody's own below what is owed is in one.
pub(super) fn above(account: &str) -> &str {
    let is_below =
        |above: &&&str| account.strip_prefix(**above).is_some_and(|rest| rest.starts_with(':'));
    OWED.iter().find(is_below).copied().unwrap_or(account)
}

/// What is needed and has no row.
pub(crate) fn gaps(books: &Migration, map: &[Mapped]) -> Vec<String> {
    let is_there = |name: &String| {
        if name.ends_with('%') && (name.starts_with("sale ") || name.starts_with("purchase ")) {
            map.iter().any(|row| row.books == *name && !row.odoo.is_empty())
        } else {
            account(map, name).is_some()
        }
    };
    needed(books).into_iter().filter(|name| !is_there(name)).collect()
}

/// `sale 19%`, `purchase 19%`.
pub(super) fn tax(kind: Option<DocumentKind>, rate: Decimal) -> String {
    let trade = if kind == Some(DocumentKind::Bill) { "purchase" } else { "sale" };
    format!("{trade} {}%", rate.normalize())
}

/// The code of an account: its own row's, or that of the nearest account above it.
pub(super) fn account<'m>(map: &'m [Mapped], books: &str) -> Option<&'m str> {
    let mut at = books;
    loop {
        if let Some(row) = map.iter().find(|row| row.books == at && !row.odoo.is_empty()) {
            return Some(&row.odoo);
        }
        at = at.rsplit_once(':')?.0;
    }
}

/// Who a partner is, where a row says it.
pub(super) fn partner<'m>(map: &'m [Mapped], name: &str) -> Option<&'m str> {
    let is_it = |row: &&Mapped| {
        row.books.strip_prefix(PARTNER).is_some_and(|own| own.trim() == name.trim())
    };
    map.iter().find(is_it).map(|row| row.odoo.as_str()).filter(|odoo| !odoo.is_empty())
}

/// The note's rows; `None` where there is no note.
pub(crate) fn read(vault: &Vault) -> Result<Option<Vec<Mapped>>> {
    match vault.read_text(&place()) {
        Ok(text) => table(&text).map(Some),
        Err(VaultError::Io { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) fn place() -> Place {
    Place::new(Folder::Accounting, "Odoo.md")
}

fn table(note: &str) -> Result<Vec<Mapped>> {
    let mut rows: Vec<Mapped> = Vec::new();
    for (at, line) in note.lines().enumerate() {
        let Some(row) = line.trim().strip_prefix('|') else { continue };
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        let [books, odoo, ..] = cells.as_slice() else { continue };
        let is_rule = books.bytes().all(|b| matches!(b, b'-' | b':'));
        if is_rule || books.eq_ignore_ascii_case("books") {
            continue;
        }
        if rows.iter().any(|row| row.books == *books) {
            let shown = cut(&shown_line(books), 60);
            let what = format!("{NOTE}:{} names `{shown}` a second time", at + 1);
            return Err(Fail::say(Exit::Usage, what));
        }
        rows.push(Mapped { books: (*books).to_owned(), odoo: (*odoo).to_owned() });
    }
    Ok(rows)
}

/// A fresh note.
pub(crate) fn note(rows: &[Row]) -> String {
    let mut text = String::from(HEAD);
    for row in rows {
        // The books' own names and codes stand as they are: they are read back.
        let [books, odoo] = [&row.books, &row.odoo].map(|cell| shown_line(cell).replace('|', "/"));
        let _ = writeln!(text, "| {books} | {odoo} | {} |", inert::cell(&row.why));
    }
    text
}

const HEAD: &str = "\
# The books in Odoo

What accounts and taxes of the books are in Odoo, for `fte ledger push odoo`. The rows are suggestions until you have looked at them:
change what is wrong, fill in what is empty. An account counts for those below it, unless they have a row of their own.

- An account of Odoo's is named by its code, a tax by its rate or its name, or `#18`, its id.
- A customer or vendor whom Odoo has several of is `partner Dana Reyes`, with `#18`.

| Books | Odoo | Why |
|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_row_counts() {
        let note = note(&[
            Row { books: "expenses".into(), odoo: "600000".into(), why: "a|b".into() },
            Row { books: "expenses:travel".into(), odoo: String::new(), why: String::new() },
            Row { books: "sale 19%".into(), odoo: "19% EU".into(), why: String::new() },
            Row { books: "partner Dana Reyes".into(), odoo: "#18".into(), why: String::new() },
        ]);
        let map = table(&note).unwrap();
        assert_eq!(map.len(), 4);
        assert_eq!(account(&map, "expenses:travel:train"), Some("600000"));
        assert_eq!(account(&map, "expensesx"), None);
        assert_eq!(partner(&map, "Dana Reyes"), Some("#18"));
        assert_eq!(tax(Some(DocumentKind::Bill), Decimal::new(1900, 2)), "purchase 19%");
        assert!(table(&format!("{note}| expenses | 1 | |\n")).is_err());
    }
}
