//! What a person's word means in Odoo: one record, or an error that lists what it could be.

use rust_decimal::Decimal;

use super::datum::Datum;
use super::error::OdooError;
use super::{Odoo, Search};
use crate::base::text::{cut, shown_line};
use crate::model::money::Currency;

/// How many records of a name are looked at.
const MANY: u64 = 500;

/// How many of them an error lists.
const LISTED: usize = 12;

/// A record, with what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: u64,
    pub(crate) name: String,
}

/// Which taxes are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trade {
    Sale,
    Purchase,
}

impl Trade {
    fn word(self) -> &'static str {
        match self {
            Trade::Sale => "sale",
            Trade::Purchase => "purchase",
        }
    }
}

/// One term of a domain.
pub(crate) fn term(field: &str, operator: &str, value: impl Into<Datum>) -> Datum {
    Datum::List(vec![field.into(), operator.into(), value.into()])
}

/// A text as `=ilike` takes it for itself.
pub(crate) fn literal(text: &str) -> String {
    text.chars()
        .flat_map(|c| matches!(c, '%' | '_' | '\\').then_some('\\').into_iter().chain([c]))
        .collect()
}

/// `#18`, an id that a person names a record by.
pub(crate) fn by_id(wanted: &str) -> Option<u64> {
    wanted.trim().strip_prefix('#')?.parse().ok()
}

impl Odoo<'_> {
    /// A customer or vendor, by their whole name or `#18`.
    pub(crate) fn partner(&self, wanted: &str) -> Result<Named, OdooError> {
        let fields = &["name", "vat", "email", "city"];
        let rows = self.of("res.partner", fields, &by_name(wanted, &[]))?;
        let about = |row: &Datum| {
            let parts = ["vat", "email", "city"].iter().filter_map(|name| text(row, name));
            parts.collect::<Vec<_>>().join(", ")
        };
        one("customer or vendor", wanted, &rows, &about)
            .map_err(|why| why.or("`fte odoo customer create` or `vendor create` adds one"))
    }

    /// A product, by its reference, its whole name or `#7`.
    pub(crate) fn product(&self, wanted: &str) -> Result<Named, OdooError> {
        let rows = self.of(
            "product.product",
            &["name", "default_code"],
            &by_name(wanted, &["default_code"]),
        )?;
        one("product", wanted, &rows, &|row| text(row, "default_code").unwrap_or_default())
            .map_err(|why| why.or("`fte odoo product create` adds one"))
    }

    /// The category of an expense, by its name or reference; Odoo's general one where none is named.
    pub(crate) fn category(&self, wanted: &str) -> Result<Named, OdooError> {
        let domain = Datum::List(vec![term("can_be_expensed", "=", true)]);
        let rows = self.of("product.product", &["name", "default_code"], &domain)?;
        let wanted = if wanted.is_empty() { "EXP_GEN" } else { wanted };
        picked("expense category", wanted, &rows, "default_code")
    }

    /// The journal of a bank, card or cash box, by its name or code.
    pub(crate) fn journal(&self, wanted: &str) -> Result<Named, OdooError> {
        let domain = Datum::List(vec![
            term("type", "in", Datum::list(["bank", "cash", "credit"])),
            term("company_id", "=", self.company),
        ]);
        let rows = self.of("account.journal", &["name", "code"], &domain)?;
        picked("journal of money", wanted, &rows, "code")
    }

    /// An account, by its code.
    pub(crate) fn account(&self, code: &str) -> Result<Named, OdooError> {
        let domain = Datum::List(vec![term("code", "=", code)]);
        let rows = self.of("account.account", &["name", "code"], &domain)?;
        one("account with the code", code, &rows, &|_| String::new()).map_err(Missed::plain)
    }

    pub(crate) fn terms(&self, wanted: &str) -> Result<Named, OdooError> {
        let rows = self.of("account.payment.term", &["name"], &Datum::List(Vec::new()))?;
        picked("payment terms", wanted, &rows, "name")
    }

    pub(crate) fn country(&self, code: &str) -> Result<Named, OdooError> {
        let domain = Datum::List(vec![term("code", "=", code.to_uppercase())]);
        let rows = self.of("res.country", &["name"], &domain)?;
        one("country with the code", code, &rows, &|_| String::new()).map_err(Missed::plain)
    }

    /// A currency that is in use; Odoo has all others asleep.
    pub(crate) fn currency(&self, code: Currency) -> Result<Named, OdooError> {
        let rows = self.of("res.currency", &["name"], &Datum::List(Vec::new()))?;
        picked("currency in use", code.as_str(), &rows, "name")
    }

    /// The taxes of a rate in per cent on prices without tax, or of a name: exactly one, and none for `0`.
    pub(crate) fn taxes(&self, trade: Trade, wanted: &str) -> Result<Vec<u64>, OdooError> {
        let domain = Datum::List(vec![
            term("type_tax_use", "=", trade.word()),
            term("company_id", "=", self.company),
        ]);
        let fields = &["name", "amount", "amount_type", "price_include"];
        let rows = self.of("account.tax", fields, &domain)?;
        let wanted = wanted.trim();
        let same = |row: &&Datum| text(row, "name").is_some_and(|name| name == wanted);
        let rate: Option<Decimal> = wanted.trim_end_matches('%').trim().parse().ok();
        let of_rate = |row: &&Datum| {
            row.get("amount").and_then(Datum::number) == rate
                && row.get("amount_type").and_then(Datum::text) == Some("percent")
                && !row.get("price_include").is_some_and(Datum::is_true)
        };
        let found: Vec<u64> = match rate {
            Some(rate) if rate.is_zero() => return Ok(Vec::new()),
            Some(_) => rows.iter().filter(of_rate).filter_map(id).collect(),
            None => rows.iter().filter(same).filter_map(id).collect(),
        };
        if let [only] = found.as_slice() {
            return Ok(vec![*only]);
        }
        let what = format!("tax on a {}", trade.word());
        let listed = list(rows.iter().filter(|row| found.is_empty() || of_rate(row) || same(row)));
        Err(OdooError::Data(match found.as_slice() {
            [] => format!("there is no {what} of `{}` in Odoo; there are {listed}", shown(wanted)),
            _ => format!("the {what} of `{}` could be {listed}: say its name", shown(wanted)),
        }))
    }

    fn of(
        &self,
        model: &str,
        fields: &'static [&'static str],
        domain: &Datum,
    ) -> Result<Vec<Datum>, OdooError> {
        self.search(&Search { model, fields, order: "id" }, domain, MANY)
    }
}

