//! The kinds of what can be in the books, and how far a document is paid.

use serde::Serialize;

/// What kind of document an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum DocumentKind {
    Invoice,
    Bill,
    Expense,
    Payment,
    /// A credit note, which cancels an invoice.
    Credit,
    /// The reverse of a bill, an expense or a payment.
    Reversal,
    /// What accounts held when the books began. It has no note.
    Opening,
    /// The word that a period is closed, or open again. It has no note.
    Closing,
    /// An exchange rate, which has neither a number nor a note.
    Rate,
}

impl DocumentKind {
    /// Those that an entry can be, by the tag with their number.
    pub(crate) const ALL: [DocumentKind; 8] = [
        DocumentKind::Invoice,
        DocumentKind::Bill,
        DocumentKind::Expense,
        DocumentKind::Payment,
        DocumentKind::Credit,
        DocumentKind::Reversal,
        DocumentKind::Opening,
        DocumentKind::Closing,
    ];

    /// Whether it is an invoice, a bill or an expense.
    pub(super) fn is_document(self) -> bool {
        matches!(self, DocumentKind::Invoice | DocumentKind::Bill | DocumentKind::Expense)
    }

    /// Whether it settles another document, and is none that can be open itself.
    pub(super) fn settles(self) -> bool {
        matches!(self, DocumentKind::Payment | DocumentKind::Credit | DocumentKind::Reversal)
    }

    /// The tag that holds the number.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            DocumentKind::Invoice => "invoice",
            DocumentKind::Bill => "bill",
            DocumentKind::Expense => "expense",
            DocumentKind::Payment => "payment",
            DocumentKind::Credit => "credit",
            DocumentKind::Reversal => "reversal",
            DocumentKind::Opening => "opening",
            DocumentKind::Closing => "closing",
            DocumentKind::Rate => "rate",
        }
    }

    /// What its numbers begin with; empty for an invoice, where a setting says it.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            DocumentKind::Bill => "BILL-",
            DocumentKind::Expense => "EXP-",
            DocumentKind::Payment => "PAY-",
            DocumentKind::Credit => "CN-",
            DocumentKind::Reversal => "REV-",
            DocumentKind::Opening => "OPEN-",
            DocumentKind::Closing => "CLOSE-",
            DocumentKind::Invoice | DocumentKind::Rate => "",
        }
    }

    /// The folder of its notes, below `Accounting/`; empty for what has none.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            DocumentKind::Invoice => "Invoices",
            DocumentKind::Bill => "Bills",
            DocumentKind::Expense => "Expenses",
            DocumentKind::Payment => "Payments",
            DocumentKind::Credit => "Credits",
            DocumentKind::Reversal => "Reversals",
            DocumentKind::Opening | DocumentKind::Closing | DocumentKind::Rate => "",
        }
    }

    /// The vault path of a document's note; what has none is to be read in the journal.
    pub(crate) fn note(self, id: &str) -> String {
        match self.folder() {
            "" => super::PATH.to_owned(),
            folder => format!("Accounting/{folder}/{id}.md"),
        }
    }
}

/// How much of a document is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Status {
    Open,
    PartPaid,
    Paid,
    /// By a credit note, or by its reverse.
    Cancelled,
}

impl Status {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::PartPaid => "part_paid",
            Status::Paid => "paid",
            Status::Cancelled => "cancelled",
        }
    }
}
