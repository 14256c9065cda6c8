//! `fte odoo invoice send`

use clap::Args;

use crate::app::App;
use crate::base::{Exit, Fail, OrFail as _, Result, digest};
use crate::cmd::email;
use crate::cmd::odoo::{ask, read};
use crate::model::Id;
use crate::model::action::{Attached, Email};
use crate::model::person::Address;
use crate::remote::odoo::Odoo;
use crate::remote::odoo::document::Document;
use crate::remote::odoo::error::OdooError;
use crate::remote::odoo::reading::portal;
use crate::vault::{Created, Folder, Place, name};

/// Ask to mail a posted invoice to its customer, with Odoo's own PDF
///
/// The PDF is kept in Attachments/ of the vault, and what is mailed is that very file. Without `--to`, the mail is to the
/// address that the customer has in Odoo.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  fte odoo invoice send INV/2026/00001")]
pub(crate) struct SendArgs {
    /// The invoice: its number, or `#12`, its id in Odoo
    #[arg(value_name = "NUMBER")]
    document: String,
    /// Another recipient than the customer's address in Odoo
    #[arg(long, value_name = "ADDRESS")]
    to: Vec<String>,
    /// The mail's subject [default: `Invoice NUMBER`]
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
    /// The mail's text [default: number, total and due date]
    #[arg(long, value_name = "TEXT")]
    body: Option<String>,
    /// Show the mail, and ask for nothing
    #[arg(long)]
    dry_run: bool,
}

/// What was read of an invoice that goes out.
struct Outgoing {
    document: Document,
    to: Vec<String>,
    /// The file's name and its bytes; `None` where it is only shown.
    pdf: Option<(String, Vec<u8>)>,
}

impl SendArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let (site, http) = (read::site(app)?, app.odoo()?);
        let made = |odoo: &Odoo<'_>, id| portal::pdf(http, &site, odoo, id);
        let read = ask::with(app, |odoo| self.read(odoo, made))?;
        let number = read.document.known_as();
        let mut attachments = Vec::new();
        if let Some((name, bytes)) = &read.pdf {
            attachments.push(kept(app, &number, name, bytes)?);
        }
        let due = &read.document.due;
        let text = || {
            format!(
                "Hello,\n\nattached is our invoice {number} of {}, over {}, due on {due}.\n",
                read.document.date, read.document.total
            )
        };
        let mail = Email {
            to: read.to,
            subject: self.subject.clone().unwrap_or_else(|| format!("Invoice {number}")),
            body: self.body.clone().unwrap_or_else(text),
            attachments,
            ..Email::default()
        };
        email::ask_for(app, mail, self.dry_run)
    }

    /// `made`: a PDF that the server makes now, where it has kept none.
    fn read(
        &self,
        odoo: &Odoo<'_>,
        made: impl FnOnce(&Odoo<'_>, u64) -> Result<Vec<u8>, OdooError>,
    ) -> Result<Outgoing, OdooError> {
        let id = odoo.document_named(&self.document, &["out_invoice", "out_refund"])?;
        let document = odoo.document(id)?;
        if !document.is_posted() {
            let why =
                format!("{} is no posted invoice: it is `{}`", document.known_as(), document.state);
            return Err(OdooError::Stopped(why));
        }
        let mut to = self.to.clone();
        if to.is_empty() {
            let (name, email) = odoo.address(document.partner.0)?;
            let email = email.ok_or_else(|| {
                OdooError::Data(
                    "the customer has no address in Odoo: `--to ADDRESS` says one".into(),
                )
            })?;
            to.push(Address { name, email }.to_string());
        }
        if self.dry_run {
            return Ok(Outgoing { document, to, pdf: None });
        }
        let pdf = match odoo.kept_pdf(id)? {
            Some(kept) => kept,
            None => (format!("{}.pdf", document.known_as().replace('/', "_")), made(odoo, id)?),
        };
        Ok(Outgoing { document, to, pdf: Some(pdf) })
    }
}

/// The PDF in the vault: the same bytes of the same invoice are one file.
fn kept(app: &App, number: &str, foreign: &str, bytes: &[u8]) -> Result<Attached> {
    let sha256 = digest::sha256(bytes);
    let id = Id::of(&[b"odoo pdf", number.as_bytes(), sha256.as_bytes()]);
    let place = Place::below(Folder::Attachments, id.as_str(), name::attachment(foreign));
    if app.vault()?.create(&place, bytes).or_fail(Exit::Failed)? == Created::Differs {
        let what = format!("`{}` is there, and is another file", place.path());
        return Err(Fail::say(Exit::Failed, what));
    }
    Ok(Attached { path: place.path(), sha256: String::new(), size: 0 })
}
