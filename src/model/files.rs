//! The files that leave with an action.

use super::action::{Action, Attached};

impl Action {
    /// The files that leave with it.
    pub(crate) fn files(&self) -> &[Attached] {
        match self {
            Action::SendEmail(mail) | Action::ReplyEmail(mail) => &mail.attachments,
            Action::PostX(post)
            | Action::PostFacebook(post)
            | Action::PostInstagram(post)
            | Action::PostLinkedin(post) => &post.media,
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
            Action::DraftBill(bill) => &mut bill.files,
            Action::RecordOdooExpense(expense) => &mut expense.files,
            _ => &mut [],
        }
    }
}
