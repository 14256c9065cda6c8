//! An invoice's PDF drawn into the vault, and a line in a contact's note of what was done for them.

use serde_json::{Value, json};

use super::effect::World;
use crate::base::{Fail, Result, Time, clock, digest};
use crate::model::Id;
use crate::model::action::{ContactLine, Drawing};
use crate::model::attempt::{Attempt, Failure, FailureClass};
use crate::remote::books::{Books, BooksError, DocumentKind};
use crate::report::invoice::{self, Drawn};
use crate::vault::{Created, Folder, Place, contacts, inert};

/// The heading of a contact's note below which such lines stand.
const LOG: &str = "## Log";

impl World<'_> {
    /// Draws an invoice to its place. What is there and differs stays: it may have gone out so.
    pub(super) fn draw_invoice(&self, drawing: &Drawing) -> Result<Attempt> {
        let drawn = match self.drawing(drawing)? {
            Ok(drawn) => drawn,
            Err(attempt) => return Ok(attempt),
        };
        let place = invoice::place(&drawing.document);
        Ok(match self.vault.create(&place, &drawn.bytes)? {
            Created::New | Created::Same => Attempt::Done(receipt(drawing, &place, &drawn)),
            Created::Differs => Attempt::refused(format!(
                "{} is there and differs from what would be drawn now: move it away to draw it anew",
                place.path()
            )),
        })
    }

    /// The receipt of an invoice that lies at its place as it would be drawn now.
    pub(super) fn drawn_invoice(&self, drawing: &Drawing) -> Result<Option<Value>> {
        let place = invoice::place(&drawing.document);
        let there = match self.vault.read_bytes(&place) {
            Ok(there) => there,
            Err(error) if error.is_not_there() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let drawn = self.drawing(drawing)?.ok().filter(|drawn| drawn.bytes == there);
        Ok(drawn.map(|drawn| receipt(drawing, &place, &drawn)))
    }

    fn drawing(&self, drawing: &Drawing) -> Result<std::result::Result<Drawn, Attempt>> {
        let ledger = match Books::open(self.vault, self.state, self.config).read() {
            Ok(ledger) => ledger,
            // A person must mend the line first; then it is drawn.
            Err(error @ BooksError::Journal { .. }) => {
                return Ok(Err(Attempt::NotPossible(error.to_string())));
            }
            Err(error) => return Err(error.into()),
        };
        let document = ledger.document(&drawing.document);
        let Some(document) = document.filter(|found| found.kind == DocumentKind::Invoice) else {
            let why = "`document` is no invoice in the books";
            return Ok(Err(Attempt::Failed(Failure::new(FailureClass::Data, why))));
        };
        let people = contacts::all(self.vault)?;
        let contact = contacts::by_customer(&people, &document.party);
        // A setting or a name that can't be drawn is mended by a person; then it is.
        let said = |fail: Fail| Attempt::NotPossible(fail.causes().join(": "));
        Ok(invoice::draw(self.vault, self.config, contact, document).map_err(said))
    }

    /// Adds the line to the contact's note, and leaves all else of it as it is.
    pub(super) fn log_contact(&self, line: &ContactLine, key: &Id, at: Time) -> Result<Attempt> {
        if let Some(receipt) = self.logged_contact(line, key)? {
            return Ok(Attempt::Done(receipt));
        }
        let place = note_of(line);
        if !self.vault.has(&place) {
            let why = "`contact` is no note in Contacts/";
            return Ok(Attempt::Failed(Failure::new(FailureClass::Data, why)));
        }
        let (before, mut note) = self.vault.read_to_edit(&place)?;
        let day = clock::local(at).date_naive();
        let added = format!("- {day}: {} ^{key}\n", inert::line(&line.text));
        note.body = with_line(&note.body, &added);
        self.vault.replace(&place, &before, note.print().as_bytes())?;
        Ok(Attempt::Done(noted(&place)))
    }

    /// The receipt of a line that is in the note: its key ends it, as a block's name in Obsidian.
    pub(super) fn logged_contact(&self, line: &ContactLine, key: &Id) -> Result<Option<Value>> {
        let place = note_of(line);
        let text = match self.vault.read_text(&place) {
            Ok(text) => text,
            Err(error) if error.is_not_there() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mark = format!(" ^{key}");
        Ok(text.lines().any(|line| line.trim_end().ends_with(&mark)).then(|| noted(&place)))
    }
}

fn note_of(line: &ContactLine) -> Place {
    Place::new(Folder::Contacts, format!("{}.md", line.contact))
}

fn noted(place: &Place) -> Value {
    json!({ "connector": "vault", "path": place.path(), "said": "noted in the contact" })
}

fn receipt(drawing: &Drawing, place: &Place, drawn: &Drawn) -> Value {
    json!({
        "connector": "vault",
        "path": place.path(),
        "document": drawing.document,
        "pages": drawn.pages,
        "sha256": digest::sha256(&drawn.bytes),
        "lacks": drawn.lacks,
    })
}

/// A note's text with a line at the end of its log; a note without one gets it at its end.
fn with_line(body: &str, added: &str) -> String {
    let ends = body.matches('\n').count();
    if ends > 0 && body.matches("\r\n").count() == ends {
        return with_line(&body.replace("\r\n", "\n"), added).replace('\n', "\r\n");
    }
    let mut lines: Vec<&str> = body.split_inclusive('\n').collect();
    let Some(head) = lines.iter().position(|line| line.trim_end() == LOG) else {
        let own = body.trim_end();
        let gap = if own.is_empty() { "\n" } else { "\n\n" };
        return format!("{own}{gap}{LOG}\n\n{added}");
    };
    let rest = lines.iter().skip(head + 1);
    let length = rest.take_while(|line| !line.starts_with('#')).count();
    let mut at = head + 1 + length;
    while at > head + 1 && lines.get(at - 1).is_some_and(|line| line.trim().is_empty()) {
        at -= 1;
    }
    let is_open = lines.get(at.saturating_sub(1)).is_some_and(|line| !line.ends_with('\n'));
    let own = match (at == head + 1, is_open) {
        (true, true) => format!("\n\n{added}"),
        (true, false) => format!("\n{added}"),
        (false, true) => format!("\n{added}"),
        (false, false) => added.to_owned(),
    };
    lines.insert(at, &own);
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::with_line;

    #[test]
    fn a_line_is_added_to_the_log_and_all_else_stays() {
        for (body, expected) in [
            ("", "\n## Log\n\n- x\n"),
            ("\nMet in 2019.", "\nMet in 2019.\n\n## Log\n\n- x\n"),
            ("\n## Log\n\n- a\n\n## Own\n\ntext\n", "\n## Log\n\n- a\n- x\n\n## Own\n\ntext\n"),
            ("\n## Log\n\n- a", "\n## Log\n\n- a\n- x\n"),
            ("## Log\n## Own\n", "## Log\n\n- x\n## Own\n"),
            ("\r\nMet.\r\n\r\n## Log\r\n", "\r\nMet.\r\n\r\n## Log\r\n\r\n- x\r\n"),
        ] {
            assert_eq!(with_line(body, "- x\n"), expected, "{body:?}");
        }
    }
}
