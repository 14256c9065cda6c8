//! What was found in an item, each with the words that it came from.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::money::{Currency, Money};

/// Whose vault it is: what tells the owner's own address and money from the sender's.
#[derive(Clone, Debug, Default)]
pub(crate) struct Owner {
    /// As letters are signed: whoever bills, it is not the owner.
    pub(crate) name: String,
    /// In lower case.
    pub(crate) emails: Vec<String>,
    /// What the owner's books are kept in. Decides between currencies that share a sign; never gives one to a bare number.
    pub(crate) currency: Option<Currency>,
}

/// A value and the words that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    /// As they came, cut at a length: hostile until made inert.
    pub(crate) words: String,
    /// The line of the item's text, from 1; 0 for its header and structured data.
    pub(crate) line: usize,
    /// Whether it stands in text that the message only quotes.
    pub(crate) quoted: bool,
}

/// An amount with its currency, and what the text calls it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Amount {
    pub(crate) money: Money,
    /// `total`, `due`, `net`, `tax`, `paid`, `balance`, `refund`, `shipping`, `discount`, `fee`, `rate`, `limit`,
    /// `range`, `old`; none where the text gives it no such name.
    pub(crate) label: Option<String>,
}

/// One line of an order or invoice. Numbers are exact and serialise as text: `2.5`, `120.00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct LineItem {
    pub(crate) text: String,
    pub(crate) quantity: Option<Decimal>,
    /// Of one, in `currency`.
    pub(crate) price: Option<Decimal>,
    /// Of the line, in `currency`.
    pub(crate) amount: Option<Decimal>,
    /// As the text has it; none where it names none.
    pub(crate) currency: Option<Currency>,
}

/// The tax of one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TaxShare {
    /// In per cent: `19`, `5.5`.
    pub(crate) rate: String,
    /// What it is taken of; none where that is not said.
    pub(crate) base: Option<Money>,
    pub(crate) tax: Money,
}

/// Something that is to be done by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Deadline {
    /// The sentence.
    pub(crate) text: String,
    /// `2026-11-20`.
    pub(crate) date: String,
}

/// A meeting, journey or stay that structured data describes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Event {
    pub(crate) summary: String,
    /// `2026-11-20` or an instant as the source wrote it: `2026-11-20T10:00:00Z`.
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) organizer: Option<String>,
    /// In lower case: `request`, `cancel`, `publish`, `reply`.
    pub(crate) method: Option<String>,
    pub(crate) uid: Option<String>,
}

/// All that was found in one item. Days are `2026-11-20`; lists are in order of appearance, new text before quoted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Facts {
    /// `en`, `de`, `fr`, `es`, `it`, `nl`, …; empty where it can't be told.
    pub(crate) language: String,
    pub(crate) amounts: Vec<Found<Amount>>,
    /// What is to be paid, or was: none where the text leaves it open.
    pub(crate) total: Option<Found<Money>>,
    pub(crate) net: Option<Found<Money>>,
    pub(crate) tax: Option<Found<Money>>,
    /// The rate of the tax in per cent, `19`: none where the text names none or several.
    pub(crate) tax_percent: Option<Found<String>>,
    /// The tax by rate, where that is said and adds up to the tax.
    pub(crate) taxes: Vec<Found<TaxShare>>,
    /// Whether the text says that the total holds the tax.
    pub(crate) tax_included: bool,
    pub(crate) dates: Vec<Found<String>>,
    /// The document's own date (of the invoice, order, receipt).
    pub(crate) date: Option<Found<String>>,
    pub(crate) due: Option<Found<String>>,
    pub(crate) invoice_number: Option<Found<String>>,
    pub(crate) order_number: Option<Found<String>>,
    /// Other numbers with a name: payment reference, customer number, tracking number.
    pub(crate) references: Vec<Found<String>>,
    /// Without spaces, checksum verified.
    pub(crate) ibans: Vec<Found<String>>,
    pub(crate) bics: Vec<Found<String>>,
    /// Digits with a leading `+` where the text has one.
    pub(crate) phones: Vec<Found<String>>,
    pub(crate) urls: Vec<Found<String>>,
    /// The owner's own are left out.
    pub(crate) emails: Vec<Found<String>>,
    /// Who signs, and their firm.
    pub(crate) names: Vec<Found<String>>,
    /// Postal addresses on one line.
    pub(crate) addresses: Vec<Found<String>>,
    pub(crate) vendor: Option<Found<String>>,
    pub(crate) lines: Vec<Found<LineItem>>,
    /// Decimal hours, `7.5`: none where there are several that differ.
    pub(crate) hours: Option<Found<String>>,
    pub(crate) questions: Vec<Found<String>>,
    pub(crate) requests: Vec<Found<String>>,
    pub(crate) deadlines: Vec<Found<Deadline>>,
    pub(crate) event: Option<Event>,
    /// What the text leaves open or says twice, as questions to the person. They quote foreign text.
    pub(crate) unsure: Vec<String>,
}
