//! `fte ledger invoice send`

use clap::Args;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result};
use crate::cmd::email;
use crate::model::action::{Attached, Email};
use crate::model::person::Contact;
use crate::remote::books::{Document, Status};
use crate::report::invoice;
use crate::vault::contacts;

/// Ask to send an invoice to its customer
///
/// The PDF is drawn into Accounting/Invoices/ where it is not there yet, and attached to a letter in the customer's language, to
/// the first address in their note. What is asked for shows the file's digest: sent is that very file. The same letter with the
/// same invoice is one letter, however often it is asked for.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice send INV-0042\n  fte ledger invoice send INV-0042 --to accounts@example.com --dry-run"
)]
pub(crate) struct SendArgs {
    /// Its number
    #[arg(value_name = "NUMBER")]
    id: String,
    /// Whom it goes to [default: the address in the customer's note]
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// The subject [default: `Invoice NUMBER`, in the customer's language]
    #[arg(long, short, value_name = "TEXT")]
    subject: Option<String>,
    /// The letter's text [default: a few lines in the customer's language]
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Show what would be asked, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

impl SendArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::super::books(app)?.read()?;
        let document = super::show::invoice(&ledger, &self.id)?;
        if document.status == Status::Cancelled {
            let by = document.credit.clone().unwrap_or_default();
            let what = format!("{} is cancelled by the credit note {by}", document.id);
            return Err(Fail::say(Exit::Refused, what).hint("a new invoice can be sent"));
        }
        let people = contacts::all(app.vault()?)?;
        let contact = contacts::by_customer(&people, &document.party);
        let to = match &self.to {
            Some(to) => to.clone(),
            None => address(contact, document)?,
        };
        let (_, place) = super::pdf::keep(app, document, contact)?;
        let words = invoice::letter(app.config()?, contact, document);
        let file = Attached { path: place.path(), sha256: String::new(), size: 0 };
        let mail = Email {
            to: vec![to],
            subject: self.subject.clone().unwrap_or(words.subject),
            body: self.text.clone().unwrap_or(words.body),
            attachments: vec![file],
            ..Email::default()
        };
        email::ask(app, mail, format!("invoice {}", document.id), self.dry_run)
    }
}

fn address(contact: Option<&Contact>, document: &Document) -> Result<String> {
    let party = shown_line(&document.party);
    let Some(contact) = contact else {
        let what = format!("there is no note `{party}` in Contacts/");
        return Err(Fail::say(Exit::SetUp, what).hint("`--to ADDRESS` says whom it goes to"));
    };
    let email = contact.emails.iter().find(|email| !email.is_empty());
    let email = email.ok_or_else(|| {
        let what = format!("Contacts/{}.md has no `email`", shown_line(&contact.name));
        Fail::say(Exit::SetUp, what).hint("`--to ADDRESS` says whom it goes to")
    })?;
    let name = document.party.replace(['"', '<', '>', ',', ';'], " ");
    let name: Vec<&str> = name.split_whitespace().collect();
    Ok(format!("{} <{email}>", name.join(" ")))
}
