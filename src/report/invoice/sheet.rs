//! What stands on an invoice: the document in the books, the owner as the settings have it, the customer as `Contacts/` has it.

use chrono::NaiveDate;
use iban::Iban;
use rust_decimal::Decimal;

use super::words::Digits;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::config::Config;
use crate::model::language::Language;
use crate::model::money::Money;
use crate::model::person::Contact;
use crate::remote::books::Document;
use crate::vault::Vault;

/// The largest logo, in bytes.
const LOGO_LIMIT: u64 = 10 << 20;

/// A firm or person on an invoice. What is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Party {
    /// The firm that a person belongs to; empty where `name` is all there is.
    pub(super) firm: String,
    pub(super) name: String,
    pub(super) street: String,
    pub(super) zip: String,
    pub(super) city: String,
    /// Two letters.
    pub(super) country: String,
    pub(super) vat: String,
}

/// Where the money goes.
#[derive(Clone, Debug)]
pub(super) struct Bank {
    pub(super) iban: Iban,
    pub(super) bic: String,
    pub(super) name: String,
}

#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) quantity: Option<Decimal>,
    pub(super) price: Option<Decimal>,
    /// Per cent.
    pub(super) tax: Option<Decimal>,
    /// Whether the price has the tax in it; `net` never has.
    pub(super) inclusive: bool,
    pub(super) net: Money,
}

/// The tax of one rate.
#[derive(Clone, Debug)]
pub(super) struct Tax {
    /// `19`
    pub(super) rate: String,
    pub(super) on: Option<Money>,
    pub(super) amount: Money,
}

/// An invoice, ready to be laid out.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) language: Language,
    pub(super) digits: Digits,
    pub(super) id: String,
    pub(super) date: NaiveDate,
    pub(super) due: Option<NaiveDate>,
    pub(super) seller: Party,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) web: String,
    pub(super) tax_number: String,
    pub(super) buyer: Party,
    pub(super) lines: Vec<Line>,
    pub(super) net: Money,
    pub(super) taxes: Vec<Tax>,
    pub(super) total: Money,
    /// What is said below the lines: terms, reverse charge, the remark of the invoice.
    pub(super) remarks: Vec<String>,
    pub(super) bank: Option<Bank>,
    pub(super) footer: String,
    pub(super) logo: Option<Vec<u8>>,
    /// What an invoice should say and this one can't, in words.
    pub(super) lacks: Vec<String>,
}

impl Sheet {
    pub(super) fn is_swiss(&self) -> bool {
        matches!(self.seller.country.as_str(), "CH" | "LI")
    }

    /// What the tax is called where the invoice comes from.
    pub(super) fn tax_word(&self) -> &'static str {
        let words = self.language.words();
        if self.is_swiss() { words.swiss_tax } else { words.tax }
    }
}

/// An invoice of the books with what the settings and the contact say.
pub(super) fn sheet(
    vault: &Vault,
    config: &Config,
    contact: Option<&Contact>,
    document: &Document,
) -> Result<Sheet> {
    let language = Language::to(contact, &config.text("invoice.language"));
    let seller = seller(config);
    let buyer = buyer(contact, &document.party);
    let mut sheet = Sheet {
        language,
        digits: Digits::of(language, &seller.country),
        id: document.id.clone(),
        date: document.date,
        due: document.due,
        email: config.list("owner.emails").into_iter().next().unwrap_or_default(),
        phone: config.text("invoice.phone"),
        web: config.text("invoice.web"),
        tax_number: config.text("invoice.tax_number"),
        lines: lines(document),
        net: document.net(),
        taxes: taxes(document),
        total: document.amount,
        remarks: Vec::new(),
        bank: bank(config)?,
        footer: config.text("invoice.footer"),
        logo: logo(vault, config)?,
        lacks: Vec::new(),
        seller,
        buyer,
    };
    sheet.remarks = remarks(&sheet, config, contact, document);
    sheet.lacks = lacks(&sheet, contact, &document.party);
    Ok(sheet)
}

fn seller(config: &Config) -> Party {
    let name = config.filled("invoice.name").unwrap_or_else(|| config.text("owner.name"));
    Party {
        firm: String::new(),
        name,
        street: config.text("invoice.street"),
        zip: config.text("invoice.zip"),
        city: config.text("invoice.city"),
        country: config.text("invoice.country").to_uppercase(),
        vat: config.text("invoice.vat"),
    }
}

fn buyer(contact: Option<&Contact>, party: &str) -> Party {
    let billing = contact.map(|contact| contact.billing.clone()).unwrap_or_default();
    let is_firm = billing.company.trim().to_lowercase() == party.trim().to_lowercase();
    Party {
        firm: if is_firm { String::new() } else { billing.company },
        name: party.to_owned(),
        street: billing.street,
        zip: billing.zip,
        city: billing.city,
        country: billing.country,
        vat: billing.vat,
    }
}

fn lines(document: &Document) -> Vec<Line> {
    let lines = document.lines.iter().map(|line| Line {
        text: line.text.clone(),
        quantity: Some(line.quantity),
        price: Some(line.price),
        tax: Some(line.tax),
        inclusive: line.inclusive,
        net: line.net,
    });
    let lines: Vec<Line> = lines.collect();
    if !lines.is_empty() {
        return lines;
    }
    // One that a person booked by hand has no lines: its remark says what it is for.
    let text =
        if document.remark.is_empty() { document.id.clone() } else { document.remark.clone() };
    let (quantity, price, tax) = (None, None, None);
    vec![Line { text, quantity, price, tax, inclusive: false, net: document.net() }]
}

