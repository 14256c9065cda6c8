//! What the books say against what Odoo says of what was moved: account by account, partner by partner, document by document.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Push, Pushed, map, word};
use crate::model::money::Money;
use crate::remote::books::{DocumentKind, Left, Taken};
use crate::remote::odoo::datum::Datum;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::lookup::term;

/// `{"entries","there","accounts","partners","documents","missing","left","gone","differences"}`
#[derive(Debug, Serialize)]
pub(crate) struct Compared {
    /// Entries of the books that can be moved, and how many of them are posted in Odoo.
    pub(crate) entries: usize,
    pub(crate) there: usize,
    pub(crate) accounts: Vec<AccountRow>,
    pub(crate) partners: Vec<PartnerRow>,
    pub(crate) documents: Vec<DocumentRow>,
    /// Entries that are not posted in Odoo.
    pub(crate) missing: Vec<String>,
    /// Entries that can't be moved.
    pub(crate) left: Vec<Left>,
    /// What was moved once and is in the books no more.
    pub(crate) gone: Vec<String>,
    /// How many rows, and entries that are missing, left or gone.
    pub(crate) differences: usize,
}

/// An account of Odoo's.
#[derive(Debug, Serialize)]
pub(crate) struct AccountRow {
    pub(crate) code: String,
    /// The accounts of the books that it stands for.
    pub(crate) of: Vec<String>,
    pub(crate) books: Money,
    /// What was moved of it.
    pub(crate) odoo: Money,
    /// What else is posted on it in Odoo.
    pub(crate) other: Money,
    pub(crate) differs: bool,
}

/// What somebody owes, or is owed, by all entries together.
#[derive(Debug, Serialize)]
pub(crate) struct PartnerRow {
    pub(crate) side: &'static str,
    pub(crate) partner: String,
    pub(crate) books: Money,
    pub(crate) odoo: Money,
    pub(crate) differs: bool,
}

/// An invoice or a bill: what it is over, and what of it is open.
#[derive(Debug, Serialize)]
pub(crate) struct DocumentRow {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) amount: Money,
    pub(crate) open: Money,
    /// `None` where it is not posted in Odoo.
    pub(crate) odoo_amount: Option<Money>,
    pub(crate) odoo_open: Option<Money>,
    pub(crate) differs: bool,
}

