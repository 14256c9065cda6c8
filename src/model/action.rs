//! The closed list of what `fte` can do to the world, and what is known of each before it is done.

use serde::Serialize;
use serde_json::Value;

use super::books;
pub(crate) use super::known::{Found, Retry};
use super::money::Money;
use super::odoo;
pub(crate) use super::params::{
    Attached, Bill, Chat, ContactLine, Discard, Drawing, Email, Hook, Invoice, Line, NewContact,
    NewNote, OptOut, Payment, Post, Reminder, Reversal, Transfer, Via, parse_address,
};
use super::person::Address;
use super::push;

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
    /// The mail server that the settings name.
    Smtp,
    /// Gmail's API.
    Gmail,
    /// The embedded books.
    Books,
    /// Odoo, over its external API.
    Odoo,
    /// A web service of the person's own choice.
    Webhook,
    /// Not built yet: the request stays where it is and the person is told.
    Missing,
}

impl Connector {
    pub(crate) const ALL: [Connector; 8] = [
        Connector::Vault,
        Connector::Outbox,
        Connector::Smtp,
        Connector::Gmail,
        Connector::Books,
        Connector::Odoo,
        Connector::Webhook,
        Connector::Missing,
    ];

    /// Whether there is a service of this name.
    pub(crate) fn is_service(name: &str) -> bool {
        Connector::ALL.iter().any(|connector| connector.service() == Some(name))
    }

    /// The name of who carries it out, for breakers, budgets and people; `None` where nobody does yet.
    pub(crate) fn service(self) -> Option<&'static str> {
        match self {
            Connector::Vault => Some("vault"),
            Connector::Outbox => Some("outbox"),
            Connector::Smtp => Some("smtp"),
            Connector::Gmail => Some("gmail"),
            Connector::Books => Some("books"),
            Connector::Odoo => Some("odoo"),
            Connector::Webhook => Some("webhook"),
            Connector::Missing => None,
        }
    }

    /// Whether it is reached over the network: such a call can hang, and its answer can be lost.
    pub(crate) fn is_remote(self) -> bool {
        matches!(self, Connector::Webhook | Connector::Smtp | Connector::Gmail | Connector::Odoo)
    }
}

/// How what was done is taken back, in words for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// `fte undo` asks for this action, which is the inverse.
    By(&'static str, &'static str),
    /// A person has to do it.
    ByHand(&'static str),
    /// Nobody can.
    Never(&'static str),
}

impl Undo {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Undo::By(_, words) | Undo::ByHand(words) | Undo::Never(words) => words,
        }
    }
}

/// What is known of an action before it is done.
#[derive(Debug)]
pub(crate) struct Spec {
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) class: Class,
    pub(crate) connector: Connector,
    pub(crate) undo: Undo,
    pub(crate) found: Found,
    pub(crate) retry: Retry,
}

