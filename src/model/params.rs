//! The parameters of the actions, as plans, requests and the command line write them.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::money::{Currency, Money};
use super::person::Address;
use super::tax::Tax;

/// A mail to be sent. `email.send` starts a conversation, `email.reply` goes on with one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Email {
    /// Addresses as `name@domain` or `Name <name@domain>`.
    pub(crate) to: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) cc: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) bcc: Vec<String>,
    /// The sender, as the settings had it when the request was drawn; filled in by the gate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<String>,
    pub(crate) subject: String,
    /// Plain text; lines are not wrapped.
    pub(crate) body: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) attachments: Vec<Attached>,
    /// The Message-ID that a reply answers, without angle brackets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) in_reply_to: Option<String>,
    /// The thread so far, oldest first, without angle brackets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) references: Vec<String>,
    /// Whether the text is Markdown and goes as HTML as well, beside the text as it is written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) html: bool,
    /// Who carries it, as the settings had it when the request was drawn; filled in by the gate.
    #[serde(default, skip_serializing_if = "Via::is_outbox")]
    pub(crate) via: Via,
    /// The account that it goes out from: `mara@smtp.example.com:465`; filled in by the gate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) account: Option<String>,
    /// The conversation that it belongs to, where the account names it (Gmail's thread id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) thread: Option<String>,
}

/// What carries a mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Via {
    /// A complete message in the vault's outbox, not sent.
    #[default]
    Outbox,
    Smtp,
    Gmail,
}

impl Via {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls it with")]
    fn is_outbox(&self) -> bool {
        *self == Via::Outbox
    }
}

/// A file of the vault that leaves with an action, bound by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attached {
    /// Vault path with `/`.
    pub(crate) path: String,
    /// Filled in by the gate when it is empty; what is read at sending must have it.
    #[serde(default)]
    pub(crate) sha256: String,
    #[serde(default)]
    pub(crate) size: u64,
}

/// A note, draft or report written into the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewNote {
    /// Where: `Plans`, `Briefings` or `Audits`.
    pub(crate) folder: String,
    pub(crate) title: String,
    pub(crate) text: String,
}

/// Takes back a note that an action made: that very note, as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Discard {
    /// Vault path with `/`.
    pub(crate) path: String,
    /// The request that made it.
    pub(crate) request: Id,
    /// Of the note's bytes as they were made, from that request's receipt.
    pub(crate) sha256: String,
}

/// Something the person should not forget: a task note in `Needs_Action/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reminder {
    pub(crate) title: String,
    /// `2026-11-20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    #[serde(default)]
    pub(crate) text: String,
}

/// A note in `Contacts/`. It never makes anybody "known": only a person does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewContact {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    pub(crate) phone: String,
    #[serde(default)]
    pub(crate) note: String,
}

/// Somebody who asked to be left alone: their contact says so, or a new one that is made for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptOut {
    pub(crate) email: String,
    /// Of a contact that is made for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) name: String,
}

/// One line of an invoice or bill. `quantity` and `price` are decimals as text: `2.5`, `120.00`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Line {
    pub(crate) text: String,
    #[serde(default = "one")]
    pub(crate) quantity: String,
    pub(crate) price: String,
    /// Tax in per cent, `0` where there is none; `19 incl` where the price has it in it, `0 DE-reverse: the words` with the
    /// code of the tax and what the invoice must say because of it ([`super::tax::Tax`]).
    #[serde(default = "zero")]
    pub(crate) tax: String,
}

pub(super) fn one() -> String {
    "1".into()
}

fn zero() -> String {
    "0".into()
}

/// An invoice to a customer; it gets its number when it is booked, not before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Invoice {
    pub(crate) customer: String,
    pub(crate) currency: Currency,
    pub(crate) lines: Vec<Line>,
    /// `2026-11-20`; the day it is booked where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// The rows of the time sheets that it bills, `2026-10/k3xq7a2m4c`: none of them is billed by another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) time: Vec<String>,
}

/// An invoice's PDF, drawn into the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawing {
    /// `INV-0042`
    pub(crate) document: String,
}

/// A line added to what a contact's note says of what was done for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactLine {
    /// The note's name without `.md`.
    pub(crate) contact: String,
    pub(crate) text: String,
}

