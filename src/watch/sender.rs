//! Who a mail claims to be from, held against the people that the vault knows.

use crate::config::Config;
use crate::model::lookalike;
use crate::model::person::{Address, Contact};
use crate::vault::{Vault, contacts};

/// What a sender is compared with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) contacts: Vec<Contact>,
    /// The owner's own addresses, in lower case.
    pub(crate) owners: Vec<String>,
    pub(crate) owner_name: String,
    /// Mail servers whose Authentication-Results count.
    pub(crate) trusted: Vec<String>,
    /// Why the contacts could not be read, where they could not.
    pub(crate) unread: Option<String>,
}

impl Known {
    /// The contacts of a vault and the owner, as the settings name them. Contacts that can't be read are said.
    pub(crate) fn of(vault: &Vault, config: &Config) -> Known {
        let contacts = contacts::all(vault);
        let owners = config.list("owner.emails");
        Known {
            unread: contacts.as_ref().err().map(ToString::to_string),
            contacts: contacts.unwrap_or_default(),
            owners: owners.iter().map(|email| email.trim().to_ascii_lowercase()).collect(),
            owner_name: config.text("owner.name"),
            trusted: config.list("mail.trusted_servers"),
        }
    }

    /// The domains of the owner and of the contacts that are known.
    fn domains(&self) -> Vec<String> {
        let contacts = self
            .contacts
            .iter()
            .filter(|contact| contact.known)
            .flat_map(|contact| &contact.emails);
        let mut domains: Vec<String> = self
            .owners
            .iter()
            .chain(contacts)
            .map(|email| Address::new("", email).domain().to_owned())
            .collect();
        domains.retain(|domain| !domain.is_empty());
        domains.sort();
        domains.dedup();
        domains
    }

    /// Whether the owner never wrote to a sender. Where the contacts can't be read, nobody knows.
    pub(crate) fn is_first_contact(&self, from: &Address) -> bool {
        self.unread.is_none() && !from.email.is_empty() && !self.is_known(&from.email)
    }

    fn is_known(&self, email: &str) -> bool {
        let email = email.to_ascii_lowercase();
        self.owners.contains(&email)
            || self.contacts.iter().any(|contact| contact.known && contact.emails.contains(&email))
    }
}

/// Sentences that make a person careful about a sender. What they quote is foreign.
pub(crate) fn warnings(from: &Address, reply_to: &[Address], known: &Known) -> Vec<String> {
    let mut warnings = Vec::new();
    if from.email.is_empty() {
        warnings.push("the mail names no sender's address".into());
    }
    if !known.is_known(&from.email) {
        warnings.extend(domain(from, known));
        warnings.extend(poses(from, known));
    }
    warnings.extend(name(from));
    warnings.extend(script(from));
    warnings.extend(replies(from, reply_to));
    warnings
}

fn domain(from: &Address, known: &Known) -> Option<String> {
    let alike = lookalike::domain(from.domain(), &known.domains())?;
    Some(format!("the sender's domain {} looks like {} and is not", both(from.domain()), alike.of))
}

/// A domain as machines and as people write it, where that differs.
fn both(domain: &str) -> String {
    let (ascii, readable) = (lookalike::ascii(domain), lookalike::readable(domain));
    if ascii == readable { ascii } else { format!("{ascii} ({readable})") }
}

/// A name of somebody known over an address that is not theirs.
fn poses(from: &Address, known: &Known) -> Option<String> {
    let own = words(&from.name);
    if own.len() < 4 {
        return None;
    }
    let contact =
        known.contacts.iter().filter(|contact| contact.known && !contact.emails.is_empty());
    let names = contact.map(|contact| contact.name.as_str()).chain([known.owner_name.as_str()]);
    let posed = names.filter(|name| !name.trim().is_empty()).find(|name| words(name) == own)?;
    Some(format!("the name is that of {posed}, the address {} is not", from.email))
}

/// A name reduced to what the eye compares.
fn words(name: &str) -> String {
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).map(lookalike::skeleton).collect();
    words.retain(|word| !word.is_empty());
    words.sort();
    words.join(" ")
}

/// A name that says another address.
fn name(from: &Address) -> Option<String> {
    let trim = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let said = from.name.split_whitespace().map(trim).find(|word| {
        let Some((user, domain)) = word.rsplit_once('@') else { return false };
        !user.is_empty() && !domain.is_empty() && *word != from.email.to_lowercase()
    })?;
    let domain = said.rsplit_once('@').map_or("", |(_, domain)| domain);
    (domain != from.domain())
        .then(|| format!("the name says {said}, the address is {}", from.email))
}

fn script(from: &Address) -> Option<String> {
    let readable = lookalike::readable(from.domain());
    if lookalike::mixes_scripts(&readable) {
        return Some(format!("the sender's domain {} mixes writing systems", both(from.domain())));
    }
    let mixed = from.name.split_whitespace().any(|word| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        lookalike::mixes_scripts(&letters)
    });
    if mixed {
        return Some("the sender's name mixes writing systems within a word".into());
    }
    let ascii = lookalike::ascii(from.domain());
    (ascii != readable).then(|| format!("the sender's domain is written {}", both(from.domain())))
}