macro_rules! actions {
    ($( $variant:ident($params:ty) = $name:literal, $class:ident, $connector:ident, $summary:literal,
        $undo:ident($($words:literal),+), $found:ident, $retry:ident; )*) => {
        /// An effect with its parameters. Each names its connector, and a new one of those does not compile until the executor
        /// answers for it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Action { $( $variant($params), )* }

        /// The registry: every action there is, in the order in which people read it.
        pub(crate) const ACTIONS: &[Spec] = &[ $( Spec {
            name: $name, summary: $summary, class: Class::$class, connector: Connector::$connector,
            undo: Undo::$undo($($words),+), found: Found::$found, retry: Retry::$retry,
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
    SendEmail(Email) = "email.send", Email, Outbox, "send a mail",
        Never("a mail that went out can't be called back"), Message, BeforeTheCall;
    ReplyEmail(Email) = "email.reply", Email, Outbox, "answer a mail",
        Never("a mail that went out can't be called back"), Message, BeforeTheCall;
    WriteNote(NewNote) = "note.write", Vault, Vault, "write a note into the vault",
        By("note.discard", "`fte undo` takes the note back, while nobody changed it"), Note, BeforeTheCall;
    DiscardNote(Discard) = "note.discard", Vault, Vault, "take back a note that fte made",
        ByHand("write it again: what it said stands in the request that made it, in Done/"), Gone, BeforeTheCall;
    Remind(Reminder) = "reminder.create", Vault, Vault, "set a reminder",
        By("note.discard", "`fte undo` takes the reminder back, while nobody changed it"), Note, BeforeTheCall;
    AddContact(NewContact) = "contact.create", Vault, Vault, "add a contact, not known yet",
        By("note.discard", "`fte undo` takes the contact's note back, while nobody changed it"), Note, BeforeTheCall;
    OptOut(OptOut) = "contact.opt_out", Vault, Vault, "leave somebody alone who asked for it",
        ByHand("set `opt_out: false` in the contact's note"), Contact, BeforeTheCall;
    LogContact(ContactLine) = "contact.log", Vault, Vault, "note in a contact what was done",
        ByHand("take the line out of the contact's note"), Contact, BeforeTheCall;
    DrawInvoice(Drawing) = "invoice.pdf", Vault, Vault, "draw an invoice as PDF",
        ByHand("delete the file: it can be drawn again"), Note, BeforeTheCall;
    CreateInvoice(Invoice) = "ledger.invoice.create", Accounting, Books, "book an invoice to a customer",
        By("ledger.invoice.credit", "`fte undo` cancels it by a credit note; it is never deleted"), Entry, AfterLookUp;
    RecordBill(Bill) = "ledger.bill.record", Accounting, Books, "book a vendor's bill",
        By("ledger.entry.reverse", "`fte undo` books the reverse; the bill itself stays in the books"), Entry, AfterLookUp;
    RecordExpense(Bill) = "ledger.expense.record", Accounting, Books, "book an expense",
        By("ledger.entry.reverse", "`fte undo` books the reverse; the expense itself stays in the books"), Entry, AfterLookUp;
    RecordPayment(Payment) = "ledger.payment.record", Accounting, Books, "book a payment",
        By("ledger.entry.reverse", "`fte undo` books the reverse; the payment itself stays in the books"), Entry, AfterLookUp;
    CreditInvoice(books::Credit) = "ledger.invoice.credit", Accounting, Books, "cancel an invoice by a credit note",
        ByHand("write a new invoice"), Entry, AfterLookUp;
    ReverseEntry(Reversal) = "ledger.entry.reverse", Accounting, Books, "book the reverse of a bill, expense or payment",
        ByHand("book the bill, expense or payment again"), Entry, AfterLookUp;
    AddRate(books::Rate) = "ledger.rate.add", Accounting, Books, "note an exchange rate",
        ByHand("note the right one for the same day: the later entry counts"), Entry, AfterLookUp;
    OpenBooks(books::Opening) = "ledger.opening.record", Accounting, Books, "book what accounts held when the books began",
        ByHand("book the difference by another `fte ledger open`"), Entry, AfterLookUp;
    ClosePeriod(books::Closing) = "ledger.period.close", Accounting, Books, "close a period: nothing more is booked into it",
        ByHand("`fte ledger reopen` opens it again"), Entry, AfterLookUp;
    ReopenPeriod(books::Reopening) = "ledger.period.reopen", Accounting, Books, "open a closed period again",
        ByHand("`fte ledger close` closes it again"), Entry, AfterLookUp;
    CreatePartner(odoo::Partner) = "odoo.partner.create", Accounting, Odoo, "add a customer or vendor in Odoo",
        ByHand("archive it in Odoo"), Service, AfterLookUp;
    CreateProduct(odoo::Product) = "odoo.product.create", Accounting, Odoo, "add a product in Odoo",
        ByHand("archive it in Odoo"), Service, AfterLookUp;
    DraftInvoice(odoo::Invoice) = "odoo.invoice.create", Accounting, Odoo, "draft an invoice in Odoo",
        ByHand("delete the draft in Odoo"), Service, AfterLookUp;
    PostInvoice(odoo::Posting) = "odoo.invoice.post", Accounting, Odoo, "post an invoice in Odoo",
        ByHand("`fte odoo invoice credit` cancels it by a credit note; it is never deleted"), Service, AfterLookUp;
    CreditOdooInvoice(odoo::Credit) = "odoo.invoice.credit", Accounting, Odoo, "cancel an invoice in Odoo by a credit note",
        ByHand("write a new invoice"), Service, AfterLookUp;
    DraftBill(odoo::Bill) = "odoo.bill.create", Accounting, Odoo, "draft a vendor's bill in Odoo",
        ByHand("delete the draft in Odoo"), Service, AfterLookUp;
    PostBill(odoo::Posting) = "odoo.bill.post", Accounting, Odoo, "post a vendor's bill in Odoo",
        ByHand("book a credit note in Odoo"), Service, AfterLookUp;
    RecordOdooExpense(odoo::Expense) = "odoo.expense.record", Accounting, Odoo, "record an expense in Odoo",
        ByHand("reset and delete it in Odoo"), Service, AfterLookUp;
    RecordOdooPayment(odoo::Payment) = "odoo.payment.record", Accounting, Odoo, "record a payment in Odoo",
        ByHand("cancel the payment in Odoo"), Service, AfterLookUp;
    PrintInvoice(odoo::Printing) = "odoo.invoice.pdf", Vault, Odoo, "keep Odoo's PDF of an invoice",
        ByHand("delete the file: it can be fetched again"), Note, BeforeTheCall;
    PushBooks(push::Push) = "odoo.books.push", Accounting, Odoo, "move the embedded books into Odoo",
        ByHand("reset and delete in Odoo what was made: each record there names its entry in the books"), Service, AfterLookUp;
    Pay(Transfer) = "payment.send", Payment, Missing, "send money",
        Never("money that went out can't be called back"), Nowhere, AfterLookUp;
    PostX(Post) = "post.twitter", Social, Missing, "post on X",
        ByHand("a post can be deleted, not unread"), Nowhere, BeforeTheCall;
    PostFacebook(Post) = "post.facebook", Social, Missing, "post on Facebook",
        ByHand("a post can be deleted, not unread"), Nowhere, BeforeTheCall;
    PostInstagram(Post) = "post.instagram", Social, Missing, "post on Instagram",
        ByHand("a post can be deleted, not unread"), Nowhere, BeforeTheCall;
    PostLinkedin(Post) = "post.linkedin", Social, Missing, "post on LinkedIn",
        ByHand("a post can be deleted, not unread"), Nowhere, BeforeTheCall;
    CallWebhook(Hook) = "webhook.send", Message, Webhook, "tell a web service of yours",
        Never("what a service was told can't be taken back"), Service, BeforeTheCall;
    SendWhatsapp(Chat) = "whatsapp.send", Message, Missing, "send a WhatsApp message",
        Never("a message that went out can't be called back"), Nowhere, BeforeTheCall;
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum ActionError {
    #[error("there is no action `{0}`")]
    Unknown(String),
    #[error("`{name}`: {source}")]
    Params { name: &'static str, source: serde_json::Error },
}

/// Whether a pattern is for this action: the name itself, `email.*`, or `*`.
pub(crate) fn covers_name(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some("") => true,
        Some(prefix) => name.starts_with(prefix),
        None => pattern == name,
    }
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
            Action::DiscardNote(discard) => discard.path.clone(),
            Action::Remind(reminder) => reminder.title.clone(),
            Action::AddContact(contact) => contact.name.clone(),
            Action::OptOut(out) => out.email.clone(),
            Action::LogContact(line) => line.contact.clone(),
            Action::DrawInvoice(drawing) => drawing.document.clone(),
            Action::CreateInvoice(invoice) => invoice.customer.clone(),
            Action::RecordBill(bill) | Action::RecordExpense(bill) => bill.vendor.clone(),
            Action::RecordPayment(payment) => payment.document.clone(),
            Action::CreditInvoice(credit) => credit.document.clone(),
            Action::ReverseEntry(reversal) => reversal.document.clone(),
            Action::AddRate(rate) => {
                format!("1 {} = {} {}", rate.currency, rate.rate, rate.to)
            }
            Action::OpenBooks(opening) => {
                let accounts: Vec<_> =
                    opening.balances.iter().map(|held| held.account.as_str()).collect();
                accounts.join(", ")
            }
            Action::ClosePeriod(closing) => format!("up to {}", closing.until),
            Action::ReopenPeriod(opened) => match &opened.until {
                Some(until) => format!("after {until}"),
                None => "all days".into(),
            },
            Action::CreatePartner(partner) => partner.name.clone(),
            Action::CreateProduct(product) => product.name.clone(),
            Action::DraftInvoice(invoice) => invoice.customer.clone(),
            Action::DraftBill(bill) => bill.vendor.clone(),
            Action::PostInvoice(posting) | Action::PostBill(posting) => posting.target(),
            Action::CreditOdooInvoice(credit) => credit.document.clone(),
            Action::RecordOdooExpense(expense) => expense.text.clone(),
            Action::RecordOdooPayment(payment) => payment.document.clone(),
            Action::PrintInvoice(printing) => format!("#{}", printing.id),
            Action::PushBooks(push) => {
                let count: usize = push.entries.iter().map(|moved| moved.count).sum();
                format!("{count} entries of Accounting/ledger.journal")
            }
            Action::Pay(transfer) => transfer.payee.clone(),
            Action::PostX(_) => "X".into(),
            Action::PostFacebook(_) => "Facebook".into(),
            Action::PostInstagram(_) => "Instagram".into(),
            Action::PostLinkedin(_) => "LinkedIn".into(),
            Action::SendWhatsapp(chat) => chat.to.clone(),
            Action::CallWebhook(hook) => hook.event.clone(),
        }
    }

    /// How much money it is about: what policy limits compare with. An invoice's gross total.
    pub(crate) fn amount(&self) -> Option<Money> {
        match self {
            Action::RecordBill(bill) | Action::RecordExpense(bill) => Some(bill.amount),
            Action::RecordPayment(payment) => Some(payment.amount),
            Action::CreditInvoice(credit) => Some(credit.amount),
            Action::ReverseEntry(reversal) => Some(reversal.amount),
            Action::OpenBooks(opening) => opening.total(),
            Action::Pay(transfer) => Some(transfer.amount),
            Action::CreateInvoice(invoice) => invoice.total().ok(),
            Action::DraftBill(bill) => Some(bill.amount),
            Action::PostInvoice(posting) | Action::PostBill(posting) => posting.amount(),
            Action::CreditOdooInvoice(credit) => Some(credit.amount),
            Action::RecordOdooExpense(expense) => Some(expense.amount),
            Action::RecordOdooPayment(payment) => Some(payment.amount),
            Action::PushBooks(push) => Some(push.amount),
            _ => None,
        }
    }

    /// Who carries it out: a mail's own word, else what the registry says.
    pub(crate) fn connector(&self) -> Connector {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => match mail.via {
                Via::Outbox => Connector::Outbox,
                Via::Smtp => Connector::Smtp,
                Via::Gmail => Connector::Gmail,
            },
            _ => self.spec().connector,
        }
    }

    /// Every mail address that it writes to.
    pub(crate) fn recipients(&self) -> Vec<Address> {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => mail.recipients(),
            _ => Vec::new(),
        }
    }

    /// Which Odoo it is for, as the settings had it when the request was drawn; `None` for what is nothing of Odoo's.
    pub(crate) fn odoo_site(&mut self) -> Option<&mut Option<String>> {
        Some(match self {
            Action::CreatePartner(partner) => &mut partner.at,
            Action::CreateProduct(product) => &mut product.at,
            Action::DraftInvoice(invoice) => &mut invoice.at,
            Action::PostInvoice(posting) | Action::PostBill(posting) => &mut posting.at,
            Action::CreditOdooInvoice(credit) => &mut credit.at,
            Action::DraftBill(bill) => &mut bill.at,
            Action::RecordOdooExpense(expense) => &mut expense.at,
            Action::RecordOdooPayment(payment) => &mut payment.at,
            Action::PrintInvoice(printing) => &mut printing.at,
            Action::PushBooks(push) => &mut push.at,
            _ => return None,
        })
    }
}
