//! What a letter is made of: whom it goes to, its text, its files.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use crate::app::App;
use crate::base::{Exit, Fail, OrFail as _, Result, disk, prompt, text};
use crate::cmd::editor;
use crate::model::action::Attached;

/// The longest text that is read, in bytes. Far more than anybody writes; what is longer is meant as a file.
const LONGEST: u64 = 4 << 20;

/// Whom a letter goes to.
#[derive(Args, Debug)]
pub(super) struct WhomArgs {
    /// Whom it is to, `name@domain` or `Name <name@domain>`; repeat it for more
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::EmailAddress)]
    pub(super) to: Vec<String>,
    /// What it is about
    #[arg(long, short, value_name = "TEXT")]
    pub(super) subject: Option<String>,
    /// The item that it is about: it is named in the request
    #[arg(long, value_name = "ITEM")]
    pub(super) from_item: Option<String>,
}

/// Who gets a copy.
#[derive(Args, Debug)]
pub(super) struct CopyArgs {
    /// Who gets a copy; repeat it for more
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::EmailAddress)]
    pub(super) cc: Vec<String>,
    /// Who gets a copy that the others don't see; repeat it for more
    #[arg(long, value_name = "ADDRESS", value_hint = ValueHint::EmailAddress)]
    pub(super) bcc: Vec<String>,
}

/// Text and files.
#[derive(Args, Debug)]
pub(super) struct LetterArgs {
    /// Read the text from a file; `-` is stdin
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "text")]
    file: Option<PathBuf>,
    /// A file of the vault that goes with it, `Accounting/Invoices/….pdf`; repeat it for more
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    attach: Vec<String>,
    /// The text is Markdown: it goes as HTML as well
    #[arg(long)]
    pub(super) html: bool,
    /// Leave out `mail.signature`
    #[arg(long)]
    no_signature: bool,
}

impl LetterArgs {
    /// Whether nothing was said of text or files.
    pub(super) fn is_empty(&self) -> bool {
        self.file.is_none() && self.attach.is_empty() && !self.html && !self.no_signature
    }

    /// The files that go with it; what each of them is now is read when the request is drawn.
    pub(super) fn files(&self, app: &App) -> Result<Vec<Attached>> {
        let root = app.vault()?.root();
        let file = |typed: &String| Attached {
            path: vault_path(root, typed),
            sha256: String::new(),
            size: 0,
        };
        Ok(self.attach.iter().map(file).collect())
    }

    /// The whole text: what is typed, read or written in the editor, the signature, and `below` it what is quoted.
    pub(super) fn body(&self, app: &App, typed: Option<&str>, below: &str) -> Result<String> {
        let own = match self.given(typed)? {
            Some(own) => own,
            None if prompt::can_ask() => {
                let whole = self.whole(app, "", below)?;
                let Some(written) = editor::edit(app, "letter.md", &whole)? else {
                    return Err(Fail::say(Exit::Failed, "the editor failed; nothing is asked for"));
                };
                return filled(written);
            }
            None => {
                return Err(Fail::say(Exit::Usage, "the letter has no text").hint(
                    "say it behind the options, in a file (`--file FILE`), or on stdin (`-`)",
                ));
            }
        };
        self.whole(app, &filled(own)?, below)
    }

    /// The text of a draft, which may be yet to be written.
    pub(super) fn beginning(&self, app: &App, typed: Option<&str>, below: &str) -> Result<String> {
        let own = self.given(typed)?.unwrap_or_default();
        self.whole(app, &own, below)
    }

    fn given(&self, typed: Option<&str>) -> Result<Option<String>> {
        match (&self.file, typed) {
            (Some(path), _) if path.as_os_str() == "-" => stdin().map(Some),
            (Some(path), _) => file(path).map(Some),
            (None, Some("-")) => stdin().map(Some),
            (None, typed) => Ok(typed.map(ToOwned::to_owned)),
        }
    }

    fn whole(&self, app: &App, own: &str, below: &str) -> Result<String> {
        let signature = app.config()?.text("mail.signature");
        let signature = if self.no_signature { "" } else { signature.trim_end() };
        let parts = [own.trim_end(), signature, below.trim_end()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        // A text that is yet to be written has its place above the rest.
        let above = if own.trim().is_empty() && !parts.is_empty() { "\n\n" } else { "" };
        Ok(format!("{above}{}", parts.join("\n\n")))
    }
}

/// A letter without a word is a slip.
pub(super) fn filled(text: String) -> Result<String> {
    if text.trim().is_empty() {
        return Err(Fail::say(Exit::Usage, "the letter has no text"));
    }
    Ok(text)
}

fn stdin() -> Result<String> {
    let mut bytes = Vec::new();
    std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes).doing("read stdin")?;
    if bytes.len() as u64 > LONGEST {
        return Err(too_long("stdin"));
    }
    words(bytes, "stdin")
}

fn file(path: &Path) -> Result<String> {
    let name = format!("`{}`", text::shown_line(&path.to_string_lossy()));
    let bytes = disk::read(path, LONGEST).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => too_long(&name),
        _ => Fail::say(Exit::Usage, format!("can't read {name}: {error}")),
    })?;
    words(bytes, &name)
}

fn words(bytes: Vec<u8>, name: &str) -> Result<String> {
    String::from_utf8(bytes)
        .map(|text| text.strip_prefix('\u{feff}').map(ToOwned::to_owned).unwrap_or(text))
        .map_err(|_| Fail::say(Exit::Usage, format!("{name} is not UTF-8 text")))
}

fn too_long(name: &str) -> Fail {
    let most = LONGEST >> 20;
    Fail::say(Exit::Usage, format!("{name} has more than {most} MiB of text"))
        .hint("`--attach` sends a file of the vault with the letter")
}

/// A file as it is typed, as the vault knows it: a whole path within the vault is shortened, `./` left out.
fn vault_path(root: &Path, typed: &str) -> String {
    let path = Path::new(typed);
    let within = path.strip_prefix(root).ok().filter(|_| path.is_absolute());
    let path = within.map_or_else(|| typed.to_owned(), |path| path.to_string_lossy().into_owned());
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path };
    path.trim_start_matches("./").to_owned()
}
