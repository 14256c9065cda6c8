//! Which conversation a message belongs to, and where in it: its people decide, not what it names.

mod attach;
mod bounced;
mod shelf;

use std::collections::BTreeMap;

pub(super) use shelf::Shelf;

use super::intake::{Arrival, Intake, Standing};
use super::reading::Reading;
use crate::base::Result;
use crate::model::Id;
use crate::model::action::parse_address;
use crate::model::item::Kind;
use crate::model::person::Address;
use crate::state::messages::{Later, Message, PEOPLE};
use crate::vault::later::ATTACHED;
use crate::vault::{Folder, Place, Vault, inert, later};

/// How many of the messages that one names are looked up, the newest first.
const NAMED: usize = 60;
/// How far a conversation is followed from one item to the next.
const CHAIN: usize = 50;
/// How often a note that changes under our hands is read again.
const TRIES: usize = 5;

/// The mark of a mail server's report.
const BOUNCE: &str = "bounce";
/// What keeps a message from being read together with what somebody wrote by hand.
const APART: [&str; 5] = [BOUNCE, "auto", "list", "invite", "encrypted"];

/// Where a message belongs.
#[derive(Debug)]
pub(super) enum Turn {
    /// It begins a conversation, or none that is known.
    First,
    /// An interrupted run attached it already.
    Attached(Id, Place),
    /// It is to be read with the item that waits.
    Attach(Id, Place),
    /// It goes on with what is under way, or was over.
    After(After),
}

/// What an item of its own goes on with.
#[derive(Debug)]
pub(super) struct After {
    /// The note's name without `.md`.
    note: String,
    item: Option<Id>,
    /// The item's note, where it is not over.
    open: Option<Place>,
    /// It is a mail server's report of a mail that went out for that item.
    report: bool,
}

/// What of the conversations of a batch is not in the state yet.
#[derive(Default)]
pub(super) struct Heard {
    messages: BTreeMap<String, Message>,
    later: BTreeMap<Id, Vec<Later>>,
}

/// What is noted of a message in the commit that makes it durable.
#[derive(Default)]
pub(super) struct Noted {
    messages: Vec<Message>,
    /// The mailbox's own conversation.
    thread: Option<Message>,
    /// Whether its people take part in that from now on: anybody can be put there who names a message of it.
    joins: bool,
    /// The item that it goes on with, and its own.
    later: Option<(Id, Later)>,
}

