//! The files that actions are bound to by their content, and which of them leave the machine.

use super::action::{Action, Attached};

impl Action {
    /// The files that leave with it: of those that it is bound to, all that don't only stay beside what is booked here.
    pub(crate) fn leaving(&self) -> &[Attached] {
        match self {
            Action::RecordBill(_) | Action::RecordExpense(_) => &[],
            _ => self.files(),
        }
    }

    /// The files that it is bound to by their content.
    pub(crate) fn files(&self) -> &[Attached] {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => &mail.attachments,
            Action::PostX(post)
            | Action::PostFacebook(post)
            | Action::PostInstagram(post)
            | Action::PostLinkedin(post) => &post.media,
            Action::RecordBill(bill) | Action::RecordExpense(bill) => &bill.files,
            Action::DraftBill(bill) => &bill.files,
            Action::RecordOdooExpense(expense) => &expense.files,
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
            Action::RecordBill(bill) | Action::RecordExpense(bill) => &mut bill.files,
            Action::DraftBill(bill) => &mut bill.files,
            Action::RecordOdooExpense(expense) => &mut expense.files,
            _ => &mut [],
        }
    }
}
