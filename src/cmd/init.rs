//! `fte init`

use std::fmt;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::app::App;
use crate::base::{OrFail as _, Result, disk};
use crate::model::Id;
use crate::vault::{Folder, store::MARK, template};
use crate::{config, vault::Vault};

/// Make a vault, or add what is missing to one
///
/// Files and notes that are there already are never touched.
#[derive(Args, Debug)]
pub(crate) struct InitArgs {
    /// The vault's folder
    #[arg(default_value = ".")]
    dir: PathBuf,
}

#[derive(Serialize)]
struct Made {
    vault: String,
    created: Vec<String>,
    kept: usize,
}

impl InitArgs {
    pub(crate) fn run(&self, app: &App) -> Result<()> {
        let made = make(&self.dir, &app.clock)?;
        app.out.report(&made)
    }
}

fn make(dir: &std::path::Path, clock: &crate::base::Clock) -> Result<Made> {
    let mut made = Made { vault: dir.display().to_string(), created: Vec::new(), kept: 0 };
    let folders = Folder::ALL.iter().map(|folder| folder.name()).chain([MARK]);
    for folder in folders {
        let path = dir.join(folder);
        if !path.is_dir() {
            fs::create_dir_all(&path).doing(format!("create {}", path.display()))?;
            made.created.push(format!("{folder}/"));
        }
    }
    let settings = config::fresh(vault_id(dir, clock).as_str());
    let files = template::FILES.iter().copied().chain([(config::FILE, settings.as_str())]);
    for (name, content) in files {
        let path = dir.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).doing(format!("create {}", parent.display()))?;
        }
        if fs::symlink_metadata(&path).is_ok() {
            made.kept += 1;
            continue;
        }
        disk::create(&path, content.as_bytes()).doing(format!("create {}", path.display()))?;
        made.created.push(name.to_owned());
    }
    made.vault = Vault::open(dir)?.root().display().to_string();
    Ok(made)
}

/// A vault's id: made once, of where and when and chance, so that no two vaults share their state.
fn vault_id(dir: &std::path::Path, clock: &crate::base::Clock) -> Id {
    let mut chance = [0; 16];
    // Without chance, place and time still tell vaults apart.
    let _ = getrandom::fill(&mut chance);
    let place = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    Id::of(&[
        b"vault",
        place.to_string_lossy().as_bytes(),
        clock.now().to_rfc3339().as_bytes(),
        &chance,
    ])
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.created.is_empty() {
            return write!(f, "{} has all that a vault needs", self.vault);
        }
        writeln!(f, "vault in {}", self.vault)?;
        write!(f, "created {}, kept {}", self.created.len(), self.kept)
    }
}
