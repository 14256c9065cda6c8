//! `fte email send`

use clap::Args;

use super::answer;
use super::ask::{self, Letter};
use super::draft;
use super::letter::{CopyArgs, LetterArgs, WhomArgs};
use crate::app::App;
use crate::base::{Exit, Fail, Result};
use crate::model::action::Email;

/// Ask to send a letter, or a draft as it is now
///
/// The text stands behind the options, in a file or on stdin; on a terminal without any, your editor opens. What is asked
/// for waits for your yes, as your policy says: nothing goes out by this command alone. With a draft's path, name or id and
/// nothing else, the draft is sent; sent again as it is, it is still one letter.
///
/// More people than `mail.recipients`, more bytes than `mail.size_mb`, and whoever asked to be left alone is refused.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  fte email send --to 'Dana Reyes <dana@example.com>' --subject 'Friday' 'See you at ten.'
  fte email send --to dana@example.com -s 'October' --attach Accounting/Invoices/INV-0042.md --file letter.txt
  pandoc offer.docx -t markdown | fte email send --to dana@example.com -s 'Our offer' --html -
  fte email send EMAIL_draft_2026-11-16_our-offer_7k2m3qxa4d.md
  fte email send --to dana@example.com -s 'Friday' 'At ten?' --dry-run")]
pub(super) struct SendArgs {
    /// The letter's text, `-` for stdin; without `--to`, the draft that is sent
    #[arg(value_name = "TEXT|DRAFT")]
    text: Option<String>,
    #[command(flatten)]
    whom: WhomArgs,
    #[command(flatten)]
    copies: CopyArgs,
    #[command(flatten)]
    letter: LetterArgs,
    /// Show what would be asked, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

impl SendArgs {
    pub(super) fn run(&self, app: &App) -> Result<()> {
        if self.whom.to.is_empty() {
            return self.draft(app);
        }
        let about = self.whom.from_item.as_ref();
        let about = about.map(|item| answer::about(app, item)).transpose()?;
        let mut letter = Letter {
            mail: Email {
                to: self.whom.to.clone(),
                cc: self.copies.cc.clone(),
                bcc: self.copies.bcc.clone(),
                subject: self.whom.subject.clone().unwrap_or_default(),
                attachments: self.letter.files(app)?,
                html: self.letter.html,
                ..Email::default()
            },
            is_reply: false,
            about,
            ask: None,
            draft: None,
        };
        // Before a text is written or read: nobody writes a letter twice for a slip in an address.
        letter.check(app)?;
        letter.mail.body = self.letter.body(app, self.text.as_deref(), "")?;
        letter.ask(app, self.dry_run)
    }

    /// A draft as it is now: nothing beside it is said.
    fn draft(&self, app: &App) -> Result<()> {
        let is_alone = self.copies.cc.is_empty()
            && self.copies.bcc.is_empty()
            && self.whom.subject.is_none()
            && self.whom.from_item.is_none()
            && self.letter.is_empty();
        let Some(draft) = self.text.as_ref().filter(|_| is_alone) else {
            return Err(Fail::say(Exit::Usage, "the letter is to nobody")
                .hint("`--to ADDRESS` says whom it is to")
                .hint("a draft is sent by its name alone; what it says is changed in its note"));
        };
        let mut draft = draft::find(app, draft)?;
        draft.letter.check(app)?;
        let gate = ask::open(app)?;
        if self.dry_run {
            return draft.letter.preview(app, &gate);
        }
        let submitted = draft.submit(&gate)?;
        ask::report(app, submitted)
    }
}