/// The tax by rate, the highest first, with what it is on. Where something is taxed, so is said what is taxed with nothing.
fn taxes(document: &Document) -> Vec<Tax> {
    let of_rate = |rate: Decimal| {
        let mut nets = document.lines.iter().filter(|line| line.tax == rate).map(|line| line.net);
        let first = nets.next()?;
        nets.try_fold(first, Money::plus)
    };
    let mut taxes: Vec<(Option<Decimal>, Tax)> = Vec::new();
    for (rate, amount) in &document.taxes {
        let rate = rate.trim_end_matches('%').to_owned();
        let number: Option<Decimal> = rate.parse().ok();
        taxes.push((number, Tax { on: number.and_then(of_rate), rate, amount: *amount }));
    }
    let is_taxed = !taxes.is_empty() || document.lines.iter().any(|line| !line.tax.is_zero());
    for line in document.lines.iter().filter(|_| is_taxed) {
        if !taxes.iter().any(|(rate, _)| *rate == Some(line.tax)) {
            let amount = Money::zero(document.amount.currency());
            let tax = Tax { rate: line.tax.to_string(), on: of_rate(line.tax), amount };
            taxes.push((Some(line.tax), tax));
        }
    }
    taxes.sort_by(|(a, _), (b, _)| b.cmp(a));
    taxes.into_iter().map(|(_, tax)| tax).collect()
}

fn remarks(
    sheet: &Sheet,
    config: &Config,
    contact: Option<&Contact>,
    document: &Document,
) -> Vec<String> {
    let words = sheet.language.words();
    let mut remarks = Vec::new();
    if !document.lines.is_empty() && !document.remark.is_empty() {
        remarks.push(document.remark.clone());
    }
    if sheet.lines.iter().any(|line| line.inclusive) {
        remarks.push(words.with_tax.to_owned());
    }
    remarks.extend(document.says.iter().cloned());
    if sheet.taxes.is_empty() && document.says.is_empty() {
        // Booked by hand, or before the books kept these words: the customer's note has them, else the settings.
        remarks.push(match contact {
            Some(contact) if contact.billing.reverse_charge => {
                sheet.language.reverse_charge().to_owned()
            }
            _ => config.filled("invoice.no_tax").unwrap_or_else(|| words.no_tax.to_owned()),
        });
    }
    let number = words.stating;
    remarks.push(match (sheet.due, &sheet.bank) {
        (Some(due), Some(_)) => {
            format!("{} {} {number} {}.", words.pay_by, sheet.language.date(due), sheet.id)
        }
        (Some(due), None) => format!("{} {}.", words.pay_by, sheet.language.date(due)),
        (None, _) => String::new(),
    });
    remarks.extend(config.filled("invoice.terms"));
    remarks.retain(|remark| !remark.is_empty());
    remarks
}

fn bank(config: &Config) -> Result<Option<Bank>> {
    let Some(written) = config.filled("invoice.iban") else { return Ok(None) };
    let iban = written.parse::<Iban>().map_err(|_| {
        Fail::say(Exit::SetUp, format!("`invoice.iban` is no IBAN: `{}`", shown_line(&written)))
            .hint("its two check digits say so: compare it with your bank's own")
    })?;
    let (bic, name) = (config.text("invoice.bic"), config.text("invoice.bank"));
    Ok(Some(Bank { iban, bic: bic.replace(' ', "").to_uppercase(), name }))
}

fn logo(vault: &Vault, config: &Config) -> Result<Option<Vec<u8>>> {
    let Some(path) = config.filled("invoice.logo") else { return Ok(None) };
    let bad = |what: String| {
        Fail::say(Exit::SetUp, format!("`invoice.logo`: `{}` {what}", shown_line(&path)))
            .hint("the path of a PNG or JPEG file in the vault, like `Attachments/logo.png`")
    };
    let parts: Vec<&str> = path.split('/').collect();
    if parts.iter().any(|part| part.is_empty() || *part == ".." || part.contains(['\\', ':'])) {
        return Err(bad("is not a path within the vault".into()));
    }
    let full = parts.iter().fold(vault.root().to_owned(), |at, part| at.join(part));
    let read = vault.bounds().read(&full, LOGO_LIMIT);
    read.map(Some).map_err(|error| bad(format!("can't be read: {error}")))
}

fn lacks(sheet: &Sheet, contact: Option<&Contact>, party: &str) -> Vec<String> {
    let is_whole = |party: &Party| !party.street.is_empty() && !party.city.is_empty();
    let mut lacks = Vec::new();
    if sheet.seller.name.is_empty() {
        lacks.push("your name: `owner.name` or `invoice.name` in .fte/config.yaml".to_owned());
    }
    if !is_whole(&sheet.seller) {
        let keys = "`invoice.street`, `invoice.zip`, `invoice.city`, `invoice.country`";
        lacks.push(format!("your address: {keys} in .fte/config.yaml"));
    }
    if sheet.tax_number.is_empty() && sheet.seller.vat.is_empty() {
        lacks.push("your tax number: `invoice.tax_number` or `invoice.vat`".to_owned());
    }
    if sheet.bank.is_none() {
        lacks.push("where to pay: `invoice.iban`".to_owned());
    }
    if !is_whole(&sheet.buyer) {
        let where_to = match contact {
            Some(contact) => format!(
                "`street`, `zip`, `city`, `country` in Contacts/{}.md",
                shown_line(&contact.name)
            ),
            None => format!("there is no note `{}` in Contacts/", shown_line(party)),
        };
        lacks.push(format!("the customer's address: {where_to}"));
    }
    lacks
}