impl Intake<'_> {
    /// Where a message belongs. Says in the reading where it names a conversation that is none of its sender's.
    pub(super) fn turn(&self, arrival: &Arrival, reading: &mut Reading) -> Result<Turn> {
        if reading.kind != Kind::Email {
            return Ok(Turn::First);
        }
        if reading.marks.contains(&BOUNCE) {
            return self.came_back(arrival, reading);
        }
        // An interrupted run wrote it as an item of its own, and it stays one.
        if arrival.standing == Standing::Begun
            && self.trail.vault.find_id(&arrival.id, &super::intake::LIVE)?.is_some()
        {
            return self.again(arrival, reading);
        }
        let Some(message) = self.belongs_to(arrival, reading)? else { return Ok(Turn::First) };
        // Its conversation may have begun in this batch.
        self.settle()?;
        let Some((item, note)) = self.origin(&message)? else { return Ok(Turn::First) };
        let Some(item) = item else {
            return Ok(Turn::After(After { note, item: None, open: None, report: false }));
        };
        let chain = self.chain(&item)?;
        if arrival.standing == Standing::Begun {
            for id in &chain {
                if let Some(place) = self.shelved(id)?
                    && has_content(self.trail.vault, &place, &arrival.source_id)
                {
                    return Ok(Turn::Attached(id.clone(), place));
                }
            }
        }
        self.place(&chain, reading)
    }

    /// The turn of an item that was written before a run was interrupted: as it would be, but it is not attached.
    fn again(&self, arrival: &Arrival, reading: &mut Reading) -> Result<Turn> {
        let Some(message) = self.belongs_to(arrival, reading)? else { return Ok(Turn::First) };
        self.settle()?;
        let Some((Some(item), _)) = self.origin(&message)? else { return Ok(Turn::First) };
        let chain: Vec<_> = self.chain(&item)?.into_iter().filter(|id| *id != arrival.id).collect();
        Ok(match self.place(&chain, reading)? {
            Turn::Attach(id, place) => Turn::After(After::open(id, place)),
            turn => turn,
        })
    }

    /// The newest message that this one names and whose people its sender is one of.
    fn belongs_to(&self, arrival: &Arrival, reading: &mut Reading) -> Result<Option<Message>> {
        let Some(from) = reading.from.as_ref().map(person).filter(|from| !from.is_empty()) else {
            return Ok(None);
        };
        let takes_part = |message: &Message| message.people.contains(&from);
        let own = reading.message_id.clone().unwrap_or_default();
        let named = reading.references.iter().rev().filter(|id| **id != own && is_id(id));
        let mut is_stranger = false;
        for id in named.take(NAMED) {
            match self.heard_of(id)? {
                Some(message) if takes_part(&message) => return Ok(Some(message)),
                Some(_) => is_stranger = true,
                None => {}
            }
        }
        if let Some(key) = thread_key(arrival)
            && let Some(message) = self.heard_of(&key)?.filter(takes_part)
        {
            return Ok(Some(message));
        }
        // Who posts to a list answers whom they never wrote to.
        if is_stranger && !reading.marks.contains(&"list") {
            let what = "it names a conversation that its sender takes no part in";
            reading.sender.warnings.push(what.into());
            reading.notice(format!("{what}: it is an item of its own"));
        }
        Ok(None)
    }

    fn heard_of(&self, id: &str) -> Result<Option<Message>> {
        if let Some(message) = self.heard.borrow().messages.get(id) {
            return Ok(Some(message.clone()));
        }
        self.trail.state.message(id)
    }

    /// The item of a message, or the note of the request that sent it where it was for none.
    fn origin(&self, message: &Message) -> Result<Option<(Option<Id>, String)>> {
        if let Some(item) = &message.item {
            return Ok(Some((Some(item.clone()), String::new())));
        }
        let Some(id) = &message.request else { return Ok(None) };
        let request = self.trail.state.request(id)?;
        if let Some(item) = request.as_ref().and_then(|request| request.origin.item.clone()) {
            return Ok(Some((Some(item), String::new())));
        }
        Ok(self.note_of(id)?.map(|note| (None, note)))
    }

    /// The note of a request by its name, wherever it lies.
    fn note_of(&self, request: &Id) -> Result<Option<String>> {
        let known = self.trail.state.request(request)?;
        if let Some(known) = known {
            return Ok(Some(known.name.trim_end_matches(".md").to_owned()));
        }
        Ok(self.trail.vault.find_id(request, &[Folder::Done])?.map(|place| place.stem().to_owned()))
    }

    /// The items of a conversation from this one on, oldest first.
    fn chain(&self, item: &Id) -> Result<Vec<Id>> {
        let mut chain = vec![item.clone()];
        let mut at = 0;
        while let Some(item) = chain.get(at).filter(|_| at < CHAIN).cloned() {
            let mut later = self.trail.state.later(&item)?;
            later.extend(self.heard.borrow().later.get(&item).cloned().unwrap_or_default());
            for later in later {
                if !chain.contains(&later.item) {
                    chain.push(later.item);
                }
            }
            at += 1;
        }
        Ok(chain)
    }

    /// Where in the conversation of these items: at its newest open one, else after the last that there still is.
    fn place(&self, chain: &[Id], reading: &Reading) -> Result<Turn> {
        for id in chain.iter().rev() {
            let open = self.shelf.borrow_mut().open(self.trail.vault, id)?;
            let Some(place) = open.filter(|place| !self.is_aside(place)) else { continue };
            let attach =
                place.folder == Folder::NeedsAction && is_by_hand(reading) && !self.is_begun(id)?;
            return Ok(if attach {
                Turn::Attach(id.clone(), place)
            } else {
                Turn::After(After::open(id.clone(), place))
            });
        }
        for id in chain.iter().rev() {
            if let Some(place) = self.shelved(id)?.filter(|place| !self.is_report(place)) {
                let (note, item) = (place.stem().to_owned(), Some(id.clone()));
                return Ok(Turn::After(After { note, item, open: None, report: false }));
            }
        }
        Ok(Turn::First)
    }

    /// Whether nobody goes on with it: what the owner wrote themself, and reports of mail servers.
    fn is_aside(&self, place: &Place) -> bool {
        let front = self.trail.vault.read_front(place);
        let from = front.ok().and_then(|front| front.text("from")).unwrap_or_default();
        let from = person(&parse_address(&inert::original(&from)));
        self.known().owners.contains(&from) || self.is_report(place)
    }

    /// Whether something was asked for in the item's plan.
    pub(super) fn is_begun(&self, item: &Id) -> Result<bool> {
        let plan = Id::of(&[b"plan", item.as_str().as_bytes()]);
        Ok(self.trail.state.plan(&plan)?.is_some_and(|plan| plan.is_begun()))
    }

    pub(super) fn shelved(&self, id: &Id) -> Result<Option<Place>> {
        self.shelf.borrow_mut().anywhere(self.trail.vault, id)
    }

    /// Says in the reading what it goes on with.
    pub(super) fn say_after(after: &After, reading: &mut Reading) {
        reading.links.push(("continues", after.note.clone()));
        let link = inert::link(&after.note);
        if after.report {
            reading.below += &format!("\n## Conversation\n\n- The mail went out for {link}\n");
            return;
        }
        let what = if after.open.is_some() {
            reading.mark("continued");
            "which is under way: look at both before anything is done"
        } else if after.item.is_some() {
            "which was over: the conversation is open again"
        } else {
            "which you sent"
        };
        reading.below += &format!("\n## Conversation\n\n- It goes on with {link}, {what}\n");
    }

    /// Tells the item that is under way of the one that goes on with it. A note that changes all the time, or is gone, is
    /// left: the state knows.
    pub(super) fn tell(&self, after: &After, stem: &str) -> Result<()> {
        let Some(place) = &after.open else { return Ok(()) };
        let (vault, _lock) = (self.trail.vault, self.trail.state.lock("plans")?);
        for _ in 0..TRIES {
            let Ok((before, mut note)) = vault.read_to_edit(place) else { return Ok(()) };
            if !later::link(&mut note, stem) {
                return Ok(());
            }
            match vault.replace(place, &before, note.print().as_bytes()) {
                Err(error) if error.is_changed() => {}
                Err(error) if error.is_not_there() => return Ok(()),
                other => return Ok(other?),
            }
        }
        Ok(())
    }

    /// What is to be noted of a message that became an item, or a part of one.
    pub(super) fn noted(
        &self,
        arrival: &Arrival,
        item: &Id,
        message_id: Option<&str>,
        people: &[String],
        after: Option<(&After, &str)>,
    ) -> Noted {
        let message = |id: String| Message {
            message_id: id,
            item: Some(item.clone()),
            request: None,
            people: people.to_vec(),
        };
        let later = after.and_then(|(after, stem)| {
            let later = Later { item: item.clone(), note: stem.to_owned() };
            Some((after.item.clone()?, later))
        });
        let noted = Noted {
            messages: message_id
                .filter(|id| is_id(id))
                .map(str::to_owned)
                .map(message)
                .into_iter()
                .collect(),
            thread: thread_key(arrival).map(message),
            // Somebody goes on with something, or it became part of another item.
            joins: after.is_some_and(|(after, _)| !after.report) || *item != arrival.id,
            later,
        };
        self.hear(&noted);
        noted
    }

    /// What the messages of the same batch need to know.
    fn hear(&self, noted: &Noted) {
        let mut heard = self.heard.borrow_mut();
        for message in noted.messages.iter().chain(&noted.thread) {
            // The first stays, as in the state.
            let first = || self.trail.state.message(&message.message_id).ok().flatten();
            let known = heard.messages.entry(message.message_id.clone());
            let known = known.or_insert_with(|| first().unwrap_or_else(|| message.clone()));
            let is_thread =
                noted.thread.as_ref().is_some_and(|thread| thread.message_id == known.message_id);
            if is_thread && noted.joins {
                let new = message.people.iter().filter(|person| !known.people.contains(person));
                let new: Vec<_> = new.cloned().collect();
                known.people.extend(new);
            }
        }
        if let Some((item, later)) = &noted.later {
            heard.later.entry(item.clone()).or_default().push(later.clone());
        }
    }

    /// Notes it, within the commit that makes the message durable.
    pub(super) fn note(&self, noted: &Noted) -> Result<()> {
        let (state, now) = (self.trail.state, self.trail.clock.now());
        noted.messages.iter().try_for_each(|message| state.add_message(message, now))?;
        match &noted.thread {
            Some(thread) if noted.joins => state.join_messages(thread, now)?,
            Some(thread) => state.add_message(thread, now)?,
            None => {}
        }
        noted.later.iter().try_for_each(|(item, later)| state.add_later(item, later))
    }
}

