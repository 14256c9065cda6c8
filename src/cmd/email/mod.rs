//! `fte email`

mod answer;
mod ask;
mod draft;
mod letter;
mod reply;
mod send;

use clap::{Args, Subcommand};

use crate::app::App;
use crate::base::Result;
use crate::model::action::Email;

/// Asks for a letter that a command wrote; the same letter under the same name again is one letter.
pub(in crate::cmd) fn ask(app: &App, mail: Email, name: String, dry_run: bool) -> Result<()> {
    let draft = Some(name);
    let letter = ask::Letter { mail, is_reply: false, about: None, ask: None, draft };
    letter.ask(app, dry_run)
}

/// Write mail: a letter, an answer, a draft to finish later
///
/// Each becomes a request, as a playbook's mail does: your policy judges it, you say yes to exactly what is in it, and
/// `fte act` sends it once. `mail.via` in the settings says who carries it; without it, it is written to the outbox in your
/// vault and not sent.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte email send --to dana@example.com --subject 'Friday' 'See you at ten.'
  fte email reply 7k2m3qxa4d 'Thank you, that suits me.'
  fte email draft --to dana@example.com --subject 'An offer' --file offer.md")]
pub(crate) struct EmailArgs {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Send(send::SendArgs),
    Reply(reply::ReplyArgs),
    Draft(draft::DraftArgs),
}

impl EmailArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        match &self.verb {
            Verb::Send(args) => args.run(app),
            Verb::Reply(args) => args.run(app),
            Verb::Draft(args) => args.run(app),
        }
    }
}

/// Asks for a letter that another command wrote, and says where it went; with `dry_run`, what would be asked.
pub(super) fn ask_for(app: &App, mail: Email, dry_run: bool) -> Result<()> {
    ask::Letter { mail, is_reply: false, about: None, ask: None, draft: None }.ask(app, dry_run)
}
