//! `fte email draft`: a letter in a note of its own, to be finished there and sent later.
//!
//! The note has the letter as a request would show it ("Exact content"), so that what is edited in one is edited in the
//! other in the same way, and what a stranger wrote can't act in the vault.

use std::fmt;

use clap::Args;
use serde::Serialize;
use serde_json::json;

use super::answer::{self, AnswerArgs};
use super::ask::{Letter, head};
use super::letter::{CopyArgs, LetterArgs, WhomArgs};
use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, clock};
use crate::cmd;
use crate::gate::submit::Submitted;
use crate::gate::{Gate, content};
use crate::model::Id;
use crate::model::action::{Action, Email};
use crate::model::event::{Event, Status};
use crate::model::request::{Standing, Verdict};
use crate::vault::{Created, Folder, Front, Note, Place, inert, name};

/// What a draft's note says it is.
const TYPE: &str = "draft";

/// Write a letter or an answer into a note of its own, to finish it there
///
/// The note lies in `Plans/`, as `EMAIL_draft_….md`. Edit what stands below “Exact content”, then `fte email send` with its
/// name asks for what it says by then. To drop a draft, delete its note.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte email draft --to dana@example.com --subject 'An offer' 'Dear Dana,'
  fte email draft --reply 7k2m3qxa4d --all
  fte email send EMAIL_draft_2026-11-16_an-offer_3ej3cugaqb.md")]
pub(super) struct DraftArgs {
    /// The letter's text as far as it is known; `-` for stdin
    #[arg(value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    whom: WhomArgs,
    /// The mail that it answers: its id, the start of it, or its note's path
    #[arg(long, value_name = "ITEM", conflicts_with_all = ["to", "subject", "from_item"])]
    reply: Option<String>,
    #[command(flatten)]
    how: AnswerArgs,
    #[command(flatten)]
    copies: CopyArgs,
    #[command(flatten)]
    letter: LetterArgs,
}

/// A draft that was written.
#[derive(Serialize)]
struct Drafted {
    id: Id,
    action: &'static str,
    to: Vec<String>,
    cc: Vec<String>,
    bcc: Vec<String>,
    subject: String,
    /// What to be careful about.
    warnings: Vec<String>,
    path: String,
}

impl DraftArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let letter = self.compose(app)?;
        if !letter.mail.to.is_empty() && !letter.mail.subject.trim().is_empty() {
            letter.check(app)?;
        }
        let (vault, now) = (app.vault()?, app.clock.now());
        let action = letter.action();
        let at = now.timestamp_nanos_opt().unwrap_or_default().to_be_bytes();
        let id = Id::of(&[b"draft", action.params().to_string().as_bytes(), &at]);
        let day = clock::local(now).date_naive();
        let title = &letter.mail.subject;
        let place = Place::new(Folder::Plans, name::note("EMAIL_draft", day, title, &id));
        let note = note(&id, &action, &letter, &place);
        if vault.create(&place, note.print().as_bytes())? == Created::Differs {
            return Err(Fail::say(Exit::Failed, format!("`{}` is there already", place.path())));
        }
        app.trail()?.record(vec![Event {
            resource: Some(place.path()),
            target: Some(action.target()),
            item: letter.about.as_ref().map(|about| about.item.id.to_string()),
            ..Event::new(now, "person", "email.draft", Status::Success)
        }])?;
        let warnings = letter.about.as_ref().filter(|_| letter.is_reply);
        app.out.report(&Drafted {
            id,
            action: action.name(),
            warnings: warnings.map_or(Vec::new(), |about| about.item.sender.warnings.clone()),
            to: letter.mail.to,
            cc: letter.mail.cc,
            bcc: letter.mail.bcc,
            subject: letter.mail.subject,
            path: place.path(),
        })
    }

    fn compose(&self, app: &App) -> Result<Letter> {
        let about = self.reply.as_ref().or(self.whom.from_item.as_ref());
        let about = about.map(|item| answer::about(app, item)).transpose()?;
        let is_reply = self.reply.is_some();
        let (mut mail, below) = if let Some(about) = about.as_ref().filter(|_| is_reply) {
            (answer::to(app, about, self.how.all)?, self.how.below(&about.item))
        } else {
            let subject = self.whom.subject.clone().unwrap_or_default();
            (Email { to: self.whom.to.clone(), subject, ..Email::default() }, String::new())
        };
        mail.cc.extend(self.copies.cc.iter().cloned());
        mail.bcc.extend(self.copies.bcc.iter().cloned());
        mail.attachments = self.letter.files(app)?;
        mail.html = self.letter.html;
        mail.body = self.letter.beginning(app, self.text.as_deref(), &below)?;
        Ok(Letter { mail, is_reply, about, ask: None, draft: None })
    }
}

