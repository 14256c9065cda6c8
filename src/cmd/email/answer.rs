//! An answer to an item: whom it goes to, what it continues, and what it quotes.

use std::fmt::Write as _;

use clap::Args;

use crate::app::App;
use crate::base::text::{cut, is_hidden, shown, shown_line};
use crate::base::{Exit, Fail, Result, clock};
use crate::cmd;
use crate::model::action::{Email, parse_address};
use crate::model::item::{Item, Kind};
use crate::model::person::Address;
use crate::plan::filters::reply_subject;
use crate::vault::{Folder, Place, VaultError, item};

/// Where an item that somebody writes about can lie.
const FOLDERS: &[Folder] =
    &[Folder::NeedsAction, Folder::InProgress, Folder::Done, Folder::Rejected, Folder::DeadLetter];

/// How many lines of a mail an answer quotes, and how many characters of one.
const QUOTED: usize = 400;
const LINE: usize = 2000;

/// How an item is answered.
#[derive(Args, Debug)]
pub(super) struct AnswerArgs {
    /// Answer all that it went to, too
    #[arg(long, short)]
    pub(super) all: bool,
    /// Quote what is answered (the default)
    #[arg(long, overrides_with = "no_quote")]
    quote: bool,
    /// Leave out what is answered
    #[arg(long, overrides_with = "quote")]
    no_quote: bool,
}

impl AnswerArgs {
    /// What stands below the answer's own text.
    pub(super) fn below(&self, item: &Item) -> String {
        if self.no_quote && !self.quote { String::new() } else { quote(item) }
    }
}

/// An item with its note's place and the part of life that it belongs to.
pub(super) struct About {
    pub(super) place: Place,
    pub(super) item: Item,
    pub(super) domain: Option<String>,
}

/// The item that a person named, wherever it lies by now.
pub(super) fn about(app: &App, wanted: &str) -> Result<About> {
    read(app, cmd::item(app.vault()?, wanted, FOLDERS)?)
}

/// The item of this id; `None` where it is not there any more.
pub(super) fn about_id(app: &App, id: &crate::model::Id) -> Result<Option<About>> {
    app.vault()?.find_id(id, FOLDERS)?.map(|place| read(app, place)).transpose()
}

fn read(app: &App, place: Place) -> Result<About> {
    let note = app.vault()?.read(&place)?;
    let item = item::from_note(&note)
        .map_err(|source| VaultError::Front { path: place.path(), source })?;
    Ok(About { domain: note.front.text("domain"), place, item })
}

/// The answer to a mail, without its text.
pub(super) fn to(app: &App, about: &About, all: bool) -> Result<Email> {
    let item = &about.item;
    let path = shown_line(&about.place.path());
    if item.kind != Kind::Email {
        let what = format!("`{path}` is no mail, it is of type `{}`", item.kind);
        return Err(Fail::say(Exit::Usage, what).hint("`fte email send --to ADDRESS` writes one"));
    }
    let (to, cc) = recipients(app, item, all)?;
    if to.is_empty() {
        let what = format!("`{path}` names nobody who could be answered");
        return Err(Fail::say(Exit::Usage, what).hint("`fte email send --to ADDRESS` writes one"));
    }
    let mut references = item.references.clone();
    references.extend(item.message_id.clone().filter(|id| !item.references.contains(id)));
    Ok(Email {
        to,
        cc,
        subject: reply_subject(&item.subject),
        in_reply_to: item.message_id.clone(),
        references,
        thread: item.thread.clone().filter(|_| item.source == "gmail"),
        ..Email::default()
    })
}

/// Whom an answer goes to, and who gets a copy: nobody twice, and not the owner. To what the owner wrote, an answer goes to
/// whom they wrote.
fn recipients(app: &App, item: &Item, all: bool) -> Result<(Vec<String>, Vec<String>)> {
    let config = app.config()?;
    let mut seen: Vec<String> =
        config.list("owner.emails").iter().map(|own| own.trim().to_lowercase()).collect();
    seen.extend(config.sender().map(|own| parse_address(&own).email.to_lowercase()));
    let is_own = |address: &Address| seen.contains(&address.email.to_lowercase());
    let is_from_owner = item.from.as_ref().is_some_and(is_own);
    let first: Vec<&Address> = match (&item.from, item.reply_to.as_slice()) {
        _ if is_from_owner => item.to.iter().collect(),
        (from, []) => from.iter().collect(),
        (_, there) => there.iter().collect(),
    };
    let mut new = |addresses: Vec<&Address>| -> Vec<String> {
        let fits = |address: &&Address| {
            let email = address.email.to_lowercase();
            let is_new = !email.is_empty() && !seen.contains(&email);
            if is_new {
                seen.push(email);
            }
            is_new
        };
        addresses.into_iter().filter(fits).map(written).collect()
    };
    let to = new(first);
    let others = item.to.iter().chain(&item.cc);
    let cc = if all { new(others.collect()) } else { Vec::new() };
    Ok((to, cc))
}

/// An address of a mail as it goes into another: a name that could be read as something else is left out.
fn written(address: &Address) -> String {
    let name: String = address.name.chars().filter(|c| !is_hidden(*c)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.contains(['<', '>', '@', '"']) || name.contains("=?") {
        return address.email.clone();
    }
    Address { name, email: address.email.clone() }.to_string()
}

/// A mail as an answer quotes it: its beginning, with all that is hidden in it written out.
pub(super) fn quote(item: &Item) -> String {
    if item.text.trim().is_empty() {
        return String::new();
    }
    let at = clock::local(item.received).format("%Y-%m-%d at %H:%M");
    let who = item.from.as_ref().map(written).unwrap_or_default();
    let mut quoted =
        format!("On {at}, {} wrote:\n", if who.is_empty() { "somebody" } else { &who });
    let text = shown(item.text.trim_end());
    let mut lines = text.lines();
    for line in lines.by_ref().take(QUOTED) {
        let line = cut(line.trim_end(), LINE);
        let gap = if line.is_empty() { "" } else { " " };
        let _ = writeln!(quoted, ">{gap}{line}");
    }
    let more = lines.count();
    if more > 0 {
        let _ = writeln!(quoted, "> […] {more} more lines, left out");
    }
    quoted
}
