//! The folder of what was sent: which it is, what is put there, whether a message lies there.

use super::folder::{self, Listed};
use super::wire::{ROOM, Said};
use super::{ImapError, Session, quoted};

/// So many messages that a search takes for one are looked at.
const CANDIDATES: usize = 20;

impl Session {
    /// The folder of what was sent: `imap.sent`, else the one that the server marks so, else one with a usual name.
    pub(crate) fn sent_folder(&mut self) -> Result<Option<String>, ImapError> {
        if let Some(name) = &self.account.sent {
            return Ok(Some(name.clone()));
        }
        let mut folders = Vec::new();
        if self.offers("SPECIAL-USE") {
            // Some servers list what a folder is for only where that is asked for; others don't know the question.
            match self.listed("LIST (SPECIAL-USE) \"\" \"*\"", &mut folders) {
                Err(error) if error.is_over() => return Err(error),
                _ => {}
            }
        }
        if !folders.iter().any(|folder| folder.is_sent) {
            self.listed("LIST \"\" \"*\"", &mut folders)?;
        }
        Ok(folder::sent(&folders))
    }

    /// The names of all folders that hold messages.
    pub(crate) fn folders(&mut self) -> Result<Vec<String>, ImapError> {
        let mut folders = Vec::new();
        self.listed("LIST \"\" \"*\"", &mut folders)?;
        let open = folders.into_iter().filter(|folder| folder.is_open);
        Ok(open.map(|folder| folder.name).collect())
    }

    fn listed(&mut self, command: &str, into: &mut Vec<Listed>) -> Result<(), ImapError> {
        let done = self.wire.run("LIST", command, |said| {
            if let Said::Data(values) = said {
                into.extend(Listed::read(&values));
            }
        });
        done.map(drop)
    }

    /// Puts a message into a folder, which is made where it is missing. When it returns, the message is there; after an error
    /// that [`ImapError::is_over`] it may be.
    pub(crate) fn append(&mut self, folder: &str, raw: &[u8], seen: bool) -> Result<(), ImapError> {
        match self.try_append(folder, raw, seen) {
            Err(ImapError::No { code, .. }) if code == "TRYCREATE" => {
                let quoted = quoted(folder)?;
                self.wire.run("CREATE", &format!("CREATE {quoted}"), |_| {})?;
                self.try_append(folder, raw, seen)
            }
            done => done,
        }
    }

    fn try_append(&mut self, folder: &str, raw: &[u8], seen: bool) -> Result<(), ImapError> {
        let (folder, flags) = (quoted(folder)?, if seen { " (\\Seen)" } else { "" });
        self.wire.send(&format!("APPEND {folder}{flags} {{{}}}", raw.len()), ROOM, 0)?;
        loop {
            match self.wire.next()? {
                Said::Go(_) => break,
                Said::Done(status) => return Err(self.wire.no("APPEND", &status)),
                _ => {}
            }
        }
        self.wire.go_on(raw)?;
        self.wire.finish("APPEND", |_| Ok::<_, ImapError>(())).map(drop)
    }

    /// Whether a message with this Message-ID (without angle brackets) lies in a folder. Opens the folder.
    pub(crate) fn find_message_id(&mut self, folder: &str, id: &str) -> Result<bool, ImapError> {
        self.select(folder, false, None)?;
        let Some(quoted) = folder::string(id) else { return Ok(false) };
        let mut found = self.search(&format!("HEADER Message-ID {quoted}"))?;
        // It finds what only has it in it, too.
        found.reverse();
        found.truncate(CANDIDATES);
        let mut is_there = false;
        self.headers(&found, |header| is_there |= has_id(&header.raw, id))?;
        Ok(is_there)
    }
}

/// Whether a header says this Message-ID.
fn has_id(header: &[u8], id: &str) -> bool {
    let parsed = mail_parser::MessageParser::default().parse_headers(header);
    parsed.is_some_and(|message| message.message_id() == Some(id))
}
