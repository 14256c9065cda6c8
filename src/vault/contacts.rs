//! The people and firms in `Contacts/`.

use super::{Folder, Front, Place, Vault, VaultError, front::FrontError, inert};
use crate::model::action::parse_address;
use crate::model::person::{Billing, Contact};

/// Every contact, by name. A note that can't be read is an error: a contact must not silently stop being known.
pub(crate) fn all(vault: &Vault) -> Result<Vec<Contact>, VaultError> {
    let read = |place: Place| {
        let front = vault.read(&place)?.front;
        contact(&place, &front).map_err(|source| VaultError::Front { path: place.path(), source })
    };
    vault.list(Folder::Contacts)?.into_iter().map(read).collect()
}

fn contact(place: &Place, front: &Front) -> Result<Contact, FrontError> {
    let mut emails = front.try_list("email")?;
    emails.extend(front.try_list("emails")?);
    Ok(Contact {
        name: place.stem().to_owned(),
        emails: emails
            .iter()
            .map(|email| parse_address(&inert::original(email)).email.to_ascii_lowercase())
            .collect(),
        known: is_said(front, "known")?.unwrap_or(true),
        opt_out: is_said(front, "opt_out")?.unwrap_or(false),
        ibans: front
            .try_list("iban")?
            .iter()
            .map(|iban| iban.replace(' ', "").to_uppercase())
            .collect(),
        rate: front.try_text("rate")?,
        tax: front.try_text("tax")?,
        category: front.try_text("category")?,
        billing: billing(front)?,
    })
}

fn billing(front: &Front) -> Result<Billing, FrontError> {
    let text = |key: &str| -> Result<String, FrontError> {
        let text = front.try_text(key)?.unwrap_or_default();
        Ok(inert::original(&text).trim().to_owned())
    };
    Ok(Billing {
        called: text("name")?,
        company: text("company")?,
        street: text("street")?,
        zip: text("zip")?,
        city: text("city")?,
        country: text("country")?.to_uppercase(),
        vat: text("vat")?,
        language: text("language")?,
        reverse_charge: is_said(front, "reverse_charge")?.unwrap_or(false),
        monthly: is_said(front, "monthly_invoice")?.unwrap_or(false),
    })
}

/// A key that is `true` or `false`; `None` where it is not there. Anything else is an error: what it decides is not guessed.
fn is_said(front: &Front, key: &str) -> Result<Option<bool>, FrontError> {
    match front.try_text(key)?.as_deref() {
        None => Ok(None),
        Some("true" | "True" | "TRUE") => Ok(Some(true)),
        Some("false" | "False" | "FALSE") => Ok(Some(false)),
        Some(_) => Err(front.fault(key, "is neither `true` nor `false`")),
    }
}

/// The contact with this address. Only ASCII letters are the same in both cases: `K` may be the Kelvin sign, whose small
/// letter is a plain `k`, and another mailbox.
pub(crate) fn by_email<'a>(contacts: &'a [Contact], email: &str) -> Option<&'a Contact> {
    let email = email.to_ascii_lowercase();
    contacts.iter().find(|contact| contact.emails.contains(&email))
}

/// The contact that a customer's name means: its note's name, else the name or firm that it gives itself.
pub(crate) fn by_customer<'a>(contacts: &'a [Contact], name: &str) -> Option<&'a Contact> {
    let folded = |text: &str| text.trim().to_lowercase();
    let name = folded(name);
    let by = |of: &dyn Fn(&Contact) -> &str| {
        contacts.iter().find(|contact| folded(of(contact)) == name && !name.is_empty())
    };
    by(&|contact| &contact.name)
        .or_else(|| by(&|contact| &contact.billing.called))
        .or_else(|| by(&|contact| &contact.billing.company))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_only_looks_the_same_in_small_is_another_mailbox() {
        let jak = Contact { emails: vec!["jak@b.test".into()], ..Contact::default() };
        let found = |email: &str| by_email(std::slice::from_ref(&jak), email).is_some();
        assert!(found("JAK@b.test") && !found("ja\u{212a}@b.test"));
    }

    #[test]
    fn contacts_are_read_as_people_write_them() {
        let read = |text: &str| {
            contact(&Place::new(Folder::Contacts, "Dana Reyes.md"), &Front::parse(text, 2).unwrap())
        };
        let dana =
            read("email: Dana@Example.com\nemails:\n  - Dana <d@x.org>\niban: de89 3704 0044\n")
                .unwrap();
        assert_eq!((dana.name.as_str(), dana.known), ("Dana Reyes", true));
        assert_eq!(
            (dana.emails, dana.ibans),
            (vec!["dana@example.com".into(), "d@x.org".into()], vec!["DE8937040044".to_owned()])
        );
        assert!(!read("known: false\n").unwrap().known);
        assert!(
            read("opt_out: true\n").unwrap().opt_out && !read("known: true\n").unwrap().opt_out
        );
        assert!(read("").unwrap().emails.is_empty());
        let billing = read(
            "street: Hauptstr. 1\nzip: 01067\ncity: Dresden\ncountry: de\nreverse_charge: true\n",
        )
        .unwrap()
        .billing;
        assert_eq!((billing.zip.as_str(), billing.country.as_str()), ("01067", "DE"));
        assert!(billing.reverse_charge && billing.company.is_empty());
        for broken in [
            "email: [a@b.c\n",
            "known: perhaps\n",
            "email: {a: b}\n",
            "iban: *x\n",
            "opt_out: yes please\n",
            "reverse_charge: perhaps\n",
            "city: [a, b]\n",
        ] {
            assert!(read(broken).is_err(), "{broken}");
        }
    }
}