impl After {
    pub(super) fn open(id: Id, place: Place) -> After {
        After { note: place.stem().to_owned(), item: Some(id), open: Some(place), report: false }
    }

    pub(super) fn note(&self) -> &str {
        &self.note
    }
}

/// The people of a message, each once, as they are compared.
pub(super) fn people<'a>(addresses: impl IntoIterator<Item = &'a Address>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for address in addresses {
        let person = person(address);
        if !person.is_empty() && !people.contains(&person) && people.len() < PEOPLE {
            people.push(person);
        }
    }
    people
}

/// Only ASCII letters are the same in both cases, as with contacts. An address without a name before the `@` is nobody's.
pub(super) fn person(address: &Address) -> String {
    let email = address.email.trim().to_ascii_lowercase();
    if email.starts_with('@') { String::new() } else { email }
}

/// Whether it can be a Message-ID: our own keys have a space.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= 998 && !id.contains(char::is_whitespace)
}

/// The key of the mailbox's own conversation: an account has its own numbers.
fn thread_key(arrival: &Arrival) -> Option<String> {
    let mailed = arrival.mailed.as_ref()?;
    let thread = mailed.thread.as_ref()?;
    let (account, _) = mailed.key.rsplit_once('/')?;
    Some(format!("thread {account}/{thread}"))
}

/// Whether somebody wrote it, and nothing speaks against its being who it says.
fn is_by_hand(reading: &Reading) -> bool {
    reading.sender.warnings.is_empty() && !reading.marks.iter().any(|mark| APART.contains(mark))
}

/// Whether a note has a message attached.
fn has_content(vault: &Vault, place: &Place, content: &str) -> bool {
    let front = vault.read_front(place);
    front.is_ok_and(|front| front.list(ATTACHED).iter().any(|known| known == content))
}
