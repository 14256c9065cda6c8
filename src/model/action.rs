//! The closed list of what `fte` can do to the world, and what is known of each before it is done.

use serde::Serialize;
use serde_json::Value;

use super::money::Money;
pub(crate) use super::params::{
    Attached, Bill, Chat, Email, Invoice, Line, NewContact, NewNote, Payment, Post, Reminder,
    Transfer, parse_address,
};
use super::person::Address;

/// How much harm it can do; what the handbook's groups mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Class {
    Vault,
    Email,
    Message,
    Social,
    Accounting,
    Payment,
}

/// Who carries an action out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connector {
    /// The vault itself.
    Vault,
    /// The Maildir outbox: a complete message, not sent.
    Outbox,
    /// The embedded books.
    Books,
    /// Not built yet: the request stays where it is and the person is told.
    Missing,
}

/// What is known of an action before it is done.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) class: Class,
    pub(crate) connector: Connector,
    /// How a person undoes it; what can't be undone says so.
    pub(crate) undo: &'static str,
}

macro_rules! actions {
    ($( $variant:ident($params:ty) = $name:literal, $class:ident, $connector:ident, $summary:literal, $undo:literal; )*) => {
        /// An effect with its parameters. A new variant does not compile until the executor answers for it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Action { $( $variant($params), )* }

        /// The registry: every action there is, in the order in which people read it.
        pub(crate) const ACTIONS: &[Spec] = &[ $( Spec {
            name: $name, summary: $summary, class: Class::$class, connector: Connector::$connector, undo: $undo,
        }, )* ];

        impl Action {
            pub(crate) fn name(&self) -> &'static str {
                match self { $( Action::$variant(_) => $name, )* }
            }

            /// The parameters as JSON, in their declared order.
            pub(crate) fn params(&self) -> Value {
                match self { $( Action::$variant(params) => serde_json::to_value(params).unwrap_or_default(), )* }
            }

            /// An action from its name and parameters; unknown names and fields are errors that say which.
            pub(crate) fn from_params(name: &str, params: Value) -> Result<Action, ActionError> {
                match name {
                    $( $name => serde_json::from_value(params).map(Action::$variant)
                        .map_err(|source| ActionError::Params { name: $name, source }), )*
                    _ => Err(ActionError::Unknown(crate::base::text::shown_line(name))),
                }
            }
        }
    };
}

actions! {
    SendEmail(Email) = "email.send", Email, Outbox, "send a mail", "a mail that went out can't be called back";
    ReplyEmail(Email) = "email.reply", Email, Outbox, "answer a mail", "a mail that went out can't be called back";
    WriteNote(NewNote) = "note.write", Vault, Vault, "write a note into the vault", "delete the note";
    Remind(Reminder) = "reminder.create", Vault, Vault, "set a reminder", "delete the reminder";
    AddContact(NewContact) = "contact.create", Vault, Vault, "add a contact, not known yet", "delete the contact's note";
    CreateInvoice(Invoice) = "ledger.invoice.create", Accounting, Books, "book an invoice to a customer", "`fte ledger invoice credit` cancels it by a credit note; it is never deleted";
    RecordBill(Bill) = "ledger.bill.record", Accounting, Books, "book a vendor's bill", "write the reverse into the journal";
    RecordExpense(Bill) = "ledger.expense.record", Accounting, Books, "book an expense", "write the reverse into the journal";
    RecordPayment(Payment) = "ledger.payment.record", Accounting, Books, "book a payment", "write the reverse into the journal";
    CreditInvoice(Payment) = "ledger.invoice.credit", Accounting, Books, "cancel an invoice by a credit note", "write a new invoice";
    Pay(Transfer) = "payment.send", Payment, Missing, "send money", "money that went out can't be called back";
    PostX(Post) = "post.twitter", Social, Missing, "post on X", "a post can be deleted, not unread";
    PostFacebook(Post) = "post.facebook", Social, Missing, "post on Facebook", "a post can be deleted, not unread";
    PostInstagram(Post) = "post.instagram", Social, Missing, "post on Instagram", "a post can be deleted, not unread";
    PostLinkedin(Post) = "post.linkedin", Social, Missing, "post on LinkedIn", "a post can be deleted, not unread";
    SendWhatsapp(Chat) = "whatsapp.send", Message, Missing, "send a WhatsApp message", "a message that went out can't be called back";
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ActionError {
    #[error("there is no action `{0}`")]
    Unknown(String),
    #[error("`{name}`: {source}")]
    Params { name: &'static str, source: serde_json::Error },
}

impl Action {
    pub(crate) fn spec(&self) -> &'static Spec {
        let [first, ..] = ACTIONS else { unreachable!("the registry is a constant") };
        ACTIONS.iter().find(|spec| spec.name == self.name()).unwrap_or(first)
    }

    /// Whom it concerns, in a few words, for lists.
    pub(crate) fn target(&self) -> String {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => mail.to.join(", "),
            Action::WriteNote(note) => format!("{}/{}", note.folder, note.title),
            Action::Remind(reminder) => reminder.title.clone(),
            Action::AddContact(contact) => contact.name.clone(),
            Action::CreateInvoice(invoice) => invoice.customer.clone(),
            Action::RecordBill(bill) | Action::RecordExpense(bill) => bill.vendor.clone(),
            Action::RecordPayment(payment) | Action::CreditInvoice(payment) => {
                payment.document.clone()
            }
            Action::Pay(transfer) => transfer.payee.clone(),
            Action::PostX(_) => "X".into(),
            Action::PostFacebook(_) => "Facebook".into(),
            Action::PostInstagram(_) => "Instagram".into(),
            Action::PostLinkedin(_) => "LinkedIn".into(),
            Action::SendWhatsapp(chat) => chat.to.clone(),
        }
    }

    /// How much money it is about: what policy limits compare with. An invoice's gross total.
    pub(crate) fn amount(&self) -> Option<Money> {
        match self {
            Action::RecordBill(bill) | Action::RecordExpense(bill) => Some(bill.amount),
            Action::RecordPayment(payment) | Action::CreditInvoice(payment) => Some(payment.amount),
            Action::Pay(transfer) => Some(transfer.amount),
            Action::CreateInvoice(invoice) => invoice.total().ok(),
            _ => None,
        }
    }

    /// Every mail address that it writes to.
    pub(crate) fn recipients(&self) -> Vec<Address> {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => mail.recipients(),
            _ => Vec::new(),
        }
    }

    /// Whom a mail comes from, once it was drawn.
    pub(crate) fn sender(&self) -> Option<&str> {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => mail.from.as_deref(),
            _ => None,
        }
    }

    /// The files that leave with it.
    pub(crate) fn files(&self) -> &[Attached] {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => &mail.attachments,
            Action::PostX(post)
            | Action::PostFacebook(post)
            | Action::PostInstagram(post)
            | Action::PostLinkedin(post) => &post.media,
            _ => &[],
        }
    }

    pub(crate) fn files_mut(&mut self) -> &mut [Attached] {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => &mut mail.attachments,
            Action::PostX(post)
            | Action::PostFacebook(post)
            | Action::PostInstagram(post)
            | Action::PostLinkedin(post) => &mut post.media,
            _ => &mut [],
        }
    }
}