/// A vendor's bill that is owed, or an expense that is paid already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bill {
    pub(crate) vendor: String,
    /// Gross.
    pub(crate) amount: Money,
    /// The vendor's own number; two bills of one vendor with one reference are one bill.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reference: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) due: Option<String>,
    /// The expense account's last part: `software`, `travel`; `other` where nothing is said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) category: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// The input tax that is in the amount: `19` for all of it at this rate, `19 = 7.83` for an amount that the bill
    /// states; `19 reverse` where the vendor left it to the buyer. Nothing here books the bill gross.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) taxes: Vec<String>,
    /// The bill or receipt itself, which stays in the vault.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) files: Vec<Attached>,
}

/// What settles a document, as the books record it: money that came in for an invoice or went out for a bill. It moves no
/// money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Payment {
    /// `INV-0042` or `BILL-0007`.
    pub(crate) document: String,
    /// What of the document is paid, in the document's currency.
    pub(crate) amount: Money,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
    /// What came in or went out at the bank, where it is in another currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) bank: Option<Money>,
}

/// The reverse of what was booked: a bill, an expense or a payment. It moves no money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reversal {
    /// `BILL-0007`, `EXP-0003` or `PAY-0011`.
    pub(crate) document: String,
    /// All that it is over: half an entry is not taken back.
    pub(crate) amount: Money,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

/// Money to be sent to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transfer {
    pub(crate) payee: String,
    pub(crate) iban: String,
    pub(crate) amount: Money,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reference: String,
}

/// Something published in the owner's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Post {
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) media: Vec<Attached>,
}

/// A chat message to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Chat {
    pub(crate) to: String,
    pub(crate) text: String,
}

/// Something that a web service of the person's own is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hook {
    /// What happened, by a name that the service knows: `order.paid`.
    pub(crate) event: String,
    #[serde(default)]
    pub(crate) text: String,
    /// Where it goes, where a lost answer is looked up, and whether the same key again is done once: as the settings said when
    /// it was drawn. They decide where the credential goes and what counts as done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) find: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) repeat: bool,
}

impl Email {
    /// To, Cc and Bcc, in this order.
    pub(crate) fn recipients(&self) -> Vec<Address> {
        self.to.iter().chain(&self.cc).chain(&self.bcc).map(|text| parse_address(text)).collect()
    }
}

/// An address from `name@domain` or `Name <name@domain>`.
pub(crate) fn parse_address(text: &str) -> Address {
    match text.trim().strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, email)) => Address::new(name.trim().trim_matches('"'), email),
        None => Address::new("", text),
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum LineError {
    #[error("line {line}: `{field}` is not a number: `{value}`")]
    Number { line: usize, field: &'static str, value: String },
    #[error("the total is too large")]
    Overflow,
}

/// What an invoice comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) net: Money,
    pub(crate) tax: Money,
    pub(crate) gross: Money,
}

impl Invoice {
    /// Net, tax and gross: each line's net and tax are rounded to the currency's places and then added up.
    pub(crate) fn totals(&self) -> Result<Totals, LineError> {
        use rust_decimal::Decimal;
        let (mut net, mut tax) = (Decimal::ZERO, Decimal::ZERO);
        for (at, line) in self.lines.iter().enumerate() {
            let number = |field: &'static str, value: &str| {
                Decimal::from_str_exact(value.trim()).map_err(|_| LineError::Number {
                    line: at + 1,
                    field,
                    value: crate::base::text::shown_line(value),
                })
            };
            let (quantity, price) =
                (number("quantity", &line.quantity)?, number("price", &line.price)?);
            let rate: Tax = line.tax.parse().map_err(|()| LineError::Number {
                line: at + 1,
                field: "tax",
                value: crate::base::text::shown_line(&line.tax),
            })?;
            let amount = Money::rounded(
                quantity.checked_mul(price).ok_or(LineError::Overflow)?,
                self.currency,
            );
            let (line_net, line_tax) = rate.split(amount).ok_or(LineError::Overflow)?;
            net = net.checked_add(line_net.amount()).ok_or(LineError::Overflow)?;
            tax = tax.checked_add(line_tax.amount()).ok_or(LineError::Overflow)?;
        }
        let gross = net.checked_add(tax).ok_or(LineError::Overflow)?;
        let money = |amount| Money::rounded(amount, self.currency);
        Ok(Totals { net: money(net), tax: money(tax), gross: money(gross) })
    }

    /// The gross total.
    pub(crate) fn total(&self) -> Result<Money, LineError> {
        self.totals().map(|totals| totals.gross)
    }
}
