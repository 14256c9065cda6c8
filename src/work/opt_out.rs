//! Somebody who asked to be left alone: their contact says so from then on, and no mail goes to them.

use serde_json::{Value, json};

use super::effect::World;
use super::notes;
use crate::base::Result;
use crate::model::Id;
use crate::model::action::{NewContact, OptOut, parse_address};
use crate::model::attempt::{Attempt, Failure, FailureClass};
use crate::vault::{Folder, Place, contacts};

/// The key in a contact's front matter.
const KEY: &str = "opt_out";

impl World<'_> {
    /// Says it in the contact that has the address, and leaves all else of it as it is; where nobody has it, a contact is made.
    pub(super) fn opt_out(&self, out: &OptOut, key: &Id) -> Result<Attempt> {
        if let Some(receipt) = self.opted_out(out)? {
            return Ok(Attempt::Done(receipt));
        }
        let email = parse_address(&out.email).email;
        if !email.rsplit_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !email.contains(char::is_whitespace)
        }) {
            let why = "`email` is no mail address";
            return Ok(Attempt::Failed(Failure::new(FailureClass::Data, why)));
        }
        let people = contacts::all(self.vault)?;
        let place = if let Some(contact) = contacts::by_email(&people, &email) {
            let place = Place::new(Folder::Contacts, format!("{}.md", contact.name));
            let (before, mut note) = self.vault.read_to_edit(&place)?;
            note.front.set_plain(KEY, "true");
            self.vault.replace(&place, &before, note.print().as_bytes())?;
            place
        } else {
            let name = if out.name.trim().is_empty() { email.clone() } else { out.name.clone() };
            let contact = NewContact { name, email, ..NewContact::default() };
            let (place, mut note) = notes::contact(&contact, key);
            note.front.set_plain(KEY, "true");
            // The key is in the name: whatever it holds by now, this action made it.
            self.vault.create(&place, note.print().as_bytes())?;
            place
        };
        Ok(Attempt::Done(receipt(&place)))
    }

    /// The receipt of an address that is left alone: what its contact says, whoever wrote it there.
    pub(super) fn opted_out(&self, out: &OptOut) -> Result<Option<Value>> {
        let email = parse_address(&out.email).email.to_ascii_lowercase();
        let people = contacts::all(self.vault)?;
        let contact = people.iter().find(|one| one.opt_out && one.emails.contains(&email));
        Ok(contact
            .map(|contact| receipt(&Place::new(Folder::Contacts, format!("{}.md", contact.name)))))
    }
}

fn receipt(place: &Place) -> Value {
    json!({
        "connector": "vault",
        "path": place.path(),
        "said": "left alone from now on: no mail goes to them",
    })
}
