//! The people and firms in `Contacts/`.

use super::{Folder, Vault, VaultError};
use crate::model::person::Contact;

/// Every contact, by name. A note that can't be read is an error: a contact must not silently stop being known.
pub(crate) fn all(vault: &Vault) -> Result<Vec<Contact>, VaultError> {
    let mut contacts = Vec::new();
    for place in vault.list(Folder::Contacts)? {
        let front = vault.read(&place)?.front;
        let mut emails = front.list("email");
        emails.extend(front.list("emails"));
        contacts.push(Contact {
            name: place.stem().to_owned(),
            emails: emails.iter().map(|email| email.trim().to_lowercase()).collect(),
            known: front.text("known").is_none_or(|known| known == "true"),
            ibans: front
                .list("iban")
                .iter()
                .map(|iban| iban.replace(' ', "").to_uppercase())
                .collect(),
        });
    }
    Ok(contacts)
}

/// The contact with this address.
pub(crate) fn by_email<'a>(contacts: &'a [Contact], email: &str) -> Option<&'a Contact> {
    let email = email.to_lowercase();
    contacts.iter().find(|contact| contact.emails.contains(&email))
}
