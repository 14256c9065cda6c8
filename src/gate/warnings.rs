//! What should make a person careful about whom an action is for.

use crate::model::action::Action;
use crate::model::item::Item;
use crate::model::lookalike;
use crate::model::person::{Address, Contact};
use crate::vault::contacts;

const UNPROVEN: &str = "part of it is from a later message of the conversation, and no mail server of yours vouches for who sent that";

/// The warnings of an action, as sentences; they may quote foreign text.
pub(crate) fn of(
    action: &Action,
    item: Option<&Item>,
    people: &[Contact],
    owners: &[String],
) -> Vec<String> {
    let mut warnings = Vec::new();
    for to in action.recipients() {
        warnings.extend(recipient(&to, people, owners));
    }
    if let Action::Pay(transfer) = action {
        warnings.extend(account(&transfer.payee, &transfer.iban, people));
    }
    if let Some(item) = item {
        warnings.extend(first_contact(action, item));
        warnings.extend(item.sender.warnings.iter().cloned());
        warnings.extend(item.sender.unproven.then(|| UNPROVEN.to_owned()));
    }
    let mut seen = std::collections::BTreeSet::new();
    warnings.retain(|warning| seen.insert(warning.clone()));
    warnings
}

/// Whether what an action is for came from somebody whom the owner never wrote to; said once, also of the recipient.
fn first_contact(action: &Action, item: &Item) -> Option<String> {
    let from = item.from.as_ref().filter(|_| item.sender.first)?;
    let is_to = |to: &Address| to.email.eq_ignore_ascii_case(&from.email);
    let is_said = action.recipients().iter().any(is_to);
    (!is_said)
        .then(|| format!("first contact: it came from {}, whom you never wrote to", from.email))
}

fn recipient(to: &Address, people: &[Contact], owners: &[String]) -> Vec<String> {
    let mut warnings = Vec::new();
    match contacts::by_email(people, &to.email) {
        Some(contact) if contact.known => return warnings,
        Some(_) => {
            warnings
                .push(format!("{} is in your contacts, but you never confirmed them", to.email));
        }
        None if owners.iter().any(|own| own.eq_ignore_ascii_case(&to.email)) => return warnings,
        None => warnings.push(format!("first contact: {} is not in your contacts", to.email)),
    }
    let known: Vec<String> = people
        .iter()
        .filter(|contact| contact.known)
        .flat_map(|contact| &contact.emails)
        .chain(owners)
        .filter_map(|email| Some(email.rsplit_once('@')?.1.to_owned()))
        .collect();
    if let Some(like) = lookalike::domain(to.domain(), &known) {
        warnings.push(format!(
            "{} (written {}) looks like {}, which you know, but is another domain",
            to.domain(),
            lookalike::ascii(to.domain()),
            like.of
        ));
    }
    warnings
}

/// A payee that is known, but under another account.
fn account(payee: &str, iban: &str, people: &[Contact]) -> Option<String> {
    let plain = iban.replace(' ', "").to_uppercase();
    let contact = people
        .iter()
        .find(|contact| contact.known && contact.name.eq_ignore_ascii_case(payee.trim()))?;
    let other = !contact.ibans.is_empty() && !contact.ibans.contains(&plain);
    other.then(|| format!("{} has another bank account in your contacts", contact.name))
}
