//! People and firms: an address as mail carries it, a contact as the vault keeps it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A mail address with the name beside it, both as they came (not yet made safe to show).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Address {
    pub(crate) name: String,
    /// `user@domain`, the domain in lower case; empty where the mail names no address.
    pub(crate) email: String,
}

impl Address {
    pub(crate) fn new(name: &str, email: &str) -> Address {
        let email = match email.trim().rsplit_once('@') {
            Some((user, domain)) => format!("{}@{}", unquoted(user), domain.to_lowercase()),
            None => email.trim().to_owned(),
        };
        Address { name: name.trim().to_owned(), email }
    }

    pub(crate) fn domain(&self) -> &str {
        self.email.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// The name where there is one, else the address.
    pub(crate) fn called(&self) -> &str {
        if self.name.is_empty() { &self.email } else { &self.name }
    }
}

/// A local part in its plain form where it has one: `"tom"` and `"t\om"` are `tom`, the same mailbox.
///
/// Source: RFC 5321 §4.1.2: the quoted form must not be told from the plain one.
fn unquoted(user: &str) -> String {
    let Some(inner) = user.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return user.to_owned();
    };
    let mut plain = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => plain.extend(chars.next()),
            c => plain.push(c),
        }
    }
    let is_atom = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    if plain.split('.').all(is_atom) { plain } else { user.to_owned() }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            f.write_str(&self.email)
        } else {
            write!(f, "{} <{}>", self.name, self.email)
        }
    }
}

/// One note in `Contacts/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Contact {
    /// The note's name without `.md`: what `[[…]]` links to.
    pub(crate) name: String,
    /// Every address of theirs, in lower case.
    pub(crate) emails: Vec<String>,
    /// Whether the owner deals with them (front matter `known`, which only a person or a reply that went
    /// out sets to true; a note that a person made without the key counts as known).
    pub(crate) known: bool,
    /// Whether they asked to be left alone: no mail goes to them, by whichever rule.
    pub(crate) opt_out: bool,
    /// Bank accounts that the owner entered, without spaces.
    pub(crate) ibans: Vec<String>,
    /// What an hour of the owner's work costs them, as the owner wrote it: `95.00 EUR`.
    pub(crate) rate: Option<String>,
    /// The tax on what they buy, in per cent.
    pub(crate) tax: Option<String>,
    /// The expense account's last part for what they bill.
    pub(crate) category: Option<String>,
    /// What invoices to them say.
    pub(crate) billing: Billing,
}

/// What an invoice says of a customer, as the owner wrote it; what is not there is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Billing {
    /// The name that the note gives them, where its file has another.
    pub(crate) called: String,
    /// The firm that a person belongs to.
    pub(crate) company: String,
    pub(crate) street: String,
    pub(crate) zip: String,
    pub(crate) city: String,
    /// Two letters: `DE`.
    pub(crate) country: String,
    pub(crate) vat: String,
    /// `de`, `en`
    pub(crate) language: String,
    /// Whether the tax on what they buy is theirs to declare.
    pub(crate) reverse_charge: bool,
    /// Whether their hours are billed each month.
    pub(crate) monthly: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_spellings_of_a_mailbox_are_one() {
        for (written, plain) in [
            ("\"tom\"@Example.net", "tom@example.net"),
            ("\"t\\om\"@example.net", "tom@example.net"),
            ("\"a.b\"@example.net", "a.b@example.net"),
            ("\"a b\"@example.net", "\"a b\"@example.net"),
            ("\".a\"@example.net", "\".a\"@example.net"),
            ("tom@example.net", "tom@example.net"),
            ("\"@example.net", "\"@example.net"),
        ] {
            assert_eq!(Address::new("", written).email, plain, "{written}");
        }
    }
}
