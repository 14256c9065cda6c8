//! Files on their way into the rows: what each is, the question where a bank is not known yet, and those of the watcher.

use std::path::Path;

use serde::Serialize;

use super::import::Imported;
use super::settled::Settled;
use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Exit, Fail, Result, prompt};
use crate::remote::bank::{self, Answers, Bank, Guess, Map, Read, Source, Took};

/// A file that was not taken in.
#[derive(Serialize)]
pub(crate) struct Failed {
    pub(crate) file: String,
    pub(crate) why: String,
}

/// Takes files in, one after the other.
pub(crate) struct Reader<'a> {
    bank: Bank<'a>,
    said: Answers,
    map: Option<String>,
    dry_run: bool,
    pub(super) yes: bool,
    /// Whether a person may be asked about a bank that is not known.
    pub(super) may_ask: bool,
    pub(crate) files: Vec<Took>,
    kept: Vec<String>,
    failed: Vec<Failed>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        app: &'a App,
        said: Answers,
        map: Option<String>,
        dry_run: bool,
    ) -> Result<Reader<'a>> {
        let bank = super::bank(app)?;
        Ok(Reader {
            bank,
            said,
            map,
            dry_run,
            yes: false,
            may_ask: false,
            files: Vec::new(),
            kept: Vec::new(),
            failed: Vec::new(),
        })
    }

    /// Takes one file in.
    pub(super) fn path(&mut self, path: &Path) -> Result<()> {
        let (name, bytes) = bank::open_file(path)?;
        self.bytes(&name, &bytes)
    }

    pub(crate) fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let source = Source { name, bytes, map: self.map.as_deref(), said: &self.said };
        let guess = match self.bank.read(&source)? {
            Read::Statements(statements) => {
                self.files.push(self.bank.take(name, statements, &self.said, self.dry_run)?);
                return Ok(());
            }
            Read::Unknown(guess) => *guess,
        };
        let reasons = guess.reasons.clone();
        let map = self.confirmed(name, guess)?;
        let statements = Bank::read_with(&source, &map)?;
        let mut took = self.bank.take(name, statements, &self.said, self.dry_run)?;
        // Kept once its balances did not speak against it.
        if !self.dry_run {
            self.kept.push(self.bank.keep(&map)?);
        }
        took.notes.splice(0..0, reasons);
        self.files.push(took);
        Ok(())
    }

    pub(crate) fn fail(&mut self, file: &str, fail: &Fail) {
        self.failed.push(Failed { file: file.to_owned(), why: fail.causes().join(": ") });
    }

    /// The mapping that was guessed, once a person said that it is right.
    fn confirmed(&self, name: &str, guess: Guess) -> Result<Map> {
        let shown = shown_line(name);
        if !guess.asks.is_empty() {
            let fail = Fail::say(
                Exit::Usage,
                format!("how `{shown}` is read can't be told from it alone"),
            );
            return Err(guess.asks.iter().fold(fail, |fail, ask| fail.hint(ask.clone())));
        }
        let mut map = guess.map;
        let can_ask = self.may_ask && prompt::can_ask();
        let is_told = self.yes && !map.name.is_empty();
        if !(can_ask || is_told) {
            let what = format!("`{shown}` is of a bank whose files were not read before");
            let fail = guess
                .reasons
                .iter()
                .fold(Fail::say(Exit::SetUp, what), |fail, reason| fail.hint(reason.clone()));
            return Err(fail.hint(
                "`--map NAME --yes` keeps this under a name of yours, and takes the file in",
            ));
        }
        if map.name.is_empty() {
            let typed = prompt::line("A short name for this bank")?;
            let plain: String = typed
                .trim()
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .take(40)
                .collect();
            if plain.is_empty() {
                return Err(Fail::say(Exit::Usage, "a mapping needs a name of letters and digits"));
            }
            map.name = plain;
        }
        if !self.yes {
            let question = format!(
                "{}\nRead `{shown}` so, and keep that as `{}`? [y/n]",
                guess.reasons.join("\n"),
                map.name
            );
            if prompt::key(&question, "yn")? == 'n' {
                return Err(Fail::say(Exit::Refused, "nothing was taken in")
                    .hint("`--dates`, `--decimal`, `--invert`, `--account` and `--currency` say what was guessed wrong"));
            }
        }
        Ok(map)
    }

    /// What came of all files; rows are held against what is owed.
    pub(crate) fn finish(self, app: &App, does_match: bool) -> Result<Imported> {
        let mut accounts: Vec<String> =
            self.files.iter().flat_map(|took| took.accounts.clone()).collect();
        accounts.sort();
        accounts.dedup();
        let gaps =
            if accounts.is_empty() { Vec::new() } else { self.bank.gaps(Some(&accounts))? };
        let matched =
            if does_match { Imported::matched(app, self.dry_run)? } else { Settled::default() };
        Ok(Imported {
            dry_run: self.dry_run,
            files: self.files,
            kept: self.kept,
            gaps,
            matched,
            failed: self.failed,
        })
    }
}