fn note(id: &Id, action: &Action, letter: &Letter, place: &Place) -> Note {
    let mut front = Front::default();
    front.set_plain("id", id.as_str());
    front.set_plain("type", TYPE);
    front.set_plain("action", action.name());
    front.set("target", &json!(inert::value(&action.target())));
    if let Some(about) = &letter.about {
        front.set("item", &json!(format!("[[{}]]", about.place.stem())));
    }
    let mut body = format!(
        "# Draft: {}\n\nEdit what stands below “Exact content”. Then `fte email send {}` asks for what it says.\n\
         To drop it, delete this note.\n",
        inert::line(&letter.mail.subject),
        place.name
    );
    let answered = letter.about.iter().filter(|_| letter.is_reply);
    for (at, warning) in answered.flat_map(|about| &about.item.sender.warnings).enumerate() {
        let gap = if at == 0 { "\n" } else { "" };
        body += &format!("{gap}- ⚠ {}\n", inert::line(warning));
    }
    body.push('\n');
    body += &content::write(action);
    Note::new(front, body)
}

/// A draft as it is now.
pub(super) struct Draft {
    id: Id,
    place: Place,
    pub(super) letter: Letter,
}

/// The draft that a person named, by its path, name, id or the start of it.
pub(super) fn find(app: &App, wanted: &str) -> Result<Draft> {
    let vault = app.vault()?;
    let place = cmd::item(vault, wanted, &[Folder::Plans]).map_err(|fail| {
        fail.hint("`fte email draft` writes a draft; `--to ADDRESS` is for a letter that is none")
    })?;
    let path = shown_line(&place.path());
    let note = vault.read(&place)?;
    let bad = |what: String| Fail::say(Exit::Usage, format!("`{path}`: {what}"));
    if note.front.text("type").as_deref() != Some(TYPE) {
        return Err(bad("is no draft of a mail".into()));
    }
    let id = note.front.text("id").and_then(|id| id.parse::<Id>().ok());
    let id = id.ok_or_else(|| bad("has no `id`".into()))?;
    let kind = note.front.text("action").unwrap_or_default();
    if !matches!(kind.as_str(), "email.send" | "email.reply") {
        return Err(bad("`action` is neither `email.send` nor `email.reply`".into()));
    }
    let action = content::read(&kind, &note.body).map_err(|error| bad(error.to_string()))?;
    let (Action::SendEmail(mail) | Action::ReplyEmail(mail)) = action else {
        return Err(bad("is no draft of a mail".into()));
    };
    let mail = Email { body: super::letter::filled(mail.body)?, ..mail };
    let named = note.front.list("item").into_iter().next();
    let item = named.as_deref().and_then(|link| {
        let stem = link.trim_start_matches("[[").trim_end_matches("]]");
        Place::new(Folder::InProgress, format!("{stem}.md")).id()
    });
    let about = item.map(|id| answer::about_id(app, &id)).transpose()?.flatten();
    // What of it came from outside can't be told any more.
    let is_lost = named.is_some() && about.is_none();
    let ask = is_lost.then(|| "the item that it is about is not there any more".to_owned());
    let letter = Letter { mail, is_reply: kind == "email.reply", about, ask, draft: None };
    Ok(Draft { id, place, letter })
}

impl Draft {
    /// Asks for it, once: submitted again as it is, it is the same request, unless that was refused or failed for good.
    pub(super) fn submit(&mut self, gate: &Gate<'_>) -> Result<Submitted> {
        let key = format!("draft.{}", self.id);
        let begun = gate.state.note(&key)?.and_then(|round| round.parse::<u32>().ok());
        let round = begun.unwrap_or(1);
        gate.state.set_note(&key, &round.to_string())?;
        let mut submitted = self.submit_as(gate, round)?;
        let over = |request: &Submitted| {
            matches!(request.request.standing, Standing::Refused | Standing::Dead)
        };
        // What an earlier submission came to says nothing of this one.
        if over(&submitted) && begun.is_some() {
            gate.state.set_note(&key, &(round + 1).to_string())?;
            submitted = self.submit_as(gate, round + 1)?;
        }
        if !matches!(submitted.request.verdict, Verdict::Never(_)) {
            self.mark(gate, &submitted)?;
        }
        Ok(submitted)
    }

    fn submit_as(&mut self, gate: &Gate<'_>, round: u32) -> Result<Submitted> {
        self.letter.draft = Some(format!("{}.{round}", self.id));
        self.letter.submit(gate)
    }

    /// Links the request in the draft's note, which stays: it is the person's to delete.
    fn mark(&self, gate: &Gate<'_>, submitted: &Submitted) -> Result<()> {
        let link = format!("[[{}]]", submitted.request.name.trim_end_matches(".md"));
        let (before, mut note) = gate.vault.read_to_edit(&self.place)?;
        note.front.set("request", &json!(link));
        let after = note.print();
        if after.as_bytes() == before {
            return Ok(());
        }
        Ok(gate.vault.replace(&self.place, &before, after.as_bytes())?)
    }
}

impl fmt::Display for Drafted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = [("to", &self.to[..]), ("cc", &self.cc[..]), ("bcc", &self.bcc[..])];
        head(f, self.action, people, &self.subject)?;
        for warning in &self.warnings {
            writeln!(f, "  ! {}", shown_line(warning))?;
        }
        write!(f, "{}\na draft: edit it, then `fte email send {}` asks for it", self.path, self.id)
    }
}
