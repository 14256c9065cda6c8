//! `fte ledger invoice pdf`

use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, OrFail as _, Result, digest, disk};
use crate::model::person::Contact;
use crate::remote::books::Document;
use crate::report::invoice;
use crate::vault::{Created, Place, contacts};

/// Draw an invoice as a PDF
///
/// It has your address, tax number and bank from the settings `invoice.*`, the customer's from their note in Contacts/
/// (`company`, `street`, `zip`, `city`, `country`, `vat`, `language`, `reverse_charge`), the lines, the tax by rate, the total,
/// and when it is due. With an account in euros in SEPA comes the code that banking apps read, with a Swiss one the QR-bill.
///
/// The same invoice always makes the same file. One that is there and differs is never replaced.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte ledger invoice pdf INV-0042\n  fte ledger invoice pdf INV-0042 --output /tmp/invoice.pdf"
)]
pub(crate) struct PdfArgs {
    /// Its number
    #[arg(value_name = "NUMBER")]
    id: String,
    /// Where to write it [default: Accounting/Invoices/NUMBER.pdf in the vault]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// `{"id","path","pages","bytes","sha256","lacks"}`
#[derive(Serialize)]
struct Drawn {
    id: String,
    path: String,
    pages: usize,
    bytes: usize,
    sha256: String,
    /// What the invoice should say and can't, in words.
    lacks: Vec<String>,
}

impl PdfArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let ledger = super::super::books(app)?.read()?;
        let document = super::show::invoice(&ledger, &self.id)?;
        let people = contacts::all(app.vault()?)?;
        let contact = contacts::by_customer(&people, &document.party);
        let (drawn, path) = if let Some(path) = &self.output {
            let drawn = drawn(app, document, contact)?;
            create(path, &drawn.bytes)?;
            (drawn, path.to_string_lossy().into_owned())
        } else {
            let (drawn, place) = keep(app, document, contact)?;
            (drawn, place.path())
        };
        app.out.report(&Drawn {
            id: document.id.clone(),
            path,
            pages: drawn.pages,
            bytes: drawn.bytes.len(),
            sha256: digest::sha256(&drawn.bytes),
            lacks: drawn.lacks,
        })
    }
}

/// Draws an invoice, and says what it lacks.
fn drawn(app: &App, document: &Document, contact: Option<&Contact>) -> Result<invoice::Drawn> {
    let drawn = invoice::draw(app.vault()?, app.config()?, contact, document)?;
    for lack in &drawn.lacks {
        app.out.warn(format!("the invoice lacks {lack}"));
    }
    Ok(drawn)
}

/// Draws an invoice to its place in the vault. What is there and differs stays, and is an error.
pub(super) fn keep(
    app: &App,
    document: &Document,
    contact: Option<&Contact>,
) -> Result<(invoice::Drawn, Place)> {
    let drawn = drawn(app, document, contact)?;
    let place = invoice::place(&document.id);
    match app.vault()?.create(&place, &drawn.bytes)? {
        Created::Differs => Err(differs(&place.path())),
        Created::New | Created::Same => Ok((drawn, place)),
    }
}

/// Makes a file where none is; the same bytes again are no error.
fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let shown = shown_line(&path.to_string_lossy());
    match disk::create(path, bytes) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let same = disk::read(path, bytes.len() as u64).is_ok_and(|there| there == bytes);
            if same { Ok(()) } else { Err(differs(&shown)) }
        }
        written => written.doing(format!("write {shown}")),
    }
}

fn differs(path: &str) -> Fail {
    Fail::say(Exit::Refused, format!("{path} is there and differs from what would be drawn now"))
        .hint("it may have gone out so: move it away to draw it anew, or `--output` another file")
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pages = if self.pages == 1 { "1 page".into() } else { format!("{} pages", self.pages) };
        write!(
            f,
            "{}\n{pages}, {} bytes, SHA-256 {}",
            shown_line(&self.path),
            self.bytes,
            self.sha256
        )
    }
}
