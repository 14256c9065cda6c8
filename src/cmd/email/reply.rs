//! `fte email reply`

use clap::Args;

use super::answer::{self, AnswerArgs};
use super::ask::Letter;
use super::letter::{CopyArgs, LetterArgs};
use crate::app::App;
use crate::base::Result;

/// Ask to answer a mail
///
/// The answer goes to whom the mail asks for (`Reply-To`, else its sender), keeps the conversation and quotes the mail below
/// your text. An address that the mail alone names is from outside: the request says so, with all warnings about the sender.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte email reply 7k2m3qxa4d 'Thank you, that suits me.'
  fte email reply 7k2m --all --file answer.md --html
  fte email reply Needs_Action/EMAIL_2026-11-16_invoice-for-october_7k2m3qxa4d.md --no-quote -
  fte email reply 7k2m 'Here it is.' --attach Accounting/Invoices/INV-0042.md")]
pub(super) struct ReplyArgs {
    /// The mail: its id, the start of it, or its note's path
    #[arg(value_name = "ITEM")]
    item: String,
    /// The answer's text; `-` for stdin
    #[arg(value_name = "TEXT")]
    text: Option<String>,
    #[command(flatten)]
    how: AnswerArgs,
    #[command(flatten)]
    copies: CopyArgs,
    #[command(flatten)]
    letter: LetterArgs,
    /// Show what would be asked, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

impl ReplyArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        let about = answer::about(app, &self.item)?;
        let mut mail = answer::to(app, &about, self.how.all)?;
        mail.cc.extend(self.copies.cc.iter().cloned());
        mail.bcc.extend(self.copies.bcc.iter().cloned());
        mail.attachments = self.letter.files(app)?;
        mail.html = self.letter.html;
        let below = self.how.below(&about.item);
        let about = Some(about);
        let mut letter = Letter { mail, is_reply: true, about, ask: None, draft: None };
        letter.check(app)?;
        letter.mail.body = self.letter.body(app, self.text.as_deref(), &below)?;
        letter.ask(app, self.dry_run)
    }
}
