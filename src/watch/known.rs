//! Whom the owner wrote to becomes a contact: that, and nothing that others do, is what "known" means.

use serde_json::{Value, json};

use super::mail::headers::Headers;
use crate::audit::Trail;
use crate::base::{Result, Time, clock};
use crate::config::Config;
use crate::model::Id;
use crate::model::event::{Event, Status};
use crate::model::person::{Address, Contact};
use crate::vault::{Created, Folder, Front, Note, Place, VaultError, contacts, inert, name};

/// The most people that one run gets to know: a mailbox of years fills `Contacts/` step by step.
pub(crate) const MOST: usize = 200;

/// So many people a mail that a person wrote goes to.
const TO: usize = 50;

/// The longest name of a contact's note, in bytes.
const LONGEST: usize = 80;

/// Who writes to them, and how the log calls who tells.
pub(crate) struct Circle<'a> {
    pub(crate) trail: Trail<'a>,
    /// The owner's own addresses, in lower case.
    pub(crate) owners: Vec<String>,
    /// The log's `actor`.
    pub(crate) actor: &'static str,
}

/// Somebody whom the owner wrote to.
pub(crate) struct Met {
    pub(crate) whom: Address,
    pub(crate) at: Time,
}

/// What became of it.
enum Became {
    /// A contact of theirs was made, or is known from now on.
    Known(Place, &'static str),
    /// They were known, or are none to be known.
    Nothing,
}

impl<'a> Circle<'a> {
    pub(crate) fn new(trail: Trail<'a>, config: &Config, actor: &'static str) -> Circle<'a> {
        let owners = config.list("owner.emails");
        let owners = owners.iter().map(|email| email.trim().to_ascii_lowercase()).collect();
        Circle { trail, owners, actor }
    }

    /// Makes contacts of these people, at most `room` of them, and says how many there are now. The same again changes
    /// nothing. A person's own `known: false` stays.
    pub(crate) fn meet(&self, people: &[Met], room: usize) -> Result<usize> {
        if people.iter().all(|met| self.is_nobody(&met.whom)) {
            return Ok(0);
        }
        // Of two that meet the same person, the second finds the contact.
        let _lock = self.trail.state.lock("contacts")?;
        let mut known = contacts::all(self.trail.vault)?;
        let mut new = 0;
        for met in people.iter().filter(|met| !self.is_nobody(&met.whom)) {
            if new >= room {
                break;
            }
            let Became::Known(place, how) = self.become_known(met, &mut known)? else { continue };
            new += 1;
            let email = met.whom.email.to_ascii_lowercase();
            self.trail.record_with(vec![self.event(met, &place, how)], || {
                self.trail.state.set_note(&mark(&email), &place.path())
            })?;
        }
        Ok(new)
    }

    fn become_known(&self, met: &Met, known: &mut Vec<Contact>) -> Result<Became> {
        let email = met.whom.email.to_ascii_lowercase();
        let Some(contact) = contacts::by_email(known, &email) else {
            let place = self.make(met, known)?;
            known.push(Contact {
                name: place.stem().to_owned(),
                emails: vec![email],
                known: true,
                ..Contact::default()
            });
            return Ok(Became::Known(place, "made"));
        };
        let place = Place::new(Folder::Contacts, format!("{}.md", contact.name));
        if contact.known {
            return self.was_cut_off(&email, &place);
        }
        if !self.is_ours_to_raise(&place)? {
            return Ok(Became::Nothing);
        }
        let (before, mut note) = self.trail.vault.read_to_edit(&place)?;
        note.front.set("known", &json!(true));
        say(&mut note.front, met);
        match self.trail.vault.replace(&place, &before, note.print().as_bytes()) {
            // A person writes in it just now: the next mail tells it.
            Err(VaultError::Changed { .. } | VaultError::Gone { .. }) => Ok(Became::Nothing),
            other => Ok(other.map(|()| Became::Known(place, "raised"))?),
        }
    }