/// Why a word means nothing, or too much.
struct Missed {
    why: String,
    is_there: bool,
}

impl Missed {
    /// With what to do where there is none.
    fn or(self, hint: &str) -> OdooError {
        if self.is_there { self.plain() } else { OdooError::Data(format!("{}: {hint}", self.why)) }
    }

    fn plain(self) -> OdooError {
        OdooError::Data(self.why)
    }
}

fn by_name(wanted: &str, also: &[&str]) -> Datum {
    if let Some(id) = by_id(wanted) {
        return Datum::List(vec![term("id", "=", id)]);
    }
    let mut domain: Vec<Datum> = also.iter().map(|_| "|".into()).collect();
    domain.extend(also.iter().map(|field| term(field, "=", wanted.trim())));
    domain.push(term("name", "=ilike", literal(wanted.trim())));
    Datum::List(domain)
}

/// The only one; of several, the only one that is written just so.
fn one(
    what: &str,
    wanted: &str,
    rows: &[Datum],
    about: &dyn Fn(&Datum) -> String,
) -> Result<Named, Missed> {
    let exact: Vec<&Datum> =
        rows.iter().filter(|row| text(row, "name").is_some_and(|n| n == wanted.trim())).collect();
    let found = if exact.len() == 1 { exact } else { rows.iter().collect() };
    let missed = |why, is_there| Err(Missed { why, is_there });
    match found.as_slice() {
        [] => missed(format!("there is no {what} `{}` in Odoo", shown(wanted)), false),
        [only] => named(only).ok_or(Missed { why: format!("no id of a {what}"), is_there: true }),
        several => {
            let line = |row: &&Datum| {
                let name = text(row, "name").unwrap_or_default();
                let about = about(row);
                let about = if about.is_empty() { about } else { format!(" ({about})") };
                shown(&format!("#{} {name}{about}", id(row).unwrap_or_default()))
            };
            let names: Vec<_> = several.iter().take(LISTED).map(line).collect();
            let which = names.join(", ");
            missed(format!("`{}` could be {which}: name it by its id", shown(wanted)), true)
        }
    }
}

/// The row whose name or `code` this is, capitals or not.
fn picked(what: &str, wanted: &str, rows: &[Datum], code: &str) -> Result<Named, OdooError> {
    let wanted = wanted.trim();
    let is_it = |row: &&Datum| {
        by_id(wanted).is_some_and(|wanted| id(row) == Some(wanted))
            || ["name", code].iter().any(|field| {
                text(row, field).is_some_and(|own| own.to_lowercase() == wanted.to_lowercase())
            })
    };
    let found: Vec<&Datum> = rows.iter().filter(is_it).collect();
    if let [only] = found.as_slice()
        && let Some(named) = named(only)
    {
        return Ok(named);
    }
    let listed = list(if found.is_empty() { rows.iter().collect() } else { found }.into_iter());
    Err(OdooError::Data(format!("`{}` is no {what} in Odoo; there are {listed}", shown(wanted))))
}

fn list<'d>(rows: impl Iterator<Item = &'d Datum>) -> String {
    let names = rows.filter_map(named).map(|row| format!("`{}` (#{})", shown(&row.name), row.id));
    let names: Vec<_> = names.take(LISTED).collect();
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

pub(crate) fn named(row: &Datum) -> Option<Named> {
    Some(Named { id: id(row)?, name: text(row, "name")? })
}

pub(crate) fn id(row: &Datum) -> Option<u64> {
    row.get("id")?.id()
}

pub(crate) fn text(row: &Datum, name: &str) -> Option<String> {
    row.get(name)?.text().map(str::to_owned)
}

fn shown(text: &str) -> String {
    cut(&shown_line(text), 80)
}
