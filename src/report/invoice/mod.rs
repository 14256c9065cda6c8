//! An invoice as one sends it: a PDF with all that it has to say, and a code to pay by where there is a standard for one.
//!
//! The same books, settings and contact always make the same bytes: a yes to a mail is bound to the digest of its file.

mod font;
mod ink;
mod layout;
mod letter;
mod pay;
mod sheet;
mod slip;
mod table;
mod words;

use unicode_normalization::UnicodeNormalization as _;

pub(crate) use letter::letter;

use crate::base::text::{cut, is_hidden, shown_line};
use crate::base::{Exit, Fail, Result};
use crate::config::Config;
use crate::model::person::Contact;
use crate::remote::books::{Document, DocumentKind};
use crate::vault::{Folder, Place, Vault};

use font::Fonts;
use ink::{About, Mark};
use sheet::Sheet;

/// An invoice that was drawn.
#[derive(Debug)]
pub(crate) struct Drawn {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    /// What the invoice should say and can't, in words.
    pub(crate) lacks: Vec<String>,
}

/// Where an invoice's PDF lies: beside its note.
pub(crate) fn place(id: &str) -> Place {
    Place::below(Folder::Accounting, DocumentKind::Invoice.folder(), format!("{id}.pdf"))
}

/// Draws an invoice of the books. A character that the font lacks is an error that names it: no invoice has boxes in it.
pub(crate) fn draw(
    vault: &Vault,
    config: &Config,
    contact: Option<&Contact>,
    document: &Document,
) -> Result<Drawn> {
    let sheet = sheet::sheet(vault, config, contact, document)?;
    let fonts = Fonts::load();
    let fonts = fonts.ok_or_else(|| Fail::say(Exit::Failed, "the built-in font can't be read"))?;
    print(&sheet, fonts)
}

fn print(sheet: &Sheet, fonts: Fonts) -> Result<Drawn> {
    let logo = sheet.logo.clone().map(ink::logo).transpose().map_err(|what| {
        Fail::say(Exit::SetUp, format!("`invoice.logo`: the file {what}"))
            .hint("a PNG or JPEG file in the vault")
    })?;
    let mut pages = layout::pages(sheet, &fonts);
    composed(&mut pages);
    lacking(&pages, &fonts)?;
    let about = About {
        title: format!("{} {}", sheet.language.words().invoice, sheet.id),
        author: sheet.seller.name.clone(),
        language: sheet.language.code(),
        date: sheet.date,
    };
    let bytes = ink::print(&pages, &about, fonts, logo.as_ref())
        .map_err(|what| Fail::say(Exit::Failed, format!("can't make the PDF: {what}")))?;
    Ok(Drawn { bytes, pages: pages.len(), lacks: sheet.lacks.clone() })
}

/// Letters and their marks as one character, where there is one: the font has those.
fn composed(pages: &mut [Vec<Mark>]) {
    for mark in pages.iter_mut().flatten() {
        if let Mark::Text(text) = mark {
            text.words = text.words.nfc().collect();
        }
    }
}

fn lacking(pages: &[Vec<Mark>], fonts: &Fonts) -> Result<()> {
    for mark in pages.iter().flatten() {
        let Mark::Text(text) = mark else { continue };
        let face = fonts.face(text.bold);
        // Letters that run from right to left need more than their glyphs to be read.
        let is_backwards = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        let mut lacks: Vec<char> = text
            .words
            .chars()
            .filter(|c| face.glyph(*c).is_none() || is_hidden(*c) || is_backwards(*c))
            .collect();
        lacks.sort_unstable();
        lacks.dedup();
        if lacks.is_empty() {
            continue;
        }
        let named: Vec<String> = lacks
            .iter()
            .map(|c| {
                if is_hidden(*c) {
                    format!("U+{:04X}", u32::from(*c))
                } else {
                    format!("`{c}` (U+{:04X})", u32::from(*c))
                }
            })
            .collect();
        let what = format!(
            "the invoice's font has no {} for `{}`",
            named.join(", "),
            cut(&shown_line(&text.words), 60)
        );
        return Err(Fail::say(Exit::Failed, what)
            .hint("it writes Latin, Greek and Cyrillic; say it in these, in the contact's note or in a new invoice"));
    }
    Ok(())
}