    /// Whether a run made this contact and was cut off before the log had it.
    fn was_cut_off(&self, email: &str, place: &Place) -> Result<Became> {
        if self.trail.state.note(&mark(email))?.is_some() {
            return Ok(Became::Nothing);
        }
        let front = self.trail.vault.read_front(place)?;
        let is_ours = front.text("id").is_some_and(|own| own == id_of(email).as_str());
        Ok(if is_ours { Became::Known(place.clone(), "made") } else { Became::Nothing })
    }

    /// Whether we wrote `known: false` there, when a stranger wrote first; a person's word in a note of theirs stands.
    fn is_ours_to_raise(&self, place: &Place) -> Result<bool> {
        let id =
            self.trail.vault.read_front(place)?.text("id").and_then(|id| id.parse::<Id>().ok());
        id.map_or(Ok(false), |id| self.trail.state.is_intent(&id))
    }

    /// Makes the contact's note under their name; where another contact has that, with the address behind it.
    fn make(&self, met: &Met, known: &[Contact]) -> Result<Place> {
        let email = met.whom.email.to_ascii_lowercase();
        let (called, plain) = (name::title(&met.whom.name, LONGEST), name::title(&email, LONGEST));
        let apart = format!("{} ({plain})", if called.is_empty() { "Contact" } else { &called });
        let id = id_of(&email);
        let last = format!("{plain} {id}");
        let names = [if called.is_empty() { &plain } else { &called }, &apart, &last];
        let bytes = note(met, &id).print();
        let is_taken = |name: &str| {
            known.iter().any(|contact| name::folded(&contact.name) == name::folded(name))
        };
        for name in names.iter().filter(|name| !is_taken(name)) {
            let place = Place::new(Folder::Contacts, format!("{name}.md"));
            match self.trail.vault.create(&place, bytes.as_bytes())? {
                Created::New | Created::Same => return Ok(place),
                Created::Differs => {}
            }
        }
        Err(VaultError::Taken { path: format!("Contacts/{last}.md") }.into())
    }

    fn event(&self, met: &Met, place: &Place, how: &str) -> Event {
        let mut parameters = serde_json::Map::new();
        parameters.insert("how".into(), Value::from(how));
        parameters.insert("wrote".into(), Value::from(clock::seconds(met.at)));
        Event {
            resource: Some(place.path()),
            target: Some(met.whom.email.clone()),
            parameters,
            ..Event::new(self.trail.clock.now(), self.actor, "contact.known", Status::Success)
        }
    }

    /// Whether an address is the owner's own, none at all, or a program's.
    fn is_nobody(&self, address: &Address) -> bool {
        let email = address.email.to_ascii_lowercase();
        self.owners.contains(&email) || !is_address(&email) || is_robot(&email)
    }
}

/// Whom a mail went to, by its header, where the owner wrote it themself.
///
/// Only for what lies where a server keeps what was sent: anybody can name the owner as who wrote something.
pub(crate) fn of_sent(header: &[u8], owners: &[String], arrived: Option<Time>) -> Vec<Met> {
    let (headers, _, _) = Headers::split(header, 64 * 1024, "text/plain");
    let from = headers.addresses("From");
    let own = |from: &Address| owners.contains(&from.email.to_ascii_lowercase());
    let submitted = headers.plain("Auto-Submitted").unwrap_or_default().to_lowercase();
    let automatic = !submitted.is_empty() && !submitted.starts_with("no");
    let Some(at) = headers.date().or(arrived).filter(|_| !automatic) else { return Vec::new() };
    if from.is_empty() || !from.iter().all(own) {
        return Vec::new();
    }
    let to = ["To", "Cc", "Bcc"].into_iter().flat_map(|field| headers.addresses(field));
    to.take(TO).map(|whom| Met { whom, at }).collect()
}