fn replies(from: &Address, reply_to: &[Address]) -> Option<String> {
    let below =
        |a: &str, b: &str| a == b || a.strip_suffix(b).is_some_and(|rest| rest.ends_with('.'));
    let (own, empty) = (from.domain(), from.domain().is_empty());
    let other = reply_to.iter().find(|to| {
        let domain = to.domain();
        !domain.is_empty() && !empty && !below(domain, own) && !below(own, domain)
    })?;
    Some(format!("answers would go to {}, not to the sender", other.email))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::string_slice,
        clippy::print_stderr,
        reason = "a test that fails panics, and says what it skips"
    )]

    use std::fs;

    use super::*;

    fn known(emails: &[&str]) -> Known {
        let contact = |(at, email): (usize, &&str)| Contact {
            name: ["Dana Reyes", "Nordwind Logistik", "Acme Billing", "José Álvarez"][at % 4]
                .into(),
            emails: vec![(*email).to_owned()],
            known: true,
            ibans: Vec::new(),
            ..Contact::default()
        };
        let contacts = emails.iter().enumerate().map(contact).collect();
        Known {
            contacts,
            owners: vec!["me@mittelbach.example".into()],
            owner_name: "Mara Mittelbach".into(),
            ..Known::default()
        }
    }

    const PEOPLE: [&str; 4] = [
        "dana@example.com",
        "office@nordwind-logistik.de",
        "billing@acmemill.co.uk",
        "jose@clinica-dental.es",
    ];

    /// Letters, and what is put in their place.
    const SWAPS: [(&str, &str); 21] = [
        ("a", "а"),
        ("e", "е"),
        ("o", "о"),
        ("c", "с"),
        ("p", "р"),
        ("x", "х"),
        ("i", "і"),
        ("o", "ο"),
        ("a", "α"),
        ("i", "ı"),
        ("m", "rn"),
        ("l", "1"),
        ("l", "I"),
        ("o", "0"),
        ("i", "l"),
        ("d", "cl"),
        ("w", "vv"),
        ("e", "é"),
        ("s", "ѕ"),
        ("n", "ո"),
        ("d", "ԁ"),
    ];

    fn spoofs() -> Vec<(Address, Vec<Address>)> {
        let mut spoofs = Vec::new();
        for email in PEOPLE {
            let (user, domain) = email.split_once('@').unwrap();
            for (letter, other) in SWAPS {
                for at in domain.match_indices(letter).map(|(at, _)| at) {
                    let alike = format!("{}{other}{}", &domain[..at], &domain[at + letter.len()..]);
                    spoofs.push((Address::new("Accounts", &format!("{user}@{alike}")), vec![]));
                    let puny = lookalike::ascii(&alike);
                    spoofs.push((Address::new("Accounts", &format!("{user}@{puny}")), vec![]));
                }
            }
            spoofs.push((Address::new(email, "x7@relay.test"), vec![]));
            spoofs.push((Address::new(&format!("Dana <{email}>"), "x7@relay.test"), vec![]));
            spoofs.push((Address::new("", email), vec![Address::new("", "pay@relay.test")]));
            spoofs.push((Address::new("", &format!("pay@{domain}.relay.test")), vec![]));
            spoofs.push((
                Address::new("", &format!("pay@{}.test", domain.replace('.', "-"))),
                vec![],
            ));
        }
        for name in [
            "Dana Reyes",
            "Reyes, Dana",
            "DANA  REYES",
            "Dаna Reyes",
            "Jose Alvarez",
            "Nordwind Logistik",
            "Mara Mittelbach",
            "Acme  BiIling",
        ] {
            spoofs.push((Address::new(name, "ceo@free.test"), vec![]));
        }
        spoofs
    }

    #[test]
    fn spoofed_senders_are_flagged() {
        let known = known(&PEOPLE);
        let spoofs = spoofs();
        assert!(spoofs.len() >= 200, "{}", spoofs.len());
        let missed: Vec<_> = spoofs
            .iter()
            .filter(|(from, reply_to)| warnings(from, reply_to, &known).is_empty())
            .collect();
        assert!(
            missed.len() * 50 <= spoofs.len(),
            "{} of {}: {missed:?}",
            missed.len(),
            spoofs.len()
        );
    }

    #[test]
    fn people_who_are_who_they_are_are_not() {
        let known = known(&PEOPLE);
        let honest = [
            ("Dana Reyes", "dana@example.com"),
            ("Dana R.", "DANA@Example.com"),
            ("Dana (Home)", "dana@mail.example.com"),
            ("Nordwind", "info@nordwind-logistik.de"),
            ("Müller", "kontakt@müller.de"),
            ("Иван", "ivan@почта.рф"),
            ("山田", "y@example.jp"),
            ("Sales", "sales@acme.example"),
            ("GitHub", "noreply@github.com"),
            ("Mara", "me@mittelbach.example"),
        ];
        let idn = |email: &str| !email.is_ascii();
        for (name, email) in honest {
            let found = warnings(&Address::new(name, email), &[], &known);
            // The domain in both scripts is said, and no more.
            assert!(found.len() <= usize::from(idn(email)), "{name} {email}: {found:?}");
        }
    }

    #[test]
    fn honest_mail_is_rarely_flagged() {
        let beside = || concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data").into();
        let path = std::env::var_os("FTE_CORPUS").map_or_else(beside, std::path::PathBuf::from);
        let path = path.join("injection/honest-mail.jsonl");
        let Ok(lines) = fs::read_to_string(&path) else {
            return eprintln!("skipped: no {}", path.display());
        };
        let from = |line: &str| -> Address {
            let mail: serde_json::Value = serde_json::from_str(line).unwrap();
            crate::model::action::parse_address(mail["from"].as_str().unwrap())
        };
        let senders: Vec<Address> = lines.lines().map(from).collect();
        let contacts: Vec<&str> =
            senders.iter().step_by(5).map(|from| from.email.as_str()).collect();
        let known = known(&contacts);
        let flagged: Vec<_> =
            senders.iter().filter(|from| !warnings(from, &[], &known).is_empty()).collect();
        assert!(
            flagged.len() * 100 <= senders.len(),
            "{} of {}: {flagged:?}",
            flagged.len(),
            senders.len()
        );
    }
}
