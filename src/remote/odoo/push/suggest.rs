//! What accounts and taxes of the books may be in Odoo: by type, then by name, then by code. A person looks at it.

use super::map::{self, Row};
use crate::base::text::shown_line;
use crate::remote::books::{Ledger, Migration};
use crate::remote::odoo::datum::Datum;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::lookup::{Trade, id, term, text};
use crate::remote::odoo::{Odoo, Search};

/// An account of Odoo's chart.
struct Account {
    id: u64,
    code: String,
    name: String,
    kind: String,
}

struct Chart<'a> {
    odoo: &'a Odoo<'a>,
    /// By code.
    accounts: Vec<Account>,
    /// The accounts of its bank and cash journals, with the journal's type.
    money: Vec<(u64, String)>,
}

/// Whether a code can stand in a note as it is.
fn is_plain(code: &str) -> bool {
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ' ');
    !code.is_empty() && code.chars().all(is_code)
}

/// A row for everything that the books need one for.
pub(crate) fn suggest(
    odoo: &Odoo<'_>,
    ledger: &Ledger,
    books: &Migration,
) -> Result<Vec<Row>, OdooError> {
    let chart = Chart::read(odoo)?;
    let row = |name: String| {
        let (odoo, why) = match name.split_once(' ') {
            Some(("sale", rate)) if rate.ends_with('%') => chart.tax(Trade::Sale, rate),
            Some(("purchase", rate)) if rate.ends_with('%') => chart.tax(Trade::Purchase, rate),
            _ => chart.account(ledger, &name)?,
        };
        Ok(Row { books: name, odoo, why })
    };
    map::needed(books).into_iter().map(row).collect()
}

