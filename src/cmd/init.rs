//! `fte init`

use std::fmt;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::text::shown_line;
use crate::base::{Clock, Exit, Fail, OrFail as _, Result, disk};
use crate::config;
use crate::model::Id;
use crate::state;
use crate::vault::{Front, Vault, fresh};

/// Make a vault, or add what is missing to one
///
/// Files and notes that are there already are never touched, so that a folder of notes can become a vault, and a vault
/// gets the files of a newer fte.
///
/// A vault that was copied shares its id, and so its memory, with the one it was copied from; fte refuses to work on it
/// until `--new-id` makes it one of its own. Requests that wait in the copy are then asked again.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  fte init ~/Business\n  fte init --dry-run .\n  fte init --new-id ~/Business-copy"
)]
pub(crate) struct InitArgs {
    /// The vault's folder
    #[arg(default_value = ".", value_name = "DIR")]
    dir: PathBuf,
    /// Give the vault a new id: for one that was copied
    #[arg(long)]
    new_id: bool,
    /// Say what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
}

/// What was made, or would be.
#[derive(Serialize)]
struct Made {
    vault: String,
    created: Vec<String>,
    kept: usize,
    new_id: bool,
    dry_run: bool,
}

impl InitArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let root = whole(&self.dir)?;
        if let Some(above) = fresh::above(&root) {
            let above = shown_line(&above.to_string_lossy());
            app.out.warn(format!(
                "{above} is a vault already: inside this one, `fte` works on this one alone"
            ));
        }
        let id = new_id(&root, &app.clock);
        let settings = config::fresh(id.as_str());
        let missing = fresh::missing(&root, (config::FILE, &settings))?;
        let is_fresh = missing.files.iter().any(|(name, _)| name == config::FILE);
        let new_id = self.new_id && !is_fresh;
        if !self.dry_run {
            fresh::fill(&root, &missing)?;
            if new_id {
                rename(&root, &id)?;
            }
            if is_fresh || new_id {
                state::forget_id(&config::state_home()?, &root);
            }
        }
        let folders = missing.folders.iter().map(|name| format!("{name}/"));
        let made = Made {
            vault: shown_line(&root.to_string_lossy()),
            created: folders.chain(missing.files.iter().map(|(name, _)| name.clone())).collect(),
            kept: missing.kept,
            new_id,
            dry_run: self.dry_run,
        };
        app.out.outcome(&made, new_id || !made.created.is_empty())
    }
}

/// The folder's own path, links resolved, as far as it is there.
fn whole(dir: &Path) -> Result<PathBuf> {
    let said = || shown_line(&dir.to_string_lossy());
    match dir.canonicalize() {
        Ok(root) if root.is_dir() => Ok(root),
        Ok(_) => Err(Fail::say(Exit::Failed, format!("{} is a file, not a folder", said()))
            .hint("name the folder that shall be the vault: `fte init DIR`")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if std::fs::symlink_metadata(dir).is_ok() {
                return Err(Fail::say(
                    Exit::Failed,
                    format!("{} is a symbolic link to nothing", said()),
                ));
            }
            std::path::absolute(dir).doing(format!("find {}", said()))
        }
        Err(error) => Err(error).doing(format!("look at {}", said())),
    }
}

/// A vault's id: made once, of where and when and chance, so that no two vaults share their state.
fn new_id(root: &Path, clock: &Clock) -> Id {
    let mut chance = [0; 16];
    // Without chance, place and time still tell vaults apart.
    let _ = getrandom::fill(&mut chance);
    Id::of(&[
        b"vault",
        root.to_string_lossy().as_bytes(),
        clock.now().to_rfc3339().as_bytes(),
        &chance,
    ])
}

/// Puts another id into the settings; every other byte of them stays.
fn rename(root: &Path, id: &Id) -> Result<()> {
    // A folder without the mark got it by now.
    let path = Vault::open(root)?.root().join(config::FILE);
    let doing = || format!("change the id in `{}`", config::FILE);
    let bytes = disk::read(&path, 1 << 20).doing(doing())?;
    let text = std::str::from_utf8(&bytes).doing(doing())?;
    let mut settings = Front::parse(text, 1).doing(doing())?;
    settings.set("vault", &serde_json::json!(id));
    disk::replace(&path, settings.print().as_bytes()).doing(doing())?;
    path.parent().map_or(Ok(()), disk::sync_dir).doing(doing())
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.new_id {
            let has = if self.dry_run {
                "would get an id of its own"
            } else {
                "has an id of its own now"
            };
            writeln!(f, "{} {has}", self.vault)?;
        }
        if self.created.is_empty() {
            return write!(f, "{} has all that a vault needs", self.vault);
        }
        let folders = self.created.iter().filter(|name| name.ends_with('/')).count();
        let files = self.created.len() - folders;
        let made = if self.dry_run { "would make" } else { "made" };
        writeln!(f, "vault in {}", self.vault)?;
        write!(f, "{made} {folders} folders and {files} files")?;
        match self.kept {
            0 => writeln!(f)?,
            kept => writeln!(f, "; {kept} of a vault's files were there, and stay as they are")?,
        }
        if self.dry_run {
            return self.created.iter().try_for_each(|name| writeln!(f, "  {name}"));
        }
        f.write_str(NEXT)
    }
}

const NEXT: &str = "
Next:
  1. go there, and say who you are in `.fte/config.yaml`: owner.name, owner.emails
  2. read `Company_Handbook.md`: what is done by itself, and what is asked before
  3. drop mail or files into `Inbox/`, then: fte watch files, fte plan, fte approve, fte act
  4. have your mailbox read: `imap.host` and `imap.user` in the settings, then: fte auth imap login, fte watch imap
";
