//! What the figures about money are called, and how each comes about.

use super::super::figure::{Name, Part};
use crate::remote::books::Bucket;

const fn name(id: &'static str, label: &'static str, how: &'static str) -> Name {
    Name { id, part: Part::Money, label, how }
}

pub(super) const REVENUE: Name = name(
    "revenue-week",
    "Revenue",
    "What the books earned in these days, without tax: all postings to revenue accounts.",
);
pub(super) const REVENUE_MONTH: Name = name(
    "revenue-month",
    "Revenue, month to date",
    "What the books earned from the first of the month on, without tax: all postings to revenue accounts.",
);
pub(super) const TREND: Name = name(
    "revenue-trend",
    "Revenue against the four weeks before",
    "The revenue of these days less a quarter of that of the same days of the four weeks before, as a share of the latter, in the \
     currency of the books.",
);
pub(super) const EXPENSES: Name = name(
    "expenses-week",
    "Expenses",
    "What the books spent in these days: all postings to expense accounts.",
);
pub(super) const EXPENSES_MONTH: Name = name(
    "expenses-month",
    "Expenses, month to date",
    "What the books spent from the first of the month on: all postings to expense accounts.",
);
pub(super) const PROFIT_MONTH: Name = name(
    "profit-month",
    "Revenue less expenses, month to date",
    "The month's revenue less the month's expenses, each currency on its own.",
);
pub(super) const RECEIVED: Name = name(
    "received-week",
    "Payments received",
    "The payments for invoices that the books have of these days, less those that were reversed in them.",
);
pub(super) const RECEIVABLE: Name = name(
    "receivable",
    "Owed to you",
    "The open amounts of all invoices at the end of the last day.",
);
pub(super) const RECEIVABLE_OVERDUE: Name = name(
    "receivable-overdue",
    "Owed to you and overdue",
    "The open amounts of the invoices whose due day was over at the end of the last day.",
);
pub(super) const PAYABLE: Name =
    name("payable", "You owe", "The open amounts of all bills at the end of the last day.");
pub(super) const PAYABLE_OVERDUE: Name = name(
    "payable-overdue",
    "You owe and overdue",
    "The open amounts of the bills whose due day was over at the end of the last day.",
);
pub(super) const PAYABLE_SOON: Name = name(
    "payable-soon",
    "You owe within 14 days",
    "The open amounts of the bills that are due on the last day or in the 14 days after it; what is overdue aside.",
);
pub(super) const CASH: Name = name(
    "cash",
    "Cash and bank",
    "What the cash and bank accounts of the books hold at the end of the last day.",
);
pub(super) const BANK: Name = name(
    "bank",
    "At the bank",
    "The last balance of each account that the bank named up to the last day, in a statement or beside a row.",
);
pub(super) const BANK_OPEN: Name = name(
    "bank-open",
    "At the bank and not booked",
    "The rows of the bank up to the last day that belong to no payment or expense of the books; `fte finance match` \
     shows them.",
);
pub(super) const BANK_LESS_BOOKS: Name = name(
    "bank-less-books",
    "Bank less books",
    "What is at the bank less what the accounts below `assets:bank` hold in the books at the end of the same day. It \
     comes from rows that are not booked, from entries that the bank does not have, and from an opening balance.",
);

/// The figure of a bucket of what customers owe.
pub(super) fn bucket(bucket: Bucket) -> Name {
    let of = |id, label, how| name(id, label, how);
    match bucket {
        Bucket::NotDue => of(
            "receivable-not-due",
            "Owed to you and not due",
            "The open amounts of the invoices that were not overdue at the end of the last day.",
        ),
        Bucket::To30 => of(
            "receivable-1-30",
            "Owed to you, 1 to 30 days overdue",
            "The open amounts of the invoices that were overdue for 1 to 30 days at the end of the last day.",
        ),
        Bucket::To60 => of(
            "receivable-31-60",
            "Owed to you, 31 to 60 days overdue",
            "The open amounts of the invoices that were overdue for 31 to 60 days at the end of the last day.",
        ),
        Bucket::To90 => of(
            "receivable-61-90",
            "Owed to you, 61 to 90 days overdue",
            "The open amounts of the invoices that were overdue for 61 to 90 days at the end of the last day.",
        ),
        Bucket::Over90 => of(
            "receivable-over-90",
            "Owed to you, over 90 days overdue",
            "The open amounts of the invoices that were overdue for more than 90 days at the end of the last day.",
        ),
    }
}