impl<'a> Chart<'a> {
    fn read(odoo: &'a Odoo<'a>) -> Result<Chart<'a>, OdooError> {
        let what = Search {
            model: "account.account",
            fields: &["code", "name", "account_type"],
            order: "id",
        };
        let account = |row: &Datum| {
            Some(Account {
                id: id(row)?,
                code: text(row, "code").filter(|code| is_plain(code))?,
                name: text(row, "name")?,
                kind: text(row, "account_type")?,
            })
        };
        let rows = odoo.search(&what, &Datum::List(Vec::new()), 20_000)?;
        let mut accounts: Vec<Account> = rows.iter().filter_map(account).collect();
        accounts.sort_by(|a, b| a.code.cmp(&b.code));
        let domain = Datum::List(vec![
            term("type", "in", Datum::list(["bank", "cash"])),
            term("company_id", "=", odoo.company),
        ]);
        let what = Search {
            model: "account.journal",
            fields: &["type", "default_account_id"],
            order: "sequence, id",
        };
        let journals = odoo.search(&what, &domain, 100)?;
        let money = |row: &Datum| Some((row.get("default_account_id")?.id()?, text(row, "type")?));
        Ok(Chart { odoo, accounts, money: journals.iter().filter_map(money).collect() })
    }

    fn tax(&self, trade: Trade, rate: &str) -> (String, String) {
        match self.odoo.taxes(trade, rate) {
            Ok(found) if found.len() == 1 => (rate.to_owned(), "the only tax of this rate".into()),
            Ok(_) => (String::new(), "no tax of this rate".into()),
            Err(why) => (String::new(), shown_line(&why.to_string())),
        }
    }

    /// The code, and why it.
    fn account(&self, ledger: &Ledger, name: &str) -> Result<(String, String), OdooError> {
        if let Some(found) = self.of_tax(name)? {
            return Ok(found);
        }
        let last = name.rsplit(':').next().unwrap_or_default().to_lowercase();
        let kinds: &[&str] = match (name, ledger.type_name(name)) {
            ("assets:receivable", _) => return self.of_all("property_account_receivable_id"),
            ("liabilities:payable", _) => return self.of_all("property_account_payable_id"),
            (_, "cash") => return Ok(self.of_money(&last)),
            (_, "asset") => &["asset_current", "asset_non_current", "asset_fixed"],
            (_, "liability") => &["liability_current", "liability_non_current"],
            (_, "equity") => &["equity", "equity_unaffected"],
            (_, "revenue") => &["income", "income_other"],
            (_, "expense") => &["expense", "expense_direct_cost", "expense_depreciation"],
            _ => return Ok((String::new(), "a type that Odoo does not have".into())),
        };
        let of_kind = |account: &&Account| kinds.contains(&account.kind.as_str());
        let alike = self.accounts.iter().filter(of_kind).find(|account| {
            let stem = last.strip_suffix('s').unwrap_or(&last);
            format!(" {}", account.name.to_lowercase()).contains(&format!(" {stem}"))
        });
        if let Some(found) = alike.filter(|_| last.len() > 2) {
            return Ok((found.code.clone(), format!("called “{}”", found.name)));
        }
        let first =
            kinds.iter().find_map(|kind| self.accounts.iter().find(|one| one.kind == *kind));
        Ok(first.map_or_else(
            || (String::new(), "Odoo has none of its type".into()),
            |found| {
                let why = format!("“{}”, the first of its type: look at it", found.name);
                (found.code.clone(), why)
            },
        ))
    }

    /// What a new customer or vendor owes on, or is owed on.
    fn of_all(&self, field: &'static str) -> Result<(String, String), OdooError> {
        let args = vec![("fields", Datum::list([field]))];
        let found = self.odoo.call(("res.partner", "default_get"), &[], args, Vec::new())?;
        let account = found.get(field).and_then(Datum::id);
        let account = account.and_then(|id| self.accounts.iter().find(|one| one.id == id));
        Ok(account.map_or_else(
            || (String::new(), "Odoo has none for new customers and vendors".into()),
            |found| (found.code.clone(), "that of new customers and vendors in Odoo".into()),
        ))
    }

    fn of_money(&self, last: &str) -> (String, String) {
        let is_cash = ["cash", "petty", "till", "kasse"].iter().any(|word| last.contains(word));
        let wanted = if is_cash { "cash" } else { "bank" };
        let of = self.money.iter().find(|(_, kind)| kind == wanted);
        let account = of.and_then(|(id, _)| self.accounts.iter().find(|one| one.id == *id));
        account.map_or_else(
            || (String::new(), format!("Odoo has no {wanted} journal")),
            |found| (found.code.clone(), format!("that of Odoo's {wanted} journal")),
        )
    }

    /// `liabilities:tax:19%` is where Odoo's own tax of that rate is booked.
    fn of_tax(&self, name: &str) -> Result<Option<(String, String)>, OdooError> {
        let (trade, rest) =
            match (name.strip_prefix("liabilities:tax:"), name.strip_prefix("assets:tax:")) {
                (Some(rest), _) => (Trade::Sale, rest),
                (_, Some(rest)) => (Trade::Purchase, rest),
                _ => return Ok(None),
            };
        let Some(rate) = rest.rsplit(':').next().filter(|rate| rate.ends_with('%')) else {
            return Ok(None);
        };
        let Ok(found) = self.odoo.taxes(trade, rate) else { return Ok(None) };
        let [only] = found.as_slice() else { return Ok(None) };
        let domain = Datum::List(vec![
            term("tax_id", "=", *only),
            term("repartition_type", "=", "tax"),
            term("document_type", "=", "invoice"),
        ]);
        let what =
            Search { model: "account.tax.repartition.line", fields: &["account_id"], order: "id" };
        let lines = self.odoo.search(&what, &domain, 5)?;
        let account = lines.iter().find_map(|row| row.get("account_id")?.id());
        let account = account.and_then(|id| self.accounts.iter().find(|one| one.id == id));
        Ok(account.map(|one| (one.code.clone(), format!("where Odoo books its tax of {rate}"))))
    }
}
