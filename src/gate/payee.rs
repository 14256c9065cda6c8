//! The account that a bill asks to be paid at, held against those that its vendor had before: an account that changed is how
//! bills are forged.

use std::collections::BTreeSet;

use super::submit::Gate;
use crate::base::Result;
use crate::model::accounts;
use crate::model::action::Action;
use crate::model::item::Item;
use crate::remote::bank::Bank;
use crate::vault::contacts;

impl Gate<'_> {
    /// What is to be said of the account that a bill names; `None` where it is one that the vendor had before, or nothing is
    /// known of any.
    ///
    /// Known is what the owner wrote into the vendor's note (or the sender's), else where the bank's rows paid them.
    pub(super) fn new_account(&self, action: &Action, item: Option<&Item>) -> Option<String> {
        let (vendor, item) = (vendor(action)?, item?);
        let mut asked: BTreeSet<String> = accounts::written(&item.text).into_iter().collect();
        for data in &item.structured {
            asked.extend(accounts::written(&data.to_string()));
        }
        if asked.is_empty() {
            return None;
        }
        let compared = self.known_accounts(vendor, item).map(|(own, known, place)| {
            let new = asked.iter().find(|asked| !known.contains(*asked) && !own.contains(*asked));
            new.zip(known.first()).map(|(new, old)| {
                format!(
                    "ANOTHER ACCOUNT: this asks for payment to {new}, {place} {old}; ask them on a number that you know before you pay"
                )
            })
        });
        // One broken table of the bank keeps no bill from being asked for.
        compared.unwrap_or_else(|_| {
            let why =
                "its account could not be held against the rows of the bank, which can't be read";
            Some(format!("{why} (`fte finance check`)"))
        })
    }

    /// The owner's own accounts, those of a vendor, and where these are known from.
    fn known_accounts(
        &self,
        vendor: &str,
        item: &Item,
    ) -> Result<(BTreeSet<String>, BTreeSet<String>, &'static str)> {
        let bank = Bank::open(self.vault, self.state);
        let sender =
            item.from.as_ref().and_then(|from| contacts::by_email(&self.people, &from.email));
        let named = |name: &str| name.trim().eq_ignore_ascii_case(vendor.trim());
        let notes = self.people.iter().filter(|contact| named(&contact.name)).chain(sender);
        let entered: BTreeSet<String> = notes
            .filter(|contact| contact.known)
            .flat_map(|contact| contact.ibans.clone())
            .collect();
        let own = bank.accounts()?;
        if entered.is_empty() {
            return Ok((own, bank.paid_at(vendor)?, "you paid them at"));
        }
        Ok((own, entered, "your contacts have"))
    }
}

/// Who is to be paid by what an action books as owed.
fn vendor(action: &Action) -> Option<&str> {
    match action {
        Action::RecordBill(bill) => Some(&bill.vendor),
        Action::DraftBill(bill) => Some(&bill.vendor),
        _ => None,
    }
}