impl Push<'_> {
    pub(crate) fn compare(&self, pushed: &Pushed) -> Result<Compared, OdooError> {
        let accounts = self.accounts(pushed)?;
        let partners = self.owed_by(pushed);
        let documents: Vec<DocumentRow> =
            self.books.entries.iter().filter_map(|taken| document(taken, pushed)).collect();
        let missing = self.books.entries.iter().filter(|taken| !pushed.has(taken));
        let missing: Vec<String> = missing.map(|taken| taken.id.clone()).collect();
        let gone = pushed.gone(self.books);
        let left = self.books.left.clone();
        let rows = accounts.iter().filter(|row| row.differs).count()
            + partners.iter().filter(|row| row.differs).count()
            + documents.iter().filter(|row| row.differs).count();
        Ok(Compared {
            entries: self.books.entries.len(),
            there: self.books.entries.len() - missing.len(),
            differences: rows + missing.len() + left.len() + gone.len(),
            accounts,
            partners,
            documents,
            missing,
            left,
            gone,
        })
    }

    fn accounts(&self, pushed: &Pushed) -> Result<Vec<AccountRow>, OdooError> {
        let mut books: BTreeMap<&str, (Decimal, BTreeSet<String>)> = BTreeMap::new();
        for leg in self.books.entries.iter().flat_map(|taken| &taken.legs) {
            let Some(code) = map::account(self.map, &leg.account) else { continue };
            let (sum, of) = books.entry(code).or_default();
            *sum += leg.value.amount();
            of.insert(map::above(&leg.account).to_owned());
        }
        let own = self.balances(Some(pushed))?;
        let all = self.balances(None)?;
        let names: BTreeMap<u64, &str> =
            self.codes.iter().map(|(code, id)| (*id, code.as_str())).collect();
        // What was booked to an account that no row names is a difference of its own.
        let strangers: Vec<u64> =
            own.keys().filter(|id| !names.contains_key(id)).copied().collect();
        let mut rows = Vec::new();
        let money = |sum: Decimal| Money::rounded(sum, self.home);
        let row = |code: String, id: u64, books: Decimal, of: Vec<String>| {
            let odoo = money(own.get(&id).copied().unwrap_or_default());
            let other = money(all.get(&id).copied().unwrap_or_default() - odoo.amount());
            let books = money(books);
            AccountRow { code, of, books, odoo, other, differs: books != odoo }
        };
        for (code, id) in &self.codes {
            let (sum, of) = books.remove(code.as_str()).unwrap_or_default();
            if of.is_empty() && own.get(id).is_none_or(Decimal::is_zero) {
                continue;
            }
            rows.push(row(code.clone(), *id, sum, of.into_iter().collect()));
        }
        for id in strangers {
            rows.push(row(self.code_of(id)?, id, Decimal::ZERO, Vec::new()));
        }
        Ok(rows.into_iter().filter(|row| !row.of.is_empty() || row.differs).collect())
    }

    fn code_of(&self, id: u64) -> Result<String, OdooError> {
        let rows = self.odoo.read("account.account", &[id], &["code"])?;
        let code = rows.first().and_then(|row| row.get("code")?.text());
        Ok(code.map_or_else(|| format!("#{id}"), str::to_owned))
    }

    /// What is posted by account: of what was moved, or all in all.
    fn balances(&self, pushed: Option<&Pushed>) -> Result<BTreeMap<u64, Decimal>, OdooError> {
        let mut sums: BTreeMap<u64, Decimal> = BTreeMap::new();
        let ids: Vec<u64> =
            pushed.into_iter().flat_map(|one| one.there.values()).map(|one| one.id).collect();
        let some: Vec<&[u64]> =
            if pushed.is_none() { vec![&[]] } else { ids.chunks(2000).collect() };
        for chunk in some {
            let mut domain = vec![
                term("parent_state", "=", "posted"),
                term("company_id", "=", self.odoo.company),
            ];
            if pushed.is_some() {
                domain.push(term("move_id", "in", Datum::list(chunk.iter().copied())));
            }
            let (model, domain) = ("account.move.line", Datum::List(domain));
            for row in self.odoo.sums(model, domain, "account_id", &["balance"])? {
                let account = row.get("account_id").and_then(Datum::id);
                let balance = row.get("balance").and_then(Datum::number);
                if let Some((account, balance)) = account.zip(balance) {
                    *sums.entry(account).or_default() += balance;
                }
            }
        }
        Ok(sums)
    }

    fn owed_by(&self, pushed: &Pushed) -> Vec<PartnerRow> {
        let mut books: BTreeMap<(bool, &str), Decimal> = BTreeMap::new();
        for leg in self.books.entries.iter().flat_map(|taken| &taken.legs) {
            if let Some(party) = &leg.party {
                let key = (leg.account.starts_with("assets:"), party.as_str());
                *books.entry(key).or_default() += leg.value.amount();
            }
        }
        // Two spellings can be one partner in Odoo: these are compared together.
        let mut together: BTreeMap<(bool, Option<u64>, &str), (Vec<&str>, Decimal)> =
            BTreeMap::new();
        for ((is_receivable, name), sum) in books {
            let id = self.known(name);
            let key = (is_receivable, id, if id.is_some() { "" } else { name });
            let (names, total) = together.entry(key).or_default();
            names.push(name);
            *total += sum;
        }
        let row = |((is_receivable, id, _), (names, books)): (
            (bool, Option<u64>, &str),
            (Vec<&str>, Decimal),
        )| {
            let is_own = |item: &&super::Item| {
                item.is_receivable == is_receivable && id.is_some() && item.partner == id
            };
            let posted: BTreeSet<u64> =
                pushed.there.values().filter(|one| one.is_posted()).map(|one| one.id).collect();
            let own = pushed.items.iter().filter(is_own).filter(|item| posted.contains(&item.of));
            let odoo: Decimal = own.map(|item| item.balance).sum();
            let money =
                |sum: Decimal| Money::rounded(if is_receivable { sum } else { -sum }, self.home);
            let side = if is_receivable { "receivable" } else { "payable" };
            let (books, odoo) = (money(books), money(odoo));
            PartnerRow { side, partner: names.join(" = "), books, odoo, differs: books != odoo }
        };
        together.into_iter().map(row).collect()
    }
}

fn document(taken: &Taken, pushed: &Pushed) -> Option<DocumentRow> {
    let (amount, open) = taken.owed?;
    let of = |part: fn(&super::Item) -> Money| {
        if !pushed.has(taken) {
            return None;
        }
        let zero = Money::zero(amount.currency());
        let sum = pushed.owed(&taken.id).try_fold(zero, |sum, item| sum.plus(part(item)))?;
        Some(if taken.kind == Some(DocumentKind::Bill) { sum.negated() } else { sum })
    };
    let (odoo_amount, odoo_open) = (of(|item| item.amount), of(|item| item.open));
    // What is not there is counted as missing.
    let differs = pushed.has(taken) && (odoo_amount != Some(amount) || odoo_open != Some(open));
    Some(DocumentRow {
        id: taken.id.clone(),
        kind: word(taken),
        amount,
        open,
        odoo_amount,
        odoo_open,
        differs,
    })
}