fn note(met: &Met, id: &Id) -> Note {
    let mut front = Front::default();
    front.set_plain("id", id.as_str());
    front.set_plain("type", "contact");
    let called = met.whom.called();
    front.set("name", &json!(inert::value(called)));
    front.set("email", &json!(inert::value(&met.whom.email.to_ascii_lowercase())));
    front.set_plain("known", "true");
    say(&mut front, met);
    Note::new(front, format!("# {}\n", inert::line(called)))
}

/// Since when, and who says so.
fn say(front: &mut Front, met: &Met) {
    let day = clock::local(met.at).date_naive().to_string();
    front.set_plain("since", &day);
    front.set("met", &json!(format!("you wrote to them on {day}")));
}

fn id_of(email: &str) -> Id {
    Id::of(&[b"contact", email.as_bytes()])
}

/// The state's note that the log has it.
fn mark(email: &str) -> String {
    format!("met.{email}")
}

fn is_address(email: &str) -> bool {
    let Some((user, domain)) = email.rsplit_once('@') else { return false };
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',');
    // In a network of one's own a domain may have no dot.
    let is_domain = !domain.is_empty() && !domain.starts_with('.') && !domain.ends_with('.');
    !user.is_empty() && is_domain && email.len() <= 254 && !email.contains(is_odd)
}

/// Whether nobody reads what is sent there: mailing lists' commands, senders that take no answer, one-time addresses.
fn is_robot(email: &str) -> bool {
    let Some((user, domain)) = email.rsplit_once('@') else { return true };
    let plain: String = user.chars().filter(char::is_ascii_alphanumeric).collect();
    let whole = ["noreply", "donotreply", "mailerdaemon", "postmaster", "listserv", "majordomo"];
    let parts = ["noreply", "donotreply", "unsubscribe", "bounce"];
    let ends = ["-request", "-subscribe", "-leave", "-owner", "-confirm"];
    whole.contains(&plain.as_str())
        || parts.iter().any(|part| plain.contains(part))
        || ends.iter().any(|end| user.ends_with(end))
        || user.contains('=')
        || user.len() > 40
        || ["reply.", "bounce.", "bounces.", "lists."].iter().any(|start| domain.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_was_sent_only_the_owner_s_own_counts() {
        let to = |header: &str| -> Vec<String> {
            let owners = ["me@firm.example".to_owned()];
            let met = of_sent(header.as_bytes(), &owners, None);
            met.into_iter().map(|met| met.whom.to_string()).collect()
        };
        let date = "Date: Mon, 16 Nov 2026 08:00:00 +0000\r\n";
        let own = format!(
            "{date}From: Me <ME@firm.example>\r\nTo: Dana <dana@x.test>,\r\n tom@x.test\r\nBcc: eve@x.test\r\n\r\n"
        );
        assert_eq!(to(&own), ["Dana <dana@x.test>", "tom@x.test", "eve@x.test"]);
        for other in [
            own.replace("ME@", "you@"),
            own.replace("From:", "From: you@x.test\r\nFrom:"),
            own.replace("From:", "Auto-Submitted: auto-replied\r\nFrom:"),
            own.replace("From:", "X-From:"),
            own.replace("Date:", "X-Date:"),
        ] {
            assert_eq!(to(&other), Vec::<String>::new(), "{other}");
        }
    }

    #[test]
    fn people_are_told_from_programs() {
        for email in
            ["dana@example.com", "office+web@firm.example", "request@firm.example", "a.b-c@x.co.uk"]
        {
            assert!(is_address(email) && !is_robot(email), "{email}");
        }
        for email in [
            "no-reply@shop.example",
            "do_not_reply@x.example",
            "noreply-maps@x.example",
            "mailer-daemon@x.example",
            "list-unsubscribe@x.example",
            "team-request@x.example",
            "prvs=dana=example.com@x.example",
            "a@reply.github.com",
            "bounces+12@x.example",
            "0123456789012345678901234567890123456789a@x.example",
        ] {
            assert!(is_robot(email), "{email}");
        }
        for email in ["", "dana", "dana@", "dana@.", "@x.example", "a b@x.example"] {
            assert!(!is_address(email), "{email}");
        }
    }
}
